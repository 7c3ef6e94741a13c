/**
 * The form of a dict's table: sizes, growth, entries and index, copies. Nothing here hashes or compares keys, runs
 * guest code or collects; dict_table.ts stands on it. Layout: heap/layouts/dict.ts.
 */
import { ARRAY_ITEMS, LENGTH, RAW_DATA } from "../../heap/layouts/basic.ts";
import {
  DICT_ENTRIES,
  DICT_FLAG_WATCHED,
  DICT_FLAGS,
  DICT_INDEX,
  DICT_SMALL,
  DICT_USABLE,
  DICT_USED,
  DICT_VERSION,
  ENTRY_WORDS,
} from "../../heap/layouts/dict.ts";
import { TS_COUNTDOWN } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { allocateArray, allocateRaw } from "./sequences.ts";

/** The address of a dict, or of an instance of a subclass. */
export type DictRef = Ref<"dict">;

/** Places of the smallest table. */
export const LEAST_PLACES = 8;

let onWatchedDict: ((dict: DictRef, key: Value) => void) | null = null;

/** Sets what is told of every store to and deletion from a dict with DICT_FLAG_WATCHED; key 0: all of them. */
export function setWatchedDictHook(hook: ((dict: DictRef, key: Value) => void) | null): void {
  onWatchedDict = hook;
}

/** Tells the hook of a store or deletion; the caller has looked at DICT_FLAG_WATCHED. */
export function tellWatcher(dict: DictRef, key: Value): void {
  if (onWatchedDict !== null) onWatchedDict(dict, key);
}

/** Charges work where no failure can be reported: the next safepoint looks at the limits. */
export function chargeSilently(units: number): void {
  H32[TS_COUNTDOWN >> 2] -= units;
}

/** Makes a zeroed object with a dict's layout (an instance of a subclass) an empty dict. */
export function initDict(dict: DictRef): void {
  H32[(dict + LENGTH) >> 2] = small(0);
  H32[(dict + DICT_ENTRIES) >> 2] = 0;
  H32[(dict + DICT_INDEX) >> 2] = 0;
  H32[(dict + DICT_USED) >> 2] = small(0);
  H32[(dict + DICT_VERSION) >> 2] = small(0);
  H32[(dict + DICT_FLAGS) >> 2] = small(0);
  H32[(dict + DICT_USABLE) >> 2] = small(0);
}

/** Entries that a table of `places` holds (USABLE_FRACTION). */
export function usableOf(places: number): number {
  return Math.floor((places * 2) / 3);
}

/** The table size that CPython estimates for `count` entries (estimate_log2_keysize). */
export function placesFor(count: number): number {
  return roundedPlaces(Math.floor((count * 3 + 1) / 2));
}

/** The smallest table size of `least` places at least. */
export function roundedPlaces(least: number): number {
  let places = LEAST_PLACES;
  while (places < least) places *= 2;
  return places;
}

/** Bytes of a table of `places`, entries and index. */
export function tableBytes(places: number): number {
  const room = usableOf(places);
  return 8 + 12 * room + (room <= DICT_SMALL ? 0 : 8 + 4 * places);
}

/** Gives the dict an empty table of `places`; its counts but DICT_USABLE are left as they are. */
export function setTable(dict: DictRef, places: number): void {
  const room = usableOf(places);
  const entries = allocateArray(ENTRY_WORDS * room);
  const index = room <= DICT_SMALL ? 0 : allocateRaw(4 * places);
  H32[(dict + DICT_ENTRIES) >> 2] = entries;
  H32[(dict + DICT_INDEX) >> 2] = index;
  H32[(dict + DICT_USABLE) >> 2] = small(room);
}

/** Room for twice the live entries: a dict of half dead ones does not grow (GROWTH_RATE). */
export function grownPlaces(dict: DictRef): number {
  return roundedPlaces((H32[(dict + LENGTH) >> 2] >> 1) * 3);
}

/** Appends an entry whose key is known to be absent; there is room. */
export function appendEntry(dict: DictRef, key: Value, value: Value, hash: Value): void {
  const used = H32[(dict + DICT_USED) >> 2] >> 1;
  const at = ((H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2) + ENTRY_WORDS * used;
  H32[at] = hash;
  H32[at + 1] = key;
  H32[at + 2] = value;
  const index = H32[(dict + DICT_INDEX) >> 2];
  if (index !== 0) enterIntoIndex(index, hash, used);
  H32[(dict + DICT_USED) >> 2] += 2;
  H32[(dict + DICT_USABLE) >> 2] -= 2;
  H32[(dict + LENGTH) >> 2] += 2;
  H32[(dict + DICT_VERSION) >> 2] = small(0);
  if ((H32[(dict + DICT_FLAGS) >> 2] >> 1 & DICT_FLAG_WATCHED) !== 0) tellWatcher(dict, key);
}

/** Puts an entry's number into the first free place of its probe sequence. */
export function enterIntoIndex(index: number, hash: Value, entry: number): void {
  const places = (index + RAW_DATA) >> 2;
  const mask = (H32[(index + LENGTH) >> 2] >> 3) - 1;
  let place = (hash >> 1) & mask;
  let perturb = hash >>> 1;
  let steps = 0;
  while (H32[places + place] > 0) {
    perturb >>>= 5;
    place = (place * 5 + perturb + 1) & mask;
    steps++;
  }
  H32[places + place] = entry + 1;
  if (steps >= 64) chargeSilently(steps >> 3);
}

let enterInKernel = (_index: number, _entries: number, _count: number): number => 0;

/**
 * Sets what enters the first `count` entries of the array at address `entries` into an empty index, up to one that has a long
 * probe sequence, and gives how many it did (it stands above this file).
 */
export function setIndexKernel(kernel: typeof enterInKernel): void {
  enterInKernel = kernel;
}

/** Enters `count` entries from word index `first` on into an empty index. */
function enterAll(index: number, first: number, count: number): void {
  let entry = enterInKernel(index, (first << 2) - ARRAY_ITEMS, count);
  for (let at = first + ENTRY_WORDS * entry; entry < count; entry++, at += ENTRY_WORDS) {
    enterIntoIndex(index, H32[at], entry);
  }
}

/** Marks an entry's place in the index as deleted. */
export function leaveIndex(index: number, hash: Value, entry: number): void {
  const places = (index + RAW_DATA) >> 2;
  const mask = (H32[(index + LENGTH) >> 2] >> 3) - 1;
  let place = (hash >> 1) & mask;
  let perturb = hash >>> 1;
  let steps = 0;
  while (H32[places + place] !== entry + 1) {
    perturb >>>= 5;
    place = (place * 5 + perturb + 1) & mask;
    steps++;
  }
  H32[places + place] = -1;
  if (steps >= 64) chargeSilently(steps >> 3);
}

/** Gives the dict a table of `places` without the dead entries. Never collects. @throws OutOfMemory */
export function rebuild(dict: DictRef, places: number): void {
  const entries = H32[(dict + DICT_ENTRIES) >> 2];
  const used = H32[(dict + DICT_USED) >> 2] >> 1;
  const live = H32[(dict + LENGTH) >> 2] >> 1;
  const from = (entries + ARRAY_ITEMS) >> 2;
  const room = usableOf(places);
  if (entries !== 0 && room <= DICT_SMALL && roomOf(entries) === room) {
    copyLive(from, used, from);
    H32.fill(0, from + ENTRY_WORDS * live, from + ENTRY_WORDS * used);
    H32[(dict + DICT_USED) >> 2] = small(live);
    H32[(dict + DICT_USABLE) >> 2] = small(room - live);
    return;
  }
  setTable(dict, places);
  const to = (H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  if (live === used && used > 16) H32.copyWithin(to, from, from + ENTRY_WORDS * used);
  else copyLive(from, used, to);
  // Compiled regions that know the old table keep it until they go: not what was in it.
  if (entries !== 0) H32.fill(0, from, from + ENTRY_WORDS * used);
  const index = H32[(dict + DICT_INDEX) >> 2];
  if (index !== 0) enterAll(index, to, live);
  H32[(dict + DICT_USED) >> 2] = small(live);
  H32[(dict + DICT_USABLE) >> 2] = small(room - live);
}

/** Entries that an entries array has room for; 0 for none. */
export function roomOf(entries: number): number {
  return entries === 0 ? 0 : Math.floor((H32[(entries + LENGTH) >> 2] >> 1) / ENTRY_WORDS);
}

/** Copies the live ones of `count` entries at word index `from` to `to` (the same place or apart from it). */
export function copyLive(from: number, count: number, to: number): void {
  const end = from + ENTRY_WORDS * count;
  for (let at = from, target = to; at < end; at += ENTRY_WORDS) {
    if (H32[at + 1] === 0) continue;
    H32[target] = H32[at];
    H32[target + 1] = H32[at + 1];
    H32[target + 2] = H32[at + 2];
    target += ENTRY_WORDS;
  }
}

/** Gives an empty dict a copy of the whole table of `source`. Never collects. @throws OutOfMemory */
export function cloneTable(target: DictRef, source: DictRef): void {
  const oldEntries = H32[(source + DICT_ENTRIES) >> 2];
  const oldIndex = H32[(source + DICT_INDEX) >> 2];
  const used = H32[(source + DICT_USED) >> 2] >> 1;
  const entries = allocateArray(H32[(oldEntries + LENGTH) >> 2] >> 1);
  const bytes = oldIndex === 0 ? 0 : H32[(oldIndex + LENGTH) >> 2] >> 1;
  const index = oldIndex === 0 ? 0 : allocateRaw(bytes);
  const from = (oldEntries + ARRAY_ITEMS) >> 2;
  const to = (entries + ARRAY_ITEMS) >> 2;
  const words = ENTRY_WORDS * used;
  if (words < 32) { for (let i = 0; i < words; i++) H32[to + i] = H32[from + i]; }
  else H32.copyWithin(to, from, from + words);
  if (index !== 0) {
    const places = (oldIndex + RAW_DATA) >> 2;
    H32.copyWithin((index + RAW_DATA) >> 2, places, places + (bytes >> 2));
  }
  H32[(target + DICT_ENTRIES) >> 2] = entries;
  H32[(target + DICT_INDEX) >> 2] = index;
  H32[(target + DICT_USED) >> 2] = H32[(source + DICT_USED) >> 2];
  H32[(target + DICT_USABLE) >> 2] = H32[(source + DICT_USABLE) >> 2];
  H32[(target + LENGTH) >> 2] = H32[(source + LENGTH) >> 2];
  H32[(target + DICT_VERSION) >> 2] = small(0);
}

/** Gives an empty dict a table of `places` with the live entries of `source`. Never collects. @throws OutOfMemory */
export function fillFrom(target: DictRef, source: DictRef, places: number): void {
  const used = H32[(source + DICT_USED) >> 2] >> 1;
  const live = H32[(source + LENGTH) >> 2] >> 1;
  setTable(target, places);
  const to = (H32[(target + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  copyLive((H32[(source + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2, used, to);
  const index = H32[(target + DICT_INDEX) >> 2];
  if (index !== 0) enterAll(index, to, live);
  H32[(target + DICT_USED) >> 2] = small(live);
  H32[(target + DICT_USABLE) >> 2] -= live << 1;
  H32[(target + LENGTH) >> 2] = small(live);
  H32[(target + DICT_VERSION) >> 2] = small(0);
}
