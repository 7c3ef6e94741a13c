/**
 * Ints as operands: the ways out of an int object that need no bigint, and the questions that its digits answer.
 *
 * A number here is a safe integer (below 2**53 in magnitude): sums, differences and products of such are computed in
 * doubles, and what comes out is exact if it is a safe integer itself.
 */
import { allocate } from "../../heap/allocator.ts";
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { BOOL_SHAPE, INT_SHAPE } from "../well_known.ts";
import { bigIntOf, exactInt, isInt, newInt, safeIntegerOf } from "./numbers.ts";

/** Number.MAX_SAFE_INTEGER. */
export const SAFE = 9007199254740991;

/** The number of any value that is an int and safe; NaN for larger ints and for everything else. */
export function safeOperand(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  const shape = H32[value >> 2];
  if (shape === INT_SHAPE) {
    const count = H32[(value + INT_COUNT) >> 2];
    const low = H32[(value + INT_DIGITS) >> 2] >>> 0;
    if (count === 3) return low;
    if (count === -1) return -low;
    if (count !== 5 && count !== -3) return NaN;
    const high = H32[(value + INT_DIGITS + 4) >> 2] >>> 0;
    if (high > 0x1fffff) return NaN;
    const magnitude = high * 4294967296 + low;
    return count < 0 ? -magnitude : magnitude;
  }
  if (shape === BOOL_SHAPE) return value === TRUE ? 1 : 0;
  return isInt(value) ? safeIntegerOf(value) : NaN;
}

/** The number of an int when it is safe, else its bigint. */
export function integerOf(value: Value): number | bigint {
  const number = safeOperand(value);
  return number === number ? number : bigIntOf(value);
}

/** Bits of the magnitude of an int of any form, exactly; 0 for 0. */
export function intBits(any: Value): number {
  const value = exactInt(any);
  if ((value & 1) !== 0) return 32 - Math.clz32(Math.abs(value >> 1));
  const digits = Math.abs(H32[(value + INT_COUNT) >> 2] >> 1);
  return 32 * digits - Math.clz32(H32[(value + INT_DIGITS + 4 * (digits - 1)) >> 2]);
}

/** The double nearest to an int of any form, ties to even; +-Infinity when it is beyond all doubles. */
export function intToDouble(any: Value): number {
  const value = exactInt(any);
  if ((value & 1) !== 0) return value >> 1;
  const count = H32[(value + INT_COUNT) >> 2] >> 1;
  const low = H32[(value + INT_DIGITS) >> 2] >>> 0;
  if (count === 1) return low;
  if (count === -1) return -low;
  if (count === 2 || count === -2) {
    // The product is exact, so the sum is the only thing that is rounded.
    const magnitude = (H32[(value + INT_DIGITS + 4) >> 2] >>> 0) * 4294967296 + low;
    return count < 0 ? -magnitude : magnitude;
  }
  if (count > 32 || count < -32) return count < 0 ? -Infinity : Infinity;
  return Number(bigIntOf(value));
}

/** -1, 0 or 1: the order of two ints of any form. */
export function compareInts(left: Value, right: Value): number {
  const a = safeOperand(left);
  const b = safeOperand(right);
  if (a === a && b === b) return a < b ? -1 : a > b ? 1 : 0;
  // Here one of them is beyond the safe integers, so a small int is between.
  const x = exactInt(left);
  const y = exactInt(right);
  if ((x & 1) !== 0) return H32[(y + INT_COUNT) >> 2] < 0 ? 1 : -1;
  if ((y & 1) !== 0) return H32[(x + INT_COUNT) >> 2] < 0 ? -1 : 1;
  const count = H32[(x + INT_COUNT) >> 2];
  const other = H32[(y + INT_COUNT) >> 2];
  if (count !== other) return count < other ? -1 : 1;
  const digits = Math.abs(count >> 1);
  for (let i = digits - 1; i >= 0; i--) {
    const p = H32[((x + INT_DIGITS) >> 2) + i] >>> 0;
    const q = H32[((y + INT_DIGITS) >> 2) + i] >>> 0;
    if (p !== q) return (p < q) === (count > 0) ? -1 : 1;
  }
  return 0;
}

/** -1, 0 or 1: the order of an int of any form and a double that is no NaN, without rounding. */
export function compareIntWithDouble(int: Value, double: number): number {
  const number = safeOperand(int);
  if (number === number) return number < double ? -1 : number > double ? 1 : 0;
  const bits = intBits(int);
  if (bits > 1024 || double === Infinity || double === -Infinity) {
    const negative = H32[(exactInt(int) + INT_COUNT) >> 2] < 0;
    if (double === Infinity) return -1;
    if (double === -Infinity) return 1;
    return negative ? -1 : 1;
  }
  const exact = bigIntOf(int);
  return exact < double ? -1 : exact > double ? 1 : 0;
}

/** 32-bit digits of the magnitude of a plain int; 0 for 0. */
export function digitCount(plain: Value): number {
  if ((plain & 1) !== 0) return plain === 1 ? 0 : 1;
  return Math.abs(H32[(plain + INT_COUNT) >> 2] >> 1);
}

/** Digit `place` of the magnitude of a plain int, unsigned; 0 beyond the last. */
export function digitAt(plain: Value, place: number): number {
  if ((plain & 1) !== 0) return place === 0 ? Math.abs(plain >> 1) : 0;
  return place < Math.abs(H32[(plain + INT_COUNT) >> 2] >> 1)
    ? H32[((plain + INT_DIGITS) >> 2) + place] >>> 0
    : 0;
}

/** Whether a plain int is below 0. */
export function isNegativeInt(plain: Value): boolean {
  return (plain & 1) !== 0 ? plain < 0 : H32[(plain + INT_COUNT) >> 2] < 0;
}

/** The int of a 64-bit number in two's complement, given by its halves. @throws OutOfMemory */
export function newLong(low: number, high: number): Value {
  const negative = high < 0;
  if (negative) {
    low = -low | 0;
    high = low === 0 ? -high | 0 : ~high;
  }
  longDigits[0] = low;
  longDigits[1] = high;
  return newIntOfDigits(longDigits, 2, negative);
}

const longDigits = new Int32Array(2);

/** Up to this many digits a loop is faster than making a view of them. */
const COPIED_BY_LOOP = 128;

/**
 * The int of `count` 32-bit digits, least first, leading zeros allowed.
 *
 * @throws OutOfMemory
 */
export function newIntOfDigits(digits: Int32Array, count: number, negative: boolean): Value {
  while (count > 0 && digits[count - 1] === 0) count--;
  if (count <= 1) {
    const magnitude = count === 0 ? 0 : digits[0] >>> 0;
    return newInt(negative ? -magnitude : magnitude);
  }
  const int = allocate(INT_DIGITS + 4 * count);
  H32[int >> 2] = INT_SHAPE;
  H32[(int + INT_COUNT) >> 2] = ((negative ? -count : count) << 1) | 1;
  const first = (int + INT_DIGITS) >> 2;
  if (count > COPIED_BY_LOOP) H32.set(digits.subarray(0, count), first);
  else for (let i = 0; i < count; i++) H32[first + i] = digits[i];
  return int;
}
