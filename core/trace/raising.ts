/** Where an instruction that raises goes on, and how a CALL_OUT says it. */

/** Where a program goes on when an instruction has raised: at a handler of one of the frames of a trace. */
export interface Arrival {
  /** Which of the frames, the outermost being 0. */
  readonly depth: number;
  /** Offset of the handler in its code, in words. */
  readonly pc: number;
  /** Locals and stack words below what the handler finds on the stack; -1: a loop that StopIteration ends, no handler. */
  readonly height: number;
  /** Offset of the instruction that raised, when the handler finds it below the exception; -1: it does not. */
  readonly raisedAt: number;
}

const POPPED_BITS = 6;

/** The immediate of a CALL_OUT of what raises: `popped` frames are left, the program goes on at word `pc` of the code. */
export function raisingTo(popped: number, pc: number): number {
  return -1 - ((pc << POPPED_BITS) | popped);
}

/** Frames that a CALL_OUT leaves. */
export function poppedBy(immediate: number): number {
  return immediate >= 0 ? 0 : (-1 - immediate) & ((1 << POPPED_BITS) - 1);
}

/** Where a CALL_OUT goes on that raises. */
export function handlerOf(immediate: number): number {
  return (-1 - immediate) >> POPPED_BITS;
}
