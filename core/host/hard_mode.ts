/** Hard mode for tests: every runtime created while it is on collects at every few safepoints and poisons what it frees. */
import type { Heap } from "../heap/heap.ts";

/** Safepoints from one collection to the next: every one would make loops take minutes; a prime meets all of a loop's. */
const INTERVAL = 61;

let on = false;
let interval = INTERVAL;
let growth = 1;

/**
 * Turns hard mode on or off for the runtimes created from now on.
 *
 * @param every at every how manieth safepoint there is a collection, at first
 * @param thinning what that is multiplied by after each collection
 */
export function setHardMode(to: boolean, every: number = INTERVAL, thinning = 1): void {
  on = to;
  interval = every;
  growth = thinning;
}

/** Applies hard mode to a fresh, bound heap. */
export function applyHardMode(heap: Heap): void {
  if (!on) return;
  heap.hard.poison = true;
  heap.hard.interval = interval;
  heap.hard.growth = growth;
  heap.hard.collectAtEverySafepoint = true;
}
