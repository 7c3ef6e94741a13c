/*
 * math.factorial, comb and perm. Products are multiplied by halves so that the factors of each
 * multiplication are of like length; runs of small factors are gathered in a number first.
 * The callers refuse sizes that do not fit (see int_estimates.ts) before they come here.
 */
import { overflowError, valueError } from "../../objects/text/format_error.ts";

/** factorial(n). Throws ValueError for a negative n. */
export function factorial(n: number | bigint): number | bigint {
  if (n < 0) throw valueError("factorial() not defined for negative values");
  if (n > 9223372036854775807n) {
    throw overflowError("factorial() argument should not exceed 9223372036854775807");
  }
  const last = Number(n);
  if (last <= 18) {
    let product = 1;
    for (let factor = 2; factor <= last; factor++) product *= factor;
    return product;
  }
  return productOfRange(1, last);
}

/** perm(n, k): the ways to arrange k of n things. Throws ValueError for a negative argument. */
export function permutations(n: number | bigint, k: number | bigint): number | bigint {
  if (n < 0) throw valueError("n must be a non-negative integer");
  if (k < 0) throw valueError("k must be a non-negative integer");
  if (k > n) return 0;
  if (k > 9223372036854775807n) throw overflowError("k must not exceed 9223372036854775807");
  return narrowed(fallingProduct(n, Number(k)));
}

/** comb(n, k): the ways to choose k of n things. Throws ValueError for a negative argument. */
export function combinations(n: number | bigint, k: number | bigint): number | bigint {
  if (n < 0) throw valueError("n must be a non-negative integer");
  if (k < 0) throw valueError("k must be a non-negative integer");
  if (k > n) return 0;
  const others = typeof n === "number" && typeof k === "number" ? n - k : BigInt(n) - BigInt(k);
  const chosen = others < k ? others : k;
  if (chosen > 9223372036854775807n) {
    throw overflowError("min(n - k, k) must not exceed 9223372036854775807");
  }
  const count = Number(chosen);
  if (typeof n === "number") {
    const small = smallCombinations(n, count);
    if (small >= 0) return small;
  }
  return narrowed(fallingProduct(n, count) / productOfRange(1, count));
}

/** comb(n, k) while every intermediate product is exact in a number; -1 otherwise. */
function smallCombinations(n: number, k: number): number {
  let result = 1;
  for (let step = 1; step <= k; step++) {
    const product = result * (n - k + step);
    if (product > 9007199254740991) return -1;
    result = product / step;
  }
  return result;
}

/** n * (n - 1) * ... with `count` factors. */
function fallingProduct(n: number | bigint, count: number): bigint {
  if (count === 0) return 1n;
  if (n <= 9007199254740991) return productOfRange(Number(n) - count + 1, Number(n));
  return productOfBigRange(BigInt(n), 0, count);
}

/** The product of the safe integers first to last, which are positive. */
function productOfRange(first: number, last: number): bigint {
  if (last - first < 24) {
    let product = 1n;
    let gathered = 1;
    for (let factor = first; factor <= last; factor++) {
      const next = gathered * factor;
      if (next <= 9007199254740991) {
        gathered = next;
      } else {
        product *= BigInt(gathered);
        gathered = factor;
      }
    }
    return product * BigInt(gathered);
  }
  const middle = Math.floor((first + last) / 2);
  return productOfRange(first, middle) * productOfRange(middle + 1, last);
}

/** The product of n - i for i from `from` to `to` (exclusive). */
function productOfBigRange(n: bigint, from: number, to: number): bigint {
  if (to - from === 1) return n - BigInt(from);
  const middle = Math.floor((from + to) / 2);
  return productOfBigRange(n, from, middle) * productOfBigRange(n, middle, to);
}

function narrowed(value: bigint): number | bigint {
  return value <= 9007199254740991n ? Number(value) : value;
}
