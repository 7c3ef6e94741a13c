/*
 * How large a result will be and what it will cost, asked before it is computed.
 *
 * A guest can write 9**9**9. The caller compares the size of the result with the memory that is left,
 * and the work with the fuel and the time that are left, and refuses instead of starting. Sizes are
 * bits of the magnitude and are right within a few bits; work is in units of about a nanosecond and
 * right within a factor of two or three for the host's bigints.
 */

/** Bits of a product. */
export function productBits(bitsA: number, bitsB: number): number {
  return bitsA === 0 || bitsB === 0 ? 0 : bitsA + bitsB;
}

/** Bits of base ** exponent for exponent >= 0, from the base itself or, if huge, from its length. */
export function powerBits(base: number | bigint, baseBits: number, exponent: number): number {
  if (baseBits <= 1 || exponent === 0) return baseBits === 0 && exponent > 0 ? 0 : 1;
  const logarithm = baseBits <= 1000 ? Math.log2(Math.abs(Number(base))) : baseBits;
  return Math.floor(logarithm * exponent) + 1;
}

/** Bits of value << shift. */
export function shiftBits(valueBits: number, shift: number): number {
  return valueBits === 0 ? 0 : valueBits + shift;
}

/** Bits of factorial(n), by Stirling's formula. */
export function factorialBits(n: number): number {
  if (n < 2) return 1;
  return Math.ceil(logarithmOfFactorial(n) * Math.LOG2E) + 1;
}

/** Bits of perm(n, k) for 0 <= k <= n. */
export function permutationBits(n: number, k: number): number {
  if (k > 1e15) return Infinity;
  return k === 0 ? 1 : Math.ceil(k * Math.log2(Math.max(n, 2))) + 1;
}

/** Bits of comb(n, k) for 0 <= k <= n: an upper bound from (n * e / k) ** k. */
export function combinationBits(n: number, k: number): number {
  const smaller = Math.min(k, n - k);
  if (smaller <= 0) return 1;
  const bound = smaller * (Math.log2(n / smaller) + Math.LOG2E);
  return Math.ceil(Math.min(bound, n)) + 1;
}

/** Characters of a number of so many bits in a base of 2 to 36, without sign. */
export function digitCount(bits: number, base: number): number {
  return Math.max(1, Math.ceil(bits / Math.log2(base)));
}

/** Work of multiplying numbers of so many bits. */
export function multiplicationWork(bitsA: number, bitsB: number): number {
  const shorter = Math.ceil(Math.min(bitsA, bitsB) / 64) + 1;
  const longer = Math.ceil(Math.max(bitsA, bitsB) / 64) + 1;
  return (longer / shorter) * balancedWork(shorter) + longer;
}

/** Beyond this a division takes longer in products, since its halves are divided by products that are transforms. */
const LONG_QUOTIENT_BITS = 64 * 1500;

/** Work of dividing a number of so many bits by another. */
export function divisionWork(dividendBits: number, divisorBits: number): number {
  if (dividendBits < divisorBits) return 50;
  const quotientBits = dividendBits - divisorBits + 64;
  const products = Math.min(quotientBits, divisorBits) > LONG_QUOTIENT_BITS ? 5 : 3;
  return products * multiplicationWork(quotientBits, divisorBits) + dividendBits / 32;
}

/** Work of pow(base, exponent) without a modulus: its last squarings are nearly all of it. */
export function powerWork(resultBits: number): number {
  return 2 * multiplicationWork(resultBits / 2, resultBits / 2) + 100;
}

/** Work of pow(base, exponent, modulus). */
export function powerModuloWork(exponentBits: number, modulusBits: number): number {
  const round = multiplicationWork(modulusBits, modulusBits) +
    divisionWork(2 * modulusBits, modulusBits) + 100;
  return exponentBits * 1.3 * round;
}

/** Work of converting between a number of so many bits and decimal text, either way. */
export function decimalConversionWork(bits: number): number {
  const words = Math.ceil(bits / 64) + 1;
  return 60 + 20 * words + 1.5 * balancedWork(words) * Math.max(0.5, Math.log2(words / 24));
}

/** Work of gcd of two numbers of so many bits. */
export function gcdWork(bits: number): number {
  const words = Math.ceil(bits / 64) + 1;
  return words * (900 + 7.6 * words);
}

/** Work of a product of so many bits by halves: factorial, comb, perm. */
export function productTreeWork(resultBits: number): number {
  const levels = Math.max(1, Math.log2(resultBits / 64 + 2));
  return 2 * levels * multiplicationWork(resultBits / 2, resultBits / 2) + 2 * resultBits;
}

/** A product of two numbers of so many 64-bit words: schoolbook, Karatsuba, Toom-Cook, transforms. */
function balancedWork(words: number): number {
  if (words <= 34) return words * words + 20;
  if (words <= 193) return 1176 * Math.pow(words / 34, 1.585);
  if (words <= 1500) return 18400 * Math.pow(words / 193, 1.465);
  return 371000 * Math.pow(words / 1500, 1.18);
}

function logarithmOfFactorial(n: number): number {
  return (n + 0.5) * Math.log(n) - n + 0.9189385332046728 + 1 / (12 * n);
}
