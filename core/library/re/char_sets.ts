/**
 * Sets of characters in programs.
 *
 * A set is a record in the program: a bitmap for the characters below 256, and for those above either an answer for all
 * of them, or ranges and categories that are looked at one by one:
 *
 *     0..7 bitmap   8 flags: SET_*   9 categories of those above 255 (tree.ts)   10 number of ranges   11.. ranges: least
 *     and greatest code point, sorted, apart from each other
 */
import { H32 } from "../../heap/memory.ts";
import {
  ALPHANUMERIC,
  characterFlags,
  DECIMAL,
  SPACE as SPACE_FLAG,
} from "../../objects/text/unicode.ts";
import { sameIgnoringCase } from "./case_classes.ts";
import {
  ASCII,
  type CharacterSet,
  DIGIT,
  IGNORECASE,
  NOT_DIGIT,
  NOT_SPACE,
  NOT_WORD,
  SPACE,
  UNICODE,
  WORD,
} from "./tree.ts";

export const SET_FLAGS = 8;
export const SET_CATEGORIES = 9;
export const SET_COUNT = 10;
export const SET_RANGES = 11;

/** All characters above 255 are in the set. */
export const SET_ALL_WIDE = 1;
/** None is. */
export const SET_NO_WIDE = 2;
/** Those that the ranges and categories do not name are. */
export const SET_NEGATED = 4;
/** A character that is the same to IGNORECASE counts as well. */
export const SET_FOLDED = 8;

const UNDERSCORE = 0x5f;

/** Whether a character is of one of the categories. */
export function isOfCategories(point: number, categories: number, ascii: boolean): boolean {
  if (ascii && point > 0x7f) return (categories & (NOT_DIGIT | NOT_SPACE | NOT_WORD)) !== 0;
  const flags = characterFlags(point);
  const digit = (flags & DECIMAL) !== 0;
  // Of ASCII, the separators 0x1c to 0x1f are space in text only.
  const space = (flags & SPACE_FLAG) !== 0 && !(ascii && point >= 0x1c && point <= 0x1f);
  const word = (flags & ALPHANUMERIC) !== 0 || point === UNDERSCORE;
  return (digit ? categories & DIGIT : categories & NOT_DIGIT) !== 0 ||
    (space ? categories & SPACE : categories & NOT_SPACE) !== 0 ||
    (word ? categories & WORD : categories & NOT_WORD) !== 0;
}

/** The words of the record for a set under some flags. */
export function setRecord(set: CharacterSet, flags: number): number[] {
  const ascii = isAsciiOnly(flags);
  const folded = (flags & IGNORECASE) !== 0;
  const ranges = mergedRanges(set.ranges);
  const words = new Array<number>(SET_RANGES).fill(0);
  for (let point = 0; point < 256; point++) {
    let found = set.categories !== 0 && isOfCategories(point, set.categories, ascii);
    if (!found) {
      found = folded
        ? sameLatin(point, ascii).some((same) => isInRanges(same, ranges))
        : isInRanges(point, ranges);
    }
    if (found !== set.negated) words[point >> 5] |= 1 << (point & 31);
  }
  const negatives = NOT_DIGIT | NOT_SPACE | NOT_WORD;
  let wideFlags = set.negated ? SET_NEGATED : 0;
  const categories = ascii ? 0 : set.categories;
  // A character above 255 can be the same as one below.
  const foldedWide = folded && !ascii && ranges.length > 0;
  const wide = ranges.filter((_, i) => ranges[i | 1] > 255 || foldedWide);
  if (ascii && (set.categories & negatives) !== 0) {
    wideFlags = set.negated ? SET_NO_WIDE : SET_ALL_WIDE;
  } else if (wide.length === 0 && categories === 0) {
    wideFlags = set.negated ? SET_ALL_WIDE : SET_NO_WIDE;
  } else if (foldedWide) wideFlags |= SET_FOLDED;
  const named = (wideFlags & (SET_ALL_WIDE | SET_NO_WIDE)) !== 0;
  words[SET_FLAGS] = wideFlags;
  words[SET_CATEGORIES] = named ? 0 : categories;
  words[SET_COUNT] = named ? 0 : wide.length >> 1;
  if (!named) { for (const point of wide) words.push(point); }
  return words;
}

const latinClasses: (readonly number[])[][] = [[], []];

/** sameIgnoringCase of a character below 256, kept. */
function sameLatin(point: number, ascii: boolean): readonly number[] {
  const classes = latinClasses[ascii ? 1 : 0];
  return classes[point] ??= sameIgnoringCase(point, ascii);
}

/** Whether flags make the sets of a pattern ASCII's: those of bytes and of re.ASCII. */
export function isAsciiOnly(flags: number): boolean {
  return (flags & UNICODE) === 0 || (flags & ASCII) !== 0;
}

function mergedRanges(ranges: readonly number[]): number[] {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i], ranges[i + 1]]);
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [low, high] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && low <= merged[last] + 1) merged[last] = Math.max(merged[last], high);
    else merged.push(low, high);
  }
  return merged;
}

function isInRanges(point: number, ranges: readonly number[]): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (point < ranges[i]) return false;
    if (point <= ranges[i + 1]) return true;
  }
  return false;
}

/**
 * Whether a code point above 255 is in the set of the record at a word index of the memory.
 */
export function isWideInSet(record: number, point: number): boolean {
  const flags = H32[record + SET_FLAGS];
  if ((flags & (SET_ALL_WIDE | SET_NO_WIDE)) !== 0) return (flags & SET_ALL_WIDE) !== 0;
  const categories = H32[record + SET_CATEGORIES];
  let found = categories !== 0 && isOfCategories(point, categories, false);
  if (!found) {
    found = isInRecord(record, point);
    if (!found && (flags & SET_FOLDED) !== 0) {
      for (const same of sameIgnoringCase(point, false)) {
        if (isInRecord(record, same)) {
          found = true;
          break;
        }
      }
    }
  }
  return found !== ((flags & SET_NEGATED) !== 0);
}

function isInRecord(record: number, point: number): boolean {
  let low = 0;
  let high = H32[record + SET_COUNT] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = record + SET_RANGES + 2 * middle;
    if (point < H32[at]) high = middle - 1;
    else if (point > H32[at + 1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** A superset of the characters that something can begin with. */
export interface FirstCharacters {
  /** Bitmap of those below 256: eight words. */
  readonly bits: Int32Array;
  /** Whether one above 255 may. */
  wide: boolean;
  /** Whether it may match without a character. */
  empty: boolean;
}

export function noCharacters(): FirstCharacters {
  return { bits: new Int32Array(8), wide: false, empty: false };
}

export function anyCharacter(empty: boolean): FirstCharacters {
  return { bits: new Int32Array(8).fill(-1), wide: true, empty };
}

/** Adds what `other` begins with. */
export function addCharacters(to: FirstCharacters, other: FirstCharacters): void {
  for (let i = 0; i < 8; i++) to.bits[i] |= other.bits[i];
  to.wide ||= other.wide;
}

/** What one character of a set record can be. */
export function charactersOfRecord(words: readonly number[]): FirstCharacters {
  return {
    bits: Int32Array.from(words.slice(0, 8)),
    wide: (words[SET_FLAGS] & SET_NO_WIDE) === 0,
    empty: false,
  };
}

/** Whether no character below 256 is in both. */
export function areApart(left: FirstCharacters, right: FirstCharacters): boolean {
  for (let i = 0; i < 8; i++) if ((left.bits[i] & right.bits[i]) !== 0) return false;
  return true;
}

/** The record of such a superset. */
export function firstRecord(first: FirstCharacters): number[] {
  return [...first.bits, first.wide ? SET_ALL_WIDE : SET_NO_WIDE, 0, 0];
}
