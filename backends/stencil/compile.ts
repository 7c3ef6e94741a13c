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
import { ENTRY_LABEL, GO_LABEL, Instructions, LEAVE_LABEL, OWN } from "./instructions.ts";
import {
  ARGUMENT_SLOTS,
  FLOAT_REGISTERS,
  INT_REGISTERS,
  NESTS,
  RECORD_FALSE,
  RECORD_FLOATS,
  RECORD_INTS,
  RECORD_ROUTINES,
  RECORD_SLOTS,
  RECORD_TRUE,
  REQUEST,
} from "./machine.ts";
import { Moves } from "./moves.ts";
import { FLOAT_LOCATION, locationAt, recordOffset, Registers, SLOT_LOCATION } from "./registers.ts";
import { HOMEWARD, Sites, type SiteTable } from "./sites.ts";
import { type Family, type StencilTable } from "./table.ts";
import {
  ExitValues,
  FLOAT_CONSTANT,
  INT_CONSTANT,
  NEVER,
  NO_CONSTANT,
  OPERAND_COUNTS,
  Values,
} from "./values.ts";
import { LINK_CELLS_MOST } from "../../core/heap/map.ts";
import { FLOAT, MICRO_OP_NAMES, NONE, U } from "../../core/trace/micro_ops.ts";
import { needsHost } from "../../core/trace/helpers.ts";
import type { Exit, Region, Unit } from "../../core/trace/region.ts";

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
  readonly stubs: Int32Array;
  /** Of a bridge: by the places that were given, the position at which it starts with its inputs there. */
  readonly starts: readonly number[];
  /** Positions of jumps that may as well go to the region from which bridges led here. */
  readonly homeward: readonly number[];
}

const NO_PLACES: SiteTable = new Uint16Array(0);
/** Registers that a loop may need besides those of what every turn uses. */
const LOOP_TEMPORARIES = 2;

const IS_GUARD_OF_BOOL = (op: number) => op === U.GUARD_TRUE || op === U.GUARD_FALSE;
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
  compile(region: Region, place: number, given: readonly SiteTable[] = []): Compiled {
    const { instructions } = this;
    this.#region = region;
    instructions.clear();
    const parentExit = region.from;
    const inputs = parentExit === null ? NO_PLACES : given[0] ?? this.#placesFor(parentExit);
    this.#values.begin(region, inputs);
    this.#registers.beginRegion();
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
  #compileBridge(exit: Exit, places: SiteTable, given: readonly SiteTable[]): number[] {
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
  #placesFor({ trace, values }: Exit): SiteTable {
    let [ints, floats, slot] = [0, 0, ARGUMENT_SLOTS];
    return Uint16Array.from(values, (ref) => {
      const float = trace.type[ref] === FLOAT;
      const register = float ? floats++ : ints++;
      if (register >= (float ? FLOAT_REGISTERS : INT_REGISTERS)) {
        return recordOffset(SLOT_LOCATION + slot++);
      }
      return recordOffset(float ? FLOAT_LOCATION + register : register);
    });
  }

  /** Brings what the shim enters with, the exit values, into their places: slots first, for which registers are needed. */
  #takeInputs({ trace, values }: Exit, places: SiteTable): void {
    const { instructions } = this;
    for (const slots of [true, false]) {
      for (let i = 0; i < values.length; i++) {
        if (places[i] < RECORD_INTS || (places[i] >= RECORD_SLOTS) !== slots) continue;
        const float = trace.type[values[i]] === FLOAT;
        const location = locationAt(places[i]);
        const register = slots ? 0 : float ? location - FLOAT_LOCATION : location;
        const input = float ? this.#floatInput : this.#input;
        instructions.add(input.first + register * input.r, i);
        if (slots) this.#moves.one(location, float ? FLOAT_LOCATION : 0);
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
    const link = this.#table.families[8 * U.LINK];
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
  #compileUnit(unit: Unit, base: number, from: number, places?: SiteTable): void {
    const values = this.#values;
    this.#unit = unit;
    this.#base = base;
    this.#registers.begin();
    if (from >= 0) this.#forgetInputs(unit, from);
    values.findUses(unit, base, this.#exits);
    if (from >= 0) this.#startAtSite(from);
    else if (places !== undefined) this.#startAt(this.#region.from!.values, 0, places, 0);
    const { trace, live } = unit;
    const { length, loop, op } = trace;
    let head = -1;
    for (let ref = 1; ref < length; ref++) {
      if (loop !== 0 && ref === loop) head = this.#beginLoop();
      if (live[ref] === 0) continue;
      const code = op[ref];
      if (code <= U.CONST_FLOAT || (code >= U.INPUT_WORD && code <= U.INPUT_BOOL)) continue;
      this.instructions.source = base + ref;
      ref = this.#microOp(ref, code);
      this.instructions.source = OWN;
    }
    if (loop !== 0) this.#endLoop(head);
  }

  /** What was known of values in the traces before does not hold in a side trace. */
  #forgetInputs({ trace, live }: Unit, number: number): void {
    const values = this.#values;
    const from = this.#exits.base[number];
    for (const ref of this.#exits.refs[number]) values.forget(values.alias[from + ref]);
    for (let ref = 1; ref < trace.length; ref++) {
      const op = trace.op[ref];
      if (live[ref] === 0 || op < U.INPUT_WORD || op > U.INPUT_BOOL) continue;
      values.forget(values.alias[this.#base + ref]);
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
  #startAt(refs: readonly number[], from: number, places: SiteTable, index: number): void {
    const values = this.#values;
    const registers = this.#registers;
    let at = index;
    for (const ref of refs) {
      const value = values.alias[from + ref];
      const offset = places[at++];
      if (offset < RECORD_INTS) {
        values.constant[value] = INT_CONSTANT;
        values.number[value] = offset === RECORD_TRUE ? 1 : 0;
        continue;
      }
      if (offset >= RECORD_SLOTS) {
        const slot = (offset - RECORD_SLOTS) >> 3;
        values.slot[value] = slot;
        if (slot >= registers.nextSlot) registers.nextSlot = slot + 1;
      } else if (offset >= RECORD_FLOATS) {
        const register = (offset - RECORD_FLOATS) >> 3;
        values.register[value] = register;
        registers.floats[register] = value;
      } else {
        const register = (offset - RECORD_INTS) >> 3;
        values.register[value] = register;
        registers.ints[register] = value;
      }
    }
  }

  // --- micro-ops

  /** @returns the last ref that was compiled: a comparison takes the guard behind it along */
  #microOp(ref: number, op: number): number {
    const { trace, exitOf } = this.#unit;
    const values = this.#values;
    const base = this.#base;
    if (op === U.CALL_OUT) {
      this.#callOut(ref);
      return ref;
    }
    if (op === U.ENTER && this.#region.from !== null) {
      this.#goHome();
      return ref;
    }
    if (op === U.EXIT) {
      this.instructions.add(this.#jump.first, 0, 0, 0, 0, this.#site(exitOf[ref]));
      return ref;
    }
    const count = OPERAND_COUNTS[op];
    const a = count > 0 ? values.alias[base + trace.a[ref]] : -1;
    const b = count > 1 ? values.alias[base + trace.b[ref]] : -1;
    const c = count > 2 ? values.alias[base + trace.c[ref]] : -1;
    let guard = 0;
    let families = this.#table.families;
    let makesBool = false;
    if (this.#table.thenTrue[8 * op] !== undefined) {
      guard = this.#guardBehind(ref);
      families = guard !== 0 && trace.op[guard] === U.GUARD_TRUE
        ? this.#table.thenTrue
        : this.#table.thenFalse;
      makesBool = guard === 0;
    }
    const family = this.#chooseFamily(families, op, a, b, c);
    if (family === undefined) {
      const routine = this.#table.routineOf[op];
      if (this.#callsRoutines && routine >= 0 && !needsHost(op, trace.immediate[ref])) {
        this.#call(routine, ref, a, b, c);
      } else this.#request(ref, op, a, b, c);
      return ref;
    }
    if (op === U.LINK || op === U.LINK_PUSHED || op === U.RETURN) this.#links = true;
    const last = guard !== 0 ? guard : ref;
    if (guard !== 0) {
      values.constant[base + ref] = INT_CONSTANT;
      values.number[base + ref] = trace.op[guard] === U.GUARD_TRUE ? 0 : 1;
    }
    this.#compileOp(family, this.#constants, ref, last, op, a, b, c, makesBool);
    return last;
  }

  /** The guard right behind a comparison that alone needs its result; 0: none. */
  #guardBehind(ref: number): number {
    const { trace, live } = this.#unit;
    const values = this.#values;
    const value = this.#base + ref;
    const guard = values.next[value];
    // The guard's own exit may hand it over; then it is what the guard did not want.
    if (guard >= trace.length) return 0;
    if (values.lastExit[value] >= 0 && values.lastExit[value] !== guard) return 0;
    if (!IS_GUARD_OF_BOOL(trace.op[guard]) || values.laterUse(this.#base + guard) !== NEVER) {
      return 0;
    }
    for (let each = ref + 1; each < guard; each++) {
      if (live[each] !== 0 && trace.op[each] > U.CONST_FLOAT) return 0;
    }
    if (trace.loop !== 0 && ref < trace.loop && guard >= trace.loop) return 0;
    return guard;
  }

  /** Constant operands of what chooseFamily found. */
  #constants = 0;

  /** The family with as many constant operands as can be. */
  #chooseFamily(
    families: readonly (Family | undefined)[],
    op: number,
    a: number,
    b: number,
    c: number,
  ): Family | undefined {
    let constants = 0;
    if (a >= 0 && this.#isImmediate(a)) constants |= 1;
    if (b >= 0 && this.#isImmediate(b)) constants |= 2;
    if (c >= 0 && this.#isImmediate(c)) constants |= 4;
    for (;;) {
      const family = families[8 * op + constants];
      if (family !== undefined || constants === 0) {
        this.#constants = constants;
        return family;
      }
      constants &= constants - 1;
    }
  }

  /**
   * Whether a constant may stand in an instruction. An address from 2 GiB on may not: as a displacement it would be
   * negative. In a register it has zeros above.
   */
  #isImmediate(value: number): boolean {
    const { constant, number, isWord } = this.#values;
    if (constant[value] === NO_CONSTANT) return false;
    return isWord[value] === 0 || number[value] >= 0;
  }

  #compileOp(
    family: Family,
    constants: number,
    ref: number,
    last: number,
    op: number,
    first: number,
    second: number,
    c: number,
    makesBool: boolean,
  ): void {
    const values = this.#values;
    const { trace, exitOf } = this.#unit;
    const base = this.#base;
    const { instructions } = this;
    let a = first;
    let b = second;
    // Operands into registers.
    let pinnedInts = 0;
    let pinnedFloats = 0;
    for (let place = 0; place < 3; place++) {
      const value = place === 0 ? a : place === 1 ? b : c;
      if (value < 0) break;
      if ((constants & (1 << place)) !== 0) continue;
      const register = this.#registers.load(value, ref, pinnedInts, pinnedFloats);
      if (values.isFloat[value] !== 0) pinnedFloats |= 1 << register;
      else pinnedInts |= 1 << register;
    }
    if (a >= 0) values.used(a, base + ref, 0);
    if (b >= 0) values.used(b, base + ref, 1);
    if (c >= 0) values.used(c, base + ref, 2);
    const registerA = a >= 0 ? values.register[a] : 0;
    const registerB = b >= 0 ? values.register[b] : 0;
    const registerC = c >= 0 ? values.register[c] : 0;
    if (a >= 0) this.#registers.release(a, last);
    if (b >= 0) this.#registers.release(b, last);
    if (c >= 0) this.#registers.release(c, last);

    let ra = registerA;
    let rb = registerB;
    let rc = registerC;
    let rr = 0;
    const result = base + ref;
    const resultType = trace.type[ref];
    const givesResult = resultType !== NONE && (family.r !== 0 || family.tied >= 0 || makesBool);
    if (givesResult) {
      const float = resultType === FLOAT;
      if (family.tied >= 0) {
        let tied = family.tied;
        if (
          COMMUTES[op] !== 0 && constants === 0 && values.register[a] >= 0 && values.register[b] < 0
        ) {
          // b's register is free, a is still needed.
          [a, b] = [b, a];
          [ra, rb] = [rb, ra];
          tied = 0;
        }
        const operand = tied === 0 ? a : tied === 1 ? b : c;
        const register = tied === 0 ? ra : tied === 1 ? rb : rc;
        if (values.register[operand] < 0) {
          rr = register;
        } else {
          rr = this.#registers.take(
            float,
            ref,
            pinnedInts,
            pinnedFloats,
            true,
            this.#registers.wish[result] - 1,
          );
          const move = float ? this.#floatMove : this.#move;
          instructions.add(move.first + register * move.a + rr * move.r);
          if (tied === 0) ra = rr;
          else if (tied === 1) rb = rr;
          else rc = rr;
        }
      } else {
        rr = this.#registers.take(
          float,
          ref,
          pinnedInts,
          pinnedFloats,
          makesBool,
          this.#registers.wish[result] - 1,
        );
      }
    }
    const exit = exitOf[last];
    let label = exit >= 0 && !makesBool ? this.#site(exit) : 0;
    if (makesBool) {
      label = instructions.label();
      instructions.add(this.#const.first + rr * this.#const.r, 0, 1);
    }
    const stencil = family.first + ra * family.a + rb * family.b + rc * family.c + rr * family.r;
    const asks = this.#table.asksHost[this.#table.shapeOf[stencil]] !== 0;
    const host = asks ? instructions.label() : 0;
    instructions.add(
      stencil,
      trace.immediate[ref],
      (constants & 1) !== 0 ? this.#constantOf(a) : 0,
      asks ? host : (constants & 2) !== 0 ? this.#constantOf(b) : 0,
      (constants & 4) !== 0 ? this.#constantOf(c) : 0,
      label,
    );
    if (asks) {
      const operand = a < 0 ? [] : [this.#operandIn(a, ra, (constants & 1) !== 0)];
      const location = resultType === FLOAT ? FLOAT_LOCATION + rr : rr;
      this.#ask(host, ref, operand, givesResult ? recordOffset(location) : -1, label);
    }
    if (makesBool) {
      instructions.add(this.#const.first + rr * this.#const.r, 0, 0);
      instructions.place(label);
    }
    if (last !== ref) values.used(result, base + last, 0);
    if (givesResult) this.#registers.give(result, rr, last);
  }

  /** What goes into the hole of a constant operand: the number, or the place in the pool. */
  #constantOf(value: number): number {
    const values = this.#values;
    if (values.constant[value] !== FLOAT_CONSTANT) return values.number[value];
    return this.instructions.float(this.#values.floatOf(value));
  }

  // --- exits

  /** The label of where a guard leaves to, with the values where they are now. */
  #site(number: number): number {
    const values = this.#values;
    const sites = this.#sites;
    const from = this.#exits.base[number];
    const refs = this.#exits.refs[number];
    const count = refs.length;
    const first = sites.room(count);
    const { places } = sites;
    const { alias, constant } = values;
    for (let i = 0; i < count; i++) {
      const value = alias[from + refs[i]];
      if (constant[value] === NO_CONSTANT) {
        places[first + i] = recordOffset(this.#registers.locationOf(value));
      } else places[first + i] = values.number[value] === 0 ? RECORD_FALSE : RECORD_TRUE;
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
  #compileSites(): Int32Array {
    const { instructions } = this;
    const { count, exit, label, sideLabel } = this.#sites;
    const stubs = new Int32Array(count).fill(-1);
    for (let site = 0; site < count; site++) {
      const side = exit[site] === HOMEWARD ? -1 : sideLabel[exit[site]];
      if (label[site] === side) continue;
      instructions.place(label[site]);
      if (side < 0) {
        stubs[site] = instructions.size;
        instructions.add(this.#stub.first, site);
      } else {
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
  #moveValues(from: SiteTable, first: number, to: SiteTable, start: number, count: number): void {
    const targets: number[] = [];
    const sources: number[] = [];
    for (let i = 0; i < count; i++) {
      if (to[start + i] < RECORD_INTS) continue;
      targets.push(locationAt(to[start + i]));
      sources.push(locationAt(from[first + i]));
    }
    let slots = SLOT_LOCATION + ARGUMENT_SLOTS;
    for (const each of targets) if (each >= slots) slots = each + 1;
    for (const each of sources) if (each >= slots) slots = each + 1;
    this.#registers.nextSlot = slots - SLOT_LOCATION;
    this.#registers.freeSlots.length = 0;
    this.#moves.all(targets, sources, []);
  }

  // --- calls

  /** What has a function is called: its operands go through memory, and it keeps int registers only. */
  #call(routine: number, ref: number, a: number, b: number, c: number): void {
    const values = this.#values;
    const { instructions } = this;
    const { trace, exitOf } = this.#unit;
    const base = this.#base;
    for (let i = 0; i < FLOAT_REGISTERS; i++) {
      const value = this.#registers.floats[i];
      if (value < 0) continue;
      if (values.isDead(value, ref)) this.#registers.release(value, ref);
      else this.#registers.evict(value);
    }
    for (let place = 0; place < 3; place++) {
      const value = place === 0 ? a : place === 1 ? b : c;
      if (value < 0) break;
      if (values.constant[value] !== NO_CONSTANT && values.register[value] < 0) {
        instructions.add(this.#pass.first, place, values.number[value]);
      } else {
        const register = this.#registers.load(value, ref, 0, 0);
        instructions.add(this.#spill.first + register * this.#spill.a, place);
      }
    }
    if (a >= 0) values.used(a, base + ref, 0);
    if (b >= 0) values.used(b, base + ref, 1);
    if (c >= 0) values.used(c, base + ref, 2);
    if (a >= 0) this.#registers.release(a, ref);
    if (b >= 0) this.#registers.release(b, ref);
    if (c >= 0) this.#registers.release(c, ref);
    const result = base + ref;
    const gives = trace.type[ref] !== NONE;
    const register = gives
      ? this.#registers.take(false, ref, 0, 0, false, this.#registers.wish[result] - 1)
      : 0;
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
    for (let i = 0; i < OPERAND_COUNTS[trace.op[ref]]; i++) {
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
      resultFloat: type[ref] === FLOAT,
      site: -1,
      next: this.instructions.size,
      fail,
    });
  }

  // --- requests

  #operand(value: number): RequestOperand {
    const { constant, isFloat } = this.#values;
    if (constant[value] !== NO_CONSTANT) return this.#operandIn(value, 0, true);
    const at = recordOffset(this.#registers.locationOf(value));
    return { at, float: isFloat[value] !== 0, constant: 0 };
  }

  /** An operand in a register of its class, or a constant. */
  #operandIn(value: number, register: number, isConstant: boolean): RequestOperand {
    const values = this.#values;
    if (!isConstant) {
      const float = values.isFloat[value] !== 0;
      return { at: recordOffset(float ? FLOAT_LOCATION + register : register), float, constant: 0 };
    }
    const constant = values.constant[value] === FLOAT_CONSTANT
      ? this.#values.floatOf(value)
      : values.number[value];
    return { at: -1, float: false, constant };
  }

  /** What has no stencil is done outside. */
  #request(ref: number, op: number, a: number, b: number, c: number): void {
    const values = this.#values;
    const { trace, exitOf } = this.#unit;
    const base = this.#base;
    const operands: RequestOperand[] = [];
    if (a >= 0) operands.push(this.#operand(a));
    if (b >= 0) operands.push(this.#operand(b));
    if (c >= 0) operands.push(this.#operand(c));
    if (a >= 0) values.used(a, base + ref, 0);
    if (b >= 0) values.used(b, base + ref, 1);
    if (c >= 0) values.used(c, base + ref, 2);
    if (a >= 0) this.#registers.release(a, ref, this.#readSlots);
    if (b >= 0) this.#registers.release(b, ref, this.#readSlots);
    if (c >= 0) this.#registers.release(c, ref, this.#readSlots);
    const result = base + ref;
    const type = trace.type[ref];
    let register = -1;
    if (type !== NONE) {
      register = this.#registers.take(
        type === FLOAT,
        ref,
        0,
        0,
        false,
        this.#registers.wish[result] - 1,
      );
    }
    const fail = exitOf[ref] >= 0 ? this.#site(exitOf[ref]) : -1;
    this.#leaveFor({
      op,
      immediate: trace.immediate[ref],
      operands,
      result: register < 0
        ? -1
        : recordOffset(type === FLOAT ? FLOAT_LOCATION + register : register),
      resultFloat: type === FLOAT,
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
      op: U.CALL_OUT,
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
    const nests = request.op === U.CALL_OUT ? NESTS : 0;
    instructions.add(this.#stub.first, REQUEST | nests | this.#requests.length);
    this.#requests.push({ ...request, next: instructions.size });
  }

  // --- loops

  /** Decides where everything is at the loop's head. @returns the head's label */
  #beginLoop(): number {
    const values = this.#values;
    const { loop, phis } = this.#unit.trace;
    this.#settle(this.#registers.ints, loop);
    this.#settle(this.#registers.floats, loop);
    this.#headValues.length = 0;
    this.#headLocations.length = 0;
    for (let i = 0; i < phis.length; i += 2) {
      const target = this.#base + phis[i];
      if (this.#unit.live[phis[i]] === 0 || values.isDead(target, loop)) continue;
      // In a register, the slot's copy would be that of an earlier turn.
      if (values.register[target] >= 0) values.slot[target] = -1;
      this.#headValues.push(values.alias[this.#base + phis[i + 1]]);
      const location = this.#registers.locationOf(target);
      this.#headLocations.push(location);
      if (location < SLOT_LOCATION) {
        const source = values.alias[this.#base + phis[i + 1]];
        const register = location < FLOAT_LOCATION ? location : location - FLOAT_LOCATION;
        this.#registers.wish[source] = register + 1;
      }
    }
    for (const value of values.carried) {
      if (values.register[value] < 0) continue;
      this.#headValues.push(value);
      this.#headLocations.push(this.#registers.locationOf(value));
    }
    const head = this.instructions.label();
    this.instructions.place(head);
    return head;
  }

  /** Takes the registers of one class from what no turn uses; spills what all turns use where registers will be short. */
  #settle(owners: Int32Array, loop: number): void {
    const values = this.#values;
    let used = 0;
    for (let i = 0; i < owners.length; i++) {
      const value = owners[i];
      if (value < 0) continue;
      if (values.constant[value] !== NO_CONSTANT) this.#registers.evict(value);
      else if (values.isDead(value, loop)) this.#registers.release(value, loop);
      else if (values.next[value] === NEVER) this.#registers.evict(value);
      else used++;
    }
    if (used <= owners.length - LOOP_TEMPORARIES) return;
    for (const value of owners) {
      if (value >= 0 && values.isCarried[value] !== 0 && values.slot[value] < 0) {
        this.#registers.store(value);
      }
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
      if (values.constant[value] !== NO_CONSTANT && values.register[value] < 0) {
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
