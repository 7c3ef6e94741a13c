/**
 * Lowers a region to one function of the kernel language, for backends that make their code from that.
 *
 *     region(frame) -> number of the exit
 *
 * The frame is the running one, which is read from the thread state: links lead to regions of other frames.
 *
 * A result becomes a variable; a loop's variable is that of the ref before the loop, assigned anew at the loop's end. An exit
 * hands its values over in the exit values (heap/map.ts) and returns its number: what an interpreter frame needs is made
 * of them outside (restore.ts), so that leaving costs little code and an exit can never fail. Where a side trace grew, it
 * stands in the exit's place, and its inputs are the parent's variables.
 */
import { EXIT_VALUES, TS_EXIT_REGION, TS_FRAME } from "../heap/map.ts";
import { double, type Expr, F64, float, I32, int, wordAt } from "../kernel/expressions.ts";
import {
  type Builder,
  type Kernel,
  kernel,
  type Label,
  type Variable,
} from "../kernel/statements.ts";
import { goHome } from "./go_home.ts";
import { lowerCallOut } from "./lower_call_out.ts";
import { FLOAT, MICRO_OP_TABLE, NONE, U } from "./micro_ops.ts";
import { Region, type Unit } from "./region.ts";
import { Trace } from "./trace.ts";

export { STATE_IN_MEMORY } from "./lower_call_out.ts";

/** What lowerRegion gives for a region that was made of a kernel. */
const kernels = new WeakMap<Region, Kernel>();

/** For tests: a region whose code is the kernel, which takes the frame and gives the exit. */
export function regionOfKernel(id: number, code: Kernel): Region {
  const region = new Region(id, 0, 0, new Trace());
  kernels.set(region, code);
  return region;
}

/** The kernel that a region was made of by regionOfKernel. */
export function kernelOf(region: Region): Kernel | undefined {
  return kernels.get(region);
}

/** Lowers the region. */
export function lowerRegion(region: Region): Kernel {
  const known = kernels.get(region);
  if (known !== undefined) return known;
  return kernel(`region${region.id}`, ["i32"], "i32", (k) => {
    new RegionLowering(k, region).lower();
  });
}

type Values = (Expr | undefined)[];

class RegionLowering {
  readonly #k: Builder;
  readonly #region: Region;
  /** By unit. */
  readonly #values = new Map<Unit, Values>();
  readonly #exitLabels: Label[] = [];
  /** Numbers of exits to which something goes. */
  readonly #reached = new Set<number>();
  /** What the entered frame's locals hold in memory where the code stands, by slot. */
  readonly #inFrame = new Map<number, number>();
  #entry!: Label;
  /** The frame that it was entered with last: another one when a function of the region has called itself. */
  #frame!: I32;

  constructor(k: Builder, region: Region) {
    this.#k = k;
    this.#region = region;
    for (const unit of region.units) this.#values.set(unit, new Array(unit.trace.length));
  }

  lower(): void {
    this.#k.loop((entry) => {
      this.#entry = entry;
      this.#frame = this.#k.let(wordAt(TS_FRAME));
      this.#insideExit(this.#region.exits.length - 1);
    });
  }

  /** A block for each exit, the first one innermost; behind the block, the exit. */
  #insideExit(number: number): void {
    if (number < 0) {
      this.#unit(this.#region.units[0]);
      return;
    }
    this.#k.block((label) => {
      this.#exitLabels[number] = label;
      this.#insideExit(number - 1);
    });
    const { side } = this.#region.exits[number];
    if (side !== null) {
      this.#unit(side);
      return;
    }
    if (!this.#reached.has(number)) return;
    this.#handOver(number);
    this.#k.wordAt(TS_EXIT_REGION, this.#region.id);
    this.#k.return(int(number));
  }

  /** Stores the exit's values. */
  #handOver(number: number): void {
    const k = this.#k;
    const exit = this.#region.exits[number];
    const unit = this.#region.units.find((each) => each.trace === exit.trace);
    // A bridge that retreats leaves what was handed over to it.
    if (unit === undefined) return;
    exit.values.forEach((ref, i) => {
      const value = this.#value(unit, ref);
      const at = EXIT_VALUES + 8 * i;
      if (value instanceof F64) k.double(int(0), at, value);
      else if (value instanceof I32) k.word(int(0), at, value);
    });
  }

  #unit(unit: Unit): void {
    const { trace } = unit;
    const end = trace.loop === 0 ? trace.length : trace.loop;
    this.#inFrame.clear();
    for (let ref = 1; ref < end; ref++) this.#microOp(unit, ref);
    if (trace.loop === 0) return;
    this.#k.loop((again) => {
      this.#inFrame.clear();
      for (let ref = trace.loop; ref < trace.length; ref++) this.#microOp(unit, ref);
      this.#assignPhis(unit);
      this.#k.goto(again);
    });
  }

  #microOp(unit: Unit, ref: number): void {
    const { trace, live, exitOf } = unit;
    if (live[ref] === 0) return;
    const op = trace.op[ref];
    if (op <= U.CONST_FLOAT) return;
    const k = this.#k;
    const values = this.#values.get(unit)!;
    if (op >= U.INPUT_WORD && op <= U.INPUT_BOOL) {
      values[ref] = unit.parent === null
        ? k.let(this.#handedOver(trace.immediate[ref], trace.type[ref]))
        : this.#value(unit.parent, trace.immediate[ref]);
      return;
    }
    if (op === U.ENTER && this.#region.from !== null) {
      goHome(this.#k, this.#region);
      return;
    }
    if (op === U.CALL_OUT) {
      k.scope(() => this.#callOut(unit, exitOf[ref], trace.immediate[ref]));
      return;
    }
    this.#reached.add(exitOf[ref]);
    const given = MICRO_OP_TABLE[op].kernel({
      k,
      frame: this.#frame,
      a: this.#value(unit, trace.a[ref]),
      b: this.#value(unit, trace.b[ref]),
      c: this.#value(unit, trace.c[ref]),
      immediate: trace.immediate[ref],
      fail: this.#exitLabels[exitOf[ref]],
      entry: this.#entry,
    });
    if (trace.type[ref] !== NONE && given) values[ref] = k.let(given);
  }

  /** A value of the exit that a bridge continues. */
  #handedOver(ref: number, type: number): Expr {
    const at = EXIT_VALUES + 8 * this.#region.from!.values.indexOf(ref);
    return type === FLOAT ? double(int(0), at) : wordAt(at);
  }

  #callOut(unit: Unit, number: number, words: number): void {
    const place = {
      k: this.#k,
      fail: this.#exitLabels[number],
      entry: this.#entry,
      frame: this.#frame,
      trace: unit.trace,
      snapshot: this.#region.exits[number].snapshot,
      inFrame: this.#inFrame,
      valueOf: (ref: number) => {
        const value = this.#value(unit, ref);
        // It may have to be boxed, for which there may be no room.
        if (value instanceof F64) this.#reached.add(number);
        return value;
      },
    };
    lowerCallOut(place, words);
  }

  #value(unit: Unit, ref: number): Expr {
    const known = this.#values.get(unit)![ref];
    if (known !== undefined) return known;
    const { trace } = unit;
    switch (trace.op[ref]) {
      case U.CONST_FLOAT:
        return float(trace.floats[trace.immediate[ref]]);
      default:
        return int(trace.immediate[ref]);
    }
  }

  /** All at once: a variable whose old value another one takes is kept before. */
  #assignPhis(unit: Unit): void {
    const k = this.#k;
    const { phis } = unit.trace;
    const pending: [Variable<Expr>, Expr][] = [];
    const targets = new Set<number>();
    for (let i = 0; i < phis.length; i += 2) if (unit.live[phis[i]] !== 0) targets.add(phis[i]);
    for (let i = 0; i < phis.length; i += 2) {
      if (unit.live[phis[i]] === 0) continue;
      const target = this.#value(unit, phis[i]) as Variable<Expr>;
      const source = this.#value(unit, phis[i + 1]);
      pending.push([target, targets.has(phis[i + 1]) ? k.let(source) : source]);
    }
    for (const [target, value] of pending) k.set(target, value);
  }
}
