/**
 * dict (Objects/dictobject.c). The operands of slots and methods are rooted by their callers. The table: values/dict_table.ts; views and iterators are in files of their own.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH } from "../../heap/layouts/basic.ts";
import { DICT_ENTRIES } from "../../heap/layouts/dict.ts";
import { KIND_DICT } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_MAPPING } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED, TS_RESULT, TS_SECOND } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType, type NativeEntry } from "../define.ts";
import { pending, raise, raiseKeyError } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { kindOf } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { call0, call1 } from "../protocols/call.ts";
import { EQUAL, equals, NOT_EQUAL } from "../protocols/compare.ts";
import { setItem } from "../protocols/items.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { enterRepr, isExactStr, leaveRepr, reprOf } from "../protocols/represent.ts";
import { plainEquals, UNKNOWN } from "../protocols/sequence_compare.ts";
import { roomOf } from "../values/dict_storage.ts";
import {
  ABSENT,
  dictClear,
  dictContains,
  dictDelete,
  dictDeleteAt,
  dictFind,
  dictFindHashed,
  dictGet,
  dictHashAt,
  dictKernels,
  dictKeyAt,
  dictLength,
  dictMerge,
  dictNext,
  dictPopLast,
  type DictRef,
  dictReserve,
  dictSet,
  dictSetDefault,
  dictSetHashed,
  dictValueAt,
  initDict,
  KERNEL_PAUSE,
  MERGE_OVERRIDE,
  newDict,
} from "../values/dict_table.ts";
import { dictCopyOf, dictUpdate, isExactDict } from "../values/dict_update.ts";
import { bool } from "../values/numbers.ts";
import { listAppend, newList, tupleOf } from "../values/sequences.ts";
import { setHashAt, setKeyAt, setLength, setNext } from "../values/set_table.ts";
import { concatenate, newStr } from "../values/text.ts";
import { joinParts } from "../values/text_parts.ts";
import { chargeWork, enterNative, leaveNative } from "../work.ts";
import {
  DICT_ITEMS_SHAPE,
  DICT_KEYS_SHAPE,
  DICT_REVERSE_KEY_ITERATOR_SHAPE,
  DICT_SHAPE,
  DICT_TYPE,
  DICT_VALUES_SHAPE,
  FROZENSET_SHAPE,
  KEY_ERROR,
  SET_SHAPE,
} from "../well_known.ts";
import { newDictKeyIterator, newReverseDictIterator } from "./dict_iterators.ts";
import { newDictView } from "./dict_views.ts";
import { newGenericAlias } from "./generic_alias.ts";

// --- subscripts

/** dict[key], `__missing__` of subclasses included; 0 with the exception pending. May run guest code. */
export function dictGetItem(dict: DictRef, key: Value): Value {
  const value = dictGet(dict, key);
  if (value !== 0) return value;
  return pending() ? 0 : missingItem(dict, key);
}

function missingItem(dict: DictRef, key: Value): Value {
  if (H32[dict >> 2] !== DICT_SHAPE) {
    const mark = rootMark();
    const missing = lookupSpecial(dict, N.__missing__);
    if (missing !== 0) {
      pushRoot(missing);
      const value = call1(missing, key);
      releaseRoots(mark);
      return value;
    }
    releaseRoots(mark);
    if (pending()) return 0;
  }
  return raiseKeyError(key);
}

/** dict[key] = value, or del dict[key] (value 0): 1, or 0 with the exception pending. May run guest code. */
export function dictSetItem(dict: DictRef, key: Value, value: Value): number {
  if (value !== 0) return dictSet(dict, key, value) ? 1 : 0;
  const deleted = dictDelete(dict, key);
  if (deleted > 0) return 1;
  return deleted < 0 ? 0 : raiseKeyError(key);
}

// --- operators

/** Whether two dicts hold equal values under equal keys: 1, 0, or -1 with the exception pending. May run guest code. */
export function dictEquals(left: DictRef, right: DictRef): number {
  if (H32[(left + LENGTH) >> 2] !== H32[(right + LENGTH) >> 2]) return 0;
  if (left === right && isExactDict(left) && dictLength(left) === 0) return 1;
  if (!enterNative(" in comparison")) return -1;
  const mark = rootMark();
  let same = 1;
  let count = 0;
  for (let at = dictNext(left, 0); at >= 0 && same === 1; at = dictNext(left, at + 1)) {
    const key = dictKeyAt(left, at);
    const value = dictValueAt(left, at);
    pushRoot(key);
    pushRoot(value);
    const entry = dictFindHashed(right, key, dictHashAt(left, at));
    if (entry < 0) same = entry === ABSENT ? 0 : -1;
    else {
      const other = dictValueAt(right, entry);
      same = plainEquals(value, other);
      if (same === UNKNOWN) {
        pushRoot(other);
        same = equals(value, other);
      }
    }
    releaseRoots(mark);
    if ((++count & 4095) === 0 && !chargeWork(256)) same = -1;
  }
  leaveNative();
  return same;
}

function dictCompare(left: Value, right: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if (kindOf(left) !== KIND_DICT || kindOf(right) !== KIND_DICT) return NOT_IMPLEMENTED;
  const same = dictEquals(left, right);
  return same < 0 ? 0 : bool((same === 1) === (operator === EQUAL));
}

function dictOr(left: Value, right: Value): Value {
  if (kindOf(left) !== KIND_DICT || kindOf(right) !== KIND_DICT) return NOT_IMPLEMENTED;
  const union = dictCopyOf(left);
  if (union === 0) return 0;
  const mark = rootMark();
  pushRoot(union);
  const done = dictUpdate(union, right);
  releaseRoots(mark);
  return done ? union : 0;
}

function dictOrInPlace(dict: Value, other: Value): Value {
  return dictUpdate(dict, other) ? dict : 0;
}

function dictRepr(dict: Value): Value {
  if (dictLength(dict) === 0) return newStr("{}");
  if (!enterRepr(dict)) return newStr("{...}");
  const mark = rootMark();
  try {
    const parts = newList(dictLength(dict));
    pushRoot(parts);
    const inner = rootMark();
    let count = 0;
    for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) {
      const key = dictKeyAt(dict, at);
      const value = dictValueAt(dict, at);
      pushRoot(key);
      pushRoot(value);
      const keyText = reprOf(key);
      if (keyText === 0) return 0;
      pushRoot(keyText);
      const valueText = reprOf(value);
      if (valueText === 0) return 0;
      pushRoot(valueText);
      if ((++count & 4095) === 0) {
        if (!chargeWork(4096)) return 0;
        ensureRoom(65536);
      }
      listAppend(parts, concatenate(concatenate(keyText, newStr(": ")), valueText));
      releaseRoots(inner);
    }
    return joinParts(parts, "{", ", ", "}");
  } finally {
    releaseRoots(mark);
    leaveRepr(dict);
  }
}

// --- construction

function dictNew(cls: number, _args: Value, _keywords: Value): Value {
  if (cls === DICT_TYPE) return newDict();
  const dict = allocateInstance(cls);
  initDict(dict);
  return dict;
}

function dictInit(dict: DictRef, source: Value, keywords: Value): Value {
  if (source !== 0 && !dictUpdate(dict, source)) return 0;
  return dictMerge(dict, keywords, MERGE_OVERRIDE) ? NONE : 0;
}

function dictFromKeys(cls: number, iterable: Value, given: Value): Value {
  const value = given === 0 ? NONE : given;
  const mark = rootMark();
  const dict = cls === DICT_TYPE ? newDict() : call0(cls);
  if (dict === 0) return 0;
  pushRoot(dict);
  const done = isExactDict(dict) && (iterable & 1) === 0
    ? fillFromKeys(dict, iterable, value)
    : fillByItems(dict, iterable, value);
  releaseRoots(mark);
  return done ? dict : 0;
}

/** fromkeys into an exact dict; false with the exception pending. */
function fillFromKeys(dict: DictRef, iterable: Value, value: Value): boolean {
  const shape = H32[iterable >> 2];
  if (shape === DICT_SHAPE) {
    dictReserve(dict, dictLength(iterable));
    for (let at = dictNext(iterable, 0); at >= 0; at = dictNext(iterable, at + 1)) {
      const key = dictKeyAt(iterable, at);
      if (!dictSetHashed(dict, key, value, dictHashAt(iterable, at))) return false;
    }
    return true;
  }
  if (shape === SET_SHAPE || shape === FROZENSET_SHAPE) {
    dictReserve(dict, setLength(iterable));
    for (let slot = setNext(iterable, 0); slot >= 0; slot = setNext(iterable, slot + 1)) {
      const key = setKeyAt(iterable, slot);
      if (!dictSetHashed(dict, key, value, setHashAt(iterable, slot))) return false;
    }
    return true;
  }
  return fillByItems(dict, iterable, value);
}

/** fromkeys of any iterable into what a class's call returned; false with the exception pending. */
function fillByItems(dict: Value, iterable: Value, value: Value): boolean {
  const iterator = getIter(iterable);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const exact = isExactDict(dict);
  const inner = rootMark();
  let wait = 0;
  for (let count = 1;; count++) {
    let key: Value = 0;
    if (exact && --wait < 0) {
      const stored = dictKernels.storeKeys(dict, iterator, value, (4096 - (count & 4095)) & 4095);
      if (stored === 0) wait = KERNEL_PAUSE;
      count += stored;
      key = H32[TS_RESULT >> 2];
    }
    if (key === 0) key = iterNext(iterator);
    if (key === 0) return !pending();
    pushRoot(key);
    const stored = exact ? dictSet(dict, key, value) : setItem(dict, key, value) !== 0;
    releaseRoots(inner);
    if (!stored) return false;
    if ((count & 4095) === 0) {
      if (!chargeWork(256)) return false;
      ensureRoom(65536);
    }
  }
}

// --- methods

/** dict.get(key, default); `otherwise` 0 is None. 0 with the exception pending. May run guest code. */
export function dictGetOr(dict: DictRef, key: Value, otherwise: Value): Value {
  const value = dictGet(dict, key);
  if (value !== 0) return value;
  return pending() ? 0 : otherwise === 0 ? NONE : otherwise;
}

function setDefault(dict: DictRef, key: Value, value: Value): Value {
  return dictSetDefault(dict, key, value === 0 ? NONE : value);
}

function pop(dict: DictRef, key: Value, otherwise: Value): Value {
  // An empty dict does not hash the key.
  const entry = dictLength(dict) === 0 ? ABSENT : dictFind(dict, key);
  if (entry >= 0) {
    const value = dictValueAt(dict, entry);
    dictDeleteAt(dict, entry);
    return value;
  }
  if (entry !== ABSENT) return 0;
  return otherwise === 0 ? raiseKeyError(key) : otherwise;
}

function popItem(dict: DictRef): Value {
  const key = dictPopLast(dict);
  if (key === 0) return raise(KEY_ERROR, "popitem(): dictionary is empty");
  return tupleOf(key, H32[TS_SECOND >> 2]);
}

function update(dict: DictRef, source: Value, keywords: Value): Value {
  return dictInit(dict, source, keywords);
}

function clear(dict: DictRef): Value {
  dictClear(dict);
  return NONE;
}

/** The size CPython would report: what a 64-bit build allocates for such a table. */
function sizeOf(dict: DictRef): Value {
  const room = roomOf(H32[(dict + DICT_ENTRIES) >> 2]);
  if (room === 0) return small(48);
  let places = 8;
  while (Math.floor((places * 2) / 3) < room) places *= 2;
  let entryBytes = 16;
  for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) {
    if (isExactStr(dictKeyAt(dict, at))) continue;
    entryBytes = 24;
    break;
  }
  const indexBytes = places * (places <= 256 ? 1 : places <= 65536 ? 2 : 4);
  return small(48 + 32 + indexBytes + room * entryBytes);
}

const methods: Readonly<Record<string, NativeEntry>> = {
  get: [
    "key, default=None, /",
    dictGetOr,
    "Return the value for key if key is in the dictionary, else default.",
  ],
  setdefault: [
    "key, default=None, /",
    setDefault,
    "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
  ],
  pop: [
    "key, default=None, /",
    pop,
    "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
  ],
  popitem: [
    "",
    popItem,
    "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
  ],
  keys: [
    "",
    (dict: DictRef) => newDictView(DICT_KEYS_SHAPE, dict),
    "Return a set-like object providing a view on the dict's keys.",
  ],
  items: [
    "",
    (dict: DictRef) => newDictView(DICT_ITEMS_SHAPE, dict),
    "Return a set-like object providing a view on the dict's items.",
  ],
  values: [
    "",
    (dict: DictRef) => newDictView(DICT_VALUES_SHAPE, dict),
    "Return an object providing a view on the dict's values.",
  ],
  update: [
    "iterable=(), /, **kwargs",
    update,
    "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]",
  ],
  clear: ["", clear, "Remove all items from the dict."],
  copy: ["", dictCopyOf, "Return a shallow copy of the dict."],
  __reversed__: [
    "",
    (dict: DictRef) => newReverseDictIterator(DICT_REVERSE_KEY_ITERATOR_SHAPE, dict),
    "Return a reverse iterator over the dict keys.",
  ],
  __sizeof__: ["", sizeOf, "Return the size of the dict in memory, in bytes."],
};

defineType({
  type: DICT_TYPE,
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_MAPPING,
  doc: `dict() -> new empty dictionary
dict(mapping) -> new dictionary initialized from a mapping object's
    (key, value) pairs
dict(iterable) -> new dictionary initialized as if via:
    d = {}
    for k, v in iterable:
        d[k] = v
dict(**kwargs) -> new dictionary initialized with the name=value pairs
    in the keyword argument list.  For example:  dict(one=1, two=2)`,
  slots: {
    repr: dictRepr,
    compare: dictCompare,
    iter: newDictKeyIterator,
    or: dictOr,
    ior: dictOrInPlace,
    length: dictLength,
    getitem: dictGetItem,
    setitem: dictSetItem,
    contains: dictContains,
  },
  new: ["*args, **kwargs", dictNew],
  init: ["iterable=(), /, **kwargs", dictInit],
  methods,
  classMethods: {
    fromkeys: [
      "iterable, value=None, /",
      dictFromKeys,
      "Create a new dictionary with keys from iterable and values set to value.",
    ],
    __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"],
  },
});
