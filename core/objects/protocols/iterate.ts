/** Iteration (Objects/abstract.c: PyObject_GetIter, PyIter_Next). */
import { allocate } from "../../heap/allocator.ts";
import { TYPE_FLAG_HEAP, TYPE_FLAGS } from "../../heap/layouts/type.ts";
import { NOT_IMPLEMENTED, TS_EXCEPTION, TS_RESULT, TS_SECOND } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { clearIf, pending, raiseTypeError, raiseValueError, typeName, typeOf } from "../errors.ts";
import { ACCUMULATE_SHAPE, REPEAT_SHAPE } from "../library_shapes.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { Slot, slotOf, slotWord } from "../slots.ts";
import { isInt, safeIntegerOf } from "../values/numbers.ts";
import {
  listIteratorNext,
  listReverseIteratorNext,
  rangeIteratorNext,
  tupleIteratorNext,
} from "../values/index_iterators.ts";
import {
  DICT_KEY_ITERATOR_SHAPE,
  LIST_ITERATOR_SHAPE,
  LIST_REVERSE_ITERATOR_SHAPE,
  MAP_SHAPE,
  RANGE_ITERATOR_SHAPE,
  SEQUENCE_ITERATOR_SHAPE,
  STOP_ITERATION,
  TUPLE_ITERATOR_SHAPE,
  TYPE_ERROR,
} from "../well_known.ts";
import { enterLink, leaveLink } from "../work.ts";
import { call0 } from "./call.ts";

/** Whether instances can be gone through by index: native types with items but without a length have no such items. */
export function hasNumberedItems(type: number): boolean {
  return slotWord(type, Slot.getitem) !== 0 &&
    (((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_HEAP) !== 0 ||
      slotWord(type, Slot.length) !== 0);
}

/** iter(value): a fresh iterator (not rooted); 0 with the exception pending. May run guest code. */
export function getIter(value: Value): Value {
  const type = typeOf(value);
  const iter = slotOf(type, Slot.iter);
  if (iter !== null) {
    const iterator = iter(value);
    if (iterator === 0) return 0;
    if (slotWord(typeOf(iterator), Slot.next) === 0) {
      return raiseTypeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
    }
    return iterator;
  }
  if (hasNumberedItems(type)) {
    const iterator = allocate(16);
    H32[iterator >> 2] = SEQUENCE_ITERATOR_SHAPE;
    H32[(iterator + 4) >> 2] = small(0);
    H32[(iterator + 8) >> 2] = value;
    return iterator;
  }
  return raiseTypeError(`'${typeName(value)}' object is not iterable`);
}

/** What a kernel gives that leaves a step to the slots. ORDER: interpreter/dispatch/iteration.ts. */
const UNDECIDED = 2;

/** Kernels of the dispatch loop that step native iterators: fast from the first call on, when V8 has optimized nothing. */
export interface IterationKernels {
  /** The next value, 0 when exhausted, or UNDECIDED. */
  readonly next: (iterator: Value, shape: number) => Value;
  /** Appends at most so many values of the iterator to a list, as far as it has room; gives how many. Never collects. */
  readonly fill: (list: Value, iterator: Value, most: number) => number;
  /**
   * Takes at most so many values of the iterator, each the best if `value operator best` holds; gives how many. In TS_RESULT
   * the best then, in TS_SECOND one more value that was taken and not compared, or 0. Never collects.
   */
  readonly best: (iterator: Value, operator: number, best: Value, most: number) => number;
}

let kernels: IterationKernels = {
  next: () => UNDECIDED,
  fill: () => 0,
  best(_iterator, _operator, best) {
    H32[TS_RESULT >> 2] = best;
    H32[TS_SECOND >> 2] = 0;
    return 0;
  },
};

/** Sets the kernels (they stand above this file). */
export function setIterationKernels(given: IterationKernels): void {
  kernels = given;
}

/** Appends what a kernel can take from the iterator: see IterationKernels. */
export function fillFromIterator(list: Value, iterator: Value, most: number): number {
  return kernels.fill(list, iterator, most);
}

/** Looks for the best among what a kernel can take from the iterator: see IterationKernels. */
export function bestOfIterator(
  iterator: Value,
  operator: number,
  best: Value,
  most: number,
): number {
  return kernels.best(iterator, operator, best, most);
}

/**
 * The next value of an iterator; 0 when exhausted (nothing pending) or failed (pending). May run guest code and collect:
 * the iterator is rooted by the caller, the value is not rooted.
 */
export function iterNext(iterator: Value): Value {
  // Most native loops read these, by far, and a call through the slot table costs more than all that they do.
  if ((iterator & 1) === 0) {
    const shape = H32[iterator >> 2];
    if (shape === LIST_ITERATOR_SHAPE) return listIteratorNext(iterator);
    if (shape === TUPLE_ITERATOR_SHAPE) return tupleIteratorNext(iterator);
    if (shape === RANGE_ITERATOR_SHAPE) return rangeIteratorNext(iterator);
    if (shape === LIST_REVERSE_ITERATOR_SHAPE) return listReverseIteratorNext(iterator);
    if (
      (shape >= DICT_KEY_ITERATOR_SHAPE && shape <= MAP_SHAPE) ||
      (shape >= ACCUMULATE_SHAPE && shape <= REPEAT_SHAPE)
    ) {
      const value = kernels.next(iterator, shape);
      if (value !== UNDECIDED) return value;
    }
  }
  const next = slotOf(typeOf(iterator), Slot.next);
  if (next === null) return raiseTypeError(`'${typeName(iterator)}' object is not an iterator`);
  if (!enterLink()) return 0;
  const value = next(iterator);
  leaveLink();
  if (value === 0 && H32[TS_EXCEPTION >> 2] !== 0) clearIf(STOP_ITERATION);
  return value;
}

/** operator.length_hint: len(), __length_hint__ or the default; -1 with the exception pending. May run guest code. */
export function lengthHint(value: Value, otherwise: number): number {
  const lengthSlot = slotOf(typeOf(value), Slot.length);
  const length = lengthSlot === null ? -1 : lengthSlot(value);
  if (length >= 0) return length;
  if (pending() && !clearIf(TYPE_ERROR)) return -1;
  const method = lookupSpecial(value, N.__length_hint__);
  if (method === 0) return pending() ? -1 : otherwise;
  const hint = call0(method);
  if (hint === 0) return clearIf(TYPE_ERROR) ? otherwise : -1;
  if (hint === NOT_IMPLEMENTED) return otherwise;
  if (!isInt(hint)) {
    raiseTypeError(`__length_hint__ must be an integer, not ${typeName(hint)}`);
    return -1;
  }
  const number = safeIntegerOf(hint);
  if (number < 0) {
    raiseValueError("__length_hint__() should return >= 0");
    return -1;
  }
  return Number.isNaN(number) ? otherwise : number;
}
