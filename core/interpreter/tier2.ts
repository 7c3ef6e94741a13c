/** How the interpreter reaches tier 2 (core/trace), which stands above it. */
import type { Value } from "../heap/value.ts";

/** A cache word of a back edge below this names an executor; others count. */
export const EXECUTOR_WORDS = -0x20000000;

/** What tier 2 does when the interpreter asks. */
export interface Tier2 {
  /**
   * A back edge was taken whose cache word at word index `cache` has run up to TS_HOT_LOOP or names an executor. The running
   * frame's pc stands at the edge's target, the step is counted.
   *
   * @returns as step.ts: STEPPED, AGAIN, or what the loop returns to host code
   */
  backEdge(cache: number): Value;
  /**
   * A function is entered: as backEdge, for the cache word of its RESUME and TS_HOT_CALL. The running frame's pc stands behind
   * the RESUME.
   */
  functionEntry(cache: number): Value;
}

/** Tier 2 of the runtime that is bound, or null. */
export let tier2: Tier2 | null = null;

/** Binds tier 2 of the runtime that is entered; returns the one bound before. */
export function bindTier2(to: Tier2 | null): Tier2 | null {
  const before = tier2;
  tier2 = to;
  return before;
}
