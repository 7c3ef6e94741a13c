/**
 * Arithmetic on the 32-bit digits of plain ints, for operands beyond the safe integers: what takes time linear in the
 * digits, and products of short numbers. Reading digits where they stand and writing the result costs a few
 * nanoseconds a digit; a bigint costs some hundred to make and to take apart, so it is left for what is more than
 * linear.
 *
 * An operand is read as a run of words: `digitsOf` gives the word index of the first, having written the magnitude of
 * a small int to a word of the thread state. Sums and products are written where the result is to be, by kernels
 * (kernels/longs.ts); what else there is grows in a buffer, which newIntOfDigits copies without its leading zeros.
 * Digits are unsigned; sums and products of them are exact in doubles, and `x | 0` takes the lower 32 bits of an exact
 * double.
 *
 * Everything here takes plain ints (small or heap), allocates the result, and never collects.
 */
import { allocate } from "../../heap/allocator.ts";
import { LARGE_BYTES } from "../../heap/block.ts";
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { TS_LEFT_DIGIT, TS_RIGHT_DIGIT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { kernels } from "../kernels/instance.ts";
import { INT_SHAPE } from "../well_known.ts";
import { isNegativeInt, newIntOfDigits } from "./int_operands.ts";
import { newInt } from "./numbers.ts";

const BASE = 4294967296;
/** The buffer is kept up to this many digits; a longer one is made for its result and dropped. */
const KEPT_DIGITS = 16384;

let buffer = new Int32Array(64);

/** A buffer of at least `count` digits, whatever they are. */
function roomFor(count: number): Int32Array {
  if (count <= buffer.length) return buffer;
  if (count > KEPT_DIGITS) return new Int32Array(count);
  buffer = new Int32Array(Math.min(KEPT_DIGITS, 2 * count));
  return buffer;
}

/** Word index of the first digit of a plain int; a small one's is written to the byte address `spill`. */
function digitsOf(int: Value, spill: number): number {
  if ((int & 1) === 0) return (int + INT_DIGITS) >> 2;
  H32[spill >> 2] = Math.abs(int >> 1);
  return spill >> 2;
}

/** Address of the first digit of a plain int; a small one's is written to the byte address `spill`. */
function addressOf(int: Value, spill: number): number {
  if ((int & 1) === 0) return int + INT_DIGITS;
  H32[spill >> 2] = Math.abs(int >> 1);
  return spill;
}

/** An int object for a kernel to write `count` digits to; endInt makes it one. @throws OutOfMemory */
function beginInt(count: number): Value {
  const int = allocate(INT_DIGITS + 4 * count);
  H32[int >> 2] = INT_SHAPE;
  H32[(int + INT_COUNT) >> 2] = small(count);
  return int;
}

/** The plain int of an object that a kernel has written, without its leading zeros. @throws OutOfMemory */
function endInt(int: Value, negative: boolean): Value {
  const room = H32[(int + INT_COUNT) >> 2] >> 1;
  const first = (int + INT_DIGITS) >> 2;
  let count = room;
  while (count > 0 && H32[first + count - 1] === 0) count--;
  if (count <= 1) {
    const magnitude = count === 0 ? 0 : H32[first] >>> 0;
    return newInt(negative ? -magnitude : magnitude);
  }
  if (room - count > 1 || INT_DIGITS + 4 * room > LARGE_BYTES) {
    // Objects of less than their room are no good but for the last digit, which may be padding.
    if (room !== count) return copyDigits(first, count, negative);
  }
  H32[(int + INT_COUNT) >> 2] = small(negative ? -count : count);
  return int;
}

function copyDigits(first: number, count: number, negative: boolean): Value {
  const copy = beginInt(count);
  H32.copyWithin((copy + INT_DIGITS) >> 2, first, first + count);
  H32[(copy + INT_COUNT) >> 2] = small(negative ? -count : count);
  return copy;
}

/** How many digits there are at digitsOf: at least one, which is 0 for 0. */
function countOf(int: Value): number {
  return (int & 1) !== 0 ? 1 : Math.abs(H32[(int + INT_COUNT) >> 2] >> 1);
}

// --- sums

/** left + right @throws OutOfMemory */
export function addDigits(left: Value, right: Value): Value {
  return addSigned(left, right, isNegativeInt(right));
}

/** left - right @throws OutOfMemory */
export function subtractDigits(left: Value, right: Value): Value {
  return addSigned(left, right, !isNegativeInt(right));
}

/** left + right, where right has the sign that is given. */
function addSigned(left: Value, right: Value, rightNegative: boolean): Value {
  const p = addressOf(left, TS_LEFT_DIGIT);
  const q = addressOf(right, TS_RIGHT_DIGIT);
  const n = countOf(left);
  const m = countOf(right);
  const negative = isNegativeInt(left);
  if (negative === rightNegative) {
    return n >= m ? addRuns(p, n, q, m, negative) : addRuns(q, m, p, n, negative);
  }
  const difference = beginInt(Math.max(n, m));
  if (n > m || (n === m && kernels().compare(p, q, n) >= 0)) {
    kernels().subtract(p, n, q, m, difference + INT_DIGITS);
    return endInt(difference, negative);
  }
  kernels().subtract(q, m, p, n, difference + INT_DIGITS);
  return endInt(difference, rightNegative);
}

/** The sum of a run and one that is not longer. */
function addRuns(p: number, n: number, q: number, m: number, negative: boolean): Value {
  // One digit more only when there may be a carry out of the last.
  const highest = digitAtEnd(p, n) + (n === m ? digitAtEnd(q, m) : 0);
  const room = highest < BASE - 1 ? n : n + 1;
  const sum = beginInt(room);
  const carry = kernels().add(p, n, q, m, sum + INT_DIGITS);
  if (carry !== 0) H32[((sum + INT_DIGITS) >> 2) + n] = carry;
  return endInt(sum, negative);
}

/** The last digit of a run at a byte address. */
function digitAtEnd(address: number, count: number): number {
  return H32[(address >> 2) + count - 1] >>> 0;
}

/** -int @throws OutOfMemory */
export function negateDigits(int: Value): Value {
  const p = digitsOf(int, TS_LEFT_DIGIT);
  const n = countOf(int);
  const out = roomFor(n);
  for (let i = 0; i < n; i++) out[i] = H32[p + i];
  return newIntOfDigits(out, n, !isNegativeInt(int));
}

// --- products

/** Whether multiplyDigits is the fast way for numbers of so many digits. */
export function isShortProduct(leftDigits: number, rightDigits: number): boolean {
  return leftDigits <= 2 || rightDigits <= 2 || leftDigits * rightDigits <= 256;
}

/** left * right, digit by digit @throws OutOfMemory */
export function multiplyDigits(left: Value, right: Value): Value {
  const p = addressOf(left, TS_LEFT_DIGIT);
  const q = addressOf(right, TS_RIGHT_DIGIT);
  const n = countOf(left);
  const m = countOf(right);
  // A product has as many bits as its factors together, or one less.
  const spare = Math.clz32(digitAtEnd(p, n)) + Math.clz32(digitAtEnd(q, m));
  const product = beginInt(spare >= 32 ? n + m - 1 : n + m);
  if (n <= m) kernels().multiply(p, n, q, m, product + INT_DIGITS);
  else kernels().multiply(q, m, p, n, product + INT_DIGITS);
  return endInt(product, isNegativeInt(left) !== isNegativeInt(right));
}

// --- quotients

/** Whether divideByDigit and moduloByDigit take the divisor: one digit, not 0. */
export function isOneDigit(divisor: Value): boolean {
  return (divisor & 1) !== 0 ? divisor !== 1 : countOf(divisor) === 1;
}

/** left // right for a right of one digit @throws OutOfMemory */
export function divideByDigit(left: Value, right: Value): Value {
  const p = digitsOf(left, TS_LEFT_DIGIT);
  const n = countOf(left);
  const divisor = H32[digitsOf(right, TS_RIGHT_DIGIT)] >>> 0;
  const negative = isNegativeInt(left) !== isNegativeInt(right);
  const out = roomFor(n + 1);
  let rest = 0;
  for (let i = n - 1; i >= 0; i--) {
    const digit = H32[p + i];
    const upper = rest * 65536 + (digit >>> 16);
    const first = Math.floor(upper / divisor);
    const lower = (upper - first * divisor) * 65536 + (digit & 0xffff);
    const second = Math.floor(lower / divisor);
    rest = lower - second * divisor;
    out[i] = (first * 65536 + second) | 0;
  }
  out[n] = 0;
  if (negative && rest !== 0) {
    let i = 0;
    while (out[i] === -1) out[i++] = 0;
    out[i]++;
  }
  return newIntOfDigits(out, n + 1, negative);
}

/** left % right for a right of one digit, as a number */
export function moduloByDigit(left: Value, right: Value): number {
  const p = digitsOf(left, TS_LEFT_DIGIT);
  const divisor = H32[digitsOf(right, TS_RIGHT_DIGIT)] >>> 0;
  let rest = 0;
  if (divisor < 0x200000) {
    for (let i = countOf(left) - 1; i >= 0; i--) {
      rest = (rest * BASE + (H32[p + i] >>> 0)) % divisor;
    }
  } else {
    for (let i = countOf(left) - 1; i >= 0; i--) {
      const digit = H32[p + i];
      const upper = rest * 65536 + (digit >>> 16);
      const lower = (upper - Math.floor(upper / divisor) * divisor) * 65536 + (digit & 0xffff);
      rest = lower - Math.floor(lower / divisor) * divisor;
    }
  }
  if (rest === 0) return 0;
  const rightNegative = isNegativeInt(right);
  if (isNegativeInt(left) !== rightNegative) rest = divisor - rest;
  return rightNegative ? -rest : rest;
}

/** The three leading digits of a run of two at least, as a double in units of the third. */
function leading(p: number, n: number): number {
  const third = n > 2 ? H32[p + n - 3] >>> 0 : 0;
  return ((H32[p + n - 1] >>> 0) * BASE + (H32[p + n - 2] >>> 0)) * BASE + third;
}

/**
 * left // right when both are positive and the quotient is small: one estimate from the leading digits, which is at
 * most one off (its relative error is below 2**-50), put right by the remainder's sign. -1 when it does not apply.
 */
export function shortQuotient(left: Value, right: Value): number {
  const n = countOf(left);
  const m = countOf(right);
  if (m < 2 || n < m || n > m + 1 || isNegativeInt(left) || isNegativeInt(right)) return -1;
  const p = digitsOf(left, TS_LEFT_DIGIT);
  const q = digitsOf(right, TS_RIGHT_DIGIT);
  const estimate = leading(p, n) / leading(q, m) * (n > m ? BASE : 1);
  if (!(estimate < 0x7fffffff)) return -1;
  const quotient = Math.floor(estimate);
  return quotient + kernels().checkQuotient(p << 2, n, quotient, q << 2, m) - 1;
}

// --- bits

/** Operators of bitwiseDigits. */
export const AND = 0;
export const OR = 1;
export const XOR = 2;

/** left operator right in two's complement @throws OutOfMemory */
export function bitwiseDigits(left: Value, right: Value, operator: number): Value {
  const p = digitsOf(left, TS_LEFT_DIGIT);
  const q = digitsOf(right, TS_RIGHT_DIGIT);
  const n = countOf(left);
  const m = countOf(right);
  const leftNegative = isNegativeInt(left);
  const rightNegative = isNegativeInt(right);
  let count = n > m ? n : m;
  if (operator === AND) {
    if (!leftNegative && n < count) count = n;
    if (!rightNegative && m < count) count = m;
  }
  const out = roomFor(count + 1);
  let leftCarry = leftNegative ? 1 : 0;
  let rightCarry = rightNegative ? 1 : 0;
  for (let i = 0; i < count; i++) {
    let a = i < n ? H32[p + i] : 0;
    if (leftNegative) {
      a = (~a + leftCarry) | 0;
      if (a !== 0) leftCarry = 0;
    }
    let b = i < m ? H32[q + i] : 0;
    if (rightNegative) {
      b = (~b + rightCarry) | 0;
      if (b !== 0) rightCarry = 0;
    }
    out[i] = operator === AND ? a & b : operator === OR ? a | b : a ^ b;
  }
  const negative = operator === AND
    ? leftNegative && rightNegative
    : operator === OR
    ? leftNegative || rightNegative
    : leftNegative !== rightNegative;
  if (!negative) return newIntOfDigits(out, count, false);
  // The digits beyond are all ones: the magnitude has one digit more only when all of these are 0.
  let carry = 1;
  for (let i = 0; i < count; i++) {
    const digit = (~out[i] + carry) | 0;
    out[i] = digit;
    if (digit !== 0) carry = 0;
  }
  out[count] = carry;
  return newIntOfDigits(out, count + 1, true);
}

/** int << shift for a shift that is not negative @throws OutOfMemory */
export function shiftLeftDigits(int: Value, shift: number): Value {
  const p = digitsOf(int, TS_LEFT_DIGIT);
  const n = countOf(int);
  const bits = shift % 32;
  const skipped = (shift - bits) / 32;
  const count = n + skipped + 1;
  const out = roomFor(count);
  out.fill(0, 0, skipped);
  let low = 0;
  for (let i = 0; i < n; i++) {
    const digit = H32[p + i];
    out[skipped + i] = (digit << bits) | low;
    low = bits === 0 ? 0 : digit >>> (32 - bits);
  }
  out[count - 1] = low;
  return newIntOfDigits(out, count, isNegativeInt(int));
}

/** int >> shift for a shift that is not negative and less than the int's bits @throws OutOfMemory */
export function shiftRightDigits(int: Value, shift: number): Value {
  const p = digitsOf(int, TS_LEFT_DIGIT);
  const bits = shift % 32;
  const skipped = (shift - bits) / 32;
  const count = countOf(int) - skipped;
  const negative = isNegativeInt(int);
  const out = roomFor(count + 1);
  for (let i = 0; i < count; i++) {
    const above = i + 1 < count ? H32[p + skipped + i + 1] : 0;
    const digit = H32[p + skipped + i] >>> bits;
    out[i] = bits === 0 ? digit : digit | (above << (32 - bits));
  }
  out[count] = 0;
  if (negative && losesBits(p, skipped, bits)) {
    let i = 0;
    while (out[i] === -1) out[i++] = 0;
    out[i]++;
  }
  return newIntOfDigits(out, count + 1, negative);
}

/** Whether one of the lowest bits of a run is set. */
function losesBits(p: number, digits: number, bits: number): boolean {
  for (let i = 0; i < digits; i++) if (H32[p + i] !== 0) return true;
  return bits !== 0 && (H32[p + digits] << (32 - bits)) !== 0;
}
