/** Failures of the host that stand for guest exceptions. */
import { OutOfMemory } from "../heap/allocator.ts";
import { TS_NATIVE_DEPTH } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { releaseRoots, rootMark, RootStackOverflow } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { newException, raise, raiseInstance } from "../objects/errors.ts";
import { tupleOf } from "../objects/values/sequences.ts";
import { MEMORY_ERROR, RECURSION_ERROR } from "../objects/well_known.ts";

/**
 * Makes a failure that host code threw out of a helper the pending exception, when it is one that stands for a guest
 * exception: no memory, root stack full, JavaScript stack full, a number or string beyond what the host can hold.
 */
export function raiseHostFailure(failure: unknown): boolean {
  if (failure instanceof OutOfMemory) {
    raiseInstance(newException(MEMORY_ERROR, tupleOf()));
    return true;
  }
  if (failure instanceof RootStackOverflow) {
    raise(RECURSION_ERROR, "maximum recursion depth exceeded");
    return true;
  }
  if (failure instanceof RangeError) {
    if (/call stack/.test(failure.message)) {
      raise(RECURSION_ERROR, "maximum recursion depth exceeded");
    } else raiseInstance(newException(MEMORY_ERROR, tupleOf()));
    return true;
  }
  return false;
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
