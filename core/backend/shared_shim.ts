/**
 * This thread's share of a shim that all workers of a ledger use: the first one compiles it, the others attach to it, the
 * last one to give it up frees it. All of that happens under the ledger's mutex, so that two workers never compile at once
 * (the race that the review of CPython's pull request 137961 asked to lock) and nobody attaches to what is being freed.
 *
 *             first acquire                 published
 *     none ------------------> compiling --------------> ready --+
 *       ^   \__________________/                           ^     | acquire, release by one of many
 *       |      failed                                      +-----+
 *       |                            last release
 *       +----------- freeing <---------------------------- ready
 *
 * `compiling` and `freeing` are states in which the mutex is held. Whoever gets the mutex and finds one of them knows that
 * the worker that was at it died, releases what is recorded for the shim, and goes on from `none`.
 */

import { attempt } from "./attempt.ts";
import type { Backend, CompileContext, Shim } from "./backend.ts";
import { countShims } from "./census.ts";
import { SHIM_COMPILING, SHIM_FREEING, SHIM_NONE, SHIM_READY } from "./ledger_layout.ts";
import { ownerOf, SHIM_HOLDER } from "./ledger_records.ts";
import type { LedgerState } from "./ledger_state.ts";
import { ResourceScope } from "./resource_scope.ts";
import { ShimContext, type ShimHolder } from "./shim_holder.ts";

/** A thread's share of a shim. The thread uses the ledger (LedgerState.join) as long as it holds it. */
export class SharedShim implements ShimHolder {
  readonly #ledger: LedgerState;
  readonly #name: string;
  /** What this thread holds for being attached. */
  readonly #resources: ResourceScope;
  #shim: Shim | null = null;

  /** `backend`: the name of the backend, which has `attachShim`. */
  constructor(ledger: LedgerState, backend: string) {
    this.#ledger = ledger;
    this.#name = backend;
    this.#resources = new ResourceScope(ledger, backend);
  }

  /** See ShimHolder. */
  acquire(backend: Backend): { shim: Shim; compiled: boolean } {
    const ledger = this.#ledger;
    ledger.join();
    try {
      const entry = ledger.shimOf(this.#name);
      const ticket = ledger.mutex.lock(ledger.place);
      try {
        this.#recover(entry, backend);
        const compiled = ledger.shimState(entry) === SHIM_NONE;
        const shim = compiled
          ? this.#compile(entry, backend, ticket)
          : this.#attach(entry, backend);
        this.#shim = shim;
        countShims(1);
        return { shim, compiled };
      } finally {
        ledger.mutex.unlock(ticket);
      }
    } catch (error) {
      ledger.leave();
      throw error;
    }
  }

  /** See ShimHolder. */
  release(backend: Backend, errors: unknown[]): void {
    const shim = this.#shim;
    if (shim === null) return;
    this.#shim = null;
    countShims(-1);
    const ledger = this.#ledger;
    if (ledger.isReclaimed) {
      // The shim is, or may be, freed. Nothing of it may be touched.
      errors.push(new Error(`Cannot free the shim: worker ${ledger.token} was reclaimed`));
    } else {
      attempt(errors, () => {
        const entry = ledger.shimOf(this.#name);
        const ticket = ledger.mutex.lock(ledger.place);
        try {
          this.#giveUp(entry, shim, backend, errors);
        } finally {
          ledger.mutex.unlock(ticket);
        }
      });
    }
    ledger.leave();
  }

  /** Cleans up after a worker that died while it compiled or freed the shim. @throws Error when something is left */
  #recover(entry: number, backend: Backend): void {
    const state = this.#ledger.shimState(entry);
    if (state !== SHIM_COMPILING && state !== SHIM_FREEING) return;
    const errors: unknown[] = [];
    this.#ledger.clearShim(entry, backend, errors);
    if (this.#ledger.shimState(entry) !== SHIM_NONE) {
      throw new Error(
        `Cannot compile the shim: a dead worker left resources that ${backend.name} cannot release`,
      );
    }
  }

  #compile(entry: number, backend: Backend, ticket: number): Shim {
    const ledger = this.#ledger;
    const owner = ownerOf(SHIM_HOLDER, entry);
    const requireLock = () => {
      ledger.mutex.beat();
      if (ledger.mutex.holds(ticket)) return;
      throw new Error("Cannot compile the shim: it took so long that this worker counted as dead");
    };
    const records: Pick<CompileContext, "record" | "forget"> = {
      record: (resource) => {
        requireLock();
        return ledger.records.add(owner, resource);
      },
      forget: (record) => ledger.records.take(record, owner),
    };
    const context = new ShimContext(backend, ledger, records);
    let shim: Shim | null = null;
    ledger.setShimState(entry, SHIM_COMPILING);
    try {
      backend.step?.("shim.compile");
      requireLock();
      shim = backend.compileShim(context);
      backend.step?.("shim.publish");
      requireLock();
      ledger.holdShim(entry, true);
      ledger.publishShim(entry, shim.description ?? []);
      backend.step?.("shim.compiled");
      return shim;
    } catch (error) {
      ledger.holdShim(entry, false);
      // Whoever took the lock away has released what was recorded: there is nothing to free any more.
      if (ledger.mutex.holds(ticket)) {
        if (ledger.shimState(entry) === SHIM_READY) ledger.setShimState(entry, SHIM_FREEING);
        // As in OwnShim: the first error is the one to tell.
        if (shim !== null && attempt([], () => shim!.free())) this.#forget(entry);
        ledger.clearShim(entry, backend, []);
      }
      throw error;
    } finally {
      context.end();
    }
  }

  #attach(entry: number, backend: Backend): Shim {
    const ledger = this.#ledger;
    const context = new ShimContext(backend, ledger, this.#resources);
    let shim: Shim | null = null;
    try {
      backend.step?.("shim.attach");
      shim = backend.attachShim!(ledger.shimDescription(entry), context);
      backend.step?.("shim.attached");
      ledger.holdShim(entry, true);
      return shim;
    } catch (error) {
      if (shim !== null) attempt([], () => shim!.detach?.());
      this.#resources.drain(backend, []);
      throw error;
    } finally {
      context.end();
    }
  }

  #giveUp(entry: number, shim: Shim, backend: Backend, errors: unknown[]): void {
    const ledger = this.#ledger;
    ledger.holdShim(entry, false);
    if (ledger.shimHolders(entry) > 0 || ledger.shimState(entry) !== SHIM_READY) {
      attempt(errors, () => backend.step?.("shim.detach"));
      attempt(errors, () => shim.detach?.());
    } else {
      ledger.setShimState(entry, SHIM_FREEING);
      attempt(errors, () => backend.step?.("shim.free"));
      if (attempt(errors, () => shim.free())) this.#forget(entry);
      ledger.clearShim(entry, backend, errors);
    }
    this.#resources.drain(backend, errors);
  }

  /** Takes what is recorded for the shim for released. */
  #forget(entry: number): void {
    const { records } = this.#ledger;
    const ours = records.find((holder, shim) => holder === SHIM_HOLDER && shim === entry);
    for (const index of ours) records.take(index, records.read(index).owner);
  }
}
