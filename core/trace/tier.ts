/**
 * Tier 2 of one runtime: decides what is recorded, hands regions to the backend, enters executors, and goes on from their
 * exits.
 */
import { Op, OPCODE_TABLE } from "../compiler/opcodes.ts";
import { RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_INSTRUCTIONS } from "../heap/layouts/callable.ts";
import {
  FRAME_CODE,
  FRAME_HANDLED,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_SP,
} from "../heap/layouts/frame.ts";
import {
  EXIT_VALUES,
  LINK_CELLS,
  LINK_CELLS_MOST,
  TS_COUNTDOWN,
  TS_DEPTH,
  TS_EXCEPTION,
  TS_EXIT_REGION,
  TS_FRAME,
  TS_HOT_CALL,
  TS_HOT_LOOP,
  TS_STACK_TOP,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { instructionBefore } from "../interpreter/framed_steps.ts";
import { callDirectly } from "../interpreter/direct_call.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import { AGAIN, step, STEPPED } from "../interpreter/step.ts";
import { EXECUTOR_WORDS, type Tier2 } from "../interpreter/tier2.ts";
import { handlersEntered } from "../interpreter/unwind.ts";
import { type AbortReason, RecordingAborted } from "./aborts.ts";
import { STATE_IN_MEMORY } from "./lower.ts";
import { AT_HOME, FIRST_CONTINUATION, RETURNED } from "./micro_ops.ts";
import { forEachBridge, mergeBridges, type Merged, unmergeBridges } from "./bridges.ts";
import { ClassChanges } from "./class_changes.ts";
import { packIdle } from "./packing.ts";
import { peelLoop } from "./peel.ts";
import { recordInstruction } from "./record.ts";
import { type RecordedInstruction, Recorder } from "./recorder.ts";
import { handlerOf, poppedBy } from "./raising.ts";
import { recordRaised } from "./record_raising.ts";
import { type Bridge, type Exit, Region } from "./region.ts";
import { restoreFrames } from "./restore.ts";
import type { Trace } from "./trace.ts";

/** Whether a region has proved hot, and how a backend asks for it to be compiled as one (core/backend's CompileContext). */
export interface RegionHeat {
  readonly hot: boolean;
  readonly askHot: () => void;
}

/** What installs and enters compiled regions (core/backend's registry). */
export interface ExecutorHost {
  /** Compiles a region. @returns null when it cannot be */
  install(region: Region, heat: RegionHeat): { readonly id: number; readonly entry: number } | null;
  /** Enters an executor. @returns the exit's number */
  enter(id: number, frame: number): number;
  /** Whether the id names an executor that can be entered. */
  isInstalled(id: number): boolean;
  /** Frees an executor that another one has replaced, or that is not wanted any more. */
  free(id: number): void;
  /** Whether the shim goes on in another region when it is told to (micro_ops.ts: LINK). */
  readonly links: boolean;
  /** Whether side traces are compiled by themselves at first. */
  readonly bridges: boolean;
  /** Whether more regions may be made. */
  readonly accepting: boolean;
  /** How much a region must have run until it is compiled once more, as a hot one. */
  readonly hotAfter: number;
  /** Whether that is worth while, for a region that has run so much. */
  gainsHot(region: Region): boolean;
}

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

/** As LuaJIT's, but for a tier 1 that is slower to leave. */
export const DEFAULT_THRESHOLDS: Thresholds = { loop: 60, exit: 20, retries: 10 };
/** A hop costs about 60 ns, compiling a micro-op as part of a tree about 3 us. */
const DEFAULT_MERGE = 50;
/** Packing a region and unpacking it again take a tenth of what making it takes. */
const DEFAULT_PACK = 32;
/**
 * Instructions that a call of the interpreter must be worth. The call itself costs no more than the dispatch loop's own way
 * to a native, but what must be made sure of again after it does, and compiling the rest must pay.
 */
const CALL_OUT_COST = 12;
/** Entries after which a region is looked at, and instructions that an entry must be worth on the average. */
const TRIAL_ENTRIES = 500;
const INSTRUCTIONS_WORTH_ENTERING = 50;
/** Turns of its loop for which a region rests at first. */
const REST_FIRST = 2000;
/** Traces in a row that may try other ways at one place: as many kinds of objects as one operation meets, if not too many. */
const CHAIN_MOST = 10;
/** How many times as hot as other exits one must be at which a trace had to end. */
const END_PATIENCE = 10;
/**
 * Micro-ops of a region and its bridges for which an exit must be that much hotter once more: what has so many ways takes few of
 * them often.
 */
const TREE_LENGTH = 1000;
/** Traces that a region has at most, and with it the bridges at its exits and theirs. */
const UNITS_MOST = 40;
const BRIDGES_MOST = 100;

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

/** Names an executor in a cache word: below EXECUTOR_WORDS also when the dispatch loop adds 1. */
const cacheWordOf = (id: number): number => EXECUTOR_WORDS - 2 - id;
const idOf = (cacheWord: number): number => EXECUTOR_WORDS - 2 - cacheWord;
/** What a loop that is left alone has in its cache word: the count is past every threshold. */
const REST = 0x40000000;

/** Longest wait for another attempt, in turns of the loop. */
const WAIT_MOST = 1 << 20;

/**
 * Where a region is entered: at the head of a loop, at a function's beginning, or where a call has returned to a frame that
 * compiled code did not inline.
 */
type Head = "loop" | "entry" | "continuation";

/** An installed region that the interpreter enters. */
interface Installed {
  readonly region: Region;
  readonly head: Head;
  /** Word index of the cache word that names its executor. */
  readonly cache: number;
  /** See placeOf. */
  readonly place: number;
  id: number;
  /** Entries from the interpreter, and steps of fuel that were used in them, since it was last looked at. */
  entries: number;
  steps: number;
  /** Steps and entries since it was made or grew, as far as they are known to be its own. */
  work: number;
  /** Whether it has proved hot and was compiled as such. */
  hot: boolean;
  /** How often it was let rest. */
  rests: number;
  /** Whether the interpreter does not enter it now. */
  resting: boolean;
  /** How many instructions of the root trace a step stands for. */
  readonly instructionsAStep: number;
  /** Micro-ops of the region and its bridges, how many bridges there are, and hops to them since the last merge. */
  size: number;
  bridges: number;
  hops: number;
}

/** An installed bridge. */
interface InstalledBridge extends Bridge {
  exit: Exit;
  /** The region to which it leads back. */
  readonly root: Installed;
}

/** What has executed code, and the region that the interpreter enters to come there. */
interface Compiled {
  readonly region: Region;
  readonly root: Installed;
}

/** Tier 2 of one runtime. */
export class Tier implements Tier2 {
  readonly statistics: TierStatistics = {
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
  readonly #host: ExecutorHost;
  readonly #thresholds: Thresholds;
  readonly #observer: TierObserver;
  readonly #byExecutor = new Map<number, Installed>();
  readonly #bridges = new Map<number, InstalledBridge>();
  readonly #byRegion = new Map<number, Compiled>();
  /** What was freed while compiled code is on the stack: it may be run still. */
  readonly #retired = new Map<number, Compiled>();
  /** Entries that are not over. */
  #entries = 0;
  readonly #byPlace = new Map<number, Installed>();
  /** 0 where no place of a region has that hash: most instructions that are recorded need no look at the map. */
  readonly #placeHashes = new Uint8Array(PLACE_HASHES);
  /** Code of the functions that have a region at their beginning. */
  readonly #entered = new Set<number>();
  /** Whether a place is that behind a CALL, by place; as long as no code is freed. */
  readonly #behindCall = new Map<number, boolean>();
  /** Failed recordings of loops and functions by place. */
  readonly #failures = new Map<number, number>();
  readonly #classChanges = new ClassChanges();
  /** Regions that the backend wants to compile as hot ones, by id. */
  readonly #asked = new Set<number>();
  #recording = false;
  /** Regions made since idle ones were packed last. */
  #made = 0;
  #nextRegion = 1;
  /** What the loop returns to host code, when a called-out instruction ended it; else null. */
  #result: Value | null = null;

  constructor(host: ExecutorHost, thresholds: Thresholds, observer: TierObserver = {}) {
    this.#host = host;
    this.#thresholds = thresholds;
    this.#observer = observer;
  }

  /** Counting begins, in the bound runtime. */
  start(): void {
    H32[TS_HOT_LOOP >> 2] = this.#thresholds.loop;
    H32[TS_HOT_CALL >> 2] = this.#thresholds.call ?? 2 * this.#thresholds.loop;
    H32.fill(-1, LINK_CELLS >> 2, (LINK_CELLS >> 2) + LINK_CELLS_MOST);
  }

  /** An executor was freed by its host: nothing may go on in it. */
  unlinked(id: number): void {
    const bridge = this.#bridges.get(id);
    if (bridge !== undefined) {
      this.#bridges.delete(id);
      bridge.exit.bridge = null;
      bridge.exit.failures++;
      bridge.root.bridges--;
      bridge.root.size -= bridge.region.length;
      this.#retire(bridge.region);
      return;
    }
    const installed = this.#byExecutor.get(id);
    if (installed === undefined) return;
    this.#byExecutor.delete(id);
    if (installed.id !== id) return;
    setLink(installed.region.id, -1);
    this.#retire(installed.region);
    this.#byPlace.delete(installed.place);
    if (installed.head === "entry") this.#entered.delete(installed.region.code);
  }

  /** A region is not entered any more, nor are the bridges at its exits. */
  #retire(region: Region): void {
    const compiled = this.#byRegion.get(region.id)!;
    this.#byRegion.delete(region.id);
    if (this.#entries > 0) this.#retired.set(region.id, compiled);
    for (const { bridge } of region.bridged) if (bridge !== null) this.#host.free(bridge.id);
  }

  /** A region that is installed, or runs still. */
  #compiledOf(region: number): Compiled {
    return this.#byRegion.get(region) ?? this.#retired.get(region)!;
  }

  /** The heap values that regions hold as constants, for a collection. */
  forEachConstant(visit: (value: Value) => void): void {
    // Other code may stand where code is freed now.
    this.#behindCall.clear();
    for (const { region } of this.#byRegion.values()) region.forEachConstant(visit);
    for (const { region } of this.#retired.values()) region.forEachConstant(visit);
  }

  backEdge(cache: number): Value {
    return this.#hot(cache, "loop");
  }

  functionEntry(cache: number): Value {
    return this.#hot(cache, "entry");
  }

  #hot(cache: number, head: Head): Value {
    const word = H32[cache];
    // Entered anew by a helper while a trace is recorded below: the program runs on tier 1.
    if (this.#recording) return STEPPED;
    if (word < EXECUTOR_WORDS) {
      const installed = this.#byExecutor.get(idOf(word));
      if (installed === undefined || !this.#host.isInstalled(installed.id)) {
        H32[cache] = 0;
        return STEPPED;
      }
      if (!installed.resting) return this.#enter(installed);
      // Another back edge of its loop than the one that was told.
      H32[cache] = this.#restingCount(installed);
      return STEPPED;
    }
    const frame = H32[TS_FRAME >> 2];
    const known = this.#byPlace.get(placeOf(frame));
    if (known !== undefined && this.#host.isInstalled(known.id)) {
      // The collector flushed the caches, or it has rested.
      known.resting = false;
      H32[cache] = cacheWordOf(known.id);
      return this.#enter(known);
    }
    if (!this.#host.accepting) {
      H32[cache] = REST;
      return STEPPED;
    }
    return this.#recordHead(frame, cache, head);
  }

  /** Runs an executor, and those that it ends at. */
  #enter(first: Installed): Value {
    this.#entries++;
    try {
      return this.#run(first);
    } finally {
      if (--this.#entries === 0) this.#retired.clear();
    }
  }

  #run(first: Installed): Value {
    let installed = first;
    for (;;) {
      if (!installed.hot && installed.work >= this.#host.hotAfter) this.#hasRunLong(installed);
      if (this.#asked.size > 0) this.#compileAsked();
      this.statistics.entries++;
      const before = H32[TS_COUNTDOWN >> 2];
      const number = this.#follow(installed);
      this.statistics.exits++;
      const steps = before - H32[TS_COUNTDOWN >> 2];
      installed.steps += steps;
      installed.work += steps + 1;
      if (++installed.entries >= TRIAL_ENTRIES) this.#restWhenIdle(installed);
      if (number === STATE_IN_MEMORY) {
        const result = this.#result;
        this.#result = null;
        return result ?? AGAIN;
      }
      if (number === AT_HOME) return AGAIN;
      if (number === RETURNED) {
        const next = this.#behindReturn();
        if (typeof next === "number") return next;
        installed = next;
        continue;
      }
      // Links may have led on.
      const left = this.#compiledOf(H32[TS_EXIT_REGION >> 2]);
      if (left.root !== installed) left.root.work += steps + 1;
      const exit = left.region.exits[number];
      restoreFrames(exit);
      if (installed.resting) return AGAIN;
      const next = exit.ends ? this.#byPlace.get(placeOf(H32[TS_FRAME >> 2])) : undefined;
      if (next === undefined) {
        return this.#isWorthGrowing(left, exit) ? this.#recordSide(left, exit) : AGAIN;
      }
      if (next === left.root || next.resting || !this.#host.isInstalled(next.id)) return AGAIN;
      installed = next;
    }
  }

  /**
   * Enters a region, and from exit to exit the bridges there.
   *
   * @returns the number of the exit at which the interpreter goes on
   */
  #follow(installed: Installed): number {
    let number = this.#host.enter(installed.id, H32[TS_FRAME >> 2]);
    for (;;) {
      if (number === AT_HOME) {
        const { root } = this.#compiledOf(H32[TS_EXIT_REGION >> 2]);
        const frame = H32[TS_FRAME >> 2];
        this.#placeAtHead(frame, root.region);
        if (root.resting || !this.#host.isInstalled(root.id)) return number;
        number = this.#host.enter(root.id, frame);
        continue;
      }
      if (number >= AT_HOME) return number;
      const left = this.#compiledOf(H32[TS_EXIT_REGION >> 2]);
      const exit = left.region.exits[number];
      exit.count++;
      const { bridge } = exit;
      if (bridge === null || !this.#host.isInstalled(bridge.id)) return number;
      const { root } = left;
      if (++root.hops > root.size * (this.#thresholds.merge ?? DEFAULT_MERGE)) {
        this.#merge(root);
        return number;
      }
      this.statistics.hops++;
      number = this.#host.enter(bridge.id, H32[TS_FRAME >> 2]);
    }
  }

  /** Lets a frame that was left for the head of a region go on there. */
  #placeAtHead(frame: number, { code, pc, height }: Region): void {
    H32[(frame + FRAME_PC) >> 2] = firstOf(code) + pc;
    H32[(frame + FRAME_SP) >> 2] = ((frame + FRAME_LOCALS) >> 2) + height;
  }

  /**
   * Compiled code has returned to a frame, which has no region there that could be entered at once.
   *
   * @returns the region to go on in, or what the loop is to do
   */
  #behindReturn(): Installed | Value {
    const frame = H32[TS_FRAME >> 2];
    const cache = H32[(frame + FRAME_PC) >> 2] - 1;
    const place = placeOf(frame);
    let behindCall = this.#behindCall.get(place);
    if (behindCall === undefined) {
      behindCall = isBehindCall(frame);
      this.#behindCall.set(place, behindCall);
    }
    if (!behindCall) return AGAIN;
    const word = H32[cache];
    if (word >= EXECUTOR_WORDS && word + 1 < this.#thresholds.loop) {
      H32[cache] = word + 1;
      return AGAIN;
    }
    const known = this.#byPlace.get(place);
    if (known !== undefined && this.#host.isInstalled(known.id)) {
      this.#name(known);
      return known;
    }
    if (this.#recording) return AGAIN;
    if (!this.#host.accepting || word === REST) {
      H32[cache] = REST;
      return AGAIN;
    }
    return this.#recordHead(frame, cache, "continuation");
  }

  /** Lets a region's cache word name it. */
  #name(installed: Installed): void {
    const { head, cache, id, region } = installed;
    installed.resting = false;
    if (head !== "continuation") H32[cache] = cacheWordOf(id);
    else if (region.id < LINK_CELLS_MOST) H32[cache] = FIRST_CONTINUATION - region.id;
  }

  /**
   * Lets a region rest for a while that is left again so soon that entering it does not pay. Other compiled code, which
   * enters it at little cost, goes on doing so.
   */
  #restWhenIdle(installed: Installed): void {
    // Without a loop, a trace is run once an entry.
    const runs = installed.steps + (installed.head === "loop" ? 0 : installed.entries);
    const instructions = runs * installed.instructionsAStep;
    const idle = instructions < installed.entries * INSTRUCTIONS_WORTH_ENTERING;
    installed.entries = 0;
    installed.steps = 0;
    if (!idle) return;
    this.statistics.rests++;
    installed.rests++;
    installed.resting = true;
    H32[installed.cache] = this.#restingCount(installed);
  }

  /** From where the turns of a resting region's loop are counted. */
  #restingCount({ rests }: Installed): number {
    return this.#thresholds.loop - Math.min(REST_FIRST << Math.min(rests - 1, 16), WAIT_MOST);
  }

  /** Does the instruction at an exit for compiled code: see CALL_OUT, whose immediate `words` is. */
  callOut(regionId: number, number: number, words: number): number {
    this.statistics.callOuts++;
    const exit = this.#compiledOf(regionId).region.exits[number];
    restoreFrames(exit);
    if (this.#doInstruction(H32[TS_FRAME >> 2], words) === 0) return 0;
    // The frames that the region has inlined are taken down.
    let outer = H32[TS_FRAME >> 2];
    for (let depth = exit.snapshot.frames.length - poppedBy(words); depth > 1; depth--) {
      if (exit.snapshot.frames[depth - 1].generator === 0) H32[TS_STACK_TOP >> 2] = outer;
      else H32[(outer + FRAME_HANDLED) >> 2] = 0;
      H32[TS_DEPTH >> 2]--;
      outer = H32[(outer + FRAME_PREVIOUS) >> 2];
    }
    H32[TS_FRAME >> 2] = outer;
    return 1;
  }

  /** As callOut, with all frames in memory: they stay there. */
  doInstruction(words: number): number {
    this.statistics.callOuts++;
    return this.#doInstruction(H32[TS_FRAME >> 2], words);
  }

  #doInstruction(frame: number, words: number): number {
    if (words < 0) return this.#doRaising(frame, words);
    const pc = H32[(frame + FRAME_PC) >> 2];
    const word = H32[pc];
    if ((word & 0xff) !== CALL || !this.#callNative(frame, pc, word)) {
      const result = this.#runInstruction(frame, pc);
      if (result !== STEPPED) {
        this.#result = result;
        return 0;
      }
      const next = pc + 1 + OPCODE_TABLE[word & 0xff][1];
      if (H32[TS_FRAME >> 2] !== frame || H32[(frame + FRAME_PC) >> 2] !== next) return 0;
    }
    const top = H32[(frame + FRAME_SP) >> 2];
    for (let i = 0; i < words; i++) H32[(EXIT_VALUES + 8 * i) >> 2] = H32[top - 1 - i];
    return 1;
  }

  /** Does an instruction that is expected to raise. */
  #doRaising(frame: number, words: number): number {
    let target = frame;
    for (let i = poppedBy(words); i > 0; i--) target = H32[(target + FRAME_PREVIOUS) >> 2];
    const pc = H32[(frame + FRAME_PC) >> 2];
    const word = H32[pc];
    if ((word & 0xff) === CALL && this.#callNative(frame, pc, word)) return 0;
    const result = this.#runInstruction(frame, pc);
    if (result !== STEPPED) {
      this.#result = result;
      return 0;
    }
    const goesOn = firstOf(H32[(target + FRAME_CODE) >> 2]) + handlerOf(words);
    if (H32[TS_FRAME >> 2] !== target || H32[(target + FRAME_PC) >> 2] !== goesOn) return 0;
    H32[EXIT_VALUES >> 2] = H32[H32[(target + FRAME_SP) >> 2] - 1];
    return 1;
  }

  /** Does a CALL of a native. @returns false when it is another call, or failed: the frame stands at the CALL still */
  #callNative(frame: number, pc: number, word: number): boolean {
    H32[(frame + FRAME_PC) >> 2] = pc + 1;
    if (callDirectly(frame >> 2, pc + 1, word >> 8)) return true;
    H32[(frame + FRAME_PC) >> 2] = pc;
    return false;
  }

  // --- recording

  #recordHead(frame: number, cache: number, head: Head): Value {
    const code = H32[(frame + FRAME_CODE) >> 2];
    const start = H32[(frame + FRAME_PC) >> 2];
    const place = placeOf(frame);
    const recorder = Recorder.atFrame(frame);
    const { height } = recorder.frame;
    return this.#record(recorder, start, head, (recorded) => {
      if (!recorder.ended) {
        recorder.storeHandled();
        peelLoop(recorder.emitter, recorder.finalSnapshot()[0]);
      }
      const region = new Region(this.#nextRegion++, code, start - firstOf(code), recorder.trace);
      region.height = height;
      this.#optimizedSince(recorded, recorder.trace);
      const installed: Installed = {
        region,
        head,
        cache,
        place,
        id: 0,
        entries: 0,
        steps: 0,
        work: 0,
        hot: false,
        rests: 0,
        resting: false,
        instructionsAStep: recorder.instructions / (recorder.steps + (head === "loop" ? 0 : 1)),
        size: region.length,
        bridges: 0,
        hops: 0,
      };
      // Known while it is compiled: constants of a region are roots.
      this.#byRegion.set(region.id, { region, root: installed });
      if (!this.#install(installed)) {
        this.#byRegion.delete(region.id);
        throw new RecordingAborted("BACKEND");
      }
      this.statistics.regions++;
    }, (reason) => {
      const failures = (this.#failures.get(place) ?? 0) + 1;
      this.#failures.set(place, failures);
      // Soon when this turn happened to leave the loop, at an odd distance; else later, and ever more seldom.
      const wait = LEFT_LOOP.has(reason)
        ? 1 + 6 * failures
        : this.#thresholds.loop * (2 << failures);
      H32[cache] = failures >= this.#thresholds.retries
        ? REST
        : this.#thresholds.loop - Math.min(wait, WAIT_MOST);
    });
  }

  #isWorthGrowing({ region, root }: Compiled, exit: Exit): boolean {
    if (!exit.grows || exit.side !== null || exit.bridge !== null) return false;
    if (exit.chain >= CHAIN_MOST) return false;
    const traces = root.region.traces + root.bridges;
    // The larger the tree is, the hotter an exit must be; the more so without bridges, where all of it is compiled anew.
    const factor = this.#host.bridges
      ? 1 + Math.floor(root.size / TREE_LENGTH)
      : 1 + (region.traces - 1) ** 2;
    // A trace that had to end may be able to go on later: when a function that it calls has a region.
    const patience = exit.ends ? END_PATIENCE : 1;
    const threshold = this.#thresholds.exit * factor * patience * (1 << exit.failures);
    return exit.count >= threshold && exit.failures < this.#thresholds.retries &&
      traces < (this.#host.bridges ? BRIDGES_MOST : UNITS_MOST) &&
      !this.#recording && this.#host.accepting;
  }

  #recordSide({ region, root }: Compiled, exit: Exit): Value {
    const recorder = Recorder.atExit(exit);
    this.#classChanges.noteExit(region, exit);
    const start = firstOf(root.region.code) + root.region.pc;
    return this.#record(recorder, start, "side", (recorded) => {
      if (this.#host.bridges) this.#installBridge(root, region, exit, recorder.trace, recorded);
      else this.#grow(root, exit, recorder.trace, recorded);
      this.statistics.sideTraces++;
    }, () => exit.failures++);
  }

  /** Compiles a region anew with a side trace. It has to prove again that it is hot: it may grow many times. */
  #grow(installed: Installed, exit: Exit, trace: Trace, recorded: number): void {
    const { region, hot } = installed;
    region.grow(exit, trace);
    this.#optimizedSince(recorded, trace);
    installed.hot = false;
    if (this.#reinstall(installed)) {
      installed.work = 0;
      return;
    }
    installed.hot = hot;
    region.shrink(exit);
    throw new RecordingAborted("BACKEND");
  }

  /** Compiles a side trace by itself. */
  #installBridge(
    root: Installed,
    parent: Region,
    exit: Exit,
    trace: Trace,
    recorded: number,
  ): void {
    const { code, pc } = root.region;
    const region = new Region(this.#nextRegion++, code, pc, trace, exit, parent);
    this.#optimizedSince(recorded, trace);
    // Known while it is compiled: constants of a region are roots.
    this.#byRegion.set(region.id, { region, root });
    const executor = this.#compile(region, root);
    if (executor === null) {
      this.#byRegion.delete(region.id);
      throw new RecordingAborted("BACKEND");
    }
    const bridge = { region, id: executor.id, exit, root };
    this.#bridges.set(executor.id, bridge);
    exit.bridge = bridge;
    root.bridges++;
    root.size += region.length;
    root.work = 0;
    this.#observer.region?.(region, false);
  }

  /** Compiles the hottest bridges of a region into it. */
  #merge(root: Installed): void {
    root.hops = 0;
    const merged = mergeBridges(root.region, UNITS_MOST);
    if (merged.length === 0 || !this.#compileMerged(root, merged)) root.hops = -Infinity;
  }

  /**
   * Compiles a region anew that bridges were merged into, which are freed then.
   *
   * @returns false: it could not be compiled, and all is as before they were merged
   */
  #compileMerged(root: Installed, merged: readonly Merged[], hasProvedHot = false): boolean {
    const { region } = root;
    if (!this.#reinstall(root, hasProvedHot)) {
      unmergeBridges(region, merged);
      return false;
    }
    this.statistics.merges += merged.length;
    for (const { bridge } of merged) {
      const { exits } = bridge.region;
      // They are at exits of the region now.
      for (const exit of exits) exit.bridge = null;
      // Unless it was evicted for the code that it is part of now.
      if (!this.#bridges.delete(bridge.id)) continue;
      root.bridges--;
      this.#retire(bridge.region);
      this.#replace(bridge.id);
    }
    forEachBridge(region, (bridge, exit) => {
      const installed = this.#bridges.get(bridge.id);
      if (installed !== undefined) installed.exit = exit;
    });
    return true;
  }

  #optimizedSince(recorded: number, trace: Trace): void {
    this.statistics.microOps += trace.length;
    this.statistics.optimizeSeconds += (performance.now() - recorded) / 1000;
  }

  /** Records from the running frame on, then `finish`es, given when the recording ended, or `fail`s. */
  #record(
    recorder: Recorder,
    start: number,
    kind: Head | "side",
    finish: (recorded: number) => void,
    fail: (reason: AbortReason) => void,
  ): Value {
    this.statistics.recordings++;
    if (this.#made >= (this.#thresholds.pack ?? DEFAULT_PACK)) this.#packIdle();
    const { code, first } = recorder.frame;
    const pc = H32[(H32[TS_FRAME >> 2] + FRAME_PC) >> 2] - first;
    const begun = performance.now();
    this.#recording = true;
    if (this.#observer.recorded !== undefined) recorder.trail = [];
    recorder.mayReturn = kind !== "loop";
    recorder.isSide = kind === "side";
    recorder.classChanges = this.#classChanges;
    recorder.continuesIn = (callee) =>
      this.#host.links && (this.#entered.has(callee) || kind === "entry" && callee === code);
    try {
      const result = this.#recordOn(recorder, start, kind);
      const recorded = performance.now();
      this.statistics.recordSeconds += (recorded - begun) / 1000;
      if (result !== CLOSED) return result;
      // Calling the interpreter costs more than the dispatch that it saves.
      if (recorder.callOuts * CALL_OUT_COST > recorder.instructions) {
        throw new RecordingAborted("NOT_WORTH");
      }
      this.#observer.recorded?.(recorder.trace, code, pc, recorder.trail ?? []);
      finish(recorded);
    } catch (error) {
      if (!(error instanceof RecordingAborted)) throw error;
      this.statistics.aborts[error.reason] = (this.statistics.aborts[error.reason] ?? 0) + 1;
      const { frame } = recorder;
      this.#observer.aborted?.(frame.code, recorder.pc - frame.first, error);
      fail(error.reason);
    } finally {
      this.#recording = false;
      recorder.emitter.finish();
    }
    return AGAIN;
  }

  /** Runs the program and records it until it comes back to `start`, or a side trace ends elsewhere. */
  #recordOn(recorder: Recorder, start: number, kind: Head | "side"): Value {
    const side = kind === "side";
    const turned = new Map<number, number>();
    let opcode = 0;
    for (let first = true;; first = false) {
      const frame = H32[TS_FRAME >> 2];
      const pc = H32[(frame + FRAME_PC) >> 2];
      const height = H32[(frame + FRAME_SP) >> 2] - ((frame + FRAME_LOCALS) >> 2);
      if (recorder.frame.address !== frame || recorder.frame.height !== height) {
        throw new RecordingAborted("UNEXPECTED_STEP", `after ${OPCODE_TABLE[opcode][0]}`);
      }
      if (!first) {
        const inlined = recorder.frames.length > 1;
        if (pc === start && (!inlined || kind === "entry")) {
          if (recorder.resumesGenerators()) recorder.exit(pc);
          else if (side || inlined) recorder.enterAnew(pc);
          return CLOSED;
        }
        const other = this.#placeHashes[pc % PLACE_HASHES] === 0
          ? undefined
          : this.#byPlace.get(placeOf(frame));
        if (other !== undefined && endsAt(other.head, kind, recorder)) {
          const links = this.#host.links && other.region.id < LINK_CELLS_MOST;
          if (links) recorder.link(pc, other.region.id);
          else recorder.exit(pc);
          return CLOSED;
        }
      }
      try {
        opcode = H32[pc] & 0xff;
        if (opcode === JUMP_BACKWARD) {
          // A loop inside the loop is left to its own region; other traces may pass loops that are short.
          const turns = (turned.get(pc) ?? 0) + 1;
          const [most, inner] = recorder.frame.generator !== 0
            ? [GENERATOR_TURNS, false]
            : [innerTurns(recorder), kind === "loop" && !isBackTo(pc, start, recorder)];
          if (inner || turns > most) throw new RecordingAborted("INNER_LOOP");
          turned.set(pc, turns);
        }
        recordInstruction(recorder, pc);
        if (recorder.ended) return CLOSED;
      } catch (error) {
        if (!(error instanceof RecordingAborted) || first) throw error;
        if (error.reason === "EXCEPTION" && endsByRaising(recorder, kind, opcode, pc)) {
          return CLOSED;
        }
        if (!side) throw error;
        const goesOn = ENDS_SIDE_TRACE.get(error.reason);
        if (goesOn === undefined) throw error;
        // A generator's loop gets on to where it yields after some more turns.
        recorder.exit(pc, goesOn || recorder.frame.generator !== 0);
        return CLOSED;
      }
      const handlers = handlersEntered;
      const result = this.#runInstruction(frame, pc);
      if (result !== STEPPED) return result;
      // The handler's stack may be as high as that behind the instruction.
      if (recorder.raisesTo !== null) {
        if (!recorder.hasArrived(recorder.raisesTo)) {
          throw new RecordingAborted("UNEXPECTED_STEP", "no exception");
        }
      } else if (handlersEntered !== handlers && !recordRaised(recorder)) {
        if (first || !endsByRaising(recorder, kind, opcode, pc)) {
          throw new RecordingAborted("EXCEPTION");
        }
        return CLOSED;
      }
      const { afterwards } = recorder;
      if (afterwards !== null) {
        recorder.afterwards = null;
        if (H32[TS_FRAME >> 2] !== frame) throw new RecordingAborted("UNEXPECTED_STEP", "raised");
        afterwards(H32[(frame + FRAME_PC) >> 2]);
      }
    }
  }

  /** Runs the instruction at `pc`. @returns STEPPED, or what the loop returns to host code */
  #runInstruction(frame: number, pc: number): Value {
    const { runOne } = boundLoop();
    for (;;) {
      // A native that was called already has failed: `step` raises.
      const word = H32[TS_EXCEPTION >> 2] === 0 ? runOne() : fetch(frame, pc);
      if (word === 0) return STEPPED;
      const now = H32[TS_FRAME >> 2];
      const result = step(word, now >> 2, H32[(now + FRAME_PC) >> 2], H32[(now + FRAME_SP) >> 2]);
      // AGAIN: the slice of fuel was used up at a back edge; the program goes on.
      if (result !== STEPPED && result !== AGAIN) return result;
      // A step may only have filled the instruction's caches.
      if (H32[TS_FRAME >> 2] !== frame || H32[(frame + FRAME_PC) >> 2] !== pc) return STEPPED;
    }
  }

  /** Compiles the regions once more that the backend has asked for. */
  #compileAsked(): void {
    for (const id of this.#asked) {
      const root = this.#byRegion.get(id)?.root;
      if (root !== undefined && !root.hot && root.region.id === id) this.#compileHot(root);
    }
    this.#asked.clear();
  }

  /** A region has run for as long as the backend wants it to until it is compiled once more. */
  #hasRunLong(installed: Installed): void {
    // When it has run as long again it may be another one.
    if (this.#host.gainsHot(installed.region)) this.#compileHot(installed);
    else installed.work = 0;
  }

  /**
   * Compiles a region once more that has proved hot, with its bridges as parts of it, for a backend that asks for that. It is
   * not entered at this moment.
   */
  #compileHot(installed: Installed): void {
    installed.hot = true;
    if (this.#compileMerged(installed, mergeBridges(installed.region, UNITS_MOST), true)) {
      this.statistics.hotRegions++;
      return;
    }
    installed.hot = false;
    // Not again, unless it grows.
    installed.work = -Infinity;
  }

  /** Compiles a region and lets its cache word name the executor. */
  #install(installed: Installed, hasProvedHot = false): boolean {
    const { region, place, head } = installed;
    const executor = this.#compile(region, installed);
    if (executor === null) return false;
    installed.id = executor.id;
    if (this.#host.links) setLink(region.id, executor.entry);
    this.#byExecutor.set(executor.id, installed);
    // Again, when the executor before was evicted for this one.
    this.#byRegion.set(region.id, { region, root: installed });
    this.#byPlace.set(place, installed);
    this.#placeHashes[(firstOf(region.code) + region.pc) % PLACE_HASHES] = 1;
    if (head === "entry") this.#entered.add(region.code);
    this.#name(installed);
    this.#observer.region?.(region, hasProvedHot);
    return true;
  }

  /** Puts new code of a region in the place of what it had. */
  #reinstall(installed: Installed, hasProvedHot = false): boolean {
    const old = installed.id;
    if (!this.#install(installed, hasProvedHot)) return false;
    this.#byExecutor.delete(old);
    this.#replace(old);
    return true;
  }

  /** Frees an executor whose part another one plays. */
  #replace(id: number): void {
    this.statistics.replaced++;
    this.#host.free(id);
  }

  #packIdle(): void {
    this.#made = 0;
    packIdle(Array.from(this.#byRegion.values(), ({ region }) => region));
  }

  #compile(region: Region, root: Installed) {
    this.#made++;
    const begun = performance.now();
    const executor = this.#host.install(region, heatOf(root, this.#asked));
    this.statistics.compileSeconds += (performance.now() - begun) / 1000;
    return executor;
  }
}

/** The instruction at `pc`, with the frame's pc behind its word. */
function fetch(frame: number, pc: number): number {
  H32[(frame + FRAME_PC) >> 2] = pc + 1;
  return H32[pc];
}

/**
 * What a compilation is told of the heat of a region, or of that which a bridge leads back to. It keeps nothing alive but the
 * set of asked-for regions.
 */
function heatOf({ region: { id }, hot }: Installed, asked: Set<number>): RegionHeat {
  return { hot, askHot: () => void asked.add(id) };
}

/** Sets by what the region is entered from others; -1: not at all. */
function setLink(region: number, entry: number): void {
  if (region < LINK_CELLS_MOST) H32[(LINK_CELLS >> 2) + region] = entry;
}

/** Not a value: the trace is complete. */
const CLOSED = 4;
/** Hashes of the places of regions. */
const PLACE_HASHES = 4096;
const { CALL, JUMP_BACKWARD } = Op;
/** What says that the recorded turn was the loop's last. */
const LEFT_LOOP: ReadonlySet<AbortReason> = new Set(["LEFT_FRAME", "INNER_LOOP", "EXCEPTION"]);
/** Instructions that do nothing but raise. */
const RAISES: ReadonlySet<number> = new Set([Op.RAISE_VARARGS, Op.RERAISE]);
/**
 * What ends a side trace where it stands, and a recording of a loop in vain; and whether another trace may get on from there:
 * when a function that is called has a region, or because it is shorter.
 */
const ENDS_SIDE_TRACE: ReadonlyMap<AbortReason, boolean> = new Map([
  ["UNSUPPORTED", false],
  ["NOT_INLINED", true],
  ["LEFT_FRAME", false],
  ["INNER_LOOP", false],
  ["TOO_DEEP", true],
  ["TOO_LONG", true],
]);

/** Turns of a generator's loop that are followed until it yields. */
const GENERATOR_TURNS = 4;
/**
 * Back edges of an inner loop that a trace passes while it is short. A loop over two or three things ends within them: left at
 * its last turn it never got a region of its own, for what is recorded there leaves it. (deltablue: half of the time.)
 */
const INNER_TURNS = 2;
/** See INNER_TURNS. */
const INNER_LENGTH_MOST = 150;

function innerTurns({ trace }: Recorder): number {
  return trace.length < INNER_LENGTH_MOST ? INNER_TURNS : 1;
}

/** Whether a trace of a kind that has come to a region's head goes on in that region. */
function endsAt(head: Head, kind: Head | "side", recorder: Recorder): boolean {
  // A generator's loop is left where it yields: it is part of the loop that takes what is yielded.
  if (recorder.resumesGenerators()) return false;
  switch (head) {
    case "loop":
      return kind !== "loop";
    case "entry":
      return recorder.closesRecursion();
    case "continuation":
      return false;
  }
}

/** Whether the instruction before the frame's pc is a CALL. */
function isBehindCall(frame: number): boolean {
  const pc = H32[(frame + FRAME_PC) >> 2];
  const first = firstOf(H32[(frame + FRAME_CODE) >> 2]);
  return pc > first && (H32[instructionBefore(first, pc)] & 0xff) === CALL;
}

/**
 * Lets a trace end before an instruction that has raised. What raises now may not do so the next time: only a raise is the end
 * of a function.
 *
 * @returns false: it cannot end there
 */
function endsByRaising(
  recorder: Recorder,
  kind: Head | "side",
  opcode: number,
  pc: number,
): boolean {
  const raises = RAISES.has(opcode);
  const ends = kind === "side" || kind !== "loop" && raises;
  if (!ends || !recorder.rewind()) return false;
  recorder.exit(pc, !raises);
  return true;
}

function firstOf(code: number): number {
  return (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
}

/** A number for the place at which a frame stands. */
function placeOf(frame: number): number {
  const code = H32[(frame + FRAME_CODE) >> 2];
  return code * 0x100000 + H32[(frame + FRAME_PC) >> 2] - firstOf(code);
}

/** Whether the back edge at `pc` leads to `start` in the frame in which the trace began. */
function isBackTo(pc: number, start: number, recorder: Recorder): boolean {
  return recorder.frames.length === 1 && pc + 2 + (H32[pc] >> 8) === start;
}
