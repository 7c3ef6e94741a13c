/** Printers of tokens and trees, for people and for golden tests. */

import type { ConstantValue, Node } from "./ast.ts";
import * as T from "./token_kinds.ts";
import { Tokenizer } from "./tokenizer.ts";

const WHITE_SPACE_NAMES = ["ENDMARKER", "NEWLINE", "INDENT", "DEDENT"];
const TOKEN_NAMES = [
  ...WHITE_SPACE_NAMES,
  "NAME",
  "NUMBER",
  "STRING",
  "FSTRING_START",
  "FSTRING_MIDDLE",
  "FSTRING_END",
  "TSTRING_START",
  "TSTRING_MIDDLE",
  "TSTRING_END",
  "ERROR",
  "UNKNOWN",
];

/**
 * One line for each token: `line:col-line:col`, its kind and its text. Operators and keywords have
 * the kinds OP and KEYWORD. A text that cannot be cut ends with ERROR and the message.
 */
export function printTokens(source: string): string {
  const tokens = new Tokenizer();
  tokens.tokenize(source, "exec");
  let result = "";
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    const name = kind < TOKEN_NAMES.length ? TOKEN_NAMES[kind] : kind >= T.FALSE ? "KEYWORD" : "OP";
    const text = kind === T.ERROR
      ? tokens.error!.message
      : kind > T.DEDENT
      ? JSON.stringify(tokens.textOf(index))
      : "";
    const place = tokens.cols[index] < 0
      ? `${tokens.lines[index]}`
      : `${tokens.lines[index]}:${tokens.cols[index]}-${tokens.endLines[index]}:${
        tokens.endCols[index]
      }`;
    result += `${place} ${name} ${text}`.trimEnd() + "\n";
  }
  return result;
}

/** How {@link printAst} prints. */
export interface PrintOptions {
  /** Whether each node is followed by its range, `@line:col-line:col`. */
  positions?: boolean;
  /** Spaces for each level; 0 prints one line. */
  indent?: number;
}

/**
 * A tree as Python's `ast.dump` prints it: fields that are empty lists or null are left out,
 * contexts and operators are written as calls. A replacement field's conversion and `simple`,
 * `level` and `is_async` are numbers, as there.
 */
export function printAst(node: Node, options: PrintOptions = {}): string {
  return printNode(node, options.indent ?? 2, 0, options.positions ?? false);
}

const POSITION_FIELDS = new Set(["kind", "line", "col", "endLine", "endCol"]);
const NAMED_FIELDS = new Set(["op", "ctx"]);

function printNode(node: Node, indent: number, level: number, positions: boolean): string {
  const parts: string[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (POSITION_FIELDS.has(field) || value === null) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    parts.push(`${field}=${printField(node, field, value, indent, level + 1, positions)}`);
  }
  const place = positions && "line" in node
    ? `@${node.line}:${node.col}-${node.endLine}:${node.endCol}`
    : "";
  return `${node.kind}(${join(parts, indent, level)})${place}`;
}

function join(parts: string[], indent: number, level: number): string {
  if (parts.length === 0) return "";
  if (indent === 0) return parts.join(", ");
  const margin = "\n" + " ".repeat(indent * (level + 1));
  return margin + parts.join("," + margin);
}

function printField(
  node: Node,
  field: string,
  value: unknown,
  indent: number,
  level: number,
  positions: boolean,
): string {
  if (field === "value" && (node.kind === "Constant" || node.kind === "MatchSingleton")) {
    return printConstant(value as ConstantValue);
  }
  if (Array.isArray(value)) {
    const parts = value.map((item) => printField(node, "", item, indent, level + 1, positions));
    if (node.kind === "Compare" && field === "ops") {
      return `[${join(node.ops.map((operator) => `${operator}()`), indent, level)}]`;
    }
    return `[${join(parts, indent, level)}]`;
  }
  if (value === null) return "None";
  if (typeof value === "object") return printNode(value as Node, indent, level, positions);
  if (NAMED_FIELDS.has(field)) return `${value}()`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function printConstant(value: ConstantValue): string {
  switch (value.type) {
    case "int":
      return String(value.value);
    case "float":
      return /^\d+$/.test(String(value.value)) ? `${value.value}.0` : String(value.value);
    case "complex":
      return `${value.imag}j`;
    case "str":
      return JSON.stringify(value.value);
    case "bytes":
      return `b${JSON.stringify(String.fromCharCode(...value.value))}`;
    case "none":
      return "None";
    case "true":
      return "True";
    case "false":
      return "False";
    default:
      return "Ellipsis";
  }
}
