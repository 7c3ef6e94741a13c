/**
 * How the interpreter is told to look up at its next safepoint. It counts TS_COUNTDOWN down at calls and back edges
 * and looks when that is below zero; asking for attention cuts the countdown short and keeps what was left of it, so
 * that fuel stays exact. What the interpreter does when it looks:
 *
 *     const reasons = restoreCountdown();       // the countdown is exact again: fuel, time
 *     if (reasons & REASON_COLLECT) collect();  // in hard mode asks for attention again
 *
 * Anything else that looks at the countdown in between takes it with stepsLeft.
 */

import { H32 } from "./memory.ts";
import { REASON_COLLECT, TS_COUNTDOWN, TS_COUNTDOWN_KEPT, TS_REASONS } from "./map.ts";

/** Asks for attention at the next safepoint. @param reason REASON_* bits, kept until restoreCountdown */
export function requestAttention(reason: number): void {
  const reasons = H32[TS_REASONS >> 2];
  if (reasons === 0) {
    H32[TS_COUNTDOWN_KEPT >> 2] = H32[TS_COUNTDOWN >> 2];
    H32[TS_COUNTDOWN >> 2] = -1;
  }
  H32[TS_REASONS >> 2] = reasons | reason;
}

/**
 * Gives the countdown back what requestAttention took, less the steps made since.
 *
 * @returns the reasons (REASON_* bits) that there were, 0 when the countdown ran out by itself
 */
export function restoreCountdown(): number {
  const reasons = H32[TS_REASONS >> 2];
  if (reasons !== 0) {
    H32[TS_COUNTDOWN >> 2] = stepsLeft();
    H32[TS_COUNTDOWN_KEPT >> 2] = 0;
    H32[TS_REASONS >> 2] = 0;
  }
  return reasons;
}

/** What the countdown would be if nobody had cut it short. */
export function stepsLeft(): number {
  const countdown = H32[TS_COUNTDOWN >> 2];
  return H32[TS_REASONS >> 2] === 0 ? countdown : H32[TS_COUNTDOWN_KEPT >> 2] + countdown + 1;
}

/** Takes a reason back; the countdown is restored when it was the only one. */
export function withdrawAttention(reason: number): void {
  const rest = H32[TS_REASONS >> 2] & ~reason;
  if (rest === 0) restoreCountdown();
  else H32[TS_REASONS >> 2] = rest;
}

/** Whether a helper that stands at a safepoint should collect now. */
export function safepointNeeded(): boolean {
  return (H32[TS_REASONS >> 2] & REASON_COLLECT) !== 0;
}
