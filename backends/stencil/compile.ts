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
  SLOTS_MOST,
} from "./machine.ts";
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

/** Locations: registers, float registers from FLOAT_LOCATION on, slots from SLOT_LOCATION on. */
const FLOAT_LOCATION = INT_REGISTERS;
const SLOT_LOCATION = INT_REGISTERS + FLOAT_REGISTERS;
const NO_PLACES: SiteTable = new Uint16Array(0);
/** Registers that a loop may need besides those of what every turn uses. */
const LOOP_TEMPORARIES = 2;

/** The byte offset of a location in the record. */
function recordOffset(location: number): number {
  if (location < FLOAT_LOCATION) return RECORD_INTS + 8 * location;
  if (location < SLOT_LOCATION) return RECORD_FLOATS + 8 * (location - FLOAT_LOCATION);
  return RECORD_SLOTS + 8 * (location - SLOT_LOCATION);
}

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
  /** Values in registers, -1: free. */
  readonly #ints = new Int32Array(INT_REGISTERS);
  readonly #floats = new Int32Array(FLOAT_REGISTERS);
  readonly #freeSlots: number[] = [];
  /** Slots of dead operands of a request under way: it reads them when all is stored that is stored before it. */
  readonly #readSlots: number[] = [];
  #nextSlot = 0;
  /** The register that a result is best put into, by value; 0 none, else one more. */
  #wish = new Int8Array(4096);
  /** The location of a float register that holds nothing while values are moved, -1: none is known. */
  #scratch = -1;
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
  readonly #floatConst: Family;
  readonly #move: Family;
  readonly #floatMove: Family;
  readonly #spill: Family;
  readonly #floatSpill: Family;
  readonly #reload: Family;
  readonly #floatReload: Family;
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
    this.#const = table.piece("CONST");
    this.#floatConst = table.piece("FCONST");
    this.#move = table.piece("MOVE");
    this.#floatMove = table.piece("FMOVE");
    this.#spill = table.piece("SPILL");
    this.#floatSpill = table.piece("FSPILL");
    this.#reload = table.piece("RELOAD");
    this.#floatReload = table.piece("FRELOAD");
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
    if (this.#wish.length < this.#values.count) this.#wish = new Int8Array(2 * this.#values.count);
    this.#wish.fill(0, 0, this.#values.count);
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
        if (slots) this.#moveOne(location, float ? FLOAT_LOCATION : 0);
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
    this.#ints.fill(-1);
    this.#floats.fill(-1);
    this.#freeSlots.length = 0;
    this.#nextSlot = ARGUMENT_SLOTS;
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
        if (slot >= this.#nextSlot) this.#nextSlot = slot + 1;
      } else if (offset >= RECORD_FLOATS) {
        const register = (offset - RECORD_FLOATS) >> 3;
        values.register[value] = register;
        this.#floats[register] = value;
      } else {
        const register = (offset - RECORD_INTS) >> 3;
        values.register[value] = register;
        this.#ints[register] = value;
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
      const register = this.#load(value, ref, pinnedInts, pinnedFloats);
      if (values.isFloat[value] !== 0) pinnedFloats |= 1 << register;
      else pinnedInts |= 1 << register;
    }
    if (a >= 0) values.used(a, base + ref, 0);
    if (b >= 0) values.used(b, base + ref, 1);
    if (c >= 0) values.used(c, base + ref, 2);
    const registerA = a >= 0 ? values.register[a] : 0;
    const registerB = b >= 0 ? values.register[b] : 0;
    const registerC = c >= 0 ? values.register[c] : 0;
    if (a >= 0) this.#release(a, last);
    if (b >= 0) this.#release(b, last);
    if (c >= 0) this.#release(c, last);

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
          rr = this.#take(float, ref, pinnedInts, pinnedFloats, true, this.#wish[result] - 1);
          const move = float ? this.#floatMove : this.#move;
          instructions.add(move.first + register * move.a + rr * move.r);
          if (tied === 0) ra = rr;
          else if (tied === 1) rb = rr;
          else rc = rr;
        }
      } else {
        rr = this.#take(
          float,
          ref,
          pinnedInts,
          pinnedFloats,
          makesBool,
          this.#wish[result] - 1,
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
    if (givesResult) this.#give(result, rr, last);
  }

  /** What goes into the hole of a constant operand: the number, or the place in the pool. */
  #constantOf(value: number): number {
    const values = this.#values;
    if (values.constant[value] !== FLOAT_CONSTANT) return values.number[value];
    return this.instructions.float(this.#floatOf(value));
  }

  /** The double of a float constant. */
  #floatOf(value: number): number {
    const { base, number } = this.#values;
    let place = base.length - 1;
    while (base[place] > value) place--;
    return this.#region.units[place].trace.floats[number[value]];
  }

  // --- registers

  /** The register of an operand, which is brought into one when it is in none. */
  #load(value: number, position: number, pinnedInts: number, pinnedFloats: number): number {
    const values = this.#values;
    const known = values.register[value];
    if (known >= 0) return known;
    const float = values.isFloat[value] !== 0;
    const register = this.#take(float, position, pinnedInts, pinnedFloats, false, -1);
    this.#fill(value, register);
    values.register[value] = register;
    (float ? this.#floats : this.#ints)[register] = value;
    return register;
  }

  /** Appends what brings a constant or spilled value into a register. */
  #fill(value: number, register: number): void {
    const values = this.#values;
    const { instructions } = this;
    if (values.constant[value] === FLOAT_CONSTANT) {
      const place = instructions.float(this.#floatOf(value));
      instructions.add(this.#floatConst.first + register * this.#floatConst.r, 0, place);
    } else if (values.constant[value] !== NO_CONSTANT) {
      instructions.add(this.#const.first + register * this.#const.r, 0, values.number[value]);
    } else {
      const slot = values.slot[value];
      if (slot < 0) {
        const op = MICRO_OP_NAMES[this.#unit.trace.op[value - this.#base]];
        throw new Error(`Cannot compile a region: %${value - this.#base} (${op}) has no value`);
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
  #take(
    float: boolean,
    position: number,
    pinnedInts: number,
    pinnedFloats: number,
    strict: boolean,
    wish: number,
  ): number {
    const owners = float ? this.#floats : this.#ints;
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
          this.#release(value, position);
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
    this.#evict(owners[best]);
    return best;
  }

  /** Takes a value's register away; it is in its slot then. */
  #evict(value: number): void {
    const values = this.#values;
    const register = values.register[value];
    if (values.slot[value] < 0 && values.constant[value] === NO_CONSTANT) this.#store(value);
    values.register[value] = -1;
    (values.isFloat[value] !== 0 ? this.#floats : this.#ints)[register] = -1;
  }

  /** Stores a value in a register into a slot of its own. */
  #store(value: number): void {
    const values = this.#values;
    const slot = this.#takeSlot();
    values.slot[value] = slot;
    const spill = values.isFloat[value] !== 0 ? this.#floatSpill : this.#spill;
    this.instructions.add(spill.first + values.register[value] * spill.a, slot);
  }

  #takeSlot(): number {
    const slot = this.#freeSlots.pop() ?? this.#nextSlot++;
    if (slot >= SLOTS_MOST) {
      throw new RangeError("Cannot compile a region: it needs too many slots");
    }
    return slot;
  }

  /** Gives up a value's register and slot when it is dead. */
  #release(value: number, position: number, freeSlots = this.#freeSlots): void {
    const values = this.#values;
    if (!values.isDead(value, position)) return;
    const register = values.register[value];
    if (register >= 0) {
      values.register[value] = -1;
      (values.isFloat[value] !== 0 ? this.#floats : this.#ints)[register] = -1;
    }
    const slot = values.slot[value];
    if (slot >= 0 && values.phiOf[value] === 0) {
      freeSlots.push(slot);
      values.slot[value] = -1;
    }
  }

  /** A result is in a register from now on. */
  #give(value: number, register: number, position: number): void {
    const values = this.#values;
    if (values.isDead(value, position)) return;
    values.register[value] = register;
    values.slot[value] = -1;
    (values.isFloat[value] !== 0 ? this.#floats : this.#ints)[register] = value;
  }

  /** Where a value is: a location. */
  #locationOf(value: number): number {
    const values = this.#values;
    const register = values.register[value];
    if (register >= 0) return values.isFloat[value] !== 0 ? FLOAT_LOCATION + register : register;
    const slot = values.slot[value];
    if (slot < 0) throw new Error("Cannot compile a region: a value is nowhere");
    return SLOT_LOCATION + slot;
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
        places[first + i] = recordOffset(this.#locationOf(value));
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
    this.#nextSlot = slots - SLOT_LOCATION;
    this.#freeSlots.length = 0;
    this.#moveAll(targets, sources, []);
  }

  // --- calls

  /** What has a function is called: its operands go through memory, and it keeps int registers only. */
  #call(routine: number, ref: number, a: number, b: number, c: number): void {
    const values = this.#values;
    const { instructions } = this;
    const { trace, exitOf } = this.#unit;
    const base = this.#base;
    for (let i = 0; i < FLOAT_REGISTERS; i++) {
      const value = this.#floats[i];
      if (value < 0) continue;
      if (values.isDead(value, ref)) this.#release(value, ref);
      else this.#evict(value);
    }
    for (let place = 0; place < 3; place++) {
      const value = place === 0 ? a : place === 1 ? b : c;
      if (value < 0) break;
      if (values.constant[value] !== NO_CONSTANT && values.register[value] < 0) {
        instructions.add(this.#pass.first, place, values.number[value]);
      } else {
        const register = this.#load(value, ref, 0, 0);
        instructions.add(this.#spill.first + register * this.#spill.a, place);
      }
    }
    if (a >= 0) values.used(a, base + ref, 0);
    if (b >= 0) values.used(b, base + ref, 1);
    if (c >= 0) values.used(c, base + ref, 2);
    if (a >= 0) this.#release(a, ref);
    if (b >= 0) this.#release(b, ref);
    if (c >= 0) this.#release(c, ref);
    const result = base + ref;
    const gives = trace.type[ref] !== NONE;
    const register = gives ? this.#take(false, ref, 0, 0, false, this.#wish[result] - 1) : 0;
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
    if (gives) this.#give(result, register, ref);
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
    const at = recordOffset(this.#locationOf(value));
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
      ? this.#floatOf(value)
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
    if (a >= 0) this.#release(a, ref, this.#readSlots);
    if (b >= 0) this.#release(b, ref, this.#readSlots);
    if (c >= 0) this.#release(c, ref, this.#readSlots);
    const result = base + ref;
    const type = trace.type[ref];
    let register = -1;
    if (type !== NONE) {
      register = this.#take(type === FLOAT, ref, 0, 0, false, this.#wish[result] - 1);
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
    this.#freeSlots.push(...this.#readSlots.splice(0));
    if (register >= 0) this.#give(result, register, ref);
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
    this.#settle(this.#ints, loop);
    this.#settle(this.#floats, loop);
    this.#headValues.length = 0;
    this.#headLocations.length = 0;
    for (let i = 0; i < phis.length; i += 2) {
      const target = this.#base + phis[i];
      if (this.#unit.live[phis[i]] === 0 || values.isDead(target, loop)) continue;
      // In a register, the slot's copy would be that of an earlier turn.
      if (values.register[target] >= 0) values.slot[target] = -1;
      this.#headValues.push(values.alias[this.#base + phis[i + 1]]);
      const location = this.#locationOf(target);
      this.#headLocations.push(location);
      if (location < SLOT_LOCATION) {
        const source = values.alias[this.#base + phis[i + 1]];
        const register = location < FLOAT_LOCATION ? location : location - FLOAT_LOCATION;
        this.#wish[source] = register + 1;
      }
    }
    for (const value of values.carried) {
      if (values.register[value] < 0) continue;
      this.#headValues.push(value);
      this.#headLocations.push(this.#locationOf(value));
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
      if (values.constant[value] !== NO_CONSTANT) this.#evict(value);
      else if (values.isDead(value, loop)) this.#release(value, loop);
      else if (values.next[value] === NEVER) this.#evict(value);
      else used++;
    }
    if (used <= owners.length - LOOP_TEMPORARIES) return;
    for (const value of owners) {
      if (value >= 0 && values.isCarried[value] !== 0 && values.slot[value] < 0) this.#store(value);
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
      sources.push(this.#locationOf(value));
    }
    this.#moveAll(targets, sources, constants);
    this.instructions.add(this.#jump.first, 0, 0, 0, 0, head);
  }

  /**
   * Moves all at once: what one move overwrites another one may still need. A cycle is broken by a slot.
   *
   * @param constants location, value, location, value, ...: constants to be put there afterwards
   */
  #moveAll(targets: number[], sources: number[], constants: readonly number[]): void {
    let moved = constants.length > 0;
    for (let i = 0; i < targets.length && !moved; i++) moved = targets[i] !== sources[i];
    if (!moved) return;
    // Nobody needs what is in a register that nothing is moved from or to.
    this.#scratch = -1;
    for (let each = FLOAT_LOCATION; each < SLOT_LOCATION; each++) {
      if (!targets.includes(each) && !sources.includes(each)) this.#scratch = each;
    }
    for (let i = 0; i < constants.length; i += 2) {
      if (constants[i] === this.#scratch) this.#scratch = -1;
    }
    for (let i = targets.length - 1; i >= 0; i--) {
      if (targets[i] === sources[i]) {
        targets.splice(i, 1);
        sources.splice(i, 1);
      }
    }
    while (targets.length > 0) {
      let ready = targets.findIndex((target) => !sources.includes(target));
      if (ready < 0) {
        const kept = sources[0];
        const slot = SLOT_LOCATION + this.#takeSlot();
        this.#moveOne(slot, kept);
        for (let i = 0; i < sources.length; i++) if (sources[i] === kept) sources[i] = slot;
        ready = targets.indexOf(kept);
      }
      this.#moveOne(targets[ready], sources[ready]);
      targets.splice(ready, 1);
      sources.splice(ready, 1);
    }
    for (let i = 0; i < constants.length; i += 2) this.#putConstant(constants[i], constants[i + 1]);
    this.#scratch = -1;
  }

  #moveOne(target: number, source: number): void {
    const { instructions } = this;
    if (target >= SLOT_LOCATION && source >= SLOT_LOCATION) {
      // Through a float register, which takes all 64 bits.
      const scratch = this.#scratch;
      if (scratch >= 0) {
        this.#moveOne(scratch, source);
        this.#moveOne(target, scratch);
        return;
      }
      // What is in it is kept aside.
      const aside = SLOT_LOCATION + this.#takeSlot();
      this.#moveOne(aside, FLOAT_LOCATION);
      this.#moveOne(FLOAT_LOCATION, source);
      this.#moveOne(target, FLOAT_LOCATION);
      this.#moveOne(FLOAT_LOCATION, aside);
      this.#freeSlots.push(aside - SLOT_LOCATION);
      return;
    }
    const location = target >= SLOT_LOCATION ? source : target;
    const float = location >= FLOAT_LOCATION;
    const register = float ? location - FLOAT_LOCATION : location;
    if (target >= SLOT_LOCATION) {
      const spill = float ? this.#floatSpill : this.#spill;
      instructions.add(spill.first + register * spill.a, target - SLOT_LOCATION);
    } else if (source >= SLOT_LOCATION) {
      const reload = float ? this.#floatReload : this.#reload;
      instructions.add(reload.first + register * reload.r, source - SLOT_LOCATION);
    } else {
      const move = float ? this.#floatMove : this.#move;
      const from = float ? source - FLOAT_LOCATION : source;
      instructions.add(move.first + from * move.a + register * move.r);
    }
  }

  #putConstant(target: number, value: number): void {
    if (target < SLOT_LOCATION) {
      this.#fill(value, target < FLOAT_LOCATION ? target : target - FLOAT_LOCATION);
      return;
    }
    const register = this.#values.isFloat[value] !== 0 ? FLOAT_LOCATION : 0;
    const aside = SLOT_LOCATION + this.#takeSlot();
    this.#moveOne(aside, register);
    this.#fill(value, 0);
    this.#moveOne(target, register);
    this.#moveOne(register, aside);
    this.#freeSlots.push(aside - SLOT_LOCATION);
  }
}

/** The location at a byte offset in the record. */
function locationAt(offset: number): number {
  if (offset >= RECORD_SLOTS) return SLOT_LOCATION + ((offset - RECORD_SLOTS) >> 3);
  if (offset >= RECORD_FLOATS) return FLOAT_LOCATION + ((offset - RECORD_FLOATS) >> 3);
  return (offset - RECORD_INTS) >> 3;
}
