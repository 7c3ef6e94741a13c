/** Prints a region's micro-ops: `--dump=optimized`, golden tests. */
import {
  fieldClass,
  fieldOffset,
  MemoryClass,
  MICRO_OP_NAMES,
  MICRO_OP_TABLE,
  U,
} from "./micro_ops.ts";
import type { Region, Unit } from "./region.ts";
import type { Trace } from "./trace.ts";

const CLASS_NAMES = Object.keys(MemoryClass).map((name) => name.toLowerCase());

/** The region's micro-ops, a line each, with the exits that its guards leave to. */
export function printRegion(region: Region): string {
  return region.units.map((unit) => {
    const number = region.exits.findIndex((exit) => exit.side === unit);
    return (number < 0 ? "" : `side trace at exit ${number}:\n`) + printUnit(unit);
  }).join("");
}

/** A trace as it was recorded, a micro-op a line: `--dump=uops`. */
export function printTrace(trace: Trace): string {
  let text = "";
  for (let ref = 1; ref < trace.length; ref++) {
    if (trace.op[ref] > U.CONST_FLOAT) text += printMicroOp(trace, ref) + "\n";
  }
  return text;
}

function printUnit({ trace, live, exitOf }: Unit): string {
  const lines: string[] = [];
  for (let ref = 1; ref < trace.length; ref++) {
    if (ref === trace.loop) lines.push("loop:");
    if (live[ref] === 0 || trace.op[ref] <= U.CONST_FLOAT) continue;
    lines.push(printMicroOp(trace, ref) + (exitOf[ref] >= 0 ? `  -> exit ${exitOf[ref]}` : ""));
  }
  for (let i = 0; i < trace.phis.length; i += 2) {
    if (live[trace.phis[i]] !== 0) {
      lines.push(`phi ${name(trace, trace.phis[i])} := ${name(trace, trace.phis[i + 1])}`);
    }
  }
  return lines.join("\n") + "\n";
}

function printMicroOp(trace: Trace, ref: number): string {
  const row = MICRO_OP_TABLE[trace.op[ref]];
  const operands = [trace.a[ref], trace.b[ref], trace.c[ref]]
    .slice(0, row.operands.length)
    .map((operand) => name(trace, operand));
  const immediate = trace.immediate[ref];
  switch (row.immediate) {
    case "":
      break;
    case "field":
      operands.push(`+${fieldOffset(immediate)} ${CLASS_NAMES[fieldClass(immediate)]}`);
      break;
    case "class":
      operands.push(CLASS_NAMES[immediate]);
      break;
    case "slot":
      operands.push(`slot ${immediate}`);
      break;
    default:
      operands.push(`${immediate}`);
  }
  const text = `${MICRO_OP_NAMES[trace.op[ref]]} ${operands.join(", ")}`.trimEnd();
  return row.result === "none" ? `     ${text}` : `${`%${ref}`.padStart(4)} ${text}`;
}

/** A ref as an operand. */
function name(trace: Trace, ref: number): string {
  const immediate = trace.immediate[ref];
  switch (trace.op[ref]) {
    case U.CONST_INT:
      return `${immediate}`;
    case U.CONST_BOOL:
      return immediate !== 0 ? "true" : "false";
    case U.CONST_FLOAT:
      return Object.is(trace.floats[immediate], -0) ? "-0.0" : `${trace.floats[immediate]}f`;
    case U.CONST_WORD:
      return `#${immediate}`;
  }
  return `%${ref}`;
}
