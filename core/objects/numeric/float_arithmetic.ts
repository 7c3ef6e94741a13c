/*
 * Arithmetic of Python's float where it differs from the host's: division with the sign of the
 * divisor, powers with Python's special cases, rounding, and conversion to exact integers.
 * Source of the rules: CPython's Objects/floatobject.c.
 */
import { FormatError, overflowError, valueError } from "../text/format_error.ts";
import { fixedDigits, POWERS_OF_TEN } from "./float_digits.ts";
import { integerMantissa, unitExponent } from "./float_bits.ts";

/** x % y with the sign of y; y must not be 0. */
export function floatMod(x: number, y: number): number {
  const remainder = x % y;
  if (remainder === 0) return y < 0 ? -0 : 0;
  return (y < 0) !== (remainder < 0) ? remainder + y : remainder;
}

/** x // y; y must not be 0. */
export function floatFloorDivide(x: number, y: number): number {
  let remainder = x % y;
  let quotient = (x - remainder) / y;
  if (remainder !== 0) {
    if ((y < 0) !== (remainder < 0)) {
      remainder += y;
      quotient -= 1;
    }
  }
  if (quotient !== 0) {
    const floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }
  // A zero with the sign of the true quotient.
  return x / y < 0 || Object.is(x / y, -0) ? -0 : 0;
}

/** divmod(x, y); y must not be 0. */
export function floatDivmod(x: number, y: number): [quotient: number, remainder: number] {
  return [floatFloorDivide(x, y), floatMod(x, y)];
}

/** What x ** y of two floats gives. */
export const enum PowerOutcome {
  /** The value of floatPower. */
  Value,
  /** ZeroDivisionError "zero to a negative power". */
  ZeroDivision,
  /** A complex number: a negative base with a fractional exponent. */
  Complex,
  /** OverflowError (34, 'Numerical result out of range'). */
  Overflow,
}

/**
 * x ** y without its errors: where {@linkcode floatPowerOutcome} names one the result is not
 * meaningful. A finite result that is not NaN needs no check.
 */
export function floatPower(x: number, y: number): number {
  // The host says NaN for these; C99 and Python say 1.
  if (x === 1 || ((y === Infinity || y === -Infinity) && x === -1)) return 1;
  return Math.pow(x, y);
}

/** Which outcome x ** y has, given the result of {@linkcode floatPower}. */
export function floatPowerOutcome(x: number, y: number, result: number): PowerOutcome {
  if (Number.isFinite(result)) return PowerOutcome.Value;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return PowerOutcome.Value;
  if (x === 0) return PowerOutcome.ZeroDivision;
  if (x < 0 && !Number.isInteger(y)) return PowerOutcome.Complex;
  return PowerOutcome.Overflow;
}

/** float.as_integer_ratio() in lowest terms. */
export function floatAsIntegerRatio(x: number): [numerator: bigint, denominator: bigint] {
  if (x !== x) throw valueError("cannot convert NaN to integer ratio");
  if (!Number.isFinite(x)) throw overflowError("cannot convert Infinity to integer ratio");
  if (Number.isInteger(x)) return [BigInt(x), 1n];
  let mantissa = integerMantissa(x);
  let exponent = unitExponent(x);
  while (mantissa % 2 === 0) {
    mantissa /= 2;
    exponent += 1;
  }
  return [BigInt(x < 0 ? -mantissa : mantissa), 1n << BigInt(-exponent)];
}

/** int(x): x cut towards zero, as a number where that is exact and as a bigint beyond 2**53. */
export function floatToInteger(x: number): number | bigint {
  const whole = Math.trunc(x);
  if (whole >= -9007199254740991 && whole <= 9007199254740991) return whole + 0;
  if (x !== x) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
  return BigInt(whole);
}

/** round(x) without digits: the nearest integer, ties to even. */
export function roundToInteger(x: number): number | bigint {
  return floatToInteger(Number.isFinite(x) ? roundHalfEven(x) : x);
}

/** The integral double nearest to x, ties to even. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const fraction = x - floor;
  if (fraction < 0.5) return floor;
  if (fraction > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * round(x, digits): x rounded to a decimal with that many places (tens for a negative count), ties to
 * even, then to the nearest double. A NaN or an infinity is returned unchanged. Throws OverflowError
 * "rounded value too large to represent".
 */
export function roundFloat(x: number, digits: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  // Beyond these no digit of a double is touched, or none is left.
  if (digits > 323) return x;
  if (digits < -308) return 0 * x;
  const magnitude = Math.abs(x);
  let rounded: number;
  if (digits >= 0) {
    rounded = digits <= 22 ? roundScaled(magnitude, digits) : -1;
    if (rounded < 0) rounded = Number(fixedDigits(magnitude, digits));
  } else {
    rounded = roundToTens(magnitude, -digits);
  }
  if (rounded === Infinity) throw overflowError("rounded value too large to represent");
  return x < 0 ? -rounded : rounded;
}

/**
 * Rounds by scaling in floating point, where that is provably right; -1 where it is not. The product
 * is off by less than one unit in its last place, so a fraction further than that from one half
 * decides; the integer and the power of ten are then exact, and their quotient is rounded once.
 */
function roundScaled(magnitude: number, digits: number): number {
  const power = POWERS_OF_TEN[digits];
  const scaled = magnitude * power;
  if (scaled >= 1e15) return -1;
  const floor = Math.floor(scaled);
  const fraction = scaled - floor;
  const doubt = scaled * 2.3e-16;
  if (fraction > 0.5 + doubt) return (floor + 1) / power;
  if (fraction < 0.5 - doubt) return floor / power;
  return -1;
}

function roundToTens(magnitude: number, tens: number): number {
  const unit = 10n ** BigInt(tens);
  const whole = BigInt(Math.floor(magnitude));
  let quotient = whole / unit;
  const twice = (whole - quotient * unit) * 2n;
  const fractional = !Number.isInteger(magnitude);
  if (twice > unit || (twice === unit && (fractional || (quotient & 1n) === 1n))) quotient += 1n;
  return Number(quotient * unit);
}

/** The float of an int, rounded half to even. Throws OverflowError when it is beyond all floats. */
export function integerToFloat(value: bigint | number): number {
  const result = Number(value);
  if (result === Infinity || result === -Infinity) {
    throw new FormatError("OverflowError", "int too large to convert to float");
  }
  return result;
}
