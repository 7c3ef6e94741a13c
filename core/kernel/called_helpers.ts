/** Finds what a kernel calls, so that a module imports that and nothing else. */
import type { Expr } from "./expressions.ts";
import type { Kernel, Statement } from "./statements.ts";

/** The names of the helpers that a kernel calls. */
export function calledHelpers(kernel: Kernel): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of kernel.body) visitStatement(statement, names);
  return names;
}

function visitStatement(statement: Statement, names: Set<string>): void {
  const visitAll = (list: readonly Statement[]) => {
    for (const each of list) visitStatement(each, names);
  };
  switch (statement.do) {
    case "set":
    case "evaluate":
      return visitExpression(statement.value, names);
    case "store":
      visitExpression(statement.address, names);
      return visitExpression(statement.value, names);
    case "block":
      return visitAll(statement.body);
    case "if":
      visitExpression(statement.condition, names);
      visitAll(statement.yes);
      return visitAll(statement.no);
    case "goto":
      if (statement.condition !== null) visitExpression(statement.condition, names);
      return;
    case "switch":
      visitExpression(statement.value, names);
      for (const body of statement.bodies) visitAll(body);
      return;
    case "return":
      if (statement.value !== null) visitExpression(statement.value, names);
  }
}

function visitExpression(value: Expr, names: Set<string>): void {
  const { of } = value;
  switch (of.node) {
    case "primitive":
      for (const operand of of.operands) visitExpression(operand, names);
      return;
    case "load":
      return visitExpression(of.address, names);
    case "select":
      visitExpression(of.condition, names);
      visitExpression(of.yes, names);
      return visitExpression(of.no, names);
    case "call":
      names.add(of.helper);
      for (const operand of of.operands) visitExpression(operand, names);
  }
}
