/*
 * Sums that keep what floating point rounds away: math.fsum, the builtin sum() of floats, sumprod,
 * hypot and dist. Each follows the method of CPython (Modules/mathmodule.c, Python/bltinmodule.c)
 * step by step, as the steps decide the last bit.
 */
import { overflowError, valueError } from "../text/format_error.ts";
import { frexpExponent, productError, sumError } from "./float_functions.ts";
import { powerOfTwo } from "./float_bits.ts";

/** math.fsum: an exact sum, rounded once at the end. Shewchuk's expansions without overlap. */
export class ExactSum {
  readonly #partials: number[] = [];
  #count = 0;
  #specialSum = 0;
  #infinitySum = 0;

  /** Adds a value. Throws OverflowError when the exact sum leaves the range of floats on its way. */
  add(value: number): void {
    const partials = this.#partials;
    let x = value;
    let kept = 0;
    for (let at = 0; at < this.#count; at++) {
      let y = partials[at];
      if (Math.abs(x) < Math.abs(y)) {
        const larger = y;
        y = x;
        x = larger;
      }
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    if (x !== 0) {
      if (Number.isFinite(x)) {
        partials[kept++] = x;
      } else {
        if (Number.isFinite(value)) throw overflowError("intermediate overflow in fsum");
        if (value === value) this.#infinitySum += value;
        this.#specialSum += value;
        kept = 0;
      }
    }
    this.#count = kept;
  }

  /** The sum so far. Throws ValueError for infinities of both signs. */
  result(): number {
    if (this.#specialSum !== 0) {
      if (this.#infinitySum !== this.#infinitySum) throw valueError("-inf + inf in fsum");
      return this.#specialSum;
    }
    const partials = this.#partials;
    let left = this.#count;
    if (left === 0) return 0;
    let high = partials[--left];
    let low = 0;
    while (left > 0) {
      const x = high;
      const y = partials[--left];
      high = x + y;
      low = y - (high - x);
      if (low !== 0) break;
    }
    // A tie is broken by what is below it, not by evenness.
    if (
      left > 0 &&
      ((low < 0 && partials[left - 1] < 0) || (low > 0 && partials[left - 1] > 0))
    ) {
      const twice = low * 2;
      const rounded = high + twice;
      if (twice === rounded - high) high = rounded;
    }
    return high;
  }
}

/** The float part of the builtin sum(): Neumaier's compensated summation. */
export class CompensatedSum {
  #high: number;
  #low = 0;

  constructor(start: number) {
    this.#high = start;
  }

  /** Adds a value. */
  add(value: number): void {
    const sum = this.#high + value;
    this.#low += Math.abs(this.#high) >= Math.abs(value)
      ? (this.#high - sum) + value
      : (value - sum) + this.#high;
    this.#high = sum;
  }

  /** The sum so far. */
  result(): number {
    // A compensation that is not finite would turn an infinity into a NaN.
    return this.#low !== 0 && Number.isFinite(this.#low) ? this.#high + this.#low : this.#high;
  }
}

/** The float part of math.sumprod: products and their errors in a sum of three floats. */
export class SumOfProducts {
  #high = 0;
  #low = 0;
  #tiny = 0;

  /**
   * Adds a product. False, with nothing added, when the sum would not be finite: the caller then goes
   * on with ordinary arithmetic.
   */
  add(a: number, b: number): boolean {
    const product = a * b;
    const high = this.#high + product;
    if (!Number.isFinite(high)) return false;
    const error = productError(a, b, product);
    const highError = sumError(this.#high, product, high);
    const first = this.#low + error;
    const second = first + highError;
    this.#tiny += sumError(this.#low, error, first);
    this.#tiny += sumError(first, highError, second);
    this.#high = high;
    this.#low = second;
    return true;
  }

  /** The sum so far. */
  result(): number {
    const sum = this.#low + this.#high;
    return this.#tiny + sumError(this.#low, this.#high, sum) + sum;
  }
}

/**
 * The Euclidean norm of the first `count` values: math.hypot of any number of arguments, and
 * math.dist of the differences.
 */
export function vectorNorm(values: ArrayLike<number>, count: number): number {
  let largest = 0;
  let foundNan = false;
  for (let at = 0; at < count; at++) {
    const magnitude = Math.abs(values[at]);
    if (magnitude !== magnitude) foundNan = true;
    else if (magnitude > largest) largest = magnitude;
  }
  if (largest === Infinity) return Infinity;
  if (foundNan) return NaN;
  if (largest === 0 || count <= 1) return largest;
  return scaledNorm(values, count, largest);
}

/** Scaled, squared and added without loss, and one correction step after the root. */
function scaledNorm(values: ArrayLike<number>, count: number, largest: number): number {
  const exponent = frexpExponent(largest);
  if (exponent < -1023) {
    const normal: number[] = [];
    for (let at = 0; at < count; at++) normal.push(values[at] / SMALLEST_NORMAL);
    return SMALLEST_NORMAL * scaledNorm(normal, count, largest / SMALLEST_NORMAL);
  }
  const scale = powerOfTwo(-exponent);
  let sum = 1;
  let errors = 0;
  let sumErrors = 0;
  for (let at = 0; at < count; at++) {
    const x = values[at] * scale;
    const square = x * x;
    errors += productError(x, x, square);
    const next = sum + square;
    sumErrors += (sum - next) + square;
    sum = next;
  }
  const root = Math.sqrt(sum - 1 + (errors + sumErrors));
  const square = -root * root;
  errors += productError(-root, root, square);
  const next = sum + square;
  sumErrors += (sum - next) + square;
  const rest = next - 1 + (errors + sumErrors);
  return (root + rest / (2 * root)) / scale;
}

const SMALLEST_NORMAL = 2.2250738585072014e-308;
