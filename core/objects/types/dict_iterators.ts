/**
 * Iterators over dicts, forwards and backwards (Objects/dictobject.c: dictiter_*, dictreviter_*).
 *
 *     4 next entry (small int)   8 dict, or 0 when exhausted   12 the length that the dict must keep (-1: it did not)
 *     16 entries still to come, as far as the length tells
 *
 * The …Next functions return 0 when the iterator is exhausted or has failed (exception pending). They never collect.
 */
import { allocate } from "../../heap/allocator.ts";
import { LENGTH } from "../../heap/layouts/basic.ts";
import { TS_BUILTINS_DICT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType, type NativeEntry } from "../define.ts";
import { pending, raise } from "../errors.ts";
import type { SlotFunction } from "../slots.ts";
import { staticName } from "../static_area.ts";
import {
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictNext,
  dictPrevious,
  type DictRef,
  dictUsed,
  dictValueAt,
} from "../values/dict_table.ts";
import { listAppend, newList, tupleOf } from "../values/sequences.ts";
import {
  DICT_ITEM_ITERATOR_SHAPE,
  DICT_ITEM_ITERATOR_TYPE,
  DICT_KEY_ITERATOR_SHAPE,
  DICT_KEY_ITERATOR_TYPE,
  DICT_REVERSE_ITEM_ITERATOR_TYPE,
  DICT_REVERSE_KEY_ITERATOR_TYPE,
  DICT_REVERSE_VALUE_ITERATOR_TYPE,
  DICT_VALUE_ITERATOR_SHAPE,
  DICT_VALUE_ITERATOR_TYPE,
  RUNTIME_ERROR,
} from "../well_known.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { iteratorItself } from "./sequence_iterators.ts";

const ITER = staticName("iter");
const POSITION = 4;
const DICT = 8;
const EXPECTED = 12;
const LEFT = 16;
const ITERATOR_BYTES = 24;

function newIterator(shape: number, dict: DictRef, position: number): Value {
  const iterator = allocate(ITERATOR_BYTES);
  const length = small(dictLength(dict));
  H32[iterator >> 2] = shape;
  H32[(iterator + POSITION) >> 2] = small(position);
  H32[(iterator + DICT) >> 2] = dict;
  H32[(iterator + EXPECTED) >> 2] = length;
  H32[(iterator + LEFT) >> 2] = length;
  return iterator;
}

/** iter(dict). @throws OutOfMemory */
export function newDictKeyIterator(dict: DictRef): Value {
  return newIterator(DICT_KEY_ITERATOR_SHAPE, dict, 0);
}

/** iter(dict.values()). @throws OutOfMemory */
export function newDictValueIterator(dict: DictRef): Value {
  return newIterator(DICT_VALUE_ITERATOR_SHAPE, dict, 0);
}

/** iter(dict.items()). @throws OutOfMemory */
export function newDictItemIterator(dict: DictRef): Value {
  return newIterator(DICT_ITEM_ITERATOR_SHAPE, dict, 0);
}

/** reversed(dict) or of one of its views, by the iterator's shape. @throws OutOfMemory */
export function newReverseDictIterator(shape: number, dict: DictRef): Value {
  return newIterator(shape, dict, dictUsed(dict) - 1);
}

/** The entry that a forward iterator has come to, after moving it on; -1 when there is none. */
function step(iterator: Value): number {
  const dict = H32[(iterator + DICT) >> 2];
  if (dict === 0) return -1;
  if (H32[(iterator + EXPECTED) >> 2] !== H32[(dict + LENGTH) >> 2]) return changedSize(iterator);
  const entry = dictNext(dict, H32[(iterator + POSITION) >> 2] >> 1);
  if (entry < 0) {
    H32[(iterator + DICT) >> 2] = 0;
    return -1;
  }
  if (H32[(iterator + LEFT) >> 2] === small(0)) {
    H32[(iterator + DICT) >> 2] = 0;
    raise(RUNTIME_ERROR, "dictionary keys changed during iteration");
    return -1;
  }
  H32[(iterator + POSITION) >> 2] = small(entry + 1);
  H32[(iterator + LEFT) >> 2] -= 2;
  return entry;
}

function changedSize(iterator: Value): -1 {
  H32[(iterator + EXPECTED) >> 2] = small(-1);
  raise(RUNTIME_ERROR, "dictionary changed size during iteration");
  return -1;
}

/** The entry that a reverse iterator has come to, after moving it on; -1 when there is none. */
function stepBack(iterator: Value): number {
  const dict = H32[(iterator + DICT) >> 2];
  if (dict === 0) return -1;
  if (H32[(iterator + EXPECTED) >> 2] !== H32[(dict + LENGTH) >> 2]) return changedSize(iterator);
  const entry = dictPrevious(dict, H32[(iterator + POSITION) >> 2] >> 1);
  if (entry < 0) {
    H32[(iterator + DICT) >> 2] = 0;
    return -1;
  }
  H32[(iterator + POSITION) >> 2] = small(entry - 1);
  H32[(iterator + LEFT) >> 2] -= 2;
  return entry;
}

/** Next key of a dict_keyiterator, or 0. */
export function dictKeyIteratorNext(iterator: Value): Value {
  const entry = step(iterator);
  return entry < 0 ? 0 : dictKeyAt(H32[(iterator + DICT) >> 2], entry);
}

/** Next value of a dict_valueiterator, or 0. */
export function dictValueIteratorNext(iterator: Value): Value {
  const entry = step(iterator);
  return entry < 0 ? 0 : dictValueAt(H32[(iterator + DICT) >> 2], entry);
}

/** Next (key, value) of a dict_itemiterator, or 0. @throws OutOfMemory */
export function dictItemIteratorNext(iterator: Value): Value {
  const entry = step(iterator);
  return entry < 0 ? 0 : pairAt(iterator, entry);
}

/** The entry index that a dict_itemiterator moves past, or -1: for loops that unpack key and value at once. */
export function dictItemIteratorStep(iterator: Value): number {
  return step(iterator);
}

/** The dict that an iterator still walks, or 0. */
export function dictOfIterator(iterator: Value): DictRef {
  return H32[(iterator + DICT) >> 2];
}

function pairAt(iterator: Value, entry: number): Value {
  const dict = H32[(iterator + DICT) >> 2];
  return tupleOf(dictKeyAt(dict, entry), dictValueAt(dict, entry));
}

function reverseKeyNext(iterator: Value): Value {
  const entry = stepBack(iterator);
  return entry < 0 ? 0 : dictKeyAt(H32[(iterator + DICT) >> 2], entry);
}

function reverseValueNext(iterator: Value): Value {
  const entry = stepBack(iterator);
  return entry < 0 ? 0 : dictValueAt(H32[(iterator + DICT) >> 2], entry);
}

function reverseItemNext(iterator: Value): Value {
  const entry = stepBack(iterator);
  return entry < 0 ? 0 : pairAt(iterator, entry);
}

function lengthHint(iterator: Value): Value {
  const dict = H32[(iterator + DICT) >> 2];
  const kept = dict !== 0 && H32[(iterator + EXPECTED) >> 2] === H32[(dict + LENGTH) >> 2];
  return kept ? H32[(iterator + LEFT) >> 2] : small(0);
}

/** `__reduce__` of an iterator: iter and a list of what it would still have given, from a copy of it. */
export function reduceIterator(copy: Value, next: (iterator: Value) => Value): Value {
  const mark = rootMark();
  pushRoot(copy);
  const rest = newList();
  pushRoot(rest);
  for (let item = next(copy); item !== 0; item = next(copy)) listAppend(rest, item);
  const iter = dictGetStr(H32[TS_BUILTINS_DICT >> 2], ITER);
  releaseRoots(mark);
  return pending() || iter === 0 ? 0 : tupleOf(iter, tupleOf(rest));
}

function copyIterator(iterator: Value): Value {
  const copy = allocate(ITERATOR_BYTES);
  for (let offset = 0; offset < ITERATOR_BYTES; offset += 4) {
    H32[(copy + offset) >> 2] = H32[(iterator + offset) >> 2];
  }
  return copy;
}

function iteratorMethods(next: (iterator: Value) => Value): Record<string, NativeEntry> {
  return {
    __length_hint__: ["", lengthHint],
    __reduce__: ["", (iterator: Value) => reduceIterator(copyIterator(iterator), next)],
  };
}

function defineIterator(type: number, next: (iterator: Value) => Value): void {
  const slots: { iter: SlotFunction; next: SlotFunction } = { iter: iteratorItself, next };
  defineType({ type, flags: TYPE_FLAG_NO_NEW, slots, methods: iteratorMethods(next) });
}

defineIterator(DICT_KEY_ITERATOR_TYPE, dictKeyIteratorNext);
defineIterator(DICT_VALUE_ITERATOR_TYPE, dictValueIteratorNext);
defineIterator(DICT_ITEM_ITERATOR_TYPE, dictItemIteratorNext);
defineIterator(DICT_REVERSE_KEY_ITERATOR_TYPE, reverseKeyNext);
defineIterator(DICT_REVERSE_VALUE_ITERATOR_TYPE, reverseValueNext);
defineIterator(DICT_REVERSE_ITEM_ITERATOR_TYPE, reverseItemNext);
