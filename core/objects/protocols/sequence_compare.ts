/**
 * Comparing and searching lists and tuples. Guest code that runs meanwhile may change a list, so its length and storage
 * are read anew for every item.
 */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { KIND_LIST } from "../../heap/layouts/shape.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { kindOf } from "../kinds.ts";
import { floatValue } from "../values/numbers.ts";
import { strEquals } from "../values/text.ts";
import { textOrder } from "../values/text_order.ts";
import { chargeWork, enterNative, leaveNative } from "../work.ts";
import { FLOAT_SHAPE, ROPE_SHAPE, STR1_SHAPE, STR2_SHAPE, STR4_SHAPE } from "../well_known.ts";
import { compare, compareTruth, EQUAL, fromOrder, NOT_EQUAL } from "./compare.ts";

/** Answer of plainEquals: only the slots of the types can tell. */
export const UNKNOWN = 2;

/** Answer of the kernel that leaves a comparison to the slow way. ORDER: interpreter/dispatch/ordering.ts. */
const UNDECIDED = 2;

let compareInKernel = (_operator: number, _left: Value, _right: Value): number => UNDECIDED;

/** Sets what compares two tuples of plain values, charging the same: 1, 0, or 2 when it cannot (it stands above this file). */
export function setTupleKernel(kernel: typeof compareInKernel): void {
  compareInKernel = kernel;
}

/** `left operator right` of two tuples as far as it needs no slot: 1, 0, or UNKNOWN. Runs no guest code, never collects. */
export function compareTuplesPlainly(operator: number, left: Value, right: Value): number {
  return compareInKernel(operator, left, right);
}

/** Items that a loop handles between two charges of work, and what it charges then. */
const CHARGE_ITEMS = 4096;
const CHARGE_UNITS = 256;

/**
 * Equality as containers take it, as far as it needs no slot: 1 identical or equal, 0 not equal, UNKNOWN. Runs no
 * guest code, never collects.
 */
export function plainEquals(left: Value, right: Value): number {
  if (left === right) return 1;
  if ((left & 1) !== 0) {
    if ((right & 1) !== 0) return 0;
    return smallEquals(left, right);
  }
  if ((right & 1) !== 0) return smallEquals(right, left);
  if (left === NONE) return isPlain(H32[right >> 2]) ? 0 : UNKNOWN;
  if (right === NONE) return isPlain(H32[left >> 2]) ? 0 : UNKNOWN;
  const shape = H32[left >> 2];
  const other = H32[right >> 2];
  if (shape === FLOAT_SHAPE) {
    if (other === FLOAT_SHAPE) return floatValue(left) === floatValue(right) ? 1 : 0;
    return isText(other) ? 0 : UNKNOWN;
  }
  if (isText(shape)) return isText(other) ? (strEquals(left, right) ? 1 : 0) : UNKNOWN;
  return UNKNOWN;
}

function smallEquals(integer: Value, object: Value): number {
  const shape = H32[object >> 2];
  if (shape === FLOAT_SHAPE) return floatValue(object) === integer >> 1 ? 1 : 0;
  return object === NONE || isText(shape) ? 0 : UNKNOWN;
}

function isText(shape: number): boolean {
  return shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE ||
    shape === ROPE_SHAPE;
}

function isPlain(shape: number): boolean {
  return shape === FLOAT_SHAPE || isText(shape);
}

/** Word index of the first item of a list or tuple, as it stands now; any number when it has none. */
function firstItem(sequence: Value, list: boolean): number {
  return list
    ? (H32[(sequence + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2
    : (sequence + TUPLE_ITEMS) >> 2;
}

/**
 * The first index in start..stop of a list or tuple whose item equals `value`: -1 when there is none, -2 with the
 * exception pending. May run guest code; both arguments are rooted by the caller.
 */
export function findItem(sequence: Value, value: Value, start: number, stop: number): number {
  const list = kindOf(sequence) === KIND_LIST;
  const small = value & 1;
  let first = firstItem(sequence, list);
  let end = Math.min(stop, H32[(sequence + LENGTH) >> 2] >> 1);
  for (let i = start; i < end; i++) {
    const item = H32[first + i];
    if (item === value) return i;
    if ((item & small) === 0) {
      let equal = plainEquals(item, value);
      if (equal === UNKNOWN) {
        equal = rootedTruth(item, value);
        first = firstItem(sequence, list);
        end = Math.min(stop, H32[(sequence + LENGTH) >> 2] >> 1);
      }
      if (equal !== 0) return equal < 0 ? -2 : i;
    }
    if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !chargeWork(CHARGE_UNITS)) return -2;
  }
  return -1;
}

/** Truth of `item == value`, the item being rooted here: 1, 0, or -1 with the exception pending. */
function rootedTruth(item: Value, value: Value): number {
  const mark = rootMark();
  pushRoot(item);
  const equal = compareTruth(item, value, EQUAL);
  releaseRoots(mark);
  return equal;
}

/** How many items of a list or tuple equal `value`; -1 with the exception pending. As findItem. */
export function countItems(sequence: Value, value: Value): number {
  let count = 0;
  for (let from = 0;;) {
    const found = findItem(sequence, value, from, Infinity);
    if (found === -2) return -1;
    if (found === -1) return count;
    count++;
    from = found + 1;
    if (from % CHARGE_ITEMS === 0 && !chargeWork(CHARGE_UNITS)) return -1;
  }
}

/**
 * `left operator right` of two lists or two tuples, lexicographic: True, False, or what the first pair of unequal items
 * answers; 0 with the exception pending. May run guest code; both are rooted by the caller.
 */
export function compareSequences(left: Value, right: Value, operator: number): Value {
  const list = kindOf(left) === KIND_LIST;
  if (
    list && (operator === EQUAL || operator === NOT_EQUAL) &&
    H32[(left + LENGTH) >> 2] !== H32[(right + LENGTH) >> 2]
  ) return operator === EQUAL ? FALSE : TRUE;
  if (!list) {
    const answer = compareInKernel(operator, left, right);
    if (answer !== UNDECIDED) return answer === 1 ? TRUE : FALSE;
  }
  let i = 0;
  let end = commonLength(left, right);
  let firstLeft = firstItem(left, list);
  let firstRight = firstItem(right, list);
  for (; i < end; i++) {
    const a = H32[firstLeft + i];
    const b = H32[firstRight + i];
    if (a !== b) {
      if ((a & b & 1) !== 0) break;
      let equal = plainEquals(a, b);
      if (equal === UNKNOWN) {
        equal = nestedTruth(a, b);
        if (equal < 0) return 0;
        end = commonLength(left, right);
        firstLeft = firstItem(left, list);
        firstRight = firstItem(right, list);
      }
      if (equal === 0) break;
    }
    if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !chargeWork(CHARGE_UNITS)) return 0;
  }
  // Asked again: the comparison that ended the loop may have cut a list short.
  if (i >= commonLength(left, right)) {
    return fromOrder(H32[(left + LENGTH) >> 2] - H32[(right + LENGTH) >> 2], operator);
  }
  if (operator === EQUAL) return FALSE;
  if (operator === NOT_EQUAL) return TRUE;
  const a = H32[firstItem(left, list) + i];
  const b = H32[firstItem(right, list) + i];
  if ((a & b & 1) !== 0) return fromOrder(a < b ? -1 : a > b ? 1 : 0, operator);
  if (((a | b) & 1) === 0 && isText(H32[a >> 2]) && isText(H32[b >> 2])) {
    return fromOrder(textOrder(a, b), operator);
  }
  if (!enterNative(" in comparison")) return 0;
  const mark = rootMark();
  pushRoot(a);
  pushRoot(b);
  const result = compare(a, b, operator);
  releaseRoots(mark);
  leaveNative();
  return result;
}

function commonLength(left: Value, right: Value): number {
  const a = H32[(left + LENGTH) >> 2] >> 1;
  const b = H32[(right + LENGTH) >> 2] >> 1;
  return a < b ? a : b;
}

function nestedTruth(left: Value, right: Value): number {
  if (!enterNative(" in comparison")) return -1;
  const mark = rootMark();
  pushRoot(left);
  pushRoot(right);
  const result = compareTruth(left, right, EQUAL);
  releaseRoots(mark);
  leaveNative();
  return result;
}
