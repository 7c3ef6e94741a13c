/** int: its slots and methods (Objects/longobject.c). What they do: the int_*.ts files beside this one. */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { defineType } from "../define.ts";
import { intToDoubleChecked } from "../protocols/number_input.ts";
import { newFloat } from "../values/numbers.ts";
import type { Value } from "../../heap/value.ts";
import { INT_TYPE } from "../well_known.ts";
import {
  intAbsolute,
  intAdd,
  intDivmod,
  intFloorDivide,
  intInvert,
  intModulo,
  intMultiply,
  intNegative,
  intPositive,
  intSubtract,
  intTrueDivide,
} from "./int_arithmetic.ts";
import { intAnd, intOr, intShiftLeft, intShiftRight, intXor } from "./int_bitwise.ts";
import { intCompare, intHash, intTruth } from "./int_compare.ts";
import { intAttributes, intClassMethods, intMethods } from "./int_methods.ts";
import { intNew } from "./int_new.ts";
import { intPower } from "./int_power.ts";
import { intRepr } from "./int_text.ts";

function intFloat(value: Value): Value {
  const number = intToDoubleChecked(value);
  return number === number ? newFloat(number) : 0;
}

defineType({
  type: INT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.  If x is a number, return x.__int__().  For floating-point\nnumbers, this truncates towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4",
  slots: {
    repr: intRepr,
    hash: intHash,
    compare: intCompare,
    bool: intTruth,
    int: intPositive,
    float: intFloat,
    index: intPositive,
    negative: intNegative,
    positive: intPositive,
    absolute: intAbsolute,
    invert: intInvert,
    add: intAdd,
    subtract: intSubtract,
    multiply: intMultiply,
    floordiv: intFloorDivide,
    mod: intModulo,
    divmod: intDivmod,
    truediv: intTrueDivide,
    power: intPower,
    lshift: intShiftLeft,
    rshift: intShiftRight,
    and: intAnd,
    or: intOr,
    xor: intXor,
  },
  new: ["x=0, /, base=10", intNew],
  methods: intMethods,
  classMethods: intClassMethods,
  getset: intAttributes,
});
