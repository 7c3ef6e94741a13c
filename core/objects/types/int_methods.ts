/** Methods and attributes of int (Objects/longobject.c). to_bytes and from_bytes: int_bytes.ts. */
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { typeName } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { formatLimits } from "../format_limits.ts";
import { isStr } from "../kinds.ts";
import { integerBitCount, populationCount, roundIntegerToTens } from "../numeric/int_arithmetic.ts";
import { divisionWork } from "../numeric/int_estimates.ts";
import { formatInt } from "../text/format_spec.ts";
import { asIndex } from "../protocols/index_number.ts";
import { chargeSilently } from "../values/dict_storage.ts";
import { intBits, integerOf, safeOperand } from "../values/int_operands.ts";
import { admitDecimal, admitWork, chargeNanoseconds } from "../values/int_size.ts";
import { bigIntOf, exactInt, newBigInt, newInt } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";
import { flat, jsString, newStr, strLength } from "../values/text.ts";
import { formatShortInteger } from "./parsed_specs.ts";
import { fromBytes, toBytes } from "./int_bytes.ts";
import { strOf } from "../protocols/represent.ts";
import { raiseBadArgument } from "./argument_errors.ts";

function bitLength(self: Value): Value {
  return newInt(intBits(self));
}

function bitCount(self: Value): Value {
  const plain = exactInt(self);
  if ((plain & 1) !== 0) return newInt(integerBitCount(plain >> 1));
  // The digits hold the magnitude.
  const first = (plain + INT_DIGITS) >> 2;
  const digits = Math.abs(H32[(plain + INT_COUNT) >> 2] >> 1);
  let count = 0;
  for (let i = 0; i < digits; i++) count += populationCount(H32[first + i]);
  chargeSilently(digits >> 4);
  return newInt(count);
}

function asIntegerRatio(self: Value): Value {
  return tupleOf(exactInt(self), small(1));
}

/** round(int) and round(int, digits); digits 0 or None: not given. */
export function intRound(self: Value, digits: Value): Value {
  const plain = exactInt(self);
  if (digits === 0 || digits === NONE) return plain;
  const mark = rootMark();
  pushRoot(plain);
  const index = asIndex(digits);
  releaseRoots(mark);
  if (index === 0) return 0;
  const places = safeOperand(index);
  if (places >= 0) return plain;
  // A place beyond the safe integers is a negative one too when it is left of the point.
  if (places !== places) return bigIntOf(index) > 0n ? plain : small(0);
  const number = safeOperand(plain);
  if (places > -16 && number === number) return newInt(roundToTens(number, 10 ** -places));
  const bits = intBits(plain);
  if (!admitWork(divisionWork(bits, Math.min(bits, -places * 3.33)))) return 0;
  return newBigInt(roundIntegerToTens(bigIntOf(plain), -places));
}

/** The multiple of `unit` nearest to a safe integer, ties to the even multiple. */
function roundToTens(number: number, unit: number): number {
  const magnitude = Math.abs(number);
  const rest = magnitude % unit;
  const below = magnitude - rest;
  const up = rest * 2 > unit || (rest * 2 === unit && (below / unit) % 2 === 1);
  const rounded = up ? below + unit : below;
  return number < 0 ? -rounded : rounded;
}

/** `int.__format__`, of bool too. */
export function intFormat(self: Value, spec: Value): Value {
  if (!isStr(spec)) {
    return raiseBadArgument("__format__() argument", "str", spec);
  }
  if (strLength(spec) === 0) return strOf(self);
  const short = formatShortInteger(safeOperand(self), flat(spec));
  if (short !== 0) return short;
  const bits = intBits(self);
  if (bits > 256 && !(admitDecimal(bits) && chargeNanoseconds(bits))) return 0;
  let text: string;
  try {
    text = formatInt(integerOf(self), jsString(spec), typeName(self), formatLimits());
  } catch (error) {
    return raiseFormatError(error);
  }
  return chargeNanoseconds(text.length * 10) ? newStr(text) : 0;
}

function sizeOf(self: Value): Value {
  // What a 64-bit CPython says, whose digits have 30 bits.
  const plain = exactInt(self);
  const digits = (plain & 1) !== 0 ? 1 : Math.max(1, Math.ceil(intBits(plain) / 30));
  return newInt(24 + 4 * digits);
}

function itself(self: Value): Value {
  return exactInt(self);
}

function alwaysTrue(): Value {
  return TRUE;
}

/** The methods of int, by name. */
export const intMethods: Readonly<Record<string, NativeEntry>> = {
  as_integer_ratio: [
    "",
    asIntegerRatio,
    "Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)",
  ],
  bit_count: [
    "",
    bitCount,
    "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3",
  ],
  bit_length: [
    "",
    bitLength,
    "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6",
  ],
  conjugate: ["", itself, "Returns self, the complex conjugate of any int."],
  is_integer: [
    "",
    alwaysTrue,
    "Returns True. Exists for duck type compatibility with float.is_integer.",
  ],
  to_bytes: [
    "length=1, byteorder='big', *, signed=False",
    toBytes,
    "Return an array of bytes representing an integer.\n\n  length\n    Length of bytes object to use.  An OverflowError is raised if the\n    integer is not representable with the given number of bytes.  Default\n    is length 1.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', the most significant byte is at the end of the\n    byte array.  To request the native byte order of the host system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n    Determines whether two's complement is used to represent the integer.\n    If signed is False and a negative integer is given, an OverflowError\n    is raised.",
  ],
  __ceil__: ["", itself, "Ceiling of an Integral returns itself."],
  __floor__: ["", itself, "Flooring an Integral returns itself."],
  __trunc__: ["", itself, "Truncating an Integral returns itself."],
  __round__: [
    "ndigits=None, /",
    intRound,
    "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.",
  ],
  __format__: ["format_spec, /", intFormat, "Convert to a string according to format_spec."],
  __getnewargs__: ["", (self: Value) => tupleOf(exactInt(self))],
  __sizeof__: ["", sizeOf, "Returns size in memory, in bytes."],
};

/** The class methods of int, by name. */
export const intClassMethods: Readonly<Record<string, NativeEntry>> = {
  from_bytes: [
    "bytes, byteorder='big', *, signed=False",
    fromBytes,
    "Return the integer represented by the given array of bytes.\n\n  bytes\n    Holds the array of bytes to convert.  The argument must either\n    support the buffer protocol or be an iterable object producing bytes.\n    Bytes and bytearray are examples of built-in objects that support the\n    buffer protocol.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', the most significant byte is at the end of the\n    byte array.  To request the native byte order of the host system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n    Indicates whether two's complement is used to represent the integer.",
  ],
};

/** The attributes of int that it shares with the other numbers. */
export const intAttributes: Readonly<Record<string, readonly [(self: Value) => Value]>> = {
  real: [itself],
  imag: [() => small(0)],
  numerator: [itself],
  denominator: [() => small(1)],
};
