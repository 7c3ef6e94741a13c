/*
 * Arithmetic of Python's int that bigints lack or do differently: division that rounds down, exact
 * quotients as floats, modular powers, gcd, integer square roots.
 */
import { valueError } from "../text/format_error.ts";
import { bigIntBitLength, binaryExponent, scaleBigInt } from "./float_bits.ts";

/** a // b, rounded down; b must not be 0. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return (a < 0n) !== (b < 0n) && quotient * b !== a ? quotient - 1n : quotient;
}

/** a % b with the sign of b; b must not be 0. */
export function floorModulo(a: bigint, b: bigint): bigint {
  const remainder = a % b;
  return remainder !== 0n && (remainder < 0n) !== (b < 0n) ? remainder + b : remainder;
}

/** divmod(a, b); b must not be 0. */
export function floorDivmod(a: bigint, b: bigint): [quotient: bigint, remainder: bigint] {
  const quotient = a / b;
  const remainder = a - quotient * b;
  return remainder !== 0n && (remainder < 0n) !== (b < 0n)
    ? [quotient - 1n, remainder + b]
    : [quotient, remainder];
}

/**
 * a / b as a float, rounded once; b must not be 0. An infinite result means OverflowError "integer
 * division result too large for a float".
 */
export function trueDivide(a: bigint, b: bigint): number {
  const negative = (a < 0n) !== (b < 0n);
  if (a < 0n) a = -a;
  if (b < 0n) b = -b;
  if (a <= 9007199254740992n && b <= 9007199254740992n) {
    const quotient = Number(a) / Number(b);
    return negative ? -quotient : quotient;
  }
  const difference = bigIntBitLength(a) - bigIntBitLength(b);
  let result: number;
  if (difference > 1025) {
    result = Infinity;
  } else if (difference < -1080) {
    result = 0;
  } else {
    // A quotient of 56 bits or more; one bit below it says whether anything was left over.
    const shift = 57 - difference;
    if (shift >= 0) a <<= BigInt(shift);
    else b <<= BigInt(-shift);
    const quotient = a / b;
    const inexact = quotient * b === a ? 0n : 1n;
    result = scaleBigInt((quotient << 1n) | inexact, -shift - 1);
  }
  return negative ? -result : result;
}

/** int.bit_length() */
export function integerBitLength(value: number | bigint): number {
  if (typeof value === "bigint") return bigIntBitLength(value);
  const magnitude = Math.abs(value);
  if (magnitude < 4294967296) return 32 - Math.clz32(magnitude);
  return binaryExponent(magnitude) + 1;
}

/** int.bit_count(): the ones in the binary form of |value|. */
export function integerBitCount(value: number | bigint): number {
  if (typeof value === "number") {
    const magnitude = Math.abs(value);
    return populationCount(magnitude | 0) + populationCount((magnitude / 4294967296) | 0);
  }
  const digits = (value < 0n ? -value : value).toString(32);
  let count = 0;
  for (let at = 0; at < digits.length; at += 6) {
    count += populationCount(parseInt(digits.slice(at, at + 6), 32));
  }
  return count;
}

/** Ones among the 32 bits of a word. */
export function populationCount(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** gcd of two safe integers, never negative. */
export function gcdOfNumbers(a: number, b: number): number {
  a = Math.abs(a);
  b = Math.abs(b);
  while (b !== 0) {
    const remainder = a % b;
    a = b;
    b = remainder;
  }
  return a;
}

const LEHMER_BITS = 52;
/** Up to this length whole divisions are faster than the bookkeeping that avoids them. */
const EUCLID_LIMIT = 1n << 320n;

/**
 * gcd of two ints of any size, never negative.
 *
 * Lehmer's algorithm: Euclid's steps are carried out on the leading 52 bits in floating point as long
 * as the quotients are certain, and then applied to the full numbers at once, which replaces some
 * thirty long divisions by four short multiplications. The certainty test is Collins's, as in Knuth,
 * The Art of Computer Programming 4.5.2, algorithm L.
 */
export function gcdOfBigInts(a: bigint, b: bigint): bigint {
  if (a < 0n) a = -a;
  if (b < 0n) b = -b;
  if (a < b) [a, b] = [b, a];
  let bits = bigIntBitLength(a);
  while (b > EUCLID_LIMIT) {
    let x = Number(a >> BigInt(bits - LEHMER_BITS));
    const excess = LEHMER_BITS - 1 - binaryExponent(x);
    if (excess > 0) {
      // The numbers have shrunk: bits is only an upper bound after a round.
      bits -= excess;
      x = Number(a >> BigInt(bits - LEHMER_BITS));
    }
    let y = Number(b >> BigInt(bits - LEHMER_BITS));
    let aa = 1;
    let ab = 0;
    let ba = 0;
    let bb = 1;
    let odd = false;
    let steps = 0;
    while (y !== ba) {
      const quotient = Math.floor((x + (aa - 1)) / (y - ba));
      const next = ab + quotient * bb;
      const rest = x - quotient * y;
      if (next > rest) break;
      x = y;
      y = rest;
      const other = aa + quotient * ba;
      aa = bb;
      ab = ba;
      ba = next;
      bb = other;
      odd = !odd;
      steps++;
    }
    if (steps === 0) {
      const remainder = a % b;
      a = b;
      b = remainder;
      bits = bigIntBitLength(a);
      continue;
    }
    const [first, second] = odd ? [b, a] : [a, b];
    a = BigInt(aa) * first - BigInt(ab) * second;
    b = BigInt(bb) * second - BigInt(ba) * first;
  }
  while (b > 9007199254740991n) {
    const remainder = a % b;
    a = b;
    b = remainder;
  }
  if (b === 0n) return a;
  return BigInt(gcdOfNumbers(Number(a % b), Number(b)));
}

/** math.isqrt(n): the root of n >= 0 rounded down. Source of the method: CPython's math.isqrt. */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 4503599627370496n) return BigInt(Math.floor(Math.sqrt(Number(n))));
  // The root of a leading part is refined, each round doubling the number of right bits.
  const half = (bigIntBitLength(n) - 1) >> 1;
  let root = 1n;
  let known = 0;
  for (let step = 31 - Math.clz32(half); step >= 0; step--) {
    const before = known;
    known = half >> step;
    root = (root << BigInt(known - before - 1)) +
      (n >> BigInt(2 * half - before - known + 1)) / root;
  }
  return root * root > n ? root - 1n : root;
}

/**
 * pow(base, exponent, modulus) with the sign of the modulus. Throws ValueError for a modulus of 0 and
 * for a negative exponent of a base that has no inverse.
 */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) throw valueError("pow() 3rd argument cannot be 0");
  const magnitude = modulus < 0n ? -modulus : modulus;
  if (magnitude === 1n) return 0n;
  if (exponent < 0n) {
    base = inverseModulo(base, magnitude);
    exponent = -exponent;
  }
  base = floorModulo(base, magnitude);
  const result = magnitude <= 94906265n
    ? BigInt(powerOfSmall(Number(base), exponent, Number(magnitude)))
    : powerByWindows(base, exponent, magnitude);
  return modulus < 0n && result !== 0n ? result + modulus : result;
}

/** The modulus squared must be a safe integer. */
function powerOfSmall(base: number, exponent: bigint, modulus: number): number {
  let result = 1;
  const bits = exponent.toString(2);
  for (let at = 0; at < bits.length; at++) {
    result = result * result % modulus;
    if (bits.charCodeAt(at) === 0x31) result = result * base % modulus;
  }
  return result;
}

/** Takes five bits of the exponent a multiplication, or one bit for short exponents. */
function powerByWindows(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const digits = exponent.toString(32);
  if (digits.length <= 12) {
    let result = 1n;
    const bits = exponent.toString(2);
    for (let at = 0; at < bits.length; at++) {
      result = result * result % modulus;
      if (bits.charCodeAt(at) === 0x31) result = result * base % modulus;
    }
    return result;
  }
  const powers = [1n, base];
  for (let at = 2; at < 32; at++) powers.push(powers[at - 1] * base % modulus);
  let result = powers[parseInt(digits[0], 32)];
  for (let at = 1; at < digits.length; at++) {
    for (let square = 0; square < 5; square++) result = result * result % modulus;
    const digit = parseInt(digits[at], 32);
    if (digit !== 0) result = result * powers[digit] % modulus;
  }
  return result;
}

/** The inverse of a value modulo a modulus > 1. */
function inverseModulo(value: bigint, modulus: bigint): bigint {
  let a = floorModulo(value, modulus);
  let b = modulus;
  let factor = 1n;
  let next = 0n;
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [factor, next] = [next, factor - quotient * next];
  }
  if (a !== 1n) throw valueError("base is not invertible for the given modulus");
  return factor;
}

/** round(value, -tens): the nearest multiple of 10**tens, ties to the even multiple; tens > 0. */
export function roundIntegerToTens(value: bigint, tens: number): bigint {
  // Below half of the unit nothing is left; an absurd count must not build its power of ten.
  if (tens * 3.3219280948 > bigIntBitLength(value) + 3) return 0n;
  const unit = 10n ** BigInt(tens);
  const [quotient, remainder] = floorDivmod(value, unit);
  const twice = remainder * 2n;
  const up = twice > unit || (twice === unit && (quotient & 1n) === 1n);
  return (up ? quotient + 1n : quotient) * unit;
}
