/** The resources of one owner: a runtime, or a shim that is not shared by a ledger. */

import { attempt } from "./attempt.ts";
import { ownerOf } from "./ledger_records.ts";
import type { LedgerState } from "./ledger_state.ts";
import type { Releaser, Resource } from "./resource.ts";

/** Keeps the notes of CompileContext.record, in a ledger too where there is one. */
export class ResourceScope {
  readonly #ledger: LedgerState | null;
  readonly #backend: string;
  #owner = 0;
  readonly #records = new Map<number, Resource>();
  #next = 0;

  /** `backend`: the name of the backend whose resources they are. */
  constructor(ledger: LedgerState | null, backend: string) {
    this.#ledger = ledger;
    this.#backend = backend;
  }

  /** See CompileContext. */
  record(resource: Resource): number {
    const copy = { kind: resource.kind, address: resource.address, size: resource.size };
    const id = this.#ledger === null ? this.#next++ : this.#recordShared(this.#ledger, copy);
    this.#records.set(id, copy);
    return id;
  }

  #recordShared(ledger: LedgerState, resource: Resource): number {
    const place = ledger.place;
    this.#owner = ownerOf(place, ledger.shimOf(this.#backend));
    return ledger.records.add(this.#owner, resource);
  }

  /** See CompileContext. */
  forget(id: number): boolean {
    if (!this.#records.delete(id)) return false;
    const ledger = this.#ledger;
    return ledger === null || (!ledger.isReclaimed && ledger.records.take(id, this.#owner));
  }

  /** Forgets everything: it is released already. */
  clear(): void {
    for (const id of [...this.#records.keys()]) this.forget(id);
  }

  /** Releases everything that is left; what the releaser throws is collected. */
  drain(releaser: Releaser, errors: unknown[]): void {
    for (const [id, resource] of [...this.#records]) {
      if (this.forget(id)) attempt(errors, () => releaser.release?.(resource));
    }
  }
}
