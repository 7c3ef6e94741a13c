/** repr() of str, bytes and their like (Objects/unicodeobject.c: unicode_repr; Objects/bytesobject.c: PyBytes_Repr). */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { HU8 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { isPrintable } from "../text/unicode.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { TEXT_LENGTH_MAX, unitWidth } from "../values/text.ts";
import {
  allocateText,
  CHARGE_MINIMUM,
  copyRange,
  firstUnit,
  flatLength,
  readable,
  type Units,
  unitsOf,
  type Width,
  widthOfPoint,
} from "../values/text_units.ts";
import { chargeWork } from "../work.ts";

const APOSTROPHE = 0x27;
const QUOTATION_MARK = 0x22;
const BACKSLASH = 0x5c;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

// What measure found out.
let measuredLength = 0;
let measuredWidth: Width = 1;
let quote = APOSTROPHE;

/** Units that the escape of a code point takes that is neither a quote nor a backslash. */
function escapeLength(codePoint: number): number {
  if (codePoint === TAB || codePoint === LINE_FEED || codePoint === CARRIAGE_RETURN) return 2;
  return codePoint < 0x100 ? 4 : codePoint < 0x10000 ? 6 : 10;
}

/** `asciiOnly`: whether what is beyond ASCII is escaped. */
function measure(units: Units, at: number, length: number, asciiOnly: boolean): void {
  let result = length + 2;
  let width: Width = 1;
  let apostrophes = 0;
  let quotationMarks = 0;
  for (let i = at; i < at + length; i++) {
    const unit = units[i];
    if (unit < 0x7f) {
      if (unit >= 0x20) {
        if (unit === APOSTROPHE) apostrophes++;
        else if (unit === QUOTATION_MARK) quotationMarks++;
        else if (unit === BACKSLASH) result++;
        continue;
      }
    } else if (!asciiOnly && isPrintable(unit)) {
      const needed = widthOfPoint(unit);
      if (needed > width) width = needed;
      continue;
    }
    result += escapeLength(unit) - 1;
  }
  quote = APOSTROPHE;
  if (apostrophes > 0) {
    if (quotationMarks === 0) quote = QUOTATION_MARK;
    else result += apostrophes;
  }
  measuredLength = result;
  measuredWidth = width;
}

const HEX_DIGITS = "0123456789abcdef";

/** Writes the escape of a code point and returns where it ends. */
export function writeEscape(codePoint: number, to: Units, at: number): number {
  to[at++] = BACKSLASH;
  switch (codePoint) {
    case BACKSLASH:
    case APOSTROPHE:
    case QUOTATION_MARK:
      to[at++] = codePoint;
      return at;
    case TAB:
      to[at++] = 0x74;
      return at;
    case LINE_FEED:
      to[at++] = 0x6e;
      return at;
    case CARRIAGE_RETURN:
      to[at++] = 0x72;
      return at;
  }
  return writeHexEscape(codePoint, to, at - 1);
}

/** Writes \xNN, \uNNNN or \UNNNNNNNN, whichever is the shortest, and returns where it ends. */
export function writeHexEscape(codePoint: number, to: Units, at: number): number {
  const digits = codePoint < 0x100 ? 2 : codePoint < 0x10000 ? 4 : 8;
  to[at++] = BACKSLASH;
  to[at++] = digits === 2 ? 0x78 : digits === 4 ? 0x75 : 0x55;
  for (let shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    to[at++] = HEX_DIGITS.charCodeAt((codePoint >> shift) & 15);
  }
  return at;
}

function write(
  units: Units,
  from: number,
  length: number,
  asciiOnly: boolean,
  to: Units,
  at: number,
): void {
  to[at++] = quote;
  if (measuredLength === length + 2) {
    copyRange(units, from, length, to, at);
    at += length;
  } else {
    for (let i = from; i < from + length; i++) {
      const unit = units[i];
      const plain = unit !== quote && unit !== BACKSLASH &&
        (unit < 0x7f ? unit >= 0x20 : !asciiOnly && isPrintable(unit));
      if (plain) to[at++] = unit;
      else at = writeEscape(unit, to, at);
    }
  }
  to[at] = quote;
}

/** Whether a result of `length` may be made; false with a limit or MemoryError pending. */
function admit(length: number): boolean {
  if (length > TEXT_LENGTH_MAX) {
    raiseMemoryError();
    return false;
  }
  return length < CHARGE_MINIMUM || chargeWork(length >> 3);
}

/** repr(text) of a str that the caller has rooted; 0 with the exception pending. @throws OutOfMemory */
export function strRepr(self: Value): Value {
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  measure(units, at, length, false);
  if (!admit(measuredLength)) return 0;
  const resultWidth = measuredWidth;
  const result = allocateText(measuredLength, resultWidth);
  write(units, at, length, false, unitsOf(resultWidth), firstUnit(result, resultWidth));
  return result;
}

/**
 * The repr of `length` bytes from an address, with `before` (such as "b") and `after` around the quotes. The owner of
 * the bytes is rooted by the caller.
 *
 * @throws OutOfMemory
 */
export function reprOfBytes(
  address: number,
  length: number,
  before: string,
  after: string,
): Value {
  measure(HU8, address, length, true);
  const total = before.length + measuredLength + after.length;
  if (!admit(total)) return 0;
  const result = allocateText(total, 1);
  let at = result + TEXT_UNITS;
  for (let i = 0; i < before.length; i++) HU8[at++] = before.charCodeAt(i);
  write(HU8, address, length, true, HU8, at);
  at += measuredLength;
  for (let i = 0; i < after.length; i++) HU8[at++] = after.charCodeAt(i);
  return result;
}
