/**
 * Kernels of iteration: iterators over the builtin containers and what they give. They do what the iterators' files in
 * objects/types do, and fail before anything is changed where that would raise or run guest code.
 */
import {
  ARRAY_ITEMS,
  LENGTH,
  LIST_ARRAY,
  RANGE_LENGTH,
  RANGE_START,
  RANGE_STEP,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import {
  DICT_FLAG_WATCHED,
  DICT_FLAGS,
  DICT_USED,
  ENTRY_BYTES,
  ENTRY_KEY,
  ENTRY_VALUE,
  SET_MASK,
  SET_SLOT_WORDS,
  SET_TABLE,
} from "../../heap/layouts/dict.ts";
import { BUILTIN_KERNEL, BUILTIN_SELF } from "../../heap/layouts/callable.ts";
import { DUMMY, NONE, TS_RESULT } from "../../heap/map.ts";
import { small, SMALL_MAX } from "../../heap/value.ts";
import { byte, type I32, int, select, word } from "../../kernel/expressions.ts";
import {
  type Builder,
  type Helper,
  type Label,
  result,
  type Routine,
  routine,
  type Variable,
} from "../../kernel/statements.ts";
import { NativeKernel } from "../../objects/native_kernels.ts";
import * as library from "../../objects/library_shapes.ts";
import {
  BYTEARRAY_LENGTH,
  BYTEARRAY_START,
  BYTEARRAY_STORAGE,
} from "../../objects/values/bytearray_object.ts";
import * as known from "../../objects/well_known.ts";
import { allocate, newPair, rounded } from "./allocation.ts";
import { stepCombinations, stepPermutations, stepProduct } from "./combinatorics.ts";
import { FIND_ENTRY, firstEntry, STORE_ENTRY, UNDECIDED as NO_ENTRY } from "./dicts.ts";
import * as adapters from "./iterator_adapters.ts";
import { type Ends, UNDECIDED } from "./step_ends.ts";
import { character } from "./texts.ts";

// ORDER: objects/types: 4 position or value, 8 what is iterated over (0 when done) or step, 12 items left or expected length,
// 16 entries left (dicts).
const PLACE = 4;
const OF = 8;
const LEFT = 12;
const ENTRIES_LEFT = 16;
const ENUMERATE_ITERATOR = 4;
const ENUMERATE_INDEX = 8;
const ZIP_ITERATORS = 4;
const ZIP_STRICT = 8;
const MAP_FUNCTION = 4;
const MAP_ITERATORS = 8;
const VIEW_DICT = 4;

/** Dead entries and empty slots that a step passes over; the slow way charges for long runs of them. */
const GAPS = 32;
/** Counts up to here are raised by a kernel. */
const COUNTED_MOST = 0x3ffffff0;
/** Longer str are looked at for other characters than ASCII the slow way. */
const SHORT_TEXT = small(64);
/** Iterators that a zip may have. */
const ZIPPED = small(4);

/** Four times the number of a small int. */
const fourTimes = (value: I32): I32 => value.sub(1).shl(1);

// --- making iterators

function newIterator(
  k: Builder,
  shape: I32 | number,
  of: I32,
  bytes: number,
  fail: Label,
): Variable<I32> {
  const iterator = allocate(k, bytes, fail);
  k.word(iterator, 0, shape);
  k.word(iterator, PLACE, small(0));
  k.word(iterator, OF, of);
  return iterator;
}

/** iter() of a range of small ints, the last value small too (objects/types/range.ts: newRangeIterator). */
export function newRangeIterator(
  k: Builder,
  start: I32,
  step: I32,
  length: I32,
  fail: Label,
): Variable<I32> {
  k.guard(start.and(step).and(length).and(1), fail);
  const steps = k.let(length.shr(1).sub(length.gt(1)));
  const last = k.let(steps.toI64().mul(step.shr(1).toI64()).add(start.shr(1).toI64()));
  k.guard(last.shl(33).shr(33).eq(last), fail);
  const iterator = allocate(k, 16, fail);
  k.word(iterator, 0, known.RANGE_ITERATOR_SHAPE);
  k.word(iterator, PLACE, start);
  k.word(iterator, OF, step);
  k.word(iterator, LEFT, length);
  return iterator;
}

function newDictIterator(k: Builder, shape: number, dict: I32, fail: Label): Variable<I32> {
  const iterator = newIterator(k, shape, dict, 24, fail);
  k.word(iterator, LEFT, word(dict, LENGTH));
  k.word(iterator, ENTRIES_LEFT, word(dict, LENGTH));
  return iterator;
}

/** Shapes of what is its own iterator. */
const OWN_ITERATORS = [
  known.GENERATOR_SHAPE,
  known.RANGE_ITERATOR_SHAPE,
  known.LIST_ITERATOR_SHAPE,
  known.TUPLE_ITERATOR_SHAPE,
  known.ENUMERATE_SHAPE,
  known.ZIP_SHAPE,
  known.MAP_SHAPE,
  known.FILTER_SHAPE,
  known.STR_ITERATOR_SHAPE,
  known.BYTES_ITERATOR_SHAPE,
  known.BYTEARRAY_ITERATOR_SHAPE,
  known.DICT_KEY_ITERATOR_SHAPE,
  known.DICT_VALUE_ITERATOR_SHAPE,
  known.DICT_ITEM_ITERATOR_SHAPE,
  known.SET_ITERATOR_SHAPE,
  known.LIST_REVERSE_ITERATOR_SHAPE,
  library.ACCUMULATE_SHAPE,
  library.CHAIN_SHAPE,
  library.COMBINATIONS_SHAPE,
  library.COUNT_SHAPE,
  library.CYCLE_SHAPE,
  library.ISLICE_SHAPE,
  library.PAIRWISE_SHAPE,
  library.PERMUTATIONS_SHAPE,
  library.PRODUCT_SHAPE,
  library.REPEAT_SHAPE,
];

/** iter(value) for the builtin containers, ranges and what is its own iterator. */
export function iteratorOf(k: Builder, value: I32, fail: Label): Variable<I32> {
  k.gotoIf(value.and(1), fail);
  const shape = k.let(word(value));
  const iterator = k.variable("i32");
  k.block((made) => {
    const make = (of: number, body: () => I32) =>
      k.if(shape.eq(of), () => {
        k.set(iterator, body());
        k.goto(made);
      });
    make(known.LIST_SHAPE, () => newIterator(k, known.LIST_ITERATOR_SHAPE, value, 16, fail));
    make(known.RANGE_SHAPE, () =>
      newRangeIterator(
        k,
        k.let(word(value, RANGE_START)),
        k.let(word(value, RANGE_STEP)),
        k.let(word(value, RANGE_LENGTH)),
        fail,
      ));
    make(known.TUPLE_SHAPE, () => newIterator(k, known.TUPLE_ITERATOR_SHAPE, value, 16, fail));
    make(known.DICT_SHAPE, () => newDictIterator(k, known.DICT_KEY_ITERATOR_SHAPE, value, fail));
    const views = [
      [known.DICT_ITEMS_SHAPE, known.DICT_ITEM_ITERATOR_SHAPE],
      [known.DICT_VALUES_SHAPE, known.DICT_VALUE_ITERATOR_SHAPE],
      [known.DICT_KEYS_SHAPE, known.DICT_KEY_ITERATOR_SHAPE],
    ];
    for (const [view, of] of views) {
      make(view, () => newDictIterator(k, of, k.let(word(value, VIEW_DICT)), fail));
    }
    k.if(shape.eq(known.SET_SHAPE).or(shape.eq(known.FROZENSET_SHAPE)), () => {
      k.set(iterator, newIterator(k, known.SET_ITERATOR_SHAPE, value, 16, fail));
      k.word(iterator, LEFT, word(value, LENGTH));
      k.goto(made);
    });
    make(known.STR1_SHAPE, () => {
      needAscii(k, value, fail);
      return newIterator(k, known.STR_ITERATOR_SHAPE, value, 16, fail);
    });
    make(known.BYTES_SHAPE, () => newIterator(k, known.BYTES_ITERATOR_SHAPE, value, 16, fail));
    make(
      known.BYTEARRAY_SHAPE,
      () => newIterator(k, known.BYTEARRAY_ITERATOR_SHAPE, value, 16, fail),
    );
    k.set(iterator, value);
    for (const own of OWN_ITERATORS) k.gotoIf(shape.eq(own), made);
    k.goto(fail);
  });
  return iterator;
}

function needAscii(k: Builder, text: I32, fail: Label): void {
  const length = k.let(word(text, LENGTH));
  k.gotoIf(length.gt(SHORT_TEXT), fail);
  const left = k.let(length.shr(1));
  k.block((end) => {
    k.loop((again) => {
      k.gotoIf(left.not(), end);
      k.set(left, left.sub(1));
      k.gotoIf(byte(text.add(left), TEXT_UNITS).and(0x80), fail);
      k.goto(again);
    });
  });
}

// --- stepping

function stepRange(k: Builder, iterator: I32, { value, given, exhausted }: Ends): void {
  const left = k.let(word(iterator, LEFT));
  k.gotoIf(left.le(1), exhausted);
  k.set(value, word(iterator, PLACE));
  k.word(iterator, PLACE, value.add(word(iterator, OF)).sub(1));
  k.word(iterator, LEFT, left.sub(2));
  k.goto(given);
}

/** A sequence; `at` gives the item from it and its place, a small int, `length` is where its length stands. */
function stepSequence(
  k: Builder,
  iterator: I32,
  { value, given, exhausted, fail }: Ends,
  shape: number | null,
  at: (of: I32, place: I32) => I32,
  length = LENGTH,
): void {
  const of = k.let(word(iterator, OF));
  k.gotoIf(of.not(), exhausted);
  if (shape !== null) k.gotoIf(word(of).ne(shape), fail);
  const place = k.let(word(iterator, PLACE));
  k.if(place.lt(word(of, length)), () => {
    k.set(value, at(of, place));
    k.word(iterator, PLACE, place.add(2));
    k.goto(given);
  });
  k.word(iterator, OF, 0);
  k.goto(exhausted);
}

/** Steps of the iterators that cannot fail but for their text: list, tuple, range, str. By shape; falls through for others. */
function stepSimple(k: Builder, iterator: I32, shape: I32, ends: Ends): void {
  k.if(shape.eq(known.LIST_ITERATOR_SHAPE), () =>
    stepSequence(
      k,
      iterator,
      ends,
      null,
      (list, place) => word(word(list, LIST_ARRAY).add(fourTimes(place)), ARRAY_ITEMS),
    ));
  k.if(shape.eq(known.RANGE_ITERATOR_SHAPE), () => stepRange(k, iterator, ends));
  k.if(shape.eq(known.TUPLE_ITERATOR_SHAPE), () =>
    stepSequence(
      k,
      iterator,
      ends,
      null,
      (tuple, place) => word(tuple.add(fourTimes(place)), TUPLE_ITEMS),
    ));
  k.if(shape.eq(known.STR_ITERATOR_SHAPE), () =>
    stepSequence(
      k,
      iterator,
      ends,
      known.STR1_SHAPE,
      (text, place) => character(byte(text.add(place.shr(1)), TEXT_UNITS)),
    ));
  k.if(shape.eq(known.BYTES_ITERATOR_SHAPE), () =>
    stepSequence(
      k,
      iterator,
      ends,
      null,
      (bytes, place) => byte(bytes.add(place.shr(1)), TEXT_UNITS).shl(1).or(1),
    ));
  k.if(shape.eq(known.BYTEARRAY_ITERATOR_SHAPE), () =>
    stepSequence(
      k,
      iterator,
      ends,
      null,
      (array, place) => {
        const start = word(array, BYTEARRAY_START).shr(1);
        const first = word(array, BYTEARRAY_STORAGE).add(start);
        return byte(first.add(place.shr(1)), TEXT_UNITS).shl(1).or(1);
      },
      BYTEARRAY_LENGTH,
    ));
}

function stepDict(
  k: Builder,
  iterator: I32,
  { value, given, exhausted, fail }: Ends,
  of: (entry: I32) => I32,
): void {
  const dict = k.let(word(iterator, OF));
  k.gotoIf(dict.not(), exhausted);
  k.gotoIf(word(iterator, LEFT).ne(word(dict, LENGTH)), fail);
  const place = k.let(word(iterator, PLACE));
  const used = k.let(word(dict, DICT_USED));
  const entry = k.let(firstEntry(dict).add(place.shr(1).mul(ENTRY_BYTES)));
  const gaps = k.let(int(GAPS));
  k.block((done) => {
    k.loop((again) => {
      k.gotoIf(place.ge(used), done);
      k.set(place, place.add(2));
      k.if(word(entry, ENTRY_KEY), () => {
        const left = k.let(word(iterator, ENTRIES_LEFT));
        k.gotoIf(left.eq(small(0)), fail);
        k.set(value, of(entry));
        k.word(iterator, PLACE, place);
        k.word(iterator, ENTRIES_LEFT, left.sub(2));
        k.goto(given);
      });
      k.set(entry, entry.add(ENTRY_BYTES));
      k.set(gaps, gaps.sub(1));
      k.gotoIf(gaps, again);
    });
    k.goto(fail);
  });
  k.word(iterator, OF, 0);
  k.goto(exhausted);
}

function stepSet(k: Builder, iterator: I32, { value, given, exhausted, fail }: Ends): void {
  const set = k.let(word(iterator, OF));
  k.gotoIf(set.not(), exhausted);
  k.gotoIf(word(iterator, LEFT).ne(word(set, LENGTH)), fail);
  const table = k.let(word(set, SET_TABLE));
  const place = k.let(word(iterator, PLACE));
  const mask = k.let(word(set, SET_MASK));
  const slot = k.let(table.add(place.shr(1).mul(4 * SET_SLOT_WORDS)).add(ARRAY_ITEMS));
  const gaps = k.let(int(GAPS));
  k.block((done) => {
    k.gotoIf(table.not(), done);
    k.loop((again) => {
      k.gotoIf(place.gt(mask), done);
      k.set(place, place.add(2));
      const key = k.let(word(slot, 4));
      k.if(key.ne(0).and(key.ne(DUMMY)), () => {
        k.set(value, key);
        k.word(iterator, PLACE, place);
        k.goto(given);
      });
      k.set(slot, slot.add(4 * SET_SLOT_WORDS));
      k.set(gaps, gaps.sub(1));
      k.gotoIf(gaps, again);
    });
    k.goto(fail);
  });
  k.word(iterator, OF, 0);
  k.goto(exhausted);
}

function stepReversed(k: Builder, iterator: I32, { value, given, exhausted }: Ends): void {
  const list = k.let(word(iterator, OF));
  k.gotoIf(list.not(), exhausted);
  const place = k.let(word(iterator, PLACE));
  k.if(place.gt(0).and(place.lt(word(list, LENGTH))), () => {
    k.set(value, word(word(list, LIST_ARRAY).add(fourTimes(place)), ARRAY_ITEMS));
    k.word(iterator, PLACE, place.sub(2));
    k.goto(given);
  });
  k.word(iterator, PLACE, small(-1));
  k.word(iterator, OF, 0);
  k.goto(exhausted);
}

/** Steps of iterators that hold no other iterator. By shape; falls through for others. */
function stepPlain(k: Builder, iterator: I32, shape: I32, ends: Ends): void {
  stepSimple(k, iterator, shape, ends);
  const dicts: [number, (entry: I32) => I32][] = [
    [known.DICT_KEY_ITERATOR_SHAPE, (entry) => word(entry, ENTRY_KEY)],
    [known.DICT_VALUE_ITERATOR_SHAPE, (entry) => word(entry, ENTRY_VALUE)],
    [
      known.DICT_ITEM_ITERATOR_SHAPE,
      (entry) => newPair(k, word(entry, ENTRY_KEY), word(entry, ENTRY_VALUE), ends.fail),
    ],
  ];
  for (const [of, give] of dicts) {
    k.if(shape.eq(of), () => stepDict(k, iterator, ends, give));
  }
  k.if(shape.eq(known.SET_ITERATOR_SHAPE), () => stepSet(k, iterator, ends));
  k.if(shape.eq(known.LIST_REVERSE_ITERATOR_SHAPE), () => stepReversed(k, iterator, ends));
  k.if(isLibraryIterator(shape), () => {
    k.if(
      shape.eq(library.COMBINATIONS_SHAPE),
      () => stepCombinations(k, iterator, ends, false),
    );
    k.if(
      shape.eq(library.COMBINATIONS_WITH_REPLACEMENT_SHAPE),
      () => stepCombinations(k, iterator, ends, true),
    );
    k.if(shape.eq(library.PERMUTATIONS_SHAPE), () => stepPermutations(k, iterator, ends));
    k.if(shape.eq(library.PRODUCT_SHAPE), () => stepProduct(k, iterator, ends));
    k.if(shape.eq(library.COUNT_SHAPE), () => adapters.stepCount(k, iterator, ends));
    k.if(shape.eq(library.REPEAT_SHAPE), () => adapters.stepRepeat(k, iterator, ends));
    k.if(shape.eq(library.CYCLE_SHAPE), () => adapters.stepRound(k, iterator, ends));
  });
}

/** Whether the shape is that of a library's iterator that a kernel knows. ORDER: objects/library_shapes.ts. */
function isLibraryIterator(shape: I32): I32 {
  const first = library.ACCUMULATE_SHAPE;
  return shape.sub(first).leU(library.REPEAT_SHAPE - first);
}

/** A function of an iterator and its shape: the value, 0 exhausted, or UNDECIDED. */
function stepRoutine(
  name: string,
  step: (k: Builder, iterator: I32, shape: I32, ends: Ends) => void,
): Routine<I32> {
  return routine(name, ["i32", "i32"], (k, iterator, shape) => {
    const value = k.variable("i32");
    k.block((fail) => {
      k.block((exhausted) => {
        k.block((given) => {
          step(k, iterator as I32, shape as I32, { value, given, exhausted, fail });
          k.goto(fail);
        });
        k.return(value);
      });
      k.return(int(0));
    });
    k.return(int(UNDECIDED));
  });
}

/** The next value of an iterator that holds no other one. */
export const NEXT_PLAIN = stepRoutine("nextPlain", stepPlain);

function stepEnumerate(k: Builder, iterator: I32, { value, given, exhausted, fail }: Ends): void {
  const index = k.let(word(iterator, ENUMERATE_INDEX));
  k.guard(index.and(1).and(index.lt(small(SMALL_MAX))), fail);
  const inner = k.let(word(iterator, ENUMERATE_ITERATOR));
  // The pair comes first: once the item is taken nothing may fail.
  const pair = newPair(k, index, int(NONE), fail);
  const item = k.let(NEXT_PLAIN.call(inner, word(inner)));
  k.gotoIf(item.eq(UNDECIDED), fail);
  k.gotoIf(item.not(), exhausted);
  k.word(pair, TUPLE_ITEMS + 4, item);
  k.set(value, pair);
  k.word(iterator, ENUMERATE_INDEX, index.add(2));
  k.goto(given);
}

/** Whether stepping an iterator of this shape cannot fail. */
function isSimple(iterator: I32): I32 {
  const shape = word(iterator);
  return shape.eq(known.LIST_ITERATOR_SHAPE).or(shape.eq(known.RANGE_ITERATOR_SHAPE))
    .or(shape.eq(known.TUPLE_ITERATOR_SHAPE));
}

/** Whether a step of this iterator over the keys or values of a dict, none of which was deleted, cannot fail. */
function isSureDict(k: Builder, iterator: I32, fail: Label): void {
  const shape = word(iterator);
  k.guard(
    shape.eq(known.DICT_KEY_ITERATOR_SHAPE).or(shape.eq(known.DICT_VALUE_ITERATOR_SHAPE)),
    fail,
  );
  const dict = k.let(word(iterator, OF));
  k.if(dict, () => {
    const length = k.let(word(dict, LENGTH));
    k.guard(length.eq(word(dict, DICT_USED)).and(length.eq(word(iterator, LEFT))), fail);
    const given = word(iterator, PLACE).add(word(iterator, ENTRIES_LEFT)).sub(1);
    k.guard(given.eq(length), fail);
  });
}

function stepZip(k: Builder, iterator: I32, { value, given, exhausted, fail }: Ends): void {
  k.gotoIf(word(iterator, ZIP_STRICT).ne(small(0)), fail);
  const iterators = k.let(word(iterator, ZIP_ITERATORS));
  const length = k.let(word(iterators, LENGTH));
  k.gotoIf(length.gt(ZIPPED).or(length.le(small(0))), fail);
  const bytes = k.let(fourTimes(length));
  const at = k.let(int(0));
  k.loop((again) => {
    const each = k.let(word(iterators.add(at), TUPLE_ITEMS));
    // Some may hold what no kernel may look at, but none holds a small int.
    k.if(isSimple(each).not(), () => isSureDict(k, each, fail));
    k.set(at, at.add(4));
    k.gotoIf(at.lt(bytes), again);
  });
  const row = allocate(k, rounded(bytes.add(TUPLE_ITEMS)), fail);
  k.word(row, 0, known.TUPLE_SHAPE);
  k.word(row, LENGTH, length);
  k.set(at, int(0));
  k.loop((again) => {
    const each = k.let(word(iterators.add(at), TUPLE_ITEMS));
    const item = k.let(NEXT_PLAIN.call(each, word(each)));
    k.gotoIf(item.not(), exhausted);
    k.word(row.add(at), TUPLE_ITEMS, item);
    k.set(at, at.add(4));
    k.gotoIf(at.lt(bytes), again);
  });
  k.set(value, row);
  k.goto(given);
}

/**
 * The kernels of natives and of types (natives.ts, types.ts), which use this file: callNative(number, count, a, b, c) and
 * callType(type, count, a, b, c).
 */
const CALLS = ["callNative", "callType"].map((name): Helper & { readonly result: "i32" } => ({
  name,
  parameters: ["i32", "i32", "i32", "i32", "i32"],
  result: "i32",
}));

/** Natives of one argument that change nothing, by their kernels' numbers. ORDER: objects/native_kernels.ts. */
const MAPPED_LAST = NativeKernel["math.fabs"];
const MAPPED_TYPES = [known.INT_TYPE, known.FLOAT_TYPE, known.STR_TYPE];

/** A map of a native that changes nothing over one list, tuple or range, which is only stepped once there is a result. */
function stepMap(k: Builder, iterator: I32, { value, given, exhausted, fail }: Ends): void {
  const iterators = k.let(word(iterator, MAP_ITERATORS));
  k.guard(word(iterators, LENGTH).eq(small(1)), fail);
  const inner = k.let(word(iterators, TUPLE_ITEMS));
  k.guard(isSimple(inner), fail);
  const fn = k.let(word(iterator, MAP_FUNCTION));
  k.gotoIf(fn.and(1), fail);
  const shape = k.let(word(inner));
  const place = k.let(word(inner, PLACE));
  const item = k.let(place as I32);
  const of = k.let(word(inner, OF));
  k.if(
    shape.eq(known.RANGE_ITERATOR_SHAPE),
    () => k.gotoIf(word(inner, LEFT).le(1), exhausted),
    () => {
      k.gotoIf(of.not(), exhausted);
      k.if(place.ge(word(of, LENGTH)), () => {
        k.word(inner, OF, 0);
        k.goto(exhausted);
      });
      k.if(
        shape.eq(known.LIST_ITERATOR_SHAPE),
        () => k.set(item, word(word(of, LIST_ARRAY).add(fourTimes(place)), ARRAY_ITEMS)),
        () => k.set(item, word(of.add(fourTimes(place)), TUPLE_ITEMS)),
      );
    },
  );
  const [callNative, callType] = CALLS;
  const none = int(NONE);
  k.if(word(fn).eq(known.BUILTIN_SHAPE), () => {
    k.gotoIf(word(fn, BUILTIN_SELF), fail);
    const number = k.let(word(fn, BUILTIN_KERNEL).shr(1));
    k.guard(number.sub(1).ltU(MAPPED_LAST), fail);
    k.set(value, result(callNative, number, int(1), item, none, none));
  }, () => {
    const isMapped = MAPPED_TYPES.map((type) => fn.eq(type)).reduce((any, each) => any.or(each));
    k.guard(isMapped, fail);
    k.set(value, result(callType, fn, int(1), item, none, none));
  });
  k.guard(value, fail);
  k.if(shape.eq(known.RANGE_ITERATOR_SHAPE), () => {
    k.word(inner, PLACE, place.add(of).sub(1));
    k.word(inner, LEFT, word(inner, LEFT).sub(2));
  }, () => k.word(inner, PLACE, place.add(2)));
  k.goto(given);
}

/** Steps of itertools' iterators over another iterator, which `next` asks. By shape; falls through for others. */
function stepAdapters(
  k: Builder,
  iterator: I32,
  shape: I32,
  ends: Ends,
  next: Routine<I32>,
): void {
  const inner: adapters.Inner = (of) => next.call(of, word(of));
  const steps: [number, typeof adapters.stepChain][] = [
    [library.ACCUMULATE_SHAPE, adapters.stepAccumulate],
    [library.CHAIN_SHAPE, adapters.stepChain],
    [library.CYCLE_SHAPE, adapters.stepCycle],
    [library.ISLICE_SHAPE, adapters.stepSlice],
    [library.PAIRWISE_SHAPE, adapters.stepPairwise],
  ];
  k.if(isLibraryIterator(shape), () => {
    for (const [of, step] of steps) {
      k.if(shape.eq(of), () => {
        step(k, iterator, ends, inner);
        k.goto(ends.fail);
      });
    }
  });
}

/** The next value of an iterator that holds at most one other, which holds none: adapters nest so far, not without end. */
const NEXT_ADAPTED = stepRoutine("nextAdapted", (k, iterator, shape, ends) => {
  stepPlain(k, iterator, shape, ends);
  stepAdapters(k, iterator, shape, ends, NEXT_PLAIN);
});

/** The next value of a builtin iterator. */
export const NEXT_VALUE = stepRoutine("nextValue", (k, iterator, shape, ends) => {
  stepPlain(k, iterator, shape, ends);
  stepAdapters(k, iterator, shape, ends, NEXT_ADAPTED);
  k.if(shape.eq(known.ENUMERATE_SHAPE), () => stepEnumerate(k, iterator, ends));
  k.if(shape.eq(known.ZIP_SHAPE), () => stepZip(k, iterator, ends));
  k.if(shape.eq(known.MAP_SHAPE), () => stepMap(k, iterator, ends));
});

/** The next entry of a dict iterator's dict: its address. */
const NEXT_ENTRY = stepRoutine(
  "nextEntry",
  (k, iterator, _, ends) => stepDict(k, iterator, ends, (entry) => entry),
);

/** Appends at most `most` values of an iterator to a list that has room, until a kernel cannot tell or all are there. */
const FILL_LIST = routine("fillList", ["i32", "i32", "i32"], (k, into, from, most) => {
  const [list, iterator] = [into as I32, from as I32];
  const count = k.let(int(0));
  k.block((end) => {
    const array = k.let(word(list, LIST_ARRAY));
    k.guard(array, end);
    k.loop((again) => {
      const length = k.let(word(list, LENGTH));
      k.guard(length.lt(word(array, LENGTH)), end);
      k.guard(count.lt(most as I32), end);
      const item = k.let(NEXT_VALUE.call(iterator, word(iterator)));
      k.gotoIf(item.eq(UNDECIDED).or(item.not()), end);
      k.word(array.add(fourTimes(length)), ARRAY_ITEMS, item);
      k.word(list, LENGTH, length.add(2));
      k.set(count, count.add(1));
      k.goto(again);
    });
  });
  k.return(count);
});

/**
 * Counts at most `most` values of an iterator in a dict, with small ints for the keys that it has (collections.Counter): gives
 * how many. TS_RESULT is a value that was taken and not counted, or 0.
 */
const COUNT_VALUES = routine("countValues", ["i32", "i32", "i32"], (k, into, from, most) => {
  const [dict, iterator] = [into as I32, from as I32];
  const count = k.let(int(0));
  const item = k.let(int(0));
  k.block((end) => {
    k.gotoIf(word(dict, DICT_FLAGS).and(small(DICT_FLAG_WATCHED) - 1), end);
    k.loop((again) => {
      k.set(item, int(0));
      k.guard(count.lt(most as I32), end);
      k.set(item, NEXT_VALUE.call(iterator, word(iterator)));
      k.if(item.eq(UNDECIDED), () => k.set(item, int(0)));
      k.guard(item, end);
      const entry = k.let(FIND_ENTRY.call(dict, item));
      k.if(entry, () => {
        k.guard(entry.gtU(NO_ENTRY), end);
        const number = k.let(word(entry, ENTRY_VALUE));
        k.guard(number.and(1).and(number.lt(small(COUNTED_MOST))), end);
        k.word(entry, ENTRY_VALUE, number.add(2));
      }, () => k.guard(STORE_ENTRY.call(dict, item, int(small(1))), end));
      k.set(count, count.add(1));
      k.goto(again);
    });
  });
  k.wordAt(TS_RESULT, item);
  k.return(count);
});

/** iter(value), or 0 when the kernel failed. */
export const ITERATOR_OF = routine("iteratorOf", ["i32"], (k, value) => {
  k.block((fail) => k.return(iteratorOf(k, value as I32, fail)));
  k.return(int(0));
});

export { UNDECIDED };

/** The kernels of this file that others call. */
export const ITERATION = [
  NEXT_PLAIN,
  NEXT_ADAPTED,
  NEXT_VALUE,
  NEXT_ENTRY,
  FILL_LIST,
  COUNT_VALUES,
  ITERATOR_OF,
];

/** range(start, stop, step) of small ints, step not 0: its length as a small int. */
export function rangeLength(
  k: Builder,
  start: I32,
  stop: I32,
  step: I32,
  fail: Label,
): Variable<I32> {
  // In 64 bits nothing overflows; a falling range is a rising one turned round.
  const by = k.let(step.shr(1).toI64());
  const zero = k.let(int(0).toI64());
  const falls = k.let(by.lt(zero));
  const span = k.let(stop.shr(1).toI64().sub(start.shr(1).toI64()));
  const distance = k.let(select(falls, zero.sub(span), span));
  const stride = k.let(select(falls, zero.sub(by), by));
  const length = k.let(int(1));
  k.if(distance.gt(zero), () => {
    const count = k.let(distance.sub(int(1).toI64()).div(stride).add(int(1).toI64()));
    k.gotoIf(count.gt(int(SMALL_MAX).toI64()), fail);
    k.set(length, count.toI32().shl(1).or(1));
  });
  return length;
}
