/**
 * What a runtime holds of compiled code, apart from the registry that works with it, and how it is given up.
 *
 * A runtime that is dropped without dispose is noticed by a FinalizationRegistry, which keeps this object and hands it to
 * `windUp` when the registry was collected. So nothing reachable from here may reach the runtime: the backend and its code
 * know the linear memory, not the runtime; the embedder's callbacks, which often close over the runtime, are reached
 * through a WeakRef, and on that path are called only if something else kept them.
 *
 * The order of giving up is that of CPython after 142984 (which frees the shim that 137961 leaked) and 143233 (which
 * mended a use after free at shutdown): first everything that is entered through the shim, then the shim, then the rest.
 * Every step is done whatever the others threw, and each exactly once.
 */

import { attempt } from "./attempt.ts";
import type { Backend, CompileContext, RegionHeat, Shim } from "./backend.ts";
import { countExecutors } from "./census.ts";
import type { Executor } from "./executor.ts";
import { ExecutorTable } from "./executor_table.ts";
import type { LedgerState } from "./ledger_state.ts";
import type { Observers } from "./observers.ts";
import { OwnShim } from "./own_shim.ts";
import type { ExecutorEvent } from "./plugin.ts";
import { ResourceScope } from "./resource_scope.ts";
import { type SharedLedger, stateOf } from "./shared_ledger.ts";
import type { ShimHolder } from "./shim_holder.ts";
import { ThreadShim } from "./thread_shim.ts";

/** Executors, shim and resources of one runtime. */
export class Estate {
  readonly backend: Backend;
  readonly table: ExecutorTable;
  /** Executors that may still be running. */
  readonly condemned: Executor[] = [];
  /** Bytes of code that are not freed. */
  codeBytes = 0;
  /** Entries of executors that are freed. */
  entriesOfFreed = 0;
  readonly #ledger: LedgerState | null;
  readonly #resources: ResourceScope;
  readonly #shims: ShimHolder;
  readonly #observers: WeakRef<Observers>;
  /** What compilations are given besides the heat of their region, made once. */
  readonly #context: CompileContext;
  /** With nothing but whether a region has proved hot: false, true. */
  readonly #contexts: readonly [CompileContext, CompileContext];
  #open = false;
  #ended = false;

  /** The estate of a runtime with this backend. */
  constructor(
    backend: Backend,
    ledger: SharedLedger | null,
    observers: Observers,
    table: ExecutorTable,
  ) {
    this.backend = backend;
    this.table = table;
    this.#ledger = ledger === null ? null : stateOf(ledger);
    this.#resources = new ResourceScope(this.#ledger, backend.name);
    this.#shims = backend.scope === "process"
      ? new ThreadShim(ledger, backend.name)
      : new OwnShim(this.#ledger, backend.name);
    this.#observers = new WeakRef(observers);
    this.#context = {
      record: (resource) => this.#resources.record(resource),
      forget: (record) => this.#resources.forget(record),
      step: (name) => backend.step?.(name),
    };
    this.#contexts = [{ ...this.#context, hot: false }, { ...this.#context, hot: true }];
  }

  /** Makes the shim. @throws what the backend or the ledger throw */
  acquireShim(): { readonly shim: Shim; readonly compiled: boolean } {
    if (!this.#open) {
      this.#ledger?.join();
      this.#open = true;
    }
    return this.#shims.acquire(this.backend);
  }

  /** What compilations of regions are given; `heat`: see CompileContext. The shim must have been made. */
  context(heat: RegionHeat): CompileContext {
    if (this.#ledger !== null) return { ...this.#context, ...heat, guard: this.#ledger.guard() };
    if (heat.askHot !== undefined) return { ...this.#context, ...heat };
    return this.#contexts[heat.hot ? 1 : 0];
  }

  /** An executor was installed. */
  enrol(executor: Executor): void {
    this.codeBytes += executor.bytes;
    countExecutors(1);
    this.#ledger?.countExecutors(1);
  }

  /** Frees the code of an executor that is out of the table and of the condemned, and does not run. */
  free(executor: Executor, errors: unknown[]): void {
    executor.state = "freed";
    this.codeBytes -= executor.bytes;
    this.entriesOfFreed += executor.entries;
    countExecutors(-1);
    attempt(errors, () => this.backend.step?.("executor.free"));
    this.#ledger?.countExecutors(-1);
    // What was reclaimed is not this worker's to free.
    if (this.#ledger?.isReclaimed !== true) attempt(errors, () => executor.code.free());
    this.#observers.deref()?.notify("executorFreed", executorEvent(executor));
  }

  /** Gives everything up. Nothing runs any more. Done twice it does nothing. @returns what was thrown on the way */
  windUp(): unknown[] {
    const errors: unknown[] = [];
    if (this.#ended) return errors;
    this.#ended = true;
    const executors = this.table.all();
    for (const executor of executors) this.table.remove(executor);
    for (const executor of [...this.condemned.splice(0), ...executors]) this.free(executor, errors);
    this.#shims.release(this.backend, errors);
    attempt(errors, () => this.backend.step?.("backend.dispose"));
    attempt(errors, () => this.backend.dispose?.());
    this.#resources.drain(this.backend, errors);
    if (this.#open) this.#ledger?.leave();
    return errors;
  }

  /** The same, for a runtime that was dropped. */
  windUpDropped(): void {
    const executors = this.table.size + this.condemned.length;
    const event = { backend: this.backend.name, executors };
    this.#observers.deref()?.notify("finalizing", event);
    const errors = this.windUp();
    this.#observers.deref()?.notify("finalized", { ...event, executors: 0 });
    this.#observers.deref()?.report({
      kind: "runtime-dropped",
      message: "a runtime was dropped without dispose: declare it by `using`, or call dispose(); " +
        `${executors} executors were freed`,
      ...(errors.length > 0 ? { error: new AggregateError(errors) } : {}),
    });
  }
}

/** What hooks are told of an executor. */
export function executorEvent(executor: Executor): ExecutorEvent {
  const { id, region, bytes, entries } = executor;
  return { id, region: region.id, bytes, entries };
}
