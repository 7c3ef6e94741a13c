/**
 * The values of a region, all traces together, by number: what each is, and where the trace under way uses it next. A side
 * trace's inputs are its parent's values. In a bridge, the first numbers are those of the trace that it continues, of which there
 * is only what the exit hands over.
 */
import { FLOAT, MICRO_OP_NAMES, MICRO_OP_TABLE, U, WORD } from "../../core/trace/micro_ops.ts";
import type { Exit, Region, Unit } from "../../core/trace/region.ts";

/** As a position: not used again. */
export const NEVER = 0x7fffffff;

/** What a value is. */
export const NO_CONSTANT = 0;
export const INT_CONSTANT = 1;
export const FLOAT_CONSTANT = 2;

export const OPERAND_COUNTS = Uint8Array.from(MICRO_OP_TABLE, (row) => row.operands.length);

/** What the exits of a region hand over: asked once, and not each time that a guard takes one. */
export class ExitValues {
  count = 0;
  /** By exit: refs of its values, and the number of ref 0 of the trace that these are refs of. */
  readonly refs: (readonly number[])[] = [];
  base = new Int32Array(256);

  /** @param bases number of ref 0, by unit */
  begin({ exits, units, from }: Region, bases: readonly number[]): void {
    this.count = exits.length;
    if (this.count > this.base.length) this.base = new Int32Array(2 * this.count);
    let place = 0;
    for (let number = 0; number < exits.length; number++) {
      while (place + 1 < units.length && units[place + 1].firstExit <= number) place++;
      const { trace, needs } = exits[number].state;
      this.refs[number] = needs.values;
      // A trace that retreats leaves with what it was given.
      let unit: Unit | null = units[place];
      while (unit !== null && unit.trace !== trace) unit = unit.parent;
      if (unit === null && from?.trace !== trace) {
        throw new Error("Cannot compile a region: an exit's trace is not in it");
      }
      this.base[number] = unit === units[place]
        ? bases[place]
        : unit === null
        ? 0
        : bases[units.indexOf(unit)];
    }
    this.refs.length = this.count;
  }
}

/** Reused from region to region: the arrays grow only. */
export class Values {
  /** Number of a unit's ref 0, by unit. */
  base: number[] = [];
  /** The value that a value stands for: an input's is its parent's. */
  alias = new Int32Array(4096);
  /** NO_CONSTANT, INT_CONSTANT, FLOAT_CONSTANT. */
  constant = new Uint8Array(4096);
  /** An int constant's number; a float constant's place in its trace's table. */
  number = new Int32Array(4096);
  isFloat = new Uint8Array(4096);
  isWord = new Uint8Array(4096);
  /** The register that holds it, -1: none. */
  register = new Int8Array(4096);
  /** The spill slot that holds it, -1: none. */
  slot = new Int16Array(4096);
  /** Position of the next use by a micro-op, NEVER: none. */
  next = new Int32Array(4096);
  /** Position of the last exit that hands it over, -1: none. */
  lastExit = new Int32Array(4096);
  /** By value * 3 + place: the use of that operand's value behind. */
  #nextUse = new Int32Array(3 * 4096);
  /** Values from before the loop that each turn uses, and values that a turn hands to the next. */
  readonly carried: number[] = [];
  isCarried = new Uint8Array(4096);
  /** The place in phis of a loop's variable, plus 1. */
  phiOf = new Int32Array(4096);
  count = 0;
  #units: readonly Unit[] = [];
  /** By exit: position of the last micro-op that takes it, 0: none. */
  #lastAt = new Int32Array(256);

  /**
   * Numbers the region's values.
   *
   * @param places of a bridge's inputs: what has the same is the same
   */
  begin(region: Region, places: ArrayLike<number>): void {
    const { from } = region;
    this.#units = region.units;
    let count = from === null ? 0 : from.trace.length;
    this.base.length = 0;
    for (const { trace } of region.units) {
      this.base.push(count);
      count += trace.length;
    }
    this.count = count;
    if (count > this.alias.length) this.#grow(count);
    this.register.fill(-1, 0, count);
    this.slot.fill(-1, 0, count);
    this.next.fill(NEVER, 0, count);
    this.lastExit.fill(-1, 0, count);
    this.isCarried.fill(0, 0, count);
    this.phiOf.fill(0, 0, count);
    if (from !== null) this.#numberInputs(from, places);
    region.units.forEach((unit, place) => this.#number(region, unit, place));
  }

  /** What a bridge begins with. */
  #numberInputs({ trace, values }: Exit, places: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      let same = 0;
      while (same < i && places[same] !== places[i]) same++;
      this.alias[value] = values[same];
      this.constant[value] = NO_CONSTANT;
      this.isFloat[value] = trace.type[value] === FLOAT ? 1 : 0;
      this.isWord[value] = trace.type[value] === WORD ? 1 : 0;
    }
  }

  #grow(count: number): void {
    const size = 2 * count;
    this.alias = new Int32Array(size);
    this.constant = new Uint8Array(size);
    this.number = new Int32Array(size);
    this.isFloat = new Uint8Array(size);
    this.isWord = new Uint8Array(size);
    this.register = new Int8Array(size);
    this.slot = new Int16Array(size);
    this.next = new Int32Array(size);
    this.lastExit = new Int32Array(size);
    this.#nextUse = new Int32Array(3 * size);
    this.isCarried = new Uint8Array(size);
    this.phiOf = new Int32Array(size);
  }

  #number(region: Region, unit: Unit, place: number): void {
    const { op, type, immediate, length } = unit.trace;
    const base = this.base[place];
    const parent = unit.parent === null ? 0 : this.base[region.units.indexOf(unit.parent)];
    for (let ref = 0; ref < length; ref++) {
      const value = base + ref;
      const code = op[ref];
      this.isFloat[value] = type[ref] === FLOAT ? 1 : 0;
      this.isWord[value] = type[ref] === WORD ? 1 : 0;
      this.alias[value] = value;
      this.constant[value] = NO_CONSTANT;
      if (code >= U.INPUT_WORD && code <= U.INPUT_BOOL) {
        this.alias[value] = this.alias[parent + immediate[ref]];
      } else if (code <= U.CONST_FLOAT || ref === 0) {
        // Ref 0, an operand that is not there, is 0.
        this.constant[value] = code === U.CONST_FLOAT && ref > 0 ? FLOAT_CONSTANT : INT_CONSTANT;
        this.number[value] = immediate[ref];
      }
    }
  }

  /** Forgets where a value of another trace is and who needs it. */
  forget(value: number): void {
    this.register[value] = -1;
    this.slot[value] = -1;
    this.next[value] = NEVER;
    this.lastExit[value] = -1;
    this.isCarried[value] = 0;
  }

  /** Finds the uses in a unit. */
  findUses(
    unit: Unit,
    base: number,
    exits: ExitValues,
  ): void {
    const { trace, live, exitOf } = unit;
    const { op, a, b, c, length, loop, phis } = trace;
    const { alias, next, lastExit, carried, phiOf } = this;
    const nextUse = this.#nextUse;
    carried.length = 0;
    const { count: exitCount, refs: refsOf, base: baseOf } = exits;
    if (exitCount > this.#lastAt.length) this.#lastAt = new Int32Array(2 * exitCount);
    const lastAt = this.#lastAt;
    lastAt.fill(0, 0, exitCount);
    for (let ref = 1; ref < length; ref++) {
      if (live[ref] !== 0 && exitOf[ref] >= 0) lastAt[exitOf[ref]] = ref;
    }
    for (let number = 0; number < exitCount; number++) {
      const at = lastAt[number];
      if (at === 0) continue;
      const from = baseOf[number];
      const refs = refsOf[number];
      for (let i = 0; i < refs.length; i++) {
        const value = alias[from + refs[i]];
        if (lastExit[value] < at) lastExit[value] = at;
      }
    }
    if (loop !== 0) {
      for (let i = 0; i < phis.length; i += 2) {
        if (live[phis[i]] === 0) continue;
        phiOf[base + phis[i]] = i + 1;
        next[alias[base + phis[i + 1]]] = length;
      }
    }
    for (let ref = length - 1; ref > 0; ref--) {
      if (loop !== 0 && ref === loop - 1) this.#findCarried(base, loop, length);
      const code = op[ref];
      if (live[ref] === 0 || code <= U.CONST_FLOAT) continue;
      const count = OPERAND_COUNTS[code];
      const at = 3 * (base + ref);
      if (count > 2) {
        const value = alias[base + c[ref]];
        nextUse[at + 2] = next[value];
        next[value] = ref;
      }
      if (count > 1) {
        const value = alias[base + b[ref]];
        nextUse[at + 1] = next[value];
        next[value] = ref;
      }
      if (count > 0) {
        const value = alias[base + a[ref]];
        nextUse[at] = next[value];
        next[value] = ref;
      }
    }
  }

  /** At the loop's head, with the uses in the loop found: what every turn needs. */
  #findCarried(base: number, loop: number, length: number): void {
    for (let value = 0; value < base + loop; value++) {
      const used = this.next[value] !== NEVER;
      if (this.constant[value] !== NO_CONSTANT || this.alias[value] !== value) continue;
      if (value < base ? !used : !used && this.lastExit[value] < loop) continue;
      if (this.phiOf[value] !== 0) continue;
      this.isCarried[value] = 1;
      this.lastExit[value] = length;
      this.carried.push(value);
    }
  }

  /** Goes to the use behind of an operand of a micro-op. */
  used(value: number, at: number, place: number): void {
    const next = this.#nextUse[3 * at + place];
    this.next[value] = next;
  }

  /** The use behind the use by a micro-op's operand a. */
  laterUse(at: number): number {
    return this.#nextUse[3 * at];
  }

  /** Whether neither a micro-op behind a position needs a value, nor an exit at it or behind. */
  isDead(value: number, position: number): boolean {
    return this.next[value] === NEVER && this.lastExit[value] < position;
  }

  /** The double of a float constant. */
  floatOf(value: number): number {
    const place = this.#unitOf(value);
    return this.#units[place].trace.floats[this.number[value]];
  }

  /** What a value is called in messages. */
  nameOf(value: number): string {
    const place = this.#unitOf(value);
    if (place < 0) return `input ${value}`;
    const ref = value - this.base[place];
    return `%${ref} (${MICRO_OP_NAMES[this.#units[place].trace.op[ref]]})`;
  }

  /** The place of the trace that a value is of; -1: it is a bridge's input. */
  #unitOf(value: number): number {
    let place = this.base.length - 1;
    while (place >= 0 && this.base[place] > value) place--;
    return place;
  }
}
