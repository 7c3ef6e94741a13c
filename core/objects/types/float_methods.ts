/** Methods and attributes of float (Objects/floatobject.c). */
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { pending, raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { formatLimits } from "../format_limits.ts";
import { isStr } from "../kinds.ts";
import {
  floatAsIntegerRatio,
  floatToInteger,
  roundFloat,
  roundToInteger,
} from "../numeric/float_arithmetic.ts";
import { floatFromHex } from "../numeric/float_parse.ts";
import { floatHex } from "../numeric/float_repr.ts";
import { call1 } from "../protocols/call.ts";
import { clampedIndex } from "../protocols/index_number.ts";
import { doubleOf, floatArgument } from "../protocols/number_input.ts";
import { strOf } from "../protocols/represent.ts";
import { formatFloat } from "../text/format_spec.ts";
import { chargeNanoseconds } from "../values/int_size.ts";
import { bool, newBigInt, newFloat, newInt } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";
import { flat, jsString, newStr, strLength } from "../values/text.ts";
import { formatShortFloat } from "./parsed_specs.ts";
import { FLOAT_SHAPE, FLOAT_TYPE } from "../well_known.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { raiseBadArgument } from "./argument_errors.ts";

function newInteger(integer: number | bigint): Value {
  return typeof integer === "number" ? newInt(integer) : newBigInt(integer);
}

/** int(float), and with Math.floor or Math.ceil before it floor() and ceil(); 0 with the exception pending. */
export function doubleToInt(number: number): Value {
  // The rule, without an exception handler around it.
  if (number - number === 0 && Math.abs(number) <= 9007199254740991) {
    return newInt(Math.trunc(number));
  }
  try {
    return newInteger(floatToInteger(number));
  } catch (error) {
    return raiseFormatError(error);
  }
}

/** The plain float of a float of any form. */
export function plainFloat(self: Value): Value {
  return H32[self >> 2] === FLOAT_SHAPE ? self : newFloat(doubleOf(self));
}

/** round(float) and round(float, digits); digits 0 or None: not given. */
export function floatRound(self: Value, digits: Value): Value {
  const number = doubleOf(self);
  try {
    if (digits === 0 || digits === NONE) return newInteger(roundToInteger(number));
    const places = clampedIndex(digits);
    return places === places ? newFloat(roundFloat(number, places)) : 0;
  } catch (error) {
    return raiseFormatError(error);
  }
}

function asIntegerRatio(self: Value): Value {
  try {
    const [numerator, denominator] = floatAsIntegerRatio(doubleOf(self));
    return tupleOf(newBigInt(numerator), newBigInt(denominator));
  } catch (error) {
    return raiseFormatError(error);
  }
}

/** A float, or for a subclass what calling it with the float gives. */
function ofClass(cls: number, number: number): Value {
  const plain = newFloat(number);
  if (cls === FLOAT_TYPE) return plain;
  const mark = rootMark();
  pushRoot(plain);
  const result = call1(cls, plain);
  releaseRoots(mark);
  return result;
}

function fromHex(cls: number, text: Value): Value {
  if (!isStr(text)) return raiseTypeError("bad argument type for built-in operation");
  if (!chargeNanoseconds(strLength(text) * 10)) return 0;
  let number: number;
  try {
    number = floatFromHex(jsString(text));
  } catch (error) {
    return raiseFormatError(error);
  }
  return ofClass(cls, number);
}

function fromNumber(cls: number, value: Value): Value {
  if (cls === FLOAT_TYPE && (value & 1) === 0 && H32[value >> 2] === FLOAT_SHAPE) return value;
  const number = floatArgument(value);
  return number !== number && pending() ? 0 : ofClass(cls, number);
}

function getFormat(_cls: number, kind: Value): Value {
  if (!isStr(kind)) {
    return raiseTypeError(`__getformat__() argument must be str, not ${typeName(kind)}`);
  }
  const text = jsString(kind);
  return text === "double" || text === "float"
    ? newStr("IEEE, little-endian")
    : raiseValueError("__getformat__() argument 1 must be 'double' or 'float'");
}

function format(self: Value, spec: Value): Value {
  if (!isStr(spec)) {
    return raiseBadArgument("__format__() argument", "str", spec);
  }
  if (strLength(spec) === 0) return strOf(self);
  const short = formatShortFloat(doubleOf(self), flat(spec));
  if (short !== 0) return short;
  let text: string;
  try {
    text = formatFloat(doubleOf(self), jsString(spec), typeName(self), formatLimits());
  } catch (error) {
    return raiseFormatError(error);
  }
  return chargeNanoseconds(text.length * 10) ? newStr(text) : 0;
}

/** The methods of float, by name. */
export const floatMethods: Readonly<Record<string, NativeEntry>> = {
  as_integer_ratio: [
    "",
    asIntegerRatio,
    "Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on infinities and a ValueError on NaNs.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)",
  ],
  conjugate: ["", plainFloat, "Return self, the complex conjugate of any float."],
  hex: [
    "",
    (self: Value) => newStr(floatHex(doubleOf(self))),
    "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'",
  ],
  is_integer: [
    "",
    (self: Value) => bool(Number.isInteger(doubleOf(self))),
    "Return True if the float is an integer.",
  ],
  __ceil__: [
    "",
    (self: Value) => doubleToInt(Math.ceil(doubleOf(self))),
    "Return the ceiling as an Integral.",
  ],
  __floor__: [
    "",
    (self: Value) => doubleToInt(Math.floor(doubleOf(self))),
    "Return the floor as an Integral.",
  ],
  __trunc__: [
    "",
    (self: Value) => doubleToInt(doubleOf(self)),
    "Return the Integral closest to x between 0 and x.",
  ],
  __round__: [
    "ndigits=None, /",
    floatRound,
    "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits).",
  ],
  __format__: ["format_spec, /", format, "Formats the float according to format_spec."],
  __getnewargs__: ["", (self: Value) => tupleOf(plainFloat(self))],
  // What a 64-bit CPython says.
  __sizeof__: ["", () => newInt(24), "Size of object in memory, in bytes."],
};

/** The class methods of float, by name. */
export const floatClassMethods: Readonly<Record<string, NativeEntry>> = {
  fromhex: [
    "string, /",
    fromHex,
    "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324",
  ],
  from_number: ["number, /", fromNumber, "Convert real number to a floating-point number."],
  __getformat__: [
    "typestr, /",
    getFormat,
    "You probably don't want to use this function.\n\n  typestr\n    Must be 'double' or 'float'.\n\nIt exists mainly to be used in Python's test suite.\n\nThis function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,\nlittle-endian' best describes the format of floating-point numbers used by the\nC type named by typestr.",
  ],
};

/** The attributes of float that it shares with the other numbers. */
export const floatAttributes: Readonly<Record<string, readonly [(self: Value) => Value]>> = {
  real: [plainFloat],
  imag: [() => newFloat(0)],
};
