/**
 * Arithmetic on the 32-bit digits of plain ints, for operands beyond the safe integers: what takes time linear in the
 * digits, and products of short numbers. Reading digits where they stand and writing the result costs a few
 * nanoseconds a digit; a bigint costs some hundred to make and to take apart, so it is left for what is more than
 * linear.
 *
 * An operand is read as a run of words: `digitsOf` gives the word index of the first, having written the magnitude of
 * a small int to a word of the thread state. The result grows in a buffer, which newIntOfDigits copies without its
 * leading zeros. Digits are unsigned; sums and products of them are exact in doubles, and `x | 0` takes the lower 32
 * bits of an exact double.
 *
 * Everything here takes plain ints (small or heap), allocates the result, and never collects.
 */
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { TS_LEFT_DIGIT, TS_RIGHT_DIGIT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { isNegativeInt, newIntOfDigits } from "./int_operands.ts";

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
  const p = digitsOf(left, TS_LEFT_DIGIT);
  const q = digitsOf(right, TS_RIGHT_DIGIT);
  const n = countOf(left);
  const m = countOf(right);
  const negative = isNegativeInt(left);
  if (negative === rightNegative) {
    return n >= m ? addRuns(p, n, q, m, negative) : addRuns(q, m, p, n, negative);
  }
  return compareRuns(p, n, q, m) >= 0
    ? subtractRuns(p, n, q, m, negative)
    : subtractRuns(q, m, p, n, rightNegative);
}

/** The sum of a run and one that is not longer. */
function addRuns(p: number, n: number, q: number, m: number, negative: boolean): Value {
  const out = roomFor(n + 1);
  const words = H32;
  let carry = 0;
  // In 32-bit words, where V8 has registers and no conversions: a word's carry is the majority of both upper bits and
  // of the sum's complement.
  for (let i = 0; i < m; i++) {
    const a = words[p + i];
    const b = words[q + i];
    const partial = (a + b) | 0;
    const sum = (partial + carry) | 0;
    out[i] = sum;
    carry = ((a & b) | ((a | b) & ~sum)) >>> 31;
  }
  let i = m;
  for (; i < n && carry !== 0; i++) {
    const sum = (words[p + i] + 1) | 0;
    out[i] = sum;
    carry = sum === 0 ? 1 : 0;
  }
  for (; i < n; i++) out[i] = words[p + i];
  out[n] = carry;
  return newIntOfDigits(out, n + 1, negative);
}

/** The difference of a run and one that is not greater. */
function subtractRuns(p: number, n: number, q: number, m: number, negative: boolean): Value {
  const out = roomFor(n);
  const words = H32;
  let borrow = 0;
  for (let i = 0; i < m; i++) {
    const a = words[p + i];
    const b = words[q + i];
    const partial = (a - b) | 0;
    const difference = (partial - borrow) | 0;
    out[i] = difference;
    borrow = ((~a & b) | ((~a | b) & difference)) >>> 31;
  }
  let i = m;
  for (; i < n && borrow !== 0; i++) {
    const a = words[p + i];
    out[i] = (a - 1) | 0;
    borrow = a === 0 ? 1 : 0;
  }
  for (; i < n; i++) out[i] = words[p + i];
  return newIntOfDigits(out, n, negative);
}

/** Negative, 0 or positive as the first run is less, equal or greater. */
function compareRuns(p: number, n: number, q: number, m: number): number {
  if (n !== m) return n - m;
  for (let i = n - 1; i >= 0; i--) {
    const difference = (H32[p + i] >>> 0) - (H32[q + i] >>> 0);
    if (difference !== 0) return difference;
  }
  return 0;
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
  const p = digitsOf(left, TS_LEFT_DIGIT);
  const q = digitsOf(right, TS_RIGHT_DIGIT);
  const n = countOf(left);
  const m = countOf(right);
  const out = roomFor(n + m);
  const negative = isNegativeInt(left) !== isNegativeInt(right);
  if (n === 1 && (H32[p] >>> 16) === 0) {
    multiplyByHalf(out, H32[p], q, m);
    return newIntOfDigits(out, m + 1, negative);
  }
  if (m === 1 && (H32[q] >>> 16) === 0) {
    multiplyByHalf(out, H32[q], p, n);
    return newIntOfDigits(out, n + 1, negative);
  }
  out.fill(0, 0, n + m);
  if (n <= m) multiplyRuns(out, p, n, q, m);
  else multiplyRuns(out, q, m, p, n);
  return newIntOfDigits(out, n + m, negative);
}

/**
 * Writes the product of a run and a number of 16 bits to the buffer. What loops multiply long numbers with is mostly
 * that small, and products of halves stay in 32-bit words.
 */
function multiplyByHalf(out: Int32Array, half: number, q: number, m: number): void {
  const words = H32;
  let carry = 0;
  for (let i = 0; i < m; i++) {
    const digit = words[q + i];
    const low = (Math.imul(digit & 0xffff, half) + carry) | 0;
    const high = (Math.imul(digit >>> 16, half) + (low >>> 16)) | 0;
    out[i] = (high << 16) | (low & 0xffff);
    carry = high >>> 16;
  }
  out[m] = carry;
}

/** Adds the product of two runs to the buffer; the shorter one is the first. */
function multiplyRuns(out: Int32Array, p: number, n: number, q: number, m: number): void {
  const words = H32;
  for (let i = 0; i < n; i++) {
    const digit = words[p + i] >>> 0;
    let carry = 0;
    if (digit < 0x100000) {
      // Product, what stands there and the carry stay below 2**53.
      for (let j = 0; j < m; j++) {
        const sum = digit * (words[q + j] >>> 0) + (out[i + j] >>> 0) + carry;
        out[i + j] = sum | 0;
        carry = Math.floor(sum * (1 / BASE));
      }
      out[i + m] = carry;
      continue;
    }
    for (let j = 0; j < m; j++) {
      const other = words[q + j];
      // Halves of the other digit make products below 2**48.
      const low = digit * (other & 0xffff);
      const high = digit * (other >>> 16);
      const sum = low + (high & 0xffff) * 65536 + (out[i + j] >>> 0) + carry;
      out[i + j] = sum | 0;
      carry = Math.floor(sum / BASE) + Math.floor(high / 65536);
    }
    out[i + m] = carry | 0;
  }
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
  const out = roomFor(n);
  const carry = quotient < 0x10000
    ? subtractHalfProduct(out, p, n, quotient, q, m)
    : subtractProduct(out, p, n, quotient, q, m);
  if (carry < 0) return quotient - 1;
  // The remainder is the buffer: is the divisor in it once more?
  if (n > m && out[m] !== 0) return quotient + 1;
  const words = H32;
  for (let i = m - 1; i >= 0; i--) {
    const difference = (out[i] >>> 0) - (words[q + i] >>> 0);
    if (difference !== 0) return difference > 0 ? quotient + 1 : quotient;
  }
  return quotient + 1;
}

/** Writes p - quotient * q to the buffer, of n digits; negative when the difference is. */
function subtractProduct(
  out: Int32Array,
  p: number,
  n: number,
  quotient: number,
  q: number,
  m: number,
): number {
  const words = H32;
  let carry = 0;
  for (let i = 0; i < n; i++) {
    const other = i < m ? words[q + i] : 0;
    // Halves of the other digit make products below 2**47.
    const high = quotient * (other >>> 16);
    const rest = (words[p + i] >>> 0) - quotient * (other & 0xffff) - (high & 0xffff) * 65536 +
      carry;
    out[i] = rest | 0;
    carry = Math.floor(rest / BASE) - Math.floor(high / 65536);
  }
  return carry;
}

/** The same for a quotient of 16 bits, in 32-bit words. n is m or m + 1. */
function subtractHalfProduct(
  out: Int32Array,
  p: number,
  n: number,
  quotient: number,
  q: number,
  m: number,
): number {
  const words = H32;
  let carry = 0;
  for (let i = 0; i < m; i++) {
    const digit = words[q + i];
    const low = (Math.imul(digit & 0xffff, quotient) + carry) | 0;
    const high = (Math.imul(digit >>> 16, quotient) + (low >>> 16)) | 0;
    const product = (high << 16) | (low & 0xffff);
    const a = words[p + i];
    const rest = (a - product) | 0;
    out[i] = rest;
    carry = ((high >>> 16) + (((~a & product) | ((~a | product) & rest)) >>> 31)) | 0;
  }
  if (n === m) return -carry;
  const rest = (words[p + m] >>> 0) - carry;
  out[m] = rest | 0;
  return rest < 0 ? -1 : 0;
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
