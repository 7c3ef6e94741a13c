/**
 * Compiles a region: one walk over its micro-ops, which gives each result a register and appends the stencil for the registers
 * that operands and result have.
 *
 * A trace is straight code with a loop at its end, so the allocator knows of each value when it is used next. When no register
 * is free, the value whose next use is furthest gives up its own (Belady, 1966). Values never change (SSA form): one that was
 * spilled once has its slot for the rest of its life, and losing its register again costs nothing.
 *
 * What only exits need, most of a Python frame, gives up its register first: an exit is described, not compiled. Where a
 * guard stands, the compiler notes for each value that the exit hands over in which register or slot it is (a site). Code that leaves
 * dumps all registers into the record, and the values are picked out of there (native_code.ts). Where a side trace grew, it starts with
 * the values where the site has them.
 *
 * At the loop's head, what every turn needs is somewhere; at its end the same must hold again, so values that moved are moved
 * back, and the loop's variables take their next values, all at once.
 *
 * A bridge is compiled as the side trace that it is: it starts with the values where its parent's sites have them, and each of
 * these sites is made to jump to where it starts (links.ts). The shim too may enter it: then it takes them from the exit values.
 *
 * What calls a helper leaves native code with a request and is entered again behind it: see native_code.ts.
 */
import { Instructions, OWN } from "./instructions.ts";
import {
  ARGUMENT_SLOTS,
  FLOAT_REGISTERS,
  INT_REGISTERS,
  NESTS,
  RECORD_FALSE,
  RECORD_INTS,
  RECORD_ROUTINES,
  RECORD_SLOTS,
  RECORD_TRUE,
  REQUEST,
} from "./machine.ts";
import { Moves } from "./moves.ts";
import {
  FLOAT_LOCATION,
  FLOATS,
  INTS,
  locationAt,
  recordOffset,
  REGISTER_MASK,
  Registers,
  SLOT_LOCATION,
} from "./registers.ts";
import { HOMEWARD, type Places, Sites, type SiteTable } from "./sites.ts";
import { Stencil } from "./table_format.ts";
import { ENTRY_LABEL, type Family, GO_LABEL, LEAVE_LABEL, type StencilTable } from "./table.ts";
import { ExitValues, Flag, NEVER, OPERAND_COUNTS, Row, ROW_SHIFT, ROWS, Values } from "./values.ts";
import { LINK_CELLS_MOST } from "../../core/heap/map.ts";
import { FLOAT, MICRO_OP_NAMES, NONE, U } from "../../core/trace/micro_ops.ts";
import { needsHost } from "../../core/trace/helpers.ts";
import type { Exit, Region, Unit } from "../../core/trace/region.ts";

// See values.ts.
const rows = ROWS;
const SHIFT = ROW_SHIFT;
const NOT_USED = NEVER;
const COUNTS = OPERAND_COUNTS;
const REGISTER_BITS = REGISTER_MASK;
const FLOATS_FROM = FLOAT_LOCATION;
const SLOTS_FROM = SLOT_LOCATION;
const FLOATING = FLOAT;
const NOTHING = NONE;
const { FLAGS, NUMBER, REGISTER, SLOT, NEXT, LAST_EXIT, WISH, OP, A, B, C } = Row;
const EXIT_TAKEN = Row.EXIT;
const { ASKS_HOST } = Stencil;
const { IS_FLOAT, FLOAT_CONSTANT, CONSTANT, IMMEDIATE, CARRIED, GIVEN } = Flag;
const {
  CALL_OUT,
  ENTER,
  EXIT,
  GUARD_FALSE,
  GUARD_TRUE,
  INPUT_BOOL,
  INPUT_WORD,
  LINK,
  LINK_PUSHED,
  RETURN,
} = U;

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

/** A compiled region. */
export interface Compiled {
  readonly sites: SiteTable;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly length: number;
  /** Position of the piece that enters behind a request. */
  readonly resume: number;
  readonly requests: readonly Request[];
  /** By site: position of what leaves there; -1: a side trace goes on. */
  readonly stubs: readonly number[];
  /** Of a bridge: by the places that were given, the position at which it starts with its inputs there. */
  readonly starts: readonly number[];
  /** Positions of jumps that may as well go to the region from which bridges led here. */
  readonly homeward: readonly number[];
}

const NO_PLACES: Places = new Uint16Array(0);
/** Registers that a loop may need besides those of what every turn uses. */
const LOOP_TEMPORARIES = 2;

/** Micro-ops that are not compiled as others are, or after which more is needed. */
const SPECIAL = new Uint8Array(MICRO_OP_NAMES.length);
for (const op of [CALL_OUT, ENTER, EXIT, LINK, LINK_PUSHED, RETURN]) SPECIAL[op] = 1;
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

/** Compiles regions for one machine. Its buffers are used again for each. */
export class RegionCompiler {
  readonly #table: StencilTable;
  readonly #callsRoutines: boolean;
  readonly instructions: Instructions;
  readonly #values = new Values();
  readonly #exits = new ExitValues();
  #out = new Uint8Array(1 << 16);

  #region!: Region;
  #unit!: Unit;
  #base = 0;
  readonly #registers: Registers;
  readonly #moves: Moves;
  /** Slots of dead operands of a request under way: it reads them when all is stored that is stored before it. */
  readonly #readSlots: number[] = [];
  /** Of a loop's head: values and locations. */
  readonly #headValues: number[] = [];
  readonly #headLocations: number[] = [];

  readonly #sites = new Sites();
  #requests: Request[] = [];
  /** Of functions that are called: label of where one goes that needs the host, and number of the request that it makes. */
  readonly #asked: number[] = [];
  /** Whether it has what links to other regions. */
  #links = false;
  #homeward: number[] = [];
  /** Label of the site that leads home, -1: there is none yet. */
  #home = -1;

  // Pieces of the compiler's own.
  readonly #const: Family;
  readonly #move: Family;
  readonly #floatMove: Family;
  readonly #spill: Family;
  readonly #input: Family;
  readonly #floatInput: Family;
  readonly #pass: Family;
  readonly #called: Family;
  readonly #calledForEffect: Family;
  readonly #jump: Family;
  readonly #stub: Family;
  readonly #enter: Family;
  readonly #go: Family;
  readonly #leave: Family;
  readonly #resume: Family;

  /** @param callsRoutines false: what has a native function is a request too */
  constructor(table: StencilTable, callsRoutines = true) {
    this.#table = table;
    this.#callsRoutines = callsRoutines;
    this.instructions = new Instructions(table);
    this.#registers = new Registers(table, this.instructions, this.#values);
    this.#moves = new Moves(table, this.instructions, this.#values, this.#registers);
    this.#const = table.piece("CONST");
    this.#move = table.piece("MOVE");
    this.#floatMove = table.piece("FMOVE");
    this.#spill = table.piece("SPILL");
    this.#input = table.piece("INPUT");
    this.#floatInput = table.piece("FINPUT");
    this.#pass = table.piece("PASS");
    this.#called = table.piece("CALL");
    this.#calledForEffect = table.piece("CALL_FOR_EFFECT");
    this.#jump = table.piece("JUMP");
    this.#stub = table.piece("STUB");
    this.#enter = table.piece("ENTER");
    this.#go = table.piece("GO");
    this.#leave = table.piece("LEAVE");
    this.#resume = table.piece("RESUME");
  }

  /**
   * Compiles a region. The bytes are valid until the next one is compiled.
   *
   * @param place the shim's place of the code
   * @param given of a bridge: places of its inputs with which it is to be started, first where most come from
   * @throws RangeError when the region needs more slots or longer branches than there are
   */
  compile(region: Region, place: number, given: readonly Places[] = []): Compiled {
    const { instructions } = this;
    this.#region = region;
    instructions.clear();
    const parentExit = region.from;
    const inputs = parentExit === null ? NO_PLACES : given[0] ?? this.#placesFor(parentExit);
    this.#values.begin(region, inputs);
    this.#requests = [];
    this.#asked.length = 0;
    this.#links = false;
    this.#homeward = [];
    this.#home = -1;
    const { exits, units } = region;
    const sites = this.#sites;
    this.#exits.begin(region, this.#values.base);
    sites.begin(exits.length);
    for (let number = 0; number < exits.length; number++) {
      if (exits[number].side !== null) sites.sideLabel[number] = instructions.label();
    }
    instructions.place(ENTRY_LABEL);
    instructions.add(this.#enter.first);
    let starts: number[] = [];
    if (parentExit === null) this.#compileUnit(units[0], this.#values.base[0], -1);
    else starts = this.#compileBridge(parentExit, inputs, given);
    for (let place = 1; place < units.length; place++) {
      const unit = units[place];
      const from = exits.findIndex(({ side }) => side === unit);
      // An exit that no micro-op takes leads nowhere.
      if (from < 0 || sites.ofExit[from] < 0) continue;
      this.#compileUnit(unit, this.#values.base[place], from);
    }
    for (let i = 0; i < this.#asked.length; i += 2) {
      instructions.place(this.#asked[i]);
      instructions.add(this.#stub.first, REQUEST | this.#asked[i + 1]);
    }
    const stubs = this.#compileSites();
    if (this.#links) {
      instructions.place(GO_LABEL);
      instructions.add(this.#go.first);
    }
    instructions.place(LEAVE_LABEL);
    instructions.add(this.#leave.first, place);
    const resume = instructions.size;
    if (this.#requests.length > 0) instructions.add(this.#resume.first);
    const { out, length } = instructions.assemble(this.#out);
    this.#out = out;
    for (const request of this.#requests) {
      if (request.fail >= 0) request.fail = instructions.positionOf(request.fail);
    }
    return {
      bytes: out,
      length,
      resume,
      requests: this.#requests,
      sites: sites.table(),
      stubs,
      starts,
      homeward: this.#homeward,
    };
  }

  // --- bridges

  /** @returns positions at which it starts, by what was given */
  #compileBridge(exit: Exit, places: Places, given: readonly Places[]): number[] {
    const { instructions } = this;
    this.#takeInputs(exit, places);
    const start = instructions.label();
    instructions.place(start);
    const starts = [instructions.size];
    this.#compileUnit(this.#region.units[0], this.#values.base[0], -1, places);
    for (let i = 1; i < given.length; i++) {
      starts.push(instructions.size);
      this.#moveValues(given[i], 0, places, 0, exit.values.length);
      instructions.add(this.#jump.first, 0, 0, 0, 0, start);
    }
    return starts;
  }

  /** Places for an exit's values. */
  #placesFor({ trace, values }: Exit): Places {
    let [ints, floats, slot] = [0, 0, ARGUMENT_SLOTS];
    return Uint16Array.from(values, (ref) => {
      const float = trace.type[ref] === FLOATING;
      const register = float ? floats++ : ints++;
      if (register >= (float ? FLOAT_REGISTERS : INT_REGISTERS)) {
        return recordOffset(SLOTS_FROM + slot++);
      }
      return recordOffset(float ? FLOATS_FROM + register : register);
    });
  }

  /** Brings what the shim enters with, the exit values, into their places: slots first, for which registers are needed. */
  #takeInputs({ trace, values }: Exit, places: Places): void {
    const { instructions } = this;
    for (const slots of [true, false]) {
      for (let i = 0; i < values.length; i++) {
        if (places[i] < RECORD_INTS || (places[i] >= RECORD_SLOTS) !== slots) continue;
        const float = trace.type[values[i]] === FLOATING;
        const location = locationAt(places[i]);
        const register = slots ? 0 : location & REGISTER_BITS;
        const input = float ? this.#floatInput : this.#input;
        instructions.add(input.first + register * input.r, i);
        if (slots) this.#moves.one(location, float ? FLOATS_FROM : 0);
      }
    }
  }

  /** ENTER of a bridge: the head is in another region's code. */
  #goHome(): void {
    const { instructions } = this;
    const { id } = this.#region.home;
    if (this.#home < 0) {
      this.#home = instructions.label();
      this.#sites.addHome(this.#home);
    }
    // Until it is made to jump there (links.ts), it looks for it each time, as a link does.
    const looks = instructions.label();
    this.#homeward.push(instructions.size);
    instructions.add(this.#jump.first, 0, 0, 0, 0, looks);
    instructions.place(looks);
    const link = this.#table.families[8 * LINK];
    if (link === undefined || id >= LINK_CELLS_MOST) {
      instructions.add(this.#jump.first, 0, 0, 0, 0, this.#home);
      return;
    }
    this.#links = true;
    instructions.add(link.first, id, 0, 0, 0, this.#home);
  }

  // --- traces

  /**
   * @param from the exit at which a side trace grew, -1: it is the first trace
   * @param places of a bridge's inputs
   */
  #compileUnit(unit: Unit, base: number, from: number, places?: Places): void {
    const values = this.#values;
    this.#unit = unit;
    this.#base = base;
    this.#registers.begin();
    if (from >= 0) this.#forgetInputs(unit, from);
    values.findUses(unit, base, this.#exits);
    if (from >= 0) this.#startAtSite(from);
    else if (places !== undefined) this.#startAt(this.#region.from!.values, 0, places, 0);
    const { length, loop } = unit.trace;
    const { instructions } = this;
    let head = -1;
    for (let ref = 1; ref < length; ref++) {
      if (ref === loop) head = this.#beginLoop();
      const value = base + (ref << SHIFT);
      const op = rows[value + OP];
      if (op === 0) continue;
      instructions.source = value >> SHIFT;
      ref = SPECIAL[op] !== 0 && this.#special(ref, op) ? ref : this.#microOp(ref, op);
      instructions.source = OWN;
    }
    if (loop !== 0) this.#endLoop(head);
  }

  /** What was known of values in the traces before does not hold in a side trace. */
  #forgetInputs({ trace, live }: Unit, number: number): void {
    const values = this.#values;
    const from = this.#exits.base[number];
    for (const ref of this.#exits.refs[number]) values.forget(rows[from + (ref << SHIFT)]);
    for (let ref = 1; ref < trace.length; ref++) {
      const op = trace.op[ref];
      if (live[ref] === 0 || op < INPUT_WORD || op > INPUT_BOOL) continue;
      values.forget(rows[this.#base + (ref << SHIFT)]);
    }
  }

  /** A side trace starts where the values are at its exit's first site. */
  #startAtSite(number: number): void {
    const { refs, base } = this.#exits;
    const { ofExit, sideLabel, first, places } = this.#sites;
    this.instructions.place(sideLabel[number]);
    this.#startAt(refs[number], base[number], places, first[ofExit[number]]);
  }

  /** An exit's values are where a site has them; the first of its places is at an index. */
  #startAt(refs: readonly number[], from: number, places: Places, index: number): void {
    const values = this.#values;
    const registers = this.#registers;
    let at = index;
    for (const ref of refs) {
      const value = rows[from + (ref << SHIFT)];
      const offset = places[at++];
      if (offset < RECORD_INTS) {
        values.makeTruth(value, offset === RECORD_TRUE ? 1 : 0);
        continue;
      }
      const location = locationAt(offset);
      if (location < SLOTS_FROM) {
        registers.put(value, location);
        continue;
      }
      const slot = location - SLOTS_FROM;
      rows[value + SLOT] = slot;
      if (slot >= registers.nextSlot) registers.nextSlot = slot + 1;
    }
  }

  // --- micro-ops

  /** @returns whether it was compiled: it is not compiled as others are */
  #special(ref: number, op: number): boolean {
    if (op === CALL_OUT) this.#callOut(ref);
    else if (op === ENTER && this.#region.from !== null) this.#goHome();
    else if (op === EXIT) {
      const label = this.#site(rows[this.#base + (ref << SHIFT) + EXIT_TAKEN]);
      this.instructions.add(this.#jump.first, 0, 0, 0, 0, label);
    } else {
      if (op !== ENTER) this.#links = true;
      return false;
    }
    return true;
  }

  /** The guard right behind a comparison that alone needs its result; 0: none. */
  #guardBehind(ref: number): number {
    const { length, loop } = this.#unit.trace;
    const value = this.#base + (ref << SHIFT);
    const guard = rows[value + NEXT];
    if (guard >= length) return 0;
    const row = this.#base + (guard << SHIFT);
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

  /** @returns the last ref that was compiled: a comparison takes the guard behind it along */
  #microOp(ref: number, op: number): number {
    const registers = this.#registers;
    const { instructions } = this;
    const table = this.#table;
    const result = this.#base + (ref << SHIFT);
    const immediate = rows[result + NUMBER];
    let a = rows[result + A];
    let b = rows[result + B];
    const c = rows[result + C];
    let last = ref;
    let { families } = table;
    let makesBool = false;
    if (table.compares[op] !== 0) {
      last = this.#guardBehind(ref);
      makesBool = last === 0;
      if (makesBool) {
        last = ref;
        families = table.thenFalse;
      } else {
        const isTrue = rows[this.#base + (last << SHIFT) + OP] === GUARD_TRUE;
        families = isTrue ? table.thenTrue : table.thenFalse;
        this.#values.makeTruth(result, isTrue ? 0 : 1);
      }
    }
    // With as many constant operands as can be.
    let constants = 0;
    if (a >= 0 && (rows[a + FLAGS] & IMMEDIATE) !== 0) constants |= 1;
    if (b >= 0 && (rows[b + FLAGS] & IMMEDIATE) !== 0) constants |= 2;
    if (c >= 0 && (rows[c + FLAGS] & IMMEDIATE) !== 0) constants |= 4;
    let family = families[8 * op + constants];
    while (family === undefined && constants !== 0) {
      constants &= constants - 1;
      family = families[8 * op + constants];
    }
    if (family === undefined) {
      this.#leaveOrCall(ref, op, immediate, a, b, c);
      return ref;
    }
    // Operands into registers.
    let ra = 0;
    let rb = 0;
    let rc = 0;
    let pinned = 0;
    if (a >= 0 && (constants & 1) === 0) {
      ra = rows[a + REGISTER];
      if (ra < 0) ra = registers.load(a, ref, pinned);
      pinned = 1 << ra;
    }
    if (b >= 0 && (constants & 2) === 0) {
      rb = rows[b + REGISTER];
      if (rb < 0) rb = registers.load(b, ref, pinned);
      pinned |= 1 << rb;
    }
    if (c >= 0 && (constants & 4) === 0) {
      rc = rows[c + REGISTER];
      if (rc < 0) rc = registers.load(c, ref, pinned);
      pinned |= 1 << rc;
    }
    // What is an operand twice has its use by the second one behind that by the first.
    if (a >= 0) {
      const next = rows[a + NEXT] = rows[result + A + 1];
      if (next === NOT_USED && rows[a + LAST_EXIT] < last) registers.giveUp(a);
    }
    if (b >= 0) {
      const next = rows[b + NEXT] = rows[result + B + 1];
      if (next === NOT_USED && rows[b + LAST_EXIT] < last) registers.giveUp(b);
    }
    if (c >= 0) {
      const next = rows[c + NEXT] = rows[result + C + 1];
      if (next === NOT_USED && rows[c + LAST_EXIT] < last) registers.giveUp(c);
    }

    let rr = 0;
    let { tied } = family;
    const flags = rows[result + FLAGS];
    const givesResult = (flags & GIVEN) !== 0 && (family.r !== 0 || tied >= 0 || makesBool);
    if (givesResult) {
      const float = (flags & IS_FLOAT) !== 0;
      if (tied >= 0) {
        if (
          COMMUTES[op] !== 0 && constants === 0 && rows[a + REGISTER] >= 0 &&
          rows[b + REGISTER] < 0
        ) {
          // b's register is free, a is still needed.
          [a, b] = [b, a];
          [ra, rb] = [rb, ra];
          tied = 0;
        }
        rr = tied === 0 ? ra : tied === 1 ? rb : rc;
        if ((registers.free & (1 << rr)) === 0) {
          const register = rr & REGISTER_BITS;
          rr = registers.take(float, ref, pinned, true, rows[result + WISH] - 1);
          const move = float ? this.#floatMove : this.#move;
          instructions.add(move.first + register * move.a + (rr & REGISTER_BITS) * move.r);
          if (tied === 0) ra = rr;
          else if (tied === 1) rb = rr;
          else rc = rr;
        }
      } else {
        rr = registers.take(float, ref, pinned, makesBool, rows[result + WISH] - 1);
      }
    }
    const exit = rows[this.#base + (last << SHIFT) + EXIT_TAKEN];
    let label = exit >= 0 && !makesBool ? this.#site(exit) : 0;
    const register = rr & REGISTER_BITS;
    if (makesBool) {
      label = instructions.label();
      instructions.add(this.#const.first + register * this.#const.r, 0, 1);
    }
    const stencil = family.first + (ra & REGISTER_BITS) * family.a +
      (rb & REGISTER_BITS) * family.b + (rc & REGISTER_BITS) * family.c + register * family.r;
    const asks = (table.stencils[2 * stencil + 1] & ASKS_HOST) !== 0;
    const host = asks ? instructions.label() : 0;
    instructions.add(
      stencil,
      immediate,
      (constants & 1) !== 0 ? this.#constantOf(a) : 0,
      asks ? host : (constants & 2) !== 0 ? this.#constantOf(b) : 0,
      (constants & 4) !== 0 ? this.#constantOf(c) : 0,
      label,
    );
    if (asks) {
      const operand = a < 0 ? [] : [this.#operandIn(a, ra, (constants & 1) !== 0)];
      this.#ask(host, ref, operand, givesResult ? recordOffset(rr) : -1, label);
    }
    if (makesBool) {
      instructions.add(this.#const.first + register * this.#const.r, 0, 0);
      instructions.place(label);
    }
    if (last !== ref) rows[result + NEXT] = rows[this.#base + (last << SHIFT) + A + 1];
    if (givesResult) registers.give(result, rr, last);
    return last;
  }

  /** What goes into the hole of a constant operand: the number, or the place in the pool. */
  #constantOf(value: number): number {
    if ((rows[value + FLAGS] & FLOAT_CONSTANT) === 0) return rows[value + NUMBER];
    return this.instructions.float(this.#values.constantOf(value));
  }

  // --- exits

  /** The label of where a guard leaves to, with the values where they are now. */
  #site(number: number): number {
    const sites = this.#sites;
    const from = this.#exits.base[number];
    const refs = this.#exits.refs[number];
    const count = refs.length;
    const first = sites.room(count);
    const { places } = sites;
    for (let i = 0; i < count; i++) {
      const value = rows[from + (refs[i] << SHIFT)];
      if ((rows[value + FLAGS] & CONSTANT) !== 0) {
        places[first + i] = rows[value + NUMBER] === 0 ? RECORD_FALSE : RECORD_TRUE;
        continue;
      }
      const location = rows[value + REGISTER];
      places[first + i] = recordOffset(
        location >= 0 ? location : this.#registers.locationOf(value),
      );
    }
    const known = sites.known(number, count);
    if (known >= 0) return known;
    const side = sites.sideLabel[number];
    // The first site is where the side trace starts.
    const label = side >= 0 && sites.ofExit[number] < 0 ? side : this.instructions.label();
    sites.add(number, count, label);
    return label;
  }

  /** The code behind the traces: each site leaves with its number, or goes to its side trace. @returns Compiled.stubs */
  #compileSites(): number[] {
    const { instructions } = this;
    const { count, exit, label, sideLabel } = this.#sites;
    const stubs: number[] = [];
    for (let site = 0; site < count; site++) {
      const side = exit[site] === HOMEWARD ? -1 : sideLabel[exit[site]];
      stubs.push(side < 0 ? instructions.size : -1);
      if (label[site] === side) continue;
      instructions.place(label[site]);
      if (side < 0) instructions.add(this.#stub.first, site);
      else {
        this.#moveToSide(site);
        instructions.add(this.#jump.first, 0, 0, 0, 0, side);
      }
    }
    return stubs;
  }

  /** Moves a site's values to where the exit's side trace starts with them. */
  #moveToSide(site: number): void {
    const { exit, first, ofExit, places } = this.#sites;
    const number = exit[site];
    const { length } = this.#exits.refs[number];
    this.#moveValues(places, first[site], places, first[ofExit[number]], length);
  }

  /** Moves values from some places to others, which begin at an index each. */
  #moveValues(from: Places, first: number, to: Places, start: number, count: number): void {
    const targets: number[] = [];
    const sources: number[] = [];
    for (let i = 0; i < count; i++) {
      if (to[start + i] < RECORD_INTS) continue;
      targets.push(locationAt(to[start + i]));
      sources.push(locationAt(from[first + i]));
    }
    let slots = SLOTS_FROM + ARGUMENT_SLOTS;
    for (const each of targets) if (each >= slots) slots = each + 1;
    for (const each of sources) if (each >= slots) slots = each + 1;
    this.#registers.nextSlot = slots - SLOTS_FROM;
    this.#registers.freeSlots.length = 0;
    this.#moves.all(targets, sources, []);
  }

  // --- calls

  /** What has no stencil. */
  #leaveOrCall(
    ref: number,
    op: number,
    immediate: number,
    a: number,
    b: number,
    c: number,
  ): void {
    const routine = this.#table.routineOf[op];
    if (this.#callsRoutines && routine >= 0 && !needsHost(op, immediate)) {
      this.#call(routine, ref, a, b, c);
    } else this.#request(ref, op, a, b, c);
  }

  /** What has a function is called: its operands go through memory, and it keeps int registers only. */
  #call(routine: number, ref: number, a: number, b: number, c: number): void {
    const values = this.#values;
    const { instructions } = this;
    const { trace, exitOf } = this.#unit;
    for (let location = FLOATS_FROM; location < SLOTS_FROM; location++) {
      if ((this.#registers.free & (1 << location)) !== 0) continue;
      const value = this.#registers.owners[location];
      if (values.isDead(value, ref)) this.#registers.giveUp(value);
      else this.#registers.evict(value);
    }
    for (let place = 0; place < 3; place++) {
      const value = place === 0 ? a : place === 1 ? b : c;
      if (value < 0) break;
      let location = rows[value + REGISTER];
      if (location < 0 && values.isConstant(value)) {
        instructions.add(this.#pass.first, place, rows[value + NUMBER]);
      } else {
        if (location < 0) location = this.#registers.load(value, ref, 0);
        instructions.add(this.#spill.first + location * this.#spill.a, place);
      }
    }
    const result = this.#base + (ref << SHIFT);
    values.used(result);
    if (a >= 0) this.#registers.release(a, ref);
    if (b >= 0) this.#registers.release(b, ref);
    if (c >= 0) this.#registers.release(c, ref);
    const gives = trace.type[ref] !== NOTHING;
    const wish = rows[result + WISH] - 1;
    const register = gives ? this.#registers.take(false, ref, 0, false, wish) : 0;
    const fail = exitOf[ref] >= 0 ? this.#site(exitOf[ref]) : -1;
    const host = instructions.label();
    instructions.add(
      gives ? this.#called.first + register * this.#called.r : this.#calledForEffect.first,
      RECORD_ROUTINES + 8 * routine,
      trace.immediate[ref],
      host,
      0,
      fail >= 0 ? fail : host,
    );
    const operands: RequestOperand[] = [];
    for (let i = 0; i < COUNTS[trace.op[ref]]; i++) {
      operands.push({ at: RECORD_SLOTS + 8 * i, float: false, constant: 0 });
    }
    this.#ask(host, ref, operands, gives ? recordOffset(register) : -1, fail);
    if (gives) this.#registers.give(result, register, ref);
  }

  /**
   * What native code cannot do alone, for want of memory perhaps, the host may do: the request that a label is for. It goes on
   * behind what was appended last.
   */
  #ask(
    label: number,
    ref: number,
    operands: readonly RequestOperand[],
    result: number,
    fail: number,
  ): void {
    const { op, immediate, type } = this.#unit.trace;
    this.#asked.push(label, this.#requests.length);
    this.#requests.push({
      op: op[ref],
      immediate: immediate[ref],
      operands,
      result,
      resultFloat: type[ref] === FLOATING,
      site: -1,
      next: this.instructions.size,
      fail,
    });
  }

  // --- requests

  #operand(value: number): RequestOperand {
    const values = this.#values;
    if (values.isConstant(value)) return this.#operandIn(value, 0, true);
    return this.#operandIn(value, this.#registers.locationOf(value), false);
  }

  /** An operand at a location, or a constant. */
  #operandIn(value: number, location: number, isConstant: boolean): RequestOperand {
    const values = this.#values;
    return isConstant
      ? { at: -1, float: false, constant: values.constantOf(value) }
      : { at: recordOffset(location), float: values.isFloat(value), constant: 0 };
  }

  /** What has no stencil is done outside. */
  #request(ref: number, op: number, a: number, b: number, c: number): void {
    const values = this.#values;
    const { trace, exitOf } = this.#unit;
    const operands: RequestOperand[] = [];
    if (a >= 0) operands.push(this.#operand(a));
    if (b >= 0) operands.push(this.#operand(b));
    if (c >= 0) operands.push(this.#operand(c));
    const result = this.#base + (ref << SHIFT);
    values.used(result);
    if (a >= 0) this.#registers.release(a, ref, this.#readSlots);
    if (b >= 0) this.#registers.release(b, ref, this.#readSlots);
    if (c >= 0) this.#registers.release(c, ref, this.#readSlots);
    const type = trace.type[ref];
    let register = -1;
    if (type !== NOTHING) {
      const wish = rows[result + WISH] - 1;
      register = this.#registers.take(type === FLOATING, ref, 0, false, wish);
    }
    const fail = exitOf[ref] >= 0 ? this.#site(exitOf[ref]) : -1;
    this.#leaveFor({
      op,
      immediate: trace.immediate[ref],
      operands,
      result: register < 0 ? -1 : recordOffset(register),
      resultFloat: type === FLOATING,
      site: -1,
      fail,
    });
    this.#registers.freeSlots.push(...this.#readSlots.splice(0));
    if (register >= 0) this.#registers.give(result, register, ref);
  }

  /** The interpreter does an instruction: it needs the exit's values. */
  #callOut(ref: number): void {
    const { trace, exitOf } = this.#unit;
    const label = this.#site(exitOf[ref]);
    this.#leaveFor({
      op: CALL_OUT,
      immediate: trace.immediate[ref],
      operands: [],
      result: -1,
      resultFloat: false,
      site: this.#sites.label.indexOf(label),
      fail: -1,
    });
  }

  #leaveFor(request: Omit<Request, "next">): void {
    const { instructions } = this;
    const nests = request.op === CALL_OUT ? NESTS : 0;
    instructions.add(this.#stub.first, REQUEST | nests | this.#requests.length);
    this.#requests.push({ ...request, next: instructions.size });
  }

  // --- loops

  /** Decides where everything is at the loop's head. @returns the head's label */
  #beginLoop(): number {
    const values = this.#values;
    const { loop, phis } = this.#unit.trace;
    this.#settle(INTS, loop);
    this.#settle(FLOATS, loop);
    this.#headValues.length = 0;
    this.#headLocations.length = 0;
    for (let i = 0; i < phis.length; i += 2) {
      const target = this.#base + (phis[i] << SHIFT);
      if (this.#unit.live[phis[i]] === 0 || values.isDead(target, loop)) continue;
      // In a register, the slot's copy would be that of an earlier turn.
      if (rows[target + REGISTER] >= 0) rows[target + SLOT] = -1;
      const source = rows[this.#base + (phis[i + 1] << SHIFT)];
      const location = this.#registers.locationOf(target);
      this.#headValues.push(source);
      this.#headLocations.push(location);
      if (location < SLOTS_FROM) rows[source + WISH] = location + 1;
    }
    for (const value of values.carried) {
      const location = rows[value + REGISTER];
      if (location < 0) continue;
      this.#headValues.push(value);
      this.#headLocations.push(location);
    }
    const head = this.instructions.label();
    this.instructions.place(head);
    return head;
  }

  /** Takes the registers of one class from what no turn uses; spills what all turns use where registers will be short. */
  #settle(all: number, loop: number): void {
    const values = this.#values;
    const registers = this.#registers;
    const { owners } = registers;
    let used = 0;
    for (let i = 0; i < SLOTS_FROM; i++) {
      if ((all & ~registers.free & (1 << i)) === 0) continue;
      const value = owners[i];
      if (values.isConstant(value)) registers.evict(value);
      else if (values.isDead(value, loop)) registers.giveUp(value);
      else if (rows[value + NEXT] === NOT_USED) registers.evict(value);
      else used++;
    }
    if (used <= INT_REGISTERS - LOOP_TEMPORARIES) return;
    for (let i = 0; i < SLOTS_FROM; i++) {
      if ((all & ~registers.free & (1 << i)) === 0) continue;
      const value = owners[i];
      if ((rows[value + FLAGS] & CARRIED) === 0) continue;
      if (rows[value + SLOT] < 0) registers.store(value);
    }
  }

  /** Makes everything be where it is at the head, and goes there. */
  #endLoop(head: number): void {
    const values = this.#values;
    const targets: number[] = [];
    const sources: number[] = [];
    const constants: number[] = [];
    for (let i = 0; i < this.#headValues.length; i++) {
      const value = this.#headValues[i];
      const target = this.#headLocations[i];
      if (rows[value + REGISTER] < 0 && values.isConstant(value)) {
        constants.push(target, value);
        continue;
      }
      targets.push(target);
      sources.push(this.#registers.locationOf(value));
    }
    this.#moves.all(targets, sources, constants);
    this.instructions.add(this.#jump.first, 0, 0, 0, 0, head);
  }
}
