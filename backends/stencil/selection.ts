/** Chooses the stencil for a micro-op and the registers of its operands and its result, and appends it. */
import type { Instructions } from "./instructions.ts";
import { HELD, Held, recordOffset, REGISTER_MASK, type Registers } from "./registers.ts";
import type { Requests } from "./requests.ts";
import {
  COMPARES,
  FAMILIES,
  FAMILY_OF,
  FIRST_OF,
  MOVE_SOURCE,
  Piece,
  STENCILS,
} from "./selected.ts";
import type { Sites } from "./sites.ts";
import { Families, FamilyWord, GIVES, SHIFT_BITS, TIED_MASK } from "./table.ts";
import { Stencil } from "./table_format.ts";
import { Flag, NEVER, Row, ROW_SHIFT, ROWS, type Values } from "./values.ts";
import { MICRO_OP_NAMES, U } from "../../core/trace/micro_ops.ts";

// See values.ts.
const rows = ROWS;
const stencils = STENCILS;
const families = FAMILIES;
const familyOf = FAMILY_OF;
const compares = COMPARES;
const firstOf = FIRST_OF;
const held = HELD;
const SHIFT = ROW_SHIFT;
const NOT_USED = NEVER;
const REGISTER_BITS = REGISTER_MASK;
const SHIFTED_B = SHIFT_BITS;
const SHIFTED_C = 2 * SHIFT_BITS;
const SHIFTED_RESULT = 3 * SHIFT_BITS;
const TIED = TIED_MASK;
const HAS_RESULT = GIVES;
const FROM_REGISTER = MOVE_SOURCE;
const { FREE } = Held;
const { FLAGS, NUMBER, REGISTER, NEXT, LAST_EXIT, WISH, OP, A, B, C, EXIT } = Row;
const { ASKS_HOST } = Stencil;
const { IS_FLOAT, FLOAT_CONSTANT, IMMEDIATE, GIVEN } = Flag;
const { PLAIN, THEN_TRUE, THEN_FALSE } = Families;
const { FIRST, SHIFTS, RESULT, STRIDE_SHIFT } = FamilyWord;
const { CONST, MOVE, FMOVE } = Piece;
const { GUARD_FALSE, GUARD_TRUE } = U;

/** The operands may be exchanged. */
const COMMUTES = new Uint8Array(MICRO_OP_NAMES.length);
for (
  const op of [
    U.INT_ADD,
    U.INT_MULTIPLY,
    U.INT_AND,
    U.INT_OR,
    U.INT_XOR,
    U.FLOAT_ADD,
    U.FLOAT_MULTIPLY,
    U.WORD_ADD,
  ]
) COMMUTES[op] = 1;

/** Compiles micro-ops, those of one region at a time. */
export class Selection {
  readonly #instructions: Instructions;
  readonly #values: Values;
  readonly #registers: Registers;
  readonly #sites: Sites;
  readonly #requests: Requests;

  constructor(
    instructions: Instructions,
    values: Values,
    registers: Registers,
    sites: Sites,
    requests: Requests,
  ) {
    this.#instructions = instructions;
    this.#values = values;
    this.#registers = registers;
    this.#sites = sites;
    this.#requests = requests;
  }

  /** The guard right behind a comparison that alone needs its result; 0: none. */
  #guardBehind(ref: number): number {
    const { unit, unitBase } = this.#values;
    const { length, loop } = unit.trace;
    const value = unitBase + (ref << SHIFT);
    const guard = rows[value + NEXT];
    if (guard >= length) return 0;
    const row = unitBase + (guard << SHIFT);
    if (rows[row + OP] !== GUARD_TRUE && rows[row + OP] !== GUARD_FALSE) return 0;
    // The guard's own exit may hand it over; then it is what the guard did not want.
    const lastExit = rows[value + LAST_EXIT];
    if (lastExit >= 0 && lastExit !== guard || rows[row + A + 1] !== NOT_USED) return 0;
    for (let each = value + (1 << SHIFT); each < row; each += 1 << SHIFT) {
      if (rows[each + OP] !== 0) return 0;
    }
    if (loop !== 0 && ref < loop && guard >= loop) return 0;
    return guard;
  }

  /**
   * Compiles a micro-op.
   *
   * @param result the value that it makes
   * @returns the last ref that was compiled: a comparison takes the guard behind it along
   */
  compile(ref: number, result: number, op: number): number {
    const registers = this.#registers;
    const instructions = this.#instructions;
    const immediate = rows[result + NUMBER];
    let a = rows[result + A];
    let b = rows[result + B];
    const c = rows[result + C];
    let last = ref;
    /** Row of the micro-op that leaves. */
    let leaving = result;
    let choice = PLAIN + 8 * op;
    let makesBool = false;
    if (compares[op] !== 0) {
      const guard = this.#guardBehind(ref);
      if (guard === 0) {
        makesBool = true;
        choice += THEN_FALSE;
      } else {
        last = guard;
        leaving = result + ((guard - ref) << SHIFT);
        const isTrue = rows[leaving + OP] === GUARD_TRUE;
        choice += isTrue ? THEN_TRUE : THEN_FALSE;
        this.#values.makeTruth(result, isTrue ? 0 : 1);
      }
    }
    // With as many constant operands as can be.
    let constants = 0;
    if (a >= 0) {
      if ((rows[a + FLAGS] & IMMEDIATE) !== 0) constants = 1;
      if (b >= 0) {
        if ((rows[b + FLAGS] & IMMEDIATE) !== 0) constants |= 2;
        if (c >= 0 && (rows[c + FLAGS] & IMMEDIATE) !== 0) constants |= 4;
      }
    }
    let family = familyOf[choice + constants];
    while (family === 0 && constants !== 0) {
      constants &= constants - 1;
      family = familyOf[choice + constants];
    }
    if (family === 0) {
      this.#requests.leaveOrCall(ref, op, immediate, a, b, c);
      return ref;
    }
    // Operands into registers.
    let ra = 0;
    let rb = 0;
    let rc = 0;
    let pinned = 0;
    if (a >= 0) {
      if ((constants & 1) === 0) {
        ra = rows[a + REGISTER];
        if (ra < 0) ra = registers.load(a, ref, 0);
        pinned = 1 << ra;
      }
      if (b >= 0) {
        if ((constants & 2) === 0) {
          rb = rows[b + REGISTER];
          if (rb < 0) rb = registers.load(b, ref, pinned);
          pinned |= 1 << rb;
        }
        if (c >= 0 && (constants & 4) === 0) {
          rc = rows[c + REGISTER];
          if (rc < 0) rc = registers.load(c, ref, pinned);
          pinned |= 1 << rc;
        }
      }
      // What is an operand twice has its use by the second one behind that by the first.
      let next = rows[result + A + 1];
      rows[a + NEXT] = next;
      if (next === NOT_USED && rows[a + LAST_EXIT] < last) registers.giveUp(a);
      if (b >= 0) {
        next = rows[result + B + 1];
        rows[b + NEXT] = next;
        if (next === NOT_USED && rows[b + LAST_EXIT] < last) registers.giveUp(b);
        if (c >= 0) {
          next = rows[result + C + 1];
          rows[c + NEXT] = next;
          if (next === NOT_USED && rows[c + LAST_EXIT] < last) registers.giveUp(c);
        }
      }
    }

    const at = family << STRIDE_SHIFT;
    let rr = 0;
    // What the result's register adds to the stencil's number: nothing where it is an operand's, or a comparison's.
    let digit = 0;
    const flags = rows[result + FLAGS];
    let tied = families[at + RESULT];
    const givesResult = (flags & GIVEN) !== 0 && (tied >= HAS_RESULT || makesBool);
    if (givesResult) {
      const float = (flags & IS_FLOAT) !== 0;
      const wish = rows[result + WISH] - 1;
      tied &= TIED;
      if (tied !== 0) {
        if (
          COMMUTES[op] !== 0 && constants === 0 && rows[a + REGISTER] >= 0 &&
          rows[b + REGISTER] < 0
        ) {
          // b's register is free, a is still needed.
          const other = a;
          a = b;
          b = other;
          const register = ra;
          ra = rb;
          rb = register;
          tied = 1;
        }
        rr = tied === 1 ? ra : tied === 2 ? rb : rc;
        if ((held[FREE] & (1 << rr)) === 0) {
          const from = FROM_REGISTER * (rr & REGISTER_BITS);
          rr = registers.take(float, ref, pinned, true, wish);
          instructions.add(firstOf[float ? FMOVE : MOVE] + from + (rr & REGISTER_BITS));
          if (tied === 1) ra = rr;
          else if (tied === 2) rb = rr;
          else rc = rr;
        }
      } else {
        rr = registers.take(float, ref, pinned, makesBool, wish);
        if (!makesBool) digit = rr & REGISTER_BITS;
      }
    }
    const exit = rows[leaving + EXIT];
    let label = exit >= 0 && !makesBool ? this.#sites.labelOf(exit) : 0;
    if (makesBool) {
      label = instructions.label();
      instructions.add(firstOf[CONST] + (rr & REGISTER_BITS), 0, 1);
    }
    const shifts = families[at + SHIFTS];
    const stencil = families[at + FIRST] + ((ra & REGISTER_BITS) << shifts) +
      ((rb & REGISTER_BITS) << (shifts >> SHIFTED_B)) +
      ((rc & REGISTER_BITS) << (shifts >> SHIFTED_C)) +
      (digit << (shifts >> SHIFTED_RESULT));
    const known = stencils[2 * stencil + 1];
    const constantA = (constants & 1) !== 0 ? this.#constantOf(a) : 0;
    if ((known & ASKS_HOST) === 0) {
      const constantB = (constants & 2) !== 0 ? this.#constantOf(b) : 0;
      const constantC = (constants & 4) !== 0 ? this.#constantOf(c) : 0;
      instructions.addKnown(stencil, known, immediate, constantA, constantB, constantC, label);
    } else {
      const host = instructions.label();
      const constantC = (constants & 4) !== 0 ? this.#constantOf(c) : 0;
      instructions.addKnown(stencil, known, immediate, constantA, host, constantC, label);
      const operands = a < 0 ? [] : [this.#requests.operandIn(a, (constants & 1) !== 0 ? -1 : ra)];
      this.#requests.ask(host, ref, operands, givesResult ? recordOffset(rr) : -1, label);
    }
    if (makesBool) {
      instructions.add(firstOf[CONST] + (rr & REGISTER_BITS), 0, 0);
      instructions.place(label);
    }
    if (last !== ref) rows[result + NEXT] = rows[leaving + A + 1];
    if (givesResult) registers.give(result, rr, last);
    return last;
  }

  /** What goes into the hole of a constant operand: the number, or the place in the pool. */
  #constantOf(value: number): number {
    if ((rows[value + FLAGS] & FLOAT_CONSTANT) === 0) return rows[value + NUMBER];
    return this.#instructions.float(this.#values.constantOf(value));
  }
}
