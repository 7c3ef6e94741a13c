/** The bodies of modules and classes, as far as they are alike. */
import type { ExprStmt, Located, Stmt } from "../syntax/ast.ts";
import { storeDeferredAnnotations } from "./annotations.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { cleanDocstring, docstringOf } from "./docstring.ts";
import { Op } from "./opcodes.ts";

/** Emits the first `count` statements of a module or class, its docstring as `__doc__`, and its annotations. */
export function visitBlockBody(
  generator: CodeGenerator,
  body: readonly Stmt[],
  count: number,
  location: Located,
): void {
  const { unit } = generator;
  const { scope } = unit;
  if (generator.future.annotations && scope.annotationsUsed) {
    unit.emit(Op.SETUP_ANNOTATIONS, 0, location);
  }
  let first = 0;
  if (scope.hasDocstring) {
    first = 1;
    if (generator.optimize < 2) {
      unit.loadString(cleanDocstring(docstringOf(body)!), (body[0] as ExprStmt).value);
      generator.emitVariable("__doc__", "Store", null);
    }
  }
  for (let i = first; i < count; i++) generator.visitStatement(body[i]);
  if (!generator.future.annotations) storeDeferredAnnotations(generator, location);
}
