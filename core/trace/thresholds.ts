/** When tier 2 acts. */

/** When things become hot. */
export interface Thresholds {
  /** Back edges taken until a loop is recorded. */
  readonly loop: number;
  /** Entries of a function until a trace is recorded there; twice `loop` when it is not given. */
  readonly call?: number;
  /** Times that an exit is taken until a side trace is recorded there. */
  readonly exit: number;
  /** Recordings of a loop, or at an exit, that may fail until it is left alone. */
  readonly retries: number;
  /** Hops to side traces, for each micro-op of their tree, until they are compiled into it. */
  readonly merge?: number;
  /** Regions made until those that were not left meanwhile are packed (region.ts). */
  readonly pack?: number;
}

/**
 * Near LuaJIT's, though compiling takes longer here: with an exit at 20, programs of many ways made a quarter more traces, and were
 * left more often.
 */
export const DEFAULT_THRESHOLDS: Thresholds = { loop: 60, exit: 40, retries: 10 };
