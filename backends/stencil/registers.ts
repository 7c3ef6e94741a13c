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
import { FIRST_OF, Piece } from "./selected.ts";
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
const firstOf = FIRST_OF;
const { CONST, FCONST, SPILL, FSPILL, RELOAD, FRELOAD } = Piece;

/** Numbers of the trace under way; a constant of the file for the reason that values.ts gives. */
export const HELD: Int32Array<ArrayBuffer> = new Int32Array(4);
/** Places in HELD. */
export const Held = {
  /** Registers that hold nothing, a bit each. */
  FREE: 0,
  /** The first slot that was never used. */
  NEXT_SLOT: 1,
  /** How many slots are in `freeSlots`. */
  FREE_SLOTS: 2,
  /** Registers that have held anything in the region, a bit each. */
  EVER: 3,
} as const;
const held = HELD;
const { FREE, NEXT_SLOT, FREE_SLOTS, EVER } = Held;
/** Values in registers, by location, where it is not free. */
const owners = new Int32Array(SLOT_LOCATION);
/** Slots that were used and are free. */
const freeSlots = new Int32Array(SLOTS_MOST);

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
  /** Values in registers, by location, where it is not free. */
  readonly owners: Int32Array = owners;
  readonly #instructions: Instructions;
  readonly #values: Values;

  constructor(instructions: Instructions, values: Values) {
    this.#instructions = instructions;
    this.#values = values;
  }

  /** A region begins. */
  clear(): void {
    held[EVER] = 0;
  }

  /** Whether any value of the region was ever in a float register, but to be moved. */
  get usesFloats(): boolean {
    return (held[EVER] & ALL_FLOATS) !== 0;
  }

  /** A trace begins: nothing is anywhere. */
  begin(): void {
    held[FREE] = ALL_INTS | ALL_FLOATS;
    this.beginSlots(ARGUMENT_SLOTS);
  }

  /** From now on no slot from this one on is in use. */
  beginSlots(first: number): void {
    held[NEXT_SLOT] = first;
    held[FREE_SLOTS] = 0;
  }

  /** A value is in a slot from now on, as it was where the trace begins. */
  putInSlot(value: number, slot: number): void {
    rows[value + SLOT] = slot;
    if (slot >= held[NEXT_SLOT]) held[NEXT_SLOT] = slot + 1;
  }

  /** A value is in a register from now on. */
  put(value: number, location: number): void {
    rows[value + REGISTER] = location;
    owners[location] = value;
    held[FREE] &= ~(1 << location);
    held[EVER] |= 1 << location;
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
      instructions.add(firstOf[FCONST] + register, 0, place);
    } else if ((flags & INT_CONSTANT) !== 0) {
      instructions.add(firstOf[CONST] + register, 0, rows[value + NUMBER]);
    } else {
      const slot = rows[value + SLOT];
      if (slot < 0) {
        throw new Error(`Cannot compile a region: ${values.nameOf(value)} has no value`);
      }
      instructions.add(firstOf[(flags & IS_FLOAT) !== 0 ? FRELOAD : RELOAD] + register, slot);
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
    const free = held[FREE] & (float ? ALL_FLOATS : ALL_INTS) & (strict ? ~pinned : -1);
    if (free === 0) return this.#makeFree(float, position, pinned);
    if (wish >= 0 && (free & (1 << wish)) !== 0) return wish;
    return 31 - Math.clz32(free & -free);
  }

  /** Takes a register from the value whose next use is furthest. */
  #makeFree(float: boolean, position: number, pinned: number): number {
    const occupied = ~(pinned | held[FREE]);
    let best = -1;
    let furthest = -1;
    const first = float ? FLOATS_FROM : 0;
    for (let location = first; location < first + FLOATS_FROM; location++) {
      if ((occupied & (1 << location)) === 0) continue;
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
    held[FREE] |= 1 << rows[value + REGISTER];
    rows[value + REGISTER] = -1;
  }

  /** Stores a value in a register into a slot of its own. */
  store(value: number): void {
    const slot = this.takeSlot();
    rows[value + SLOT] = slot;
    const location = rows[value + REGISTER];
    const spill = firstOf[location >= FLOATS_FROM ? FSPILL : SPILL];
    this.#instructions.add(spill + (location & REGISTER_BITS), slot);
  }

  takeSlot(): number {
    if (held[FREE_SLOTS] > 0) return freeSlots[--held[FREE_SLOTS]];
    const slot = held[NEXT_SLOT]++;
    if (slot >= SLOTS_MOST) {
      throw new RangeError("Cannot compile a region: it needs too many slots");
    }
    return slot;
  }

  /** Gives a slot back. */
  giveSlot(slot: number): void {
    freeSlots[held[FREE_SLOTS]++] = slot;
  }

  /** Gives up a value's register and slot when it is dead. */
  release(value: number, position: number): void {
    if (this.#values.isDead(value, position)) this.giveUp(value);
  }

  /** The same, but for the slot. @returns the slot, for giveSlot, -1: none */
  releaseWithoutSlot(value: number, position: number): number {
    if (!this.#values.isDead(value, position)) return -1;
    const slot = (rows[value + FLAGS] & VARIABLE) === 0 ? rows[value + SLOT] : -1;
    if (slot >= 0) rows[value + SLOT] = -1;
    this.giveUp(value);
    return slot;
  }

  /** Gives up a dead value's register and slot. */
  giveUp(value: number): void {
    const location = rows[value + REGISTER];
    if (location >= 0) {
      rows[value + REGISTER] = -1;
      held[FREE] |= 1 << location;
    }
    const slot = rows[value + SLOT];
    if (slot >= 0 && (rows[value + FLAGS] & VARIABLE) === 0) {
      this.giveSlot(slot);
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
