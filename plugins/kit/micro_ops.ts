/**
 * The micro-ops, for backends that compile them one by one instead of the region's kernel, and for printing.
 *
 * A region's traces hold them in columns (Trace). A micro-op takes up to three earlier results and an immediate number; a
 * guard or check that does not hold leaves by the exit `Unit.exitOf` of its ref. A micro-op whose `Unit.live` is 0 is not
 * done. What each does is a function of the kernel language (microOpKernel); only a few are none, because they are about the
 * region itself (`MicroOpRow.control`):
 *
 * ```text
 * CONST_INT, CONST_WORD, CONST_BOOL   the immediate
 * CONST_FLOAT       the immediate's place in Trace.floats
 * INPUT_*           begin a side trace: the value of a ref, the immediate, of the parent's trace
 * ENTER             goes to the beginning of the root trace; of a bridge (Region.from), to its region's (see lowerRegion)
 * CALL_OUT          hands over its exit's values and calls callOut; where that gives 0 the region ends with STATE_IN_MEMORY,
 *                   else the exit values hold as many words as the immediate says, for the SLOTs that follow
 * LINK              ends the region with LINK and the link cell of the region that is the immediate; by its exit where the
 *                   cell is -1
 * LINK_PUSHED       the same, with RETURNED instead of an exit
 * RETURN            takes the running frame down and ends the region as LINK_PUSHED does, for the region that goes on
 *                   behind the caller's CALL (its kernel is in what lowerRegion makes)
 * ```
 *
 * Only the root trace has a loop: at its end each second ref of Trace.phis gives its value to the first, all at once, and what
 * stands from Trace.loop on is done again. A trace without one ends in a micro-op that never goes on. To leave by an exit is to
 * hand over the values of its refs (Exit.values), to write the region's id to LAYOUT.exitRegion, and to return the exit's number.
 *
 * @module
 */
import type { Kernel } from "./kernel.ts";
import {
  EXIT_VALUES,
  LINK_CELLS,
  LINK_CELLS_MOST,
  TS_EXIT_REGION,
  TS_FRAME,
} from "../../core/heap/map.ts";
import { FRAME_LOCALS } from "../../core/heap/layouts/frame.ts";
import { callOut as callInterpreter } from "../../core/trace/call_out.ts";
import { CONTROL, microOpKernel as kernelOf } from "../../core/trace/micro_op_kernel.ts";
import { MICRO_OP_NAMES, MICRO_OP_TABLE, TYPE_NAMES } from "../../core/trace/micro_ops.ts";
import type { Region } from "../../core/trace/region.ts";

/** A micro-op as a backend sees it. */
export interface MicroOpRow {
  /** Its name. */
  readonly name: string;
  /** Its number, as in Trace.op. */
  readonly number: number;
  /** The types of its operands: `word`, `int`, `float` or `bool`. */
  readonly operands: readonly string[];
  /** The type of its result; `none` when it has none. */
  readonly result: string;
  /** What it does besides: `pure`, `guard`, `check`, `load`, `store`, `allocate` or `effect`. */
  readonly effect: string;
  /** What its immediate is; "" when it has none. */
  readonly immediate: string;
  /** Whether it is about the region itself, and so has no kernel. */
  readonly control: boolean;
}

/** The table, by number. */
export const MICRO_OPS: readonly MicroOpRow[] = MICRO_OP_TABLE.map(
  ({ operands, result, effect, immediate }, number) => ({
    name: MICRO_OP_NAMES[number],
    number,
    operands,
    result,
    effect,
    immediate,
    control: CONTROL.has(MICRO_OP_NAMES[number]),
  }),
);

/** What the numbers in Trace.type name: the type of a result. */
export const RESULT_TYPES: readonly string[] = TYPE_NAMES;

/** Places in the linear memory, in bytes, and sizes. What else compiled code touches stands in kernels. */
export const LAYOUT: {
  /** Where an exit hands its values over: 8 bytes each, of an i32 the first four. */
  readonly exitValues: number;
  /** Where the id of the region stands that was left. */
  readonly exitRegion: number;
  /** Where the address of the running frame stands. */
  readonly runningFrame: number;
  /** The first local of a frame, from the frame's address on; four bytes each. */
  readonly frameLocals: number;
  /** Where the entries of regions stand, by id, four bytes each; -1 where nothing can be entered. */
  readonly linkCells: number;
  /** How many of them there are. Regions with greater ids cannot be linked to. */
  readonly linkCellsMost: number;
} = {
  exitValues: EXIT_VALUES,
  exitRegion: TS_EXIT_REGION,
  runningFrame: TS_FRAME,
  frameLocals: FRAME_LOCALS,
  linkCells: LINK_CELLS,
  linkCellsMost: LINK_CELLS_MOST,
};

/**
 * What a micro-op does, with the immediate given: a function of the running frame's address and of three operands, of which
 * those that the micro-op does not take are i32 and not read. It returns the result, 0 where there is none; where control comes
 * to its end instead, the micro-op leaves by its exit.
 *
 * @param number the micro-op's, as in Trace.op
 * @throws RangeError for one that is about the region itself (MicroOpRow.control)
 */
export function microOpKernel(number: number, immediate: number): Kernel {
  const name = MICRO_OP_NAMES[number];
  if (CONTROL.has(name)) {
    throw new RangeError(`Cannot make a kernel of ${name}: it is about the region itself`);
  }
  return kernelOf(name, MICRO_OP_TABLE[number], immediate);
}

/**
 * Has the interpreter do the instruction at which an exit of a region stands, whose values were handed over.
 *
 * @param words how many words it leaves on the stack: they are in the exit values then, the top first
 * @returns whether the region goes on; else it ends with STATE_IN_MEMORY
 */
export function callOut(region: Region, exit: number, words: number): boolean {
  return callInterpreter(region.id, exit, words) !== 0;
}
