/** Kernels of subscripts, displays and iteration over the builtin containers. */
import {
  ARRAY_ITEMS,
  LENGTH,
  LIST_ARRAY,
  LIST_BYTES,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { CHARACTERS } from "../../heap/map.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import type { Builder, Variable } from "../../kernel/statements.ts";
import { CHARACTER_STRIDE } from "../../objects/values/text.ts";
import {
  ARRAY_SHAPE,
  LIST_ITERATOR_SHAPE,
  LIST_SHAPE,
  RANGE_ITERATOR_SHAPE,
  STR1_SHAPE,
  STR_ITERATOR_SHAPE,
  TUPLE_ITERATOR_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";
import { type Dispatch, isSmall } from "./state.ts";

/** The one-character str of a Latin-1 unit. */
export function character(unit: I32): I32 {
  return unit.mul(CHARACTER_STRIDE).add(CHARACTERS);
}

/** Twice the index that the small int `key` means in a sequence of `length`; slow when out of range. */
function indexBytes(d: Dispatch, key: Variable<I32>, length: I32): Variable<I32> {
  const { k } = d;
  const index = k.let(select(key.lt(0), key.add(length).sub(1), key));
  d.need(index.ltU(length));
  return index;
}

/** Four times the number of a small int. */
const fourTimes = (value: I32): I32 => value.sub(1).shl(1);

export function subscript(d: Dispatch): void {
  const { k } = d;
  const container = k.let(d.peek(1));
  const key = k.let(d.peek(0));
  d.slowIf(container.and(1));
  d.need(isSmall(key));
  const shape = k.let(word(container));
  const give = (value: I32) => {
    d.poke(1, value);
    d.drop(1);
    d.done(1);
  };
  k.if(shape.eq(LIST_SHAPE), () => {
    const index = indexBytes(d, key, word(container, LENGTH));
    give(word(word(container, LIST_ARRAY).add(fourTimes(index)), ARRAY_ITEMS));
  });
  k.if(shape.eq(TUPLE_SHAPE), () => {
    const index = indexBytes(d, key, word(container, LENGTH));
    give(word(container.add(fourTimes(index)), TUPLE_ITEMS));
  });
  d.need(shape.eq(STR1_SHAPE));
  const index = indexBytes(d, key, word(container, LENGTH));
  give(character(byte(container.add(index.shr(1)), TEXT_UNITS)));
}

export function storeSubscript(d: Dispatch): void {
  const { k } = d;
  const container = k.let(d.peek(1));
  const key = k.let(d.peek(0));
  d.slowIf(container.and(1));
  d.need(isSmall(key));
  d.need(word(container).eq(LIST_SHAPE));
  const index = indexBytes(d, key, word(container, LENGTH));
  k.word(word(container, LIST_ARRAY).add(fourTimes(index)), ARRAY_ITEMS, d.peek(2));
  d.drop(3);
  d.done(1);
}

/** Copies `bytes` (a multiple of 4, perhaps 0) upwards. */
export function copyWords(k: Builder, from: I32, to: I32, bytes: I32): void {
  const left = k.let(bytes);
  const source = k.let(from);
  const target = k.let(to);
  k.block((end) => {
    k.gotoIf(left.not(), end);
    k.loop((again) => {
      k.set(left, left.sub(4));
      k.word(target.add(left), 0, word(source.add(left)));
      k.gotoIf(left, again);
    });
  });
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
  const target = k.let(word(d.sp.sub(d.argumentBytes()).sub(4)));
  appendTo(d, target, d.peek(0));
  d.drop(1);
  d.done();
}

/** Appends to a list that has room for one more; slow when it has not. */
export function appendTo(d: Dispatch, list: Variable<I32>, value: I32): void {
  const { k } = d;
  const length = k.let(word(list, LENGTH));
  const array = k.let(word(list, LIST_ARRAY));
  d.need(array);
  d.need(length.lt(word(array, LENGTH)));
  k.word(array.add(fourTimes(length)), ARRAY_ITEMS, value);
  k.word(list, LENGTH, length.add(2));
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

// Iterators. ORDER: objects/types/iterators: 4 position or value, 8 what is iterated over (0 when done) or step, 12 items left.
const ITERATOR_PLACE = 4;
const ITERATOR_OF = 8;
const ITERATOR_LEFT = 12;

/** An iterator over a list, tuple or Latin-1 str. */
export function getIterator(d: Dispatch): void {
  const { k } = d;
  const iterable = k.let(d.peek(0));
  d.slowIf(iterable.and(1));
  const shape = k.let(word(iterable));
  const iteratorShape = k.variable("i32");
  k.block((known) => {
    k.set(iteratorShape, int(LIST_ITERATOR_SHAPE));
    k.gotoIf(shape.eq(LIST_SHAPE), known);
    k.set(iteratorShape, int(TUPLE_ITERATOR_SHAPE));
    k.gotoIf(shape.eq(TUPLE_SHAPE), known);
    // What iterates over itself.
    d.need(
      shape.eq(RANGE_ITERATOR_SHAPE).or(shape.eq(LIST_ITERATOR_SHAPE)),
    );
    d.done();
  });
  const iterator = d.allocate(16);
  k.word(iterator, 0, iteratorShape);
  k.word(iterator, ITERATOR_PLACE, 1);
  k.word(iterator, ITERATOR_OF, iterable);
  d.poke(0, iterator);
  d.done();
}

/** FOR_ITER over the builtin iterators; generators are in calls.ts. The cases end the instruction; what falls through is another. */
export function iterateBuiltin(d: Dispatch, iterator: Variable<I32>, shape: Variable<I32>): void {
  const { k } = d;
  const give = (value: I32) => {
    d.push(value);
    d.done(1);
  };
  const exhausted = () => {
    d.drop(1);
    k.set(d.pc, d.pc.add(d.argumentBytes()).add(4));
    k.goto(d.next);
  };
  k.if(shape.eq(RANGE_ITERATOR_SHAPE), () => {
    const left = k.let(word(iterator, ITERATOR_LEFT));
    k.if(left.eq(1), exhausted);
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
  k.if(shape.eq(STR_ITERATOR_SHAPE), () => {
    const text = k.let(word(iterator, ITERATOR_OF));
    d.need(text);
    d.need(word(text).eq(STR1_SHAPE));
    const index = k.let(word(iterator, ITERATOR_PLACE));
    d.need(index.lt(word(text, LENGTH)));
    k.word(iterator, ITERATOR_PLACE, index.add(2));
    give(character(byte(text.add(index.shr(1)), TEXT_UNITS)));
  });
}
