/** Recording of subscripts, displays, unpacking and iteration. */
import { ARRAY_ITEMS, LENGTH, LIST_BYTES, SLICE_BYTES } from "../heap/layouts/basic.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import {
  ARRAY_SHAPE,
  BYTEARRAY_SHAPE,
  BYTES_SHAPE,
  DICT_SHAPE,
  DICT_TYPE,
  INDEX_ERROR,
  KEY_ERROR,
  LIST_SHAPE,
  SET_TYPE,
  SLICE_SHAPE,
  STR1_SHAPE,
  TUPLE_SHAPE,
} from "../objects/well_known.ts";
import { typeOf } from "../objects/errors.ts";
import { isOwnWrapper } from "../objects/guest_slots.ts";
import { isDict } from "../objects/kinds.ts";
import { DEFAULT_DICT_SHAPE, ORDERED_DICT_SHAPE } from "../objects/library_shapes.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { BYTEARRAY_LENGTH } from "../objects/values/bytearray_object.ts";
import { internText } from "../objects/values/text.ts";
import { RecordingAborted } from "./aborts.ts";
import { field, INT, MemoryClass, U } from "./micro_ops.ts";
import { CONSTANT_LENGTH, LIST_LENGTH, LIST_STORAGE } from "./record_fields.ts";
import { isPlainKey } from "./record_keys.ts";
import { recordGuestStoreSubscript, recordGuestSubscript } from "./record_methods.ts";
import { newOf } from "./record_empty.ts";
import { guardType } from "./record_calls.ts";
import { raiseNew } from "./record_raising.ts";
import { appendTo } from "./record_lists.ts";
import { fillTuple, newTuple } from "./record_tuples.ts";
import type { Recorder } from "./recorder.ts";

/** Items that a display of a dict or set has at most: its stores are done one by one. */
const LONG_DISPLAY = 5;

/** Dicts of types whose items are read and stored as those of dict are; some make what is missing. */
const DICT_SHAPES: ReadonlySet<number> = new Set([
  DICT_SHAPE,
  DEFAULT_DICT_SHAPE,
  ORDERED_DICT_SHAPE,
]);

/** Whether an object's items are read as those of dict are, where they are not missing. */
function readsAsDict(actual: number): boolean {
  return DICT_SHAPES.has(H32[actual >> 2]) ||
    isDict(actual) && slotOf(typeOf(actual), Slot.getitem) === slotOf(DICT_TYPE, Slot.getitem);
}

/** Whether an object's items are stored as those of dict are. */
function storesAsDict(actual: number): boolean {
  if (DICT_SHAPES.has(H32[actual >> 2])) return true;
  const store = slotOf(DICT_TYPE, Slot.setitem);
  return isDict(actual) && store !== null &&
    (slotOf(typeOf(actual), Slot.setitem) === store ||
      isOwnWrapper(typeLookup(typeOf(actual), N.__setitem__), store));
}

/** Guards that an object has its shape still, and its class the methods that were found in it. */
function guardDict(r: Recorder, dict: number, actual: number): void {
  const shape = H32[actual >> 2];
  if (DICT_SHAPES.has(shape)) r.emit(U.GUARD_KIND, dict, 0, 0, shape);
  else guardType(r, dict, actual, typeOf(actual));
}

/** How an index out of range is told of the types whose items are loaded. */
const OUT_OF_RANGE: ReadonlyMap<number, string> = new Map([
  [LIST_SHAPE, "list index out of range"],
  [TUPLE_SHAPE, "tuple index out of range"],
  [STR1_SHAPE, "string index out of range"],
  [BYTES_SHAPE, "index out of range"],
]);

/** A subscript of an index that is out of range now. @returns false for others */
function recordOutOfRange(r: Recorder, container: number): boolean {
  const [actual, key] = [r.actual(1), r.actual(0)];
  const shape = H32[actual >> 2];
  const message = OUT_OF_RANGE.get(shape);
  if (message === undefined || (key & 1) === 0) return false;
  const size = H32[(actual + LENGTH) >> 2] >> 1;
  const place = key >> 1;
  if (place >= -size && place < size) return false;
  r.emit(U.GUARD_KIND, container, 0, 0, shape);
  const length = r.emit(
    U.FIELD,
    container,
    0,
    0,
    shape === LIST_SHAPE ? LIST_LENGTH : CONSTANT_LENGTH,
  );
  const index = r.number(r.peek(0), key);
  if (place < 0) {
    const fromEnd = r.emit(U.INDEX_FROM_END, index, length);
    r.emit(U.GUARD_TRUE, r.emit(U.INT_LESS, fromEnd, r.emitter.int(0)));
  } else r.emit(U.GUARD_FALSE, r.emit(U.INT_LESS, index, r.emit(U.UNTAG, length)));
  raiseNew(r, INDEX_ERROR, [r.emitter.word(internText(message))]);
  return true;
}

/** The index that a subscript means, guarded to be in range. */
function indexIn(r: Recorder, key: number, actual: number, length: number): number {
  const number = r.arithmetic(key, actual);
  if (number === 0 || r.typeOf(number) !== INT) {
    throw new RecordingAborted("UNSUPPORTED", "a subscript that is no small int");
  }
  const index = actual < 0 ? r.emit(U.INDEX_FROM_END, number, length) : number;
  r.emit(U.GUARD_INDEX, index, length);
  return index;
}

/** The index that a subscript of a bytearray means. */
function byteIndex(r: Recorder, array: number, key: number, actual: number): number {
  r.emit(U.GUARD_KIND, array, 0, 0, BYTEARRAY_SHAPE);
  const length = r.emit(U.FIELD, array, 0, 0, field(BYTEARRAY_LENGTH, MemoryClass.LIST));
  return indexIn(r, key, actual, length);
}

export function recordSubscript(r: Recorder): void {
  const actual = r.actual(1);
  if ((actual & 1) !== 0) throw new RecordingAborted("UNSUPPORTED", "a subscript of an int");
  const container = r.word(r.peek(1));
  const key = r.peek(0);
  const isSlice = (r.actual(0) & 1) === 0 && H32[r.actual(0) >> 2] === SLICE_SHAPE;
  if (isSlice && boundLoop().sliced(actual, r.actual(0)) !== 0) {
    r.replace(2, r.emit(U.SLICED, container, r.word(key)));
    return;
  }
  if (recordOutOfRange(r, container)) return;
  switch (H32[actual >> 2]) {
    case LIST_SHAPE: {
      r.emit(U.GUARD_KIND, container, 0, 0, LIST_SHAPE);
      const length = r.emit(U.FIELD, container, 0, 0, LIST_LENGTH);
      const index = indexIn(r, key, r.actual(0), length);
      const array = r.emit(U.FIELD, container, 0, 0, LIST_STORAGE);
      r.replace(2, r.emit(U.ITEM, array, index, 0, MemoryClass.ITEMS));
      return;
    }
    case TUPLE_SHAPE: {
      r.emit(U.GUARD_KIND, container, 0, 0, TUPLE_SHAPE);
      const length = r.emit(U.FIELD, container, 0, 0, CONSTANT_LENGTH);
      const index = indexIn(r, key, r.actual(0), length);
      r.replace(2, r.emit(U.ITEM, container, index, 0, MemoryClass.CONSTANT));
      return;
    }
    case STR1_SHAPE: {
      r.emit(U.GUARD_KIND, container, 0, 0, STR1_SHAPE);
      const length = r.emit(U.FIELD, container, 0, 0, CONSTANT_LENGTH);
      const index = indexIn(r, key, r.actual(0), length);
      r.replace(2, r.emit(U.CHARACTER, r.emit(U.UNIT, container, index)));
      return;
    }
    case BYTES_SHAPE: {
      r.emit(U.GUARD_KIND, container, 0, 0, BYTES_SHAPE);
      const length = r.emit(U.FIELD, container, 0, 0, CONSTANT_LENGTH);
      const index = indexIn(r, key, r.actual(0), length);
      r.replace(2, r.emit(U.UNIT, container, index));
      return;
    }
    case BYTEARRAY_SHAPE:
      r.replace(2, r.emit(U.BYTE, container, byteIndex(r, container, key, r.actual(0))));
      return;
  }
  const shape = H32[actual >> 2];
  if (readsAsDict(actual) && boundLoop().findEntry(actual, r.actual(0)) >>> 0 > 1) {
    guardDict(r, container, actual);
    r.replace(2, r.emit(U.DICT_GET, container, r.word(key)));
    return;
  }
  if (shape === DICT_SHAPE && boundLoop().findEntry(actual, r.actual(0)) === 0) {
    r.emit(U.GUARD_KIND, container, 0, 0, DICT_SHAPE);
    const word = r.word(key);
    r.emit(U.GUARD_FALSE, r.emit(U.CONTAINS, container, word));
    return raiseNew(r, KEY_ERROR, [word]);
  }
  if (recordGuestSubscript(r)) return;
  throw new RecordingAborted("UNSUPPORTED", "a subscript of another type");
}

export function recordBuildSlice(r: Recorder, count: number): void {
  const parts = Array.from({ length: count }, (_, i) => r.word(r.peek(count - 1 - i)));
  if (count === 2) parts.push(r.emitter.word(NONE));
  const slice = r.emit(U.NEW, r.emitter.word(SLICE_SHAPE), 0, 0, SLICE_BYTES);
  parts.forEach((part, i) => {
    r.emit(U.SET_FIELD, slice, part, 0, field(4 + 4 * i, MemoryClass.CONSTANT));
  });
  r.replace(count, slice);
}

/** STORE_SLICE: list, start and stop above the value. */
export function recordStoreSlice(r: Recorder): void {
  const actual = r.actual(2);
  if ((actual & 1) !== 0 || H32[actual >> 2] !== LIST_SHAPE) {
    throw new RecordingAborted("UNSUPPORTED", "a slice store to another type");
  }
  const [value, list, start, stop] = [3, 2, 1, 0].map((depth) => r.word(r.peek(depth)));
  r.emit(U.GUARD_KIND, list, 0, 0, LIST_SHAPE);
  r.emit(U.PASS, value);
  r.emit(U.STORE_SLICE, list, start, stop);
  r.replace(4);
}

/** The dict on the stack, guarded; unsupported when it is none or the key is of another type. */
function dictAt(r: Recorder, depth: number, key: number): number {
  const actual = r.actual(depth);
  if ((actual & 1) !== 0 || !storesAsDict(actual) || !isPlainKey(key)) {
    throw new RecordingAborted("UNSUPPORTED", "an item of another type");
  }
  const dict = r.word(r.peek(depth));
  guardDict(r, dict, actual);
  return dict;
}

export function recordDeleteSubscript(r: Recorder): void {
  const actual = r.actual(1);
  if ((actual & 1) !== 0 || H32[actual >> 2] !== DICT_SHAPE) {
    throw new RecordingAborted("UNSUPPORTED", "an item of another type");
  }
  const dict = dictAt(r, 1, r.actual(0));
  r.emit(U.DICT_DELETE, dict, r.word(r.peek(0)));
  r.replace(2);
}

/** MAP_ADD: to the dict `depth` below key and value. */
export function recordMapAdd(r: Recorder, depth: number): void {
  const dict = dictAt(r, depth + 1, r.actual(1));
  r.emit(U.DICT_SET, dict, r.word(r.peek(1)), r.word(r.peek(0)));
  r.replace(2);
}

/** SET_ADD: to the set `depth` below the item. */
export function recordSetAdd(r: Recorder, depth: number): void {
  if (!isPlainKey(r.actual(0))) {
    throw new RecordingAborted("UNSUPPORTED", "an item of another type");
  }
  r.emit(U.SET_INSERT, r.word(r.peek(depth)), r.word(r.peek(0)));
  r.replace(1);
}

export function recordSlice(r: Recorder): void {
  if (boundLoop().sliceBetween(r.actual(2), r.actual(1), r.actual(0)) === 0) {
    throw new RecordingAborted("UNSUPPORTED", "a slice of another type");
  }
  const [start, stop] = [r.word(r.peek(1)), r.word(r.peek(0))];
  r.replace(3, r.emit(U.SLICE, r.word(r.peek(2)), start, stop));
}

export function recordStoreSubscript(r: Recorder): void {
  const actual = r.actual(1);
  if ((actual & 1) === 0 && storesAsDict(actual)) {
    const dict = dictAt(r, 1, r.actual(0));
    r.emit(U.DICT_SET, dict, r.word(r.peek(0)), r.word(r.peek(2)));
    r.replace(3);
    return;
  }
  if ((actual & 1) === 0 && H32[actual >> 2] === BYTEARRAY_SHAPE) return recordStoreByte(r);
  if ((actual & 1) !== 0 || H32[actual >> 2] !== LIST_SHAPE) {
    if (recordGuestStoreSubscript(r)) return;
    throw new RecordingAborted("UNSUPPORTED", "a subscript store to another type");
  }
  const list = r.word(r.peek(1));
  r.emit(U.GUARD_KIND, list, 0, 0, LIST_SHAPE);
  const length = r.emit(U.FIELD, list, 0, 0, LIST_LENGTH);
  const index = indexIn(r, r.peek(0), r.actual(0), length);
  const array = r.emit(U.FIELD, list, 0, 0, LIST_STORAGE);
  const value = r.word(r.peek(2));
  r.emit(U.SET_ITEM, array, index, value, MemoryClass.ITEMS);
  r.replace(3);
}

function recordStoreByte(r: Recorder): void {
  const value = r.actual(2);
  if ((value & 1) === 0 || value < 0 || value >= 512) {
    throw new RecordingAborted("UNSUPPORTED", "what is no byte is stored in a bytearray");
  }
  const array = r.word(r.peek(1));
  const index = byteIndex(r, array, r.peek(0), r.actual(0));
  const number = r.number(r.peek(2), value);
  r.emit(U.GUARD_INDEX, number, r.emitter.word(small(256)));
  r.emit(U.SET_BYTE, array, index, number);
  r.replace(3);
}

export function recordBuildTuple(r: Recorder, count: number): void {
  if (count === 0 || count > 16) throw new RecordingAborted("UNSUPPORTED", "a long tuple");
  const items = Array.from({ length: count }, (_, i) => r.word(r.peek(count - 1 - i)));
  const tuple = newTuple(r, count);
  fillTuple(r, tuple, items);
  r.replace(count, tuple);
}

/** BUILD_MAP: a new dict, and a store for each of its items. */
export function recordBuildMap(r: Recorder, count: number): void {
  const depths = Array.from({ length: count }, (_, i) => 2 * (count - 1 - i));
  if (count > LONG_DISPLAY || depths.some((depth) => !isPlainKey(r.actual(depth + 1)))) {
    throw new RecordingAborted("UNSUPPORTED", "a display with other keys");
  }
  const parts = depths.map((depth) => [r.word(r.peek(depth + 1)), r.word(r.peek(depth))]);
  const dict = newOf(r, DICT_TYPE);
  for (const [key, value] of parts) r.emit(U.DICT_SET, dict, key, value);
  r.replace(2 * count, dict);
}

/** BUILD_SET: a new set to which the items are added. */
export function recordBuildSet(r: Recorder, count: number): void {
  const depths = Array.from({ length: count }, (_, i) => count - 1 - i);
  if (count > LONG_DISPLAY || depths.some((depth) => !isPlainKey(r.actual(depth)))) {
    throw new RecordingAborted("UNSUPPORTED", "a display with other items");
  }
  const items = depths.map((depth) => r.word(r.peek(depth)));
  const set = newOf(r, SET_TYPE);
  for (const item of items) r.emit(U.SET_INSERT, set, item);
  r.replace(count, set);
}

export function recordUnpack(r: Recorder, count: number): void {
  const actual = r.actual(0);
  const sequence = r.word(r.peek(0));
  const isTuple = (actual & 1) === 0 && H32[actual >> 2] === TUPLE_SHAPE;
  const isList = (actual & 1) === 0 && H32[actual >> 2] === LIST_SHAPE;
  if ((!isTuple && !isList) || H32[(actual + LENGTH) >> 2] !== small(count)) {
    throw new RecordingAborted("UNSUPPORTED", "unpacking of another type");
  }
  r.emit(U.GUARD_KIND, sequence, 0, 0, isTuple ? TUPLE_SHAPE : LIST_SHAPE);
  const length = r.emit(U.FIELD, sequence, 0, 0, isTuple ? CONSTANT_LENGTH : LIST_LENGTH);
  r.emit(U.GUARD_IS, length, 0, 0, small(count));
  const items = isTuple ? sequence : r.emit(U.FIELD, sequence, 0, 0, LIST_STORAGE);
  const memoryClass = isTuple ? MemoryClass.CONSTANT : MemoryClass.ITEMS;
  const values = Array.from(
    { length: count },
    (_, i) => r.emit(U.ITEM, items, r.emitter.int(i), 0, memoryClass),
  );
  r.replaceBy(1, values.reverse());
}

/** The list and its array, as the dispatch loop makes them. */
export function recordBuildList(r: Recorder, count: number): void {
  if (count > 16) throw new RecordingAborted("UNSUPPORTED", "a long list");
  const items = Array.from({ length: count }, (_, i) => r.word(r.peek(count - 1 - i)));
  let array = 0;
  if (count > 0) {
    const bytes = (ARRAY_ITEMS + 4 * count + 7) & ~7;
    array = r.emit(U.NEW, r.emitter.word(ARRAY_SHAPE), 0, 0, bytes);
    const capacity = r.emitter.word(small((bytes - ARRAY_ITEMS) >> 2));
    r.emit(U.SET_FIELD, array, capacity, 0, CONSTANT_LENGTH);
  }
  const list = r.emit(U.NEW, r.emitter.word(LIST_SHAPE), 0, 0, LIST_BYTES);
  items.forEach((item, i) => {
    r.emit(U.SET_ITEM, array, r.emitter.int(i), item, MemoryClass.ITEMS);
  });
  r.emit(U.SET_FIELD, list, r.emitter.word(small(count)), 0, LIST_LENGTH);
  r.emit(U.SET_FIELD, list, count === 0 ? r.emitter.word(0) : array, 0, LIST_STORAGE);
  r.replace(count, list);
}

/** LIST_APPEND: to the list `depth` below the item. */
export function recordListAppend(r: Recorder, depth: number): void {
  const list = r.word(r.peek(depth));
  appendTo(r, list, r.actual(depth), r.peek(0));
  r.replace(1);
}
