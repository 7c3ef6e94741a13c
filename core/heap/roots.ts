/**
 * The root stack: values that a helper keeps while something it calls may collect.
 *
 *     const mark = rootMark();
 *     pushRoot(list);
 *     ... calls guest code ...
 *     releaseRoots(mark);
 *
 * A helper that throws may leave its roots: whoever catches releases down to its own mark.
 */

import { H32 } from "./memory.ts";
import { ROOT_STACK_END, TS_ROOTS_TOP } from "./map.ts";
import type { Value } from "./value.ts";

/** Thrown when the root stack is full; one instance, no stack. The interpreter turns it into RecursionError. */
export class RootStackOverflow {
  readonly message = "Cannot keep a value: the root stack is full";
}

const rootStackOverflow = new RootStackOverflow();

/**
 * Keeps `value` alive until the roots are released.
 *
 * @returns byte address of the slot, where the value may be read and replaced
 * @throws RootStackOverflow
 */
export function pushRoot(value: Value): number {
  const top = H32[TS_ROOTS_TOP >> 2];
  if (top >= ROOT_STACK_END) throw rootStackOverflow;
  H32[top >> 2] = value;
  H32[TS_ROOTS_TOP >> 2] = top + 4;
  return top;
}

/**
 * Pushes `count` words for the caller to fill at once: before it does, nothing may be allocated.
 *
 * @returns word index of the first
 * @throws RootStackOverflow
 */
export function pushWords(count: number): number {
  const top = H32[TS_ROOTS_TOP >> 2];
  const end = top + 4 * count;
  if (end > ROOT_STACK_END) throw rootStackOverflow;
  H32[TS_ROOTS_TOP >> 2] = end;
  return top >> 2;
}

/** The height of the root stack, for releaseRoots. */
export function rootMark(): number {
  return H32[TS_ROOTS_TOP >> 2];
}

/** Drops all roots that were pushed since `mark` was taken. */
export function releaseRoots(mark: number): void {
  H32[TS_ROOTS_TOP >> 2] = mark;
}
