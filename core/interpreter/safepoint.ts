/**
 * Safepoints: where the interpreter looks at fuel, time, interrupts and the collector. The countdown in the thread
 * state runs from one look to the next; fuel used is what ran down in all.
 */
import { collect, requestAttention } from "../heap/allocator.ts";
import { restoreCountdown, stepsLeft } from "../heap/attention.ts";
import {
  DUMMY,
  REASON_COLLECT,
  REASON_INTERRUPT,
  TS_COUNTDOWN,
  TS_EXCEPTION,
  TS_LIMIT,
  TS_REASONS,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { setWorkHook } from "../objects/work.ts";

/** Why a program was stopped; the value of TS_LIMIT. ORDER LIMITS. */
export const LIMIT_NONE = 0;
export const LIMIT_FUEL = 1;
export const LIMIT_TIME = 2;
export const LIMIT_OUTPUT = 3;
export const LIMIT_INTERRUPT = 4;
export const LIMIT_MEMORY = 5;

/** Steps between two looks at the clock. */
const SLICE = 20000;

/** Fuel and time of the running program; one object a runtime, bound while it runs. */
export interface Meter {
  /** Steps the program may still make beyond the running slice; Infinity: no limit. */
  fuelLeft: number;
  /** Steps made before the running slice. */
  fuelUsed: number;
  /** Length of the running slice. */
  slice: number;
  /** performance.now() at which the program is stopped; Infinity: never. */
  deadline: number;
}

let meter: Meter = { fuelLeft: Infinity, fuelUsed: 0, slice: SLICE, deadline: Infinity };

/** Makes a meter with `fuel` steps and `milliseconds` to run. */
export function newMeter(fuel: number, milliseconds: number): Meter {
  return {
    fuelLeft: fuel,
    fuelUsed: 0,
    slice: 0,
    deadline: milliseconds === Infinity ? Infinity : performance.now() + milliseconds,
  };
}

/** Binds the meter of the runtime that is entered; returns the one bound before. */
export function bindMeter(to: Meter): Meter {
  const before = meter;
  meter = to;
  return before;
}

/** Starts the first slice of a meter in the bound runtime's thread state. */
export function startSlice(): void {
  meter.slice = meter.fuelLeft < SLICE ? meter.fuelLeft : SLICE;
  meter.fuelLeft -= meter.slice;
  const reasons = H32[TS_REASONS >> 2];
  H32[TS_REASONS >> 2] = 0;
  H32[TS_COUNTDOWN >> 2] = meter.slice;
  if (reasons !== 0) requestAttention(reasons);
}

/** Steps used so far by the bound meter's program. */
export function fuelUsed(): number {
  return meter.fuelUsed + (meter.slice - stepsLeft());
}

/** Stops the program: no guest handler runs any more. Always false. */
export function hitLimit(limit: number): false {
  H32[TS_LIMIT >> 2] = limit;
  H32[TS_EXCEPTION >> 2] = DUMMY;
  return false;
}

/**
 * Looks: collects when asked for, starts the next slice when this one is used up.
 *
 * @returns false when a limit was hit (it is pending); everything live is rooted by the caller
 */
export function safepoint(): boolean {
  const reasons = restoreCountdown();
  if ((reasons & REASON_COLLECT) !== 0) collect();
  if ((reasons & REASON_INTERRUPT) !== 0) return hitLimit(LIMIT_INTERRUPT);
  if (stepsLeft() >= 0) return true;
  return refill();
}

/** The running slice is overdrawn: charges it and starts the next one; looks at fuel and time. */
function refill(): boolean {
  const reasons = restoreCountdown();
  let debt = -H32[TS_COUNTDOWN >> 2];
  meter.fuelUsed += meter.slice;
  if (debt > meter.fuelLeft) {
    meter.fuelUsed += meter.fuelLeft;
    meter.fuelLeft = 0;
    meter.slice = 0;
    H32[TS_COUNTDOWN >> 2] = 0;
    return hitLimit(LIMIT_FUEL);
  }
  meter.fuelUsed += debt;
  meter.fuelLeft -= debt;
  debt = 0;
  meter.slice = meter.fuelLeft < SLICE ? meter.fuelLeft : SLICE;
  meter.fuelLeft -= meter.slice;
  H32[TS_COUNTDOWN >> 2] = meter.slice;
  if (reasons !== 0) requestAttention(reasons);
  if (meter.deadline !== Infinity && performance.now() > meter.deadline) {
    return hitLimit(LIMIT_TIME);
  }
  return true;
}

// Helpers that do much work at once: the charge may be far beyond a slice. `units` was not yet taken.
setWorkHook((units) => {
  const reasons = restoreCountdown();
  H32[TS_COUNTDOWN >> 2] -= units;
  if (reasons !== 0) requestAttention(reasons);
  if (stepsLeft() >= 0) return true;
  return refill();
});
