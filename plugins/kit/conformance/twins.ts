/** The backend under test beside the reference backend: both do the same, and what they leave behind is compared. */
import type { Plugin } from "../../../core/backend/plugin.ts";
import { EXIT_VALUES, EXIT_VALUES_MOST, TS_EXIT_REGION, TS_FRAME } from "../../../core/heap/map.ts";
import { FLOAT } from "../../../core/trace/micro_ops.ts";
import { printRegion } from "../../../core/trace/print.ts";
import type { Region } from "../../../core/trace/region.ts";
import { ReferenceBackend } from "../../../backends/reference/backend.ts";
import { Bench, differenceAt, fail, type InstalledRegion } from "./bench.ts";
import { FLOATS, FRAME, OTHER } from "./micro_op_models.ts";
import { prepared } from "./micro_op_inputs.ts";
import { CODE_INSTRUCTIONS } from "../../../core/heap/layouts/callable.ts";
import { FRAME_LOCALS } from "../../../core/heap/layouts/frame.ts";

const REFERENCE: Plugin = { name: "reference", create: () => new ReferenceBackend() };
const EXIT_VALUES_END = EXIT_VALUES + 8 * EXIT_VALUES_MOST;
/** Doubles of slots stand here. */
const BOXES = FLOATS + 64;

/** A region in both. */
export interface TwinRegion {
  readonly region: Region;
  readonly tested: InstalledRegion;
  readonly reference: InstalledRegion;
}

/** What an entry came to. */
export interface Entered {
  /** The exit's number, or what else the shim returned; null when it threw. */
  readonly exit: number | null;
  /** What was handed over. */
  readonly values: readonly number[];
  readonly error: unknown;
}

/** Both backends. */
export class Twins {
  readonly tested: Bench;
  readonly reference = new Bench(REFERENCE);
  readonly #regions = new Set<TwinRegion>();

  constructor(plugin: () => Plugin) {
    this.tested = new Bench(plugin());
    this.restore(prepared());
  }

  /** Does something with each bench. */
  each(use: (bench: Bench) => void): void {
    for (const bench of [this.tested, this.reference]) bench.bound(() => use(bench));
  }

  /** Gives both the same first page, with FRAME as the running frame, and OTHER as code whose instructions are in it. */
  restore(bytes: Uint8Array): void {
    this.each((bench) => {
      bench.bytes.set(bytes);
      bench.view.setInt32(TS_FRAME, FRAME, true);
      bench.view.setInt32(OTHER + CODE_INSTRUCTIONS, OTHER, true);
    });
  }

  /** Puts a word into a slot of the frame. */
  setSlot(slot: number, word: number): void {
    for (const { view } of [this.tested, this.reference]) {
      view.setInt32(FRAME + FRAME_LOCALS + 4 * slot, word, true);
    }
  }

  setInt(slot: number, value: number): void {
    this.setSlot(slot, (value << 1) | 1);
  }

  /** Puts the address of a float into a slot. */
  setFloat(slot: number, value: number): void {
    const box = BOXES + 16 * (slot & 15);
    for (const { view } of [this.tested, this.reference]) view.setFloat64(box + 8, value, true);
    this.setSlot(slot, box);
  }

  /** Compiles in both. @throws ConformanceError when the tested backend cannot */
  compile(region: Region): TwinRegion {
    const reference = this.reference.compile(region);
    try {
      const twin = { region, reference, tested: this.tested.compile(region) };
      this.#regions.add(twin);
      return twin;
    } catch (error) {
      fail(`Cannot compile a region: ${error}\n${printRegion(region)}`);
    }
  }

  /** Lets links of region `number` go to a region, or nowhere. */
  link(number: number, twin: TwinRegion | null): void {
    this.tested.link(number, twin === null ? null : twin.tested.code);
    this.reference.link(number, twin === null ? null : twin.reference.code);
  }

  free(twin: TwinRegion): void {
    this.#regions.delete(twin);
    this.tested.free(twin.tested);
    this.reference.free(twin.reference);
  }

  /** Enters it in both and compares the exits, what they hand over, and the calls. @returns what the reference did */
  enter(twin: TwinRegion, what: string): Entered {
    const [tested, reference] = [
      this.#enter(this.tested, twin.tested),
      this.#enter(this.reference, twin.reference),
    ];
    const told = () => `${what}\n${printRegion(twin.region)}`;
    if (tested.error !== undefined || reference.error !== undefined) {
      if (`${tested.error}` !== `${reference.error}`) {
        fail(`throws ${tested.error}, the reference ${reference.error}: ${told()}`);
      }
    }
    if (tested.exit !== reference.exit) {
      fail(`leaves by exit ${tested.exit}, the reference by ${reference.exit}: ${told()}`);
    }
    tested.values.forEach((value, i) => {
      if (Object.is(value, reference.values[i])) return;
      fail(
        `hands over ${value} at ${i} of exit ${tested.exit}, the reference ${
          reference.values[i]
        }: ${told()}`,
      );
    });
    const calls = this.tested.calls.splice(0);
    const expected = this.reference.calls.splice(0);
    if (`${calls}` !== `${expected}`) fail(`calls ${calls}, the reference ${expected}: ${told()}`);
    return reference;
  }

  /**
   * Compares the first page, but for the exit values, where what is above a word has no meaning, and the number of the region
   * that was left, which has one only with an exit's number.
   */
  compareMemory(what: string): void {
    const [tested, reference] = [this.tested.bytes, this.reference.bytes];
    const parts = [
      [0, TS_EXIT_REGION],
      [TS_EXIT_REGION + 4, EXIT_VALUES],
      [EXIT_VALUES_END, tested.length],
    ];
    for (const [from, to] of parts) {
      const at = differenceAt(tested.subarray(from, to), reference.subarray(from, to));
      if (at >= 0) this.#failAt(from + at, what);
    }
  }

  #failAt(at: number, what: string): never {
    const [given, right] = [this.tested, this.reference].map(({ view }) => view.getInt32(at, true));
    fail(`memory at ${at} is ${given}, the reference's ${right}: ${what}`);
  }

  #enter({ view }: Bench, installed: InstalledRegion): Entered {
    try {
      const exit = installed.enter(FRAME);
      return { exit, values: this.#valuesOf(view, exit), error: undefined };
    } catch (error) {
      return { exit: null, values: [], error };
    }
  }

  /** What was handed over at an exit, by the types that its values have. */
  #valuesOf(view: DataView, number: number): number[] {
    const id = view.getInt32(TS_EXIT_REGION, true);
    const left = [...this.#regions].find(({ region }) => region.id === id)?.region;
    const exit = left?.exits[number];
    if (exit === undefined) return [];
    const values = exit.values.map((ref, i) => {
      const at = EXIT_VALUES + 8 * i;
      return exit.trace.type[ref] === FLOAT ? view.getFloat64(at, true) : view.getInt32(at, true);
    });
    return [id, ...values];
  }

  close(): void {
    this.tested.close();
    this.reference.close();
  }
}

/** Does something with a pair of backends. */
export function withTwins(plugin: () => Plugin, use: (twins: Twins) => void): void {
  const twins = new Twins(plugin);
  try {
    use(twins);
  } finally {
    twins.close();
  }
}
