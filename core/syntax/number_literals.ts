/** The values of number tokens. */

import type { ConstantValue } from "./ast.ts";

/** CPython's default for `sys.get_int_max_str_digits()`: longer decimal literals are refused. */
export const MAX_DECIMAL_DIGITS = 4300;

/** The number of digits of a decimal int literal, without its underscores. */
export function countDigits(literal: string): number {
  return literal.replaceAll("_", "").length;
}

/** Whether a number literal is a decimal int, which is refused when it is too long. */
export function isDecimalInt(literal: string): boolean {
  return /^[0-9_]+$/.test(literal);
}

/**
 * The value of a number token, or null for a decimal int of more than {@link MAX_DECIMAL_DIGITS}
 * digits. The tokenizer has checked the form.
 */
export function parseNumber(text: string, start: number, end: number): ConstantValue | null {
  const length = end - start;
  if (length <= 9) {
    let value = 0;
    let index = start;
    for (; index < end; index++) {
      const digit = text.charCodeAt(index) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (index === end) return { type: "int", value };
  }
  let literal = text.slice(start, end);
  if (literal.includes("_")) literal = literal.replaceAll("_", "");
  if (literal.charCodeAt(0) === 48 && literal.length > 1) {
    const marker = literal.charCodeAt(1) | 32;
    if (marker === 120 || marker === 111 || marker === 98) return wholeNumber(literal);
  }
  const last = literal.charCodeAt(literal.length - 1) | 32;
  if (last === 106) return { type: "complex", imag: Number(literal.slice(0, -1)) };
  for (let index = 0; index < literal.length; index++) {
    const unit = literal.charCodeAt(index);
    if (unit === 46 || (unit | 32) === 101) return { type: "float", value: Number(literal) };
  }
  if (literal.length > MAX_DECIMAL_DIGITS) return null;
  return wholeNumber(literal);
}

function wholeNumber(literal: string): ConstantValue {
  const approximate = Number(literal);
  if (approximate <= Number.MAX_SAFE_INTEGER) return { type: "int", value: approximate };
  return { type: "int", value: BigInt(literal) };
}
