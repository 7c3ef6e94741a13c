/**
 * A region: what a backend compiles into one piece of code. A tree: a root trace, with its loop, and the side traces that
 * grew at its exits. Each exit of the whole has a number.
 *
 * A side trace may at first be compiled by itself, as a bridge: a region that is entered with what an exit has handed over
 * instead of rebuilding the frames. It costs a hop each time, but no compilation of the whole tree.
 */
import { EXIT_VALUES_MOST } from "../heap/map.ts";
import { RecordingAborted } from "./aborts.ts";
import { MICRO_OP_TABLE, U } from "./micro_ops.ts";
import { findSunk, forEachNeeded, type SunkObject } from "./sink.ts";
import { isInMemory, RETREAT, type Snapshot, type Trace } from "./trace.ts";

/** An exit. */
export interface Exit {
  /** The trace that it leaves. */
  readonly trace: Trace;
  /** The interpreter's state there. */
  readonly snapshot: Snapshot;
  /** Refs of what is handed over, in the order of the exit values (heap/map.ts: EXIT_VALUES). */
  readonly values: readonly number[];
  /** Objects that are made at the exit. */
  readonly objects: readonly SunkObject[];
  /** Whether a side trace may grow here: not where fuel or room was short. */
  readonly grows: boolean;
  /** Whether the trace ends here: another region may be entered next. */
  readonly ends: boolean;
  /** How often it was taken. */
  count: number;
  /** How often a side trace could not be recorded. */
  failures: number;
  /** How many traces in a row left at this place without having got on from there. */
  readonly chain: number;
  /** The side trace that continues it inside the region. */
  side: Unit | null;
  /** The side trace that continues it outside. */
  bridge: Bridge | null;
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
  /** The traces, the root first. A side trace's exits have greater numbers than its parent's. */
  readonly units: Unit[] = [];
  /** By exit number. */
  readonly exits: Exit[] = [];
  /** Of a bridge: the exit that it continues, whose values are its inputs. */
  readonly from: Exit | null;
  /** Of a bridge: the region, or bridge, whose exit that is. */
  readonly parent: Region | null;

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

  /** Micro-ops of all traces. */
  get length(): number {
    return this.units.reduce((sum, { trace }) => sum + trace.length, 0);
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
    const unit = this.units.pop()!;
    exit.side = null;
    this.exits.length = unit.firstExit;
  }

  #add(trace: Trace, parent: Unit | null, from: Exit | null): Unit {
    if (trace.sunk.length < trace.length) trace.sunk = findSunk(trace, new Int32Array(0));
    const { live, needs } = findLive(trace);
    const unit: Unit = {
      trace,
      live,
      exitOf: new Int32Array(trace.length).fill(-1),
      parent,
      firstExit: this.exits.length,
    };
    const exits: Exit[] = [];
    let retreat = -1;
    const numbers = new Map<number, number>();
    for (let ref = 1; ref < trace.length; ref++) {
      const place = trace.snapshot[ref];
      if (unit.live[ref] === 0) continue;
      if (place === RETREAT && from !== null) {
        if (retreat < 0) {
          retreat = this.exits.length + exits.length;
          exits.push({
            ...from,
            grows: false,
            ends: false,
            count: 0,
            failures: 0,
            chain: 0,
            side: null,
            bridge: null,
          });
        }
        unit.exitOf[ref] = retreat;
        continue;
      }
      if (place < 0) continue;
      const grows = GROWS[trace.op[ref]] && (trace.op[ref] !== U.EXIT || trace.goesOn);
      const key = 2 * place + (grows ? 1 : 0);
      let number = numbers.get(key);
      if (number === undefined) {
        const snapshot = trace.snapshots[place];
        const { values, objects } = needs[place]!;
        if (values.length > EXIT_VALUES_MOST) throw new RecordingAborted("TOO_MANY_VALUES");
        number = this.exits.length + exits.length;
        const ends = trace.op[ref] === U.EXIT || trace.op[ref] === U.LINK;
        exits.push({
          trace,
          snapshot,
          values,
          objects,
          grows,
          ends,
          count: 0,
          failures: 0,
          chain: from !== null && isSamePlace(from.snapshot, snapshot) ? from.chain + 1 : 0,
          side: null,
          bridge: null,
        });
        numbers.set(key, number);
      }
      unit.exitOf[ref] = number;
    }
    this.exits.push(...exits);
    this.units.push(unit);
    trace.trim();
    return unit;
  }

  /** Calls `visit` with the guest objects and shapes that the micro-ops name. */
  forEachConstant(visit: (value: number) => void): void {
    visit(this.code);
    for (const { trace } of this.units) {
      for (let ref = 1; ref < trace.length; ref++) {
        if (NAMES_OBJECT[trace.op[ref]]) visit(trace.immediate[ref]);
      }
    }
    for (const exit of this.exits) for (const frame of exit.snapshot.frames) visit(frame.code);
  }
}

/** Whether the program goes on at the same instruction, in as many frames. */
function isSamePlace(one: Snapshot, other: Snapshot): boolean {
  const { length } = one.frames;
  if (other.frames.length !== length) return false;
  const [a, b] = [one.frames[length - 1], other.frames[length - 1]];
  return a.code === b.code && a.pc === b.pc;
}

/** In which call of needsOf a ref was seen last. */
let seen = new Int32Array(0);
let generation = 0;

/** What an exit hands over. */
type Needs = Pick<Exit, "values" | "objects">;

/** What must be handed over for a snapshot: refs that are no constants; and the sunk objects that are made of them. */
function needsOf(trace: Trace, snapshot: Snapshot, position: number): Needs {
  const values: number[] = [];
  if (seen.length < trace.length) seen = new Int32Array(2 * trace.length);
  generation++;
  const objects = forEachNeeded(trace, snapshot, position, true, (ref) => {
    if (trace.op[ref] <= U.CONST_FLOAT || seen[ref] === generation) return;
    seen[ref] = generation;
    values.push(ref);
  });
  // Exits are kept as long as the region is: without the room that an array has which was pushed to.
  return { values: values.slice(), objects };
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
  const { op, a, b, c, sunk, phis, snapshot, snapshots } = trace;
  const live = new Uint8Array(trace.length);
  const needs: (Needs | null)[] = snapshots.map(() => null);
  // An instruction's micro-ops that share a snapshot all leave to the state at its beginning.
  const beginning = new Int32Array(snapshots.length);
  const next = new Map<number, number>();
  for (let i = 0; i < phis.length; i += 2) next.set(phis[i], phis[i + 1]);
  const work: number[] = [];
  const use = (ref: number) => {
    if (ref === 0 || live[ref] !== 0) return;
    live[ref] = 1;
    work.push(ref);
  };
  // What is stored into an object that nobody else sees need not be stored, nor the object be made.
  const storesInto = new Map<number, number[]>();
  for (let ref = 1; ref < trace.length; ref++) {
    if (snapshot[ref] >= 0 && beginning[snapshot[ref]] === 0) beginning[snapshot[ref]] = ref;
    if (!KEPT[op[ref]]) continue;
    const object = a[ref];
    if (EFFECT[op[ref]] === "store" && op[object] === U.NEW) {
      if (sunk[object] !== 0) continue;
      const stores = storesInto.get(object);
      if (stores === undefined) storesInto.set(object, [ref]);
      else stores.push(ref);
    } else use(ref);
  }
  for (let ref = work.pop(); ref !== undefined; ref = work.pop()) {
    use(a[ref]);
    use(b[ref]);
    use(c[ref]);
    storesInto.get(ref)?.forEach(use);
    const later = next.get(ref);
    if (later !== undefined) use(later);
    const place = snapshot[ref];
    if (place >= 0 && needs[place] === null) {
      const needed = needsOf(trace, snapshots[place], beginning[place]);
      needs[place] = needed;
      for (const value of needed.values) use(value);
    }
  }
  return { live, needs };
}
