/**
 * Finds out without running it whether a region's native code has every value where it is looked for.
 *
 * The obvious check, running the code, shows a misplaced value only where the program happens to go and to need it. Here the
 * list of stencils is walked instead, along every edge, with what each register and slot holds: a value of the region, or a
 * constant. Each stencil, request and exit must find there what its micro-op's operands and its exit's values are. Where paths
 * meet, what they do not agree on is unknown; loops are walked until nothing changes. Of the compiler it takes only the list, with the
 * micro-op that each stencil was appended for: nothing of its allocation.
 *
 * (The idea: Naur's of 1965, checking a compiler's output instead of the compiler; for register allocation Rideau and Leroy,
 * "Validating register allocation and spilling", 2010.)
 */
import type { Compiled } from "../../backends/stencil/compile.ts";
import type { Request } from "../../backends/stencil/requests.ts";
import type { Instruction } from "../../backends/stencil/instructions.ts";
import {
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
} from "../../backends/stencil/machine.ts";
import { HOMEWARD, type Places, readSites } from "../../backends/stencil/sites.ts";
import type { StencilTable } from "../../backends/stencil/table.ts";
import type { PackedTable } from "../../backends/stencil/table_format.ts";
import { MICRO_OP_NAMES, MICRO_OPS, type MicroOp, NONE, U } from "../../core/trace/micro_ops.ts";
import type { Region, Unit } from "../../core/trace/region.ts";

/** What the native code of a region is made of. */
export interface CompiledList {
  readonly list: readonly Instruction[];
  /** The doubles that float constants are places of. */
  readonly pool: readonly number[];
  readonly compiled: Compiled;
  /** Of a bridge: what the compiler was given. */
  readonly given: readonly Places[];
}

interface FamilyOf {
  readonly name: string;
  readonly guard: string;
  readonly constants: number;
  readonly digits: string;
  readonly floats: readonly boolean[];
  readonly tied: string;
  readonly first: number;
}

/** The families of a table, read from its text. */
export function readFamilies(packed: PackedTable): FamilyOf[] {
  let first = 0;
  return packed.families.split("\n").map((line) => {
    const [names, constants, digits, classes, tied] = line.split(" ");
    const [name, guard = ""] = names.split("+");
    const floats = digits === "-" ? [] : [...classes].map((each) => each === "f");
    const family = {
      name,
      guard,
      constants: Number(constants),
      digits: digits === "-" ? "" : digits,
      floats,
      tied: tied === "-" ? "" : tied,
      first,
    };
    first += floats.reduce((count, float) => count * (float ? FLOAT_REGISTERS : INT_REGISTERS), 1);
    return family;
  });
}

/** What a place holds, as far as is known: names of values and constants. */
type Facts = readonly string[];

/** What is known at a position. */
interface State {
  /** By byte offset in the record: registers, and slots. */
  readonly held: Map<number, Facts>;
  /** Truth values that follow from the way here, by value. */
  readonly truths: Map<number, number>;
  /** Place of the unit whose micro-ops were run last; -1: none yet. */
  unit: number;
  /** Number of the exit that is being taken, HOMEWARD: a bridge's way to the head of its region, -1: none. */
  leaving: number;
  /** The value whose function asks the host, -1: none. */
  asking: number;
}

const COMMUTING: ReadonlySet<string> = new Set([
  "INT_ADD",
  "INT_MULTIPLY",
  "INT_AND",
  "INT_OR",
  "INT_XOR",
  "FLOAT_ADD",
  "FLOAT_MULTIPLY",
  "WORD_ADD",
]);
/** Nothing of the list follows them. */
const ENDS: ReadonlySet<string> = new Set(["ENTER", "LINK", "LINK_PUSHED", "RETURN"]);

const bitsOf = (value: number) => new BigUint64Array(Float64Array.of(value).buffer)[0].toString(16);

/** Checks regions that were compiled with one table. */
export class PlacementChecker {
  readonly #table: StencilTable;
  readonly #families: readonly FamilyOf[];
  #region!: Region;
  #code!: CompiledList;
  #bases: number[] = [];
  #indexAt = new Map<number, number>();
  /** By unit: the index of its loop's first stencil, which an empty one before the loop may share its position with. */
  #heads: number[] = [];
  /** Indices that are come to from elsewhere; and what is known there. */
  #joins = new Set<number>();
  #states = new Map<number, State>();
  #work: number[] = [];
  /** The instruction that is looked at. */
  #here = 0;

  constructor(table: StencilTable, packed: PackedTable) {
    this.#table = table;
    this.#families = readFamilies(packed);
  }

  /** @throws Error when a value is not where it is looked for, or something else than the region's micro-ops is done */
  check(region: Region, code: CompiledList): void {
    this.#region = region;
    this.#code = code;
    this.#bases = [];
    // The first numbers of a bridge are those of the trace that it continues.
    let count = region.from === null ? 0 : region.from.trace.length;
    for (const { trace } of region.units) {
      this.#bases.push(count);
      count += trace.length;
    }
    this.#indexAt = new Map();
    // Of several at one position all but the last are empty.
    code.list.forEach(({ position }, i) => {
      if (!this.#indexAt.has(position)) this.#indexAt.set(position, i);
    });
    const ways = [...code.list.map(({ target }) => target)];
    for (const instruction of code.list) if (this.#asks(instruction)) ways.push(instruction.host);
    for (const { next, fail } of code.compiled.requests) {
      ways.push(next, ...fail >= 0 ? [fail] : []);
    }
    ways.push(...code.compiled.starts);
    this.#joins = new Set(ways.map((position) => this.#indexAt.get(position)!));
    this.#heads = region.units.map(({ trace: { loop, length } }, place) => {
      const base = this.#bases[place];
      return loop === 0
        ? -1
        : code.list.findIndex(({ source }) => source >= base + loop && source < base + length);
    });
    for (const head of this.#heads) this.#joins.add(head);
    this.#checkOrder();
    this.#states = new Map();
    this.#work = [];
    this.#checkStubs();
    this.#checkLeave();
    this.#flowTo(0, { ...this.#inputsAt([]), held: new Map() });
    code.compiled.starts.forEach((position, i) => {
      if (i < code.given.length) this.#flow(position, this.#inputsAt(code.given[i]));
    });
    for (let at = this.#work.pop(); at !== undefined; at = this.#work.pop()) {
      this.#walk(at, copyOf(this.#states.get(at)!));
    }
  }

  // --- bridges

  /** What is known where a bridge is started with its inputs at these places; truths are so however it is entered. */
  #inputsAt(places: ArrayLike<number>): State {
    const held = new Map<number, Facts>();
    const truths = new Map<number, number>();
    const [first = []] = this.#code.given;
    this.#region.from?.values.forEach((ref, i) => {
      if (first[i] === RECORD_TRUE || first[i] === RECORD_FALSE) {
        truths.set(ref, first[i] === RECORD_TRUE ? 1 : 0);
      } else if (i < places.length) {
        held.set(places[i], [...held.get(places[i]) ?? [], `v${ref}`]);
      }
    });
    return { held, truths, unit: -1, leaving: -1, asking: -1 };
  }

  /** Facts of what the shim enters with: what has one place is one value. */
  #input(place: number): Facts {
    const { values } = this.#region.from!;
    const [first] = this.#code.given;
    const same = (_: number, i: number) =>
      first === undefined ? i === place : first[i] === first[place];
    return values.filter(same).map((ref) => `v${ref}`);
  }

  /** Where an exit or a request finds a float in a register, all registers were put into the record. */
  #checkLeave(): void {
    const { compiled: { sites, requests }, list } = this.#code;
    const isFloat = (place: number) => place >= RECORD_FLOATS && place < RECORD_SLOTS;
    const finds = readSites(sites).places.some(isFloat) ||
      requests.some(({ operands }) => operands.some(({ at }) => isFloat(at)));
    const names = list.map((each) => this.#decode(each).family.name);
    const leaves = names.filter((name) => name === "$LEAVE" || name === "$LEAVE_INTS");
    if (leaves.length !== 1) throw new Error(`${leaves.length} pieces leave`);
    if (finds && leaves[0] !== "$LEAVE") throw new Error("float registers are not handed over");
  }

  /** What another code may be jumped to from is what leaves there. */
  #checkStubs(): void {
    const { compiled: { stubs, homeward }, list } = this.#code;
    const pieceAt = (position: number) => list.filter((each) => each.position === position).at(-1)!;
    stubs.forEach((position, site) => {
      if (position < 0) return;
      const stub = pieceAt(position);
      const { family } = this.#decode(stub);
      if (family.name !== "$STUB" || stub.immediate !== site) {
        throw new Error("a stub is elsewhere");
      }
    });
    for (const position of homeward) {
      const jump = pieceAt(position);
      if (this.#decode(jump).family.name !== "$JUMP" || !this.#leadsHome(jump)) {
        throw new Error("what leads home is elsewhere");
      }
    }
  }

  /** Whether a stencil is of an ENTER of a bridge. */
  #leadsHome({ source }: Instruction): boolean {
    if (source < 0 || this.#region.from === null) return false;
    const [, { trace }, ref] = this.#unitOf(source);
    return trace.op[ref] === U.ENTER;
  }

  /** Looks for the region's head: as a link does, or it leaves. */
  #goHome(instruction: Instruction, state: State): void {
    const { family } = this.#decode(instruction);
    const { immediate, target } = instruction;
    if (family.name === "$JUMP") {
      const looks = this.#code.compiled.homeward.includes(instruction.position);
      this.#flow(target, { ...state, leaving: looks ? -1 : HOMEWARD });
    } else if (family.name === "LINK" && immediate === this.#region.home.id) {
      this.#flow(target, { ...state, leaving: HOMEWARD });
    } else this.#fail("it does not lead home");
  }

  // --- the region

  #unitOf(value: number): [place: number, unit: Unit, ref: number] {
    let place = this.#bases.length - 1;
    while (this.#bases[place] > value) place--;
    return [place, this.#region.units[place], value - this.#bases[place]];
  }

  /** What a ref stands for: a value's number, or a constant's name. */
  #meaning(unit: Unit, ref: number): number | string {
    const { op, immediate, floats } = unit.trace;
    if (ref === 0) return "c0";
    if (op[ref] === U.CONST_FLOAT) return `f${bitsOf(floats[immediate[ref]])}`;
    if (op[ref] <= U.CONST_FLOAT) return `c${immediate[ref]}`;
    if (isInput(op[ref])) {
      return unit.parent === null ? immediate[ref] : this.#meaning(unit.parent, immediate[ref]);
    }
    return this.#bases[this.#region.units.indexOf(unit)] + ref;
  }

  /** Each trace's micro-ops are there once, in their order. */
  #checkOrder(): void {
    const found = this.#region.units.map((): number[] => []);
    this.#code.list.forEach(({ source }, i) => {
      this.#here = i;
      if (source < 0) return;
      const [place, , ref] = this.#unitOf(source);
      const refs = found[place];
      if (refs.at(-1) === ref) return;
      if (refs.length > 0 && refs.at(-1)! > ref) this.#fail("micro-ops are out of order");
      refs.push(ref);
    });
    found.forEach((refs, place) => {
      const { trace, live } = this.#region.units[place];
      // An exit that no micro-op takes leads nowhere.
      if (refs.length === 0 && place > 0) return;
      const wanted: number[] = [];
      for (let ref = 1; ref < trace.length; ref++) {
        const op = trace.op[ref];
        if (live[ref] === 0 || op <= U.CONST_FLOAT || isInput(op)) continue;
        // With the comparison before it.
        const fused = (op === U.GUARD_TRUE || op === U.GUARD_FALSE) && !refs.includes(ref) &&
          trace.a[ref] === wanted.at(-1);
        if (!fused) wanted.push(ref);
      }
      if (`${wanted}` !== `${refs}`) {
        throw new Error(`trace ${place}: micro-ops ${refs} are compiled instead of ${wanted}`);
      }
    });
  }

  // --- the walk

  #fail(what: string): never {
    const instruction = this.#code.list[this.#here];
    const { name, constants } = this.#decode(instruction).family;
    const from = instruction.source < 0 ? "" : this.#nameOf(instruction.source);
    throw new Error(
      `${what}: stencil ${this.#here}, ${name}/${constants} at ${instruction.position}${from}`,
    );
  }

  #nameOf(value: number): string {
    const [place, { trace }, ref] = this.#unitOf(value);
    return `, trace ${place} %${ref} ${MICRO_OP_NAMES[trace.op[ref]]}`;
  }

  /** Goes on at a position with a state. */
  #flow(position: number, state: State): void {
    this.#flowTo(this.#indexAt.get(position) ?? this.#fail("it goes on between stencils"), state);
  }

  #flowTo(index: number, state: State): void {
    const known = this.#states.get(index);
    if (known === undefined) {
      this.#states.set(index, copyOf(state));
      this.#work.push(index);
    } else if (this.#meet(known, state)) this.#work.push(index);
  }

  /** Forgets what another state does not know. @returns whether something was forgotten */
  #meet(known: State, other: State): boolean {
    let changed = false;
    if (known.leaving !== other.leaving) this.#fail("ways of different exits meet");
    if (known.unit !== other.unit) this.#fail("ways of different traces meet");
    if (known.asking !== other.asking) this.#fail("ways of different functions meet");
    for (const [at, facts] of known.held) {
      const theirs = other.held.get(at) ?? [];
      const both = facts.filter((fact) => theirs.includes(fact));
      if (both.length === facts.length) continue;
      changed = true;
      if (both.length === 0) known.held.delete(at);
      else known.held.set(at, both);
    }
    for (const [value, truth] of known.truths) {
      if (other.truths.get(value) === truth) continue;
      changed = true;
      known.truths.delete(value);
    }
    return changed;
  }

  #walk(from: number, state: State): void {
    const { list } = this.#code;
    for (let i = from;; i++) {
      this.#here = i;
      const instruction = list[i];
      if (instruction === undefined) this.#fail("the code ends");
      if (i !== from && this.#joins.has(i)) {
        this.#flowTo(i, state);
        return;
      }
      if (instruction.source >= 0) this.#enterUnit(this.#unitOf(instruction.source)[0], state);
      if (this.#leadsHome(instruction)) {
        this.#goHome(instruction, state);
        return;
      }
      const { family, registers } = this.#decode(instruction);
      if (family.name.startsWith("$")) {
        if (this.#own(instruction, family, registers, state)) return;
        continue;
      }
      const makesBool = family.guard !== "" && list[i + 1]?.source === instruction.source;
      this.#microOp(instruction, family, registers, state, makesBool);
      if (makesBool) {
        this.#makeBool(i, registers, state);
        this.#flowTo(i + 2, state);
        return;
      }
      if (ENDS.has(family.name)) return;
    }
  }

  /** The micro-ops of a side trace are run where the exit that it grew at was taken. */
  #enterUnit(place: number, state: State): void {
    if (state.unit === place) {
      if (state.leaving >= 0) this.#fail("an exit is taken, and the trace goes on");
      return;
    }
    const from = state.leaving < 0 ? null : this.#region.exits[state.leaving].side;
    if (place > 0 ? from !== this.#region.units[place] : state.unit >= 0) {
      this.#fail(`trace ${place} is come into from elsewhere`);
    }
    state.unit = place;
    state.leaving = -1;
  }

  #decode({ stencil }: Instruction): { family: FamilyOf; registers: Record<string, number> } {
    let place = this.#families.findIndex((each) => each.first > stencil);
    if (place < 0) place = this.#families.length;
    const family = this.#families[place - 1];
    let rest = stencil - family.first;
    const registers: Record<string, number> = {};
    for (let i = family.digits.length - 1; i >= 0; i--) {
      const count = family.floats[i] ? FLOAT_REGISTERS : INT_REGISTERS;
      const [first, register] = [family.floats[i] ? RECORD_FLOATS : RECORD_INTS, rest % count];
      registers[family.digits[i]] = first + 8 * register;
      rest = Math.floor(rest / count);
    }
    return { family, registers };
  }

  #holds(state: State, at: number, meaning: number | string): boolean {
    const facts = state.held.get(at) ?? [];
    if (typeof meaning === "string") return facts.includes(meaning);
    const truth = state.truths.get(meaning);
    return facts.includes(`v${meaning}`) || truth !== undefined && facts.includes(`c${truth}`);
  }

  #isConstant(state: State, meaning: number | string, constant: string): boolean {
    if (typeof meaning === "string") return meaning === constant;
    return state.truths.has(meaning) && `c${state.truths.get(meaning)}` === constant;
  }

  // --- stencils

  /** A piece of the compiler's own. @returns whether nothing follows */
  #own(
    instruction: Instruction,
    { name }: FamilyOf,
    { a, r }: Record<string, number>,
    state: State,
  ): boolean {
    const { held } = state;
    const slot = RECORD_SLOTS + 8 * instruction.immediate;
    const copy = (to: number, from: number) => {
      const facts = held.get(from);
      if (facts === undefined) held.delete(to);
      else held.set(to, facts);
    };
    switch (name) {
      case "$CONST":
        held.set(r, [`c${instruction.constants[0]}`]);
        return false;
      case "$FCONST":
        held.set(r, [`f${bitsOf(this.#code.pool[instruction.constants[0]])}`]);
        return false;
      case "$MOVE":
      case "$FMOVE":
        copy(r, a);
        return false;
      case "$SPILL":
      case "$FSPILL":
        copy(slot, a);
        return false;
      case "$RELOAD":
      case "$FRELOAD":
        copy(r, slot);
        return false;
      case "$ENTER":
        return false;
      case "$INPUT":
      case "$FINPUT":
        held.set(r, this.#input(instruction.immediate));
        return false;
      case "$PASS":
        held.set(slot, [`c${instruction.constants[0]}`]);
        return false;
      case "$CALL":
      case "$CALL_FOR_EFFECT":
        this.#call(instruction, r, state);
        return false;
      case "$JUMP":
        this.#jump(instruction, state);
        return true;
      case "$STUB":
        if (instruction.immediate < 0) this.#request(instruction, state);
        else this.#leave(instruction.immediate, state.leaving, state);
        return true;
    }
    return this.#fail("it cannot be run");
  }

  #jump({ source, target }: Instruction, state: State): void {
    if (source >= 0) {
      const [, { trace, exitOf }, ref] = this.#unitOf(source);
      if (trace.op[ref] !== U.EXIT) this.#fail("a jump of no exit");
      this.#flow(target, { ...state, leaving: exitOf[ref] });
    } else if (state.leaving >= 0 || state.unit < 0) this.#flow(target, state);
    else this.#beginLoopAnew(target, state);
  }

  #beginLoopAnew(target: number, state: State): void {
    const unit = this.#region.units[state.unit];
    const base = this.#bases[state.unit];
    const { loop, length, phis } = unit.trace;
    if (loop === 0) this.#fail("a jump of no loop");
    const head = this.#heads[state.unit];
    if (this.#code.list[head].position !== target) this.#fail("the loop begins elsewhere");
    const next = new Map<string, string[]>();
    const variables = new Set<string>();
    for (let i = 0; i < phis.length; i += 2) {
      const variable = `v${base + phis[i]}`;
      const meaning = this.#meaning(unit, phis[i + 1]);
      const fact = typeof meaning === "string" ? meaning : `v${meaning}`;
      variables.add(variable);
      next.set(fact, [...next.get(fact) ?? [], variable]);
    }
    const held = new Map<number, Facts>();
    for (const [at, facts] of state.held) {
      const kept = facts.filter((fact) => {
        if (variables.has(fact)) return false;
        const value = fact.startsWith("v") ? Number(fact.slice(1)) : -1;
        return value < base + loop || value >= base + length;
      });
      held.set(at, [...kept, ...facts.flatMap((fact) => next.get(fact) ?? [])]);
    }
    this.#flowTo(head, { held, truths: new Map(), unit: state.unit, leaving: -1, asking: -1 });
  }

  #asks({ stencil }: Instruction): boolean {
    return this.#table.asksHost(stencil);
  }

  /** A micro-op's function: operands in the first slots, float registers lost. */
  #call(instruction: Instruction, result: number | undefined, state: State): void {
    const { source, constants, immediate, target, host } = instruction;
    if (source < 0) this.#fail("a call of no micro-op");
    const [, unit, ref] = this.#unitOf(source);
    const { trace, exitOf } = unit;
    const routine = this.#table.routineOf[trace.op[ref]];
    if (routine < 0 || immediate !== RECORD_ROUTINES + 8 * routine) {
      this.#fail("another micro-op's function");
    }
    if (constants[0] !== trace.immediate[ref]) this.#fail("another immediate");
    const op: MicroOp = MICRO_OPS[MICRO_OP_NAMES[trace.op[ref]]];
    [trace.a[ref], trace.b[ref], trace.c[ref]].slice(0, op.operands.length).forEach((each, i) => {
      const meaning = this.#meaning(unit, each);
      const at = RECORD_SLOTS + 8 * i;
      if (this.#holds(state, at, meaning)) return;
      this.#fail(`operand ${i} is not where it is looked for (${meaning})`);
    });
    for (let i = 0; i < FLOAT_REGISTERS; i++) state.held.delete(RECORD_FLOATS + 8 * i);
    if ((result === undefined) !== (op.result === "none")) this.#fail("its result goes elsewhere");
    if (result !== undefined) state.held.delete(result);
    this.#flow(host, { ...copyOf(state), asking: source });
    if (exitOf[ref] >= 0) this.#flow(target, { ...copyOf(state), leaving: exitOf[ref] });
    else if (target !== host) this.#fail("it has no exit");
    if (result !== undefined) state.held.set(result, [`v${source}`]);
  }

  #microOp(
    instruction: Instruction,
    family: FamilyOf,
    registers: Record<string, number>,
    state: State,
    makesBool: boolean,
  ): void {
    const { source, stencil } = instruction;
    if (source < 0) this.#fail("a stencil of no micro-op");
    const [, unit, ref] = this.#unitOf(source);
    const { trace, exitOf, live } = unit;
    if (MICRO_OP_NAMES[trace.op[ref]] !== family.name) this.#fail("another micro-op's stencil");
    if (trace.immediate[ref] !== instruction.immediate) this.#fail("another immediate");
    const op: MicroOp = MICRO_OPS[family.name as keyof typeof MICRO_OPS];
    const refs = [trace.a[ref], trace.b[ref], trace.c[ref]].slice(0, op.operands.length);
    const meanings = refs.map((each) => this.#meaning(unit, each));
    const right = (order: readonly (number | string)[]) =>
      order.every((meaning, i) => {
        if ((family.constants & (1 << i)) === 0) {
          return this.#holds(state, registers["abc"[i]], meaning);
        }
        const constant = instruction.constants[i];
        return this.#isConstant(
          state,
          meaning,
          op.operands[i] === "float" ? `f${bitsOf(this.#code.pool[constant])}` : `c${constant}`,
        );
      });
    const swaps = COMMUTING.has(family.name) && family.constants === 0;
    if (!right(meanings) && !(swaps && right([meanings[1], meanings[0]]))) {
      this.#fail(`an operand is not where it is looked for (${meanings})`);
    }
    if (makesBool) return;
    let exit = exitOf[ref];
    if (family.guard !== "") {
      let guard = ref + 1;
      while (
        guard < trace.length && (live[guard] === 0 || trace.op[guard] <= U.CONST_FLOAT)
      ) guard++;
      if (MICRO_OP_NAMES[trace.op[guard]] !== family.guard || trace.a[guard] !== ref) {
        this.#fail("a guard that is not behind it");
      }
      exit = exitOf[guard];
    }
    // What it gives may lose its register before it leaves.
    const gives = family.guard === "" && op.result !== "none";
    const result = registers[family.tied === "" ? "r" : family.tied];
    const wanted = family.guard === "GUARD_TRUE" ? 1 : 0;
    if (this.#asks(instruction)) this.#flow(instruction.host, { ...copyOf(state), asking: source });
    if (gives) state.held.delete(result);
    if (this.#table.goesToLabel(stencil)) {
      if (exit < 0) this.#fail("it has no exit");
      const left = copyOf(state);
      left.leaving = exit;
      if (family.guard !== "") left.truths.set(source, 1 - wanted);
      this.#flow(instruction.target, left);
    }
    if (family.guard !== "") state.truths.set(source, wanted);
    if (gives) state.held.set(result, [`v${source}`]);
  }

  /** A comparison without a guard: 1 before it, and 0 behind it unless it branches. */
  #makeBool(index: number, operands: Record<string, number>, state: State): void {
    const [before, it, behind] = this.#code.list.slice(index - 1, index + 2);
    const [one, zero] = [this.#decode(before), this.#decode(behind)];
    const { r } = zero.registers;
    const right = one.family.name === "$CONST" && before.constants[0] === 1 &&
      zero.family.name === "$CONST" && behind.constants[0] === 0 && one.registers.r === r &&
      this.#decode(it).family.guard === "GUARD_FALSE" &&
      it.target === this.#code.list[index + 2].position && !Object.values(operands).includes(r);
    if (!right) this.#fail("it makes no truth value");
    state.held.set(r, [`v${it.source}`]);
  }

  // --- leaving

  /** A site hands over an exit's values. */
  #leave(site: number, exit: number, state: State): void {
    const sites = readSites(this.#code.compiled.sites);
    if (exit < 0 || sites.exit[site] !== exit) this.#fail(`site ${site} is not of exit ${exit}`);
    if (exit === HOMEWARD) return;
    const { values, trace, side } = this.#region.exits[exit];
    if (side !== null) this.#fail("an exit with a side trace leaves");
    // A bridge that retreats hands over what it was given.
    const unit = this.#region.units.find((each) => each.trace === trace);
    const from = sites.places.subarray(sites.first[site], sites.first[site + 1]);
    values.forEach((ref, i) => {
      const meaning = unit === undefined ? ref : this.#meaning(unit, ref);
      const truth = typeof meaning === "number" ? state.truths.get(meaning) : undefined;
      const constant = from[i] === RECORD_TRUE ? 1 : from[i] === RECORD_FALSE ? 0 : undefined;
      if (constant === undefined ? this.#holds(state, from[i], meaning) : constant === truth) {
        return;
      }
      this.#fail(`exit ${exit} does not find %${ref}`);
    });
  }

  #request(instruction: Instruction, state: State): void {
    const { immediate } = instruction;
    const request: Request = this.#code.compiled.requests[immediate & ~(REQUEST | NESTS)];
    const source = state.asking >= 0 ? state.asking : instruction.source;
    state.asking = -1;
    if (source < 0) this.#fail("a request of no micro-op");
    const [, unit, ref] = this.#unitOf(source);
    const { trace, exitOf } = unit;
    if (request.op !== trace.op[ref] || request.immediate !== trace.immediate[ref]) {
      this.#fail("another micro-op's request");
    }
    if (request.op === U.CALL_OUT) this.#leave(request.site, exitOf[ref], state);
    const { operands }: MicroOp = MICRO_OPS[MICRO_OP_NAMES[request.op]];
    if (request.operands.length !== operands.length) this.#fail("other operands");
    const refs = [trace.a[ref], trace.b[ref], trace.c[ref]];
    request.operands.forEach(({ at, float, constant }, i) => {
      const meaning = this.#meaning(unit, refs[i]);
      const isFloat = operands[i] === "float";
      const right = at >= 0
        ? float === isFloat && this.#holds(state, at, meaning)
        : this.#isConstant(state, meaning, isFloat ? `f${bitsOf(constant)}` : `c${constant}`);
      if (!right) this.#fail(`operand ${i} is not where it is looked for (${meaning})`);
    });
    if (request.fail >= 0) this.#flow(request.fail, { ...state, leaving: exitOf[ref] });
    else if (exitOf[ref] >= 0 && request.op !== U.CALL_OUT) this.#fail("it has no exit");
    if (trace.type[ref] !== NONE) {
      const isFloat = request.resultFloat;
      const first = isFloat ? RECORD_FLOATS : RECORD_INTS;
      const count = isFloat ? FLOAT_REGISTERS : INT_REGISTERS;
      if (request.result < first || request.result >= first + 8 * count) {
        this.#fail("its result goes elsewhere");
      }
      state.held.set(request.result, [`v${source}`]);
    }
    this.#flow(request.next, state);
  }
}

const isInput = (op: number) => op >= U.INPUT_WORD && op <= U.INPUT_BOOL;

const copyOf = (state: State): State => ({
  ...state,
  held: new Map(state.held),
  truths: new Map(state.truths),
});
