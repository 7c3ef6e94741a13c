/** str: split, partition and their kin, and join (Objects/unicodeobject.c). */
import { ensureRoom } from "../../heap/allocator.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR, NONE, TS_RESULT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { isExactStr } from "../protocols/represent.ts";
import { fastFirst, fastSequence } from "../protocols/sequence_input.ts";
import { truth } from "../protocols/truth.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { listLength, tupleOf } from "../values/sequences.ts";
import { allocateStr, flat, type StrRef, TEXT_LENGTH_MAX, unitWidth } from "../values/text.ts";
import {
  CHARGE_MINIMUM,
  copyRange,
  firstUnit,
  flatLength,
  readable,
  substring,
  unitsOf,
  type Width,
} from "../values/text_units.ts";
import { textLineEnds, textSpaces } from "../values/unit_classes.ts";
import {
  splitAtLines,
  splitAtNeedle,
  splitAtNeedleBackward,
  splitAtSpace,
  splitAtSpaceBackward,
} from "../values/unit_split.ts";
import { chargeWork } from "../work.ts";
import { findText, findTextBackward, prepareText } from "./str_search.ts";

/** maxsplit as split's own loops take it: Infinity for no limit; NaN with the exception pending. May run guest code. */
export function splitLimit(value: Value): number {
  if (value === 0) return Infinity;
  const most = sizeArgument(value);
  return most < 0 ? Infinity : most;
}

function splitText(self: Value, separator: Value, maxsplit: Value, backward: boolean): Value {
  const most = splitLimit(maxsplit);
  if (most !== most) return 0;
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  if (separator === 0 || separator === NONE) {
    const spaces = textSpaces();
    return backward
      ? splitAtSpaceBackward(units, at, length, spaces, text, substring, most)
      : splitAtSpace(units, at, length, spaces, text, substring, most);
  }
  if (!isStr(separator)) {
    return raiseTypeError(`must be str or None, not ${typeName(separator)}`);
  }
  const part = readable(separator);
  if (flatLength(part) === 0) return raiseValueError("empty separator");
  prepareText(part);
  // A separator that is wider than the text is not in it.
  const limit = unitWidth(part) > width ? 0 : most;
  return backward
    ? splitAtNeedleBackward(units, at, length, flatLength(part), text, substring, limit, part)
    : splitAtNeedle(units, at, length, flatLength(part), text, substring, limit, part);
}

function split(self: Value, separator: Value, maxsplit: Value): Value {
  return splitText(self, separator, maxsplit, false);
}

function rsplit(self: Value, separator: Value, maxsplit: Value): Value {
  return splitText(self, separator, maxsplit, true);
}

function splitlines(self: Value, keepends: Value): Value {
  const keep = keepends === 0 ? 0 : truth(keepends);
  if (keep < 0) return 0;
  const text = readable(self);
  const width = unitWidth(text);
  return splitAtLines(
    unitsOf(width),
    firstUnit(text, width),
    flatLength(text),
    textLineEnds(),
    text,
    substring,
    keep !== 0,
  );
}

/** The separator as a flat str that is not empty; 0 with the exception pending. */
function partitionSeparator(separator: Value): StrRef {
  if (!isStr(separator)) return raiseTypeError(`must be str, not ${typeName(separator)}`);
  const part = readable(separator);
  return flatLength(part) === 0 ? raiseValueError("empty separator") : part;
}

/** Makes the tuple (before, separator, behind). */
function parted(text: StrRef, place: number, separator: Value): Value {
  const length = flatLength(text);
  if (length >= CHARGE_MINIMUM) {
    if (!chargeWork(length >> 6)) return 0;
    ensureRoom(length * unitWidth(text) + 256);
  }
  const mark = rootMark();
  const before = substring(text, 0, place);
  pushRoot(before);
  const behind = substring(text, place + flatLength(flat(separator)), length);
  pushRoot(behind);
  const result = tupleOf(before, separator, behind);
  releaseRoots(mark);
  return result;
}

function partition(self: Value, separator: Value): Value {
  const part = partitionSeparator(separator);
  if (part === 0) return 0;
  const text = readable(self);
  const place = findText(text, part, 0, flatLength(text));
  return place < 0 ? tupleOf(self, EMPTY_STR, EMPTY_STR) : parted(text, place, separator);
}

function rpartition(self: Value, separator: Value): Value {
  const part = partitionSeparator(separator);
  if (part === 0) return 0;
  const text = readable(self);
  const place = findTextBackward(text, part, 0, flatLength(text));
  return place < 0 ? tupleOf(EMPTY_STR, EMPTY_STR, self) : parted(text, place, separator);
}

/**
 * separator.join(iterable); 0 with the exception pending. May run guest code; the arguments are rooted by the caller.
 *
 * @throws OutOfMemory
 */
export function joinTexts(self: Value, iterable: Value): Value {
  const mark = rootMark();
  const items = fastSequence(iterable, "can only join an iterable");
  if (items === 0) return 0;
  pushRoot(items);
  const result = joinItems(readable(self), items);
  releaseRoots(mark);
  return result;
}

/** Kernels over Latin-1 strs: interpreter/dispatch/join_loop.ts. */
export interface JoinKernels {
  /** How many characters so many strs have, by the address of the first word; -1: one of them is no Latin-1 str. */
  readonly measure: (items: number, count: number) => number;
  /** Copies such strs, all but the first (`behind` 1: that too) behind a separator; gives how many; the bytes are in TS_RESULT, as a small int. */
  readonly copy: (
    items: number,
    count: number,
    separator: StrRef,
    to: number,
    behind: number,
  ) => number;
}

let kernels: JoinKernels = { measure: () => -1, copy: () => 0 };

/** Sets the kernels (they stand above this file). */
export function setJoinKernels(given: JoinKernels): void {
  kernels = given;
}

function joinItems(separator: StrRef, items: Value): Value {
  const count = listLength(items);
  if (count === 0) return EMPTY_STR;
  if (count === 1 && isExactStr(H32[fastFirst(items)])) return H32[fastFirst(items)];
  const gap = flatLength(separator);
  const gapWidth = count > 1 && gap > 0 ? unitWidth(separator) : 1;
  let total = gapWidth === 1 ? kernels.measure(4 * fastFirst(items), count) : -1;
  const isLatin = total >= 0;
  if (isLatin) {
    total += gap * (count - 1);
    measuredWidth = 1;
  } else total = measure(items, count, gap, gapWidth);
  if (total < 0) return 0;
  if (total > TEXT_LENGTH_MAX) return raiseMemoryError();
  const width = measuredWidth;
  if (total >= CHARGE_MINIMUM || count >= CHARGE_MINIMUM) {
    if (!chargeWork((total >> 6) + (count >> 2))) return 0;
    ensureRoom(total * width + 64);
  }
  if (total === 0) return EMPTY_STR;
  const result = allocateStr(total, width);
  const to = unitsOf(width);
  let at = firstUnit(result, width);
  const first = fastFirst(items);
  const gapUnits = unitsOf(unitWidth(separator));
  const gapAt = firstUnit(separator, unitWidth(separator));
  for (let i = 0; i < count; i++) {
    if (isLatin) {
      i += kernels.copy(
        4 * (first + i),
        count - i,
        separator,
        at - TEXT_UNITS,
        i === 0 ? 0 : 1,
      );
      at += H32[TS_RESULT >> 2] >> 1;
      if (i === count) break;
    }
    if (i > 0 && gap > 0) {
      if (gap === 1) to[at++] = gapUnits[gapAt];
      else {
        copyRange(gapUnits, gapAt, gap, to, at);
        at += gap;
      }
    }
    const part = flat(H32[first + i]);
    const partWidth = unitWidth(part);
    const length = flatLength(part);
    copyRange(unitsOf(partWidth), firstUnit(part, partWidth), length, to, at);
    at += length;
  }
  return result;
}

let measuredWidth: Width = 1;

/** The joined length, its width in measuredWidth; -1 with TypeError pending. Flattens ropes: may collect. */
function measure(items: Value, count: number, gap: number, gapWidth: Width): number {
  let width = gapWidth;
  let total = gap * (count - 1);
  for (let i = 0; i < count; i++) {
    const item = H32[fastFirst(items) + i];
    if (!isStr(item)) {
      raiseTypeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
      return -1;
    }
    const part = readable(item);
    total += flatLength(part);
    const partWidth = unitWidth(part);
    if (partWidth > width) width = partWidth;
  }
  measuredWidth = width;
  return total;
}

/** Methods that take a str apart, and the one that puts it together. */
export const strSplitMethods: Record<string, NativeEntry> = {
  split: ["sep=None, maxsplit=-1", split],
  rsplit: ["sep=None, maxsplit=-1", rsplit],
  splitlines: ["keepends=False", splitlines],
  partition: ["sep, /", partition],
  rpartition: ["sep, /", rpartition],
  join: ["iterable, /", joinTexts],
};
