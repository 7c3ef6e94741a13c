/**
 * Who owns a shim. There are three, by how many share it:
 *
 * - OwnShim (own_shim.ts): one runtime
 * - SharedShim (shared_shim.ts): the workers of a ledger
 * - ThreadShim (thread_shim.ts): the runtimes of a thread, around one of the others
 */

import type { Backend, CompileContext, Shim } from "./backend.ts";
import type { LedgerState } from "./ledger_state.ts";

/** Makes a shim at most once, and gives it up at most once. */
export interface ShimHolder {
  /**
   * Compiles the shim, or attaches to one.
   *
   * @returns it, and whether it was compiled here
   * @throws what the backend threw; nothing is held then
   */
  acquire(backend: Backend): { readonly shim: Shim; readonly compiled: boolean };
  /** Gives it up. Never throws: errors are collected. Does nothing when nothing is held. */
  release(backend: Backend, errors: unknown[]): void;
}

/** The context of a compilation, which can be cut off from the backend afterwards. */
export class ShimContext implements CompileContext {
  readonly guard?: CompileContext["guard"];
  readonly record: CompileContext["record"];
  readonly forget: CompileContext["forget"];
  /** A process-wide shim may keep its context and outlive the runtime of this backend. */
  #backend: Backend | null;

  /** A context that records in `records`. */
  constructor(
    backend: Backend,
    ledger: LedgerState | null,
    records: Pick<CompileContext, "record" | "forget">,
  ) {
    this.#backend = backend;
    this.record = (resource) => records.record(resource);
    this.forget = (record) => records.forget(record);
    if (ledger !== null) this.guard = ledger.guard();
  }

  /** See CompileContext. */
  readonly step = (name: string): void => {
    this.#backend?.step?.(name);
  };

  /** The compilation is over. */
  end(): void {
    this.#backend = null;
  }
}
