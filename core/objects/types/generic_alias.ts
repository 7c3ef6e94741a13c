/**
 * types.GenericAlias, what `list[int]` gives (Objects/genericaliasobject.c).
 *
 *     0 shape   4 ALIAS_ORIGIN   8 ALIAS_ARGS  tuple   12 ALIAS_STARRED  True, or 0
 *
 * Attributes that are not the alias's own are those of the origin.
 */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { ELLIPSIS, FALSE, NOT_IMPLEMENTED, TRUE, TS_BUILTINS_DICT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { clearIf, raiseAttributeError, raiseTypeError, typeOf } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { isList, isTuple } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import {
  genericGetAttribute,
  genericSetAttribute,
  getAttribute,
  setAttribute,
} from "../protocols/attributes.ts";
import { call0, callTuple } from "../protocols/call.ts";
import { compareTruth, EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { hashWord } from "../protocols/hash.ts";
import { getIter } from "../protocols/iterate.ts";
import { listFromIterable } from "../protocols/sequence_input.ts";
import { staticName } from "../static_area.ts";
import { bool } from "../values/numbers.ts";
import {
  listAppend,
  listItem,
  listLength,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { internText, jsString, newStr } from "../values/text.ts";
import { ATTRIBUTE_ERROR, TYPE_ERROR } from "../well_known.ts";
import { GENERIC_ALIAS_TYPE, isGenericAlias } from "./generic_shapes.ts";
import { substituteParameters, typeParameters } from "./type_parameters.ts";
import { typeReprText, unionOr } from "./union_type.ts";

const ALIAS_ORIGIN = 4;
const ALIAS_ARGS = 8;
const ALIAS_STARRED = 12;

const NEXT = staticName("next");
const ORIG_CLASS = staticName("__orig_class__");

/** Attributes that an alias has itself; the rest are its origin's. */
const OWN = new Set(
  ("__class__ __origin__ __args__ __unpacked__ __parameters__ __typing_unpacked_tuple_args__ " +
    "__mro_entries__ __reduce_ex__ __reduce__ __copy__ __deepcopy__").split(" "),
);

/** origin[args]: `args` is a tuple, or the only argument. @throws OutOfMemory */
export function newGenericAlias(origin: Value, args: Value): Value {
  return makeAlias(GENERIC_ALIAS_TYPE, origin, args);
}

function makeAlias(cls: Value, origin: Value, args: Value): Value {
  const tuple = isTuple(args) ? args : tupleOf(args);
  const alias = allocateInstance(cls);
  H32[(alias + ALIAS_ORIGIN) >> 2] = origin;
  H32[(alias + ALIAS_ARGS) >> 2] = tuple;
  return alias;
}

const originOf = (self: Value): Value => H32[(self + ALIAS_ORIGIN) >> 2];
const argsOf = (self: Value): Value => H32[(self + ALIAS_ARGS) >> 2];
const isStarred = (self: Value): boolean => H32[(self + ALIAS_STARRED) >> 2] !== 0;

function aliasRepr(self: Value): Value {
  const origin = typeReprText(originOf(self));
  if (origin === 0) return 0;
  const head = (isStarred(self) ? "*" : "") + jsString(origin);
  const args = argsOf(self);
  const parts: string[] = [];
  for (let i = 0; i < tupleLength(args); i++) {
    const text = argumentText(tupleItem(args, i));
    if (text === null) return 0;
    parts.push(text);
  }
  return newStr(`${head}[${parts.length === 0 ? "()" : parts.join(", ")}]`);
}

function argumentText(value: Value): string | null {
  if (value === ELLIPSIS) return "...";
  if (isList(value)) {
    const parts: string[] = [];
    for (let i = 0; i < listLength(value); i++) {
      const text = argumentText(listItem(value, i));
      if (text === null) return null;
      parts.push(text);
    }
    return `[${parts.join(", ")}]`;
  }
  const text = typeReprText(value);
  return text === 0 ? null : jsString(text);
}

function aliasGetAttribute(self: Value, name: Value): Value {
  return OWN.has(jsString(name)) ? genericGetAttribute(self, name) : attributeOfOrigin(self, name);
}

/** Dunder names that the origin does not have are looked for in the alias itself. */
function attributeOfOrigin(self: Value, name: Value): Value {
  const value = getAttribute(originOf(self), name);
  if (value !== 0 || !jsString(name).startsWith("__") || !clearIf(ATTRIBUTE_ERROR)) return value;
  return genericGetAttribute(self, name);
}

function aliasCall(self: Value, args: Value, keywords: Value): Value {
  const mark = rootMark();
  const result = callTuple(originOf(self), args, keywords);
  if (result === 0) return 0;
  pushRoot(result);
  if (
    setAttribute(result, ORIG_CLASS, self) === 0 && !clearIf(ATTRIBUTE_ERROR) &&
    !clearIf(TYPE_ERROR)
  ) {
    releaseRoots(mark);
    return 0;
  }
  releaseRoots(mark);
  return result;
}

function aliasCompare(self: Value, other: Value, operator: number): Value {
  if ((operator !== EQUAL && operator !== NOT_EQUAL) || !isGenericAlias(other)) {
    return NOT_IMPLEMENTED;
  }
  let same = isStarred(self) === isStarred(other) ? 1 : 0;
  if (same === 1) same = compareTruth(originOf(self), originOf(other), EQUAL);
  if (same === 1) same = compareTruth(argsOf(self), argsOf(other), EQUAL);
  if (same < 0) return 0;
  return (same === 1) === (operator === EQUAL) ? TRUE : FALSE;
}

function aliasHash(self: Value): Value {
  const origin = hashWord(originOf(self));
  if (origin === 0) return 0;
  const args = hashWord(argsOf(self));
  return args === 0 ? 0 : small((origin ^ args) >> 2);
}

function aliasIter(self: Value): Value {
  const starred = newGenericAlias(originOf(self), argsOf(self));
  H32[(starred + ALIAS_STARRED) >> 2] = TRUE;
  return getIter(tupleOf(starred));
}

/** The names of the origin and the alias's own. */
function aliasDir(self: Value): Value {
  const mark = rootMark();
  const bound = lookupSpecial(originOf(self), N.__dir__);
  pushRoot(bound);
  const names = bound === 0 ? 0 : call0(bound);
  pushRoot(names);
  const list = names === 0 ? 0 : listFromIterable(names);
  releaseRoots(mark);
  if (list === 0) return 0;
  for (const name of OWN) listAppend(list, internText(name));
  return list;
}

/** self[...]: the alias with other arguments in place of its type variables. */
function aliasItem(self: Value, given: Value): Value {
  const args = substituteParameters(self, argsOf(self), given);
  if (args === 0) return 0;
  const alias = newGenericAlias(originOf(self), args);
  if (isStarred(self)) H32[(alias + ALIAS_STARRED) >> 2] = TRUE;
  return alias;
}

/** The type and what it is called with; of an unpacked one: next and an iterator that gives it. */
function reduceAlias(self: Value): Value {
  const plain = isStarred(self) ? newGenericAlias(originOf(self), argsOf(self)) : self;
  if (plain === self) return tupleOf(typeOf(self), tupleOf(originOf(self), argsOf(self)));
  const next = dictGetStr(H32[TS_BUILTINS_DICT >> 2], NEXT);
  return next === 0
    ? raiseAttributeError(self, NEXT, "next")
    : tupleOf(next, tupleOf(aliasIter(plain)));
}

const refuse = (message: string) => (): 0 => raiseTypeError(message);

defineType({
  type: GENERIC_ALIAS_TYPE,
  module: "types",
  flags: TYPE_FLAG_BASETYPE,
  doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and " +
    "t.__args__ is (int,).",
  new: [
    "origin, args, /",
    makeAlias,
  ],
  call: ["*args, **kwargs", aliasCall],
  slots: {
    repr: aliasRepr,
    hash: aliasHash,
    compare: aliasCompare,
    getattr: aliasGetAttribute,
    setattr: genericSetAttribute,
    or: unionOr,
    iter: aliasIter,
    getitem: aliasItem,
  },
  getset: {
    __origin__: [originOf],
    __args__: [argsOf],
    __parameters__: [(self: Value) => typeParameters(argsOf(self))],
    __unpacked__: [(self: Value) => bool(isStarred(self))],
  },
  methods: {
    __mro_entries__: ["bases, /", (self: Value) => tupleOf(originOf(self))],
    __instancecheck__: [
      "instance, /",
      refuse("isinstance() argument 2 cannot be a parameterized generic"),
    ],
    __subclasscheck__: [
      "cls, /",
      refuse("issubclass() argument 2 cannot be a parameterized generic"),
    ],
    __dir__: ["", aliasDir],
    __reduce__: ["", reduceAlias],
  },
});
