/**
 * What has no stencil: it is done by a function that native code calls, or by the host, for which native code is left with a
 * request and entered again behind it (native_code.ts).
 */
import type { Instructions } from "./instructions.ts";
import { IntList } from "./int_list.ts";
import { NESTS, RECORD_ROUTINES, RECORD_SLOTS, REQUEST } from "./machine.ts";
import {
  FLOAT_LOCATION,
  HELD,
  Held,
  recordOffset,
  type Registers,
  SLOT_LOCATION,
} from "./registers.ts";
import { FIRST_OF, Piece } from "./selected.ts";
import type { Sites } from "./sites.ts";
import { OPERAND_COUNTS, Row, ROW_SHIFT, ROWS, type Values } from "./values.ts";
import { needsHost } from "../../core/trace/helpers.ts";
import { FLOAT, NONE, U } from "../../core/trace/micro_ops.ts";

// See values.ts.
const rows = ROWS;
const SHIFT = ROW_SHIFT;
const held = HELD;
const firstOf = FIRST_OF;
const { REGISTER, NUMBER, WISH } = Row;
const { FREE } = Held;
const { CALL, CALL_FOR_EFFECT, PASS, SPILL, STUB } = Piece;

/** Where an operand of a request is: a byte offset in the record, or a constant. */
export interface RequestOperand {
  /** -1: a constant. */
  readonly at: number;
  readonly float: boolean;
  readonly constant: number;
}

/** What native code leaves for in its middle. */
export interface Request {
  readonly op: number;
  readonly immediate: number;
  readonly operands: readonly RequestOperand[];
  /** Where the result goes in the record, -1: there is none. */
  readonly result: number;
  readonly resultFloat: boolean;
  /** CALL_OUT: the site whose values the interpreter needs; else -1. */
  readonly site: number;
  /** Position of what follows. */
  readonly next: number;
  /** Label, and later position, of where it goes on when the micro-op leaves. */
  fail: number;
}

/** By their count: operands that were passed in the first slots. */
const PASSED: readonly (readonly RequestOperand[])[] = [0, 1, 2, 3].map((count) =>
  Array.from({ length: count }, (_, i) => ({ at: RECORD_SLOTS + 8 * i, float: false, constant: 0 }))
);
const NO_OPERANDS = PASSED[0];

/** Collects the requests of one region at a time. */
export class Requests {
  /** Those of the region; they are kept with its code. */
  list: Request[] = [];
  /** Of functions that are called: label of where one goes that needs the host, and number of the request that it makes. */
  readonly #asked = new IntList();
  /** Of a micro-op: number of its function, -1: it has none, or none is called. */
  readonly #routineOf: Int8Array;
  readonly #callsRoutines: boolean;
  readonly #instructions: Instructions;
  readonly #values: Values;
  readonly #registers: Registers;
  readonly #sites: Sites;

  /** @param callsRoutines false: what has a native function is a request too */
  constructor(
    routineOf: Int8Array,
    callsRoutines: boolean,
    instructions: Instructions,
    values: Values,
    registers: Registers,
    sites: Sites,
  ) {
    this.#routineOf = routineOf;
    this.#callsRoutines = callsRoutines;
    this.#instructions = instructions;
    this.#values = values;
    this.#registers = registers;
    this.#sites = sites;
  }

  /** Begins a region. */
  begin(): void {
    this.list = [];
    this.#asked.length = 0;
  }

  /** A micro-op without a stencil. */
  leaveOrCall(
    ref: number,
    op: number,
    immediate: number,
    a: number,
    b: number,
    c: number,
  ): void {
    const routine = this.#routineOf[op];
    if (this.#callsRoutines && routine >= 0 && !needsHost(op, immediate)) {
      this.#call(routine, ref, a, b, c);
    } else this.#request(ref, op, a, b, c);
  }

  /** What has a function is called: its operands go through memory, and it keeps int registers only. */
  #call(routine: number, ref: number, a: number, b: number, c: number): void {
    const values = this.#values;
    const instructions = this.#instructions;
    const { trace, exitOf } = this.#values.unit;
    for (let location = FLOAT_LOCATION; location < SLOT_LOCATION; location++) {
      if ((held[FREE] & (1 << location)) !== 0) continue;
      const value = this.#registers.owners[location];
      if (values.isDead(value, ref)) this.#registers.giveUp(value);
      else this.#registers.evict(value);
    }
    for (let place = 0; place < 3; place++) {
      const value = place === 0 ? a : place === 1 ? b : c;
      if (value < 0) break;
      let location = rows[value + REGISTER];
      if (location < 0 && values.isConstant(value)) {
        instructions.add(firstOf[PASS], place, rows[value + NUMBER]);
      } else {
        if (location < 0) location = this.#registers.load(value, ref, 0);
        instructions.add(firstOf[SPILL] + location, place);
      }
    }
    const result = this.#values.unitBase + (ref << SHIFT);
    values.used(result);
    if (a >= 0) this.#registers.release(a, ref);
    if (b >= 0) this.#registers.release(b, ref);
    if (c >= 0) this.#registers.release(c, ref);
    const gives = trace.type[ref] !== NONE;
    const wish = rows[result + WISH] - 1;
    const register = gives ? this.#registers.take(false, ref, 0, false, wish) : 0;
    const fail = exitOf[ref] >= 0 ? this.#sites.labelOf(exitOf[ref]) : -1;
    const host = instructions.label();
    instructions.add(
      gives ? firstOf[CALL] + register : firstOf[CALL_FOR_EFFECT],
      RECORD_ROUTINES + 8 * routine,
      trace.immediate[ref],
      host,
      0,
      fail >= 0 ? fail : host,
    );
    const operands = PASSED[OPERAND_COUNTS[trace.op[ref]]];
    this.ask(host, ref, operands, gives ? recordOffset(register) : -1, fail);
    if (gives) this.#registers.give(result, register, ref);
  }

  /**
   * What native code cannot do alone, for want of memory perhaps, the host may do: the request that a label is for. It goes on
   * behind what was appended last.
   */
  ask(
    label: number,
    ref: number,
    operands: readonly RequestOperand[],
    result: number,
    fail: number,
  ): void {
    const { op, immediate, type } = this.#values.unit.trace;
    this.#asked.push(label);
    this.#asked.push(this.list.length);
    this.list.push({
      op: op[ref],
      immediate: immediate[ref],
      operands,
      result,
      resultFloat: type[ref] === FLOAT,
      site: -1,
      next: this.#instructions.size,
      fail,
    });
  }

  #operand(value: number): RequestOperand {
    if (this.#values.isConstant(value)) return this.operandIn(value, -1);
    return this.operandIn(value, this.#registers.locationOf(value));
  }

  /** An operand at a location; -1: it is a constant. */
  operandIn(value: number, location: number): RequestOperand {
    const values = this.#values;
    return location < 0
      ? { at: -1, float: false, constant: values.constantOf(value) }
      : { at: recordOffset(location), float: values.isFloat(value), constant: 0 };
  }

  /** What has no function is done outside. */
  #request(ref: number, op: number, a: number, b: number, c: number): void {
    const values = this.#values;
    const registers = this.#registers;
    const { trace, exitOf } = values.unit;
    const operands: RequestOperand[] = [];
    if (a >= 0) operands.push(this.#operand(a));
    if (b >= 0) operands.push(this.#operand(b));
    if (c >= 0) operands.push(this.#operand(c));
    const result = values.unitBase + (ref << SHIFT);
    values.used(result);
    // The slots of dead operands are read when all is stored that is stored before the request.
    const slotA = a >= 0 ? registers.releaseWithoutSlot(a, ref) : -1;
    const slotB = b >= 0 ? registers.releaseWithoutSlot(b, ref) : -1;
    const slotC = c >= 0 ? registers.releaseWithoutSlot(c, ref) : -1;
    const type = trace.type[ref];
    let register = -1;
    if (type !== NONE) {
      const wish = rows[result + WISH] - 1;
      register = registers.take(type === FLOAT, ref, 0, false, wish);
    }
    const fail = exitOf[ref] >= 0 ? this.#sites.labelOf(exitOf[ref]) : -1;
    this.#leaveFor(
      op,
      trace.immediate[ref],
      operands,
      register < 0 ? -1 : recordOffset(register),
      type === FLOAT,
      -1,
      fail,
    );
    if (slotA >= 0) registers.giveSlot(slotA);
    if (slotB >= 0) registers.giveSlot(slotB);
    if (slotC >= 0) registers.giveSlot(slotC);
    if (register >= 0) registers.give(result, register, ref);
  }

  /** The interpreter does an instruction: it needs the exit's values. */
  callOut(ref: number): void {
    const { trace, exitOf } = this.#values.unit;
    const label = this.#sites.labelOf(exitOf[ref]);
    const site = this.#sites.siteAt(label);
    this.#leaveFor(U.CALL_OUT, trace.immediate[ref], NO_OPERANDS, -1, false, site, -1);
  }

  #leaveFor(
    op: number,
    immediate: number,
    operands: readonly RequestOperand[],
    result: number,
    resultFloat: boolean,
    site: number,
    fail: number,
  ): void {
    const instructions = this.#instructions;
    const nests = op === U.CALL_OUT ? NESTS : 0;
    instructions.add(firstOf[STUB], REQUEST | nests | this.list.length);
    const next = instructions.size;
    this.list.push({ op, immediate, operands, result, resultFloat, site, next, fail });
  }

  /** Appends what leaves for the host where a label of `ask` is. */
  appendAsked(): void {
    const { items, length } = this.#asked;
    for (let i = 0; i < length; i += 2) {
      this.#instructions.place(items[i]);
      this.#instructions.add(firstOf[STUB], REQUEST | items[i + 1]);
    }
  }

  /** All is assembled: where requests go on are positions now, and no labels. */
  settle(): Request[] {
    const { list } = this;
    for (let i = 0; i < list.length; i++) {
      const request = list[i];
      if (request.fail >= 0) request.fail = this.#instructions.positionOf(request.fail);
    }
    return list;
  }
}
