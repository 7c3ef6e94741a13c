/**
 * Iterators over sequences (Objects/iterobject.c, listobject.c, tupleobject.c, enumobject.c: reversed).
 *
 *     list_iterator, list_reverseiterator, tuple_iterator, iterator, reversed
 *                         4 next index   8 sequence, or 0 once exhausted
 *     callable_iterator   4 callable, or 0 once exhausted   8 sentinel
 *
 * An index is a small int; over a guest's sequence it may be an int of any size.
 */
import { allocate } from "../../heap/allocator.ts";
import { LENGTH } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType, type NativeEntry } from "../define.ts";
import {
  clearIf,
  pending,
  raiseOverflowError,
  raiseTypeError,
  typeName,
  typeOf,
} from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { isDict } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { call0 } from "../protocols/call.ts";
import { equals } from "../protocols/compare.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { getItem, lengthOf } from "../protocols/items.ts";
import { Slot, slotWord } from "../slots.ts";
import {
  ITERATOR_INDEX,
  ITERATOR_SEQUENCE,
  listIteratorNext,
  listReverseIteratorNext,
  tupleIteratorNext,
} from "../values/index_iterators.ts";
import { bigIntOf, newBigInt, newInt, safeIntegerOf } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";
import {
  CALLABLE_ITERATOR_SHAPE,
  CALLABLE_ITERATOR_TYPE,
  INDEX_ERROR,
  LIST_ITERATOR_SHAPE,
  LIST_ITERATOR_TYPE,
  LIST_REVERSE_ITERATOR_TYPE,
  REVERSED_SHAPE,
  REVERSED_TYPE,
  SEQUENCE_ITERATOR_SHAPE,
  SEQUENCE_ITERATOR_TYPE,
  STOP_ITERATION,
  TUPLE_ITERATOR_SHAPE,
  TUPLE_ITERATOR_TYPE,
} from "../well_known.ts";
import {
  INDEX_MOST,
  listIteratorPickling,
  listReversePickling,
  reduceToIter,
  sequenceIteratorPickling,
  tupleIteratorPickling,
} from "./iterator_pickling.ts";

export {
  ITERATOR_INDEX,
  ITERATOR_SEQUENCE,
  listIteratorNext,
  listReverseIteratorNext,
  tupleIteratorNext,
};

const ITERATOR_BYTES = 16;
const CALLABLE = 4;
const SENTINEL = 8;

/** The `__iter__` of an iterator: itself. */
export function iteratorItself(iterator: Value): Value {
  return iterator;
}

/** An iterator [shape, index, sequence]. @throws OutOfMemory */
export function newIndexIterator(shape: number, sequence: Value, index: number): Value {
  const iterator = allocate(ITERATOR_BYTES);
  H32[iterator >> 2] = shape;
  H32[(iterator + ITERATOR_INDEX) >> 2] = small(index);
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = sequence;
  return iterator;
}

/** iter(list). @throws OutOfMemory */
export function newListIterator(list: Value): Value {
  return newIndexIterator(LIST_ITERATOR_SHAPE, list, 0);
}

/** iter(tuple). @throws OutOfMemory */
export function newTupleIterator(tuple: Value): Value {
  return newIndexIterator(TUPLE_ITERATOR_SHAPE, tuple, 0);
}

/** iter(sequence) of an object that only has `__getitem__`. @throws OutOfMemory */
export function newSequenceIterator(sequence: Value): Value {
  return newIndexIterator(SEQUENCE_ITERATOR_SHAPE, sequence, 0);
}

/** iter(callable, sentinel); the callable is checked by the caller. @throws OutOfMemory */
export function newCallableIterator(callable: Value, sentinel: Value): Value {
  const iterator = allocate(ITERATOR_BYTES);
  H32[iterator >> 2] = CALLABLE_ITERATOR_SHAPE;
  H32[(iterator + CALLABLE) >> 2] = callable;
  H32[(iterator + SENTINEL) >> 2] = sentinel;
  return iterator;
}

/** Items that a list_iterator or tuple_iterator has left. */
function forwardHint(iterator: Value): Value {
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (sequence === 0) return small(0);
  const left = (H32[(sequence + LENGTH) >> 2] >> 1) - (H32[(iterator + ITERATOR_INDEX) >> 2] >> 1);
  return small(Math.max(0, left));
}

function listReverseHint(iterator: Value): Value {
  const list = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (list === 0) return small(0);
  const left = (H32[(iterator + ITERATOR_INDEX) >> 2] >> 1) + 1;
  return small(H32[(list + LENGTH) >> 2] >> 1 < left ? 0 : left);
}

/** Whether IndexError or StopIteration was pending, as a sequence ends iteration over it; it is not pending any more. */
function clearEnd(): boolean {
  return clearIf(INDEX_ERROR) || clearIf(STOP_ITERATION);
}

function sequenceIteratorNext(iterator: Value): Value {
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (sequence === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2];
  const isSmall = (index & 1) !== 0;
  if (!isSmall && bigIntOf(index) === INDEX_MOST) {
    return raiseOverflowError("iter index too large");
  }
  const item = getItem(sequence, index);
  if (item !== 0) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = isSmall
      ? newInt((index >> 1) + 1)
      : newBigInt(bigIntOf(index) + 1n);
    return item;
  }
  if (clearEnd()) H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

function sequenceIteratorHint(iterator: Value): Value {
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (sequence === 0) return small(0);
  if (slotWord(typeOf(sequence), Slot.length) === 0) return NOT_IMPLEMENTED;
  const length = lengthOf(sequence);
  if (length < 0) return 0;
  const left = BigInt(length) - bigIntOf(H32[(iterator + ITERATOR_INDEX) >> 2]);
  return left < 0n ? small(0) : newBigInt(left);
}

const LENGTH_HINT_DOC = "Private method returning an estimate of len(list(it)).";

/** The method table of an iterator that knows about how many items it has left. */
export function lengthHintMethod(hint: (iterator: Value) => Value): Record<string, NativeEntry> {
  return { __length_hint__: ["", hint, LENGTH_HINT_DOC] };
}

defineType({
  type: LIST_ITERATOR_TYPE,
  slots: { iter: iteratorItself, next: listIteratorNext },
  methods: { ...lengthHintMethod(forwardHint), ...listIteratorPickling },
});

defineType({
  type: TUPLE_ITERATOR_TYPE,
  slots: { iter: iteratorItself, next: tupleIteratorNext },
  methods: { ...lengthHintMethod(forwardHint), ...tupleIteratorPickling },
});

defineType({
  type: LIST_REVERSE_ITERATOR_TYPE,
  slots: { iter: iteratorItself, next: listReverseIteratorNext },
  methods: { ...lengthHintMethod(listReverseHint), ...listReversePickling },
});

defineType({
  type: SEQUENCE_ITERATOR_TYPE,
  slots: { iter: iteratorItself, next: sequenceIteratorNext },
  methods: { ...lengthHintMethod(sequenceIteratorHint), ...sequenceIteratorPickling },
});

// --- reversed

function reversedNew(cls: number, sequence: Value): Value {
  const method = lookupSpecial(sequence, N.__reversed__);
  if (method !== 0 && method !== NONE) {
    const mark = rootMark();
    pushRoot(method);
    const result = call0(method);
    releaseRoots(mark);
    return result;
  }
  if (method === 0 && pending()) return 0;
  if (
    method === NONE || slotWord(typeOf(sequence), Slot.getitem) === 0 || isDict(sequence)
  ) return raiseTypeError(`'${typeName(sequence)}' object is not reversible`);
  const length = lengthOf(sequence);
  if (length < 0) return 0;
  const iterator = cls === REVERSED_TYPE ? allocate(ITERATOR_BYTES) : allocateInstance(cls);
  if (cls === REVERSED_TYPE) H32[iterator >> 2] = REVERSED_SHAPE;
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = sequence;
  H32[(iterator + ITERATOR_INDEX) >> 2] = newInt(length - 1);
  return iterator;
}

function reversedNext(iterator: Value): Value {
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (sequence === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2];
  const number = safeIntegerOf(index);
  if (number >= 0) {
    const item = getItem(sequence, index);
    if (item !== 0) {
      H32[(iterator + ITERATOR_INDEX) >> 2] = newInt(number - 1);
      return item;
    }
    if (!clearEnd()) return 0;
  }
  H32[(iterator + ITERATOR_INDEX) >> 2] = small(-1);
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

function reversedHint(iterator: Value): Value {
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (sequence === 0) return small(0);
  const length = lengthOf(sequence);
  if (length < 0) return 0;
  const left = safeIntegerOf(H32[(iterator + ITERATOR_INDEX) >> 2]) + 1;
  return newInt(length < left ? 0 : left);
}

function reduceReversed(iterator: Value): Value {
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (sequence === 0) return tupleOf(typeOf(iterator), tupleOf(EMPTY_TUPLE));
  return tupleOf(typeOf(iterator), tupleOf(sequence), H32[(iterator + ITERATOR_INDEX) >> 2]);
}

function setReversedState(iterator: Value, state: Value): Value {
  const index = sizeArgument(state);
  if (index !== index) return 0;
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (sequence !== 0) {
    const length = lengthOf(sequence);
    if (length < 0) return 0;
    if (index < 0) H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
    H32[(iterator + ITERATOR_INDEX) >> 2] = newInt(Math.max(-1, Math.min(index, length - 1)));
  }
  return NONE;
}

defineType({
  type: REVERSED_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return a reverse iterator over the values of the given sequence.",
  slots: { iter: iteratorItself, next: reversedNext },
  new: ["object, /", reversedNew],
  methods: {
    ...lengthHintMethod(reversedHint),
    __reduce__: ["", reduceReversed, "Return state information for pickling."],
    __setstate__: ["state, /", setReversedState, "Set state information for unpickling."],
  },
});

// --- iter(callable, sentinel)

function callableIteratorNext(iterator: Value): Value {
  const callable = H32[(iterator + CALLABLE) >> 2];
  if (callable === 0) return 0;
  const result = call0(callable);
  if (result === 0) {
    if (clearIf(STOP_ITERATION)) H32[(iterator + CALLABLE) >> 2] = 0;
    return 0;
  }
  // The call may have exhausted the iterator from within.
  if (H32[(iterator + CALLABLE) >> 2] === 0) return 0;
  const mark = rootMark();
  pushRoot(result);
  const last = equals(H32[(iterator + SENTINEL) >> 2], result);
  releaseRoots(mark);
  if (last === 0) return result;
  if (last > 0) H32[(iterator + CALLABLE) >> 2] = 0;
  return 0;
}

defineType({
  type: CALLABLE_ITERATOR_TYPE,
  slots: { iter: iteratorItself, next: callableIteratorNext },
  methods: {
    __reduce__: [
      "",
      (iterator: Value) => {
        const callable = H32[(iterator + CALLABLE) >> 2];
        if (callable === 0) return reduceToIter(EMPTY_TUPLE);
        return reduceToIter(callable, H32[(iterator + SENTINEL) >> 2]);
      },
      "Return state information for pickling.",
    ],
  },
});
