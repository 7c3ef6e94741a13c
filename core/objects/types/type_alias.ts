/**
 * typing.TypeAliasType, what a `type` statement makes (Objects/typevarobject.c).
 *
 *     0 shape  4 name  8 type parameters, tuple or 0  12 value or 0  16 the function that computes it or 0  20 module
 */
import { KIND_OTHER, LAYOUT_FIELDS } from "../../heap/layouts/shape.ts";
import { EMPTY_TUPLE, NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { nameOfType, raiseTypeError, typeOf } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { isStr, isTuple } from "../kinds.ts";
import { N } from "../names.ts";
import { genericGetAttribute } from "../protocols/attributes.ts";
import { getIter } from "../protocols/iterate.ts";
import { moduleAttribute } from "../protocols/import.ts";
import { getItem } from "../protocols/items.ts";
import { reprOf } from "../protocols/represent.ts";
import { staticShape, staticType } from "../static_area.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { jsString } from "../values/text.ts";
import { newGenericAlias } from "./generic_alias.ts";
import { callerModule, evaluatorOf, lazyValue } from "./lazy_values.ts";
import { hasDefaultValue, isTypeVariable, isTypeVarTuple } from "./type_variables.ts";
import { unionWith } from "./union_type.ts";

const NAME = 4;
const TYPE_PARAMS = 8;
const VALUE = 12;
const EVALUATE = 16;
const MODULE = 20;

export const TYPE_ALIAS_TYPE = staticType("typing.TypeAliasType");
staticShape(TYPE_ALIAS_TYPE, LAYOUT_FIELDS, 24, KIND_OTHER);

/** The alias of a `type` statement; `parameters` is a tuple or None. @throws OutOfMemory */
export function newTypeAlias(name: Value, parameters: Value, evaluate: Value): Value {
  const alias = allocateInstance(TYPE_ALIAS_TYPE);
  H32[(alias + NAME) >> 2] = name;
  H32[(alias + TYPE_PARAMS) >> 2] = parameters === NONE ? 0 : parameters;
  H32[(alias + EVALUATE) >> 2] = evaluate;
  H32[(alias + MODULE) >> 2] = callerModule();
  return alias;
}

function aliasNew(_cls: Value, name: Value, value: Value, parameters: Value): Value {
  if (!isStr(name)) {
    return raiseTypeError(
      `typealias() argument 'name' must be str, not ${nameOfType(typeOf(name))}`,
    );
  }
  if (parameters !== 0 && !isTuple(parameters)) {
    return raiseTypeError("type_params must be a tuple");
  }
  if (parameters !== 0 && !defaultsLast(parameters)) return 0;
  const alias = newTypeAlias(
    name,
    parameters === 0 || tupleLength(parameters) === 0 ? 0 : parameters,
    0,
  );
  H32[(alias + VALUE) >> 2] = value;
  return alias;
}

function defaultsLast(parameters: Value): boolean {
  let seen = false;
  for (let i = 0; i < tupleLength(parameters); i++) {
    const parameter = tupleItem(parameters, i);
    const known = isTypeVariable(parameter);
    const has = known && hasDefaultValue(parameter);
    if (known && (has || !seen)) {
      seen ||= has;
      continue;
    }
    const text = reprOf(parameter);
    if (text === 0) return false;
    const shown = jsString(text);
    raiseTypeError(
      known
        ? `non-default type parameter '${shown}' follows default type parameter`
        : `Expected a type param, got ${shown}`,
    );
    return false;
  }
  return true;
}

const parametersOf = (self: Value): Value => H32[(self + TYPE_PARAMS) >> 2] || EMPTY_TUPLE;

/** The type parameters, each TypeVarTuple unpacked. */
function unpackedParameters(self: Value): Value {
  const parameters = parametersOf(self);
  const count = tupleLength(parameters);
  let result: Value = parameters;
  const mark = rootMark();
  for (let i = 0; i < count && result !== 0; i++) {
    const parameter = tupleItem(parameters, i);
    if (!isTypeVarTuple(parameter)) continue;
    if (result === parameters) {
      result = allocateTuple(count);
      pushRoot(result);
      for (let j = 0; j < count; j++) setTupleItem(result, j, tupleItem(parameters, j));
    }
    const unpack = moduleAttribute("typing", "Unpack");
    const unpacked = unpack === 0 ? 0 : getItem(unpack, parameter);
    if (unpacked === 0) result = 0;
    else setTupleItem(result, i, unpacked);
  }
  releaseRoots(mark);
  return result;
}

function subscript(self: Value, args: Value): Value {
  if (H32[(self + TYPE_PARAMS) >> 2] === 0) {
    return raiseTypeError("Only generic type aliases are subscriptable");
  }
  return newGenericAlias(self, args);
}

function iterate(self: Value): Value {
  const mark = rootMark();
  pushRoot(self);
  const unpack = moduleAttribute("typing", "Unpack");
  pushRoot(unpack);
  const unpacked = unpack === 0 ? 0 : getItem(unpack, self);
  releaseRoots(mark);
  return unpacked === 0 ? 0 : getIter(tupleOf(unpacked));
}

defineType({
  type: TYPE_ALIAS_TYPE,
  module: "typing",
  doc: "Type alias.",
  new: ["name, value, *, type_params=()", aliasNew],
  slots: {
    getattr: (self: Value, name: Value) =>
      name === N.__module__ ? H32[(self + MODULE) >> 2] || NONE : genericGetAttribute(self, name),
    repr: (self: Value) => H32[(self + NAME) >> 2],
    getitem: subscript,
    or: unionWith,
    iter: iterate,
  },
  members: { __name__: NAME },
  getset: {
    __type_params__: [parametersOf],
    __parameters__: [unpackedParameters],
    __value__: [(self: Value) => lazyValue(self, VALUE, EVALUATE, NONE)],
    evaluate_value: [(self: Value) => evaluatorOf(self, VALUE, EVALUATE)],
  },
  methods: { __reduce__: ["", (self: Value) => H32[(self + NAME) >> 2]] },
});
