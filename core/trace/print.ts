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

/**
 * How numbers are printed that differ from one boot image to the next: objects and shapes by their address, versions and
 * places in dicts.
 */
export interface WordNames {
  /** A guest value or the address of a shape. */
  object(word: number): string;
  /** The version of a type or dict, or another word of a namespace. */
  version(word: number): string;
  /** The offset of a word in a dict or its entries. */
  place(offset: number): string;
}

const PLAIN: WordNames = {
  object: (word) => `${word}`,
  version: (word) => `${word}`,
  place: (offset) => `${offset}`,
};

/** The region's micro-ops, a line each, with the exits that its guards leave to. */
export function printRegion(region: Region, names: WordNames = PLAIN): string {
  return region.units.map((unit) => {
    const number = region.exits.findIndex((exit) => exit.side === unit);
    return (number < 0 ? "" : `side trace at exit ${number}:\n`) + printUnit(unit, names);
  }).join("");
}

/** A trace as it was recorded, a micro-op a line: `--dump=uops`. */
export function printTrace(trace: Trace): string {
  let text = "";
  for (let ref = 1; ref < trace.length; ref++) {
    if (trace.op[ref] > U.CONST_FLOAT) text += printMicroOp(trace, ref, PLAIN) + "\n";
  }
  return text;
}

function printUnit({ trace, live, exitOf }: Unit, names: WordNames): string {
  const lines: string[] = [];
  for (let ref = 1; ref < trace.length; ref++) {
    if (ref === trace.loop) lines.push("loop:");
    if (live[ref] === 0 || trace.op[ref] <= U.CONST_FLOAT) continue;
    const leaves = exitOf[ref] >= 0 ? `  -> exit ${exitOf[ref]}` : "";
    lines.push(printMicroOp(trace, ref, names) + leaves);
  }
  for (let i = 0; i < trace.phis.length; i += 2) {
    if (live[trace.phis[i]] !== 0) {
      const [one, next] = [trace.phis[i], trace.phis[i + 1]];
      lines.push(`phi ${name(trace, one, names)} := ${name(trace, next, names)}`);
    }
  }
  return lines.join("\n") + "\n";
}

function printMicroOp(trace: Trace, ref: number, names: WordNames): string {
  const row = MICRO_OP_TABLE[trace.op[ref]];
  const operands = [trace.a[ref], trace.b[ref], trace.c[ref]]
    .slice(0, row.operands.length)
    .map((operand) => name(trace, operand, names));
  const immediate = trace.immediate[ref];
  switch (row.immediate) {
    case "":
      break;
    case "field":
      operands.push(printField(immediate, names));
      break;
    case "address": {
      const ofNamespace = trace.op[ref] === U.GUARD_IS && isOfNamespace(trace, trace.a[ref]);
      operands.push(ofNamespace ? names.version(immediate) : names.object(immediate));
      break;
    }
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

function printField(immediate: number, names: WordNames): string {
  const memoryClass = fieldClass(immediate);
  const offset = fieldOffset(immediate);
  const place = memoryClass === MemoryClass.DICT ? names.place(offset) : `${offset}`;
  return `+${place} ${CLASS_NAMES[memoryClass]}`;
}

/** Whether the ref is a word of a namespace: a version, a key or a value. */
function isOfNamespace(trace: Trace, ref: number): boolean {
  return trace.op[ref] === U.FIELD && fieldClass(trace.immediate[ref]) === MemoryClass.DICT;
}

/** A ref as an operand. */
function name(trace: Trace, ref: number, names: WordNames): string {
  const immediate = trace.immediate[ref];
  switch (trace.op[ref]) {
    case U.CONST_INT:
      return `${immediate}`;
    case U.CONST_BOOL:
      return immediate !== 0 ? "true" : "false";
    case U.CONST_FLOAT:
      return Object.is(trace.floats[immediate], -0) ? "-0.0" : `${trace.floats[immediate]}f`;
    case U.CONST_WORD:
      return `#${names.object(immediate)}`;
  }
  return `%${ref}`;
}
