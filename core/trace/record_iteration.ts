/**
 * Recording of iteration. A step of an iterator that is followed is in two halves: what it guards and loads, and what it
 * changes, so that one over several others (zip) can still leave when the last of them is not as it was.
 */
import { LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { ENTRY_KEY, ENTRY_VALUE } from "../heap/layouts/dict.ts";
import { BUILTIN_KERNEL, BUILTIN_SELF } from "../heap/layouts/callable.ts";
import { TYPE_FLAG_HEAP, TYPE_FLAGS } from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { isMapped, mappedFunction, mappedIterator } from "../interpreter/framed_steps.ts";
import { typeOf } from "../objects/errors.ts";
import { NativeKernel } from "../objects/native_kernels.ts";
import { listItem, tupleItem } from "../objects/values/sequences.ts";
import {
  BUILTIN_SHAPE,
  BYTEARRAY_ITERATOR_SHAPE,
  BYTES_ITERATOR_SHAPE,
  DICT_ITEM_ITERATOR_SHAPE,
  DICT_KEY_ITERATOR_SHAPE,
  DICT_VALUE_ITERATOR_SHAPE,
  ENUMERATE_SHAPE,
  FLOAT_TYPE,
  GENERATOR_SHAPE,
  INT_TYPE,
  LIST_ITERATOR_SHAPE,
  LIST_REVERSE_ITERATOR_SHAPE,
  LIST_SHAPE,
  MAP_SHAPE,
  RANGE_ITERATOR_SHAPE,
  RANGE_SHAPE,
  SET_ITERATOR_SHAPE,
  STR_ITERATOR_SHAPE,
  STR_TYPE,
  TUPLE_ITERATOR_SHAPE,
  TUPLE_SHAPE,
  ZIP_SHAPE,
} from "../objects/well_known.ts";
import * as library from "../objects/library_shapes.ts";
import { RecordingAborted } from "./aborts.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { CONSTANT_LENGTH, LIST_LENGTH, LIST_STORAGE } from "./record_fields.ts";
import { recordGuestStep, recordMapped } from "./record_methods.ts";
import { recordResume } from "./record_generators.ts";
import { fillTuple, newTuple } from "./record_tuples.ts";
import { guardKind, notInlined, shapeOf } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** Fields of iterators. ORDER: interpreter/dispatch/iteration.ts. */
const PLACE = field(4, MemoryClass.ITERATOR);
const OF = field(8, MemoryClass.ITERATOR);
const LEFT = field(12, MemoryClass.ITERATOR);
const RANGE_STEP = field(8, MemoryClass.CONSTANT);
const ENUMERATE_ITERATOR = field(4, MemoryClass.CONSTANT);
const ENUMERATE_INDEX = field(8, MemoryClass.ITERATOR);
const ZIP_ITERATORS = field(4, MemoryClass.CONSTANT);
const ZIP_STRICT = field(8, MemoryClass.CONSTANT);
const MAP_FUNCTION = field(4, MemoryClass.CONSTANT);
const MAP_ITERATORS = field(8, MemoryClass.CONSTANT);
/** Natives that the routine maps, by their kernels' numbers. */
const MAPPED_LAST = NativeKernel["math.fabs"];
/** Iterators that a zip may have. */
const ZIPPED_MOST = 4;
/** Adapters inside adapters that are followed. */
const NESTED_MOST = 3;

/** The next value of an iterator that is not exhausted now, and what the step changes. */
interface Step {
  readonly value: number;
  readonly change: () => void;
}

/** FOR_ITER. An iterator that is exhausted now is guarded to be: the loop is left. */
export function recordForIter(r: Recorder): void {
  const actual = r.actual(0);
  const shape = H32[actual >> 2];
  const iterator = r.word(r.peek(0));
  if (shape === GENERATOR_SHAPE) return recordResume(r, iterator, actual);
  if (isMapped(actual)) return stepMapped(r, iterator, actual);
  if (recordGuestStep(r)) return;
  const step = stepOf(r, iterator, actual, 0);
  if (step !== null) {
    step.change();
    r.replace(0, step.value);
    return;
  }
  const exhaust = exhaustedOf(r, iterator, actual, 0);
  if (exhaust !== null) {
    exhaust();
    r.replace(1);
    return;
  }
  if (!isByRoutine(actual)) {
    throw new RecordingAborted("UNSUPPORTED", "an iterator of another kind");
  }
  if (shape === DICT_ITEM_ITERATOR_SHAPE) stepItems(r, iterator);
  else afterStep(r, r.emit(U.NEXT, iterator, 0, 0, shape), (value) => value);
}

/** A map of a guest function: a call. */
function stepMapped(r: Recorder, iterator: number, actual: number): void {
  const inner = mappedIterator(actual);
  guardKind(r, iterator, actual);
  const iterators = r.emit(U.FIELD, iterator, 0, 0, MAP_ITERATORS);
  const length = r.emit(U.FIELD, iterators, 0, 0, CONSTANT_LENGTH);
  r.emit(U.GUARD_IS, length, 0, 0, small(1));
  const innerRef = r.emit(U.ITEM, iterators, r.emitter.int(0), 0, MemoryClass.CONSTANT);
  const exhaust = exhaustedOf(r, innerRef, inner, 1);
  if (exhaust !== null) {
    exhaust();
    r.replace(1);
    return;
  }
  const step = stepOf(r, innerRef, inner, 1);
  if (step === null) notInlined("a map over an iterator of another kind");
  const fn = guardKind(
    r,
    r.emit(U.FIELD, iterator, 0, 0, MAP_FUNCTION),
    mappedFunction(actual),
  );
  recordMapped(r, fn, mappedFunction(actual), step.value, step.change);
}

/**
 * Whether an iterator is exhausted shows when the interpreter has stepped it too. Stepping one again that is changes nothing,
 * so that the exit may stand at the beginning of the instruction.
 */
function afterStep(r: Recorder, stepped: number, give: (stepped: number) => number): void {
  r.afterwards = (next) => {
    if (next !== r.pc + 2) throw new RecordingAborted("UNSUPPORTED", "an exhausted iterator");
    r.emit(U.GUARD_BOUND, stepped);
    r.replace(0, give(stepped));
  };
}

/** dict.items(): the pair is made here, so that one that is only unpacked is never made. */
function stepItems(r: Recorder, iterator: number): void {
  const pair = newTuple(r, 2);
  const entry = r.emit(U.NEXT_ENTRY, iterator, 0, 0, DICT_ITEM_ITERATOR_SHAPE);
  afterStep(r, entry, () => {
    const parts = [ENTRY_KEY, ENTRY_VALUE].map((offset) =>
      r.emit(U.FIELD, entry, 0, 0, field(offset, MemoryClass.DICT))
    );
    fillTuple(r, pair, parts);
    return pair;
  });
}

/**
 * Makes sure that an iterator is exhausted, as it is now, without stepping it, and gives what a step changes; null when it is
 * not, or of another kind.
 */
function exhaustedOf(
  r: Recorder,
  iterator: number,
  actual: number,
  depth: number,
): (() => void) | null {
  const shape = shapeOf(actual);
  switch (shape) {
    case RANGE_ITERATOR_SHAPE: {
      if (H32[(actual + 12) >> 2] !== small(0)) return null;
      r.emit(U.GUARD_KIND, iterator, 0, 0, shape);
      const left = r.emit(U.FIELD, iterator, 0, 0, LEFT);
      r.emit(U.GUARD_TRUE, r.emit(U.SAME, left, r.emitter.word(small(0))));
      return () => {};
    }
    case ENUMERATE_SHAPE: {
      if (depth >= NESTED_MOST) return null;
      r.emit(U.GUARD_KIND, iterator, 0, 0, shape);
      const inner = r.emit(U.FIELD, iterator, 0, 0, ENUMERATE_ITERATOR);
      return exhaustedOf(r, inner, H32[(actual + 4) >> 2], depth + 1);
    }
    case ZIP_SHAPE:
      return depth < NESTED_MOST ? exhaustedZip(r, iterator, actual, depth) : null;
  }
  if (!LETS_GO.has(shape)) return null;
  const of = H32[(actual + 8) >> 2];
  if (of !== 0 && !isPast(actual, of)) return null;
  r.emit(U.GUARD_KIND, iterator, 0, 0, shape);
  const ofRef = r.emit(U.FIELD, iterator, 0, 0, OF);
  if (of === 0) {
    r.emit(U.GUARD_IS, ofRef, 0, 0, 0);
    return () => {};
  }
  r.emit(U.GUARD_BOUND, ofRef);
  const lengthField = shape === TUPLE_ITERATOR_SHAPE ? CONSTANT_LENGTH : LIST_LENGTH;
  const length = r.emit(U.UNTAG, r.emit(U.FIELD, ofRef, 0, 0, lengthField));
  const index = r.emit(U.UNTAG, r.emit(U.FIELD, iterator, 0, 0, PLACE));
  if (shape === LIST_REVERSE_ITERATOR_SHAPE) {
    // Before the first item, or behind a last one that is gone: which of both is guarded.
    if (H32[(actual + 4) >> 2] < 0) {
      r.emit(U.GUARD_TRUE, r.emit(U.INT_LESS, index, r.emitter.int(0)));
    } else r.emit(U.GUARD_FALSE, r.emit(U.INT_LESS, index, length));
  } else r.emit(U.GUARD_FALSE, r.emit(U.INT_LESS, index, length));
  return () => {
    if (shape === LIST_REVERSE_ITERATOR_SHAPE) {
      r.emit(U.SET_FIELD, iterator, r.emitter.word(small(-1)), 0, PLACE);
    }
    r.emit(U.SET_FIELD, iterator, r.emitter.word(0), 0, OF);
  };
}

/** Whether the place of an iterator over a list or tuple is none of its items. */
function isPast(actual: number, of: number): boolean {
  if (!SIMPLE_ITERATORS.has(H32[actual >> 2])) return false;
  const place = H32[(actual + 4) >> 2];
  return place < 0 || place >= H32[(of + LENGTH) >> 2];
}

/** A step of an iterator that is followed; null for others, and for what is exhausted now. */
function stepOf(r: Recorder, iterator: number, actual: number, depth: number): Step | null {
  switch (shapeOf(actual)) {
    case RANGE_ITERATOR_SHAPE:
      return H32[(actual + 12) >> 2] === small(0) ? null : stepRange(r, iterator);
    case LIST_ITERATOR_SHAPE:
    case TUPLE_ITERATOR_SHAPE:
    case LIST_REVERSE_ITERATOR_SHAPE:
      return stepSequence(r, iterator, actual);
    case ENUMERATE_SHAPE:
      return depth < NESTED_MOST ? stepEnumerate(r, iterator, actual, depth) : null;
    case ZIP_SHAPE:
      return depth < NESTED_MOST ? stepZip(r, iterator, actual, depth) : null;
  }
  return null;
}

function stepRange(r: Recorder, iterator: number): Step {
  r.emit(U.GUARD_KIND, iterator, 0, 0, RANGE_ITERATOR_SHAPE);
  const left = r.emit(U.FIELD, iterator, 0, 0, LEFT);
  r.emit(U.GUARD_FALSE, r.emit(U.SAME, left, r.emitter.word(small(0))));
  const value = r.emit(U.FIELD, iterator, 0, 0, PLACE);
  const step = r.emit(U.FIELD, iterator, 0, 0, RANGE_STEP);
  return {
    value: r.emit(U.UNTAG, value),
    change: () => {
      const next = r.emit(U.WORD_ADD, value, step);
      r.emit(U.SET_FIELD, iterator, next, 0, PLACE);
      const rest = r.emit(U.WORD_ADD, left, r.emitter.word(small(-1)));
      r.emit(U.SET_FIELD, iterator, rest, 0, LEFT);
    },
  };
}

/** Over a list or tuple, from the front or (a list) from the back. */
function stepSequence(r: Recorder, iterator: number, actual: number): Step | null {
  const shape = H32[actual >> 2];
  const sequence = H32[(actual + 8) >> 2];
  const now = H32[(actual + 4) >> 2];
  if (sequence === 0 || now < 0 || now >= H32[(sequence + LENGTH) >> 2]) return null;
  const isList = shape !== TUPLE_ITERATOR_SHAPE;
  r.emit(U.GUARD_KIND, iterator, 0, 0, shape);
  const of = r.emit(U.FIELD, iterator, 0, 0, OF);
  r.emit(U.GUARD_BOUND, of);
  const length = r.emit(U.FIELD, of, 0, 0, isList ? LIST_LENGTH : CONSTANT_LENGTH);
  const place = r.emit(U.FIELD, iterator, 0, 0, PLACE);
  const index = r.emit(U.UNTAG, place);
  r.emit(U.GUARD_INDEX, index, length);
  const items = isList ? r.emit(U.FIELD, of, 0, 0, LIST_STORAGE) : of;
  const memoryClass = isList ? MemoryClass.ITEMS : MemoryClass.CONSTANT;
  return {
    value: r.emit(U.ITEM, items, index, 0, memoryClass),
    change: () => {
      const by = r.emitter.word(small(shape === LIST_REVERSE_ITERATOR_SHAPE ? -1 : 1));
      r.emit(U.SET_FIELD, iterator, r.emit(U.WORD_ADD, place, by), 0, PLACE);
    },
  };
}

function stepEnumerate(
  r: Recorder,
  iterator: number,
  actual: number,
  depth: number,
): Step | null {
  if ((H32[(actual + 8) >> 2] & 1) === 0) return null;
  r.emit(U.GUARD_KIND, iterator, 0, 0, ENUMERATE_SHAPE);
  const inner = r.emit(U.FIELD, iterator, 0, 0, ENUMERATE_ITERATOR);
  const step = stepOf(r, inner, H32[(actual + 4) >> 2], depth + 1);
  if (step === null) return null;
  const word = r.emit(U.FIELD, iterator, 0, 0, ENUMERATE_INDEX);
  r.emit(U.GUARD_SMALL, word);
  const index = r.emit(U.UNTAG, word);
  const next = r.word(r.emit(U.INT_ADD, index, r.emitter.int(1)));
  const item = r.word(step.value);
  const pair = newTuple(r, 2);
  return {
    value: pair,
    change: () => {
      step.change();
      r.emit(U.SET_FIELD, iterator, next, 0, ENUMERATE_INDEX);
      fillTuple(r, pair, [r.word(index), item]);
    },
  };
}

/** The iterators of a zip and what they are now; null when they are not followed. */
function zippedIn(r: Recorder, iterator: number, actual: number) {
  const tuple = H32[(actual + 4) >> 2];
  const count = H32[(tuple + LENGTH) >> 2] >> 1;
  if (count < 1 || count > ZIPPED_MOST || H32[(actual + 8) >> 2] !== small(0)) return null;
  const actuals = Array.from({ length: count }, (_, i) => H32[((tuple + TUPLE_ITEMS) >> 2) + i]);
  // The same iterator twice is stepped twice.
  if (new Set(actuals).size < count) return null;
  if (actuals.some((each) => !SIMPLE_ITERATORS.has(shapeOf(each)))) return null;
  r.emit(U.GUARD_KIND, iterator, 0, 0, ZIP_SHAPE);
  r.emit(U.GUARD_IS, r.emit(U.FIELD, iterator, 0, 0, ZIP_STRICT), 0, 0, small(0));
  const iterators = r.emit(U.FIELD, iterator, 0, 0, ZIP_ITERATORS);
  const length = r.emit(U.FIELD, iterators, 0, 0, CONSTANT_LENGTH);
  r.emit(U.GUARD_IS, length, 0, 0, small(count));
  const refs = actuals.map((_, i) =>
    r.emit(U.ITEM, iterators, r.emitter.int(i), 0, MemoryClass.CONSTANT)
  );
  // Neither is one the same as another in later turns.
  refs.forEach((ref, i) => {
    for (const other of refs.slice(0, i)) r.emit(U.GUARD_FALSE, r.emit(U.SAME, ref, other));
  });
  return { refs, actuals };
}

function stepZip(r: Recorder, iterator: number, actual: number, depth: number): Step | null {
  const inside = zippedIn(r, iterator, actual);
  if (inside === null) return null;
  const steps: Step[] = [];
  for (const [i, ref] of inside.refs.entries()) {
    const step = stepOf(r, ref, inside.actuals[i], depth + 1);
    if (step === null) return null;
    steps.push(step);
  }
  const items = steps.map(({ value }) => r.word(value));
  const row = newTuple(r, items.length);
  return {
    value: row,
    change: () => {
      for (const step of steps) step.change();
      fillTuple(r, row, items);
    },
  };
}

/** The first iterator that is exhausted ends a zip; those before it are stepped. */
function exhaustedZip(
  r: Recorder,
  iterator: number,
  actual: number,
  depth: number,
): (() => void) | null {
  const inside = zippedIn(r, iterator, actual);
  if (inside === null) return null;
  const changes: (() => void)[] = [];
  for (const [i, ref] of inside.refs.entries()) {
    const step = stepOf(r, ref, inside.actuals[i], depth + 1);
    if (step !== null) {
      changes.push(step.change);
      continue;
    }
    const exhaust = exhaustedOf(r, ref, inside.actuals[i], depth + 1);
    if (exhaust === null) return null;
    return () => {
      for (const change of changes) change();
      exhaust();
    };
  }
  return null;
}

/** What a zip may be over: no iterator of them is inside another. */
const SIMPLE_ITERATORS: ReadonlySet<number> = new Set([
  RANGE_ITERATOR_SHAPE,
  LIST_ITERATOR_SHAPE,
  TUPLE_ITERATOR_SHAPE,
  LIST_REVERSE_ITERATOR_SHAPE,
]);

/** Iterators that let go of what they are over when they are exhausted. */
const LETS_GO: ReadonlySet<number> = new Set([
  LIST_ITERATOR_SHAPE,
  TUPLE_ITERATOR_SHAPE,
  LIST_REVERSE_ITERATOR_SHAPE,
  DICT_KEY_ITERATOR_SHAPE,
  DICT_VALUE_ITERATOR_SHAPE,
  DICT_ITEM_ITERATOR_SHAPE,
  SET_ITERATOR_SHAPE,
  STR_ITERATOR_SHAPE,
  BYTES_ITERATOR_SHAPE,
  BYTEARRAY_ITERATOR_SHAPE,
]);

/** Iterators over no others that the routine steps. ORDER: interpreter/dispatch/iteration.ts (stepPlain). */
const PLAIN_ITERATORS: ReadonlySet<number> = new Set([
  ...LETS_GO,
  RANGE_ITERATOR_SHAPE,
  library.COMBINATIONS_SHAPE,
  library.COMBINATIONS_WITH_REPLACEMENT_SHAPE,
  library.COUNT_SHAPE,
  library.PERMUTATIONS_SHAPE,
  library.PRODUCT_SHAPE,
  library.REPEAT_SHAPE,
]);

/** Those over one other that it steps, and where that is. ORDER: interpreter/dispatch/iterator_adapters.ts. */
const ADAPTERS: ReadonlyMap<number, number> = new Map([
  [library.ACCUMULATE_SHAPE, 4],
  [library.CHAIN_SHAPE, 8],
  [library.CYCLE_SHAPE, 4],
  [library.ISLICE_SHAPE, 4],
  [library.PAIRWISE_SHAPE, 4],
]);
/** How far they nest. ORDER: interpreter/dispatch/iteration.ts (NEXT_ADAPTED). */
const ADAPTERS_MOST = 2;

/**
 * Whether the routine steps an iterator as it is now. Not those that step others before they find that they are exhausted: zip.
 */
function isByRoutine(actual: number): boolean {
  const shape = shapeOf(actual);
  if (shape === MAP_SHAPE) return isMappedByRoutine(actual);
  return shape === ENUMERATE_SHAPE
    ? PLAIN_ITERATORS.has(shapeOf(H32[(actual + 4) >> 2]))
    : isAdapted(actual, ADAPTERS_MOST);
}

/** A map of a native that the routine knows, over an item that is no guest class's. ORDER: interpreter/dispatch/iteration.ts. */
function isMappedByRoutine(actual: number): boolean {
  const fn = mappedFunction(actual);
  const inner = mappedIterator(actual);
  if ((fn & 1) !== 0) return false;
  if (H32[fn >> 2] === BUILTIN_SHAPE) {
    const kernel = H32[(fn + BUILTIN_KERNEL) >> 2] >> 1;
    if (H32[(fn + BUILTIN_SELF) >> 2] !== 0 || kernel === 0 || kernel > MAPPED_LAST) return false;
  } else if (fn !== INT_TYPE && fn !== FLOAT_TYPE && fn !== STR_TYPE) return false;
  const shape = shapeOf(inner);
  if (shape === RANGE_ITERATOR_SHAPE) return true;
  if (shape !== LIST_ITERATOR_SHAPE && shape !== TUPLE_ITERATOR_SHAPE) return false;
  const of = H32[(inner + 8) >> 2];
  if (of === 0 || isPast(inner, of)) return true;
  const index = H32[(inner + 4) >> 2] >> 1;
  const item = shape === LIST_ITERATOR_SHAPE ? listItem(of, index) : tupleItem(of, index);
  return (item & 1) !== 0 || (H32[(typeOf(item) + TYPE_FLAGS) >> 2] >> 1 & TYPE_FLAG_HEAP) === 0;
}

function isAdapted(actual: number, most: number): boolean {
  const shape = shapeOf(actual);
  if (PLAIN_ITERATORS.has(shape)) return true;
  const place = ADAPTERS.get(shape);
  if (place === undefined || most === 0) return false;
  const inner = H32[(actual + place) >> 2];
  // A cycle that goes round has none.
  return inner === 0 ? shape === library.CYCLE_SHAPE : isAdapted(inner, most - 1);
}

/** An iterator over a range of small ints from one to the next: then the last value is one too. */
function iterateRange(r: Recorder, range: number, actual: number): void {
  const [start, , step, length] = [1, 2, 3, 4].map((word) => H32[(actual >> 2) + word]);
  if ((start & length & 1) === 0 || step !== small(1)) {
    throw new RecordingAborted("UNSUPPORTED", "a range with a step");
  }
  r.emit(U.GUARD_KIND, range, 0, 0, RANGE_SHAPE);
  const [startRef, , stepRef, lengthRef] = [4, 8, 12, 16].map((offset) =>
    r.emit(U.FIELD, range, 0, 0, field(offset, MemoryClass.CONSTANT))
  );
  r.emit(U.GUARD_IS, stepRef, 0, 0, small(1));
  r.emit(U.GUARD_SMALL, startRef);
  r.emit(U.GUARD_SMALL, lengthRef);
  // Past the last value by one: in range.
  r.emit(U.INT_ADD, r.emit(U.UNTAG, startRef), r.emit(U.UNTAG, lengthRef));
  const iterator = r.emit(U.NEW, r.emitter.word(RANGE_ITERATOR_SHAPE), 0, 0, 16);
  r.emit(U.SET_FIELD, iterator, startRef, 0, PLACE);
  r.emit(U.SET_FIELD, iterator, stepRef, 0, field(8, MemoryClass.CONSTANT));
  r.emit(U.SET_FIELD, iterator, lengthRef, 0, LEFT);
  r.replace(1, iterator);
}

/** GET_ITER of a list, tuple or range. */
export function recordGetIter(r: Recorder): void {
  const actual = r.actual(0);
  const shape = (actual & 1) !== 0 ? 0 : H32[actual >> 2];
  const iterable = r.word(r.peek(0));
  if (shape === RANGE_SHAPE) {
    iterateRange(r, iterable, actual);
    return;
  }
  const iteratorShape = shape === LIST_SHAPE
    ? LIST_ITERATOR_SHAPE
    : shape === TUPLE_SHAPE
    ? TUPLE_ITERATOR_SHAPE
    : 0;
  if (iteratorShape === 0) {
    const made = boundLoop().iteratorOf(actual);
    if (made === 0) throw new RecordingAborted("UNSUPPORTED", "iter() of another type");
    if (made === actual) {
      r.replace(1, guardKind(r, iterable, actual));
      return;
    }
    r.replace(1, r.emit(U.ITERATOR, iterable));
    return;
  }
  r.emit(U.GUARD_KIND, iterable, 0, 0, shape);
  const iterator = r.emit(U.NEW, r.emitter.word(iteratorShape), 0, 0, 16);
  r.emit(U.SET_FIELD, iterator, r.emitter.word(small(0)), 0, PLACE);
  r.emit(U.SET_FIELD, iterator, iterable, 0, OF);
  r.replace(1, iterator);
}
