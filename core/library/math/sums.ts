/** math: sums and products of many numbers (Modules/mathmodule.c). */
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { pending, raiseValueError } from "../../objects/errors.ts";
import { raiseFormatError } from "../../objects/format_failure.ts";
import { isTuple } from "../../objects/kinds.ts";
import { ExactSum, SumOfProducts, vectorNorm } from "../../objects/numeric/summation.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { floatArgument, isExactFloat } from "../../objects/protocols/number_input.ts";
import { binaryOperator } from "../../objects/protocols/operators.ts";
import { tupleFromIterable } from "../../objects/protocols/sequence_input.ts";
import { SAFE, safeOperand } from "../../objects/values/int_operands.ts";
import { bigIntOf, floatValue, newBigInt, newFloat } from "../../objects/values/numbers.ts";
import { tupleItem, tupleLength } from "../../objects/values/sequences.ts";
import { BOOL_SHAPE, INT_SHAPE } from "../../objects/well_known.ts";
import { chargeWork, pauseWork } from "../../objects/work.ts";

const ADD = 0;
const MULTIPLY = 5;

function exactSum(iterable: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const mark = rootMark();
  pushRoot(iterator);
  const slot = pushRoot(0) >> 2;
  const sum = new ExactSum();
  let result: Value = 0;
  try {
    for (let count = 1;; count++) {
      const item = iterNext(iterator);
      if (item === 0) {
        if (!pending()) result = newFloat(sum.result());
        break;
      }
      H32[slot] = item;
      const x = floatArgument(item);
      if (x !== x && pending()) break;
      sum.add(x);
      if (count % 1024 === 0 && !pauseWork(256)) break;
    }
  } catch (error) {
    raiseFormatError(error);
  }
  releaseRoots(mark);
  return result;
}

function product(iterable: Value, start: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const mark = rootMark();
  pushRoot(iterator);
  const total = pushRoot(start === 0 ? small(1) : start) >> 2;
  const slot = pushRoot(0) >> 2;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) break;
    H32[slot] = item;
    const next = multiplied(H32[total], item);
    H32[total] = next;
    if (next === 0 || (count % 1024 === 0 && !pauseWork(128))) break;
  }
  const result = pending() ? 0 : H32[total];
  releaseRoots(mark);
  return result;
}

function multiplied(left: Value, right: Value): Value {
  if ((left & 1) === 0 && isExactFloat(left) && isExactFloat(right)) {
    return newFloat(floatValue(left) * floatValue(right));
  }
  return binaryOperator(MULTIPLY, left, right);
}

const isExactInt = (value: Value): boolean => (value & 1) !== 0 || H32[value >> 2] === INT_SHAPE;
const isBool = (value: Value): boolean => (value & 1) === 0 && H32[value >> 2] === BOOL_SHAPE;
const isIntOrBool = (value: Value): boolean => isExactInt(value) || isBool(value);

const LONG_MAX = (1n << 63n) - 1n;
const fitsLong = (value: bigint): boolean => value <= LONG_MAX && value >= -LONG_MAX - 1n;

/**
 * Two iterators in step. Ints are summed exactly as long as they fit into 64 bits, then floats in extended precision,
 * and from the first pair on that is neither by the ordinary operators: this decides how the result is rounded.
 */
class PairSum {
  /** Root slot of the sum of everything that was added by operators. */
  readonly total: number;
  #integers = 0n;
  #plain = 0;
  #integersGo = true;
  #integersUsed = false;
  #floats = new SumOfProducts();
  #floatsGo = true;
  #floatsUsed = false;

  constructor(total: number) {
    this.total = total;
  }

  /** Adds p * q; false with the exception pending. May run guest code: p and q are rooted. */
  add(p: Value, q: Value): boolean {
    if (this.#integersGo) {
      if (this.#addIntegers(p, q)) return true;
      if (!this.#endIntegers()) return false;
    }
    if (this.#floatsGo) {
      if (this.#addFloats(p, q)) return true;
      if (!this.#endFloats()) return false;
    }
    const mark = rootMark();
    const term = binaryOperator(MULTIPLY, p, q);
    if (term === 0) return false;
    pushRoot(term);
    const done = this.#addToTotal(term);
    releaseRoots(mark);
    return done;
  }

  /** Puts everything into the total; false with the exception pending. */
  finish(): boolean {
    return this.#endIntegers() && this.#endFloats();
  }

  #addToTotal(term: Value): boolean {
    const sum = binaryOperator(ADD, H32[this.total], term);
    H32[this.total] = sum;
    return sum !== 0;
  }

  #addIntegers(p: Value, q: Value): boolean {
    if (!isExactInt(p) || !isExactInt(q)) return false;
    const sum = this.#plain + safeOperand(p) * safeOperand(q);
    if (sum >= -SAFE && sum <= SAFE && Math.abs(sum - this.#plain) <= SAFE) {
      this.#plain = sum;
    } else {
      const left = bigIntOf(p);
      const right = bigIntOf(q);
      const term = left * right;
      const all = this.#integers + BigInt(this.#plain) + term;
      if (!fitsLong(left) || !fitsLong(right) || !fitsLong(term) || !fitsLong(all)) return false;
      this.#integers = all;
      this.#plain = 0;
    }
    this.#integersUsed = true;
    return true;
  }

  #endIntegers(): boolean {
    if (!this.#integersGo) return true;
    this.#integersGo = false;
    if (!this.#integersUsed) return true;
    const all = this.#integers + BigInt(this.#plain);
    const mark = rootMark();
    const term = newBigInt(all);
    pushRoot(term);
    const done = this.#addToTotal(term);
    releaseRoots(mark);
    return done;
  }

  #addFloats(p: Value, q: Value): boolean {
    let x: number;
    let y: number;
    if (isFloatValue(p)) {
      x = floatValue(p);
      if (isFloatValue(q)) y = floatValue(q);
      else if (isIntOrBool(q)) y = safeOperand(q);
      else return false;
    } else if (isFloatValue(q) && isIntOrBool(p)) {
      x = safeOperand(p);
      y = floatValue(q);
    } else return false;
    if (!this.#floats.add(x, y)) return false;
    this.#floatsUsed = true;
    return true;
  }

  #endFloats(): boolean {
    this.#floatsGo = false;
    if (!this.#floatsUsed) return true;
    this.#floatsUsed = false;
    const mark = rootMark();
    const term = newFloat(this.#floats.result());
    pushRoot(term);
    const done = this.#addToTotal(term);
    releaseRoots(mark);
    return done;
  }
}

const isFloatValue = (value: Value): boolean => (value & 1) === 0 && isExactFloat(value);

function sumOfProducts(first: Value, second: Value): Value {
  const mark = rootMark();
  const result = sumPairs(first, second);
  releaseRoots(mark);
  return result;
}

function sumPairs(first: Value, second: Value): Value {
  const left = getIter(first);
  if (left === 0) return 0;
  pushRoot(left);
  const right = getIter(second);
  if (right === 0) return 0;
  pushRoot(right);
  const sum = new PairSum(pushRoot(small(0)) >> 2);
  const inner = rootMark();
  for (let count = 1;; count++) {
    const p = iterNext(left);
    if (p === 0 && pending()) return 0;
    pushRoot(p);
    const q = iterNext(right);
    if (q === 0 && pending()) return 0;
    pushRoot(q);
    if ((p === 0) !== (q === 0)) return raiseValueError("Inputs are not the same length");
    if (p === 0) break;
    if (!sum.add(p, q)) return 0;
    releaseRoots(inner);
    if (count % 1024 === 0 && !pauseWork(256)) return 0;
  }
  return sum.finish() ? H32[sum.total] : 0;
}

/** The doubles of a tuple's items from `first` on, null with the exception pending. May run guest code. */
function doublesOf(tuple: Value): number[] | null {
  const count = tupleLength(tuple);
  // Most are two or three: a typed array of them would cost more than all the rest.
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    const x = floatArgument(tupleItem(tuple, i));
    if (x !== x && pending()) return null;
    values.push(x);
    if (i % 1024 === 1023 && !chargeWork(256)) return null;
  }
  return values;
}

function norm(coordinates: Value): Value {
  const values = doublesOf(coordinates);
  return values === null ? 0 : newFloat(vectorNorm(values, values.length));
}

function distance(first: Value, second: Value): Value {
  const mark = rootMark();
  const result = distanceBetween(first, second);
  releaseRoots(mark);
  return result;
}

function distanceBetween(first: Value, second: Value): Value {
  const p = isTuple(first) ? first : tupleFromIterable(first);
  if (p === 0) return 0;
  pushRoot(p);
  const q = isTuple(second) ? second : tupleFromIterable(second);
  if (q === 0) return 0;
  pushRoot(q);
  if (tupleLength(p) !== tupleLength(q)) {
    return raiseValueError("both points must have the same number of dimensions");
  }
  const count = tupleLength(p);
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    const x = floatArgument(tupleItem(p, i));
    if (x !== x && pending()) return 0;
    const y = floatArgument(tupleItem(q, i));
    if (y !== y && pending()) return 0;
    values.push(Math.abs(x - y));
    if (i % 1024 === 1023 && !chargeWork(256)) return 0;
  }
  return newFloat(vectorNorm(values, count));
}

/** The functions of many numbers by name. */
export const sumFunctions: Readonly<Record<string, NativeEntry>> = {
  fsum: ["seq, /", exactSum],
  prod: ["iterable, /, *, start=1", product],
  sumprod: ["p, q, /", sumOfProducts],
  hypot: ["*coordinates", norm],
  dist: ["p, q, /", distance],
};
