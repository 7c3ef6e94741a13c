/**
 * Where the values of a region are needed last, unit by unit: what locals are shared by.
 *
 * A value is a micro-op's result, numbered through all units; an input is the parent's value itself. Code of a side trace runs
 * only after a guard went to its exit, so in the parent everything that it needs is needed at those guards, and in the side
 * trace the parent's other values are not there any more. In a loop, what comes from outside of it is needed to its end.
 */
import { FLOAT, MICRO_OP_TABLE, U } from "../../core/trace/micro_ops.ts";
import type { Region, Unit } from "../../core/trace/region.ts";
import type { Trace } from "../../core/trace/trace.ts";

const OPERANDS = Uint8Array.from(MICRO_OP_TABLE, (row) => row.operands.length);

/** The values of a region. */
export class Liveness {
  /** Number of the first value (ref 0, which is none) of each unit. */
  readonly base: readonly number[];
  /** By value: the value that it is. */
  readonly alias: Int32Array;
  /** Micro-ops that have it as an operand; an exit or a loop that takes it counts as many. */
  readonly uses: Uint8Array;
  /** By unit: the values of other units that it needs. */
  readonly entering: readonly number[][];
  /** By value of a micro-op: the first of the list of values that are needed last there; -1: none. */
  readonly #dies: Int32Array;
  readonly #valueOf: number[] = [];
  readonly #next: number[] = [];
  readonly #places = new Map<Trace, number>();
  readonly #region: Region;

  constructor(region: Region) {
    const { units } = region;
    this.#region = region;
    const base: number[] = [];
    let count = 0;
    units.forEach(({ trace }, place) => {
      base.push(count);
      // One more: the end of the loop.
      count += trace.length + 1;
      this.#places.set(trace, place);
    });
    this.base = base;
    this.alias = new Int32Array(count);
    this.uses = new Uint8Array(count);
    this.#dies = new Int32Array(count).fill(-1);
    units.forEach((unit, place) => this.#number(unit, place));
    this.entering = units.map(() => []);
    const seen = new Int32Array(count).fill(-1);
    for (let place = units.length - 1; place >= 0; place--) this.#scan(place, seen);
  }

  #number({ trace, parent }: Unit, place: number): void {
    const { alias } = this;
    const { op, immediate, length } = trace;
    const base = this.base[place];
    const outer = parent === null ? -1 : this.base[this.#places.get(parent.trace)!];
    for (let ref = 0; ref < length; ref++) {
      const isInput = outer >= 0 && op[ref] >= U.INPUT_WORD && op[ref] <= U.INPUT_BOOL;
      alias[base + ref] = isInput ? alias[outer + immediate[ref]] : base + ref;
    }
  }

  /** The number of the first value of the unit that has an exit's values; -1: no unit of this region has them. */
  baseOfExit(exit: number): number {
    const place = this.#places.get(this.#region.exits[exit].trace);
    return place === undefined ? -1 : this.base[place];
  }

  /** The place of the unit that continues an exit; -1: none does. */
  sideOf(exit: number): number {
    const { side } = this.#region.exits[exit];
    return side === null ? -1 : this.#places.get(side.trace)!;
  }

  /** Begins the list of the values that a unit needs last at a ref; at `trace.length`: at the end of its loop. -1: the end. */
  firstDying(unit: number, ref: number): number {
    return this.#dies[this.base[unit] + ref];
  }

  /** The list's next element. */
  nextDying(element: number): number {
    return this.#next[element];
  }

  /** The value of an element. */
  dying(element: number): number {
    return this.#valueOf[element];
  }

  /** From the unit's end to its beginning: a value that is met for the first time is needed last there. */
  #scan(place: number, seen: Int32Array): void {
    const { trace, live, exitOf } = this.#region.units[place];
    const { exits } = this.#region;
    const { op, a, b, c, length, loop, phis } = trace;
    const { alias, uses } = this;
    const base = this.base[place];
    const entering = this.entering[place];
    const use = (value: number, ref: number) => {
      if (seen[value] === place) return;
      seen[value] = place;
      const own = value >= base && value < base + length;
      const fromOutside = !own || value - base < loop;
      const last = base + (ref >= loop && loop !== 0 && fromOutside ? length : ref);
      this.#next.push(this.#dies[last]);
      this.#dies[last] = this.#valueOf.push(value) - 1;
      if (!own) entering.push(value);
    };
    const useOperand = (operand: number, ref: number) => {
      if (op[operand] <= U.CONST_FLOAT) return;
      const value = alias[base + operand];
      if (uses[value] < MANY) uses[value]++;
      use(value, ref);
    };
    const useMuch = (value: number, ref: number) => {
      uses[value] = MANY;
      use(value, ref);
    };
    if (loop !== 0) {
      for (let i = 0; i < phis.length; i += 2) {
        if (live[phis[i]] === 0) continue;
        useMuch(alias[base + phis[i]], length);
        if (op[phis[i + 1]] > U.CONST_FLOAT) useMuch(alias[base + phis[i + 1]], length);
      }
    }
    const left = new Set<number>();
    for (let ref = length - 1; ref > 0; ref--) {
      const code = op[ref];
      if (live[ref] === 0 || code <= U.CONST_FLOAT) continue;
      const exit = exitOf[ref];
      if (exit >= 0 && !left.has(exit)) {
        left.add(exit);
        const side = this.sideOf(exit);
        const from = side >= 0 ? 0 : this.baseOfExit(exit);
        if (side >= 0) { for (const value of this.entering[side]) useMuch(value, ref); }
        else if (from >= 0) {
          for (const each of exits[exit].values) useMuch(alias[from + each], ref);
        }
      }
      const count = OPERANDS[code];
      if (count > 0) useOperand(a[ref], ref);
      if (count > 1) useOperand(b[ref], ref);
      if (count > 2) useOperand(c[ref], ref);
    }
  }
}

const MANY = 2;

/** Whether a ref's result is a double. */
export function isFloat(trace: Trace, ref: number): boolean {
  return trace.type[ref] === FLOAT;
}
