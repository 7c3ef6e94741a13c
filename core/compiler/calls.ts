/** Calls: how the callee is pushed, how the arguments are, and `super()`. */
import type { Attribute, Call, Expr, Keyword, Located } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { FALSE, TRUE } from "./constant_folding.ts";
import { loadTuple } from "./displays.ts";
import { Block } from "./instruction.ts";
import { CommonConstant, STACK_USE_GUIDELINE } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { Place } from "./scope.ts";

/** Throws a SyntaxError when a keyword comes twice. */
export function checkKeywords(generator: CodeGenerator, keywords: readonly Keyword[]): void {
  if (keywords.length < 2) return;
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === null) continue;
    if (seen.has(keyword.arg)) throw repeatedKeyword(generator, keywords);
    seen.add(keyword.arg);
  }
}

/** Names the first keyword that comes again, at the first place where it does. */
function repeatedKeyword(generator: CodeGenerator, keywords: readonly Keyword[]): Error {
  for (let i = 0; i < keywords.length; i++) {
    const name = keywords[i].arg;
    if (name === null) continue;
    const again = keywords.find((other, j) => j > i && other.arg === name);
    if (again !== undefined) {
      return generator.failure(`keyword argument repeated: ${name}`, again);
    }
  }
  throw new Error("Cannot find the repeated keyword");
}

/** Whether a call is one of a method whose arguments are all plain: then the method is not bound first. */
export function isMethodCall(node: Call): boolean {
  const { args, keywords, func } = node;
  if (func.kind !== "Attribute") return false;
  const words = args.length + keywords.length + (keywords.length > 0 ? 1 : 0);
  if (words >= STACK_USE_GUIDELINE) return false;
  for (const argument of args) if (argument.kind === "Starred") return false;
  for (const keyword of keywords) if (keyword.arg === null) return false;
  return true;
}

/** The range of `node`, but from the attribute's name on when the attribute ends on another line than `node` starts. */
export function fromAttributeName(node: Located, attribute: Attribute): Located {
  if (node.line === attribute.endLine) return node;
  const line = attribute.endLine;
  let length = 0;
  for (const _ of attribute.attr) length++;
  const fits = length <= attribute.endCol;
  const col = fits ? attribute.endCol - length : -1;
  let endCol = fits ? node.endCol : -1;
  const endLine = Math.max(line, node.endLine);
  if (line === endLine) endCol = Math.max(col, endCol);
  return { line, col, endLine, endCol };
}

/** Calls what was pushed by LOAD_METHOD with the arguments of a method call. */
export function finishMethodCall(generator: CodeGenerator, node: Call): void {
  const { unit } = generator;
  const { args, keywords } = node;
  const method = node.func as Attribute;
  generator.visitAll(args);
  const location = fromAttributeName(node, method);
  if (keywords.length === 0) {
    unit.emit(Op.CALL, args.length, location);
    return;
  }
  for (const keyword of keywords) generator.visit(keyword.value);
  loadKeywordNames(generator, keywords, fromAttributeName(method, method));
  unit.emit(Op.CALL_KW, args.length + keywords.length, location);
}

/** Calls the function on top of the stack. */
export function finishCall(generator: CodeGenerator, node: Call): void {
  const { unit } = generator;
  const { func, args, keywords } = node;
  const consumer = func.kind === "Name" && args.length === 1 && keywords.length === 0 &&
      args[0].kind === "GeneratorExp"
    ? consumerOf(func.id)
    : null;
  if (consumer === null) {
    unit.pushNull(func);
    callWith(generator, args, keywords, 0, null, node);
    return;
  }
  const end = new Block();
  inlineConsumer(generator, consumer, args[0], func, end);
  unit.pushNull(func);
  callWith(generator, args, keywords, 0, null, node);
  unit.use(end);
}

function consumerOf(name: string): number | null {
  switch (name) {
    case "all":
      return CommonConstant.ALL;
    case "any":
      return CommonConstant.ANY;
    case "tuple":
      return CommonConstant.TUPLE;
    default:
      return null;
  }
}

/**
 * `all(... for ...)`, `any(...)` and `tuple(...)`: when the function on top is really that builtin, the generator is consumed in
 * a loop right here, and control goes to `end`.
 */
function inlineConsumer(
  generator: CodeGenerator,
  consumer: number,
  argument: Expr,
  location: Located,
  end: Block,
): void {
  const { unit } = generator;
  const skip = new Block();
  const loop = new Block();
  const exhausted = new Block();
  unit.emit(Op.COPY, 1, location);
  unit.emit(Op.LOAD_COMMON_CONSTANT, consumer, location);
  unit.emit(Op.IS_OP, 0, location);
  unit.emitJump(Op.POP_JUMP_IF_FALSE, skip, location);
  unit.emit(Op.POP_TOP, 0, location);
  const isTuple = consumer === CommonConstant.TUPLE;
  const isAll = consumer === CommonConstant.ALL;
  if (isTuple) unit.emit(Op.BUILD_LIST, 0, location);
  generator.visit(argument);
  unit.use(loop);
  unit.emitJump(Op.FOR_ITER, exhausted, location);
  if (isTuple) {
    unit.emit(Op.LIST_APPEND, 2, location);
    unit.emitJump(Op.JUMP, loop, location);
  } else {
    const decided = new Block();
    unit.emitJump(isAll ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE, decided, location);
    unit.emitJump(Op.JUMP, loop, location);
    unit.use(decided);
    unit.emit(Op.POP_TOP, 0, null);
    unit.loadConstant(isAll ? FALSE : TRUE, location);
    unit.emitJump(Op.JUMP, end, location);
  }
  unit.use(exhausted);
  if (isTuple) unit.emit(Op.LIST_TO_TUPLE, 0, location);
  else unit.loadConstant(isAll ? TRUE : FALSE, location);
  unit.emitJump(Op.JUMP, end, location);
  unit.use(skip);
}

/**
 * Pushes arguments and calls. On the stack stand the callable, its self slot and `pushed` positional arguments. `injected` is a
 * variable that becomes the last positional argument.
 */
export function callWith(
  generator: CodeGenerator,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  pushed: number,
  injected: string | null,
  location: Located,
): void {
  const { unit } = generator;
  const many = args.length + keywords.length * 2 > STACK_USE_GUIDELINE;
  if (
    many || args.some((argument) => argument.kind === "Starred") ||
    keywords.some((keyword) => keyword.arg === null)
  ) {
    callUnpacked(generator, args, keywords, pushed, injected, location);
    return;
  }
  generator.visitAll(args);
  let count = args.length + pushed;
  if (injected !== null) {
    generator.emitVariable(injected, "Load", location);
    count++;
  }
  if (keywords.length === 0) {
    unit.emit(Op.CALL, count, location);
    return;
  }
  for (const keyword of keywords) generator.visit(keyword.value);
  loadKeywordNames(generator, keywords, location);
  unit.emit(Op.CALL_KW, count + keywords.length, location);
}

function loadKeywordNames(
  generator: CodeGenerator,
  keywords: readonly Keyword[],
  location: Located,
): void {
  const items = keywords.map((keyword) => ({ type: "str", value: keyword.arg! }) as const);
  generator.unit.loadConstant({ type: "tuple", items }, location);
}

/** A call with `*`, `**` or very many arguments: a tuple (or any iterable) of positional ones and a dict. */
function callUnpacked(
  generator: CodeGenerator,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  pushed: number,
  injected: string | null,
  location: Located,
): void {
  const { unit } = generator;
  if (pushed === 0 && injected === null && args.length === 1 && args[0].kind === "Starred") {
    generator.visit(args[0].value);
  } else {
    loadTuple(generator, args, injected, pushed, location);
  }
  if (keywords.length === 0) unit.emit(Op.PUSH_NULL, 0, location);
  else loadKeywordDict(generator, keywords, location);
  unit.emit(Op.CALL_FUNCTION_EX, 0, location);
}

function loadKeywordDict(
  generator: CodeGenerator,
  keywords: readonly Keyword[],
  location: Located,
): void {
  const { unit } = generator;
  let haveDict = false;
  let start = 0;
  while (start < keywords.length) {
    let end = start;
    while (end < keywords.length && keywords[end].arg !== null) end++;
    if (end > start) {
      loadKeywords(generator, keywords, start, end, location);
      if (haveDict) unit.emit(Op.DICT_MERGE, 1, location);
      haveDict = true;
    }
    if (end < keywords.length) {
      if (!haveDict) unit.emit(Op.BUILD_MAP, 0, location);
      haveDict = true;
      generator.visit(keywords[end].value);
      unit.emit(Op.DICT_MERGE, 1, location);
    }
    start = end + 1;
  }
}

function loadKeywords(
  generator: CodeGenerator,
  keywords: readonly Keyword[],
  start: number,
  end: number,
  location: Located,
): void {
  const { unit } = generator;
  const many = (end - start) * 2 > STACK_USE_GUIDELINE;
  if (many) unit.emit(Op.BUILD_MAP, 0, null);
  for (let i = start; i < end; i++) {
    unit.loadString(keywords[i].arg!, location);
    generator.visit(keywords[i].value);
    if (many) unit.emit(Op.MAP_ADD, 1, null);
  }
  if (!many) unit.emit(Op.BUILD_MAP, end - start, location);
}

// ---------------------------------------------------------------------------------------------------------------- super

/**
 * Whether `attribute` is `super().name` or `super(a, b).name` where `super` can only be the builtin, or is looked up as a global
 * at any rate, so that no super object needs to be made.
 */
export function isSuperAttribute(generator: CodeGenerator, attribute: Attribute): boolean {
  const call = attribute.value;
  if (
    call.kind !== "Call" || call.func.kind !== "Name" || call.func.id !== "super" ||
    attribute.attr === "__class__" || call.keywords.length > 0
  ) return false;
  const { unit } = generator;
  if (unit.scope.placeOf("super") !== Place.GLOBAL_IMPLICIT) return false;
  if (generator.symbols.top.placeOf("super") !== Place.UNKNOWN) return false;
  const { args } = call;
  if (args.length === 2) return args.every((argument) => argument.kind !== "Starred");
  // Without arguments: there must be a first parameter and a __class__ cell.
  return args.length === 0 && unit.parameters.positional > 0 &&
    unit.scope.placeOf("__class__") === Place.FREE;
}

/** Pushes `super`, the class and the instance for LOAD_SUPER_ATTR or LOAD_SUPER_METHOD. */
export function loadSuperOperands(generator: CodeGenerator, call: Call): void {
  generator.emitVariable("super", "Load", call.func);
  if (call.args.length === 2) {
    generator.visitAll(call.args);
    return;
  }
  generator.emitVariable("__class__", "Load", call);
  generator.emitVariable(generator.unit.scope.parameters[0], "Load", call);
}
