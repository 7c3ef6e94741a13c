/** Builds traces and regions by hand. */
import { BOOL, FLOAT, INT, type MicroOpName, U, WORD } from "../../../core/trace/micro_ops.ts";
import { type Exit, Region } from "../../../core/trace/region.ts";
import { RETREAT, Trace } from "../../../core/trace/trace.ts";
import { OTHER } from "./micro_op_models.ts";

/** Slots from here on are named by snapshots alone: what they are given is handed over, in the order given. */
export const HANDED_OVER = 100;
/** The code object that snapshots name: what stands in memory there does. */
const CODE = OTHER;

/** A trace in the making. Refs are numbers; 0 is no operand. */
export class TraceBuilder {
  readonly trace = new Trace();

  /** Appends a micro-op that never leaves. @returns its ref */
  op(name: MicroOpName, a = 0, b = 0, c = 0, immediate = 0): number {
    return this.trace.append(U[name], a, b, c, immediate, -1);
  }

  /** Appends a micro-op that may leave, by the exit of a snapshot. @returns its ref */
  leaving(snapshot: number, name: MicroOpName, a = 0, b = 0, c = 0, immediate = 0): number {
    return this.trace.append(U[name], a, b, c, immediate, snapshot);
  }

  /** A snapshot that hands these refs over. @returns its place */
  snapshot(...refs: readonly number[]): number {
    const slots = refs.flatMap((ref, i) => [HANDED_OVER + i, ref]);
    const nothing = { fn: 0, height: 0, returns: 0, aux: 0, generator: 0, inherited: 0 };
    const frame = { code: CODE, pc: 0, ...nothing, slots };
    return this.trace.snapshots.push({ frames: [frame], handled: 0 }) - 1;
  }

  /** Ends the trace with an exit that hands these refs over. */
  exit(...refs: readonly number[]): void {
    this.leaving(this.snapshot(...refs), "EXIT");
  }

  int(value: number): number {
    return this.op("CONST_INT", 0, 0, 0, value);
  }

  bool(value: boolean): number {
    return this.op("CONST_BOOL", 0, 0, 0, value ? 1 : 0);
  }

  word(value: number): number {
    return this.op("CONST_WORD", 0, 0, 0, value);
  }

  float(value: number): number {
    return this.op("CONST_FLOAT", 0, 0, 0, this.trace.floats.push(value) - 1);
  }

  /** The word of a slot, and what it is when it is a small int or the address of a float. */
  slot(slot: number): number {
    return this.op("SLOT", 0, 0, 0, slot);
  }
  intOf(slot: number): number {
    return this.op("UNTAG", this.slot(slot));
  }
  floatOf(slot: number): number {
    return this.op("UNBOX", this.slot(slot));
  }
  /** Whether the small int of a slot is not 0. */
  boolOf(slot: number): number {
    return this.op("INT_NOT_EQUAL", this.intOf(slot), this.int(0));
  }

  /** A side trace's input: the parent's ref, of the type that it has there. */
  input(parent: TraceBuilder, ref: number): number {
    return this.inputOf(parent.trace, ref);
  }

  /** The same of a trace. */
  inputOf(parent: Trace, ref: number): number {
    return this.op(INPUTS[parent.type[ref]], 0, 0, 0, ref);
  }

  /** The loop begins here. The variables are refs before it. */
  beginLoop(): void {
    this.trace.loop = this.trace.length;
  }

  /** What the variable becomes when the loop begins anew. */
  next(variable: number, value: number): void {
    this.trace.phis.push(variable, value);
  }

  /** The finished trace. Nothing in it is made at exits only. */
  get finished(): Trace {
    this.trace.sunk = new Uint8Array(this.trace.length);
    return this.trace;
  }

  /** A region of this trace. */
  region(id: number): Region {
    return new Region(id, 0, 0, this.finished);
  }
}

const INPUTS: Readonly<Record<number, MicroOpName>> = {
  [WORD]: "INPUT_WORD",
  [INT]: "INPUT_INT",
  [FLOAT]: "INPUT_FLOAT",
  [BOOL]: "INPUT_BOOL",
};

/** In the place of a snapshot, in a side trace: leaves as the exit does at which it grew. */
export const AS_PARENT = RETREAT;

/** Grows a side trace at the exit by which the micro-op `ref` of `parent` leaves. */
export function grow(region: Region, parent: TraceBuilder, ref: number, side: TraceBuilder): void {
  region.grow(exitOf(region, parent, ref), side.finished);
}

/** The exit by which a micro-op leaves. */
export function exitOf(region: Region, { trace }: TraceBuilder, ref: number): Exit {
  const unit = region.units.find((each) => each.trace === trace)!;
  return region.exits[unit.exitOf[ref]];
}
