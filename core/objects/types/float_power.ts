/** float ** float with Python's special cases and errors (Objects/floatobject.c: float_pow). */
import type { Value } from "../../heap/value.ts";
import { newException, raiseInstance, raiseZeroDivision } from "../errors.ts";
import { floatPower, floatPowerOutcome, PowerOutcome } from "../numeric/float_arithmetic.ts";
import { newFloat, newInt } from "../values/numbers.ts";
import { newStr } from "../values/text.ts";
import { tupleOf } from "../values/sequences.ts";
import { powerOf } from "./complex_arithmetic.ts";
import { OVERFLOW_ERROR } from "../well_known.ts";

/** x ** y: a float, a complex for a negative x with a fractional y, or 0 with the exception pending. */
export function doublePower(x: number, y: number): Value {
  const result = floatPower(x, y);
  if (result - result === 0) return newFloat(result);
  switch (floatPowerOutcome(x, y, result)) {
    case PowerOutcome.ZeroDivision:
      return raiseZeroDivision("zero to a negative power");
    case PowerOutcome.Complex:
      return powerOf(x, 0, y, 0);
    case PowerOutcome.Overflow:
      return raiseResultOutOfRange();
    default:
      return newFloat(result);
  }
}

/** OverflowError(34, 'Numerical result out of range'), as CPython makes it of errno. */
export function raiseResultOutOfRange(): 0 {
  return raiseInstance(
    newException(OVERFLOW_ERROR, tupleOf(newInt(34), newStr("Numerical result out of range"))),
  );
}
