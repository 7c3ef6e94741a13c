/**
 * The register allocator's state: which values are in registers and spill slots where the code stands, and what appends the
 * stencils that bring them there. compile.ts says how registers are given away.
 */
import type { Instructions } from "./instructions.ts";
import {
  ARGUMENT_SLOTS,
  FLOAT_REGISTERS,
  INT_REGISTERS,
  RECORD_INTS,
  SLOTS_MOST,
} from "./machine.ts";
import type { Family, StencilTable } from "./table.ts";
import { Flag, NEVER, Row, ROWS, type Values } from "./values.ts";

/**
 * Locations: int registers, float registers from FLOAT_LOCATION on, slots from SLOT_LOCATION on. A record has them in this
 * order, and there are as many float registers as int registers, a power of two.
 */
export const FLOAT_LOCATION: number = INT_REGISTERS;
export const SLOT_LOCATION: number = INT_REGISTERS + FLOAT_REGISTERS;

/** Of a register's location: its number in its class. */
export const REGISTER_MASK: number = FLOAT_LOCATION - 1;

/** A bit for each register of a class, by location. */
export const INTS: number = (1 << FLOAT_LOCATION) - 1;
export const FLOATS: number = INTS << FLOAT_LOCATION;

// See values.ts.
const rows = ROWS;
const { FLAGS, NUMBER, REGISTER, SLOT, NEXT, LAST_EXIT } = Row;
const { IS_FLOAT, INT_CONSTANT, FLOAT_CONSTANT, CONSTANT, CARRIED, VARIABLE } = Flag;
const NOT_USED = NEVER;
const FROM_INTS = RECORD_INTS;
const FLOATS_FROM = FLOAT_LOCATION;
const SLOTS_FROM = SLOT_LOCATION;
const REGISTER_BITS = REGISTER_MASK;
const ALL_INTS = INTS;
const ALL_FLOATS = FLOATS;

/** The byte offset of a location in the record. */
export function recordOffset(location: number): number {
  return FROM_INTS + 8 * location;
}

/** The location at a byte offset in the record. */
export function locationAt(offset: number): number {
  return (offset - FROM_INTS) >> 3;
}

/** Registers and slots. */
export class Registers {
  /** Registers that hold nothing, a bit each. */
  free = ALL_INTS | ALL_FLOATS;
  /** Values in registers, by location, where it is not free. */
  readonly owners = new Int32Array(SLOTS_FROM);
  readonly freeSlots: number[] = [];
  nextSlot = 0;
  readonly #instructions: Instructions;
  readonly #values: Values;
  readonly #const: Family;
  readonly #floatConst: Family;
  readonly #spill: Family;
  readonly #floatSpill: Family;
  readonly #reload: Family;
  readonly #floatReload: Family;

  constructor(table: StencilTable, instructions: Instructions, values: Values) {
    this.#instructions = instructions;
    this.#values = values;
    this.#const = table.piece("CONST");
    this.#floatConst = table.piece("FCONST");
    this.#spill = table.piece("SPILL");
    this.#floatSpill = table.piece("FSPILL");
    this.#reload = table.piece("RELOAD");
    this.#floatReload = table.piece("FRELOAD");
  }

  /** A trace begins: nothing is anywhere. */
  begin(): void {
    this.free = ALL_INTS | ALL_FLOATS;
    this.freeSlots.length = 0;
    this.nextSlot = ARGUMENT_SLOTS;
  }

  /** A value is in a register from now on. */
  put(value: number, location: number): void {
    rows[value + REGISTER] = location;
    this.owners[location] = value;
    this.free &= ~(1 << location);
  }

  /** The location of the register of an operand that is in none yet. @param pinned registers that are not to be taken, a bit each */
  load(value: number, position: number, pinned: number): number {
    const float = this.#values.isFloat(value);
    const location = this.take(float, position, pinned, false, -1);
    this.fill(value, location & REGISTER_BITS);
    this.put(value, location);
    return location;
  }

  /** Appends what brings a constant or spilled value into a register of its class. */
  fill(value: number, register: number): void {
    const values = this.#values;
    const instructions = this.#instructions;
    const flags = rows[value + FLAGS];
    if ((flags & FLOAT_CONSTANT) !== 0) {
      const place = instructions.float(values.constantOf(value));
      instructions.add(this.#floatConst.first + register * this.#floatConst.r, 0, place);
    } else if ((flags & INT_CONSTANT) !== 0) {
      const number = rows[value + NUMBER];
      instructions.add(this.#const.first + register * this.#const.r, 0, number);
    } else {
      const slot = rows[value + SLOT];
      if (slot < 0) {
        throw new Error(`Cannot compile a region: ${values.nameOf(value)} has no value`);
      }
      const reload = (flags & IS_FLOAT) !== 0 ? this.#floatReload : this.#reload;
      instructions.add(reload.first + register * reload.r, slot);
    }
  }

  /**
   * The location of a register that holds nothing, not yet given to anything.
   *
   * @param pinned registers that are not to be taken from what is in them, a bit each
   * @param strict nor where they are free: it is written before the pinned ones are read
   * @param wish the location that would be best, -1: none
   */
  take(float: boolean, position: number, pinned: number, strict: boolean, wish: number): number {
    const free = this.free & (float ? ALL_FLOATS : ALL_INTS) & (strict ? ~pinned : -1);
    if (free === 0) return this.#makeFree(float, position, pinned);
    if (wish >= 0 && (free & (1 << wish)) !== 0) return wish;
    return 31 - Math.clz32(free & -free);
  }

  /** Takes a register from the value whose next use is furthest. */
  #makeFree(float: boolean, position: number, pinned: number): number {
    const { owners } = this;
    let best = -1;
    let furthest = -1;
    const first = float ? FLOATS_FROM : 0;
    for (let location = first; location < first + FLOATS_FROM; location++) {
      if (((pinned | this.free) & (1 << location)) !== 0) continue;
      const value = owners[location];
      let next = rows[value + NEXT];
      if (next === NOT_USED) {
        if (rows[value + LAST_EXIT] < position) {
          this.release(value, position);
          return location;
        }
        const flags = rows[value + FLAGS];
        // Of what every turn uses, the next use is in the next turn; what exits alone need goes first.
        if ((flags & CARRIED) !== 0) next = NOT_USED - 2;
        else if ((flags & CONSTANT) !== 0) next = NOT_USED;
        else next = NOT_USED - 1;
      }
      if (next > furthest) {
        furthest = next;
        best = location;
      }
    }
    if (best < 0) throw new Error("Cannot compile a region: no register is left");
    this.evict(owners[best]);
    return best;
  }

  /** Takes a value's register away; it is in its slot then. */
  evict(value: number): void {
    if (rows[value + SLOT] < 0 && !this.#values.isConstant(value)) this.store(value);
    this.free |= 1 << rows[value + REGISTER];
    rows[value + REGISTER] = -1;
  }

  /** Stores a value in a register into a slot of its own. */
  store(value: number): void {
    const slot = this.takeSlot();
    rows[value + SLOT] = slot;
    const location = rows[value + REGISTER];
    const spill = location >= FLOATS_FROM ? this.#floatSpill : this.#spill;
    this.#instructions.add(spill.first + (location & REGISTER_BITS) * spill.a, slot);
  }

  takeSlot(): number {
    const slot = this.freeSlots.pop() ?? this.nextSlot++;
    if (slot >= SLOTS_MOST) {
      throw new RangeError("Cannot compile a region: it needs too many slots");
    }
    return slot;
  }

  /** Gives up a value's register and slot when it is dead. */
  release(value: number, position: number, freeSlots: number[] = this.freeSlots): void {
    if (this.#values.isDead(value, position)) this.giveUp(value, freeSlots);
  }

  /** Gives up a dead value's register and slot. */
  giveUp(value: number, freeSlots: number[] = this.freeSlots): void {
    const location = rows[value + REGISTER];
    if (location >= 0) {
      rows[value + REGISTER] = -1;
      this.free |= 1 << location;
    }
    const slot = rows[value + SLOT];
    if (slot >= 0 && (rows[value + FLAGS] & VARIABLE) === 0) {
      freeSlots.push(slot);
      rows[value + SLOT] = -1;
    }
  }

  /** A result is in a register from now on. */
  give(value: number, location: number, position: number): void {
    if (this.#values.isDead(value, position)) return;
    rows[value + SLOT] = -1;
    this.put(value, location);
  }

  /** Where a value is: a location. */
  locationOf(value: number): number {
    const location = rows[value + REGISTER];
    if (location >= 0) return location;
    const slot = rows[value + SLOT];
    if (slot < 0) throw new Error("Cannot compile a region: a value is nowhere");
    return SLOTS_FROM + slot;
  }
}
