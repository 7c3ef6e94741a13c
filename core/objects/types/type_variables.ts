/**
 * Type variables: typing.TypeVar, ParamSpec, TypeVarTuple (Objects/typevarobject.c; PEP 484, 612, 646, 695, 696).
 *
 *     all three        0 shape  4 dict or 0  8 name  12 bound or 0  16 its function or 0  20 constraints or 0
 *                      24 their function or 0  28 default or 0  32 its function or 0  36 VARIANCE_* bits
 *     ParamSpecArgs    4 the ParamSpec
 *     ParamSpecKwargs  4 the ParamSpec
 *
 * What takes their place in generics is decided in typing, in Python, as it is in CPython.
 */
import { KIND_OTHER, LAYOUT_FIELDS } from "../../heap/layouts/shape.ts";
import { EMPTY_TUPLE, FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType, type NativeEntry } from "../define.ts";
import { nameOfType, raise, raiseTypeError, typeOf } from "../errors.ts";
import { allocateInstance, instanceSet } from "../instances.ts";
import { isStr, isTuple } from "../kinds.ts";
import { N } from "../names.ts";
import { EQUAL, equals, NOT_EQUAL } from "../protocols/compare.ts";
import { getItem } from "../protocols/items.ts";
import { callModuleFunction, moduleAttribute } from "../protocols/import.ts";
import { getIter } from "../protocols/iterate.ts";
import { truth } from "../protocols/truth.ts";
import { staticName, staticShape, staticType } from "../static_area.ts";
import { bool } from "../values/numbers.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import { VALUE_ERROR } from "../well_known.ts";
import { getInstanceDict } from "./class_slots.ts";
import { callerModule, checkedType, evaluatorOf, lazyValue, noDefault } from "./lazy_values.ts";
import { unionWith } from "./union_type.ts";

const DICT = 4;
const NAME = 8;
const BOUND = 12;
const EVALUATE_BOUND = 16;
const CONSTRAINTS = 20;
const EVALUATE_CONSTRAINTS = 24;
const DEFAULT = 28;
const EVALUATE_DEFAULT = 32;
const VARIANCE = 36;
const BYTES = 40;

const COVARIANT = 1;
const CONTRAVARIANT = 2;
const INFERRED = 4;

export const TYPE_VAR_TYPE = staticType("typing.TypeVar");
staticShape(TYPE_VAR_TYPE, LAYOUT_FIELDS, BYTES, KIND_OTHER);
export const PARAM_SPEC_TYPE = staticType("typing.ParamSpec");
staticShape(PARAM_SPEC_TYPE, LAYOUT_FIELDS, BYTES, KIND_OTHER);
export const TYPE_VAR_TUPLE_TYPE = staticType("typing.TypeVarTuple");
staticShape(TYPE_VAR_TUPLE_TYPE, LAYOUT_FIELDS, BYTES, KIND_OTHER);
export const PARAM_SPEC_ARGS_TYPE = staticType("typing.ParamSpecArgs");
staticShape(PARAM_SPEC_ARGS_TYPE, LAYOUT_FIELDS, 8, KIND_OTHER);
export const PARAM_SPEC_KWARGS_TYPE = staticType("typing.ParamSpecKwargs");
staticShape(PARAM_SPEC_KWARGS_TYPE, LAYOUT_FIELDS, 8, KIND_OTHER);

const PARAMETERS = staticName("__parameters__");

/** Whether the value is a TypeVarTuple. */
export function isTypeVarTuple(value: Value): boolean {
  return (value & 1) === 0 && typeOf(value) === TYPE_VAR_TUPLE_TYPE;
}

/** A type variable without bound and default, as type parameter lists make it. @throws OutOfMemory */
export function newTypeVariable(type: number, name: Value): Value {
  return bareVariable(type, name, INFERRED);
}

/** Whether the value is a type variable of any kind. */
export function isTypeVariable(value: Value): boolean {
  const type = (value & 1) !== 0 ? 0 : typeOf(value);
  return type === TYPE_VAR_TYPE || type === PARAM_SPEC_TYPE || type === TYPE_VAR_TUPLE_TYPE;
}

/** Whether the type variable has a default; it is not evaluated. */
export function hasDefaultValue(variable: Value): boolean {
  const value = H32[(variable + DEFAULT) >> 2];
  return H32[(variable + EVALUATE_DEFAULT) >> 2] !== 0 || (value !== 0 && value !== noDefault());
}

function bareVariable(type: number, name: Value, variance: number): Value {
  const variable = allocateInstance(type);
  H32[(variable + NAME) >> 2] = name;
  H32[(variable + VARIANCE) >> 2] = small(variance);
  return variable;
}

/** As guest code makes one: it knows the module that it is made in. */
function makeVariable(type: number, name: Value, variance: number, defaultValue: Value): Value {
  const variable = bareVariable(type, name, variance);
  const mark = rootMark();
  pushRoot(variable);
  instanceSet(variable, type, N.__module__, callerModule());
  H32[(variable + DEFAULT) >> 2] = defaultValue === 0 ? noDefault() : defaultValue;
  releaseRoots(mark);
  return variable;
}

/** Gives a new type variable the function that computes its bound, its constraints or its default. */
export function setLazyPart(
  variable: Value,
  part: "bound" | "constraints" | "default",
  evaluate: Value,
): void {
  const at = part === "bound"
    ? EVALUATE_BOUND
    : part === "constraints"
    ? EVALUATE_CONSTRAINTS
    : EVALUATE_DEFAULT;
  H32[(variable + at) >> 2] = evaluate;
}

// ---------------------------------------------------------------------------------------------------------- construction

function varianceOf(covariant: Value, contravariant: Value, inferred: Value): number {
  let bits = 0;
  const flags = [covariant, contravariant, inferred];
  for (let i = 0; i < flags.length; i++) {
    const holds = flags[i] === 0 ? 0 : truth(flags[i]);
    if (holds < 0) return -1;
    if (holds !== 0) bits |= 1 << i;
  }
  if ((bits & COVARIANT) !== 0 && (bits & CONTRAVARIANT) !== 0) {
    raise(VALUE_ERROR, "Bivariant types are not supported.");
    return -1;
  }
  if ((bits & INFERRED) !== 0 && bits !== INFERRED) {
    raise(VALUE_ERROR, "Variance cannot be specified with infer_variance.");
    return -1;
  }
  return bits;
}

function nameIsText(type: string, name: Value): boolean {
  if (isStr(name)) return true;
  raiseTypeError(`${type}() argument 'name' must be str, not ${nameOfType(typeOf(name))}`);
  return false;
}

function typeVarNew(
  _cls: Value,
  name: Value,
  constraints: Value,
  bound: Value,
  defaultValue: Value,
  covariant: Value,
  contravariant: Value,
  inferred: Value,
): Value {
  if (!nameIsText("typevar", name)) return 0;
  const variance = varianceOf(covariant, contravariant, inferred);
  if (variance < 0) return 0;
  const mark = rootMark();
  let kept = 0;
  if (bound !== 0 && bound !== NONE) {
    kept = checkedType(bound, "Bound must be a type.");
    if (kept === 0) return 0;
    pushRoot(kept);
  }
  const count = tupleLength(constraints);
  let result: Value = 0;
  if (count === 1) raiseTypeError("A single constraint is not allowed");
  else if (count > 0 && kept !== 0) {
    raiseTypeError("Constraints cannot be combined with bound=...");
  } else {
    const checked = checkedTuple(constraints);
    pushRoot(checked);
    if (checked !== 0) {
      result = makeVariable(TYPE_VAR_TYPE, name, variance, defaultValue);
      H32[(result + BOUND) >> 2] = kept;
      H32[(result + CONSTRAINTS) >> 2] = checked;
    }
  }
  releaseRoots(mark);
  return result;
}

function checkedTuple(values: Value): Value {
  const count = tupleLength(values);
  if (count === 0) return EMPTY_TUPLE;
  const mark = rootMark();
  const result = allocateTuple(count);
  pushRoot(result);
  for (let i = 0; i < count; i++) {
    const checked = checkedType(
      tupleItem(values, i),
      "TypeVar(name, constraint, ...): constraints must be types.",
    );
    if (checked === 0) {
      releaseRoots(mark);
      return 0;
    }
    setTupleItem(result, i, checked);
  }
  releaseRoots(mark);
  return result;
}

function paramSpecNew(
  _cls: Value,
  name: Value,
  bound: Value,
  defaultValue: Value,
  covariant: Value,
  contravariant: Value,
  inferred: Value,
): Value {
  if (!nameIsText("paramspec", name)) return 0;
  const variance = varianceOf(covariant, contravariant, inferred);
  if (variance < 0) return 0;
  const mark = rootMark();
  let kept = 0;
  if (bound !== 0 && bound !== NONE) {
    kept = checkedType(bound, "Bound must be a type.");
    if (kept === 0) return 0;
  }
  pushRoot(kept);
  const result = makeVariable(PARAM_SPEC_TYPE, name, variance, defaultValue);
  H32[(result + BOUND) >> 2] = kept;
  releaseRoots(mark);
  return result;
}

function typeVarTupleNew(_cls: Value, name: Value, defaultValue: Value): Value {
  if (!nameIsText("typevartuple", name)) return 0;
  return makeVariable(TYPE_VAR_TUPLE_TYPE, name, INFERRED, defaultValue);
}

// ------------------------------------------------------------------------------------------------------ attributes, use

function represent(self: Value): Value {
  const variance = H32[(self + VARIANCE) >> 2] >> 1;
  const prefix = (variance & INFERRED) !== 0
    ? ""
    : (variance & COVARIANT) !== 0
    ? "+"
    : (variance & CONTRAVARIANT) !== 0
    ? "-"
    : "~";
  return newStr(prefix + jsString(H32[(self + NAME) >> 2]));
}

const flag = (bit: number) =>
  [
    (self: Value): Value => ((H32[(self + VARIANCE) >> 2] >> 1) & bit) !== 0 ? TRUE : FALSE,
  ] as const;

const defaultOf = (self: Value): Value => {
  const value = lazyValue(self, DEFAULT, EVALUATE_DEFAULT, -1);
  return value === -1 ? noDefault() : value;
};

const hasDefault = (self: Value): Value => bool(hasDefaultValue(self));

const defaultEvaluator = (self: Value): Value => evaluatorOf(self, DEFAULT, EVALUATE_DEFAULT);

function constraintsEvaluator(self: Value): Value {
  const eager = H32[(self + CONSTRAINTS) >> 2];
  if (eager === EMPTY_TUPLE && H32[(self + EVALUATE_CONSTRAINTS) >> 2] === 0) return NONE;
  return evaluatorOf(self, CONSTRAINTS, EVALUATE_CONSTRAINTS);
}

/** TypeVar.__typing_prepare_subst__: the default, when the arguments end just before this variable. */
function prepareTypeVar(self: Value, alias: Value, args: Value): Value {
  const mark = rootMark();
  const parameters = callModuleFunction("builtins", "getattr", tupleOf(alias, PARAMETERS));
  pushRoot(parameters);
  let result: Value = 0;
  if (parameters !== 0 && isTuple(parameters) && isTuple(args)) {
    let place = 0;
    while (place < tupleLength(parameters) && tupleItem(parameters, place) !== self) place++;
    result = args;
    if (place === tupleLength(args)) {
      const fallback = defaultOf(self);
      if (fallback === 0) result = 0;
      else if (fallback === noDefault()) {
        const shown = callModuleFunction("builtins", "str", tupleOf(alias));
        result = shown === 0 ? 0 : raiseTypeError(
          `Too few arguments for ${jsString(shown)}; actual ${place}, ` +
            `expected at least ${place + 1}`,
        );
      } else {
        pushRoot(fallback);
        result = allocateTuple(place + 1);
        for (let i = 0; i < place; i++) setTupleItem(result, i, tupleItem(args, i));
        setTupleItem(result, place, fallback);
      }
    }
  }
  releaseRoots(mark);
  return result;
}

const inTyping = (name: string) => (...args: Value[]): Value =>
  callModuleFunction("typing", name, tupleOf(...args));

const refuseSubclass = (type: string): NativeEntry => [
  "bases, /",
  () => raiseTypeError(`Cannot subclass an instance of ${type}`),
];

const dictOf = (self: Value): Value => getInstanceDict(self);
const nameReduce: NativeEntry = ["", (self: Value) => H32[(self + NAME) >> 2]];

const common = {
  module: "typing",
  dictOffset: DICT,
  members: { __name__: NAME },
} as const;

const withDefault = {
  __default__: [defaultOf],
  evaluate_default: [defaultEvaluator],
  __dict__: [dictOf],
} as const;

const varianceFlags = {
  __covariant__: flag(COVARIANT),
  __contravariant__: flag(CONTRAVARIANT),
  __infer_variance__: flag(INFERRED),
};

defineType({
  ...common,
  type: TYPE_VAR_TYPE,
  doc: "Type variable.",
  new: [
    "name, *constraints, bound=None, default=None, covariant=False, contravariant=False, infer_variance=False",
    typeVarNew,
  ],
  slots: { repr: represent, or: unionWith },
  getset: {
    ...withDefault,
    ...varianceFlags,
    __bound__: [(self: Value) => lazyValue(self, BOUND, EVALUATE_BOUND, NONE)],
    __constraints__: [
      (self: Value) => lazyValue(self, CONSTRAINTS, EVALUATE_CONSTRAINTS, EMPTY_TUPLE),
    ],
    evaluate_bound: [(self: Value) => evaluatorOf(self, BOUND, EVALUATE_BOUND)],
    evaluate_constraints: [constraintsEvaluator],
  },
  methods: {
    has_default: ["", hasDefault],
    __typing_subst__: ["arg, /", inTyping("_typevar_subst")],
    __typing_prepare_subst__: ["alias, args, /", prepareTypeVar],
    __mro_entries__: refuseSubclass("TypeVar"),
    __reduce__: nameReduce,
  },
});

/** P.args or P.kwargs. */
function partOf(type: number): (self: Value) => Value {
  return (self) => makePart(type, self);
}

function makePart(type: number, origin: Value): Value {
  const part = allocateInstance(type);
  H32[(part + 4) >> 2] = origin;
  return part;
}

defineType({
  ...common,
  type: PARAM_SPEC_TYPE,
  doc: "Parameter specification variable.",
  new: [
    "name, *, bound=None, default=None, covariant=False, contravariant=False, infer_variance=False",
    paramSpecNew,
  ],
  slots: { repr: represent, or: unionWith },
  getset: {
    ...withDefault,
    ...varianceFlags,
    __bound__: [(self: Value) => H32[(self + BOUND) >> 2] || NONE],
    args: [partOf(PARAM_SPEC_ARGS_TYPE)],
    kwargs: [partOf(PARAM_SPEC_KWARGS_TYPE)],
  },
  methods: {
    has_default: ["", hasDefault],
    __typing_subst__: ["arg, /", inTyping("_paramspec_subst")],
    __typing_prepare_subst__: ["alias, args, /", inTyping("_paramspec_prepare_subst")],
    __mro_entries__: refuseSubclass("ParamSpec"),
    __reduce__: nameReduce,
  },
});

/** `*Ts`: Unpack[Ts], once. */
function iterate(self: Value): Value {
  const mark = rootMark();
  const unpack = moduleAttribute("typing", "Unpack");
  pushRoot(unpack);
  const unpacked = unpack === 0 ? 0 : getItem(unpack, self);
  releaseRoots(mark);
  return unpacked === 0 ? 0 : getIter(tupleOf(unpacked));
}

defineType({
  ...common,
  type: TYPE_VAR_TUPLE_TYPE,
  doc: "Type variable tuple.",
  new: ["name, *, default=None", typeVarTupleNew],
  slots: { repr: represent, iter: iterate },
  getset: withDefault,
  methods: {
    has_default: ["", hasDefault],
    __typing_subst__: [
      "arg, /",
      () => raiseTypeError("Substitution of bare TypeVarTuple is not supported"),
    ],
    __typing_prepare_subst__: ["alias, args, /", inTyping("_typevartuple_prepare_subst")],
    __mro_entries__: refuseSubclass("TypeVarTuple"),
    __reduce__: nameReduce,
  },
});

function comparePart(self: Value, other: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if ((other & 1) !== 0 || typeOf(other) !== typeOf(self)) return NOT_IMPLEMENTED;
  const same = equals(H32[(self + 4) >> 2], H32[(other + 4) >> 2]);
  return same < 0 ? 0 : bool((same === 1) === (operator === EQUAL));
}

for (
  const [type, name, attribute] of [
    [PARAM_SPEC_ARGS_TYPE, "ParamSpecArgs", "args"],
    [PARAM_SPEC_KWARGS_TYPE, "ParamSpecKwargs", "kwargs"],
  ] as const
) {
  defineType({
    type,
    module: "typing",
    doc: `The ${attribute} of a ParamSpec.`,
    new: ["origin", makePart],
    slots: {
      repr: (self: Value) => {
        const origin = H32[(self + 4) >> 2];
        const known = (origin & 1) === 0 && typeOf(origin) === PARAM_SPEC_TYPE;
        if (!known) return callModuleFunction("builtins", "repr", tupleOf(origin));
        return newStr(`${jsString(H32[(origin + NAME) >> 2])}.${attribute}`);
      },
      compare: comparePart,
    },
    members: { __origin__: 4 },
    methods: { __mro_entries__: refuseSubclass(name) },
    none: ["__hash__"],
  });
}
