/** int: pow(base, exponent) and pow(base, exponent, modulus) (Objects/longobject.c: long_pow). */
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseValueError } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { powerModulo } from "../numeric/int_arithmetic.ts";
import { powerBits, powerModuloWork, powerWork } from "../numeric/int_estimates.ts";
import { intBits, integerOf, SAFE, safeOperand } from "../values/int_operands.ts";
import { admitInteger } from "../values/int_size.ts";
import { bigIntOf, intSign, isInt, newBigInt, newInt } from "../values/numbers.ts";
import { doublePower } from "./float_power.ts";
import { intToDoubleChecked } from "../protocols/number_input.ts";

/** base ** exponent, or pow(base, exponent, modulus) when modulus is not None. */
export function intPower(base: Value, exponent: Value, modulus: Value): Value {
  if (!isInt(base) || !isInt(exponent)) return NOT_IMPLEMENTED;
  if (modulus !== NONE) {
    return isInt(modulus) ? powerOfThree(base, exponent, modulus) : NOT_IMPLEMENTED;
  }
  const power = safeOperand(exponent);
  const number = safeOperand(base);
  if (power >= 0) {
    if (number === number) {
      const result = number ** power;
      if (result >= -SAFE && result <= SAFE) return newInt(result);
    }
  } else if (intSign(exponent) < 0) {
    return negativePower(base, exponent);
  }
  if (number === 0 || number === 1) return small(number);
  if (number === -1) return small(bigIntOf(exponent) % 2n === 0n ? 1 : -1);
  const bits = powerBits(integerOf(base), intBits(base), power);
  if (!admitInteger(bits, powerWork(bits))) return 0;
  return newBigInt(bigIntOf(base) ** BigInt(power));
}

/** A float: the operands are converted first, as CPython does. */
function negativePower(base: Value, exponent: Value): Value {
  const x = intToDoubleChecked(base);
  if (x !== x) return 0;
  const y = intToDoubleChecked(exponent);
  return y !== y ? 0 : doublePower(x, y);
}

function powerOfThree(base: Value, exponent: Value, modulus: Value): Value {
  if (safeOperand(modulus) === 0) return raiseValueError("pow() 3rd argument cannot be 0");
  const modulusBits = intBits(modulus);
  const work = powerModuloWork(intBits(exponent), modulusBits) + intBits(base);
  if (!admitInteger(modulusBits, work)) return 0;
  try {
    return newBigInt(powerModulo(bigIntOf(base), bigIntOf(exponent), bigIntOf(modulus)));
  } catch (error) {
    return raiseFormatError(error);
  }
}
