/** math: functions of ints (Modules/mathmodule.c, Modules/_math_integermodule in later versions). */
import { NONE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { raiseOverflowError, raiseValueError } from "../../objects/errors.ts";
import { raiseFormatError } from "../../objects/format_failure.ts";
import {
  gcdOfBigInts,
  gcdOfNumbers,
  integerSquareRoot,
} from "../../objects/numeric/int_arithmetic.ts";
import {
  combinationBits,
  divisionWork,
  factorialBits,
  gcdWork,
  multiplicationWork,
  permutationBits,
  productTreeWork,
} from "../../objects/numeric/int_estimates.ts";
import { asIndex } from "../../objects/protocols/index_number.ts";
import { intBits, integerOf, SAFE, safeOperand } from "../../objects/values/int_operands.ts";
import { admitInteger, chargeNanoseconds } from "../../objects/values/int_size.ts";
import { bigIntOf, intSign, newBigInt, newInt } from "../../objects/values/numbers.ts";
import { tupleItem, tupleLength } from "../../objects/values/sequences.ts";
import { combinations, factorial, permutations } from "../algorithms/combinatorics.ts";
import { leastCommonMultiple } from "../algorithms/math_functions.ts";

function newInteger(value: number | bigint): Value {
  return typeof value === "number" ? newInt(value) : newBigInt(value);
}

function factorialOf(value: Value): Value {
  const index = asIndex(value);
  if (index === 0) return 0;
  const n = safeOperand(index);
  if (n !== n) {
    return intSign(index) < 0
      ? raiseValueError("factorial() not defined for negative values")
      : raiseOverflowError("factorial() argument should not exceed 9223372036854775807");
  }
  if (n > 18) {
    const bits = factorialBits(n);
    if (!admitInteger(bits, productTreeWork(bits))) return 0;
  }
  try {
    return newInteger(factorial(n));
  } catch (error) {
    return raiseFormatError(error);
  }
}

/** comb and perm: both arguments as ints, sizes looked at before anything is computed. */
function choose(
  first: Value,
  second: Value,
  bitsOf: (n: number, k: number) => number,
  workOf: (n: number, k: number, bits: number) => number,
  of: (n: number | bigint, k: number | bigint) => number | bigint,
): Value {
  const mark = rootMark();
  const n = asIndex(first);
  if (n === 0) return 0;
  pushRoot(n);
  const k = asIndex(second);
  releaseRoots(mark);
  if (k === 0) return 0;
  const total = integerOf(n);
  const chosen = integerOf(k);
  if (total >= 0 && chosen >= 0 && chosen <= total) {
    const bits = bitsOf(Number(total), Number(chosen));
    const work = workOf(Number(total), Number(chosen), bits);
    if (bits > 53 && !admitInteger(bits, work)) return 0;
  }
  try {
    return newInteger(of(total, chosen));
  } catch (error) {
    return raiseFormatError(error);
  }
}

/** Bits of comb(n, k) with a k beyond 2**63, which is an error of its own. */
function combinationSize(n: number, k: number): number {
  return Math.min(k, n - k) > 2 ** 63 ? 0 : combinationBits(n, k);
}

/** Work of comb(n, k): the quotient of two products that are longer than it. */
function combinationWork(n: number, k: number): number {
  const chosen = Math.min(k, n - k);
  const above = permutationBits(n, chosen);
  const below = factorialBits(chosen);
  return productTreeWork(above) + productTreeWork(below) + divisionWork(above, below);
}

function permutationSize(n: number, k: number): number {
  return k > 2 ** 63 ? 0 : permutationBits(n, k);
}

function permutationsOf(n: Value, k: Value): Value {
  if (k === 0 || k === NONE) return factorialOf(n);
  return choose(n, k, permutationSize, (_n, _k, bits) => productTreeWork(bits), permutations);
}

function squareRoot(value: Value): Value {
  const index = asIndex(value);
  if (index === 0) return 0;
  if (intSign(index) < 0) return raiseValueError("isqrt() argument must be nonnegative");
  const n = safeOperand(index);
  if (n === n) {
    let root = Math.floor(Math.sqrt(n));
    if (root * root > n) root--;
    return newInt(root);
  }
  const bits = intBits(index);
  if (!chargeNanoseconds(4 * multiplicationWork(bits / 2, bits / 2))) return 0;
  return newBigInt(integerSquareRoot(bigIntOf(index)));
}

/** gcd and lcm: folds the arguments, all of which must be ints. */
function fold(args: Value, start: number, combine: (left: Value, right: Value) => Value): Value {
  const mark = rootMark();
  let result = newInt(start);
  for (let i = 0; i < tupleLength(args); i++) {
    pushRoot(result);
    const item = asIndex(tupleItem(args, i));
    if (item === 0) {
      releaseRoots(mark);
      return 0;
    }
    result = combine(result, item);
    releaseRoots(mark);
    if (result === 0) return 0;
  }
  return result;
}

function gcdOf(left: Value, right: Value): Value {
  const a = safeOperand(left);
  const b = safeOperand(right);
  if (a === a && b === b) return newInt(gcdOfNumbers(Math.abs(a), Math.abs(b)));
  if (!chargeNanoseconds(gcdWork(Math.max(intBits(left), intBits(right))))) return 0;
  return newBigInt(gcdOfBigInts(bigIntOf(left), bigIntOf(right)));
}

function lcmOf(left: Value, right: Value): Value {
  const a = Math.abs(safeOperand(left));
  const b = Math.abs(safeOperand(right));
  if (a === 0 || b === 0) return small(0);
  if (a * b <= SAFE) return newInt(a / gcdOfNumbers(a, b) * b);
  const leftBits = intBits(left);
  const rightBits = intBits(right);
  const work = gcdWork(Math.max(leftBits, rightBits)) + multiplicationWork(leftBits, rightBits);
  if (!admitInteger(leftBits + rightBits, work)) return 0;
  return newBigInt(leastCommonMultiple(bigIntOf(left), bigIntOf(right)));
}

/** The functions of ints by name. */
export const integerFunctions: Readonly<Record<string, NativeEntry>> = {
  factorial: ["n, /", factorialOf],
  comb: [
    "n, k, /",
    (n: Value, k: Value) => choose(n, k, combinationSize, combinationWork, combinations),
  ],
  perm: ["n, k=None, /", permutationsOf],
  isqrt: ["n, /", squareRoot],
  gcd: ["*integers", (args: Value) => fold(args, 0, gcdOf)],
  lcm: ["*integers", (args: Value) => fold(args, 1, lcmOf)],
};
