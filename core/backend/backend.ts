/**
 * The interface of a code generator: what it compiles, and how that is entered and freed.
 *
 * All compiled code is entered through its backend's shim and in no other way. The shim is what CPython's pull request
 * 137961 put in the place of entry code in front of every compiled piece: compiled once, lazily, reused by all executors.
 * A backend decides nothing about lifetimes; the registry (registry.ts) calls it in this order:
 *
 *     compileShim or attachShim       once, at the first region
 *     compileRegion                   any number of times, interleaved with
 *     shim.enter                      any number of times, nested through host functions
 *     code.free                       for each compiled region, once, never while it may run
 *     shim.free or shim.detach        once, after the last code.free
 *     dispose                         once, last
 */

import type { Region } from "./region.ts";
import type { Resource } from "./resource.ts";

/**
 * Where a shim is one: in a runtime (code that belongs to its linear memory), or in the process (code that works on any
 * memory and that all threads can run).
 */
export type BackendScope = "runtime" | "process";

/** What the optimizer may give a backend. */
export interface BackendCapabilities {
  /** Compiles a root trace and its side traces into one unit; without it a region is a single trace. */
  readonly trees: boolean;
  /**
   * Compiled code may go on in the code of another executor without leaving through the shim. The registry then frees
   * code only when nothing at all runs, because it cannot see into whose code the running activation went.
   */
  readonly links: boolean;
  /**
   * Compiles a side trace by itself too: a region whose inputs are what an exit has handed over (Region.from). It is
   * compiled together with its parent later, when it is hot enough. Worth while where compiling takes long. Default false.
   */
  readonly bridges?: boolean;
  /**
   * Keeps its entries in the range that PluginEnvironment.entryBase begins, and hands back links that lead out of it. Without it
   * there are no links between what two backends compiled for one runtime.
   */
  readonly sharesLinks?: boolean;
}

/**
 * Size of a range of entries (PluginEnvironment.entryBase). An entry is anything that a shim can find code by, from the base on
 * and less than so much above it.
 */
export const ENTRY_RANGE = 0x20000000;

/**
 * Words of a SharedLedger by which a thread tells that it is inside native code (see CompileContext.guard).
 */
export interface EntryGuard {
  /** The ledger's words. */
  readonly words: Int32Array;
  /** Index of the word that is 1 while this thread is inside native code. */
  readonly mark: number;
  /** Index of the word that has the value `alive` as long as the worker was not reclaimed. */
  readonly status: number;
  /** See `status`. */
  readonly alive: number;
}

/** What CompileContext says of a region. */
export type RegionHeat = Required<Pick<CompileContext, "hot">> & Pick<CompileContext, "askHot">;

/** What the registry offers to a compilation. */
export interface CompileContext {
  /**
   * Notes a resource right after it was acquired. What is noted is released on every path, also when this worker is
   * terminated and a SharedLedger is in use. What compileShim noted is taken for released when the shim's `free` has
   * returned. What compileRegion noted stays until `forget` (an arena outlives its regions), at the latest until the
   * runtime is finalized: then `Backend.release` is called for it.
   *
   * @returns the number for `forget`
   * @throws RangeError when the ledger has no room; the caller still holds the resource then
   */
  record(resource: Resource): number;
  /**
   * Takes a note back, before its resource is released.
   *
   * @returns whether the resource is the caller's to release; false when the ledger's owner reclaimed it
   */
  forget(record: number): boolean;
  /** Names the step that comes next, so that tests can make it fail; throws then. Costs nothing otherwise. */
  step(name: string): void;
  /** Whether the region has proved hot: see Backend.hotAfter. Absent where no region is compiled. */
  readonly hot?: boolean;
  /**
   * Asks for the region to be compiled as a hot one as soon as no compiled code runs, however much it has run: for a shim that
   * sees what it costs that it is not. For a bridge it asks for the region that the bridge leads back to. It may be called until
   * the region's code is freed. Absent where nothing would be gained: no region is compiled, or by a backend without `hotAfter`.
   */
  readonly askHot?: () => void;
  /**
   * With a SharedLedger only. `terminate()` asks a Deno worker's event loop to end; a worker in the middle of a guest
   * program runs on until the program ends (Deno 2.9.6, denoland/deno#35657). So its code must not be unmapped while it is
   * in it, nor entered after that. A shim whose code is native brackets its call, with nothing else between:
   *
   * ```text
   * words[mark] = 1;
   * if (words[status] !== alive) stop();
   * exit = symbol(entry, frame);
   * words[mark] = 0;
   * ```
   *
   * V8 ends a thread only at function entries and loops, so the word is right also when the thread is ended. Plain stores and loads are enough: who reclaims writes `status`, waits longer than any store buffer, then reads `mark`.
   */
  readonly guard?: EntryGuard;
}

/** The one way into compiled code. */
export interface Shim {
  /**
   * Enters compiled code: `entry` is CompiledRegion.entry, `frame` the address of the guest frame. Returns the number of
   * the exit that was taken, 0 or greater; or, where two backends share links, a link that leads to the other one's code, as
   * the region returned it. May throw what a helper of a JavaScript backend threw.
   */
  enter(entry: number, frame: number): number;
  /** Size of its code in bytes. */
  readonly bytes: number;
  /** Where it looks for the bridges at exits, when it goes on there by itself (core/trace/hop_cells.ts). */
  readonly hopCells?: Int32Array;
  /** Process scope: what another thread needs to attach to this shim, at most 16 numbers. */
  readonly description?: readonly number[];
  /** Process scope: gives up what this thread holds, while other threads go on using the shim. */
  detach?(): void;
  /** Gives up the shim and everything that belongs to it. */
  free(): void;
}

/** A region's machine code. */
export interface CompiledRegion {
  /** What the shim is given to enter it. */
  readonly entry: number;
  /** Size of its code in bytes. */
  readonly bytes: number;
  /** Gives up the code. Nothing runs in it then. */
  free(): void;
}

/**
 * How hot code must be until a backend compiles it: it should have taken about as long as compiling it will, and what is new
 * code until the machine runs it at its best. Where a backend says nothing, it is what suits one that compiles in well below a
 * millisecond. What the user of a runtime asks for (`RuntimeOptions.hotness`) goes before it.
 */
export interface BackendThresholds {
  /** Turns of a loop, and half of the calls of a function. Default 60. */
  readonly loop?: number;
  /** Times that code is left at one exit until a side trace is compiled there. Default 20. */
  readonly exit?: number;
  /**
   * With bridges: how often they are entered, for each micro-op of their region, until they are compiled into it. Default 50.
   */
  readonly merge?: number;
}

/** A code generator for one runtime. */
export interface Backend {
  /** Short name, the same in all runtimes: `wasm`, `stencil`. At most 32 bytes of UTF-8. */
  readonly name: string;
  /** Where its shim is one. */
  readonly scope: BackendScope;
  /** What it can compile. */
  readonly capabilities: BackendCapabilities;
  /** When code is hot enough for it, if that is later or sooner than for others. Read once, after the backend was made. */
  readonly thresholds?: BackendThresholds;
  /**
   * How much a region must have run until it is compiled once more, now with `CompileContext.hot`: for a backend that compiles
   * quickly at first and well later. What compileRegion returns then takes the place of the code before; when it throws, that
   * stays. It is counted in steps of fuel (a turn of a loop or a call each) and entries since the region was made or grew: a
   * region that grows is new again. Read when a region is entered. Absent: a region is compiled anew only when it
   * grows. With bridges, those at its exits become part of it as far as there is room for them.
   */
  readonly hotAfter?: number;
  /**
   * Whether a region that has run for `hotAfter` is worth being compiled once more. It has not grown yet: the bridges that would
   * become part of it are at its exits. When it is not, it is asked for again after as much more. Absent: each is.
   */
  gainsHot?(region: Region): boolean;
  /**
   * Compiles the shim. In process scope it is used by later runtimes too and must not depend on this backend object.
   *
   * @throws anything: the runtime stays on tier 1 then, and what was recorded is released
   */
  compileShim(context: CompileContext): Shim;
  /**
   * Makes a Shim for this thread out of one that another thread compiled. A process-wide backend without it has a shim in
   * each thread.
   */
  attachShim?(description: readonly number[], context: CompileContext): Shim;
  /**
   * Compiles a region.
   *
   * @throws anything: the region stays on tier 1 then; what the compilation acquired is the backend's to give up
   */
  compileRegion(region: Region, shim: Shim, context: CompileContext): CompiledRegion;
  /** Releases a recorded resource that nothing else released, in any thread. */
  release?(resource: Resource): void;
  /** The runtime ends: gives up what is left, such as arenas. */
  dispose?(): void;
  /** A test instrument: called with the name of each step before it is done; what it throws is that step's failure. */
  step?(name: string): void;
}

/** A backend cannot work here: the next plugin is tried. The message is one sentence that says what would help. */
export class BackendUnavailableError extends Error {
  /** `"BackendUnavailableError"` */
  override readonly name: string = "BackendUnavailableError";
}
