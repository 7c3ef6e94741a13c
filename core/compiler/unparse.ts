/**
 * Expressions back to text, for annotations under `from __future__ import annotations`: as CPython's ast_unparse.c writes them,
 * with parentheses only where they are needed.
 */
import type {
  Arg,
  Arguments,
  Call,
  Compare,
  CompareOperator,
  Comprehension,
  Dict,
  Expr,
  FormattedValue,
  Interpolation,
  Lambda,
  Operator,
  UnaryOperator,
} from "../syntax/ast.ts";
import { constantOfLiteral } from "./constant_folding.ts";
import { constantText, quote } from "./constant_text.ts";

/** How tightly operators bind, loosest first. */
const Precedence = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  COMPARE: 5,
  EXPRESSION: 6,
  BIT_OR: 6,
  BIT_XOR: 7,
  BIT_AND: 8,
  SHIFT: 9,
  SUM: 10,
  PRODUCT: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const BINARY: Readonly<Record<Operator, readonly [text: string, precedence: number]>> = {
  Add: [" + ", Precedence.SUM],
  Sub: [" - ", Precedence.SUM],
  Mult: [" * ", Precedence.PRODUCT],
  MatMult: [" @ ", Precedence.PRODUCT],
  Div: [" / ", Precedence.PRODUCT],
  Mod: [" % ", Precedence.PRODUCT],
  FloorDiv: [" // ", Precedence.PRODUCT],
  Pow: [" ** ", Precedence.POWER],
  LShift: [" << ", Precedence.SHIFT],
  RShift: [" >> ", Precedence.SHIFT],
  BitOr: [" | ", Precedence.BIT_OR],
  BitXor: [" ^ ", Precedence.BIT_XOR],
  BitAnd: [" & ", Precedence.BIT_AND],
};

const UNARY: Readonly<Record<UnaryOperator, readonly [text: string, precedence: number]>> = {
  Invert: ["~", Precedence.FACTOR],
  Not: ["not ", Precedence.NOT],
  UAdd: ["+", Precedence.FACTOR],
  USub: ["-", Precedence.FACTOR],
};

const COMPARISONS: Readonly<Record<CompareOperator, string>> = {
  Eq: " == ",
  NotEq: " != ",
  Lt: " < ",
  LtE: " <= ",
  Gt: " > ",
  GtE: " >= ",
  Is: " is ",
  IsNot: " is not ",
  In: " in ",
  NotIn: " not in ",
};

/** The text of an annotation. */
export function unparse(node: Expr): string {
  return write(node, Precedence.TEST);
}

function parenthesized(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}

/** The text of `node` where something of precedence `level` or tighter is expected. */
function write(node: Expr, level: number): string {
  switch (node.kind) {
    case "Name":
      return node.id;
    case "Constant":
      return writeConstant(node);
    case "Attribute": {
      const { value } = node;
      const isInt = value.kind === "Constant" && value.value.type === "int";
      return `${write(value, Precedence.ATOM)}${isInt ? " ." : "."}${node.attr}`;
    }
    case "Subscript":
      return `${write(node.value, Precedence.ATOM)}[${write(node.slice, Precedence.TUPLE)}]`;
    case "Call":
      return writeCall(node);
    case "BoolOp": {
      const precedence = node.op === "And" ? Precedence.AND : Precedence.OR;
      const operands = node.values.map((value) => write(value, precedence + 1));
      return parenthesized(
        operands.join(node.op === "And" ? " and " : " or "),
        level > precedence,
      );
    }
    case "BinOp":
      return writeBinary(node, level);
    case "UnaryOp": {
      const [text, precedence] = UNARY[node.op];
      return parenthesized(text + write(node.operand, precedence), level > precedence);
    }
    case "Compare":
      return parenthesized(writeCompare(node), level > Precedence.COMPARE);
    case "Lambda":
      return parenthesized(writeLambda(node), level > Precedence.TEST);
    case "IfExp": {
      const body = write(node.body, Precedence.TEST + 1);
      const test = write(node.test, Precedence.TEST + 1);
      const orelse = write(node.orelse, Precedence.TEST);
      return parenthesized(`${body} if ${test} else ${orelse}`, level > Precedence.TEST);
    }
    case "Dict":
      return writeDict(node);
    case "Set":
      return `{${writeAll(node.elts)}}`;
    case "List":
      return `[${writeAll(node.elts)}]`;
    case "Tuple":
      if (node.elts.length === 0) return "()";
      return parenthesized(
        writeAll(node.elts) + (node.elts.length === 1 ? "," : ""),
        level > Precedence.TUPLE,
      );
    case "GeneratorExp":
      return `(${writeComprehension(node.elt, node.generators)})`;
    case "ListComp":
      return `[${writeComprehension(node.elt, node.generators)}]`;
    case "SetComp":
      return `{${writeComprehension(node.elt, node.generators)}}`;
    case "DictComp": {
      const key = write(node.key, Precedence.TEST);
      return `{${key}: ${writeComprehension(node.value, node.generators)}}`;
    }
    case "Yield":
      return node.value === null ? "(yield)" : `(yield ${write(node.value, Precedence.TEST)})`;
    case "YieldFrom":
      return `(yield from ${write(node.value, Precedence.TEST)})`;
    case "Await":
      return parenthesized(
        `await ${write(node.value, Precedence.ATOM)}`,
        level > Precedence.AWAIT,
      );
    case "NamedExpr": {
      const target = write(node.target, Precedence.ATOM);
      const value = write(node.value, Precedence.ATOM);
      return parenthesized(`${target} := ${value}`, level > Precedence.TUPLE);
    }
    case "Starred":
      return `*${write(node.value, Precedence.EXPRESSION)}`;
    case "Slice": {
      const lower = node.lower === null ? "" : write(node.lower, Precedence.TEST);
      const upper = node.upper === null ? "" : write(node.upper, Precedence.TEST);
      const step = node.step === null ? "" : `:${write(node.step, Precedence.TEST)}`;
      return `${lower}:${upper}${step}`;
    }
    case "JoinedStr":
      return `f${quote(writePieces(node.values))}`;
    case "TemplateStr":
      return `t${quote(writePieces(node.values))}`;
    case "FormattedValue":
    case "Interpolation":
      return writeField(node);
  }
}

function writeAll(nodes: readonly Expr[]): string {
  return nodes.map((node) => write(node, Precedence.TEST)).join(", ");
}

function writeConstant(node: Expr & { kind: "Constant" }): string {
  const { value } = node;
  if (value.type === "ellipsis") return "...";
  const text = constantText(constantOfLiteral(value));
  const infinite = value.type === "float" && !Number.isFinite(value.value) ||
    value.type === "complex";
  // 1e309 reads back as infinity.
  return infinite ? text.replaceAll("inf", "1e309") : text;
}

function writeBinary(node: Expr & { kind: "BinOp" }, level: number): string {
  // The left side may be a long chain of the same kind: it is followed in a loop.
  const suffixes: string[] = [];
  let prefix = "";
  let current: Expr = node;
  let expected = level;
  while (current.kind === "BinOp") {
    const [text, precedence]: readonly [string, number] = BINARY[current.op];
    const isPower = current.op === "Pow";
    let suffix = text + write(current.right, precedence + (isPower ? 0 : 1));
    if (expected > precedence) {
      prefix += "(";
      suffix += ")";
    }
    suffixes.push(suffix);
    expected = precedence + (isPower ? 1 : 0);
    current = current.left;
  }
  return prefix + write(current, expected) + suffixes.reverse().join("");
}

function writeCompare(node: Compare): string {
  let text = write(node.left, Precedence.COMPARE + 1);
  node.ops.forEach((op, i) => {
    text += COMPARISONS[op] + write(node.comparators[i], Precedence.COMPARE + 1);
  });
  return text;
}

function writeCall(node: Call): string {
  const callee = write(node.func, Precedence.ATOM);
  const { args, keywords } = node;
  if (args.length === 1 && keywords.length === 0 && args[0].kind === "GeneratorExp") {
    return callee + write(args[0], Precedence.TEST);
  }
  const parts = args.map((argument) => write(argument, Precedence.TEST));
  for (const { arg, value } of keywords) {
    parts.push((arg === null ? "**" : `${arg}=`) + write(value, Precedence.TEST));
  }
  return `${callee}(${parts.join(", ")})`;
}

function writeDict(node: Dict): string {
  const pairs = node.values.map((value, i) => {
    const key = node.keys[i];
    if (key === null) return `**${write(value, Precedence.EXPRESSION)}`;
    return `${write(key, Precedence.TEST)}: ${write(value, Precedence.TEST)}`;
  });
  return `{${pairs.join(", ")}}`;
}

function writeComprehension(element: Expr, generators: readonly Comprehension[]): string {
  let text = write(element, Precedence.TEST);
  for (const { target, iter, ifs, is_async: isAsync } of generators) {
    text += isAsync === 1 ? " async for " : " for ";
    text += `${write(target, Precedence.TUPLE)} in ${write(iter, Precedence.TEST + 1)}`;
    for (const condition of ifs) text += ` if ${write(condition, Precedence.TEST + 1)}`;
  }
  return text;
}

function writeLambda(node: Lambda): string {
  const { args } = node;
  const positional = args.posonlyargs.length + args.args.length;
  const head = positional > 0 ? "lambda " : "lambda";
  return `${head}${writeParameters(args)}: ${write(node.body, Precedence.TEST)}`;
}

function writeParameters(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const withoutDefault = positional.length - args.defaults.length;
  positional.forEach((parameter, i) => {
    let text = writeParameter(parameter);
    if (i >= withoutDefault) {
      text += `=${write(args.defaults[i - withoutDefault], Precedence.TEST)}`;
    }
    parts.push(text);
    if (i + 1 === args.posonlyargs.length) parts.push("/");
  });
  if (args.vararg !== null) parts.push(`*${writeParameter(args.vararg)}`);
  else if (args.kwonlyargs.length > 0) parts.push("*");
  args.kwonlyargs.forEach((parameter, i) => {
    const value = args.kw_defaults[i];
    const suffix = value === null ? "" : `=${write(value, Precedence.TEST)}`;
    parts.push(writeParameter(parameter) + suffix);
  });
  if (args.kwarg !== null) parts.push(`**${writeParameter(args.kwarg)}`);
  return parts.join(", ");
}

function writeParameter(parameter: Arg): string {
  const { arg, annotation } = parameter;
  return annotation === null ? arg : `${arg}: ${write(annotation, Precedence.TEST)}`;
}

// ------------------------------------------------------------------------------------------------- f-strings, t-strings

function writePieces(values: readonly Expr[]): string {
  return values.map(writePiece).join("");
}

function writePiece(node: Expr): string {
  if (node.kind === "Constant" && node.value.type === "str") {
    return node.value.value.replaceAll("{", "{{").replaceAll("}", "}}");
  }
  return write(node, Precedence.TEST);
}

function writeField(node: FormattedValue | Interpolation): string {
  const text = node.kind === "Interpolation" ? node.str : write(node.value, Precedence.TEST + 1);
  let field = (text.startsWith("{") ? "{ " : "{") + text;
  if (node.conversion >= 0) field += "!" + String.fromCharCode(node.conversion);
  if (node.format_spec !== null) field += ":" + writePieces(node.format_spec.values);
  return field + "}";
}
