/** math: functions of floats (Modules/mathmodule.c). */
import { H32 } from "../../heap/memory.ts";
import { small, SMALL_MAX, SMALL_MIN, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../../objects/define.ts";
import {
  pending,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../../objects/errors.ts";
import { raiseFormatError } from "../../objects/format_failure.ts";
import { typeLookup } from "../../objects/lookup.ts";
import { floatPower, floatToInteger } from "../../objects/numeric/float_arithmetic.ts";
import {
  copySign,
  fmod,
  fractionalPart,
  frexpExponent,
  frexpMantissa,
  fusedMultiplyAdd,
  ieeeRemainder,
  ldexp,
  nextAfter,
  unitInLastPlace,
  wholePart,
} from "../../objects/numeric/float_functions.ts";
import { callSpecial } from "../../objects/protocols/call.ts";
import { asIndex } from "../../objects/protocols/index_number.ts";
import { doubleOf, floatArgument } from "../../objects/protocols/number_input.ts";
import { binaryOperator } from "../../objects/protocols/operators.ts";
import { integerOf, safeOperand } from "../../objects/values/int_operands.ts";
import {
  bigIntOf,
  bool,
  exactInt,
  floatValue,
  intSign,
  isInt,
  newBigInt,
  newFloat,
  newInt,
} from "../../objects/values/numbers.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { internText } from "../../objects/values/text.ts";
import { FLOAT_SHAPE } from "../../objects/well_known.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import {
  acosh,
  asinh,
  atanh,
  cosh,
  expm1,
  log1p,
  sinh,
} from "../algorithms/hyperbolic_functions.ts";
import {
  domainMessage,
  exp2,
  log10OfInteger,
  log2OfInteger,
  logOfInteger,
} from "../algorithms/math_functions.ts";
import { erf, erfc, gamma, logGamma } from "../algorithms/special_functions.ts";

const TRUE_DIVIDE = 11;

const raiseRange = (): 0 => raiseOverflowError("math range error");
const raiseDomain = (): 0 => raiseValueError("math domain error");

/** An infinite result of a finite argument is an overflow. */
const OVERFLOWS = 1;
/** An infinite result of a finite argument is outside the domain. */
const POLES = 0;
/** As POLES at 0 and the negative integers, as OVERFLOWS elsewhere: gamma and lgamma. */
const GAMMA = 2;

/** A function of one float: NaN from a number is a domain error. */
function unary(name: string, of: (x: number) => number, infinite: number = POLES): NativeEntry {
  return ["x, /", (value: Value): Value => {
    const x = (value & 1) !== 0 ? value >> 1 : floatArgument(value);
    if (x !== x && pending()) return 0;
    const result = of(x);
    if (result - result === 0 || x - x !== 0 && (result === result || x !== x)) {
      return newFloat(result);
    }
    const overflows = result === result &&
      (infinite === OVERFLOWS || (infinite === GAMMA && !(x <= 0 && Number.isInteger(x))));
    return overflows ? raiseRange() : raiseValueError(domainMessage(name, x));
  }];
}

function predicate(of: (x: number) => boolean): NativeEntry {
  return ["x, /", (value: Value): Value => {
    const x = floatArgument(value);
    return x !== x && pending() ? 0 : bool(of(x));
  }];
}

/** What a second argument may not disturb: NaN with the exception pending is told from a NaN argument. */
let failed = false;

function realArgument(value: Value): number {
  const x = floatArgument(value);
  failed = x !== x && pending();
  return x;
}

function binary(of: (x: number, y: number) => number): NativeEntry {
  return ["x, y, /", (left: Value, right: Value): Value => {
    const x = realArgument(left);
    if (failed) return 0;
    const y = realArgument(right);
    if (failed) return 0;
    const result = of(x, y);
    if (result !== result && x === x && y === y) return raiseDomain();
    if (result - result !== 0 && x - x === 0 && y - y === 0) return raiseRange();
    return newFloat(result);
  }];
}

function modulo(left: Value, right: Value): Value {
  const x = realArgument(left);
  if (failed) return 0;
  const y = realArgument(right);
  if (failed) return 0;
  const result = fmod(x, y);
  return result !== result && x === x && y === y ? raiseDomain() : newFloat(result);
}

function power(left: Value, right: Value): Value {
  const x = realArgument(left);
  if (failed) return 0;
  const y = realArgument(right);
  if (failed) return 0;
  const result = floatPower(x, y);
  if (x - x === 0 && y - y === 0 && result - result !== 0) {
    return result !== result || x === 0 ? raiseDomain() : raiseRange();
  }
  return newFloat(result);
}

/** The logarithm of any positive number, ints beyond all floats included. */
function logarithm(
  value: Value,
  of: (x: number) => number,
  ofInteger: (x: number | bigint) => number,
): Value {
  if (isInt(value)) {
    if (intSign(value) <= 0) return raiseValueError("expected a positive input");
    return newFloat(ofInteger(integerOf(value)));
  }
  const x = realArgument(value);
  if (failed) return 0;
  const result = of(x);
  if (x <= 0) return raiseValueError(domainMessage("log", x));
  return newFloat(result);
}

function log(value: Value, base: Value): Value {
  const numerator = logarithm(value, Math.log, logOfInteger);
  if (base === 0 || numerator === 0) return numerator;
  const mark = rootMark();
  pushRoot(numerator);
  const denominator = logarithm(base, Math.log, logOfInteger);
  const result = denominator === 0 ? 0 : binaryOperator(TRUE_DIVIDE, numerator, denominator);
  releaseRoots(mark);
  return result;
}

/** math.ceil and math.floor: what the type's `__ceil__` says, else a float rounded. */
function rounding(special: string, of: (x: number) => number): NativeEntry {
  return ["x, /", (value: Value): Value => {
    if ((value & 1) !== 0) return value;
    if (H32[value >> 2] === FLOAT_SHAPE) return integerOfDouble(of(floatValue(value)));
    if (typeLookup(typeOf(value), internText(special)) !== 0) {
      return callSpecial(value, internText(special));
    }
    const x = realArgument(value);
    return failed ? 0 : integerOfDouble(of(x));
  }];
}

function integerOfDouble(x: number): Value {
  if (x >= SMALL_MIN && x <= SMALL_MAX) return small(Math.trunc(x));
  try {
    const whole = floatToInteger(x);
    return typeof whole === "number" ? newInt(whole) : newBigInt(whole);
  } catch (error) {
    return raiseFormatError(error);
  }
}

function truncate(value: Value): Value {
  if ((value & 1) === 0 && H32[value >> 2] === FLOAT_SHAPE) return integerOfDouble(doubleOf(value));
  if (typeLookup(typeOf(value), internText("__trunc__")) === 0) {
    return raiseTypeError(`type ${typeName(value)} doesn't define __trunc__ method`);
  }
  return callSpecial(value, internText("__trunc__"));
}

function mantissaAndExponent(value: Value): Value {
  const x = realArgument(value);
  if (failed) return 0;
  return tupleOf(newFloat(frexpMantissa(x)), newInt(frexpExponent(x)));
}

function parts(value: Value): Value {
  const x = realArgument(value);
  if (failed) return 0;
  return tupleOf(newFloat(fractionalPart(x)), newFloat(wholePart(x)));
}

function scale(value: Value, exponent: Value): Value {
  const x = realArgument(value);
  if (failed) return 0;
  if (!isInt(exponent)) return raiseTypeError("Expected an int as second argument to ldexp.");
  if (x === 0 || x - x !== 0) return newFloat(x);
  const safe = safeOperand(exponent);
  const steps = safe === safe ? safe : intSign(exponent) * 1e9;
  const result = ldexp(x, Math.max(-1e9, Math.min(1e9, steps)));
  return result - result !== 0 ? raiseRange() : newFloat(result);
}

function multiplyAdd(first: Value, second: Value, third: Value): Value {
  const x = realArgument(first);
  if (failed) return 0;
  const y = realArgument(second);
  if (failed) return 0;
  const z = realArgument(third);
  if (failed) return 0;
  const result = fusedMultiplyAdd(x, y, z);
  if (result !== result) {
    if (x === x && y === y && z === z) return raiseValueError("invalid operation in fma");
  } else if (result - result !== 0 && x - x === 0 && y - y === 0 && z - z === 0) {
    return raiseOverflowError("overflow in fma");
  }
  return newFloat(result);
}

function neighbour(first: Value, second: Value, stepsGiven: Value): Value {
  const x = realArgument(first);
  if (failed) return 0;
  const y = realArgument(second);
  if (failed) return 0;
  if (stepsGiven === 0 || typeName(stepsGiven) === "NoneType") return newFloat(nextAfter(x, y));
  const steps = asIndex(stepsGiven);
  if (steps === 0) return 0;
  if (intSign(steps) < 0) return raiseValueError("steps must be a non-negative integer");
  return newFloat(nextAfter(x, y, bigIntOf(exactInt(steps))));
}

function isClose(first: Value, second: Value, relative: Value, absolute: Value): Value {
  const a = realArgument(first);
  if (failed) return 0;
  const b = realArgument(second);
  if (failed) return 0;
  const relativeTolerance = relative === 0 ? 1e-9 : realArgument(relative);
  if (failed) return 0;
  const absoluteTolerance = absolute === 0 ? 0 : realArgument(absolute);
  if (failed) return 0;
  if (relativeTolerance < 0 || absoluteTolerance < 0) {
    return raiseValueError("tolerances must be non-negative");
  }
  if (a === b) return bool(true);
  if (a === Infinity || a === -Infinity || b === Infinity || b === -Infinity) return bool(false);
  const difference = Math.abs(b - a);
  return bool(
    difference <= Math.abs(relativeTolerance * b) ||
      difference <= Math.abs(relativeTolerance * a) || difference <= absoluteTolerance,
  );
}

const DEGREES = 180 / Math.PI;
const RADIANS = Math.PI / 180;

/** The functions of floats by name. */
export const realFunctions: Readonly<Record<string, NativeEntry>> = {
  acos: unary("acos", Math.acos),
  acosh: unary("acosh", acosh),
  asin: unary("asin", Math.asin),
  asinh: unary("asinh", asinh),
  atan: unary("atan", Math.atan),
  atanh: unary("atanh", atanh),
  cbrt: unary("cbrt", Math.cbrt),
  cos: unary("cos", Math.cos),
  cosh: unary("cosh", cosh, OVERFLOWS),
  degrees: ["x, /", (value: Value): Value => {
    const x = realArgument(value);
    return failed ? 0 : newFloat(x * DEGREES);
  }],
  radians: ["x, /", (value: Value): Value => {
    const x = realArgument(value);
    return failed ? 0 : newFloat(x * RADIANS);
  }],
  erf: unary("erf", erf),
  erfc: unary("erfc", erfc),
  exp: unary("exp", Math.exp, OVERFLOWS),
  exp2: unary("exp2", exp2, OVERFLOWS),
  expm1: unary("expm1", expm1, OVERFLOWS),
  fabs: unary("fabs", Math.abs),
  gamma: unary("gamma", gamma, GAMMA),
  lgamma: unary("lgamma", logGamma, GAMMA),
  log1p: unary("log1p", log1p),
  sin: unary("sin", Math.sin),
  sinh: unary("sinh", sinh, OVERFLOWS),
  sqrt: unary("sqrt", Math.sqrt),
  tan: unary("tan", Math.tan),
  tanh: unary("tanh", Math.tanh),
  ulp: unary("ulp", unitInLastPlace),
  isnan: predicate((x) => x !== x),
  isinf: predicate((x) => x === Infinity || x === -Infinity),
  isfinite: predicate((x) => x - x === 0),
  atan2: binary(Math.atan2),
  copysign: binary(copySign),
  remainder: binary(ieeeRemainder),
  fmod: ["x, y, /", modulo],
  pow: ["x, y, /", power],
  log: ["x, base=math.e, /", log],
  log2: ["x, /", (value: Value) => logarithm(value, Math.log2, log2OfInteger)],
  log10: ["x, /", (value: Value) => logarithm(value, Math.log10, log10OfInteger)],
  ceil: rounding("__ceil__", Math.ceil),
  floor: rounding("__floor__", Math.floor),
  trunc: ["x, /", truncate],
  frexp: ["x, /", mantissaAndExponent],
  modf: ["x, /", parts],
  ldexp: ["x, i, /", scale],
  fma: ["x, y, z, /", multiplyAdd],
  nextafter: ["x, y, /, *, steps=None", neighbour],
  isclose: ["a, b, *, rel_tol=1e-09, abs_tol=0.0", isClose],
};
