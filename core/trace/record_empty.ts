/** What displays and calls make before they fill it. */
import { NONE } from "../heap/map.ts";
import { U } from "./micro_ops.ts";
import type { Recorder } from "./recorder.ts";

/** An empty object of a builtin type. */
export function newOf(r: Recorder, type: number): number {
  const none = r.emitter.word(NONE);
  return r.emit(U.CALL_TYPE, none, none, none, type << 8);
}
