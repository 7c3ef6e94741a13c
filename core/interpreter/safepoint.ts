/**
 * Safepoints: where the interpreter looks at fuel, time, interrupts and the collector. The countdown in the thread
 * state runs from one look to the next; fuel used is what ran down in all.
 */
import { collect, requestAttention } from "../heap/allocator.ts";
import { EXCEPTION_DICT, EXCEPTION_FLAGS, EXCEPTION_TRACEBACK } from "../heap/layouts/exception.ts";
import { restoreCountdown, stepsLeft } from "../heap/attention.ts";
import { currentHeap } from "../heap/heap.ts";
import {
  EMPTY_TUPLE,
  REASON_COLLECT,
  REASON_FINALIZE,
  REASON_INTERRUPT,
  TS_COUNTDOWN,
  TS_EXCEPTION,
  TS_LIMIT,
  TS_LIMIT_EXCEPTION,
  TS_REASONS,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { newException, raiseInstance } from "../objects/errors.ts";
import { KEYBOARD_INTERRUPT } from "../objects/well_known.ts";
import { setWorkHook } from "../objects/work.ts";

/** Why a program was stopped; the value of TS_LIMIT. ORDER LIMITS. */
export const LIMIT_NONE = 0;
export const LIMIT_FUEL = 1;
export const LIMIT_TIME = 2;
export const LIMIT_OUTPUT = 3;
export const LIMIT_INTERRUPT = 4;
export const LIMIT_MEMORY = 5;

/**
 * Steps between two looks at the clock, at most and at first. A step is a few nanoseconds of an empty loop or some ten
 * microseconds of builtins on short inputs (what they do to long ones they charge), so a slice is cut down when the last
 * one took long.
 */
const SLICE_MOST = 4096;
const SLICE_FIRST = 64;
/** Milliseconds that a slice should take at most. */
const SLICE_MILLISECONDS = 2;
/** Charges above this are looked at beforehand; a unit of work takes about so long. */
const LONG_WORK = 1 << 20;
const UNIT_MILLISECONDS = 16e-6;
/** Milliseconds of a collection above which the next one is expected to take as long, and must end in time. */
const LONG_PAUSE = 20;

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
  /** Length that the next slice should have, by the clock. */
  pace: number;
  /** performance.now() at the last look. */
  looked: number;
}

let meter: Meter = newMeter(Infinity, Infinity);

/** Makes a meter with `fuel` steps and `milliseconds` to run. */
export function newMeter(fuel: number, milliseconds: number): Meter {
  const limited = milliseconds !== Infinity;
  const now = limited ? performance.now() : 0;
  return {
    fuelLeft: fuel,
    fuelUsed: 0,
    slice: 0,
    deadline: now + milliseconds,
    pace: limited ? SLICE_FIRST : SLICE_MOST,
    looked: now,
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
  const reasons = H32[TS_REASONS >> 2] & ~REASON_INTERRUPT;
  H32[TS_REASONS >> 2] = 0;
  takeSlice();
  if (reasons !== 0) requestAttention(reasons);
}

function takeSlice(): void {
  meter.slice = meter.fuelLeft < meter.pace ? meter.fuelLeft : meter.pace;
  meter.fuelLeft -= meter.slice;
  H32[TS_COUNTDOWN >> 2] = meter.slice;
}

/** What a sleeping program waits on; nobody ever wakes it. */
let bed: Int32Array | null = null;

/** Becomes other than 0 when the running program is to be interrupted; set by another thread. */
let interrupts: Int32Array<SharedArrayBuffer> | null = null;

/**
 * Sets the word that interrupts: when another thread makes it other than 0 and notifies it, the running program gets
 * KeyboardInterrupt at its next look at the clock, and the word is 0 again.
 */
export function setInterrupts(word: Int32Array<SharedArrayBuffer> | null): void {
  interrupts = word;
}

/** Raises KeyboardInterrupt when another thread asks for it: true then. */
function interrupted(): boolean {
  if (interrupts === null || Atomics.exchange(interrupts, 0, 0) === 0) return false;
  raiseInstance(newException(KEYBOARD_INTERRUPT, EMPTY_TUPLE));
  return true;
}

/** Does nothing for so many milliseconds, or until the program's time is up: then false with the limit pending. */
export function sleepFor(milliseconds: number): boolean {
  const left = meter.deadline - performance.now();
  const wait = Math.max(0, Math.min(milliseconds, left));
  if (wait > 0) {
    bed ??= new Int32Array(new SharedArrayBuffer(4));
    Atomics.wait(interrupts ?? bed, 0, 0, wait);
    if (interrupted()) return false;
  }
  return milliseconds <= left || hitLimit(LIMIT_TIME);
}

/** Steps used so far by the bound meter's program; never more than its fuel. */
export function fuelUsed(): number {
  const left = stepsLeft();
  return meter.fuelUsed + meter.slice + (left >= 0 ? -left : Math.min(-left, meter.fuelLeft));
}

/**
 * Stops the program: no guest handler runs any more. What is pending is an exception of no particular type, so that
 * helpers may do with it what they do with any. A helper that drops the pending exception does not drop the limit: the
 * next safepoint makes it pending again. Always false.
 */
export function hitLimit(limit: number): false {
  H32[TS_LIMIT >> 2] = limit;
  const exception = H32[TS_LIMIT_EXCEPTION >> 2];
  H32.fill(0, (exception + EXCEPTION_TRACEBACK) >> 2, (exception + EXCEPTION_FLAGS) >> 2);
  H32[(exception + EXCEPTION_DICT) >> 2] = 0;
  H32[TS_EXCEPTION >> 2] = exception;
  requestAttention(REASON_INTERRUPT);
  return false;
}

/**
 * Looks: collects when asked for, starts the next slice when this one is used up.
 *
 * @returns false when a limit was hit (it is pending); everything live is rooted by the caller
 */
export function safepoint(): boolean {
  let reasons = restoreCountdown();
  const limit = H32[TS_LIMIT >> 2];
  if (limit !== LIMIT_NONE) return hitLimit(limit);
  if ((reasons & REASON_COLLECT) !== 0) {
    if (currentHeap().lastPause > LONG_PAUSE && !lookAhead(currentHeap().lastPause)) {
      requestAttention(REASON_COLLECT);
      return hitLimit(LIMIT_TIME);
    }
    collect();
    reasons |= H32[TS_REASONS >> 2] & REASON_FINALIZE;
  }
  if ((reasons & REASON_INTERRUPT) !== 0) return hitLimit(LIMIT_INTERRUPT);
  const left = stepsLeft();
  const goesOn = left >= 0 || refill(-left);
  return goesOn && ((reasons & REASON_FINALIZE) === 0 || finalize === null || finalize());
}

let finalize: (() => boolean) | null = null;

/** Sets what calls finalizers (finalizers.ts); it returns false with a limit pending. */
export function setFinalizerHook(hook: () => boolean): void {
  finalize = hook;
}

/**
 * At the end of a run: whether its fuel was enough for work charged since the last safepoint too. False with the limit
 * pending.
 */
export function settle(): boolean {
  return -stepsLeft() <= meter.fuelLeft || hitLimit(LIMIT_FUEL);
}

/** The running slice is overdrawn by `debt` steps: charges it and starts the next one; looks at fuel and time. */
function refill(debt: number): boolean {
  const reasons = restoreCountdown();
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
  const inTime = meter.deadline === Infinity || lookAtClock(debt);
  takeSlice();
  if (reasons !== 0) requestAttention(reasons);
  return (inTime || hitLimit(LIMIT_TIME)) && !interrupted();
}

/** Whether something that cannot be interrupted and takes so many milliseconds is likely to end in time. */
function lookAhead(milliseconds: number): boolean {
  return meter.deadline === Infinity || performance.now() + milliseconds <= meter.deadline;
}

/** Sets the pace by how long the last slice and the debt took. False: past the deadline. */
function lookAtClock(debt: number): boolean {
  const now = performance.now();
  const took = now - meter.looked;
  meter.looked = now;
  if (took > SLICE_MILLISECONDS) {
    const pace = (meter.slice + debt) * SLICE_MILLISECONDS / took;
    meter.pace = Math.max(1, Math.min(meter.pace, Math.floor(pace)));
  } else if (meter.pace < SLICE_MOST) meter.pace = Math.min(SLICE_MOST, meter.pace * 2);
  // Much work at once is charged before it is done and cannot be interrupted: it must be likely to end in time.
  const ahead = debt > LONG_WORK ? debt * UNIT_MILLISECONDS : 0;
  return now + ahead <= meter.deadline;
}

// Helpers that do much work at once: the charge may be far beyond a slice. `units` was not yet taken.
setWorkHook((units) => {
  const reasons = restoreCountdown();
  const left = H32[TS_COUNTDOWN >> 2] - units;
  if (left >= 0) H32[TS_COUNTDOWN >> 2] = left;
  const goesOn = left >= 0 || refill(-left);
  if (reasons !== 0) requestAttention(reasons);
  return goesOn;
});
