/** Sets of units: white space, line ends, and the characters that strip() is told to take away. */
import { isLineBreak, isSpace } from "../text/unicode.ts";
import type { Units } from "./text_units.ts";

let textSpaceTable: Uint8Array | null = null;
let byteSpaceTable: Uint8Array | null = null;
let textLineTable: Uint8Array | null = null;
let byteLineTable: Uint8Array | null = null;

/** A table of 256 bytes, 1 where the predicate holds. */
function tableOf(predicate: (unit: number) => boolean): Uint8Array {
  const table = new Uint8Array(256);
  for (let unit = 0; unit < 256; unit++) if (predicate(unit)) table[unit] = 1;
  return table;
}

/** Latin-1 characters that str takes for white space; those beyond are asked of isSpace. */
export function textSpaces(): Uint8Array {
  return textSpaceTable ??= tableOf(isSpace);
}

/** Bytes that bytes methods take for white space. */
export function byteSpaces(): Uint8Array {
  return byteSpaceTable ??= tableOf((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** Latin-1 characters that end a line of str; those beyond are asked of isLineBreak. */
export function textLineEnds(): Uint8Array {
  return textLineTable ??= tableOf(isLineBreak);
}

/** Bytes that end a line of bytes. */
export function byteLineEnds(): Uint8Array {
  return byteLineTable ??= tableOf((byte) => byte === 0x0a || byte === 0x0d);
}

// The set of units that strip() takes away: a byte for each Latin-1 unit, a bit for each code point.
const WIDE_BYTES = 0x110000 >> 3;
const latin = new Uint8Array(256);
let wide: Uint8Array | null = null;
let wideUsed = false;

/** Puts units into the set, for inSet until clearSet. */
export function fillSet(units: Units, at: number, count: number): void {
  for (let i = at; i < at + count; i++) {
    const unit = units[i];
    if (unit < 256) latin[unit] = 1;
    else {
      wide ??= new Uint8Array(WIDE_BYTES);
      wide[unit >> 3] |= 1 << (unit & 7);
      wideUsed = true;
    }
  }
}

/** Whether a unit is in the set. */
export function inSet(unit: number): boolean {
  return unit < 256 ? latin[unit] !== 0 : wideUsed && (wide![unit >> 3] & (1 << (unit & 7))) !== 0;
}

/** Empties the set of the units that fillSet put into it. */
export function clearSet(units: Units, at: number, count: number): void {
  for (let i = at; i < at + count; i++) {
    const unit = units[i];
    if (unit < 256) latin[unit] = 0;
    else wide![unit >> 3] = 0;
  }
  wideUsed = false;
}

/** Where the units start..end begin once those in the set are taken from their beginning. */
export function skipSet(units: Units, at: number, start: number, end: number): number {
  while (start < end && inSet(units[at + start])) start++;
  return start;
}

/** Where the units start..end end once those in the set are taken from their end. */
export function skipSetBackward(units: Units, at: number, start: number, end: number): number {
  while (end > start && inSet(units[at + end - 1])) end--;
  return end;
}

/** As skipSet for white space; units from 256 on are asked of isSpace. */
export function skipSpace(
  units: Units,
  at: number,
  start: number,
  end: number,
  table: Uint8Array,
): number {
  while (start < end) {
    const unit = units[at + start];
    if (unit < 256 ? table[unit] === 0 : !isSpace(unit)) break;
    start++;
  }
  return start;
}

/** As skipSetBackward for white space. */
export function skipSpaceBackward(
  units: Units,
  at: number,
  start: number,
  end: number,
  table: Uint8Array,
): number {
  while (end > start) {
    const unit = units[at + end - 1];
    if (unit < 256 ? table[unit] === 0 : !isSpace(unit)) break;
    end--;
  }
  return end;
}
