/**
 * Decimal arithmetic of the usual cases: both numbers finite and of no more than some hundred digits, a context of usual
 * exponents that traps neither Inexact nor Rounded. What is not usual gives None, and the Python source does it: results and
 * conditions of both are the same (General Decimal Arithmetic Specification).
 *
 * The natives get the module's list `_state`: the context's precision (0 when it is not usual), the place of its rounding in
 * `_ROUNDINGS`, its traps, its flags (both SignalDict), the class Decimal.
 */
import { INT_COUNT } from "../../heap/layouts/basic.ts";
import { TYPE_SHAPE } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isList, isStr } from "../../objects/kinds.ts";
import { bigIntOf, newBigInt, newInt, safeIntegerOf } from "../../objects/values/numbers.ts";
import { listItem, listLength } from "../../objects/values/sequences.ts";
import { jsString, newStr, strLength } from "../../objects/values/text.ts";
import { INT_SHAPE } from "../../objects/well_known.ts";
import { chargeWork } from "../../objects/work.ts";
import { isPlainClass, isPlainInstance } from "../native_class.ts";

// Where `__slots__` stand: in the order of their names.
const COEFFICIENT = 8;
const EXPONENT = 12;
const KIND = 16;
const LENGTH = 20;
const SIGN = 24;
/** Of SignalDict. */
const BITS = 8;

// Places in `_state`.
const PRECISION = 0;
const ROUNDING = 1;
const TRAPS = 2;
const FLAGS = 3;
const DECIMAL = 4;

const STATE_LENGTH = 5;

const FINITE = small(0);
const SLOTS = 5;
/** Bits of signals: places in `_SIGNALS`. */
const INEXACT = 1 << 6;
const ROUNDED = 1 << 7;

/** Usual exponents are smaller, and usual contexts have room for a few times as much (`_select`). */
const EXPONENT_LIMIT = 100_000;
/** Longest coefficient and largest shift that are worked on here. */
const DIGITS_LIMIT = 400;
const BIG_LIMIT = 10n ** BigInt(DIGITS_LIMIT);

/** Powers of ten that are safe integers. */
const TENS = Array.from({ length: 16 }, (_, n) => 10 ** n);
const bigTens: bigint[] = [];
const bigTen = (n: number): bigint => bigTens[n] ??= 10n ** BigInt(n);

const isSafe = (n: number): boolean => n <= Number.MAX_SAFE_INTEGER;

/** The class of the numbers; 0 when `_state` is not what the module has: guest code can call natives, too. */
function decimalOf(state: Value): Value {
  if (!isList(state) || listLength(state) !== STATE_LENGTH) return 0;
  const type = listItem(state, DECIMAL);
  return isPlainClass(type, SLOTS) ? type : 0;
}

/** Whether a word is an int that is not negative. */
function isNatural(value: Value): boolean {
  if ((value & 1) !== 0) return value >= 0;
  return H32[value >> 2] === INT_SHAPE && H32[(value + INT_COUNT) >> 2] > 0;
}

/** An operand as it was read by `read`. */
class Operand {
  sign = 0;
  exponent = 0;
  /** The coefficient, or NaN when it is no safe integer. */
  number = 0;
  /** The Decimal, or 0 for an int. */
  value: Value = 0;

  /** Reads a finite Decimal or, where it may be one, a small int. False for all else. */
  read(value: Value, state: Value, mayBeInt: boolean): boolean {
    if ((value & 1) !== 0) {
      if (!mayBeInt) return false;
      this.value = 0;
      this.sign = value < 0 ? 1 : 0;
      this.number = Math.abs(value >> 1);
      this.exponent = 0;
      return true;
    }
    const type = decimalOf(state);
    if (type === 0 || H32[value >> 2] !== H32[(type + TYPE_SHAPE) >> 2]) return false;
    const exponent = H32[(value + EXPONENT) >> 2];
    if ((exponent & 1) === 0 || H32[(value + KIND) >> 2] !== FINITE) return false;
    const sign = H32[(value + SIGN) >> 2];
    const coefficient = H32[(value + COEFFICIENT) >> 2];
    if (sign !== small(0) && sign !== small(1) || !isNatural(coefficient)) return false;
    this.value = value;
    this.exponent = exponent >> 1;
    if (this.exponent >= EXPONENT_LIMIT || this.exponent <= -EXPONENT_LIMIT) return false;
    this.sign = sign >> 1;
    this.number = safeIntegerOf(coefficient);
    return true;
  }

  /** The coefficient; charged for, undefined when it is too long for here. */
  big(): bigint | undefined {
    if (this.value === 0) return BigInt(this.number);
    const coefficient = bigIntOf(H32[(this.value + COEFFICIENT) >> 2]);
    return coefficient < BIG_LIMIT ? coefficient : undefined;
  }
}

const left = new Operand();
const right = new Operand();

const word = (state: Value, place: number): number => listItem(state, place) >> 1;

function make(state: Value, sign: number, coefficient: Value, exponent: number): Value {
  const type = decimalOf(state);
  if (type === 0) return NONE;
  const made = allocateInstance(type);
  H32[(made + SIGN) >> 2] = small(sign);
  H32[(made + COEFFICIENT) >> 2] = coefficient;
  H32[(made + EXPONENT) >> 2] = small(exponent);
  H32[(made + KIND) >> 2] = FINITE;
  H32[(made + LENGTH) >> 2] = NONE;
  return made;
}

/** Whether a safe integer has no more than so many digits. */
const fits = (n: number, precision: number): boolean => precision >= 16 || n < TENS[precision];

/** Whether a quotient of which something is left is rounded away from zero. `half`: the rest against half of the divisor. */
function roundsUp(
  rounding: number,
  sign: number,
  half: number,
  odd: boolean,
  five: boolean,
): boolean {
  switch (rounding) {
    case 0: // ROUND_CEILING
      return sign === 0;
    case 1: // ROUND_FLOOR
      return sign === 1;
    case 2: // ROUND_UP
      return true;
    case 3: // ROUND_DOWN
      return false;
    case 4: // ROUND_HALF_UP
      return half >= 0;
    case 5: // ROUND_HALF_DOWN
      return half > 0;
    case 6: // ROUND_HALF_EVEN
      return half > 0 || half === 0 && odd;
    default: // ROUND_05UP
      return five;
  }
}

/** n / divisor, of which `rest` is left. */
function roundedBig(
  n: bigint,
  rest: bigint,
  divisor: bigint,
  sign: number,
  rounding: number,
): bigint {
  const q = n / divisor;
  if (rest === 0n) return q;
  const twice = 2n * rest;
  const half = twice > divisor ? 1 : twice === divisor ? 0 : -1;
  return roundsUp(rounding, sign, half, (q & 1n) !== 0n, q % 5n === 0n) ? q + 1n : q;
}

/** Word index of the bits of a SignalDict in `_state`; 0 when it is none. */
function bitsAt(state: Value, place: number): number {
  const dict = listItem(state, place);
  const at = (dict + BITS) >> 2;
  return isPlainInstance(dict, 1) && (H32[at] & 1) !== 0 ? at : 0;
}

/** Sets flags, unless the context traps one of the two that are set here: then false. */
function flag(state: Value, bits: number): boolean {
  const traps = bitsAt(state, TRAPS);
  const flags = bitsAt(state, FLAGS);
  if (traps === 0 || flags === 0 || (H32[traps] & ((INEXACT | ROUNDED) << 1)) !== 0) return false;
  H32[flags] |= bits << 1;
  return true;
}

/** The Decimal of a coefficient that may be longer than the precision. */
function fixed(state: Value, sign: number, n: bigint, exponent: number): Value {
  const precision = word(state, PRECISION);
  if (n < bigTen(precision)) return make(state, sign, newBigInt(n), exponent);
  const drop = n.toString().length - precision;
  const divisor = bigTen(drop);
  const rest = n % divisor;
  let kept = roundedBig(n, rest, divisor, sign, word(state, ROUNDING));
  if (!flag(state, rest === 0n ? ROUNDED : ROUNDED | INEXACT)) return NONE;
  exponent += drop;
  if (kept === bigTen(precision)) {
    kept /= 10n;
    exponent++;
  }
  return make(state, sign, newBigInt(kept), exponent);
}

/** Reads both operands, of which either may be an int; 1 when that can be done and the context is usual, NONE when not, 0 with an exception pending. */
function readBoth(a: Value, b: Value, state: Value): number {
  if (!left.read(a, state, true) || !right.read(b, state, true)) return NONE;
  const precision = decimalOf(state) === 0 ? 0 : word(state, PRECISION);
  if (precision < 1 || precision > DIGITS_LIMIT) return NONE;
  return chargeWork(2) ? 1 : 0;
}

/** a + b; for `flip` 1: a - b. */
function sum(a: Value, b: Value, state: Value, flip: number): Value {
  const can = readBoth(a, b, state);
  if (can !== 1) return can;
  const signs = [left.sign, right.sign ^ flip];
  const [high, low] = left.exponent >= right.exponent ? [left, right] : [right, left];
  const distance = high.exponent - low.exponent;
  const exponent = low.exponent;
  const scale = distance < TENS.length ? TENS[distance] : NaN;
  const x = left === high ? left.number * scale : left.number;
  const y = left === high ? right.number : right.number * scale;
  const total = (signs[0] === 1 ? -x : x) + (signs[1] === 1 ? -y : y);
  if (isSafe(x) && isSafe(y) && isSafe(Math.abs(total))) {
    if (total === 0) {
      const sign = signs[0] === signs[1] && x === 0
        ? signs[0]
        : word(state, ROUNDING) === 1
        ? 1
        : 0;
      return make(state, sign, small(0), exponent);
    }
    const size = Math.abs(total);
    if (fits(size, word(state, PRECISION))) {
      return make(state, total < 0 ? 1 : 0, newInt(size), exponent);
    }
  }
  if (distance > DIGITS_LIMIT) return NONE;
  let first = left.big();
  let second = right.big();
  // A zero's exponent counts only as far as the precision allows.
  if (!first || !second) return NONE;
  if (!chargeWork(10)) return 0;
  if (left === high) first *= bigTen(distance);
  else second *= bigTen(distance);
  const exact = (signs[0] === 1 ? -first : first) + (signs[1] === 1 ? -second : second);
  if (exact === 0n) {
    return make(state, word(state, ROUNDING) === 1 ? 1 : 0, small(0), exponent);
  }
  return fixed(state, exact < 0n ? 1 : 0, exact < 0n ? -exact : exact, exponent);
}

/** a + b, or None. */
export const quickAdd = (a: Value, b: Value, state: Value): Value => sum(a, b, state, 0);

/** a - b, or None. */
export const quickSubtract = (a: Value, b: Value, state: Value): Value => sum(a, b, state, 1);

/** a * b, or None. */
export function quickMultiply(a: Value, b: Value, state: Value): Value {
  const can = readBoth(a, b, state);
  if (can !== 1) return can;
  const sign = left.sign ^ right.sign;
  const exponent = left.exponent + right.exponent;
  const product = left.number * right.number;
  if (isSafe(product) && fits(product, word(state, PRECISION))) {
    return make(state, sign, newInt(product), exponent);
  }
  const first = left.big();
  const second = right.big();
  if (first === undefined || second === undefined) return NONE;
  return chargeWork(10) ? fixed(state, sign, first * second, exponent) : 0;
}

/** a / b, or None. */
export function quickDivide(a: Value, b: Value, state: Value): Value {
  const can = readBoth(a, b, state);
  if (can !== 1) return can;
  if (right.number === 0 || left.number === 0) return NONE;
  const sign = left.sign ^ right.sign;
  const ideal = left.exponent - right.exponent;
  const precision = word(state, PRECISION);
  if (isSafe(left.number) && isSafe(right.number)) {
    // The exact quotient, with the exponent that is next to the ideal one.
    for (let n = left.number, shift = 0; isSafe(n); n *= 10, shift++) {
      if (n % right.number !== 0) continue;
      if (!fits(n / right.number, precision)) break;
      return make(state, sign, newInt(n / right.number), ideal - shift);
    }
  }
  let first = left.big();
  let second = right.big();
  if (first === undefined || second === undefined) return NONE;
  const shift = second.toString().length - first.toString().length + precision + 1;
  if (Math.abs(shift) > DIGITS_LIMIT) return NONE;
  if (!chargeWork(20)) return 0;
  if (shift >= 0) first *= bigTen(shift);
  else second *= bigTen(-shift);
  let exponent = ideal - shift;
  let quotient = first / second;
  if (first % second !== 0n) {
    // A last digit that tells that something is left.
    if (quotient % 5n === 0n) quotient++;
  } else {
    while (exponent < ideal && quotient % 10n === 0n) {
      quotient /= 10n;
      exponent++;
    }
  }
  return fixed(state, sign, quotient, exponent);
}

/** `value` with the exponent of `like`; `rounding`: a place in `_ROUNDINGS`, or None for the context's. Or None. */
export function quickQuantize(value: Value, like: Value, rounding: Value, state: Value): Value {
  const can = readBoth(value, like, state);
  if (can !== 1) return can;
  const how = rounding === NONE ? word(state, ROUNDING) : rounding >> 1;
  const precision = word(state, PRECISION);
  const { sign, number } = left;
  const exponent = right.exponent;
  const drop = exponent - left.exponent;
  if (number === 0) return make(state, sign, small(0), exponent);
  if (Math.abs(drop) >= TENS.length || !isSafe(number)) return bigQuantize(drop, how, state);
  if (drop <= 0) {
    const scaled = number * TENS[-drop];
    if (!isSafe(scaled) || !fits(scaled, precision)) return bigQuantize(drop, how, state);
    return make(state, sign, newInt(scaled), exponent);
  }
  const divisor = TENS[drop];
  const rest = number % divisor;
  let kept = (number - rest) / divisor;
  if (rest !== 0) {
    const half = rest * 2 - divisor;
    if (roundsUp(how, sign, half, kept % 2 !== 0, kept % 5 === 0)) kept++;
  }
  if (!fits(kept, precision)) return NONE;
  if (!flag(state, rest === 0 ? ROUNDED : ROUNDED | INEXACT)) return NONE;
  return make(state, sign, newInt(kept), exponent);
}

/** The same of `left` and the exponent of `right`, for long coefficients. */
function bigQuantize(drop: number, rounding: number, state: Value): Value {
  const { sign } = left;
  const coefficient = left.big();
  if (coefficient === undefined || Math.abs(drop) > DIGITS_LIMIT) return NONE;
  if (!chargeWork(10)) return 0;
  const most = bigTen(word(state, PRECISION));
  if (drop <= 0) {
    const scaled = coefficient * bigTen(-drop);
    return scaled < most ? make(state, sign, newBigInt(scaled), right.exponent) : NONE;
  }
  const divisor = bigTen(drop);
  const rest = coefficient % divisor;
  const kept = roundedBig(coefficient, rest, divisor, sign, rounding);
  if (kept >= most) return NONE;
  const bits = rest === 0n ? ROUNDED : ROUNDED | INEXACT;
  return flag(state, bits) ? make(state, sign, newBigInt(kept), right.exponent) : NONE;
}

/** -1, 0 or 1 as a is less than, equal to or greater than b; or None. */
export function quickOrder(a: Value, b: Value, state: Value): Value {
  if (!left.read(a, state, false) || !right.read(b, state, true)) return NONE;
  if (!chargeWork(1)) return 0;
  const distance = left.exponent - right.exponent;
  if (Math.abs(distance) >= TENS.length) return NONE;
  const x = distance > 0 ? left.number * TENS[distance] : left.number;
  const y = distance < 0 ? right.number * TENS[-distance] : right.number;
  if (!isSafe(x) || !isSafe(y)) return NONE;
  const order = (left.sign === 1 ? -x : x) - (right.sign === 1 ? -y : y);
  return small(Math.sign(order));
}

/** The Decimal of a text of up to fifteen ASCII digits, with a sign and a point as the case may be; or None. */
export function quickParse(given: Value, state: Value): Value {
  if (!isStr(given) || strLength(given) > 17) return NONE;
  if (!chargeWork(1)) return 0;
  const text = jsString(given);
  let at = text[0] === "-" || text[0] === "+" ? 1 : 0;
  let number = 0;
  let digits = 0;
  let point = -1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2e && point < 0) point = digits;
    else if (unit >= 0x30 && unit <= 0x39) {
      number = number * 10 + unit - 0x30;
      digits++;
    } else return NONE;
  }
  if (digits === 0 || digits > 15) return NONE;
  const exponent = point < 0 ? 0 : point - digits;
  return make(state, text[0] === "-" ? 1 : 0, newInt(number), exponent);
}

/** str() of a number that is written without an exponent, or None. */
export function quickText(value: Value, state: Value): Value {
  if (!left.read(value, state, false) || !isSafe(left.number)) return NONE;
  const { exponent, sign } = left;
  const digits = `${left.number}`;
  const whole = exponent + digits.length;
  if (exponent > 0 || whole <= -6) return NONE;
  if (!chargeWork(1)) return 0;
  const text = exponent === 0
    ? digits
    : whole > 0
    ? `${digits.slice(0, whole)}.${digits.slice(whole)}`
    : `0.${"0".repeat(-whole)}${digits}`;
  return newStr(sign === 1 ? `-${text}` : text);
}
