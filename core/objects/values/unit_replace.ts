/** Writing ranges of units anew with something replaced, for str of all widths, bytes and its like. */
import { HU8 } from "../../heap/memory.ts";
import { kernels } from "../kernels/instance.ts";
import { copyRange, fillUnits, type Units } from "./text_units.ts";
import { findForward, needleUnit } from "./unit_search.ts";

/** Units of a text that a kernel goes through. */
const KERNEL_LEAST = 1024;

/**
 * Copies `length` units with the first `count` places of the prepared needle replaced; there are that many. The result
 * has room.
 */
export function writeReplaced(
  units: Units,
  at: number,
  length: number,
  needleLength: number,
  by: Units,
  byAt: number,
  byLength: number,
  count: number,
  to: Units,
  toAt: number,
): void {
  if (
    needleLength === 1 && units === HU8 && by === HU8 && to === HU8 && length >= KERNEL_LEAST
  ) {
    kernels().replaceByte(at, at + length, needleUnit(), byAt, byAt + byLength, toAt, count);
    return;
  }
  let start = 0;
  for (let done = 0; done < count; done++) {
    const place = findForward(units, at, start, length);
    copyRange(units, at + start, place - start, to, toAt);
    toAt += place - start;
    copyRange(by, byAt, byLength, to, toAt);
    toAt += byLength;
    start = place + needleLength;
  }
  copyRange(units, at + start, length - start, to, toAt);
}

/** Copies `length` units with something put before each of the first `count` places (one is the end). */
export function writeInterleaved(
  units: Units,
  at: number,
  length: number,
  by: Units,
  byAt: number,
  byLength: number,
  count: number,
  to: Units,
  toAt: number,
): void {
  for (let i = 0; i < count; i++) {
    copyRange(by, byAt, byLength, to, toAt);
    toAt += byLength;
    if (i < length) to[toAt++] = units[at + i];
  }
  if (count < length) copyRange(units, at + count, length - count, to, toAt);
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** How many units there are once tabs are expanded. */
export function expandedLength(units: Units, at: number, length: number, tabSize: number): number {
  let result = 0;
  let column = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[at + i];
    if (unit === TAB) {
      if (tabSize > 0) {
        const spaces = tabSize - (column % tabSize);
        column += spaces;
        result += spaces;
      }
    } else {
      result++;
      column = unit === LINE_FEED || unit === CARRIAGE_RETURN ? 0 : column + 1;
    }
  }
  return result;
}

/** Copies units with tabs expanded; the result has room. */
export function writeExpanded(
  units: Units,
  at: number,
  length: number,
  tabSize: number,
  to: Units,
  toAt: number,
): void {
  let column = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[at + i];
    if (unit === TAB) {
      if (tabSize > 0) {
        const spaces = tabSize - (column % tabSize);
        column += spaces;
        fillUnits(to, toAt, spaces, SPACE);
        toAt += spaces;
      }
    } else {
      to[toAt++] = unit;
      column = unit === LINE_FEED || unit === CARRIAGE_RETURN ? 0 : column + 1;
    }
  }
}
