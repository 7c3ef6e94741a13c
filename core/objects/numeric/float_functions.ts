/*
 * Functions of the parts of a float: scaling, neighbours, remainders, the fused multiply-add.
 * All are exact or rounded once, as C99 wants them.
 */
import {
  binaryExponent,
  floatFromBits,
  floatToBits,
  integerMantissa,
  lowWord,
  powerOfTwo,
  scaleBigInt,
  unitExponent,
} from "./float_bits.ts";

/** math.ldexp: x * 2**exponent, rounded once; infinite on overflow. */
export function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const target = binaryExponent(x) + exponent;
  if (target > 1023) return x > 0 ? Infinity : -Infinity;
  if (target < -1080) return x > 0 ? 0 : -0;
  // In steps where the factor itself is out of range; only the last product can be inexact.
  while (exponent > 1023) {
    x *= LARGEST_POWER;
    exponent -= 1023;
  }
  if (exponent < -1022) {
    const first = Math.max(-1022 - binaryExponent(x), -1022);
    if (first < 0) {
      x *= powerOfTwo(first);
      exponent -= first;
    }
  }
  return x * powerOfTwo(exponent);
}

const LARGEST_POWER = 2 ** 1023;

/** The mantissa of math.frexp: at least 0.5 and below 1 in magnitude, or x itself if 0, inf or nan. */
export function frexpMantissa(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  return ldexp(x, -frexpExponent(x));
}

/** The exponent of math.frexp. */
export function frexpExponent(x: number): number {
  return x === 0 || !Number.isFinite(x) ? 0 : binaryExponent(x) + 1;
}

/** The whole part of math.modf; the fractional part is {@linkcode fractionalPart}. */
export function wholePart(x: number): number {
  return Math.trunc(x);
}

/** The fractional part of math.modf, with the sign of x. */
export function fractionalPart(x: number): number {
  if (!Number.isFinite(x)) return x !== x ? x : x > 0 ? 0 : -0;
  const fraction = x - Math.trunc(x);
  return fraction === 0 && (x < 0 || Object.is(x, -0)) ? -0 : fraction;
}

/**
 * math.nextafter(x, towards, steps=steps) for steps >= 0. Without steps it goes one step, and keeps
 * the sign of x when it comes to a zero.
 */
export function nextAfter(x: number, towards: number, steps?: number | bigint): number {
  if (x !== x || towards !== towards) return NaN;
  if (steps !== undefined && steps == 0) return x;
  if (x === towards) return towards;
  // Ordered by these positions, neighbouring floats are neighbouring integers.
  const position = orderedPosition(x);
  const end = orderedPosition(towards);
  const distance = position < end ? end - position : position - end;
  if (steps !== undefined && BigInt(steps) >= distance) return towards;
  const step = BigInt(steps ?? 1);
  const target = position < end ? position + step : position - step;
  if (target === 0n) return x < 0 ? -0 : 0;
  return target > 0n ? floatFromBits(target) : -floatFromBits(-target);
}

function orderedPosition(x: number): bigint {
  return x < 0 ? -floatToBits(-x) : floatToBits(Math.abs(x));
}

/** math.ulp: the value of the least significant bit of x. */
export function unitInLastPlace(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < Infinity)) return magnitude;
  return powerOfTwo(unitExponent(magnitude));
}

/**
 * math.fmod, with the sign of x. A NaN from arguments that are none is a domain error.
 */
export function fmod(x: number, y: number): number {
  return x % y;
}

/** math.remainder: x - n * y for the integer n nearest to x / y, ties to even. */
export function ieeeRemainder(x: number, y: number): number {
  if (x !== x || y !== y || y === 0 || !Number.isFinite(x)) return NaN;
  if (!Number.isFinite(y)) return x;
  const absoluteX = Math.abs(x);
  const absoluteY = Math.abs(y);
  const m = absoluteX % absoluteY;
  const c = absoluteY - m;
  let r: number;
  if (m < c) r = m;
  else if (m > c) r = -c;
  else r = m - 2 * ((0.5 * (absoluteX - m)) % absoluteY);
  return x < 0 || Object.is(x, -0) ? -r : r;
}

/** math.copysign */
export function copySign(x: number, sign: number): number {
  const negative = sign < 0 ||
    (sign === 0 ? 1 / sign < 0 : sign !== sign && floatToBits(sign) < 0n);
  const magnitude = Math.abs(x);
  return negative ? -magnitude : magnitude;
}

const SPLITTER = 134217729;
const LARGE = 2 ** 990;
const SMALL = 2 ** -900;

/**
 * The rounding error of the product a * b, that is exactly a * b - product. Dekker's method; beyond
 * the range in which its pieces neither overflow nor underflow, by exact integers.
 */
export function productError(a: number, b: number, product: number): number {
  const magnitude = Math.abs(product);
  if (!(Math.abs(a) < LARGE && Math.abs(b) < LARGE && magnitude > SMALL && magnitude < LARGE)) {
    if (product === 0 && (a === 0 || b === 0)) return 0;
    if (!Number.isFinite(product)) return NaN;
    return fusedExactly(a, b, -product);
  }
  let scaled = SPLITTER * a;
  const aHigh = scaled - (scaled - a);
  const aLow = a - aHigh;
  scaled = SPLITTER * b;
  const bHigh = scaled - (scaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * math.fma: a * b + c rounded once. A NaN from arguments that are none is ValueError "invalid
 * operation in fma", an infinity from finite ones OverflowError "overflow in fma".
 *
 * The error of the last addition must not be rounded twice, so it is rounded to odd first (Boldo and
 * Melquiond, "Emulation of a FMA and correctly rounded sums").
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0 || b === 0) return product + c;
  if (!Number.isFinite(c)) return c;
  const magnitude = Math.abs(product);
  const addend = Math.abs(c);
  if (
    !(Math.abs(a) < LARGE && Math.abs(b) < LARGE && magnitude > SMALL && magnitude < LARGE &&
      (addend === 0 || addend > SMALL) && addend < LARGE)
  ) return fusedExactly(a, b, c);
  const error = productError(a, b, product);
  const middle = c + error;
  const middleError = sumError(c, error, middle);
  const upper = product + middle;
  const upperError = sumError(product, middle, upper);
  let rest = middleError + upperError;
  const restError = sumError(middleError, upperError, rest);
  if (restError !== 0 && (lowWord(rest) & 1) === 0) {
    const bits = floatToBits(rest);
    rest = floatFromBits((restError > 0) === (rest > 0) ? bits + 1n : bits - 1n);
  }
  return upper + rest;
}

/** The rounding error of sum = a + b, exactly. */
export function sumError(a: number, b: number, sum: number): number {
  const virtual = sum - a;
  return (a - (sum - virtual)) + (b - virtual);
}

function fusedExactly(a: number, b: number, c: number): number {
  let exponent = unitExponent(a) + unitExponent(b);
  let mantissa = BigInt(integerMantissa(a)) * BigInt(integerMantissa(b));
  if ((a < 0) !== (b < 0)) mantissa = -mantissa;
  if (c !== 0) {
    const addendExponent = unitExponent(c);
    let addend = BigInt(integerMantissa(c));
    if (c < 0) addend = -addend;
    if (addendExponent < exponent) {
      mantissa <<= BigInt(exponent - addendExponent);
      exponent = addendExponent;
    } else {
      addend <<= BigInt(addendExponent - exponent);
    }
    mantissa += addend;
    if (mantissa === 0n) return 0;
  }
  return mantissa < 0n ? -scaleBigInt(-mantissa, exponent) : scaleBigInt(mantissa, exponent);
}
