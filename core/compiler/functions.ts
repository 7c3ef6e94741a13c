/** def, async def and lambda. */
import type {
  Arguments,
  AsyncFunctionDef,
  Expr,
  FunctionDef,
  Lambda,
  Located,
} from "../syntax/ast.ts";
import { loadFunctionAnnotate } from "./annotations.ts";
import { type CodeGenerator, MakeFunction } from "./code_generator.ts";
import type { CodeUnit } from "./code_unit.ts";
import { cleanDocstring, docstringOf } from "./docstring.ts";
import { Intrinsic2 } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { finishGeneratorBody } from "./suspension.ts";
import type { Scope } from "./scope.ts";
import { enterTypeParameterUnit, loadTypeParameters } from "./type_parameters.ts";
import { FrameBlockKind, type ParameterCounts, UnitKind } from "./unit_builder.ts";

/** `def` and `async def` */
export function visitFunction(
  generator: CodeGenerator,
  node: FunctionDef | AsyncFunctionDef,
): void {
  const { args, decorator_list: decorators, type_params: typeParameters } = node;
  generator.visitAll(decorators);
  const firstLine = decorators.length > 0 ? decorators[0].line : node.line;
  const flags = loadDefaults(generator, args, node);
  if (typeParameters.length === 0) {
    loadFunction(generator, node, flags, firstLine);
  } else {
    loadGenericFunction(generator, node, flags, firstLine);
  }
  applyDecorators(generator, decorators);
  generator.emitVariable(node.name, "Store", node);
}

/** Pushes the function; what belongs to `flags` (its defaults) is on the stack. */
function loadFunction(
  generator: CodeGenerator,
  node: FunctionDef | AsyncFunctionDef,
  flags: number,
  firstLine: number,
): void {
  flags |= generator.loadClosure(generator.scopeOf(node), node);
  flags |= loadFunctionAnnotate(generator, node.args, node.returns, node);
  const code = generator.unitOf(node, () => compileBody(generator, node, firstLine));
  generator.makeFunction(code, flags, node);
}

/** A function with type parameters is made inside a hidden function where they are bound; its defaults are passed in. */
function loadGenericFunction(
  generator: CodeGenerator,
  node: FunctionDef | AsyncFunctionDef,
  flags: number,
  firstLine: number,
): void {
  const { type_params: typeParameters, name } = node;
  const passed = (flags & MakeFunction.DEFAULTS ? 1 : 0) +
    (flags & MakeFunction.KEYWORD_DEFAULTS ? 1 : 0);
  if (passed === 2) generator.unit.emit(Op.SWAP, 2, node);
  const closure = generator.loadClosure(generator.scopeOf(typeParameters), node);
  enterTypeParameterUnit(generator, typeParameters, name, firstLine, null, passed);
  loadTypeParameters(generator, typeParameters);
  for (let i = 0; i < passed; i++) generator.unit.emit(Op.LOAD_FAST, i, node);
  loadFunction(generator, node, flags, firstLine);
  generator.unit.emit(Op.SWAP, 2, node);
  generator.unit.emit(Op.CALL_INTRINSIC_2, Intrinsic2.SET_FUNCTION_TYPE_PARAMS, node);
  generator.unit.emitExit(Op.RETURN_VALUE, 0, null);
  generator.makeFunction(generator.leaveUnit(), closure, node);
  if (passed > 0) {
    // The first argument stands in the self slot.
    generator.unit.emit(Op.SWAP, passed + 1, node);
    generator.unit.emit(Op.CALL, passed - 1, node);
  } else {
    generator.unit.pushNull(node);
    generator.unit.emit(Op.CALL, 0, node);
  }
}

function compileBody(
  generator: CodeGenerator,
  node: FunctionDef | AsyncFunctionDef,
  firstLine: number,
): CodeUnit {
  const { body } = node;
  const scope = generator.scopeOf(node);
  const kind = node.kind === "FunctionDef" ? UnitKind.FUNCTION : UnitKind.ASYNC_FUNCTION;
  generator.enterUnit(kind, node.name, scope, firstLine, null, parameterCounts(node.args));
  const { unit } = generator;
  let first = 0;
  if (scope.hasDocstring) {
    first = 1;
    if (generator.optimize < 2) unit.docstring = cleanDocstring(docstringOf(body)!);
    else scope.hasDocstring = false;
  }
  const suspends = scope.generator || scope.coroutine;
  if (suspends) generator.pushFrameBlock(FrameBlockKind.STOP_ITERATION, null);
  for (let i = first; i < body.length; i++) generator.visitStatement(body[i]);
  if (suspends) {
    finishGeneratorBody(generator);
    generator.popFrameBlock();
  } else {
    unit.loadNone(null);
    unit.emitExit(Op.RETURN_VALUE, 0, null);
  }
  return generator.leaveUnit();
}

/** `lambda args: body` */
export function visitLambda(generator: CodeGenerator, node: Lambda): void {
  const scope = generator.scopeOf(node);
  let flags = loadDefaults(generator, node.args, node);
  flags |= generator.loadClosure(scope, node);
  const code = generator.unitOf(node, () => compileLambda(generator, node, scope));
  generator.makeFunction(code, flags, node);
}

function compileLambda(generator: CodeGenerator, node: Lambda, scope: Scope): CodeUnit {
  const parameters = parameterCounts(node.args);
  generator.enterUnit(UnitKind.LAMBDA, "<lambda>", scope, node.line, null, parameters);
  generator.visit(node.body);
  generator.unit.emitExit(Op.RETURN_VALUE, 0, scope.generator ? null : node.body);
  return generator.leaveUnit();
}

function parameterCounts(args: Arguments): ParameterCounts {
  return {
    positional: args.posonlyargs.length + args.args.length,
    positionalOnly: args.posonlyargs.length,
    keywordOnly: args.kwonlyargs.length,
  };
}

/** Pushes the tuple of defaults and the dict of keyword-only defaults, if there are any; returns MAKE_FUNCTION's flags. */
function loadDefaults(generator: CodeGenerator, args: Arguments, location: Located): number {
  const { unit } = generator;
  const { defaults, kwonlyargs, kw_defaults: keywordDefaults } = args;
  let flags = 0;
  if (defaults.length > 0) {
    generator.visitAll(defaults);
    unit.buildTuple(defaults.length, location);
    flags |= MakeFunction.DEFAULTS;
  }
  let count = 0;
  for (let i = 0; i < kwonlyargs.length; i++) {
    const value = keywordDefaults[i];
    if (value === null || value === undefined) continue;
    unit.loadString(generator.mangled(kwonlyargs[i].arg), location);
    generator.visit(value);
    count++;
  }
  if (count > 0) {
    unit.emit(Op.BUILD_MAP, count, location);
    flags |= MakeFunction.KEYWORD_DEFAULTS;
  }
  return flags;
}

/** Calls the decorators, which were pushed in order, with the function or class on top: it stands in their self slot. */
export function applyDecorators(generator: CodeGenerator, decorators: readonly Expr[]): void {
  for (let i = decorators.length - 1; i >= 0; i--) {
    generator.unit.emit(Op.CALL, 0, decorators[i]);
  }
}
