/** The exception table of a code: which handler an exception goes to. */
import { LENGTH, RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_EXCEPTIONS, CODE_INSTRUCTIONS, CODE_LOCAL_COUNT } from "../heap/layouts/callable.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { Op } from "../compiler/opcodes.ts";

/** Words in a row: first and last word of what it covers, the handler's word, its height on the stack, if it knows the place. */
const ROW = 5;

/** Where an exception goes on that is raised at offset `word` of a code, in words. */
export interface Handler {
  /** Offset of its first instruction. */
  readonly pc: number;
  /** Locals and stack words below what it finds on the stack. */
  readonly height: number;
  /** Whether it finds the place of the instruction that raised below the exception. */
  readonly knowsPlace: boolean;
}

/** The handler of a code for what is raised at an offset; null: there is none. */
export function handlerAt(code: Value, word: number): Handler | null {
  const row = handlerRow(code, word);
  return row === 0 ? null : {
    pc: H32[row + 2],
    height: (H32[(code + CODE_LOCAL_COUNT) >> 2] >> 1) + H32[row + 3],
    knowsPlace: H32[row + 4] !== 0,
  };
}

/** Word index of the row of a code's exception table for what is raised at an offset; 0: there is none. */
export function handlerRow(code: Value, word: number): number {
  const table = H32[(code + CODE_EXCEPTIONS) >> 2];
  const words = (H32[(table + LENGTH) >> 2] >> 1) >> 2;
  if (words === 0) return 0;
  const rows = (table + RAW_DATA) >> 2;
  // Rows are sorted and do not overlap: find the last that starts at or before the word.
  let low = 0;
  let high = words / ROW;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (H32[rows + middle * ROW] <= word) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const row = rows + (low - 1) * ROW;
  return word >= H32[row + 1] ? 0 : row;
}

/**
 * Whether the instruction at an offset, in words, is in a handler: between its PUSH_EXC_INFO and its end. The handler that
 * goes out of it begins with COPY and POP_EXCEPT; those of the try blocks that the instruction is in besides do not.
 */
export function isInHandler(code: Value, word: number): boolean {
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  let height = Infinity;
  for (let row = handlerRow(code, word); row !== 0; row = handlerRow(code, H32[row + 2])) {
    const target = first + H32[row + 2];
    // The way out of the very handler that was just looked at is higher on the stack than that.
    const leaves = (H32[target] & 0xff) === Op.COPY && (H32[target + 1] & 0xff) === Op.POP_EXCEPT;
    if (leaves && H32[row + 3] <= height) return true;
    if (!leaves) height = H32[row + 3];
  }
  return false;
}
