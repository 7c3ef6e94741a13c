/**
 * range and its iterators (Objects/rangeobject.c). Start, stop, step and length are ints of any size; what fits into
 * small ints never leaves them, what fits into doubles is computed in doubles, the rest in bigints.
 *
 *     range_iterator       4 next   8 step   12 left   all small ints, and so is every value it gives
 *     longrange_iterator   4 next   8 step   12 left   ints of any size
 */
import { allocate } from "../../heap/allocator.ts";
import {
  RANGE_BYTES,
  RANGE_LENGTH,
  RANGE_START,
  RANGE_STEP,
  RANGE_STOP,
} from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_SEQUENCE } from "../../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { fitsSmall, small, type Value } from "../../heap/value.ts";
import { defineType, type NativeEntry } from "../define.ts";
import {
  raiseIndexError,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../errors.ts";
import { compareTruth, EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { asIndex, hasIndex } from "../protocols/index_number.ts";
import { reprOf } from "../protocols/represent.ts";
import { plainEquals, UNKNOWN } from "../protocols/sequence_compare.ts";
import { bigIntOf, intSign, newBigInt, newInt, safeIntegerOf } from "../values/numbers.ts";
import { listAppend, newList, tupleOf } from "../values/sequences.ts";
import { isSlice } from "../values/slices.ts";
import { joinParts } from "../values/text_parts.ts";
import { tupleHash } from "../values/tuple_hash.ts";
import { pauseWork } from "../work.ts";
import {
  BOOL_SHAPE,
  INT_SHAPE,
  LONG_RANGE_ITERATOR_SHAPE,
  LONG_RANGE_ITERATOR_TYPE,
  RANGE_ITERATOR_SHAPE,
  RANGE_ITERATOR_TYPE,
  RANGE_SHAPE,
  RANGE_TYPE,
} from "../well_known.ts";
import { builtinIter } from "./iterator_pickling.ts";
import { iteratorItself, lengthHintMethod } from "./sequence_iterators.ts";
import {
  RANGE_LEFT,
  RANGE_NEXT,
  RANGE_STRIDE,
  rangeIteratorNext,
} from "../values/index_iterators.ts";
import { longIndices } from "./slice.ts";

export { RANGE_LEFT, RANGE_NEXT, RANGE_STRIDE, rangeIteratorNext };

const ITERATOR_BYTES = 16;

/** Numbers up to this magnitude add, subtract and divide exactly in doubles. */
const EXACT = 2 ** 50;
/** Greatest length that len() can give. */
const LENGTH_MAX = 9223372036854775807n;

const startOf = (range: Value): Value => H32[(range + RANGE_START) >> 2];
const stepOf = (range: Value): Value => H32[(range + RANGE_STEP) >> 2];
const lengthOf = (range: Value): Value => H32[(range + RANGE_LENGTH) >> 2];

/** How many values start, stop, step give: an int. */
function countValues(startValue: Value, stopValue: Value, stepValue: Value): Value {
  const start = safeIntegerOf(startValue);
  const stop = safeIntegerOf(stopValue);
  const step = safeIntegerOf(stepValue);
  if (Math.abs(start) <= EXACT && Math.abs(stop) <= EXACT && Math.abs(step) <= EXACT) {
    if (step > 0 ? start >= stop : start <= stop) return small(0);
    const span = step > 0 ? stop - start : start - stop;
    return newInt(Math.floor((span - 1) / Math.abs(step)) + 1);
  }
  const first = bigIntOf(startValue);
  const end = bigIntOf(stopValue);
  const by = bigIntOf(stepValue);
  if (by > 0n ? first >= end : first <= end) return small(0);
  return newBigInt(by > 0n ? (end - first - 1n) / by + 1n : (first - end - 1n) / -by + 1n);
}

/** range(start, stop, step) of plain ints, step not 0. Never collects. @throws OutOfMemory */
export function newRange(start: Value, stop: Value, step: Value): Value {
  const length = countValues(start, stop, step);
  const range = allocate(RANGE_BYTES);
  H32[range >> 2] = RANGE_SHAPE;
  H32[(range + RANGE_START) >> 2] = start;
  H32[(range + RANGE_STOP) >> 2] = stop;
  H32[(range + RANGE_STEP) >> 2] = step;
  H32[(range + RANGE_LENGTH) >> 2] = length;
  return range;
}

function rangeNew(_cls: number, first: Value, second: Value, third: Value): Value {
  if (second === 0) {
    const stop = asIndex(first);
    return stop === 0 ? 0 : newRange(small(0), stop, small(1));
  }
  const mark = rootMark();
  const start = asIndex(first);
  if (start === 0) return 0;
  pushRoot(start);
  const stop = asIndex(second);
  let range: Value = 0;
  if (stop !== 0) {
    pushRoot(stop);
    const step = third === 0 ? small(1) : asIndex(third);
    if (step === small(0)) raiseValueError("range() arg 3 must not be zero");
    else if (step !== 0) range = newRange(start, stop, step);
  }
  releaseRoots(mark);
  return range;
}

/** a + b * c of plain ints. */
function addProduct(a: Value, b: Value, c: Value): Value {
  const sum = safeIntegerOf(a) + safeIntegerOf(b) * safeIntegerOf(c);
  // A NaN or an inexact product fails the test too.
  if (Math.abs(sum) <= EXACT && Math.abs(safeIntegerOf(a)) <= EXACT) return newInt(sum);
  return newBigInt(bigIntOf(a) + bigIntOf(b) * bigIntOf(c));
}

// --- container

function rangeLength(range: Value): number {
  const length = lengthOf(range);
  if ((length & 1) !== 0) return length >> 1;
  const number = safeIntegerOf(length);
  if (number === number) return number;
  if (bigIntOf(length) <= LENGTH_MAX) return Number(bigIntOf(length));
  raiseOverflowError("Python int too large to convert to C ssize_t");
  return -1;
}

function rangeBool(range: Value): number {
  return lengthOf(range) === small(0) ? 0 : 1;
}

function rangeGetItem(range: Value, key: Value): Value {
  if ((key & 1) === 0) {
    if (isSlice(key)) return rangeSlice(range, key);
    if (!hasIndex(key)) {
      return raiseTypeError(`range indices must be integers or slices, not ${typeName(key)}`);
    }
  }
  const index = asIndex(key);
  if (index === 0) return 0;
  const length = lengthOf(range);
  if ((index & length & 1) !== 0) {
    let place = index >> 1;
    if (place < 0) place += length >> 1;
    if (place < 0 || place >= length >> 1) return outOfRange();
    return addProduct(startOf(range), stepOf(range), small(place));
  }
  let place = bigIntOf(index);
  if (place < 0n) place += bigIntOf(length);
  if (place < 0n || place >= bigIntOf(length)) return outOfRange();
  return newBigInt(bigIntOf(startOf(range)) + bigIntOf(stepOf(range)) * place);
}

function outOfRange(): 0 {
  return raiseIndexError("range object index out of range");
}

function rangeSlice(range: Value, slice: Value): Value {
  const found = longIndices(slice, bigIntOf(lengthOf(range)));
  if (found === null) return 0;
  const start = bigIntOf(startOf(range));
  const step = bigIntOf(stepOf(range));
  return newRange(
    newBigInt(start + found[0] * step),
    newBigInt(start + found[1] * step),
    newBigInt(step * found[2]),
  );
}

/** Whether range.__contains__ and kin compute with the value: exactly an int or a bool. */
function isPlainInt(value: Value): boolean {
  if ((value & 1) !== 0) return true;
  const shape = H32[value >> 2];
  return shape === INT_SHAPE || shape === BOOL_SHAPE;
}

/** Place of a plain int among the range's values, or -1n. */
function placeOf(range: Value, value: Value): bigint {
  const start = safeIntegerOf(startOf(range));
  const step = safeIntegerOf(stepOf(range));
  const number = safeIntegerOf(value);
  const length = safeIntegerOf(lengthOf(range));
  if (
    Math.abs(start) <= EXACT && Math.abs(number) <= EXACT && Math.abs(step) <= EXACT &&
    length <= EXACT
  ) {
    const place = (number - start) / step;
    return place >= 0 && place < length && (number - start) % step === 0 ? BigInt(place) : -1n;
  }
  const distance = bigIntOf(value) - bigIntOf(startOf(range));
  const by = bigIntOf(stepOf(range));
  if (distance % by !== 0n) return -1n;
  const place = distance / by;
  return place >= 0n && place < bigIntOf(lengthOf(range)) ? place : -1n;
}

function rangeContains(range: Value, value: Value): number {
  if (isPlainInt(value)) return placeOf(range, value) >= 0n ? 1 : 0;
  const found = search(range, value, false);
  return found === null ? -1 : found >= 0n ? 1 : 0;
}

/**
 * Goes through the values: the place of the first that equals `value` or -1n, or (counting) how many there are; null
 * with the exception pending.
 */
function search(range: Value, value: Value, counting: boolean): bigint | null {
  const mark = rootMark();
  const iterator = rangeIter(range);
  pushRoot(iterator);
  const slot = pushRoot(0) >> 2;
  const next = H32[iterator >> 2] === RANGE_ITERATOR_SHAPE
    ? rangeIteratorNext
    : longRangeIteratorNext;
  let count = 0n;
  let result: bigint | null = -1n;
  for (let place = 0;; place++) {
    const item = next(iterator);
    if (item === 0) {
      if (counting) result = count;
      break;
    }
    let equal = plainEquals(item, value);
    if (equal === UNKNOWN) {
      H32[slot] = item;
      equal = compareTruth(item, value, EQUAL);
    }
    if (equal < 0 || (place % 1024 === 1023 && !pauseWork(256))) {
      result = null;
      break;
    }
    if (equal === 1) {
      if (!counting) {
        result = BigInt(place);
        break;
      }
      count++;
    }
  }
  releaseRoots(mark);
  return result;
}

function count(range: Value, value: Value): Value {
  if (isPlainInt(value)) return small(placeOf(range, value) >= 0n ? 1 : 0);
  const found = search(range, value, true);
  return found === null ? 0 : newBigInt(found);
}

function index(range: Value, value: Value): Value {
  if (isPlainInt(value)) {
    const place = placeOf(range, value);
    return place >= 0n ? newBigInt(place) : raiseValueError("range.index(x): x not in range");
  }
  const found = search(range, value, false);
  if (found === null) return 0;
  return found >= 0n ? newBigInt(found) : raiseValueError("sequence.index(x): x not in sequence");
}

// --- comparison, hash, repr

function sameInt(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (((left | right) & 1) !== 0) return false;
  return bigIntOf(left) === bigIntOf(right);
}

function sameValues(left: Value, right: Value): boolean {
  const length = lengthOf(left);
  if (!sameInt(length, lengthOf(right))) return false;
  if (length === small(0)) return true;
  if (!sameInt(startOf(left), startOf(right))) return false;
  return length === small(1) || sameInt(stepOf(left), stepOf(right));
}

function rangeCompare(left: Value, right: Value, operator: number): Value {
  if (
    (operator !== EQUAL && operator !== NOT_EQUAL) || ((left | right) & 1) !== 0 ||
    H32[left >> 2] !== RANGE_SHAPE || H32[right >> 2] !== RANGE_SHAPE
  ) return NOT_IMPLEMENTED;
  return sameValues(left, right) === (operator === EQUAL) ? TRUE : FALSE;
}

/** As the tuple (length, start or None, step or None), of which only what tells ranges apart is given. */
function rangeHash(range: Value): Value {
  const length = lengthOf(range);
  const parts = tupleOf(
    length,
    length === small(0) ? NONE : startOf(range),
    length === small(0) || length === small(1) ? NONE : stepOf(range),
  );
  const mark = rootMark();
  pushRoot(parts);
  const hash = tupleHash(parts);
  releaseRoots(mark);
  return hash;
}

function rangeRepr(range: Value): Value {
  const mark = rootMark();
  const parts = newList(3);
  pushRoot(parts);
  const count = stepOf(range) === small(1) ? 2 : 3;
  let result: Value = 0;
  for (let i = 0; i < count; i++) {
    const text = reprOf(H32[((range + RANGE_START) >> 2) + i]);
    if (text === 0) break;
    listAppend(parts, text);
    if (i === count - 1) result = joinParts(parts, "range(", ", ", ")");
  }
  releaseRoots(mark);
  return result;
}

function reduce(range: Value): Value {
  return tupleOf(
    RANGE_TYPE,
    tupleOf(startOf(range), H32[(range + RANGE_STOP) >> 2], stepOf(range)),
  );
}

// --- iterators

/** An iterator over `length` values from `start` on. @throws OutOfMemory */
function newRangeIterator(start: Value, step: Value, length: Value): Value {
  const allSmall = (start & step & length & 1) !== 0 &&
    fitsSmall((start >> 1) + Math.max(0, (length >> 1) - 1) * (step >> 1));
  const iterator = allocate(ITERATOR_BYTES);
  H32[iterator >> 2] = allSmall ? RANGE_ITERATOR_SHAPE : LONG_RANGE_ITERATOR_SHAPE;
  H32[(iterator + RANGE_NEXT) >> 2] = start;
  H32[(iterator + RANGE_STRIDE) >> 2] = step;
  H32[(iterator + RANGE_LEFT) >> 2] = length;
  return iterator;
}

/** iter(range). @throws OutOfMemory */
export function rangeIter(range: Value): Value {
  return newRangeIterator(startOf(range), stepOf(range), lengthOf(range));
}

function rangeReversed(range: Value): Value {
  const length = lengthOf(range);
  const step = stepOf(range);
  const backwards = (step & 1) !== 0 ? newInt(-(step >> 1)) : newBigInt(-bigIntOf(step));
  if (length === small(0)) return newRangeIterator(startOf(range), backwards, length);
  const last = addProduct(startOf(range), step, addProduct(length, small(-1), small(1)));
  return newRangeIterator(last, backwards, length);
}

/** The next value of a longrange_iterator; 0 when exhausted. Never fails, never collects. @throws OutOfMemory */
export function longRangeIteratorNext(iterator: Value): Value {
  const left = H32[(iterator + RANGE_LEFT) >> 2];
  if (intSign(left) <= 0) return 0;
  const value = H32[(iterator + RANGE_NEXT) >> 2];
  const next = addProduct(value, H32[(iterator + RANGE_STRIDE) >> 2], small(1));
  H32[(iterator + RANGE_LEFT) >> 2] = addProduct(left, small(-1), small(1));
  H32[(iterator + RANGE_NEXT) >> 2] = next;
  return value;
}

function lengthHint(iterator: Value): Value {
  return H32[(iterator + RANGE_LEFT) >> 2];
}

/** (iter, (the range that is left,), None) */
function reduceIterator(iterator: Value): Value {
  const iter = builtinIter();
  if (iter === 0) return 0;
  const start = H32[(iterator + RANGE_NEXT) >> 2];
  const step = H32[(iterator + RANGE_STRIDE) >> 2];
  const left = H32[(iterator + RANGE_LEFT) >> 2];
  const rest = allocate(RANGE_BYTES);
  H32[rest >> 2] = RANGE_SHAPE;
  H32[(rest + RANGE_START) >> 2] = start;
  H32[(rest + RANGE_STOP) >> 2] = addProduct(start, step, left);
  H32[(rest + RANGE_STEP) >> 2] = step;
  H32[(rest + RANGE_LENGTH) >> 2] = left;
  return tupleOf(iter, tupleOf(rest), NONE);
}

/** Moves an iterator on to what would be its item `state` from here. */
function setIteratorState(iterator: Value, state: Value): Value {
  const index = asIndex(state);
  if (index === 0) return 0;
  const left = bigIntOf(H32[(iterator + RANGE_LEFT) >> 2]);
  let skipped = bigIntOf(index);
  if (skipped < 0n) skipped = 0n;
  else if (skipped > left) skipped = left;
  const step = H32[(iterator + RANGE_STRIDE) >> 2];
  const next = addProduct(H32[(iterator + RANGE_NEXT) >> 2], step, newBigInt(skipped));
  const rest = newBigInt(left - skipped);
  // A range_iterator's words are small ints all of them.
  if (H32[iterator >> 2] === RANGE_ITERATOR_SHAPE && (next & rest & 1) === 0) {
    H32[(iterator + RANGE_LEFT) >> 2] = small(0);
    return NONE;
  }
  H32[(iterator + RANGE_NEXT) >> 2] = next;
  H32[(iterator + RANGE_LEFT) >> 2] = rest;
  return NONE;
}

const iteratorMethods: Record<string, NativeEntry> = {
  ...lengthHintMethod(lengthHint),
  __reduce__: ["", reduceIterator, "Return state information for pickling."],
  __setstate__: ["state, /", setIteratorState, "Set state information for unpickling."],
};

defineType({
  type: RANGE_ITERATOR_TYPE,
  slots: { iter: iteratorItself, next: rangeIteratorNext },
  methods: iteratorMethods,
});

defineType({
  type: LONG_RANGE_ITERATOR_TYPE,
  slots: { iter: iteratorItself, next: longRangeIteratorNext },
  methods: iteratorMethods,
});

defineType({
  type: RANGE_TYPE,
  flags: TYPE_FLAG_SEQUENCE,
  doc:
    "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
  slots: {
    repr: rangeRepr,
    hash: rangeHash,
    compare: rangeCompare,
    iter: rangeIter,
    bool: rangeBool,
    length: rangeLength,
    getitem: rangeGetItem,
    contains: rangeContains,
  },
  new: ["start, stop=None, step=None, /", rangeNew],
  members: { start: RANGE_START, stop: RANGE_STOP, step: RANGE_STEP },
  methods: {
    count: [
      "value, /",
      count,
      "rangeobject.count(value) -> integer -- return number of occurrences of value",
    ],
    index: [
      "value, /",
      index,
      "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
    ],
    __reversed__: ["", rangeReversed, "Return a reverse iterator."],
    __reduce__: ["", reduce],
  },
});
