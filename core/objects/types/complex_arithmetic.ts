/**
 * complex: operators, comparison and hash (Objects/complexobject.c). Slot functions take complex numbers, floats and
 * ints on either side. A real operand is not made complex first: what has no imaginary part takes none (C99, Annex G).
 */
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { pending, raiseOverflowError, raiseValueError, raiseZeroDivision } from "../errors.ts";
import {
  ComplexPowerOutcome,
  divideComplex,
  divideRealByComplex,
  multiplyComplex,
  powerOfComplex,
  resultImaginary,
  resultReal,
} from "../numeric/complex_arithmetic.ts";
import { hashComplex } from "../numeric/number_hash.ts";
import { hypotenuse } from "../numeric/hypotenuse.ts";
import { EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { doubleOf, isReal, realOf } from "../protocols/number_input.ts";
import { imaginaryPart, isComplex, newComplex, realPart } from "../values/complex_object.ts";
import { compareIntWithDouble } from "../values/int_operands.ts";
import { isInt, newFloat } from "../values/numbers.ts";
import { hashFromParts } from "./int_compare.ts";

/** Whether the operands are numbers, one of them complex (the other operands are float's and int's business). */
function areOperands(left: Value, right: Value): boolean {
  return isComplex(left) ? isComplex(right) || isReal(right) : isComplex(right) && isReal(left);
}

/** The double of the one operand that is real; a NaN may have OverflowError pending. */
function realOperand(left: Value, right: Value): number {
  return isComplex(left) ? realOf(right) : realOf(left);
}

function bothComplex(left: Value, right: Value): boolean {
  return isComplex(left) && isComplex(right);
}

/** left + right */
export function complexAdd(left: Value, right: Value): Value {
  if (!areOperands(left, right)) return NOT_IMPLEMENTED;
  if (bothComplex(left, right)) {
    return newComplex(
      realPart(left) + realPart(right),
      imaginaryPart(left) + imaginaryPart(right),
    );
  }
  const real = realOperand(left, right);
  if (real !== real && pending()) return 0;
  const complex = isComplex(left) ? left : right;
  return newComplex(realPart(complex) + real, imaginaryPart(complex));
}

/** left - right */
export function complexSubtract(left: Value, right: Value): Value {
  if (!areOperands(left, right)) return NOT_IMPLEMENTED;
  if (bothComplex(left, right)) {
    return newComplex(
      realPart(left) - realPart(right),
      imaginaryPart(left) - imaginaryPart(right),
    );
  }
  const real = realOperand(left, right);
  if (real !== real && pending()) return 0;
  return isComplex(left)
    ? newComplex(realPart(left) - real, imaginaryPart(left))
    : newComplex(real - realPart(right), -imaginaryPart(right));
}

/** left * right */
export function complexMultiply(left: Value, right: Value): Value {
  if (!areOperands(left, right)) return NOT_IMPLEMENTED;
  if (bothComplex(left, right)) {
    multiplyComplex(realPart(left), imaginaryPart(left), realPart(right), imaginaryPart(right));
    return newComplex(resultReal, resultImaginary);
  }
  const real = realOperand(left, right);
  if (real !== real && pending()) return 0;
  const complex = isComplex(left) ? left : right;
  return newComplex(realPart(complex) * real, imaginaryPart(complex) * real);
}

/** left / right */
export function complexDivide(left: Value, right: Value): Value {
  if (!areOperands(left, right)) return NOT_IMPLEMENTED;
  let divided: boolean;
  if (bothComplex(left, right)) {
    divided = divideComplex(
      realPart(left),
      imaginaryPart(left),
      realPart(right),
      imaginaryPart(right),
    );
  } else {
    const real = realOperand(left, right);
    if (real !== real && pending()) return 0;
    if (isComplex(left)) {
      if (real === 0) return raiseZeroDivision("division by zero");
      return newComplex(realPart(left) / real, imaginaryPart(left) / real);
    }
    divided = divideRealByComplex(real, realPart(right), imaginaryPart(right));
  }
  return divided ? newComplex(resultReal, resultImaginary) : raiseZeroDivision("division by zero");
}

/** base ** exponent */
export function complexPower(base: Value, exponent: Value, modulus: Value): Value {
  if (modulus !== NONE) return raiseValueError("complex modulo");
  if (!areOperands(base, exponent)) return NOT_IMPLEMENTED;
  const a = isComplex(base) ? realPart(base) : realOf(base);
  const c = isComplex(exponent) ? realPart(exponent) : realOf(exponent);
  if ((a !== a || c !== c) && pending()) return 0;
  return powerOf(
    a,
    isComplex(base) ? imaginaryPart(base) : 0,
    c,
    isComplex(exponent) ? imaginaryPart(exponent) : 0,
  );
}

/** (a + b i) ** (c + d i); 0 with the exception pending. */
export function powerOf(a: number, b: number, c: number, d: number): Value {
  switch (powerOfComplex(a, b, c, d)) {
    case ComplexPowerOutcome.ZeroDivision:
      return raiseZeroDivision("zero to a negative or complex power");
    case ComplexPowerOutcome.Overflow:
      return raiseOverflowError("complex exponentiation");
    default:
      return newComplex(resultReal, resultImaginary);
  }
}

/** -complex */
export function complexNegative(value: Value): Value {
  return newComplex(-realPart(value), -imaginaryPart(value));
}

/** abs(complex): a float */
export function complexAbsolute(value: Value): Value {
  const real = realPart(value);
  const imaginary = imaginaryPart(value);
  const result = hypotenuse(real, imaginary);
  if (result === Infinity && Number.isFinite(real) && Number.isFinite(imaginary)) {
    return raiseOverflowError("absolute value too large");
  }
  return newFloat(result);
}

/** bool(complex): 1 or 0 */
export function complexTruth(value: Value): number {
  return realPart(value) !== 0 || imaginaryPart(value) !== 0 ? 1 : 0;
}

/** == and != with any number; anything else is NotImplemented. */
export function complexCompare(left: Value, right: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  const real = realPart(left);
  let same: boolean;
  if (isComplex(right)) {
    same = real === realPart(right) && imaginaryPart(left) === imaginaryPart(right);
  } else if (isInt(right)) {
    same = imaginaryPart(left) === 0 && real === real && compareIntWithDouble(right, real) === 0;
  } else if (isReal(right)) {
    same = imaginaryPart(left) === 0 && real === doubleOf(right);
  } else return NOT_IMPLEMENTED;
  return same === (operator === EQUAL) ? TRUE : FALSE;
}

const words = new Int32Array(2);

/** hash(complex): that of the float or int it equals, if there is one. */
export function complexHash(value: Value): Value {
  hashComplex(realPart(value), imaginaryPart(value), words, 0);
  return hashFromParts(words[0], words[1]);
}
