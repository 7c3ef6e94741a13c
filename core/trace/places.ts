/** Places of a program: a code object and an instruction there. */
import { Op } from "../compiler/opcodes.ts";
import { RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_INSTRUCTIONS } from "../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_PC } from "../heap/layouts/frame.ts";
import { H32 } from "../heap/memory.ts";
import { instructionBefore } from "../interpreter/framed_steps.ts";

/**
 * Where a region is entered: at the head of a loop, at a function's beginning, where a call has returned to a frame that
 * compiled code did not inline, or where such a frame handles what compiled code has raised.
 */
export type Head = "loop" | "entry" | "continuation" | "handler";

/** Instructions that do nothing but raise. */
export const RAISES: ReadonlySet<number> = new Set([Op.RAISE_VARARGS, Op.RERAISE]);

/** Word index of the first instruction of a code object. */
export function firstOf(code: number): number {
  return (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
}

/** A number for the place at which a frame stands. */
export function placeOf(frame: number): number {
  const code = H32[(frame + FRAME_CODE) >> 2];
  return code * 0x100000 + H32[(frame + FRAME_PC) >> 2] - firstOf(code);
}

/** Whether the instruction before the frame's pc is a CALL. */
export function isBehindCall(frame: number): boolean {
  const pc = H32[(frame + FRAME_PC) >> 2];
  const first = firstOf(H32[(frame + FRAME_CODE) >> 2]);
  return pc > first && (H32[instructionBefore(first, pc)] & 0xff) === Op.CALL;
}
