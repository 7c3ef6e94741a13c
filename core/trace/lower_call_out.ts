/** Code of a CALL_OUT: the frames are built, the interpreter does the instruction, the frames are taken down. */
import { TS_STACK_TOP } from "../heap/map.ts";
import { type Expr, type I32, int, wordAt } from "../kernel/expressions.ts";
import { type Builder, type Label, result } from "../kernel/statements.ts";
import { HELPERS, type RegionHelper } from "./helpers.ts";
import { MICRO_OPS } from "./micro_ops.ts";
import { poppedBy } from "./raising.ts";
import { dropFrames, storeFrames } from "./store_frames.ts";
import type { Snapshot, Trace } from "./trace.ts";

/** What a region returns when the frames are in memory already: no exit has this number. */
export const STATE_IN_MEMORY = 0x3fffffff;

/** Where a CALL_OUT stands. */
export interface CallOutPlace {
  readonly k: Builder;
  /** Where its exit leaves to: there is no room for a float. */
  readonly fail: Label;
  /** Where the region begins anew. */
  readonly entry: Label;
  /** The frame that the region was entered with. */
  readonly frame: I32;
  readonly trace: Trace;
  /** The state before the instruction. */
  readonly snapshot: Snapshot;
  /** What the entered frame's locals hold in memory, by slot; brought up to date. */
  readonly inFrame: Map<number, number>;
  valueOf(ref: number): Expr;
}

const DO_INSTRUCTION = HELPERS.doInstruction as RegionHelper & { readonly result: "i32" };

/** What makes a word of a result, by its type. ORDER TYPES. */
const TO_WORD = [
  null,
  null,
  MICRO_OPS.TAG.kernel,
  MICRO_OPS.BOX.kernel,
  MICRO_OPS.BOOL_WORD.kernel,
];

/** @param words what is to be done: the micro-op's immediate */
export function lowerCallOut(place: CallOutPlace, words: number): void {
  const { k, frame, snapshot, inFrame } = place;
  const inlined = snapshot.frames.length > 1;
  const first = inlined ? k.let(wordAt(TS_STACK_TOP)) : int(0);
  storeFrames(k, snapshot, frame, (ref) => wordOf(place, ref), inFrame);
  const goesOn = k.let(result(DO_INSTRUCTION, int(words)));
  k.if(goesOn.not(), () => k.return(int(STATE_IN_MEMORY)));
  if (!inlined) return;
  const left = snapshot.frames.slice(0, snapshot.frames.length - poppedBy(words));
  dropFrames(k, left, frame, first);
}

/** A ref as a guest value; leaves by the exit when there is no room for a float. */
function wordOf({ k, fail, entry, frame, trace, valueOf }: CallOutPlace, ref: number): I32 {
  const value = valueOf(ref);
  const kernel = TO_WORD[trace.type[ref]];
  if (kernel === null) return value as I32;
  const input = { k, frame, a: value, b: value, c: value, immediate: 0, fail, entry };
  return k.let(kernel(input) as I32);
}
