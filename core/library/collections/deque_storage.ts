/**
 * The items of a deque: a ring.
 *
 *     deque   4 array or 0   8 place of the first item in it   12 items   16 greatest length: an int, -1 none
 *            20 a number that every change of the items' places makes another
 *
 * All but the array are small ints, the greatest length may be any int. The array's capacity is a power of two; item i
 * stands at (first + i) & (capacity - 1), and what is not an item is 0.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { moveWords } from "../../objects/values/list_storage.ts";
import { allocateArray } from "../../objects/values/sequences.ts";

export type DequeRef = Ref<"deque">;

export const DEQUE_ITEMS = 4;
export const DEQUE_FIRST = 8;
export const DEQUE_LENGTH = 12;
export const DEQUE_MAXIMUM = 16;
export const DEQUE_STATE = 20;

const LEAST_CAPACITY = 8;
/** Arrays from this capacity on are announced to the collector. */
const LARGE_CAPACITY = 2048;

/** Makes a zeroed instance an empty deque without greatest length. */
export function initDeque(deque: DequeRef): void {
  H32[(deque + DEQUE_FIRST) >> 2] = small(0);
  H32[(deque + DEQUE_LENGTH) >> 2] = small(0);
  H32[(deque + DEQUE_MAXIMUM) >> 2] = small(-1);
  H32[(deque + DEQUE_STATE) >> 2] = small(0);
}

/** How many items there are. */
export function dequeLength(deque: DequeRef): number {
  return H32[(deque + DEQUE_LENGTH) >> 2] >> 1;
}

/** The greatest length; Infinity when there is none. */
export function dequeMaximum(deque: DequeRef): number {
  const maximum = H32[(deque + DEQUE_MAXIMUM) >> 2];
  // A greatest length that is no small int is out of reach.
  return (maximum & 1) === 0 || maximum < 0 ? Infinity : maximum >> 1;
}

/** Word index of item `index`, which is within the length. */
export function dequePlace(deque: DequeRef, index: number): number {
  const array = H32[(deque + DEQUE_ITEMS) >> 2];
  const mask = (H32[(array + LENGTH) >> 2] >> 1) - 1;
  return ((array + ARRAY_ITEMS) >> 2) + (((H32[(deque + DEQUE_FIRST) >> 2] >> 1) + index) & mask);
}

/** Item `index`, which is within the length. */
export function dequeItem(deque: DequeRef, index: number): Value {
  return H32[dequePlace(deque, index)];
}

/** The items' places changed. */
function touch(deque: DequeRef): void {
  H32[(deque + DEQUE_STATE) >> 2] += 2;
}

/** Makes room for one more item. May collect when the deque is large: deque and `value` are rooted meanwhile. */
function makeRoom(deque: DequeRef, value: Value): void {
  const old = H32[(deque + DEQUE_ITEMS) >> 2];
  const capacity = old === 0 ? 0 : H32[(old + LENGTH) >> 2] >> 1;
  const length = dequeLength(deque);
  if (length < capacity) return;
  const wider = capacity === 0 ? LEAST_CAPACITY : capacity * 2;
  if (wider >= LARGE_CAPACITY) {
    const mark = rootMark();
    pushRoot(deque);
    pushRoot(value);
    ensureRoom(4 * wider + 64);
    releaseRoots(mark);
  }
  const array = allocateArray(wider);
  if (length > 0) {
    const first = H32[(deque + DEQUE_FIRST) >> 2] >> 1;
    const from = (old + ARRAY_ITEMS) >> 2;
    const to = (array + ARRAY_ITEMS) >> 2;
    moveWords(from + first, to, capacity - first);
    moveWords(from, to + capacity - first, first);
  }
  H32[(deque + DEQUE_ITEMS) >> 2] = array;
  H32[(deque + DEQUE_FIRST) >> 2] = small(0);
}

/** Adds at the right, dropping the leftmost item of a full deque. May collect. @throws OutOfMemory */
export function dequeAppend(deque: DequeRef, value: Value): void {
  const maximum = dequeMaximum(deque);
  if (dequeLength(deque) >= maximum) {
    if (maximum === 0) return;
    dequePopLeft(deque);
  }
  makeRoom(deque, value);
  const length = H32[(deque + DEQUE_LENGTH) >> 2];
  H32[dequePlace(deque, length >> 1)] = value;
  H32[(deque + DEQUE_LENGTH) >> 2] = length + 2;
  touch(deque);
}

/** Adds at the left, dropping the rightmost item of a full deque. May collect. @throws OutOfMemory */
export function dequeAppendLeft(deque: DequeRef, value: Value): void {
  const maximum = dequeMaximum(deque);
  if (dequeLength(deque) >= maximum) {
    if (maximum === 0) return;
    dequePop(deque);
  }
  makeRoom(deque, value);
  const array = H32[(deque + DEQUE_ITEMS) >> 2];
  const mask = (H32[(array + LENGTH) >> 2] >> 1) - 1;
  const first = ((H32[(deque + DEQUE_FIRST) >> 2] >> 1) - 1) & mask;
  H32[((array + ARRAY_ITEMS) >> 2) + first] = value;
  H32[(deque + DEQUE_FIRST) >> 2] = small(first);
  H32[(deque + DEQUE_LENGTH) >> 2] += 2;
  touch(deque);
}

/** Takes the rightmost item away; the deque is not empty. Never collects. */
export function dequePop(deque: DequeRef): Value {
  const length = H32[(deque + DEQUE_LENGTH) >> 2] >> 1;
  const place = dequePlace(deque, length - 1);
  const value = H32[place];
  H32[place] = 0;
  H32[(deque + DEQUE_LENGTH) >> 2] = small(length - 1);
  if (length === 1) H32[(deque + DEQUE_ITEMS) >> 2] = 0;
  touch(deque);
  return value;
}

/** Takes the leftmost item away; the deque is not empty. Never collects. */
export function dequePopLeft(deque: DequeRef): Value {
  const array = H32[(deque + DEQUE_ITEMS) >> 2];
  const mask = (H32[(array + LENGTH) >> 2] >> 1) - 1;
  const first = H32[(deque + DEQUE_FIRST) >> 2] >> 1;
  const place = ((array + ARRAY_ITEMS) >> 2) + first;
  const value = H32[place];
  H32[place] = 0;
  H32[(deque + DEQUE_FIRST) >> 2] = small((first + 1) & mask);
  const length = H32[(deque + DEQUE_LENGTH) >> 2] - 2;
  H32[(deque + DEQUE_LENGTH) >> 2] = length;
  if (length === small(0) && mask >= LARGE_CAPACITY) H32[(deque + DEQUE_ITEMS) >> 2] = 0;
  touch(deque);
  return value;
}

/** Takes all items away. Never collects. */
export function dequeClear(deque: DequeRef): void {
  if (dequeLength(deque) === 0) return;
  H32[(deque + DEQUE_ITEMS) >> 2] = 0;
  H32[(deque + DEQUE_FIRST) >> 2] = small(0);
  H32[(deque + DEQUE_LENGTH) >> 2] = small(0);
  touch(deque);
}

/** Moves the items to the right by `steps`, what falls off comes in at the other end. Never collects. */
export function dequeRotate(deque: DequeRef, steps: number): void {
  const length = dequeLength(deque);
  if (length < 2) return;
  let turn = steps % length;
  if (turn < 0) turn += length;
  touch(deque);
  if (turn === 0) return;
  const array = H32[(deque + DEQUE_ITEMS) >> 2];
  const mask = (H32[(array + LENGTH) >> 2] >> 1) - 1;
  const words = (array + ARRAY_ITEMS) >> 2;
  let first = H32[(deque + DEQUE_FIRST) >> 2] >> 1;
  if (turn * 2 <= length) {
    for (; turn > 0; turn--) {
      const last = words + ((first + length - 1) & mask);
      const value = H32[last];
      H32[last] = 0;
      first = (first - 1) & mask;
      H32[words + first] = value;
    }
  } else {
    for (turn = length - turn; turn > 0; turn--) {
      const value = H32[words + first];
      H32[words + first] = 0;
      H32[words + ((first + length) & mask)] = value;
      first = (first + 1) & mask;
    }
  }
  H32[(deque + DEQUE_FIRST) >> 2] = small(first);
}

/** Takes item `index` away, which is within the length: the shorter side moves. Never collects. */
export function dequeRemoveAt(deque: DequeRef, index: number): void {
  const length = dequeLength(deque);
  if (index * 2 < length) {
    for (let i = index; i > 0; i--) H32[dequePlace(deque, i)] = H32[dequePlace(deque, i - 1)];
    dequePopLeft(deque);
  } else {
    for (let i = index; i < length - 1; i++) {
      H32[dequePlace(deque, i)] = H32[dequePlace(deque, i + 1)];
    }
    dequePop(deque);
  }
}
