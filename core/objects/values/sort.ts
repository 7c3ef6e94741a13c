/** list.sort and sorted (Objects/listobject.c: list_sort_impl). */
import { ensureRoom, OutOfMemory } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY } from "../../heap/layouts/basic.ts";
import { TS_EXCEPTION, TS_LIMIT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseValueError } from "../errors.ts";
import { call1 } from "../protocols/call.ts";
import { chargeWork } from "../work.ts";
import { reverseWords } from "./list_storage.ts";
import { classifyKeys, KEYS_OTHER, KEYS_SMALL, sortByPrefix } from "./prefix_sort.ts";
import { allocateArray, type ListRef } from "./sequences.ts";
import { Timsort } from "./timsort.ts";

/** Fewer items than this are sorted by Timsort's insertion whatever they are. */
const FEW = 32;

/**
 * Sorts a list in place, stably. While it is sorted the list is empty to guest code; what guest code puts into it then
 * is lost, and a ValueError says so. Whatever fails, the list holds a permutation of its items.
 *
 * @param key function of one argument, or 0
 * @returns false with the exception pending. May run guest code; both values are rooted by the caller.
 * @throws OutOfMemory
 */
export function sortList(list: ListRef, key: Value, reverse: boolean): boolean {
  const array = H32[(list + LIST_ARRAY) >> 2];
  const length = H32[(list + LENGTH) >> 2];
  if (array === 0) return true;
  const mark = rootMark();
  pushRoot(array);
  // An array of no room: what puts something in, even if it takes it out again, leaves another one or none.
  const none = allocateArray(0);
  pushRoot(none);
  H32[(list + LENGTH) >> 2] = small(0);
  H32[(list + LIST_ARRAY) >> 2] = none;
  let sorted = false;
  let modified = false;
  try {
    sorted = sortItems((array + ARRAY_ITEMS) >> 2, length >> 1, key, reverse);
  } finally {
    modified = H32[(list + LIST_ARRAY) >> 2] !== none;
    H32[(list + LENGTH) >> 2] = length;
    H32[(list + LIST_ARRAY) >> 2] = array;
    releaseRoots(mark);
  }
  if (sorted && modified) {
    raiseValueError("list modified during sort");
    return false;
  }
  return sorted;
}

/**
 * Sorts one list by another, which holds a key for each item, as sortList does with a key function; both are permuted.
 *
 * @returns false with the exception pending. May run guest code; both are rooted by the caller, and as long.
 */
export function sortListByKeys(items: ListRef, keys: ListRef, reverse: boolean): boolean {
  const [array, keyArray] = [items, keys].map((list) => H32[(list + LIST_ARRAY) >> 2]);
  const length = H32[(items + LENGTH) >> 2];
  if (array === 0 || H32[(keys + LENGTH) >> 2] !== length) return true;
  const mark = rootMark();
  pushRoot(array);
  pushRoot(keyArray);
  // Out of reach for guest code that has found the lists.
  for (const list of [items, keys]) {
    H32[(list + LENGTH) >> 2] = small(0);
    H32[(list + LIST_ARRAY) >> 2] = 0;
  }
  try {
    const [first, firstKey] = [array, keyArray].map((each) => (each + ARRAY_ITEMS) >> 2);
    return sortPairs(firstKey, first, length >> 1, reverse);
  } finally {
    H32[(items + LENGTH) >> 2] = length;
    H32[(items + LIST_ARRAY) >> 2] = array;
    releaseRoots(mark);
  }
}

/**
 * Gives a list what another holds, which is empty then, with an array of no room: what puts something into it, even if it
 * takes it out again, leaves another array or none.
 *
 * @returns whether something was put into the list that gets it, since it was emptied like this. @throws OutOfMemory
 */
export function moveList(to: ListRef, from: ListRef): boolean {
  const before = H32[(to + LIST_ARRAY) >> 2];
  const untouched = before !== 0 && H32[(before + LENGTH) >> 2] === small(0);
  const none = allocateArray(0);
  for (const at of [LENGTH, LIST_ARRAY]) H32[(to + at) >> 2] = H32[(from + at) >> 2];
  H32[(from + LENGTH) >> 2] = small(0);
  H32[(from + LIST_ARRAY) >> 2] = none;
  return !untouched;
}

function sortItems(items: number, count: number, key: Value, reverse: boolean): boolean {
  if (key === 0) return sortPairs(items, 0, count, reverse);
  const slot = pushRoot(0) >> 2;
  if (count > 256) ensureRoom(4 * count + 64);
  const array = allocateArray(count);
  H32[slot] = array;
  const keys = (array + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < count; i++) {
    const made = call1(key, H32[items + i]);
    if (made === 0) return false;
    H32[keys + i] = made;
    if (i % 1024 === 1023 && !chargeWork(64)) return false;
  }
  return sortPairs(keys, items, count, reverse);
}

/** Sorts keys and the values that go with them (0: none). Turning both round before and after keeps equals in order. */
function sortPairs(keys: number, values: number, count: number, reverse: boolean): boolean {
  if (count < 2) return true;
  if (!reverse) return sortForward(keys, values, count);
  reverseWords(keys, count);
  if (values !== 0) reverseWords(values, count);
  try {
    return sortForward(keys, values, count);
  } finally {
    reverseWords(values === 0 ? keys : values, count);
  }
}

function sortForward(keys: number, values: number, count: number): boolean {
  if (count >= FEW) {
    const kind = classifyKeys(keys, count);
    if (!chargeWork(count >> 4)) return false;
    if (kind === KEYS_SMALL && values === 0) {
      if (!chargeWork(count >> 2)) return false;
      sortSmallInts(keys, count);
      return true;
    }
    if (kind !== KEYS_OTHER) {
      try {
        if (sortByPrefix(keys, values, count, kind)) return true;
        if (H32[TS_LIMIT >> 2] !== 0) return false;
        H32[TS_EXCEPTION >> 2] = 0;
      } catch (error) {
        // No room for the scratch memory: the other way needs far less.
        if (!(error instanceof OutOfMemory)) throw error;
      }
    }
  }
  const slot = pushRoot(0) >> 2;
  return new Timsort(keys, values, count, slot).sort();
}

/** Small ints are told apart by nothing but their words, and tagging keeps their order: any sort of the words will do. */
function sortSmallInts(words: number, count: number): void {
  let n = 1;
  while (n < count && H32[words + n - 1] <= H32[words + n]) n++;
  if (n === count) return;
  n = 1;
  while (n < count && H32[words + n - 1] >= H32[words + n]) n++;
  if (n === count) reverseWords(words, count);
  else H32.subarray(words, words + count).sort();
}
