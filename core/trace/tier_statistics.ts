/** What tier 2 tells of what it does: figures, and whoever wants to know at once. */
import type { AbortReason, RecordingAborted } from "./aborts.ts";
import type { RecordedInstruction } from "./recorder.ts";
import type { Region } from "./region.ts";
import type { Trace } from "./trace.ts";

/** What tier 2 did so far. */
export interface TierStatistics {
  /** Recordings that were begun. */
  recordings: number;
  /** How many of them stopped in vain, by reason. */
  readonly aborts: Partial<Record<AbortReason, number>>;
  /** Regions made. */
  regions: number;
  /** Side traces that grew in them. */
  sideTraces: number;
  /** Regions that were compiled once more because they proved hot (Backend.hotAfter). */
  hotRegions: number;
  /** Times that an executor was entered from the interpreter. */
  entries: number;
  /** Times that it was left. */
  exits: number;
  /** Times that a bridge was entered at an exit. */
  hops: number;
  /** Bridges that were compiled into their regions. */
  merges: number;
  /** Executors that others took the place of. */
  replaced: number;
  /** Times that compiled code had the interpreter do an instruction. */
  callOuts: number;
  /** How often a region was let rest because it was left too soon. */
  rests: number;
  /** Micro-ops of traces that were recorded and optimized, the loops made of them included. */
  microOps: number;
  /** Seconds of recording, the program's own progress included. */
  recordSeconds: number;
  /** Seconds of making loops and finding what is needed. */
  optimizeSeconds: number;
  /** Seconds of the backend. */
  compileSeconds: number;
}

/** Told what happens, for `--jit-log` and `--dump`. */
export interface TierObserver {
  /** A recording is complete; nothing is made of it yet. */
  recorded?(trace: Trace, code: number, pc: number, trail: readonly RecordedInstruction[]): void;
  /** A region was made, or has grown; or it was compiled once more because it `hasProvedHot`. */
  region?(region: Region, hasProvedHot: boolean): void;
  /** A recording stopped: of a loop, or at an exit. */
  aborted?(code: number, pc: number, error: RecordingAborted): void;
}

/** Those of a tier that has done nothing yet. */
export function noStatistics(): TierStatistics {
  return {
    recordings: 0,
    aborts: {},
    regions: 0,
    sideTraces: 0,
    hotRegions: 0,
    entries: 0,
    exits: 0,
    hops: 0,
    merges: 0,
    replaced: 0,
    callOuts: 0,
    rests: 0,
    microOps: 0,
    recordSeconds: 0,
    optimizeSeconds: 0,
    compileSeconds: 0,
  };
}
