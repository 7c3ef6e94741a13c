/** collections.deque (Modules/_collectionsmodule.c). The ring of items: deque_storage.ts. */
import { shortTypeName } from "../../objects/types/class_names.ts";
import { ensureRoom } from "../../heap/allocator.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_SEQUENCE } from "../../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  isInstance,
  nameOfType,
  pending,
  raise,
  raiseIndexError,
  raiseRuntimeError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { call1, call2 } from "../../objects/protocols/call.ts";
import { compareTruth, EQUAL, equals, NOT_EQUAL } from "../../objects/protocols/compare.ts";
import {
  hasIndex,
  indexNumber,
  repeatNumber,
  sizeArgument,
} from "../../objects/protocols/index_number.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { enterRepr, leaveRepr, reprOf } from "../../objects/protocols/represent.ts";
import { plainEquals, UNKNOWN } from "../../objects/protocols/sequence_compare.ts";
import { listFromIterable } from "../../objects/protocols/sequence_input.ts";
import { getAttribute, lookupAttribute } from "../../objects/protocols/attributes.ts";
import { N } from "../../objects/names.ts";
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import { ITEM_COUNT_MAX, raiseMemoryError } from "../../objects/values/memory_error.ts";
import { bool, isInt, newInt } from "../../objects/values/numbers.ts";
import {
  listAppend,
  listItem,
  listLength,
  newList,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { boundArgument } from "../../objects/values/slices.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { joinParts } from "../../objects/values/text_parts.ts";
import { chargeWork, enterNative, leaveNative } from "../../objects/work.ts";
import { INDEX_ERROR } from "../../objects/well_known.ts";
import { DEQUE_SHAPE, DEQUE_TYPE } from "../static_types.ts";
import { newDequeIterator, newReverseDequeIterator } from "./deque_iterators.ts";
import {
  DEQUE_MAXIMUM,
  DEQUE_STATE,
  dequeAppend,
  dequeAppendLeft,
  dequeClear,
  dequeItem,
  dequeLength,
  dequeMaximum,
  dequePlace,
  dequePop,
  dequePopLeft,
  type DequeRef,
  dequeRemoveAt,
  dequeRotate,
  initDeque,
} from "./deque_storage.ts";

const CHARGE_ITEMS = 4096;
const CHARGE_UNITS = 256;

// --- construction

/** An empty deque of the class; `maximum` is the greatest length as a value, small(-1) for none. */
function newDeque(cls: number, maximum: Value): DequeRef {
  const deque = allocateInstance(cls);
  initDeque(deque);
  H32[(deque + DEQUE_MAXIMUM) >> 2] = maximum;
  return deque;
}

function dequeInit(deque: DequeRef, iterable: Value, maxlen: Value): Value {
  let maximum = small(-1);
  if (maxlen !== 0 && maxlen !== NONE) {
    if (!isInt(maxlen)) return raiseTypeError("an integer is required");
    const number = sizeArgument(maxlen);
    if (number !== number) return 0;
    if (number < 0) return raiseValueError("maxlen must be non-negative");
    maximum = newInt(number);
  }
  H32[(deque + DEQUE_MAXIMUM) >> 2] = maximum;
  dequeClear(deque);
  return iterable === 0 || extend(deque, iterable, dequeAppend) ? NONE : 0;
}

/** Adds all items of an iterable one by one; false with the exception pending. */
function extend(
  deque: DequeRef,
  iterable: Value,
  append: (deque: DequeRef, value: Value) => void,
): boolean {
  const mark = rootMark();
  const source = iterable === deque ? listFromIterable(deque) : iterable;
  if (source === 0) return false;
  pushRoot(source);
  const iterator = getIter(source);
  if (iterator !== 0) {
    pushRoot(iterator);
    for (let count = 1;; count++) {
      const item = iterNext(iterator);
      if (item === 0) break;
      append(deque, item);
      if (count % CHARGE_ITEMS === 0 && !chargeWork(CHARGE_UNITS)) break;
    }
  }
  releaseRoots(mark);
  return !pending();
}

/** A deque of the same class, greatest length and items. */
function copy(deque: DequeRef): Value {
  const type = typeOf(deque);
  const maximum = H32[(deque + DEQUE_MAXIMUM) >> 2];
  if (H32[deque >> 2] === DEQUE_SHAPE) return plainCopy(deque, maximum);
  const result = maximum === small(-1) ? call1(type, deque) : call2(type, deque, maximum);
  if (result !== 0 && !isInstance(result, DEQUE_TYPE)) {
    return raiseTypeError(
      `${nameOfType(type)}() must return a deque, not ${typeName(result)}`,
    );
  }
  return result;
}

function plainCopy(deque: DequeRef, maximum: Value): Value {
  const mark = rootMark();
  const result = newDeque(DEQUE_TYPE, maximum);
  pushRoot(result);
  const length = dequeLength(deque);
  for (let i = 0; i < length; i++) {
    dequeAppend(result, dequeItem(deque, i));
    if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !chargeWork(CHARGE_UNITS)) break;
  }
  releaseRoots(mark);
  return pending() ? 0 : result;
}

// --- subscripts

/** The index that a subscript means, within the length; -1 with the exception pending. */
function indexOf(deque: DequeRef, key: Value): number {
  if ((key & 1) === 0 && !hasIndex(key)) {
    raiseTypeError(`sequence index must be integer, not '${typeName(key)}'`);
    return -1;
  }
  const number = indexNumber(key);
  if (number !== number) return -1;
  const length = dequeLength(deque);
  const index = number < 0 ? number + length : number;
  if (index >= 0 && index < length) return index;
  raiseIndexError("deque index out of range");
  return -1;
}

function getAt(deque: DequeRef, key: Value): Value {
  const index = indexOf(deque, key);
  return index < 0 ? 0 : dequeItem(deque, index);
}

function setAt(deque: DequeRef, key: Value, value: Value): number {
  const index = indexOf(deque, key);
  if (index < 0) return 0;
  if (value === 0) dequeRemoveAt(deque, index);
  else H32[dequePlace(deque, index)] = value;
  return 1;
}

// --- searching

/**
 * The first index from `start` to `stop` whose item equals `value`: -1 none, -2 with the exception pending, which
 * `changed` raises when guest code changed the deque meanwhile.
 *
 * @param strict whether that is an error even when the item was equal
 */
function find(
  deque: DequeRef,
  value: Value,
  start: number,
  stop: number,
  strict: boolean,
  changed: () => unknown,
): number {
  const state = H32[(deque + DEQUE_STATE) >> 2];
  const mark = rootMark();
  for (let i = start; i < stop; i++) {
    const item = dequeItem(deque, i);
    let equal = plainEquals(item, value);
    if (equal === UNKNOWN) {
      pushRoot(item);
      equal = equals(item, value);
      releaseRoots(mark);
      if (equal < 0) return -2;
      if ((strict || equal === 0) && H32[(deque + DEQUE_STATE) >> 2] !== state) {
        changed();
        return -2;
      }
    }
    if (equal > 0) return i;
    if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !chargeWork(CHARGE_UNITS)) return -2;
  }
  return -1;
}

const changedDuringIteration = () => raiseRuntimeError("deque mutated during iteration");
const changedDuringRemove = () => raise(INDEX_ERROR, "deque mutated during iteration");

function containsItem(deque: DequeRef, value: Value): number {
  const found = find(deque, value, 0, dequeLength(deque), false, changedDuringIteration);
  return found === -2 ? -1 : found < 0 ? 0 : 1;
}

function count(deque: DequeRef, value: Value): Value {
  let found = 0;
  for (let from = 0;; found++) {
    const place = find(deque, value, from, dequeLength(deque), true, changedDuringIteration);
    if (place === -2) return 0;
    if (place < 0) return newInt(found);
    from = place + 1;
  }
}

function index(deque: DequeRef, value: Value, startGiven: Value, stopGiven: Value): Value {
  let start = startGiven === 0 ? 0 : boundArgument(startGiven);
  if (start !== start) return 0;
  let stop = stopGiven === 0 ? Infinity : boundArgument(stopGiven);
  if (stop !== stop) return 0;
  const length = dequeLength(deque);
  if (start < 0) start = Math.max(0, start + length);
  if (stop < 0) stop = Math.max(0, stop + length);
  const found = find(deque, value, start, Math.min(stop, length), false, changedDuringIteration);
  if (found === -2) return 0;
  return found >= 0 ? newInt(found) : raiseValueError("deque.index(x): x not in deque");
}

function remove(deque: DequeRef, value: Value): Value {
  const found = find(deque, value, 0, dequeLength(deque), true, changedDuringRemove);
  if (found === -2) return 0;
  if (found < 0) return raiseValueError("deque.remove(x): x not in deque");
  dequeRemoveAt(deque, found);
  return NONE;
}

// --- changing

function append(deque: DequeRef, value: Value): Value {
  dequeAppend(deque, value);
  return NONE;
}

function appendLeft(deque: DequeRef, value: Value): Value {
  dequeAppendLeft(deque, value);
  return NONE;
}

function pop(deque: DequeRef): Value {
  return dequeLength(deque) === 0 ? raiseEmpty() : dequePop(deque);
}

function popLeft(deque: DequeRef): Value {
  return dequeLength(deque) === 0 ? raiseEmpty() : dequePopLeft(deque);
}

function raiseEmpty(): 0 {
  return raiseIndexError("pop from an empty deque");
}

function insert(deque: DequeRef, where: Value, value: Value): Value {
  const given = sizeArgument(where);
  if (given !== given) return 0;
  const length = dequeLength(deque);
  if (length >= dequeMaximum(deque)) {
    return raiseIndexError("deque already at its maximum size");
  }
  if (given >= length) return append(deque, value);
  if (given <= -length || given === 0) return appendLeft(deque, value);
  const index = given < 0 ? given + length : given;
  if (!chargeWork(Math.min(index, length - index) >> 1)) return 0;
  // The shorter side moves by one.
  if (index * 2 < length) {
    dequeAppendLeft(deque, value);
    for (let i = 0; i < index; i++) H32[dequePlace(deque, i)] = dequeItem(deque, i + 1);
  } else {
    dequeAppend(deque, value);
    for (let i = length; i > index; i--) H32[dequePlace(deque, i)] = dequeItem(deque, i - 1);
  }
  H32[dequePlace(deque, index)] = value;
  return NONE;
}

function rotate(deque: DequeRef, steps: Value): Value {
  const turn = steps === 0 ? 1 : sizeArgument(steps);
  if (turn !== turn) return 0;
  const length = dequeLength(deque);
  if (length > 1 && !chargeWork(Math.min(Math.abs(turn), length >> 1) >> 4)) return 0;
  dequeRotate(deque, turn);
  return NONE;
}

function reverse(deque: DequeRef): Value {
  const length = dequeLength(deque);
  for (let low = 0, high = length - 1; low < high; low++, high--) {
    const left = dequePlace(deque, low);
    const right = dequePlace(deque, high);
    const item = H32[left];
    H32[left] = H32[right];
    H32[right] = item;
  }
  return chargeWork(length >> 4) ? NONE : 0;
}

// --- operators

function concatenate(left: DequeRef, right: Value): Value {
  if (!isInstance(right, DEQUE_TYPE)) {
    return raiseTypeError(`can only concatenate deque (not "${typeName(right)}") to deque`);
  }
  const mark = rootMark();
  const result = copy(left);
  if (result === 0) return 0;
  pushRoot(result);
  const done = extend(result, right, dequeAppend);
  releaseRoots(mark);
  return done ? result : 0;
}

function concatenateInPlace(deque: DequeRef, other: Value): Value {
  return extend(deque, other, dequeAppend) ? deque : 0;
}

function repeatInPlace(deque: DequeRef, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const length = dequeLength(deque);
  if (length === 0 || count === 1) return deque;
  if (count <= 0) {
    dequeClear(deque);
    return deque;
  }
  // Of a bounded deque only the last items stay: more rounds than fit need not be made.
  const rounds = Math.min(count, Math.ceil(dequeMaximum(deque) / length) + 1);
  if (rounds * length > ITEM_COUNT_MAX) return raiseMemoryError();
  if (rounds * length >= 4096) ensureRoom(8 * rounds * length);
  const items = newList(length);
  const mark = rootMark();
  pushRoot(items);
  for (let i = 0; i < length; i++) listAppend(items, dequeItem(deque, i));
  for (let round = 1; round < rounds; round++) {
    for (let i = 0; i < length; i++) dequeAppend(deque, listItem(items, i));
    if (!chargeWork(1 + (length >> 4))) {
      releaseRoots(mark);
      return 0;
    }
  }
  releaseRoots(mark);
  return deque;
}

function repeat(deque: DequeRef, times: Value): Value {
  const mark = rootMark();
  const result = copy(deque);
  if (result === 0) return 0;
  pushRoot(result);
  const repeated = repeatInPlace(result, times);
  releaseRoots(mark);
  return repeated;
}

function dequeCompare(left: Value, right: Value, operator: number): Value {
  if (!isInstance(left, DEQUE_TYPE) || !isInstance(right, DEQUE_TYPE)) return NOT_IMPLEMENTED;
  const total = dequeLength(left);
  if (
    (operator === EQUAL || operator === NOT_EQUAL) &&
    (left === right || total !== dequeLength(right))
  ) return (left === right) === (operator === EQUAL) ? TRUE : FALSE;
  if (!enterNative(" in comparison")) return 0;
  const result = compareItems(left, right, operator);
  leaveNative();
  return result;
}

function compareItems(left: DequeRef, right: DequeRef, operator: number): Value {
  const mark = rootMark();
  const leftState = H32[(left + DEQUE_STATE) >> 2];
  const rightState = H32[(right + DEQUE_STATE) >> 2];
  let i = 0;
  for (; i < dequeLength(left) && i < dequeLength(right); i++) {
    const a = dequeItem(left, i);
    const b = dequeItem(right, i);
    let equal = plainEquals(a, b);
    if (equal === UNKNOWN) {
      pushRoot(a);
      pushRoot(b);
      equal = equals(a, b);
      releaseRoots(mark);
    }
    if (equal < 0) return 0;
    if (equal === 0) {
      // The items are asked again, as CPython does, for any operator.
      pushRoot(a);
      pushRoot(b);
      const result = operator === EQUAL ? equals(a, b) : compareTruth(a, b, operator);
      releaseRoots(mark);
      return result < 0 ? 0 : bool(result === 1);
    }
    if (
      H32[(left + DEQUE_STATE) >> 2] !== leftState || H32[(right + DEQUE_STATE) >> 2] !== rightState
    ) return raiseRuntimeError("deque mutated during iteration");
    if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !chargeWork(CHARGE_UNITS)) return 0;
  }
  const order = dequeLength(left) - dequeLength(right);
  return bool(
    [order < 0, order <= 0, order === 0, order !== 0, order > 0, order >= 0][operator],
  );
}

function dequeRepr(deque: DequeRef): Value {
  if (!enterRepr(deque)) return newStr("[...]");
  const mark = rootMark();
  try {
    const items = listFromIterable(deque);
    if (items === 0) return 0;
    pushRoot(items);
    const parts = newList(listLength(items));
    pushRoot(parts);
    for (let i = 0; i < listLength(items); i++) {
      const text = reprOf(listItem(items, i));
      if (text === 0) return 0;
      listAppend(parts, text);
      if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1) {
        if (!chargeWork(CHARGE_ITEMS)) return 0;
        ensureRoom(65536);
      }
    }
    const maximum = H32[(deque + DEQUE_MAXIMUM) >> 2];
    let close = "])";
    if (maximum !== small(-1)) close = `], maxlen=${jsString(reprOf(maximum))})`;
    return joinParts(parts, `${shortTypeName(deque)}([`, ", ", close);
  } finally {
    releaseRoots(mark);
    leaveRepr(deque);
  }
}

function getMaximum(deque: DequeRef): Value {
  const maximum = H32[(deque + DEQUE_MAXIMUM) >> 2];
  return maximum === small(-1) ? NONE : maximum;
}

function reduce(deque: DequeRef): Value {
  const mark = rootMark();
  const state = lookupAttribute(deque, N.__dict__);
  if (state === 0 && pending()) return 0;
  pushRoot(state);
  const iterator = newDequeIterator(deque);
  pushRoot(iterator);
  const maximum = H32[(deque + DEQUE_MAXIMUM) >> 2];
  const args = maximum === small(-1) ? tupleOf() : tupleOf(tupleOf(), maximum);
  pushRoot(args);
  const cls = getAttribute(deque, N.__class__);
  const result = cls === 0 ? 0 : tupleOf(cls, args, state === 0 ? NONE : state, iterator);
  releaseRoots(mark);
  return result;
}

const copyEntry: NativeEntry = ["", copy, "Return a shallow copy of a deque."];

/** collections.deque */
export const dequeType: TypeDefinition = {
  type: DEQUE_TYPE,
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_SEQUENCE,
  doc: "A list-like sequence optimized for data accesses near its endpoints.",
  slots: {
    repr: dequeRepr,
    compare: dequeCompare,
    iter: newDequeIterator,
    length: dequeLength,
    getitem: getAt,
    setitem: setAt,
    contains: containsItem,
    concat: concatenate,
    repeat,
    iconcat: concatenateInPlace,
    irepeat: repeatInPlace,
  },
  new: ["*args, **kwargs", (cls: number) => newDeque(cls, small(-1))],
  init: ["iterable=(), maxlen=None", dequeInit],
  methods: {
    append: ["item, /", append, "Add an element to the right side of the deque."],
    appendleft: ["item, /", appendLeft, "Add an element to the left side of the deque."],
    clear: ["", (deque: DequeRef) => {
      dequeClear(deque);
      return NONE;
    }, "Remove all elements from the deque."],
    copy: copyEntry,
    __copy__: copyEntry,
    count: ["value, /", count, "Return number of occurrences of value."],
    extend: [
      "iterable, /",
      (deque: DequeRef, iterable: Value) => extend(deque, iterable, dequeAppend) ? NONE : 0,
      "Extend the right side of the deque with elements from the iterable.",
    ],
    extendleft: [
      "iterable, /",
      (deque: DequeRef, iterable: Value) => extend(deque, iterable, dequeAppendLeft) ? NONE : 0,
      "Extend the left side of the deque with elements from the iterable.",
    ],
    index: [
      "value, start=0, stop=0, /",
      index,
      "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ],
    insert: ["index, value, /", insert, "Insert value before index."],
    pop: ["", pop, "Remove and return the rightmost element."],
    popleft: ["", popLeft, "Remove and return the leftmost element."],
    remove: ["value, /", remove, "Remove first occurrence of value."],
    reverse: ["", reverse, "Reverse *IN PLACE*."],
    rotate: [
      "n=1, /",
      rotate,
      "Rotate the deque n steps to the right.  If n is negative, rotates left.",
    ],
    __reversed__: ["", newReverseDequeIterator, "Return a reverse iterator over the deque."],
    __reduce__: ["", reduce, "Return state information for pickling."],
    __sizeof__: [
      "",
      (deque: DequeRef) => newInt(232 + 528 * Math.floor(dequeLength(deque) / 64)),
      "Return the size of the deque in memory, in bytes.",
    ],
  },
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
  getset: { maxlen: [getMaximum] },
};
