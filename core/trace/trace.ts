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
  /** Slot number, ref, slot number, ref, ...: what is not in memory already. */
  readonly slots: readonly number[];
}

/** The state of the interpreter at an exit: the frame that the region was entered with, then those that it inlined. */
export interface Snapshot {
  /** From the outermost on. */
  readonly frames: readonly FrameSnapshot[];
}

/** In `snapshot`: the micro-op leaves as the exit does at which the side trace grew. */
export const RETREAT = -2;

const FIRST_CAPACITY = 1024;

/** Columns of micro-ops. */
export class Trace {
  /** Number of the micro-op (MICRO_OP_TABLE). */
  op: Uint8Array = new Uint8Array(FIRST_CAPACITY);
  /** Ref of the first operand; 0: none. */
  a: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** Of the second. */
  b: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** Of the third. */
  c: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** The immediate number. */
  immediate: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** INT, FLOAT, ...: the result's type. */
  type: Uint8Array = new Uint8Array(FIRST_CAPACITY);
  /** Place in `snapshots` of what a micro-op leaves to, -1, or RETREAT. */
  snapshot: Int32Array = new Int32Array(FIRST_CAPACITY);
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
  /** Objects that are made at exits only (sink.ts), by ref. */
  sunk: Uint8Array = new Uint8Array(0);

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

  #grow(): void {
    const size = this.op.length * 2;
    const grow = <T extends Uint8Array | Int32Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.op = grow(this.op, new Uint8Array(size));
    this.a = grow(this.a, new Int32Array(size));
    this.b = grow(this.b, new Int32Array(size));
    this.c = grow(this.c, new Int32Array(size));
    this.immediate = grow(this.immediate, new Int32Array(size));
    this.type = grow(this.type, new Uint8Array(size));
    this.snapshot = grow(this.snapshot, new Int32Array(size));
  }
}

const RESULT_TYPES = Uint8Array.from(MICRO_OP_TABLE, (row) => TYPE_NAMES.indexOf(row.result));

/**
 * Whether the entered frame holds in memory what the ref says of a slot. A variable of the loop is in memory as it was when the
 * region was entered only.
 */
export function isInMemory(trace: Trace, slot: number, ref: number): boolean {
  return !trace.dirty && trace.op[ref] === U.SLOT && trace.immediate[ref] === slot &&
    !isLoopVariable(trace, ref);
}

function isLoopVariable(trace: Trace, ref: number): boolean {
  for (let i = 0; i < trace.phis.length; i += 2) if (trace.phis[i] === ref) return true;
  return false;
}
