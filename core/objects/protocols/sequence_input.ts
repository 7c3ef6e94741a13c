/**
 * From any iterable to a list, a tuple, or the words of an unpacking assignment (Objects/listobject.c: list_extend;
 * Objects/abstract.c: PySequence_Tuple, PySequence_Fast; Python/ceval.c: unpack_iterable). Exact lists, tuples, ranges
 * and dicts are read directly; everything else through its iterator, which may be guest code.
 */
import {
  ARRAY_ITEMS,
  LENGTH,
  LIST_ARRAY,
  RANGE_LENGTH,
  RANGE_START,
  RANGE_STEP,
  TEXT_UNITS,
} from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { fitsSmall, small, type Value } from "../../heap/value.ts";
import {
  clearIf,
  pending,
  pendingIs,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { Slot, slotWord } from "../slots.ts";
import { dictKeyAt, dictUsed } from "../values/dict_table.ts";
import {
  copyToList,
  copyToTuple,
  ensureWords,
  fillWords,
  listFirst,
  moveWords,
  tupleFirst,
} from "../values/list_storage.ts";
import { ITEM_COUNT_MAX, raiseMemoryError } from "../values/memory_error.ts";
import {
  listAppend,
  type ListRef,
  listReserve,
  newList,
  type TupleRef,
} from "../values/sequences.ts";
import { latinCharacter } from "../values/text.ts";
import { chargeWork } from "../work.ts";
import {
  DICT_KEYS_SHAPE,
  DICT_SHAPE,
  LIST_SHAPE,
  RANGE_SHAPE,
  STR1_SHAPE,
  TUPLE_SHAPE,
  TYPE_ERROR,
} from "../well_known.ts";
import { fillFromIterator, getIter, hasNumberedItems, iterNext, lengthHint } from "./iterate.ts";

/** Items read from an iterator between two charges of work, and what is charged then. */
const CHARGE_ITEMS = 4096;
const CHARGE_UNITS = 256;
/** Items read one by one after the kernel could take none. */
const KERNEL_PAUSE = 32;
/** Most items for which a length hint is believed before they are there. */
const HINT_MAX = 65536;

/** list(iterable), not rooted; 0 with the exception pending. May run guest code; the argument is rooted by the caller. */
export function listFromIterable(value: Value): ListRef {
  if ((value & 1) === 0) {
    const shape = H32[value >> 2];
    if (shape === LIST_SHAPE) {
      const length = H32[(value + LENGTH) >> 2] >> 1;
      return length === 0 ? newList() : copyToList(listFirst(value), length);
    }
    if (shape === TUPLE_SHAPE) {
      return copyToList(tupleFirst(value), H32[(value + LENGTH) >> 2] >> 1);
    }
  }
  const mark = rootMark();
  const list = newList();
  pushRoot(list);
  const done = extendList(list, value);
  releaseRoots(mark);
  return done ? list : 0;
}

/** tuple(iterable): the same tuple if it is exactly one. As listFromIterable. */
export function tupleFromIterable(value: Value): TupleRef {
  if ((value & 1) === 0) {
    const shape = H32[value >> 2];
    if (shape === TUPLE_SHAPE) return value;
    if (shape === LIST_SHAPE) return tupleFromList(value);
  }
  const mark = rootMark();
  const list = newList();
  pushRoot(list);
  const filled = fillDirectly(list, value);
  const done = filled === ABSENT ? appendAll(list, value, false) : filled === DONE;
  const tuple = done ? tupleFromList(list) : 0;
  releaseRoots(mark);
  return tuple;
}

/** The tuple of a list's items. May collect; the list is rooted by the caller. @throws OutOfMemory */
export function tupleFromList(list: ListRef): TupleRef {
  const length = H32[(list + LENGTH) >> 2] >> 1;
  return copyToTuple(length === 0 ? 0 : listFirst(list), length);
}

/**
 * list.extend(iterable): false with the exception pending, the list then holds what came before it. May run guest code,
 * which sees the list grow; both arguments are rooted by the caller.
 */
export function extendList(list: ListRef, value: Value): boolean {
  const filled = fillDirectly(list, value);
  return filled === ABSENT ? appendAll(list, value, true) : filled === DONE;
}

/** extendList for `[*iterable]` and `f(*iterable)`: what cannot be iterated gets the message of that syntax. */
export function extendDisplay(list: ListRef, value: Value): boolean {
  if (extendList(list, value)) return true;
  if (pendingIs(TYPE_ERROR) && !isIterable(value)) {
    raiseTypeError(`Value after * must be an iterable, not ${typeName(value)}`);
  }
  return false;
}

/** Whether the type has what iter() needs. */
function isIterable(value: Value): boolean {
  const type = typeOf(value);
  return slotWord(type, Slot.iter) !== 0 || hasNumberedItems(type);
}

/**
 * PySequence_Fast: the value itself when it is exactly a list or tuple, else a fresh list of its items; 0 with the
 * exception pending, `message` standing in for "object is not iterable". May run guest code.
 */
export function fastSequence(value: Value, message: string): Value {
  if ((value & 1) === 0) {
    const shape = H32[value >> 2];
    if (shape === LIST_SHAPE || shape === TUPLE_SHAPE) return value;
  }
  const mark = rootMark();
  const list = newList();
  pushRoot(list);
  const filled = fillDirectly(list, value);
  let done = filled === DONE;
  if (filled === ABSENT) {
    const iterator = getIter(value);
    if (iterator === 0) {
      if (clearIf(TYPE_ERROR)) raiseTypeError(message);
    } else {
      pushRoot(iterator);
      done = appendFrom(list, iterator);
    }
  }
  releaseRoots(mark);
  return done ? list : 0;
}

/** Word index of the first item of what fastSequence returned, as it stands now. */
export function fastFirst(sequence: Value): number {
  return H32[sequence >> 2] === TUPLE_SHAPE
    ? tupleFirst(sequence)
    : H32[(sequence + LIST_ARRAY) >> 2] === 0
    ? 0
    : listFirst(sequence);
}

// Answers of fillDirectly.
const ABSENT = 0;
const DONE = 1;
const FAILED = -1;

/**
 * Appends the items of an iterable whose items can be read without calling anything: DONE, ABSENT when it is none of
 * those (the list is unchanged), FAILED with a limit pending.
 *
 * @throws OutOfMemory
 */
function fillDirectly(list: ListRef, value: Value): number {
  if ((value & 1) !== 0) return ABSENT;
  const shape = H32[value >> 2];
  if (shape === LIST_SHAPE || shape === TUPLE_SHAPE) {
    const count = H32[(value + LENGTH) >> 2] >> 1;
    if (count === 0) return DONE;
    const length = grow(list, count);
    // After growing: the list may be extending itself.
    const from = shape === LIST_SHAPE ? listFirst(value) : tupleFirst(value);
    moveWords(from, listFirst(list) + length, count);
    H32[(list + LENGTH) >> 2] = small(length + count);
    return chargeItems(count);
  }
  if (shape === RANGE_SHAPE) return fillFromRange(list, value);
  if (shape === DICT_SHAPE) return fillFromKeys(list, value);
  if (shape === DICT_KEYS_SHAPE) {
    const dict = H32[(value + 4) >> 2];
    return H32[dict >> 2] === DICT_SHAPE ? fillFromKeys(list, dict) : ABSENT;
  }
  return shape === STR1_SHAPE ? fillFromLatin(list, value) : ABSENT;
}

/** Appends the characters of a Latin-1 str. */
function fillFromLatin(list: ListRef, text: Value): number {
  const count = H32[(text + LENGTH) >> 2] >> 1;
  if (count === 0) return DONE;
  const length = grow(list, count);
  const to = listFirst(list) + length;
  const words = H32;
  const bytes = HU8;
  for (let i = 0; i < count; i++) words[to + i] = latinCharacter(bytes[text + TEXT_UNITS + i]);
  H32[(list + LENGTH) >> 2] = small(length + count);
  return chargeItems(count);
}

/** Makes room for `count` more items, which may collect, and returns the length so far. */
function grow(list: ListRef, count: number): number {
  const length = H32[(list + LENGTH) >> 2] >> 1;
  const array = H32[(list + LIST_ARRAY) >> 2];
  const capacity = array === 0 ? 0 : H32[(array + LENGTH) >> 2] >> 1;
  if (length + count > capacity) {
    ensureWords(length + count);
    listReserve(list, length + count);
  }
  return length;
}

function chargeItems(count: number): number {
  return count < CHARGE_ITEMS || chargeWork(count >> 4) ? DONE : FAILED;
}

function fillFromRange(list: ListRef, range: Value): number {
  const start = H32[(range + RANGE_START) >> 2];
  const step = H32[(range + RANGE_STEP) >> 2];
  const count = H32[(range + RANGE_LENGTH) >> 2];
  if ((start & step & count & 1) === 0) return ABSENT;
  const items = count >> 1;
  if (items <= 0) return DONE;
  if (!fitsSmall((start >> 1) + (items - 1) * (step >> 1))) return ABSENT;
  const length = grow(list, items);
  const to = listFirst(list) + length;
  const stride = step - 1;
  for (let i = 0, word = start; i < items; i++, word += stride) H32[to + i] = word;
  H32[(list + LENGTH) >> 2] = small(length + items);
  return chargeItems(items);
}

function fillFromKeys(list: ListRef, dict: Value): number {
  const count = H32[(dict + LENGTH) >> 2] >> 1;
  if (count === 0) return DONE;
  const length = grow(list, count);
  const to = listFirst(list) + length;
  const used = dictUsed(dict);
  let at = to;
  for (let entry = 0; entry < used; entry++) {
    const key = dictKeyAt(dict, entry);
    if (key !== 0) H32[at++] = key;
  }
  H32[(list + LENGTH) >> 2] = small(length + (at - to));
  return chargeItems(used);
}

/** Appends what the iterable's iterator gives. `hinted`: asks it for its length first, as list() does and tuple() not. */
function appendAll(list: ListRef, value: Value, hinted: boolean): boolean {
  const mark = rootMark();
  const iterator = getIter(value);
  if (iterator === 0) return false;
  pushRoot(iterator);
  let done = true;
  if (hinted) {
    const hint = lengthHint(value, 8);
    if (hint < 0) done = false;
    else if (hint > ITEM_COUNT_MAX) done = raiseMemoryError() !== 0;
    else if (hint > 0) {
      const length = H32[(list + LENGTH) >> 2] >> 1;
      listReserve(list, length + Math.min(hint, HINT_MAX));
    }
  }
  if (done) done = appendFrom(list, iterator);
  releaseRoots(mark);
  return done;
}

/** Appends what the iterator gives; both are rooted by the caller. */
function appendFrom(list: ListRef, iterator: Value): boolean {
  // Items to go until the kernel is asked (again).
  let wait = 0;
  for (let left = CHARGE_ITEMS;;) {
    if (--wait < 0 && left > 1) {
      const count = fillFromIterator(list, iterator, left - 1);
      left -= count;
      if (count === 0) wait = KERNEL_PAUSE;
    }
    const item = iterNext(iterator);
    if (item === 0) return !pending();
    const words = H32;
    const length = words[(list + LENGTH) >> 2] >> 1;
    const array = words[(list + LIST_ARRAY) >> 2];
    if (array !== 0 && length < words[(array + LENGTH) >> 2] >> 1) {
      words[((array + ARRAY_ITEMS) >> 2) + length] = item;
      words[(list + LENGTH) >> 2] = small(length + 1);
    } else {
      if (length >= CHARGE_ITEMS) {
        const mark = rootMark();
        pushRoot(item);
        ensureWords(length + (length >> 3) + 8);
        releaseRoots(mark);
      }
      listAppend(list, item);
    }
    if (--left === 0) {
      if (!chargeWork(CHARGE_UNITS)) return false;
      left = CHARGE_ITEMS;
    }
  }
}

// --- unpacking assignments

function raiseTooFew(expected: number, got: number, atLeast: boolean): false {
  raiseValueError(
    `not enough values to unpack (expected ${atLeast ? "at least " : ""}${expected}, got ${got})`,
  );
  return false;
}

function raiseTooMany(expected: number, got: number): false {
  raiseValueError(
    got < 0
      ? `too many values to unpack (expected ${expected})`
      : `too many values to unpack (expected ${expected}, got ${got})`,
  );
  return false;
}

/** The iterator of a value to unpack; 0 with the exception pending. */
function iterToUnpack(value: Value): Value {
  const iterator = getIter(value);
  if (iterator === 0 && pendingIs(TYPE_ERROR) && !isIterable(value)) {
    return raiseTypeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  return iterator;
}

/** Word i of `count` from word index `from` goes to `at + count - 1 - i`: the first stands on top of a stack. */
function putReversed(from: number, at: number, count: number): void {
  for (let i = 0, to = at + count - 1; i < count; i++, to--) H32[to] = H32[from + i];
}

/**
 * UNPACK_SEQUENCE: the `count` items of `value` go to the words from word index `at` on, the last item first, so that
 * the first is on top of a value stack. Nothing is written before all items are there.
 *
 * @returns false with the exception pending. May run guest code; the value is rooted by the caller (it may stand in
 * the first of those words).
 */
export function unpackSequence(value: Value, count: number, at: number): boolean {
  let known = -1;
  if ((value & 1) === 0) {
    const shape = H32[value >> 2];
    if (shape === TUPLE_SHAPE || shape === LIST_SHAPE) {
      const length = H32[(value + LENGTH) >> 2] >> 1;
      if (length === count) {
        if (count !== 0) putReversed(fastFirst(value), at, count);
        return true;
      }
      return length < count ? raiseTooFew(count, length, false) : raiseTooMany(count, length);
    }
    if (shape === DICT_SHAPE) known = H32[(value + LENGTH) >> 2] >> 1;
  }
  const mark = rootMark();
  const iterator = iterToUnpack(value);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const first = (mark >> 2) + 1;
  for (let i = 0; i < count; i++) {
    const item = iterNext(iterator);
    if (item === 0) {
      releaseRoots(mark);
      return pending() ? false : raiseTooFew(count, i, false);
    }
    pushRoot(item);
  }
  const extra = iterNext(iterator);
  releaseRoots(mark);
  if (extra !== 0) return raiseTooMany(count, known > count ? known : -1);
  if (pending()) return false;
  putReversed(first, at, count);
  return true;
}

/**
 * UNPACK_EX: `before` items, a list of the rest, `after` items, written as unpackSequence does (the first on top).
 *
 * @returns false with the exception pending. May run guest code; the value is rooted by the caller.
 */
export function unpackStarred(value: Value, before: number, after: number, at: number): boolean {
  const mark = rootMark();
  const listSlot = pushRoot(0) >> 2;
  const least = before + after;
  let rest: ListRef;
  const firstBefore = listSlot + 1;
  if ((value & 1) === 0 && (H32[value >> 2] === TUPLE_SHAPE || H32[value >> 2] === LIST_SHAPE)) {
    const length = H32[(value + LENGTH) >> 2] >> 1;
    if (length < least) {
      releaseRoots(mark);
      return raiseTooFew(least, length, true);
    }
    for (let i = 0; i < before; i++) pushRoot(H32[fastFirst(value) + i]);
    rest = copyToList(length === 0 ? 0 : fastFirst(value) + before, length - before);
  } else {
    const iterator = iterToUnpack(value);
    if (iterator === 0) {
      releaseRoots(mark);
      return false;
    }
    H32[listSlot] = iterator;
    for (let i = 0; i < before; i++) {
      const item = iterNext(iterator);
      if (item === 0) {
        releaseRoots(mark);
        return pending() ? false : raiseTooFew(least, i, true);
      }
      pushRoot(item);
    }
    rest = newList();
    pushRoot(rest);
    if (!appendFrom(rest, iterator)) {
      releaseRoots(mark);
      return false;
    }
    const got = H32[(rest + LENGTH) >> 2] >> 1;
    if (got < after) {
      releaseRoots(mark);
      return raiseTooFew(least, before + got, true);
    }
  }
  const kept = (H32[(rest + LENGTH) >> 2] >> 1) - after;
  if (after > 0) {
    const tail = listFirst(rest) + kept;
    putReversed(tail, at, after);
    fillWords(tail, after, 0);
    H32[(rest + LENGTH) >> 2] = small(kept);
  }
  H32[at + after] = rest;
  putReversed(firstBefore, at + after + 1, before);
  releaseRoots(mark);
  return true;
}
