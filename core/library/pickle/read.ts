/**
 * Loading what is usual in pickles: the opcodes that make and fill values of builtin types (Modules/_pickle.c). At an opcode
 * that is not usual, or wrong, the Python source goes on with the same state.
 *
 *     DATA      bytes that are read from
 *     AT        where the next opcode is
 *     STACK     list
 *     MARKS     list of the stack's heights at the marks
 *     MEMO      list; None: the memo has holes, and the Python source keeps it
 *     PROTOCOL  what PROTO has said
 */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_BYTES, EMPTY_TUPLE, FALSE, NONE, TRUE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { raise } from "../../objects/errors.ts";
import { decodePlainUtf8 } from "../../objects/types/text_decoding.ts";
import { bytesLength, bytesOfRange } from "../../objects/values/bytes_object.ts";
import { dictSet, newDict } from "../../objects/values/dict_table.ts";
import { newBigInt, newFloat, newInt } from "../../objects/values/numbers.ts";
import {
  listAppend,
  listFrom,
  listItem,
  listLength,
  type ListRef,
  listReserve,
  newList,
  tupleFrom,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { hashesPurely, newSet, setAdd } from "../../objects/values/set_table.ts";
import { ensureWords } from "../../objects/values/list_storage.ts";
import { ROOM_MINIMUM } from "../../objects/values/text_units.ts";
import { ensureRoom } from "../../heap/allocator.ts";
import { chargeWork, pauseWork } from "../../objects/work.ts";
import {
  BYTES_SHAPE,
  DICT_SHAPE,
  FROZENSET_SHAPE,
  LIST_SHAPE,
  RUNTIME_ERROR,
  SET_SHAPE,
} from "../../objects/well_known.ts";
import { Op } from "./opcodes.ts";

const DATA = 0;
const AT = 1;
const STACK = 2;
const MARKS = 3;
const MEMO = 4;
const PROTOCOL = 5;
const STATE_WORDS = 6;

const HIGHEST_PROTOCOL = 5;
/** Work that is charged for at once, and bytes that are a unit of it. */
const STRETCH = 64;
const CHARGED_BYTES = 5;
/** Depth of tuples to which keys are looked at. */
const KEY_DEPTH = 3;

/** What `step` says. */
const DONE = 1;
const UNUSUAL = 0;
const FAILED = -1;

/** What `run` says besides opcodes. */
const ENDED = -1;
const FAILURE = -2;

let state: ListRef = 0;
/** Addresses: the data's first byte, the next one, the end. */
let start = 0;
let at = 0;
let end = 0;
let stack: ListRef = 0;
let marks: ListRef = 0;
/** 0: there are holes in it. */
let memo: ListRef = 0;
let effort = 0;

const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer);

const isA = (value: Value, shape: number): boolean =>
  (value & 1) === 0 && H32[value >> 2] === shape;

function setItem(list: ListRef, index: number, value: Value): void {
  H32[((H32[(list + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + index] = value;
}

/** Word index of a list's first item, and of the stack's next one. */
const firstOf = (list: ListRef): number => (H32[(list + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2;

function broken(): false {
  raise(RUNTIME_ERROR, "the state of an unpickler was changed");
  return false;
}

/** Takes over a state that is rooted, and roots its parts until the caller's mark; false with the exception pending. */
function enter(given: Value): boolean {
  if (!isA(given, LIST_SHAPE) || listLength(given) !== STATE_WORDS) return broken();
  state = given;
  const data = listItem(given, DATA);
  const place = listItem(given, AT);
  stack = listItem(given, STACK);
  marks = listItem(given, MARKS);
  memo = listItem(given, MEMO);
  if (!isA(data, BYTES_SHAPE) || (place & 1) === 0) return broken();
  if (!isA(stack, LIST_SHAPE) || !isA(marks, LIST_SHAPE)) return broken();
  if (memo === NONE) memo = 0;
  else if (!isA(memo, LIST_SHAPE)) return broken();
  const length = bytesLength(data);
  if (place < 0 || place >> 1 > length) return broken();
  pushRoot(data);
  pushRoot(stack);
  pushRoot(marks);
  pushRoot(memo);
  start = data + TEXT_UNITS;
  at = start + (place >> 1);
  end = start + length;
  return true;
}

// --- the stack

/** Height of the stack at the last mark: what is below belongs to what was begun before. 0 also when it cannot be. */
function fence(): number {
  const count = listLength(marks);
  if (count === 0) return 0;
  const mark = listItem(marks, count - 1);
  return (mark & 1) === 0 || mark < 0 ? 0x7fffffff : mark >> 1;
}

const push = (value: Value): void => listAppend(stack, value);

/** Whether so many values are above the last mark. */
const has = (count: number): boolean => listLength(stack) - fence() >= count;

/** The value `depth` below the top. */
const top = (depth = 0): Value => listItem(stack, listLength(stack) - 1 - depth);

function drop(count: number): void {
  const height = listLength(stack) - count;
  const first = firstOf(stack) + height;
  for (let i = 0; i < count; i++) H32[first + i] = 0;
  H32[(stack + LENGTH) >> 2] = small(height);
}

/** How many values are above the last mark, or -1: there is none. */
function marked(): number {
  return listLength(marks) === 0 ? -1 : listLength(stack) - fence();
}

/** Takes the last mark away. */
function unmark(): void {
  const count = listLength(marks) - 1;
  H32[firstOf(marks) + count] = 0;
  H32[(marks + LENGTH) >> 2] = small(count);
}

/** Whether something is on the stack below the last mark (and above the mark before), which is to be filled. */
function hasTarget(): boolean {
  const count = listLength(marks);
  const below = count < 2 ? small(0) : listItem(marks, count - 2);
  return (below & 1) !== 0 && below >= 0 && fence() > below >> 1;
}

// --- reading

const left = (): number => end - at;

const word = (): number =>
  (HU8[at] | HU8[at + 1] << 8 | HU8[at + 2] << 16 | HU8[at + 3] << 24) >>> 0;

/** 64 bits as a number; what is more than a safe integer is more than any length. */
const longWord = (): number =>
  word() +
  0x1_0000_0000 *
    ((HU8[at + 4] | HU8[at + 5] << 8 | HU8[at + 6] << 16 | HU8[at + 7] << 24) >>> 0);

/** The length that stands at the next byte in `bytes` bytes, stepped over; -1 when it is cut off or nothing is behind it. */
function length(bytes: number): number {
  if (left() < bytes) return -1;
  const count = bytes === 1 ? HU8[at] : bytes === 4 ? word() : longWord();
  if (count > left() - bytes) return -1;
  at += bytes;
  return count;
}

function text(bytes: number): number {
  const count = length(bytes);
  if (count < 0) return UNUSUAL;
  effort += count >> CHARGED_BYTES;
  const value = decodePlainUtf8(at, count);
  if (value === 0) return UNUSUAL;
  at += count;
  push(value);
  return DONE;
}

function binary(bytes: number): number {
  const count = length(bytes);
  if (count < 0) return UNUSUAL;
  effort += count >> CHARGED_BYTES;
  if (count >= ROOM_MINIMUM) ensureRoom(count + 64);
  push(count === 0 ? EMPTY_BYTES : bytesOfRange(at, count));
  at += count;
  return DONE;
}

/** An int of up to 255 bytes. */
function long(): number {
  const count = length(1);
  if (count < 0) return UNUSUAL;
  let value: Value;
  if (count <= 6) {
    let sum = 0;
    for (let i = count - 1; i >= 0; i--) sum = sum * 256 + HU8[at + i];
    if (count > 0 && HU8[at + count - 1] >= 0x80) sum -= 2 ** (8 * count);
    value = newInt(sum);
  } else {
    const hex = HU8.slice(at, at + count).reverse().toHex();
    value = newBigInt(BigInt.asIntN(8 * count, BigInt("0x" + hex)));
  }
  at += count;
  push(value);
  return DONE;
}

function float(): number {
  if (left() < 8) return UNUSUAL;
  for (let i = 0; i < 8; i++) doubleBytes[7 - i] = HU8[at + i];
  at += 8;
  push(newFloat(double[0]));
  return DONE;
}

// --- the memo

function memoize(index: number): number {
  if (memo === 0 || !has(1) || index > listLength(memo)) return UNUSUAL;
  if (index === listLength(memo)) listAppend(memo, top());
  else setItem(memo, index, top());
  return DONE;
}

function recall(index: number): number {
  if (memo === 0 || index >= listLength(memo)) return UNUSUAL;
  push(listItem(memo, index));
  return DONE;
}

// --- containers

function tuple(count: number): number {
  if (!has(count)) return UNUSUAL;
  const value = tupleFrom(firstOf(stack) + listLength(stack) - count, count);
  drop(count);
  push(value);
  return DONE;
}

/** What is above the mark, as a tuple or a list. */
function gather(make: (first: number, count: number) => Value): number {
  const count = marked();
  if (count < 0) return UNUSUAL;
  effort += count >> 3;
  if (count >= ROOM_MINIMUM) ensureWords(count);
  const value = make(firstOf(stack) + listLength(stack) - count, count);
  drop(count);
  unmark();
  push(value);
  return DONE;
}

function append(): number {
  if (!has(2) || !isA(top(1), LIST_SHAPE)) return UNUSUAL;
  listAppend(top(1), top());
  drop(1);
  return DONE;
}

function extend(): number {
  const count = marked();
  if (count < 0 || !hasTarget()) return UNUSUAL;
  const target = top(count);
  if (!isA(target, LIST_SHAPE) || target === stack) return UNUSUAL;
  effort += count >> 3;
  const before = listLength(target);
  if (count >= ROOM_MINIMUM) ensureWords(before + count);
  if (count > 0) {
    const to = ((listReserve(target, before + count) + ARRAY_ITEMS) >> 2) + before;
    const from = firstOf(stack) + listLength(stack) - count;
    for (let i = 0; i < count; i++) H32[to + i] = H32[from + i];
    H32[(target + LENGTH) >> 2] = small(before + count);
  }
  drop(count);
  unmark();
  return DONE;
}

/** Whether so many values from the stack's top down, each `stride`th, are keys that call no guest code when hashed. */
function arePure(count: number, stride: number): boolean {
  const first = firstOf(stack) + listLength(stack) - count;
  for (let i = 0; i < count; i += stride) {
    if (!hashesPurely(H32[first + i], KEY_DEPTH)) return false;
  }
  return true;
}

/** Stores pairs from the stack's top in the dict below them. Comparing keys may run guest code. */
function store(count: number): number {
  const height = listLength(stack);
  const dict = top(count);
  if (!isA(dict, DICT_SHAPE) || !arePure(count, 2)) return UNUSUAL;
  effort += count >> 1;
  for (let i = height - count; i < height; i += 2) {
    if (!dictSet(dict, listItem(stack, i), listItem(stack, i + 1))) return FAILED;
    if (listLength(stack) !== height) {
      broken();
      return FAILED;
    }
  }
  drop(count);
  return DONE;
}

function storeAll(): number {
  const count = marked();
  if (count < 0 || (count & 1) !== 0 || !hasTarget()) return UNUSUAL;
  const done = store(count);
  if (done === DONE) unmark();
  return done;
}

/** Adds what is above the mark to a set that is rooted. Comparing may run guest code. */
function addTo(set: Value, count: number): number {
  const height = listLength(stack);
  effort += count;
  for (let i = height - count; i < height; i++) {
    if (setAdd(set, listItem(stack, i)) < 0) return FAILED;
    if (listLength(stack) !== height) {
      broken();
      return FAILED;
    }
  }
  drop(count);
  unmark();
  return DONE;
}

function addAll(): number {
  const count = marked();
  if (count < 0 || !hasTarget()) return UNUSUAL;
  const target = top(count);
  return isA(target, SET_SHAPE) && arePure(count, 1) ? addTo(target, count) : UNUSUAL;
}

function frozenset(): number {
  const count = marked();
  if (count < 0 || !arePure(count, 1)) return UNUSUAL;
  const mark = rootMark();
  const set = newSet(FROZENSET_SHAPE);
  pushRoot(set);
  const done = addTo(set, count);
  releaseRoots(mark);
  if (done === DONE) push(set);
  return done;
}

/** One opcode: DONE, UNUSUAL (nothing has changed), FAILED with the exception pending. */
function step(opcode: number): number {
  switch (opcode) {
    case Op.MARK:
      listAppend(marks, small(listLength(stack)));
      return DONE;
    case Op.NONE:
      push(NONE);
      return DONE;
    case Op.NEWTRUE:
      push(TRUE);
      return DONE;
    case Op.NEWFALSE:
      push(FALSE);
      return DONE;
    case Op.BININT1:
      if (left() < 1) return UNUSUAL;
      push(small(HU8[at++]));
      return DONE;
    case Op.BININT2:
      if (left() < 2) return UNUSUAL;
      push(small(HU8[at] | HU8[at + 1] << 8));
      at += 2;
      return DONE;
    case Op.BININT:
      if (left() < 4) return UNUSUAL;
      push(newInt(word() | 0));
      at += 4;
      return DONE;
    case Op.LONG1:
      return long();
    case Op.BINFLOAT:
      return float();
    case Op.SHORT_BINUNICODE:
      return text(1);
    case Op.BINUNICODE:
      return text(4);
    case Op.BINUNICODE8:
      return text(8);
    case Op.SHORT_BINBYTES:
      return binary(1);
    case Op.BINBYTES:
      return binary(4);
    case Op.BINBYTES8:
      return binary(8);
    case Op.MEMOIZE:
      return memo === 0 ? UNUSUAL : memoize(listLength(memo));
    case Op.BINPUT:
      if (left() < 1 || memoize(HU8[at]) === UNUSUAL) return UNUSUAL;
      at++;
      return DONE;
    case Op.LONG_BINPUT:
      if (left() < 4 || memoize(word()) === UNUSUAL) return UNUSUAL;
      at += 4;
      return DONE;
    case Op.BINGET:
      if (left() < 1 || recall(HU8[at]) === UNUSUAL) return UNUSUAL;
      at++;
      return DONE;
    case Op.LONG_BINGET:
      if (left() < 4 || recall(word()) === UNUSUAL) return UNUSUAL;
      at += 4;
      return DONE;
    case Op.EMPTY_TUPLE:
      push(EMPTY_TUPLE);
      return DONE;
    case Op.EMPTY_LIST:
      push(newList());
      return DONE;
    case Op.EMPTY_DICT:
      push(newDict());
      return DONE;
    case Op.EMPTY_SET:
      push(newSet());
      return DONE;
    case Op.TUPLE1:
      return tuple(1);
    case Op.TUPLE2:
      return tuple(2);
    case Op.TUPLE3:
      return tuple(3);
    case Op.TUPLE:
      return gather(tupleFrom);
    case Op.LIST:
      return gather(listFrom);
    case Op.APPEND:
      return append();
    case Op.APPENDS:
      return extend();
    case Op.SETITEM:
      return has(3) ? store(2) : UNUSUAL;
    case Op.SETITEMS:
      return storeAll();
    case Op.ADDITEMS:
      return addAll();
    case Op.FROZENSET:
      return frozenset();
    case Op.POP:
      if (!has(1)) return UNUSUAL;
      drop(1);
      return DONE;
    case Op.DUP:
      if (!has(1)) return UNUSUAL;
      push(top());
      return DONE;
    case Op.POP_MARK: {
      const count = marked();
      if (count < 0) return UNUSUAL;
      drop(count);
      unmark();
      return DONE;
    }
    case Op.PROTO:
      if (left() < 1 || HU8[at] > HIGHEST_PROTOCOL) return UNUSUAL;
      setItem(state, PROTOCOL, small(HU8[at++]));
      return DONE;
    case Op.FRAME:
      if (left() < 8 || longWord() > left() - 8) return UNUSUAL;
      at += 8;
      return DONE;
  }
  return UNUSUAL;
}

/** Runs opcodes. @returns the first that is not usual, `at` behind it; ENDED: there is none; FAILURE, the exception pending */
function run(): number {
  effort = 1;
  for (;;) {
    if (at >= end) break;
    const opcode = HU8[at++];
    const place = at;
    const done = step(opcode);
    if (done === UNUSUAL) {
      at = place;
      return payRest() ? opcode : FAILURE;
    }
    if (done === FAILED) return FAILURE;
    if (++effort >= STRETCH) {
      const units = effort;
      effort = 0;
      if (!pauseWork(units)) return FAILURE;
    }
  }
  return payRest() ? ENDED : FAILURE;
}

function payRest(): boolean {
  const units = effort;
  effort = 0;
  return chargeWork(units);
}

// --- natives

/** A tuple of the object that a pickle in bytes holds; or the state, the next opcode of which is left to the Python source. */
export function loadsUsual(data: Value): Value {
  const mark = rootMark();
  const given = newList(STATE_WORDS);
  pushRoot(given);
  listAppend(given, data);
  listAppend(given, small(0));
  listAppend(given, newList(8));
  listAppend(given, newList(4));
  listAppend(given, newList(8));
  listAppend(given, small(0));
  let result: Value = 0;
  if (enter(given)) {
    const opcode = run();
    if (opcode === Op.STOP && has(1) && listLength(marks) === 0) result = tupleOf(top());
    else if (opcode !== FAILURE) {
      const back = opcode === ENDED ? 0 : 1;
      setItem(given, AT, small(at - start - back));
      result = given;
    }
  }
  releaseRoots(mark);
  return result;
}

/** Runs opcodes of a state: the one that is left to the Python source, which is behind the place then; None: no data is left. */
export function loadUsual(given: Value): Value {
  const mark = rootMark();
  let result: Value = 0;
  if (enter(given)) {
    const opcode = run();
    if (opcode !== FAILURE) {
      setItem(given, AT, small(at - start));
      result = opcode === ENDED ? NONE : small(opcode);
    }
  }
  releaseRoots(mark);
  return result;
}
