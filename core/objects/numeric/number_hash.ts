/*
 * Hashes of numbers, equal for equal numbers of any type, as on a 64-bit CPython.
 *
 * The hash of a rational p/q is p * inverse(q) modulo the Mersenne prime P = 2**61 - 1, with the sign
 * of the number; -1 is kept for errors and becomes -2. Modulo P a multiplication by 2**e is a
 * rotation of 61 bits, which is all that a float needs. Results are 64-bit two's complement, written
 * as two 32-bit words so that nothing is allocated. Source: CPython's Python/pyhash.c.
 */
import { integerMantissa, unitExponent } from "./float_bits.ts";

const MODULUS = 2305843009213693951n;
const INFINITY_HASH = 314159;
const IMAGINARY_FACTOR = 1000003n;

/**
 * Writes the hash of a float to words[index] (lower 32 bits) and words[index + 1] (upper). A NaN
 * hashes to 0; CPython hashes it by identity, which only the caller knows.
 */
export function hashFloat(x: number, words: Int32Array, index: number): void {
  const magnitude = Math.abs(x);
  let low: number;
  let high: number;
  if (magnitude <= 9007199254740991 && Number.isInteger(magnitude)) {
    low = magnitude | 0;
    high = (magnitude / 4294967296) | 0;
  } else if (magnitude < Infinity) {
    const mantissa = integerMantissa(x);
    const lower = mantissa | 0;
    const upper = (mantissa / 4294967296) | 0;
    // The exponent lies between -1074 and 971.
    const left = (unitExponent(x) + 61 * 18) % 61;
    const right = 61 - left;
    if (left === 0) {
      low = lower;
      high = upper;
    } else {
      if (left < 32) {
        low = lower << left;
        high = (upper << left) | (lower >>> (32 - left));
      } else {
        low = 0;
        high = lower << (left - 32);
      }
      high &= 0x1fffffff;
      if (right < 32) {
        low |= (lower >>> right) | (upper << (32 - right));
        high |= upper >>> right;
      } else {
        low |= right === 32 ? upper : upper >>> (right - 32);
      }
    }
  } else {
    low = x !== x ? 0 : INFINITY_HASH;
    high = 0;
  }
  writeHash(low, high, x < 0, words, index);
}

/** Writes the hash of an int of any size, as {@linkcode hashFloat} does. */
export function hashBigInt(value: bigint, words: Int32Array, index: number): void {
  const residue = value < 0n ? -value % MODULUS : value % MODULUS;
  writeHash(
    Number(residue & 0xffffffffn) | 0,
    Number(residue >> 32n) | 0,
    value < 0n,
    words,
    index,
  );
}

/** Writes the hash of a complex number, as {@linkcode hashFloat} does. */
export function hashComplex(
  real: number,
  imaginary: number,
  words: Int32Array,
  index: number,
): void {
  hashFloat(imaginary, words, index);
  const imaginaryHash = hashFromWords(words, index);
  hashFloat(real, words, index);
  const hash = BigInt.asIntN(64, hashFromWords(words, index) + IMAGINARY_FACTOR * imaginaryHash);
  writeHash(Number(hash & 0xffffffffn) | 0, Number(hash >> 32n) | 0, false, words, index);
}

/** Reads a hash back as one signed integer. */
export function hashFromWords(words: Int32Array, index: number): bigint {
  return (BigInt(words[index + 1]) << 32n) | BigInt(words[index] >>> 0);
}

function writeHash(
  low: number,
  high: number,
  negative: boolean,
  words: Int32Array,
  index: number,
): void {
  if (negative) {
    low = -low | 0;
    high = (low === 0 ? -high : ~high) | 0;
  }
  if (low === -1 && high === -1) low = -2;
  words[index] = low;
  words[index + 1] = high;
}
