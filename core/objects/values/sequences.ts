/** Making and filling tuples, lists, cells and arrays (raw constructors; the types' behaviour is in their files). */
import { allocate } from "../../heap/allocator.ts";
import {
  ARRAY_ITEMS,
  CELL_BYTES,
  CELL_CONTENT,
  LENGTH,
  LIST_ARRAY,
  LIST_BYTES,
  RAW_DATA,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { EMPTY_TUPLE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { ARRAY_SHAPE, CELL_SHAPE, LIST_SHAPE, RAW_SHAPE, TUPLE_SHAPE } from "../well_known.ts";

export type TupleRef = Ref<"tuple">;
export type ListRef = Ref<"list">;
export type ArrayRef = Ref<"array">;

/** A tuple of `length` words 0, for the caller to fill before anything can look at it. @throws OutOfMemory */
export function allocateTuple(length: number): TupleRef {
  if (length === 0) return EMPTY_TUPLE;
  const address = allocate(TUPLE_ITEMS + 4 * length);
  H32[address >> 2] = TUPLE_SHAPE;
  H32[(address + LENGTH) >> 2] = small(length);
  return address;
}

/** The tuple of the given values. @throws OutOfMemory */
export function tupleOf(...items: Value[]): TupleRef {
  const tuple = allocateTuple(items.length);
  for (let i = 0; i < items.length; i++) H32[((tuple + TUPLE_ITEMS) >> 2) + i] = items[i];
  return tuple;
}

/** The tuple of `count` words of the memory from word index `at`. @throws OutOfMemory */
export function tupleFrom(at: number, count: number): TupleRef {
  const tuple = allocateTuple(count);
  const first = (tuple + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < count; i++) H32[first + i] = H32[at + i];
  return tuple;
}

/** Items of a tuple (also of a tuple subclass's instance). */
export function tupleLength(tuple: Value): number {
  return H32[(tuple + LENGTH) >> 2] >> 1;
}

/** Item `index` of a tuple; the index is within its length. */
export function tupleItem(tuple: Value, index: number): Value {
  return H32[((tuple + TUPLE_ITEMS) >> 2) + index];
}

/** Stores an item into a tuple that nobody has seen yet. */
export function setTupleItem(tuple: TupleRef, index: number, value: Value): void {
  H32[((tuple + TUPLE_ITEMS) >> 2) + index] = value;
}

/** An array (storage of lists and others) of `capacity` words 0. @throws OutOfMemory */
export function allocateArray(capacity: number): ArrayRef {
  const address = allocate(ARRAY_ITEMS + 4 * capacity);
  H32[address >> 2] = ARRAY_SHAPE;
  H32[(address + LENGTH) >> 2] = small(capacity);
  return address;
}

/** A block of `bytes` bytes without references, all zero; data from RAW_DATA on. @throws OutOfMemory */
export function allocateRaw(bytes: number): Ref<"raw"> {
  const address = allocate(RAW_DATA + bytes);
  H32[address >> 2] = RAW_SHAPE;
  H32[(address + LENGTH) >> 2] = small(bytes);
  return address;
}

/** An empty list whose array holds `capacity` items. @throws OutOfMemory */
export function newList(capacity = 0): ListRef {
  const array = capacity === 0 ? 0 : allocateArray(capacity);
  const list = allocate(LIST_BYTES);
  H32[list >> 2] = LIST_SHAPE;
  H32[(list + LENGTH) >> 2] = small(0);
  H32[(list + LIST_ARRAY) >> 2] = array;
  return list;
}

/** The list of `count` words of the memory from word index `at`. @throws OutOfMemory */
export function listFrom(at: number, count: number): ListRef {
  const list = newList(count);
  if (count === 0) return list;
  const first = (H32[(list + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < count; i++) H32[first + i] = H32[at + i];
  H32[(list + LENGTH) >> 2] = small(count);
  return list;
}

export function listLength(list: Value): number {
  return H32[(list + LENGTH) >> 2] >> 1;
}

/** Item `index` of a list; the index is within its length. */
export function listItem(list: Value, index: number): Value {
  return H32[((H32[(list + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + index];
}

/** Appends; grows the array by an eighth and some, as CPython does. Never collects. @throws OutOfMemory */
export function listAppend(list: ListRef, value: Value): void {
  const length = H32[(list + LENGTH) >> 2] >> 1;
  let array = H32[(list + LIST_ARRAY) >> 2];
  if (array === 0 || length >= H32[(array + LENGTH) >> 2] >> 1) {
    array = listReserve(list, length + 1);
  }
  H32[((array + ARRAY_ITEMS) >> 2) + length] = value;
  H32[(list + LENGTH) >> 2] = small(length + 1);
}

/**
 * Longer lists grow by a half: where CPython's realloc extends an array in its place, here all of it is copied to pages that
 * were not in use.
 */
const LONG = 1 << 14;

/** Makes room for `length` items at least and returns the array. @throws OutOfMemory */
export function listReserve(list: ListRef, length: number): ArrayRef {
  const old = H32[(list + LIST_ARRAY) >> 2];
  const oldCapacity = old === 0 ? 0 : H32[(old + LENGTH) >> 2] >> 1;
  if (length <= oldCapacity) return old;
  const more = length < LONG ? length >> 3 : length >> 1;
  const grown = (length + more + 6) & ~3;
  const array = allocateArray(grown);
  const used = H32[(list + LENGTH) >> 2] >> 1;
  if (used !== 0) {
    const from = (old + ARRAY_ITEMS) >> 2;
    if (used < 16) {
      const to = (array + ARRAY_ITEMS) >> 2;
      for (let i = 0; i < used; i++) H32[to + i] = H32[from + i];
    } else H32.copyWithin((array + ARRAY_ITEMS) >> 2, from, from + used);
  }
  H32[(list + LIST_ARRAY) >> 2] = array;
  return array;
}

/** A cell (closure variable). @throws OutOfMemory */
export function newCell(content: Value): Value {
  const cell = allocate(CELL_BYTES);
  H32[cell >> 2] = CELL_SHAPE;
  H32[(cell + CELL_CONTENT) >> 2] = content;
  return cell;
}
