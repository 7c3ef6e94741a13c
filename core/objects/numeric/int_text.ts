/*
 * Ints as text and text as ints.
 *
 * A Python int is a number here while it is a safe integer and a bigint beyond; functions accept both
 * and return the number where it holds the value. Conversions between decimal text and huge ints are
 * limited to 4,300 digits by default, as in CPython, because they are not linear in the length.
 */
import { overflowError, valueError } from "../text/format_error.ts";
import { asciiDigitsAndSpaces, stripSpace } from "./float_parse.ts";
import { bigIntBitLength } from "./float_bits.ts";

/** sys.int_info.default_max_str_digits */
export const DEFAULT_MAX_STR_DIGITS = 4300;
/** sys.int_info.str_digits_check_threshold: the lowest limit that can be set, other than 0 for none. */
export const STR_DIGITS_CHECK_THRESHOLD = 640;

const SAFE_DIGITS = 15;

/** The narrowest form of an integer: a number when it is a safe integer. */
export function normalizeInteger(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/**
 * int(text, base) for a base of 0 or 2 to 36: the value, or null where CPython raises ValueError
 * "invalid literal for int() with base ...". Throws ValueError for more than `maximumDigits` digits
 * (0 for no limit) in a base that is no power of two. Source: PyLong_FromString.
 */
export function parseIntText(
  text: string,
  base = 10,
  maximumDigits = DEFAULT_MAX_STR_DIGITS,
): number | bigint | null {
  if (base === 10 && text.length <= SAFE_DIGITS) {
    const small = parseSmallDecimal(text);
    if (small >= 0) return small;
  }
  const ascii = stripSpace(asciiDigitsAndSpaces(text));
  const first = ascii.charCodeAt(0);
  const negative = first === 0x2d;
  let at = negative || first === 0x2b ? 1 : 0;
  let mustBeZero = false;
  const prefixBase = ascii.charCodeAt(at) === 0x30 ? baseOfPrefix(ascii.charCodeAt(at + 1)) : 0;
  if (base === 0) {
    base = prefixBase || 10;
    // A leading zero without a letter was an octal number once and is refused unless it is zero.
    mustBeZero = prefixBase === 0 && ascii.charCodeAt(at) === 0x30;
  }
  if (prefixBase !== 0 && prefixBase === base) {
    at += 2;
    if (ascii.charCodeAt(at) === 0x5f) at++;
  }
  const end = scanDigits(ascii, at, base);
  if (end !== ascii.length) return null;
  let digits = ascii.slice(at, end);
  if (digits.includes("_")) digits = digits.replaceAll("_", "");
  if (maximumDigits > 0 && digits.length > maximumDigits && (base & (base - 1)) !== 0) {
    throw valueError(
      `Exceeds the limit (${maximumDigits} digits) for integer string conversion: ` +
        `value has ${digits.length} digits; ` +
        "use sys.set_int_max_str_digits() to increase the limit",
    );
  }
  const magnitude = digitsToInteger(digits, base);
  if (mustBeZero && magnitude !== 0) return null;
  if (!negative || magnitude === 0) return magnitude;
  return typeof magnitude === "number" ? -magnitude : normalizeInteger(-magnitude);
}

/** A text of nothing but ASCII digits as a number, or -1. */
function parseSmallDecimal(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return text.length > 0 ? value : -1;
}

function baseOfPrefix(letter: number): number {
  switch (letter | 0x20) {
    case 0x78:
      return 16;
    case 0x6f:
      return 8;
    case 0x62:
      return 2;
  }
  return 0;
}

/** Where the digits end that start at a position, or -1 for none or a misplaced underscore. */
function scanDigits(text: string, start: number, base: number): number {
  let afterDigit = false;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5f) {
      if (!afterDigit) return -1;
      afterDigit = false;
    } else {
      if (digitValue(code) >= base) break;
      afterDigit = true;
    }
  }
  return afterDigit ? at : -1;
}

function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x57 : 99;
}

/** The value of valid digits in a base of 2 to 36. */
function digitsToInteger(digits: string, base: number): number | bigint {
  if (digits.length <= 10) return parseInt(digits, base);
  switch (base) {
    case 10:
      return digits.length <= SAFE_DIGITS ? Number(digits) : normalizeInteger(BigInt(digits));
    case 16:
      return normalizeInteger(BigInt("0x" + digits));
    case 8:
      return normalizeInteger(BigInt("0o" + digits));
    case 2:
      return normalizeInteger(BigInt("0b" + digits));
    case 4:
    case 32: {
      let bits = "0b";
      const width = base === 4 ? 2 : 5;
      for (let at = 0; at < digits.length; at++) {
        bits += digitValue(digits.charCodeAt(at)).toString(2).padStart(width, "0");
      }
      return normalizeInteger(BigInt(bits));
    }
  }
  return normalizeInteger(combineDigits(digits, base));
}

/** Halves the digits down to pieces that a number holds, so that the products stay balanced. */
function combineDigits(digits: string, base: number): bigint {
  if (digits.length <= 10) return BigInt(parseInt(digits, base));
  const lower = digits.length >> 1;
  const upper = digits.length - lower;
  return combineDigits(digits.slice(0, upper), base) * BigInt(base) ** BigInt(lower) +
    combineDigits(digits.slice(upper), base);
}

/**
 * str(int). Throws ValueError when the value has more than `maximumDigits` digits (0 for no limit).
 */
export function integerToDecimal(
  value: number | bigint,
  maximumDigits = DEFAULT_MAX_STR_DIGITS,
): string {
  if (typeof value === "number") return String(value);
  if (maximumDigits === 0) return value.toString();
  // A value of d digits has more than 3.3219 * (d - 1) bits: refuse before doing the work.
  if (bigIntBitLength(value) > (maximumDigits + 1) * 3.32193) throw tooManyDigits(maximumDigits);
  const text = value.toString();
  if (text.length - (value < 0n ? 1 : 0) > maximumDigits) throw tooManyDigits(maximumDigits);
  return text;
}

function tooManyDigits(maximumDigits: number) {
  return valueError(
    `Exceeds the limit (${maximumDigits} digits) for integer string conversion; ` +
      "use sys.set_int_max_str_digits() to increase the limit",
  );
}

/** hex(), oct() and bin(): the digits in base 16, 8 or 2 behind "0x", "0o" or "0b" and the sign. */
export function integerToPrefixed(value: number | bigint, base: 2 | 8 | 16): string {
  const prefix = base === 16 ? "0x" : base === 8 ? "0o" : "0b";
  const digits = value.toString(base);
  return value < 0 ? "-" + prefix + digits.slice(1) : prefix + digits;
}

/**
 * The character code for "%c" and format code "c". Throws OverflowError "%c arg not in
 * range(0x110000)", or for a value beyond 64 bits CPython's "Python int too large to convert to C
 * long".
 */
export function integerToCodePoint(value: number | bigint): number {
  if (value >= 0 && value <= 0x10ffff) return Number(value);
  if (value > 9223372036854775807n || value < -9223372036854775808n) {
    throw overflowError("Python int too large to convert to C long");
  }
  throw overflowError("%c arg not in range(0x110000)");
}
