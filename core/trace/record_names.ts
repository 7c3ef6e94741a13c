/** Recording of globals, attributes and cells. */
import { ARRAY_ITEMS, CELL_CONTENT, LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import {
  FUNCTION_GLOBALS,
  METHOD_BYTES,
  METHOD_FUNCTION,
  METHOD_SELF,
} from "../heap/layouts/callable.ts";
import {
  DICT_ENTRIES,
  DICT_FLAGS,
  DICT_USED,
  DICT_VERSION,
  ENTRY_BYTES,
  ENTRY_VALUE,
} from "../heap/layouts/dict.ts";
import {
  FRAME_GLOBALS,
  FRAME_LOCALS,
  FRAME_NAMES,
  GENERATOR_FRAME,
} from "../heap/layouts/frame.ts";
import { KIND_TYPE, SHAPE_KIND, SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { TYPE_DICT, TYPE_MRO } from "../heap/layouts/type.ts";
import { TRACE_SCRATCH, TS_BUILTINS_DICT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import {
  CACHE_BIND,
  CACHE_BIND_BARE,
  CACHE_CELL,
  CACHE_DICT_BIND,
  CACHE_DICT_ITEM,
  CACHE_DICT_VALUE,
  CACHE_MEMBER,
  CACHE_MODULE,
  CACHE_PROPERTY,
  CACHE_SLOT,
  CACHE_TYPE,
  CACHE_TYPE_CELL,
  CACHE_VALUE,
  fillCellStore,
  fillLoad,
  findClassMethod,
  isPlainClass,
  mayBind,
  setterOf,
} from "../interpreter/attribute_cache.ts";
import {
  callCount,
  callDescriptor,
  callNeedsAbsence,
  findLoadCall,
  findStoreCall,
} from "../interpreter/attribute_calls.ts";
import { isPlainData } from "../objects/class_cells.ts";
import { isExceptionInit } from "../interpreter/slow_exceptions.ts";
import { isWatched } from "../interpreter/slow_names.ts";
import { dictFindStr, dictGetStr } from "../objects/values/dict_table.ts";
import {
  BUILTIN_SHAPE,
  DICT_SHAPE,
  FLOAT_SHAPE,
  FUNCTION_SHAPE,
  INT_SHAPE,
  METHOD_SHAPE,
  MODULE_SHAPE,
  SUPER_TYPE,
  TYPE_TYPE_SHAPE,
} from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import { guardClass, guardKinds } from "./class_changes.ts";
import { field, MemoryClass, U, WORD } from "./micro_ops.ts";
import { typeOf } from "../objects/errors.ts";
import { exceptionAttribute } from "./record_exception_objects.ts";
import {
  recordAttributeCall,
  recordAttributeStore,
  recordGetter,
  recordSetter,
} from "./record_methods.ts";
import { dictOf, storeAttribute } from "./record_stores.ts";
import { shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** Cache words of LOAD_ATTR. */
const inDict = (offset: number) => field(offset, MemoryClass.DICT);

/** The globals dict of the innermost frame: its address, guarded. */
export function globalsOf(r: Recorder): number {
  const globals = H32[(r.frame.address + FRAME_GLOBALS) >> 2];
  if (r.frame.generator !== 0) {
    const offset = GENERATOR_FRAME + FRAME_GLOBALS;
    const ref = r.emit(U.FIELD, r.frame.generator, 0, 0, field(offset, MemoryClass.CONSTANT));
    r.emit(U.GUARD_IS, ref, 0, 0, globals);
  } else if (r.frame.fn === 0) {
    const ref = r.emit(U.SLOT, 0, 0, 0, (FRAME_GLOBALS - FRAME_LOCALS) / 4);
    r.emit(U.GUARD_IS, ref, 0, 0, globals);
  } else {
    const ref = r.emit(U.FIELD, r.frame.fn, 0, 0, field(FUNCTION_GLOBALS, MemoryClass.CONSTANT));
    if (!r.emitter.isConstant(r.frame.fn)) r.emit(U.GUARD_IS, ref, 0, 0, globals);
  }
  return globals;
}

/** LOAD_GLOBAL, LOAD_NAME of module code: through the cache words that the interpreter filled. */
export function globalValue(r: Recorder, name: number, stable = isStable): number {
  const place = H32[r.pc + 1];
  const version = H32[r.pc + 2];
  const globals = globalsOf(r);
  let dict = globals;
  if (version !== 0) {
    if (H32[(globals + DICT_VERSION) >> 2] !== version) {
      throw new RecordingAborted("UNSUPPORTED", "a builtin whose cache is stale");
    }
    const ref = r.emit(U.FIELD, r.emitter.word(globals), 0, 0, inDict(DICT_VERSION));
    r.emit(U.GUARD_IS, ref, 0, 0, version);
    dict = H32[TS_BUILTINS_DICT >> 2];
  }
  if (place === 0 || place >= H32[(dict + DICT_USED) >> 2]) {
    throw new RecordingAborted("UNSUPPORTED", "a global whose cache is empty");
  }
  return entryValue(r, dict, place >> 1, name, stable);
}

/** The value of entry `place` of a dict whose key there is `name`. A value that hardly changes becomes a constant. */
export function entryValue(
  r: Recorder,
  dict: number,
  place: number,
  name: number,
  stable = isStable,
): number {
  const { entriesRef, offset, value } = entryAt(r, dict, place, name);
  const ref = r.emit(U.FIELD, entriesRef, 0, 0, inDict(offset));
  // What the trace has stored there is known, if only for this turn.
  if (!stable(value) || r.trace.op[ref] !== U.FIELD) {
    if (r.typeOf(ref) === WORD) r.emit(U.GUARD_BOUND, ref);
    return ref;
  }
  r.emit(U.GUARD_IS, ref, 0, 0, value);
  return r.emitter.word(value);
}

/** Makes sure that entry `place` of a dict has the key `name`: the dict's entries, and the byte offset of its value there. */
function entryAt(r: Recorder, dict: number, place: number, name: number) {
  const entries = H32[(dict + DICT_ENTRIES) >> 2];
  const at = entries + ARRAY_ITEMS + place * ENTRY_BYTES;
  if (H32[(at + 4) >> 2] !== name) throw new RecordingAborted("UNSUPPORTED", "a stale cache");
  const dictRef = r.emitter.word(dict);
  r.emit(U.GUARD_IS, r.emit(U.FIELD, dictRef, 0, 0, inDict(DICT_ENTRIES)), 0, 0, entries);
  const used = r.emit(U.FIELD, dictRef, 0, 0, inDict(DICT_USED));
  r.emit(U.GUARD_INDEX, r.emitter.int(place), used);
  const offset = ARRAY_ITEMS + place * ENTRY_BYTES;
  if (offset > 0xfff0) throw new RecordingAborted("UNSUPPORTED", "a dict with many names");
  const entriesRef = r.emitter.word(entries);
  const key = r.emit(U.FIELD, entriesRef, 0, 0, inDict(offset + 4));
  r.emit(U.GUARD_IS, key, 0, 0, name);
  return { entriesRef, offset: offset + ENTRY_VALUE, value: H32[(at + ENTRY_VALUE) >> 2] };
}

/** Whether a value in a namespace is of a kind that programs seldom replace. */
function isStable(value: number): boolean {
  if ((value & 1) !== 0) return false;
  const shape = H32[value >> 2];
  return shape !== FLOAT_SHAPE && shape !== INT_SHAPE;
}

/** As isStable, of what module code itself may replace in a loop. */
function isDefinition(value: number): boolean {
  return DEFINITIONS.has(shapeOf(value));
}

const DEFINITIONS: ReadonlySet<number> = new Set([
  FUNCTION_SHAPE,
  BUILTIN_SHAPE,
  TYPE_TYPE_SHAPE,
  MODULE_SHAPE,
]);

/** Unsupported in frames whose names are not their globals: makes sure that those of this one are. */
function requireModule(r: Recorder): void {
  const names = H32[(r.frame.address + FRAME_NAMES) >> 2];
  if (r.frames.length > 1 || names !== H32[(r.frame.address + FRAME_GLOBALS) >> 2]) {
    unsupported("a name in a class body");
  }
  const ref = r.emit(U.SLOT, 0, 0, 0, (FRAME_NAMES - FRAME_LOCALS) / 4);
  r.emit(U.GUARD_IS, ref, 0, 0, names);
}

/** LOAD_NAME of module code. */
export function recordLoadName(r: Recorder, name: number): void {
  requireModule(r);
  r.replace(0, globalValue(r, name, isDefinition));
}

/** STORE_NAME of module code, through the cache word that the interpreter filled. */
export function recordStoreName(r: Recorder, name: number): void {
  requireModule(r);
  storeValue(r, H32[r.pc + 1] >> 1, name);
}

export function recordStoreGlobal(r: Recorder, name: number): void {
  storeValue(r, dictFindStr(H32[(r.frame.address + FRAME_GLOBALS) >> 2], name), name);
}

/** Stores the top to entry `place` of the globals, which has the key `name`. */
function storeValue(r: Recorder, place: number, name: number): void {
  const globals = globalsOf(r);
  storeEntry(r, globals, place, name, r.word(r.peek(0)));
  r.replace(1);
}

/** Stores a value to entry `place` of a namespace, which has the key `name`. */
function storeEntry(r: Recorder, dict: number, place: number, name: number, stored: number): void {
  if (place < 0 || place >= H32[(dict + DICT_USED) >> 2] >> 1 || isWatched(dict)) {
    unsupported("a store to a new name");
  }
  const { entriesRef, offset, value } = entryAt(r, dict, place, name);
  if (value === 0) unsupported("a store to a deleted name");
  const flags = r.emit(U.FIELD, r.emitter.word(dict), 0, 0, inDict(DICT_FLAGS));
  r.emit(U.GUARD_IS, flags, 0, 0, H32[(dict + DICT_FLAGS) >> 2]);
  r.emit(U.GUARD_BOUND, r.emit(U.FIELD, entriesRef, 0, 0, inDict(offset)));
  r.emit(U.SET_FIELD, entriesRef, stored, 0, inDict(offset));
}

/** How object.name is found, by the interpreter's own rules. */
function describe(object: number, name: number) {
  const at = TRACE_SCRATCH >> 2;
  H32.fill(0, at, at + 4);
  fillLoad(at, object, name);
  const how = H32[at + 1];
  return {
    kind: H32[at] === 0 ? 0 : (how >> 1) & 15,
    place: how >> 5,
    value: H32[at + 2],
    version: H32[at + 3],
  };
}

/** The value of a cell (objects/class_cells.ts) that a class has, or a base of it. */
function cellValue(
  r: Recorder,
  type: number,
  found: { readonly place: number; readonly value: number },
  name: number,
): number {
  guardClass(r, type);
  return entryValue(r, found.value, found.place, name, isDefinition);
}

/** Makes sure that the metaclass of a class of a shape is as it is now. */
function guardMetaclass(r: Recorder, shape: number): void {
  if (shape !== TYPE_TYPE_SHAPE) guardClass(r, H32[(shape + SHAPE_TYPE) >> 2]);
}

/** STORE_ATTR to a class's own attribute that is a cell. */
function storeCell(r: Recorder, actual: number, name: number): void {
  const at = TRACE_SCRATCH >> 2;
  const stored = r.actual(1);
  if (!fillCellStore(at, actual, name) || !isPlainData(stored)) {
    unsupported("a class attribute that changes");
  }
  r.emit(U.GUARD_IS, r.word(r.peek(0)), 0, 0, actual);
  guardMetaclass(r, H32[actual >> 2]);
  guardClass(r, actual);
  const value = r.word(r.peek(1));
  if ((stored & 1) === 0) {
    r.emit(U.CHECK_SHAPE, value, 0, 0, H32[stored >> 2]);
    guardKinds(r);
  }
  storeEntry(r, H32[at + 2], H32[at + 1] >> 5, name, value);
  r.replace(2);
}

/** LOAD_ATTR and LOAD_METHOD: the value, and whether the object is its first argument. */
function attribute(r: Recorder, name: number): { value: number; binds: boolean } {
  const actual = r.actual(0);
  if ((actual & 1) !== 0) throw new RecordingAborted("UNSUPPORTED", "an attribute of an int");
  const object = r.word(r.peek(0));
  const shape = H32[actual >> 2];
  const found = describe(actual, name);
  const type = H32[(shape + SHAPE_TYPE) >> 2];
  if (shape === MODULE_SHAPE || isPlainClass(actual)) {
    // Classes and modules: the object itself is what the site is about.
    r.emit(U.GUARD_IS, object, 0, 0, actual);
    if (found.kind === CACHE_MODULE) {
      return { value: entryValue(r, H32[(actual + 4) >> 2], found.place, name), binds: false };
    }
    if (found.kind === CACHE_TYPE_CELL) {
      guardMetaclass(r, shape);
      return { value: cellValue(r, actual, found, name), binds: false };
    }
    if (found.kind !== CACHE_TYPE) throw new RecordingAborted("UNSUPPORTED", "a class attribute");
    guardMetaclass(r, shape);
    guardClass(r, actual);
    return { value: r.emitter.word(found.value), binds: false };
  }
  if (found.kind === 0) throw new RecordingAborted("UNSUPPORTED", "an attribute with a method");
  r.emit(U.CHECK_SHAPE, object, 0, 0, shape);
  switch (found.kind) {
    case CACHE_SLOT:
      guardKinds(r);
      return {
        value: r.emit(U.FIELD, object, 0, 0, field(found.place, MemoryClass.SLOTS)),
        binds: false,
      };
    case CACHE_MEMBER: {
      guardKinds(r);
      const value = r.emit(U.FIELD, object, 0, 0, field(found.place, MemoryClass.SLOTS));
      r.emit(U.GUARD_BOUND, value);
      return { value, binds: false };
    }
    case CACHE_VALUE:
      guardClass(r, type);
      return { value: r.emitter.word(found.value), binds: false };
    case CACHE_DICT_ITEM:
      guardKinds(r);
      return {
        value: r.emit(U.DICT_GET, dictOf(r, object, actual, found.place), r.emitter.word(name)),
        binds: false,
      };
    case CACHE_DICT_BIND:
    case CACHE_DICT_VALUE: {
      guardClass(r, type);
      const dict = dictOf(r, object, actual, found.place);
      r.emit(U.GUARD_KIND, dict, 0, 0, DICT_SHAPE);
      r.emit(U.GUARD_FALSE, r.emit(U.CONTAINS, dict, r.emitter.word(name)));
      return { value: r.emitter.word(found.value), binds: found.kind === CACHE_DICT_BIND };
    }
    case CACHE_CELL:
      return { value: cellValue(r, type, found, name), binds: false };
    case CACHE_BIND_BARE: {
      const dict = r.emit(U.FIELD, object, 0, 0, field(found.place, MemoryClass.SLOTS));
      r.emit(U.GUARD_IS, dict, 0, 0, 0);
      guardClass(r, type);
      return { value: r.emitter.word(found.value), binds: true };
    }
    case CACHE_BIND:
      guardClass(r, type);
      return { value: r.emitter.word(found.value), binds: true };
  }
  throw new RecordingAborted("UNSUPPORTED", "an attribute of another kind");
}

/**
 * The first two arguments of a call that findLoadCall or findStoreCall has found, with the object guarded to be one of which it
 * is found.
 */
function callRefs(r: Recorder, actual: number, name: number): [number, number] {
  const type = typeOf(actual);
  const shape = H32[actual >> 2];
  if (H32[(shape + SHAPE_KIND) >> 2] === small(KIND_TYPE)) {
    unsupported("an attribute call of a class");
  }
  // Where the object's own attribute would come first, the shape tells that there is none.
  if (callNeedsAbsence && !mayBind(actual, type, name)) {
    unsupported("an attribute call of an object with a dict");
  }
  const object = r.peek(0);
  const descriptor = callDescriptor;
  r.emit(U.CHECK_SHAPE, r.word(object), 0, 0, shape);
  guardClass(r, type);
  if (descriptor === 0) return [object, r.emitter.word(name)];
  guardClass(r, typeOf(descriptor));
  return [r.emitter.word(descriptor), object];
}

export function recordLoadAttribute(r: Recorder, name: number): void {
  const actual = r.actual(0);
  if ((actual & 1) === 0) {
    const found = describe(actual, name);
    if (found.kind === CACHE_PROPERTY) {
      const shape = H32[actual >> 2];
      r.emit(U.CHECK_SHAPE, r.word(r.peek(0)), 0, 0, shape);
      guardClass(r, H32[(shape + SHAPE_TYPE) >> 2]);
      recordGetter(r, found.value);
      return;
    }
  }
  const loader = findLoadCall(actual, name);
  if (loader !== 0) {
    const [first, second] = callRefs(r, actual, name);
    const args = callCount === 2
      ? [first, second]
      : [first, second, r.emitter.word(typeOf(actual))];
    recordAttributeCall(r, loader, args);
    return;
  }
  const method = classMethod(r, name);
  if (method !== 0) {
    r.replace(1, method);
    return;
  }
  const own = exceptionAttribute(r, name);
  if (own !== 0) {
    r.replace(1, own);
    return;
  }
  const object = r.word(r.peek(0));
  const { value, binds } = attribute(r, name);
  r.replace(1, binds ? bind(r, value, object) : value);
}

/** A new bound method of a guest function. */
function bind(r: Recorder, fn: number, object: number): number {
  if (!r.emitter.isConstant(fn) || shapeOf(r.emitter.constantOf(fn)) !== FUNCTION_SHAPE) {
    unsupported("a bound method of another kind");
  }
  const method = r.emit(U.NEW, r.emitter.word(METHOD_SHAPE), 0, 0, METHOD_BYTES);
  r.emit(U.SET_FIELD, method, fn, 0, field(METHOD_FUNCTION, MemoryClass.CONSTANT));
  r.emit(U.SET_FIELD, method, object, 0, field(METHOD_SELF, MemoryClass.CONSTANT));
  return method;
}

/** LOAD_SUPER_METHOD: super, the class and the object on the stack; a guest function of a class behind that. */
export function recordLoadSuperMethod(r: Recorder, name: number): void {
  const [base, cls, self] = [2, 1, 0].map((depth) => r.actual(depth));
  const shape = shapeOf(self);
  if (base !== SUPER_TYPE || shapeOf(cls) === 0 || shape === 0) unsupported("another super");
  const isType = (of: number) => H32[(of + SHAPE_KIND) >> 2] === small(KIND_TYPE);
  if (!isType(H32[cls >> 2]) || isType(shape)) unsupported("super of a class");
  const type = H32[(shape + SHAPE_TYPE) >> 2];
  const method = lookupAfter(cls, type, name);
  if (shapeOf(method) !== FUNCTION_SHAPE && !isExceptionInit(method)) {
    unsupported("a super method of another kind");
  }
  const [baseRef, clsRef, selfRef] = [2, 1, 0].map((depth) => r.word(r.peek(depth)));
  r.emit(U.GUARD_IS, baseRef, 0, 0, base);
  r.emit(U.GUARD_IS, clsRef, 0, 0, cls);
  r.emit(U.CHECK_SHAPE, selfRef, 0, 0, shape);
  guardClass(r, type);
  r.replace(3, r.emitter.word(method), selfRef);
}

/** What the classes behind `cls` in the MRO of `type` have as `name`, or 0. */
function lookupAfter(cls: number, type: number, name: number): number {
  const mro = H32[(type + TYPE_MRO) >> 2];
  const first = (mro + TUPLE_ITEMS) >> 2;
  const classes = H32.subarray(first, first + (H32[(mro + LENGTH) >> 2] >> 1));
  const place = classes.indexOf(cls);
  if (place < 0) return 0;
  for (const each of classes.subarray(place + 1)) {
    const value = dictGetStr(H32[(each + TYPE_DICT) >> 2], name);
    if (value !== 0) return value;
  }
  return 0;
}

/** The class method that the top has, bound; 0: it has none. */
function classMethod(r: Recorder, name: number): number {
  const actual = r.actual(0);
  const found = (actual & 1) === 0 ? findClassMethod(actual, name) : null;
  if (found === null) return 0;
  const object = r.word(r.peek(0));
  if (found.cls === actual) r.emit(U.GUARD_IS, object, 0, 0, actual);
  else r.emit(U.CHECK_SHAPE, object, 0, 0, H32[actual >> 2]);
  guardClass(r, found.cls);
  return bind(r, r.emitter.word(found.fn), r.emitter.word(found.cls));
}

export function recordLoadMethod(r: Recorder, name: number): void {
  const method = classMethod(r, name);
  if (method !== 0) {
    r.replace(1, method, r.emitter.word(0));
    return;
  }
  const object = r.word(r.peek(0));
  const { value, binds } = attribute(r, name);
  r.replace(1, value, binds ? object : r.emitter.word(0));
}

/** STORE_ATTR to a slot that the object has, or gets as the next one of its shape. */
export function recordStoreAttribute(r: Recorder, name: number): void {
  const actual = r.actual(0);
  if ((actual & 1) !== 0) throw new RecordingAborted("UNSUPPORTED", "an attribute of an int");
  const shape = H32[actual >> 2];
  if (isPlainClass(actual)) return storeCell(r, actual, name);
  const setter = setterOf(actual, name);
  if (setter !== 0) {
    r.emit(U.CHECK_SHAPE, r.word(r.peek(0)), 0, 0, shape);
    guardClass(r, H32[(shape + SHAPE_TYPE) >> 2]);
    return recordSetter(r, setter);
  }
  const storer = findStoreCall(actual, name, r.actual(1));
  if (storer !== 0) {
    const [first, second] = callRefs(r, actual, name);
    return recordAttributeStore(r, storer, [first, second, r.peek(1)]);
  }
  storeAttribute(r, name, {
    object: r.word(r.peek(0)),
    actual,
    value: r.peek(1),
    byDefault: false,
    words: 2,
  });
}

/** The content of the cell in a local. */
export function recordLoadDeref(r: Recorder, index: number): void {
  const cell = r.word(r.slot(index));
  const value = r.emit(U.FIELD, cell, 0, 0, field(CELL_CONTENT, MemoryClass.SLOTS));
  r.emit(U.GUARD_BOUND, value);
  r.replace(0, value);
}

export function recordStoreDeref(r: Recorder, index: number): void {
  const cell = r.word(r.slot(index));
  const value = r.word(r.peek(0));
  r.emit(U.SET_FIELD, cell, value, 0, field(CELL_CONTENT, MemoryClass.SLOTS));
  r.replace(1);
}
