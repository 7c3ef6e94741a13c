/**
 * Where the values of a region are needed last, unit by unit: what locals are shared by.
 *
 * A value is a micro-op's result, numbered through all units; an input is the parent's value itself. Code of a side trace runs
 * only after a guard went to its exit, so in the parent everything that it needs is needed at those guards, and in the side
 * trace the parent's other values are not there any more. In a loop, what comes from outside of it is needed to its end.
 */
import { MICRO_OP_TABLE, U } from "../../core/trace/micro_ops.ts";
import type { Region, Unit } from "../../core/trace/region.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { Does } from "./stencil_format.ts";
import { stencils } from "./stencils.ts";

const OPERANDS = Uint8Array.from(MICRO_OP_TABLE, (row) => row.operands.length);

/** What `uses` has for a value that more than one micro-op takes, an exit or a loop. */
const MANY = 2;

/** The values of a region. */
export class Liveness {
  /** Number of the first value (ref 0, which is none) of each unit. */
  readonly base: readonly number[];
  /** By value: the value that it is. */
  readonly alias: Int32Array;
  /** How often it is needed: 0, 1 by a micro-op, or more. */
  readonly uses: Uint8Array;
  /** By unit: the values of other units that it needs. */
  readonly entering: readonly number[][];
  /** By exit: 1 when something goes there. */
  readonly reached: Uint8Array;
  /** By value of a micro-op: the first of the list of values that are needed last there; -1: none. */
  readonly #dies: Int32Array;
  /** By element of such a list: the next one, or -1. */
  readonly #next: number[] = [];
  readonly #valueOf: number[] = [];
  readonly #places = new Map<Trace, number>();
  readonly #region: Region;
  /** By value: one more than the place of the unit whose scan has met it. */
  readonly #seen: Int32Array;
  /** By exit, the same. */
  readonly #left: Int32Array;

  constructor(region: Region) {
    const { units, exits } = region;
    this.#region = region;
    const base: number[] = [];
    let count = 0;
    for (let place = 0; place < units.length; place++) {
      const { trace } = units[place];
      base.push(count);
      // One more: the end of the loop.
      count += trace.length + 1;
      this.#places.set(trace, place);
    }
    this.base = base;
    this.alias = new Int32Array(count);
    this.uses = new Uint8Array(count);
    this.#dies = new Int32Array(count).fill(-1);
    this.#seen = new Int32Array(count);
    this.#left = new Int32Array(exits.length);
    this.reached = new Uint8Array(exits.length);
    this.entering = units.map(() => []);
    const { does } = stencils();
    for (let place = 0; place < units.length; place++) this.#number(units[place], base[place]);
    for (let place = units.length - 1; place >= 0; place--) this.#scan(place, does);
  }

  #number({ trace, parent }: Unit, base: number): void {
    const { alias } = this;
    const { op, immediate, length } = trace;
    for (let value = base; value < base + length; value++) alias[value] = value;
    if (parent === null) return;
    const outer = this.base[this.#places.get(parent.trace)!];
    for (let ref = 1; ref < length; ref++) {
      if (op[ref] < U.INPUT_WORD || op[ref] > U.INPUT_BOOL) continue;
      alias[base + ref] = alias[outer + immediate[ref]];
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
  #scan(place: number, does: Uint8Array): void {
    const { trace, live, exitOf } = this.#region.units[place];
    const { op, a, b, c, length, phis } = trace;
    const { alias, reached } = this;
    const left = this.#left;
    const base = this.base[place];
    for (let i = 0; i < phis.length; i += 2) {
      if (live[phis[i]] === 0) continue;
      this.#useMuch(place, alias[base + phis[i]], length);
      const taken = phis[i + 1];
      if (op[taken] > U.CONST_FLOAT) this.#useMuch(place, alias[base + taken], length);
    }
    for (let ref = length - 1; ref > 0; ref--) {
      const code = op[ref];
      if (live[ref] === 0 || code <= U.CONST_FLOAT) continue;
      const exit = exitOf[ref];
      if (exit >= 0) {
        if ((does[code] & Does.LEAVE) !== 0) reached[exit] = 1;
        if (left[exit] !== place + 1) {
          left[exit] = place + 1;
          this.#useAtExit(place, exit, ref);
        }
      }
      const count = OPERANDS[code];
      if (count === 0) continue;
      this.#use(place, base, a[ref], op, ref);
      if (count > 1) this.#use(place, base, b[ref], op, ref);
      if (count > 2) this.#use(place, base, c[ref], op, ref);
    }
  }

  #use(
    place: number,
    base: number,
    operand: number,
    op: Uint8Array,
    ref: number,
  ): void {
    if (op[operand] <= U.CONST_FLOAT) return;
    const value = this.alias[base + operand];
    if (this.uses[value] < MANY) this.uses[value]++;
    if (this.#seen[value] !== place + 1) this.#die(place, value, ref);
  }

  #useMuch(place: number, value: number, ref: number): void {
    this.uses[value] = MANY;
    if (this.#seen[value] !== place + 1) this.#die(place, value, ref);
  }

  /** What an exit hands over, or what the side trace there needs, is needed at a guard. */
  #useAtExit(place: number, exit: number, ref: number): void {
    const side = this.sideOf(exit);
    if (side >= 0) {
      for (const value of this.entering[side]) this.#useMuch(place, value, ref);
      return;
    }
    const from = this.baseOfExit(exit);
    if (from < 0) return;
    const { values } = this.#region.exits[exit];
    for (let i = 0; i < values.length; i++) {
      this.#useMuch(place, this.alias[from + values[i]], ref);
    }
  }

  /** The unit needs a value last at a ref, or at its loop's end. */
  #die(place: number, value: number, ref: number): void {
    this.#seen[value] = place + 1;
    const { length, loop } = this.#region.units[place].trace;
    const base = this.base[place];
    const own = value >= base && value < base + length;
    // What comes from outside of the loop is needed in the next turn too.
    const inLoop = loop !== 0 && ref >= loop;
    const last = base + (inLoop && (!own || value - base < loop) ? length : ref);
    this.#next.push(this.#dies[last]);
    this.#dies[last] = this.#valueOf.push(value) - 1;
    if (!own) this.entering[place].push(value);
  }
}
