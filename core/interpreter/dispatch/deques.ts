/** Kernels on deques: appending and taking the first item. They do what library/collections/deque_storage.ts does. */
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import { small } from "../../heap/value.ts";
import { type I32, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";

// ORDER: library/collections/deque_storage.ts.
const ITEMS = 4;
const FIRST = 8;
const COUNT = 12;
const MAXIMUM = 16;
const STATE = 20;

/** An emptied deque of this capacity and more gives its array up. */
const LARGE = small(2048);

/** Four times the number of a small int. */
const fourTimes = (value: I32): I32 => value.sub(1).shl(1);

/** The items' places changed. */
function touch(k: Builder, deque: I32): void {
  k.word(deque, STATE, word(deque, STATE).add(2));
}

/** deque.append(value) when there is room and no greatest length. */
export function appendToDeque(k: Builder, deque: I32, value: I32, fail: Label): void {
  const array = k.let(word(deque, ITEMS));
  k.guard(array, fail);
  k.guard(word(deque, MAXIMUM).eq(small(-1)), fail);
  const count = k.let(word(deque, COUNT));
  const capacity = k.let(word(array, LENGTH));
  k.guard(count.lt(capacity), fail);
  // Of small ints: the mask is the capacity less 1.
  const place = k.let(word(deque, FIRST).add(count).sub(1).and(capacity.sub(2)).or(1));
  k.word(array.add(fourTimes(place)), ARRAY_ITEMS, value);
  k.word(deque, COUNT, count.add(2));
  touch(k, deque);
}

/** deque.popleft() of a deque that is not empty. */
export function popLeft(k: Builder, deque: I32, fail: Label): Variable<I32> {
  const count = k.let(word(deque, COUNT));
  k.gotoIf(count.le(small(0)), fail);
  const array = k.let(word(deque, ITEMS));
  const capacity = k.let(word(array, LENGTH));
  k.gotoIf(count.eq(small(1)).and(capacity.ge(LARGE)), fail);
  const first = k.let(word(deque, FIRST));
  const at = k.let(array.add(fourTimes(first)));
  const value = k.let(word(at, ARRAY_ITEMS));
  k.word(at, ARRAY_ITEMS, 0);
  k.word(deque, FIRST, first.add(2).and(capacity.sub(2)).or(1));
  k.word(deque, COUNT, count.sub(2));
  touch(k, deque);
  return value;
}
