/**
 * The registry of a runtime: the one place where compiled code is installed, entered and freed.
 *
 * The shim is compiled at the first region, once in its scope. Executors are entered by id, through the shim and in no
 * other way. The life of both is settled here and in estate.ts, for all backends:
 *
 * - An executor that is freed, by invalidation or eviction, cannot be entered from that moment on; its code goes when its
 *   last activation has left. CPython walks its list of executors to be deleted and skips those that run
 *   (Python/optimizer.c); here each executor counts its activations, because host functions nest them.
 * - Finalization asked for while compiled code is on the stack is done at the outermost exit. Until then nothing new is
 *   installed or entered.
 * - A shim or a region that cannot be compiled costs nothing but speed: the program goes on in tier 1.
 *
 * Process exit needs nothing: what a backend holds (memory, descriptors) ends with the process. Nor is there an `unload`
 * event when a Deno worker ends; see shared_ledger.ts for that.
 */

import { attempt } from "./attempt.ts";
import type { Backend, CompiledRegion, RegionHeat, Shim } from "./backend.ts";
import { Estate, executorEvent } from "./estate.ts";
import { chooseVictims, CODE_LIMIT_DEFAULT } from "./eviction.ts";
import type { Executor } from "./executor.ts";
import { ExecutorTable, INDEX_MASK } from "./executor_table.ts";
import { Observers } from "./observers.ts";
import type { LifecycleHooks } from "./plugin.ts";
import type { Region } from "./region.ts";
import { messageOf, type ReportCallback } from "./report.ts";
import type { SharedLedger } from "./shared_ledger.ts";

/** What Registry.enter returns when the id names no executor any more: nothing ran, the program is where it was. */
export const NOT_ENTERED = -1;

/** After so many failed regions in a row no more are tried: each costs time and none gains any. */
const FAILURES_MOST = 8;

const NEW: RegionHeat = { hot: false };
const HOT: RegionHeat = { hot: true };

/** Options of a registry. */
export interface RegistryOptions {
  readonly backend: Backend;
  readonly hooks?: LifecycleHooks;
  /** Shared with other workers. */
  readonly ledger?: SharedLedger;
  readonly report?: ReportCallback;
  /** Bytes of code that may be held; the coldest executors go when it is exceeded. Default 16 MiB. */
  readonly codeLimit?: number;
  /** For tests. */
  readonly table?: ExecutorTable;
}

/** Counts of a registry, for `--stats`. */
export interface RegistryStatistics {
  /** Executors that are not freed. */
  readonly executors: number;
  /** Executors that were ever installed. */
  readonly executorsTotal: number;
  /** Entries into compiled code. */
  readonly entries: number;
  /** Shims compiled for this runtime: 0 or 1; 0 also when it shares one that another runtime had compiled. */
  readonly shimCompiles: number;
  /** Size of the shim, 0 when there is none. */
  readonly shimBytes: number;
  /** Code of executors that are not freed. */
  readonly codeBytes: number;
  /** Executors freed for room. */
  readonly evictions: number;
  /** Executors freed by `free`. */
  readonly invalidations: number;
  /** Regions that could not be compiled or installed. */
  readonly regionFailures: number;
  /** Seconds spent in the backend's compilations. */
  readonly compileSeconds: number;
}

/** Where a registry is in its life. */
export type RegistryState = "open" | "finalizing" | "finalized";

/** Frees what a dropped runtime held. */
const dropped = new FinalizationRegistry<Estate>((estate) => estate.windUpDropped());

/** Installs, enters and frees compiled code for one runtime. */
export class Registry {
  /**
   * Called when an executor that bytecode may name is freed while the runtime lives, so that its word can be reset: from
   * `install` (eviction) and `free`, with the heap bound that the caller had bound. An id that is left behind does no
   * harm: `enter` knows it for stale.
   */
  onUnlink: ((executor: Executor) => void) | null = null;
  readonly #backend: Backend;
  readonly #estate: Estate;
  readonly #observers: Observers;
  readonly #slots: (Executor | null)[];
  readonly #codeLimit: number;
  #shim: Shim | null = null;
  #state: RegistryState = "open";
  /** Entries that are not over. */
  #running = 0;
  /** Pins that are not over. */
  #pinned = 0;
  /** Whether a region is being installed. */
  #installing = 0;
  /** Whether there is something to do when something is left. */
  #unsettled = false;
  /** Whether no more regions are compiled: no shim, or too many failures. */
  #givenUp = false;
  #failuresInARow = 0;
  #installed = 0;
  #shimCompiles = 0;
  #evictions = 0;
  #invalidations = 0;
  #regionFailures = 0;
  #compileSeconds = 0;

  /** A registry for a runtime that has a backend. */
  constructor(options: RegistryOptions) {
    this.#backend = options.backend;
    this.#observers = new Observers(options.hooks ?? {}, options.report ?? (() => {}));
    const table = options.table ?? new ExecutorTable();
    this.#estate = new Estate(options.backend, options.ledger ?? null, this.#observers, table);
    this.#slots = table.slots;
    this.#codeLimit = options.codeLimit ?? CODE_LIMIT_DEFAULT;
    dropped.register(this, this.#estate, this);
    this.#observers.notify("registered", { backend: options.backend.name });
  }

  /** Where it is in its life. */
  get state(): RegistryState {
    return this.#state;
  }

  /** Whether it is worth while to make regions: not when it is finalized or has given up compiling. */
  get accepting(): boolean {
    return this.#state === "open" && !this.#givenUp;
  }

  /** See Shim. */
  get hopCells(): Int32Array | null {
    return this.#shim?.hopCells ?? null;
  }

  /** The executor of this id; undefined when it is freed, condemned or never was. */
  at(id: number): Executor | undefined {
    return this.#estate.table.at(id);
  }

  /**
   * Compiles a region and makes it an executor; compiles the shim before, when it is the first.
   *
   * @param heat whether the region has proved hot (Backend.hotAfter), and how to ask for that; it must not keep the runtime
   * @returns null when it could not be compiled, which was reported: the caller goes on in tier 1
   * @throws Error when the registry is finalizing or finalized
   */
  install(region: Region, heat: RegionHeat = NEW): Executor | null {
    this.#requireOpen(`install an executor for region ${region.id}`);
    if (this.#givenUp) return null;
    this.#installing++;
    try {
      const shim = this.#shim ?? this.#makeShim();
      // A hook may have asked for finalization.
      if (shim === null || !this.accepting) return null;
      const code = this.#compile(region, shim, heat);
      const executor = code === null ? null : this.#enrol(region, code);
      return executor?.state === "installed" ? executor : null;
    } finally {
      this.#installing--;
      if (this.#unsettled) this.#settle();
    }
  }

  /**
   * Runs an executor on a frame.
   *
   * @param frame address of the guest frame
   * @returns the number of the exit, or NOT_ENTERED for an id whose executor is gone
   * @throws what the code's helpers throw; Error when the registry is finalized
   */
  enter(id: number, frame: number): number {
    const executor = this.#slots[id & INDEX_MASK];
    if (executor == null || executor.id !== id) return this.#refuseEntry(id);
    executor.entries++;
    // Entries nest, so what was is restored, which is cheaper than counting down.
    const { activations } = executor;
    const running = this.#running;
    executor.activations = activations + 1;
    this.#running = running + 1;
    try {
      return this.#shim!.enter(executor.entry, frame);
    } finally {
      executor.activations = activations;
      this.#running = running;
      if (this.#unsettled) this.#settle();
    }
  }

  /**
   * Keeps an executor's code, and the registry, from being freed until `unpin`: between an exit that asks for a helper and
   * the entry that continues after it, or while a side trace of it is recorded. Pins do not keep it from being condemned.
   */
  pin(executor: Executor): void {
    if (executor.state === "freed") {
      throw new Error(`Cannot pin executor ${executor.id}: current state is freed`);
    }
    executor.pins++;
    this.#pinned++;
  }

  /** Ends a `pin`. */
  unpin(executor: Executor): void {
    if (executor.pins === 0) {
      throw new Error(`Cannot unpin executor ${executor.id}: it is not pinned`);
    }
    executor.pins--;
    this.#pinned--;
    if (this.#unsettled) this.#settle();
  }

  /**
   * Frees an executor: because what its region assumed does not hold any more, or its place in the bytecode is gone. It
   * cannot be entered from now on; its code goes when nothing runs in it. Harmless for one that is freed already.
   *
   * @throws Error when the registry is finalized
   */
  free(executor: Executor): void {
    this.#requireNotFinalized(`free executor ${executor.id}`);
    if (executor.state !== "installed") return;
    this.#invalidations++;
    this.#condemn(executor);
    this.#sweep();
  }

  /**
   * Frees all executors, then the shim, then what is left of the backend: at once, or at the outermost exit when compiled
   * code is on the stack. Nothing can be installed from now on. Harmless when done twice. Throws nothing: what the
   * backend throws is reported, and everything else is freed all the same.
   */
  finalize(): void {
    if (this.#state !== "open") return;
    this.#state = "finalizing";
    this.#unsettled = true;
    // Out of the table, so that `enter` needs no test for this state.
    for (const executor of this.#estate.table.all()) this.#take(executor);
    const executors = this.#estate.condemned.length;
    this.#observers.notify("finalizing", { backend: this.#backend.name, executors });
    this.#settle();
  }

  /** What was done so far; callable at any time. */
  statistics(): RegistryStatistics {
    const { table, condemned, codeBytes, entriesOfFreed } = this.#estate;
    let entries = entriesOfFreed;
    for (const executor of table.slots) entries += executor?.entries ?? 0;
    for (const executor of condemned) entries += executor.entries;
    return {
      executors: table.size + condemned.length,
      executorsTotal: this.#installed,
      entries,
      shimCompiles: this.#shimCompiles,
      shimBytes: this.#shim?.bytes ?? 0,
      codeBytes,
      evictions: this.#evictions,
      invalidations: this.#invalidations,
      regionFailures: this.#regionFailures,
      compileSeconds: this.#compileSeconds,
    };
  }

  // --- compiling

  /** @returns null when it cannot be made; it is not tried again then */
  #makeShim(): Shim | null {
    const start = performance.now();
    try {
      const { shim, compiled } = this.#estate.acquireShim();
      this.#shim = shim;
      this.#compileSeconds += (performance.now() - start) / 1000;
      if (compiled) this.#shimCompiles++;
      const { name: backend } = this.#backend;
      this.#observers.notify("shimCompiled", { backend, bytes: shim.bytes, compiled });
      return shim;
    } catch (error) {
      this.#givenUp = true;
      this.#observers.report({
        kind: "shim-failed",
        message: `${this.#backend.name} cannot compile its shim, the program runs without it: ` +
          messageOf(error),
        error,
      });
      return null;
    }
  }

  #compile(region: Region, shim: Shim, heat: RegionHeat): CompiledRegion | null {
    const start = performance.now();
    try {
      this.#backend.step?.("region.compile");
      const context = this.#estate.context(
        this.#backend.hotAfter !== undefined ? heat : heat.hot ? HOT : NEW,
      );
      return this.#backend.compileRegion(region, shim, context);
    } catch (error) {
      this.#regionFailed(region, error);
      return null;
    } finally {
      this.#compileSeconds += (performance.now() - start) / 1000;
    }
  }

  /** Makes compiled code an executor; frees it when that fails. */
  #enrol(region: Region, code: CompiledRegion): Executor | null {
    let executor: Executor | null = null;
    try {
      this.#backend.step?.("executor.install");
      // The backend or a hook may have asked for finalization: then the code is not wanted any more.
      if (this.#makeRoom(code.bytes) && this.#state === "open") {
        executor = this.#estate.table.add(region, code);
      }
    } catch (error) {
      this.#regionFailed(region, error);
    }
    if (executor === null) {
      const errors: unknown[] = [];
      attempt(errors, () => code.free());
      this.#reportUnreleased(errors);
      return null;
    }
    this.#estate.enrol(executor);
    this.#installed++;
    this.#failuresInARow = 0;
    this.#observers.notify("executorInstalled", executorEvent(executor));
    return executor;
  }

  /**
   * Evicts what is in the way of new code.
   *
   * @returns false when what is in the way runs at this moment: the code can be tried again later
   * @throws RangeError when code of this size cannot be held at all
   */
  #makeRoom(bytes: number): boolean {
    if (bytes > this.#codeLimit) {
      throw new RangeError(`its code of ${bytes} bytes is over the limit of ${this.#codeLimit}`);
    }
    const { table, codeBytes } = this.#estate;
    if (codeBytes + bytes <= this.#codeLimit) return true;
    for (const executor of chooseVictims(table.all(), codeBytes, bytes, this.#codeLimit)) {
      if (executor.state !== "installed") continue;
      this.#evictions++;
      this.#condemn(executor);
    }
    this.#sweep();
    return this.#estate.codeBytes + bytes <= this.#codeLimit;
  }

  #regionFailed(region: Region, error: unknown): void {
    this.#regionFailures++;
    this.#failuresInARow++;
    const last = this.#failuresInARow >= FAILURES_MOST;
    if (last) this.#givenUp = true;
    if (this.#regionFailures > 1 && !last) return;
    this.#observers.report({
      kind: "region-failed",
      message: `${this.#backend.name} cannot compile region ${region.id}` +
        (last ? `, and compiles no more after ${FAILURES_MOST} failures: ` : ": ") +
        messageOf(error),
      error,
    });
  }

  // --- freeing

  #condemn(executor: Executor): void {
    this.#take(executor);
    if (this.onUnlink === null) return;
    const errors: unknown[] = [];
    attempt(errors, () => this.onUnlink?.(executor));
    this.#reportUnreleased(errors);
  }

  /** From the table to those that go as soon as they can. */
  #take(executor: Executor): void {
    this.#estate.table.remove(executor);
    executor.state = "condemned";
    this.#estate.condemned.push(executor);
  }

  /**
   * Frees the condemned executors that do not run. One by one, looking anew each time: freeing one calls hooks, and a hook
   * may free, pin or finalize (CPython had an invalidation that freed the next executor of the list it was walking).
   */
  #sweep(): void {
    const errors: unknown[] = [];
    const { condemned } = this.#estate;
    for (;;) {
      const index = condemned.findIndex((executor) => this.#canFree(executor));
      if (index < 0) break;
      const [executor] = condemned.splice(index, 1);
      this.#estate.free(executor, errors);
    }
    this.#unsettled = this.#state === "finalizing" || condemned.length > 0;
    this.#reportUnreleased(errors);
  }

  #canFree(executor: Executor): boolean {
    if (executor.activations > 0 || executor.pins > 0) return false;
    return !this.#backend.capabilities.links || this.#running + this.#pinned === 0;
  }

  /** Something was left: does what had to wait for that. */
  #settle(): void {
    if (this.#state !== "finalizing") this.#sweep();
    else if (this.#running + this.#pinned + this.#installing === 0) this.#finish();
  }

  #finish(): void {
    if (this.#state === "finalized") return;
    this.#state = "finalized";
    this.#unsettled = false;
    this.#shim = null;
    dropped.unregister(this);
    const errors = this.#estate.windUp();
    this.#observers.notify("finalized", { backend: this.#backend.name, executors: 0 });
    this.#reportUnreleased(errors);
  }

  #reportUnreleased(errors: readonly unknown[]): void {
    if (errors.length === 0) return;
    const error = errors.length === 1 ? errors[0] : new AggregateError(errors);
    this.#observers.report({
      kind: "release-failed",
      message:
        `${this.#backend.name}: ${errors.length} of the steps to free code failed, the first: ` +
        messageOf(errors[0]),
      error,
    });
  }

  // --- refusing

  #refuseEntry(id: number): number {
    this.#requireNotFinalized(`enter executor ${id}`);
    return NOT_ENTERED;
  }

  #requireOpen(what: string): void {
    if (this.#state === "open") return;
    throw new Error(`Cannot ${what}: current state of the registry is ${this.#state}`);
  }

  #requireNotFinalized(what: string): void {
    if (this.#state === "finalized") {
      throw new Error(`Cannot ${what}: current state of the registry is finalized`);
    }
  }
}
