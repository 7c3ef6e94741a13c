/** Comparison (Objects/object.c: do_richcompare). Operators: 0 <, 1 <=, 2 ==, 3 !=, 4 >, 5 >=. */
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { isSubtype, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { Slot, slotOf } from "../slots.ts";
import { floatValue } from "../values/numbers.ts";
import { strEquals } from "../values/text.ts";
import { textOrder } from "../values/text_order.ts";
import { FLOAT_SHAPE, STR1_SHAPE, STR2_SHAPE, STR4_SHAPE } from "../well_known.ts";
import { truth } from "./truth.ts";

export const LESS = 0;
export const LESS_EQUAL = 1;
export const EQUAL = 2;
export const NOT_EQUAL = 3;
export const GREATER = 4;
export const GREATER_EQUAL = 5;

const SWAPPED = [GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL];
const SYMBOLS = ["<", "<=", "==", "!=", ">", ">="];

/** `left operator right`: any value (guest code decides); 0 with the exception pending. May run guest code. */
export function compare(left: Value, right: Value, operator: number): Value {
  const plain = comparePlainly(left, right, operator);
  if (plain >= 0) return plain === 1 ? TRUE : FALSE;
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  let tried = false;
  if (leftType !== rightType && isSubtype(rightType, leftType)) {
    const fn = slotOf(rightType, Slot.compare);
    if (fn !== null) {
      tried = true;
      const result = fn(right, left, SWAPPED[operator]);
      if (result !== NOT_IMPLEMENTED) return result;
    }
  }
  const fn = slotOf(leftType, Slot.compare);
  if (fn !== null) {
    const result = fn(left, right, operator);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (!tried) {
    const reflected = slotOf(rightType, Slot.compare);
    if (reflected !== null) {
      const result = reflected(right, left, SWAPPED[operator]);
      if (result !== NOT_IMPLEMENTED) return result;
    }
  }
  if (operator === EQUAL) return left === right ? TRUE : FALSE;
  if (operator === NOT_EQUAL) return left !== right ? TRUE : FALSE;
  return raiseTypeError(
    `'${SYMBOLS[operator]}' not supported between instances of '${typeName(left)}' and '${
      typeName(right)
    }'`,
  );
}

/**
 * The operator's truth, 1 or 0, for two small ints, two floats or two Latin-1 strs, which is most of what is compared;
 * -1 for everything else. Runs no guest code.
 */
function comparePlainly(left: Value, right: Value, operator: number): number {
  if ((left & right & 1) !== 0) return compareNumbers(left, right, operator) ? 1 : 0;
  if (((left | right) & 1) !== 0) return -1;
  const shape = H32[left >> 2];
  if (shape !== H32[right >> 2]) return -1;
  if (shape === STR1_SHAPE) {
    if (operator === EQUAL) return strEquals(left, right) ? 1 : 0;
    if (operator === NOT_EQUAL) return strEquals(left, right) ? 0 : 1;
    return compareNumbers(textOrder(left, right), 0, operator) ? 1 : 0;
  }
  if (shape === FLOAT_SHAPE) {
    return compareNumbers(floatValue(left), floatValue(right), operator) ? 1 : 0;
  }
  return -1;
}

/** The operator on two numbers (NaN as IEEE says). Works on small-int words too, since tagging keeps their order. */
export function compareNumbers(left: number, right: number, operator: number): boolean {
  switch (operator) {
    case LESS:
      return left < right;
    case LESS_EQUAL:
      return left <= right;
    case EQUAL:
      return left === right;
    case NOT_EQUAL:
      return left !== right;
    case GREATER:
      return left > right;
    default:
      return left >= right;
  }
}

/** The operator's answer from a three-way result (-1, 0, 1). */
export function fromOrder(order: number, operator: number): Value {
  return compareNumbers(order, 0, operator) ? TRUE : FALSE;
}

/** Truth of `left operator right`: 1, 0, or -1 with the exception pending. May run guest code. */
export function compareTruth(left: Value, right: Value, operator: number): number {
  const plain = comparePlainly(left, right, operator);
  if (plain >= 0) return plain;
  const result = compare(left, right, operator);
  if (result === TRUE) return 1;
  if (result === FALSE) return 0;
  return result === 0 ? -1 : truth(result);
}

/**
 * Equality as containers take it: identical objects are equal. 1, 0, or -1 with the exception pending. May run guest
 * code and collect.
 */
export function equals(left: Value, right: Value): number {
  if (left === right) return 1;
  if ((left & right & 1) !== 0) return 0;
  if (((left | right) & 1) === 0) {
    const shape = H32[left >> 2];
    const other = H32[right >> 2];
    if (shape === other) {
      if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) {
        return strEquals(left, right) ? 1 : 0;
      }
      if (shape === FLOAT_SHAPE) return floatValue(left) === floatValue(right) ? 1 : 0;
    }
    if (left === NONE || right === NONE) {
      if (shape === STR1_SHAPE || other === STR1_SHAPE) return 0;
    }
  }
  return compareTruth(left, right, EQUAL);
}

/** The operator's text. */
export function comparisonSymbol(operator: number): string {
  return SYMBOLS[operator];
}
