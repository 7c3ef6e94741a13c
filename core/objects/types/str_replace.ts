/** str: replace, expandtabs, padding and stripping (Objects/unicodeobject.c). */
import { EMPTY_STR, NONE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseOverflowError, raiseTypeError, typeName } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { codePointAt, exactStr, type StrRef, TEXT_LENGTH_MAX, unitWidth } from "../values/text.ts";
import {
  allocateText,
  CHARGE_MINIMUM,
  copyRange,
  fillUnits,
  firstUnit,
  flatLength,
  narrowed,
  readable,
  substring,
  unitsOf,
  type Width,
  widthOfPoint,
} from "../values/text_units.ts";
import {
  clearSet,
  fillSet,
  skipSet,
  skipSetBackward,
  skipSpace,
  skipSpaceBackward,
  textSpaces,
} from "../values/unit_classes.ts";
import {
  expandedLength,
  writeExpanded,
  writeInterleaved,
  writeReplaced,
} from "../values/unit_replace.ts";
import { countUnits } from "../values/unit_search.ts";
import { chargeWork } from "../work.ts";
import { raiseBadArgument } from "./argument_errors.ts";
import { splitLimit } from "./str_split.ts";
import { prepareText } from "./str_search.ts";

function wider(a: Width, b: Width): Width {
  return a > b ? a : b;
}

/** Charges for a result of `length` units; false with a limit or MemoryError pending. */
function admit(length: number): boolean {
  if (length > TEXT_LENGTH_MAX) {
    raiseMemoryError();
    return false;
  }
  return length < CHARGE_MINIMUM || chargeWork(length >> 5);
}

function replace(self: Value, sought: Value, by: Value, limit: Value): Value {
  if (!isStr(sought)) return raiseBadArgument("replace() argument 1", "str", sought);
  if (!isStr(by)) return raiseBadArgument("replace() argument 2", "str", by);
  const most = splitLimit(limit);
  if (most !== most) return 0;
  const text = readable(self);
  return replaceText(self, text, readable(sought), readable(by), most);
}

function replaceText(
  self: Value,
  text: StrRef,
  sought: StrRef,
  by: StrRef,
  most: number,
): Value {
  const length = flatLength(text);
  const soughtLength = flatLength(sought);
  const byLength = flatLength(by);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  if (length < soughtLength || most === 0 || sought === by || unitWidth(sought) > width) {
    return exactStr(self);
  }
  let count: number;
  if (soughtLength === 0) count = Math.min(most, length + 1);
  else {
    if (length >= CHARGE_MINIMUM && !chargeWork(length >> 4)) return 0;
    prepareText(sought);
    count = countUnits(units, at, 0, length, most);
  }
  if (count === 0 || (soughtLength === 0 && byLength === 0)) return exactStr(self);
  const total = length + count * (byLength - soughtLength);
  if (total === 0) return EMPTY_STR;
  if (!admit(total)) return 0;
  const byWidth = unitWidth(by);
  const resultWidth = wider(width, byLength === 0 ? 1 : byWidth);
  const result = allocateText(total, resultWidth);
  const to = unitsOf(resultWidth);
  const toAt = firstUnit(result, resultWidth);
  const byUnits = unitsOf(byWidth);
  const byAt = firstUnit(by, byWidth);
  if (soughtLength === 0) {
    writeInterleaved(units, at, length, byUnits, byAt, byLength, count, to, toAt);
    return result;
  }
  writeReplaced(units, at, length, soughtLength, byUnits, byAt, byLength, count, to, toAt);
  // What made the text wide may be what was replaced.
  return unitWidth(sought) === resultWidth || total === 1 ? narrowed(result) : result;
}

/** The tabsize argument, a C int; NaN with the exception pending. May run guest code. */
export function tabSizeArgument(value: Value): number {
  if (value === 0) return 8;
  const size = sizeArgument(value);
  if (size > 0x7fffffff || size < -0x80000000) {
    raiseOverflowError("Python int too large to convert to C int");
    return NaN;
  }
  return size;
}

function expandtabs(self: Value, tabsize: Value): Value {
  const size = tabSizeArgument(tabsize);
  if (size !== size) return 0;
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  const total = expandedLength(units, at, length, size);
  if (!admit(Math.max(total, length))) return 0;
  if (total === 0) return EMPTY_STR;
  const result = allocateText(total, width);
  writeExpanded(units, at, length, size, units, firstUnit(result, width));
  return total === 1 ? narrowed(result) : result;
}

// --- padding

/** The plain text of `self` with `left` and `right` fill characters around it. May collect. @throws OutOfMemory */
export function padded(self: Value, left: number, right: number, fill: number): Value {
  if (left <= 0 && right <= 0) return exactStr(self);
  const text = readable(self);
  const length = flatLength(text);
  const total = left + length + right;
  if (!admit(total)) return 0;
  const width = unitWidth(text);
  const resultWidth = wider(width, widthOfPoint(fill));
  const result = allocateText(total, resultWidth);
  const to = unitsOf(resultWidth);
  const at = firstUnit(result, resultWidth);
  fillUnits(to, at, left, fill);
  copyRange(unitsOf(width), firstUnit(text, width), length, to, at + left);
  fillUnits(to, at + left + length, right, fill);
  return total === 1 ? narrowed(result) : result;
}

/** The fill character's code point; -1 with TypeError pending. */
function fillCharacter(value: Value): number {
  if (value === 0) return 0x20;
  if (!isStr(value)) {
    raiseTypeError(`The fill character must be a unicode character, not ${typeName(value)}`);
    return -1;
  }
  const text = readable(value);
  if (flatLength(text) !== 1) {
    raiseTypeError("The fill character must be exactly one character long");
    return -1;
  }
  return codePointAt(text, 0);
}

const LEFT = 0;
const RIGHT = 1;
const BOTH = 2;

function justify(self: Value, widthValue: Value, fillValue: Value, where: number): Value {
  const wanted = sizeArgument(widthValue);
  if (wanted !== wanted) return 0;
  const fill = fillCharacter(fillValue);
  if (fill < 0) return 0;
  const padding = wanted - flatLength(readable(self));
  if (padding <= 0) return exactStr(self);
  const left = where === LEFT ? padding : where === RIGHT ? 0 : centerLeft(padding, wanted);
  return padded(self, left, padding - left, fill);
}

/** How much of the padding of center() stands before the text. */
export function centerLeft(padding: number, width: number): number {
  return Math.floor(padding / 2) + (padding % 2 === 1 && width % 2 === 1 ? 1 : 0);
}

function ljust(self: Value, width: Value, fill: Value): Value {
  return justify(self, width, fill, RIGHT);
}

function rjust(self: Value, width: Value, fill: Value): Value {
  return justify(self, width, fill, LEFT);
}

function center(self: Value, width: Value, fill: Value): Value {
  return justify(self, width, fill, BOTH);
}

const ZERO = 0x30;
const PLUS = 0x2b;
const MINUS = 0x2d;

function zfill(self: Value, widthValue: Value): Value {
  const wanted = sizeArgument(widthValue);
  if (wanted !== wanted) return 0;
  const text = readable(self);
  const padding = wanted - flatLength(text);
  if (padding <= 0) return exactStr(self);
  const result = padded(self, padding, 0, ZERO);
  if (result === 0) return 0;
  const width = unitWidth(result);
  const units = unitsOf(width);
  const at = firstUnit(result, width);
  const sign = units[at + padding];
  // The sign goes before the zeros. A result of one character is a zero and shared.
  if (flatLength(text) > 0 && (sign === PLUS || sign === MINUS)) {
    units[at] = sign;
    units[at + padding] = ZERO;
  }
  return result;
}

// --- stripping

const STRIP_LEFT = 1;
const STRIP_RIGHT = 2;

function stripText(self: Value, characters: Value, sides: number, name: string): Value {
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  let start = 0;
  let end = flatLength(text);
  if (characters === 0 || characters === NONE) {
    const spaces = textSpaces();
    if ((sides & STRIP_LEFT) !== 0) start = skipSpace(units, at, 0, end, spaces);
    if ((sides & STRIP_RIGHT) !== 0) end = skipSpaceBackward(units, at, start, end, spaces);
  } else {
    if (!isStr(characters)) return raiseTypeError(`${name} arg must be None or str`);
    const set = readable(characters);
    const setWidth = unitWidth(set);
    const setUnits = unitsOf(setWidth);
    const setAt = firstUnit(set, setWidth);
    const setLength = flatLength(set);
    fillSet(setUnits, setAt, setLength);
    if ((sides & STRIP_LEFT) !== 0) start = skipSet(units, at, 0, end);
    if ((sides & STRIP_RIGHT) !== 0) end = skipSetBackward(units, at, start, end);
    clearSet(setUnits, setAt, setLength);
  }
  const length = flatLength(text);
  if (length >= CHARGE_MINIMUM && !chargeWork((length - (end - start)) >> 4)) return 0;
  return substring(text, start, end);
}

function strip(self: Value, characters: Value): Value {
  return stripText(self, characters, STRIP_LEFT | STRIP_RIGHT, "strip");
}

function lstrip(self: Value, characters: Value): Value {
  return stripText(self, characters, STRIP_LEFT, "lstrip");
}

function rstrip(self: Value, characters: Value): Value {
  return stripText(self, characters, STRIP_RIGHT, "rstrip");
}

/** Methods that replace, add or take away characters. */
export const strReplaceMethods: Record<string, NativeEntry> = {
  replace: ["old, new, /, count=-1", replace],
  expandtabs: ["tabsize=8", expandtabs],
  ljust: ["width, fillchar=' ', /", ljust],
  rjust: ["width, fillchar=' ', /", rjust],
  center: ["width, fillchar=' ', /", center],
  zfill: ["width, /", zfill],
  strip: ["chars=None, /", strip],
  lstrip: ["chars=None, /", lstrip],
  rstrip: ["chars=None, /", rstrip],
};
