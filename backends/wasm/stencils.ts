/** The stencils in typed arrays, by the number of the micro-op. */
import { MICRO_OP_NAMES, U } from "../../core/trace/micro_ops.ts";
import { Does, NO_RESULT } from "./stencil_format.ts";
import { type StencilRow, STENCILS } from "./stencil_table.ts";

/** What is made of the table when the first region is compiled: a program without one does not wait for it. */
export interface Stencils {
  /** The code of all. */
  readonly code: Int32Array;
  /** Where a stencil begins in `code`; it ends where the next one begins. */
  readonly start: Int32Array;
  /** Where its result is (stencil_format.ts). */
  readonly result: Int8Array;
  /** Kinds of its temporaries. */
  readonly temporaries: readonly (readonly number[])[];
  /** Bits of Does. */
  readonly does: Uint8Array;
  /** The operand that it begins with and does not use again, or -1. */
  readonly first: Int8Array;
}

let made: Stencils | null = null;

/** All stencils. */
export function stencils(): Stencils {
  return made ??= makeStencils();
}

const NONE: StencilRow = [NO_RESULT, [], 0, -1, []];

function makeStencils(): Stencils {
  const count = MICRO_OP_NAMES.length;
  const rows = MICRO_OP_NAMES.map((name) => STENCILS[name] ?? NONE);
  const start = new Int32Array(count + 1);
  const result = new Int8Array(count);
  const does = new Uint8Array(count);
  const first = new Int8Array(count);
  for (let i = 0; i < count; i++) {
    const row = rows[i];
    result[i] = row[0];
    does[i] = row[2];
    first[i] = row[3];
    start[i + 1] = start[i] + row[4].length;
  }
  const code = new Int32Array(start[count]);
  for (let i = 0; i < count; i++) code.set(rows[i][4], start[i]);
  // It may have to box floats before, for which there may be no room.
  does[U.CALL_OUT] = Does.LEAVE;
  return { code, start, result, temporaries: rows.map((row) => row[1]), does, first };
}
