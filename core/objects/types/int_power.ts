/** int: pow(base, exponent) and pow(base, exponent, modulus) (Objects/longobject.c: long_pow). */
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseValueError } from "../errors.ts";
import { floorModulo } from "../numeric/int_arithmetic.ts";
import {
  divisionWork,
  multiplicationWork,
  powerBits,
  powerWork,
} from "../numeric/int_estimates.ts";
import {
  inverseModuloMetered,
  powerModuloMetered,
  powerModuloNumber,
} from "../numeric/int_modular.ts";
import { intBits, integerOf, SAFE, safeOperand } from "../values/int_operands.ts";
import { admitInteger, admitWork } from "../values/int_size.ts";
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
  if (bits > WHOLE_BITS) return powerBySteps(bigIntOf(base), power, bits);
  if (!admitInteger(bits, powerWork(bits))) return 0;
  return newBigInt(bigIntOf(base) ** BigInt(power));
}

/** Bits of a power that the host computes at once: some milliseconds. */
const WHOLE_BITS = 1 << 20;

/**
 * A long power by squaring from the exponent's highest bit down, so that each step is charged by itself and what is
 * multiplied by is short. Factors of two, as of a power of ten, are shifted in at the end.
 */
function powerBySteps(base: bigint, power: number, bits: number): Value {
  if (!admitInteger(bits, 0)) return 0;
  const word = Number(BigInt.asUintN(31, base));
  const zeros = word === 0 ? 0 : 31 - Math.clz32(word & -word);
  const odd = base >> BigInt(zeros);
  const oddBits = odd === 1n || odd === -1n ? 1 : bits / power - zeros;
  let result = odd === -1n && power % 2 === 0 ? 1n : odd;
  let done = 1;
  let width = 1;
  while (2 * width <= power) width *= 2;
  for (let bit = width / 2; oddBits !== 1 && bit >= 1; bit /= 2) {
    const resultBits = oddBits * done;
    if (!admitWork(multiplicationWork(resultBits, resultBits) + 4 * resultBits / 64)) return 0;
    result *= result;
    done *= 2;
    if (Math.floor(power / bit) % 2 === 0) continue;
    if (!admitWork(multiplicationWork(2 * resultBits, oddBits))) return 0;
    result *= odd;
    done++;
  }
  return newBigInt(zeros === 0 ? result : result << BigInt(zeros * power));
}

/** A float: the operands are converted first, as CPython does. */
function negativePower(base: Value, exponent: Value): Value {
  const x = intToDoubleChecked(base);
  if (x !== x) return 0;
  const y = intToDoubleChecked(exponent);
  return y !== y ? 0 : doublePower(x, y);
}

/** Greatest modulus that multiplyModulo takes. */
const NUMBER_MODULUS = 4294967296;

function powerOfThree(baseValue: Value, exponentValue: Value, modulusValue: Value): Value {
  const modulus = safeOperand(modulusValue);
  if (modulus === 0) return raiseValueError("pow() 3rd argument cannot be 0");
  const exponent = safeOperand(exponentValue);
  const base = safeOperand(baseValue);
  if (exponent >= 0 && Math.abs(modulus) <= NUMBER_MODULUS && base === base) {
    const magnitude = Math.abs(modulus);
    const result = powerModuloNumber(floorRemainder(base, magnitude), exponent, magnitude);
    return newInt(modulus < 0 && result !== 0 ? result + modulus : result);
  }
  const modulusBits = intBits(modulusValue);
  const baseBits = intBits(baseValue);
  if (!admitInteger(modulusBits, divisionWork(baseBits, modulusBits))) return 0;
  return powerOfLarge(bigIntOf(baseValue), bigIntOf(exponentValue), bigIntOf(modulusValue));
}

function floorRemainder(number: number, divisor: number): number {
  const remainder = number % divisor;
  return remainder < 0 ? remainder + divisor : remainder;
}

function powerOfLarge(base: bigint, exponent: bigint, modulus: bigint): Value {
  const magnitude = modulus < 0n ? -modulus : modulus;
  if (magnitude === 1n) return small(0);
  uncharged = 0;
  let factor = floorModulo(base, magnitude);
  if (exponent < 0n) {
    const inverse = inverseModuloMetered(factor, magnitude, meter);
    if (inverse === null) return 0;
    if (inverse === 0n) {
      return raiseValueError("base is not invertible for the given modulus");
    }
    factor = inverse;
    exponent = -exponent;
  }
  const result = powerModuloMetered(factor, exponent, magnitude, meter);
  if (result === null) return 0;
  return newBigInt(modulus < 0n && result !== 0n ? result + modulus : result);
}

/** Work that the meter was told of since it last charged some. */
let uncharged = 0;
const CHARGE_WORK = 65536;

function meter(work: number): boolean {
  uncharged += work;
  if (uncharged < CHARGE_WORK) return true;
  const due = uncharged;
  uncharged = 0;
  return admitWork(due);
}
