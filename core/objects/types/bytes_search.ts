/** bytes: finding, counting, prefixes and suffixes, containment (Objects/bytes_methods.c). */
import { TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isTuple } from "../kinds.ts";
import { hasIndex } from "../protocols/index_number.ts";
import { viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { tupleLength } from "../values/sequences.ts";
import { CHARGE_MINIMUM } from "../values/text_units.ts";
import {
  countUnits,
  findBackward,
  findForward,
  prepareNeedle,
  standsAt,
} from "../values/unit_search.ts";
import { chargeWork } from "../work.ts";
import { raiseNotBytesLike } from "./argument_errors.ts";
import {
  type ByteFamily,
  sliceWithRoom,
  soughtAddress,
  soughtByte,
  soughtBytes,
  soughtLength,
} from "./byte_family.ts";
import { boundEnd, boundStart, readBounds } from "./text_bounds.ts";

const ABSENT = -1;
const FAILED = -2;

/** Charges for having looked at `count` bytes; false with a limit pending. */
function chargeBytes(count: number): boolean {
  return count < CHARGE_MINIMUM || chargeWork(count >> 4);
}

function locate(
  family: ByteFamily,
  self: Value,
  sought: Value,
  start: Value,
  end: Value,
  backward: boolean,
): number {
  const owner = family.owner(self);
  if (!readBounds(start, end, family.length(owner))) return FAILED;
  const first = boundStart;
  // Guest code may have shortened what can be shortened.
  if (!soughtBytes(sought)) return FAILED;
  const last = Math.min(boundEnd, family.length(owner));
  if (first > last) return ABSENT;
  if (soughtLength === 0) return backward ? last : first;
  if (soughtLength > last - first) return ABSENT;
  const at = family.address(owner);
  prepareNeedle(1, soughtAddress, soughtLength);
  const place = backward ? findBackward(HU8, at, first, last) : findForward(HU8, at, first, last);
  const looked = place < 0 ? last - first : backward ? last - place : place - first;
  return chargeBytes(looked) ? place : FAILED;
}

/** `item in bytes`, for bytes and numbers of bytes. */
export function bytesContains(family: ByteFamily, self: Value, sought: Value): number {
  const owner = family.owner(self);
  if (hasIndex(sought)) {
    if (!soughtByte(sought)) return -1;
    prepareNeedle(1, soughtAddress, 1);
  } else if (viewBytes(sought)) {
    if (viewLength === 0) return 1;
    prepareNeedle(1, viewAddress, viewLength);
  } else {
    raiseNotBytesLike(sought);
    return -1;
  }
  const length = family.length(owner);
  const place = findForward(HU8, family.address(owner), 0, length);
  if (!chargeBytes(place < 0 ? length : place)) return -1;
  return place < 0 ? 0 : 1;
}

function count(family: ByteFamily, self: Value, sought: Value, start: Value, end: Value): Value {
  const owner = family.owner(self);
  if (!readBounds(start, end, family.length(owner))) return 0;
  const first = boundStart;
  if (!soughtBytes(sought)) return 0;
  const last = Math.min(boundEnd, family.length(owner));
  if (first > last) return small(0);
  if (soughtLength === 0) return small(last - first + 1);
  if (!chargeBytes(last - first)) return 0;
  prepareNeedle(1, soughtAddress, soughtLength);
  return small(countUnits(HU8, family.address(owner), first, last));
}

/** Whether the bytes that viewBytes found stand at the beginning (or end) of start..end of a range. */
function matchesEnd(address: number, start: number, end: number, atEnd: boolean): boolean {
  if (end - viewLength < start) return false;
  if (viewLength === 0) return true;
  prepareNeedle(1, viewAddress, viewLength);
  return standsAt(HU8, address, atEnd ? end - viewLength : start);
}

function affixed(
  family: ByteFamily,
  self: Value,
  affix: Value,
  start: Value,
  end: Value,
  atEnd: boolean,
): Value {
  const owner = family.owner(self);
  if (!readBounds(start, end, family.length(owner))) return 0;
  const first = boundStart;
  const last = boundEnd;
  const address = family.address(owner);
  if (viewBytes(affix)) return matchesEnd(address, first, last, atEnd) ? TRUE : FALSE;
  if (!isTuple(affix)) {
    return raiseTypeError(
      `${atEnd ? "endswith" : "startswith"} first arg must be bytes or a tuple of bytes, not ${
        typeName(affix)
      }`,
    );
  }
  const length = tupleLength(affix);
  for (let i = 0; i < length; i++) {
    const item = H32[((affix + TUPLE_ITEMS) >> 2) + i];
    if (!viewBytes(item)) return raiseNotBytesLike(item);
    if (matchesEnd(address, first, last, atEnd)) return TRUE;
  }
  return length < CHARGE_MINIMUM || chargeWork(length >> 2) ? FALSE : 0;
}

function withoutAffix(family: ByteFamily, self: Value, affix: Value, atEnd: boolean): Value {
  if (!viewBytes(affix)) return raiseNotBytesLike(affix);
  const owner = family.owner(self);
  const length = family.length(owner);
  if (!matchesEnd(family.address(owner), 0, length, atEnd)) {
    return sliceWithRoom(family, owner, 0, length);
  }
  return atEnd
    ? sliceWithRoom(family, owner, 0, length - viewLength)
    : sliceWithRoom(family, owner, viewLength, length);
}

/** The methods that look for something in bytes. */
export function bytesSearchMethods(family: ByteFamily): Record<string, NativeEntry> {
  const finder = (backward: boolean) => (self: Value, sought: Value, start: Value, end: Value) => {
    const place = locate(family, self, sought, start, end, backward);
    return place === FAILED ? 0 : small(place);
  };
  const indexer = (backward: boolean) => (self: Value, sought: Value, start: Value, end: Value) => {
    const place = locate(family, self, sought, start, end, backward);
    if (place >= 0) return small(place);
    return place === FAILED ? 0 : raiseValueError("subsection not found");
  };
  const affix = (atEnd: boolean) => (self: Value, sought: Value, start: Value, end: Value) =>
    affixed(family, self, sought, start, end, atEnd);
  return {
    find: ["sub, start=None, end=None, /", finder(false)],
    rfind: ["sub, start=None, end=None, /", finder(true)],
    index: ["sub, start=None, end=None, /", indexer(false)],
    rindex: ["sub, start=None, end=None, /", indexer(true)],
    count: [
      "sub, start=None, end=None, /",
      (self: Value, sought: Value, start: Value, end: Value) =>
        count(family, self, sought, start, end),
    ],
    startswith: ["prefix, start=None, end=None, /", affix(false)],
    endswith: ["suffix, start=None, end=None, /", affix(true)],
    removeprefix: [
      "prefix, /",
      (self: Value, prefix: Value) => withoutAffix(family, self, prefix, false),
    ],
    removesuffix: [
      "suffix, /",
      (self: Value, suffix: Value) => withoutAffix(family, self, suffix, true),
    ],
  };
}
