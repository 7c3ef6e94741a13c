/** set and frozenset (Objects/setobject.c). The table: values/set_table.ts; what sets do with sets: set_operations.ts. */
import { allocate, ensureRoom } from "../../heap/allocator.ts";
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType, type NativeEntry } from "../define.ts";
import { pending, raise, raiseKeyError, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { isAnySet } from "../kinds.ts";
import { typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import { lookupAttribute } from "../protocols/attributes.ts";
import {
  EQUAL,
  GREATER,
  GREATER_EQUAL,
  LESS,
  LESS_EQUAL,
  NOT_EQUAL,
} from "../protocols/compare.ts";
import { enterRepr, leaveRepr, reprOf } from "../protocols/represent.ts";
import { dictLength } from "../values/dict_table.ts";
import { bool } from "../values/numbers.ts";
import { listAppend, newList, tupleOf } from "../values/sequences.ts";
import {
  initSet,
  newSet,
  setAdd,
  setClear,
  setCopy,
  setKeyAt,
  setLength,
  setNext,
  setPop,
  type SetRef,
  setTakeOver,
} from "../values/set_table.ts";
import { newStr } from "../values/text.ts";
import { joinParts } from "../values/text_parts.ts";
import { chargeWork, enterNative, leaveNative } from "../work.ts";
import {
  FROZENSET_SHAPE,
  FROZENSET_TYPE,
  KEY_ERROR,
  OBJECT_TYPE,
  RUNTIME_ERROR,
  SET_ITERATOR_SHAPE,
  SET_ITERATOR_TYPE,
  SET_SHAPE,
  SET_TYPE,
} from "../well_known.ts";
import { reduceIterator } from "./dict_iterators.ts";
import { newGenericAlias } from "./generic_alias.ts";
import { iteratorItself } from "./sequence_iterators.ts";
import {
  frozensetHash,
  plainShape,
  setDifference,
  setDifferenceOf,
  setDifferenceUpdate,
  setEquals,
  setHas,
  setIntersection,
  setIntersectionOf,
  setIsDisjoint,
  setIsFresh,
  setIsSubset,
  setIsSuperset,
  setRemove,
  setSizeOf,
  setSymmetricDifference,
  setSymmetricDifferenceUpdate,
  setUnionOf,
  setUpdate,
} from "./set_operations.ts";

// --- construction

function setNew(cls: number, _args: Value, _keywords: Value): Value {
  return cls === SET_TYPE ? newSet() : emptyInstance(cls);
}

function emptyInstance(cls: number): SetRef {
  const set = allocateInstance(cls);
  initSet(set);
  return set;
}

function setInit(set: SetRef, iterable: Value): Value {
  if (!setIsFresh(set)) setClear(set);
  return iterable === 0 || setUpdate(set, iterable) ? NONE : 0;
}

function frozensetNew(cls: number, iterable: Value, keywords: Value): Value {
  if (dictLength(keywords) > 0 && takesNoKeywords(cls)) {
    return raiseTypeError("frozenset() takes no keyword arguments");
  }
  if (cls === FROZENSET_TYPE && (iterable & 1) === 0 && iterable !== 0) {
    if (H32[iterable >> 2] === FROZENSET_SHAPE) return iterable;
  }
  const set = cls === FROZENSET_TYPE ? newSet(FROZENSET_SHAPE) : emptyInstance(cls);
  if (iterable === 0) return set;
  const mark = rootMark();
  pushRoot(set);
  const done = setUpdate(set, iterable);
  releaseRoots(mark);
  return done ? set : 0;
}

/** Whether a class leaves `__init__` to object, so that nobody would look at keywords. */
function takesNoKeywords(cls: number): boolean {
  return typeLookup(cls, N.__init__) === typeLookup(OBJECT_TYPE, N.__init__);
}

// --- slots

function setCompare(left: Value, right: Value, operator: number): Value {
  if (!isAnySet(left) || !isAnySet(right)) return NOT_IMPLEMENTED;
  if (!enterNative(" in comparison")) return 0;
  const answer = comparison(left, right, operator);
  leaveNative();
  return answer < 0 ? 0 : bool(answer === 1);
}

function comparison(left: SetRef, right: SetRef, operator: number): number {
  switch (operator) {
    case EQUAL:
      return setEquals(left, right);
    case NOT_EQUAL: {
      const same = setEquals(left, right);
      return same < 0 ? -1 : 1 - same;
    }
    case LESS_EQUAL:
      return setIsSubset(left, right);
    case GREATER_EQUAL:
      return setIsSubset(right, left);
    case LESS:
      return setLength(left) < setLength(right) ? setIsSubset(left, right) : 0;
    case GREATER:
      return setLength(left) > setLength(right) ? setIsSubset(right, left) : 0;
    default:
      return 0;
  }
}

function setRepr(set: Value): Value {
  const exact = H32[set >> 2] === SET_SHAPE;
  if (!enterRepr(set)) return newStr(`${typeName(set)}(...)`);
  const mark = rootMark();
  try {
    if (setLength(set) === 0) return newStr(`${typeName(set)}()`);
    const parts = newList(setLength(set));
    pushRoot(parts);
    const inner = rootMark();
    let count = 0;
    for (let slot = setNext(set, 0); slot >= 0; slot = setNext(set, slot + 1)) {
      const key = setKeyAt(set, slot);
      pushRoot(key);
      const text = reprOf(key);
      if (text === 0) return 0;
      listAppend(parts, text);
      releaseRoots(inner);
      if ((++count & 4095) === 0) {
        if (!chargeWork(4096)) return 0;
        ensureRoom(65536);
      }
    }
    return exact
      ? joinParts(parts, "{", ", ", "}")
      : joinParts(parts, `${typeName(set)}({`, ", ", "})");
  } finally {
    releaseRoots(mark);
    leaveRepr(set);
  }
}

/** A binary operator slot of two sets of any kind. */
const operator =
  (operate: (set: SetRef, other: SetRef) => Value) => (left: Value, right: Value): Value =>
    isAnySet(left) && isAnySet(right) ? operate(left, right) : NOT_IMPLEMENTED;

/** An in-place operator slot. */
const inPlace =
  (change: (set: SetRef, other: SetRef) => boolean) => (set: Value, other: Value): Value => {
    if (!isAnySet(other)) return NOT_IMPLEMENTED;
    return change(set, other) ? set : 0;
  };

function intersectionUpdate(set: SetRef, others: readonly Value[]): boolean {
  const common = setIntersectionOf(set, others);
  if (common === 0) return false;
  setTakeOver(set, common);
  return true;
}

const commonSlots = {
  repr: setRepr,
  compare: setCompare,
  iter: newSetIterator,
  length: setLength,
  contains: setHas,
  subtract: operator(setDifference),
  and: operator(setIntersection),
  xor: operator(setSymmetricDifference),
  or: operator((left, right) => setUnionOf(left, [right])),
};

// --- methods

/** The items of a tuple of arguments. */
function itemsOf(tuple: Value): Value[] {
  const items: Value[] = [];
  const length = H32[(tuple + LENGTH) >> 2] >> 1;
  for (let i = 0; i < length; i++) items.push(H32[((tuple + TUPLE_ITEMS) >> 2) + i]);
  return items;
}

function none(done: boolean): Value {
  return done ? NONE : 0;
}

function answerOf(test: number): Value {
  return test < 0 ? 0 : bool(test === 1);
}

function copy(set: SetRef): Value {
  return H32[set >> 2] === FROZENSET_SHAPE ? set : setCopy(set, plainShape(set));
}

function remove(set: SetRef, key: Value): Value {
  const removed = setRemove(set, key);
  return removed > 0 ? NONE : removed === 0 ? raiseKeyError(key) : 0;
}

function pop(set: SetRef): Value {
  const key = setPop(set);
  return key === 0 ? raise(KEY_ERROR, "pop from an empty set") : key;
}

function clear(set: SetRef): Value {
  setClear(set);
  return NONE;
}

function forEachOther(
  set: SetRef,
  others: Value,
  change: (set: SetRef, other: Value) => boolean,
): Value {
  for (const other of itemsOf(others)) if (!change(set, other)) return 0;
  return NONE;
}

/** `__reduce__`: type, (list of keys,), `__dict__` or None. */
function reduce(set: SetRef): Value {
  const mark = rootMark();
  const keys = newList(setLength(set));
  pushRoot(keys);
  for (let slot = setNext(set, 0); slot >= 0; slot = setNext(set, slot + 1)) {
    listAppend(keys, setKeyAt(set, slot));
  }
  const state = lookupAttribute(set, N.__dict__);
  releaseRoots(mark);
  if (state === 0 && pending()) return 0;
  return tupleOf(typeOf(set), tupleOf(keys), state === 0 ? NONE : state);
}

const commonMethods: Readonly<Record<string, NativeEntry>> = {
  copy: ["", copy, "Return a shallow copy of a set."],
  difference: [
    "*others",
    (set: SetRef, others: Value) => setDifferenceOf(set, itemsOf(others)),
    "Return a new set with elements in the set that are not in the others.",
  ],
  intersection: [
    "*others",
    (set: SetRef, others: Value) => setIntersectionOf(set, itemsOf(others)),
    "Return a new set with elements common to the set and all others.",
  ],
  isdisjoint: [
    "other, /",
    (set: SetRef, other: Value) => answerOf(setIsDisjoint(set, other)),
    "Return True if two sets have a null intersection.",
  ],
  issubset: [
    "other, /",
    (set: SetRef, other: Value) => answerOf(setIsSubset(set, other)),
    "Report whether another set contains this set.",
  ],
  issuperset: [
    "other, /",
    (set: SetRef, other: Value) => answerOf(setIsSuperset(set, other)),
    "Report whether this set contains another set.",
  ],
  symmetric_difference: [
    "other, /",
    setSymmetricDifference,
    "Return a new set with elements in either the set or other but not both.",
  ],
  union: [
    "*others",
    (set: SetRef, others: Value) => setUnionOf(set, itemsOf(others)),
    "Return a new set with elements from the set and all others.",
  ],
  __reduce__: ["", reduce, "Return state information for pickling."],
  __sizeof__: ["", setSizeOf, "S.__sizeof__() -> size of S in memory, in bytes."],
};

const classMethods: Readonly<Record<string, NativeEntry>> = {
  __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"],
};

const setMethods: Readonly<Record<string, NativeEntry>> = {
  add: [
    "object, /",
    (set: SetRef, key: Value) => none(setAdd(set, key) >= 0),
    "Add an element to a set.\n\nThis has no effect if the element is already present.",
  ],
  clear: ["", clear, "Remove all elements from this set."],
  discard: [
    "object, /",
    (set: SetRef, key: Value) => none(setRemove(set, key) >= 0),
    "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.",
  ],
  difference_update: [
    "*others",
    (set: SetRef, others: Value) => forEachOther(set, others, setDifferenceUpdate),
    "Update the set, removing elements found in others.",
  ],
  intersection_update: [
    "*others",
    (set: SetRef, others: Value) => none(intersectionUpdate(set, itemsOf(others))),
    "Update the set, keeping only elements found in it and all others.",
  ],
  pop: [
    "",
    pop,
    "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.",
  ],
  remove: [
    "object, /",
    remove,
    "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
  ],
  symmetric_difference_update: [
    "other, /",
    (set: SetRef, other: Value) => none(setSymmetricDifferenceUpdate(set, other)),
    "Update the set, keeping only elements found in either set, but not in both.",
  ],
  update: [
    "*others",
    (set: SetRef, others: Value) => forEachOther(set, others, setUpdate),
    "Update the set, adding elements from all others.",
  ],
};

defineType({
  type: SET_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Build an unordered collection of unique elements.",
  slots: {
    ...commonSlots,
    isubtract: inPlace(setDifferenceUpdate),
    iand: inPlace((set, other) => intersectionUpdate(set, [other])),
    ixor: inPlace(setSymmetricDifferenceUpdate),
    ior: inPlace(setUpdate),
  },
  new: ["*args, **kwargs", setNew],
  init: ["iterable=(), /", setInit],
  methods: { ...commonMethods, ...setMethods },
  classMethods,
});

defineType({
  type: FROZENSET_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Build an immutable unordered collection of unique elements.",
  slots: { ...commonSlots, hash: frozensetHash },
  new: ["iterable=(), /, **kwargs", frozensetNew],
  methods: commonMethods,
  classMethods,
});

// --- iterator: 4 next slot, 8 set or 0, 12 the length it must keep (-1: it did not)

const POSITION = 4;
const SET = 8;
const EXPECTED = 12;

/** iter(set). @throws OutOfMemory */
export function newSetIterator(set: SetRef): Value {
  const iterator = allocate(16);
  H32[iterator >> 2] = SET_ITERATOR_SHAPE;
  H32[(iterator + POSITION) >> 2] = small(0);
  H32[(iterator + SET) >> 2] = set;
  H32[(iterator + EXPECTED) >> 2] = small(setLength(set));
  return iterator;
}

/** Next key of a set_iterator, or 0: exhausted, or failed with the exception pending. Never collects. */
export function setIteratorNext(iterator: Value): Value {
  const set = H32[(iterator + SET) >> 2];
  if (set === 0) return 0;
  if (H32[(iterator + EXPECTED) >> 2] !== H32[(set + LENGTH) >> 2]) {
    H32[(iterator + EXPECTED) >> 2] = small(-1);
    return raise(RUNTIME_ERROR, "Set changed size during iteration");
  }
  const slot = setNext(set, H32[(iterator + POSITION) >> 2] >> 1);
  if (slot < 0) {
    H32[(iterator + SET) >> 2] = 0;
    return 0;
  }
  H32[(iterator + POSITION) >> 2] = small(slot + 1);
  return setKeyAt(set, slot);
}

function iteratorHint(iterator: Value): Value {
  const set = H32[(iterator + SET) >> 2];
  if (set === 0 || H32[(iterator + EXPECTED) >> 2] !== H32[(set + LENGTH) >> 2]) return small(0);
  let left = 0;
  let slot = setNext(set, H32[(iterator + POSITION) >> 2] >> 1);
  for (; slot >= 0; slot = setNext(set, slot + 1)) left++;
  return small(left);
}

function reduceSetIterator(iterator: Value): Value {
  const copied = allocate(16);
  for (let offset = 0; offset < 16; offset += 4) {
    H32[(copied + offset) >> 2] = H32[(iterator + offset) >> 2];
  }
  return reduceIterator(copied, setIteratorNext);
}

defineType({
  type: SET_ITERATOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { iter: iteratorItself, next: setIteratorNext },
  methods: { __length_hint__: ["", iteratorHint], __reduce__: ["", reduceSetIterator] },
});
