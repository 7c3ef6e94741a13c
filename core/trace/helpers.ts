/** Functions outside of compiled code that micro-ops call. All but `callOut` are pure. */
import type { Kind } from "../kernel/primitives.ts";
import type { Helper } from "../kernel/statements.ts";
import { floatPower } from "../objects/numeric/float_arithmetic.ts";
import { callOut } from "./call_out.ts";

/** A helper and what it does. */
export interface RegionHelper extends Helper {
  readonly fn: (...operands: number[]) => number;
}

const helper = (
  name: string,
  parameters: readonly Kind[],
  result: Kind,
  fn: (...operands: number[]) => number,
): RegionHelper => ({ name, parameters, result, fn });

/** By name. */
export const HELPERS = {
  /** Calls the interpreter: see CALL_OUT. */
  callOut: helper("callOut", ["i32", "i32", "i32"], "i32", callOut),
  /** x ** y as a double: an infinity or NaN where Python may raise. */
  power: helper("power", ["f64", "f64"], "f64", floatPower),
  sin: helper("sin", ["f64"], "f64", Math.sin),
  cos: helper("cos", ["f64"], "f64", Math.cos),
  exp: helper("exp", ["f64"], "f64", Math.exp),
  atan: helper("atan", ["f64"], "f64", Math.atan),
} as const;
