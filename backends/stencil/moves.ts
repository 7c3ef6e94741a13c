/** Moves of several values at once, as at a loop's end and where ways meet. */
import type { Instructions } from "./instructions.ts";
import { FLOAT_LOCATION, REGISTER_MASK, type Registers, SLOT_LOCATION } from "./registers.ts";
import { FIRST_OF, MOVE_SOURCE, Piece } from "./selected.ts";
import type { Values } from "./values.ts";

// See values.ts.
const firstOf = FIRST_OF;
const { MOVE, FMOVE, SPILL, FSPILL, RELOAD, FRELOAD } = Piece;

/** Moves values from locations to others. */
export class Moves {
  /** The location of a float register that holds nothing while values are moved, -1: none is known. */
  #scratch = -1;
  readonly #instructions: Instructions;
  readonly #values: Values;
  readonly #registers: Registers;

  constructor(instructions: Instructions, values: Values, registers: Registers) {
    this.#instructions = instructions;
    this.#values = values;
    this.#registers = registers;
  }

  /**
   * Moves all at once: what one move overwrites another one may still need. A cycle is broken by a slot. The lists are used up.
   *
   * @param constants location, value, location, value, ...: constants to be put there afterwards
   */
  all(targets: number[], sources: number[], constants: readonly number[]): void {
    let count = 0;
    // Nobody needs what is in a register that nothing is moved from or to.
    let used = 0;
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i];
      const source = sources[i];
      if (target < SLOT_LOCATION) used |= 1 << target;
      if (source < SLOT_LOCATION) used |= 1 << source;
      if (target === source) continue;
      targets[count] = target;
      sources[count++] = source;
    }
    if (count === 0 && constants.length === 0) return;
    for (let i = 0; i < constants.length; i += 2) {
      if (constants[i] < SLOT_LOCATION) used |= 1 << constants[i];
    }
    this.#scratch = -1;
    for (let each = FLOAT_LOCATION; each < SLOT_LOCATION; each++) {
      if ((used & (1 << each)) === 0) this.#scratch = each;
    }
    while (count > 0) {
      let ready = 0;
      while (ready < count && contains(sources, count, targets[ready])) ready++;
      if (ready === count) {
        const kept = sources[0];
        const slot = SLOT_LOCATION + this.#registers.takeSlot();
        this.one(slot, kept);
        for (let i = 0; i < count; i++) if (sources[i] === kept) sources[i] = slot;
        ready = targets.indexOf(kept);
      }
      this.one(targets[ready], sources[ready]);
      count--;
      for (let i = ready; i < count; i++) {
        targets[i] = targets[i + 1];
        sources[i] = sources[i + 1];
      }
    }
    for (let i = 0; i < constants.length; i += 2) this.#putConstant(constants[i], constants[i + 1]);
    this.#scratch = -1;
  }

  /** Moves one value. */
  one(target: number, source: number): void {
    const instructions = this.#instructions;
    if (target >= SLOT_LOCATION && source >= SLOT_LOCATION) {
      // Through a float register, which takes all 64 bits.
      const scratch = this.#scratch;
      if (scratch >= 0) {
        this.one(scratch, source);
        this.one(target, scratch);
        return;
      }
      // What is in it is kept aside.
      const aside = SLOT_LOCATION + this.#registers.takeSlot();
      this.one(aside, FLOAT_LOCATION);
      this.one(FLOAT_LOCATION, source);
      this.one(target, FLOAT_LOCATION);
      this.one(FLOAT_LOCATION, aside);
      this.#registers.giveSlot(aside - SLOT_LOCATION);
      return;
    }
    const location = target >= SLOT_LOCATION ? source : target;
    const float = location >= FLOAT_LOCATION;
    const register = location & REGISTER_MASK;
    if (target >= SLOT_LOCATION) {
      instructions.add(firstOf[float ? FSPILL : SPILL] + register, target - SLOT_LOCATION);
    } else if (source >= SLOT_LOCATION) {
      instructions.add(firstOf[float ? FRELOAD : RELOAD] + register, source - SLOT_LOCATION);
    } else {
      const from = MOVE_SOURCE * (source & REGISTER_MASK);
      instructions.add(firstOf[float ? FMOVE : MOVE] + from + register);
    }
  }

  #putConstant(target: number, value: number): void {
    if (target < SLOT_LOCATION) {
      this.#registers.fill(value, target & REGISTER_MASK);
      return;
    }
    const register = this.#values.isFloat(value) ? FLOAT_LOCATION : 0;
    const aside = SLOT_LOCATION + this.#registers.takeSlot();
    this.one(aside, register);
    this.#registers.fill(value, 0);
    this.one(target, register);
    this.one(register, aside);
    this.#registers.giveSlot(aside - SLOT_LOCATION);
  }
}

function contains(list: readonly number[], count: number, wanted: number): boolean {
  for (let i = 0; i < count; i++) if (list[i] === wanted) return true;
  return false;
}
