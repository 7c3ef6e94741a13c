/**
 * The shim of the stencil backend: one native function in the process, and in each thread the loop around it that follows
 * links and has requests served (README.md).
 */
import { ENTRY_RANGE, type EntryGuard, type Shim } from "../../core/backend/backend.ts";
import { LINK } from "../../core/trace/micro_ops.ts";
import {
  NESTS,
  PLACE_BYTES,
  Record as NativeRecord,
  RECORD_BASE,
  RECORD_CODE,
  RECORD_ENTRY_BASE,
  RECORD_PLACES,
  RECORD_PLACES_COUNT,
  RECORD_ROUTINES,
  RECORD_RUNNING,
  recordedAddresses,
} from "./machine.ts";
import { addressOf } from "./platform/linux_calls.ts";
import type { FlushCode, NativeEntry, Platform } from "./platform/platform.ts";
import {
  EXITS_END,
  makeCall,
  makeOutermostCall,
  type NativeCall,
  type OutermostCall,
} from "./shim_call.ts";

/** A region's code, as the shim sees it. */
export interface NativeCode {
  /** Address of the first instruction. */
  readonly address: number;
  /** Native address of the linear memory that the code was compiled for. */
  readonly base: number;
  /**
   * Serves what native code returned, if it is an exit or a request. Nothing may be entered while an exit is
   * served, or a request without NESTS.
   *
   * @returns what Shim.enter returns; -1: enter again, `record.code` is set
   * @throws what a helper threw
   */
  serve(result: number, record: NativeRecord): number;
}

const RUNNING = RECORD_RUNNING >> 2;
/** Activation.entry: the record says something else. */
const NOWHERE = -1;

/** What one activation works on. Activations nest while requests are served. */
class Activation {
  readonly record = new NativeRecord();
  readonly words: Int32Array = this.record.words;
  readonly pointer: Deno.PointerValue = Deno.UnsafePointer.of(this.record.words);
  readonly #routines: Float64Array;
  readonly #entryBase: number;
  /** The shim's. */
  #places: Float64Array<ArrayBuffer>;
  /** Whose base and code are in the record. */
  entry = NOWHERE;
  #inner: Activation | null = null;

  /**
   * @param routines addresses of the functions that native code calls, as in a record
   * @param places the shim's
   * @param entryBase what its entries begin with
   */
  constructor(routines: Float64Array, places: Float64Array<ArrayBuffer>, entryBase: number) {
    this.#routines = routines;
    this.#places = places;
    this.#entryBase = entryBase;
    this.record.doubles.set(routines, RECORD_ROUTINES >> 3);
    this.record.words[RECORD_ENTRY_BASE >> 2] = entryBase;
    this.setPlaces(places);
  }

  /** For what is entered while this one is served; kept. */
  get inner(): Activation {
    return this.#inner ??= new Activation(this.#routines, this.#places, this.#entryBase);
  }

  /** Forgets in this and all inner ones whose base and code are in the record. */
  forget(): void {
    this.entry = NOWHERE;
    this.#inner?.forget();
  }

  /** Takes other places, and so do all inner ones. */
  setPlaces(places: Float64Array<ArrayBuffer>): void {
    this.#places = places;
    this.record.doubles.set(
      recordedAddresses([addressOf(new Uint8Array(places.buffer))]),
      RECORD_PLACES >> 3,
    );
    this.record.words[RECORD_PLACES_COUNT >> 2] = places.byteLength / PLACE_BYTES;
    this.#inner?.setPlaces(places);
  }
}

/** A thread's share of the shim. */
export class StencilShim implements Shim {
  readonly bytes: number;
  readonly description: readonly number[];
  /** See NativeEntry. */
  readonly flush: FlushCode | undefined;
  readonly #platform: Platform;
  readonly #entry: NativeEntry;
  /** What its entries begin with; they are kept without it. */
  readonly #entryBase: number;
  /**
   * See Shim. While native code runs nothing can enter again, so the record is taken only while a request is served that may:
   * then the activation inside it is entered.
   */
  readonly enter: OutermostCall;
  /** By entry; null: freed. */
  readonly #codes: (NativeCode | null)[] = [];
  /** By entry, two each: base and address, 64-bit integers as in a record. */
  #places: Float64Array<ArrayBuffer> = new Float64Array(128);
  #placeWords = new Int32Array(this.#places.buffer);
  readonly #unused: number[] = [];
  /** The outermost record, and the one that the next entry uses. */
  readonly #outermost: Activation;
  #activation: Activation;
  #call: NativeCall;

  /**
   * @param platform the shim's own: closed with it
   * @param offsets of the functions that native code calls, from entry.routines
   * @param guard CompileContext.guard
   * @param entryBase PluginEnvironment.entryBase
   */
  constructor(
    platform: Platform,
    entry: NativeEntry,
    offsets: readonly number[],
    guard?: EntryGuard,
    entryBase = 0,
  ) {
    const routines = recordedAddresses(offsets.map((at) => entry.routines + at));
    this.#outermost = new Activation(routines, this.#places, entryBase);
    this.#activation = this.#outermost;
    this.#entryBase = entryBase;
    this.#platform = platform;
    this.#entry = entry;
    this.bytes = entry.bytes;
    this.description = entry.description;
    this.flush = entry.flush;
    this.#call = makeCall(entry, guard);
    const { record, words, pointer } = this.#outermost;
    this.enter = makeOutermostCall(entry, {
      state: this.#outermost,
      record,
      words,
      pointer,
      codes: this.#codes,
      prepare: (wanted) => {
        if (this.#activation !== this.#outermost) return false;
        this.#prepare(wanted, this.#outermost);
        return true;
      },
      enterInner: (wanted, frame) => this.#enterInner(wanted, frame),
      goOn: (result, frame) => this.#goOn(result, this.#outermost, frame),
    }, guard);
  }

  /** A place for code that is about to be made. */
  reserve(): number {
    const place = this.#unused.pop();
    return place ?? this.#codes.push(null) - 1;
  }

  /** Gives back a place that was reserved and not used. */
  giveBack(place: number): void {
    this.#unused.push(place);
  }

  /** Makes code enterable at a place that was reserved for it. @returns its entry */
  install(place: number, code: NativeCode): number {
    this.#codes[place] = code;
    const at = 2 * place;
    if (at >= this.#places.length) {
      const places = new Float64Array(2 * at);
      places.set(this.#places);
      this.#places = places;
      this.#placeWords = new Int32Array(places.buffer);
      this.#outermost.setPlaces(places);
    }
    const { base, address } = code;
    const words = this.#placeWords;
    words[2 * at] = base;
    words[2 * at + 1] = base / 2 ** 32;
    words[2 * at + 2] = address;
    words[2 * at + 3] = address / 2 ** 32;
    return place + this.#entryBase;
  }

  /** Makes what is at a place not enterable any more. */
  remove(place: number): void {
    if (this.#codes[place] == null) {
      throw new Error(`Cannot remove the code at place ${place}: there is none`);
    }
    this.#codes[place] = null;
    this.#places[2 * place + 1] = 0;
    this.#unused.push(place);
    this.#outermost.forget();
  }

  #enterInner(entry: number, frame: number): number {
    const activation = this.#activation;
    if (activation.entry !== entry) this.#prepare(entry, activation);
    const { record, words, pointer } = activation;
    const result = this.#call(pointer, words, frame);
    return result >= 0 && result < EXITS_END
      ? this.#codes[words[RUNNING]]!.serve(result, record)
      : this.#goOn(result, activation, frame);
  }

  /** @throws Error when the entry, or the shim, is freed */
  #prepare(entry: number, activation: Activation): void {
    if (this.#call === refuseAll) refuseAll();
    const own = entry - this.#entryBase;
    if (this.#codes[own] == null) refuse(entry);
    this.#place(own, activation);
  }

  /** Has requests served until an exit is taken, and follows links that native code does not. */
  #goOn(first: number, activation: Activation, frame: number): number {
    const { record } = activation;
    const { words } = record;
    for (let result = first;; result = this.#call(activation.pointer, words, frame)) {
      if (result >= EXITS_END) {
        if ((result & LINK) === 0) return result;
        const own = (result & ~LINK) - this.#entryBase;
        if (own < 0 || own >= ENTRY_RANGE) return result;
        if (this.#codes[own] == null) return refuse(result & ~LINK);
        this.#place(own, activation);
        continue;
      }
      const code = this.#codes[words[RUNNING]]!;
      activation.entry = NOWHERE;
      const exit = result < 0 && (result & NESTS) !== 0
        ? this.#serveNesting(result, code, activation)
        : code.serve(result, record);
      if (exit >= 0) return exit;
    }
  }

  #serveNesting(result: number, code: NativeCode, activation: Activation): number {
    this.#activation = activation.inner;
    try {
      return code.serve(result, activation.record);
    } finally {
      this.#activation = activation;
    }
  }

  /**
   * Sets a record's base and code. They are copied as float64: native code reads each with one load, which would wait for
   * two smaller stores to reach the cache; and numbers as large as addresses are slow to take apart.
   */
  #place(place: number, activation: Activation): void {
    const { doubles, words } = activation.record;
    const places = this.#places;
    doubles[RECORD_BASE >> 3] = places[2 * place];
    doubles[RECORD_CODE >> 3] = places[2 * place + 1];
    words[RUNNING] = place;
    activation.entry = place + this.#entryBase;
  }

  detach(): void {
    this.#end(() => this.#entry.close());
  }

  free(): void {
    this.#end(() => this.#entry.free());
  }

  #end(giveUp: () => void): void {
    this.#call = refuseAll;
    this.#outermost.forget();
    try {
      giveUp();
    } finally {
      this.#platform.close();
    }
  }
}

function refuse(entry: number): never {
  throw new Error(`Cannot enter an executor: entry ${entry} is freed`);
}

function refuseAll(): never {
  throw new Error("Cannot enter an executor: the shim is freed");
}
