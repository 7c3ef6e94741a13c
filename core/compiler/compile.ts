/**
 * The compiler: a module's tree to its code unit, with the units of everything defined in it among the constants.
 *
 *     tree -> scopes (symbol_table.ts, scope_analysis.ts)
 *          -> instructions in blocks (code_generator.ts and the files for each sort of statement and expression)
 *          -> ordered blocks (flow_graph.ts) -> words (assembler.ts)
 */
import type { Expr, Located, Mod, Stmt } from "../syntax/ast.ts";
import { parse, type SyntaxWarningRecord } from "../syntax/parser.ts";
import { visitBlockBody } from "./bodies.ts";
import { CodeGenerator, type Visitors } from "./code_generator.ts";
import type { CodeUnit } from "./code_unit.ts";
import { recursionFailure, SourceFile } from "./errors.ts";
import { visitExpression } from "./expressions.ts";
import { futureFeatures } from "./future_features.ts";
import { Op } from "./opcodes.ts";
import { visitStatement } from "./statements.ts";
import { buildSymbolTable } from "./symbol_table.ts";
import { UnitKind } from "./unit_builder.ts";

export { CompileFailure } from "./errors.ts";
export { SyntaxFailure } from "../syntax/failure.ts";
export { decodeSource } from "../syntax/source.ts";
export { parse } from "../syntax/parser.ts";
export type {
  ConstantValue,
  Expr,
  ExprContext,
  Located,
  Mod,
  Node as SyntaxNode,
} from "../syntax/ast.ts";
export type { CodeUnit, Constant, Position } from "./code_unit.ts";

/** What can be asked of a compilation; everything is optional. */
export interface CompileOptions {
  /** If the module ends in an expression statement, its code returns the value of that expression. Default false. */
  readonly returnLastExpression?: boolean;
  /** As CPython's -O: 1 leaves out assert statements and makes `__debug__` False, 2 leaves out docstrings too. Default 0. */
  readonly optimize?: 0 | 1 | 2;
  /** Compile as if `from __future__ import annotations` stood at the top: compile() in code that has it. Default false. */
  readonly futureAnnotations?: boolean;
  /** The text that the tree was parsed from, for failures to quote and to count bytes in. */
  readonly source?: string;
  /** Whether failures quote the text. As in CPython, those of compile() do not: there is no file to read. Default true. */
  readonly quotesSource?: boolean;
  /** Receives SyntaxWarnings. */
  readonly onWarning?: (message: string, at: WarningPlace) => void;
}

/** Where a SyntaxWarning is. */
export type WarningPlace = Located;

/** How source text is to be read: a file, one expression, or one statement typed at a prompt. */
export type CompileMode = "exec" | "eval" | "single";

const NO_OPTIONS: CompileOptions = {};
const VISITORS: Visitors = { expression: visitExpression, statement: visitStatement };

/**
 * Compiles a tree. Throws SyntaxFailure for what the parser does not find (`return` outside a function), CompileFailure when the
 * tree is too deep or the code too large.
 */
export function compileModule(
  tree: Mod,
  filename: string,
  options: CompileOptions = NO_OPTIONS,
): CodeUnit {
  const source = new SourceFile(filename, options.source ?? null, options.quotesSource);
  try {
    return compileTree(tree, source, options);
  } catch (error) {
    // The stack may be nearly full already when the compiler is called.
    if (error instanceof RangeError && error.message.includes("call stack")) {
      throw recursionFailure();
    }
    throw error;
  }
}

/** Parses and compiles a text. Throws as {@link compileModule}, and what the parser throws. */
export function compileSource(
  source: string,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = NO_OPTIONS,
): CodeUnit {
  const { onWarning } = options;
  const warnings: SyntaxWarningRecord[] | undefined = onWarning === undefined ? undefined : [];
  const tree = parse(source, filename, mode, warnings);
  // CPython reads a text once, and warns of numbers and of escapes as it meets them.
  warnings?.sort((a, b) => a.line - b.line);
  for (const { message, line } of warnings ?? []) {
    onWarning!(message, { line, col: 0, endLine: line, endCol: 0 });
  }
  return compileModule(tree, filename, { ...options, source });
}

function compileTree(tree: Mod, source: SourceFile, options: CompileOptions): CodeUnit {
  const future = futureFeatures(tree, source);
  if (options.futureAnnotations === true) future.annotations = true;
  const warn = options.onWarning ?? null;
  const symbols = buildSymbolTable(tree, source, future, warn);
  const generator = new CodeGenerator({
    source,
    symbols,
    future,
    optimize: options.optimize ?? 0,
    interactive: tree.kind === "Interactive",
    warn,
  }, VISITORS);
  generator.enterUnit(UnitKind.MODULE, "<module>", symbols.top, 1);
  if (tree.kind === "Expression") {
    generator.visit(tree.body);
    generator.unit.emitExit(Op.RETURN_VALUE, 0, tree.body);
  } else {
    const returnsValue = options.returnLastExpression === true && tree.kind === "Module";
    compileBody(generator, tree.body, returnsValue);
  }
  return generator.leaveUnit();
}

const EMPTY_MODULE: Located = { line: 1, col: 0, endLine: 1, endCol: 0 };

function compileBody(
  generator: CodeGenerator,
  body: readonly Stmt[],
  returnsValue: boolean,
): void {
  const { unit } = generator;
  const location = body.length > 0 ? body[0] : EMPTY_MODULE;
  if (unit.scope.hasConditionalAnnotations) {
    unit.emit(Op.BUILD_SET, 0, location);
    generator.emitName(Op.STORE_NAME, "__conditional_annotations__", location);
  }
  const value = returnsValue ? lastExpression(body) : null;
  visitBlockBody(generator, body, body.length - (value === null ? 0 : 1), location);
  if (value === null) unit.loadNone(null);
  else generator.visit(value);
  unit.emitExit(Op.RETURN_VALUE, 0, value);
}

function lastExpression(body: readonly Stmt[]): Expr | null {
  if (body.length === 0) return null;
  const last = body[body.length - 1];
  return last.kind === "Expr" ? last.value : null;
}
