/** Recording of globals, attributes and cells. */
import { ARRAY_ITEMS, CELL_CONTENT } from "../heap/layouts/basic.ts";
import { FUNCTION_GLOBALS } from "../heap/layouts/callable.ts";
import { DICT_ENTRIES, DICT_USED, DICT_VERSION, ENTRY_BYTES } from "../heap/layouts/dict.ts";
import { FRAME_GLOBALS, FRAME_LOCALS } from "../heap/layouts/frame.ts";
import { SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { TYPE_VERSION } from "../heap/layouts/type.ts";
import { TRACE_SCRATCH, TS_BUILTINS_DICT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import {
  CACHE_ADD,
  CACHE_BIND,
  CACHE_MEMBER,
  CACHE_MODULE,
  CACHE_PROPERTY,
  CACHE_SLOT,
  CACHE_TYPE,
  CACHE_VALUE,
  fillLoad,
  fillStore,
} from "../interpreter/attribute_cache.ts";
import { FLOAT_SHAPE, MODULE_SHAPE, TYPE_TYPE_SHAPE } from "../objects/well_known.ts";
import { RecordingAborted } from "./aborts.ts";
import { recordGetter } from "./record_calls.ts";
import { field, MemoryClass } from "./micro_ops.ts";
import type { Recorder } from "./recorder.ts";

/** Cache words of LOAD_ATTR. */
const ATTRIBUTE_CACHES = 4;
const inDict = (offset: number) => field(offset, MemoryClass.DICT);

/** The globals dict of the innermost frame: its address, guarded. */
function globalsOf(r: Recorder): number {
  const globals = H32[(r.frame.address + FRAME_GLOBALS) >> 2];
  if (r.frame.fn === 0) {
    const ref = r.emit("SLOT", 0, 0, 0, (FRAME_GLOBALS - FRAME_LOCALS) / 4);
    r.emit("GUARD_IS", ref, 0, 0, globals);
  } else {
    const ref = r.emit("FIELD", r.frame.fn, 0, 0, field(FUNCTION_GLOBALS, MemoryClass.CONSTANT));
    if (!r.emitter.isConstant(r.frame.fn)) r.emit("GUARD_IS", ref, 0, 0, globals);
  }
  return globals;
}

/** LOAD_GLOBAL, LOAD_NAME of module code: through the cache words that the interpreter filled. */
export function globalValue(r: Recorder, name: number): number {
  const place = H32[r.pc + 1];
  const version = H32[r.pc + 2];
  const globals = globalsOf(r);
  let dict = globals;
  if (version !== 0) {
    if (H32[(globals + DICT_VERSION) >> 2] !== version) {
      throw new RecordingAborted("UNSUPPORTED", "a builtin whose cache is stale");
    }
    const ref = r.emit("FIELD", r.emitter.word(globals), 0, 0, inDict(DICT_VERSION));
    r.emit("GUARD_IS", ref, 0, 0, version);
    dict = H32[TS_BUILTINS_DICT >> 2];
  }
  if (place === 0 || place >= H32[(dict + DICT_USED) >> 2]) {
    throw new RecordingAborted("UNSUPPORTED", "a global whose cache is empty");
  }
  return entryValue(r, dict, place >> 1, name);
}

/** The value of entry `place` of a dict whose key there is `name`. A value that hardly changes becomes a constant. */
function entryValue(r: Recorder, dict: number, place: number, name: number): number {
  const entries = H32[(dict + DICT_ENTRIES) >> 2];
  const at = entries + ARRAY_ITEMS + place * ENTRY_BYTES;
  if (H32[(at + 4) >> 2] !== name) throw new RecordingAborted("UNSUPPORTED", "a stale cache");
  const dictRef = r.emitter.word(dict);
  r.emit("GUARD_IS", r.emit("FIELD", dictRef, 0, 0, inDict(DICT_ENTRIES)), 0, 0, entries);
  const used = r.emit("FIELD", dictRef, 0, 0, inDict(DICT_USED));
  r.emit("GUARD_INDEX", r.emitter.int(place), used);
  const offset = ARRAY_ITEMS + place * ENTRY_BYTES;
  if (offset > 0xfff0) throw new RecordingAborted("UNSUPPORTED", "a dict with many names");
  const entriesRef = r.emitter.word(entries);
  const key = r.emit("FIELD", entriesRef, 0, 0, inDict(offset + 4));
  r.emit("GUARD_IS", key, 0, 0, name);
  const ref = r.emit("FIELD", entriesRef, 0, 0, inDict(offset + 8));
  const value = H32[(at + 8) >> 2];
  if (!isStable(value)) {
    r.emit("GUARD_BOUND", ref);
    return ref;
  }
  r.emit("GUARD_IS", ref, 0, 0, value);
  return r.emitter.word(value);
}

/** Whether a value in a namespace is of a kind that programs seldom replace. */
function isStable(value: number): boolean {
  if ((value & 1) !== 0) return false;
  const shape = H32[value >> 2];
  return shape !== FLOAT_SHAPE;
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

/** The type has its version still, so that what was looked up in it holds. */
function guardVersion(r: Recorder, type: number, version: number): void {
  const ref = r.emit("FIELD", r.emitter.word(type), 0, 0, inDict(TYPE_VERSION));
  r.emit("GUARD_IS", ref, 0, 0, version);
}

/** LOAD_ATTR and LOAD_METHOD: the value, and whether the object is its first argument. */
function attribute(r: Recorder, name: number): { value: number; binds: boolean } {
  const actual = r.actual(0);
  if ((actual & 1) !== 0) throw new RecordingAborted("UNSUPPORTED", "an attribute of an int");
  const object = r.word(r.peek(0));
  const shape = H32[actual >> 2];
  const found = describe(actual, name);
  const type = H32[(shape + SHAPE_TYPE) >> 2];
  if (shape === TYPE_TYPE_SHAPE || shape === MODULE_SHAPE) {
    // Classes and modules: the object itself is what the site is about.
    r.emit("GUARD_IS", object, 0, 0, actual);
    if (found.kind === CACHE_MODULE) {
      return { value: entryValue(r, H32[(actual + 4) >> 2], found.place, name), binds: false };
    }
    if (found.kind !== CACHE_TYPE) throw new RecordingAborted("UNSUPPORTED", "a class attribute");
    guardVersion(r, actual, found.version);
    return { value: r.emitter.word(found.value), binds: false };
  }
  if (found.kind === 0) throw new RecordingAborted("UNSUPPORTED", "an attribute with a method");
  r.emit("CHECK_SHAPE", object, 0, 0, shape);
  switch (found.kind) {
    case CACHE_SLOT:
      return {
        value: r.emit("FIELD", object, 0, 0, field(found.place, MemoryClass.SLOTS)),
        binds: false,
      };
    case CACHE_MEMBER: {
      const value = r.emit("FIELD", object, 0, 0, field(found.place, MemoryClass.SLOTS));
      r.emit("GUARD_BOUND", value);
      return { value, binds: false };
    }
    case CACHE_VALUE:
      guardVersion(r, type, found.version);
      return { value: r.emitter.word(found.value), binds: false };
    case CACHE_BIND:
      guardVersion(r, type, found.version);
      return { value: r.emitter.word(found.value), binds: true };
  }
  throw new RecordingAborted("UNSUPPORTED", "an attribute of another kind");
}

export function recordLoadAttribute(r: Recorder, name: number): void {
  const actual = r.actual(0);
  if ((actual & 1) === 0) {
    const found = describe(actual, name);
    if (found.kind === CACHE_PROPERTY) {
      const shape = H32[actual >> 2];
      r.emit("CHECK_SHAPE", r.word(r.peek(0)), 0, 0, shape);
      guardVersion(r, H32[(shape + SHAPE_TYPE) >> 2], found.version);
      recordGetter(r, found.value, ATTRIBUTE_CACHES);
      return;
    }
  }
  const { value, binds } = attribute(r, name);
  if (binds) throw new RecordingAborted("UNSUPPORTED", "a bound method as a value");
  r.replace(1, value);
}

export function recordLoadMethod(r: Recorder, name: number): void {
  const object = r.word(r.peek(0));
  const { value, binds } = attribute(r, name);
  r.replace(1, value, binds ? object : r.emitter.word(0));
}

/** STORE_ATTR to a slot that the object has, or gets as the next one of its shape. */
export function recordStoreAttribute(r: Recorder, name: number): void {
  const actual = r.actual(0);
  if ((actual & 1) !== 0) throw new RecordingAborted("UNSUPPORTED", "an attribute of an int");
  const shape = H32[actual >> 2];
  const at = TRACE_SCRATCH >> 2;
  H32.fill(0, at, at + 4);
  const after = fillStore(at, actual, name);
  const kind = (H32[at + 1] >> 1) & 15;
  const place = H32[at + 1] >> 5;
  if (!after) throw new RecordingAborted("UNSUPPORTED", "an attribute store with a method");
  const object = r.word(r.peek(0));
  r.emit("CHECK_SHAPE", object, 0, 0, shape);
  guardVersion(r, H32[(shape + SHAPE_TYPE) >> 2], H32[at + 3]);
  const value = r.word(r.peek(1));
  r.emit("SET_FIELD", object, value, 0, field(place, MemoryClass.SLOTS));
  if (kind === CACHE_ADD) {
    r.emit("SET_FIELD", object, r.emitter.word(H32[at + 2]), 0, field(0, MemoryClass.SHAPE));
  }
  r.replace(2);
}

/** The content of the cell in a local. */
export function recordLoadDeref(r: Recorder, index: number): void {
  const cell = r.word(r.slot(index));
  const value = r.emit("FIELD", cell, 0, 0, field(CELL_CONTENT, MemoryClass.SLOTS));
  r.emit("GUARD_BOUND", value);
  r.replace(0, value);
}

export function recordStoreDeref(r: Recorder, index: number): void {
  const cell = r.word(r.slot(index));
  const value = r.word(r.peek(0));
  r.emit("SET_FIELD", cell, value, 0, field(CELL_CONTENT, MemoryClass.SLOTS));
  r.replace(1);
}
