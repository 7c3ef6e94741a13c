/**
 * A region as a backend compiles it: one function of the kernel language, a tree of statements and expressions.
 *
 * ## Types
 *
 * `i32` is 32 bits, signed where a primitive's name does not end in U; truth is 0 or 1. `i64` is 64 bits in two's
 * complement. `f64` is an IEEE 754 double.
 *
 * ## Statements
 *
 * They run in order. `set` assigns a variable. `store` writes memory. `evaluate` is there for what a call does. A `block`
 * whose label is no loop's is left by a `goto` to the label; a loop is begun anew by it, and left at its end. A `goto`
 * with a condition jumps when that is not 0; it stands inside of the block of its label, always. `if` takes `yes` when
 * its condition is not 0. `switch` does the body whose place stands in `table` under the value, nothing for -1 and for
 * a value (taken as unsigned) beyond the table, and goes on behind. Every path through a region's function returns.
 *
 * ## Expressions
 *
 * Operands are evaluated from left to right, each once; a `select` evaluates both of its values and then its condition. A
 * variable is 0 until it is assigned. A call stands nowhere but as the whole value of a `set` or an `evaluate`, its
 * operands call nothing.
 *
 * ## Memory
 *
 * An access is to byte `address + offset` of the linear memory, the address taken as unsigned, little-endian, aligned to
 * its own width, and within the memory: the region has guarded what it follows. The memory never grows, so views of it
 * stay valid. Another thread never writes to it.
 *
 * ## Primitives
 *
 * PRIMITIVES has their types and preconditions. None traps where its precondition holds, and kernels keep those: no divisor
 * is 0, and the lowest number is not divided by -1 (`rem` has no divisor -1 at all).
 *
 * - Integers: arithmetic wraps around; `div` rounds towards zero, `rem` has the sign of the dividend. Shift counts are taken
 *   modulo the width; `shr` moves the sign in, `shrU` zeros.
 * - Floats: each operation is rounded once, to nearest, ties to even; nothing is fused or reordered. -0 is kept apart from
 *   0, by `floor`, `ceil` and `trunc` too: the last makes -0 of -0.5. 1/0 is an infinity. `neg`, `abs` and `copysign` change
 *   the sign bit alone.
 * - NaN: comparisons with it are 0, but `ne` is 1. What arithmetic makes is a NaN of no particular sign or bits, and no
 *   kernel looks at those: `i64.fromF64Bits` is given none, nor is the second operand of `copysign` one.
 * - Conversions: `i32.fromF64` and `i64.fromF64` round towards zero and give the nearest number when out of range, 0 for NaN.
 *   `f64.fromI64` rounds; `f64.fromI32` is exact. `i32.fromI64` takes the low bits.
 *
 * @module
 */
import { calledHelpers } from "../../core/kernel/called_helpers.ts";
import {
  ACCESSES as CORE_ACCESSES,
  PRIMITIVES as CORE_PRIMITIVES,
} from "../../core/kernel/primitives.ts";
import type { Kernel as CoreKernel } from "../../core/kernel/statements.ts";
import { functionOf, HELPERS, type RegionHelper } from "../../core/trace/helpers.ts";
import { lowerRegion as lower } from "../../core/trace/lower.ts";
import type { Region } from "../../core/trace/region.ts";

/** The type of an expression. */
export type Kind = "i32" | "i64" | "f64";

/** How memory is accessed: a word of 32 bits, 8 or 16 bits with zeros above, an i64, an f64. */
export type Access = "word" | "byte" | "half" | "long" | "double";

/** An expression. */
export interface Expression {
  /** Its type. */
  readonly kind: Kind;
  /** What it is made of. */
  readonly of: ExpressionNode;
}

/** What an expression is made of. */
export type ExpressionNode =
  /** A number; a bigint, or a number that is whole, when it is an i64. */
  | { readonly node: "constant"; readonly value: number | bigint }
  /** A variable, by its place in Kernel.variables. */
  | { readonly node: "variable"; readonly index: number }
  /** A primitive, by its name in PRIMITIVES. */
  | {
    readonly node: "primitive";
    readonly name: string;
    readonly operands: readonly Expression[];
  }
  /** What stands in memory. */
  | {
    readonly node: "load";
    readonly access: Access;
    readonly address: Expression;
    readonly offset: number;
  }
  /** `yes` when the condition is not 0, else `no`. */
  | {
    readonly node: "select";
    readonly condition: Expression;
    readonly yes: Expression;
    readonly no: Expression;
  }
  /** The result of a helper, by its name: see helpersOf. */
  | { readonly node: "call"; readonly helper: string; readonly operands: readonly Expression[] };

/** What a `goto` goes to: the place behind a block, or the head of a loop. */
export interface Label {
  /** Whether it is a loop's. */
  readonly loop: boolean;
  /** Its number within the kernel. */
  readonly id: number;
}

/** A statement. */
export type Statement =
  /** Assigns a variable. */
  | { readonly do: "set"; readonly variable: number; readonly value: Expression }
  /** Writes memory: the low bits of the value, where the access is narrower. */
  | {
    readonly do: "store";
    readonly access: Access;
    readonly address: Expression;
    readonly offset: number;
    readonly value: Expression;
  }
  /** A block, or a loop. */
  | { readonly do: "block"; readonly label: Label; readonly body: readonly Statement[] }
  /** One of two ways. */
  | {
    readonly do: "if";
    readonly condition: Expression;
    readonly yes: readonly Statement[];
    readonly no: readonly Statement[];
  }
  /** A jump; the condition is null when it is always taken. */
  | { readonly do: "goto"; readonly label: Label; readonly condition: Expression | null }
  /** One of many ways. */
  | {
    readonly do: "switch";
    readonly value: Expression;
    readonly table: readonly number[];
    readonly bodies: readonly (readonly Statement[])[];
  }
  /** A call. */
  | { readonly do: "evaluate"; readonly value: Expression }
  /** Ends the function. */
  | { readonly do: "return"; readonly value: Expression | null };

/** A function of the kernel language. */
export interface Kernel {
  /** Its name, an identifier. */
  readonly name: string;
  /** Types of the parameters: a region has one, the frame's address. */
  readonly parameters: readonly Kind[];
  /** A region's is `i32`, the exit. */
  readonly result: Kind | null;
  /** Types of all variables; the parameters come first. */
  readonly variables: readonly Kind[];
  /** The statements. */
  readonly body: readonly Statement[];
}

/** A primitive operation. */
export interface Primitive {
  /** Types of the operands. */
  readonly parameters: readonly Kind[];
  /** Type of the result. */
  readonly result: Kind;
  /** What it gives and what it asks of its operands, where its name does not say all; else "". */
  readonly meaning: string;
}

/** The primitives by name. */
export const PRIMITIVES: Readonly<Record<string, Primitive>> = CORE_PRIMITIVES;

/** The accesses to memory: their type and their width in bytes. */
export const ACCESSES: Readonly<Record<Access, { readonly kind: Kind; readonly bytes: number }>> =
  CORE_ACCESSES;

/** A function outside of compiled code. */
export interface HelperFunction {
  /** The name by which kernels call it. */
  readonly name: string;
  /** Types of the operands. */
  readonly parameters: readonly Kind[];
  /** Type of the result; null: none. */
  readonly result: Kind | null;
  /** What does it. It may throw; then the shim's `enter` throws the same. */
  readonly call: (...operands: number[]) => number;
}

/**
 * The region's function: it is given the frame's address and returns what the shim is to do next (see LINK). Its side
 * traces are in it.
 */
export function lowerRegion(region: Region): Kernel {
  return lower(region);
}

/** The helpers that a kernel calls, for the runtime that is compiling now. */
export function helpersOf(kernel: Kernel): HelperFunction[] {
  const names = calledHelpers(kernel as CoreKernel);
  return Object.values<RegionHelper>(HELPERS).filter(({ name }) => names.has(name)).map(
    (helper) => ({
      name: helper.name,
      parameters: helper.parameters,
      result: helper.result,
      call: functionOf(helper),
    }),
  );
}
