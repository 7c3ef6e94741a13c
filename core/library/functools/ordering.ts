/**
 * functools.reduce and cmp_to_key (Modules/_functoolsmodule.c).
 *
 *     KeyWrapper   4 comparison function   8 the object it stands for, or 0
 */
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { clearIf, isInstance, pending, raise, raiseTypeError } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { call2 } from "../../objects/protocols/call.ts";
import { compare } from "../../objects/protocols/compare.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { pauseWork } from "../../objects/work.ts";
import { ATTRIBUTE_ERROR, TYPE_ERROR } from "../../objects/well_known.ts";
import { KEY_WRAPPER_TYPE } from "../static_types.ts";

const COMPARISON = 4;
const OBJECT = 8;

function newKey(comparison: Value, object: Value): Value {
  const key = allocateInstance(KEY_WRAPPER_TYPE);
  H32[(key + COMPARISON) >> 2] = comparison;
  H32[(key + OBJECT) >> 2] = object;
  return key;
}

function keyCompare(self: Value, other: Value, operator: number): Value {
  if (!isInstance(other, KEY_WRAPPER_TYPE)) {
    return raiseTypeError("other argument must be K instance");
  }
  const left = H32[(self + OBJECT) >> 2];
  const right = H32[(other + OBJECT) >> 2];
  if (left === 0 || right === 0) return raise(ATTRIBUTE_ERROR, "object");
  const mark = rootMark();
  pushRoot(self);
  pushRoot(other);
  const order = call2(H32[(self + COMPARISON) >> 2], left, right);
  pushRoot(order);
  const result = order === 0 ? 0 : compare(order, small(0), operator);
  releaseRoots(mark);
  return result;
}

/** The type of sort keys that cmp_to_key makes. */
export const keyWrapperType: TypeDefinition = {
  type: KEY_WRAPPER_TYPE,
  doc: "Create an object that compares by a comparison function.",
  slots: { compare: keyCompare },
  call: ["obj", (self: Value, object: Value) => newKey(H32[(self + COMPARISON) >> 2], object)],
  members: { obj: OBJECT },
};

function reduce(fn: Value, iterable: Value, initial: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) {
    if (clearIf(TYPE_ERROR)) raiseTypeError("reduce() arg 2 must support iteration");
    return 0;
  }
  const mark = rootMark();
  pushRoot(iterator);
  const total = pushRoot(initial) >> 2;
  const slot = pushRoot(0) >> 2;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) break;
    H32[slot] = item;
    H32[total] = H32[total] === 0 ? item : call2(fn, H32[total], item);
    if (H32[total] === 0 || (count % 256 === 0 && !pauseWork(16))) break;
  }
  const result = pending() ? 0 : H32[total];
  releaseRoots(mark);
  if (result !== 0 || pending()) return result;
  return raiseTypeError("reduce() of empty iterable with no initial value");
}

/** reduce and cmp_to_key. */
export const orderingFunctions: Readonly<Record<string, NativeEntry>> = {
  reduce: ["function, iterable, /, initial=None", reduce],
  cmp_to_key: ["mycmp", (comparison: Value) => newKey(comparison, 0)],
};
