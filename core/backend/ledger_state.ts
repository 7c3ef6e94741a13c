/** The inner side of a SharedLedger: this worker's place in it, its lock, its shims and records. */

import type { EntryGuard } from "./backend.ts";
import {
  DESCRIPTION_MOST,
  L_RECORDS,
  L_WORKERS,
  type LedgerPlaces,
  NAME_BYTES_MOST,
  placesOf,
  S_COMPILES,
  S_DESCRIPTION,
  S_DESCRIPTION_LENGTH,
  S_FREES,
  S_NAME,
  S_NAME_BYTES,
  S_STATE,
  SHIM_FREEING,
  SHIM_NONE,
  SHIM_READY,
  SHIM_WORDS,
  SHIMS,
  STATUS_MASK,
  W_EXECUTORS,
  W_MARK,
  W_SHIMS,
  W_STATUS,
  WORKER_ALIVE,
  WORKER_FREE,
  WORKER_RESERVED,
  WORKER_WORDS,
} from "./ledger_layout.ts";
import { LedgerMutex } from "./ledger_mutex.ts";
import { LedgerRecords, SHIM_HOLDER } from "./ledger_records.ts";
import type { Releaser } from "./resource.ts";

const PLACE_BITS = 10;
const PLACE_MASK = (1 << PLACE_BITS) - 1;

/** What a worker is called outside: its place, and how often that was given out. Never 0. */
export function tokenOf(place: number, generation: number): number {
  return (generation << PLACE_BITS) | (place + 1);
}

/** The place of a token. */
export function placeOf(token: number): number {
  return (token & PLACE_MASK) - 1;
}

/** The generation of a token. */
export function generationOf(token: number): number {
  return token >> PLACE_BITS;
}

/** One thread's view of a ledger. */
export class LedgerState {
  readonly words: Int32Array;
  readonly places: LedgerPlaces;
  readonly mutex: LedgerMutex;
  readonly records: LedgerRecords;
  readonly #doubles: Float64Array;
  /** Entries of shims by their backends' names. */
  readonly #shims = new Map<string, number>();
  /** This thread's place among the workers, -1: none. */
  #place: number;
  #generation: number;
  /** Whether the place was reserved for this thread by another one, which gives it back by reclaiming it. */
  readonly #reserved: boolean;
  /** Runtimes of this thread that use the ledger. */
  #users = 0;

  /** `token` 0: a place is taken when one is needed. */
  constructor(buffer: SharedArrayBuffer, token: number) {
    this.words = new Int32Array(buffer);
    this.#doubles = new Float64Array(buffer);
    this.places = placesOf(
      Atomics.load(this.words, L_WORKERS),
      Atomics.load(this.words, L_RECORDS),
    );
    this.mutex = new LedgerMutex(this.words, this.places.workers);
    this.records = new LedgerRecords(this.words, this.places);
    this.#reserved = token !== 0;
    this.#place = placeOf(token);
    this.#generation = generationOf(token);
  }

  // --- workers

  /** This thread's token, 0 when it has no place. */
  get token(): number {
    return this.#place < 0 ? 0 : tokenOf(this.#place, this.#generation);
  }

  /** This thread's place. @throws Error when it has none or was reclaimed */
  get place(): number {
    this.check();
    return this.#place;
  }

  /** How many workers there can be. */
  get workers(): number {
    return Atomics.load(this.words, L_WORKERS);
  }

  /** Index of a word of a worker's entry. */
  workerAt(place: number, field: number): number {
    return this.places.workers + place * WORKER_WORDS + field;
  }

  /** Takes a free place. @returns its token @throws RangeError when there is none */
  claim(status: typeof WORKER_RESERVED | typeof WORKER_ALIVE): number {
    for (let place = 0; place < this.workers; place++) {
      const at = this.workerAt(place, W_STATUS);
      const seen = Atomics.load(this.words, at);
      if ((seen & STATUS_MASK) !== WORKER_FREE) continue;
      const generation = (seen >> 2) + 1;
      const taken = (generation << 2) | status;
      if (Atomics.compareExchange(this.words, at, seen, taken) !== seen) continue;
      return tokenOf(place, generation);
    }
    throw new RangeError(
      `Cannot join the ledger: it is full, current value is ${this.workers} workers`,
    );
  }

  /** A runtime of this thread begins to use the ledger; each `join` that returns needs a `leave`. */
  join(): void {
    if (this.#place < 0) {
      const token = this.claim(WORKER_ALIVE);
      this.#place = placeOf(token);
      this.#generation = generationOf(token);
    } else if (this.#reserved) {
      const at = this.workerAt(this.#place, W_STATUS);
      const reserved = (this.#generation << 2) | WORKER_RESERVED;
      Atomics.compareExchange(this.words, at, reserved, this.#alive);
    }
    this.check();
    this.#users++;
  }

  /** It ends to. The last one gives the place back, unless it was reserved. */
  leave(): void {
    if (--this.#users > 0 || this.#reserved) return;
    const at = this.workerAt(this.#place, W_STATUS);
    const free = (this.#generation << 2) | WORKER_FREE;
    Atomics.compareExchange(this.words, at, this.#alive, free);
    this.#place = -1;
  }

  /** Whether the owner reclaimed this worker although it runs. */
  get isReclaimed(): boolean {
    return this.#place >= 0 &&
      Atomics.load(this.words, this.workerAt(this.#place, W_STATUS)) !== this.#alive;
  }

  /** @throws Error when this thread has no place or was reclaimed */
  check(): void {
    if (this.#place < 0) throw new Error("Cannot use the ledger: this worker has no place in it");
    if (this.isReclaimed) {
      throw new Error(`Cannot use the ledger: worker ${this.token} was reclaimed`);
    }
  }

  /** The words by which this thread tells that it is in native code. */
  guard(): EntryGuard {
    return {
      words: this.words,
      mark: this.workerAt(this.place, W_MARK),
      status: this.workerAt(this.place, W_STATUS),
      alive: this.#alive,
    };
  }

  /** Executors of this worker were installed or freed. */
  countExecutors(change: number): void {
    if (this.isReclaimed) return;
    Atomics.add(this.words, this.workerAt(this.#place, W_EXECUTORS), change);
  }

  get #alive(): number {
    return (this.#generation << 2) | WORKER_ALIVE;
  }

  // --- shims; the lock is held unless said otherwise

  /** Index of a word of a shim's entry. */
  shimAt(shim: number, field: number): number {
    return this.places.shims + shim * SHIM_WORDS + field;
  }

  /** The name of a shim's backend, empty for an entry that was never used. Needs no lock. */
  shimName(shim: number): string {
    const length = Atomics.load(this.words, this.shimAt(shim, S_NAME_BYTES));
    const bytes = new Uint8Array(this.words.buffer, this.shimAt(shim, S_NAME) * 4, length);
    return new TextDecoder().decode(bytes.slice());
  }

  /**
   * The entry of a backend's shim, made when it is new: it stays that backend's for ever. Takes the lock the first time.
   *
   * @throws RangeError when there is no room, or for a long name
   */
  shimOf(name: string): number {
    let shim = this.#shims.get(name);
    if (shim === undefined) {
      const ticket = this.mutex.lock(this.place);
      try {
        shim = this.#findShim(name);
        this.#shims.set(name, shim);
      } finally {
        this.mutex.unlock(ticket);
      }
    }
    return shim;
  }

  #findShim(name: string): number {
    const bytes = new TextEncoder().encode(name);
    if (bytes.length === 0 || bytes.length > NAME_BYTES_MOST) {
      throw new RangeError(
        `Cannot share the shim: the backend's name must have 1 to ${NAME_BYTES_MOST} bytes, ` +
          `current value is ${JSON.stringify(name)}`,
      );
    }
    for (let shim = 0; shim < SHIMS; shim++) {
      const found = this.shimName(shim);
      if (found === name) return shim;
      if (found !== "") continue;
      new Uint8Array(this.words.buffer).set(bytes, this.shimAt(shim, S_NAME) * 4);
      Atomics.store(this.words, this.shimAt(shim, S_NAME_BYTES), bytes.length);
      return shim;
    }
    throw new RangeError(`Cannot share the shim: the ledger is full, current value is ${SHIMS}`);
  }

  /** SHIM_NONE, SHIM_COMPILING, SHIM_READY or SHIM_FREEING. Needs no lock. */
  shimState(shim: number): number {
    return Atomics.load(this.words, this.shimAt(shim, S_STATE));
  }

  /** Goes to another state, counting what becomes of shims. */
  setShimState(shim: number, state: number): void {
    if (state === SHIM_READY) {
      Atomics.add(this.words, this.shimAt(shim, S_COMPILES), 1);
    } else if (state === SHIM_NONE && this.shimState(shim) === SHIM_FREEING) {
      Atomics.add(this.words, this.shimAt(shim, S_FREES), 1);
    }
    Atomics.store(this.words, this.shimAt(shim, S_STATE), state);
  }

  /** Publishes a shim that this worker compiled. @throws RangeError for a description that is too long */
  publishShim(shim: number, description: readonly number[]): void {
    if (description.length > DESCRIPTION_MOST) {
      throw new RangeError(
        `Cannot share the shim: its description may have ${DESCRIPTION_MOST} numbers, ` +
          `current value is ${description.length}`,
      );
    }
    this.#doubles.set(description, this.shimAt(shim, S_DESCRIPTION) >> 1);
    Atomics.store(this.words, this.shimAt(shim, S_DESCRIPTION_LENGTH), description.length);
    this.setShimState(shim, SHIM_READY);
  }

  /** What was published. */
  shimDescription(shim: number): number[] {
    const length = Atomics.load(this.words, this.shimAt(shim, S_DESCRIPTION_LENGTH));
    const start = this.shimAt(shim, S_DESCRIPTION) >> 1;
    return [...this.#doubles.subarray(start, start + length)];
  }

  /** Whether this worker holds the shim. */
  holdShim(shim: number, holds: boolean): void {
    const at = this.workerAt(this.#place, W_SHIMS);
    if (holds) Atomics.or(this.words, at, 1 << shim);
    else Atomics.and(this.words, at, ~(1 << shim));
  }

  /** How many workers hold the shim. Needs no lock. */
  shimHolders(shim: number): number {
    let holders = 0;
    for (let place = 0; place < this.workers; place++) {
      const held = Atomics.load(this.words, this.workerAt(place, W_SHIMS));
      holders += (held >> shim) & 1;
    }
    return holders;
  }

  /**
   * Releases what is recorded for a shim itself and, when nothing is left, forgets the shim.
   *
   * @returns how many resources were released
   */
  clearShim(shim: number, releaser: Releaser | undefined, errors: unknown[]): number {
    const released = this.releaseRecords(SHIM_HOLDER, () => releaser, errors, shim);
    const left = this.records.find((holder, of) => holder === SHIM_HOLDER && of === shim);
    if (left.length === 0) this.setShimState(shim, SHIM_NONE);
    return released;
  }

  /** Releases what a holder has recorded, of one shim's backend or all, where there is a releaser. @returns how many */
  releaseRecords(
    holder: number,
    releaserOf: (shim: number) => Releaser | undefined,
    errors: unknown[],
    shim?: number,
  ): number {
    let released = 0;
    const found = this.records.find((by, of) => by === holder && (shim ?? of) === of);
    for (const index of found) {
      const { shim, resource, owner } = this.records.read(index);
      const releaser = releaserOf(shim);
      if (releaser?.release === undefined || !this.records.take(index, owner)) continue;
      released++;
      try {
        releaser.release(resource);
      } catch (error) {
        errors.push(error);
      }
    }
    return released;
  }
}
