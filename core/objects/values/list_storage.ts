/**
 * Moving words about inside lists and tuples. Nothing here runs guest code. Words of a list's array beyond its length
 * are 0, so that they keep nothing alive.
 */
import { ensureRoom, OutOfMemory } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { EMPTY_TUPLE, TS_COUNTDOWN } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  allocateArray,
  allocateTuple,
  type ListRef,
  listReserve,
  newList,
  type TupleRef,
} from "./sequences.ts";

/** Requests below this many words are not worth asking the collector first. */
const SMALL_REQUEST = 1024;
/** Arrays below this capacity are not made smaller. */
const SHRINK_MINIMUM = 256;

/** Word index of a list's first item; only when the list has an array. */
export function listFirst(list: Value): number {
  return (H32[(list + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2;
}

/** How many items a list has room for. */
export function listCapacity(list: Value): number {
  const array = H32[(list + LIST_ARRAY) >> 2];
  return array === 0 ? 0 : H32[(array + LENGTH) >> 2] >> 1;
}

/** Word index of a tuple's first item. */
export function tupleFirst(tuple: Value): number {
  return (tuple + TUPLE_ITEMS) >> 2;
}

// The work of moving and filling many words is charged where no failure can be reported: the next safepoint looks at the
// limits.

/** Copies `count` words from word index `from` to `to`; the ranges may overlap. */
export function moveWords(from: number, to: number, count: number): void {
  if (count > 12) {
    H32.copyWithin(to, from, from + count);
    if (count >= 256) H32[TS_COUNTDOWN >> 2] -= count >> 8;
  } else if (from > to) {
    for (let i = 0; i < count; i++) H32[to + i] = H32[from + i];
  } else {
    for (let i = count - 1; i >= 0; i--) H32[to + i] = H32[from + i];
  }
}

/** Fills `count` words from word index `at`. */
export function fillWords(at: number, count: number, word: Value): void {
  if (count > 16) {
    H32.fill(word, at, at + count);
    if (count >= 256) H32[TS_COUNTDOWN >> 2] -= count >> 8;
  } else for (let i = 0; i < count; i++) H32[at + i] = word;
}

/** Turns `count` words from word index `at` round. */
export function reverseWords(at: number, count: number): void {
  if (count > 32) {
    H32.subarray(at, at + count).reverse();
    return;
  }
  for (let low = at, high = at + count - 1; low < high; low++, high--) {
    const word = H32[low];
    H32[low] = H32[high];
    H32[high] = word;
  }
}

/**
 * Asks for room for `words` words when they are many. May collect: the caller has everything rooted.
 *
 * @throws OutOfMemory
 */
export function ensureWords(words: number): void {
  if (words >= SMALL_REQUEST) ensureRoom(4 * words + 64);
}

/**
 * The list of `count` words from word index `at`, asking for room first: may collect, the words are rooted.
 *
 * @throws OutOfMemory
 */
export function copyToList(at: number, count: number): ListRef {
  if (count === 0) return newList(0);
  ensureWords(count);
  const list = newList(count);
  moveWords(at, listFirst(list), count);
  H32[(list + LENGTH) >> 2] = small(count);
  return list;
}

/** The tuple of `count` words from word index `at`: as copyToList. @throws OutOfMemory */
export function copyToTuple(at: number, count: number): TupleRef {
  if (count === 0) return EMPTY_TUPLE;
  ensureWords(count);
  const tuple = allocateTuple(count);
  moveWords(at, tupleFirst(tuple), count);
  return tuple;
}

/** Empties a list. */
export function listClear(list: ListRef): void {
  // An empty list may be one that is being sorted, which tells by its array whether something was put into it.
  if (H32[(list + LENGTH) >> 2] === small(0)) return;
  H32[(list + LENGTH) >> 2] = small(0);
  H32[(list + LIST_ARRAY) >> 2] = 0;
}

/**
 * Opens a gap of `count` words 0 at `index` (0..length), for the caller to fill at once. Never collects: large gaps are
 * announced by ensureWords.
 *
 * @returns word index of the gap
 * @throws OutOfMemory; the list is unchanged then
 */
export function listOpenGap(list: ListRef, index: number, count: number): number {
  const length = H32[(list + LENGTH) >> 2] >> 1;
  listReserve(list, length + count);
  const gap = listFirst(list) + index;
  moveWords(gap, gap + count, length - index);
  fillWords(gap, count, 0);
  H32[(list + LENGTH) >> 2] = small(length + count);
  return gap;
}

/** Removes the items start..stop, which are within the list. Never collects. */
export function listRemoveRange(list: ListRef, start: number, stop: number): void {
  const length = H32[(list + LENGTH) >> 2] >> 1;
  const count = stop - start;
  if (count <= 0) return;
  const first = listFirst(list);
  moveWords(first + stop, first + start, length - stop);
  listTruncate(list, length - count);
}

/**
 * Shortens the list to `length` items, and gives most of its array back when it has become far too large. Never
 * collects.
 */
export function listTruncate(list: ListRef, length: number): void {
  const old = H32[(list + LENGTH) >> 2] >> 1;
  if (length === 0) {
    listClear(list);
    return;
  }
  const array = H32[(list + LIST_ARRAY) >> 2];
  fillWords(listFirst(list) + length, old - length, 0);
  H32[(list + LENGTH) >> 2] = small(length);
  const capacity = H32[(array + LENGTH) >> 2] >> 1;
  if (capacity >= SHRINK_MINIMUM && length < capacity >> 2) shrink(list, length);
}

function shrink(list: ListRef, length: number): void {
  try {
    const array = allocateArray(length + (length >> 2) + 8);
    moveWords(listFirst(list), (array + ARRAY_ITEMS) >> 2, length);
    H32[(list + LIST_ARRAY) >> 2] = array;
  } catch (error) {
    // Removing items must not fail for want of memory: the large array stays.
    if (!(error instanceof OutOfMemory)) throw error;
  }
}
