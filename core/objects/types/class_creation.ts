/**
 * type.__new__ (Objects/typeobject.c: type_new): from a name, bases and a namespace to a class.
 *
 * The order follows CPython's: first everything is checked that can be without a type object (metaclass, layout,
 * `__slots__`), then the object is made and filled, and only when it is complete does guest code see it
 * (`__set_name__`, `__init_subclass__`; a metaclass's `mro()` a little before).
 */
import { allocate } from "../../heap/allocator.ts";
import { CELL_CONTENT, LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { FRAME_GLOBALS } from "../../heap/layouts/frame.ts";
import { SHAPE_SIZE } from "../../heap/layouts/shape.ts";
import {
  TYPE_BASE,
  TYPE_BASES,
  TYPE_DICT,
  TYPE_DICT_OFFSET,
  TYPE_FLAG_BASETYPE,
  TYPE_FLAG_EXCEPTION,
  TYPE_FLAG_FINALIZER,
  TYPE_FLAG_HEAP,
  TYPE_FLAG_MAPPING,
  TYPE_FLAG_METATYPE,
  TYPE_FLAG_NO_DICT,
  TYPE_FLAG_SEQUENCE,
  TYPE_FLAGS,
  TYPE_MRO,
  TYPE_NAME,
  TYPE_QUALNAME,
  TYPE_SHAPE,
  TYPE_VERSION,
} from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE, TS_EXCEPTION, TS_FRAME } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  isSubtype,
  nameOfType,
  pending,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { updateAllSlots } from "../guest_slots.ts";
import { isDict, isStr, isTuple, isType } from "../kinds.ts";
import { freshVersion, lookupSpecial, typeLookup, typeModified } from "../lookup.ts";
import { computeMro } from "../method_resolution.ts";
import { N } from "../names.ts";
import { lookupAttribute } from "../protocols/attributes.ts";
import { call0, call2, callTuple } from "../protocols/call.ts";
import { reprOf } from "../protocols/represent.ts";
import { tupleFromIterable } from "../protocols/sequence_input.ts";
import {
  dictCopy,
  dictDeleteStr,
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
  dictSetStr,
  dictValueAt,
} from "../values/dict_table.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { exactStr, flat, jsString } from "../values/text.ts";
import {
  CELL_SHAPE,
  CLASSMETHOD_SHAPE,
  FUNCTION_SHAPE,
  OBJECT_TYPE,
  STATICMETHOD_SHAPE,
  TYPE_TYPE,
} from "../well_known.ts";
import { chargeWork } from "../work.ts";
import { bestBase, hasDict, isVariableSize, layOut, solidBase } from "./class_layout.ts";
import { isHeapType } from "./class_names.ts";
import {
  addDictDescriptor,
  addMembers,
  addWeakrefDescriptor,
  readSlots,
  type SlotsRequest,
} from "./class_slots.ts";
import { addNote } from "./exception_fields.ts";
import { addSubclass } from "./subclasses.ts";
import { superLookup } from "./super_type.ts";

const CAPACITY_LEAST = 4;
const CAPACITY_MOST = 62;
const INHERITED_FLAGS = TYPE_FLAG_SEQUENCE | TYPE_FLAG_MAPPING | TYPE_FLAG_EXCEPTION |
  TYPE_FLAG_METATYPE;

/** The most derived of `metatype` and the bases' metatypes; 0 with TypeError pending. Never collects. */
export function mostDerivedMetatype(metatype: number, bases: Value): number {
  let winner = metatype;
  for (let i = 0; i < tupleLength(bases); i++) {
    const other = typeOf(tupleItem(bases, i));
    if (isSubtype(winner, other)) continue;
    if (!isSubtype(other, winner)) {
      return raiseTypeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of " +
          "the metaclasses of all its bases",
      );
    }
    winner = other;
  }
  return winner;
}

/** Exactly the `__new__` of `type` itself, not overridden. */
function usesTypeNew(metatype: number): boolean {
  return typeLookup(metatype, N.__new__) ===
    dictGetStr(H32[(TYPE_TYPE + TYPE_DICT) >> 2], N.__new__);
}

/** type.__new__(metatype, name, bases, namespace, **keywords); arguments are rooted by the caller. */
export function typeNew(metatype: number, args: Value, keywords: DictRef): Value {
  const count = tupleLength(args);
  if (count !== 3) {
    return raiseTypeError(
      metatype === TYPE_TYPE
        ? "type() takes 1 or 3 arguments"
        : `type.__new__() takes exactly 3 arguments (${count} given)`,
    );
  }
  const name = tupleItem(args, 0);
  const bases = tupleItem(args, 1);
  const namespace = tupleItem(args, 2);
  if (!isStr(name)) return wrongArgument(1, "str", name);
  if (!isTuple(bases)) return wrongArgument(2, "tuple", bases);
  if (!isDict(namespace)) return wrongArgument(3, "dict", namespace);
  const mark = rootMark();
  const result = newClass(metatype, args, keywords, name, bases, namespace);
  releaseRoots(mark);
  return result;
}

function wrongArgument(place: number, wanted: string, given: Value): 0 {
  return raiseTypeError(
    `type.__new__() argument ${place} must be ${wanted}, not ${typeName(given)}`,
  );
}

function newClass(
  metatype: number,
  args: Value,
  keywords: DictRef,
  name: Value,
  givenBases: Value,
  givenNamespace: DictRef,
): Value {
  let bases = givenBases;
  let base = OBJECT_TYPE as number;
  let winner = metatype;
  if (tupleLength(bases) === 0) {
    bases = tupleOf(OBJECT_TYPE);
    pushRoot(bases);
  } else {
    if (!checkMroEntries(bases)) return 0;
    winner = mostDerivedMetatype(metatype, bases);
    if (winner === 0) return 0;
    if (winner !== metatype && !usesTypeNew(winner)) return callOtherNew(winner, args, keywords);
    base = bestBase(bases);
    if (base === 0) return 0;
  }
  const className = jsString(name);
  if (className.includes("\0")) {
    return raiseValueError("type name must not contain null characters");
  }
  const namespace = dictCopy(givenNamespace);
  pushRoot(namespace);
  const mayAddDict = !hasDict(base);
  const mayAddWeakref = typeLookup(base, N.__weakref__) === 0 && !isVariableSize(base);
  let request: SlotsRequest = {
    names: [],
    wantsDict: mayAddDict,
    wantsWeakref: mayAddWeakref,
  };
  const slots = dictGetStr(namespace, N.__slots__);
  if (slots !== 0) {
    const read = readSlots(slots, className, base, namespace, mayAddDict, mayAddWeakref);
    if (read === null) return 0;
    request = withSecondaryBases(read, bases, base, mayAddDict, mayAddWeakref);
  }
  if (!checkNamespace(namespace)) return 0;
  const type = allocateType(winner, bases, base, namespace, name);
  pushRoot(type);
  return fillClass(type, request) && announce(type, keywords) ? type : 0;
}

/** Bases that are no types but could be resolved to some belong to the class statement. */
function checkMroEntries(bases: Value): boolean {
  for (let i = 0; i < tupleLength(bases); i++) {
    const base = tupleItem(bases, i);
    if (isType(base)) continue;
    if (lookupAttribute(base, N.__mro_entries__) !== 0) {
      raiseTypeError("type() doesn't support MRO entry resolution; use types.new_class()");
      return false;
    }
    if (pending()) return false;
  }
  return true;
}

function callOtherNew(winner: number, args: Value, keywords: DictRef): Value {
  const make = lookupAttribute(winner, N.__new__);
  if (make === 0) return pending() ? 0 : raiseTypeError("metaclass has no __new__");
  pushRoot(make);
  const count = tupleLength(args);
  const all = allocateTuple(count + 1);
  setTupleItem(all, 0, winner);
  for (let i = 0; i < count; i++) setTupleItem(all, i + 1, tupleItem(args, i));
  pushRoot(all);
  return callTuple(make, all, keywords);
}

/** Other bases than the one that gives the layout may bring a dict or weak references. */
function withSecondaryBases(
  request: SlotsRequest,
  bases: Value,
  base: number,
  mayAddDict: boolean,
  mayAddWeakref: boolean,
): SlotsRequest {
  let { wantsDict, wantsWeakref } = request;
  for (let i = 0; i < tupleLength(bases); i++) {
    const other = tupleItem(bases, i);
    if (other === base) continue;
    if (mayAddDict && hasDict(other)) wantsDict = true;
    if (mayAddWeakref && typeLookup(other, N.__weakref__) !== 0) wantsWeakref = true;
  }
  return { names: request.names, wantsDict, wantsWeakref };
}

/** What else the namespace may be refused for. */
function checkNamespace(namespace: DictRef): boolean {
  const qualname = dictGetStr(namespace, N.__qualname__);
  if (qualname !== 0 && !isStr(qualname)) {
    raiseTypeError(`type __qualname__ must be a str, not ${typeName(qualname)}`);
    return false;
  }
  for (const name of [N.__classcell__, N.__classdictcell__]) {
    const cell = dictGetStr(namespace, name);
    if (cell === 0 || ((cell & 1) === 0 && H32[cell >> 2] === CELL_SHAPE)) continue;
    const repr = reprOf(typeOf(cell));
    if (repr !== 0) {
      raiseTypeError(
        `${jsString(name)} must be a nonlocal cell, not ${jsString(repr)}`,
      );
    }
    return false;
  }
  return true;
}

function allocateType(
  metatype: number,
  bases: Value,
  base: number,
  namespace: DictRef,
  name: Value,
): number {
  const shape = H32[(metatype + TYPE_SHAPE) >> 2];
  const type = allocate(H32[(shape + SHAPE_SIZE) >> 2] >> 1);
  H32[type >> 2] = shape;
  H32[(type + TYPE_DICT) >> 2] = namespace;
  H32[(type + TYPE_NAME) >> 2] = flat(exactStr(name));
  H32[(type + TYPE_BASES) >> 2] = bases;
  H32[(type + TYPE_BASE) >> 2] = base;
  H32[(type + TYPE_VERSION) >> 2] = freshVersion();
  const qualname = dictGetStr(namespace, N.__qualname__);
  H32[(type + TYPE_QUALNAME) >> 2] = qualname === 0
    ? H32[(type + TYPE_NAME) >> 2]
    : flat(exactStr(qualname));
  let flags = TYPE_FLAG_HEAP | TYPE_FLAG_BASETYPE;
  for (let i = 0; i < tupleLength(bases); i++) {
    flags |= (H32[(tupleItem(bases, i) + TYPE_FLAGS) >> 2] >> 1) & INHERITED_FLAGS;
  }
  H32[(type + TYPE_FLAGS) >> 2] = small(flags);
  return type;
}

/** Layout, namespace, MRO, slots. False with the exception pending. */
function fillClass(type: number, request: SlotsRequest): boolean {
  const namespace = H32[(type + TYPE_DICT) >> 2];
  const base = H32[(type + TYPE_BASE) >> 2];
  const addsDict = request.wantsDict && !hasDict(base);
  const first = layOut(type, addsDict, request.names.length, attributeCapacity(type));
  if (H32[(type + TYPE_DICT_OFFSET) >> 2] === small(0)) addFlags(type, TYPE_FLAG_NO_DICT);
  dictDeleteStr(namespace, N.__qualname__);
  if (dictGetStr(namespace, N.__module__) === 0) setModule(namespace);
  wrapMethod(namespace, N.__new__, STATICMETHOD_SHAPE);
  wrapMethod(namespace, N.__init_subclass__, CLASSMETHOD_SHAPE);
  wrapMethod(namespace, N.__class_getitem__, CLASSMETHOD_SHAPE);
  fillCell(namespace, N.__classcell__, type);
  fillCell(namespace, N.__classdictcell__, namespace);
  addMembers(type, namespace, request.names, first);
  if (addsDict) addDictDescriptor(type, namespace);
  if (request.wantsWeakref) addWeakrefDescriptor(type, namespace);
  if (dictGetStr(namespace, N.__doc__) === 0) dictSetStr(namespace, N.__doc__, NONE);
  if (dictGetStr(namespace, N.__hash__) === 0 && dictGetStr(namespace, N.__eq__) !== 0) {
    dictSetStr(namespace, N.__hash__, NONE);
  }
  const mro = resolveMro(type);
  if (mro === 0) return false;
  H32[(type + TYPE_MRO) >> 2] = mro;
  typeModified(type);
  finishSlots(type);
  const bases = H32[(type + TYPE_BASES) >> 2];
  for (let i = 0; i < tupleLength(bases); i++) addSubclass(tupleItem(bases, i), type);
  return true;
}

function addFlags(type: number, flags: number): void {
  H32[(type + TYPE_FLAGS) >> 2] |= flags << 1;
}

/** The slots of a class whose MRO or namespace is new. */
export function finishSlots(type: number): void {
  updateAllSlots(type);
  if (typeLookup(type, N.__del__) !== 0) addFlags(type, TYPE_FLAG_FINALIZER);
}

/** Room for the attributes that the methods of the class and its bases assign, and some more. */
function attributeCapacity(type: number): number {
  const names = new Set<Value>();
  collectStaticAttributes(H32[(type + TYPE_DICT) >> 2], names);
  const bases = H32[(type + TYPE_BASES) >> 2];
  for (let i = 0; i < tupleLength(bases); i++) {
    const mro = H32[(tupleItem(bases, i) + TYPE_MRO) >> 2];
    for (let j = 0; j < tupleLength(mro); j++) {
      const base = tupleItem(mro, j);
      if (isHeapType(base)) collectStaticAttributes(H32[(base + TYPE_DICT) >> 2], names);
    }
  }
  return Math.min(CAPACITY_MOST, Math.max(CAPACITY_LEAST, names.size + 2));
}

function collectStaticAttributes(namespace: DictRef, names: Set<Value>): void {
  const tuple = dictGetStr(namespace, N.__static_attributes__);
  if (tuple === 0 || !isTuple(tuple)) return;
  const length = H32[(tuple + LENGTH) >> 2] >> 1;
  for (let i = 0; i < length; i++) names.add(H32[((tuple + TUPLE_ITEMS) >> 2) + i]);
}

/** `__module__` of a class made by calling type(): that of the running code. */
function setModule(namespace: DictRef): void {
  const frame = H32[TS_FRAME >> 2];
  const globals = frame === 0 ? 0 : H32[(frame + FRAME_GLOBALS) >> 2];
  const name = globals === 0 ? 0 : dictGetStr(globals, N.__name__);
  if (name !== 0) dictSetStr(namespace, N.__module__, name);
}

/** A plain function under this name becomes a static or class method. */
function wrapMethod(namespace: DictRef, name: Value, shape: number): void {
  const fn = dictGetStr(namespace, name);
  if (fn === 0 || (fn & 1) !== 0 || H32[fn >> 2] !== FUNCTION_SHAPE) return;
  const holder = allocate(16);
  H32[holder >> 2] = shape;
  H32[(holder + 8) >> 2] = fn;
  dictSetStr(namespace, name, holder);
}

function fillCell(namespace: DictRef, name: Value, content: Value): void {
  const cell = dictGetStr(namespace, name);
  if (cell === 0) return;
  H32[(cell + CELL_CONTENT) >> 2] = content;
  dictDeleteStr(namespace, name);
}

/** The MRO: C3, or what the metaclass's own `mro()` says. 0 with the exception pending. May run guest code. */
export function resolveMro(type: number): Value {
  const bases = H32[(type + TYPE_BASES) >> 2];
  const metatype = typeOf(type);
  const method = metatype === TYPE_TYPE ? 0 : typeLookup(metatype, N.mro);
  if (method === 0 || method === dictGetStr(H32[(TYPE_TYPE + TYPE_DICT) >> 2], N.mro)) {
    return hasDuplicates(bases) ? 0 : computeMro(type, bases);
  }
  const mark = rootMark();
  const result = guestMro(type);
  releaseRoots(mark);
  return result;
}

function hasDuplicates(bases: Value): boolean {
  const count = tupleLength(bases);
  for (let i = 0; i < count; i++) {
    // True with a limit pending.
    if (count >= 64 && !chargeWork(count >> 5)) return true;
    for (let j = i + 1; j < count; j++) {
      if (tupleItem(bases, i) === tupleItem(bases, j)) {
        raiseTypeError(`duplicate base class ${nameOfType(tupleItem(bases, i))}`);
        return true;
      }
    }
  }
  return false;
}

function guestMro(type: number): Value {
  const method = lookupSpecial(type, N.mro);
  if (method === 0) return 0;
  pushRoot(method);
  const list = call0(method);
  if (list === 0) return 0;
  pushRoot(list);
  const mro = tupleFromIterable(list);
  if (mro === 0) return 0;
  if (tupleLength(mro) === 0) return raiseTypeError("type MRO must not be empty");
  const solid = solidBase(H32[(type + TYPE_BASE) >> 2]);
  for (let i = 0; i < tupleLength(mro); i++) {
    const base = tupleItem(mro, i);
    if (!isType(base)) {
      return raiseTypeError(`mro() returned a non-class ('${typeName(base)}')`);
    }
    if (base !== type && !isSubtype(solid, solidBase(base))) {
      return raiseTypeError(
        `mro() returned base with unsuitable layout ('${nameOfType(base)}')`,
      );
    }
  }
  return mro;
}

/** Tells the attributes their names and the bases of their new subclass. False with the exception pending. */
function announce(type: number, keywords: DictRef): boolean {
  return setNames(type) && initSubclass(type, keywords);
}

function setNames(type: number): boolean {
  const namespace = H32[(type + TYPE_DICT) >> 2];
  if (!someHasSetName(namespace)) return true;
  const mark = rootMark();
  const copy = dictCopy(namespace);
  pushRoot(copy);
  for (let i = dictNext(copy, 0); i >= 0; i = dictNext(copy, i + 1)) {
    const value = dictValueAt(copy, i);
    const key = dictKeyAt(copy, i);
    const inner = rootMark();
    const method = lookupSpecial(value, N.__set_name__);
    if (method !== 0) {
      pushRoot(method);
      if (call2(method, type, key) === 0) {
        noteFailedSetName(type, key, value);
        releaseRoots(mark);
        return false;
      }
    } else if (pending()) {
      releaseRoots(mark);
      return false;
    }
    releaseRoots(inner);
  }
  releaseRoots(mark);
  return true;
}

function someHasSetName(namespace: DictRef): boolean {
  for (let i = dictNext(namespace, 0); i >= 0; i = dictNext(namespace, i + 1)) {
    if (typeLookup(typeOf(dictValueAt(namespace, i)), N.__set_name__) !== 0) return true;
  }
  return false;
}

function noteFailedSetName(type: number, key: Value, value: Value): void {
  const mark = rootMark();
  const exception = H32[TS_EXCEPTION >> 2];
  pushRoot(exception);
  H32[TS_EXCEPTION >> 2] = 0;
  const repr = reprOf(key);
  if (repr !== 0) {
    addNote(
      exception,
      `Error calling __set_name__ on '${typeName(value)}' instance ${jsString(repr)} in '${
        nameOfType(type)
      }'`,
    );
  }
  H32[TS_EXCEPTION >> 2] = exception;
  releaseRoots(mark);
}

/** super(cls, cls).__init_subclass__(**keywords) */
function initSubclass(type: number, keywords: DictRef): boolean {
  const none = keywords === 0 || dictLength(keywords) === 0;
  if (none && nextInitSubclass(type) === nextInitSubclass(0)) return true;
  const mark = rootMark();
  const method = superLookup(type, type, N.__init_subclass__);
  if (method === 0) return false;
  pushRoot(method);
  const result = callTuple(method, EMPTY_TUPLE, keywords);
  releaseRoots(mark);
  return result !== 0;
}

/** The `__init_subclass__` stored after the class in its MRO; for 0 that of object. */
function nextInitSubclass(type: number): Value {
  if (type === 0) return dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], N.__init_subclass__);
  const mro = H32[(type + TYPE_MRO) >> 2];
  for (let i = 1; i < tupleLength(mro); i++) {
    const found = dictGetStr(H32[(tupleItem(mro, i) + TYPE_DICT) >> 2], N.__init_subclass__);
    if (found !== 0) return found;
  }
  return 0;
}
