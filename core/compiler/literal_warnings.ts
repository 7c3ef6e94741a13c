/** SyntaxWarnings about literals where they make no sense: `x is 1`, `"a"(b)`, `(1, 2)["a"]`. */
import type { Call, Compare, Expr, Subscript } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";

/** The name of the type that an expression certainly has, or null. */
function typeName(node: Expr): string | null {
  switch (node.kind) {
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "TemplateStr":
    case "Interpolation":
      return "string.templatelib.Template";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    case "Constant": {
      const { type } = node.value;
      if (type === "none") return "NoneType";
      return type === "true" || type === "false" ? "bool" : type;
    }
    default:
      return null;
  }
}

/** Whether identity means something for a value written like this: for literals only if they are singletons. */
function hasIdentity(node: Expr): boolean {
  if (node.kind === "Tuple") return !node.elts.every((element) => element.kind === "Constant");
  if (node.kind !== "Constant") return true;
  const { type } = node.value;
  return type === "none" || type === "true" || type === "false" || type === "ellipsis";
}

/** `is` with a literal. */
export function checkComparison(generator: CodeGenerator, node: Compare): void {
  let left = node.left;
  for (let i = 0; i < node.ops.length; i++) {
    const op = node.ops[i];
    const right = node.comparators[i];
    if (op === "Is" || op === "IsNot") {
      const leftHasIdentity = hasIdentity(left);
      if (!leftHasIdentity || !hasIdentity(right)) {
        const name = typeName(leftHasIdentity ? right : left);
        const message = op === "Is"
          ? `"is" with '${name}' literal. Did you mean "=="?`
          : `"is not" with '${name}' literal. Did you mean "!="?`;
        generator.warn(message, node);
        return;
      }
    }
    left = right;
  }
}

/** A call of something that is no function. */
export function checkCalled(generator: CodeGenerator, node: Call): void {
  const { func } = node;
  if (func.kind === "Name" || func.kind === "Attribute" || func.kind === "Lambda") return;
  const name = typeName(func);
  if (name !== null) {
    generator.warn(`'${name}' object is not callable; perhaps you missed a comma?`, func);
  }
}

/** A subscript of something that has none, or an index of the wrong type. */
export function checkSubscript(generator: CodeGenerator, node: Subscript): void {
  const { value, slice } = node;
  if (value.kind === "Name") return;
  if (isUnsubscriptable(value)) {
    const name = typeName(value);
    generator.warn(`'${name}' object is not subscriptable; perhaps you missed a comma?`, value);
    return;
  }
  const index = typeName(slice);
  if (index === null || index === "int" || index === "bool" || !hasIntIndexes(value)) return;
  const message = `${
    typeName(value)
  } indices must be integers or slices, not ${index}; perhaps you missed a comma?`;
  generator.warn(message, value);
}

function isUnsubscriptable(node: Expr): boolean {
  switch (node.kind) {
    case "Constant": {
      const { type } = node.value;
      return type !== "str" && type !== "bytes";
    }
    case "Set":
    case "SetComp":
    case "GeneratorExp":
    case "TemplateStr":
    case "Interpolation":
    case "Lambda":
      return true;
    default:
      return false;
  }
}

function hasIntIndexes(node: Expr): boolean {
  switch (node.kind) {
    case "Constant":
      return node.value.type === "str" || node.value.type === "bytes";
    case "Tuple":
    case "List":
    case "ListComp":
    case "JoinedStr":
    case "FormattedValue":
      return true;
    default:
      return false;
  }
}
