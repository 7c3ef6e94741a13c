/**
 * Lowers a region to one function of the kernel language: from it every backend that compiles whole regions makes its code.
 *
 *     region(frame) -> number of the exit
 *
 * A result becomes a variable; a loop's variable is that of the ref before the loop, assigned anew at the loop's end. An exit
 * hands its values over in the exit values (heap/map.ts) and returns its number: what an interpreter frame needs is made
 * of them outside (restore.ts), so that leaving costs little code and an exit can never fail.
 */
import { EXIT_VALUES } from "../heap/map.ts";
import { type Expr, F64, float, I32, int } from "../kernel/expressions.ts";
import {
  type Builder,
  type Kernel,
  kernel,
  type Label,
  type Variable,
} from "../kernel/statements.ts";
import { MICRO_OP_TABLE, NONE, U } from "./micro_ops.ts";
import type { Region } from "./region.ts";

/** Lowers the region. */
export function lowerRegion(region: Region): Kernel {
  return kernel(`region${region.id}`, ["i32"], "i32", (k, frame) => {
    new RegionLowering(k, frame as I32, region).lower();
  });
}

class RegionLowering {
  readonly #k: Builder;
  readonly #frame: I32;
  readonly #region: Region;
  readonly #values: (Expr | undefined)[];
  readonly #exitLabels: Label[] = [];

  constructor(k: Builder, frame: I32, region: Region) {
    this.#k = k;
    this.#frame = frame;
    this.#region = region;
    this.#values = new Array(region.trace.length);
  }

  lower(): void {
    this.#insideExit(this.#region.exits.length - 1);
  }

  /** A block for each exit, the first one innermost; behind the block, the exit. */
  #insideExit(number: number): void {
    if (number < 0) {
      this.#body();
      return;
    }
    const k = this.#k;
    k.block((label) => {
      this.#exitLabels[number] = label;
      this.#insideExit(number - 1);
    });
    this.#exit(number);
  }

  #exit(number: number): void {
    const k = this.#k;
    this.#region.exits[number].values.forEach((ref, i) => {
      const value = this.#value(ref);
      const at = EXIT_VALUES + 8 * i;
      if (value instanceof F64) k.double(int(0), at, value);
      else if (value instanceof I32) k.word(int(0), at, value);
    });
    k.return(int(number));
  }

  #body(): void {
    const { trace } = this.#region;
    const end = trace.loop === 0 ? trace.length : trace.loop;
    for (let ref = 1; ref < end; ref++) this.#microOp(ref);
    if (trace.loop === 0) return;
    this.#k.loop((again) => {
      for (let ref = trace.loop; ref < trace.length; ref++) this.#microOp(ref);
      this.#assignPhis();
      this.#k.goto(again);
    });
  }

  #microOp(ref: number): void {
    const { trace, live, exitOf } = this.#region;
    if (live[ref] === 0) return;
    const op = trace.op[ref];
    if (op <= U.CONST_FLOAT) return;
    const k = this.#k;
    const result = MICRO_OP_TABLE[op].kernel({
      k,
      frame: this.#frame,
      a: this.#value(trace.a[ref]),
      b: this.#value(trace.b[ref]),
      c: this.#value(trace.c[ref]),
      immediate: trace.immediate[ref],
      fail: this.#exitLabels[exitOf[ref]],
    });
    if (trace.type[ref] !== NONE && result) this.#values[ref] = k.let(result);
  }

  #value(ref: number): Expr {
    const known = this.#values[ref];
    if (known !== undefined) return known;
    const { trace } = this.#region;
    switch (trace.op[ref]) {
      case U.CONST_FLOAT:
        return float(trace.floats[trace.immediate[ref]]);
      default:
        return int(trace.immediate[ref]);
    }
  }

  /** All at once: a variable whose old value another one takes is kept before. */
  #assignPhis(): void {
    const k = this.#k;
    const { phis } = this.#region.trace;
    const { live } = this.#region;
    const pending: [Variable<Expr>, Expr][] = [];
    const targets = new Set<number>();
    for (let i = 0; i < phis.length; i += 2) if (live[phis[i]] !== 0) targets.add(phis[i]);
    for (let i = 0; i < phis.length; i += 2) {
      if (live[phis[i]] === 0) continue;
      const target = this.#values[phis[i]] as Variable<Expr>;
      const source = this.#value(phis[i + 1]);
      const kept = targets.has(phis[i + 1]) ? k.let(source) : source;
      pending.push([target, kept]);
    }
    for (const [target, value] of pending) k.set(target, value);
  }
}
