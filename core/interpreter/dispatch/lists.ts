/** Kernels on lists: appending, taking the last item, slices. They do what objects/values/list_storage.ts does. */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { NONE } from "../../heap/map.ts";
import { copyWords, newArray, newList } from "./allocation.ts";

/** Arrays of this capacity and more are made smaller when they have become too large. */
const SHRINK_MINIMUM = small(256);
/** Longer lists grow the slow way. */
const LONG = small(1 << 14);
/** Slices of this many items and more are charged. */
const CHARGED = small(256);

/** Four times the number of a small int. */
const fourTimes = (value: I32): I32 => value.sub(1).shl(1);

/** The address of a list's first item, less ARRAY_ITEMS. */
const items = (list: I32): I32 => word(list, LIST_ARRAY);

/** list.append(value). */
export function appendItem(k: Builder, list: I32, value: I32, fail: Label): void {
  const length = k.let(word(list, LENGTH));
  const array = k.let(items(list));
  k.block((fits) => {
    k.if(array, () => k.gotoIf(length.lt(word(array, LENGTH)), fits));
    k.gotoIf(length.gt(LONG), fail);
    const wanted = k.let(length.shr(1).add(1));
    const grown = newArray(k, wanted.add(wanted.shr(3)).add(6).and(-4), fail);
    copyWords(k, array.add(ARRAY_ITEMS), grown.add(ARRAY_ITEMS), fourTimes(length));
    k.set(array, grown);
    k.word(list, LIST_ARRAY, grown);
  });
  k.word(array.add(fourTimes(length)), ARRAY_ITEMS, value);
  k.word(list, LENGTH, length.add(2));
}

/** appendItem as a function: 1, or 0 when it fails. */
export const APPEND_ITEM = routine("appendItem", ["i32", "i32"], (k, list, value) => {
  k.block((fail) => {
    appendItem(k, list as I32, value as I32, fail);
    k.return(int(1));
  });
  k.return(int(0));
});

/** list.pop(): the last item, taken off. */
export function popItem(k: Builder, list: I32, fail: Label): Variable<I32> {
  const length = k.let(word(list, LENGTH).sub(2));
  k.gotoIf(length.lt(small(0)), fail);
  const array = k.let(items(list));
  const capacity = k.let(word(array, LENGTH));
  k.gotoIf(
    capacity.ge(SHRINK_MINIMUM).and(length.shr(1).lt(capacity.shr(3))),
    fail,
  );
  const place = k.let(array.add(fourTimes(length)));
  const item = k.let(word(place, ARRAY_ITEMS));
  k.word(list, LENGTH, length);
  k.word(place, ARRAY_ITEMS, 0);
  // An empty list has no array.
  k.if(length.eq(small(0)), () => k.word(list, LIST_ARRAY, 0));
  return item;
}

/** popItem as a function: 0 when it fails. */
export const POP_ITEM = routine("popItem", ["i32"], (k, list) => {
  k.block((fail) => k.return(popItem(k, list as I32, fail)));
  k.return(int(0));
});

/** The bounds of a slice with step 1, fitted to a length: small ints or None. `count` is a plain number. */
export function sliceBounds(
  k: Builder,
  start: I32,
  stop: I32,
  length: I32,
  fail: Label,
): { first: Variable<I32>; count: Variable<I32> } {
  const bound = (part: I32, absent: I32): Variable<I32> => {
    const place = k.let(absent);
    k.if(part.ne(NONE), () => {
      k.guard(part.and(1), fail);
      k.set(place, part.shr(1));
      k.if(place.lt(0), () => {
        k.set(place, place.add(length));
        k.set(place, select(place.lt(0), int(0), place));
      });
      k.set(place, select(place.gt(length), length, place));
    });
    return place;
  };
  const first = bound(start, int(0));
  const end = bound(stop, length);
  const count = k.let(select(end.gt(first), end.sub(first), int(0)));
  return { first, count };
}

/** The list of `count` words (a plain number) from an address on. */
export function listOfWords(k: Builder, from: I32, count: I32, fail: Label): Variable<I32> {
  const list = k.variable("i32");
  k.gotoIf(count.ge(CHARGED >> 1), fail);
  k.if(count.not(), () => k.set(list, newList(k, 0, int(small(0)), fail)), () => {
    const array = newArray(k, count, fail);
    copyWords(k, from, array.add(ARRAY_ITEMS), count.shl(2));
    k.set(list, newList(k, array, count.shl(1).or(1), fail));
  });
  return list;
}

/** list[start:stop]. */
export function sliceList(
  k: Builder,
  list: I32,
  start: I32,
  stop: I32,
  fail: Label,
): Variable<I32> {
  const { first, count } = sliceBounds(k, start, stop, word(list, LENGTH).shr(1), fail);
  return listOfWords(k, items(list).add(ARRAY_ITEMS).add(first.shl(2)), count, fail);
}

/** The address of the first item of a list or tuple, by its shape being that of a list. */
export function firstItem(sequence: I32, isList: I32): I32 {
  return select(isList, items(sequence).add(ARRAY_ITEMS), sequence.add(TUPLE_ITEMS));
}
