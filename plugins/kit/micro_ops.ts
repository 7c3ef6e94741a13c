/**
 * The micro-ops, for backends that compile them one by one instead of the region's kernel, and for printing.
 *
 * A region's traces hold them in columns (Trace). A micro-op takes up to three earlier results and an immediate number; a
 * guard or check that does not hold leaves by the exit `Unit.exitOf` of its ref. A micro-op whose `Unit.live` is 0 is not
 * done. A side trace begins with its inputs (INPUT_*), which are values that its exit hands over; only the root trace has a
 * loop. What each does is its kernel in core/trace/micro_ops.ts; lowerRegion puts those together.
 *
 * @module
 */
import { MICRO_OP_NAMES, MICRO_OP_TABLE } from "../../core/trace/micro_ops.ts";

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
  }),
);
