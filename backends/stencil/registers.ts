/**
 * The register allocator's state: which values are in registers and spill slots where the code stands, and what appends the
 * stencils that bring them there. compile.ts says how registers are given away.
 */
import type { Instructions } from "./instructions.ts";
import {
  ARGUMENT_SLOTS,
  FLOAT_REGISTERS,
  INT_REGISTERS,
  RECORD_FLOATS,
  RECORD_INTS,
  RECORD_SLOTS,
  SLOTS_MOST,
} from "./machine.ts";
import type { Family, StencilTable } from "./table.ts";
import { FLOAT_CONSTANT, NEVER, NO_CONSTANT, type Values } from "./values.ts";

/** Locations: registers, float registers from FLOAT_LOCATION on, slots from SLOT_LOCATION on. */
export const FLOAT_LOCATION: number = INT_REGISTERS;
export const SLOT_LOCATION: number = INT_REGISTERS + FLOAT_REGISTERS;

/** The byte offset of a location in the record. */
export function recordOffset(location: number): number {
  if (location < FLOAT_LOCATION) return RECORD_INTS + 8 * location;
  if (location < SLOT_LOCATION) return RECORD_FLOATS + 8 * (location - FLOAT_LOCATION);
  return RECORD_SLOTS + 8 * (location - SLOT_LOCATION);
}

/** The location at a byte offset in the record. */
export function locationAt(offset: number): number {
  if (offset >= RECORD_SLOTS) return SLOT_LOCATION + ((offset - RECORD_SLOTS) >> 3);
  if (offset >= RECORD_FLOATS) return FLOAT_LOCATION + ((offset - RECORD_FLOATS) >> 3);
  return (offset - RECORD_INTS) >> 3;
}

/** Registers and slots. */
export class Registers {
  /** Values in registers, -1: free. */
  readonly ints = new Int32Array(INT_REGISTERS);
  readonly floats = new Int32Array(FLOAT_REGISTERS);
  readonly freeSlots: number[] = [];
  nextSlot = 0;
  /** The register that a result is best put into, by value; 0 none, else one more. */
  wish = new Int8Array(4096);
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

  /** A region begins whose values are numbered. */
  beginRegion(): void {
    const { count } = this.#values;
    if (this.wish.length < count) this.wish = new Int8Array(2 * count);
    this.wish.fill(0, 0, count);
  }

  /** A trace begins: nothing is anywhere. */
  begin(): void {
    this.ints.fill(-1);
    this.floats.fill(-1);
    this.freeSlots.length = 0;
    this.nextSlot = ARGUMENT_SLOTS;
  }

  /** The register of an operand, which is brought into one when it is in none. */
  load(value: number, position: number, pinnedInts: number, pinnedFloats: number): number {
    const values = this.#values;
    const known = values.register[value];
    if (known >= 0) return known;
    const float = values.isFloat[value] !== 0;
    const register = this.take(float, position, pinnedInts, pinnedFloats, false, -1);
    this.fill(value, register);
    values.register[value] = register;
    (float ? this.floats : this.ints)[register] = value;
    return register;
  }

  /** Appends what brings a constant or spilled value into a register. */
  fill(value: number, register: number): void {
    const values = this.#values;
    const instructions = this.#instructions;
    if (values.constant[value] === FLOAT_CONSTANT) {
      const place = instructions.float(values.floatOf(value));
      instructions.add(this.#floatConst.first + register * this.#floatConst.r, 0, place);
    } else if (values.constant[value] !== NO_CONSTANT) {
      instructions.add(this.#const.first + register * this.#const.r, 0, values.number[value]);
    } else {
      const slot = values.slot[value];
      if (slot < 0) {
        throw new Error(`Cannot compile a region: ${values.nameOf(value)} has no value`);
      }
      const reload = values.isFloat[value] !== 0 ? this.#floatReload : this.#reload;
      instructions.add(reload.first + register * reload.r, slot);
    }
  }

  /**
   * A register that holds nothing, not yet given to anything.
   *
   * @param strict not a pinned one, even if it is free: it is written before the pinned ones are read
   */
  take(
    float: boolean,
    position: number,
    pinnedInts: number,
    pinnedFloats: number,
    strict: boolean,
    wish: number,
  ): number {
    const owners = float ? this.floats : this.ints;
    const pinned = float ? pinnedFloats : pinnedInts;
    const avoid = strict ? pinned : 0;
    if (wish >= 0 && owners[wish] < 0 && (avoid & (1 << wish)) === 0) return wish;
    for (let i = 0; i < owners.length; i++) {
      if (owners[i] < 0 && (avoid & (1 << i)) === 0) return i;
    }
    const values = this.#values;
    let best = -1;
    let furthest = -1;
    for (let i = 0; i < owners.length; i++) {
      if ((pinned & (1 << i)) !== 0) continue;
      const value = owners[i];
      let next = values.next[value];
      if (next === NEVER) {
        if (values.lastExit[value] < position) {
          this.release(value, position);
          return i;
        }
        // Of what every turn uses, the next use is in the next turn; what exits alone need goes first.
        if (values.isCarried[value] !== 0) next = NEVER - 2;
        else if (values.constant[value] !== NO_CONSTANT) next = NEVER;
        else next = NEVER - 1;
      }
      if (next > furthest) {
        furthest = next;
        best = i;
      }
    }
    if (best < 0) throw new Error("Cannot compile a region: no register is left");
    this.evict(owners[best]);
    return best;
  }

  /** Takes a value's register away; it is in its slot then. */
  evict(value: number): void {
    const values = this.#values;
    const register = values.register[value];
    if (values.slot[value] < 0 && values.constant[value] === NO_CONSTANT) this.store(value);
    values.register[value] = -1;
    (values.isFloat[value] !== 0 ? this.floats : this.ints)[register] = -1;
  }

  /** Stores a value in a register into a slot of its own. */
  store(value: number): void {
    const values = this.#values;
    const slot = this.takeSlot();
    values.slot[value] = slot;
    const spill = values.isFloat[value] !== 0 ? this.#floatSpill : this.#spill;
    this.#instructions.add(spill.first + values.register[value] * spill.a, slot);
  }

  takeSlot(): number {
    const slot = this.freeSlots.pop() ?? this.nextSlot++;
    if (slot >= SLOTS_MOST) {
      throw new RangeError("Cannot compile a region: it needs too many slots");
    }
    return slot;
  }

  /** Gives up a value's register and slot when it is dead. */
  release(value: number, position: number, freeSlots = this.freeSlots): void {
    const values = this.#values;
    if (!values.isDead(value, position)) return;
    const register = values.register[value];
    if (register >= 0) {
      values.register[value] = -1;
      (values.isFloat[value] !== 0 ? this.floats : this.ints)[register] = -1;
    }
    const slot = values.slot[value];
    if (slot >= 0 && values.phiOf[value] === 0) {
      freeSlots.push(slot);
      values.slot[value] = -1;
    }
  }

  /** A result is in a register from now on. */
  give(value: number, register: number, position: number): void {
    const values = this.#values;
    if (values.isDead(value, position)) return;
    values.register[value] = register;
    values.slot[value] = -1;
    (values.isFloat[value] !== 0 ? this.floats : this.ints)[register] = value;
  }

  /** Where a value is: a location. */
  locationOf(value: number): number {
    const values = this.#values;
    const register = values.register[value];
    if (register >= 0) return values.isFloat[value] !== 0 ? FLOAT_LOCATION + register : register;
    const slot = values.slot[value];
    if (slot < 0) throw new Error("Cannot compile a region: a value is nowhere");
    return SLOT_LOCATION + slot;
  }
}
