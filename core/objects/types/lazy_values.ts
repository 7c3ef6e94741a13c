/**
 * What type parameters and aliases have in common (Objects/typevarobject.c): values that a function computes when they
 * are first asked for, the evaluators that annotationlib asks, and typing.NoDefault.
 *
 *     NoDefaultType    nothing: one object a runtime
 *     constevaluator   4 the value
 */
import { allocate } from "../../heap/allocator.ts";
import { KIND_OTHER, LAYOUT_FIELDS } from "../../heap/layouts/shape.ts";
import { FRAME_GLOBALS } from "../../heap/layouts/frame.ts";
import { EMPTY_TUPLE, NONE, TS_FRAME, TS_NO_DEFAULT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { newException, raiseInstance, raiseTypeError } from "../errors.ts";
import { isStr, isTuple } from "../kinds.ts";
import { N } from "../names.ts";
import { call1 } from "../protocols/call.ts";
import { callModuleFunction, moduleAttribute } from "../protocols/import.ts";
import { reprOf } from "../protocols/represent.ts";
import { staticShape, staticType } from "../static_area.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { tupleOf } from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import { NONE_TYPE, NOT_IMPLEMENTED_ERROR } from "../well_known.ts";
import "./generic_shapes.ts";

/** annotationlib.Format */
export const FORMAT_VALUE = 1;
const FORMAT_FAKE_GLOBALS = 2;
const FORMAT_STRING = 4;

const NO_DEFAULT_TYPE = staticType("typing.NoDefaultType");
const NO_DEFAULT_SHAPE = staticShape(NO_DEFAULT_TYPE, LAYOUT_FIELDS, 8, KIND_OTHER);
const EVALUATOR_TYPE = staticType("_typing._ConstEvaluator");
const EVALUATOR_SHAPE = staticShape(EVALUATOR_TYPE, LAYOUT_FIELDS, 8, KIND_OTHER);

/** typing.NoDefault. @throws OutOfMemory */
export function noDefault(): Value {
  const known = H32[TS_NO_DEFAULT >> 2];
  if (known !== 0) return known;
  const made = allocate(8);
  H32[made >> 2] = NO_DEFAULT_SHAPE;
  H32[TS_NO_DEFAULT >> 2] = made;
  return made;
}

/**
 * The value in the field `at` of `object`, computed by the function in the field `evaluate` when it is not there yet.
 *
 * @returns 0 with the exception pending; `absent` when there is neither
 */
export function lazyValue(object: Value, at: number, evaluate: number, absent: Value): Value {
  const known = H32[(object + at) >> 2];
  if (known !== 0) return known;
  const fn = H32[(object + evaluate) >> 2];
  if (fn === 0) return absent;
  const mark = rootMark();
  pushRoot(object);
  const value = call1(fn, small(FORMAT_VALUE));
  releaseRoots(mark);
  if (value !== 0) H32[(object + at) >> 2] = value;
  return value;
}

/** What annotationlib asks for the value: the function that computes it, or one that has it already; None without. */
export function evaluatorOf(object: Value, at: number, evaluate: number): Value {
  const fn = H32[(object + evaluate) >> 2];
  if (fn !== 0) return fn;
  const value = H32[(object + at) >> 2];
  if (value === 0) return NONE;
  const evaluator = allocate(8);
  H32[evaluator >> 2] = EVALUATOR_SHAPE;
  H32[(evaluator + 4) >> 2] = value;
  return evaluator;
}

/**
 * What an argument of a form is kept as: None's type for None, a ForwardRef for a str (typing._type_check).
 *
 * @param message for a tuple, which is no type
 */
export function checkedType(value: Value, message: string): Value {
  if (value === NONE) return NONE_TYPE;
  if (isStr(value)) {
    const mark = rootMark();
    pushRoot(value);
    const reference = moduleAttribute("typing", "ForwardRef");
    pushRoot(reference);
    const result = reference === 0 ? 0 : call1(reference, value);
    releaseRoots(mark);
    return result;
  }
  if (isTuple(value)) {
    const text = reprOf(value);
    return text === 0
      ? 0
      : raiseTypeError(`${message} Got ${Array.from(jsString(text)).slice(0, 100).join("")}.`);
  }
  return value;
}

/** `__name__` of the module whose code runs, or None. */
export function callerModule(): Value {
  const frame = H32[TS_FRAME >> 2];
  return frame === 0 ? NONE : dictGetStr(H32[(frame + FRAME_GLOBALS) >> 2], N.__name__) || NONE;
}

function callEvaluator(self: Value, format: Value): Value {
  const value = H32[(self + 4) >> 2];
  if (format === small(FORMAT_STRING)) {
    return callModuleFunction("typing", "_type_repr", tupleOf(value));
  }
  return format === small(FORMAT_FAKE_GLOBALS)
    ? raiseInstance(newException(NOT_IMPLEMENTED_ERROR, EMPTY_TUPLE))
    : value;
}

function evaluatorRepr(self: Value): Value {
  const text = reprOf(H32[(self + 4) >> 2]);
  return text === 0 ? 0 : newStr(`<constevaluator ${jsString(text)}>`);
}

defineType({
  type: NO_DEFAULT_TYPE,
  module: "typing",
  doc: "The type of the NoDefault singleton.",
  new: ["", () => noDefault()],
  slots: { repr: () => newStr("typing.NoDefault") },
  methods: { __reduce__: ["", () => newStr("NoDefault")] },
});

defineType({
  type: EVALUATOR_TYPE,
  module: "_typing",
  call: ["format, /", callEvaluator],
  slots: { repr: evaluatorRepr },
});
