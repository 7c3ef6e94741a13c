/**
 * Random regions that can be run: arithmetic of ints, floats and bools from the frame's slots, guards that leave with many
 * values, loops that end with the fuel, side traces at the exits that were taken, which go back to the region's head or leave.
 */
import type { Plugin } from "../../../core/backend/plugin.ts";
import { TS_COUNTDOWN } from "../../../core/heap/map.ts";
import { RecordingAborted } from "../../../core/trace/aborts.ts";
import {
  BOOL,
  FLOAT,
  INT,
  MICRO_OP_NAMES,
  MICRO_OPS,
  type MicroOp,
  type MicroOpName,
  TYPE_NAMES,
  U,
} from "../../../core/trace/micro_ops.ts";
import { type Exit, Region } from "../../../core/trace/region.ts";
import type { Check } from "./check.ts";
import { prepared } from "./micro_op_inputs.ts";
import { TraceBuilder } from "./trace_builder.ts";
import { type Twins, withTwins } from "./twins.ts";
import { EDGES, Random } from "./values.ts";

const REGIONS = 150;
/** Times that a region is compiled, with one side trace more each. */
const GROWTHS = 4;
const FUEL = 60;
/** Slots of ints and of floats. */
const SLOTS = 4;

const isNumber = (type: string) => type === "int" || type === "float" || type === "bool";
/** Micro-ops of numbers alone. */
const ARITHMETIC = MICRO_OP_NAMES.filter((name) => {
  const { operands, result, effect }: MicroOp = MICRO_OPS[name];
  return operands.length > 0 && operands.every(isNumber) && isNumber(result) &&
    (effect === "pure" || effect === "guard") && U[name] > U.INPUT_BOOL;
});

/** The check. */
export function randomRegionChecks(plugin: () => Plugin): Check[] {
  return [{
    name: "region: random ones",
    run: () =>
      withTwins(plugin, (twins) => {
        const random = new Random(17);
        for (let i = 0; i < REGIONS; i++) checkRegion(twins, random, i);
      }),
  }];
}

function checkRegion(twins: Twins, random: Random, seed: number): void {
  const root = new Writer(random, null);
  root.fill(4 + random.below(20));
  if (random.below(3) > 0) root.loop(4 + random.below(25));
  else root.end();
  const region = new Region(seed, 0, 0, root.t.finished);
  const taken = new Set<number>();
  for (let growth = 0; growth < GROWTHS; growth++) {
    const twin = twins.compile(region);
    for (let run = 0; run < 6; run++) {
      twins.restore(prepared());
      twins.each(({ view }) => view.setInt32(TS_COUNTDOWN, FUEL - 10 * run, true));
      for (let slot = 0; slot < SLOTS; slot++) {
        twins.setInt(slot, random.pick(SMALL_INTS));
        twins.setFloat(SLOTS + slot, random.pick(EDGES.f64));
      }
      const what = `random region ${seed}, run ${run}`;
      const { exit } = twins.enter(twin, what);
      twins.compareMemory(what);
      if (exit !== null && region.exits[exit] !== undefined) taken.add(exit);
    }
    twins.free(twin);
    if (!twins.tested.backend.capabilities.trees) return;
    const open = [...taken].filter((number) => mayGrow(region.exits[number]));
    if (open.length === 0) return;
    const exit = region.exits[random.pick(open)];
    const side = new Writer(random, exit);
    side.fill(random.below(12));
    side.end();
    try {
      region.grow(exit, side.t.finished);
    } catch (error) {
      if (!(error instanceof RecordingAborted)) throw error;
    }
  }
}

const SMALL_INTS = EDGES.i32.filter((value) => value === value << 1 >> 1);

function mayGrow({ grows, ends, side }: Exit): boolean {
  return grows && !ends && side === null;
}

/** Writes one trace. */
class Writer {
  readonly t = new TraceBuilder();
  readonly #random: Random;
  readonly #inside: boolean;
  /** Refs by type. */
  readonly #refs: number[][] = TYPE_NAMES.map(() => []);

  /** `from`: the exit at which it grows. */
  constructor(random: Random, from: Exit | null) {
    this.#random = random;
    this.#inside = from !== null;
    const { t } = this;
    if (from === null) {
      for (let slot = 0; slot < SLOTS; slot++) {
        this.#refs[INT].push(t.intOf(slot));
        this.#refs[FLOAT].push(t.floatOf(SLOTS + slot));
      }
    } else {
      for (const ref of from.values) {
        this.#refs[from.trace.type[ref]].push(t.inputOf(from.trace, ref));
      }
    }
    this.#refs[INT].push(t.int(random.pick(SMALL_INTS)), t.int(random.below(5)));
    this.#refs[FLOAT].push(t.float(random.pick(EDGES.f64)));
    this.#refs[BOOL].push(t.bool(random.below(2) === 0));
  }

  #pick(type: number): number {
    const refs = this.#refs[type];
    // Mostly a late one, but old ones live long, too.
    const among = this.#random.below(3) === 0 ? refs.length : Math.min(refs.length, 8);
    return refs[refs.length - 1 - this.#random.below(among)];
  }

  #snapshot(): number {
    const random = this.#random;
    const before = this.t.trace.snapshots.length;
    if (before > 0 && random.below(3) === 0) return before - 1;
    const refs = Array.from(
      { length: random.below(12) },
      () => this.#pick(random.pick([INT, FLOAT, BOOL])),
    );
    return this.t.snapshot(...refs);
  }

  /** Appends so many micro-ops. */
  fill(count: number): void {
    const { t } = this;
    const random = this.#random;
    for (let i = 0; i < count; i++) {
      const name: MicroOpName = random.pick(ARITHMETIC);
      const op: MicroOp = MICRO_OPS[name];
      const [a, b = 0, c = 0] = op.operands.map((type) => this.#pick(TYPE_NAMES.indexOf(type)));
      const ref = op.effect === "pure"
        ? t.op(name, a, b, c)
        : t.leaving(this.#snapshot(), name, a, b, c);
      this.#refs[TYPE_NAMES.indexOf(op.result)].push(ref);
      if (op.result === "bool" && random.below(4) === 0) {
        t.leaving(this.#snapshot(), random.below(2) === 0 ? "GUARD_TRUE" : "GUARD_FALSE", ref);
      }
    }
  }

  /** Makes what follows the loop, and closes it: any variable becomes any other of its type. */
  loop(count: number): void {
    const { t } = this;
    const variables = this.#refs.flat().filter((ref) => t.trace.op[ref] > U.CONST_FLOAT);
    t.beginLoop();
    t.leaving(this.#snapshot(), "COUNT_STEP");
    this.fill(count);
    for (const variable of variables) {
      if (this.#random.below(3) > 0) continue;
      t.next(variable, this.#pick(t.trace.type[variable]));
    }
  }

  /** Ends the trace with an exit; a side trace may begin the region anew, for a step of fuel. */
  end(): void {
    const { t } = this;
    if (!this.#inside || this.#random.below(2) === 0) {
      t.leaving(this.#snapshot(), "EXIT");
      return;
    }
    t.leaving(this.#snapshot(), "COUNT_STEP");
    for (let slot = 0; slot < SLOTS; slot++) {
      t.op("STORE_SLOT", t.op("TAG", this.#pick(INT)), 0, 0, slot);
    }
    t.op("ENTER");
  }
}
