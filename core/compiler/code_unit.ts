/**
 * What the compiler makes of a module, function, class body or comprehension: everything a code object holds, as plain
 * JavaScript data. Nothing here knows the guest heap; the step that copies a unit into it is the interpreter's.
 */

/**
 * An entry of a unit's constant table. Instructions reach all of them by index. `name` entries are what name instructions
 * (LOAD_NAME, LOAD_ATTR, IMPORT_NAME, ...) use: equal text as `str` and as `name` are two entries, because a name is to be
 * interned. Ints are numbers when they are safe integers, else bigints. The items of a `frozenset` stand in source order and
 * may hold equal values; whoever builds it adds them one after the other.
 */
export type Constant =
  | { readonly type: "none" | "true" | "false" | "ellipsis" }
  | { readonly type: "int"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly real: number; readonly imag: number }
  // `codePoints`: the text where UTF-16 would join a high and a low surrogate that stand apart (see StrValue in syntax/ast.ts).
  | { readonly type: "str"; readonly value: string; readonly codePoints?: Uint32Array | null }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "tuple"; readonly items: readonly Constant[] }
  | { readonly type: "frozenset"; readonly items: readonly Constant[] }
  | { readonly type: "name"; readonly value: string }
  | { readonly type: "code"; readonly unit: CodeUnit };

/** Bits of `CodeUnit.localKinds`, as CPython's co_localspluskinds. */
export const LocalKind = {
  /** A parameter or plain local variable. */
  LOCAL: 1,
  /** A cell that inner functions share; together with LOCAL: a captured parameter. */
  CELL: 2,
  /** A cell that comes with the function's closure. */
  FREE: 4,
  /**
   * Together with LOCAL: the variable of a comprehension that was inlined into a module or class body. It is not a variable
   * of that body: `locals()` must not show it.
   */
  HIDDEN: 8,
} as const;

/** One code object. */
export interface CodeUnit {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  /** Line of the `def`, `class` or first decorator, from 1. */
  readonly firstLine: number;
  /** Bits of `CodeFlag`. */
  readonly flags: number;
  /** Positional parameters, the positional-only ones included. */
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly kwOnlyCount: number;
  /**
   * Names of the frame's locals: parameters (positional, keyword-only, `*args`, `**kwargs`), other locals, cells that are not
   * parameters, free variables.
   */
  readonly localNames: readonly string[];
  /** Bits of `LocalKind` for each of `localNames`. */
  readonly localKinds: Uint8Array;
  /** How many of `localNames`, at its end, are free variables. */
  readonly freeCount: number;
  /** Constants, names and nested code; the docstring is at 0 when `flags` has HAS_DOCSTRING. */
  readonly consts: readonly Constant[];
  /** Instruction words, as drawn in opcodes.ts; inline cache words are zero. */
  readonly code: Int32Array;
  /** The most values that the stack holds at any place. */
  readonly stackSize: number;
  /**
   * Rows of five, sorted and without overlap: first word covered, word after the last, word of the handler, stack depth to cut
   * to, and 1 when the place of the raising instruction is to be pushed before the exception.
   */
  readonly exceptionTable: Int32Array;
  /**
   * Rows of five, sorted: first word of a run of instructions, then its line and end line (from 1), column and end column (from
   * 0, code points). A line of -1: no place in the source. Read it with {@link positionAt}.
   */
  readonly positions: Int32Array;
}

/** A source range: lines from 1, columns from 0 in code points, the end exclusive; line -1 when there is none. */
export interface Position {
  line: number;
  endLine: number;
  col: number;
  endCol: number;
}

/** Numbers in a row of `CodeUnit.positions`. */
export const POSITION_ROW = 5;
/** Numbers in a row of `CodeUnit.exceptionTable`. */
export const EXCEPTION_ROW = 5;

/** The place in the source of the instruction that word `word` of the unit's code belongs to; O(log n). */
export function positionAt(unit: CodeUnit, word: number): Position {
  const { positions } = unit;
  let low = 0;
  let high = positions.length / POSITION_ROW;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (positions[middle * POSITION_ROW] <= word) low = middle;
    else high = middle;
  }
  const row = low * POSITION_ROW;
  return {
    line: positions[row + 1],
    endLine: positions[row + 2],
    col: positions[row + 3],
    endCol: positions[row + 4],
  };
}

/** Names of the variables that a unit takes from its closure, in the order of the closure tuple. */
export function freeNames(unit: CodeUnit): readonly string[] {
  return unit.localNames.slice(unit.localNames.length - unit.freeCount);
}
