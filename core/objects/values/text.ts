/**
 * Making and reading str objects. Layout: heap/layouts/basic.ts. A str has the narrowest of three unit widths that
 * holds its code points (PEP 393); a long concatenation is a rope until somebody reads it.
 */
import { allocate } from "../../heap/allocator.ts";
import {
  ARRAY_ITEMS,
  LENGTH,
  ROPE_BYTES,
  ROPE_LEFT,
  ROPE_RIGHT,
  TEXT_HASH,
  TEXT_UNITS,
} from "../../heap/layouts/basic.ts";
import { CHARACTERS, EMPTY_STR, TS_COUNTDOWN, TS_INTERNED } from "../../heap/map.ts";
import { H32, HU16, HU8 } from "../../heap/memory.ts";
import { BOXED_VALUE } from "../../heap/layouts/shape.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { ARRAY_SHAPE, ROPE_SHAPE, STR1_SHAPE, STR2_SHAPE, STR4_SHAPE } from "../well_known.ts";

export type StrRef = Ref<"str">;

/** Bytes between the one-character strings of Latin-1 (static objects at CHARACTERS). */
export const CHARACTER_STRIDE = 16;

/** The one-character str of a code point below 256. */
export function latinCharacter(codePoint: number): StrRef {
  return CHARACTERS + codePoint * CHARACTER_STRIDE;
}

/** Longest str there may be: its bytes must be countable even four a character. */
export const TEXT_LENGTH_MAX = 0x1fffffff;

/** A fresh str of `length` units of 1, 2 or 4 bytes, all zero, for the caller to fill. @throws OutOfMemory */
export function allocateStr(length: number, width: 1 | 2 | 4): StrRef {
  const address = allocate(TEXT_UNITS + length * width);
  H32[address >> 2] = width === 1 ? STR1_SHAPE : width === 2 ? STR2_SHAPE : STR4_SHAPE;
  H32[(address + LENGTH) >> 2] = small(length);
  return address;
}

/** More than any memory holds. */
const ABSURD_BYTES = 2 ** 40;

/** @throws OutOfMemory */
function refuseLength(length: number): void {
  allocate(length + ABSURD_BYTES);
}

/** The str of a JavaScript string (surrogate pairs are one code point, lone surrogates stay). @throws OutOfMemory */
export function newStr(text: string): StrRef {
  const units = text.length;
  if (units === 0) return EMPTY_STR;
  let all = 0;
  let surrogate = false;
  for (let i = 0; i < units; i++) {
    const unit = text.charCodeAt(i);
    all |= unit;
    if ((unit & 0xf800) === 0xd800) surrogate = true;
  }
  if (all < 256) {
    if (units === 1) return latinCharacter(all);
    const address = allocateStr(units, 1);
    const at = address + TEXT_UNITS;
    for (let i = 0; i < units; i++) HU8[at + i] = text.charCodeAt(i);
    return address;
  }
  if (surrogate) {
    let points = 0;
    let astral = false;
    for (let i = 0; i < units; i++, points++) {
      if (text.codePointAt(i)! > 0xffff) {
        i++;
        astral = true;
      }
    }
    if (astral) {
      const address = allocateStr(points, 4);
      let at = (address + TEXT_UNITS) >> 2;
      for (let i = 0; i < units; i++) {
        const point = text.codePointAt(i)!;
        if (point > 0xffff) i++;
        H32[at++] = point;
      }
      return address;
    }
  }
  const address = allocateStr(units, 2);
  const at = (address + TEXT_UNITS) >> 1;
  for (let i = 0; i < units; i++) HU16[at + i] = text.charCodeAt(i);
  return address;
}

/** The one-character str of a code point. */
export function newCharacter(codePoint: number): StrRef {
  if (codePoint < 256) return latinCharacter(codePoint);
  const address = allocateStr(1, codePoint > 0xffff ? 4 : 2);
  if (codePoint > 0xffff) H32[(address + TEXT_UNITS) >> 2] = codePoint;
  else HU16[(address + TEXT_UNITS) >> 1] = codePoint;
  return address;
}

/**
 * The flat str of any str object: itself, or what a rope holds, or what an instance of a subclass of str holds.
 * Everything that reads units calls this first. Never collects; the result lives as long as its argument.
 *
 * @throws OutOfMemory
 */
export function flat(text: Value): StrRef {
  const shape = H32[text >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) return text;
  return flattenOther(text, shape);
}

function flattenOther(text: Value, shape: number): StrRef {
  if (shape !== ROPE_SHAPE) return flat(H32[(text + BOXED_VALUE) >> 2]);
  const left = H32[(text + ROPE_LEFT) >> 2];
  if (H32[(text + ROPE_RIGHT) >> 2] === 0) return left;
  const length = H32[(text + LENGTH) >> 2] >> 1;
  let width: 1 | 2 | 4 = 1;
  forEachPart(text, (part) => {
    const partWidth = unitWidth(part);
    if (partWidth > width) width = partWidth;
  });
  const result = allocateStr(length, width);
  let end = length;
  forEachPart(text, (part) => {
    const count = H32[(part + LENGTH) >> 2] >> 1;
    end -= count;
    copyUnits(part, 0, count, result, end, width);
  });
  H32[(text + ROPE_LEFT) >> 2] = result;
  H32[(text + ROPE_RIGHT) >> 2] = 0;
  return result;
}

/** Whether a str is a rope that was not copied yet. */
function isOpenRope(text: Value): boolean {
  return H32[text >> 2] === ROPE_SHAPE && H32[(text + ROPE_RIGHT) >> 2] !== 0;
}

/**
 * Visits the flat parts of a rope from the last to the first. Without recursion: ropes built by repeated += are thousands of
 * levels deep. These are so on the left, where nothing needs to be kept.
 */
function forEachPart(rope: Value, visit: (part: StrRef) => void): void {
  const pending: Value[] = [];
  let node = rope;
  for (;;) {
    while (isOpenRope(node)) {
      const left = H32[(node + ROPE_LEFT) >> 2];
      const right = H32[(node + ROPE_RIGHT) >> 2];
      if (isOpenRope(right)) {
        pending.push(left);
        node = right;
      } else {
        visit(flat(right));
        node = left;
      }
    }
    visit(flat(node));
    if (pending.length === 0) return;
    node = pending.pop()!;
  }
}

/** Bytes a unit of a flat str. */
export function unitWidth(text: StrRef): 1 | 2 | 4 {
  const shape = H32[text >> 2];
  return shape === STR1_SHAPE ? 1 : shape === STR2_SHAPE ? 2 : 4;
}

/** Code points of any str (flat, rope or boxed). */
export function strLength(text: Value): number {
  const word = H32[(text + LENGTH) >> 2];
  // An instance of a subclass has its dict at this offset.
  return (word & 1) !== 0 ? word >> 1 : H32[(flat(text) + LENGTH) >> 2] >> 1;
}

/** Code point `index` of a flat str; the index is within its length. */
export function codePointAt(text: StrRef, index: number): number {
  const shape = H32[text >> 2];
  if (shape === STR1_SHAPE) return HU8[text + TEXT_UNITS + index];
  if (shape === STR2_SHAPE) return HU16[((text + TEXT_UNITS) >> 1) + index];
  return H32[((text + TEXT_UNITS) >> 2) + index];
}

/** Copies `count` units of flat `from` starting at `start` into flat `to` (of width `width`, not narrower) at `at`. */
export function copyUnits(
  from: StrRef,
  start: number,
  count: number,
  to: StrRef,
  at: number,
  width: 1 | 2 | 4,
): void {
  const fromWidth = unitWidth(from);
  if (fromWidth === width) {
    const source = from + TEXT_UNITS + start * width;
    const target = to + TEXT_UNITS + at * width;
    if (count * width < 32) {
      for (let i = 0; i < count * width; i++) HU8[target + i] = HU8[source + i];
    } else HU8.copyWithin(target, source, source + count * width);
    return;
  }
  if (width === 2) {
    const target = ((to + TEXT_UNITS) >> 1) + at;
    const source = from + TEXT_UNITS + start;
    for (let i = 0; i < count; i++) HU16[target + i] = HU8[source + i];
    return;
  }
  const target = ((to + TEXT_UNITS) >> 2) + at;
  for (let i = 0; i < count; i++) H32[target + i] = codePointAt(from, start + i);
}

const CHUNK = 4096;

/** The JavaScript string of any str object (lone surrogates stay). */
export function jsString(text: Value): string {
  const source = flat(text);
  return jsSlice(source, 0, H32[(source + LENGTH) >> 2] >> 1);
}

/** The JavaScript string of code points start..end of a flat str. */
export function jsSlice(text: StrRef, start: number, end: number): string {
  const shape = H32[text >> 2];
  if (end - start <= 24) {
    let result = "";
    for (let i = start; i < end; i++) {
      const point = codePointAt(text, i);
      result += point < 0x10000 ? String.fromCharCode(point) : String.fromCodePoint(point);
    }
    return result;
  }
  let result = "";
  if (shape === STR4_SHAPE) {
    const at = (text + TEXT_UNITS) >> 2;
    for (let i = start; i < end; i += CHUNK) {
      result += String.fromCodePoint.apply(
        null,
        H32.subarray(at + i, at + Math.min(i + CHUNK, end)) as unknown as number[],
      );
    }
    return result;
  }
  const units = shape === STR1_SHAPE ? HU8 : HU16;
  const at = shape === STR1_SHAPE ? text + TEXT_UNITS : (text + TEXT_UNITS) >> 1;
  for (let i = start; i < end; i += CHUNK) {
    result += String.fromCharCode.apply(
      null,
      units.subarray(at + i, at + Math.min(i + CHUNK, end)) as unknown as number[],
    );
  }
  return result;
}

/** The hash of a str as a small int, cached in the object: never 0. Multiplicative over code points (FNV-1a). */
export function strHash(any: Value): Value {
  const text = flat(any);
  const known = H32[(text + TEXT_HASH) >> 2];
  if (known !== 0) return known;
  const length = H32[(text + LENGTH) >> 2] >> 1;
  let hash = 0x811c9dc5 | 0;
  if (H32[text >> 2] === STR1_SHAPE) {
    const at = text + TEXT_UNITS;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ HU8[at + i], 0x01000193);
  } else {
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ codePointAt(text, i), 0x01000193);
  }
  // No failure can be reported here: the next safepoint looks at the limits.
  if (length >= 1024) H32[TS_COUNTDOWN >> 2] -= length >> 4;
  // Fold the high bits down: tables use the low ones.
  hash ^= hash >>> 15;
  const word = ((hash & 0x3fffffff) << 1) | 1;
  H32[(text + TEXT_HASH) >> 2] = word;
  return word;
}

/** Whether two str objects (any form) hold the same text. */
export function strEquals(left: Value, right: Value): boolean {
  if (left === right) return true;
  const a = flat(left);
  const b = flat(right);
  if (a === b) return true;
  const shape = H32[a >> 2];
  const length = H32[(a + LENGTH) >> 2];
  if (shape !== H32[b >> 2] || length !== H32[(b + LENGTH) >> 2]) return false;
  const hashA = H32[(a + TEXT_HASH) >> 2];
  const hashB = H32[(b + TEXT_HASH) >> 2];
  if (hashA !== hashB && hashA !== 0 && hashB !== 0) return false;
  const bytes = (length >> 1) * (shape === STR1_SHAPE ? 1 : shape === STR2_SHAPE ? 2 : 4);
  const from = a + TEXT_UNITS;
  const to = b + TEXT_UNITS;
  let i = 0;
  // Both start 4-aligned (TEXT_UNITS is 12).
  for (; i + 4 <= bytes; i += 4) if (H32[(from + i) >> 2] !== H32[(to + i) >> 2]) return false;
  for (; i < bytes; i++) if (HU8[from + i] !== HU8[to + i]) return false;
  return true;
}

/** Longest result that concatenation still copies at once; beyond it makes a rope. */
const ROPE_MINIMUM = 256;

/** left + right of two str objects. Never collects. @throws OutOfMemory */
export function concatenate(left: Value, right: Value): StrRef {
  const leftLength = strLength(left);
  const rightLength = strLength(right);
  if (leftLength === 0) return exactStr(right);
  if (rightLength === 0) return exactStr(left);
  const length = leftLength + rightLength;
  if (length >= ROPE_MINIMUM) {
    if (length > TEXT_LENGTH_MAX) refuseLength(length);
    const rope = allocate(ROPE_BYTES);
    H32[rope >> 2] = ROPE_SHAPE;
    H32[(rope + LENGTH) >> 2] = small(length);
    H32[(rope + ROPE_LEFT) >> 2] = exactStr(left);
    H32[(rope + ROPE_RIGHT) >> 2] = exactStr(right);
    return rope;
  }
  const a = flat(left);
  const b = flat(right);
  const widthA = unitWidth(a);
  const widthB = unitWidth(b);
  const width = widthA > widthB ? widthA : widthB;
  const result = allocateStr(length, width);
  copyUnits(a, 0, leftLength, result, 0, width);
  copyUnits(b, 0, rightLength, result, leftLength, width);
  return result;
}

/** The concatenation of `count` str objects at word index `at`. Never collects. @throws OutOfMemory */
export function concatenateAll(at: number, count: number): StrRef {
  let length = 0;
  let width: 1 | 2 | 4 = 1;
  for (let i = 0; i < count; i++) {
    const part = flat(H32[at + i]);
    const partWidth = unitWidth(part);
    if (partWidth > width) width = partWidth;
    length += H32[(part + LENGTH) >> 2] >> 1;
  }
  if (length === 0) return EMPTY_STR;
  if (count === 1) return exactStr(H32[at]);
  const result = allocateStr(length, width);
  let end = 0;
  for (let i = 0; i < count; i++) {
    const part = flat(H32[at + i]);
    const partLength = H32[(part + LENGTH) >> 2] >> 1;
    copyUnits(part, 0, partLength, result, end, width);
    end += partLength;
  }
  return result;
}

/** The str itself, or the plain str inside an instance of a subclass. Ropes stay ropes. */
export function exactStr(text: Value): StrRef {
  const shape = H32[text >> 2];
  return shape === STR1_SHAPE || shape === ROPE_SHAPE || shape === STR2_SHAPE ||
      shape === STR4_SHAPE
    ? text
    : H32[(text + BOXED_VALUE) >> 2];
}

// The table of interned strings: an array whose word 0 counts entries (small int); the rest are str or 0.

/** The interned str equal to `text`: attribute and variable names are compared by address. @throws OutOfMemory */
export function intern(any: Value): StrRef {
  const text = flat(any);
  const table = H32[TS_INTERNED >> 2];
  const capacity = (H32[(table + LENGTH) >> 2] >> 1) - 1;
  const first = (table + ARRAY_ITEMS + 4) >> 2;
  let place = (strHash(text) >> 1) & (capacity - 1);
  for (;;) {
    const entry = H32[first + place];
    if (entry === 0) break;
    if (entry === text || strEquals(entry, text)) return entry;
    place = (place + 1) & (capacity - 1);
  }
  H32[first + place] = text;
  const count = (H32[first - 1] >> 1) + 1;
  H32[first - 1] = small(count);
  if (count * 2 > capacity) growInterned(capacity * 2);
  return text;
}

/** Whether the str is the interned one of its text. */
export function isInterned(text: Value): boolean {
  const table = H32[TS_INTERNED >> 2];
  const capacity = (H32[(table + LENGTH) >> 2] >> 1) - 1;
  const first = (table + ARRAY_ITEMS + 4) >> 2;
  let place = (strHash(text) >> 1) & (capacity - 1);
  for (;;) {
    const entry = H32[first + place];
    if (entry === 0) return false;
    if (entry === text) return true;
    place = (place + 1) & (capacity - 1);
  }
}

/** Replaces the table by one of `capacity` places (a power of two). Also makes the first one. @throws OutOfMemory */
export function growInterned(capacity: number): void {
  const old = H32[TS_INTERNED >> 2];
  const table = allocate(ARRAY_ITEMS + 4 * (capacity + 1));
  H32[table >> 2] = ARRAY_SHAPE;
  H32[(table + LENGTH) >> 2] = small(capacity + 1);
  const first = (table + ARRAY_ITEMS + 4) >> 2;
  H32[first - 1] = small(0);
  if (old !== 0) {
    const oldFirst = (old + ARRAY_ITEMS + 4) >> 2;
    const oldCapacity = (H32[(old + LENGTH) >> 2] >> 1) - 1;
    H32[first - 1] = H32[oldFirst - 1];
    for (let i = 0; i < oldCapacity; i++) {
      const entry = H32[oldFirst + i];
      if (entry === 0) continue;
      let place = (strHash(entry) >> 1) & (capacity - 1);
      while (H32[first + place] !== 0) place = (place + 1) & (capacity - 1);
      H32[first + place] = entry;
    }
  }
  H32[TS_INTERNED >> 2] = table;
}

/** The interned str of a JavaScript string. @throws OutOfMemory */
export function internText(text: string): StrRef {
  return intern(newStr(text));
}
