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
import { ASSEMBLED, Instructions, OWN } from "./instructions.ts";
import { IntList } from "./int_list.ts";
import {
  ARGUMENT_SLOTS,
  FLOAT_REGISTERS,
  INT_REGISTERS,
  RECORD_INTS,
  RECORD_SLOTS,
  RECORD_TRUE,
} from "./machine.ts";
import { Moves } from "./moves.ts";
import {
  FLOAT_LOCATION,
  FLOATS,
  HELD,
  Held,
  INTS,
  locationAt,
  recordOffset,
  REGISTER_MASK,
  Registers,
  SLOT_LOCATION,
} from "./registers.ts";
import { type Request, Requests } from "./requests.ts";
import { FIRST_OF, Piece } from "./selected.ts";
import { Selection } from "./selection.ts";
import { HOMEWARD, type Places, SITE, Sites, type SiteTable } from "./sites.ts";
import { ENTRY_LABEL, Families, GO_LABEL, LEAVE_LABEL, type StencilTable } from "./table.ts";
import { ExitValues, Flag, NEVER, Row, ROW_SHIFT, ROWS, Values } from "./values.ts";
import { LINK_CELLS_MOST } from "../../core/heap/map.ts";
import { FLOAT, MICRO_OP_NAMES, U } from "../../core/trace/micro_ops.ts";
import type { Exit, Region, Unit } from "../../core/trace/region.ts";

// See values.ts.
const rows = ROWS;
const held = HELD;
const firstOf = FIRST_OF;
const SHIFT = ROW_SHIFT;
const NOT_USED = NEVER;
const REGISTER_BITS = REGISTER_MASK;
const FLOATS_FROM = FLOAT_LOCATION;
const SLOTS_FROM = SLOT_LOCATION;
const FLOATING = FLOAT;
const { FREE } = Held;
const { exit: exitOf, first: firstPlace, label: labelOf, places: sitePlaces } = SITE;
const { ofExit, sideLabel } = SITE;
const { FLAGS, REGISTER, SLOT, NEXT, WISH, OP } = Row;
const EXIT_TAKEN = Row.EXIT;
const { CARRIED } = Flag;
const { FINPUT, INPUT, JUMP, STUB } = Piece;
const { CALL_OUT, ENTER, EXIT, INPUT_BOOL, INPUT_WORD, LINK, LINK_PUSHED, RETURN } = U;

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

const NO_POSITIONS: readonly number[] = [];

/** Compiles regions for one machine. Its buffers are used again for each. */
export class RegionCompiler {
  readonly #table: StencilTable;
  readonly instructions: Instructions;
  readonly #values = new Values();
  readonly #exits = new ExitValues();
  readonly #registers: Registers;
  readonly #moves: Moves;
  readonly #sites: Sites;
  readonly #requests: Requests;
  readonly #selection: Selection;

  #region!: Region;
  /** Of a loop's head: values and locations. */
  readonly #headValues = new IntList();
  readonly #headLocations = new IntList();
  /** Whether it has what links to other regions. */
  #links = false;
  #homeward: number[] | null = null;
  /** Label of the site that leads home, -1: there is none yet. */
  #home = -1;

  /** @param callsRoutines false: what has a native function is a request too */
  constructor(table: StencilTable, callsRoutines = true) {
    this.#table = table;
    const instructions = this.instructions = new Instructions(table);
    const values = this.#values;
    const registers = this.#registers = new Registers(instructions, values);
    this.#moves = new Moves(instructions, values, registers);
    const sites = this.#sites = new Sites(instructions, registers, this.#exits);
    this.#requests = new Requests(
      table.routineOf,
      callsRoutines,
      instructions,
      values,
      registers,
      sites,
    );
    this.#selection = new Selection(
      instructions,
      values,
      registers,
      sites,
      this.#requests,
    );
  }

  /**
   * Compiles a region. The bytes are valid until the next one is compiled, by this or another compiler.
   *
   * @param place the shim's place of the code
   * @param given of a bridge: places of its inputs with which it is to be started, first where most come from
   * @throws RangeError when the region needs more slots or longer branches than there are
   */
  compile(region: Region, place: number, given: readonly Places[] = []): Compiled {
    const { instructions } = this;
    const sites = this.#sites;
    const requests = this.#requests;
    const values = this.#values;
    const { exits, units, from } = region;
    this.#region = region;
    instructions.clear();
    const inputs = from === null ? NO_PLACES : given.length > 0 ? given[0] : placesFor(from);
    values.begin(region, inputs);
    this.#exits.begin(exits.length);
    sites.begin(exits.length);
    requests.begin();
    this.#registers.clear();
    this.#links = false;
    this.#homeward = null;
    this.#home = -1;
    const bases = values.base.items;
    if (units.length > 1) {
      for (let number = 0; number < exits.length; number++) {
        if (exits[number].side !== null) sideLabel[number] = instructions.label();
      }
    }
    instructions.place(ENTRY_LABEL);
    instructions.add(firstOf[Piece.ENTER]);
    let starts = NO_POSITIONS;
    if (from === null) this.#compileUnit(units[0], bases[0], -1, NO_PLACES);
    else starts = this.#compileBridge(from, inputs, given);
    for (let place = 1; place < units.length; place++) {
      const unit = units[place];
      const grew = exits.findIndex(({ side }) => side === unit);
      // An exit that no micro-op takes leads nowhere.
      if (grew < 0 || ofExit[grew] < 0) continue;
      this.#compileUnit(unit, bases[place], grew, NO_PLACES);
    }
    requests.appendAsked();
    const stubs = this.#compileSites();
    if (this.#links) {
      instructions.place(GO_LABEL);
      instructions.add(firstOf[Piece.GO]);
    }
    instructions.place(LEAVE_LABEL);
    // What comes here from elsewhere with floats is a bridge's inputs, which were in registers of this region too.
    instructions.add(
      firstOf[this.#registers.usesFloats ? Piece.LEAVE : Piece.LEAVE_INTS],
      place,
    );
    const resume = instructions.size;
    if (requests.list.length > 0) instructions.add(firstOf[Piece.RESUME]);
    const length = instructions.assemble();
    return {
      bytes: ASSEMBLED,
      length,
      resume,
      requests: requests.settle(),
      sites: sites.table(),
      stubs,
      starts,
      homeward: this.#homeward ?? NO_POSITIONS,
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
    this.#compileUnit(this.#region.units[0], this.#values.base.items[0], -1, places);
    for (let i = 1; i < given.length; i++) {
      starts.push(instructions.size);
      this.#moveValues(given[i], 0, places, 0, exit.values.length);
      instructions.add(firstOf[JUMP], 0, 0, 0, 0, start);
    }
    return starts;
  }

  /** Brings what the shim enters with, the exit values, into their places: slots first, for which registers are needed. */
  #takeInputs({ trace, values }: Exit, places: Places): void {
    const { instructions } = this;
    for (let turn = 0; turn < 2; turn++) {
      const slots = turn === 0;
      for (let i = 0; i < values.length; i++) {
        const place = places[i];
        if (place < RECORD_INTS || (place >= RECORD_SLOTS) !== slots) continue;
        const float = trace.type[values[i]] === FLOATING;
        const location = locationAt(place);
        const register = slots ? 0 : location & REGISTER_BITS;
        instructions.add(firstOf[float ? FINPUT : INPUT] + register, i);
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
    (this.#homeward ??= []).push(instructions.size);
    instructions.add(firstOf[JUMP], 0, 0, 0, 0, looks);
    instructions.place(looks);
    const link = this.#table.familyFor(Families.PLAIN, LINK, 0);
    if (link === undefined || id >= LINK_CELLS_MOST) {
      instructions.add(firstOf[JUMP], 0, 0, 0, 0, this.#home);
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
  #compileUnit(unit: Unit, base: number, from: number, places: Places): void {
    const values = this.#values;
    const { instructions } = this;
    const selection = this.#selection;
    this.#registers.begin();
    if (from >= 0) this.#forgetInputs(unit, base, from);
    values.findUses(unit, base, this.#exits);
    if (from >= 0) this.#startAtSite(from);
    else if (this.#region.from !== null) this.#startAt(this.#region.from.values, 0, places, 0);
    const { length, loop } = unit.trace;
    let head = -1;
    for (let ref = 1; ref < length; ref++) {
      if (ref === loop) head = this.#beginLoop();
      const value = base + (ref << SHIFT);
      const op = rows[value + OP];
      if (op === 0) continue;
      instructions.source = value >> SHIFT;
      if (SPECIAL[op] === 0 || !this.#special(ref, op)) ref = selection.compile(ref, value, op);
      instructions.source = OWN;
    }
    if (loop !== 0) this.#endLoop(head);
  }

  /** What was known of values in the traces before does not hold in a side trace. */
  #forgetInputs({ trace, live }: Unit, base: number, number: number): void {
    const values = this.#values;
    const from = this.#exits.base[number];
    for (const ref of this.#exits.refs[number]) values.forget(rows[from + (ref << SHIFT)]);
    for (let ref = 1; ref < trace.length; ref++) {
      const op = trace.op[ref];
      if (live[ref] === 0 || op < INPUT_WORD || op > INPUT_BOOL) continue;
      values.forget(rows[base + (ref << SHIFT)]);
    }
  }

  /** A side trace starts where the values are at its exit's first site. */
  #startAtSite(number: number): void {
    const { refs, base } = this.#exits;
    this.instructions.place(sideLabel[number]);
    this.#startAt(refs[number], base[number], sitePlaces, firstPlace[ofExit[number]]);
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
      registers.putInSlot(value, location - SLOTS_FROM);
    }
  }

  /** @returns whether it was compiled: it is not compiled as others are */
  #special(ref: number, op: number): boolean {
    if (op === CALL_OUT) this.#requests.callOut(ref);
    else if (op === ENTER && this.#region.from !== null) this.#goHome();
    else if (op === EXIT) {
      const { unitBase } = this.#values;
      const label = this.#sites.labelOf(rows[unitBase + (ref << SHIFT) + EXIT_TAKEN]);
      this.instructions.add(firstOf[JUMP], 0, 0, 0, 0, label);
    } else {
      if (op !== ENTER) this.#links = true;
      return false;
    }
    return true;
  }

  // --- exits

  /** The code behind the traces: each site leaves with its number, or goes to its side trace. @returns Compiled.stubs */
  #compileSites(): number[] {
    const { instructions } = this;
    const { count } = this.#sites;
    const stubs: number[] = new Array(count);
    for (let site = 0; site < count; site++) {
      const side = exitOf[site] === HOMEWARD ? -1 : sideLabel[exitOf[site]];
      stubs[site] = side < 0 ? instructions.size : -1;
      if (labelOf[site] === side) continue;
      instructions.place(labelOf[site]);
      if (side < 0) instructions.add(firstOf[STUB], site);
      else {
        this.#moveToSide(site);
        instructions.add(firstOf[JUMP], 0, 0, 0, 0, side);
      }
    }
    return stubs;
  }

  /** Moves a site's values to where the exit's side trace starts with them. */
  #moveToSide(site: number): void {
    const number = exitOf[site];
    const { length } = this.#exits.refs[number];
    const start = firstPlace[ofExit[number]];
    this.#moveValues(sitePlaces, firstPlace[site], sitePlaces, start, length);
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
    this.#registers.beginSlots(slots - SLOTS_FROM);
    this.#moves.all(targets, sources, []);
  }

  // --- loops

  /** Decides where everything is at the loop's head. @returns the head's label */
  #beginLoop(): number {
    const values = this.#values;
    const { unit, unitBase } = values;
    const { loop, phis } = unit.trace;
    this.#settle(INTS, loop);
    this.#settle(FLOATS, loop);
    this.#headValues.length = 0;
    this.#headLocations.length = 0;
    for (let i = 0; i < phis.length; i += 2) {
      const target = unitBase + (phis[i] << SHIFT);
      if (unit.live[phis[i]] === 0 || values.isDead(target, loop)) continue;
      // In a register, the slot's copy would be that of an earlier turn.
      if (rows[target + REGISTER] >= 0) rows[target + SLOT] = -1;
      const source = rows[unitBase + (phis[i + 1] << SHIFT)];
      const location = this.#registers.locationOf(target);
      this.#headValues.push(source);
      this.#headLocations.push(location);
      if (location < SLOTS_FROM) rows[source + WISH] = location + 1;
    }
    const { items: carried, length: carriedCount } = values.carried;
    for (let i = 0; i < carriedCount; i++) {
      const value = carried[i];
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
      if ((all & ~held[FREE] & (1 << i)) === 0) continue;
      const value = owners[i];
      if (values.isConstant(value)) registers.evict(value);
      else if (values.isDead(value, loop)) registers.giveUp(value);
      else if (rows[value + NEXT] === NOT_USED) registers.evict(value);
      else used++;
    }
    if (used <= INT_REGISTERS - LOOP_TEMPORARIES) return;
    for (let i = 0; i < SLOTS_FROM; i++) {
      if ((all & ~held[FREE] & (1 << i)) === 0) continue;
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
    const { items: headValues, length } = this.#headValues;
    const { items: headLocations } = this.#headLocations;
    for (let i = 0; i < length; i++) {
      const value = headValues[i];
      const target = headLocations[i];
      if (rows[value + REGISTER] < 0 && values.isConstant(value)) {
        constants.push(target, value);
        continue;
      }
      targets.push(target);
      sources.push(this.#registers.locationOf(value));
    }
    this.#moves.all(targets, sources, constants);
    this.instructions.add(firstOf[JUMP], 0, 0, 0, 0, head);
  }
}

/** Places for an exit's values. */
function placesFor({ trace, values }: Exit): Places {
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
