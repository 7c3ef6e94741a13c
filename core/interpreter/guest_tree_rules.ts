/**
 * What a tree that guest code made must be for the compiler to take it, where the parser makes no others (Python/ast.c:
 * _PyAST_Validate).
 */
import { raiseTypeError, raiseValueError } from "../objects/errors.ts";
import type { Expr, ExprContext, SyntaxNode as Node } from "../compiler/compile.ts";

/** Fields whose list must not be empty. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  FunctionDef: ["body"],
  AsyncFunctionDef: ["body"],
  ClassDef: ["body"],
  Delete: ["targets"],
  Assign: ["targets"],
  For: ["body"],
  AsyncFor: ["body"],
  While: ["body"],
  If: ["body"],
  With: ["items", "body"],
  AsyncWith: ["items", "body"],
  Match: ["cases"],
  Try: ["body"],
  TryStar: ["body"],
  Import: ["names"],
  ImportFrom: ["names"],
  Global: ["names"],
  Nonlocal: ["names"],
  ExceptHandler: ["body"],
  match_case: ["body"],
};

/** Fields that are not read: what stands there is assigned to, or deleted. */
const TARGETS: Readonly<Record<string, readonly [field: string, context: ExprContext]>> = {
  Delete: ["targets", "Del"],
  Assign: ["targets", "Store"],
  TypeAlias: ["name", "Store"],
  AugAssign: ["target", "Store"],
  AnnAssign: ["target", "Store"],
  For: ["target", "Store"],
  AsyncFor: ["target", "Store"],
  NamedExpr: ["target", "Store"],
  comprehension: ["target", "Store"],
  withitem: ["optional_vars", "Store"],
};

/** Kinds of expressions that have a context. */
const WITH_CONTEXT = new Set(["Attribute", "Subscript", "Starred", "Name", "List", "Tuple"]);
/** Of these, those whose parts have the same. */
const SHARING_CONTEXT = new Set(["Starred", "List", "Tuple"]);

/** Names that are constants: no variable can be called so. */
const CONSTANT_NAMES = new Set(["None", "True", "False"]);

function wrong(message: string): false {
  raiseValueError(message);
  return false;
}

/** Whether a node whose parts are right is so itself; false: an exception is pending. */
export function checkNode(node: Node): boolean {
  const fields = node as unknown as Record<string, unknown>;
  for (const field of FILLED[node.kind] ?? []) {
    if ((fields[field] as unknown[]).length === 0) {
      return wrong(`empty ${field} on ${node.kind}`);
    }
  }
  return checkContexts(node, fields) && checkParts(node);
}

function checkContexts(node: Node, fields: Record<string, unknown>): boolean {
  const [target, targetContext] = TARGETS[node.kind] ?? [null, "Load"];
  for (const name in fields) {
    const context = name === target
      ? targetContext
      : SHARING_CONTEXT.has(node.kind)
      ? fields.ctx as ExprContext
      : "Load";
    const field = fields[name];
    if (typeof field !== "object" || field === null) continue;
    for (const part of Array.isArray(field) ? field : [field]) {
      if (part !== null && !contextFits(part as Node, context)) return false;
    }
  }
  return true;
}

/** Kinds that are no expressions, where they stand as parts of nodes: contexts are no matter of theirs. */
const NO_EXPRESSION = new Set(
  ("comprehension ExceptHandler arguments arg keyword alias withitem match_case MatchValue MatchSingleton MatchSequence " +
    "MatchMapping MatchClass MatchStar MatchAs MatchOr TypeVar ParamSpec TypeVarTuple FunctionDef AsyncFunctionDef ClassDef " +
    "Return Delete Assign TypeAlias AugAssign AnnAssign For AsyncFor While If With AsyncWith Match Raise Try TryStar Assert " +
    "Import ImportFrom Global Nonlocal Expr Pass Break Continue").split(" "),
);

function contextFits(part: Node, context: ExprContext): boolean {
  if (part.kind === undefined || NO_EXPRESSION.has(part.kind)) return true;
  if (!WITH_CONTEXT.has(part.kind)) {
    return context === "Load" ||
      wrong(`expression which can't be assigned to in ${context} context`);
  }
  const { ctx } = part as { ctx: ExprContext };
  return ctx === context ||
    wrong(`expression must have ${context} context but has ${ctx} instead`);
}

function isName(name: string | null): boolean {
  return name === null || !CONSTANT_NAMES.has(name) ||
    wrong(`identifier field can't represent '${name}' constant`);
}

function checkParts(node: Node): boolean {
  switch (node.kind) {
    case "Name":
      return isName(node.id);
    case "arg":
      return isName(node.arg);
    case "arguments":
      if (node.defaults.length > node.posonlyargs.length + node.args.length) {
        return wrong("more positional defaults than args on arguments");
      }
      return node.kw_defaults.length === node.kwonlyargs.length ||
        wrong("length of kwonlyargs is not the same as kw_defaults on arguments");
    case "TypeAlias":
      return node.name.kind === "Name" || raiseTypeError("TypeAlias with non-Name name") !== 0;
    case "AnnAssign":
      return isSimpleTarget(node.target, "AnnAssign") && (node.simple === 0 ||
        node.target.kind === "Name" ||
        raiseTypeError("AnnAssign with simple non-Name target") !== 0);
    case "AugAssign":
      return isSimpleTarget(node.target, "AugAssign");
    case "NamedExpr":
      return node.target.kind === "Name" ||
        raiseTypeError("NamedExpr target must be a Name") !== 0;
    case "Raise":
      return node.exc !== null || node.cause === null || wrong("Raise with cause but no exception");
    case "Try":
    case "TryStar":
      if (node.handlers.length === 0 && node.finalbody.length === 0) {
        return wrong(`${node.kind} has neither except handlers nor finalbody`);
      }
      if (node.kind === "TryStar" && node.handlers.some((handler) => handler.type === null)) {
        return wrong("TryStar with a handler that names no type");
      }
      return node.handlers.length > 0 || node.orelse.length === 0 ||
        wrong(`${node.kind} has orelse but no except handlers`);
    case "ImportFrom":
      return node.level >= 0 || wrong("Negative ImportFrom level");
    case "BoolOp":
      return node.values.length >= 2 || wrong("BoolOp with less than 2 values");
    case "Dict":
      return node.keys.length === node.values.length ||
        wrong("Dict doesn't have the same number of keys as values");
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return node.generators.length > 0 || wrong("comprehension with no generators");
    case "Compare":
      if (node.comparators.length === 0) return wrong("Compare with no comparators");
      return node.comparators.length === node.ops.length ||
        wrong("Compare has a different number of comparators and operands");
    case "JoinedStr":
      return node.values.every((value) => isTextPart(value, "FormattedValue")) ||
        wrong("JoinedStr with a value that is no text");
    case "TemplateStr":
      return node.values.every((value) => isTextPart(value, "Interpolation")) ||
        wrong("TemplateStr with a value that is no text");
    default:
      return checkStatements(node) && checkPattern(node);
  }
}

function isSimpleTarget(target: Expr, owner: string): boolean {
  return target.kind === "Name" || target.kind === "Attribute" || target.kind === "Subscript" ||
    raiseTypeError(`${owner} with a target that is neither a name, an attribute nor an item`) !== 0;
}

/** A literal str, a field, or in an f-string another f-string. */
function isTextPart(value: Expr, field: "FormattedValue" | "Interpolation"): boolean {
  if (value.kind === "Constant") return value.value.type === "str";
  return value.kind === field || (value.kind === "JoinedStr" && field === "FormattedValue");
}

function checkStatements(node: Node): boolean {
  if (node.kind === "MatchSequence" || !("patterns" in node || "pattern" in node)) return true;
  const inner = "patterns" in node ? node.patterns : [node.pattern];
  return [...inner, ...("kwd_patterns" in node ? node.kwd_patterns : [])]
    .every((part) => part?.kind !== "MatchStar" || wrong("can't use MatchStar here"));
}

function checkPattern(node: Node): boolean {
  switch (node.kind) {
    case "MatchValue":
      return isPatternValue(node.value) ||
        wrong("patterns may only match literals and attribute lookups");
    case "MatchSingleton": {
      const { type } = node.value;
      return type === "none" || type === "true" || type === "false" ||
        wrong("MatchSingleton can only contain True, False and None");
    }
    case "MatchMapping":
      if (node.keys.length !== node.patterns.length) {
        return wrong("MatchMapping doesn't have the same number of keys as patterns");
      }
      return isCapture(node.rest) &&
        (node.keys.every((key) => isPatternValue(key) || isSingleton(key)) ||
          wrong("patterns may only match literals and attribute lookups"));
    case "MatchClass":
      if (node.kwd_attrs.length !== node.kwd_patterns.length) {
        return wrong("MatchClass doesn't have the same number of keyword attributes as patterns");
      }
      return isDotted(node.cls) ||
        wrong("MatchClass cls field can only contain Name or Attribute nodes.");
    case "MatchStar":
      return isCapture(node.name);
    case "MatchAs":
      return isCapture(node.name) && (node.pattern === null || node.name !== null ||
        wrong("MatchAs must specify a target name if a pattern is given"));
    case "MatchOr":
      return node.patterns.length >= 2 || wrong("MatchOr requires at least 2 patterns");
    default:
      return true;
  }
}

function isCapture(name: string | null): boolean {
  if (name === "_") return wrong("can't capture name '_' in patterns");
  return isName(name);
}

function isSingleton(node: Expr): boolean {
  return node.kind === "Constant" && /^(?:none|true|false)$/.test(node.value.type);
}

function isDotted(node: Expr): boolean {
  let inner = node;
  while (inner.kind === "Attribute") inner = inner.value;
  return inner.kind === "Name";
}

function isNumber(node: Expr, types: RegExp): boolean {
  const inner = node.kind === "UnaryOp" && node.op === "USub" ? node.operand : node;
  return inner.kind === "Constant" && types.test(inner.value.type);
}

/** A literal, a signed number, a complex number as a sum, or a dotted name. */
function isPatternValue(node: Expr): boolean {
  if (node.kind === "Constant") return /^(?:int|float|complex|str|bytes)$/.test(node.value.type);
  if (node.kind === "Attribute") return isDotted(node);
  if (node.kind === "BinOp") {
    return (node.op === "Add" || node.op === "Sub") && isNumber(node.left, /^(?:int|float)$/) &&
      node.right.kind === "Constant" && node.right.value.type === "complex";
  }
  return node.kind === "UnaryOp" && isNumber(node, /^(?:int|float|complex)$/);
}
