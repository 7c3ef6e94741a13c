/**
 * Kernels of methods of list and of heapq: their usual case, lists that are not long. Nothing is changed before all is known
 * that may fail.
 */
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { NONE, TS_COUNTDOWN } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, select, word, wordAt } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { LIST_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { copyWords, newArray, newList } from "./allocation.ts";
import { APPEND_ITEM, firstItem, listOfWords, POP_ITEM } from "./lists.ts";
import { COMPARE_SIMPLE } from "./ordering.ts";
import { isSmall } from "./state.ts";

/** Moving so many items is charged. ORDER: objects/values/list_storage.ts: moveWords. */
const CHARGED = small(256);
/** Heaps of this many items are left to the slow way: the path below is a number. */
const HEAP_MOST = small(1 << 24);

const LESS = 0;

/** The address of a list's first item. */
const firstOf = (list: I32): I32 => word(list, LIST_ARRAY).add(ARRAY_ITEMS);

function needList(k: Builder, list: I32, fail: Label): void {
  k.gotoIf(isSmall(list), fail);
  k.guard(word(list).eq(LIST_SHAPE), fail);
}

function valueRoutine(
  name: string,
  count: number,
  body: (k: Builder, values: readonly Variable<I32>[], fail: Label) => void,
) {
  return routine(name, new Array(count).fill("i32"), (k, ...values) => {
    k.block((fail) => body(k, values as Variable<I32>[], fail));
    k.return(int(0));
  });
}

/** Moves the words of from..end (addresses) one place up, the last first. */
function moveUp(k: Builder, from: I32, end: I32): void {
  const at = k.let(end);
  k.block((moved) => {
    k.loop((again) => {
      k.gotoIf(at.leU(from), moved);
      k.word(at, 0, word(at.sub(4)));
      k.set(at, at.sub(4));
      k.goto(again);
    });
  });
}

/** list.insert(index, value). */
export const INSERT_ITEM = valueRoutine("insertItem", 3, (k, [list, index, value], fail) => {
  needList(k, list, fail);
  k.guard(isSmall(index), fail);
  const length = k.let(word(list, LENGTH));
  k.gotoIf(length.ge(CHARGED), fail);
  const count = k.let(length.shr(1));
  const place = k.let(index.shr(1));
  k.if(place.lt(0), () => {
    k.set(place, place.add(count));
    k.set(place, select(place.lt(0), int(0), place));
  });
  k.set(place, select(place.gt(count), count, place));
  k.guard(APPEND_ITEM.call(list, value), fail);
  const first = k.let(firstOf(list));
  const at = k.let(first.add(place.shl(2)));
  moveUp(k, at, first.add(count.shl(2)));
  k.word(at, 0, value);
  k.return(int(NONE));
});

/** list.pop(index). */
export const POP_AT = valueRoutine("popAt", 2, (k, [list, index], fail) => {
  needList(k, list, fail);
  k.guard(isSmall(index), fail);
  const length = k.let(word(list, LENGTH));
  k.gotoIf(length.ge(CHARGED), fail);
  const count = k.let(length.shr(1));
  const place = k.let(index.shr(1));
  k.set(place, select(place.lt(0), place.add(count), place));
  k.guard(place.ltU(count), fail);
  k.if(place.eq(count.sub(1)), () => k.return(POP_ITEM.call(list)));
  // Whether the array is to be made smaller, the slow way decides.
  k.gotoIf(word(word(list, LIST_ARRAY), LENGTH).ge(CHARGED), fail);
  const at = k.let(firstOf(list).add(place.shl(2)));
  const last = k.let(firstOf(list).add(count.shl(2)).sub(4));
  const item = k.let(word(at));
  k.block((moved) => {
    k.loop((again) => {
      k.gotoIf(at.geU(last), moved);
      k.word(at, 0, word(at, 4));
      k.set(at, at.add(4));
      k.goto(again);
    });
  });
  k.word(last, 0, 0);
  k.word(list, LENGTH, length.sub(2));
  k.return(item);
});

/** list.reverse(). */
export const REVERSE_ITEMS = valueRoutine("reverseItems", 1, (k, [list], fail) => {
  needList(k, list, fail);
  const length = k.let(word(list, LENGTH));
  k.gotoIf(length.ge(CHARGED), fail);
  const low = k.let(firstOf(list));
  const high = k.let(low.add(length.sub(1).shl(1)).sub(4));
  k.block((turned) => {
    k.loop((again) => {
      k.gotoIf(low.ge(high), turned);
      const item = k.let(word(low));
      k.word(low, 0, word(high));
      k.word(high, 0, item);
      k.set(low, low.add(4));
      k.set(high, high.sub(4));
      k.goto(again);
    });
  });
  k.return(int(NONE));
});

/** list.extend(list or tuple), and list += it. */
export const EXTEND = valueRoutine("extend", 2, (k, [list, other], fail) => {
  needList(k, list, fail);
  k.gotoIf(isSmall(other), fail);
  const isList = k.let(word(other).eq(LIST_SHAPE));
  k.guard(isList.or(word(other).eq(TUPLE_SHAPE)), fail);
  const length = k.let(word(list, LENGTH));
  const more = k.let(word(other, LENGTH).sub(1));
  const total = k.let(length.add(more));
  k.gotoIf(total.ge(CHARGED), fail);
  k.if(more.not(), () => k.return(int(NONE)));
  const array = k.let(word(list, LIST_ARRAY));
  const capacity = k.let(int(0));
  k.if(array, () => k.set(capacity, word(array, LENGTH)));
  k.if(capacity.lt(total), () => {
    // ORDER: objects/values/sequences.ts: listReserve.
    const wanted = k.let(total.shr(1));
    const grown = newArray(k, wanted.add(wanted.shr(3)).add(6).and(-4), fail);
    copyWords(k, array.add(ARRAY_ITEMS), grown.add(ARRAY_ITEMS), length.sub(1).shl(1));
    k.set(array, grown);
    k.word(list, LIST_ARRAY, grown);
  });
  // A list that extends itself has its items in the new array, too.
  const from = k.let(firstItem(other, isList));
  const to = k.let(array.add(ARRAY_ITEMS).add(length.sub(1).shl(1)));
  copyWords(k, from, to, more.shl(1));
  k.word(list, LENGTH, total);
  k.return(int(NONE));
});

/** The list of the items of a list or tuple that is not long. */
export function listOfSequence(k: Builder, sequence: I32, fail: Label): Variable<I32> {
  const isList = k.let(word(sequence).eq(LIST_SHAPE));
  k.guard(isList.or(word(sequence).eq(TUPLE_SHAPE)), fail);
  const first = select(isList, firstOf(sequence), sequence.add(TUPLE_ITEMS));
  return listOfWords(k, k.let(first), k.let(word(sequence, LENGTH).shr(1)), fail);
}

/** list * times. */
export const REPEAT_LIST = valueRoutine("repeatList", 2, (k, [list, times], fail) => {
  k.guard(isSmall(times), fail);
  const count = k.let(times.shr(1));
  const length = k.let(word(list, LENGTH).shr(1));
  k.if(
    count.le(0).or(length.not()),
    () => k.return(newList(k, 0, int(small(0)), fail)),
  );
  k.gotoIf(count.gt(256).or(length.gt(256)), fail);
  const total = k.let(count.mul(length));
  k.gotoIf(total.gt(256), fail);
  const array = newArray(k, total, fail);
  const from = k.let(firstOf(list));
  const to = k.let(array.add(ARRAY_ITEMS));
  const end = k.let(from.add(length.shl(2)));
  k.loop((again) => {
    const at = k.let(from as I32);
    k.loop((next) => {
      k.word(to, 0, word(at));
      k.set(at, at.add(4));
      k.set(to, to.add(4));
      k.gotoIf(at.ltU(end), next);
    });
    k.set(count, count.sub(1));
    k.gotoIf(count, again);
  });
  k.return(newList(k, array, total.shl(1).or(1), fail));
});

// --- heapq

/** Item `place` of the items from `first` on. */
const itemAt = (first: I32, place: I32): I32 => word(first.add(place.shl(2)));

/** Whether left < right; fails where guest code may have to tell. */
function isLess(k: Builder, left: I32, right: I32, fail: Label): Variable<I32> {
  const less = k.let(COMPARE_SIMPLE.call(int(LESS), left, right));
  k.gotoIf(less.eq(2), fail);
  return less;
}

/** As valueRoutine; what comparisons have charged is given back when the routine fails: the slow way charges it again. */
function comparingRoutine(
  name: string,
  count: number,
  body: (k: Builder, values: readonly Variable<I32>[], fail: Label) => void,
) {
  return routine(name, new Array(count).fill("i32"), (k, ...values) => {
    const left = k.let(wordAt(TS_COUNTDOWN));
    k.block((fail) => body(k, values as Variable<I32>[], fail));
    k.wordAt(TS_COUNTDOWN, left);
    k.return(int(0));
  });
}

/** heapq.heappush(heap, item) (library/heapq.ts). */
export const HEAP_PUSH = comparingRoutine("heapPush", 2, (k, [heap, item], fail) => {
  needList(k, heap, fail);
  const length = k.let(word(heap, LENGTH));
  k.gotoIf(length.ge(HEAP_MOST), fail);
  const place = k.let(length.shr(1));
  const end = k.let(place as I32);
  const first = k.let(firstOf(heap));
  // How far up it goes is found out first.
  k.block((found) => {
    k.loop((again) => {
      k.gotoIf(place.le(0), found);
      const parent = k.let(place.sub(1).shr(1));
      k.guard(isLess(k, item, itemAt(first, parent), fail), found);
      k.set(place, parent);
      k.goto(again);
    });
  });
  k.guard(APPEND_ITEM.call(heap, item), fail);
  k.set(first, firstOf(heap));
  const at = k.let(end as I32);
  k.block((moved) => {
    k.loop((again) => {
      k.gotoIf(at.le(place), moved);
      const parent = k.let(at.sub(1).shr(1));
      k.word(first.add(at.shl(2)), 0, itemAt(first, parent));
      k.set(at, parent);
      k.goto(again);
    });
  });
  k.word(first.add(place.shl(2)), 0, item);
  k.return(int(NONE));
});

/** heapq.heappop(heap): the path of the smaller children is found first, then where on it the last item belongs. */
export const HEAP_POP = comparingRoutine("heapPop", 1, (k, [heap], fail) => {
  needList(k, heap, fail);
  const length = k.let(word(heap, LENGTH));
  k.gotoIf(length.le(small(0)).or(length.ge(HEAP_MOST)), fail);
  const first = k.let(firstOf(heap));
  const end = k.let(length.shr(1).sub(1));
  const last = k.let(itemAt(first, end));
  const result = k.let(word(first));
  k.block((sifted) => {
    k.gotoIf(end.eq(0), sifted);
    const inner = k.let(end.shr(1));
    const place = k.let(int(0));
    // The leaf names the path: the parent of each place is known.
    k.block((leaf) => {
      k.loop((again) => {
        k.gotoIf(place.ge(inner), leaf);
        const child = k.let(place.shl(1).add(1));
        const other = k.let(child.add(1));
        k.if(other.lt(end), () => {
          const less = isLess(k, itemAt(first, child), itemAt(first, other), fail);
          k.set(child, select(less, child, other));
        });
        k.set(place, child);
        k.goto(again);
      });
    });
    // Up from the leaf: what stands at a place on the path moves to its parent.
    k.block((found) => {
      k.loop((again) => {
        k.gotoIf(place.le(0), found);
        const less = isLess(k, last, itemAt(first, place), fail);
        k.guard(less, found);
        k.set(place, place.sub(1).shr(1));
        k.goto(again);
      });
    });
    placeOnPath(k, first, place, last);
  });
  k.word(first.add(end.shl(2)), 0, 0);
  k.word(heap, LENGTH, length.sub(2));
  k.return(result);
});

/** Moves the items of the path from the root to `place` one up, the root's away, and puts `item` at `place`. */
function placeOnPath(k: Builder, first: I32, place: I32, item: I32): void {
  const carried = k.let(item);
  const at = k.let(place);
  k.loop((again) => {
    const address = k.let(first.add(at.shl(2)));
    const old = k.let(word(address));
    k.word(address, 0, carried);
    k.set(carried, old);
    k.block((root) => {
      k.gotoIf(at.le(0), root);
      k.set(at, at.sub(1).shr(1));
      k.goto(again);
    });
  });
}

/** The routines. */
export const LIST_ROUTINES = [
  EXTEND,
  HEAP_POP,
  HEAP_PUSH,
  INSERT_ITEM,
  POP_AT,
  REPEAT_LIST,
  REVERSE_ITEMS,
] as const;
