/**
 * The values of a region, all traces together: what each is, where it is, and where the trace under way uses it next. A side
 * trace's inputs are its parent's values. In a bridge, the first values are those of the trace that it continues, of which there
 * is only what the exit hands over.
 *
 * All that is known of a value is in one row of one array, and a value is named by the index of its row: what compiling takes
 * is mostly looking at values.
 */
import {
  FLOAT,
  MICRO_OP_NAMES,
  MICRO_OP_TABLE,
  NONE,
  U,
  WORD,
} from "../../core/trace/micro_ops.ts";
import type { Exit, Region, Unit } from "../../core/trace/region.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { IntList } from "./int_list.ts";

/** As a position: not used again. */
export const NEVER = 0x7fffffff;

/** By how much a value's number in its region is shifted to be the index of its row. */
export const ROW_SHIFT = 4;
const ROW_WORDS = 1 << ROW_SHIFT;

/** Words of a row. */
export const Row = {
  /** The value that it stands for: an input's is its parent's. */
  ALIAS: 0,
  /** Bits, see Flag. */
  FLAGS: 1,
  /** The micro-op's immediate: an int constant's number; a float constant's place in its trace's table. */
  NUMBER: 2,
  /** The location of the register that holds it, -1: none. */
  REGISTER: 3,
  /** The spill slot that holds it, -1: none. */
  SLOT: 4,
  /** Position of the next use by a micro-op, NEVER: none. */
  NEXT: 5,
  /** Position of the last exit that hands it over, -1: none. */
  LAST_EXIT: 6,
  /** The location that it is best put into, plus 1; 0: none. */
  WISH: 7,
  /** The micro-op that makes it, 0: none that is compiled. What follows is set by findUses where there is one. */
  OP: 8,
  /** Number of the exit that it may take, -1: none. */
  EXIT: 9,
  /** The values that its operands are, -1: there is no such; behind each, the next use of it. */
  A: 10,
  B: 12,
  C: 14,
} as const;

/** What a value is. */
export const Flag = {
  IS_FLOAT: 1,
  IS_WORD: 2,
  INT_CONSTANT: 4,
  FLOAT_CONSTANT: 8,
  /** Either. */
  CONSTANT: 4 | 8,
  /**
   * A constant that may stand in an instruction. An address from 2 GiB on may not: as a displacement it would be negative. In
   * a register it has zeros above.
   */
  IMMEDIATE: 16,
  /** From before the loop and used in each turn. */
  CARRIED: 32,
  /** The loop's variable. */
  VARIABLE: 64,
  /** It is something at all: its micro-op has a result. */
  GIVEN: 128,
} as const;

export const OPERAND_COUNTS = Uint8Array.from(MICRO_OP_TABLE, (row) => row.operands.length);

const FLAGS_OF_TYPE = new Uint8Array(256).fill(Flag.GIVEN);
FLAGS_OF_TYPE[NONE] = 0;
FLAGS_OF_TYPE[FLOAT] = Flag.GIVEN | Flag.IS_FLOAT;
FLAGS_OF_TYPE[WORD] = Flag.GIVEN | Flag.IS_WORD;

/**
 * The rows of the region under way, one region at a time in a thread. They are a constant of this file, and not an object's, for
 * V8 to have their address in the code that it makes.
 */
export const ROWS: Int32Array<ArrayBuffer> = new Int32Array(ROW_WORDS << 16);

// What is used often is bound once more in each file that does, here too: V8 takes the file's own constants for constants, but no
// properties of objects nor what is imported or exported.
const rows = ROWS;
const SHIFT = ROW_SHIFT;
const NOT_USED = NEVER;
const COUNTS = OPERAND_COUNTS;
const { FLAGS, NUMBER, REGISTER, SLOT, NEXT, LAST_EXIT, WISH, OP, EXIT, A, B, C } = Row;
const {
  IS_FLOAT,
  IS_WORD,
  INT_CONSTANT,
  FLOAT_CONSTANT,
  CONSTANT,
  IMMEDIATE,
  CARRIED,
  VARIABLE,
} = Flag;
const { CONST_FLOAT, INPUT_WORD, INPUT_BOOL } = U;

const NO_REFS: readonly number[] = [];

/**
 * What the exits of a region hand over: asked once, and not each time that a guard takes one. It is known from when the uses in
 * the exit's trace were found, of exits that a micro-op takes.
 */
export class ExitValues {
  /** By exit: refs of its values, and the value that is ref 0 of the trace that these are refs of. */
  readonly refs: (readonly number[])[] = new Array(256).fill(NO_REFS);
  base: Int32Array<ArrayBuffer> = new Int32Array(256);
  /** By exit: the position of the last micro-op that takes it. */
  last: Int32Array<ArrayBuffer> = new Int32Array(256);

  /** Begins a region: nothing is known of its exits. */
  begin(count: number): void {
    if (count > this.base.length) {
      this.base = new Int32Array(2 * count);
      this.last = new Int32Array(2 * count);
      while (this.refs.length < 2 * count) this.refs.push(NO_REFS);
    }
    const { last } = this;
    for (let number = 0; number < count; number++) last[number] = -1;
  }
}

/** Reused from region to region: the arrays grow only. */
export class Values {
  /** By unit: the value that is its ref 0. */
  readonly base: IntList = new IntList();
  /** Values from before the loop that each turn uses, and values that a turn hands to the next. */
  readonly carried: IntList = new IntList();
  /** The trace under way, and the value that is its ref 0. */
  unit!: Unit;
  unitBase = 0;
  #region!: Region;
  #units: readonly Unit[] = [];

  /**
   * Numbers the region's values.
   *
   * @param places of a bridge's inputs: what has the same is the same
   */
  begin(region: Region, places: ArrayLike<number>): void {
    const { from, units } = region;
    this.#region = region;
    this.#units = units;
    const inputs = from === null ? 0 : from.trace.length << SHIFT;
    let end = inputs;
    this.base.length = 0;
    for (let place = 0; place < units.length; place++) {
      this.base.push(end);
      end += units[place].trace.length << SHIFT;
    }
    if (end > ROWS.length) {
      throw new RangeError(
        `Cannot compile a region: at most ${ROWS.length / ROW_WORDS} values can be numbered`,
      );
    }
    if (from !== null) this.#numberInputs(from, places, inputs);
    for (let place = 0; place < units.length; place++) this.#number(units, place);
  }

  /** What a bridge begins with. */
  #numberInputs({ trace, values }: Exit, places: ArrayLike<number>, end: number): void {
    // Of the others only this is looked at.
    for (let value = 0; value < end; value += ROW_WORDS) rows[value + NEXT] = NOT_USED;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] << SHIFT;
      let same = 0;
      while (same < i && places[same] !== places[i]) same++;
      rows[value] = values[same] << SHIFT;
      rows[value + FLAGS] = FLAGS_OF_TYPE[trace.type[values[i]]];
      rows[value + REGISTER] = -1;
      rows[value + SLOT] = -1;
      rows[value + LAST_EXIT] = -1;
      rows[value + WISH] = 0;
    }
  }

  #number(units: readonly Unit[], place: number): void {
    const { trace, parent } = units[place];
    const { op, type, immediate, length } = trace;
    const base = this.base.items;
    const parentBase = parent === null ? 0 : base[units.indexOf(parent)];
    let value = base[place];
    for (let ref = 0; ref < length; ref++, value += ROW_WORDS) {
      const code = op[ref];
      let alias = value;
      let flags = FLAGS_OF_TYPE[type[ref]];
      const number = immediate[ref];
      if (code <= CONST_FLOAT || ref === 0) {
        // Ref 0, an operand that is not there, is 0.
        flags |= code === CONST_FLOAT && ref > 0 ? FLOAT_CONSTANT : INT_CONSTANT;
        if ((flags & IS_WORD) === 0 || number >= 0) flags |= IMMEDIATE;
      } else if (code >= INPUT_WORD && code <= INPUT_BOOL) {
        alias = rows[parentBase + (number << SHIFT)];
      }
      rows[value] = alias;
      rows[value + FLAGS] = flags;
      rows[value + NUMBER] = number;
      rows[value + REGISTER] = -1;
      rows[value + SLOT] = -1;
      rows[value + NEXT] = NOT_USED;
      rows[value + LAST_EXIT] = -1;
      rows[value + WISH] = 0;
      rows[value + OP] = 0;
    }
  }

  /** From now on a value is a truth value that is known. */
  makeTruth(value: number, truth: number): void {
    rows[value + FLAGS] |= INT_CONSTANT | IMMEDIATE;
    rows[value + NUMBER] = truth;
  }

  /** Forgets where a value of another trace is and who needs it. */
  forget(value: number): void {
    rows[value + REGISTER] = -1;
    rows[value + SLOT] = -1;
    rows[value + NEXT] = NOT_USED;
    rows[value + LAST_EXIT] = -1;
    rows[value + FLAGS] &= ~CARRIED;
  }

  /** Finds the uses in a unit, from its end on, and what its exits hand over. @param base of the unit */
  findUses(unit: Unit, base: number, exits: ExitValues): void {
    this.unit = unit;
    this.unitBase = base;
    const { trace, live, exitOf } = unit;
    const { op, a, b, c, length, loop, phis } = trace;
    const { last } = exits;
    this.carried.length = 0;
    if (loop !== 0) {
      for (let i = 0; i < phis.length; i += 2) {
        if (live[phis[i]] === 0) continue;
        rows[base + (phis[i] << SHIFT) + FLAGS] |= VARIABLE;
        rows[rows[base + (phis[i + 1] << SHIFT)] + NEXT] = length;
      }
    }
    const beforeLoop = loop - 1;
    let at = base + (length << SHIFT);
    for (let ref = length - 1; ref > 0; ref--) {
      at -= ROW_WORDS;
      if (ref === beforeLoop) this.#findCarried(base, loop, length);
      if (live[ref] === 0) continue;
      const code = op[ref];
      if (code <= CONST_FLOAT) continue;
      const number = exitOf[ref];
      if (number >= 0 && last[number] < 0) {
        last[number] = ref;
        this.#findHandedOver(number, unit, base, ref, exits);
      }
      if (code >= INPUT_WORD && code <= INPUT_BOOL) continue;
      rows[at + OP] = code;
      rows[at + EXIT] = number;
      const count = COUNTS[code];
      if (count > 2) {
        const value = rows[base + (c[ref] << SHIFT)];
        rows[at + C] = value;
        rows[at + C + 1] = rows[value + NEXT];
        rows[value + NEXT] = ref;
      } else rows[at + C] = -1;
      if (count > 1) {
        const value = rows[base + (b[ref] << SHIFT)];
        rows[at + B] = value;
        rows[at + B + 1] = rows[value + NEXT];
        rows[value + NEXT] = ref;
      } else rows[at + B] = -1;
      if (count > 0) {
        const value = rows[base + (a[ref] << SHIFT)];
        rows[at + A] = value;
        rows[at + A + 1] = rows[value + NEXT];
        rows[value + NEXT] = ref;
      } else rows[at + A] = -1;
    }
  }

  /** Notes what an exit hands over, and that it is needed there. */
  #findHandedOver(
    number: number,
    unit: Unit,
    base: number,
    ref: number,
    exits: ExitValues,
  ): void {
    const { trace, needs } = this.#region.exits[number].state;
    const from = trace === unit.trace ? base : this.#baseOf(trace, unit);
    const refs = needs.values;
    exits.refs[number] = refs;
    exits.base[number] = from;
    for (let i = 0; i < refs.length; i++) {
      const value = rows[from + (refs[i] << SHIFT)];
      if (rows[value + LAST_EXIT] < ref) rows[value + LAST_EXIT] = ref;
    }
  }

  /** The value that is ref 0 of a trace from which a unit grew: one that retreats leaves with what it was given. */
  #baseOf(trace: Trace, unit: Unit): number {
    let from: Unit | null = unit.parent;
    while (from !== null && from.trace !== trace) from = from.parent;
    if (from !== null) return this.base.items[this.#units.indexOf(from)];
    if (this.#region.from?.trace !== trace) {
      throw new Error("Cannot compile a region: an exit's trace is not in it");
    }
    return 0;
  }

  /** At the loop's head, with the uses in the loop found: what every turn needs. */
  #findCarried(base: number, loop: number, length: number): void {
    const { carried } = this;
    const end = base + (loop << SHIFT);
    for (let value = 0; value < end; value += ROW_WORDS) {
      if (rows[value + NEXT] === NOT_USED) {
        if (value < base || rows[value + LAST_EXIT] < loop) continue;
      }
      if (
        rows[value] !== value || (rows[value + FLAGS] & (CONSTANT | VARIABLE)) !== 0
      ) continue;
      rows[value + FLAGS] |= CARRIED;
      rows[value + LAST_EXIT] = length;
      carried.push(value);
    }
  }

  /** Goes to the uses behind of a micro-op's operands. */
  used(user: number): void {
    // What is an operand twice has its use by the second one behind that by the first.
    const a = rows[user + A];
    if (a >= 0) rows[a + NEXT] = rows[user + A + 1];
    const b = rows[user + B];
    if (b >= 0) rows[b + NEXT] = rows[user + B + 1];
    const c = rows[user + C];
    if (c >= 0) rows[c + NEXT] = rows[user + C + 1];
  }

  /** Whether neither a micro-op behind a position needs a value, nor an exit at it or behind. */
  isDead(value: number, position: number): boolean {
    return rows[value + NEXT] === NOT_USED && rows[value + LAST_EXIT] < position;
  }

  isConstant(value: number): boolean {
    return (rows[value + FLAGS] & CONSTANT) !== 0;
  }

  isFloat(value: number): boolean {
    return (rows[value + FLAGS] & IS_FLOAT) !== 0;
  }

  /** The number that an int or float constant is. */
  constantOf(value: number): number {
    const number = rows[value + NUMBER];
    if ((rows[value + FLAGS] & FLOAT_CONSTANT) === 0) return number;
    return this.#units[this.#unitOf(value)].trace.floats[number];
  }

  /** What a value is called in messages. */
  nameOf(value: number): string {
    const place = this.#unitOf(value);
    if (place < 0) return `input ${value >> SHIFT}`;
    const ref = (value - this.base.items[place]) >> SHIFT;
    return `%${ref} (${MICRO_OP_NAMES[this.#units[place].trace.op[ref]]})`;
  }

  /** The place of the trace that a value is of; -1: it is a bridge's input. */
  #unitOf(value: number): number {
    let place = this.base.length - 1;
    while (place >= 0 && this.base.items[place] > value) place--;
    return place;
  }
}
