/**
 * Calls what the collector found to be called: `__del__` of objects that died, callbacks of weak references to them
 * (heap/finalization.ts). CPython does it when the last reference goes; here it is done at the first safepoint behind
 * the collection, or in gc.collect(). Each object is finalized once, even if its finalizer keeps it alive.
 */
import { collect, requestAttention } from "../heap/allocator.ts";
import { orderFinalizers, REFERENCE_CALLBACK } from "../heap/finalization.ts";
import { ARRAY_ITEMS } from "../heap/layouts/basic.ts";
import {
  REASON_FINALIZE,
  TS_DYING,
  TS_HANDLED,
  TS_LIMIT,
  TS_METHOD_SELF,
  TS_SECOND,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { typeOf } from "../objects/errors.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { call1 } from "../objects/protocols/call.ts";
import { isWeakReference } from "../objects/types/weak_reference.ts";
import { chargeWork, enterNative, leaveNative } from "../objects/work.ts";
import { setFinalizerHook } from "./safepoint.ts";
import { reportUnraisable } from "./unraisable.ts";

/** Collections that gc.collect() makes for finalizers to wait for each other. */
const ORDERED_ROUNDS = 32;

let running = false;

/** How many calls wait. */
function waiting(): number {
  const array = H32[TS_DYING >> 2];
  return array === 0 ? 0 : H32[(array + ARRAY_ITEMS) >> 2] >> 1;
}

/** Takes the call that has waited longest. The others move up. */
function takeFirst(): Value {
  const first = (H32[TS_DYING >> 2] + ARRAY_ITEMS) >> 2;
  const count = H32[first] >> 1;
  const value = H32[first + 1];
  H32.copyWithin(first + 1, first + 2, first + count + 1);
  H32[first + count] = 0;
  H32[first] = small(count - 1);
  return value;
}

/**
 * Calls all that waits now; what is found meanwhile waits for the next safepoint. Nothing must be pending.
 *
 * @returns false when a limit was hit (it is pending)
 */
export function runFinalizers(): boolean {
  // A finalizer's own safepoints leave the rest to the one that runs; so does a stack with no room left.
  if (running || waiting() === 0) return true;
  const mark = rootMark();
  pushRoot(H32[TS_HANDLED >> 2]);
  pushRoot(H32[TS_SECOND >> 2]);
  const methodSelf = H32[TS_METHOD_SELF >> 2];
  running = true;
  let done = true;
  try {
    for (let left = waiting(); left > 0 && done; left--) {
      done = chargeWork(1 + (waiting() >> 5)) && callFirst();
    }
  } finally {
    running = false;
  }
  H32[TS_HANDLED >> 2] = H32[mark >> 2];
  H32[TS_SECOND >> 2] = H32[(mark + 4) >> 2];
  H32[TS_METHOD_SELF >> 2] = methodSelf;
  releaseRoots(mark);
  if (waiting() > 0) requestAttention(REASON_FINALIZE);
  return done;
}

function callFirst(): boolean {
  const mark = rootMark();
  const object = takeFirst();
  pushRoot(object);
  const isReference = isWeakReference(object);
  const fn = isReference
    ? H32[(object + REFERENCE_CALLBACK) >> 2]
    : typeLookup(typeOf(object), N.__del__);
  pushRoot(fn);
  let done = true;
  if (fn !== 0 && enterNative(" in a finalizer")) {
    if (isReference) H32[(object + REFERENCE_CALLBACK) >> 2] = 0;
    const result = call1(fn, object);
    leaveNative();
    if (result === 0) {
      done = reportUnraisable(
        `Exception ignored while calling ${isReference ? "weakref callback" : "deallocator"}`,
        fn,
      );
    }
  } else if (fn !== 0) done = reportUnraisable("Exception ignored while calling deallocator", fn);
  releaseRoots(mark);
  return done && H32[TS_LIMIT >> 2] === 0;
}

/** gc.collect(): collects until no finalizer is left to be called. False with a limit pending. */
export function collectAll(): boolean {
  try {
    for (let round = 1; round < 2 * ORDERED_ROUNDS; round++) {
      orderFinalizers(round < ORDERED_ROUNDS);
      collect("explicit");
      const found = waiting() > 0 && !running;
      if (!chargeWork(1000) || !runFinalizers()) return false;
      if (!found) break;
    }
  } finally {
    orderFinalizers(true);
  }
  return true;
}

setFinalizerHook(runFinalizers);
