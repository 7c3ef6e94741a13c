/**
 * Splitting ranges of units into lists, for str of all widths, bytes and its like.
 *
 * The owner of the units is rooted by the caller; `slice(owner, start, end)` makes a piece of it and never collects. The
 * lists come back not rooted; 0 with a limit pending. All of these may collect, none runs guest code.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { TS_RESULT } from "../../heap/map.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { STR1_SHAPE, STR2_SHAPE } from "../well_known.ts";
import type { StrRef } from "./text.ts";
import { isLineBreak, isSpace } from "../text/unicode.ts";
import { chargeWork } from "../work.ts";
import { listCapacity, listFirst, reverseWords } from "./list_storage.ts";
import { listAppend, listLength, type ListRef, listReserve, newList } from "./sequences.ts";
import { CHARGE_MINIMUM, type Units } from "./text_units.ts";
import { countUnits, findBackward, findForward, needleUnit } from "./unit_search.ts";
import { skipSpace, skipSpaceBackward } from "./unit_classes.ts";

/** Makes a piece of an object. Never collects. */
export type Slicer = (owner: Value, start: number, end: number) => Value;

/** Bytes of pieces made between two looks at limits and memory. */
const LOOK_BYTES = 1 << 16;
/** What a piece takes beside its units: the header, and its place in the list. */
export const PIECE_BYTES = 24;

/** What the kernel splits at beside units. */
export const SPLIT_SPACES = -1;
export const SPLIT_LINES = -2;
const SPLIT_NOTHING = -3;

/**
 * Adds pieces of text from `start` on to a list: interpreter/dispatch/split_loop.ts. Gives where the next begins;
 * the bytes that they take are in TS_RESULT, as a small int. Never collects.
 */
export type SplitKernel = (
  list: ListRef,
  text: StrRef,
  start: number,
  separator: number,
  most: number,
  room: number,
  needle: StrRef,
) => number;

let splitInKernel: SplitKernel = (_list, _text, start) => {
  H32[TS_RESULT >> 2] = small(0);
  return start;
};

/** Text of 16 bits a character, at a unit. */
let splitWideInKernel = splitInKernel;

/** Sets the kernels (they stand above this file). */
export function setSplitKernels(latin: SplitKernel, wide: SplitKernel): void {
  splitInKernel = latin;
  splitWideInKernel = wide;
}

/** Pieces that are made one by one after the kernel could make none. */
const KERNEL_PAUSE = 8;
/** Longest needle that the kernel compares with each place where its first unit is. */
const NEEDLE_MOST = 16;
/** More splits than this are no limit to the kernel. */
const MOST_SPLITS = 1 << 30;

let wait = 0;

/** Makes what pieces the kernel can; gives where the next begins. */
function addPieces(
  list: ListRef,
  owner: Value,
  start: number,
  separator: number,
  most: number,
  needle: StrRef = 0,
): number {
  if (--wait >= 0) return start;
  const isWide = H32[owner >> 2] === STR2_SHAPE;
  if (isWide ? separator < 0 || needle !== 0 : H32[owner >> 2] !== STR1_SHAPE) return start;
  // A list that is full grows when the next piece is added to it.
  if (listLength(list) === listCapacity(list)) return start;
  const next = (isWide ? splitWideInKernel : splitInKernel)(
    list,
    owner,
    start,
    separator,
    Math.min(most, MOST_SPLITS),
    LOOK_BYTES - made,
    needle,
  );
  made += H32[TS_RESULT >> 2] >> 1;
  if (next === start) wait = KERNEL_PAUSE;
  return next;
}

/** Bytes of pieces made since the last look. */
let made = 0;
/** Whether a limit was hit. */
let stopped = false;
/** Units of the text when it is split from its beginning, else 0. */
let whole = 0;

/** Pieces from which on the room for the rest is estimated, and how many times as much there is at once at most. */
const ESTIMATED_LEAST = 1024;
const GROWTH_MOST = 4;

/** Makes room for as many pieces as the text will have if it goes on as up to `end`: growing by and by copies them ten times. */
function grow(list: ListRef, end: number): void {
  const count = listLength(list);
  const expected = Math.ceil(count * Math.min(GROWTH_MOST, whole / (end + 1)) * 1.02);
  if (expected <= count + (count >> 3)) return;
  ensureRoom(4 * expected + LOOK_BYTES);
  listReserve(list, expected);
}

function begin(units: Units, length: number): ListRef {
  made = 0;
  wait = 0;
  whole = length;
  stopped = length * units.BYTES_PER_ELEMENT >= CHARGE_MINIMUM && !chargeWork(length >> 4);
  const list = newList();
  pushRoot(list);
  return list;
}

function add(
  list: ListRef,
  units: Units,
  owner: Value,
  slice: Slicer,
  start: number,
  end: number,
): void {
  made += PIECE_BYTES + (end - start) * units.BYTES_PER_ELEMENT;
  if (made >= LOOK_BYTES) {
    ensureRoom(made + LOOK_BYTES + 5 * listLength(list));
    if (!chargeWork(made >> 6)) stopped = true;
    made = 0;
  }
  if (
    whole !== 0 && listLength(list) >= ESTIMATED_LEAST && listLength(list) === listCapacity(list)
  ) {
    grow(list, end);
  }
  listAppend(list, slice(owner, start, end));
}

/** split() at runs of white space: `table` is that of unit_classes.ts for the kind of text. */
export function splitAtSpace(
  units: Units,
  at: number,
  length: number,
  table: Uint8Array,
  owner: Value,
  slice: Slicer,
  most: number,
): ListRef {
  const mark = rootMark();
  const list = begin(units, length);
  let place = 0;
  for (let splits = 0; splits < most && !stopped; splits++) {
    const before = listLength(list);
    place = addPieces(list, owner, place, SPLIT_SPACES, most - splits);
    splits += listLength(list) - before;
    if (splits >= most) break;
    place = skipSpace(units, at, place, length, table);
    if (place === length) break;
    const start = place++;
    while (place < length) {
      const unit = units[at + place];
      if (unit < 256 ? table[unit] !== 0 : isSpace(unit)) break;
      place++;
    }
    add(list, units, owner, slice, start, place);
  }
  place = skipSpace(units, at, place, length, table);
  if (place < length) add(list, units, owner, slice, place, length);
  releaseRoots(mark);
  return stopped ? 0 : list;
}

/** rsplit() at runs of white space. */
export function splitAtSpaceBackward(
  units: Units,
  at: number,
  length: number,
  table: Uint8Array,
  owner: Value,
  slice: Slicer,
  most: number,
): ListRef {
  const mark = rootMark();
  const list = begin(units, length);
  whole = 0;
  let end = length;
  for (let splits = 0; splits < most && !stopped; splits++) {
    end = skipSpaceBackward(units, at, 0, end, table);
    if (end === 0) break;
    let start = end - 1;
    while (start > 0) {
      const unit = units[at + start - 1];
      if (unit < 256 ? table[unit] !== 0 : isSpace(unit)) break;
      start--;
    }
    add(list, units, owner, slice, start, end);
    end = start;
  }
  end = skipSpaceBackward(units, at, 0, end, table);
  if (end > 0) add(list, units, owner, slice, 0, end);
  releaseRoots(mark);
  return turned(list);
}

/**
 * split() at the prepared needle of `needleLength` units.
 *
 * @param needle the needle of a str; 0 of bytes
 * @param passed so many of its first places do not split
 */
export function splitAtNeedle(
  units: Units,
  at: number,
  length: number,
  needleLength: number,
  owner: Value,
  slice: Slicer,
  most: number,
  needle: StrRef = 0,
  passed = 0,
): ListRef {
  const mark = rootMark();
  const list = begin(units, length);
  let start = 0;
  if (passed > 0) {
    for (; passed > 0; passed--) start = findForward(units, at, start, length) + needleLength;
    const place = findForward(units, at, start, length);
    add(list, units, owner, slice, 0, place);
    start = place + needleLength;
    most--;
  }
  const isLong = needleLength > 1;
  const isKernels = isLong
    ? needleLength <= NEEDLE_MOST && needle !== 0 && H32[needle >> 2] === STR1_SHAPE
    : most > 0;
  const unit = !isKernels ? SPLIT_NOTHING : isLong ? HU8[needle + TEXT_UNITS] : needleUnit();
  for (let splits = 0; splits < most && !stopped; splits++) {
    if (unit >= 0) {
      const before = listLength(list);
      start = addPieces(list, owner, start, unit, most - splits, isLong ? needle : 0);
      splits += listLength(list) - before;
      if (splits >= most) break;
    }
    const place = findForward(units, at, start, length);
    if (place < 0) break;
    add(list, units, owner, slice, start, place);
    start = place + needleLength;
  }
  add(list, units, owner, slice, start, length);
  releaseRoots(mark);
  return stopped ? 0 : list;
}

/** Least number of splits from the end for which it is worth to count the places first, and units of text for each. */
const COUNTED_SPLITS = 64;
const COUNTED_UNITS = 64;

/**
 * rsplit() at the prepared needle: see splitAtNeedle. One unit is at the same places from both ends, so that many pieces are
 * made from the front, where the kernel makes them.
 */
export function splitAtNeedleBackward(
  units: Units,
  at: number,
  length: number,
  needleLength: number,
  owner: Value,
  slice: Slicer,
  most: number,
  needle: StrRef = 0,
): ListRef {
  if (needleLength === 1 && most >= COUNTED_SPLITS && most * COUNTED_UNITS >= length) {
    const places = countUnits(units, at, 0, length);
    const passed = Math.max(0, places - most);
    return splitAtNeedle(units, at, length, 1, owner, slice, most, needle, passed);
  }
  const mark = rootMark();
  const list = begin(units, length);
  whole = 0;
  let end = length;
  for (let splits = 0; splits < most && !stopped; splits++) {
    const place = findBackward(units, at, 0, end);
    if (place < 0) break;
    add(list, units, owner, slice, place + needleLength, end);
    end = place;
  }
  add(list, units, owner, slice, 0, end);
  releaseRoots(mark);
  return turned(list);
}

/** splitlines(): `table` is that of unit_classes.ts. */
export function splitAtLines(
  units: Units,
  at: number,
  length: number,
  table: Uint8Array,
  owner: Value,
  slice: Slicer,
  keepEnds: boolean,
): ListRef {
  const mark = rootMark();
  const list = begin(units, length);
  for (let start = 0; start < length && !stopped;) {
    if (!keepEnds) {
      start = addPieces(list, owner, start, SPLIT_LINES, Infinity);
      if (start === length) break;
    }
    let end = start;
    while (end < length) {
      const unit = units[at + end];
      if (unit < 256 ? table[unit] !== 0 : isLineBreak(unit)) break;
      end++;
    }
    let next = end;
    if (end < length) {
      next = units[at + end] === 0x0d && end + 1 < length && units[at + end + 1] === 0x0a
        ? end + 2
        : end + 1;
    }
    add(list, units, owner, slice, start, keepEnds ? next : end);
    start = next;
  }
  releaseRoots(mark);
  return stopped ? 0 : list;
}

/** The pieces were found from the end. */
function turned(list: ListRef): ListRef {
  if (stopped) return 0;
  const count = listLength(list);
  if (count > 1) reverseWords(listFirst(list), count);
  return list;
}
