/** all, any, max, min (Python/bltinmodule.c): what goes over an iterable and answers with one value. */
import { FALSE, NONE, TRUE, TS_RESULT, TS_SECOND } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineBuiltins } from "../define.ts";
import { pending, raiseTypeError, raiseValueError } from "../errors.ts";
import { call1 } from "../protocols/call.ts";
import { compareTruth, GREATER, LESS } from "../protocols/compare.ts";
import { bestOfIterator, getIter, iterNext } from "../protocols/iterate.ts";
import { truth } from "../protocols/truth.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { pauseWork } from "../work.ts";

/** Items between two charges of work, and what is charged then. */
const CHARGE_ITEMS = 4096;
const CHARGE_UNITS = 512;

/** Whether some item's truth is `wanted`: 1, 0, or -1 with the exception pending. */
function hasItem(iterable: Value, wanted: number): number {
  const mark = rootMark();
  const iterator = getIter(iterable);
  if (iterator === 0) return -1;
  pushRoot(iterator);
  const slot = pushRoot(0) >> 2;
  let result = 0;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) {
      if (pending()) result = -1;
      break;
    }
    H32[slot] = item;
    const answer = truth(item);
    if (answer === wanted) {
      result = 1;
      break;
    }
    if (answer < 0 || (count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS))) {
      result = -1;
      break;
    }
  }
  releaseRoots(mark);
  return result;
}

function all(iterable: Value): Value {
  const found = hasItem(iterable, 0);
  return found < 0 ? 0 : found === 1 ? FALSE : TRUE;
}

function any(iterable: Value): Value {
  const found = hasItem(iterable, 1);
  return found < 0 ? 0 : found === 1 ? TRUE : FALSE;
}

/** Items that are compared one by one after the kernel could take none. */
const KERNEL_PAUSE = 8;

/**
 * min and max: the first item whose key no other's key beats. Roots, from the mark on: iterator or 0, best item, best
 * key, item, key.
 */
function extreme(
  name: string,
  operator: number,
  args: Value,
  keyFunction: Value,
  otherwise: Value,
): Value {
  const count = tupleLength(args);
  if (count === 0) return raiseTypeError(`${name} expected at least 1 argument, got 0`);
  const several = count > 1;
  if (several && otherwise !== 0) {
    return raiseTypeError(
      `Cannot specify a default for ${name}() with multiple positional arguments`,
    );
  }
  const getKey = keyFunction === NONE ? 0 : keyFunction;
  const mark = rootMark();
  const iterator = several ? 0 : getIter(tupleItem(args, 0));
  if (!several && iterator === 0) return 0;
  pushRoot(iterator);
  const first = pushRoot(0) >> 2;
  pushRoot(0);
  pushRoot(0);
  pushRoot(0);
  let result: Value = 0;
  let wait = 0;
  for (let i = 0;; i++) {
    let item: Value = 0;
    if (several) {
      if (i < count) item = tupleItem(args, i);
    } else {
      if (getKey === 0 && H32[first] !== 0 && --wait < 0) {
        // The items after which work is charged are left.
        const most = (CHARGE_ITEMS - i % CHARGE_ITEMS) % CHARGE_ITEMS;
        const taken = bestOfIterator(iterator, operator, H32[first], most);
        if (taken === 0) wait = KERNEL_PAUSE;
        i += taken;
        H32[first] = H32[first + 1] = H32[TS_RESULT >> 2];
        item = H32[TS_SECOND >> 2];
      }
      if (item === 0) item = iterNext(iterator);
      if (item === 0 && pending()) break;
    }
    if (item === 0) {
      result = H32[first];
      if (result === 0) {
        result = otherwise === 0
          ? raiseValueError(`${name}() iterable argument is empty`)
          : otherwise;
      }
      break;
    }
    H32[first + 2] = item;
    let key = item;
    if (getKey !== 0) {
      key = call1(getKey, item);
      if (key === 0) break;
      H32[first + 3] = key;
    }
    if (H32[first] !== 0) {
      const best = H32[first + 1];
      // Words of small ints have the order of the ints.
      const better = (key & best & 1) !== 0
        ? (operator === LESS ? key < best : key > best) ? 1 : 0
        : compareTruth(key, best, operator);
      if (better < 0) break;
      if (i % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_UNITS)) break;
      if (better === 0) continue;
    }
    H32[first] = item;
    H32[first + 1] = key;
  }
  releaseRoots(mark);
  return result;
}

defineBuiltins({
  all: [
    "iterable, /",
    all,
    "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
  ],
  any: [
    "iterable, /",
    any,
    "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
  ],
  max: [
    "*args, key=None, default=None",
    (args: Value, key: Value, otherwise: Value) => extreme("max", GREATER, args, key, otherwise),
    "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the largest argument.",
  ],
  min: [
    "*args, key=None, default=None",
    (args: Value, key: Value, otherwise: Value) => extreme("min", LESS, args, key, otherwise),
    "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the smallest argument.",
  ],
});
