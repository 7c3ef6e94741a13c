/** complex: construction and methods (Objects/complexobject.c). Operators: complex_arithmetic.ts. */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { pending, raiseTypeError, raiseValueError, typeName, typeOf } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { formatLimits } from "../format_limits.ts";
import { allocateBoxed } from "../instances.ts";
import { isStr } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { hasMisplacedUnderscore, parseComplexText } from "../numeric/complex_parse.ts";
import { call0 } from "../protocols/call.ts";
import { warnDeprecated, warnOfSubclass } from "../protocols/warn.ts";
import { floatArgument } from "../protocols/number_input.ts";
import { reprOf, strOf } from "../protocols/represent.ts";
import { Slot, slotWord } from "../slots.ts";
import { formatComplex } from "../text/format_spec.ts";
import {
  imaginaryPart,
  isComplex,
  newComplex,
  plainComplex,
  realPart,
} from "../values/complex_object.ts";
import { chargeNanoseconds } from "../values/int_size.ts";
import { newFloat, newInt } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";
import { jsString, newStr, strLength } from "../values/text.ts";
import { COMPLEX_SHAPE, COMPLEX_TYPE } from "../well_known.ts";
import {
  complexAbsolute,
  complexAdd,
  complexCompare,
  complexDivide,
  complexHash,
  complexMultiply,
  complexNegative,
  complexPower,
  complexSubtract,
  complexTruth,
} from "./complex_arithmetic.ts";
import { raiseBadArgument } from "./argument_errors.ts";

function repr(self: Value): Value {
  return newStr(formatComplex(realPart(self), imaginaryPart(self), ""));
}

function ofClass(cls: number, plain: Value): Value {
  return plain === 0 || cls === COMPLEX_TYPE ? plain : allocateBoxed(cls, plain);
}

/** `complex.__new__` */
function complexNew(cls: number, real: Value, imaginary: Value): Value {
  if (imaginary !== 0) return ofClass(cls, fromParts(real, imaginary));
  if (real === 0) return ofClass(cls, newComplex(0, 0));
  if ((real & 1) === 0 && H32[real >> 2] === COMPLEX_SHAPE) return ofClass(cls, real);
  if (isStr(real)) return ofClass(cls, fromText(real));
  const special = callComplexMethod(real);
  if (special !== 0 || pending()) return ofClass(cls, special);
  if (!hasDouble(real)) {
    return raiseTypeError(
      `complex() argument must be a string or a number, not ${typeName(real)}`,
    );
  }
  return ofClass(cls, fromReal(real));
}

function fromText(text: Value): Value {
  if (!chargeNanoseconds(strLength(text) * 10)) return 0;
  const characters = jsString(text);
  const parts = parseComplexText(characters);
  if (parts !== null) return newComplex(parts[0], parts[1]);
  if (!hasMisplacedUnderscore(characters)) {
    return raiseValueError("complex() arg is a malformed string");
  }
  const repr = reprOf(text);
  if (repr === 0) return 0;
  return raiseValueError(`could not convert string to complex: ${jsString(repr)}`);
}

/** Whether float() of an object that is no text would know what to do. */
function hasDouble(value: Value): boolean {
  const type = typeOf(value);
  return slotWord(type, Slot.float) !== 0 || slotWord(type, Slot.index) !== 0;
}

function fromReal(value: Value): Value {
  const number = floatArgument(value);
  return number !== number && pending() ? 0 : newComplex(number, 0);
}

/**
 * What the `__complex__` of the value's type gives, plain; 0 without an exception when it has none, 0 with one when it
 * failed. May run guest code.
 */
function callComplexMethod(value: Value): Value {
  if (isComplex(value) && H32[value >> 2] === COMPLEX_SHAPE) return value;
  const mark = rootMark();
  const method = lookupSpecial(value, N.__complex__);
  if (method === 0) return 0;
  pushRoot(method);
  const result = call0(method);
  releaseRoots(mark);
  if (result === 0) return 0;
  if (isComplex(result)) {
    const plain = H32[result >> 2] === COMPLEX_SHAPE;
    return plain || warnOfSubclass("__complex__", "complex", result) ? plainComplex(result) : 0;
  }
  return raiseTypeError(`__complex__ returned non-complex (type ${typeName(result)})`);
}

/** real + imaginary * 1j, either of which may itself be complex; real 0: absent. */
function fromParts(real: Value, imaginary: Value): Value {
  const mark = rootMark();
  let first = real;
  if (real !== 0) {
    const special = callComplexMethod(real);
    if (special !== 0) first = special;
    else if (pending()) return 0;
    if (!isComplex(first) && !hasDouble(first)) return refusePart("real", real);
    pushRoot(first);
  }
  const result = isComplex(imaginary) || hasDouble(imaginary)
    ? warnOfParts(real, first, imaginary) ? combine(first, imaginary) : 0
    : refusePart("imag", imaginary);
  releaseRoots(mark);
  return result;
}

/** Warns of parts that are themselves complex; false with the exception pending. */
function warnOfParts(real: Value, first: Value, imaginary: Value): boolean {
  if (first !== 0 && isComplex(first) && !hasDouble(real) && !warnOfPart("real", real)) {
    return false;
  }
  return !isComplex(imaginary) || warnOfPart("imag", imaginary);
}

function warnOfPart(part: string, value: Value): boolean {
  return warnDeprecated(
    `complex() argument '${part}' must be a real number, not ${typeName(value)}`,
  );
}

function refusePart(part: string, value: Value): 0 {
  return raiseTypeError(
    `complex() argument '${part}' must be a real number, not ${typeName(value)}`,
  );
}

function combine(first: Value, second: Value): Value {
  let real = 0;
  let imaginary = 0;
  if (first !== 0) {
    real = isComplex(first) ? realPart(first) : floatArgument(first);
    if (real !== real && pending()) return 0;
  }
  if (isComplex(second)) {
    imaginary = realPart(second);
    real -= imaginaryPart(second);
  } else {
    imaginary = floatArgument(second);
    if (imaginary !== imaginary && pending()) return 0;
  }
  if (first !== 0 && isComplex(first)) imaginary += imaginaryPart(first);
  return newComplex(real, imaginary);
}

function fromNumber(cls: number, value: Value): Value {
  const special = callComplexMethod(value);
  if (special !== 0 || pending()) return ofClass(cls, special);
  return ofClass(cls, fromReal(value));
}

function conjugate(self: Value): Value {
  return newComplex(realPart(self), -imaginaryPart(self));
}

function format(self: Value, spec: Value): Value {
  if (!isStr(spec)) {
    return raiseBadArgument("__format__() argument", "str", spec);
  }
  if (strLength(spec) === 0) return strOf(self);
  let text: string;
  try {
    text = formatComplex(
      realPart(self),
      imaginaryPart(self),
      jsString(spec),
      typeName(self),
      formatLimits(),
    );
  } catch (error) {
    return raiseFormatError(error);
  }
  return chargeNanoseconds(text.length * 10) ? newStr(text) : 0;
}

defineType({
  type: COMPLEX_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components.",
  slots: {
    repr,
    hash: complexHash,
    compare: complexCompare,
    bool: complexTruth,
    negative: complexNegative,
    positive: plainComplex,
    absolute: complexAbsolute,
    add: complexAdd,
    subtract: complexSubtract,
    multiply: complexMultiply,
    truediv: complexDivide,
    power: complexPower,
  },
  new: ["real=0, imag=0", complexNew],
  methods: {
    conjugate: [
      "",
      conjugate,
      "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.",
    ],
    __complex__: ["", plainComplex, "Convert this value to exact type complex."],
    __format__: ["format_spec, /", format, "Convert to a string according to format_spec."],
    // What a 64-bit CPython says.
    __sizeof__: ["", () => newInt(32), "Size of object in memory, in bytes."],
    __getnewargs__: [
      "",
      (self: Value) => tupleOf(newFloat(realPart(self)), newFloat(imaginaryPart(self))),
    ],
  },
  classMethods: {
    from_number: [
      "number, /",
      fromNumber,
      "Convert number to a complex floating-point number.",
    ],
  },
  getset: {
    real: [(self: Value) => newFloat(realPart(self))],
    imag: [(self: Value) => newFloat(imaginaryPart(self))],
  },
});
