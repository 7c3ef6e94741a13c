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
import type { Kind } from "../../core/kernel/primitives.ts";

/** What stands for a hole. */
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

/** What a stencil may do: bits. */
export const enum Does {
  /** Leaves by its exit. */
  LEAVE = 1,
  /** Calls a helper. */
  CALL = 2,
  /** Returns from the region, or begins it anew. */
  END = 4,
}

/** A stencil's result is what it leaves on the stack. */
export const ON_STACK = -1;
/** It has none. */
export const NO_RESULT = -2;

/** Kinds of locals. ORDER KINDS. */
export const KIND_NAMES: readonly Kind[] = ["i32", "i64", "f64"];
/** See KIND_NAMES. */
export const I32_LOCAL = 0;
export const F64_LOCAL = 2;

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
