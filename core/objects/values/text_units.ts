/**
 * The units of str and bytes objects as plain ranges of memory: a view, the index of the first unit in it, and a count.
 * Algorithms over ranges serve all widths of str, and bytes and its like.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH, ROPE_RIGHT, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { BOXED_VALUE } from "../../heap/layouts/shape.ts";
import { EMPTY_STR } from "../../heap/map.ts";
import { H32, HU16, HU8 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { ROPE_SHAPE, STR1_SHAPE, STR2_SHAPE, STR4_SHAPE } from "../well_known.ts";
import { allocateStr, flat, latinCharacter, newCharacter, type StrRef, unitWidth } from "./text.ts";

/** A view on units. A helper may hold one while nothing can enter another runtime: until it calls guest code. */
export type Units = Uint8Array | Uint16Array | Int32Array;
/** Bytes a unit. */
export type Width = 1 | 2 | 4;

/** Results from this size on (bytes) are worth asking the collector first. */
export const ROOM_MINIMUM = 1024;
/** Loops of this many steps are charged as work. */
export const CHARGE_MINIMUM = 4096;

/** The view that shows units of a width. */
export function unitsOf(width: Width): Units {
  return width === 1 ? HU8 : width === 2 ? HU16 : H32;
}

/** Index of the first unit of a flat str in the view of its width. */
export function firstUnit(text: StrRef, width: Width): number {
  return (text + TEXT_UNITS) >> (width === 1 ? 0 : width === 2 ? 1 : 2);
}

/** Code points of a flat str. */
export function flatLength(text: StrRef): number {
  return H32[(text + LENGTH) >> 2] >> 1;
}

/**
 * flat() for a str that the caller has rooted: asks for room when a long rope is to be copied, so it may collect.
 *
 * @throws OutOfMemory
 */
export function readable(text: Value): StrRef {
  const shape = H32[text >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) return text;
  const rope = shape === ROPE_SHAPE ? text : H32[(text + BOXED_VALUE) >> 2];
  if (H32[rope >> 2] === ROPE_SHAPE && H32[(rope + ROPE_RIGHT) >> 2] !== 0) {
    const length = H32[(rope + LENGTH) >> 2] >> 1;
    if (length >= ROOM_MINIMUM) ensureRoom(length + 64);
  }
  return flat(rope);
}

/**
 * A fresh str of any length, its units zero, asking for room when it is long: everything the caller needs is rooted.
 *
 * @throws OutOfMemory also for absurd lengths
 */
export function allocateText(length: number, width: Width): StrRef {
  const bytes = length * width;
  if (bytes >= ROOM_MINIMUM) ensureRoom(bytes + 64);
  return allocateStr(length, width);
}

/** The narrowest width for a code point. */
export function widthOfPoint(codePoint: number): Width {
  return codePoint < 0x100 ? 1 : codePoint < 0x10000 ? 2 : 4;
}

/** The narrowest width that holds `count` units of a view. */
export function widthNeeded(units: Units, at: number, count: number): Width {
  const end = at + count;
  let all = 0;
  if (units === HU8) return 1;
  if (units === HU16) {
    for (let i = at; i < end; i++) if (units[i] > 0xff) return 2;
    return 1;
  }
  for (let i = at; i < end; i++) {
    all |= units[i];
    if (all > 0xffff) return 4;
  }
  return all > 0xff ? 2 : 1;
}

/** Copies `count` units from one range to another that does not overlap it; they fit its width. */
export function copyRange(
  from: Units,
  fromAt: number,
  count: number,
  to: Units,
  toAt: number,
): void {
  if (from === to && count > 24) {
    to.copyWithin(toAt, fromAt, fromAt + count);
    return;
  }
  for (let i = 0; i < count; i++) to[toAt + i] = from[fromAt + i];
}

/** The str of `count` units of a view, in the narrowest width. Never collects. @throws OutOfMemory */
export function strOfUnits(units: Units, at: number, count: number): StrRef {
  if (count === 0) return EMPTY_STR;
  if (count === 1) return newCharacter(units[at]);
  const width = widthNeeded(units, at, count);
  const result = allocateStr(count, width);
  copyRange(units, at, count, unitsOf(width), firstUnit(result, width));
  return result;
}

/**
 * The str of the code points start..end of a flat str, which are within its length: the same object when that is all of
 * it. Never collects.
 *
 * @throws OutOfMemory
 */
export function substring(text: StrRef, start: number, end: number): StrRef {
  const count = end - start;
  if (count <= 0) return EMPTY_STR;
  if (H32[(text + LENGTH) >> 2] === small(count)) return text;
  if (H32[text >> 2] === STR1_SHAPE) {
    const from = text + TEXT_UNITS + start;
    if (count === 1) return latinCharacter(HU8[from]);
    const result = allocateStr(count, 1);
    const to = result + TEXT_UNITS;
    if (count > 24) HU8.copyWithin(to, from, from + count);
    else for (let i = 0; i < count; i++) HU8[to + i] = HU8[from + i];
    return result;
  }
  const width = unitWidth(text);
  return strOfUnits(unitsOf(width), firstUnit(text, width) + start, count);
}

/** The str itself, or its copy in a narrower width when its units all fit there. Never collects. @throws OutOfMemory */
export function narrowed(text: StrRef): StrRef {
  const width = unitWidth(text);
  const length = flatLength(text);
  if (length === 0) return EMPTY_STR;
  if (length === 1 && width === 1) return latinCharacter(HU8[text + TEXT_UNITS]);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  if (width === 1 || widthNeeded(units, at, length) === width) return text;
  return strOfUnits(units, at, length);
}

/**
 * Repeats what stands in the first `count` bytes from `at` until `total` bytes are filled (a multiple of `count`).
 */
export function repeatBytes(at: number, count: number, total: number): void {
  if (count === 1) {
    HU8.fill(HU8[at], at + 1, at + total);
    return;
  }
  for (let done = count; done < total;) {
    const more = Math.min(done, total - done);
    HU8.copyWithin(at + done, at, at + more);
    done += more;
  }
}

/** Fills `count` units with one. */
export function fillUnits(units: Units, at: number, count: number, unit: number): void {
  if (count > 16) units.fill(unit, at, at + count);
  else for (let i = 0; i < count; i++) units[at + i] = unit;
}

/** Whether all bytes of a range are below 0x80. */
export function isAsciiRange(address: number, length: number): boolean {
  const end = address + length;
  let at = address;
  for (; (at & 3) !== 0 && at < end; at++) if (HU8[at] >= 0x80) return false;
  let bits = 0;
  for (; at + 16 <= end && bits === 0; at += 16) {
    const word = at >> 2;
    bits = (H32[word] | H32[word + 1] | H32[word + 2] | H32[word + 3]) & 0x80808080;
  }
  if (bits !== 0) return false;
  for (; at < end; at++) if (HU8[at] >= 0x80) return false;
  return true;
}
