/**
 * Random regions, to be compiled and not to be run: any micro-op on any operands of its types, more values alive than there
 * are registers, exits that hand over anything, loops with variables that change places, side traces in side traces.
 */
import {
  BOOL,
  FLOAT,
  INT,
  MICRO_OP_NAMES,
  MICRO_OPS,
  type MicroOp,
  type MicroOpName,
  NONE,
  TYPE_NAMES,
  U,
  WORD,
} from "../../core/trace/micro_ops.ts";
import { type Exit, Region } from "../../core/trace/region.ts";
import { type FrameSnapshot, RETREAT, Trace } from "../../core/trace/trace.ts";
import type { Random } from "../kernel/support.ts";

/** They end a trace, or are none of its micro-ops. */
const NOT_INSIDE: ReadonlySet<MicroOpName> = new Set<MicroOpName>([
  "EXIT",
  "ENTER",
  "LINK",
  "LINK_PUSHED",
  "RETURN",
]);
const INSIDE = MICRO_OP_NAMES.filter((name) =>
  U[name] > U.CONST_FLOAT && !(U[name] >= U.INPUT_WORD && U[name] <= U.INPUT_BOOL) &&
  !NOT_INSIDE.has(name)
);
const INPUTS = [0, U.INPUT_WORD, U.INPUT_INT, U.INPUT_FLOAT, U.INPUT_BOOL];
const TYPES = [WORD, INT, FLOAT, BOOL];

/** Writes one trace. */
class TraceWriter {
  readonly trace = new Trace();
  readonly #random: Random;
  readonly #from: Exit | null;
  /** Refs by type. */
  readonly #refs: number[][] = TYPE_NAMES.map(() => []);
  readonly #values: number;

  /** @param from the exit at which it grows */
  constructor(random: Random, from: Exit | null) {
    this.#random = random;
    this.#from = from;
    this.#values = 2 + random.below(20);
  }

  #append(op: number, refs: readonly number[], immediate: number, snapshot = -1): number {
    const ref = this.trace.append(
      op,
      refs[0] ?? 0,
      refs[1] ?? 0,
      refs[2] ?? 0,
      immediate,
      snapshot,
    );
    const type = this.trace.type[ref];
    if (type !== NONE) this.#refs[type].push(ref);
    return ref;
  }

  begin(): void {
    const random = this.#random;
    for (const ref of this.#from?.values ?? []) {
      if (random.below(8) > 0) this.#append(INPUTS[this.#from!.trace.type[ref]], [], ref);
    }
    if (this.#from === null) { for (let i = 0; i < 6; i++) this.#append(U.SLOT, [], i); }
    for (const type of TYPES) if (this.#refs[type].length === 0) this.#constant(type);
    this.#countStep();
  }

  #constant(type: number): number {
    const random = this.#random;
    switch (type) {
      case WORD:
        return this.#append(U.CONST_WORD, [], random.pick([8, 4096, -8, random.bits() & -8]));
      case FLOAT:
        return this.#append(U.CONST_FLOAT, [], this.trace.floats.push(random.below(9) / 2) - 1);
      default:
        return this.#append(type === INT ? U.CONST_INT : U.CONST_BOOL, [], random.below(2));
    }
  }

  #countStep(): void {
    this.#append(U.COUNT_STEP, [], 0, this.#snapshot());
  }

  /** A ref of a type: mostly one of the last, often an old one. */
  #pick(type: number): number {
    const refs = this.#refs[type];
    if (this.#random.below(12) === 0) return this.#constant(type);
    const last = Math.min(refs.length, this.#random.below(3) > 0 ? this.#values : refs.length);
    return refs[refs.length - 1 - this.#random.below(last)];
  }

  #snapshot(): number {
    const random = this.#random;
    if (this.#from !== null && random.below(10) === 0) return RETREAT;
    const before = this.trace.snapshots.length;
    if (before > 0 && random.below(3) === 0) return before - 1;
    const slots: number[] = [];
    const count = random.below(this.#values);
    for (let i = 0; i < count; i++) slots.push(100 + i, this.#pick(random.pick(TYPES)));
    const frame = {
      code: 0,
      fn: 0,
      pc: 0,
      height: 0,
      returns: 0,
      aux: 0,
      generator: 0,
      inherited: 0,
      slots,
    } satisfies FrameSnapshot;
    return this.trace.snapshots.push({ frames: [frame], handled: 0 }) - 1;
  }

  /** Appends so many micro-ops. */
  fill(count: number): void {
    const random = this.#random;
    for (let i = 0; i < count; i++) {
      const name = random.pick(INSIDE);
      // These would leave for most of the time.
      if (name === "CALL_OUT" && random.below(3) > 0) continue;
      const op: MicroOp = MICRO_OPS[name];
      const refs = op.operands.map((type) => this.#pick(TYPE_NAMES.indexOf(type)));
      const leaves = op.effect !== "pure" && op.effect !== "load" && op.effect !== "store";
      const snapshot = leaves ? this.#snapshot() : -1;
      const ref = this.#append(U[name], refs, random.below(200), snapshot);
      if (this.trace.type[ref] === BOOL && random.below(3) > 0) {
        this.#append(random.pick([U.GUARD_TRUE, U.GUARD_FALSE]), [ref], 0, this.#snapshot());
      }
    }
  }

  /** Makes what follows the loop of what was written, and closes it. */
  loop(count: number): void {
    const { trace } = this;
    trace.loop = trace.length;
    const variables = this.#refs.flat().filter((ref) => trace.op[ref] > U.CONST_FLOAT);
    this.#countStep();
    this.fill(count);
    for (const ref of variables) {
      if (this.#random.below(3) > 0) continue;
      trace.phis.push(ref, this.#pick(trace.type[ref]));
    }
  }

  end(): void {
    const { pick } = this.#random;
    const op = pick.call(this.#random, [
      U.EXIT,
      U.ENTER,
      U.LINK,
      U.LINK_PUSHED,
      U.RETURN,
    ]) as number;
    const operands = op === U.RETURN ? [this.#pick(WORD)] : [];
    const snapshot = op === U.ENTER || op === U.LINK_PUSHED ? -1 : this.#snapshot();
    this.#append(op, operands, 1, snapshot);
  }

  /** The trace, all of whose objects are made. */
  done(): Trace {
    this.trace.sunk = new Uint8Array(this.trace.length);
    return this.trace;
  }
}

/** A region. */
export function randomRegion(random: Random): Region {
  const root = new TraceWriter(random, null);
  root.begin();
  root.fill(random.below(40));
  if (random.below(4) > 0) root.loop(random.below(60));
  else root.end();
  const region = new Region(1, 0, 0, root.done());
  for (let sides = random.below(6); sides > 0; sides--) {
    const exits = region.exits.filter(({ grows, side }) => grows && side === null);
    if (exits.length === 0) break;
    const exit = random.pick(exits);
    const side = new TraceWriter(random, exit);
    side.begin();
    side.fill(random.below(30));
    side.end();
    region.grow(exit, side.done());
  }
  return region;
}
