/** builtin_function_or_method and method-wrapper (Objects/methodobject.c, Objects/descrobject.c). */
import {
  BUILTIN_NAME,
  BUILTIN_NATIVE,
  BUILTIN_OWNER,
  BUILTIN_SELF,
  DESCRIPTOR_NAME,
  DESCRIPTOR_OWNER,
  METHOD_FUNCTION,
  METHOD_SELF,
} from "../../heap/layouts/callable.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE, TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { typeName, typeOf } from "../errors.ts";
import { isStr, isType } from "../kinds.ts";
import { N } from "../names.ts";
import { getAttribute } from "../protocols/attributes.ts";
import { EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { staticName } from "../static_area.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { tupleOf } from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import {
  BUILTIN_SHAPE,
  BUILTIN_TYPE,
  METHOD_WRAPPER_SHAPE,
  METHOD_WRAPPER_TYPE,
} from "../well_known.ts";
import { addressText, qualnameOfType } from "./class_names.ts";
import { callSelf } from "./native_descriptors.ts";

const BUILTINS = staticName("builtins");
const GETATTR = staticName("getattr");

const nameOf = (self: Value): Value => H32[(self + BUILTIN_NAME) >> 2];

/** What a builtin method is bound to, 0 for a function. Host functions (owner is a small int) keep a number there. */
function selfOf(self: Value): Value {
  return (H32[(self + BUILTIN_OWNER) >> 2] & 1) !== 0 ? 0 : H32[(self + BUILTIN_SELF) >> 2];
}

/** The module a function is of: by the name that it keeps. */
function moduleOf(self: Value): Value {
  const owner = H32[(self + BUILTIN_OWNER) >> 2];
  return selfOf(self) === 0 && owner !== 0 && (owner & 1) === 0 && !isType(owner) ? owner : NONE;
}

function getSelf(self: Value): Value {
  if (selfOf(self) !== 0) return selfOf(self);
  const name = moduleOf(self);
  const module = name === NONE || !isStr(name) ? 0 : dictGetStr(H32[TS_MODULES >> 2], name);
  return module === 0 ? NONE : module;
}

function builtinRepr(self: Value): Value {
  const name = jsString(nameOf(self));
  const bound = selfOf(self);
  if (bound === 0) return newStr(`<built-in function ${name}>`);
  const what = nameOf(self) === N.__init__ || nameOf(self) === N.__call__
    ? `<method-wrapper '${name}' of`
    : `<built-in method ${name} of`;
  return newStr(`${what} ${typeName(bound)} object at ${addressText(bound)}>`);
}

function getQualname(self: Value): Value {
  const bound = selfOf(self);
  if (bound === 0) return nameOf(self);
  const type = isType(bound) ? bound : typeOf(bound);
  return newStr(`${qualnameOfType(type)}.${jsString(nameOf(self))}`);
}

function builtinCompare(self: Value, other: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if ((other & 1) !== 0 || H32[other >> 2] !== BUILTIN_SHAPE) return NOT_IMPLEMENTED;
  const same = H32[(self + BUILTIN_SELF) >> 2] === H32[(other + BUILTIN_SELF) >> 2] &&
    H32[(self + BUILTIN_NATIVE) >> 2] === H32[(other + BUILTIN_NATIVE) >> 2];
  return same === (operator === EQUAL) ? TRUE : FALSE;
}

function builtinHash(self: Value): Value {
  return small(
    ((H32[(self + BUILTIN_SELF) >> 2] >>> 3) ^ H32[(self + BUILTIN_NATIVE) >> 2]) & 0x3fffffff,
  );
}

function builtinReduce(self: Value): Value {
  if (selfOf(self) === 0) return nameOf(self);
  const getattr = getAttribute(dictGetStr(H32[TS_MODULES >> 2], BUILTINS), GETATTR);
  return getattr === 0 ? 0 : tupleOf(getattr, tupleOf(selfOf(self), nameOf(self)));
}

defineType({
  type: BUILTIN_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { repr: builtinRepr, compare: builtinCompare, hash: builtinHash },
  call: ["*args, **kwargs", callSelf],
  getset: {
    __name__: [nameOf],
    __qualname__: [getQualname],
    __self__: [getSelf],
    __module__: [moduleOf],
    __doc__: [() => NONE],
    __text_signature__: [() => NONE],
  },
  methods: { __reduce__: ["", builtinReduce] },
});

const wrapped = (self: Value): Value => H32[(self + METHOD_FUNCTION) >> 2];
const wrapperName = (self: Value): Value => H32[(wrapped(self) + DESCRIPTOR_NAME) >> 2];
const wrapperOwner = (self: Value): Value => H32[(wrapped(self) + DESCRIPTOR_OWNER) >> 2];

function wrapperCompare(self: Value, other: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if ((other & 1) !== 0 || H32[other >> 2] !== METHOD_WRAPPER_SHAPE) return NOT_IMPLEMENTED;
  const same = wrapped(self) === wrapped(other) &&
    H32[(self + METHOD_SELF) >> 2] === H32[(other + METHOD_SELF) >> 2];
  return same === (operator === EQUAL) ? TRUE : FALSE;
}

defineType({
  type: METHOD_WRAPPER_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: {
    repr: (self: Value) => {
      const object = H32[(self + METHOD_SELF) >> 2];
      return newStr(
        `<method-wrapper '${jsString(wrapperName(self))}' of ${typeName(object)} object at ${
          addressText(object)
        }>`,
      );
    },
    compare: wrapperCompare,
    hash: (self: Value) =>
      small(((H32[(self + METHOD_SELF) >> 2] >>> 3) ^ wrapped(self)) & 0x3fffffff),
  },
  call: ["*args, **kwargs", callSelf],
  getset: {
    __self__: [(self: Value) => H32[(self + METHOD_SELF) >> 2]],
    __name__: [wrapperName],
    __qualname__: [
      (self: Value) =>
        newStr(`${qualnameOfType(wrapperOwner(self))}.${jsString(wrapperName(self))}`),
    ],
    __objclass__: [wrapperOwner],
    __doc__: [() => NONE],
    __text_signature__: [() => NONE],
  },
});
