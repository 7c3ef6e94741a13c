/**
 * The resources recorded in a SharedLedger.
 *
 * Records are claimed and released without the mutex, since executors of several workers are compiled at once. The owner
 * word decides everything and changes by compare-and-exchange only: whoever takes a record away releases the resource,
 * the worker itself or who reclaims it, never both. A worker may die while it fills a record in: the owner word names it
 * from the beginning, negated until the record is complete.
 *
 *     owner:  0 free    (holder + 1) << 8 | shim + 1    negative: being filled in by that owner
 *
 * `holder` is the worker's place, or SHIM_HOLDER for what belongs to the process-wide shim itself.
 */

import {
  L_RECORDS,
  type LedgerPlaces,
  R_ADDRESS,
  R_KIND,
  R_OWNER,
  R_SIZE,
  RECORD_WORDS,
} from "./ledger_layout.ts";
import type { Resource } from "./resource.ts";

/** The holder of resources that belong to a shim and outlive the worker that compiled it. */
export const SHIM_HOLDER = 0x3fff;

const FREE = 0;

/** Who owns a record: the holder, on behalf of the backend with the ledger's shim entry `shim`. */
export function ownerOf(holder: number, shim: number): number {
  return ((holder + 1) << 8) | (shim + 1);
}

/** What a record says. */
export interface LedgerRecord {
  /** The owner word, for `take`. */
  readonly owner: number;
  /** Index of the backend's shim entry. */
  readonly shim: number;
  readonly resource: Resource;
}

/** The records in the words of a ledger. */
export class LedgerRecords {
  readonly #words: Int32Array;
  readonly #doubles: Float64Array;
  readonly #start: number;
  readonly #count: number;
  /** Where the search for a free record begins. */
  #hint = 0;

  /** The records of a ledger. */
  constructor(words: Int32Array, places: LedgerPlaces) {
    this.#words = words;
    this.#doubles = new Float64Array(words.buffer);
    this.#start = places.records;
    this.#count = Atomics.load(words, L_RECORDS);
  }

  /** Records a resource. @returns its index @throws RangeError when there is no room, Error when reclaimed meanwhile */
  add(owner: number, resource: Resource): number {
    const words = this.#words;
    const { kind, address, size } = resource;
    for (let tried = 0; tried < this.#count; tried++) {
      const index = (this.#hint + tried) % this.#count;
      const at = this.#at(index);
      if (Atomics.compareExchange(words, at + R_OWNER, FREE, -owner) !== FREE) continue;
      Atomics.store(words, at + R_KIND, kind);
      this.#doubles[(at + R_ADDRESS) >> 1] = address;
      this.#doubles[(at + R_SIZE) >> 1] = size;
      if (Atomics.compareExchange(words, at + R_OWNER, -owner, owner) !== -owner) {
        throw new Error("Cannot record a resource: this worker was reclaimed");
      }
      this.#hint = index + 1;
      return index;
    }
    throw new RangeError(
      `Cannot record a resource: the ledger is full, current value is ${this.#count} records`,
    );
  }

  /** Takes a record away. @returns whether it was the owner's until now */
  take(index: number, owner: number): boolean {
    return Atomics.compareExchange(this.#words, this.#at(index) + R_OWNER, owner, FREE) === owner;
  }

  /** The indexes of the complete records of which `wanted` says so; `wanted` gets holder and shim. */
  find(wanted: (holder: number, shim: number) => boolean): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.#count; index++) {
      const owner = Atomics.load(this.#words, this.#at(index) + R_OWNER);
      if (owner > 0 && wanted((owner >> 8) - 1, (owner & 0xff) - 1)) found.push(index);
    }
    return found;
  }

  /** Frees the records that a dead worker was filling in: they do not say where the resource is. */
  dropUnfinished(holder: number): void {
    for (let index = 0; index < this.#count; index++) {
      const at = this.#at(index) + R_OWNER;
      const owner = Atomics.load(this.#words, at);
      if (owner < 0 && ((-owner) >> 8) - 1 === holder) {
        Atomics.compareExchange(this.#words, at, owner, FREE);
      }
    }
  }

  /** What a record says. */
  read(index: number): LedgerRecord {
    const at = this.#at(index);
    const owner = Atomics.load(this.#words, at + R_OWNER);
    return {
      owner,
      shim: (owner & 0xff) - 1,
      resource: {
        kind: Atomics.load(this.#words, at + R_KIND),
        address: this.#doubles[(at + R_ADDRESS) >> 1],
        size: this.#doubles[(at + R_SIZE) >> 1],
      },
    };
  }

  #at(index: number): number {
    return this.#start + index * RECORD_WORDS;
  }
}
