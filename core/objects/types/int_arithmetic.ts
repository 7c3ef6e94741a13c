/**
 * int: sums, products and quotients (Objects/longobject.c). Every slot function takes ints of any form on either side
 * and answers NotImplemented for anything else; results are plain ints.
 *
 * Operands that are safe integers are computed in doubles; others digit by digit or, where that is more than linear, in
 * bigints, whose size and cost are looked at first.
 */
import { NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { INT_COUNT } from "../../heap/layouts/basic.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseOverflowError, raiseZeroDivision } from "../errors.ts";
import { floorDivide, floorDivmod, floorModulo, trueDivide } from "../numeric/int_arithmetic.ts";
import { divisionWork, multiplicationWork } from "../numeric/int_estimates.ts";
import {
  addDigits,
  divideByDigit,
  isOneDigit,
  isShortProduct,
  moduloByDigit,
  multiplyDigits,
  negateDigits,
  shortQuotient,
  subtractDigits,
} from "../values/int_digits.ts";
import { digitCount, intBits, SAFE, safeOperand } from "../values/int_operands.ts";
import { admitInteger, admitWork } from "../values/int_size.ts";
import { bigIntOf, exactInt, isInt, newBigInt, newFloat, newInt } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";

/** Products of up to this many digits are not worth a look at their size. */
const SHORT_DIGITS = 16;

const bothInts = (left: Value, right: Value): boolean => isInt(left) && isInt(right);

/** left + right */
export function intAdd(left: Value, right: Value): Value {
  const sum = safeOperand(left) + safeOperand(right);
  if (sum >= -SAFE && sum <= SAFE) return newInt(sum);
  if (!bothInts(left, right)) return NOT_IMPLEMENTED;
  const bits = Math.max(intBits(left), intBits(right)) + 1;
  return admitInteger(bits, bits / 16) ? addDigits(exactInt(left), exactInt(right)) : 0;
}

/** left - right */
export function intSubtract(left: Value, right: Value): Value {
  const difference = safeOperand(left) - safeOperand(right);
  if (difference >= -SAFE && difference <= SAFE) return newInt(difference);
  if (!bothInts(left, right)) return NOT_IMPLEMENTED;
  const bits = Math.max(intBits(left), intBits(right)) + 1;
  return admitInteger(bits, bits / 16) ? subtractDigits(exactInt(left), exactInt(right)) : 0;
}

/** left * right */
export function intMultiply(left: Value, right: Value): Value {
  const product = safeOperand(left) * safeOperand(right);
  if (product >= -SAFE && product <= SAFE) return newInt(product);
  if (!bothInts(left, right)) return NOT_IMPLEMENTED;
  const a = exactInt(left);
  const b = exactInt(right);
  const leftDigits = digitCount(a);
  const rightDigits = digitCount(b);
  if (leftDigits === 0 || rightDigits === 0) return small(0);
  if (leftDigits + rightDigits <= SHORT_DIGITS) return multiplyDigits(a, b);
  const leftBits = intBits(a);
  const rightBits = intBits(b);
  if (!admitInteger(leftBits + rightBits, multiplicationWork(leftBits, rightBits))) return 0;
  return isShortProduct(leftDigits, rightDigits)
    ? multiplyDigits(a, b)
    : newBigInt(bigIntOf(a) * bigIntOf(b));
}

function divisionByZero(): 0 {
  return raiseZeroDivision("division by zero");
}

/** left // right */
export function intFloorDivide(left: Value, right: Value): Value {
  const a = safeOperand(left);
  const b = safeOperand(right);
  if (b === 0) return isInt(left) ? divisionByZero() : NOT_IMPLEMENTED;
  const remainder = a % b;
  // Not so for NaN: an operand that is no safe integer.
  if (remainder === remainder) {
    let quotient = (a - remainder) / b;
    if (remainder !== 0 && (remainder < 0) !== (b < 0)) quotient--;
    return newInt(quotient);
  }
  if (!bothInts(left, right)) return NOT_IMPLEMENTED;
  if (!admitDivision(left, right)) return 0;
  if (isOneDigit(exactInt(right))) return divideByDigit(exactInt(left), exactInt(right));
  const short = shortQuotient(exactInt(left), exactInt(right));
  if (short >= 0) return newInt(short);
  return newBigInt(floorDivide(bigIntOf(left), bigIntOf(right)));
}

/** left % right */
export function intModulo(left: Value, right: Value): Value {
  const b = safeOperand(right);
  if (b === 0) return isInt(left) ? divisionByZero() : NOT_IMPLEMENTED;
  const remainder = safeOperand(left) % b;
  if (remainder === remainder) {
    return newInt(remainder !== 0 && (remainder < 0) !== (b < 0) ? remainder + b : remainder);
  }
  if (!bothInts(left, right)) return NOT_IMPLEMENTED;
  if (!admitDivision(left, right)) return 0;
  if (isOneDigit(exactInt(right))) return newInt(moduloByDigit(exactInt(left), exactInt(right)));
  return newBigInt(floorModulo(bigIntOf(left), bigIntOf(right)));
}

/** divmod(left, right) */
export function intDivmod(left: Value, right: Value): Value {
  const a = safeOperand(left);
  const b = safeOperand(right);
  if (b === 0) return isInt(left) ? divisionByZero() : NOT_IMPLEMENTED;
  let remainder = a % b;
  if (remainder === remainder) {
    let quotient = (a - remainder) / b;
    if (remainder !== 0 && (remainder < 0) !== (b < 0)) {
      quotient--;
      remainder += b;
    }
    return tupleOf(newInt(quotient), newInt(remainder));
  }
  if (!bothInts(left, right)) return NOT_IMPLEMENTED;
  if (!admitDivision(left, right)) return 0;
  if (isOneDigit(exactInt(right))) {
    const rest = moduloByDigit(exactInt(left), exactInt(right));
    return tupleOf(divideByDigit(exactInt(left), exactInt(right)), newInt(rest));
  }
  const results = floorDivmod(bigIntOf(left), bigIntOf(right));
  return tupleOf(newBigInt(results[0]), newBigInt(results[1]));
}

/** Quotient and remainder together are no longer than the operands. */
function admitDivision(left: Value, right: Value): boolean {
  const leftBits = intBits(left);
  const rightBits = intBits(right);
  return admitInteger(Math.max(leftBits, rightBits), divisionWork(leftBits, rightBits));
}

/** left / right: a float, rounded once */
export function intTrueDivide(left: Value, right: Value): Value {
  const a = safeOperand(left);
  const b = safeOperand(right);
  if (b === 0) return isInt(left) ? divisionByZero() : NOT_IMPLEMENTED;
  const quotient = a / b;
  if (quotient === quotient) return newFloat(quotient);
  if (!bothInts(left, right)) return NOT_IMPLEMENTED;
  if (!admitWork(divisionWork(intBits(left), intBits(right)))) return 0;
  const result = trueDivide(bigIntOf(left), bigIntOf(right));
  return result === Infinity || result === -Infinity
    ? raiseOverflowError("integer division result too large for a float")
    : newFloat(result);
}

/** -int */
export function intNegative(value: Value): Value {
  const number = safeOperand(value);
  return number === number ? newInt(-number) : negateDigits(exactInt(value));
}

/** +int, int(int): the plain int. */
export function intPositive(value: Value): Value {
  return exactInt(value);
}

/** abs(int) */
export function intAbsolute(value: Value): Value {
  const plain = exactInt(value);
  if ((plain & 1) !== 0) return newInt(Math.abs(plain >> 1));
  return H32[(plain + INT_COUNT) >> 2] < 0 ? intNegative(plain) : plain;
}

/** ~int */
export function intInvert(value: Value): Value {
  const number = safeOperand(value);
  if (number < SAFE) return newInt(-number - 1);
  const bits = intBits(value) + 1;
  return admitInteger(bits, bits / 16) ? subtractDigits(small(-1), exactInt(value)) : 0;
}
