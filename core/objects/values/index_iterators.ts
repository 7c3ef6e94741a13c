/**
 * The iterators of lists and tuples as objects: [shape, index, sequence]. Iterators of other sequences by index have the
 * same layout; these two are what iterNext (protocols/iterate.ts) steps without asking their type.
 */
import { LENGTH } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
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
