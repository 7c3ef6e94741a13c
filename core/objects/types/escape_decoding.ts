/**
 * Decoding unicode_escape and raw_unicode_escape (Objects/unicodeobject.c: _PyUnicode_DecodeUnicodeEscapeInternal).
 * Names of characters (\N{...}) are not known here.
 */
import { HU8 } from "../../heap/memory.ts";
import { characterNamed } from "../text/character_name_hook.ts";
import { type Decoding, refuse } from "./decoding.ts";

const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

/** What the one-letter escapes stand for, by their letters. */
const SIMPLE: Readonly<Record<string, number>> = {
  "\\": 0x5c,
  "'": 0x27,
  '"': 0x22,
  a: 0x07,
  b: 0x08,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
};

/** Digits that \x, \u and \U take. */
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Appends what the bytes say; false with the exception pending. `raw`: only \u and \U are escapes. */
export function decodeEscapes(decoding: Decoding, raw: boolean): boolean {
  const { builder } = decoding;
  const end = decoding.address + decoding.length;
  for (let at = decoding.address; at < end;) {
    const byte = HU8[at];
    if (byte !== BACKSLASH) {
      builder.appendPoint(byte);
      at++;
      continue;
    }
    at = raw ? readRaw(decoding, at, end) : readEscape(decoding, at, end);
    if (at < 0) return false;
  }
  return true;
}

/** Reads what begins with a backslash; returns where it ends, or -1. */
function readRaw(decoding: Decoding, at: number, end: number): number {
  const letter = at + 1 < end ? String.fromCharCode(HU8[at + 1]) : "";
  if (letter === "u" || letter === "U") return readHex(decoding, at, end, letter);
  decoding.builder.appendPoint(BACKSLASH);
  if (letter === "") return end;
  decoding.builder.appendPoint(HU8[at + 1]);
  return at + 2;
}

function readEscape(decoding: Decoding, at: number, end: number): number {
  const { builder } = decoding;
  if (at + 1 >= end) return refuse(decoding, at, end, "\\ at end of string");
  const code = HU8[at + 1];
  const letter = String.fromCharCode(code);
  if (code === LINE_FEED) return at + 2;
  const simple = SIMPLE[letter];
  if (simple !== undefined) {
    builder.appendPoint(simple);
    return at + 2;
  }
  if (code >= 0x30 && code <= 0x37) {
    let value = 0;
    let next = at + 1;
    while (next < end && next < at + 4 && HU8[next] >= 0x30 && HU8[next] <= 0x37) {
      value = value * 8 + HU8[next++] - 0x30;
    }
    builder.appendPoint(value);
    return next;
  }
  if (letter in DIGITS) return readHex(decoding, at, end, letter);
  if (letter === "N") return readName(decoding, at, end);
  builder.appendPoint(BACKSLASH);
  builder.appendPoint(code);
  return at + 2;
}

function readHex(decoding: Decoding, at: number, end: number, letter: string): number {
  const digits = DIGITS[letter];
  let value = 0;
  let next = at + 2;
  for (let i = 0; i < digits; i++, next++) {
    const digit = next < end ? hexDigit(HU8[next]) : -1;
    if (digit < 0) {
      return refuse(decoding, at, next, `truncated \\${letter}${"X".repeat(digits)} escape`);
    }
    value = value * 16 + digit;
  }
  if (value > 0x10ffff) {
    const reason = letter === "U" && decoding.encoding.kind === "raw-unicode-escape"
      ? "\\Uxxxxxxxx out of range"
      : "illegal Unicode character";
    return refuse(decoding, at, next, reason);
  }
  decoding.builder.appendPoint(value);
  return next;
}

/** No character name has as many letters. */
const NAME_MAX = 255;

function readName(decoding: Decoding, at: number, end: number): number {
  const open = at + 2;
  if (open >= end || HU8[open] !== 0x7b) {
    return refuse(decoding, at, Math.min(open, end), "malformed \\N character escape");
  }
  let close = open + 1;
  while (close < end && HU8[close] !== 0x7d) close++;
  if (close >= end || close === open + 1) {
    return refuse(decoding, at, close, "malformed \\N character escape");
  }
  const name = String.fromCharCode(...HU8.subarray(open + 1, Math.min(close, open + 1 + NAME_MAX)));
  const point = close - open - 1 > NAME_MAX ? -1 : characterNamed(name);
  if (point < 0) return refuse(decoding, at, close + 1, "unknown Unicode character name");
  decoding.builder.appendPoint(point);
  return close + 1;
}

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
