/**
 * itertools.compress, dropwhile, takewhile, filterfalse and islice (Modules/itertoolsmodule.c).
 *
 *     compress      4 data iterator   8 selectors iterator
 *     dropwhile     4 function   8 iterator   12 True once it has begun, else 0
 *     takewhile     4 function   8 iterator   12 True once it has stopped, else 0
 *     filterfalse   4 function   8 iterator
 *     islice        4 iterator, or 0 once exhausted   8 index of the next item to give   12 stop, -1 for none
 *                  16 step   20 how many were taken: ints
 */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { raiseTypeError, raiseValueError, takePending } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { call1 } from "../../objects/protocols/call.ts";
import { asIndex } from "../../objects/protocols/index_number.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { iteratorItself } from "../../objects/types/sequence_iterators.ts";
import { safeOperand } from "../../objects/values/int_operands.ts";
import { bigIntOf, newInt } from "../../objects/values/numbers.ts";
import { tupleItem, tupleLength } from "../../objects/values/sequences.ts";
import { pauseWork } from "../../objects/work.ts";
import { BOOL_TYPE } from "../../objects/well_known.ts";
import {
  COMPRESS_TYPE,
  DROPWHILE_TYPE,
  FILTERFALSE_TYPE,
  ISLICE_TYPE,
  TAKEWHILE_TYPE,
} from "../static_types.ts";

const FUNCTION = 4;
const ITERATOR = 8;
const FLAG = 12;

/** Items that a loop may pass over before it is charged. */
const CHARGE_ITEMS = 256;
const CHARGE_UNITS = 16;

/** Makes a [function, iterator] object. */
function newFiltered(cls: number, fn: Value, iterable: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + FUNCTION) >> 2] = fn;
  H32[(object + ITERATOR) >> 2] = iterator;
  return object;
}

/** Truth of fn(item): 1, 0, or -1 with the exception pending. The item is rooted. */
function test(fn: Value, item: Value): number {
  const answer = call1(fn, item);
  if (answer === 0) return -1;
  const mark = rootMark();
  pushRoot(answer);
  const passes = truth(answer);
  releaseRoots(mark);
  return passes;
}

// --- compress

const DATA = 4;
const SELECTORS = 8;

function compressNew(cls: number, dataGiven: Value, selectorsGiven: Value): Value {
  const mark = rootMark();
  const data = getIter(dataGiven);
  if (data === 0) return 0;
  pushRoot(data);
  const selectors = getIter(selectorsGiven);
  releaseRoots(mark);
  if (selectors === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + DATA) >> 2] = data;
  H32[(object + SELECTORS) >> 2] = selectors;
  return object;
}

function compressNext(self: Value): Value {
  const mark = rootMark();
  const slot = pushRoot(0) >> 2;
  const selected = pushRoot(0) >> 2;
  let result: Value = 0;
  for (let count = 1;; count++) {
    const item = iterNext(H32[(self + DATA) >> 2]);
    if (item === 0) break;
    H32[slot] = item;
    const selector = iterNext(H32[(self + SELECTORS) >> 2]);
    if (selector === 0) break;
    H32[selected] = selector;
    const passes = truth(selector);
    if (passes !== 0) {
      if (passes > 0) result = item;
      break;
    }
    if (count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) break;
  }
  releaseRoots(mark);
  return result;
}

const compress: TypeDefinition = {
  type: COMPRESS_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator " +
    "from selected data elements using the selectors to\nchoose the data elements.",
  slots: { iter: iteratorItself, next: compressNext },
  new: ["data, selectors", compressNew],
};

// --- dropwhile, takewhile, filterfalse

function dropwhileNext(self: Value): Value {
  const iterator = H32[(self + ITERATOR) >> 2];
  if (H32[(self + FLAG) >> 2] !== 0) return iterNext(iterator);
  const mark = rootMark();
  const slot = pushRoot(0) >> 2;
  let result: Value = 0;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) break;
    H32[slot] = item;
    const passes = test(H32[(self + FUNCTION) >> 2], item);
    if (passes < 0) break;
    if (passes === 0) {
      H32[(self + FLAG) >> 2] = TRUE;
      result = item;
      break;
    }
    if (count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) break;
  }
  releaseRoots(mark);
  return result;
}

const dropwhile: TypeDefinition = {
  type: DROPWHILE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every " +
    "element until the iterable is exhausted.",
  slots: { iter: iteratorItself, next: dropwhileNext },
  new: ["predicate, iterable, /", newFiltered],
};

function takewhileNext(self: Value): Value {
  if (H32[(self + FLAG) >> 2] !== 0) return 0;
  const item = iterNext(H32[(self + ITERATOR) >> 2]);
  if (item === 0) return 0;
  const mark = rootMark();
  pushRoot(item);
  const passes = test(H32[(self + FUNCTION) >> 2], item);
  releaseRoots(mark);
  if (passes > 0) return item;
  if (passes === 0) H32[(self + FLAG) >> 2] = TRUE;
  return 0;
}

const takewhile: TypeDefinition = {
  type: TAKEWHILE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Return successive entries from an iterable as long as the predicate evaluates to true for " +
    "each entry.",
  slots: { iter: iteratorItself, next: takewhileNext },
  new: ["predicate, iterable, /", newFiltered],
};

function filterfalseNext(self: Value): Value {
  const iterator = H32[(self + ITERATOR) >> 2];
  const mark = rootMark();
  const slot = pushRoot(0) >> 2;
  let result: Value = 0;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) break;
    H32[slot] = item;
    const fn = H32[(self + FUNCTION) >> 2];
    const passes = fn === NONE || fn === BOOL_TYPE ? truth(item) : test(fn, item);
    if (passes <= 0) {
      if (passes === 0) result = item;
      break;
    }
    if (count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) break;
  }
  releaseRoots(mark);
  return result;
}

const filterfalse: TypeDefinition = {
  type: FILTERFALSE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Return those items of iterable for which function(item) is false.\n\nIf function is None, " +
    "return the items that are false.",
  slots: { iter: iteratorItself, next: filterfalseNext },
  new: ["function, iterable, /", newFiltered],
};

// --- islice

const SLICE_ITERATOR = 4;
const SLICE_NEXT = 8;
const SLICE_STOP = 12;
const SLICE_STEP = 16;
const SLICE_TAKEN = 20;

/** The value as an index, `absent` for None; -1 with nothing pending when it is none. May run guest code. */
function sliceIndex(value: Value, absent: number): number {
  if ((value & 1) !== 0) return value >> 1;
  if (value === NONE) return absent;
  const index = asIndex(value);
  if (index === 0) {
    takePending();
    return -1;
  }
  const number = safeOperand(index);
  if (number === number) return number;
  // Nothing has as many items as the greatest of these.
  const integer = bigIntOf(index);
  if (integer > SIZE_MOST || integer < -SIZE_MOST - 1n) return -1;
  return integer > 0n ? Number.MAX_SAFE_INTEGER : -2;
}

/** sys.maxsize */
const SIZE_MOST = (1n << 63n) - 1n;

const NO_STOP = -Infinity;

function isliceNew(cls: number, args: Value): Value {
  const given = tupleLength(args);
  if (given < 2 || given > 4) {
    return raiseTypeError(
      `islice expected at ${given < 2 ? "least 2" : "most 4"} arguments, got ${given}`,
    );
  }
  const start = given === 2 ? 0 : sliceIndex(tupleItem(args, 1), 0);
  const stop = sliceIndex(tupleItem(args, given === 2 ? 1 : 2), NO_STOP);
  if (stop === -1) return refuseIndex("Stop argument for");
  const step = given === 4 ? sliceIndex(tupleItem(args, 3), 1) : 1;
  if (start < 0 || (stop < 0 && stop !== NO_STOP)) return refuseIndex("Indices for");
  if (step < 1) return raiseValueError("Step for islice() must be a positive integer or None.");
  const iterator = getIter(tupleItem(args, 0));
  if (iterator === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + SLICE_ITERATOR) >> 2] = iterator;
  H32[(object + SLICE_NEXT) >> 2] = newInt(start);
  H32[(object + SLICE_STOP) >> 2] = newInt(Math.max(stop, -1));
  H32[(object + SLICE_STEP) >> 2] = newInt(step);
  H32[(object + SLICE_TAKEN) >> 2] = small(0);
  return object;
}

function refuseIndex(what: string): 0 {
  return raiseValueError(`${what} islice() must be None or an integer: 0 <= x <= sys.maxsize.`);
}

const read = (at: number): number => {
  const word = H32[at >> 2];
  return (word & 1) !== 0 ? word >> 1 : safeOperand(word);
};

function isliceNext(self: Value): Value {
  const iterator = H32[(self + SLICE_ITERATOR) >> 2];
  if (iterator === 0) return 0;
  const stop = read(self + SLICE_STOP);
  let taken = read(self + SLICE_TAKEN);
  const next = read(self + SLICE_NEXT);
  // Everything in front of the item is taken, up to the stop.
  for (let count = 1; taken < next && (stop < 0 || taken < stop); count++) {
    const skipped = iterNext(iterator);
    if (skipped === 0) return endSlice(self);
    H32[(self + SLICE_TAKEN) >> 2] = newInt(++taken);
    if (count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) return 0;
  }
  if (stop >= 0 && taken >= stop) return endSlice(self);
  const item = iterNext(iterator);
  if (item === 0) return endSlice(self);
  const mark = rootMark();
  pushRoot(item);
  H32[(self + SLICE_TAKEN) >> 2] = newInt(taken + 1);
  const following = Math.min(next + read(self + SLICE_STEP), Number.MAX_SAFE_INTEGER);
  H32[(self + SLICE_NEXT) >> 2] = newInt(stop >= 0 && following > stop ? stop : following);
  releaseRoots(mark);
  return item;
}

function endSlice(self: Value): 0 {
  H32[(self + SLICE_ITERATOR) >> 2] = 0;
  return 0;
}

const islice: TypeDefinition = {
  type: ISLICE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice " +
    "object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  " +
    "If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  " +
    "Step defaults to one.  If\nspecified as another value, step determines how many values are\n" +
    "skipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
  slots: { iter: iteratorItself, next: isliceNext },
  new: ["*args", isliceNew],
};

/** The types of this file. */
export const filteringTypes: readonly TypeDefinition[] = [
  compress,
  dropwhile,
  takewhile,
  filterfalse,
  islice,
];
