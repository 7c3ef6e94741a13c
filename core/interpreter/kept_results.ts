/**
 * Results that a callable object wants to see before its caller does, without standing on the host's stack while the
 * guest function runs that makes them: functools.lru_cache.
 */
import type { Value } from "../heap/value.ts";

let keep: ((aux: Value, result: Value) => Value) | null = null;

/** Sets who sees the results of frames with RETURN_KEPT; `aux` is the frame's FRAME_AUX. 0: exception pending. */
export function setKeepHook(hook: (aux: Value, result: Value) => Value): void {
  keep = hook;
}

/** What the caller of a frame with RETURN_KEPT gets. May run guest code. */
export function keepResult(aux: Value, result: Value): Value {
  return keep === null ? result : keep(aux, result);
}
