/** A shim that nobody else uses: compiled once, freed once. */

import { attempt } from "./attempt.ts";
import type { Backend, Shim } from "./backend.ts";
import { countShims } from "./census.ts";
import type { LedgerState } from "./ledger_state.ts";
import { ResourceScope } from "./resource_scope.ts";
import { ShimContext, type ShimHolder } from "./shim_holder.ts";

/** Holds a shim of its own. A ledger, where there is one, only keeps the records. */
export class OwnShim implements ShimHolder {
  readonly #ledger: LedgerState | null;
  readonly #resources: ResourceScope;
  #shim: Shim | null = null;

  /** `backend`: the name of the backend. */
  constructor(ledger: LedgerState | null, backend: string) {
    this.#ledger = ledger;
    this.#resources = new ResourceScope(ledger, backend);
  }

  /** See ShimHolder. */
  acquire(backend: Backend): { shim: Shim; compiled: boolean } {
    const context = new ShimContext(backend, this.#ledger, this.#resources);
    try {
      backend.step?.("shim.compile");
      this.#shim = backend.compileShim(context);
      countShims(1);
      backend.step?.("shim.compiled");
      return { shim: this.#shim, compiled: true };
    } catch (error) {
      // What goes wrong now is the consequence of what went wrong first, which is what gets reported.
      if (this.#shim === null) this.#resources.drain(backend, []);
      else this.release(backend, []);
      throw error;
    } finally {
      context.end();
    }
  }

  /** See ShimHolder. */
  release(backend: Backend, errors: unknown[]): void {
    const shim = this.#shim;
    if (shim === null) return;
    this.#shim = null;
    countShims(-1);
    attempt(errors, () => backend.step?.("shim.free"));
    if (attempt(errors, () => shim.free())) this.#resources.clear();
    else this.#resources.drain(backend, errors);
  }
}
