/** Hard mode for tests: every runtime created while it is on collects at every safepoint and poisons what it frees. */
import type { Heap } from "../heap/heap.ts";

let on = false;

/** Turns hard mode on or off for the runtimes created from now on. */
export function setHardMode(to: boolean): void {
  on = to;
}

/** Applies hard mode to a fresh, bound heap. */
export function applyHardMode(heap: Heap): void {
  if (!on) return;
  heap.hard.poison = true;
  heap.hard.collectAtEverySafepoint = true;
}
