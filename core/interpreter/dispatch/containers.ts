/** Kernels of subscripts, displays and iteration over the builtin containers. */
import {
  ARRAY_ITEMS,
  LENGTH,
  LIST_ARRAY,
  LIST_BYTES,
  SLICE_BYTES,
  SLICE_START,
  SLICE_STEP,
  SLICE_STOP,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { ENTRY_VALUE } from "../../heap/layouts/dict.ts";
import { NONE } from "../../heap/map.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import type { Variable } from "../../kernel/statements.ts";
import { Slot } from "../../objects/slots.ts";
import {
  BYTEARRAY_LENGTH,
  BYTEARRAY_START,
  BYTEARRAY_STORAGE,
} from "../../objects/values/bytearray_object.ts";
import {
  ARRAY_SHAPE,
  BYTEARRAY_SHAPE,
  BYTES_SHAPE,
  DICT_SHAPE,
  LIST_ITERATOR_SHAPE,
  LIST_SHAPE,
  RANGE_ITERATOR_SHAPE,
  SET_SHAPE,
  SLICE_SHAPE,
  STR1_SHAPE,
  TUPLE_ITERATOR_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";
import { copyWords } from "./allocation.ts";
import { CONTAINS } from "./containment.ts";
import {
  DELETE_ENTRY,
  FIND_ENTRY,
  isDictKind,
  isDictShape,
  newDict,
  SHARES_SLOT,
  STORE_ENTRY,
  UNDECIDED,
} from "./dicts.ts";
import { ITERATOR_OF as ITERATOR_OF_VALUE } from "./iteration.ts";
import { APPEND_ITEM } from "./lists.ts";
import { EXTEND } from "./native_lists.ts";
import { newSet, SET_ADD } from "./sets.ts";
import { SLICE_BETWEEN, SLICED, STORE_SLICE } from "./slices.ts";
import { boolean, type Dispatch, isSmall } from "./state.ts";
import { character } from "./texts.ts";

/** Twice the index that the small int `key` means in a sequence of `length`; slow when out of range. */
function indexBytes(d: Dispatch, key: Variable<I32>, length: I32): Variable<I32> {
  const { k } = d;
  const index = k.let(select(key.lt(0), key.add(length).sub(1), key));
  d.need(index.ltU(length));
  return index;
}

/** A byte as a small int. */
const smallOf = (value: I32): I32 => value.shl(1).or(1);

/** Where the byte at a small int's index is in a bytearray, TEXT_UNITS before it; slow when out of range. */
function placeInBytearray(d: Dispatch, array: Variable<I32>, key: Variable<I32>): I32 {
  const index = indexBytes(d, key, word(array, BYTEARRAY_LENGTH));
  const start = word(array, BYTEARRAY_START).shr(1);
  return word(array, BYTEARRAY_STORAGE).add(start).add(index.shr(1));
}

/** Four times the number of a small int. */
const fourTimes = (value: I32): I32 => value.sub(1).shl(1);

export function subscript(d: Dispatch): void {
  const { k } = d;
  const container = k.let(d.peek(1));
  const key = k.let(d.peek(0));
  d.slowIf(container.and(1));
  const shape = k.let(word(container));
  const give = (value: I32) => {
    d.poke(1, value);
    d.drop(1);
    d.done(1);
  };
  k.block((other) => {
    k.guard(isSmall(key), other);
    k.if(shape.eq(LIST_SHAPE), () => {
      const index = indexBytes(d, key, word(container, LENGTH));
      give(word(word(container, LIST_ARRAY).add(fourTimes(index)), ARRAY_ITEMS));
    });
    k.if(shape.eq(TUPLE_SHAPE), () => {
      const index = indexBytes(d, key, word(container, LENGTH));
      give(word(container.add(fourTimes(index)), TUPLE_ITEMS));
    });
    k.if(shape.eq(STR1_SHAPE), () => {
      const index = indexBytes(d, key, word(container, LENGTH));
      give(character(byte(container.add(index.shr(1)), TEXT_UNITS)));
    });
    k.if(shape.eq(BYTES_SHAPE), () => {
      const index = indexBytes(d, key, word(container, LENGTH));
      give(smallOf(byte(container.add(index.shr(1)), TEXT_UNITS)));
    });
    k.if(shape.eq(BYTEARRAY_SHAPE), () => {
      give(smallOf(byte(placeInBytearray(d, container, key), TEXT_UNITS)));
    });
  });
  k.if(isDictShape(shape), () => {
    const entry = k.let(FIND_ENTRY.call(container, key));
    d.need(entry.gtU(UNDECIDED));
    give(word(entry, ENTRY_VALUE));
  });
  k.if(SHARES_SLOT.call(shape, int(Slot.getitem)), () => {
    const entry = k.let(FIND_ENTRY.call(container, key));
    d.need(entry.gtU(UNDECIDED));
    give(word(entry, ENTRY_VALUE));
  });
  const slice = k.let(SLICED.call(container, key));
  d.need(slice);
  give(slice);
}

export function storeSubscript(d: Dispatch): void {
  const { k } = d;
  const container = k.let(d.peek(1));
  const key = k.let(d.peek(0));
  d.slowIf(container.and(1));
  const shape = k.let(word(container));
  const storeInDict = () => {
    d.need(STORE_ENTRY.call(container, key, d.peek(2)));
    d.drop(3);
    d.done(1);
  };
  k.if(isDictShape(shape), storeInDict);
  k.if(isSmall(key).not().or(isDictKind(shape)), () => {
    d.need(SHARES_SLOT.call(shape, int(Slot.setitem)));
    storeInDict();
  });
  k.if(shape.eq(BYTEARRAY_SHAPE), () => {
    const value = k.let(d.peek(2));
    d.need(isSmall(value));
    const number = k.let(value.shr(1));
    d.need(number.ltU(256));
    k.byte(placeInBytearray(d, container, key), TEXT_UNITS, number);
    d.drop(3);
    d.done(1);
  });
  d.need(shape.eq(LIST_SHAPE));
  const index = indexBytes(d, key, word(container, LENGTH));
  k.word(word(container, LIST_ARRAY).add(fourTimes(index)), ARRAY_ITEMS, d.peek(2));
  d.drop(3);
  d.done(1);
}

export function deleteSubscript(d: Dispatch): void {
  const { k } = d;
  const container = k.let(d.peek(1));
  d.slowIf(container.and(1));
  d.need(word(container).eq(DICT_SHAPE));
  d.need(DELETE_ENTRY.call(container, d.peek(0)));
  d.drop(2);
  d.done();
}

/** `in` and `not in`. */
export function contains(d: Dispatch): void {
  const { k } = d;
  const found = k.let(CONTAINS.call(d.peek(0), d.peek(1)));
  d.slowIf(found.eq(2));
  d.poke(1, boolean(found.xor(d.argument())));
  d.drop(1);
  d.done();
}

export function mapAdd(d: Dispatch): void {
  const { k } = d;
  // Counted behind the key and the value.
  const dict = k.let(word(d.sp.sub(d.argumentBytes()).sub(8)));
  d.need(word(dict).eq(DICT_SHAPE));
  d.need(STORE_ENTRY.call(dict, d.peek(1), d.peek(0)));
  d.drop(2);
  d.done();
}

export function setAdd(d: Dispatch): void {
  const { k } = d;
  const set = k.let(word(d.sp.sub(d.argumentBytes()).sub(4)));
  d.need(word(set).eq(SET_SHAPE));
  d.need(SET_ADD.call(set, d.peek(0)));
  d.drop(1);
  d.done();
}

/** An empty dict. */
/** Does `body` with the address of each of the words of the instruction's argument times `words` on the stack. */
function eachArgument(d: Dispatch, words: number, body: (at: Variable<I32>) => void): I32 {
  const { k } = d;
  const first = k.let(d.sp.sub(d.argumentBytes().mul(words)));
  const at = k.let(first as I32);
  k.block((all) => {
    k.loop((again) => {
      k.gotoIf(at.geU(d.sp), all);
      body(at);
      k.set(at, at.add(4 * words));
      k.goto(again);
    });
  });
  return first;
}

export function buildMap(d: Dispatch): void {
  const { k } = d;
  const dict = newDict(k, d.slow);
  const first = eachArgument(d, 2, (at) => {
    d.need(STORE_ENTRY.call(dict, word(at), word(at, 4)));
  });
  k.set(d.sp, first);
  d.push(dict);
  d.done();
}

export function buildSet(d: Dispatch): void {
  const { k } = d;
  const set = newSet(k, d.slow);
  const first = eachArgument(d, 1, (at) => d.need(SET_ADD.call(set, word(at))));
  k.set(d.sp, first);
  d.push(set);
  d.done();
}

/** Of a list or tuple. */
export function listExtend(d: Dispatch): void {
  const { k } = d;
  const list = k.let(word(d.sp.sub(d.argumentBytes()).sub(4)));
  d.need(EXTEND.call(list, d.peek(0)));
  d.drop(1);
  d.done();
}

export function buildSlice(d: Dispatch): void {
  const { k } = d;
  const three = k.let(d.argument().eq(3));
  const step = k.let(select(three, d.peek(0), int(NONE)));
  const first = k.let(d.sp.sub(d.argumentBytes()));
  const slice = d.allocate(SLICE_BYTES);
  k.word(slice, 0, SLICE_SHAPE);
  k.word(slice, SLICE_START, word(first));
  k.word(slice, SLICE_STOP, word(first, 4));
  k.word(slice, SLICE_STEP, step);
  k.set(d.sp, first);
  d.push(slice);
  d.done();
}

export function binarySlice(d: Dispatch): void {
  const { k } = d;
  const slice = k.let(SLICE_BETWEEN.call(d.peek(2), d.peek(1), d.peek(0)));
  d.need(slice);
  d.poke(2, slice);
  d.drop(2);
  d.done();
}

export function storeSlice(d: Dispatch): void {
  d.need(STORE_SLICE.call(d.peek(2), d.peek(1), d.peek(0), d.peek(3)));
  d.drop(4);
  d.done();
}

export function buildTuple(d: Dispatch): void {
  const { k } = d;
  const bytes = k.let(d.argumentBytes());
  d.need(bytes);
  const tuple = d.allocate(bytes.add(TUPLE_ITEMS + 7).and(~7));
  k.word(tuple, 0, TUPLE_SHAPE);
  k.word(tuple, LENGTH, d.argument().shl(1).or(1));
  k.set(d.sp, d.sp.sub(bytes));
  copyWords(k, d.sp, tuple.add(TUPLE_ITEMS), bytes);
  d.push(tuple);
  d.done();
}

/** The list and its array side by side. */
export function buildList(d: Dispatch): void {
  const { k } = d;
  const bytes = k.let(d.argumentBytes());
  const list = k.variable("i32");
  k.if(bytes, () => {
    const padded = k.let(bytes.add(ARRAY_ITEMS + 7).and(~7));
    const array = d.allocate(padded.add(LIST_BYTES));
    // The capacity is what the padding leaves room for.
    const capacity = k.let(padded.sub(ARRAY_ITEMS));
    k.word(array, 0, ARRAY_SHAPE);
    k.word(array, LENGTH, capacity.shrU(1).or(1));
    k.set(d.sp, d.sp.sub(bytes));
    copyWords(k, d.sp, array.add(ARRAY_ITEMS), bytes);
    k.set(list, array.add(padded));
    k.word(list, LIST_ARRAY, array);
  }, () => {
    k.set(list, d.allocate(LIST_BYTES));
  });
  k.word(list, 0, LIST_SHAPE);
  k.word(list, LENGTH, d.argument().shl(1).or(1));
  d.push(list);
  d.done();
}

export function listAppend(d: Dispatch): void {
  const { k } = d;
  const list = k.let(word(d.sp.sub(d.argumentBytes()).sub(4)));
  const value = k.let(d.peek(0));
  const length = k.let(word(list, LENGTH));
  const array = k.let(word(list, LIST_ARRAY));
  k.if(array, () => {
    k.if(length.lt(word(array, LENGTH)), () => {
      k.word(array.add(fourTimes(length)), ARRAY_ITEMS, value);
      k.word(list, LENGTH, length.add(2));
      d.drop(1);
      d.done();
    });
  });
  d.need(APPEND_ITEM.call(list, value));
  d.drop(1);
  d.done();
}

export function unpackSequence(d: Dispatch): void {
  const { k } = d;
  const sequence = k.let(d.peek(0));
  d.slowIf(sequence.and(1));
  d.need(word(sequence, LENGTH).eq(d.argument().shl(1).or(1)));
  const shape = k.let(word(sequence));
  const items = k.variable("i32");
  k.if(shape.eq(TUPLE_SHAPE), () => k.set(items, sequence.add(TUPLE_ITEMS)), () => {
    d.need(shape.eq(LIST_SHAPE));
    k.set(items, word(sequence, LIST_ARRAY).add(ARRAY_ITEMS));
  });
  const left = k.let(d.argumentBytes());
  k.set(d.sp, d.sp.sub(4));
  k.block((end) => {
    k.gotoIf(left.not(), end);
    k.loop((again) => {
      k.set(left, left.sub(4));
      k.word(d.sp, 0, word(items.add(left)));
      k.set(d.sp, d.sp.add(4));
      k.gotoIf(left, again);
    });
  });
  d.done();
}

// ORDER: iteration.ts.
const ITERATOR_PLACE = 4;
const ITERATOR_OF = 8;
const ITERATOR_LEFT = 12;

export function getIterator(d: Dispatch): void {
  const { k } = d;
  const iterator = k.let(ITERATOR_OF_VALUE.call(d.peek(0)));
  d.need(iterator);
  d.poke(0, iterator);
  d.done();
}

/** FOR_ITER over ranges, lists and tuples, without a call. The cases end the instruction; what falls through is another. */
export function iterateInline(
  d: Dispatch,
  iterator: Variable<I32>,
  shape: Variable<I32>,
  exhausted: () => void,
): void {
  const { k } = d;
  const give = (value: I32) => {
    d.push(value);
    d.done(1);
  };
  k.if(shape.eq(RANGE_ITERATOR_SHAPE), () => {
    const left = k.let(word(iterator, ITERATOR_LEFT));
    k.if(left.le(1), exhausted);
    const value = k.let(word(iterator, ITERATOR_PLACE));
    k.word(iterator, ITERATOR_PLACE, value.add(word(iterator, ITERATOR_OF)).sub(1));
    k.word(iterator, ITERATOR_LEFT, left.sub(2));
    give(value);
  });
  const sequence = (items: (of: I32) => I32) => {
    const of = k.let(word(iterator, ITERATOR_OF));
    k.if(of.not(), exhausted);
    const index = k.let(word(iterator, ITERATOR_PLACE));
    k.if(index.lt(word(of, LENGTH)), () => {
      k.word(iterator, ITERATOR_PLACE, index.add(2));
      give(word(items(of).add(fourTimes(index))));
    });
    k.word(iterator, ITERATOR_OF, 0);
    exhausted();
  };
  k.if(
    shape.eq(LIST_ITERATOR_SHAPE),
    () => sequence((list) => word(list, LIST_ARRAY).add(ARRAY_ITEMS)),
  );
  k.if(shape.eq(TUPLE_ITERATOR_SHAPE), () => sequence((tuple) => tuple.add(TUPLE_ITEMS)));
}
