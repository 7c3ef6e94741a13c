/**
 * collections.OrderedDict (Objects/odictobject.c): a dict, which keeps the order anyway, with what depends on the order.
 */
import { shortTypeName } from "../../objects/types/class_names.ts";
import { ensureRoom } from "../../heap/allocator.ts";
import { DICT_BYTES } from "../../heap/layouts/dict.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE, TS_SECOND } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  isInstance,
  pending,
  raise,
  raiseKeyError,
  raiseTypeError,
  raiseValueError,
  typeOf,
} from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isDict } from "../../objects/kinds.ts";
import { N } from "../../objects/names.ts";
import { getAttribute, lookupAttribute } from "../../objects/protocols/attributes.ts";
import { call0, call1 } from "../../objects/protocols/call.ts";
import { EQUAL, equals, NOT_EQUAL } from "../../objects/protocols/compare.ts";
import { getItem, setItem } from "../../objects/protocols/items.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { hashWord } from "../../objects/protocols/hash.ts";
import { enterRepr, isExactStr, leaveRepr, reprOf } from "../../objects/protocols/represent.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { Slot, slotOf } from "../../objects/slots.ts";
import { dictEquals } from "../../objects/types/dict.ts";
import {
  ABSENT,
  dictClear,
  dictDeleteAt,
  dictFindHashed,
  dictHashAt,
  dictKeyAt,
  dictLength,
  dictNext,
  dictPopLast,
  dictPrevious,
  type DictRef,
  dictSet,
  dictSetDefault,
  dictSetHashed,
  dictUsed,
  dictValueAt,
  FAILED,
  initDict,
} from "../../objects/values/dict_table.ts";
import { isExactDict } from "../../objects/values/dict_update.ts";
import {
  listAppend,
  listItem,
  listLength,
  newList,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { flat, jsString, newStr } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";
import { DICT_TYPE, KEY_ERROR } from "../../objects/well_known.ts";
import { dictAttribute } from "../dict_attribute.ts";
import { ORDERED_DICT_SHAPE, ORDERED_DICT_TYPE } from "../static_types.ts";
import { firstEntry } from "./ordered_dict_table.ts";
import {
  newOrderedIterator,
  newOrderedView,
  ORDERED_ITEMS,
  ORDERED_KEYS,
  ORDERED_VALUES,
} from "./ordered_dict_views.ts";

const isOrdered = (value: Value): boolean => isInstance(value, ORDERED_DICT_TYPE);

/** Whether stores go straight to the table: no subclass can have another `__setitem__`. */
const isExact = (value: Value): boolean => H32[value >> 2] === ORDERED_DICT_SHAPE;

// --- construction and update

function newOrdered(cls: number): DictRef {
  const dict = allocateInstance(cls);
  initDict(dict);
  return dict;
}

function store(dict: DictRef, key: Value, value: Value): boolean {
  return isExact(dict) ? dictSet(dict, key, value) : setItem(dict, key, value) !== 0;
}

/** MutableMapping.update(self, *args, **keywords) with at most one positional argument. */
function updateFrom(dict: DictRef, args: Value, keywords: Value): Value {
  const count = tupleLength(args);
  if (count > 1) return raiseTypeError(`expected at most 1 argument, got ${count}`);
  const mark = rootMark();
  const done = (count === 0 || storeAll(dict, tupleItem(args, 0))) && storeDict(dict, keywords);
  releaseRoots(mark);
  return done ? NONE : 0;
}

/** Stores the entries of an exact dict. */
function storeDict(dict: DictRef, source: DictRef): boolean {
  const mark = rootMark();
  for (let at = dictNext(source, 0); at >= 0; at = dictNext(source, at + 1)) {
    const key = dictKeyAt(source, at);
    const value = dictValueAt(source, at);
    pushRoot(key);
    pushRoot(value);
    const done = store(dict, key, value);
    releaseRoots(mark);
    if (!done) return false;
  }
  return true;
}

function storeAll(dict: DictRef, source: Value): boolean {
  if (isExactDict(source)) return storeDict(dict, source);
  const keys = lookupAttribute(source, N.keys);
  if (keys !== 0) {
    pushRoot(keys);
    const view = call0(keys);
    if (view === 0) return false;
    pushRoot(view);
    return storeKeys(dict, source, view);
  }
  if (pending()) return false;
  const items = lookupAttribute(source, N.items);
  if (items === 0) return !pending() && storePairs(dict, source);
  pushRoot(items);
  const view = call0(items);
  if (view === 0) return false;
  pushRoot(view);
  return storePairs(dict, view);
}

function storeKeys(dict: DictRef, source: Value, keys: Value): boolean {
  const iterator = getIter(keys);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  for (let count = 1;; count++) {
    const key = iterNext(iterator);
    if (key === 0) return !pending();
    pushRoot(key);
    const value = getItem(source, key);
    if (value === 0) return false;
    pushRoot(value);
    if (!store(dict, key, value)) return false;
    releaseRoots(inner);
    if (count % 4096 === 0 && !chargeWork(256)) return false;
  }
}

function storePairs(dict: DictRef, pairs: Value): boolean {
  const iterator = getIter(pairs);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  for (let count = 1;; count++) {
    const pair = iterNext(iterator);
    if (pair === 0) return !pending();
    pushRoot(pair);
    if (!storePair(dict, pair)) return false;
    releaseRoots(inner);
    if (count % 4096 === 0 && !chargeWork(256)) return false;
  }
}

function storePair(dict: DictRef, pair: Value): boolean {
  const iterator = getIter(pair);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const key = iterNext(iterator);
  if (key === 0) return missingPart("need more than 0 values to unpack");
  pushRoot(key);
  const value = iterNext(iterator);
  if (value === 0) return missingPart("need more than 1 value to unpack");
  pushRoot(value);
  if (iterNext(iterator) !== 0) return missingPart("too many values to unpack (expected 2)");
  return !pending() && store(dict, key, value);
}

function missingPart(message: string): boolean {
  if (!pending()) raiseValueError(message);
  return false;
}

function fromKeys(cls: number, iterable: Value, given: Value): Value {
  const value = given === 0 ? NONE : given;
  const mark = rootMark();
  const dict = call0(cls);
  pushRoot(dict);
  const iterator = dict === 0 ? 0 : getIter(iterable);
  if (iterator !== 0) {
    pushRoot(iterator);
    const inner = rootMark();
    for (let count = 1;; count++) {
      const key = iterNext(iterator);
      if (key === 0) break;
      pushRoot(key);
      if (setItem(dict, key, value) === 0) break;
      releaseRoots(inner);
      if (count % 4096 === 0 && !chargeWork(256)) break;
    }
  }
  releaseRoots(mark);
  return pending() ? 0 : dict;
}

/** An OrderedDict of the same class with the same entries. */
function copy(dict: DictRef): Value {
  const mark = rootMark();
  const result = isExact(dict) ? newOrdered(ORDERED_DICT_TYPE) : call0(typeOf(dict));
  pushRoot(result);
  const done = result !== 0 && storeEntries(result, dict);
  releaseRoots(mark);
  if (!done) return 0;
  // The copy shares the attributes, as CPython's does.
  const attributes = H32[(dict + DICT_BYTES) >> 2];
  if (attributes !== 0 && isOrdered(result)) H32[(result + DICT_BYTES) >> 2] = attributes;
  return result;
}

/** Stores the entries of an OrderedDict; values are looked up as guest code would. */
function storeEntries(result: Value, dict: DictRef): boolean {
  if (isExact(dict) && isExact(result)) return storeDict(result, dict);
  const iterator = getIter(dict);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  for (;;) {
    const key = iterNext(iterator);
    if (key === 0) return !pending();
    pushRoot(key);
    const value = getItem(dict, key);
    if (value === 0) return false;
    pushRoot(value);
    if (setItem(result, key, value) === 0) return false;
    releaseRoots(inner);
  }
}

// --- order

function moveToEnd(dict: DictRef, key: Value, lastGiven: Value): Value {
  const last = lastGiven === 0 ? 1 : truth(lastGiven);
  if (last < 0) return 0;
  const entry = findEntry(dict, key);
  if (entry < 0) return entry === ABSENT ? raiseKeyError(key) : 0;
  const at = last === 1 ? dictPrevious(dict, dictUsed(dict) - 1) : firstEntry(dict);
  if (at === entry) return NONE;
  return (last === 1 ? moveLast(dict, entry) : moveFirst(dict, entry)) ? NONE : 0;
}

/** As dictFind, but the error for what is unhashable is hash()'s own. */
function findEntry(dict: DictRef, given: Value): number {
  const key = isExactStr(given) ? flat(given) : given;
  const hash = hashWord(key);
  return hash === 0 ? FAILED : dictFindHashed(dict, key, hash);
}

function moveLast(dict: DictRef, entry: number): boolean {
  const mark = rootMark();
  const key = dictKeyAt(dict, entry);
  const value = dictValueAt(dict, entry);
  const hash = dictHashAt(dict, entry);
  pushRoot(key);
  pushRoot(value);
  dictDeleteAt(dict, entry);
  const done = dictSetHashed(dict, key, value, hash);
  releaseRoots(mark);
  return done;
}

/** Writes all entries anew, that one first. */
function moveFirst(dict: DictRef, entry: number): boolean {
  const length = dictLength(dict);
  if (!chargeWork(1 + (length >> 2))) return false;
  const mark = rootMark();
  if (length > 1024) ensureRoom(40 * length);
  const entries = newList(3 * length);
  pushRoot(entries);
  const add = (at: number) => {
    listAppend(entries, dictKeyAt(dict, at));
    listAppend(entries, dictValueAt(dict, at));
    listAppend(entries, dictHashAt(dict, at));
  };
  add(entry);
  for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) if (at !== entry) add(at);
  dictClear(dict);
  let done = true;
  for (let i = 0; done && i < listLength(entries); i += 3) {
    done = dictSetHashed(
      dict,
      listItem(entries, i),
      listItem(entries, i + 1),
      listItem(entries, i + 2),
    );
  }
  releaseRoots(mark);
  return done;
}

function popItem(dict: DictRef, lastGiven: Value): Value {
  const last = lastGiven === 0 ? 1 : truth(lastGiven);
  if (last < 0) return 0;
  if (dictLength(dict) === 0) return raise(KEY_ERROR, "dictionary is empty");
  if (last === 1) {
    const key = dictPopLast(dict);
    return tupleOf(key, H32[TS_SECOND >> 2]);
  }
  const entry = firstEntry(dict);
  const pair = tupleOf(dictKeyAt(dict, entry), dictValueAt(dict, entry));
  dictDeleteAt(dict, entry);
  return pair;
}

// --- the rest

function pop(dict: DictRef, key: Value, otherwise: Value): Value {
  const mark = rootMark();
  let value: Value = 0;
  if (isExact(dict)) {
    const entry = findEntry(dict, key);
    if (entry >= 0) {
      value = dictValueAt(dict, entry);
      dictDeleteAt(dict, entry);
    }
  } else if (containsKey(dict, key)) {
    value = getItem(dict, key);
    pushRoot(value);
    if (value !== 0 && setItem(dict, key, 0) === 0) value = 0;
  }
  releaseRoots(mark);
  if (value !== 0 || pending()) return value;
  return otherwise !== 0 ? otherwise : raiseKeyError(key);
}

function containsKey(dict: DictRef, key: Value): boolean {
  const has = slotOf(typeOf(dict), Slot.contains)!(dict, key);
  return has > 0;
}

function setDefault(dict: DictRef, key: Value, given: Value): Value {
  const value = given === 0 ? NONE : given;
  if (isExact(dict)) return dictSetDefault(dict, key, value);
  if (containsKey(dict, key)) return getItem(dict, key);
  return pending() || setItem(dict, key, value) === 0 ? 0 : value;
}

function compareOrdered(left: Value, right: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if (!isDict(left) || !isDict(right)) return NOT_IMPLEMENTED;
  let same = dictEquals(left, right);
  if (same === 1 && isOrdered(left) && isOrdered(right)) same = sameOrder(left, right);
  if (same < 0) return 0;
  return (same === 1) === (operator === EQUAL) ? TRUE : FALSE;
}

function sameOrder(left: DictRef, right: DictRef): number {
  const mark = rootMark();
  let a = firstEntry(left);
  let b = firstEntry(right);
  let same = 1;
  while (a >= 0 && b >= 0 && same === 1) {
    const key = dictKeyAt(left, a);
    const other = dictKeyAt(right, b);
    if (key !== other) {
      pushRoot(key);
      pushRoot(other);
      same = equals(key, other);
      releaseRoots(mark);
    }
    a = dictNext(left, a + 1);
    b = dictNext(right, b + 1);
  }
  return same;
}

function or(left: Value, right: Value): Value {
  const ordered = isOrdered(left) ? left : right;
  const other = ordered === left ? right : left;
  if (!isDict(other)) return NOT_IMPLEMENTED;
  const mark = rootMark();
  const result = call1(typeOf(ordered), left);
  pushRoot(result);
  const done = result !== 0 && storeAll(result, right);
  releaseRoots(mark);
  return done ? result : 0;
}

function orInPlace(dict: DictRef, other: Value): Value {
  const mark = rootMark();
  const done = storeAll(dict, other);
  releaseRoots(mark);
  return done ? dict : 0;
}

function repr(dict: DictRef): Value {
  const name = shortTypeName(dict);
  if (dictLength(dict) === 0) return newStr(`${name}()`);
  if (!enterRepr(dict)) return newStr("...");
  const mark = rootMark();
  try {
    const parts: string[] = [];
    const iterator = getItems(dict);
    if (iterator === 0) return 0;
    pushRoot(iterator);
    const inner = rootMark();
    for (let count = 1;; count++) {
      const pair = iterNext(iterator);
      if (pair === 0) break;
      pushRoot(pair);
      const key = reprOf(tupleItem(pair, 0));
      if (key === 0) return 0;
      pushRoot(key);
      const value = reprOf(tupleItem(pair, 1));
      if (value === 0) return 0;
      parts.push(`${jsString(key)}: ${jsString(value)}`);
      releaseRoots(inner);
      if (count % 1024 === 0 && !chargeWork(1024)) return 0;
    }
    return pending() ? 0 : newStr(`${name}({${parts.join(", ")}})`);
  } finally {
    releaseRoots(mark);
    leaveRepr(dict);
  }
}

/** iter(dict.items()), a subclass's own `items` for subclasses; pushes roots. */
function getItems(dict: DictRef): Value {
  if (isExact(dict)) return newOrderedIterator(dict, ORDERED_ITEMS, false);
  const items = getAttribute(dict, N.items);
  if (items === 0) return 0;
  pushRoot(items);
  const view = call0(items);
  if (view === 0) return 0;
  pushRoot(view);
  return getIter(view);
}

function reduce(dict: DictRef): Value {
  const mark = rootMark();
  const state = lookupAttribute(dict, N.__dict__);
  pushRoot(state);
  const iterator = pending() ? 0 : getItems(dict);
  pushRoot(iterator);
  const empty = state === 0 || dictLength(state) === 0;
  const result = iterator === 0
    ? 0
    : tupleOf(typeOf(dict), tupleOf(), empty ? NONE : state, NONE, iterator);
  releaseRoots(mark);
  return result;
}

const copyEntry: NativeEntry = ["", copy, "A shallow copy of od."];

/** collections.OrderedDict */
export const orderedDictType: TypeDefinition = {
  type: ORDERED_DICT_TYPE,
  base: DICT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  dictOffset: DICT_BYTES,
  doc: "Dictionary that remembers insertion order",
  slots: {
    repr,
    compare: compareOrdered,
    iter: (dict: DictRef) => newOrderedIterator(dict, ORDERED_KEYS, false),
    or,
    ior: orInPlace,
  },
  new: ["*args, **kwargs", newOrdered],
  init: ["*args, **kwargs", updateFrom],
  getset: { __dict__: dictAttribute },
  methods: {
    update: ["*args, **kwargs", updateFrom],
    clear: ["", (dict: DictRef) => {
      dictClear(dict);
      return NONE;
    }, "Remove all items from ordered dict."],
    copy: copyEntry,
    __copy__: copyEntry,
    keys: ["", (dict: DictRef) => newOrderedView(dict, ORDERED_KEYS)],
    values: ["", (dict: DictRef) => newOrderedView(dict, ORDERED_VALUES)],
    items: ["", (dict: DictRef) => newOrderedView(dict, ORDERED_ITEMS)],
    pop: [
      "key, default=None",
      pop,
      "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\n" +
      "If the key is not found, return the default if given; otherwise,\nraise a KeyError.",
    ],
    popitem: [
      "last=True",
      popItem,
      "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO " +
      "order if last is true or FIFO order if false.",
    ],
    move_to_end: [
      "key, last=True",
      moveToEnd,
      "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if " +
      "the element does not exist.",
    ],
    setdefault: [
      "key, default=None",
      setDefault,
      "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for " +
      "key if key is in the dictionary, else default.",
    ],
    __reversed__: [
      "",
      (dict: DictRef) => newOrderedIterator(dict, ORDERED_KEYS, true),
      "od.__reversed__() <==> reversed(od)",
    ],
    __reduce__: ["", reduce, "Return state information for pickling"],
  },
  classMethods: {
    fromkeys: [
      "iterable, value=None",
      fromKeys,
      "Create a new ordered dictionary with keys from iterable and values set to value.",
    ],
  },
};
