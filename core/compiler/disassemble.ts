/** Code units as text, in the manner of CPython's `dis`. */
import { type CodeUnit, EXCEPTION_ROW, LocalKind, positionAt } from "./code_unit.ts";
import { constantText } from "./constant_text.ts";
import { cacheWords, Operand, operandKinds } from "./instruction.ts";
import {
  BINARY_OPERATORS,
  CodeFlag,
  COMPARE_OPERATORS,
  INTRINSICS_1,
  INTRINSICS_2,
  Op,
  OPCODE_TABLE,
} from "./opcodes.ts";

const COMMON_CONSTANTS = ["AssertionError", "NotImplementedError", "tuple", "all", "any"];
const SPECIAL_METHODS = ["__enter__", "__exit__", "__aenter__", "__aexit__"];
const FUNCTION_PARTS = ["defaults", "kwdefaults", "annotations", "closure", "annotate"];
const CONVERSIONS = ["", "str", "repr", "ascii"];

/**
 * The instructions of a unit and of all units in it, one a line: source line, label, name, argument and what it stands for. The
 * exception table follows each unit's instructions.
 */
export function disassemble(unit: CodeUnit): string {
  const parts: string[] = [];
  const pending = [unit];
  while (pending.length > 0) {
    const current = pending.pop()!;
    const heading = constantText({ type: "code", unit: current });
    parts.push(`Disassembly of ${heading}:\n${disassembleUnit(current)}`);
    const inner: CodeUnit[] = [];
    for (const constant of current.consts) {
      if (constant.type === "code") inner.push(constant.unit);
    }
    pending.push(...inner.reverse());
  }
  return parts.join("\n");
}

/** What a unit holds besides its instructions, a line each. */
export function describeUnit(unit: CodeUnit): string {
  const flags = Object.entries(CodeFlag).filter(([, bit]) => (unit.flags & bit) !== 0);
  const kinds = Object.entries(LocalKind);
  const locals = unit.localNames.map((name, i) => {
    const kind = kinds.filter(([, bit]) => (unit.localKinds[i] & bit) !== 0);
    return `${name} (${kind.map(([text]) => text.toLowerCase()).join(" ")})`;
  });
  return [
    `name ${unit.name}, qualname ${unit.qualname}, line ${unit.firstLine}`,
    `arguments ${unit.argCount}, positional only ${unit.posOnlyCount}, keyword only ${unit.kwOnlyCount}`,
    `stack ${unit.stackSize}, flags ${flags.map(([text]) => text).join(" ")}`,
    `locals ${locals.join(", ")}`,
    `constants ${unit.consts.map(constantText).join(", ")}`,
  ].join("\n") + "\n";
}

function disassembleUnit(unit: CodeUnit): string {
  const { code } = unit;
  const caches = cacheWords();
  const labels = labelsOf(unit);
  let text = "";
  let lastLine = 0;
  for (let word = 0; word < code.length;) {
    const op = code[word] & 0xff;
    const { line } = positionAt(unit, word);
    let margin = "";
    if (line !== lastLine) {
      margin = line < 0 ? "--" : String(line);
      lastLine = line;
    }
    const label = labels.get(word);
    const heading = `${margin.padStart(5)} ${
      (label === undefined ? "" : `${label}:`).padStart(6)
    } `;
    text += `${heading} ${instructionText(unit, word, labels)}`.trimEnd() + "\n";
    word += 1 + caches[op];
  }
  const { exceptionTable } = unit;
  if (exceptionTable.length > 0) text += "ExceptionTable:\n";
  for (let row = 0; row < exceptionTable.length; row += EXCEPTION_ROW) {
    const [start, end, target, depth, pushesPlace] = exceptionTable.subarray(row);
    const place = pushesPlace === 1 ? " lasti" : "";
    text += `  ${labels.get(start)} to ${labels.get(end)} -> ${
      labels.get(target)
    } [${depth}]${place}\n`;
  }
  return text;
}

/** Labels of all words that jumps or the exception table refer to, numbered in order. */
function labelsOf(unit: CodeUnit): Map<number, string> {
  const { code, exceptionTable } = unit;
  const caches = cacheWords();
  const kinds = operandKinds();
  const words = new Set<number>();
  for (let word = 0; word < code.length;) {
    const op = code[word] & 0xff;
    const end = word + 1 + caches[op];
    if (kinds[op] === Operand.JUMP) words.add(end + (code[word] >> 8));
    word = end;
  }
  for (let row = 0; row < exceptionTable.length; row += EXCEPTION_ROW) {
    for (let i = 0; i < 3; i++) words.add(exceptionTable[row + i]);
  }
  const sorted = [...words].sort((a, b) => a - b);
  return new Map(sorted.map((word, i) => [word, `L${i + 1}`]));
}

function instructionText(unit: CodeUnit, word: number, labels: Map<number, string>): string {
  const encoded = unit.code[word];
  const op = encoded & 0xff;
  const arg = encoded >> 8;
  const name = OPCODE_TABLE[op][0];
  const meaning = argumentText(unit, word, op, arg, labels);
  if (meaning === null) return name;
  return `${name.padEnd(26)} ${String(arg).padStart(5)}${meaning === "" ? "" : ` (${meaning})`}`;
}

/** What an argument stands for; "" when the number says it all, null when the instruction has none. */
function argumentText(
  unit: CodeUnit,
  word: number,
  op: number,
  arg: number,
  labels: Map<number, string>,
): string | null {
  switch (operandKinds()[op]) {
    case Operand.CONSTANT:
    case Operand.NAME:
      return constantText(unit.consts[arg]);
    case Operand.GLOBAL:
      return constantText(unit.consts[arg >> 1]) + ((arg & 1) === 1 ? " + NULL" : "");
    case Operand.CELL:
      return unit.localNames[arg];
    case Operand.JUMP:
      return `to ${labels.get(word + 1 + cacheWords()[op] + arg)}`;
  }
  switch (op) {
    case Op.LOAD_FAST:
    case Op.LOAD_FAST_CHECK:
    case Op.LOAD_FAST_AND_CLEAR:
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
      return unit.localNames[arg];
    case Op.LOAD_FAST_LOAD_FAST:
      return `${unit.localNames[arg & 0xfff]}, ${unit.localNames[arg >> 12]}`;
    case Op.BINARY_OP:
      return BINARY_OPERATORS[arg];
    case Op.COMPARE_OP:
      return COMPARE_OPERATORS[arg];
    case Op.IS_OP:
      return arg === 0 ? "is" : "is not";
    case Op.CONTAINS_OP:
      return arg === 0 ? "in" : "not in";
    case Op.CALL_INTRINSIC_1:
      return INTRINSICS_1[arg];
    case Op.CALL_INTRINSIC_2:
      return INTRINSICS_2[arg];
    case Op.LOAD_COMMON_CONSTANT:
      return COMMON_CONSTANTS[arg];
    case Op.LOAD_SPECIAL:
      return SPECIAL_METHODS[arg];
    case Op.CONVERT_VALUE:
      return CONVERSIONS[arg];
    case Op.MAKE_FUNCTION: {
      const parts = FUNCTION_PARTS.filter((_, bit) => (arg >> bit & 1) === 1);
      return parts.length === 0 ? null : parts.join(", ");
    }
    default:
      return arg === 0 && !ALWAYS_SHOWN.has(op) ? null : "";
  }
}

/** Instructions whose argument 0 means something. */
const ALWAYS_SHOWN: ReadonlySet<number> = new Set([
  Op.RESUME,
  Op.CALL,
  Op.CALL_KW,
  Op.LOAD_SMALL_INT,
  Op.BUILD_TUPLE,
  Op.BUILD_LIST,
  Op.BUILD_SET,
  Op.BUILD_MAP,
  Op.RAISE_VARARGS,
  Op.RERAISE,
  Op.YIELD_VALUE,
  Op.GET_AWAITABLE,
  Op.MATCH_CLASS,
  Op.UNPACK_SEQUENCE,
  Op.UNPACK_EX,
]);
