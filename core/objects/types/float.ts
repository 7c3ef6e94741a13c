/** float: its slots and methods (Objects/floatobject.c). What they do: the float_*.ts files beside this one. */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { floatRepr } from "../numeric/float_repr.ts";
import { doubleOf } from "../protocols/number_input.ts";
import { newFloatText } from "../values/number_text.ts";
import { newStr } from "../values/text.ts";
import { FLOAT_SHAPE, FLOAT_TYPE } from "../well_known.ts";
import {
  floatAbsolute,
  floatAdd,
  floatCompare,
  floatDivide,
  floatDivmod,
  floatFloorDivision,
  floatHash,
  floatModulo,
  floatMultiply,
  floatNegative,
  floatPowerSlot,
  floatSubtract,
  floatTruth,
} from "./float_arithmetic.ts";
import {
  doubleToInt,
  floatAttributes,
  floatClassMethods,
  floatMethods,
  plainFloat,
} from "./float_methods.ts";
import { floatNew } from "./float_new.ts";

let shortestText: (value: Value) => Value = () => 0;

/** Sets the kernel that gives the repr of an exact float, or 0. */
export function setFloatKernel(given: (value: Value) => Value): void {
  shortestText = given;
}

function reprSlot(value: Value): Value {
  const number = doubleOf(value);
  const short = newFloatText(number);
  if (short !== 0) return short;
  const text = H32[value >> 2] === FLOAT_SHAPE ? shortestText(value) : 0;
  return text !== 0 ? text : newStr(floatRepr(number));
}

function intSlot(value: Value): Value {
  return doubleToInt(doubleOf(value));
}

defineType({
  type: FLOAT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Convert a string or number to a floating-point number, if possible.",
  slots: {
    repr: reprSlot,
    hash: floatHash,
    compare: floatCompare,
    bool: floatTruth,
    int: intSlot,
    float: plainFloat,
    negative: floatNegative,
    positive: plainFloat,
    absolute: floatAbsolute,
    add: floatAdd,
    subtract: floatSubtract,
    multiply: floatMultiply,
    truediv: floatDivide,
    floordiv: floatFloorDivision,
    mod: floatModulo,
    divmod: floatDivmod,
    power: floatPowerSlot,
  },
  new: ["x=0, /", floatNew],
  methods: floatMethods,
  classMethods: floatClassMethods,
  getset: floatAttributes,
});
