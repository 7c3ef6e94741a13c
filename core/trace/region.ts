/**
 * A region: what a backend compiles into one piece of code. A tree: a root trace, with its loop, and the side traces that
 * grew at its exits. Each exit of the whole has a number.
 *
 * A side trace may at first be compiled by itself, as a bridge: a region that is entered with what an exit has handed over
 * instead of rebuilding the frames. It costs a hop each time, but no compilation of the whole tree.
 *
 * Once it is compiled, nothing of a region is needed but the state at its exits, and all of it when it grows. One that is not
 * left for a while is packed (`pack`): its traces are bytes then (packed_trace.ts), and exits are objects only where bridges
 * are. Whoever looks at its traces or exits unpacks it.
 */
import { EXIT_VALUES_MOST } from "../heap/map.ts";
import { RecordingAborted } from "./aborts.ts";
import type { ByteWriter } from "../kernel/bytes.ts";
import { MICRO_OP_TABLE, U } from "./micro_ops.ts";
import { ByteReader, readTrace, writeTrace } from "./packed_trace.ts";
import { findSunk, forEachNeeded, type SunkObject } from "./sink.ts";
import type { RestorePlan } from "./restore.ts";
import { type FrameSnapshot, isInMemory, RETREAT, type Snapshot, type Trace } from "./trace.ts";

/** The interpreter's state at an exit, and what it is made of. */
export class ExitState {
  /** The trace that is left. */
  readonly trace: Trace;
  /** The interpreter's state. */
  readonly snapshot: Snapshot;
  /** Place of the snapshot in the trace. */
  readonly #place: number;
  #needs: Needs | null;
  /** How its frames are made, once they were (restore.ts). */
  plan: RestorePlan | null = null;

  /** @param needs null: to be found when somebody asks */
  constructor(trace: Trace, place: number, needs: Needs | null) {
    this.trace = trace;
    this.snapshot = trace.snapshots[place];
    this.#place = place;
    this.#needs = needs;
  }

  /** What is handed over. */
  get needs(): Needs {
    return this.#needs ??= needsOf(
      this.trace,
      this.snapshot,
      this.trace.snapshot.indexOf(this.#place, 1),
      hasSunk(this.trace),
    );
  }
}

/** What an exit hands over. */
interface Needs {
  readonly values: readonly number[];
  readonly objects: readonly SunkObject[];
}

/** An exit. */
export class Exit {
  /** Its number in its region. */
  readonly number: number;
  /** Whether a side trace may grow here: not where fuel or room was short. */
  readonly grows: boolean;
  /** Whether the trace ends here: another region may be entered next. */
  readonly ends: boolean;
  /** How many traces in a row left at this place without having got on from there. */
  chain = 0;
  /** How often it was taken. */
  count = 0;
  /** How often a side trace could not be recorded. */
  failures = 0;
  /** The side trace that continues it inside the region. */
  side: Unit | null = null;
  /** The side trace that continues it outside. */
  bridge: Bridge | null = null;
  /**
   * null: packed. Set by the region.
   *
   * @ignore
   */
  known: ExitState | null;
  readonly #of: Region | Exit;

  /**
   * The region makes it.
   *
   * @param of its region; the exit whose state it has, for RETREAT
   * @ignore
   */
  constructor(
    of: Region | Exit,
    number: number,
    known: ExitState | null,
    grows: boolean,
    ends: boolean,
  ) {
    this.#of = of;
    this.number = number;
    this.known = known;
    this.grows = grows;
    this.ends = ends;
  }

  /**
   * The interpreter's state there.
   *
   * @ignore
   */
  get state(): ExitState {
    if (this.known !== null) return this.known;
    if (this.#of instanceof Exit) return this.#of.state;
    this.#of.unpack();
    return this.known!;
  }

  /** The trace that it leaves. */
  get trace(): Trace {
    return this.state.trace;
  }

  /** See ExitState. */
  get snapshot(): Snapshot {
    return this.state.snapshot;
  }

  /** Refs of what is handed over, in the order of the exit values (heap/map.ts: EXIT_VALUES). */
  get values(): readonly number[] {
    return this.state.needs.values;
  }

  /** Objects that are made at the exit. */
  get objects(): readonly SunkObject[] {
    return this.state.needs.objects;
  }
}

/** An installed bridge. */
export interface Bridge {
  /** The side trace as a region of its own. */
  readonly region: Region;
  /** Id of its executor. */
  readonly id: number;
}

/** A trace of a region. */
export interface Unit {
  /** Its micro-ops. */
  readonly trace: Trace;
  /** Whether a micro-op is needed, by ref. */
  readonly live: Uint8Array;
  /** Exit number by ref of the guard, -1: none. */
  readonly exitOf: Int32Array;
  /** The unit whose exit it continues; null: the root. */
  readonly parent: Unit | null;
  /** Number of its first exit. */
  readonly firstExit: number;
}

/** A region. */
export class Region {
  /** Its number within its runtime. */
  readonly id: number;
  /** Code object and offset in words of the instruction at which it is entered. */
  readonly code: number;
  /** See `code`. */
  readonly pc: number;
  /** Locals and stack words of the frame there. */
  height = 0;
  /** Micro-ops of all traces. */
  length = 0;
  /** Of a bridge: the exit that it continues, whose values are its inputs. */
  readonly from: Exit | null;
  /** Of a bridge: the region, or bridge, whose exit that is. */
  readonly parent: Region | null;
  #units: Unit[] = [];
  #exits: Exit[] = [];
  #packed: Packed | null = null;
  /** Whether nobody has looked at it since `packIfIdle` asked. */
  #idle = false;

  /** A region of one trace. @throws RecordingAborted when an exit would have to hand over too much */
  constructor(
    id: number,
    code: number,
    pc: number,
    root: Trace,
    from: Exit | null = null,
    parent: Region | null = null,
  ) {
    this.id = id;
    this.code = code;
    this.pc = pc;
    this.from = from;
    this.parent = parent;
    this.#add(root, null, from);
  }

  /** The region with the head to which the traces come back: itself, or that from which bridges led here. */
  get home(): Region {
    return this.parent === null ? this : this.parent.home;
  }

  /** The traces, the root first. A side trace's exits have greater numbers than its parent's. */
  get units(): readonly Unit[] {
    if (this.#packed !== null) this.unpack();
    return this.#units;
  }

  /** By exit number. */
  get exits(): readonly Exit[] {
    this.#idle = false;
    if (this.#packed !== null) this.unpack();
    return this.#exits;
  }

  /** The exits at which bridges are. */
  get bridged(): readonly Exit[] {
    return (this.#packed?.kept ?? this.#exits).filter(({ bridge }) => bridge !== null);
  }

  /** How many traces there are. */
  get traces(): number {
    return this.#packed?.traces ?? this.#units.length;
  }

  /**
   * Lets a side trace grow at an exit.
   *
   * @throws RecordingAborted when an exit would have to hand over too much; the region is as before then
   */
  grow(exit: Exit, trace: Trace): void {
    const parent = this.units.find((unit) => unit.trace === exit.trace)!;
    exit.side = this.#add(trace, parent, exit);
  }

  /** Takes back the last `grow`. */
  shrink(exit: Exit): void {
    const unit = this.#units.pop()!;
    exit.side = null;
    this.#exits.length = unit.firstExit;
    this.length -= unit.trace.length;
  }

  #add(trace: Trace, parent: Unit | null, from: Exit | null): Unit {
    if (trace.sunk.length < trace.length) trace.sunk = findSunk(trace, new Int32Array(0));
    const { live, needs } = findLive(trace);
    const unit = unitOf(trace, live, parent, this.#exits.length);
    const exits = this.#exitsOf(unit, from, needs);
    const place = from === null ? null : placeOf(from.snapshot);
    for (const exit of exits) {
      const { known } = exit;
      if (known === null) continue; // the exit's at which the trace grew
      if (known.needs.values.length > EXIT_VALUES_MOST) {
        throw new RecordingAborted("TOO_MANY_VALUES");
      }
      if (place !== null && isAt(known.snapshot, place)) exit.chain = from!.chain + 1;
    }
    this.#exits.push(...exits);
    this.#units.push(unit);
    this.length += trace.length;
    return unit;
  }

  /** Gives a unit's exits their numbers. @param needs what they hand over, by place in the trace's snapshots; null: unknown */
  #exitsOf(unit: Unit, from: Exit | null, needs: readonly (Needs | null)[] | null): Exit[] {
    const { trace, live, exitOf, firstExit } = unit;
    const exits: Exit[] = [];
    let retreat = -1;
    // By twice the snapshot's place, one more where traces may grow.
    const count = 2 * trace.snapshots.length;
    if (numbers.length < count) numbers = new Int32Array(2 * count);
    numbers.fill(-1, 0, count);
    for (let ref = 1; ref < trace.length; ref++) {
      if (live[ref] === 0) continue;
      const place = trace.snapshot[ref];
      if (place === RETREAT && from !== null) {
        if (retreat < 0) {
          retreat = firstExit + exits.length;
          exits.push(new Exit(from, retreat, null, false, false));
        }
        exitOf[ref] = retreat;
        continue;
      }
      if (place < 0) continue;
      const op = trace.op[ref];
      const grows = GROWS[op] && (op !== EXIT || trace.goesOn);
      const key = 2 * place + (grows ? 1 : 0);
      let number = numbers[key];
      if (number < 0) {
        number = firstExit + exits.length;
        const state = new ExitState(trace, place, needs === null ? null : needs[place]);
        exits.push(new Exit(this, number, state, grows, op === EXIT || op === LINK));
        numbers[key] = number;
      }
      exitOf[ref] = number;
    }
    return exits;
  }

  /** Calls `visit` with the guest objects and shapes that the micro-ops name. */
  forEachConstant(visit: (value: number) => void): void {
    if (this.#packed === null) forEachConstantOf(this.code, this.#units, visit);
    else readConstants(new ByteReader(this.#packed.bytes, this.#packed.at), visit);
  }

  // --- packing

  /** Whether its traces and exits are bytes. */
  get isPacked(): boolean {
    return this.#packed !== null;
  }

  /**
   * Packs it unless somebody has looked at its exits since the last time.
   *
   * @returns as pack, or null
   * @ignore
   */
  packIfIdle(to: ByteWriter): ((bytes: Uint8Array) => void) | null {
    if (this.#packed !== null) return null;
    const idle = this.#idle;
    this.#idle = true;
    return idle ? this.pack(to) : null;
  }

  /**
   * Writes the traces and exits.
   *
   * @returns what is to be called with all that was written; the region is packed then
   * @ignore
   */
  pack(to: ByteWriter): (bytes: Uint8Array) => void {
    const units = this.#units;
    const exits = this.#exits;
    const at = to.length;
    const constants = new Set<number>();
    forEachConstantOf(this.code, units, (value) => constants.add(value));
    writeConstants(to, constants);
    for (const unit of units) {
      writeTrace(to, unit.trace, unit.live);
      to.unsigned(unit.parent === null ? 0 : units.indexOf(unit.parent) + 1);
      to.unsigned(exits.findIndex(({ side }) => side === unit) + 1);
    }
    const marked = exits.filter((exit) => exit.bridge === null && isMarked(exit));
    to.unsigned(marked.length);
    for (const { number, count, failures, chain } of marked) {
      to.unsigned(number);
      to.unsigned(count);
      to.unsigned(failures);
      to.unsigned(chain);
    }
    const kept = exits.filter(({ bridge }) => bridge !== null);
    return (bytes) => {
      this.#packed = { bytes, at, traces: units.length, kept };
      this.#units = NOTHING;
      this.#exits = NOTHING;
      for (const exit of kept) exit.known = null;
    };
  }

  /** Makes traces and exits of the bytes again. */
  unpack(): void {
    const packed = this.#packed;
    if (packed === null) return;
    this.#packed = null;
    const from = new ByteReader(packed.bytes, packed.at);
    readConstants(from, () => {});
    const units: Unit[] = this.#units = [];
    const exits: Exit[] = this.#exits = [];
    for (let i = 0; i < packed.traces; i++) {
      const { trace, live } = readTrace(from);
      const parent = from.unsigned();
      const side = from.unsigned();
      const unit = unitOf(trace, live, parent === 0 ? null : units[parent - 1], exits.length);
      const exit = side === 0 ? this.from : exits[side - 1];
      units.push(unit);
      exits.push(...this.#exitsOf(unit, exit, null));
      if (side !== 0) exits[side - 1].side = unit;
    }
    for (let count = from.unsigned(); count > 0; count--) {
      const exit = exits[from.unsigned()];
      exit.count = from.unsigned();
      exit.failures = from.unsigned();
      exit.chain = from.unsigned();
    }
    for (const exit of packed.kept) {
      exit.known = exits[exit.number].known;
      exits[exit.number] = exit;
    }
  }
}

/** Where a packed region is. */
interface Packed {
  /** What was written together with it. */
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly traces: number;
  /** Exits with bridges: they are known outside of the region. */
  readonly kept: readonly Exit[];
}

const NOTHING: never[] = [];
const { CONST_FLOAT, EXIT, LINK, NEW } = U;

function unitOf(trace: Trace, live: Uint8Array, parent: Unit | null, firstExit: number): Unit {
  return { trace, live, exitOf: new Int32Array(trace.length).fill(-1), parent, firstExit };
}

/** Whether there is anything to know of an exit besides its state. */
function isMarked({ count, failures, chain }: Exit): boolean {
  return count !== 0 || failures !== 0 || chain !== 0;
}

function forEachConstantOf(
  code: number,
  units: readonly Unit[],
  visit: (value: number) => void,
): void {
  visit(code);
  for (const { trace } of units) forEachConstantIn(trace, visit);
}

/** Calls `visit` with the guest objects and shapes that the micro-ops and snapshots of a trace name, finished or not. */
export function forEachConstantIn(trace: Trace, visit: (value: number) => void): void {
  for (let ref = 1; ref < trace.length; ref++) {
    if (NAMES_OBJECT[trace.op[ref]]) visit(trace.immediate[ref]);
  }
  for (const { frames } of trace.snapshots) for (const frame of frames) visit(frame.code);
}

function writeConstants(to: ByteWriter, constants: ReadonlySet<number>): void {
  to.unsigned(constants.size);
  let before = 0;
  for (const constant of constants) {
    to.signed(constant - before);
    before = constant;
  }
}

function readConstants(from: ByteReader, visit: (value: number) => void): void {
  let constant = 0;
  for (let count = from.unsigned(); count > 0; count--) {
    constant += from.signed();
    visit(constant);
  }
}

/** Where the program goes on: the innermost frame, and how many there are. */
interface Place {
  readonly frame: FrameSnapshot;
  readonly depth: number;
}

function placeOf({ frames }: Snapshot): Place {
  return { frame: frames[frames.length - 1], depth: frames.length };
}

/** Whether the program goes on at the same instruction, in as many frames. */
function isAt({ frames }: Snapshot, { frame, depth }: Place): boolean {
  if (frames.length !== depth) return false;
  const { code, pc } = frames[depth - 1];
  return code === frame.code && pc === frame.pc;
}

// What finding exits and what they hand over works with, kept from trace to trace.
/** Numbers of a trace's exits. */
let numbers = new Int32Array(256);
/** By place in a trace's snapshots, the first micro-op that leaves to it. */
let beginning = new Int32Array(128);
/** In which call of needsOf a ref was seen last. */
let seen = new Int32Array(256);
let generation = 0;
/** Refs that are handed over, gathered: a list that grew by `push` would keep room for many more. */
const gathered: number[] = [];
let gatheredLength = 0;

/**
 * What must be handed over for a snapshot: refs that are no constants; and the sunk objects that are made of them.
 *
 * @param sinks whether the trace has sunk objects
 */
function needsOf(trace: Trace, snapshot: Snapshot, position: number, sinks: boolean): Needs {
  gatheredLength = 0;
  if (seen.length < trace.length) seen = new Int32Array(2 * trace.length);
  generation++;
  const { op } = trace;
  if (sinks) {
    const objects = forEachNeeded(trace, snapshot, position, true, (ref) => addValue(op, ref));
    return { values: gathered.slice(0, gatheredLength), objects };
  }
  // The same without sunk objects, as most traces are.
  const { frames, handled } = snapshot;
  addValue(op, handled);
  for (let depth = 0; depth < frames.length; depth++) {
    const { fn, generator, aux, inherited, slots } = frames[depth];
    addValue(op, fn);
    addValue(op, generator);
    addValue(op, aux);
    addValue(op, inherited);
    for (let i = 1; i < slots.length; i += 2) {
      const ref = slots[i];
      if (depth === 0 && isInMemory(trace, slots[i - 1], ref)) continue;
      addValue(op, ref);
    }
  }
  return { values: gathered.slice(0, gatheredLength), objects: NOTHING };
}

function hasSunk({ sunk }: Trace): boolean {
  return sunk.includes(1);
}

/** Gathers a ref unless it is 0, a constant, or there already. */
function addValue(op: Uint8Array, ref: number): void {
  if (ref === 0 || op[ref] <= CONST_FLOAT || seen[ref] === generation) return;
  seen[ref] = generation;
  gathered[gatheredLength++] = ref;
}

/** Whether the immediate is a guest value. */
const NAMES_OBJECT = MICRO_OP_TABLE.map((row) => row.immediate === "address");
/** Whether what leaves there may be recorded. */
const GROWS = MICRO_OP_TABLE.map((row, op) =>
  row.effect !== "allocate" && op !== U.COUNT_STEP && op !== U.CHECK_FRAMES &&
  op !== U.CALL_OUT && op !== U.LINK && op !== U.CREATE_GENERATOR
);
const EFFECT = MICRO_OP_TABLE.map((row) => row.effect);
/** What leaves only because the result is no small int: without need of the result there is no need to leave. */
const CHECKS_RANGE: ReadonlySet<number> = new Set([
  U.INT_ADD,
  U.INT_SUBTRACT,
  U.INT_MULTIPLY,
  U.INT_NEGATE,
]);
const KEPT = MICRO_OP_TABLE.map((row, op) =>
  row.effect === "guard" && !CHECKS_RANGE.has(op) || row.effect === "check" ||
  row.effect === "store" || row.effect === "effect"
);

/** What is needed of a trace: by ref whether the micro-op is, by place in `snapshots` what its exits hand over. */
interface Needed {
  readonly live: Uint8Array;
  readonly needs: readonly (Needs | null)[];
}

/**
 * Finds what is needed: guards, stores, and what they, the exits and the loop's variables depend on. An operation whose result
 * nobody needs is not done where its check is about the result alone; one that may raise is.
 */
function findLive(trace: Trace): Needed {
  const { op, a, b, c, sunk, phis, snapshot, snapshots, length } = trace;
  const sinks = hasSunk(trace);
  const live = new Uint8Array(length);
  const needs: (Needs | null)[] = [];
  // An instruction's micro-ops that share a snapshot all leave to the state at its beginning.
  if (beginning.length < snapshots.length) beginning = new Int32Array(2 * snapshots.length);
  beginning.fill(0, 0, snapshots.length);
  for (let place = 0; place < snapshots.length; place++) needs.push(null);
  const work: number[] = [];
  const use = (ref: number) => {
    if (ref === 0 || live[ref] !== 0) return;
    live[ref] = 1;
    work.push(ref);
  };
  // What is stored into an object that nobody else sees need not be stored, nor the object be made.
  let storesInto: Map<number, number[]> | null = null;
  for (let ref = 1; ref < length; ref++) {
    const place = snapshot[ref];
    if (place >= 0 && beginning[place] === 0) beginning[place] = ref;
    if (!KEPT[op[ref]]) continue;
    const object = a[ref];
    if (op[object] === NEW && EFFECT[op[ref]] === "store") {
      if (sunk[object] !== 0) continue;
      storesInto ??= new Map();
      const stores = storesInto.get(object);
      if (stores === undefined) storesInto.set(object, [ref]);
      else stores.push(ref);
    } else use(ref);
  }
  let next: Map<number, number> | null = null;
  if (phis.length > 0) {
    next = new Map();
    for (let i = 0; i < phis.length; i += 2) next.set(phis[i], phis[i + 1]);
  }
  for (let ref = work.pop(); ref !== undefined; ref = work.pop()) {
    use(a[ref]);
    use(b[ref]);
    use(c[ref]);
    if (storesInto !== null) storesInto.get(ref)?.forEach(use);
    const later = next?.get(ref);
    if (later !== undefined) use(later);
    const place = snapshot[ref];
    if (place >= 0 && needs[place] === null) {
      const needed = needsOf(trace, snapshots[place], beginning[place], sinks);
      needs[place] = needed;
      const { values } = needed;
      for (let i = 0; i < values.length; i++) use(values[i]);
    }
  }
  return { live, needs };
}
