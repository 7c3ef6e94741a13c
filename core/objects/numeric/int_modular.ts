/*
 * Modular powers and inverses in steps, each told to a meter before it is done: with large operands
 * they take arbitrarily long, so the caller must be able to stop them.
 */
import { floorModulo } from "./int_arithmetic.ts";
import { bigIntBitLength } from "./float_bits.ts";
import { divisionWork, multiplicationWork } from "./int_estimates.ts";

/** Is told the work ahead, in nanoseconds; false: stop. */
export type WorkMeter = (work: number) => boolean;

/** a * b % modulus for 0 <= a, b < modulus <= 2**32. */
export function multiplyModulo(a: number, b: number, modulus: number): number {
  // Halves of b keep every product below 2**49, where a quotient that is rounded has the right floor.
  const high = a * (b >>> 16);
  const rest = high - Math.floor(high / modulus) * modulus;
  const low = rest * 65536 + a * (b & 0xffff);
  return low - Math.floor(low / modulus) * modulus;
}

/** base ** exponent % modulus for 0 <= base < modulus <= 2**32 and a safe exponent >= 0. */
export function powerModuloNumber(base: number, exponent: number, modulus: number): number {
  let result = 1 % modulus;
  let left = exponent;
  while (left > 0) {
    if (left % 2 === 1) result = multiplyModulo(result, base, modulus);
    left = Math.floor(left / 2);
    if (left > 0) base = multiplyModulo(base, base, modulus);
  }
  return result;
}

/** base ** exponent % modulus for 0 <= base < modulus and exponent >= 0; null when the meter stopped it. */
export function powerModuloMetered(
  base: bigint,
  exponent: bigint,
  modulus: bigint,
  meter: WorkMeter,
): bigint | null {
  const bits = bigIntBitLength(modulus);
  const step = multiplicationWork(bits, bits) + divisionWork(2 * bits, bits) + 100;
  const digits = exponent.toString(32);
  // Five bits of the exponent are taken at once where the table of powers pays.
  const powers = [1n % modulus, base];
  const wanted = digits.length > 12 ? 32 : 2;
  for (let at = 2; at < wanted; at++) {
    if (!meter(step)) return null;
    powers.push(powers[at - 1] * base % modulus);
  }
  let result = powers[0];
  for (let at = 0; at < digits.length; at++) {
    const digit = parseInt(digits[at], 32);
    if (!meter(6 * step)) return null;
    if (wanted === 2) {
      for (let bit = 16; bit > 0; bit >>= 1) {
        result = result * result % modulus;
        if ((digit & bit) !== 0) result = result * base % modulus;
      }
    } else {
      if (at > 0) { for (let square = 0; square < 5; square++) result = result * result % modulus; }
      if (digit !== 0) result = result * powers[digit] % modulus;
    }
  }
  return result;
}

/**
 * The inverse of a value modulo a modulus > 1, from 0 to modulus - 1; 0 when there is none, null when the meter stopped
 * it.
 */
export function inverseModuloMetered(
  value: bigint,
  modulus: bigint,
  meter: WorkMeter,
): bigint | null {
  let a = floorModulo(value, modulus);
  let b = modulus;
  let factor = 1n;
  let next = 0n;
  const step = 200 + bigIntBitLength(modulus) / 8;
  while (b !== 0n) {
    if (!meter(step)) return null;
    const quotient = a / b;
    const rest = a - quotient * b;
    a = b;
    b = rest;
    const following = factor - quotient * next;
    factor = next;
    next = following;
  }
  return a === 1n ? floorModulo(factor, modulus) : 0n;
}
