/** int: bitwise operators and shifts, as if in two's complement with endless sign bits (Objects/longobject.c). */
import { NOT_IMPLEMENTED } from "../../heap/map.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseOverflowError, raiseValueError } from "../errors.ts";
import {
  AND,
  bitwiseDigits,
  OR,
  shiftLeftDigits,
  shiftRightDigits,
  XOR,
} from "../values/int_digits.ts";
import { digitCount, intBits, isNegativeInt, SAFE, safeOperand } from "../values/int_operands.ts";
import { admitInteger } from "../values/int_size.ts";
import { exactInt, isInt, newInt } from "../values/numbers.ts";

function bitwise(left: Value, right: Value, operator: number): Value {
  if (!isInt(left) || !isInt(right)) return NOT_IMPLEMENTED;
  const a = exactInt(left);
  const b = exactInt(right);
  const digits = Math.max(digitCount(a), digitCount(b)) + 1;
  return admitInteger(32 * digits, digits) ? bitwiseDigits(a, b, operator) : 0;
}

/** left & right */
export function intAnd(left: Value, right: Value): Value {
  // The tag bit of both survives.
  if ((left & right & 1) !== 0) return left & right;
  return bitwise(left, right, AND);
}

/** left | right */
export function intOr(left: Value, right: Value): Value {
  if ((left & right & 1) !== 0) return left | right;
  return bitwise(left, right, OR);
}

/** left ^ right */
export function intXor(left: Value, right: Value): Value {
  if ((left & right & 1) !== 0) return (left ^ right) | 1;
  return bitwise(left, right, XOR);
}

/** left << right */
export function intShiftLeft(left: Value, right: Value): Value {
  const shift = safeOperand(right);
  const number = safeOperand(left);
  if (shift >= 0 && shift <= 53) {
    const shifted = number * 2 ** shift;
    if (shifted >= -SAFE && shifted <= SAFE) return newInt(shifted);
  }
  if (!isInt(left) || !isInt(right)) return NOT_IMPLEMENTED;
  if (isNegativeInt(exactInt(right))) return raiseValueError("negative shift count");
  if (number === 0) return small(0);
  const bits = intBits(left) + shift;
  if (!(bits <= Number.MAX_SAFE_INTEGER)) {
    return raiseOverflowError("too many digits in integer");
  }
  return admitInteger(bits, bits / 32) ? shiftLeftDigits(exactInt(left), shift) : 0;
}

/** left >> right */
export function intShiftRight(left: Value, right: Value): Value {
  const shift = safeOperand(right);
  const number = safeOperand(left);
  if (shift >= 0 && number === number) {
    return newInt(shift > 53 ? (number < 0 ? -1 : 0) : Math.floor(number / 2 ** shift));
  }
  if (!isInt(left) || !isInt(right)) return NOT_IMPLEMENTED;
  if (isNegativeInt(exactInt(right))) return raiseValueError("negative shift count");
  const bits = intBits(left);
  if (!(shift < bits)) return small(isNegativeInt(exactInt(left)) ? -1 : 0);
  return admitInteger(bits - shift, bits / 32) ? shiftRightDigits(exactInt(left), shift) : 0;
}
