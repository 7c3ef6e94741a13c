/**
 * operator.itemgetter, attrgetter and methodcaller (Modules/_operator.c).
 *
 *     itemgetter     4 tuple of keys
 *     attrgetter     4 tuple of names as given   8 tuple with an interned name each, or a tuple of them for a dotted one
 *     methodcaller   4 interned name   8 tuple of arguments   12 dict of keyword arguments
 */
import { TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { raiseTypeError } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isStr, isTuple } from "../../objects/kinds.ts";
import { getAttribute } from "../../objects/protocols/attributes.ts";
import { call0, callTuple } from "../../objects/protocols/call.ts";
import { getItem } from "../../objects/protocols/items.ts";
import { enterRepr, leaveRepr, reprOf } from "../../objects/protocols/represent.ts";
import {
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictNext,
  dictValueAt,
} from "../../objects/values/dict_table.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleFrom,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { intern, internText, jsString, newStr } from "../../objects/values/text.ts";
import { tupleFirst } from "../../objects/values/list_storage.ts";
import { ATTRGETTER_TYPE, ITEMGETTER_TYPE, METHODCALLER_TYPE } from "../static_types.ts";

/** The reprs of a tuple's items from `first` on, separated by commas; null with the exception pending. */
function reprItems(tuple: Value): string[] | null {
  const parts: string[] = [];
  for (let i = 0; i < tupleLength(tuple); i++) {
    const text = reprOf(tupleItem(tuple, i));
    if (text === 0) return null;
    parts.push(jsString(text));
  }
  return parts;
}

function reprCall(self: Value, name: string, parts: () => string[] | null): Value {
  if (!enterRepr(self)) return newStr(`operator.${name}(...)`);
  try {
    const texts = parts();
    return texts === null ? 0 : newStr(`operator.${name}(${texts.join(", ")})`);
  } finally {
    leaveRepr(self);
  }
}

/** One result a key: the result itself for one key, a tuple for more. */
function collect(keys: Value, object: Value, get: (object: Value, key: Value) => Value): Value {
  const count = tupleLength(keys);
  if (count === 1) return get(object, tupleItem(keys, 0));
  const mark = rootMark();
  const results = allocateTuple(count);
  pushRoot(results);
  for (let i = 0; i < count; i++) {
    const result = get(object, tupleItem(keys, i));
    if (result === 0) {
      releaseRoots(mark);
      return 0;
    }
    setTupleItem(results, i, result);
  }
  releaseRoots(mark);
  return results;
}

// --- itemgetter

const ITEM_KEYS = 4;

function itemgetterNew(cls: number, args: Value): Value {
  if (tupleLength(args) === 0) return raiseTypeError("itemgetter expected 1 argument, got 0");
  const getter = allocateInstance(cls);
  H32[(getter + ITEM_KEYS) >> 2] = args;
  return getter;
}

const itemgetter: TypeDefinition = {
  type: ITEMGETTER_TYPE,
  doc: "Return a callable object that fetches the given item(s) from its operand.\nAfter f = " +
    "itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) " +
    "returns (r[2], r[5], r[3])",
  new: ["*items", itemgetterNew],
  call: [
    "obj, /",
    (self: Value, object: Value) => collect(H32[(self + ITEM_KEYS) >> 2], object, getItem),
  ],
  slots: {
    repr: (self: Value) =>
      reprCall(self, "itemgetter", () => reprItems(H32[(self + ITEM_KEYS) >> 2])),
  },
  methods: {
    __reduce__: ["", (self: Value) => tupleOf(ITEMGETTER_TYPE, H32[(self + ITEM_KEYS) >> 2])],
  },
};

// --- attrgetter

const ATTRIBUTE_GIVEN = 4;
const ATTRIBUTE_PATHS = 8;

function attrgetterNew(cls: number, args: Value): Value {
  const count = tupleLength(args);
  if (count === 0) return raiseTypeError("attrgetter expected 1 argument, got 0");
  const paths = allocateTuple(count);
  for (let i = 0; i < count; i++) {
    const name = tupleItem(args, i);
    if (!isStr(name)) return raiseTypeError("attribute name must be a string");
    const text = jsString(name);
    setTupleItem(
      paths,
      i,
      text.includes(".") ? tupleOf(...text.split(".").map(internText)) : intern(name),
    );
  }
  const getter = allocateInstance(cls);
  H32[(getter + ATTRIBUTE_GIVEN) >> 2] = args;
  H32[(getter + ATTRIBUTE_PATHS) >> 2] = paths;
  return getter;
}

/** object.a.b for the path (a, b), or object.a for a name. */
function followPath(object: Value, path: Value): Value {
  if (!isTuple(path)) return getAttribute(object, path);
  const mark = rootMark();
  let value = object;
  for (let i = 0; i < tupleLength(path) && value !== 0; i++) {
    releaseRoots(mark);
    pushRoot(value);
    value = getAttribute(value, tupleItem(path, i));
  }
  releaseRoots(mark);
  return value;
}

const attrgetter: TypeDefinition = {
  type: ATTRGETTER_TYPE,
  doc:
    "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = " +
    "attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the " +
    "call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the " +
    "call h(r) returns\n(r.name.first, r.name.last).",
  new: ["*attrs", attrgetterNew],
  call: [
    "obj, /",
    (self: Value, object: Value) => collect(H32[(self + ATTRIBUTE_PATHS) >> 2], object, followPath),
  ],
  slots: {
    repr: (self: Value) =>
      reprCall(self, "attrgetter", () => reprItems(H32[(self + ATTRIBUTE_GIVEN) >> 2])),
  },
  methods: {
    __reduce__: ["", (self: Value) => tupleOf(ATTRGETTER_TYPE, H32[(self + ATTRIBUTE_GIVEN) >> 2])],
  },
};

// --- methodcaller

const CALLER_NAME = 4;
const CALLER_ARGS = 8;
const CALLER_KEYWORDS = 12;

function methodcallerNew(cls: number, args: Value, keywords: Value): Value {
  const count = tupleLength(args);
  if (count === 0) {
    return raiseTypeError("methodcaller needs at least one argument, the method name");
  }
  const name = tupleItem(args, 0);
  if (!isStr(name)) return raiseTypeError("method name must be a string");
  const rest = tupleFrom(tupleFirst(args) + 1, count - 1);
  const caller = allocateInstance(cls);
  H32[(caller + CALLER_NAME) >> 2] = intern(name);
  H32[(caller + CALLER_ARGS) >> 2] = rest;
  H32[(caller + CALLER_KEYWORDS) >> 2] = keywords;
  return caller;
}

function methodcallerCall(self: Value, object: Value): Value {
  const method = getAttribute(object, H32[(self + CALLER_NAME) >> 2]);
  if (method === 0) return 0;
  const args = H32[(self + CALLER_ARGS) >> 2];
  const keywords = H32[(self + CALLER_KEYWORDS) >> 2];
  const mark = rootMark();
  pushRoot(method);
  const result = tupleLength(args) === 0 && dictLength(keywords) === 0
    ? call0(method)
    : callTuple(method, args, keywords);
  releaseRoots(mark);
  return result;
}

function methodcallerParts(self: Value): string[] | null {
  const name = reprOf(H32[(self + CALLER_NAME) >> 2]);
  if (name === 0) return null;
  const parts = reprItems(H32[(self + CALLER_ARGS) >> 2]);
  if (parts === null) return null;
  parts.unshift(jsString(name));
  const keywords = H32[(self + CALLER_KEYWORDS) >> 2];
  for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
    const key = jsString(dictKeyAt(keywords, i));
    const text = reprOf(dictValueAt(keywords, i));
    if (text === 0) return null;
    parts.push(`${key}=${jsString(text)}`);
  }
  return parts;
}

/** The type and its arguments; with keywords a partial of the type, which has them. */
function reduceMethodcaller(self: Value): Value {
  const args = H32[(self + CALLER_ARGS) >> 2];
  const keywords = H32[(self + CALLER_KEYWORDS) >> 2];
  const name = H32[(self + CALLER_NAME) >> 2];
  const mark = rootMark();
  const plain = dictLength(keywords) === 0;
  const count = tupleLength(args);
  let make: Value = METHODCALLER_TYPE;
  let given: Value = args;
  if (plain) {
    given = allocateTuple(count + 1);
    setTupleItem(given, 0, name);
    for (let i = 0; i < count; i++) setTupleItem(given, i + 1, tupleItem(args, i));
  } else {
    // Keywords go into a partial of the type: there must be functools, as there is for whoever pickles.
    const functools = dictGetStr(H32[TS_MODULES >> 2], internText("functools"));
    if (functools === 0) {
      releaseRoots(mark);
      return raiseTypeError("cannot pickle 'operator.methodcaller' object");
    }
    const partial = getAttribute(functools, internText("partial"));
    if (partial !== 0) pushRoot(partial);
    make = partial === 0 ? 0 : callTuple(partial, tupleOf(METHODCALLER_TYPE, name), keywords);
  }
  releaseRoots(mark);
  return make === 0 ? 0 : tupleOf(make, given);
}

const methodcaller: TypeDefinition = {
  type: METHODCALLER_TYPE,
  doc: "Return a callable object that calls the given method on its operand.\nAfter f = " +
    "methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', " +
    "'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
  new: ["*args, **kwargs", methodcallerNew],
  call: ["obj, /", methodcallerCall],
  slots: {
    repr: (self: Value) => reprCall(self, "methodcaller", () => methodcallerParts(self)),
  },
  methods: { __reduce__: ["", reduceMethodcaller, "Return state information for pickling"] },
};

/** The types of this file. */
export const getterTypes: readonly TypeDefinition[] = [itemgetter, attrgetter, methodcaller];
