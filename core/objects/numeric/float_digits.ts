/*
 * Correctly rounded decimal digits of doubles.
 *
 * Number.prototype.toFixed and toExponential are exact, but break ties upwards where Python breaks
 * them to even, stop at 100 digits, and toFixed gives up at 1e21. A tie is rare and easy to see: the
 * double must end, in binary, exactly one place after the last wanted decimal place. So the fast
 * path asks the host, and only a tie with an odd last digit is mended. Everything past the host's
 * limits comes from the exact expansion as a bigint.
 */
import { integerMantissa, powerOfTwo, unitExponent } from "./float_bits.ts";

const HOST_DIGITS = 100;

/**
 * The digits of `x` with `precision` digits after the point, as "%.*f" writes them, for a finite
 * x >= 0. Source of the rounding rule: CPython's dtoa mode 3.
 */
export function fixedDigits(x: number, precision: number): string {
  if (precision <= HOST_DIGITS && x < 1e21) {
    const text = x.toFixed(precision);
    return isTieAfter(x, precision) ? stepOddDigitDown(text, text.length - 1) : text;
  }
  if (Number.isInteger(x)) {
    const integer = BigInt(x).toString();
    return precision > 0 ? integer + "." + "0".repeat(precision) : integer;
  }
  const places = fractionPlaces(x);
  const exact = exactFixed(x, places);
  if (precision >= places) return exact + "0".repeat(precision - places);
  return roundFixed(exact, exact.length - places + precision);
}

/**
 * The digits of `x` as "%.*e" writes them but for the exponent, which is written with as few digits
 * as it needs ("1.50e+3"), for a finite x >= 0. Source of the rounding rule: CPython's dtoa mode 2.
 */
export function exponentDigits(x: number, precision: number): string {
  if (x === 0) return precision > 0 ? "0." + "0".repeat(precision) + "e+0" : "0e+0";
  if (precision <= HOST_DIGITS) {
    const text = x.toExponential(precision);
    const mark = text.lastIndexOf("e");
    return isTieAfter(x, precision - Number(text.slice(mark + 1)))
      ? stepOddDigitDown(text, mark - 1)
      : text;
  }
  const places = Number.isInteger(x) ? 0 : fractionPlaces(x);
  const fixed = exactFixed(x, places);
  const integerLength = places === 0 ? fixed.length : fixed.length - places - 1;
  const all = places === 0 ? fixed : fixed.slice(0, integerLength) + fixed.slice(integerLength + 1);
  const first = all.search(/[1-9]/);
  let digits = all.slice(first);
  let exponent = integerLength - 1 - first;
  if (digits.length <= precision + 1) {
    digits += "0".repeat(precision + 1 - digits.length);
  } else {
    digits = roundDigits(digits, precision + 1);
    if (digits.length > precision + 1) {
      digits = digits.slice(0, precision + 1);
      exponent += 1;
    }
  }
  return `${digits[0]}.${digits.slice(1)}e${exponent < 0 ? "" : "+"}${exponent}`;
}

/** Whether `x` lies exactly half-way between two decimals of `places` places (negative: tens). */
function isTieAfter(x: number, places: number): boolean {
  if (places >= 0) {
    // Half a unit of the last place is 5**(places+1) / 2**(places+1) steps of 10**-(places+1).
    const scaled = x * (places < 30 ? 1 << (places + 1) : powerOfTwo(places + 1));
    return scaled < 9007199254740992 && scaled % 2 === 1;
  }
  if (places < -22 || x >= 1e38) return false;
  const unit = POWERS_OF_TEN[-places];
  return x % unit === unit / 2;
}

/** 10**0 to 10**22, the powers of ten that doubles hold exactly. */
export const POWERS_OF_TEN: readonly number[] = [
  1,
  1e1,
  1e2,
  1e3,
  1e4,
  1e5,
  1e6,
  1e7,
  1e8,
  1e9,
  1e10,
  1e11,
  1e12,
  1e13,
  1e14,
  1e15,
  1e16,
  1e17,
  1e18,
  1e19,
  1e20,
  1e21,
  1e22,
];

/** The host rounded a tie up; an odd last digit means that the even neighbour is one below. */
function stepOddDigitDown(text: string, position: number): string {
  const digit = text.charCodeAt(position);
  if ((digit & 1) === 0) return text;
  return text.slice(0, position) + String.fromCharCode(digit - 1) + text.slice(position + 1);
}

/** How many digits after the point the exact decimal expansion of a non-integer has. */
function fractionPlaces(x: number): number {
  let mantissa = integerMantissa(x);
  let exponent = unitExponent(x);
  while (mantissa % 2 === 0) {
    mantissa /= 2;
    exponent += 1;
  }
  return -exponent;
}

/** The exact expansion with `places` digits after the point, where places makes it exact. */
function exactFixed(x: number, places: number): string {
  if (places === 0) return BigInt(x).toString();
  const scaled = (BigInt(integerMantissa(x)) * 10n ** BigInt(places)) >> BigInt(-unitExponent(x));
  const text = scaled.toString().padStart(places + 1, "0");
  return text.slice(0, -places) + "." + text.slice(-places);
}

/** Rounds exact fixed notation half to even after its first `length` characters. */
function roundFixed(exact: string, length: number): string {
  const point = exact.indexOf(".");
  const digits = exact.slice(0, point) + exact.slice(point + 1);
  const rounded = roundDigits(digits, length > point ? length - 1 : length);
  // A carry makes one digit more, so count the fraction from the end.
  const fraction = length > point ? length - point - 1 : 0;
  if (fraction === 0) return rounded;
  return rounded.slice(0, -fraction) + "." + rounded.slice(-fraction);
}

/** Rounds a string of digits half to even to its first `count`; one digit more after a carry. */
function roundDigits(digits: string, count: number): string {
  const kept = digits.slice(0, count);
  const next = digits.charCodeAt(count) - 48;
  const odd = count > 0 && (digits.charCodeAt(count - 1) & 1) === 1;
  const exactHalf = next === 5 && !/[1-9]/.test(digits.slice(count + 1));
  if (next < 5 || (exactHalf && !odd)) return kept;
  return (BigInt(kept) + 1n).toString().padStart(count, "0");
}
