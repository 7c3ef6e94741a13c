/**
 * Pickles of the usual values: None, bool, int, float, str, bytes, tuple, list, dict, set, frozenset, all of exactly these
 * types, from protocol 1 on (Modules/_pickle.c, whose bytes these are). What else comes up inside of them is handed to the
 * Python source, which writes it with the same state and calls for the rest: no guest code runs in here.
 *
 * The state is a guest list, which the module's code alone has; it is looked at whenever it comes back.
 *
 *     OUT       bytearray with what is written
 *     FRAME     place of the open frame's header in it; -1 no frame is open; -2 the protocol has none
 *     MEMO      list of what was memoized
 *     TABLE     bytearray, a hash table of them: pairs of 32-bit words, address and place in MEMO
 *     WORK      list of the containers that are open, LEVEL words each
 *     PROTOCOL  1 to 5
 *     STREAM    1: there is a file, which gets frames and long texts as soon as they are there
 *     PENDING   the value that is to be written next
 *     RESUMES   1: PENDING was put off until the frame before it is in the file
 */
import { ensureRoom } from "../../heap/allocator.ts";
import {
  ARRAY_ITEMS,
  INT_COUNT,
  INT_DIGITS,
  LENGTH,
  LIST_ARRAY,
  TEXT_UNITS,
} from "../../heap/layouts/basic.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { H32, HU16, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { EMPTY_BYTES } from "../../heap/map.ts";
import { raise, raiseTypeError } from "../../objects/errors.ts";
import {
  allocateBytearray,
  BYTEARRAY_LENGTH,
  BYTEARRAY_START,
  BYTEARRAY_STORAGE,
  bytearrayAddress,
  bytearrayCapacity,
  bytearrayLength,
  type BytearrayRef,
  canResize,
  emptyBytearray,
} from "../../objects/values/bytearray_object.ts";
import {
  allocateBytes,
  bytesAddress,
  bytesLength,
  bytesOfRange,
  copyBytes,
} from "../../objects/values/bytes_object.ts";
import { dictKeyAt, dictLength, dictNext, dictValueAt } from "../../objects/values/dict_table.ts";
import {
  listAppend,
  listItem,
  listLength,
  type ListRef,
  listReserve,
  newList,
  tupleItem,
  tupleLength,
} from "../../objects/values/sequences.ts";
import { setKeyAt, setLength, setNext } from "../../objects/values/set_table.ts";
import { unitWidth } from "../../objects/values/text.ts";
import {
  flatLength,
  isAsciiRange,
  readable,
  ROOM_MINIMUM,
} from "../../objects/values/text_units.ts";
import { writeUtf8 } from "../../objects/types/text_encoding.ts";
import { chargeWork, pauseWork } from "../../objects/work.ts";
import {
  BYTEARRAY_SHAPE,
  BYTES_SHAPE,
  DICT_SHAPE,
  FLOAT_SHAPE,
  FROZENSET_SHAPE,
  INT_SHAPE,
  LIST_SHAPE,
  RECURSION_ERROR,
  ROPE_SHAPE,
  RUNTIME_ERROR,
  SET_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";
import { Op } from "./opcodes.ts";

const OUT = 0;
const FRAME = 1;
const MEMO = 2;
const TABLE = 3;
const WORK = 4;
const PROTOCOL = 5;
const STREAM = 6;
const PENDING = 7;
const RESUMES = 8;
const STATE_WORDS = 9;

// Words of a level of WORK.
const CONTAINER = 0;
/** Where to look on: an index, or a place in the table of a dict or set. */
const POSITION = 1;
/** Items of the present batch. */
const COUNT = 2;
/** Of a dict: what is being written, as PHASE_*. */
const PHASE = 3;
const KEY = 4;
const VALUE = 5;
/** Items that there were at first. */
const EXPECTED = 6;
const LEVEL = 7;

const PHASE_KEY = 1;
const PHASE_VALUE = 2;

const BATCH = 1000;
const DEPTH_LIMIT = 20_000;

const HEADER = 9;
const FRAME_LEAST = 4;
/** Frames are closed from this size on, and texts of as many bytes stand outside of frames. */
const FRAME_TARGET = 64 * 1024;
const NO_FRAME = -1;
const UNFRAMED = -2;

const FIRST_CAPACITY = 256;
const FIRST_PLACES = 32;
/** Work that is charged for at once, and bytes that are a unit of it. */
const STRETCH = 64;
const CHARGED_BYTES = 5;

/** What `next` and `write` say besides values. */
const DONE = 0;
const FAILED = -2;

// --- the state that is being worked on: set by enter

let state: ListRef = 0;
let out: BytearrayRef = 0;
/** Addresses: the first byte that was written, the next one, the end of the room. */
let start = 0;
let at = 0;
let limit = 0;
let frame = UNFRAMED;
let memo: ListRef = 0;
/** Word index of the table's first place, and the number of places less one. */
let table = 0;
let mask = 0;
/** The free place that the last search ended at. */
let free = 0;
let work: ListRef = 0;
let protocol = 0;
let stream = false;
let effort = 0;

function setItem(list: ListRef, index: number, value: Value): void {
  H32[((H32[(list + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + index] = value;
}

const isA = (value: Value, shape: number): boolean =>
  (value & 1) === 0 && H32[value >> 2] === shape;

/** A state's parts are not what they were made as. */
function broken(): false {
  raise(RUNTIME_ERROR, "the state of a pickler was changed");
  return false;
}

/** Takes over a state that is rooted; false with the exception pending. */
function enter(given: Value): boolean {
  if (!isA(given, LIST_SHAPE) || listLength(given) !== STATE_WORDS) return broken();
  state = given;
  out = listItem(given, OUT);
  memo = listItem(given, MEMO);
  work = listItem(given, WORK);
  const places = listItem(given, TABLE);
  if (!isA(out, BYTEARRAY_SHAPE) || !isA(places, BYTEARRAY_SHAPE)) return broken();
  if (!isA(memo, LIST_SHAPE) || !isA(work, LIST_SHAPE)) return broken();
  const header = listItem(given, FRAME);
  const version = listItem(given, PROTOCOL);
  if ((header & version & listItem(given, STREAM) & listItem(given, RESUMES) & 1) === 0) {
    return broken();
  }
  if (!canResize(out)) return false;
  start = bytearrayAddress(out);
  at = start + bytearrayLength(out);
  limit = start + bytearrayCapacity(out);
  frame = header >> 1;
  if (frame >= 0 && frame + HEADER > at - start) return broken();
  protocol = version >> 1;
  stream = listItem(given, STREAM) !== small(0);
  return enterTable(places);
}

function enterTable(places: BytearrayRef): boolean {
  const count = bytearrayLength(places) >> 3;
  const address = bytearrayAddress(places);
  if (count < FIRST_PLACES || (count & (count - 1)) !== 0 || (address & 3) !== 0) return broken();
  table = address >> 2;
  mask = count - 1;
  return true;
}

/** Gives the state back. */
function leave(): void {
  H32[(out + BYTEARRAY_LENGTH) >> 2] = small(at - start);
  setItem(state, FRAME, small(frame));
}

/** A state that nothing was written with. Never collects. @throws OutOfMemory */
function makeState(version: number, isStream: boolean): ListRef {
  const made = newList(STATE_WORDS);
  const mark = rootMark();
  pushRoot(made);
  listAppend(made, emptyBytearray());
  listAppend(made, small(version >= 4 ? NO_FRAME : UNFRAMED));
  listAppend(made, newList());
  listAppend(made, newTable(FIRST_PLACES));
  listAppend(made, newList());
  listAppend(made, small(version));
  listAppend(made, small(isStream ? 1 : 0));
  listAppend(made, NONE);
  listAppend(made, small(0));
  releaseRoots(mark);
  return made;
}

/** A table of that many places, all free. May collect when it is large. @throws OutOfMemory */
function newTable(places: number): BytearrayRef {
  const made = allocateBytearray(8 * places);
  HU8.fill(0, bytearrayAddress(made), bytearrayAddress(made) + 8 * places);
  return made;
}

// --- bytes

function reserve(count: number): void {
  if (at + count > limit) grow(count);
}

/** May collect: the state is rooted. @throws OutOfMemory */
function grow(count: number): void {
  const used = at - start;
  const wanted = Math.max(FIRST_CAPACITY, 2 * (limit - start), used + count + 64);
  if (wanted >= ROOM_MINIMUM) ensureRoom(wanted + 64);
  const fresh = allocateBytes(wanted);
  copyBytes(start, fresh + TEXT_UNITS, used);
  H32[(out + BYTEARRAY_STORAGE) >> 2] = fresh;
  H32[(out + BYTEARRAY_START) >> 2] = small(0);
  H32[(out + BYTEARRAY_LENGTH) >> 2] = small(used);
  start = fresh + TEXT_UNITS;
  at = start + used;
  limit = start + wanted;
}

function put(byte: number): void {
  if (at >= limit) grow(1);
  HU8[at++] = byte;
}

/** Appends an opcode and 32 bits, for which there is room. */
function putWord(opcode: number, word: number): void {
  HU8[at] = opcode;
  HU8[at + 1] = word;
  HU8[at + 2] = word >> 8;
  HU8[at + 3] = word >> 16;
  HU8[at + 4] = word >> 24;
  at += 5;
}

function openFrame(): void {
  reserve(HEADER);
  frame = at - start;
  at += HEADER;
}

/** Completes the header of the open frame, or takes it away where it is not worth while. */
function closeFrame(): void {
  if (frame < 0) return;
  const header = start + frame;
  const size = at - header - HEADER;
  if (size < FRAME_LEAST) {
    HU8.copyWithin(header, header + HEADER, at);
    at -= HEADER;
  } else {
    HU8.fill(0, header, header + HEADER);
    HU8[header] = Op.FRAME;
    for (let i = 0, rest = size; i < 4; i++, rest >>>= 8) HU8[header + 1 + i] = rest;
  }
  frame = NO_FRAME;
}

// --- memo

/** Place in MEMO of a value, or -1 and `free`. */
function find(value: Value): number {
  const hash = Math.imul(value >>> 3, 0x9e3779b1);
  let place = (hash ^ (hash >>> 15)) & mask;
  for (let probes = 0; probes <= mask; probes++) {
    const entry = H32[table + 2 * place];
    if (entry === 0) break;
    if (entry === value) {
      const index = H32[table + 2 * place + 1];
      if (index >= 0 && index < listLength(memo) && listItem(memo, index) === value) return index;
    }
    place = (place + 1) & mask;
  }
  free = place;
  return -1;
}

/** Enters a value that `find` has just not found. May collect. @throws OutOfMemory */
function enterMemo(value: Value): number {
  const count = listLength(memo);
  if (2 * count > mask) {
    const places = 2 * (mask + 1);
    const grown = newTable(places);
    setItem(state, TABLE, grown);
    table = bytearrayAddress(grown) >> 2;
    mask = places - 1;
    for (let i = 0; i < count; i++) {
      const known = listItem(memo, i);
      if (find(known) >= 0) continue;
      H32[table + 2 * free] = known;
      H32[table + 2 * free + 1] = i;
    }
    effort += count >> 2;
    find(value);
  }
  listAppend(memo, value);
  H32[table + 2 * free] = value;
  H32[table + 2 * free + 1] = count;
  return count;
}

/** Memoizes a value that `find` has just not found. */
function memoize(value: Value): void {
  const index = enterMemo(value);
  // A long text has ended the frame.
  if (frame === NO_FRAME) openFrame();
  reserve(5);
  if (protocol >= 4) HU8[at++] = Op.MEMOIZE;
  else if (index < 256) {
    HU8[at++] = Op.BINPUT;
    HU8[at++] = index;
  } else putWord(Op.LONG_BINPUT, index);
}

function recall(index: number): void {
  reserve(5);
  if (index < 256) {
    HU8[at++] = Op.BINGET;
    HU8[at++] = index;
  } else putWord(Op.LONG_BINGET, index);
}

// --- single values

function putInt(integer: number): void {
  reserve(5);
  if (integer >>> 8 === 0) {
    HU8[at++] = Op.BININT1;
    HU8[at++] = integer;
  } else if (integer >>> 16 === 0) {
    HU8[at++] = Op.BININT2;
    HU8[at++] = integer;
    HU8[at++] = integer >> 8;
  } else putWord(Op.BININT, integer);
}

/** An int that is no small one; false: the protocol has no binary form for it. */
function putLong(value: Value): boolean {
  const signed = H32[(value + INT_COUNT) >> 2] >> 1;
  const isNegative = signed < 0;
  const count = isNegative ? -signed : signed;
  const digits = (value + INT_DIGITS) >> 2;
  const top = H32[digits + count - 1] >>> 0;
  if (count === 1 && (isNegative ? top <= 0x80000000 : top <= 0x7fffffff)) {
    putInt(isNegative ? -top | 0 : top);
    return true;
  }
  if (protocol < 2) return false;
  let size = ((32 * count - Math.clz32(top)) >> 3) + 1;
  effort += size >> CHARGED_BYTES;
  reserve(size + 5);
  let header = size < 256 ? 2 : 5;
  let carry = 1;
  for (let i = 0; i < size; i++) {
    let byte = i >> 2 < count ? (H32[digits + (i >> 2)] >>> (8 * (i & 3))) & 0xff : 0;
    if (isNegative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
    }
    HU8[at + header + i] = byte;
  }
  // Of a negative power of two the last byte says nothing.
  const last = at + header + size - 1;
  if (isNegative && HU8[last] === 0xff && (HU8[last - 1] & 0x80) !== 0) size--;
  if (header === 5 && size < 256) {
    HU8.copyWithin(at + 2, at + 5, at + 5 + size);
    header = 2;
  }
  if (header === 2) {
    HU8[at] = Op.LONG1;
    HU8[at + 1] = size;
    at += 2 + size;
  } else {
    putWord(Op.LONG4, size);
    at += size;
  }
  return true;
}

function putFloat(value: Value): void {
  reserve(9);
  HU8[at] = Op.BINFLOAT;
  for (let i = 0; i < 8; i++) HU8[at + 1 + i] = HU8[value + 15 - i];
  at += 9;
}

/** Begins a text or bytes of a size and makes room for them; they stand outside of frames when they are long. */
function putSize(size: number, brief: number, long: number): void {
  effort += size >> CHARGED_BYTES;
  if (size >= FRAME_TARGET) closeFrame();
  reserve(size + 5);
  if (size < 256 && brief !== 0) {
    HU8[at++] = brief;
    HU8[at++] = size;
  } else putWord(long, size);
}

/** False: it is long and goes to a file. */
function putBytes(value: Value): boolean {
  const size = bytesLength(value);
  if (size >= FRAME_TARGET && stream) return false;
  putSize(size, Op.SHORT_BINBYTES, Op.BINBYTES);
  copyBytes(bytesAddress(value), at, size);
  at += size;
  return true;
}

/** False: it is long and goes to a file. */
function putStr(value: Value): boolean {
  const text = readable(value);
  const length = flatLength(text);
  const width = unitWidth(text);
  const from = text + TEXT_UNITS;
  if (width === 1 && isAsciiRange(from, length)) {
    if (length >= FRAME_TARGET && stream) return false;
    putSize(length, protocol >= 4 ? Op.SHORT_BINUNICODE : 0, Op.BINUNICODE);
    if (length > 24) HU8.copyWithin(at, from, from + length);
    else for (let i = 0; i < length; i++) HU8[at + i] = HU8[from + i];
    at += length;
    return true;
  }
  const units = width === 1 ? HU8 : width === 2 ? HU16 : H32;
  const first = width === 1 ? from : width === 2 ? from >> 1 : from >> 2;
  let size = length;
  for (let i = 0; i < length; i++) {
    const point = units[first + i];
    if (point >= 0x80) size += point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  }
  if (size >= FRAME_TARGET && stream) return false;
  putSize(size, protocol >= 4 ? Op.SHORT_BINUNICODE : 0, Op.BINUNICODE);
  at = writeUtf8(units, first, first + length, at);
  return true;
}

// --- containers

/** Opens a level; false with RecursionError pending. Never collects. @throws OutOfMemory */
function open(container: Value, expected: number): boolean {
  const height = listLength(work);
  if (height >= LEVEL * DEPTH_LIMIT) {
    raise(RECURSION_ERROR, "maximum recursion depth exceeded while pickling an object");
    return false;
  }
  const level = ((listReserve(work, height + LEVEL) + ARRAY_ITEMS) >> 2) + height;
  H32[level + CONTAINER] = container;
  H32[level + POSITION] = small(0);
  H32[level + COUNT] = small(0);
  H32[level + PHASE] = small(0);
  H32[level + KEY] = NONE;
  H32[level + VALUE] = NONE;
  H32[level + EXPECTED] = small(expected);
  H32[(work + LENGTH) >> 2] = small(height + LEVEL);
  return true;
}

function close(): void {
  const height = listLength(work) - LEVEL;
  const level = ((H32[(work + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + height;
  for (let i = 0; i < LEVEL; i++) H32[level + i] = 0;
  H32[(work + LENGTH) >> 2] = small(height);
}

/** Ends a batch; false with RuntimeError pending when the container has changed. */
function endBatch(opcode: number, level: number, length: number, what: string): boolean {
  put(opcode);
  if (small(length) === H32[level + EXPECTED]) return true;
  // The failure is no item's of this container.
  close();
  raise(RUNTIME_ERROR, `${what} changed size during iteration`);
  return false;
}

/** The value that follows in the open containers down to `base`; DONE, or FAILED with the exception pending. */
function next(base: number): Value {
  for (;;) {
    const height = listLength(work);
    if (height <= base) return DONE;
    const level = ((H32[(work + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + height - LEVEL;
    const container = H32[level + CONTAINER];
    const position = H32[level + POSITION] >> 1;
    if ((container & 1) !== 0 || position < 0) {
      broken();
      return FAILED;
    }
    let value: Value;
    switch (H32[container >> 2]) {
      case LIST_SHAPE:
        value = nextOfList(container, level, position);
        break;
      case TUPLE_SHAPE:
        if (position < tupleLength(container)) {
          H32[level + POSITION] += 2;
          return tupleItem(container, position);
        }
        endTuple(container);
        value = DONE;
        break;
      case DICT_SHAPE:
        value = nextOfDict(container, level, position);
        break;
      case SET_SHAPE:
        value = nextOfSet(container, level, position);
        break;
      case FROZENSET_SHAPE: {
        const slot = setNext(container, position);
        if (slot >= 0) {
          H32[level + POSITION] = small(slot + 1);
          return setKeyAt(container, slot);
        }
        const known = find(container);
        put(known >= 0 ? Op.POP_MARK : Op.FROZENSET);
        if (known >= 0) recall(known);
        else memoize(container);
        value = DONE;
        break;
      }
      default:
        broken();
        return FAILED;
    }
    if (value !== DONE) return value;
    close();
  }
}

function nextOfList(list: Value, level: number, position: number): Value {
  const length = listLength(list);
  if (H32[level + EXPECTED] === small(1)) {
    if (position > 0) put(Op.APPEND);
    if (position > 0 || length === 0) return DONE;
  } else {
    const place = position % BATCH;
    if (position > 0 && (place === 0 || position >= length)) {
      if (!endBatch(Op.APPENDS, level, length, "list")) return FAILED;
      if (position >= length) return DONE;
    }
    if (place === 0) put(Op.MARK);
  }
  H32[level + POSITION] += 2;
  return listItem(list, position);
}

function nextOfDict(dict: Value, level: number, position: number): Value {
  if (H32[level + PHASE] === small(PHASE_KEY)) {
    H32[level + PHASE] = small(PHASE_VALUE);
    return H32[level + VALUE];
  }
  const isSingle = H32[level + EXPECTED] === small(1);
  const count = H32[level + COUNT] >> 1;
  if (isSingle) {
    if (count === 1) {
      put(Op.SETITEM);
      return DONE;
    }
  } else if (count === 0) put(Op.MARK);
  else if (count === BATCH) {
    if (!endBatch(Op.SETITEMS, level, dictLength(dict), "dictionary")) return FAILED;
    H32[level + COUNT] = small(0);
    put(Op.MARK);
  }
  const entry = dictNext(dict, position);
  if (entry < 0) {
    if (isSingle || endBatch(Op.SETITEMS, level, dictLength(dict), "dictionary")) return DONE;
    return FAILED;
  }
  H32[level + POSITION] = small(entry + 1);
  H32[level + COUNT] += 2;
  H32[level + PHASE] = small(PHASE_KEY);
  H32[level + VALUE] = dictValueAt(dict, entry);
  return H32[level + KEY] = dictKeyAt(dict, entry);
}

function nextOfSet(set: Value, level: number, position: number): Value {
  const count = H32[level + COUNT] >> 1;
  if (count === 0) put(Op.MARK);
  else if (count === BATCH) {
    if (!endBatch(Op.ADDITEMS, level, setLength(set), "set")) return FAILED;
    H32[level + COUNT] = small(0);
    put(Op.MARK);
  }
  const slot = setNext(set, position);
  if (slot < 0) return endBatch(Op.ADDITEMS, level, setLength(set), "set") ? DONE : FAILED;
  H32[level + POSITION] = small(slot + 1);
  H32[level + COUNT] += 2;
  return setKeyAt(set, slot);
}

function endTuple(tuple: Value): void {
  const length = tupleLength(tuple);
  const isShort = length <= 3 && protocol >= 2;
  const known = find(tuple);
  if (known < 0) {
    put(isShort ? Op.TUPLE1 + length - 1 : Op.TUPLE);
    memoize(tuple);
    return;
  }
  // It is part of itself, and was written meanwhile.
  if (isShort) { for (let i = 0; i < length; i++) put(Op.POP); }
  else put(Op.POP_MARK);
  recall(known);
}

/** What `writeValue` says. */
const WRITTEN = 1;
const UNUSUAL = 2;

/** Writes a value, or opens it: WRITTEN, UNUSUAL, FAILED with the exception pending. */
function writeValue(value: Value): number {
  if ((value & 1) !== 0) {
    putInt(value >> 1);
    return WRITTEN;
  }
  const shape = H32[value >> 2];
  switch (shape) {
    case INT_SHAPE:
      return putLong(value) ? WRITTEN : UNUSUAL;
    case FLOAT_SHAPE:
      putFloat(value);
      return WRITTEN;
  }
  if (value === NONE) {
    put(Op.NONE);
    return WRITTEN;
  }
  if (value === TRUE || value === FALSE) {
    if (protocol < 2) return UNUSUAL;
    put(value === TRUE ? Op.NEWTRUE : Op.NEWFALSE);
    return WRITTEN;
  }
  const known = find(value);
  if (known >= 0) {
    recall(known);
    return WRITTEN;
  }
  switch (shape) {
    case STR1_SHAPE:
    case STR2_SHAPE:
    case STR4_SHAPE:
    case ROPE_SHAPE:
      if (!putStr(value)) return UNUSUAL;
      // Its room may have been made by a collection, never the table.
      memoize(value);
      return WRITTEN;
    case BYTES_SHAPE:
      if (protocol < 3 || !putBytes(value)) return UNUSUAL;
      memoize(value);
      return WRITTEN;
    case TUPLE_SHAPE: {
      const length = tupleLength(value);
      if (length === 0) {
        put(Op.EMPTY_TUPLE);
        return WRITTEN;
      }
      if (length > 3 || protocol < 2) put(Op.MARK);
      return open(value, length) ? WRITTEN : FAILED;
    }
    case LIST_SHAPE:
      put(Op.EMPTY_LIST);
      memoize(value);
      return listLength(value) === 0 || open(value, listLength(value)) ? WRITTEN : FAILED;
    case DICT_SHAPE:
      put(Op.EMPTY_DICT);
      memoize(value);
      return dictLength(value) === 0 || open(value, dictLength(value)) ? WRITTEN : FAILED;
    case SET_SHAPE:
      if (protocol < 4) return UNUSUAL;
      put(Op.EMPTY_SET);
      memoize(value);
      return setLength(value) === 0 || open(value, setLength(value)) ? WRITTEN : FAILED;
    case FROZENSET_SHAPE:
      if (protocol < 4) return UNUSUAL;
      put(Op.MARK);
      return open(value, setLength(value)) ? WRITTEN : FAILED;
  }
  return UNUSUAL;
}

/**
 * Writes a value (DONE: none) and what follows in the open containers down to `base`.
 *
 * @returns None: all is written; a value that the Python source is to write; the state: its OUT is to be written to the
 *   file; 0 with the exception pending
 */
function write(first: Value, base: number): Value {
  let value = first;
  for (;;) {
    if (value === DONE) value = next(base);
    if (value === DONE) break;
    if (value === FAILED) return 0;
    if (++effort >= STRETCH) {
      const units = effort;
      effort = 0;
      if (!pauseWork(units)) return 0;
    }
    if (frame >= 0 && at - start - frame - HEADER >= FRAME_TARGET) {
      closeFrame();
      if (stream) {
        setItem(state, PENDING, value);
        setItem(state, RESUMES, small(1));
        return state;
      }
    }
    if (frame === NO_FRAME) openFrame();
    const how = writeValue(value);
    if (how === FAILED) return 0;
    if (how === UNUSUAL) return value;
    value = DONE;
  }
  const units = effort;
  effort = 0;
  return chargeWork(units) ? NONE : 0;
}

// --- natives

/** A pickle of the value; or the state, in PENDING what is to be written by the Python source. */
export function dumpsUsual(value: Value, version: Value): Value {
  const mark = rootMark();
  const given = makeState(version >> 1, false);
  pushRoot(given);
  let result: Value = 0;
  if (begin(given) !== 0 && enter(given)) {
    effort = 1;
    const left = write(value, 0);
    if (left === NONE) {
      put(Op.STOP);
      closeFrame();
      result = taken();
    } else if (left !== 0) {
      leave();
      setItem(given, PENDING, left);
      result = given;
    }
  }
  releaseRoots(mark);
  return result;
}

/** What was written, as bytes. */
function taken(): Value {
  const length = at - start;
  if (length >= ROOM_MINIMUM) ensureRoom(length + 64);
  return bytesOfRange(start, length);
}

/** The state of a Pickler. */
export const newState = (version: Value, isStream: Value): Value =>
  makeState(version >> 1, isStream === TRUE);

/** Forgets what an earlier dump has left half done, and writes what a pickle begins with. */
export function begin(given: Value): Value {
  if (!enter(given)) return 0;
  setItem(given, PENDING, NONE);
  setItem(given, RESUMES, small(0));
  while (listLength(work) >= LEVEL) close();
  at = start;
  frame = UNFRAMED;
  if (protocol >= 2) {
    reserve(2);
    HU8[at++] = Op.PROTO;
    HU8[at++] = protocol;
  }
  if (protocol >= 4) frame = NO_FRAME;
  leave();
  return NONE;
}

/** `write` of a value. */
export function saveUsual(given: Value, base: Value, value: Value): Value {
  if (!enter(given)) return 0;
  effort = 1;
  const left = write(value, base >> 1);
  if (left !== 0) leave();
  return left;
}

/** `write` of what follows. */
export function resume(given: Value, base: Value): Value {
  if (!enter(given)) return 0;
  let value: Value = DONE;
  if (listItem(given, RESUMES) !== small(0)) {
    value = listItem(given, PENDING);
    setItem(given, RESUMES, small(0));
  }
  effort = 1;
  const left = write(value, base >> 1);
  if (left !== 0) leave();
  return left;
}

/** Appends bytes. */
export function putRaw(given: Value, data: Value): Value {
  if (!isA(data, BYTES_SHAPE)) return raiseTypeError("bytes are wanted");
  if (!enter(given)) return 0;
  if (frame === NO_FRAME) openFrame();
  const size = bytesLength(data);
  if (!chargeWork(1 + (size >> CHARGED_BYTES))) return 0;
  reserve(size);
  copyBytes(bytesAddress(data), at, size);
  at += size;
  leave();
  return NONE;
}

/** Ends the frame once it is long enough; whether it was. */
export function endFrame(given: Value): Value {
  if (!enter(given)) return 0;
  if (frame < 0 || at - start - frame - HEADER < FRAME_TARGET) return FALSE;
  closeFrame();
  leave();
  return TRUE;
}

/** Appends bytes outside of frames. */
export function putApart(given: Value, data: Value): Value {
  if (!enter(given)) return 0;
  closeFrame();
  const framing = frame;
  frame = UNFRAMED;
  leave();
  const done = putRaw(given, data);
  setItem(given, FRAME, small(framing));
  return done;
}

/** What was written so far, its frame ended; nothing is left of it. */
export function take(given: Value): Value {
  if (!enter(given)) return 0;
  closeFrame();
  leave();
  if (!chargeWork(1 + ((at - start) >> CHARGED_BYTES))) return 0;
  const data = taken();
  H32[(out + BYTEARRAY_STORAGE) >> 2] = EMPTY_BYTES;
  H32[(out + BYTEARRAY_START) >> 2] = small(0);
  H32[(out + BYTEARRAY_LENGTH) >> 2] = small(0);
  return data;
}

/** The place in the memo of an object, or None. */
export function known(given: Value, value: Value): Value {
  if (!enter(given)) return 0;
  if (!chargeWork(1)) return 0;
  const index = find(value);
  return index < 0 ? NONE : small(index);
}

/** Puts an object into the memo, and gives its place there. */
export function remember(given: Value, value: Value): Value {
  if (!enter(given)) return 0;
  if (!chargeWork(1)) return 0;
  effort = 0;
  const index = find(value);
  return small(index < 0 ? enterMemo(value) : index);
}

/** Makes the table anew of a memo that was given. */
export function setMemo(given: Value, objects: Value): Value {
  if (!enter(given)) return 0;
  if (!isA(objects, LIST_SHAPE)) return raiseTypeError("a list is wanted");
  const count = listLength(objects);
  if (!chargeWork(1 + count)) return 0;
  const places = newTable(FIRST_PLACES);
  setItem(given, TABLE, places);
  setItem(given, MEMO, newList());
  if (!enter(given)) return 0;
  effort = 0;
  for (let i = 0; i < count; i++) {
    find(listItem(objects, i));
    enterMemo(listItem(objects, i));
  }
  return NONE;
}
