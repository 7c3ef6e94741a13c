/** Failures of the host that stand for guest exceptions. */
import { OutOfMemory } from "../heap/allocator.ts";
import { TS_LIMIT, TS_NATIVE_DEPTH } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { releaseRoots, rootMark, RootStackOverflow } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { newException, raise, raiseInstance } from "../objects/errors.ts";
import { tupleOf } from "../objects/values/sequences.ts";
import { MEMORY_ERROR, RECURSION_ERROR } from "../objects/well_known.ts";
import { hitLimit, LIMIT_MEMORY, LIMIT_NONE } from "./safepoint.ts";

/**
 * Makes a failure that host code threw out of a helper the pending exception, when it is one that stands for a guest
 * exception: no memory, root stack full, JavaScript stack full, a number or string beyond what the host can hold.
 */
export function raiseHostFailure(failure: unknown): boolean {
  const noMemory = failure instanceof OutOfMemory;
  const tooDeep = failure instanceof RootStackOverflow || isStackOverflow(failure);
  if (!noMemory && !tooDeep && !(failure instanceof RangeError)) return false;
  const limit = H32[TS_LIMIT >> 2];
  if (limit !== LIMIT_NONE) {
    hitLimit(limit);
    return true;
  }
  try {
    if (tooDeep) raise(RECURSION_ERROR, "maximum recursion depth exceeded");
    else raiseInstance(newException(MEMORY_ERROR, tupleOf()));
  } catch (second) {
    // Not even room for the exception.
    if (!(second instanceof OutOfMemory)) throw second;
    hitLimit(LIMIT_MEMORY);
  }
  return true;
}

function isStackOverflow(failure: unknown): boolean {
  return failure instanceof RangeError && /call stack/.test(failure.message);
}

/**
 * Runs `step` at the outermost boundary: what it throws for want of memory or stack becomes the pending exception.
 *
 * @returns its result, or 0
 */
export function guarded(step: () => Value): Value {
  const mark = rootMark();
  const depth = H32[TS_NATIVE_DEPTH >> 2];
  try {
    return step();
  } catch (failure) {
    releaseRoots(mark);
    H32[TS_NATIVE_DEPTH >> 2] = depth;
    if (!raiseHostFailure(failure)) throw failure;
    return 0;
  }
}
