/*
 * expm1, log1p and the hyperbolic functions as the usual C libraries compute them.
 *
 * The host rounds some of these correctly, which is better than any C library does, and Python prints
 * what the C library says. glibc, musl and the BSDs share one design from Sun's fdlibm: expm1 and
 * log1p by argument reduction and a short rational approximation, the hyperbolic functions from these
 * two. This file follows that design with its published coefficients and glibc's order of evaluation,
 * so that the last bit is theirs. Functions that are not here are taken from the host.
 *
 * As in all these functions a NaN for an argument that is none is a domain error of the caller's, and
 * an infinity for a finite argument an overflow or a pole.
 */
import { floatFromWords, highWord, lowWord, powerOfTwo } from "../../objects/numeric/float_bits.ts";

const LN2_HIGH = 6.93147180369123816490e-01;
const LN2_LOW = 1.90821492927058770002e-10;
const LN2 = Math.LN2;
const OVERFLOW_THRESHOLD = 7.09782712893383973096e+02;

/** math.expm1: e**x - 1 without cancellation. */
export function expm1(x: number): number {
  const high = highWord(x) & 0x7fffffff;
  const negative = x < 0;
  if (high >= 0x4043687a) {
    // Beyond 56 * ln 2 the 1 is lost, or all but the 1.
    if (x !== x || x > OVERFLOW_THRESHOLD) return x + Infinity;
    if (negative) return -1;
  }
  let k = 0;
  let correction = 0;
  if (high > 0x3fd62e42) {
    let upper: number;
    let lower: number;
    if (high < 0x3ff0a2b2) {
      k = negative ? -1 : 1;
      upper = x - k * LN2_HIGH;
      lower = k * LN2_LOW;
    } else {
      k = Math.trunc(Math.LOG2E * x + (negative ? -0.5 : 0.5));
      upper = x - k * LN2_HIGH;
      lower = k * LN2_LOW;
    }
    x = upper - lower;
    correction = (upper - x) - lower;
  } else if (high < 0x3c900000) {
    return x;
  }
  const half = 0.5 * x;
  const square = x * half;
  const r1 = 1 + square * (-3.33333333333331316428e-02 +
        square * (1.58730158725481460165e-03 +
            square * (-7.93650757867487942473e-05 +
                square * (4.00821782732936239552e-06 + square * -2.01099218183624371326e-07))));
  const t = 3 - r1 * half;
  let e = square * ((r1 - t) / (6 - x * t));
  if (k === 0) return x - (x * e - square);
  e = x * (e - correction) - correction;
  e -= square;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return scale(1 - (e - x), k) - 1;
  if (k < 20) return scale((1 - powerOfTwo(-k)) - (e - x), k);
  return scale(x - (e + powerOfTwo(-k)) + 1, k);
}

function scale(x: number, exponent: number): number {
  return exponent === 1024 ? x * 2 * powerOfTwo(1023) : x * powerOfTwo(exponent);
}

/** math.log1p: log(1 + x) without cancellation. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (Math.abs(x) < 1.1102230246251565e-16 || x === Infinity) return x;
  const high = highWord(x);
  let k = 0;
  let f = x;
  let correction = 0;
  // Outside of sqrt(2) / 2 <= 1 + x < sqrt(2), 1 + x is 2**k * (1 + f) with f in that range.
  if ((high >>> 31) === 0 ? high >= 0x3fda827a : high > 0xbfd2bec4) {
    const u = 1 + x;
    const biased = highWord(u) + (0x3ff00000 - 0x3fe6a09e);
    k = (biased >>> 20) - 1023;
    // What the addition of 1 has rounded away.
    if (k < 54) correction = (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u;
    f = floatFromWords((biased & 0x000fffff) + 0x3fe6a09e, lowWord(u)) - 1;
  }
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-01 +
    w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const odd = z * (6.666666666666735130e-01 +
    w * (2.857142874366239149e-01 +
        w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  return s * (halfSquare + (odd + even)) + (k * LN2_LOW + correction) - halfSquare + f +
    k * LN2_HIGH;
}

/** math.sinh */
export function sinh(x: number): number {
  const magnitude = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (magnitude < 22) {
    if (magnitude < 3.725290298461914e-9) return x;
    const t = expm1(magnitude);
    return magnitude < 1 ? half * (2 * t - t * t / (t + 1)) : half * (t + t / (t + 1));
  }
  return halfExponential(magnitude, half);
}

/** math.cosh */
export function cosh(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 22) {
    if (magnitude < 0.34657359027997264) {
      const t = expm1(magnitude);
      const w = 1 + t;
      return magnitude < 2.7755575615628914e-17 ? w : 1 + (t * t) / (w + w);
    }
    const t = Math.exp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  return halfExponential(magnitude, 0.5);
}

/** half * e**x, without overflow before the product does. */
function halfExponential(x: number, half: number): number {
  if (!(x > 709.78)) return half * Math.exp(x);
  const w = Math.exp(0.5 * x);
  return half * w * w;
}

/** math.asinh */
export function asinh(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 3.725290298461914e-9 || !(magnitude < Infinity)) return x;
  let result: number;
  if (magnitude > 268435456) {
    result = Math.log(magnitude) + LN2;
  } else if (magnitude > 2) {
    result = Math.log(2 * magnitude + 1 / (Math.sqrt(x * x + 1) + magnitude));
  } else {
    const square = x * x;
    result = log1p(magnitude + square / (1 + Math.sqrt(1 + square)));
  }
  return x < 0 ? -result : result;
}

/** math.acosh: a NaN below 1. */
export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  if (x >= 268435456) return Math.log(x) + LN2;
  if (x > 2) return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

/** math.atanh: infinite at 1 and -1, a NaN beyond. */
export function atanh(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude <= 1)) return NaN;
  if (magnitude < 3.725290298461914e-9) return x;
  const twice = magnitude + magnitude;
  const result = magnitude < 0.5
    ? 0.5 * log1p(twice + twice * magnitude / (1 - magnitude))
    : 0.5 * log1p(twice / (1 - magnitude));
  return x < 0 ? -result : result;
}
