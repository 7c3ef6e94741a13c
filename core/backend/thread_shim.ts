/**
 * The process-wide shim of a backend within one thread: one for all runtimes of the thread, counted. The last runtime to
 * give it up gives it up for the thread.
 *
 * A compilation that failed is remembered as long as a runtime that saw it fail is alive, so that a program which makes
 * runtime after runtime does not try again and again while it lasts.
 */

import type { Backend, Shim } from "./backend.ts";
import { OwnShim } from "./own_shim.ts";
import { messageOf } from "./report.ts";
import { SharedShim } from "./shared_shim.ts";
import type { ShimHolder } from "./shim_holder.ts";
import { type SharedLedger, stateOf } from "./shared_ledger.ts";

/** What the runtimes of a thread share. */
interface Shared {
  readonly inner: ShimHolder;
  users: number;
  shim: Shim | null;
  failure: { readonly error: unknown } | null;
  /** Whether it is being compiled: a backend that makes a runtime while it compiles must not get here again. */
  busy: boolean;
}

const withoutLedger = new Map<string, Shared>();
const withLedger = new WeakMap<SharedLedger, Map<string, Shared>>();

function sharedBy(ledger: SharedLedger | null): Map<string, Shared> {
  if (ledger === null) return withoutLedger;
  let shared = withLedger.get(ledger);
  if (shared === undefined) withLedger.set(ledger, shared = new Map());
  return shared;
}

/** One runtime's share of the shim. */
export class ThreadShim implements ShimHolder {
  readonly #ledger: SharedLedger | null;
  readonly #name: string;
  #used: Shared | null = null;

  /** `backend`: the name of the backend. */
  constructor(ledger: SharedLedger | null, backend: string) {
    this.#ledger = ledger;
    this.#name = backend;
  }

  /** See ShimHolder. */
  acquire(backend: Backend): { shim: Shim; compiled: boolean } {
    const all = sharedBy(this.#ledger);
    let shared = all.get(this.#name);
    if (shared === undefined) {
      const state = this.#ledger === null ? null : stateOf(this.#ledger);
      const inner = state !== null && backend.attachShim !== undefined
        ? new SharedShim(state, this.#name)
        : new OwnShim(state, this.#name);
      shared = { inner, users: 0, shim: null, failure: null, busy: false };
      all.set(this.#name, shared);
    }
    if (shared.busy) {
      throw new Error(`Cannot compile the shim of ${this.#name}: it is being compiled`);
    }
    if (this.#used === null) {
      this.#used = shared;
      shared.users++;
    }
    if (shared.shim !== null) return { shim: shared.shim, compiled: false };
    if (shared.failure !== null) {
      throw new Error(
        `the compilation of ${this.#name}'s shim failed before in this thread: ` +
          messageOf(shared.failure.error),
        { cause: shared.failure.error },
      );
    }
    shared.busy = true;
    try {
      const acquired = shared.inner.acquire(backend);
      shared.shim = acquired.shim;
      return acquired;
    } catch (error) {
      shared.failure = { error };
      throw error;
    } finally {
      shared.busy = false;
    }
  }

  /** See ShimHolder. */
  release(backend: Backend, errors: unknown[]): void {
    const shared = this.#used;
    if (shared === null) return;
    this.#used = null;
    if (--shared.users > 0) return;
    sharedBy(this.#ledger).delete(this.#name);
    shared.inner.release(backend, errors);
  }
}
