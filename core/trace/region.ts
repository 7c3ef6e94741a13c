/**
 * A region: what a backend compiles into one piece of code. A root trace, with its loop, and the side traces that grew at its
 * exits. Each exit of the whole has a number.
 */
import { MICRO_OP_TABLE, U } from "./micro_ops.ts";
import { EXIT_VALUES_MOST } from "../heap/map.ts";
import { RecordingAborted } from "./aborts.ts";
import type { FrameSnapshot, Snapshot, Trace } from "./trace.ts";

/** An exit. */
export interface Exit {
  readonly snapshot: Snapshot;
  /** Refs of what is handed over, in the order of the exit values (heap/map.ts: EXIT_VALUES). */
  readonly values: readonly number[];
  /** How often it was taken. */
  count: number;
}

/** A region. */
export class Region {
  readonly id: number;
  /** Code object and offset in words of the instruction at which it is entered. */
  readonly code: number;
  readonly pc: number;
  readonly trace: Trace;
  /** By exit number. */
  readonly exits: Exit[] = [];
  /** Exit number by ref of the guard, -1: none. */
  readonly exitOf: Int32Array;
  /** Whether a micro-op is needed, by ref. */
  readonly live: Uint8Array;

  constructor(id: number, code: number, pc: number, trace: Trace) {
    this.id = id;
    this.code = code;
    this.pc = pc;
    this.trace = trace;
    this.live = findLive(trace);
    this.exitOf = new Int32Array(trace.length).fill(-1);
    const numbers = new Map<number, number>();
    for (let ref = 1; ref < trace.length; ref++) {
      const place = trace.snapshot[ref];
      if (place < 0 || this.live[ref] === 0) continue;
      let number = numbers.get(place);
      if (number === undefined) {
        number = this.#addExit(trace.snapshots[place]);
        numbers.set(place, number);
      }
      this.exitOf[ref] = number;
    }
  }

  /** Calls `visit` with the guest objects and shapes that the micro-ops name. */
  forEachConstant(visit: (value: number) => void): void {
    visit(this.code);
    const { trace } = this;
    for (let ref = 1; ref < trace.length; ref++) {
      if (NAMES_OBJECT[trace.op[ref]]) visit(trace.immediate[ref]);
    }
    for (const exit of this.exits) for (const frame of exit.snapshot.frames) visit(frame.code);
  }

  #addExit(snapshot: Snapshot): number {
    const values = valuesOf(this.trace, snapshot);
    if (values.length > EXIT_VALUES_MOST) throw new RecordingAborted("TOO_MANY_VALUES");
    return this.exits.push({ snapshot, values, count: 0 }) - 1;
  }
}

/** Whether a frame's slot holds in memory what the ref says. */
export function isInMemory(trace: Trace, slot: number, ref: number): boolean {
  return trace.op[ref] === U.SLOT && trace.immediate[ref] === slot;
}

/** Calls `visit` with each ref that a snapshot needs. */
function forEachRef(trace: Trace, snapshot: Snapshot, visit: (ref: number) => void): void {
  snapshot.frames.forEach((frame: FrameSnapshot, depth) => {
    if (frame.fn !== 0) visit(frame.fn);
    if (frame.aux !== 0) visit(frame.aux);
    for (let i = 0; i < frame.slots.length; i += 2) {
      const ref = frame.slots[i + 1];
      if (depth > 0 || !isInMemory(trace, frame.slots[i], ref)) visit(ref);
    }
  });
}

/** The refs that must be handed over: not constants. */
function valuesOf(trace: Trace, snapshot: Snapshot): number[] {
  const values = new Set<number>();
  forEachRef(trace, snapshot, (ref) => {
    if (trace.op[ref] > U.CONST_FLOAT) values.add(ref);
  });
  return [...values];
}

/** Whether the immediate is a guest value. */
const NAMES_OBJECT = MICRO_OP_TABLE.map((row) => row.immediate === "address");

const KEPT = MICRO_OP_TABLE.map((row) =>
  row.effect === "guard" && row.result === "none" || row.effect === "check" ||
  row.effect === "store" || row.effect === "effect"
);

/**
 * Finds what is needed: guards without a result, stores, and what they, the exits and the loop's variables depend on. A checked
 * operation whose result nobody needs is not done: its check is about the result alone.
 */
function findLive(trace: Trace): Uint8Array {
  const live = new Uint8Array(trace.length);
  const next = new Map<number, number>();
  for (let i = 0; i < trace.phis.length; i += 2) next.set(trace.phis[i], trace.phis[i + 1]);
  const snapshotsSeen = new Uint8Array(trace.snapshots.length);
  const work: number[] = [];
  const use = (ref: number) => {
    if (ref === 0 || live[ref] !== 0) return;
    live[ref] = 1;
    work.push(ref);
  };
  for (let ref = 1; ref < trace.length; ref++) if (KEPT[trace.op[ref]]) use(ref);
  for (let ref = work.pop(); ref !== undefined; ref = work.pop()) {
    use(trace.a[ref]);
    use(trace.b[ref]);
    use(trace.c[ref]);
    const later = next.get(ref);
    if (later !== undefined) use(later);
    const snapshot = trace.snapshot[ref];
    if (snapshot >= 0 && snapshotsSeen[snapshot] === 0) {
      snapshotsSeen[snapshot] = 1;
      forEachRef(trace, trace.snapshots[snapshot], use);
    }
  }
  return live;
}
