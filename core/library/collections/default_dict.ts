/**
 * collections.defaultdict (Modules/_collectionsmodule.c): a dict with one more field.
 *
 *     DICT_BYTES  the default factory, or 0
 */
import { shortTypeName } from "../../objects/types/class_names.ts";
import { DICT_BYTES } from "../../heap/layouts/dict.ts";
import { TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TYPE_DICT, TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { isInstance, raiseKeyError, raiseTypeError, typeOf } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isDict } from "../../objects/kinds.ts";
import { N } from "../../objects/names.ts";
import { getAttribute } from "../../objects/protocols/attributes.ts";
import { call0, call2, callTuple, isCallable } from "../../objects/protocols/call.ts";
import { getIter } from "../../objects/protocols/iterate.ts";
import { setItem } from "../../objects/protocols/items.ts";
import { enterRepr, leaveRepr, reprOf } from "../../objects/protocols/represent.ts";
import { Slot, slotOf } from "../../objects/slots.ts";
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import { dictGetStr, type DictRef, initDict } from "../../objects/values/dict_table.ts";
import { dictUpdate } from "../../objects/values/dict_update.ts";
import { tupleFrom, tupleItem, tupleLength, tupleOf } from "../../objects/values/sequences.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { DICT_TYPE } from "../../objects/well_known.ts";
import { DEFAULT_DICT_TYPE } from "../static_types.ts";

const FACTORY = DICT_BYTES;

const factoryOf = (self: Value): Value => H32[(self + FACTORY) >> 2];

function newDefaultDict(cls: number): Value {
  const dict = allocateInstance(cls);
  initDict(dict);
  return dict;
}

function init(self: DictRef, args: Value, keywords: Value): Value {
  const count = tupleLength(args);
  let factory: Value = 0;
  if (count > 0) {
    factory = tupleItem(args, 0);
    if (factory === NONE) factory = 0;
    else if (!isCallable(factory)) return raiseTypeError("first argument must be callable or None");
  }
  H32[(self + FACTORY) >> 2] = factory;
  const dictInit = dictGetStr(H32[(DICT_TYPE + TYPE_DICT) >> 2], N.__init__);
  const mark = rootMark();
  const rest = tupleFrom(((args + TUPLE_ITEMS) >> 2) + 1, Math.max(0, count - 1));
  pushRoot(rest);
  const bound = tupleOf(self, ...itemsOf(rest));
  pushRoot(bound);
  const result = callTuple(dictInit, bound, keywords);
  releaseRoots(mark);
  return result;
}

function itemsOf(tuple: Value): Value[] {
  const items: Value[] = [];
  for (let i = 0; i < tupleLength(tuple); i++) items.push(tupleItem(tuple, i));
  return items;
}

/** `__missing__`: makes, stores and returns a value. */
function missing(self: DictRef, key: Value): Value {
  const factory = factoryOf(self);
  if (factory === 0) return raiseKeyError(key);
  const value = call0(factory);
  if (value === 0) return 0;
  const mark = rootMark();
  pushRoot(value);
  const done = setItem(self, key, value);
  releaseRoots(mark);
  return done === 0 ? 0 : value;
}

function repr(self: DictRef): Value {
  const mark = rootMark();
  const base = slotOf(DICT_TYPE, Slot.repr)!(self);
  if (base === 0) return 0;
  pushRoot(base);
  const factory = factoryOf(self);
  let shown = "None";
  if (factory !== 0) {
    if (!enterRepr(factory)) shown = "...";
    else {
      const text = reprOf(factory);
      leaveRepr(factory);
      if (text === 0) {
        releaseRoots(mark);
        return 0;
      }
      shown = jsString(text);
    }
  }
  releaseRoots(mark);
  return newStr(`${shortTypeName(self)}(${shown}, ${jsString(base)})`);
}

/** type(self)(default_factory, source) */
function newLike(self: DictRef, source: Value): Value {
  return call2(typeOf(self), factoryOf(self) || NONE, source);
}

function or(left: Value, right: Value): Value {
  const isLeft = isInstance(left, DEFAULT_DICT_TYPE);
  if (!isDict(isLeft ? right : left)) return NOT_IMPLEMENTED;
  const result = newLike(isLeft ? left : right, left);
  if (result === 0) return 0;
  const mark = rootMark();
  pushRoot(result);
  const done = dictUpdate(result, right);
  releaseRoots(mark);
  return done ? result : 0;
}

function reduce(self: DictRef): Value {
  const mark = rootMark();
  const iterator = itemsIterator(self);
  pushRoot(iterator);
  const args = factoryOf(self) === 0 ? tupleOf() : tupleOf(factoryOf(self));
  const result = iterator === 0 ? 0 : tupleOf(typeOf(self), args, NONE, NONE, iterator);
  releaseRoots(mark);
  return result;
}

/** iter(self.items()); pushes roots. */
function itemsIterator(self: DictRef): Value {
  const items = getAttribute(self, N.items);
  if (items === 0) return 0;
  pushRoot(items);
  const view = call0(items);
  if (view === 0) return 0;
  pushRoot(view);
  return getIter(view);
}

const copy: NativeEntry = [
  "",
  (self: DictRef) => newLike(self, self),
  "D.copy() -> a shallow copy of D.",
];

/** collections.defaultdict */
export const defaultDictType: TypeDefinition = {
  type: DEFAULT_DICT_TYPE,
  base: DICT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default " +
    "factory is called without arguments to produce\na new value when a key is not present, in " +
    "__getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining " +
    "arguments are treated the same as if they were\npassed to the dict constructor, including " +
    "keyword arguments.",
  slots: { repr, or },
  new: ["*args, **kwargs", newDefaultDict],
  init: ["*args, **kwargs", init],
  methods: {
    __missing__: [
      "key, /",
      missing,
      "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if " +
      "self.default_factory is None: raise KeyError((key,))\n  self[key] = value = " +
      "self.default_factory()\n  return value",
    ],
    copy,
    __copy__: copy,
    __reduce__: ["", reduce, "Return state information for pickling."],
  },
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
  getset: {
    default_factory: [
      (self: Value) => factoryOf(self) || NONE,
      (self: Value, value: Value) => {
        H32[(self + FACTORY) >> 2] = value === NONE ? 0 : value;
        return 1;
      },
    ],
  },
};
