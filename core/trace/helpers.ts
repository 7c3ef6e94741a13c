/**
 * Functions outside of compiled code that micro-ops call: pure functions of numbers, routines that the dispatch loop's
 * module exports, and the interpreter itself.
 */
import type { RoutineName } from "../interpreter/dispatch/exported_routines.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import type { Kind } from "../kernel/primitives.ts";
import { calledHelpers } from "../kernel/called_helpers.ts";
import type { Helper, Kernel } from "../kernel/statements.ts";
import { floatPower } from "../objects/numeric/float_arithmetic.ts";
import { doInstruction } from "./call_out.ts";

/** A helper and what it does. */
export interface RegionHelper extends Helper {
  readonly fn: (...operands: number[]) => number;
  /** Whether the bound dispatch loop exports it, so that WebAssembly can call it without JavaScript in between. */
  readonly exported: boolean;
}

const helper = (
  name: string,
  parameters: readonly Kind[],
  result: Kind,
  fn: (...operands: number[]) => number,
): RegionHelper => ({ name, parameters, result, fn, exported: false });

/** A routine of the dispatch loop (interpreter/dispatch/routines.ts) of so many words. */
const routine = (name: RoutineName, count: number): RegionHelper => ({
  name,
  parameters: new Array(count).fill("i32"),
  result: "i32",
  fn: (...operands) => boundLoop()[name](...operands),
  exported: true,
});

/** What a backend links to a helper. */
export function functionOf(helper: RegionHelper): (...operands: number[]) => number {
  return helper.exported ? boundLoop()[helper.name as RoutineName] : helper.fn;
}

/** By name. */
export const HELPERS = {
  /** Calls the interpreter, with the frames in memory: see CALL_OUT. */
  doInstruction: helper("doInstruction", ["i32"], "i32", doInstruction),
  /** x ** y as a double: an infinity or NaN where Python may raise. */
  power: helper("power", ["f64", "f64"], "f64", floatPower),
  sin: helper("sin", ["f64"], "f64", Math.sin),
  cos: helper("cos", ["f64"], "f64", Math.cos),
  exp: helper("exp", ["f64"], "f64", Math.exp),
  atan: helper("atan", ["f64"], "f64", Math.atan),
  binary: routine("binary", 3),
  compare: routine("compare", 3),
  contains: routine("contains", 2),
  findEntry: routine("findEntry", 2),
  storeEntry: routine("storeEntry", 3),
  deleteEntry: routine("deleteEntry", 2),
  setAdd: routine("setAdd", 2),
  appendItem: routine("appendItem", 2),
  sliceBetween: routine("sliceBetween", 3),
  sliced: routine("sliced", 2),
  storeSlice: routine("storeSlice", 4),
  objectTruth: routine("objectTruth", 1),
  iteratorOf: routine("iteratorOf", 1),
  nextValue: routine("nextValue", 2),
  nextEntry: routine("nextEntry", 2),
  callNative: routine("callNative", 5),
  callType: routine("callType", 5),
  decimalText: routine("decimalText", 1),
  join: routine("join", 2),
  popItem: routine("popItem", 1),
} as const;

/** The helpers that a region's kernel calls. */
export function helpersOf(kernel: Kernel): RegionHelper[] {
  const names = calledHelpers(kernel);
  return Object.values(HELPERS).filter(({ name }) => names.has(name));
}
