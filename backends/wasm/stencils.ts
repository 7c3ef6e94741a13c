/** The stencils in typed arrays, by the number of the micro-op. */
import type { Kind } from "../../core/kernel/primitives.ts";
import { MICRO_OP_NAMES } from "../../core/trace/micro_ops.ts";
import { Hole, NO_RESULT } from "./stencil_format.ts";
import { STENCILS } from "./stencil_table.ts";

/** Kinds of locals as numbers. ORDER KINDS. */
export const KINDS: readonly Kind[] = ["i32", "i64", "f64"];
/** See KINDS. */
export const I32_LOCAL = 0;
export const F64_LOCAL = 2;

const NONE = { code: [], temporaries: "", result: NO_RESULT };
const rows = MICRO_OP_NAMES.map((name) => {
  const row = STENCILS[name];
  return row === undefined ? NONE : { result: row[0], temporaries: row[1], code: row[2] };
});

/** The code of all stencils. */
export const CODE: Int32Array = Int32Array.from(rows.flatMap(({ code }) => code));
/** Where a stencil begins in CODE; it ends where the next one begins. */
export const START: Int32Array = startsOf(rows.map(({ code }) => code.length));
/** Where its result is (stencil_format.ts). */
export const RESULT: Int8Array = Int8Array.from(rows, ({ result }) => result);
/** Kinds of its temporaries. */
export const TEMPORARIES: readonly (readonly number[])[] = rows.map(({ temporaries }) =>
  temporaries === "" ? [] : temporaries.split(" ").map((kind) => KINDS.indexOf(kind as Kind))
);
/** Whether it may leave by its exit. */
export const LEAVES: Uint8Array = Uint8Array.from(
  rows,
  ({ code }) => code.includes(Hole.FAIL) ? 1 : 0,
);
/** The operand that it begins with and does not use again, or -1: that need not be in a local. */
export const FIRST_OPERAND: Int8Array = Int8Array.from(rows, ({ code }) => {
  const operand = code[0] - Hole.OPERAND;
  const once = code.lastIndexOf(code[0]) === 0;
  return operand >= 0 && operand < 3 && once ? operand : -1;
});

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => starts[i + 1] = starts[i] + length);
  return starts;
}
