/**
 * The layout of a SharedLedger's buffer, in 32-bit words; addresses and sizes of resources are float64.
 *
 *     header    16 words
 *     shims     SHIMS entries      name, state and description of a process-wide shim
 *     workers   `workers` entries  one a worker, a cache line each, because a worker writes its mark at every entry
 *     records   `records` entries  one a resource
 *
 *     header    0 magic  1 version  2 workers  3 records  4 lock  5 tickets  6 beat  7 patience (ms)
 *     shim      0 state  1 bytes of the name  2 compilations  3 frees  4 length of the description
 *               8..15 name (UTF-8)  16..47 description (16 float64)
 *     worker    0 status  1 mark  2 shims held (a bit each)  3 executors
 *     record    0 owner  1 kind  4..5 address  6..7 size
 *
 * Every field but `mark` is read and written with Atomics. `mark` is the worker's own (CompileContext.guard).
 */

/** First word of every ledger. */
export const LEDGER_MAGIC = 0x57_68_4c_64;
/** Changes with this layout. */
export const LEDGER_VERSION = 1;

/** Words of the header. */
export const HEADER_WORDS = 16;
export const L_MAGIC = 0;
export const L_VERSION = 1;
/** How many workers there can be. */
export const L_WORKERS = 2;
/** How many resources can be recorded. */
export const L_RECORDS = 3;
/** 0, or the ticket of who holds the lock (ledger_mutex.ts). */
export const L_LOCK = 4;
/** Counts tickets. */
export const L_TICKETS = 5;
/** Changes as long as the holder of the lock makes progress. */
export const L_BEAT = 6;
/** Milliseconds without progress after which the holder counts as dead. */
export const L_PATIENCE = 7;

/** Process-wide shims that a ledger has room for: backends, not runtimes. */
export const SHIMS = 8;
export const SHIM_WORDS = 48;
/** SHIM_NONE, SHIM_COMPILING, SHIM_READY or SHIM_FREEING. */
export const S_STATE = 0;
export const S_NAME_BYTES = 1;
export const S_COMPILES = 2;
export const S_FREES = 3;
export const S_DESCRIPTION_LENGTH = 4;
export const S_NAME = 8;
export const S_DESCRIPTION = 16;
/** Longest name of a backend, in bytes. */
export const NAME_BYTES_MOST = 32;
/** Longest description, in numbers. */
export const DESCRIPTION_MOST = 16;

/** There is no shim. */
export const SHIM_NONE = 0;
/** The holder of the lock compiles it. Found by a new holder: the old one died over it. */
export const SHIM_COMPILING = 1;
/** It can be attached to. */
export const SHIM_READY = 2;
/** The holder of the lock frees it. Found by a new holder: the old one died over it. */
export const SHIM_FREEING = 3;

export const WORKER_WORDS = 16;
/** Generation << 2 | WORKER_FREE, WORKER_RESERVED, WORKER_ALIVE or WORKER_GONE. */
export const W_STATUS = 0;
/** 1 while the worker is inside native code. */
export const W_MARK = 1;
/** Bit i: it holds shim i. */
export const W_SHIMS = 2;
/** Executors it holds. */
export const W_EXECUTORS = 3;

/** The place is free. */
export const WORKER_FREE = 0;
/** Given out by `reserve`, not used yet. */
export const WORKER_RESERVED = 1;
/** In use. */
export const WORKER_ALIVE = 2;
/** Being reclaimed. */
export const WORKER_GONE = 3;
export const STATUS_MASK = 3;

export const RECORD_WORDS = 8;
/** RECORD_FREE, an owner (ledger_records.ts), or RECORD_TAKEN. */
export const R_OWNER = 0;
export const R_KIND = 1;
export const R_ADDRESS = 4;
export const R_SIZE = 6;

/** Where the parts begin, in words. */
export interface LedgerPlaces {
  readonly shims: number;
  readonly workers: number;
  readonly records: number;
  /** Words in all. */
  readonly end: number;
}

/** Where the parts of a ledger for so many workers and records begin. */
export function placesOf(workers: number, records: number): LedgerPlaces {
  const shims = HEADER_WORDS;
  const workersAt = shims + SHIMS * SHIM_WORDS;
  const recordsAt = workersAt + workers * WORKER_WORDS;
  return {
    shims,
    workers: workersAt,
    records: recordsAt,
    end: recordsAt + records * RECORD_WORDS,
  };
}
