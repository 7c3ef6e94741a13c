/**
 * itertools.product, permutations, combinations and combinations_with_replacement (Modules/itertoolsmodule.c).
 *
 *     product        4 tuple of pools, or 0 once exhausted   8 array of indices   12 the tuple given last, or 0
 *     permutations   4 pool, or 0 once exhausted   8 array of indices   12 array of cycles   16 True once begun, or 0
 *     combinations, combinations_with_replacement
 *                    4 pool, or 0 once exhausted   8 array of indices   12 True once begun, or 0
 *
 * Pools are tuples, indices and cycles small ints.
 */
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import { ensureRoom } from "../../heap/allocator.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { raiseOverflowError, raiseTypeError, raiseValueError } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { tupleFromIterable } from "../../objects/protocols/sequence_input.ts";
import { iteratorItself } from "../../objects/types/sequence_iterators.ts";
import { moveWords, tupleFirst } from "../../objects/values/list_storage.ts";
import { ITEM_COUNT_MAX, raiseMemoryError } from "../../objects/values/memory_error.ts";
import { isInt } from "../../objects/values/numbers.ts";
import {
  allocateArray,
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  type TupleRef,
} from "../../objects/values/sequences.ts";
import { chargeWork, pauseWork } from "../../objects/work.ts";
import {
  COMBINATIONS_TYPE,
  COMBINATIONS_WITH_REPLACEMENT_TYPE,
  PERMUTATIONS_TYPE,
  PRODUCT_TYPE,
} from "../static_types.ts";

const POOL = 4;
const INDICES = 8;

/** Room for an array of so many words; false with MemoryError or a limit pending. Everything is rooted. @throws OutOfMemory */
function admitWords(count: number): boolean {
  if (count > ITEM_COUNT_MAX) {
    raiseMemoryError();
    return false;
  }
  if (count >= 1024) ensureRoom(4 * count + 64);
  return count < 1024 || chargeWork(count >> 1);
}

/** An array of `count` small ints, of(place) each. @throws OutOfMemory */
function newIndices(count: number, of: (place: number) => number): Value {
  const array = allocateArray(count);
  const first = (array + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < count; i++) H32[first + i] = small(of(i));
  return array;
}

const zero = () => 0;
const itself = (place: number) => place;

/** The first `count` items of the pool that the indices name, as a tuple. */
function selection(pool: Value, indices: Value, count: number): TupleRef {
  const tuple = allocateTuple(count);
  const first = (indices + ARRAY_ITEMS) >> 2;
  const items = tupleFirst(pool);
  for (let i = 0; i < count; i++) setTupleItem(tuple, i, H32[items + (H32[first + i] >> 1)]);
  return tuple;
}

/** A step over so many words is charged when it is long. */
function charge(words: number): boolean {
  return words < 256 || chargeWork(words >> 6);
}

// --- product

const PRODUCT_LAST = 12;

function productNew(cls: number, iterables: Value, repeatGiven: Value): Value {
  const mark = rootMark();
  const result = newProduct(cls, iterables, repeatGiven);
  releaseRoots(mark);
  return result;
}

function newProduct(cls: number, iterables: Value, repeatGiven: Value): Value {
  const repeat = repeatGiven === 0 ? 1 : sizeArgument(repeatGiven);
  if (repeat !== repeat) return 0;
  if (repeat < 0) return raiseValueError("repeat argument cannot be negative");
  const given = repeat === 0 ? 0 : tupleLength(iterables);
  const count = given * repeat;
  if (count > 2 ** 60) return raiseOverflowError("repeat argument too large");
  if (!admitWords(2 * count)) return 0;
  const pools = allocateTuple(count);
  pushRoot(pools);
  for (let i = 0; i < given; i++) {
    const pool = tupleFromIterable(tupleItem(iterables, i));
    if (pool === 0) return 0;
    setTupleItem(pools, i, pool);
    if (i % 256 === 255 && !pauseWork(256)) return 0;
  }
  for (let i = given; i < count; i++) setTupleItem(pools, i, tupleItem(pools, i - given));
  const indices = newIndices(count, zero);
  const object = allocateInstance(cls);
  H32[(object + POOL) >> 2] = pools;
  H32[(object + INDICES) >> 2] = indices;
  return object;
}

function productNext(self: Value): Value {
  const pools = H32[(self + POOL) >> 2];
  if (pools === 0) return 0;
  const count = tupleLength(pools);
  if (!charge(count)) return 0;
  const last = H32[(self + PRODUCT_LAST) >> 2];
  const tuple = allocateTuple(count);
  if (last === 0) {
    for (let i = 0; i < count; i++) {
      const pool = tupleItem(pools, i);
      if (tupleLength(pool) === 0) return end(self);
      setTupleItem(tuple, i, tupleItem(pool, 0));
    }
  } else {
    // The rightmost index that is not at its pool's end moves on, those behind it go back to the start.
    const indices = (H32[(self + INDICES) >> 2] + ARRAY_ITEMS) >> 2;
    moveWords(tupleFirst(last), tupleFirst(tuple), count);
    let place = count - 1;
    for (; place >= 0; place--) {
      const pool = tupleItem(pools, place);
      const index = (H32[indices + place] >> 1) + 1;
      if (index < tupleLength(pool)) {
        H32[indices + place] = small(index);
        setTupleItem(tuple, place, tupleItem(pool, index));
        break;
      }
      H32[indices + place] = small(0);
      setTupleItem(tuple, place, tupleItem(pool, 0));
    }
    if (place < 0) return end(self);
  }
  H32[(self + PRODUCT_LAST) >> 2] = tuple;
  return tuple;
}

function end(self: Value): 0 {
  H32[(self + POOL) >> 2] = 0;
  return 0;
}

const product: TypeDefinition = {
  type: PRODUCT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, " +
    "product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators " +
    "are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer " +
    "(with the rightmost element changing\non every iteration).",
  slots: { iter: iteratorItself, next: productNext },
  new: ["*iterables, repeat=1", productNew],
};

// --- permutations

const CYCLES = 12;
const PERMUTATIONS_BEGUN = 16;

function permutationsNew(cls: number, iterable: Value, size: Value): Value {
  const mark = rootMark();
  const result = newPermutations(cls, iterable, size);
  releaseRoots(mark);
  return result;
}

function newPermutations(cls: number, iterable: Value, size: Value): Value {
  const pool = tupleFromIterable(iterable);
  if (pool === 0) return 0;
  pushRoot(pool);
  const total = tupleLength(pool);
  let r = total;
  if (size !== 0 && size !== NONE) {
    if (!isInt(size)) return raiseTypeError("Expected int as r");
    r = sizeArgument(size);
    if (r !== r) return 0;
    if (r < 0) return raiseValueError("r must be non-negative");
  }
  const object = allocateInstance(cls);
  if (r > total) return object;
  pushRoot(object);
  if (!admitWords(2 * total)) return 0;
  H32[(object + POOL) >> 2] = pool;
  H32[(object + INDICES) >> 2] = newIndices(total, itself);
  H32[(object + CYCLES) >> 2] = newIndices(r, (place) => total - place);
  return object;
}

function permutationsNext(self: Value): Value {
  const pool = H32[(self + POOL) >> 2];
  if (pool === 0) return 0;
  const indices = H32[(self + INDICES) >> 2];
  const cycles = H32[(self + CYCLES) >> 2];
  const r = H32[(cycles + LENGTH) >> 2] >> 1;
  const total = tupleLength(pool);
  if (!charge(r)) return 0;
  if (H32[(self + PERMUTATIONS_BEGUN) >> 2] === 0) {
    H32[(self + PERMUTATIONS_BEGUN) >> 2] = TRUE;
    return selection(pool, indices, r);
  }
  const index = (indices + ARRAY_ITEMS) >> 2;
  const cycle = (cycles + ARRAY_ITEMS) >> 2;
  for (let i = r - 1; i >= 0; i--) {
    H32[cycle + i] -= 2;
    if (H32[cycle + i] === small(0)) {
      // This place has seen all: its index goes to the end, the others move up.
      const moved = H32[index + i];
      moveWords(index + i + 1, index + i, total - 1 - i);
      H32[index + total - 1] = moved;
      H32[cycle + i] = small(total - i);
      continue;
    }
    const other = index + total - (H32[cycle + i] >> 1);
    const moved = H32[index + i];
    H32[index + i] = H32[other];
    H32[other] = moved;
    return selection(pool, indices, r);
  }
  return end(self);
}

const permutations: TypeDefinition = {
  type: PERMUTATIONS_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(" +
    "range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
  slots: { iter: iteratorItself, next: permutationsNext },
  new: ["iterable, r=None", permutationsNew],
};

// --- combinations, with and without replacement

const BEGUN = 12;

function newCombinations(
  cls: number,
  iterable: Value,
  size: Value,
  first: (place: number) => number,
  isEmpty: (total: number, r: number) => boolean,
): Value {
  const mark = rootMark();
  const pool = tupleFromIterable(iterable);
  if (pool === 0) return 0;
  pushRoot(pool);
  const r = sizeArgument(size);
  let object: Value = 0;
  if (r < 0) raiseValueError("r must be non-negative");
  else if (r === r) {
    object = allocateInstance(cls);
    pushRoot(object);
    if (!isEmpty(tupleLength(pool), r)) {
      if (admitWords(r)) {
        H32[(object + POOL) >> 2] = pool;
        H32[(object + INDICES) >> 2] = newIndices(r, first);
      } else object = 0;
    }
  }
  releaseRoots(mark);
  return object;
}

function combinationsNext(self: Value): Value {
  const pool = H32[(self + POOL) >> 2];
  if (pool === 0) return 0;
  const indices = H32[(self + INDICES) >> 2];
  const r = H32[(indices + LENGTH) >> 2] >> 1;
  if (!charge(r)) return 0;
  if (H32[(self + BEGUN) >> 2] === 0) {
    H32[(self + BEGUN) >> 2] = TRUE;
    return selection(pool, indices, r);
  }
  const index = (indices + ARRAY_ITEMS) >> 2;
  const slack = tupleLength(pool) - r;
  let place = r - 1;
  while (place >= 0 && H32[index + place] >> 1 === place + slack) place--;
  if (place < 0) return end(self);
  H32[index + place] += 2;
  for (let i = place + 1; i < r; i++) H32[index + i] = H32[index + i - 1] + 2;
  return selection(pool, indices, r);
}

const combinations: TypeDefinition = {
  type: COMBINATIONS_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return successive r-length combinations of elements in the iterable.\n\ncombinations(" +
    "range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
  slots: { iter: iteratorItself, next: combinationsNext },
  new: [
    "iterable, r",
    (cls: number, iterable: Value, r: Value) =>
      newCombinations(cls, iterable, r, itself, (total, count) => count > total),
  ],
};

function withReplacementNext(self: Value): Value {
  const pool = H32[(self + POOL) >> 2];
  if (pool === 0) return 0;
  const indices = H32[(self + INDICES) >> 2];
  const r = H32[(indices + LENGTH) >> 2] >> 1;
  if (!charge(r)) return 0;
  if (H32[(self + BEGUN) >> 2] === 0) {
    H32[(self + BEGUN) >> 2] = TRUE;
    return selection(pool, indices, r);
  }
  const index = (indices + ARRAY_ITEMS) >> 2;
  const last = small(tupleLength(pool) - 1);
  let place = r - 1;
  while (place >= 0 && H32[index + place] === last) place--;
  if (place < 0) return end(self);
  const next = H32[index + place] + 2;
  for (let i = place; i < r; i++) H32[index + i] = next;
  return selection(pool, indices, r);
}

const combinationsWithReplacement: TypeDefinition = {
  type: COMBINATIONS_WITH_REPLACEMENT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return successive r-length combinations of elements in the iterable allowing individual " +
    "elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> " +
    "('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
  slots: { iter: iteratorItself, next: withReplacementNext },
  new: [
    "iterable, r",
    (cls: number, iterable: Value, r: Value) =>
      newCombinations(cls, iterable, r, zero, (total, count) => total === 0 && count > 0),
  ],
};

/** The types of this file. */
export const combinatoricTypes: readonly TypeDefinition[] = [
  product,
  permutations,
  combinations,
  combinationsWithReplacement,
];
