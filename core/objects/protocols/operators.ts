/**
 * Binary and unary operators over slots (Objects/abstract.c: binary_op1 and kin). Operator numbers are those of
 * BINARY_OP: 0 + 1 & 2 // 3 << 4 @ 5 * 6 % 7 | 8 ** 9 >> 10 - 11 / 12 ^, in place: plus 13. Slots stand in that order.
 */
import { TYPE_FLAG_HEAP, TYPE_FLAG_IMMUTABLE, TYPE_FLAGS } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { isSubtype, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { Slot, slotOf } from "../slots.ts";
import { isIntKind } from "../kinds.ts";
import { SAFE } from "../values/int_operands.ts";
import { floatValue, newFloat, newInt } from "../values/numbers.ts";
import { FLOAT_SHAPE } from "../well_known.ts";

const SYMBOLS = ["+", "&", "//", "<<", "@", "*", "%", "|", "** or pow()", ">>", "-", "/", "^"];
const POWER = 8;
const ADD = 0;
const MULTIPLY = 5;
const SUBTRACT = 10;

/** left operator right; 0 with the exception pending. May run guest code. */
export function binaryOperator(operator: number, left: Value, right: Value): Value {
  if ((left & right & 1) !== 0) {
    // What helpers compute in loops, by far: sums and differences and products of small ints.
    if (operator === ADD) return newInt((left >> 1) + (right >> 1));
    if (operator === SUBTRACT) return newInt((left >> 1) - (right >> 1));
    if (operator === MULTIPLY) {
      const product = (left >> 1) * (right >> 1);
      // -0 is no int.
      if (product <= SAFE && product >= -SAFE) return newInt(product + 0);
    }
  } else if (((left | right) & 1) === 0) {
    if (H32[left >> 2] === FLOAT_SHAPE && H32[right >> 2] === FLOAT_SHAPE) {
      if (operator === ADD) return newFloat(floatValue(left) + floatValue(right));
      if (operator === SUBTRACT) return newFloat(floatValue(left) - floatValue(right));
      if (operator === MULTIPLY) return newFloat(floatValue(left) * floatValue(right));
    }
  }
  if (operator >= 13) return inPlaceOperator(operator - 13, left, right);
  const result = tryBinary(Slot.add + operator, left, right);
  if (result !== NOT_IMPLEMENTED) return result;
  if (operator === ADD) {
    const concat = slotOf(typeOf(left), Slot.concat);
    if (concat !== null) return concat(left, right);
  } else if (operator === MULTIPLY) {
    const repeat = slotOf(typeOf(left), Slot.repeat);
    const repeated = repeat !== null ? repeatBy(repeat, left, right) : repeatOfRight(left, right);
    if (repeated !== NOT_IMPLEMENTED) return repeated;
  }
  return unsupported(SYMBOLS[operator], left, right);
}

/** left operator= right: the in-place slot, else the plain operator. */
export function inPlaceOperator(operator: number, left: Value, right: Value): Value {
  const inPlace = slotOf(typeOf(left), Slot.iadd + operator);
  if (inPlace !== null) {
    const result = inPlace(left, right);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return inPlaceRest(operator, left, right);
}

/** What an in-place operator does when the in-place method declined or is not there. */
export function inPlaceRest(operator: number, left: Value, right: Value): Value {
  const result = tryBinary(Slot.add + operator, left, right);
  if (result !== NOT_IMPLEMENTED) return result;
  const type = typeOf(left);
  if (operator === ADD) {
    const concat = slotOf(type, Slot.iconcat) ?? slotOf(type, Slot.concat);
    if (concat !== null) return concat(left, right);
  } else if (operator === MULTIPLY) {
    const repeat = slotOf(type, Slot.irepeat) ?? slotOf(type, Slot.repeat);
    if (repeat !== null) return repeatBy(repeat, left, right);
    if (!hasSequenceMethods(type)) {
      const repeated = repeatOfRight(left, right);
      if (repeated !== NOT_IMPLEMENTED) return repeated;
    }
  }
  return unsupported(operator === POWER ? "**=" : SYMBOLS[operator] + "=", left, right);
}

/** divmod(left, right). */
export function divmodOperator(left: Value, right: Value): Value {
  const result = tryBinary(Slot.divmod, left, right);
  return result === NOT_IMPLEMENTED ? unsupported("divmod()", left, right) : result;
}

/** pow(base, exponent, modulus); modulus NONE for two arguments. */
export function powerOperator(base: Value, exponent: Value, modulus: Value): Value {
  if (modulus === NONE) {
    const result = tryBinary(Slot.power, base, exponent);
    return result === NOT_IMPLEMENTED ? unsupported("** or pow()", base, exponent) : result;
  }
  const tried: unknown[] = [];
  for (const operand of [base, exponent, modulus]) {
    const power = slotOf(typeOf(operand), Slot.power);
    if (power === null || tried.includes(power)) continue;
    tried.push(power);
    const result = power(base, exponent, modulus);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return raiseTypeError(
    `unsupported operand type(s) for ** or pow(): '${typeName(base)}', '${typeName(exponent)}', '${
      typeName(modulus)
    }'`,
  );
}

function tryBinary(slot: number, left: Value, right: Value): Value {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const leftFn = slotOf(leftType, slot);
  let rightFn = rightType === leftType ? null : slotOf(rightType, slot);
  if (rightFn === leftFn) rightFn = null;
  if (leftFn !== null) {
    if (rightFn !== null && isSubtype(rightType, leftType)) {
      const result = rightFn(left, right, NONE);
      if (result !== NOT_IMPLEMENTED) return result;
      rightFn = null;
    }
    const result = leftFn(left, right, NONE);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return rightFn === null ? NOT_IMPLEMENTED : rightFn(left, right, NONE);
}

/** The right operand of a product repeated, if it is a sequence; else NotImplemented. */
export function repeatOfRight(left: Value, right: Value): Value {
  const repeat = slotOf(typeOf(right), Slot.repeat);
  return repeat === null ? NOT_IMPLEMENTED : repeatBy(repeat, right, left);
}

/** Whether a type has any of the methods of sequences, as every class has (tp_as_sequence). */
export function hasSequenceMethods(type: number): boolean {
  const flags = (H32[(type + TYPE_FLAGS) >> 2] >> 1) & (TYPE_FLAG_HEAP | TYPE_FLAG_IMMUTABLE);
  return flags === TYPE_FLAG_HEAP ||
    slotOf(type, Slot.length) !== null || slotOf(type, Slot.contains) !== null;
}

// deno-lint-ignore ban-types
function repeatBy(repeat: Function, sequence: Value, count: Value): Value {
  if (!isIntKind(count) && slotOf(typeOf(count), Slot.index) === null) {
    return raiseTypeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  return repeat(sequence, count);
}

function unsupported(symbol: string, left: Value, right: Value): 0 {
  return raiseTypeError(
    `unsupported operand type(s) for ${symbol}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** -value, +value, ~value: slot is Slot.negative, Slot.positive or Slot.invert. */
export function unaryOperator(slot: number, value: Value): Value {
  const fn = slotOf(typeOf(value), slot);
  if (fn !== null) return fn(value);
  const symbol = slot === Slot.negative ? "-" : slot === Slot.positive ? "+" : "~";
  return raiseTypeError(`bad operand type for unary ${symbol}: '${typeName(value)}'`);
}
