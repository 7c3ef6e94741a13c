/** Statements. */
import type { Assert, Expr, Stmt } from "../syntax/ast.ts";
import { visitAnnotatedAssignment } from "./annotations.ts";
import { visitAssign, visitAugmentedAssign } from "./assignments.ts";
import { visitClass } from "./classes.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { jumpIf } from "./conditions.ts";
import { visitFunction } from "./functions.ts";
import { visitImport, visitImportFrom } from "./imports.ts";
import { Block } from "./instruction.ts";
import { CommonConstant, Intrinsic1 } from "./intrinsics.ts";
import { visitAsyncFor, visitFor, visitIf, visitWhile } from "./loops.ts";
import { Op } from "./opcodes.ts";
import { visitMatch } from "./patterns.ts";
import { visitTry } from "./try_statements.ts";
import { visitTypeAlias } from "./type_parameters.ts";
import { visitBreak, visitContinue, visitReturn } from "./unwinding.ts";
import { visitWith } from "./with_statements.ts";

/** Emits a statement: see `CodeGenerator.visitStatement`. */
export function visitStatement(generator: CodeGenerator, node: Stmt): void {
  switch (node.kind) {
    case "Expr":
      visitExpressionStatement(generator, node.value);
      break;
    case "Assign":
      visitAssign(generator, node);
      break;
    case "Return":
      visitReturn(generator, node);
      break;
    case "AugAssign":
      visitAugmentedAssign(generator, node);
      break;
    case "FunctionDef":
    case "AsyncFunctionDef":
      visitFunction(generator, node);
      break;
    case "ClassDef":
      visitClass(generator, node);
      break;
    case "TypeAlias":
      visitTypeAlias(generator, node);
      break;
    case "Delete":
      generator.visitAll(node.targets);
      break;
    case "AnnAssign":
      visitAnnotatedAssignment(generator, node);
      break;
    case "Raise":
      visitRaise(generator, node.exc, node.cause, node);
      break;
    case "Assert":
      visitAssert(generator, node);
      break;
    case "Import":
      visitImport(generator, node);
      break;
    case "ImportFrom":
      visitImportFrom(generator, node);
      break;
    case "Break":
      visitBreak(generator, node);
      break;
    case "Continue":
      visitContinue(generator, node);
      break;
    case "Global":
    case "Nonlocal":
    case "Pass":
      break;
    default:
      visitConditionalStatement(generator, node);
  }
}

/** Statements that may not run in full: annotations inside them are conditional. */
function visitConditionalStatement(generator: CodeGenerator, node: Stmt): void {
  const { unit } = generator;
  unit.conditionalBlocks++;
  switch (node.kind) {
    case "If":
      visitIf(generator, node);
      break;
    case "For":
      visitFor(generator, node);
      break;
    case "While":
      visitWhile(generator, node);
      break;
    case "Try":
    case "TryStar":
      visitTry(generator, node);
      break;
    case "With":
    case "AsyncWith":
      visitWith(generator, node);
      break;
    case "AsyncFor":
      visitAsyncFor(generator, node);
      break;
    case "Match":
      visitMatch(generator, node);
      break;
  }
  unit.conditionalBlocks--;
}

function visitExpressionStatement(generator: CodeGenerator, value: Expr): void {
  const { unit } = generator;
  if (generator.interactive && generator.outerUnits.length === 0) {
    generator.visit(value);
    unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.PRINT, value);
    unit.emit(Op.POP_TOP, 0, null);
  } else if (value.kind !== "Constant") {
    generator.visit(value);
    unit.popTop(null);
  }
}

function visitRaise(
  generator: CodeGenerator,
  exception: Expr | null,
  cause: Expr | null,
  node: Stmt,
): void {
  let count = 0;
  if (exception !== null) {
    generator.visit(exception);
    count++;
    if (cause !== null) {
      generator.visit(cause);
      count++;
    }
  }
  generator.unit.emitExit(Op.RAISE_VARARGS, count, node);
}

function visitAssert(generator: CodeGenerator, node: Assert): void {
  const { unit } = generator;
  const { test, msg } = node;
  if (test.kind === "Tuple" && test.elts.length > 0) {
    generator.warn("assertion is always true, perhaps remove parentheses?", node);
  }
  if (generator.optimize > 0) return;
  const end = new Block();
  jumpIf(generator, test, end, true);
  unit.emit(Op.LOAD_COMMON_CONSTANT, CommonConstant.ASSERTION_ERROR, node);
  if (msg !== null) {
    generator.visit(msg);
    // The message stands in the self slot.
    unit.emit(Op.CALL, 0, node);
  }
  unit.emitExit(Op.RAISE_VARARGS, 1, test);
  unit.use(end);
}
