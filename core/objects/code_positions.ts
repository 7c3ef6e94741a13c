/** Where an instruction stands in the source: the position table of a code object. */
import { LENGTH, RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_POSITIONS } from "../heap/layouts/callable.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";

/** A source range: lines from 1, columns from 0 in code points, ends exclusive; line -1: no place. */
export interface CodePosition {
  line: number;
  endLine: number;
  col: number;
  endCol: number;
}

/** Numbers in a row: first word, line, end line, column, end column (compiler/code_unit.ts). */
const ROW = 5;

/** The place of the instruction that word `word` of the code belongs to; O(log n). */
export function codePosition(code: Value, word: number): CodePosition {
  const table = H32[(code + CODE_POSITIONS) >> 2];
  const first = (table + RAW_DATA) >> 2;
  let low = 0;
  let high = (H32[(table + LENGTH) >> 2] >> 3) / ROW;
  if (high === 0) return { line: -1, endLine: -1, col: -1, endCol: -1 };
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (H32[first + middle * ROW] <= word) low = middle;
    else high = middle;
  }
  const row = first + low * ROW;
  return { line: H32[row + 1], endLine: H32[row + 2], col: H32[row + 3], endCol: H32[row + 4] };
}
