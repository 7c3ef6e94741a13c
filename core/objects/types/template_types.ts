/**
 * string.templatelib.Template and Interpolation, what template strings make (PEP 750; Objects/templateobject.c,
 * Objects/interpolationobject.c).
 *
 *     Template        4 strings, tuple of one more than   8 interpolations, tuple
 *     Interpolation   4 value   8 expression   12 conversion, str or None   16 format spec, str
 *     TemplateIter    4 Template   8 small int: twice the place of the next string, + 1 for the interpolation behind it
 */
import { allocate } from "../../heap/allocator.ts";
import { KIND_OTHER, LAYOUT_FIELDS } from "../../heap/layouts/shape.ts";
import { EMPTY_STR, EMPTY_TUPLE, NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName, typeOf } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { reprOf } from "../protocols/represent.ts";
import { tupleFromList } from "../protocols/sequence_input.ts";
import { staticName, staticShape, staticType } from "../static_area.ts";
import {
  allocateTuple,
  listAppend,
  newList,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { concatenate, internText, jsString, newStr, strLength } from "../values/text.ts";
import { chargeWork } from "../work.ts";
import { newGenericAlias } from "./generic_alias.ts";

export const TEMPLATE_TYPE = staticType("string.templatelib.Template");
const TEMPLATE_SHAPE = staticShape(TEMPLATE_TYPE, LAYOUT_FIELDS, 16, KIND_OTHER);
export const INTERPOLATION_TYPE = staticType("string.templatelib.Interpolation");
const INTERPOLATION_SHAPE = staticShape(INTERPOLATION_TYPE, LAYOUT_FIELDS, 24, KIND_OTHER);
const ITERATOR_TYPE = staticType("string.templatelib.TemplateIter");
const ITERATOR_SHAPE = staticShape(ITERATOR_TYPE, LAYOUT_FIELDS, 16, KIND_OTHER);

const MATCH_ARGS = staticName("__match_args__");
const CONVERSIONS = [0, staticName("s"), staticName("r"), staticName("a")];

const stringsOf = (template: Value): Value => H32[(template + 4) >> 2];
const interpolationsOf = (template: Value): Value => H32[(template + 8) >> 2];
const hasType = (value: Value, type: number): boolean =>
  (value & 1) === 0 && typeOf(value) === type;

/** The Interpolation of BUILD_INTERPOLATION; `conversion` 0 none, 1 s, 2 r, 3 a. @throws OutOfMemory */
export function newInterpolation(
  value: Value,
  expression: Value,
  conversion: number,
  spec: Value,
): Value {
  return makeInterpolation(value, expression, CONVERSIONS[conversion] || NONE, spec);
}

function makeInterpolation(value: Value, text: Value, conversion: Value, spec: Value): Value {
  const made = allocate(24);
  H32[made >> 2] = INTERPOLATION_SHAPE;
  H32[(made + 4) >> 2] = value;
  H32[(made + 8) >> 2] = text;
  H32[(made + 12) >> 2] = conversion;
  H32[(made + 16) >> 2] = spec;
  return made;
}

/** The Template with these strings and interpolations, tuples. @throws OutOfMemory */
export function newTemplate(strings: Value, interpolations: Value): Value {
  const made = allocate(16);
  H32[made >> 2] = TEMPLATE_SHAPE;
  H32[(made + 4) >> 2] = strings;
  H32[(made + 8) >> 2] = interpolations;
  return made;
}

function interpolationNew(
  _cls: Value,
  value: Value,
  expression: Value,
  conversion: Value,
  spec: Value,
): Value {
  if (expression !== 0 && !isStr(expression)) return refuseArgument("expression", expression);
  if (conversion !== 0 && conversion !== NONE) {
    if (!isStr(conversion)) return refuseArgument("conversion", conversion);
    if (!["s", "r", "a"].includes(jsString(conversion))) {
      return raiseValueError(
        "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'",
      );
    }
  }
  if (spec !== 0 && !isStr(spec)) return refuseArgument("format_spec", spec);
  return makeInterpolation(value, expression || EMPTY_STR, conversion || NONE, spec || EMPTY_STR);
}

function refuseArgument(name: string, value: Value): 0 {
  return raiseTypeError(
    `Interpolation() argument '${name}' must be str, not ${
      value === NONE ? "None" : typeName(value)
    }`,
  );
}

/** Strings next to each other become one, and between interpolations comes the empty one. */
function templateNew(_cls: Value, args: Value): Value {
  const mark = rootMark();
  const strings = newList();
  pushRoot(strings);
  const interpolations = newList();
  pushRoot(interpolations);
  let text: Value = 0;
  const slot = pushRoot(0) >> 2;
  for (let i = 0; i < tupleLength(args); i++) {
    const part = tupleItem(args, i);
    if (isStr(part)) {
      text = text === 0 ? part : concatenate(text, part);
      H32[slot] = text;
      continue;
    }
    if (!hasType(part, INTERPOLATION_TYPE)) {
      releaseRoots(mark);
      return raiseTypeError(
        `Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${typeName(part)}`,
      );
    }
    listAppend(strings, text || EMPTY_STR);
    listAppend(interpolations, part);
    text = 0;
  }
  listAppend(strings, text || EMPTY_STR);
  const stringTuple = tupleFromList(strings);
  pushRoot(stringTuple);
  const result = newTemplate(stringTuple, tupleFromList(interpolations));
  releaseRoots(mark);
  return result;
}

/** left + right: the last string of the one and the first of the other become one. */
function concatenateTemplates(left: Value, right: Value): Value {
  if (!hasType(left, TEMPLATE_TYPE) || !hasType(right, TEMPLATE_TYPE)) {
    const what = "string.templatelib.Template";
    return hasType(left, TEMPLATE_TYPE)
      ? raiseTypeError(`can only concatenate ${what} (not "${typeName(right)}") to ${what}`)
      : raiseTypeError(
        `can only concatenate ${typeName(left)} (not "${what}") to ${typeName(left)}`,
      );
  }
  const mark = rootMark();
  const first = stringsOf(left);
  const second = stringsOf(right);
  const count = tupleLength(first);
  const joined = concatenate(tupleItem(first, count - 1), tupleItem(second, 0));
  pushRoot(joined);
  const strings = allocateTuple(count + tupleLength(second) - 1);
  pushRoot(strings);
  for (let i = 0; i < count - 1; i++) setTupleItem(strings, i, tupleItem(first, i));
  setTupleItem(strings, count - 1, joined);
  for (let i = 1; i < tupleLength(second); i++) {
    setTupleItem(strings, count - 1 + i, tupleItem(second, i));
  }
  const interpolations = allocateTuple(tupleLength(strings) - 1);
  pushRoot(interpolations);
  for (let i = 0; i < tupleLength(interpolations); i++) {
    const from = i < count - 1 ? interpolationsOf(left) : interpolationsOf(right);
    setTupleItem(interpolations, i, tupleItem(from, i < count - 1 ? i : i - count + 1));
  }
  const result = newTemplate(strings, interpolations);
  releaseRoots(mark);
  chargeWork(tupleLength(strings));
  return result;
}

function valuesOf(self: Value): Value {
  const interpolations = interpolationsOf(self);
  const count = tupleLength(interpolations);
  if (count === 0) return EMPTY_TUPLE;
  const values = allocateTuple(count);
  for (let i = 0; i < count; i++) {
    setTupleItem(values, i, H32[(tupleItem(interpolations, i) + 4) >> 2]);
  }
  return values;
}

function templateRepr(self: Value): Value {
  const strings = reprOf(stringsOf(self));
  if (strings === 0) return 0;
  const head = jsString(strings);
  const interpolations = reprOf(interpolationsOf(self));
  return interpolations === 0
    ? 0
    : newStr(`Template(strings=${head}, interpolations=${jsString(interpolations)})`);
}

function interpolationRepr(self: Value): Value {
  const parts: string[] = [];
  for (let at = 4; at <= 16; at += 4) {
    const text = reprOf(H32[(self + at) >> 2]);
    if (text === 0) return 0;
    parts.push(jsString(text));
  }
  return newStr(`Interpolation(${parts.join(", ")})`);
}

function newIterator(template: Value): Value {
  const iterator = allocate(16);
  H32[iterator >> 2] = ITERATOR_SHAPE;
  H32[(iterator + 4) >> 2] = template;
  H32[(iterator + 8) >> 2] = small(0);
  return iterator;
}

/** Strings that are not empty, and the interpolations between them. */
function iteratorNext(self: Value): Value {
  const template = H32[(self + 4) >> 2];
  const strings = stringsOf(template);
  for (let at = H32[(self + 8) >> 2] >> 1; at >> 1 < tupleLength(strings); at++) {
    H32[(self + 8) >> 2] = small(at + 1);
    if ((at & 1) === 0) {
      const text = tupleItem(strings, at >> 1);
      if (strLength(text) > 0) return text;
    } else if (at >> 1 < tupleLength(strings) - 1) {
      return tupleItem(interpolationsOf(template), at >> 1);
    }
  }
  return 0;
}

defineType({
  type: TEMPLATE_TYPE,
  module: "string.templatelib",
  doc: "Template object",
  new: ["*args", templateNew],
  slots: { repr: templateRepr, iter: newIterator, concat: concatenateTemplates },
  members: { strings: 4, interpolations: 8 },
  getset: { values: [valuesOf] },
  classMethods: { __class_getitem__: ["item, /", newGenericAlias] },
});

defineType({
  type: INTERPOLATION_TYPE,
  module: "string.templatelib",
  doc: "Interpolation object",
  new: ["value, expression='', conversion=None, format_spec=''", interpolationNew],
  slots: { repr: interpolationRepr },
  members: { value: 4, expression: 8, conversion: 12, format_spec: 16 },
  attributes: () => ({
    [jsString(MATCH_ARGS)]: tupleOf(
      ...["value", "expression", "conversion", "format_spec"].map((name) => internText(name)),
    ),
  }),
  methods: {
    __reduce__: [
      "",
      (self: Value) =>
        tupleOf(
          INTERPOLATION_TYPE,
          tupleOf(...[4, 8, 12, 16].map((at) => H32[(self + at) >> 2])),
        ),
    ],
  },
  classMethods: { __class_getitem__: ["item, /", newGenericAlias] },
});

defineType({
  type: ITERATOR_TYPE,
  module: "string.templatelib",
  slots: { iter: (self: Value) => self, next: iteratorNext },
});
