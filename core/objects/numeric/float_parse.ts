/*
 * Text as floats: float(str) and float.fromhex().
 *
 * The host's Number() rounds correctly at any length, so the work here is Python's grammar, which is
 * checked before the host sees the text.
 */
import { decimalDigitValue, isAscii, isSpace } from "../text/unicode.ts";
import { overflowError, valueError } from "../text/format_error.ts";
import { scaleBigInt } from "./float_bits.ts";

// No two repetitions may take the same digits: the host would try all ways to divide them.
const PLAIN_FLOAT = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const NAMED_FLOAT = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;
const MISPLACED_UNDERSCORE = /(?:^|[^0-9])_|_(?:[^0-9]|$)/;
const HEX_FLOAT =
  /^[\t-\r ]*([+-]?)(?:(inf(?:inity)?)|(nan)|(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?[0-9]+))?)/i;

/**
 * float(text): the number, or null where CPython raises ValueError "could not convert string to
 * float: ..." (the caller has the repr for it).
 */
export function parseFloatText(text: string): number | null {
  if (PLAIN_FLOAT.test(text)) return Number(text);
  const ascii = stripSpace(asciiDigitsAndSpaces(text));
  let digits = ascii;
  if (ascii.includes("_")) {
    if (MISPLACED_UNDERSCORE.test(ascii)) return null;
    digits = ascii.replaceAll("_", "");
  }
  if (PLAIN_FLOAT.test(digits)) return Number(digits);
  const named = NAMED_FLOAT.exec(digits);
  if (named === null || digits !== ascii) return null;
  if (named[2] === undefined) return NaN;
  return named[1] === "-" ? -Infinity : Infinity;
}

/**
 * Replaces the decimal digits and the spaces beyond ASCII by ASCII ones, as CPython does before it
 * parses a number; any other character beyond ASCII stays, and is no part of a number.
 */
export function asciiDigitsAndSpaces(text: string): string {
  if (isAscii(text)) return text;
  let result = "";
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const digit = codePoint < 0x80 ? -1 : decimalDigitValue(codePoint);
    if (digit >= 0) result += digit;
    else if (codePoint >= 0x80 && isSpace(codePoint)) result += " ";
    else result += character;
  }
  return result;
}

/** Strips the six ASCII spaces that CPython's number parsers skip. */
export function stripSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isNumberSpace(text.charCodeAt(start))) start++;
  while (end > start && isNumberSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isNumberSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/**
 * float.fromhex(text). Throws ValueError for text of another form and OverflowError for a value that
 * no double reaches. Source of the grammar: float_fromhex_impl in CPython's floatobject.c.
 */
export function floatFromHex(text: string): number {
  const match = HEX_FLOAT.exec(text)!;
  const [all, sign, infinity, nan, whole, fraction, power] = match;
  let value: number;
  if (infinity !== undefined) {
    value = Infinity;
  } else if (nan !== undefined) {
    value = NaN;
  } else {
    const digits = (whole ?? "") + (fraction ?? "");
    if (digits === "") throw valueError("invalid hexadecimal floating-point string");
    value = hexDigitsToFloat(digits, Number(power ?? 0) - 4 * (fraction ?? "").length);
  }
  if (stripSpace(text.slice(all.length)) !== "") {
    throw valueError("invalid hexadecimal floating-point string");
  }
  return sign === "-" ? -value : value;
}

function hexDigitsToFloat(digits: string, exponent: number): number {
  let significant = digits.replace(/^0+/, "");
  if (significant === "") return 0;
  if (significant.length > 32) {
    // Only whether anything follows matters beyond the digits that a double can hold.
    const rest = significant.slice(32);
    exponent += 4 * rest.length;
    significant = significant.slice(0, 32) + (/[^0]/.test(rest) ? "1" : "0");
    exponent -= 4;
  }
  const value = scaleBigInt(BigInt("0x" + significant), exponent);
  if (value === Infinity) {
    throw overflowError("hexadecimal value too large to represent as a float");
  }
  return value;
}
