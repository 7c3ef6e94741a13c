/**
 * float: operators, comparison and hash (Objects/floatobject.c). Slot functions take floats and ints, subclasses
 * included, on either side and answer NotImplemented for anything else.
 */
import { FLOAT_VALUE } from "../../heap/layouts/basic.ts";
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32, HF64 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { pending, raiseTypeError, raiseZeroDivision } from "../errors.ts";
import { isFloat } from "../kinds.ts";
import { floatFloorDivide, floatMod } from "../numeric/float_arithmetic.ts";
import { hashFloat } from "../numeric/number_hash.ts";
import { compareNumbers, fromOrder } from "../protocols/compare.ts";
import { identityHash } from "../protocols/hash.ts";
import { doubleOf, isReal, realOf } from "../protocols/number_input.ts";
import { compareIntWithDouble, safeOperand } from "../values/int_operands.ts";
import { bool, isInt, newFloat, newInt } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";
import { FLOAT_SHAPE } from "../well_known.ts";
import { doublePower } from "./float_power.ts";
import { hashFromParts } from "./int_compare.ts";

/** Whether both are exactly floats: the fast way of every operator. */
function bothFloats(left: Value, right: Value): boolean {
  return ((left | right) & 1) === 0 && H32[left >> 2] === FLOAT_SHAPE &&
    H32[right >> 2] === FLOAT_SHAPE;
}

/** Whether one of two converted operands is the NaN of a failed conversion. */
function failed(a: number, b: number): boolean {
  return (a !== a || b !== b) && pending();
}

/** left + right */
export function floatAdd(left: Value, right: Value): Value {
  if (bothFloats(left, right)) {
    return newFloat(HF64[(left + FLOAT_VALUE) >> 3] + HF64[(right + FLOAT_VALUE) >> 3]);
  }
  if (!isReal(left) || !isReal(right)) return NOT_IMPLEMENTED;
  const a = realOf(left);
  const b = realOf(right);
  return failed(a, b) ? 0 : newFloat(a + b);
}

/** left - right */
export function floatSubtract(left: Value, right: Value): Value {
  if (bothFloats(left, right)) {
    return newFloat(HF64[(left + FLOAT_VALUE) >> 3] - HF64[(right + FLOAT_VALUE) >> 3]);
  }
  if (!isReal(left) || !isReal(right)) return NOT_IMPLEMENTED;
  const a = realOf(left);
  const b = realOf(right);
  return failed(a, b) ? 0 : newFloat(a - b);
}

/** left * right */
export function floatMultiply(left: Value, right: Value): Value {
  if (bothFloats(left, right)) {
    return newFloat(HF64[(left + FLOAT_VALUE) >> 3] * HF64[(right + FLOAT_VALUE) >> 3]);
  }
  if (!isReal(left) || !isReal(right)) return NOT_IMPLEMENTED;
  const a = realOf(left);
  const b = realOf(right);
  return failed(a, b) ? 0 : newFloat(a * b);
}

function divisionByZero(): 0 {
  return raiseZeroDivision("division by zero");
}

/** left / right */
export function floatDivide(left: Value, right: Value): Value {
  if (!isReal(left) || !isReal(right)) return NOT_IMPLEMENTED;
  const a = realOf(left);
  const b = realOf(right);
  if (failed(a, b)) return 0;
  return b === 0 ? divisionByZero() : newFloat(a / b);
}

/** left // right */
export function floatFloorDivision(left: Value, right: Value): Value {
  if (!isReal(left) || !isReal(right)) return NOT_IMPLEMENTED;
  const a = realOf(left);
  const b = realOf(right);
  if (failed(a, b)) return 0;
  return b === 0 ? divisionByZero() : newFloat(floatFloorDivide(a, b));
}

/** left % right */
export function floatModulo(left: Value, right: Value): Value {
  if (!isReal(left) || !isReal(right)) return NOT_IMPLEMENTED;
  const a = realOf(left);
  const b = realOf(right);
  if (failed(a, b)) return 0;
  return b === 0 ? divisionByZero() : newFloat(floatMod(a, b));
}

/** divmod(left, right) */
export function floatDivmod(left: Value, right: Value): Value {
  if (!isReal(left) || !isReal(right)) return NOT_IMPLEMENTED;
  const a = realOf(left);
  const b = realOf(right);
  if (failed(a, b)) return 0;
  if (b === 0) return divisionByZero();
  return tupleOf(newFloat(floatFloorDivide(a, b)), newFloat(floatMod(a, b)));
}

/** base ** exponent */
export function floatPowerSlot(base: Value, exponent: Value, modulus: Value): Value {
  if (modulus !== NONE) {
    return raiseTypeError(
      "pow() 3rd argument not allowed unless all arguments are integers",
    );
  }
  if (!isReal(base) || !isReal(exponent)) return NOT_IMPLEMENTED;
  const x = realOf(base);
  const y = realOf(exponent);
  return failed(x, y) ? 0 : doublePower(x, y);
}

/** -float */
export function floatNegative(value: Value): Value {
  return newFloat(-doubleOf(value));
}

/** abs(float) */
export function floatAbsolute(value: Value): Value {
  return newFloat(Math.abs(doubleOf(value)));
}

/** bool(float): 1 or 0 */
export function floatTruth(value: Value): number {
  return doubleOf(value) === 0 ? 0 : 1;
}

/** `left operator right` with a float or an int on the right, else NotImplemented. Ints are not rounded. */
export function floatCompare(left: Value, right: Value, operator: number): Value {
  const a = doubleOf(left);
  if (isInt(right)) {
    const number = safeOperand(right);
    if (number === number) return bool(compareNumbers(a, number, operator));
    if (a !== a) return bool(compareNumbers(NaN, 0, operator));
    return fromOrder(-compareIntWithDouble(right, a), operator);
  }
  return isFloat(right) ? bool(compareNumbers(a, doubleOf(right), operator)) : NOT_IMPLEMENTED;
}

const words = new Int32Array(2);

/** hash(float); a NaN has the hash of its address. */
export function floatHash(value: Value): Value {
  const number = doubleOf(value);
  if ((number | 0) === number) return newInt(number === -1 ? -2 : number);
  if (number !== number) return identityHash(value);
  hashFloat(number, words, 0);
  return hashFromParts(words[0], words[1]);
}
