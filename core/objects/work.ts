/** Limits on what helpers do: work that counts as fuel, and nesting of helpers on the JavaScript stack. */
import { ensureRoom } from "../heap/allocator.ts";
import { TS_COUNTDOWN, TS_LIMIT, TS_NATIVE_DEPTH } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { raise } from "./errors.ts";
import { RECURSION_ERROR } from "./well_known.ts";

/**
 * Nested helper levels that are safe on the JavaScript stack: each may hold an interpreter loop and a few helpers.
 * Measured by tests/host/recursion_test.ts on the default 984 KB stack.
 */
export const NATIVE_DEPTH_LIMIT = 400;

let onWork: ((units: number) => boolean) | null = null;

/** Sets what looks at fuel and time when the countdown has run out; returns false with a limit pending. */
export function setWorkHook(hook: (units: number) => boolean): void {
  onWork = hook;
}

/**
 * Charges work done by a helper to the program's fuel: `units` is about the number of elementary steps / 16, and
 * depends on nothing but the data. Never collects.
 *
 * @returns false when a limit was hit: the helper returns its failure value at once.
 */
export function chargeWork(units: number): boolean {
  const left = H32[TS_COUNTDOWN >> 2] - units;
  if (left >= 0) {
    H32[TS_COUNTDOWN >> 2] = left;
    return true;
  }
  if (H32[TS_LIMIT >> 2] !== 0) return false;
  return onWork === null || onWork(units);
}

/** What a pause makes sure of: enough for the few objects that a loop makes for each of the items up to the next. */
const PAUSE_BYTES = 4096;

/**
 * Between the items of a long loop all of whose values are rooted: charges work as chargeWork does, and collects when it
 * is time, so that garbage which the items left cannot fill the memory.
 *
 * @throws OutOfMemory
 */
export function pauseWork(units: number): boolean {
  if (!chargeWork(units)) return false;
  ensureRoom(PAUSE_BYTES);
  return true;
}

/** Enters one more helper level that may recurse; false with RecursionError pending when too deep. */
export function enterNative(where = ""): boolean {
  const depth = H32[TS_NATIVE_DEPTH >> 2] + 1;
  if (depth > NATIVE_DEPTH_LIMIT) {
    raise(RECURSION_ERROR, `maximum recursion depth exceeded${where}`);
    return false;
  }
  H32[TS_NATIVE_DEPTH >> 2] = depth;
  // Work too: the next safepoint looks at the limits.
  H32[TS_COUNTDOWN >> 2]--;
  return true;
}

/** Leaves the level that enterNative entered. */
export function leaveNative(): void {
  H32[TS_NATIVE_DEPTH >> 2]--;
}
