/**
 * Numbers as text and text as numbers, where both are short: read from and written to str objects in the heap. Through a
 * JavaScript string the same takes some hundred nanoseconds, most of them for the string. What these functions do not
 * take, they leave to numeric/int_text.ts, float_repr.ts and the like, which answer the same for everything.
 *
 * A number's text is a sign, the digits of a magnitude that is an int32, and a point so many digits before their end.
 */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { STR1_SHAPE } from "../well_known.ts";
import { allocateStr, latinCharacter, type StrRef } from "./text.ts";

const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const INT32_MAX = 0x7fffffff;

/** Where padding stands, as the letters of format specifications say: "<", ">", "=" and "^". */
export const PAD_RIGHT = 0x3c;
export const PAD_LEFT = 0x3e;
export const PAD_AFTER_SIGN = 0x3d;
export const PAD_AROUND = 0x5e;

/** Whether the number is an int32 whose magnitude is one too. */
export function isShortInteger(number: number): boolean {
  return number === (number | 0) && number >= -INT32_MAX;
}

/** Decimal digits of a magnitude. */
function countDigits(magnitude: number): number {
  if (magnitude < 100000) {
    if (magnitude < 100) return magnitude < 10 ? 1 : 2;
    return magnitude < 1000 ? 3 : magnitude < 10000 ? 4 : 5;
  }
  if (magnitude < 10000000) return magnitude < 1000000 ? 6 : 7;
  return magnitude < 100000000 ? 8 : magnitude < 1000000000 ? 9 : 10;
}

/** Writes the last `count` digits of a magnitude before the byte address `end`; returns where they begin. */
function writeDigits(magnitude: number, count: number, end: number): number {
  const bytes = HU8;
  const start = end - count;
  let rest = magnitude | 0;
  for (let at = end - 1; at >= start; at--) {
    const tenth = (rest / 10) | 0;
    bytes[at] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return start;
}

/** The decimal digits of an isShortInteger. @throws OutOfMemory */
export function newDecimal(number: number): StrRef {
  if (number >= 0 && number < 10) return latinCharacter(ZERO + number);
  const magnitude = number < 0 ? -number : number;
  const count = countDigits(magnitude);
  const sign = number < 0 ? 1 : 0;
  const text = allocateStr(sign + count, 1);
  const at = text + TEXT_UNITS;
  writeDigits(magnitude, count, at + sign + count);
  if (sign === 1) HU8[at] = MINUS;
  return text;
}

/**
 * A magnitude with `fraction` digits behind a point (0: no point), with a sign's character (0: none) before it, padded to
 * a width.
 *
 * @throws OutOfMemory
 */
export function newNumberText(
  sign: number,
  magnitude: number,
  fraction: number,
  width: number,
  fill: number,
  align: number,
): StrRef {
  let digits = countDigits(magnitude);
  if (digits <= fraction) digits = fraction + 1;
  const length = digits + (fraction > 0 ? 1 : 0) + (sign !== 0 ? 1 : 0);
  const padding = width > length ? width - length : 0;
  if (length + padding === 1) return latinCharacter(ZERO + magnitude);
  const text = allocateStr(length + padding, 1);
  const bytes = HU8;
  let at = text + TEXT_UNITS;
  let before = align === PAD_LEFT ? padding : align === PAD_AROUND ? padding >> 1 : 0;
  let after = align === PAD_LEFT || align === PAD_AFTER_SIGN ? 0 : padding - before;
  for (; before > 0; before--) bytes[at++] = fill;
  if (sign !== 0) bytes[at++] = sign;
  if (align === PAD_AFTER_SIGN) {
    for (let left = padding; left > 0; left--) bytes[at++] = fill;
  }
  let end = at + digits + (fraction > 0 ? 1 : 0);
  at = end;
  if (fraction > 0) {
    const unit = POWERS[fraction];
    const whole = Math.floor(magnitude / unit);
    end = writeDigits(magnitude - whole * unit, fraction, end) - 1;
    bytes[end] = POINT;
    magnitude = whole;
  }
  writeDigits(magnitude, digits - fraction, end);
  for (; after > 0; after--) bytes[at++] = fill;
  return text;
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/** Most digits behind the point that scaledDigits rounds to. */
export const FRACTION_MAX = 9;

/**
 * A magnitude rounded to `fraction` digits behind the point, as the int32 of its digits; -1 when it has too many or is
 * too near to the middle between two for the product, which is rounded itself, to tell.
 */
export function scaledDigits(magnitude: number, fraction: number): number {
  const scaled = magnitude * POWERS[fraction];
  if (!(scaled < INT32_MAX)) return -1;
  const below = Math.floor(scaled);
  // A product below 2**31 is off by 2**-22 at most.
  const rest = scaled - below - 0.5;
  if (rest > 1e-6) return below + 1;
  return rest < -1e-6 ? below : -1;
}

/** Digits behind the point of the floats that newFloatText takes. */
const SHORT_FRACTION = 4;

/**
 * repr(number) of a float of few digits; 0 when it has more. A decimal of 15 digits or fewer that reads back as the
 * double is the shortest that does.
 *
 * @throws OutOfMemory
 */
export function newFloatText(number: number): StrRef {
  const magnitude = number < 0 ? -number : number;
  // Smaller ones are written with an exponent; the sign of -0.0 is not seen here.
  if (!(magnitude >= 1e-4 && magnitude < 200000)) return 0;
  let digits = Math.round(magnitude * 1e4);
  if (digits / 1e4 !== magnitude) return 0;
  let fraction = SHORT_FRACTION;
  while (fraction > 1 && digits % 10 === 0) {
    digits /= 10;
    fraction--;
  }
  return newNumberText(number < 0 ? MINUS : 0, digits, fraction, 0, 0, PAD_LEFT);
}

/** The safe integer that a flat str of up to 15 ASCII digits, perhaps with a sign, stands for; NaN when it is none. */
export function parseShortInteger(text: StrRef): number {
  const length = H32[(text + LENGTH) >> 2] >> 1;
  if (length > 15 || H32[text >> 2] !== STR1_SHAPE) return NaN;
  let at = text + TEXT_UNITS;
  const end = at + length;
  const bytes = HU8;
  const negative = bytes[at] === MINUS;
  if (length > 0 && (negative || bytes[at] === PLUS)) at++;
  if (at === end) return NaN;
  let value = 0;
  for (; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return negative ? 0 - value : value;
}

/** The number that up to seven hexadecimal digits, perhaps behind "0x", stand for in a flat str; NaN for everything else. */
export function parseShortHex(text: StrRef): number {
  const length = H32[(text + LENGTH) >> 2] >> 1;
  if (length > 9 || H32[text >> 2] !== STR1_SHAPE) return NaN;
  let at = text + TEXT_UNITS;
  const end = at + length;
  const bytes = HU8;
  if (length > 2 && bytes[at] === ZERO && (bytes[at + 1] | 0x20) === LETTER_X) at += 2;
  if (at === end || end - at > 7) return NaN;
  let value = 0;
  for (; at < end; at++) {
    const code = bytes[at];
    const digit = code - ZERO;
    const letter = (code | 0x20) - LETTER_A;
    if (digit >= 0 && digit <= 9) value = (value << 4) | digit;
    else if (letter >= 0 && letter <= 5) value = (value << 4) | (10 + letter);
    else return NaN;
  }
  return value;
}

const LETTER_A = 0x61;
const LETTER_X = 0x78;

/**
 * The double that a flat str of the form "-12.34" stands for, NaN when it has another form or more than 15 digits. An
 * integer below 2**53 over a power of ten below 10**22: both are exact, so the quotient is rounded once.
 */
export function parseShortFloat(text: StrRef): number {
  const length = H32[(text + LENGTH) >> 2] >> 1;
  if (length > 16 || H32[text >> 2] !== STR1_SHAPE) return NaN;
  let at = text + TEXT_UNITS;
  const end = at + length;
  const bytes = HU8;
  const negative = length > 0 && bytes[at] === MINUS;
  if (negative) at++;
  let value = 0;
  let digits = 0;
  let scale = 0;
  for (; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
      scale *= 10;
    } else if (digit === POINT - ZERO && scale === 0) scale = 1;
    else return NaN;
  }
  if (digits === 0 || digits > 15) return NaN;
  if (scale > 1) value /= scale;
  return negative ? -value : value;
}
