/**
 * A trace: micro-ops in SSA form, in the order in which they run. A ref is the place of a micro-op, from 1 on; 0 is none.
 * The columns are typed arrays that grow, so that recording makes no garbage.
 */
import { MICRO_OP_TABLE, TYPE_NAMES, U } from "./micro_ops.ts";

/** One interpreter frame as an exit rebuilds it. */
export interface FrameSnapshot {
  /** Code object; the frame's constants and sizes come from it. */
  readonly code: number;
  /** Ref of the function object; 0 for the frame the region was entered with, and for generators'. */
  readonly fn: number;
  /** Ref of the generator that the frame is part of, when a trace resumed it; else 0. */
  readonly generator: number;
  /** Where the frame goes on: words from the code's first instruction. */
  readonly pc: number;
  /** Words of locals and stack in use. */
  readonly height: number;
  /** RETURN_* of the frame (inlined frames). */
  readonly returns: number;
  /** Ref of FRAME_AUX, or 0. */
  readonly aux: number;
  /** Generators': ref of what was handled when it was resumed, as in Snapshot. */
  readonly inherited: number;
  /** Slot number, ref, slot number, ref, ...: what is not in memory already. */
  readonly slots: readonly number[];
}

/** The state of the interpreter at an exit: the frame that the region was entered with, then those that it inlined. */
export interface Snapshot {
  /** From the outermost on. */
  readonly frames: readonly FrameSnapshot[];
  /** Ref of the exception that is handled, a word 0 where none is; 0: what the thread state says. */
  readonly handled: number;
}

/** In `snapshot`: the micro-op leaves as the exit does at which the side trace grew. */
export const RETREAT = -2;

const { SLOT } = U;
/** Most traces have no more micro-ops; what they do not use of it is given up when they are packed. */
const FIRST_CAPACITY = 128;

/** The columns of micro-ops. */
interface Columns {
  op: Uint8Array;
  a: Int32Array;
  b: Int32Array;
  c: Int32Array;
  immediate: Int32Array;
  type: Uint8Array;
  snapshot: Int32Array;
}

/** Bytes of a micro-op in all columns. */
const ROW_BYTES = 5 * 4 + 2;

/** Columns for so many micro-ops, in one buffer. */
function makeColumns(capacity: number): Columns {
  const buffer = new ArrayBuffer(capacity * ROW_BYTES);
  const words = (place: number) => new Int32Array(buffer, 4 * capacity * place, capacity);
  const bytes = (place: number) => new Uint8Array(buffer, capacity * (20 + place), capacity);
  return {
    a: words(0),
    b: words(1),
    c: words(2),
    immediate: words(3),
    snapshot: words(4),
    op: bytes(0),
    type: bytes(1),
  };
}

const NOTHING = new Uint8Array(0);
const NO_REFS: ReadonlySet<number> = new Set();

/** A trace. */
export class Trace {
  /** Number of the micro-op (MICRO_OP_TABLE). */
  op: Uint8Array;
  /** Ref of the first operand; 0: none. */
  a: Int32Array;
  /** Of the second. */
  b: Int32Array;
  /** Of the third. */
  c: Int32Array;
  /** The immediate number. */
  immediate: Int32Array;
  /** INT, FLOAT, ...: the result's type. */
  type: Uint8Array;
  /** Place in `snapshots` of what a micro-op leaves to, -1, or RETREAT. */
  snapshot: Int32Array;
  /** One more than the last ref. */
  length = 1;
  /** What exits rebuild. */
  readonly snapshots: Snapshot[] = [];
  /** The doubles that CONST_FLOAT names. */
  readonly floats: number[] = [];
  /** First ref of the loop; 0: no loop. What stands before runs once. */
  loop = 0;
  /** Ref before the loop, ref in it, ...: the first takes the second's value when the loop begins anew. */
  readonly phis: number[] = [];
  /**
   * Whether what the entered frame holds in memory may differ from what it held when the region was entered: the
   * interpreter was called, here or in a trace that this one grew from.
   */
  dirty = false;
  /** Whether it may be possible later to go on from its end. */
  goesOn = false;
  /** Objects that are made at exits only (sink.ts), by ref. */
  sunk: Uint8Array = NOTHING;
  /** The first of each two refs of `phis`, as long as it has `#variablesOf` refs. */
  #variables: ReadonlySet<number> = NO_REFS;
  #variablesOf = 0;

  /** An empty trace. @param capacity how many micro-ops it will have, when that is known */
  constructor(capacity = FIRST_CAPACITY) {
    const { op, a, b, c, immediate, type, snapshot } = makeColumns(capacity);
    this.op = op;
    this.a = a;
    this.b = b;
    this.c = c;
    this.immediate = immediate;
    this.type = type;
    this.snapshot = snapshot;
  }

  /** Appends a micro-op. */
  append(op: number, a: number, b: number, c: number, immediate: number, snapshot: number): number {
    const ref = this.length++;
    if (ref === this.op.length) this.#grow();
    this.op[ref] = op;
    this.a[ref] = a;
    this.b[ref] = b;
    this.c[ref] = c;
    this.immediate[ref] = immediate;
    this.snapshot[ref] = snapshot;
    this.type[ref] = RESULT_TYPES[op];
    return ref;
  }

  /** Whether the ref takes another value in each turn of the loop. */
  isLoopVariable(ref: number): boolean {
    const { phis } = this;
    if (phis.length === 0) return false;
    if (phis.length !== this.#variablesOf) {
      this.#variables = new Set(phis.filter((_, i) => i % 2 === 0));
      this.#variablesOf = phis.length;
    }
    return this.#variables.has(ref);
  }

  #grow(): void {
    const columns = makeColumns(2 * this.op.length);
    columns.op.set(this.op);
    columns.a.set(this.a);
    columns.b.set(this.b);
    columns.c.set(this.c);
    columns.immediate.set(this.immediate);
    columns.type.set(this.type);
    columns.snapshot.set(this.snapshot);
    Object.assign(this, columns);
  }
}

const RESULT_TYPES = Uint8Array.from(MICRO_OP_TABLE, (row) => TYPE_NAMES.indexOf(row.result));

/**
 * Whether the entered frame holds in memory what the ref says of a slot. A variable of the loop is in memory as it was when the
 * region was entered only.
 */
export function isInMemory(trace: Trace, slot: number, ref: number): boolean {
  return !trace.dirty && trace.op[ref] === SLOT && trace.immediate[ref] === slot &&
    !trace.isLoopVariable(ref);
}
