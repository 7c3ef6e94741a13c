/** Limits on what helpers do: work that counts as fuel, and nesting of helpers on the JavaScript stack. */
import { ensureRoom } from "../heap/allocator.ts";
import { TS_COUNTDOWN, TS_LIMIT, TS_NATIVE_DEPTH } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { hasMuchStackRoom, hasStackRoom } from "../heap/stack_room.ts";
import { raise } from "./errors.ts";
import { RECURSION_ERROR } from "./well_known.ts";

/**
 * Nested helper levels that are safe on the JavaScript stack: each may hold an interpreter loop and a few helpers.
 * Fits the default stack of 984 KB in most cases; what does not is seen by the look at the room (see deepen).
 */
const NATIVE_LEVELS = 400;

/** What a nested helper level adds to TS_NATIVE_DEPTH. */
export const LEVEL = 16;

/** What a level that holds no interpreter loop adds: an iterator that asks another one, a call that calls on. */
const LINK = 2;

/** What TS_NATIVE_DEPTH must not exceed. */
export const NATIVE_DEPTH_LIMIT = NATIVE_LEVELS * LEVEL;

/**
 * Each time that the depth passes a multiple of this, there must be room on the stack for as much and a leaf: a level
 * takes up to 8 KB while V8 interprets its helpers. What entered the runtime made sure of the first levels.
 */
const ROOM_EVERY = 2 * LEVEL;
const FIRST_ROOM = 5 * LEVEL;

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

/** Goes deeper by `by`; false (nothing pending) when that is too deep. */
function deepen(by: number): boolean {
  const depth = H32[TS_NATIVE_DEPTH >> 2] + by;
  if (depth >= FIRST_ROOM && !hasRoom(depth, by)) return false;
  H32[TS_NATIVE_DEPTH >> 2] = depth;
  return true;
}

/**
 * Levels that have room for sure when hasMuchStackRoom was true a few levels down: 13 KB each, besides 40 KB by which the
 * first levels may differ from those of that time, and a leaf's 64 KB.
 */
const MANY_LEVELS = 24;

/** The depth up to which there is room wherever this entry into the runtime goes; 0: not looked yet, -1: it is not known. */
let provenDepth = 0;

/** Tells that the runtime is entered, or left again: what was known of the stack's room. Returns what was known before. */
export function setProvenDepth(depth: number): number {
  const before = provenDepth;
  provenDepth = depth;
  return before;
}

/** Whether a depth is reached by `by` where nothing is half done, and not cut off by the engine in the middle of a change. */
function hasRoom(depth: number, by: number): boolean {
  if (depth <= provenDepth) return true;
  if (depth > NATIVE_DEPTH_LIMIT) return false;
  if (provenDepth === 0) {
    provenDepth = hasMuchStackRoom()
      ? Math.min(depth + MANY_LEVELS * LEVEL, NATIVE_DEPTH_LIMIT)
      : -1;
    if (provenDepth > 0) return true;
  }
  return depth % ROOM_EVERY >= by || hasStackRoom();
}

/** Enters a nested interpreter loop; false (nothing pending) when that is too deep. */
export function enterNestedLoop(): boolean {
  return deepen(LEVEL);
}

/** Enters one more helper level that may recurse; false with RecursionError pending when too deep. */
export function enterNative(where = ""): boolean {
  if (!deepen(LEVEL)) {
    raise(RECURSION_ERROR, `maximum recursion depth exceeded${where}`);
    return false;
  }
  // Work too: the next safepoint looks at the limits.
  H32[TS_COUNTDOWN >> 2]--;
  return true;
}

/** Leaves the level that enterNative or enterNestedLoop entered. */
export function leaveNative(): void {
  H32[TS_NATIVE_DEPTH >> 2] -= LEVEL;
}

/**
 * As enterNative, for what takes little of the stack and is often nested deep: an iterator over an iterator, a partial of
 * a partial. Costs no fuel.
 */
export function enterLink(): boolean {
  return deepen(LINK) || raise(RECURSION_ERROR, "maximum recursion depth exceeded") !== 0;
}

/** Leaves the level that enterLink entered. */
export function leaveLink(): void {
  H32[TS_NATIVE_DEPTH >> 2] -= LINK;
}
