/**
 * Values: one 32-bit word each.
 *
 *      31                             1 0
 *     +--------------------------------+-+
 *     |  31-bit signed integer         |1|     small int
 *     +--------------------------------+-+
 *     |  address of an 8-aligned object|0|     heap object (bits 2..0 are zero)
 *     +----------------------------------+
 *     0 is "no value": an unbound local, an absent argument, a helper that failed (exception pending) or is exhausted.
 *
 * Word 0 of every heap object is the address of its shape. Numbers inside heap structs (lengths, offsets, flags) are
 * stored as small ints too, so that the collector may take every word of such a struct for a value.
 */

/** A guest value, or 0. */
export type Value = number;

/**
 * The address of a heap object of a certain kind: a number to TypeScript, but a list's address is not accepted where
 * a dict's is asked for.
 */
export type Ref<Kind extends string> = number & { readonly __kind?: Kind };

/** Least and greatest integer that is a small int. */
export const SMALL_MIN = -0x40000000;
export const SMALL_MAX = 0x3fffffff;

/** Whether the word is a small int. */
export function isSmall(value: Value): boolean {
  return (value & 1) !== 0;
}

/** Small int of an integer that is known to fit. */
export function small(integer: number): Value {
  return (integer << 1) | 1;
}

/** Integer of a small int. */
export function smallValue(value: Value): number {
  return value >> 1;
}

/** Whether the integer fits into a small int. */
export function fitsSmall(integer: number): boolean {
  return integer >= SMALL_MIN && integer <= SMALL_MAX;
}
