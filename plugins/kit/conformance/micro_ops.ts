/**
 * Checks of each micro-op: in a region that takes the operands from the frame's slots, does the micro-op and hands over its
 * result, or the operands where it leaves, for all combinations of edge values.
 */
import { CONTROL } from "../../../core/trace/micro_op_kernel.ts";
import type { Plugin } from "../../../core/backend/plugin.ts";
import {
  MICRO_OP_NAMES,
  MICRO_OPS,
  type MicroOp,
  type MicroOpName,
  type ResultType,
} from "../../../core/trace/micro_ops.ts";
import { calledHelpers } from "../../../core/kernel/called_helpers.ts";
import { lowerRegion } from "../../../core/trace/lower.ts";
import type { Region } from "../../../core/trace/region.ts";
import type { Check } from "./check.ts";
import { fail } from "./bench.ts";
import { type Model, MODELS, ROUTINE_RESULTS } from "./micro_op_models.ts";
import { machineOver, OPERANDS, prepared } from "./micro_op_inputs.ts";
import { TraceBuilder } from "./trace_builder.ts";
import { type TwinRegion, type Twins, withTwins } from "./twins.ts";

/** The slot of the first operand. */
const FIRST = 12;
/** The helpers that are plain functions of numbers: they are not stood in for. */
const PURE: ReadonlySet<string> = new Set(["power", "sin", "cos", "exp", "atan"]);

/** The checks: of every micro-op but those that only lead to others (regions.ts has them). */
export function microOpChecks(plugin: () => Plugin): Check[] {
  return MICRO_OP_NAMES.filter((name) => !CONTROL.has(name)).map((name) => ({
    name: `micro-op ${name}`,
    run: () => withTwins(plugin, (twins) => checkMicroOp(twins, name)),
  }));
}

function regionOf(name: MicroOpName, immediate: number): Region {
  const t = new TraceBuilder();
  const types: readonly ResultType[] = MICRO_OPS[name].operands;
  const operands = types.map((type, i) => operandOf(t, type, FIRST + i));
  const leaves = t.snapshot(...operands);
  const ref = t.leaving(leaves, name, operands[0], operands[1], operands[2], immediate);
  t.exit(...(MICRO_OPS[name].result === "none" ? operands : [ref]));
  return t.region(1);
}

function operandOf(t: TraceBuilder, type: ResultType, slot: number): number {
  switch (type) {
    case "int":
      return t.intOf(slot);
    case "float":
      return t.floatOf(slot);
    case "bool":
      return t.boolOf(slot);
    default:
      return t.slot(slot);
  }
}

function checkMicroOp(twins: Twins, name: MicroOpName): void {
  const model = MODELS[name];
  if (model === undefined) fail(`Cannot check ${name}: it has no model`);
  for (const immediate of model.immediates ?? [0]) {
    const twin = twins.compile(regionOf(name, immediate));
    const routines = [...calledHelpers(lowerRegion(twin.region))].filter((each) => !PURE.has(each));
    const results = routines.length === 0 ? [0] : model.results ?? ROUTINE_RESULTS;
    for (const state of model.states ?? [() => {}]) {
      const memory = prepared();
      state(machineOver(memory, () => 0));
      for (const result of results) {
        twins.each((bench) => bench.routineResult = result);
        compareAll(twins, twin, name, memory, model, `${name}, immediate ${immediate}`);
      }
    }
    twins.free(twin);
  }
}

function compareAll(
  twins: Twins,
  twin: TwinRegion,
  name: MicroOpName,
  memory: Uint8Array,
  model: Model,
  what: string,
): void {
  const op: MicroOp = MICRO_OPS[name];
  const { effect } = op;
  const writes = effect === "store" || effect === "allocate" || effect === "effect";
  const lists = [model.a, model.b, model.c].map((list, i) => {
    const type = op.operands[i] ?? "none";
    return type === "none" ? [0] : list ?? OPERANDS[type];
  });
  twins.restore(memory);
  for (const a of lists[0]) {
    for (const b of lists[1]) {
      for (const c of lists[2]) {
        const operands = [a, b, c].slice(0, op.operands.length);
        operands.forEach((operand, i) => setOperand(twins, op.operands[i], FIRST + i, operand));
        twins.enter(twin, `${what}, of ${operands.join(", ")}`);
        if (!writes) continue;
        twins.compareMemory(`${what}, of ${operands.join(", ")}`);
        twins.restore(memory);
      }
    }
  }
  twins.compareMemory(what);
}

function setOperand(twins: Twins, type: ResultType, slot: number, value: number): void {
  if (type === "float") twins.setFloat(slot, value);
  else if (type === "word") twins.setSlot(slot, value);
  else twins.setInt(slot, value);
}
