/** Kernels of slices of lists, tuples and Latin-1 str, with bounds that are small ints or None. */
import {
  ARRAY_ITEMS,
  LENGTH,
  LIST_ARRAY,
  SLICE_START,
  SLICE_STEP,
  SLICE_STOP,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { EMPTY_TUPLE, NONE } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import * as known from "../../objects/well_known.ts";
import { copyWords, newTuple } from "./allocation.ts";
import { listOfWords, sliceBounds } from "./lists.ts";
import { character, sliceLatin1 } from "./texts.ts";

/** Slices of more items are made the slow way, which charges work. */
const LONG = 127;

/** The `count` words from an address on as a tuple. */
function tupleOfWords(k: Builder, from: I32, count: I32, fail: Label): Variable<I32> {
  k.gotoIf(count.gt(LONG), fail);
  const tuple = k.let(int(EMPTY_TUPLE));
  k.if(count, () => {
    k.set(tuple, newTuple(k, count, fail));
    copyWords(k, from, tuple.add(TUPLE_ITEMS), count.shl(2));
  });
  return tuple;
}

/** container[start:stop], or 0 when the kernel failed. */
export const SLICE_BETWEEN = routine("sliceBetween", ["i32", "i32", "i32"], (k, ...values) => {
  const [container, start, stop] = values as Variable<I32>[];
  k.block((fail) => {
    k.gotoIf(container.and(1), fail);
    const shape = k.let(word(container));
    const list = k.let(shape.eq(known.LIST_SHAPE));
    const tuple = k.let(shape.eq(known.TUPLE_SHAPE));
    k.guard(list.or(tuple).or(shape.eq(known.STR1_SHAPE)), fail);
    const length = k.let(word(container, LENGTH).shr(1));
    const { first, count } = sliceBounds(k, start, stop, length, fail);
    k.if(list, () => {
      const from = word(container, LIST_ARRAY).add(ARRAY_ITEMS).add(first.shl(2));
      k.return(listOfWords(k, from, count, fail));
    });
    // What is whole is the same object.
    k.if(count.eq(length), () => k.return(container));
    k.if(
      tuple,
      () => k.return(tupleOfWords(k, container.add(TUPLE_ITEMS).add(first.shl(2)), count, fail)),
    );
    k.return(sliceLatin1(k, container, first, count, fail));
  });
  k.return(int(0));
});

/** A bound of a slice with a negative step, fitted to a length. */
function fallingBound(k: Builder, part: I32, absent: I32, length: I32, fail: Label): Variable<I32> {
  const place = k.let(absent);
  k.if(part.ne(NONE), () => {
    k.guard(part.and(1), fail);
    k.set(place, part.shr(1));
    k.if(place.lt(0), () => {
      k.set(place, place.add(length));
      k.set(place, select(place.lt(0), int(-1), place));
    });
    k.set(place, select(place.ge(length), length.sub(1), place));
  });
  return place;
}

/** container[slice] where the step is none, 1 or -1, or 0 when the kernel failed. */
export const SLICED = routine("sliced", ["i32", "i32"], (k, ...values) => {
  const [container, slice] = values as Variable<I32>[];
  k.block((fail) => {
    k.gotoIf(slice.and(1).or(container.and(1)), fail);
    k.guard(word(slice).eq(known.SLICE_SHAPE), fail);
    const start = k.let(word(slice, SLICE_START));
    const stop = k.let(word(slice, SLICE_STOP));
    const step = k.let(word(slice, SLICE_STEP));
    k.if(
      step.eq(NONE).or(step.eq(small(1))),
      () => k.return(SLICE_BETWEEN.call(container, start, stop)),
    );
    k.guard(step.eq(small(-1)), fail);
    const shape = k.let(word(container));
    const length = k.let(word(container, LENGTH).shr(1));
    const isList = k.let(shape.eq(known.LIST_SHAPE));
    k.guard(isList.or(shape.eq(known.STR1_SHAPE)), fail);
    const first = fallingBound(k, start, length.sub(1), length, fail);
    const end = fallingBound(k, stop, int(-1), length, fail);
    const count = k.let(select(first.gt(end), first.sub(end), int(0)));
    k.gotoIf(count.gt(LONG), fail);
    k.if(isList, () => {
      const from = k.let(
        word(container, LIST_ARRAY).add(ARRAY_ITEMS).add(end.add(1).shl(2)),
      );
      const list = listOfWords(k, from, count, fail);
      k.if(count, () => reverseWords(k, word(list, LIST_ARRAY).add(ARRAY_ITEMS), count));
      k.return(list);
    });
    k.if(count.eq(1), () => k.return(character(byte(container.add(first), TEXT_UNITS))));
    const text = sliceLatin1(k, container, end.add(1), count, fail);
    k.if(count, () => reverseBytes(k, text.add(TEXT_UNITS), count));
    k.return(text);
  });
  k.return(int(0));
});

function reverseWords(k: Builder, from: I32, count: I32): void {
  const low = k.let(from);
  const high = k.let(low.add(count.shl(2)).sub(4));
  k.block((end) => {
    k.loop((again) => {
      k.gotoIf(low.geU(high), end);
      const kept = k.let(word(low));
      k.word(low, 0, word(high));
      k.word(high, 0, kept);
      k.set(low, low.add(4));
      k.set(high, high.sub(4));
      k.goto(again);
    });
  });
}

function reverseBytes(k: Builder, from: I32, count: I32): void {
  const low = k.let(from);
  const high = k.let(low.add(count).sub(1));
  k.block((end) => {
    k.loop((again) => {
      k.gotoIf(low.geU(high), end);
      const kept = k.let(byte(low));
      k.byte(low, 0, byte(high));
      k.byte(high, 0, kept);
      k.set(low, low.add(1));
      k.set(high, high.sub(1));
      k.goto(again);
    });
  });
}

/** list[start:stop] = a list or tuple of as many items: 1, or 0 when the kernel failed. */
export const STORE_SLICE = routine("storeSlice", ["i32", "i32", "i32", "i32"], (k, ...values) => {
  const [list, start, stop, items] = values as Variable<I32>[];
  k.block((fail) => {
    k.gotoIf(list.or(items).and(1).or(list.eq(items)), fail);
    k.guard(word(list).eq(known.LIST_SHAPE), fail);
    const shape = k.let(word(items));
    const isList = k.let(shape.eq(known.LIST_SHAPE));
    k.guard(isList.or(shape.eq(known.TUPLE_SHAPE)), fail);
    const { first, count } = sliceBounds(k, start, stop, word(list, LENGTH).shr(1), fail);
    k.guard(count.shl(1).or(1).eq(word(items, LENGTH)), fail);
    k.gotoIf(count.gt(LONG), fail);
    k.if(count, () => {
      const from = k.let(items.add(TUPLE_ITEMS));
      k.if(isList, () => k.set(from, word(items, LIST_ARRAY).add(ARRAY_ITEMS)));
      const to = word(list, LIST_ARRAY).add(ARRAY_ITEMS).add(first.shl(2));
      copyWords(k, from, to, count.shl(2));
    });
    k.return(int(1));
  });
  k.return(int(0));
});
