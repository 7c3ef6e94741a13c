/**
 * What the kernels call outside of their module. V8 knows these functions of Math when they are imported and compiles a call
 * of one to the same code as in JavaScript, so the results are those of the slow way to the last bit.
 */
import type { Helper } from "../../kernel/statements.ts";

type OfDouble = Helper & { readonly result: "f64" };

const unary = (name: string): OfDouble => ({ name, parameters: ["f64"], result: "f64" });

export const POW: OfDouble = { name: "pow", parameters: ["f64", "f64"], result: "f64" };
export const SIN = unary("sin");
export const COS = unary("cos");
export const EXP = unary("exp");
export const ATAN = unary("atan");

/** All of them. */
export const HELPERS: readonly OfDouble[] = [POW, SIN, COS, EXP, ATAN];

/** What an instance imports. */
export const HELPER_FUNCTIONS = {
  pow: Math.pow,
  sin: Math.sin,
  cos: Math.cos,
  exp: Math.exp,
  atan: Math.atan,
} as const;
