/**
 * classmethod and staticmethod (Objects/funcobject.c): [shape, dict or 0, callable]. Those that type.__new__ makes of
 * plain functions have no dict: what reads attributes of the function from it looks at the function then.
 */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType, type TypeDefinition } from "../define.ts";
import { pending, raiseRuntimeError, raiseTypeError, typeOf } from "../errors.ts";
import { allocateInstance, instanceDict } from "../instances.ts";
import { newMethod } from "../lookup.ts";
import { N } from "../names.ts";
import { getAttribute, lookupAttribute, setAttribute } from "../protocols/attributes.ts";
import { callTuple } from "../protocols/call.ts";
import { reprOf } from "../protocols/represent.ts";
import { truth } from "../protocols/truth.ts";
import { dictSetStr } from "../values/dict_table.ts";
import { bool } from "../values/numbers.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import { CLASSMETHOD_TYPE, STATICMETHOD_TYPE } from "../well_known.ts";
import { getInstanceDict, setInstanceDict } from "./class_slots.ts";
import { newGenericAlias } from "./generic_alias.ts";

const DICT_OFFSET = 4;
const CALLABLE = 8;

const callableOf = (self: Value): Value => H32[(self + CALLABLE) >> 2] || NONE;

const COPIED = [N.__module__, N.__name__, N.__qualname__, N.__doc__];

/** `__init__`: takes the callable and copies its names. */
function init(self: Value, callable: Value): Value {
  H32[(self + CALLABLE) >> 2] = callable;
  for (const name of COPIED) {
    const value = lookupAttribute(callable, name);
    if (value !== 0) dictSetStr(instanceDict(self, typeOf(self)), name, value);
    else if (pending()) return 0;
  }
  return NONE;
}

/** Whether an object's `__isabstractmethod__` is true; 1, 0, or -1 with the exception pending. May run guest code. */
export function isAbstract(value: Value): number {
  if (value === 0 || value === NONE) return 0;
  const mark = rootMark();
  const flag = lookupAttribute(value, N.__isabstractmethod__);
  pushRoot(flag);
  const result = flag === 0 ? (pending() ? -1 : 0) : truth(flag);
  releaseRoots(mark);
  return result;
}

function getAbstract(self: Value): Value {
  const abstract = isAbstract(callableOf(self));
  return abstract < 0 ? 0 : bool(abstract === 1);
}

function represent(what: string): (self: Value) => Value {
  return (self) => {
    const text = reprOf(callableOf(self));
    return text === 0 ? 0 : newStr(`<${what}(${jsString(text)})>`);
  };
}

/** Annotations are the callable's. */
const forwarded = (name: Value) =>
  [
    (self: Value): Value => getAttribute(callableOf(self), name),
    (self: Value, value: Value): number => setAttribute(callableOf(self), name, value),
  ] as const;

/** What both types have. */
function shared(name: string): Partial<TypeDefinition> {
  return {
    flags: TYPE_FLAG_BASETYPE,
    dictOffset: DICT_OFFSET,
    new: ["*args, **kwargs", allocateInstance],
    init: [
      "*args",
      (self: Value, args: Value) =>
        tupleLength(args) === 1
          ? init(self, tupleItem(args, 0))
          : raiseTypeError(`${name} expected 1 argument, got ${tupleLength(args)}`),
    ],
    members: { __func__: CALLABLE, __wrapped__: CALLABLE },
    getset: {
      __isabstractmethod__: [getAbstract],
      __dict__: [getInstanceDict, setInstanceDict],
      __annotations__: forwarded(N.__annotations__),
      __annotate__: forwarded(N.__annotate__),
    },
    classMethods: { __class_getitem__: ["item, /", newGenericAlias] },
  };
}

function classMethodGet(self: Value, instance: Value, owner: Value): Value {
  const callable = H32[(self + CALLABLE) >> 2];
  if (callable === 0) return raiseRuntimeError("uninitialized classmethod object");
  return newMethod(callable, owner !== 0 ? owner : typeOf(instance));
}

function staticMethodGet(self: Value): Value {
  const callable = H32[(self + CALLABLE) >> 2];
  return callable !== 0 ? callable : raiseRuntimeError("uninitialized staticmethod object");
}

defineType({
  ...shared("classmethod"),
  type: CLASSMETHOD_TYPE,
  doc: "classmethod(function, /)\n--\n\nConvert a function to be a class method.",
  slots: { get: classMethodGet, repr: represent("classmethod") },
});

defineType({
  ...shared("staticmethod"),
  type: STATICMETHOD_TYPE,
  doc: "staticmethod(function, /)\n--\n\nConvert a function to be a static method.",
  call: ["*args, **kwargs", (self: Value, args: Value, keywords: Value) => {
    const callable = staticMethodGet(self);
    return callable === 0 ? 0 : callTuple(callable, args, keywords);
  }],
  slots: { get: staticMethodGet, repr: represent("staticmethod") },
});
