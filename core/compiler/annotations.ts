/**
 * Annotations (PEP 649): the functions that compute them when somebody asks, or, with `from __future__ import annotations`,
 * their text.
 */
import type { AnnAssign, Arg, Arguments, Expr, Located } from "../syntax/ast.ts";
import { type CodeGenerator, MakeFunction } from "./code_generator.ts";
import type { CodeUnit } from "./code_unit.ts";
import { Block } from "./instruction.ts";
import { CommonConstant, Comparison } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { type Scope, ScopeKind } from "./scope.ts";
import { type DeferredAnnotation, UnitKind } from "./unit_builder.ts";
import { unparse } from "./unparse.ts";

/** annotationlib.Format.VALUE_WITH_FAKE_GLOBALS: the highest format that compiled functions answer. */
const VALUE_WITH_FAKE_GLOBALS = 2;

/** Starts a function that evaluates annotations or the like: it takes a format and refuses those it does not know. */
export function enterAnnotationUnit(
  generator: CodeGenerator,
  scope: Scope,
  name: string,
  location: Located,
): void {
  generator.enterUnit(UnitKind.ANNOTATIONS, name, scope, location.line, null, {
    positional: 1,
    positionalOnly: 1,
    keywordOnly: 0,
  });
  const { unit } = generator;
  const body = new Block();
  unit.emit(Op.LOAD_FAST, 0, location);
  unit.loadInt(VALUE_WITH_FAKE_GLOBALS, location);
  unit.emit(Op.COMPARE_OP, Comparison.Gt, location);
  unit.emitJump(Op.POP_JUMP_IF_FALSE, body, location);
  unit.emit(Op.LOAD_COMMON_CONSTANT, CommonConstant.NOT_IMPLEMENTED_ERROR, location);
  unit.emitExit(Op.RAISE_VARARGS, 1, location);
  unit.use(body);
}

/** Ends a unit of annotations; they are on top of the stack. */
function leaveAnnotationUnit(generator: CodeGenerator, location: Located): CodeUnit {
  generator.unit.emitExit(Op.RETURN_VALUE, 0, location);
  const code = generator.leaveUnit();
  // The parameter has a name that no annotation can use; who asks for the signature sees this one.
  return { ...code, localNames: ["format", ...code.localNames.slice(1)] };
}

// -------------------------------------------------------------------------------------------------------- of a function

/** Pushes a function's `__annotate__`, if it has annotations, and returns MAKE_FUNCTION's flag for it. */
export function loadFunctionAnnotate(
  generator: CodeGenerator,
  args: Arguments,
  returns: Expr | null,
  location: Located,
): number {
  const scope = generator.symbols.scopes.get(args);
  if (scope === undefined) return 0;
  const closure = generator.loadClosure(scope, location);
  enterAnnotationUnit(generator, scope, "__annotate__", location);
  let count = loadAnnotations(generator, args.args, location);
  count += loadAnnotations(generator, args.posonlyargs, location);
  if (args.vararg !== null) count += loadAnnotations(generator, [args.vararg], location);
  count += loadAnnotations(generator, args.kwonlyargs, location);
  if (args.kwarg !== null) count += loadAnnotations(generator, [args.kwarg], location);
  if (returns !== null) {
    loadAnnotation(generator, "return", returns, location);
    count++;
  }
  generator.unit.emit(Op.BUILD_MAP, count, location);
  generator.makeFunction(leaveAnnotationUnit(generator, location), closure, location);
  return MakeFunction.ANNOTATE;
}

function loadAnnotations(
  generator: CodeGenerator,
  parameters: readonly Arg[],
  location: Located,
): number {
  let count = 0;
  for (const { arg, annotation } of parameters) {
    if (annotation === null) continue;
    loadAnnotation(generator, arg, annotation, location);
    count++;
  }
  return count;
}

function loadAnnotation(
  generator: CodeGenerator,
  name: string,
  annotation: Expr,
  location: Located,
): void {
  const { unit } = generator;
  unit.loadString(generator.mangled(name), location);
  if (generator.future.annotations) {
    unit.loadString(unparse(annotation), annotation);
  } else if (annotation.kind === "Starred") {
    // *args: *Ts
    generator.visit(annotation.value);
    unit.emit(Op.UNPACK_SEQUENCE, 1, location);
  } else {
    generator.visit(annotation);
  }
}

// ------------------------------------------------------------------------------------------------ of a module or class

/** `target: annotation = value` */
export function visitAnnotatedAssignment(generator: CodeGenerator, node: AnnAssign): void {
  const { target, value } = node;
  if (value !== null) {
    generator.visit(value);
    generator.visit(target);
  }
  switch (target.kind) {
    case "Name":
      if (node.simple === 1) annotateName(generator, node, target.id);
      break;
    case "Attribute":
      // What surrounds a target that is not assigned is evaluated all the same.
      if (value === null) evaluate(generator, target.value);
      break;
    case "Subscript":
      if (value === null) {
        evaluate(generator, target.value);
        evaluateSubscript(generator, target.slice);
      }
      break;
  }
}

function annotateName(generator: CodeGenerator, node: AnnAssign, name: string): void {
  const { unit } = generator;
  if (unit.kind !== UnitKind.MODULE && unit.kind !== UnitKind.CLASS) return;
  if (generator.future.annotations) {
    unit.loadString(unparse(node.annotation), node.annotation);
    generator.emitName(Op.LOAD_NAME, "__annotations__", node);
    unit.loadString(generator.mangled(name), node);
    unit.emit(Op.STORE_SUBSCR, 0, node);
    return;
  }
  // A module may be looked at before it has run to its end, so which of its annotations count is noted as it runs.
  const conditional = unit.kind === UnitKind.MODULE || unit.conditionalBlocks > 0;
  const condition = conditional ? unit.nextCondition++ : -1;
  (unit.deferredAnnotations ??= []).push({ statement: node, condition });
  if (!conditional) return;
  if (unit.kind === UnitKind.CLASS) {
    unit.emit(Op.LOAD_DEREF, unit.cellIndex("__conditional_annotations__"), node);
  } else {
    generator.emitName(Op.LOAD_NAME, "__conditional_annotations__", node);
  }
  unit.loadInt(condition, node);
  unit.emit(Op.SET_ADD, 1, node);
  unit.popTop(node);
}

function evaluate(generator: CodeGenerator, node: Expr): void {
  generator.visit(node);
  generator.unit.popTop(node);
}

function evaluateSubscript(generator: CodeGenerator, node: Expr): void {
  if (node.kind === "Slice") {
    if (node.lower !== null) evaluate(generator, node.lower);
    if (node.upper !== null) evaluate(generator, node.upper);
    if (node.step !== null) evaluate(generator, node.step);
  } else if (node.kind === "Tuple") {
    for (const element of node.elts) evaluateSubscript(generator, element);
  } else {
    evaluate(generator, node);
  }
}

/** Stores the `__annotate__` of the module or class whose body has just been compiled, if it has annotations. */
export function storeDeferredAnnotations(generator: CodeGenerator, location: Located): void {
  const { unit } = generator;
  const { deferredAnnotations, scope } = unit;
  if (deferredAnnotations === null) return;
  if (unit.kind === UnitKind.MODULE) {
    unit.emitAfterPrologue(() => storeAnnotate(generator, deferredAnnotations, scope, location));
  } else {
    storeAnnotate(generator, deferredAnnotations, scope, location);
  }
}

function storeAnnotate(
  generator: CodeGenerator,
  deferred: readonly DeferredAnnotation[],
  owner: Scope,
  location: Located,
): void {
  const scope = owner.annotationScope!;
  const closure = generator.loadClosure(scope, location);
  enterAnnotationUnit(generator, scope, scope.name, location);
  const { unit } = generator;
  unit.emit(Op.BUILD_MAP, 0, location);
  for (const { statement, condition } of deferred) {
    const skip = new Block();
    if (condition >= 0) {
      unit.loadInt(condition, statement);
      if (owner.kind === ScopeKind.CLASS) {
        unit.emit(Op.LOAD_DEREF, unit.freeIndex("__conditional_annotations__"), statement);
      } else {
        const index = unit.nameIndex("__conditional_annotations__");
        unit.emit(Op.LOAD_GLOBAL, index << 1, statement);
      }
      unit.emit(Op.CONTAINS_OP, 0, statement);
      unit.emitJump(Op.POP_JUMP_IF_FALSE, skip, statement);
    }
    generator.visit(statement.annotation);
    unit.emit(Op.COPY, 2, statement);
    const { target } = statement;
    unit.loadString(target.kind === "Name" ? generator.mangled(target.id) : "", statement);
    unit.emit(Op.STORE_SUBSCR, 0, location);
    unit.use(skip);
  }
  generator.makeFunction(leaveAnnotationUnit(generator, location), closure, location);
  const name = owner.kind === ScopeKind.CLASS ? "__annotate_func__" : "__annotate__";
  generator.emitVariable(name, "Store", location);
}

/** Stores nothing: pushes a function with a format parameter that computes `value`, for type parameters and aliases. */
export function loadLazyValue(
  generator: CodeGenerator,
  scope: Scope,
  name: string,
  value: Expr,
  allowStarred: boolean,
  location: Located,
): void {
  // The format's default is annotationlib.Format.VALUE.
  generator.unit.loadConstant({ type: "tuple", items: [{ type: "int", value: 1 }] }, location);
  const closure = generator.loadClosure(scope, location);
  enterAnnotationUnit(generator, scope, name, location);
  const { unit } = generator;
  if (allowStarred && value.kind === "Starred") {
    generator.visit(value.value);
    unit.emit(Op.UNPACK_SEQUENCE, 1, location);
  } else {
    generator.visit(value);
  }
  unit.emitExit(Op.RETURN_VALUE, 0, location);
  const code = generator.leaveUnit();
  generator.makeFunction(code, MakeFunction.DEFAULTS | closure, location);
}
