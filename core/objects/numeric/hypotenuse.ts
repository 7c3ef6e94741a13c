/**
 * The hypotenuse of two legs as C libraries compute it, for abs() of complex numbers; math.hypot has its own method
 * (summation.ts).
 *
 * The root of the sum of the squares is corrected by its error to first order, in an order of operations that loses little
 * (C. F. Borges, "An Improved Algorithm for hypot(a,b)", 2019, the version without fused multiplication): within half a
 * unit of the last place and a trifle more, and to the bit what glibc gives where its compiler fuses nothing.
 */

/** Above it squares might overflow. */
const HUGE = 2 ** 511;
/** Below it squares lose digits. */
const TINY = 2 ** -459;
const SCALE = 2 ** -600;
/** A leg that is smaller than the other one by this factor adds nothing. */
const NEGLIGIBLE = 2 ** -54;

/** sqrt(x * x + y * y); Infinity when one is infinite, else NaN when one is NaN. */
export function hypotenuse(x: number, y: number): number {
  const first = Math.abs(x);
  const second = Math.abs(y);
  const long = first < second ? second : first;
  const short = first < second ? first : second;
  if (long <= HUGE && short >= TINY) {
    return short <= long * NEGLIGIBLE ? long + short : corrected(long, short);
  }
  if (first === Infinity || second === Infinity) return Infinity;
  if (x !== x || y !== y) return NaN;
  if (long > HUGE) {
    return short <= long * NEGLIGIBLE
      ? long + short
      : corrected(long * SCALE, short * SCALE) / SCALE;
  }
  return long >= short / NEGLIGIBLE ? long + short : corrected(long / SCALE, short / SCALE) * SCALE;
}

function corrected(long: number, short: number): number {
  const root = Math.sqrt(long * long + short * short);
  if (root <= 2 * short) {
    const rest = root - short;
    const error = long * (2 * rest - long) + (rest - 2 * (long - short)) * rest;
    return root - error / (2 * root);
  }
  const rest = root - long;
  const error = 2 * rest * (long - 2 * short) + ((4 * rest - short) * short + rest * rest);
  return root - error / (2 * root);
}
