/** The methods of list, and sorted(). */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY } from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineBuiltins, type NativeEntry } from "../define.ts";
import { raiseIndexError, raiseValueError } from "../errors.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { countItems, findItem } from "../protocols/sequence_compare.ts";
import { extendList, listFromIterable } from "../protocols/sequence_input.ts";
import { truth } from "../protocols/truth.ts";
import {
  copyToList,
  listClear,
  listFirst,
  listOpenGap,
  listRemoveRange,
  listTruncate,
  reverseWords,
} from "../values/list_storage.ts";
import { newInt } from "../values/numbers.ts";
import { listAppend, listLength } from "../values/sequences.ts";
import { boundArgument } from "../values/slices.ts";
import { sortList } from "../values/sort.ts";
import { LIST_REVERSE_ITERATOR_SHAPE } from "../well_known.ts";
import { newIndexIterator } from "./sequence_iterators.ts";

function append(list: Value, value: Value): Value {
  listAppend(list, value);
  return NONE;
}

function extend(list: Value, iterable: Value): Value {
  return extendList(list, iterable) ? NONE : 0;
}

function insert(list: Value, indexValue: Value, value: Value): Value {
  let index = sizeArgument(indexValue);
  if (index !== index) return 0;
  const length = listLength(list);
  if (index < 0) index = Math.max(0, index + length);
  else if (index > length) index = length;
  H32[listOpenGap(list, index, 1)] = value;
  return NONE;
}

/** list.pop(index); the index may be absent (0). 0 with the exception pending. */
export function listPop(list: Value, indexValue: Value): Value {
  let index = -1;
  if (indexValue !== 0) {
    index = sizeArgument(indexValue);
    if (index !== index) return 0;
  }
  const length = listLength(list);
  if (length === 0) return raiseIndexError("pop from empty list");
  if (index < 0) index += length;
  if (index < 0 || index >= length) return raiseIndexError("pop index out of range");
  const first = listFirst(list);
  const item = H32[first + index];
  if (index === length - 1) listTruncate(list, index);
  else listRemoveRange(list, index, index + 1);
  return item;
}

function remove(list: Value, value: Value): Value {
  const found = findItem(list, value, 0, Infinity);
  if (found === -2) return 0;
  if (found === -1) return raiseValueError("list.remove(x): x not in list");
  // The comparison may have shortened the list.
  const length = listLength(list);
  listRemoveRange(list, Math.min(found, length), Math.min(found + 1, length));
  return NONE;
}

function clear(list: Value): Value {
  listClear(list);
  return NONE;
}

function copy(list: Value): Value {
  const length = listLength(list);
  return copyToList(length === 0 ? 0 : listFirst(list), length);
}

function count(list: Value, value: Value): Value {
  const found = countItems(list, value);
  return found < 0 ? 0 : small(found);
}

/**
 * The index method of lists and tuples; start and stop may be absent (0). 0 with the exception pending, a ValueError
 * with `message` when there is no such item.
 */
export function indexOfItem(
  sequence: Value,
  value: Value,
  startValue: Value,
  stopValue: Value,
  message: string,
): Value {
  let start = 0;
  let stop = Infinity;
  if (startValue !== 0) {
    start = boundArgument(startValue);
    if (start !== start) return 0;
  }
  if (stopValue !== 0) {
    stop = boundArgument(stopValue);
    if (stop !== stop) return 0;
  }
  const length = H32[(sequence + LENGTH) >> 2] >> 1;
  if (start < 0) start = Math.max(0, start + length);
  if (stop < 0) stop = Math.max(0, stop + length);
  const found = findItem(sequence, value, start, stop);
  if (found === -2) return 0;
  return found === -1 ? raiseValueError(message) : small(found);
}

function index(list: Value, value: Value, start: Value, stop: Value): Value {
  return indexOfItem(list, value, start, stop, "list.index(x): x not in list");
}

function reverse(list: Value): Value {
  const length = listLength(list);
  if (length > 1) reverseWords(listFirst(list), length);
  return NONE;
}

function sort(list: Value, key: Value, reverseValue: Value): Value {
  const backwards = reverseValue === 0 ? 0 : truth(reverseValue);
  if (backwards < 0) return 0;
  return sortList(list, key === NONE ? 0 : key, backwards === 1) ? NONE : 0;
}

function sorted(iterable: Value, key: Value, reverseValue: Value): Value {
  const list = listFromIterable(iterable);
  if (list === 0) return 0;
  const mark = rootMark();
  pushRoot(list);
  const done = sort(list, key, reverseValue);
  releaseRoots(mark);
  return done === 0 ? 0 : list;
}

/** Bytes of a list object and of its storage as a 64-bit CPython would count them. */
function sizeOf(list: Value): Value {
  const array = H32[(list + LIST_ARRAY) >> 2];
  return newInt(40 + (array === 0 ? 0 : 8 * (H32[(array + LENGTH) >> 2] >> 1)));
}

function reversed(list: Value): Value {
  return newIndexIterator(LIST_REVERSE_ITERATOR_SHAPE, list, listLength(list) - 1);
}

/** Removes the last item of a list that is not empty and returns it. */
export function listPopLast(list: Value): Value {
  const last = listLength(list) - 1;
  const place = ((H32[(list + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + last;
  const item = H32[place];
  listTruncate(list, last);
  return item;
}

/** The method table of list. */
export const listMethods: Readonly<Record<string, NativeEntry>> = {
  append: ["object, /", append, "Append object to the end of the list."],
  extend: ["iterable, /", extend, "Extend list by appending elements from the iterable."],
  insert: ["index, object, /", insert, "Insert object before index."],
  pop: [
    "index=-1, /",
    listPop,
    "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
  ],
  remove: [
    "value, /",
    remove,
    "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
  ],
  clear: ["", clear, "Remove all items from list."],
  copy: ["", copy, "Return a shallow copy of the list."],
  count: ["value, /", count, "Return number of occurrences of value."],
  index: [
    "value, start=0, stop=sys.maxsize, /",
    index,
    "Return first index of value.\n\nRaises ValueError if the value is not present.",
  ],
  reverse: ["", reverse, "Reverse *IN PLACE*."],
  sort: [
    "*, key=None, reverse=False",
    sort,
    "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.",
  ],
  __reversed__: ["", reversed, "Return a reverse iterator over the list."],
  __sizeof__: ["", sizeOf, "Return the size of the list in memory, in bytes."],
};

defineBuiltins({
  sorted: [
    "iterable, /, *, key=None, reverse=False",
    sorted,
    "Return a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order.",
  ],
});
