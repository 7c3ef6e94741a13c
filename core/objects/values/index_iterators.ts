/**
 * The iterators that iterNext (protocols/iterate.ts) steps without asking their type: those of lists and tuples,
 * [shape, index, sequence], as iterators of other sequences by index are too, and of ranges of small ints.
 */
import { LENGTH } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { listFirst, tupleFirst } from "./list_storage.ts";

/** Byte offset of an index iterator's next index. */
export const ITERATOR_INDEX = 4;
/** Byte offset of an index iterator's sequence (0 once exhausted). */
export const ITERATOR_SEQUENCE = 8;

/** The next item of a list_iterator; 0 when exhausted. Never fails, never collects. */
export function listIteratorNext(iterator: Value): Value {
  const list = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (list === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2];
  if (index < H32[(list + LENGTH) >> 2]) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = index + 2;
    return H32[listFirst(list) + (index >> 1)];
  }
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

/** The next item of a tuple_iterator; 0 when exhausted. Never fails, never collects. */
export function tupleIteratorNext(iterator: Value): Value {
  const tuple = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (tuple === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2];
  if (index < H32[(tuple + LENGTH) >> 2]) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = index + 2;
    return H32[tupleFirst(tuple) + (index >> 1)];
  }
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

/** The next item of a list_reverseiterator; 0 when exhausted. Never fails, never collects. */
export function listReverseIteratorNext(iterator: Value): Value {
  const list = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (list === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2];
  if (index > 0 && index < H32[(list + LENGTH) >> 2]) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = index - 2;
    return H32[listFirst(list) + (index >> 1)];
  }
  H32[(iterator + ITERATOR_INDEX) >> 2] = small(-1);
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

/** Byte offsets in both range iterators. */
export const RANGE_NEXT = 4;
export const RANGE_STRIDE = 8;
export const RANGE_LEFT = 12;

/** The next value of a range_iterator; 0 when exhausted. Never fails, never collects. */
export function rangeIteratorNext(iterator: Value): Value {
  const left = H32[(iterator + RANGE_LEFT) >> 2];
  if (left <= 1) return 0;
  const value = H32[(iterator + RANGE_NEXT) >> 2];
  H32[(iterator + RANGE_LEFT) >> 2] = left - 2;
  // Behind the last value this may leave the small ints; nobody reads it then.
  H32[(iterator + RANGE_NEXT) >> 2] = value + H32[(iterator + RANGE_STRIDE) >> 2] - 1;
  return value;
}
