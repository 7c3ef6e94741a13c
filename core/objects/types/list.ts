/** list: construction, subscripts, operators, comparison, repr (Objects/listobject.c). The methods: list_methods.ts. */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH, LIST_ARRAY } from "../../heap/layouts/basic.ts";
import { KIND_LIST } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_SEQUENCE } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseIndexError, raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { kindOf } from "../kinds.ts";
import { repeatNumber } from "../protocols/index_number.ts";
import { enterRepr, leaveRepr, reprOf } from "../protocols/represent.ts";
import { compareSequences, findItem } from "../protocols/sequence_compare.ts";
import { extendList, fastFirst, fastSequence } from "../protocols/sequence_input.ts";
import {
  copyToList,
  ensureWords,
  fillWords,
  listClear,
  listFirst,
  listOpenGap,
  listRemoveRange,
  listTruncate,
  moveWords,
} from "../values/list_storage.ts";
import { ITEM_COUNT_MAX, raiseMemoryError } from "../values/memory_error.ts";
import { listAppend, listItem, listLength, type ListRef, newList } from "../values/sequences.ts";
import {
  adjustSlice,
  fitSlice,
  indexOfKey,
  isSlice,
  sliceCount,
  sliceStart,
  sliceStep,
  sliceStop,
  unpackBounds,
  unpackSlice,
} from "../values/slices.ts";
import { newStr } from "../values/text.ts";
import { joinParts } from "../values/text_parts.ts";
import { chargeSilently } from "../values/dict_storage.ts";
import { chargeWork } from "../work.ts";
import { LIST_SHAPE, LIST_TYPE } from "../well_known.ts";
import { newGenericAlias } from "./generic_alias.ts";
import { listMethods } from "./list_methods.ts";
import { newListIterator } from "./sequence_iterators.ts";

// --- subscripts

/** list[index] for any index value; 0 with the exception pending. May run guest code when the index is not a small int. */
export function listGetItem(list: ListRef, index: Value): Value {
  if ((index & 1) !== 0) {
    const length = H32[(list + LENGTH) >> 2] >> 1;
    let place = index >> 1;
    if (place < 0) place += length;
    if (place >= 0 && place < length) return H32[listFirst(list) + place];
    return raiseIndexError("list index out of range");
  }
  if (isSlice(index)) return listGetSlice(list, index);
  const number = indexOfKey(index, "list");
  if (number !== number) return 0;
  const length = H32[(list + LENGTH) >> 2] >> 1;
  const place = number < 0 ? number + length : number;
  if (place >= 0 && place < length) return H32[listFirst(list) + place];
  return raiseIndexError("list index out of range");
}

/**
 * list[index] = value, or del list[index] (value 0), for any index value: 1, or 0 with the exception pending. May run
 * guest code when the index is not a small int.
 */
export function listSetItem(list: ListRef, index: Value, value: Value): number {
  if ((index & 1) === 0) {
    if (isSlice(index)) {
      return value === 0 ? listDeleteSlice(list, index) : listSetSlice(list, index, value);
    }
    const number = indexOfKey(index, "list");
    if (number !== number) return 0;
    return setAt(list, number, value);
  }
  return setAt(list, index >> 1, value);
}

function setAt(list: ListRef, index: number, value: Value): number {
  const length = H32[(list + LENGTH) >> 2] >> 1;
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) return raiseIndexError("list assignment index out of range");
  if (value === 0) listRemoveRange(list, place, place + 1);
  else H32[listFirst(list) + place] = value;
  return 1;
}

function listGetSlice(list: ListRef, slice: Value): Value {
  if (!unpackSlice(slice)) return 0;
  return unpackedSlice(list);
}

/** list[start:stop], the bounds any values (NONE when absent); 0 with the exception pending. May run guest code. */
export function listSliceBetween(list: ListRef, start: Value, stop: Value): Value {
  if (!unpackBounds(start, stop)) return 0;
  return unpackedSlice(list);
}

/** The items that the unpacked slice names, as a list. */
function unpackedSlice(list: ListRef): Value {
  adjustSlice(H32[(list + LENGTH) >> 2] >> 1);
  const count = sliceCount;
  if (count === 0) return newList();
  const from = listFirst(list) + sliceStart;
  const step = sliceStep;
  if (step === 1) return copyToList(from, count);
  ensureWords(count);
  const result = newList(count);
  const to = listFirst(result);
  for (let i = 0; i < count; i++) H32[to + i] = H32[from + i * step];
  if (count >= 256) chargeSilently(count >> 4);
  H32[(result + LENGTH) >> 2] = small(count);
  return result;
}

const MUST_ASSIGN = "must assign iterable to extended slice";

function listSetSlice(list: ListRef, slice: Value, value: Value): number {
  if (!unpackSlice(slice)) return 0;
  return storeSlice(list, value);
}

/** list[start:stop] = value: 1, or 0 with the exception pending. May run guest code. */
export function listAssignBetween(
  list: ListRef,
  start: Value,
  stop: Value,
  value: Value,
): number {
  if (!unpackBounds(start, stop)) return 0;
  return storeSlice(list, value);
}

/** Assigns to what the unpacked slice names. */
function storeSlice(list: ListRef, value: Value): number {
  const start = sliceStart;
  const stop = sliceStop;
  const step = sliceStep;
  const mark = rootMark();
  const items = value === list
    ? copyToList(listLength(list) === 0 ? 0 : listFirst(list), listLength(list))
    : fastSequence(value, MUST_ASSIGN);
  if (items === 0) return 0;
  pushRoot(items);
  const done = adjustAndStore(list, items, start, stop, step);
  releaseRoots(mark);
  return done;
}

function adjustAndStore(
  list: ListRef,
  items: Value,
  start: number,
  stop: number,
  step: number,
): number {
  const length = listLength(list);
  const count = listLength(items);
  fitSlice(start, stop, step, length);
  const low = sliceStart;
  if (step === 1) {
    replaceRange(list, low, Math.max(low, sliceStop), items, count);
    return 1;
  }
  const room = sliceCount;
  if (room !== count) {
    return raiseValueError(
      `attempt to assign sequence of size ${count} to extended slice of size ${room}`,
    );
  }
  if (count === 0) return 1;
  const from = fastFirst(items);
  const to = listFirst(list) + low;
  for (let i = 0; i < count; i++) H32[to + i * step] = H32[from + i];
  return 1;
}

/** list[low:high] = the `count` items of a list or tuple; everything is rooted. */
function replaceRange(
  list: ListRef,
  low: number,
  high: number,
  items: Value,
  count: number,
): void {
  const surplus = count - (high - low);
  if (surplus > 0) {
    ensureWords(listLength(list) + surplus);
    listOpenGap(list, high, surplus);
  } else if (surplus < 0) {
    listRemoveRange(list, high + surplus, high);
  }
  if (count > 0) moveWords(fastFirst(items), listFirst(list) + low, count);
}

function listDeleteSlice(list: ListRef, slice: Value): number {
  if (!unpackSlice(slice)) return 0;
  const length = listLength(list);
  adjustSlice(length);
  const count = sliceCount;
  if (count === 0) return 1;
  // A falling slice names the same items as this rising one.
  const step = Math.abs(sliceStep);
  const start = sliceStep < 0 ? sliceStart + sliceStep * (count - 1) : sliceStart;
  if (step === 1) {
    listRemoveRange(list, start, start + count);
    return 1;
  }
  const first = listFirst(list);
  let to = first + start;
  for (let i = 0; i < count; i++) {
    const from = start + i * step + 1;
    const next = i === count - 1 ? length : from + step - 1;
    moveWords(first + from, to, next - from);
    to += next - from;
  }
  listTruncate(list, length - count);
  return 1;
}

// --- operators

function listConcat(left: Value, right: Value): Value {
  if (kindOf(right) !== KIND_LIST) {
    return raiseTypeError(`can only concatenate list (not "${typeName(right)}") to list`);
  }
  const lengthLeft = listLength(left);
  const lengthRight = listLength(right);
  const length = lengthLeft + lengthRight;
  if (length === 0) return newList();
  ensureWords(length);
  const result = newList(length);
  const to = listFirst(result);
  if (lengthLeft > 0) moveWords(listFirst(left), to, lengthLeft);
  if (lengthRight > 0) moveWords(listFirst(right), to + lengthLeft, lengthRight);
  H32[(result + LENGTH) >> 2] = small(length);
  return result;
}

function listConcatInPlace(list: Value, other: Value): Value {
  return extendList(list, other) ? list : 0;
}

/** Repeats `count` words that stand at word index `at` until `total` words are filled. */
export function repeatWords(at: number, count: number, total: number): void {
  if (count === 1) {
    fillWords(at + 1, total - 1, H32[at]);
    return;
  }
  for (let done = count; done < total;) {
    const more = Math.min(done, total - done);
    moveWords(at, at + done, more);
    done += more;
  }
}

/**
 * The length of a sequence of `length` items repeated `count` times; -1 with MemoryError or a limit pending. Asks for
 * the room: may collect.
 *
 * @throws OutOfMemory
 */
export function repeatedLength(length: number, count: number): number {
  const total = length * count;
  if (total > ITEM_COUNT_MAX) {
    raiseMemoryError();
    return -1;
  }
  if (total >= 4096) {
    ensureRoom(4 * total + 64);
    if (!chargeWork(total >> 4)) return -1;
  }
  return total;
}

function listRepeat(list: Value, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const length = listLength(list);
  if (length === 0 || count <= 0) return newList();
  const total = repeatedLength(length, count);
  if (total < 0) return 0;
  const result = newList(total);
  const to = listFirst(result);
  moveWords(listFirst(list), to, length);
  repeatWords(to, length, total);
  H32[(result + LENGTH) >> 2] = small(total);
  return result;
}

function listRepeatInPlace(list: Value, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const length = listLength(list);
  if (length === 0 || count === 1) return list;
  if (count <= 0) {
    listClear(list);
    return list;
  }
  const total = repeatedLength(length, count);
  if (total < 0) return 0;
  listOpenGap(list, length, total - length);
  repeatWords(listFirst(list), length, total);
  return list;
}

function listCompare(left: Value, right: Value, operator: number): Value {
  if (kindOf(left) !== KIND_LIST || kindOf(right) !== KIND_LIST) return NOT_IMPLEMENTED;
  return compareSequences(left, right, operator);
}

function listContains(list: Value, item: Value): number {
  const found = findItem(list, item, 0, Infinity);
  return found === -2 ? -1 : found === -1 ? 0 : 1;
}

function listRepr(list: Value): Value {
  if (listLength(list) === 0) return newStr("[]");
  if (!enterRepr(list)) return newStr("[...]");
  const mark = rootMark();
  try {
    const parts = newList(listLength(list));
    pushRoot(parts);
    for (let i = 0; i < listLength(list); i++) {
      const item = listItem(list, i);
      const inner = rootMark();
      pushRoot(item);
      const text = reprOf(item);
      releaseRoots(inner);
      if (text === 0) return 0;
      listAppend(parts, text);
      if (i % 4096 === 4095) {
        if (!chargeWork(4096)) return 0;
        ensureRoom(65536);
      }
    }
    return joinParts(parts, "[", ", ", "]");
  } finally {
    releaseRoots(mark);
    leaveRepr(list);
  }
}

// --- construction

function listNew(cls: number, _args: Value, _keywords: Value): Value {
  return cls === LIST_TYPE ? newList() : emptyInstance(cls);
}

function emptyInstance(cls: number): Value {
  const list = allocateInstance(cls);
  H32[(list + LENGTH) >> 2] = small(0);
  return list;
}

function listInit(list: Value, iterable: Value): Value {
  if (H32[(list + LIST_ARRAY) >> 2] !== 0) listClear(list);
  return iterable === 0 || extendList(list, iterable) ? NONE : 0;
}

/** Whether the value is exactly a list. */
export function isExactList(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === LIST_SHAPE;
}

defineType({
  type: LIST_TYPE,
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_SEQUENCE,
  doc:
    "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
  slots: {
    repr: listRepr,
    compare: listCompare,
    iter: newListIterator,
    length: listLength,
    getitem: listGetItem,
    setitem: listSetItem,
    contains: listContains,
    concat: listConcat,
    repeat: listRepeat,
    iconcat: listConcatInPlace,
    irepeat: listRepeatInPlace,
  },
  new: ["*args, **kwargs", listNew],
  init: ["iterable=(), /", listInit],
  methods: listMethods,
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
});
