/** str: finding, counting, prefixes and suffixes, containment (Objects/unicodeobject.c). */
import { TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isStr, isTuple } from "../kinds.ts";
import { newInt } from "../values/numbers.ts";
import { tupleLength } from "../values/sequences.ts";
import { exactStr, type StrRef, unitWidth } from "../values/text.ts";
import {
  CHARGE_MINIMUM,
  firstUnit,
  flatLength,
  readable,
  substring,
  unitsOf,
} from "../values/text_units.ts";
import {
  countUnits,
  findBackward,
  findForward,
  prepareNeedle,
  standsAt,
} from "../values/unit_search.ts";
import { chargeWork } from "../work.ts";
import { raiseBadArgument } from "./argument_errors.ts";
import { boundEnd, boundStart, readBounds } from "./text_bounds.ts";

const ABSENT = -1;
const FAILED = -2;

/** Prepares the search for a flat str, which is not empty. */
export function prepareText(text: StrRef): void {
  const width = unitWidth(text);
  prepareNeedle(width, firstUnit(text, width), flatLength(text));
}

/** Index of flat `sought` within start..end of flat `text`, or -1; not empty. Never collects. */
export function findText(text: StrRef, sought: StrRef, start: number, end: number): number {
  if (flatLength(sought) > end - start) return ABSENT;
  const width = unitWidth(text);
  // A wider text holds something that the narrower one has not.
  if (unitWidth(sought) > width) return ABSENT;
  prepareText(sought);
  return findForward(unitsOf(width), firstUnit(text, width), start, end);
}

/** As findText, the last place. */
export function findTextBackward(
  text: StrRef,
  sought: StrRef,
  start: number,
  end: number,
): number {
  if (flatLength(sought) > end - start) return ABSENT;
  const width = unitWidth(text);
  if (unitWidth(sought) > width) return ABSENT;
  prepareText(sought);
  return findBackward(unitsOf(width), firstUnit(text, width), start, end);
}

/** Charges for having looked at `count` units; false with a limit pending. */
function chargeUnits(count: number): boolean {
  return count < CHARGE_MINIMUM || chargeWork(count >> 4);
}

function locate(
  self: Value,
  sought: Value,
  start: Value,
  end: Value,
  name: string,
  backward: boolean,
): number {
  if (!isStr(sought)) {
    raiseBadArgument(`${name}() argument 1`, "str", sought);
    return FAILED;
  }
  const text = readable(self);
  const part = readable(sought);
  if (!readBounds(start, end, flatLength(text))) return FAILED;
  const first = boundStart;
  const last = boundEnd;
  if (first > last) return ABSENT;
  if (flatLength(part) === 0) return backward ? last : first;
  if (backward) {
    const place = findTextBackward(text, part, first, last);
    return chargeUnits(last - Math.max(place, first)) ? place : FAILED;
  }
  const place = findText(text, part, first, last);
  return chargeUnits(place < 0 ? last - first : place - first) ? place : FAILED;
}

function find(self: Value, sought: Value, start: Value, end: Value): Value {
  const place = locate(self, sought, start, end, "find", false);
  return place === FAILED ? 0 : small(place);
}

function rfind(self: Value, sought: Value, start: Value, end: Value): Value {
  const place = locate(self, sought, start, end, "rfind", true);
  return place === FAILED ? 0 : small(place);
}

function index(self: Value, sought: Value, start: Value, end: Value): Value {
  const place = locate(self, sought, start, end, "index", false);
  if (place >= 0) return small(place);
  return place === FAILED ? 0 : raiseValueError("substring not found");
}

function rindex(self: Value, sought: Value, start: Value, end: Value): Value {
  const place = locate(self, sought, start, end, "rindex", true);
  if (place >= 0) return small(place);
  return place === FAILED ? 0 : raiseValueError("substring not found");
}

function count(self: Value, sought: Value, start: Value, end: Value): Value {
  if (!isStr(sought)) return raiseBadArgument("count() argument 1", "str", sought);
  const text = readable(self);
  const part = readable(sought);
  if (!readBounds(start, end, flatLength(text))) return 0;
  const first = boundStart;
  const last = boundEnd;
  if (first > last) return small(0);
  if (flatLength(part) === 0) return small(last - first + 1);
  if (!chargeUnits(last - first)) return 0;
  const width = unitWidth(text);
  if (unitWidth(part) > width || flatLength(part) > last - first) return small(0);
  prepareText(part);
  return newInt(countUnits(unitsOf(width), firstUnit(text, width), first, last));
}

/** `item in text` */
export function strContains(self: Value, sought: Value): number {
  if (!isStr(sought)) {
    raiseTypeError(
      `'in <string>' requires string as left operand, not ${typeName(sought)}`,
    );
    return -1;
  }
  const text = readable(self);
  const part = readable(sought);
  if (flatLength(part) === 0) return 1;
  const length = flatLength(text);
  const place = findText(text, part, 0, length);
  if (!chargeUnits(place < 0 ? length : place)) return -1;
  return place < 0 ? 0 : 1;
}

/** Whether flat `part` stands at `place` of flat `text`, where it has room. */
function matches(text: StrRef, part: StrRef, place: number): boolean {
  const width = unitWidth(text);
  if (unitWidth(part) > width) return false;
  prepareText(part);
  return standsAt(unitsOf(width), firstUnit(text, width), place);
}

/** Whether start..end of flat `text` begins (or ends, `atEnd`) with flat `part`. */
function matchesEnd(
  text: StrRef,
  part: StrRef,
  start: number,
  end: number,
  atEnd: boolean,
): boolean {
  const length = flatLength(part);
  if (end - length < start) return false;
  return length === 0 || matches(text, part, atEnd ? end - length : start);
}

function affixed(self: Value, affix: Value, start: Value, end: Value, atEnd: boolean): Value {
  const text = readable(self);
  const name = atEnd ? "endswith" : "startswith";
  if (!readBounds(start, end, flatLength(text))) return 0;
  const first = boundStart;
  const last = boundEnd;
  if (isStr(affix)) {
    return matchesEnd(text, readable(affix), first, last, atEnd) ? TRUE : FALSE;
  }
  if (!isTuple(affix)) {
    return raiseTypeError(
      `${name} first arg must be str or a tuple of str, not ${typeName(affix)}`,
    );
  }
  const length = tupleLength(affix);
  for (let i = 0; i < length; i++) {
    const item = H32[((affix + TUPLE_ITEMS) >> 2) + i];
    if (!isStr(item)) {
      return raiseTypeError(`tuple for ${name} must only contain str, not ${typeName(item)}`);
    }
    if (matchesEnd(text, readable(item), first, last, atEnd)) return TRUE;
  }
  return length < CHARGE_MINIMUM || chargeWork(length >> 2) ? FALSE : 0;
}

function startswith(self: Value, prefix: Value, start: Value, end: Value): Value {
  return affixed(self, prefix, start, end, false);
}

function endswith(self: Value, suffix: Value, start: Value, end: Value): Value {
  return affixed(self, suffix, start, end, true);
}

function removeprefix(self: Value, prefix: Value): Value {
  if (!isStr(prefix)) return raiseBadArgument("removeprefix() argument", "str", prefix);
  const text = readable(self);
  const part = readable(prefix);
  const length = flatLength(text);
  if (!matchesEnd(text, part, 0, length, false)) return exactStr(self);
  return substring(text, flatLength(part), length);
}

function removesuffix(self: Value, suffix: Value): Value {
  if (!isStr(suffix)) return raiseBadArgument("removesuffix() argument", "str", suffix);
  const text = readable(self);
  const part = readable(suffix);
  const length = flatLength(text);
  if (!matchesEnd(text, part, 0, length, true)) return exactStr(self);
  return substring(text, 0, length - flatLength(part));
}

/** Methods that look for something in a str. */
export const strSearchMethods: Record<string, NativeEntry> = {
  find: ["sub, start=None, end=None, /", find],
  rfind: ["sub, start=None, end=None, /", rfind],
  index: ["sub, start=None, end=None, /", index],
  rindex: ["sub, start=None, end=None, /", rindex],
  count: ["sub, start=None, end=None, /", count],
  startswith: ["prefix, start=None, end=None, /", startswith],
  endswith: ["suffix, start=None, end=None, /", endswith],
  removeprefix: ["prefix, /", removeprefix],
  removesuffix: ["suffix, /", removesuffix],
};
