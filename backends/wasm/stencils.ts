/** The stencils in typed arrays, by the number of the micro-op. */
import type { Kind } from "../../core/kernel/primitives.ts";
import { MICRO_OP_NAMES, U } from "../../core/trace/micro_ops.ts";
import { forEachHole, Hole, NO_RESULT } from "./stencil_format.ts";
import { STENCILS } from "./stencil_table.ts";

/** Kinds of locals as numbers. ORDER KINDS. */
export const KINDS: readonly Kind[] = ["i32", "i64", "f64"];
/** See KINDS. */
export const I32_LOCAL = 0;
export const F64_LOCAL = 2;

const NONE = { code: [], temporaries: "", result: NO_RESULT, returns: false };
const rows = MICRO_OP_NAMES.map((name) => {
  const row = STENCILS[name];
  return row === undefined
    ? NONE
    : { result: row[0], temporaries: row[1], returns: row[2], code: row[3] };
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
export const LEAVES: Uint8Array = withHole(Hole.FAIL);
// It may have to box floats before, for which there may be no room.
LEAVES[U.CALL_OUT] = 1;
/** Whether it calls a helper. */
export const CALLS: Uint8Array = withHole(Hole.CALLEE);
/** Whether it may return from the region, or begin it anew. */
export const ENDS: Uint8Array = Uint8Array.from(
  withHole(Hole.ENTRY),
  (enters, op) => enters | (rows[op].returns ? 1 : 0),
);
/** The operand that it begins with and does not use again, or -1: that need not be in a local. */
export const FIRST_OPERAND: Int8Array = Int8Array.from(rows, ({ code }) => {
  const operand = code[0] - Hole.OPERAND;
  let count = 0;
  forEachHole(code, (hole) => count += hole === code[0] ? 1 : 0);
  return operand >= 0 && operand < 3 && count === 1 ? operand : -1;
});

function withHole(wanted: Hole): Uint8Array {
  return Uint8Array.from(rows, ({ code }) => {
    let found = 0;
    forEachHole(code, (hole) => found |= hole === wanted ? 1 : 0);
    return found;
  });
}

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => starts[i + 1] = starts[i] + length);
  return starts;
}
