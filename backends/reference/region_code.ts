/**
 * Runs a region micro-op by micro-op. It is the oracle for backends that compile, so it takes nothing from the lowering of
 * regions (core/trace/lower.ts): what each micro-op does comes from its own kernel (micro_ops.ts), and how they
 * follow one another is written here a second time.
 *
 * A unit's micro-ops run in order; at its end, its loop begins anew, after each variable of the loop took its next value, all
 * at once. A micro-op that leaves goes to its exit: into the side trace that grew there, if there is one, else out of the
 * region, with the exit's values in memory. A side trace runs as long as its parent's values stand still, so its inputs are
 * read from there.
 */
import {
  FRAME_GENERATOR,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
} from "../../core/heap/layouts/frame.ts";
import {
  EXIT_VALUES,
  LINK_CELLS,
  LINK_CELLS_MOST,
  TS_DEPTH,
  TS_EXIT_REGION,
  TS_FRAME,
  TS_STACK_TOP,
} from "../../core/heap/map.ts";
import { H32, HF64 } from "../../core/heap/memory.ts";
import { callOut } from "../../core/trace/call_out.ts";
import { STATE_IN_MEMORY } from "../../core/trace/lower.ts";
import {
  AT_HOME,
  FIRST_CONTINUATION,
  FLOAT,
  LINK,
  MICRO_OP_NAMES,
  NONE,
  RETURNED,
  U,
} from "../../core/trace/micro_ops.ts";
import type { Exit, Region, Unit } from "../../core/trace/region.ts";
import { CONTROL } from "../../core/trace/micro_op_kernel.ts";
import { MICRO_OP_FUNCTIONS, type MicroOpFunction } from "./micro_ops.ts";

const BY_NUMBER: readonly (MicroOpFunction | undefined)[] = MICRO_OP_NAMES.map((name) =>
  MICRO_OP_FUNCTIONS[name]
);

/** Results of a unit's micro-ops, by ref. An activation has its own. */
type Values = (number | undefined)[];

/** A region as it was when it was compiled. */
export class RegionCode {
  readonly #id: number;
  readonly #units: readonly Unit[];
  readonly #exits: readonly Exit[];
  /** Place in `#units` of the side trace, by exit number; -1: none. */
  readonly #sides: readonly number[];
  readonly #parents: readonly number[];
  /** The place of a unit, by exit number. */
  readonly #unitOfExit: readonly number[];
  /** Of a bridge: the region with its head, and the parent's refs that are handed over; -1 for others. */
  readonly #home: number;
  readonly #inputs: readonly number[];

  /** @throws Error when a micro-op has no function */
  constructor(region: Region) {
    this.#id = region.id;
    this.#home = region.from === null ? -1 : region.home.id;
    this.#inputs = region.from?.values ?? [];
    this.#units = [...region.units];
    this.#exits = [...region.exits];
    this.#sides = this.#exits.map(({ side }) => side === null ? -1 : this.#units.indexOf(side));
    this.#parents = this.#units.map(({ parent }) =>
      parent === null ? -1 : this.#units.indexOf(parent)
    );
    this.#unitOfExit = this.#exits.map((exit) =>
      this.#units.findIndex(({ trace }) => trace === exit.trace)
    );
    for (const unit of this.#units) requireFunctions(unit);
  }

  /** Micro-ops, as the size of the code. */
  get length(): number {
    return this.#units.reduce((sum, { trace }) => sum + trace.length - 1, 0);
  }

  /** Runs it on the running frame. @returns the number of the exit */
  run(): number {
    let frame = H32[TS_FRAME >> 2];
    const values: Values[] = this.#units.map(({ trace }) => new Array(trace.length));
    let place = 0;
    let ref = 1;
    for (;;) {
      const unit = this.#units[place];
      const { trace, live, exitOf } = unit;
      if (ref === trace.length) {
        if (trace.loop === 0) throw new Error("Cannot run a region: a trace has no end");
        assignPhis(unit, values[place]);
        ref = trace.loop;
        continue;
      }
      const op = trace.op[ref];
      if (live[ref] === 0 || op <= U.CONST_FLOAT) {
        ref++;
        continue;
      }
      if (op === U.ENTER && this.#home >= 0) {
        H32[TS_EXIT_REGION >> 2] = this.#id;
        return linkTo(this.#home) ?? AT_HOME;
      }
      if (op === U.ENTER) {
        frame = H32[TS_FRAME >> 2];
        place = 0;
        ref = 1;
        continue;
      }
      if (op === U.RETURN && returnsAs(frame, trace.immediate[ref])) {
        return returnFrom(frame, operand(unit, values[place], trace.a[ref]));
      }
      if (op === U.CALL_OUT) {
        const number = exitOf[ref];
        this.#handOver(number, values);
        if (callOut(this.#id, number, trace.immediate[ref]) === 0) return STATE_IN_MEMORY;
        ref++;
        continue;
      }
      if (op === U.LINK_PUSHED) {
        return linkTo(trace.immediate[ref]) ?? RETURNED;
      }
      if (op === U.LINK) {
        return linkTo(trace.immediate[ref]) ?? this.#leave(exitOf[ref], values);
      }
      if (op >= U.INPUT_WORD && op <= U.INPUT_BOOL) {
        const parent = this.#parents[place];
        values[place][ref] = parent < 0
          ? this.#handedOver(trace.immediate[ref], trace.type[ref])
          : read(this.#units[parent], values[parent], trace.immediate[ref]);
        ref++;
        continue;
      }
      const given = op === U.RETURN ? undefined : BY_NUMBER[op]!(
        frame,
        operand(unit, values[place], trace.a[ref]),
        operand(unit, values[place], trace.b[ref]),
        operand(unit, values[place], trace.c[ref]),
        trace.immediate[ref],
      );
      if (given !== undefined) {
        if (trace.type[ref] !== NONE) values[place][ref] = given;
        ref++;
        continue;
      }
      const number = exitOf[ref];
      if (number < 0) throw new Error(`Cannot run a region: ${MICRO_OP_NAMES[op]} has no exit`);
      if (this.#sides[number] >= 0) {
        place = this.#sides[number];
        ref = 1;
        continue;
      }
      return this.#leave(number, values);
    }
  }

  /** A value of the exit that a bridge continues. */
  #handedOver(ref: number, type: number): number {
    const at = EXIT_VALUES + 8 * this.#inputs.indexOf(ref);
    return type === FLOAT ? HF64[at >> 3] : H32[at >> 2];
  }

  #leave(number: number, values: readonly Values[]): number {
    this.#handOver(number, values);
    H32[TS_EXIT_REGION >> 2] = this.#id;
    return number;
  }

  /** Stores an exit's values. */
  #handOver(number: number, values: readonly Values[]): void {
    const place = this.#unitOfExit[number];
    // A bridge that retreats leaves what was handed over to it.
    if (place < 0) return;
    const unit = this.#units[place];
    this.#exits[number].values.forEach((ref, i) => {
      const at = EXIT_VALUES + 8 * i;
      const value = read(unit, values[place], ref);
      if (unit.trace.type[ref] === FLOAT) HF64[at >> 3] = value;
      else H32[at >> 2] = value;
    });
  }
}

function returnsAs(frame: number, returns: number): boolean {
  return H32[(frame + FRAME_RETURN) >> 2] === returns && H32[(frame + FRAME_GENERATOR) >> 2] === 0;
}

/** RETURN, once it is known not to leave. @returns LINK and where it goes on, or RETURNED */
function returnFrom(frame: number, value: number): number {
  const caller = H32[(frame + FRAME_PREVIOUS) >> 2];
  H32[H32[(caller + FRAME_SP) >> 2]++] = value;
  H32[TS_DEPTH >> 2]--;
  H32[TS_STACK_TOP >> 2] = frame;
  H32[TS_FRAME >> 2] = caller;
  const region = FIRST_CONTINUATION - H32[H32[(caller + FRAME_PC) >> 2] - 1];
  if (region < 0 || region >= LINK_CELLS_MOST) return RETURNED;
  return linkTo(region) ?? RETURNED;
}

/** What tells the shim to go on in a region; null when that cannot be entered. */
function linkTo(region: number): number | null {
  if (region >= LINK_CELLS_MOST) return null;
  const entry = H32[(LINK_CELLS >> 2) + region];
  return entry < 0 ? null : entry | LINK;
}

function requireFunctions({ trace, live }: Unit): void {
  for (let ref = 1; ref < trace.length; ref++) {
    const name = MICRO_OP_NAMES[trace.op[ref]];
    if (live[ref] === 0 || CONTROL.has(name) || BY_NUMBER[trace.op[ref]] !== undefined) continue;
    throw new Error(`Cannot run ${name}: it has no function; run \`deno task generate\``);
  }
}

/** The value of an operand; 0 for one that is not there. */
function operand(unit: Unit, values: Values, ref: number): number {
  return ref === 0 ? 0 : read(unit, values, ref);
}

/** The value of a ref. @throws Error when it was not computed: the optimizer left out what is needed */
function read({ trace }: Unit, values: Values, ref: number): number {
  const op = trace.op[ref];
  if (op === U.CONST_FLOAT) return trace.floats[trace.immediate[ref]];
  if (op < U.CONST_FLOAT) return trace.immediate[ref];
  const value = values[ref];
  if (value !== undefined) return value;
  throw new Error(`Cannot run a region: %${ref} (${MICRO_OP_NAMES[op]}) has no value`);
}

/** The loop's variables take their next values, all at once. */
function assignPhis(unit: Unit, values: Values): void {
  const { phis } = unit.trace;
  const next: number[] = [];
  for (let i = 0; i < phis.length; i += 2) {
    next.push(unit.live[phis[i]] === 0 ? 0 : read(unit, values, phis[i + 1]));
  }
  for (let i = 0; i < phis.length; i += 2) {
    if (unit.live[phis[i]] !== 0) values[phis[i]] = next[i / 2];
  }
}
