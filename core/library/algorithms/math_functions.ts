/*
 * The rest of Python's math module that the host lacks: logarithms of ints beyond all floats, exp2,
 * lcm, and the words in which CPython 3.14 refuses an argument.
 *
 * sin, cos, tan, asin, acos, atan, atan2, exp, log, log2, log10, tanh, cbrt, pow and sqrt are the
 * host's: correctly rounded or as glibc rounds, which the C libraries of CPython miss in the last bit
 * for about one argument in a thousand (glibc's log10 and cbrt, and most functions of musl, more often).
 */
import { bigIntBitLength, shiftRightHalfEven } from "../../objects/numeric/float_bits.ts";
import { gcdOfBigInts } from "../../objects/numeric/int_arithmetic.ts";
import { floatRepr } from "../../objects/numeric/float_repr.ts";

/** math.log of a positive int of any size. */
export function logOfInteger(value: number | bigint): number {
  return logarithm(value, Math.log);
}

/** math.log2 of a positive int of any size. */
export function log2OfInteger(value: number | bigint): number {
  return logarithm(value, Math.log2);
}

/** math.log10 of a positive int of any size. */
export function log10OfInteger(value: number | bigint): number {
  return logarithm(value, Math.log10);
}

/** Through the mantissa and exponent of the int where it is too large for a float. */
function logarithm(value: number | bigint, of: (x: number) => number): number {
  const x = Number(value);
  if (x !== Infinity || typeof value === "number") return of(x);
  let exponent = bigIntBitLength(value);
  let mantissa = Number(shiftRightHalfEven(value, exponent - 53)) / 9007199254740992;
  if (mantissa === 1) {
    mantissa = 0.5;
    exponent++;
  }
  return of(mantissa) + of(2) * exponent;
}

/** math.exp2 */
export function exp2(x: number): number {
  return Math.pow(2, x);
}

/** math.lcm of two ints, never negative. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const multiple = a / gcdOfBigInts(a, b) * b;
  return multiple < 0n ? -multiple : multiple;
}

/**
 * The message of the ValueError for an argument outside the domain of a function, by the name of the
 * function in the math module.
 */
export function domainMessage(functionName: string, argument: number): string {
  const expected = expectedDomain(functionName);
  return expected === "" ? "math domain error" : `${expected}, got ${floatRepr(argument)}`;
}

/** What a function expects of a float; an int below 1 gets the words for log without the value. */
export function expectedDomain(functionName: string): string {
  switch (functionName) {
    case "acos":
    case "asin":
      return "expected a number in range from -1 up to 1";
    case "acosh":
      return "expected argument value not less than 1";
    case "atanh":
      return "expected a number between -1 and 1";
    case "cos":
    case "sin":
    case "tan":
      return "expected a finite input";
    case "gamma":
    case "lgamma":
      return "expected a noninteger or positive integer";
    case "log":
    case "log2":
    case "log10":
      return "expected a positive input";
    case "log1p":
      return "expected argument value > -1";
    case "sqrt":
      return "expected a nonnegative input";
  }
  return "";
}
