/**
 * itertools.groupby and tee (Modules/itertoolsmodule.c).
 *
 *     groupby    4 iterator   8 key function, or 0   12 key of the group given last, or 0   16 key of the next item, or
 *               0   20 next item, or 0   24 the group given last, or 0
 *     _grouper   4 groupby   8 its key
 *     _tee       4 chunk   8 place in it (small int)
 *
 * The iterators of a tee share what they have not all seen, in a chain of chunks: arrays of the iterator, the next chunk
 * or 0, how many items there are (small int), True while the iterator is being asked or 0, and the items.
 */
import { ARRAY_ITEMS } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  pending,
  raiseRuntimeError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { lookupAttribute } from "../../objects/protocols/attributes.ts";
import { call0, call1 } from "../../objects/protocols/call.ts";
import { equals } from "../../objects/protocols/compare.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { iteratorItself } from "../../objects/types/sequence_iterators.ts";
import { ITEM_COUNT_MAX, raiseMemoryError } from "../../objects/values/memory_error.ts";
import {
  allocateArray,
  allocateTuple,
  setTupleItem,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { internText } from "../../objects/values/text.ts";
import { pauseWork } from "../../objects/work.ts";
import { GROUPBY_SHAPE, GROUPBY_TYPE, GROUPER_TYPE, TEE_SHAPE, TEE_TYPE } from "../static_types.ts";

// --- groupby

const GROUP_ITERATOR = 4;
const GROUP_FUNCTION = 8;
const GROUP_LAST_KEY = 12;
const GROUP_NEXT_KEY = 16;
const GROUP_NEXT_ITEM = 20;
const GROUP_CURRENT = 24;
const GROUPER_PARENT = 4;
const GROUPER_KEY = 8;

function groupbyNew(cls: number, iterable: Value, key: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + GROUP_ITERATOR) >> 2] = iterator;
  H32[(object + GROUP_FUNCTION) >> 2] = key === NONE ? 0 : key;
  return object;
}

/** Takes the next item and its key; false at the end or with the exception pending. May run guest code. */
function stepGroup(self: Value): boolean {
  const item = iterNext(H32[(self + GROUP_ITERATOR) >> 2]);
  if (item === 0) return false;
  const fn = H32[(self + GROUP_FUNCTION) >> 2];
  let key = item;
  if (fn !== 0) {
    const mark = rootMark();
    pushRoot(item);
    key = call1(fn, item);
    releaseRoots(mark);
    if (key === 0) return false;
  }
  H32[(self + GROUP_NEXT_ITEM) >> 2] = item;
  H32[(self + GROUP_NEXT_KEY) >> 2] = key;
  return true;
}

function groupbyNext(self: Value): Value {
  H32[(self + GROUP_CURRENT) >> 2] = 0;
  // What is left of the group before is passed over.
  for (let count = 1;; count++) {
    const next = H32[(self + GROUP_NEXT_KEY) >> 2];
    const last = H32[(self + GROUP_LAST_KEY) >> 2];
    if (next !== 0) {
      if (last === 0) break;
      const same = rootedEquals(last, next);
      if (same < 0) return 0;
      if (same === 0) break;
    }
    if (!stepGroup(self)) return 0;
    if (count % 256 === 0 && !pauseWork(32)) return 0;
  }
  const key = H32[(self + GROUP_NEXT_KEY) >> 2];
  H32[(self + GROUP_LAST_KEY) >> 2] = key;
  const group = newGrouper(GROUPER_TYPE, self, key);
  return group === 0 ? 0 : tupleOf(key, group);
}

function rootedEquals(left: Value, right: Value): number {
  if (left === right) return 1;
  if ((left & right & 1) !== 0) return 0;
  const mark = rootMark();
  pushRoot(left);
  pushRoot(right);
  const same = equals(left, right);
  releaseRoots(mark);
  return same;
}

function newGrouper(cls: number, parent: Value, key: Value): Value {
  if ((parent & 1) !== 0 || H32[parent >> 2] !== GROUPBY_SHAPE && typeName(parent) !== "groupby") {
    return raiseTypeError(
      `_grouper() argument 1 must be itertools.groupby, not ${typeName(parent)}`,
    );
  }
  const group = allocateInstance(cls);
  H32[(group + GROUPER_PARENT) >> 2] = parent;
  H32[(group + GROUPER_KEY) >> 2] = key;
  H32[(parent + GROUP_CURRENT) >> 2] = group;
  return group;
}

function grouperNext(group: Value): Value {
  const parent = H32[(group + GROUPER_PARENT) >> 2];
  if (H32[(parent + GROUP_CURRENT) >> 2] !== group) return 0;
  if (H32[(parent + GROUP_NEXT_ITEM) >> 2] === 0 && !stepGroup(parent)) return 0;
  const same = rootedEquals(
    H32[(group + GROUPER_KEY) >> 2],
    H32[(parent + GROUP_NEXT_KEY) >> 2],
  );
  if (same <= 0) return 0;
  const item = H32[(parent + GROUP_NEXT_ITEM) >> 2];
  H32[(parent + GROUP_NEXT_ITEM) >> 2] = 0;
  H32[(parent + GROUP_NEXT_KEY) >> 2] = 0;
  return item;
}

const groupby: TypeDefinition = {
  type: GROUPBY_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n" +
    "    Elements to divide into groups according to the key function.\n  key\n    A function for " +
    "computing the group category for each element.\n    If the key function is not specified or " +
    "is None, the element itself\n    is used for grouping.",
  slots: { iter: iteratorItself, next: groupbyNext },
  new: ["iterable, key=None", groupbyNew],
};

const grouper: TypeDefinition = {
  type: GROUPER_TYPE,
  slots: { iter: iteratorItself, next: grouperNext },
  new: ["parent, tgtkey, /", newGrouper],
};

// --- tee

const TEE_CHUNK = 4;
const TEE_PLACE = 8;
const CHUNK_ITERATOR = 0;
const CHUNK_NEXT = 1;
const CHUNK_COUNT = 2;
const CHUNK_BUSY = 3;
const CHUNK_FIRST = 4;
const CHUNK_ITEMS = 57;

function newChunk(iterator: Value): Value {
  const chunk = allocateArray(CHUNK_FIRST + CHUNK_ITEMS);
  const words = (chunk + ARRAY_ITEMS) >> 2;
  H32[words + CHUNK_ITERATOR] = iterator;
  H32[words + CHUNK_COUNT] = small(0);
  return chunk;
}

function newTee(cls: number, iterable: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  if (isTee(iterator)) return copyTee(iterator);
  const chunk = newChunk(iterator);
  const object = allocateInstance(cls);
  H32[(object + TEE_CHUNK) >> 2] = chunk;
  H32[(object + TEE_PLACE) >> 2] = small(0);
  return object;
}

const isTee = (value: Value): boolean => (value & 1) === 0 && H32[value >> 2] === TEE_SHAPE;

function copyTee(self: Value): Value {
  const object = allocateInstance(TEE_TYPE);
  H32[(object + TEE_CHUNK) >> 2] = H32[(self + TEE_CHUNK) >> 2];
  H32[(object + TEE_PLACE) >> 2] = H32[(self + TEE_PLACE) >> 2];
  return object;
}

function teeNext(self: Value): Value {
  let chunk = H32[(self + TEE_CHUNK) >> 2];
  let place = H32[(self + TEE_PLACE) >> 2] >> 1;
  if (place >= CHUNK_ITEMS) {
    const words = (chunk + ARRAY_ITEMS) >> 2;
    let next = H32[words + CHUNK_NEXT];
    if (next === 0) {
      next = newChunk(H32[words + CHUNK_ITERATOR]);
      H32[words + CHUNK_NEXT] = next;
    }
    chunk = next;
    place = 0;
    H32[(self + TEE_CHUNK) >> 2] = chunk;
    H32[(self + TEE_PLACE) >> 2] = small(0);
  }
  const words = (chunk + ARRAY_ITEMS) >> 2;
  if (place < H32[words + CHUNK_COUNT] >> 1) {
    H32[(self + TEE_PLACE) >> 2] = small(place + 1);
    return H32[words + CHUNK_FIRST + place];
  }
  if (H32[words + CHUNK_BUSY] !== 0) return raiseRuntimeError("cannot re-enter the tee iterator");
  const mark = rootMark();
  pushRoot(chunk);
  H32[words + CHUNK_BUSY] = TRUE;
  const item = iterNext(H32[words + CHUNK_ITERATOR]);
  H32[words + CHUNK_BUSY] = 0;
  releaseRoots(mark);
  if (item === 0) return 0;
  H32[words + CHUNK_FIRST + place] = item;
  H32[words + CHUNK_COUNT] = small(place + 1);
  H32[(self + TEE_PLACE) >> 2] = small(place + 1);
  return item;
}

const teeType: TypeDefinition = {
  type: TEE_TYPE,
  doc: "Iterator wrapped to make it copyable.",
  slots: { iter: iteratorItself, next: teeNext },
  new: ["iterable, /", newTee],
  methods: { __copy__: ["", copyTee, "Returns an independent iterator."] },
};

function tee(iterable: Value, countGiven: Value): Value {
  const count = countGiven === 0 ? 2 : sizeArgument(countGiven);
  if (count !== count) return 0;
  if (count < 0) return raiseValueError("n must be >= 0");
  if (count > ITEM_COUNT_MAX) return raiseMemoryError();
  if (count === 0) return EMPTY_TUPLE;
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const mark = rootMark();
  pushRoot(iterator);
  const result = allocateTuple(count);
  pushRoot(result);
  const done = fillTees(result, iterator, count);
  releaseRoots(mark);
  return done ? result : 0;
}

/** The first is the iterator itself if it can be copied, else wraps it; the others are copies of the first. */
function fillTees(result: Value, iterator: Value, count: number): boolean {
  const name = internText("__copy__");
  let copy = lookupAttribute(iterator, name);
  if (copy === 0) {
    if (pending()) return false;
    const first = newTee(TEE_TYPE, iterator);
    if (first === 0) return false;
    setTupleItem(result, 0, first);
    for (let i = 1; i < count; i++) setTupleItem(result, i, copyTee(first));
    return true;
  }
  pushRoot(copy);
  setTupleItem(result, 0, iterator);
  for (let i = 1; i < count; i++) {
    copy = call0(H32[(rootMark() >> 2) - 1]);
    if (copy === 0) return false;
    setTupleItem(result, i, copy);
  }
  return true;
}

/** itertools.tee */
export const teeFunction: NativeEntry = [
  "iterable, n=2, /",
  tee,
  "Returns a tuple of n independent iterators.",
];

/** The types of this file. */
export const groupingTypes: readonly TypeDefinition[] = [groupby, grouper, teeType];
