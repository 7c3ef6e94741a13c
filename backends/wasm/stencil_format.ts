/**
 * The form of the stencils that build/ derives and stencils.ts reads: numbers, of which those below 256 are bytes of code and
 * the others holes.
 *
 *     FRAME               get the local of the entered frame
 *     OPERAND + i         get operand i, a local or a constant
 *     TEMPORARY + i       the index of the local that is temporary i
 *     FAIL n              how many blocks out the exit is, the stencil being inside of n of its own there
 *     ENTRY n             the same of the loop around the whole region
 *     INT p s b           a signed number: s times part p of the immediate (reference/derive.ts: PARTS), plus b
 *     OFFSET p s b        the same, unsigned
 *     CALLEE h            the index of the function that is helper h
 */
export const enum Hole {
  FRAME = 256,
  OPERAND = 260,
  FAIL = 264,
  ENTRY = 265,
  INT = 266,
  OFFSET = 267,
  CALLEE = 268,
  TEMPORARY = 272,
}

/** Calls `visit` with the holes of a stencil, and where they are. */
export function forEachHole(code: readonly number[], visit: (hole: number, at: number) => void) {
  for (let at = 0; at < code.length; at++) {
    const item = code[at];
    if (item < 256) continue;
    visit(item, at);
    if (item === Hole.INT || item === Hole.OFFSET) at += 3;
    else if (item === Hole.FAIL || item === Hole.ENTRY || item === Hole.CALLEE) at++;
  }
}

/** A stencil's result is what it leaves on the stack. */
export const ON_STACK = -1;
/** It has none. */
export const NO_RESULT = -2;

/** A part of an immediate, by its place in reference/derive.ts: PARTS. */
export function partOf(part: number, immediate: number): number {
  switch (part) {
    case 1:
      return immediate & 0xffff;
    case 2:
      return immediate >> 16;
    case 3:
      return immediate >>> 8;
    case 4:
      return immediate & 0xff;
  }
  return immediate;
}
