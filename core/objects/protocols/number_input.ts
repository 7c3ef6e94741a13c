/**
 * Numbers where a function wants a float or an int of another type (Objects/abstract.c: PyNumber_Float, PyNumber_Long;
 * Objects/floatobject.c: PyFloat_AsDouble; Objects/complexobject.c: PyComplex_AsCComplex).
 */
import { BOXED_VALUE } from "../../heap/layouts/shape.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { raiseOverflowError, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { isFloat } from "../kinds.ts";
import { Slot, slotOf } from "../slots.ts";
import { intToDouble } from "../values/int_operands.ts";
import { floatValue, isInt } from "../values/numbers.ts";
import { BOOL_TYPE, FLOAT_SHAPE, INT_TYPE } from "../well_known.ts";
import { warnOfSubclass } from "./warn.ts";
import { asIndex } from "./index_number.ts";

/** Whether the value is exactly a float. */
export function isExactFloat(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === FLOAT_SHAPE;
}

/** The double of a float or of an instance of a subclass. */
export function doubleOf(float: Value): number {
  return floatValue(H32[float >> 2] === FLOAT_SHAPE ? float : H32[(float + BOXED_VALUE) >> 2]);
}

/** The double of an int of any form; NaN with OverflowError pending. */
export function intToDoubleChecked(int: Value): number {
  const number = intToDouble(int);
  if (number - number === 0) return number;
  raiseOverflowError("int too large to convert to float");
  return NaN;
}

/** Warns of the `__float__` of a value that returned an instance of a subclass; false with the exception pending. */
export function warnOfFloatSubclass(value: Value, result: Value): boolean {
  return warnOfSubclass(`${typeName(value)}.__float__`, "float", result);
}

/** Whether the value is a float or an int, subclasses included: what float's operators take. */
export function isReal(value: Value): boolean {
  return isInt(value) || isFloat(value);
}

/** The double of a value that isReal; NaN, perhaps with OverflowError pending. */
export function realOf(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  return isFloat(value) ? doubleOf(value) : intToDoubleChecked(value);
}

/**
 * The double of any number where a function wants a float: a float, what `__float__` gives, or an int from `__index__`.
 *
 * @returns NaN, perhaps with the exception pending: the caller asks pending() when the result is NaN. May run guest code.
 */
export function floatArgument(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  if (isFloat(value)) return doubleOf(value);
  const type = typeOf(value);
  if (type === INT_TYPE || type === BOOL_TYPE) return intToDoubleChecked(value);
  const convert = slotOf(type, Slot.float);
  if (convert !== null) {
    const result = convert(value);
    if (result === 0) return NaN;
    if (isFloat(result)) {
      const plain = H32[result >> 2] === FLOAT_SHAPE || warnOfFloatSubclass(value, result);
      return plain ? doubleOf(result) : NaN;
    }
    raiseTypeError(
      `${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`,
    );
    return NaN;
  }
  if (slotOf(type, Slot.index) !== null) {
    const index = asIndex(value);
    return index === 0 ? NaN : intToDoubleChecked(index);
  }
  raiseTypeError(`must be real number, not ${typeName(value)}`);
  return NaN;
}
