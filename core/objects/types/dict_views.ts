/** dict_keys, dict_values, dict_items (Objects/dictobject.c: dictview_*). 4 dict. */
import { allocate, ensureRoom } from "../../heap/allocator.ts";
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { isSubtype, pending, typeName, typeOf } from "../errors.ts";
import { isAnySet, isTuple } from "../kinds.ts";
import {
  EQUAL,
  equals,
  GREATER,
  GREATER_EQUAL,
  LESS,
  LESS_EQUAL,
  NOT_EQUAL,
} from "../protocols/compare.ts";
import { contains, lengthOf } from "../protocols/items.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { enterRepr, leaveRepr, reprOf } from "../protocols/represent.ts";
import type { SlotFunction } from "../slots.ts";
import {
  dictContains,
  dictCopy,
  dictDeleteAt,
  dictFind,
  dictFindHashed,
  dictHashAt,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
  dictValueAt,
} from "../values/dict_table.ts";
import { isExactDict } from "../values/dict_update.ts";
import { bool } from "../values/numbers.ts";
import { listAppend, newList, tupleOf } from "../values/sequences.ts";
import { newSet, setAdd, setLength, setMergeDict, type SetRef } from "../values/set_table.ts";
import { newStr } from "../values/text.ts";
import { joinParts } from "../values/text_parts.ts";
import { chargeWork } from "../work.ts";
import {
  DICT_ITEMS_SHAPE,
  DICT_ITEMS_TYPE,
  DICT_KEYS_SHAPE,
  DICT_KEYS_TYPE,
  DICT_REVERSE_ITEM_ITERATOR_SHAPE,
  DICT_REVERSE_KEY_ITERATOR_SHAPE,
  DICT_REVERSE_VALUE_ITERATOR_SHAPE,
  DICT_VALUES_SHAPE,
  DICT_VALUES_TYPE,
  FROZENSET_SHAPE,
  SET_SHAPE,
} from "../well_known.ts";
import {
  newDictItemIterator,
  newDictKeyIterator,
  newDictValueIterator,
  newReverseDictIterator,
} from "./dict_iterators.ts";
import { newMappingProxy } from "./mapping_proxy.ts";
import {
  setDifferenceUpdate,
  setIntersection,
  setSymmetricDifferenceUpdate,
  setUpdate,
} from "./set_operations.ts";

const DICT = 4;

/** A view on a dict, by its shape (DICT_KEYS_SHAPE, DICT_VALUES_SHAPE, DICT_ITEMS_SHAPE). @throws OutOfMemory */
export function newDictView(shape: number, dict: DictRef): Value {
  const view = allocate(8);
  H32[view >> 2] = shape;
  H32[(view + DICT) >> 2] = dict;
  return view;
}

function dictOf(view: Value): DictRef {
  return H32[(view + DICT) >> 2];
}

function isKeys(value: Value): boolean {
  return (value & 1) === 0 &&
    (H32[value >> 2] === DICT_KEYS_SHAPE || isSubtype(typeOf(value), DICT_KEYS_TYPE));
}

function isItems(value: Value): boolean {
  return (value & 1) === 0 &&
    (H32[value >> 2] === DICT_ITEMS_SHAPE || isSubtype(typeOf(value), DICT_ITEMS_TYPE));
}

/** A view that is like a set: keys or items. */
function isSetView(value: Value): boolean {
  return isKeys(value) || isItems(value);
}

function isExactAnySet(value: Value): boolean {
  if ((value & 1) !== 0) return false;
  const shape = H32[value >> 2];
  return shape === SET_SHAPE || shape === FROZENSET_SHAPE;
}

function viewLength(view: Value): number {
  return dictLength(dictOf(view));
}

// --- containment

function keysContain(view: Value, key: Value): number {
  return dictContains(dictOf(view), key);
}

function itemsContain(view: Value, item: Value): number {
  if (!isTuple(item) || H32[(item + LENGTH) >> 2] !== small(2)) return 0;
  const dict = dictOf(view);
  const entry = dictFind(dict, H32[(item + TUPLE_ITEMS) >> 2]);
  if (entry < 0) return entry === -1 ? 0 : -1;
  const mark = rootMark();
  const value = dictValueAt(dict, entry);
  pushRoot(value);
  const same = equals(value, H32[(item + TUPLE_ITEMS + 4) >> 2]);
  releaseRoots(mark);
  return same;
}

/** Whether all that `inner` gives is in `outer`: 1, 0, or -1 with the exception pending. */
function allContained(inner: Value, outer: Value): number {
  return testItems(inner, outer, 0, 1);
}

/**
 * Goes through `items` until one's containment in `container` is `stopAt`: then 1 - `otherwise`, at the end
 * `otherwise`; -1 with the exception pending.
 */
function testItems(items: Value, container: Value, stopAt: number, otherwise: number): number {
  const mark = rootMark();
  const iterator = getIter(items);
  if (iterator === 0) return -1;
  pushRoot(iterator);
  const inner = rootMark();
  let answer = otherwise;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) {
      if (pending()) answer = -1;
      break;
    }
    pushRoot(item);
    const found = contains(container, item);
    releaseRoots(inner);
    if (found < 0 || found === stopAt) {
      answer = found < 0 ? -1 : 1 - otherwise;
      break;
    }
    if ((count & 4095) === 0) {
      if (!chargeWork(256)) {
        answer = -1;
        break;
      }
      ensureRoom(65536);
    }
  }
  releaseRoots(mark);
  return answer;
}

function viewCompare(view: Value, other: Value, operator: number): Value {
  if (!isAnySet(other) && !isSetView(other)) return NOT_IMPLEMENTED;
  const own = viewLength(view);
  const length = lengthOf(other);
  if (length < 0) return 0;
  let answer = 0;
  switch (operator) {
    case EQUAL:
    case NOT_EQUAL:
      if (own === length) answer = allContained(view, other);
      if (operator === NOT_EQUAL && answer >= 0) answer = 1 - answer;
      break;
    case LESS:
      if (own < length) answer = allContained(view, other);
      break;
    case LESS_EQUAL:
      if (own <= length) answer = allContained(view, other);
      break;
    case GREATER:
      if (own > length) answer = allContained(other, view);
      break;
    case GREATER_EQUAL:
      if (own >= length) answer = allContained(other, view);
      break;
  }
  return answer < 0 ? 0 : bool(answer === 1);
}

function isDisjoint(view: Value, given: Value): Value {
  if (view === given) return bool(viewLength(view) === 0);
  let container = view;
  let items = given;
  if (isExactAnySet(given) || isSetView(given)) {
    const length = lengthOf(given);
    if (length > viewLength(view)) {
      container = given;
      items = view;
    }
  }
  const found = testItems(items, container, 1, 1);
  return found < 0 ? 0 : bool(found === 1);
}

// --- set operations; either operand may be the view

/** A new set of what an operand gives; 0 with the exception pending. */
function toSet(operand: Value): SetRef {
  const set = newSet();
  const mark = rootMark();
  pushRoot(set);
  const done = isKeys(operand) && isExactDict(dictOf(operand))
    ? setMergeDict(set, dictOf(operand))
    : setUpdate(set, operand);
  releaseRoots(mark);
  return done ? set : 0;
}

/** toSet(left), changed by `change` with the right operand. */
function changedSet(
  left: Value,
  right: Value,
  change: (set: SetRef, other: Value) => boolean,
): Value {
  const set = toSet(left);
  if (set === 0) return 0;
  const mark = rootMark();
  pushRoot(set);
  const done = change(set, right);
  releaseRoots(mark);
  return done ? set : 0;
}

function viewSubtract(left: Value, right: Value): Value {
  return changedSet(left, right, setDifferenceUpdate);
}

function viewOr(left: Value, right: Value): Value {
  return changedSet(left, right, setUpdate);
}

function viewXor(left: Value, right: Value): Value {
  if (isItems(left) && isItems(right)) return itemsXor(left, right);
  return changedSet(left, right, setSymmetricDifferenceUpdate);
}

function viewAnd(left: Value, right: Value): Value {
  let view = left;
  let other = right;
  if (!isSetView(view)) {
    view = right;
    other = left;
  }
  const length = viewLength(view);
  if ((other & 1) === 0 && H32[other >> 2] === SET_SHAPE && length <= setLength(other)) {
    return setIntersection(other, view);
  }
  if (isSetView(other) && viewLength(other) > length) {
    const larger = other;
    other = view;
    view = larger;
  }
  const mark = rootMark();
  const result = newSet();
  pushRoot(result);
  const done = addCommon(result, view, other);
  releaseRoots(mark);
  return done ? result : 0;
}

/** Adds the items of `other` that are in the view. */
function addCommon(result: SetRef, view: Value, other: Value): boolean {
  const iterator = getIter(other);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) return !pending();
    pushRoot(item);
    const found = isKeys(view) ? keysContain(view, item) : itemsContain(view, item);
    if (found < 0 || (found === 1 && setAdd(result, item) < 0)) return false;
    releaseRoots(inner);
    if ((count & 4095) === 0) {
      if (!chargeWork(256)) return false;
      ensureRoom(65536);
    }
  }
}

/** items ^ items: pairs whose key only one dict has, or with different values. */
function itemsXor(left: Value, right: Value): Value {
  let larger = dictOf(left);
  let smaller = dictOf(right);
  if (dictLength(smaller) > dictLength(larger)) {
    larger = dictOf(right);
    smaller = dictOf(left);
  }
  const mark = rootMark();
  const rest = dictCopy(larger);
  pushRoot(rest);
  const result = newSet();
  pushRoot(result);
  const done = addDifferingPairs(result, rest, smaller) && addPairs(result, rest);
  releaseRoots(mark);
  return done ? result : 0;
}

/** Adds the pairs of `dict` that `rest` has not; takes those that it has out of it. */
function addDifferingPairs(result: SetRef, rest: DictRef, dict: DictRef): boolean {
  const inner = rootMark();
  for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) {
    const key = dictKeyAt(dict, at);
    const value = dictValueAt(dict, at);
    const hash = dictHashAt(dict, at);
    pushRoot(key);
    pushRoot(value);
    let entry = dictFindHashed(rest, key, hash);
    if (entry < -1) return false;
    let same = 0;
    if (entry >= 0) {
      const other = dictValueAt(rest, entry);
      pushRoot(other);
      same = equals(other, value);
      if (same < 0) return false;
    }
    if (same === 1) {
      entry = dictFindHashed(rest, key, hash);
      if (entry < -1) return false;
      if (entry >= 0) dictDeleteAt(rest, entry);
    } else if (!addPair(result, key, value)) return false;
    releaseRoots(inner);
  }
  return true;
}

function addPairs(result: SetRef, dict: DictRef): boolean {
  for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) {
    if (!addPair(result, dictKeyAt(dict, at), dictValueAt(dict, at))) return false;
  }
  return true;
}

function addPair(result: SetRef, key: Value, value: Value): boolean {
  const mark = rootMark();
  const pair = tupleOf(key, value);
  pushRoot(pair);
  const added = setAdd(result, pair);
  releaseRoots(mark);
  return added >= 0;
}

// --- representation

function viewRepr(view: Value): Value {
  if (!enterRepr(view)) return newStr("...");
  const mark = rootMark();
  try {
    const parts = newList(viewLength(view));
    pushRoot(parts);
    const iterator = getIter(view);
    if (iterator === 0) return 0;
    pushRoot(iterator);
    const inner = rootMark();
    for (let count = 1;; count++) {
      const item = iterNext(iterator);
      if (item === 0) break;
      pushRoot(item);
      const text = reprOf(item);
      if (text === 0) return 0;
      listAppend(parts, text);
      releaseRoots(inner);
      if ((count & 4095) === 0) {
        if (!chargeWork(4096)) return 0;
        ensureRoom(65536);
      }
    }
    if (pending()) return 0;
    return joinParts(parts, typeName(view) + "([", ", ", "])");
  } finally {
    releaseRoots(mark);
    leaveRepr(view);
  }
}

function iterate(view: Value): Value {
  switch (H32[view >> 2]) {
    case DICT_KEYS_SHAPE:
      return newDictKeyIterator(dictOf(view));
    case DICT_VALUES_SHAPE:
      return newDictValueIterator(dictOf(view));
    default:
      return newDictItemIterator(dictOf(view));
  }
}

const reversedBy = (shape: number) => (view: Value) => newReverseDictIterator(shape, dictOf(view));

const mapping = [(view: Value) => newMappingProxy(dictOf(view))] as const;

function defineSetView(
  type: number,
  containsSlot: SlotFunction,
  reverseShape: number,
): void {
  defineType({
    type,
    flags: TYPE_FLAG_NO_NEW,
    slots: {
      repr: viewRepr,
      compare: viewCompare,
      iter: iterate,
      length: viewLength,
      contains: containsSlot,
      subtract: viewSubtract,
      and: viewAnd,
      xor: viewXor,
      or: viewOr,
    },
    methods: {
      isdisjoint: [
        "other, /",
        isDisjoint,
        "Return True if the view and the given iterable have a null intersection.",
      ],
      __reversed__: ["", reversedBy(reverseShape)],
    },
    getset: { mapping },
  });
}

defineSetView(DICT_KEYS_TYPE, keysContain, DICT_REVERSE_KEY_ITERATOR_SHAPE);
defineSetView(DICT_ITEMS_TYPE, itemsContain, DICT_REVERSE_ITEM_ITERATOR_SHAPE);

defineType({
  type: DICT_VALUES_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { repr: viewRepr, iter: iterate, length: viewLength },
  methods: { __reversed__: ["", reversedBy(DICT_REVERSE_VALUE_ITERATOR_SHAPE)] },
  getset: { mapping },
});
