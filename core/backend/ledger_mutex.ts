/**
 * The mutex of a SharedLedger. It guards the compilation and the freeing of process-wide shims across workers.
 *
 * The lock word holds 0 or the holder's ticket: a number never used twice, with the holder's place among the workers in
 * its low bits. A worker can be terminated while it holds the lock, and Deno tells nobody. There are two ways on:
 *
 * - The ledger's owner reclaims the worker: who waits is woken, sees that the holder is gone, and takes the lock.
 * - The holder shows no sign of progress (`beat`) for the ledger's patience: a waiter puts its own ticket in the place of
 *   the dead one. Patience is counted in short waits, each of which must pass without progress, so that a machine that
 *   was suspended does not look like a dead holder.
 *
 * Who gets the lock this way finds what the dead holder was doing in the state of the shim and cleans up
 * (process_shim.ts), as the next holder of a robust pthread mutex does. A holder that was only very slow notices that its
 * ticket is gone when it asks `holds`.
 */

import {
  L_BEAT,
  L_LOCK,
  L_PATIENCE,
  L_TICKETS,
  STATUS_MASK,
  W_STATUS,
  WORKER_ALIVE,
  WORKER_WORDS,
} from "./ledger_layout.ts";

/** Bits of a ticket that name the holder: its place + 1. */
const PLACE_BITS = 10;
const PLACE_MASK = (1 << PLACE_BITS) - 1;
/** The ledger may have so many workers. */
export const WORKERS_MOST: number = PLACE_MASK - 1;
/** How often progress is looked for within the patience. */
const LOOKS = 20;

/** The mutex in the words of a ledger. */
export class LedgerMutex {
  readonly #words: Int32Array;
  /** Where the workers' entries begin. */
  readonly #workers: number;

  /** `workers`: index of the first worker's entry. */
  constructor(words: Int32Array, workers: number) {
    this.#words = words;
    this.#workers = workers;
  }

  /**
   * Waits for the lock.
   *
   * @returns the ticket for `unlock`
   * @throws Error when this worker holds it already
   */
  lock(place: number): number {
    const words = this.#words;
    const count = Atomics.add(words, L_TICKETS, 1) + 1;
    const ticket = ((count << PLACE_BITS) | (place + 1)) & 0x7fffffff;
    const look = Math.max(1, Math.ceil(Atomics.load(words, L_PATIENCE) / LOOKS));
    let quiet = 0;
    let seen = Atomics.compareExchange(words, L_LOCK, 0, ticket);
    while (seen !== 0) {
      const holder = (seen & PLACE_MASK) - 1;
      if (holder === place) {
        throw new Error("Cannot lock the ledger: this worker holds it already");
      }
      if (quiet > LOOKS || !this.#isAlive(holder)) {
        const found = Atomics.compareExchange(words, L_LOCK, seen, ticket);
        if (found === seen) return ticket;
      } else {
        const beat = Atomics.load(words, L_BEAT);
        const woken = Atomics.wait(words, L_LOCK, seen, look);
        quiet = woken === "timed-out" && Atomics.load(words, L_BEAT) === beat ? quiet + 1 : 0;
      }
      seen = Atomics.compareExchange(words, L_LOCK, 0, ticket);
    }
    return ticket;
  }

  /** Whether the lock is still this ticket's. */
  holds(ticket: number): boolean {
    return Atomics.load(this.#words, L_LOCK) === ticket;
  }

  /** The holder makes progress. */
  beat(): void {
    Atomics.add(this.#words, L_BEAT, 1);
  }

  /** Gives the lock up. Harmless when it was taken away. */
  unlock(ticket: number): void {
    Atomics.compareExchange(this.#words, L_LOCK, ticket, 0);
    Atomics.notify(this.#words, L_LOCK);
  }

  /** Lets those that wait look whether the holder is still alive. */
  wake(): void {
    Atomics.notify(this.#words, L_LOCK);
  }

  #isAlive(place: number): boolean {
    const status = Atomics.load(this.#words, this.#workers + place * WORKER_WORDS + W_STATUS);
    return (status & STATUS_MASK) === WORKER_ALIVE;
  }
}
