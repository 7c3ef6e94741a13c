/**
 * What runtimes in several workers of one process share: which of them hold a process-wide shim, and which resources each
 * of them holds.
 *
 * A Deno worker that ends, by `close()`, an uncaught error or `terminate()`, runs no `finally`, dispatches no `unload` and
 * collects nothing; what it had mapped stays mapped, and no other thread is told. So the thread that starts workers keeps
 * a token for each, and reclaims the token when the worker has ended, however it did.
 *
 * After `terminate()` a worker may still be running a guest program, until that ends by itself or by a limit. Reclaiming
 * it makes that safe: it is refused everything from then on, its next entry into native code too (CompileContext.guard).
 */

import {
  HEADER_WORDS,
  L_MAGIC,
  L_PATIENCE,
  L_RECORDS,
  L_VERSION,
  L_WORKERS,
  LEDGER_MAGIC,
  LEDGER_VERSION,
  placesOf,
  S_COMPILES,
  S_FREES,
  SHIM_COMPILING,
  SHIM_FREEING,
  SHIM_NONE,
  SHIM_READY,
  SHIMS,
  STATUS_MASK,
  W_EXECUTORS,
  W_MARK,
  W_SHIMS,
  W_STATUS,
  WORKER_FREE,
  WORKER_GONE,
  WORKER_RESERVED,
} from "./ledger_layout.ts";
import { WORKERS_MOST } from "./ledger_mutex.ts";
import { SHIM_HOLDER } from "./ledger_records.ts";
import { generationOf, LedgerState, placeOf, tokenOf } from "./ledger_state.ts";
import type { Releaser, Resource } from "./resource.ts";

/** Sizes of a ledger. */
export interface SharedLedgerOptions {
  /** Most workers at a time, this thread included; at most 1,022. Default 64. */
  readonly workers?: number;
  /** Most resources recorded at a time. A backend records arenas, not executors. Default 1,024. */
  readonly records?: number;
  /** Milliseconds without progress after which a worker that compiles a shim counts as dead. Default 5,000. */
  readonly patience?: number;
}

/** How `reclaim` goes about it. */
export interface ReclaimOptions {
  /** Who can release what the worker held, besides those that were registered. */
  readonly releasers?: readonly Releaser[];
  /** Milliseconds to wait for the worker to leave native code. Default 1,000. */
  readonly patience?: number;
}

/** What became of a worker's holdings. */
export interface Reclaimed {
  /** Whether nothing is left. If not, `reclaim` may be called again. */
  readonly complete: boolean;
  /** Whether the worker was still inside native code, so that nothing was touched. */
  readonly busy: boolean;
  /** How many resources were released. */
  readonly released: number;
  /** Resources for which there was no releaser. */
  readonly left: readonly Resource[];
  /** What releasers threw. */
  readonly errors: readonly unknown[];
}

/** A process-wide shim, as the ledger knows it. */
export interface LedgerShim {
  /** Its backend. */
  readonly backend: string;
  /** Where it is in its life. */
  readonly state: "none" | "compiling" | "ready" | "freeing";
  /** Workers that hold it. */
  readonly holders: number;
  /** How often it was compiled. */
  readonly compiles: number;
  /** How often it was freed. */
  readonly frees: number;
}

/** A worker, as the ledger knows it. */
export interface LedgerWorker {
  /** Its token. */
  readonly token: number;
  /** Reserved and not used yet, in use, or being reclaimed. */
  readonly state: "reserved" | "alive" | "gone";
  /** Executors it has. */
  readonly executors: number;
  /** Process-wide shims it holds. */
  readonly shims: number;
  /** Resources it has recorded. */
  readonly resources: readonly Resource[];
}

const SHIM_STATES = ["none", "compiling", "ready", "freeing"] as const;
const WORKER_STATES = ["reserved", "alive", "gone"] as const;
/** Milliseconds in which a plain store of another thread certainly becomes visible, and much more. */
const SETTLE = 2;

const states = new WeakMap<SharedLedger, LedgerState>();

/** The inner side of a ledger. */
export function stateOf(ledger: SharedLedger): LedgerState {
  return states.get(ledger)!;
}

/**
 * A ledger over a SharedArrayBuffer. One thread creates it and posts `buffer` to its workers, together with a token for
 * each; every runtime is given the SharedLedger of its thread.
 *
 * ```ts
 * import { SharedLedger } from "@whipsnake/whipsnake";
 *
 * const ledger = SharedLedger.create();
 * const token = ledger.reserve();
 * // worker.postMessage({ buffer: ledger.buffer, token });
 * // in the worker: new Runtime({ plugins, ledger: SharedLedger.from(buffer, token) })
 * // after the worker has ended, whichever way:
 * ledger.reclaim(token);
 * ```
 */
export class SharedLedger {
  /** What to post to a worker. */
  readonly buffer: SharedArrayBuffer;
  readonly #state: LedgerState;
  readonly #releasers = new Map<string, Releaser>();

  private constructor(buffer: SharedArrayBuffer, token: number) {
    this.buffer = buffer;
    this.#state = new LedgerState(buffer, token);
    states.set(this, this.#state);
  }

  /** A new ledger. @throws RangeError for sizes out of range */
  static create(options: SharedLedgerOptions = {}): SharedLedger {
    const workers = size("workers", options.workers ?? 64, WORKERS_MOST);
    const records = size("records", options.records ?? 1024, 1 << 20);
    const patience = size("patience", options.patience ?? 5000, 1 << 30);
    const bytes = placesOf(workers, records).end * 4;
    const words = new Int32Array(new SharedArrayBuffer(bytes));
    words[L_VERSION] = LEDGER_VERSION;
    words[L_WORKERS] = workers;
    words[L_RECORDS] = records;
    words[L_PATIENCE] = patience;
    Atomics.store(words, L_MAGIC, LEDGER_MAGIC);
    // The creator keeps its place, so that it can reclaim others when there is no free one left.
    return new SharedLedger(words.buffer, new LedgerState(words.buffer, 0).claim(WORKER_RESERVED));
  }

  /**
   * The ledger over a buffer that another thread created. A thread makes one and gives it to all its runtimes.
   *
   * @param token what the other thread reserved for this one. Without it the thread takes a place while it has runtimes
   *   and nobody can reclaim what it held when it is terminated.
   * @throws TypeError for a buffer that holds no ledger
   */
  static from(buffer: SharedArrayBuffer, token = 0): SharedLedger {
    const shared = buffer instanceof SharedArrayBuffer;
    if (!shared || buffer.byteLength < HEADER_WORDS * 4) {
      throw new TypeError(
        "Cannot open the ledger: the buffer must be the `buffer` of a SharedLedger",
      );
    }
    const words = new Int32Array(buffer);
    const magic = Atomics.load(words, L_MAGIC);
    if (magic !== LEDGER_MAGIC || words[L_VERSION] !== LEDGER_VERSION) {
      throw new TypeError(
        `Cannot open the ledger: current version is ${words[L_VERSION]}, not ${LEDGER_VERSION}`,
      );
    }
    if (token !== 0 && !(Number.isInteger(token) && placeOf(token) < words[L_WORKERS])) {
      throw new TypeError(
        `Cannot open the ledger: token must be a token, current value is ${token}`,
      );
    }
    return new SharedLedger(buffer, token);
  }

  /** This thread's token; 0 while it has none. */
  get token(): number {
    return this.#state.token;
  }

  /** A token for a worker that will be started. `reclaim` gives it back. @throws RangeError when the ledger is full */
  reserve(): number {
    return this.#state.claim(WORKER_RESERVED);
  }

  /** Names who releases resources of the backend of this name in `reclaim`. A runtime registers its plugins itself. */
  register(releaser: Releaser): void {
    this.#releasers.set(releaser.name, releaser);
  }

  /**
   * Releases what a worker held that has ended: its resources, its share of process-wide shims, the lock. Harmless for a
   * worker that had given up everything itself, and for a token that was reclaimed before. A worker that runs on is refused
   * everything from then on: its program fails when it enters compiled code.
   *
   * @throws Error for this thread's own token
   */
  reclaim(token: number, options: ReclaimOptions = {}): Reclaimed {
    const state = this.#state;
    const words = state.words;
    const place = placeOf(token);
    const statusAt = state.workerAt(place, W_STATUS);
    const gone = (generationOf(token) << 2) | WORKER_GONE;
    const nothing = { complete: true, busy: false, released: 0, left: [], errors: [] };
    if (!Number.isInteger(token) || place < 0 || place >= state.workers) {
      throw new TypeError(
        `Cannot reclaim a worker: token must be a token, current value is ${token}`,
      );
    }
    if (token === state.token) {
      throw new Error("Cannot reclaim a worker: the token is this thread's");
    }
    const seen = Atomics.load(words, statusAt);
    if (seen >> 2 !== generationOf(token) || (seen & STATUS_MASK) === WORKER_FREE) return nothing;
    Atomics.store(words, statusAt, gone);
    state.mutex.wake();
    if (!leftNativeCode(words, state.workerAt(place, W_MARK), options.patience ?? 1000)) {
      return { ...nothing, complete: false, busy: true };
    }
    state.join();
    try {
      const ticket = state.mutex.lock(state.place);
      try {
        return this.#reclaimLocked(place, options.releasers ?? [], () => {
          Atomics.store(words, statusAt, (generationOf(token) << 2) | WORKER_FREE);
        });
      } finally {
        state.mutex.unlock(ticket);
      }
    } finally {
      state.leave();
    }
  }

  #reclaimLocked(place: number, given: readonly Releaser[], done: () => void): Reclaimed {
    const state = this.#state;
    const errors: unknown[] = [];
    const releaserOf = (shim: number) => {
      const name = state.shimName(shim);
      return given.find((releaser) => releaser.name === name) ?? this.#releasers.get(name);
    };
    state.records.dropUnfinished(place);
    let released = state.releaseRecords(place, releaserOf, errors);
    const held = Atomics.exchange(state.words, state.workerAt(place, W_SHIMS), 0);
    for (let shim = 0; shim < SHIMS; shim++) {
      const at = state.shimState(shim);
      // This thread holds the lock, so whoever compiled or freed a shim died over it.
      const abandoned = at === SHIM_COMPILING || at === SHIM_FREEING;
      const last = at === SHIM_READY && (held >> shim & 1) === 1 && state.shimHolders(shim) === 0;
      if (last) state.setShimState(shim, SHIM_FREEING);
      if (abandoned || last) released += state.clearShim(shim, releaserOf(shim), errors);
    }
    const abandoned = (shim: number) => {
      const at = state.shimState(shim);
      return at === SHIM_COMPILING || at === SHIM_FREEING;
    };
    const left = state.records.find((holder, shim) =>
      holder === place || (holder === SHIM_HOLDER && abandoned(shim))
    );
    if (left.length === 0) {
      Atomics.store(state.words, state.workerAt(place, W_EXECUTORS), 0);
      done();
    }
    return {
      complete: left.length === 0,
      busy: false,
      released,
      left: left.map((index) => state.records.read(index).resource),
      errors,
    };
  }

  /** The process-wide shims that there are or were. */
  shims(): LedgerShim[] {
    const state = this.#state;
    const shims: LedgerShim[] = [];
    for (let shim = 0; shim < SHIMS; shim++) {
      const backend = state.shimName(shim);
      if (backend === "") break;
      shims.push({
        backend,
        state: SHIM_STATES[state.shimState(shim) - SHIM_NONE],
        holders: state.shimHolders(shim),
        compiles: Atomics.load(state.words, state.shimAt(shim, S_COMPILES)),
        frees: Atomics.load(state.words, state.shimAt(shim, S_FREES)),
      });
    }
    return shims;
  }

  /** The workers that have a place. */
  workers(): LedgerWorker[] {
    const state = this.#state;
    const workers: LedgerWorker[] = [];
    for (let place = 0; place < state.workers; place++) {
      const status = Atomics.load(state.words, state.workerAt(place, W_STATUS));
      if ((status & STATUS_MASK) === WORKER_FREE) continue;
      const held = Atomics.load(state.words, state.workerAt(place, W_SHIMS));
      workers.push({
        token: tokenOf(place, status >> 2),
        state: WORKER_STATES[(status & STATUS_MASK) - WORKER_RESERVED],
        executors: Atomics.load(state.words, state.workerAt(place, W_EXECUTORS)),
        shims: held.toString(2).replaceAll("0", "").length,
        resources: state.records.find((holder) => holder === place).map((index) =>
          state.records.read(index).resource
        ),
      });
    }
    return workers;
  }
}

/** Waits until a worker that may not enter native code any more is out of it. */
function leftNativeCode(words: Int32Array, mark: number, patience: number): boolean {
  const end = performance.now() + patience;
  // Its last store may not have been visible yet: look only after a pause.
  do Atomics.wait(words, mark, Atomics.load(words, mark), SETTLE); while (
    Atomics.load(words, mark) !== 0 && performance.now() < end
  );
  return Atomics.load(words, mark) === 0;
}

function size(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new RangeError(
    `Cannot create a ledger: ${name} must be from 1 to ${most}, current value is ${value}`,
  );
}
