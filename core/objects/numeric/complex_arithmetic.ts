/*
 * Products, quotients and powers of complex numbers, with the rules for infinities of C99's Annex G.
 * Source of the steps, which decide the last bit: CPython 3.14's Objects/complexobject.c.
 *
 * A result has two parts, which are left in {@linkcode resultReal} and {@linkcode resultImaginary}
 * until the next call.
 */
import { copySign } from "./float_functions.ts";
import { hypotenuse } from "./hypotenuse.ts";

/** The real part of the last result. */
export let resultReal = 0;
/** The imaginary part of the last result. */
export let resultImaginary = 0;

function isInfinite(x: number): boolean {
  return x === Infinity || x === -Infinity;
}

/** 1 for an infinity, 0 for anything else, with the sign of x. */
function box(x: number): number {
  return copySign(isInfinite(x) ? 1 : 0, x);
}

/** A zero with the sign of x where x is NaN, else x. */
function withoutNan(x: number): number {
  return x !== x ? copySign(0, x) : x;
}

/** (a + b i) * (c + d i) */
export function multiplyComplex(a: number, b: number, c: number, d: number): void {
  const ac = a * c;
  const bd = b * d;
  const ad = a * d;
  const bc = b * c;
  resultReal = ac - bd;
  resultImaginary = ad + bc;
  if (resultReal !== resultReal && resultImaginary !== resultImaginary) {
    recoverProduct(
      a,
      b,
      c,
      d,
      isInfinite(ac) || isInfinite(bd) || isInfinite(ad) || isInfinite(bc),
    );
  }
}

/** Infinities that became NaN + NaN i in a product. */
function recoverProduct(a: number, b: number, c: number, d: number, overflowed: boolean): void {
  let again = false;
  if (isInfinite(a) || isInfinite(b)) {
    a = box(a);
    b = box(b);
    c = withoutNan(c);
    d = withoutNan(d);
    again = true;
  }
  if (isInfinite(c) || isInfinite(d)) {
    c = box(c);
    d = box(d);
    a = withoutNan(a);
    b = withoutNan(b);
    again = true;
  }
  if (!again && overflowed) {
    a = withoutNan(a);
    b = withoutNan(b);
    c = withoutNan(c);
    d = withoutNan(d);
    again = true;
  }
  if (again) {
    resultReal = Infinity * (a * c - b * d);
    resultImaginary = Infinity * (a * d + b * c);
  }
}

/** (a + b i) / (c + d i); false, with no result, for a divisor of 0. */
export function divideComplex(a: number, b: number, c: number, d: number): boolean {
  const absoluteC = Math.abs(c);
  const absoluteD = Math.abs(d);
  if (absoluteC >= absoluteD) {
    if (absoluteC === 0) return false;
    const ratio = d / c;
    const denominator = c + d * ratio;
    resultReal = (a + b * ratio) / denominator;
    resultImaginary = (b - a * ratio) / denominator;
  } else if (absoluteD >= absoluteC) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    resultReal = (a * ratio + b) / denominator;
    resultImaginary = (b * ratio - a) / denominator;
  } else {
    resultReal = NaN;
    resultImaginary = NaN;
  }
  if (resultReal !== resultReal && resultImaginary !== resultImaginary) {
    if ((isInfinite(a) || isInfinite(b)) && Number.isFinite(c) && Number.isFinite(d)) {
      const x = box(a);
      const y = box(b);
      resultReal = Infinity * (x * c + y * d);
      resultImaginary = Infinity * (y * c - x * d);
    } else if ((isInfinite(c) || isInfinite(d)) && Number.isFinite(a) && Number.isFinite(b)) {
      const x = box(c);
      const y = box(d);
      resultReal = 0 * (a * x + b * y);
      resultImaginary = 0 * (b * x - a * y);
    }
  }
  return true;
}

/** a / (c + d i) for a real a; false, with no result, for a divisor of 0. */
export function divideRealByComplex(a: number, c: number, d: number): boolean {
  const absoluteC = Math.abs(c);
  const absoluteD = Math.abs(d);
  if (absoluteC >= absoluteD) {
    if (absoluteC === 0) return false;
    const ratio = d / c;
    const denominator = c + d * ratio;
    resultReal = a / denominator;
    resultImaginary = (-a * ratio) / denominator;
  } else if (absoluteD >= absoluteC) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    resultReal = (a * ratio) / denominator;
    resultImaginary = -a / denominator;
  } else {
    resultReal = NaN;
    resultImaginary = NaN;
  }
  if (
    resultReal !== resultReal && resultImaginary !== resultImaginary && Number.isFinite(a) &&
    (isInfinite(c) || isInfinite(d))
  ) {
    resultReal = 0 * (a * box(c));
    resultImaginary = 0 * (-a * box(d));
  }
  return true;
}

/** What (a + b i) ** (c + d i) gives. */
export const enum ComplexPowerOutcome {
  /** The last result. */
  Value,
  /** ZeroDivisionError "zero to a negative or complex power". */
  ZeroDivision,
  /** OverflowError "complex exponentiation". */
  Overflow,
}

/** Exponents up to this magnitude that are integers are powers by squaring. */
const SQUARING_LIMIT = 100;

/** (a + b i) ** (c + d i) */
export function powerOfComplex(a: number, b: number, c: number, d: number): ComplexPowerOutcome {
  if (d === 0 && Number.isInteger(c) && Math.abs(c) <= SQUARING_LIMIT) {
    if (c > 0) powerBySquaring(a, b, c);
    else {
      powerBySquaring(a, b, -c);
      if (!divideComplex(1, 0, resultReal, resultImaginary)) {
        return ComplexPowerOutcome.ZeroDivision;
      }
    }
  } else if (a === 0 && b === 0) {
    if (d !== 0 || c < 0) return ComplexPowerOutcome.ZeroDivision;
    resultReal = 0;
    resultImaginary = 0;
    return ComplexPowerOutcome.Value;
  } else {
    const absolute = hypotenuse(a, b);
    let length = Math.pow(absolute, c);
    const angle = Math.atan2(b, a);
    let phase = angle * c;
    if (d !== 0) {
      length *= Math.exp(-angle * d);
      phase += d * Math.log(absolute);
    }
    resultReal = length * Math.cos(phase);
    resultImaginary = length * Math.sin(phase);
  }
  return isInfinite(resultReal) || isInfinite(resultImaginary)
    ? ComplexPowerOutcome.Overflow
    : ComplexPowerOutcome.Value;
}

function powerBySquaring(a: number, b: number, exponent: number): void {
  let real = 1;
  let imaginary = 0;
  for (let mask = 1; exponent >= mask; mask *= 2) {
    if ((exponent & mask) !== 0) {
      multiplyComplex(real, imaginary, a, b);
      real = resultReal;
      imaginary = resultImaginary;
    }
    multiplyComplex(a, b, a, b);
    a = resultReal;
    b = resultImaginary;
  }
  resultReal = real;
  resultImaginary = imaginary;
}
