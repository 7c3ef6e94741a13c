/**
 * Kernels that step itertools' iterators over other iterators, and count and repeat (library/itertools). The inner iterator is
 * asked last: once it has given an item nothing fails any more.
 */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { small, SMALL_MAX, SMALL_MIN } from "../../heap/value.ts";
import { type I32, int, select, word } from "../../kernel/expressions.ts";
import type { Builder, Variable } from "../../kernel/statements.ts";
import { newPair } from "./allocation.ts";
import { type Ends, UNDECIDED } from "./step_ends.ts";
import { isSmall } from "./state.ts";

/** How an adapter asks its inner iterator: the item, 0 or UNDECIDED. */
export type Inner = (iterator: Variable<I32>) => I32;

// ORDER: library/itertools.
const COUNT_VALUE = 4;
const COUNT_STEP = 8;
const REPEAT_OBJECT = 4;
const REPEAT_LEFT = 8;
const CYCLE_ITERATOR = 4;
const CYCLE_SAVED = 8;
const CYCLE_INDEX = 12;
const SLICE_ITERATOR = 4;
const SLICE_NEXT = 8;
const SLICE_STOP = 12;
const SLICE_STEP = 16;
const SLICE_TAKEN = 20;
const CHAIN_SOURCE = 4;
const CHAIN_PRESENT = 8;
const PAIR_ITERATOR = 4;
const PAIR_BEFORE = 8;
const SUM_ITERATOR = 4;
const SUM_TOTAL = 8;
const SUM_FUNCTION = 12;
const SUM_INITIAL = 16;
const SUM_TAKEN = 20;

/** Four times the number of a small int. */
const fourTimes = (value: I32): I32 => value.sub(1).shl(1);

/** Sum of two small ints whose result is one too, else `fail`. */
function smallSum(k: Builder, left: I32, right: I32, { fail }: Ends): Variable<I32> {
  const sum = k.let(left.shr(1).add(right.shr(1)));
  k.gotoIf(sum.gt(SMALL_MAX).or(sum.lt(SMALL_MIN)), fail);
  return k.let(sum.shl(1).or(1));
}

export function stepCount(k: Builder, iterator: I32, ends: Ends): void {
  const now = k.let(word(iterator, COUNT_VALUE));
  const step = k.let(word(iterator, COUNT_STEP));
  k.guard(isSmall(now.and(step)), ends.fail);
  const next = smallSum(k, now, step, ends);
  k.word(iterator, COUNT_VALUE, next);
  k.set(ends.value, now);
  k.goto(ends.given);
}

export function stepRepeat(k: Builder, iterator: I32, ends: Ends): void {
  const left = k.let(word(iterator, REPEAT_LEFT));
  k.guard(isSmall(left), ends.fail);
  k.gotoIf(left.eq(small(0)), ends.exhausted);
  k.if(left.gt(small(0)), () => k.word(iterator, REPEAT_LEFT, left.sub(2)));
  k.set(ends.value, word(iterator, REPEAT_OBJECT));
  k.goto(ends.given);
}

/** A cycle that asks its iterator yet. */
export function stepCycle(k: Builder, iterator: I32, ends: Ends, next: Inner): void {
  const inner = k.let(word(iterator, CYCLE_ITERATOR));
  k.guard(inner, ends.fail);
  const saved = k.let(word(iterator, CYCLE_SAVED));
  const array = k.let(word(saved, LIST_ARRAY));
  const length = k.let(word(saved, LENGTH));
  k.guard(array, ends.fail);
  k.guard(length.lt(word(array, LENGTH)), ends.fail);
  const item = k.let(next(inner));
  // The slow way finds the iterator at its end again.
  k.gotoIf(item.eq(UNDECIDED).or(item.not()), ends.fail);
  k.word(array.add(fourTimes(length)), ARRAY_ITEMS, item);
  k.word(saved, LENGTH, length.add(2));
  k.set(ends.value, item);
  k.goto(ends.given);
}

/** A cycle that has seen its iterator's end. Falls through when it has not. */
export function stepRound(k: Builder, iterator: I32, ends: Ends): void {
  k.if(word(iterator, CYCLE_ITERATOR).not(), () => {
    const saved = k.let(word(iterator, CYCLE_SAVED));
    const length = k.let(word(saved, LENGTH));
    k.gotoIf(length.eq(small(0)), ends.exhausted);
    const index = k.let(word(iterator, CYCLE_INDEX));
    k.set(ends.value, word(word(saved, LIST_ARRAY).add(fourTimes(index)), ARRAY_ITEMS));
    k.set(index, index.add(2));
    k.word(iterator, CYCLE_INDEX, select(index.ge(length), int(small(0)), index));
    k.goto(ends.given);
  });
}

/** An islice that stands at the next item to give: what it passes over is charged the slow way. */
export function stepSlice(k: Builder, iterator: I32, ends: Ends, next: Inner): void {
  const inner = k.let(word(iterator, SLICE_ITERATOR));
  k.gotoIf(inner.not(), ends.exhausted);
  const stop = k.let(word(iterator, SLICE_STOP));
  const taken = k.let(word(iterator, SLICE_TAKEN));
  const step = k.let(word(iterator, SLICE_STEP));
  const place = k.let(word(iterator, SLICE_NEXT));
  k.guard(isSmall(stop.and(taken).and(step).and(place)), ends.fail);
  k.block((end) => {
    k.gotoIf(stop.ge(small(0)).and(taken.ge(stop)), end);
    k.guard(taken.eq(place), ends.fail);
    const following = smallSum(k, place, step, ends);
    const item = k.let(next(inner));
    k.gotoIf(item.eq(UNDECIDED), ends.fail);
    k.gotoIf(item.not(), end);
    k.word(iterator, SLICE_TAKEN, taken.add(2));
    k.if(stop.ge(small(0)).and(following.gt(stop)), () => k.set(following, stop));
    k.word(iterator, SLICE_NEXT, following);
    k.set(ends.value, item);
    k.goto(ends.given);
  });
  k.word(iterator, SLICE_ITERATOR, 0);
  k.goto(ends.exhausted);
}

/** The present iterator of a chain; the slow way goes to the next one. */
export function stepChain(k: Builder, iterator: I32, ends: Ends, next: Inner): void {
  k.gotoIf(word(iterator, CHAIN_SOURCE).not(), ends.exhausted);
  const inner = k.let(word(iterator, CHAIN_PRESENT));
  k.guard(inner, ends.fail);
  k.set(ends.value, next(inner));
  k.gotoIf(ends.value.gtU(UNDECIDED).or(isSmall(ends.value)), ends.given);
}

export function stepPairwise(k: Builder, iterator: I32, ends: Ends, next: Inner): void {
  const inner = k.let(word(iterator, PAIR_ITERATOR));
  k.gotoIf(inner.not(), ends.exhausted);
  const before = k.let(word(iterator, PAIR_BEFORE));
  k.guard(before, ends.fail);
  const pair = newPair(k, before, int(NONE), ends.fail);
  const item = k.let(next(inner));
  k.gotoIf(item.eq(UNDECIDED), ends.fail);
  k.if(item, () => {
    k.word(pair, TUPLE_ITEMS + 4, item);
    k.word(iterator, PAIR_BEFORE, item);
    k.set(ends.value, pair);
    k.goto(ends.given);
  });
  k.word(iterator, PAIR_ITERATOR, 0);
  k.word(iterator, PAIR_BEFORE, 0);
  k.goto(ends.exhausted);
}

/** accumulate with `+` of small ints; an item that cannot be added so is left for the slow way, at SUM_TAKEN. */
export function stepAccumulate(k: Builder, iterator: I32, ends: Ends, next: Inner): void {
  k.gotoIf(
    word(iterator, SUM_FUNCTION).or(word(iterator, SUM_INITIAL)).or(word(iterator, SUM_TAKEN)),
    ends.fail,
  );
  const total = k.let(word(iterator, SUM_TOTAL));
  k.guard(isSmall(total), ends.fail);
  const item = k.let(next(k.let(word(iterator, SUM_ITERATOR))));
  k.gotoIf(item.eq(UNDECIDED), ends.fail);
  k.gotoIf(item.not(), ends.exhausted);
  k.block((unadded) => {
    k.guard(isSmall(item), unadded);
    const sum = smallSum(k, total, item, { ...ends, fail: unadded });
    k.word(iterator, SUM_TOTAL, sum);
    k.set(ends.value, sum);
    k.goto(ends.given);
  });
  k.word(iterator, SUM_TAKEN, item);
}
