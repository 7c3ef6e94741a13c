/**
 * Sorting keys that no program can watch being compared: numbers, str, and tuples that begin with these.
 *
 * Following a key's address to its content for each of the n log n comparisons misses the cache nearly every time. So
 * each key gets a double that orders it roughly, its prefix: smaller prefixes belong to smaller keys, and only keys of
 * equal prefixes are compared in full. Prefixes and places are merged in scratch memory; the items move once, at the
 * end. Until then nothing has changed, so that a comparison that fails (a tuple's later items may be of types that do
 * not compare) can be left to timsort.ts, which fails where CPython does.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH, RAW_DATA, TEXT_UNITS, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { NONE, TRUE } from "../../heap/map.ts";
import { H32, HF64, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { compareTruth, LESS } from "../protocols/compare.ts";
import { compareSequences } from "../protocols/sequence_compare.ts";
import { chargeWork } from "../work.ts";
import {
  BOOL_SHAPE,
  FLOAT_SHAPE,
  INT_SHAPE,
  ROPE_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  TUPLE_SHAPE,
} from "../well_known.ts";
import { moveWords } from "./list_storage.ts";
import { bigIntOf, exactInt, floatValue, safeIntegerOf } from "./numbers.ts";
import { allocateRaw } from "./sequences.ts";
import { codePointAt, flat } from "./text.ts";
import { textOrder } from "./text_order.ts";

// What the keys of a sort are alike.
/** Guest code may be asked, or the order is not total. */
export const KEYS_OTHER = 0;
/** Small ints only. */
export const KEYS_SMALL = 1;
/** Ints and floats; the prefix tells them apart. */
export const KEYS_NUMBER = 2;
/** Ints and floats of which some are not exact as doubles. */
export const KEYS_WIDE_NUMBER = 3;
/** Latin-1 str. */
export const KEYS_LATIN = 4;
/** str. */
export const KEYS_TEXT = 5;
/** Tuples that begin with numbers, and those that begin with str. */
export const KEYS_NUMBER_TUPLE = 6;
export const KEYS_TEXT_TUPLE = 7;

/** Nesting of tuples that classifyKeys looks into. */
const DEPTH_MAXIMUM = 4;
/** Runs shorter than this are made longer by insertion. */
const RUN_MINIMUM = 16;
/** As many keys as this are sorted by the bits of their prefixes, fewer by merging. */
const RADIX_MINIMUM = 4096;
const RADIX = 2048;
const RADIX_DIGITS = 6;
/** How often each digit occurs; made at first use. */
let digitCounts: Int32Array | null = null;
/** Most keys whose scratch memory has a size that fits. */
const COUNT_MAXIMUM = 1 << 26;

const PLAIN_NONE = 0;
const PLAIN_SMALL = 1;
const PLAIN_NUMBER = 2;
const PLAIN_WIDE = 4;
const PLAIN_LATIN = 8;
const PLAIN_TEXT = 16;
const PLAIN_OTHER = 32;

/** What a key, or the first item of a key, is: a PLAIN_* bit. */
function plainBit(value: Value): number {
  if ((value & 1) !== 0) return PLAIN_SMALL;
  switch (H32[value >> 2]) {
    case FLOAT_SHAPE: {
      const number = floatValue(value);
      return number === number ? PLAIN_NUMBER : PLAIN_OTHER;
    }
    case STR1_SHAPE:
      return PLAIN_LATIN;
    case STR2_SHAPE:
    case STR4_SHAPE:
      return PLAIN_TEXT;
    case ROPE_SHAPE:
      return H32[flat(value) >> 2] === STR1_SHAPE ? PLAIN_LATIN : PLAIN_TEXT;
    case INT_SHAPE:
      return Number.isNaN(safeIntegerOf(value)) ? PLAIN_WIDE : PLAIN_NUMBER;
    case BOOL_SHAPE:
      return PLAIN_NUMBER;
    default:
      return PLAIN_OTHER;
  }
}

/** Whether comparing the value with another such value runs no guest code and is consistent. */
function isPlain(value: Value, depth: number): boolean {
  if ((value & 1) !== 0 || value === NONE) return true;
  if (H32[value >> 2] !== TUPLE_SHAPE) return plainBit(value) !== PLAIN_OTHER;
  if (depth === DEPTH_MAXIMUM) return false;
  const length = H32[(value + LENGTH) >> 2] >> 1;
  const first = (value + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < length; i++) if (!isPlain(H32[first + i], depth + 1)) return false;
  return true;
}

/** What all of `count` keys from word index `keys` are: a KEYS_*. Never collects. */
export function classifyKeys(keys: number, count: number): number {
  let bits = PLAIN_NONE;
  const one = H32[keys];
  if ((one & 1) === 0 && H32[one >> 2] === TUPLE_SHAPE) {
    for (let i = 0; i < count; i++) {
      const key = H32[keys + i];
      if ((key & 1) !== 0 || H32[key >> 2] !== TUPLE_SHAPE) return KEYS_OTHER;
      if (H32[(key + LENGTH) >> 2] === 1 || !isPlain(key, 0)) return KEYS_OTHER;
      bits |= plainBit(H32[(key + TUPLE_ITEMS) >> 2]);
    }
    if ((bits & ~(PLAIN_SMALL | PLAIN_NUMBER | PLAIN_WIDE)) === 0) return KEYS_NUMBER_TUPLE;
    return (bits & ~(PLAIN_LATIN | PLAIN_TEXT)) === 0 ? KEYS_TEXT_TUPLE : KEYS_OTHER;
  }
  for (let i = 0; i < count; i++) {
    bits |= plainBit(H32[keys + i]);
    if ((bits & PLAIN_OTHER) !== 0) return KEYS_OTHER;
  }
  if (bits === PLAIN_SMALL) return KEYS_SMALL;
  if (bits === PLAIN_LATIN) return KEYS_LATIN;
  if ((bits & ~(PLAIN_SMALL | PLAIN_NUMBER)) === 0) return KEYS_NUMBER;
  if ((bits & ~(PLAIN_SMALL | PLAIN_NUMBER | PLAIN_WIDE)) === 0) return KEYS_WIDE_NUMBER;
  return (bits & ~(PLAIN_LATIN | PLAIN_TEXT)) === 0 ? KEYS_TEXT : KEYS_OTHER;
}

/** Prefix of a number: the double nearest to it, rounded as the order of the numbers is; never -0. */
function numberPrefix(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  if (H32[value >> 2] === FLOAT_SHAPE) return floatValue(value) + 0;
  const integer = safeIntegerOf(value);
  return integer === integer ? integer : Number(bigIntOf(exactInt(value)));
}

/** Small ints that are so far apart differ by more than any other two. */
const PAIR_FACTOR = 2 ** 31;
/** First items of pairs that, times PAIR_FACTOR, are exact as doubles. */
const PAIR_FIRST_MAXIMUM = 1 << 20;

/** Whether all tuples are pairs of small ints that one double tells apart, in their order. */
function arePairs(keys: number, count: number): boolean {
  for (let i = 0; i < count; i++) {
    const key = H32[keys + i];
    if (H32[(key + LENGTH) >> 2] !== ((2 << 1) | 1)) return false;
    const first = H32[(key + TUPLE_ITEMS) >> 2];
    const second = H32[(key + TUPLE_ITEMS + 4) >> 2];
    if ((first & second & 1) === 0 || Math.abs(first >> 1) > PAIR_FIRST_MAXIMUM) return false;
  }
  return true;
}

/** Bytes of a Latin-1 prefix, and code points of another: what fits into the 53 bits of a double. */
const TEXT_PREFIX = 2;

/** Prefix of a Latin-1 str behind its first `skip` characters. */
function latinPrefix(value: Value, skip: number): number {
  const text = flat(value);
  const end = H32[(text + LENGTH) >> 2] >> 1;
  const at = text + TEXT_UNITS;
  let high = 0;
  let low = 0;
  for (let i = 0; i < 3; i++) {
    high = (high << 8) | (skip + i < end ? HU8[at + skip + i] : 0);
    low = (low << 8) | (skip + 3 + i < end ? HU8[at + skip + 3 + i] : 0);
  }
  return high * 0x1000000 + low;
}

/** Prefix of any str behind its first `skip` characters. */
function textPrefix(value: Value, skip: number): number {
  const text = flat(value);
  const end = H32[(text + LENGTH) >> 2] >> 1;
  let prefix = 0;
  for (let i = skip; i < skip + TEXT_PREFIX; i++) {
    prefix = prefix * 0x200000 + (i < end ? codePointAt(text, i) + 1 : 0);
  }
  return prefix;
}

/** How many characters all of the texts begin with alike. `text(i)` is one of them. */
function commonPrefix(keys: number, count: number, inTuples: boolean): number {
  const first = flat(textOf(H32[keys], inTuples));
  let common = H32[(first + LENGTH) >> 2] >> 1;
  for (let i = 1; i < count && common > 0; i++) {
    const other = flat(textOf(H32[keys + i], inTuples));
    const end = Math.min(common, H32[(other + LENGTH) >> 2] >> 1);
    let at = 0;
    while (at < end && codePointAt(first, at) === codePointAt(other, at)) at++;
    common = at;
  }
  return common;
}

function textOf(key: Value, inTuple: boolean): Value {
  return inTuple ? H32[(key + TUPLE_ITEMS) >> 2] : key;
}

// How keys of equal prefixes are told apart.
const TIE_NONE = 0;
const TIE_TEXT = 1;
const TIE_TUPLE = 2;
const TIE_COMPARE = 3;

/**
 * One sort: prefixes and places side by side, in scratch memory that is rooted while it is used. The loops keep views of
 * the memory until something is compared in full, which may make it grow.
 */
class PrefixSort {
  readonly #keys: number;
  readonly #count: number;
  readonly #ties: number;
  /** Index into HF64 of the prefixes and of their temporary storage; word indices of the places and of theirs. */
  readonly #prefixes: number;
  readonly #otherPrefixes: number;
  readonly #places: number;
  readonly #otherPlaces: number;
  /** A comparison failed or a limit was hit. */
  failed = false;

  constructor(
    keys: number,
    count: number,
    ties: number,
    prefixes: number,
    places: number,
  ) {
    this.#keys = keys;
    this.#count = count;
    this.#ties = ties;
    this.#prefixes = prefixes;
    this.#otherPrefixes = prefixes + count;
    this.#places = places;
    this.#otherPlaces = places + count;
  }

  /** Whether the key at place a sorts before that at place b, their prefixes being equal. */
  #lessTied(a: number, b: number): boolean {
    if (this.#ties === TIE_NONE) return false;
    const x = H32[this.#keys + a];
    const y = H32[this.#keys + b];
    if (this.#ties === TIE_TEXT) return textOrder(x, y) < 0;
    if (this.#ties === TIE_TUPLE) {
      const less = compareSequences(x, y, LESS);
      if (less === 0) this.failed = true;
      return less === TRUE;
    }
    const less = compareTruth(x, y, LESS);
    if (less < 0) this.failed = true;
    return less === 1;
  }

  /** Sorts; see `failed`. */
  sort(): void {
    const count = this.#count;
    if (count < RADIX_MINIMUM) {
      this.#mergeSort(0, count);
      return;
    }
    if (!this.#radixSort() || this.#ties === TIE_NONE) return;
    // What radix sort left are stretches of equal prefixes; their places are as they were.
    const words = this.#prefixes << 1;
    for (let low = 0; low < count && !this.failed;) {
      const first = H32[words + 2 * low];
      const second = H32[words + 2 * low + 1];
      let end = low + 1;
      while (end < count && H32[words + 2 * end] === first && H32[words + 2 * end + 1] === second) {
        end++;
      }
      if (end - low > 1) {
        HF64.fill(0, this.#prefixes + low, this.#prefixes + end);
        this.#mergeSort(low, end);
      }
      low = end;
    }
  }

  /**
   * Sorts by the prefixes' bits, eleven at a time from the lowest (least significant digit first is stable). The
   * prefixes are not doubles any more afterwards. False when a limit was hit.
   */
  #radixSort(): boolean {
    const count = this.#count;
    let from = this.#prefixes << 1;
    let to = this.#otherPrefixes << 1;
    let fromPlaces = this.#places;
    let toPlaces = this.#otherPlaces;
    digitCounts ??= new Int32Array(RADIX_DIGITS * RADIX);
    const counts = digitCounts.fill(0);
    const words = H32;
    for (let i = 0; i < count; i++) {
      let low = words[from + 2 * i];
      let high = words[from + 2 * i + 1];
      // Of doubles, negative ones sort by all bits turned over, others behind them.
      if (high < 0) {
        low = ~low;
        high = ~high;
      } else high ^= 0x80000000;
      words[from + 2 * i] = low;
      words[from + 2 * i + 1] = high;
      counts[low & 0x7ff]++;
      counts[RADIX + ((low >>> 11) & 0x7ff)]++;
      counts[2 * RADIX + (low >>> 22)]++;
      counts[3 * RADIX + (high & 0x7ff)]++;
      counts[4 * RADIX + ((high >>> 11) & 0x7ff)]++;
      counts[5 * RADIX + (high >>> 22)]++;
    }
    for (let digit = 0; digit < RADIX_DIGITS; digit++) {
      const word = digit < 3 ? 0 : 1;
      const shift = 11 * (digit % 3);
      const base = digit * RADIX;
      if (counts[base + ((words[from + word] >>> shift) & 0x7ff)] === count) continue;
      if (!chargeWork(count >> 4)) {
        this.failed = true;
        return false;
      }
      let sum = 0;
      for (let i = base; i < base + RADIX; i++) {
        const size = counts[i];
        counts[i] = sum;
        sum += size;
      }
      for (let i = 0; i < count; i++) {
        const place = counts[base + ((words[from + 2 * i + word] >>> shift) & 0x7ff)]++;
        words[to + 2 * place] = words[from + 2 * i];
        words[to + 2 * place + 1] = words[from + 2 * i + 1];
        words[toPlaces + place] = words[fromPlaces + i];
      }
      [from, to] = [to, from];
      [fromPlaces, toPlaces] = [toPlaces, fromPlaces];
    }
    if (fromPlaces !== this.#places) {
      moveWords(from, to, 2 * count);
      moveWords(fromPlaces, toPlaces, count);
    }
    return true;
  }

  /** Sorts the stretch start..stop by merging; see `failed`. */
  #mergeSort(start: number, stop: number): void {
    let starts: number[] = [];
    for (let low = start; low < stop && !this.failed;) {
      let end = this.#runEnd(low, stop);
      if (end - low < RUN_MINIMUM) {
        const wanted = Math.min(low + RUN_MINIMUM, stop);
        this.#insert(low, end, wanted);
        end = wanted;
      }
      starts.push(low);
      low = end;
    }
    // Merge neighbours pass by pass: runs are about equally long, or few.
    while (starts.length > 1 && !this.failed) {
      const next: number[] = [];
      for (let i = 0; i < starts.length; i += 2) {
        next.push(starts[i]);
        if (i + 1 === starts.length) break;
        const end = i + 2 < starts.length ? starts[i + 2] : stop;
        if (!this.failed) this.#merge(starts[i], starts[i + 1], end);
      }
      if (!this.failed && !chargeWork((stop - start) >> 4)) this.failed = true;
      starts = next;
    }
  }

  /** End of the run that begins at `low`, `stop` at most; a strictly falling one is turned round. */
  #runEnd(low: number, stop: number): number {
    let end = low + 1;
    if (end === stop) return end;
    if (this.#lessAt(end, low)) {
      do end++; while (end < stop && this.#lessAt(end, end - 1));
      this.#reverse(low, end);
    } else {
      do end++; while (end < stop && !this.#lessAt(end, end - 1));
    }
    return end;
  }

  #lessAt(i: number, j: number): boolean {
    const a = HF64[this.#prefixes + i];
    const b = HF64[this.#prefixes + j];
    return a < b || (a === b && this.#lessTied(H32[this.#places + i], H32[this.#places + j]));
  }

  #reverse(low: number, end: number): void {
    for (let i = low, j = end - 1; i < j; i++, j--) {
      const prefix = HF64[this.#prefixes + i];
      HF64[this.#prefixes + i] = HF64[this.#prefixes + j];
      HF64[this.#prefixes + j] = prefix;
      const place = H32[this.#places + i];
      H32[this.#places + i] = H32[this.#places + j];
      H32[this.#places + j] = place;
    }
  }

  /** Insertion of items sorted..end into the sorted stretch low..sorted. */
  #insert(low: number, sorted: number, end: number): void {
    let doubles = HF64;
    let words = H32;
    const prefixes = this.#prefixes;
    const places = this.#places;
    for (let i = sorted; i < end; i++) {
      const prefix = doubles[prefixes + i];
      const place = words[places + i];
      let j = i - 1;
      while (j >= low) {
        const other = doubles[prefixes + j];
        if (other < prefix) break;
        if (other === prefix) {
          if (!this.#lessTied(place, words[places + j])) break;
          doubles = HF64;
          words = H32;
        }
        doubles[prefixes + j + 1] = other;
        words[places + j + 1] = words[places + j];
        j--;
      }
      doubles[prefixes + j + 1] = prefix;
      words[places + j + 1] = place;
    }
  }

  /** Merges the runs low..middle and middle..end. */
  #merge(low: number, middle: number, end: number): void {
    if (!this.#lessAt(middle, middle - 1)) return;
    // What the first run has below the second's first stays.
    const start = this.#upper(low, middle);
    const lengthA = middle - start;
    const prefixes = this.#prefixes;
    const places = this.#places;
    const otherPrefixes = this.#otherPrefixes;
    const otherPlaces = this.#otherPlaces;
    HF64.copyWithin(otherPrefixes, prefixes + start, prefixes + middle);
    moveWords(places + start, otherPlaces, lengthA);
    let doubles = HF64;
    let words = H32;
    let to = start;
    let a = 0;
    let b = middle;
    let x = doubles[otherPrefixes];
    let y = doubles[prefixes + b];
    for (;;) {
      let second = y < x;
      if (y === x && this.#ties !== TIE_NONE) {
        second = this.#lessTied(words[places + b], words[otherPlaces + a]);
        doubles = HF64;
        words = H32;
      }
      if (second) {
        doubles[prefixes + to] = y;
        words[places + to] = words[places + b];
        to++;
        if (++b === end) break;
        y = doubles[prefixes + b];
      } else {
        doubles[prefixes + to] = x;
        words[places + to] = words[otherPlaces + a];
        to++;
        if (++a === lengthA) return;
        x = doubles[otherPrefixes + a];
      }
    }
    HF64.copyWithin(prefixes + to, otherPrefixes + a, otherPrefixes + lengthA);
    moveWords(otherPlaces + a, places + to, lengthA - a);
  }

  /** First place of low..middle whose item sorts after the item at `middle`. */
  #upper(low: number, middle: number): number {
    let end = middle;
    while (low < end) {
      const at = (low + end) >> 1;
      if (this.#lessAt(middle, at)) end = at;
      else low = at + 1;
    }
    return low;
  }
}

/**
 * Sorts `count` keys of one kind (not KEYS_SMALL or KEYS_OTHER) from word index `keys`, and the values that go with them.
 *
 * @param values word index of the values, or 0; both stand in arrays that the caller roots
 * @returns false, with everything as it was, when this needs to be decided by timsort.ts or a limit is pending. May
 * collect.
 * @throws OutOfMemory, with everything as it was
 */
export function sortByPrefix(
  keys: number,
  values: number,
  count: number,
  kind: number,
): boolean {
  if (count > COUNT_MAXIMUM) return false;
  const mark = rootMark();
  ensureRoom(2 * 12 * count + 64);
  const scratch = allocateRaw(2 * 12 * count);
  pushRoot(scratch);
  const prefixes = (scratch + RAW_DATA) >> 3;
  const places = (scratch + RAW_DATA + 16 * count) >> 2;
  const inTuples = kind === KEYS_NUMBER_TUPLE || kind === KEYS_TEXT_TUPLE;
  const pairs = kind === KEYS_NUMBER_TUPLE && arePairs(keys, count);
  if (kind === KEYS_LATIN || kind === KEYS_TEXT || kind === KEYS_TEXT_TUPLE) {
    const skip = commonPrefix(keys, count, inTuples);
    for (let i = 0; i < count; i++) {
      const text = textOf(H32[keys + i], inTuples);
      HF64[prefixes + i] = kind === KEYS_LATIN ? latinPrefix(text, skip) : textPrefix(text, skip);
      H32[places + i] = i;
    }
  } else if (pairs) {
    for (let i = 0; i < count; i++) {
      const first = (H32[keys + i] + TUPLE_ITEMS) >> 2;
      HF64[prefixes + i] = (H32[first] >> 1) * PAIR_FACTOR + (H32[first + 1] >> 1);
      H32[places + i] = i;
    }
  } else {
    for (let i = 0; i < count; i++) {
      HF64[prefixes + i] = numberPrefix(textOf(H32[keys + i], inTuples));
      H32[places + i] = i;
    }
  }
  const ties = pairs || kind === KEYS_NUMBER || kind === KEYS_SMALL
    ? TIE_NONE
    : kind === KEYS_LATIN || kind === KEYS_TEXT
    ? TIE_TEXT
    : inTuples
    ? TIE_TUPLE
    : TIE_COMPARE;
  const sort = new PrefixSort(keys, count, ties, prefixes, places);
  sort.sort();
  if (!sort.failed) {
    // The prefixes are not needed any more: their place takes the words in order.
    const ordered = (scratch + RAW_DATA) >> 2;
    permute(keys, places, ordered, count);
    if (values !== 0) permute(values, places, ordered, count);
  }
  releaseRoots(mark);
  return !sort.failed;
}

function permute(words: number, places: number, scratch: number, count: number): void {
  for (let i = 0; i < count; i++) H32[scratch + i] = H32[words + H32[places + i]];
  moveWords(scratch, words, count);
}
