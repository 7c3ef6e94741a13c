/**
 * Functions outside of compiled code that micro-ops call: pure functions of numbers, routines that the dispatch loop's
 * module exports, and the interpreter itself.
 */
import type { RoutineName } from "../interpreter/dispatch/exported_routines.ts";
import { boundLoop } from "../interpreter/dispatch/instance.ts";
import type { Kind } from "../kernel/primitives.ts";
import { calledHelpers } from "../kernel/called_helpers.ts";
import type { Helper, Kernel } from "../kernel/statements.ts";
import { NativeKernel } from "../objects/native_kernels.ts";
import { floatPower } from "../objects/numeric/float_arithmetic.ts";
import { allocateForKernel } from "../heap/allocator.ts";
import { ALLOCATE_MORE, U } from "./micro_ops.ts";
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

/**
 * A routine of the dispatch loop (interpreter/dispatch/routines.ts), of words. Each has a function with a text of its own, so
 * that V8 knows for certain what it calls: one text for all costs 30 ns a call.
 */
const routine = (name: RoutineName, fn: (...operands: number[]) => number): RegionHelper => ({
  name,
  parameters: new Array(fn.length).fill("i32"),
  result: "i32",
  fn,
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
  /** Memory where the free run is used up, or 0: never collects, but may ask for a collection. */
  allocateMore: helper(ALLOCATE_MORE, ["i32"], "i32", allocateForKernel),
  binary: routine("binary", (a, b, c) => boundLoop().binary(a, b, c)),
  compare: routine("compare", (a, b, c) => boundLoop().compare(a, b, c)),
  contains: routine("contains", (a, b) => boundLoop().contains(a, b)),
  findEntry: routine("findEntry", (a, b) => boundLoop().findEntry(a, b)),
  storeEntry: routine("storeEntry", (a, b, c) => boundLoop().storeEntry(a, b, c)),
  deleteEntry: routine("deleteEntry", (a, b) => boundLoop().deleteEntry(a, b)),
  setAdd: routine("setAdd", (a, b) => boundLoop().setAdd(a, b)),
  appendItem: routine("appendItem", (a, b) => boundLoop().appendItem(a, b)),
  sliceBetween: routine("sliceBetween", (a, b, c) => boundLoop().sliceBetween(a, b, c)),
  sliced: routine("sliced", (a, b) => boundLoop().sliced(a, b)),
  storeSlice: routine("storeSlice", (a, b, c, d) => boundLoop().storeSlice(a, b, c, d)),
  objectTruth: routine("objectTruth", (a) => boundLoop().objectTruth(a)),
  iteratorOf: routine("iteratorOf", (a) => boundLoop().iteratorOf(a)),
  nextValue: routine("nextValue", (a, b) => boundLoop().nextValue(a, b)),
  nextEntry: routine("nextEntry", (a, b) => boundLoop().nextEntry(a, b)),
  callNative: routine("callNative", (a, b, c, d, e) => boundLoop().callNative(a, b, c, d, e)),
  callType: routine("callType", (a, b, c, d, e) => boundLoop().callType(a, b, c, d, e)),
  decimalText: routine("decimalText", (a) => boundLoop().decimalText(a)),
  join: routine("join", (a, b) => boundLoop().join(a, b)),
  format: routine("format", (a, b) => boundLoop().format(a, b)),
  popItem: routine("popItem", (a) => boundLoop().popItem(a)),
} as const;

/** The helpers that a region's kernel calls. */
export function helpersOf(kernel: Kernel): RegionHelper[] {
  const names = calledHelpers(kernel);
  return Object.values(HELPERS).filter(({ name }) => names.has(name));
}

/** Natives whose kernels call the host. */
const HOST_NATIVES: readonly number[] = [
  NativeKernel["math.sin"],
  NativeKernel["math.cos"],
  NativeKernel["math.exp"],
  NativeKernel["math.atan"],
];
/** `**` and `**=`. ORDER BINARY (compiler/opcodes.ts). */
const POWERS: readonly number[] = [8, 21];

/** Whether the routine of a micro-op is sure to call the host with this immediate. */
export function needsHost(op: number, immediate: number): boolean {
  if (op === U.NATIVE) return HOST_NATIVES.includes(immediate & 0xff);
  return op === U.BINARY && POWERS.includes(immediate);
}
