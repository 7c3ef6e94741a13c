/** A call as the handlers of the kinds of callees see it. */
import { TS_COUNTDOWN } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { RecordingAborted } from "./aborts.ts";
import { U, WORD } from "./micro_ops.ts";
import type { Recorder } from "./recorder.ts";

/** Leaves the instruction to the interpreter. */
export function unsupported(what: string): never {
  throw new RecordingAborted("UNSUPPORTED", what);
}

/** A call that pushes a frame, so that the interpreter cannot do it within the instruction. */
export function notInlined(what: string): never {
  throw new RecordingAborted("NOT_INLINED", what);
}

/** A call as the stack holds it: callee, self or 0, arguments. */
export interface Call {
  /** Arguments on the stack. */
  readonly count: number;
  /** Words on the stack, the callee's and self's too. */
  readonly words: number;
  /** Cache words of the instruction. */
  readonly caches: number;
  /** Ref and word of what is called. */
  readonly callee: number;
  readonly actual: number;
  /** Whether there is a self below the arguments, which counts as one. */
  readonly bound: boolean;
  /** Refs and words of the arguments, self first if there is one. */
  readonly args: readonly number[];
  readonly actuals: readonly number[];
  /** The names of the last arguments, interned. */
  readonly names: readonly number[];
}

/** The word between callee and arguments is 0, or an object, as it is now. */
export function guardSelf(r: Recorder, call: Call): void {
  const self = r.peek(call.words - 2);
  if (!call.bound) r.emit(U.GUARD_IS, r.word(self), 0, 0, 0);
  else if (r.typeOf(self) === WORD) r.emit(U.GUARD_BOUND, self);
}

/** What a kernel of the interpreter gives, asked while a trace is recorded: what it charges will be charged when it is done. */
export function asked(kernel: () => number): number {
  const left = H32[TS_COUNTDOWN >> 2];
  const result = kernel();
  H32[TS_COUNTDOWN >> 2] = left;
  return result;
}

/** The shape of a value; 0 for small ints and what is unbound. */
export function shapeOf(actual: number): number {
  return actual === 0 || (actual & 1) !== 0 ? 0 : H32[actual >> 2];
}

/**
 * Makes sure of the shape that an object has now, which no object of it leaves.
 *
 * @returns the object's ref
 */
export function guardKind(r: Recorder, ref: number, actual: number): number {
  const word = r.word(ref);
  if (!r.emitter.isConstant(word)) r.emit(U.GUARD_KIND, word, 0, 0, H32[actual >> 2]);
  return word;
}
