/** bytes: replace, expandtabs, padding and stripping (Objects/stringlib). */
import { NONE } from "../../heap/map.ts";
import { HU8 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseTypeError, typeName } from "../errors.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { copyBytes, viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { CHARGE_MINIMUM } from "../values/text_units.ts";
import {
  byteSpaces,
  clearSet,
  fillSet,
  skipSet,
  skipSetBackward,
  skipSpace,
  skipSpaceBackward,
} from "../values/unit_classes.ts";
import {
  expandedLength,
  writeExpanded,
  writeInterleaved,
  writeReplaced,
} from "../values/unit_replace.ts";
import { countUnits, prepareNeedle } from "../values/unit_search.ts";
import { chargeWork } from "../work.ts";
import { raiseNotBytesLike } from "./argument_errors.ts";
import { admitBytes, type ByteFamily, sliceWithRoom } from "./byte_family.ts";
import { centerLeft, tabSizeArgument } from "./str_replace.ts";
import { splitLimit } from "./str_split.ts";

/** All of it: the same object for bytes. */
function unchanged(family: ByteFamily, owner: Value): Value {
  return sliceWithRoom(family, owner, 0, family.length(owner));
}

function replace(
  family: ByteFamily,
  self: Value,
  sought: Value,
  by: Value,
  limit: Value,
): Value {
  if (!viewBytes(sought)) return raiseNotBytesLike(sought);
  if (!viewBytes(by)) return raiseNotBytesLike(by);
  const most = splitLimit(limit);
  if (most !== most) return 0;
  viewBytes(by);
  const byAddress = viewAddress;
  const byLength = viewLength;
  viewBytes(sought);
  const soughtLength = viewLength;
  const owner = family.owner(self);
  const at = family.address(owner);
  const length = family.length(owner);
  if (length < soughtLength || most === 0) return unchanged(family, owner);
  let count: number;
  if (soughtLength === 0) count = Math.min(most, length + 1);
  else {
    if (length >= CHARGE_MINIMUM && !chargeWork(length >> 4)) return 0;
    prepareNeedle(1, viewAddress, soughtLength);
    count = countUnits(HU8, at, 0, length, most);
  }
  if (count === 0 || (soughtLength === 0 && byLength === 0)) return unchanged(family, owner);
  const total = length + count * (byLength - soughtLength);
  if (!admitBytes(total)) return 0;
  const result = family.allocate(total);
  const to = family.address(result);
  if (soughtLength === 0) {
    writeInterleaved(HU8, at, length, HU8, byAddress, byLength, count, HU8, to);
  } else {
    writeReplaced(HU8, at, length, soughtLength, HU8, byAddress, byLength, count, HU8, to);
  }
  return result;
}

function expandtabs(family: ByteFamily, self: Value, tabsize: Value): Value {
  const size = tabSizeArgument(tabsize);
  if (size !== size) return 0;
  const owner = family.owner(self);
  const at = family.address(owner);
  const length = family.length(owner);
  const total = expandedLength(HU8, at, length, size);
  if (!admitBytes(Math.max(total, length))) return 0;
  const result = family.allocate(total);
  writeExpanded(HU8, at, length, size, HU8, family.address(result));
  return result;
}

const LEFT = 0;
const RIGHT = 1;
const BOTH = 2;

/** The bytes with `left` and `right` fill bytes around them, or -1 for the absent fill: a fresh object. */
function padded(
  family: ByteFamily,
  owner: Value,
  left: number,
  right: number,
  fill: number,
): Value {
  const length = family.length(owner);
  const total = left + length + right;
  if (!admitBytes(total)) return 0;
  const result = family.allocate(total);
  const at = family.address(result);
  HU8.fill(fill, at, at + left);
  copyBytes(family.address(owner), at + left, length);
  HU8.fill(fill, at + left + length, at + total);
  return result;
}

/** The byte of a fillbyte argument; -1 with TypeError pending. */
function fillByte(value: Value, name: string): number {
  if (value === 0) return 0x20;
  if (!viewBytes(value)) {
    raiseTypeError(
      `${name}() argument 2 must be a byte string of length 1, not ${
        value === NONE ? "None" : typeName(value)
      }`,
    );
    return -1;
  }
  if (viewLength !== 1) {
    raiseTypeError(
      `${name}(): argument 2 must be a byte string of length 1, not a ${
        typeName(value)
      } object of length ${viewLength}`,
    );
    return -1;
  }
  return HU8[viewAddress];
}

const JUSTIFY_NAMES = ["rjust", "ljust", "center"];

function justify(
  family: ByteFamily,
  self: Value,
  widthValue: Value,
  fillValue: Value,
  where: number,
): Value {
  const wanted = sizeArgument(widthValue);
  if (wanted !== wanted) return 0;
  const fill = fillByte(fillValue, JUSTIFY_NAMES[where]);
  if (fill < 0) return 0;
  const owner = family.owner(self);
  const padding = wanted - family.length(owner);
  if (padding <= 0) return unchanged(family, owner);
  const left = where === LEFT ? padding : where === RIGHT ? 0 : centerLeft(padding, wanted);
  return padded(family, owner, left, padding - left, fill);
}

const ZERO = 0x30;
const PLUS = 0x2b;
const MINUS = 0x2d;

function zfill(family: ByteFamily, self: Value, widthValue: Value): Value {
  const wanted = sizeArgument(widthValue);
  if (wanted !== wanted) return 0;
  const owner = family.owner(self);
  const length = family.length(owner);
  const padding = wanted - length;
  if (padding <= 0) return unchanged(family, owner);
  const result = padded(family, owner, padding, 0, ZERO);
  if (result === 0) return 0;
  const at = family.address(result);
  const sign = HU8[at + padding];
  if (length > 0 && (sign === PLUS || sign === MINUS)) {
    HU8[at] = sign;
    HU8[at + padding] = ZERO;
  }
  return result;
}

const STRIP_LEFT = 1;
const STRIP_RIGHT = 2;

function strip(family: ByteFamily, self: Value, bytes: Value, sides: number): Value {
  const owner = family.owner(self);
  const at = family.address(owner);
  const length = family.length(owner);
  let start = 0;
  let end = length;
  if (bytes === 0 || bytes === NONE) {
    const spaces = byteSpaces();
    if ((sides & STRIP_LEFT) !== 0) start = skipSpace(HU8, at, 0, end, spaces);
    if ((sides & STRIP_RIGHT) !== 0) end = skipSpaceBackward(HU8, at, start, end, spaces);
  } else {
    if (!viewBytes(bytes)) return raiseNotBytesLike(bytes);
    fillSet(HU8, viewAddress, viewLength);
    if ((sides & STRIP_LEFT) !== 0) start = skipSet(HU8, at, 0, end);
    if ((sides & STRIP_RIGHT) !== 0) end = skipSetBackward(HU8, at, start, end);
    clearSet(HU8, viewAddress, viewLength);
  }
  if (length >= CHARGE_MINIMUM && !chargeWork((length - (end - start)) >> 4)) return 0;
  return sliceWithRoom(family, owner, start, end);
}

/** The methods that replace, add or take away bytes. */
export function bytesReplaceMethods(family: ByteFamily): Record<string, NativeEntry> {
  const justifier = (where: number) => (self: Value, width: Value, fill: Value) =>
    justify(family, self, width, fill, where);
  const stripper = (sides: number) => (self: Value, bytes: Value) =>
    strip(family, self, bytes, sides);
  return {
    replace: [
      "old, new, count=-1, /",
      (self: Value, sought: Value, by: Value, limit: Value) =>
        replace(family, self, sought, by, limit),
    ],
    expandtabs: [
      "tabsize=8",
      (self: Value, tabsize: Value) => expandtabs(family, self, tabsize),
    ],
    ljust: ["width, fillbyte=b' ', /", justifier(RIGHT)],
    rjust: ["width, fillbyte=b' ', /", justifier(LEFT)],
    center: ["width, fillbyte=b' ', /", justifier(BOTH)],
    zfill: ["width, /", (self: Value, width: Value) => zfill(family, self, width)],
    strip: ["bytes=None, /", stripper(STRIP_LEFT | STRIP_RIGHT)],
    lstrip: ["bytes=None, /", stripper(STRIP_LEFT)],
    rstrip: ["bytes=None, /", stripper(STRIP_RIGHT)],
  };
}
