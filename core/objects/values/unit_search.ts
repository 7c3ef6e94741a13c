/**
 * Finding one range of units in another.
 *
 * The obvious search compares the needle at each place. It is the fastest for short needles, and quadratic for
 * ill-chosen ones: 'a' * 50_000 in ('a' * 49_999 + 'b') * 1000. So there are three ways here, as in CPython's
 * stringlib/fastsearch.h: the search begins with the obvious one; when it has walked a while without a match and the
 * needle is long, it goes on with Horspool's shifts (Horspool 1980), which look at about every m-th unit only; and as
 * soon as either has compared far more units than it advanced, the two-way algorithm takes over, which is linear
 * whatever the texts are (Crochemore and Perrin 1991). What that and the shifts need to know of the needle is found out
 * once, at the first use.
 *
 * The needle is set with prepareNeedle and holds for the searches that follow, until guest code runs.
 */
import { HU8 } from "../../heap/memory.ts";
import { kernels } from "../kernels/instance.ts";
import { type Units, unitsOf, type Width } from "./text_units.ts";

/** Units from which on a kernel counts. */
const KERNEL_LEAST = 1024;

/** Places that the obvious search tries before it changes to shifts. */
const PLAIN_PLACES = 256;
/** Needles below this length are not worth a table of shifts. */
const SHIFT_MINIMUM = 6;
/** Units compared in vain, beyond two a place, before the two-way algorithm takes over. */
const PATIENCE = 1024;
/** Places without the needle's first unit before the host is asked where it is. */
const HOST_PLACES = 64;
/** Ranges above this length are searched for one unit by the host. */
const HOST_MINIMUM = 160;

let needleWidth: Width = 1;
let needleAt = 0;
let needleLength = 0;

let shifts: Int32Array | null = null;
let shiftsKnown = false;

/** The critical factorization of the needle for one direction: 1 forward, -1 backward, 0 not known. */
let factored = 0;
let cut = 0;
let period = 0;
let periodic = false;

/** Sets what findForward, findBackward and countUnits look for; `length` is at least 1. */
export function prepareNeedle(width: Width, at: number, length: number): void {
  needleWidth = width;
  needleAt = at;
  needleLength = length;
  shiftsKnown = false;
  factored = 0;
}

/** The needle's first unit. */
export function needleUnit(): number {
  return unitsOf(needleWidth)[needleAt];
}

/** Index in from..to of the first place where the unit stands, or -1. Indices count from unit `at` of the view. */
export function findUnit(units: Units, at: number, from: number, to: number, unit: number): number {
  if (to - from > HOST_MINIMUM) {
    // The first few by hand: what is looked for is often near.
    const near = from + 32;
    for (let i = from; i < near; i++) if (units[at + i] === unit) return i;
    const found = units.subarray(at + near, at + to).indexOf(unit);
    return found < 0 ? -1 : found + near;
  }
  for (let i = from; i < to; i++) if (units[at + i] === unit) return i;
  return -1;
}

/** As findUnit, the last place. */
export function findUnitBackward(
  units: Units,
  at: number,
  from: number,
  to: number,
  unit: number,
): number {
  for (let i = to - 1; i >= from; i--) if (units[at + i] === unit) return i;
  return -1;
}

/** Index of the first place where the needle stands within from..to of the range that begins at unit `at`, or -1. */
export function findForward(units: Units, at: number, from: number, to: number): number {
  const needle = unitsOf(needleWidth);
  const start = needleAt;
  const length = needleLength;
  const first = needle[start];
  if (length === 1) return findUnit(units, at, from, to, first);
  const final = needle[start + length - 1];
  const begin = at + from;
  const last = at + to - length;
  const changeAt = length >= SHIFT_MINIMUM ? begin + PLAIN_PLACES : last;
  let effort = -PATIENCE;
  for (let place = begin; place <= last; place++) {
    const near = place + HOST_PLACES < last ? place + HOST_PLACES : last + 1;
    while (place < near && units[place] !== first) place++;
    if (place === near) {
      // The first unit is rare here: the host looks for it faster.
      place = findUnit(units, 0, place, last + 1, first);
      if (place < 0) return -1;
    }
    if (place >= changeAt && last - place > PLAIN_PLACES) {
      return findShifting(units, at, place - at, to);
    }
    if (units[place + length - 1] !== final) continue;
    let same = 1;
    while (same < length - 1 && units[place + same] === needle[start + same]) same++;
    if (same === length - 1) return place - at;
    effort += same;
    if (effort > 2 * (place - begin)) return findTwoWay(units, at, place - at + 1, to);
  }
  return -1;
}

function findShifting(units: Units, at: number, from: number, to: number): number {
  const needle = unitsOf(needleWidth);
  const start = needleAt;
  const length = needleLength;
  const last = to - length;
  const table = shiftTable();
  const final = needle[start + length - 1];
  let effort = -PATIENCE;
  for (let place = from; place <= last;) {
    const unit = units[at + place + length - 1];
    if (unit === final) {
      let same = 0;
      while (same < length - 1 && units[at + place + same] === needle[start + same]) same++;
      if (same === length - 1) return place;
      effort += same;
      if (effort > 2 * (place - from)) return findTwoWay(units, at, place + 1, to);
    }
    place += table[unit & 255];
  }
  return -1;
}

/** How far the needle may move when a unit (its low byte) stands under its end. */
function shiftTable(): Int32Array {
  shifts ??= new Int32Array(256);
  if (!shiftsKnown) {
    const needle = unitsOf(needleWidth);
    shifts.fill(needleLength);
    for (let i = 0; i < needleLength - 1; i++) {
      shifts[needle[needleAt + i] & 255] = needleLength - 1 - i;
    }
    shiftsKnown = true;
  }
  return shifts;
}

/** Index of the last place where the needle stands within from..to, or -1. */
export function findBackward(units: Units, at: number, from: number, to: number): number {
  const needle = unitsOf(needleWidth);
  const start = needleAt;
  const length = needleLength;
  const first = needle[start];
  if (length === 1) return findUnitBackward(units, at, from, to, first);
  const last = to - length;
  const final = needle[start + length - 1];
  let effort = -PATIENCE;
  for (let place = last; place >= from; place--) {
    if (units[at + place] !== first || units[at + place + length - 1] !== final) continue;
    let same = 1;
    while (same < length - 1 && units[at + place + same] === needle[start + same]) same++;
    if (same === length - 1) return place;
    effort += same;
    if (effort > 2 * (last - place)) return findTwoWayBackward(units, at, from, place - 1 + length);
  }
  return -1;
}

/** Places where the needle stands within from..to, no two of them overlapping; no more than `most`. */
export function countUnits(
  units: Units,
  at: number,
  from: number,
  to: number,
  most = Infinity,
): number {
  let count = 0;
  if (needleLength === 1) {
    const unit = unitsOf(needleWidth)[needleAt];
    if (units === HU8 && unit < 256 && most >= to - from && to - from >= KERNEL_LEAST) {
      return kernels().countByte(at + from, at + to, unit);
    }
    for (let i = from; i < to; i++) if (units[at + i] === unit && ++count >= most) break;
    return count;
  }
  while (count < most) {
    const place = findForward(units, at, from, to);
    if (place < 0) break;
    count++;
    from = place + needleLength;
  }
  return count;
}

function findTwoWay(units: Units, at: number, from: number, to: number): number {
  if (factored !== 1) factorize(1);
  const found = twoWay(units, at + from, to - from, 1);
  return found < 0 ? -1 : from + found;
}

function findTwoWayBackward(units: Units, at: number, from: number, to: number): number {
  if (factored !== -1) factorize(-1);
  const found = twoWay(units, at + to - 1, to - from, -1);
  return found < 0 ? -1 : to - found - needleLength;
}

// What follows reads needle and text from their first unit on with step 1, or from their last on with step -1.

function factorize(step: number): void {
  factored = step;
  const plain = maximalSuffix(step, false);
  const plainPeriod = suffixPeriod;
  const inverse = maximalSuffix(step, true);
  if (plain > inverse) {
    cut = plain;
    period = plainPeriod;
  } else {
    cut = inverse;
    period = suffixPeriod;
  }
  const needle = unitsOf(needleWidth);
  const first = step === 1 ? needleAt : needleAt + needleLength - 1;
  periodic = true;
  for (let i = 0; i <= cut; i++) {
    if (
      i + period >= needleLength || needle[first + step * i] !== needle[first + step * (i + period)]
    ) {
      periodic = false;
      break;
    }
  }
  if (!periodic) period = Math.max(cut + 1, needleLength - cut - 1) + 1;
}

let suffixPeriod = 0;

/** One less than where the greatest suffix of the needle begins, its period in suffixPeriod; by `<` or by `>`. */
function maximalSuffix(step: number, inverse: boolean): number {
  const needle = unitsOf(needleWidth);
  const length = needleLength;
  const first = step === 1 ? needleAt : needleAt + length - 1;
  let best = -1;
  let candidate = 0;
  let offset = 1;
  suffixPeriod = 1;
  while (candidate + offset < length) {
    const unit = needle[first + step * (candidate + offset)];
    const bestUnit = needle[first + step * (best + offset)];
    if (unit === bestUnit) {
      if (offset !== suffixPeriod) offset++;
      else {
        candidate += suffixPeriod;
        offset = 1;
      }
    } else if (unit < bestUnit !== inverse) {
      candidate += offset;
      offset = 1;
      suffixPeriod = candidate - best;
    } else {
      best = candidate;
      candidate = best + 1;
      offset = 1;
      suffixPeriod = 1;
    }
  }
  return best;
}

/** Distance, in steps from unit `first` of the view, of the first place of the needle among `count` units; or -1. */
function twoWay(units: Units, first: number, count: number, step: number): number {
  const needle = unitsOf(needleWidth);
  const length = needleLength;
  const start = step === 1 ? needleAt : needleAt + length - 1;
  const last = count - length;
  /** How much of the needle's beginning is known to match at this place, less one. */
  let memory = -1;
  for (let place = 0; place <= last;) {
    const text = first + step * place;
    let i = Math.max(cut, memory) + 1;
    while (i < length && needle[start + step * i] === units[text + step * i]) i++;
    if (i < length) {
      place += i - cut;
      memory = -1;
      continue;
    }
    i = cut;
    while (i > memory && needle[start + step * i] === units[text + step * i]) i--;
    if (i <= memory) return place;
    place += period;
    memory = periodic ? length - period - 1 : -1;
  }
  return -1;
}

/** Whether the needle stands at `place`; it fits there. */
export function standsAt(units: Units, at: number, place: number): boolean {
  const needle = unitsOf(needleWidth);
  const start = needleAt;
  const length = needleLength;
  const text = at + place;
  for (let i = 0; i < length; i++) if (units[text + i] !== needle[start + i]) return false;
  return true;
}
