/**
 * Tier 2 of one runtime: decides what is recorded, hands regions to the backend, enters executors, and goes on from their
 * exits.
 */
import { OPCODE_TABLE } from "../compiler/opcodes.ts";
import { FRAME_CODE, FRAME_LOCALS, FRAME_PC, FRAME_SP } from "../heap/layouts/frame.ts";
import { CODE_INSTRUCTIONS } from "../heap/layouts/callable.ts";
import { RAW_DATA } from "../heap/layouts/basic.ts";
import { TS_FRAME, TS_HOT_LOOP } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { AGAIN, step, STEPPED } from "../interpreter/step.ts";
import type { Tier2 } from "../interpreter/tier2.ts";
import { type AbortReason, RecordingAborted } from "./aborts.ts";
import { recordInstruction } from "./record.ts";
import { Recorder } from "./recorder.ts";
import { peelLoop } from "./peel.ts";
import { Region } from "./region.ts";
import { restoreFrames } from "./restore.ts";

/** What installs and enters compiled regions (core/backend's registry). */
export interface ExecutorHost {
  /** Compiles a region. @returns null when it cannot be */
  install(region: Region): { readonly id: number } | null;
  /** Enters an executor. @returns the exit's number */
  enter(id: number, frame: number): number;
  /** Whether the id names an executor that can be entered. */
  isInstalled(id: number): boolean;
}

/** When things become hot. */
export interface Thresholds {
  /** Back edges taken until a loop is recorded. */
  readonly loop: number;
  /** Exits taken until one is recorded too. */
  readonly exit: number;
  /** Recordings of a loop that may fail until it is left alone. */
  readonly retries: number;
}

/** As LuaJIT's, but for a tier 1 that is slower to leave. */
export const DEFAULT_THRESHOLDS: Thresholds = { loop: 60, exit: 20, retries: 4 };

/** What happened so far. */
export interface TierStatistics {
  recordings: number;
  aborts: Partial<Record<AbortReason, number>>;
  regions: number;
  entries: number;
  exits: number;
  microOps: number;
  recordSeconds: number;
  optimizeSeconds: number;
  compileSeconds: number;
}

/** Called for `--jit-log` and `--dump`. */
export interface TierObserver {
  /** A region was made. */
  region?(region: Region): void;
  /** A recording stopped. */
  aborted?(code: number, pc: number, error: RecordingAborted): void;
}

/** Names an executor in a cache word: so far below 0 that the dispatch loop, which adds 1, leaves at it. */
const cacheWordOf = (id: number): number => -2 - id;
const idOf = (cacheWord: number): number => -2 - cacheWord;
/** What a loop that is left alone has in its cache word: the count is past every threshold. */
const REST = 0x40000000;

/** Tier 2 of one runtime. */
export class Tier implements Tier2 {
  readonly statistics: TierStatistics = {
    recordings: 0,
    aborts: {},
    regions: 0,
    entries: 0,
    exits: 0,
    microOps: 0,
    recordSeconds: 0,
    optimizeSeconds: 0,
    compileSeconds: 0,
  };
  readonly #host: ExecutorHost;
  readonly #thresholds: Thresholds;
  readonly #observer: TierObserver;
  /** By executor id. */
  readonly #regions = new Map<number, Region>();
  /** Failed recordings by code address and offset. */
  readonly #failures = new Map<string, number>();
  #recording = false;
  #nextRegion = 1;

  constructor(host: ExecutorHost, thresholds: Thresholds, observer: TierObserver = {}) {
    this.#host = host;
    this.#thresholds = thresholds;
    this.#observer = observer;
  }

  /** Counting begins: for the bound runtime. */
  start(): void {
    H32[TS_HOT_LOOP >> 2] = this.#thresholds.loop;
  }

  /** The heap values that regions hold as constants. */
  forEachConstant(visit: (value: Value) => void): void {
    for (const region of this.#regions.values()) region.forEachConstant(visit);
  }

  backEdge(cache: number): Value {
    const word = H32[cache];
    if (this.#recording) {
      // The program was entered anew while a trace is recorded below: it runs on tier 1.
      return STEPPED;
    }
    if (word < 0) {
      const id = idOf(word);
      if (this.#host.isInstalled(id)) return this.#enter(id);
      H32[cache] = 0;
      return STEPPED;
    }
    return this.#recordLoop(cache);
  }

  #enter(id: number): Value {
    const region = this.#regions.get(id)!;
    this.statistics.entries++;
    const number = this.#host.enter(id, H32[TS_FRAME >> 2]);
    this.statistics.exits++;
    const exit = region.exits[number];
    exit.count++;
    restoreFrames(region.trace, exit);
    return AGAIN;
  }

  #recordLoop(cache: number): Value {
    const frame = H32[TS_FRAME >> 2];
    const code = H32[(frame + FRAME_CODE) >> 2];
    const start = H32[(frame + FRAME_PC) >> 2];
    this.statistics.recordings++;
    const begun = performance.now();
    const recorder = new Recorder(frame);
    this.#recording = true;
    try {
      const result = this.#follow(recorder, start);
      this.statistics.recordSeconds += (performance.now() - begun) / 1000;
      if (result !== CLOSED) return result;
      this.#compile(recorder, code, start, cache);
    } catch (error) {
      if (!(error instanceof RecordingAborted)) throw error;
      this.statistics.aborts[error.reason] = (this.statistics.aborts[error.reason] ?? 0) + 1;
      this.#observer.aborted?.(code, start - firstOf(code), error);
      this.#noteFailure(code, start, cache);
    } finally {
      this.#recording = false;
    }
    return STEPPED;
  }

  /** Runs the program and records it until it comes back to `start` in the same frame. */
  #follow(recorder: Recorder, start: number): Value {
    let first = true;
    for (;;) {
      const frame = H32[TS_FRAME >> 2];
      const pc = H32[(frame + FRAME_PC) >> 2];
      const height = H32[(frame + FRAME_SP) >> 2] - ((frame + FRAME_LOCALS) >> 2);
      if (recorder.frame.address !== frame || recorder.frame.height !== height) {
        throw new RecordingAborted("UNEXPECTED_STEP");
      }
      if (!first && pc === start && recorder.frames.length === 1) return CLOSED;
      first = false;
      const opcode = H32[pc] & 0xff;
      if (opcode === JUMP_BACKWARD && isForeignLoop(pc, start, recorder)) {
        throw new RecordingAborted("INNER_LOOP");
      }
      recordInstruction(recorder, pc);
      const result = this.#runInstruction(frame, pc);
      if (result !== STEPPED) return result;
    }
  }

  /** Runs the instruction at `pc`. @returns STEPPED, or what the loop returns to host code */
  #runInstruction(frame: number, pc: number): Value {
    const { runOne } = boundLoop();
    for (;;) {
      const word = runOne();
      if (word === 0) return STEPPED;
      const now = H32[TS_FRAME >> 2];
      const result = step(word, now >> 2, H32[(now + FRAME_PC) >> 2], H32[(now + FRAME_SP) >> 2]);
      // AGAIN: the slice of fuel was used up at a back edge; the program goes on.
      if (result !== STEPPED && result !== AGAIN) return result;
      // A step may only have filled the instruction's caches.
      if (H32[TS_FRAME >> 2] !== frame || H32[(frame + FRAME_PC) >> 2] !== pc) return STEPPED;
    }
  }

  #compile(recorder: Recorder, code: number, start: number, cache: number): void {
    const { trace, emitter } = recorder;
    const begun = performance.now();
    peelLoop(emitter, recorder.finalSnapshot()[0]);
    const region = new Region(this.#nextRegion++, code, start - firstOf(code), trace);
    const optimized = performance.now();
    this.statistics.optimizeSeconds += (optimized - begun) / 1000;
    this.statistics.microOps += trace.length;
    const executor = this.#host.install(region);
    this.statistics.compileSeconds += (performance.now() - optimized) / 1000;
    if (executor === null) throw new RecordingAborted("BACKEND");
    this.#regions.set(executor.id, region);
    this.statistics.regions++;
    H32[cache] = cacheWordOf(executor.id);
    this.#observer.region?.(region);
  }

  /** A loop that cannot be recorded is tried again later, ever more seldom. */
  #noteFailure(code: number, start: number, cache: number): void {
    const key = `${code}:${start - firstOf(code)}`;
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    H32[cache] = failures >= this.#thresholds.retries ? REST : 0;
  }
}

/** Not a value: the trace came back to its beginning. */
const CLOSED = 4;
const JUMP_BACKWARD = OPCODE_TABLE.findIndex(([name]) => name === "JUMP_BACKWARD");

function firstOf(code: number): number {
  return (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
}

/** Whether the back edge at `pc` is another loop's than the one that begins at `start`. */
function isForeignLoop(pc: number, start: number, recorder: Recorder): boolean {
  return recorder.frames.length > 1 || pc + 2 + (H32[pc] >> 8) !== start;
}
