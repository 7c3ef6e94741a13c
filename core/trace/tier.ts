/**
 * Tier 2 of one runtime: decides what is recorded, hands regions to the backend, enters executors, and goes on from their
 * exits.
 */
import { frameObjectUses } from "../interpreter/frame_objects.ts";
import { Op, OPCODE_TABLE } from "../compiler/opcodes.ts";
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
  TS_EXIT_REGION,
  TS_FRAME,
  TS_HOT_CALL,
  TS_HOT_LOOP,
  TS_STACK_TOP,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { callDirectly } from "../interpreter/direct_call.ts";
import { AGAIN, STEPPED } from "../interpreter/step.ts";
import { EXECUTOR_WORDS, type Tier2 } from "../interpreter/tier2.ts";
import { type AbortReason, RecordingAborted } from "./aborts.ts";
import { forEachBridge, mergeBridges, type Merged, unmergeBridges } from "./bridges.ts";
import { ClassChanges } from "./class_changes.ts";
import type { ExecutorHost, RegionHeat } from "./executor_host.ts";
import { HopGrant } from "./hop_cells.ts";
import { STATE_IN_MEMORY } from "./lower.ts";
import { AT_HOME, FIRST_CONTINUATION, RETURNED } from "./micro_ops.ts";
import { packIdle } from "./packing.ts";
import { peelLoop } from "./peel.ts";
import { firstOf, type Head, isBehindCall, placeOf, RAISES } from "./places.ts";
import { handlerOf, poppedBy } from "./raising.ts";
import {
  CLOSED,
  type Heads,
  recordProgram,
  runInstruction,
  type TraceKind,
} from "./record_program.ts";
import { Recorder } from "./recorder.ts";
import { type Bridge, type Exit, forEachConstantIn, Region } from "./region.ts";
import { restoreFrames } from "./restore.ts";
import type { Thresholds } from "./thresholds.ts";
import { noStatistics, type TierObserver, type TierStatistics } from "./tier_statistics.ts";
import type { Trace } from "./trace.ts";

/** A hop costs 5 to 60 ns (hop_cells.ts), and what it keeps from being compiled as one; a micro-op as part of a tree about 3 us. */
const DEFAULT_MERGE = 50;
/** Hops that the shim may take until they are counted. */
const GRANT_MOST = 256;
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
/**
 * How many times as often as a back edge a place must be reached where a call has returned to, or what was raised is handled: the
 * interpreter loses less there than in a loop, and a recursive program has many such places. (A parser: a third of its regions.)
 */
const GOES_ON_PATIENCE = 4;
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

/** Names an executor in a cache word: below EXECUTOR_WORDS also when the dispatch loop adds 1. */
const cacheWordOf = (id: number): number => EXECUTOR_WORDS - 2 - id;
const idOf = (cacheWord: number): number => EXECUTOR_WORDS - 2 - cacheWord;
/** What a loop that is left alone has in its cache word: the count is past every threshold. */
const REST = 0x40000000;
/** What has no cache word that counts. */
const NO_CACHE = 0;

/** Longest wait for another attempt, in turns of the loop. */
const WAIT_MOST = 1 << 20;

/** An installed region that the interpreter enters. */
interface Installed {
  readonly region: Region;
  readonly head: Head;
  /** Word index of the cache word that names its executor; NO_CACHE at a handler. */
  readonly cache: number;
  /** See placeOf. */
  readonly place: number;
  id: number;
  /** Entries from the interpreter, and steps of fuel that were used in them, since it was last looked at. */
  entries: number;
  steps: number;
  /** Those entries, and hops to bridges that the host made in them. */
  crossings: number;
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
  /** What its executor is entered by. */
  readonly entry: number;
  /** The hops that the shim takes by itself. */
  grant: HopGrant | null;
}

/** What has executed code, and the region that the interpreter enters to come there. */
interface Compiled {
  readonly region: Region;
  readonly root: Installed;
}

/** Tier 2 of one runtime. */
export class Tier implements Tier2 {
  readonly statistics: TierStatistics = noStatistics();
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
  readonly #heads: Heads;
  /** Code of the functions that have a region at their beginning. */
  readonly #entered = new Set<number>();
  /** Whether a place is that behind a CALL, by place; as long as no code is freed. */
  readonly #behindCall = new Map<number, boolean>();
  /** Failed recordings of loops and functions by place. */
  readonly #failures = new Map<number, number>();
  /** How often handlers were reached from compiled code, by place. */
  readonly #handlers = new Map<number, number>();
  readonly #classChanges = new ClassChanges();
  /** Regions that the backend wants to compile as hot ones, by id. */
  readonly #asked = new Set<number>();
  /** What records the program now. */
  #recorder: Recorder | null = null;
  /** Regions made since idle ones were packed last. */
  #made = 0;
  #nextRegion = 1;
  /** What the loop returns to host code, when a called-out instruction ended it; else null. */
  #result: Value | null = null;

  constructor(host: ExecutorHost, thresholds: Thresholds, observer: TierObserver = {}) {
    this.#host = host;
    this.#thresholds = thresholds;
    this.#observer = observer;
    this.#heads = {
      at: (frame, pc) =>
        this.#placeHashes[pc % PLACE_HASHES] === 0 ? undefined : this.#byPlace.get(placeOf(frame)),
      get links() {
        return host.links;
      },
    };
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
      this.#endGrant(bridge);
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

  /** The heap values that regions, and what is recorded now, hold as constants, for a collection. */
  forEachConstant(visit: (value: Value) => void): void {
    // Other code may stand where code is freed now.
    this.#behindCall.clear();
    for (const { region } of this.#byRegion.values()) region.forEachConstant(visit);
    for (const { region } of this.#retired.values()) region.forEachConstant(visit);
    // The program may let go of what it has been recorded with.
    if (this.#recorder !== null) forEachConstantIn(this.#recorder.trace, visit);
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
    if (this.#recorder !== null) return STEPPED;
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
      const hops = this.statistics.hops;
      const number = this.#follow(installed);
      this.statistics.exits++;
      const steps = before - H32[TS_COUNTDOWN >> 2];
      installed.steps += steps;
      installed.work += steps + 1;
      installed.crossings += 1 + this.statistics.hops - hops;
      if (++installed.entries >= TRIAL_ENTRIES) this.#restWhenIdle(installed);
      if (number === STATE_IN_MEMORY) {
        const result = this.#result;
        this.#result = null;
        return result ?? AGAIN;
      }
      if (number === AT_HOME) return AGAIN;
      if (number === RETURNED) {
        const next = this.#goOn();
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
      if (exit.bridge === null) return number;
      const bridge = this.#bridges.get(exit.bridge.id);
      if (bridge === undefined || !this.#host.isInstalled(bridge.id)) return number;
      const { root } = left;
      const most = root.size * (this.#thresholds.merge ?? DEFAULT_MERGE);
      const hops = 1 + this.#endGrant(bridge);
      this.statistics.hops += hops;
      root.hops += hops;
      if (root.hops > most) {
        this.#merge(root);
        return number;
      }
      this.#grant(bridge, left.region, number, most);
      number = this.#host.enter(bridge.id, H32[TS_FRAME >> 2]);
    }
  }

  /** Lets the shim take the next hops to a bridge; not so many that a merge would be long overdue. */
  #grant(bridge: InstalledBridge, from: Region, exit: number, most: number): void {
    const cells = this.#host.hopCells;
    const hops = Math.min(GRANT_MOST, most >> 3);
    if (cells === null || hops < 2) return;
    bridge.grant = HopGrant.of(cells, from.id, exit, bridge.entry, hops);
  }

  /** Has the shim ask at the next hop to a bridge. @returns the hops that it took, which the exit counts now */
  #endGrant(bridge: InstalledBridge): number {
    if (bridge.grant === null) return 0;
    const hops = bridge.grant.end();
    bridge.grant = null;
    bridge.exit.count += hops;
    return hops;
  }

  /** See mergeBridges. What the shim was granted is over: exits get other numbers. */
  #mergeBridges({ region }: Installed): Merged[] {
    forEachBridge(region, ({ id }) => {
      const bridge = this.#bridges.get(id);
      if (bridge !== undefined) this.#endGrant(bridge);
    });
    return mergeBridges(region, UNITS_MOST);
  }

  /** Lets a frame that was left for the head of a region go on there. */
  #placeAtHead(frame: number, { code, pc, height }: Region): void {
    H32[(frame + FRAME_PC) >> 2] = firstOf(code) + pc;
    H32[(frame + FRAME_SP) >> 2] = ((frame + FRAME_LOCALS) >> 2) + height;
  }

  /**
   * Compiled code was left with its frames in memory: it has returned to a frame that has no region there which could be
   * entered at once, or stands before an instruction that raises.
   *
   * @returns the region to go on in, or what the loop is to do
   */
  #goOn(): Installed | Value {
    const frame = H32[TS_FRAME >> 2];
    const pc = H32[(frame + FRAME_PC) >> 2];
    if (!RAISES.has(H32[pc] & 0xff)) return this.#behindReturn(frame);
    const result = runInstruction(frame, pc);
    return result === STEPPED ? this.#atHandler() : result;
  }

  /** As #goOn, where something was raised. */
  #atHandler(): Installed | Value {
    const frame = H32[TS_FRAME >> 2];
    const handler = H32[H32[(frame + FRAME_PC) >> 2]] & 0xff;
    if (handler !== PUSH_EXC_INFO) return AGAIN;
    const place = placeOf(frame);
    const known = this.#byPlace.get(place);
    if (known !== undefined && !known.resting && this.#host.isInstalled(known.id)) return known;
    const count = (this.#handlers.get(place) ?? 0) + 1;
    if (
      count < this.#thresholds.loop * GOES_ON_PATIENCE || this.#recorder !== null ||
      !this.#host.accepting
    ) {
      this.#handlers.set(place, count);
      return AGAIN;
    }
    if (known === undefined || !this.#host.isInstalled(known.id)) {
      return this.#recordHead(frame, NO_CACHE, "handler");
    }
    this.#name(known);
    return known;
  }

  /** As #goOn, where compiled code has returned to `frame`. */
  #behindReturn(frame: number): Installed | Value {
    const cache = H32[(frame + FRAME_PC) >> 2] - 1;
    const place = placeOf(frame);
    let behindCall = this.#behindCall.get(place);
    if (behindCall === undefined) {
      behindCall = isBehindCall(frame);
      this.#behindCall.set(place, behindCall);
    }
    if (!behindCall) return AGAIN;
    const word = H32[cache];
    if (word >= EXECUTOR_WORDS && word + 1 < this.#thresholds.loop * GOES_ON_PATIENCE) {
      H32[cache] = word + 1;
      return AGAIN;
    }
    const known = this.#byPlace.get(place);
    if (known !== undefined && this.#host.isInstalled(known.id)) {
      this.#name(known);
      return known;
    }
    if (this.#recorder !== null) return AGAIN;
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
    if (head === "handler") return;
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
    const idle = instructions < installed.crossings * INSTRUCTIONS_WORTH_ENTERING;
    installed.entries = 0;
    installed.crossings = 0;
    installed.steps = 0;
    if (!idle) return;
    this.statistics.rests++;
    installed.rests++;
    installed.resting = true;
    this.#setCount(installed.cache, installed.place, this.#restingCount(installed));
  }

  /** Lets what reaches a place be counted from `count` on. */
  #setCount(cache: number, place: number, count: number): void {
    if (cache === NO_CACHE) this.#handlers.set(place, count === REST ? -REST : count);
    else H32[cache] = count;
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
    const before = frameObjectUses();
    // Frames that guest code has got hold of stay in memory, and what it has stored in them is read again.
    return this.#doUnwatched(frame, words) !== 0 && frameObjectUses() === before ? 1 : 0;
  }

  #doUnwatched(frame: number, words: number): number {
    if (words < 0) return this.#doRaising(frame, words);
    const pc = H32[(frame + FRAME_PC) >> 2];
    const word = H32[pc];
    if ((word & 0xff) !== CALL || !this.#callNative(frame, pc, word)) {
      const result = runInstruction(frame, pc);
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
    const result = runInstruction(frame, pc);
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
        crossings: 0,
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
      const count = failures >= this.#thresholds.retries
        ? REST
        : this.#thresholds.loop - Math.min(wait, WAIT_MOST);
      this.#setCount(cache, place, count);
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
      this.#recorder === null && this.#host.accepting;
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
    const bridge = { region, id: executor.id, exit, root, entry: executor.entry, grant: null };
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
    const merged = this.#mergeBridges(root);
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
    kind: TraceKind,
    finish: (recorded: number) => void,
    fail: (reason: AbortReason) => void,
  ): Value {
    this.statistics.recordings++;
    if (this.#made >= (this.#thresholds.pack ?? DEFAULT_PACK)) this.#packIdle();
    const { code, first } = recorder.frame;
    const pc = H32[(H32[TS_FRAME >> 2] + FRAME_PC) >> 2] - first;
    const begun = performance.now();
    this.#recorder = recorder;
    if (this.#observer.recorded !== undefined) recorder.trail = [];
    recorder.mayReturn = kind !== "loop";
    recorder.isSide = kind === "side";
    recorder.classChanges = this.#classChanges;
    recorder.continuesIn = (callee) =>
      this.#host.links && (this.#entered.has(callee) || kind === "entry" && callee === code);
    try {
      const result = recordProgram(recorder, start, kind, this.#heads);
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
      this.#recorder = null;
      recorder.emitter.finish();
    }
    return AGAIN;
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
    if (this.#compileMerged(installed, this.#mergeBridges(installed), true)) {
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

/** Hashes of the places of regions. */
const PLACE_HASHES = 4096;
const { CALL, PUSH_EXC_INFO } = Op;
/** What says that the recorded turn was the loop's last. */
const LEFT_LOOP: ReadonlySet<AbortReason> = new Set(["LEFT_FRAME", "INNER_LOOP", "EXCEPTION"]);
