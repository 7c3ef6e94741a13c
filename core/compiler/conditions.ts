/** Conditions: expressions whose truth decides where to go, and `and`, `or`, `not`, comparisons as values. */
import type {
  BoolOp,
  Compare,
  CompareOperator,
  Expr,
  IfExp,
  Located,
  UnaryOp,
} from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { constantsOfExpressions, FALSE, TRUE, truthOf } from "./constant_folding.ts";
import { Block, Pseudo } from "./instruction.ts";
import { Comparison } from "./intrinsics.ts";
import { checkComparison } from "./literal_warnings.ts";
import { Op } from "./opcodes.ts";

/** Goes to `target` when the truth of `node` is `condition`, else on. */
export function jumpIf(
  generator: CodeGenerator,
  node: Expr,
  target: Block,
  condition: boolean,
): void {
  while (node.kind === "UnaryOp" && node.op === "Not") {
    condition = !condition;
    node = node.operand;
  }
  generator.deepen();
  switch (node.kind) {
    case "BoolOp":
      jumpIfBoolOp(generator, node, target, condition);
      break;
    case "IfExp":
      jumpIfConditional(generator, node, target, condition);
      break;
    case "Compare":
      jumpIfComparison(generator, node, target, condition);
      break;
    default:
      generator.visit(node);
      jumpIfTop(generator, target, condition, node);
  }
  generator.surface();
}

/** Goes to `target` when the truth of the value on top is `condition`, and drops it. */
function jumpIfTop(
  generator: CodeGenerator,
  target: Block,
  condition: boolean,
  location: Located,
): void {
  const { unit } = generator;
  const constant = unit.constantOf(unit.last);
  if (constant !== null) {
    unit.dropLast(1);
    if (truthOf(constant) === condition) unit.emitJump(Pseudo.JUMP_ASIDE, target, location);
    return;
  }
  unit.emitJump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, location);
}

function jumpIfBoolOp(
  generator: CodeGenerator,
  node: BoolOp,
  target: Block,
  condition: boolean,
): void {
  const { values } = node;
  // The value that decides the whole: a true operand of `or`, a false one of `and`.
  const decisive = node.op === "Or";
  const skip = decisive === condition ? target : new Block();
  const lastIndex = values.length - 1;
  for (let i = 0; i < lastIndex; i++) jumpIf(generator, values[i], skip, decisive);
  jumpIf(generator, values[lastIndex], target, condition);
  if (skip !== target) generator.unit.use(skip);
}

function jumpIfConditional(
  generator: CodeGenerator,
  node: IfExp,
  target: Block,
  condition: boolean,
): void {
  const { unit } = generator;
  const end = new Block();
  const orelse = new Block();
  jumpIf(generator, node.test, orelse, false);
  jumpIf(generator, node.body, target, condition);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);
  unit.use(orelse);
  jumpIf(generator, node.orelse, target, condition);
  unit.use(end);
}

function jumpIfComparison(
  generator: CodeGenerator,
  node: Compare,
  target: Block,
  condition: boolean,
): void {
  const { unit } = generator;
  const { ops, comparators } = node;
  checkComparison(generator, node);
  const lastIndex = ops.length - 1;
  if (lastIndex === 0) {
    const op = ops[0];
    if ((op === "Is" || op === "IsNot") && isNone(comparators[0])) {
      generator.visit(node.left);
      const jump = (op === "Is") === condition ? Op.POP_JUMP_IF_NONE : Op.POP_JUMP_IF_NOT_NONE;
      unit.emitJump(jump, target, node);
      return;
    }
    generator.visit(node.left);
    visitComparand(generator, op, comparators[0]);
    emitComparison(generator, op, node);
    jumpIfTop(generator, target, condition, node);
    return;
  }
  const cleanup = new Block();
  const end = new Block();
  generator.visit(node.left);
  for (let i = 0; i < lastIndex; i++) {
    generator.visit(comparators[i]);
    unit.emit(Op.SWAP, 2, node);
    unit.emit(Op.COPY, 2, node);
    emitComparison(generator, ops[i], node);
    unit.emitJump(Op.POP_JUMP_IF_FALSE, cleanup, node);
  }
  visitComparand(generator, ops[lastIndex], comparators[lastIndex]);
  emitComparison(generator, ops[lastIndex], node);
  // The way on takes one jump when all comparisons hold.
  unit.emitJump(Op.POP_JUMP_IF_TRUE, condition ? target : end, node);
  unit.emitJump(Pseudo.JUMP_ASIDE, condition ? end : target, null);
  unit.use(cleanup);
  unit.popTop(node);
  if (!condition) unit.emitJump(Pseudo.JUMP_ASIDE, target, null);
  unit.use(end);
}

function isNone(node: Expr): boolean {
  return node.kind === "Constant" && node.value.type === "none";
}

/** Pushes the value of a comparison. */
export function visitCompare(generator: CodeGenerator, node: Compare): void {
  const { unit } = generator;
  const { ops, comparators } = node;
  checkComparison(generator, node);
  generator.visit(node.left);
  const lastIndex = ops.length - 1;
  if (lastIndex === 0) {
    visitComparand(generator, ops[0], comparators[0]);
    emitComparison(generator, ops[0], node);
    return;
  }
  const cleanup = new Block();
  const end = new Block();
  for (let i = 0; i < lastIndex; i++) {
    generator.visit(comparators[i]);
    unit.emit(Op.SWAP, 2, node);
    unit.emit(Op.COPY, 2, node);
    emitComparison(generator, ops[i], node);
    unit.emitJump(Op.JUMP_IF_FALSE_OR_POP, cleanup, node);
  }
  visitComparand(generator, ops[lastIndex], comparators[lastIndex]);
  emitComparison(generator, ops[lastIndex], node);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);
  unit.use(cleanup);
  unit.emit(Op.SWAP, 2, node);
  unit.popTop(node);
  unit.use(end);
}

/** The right operand of a comparison; a display that is only searched becomes a constant or at least a tuple. */
function visitComparand(generator: CodeGenerator, op: CompareOperator, node: Expr): void {
  if (op === "In" || op === "NotIn") visitSearched(generator, node);
  else generator.visit(node);
}

/** Pushes a value that is searched or iterated over once and that nobody else sees. */
export function visitSearched(generator: CodeGenerator, node: Expr): void {
  const { unit } = generator;
  if (node.kind === "List" && !node.elts.some((element) => element.kind === "Starred")) {
    const items = constantsOfExpressions(node.elts);
    if (items !== null) {
      unit.loadConstant({ type: "tuple", items }, node);
      return;
    }
    if (node.elts.length <= MAX_TUPLE) {
      generator.visitAll(node.elts);
      unit.buildTuple(node.elts.length, node);
      return;
    }
  } else if (node.kind === "Set") {
    const items = constantsOfExpressions(node.elts);
    if (items !== null) {
      unit.loadConstant({ type: "frozenset", items }, node);
      return;
    }
  }
  generator.visit(node);
}

const MAX_TUPLE = 30;

function emitComparison(generator: CodeGenerator, op: CompareOperator, location: Located): void {
  const { unit } = generator;
  switch (op) {
    case "Is":
      unit.emit(Op.IS_OP, 0, location);
      break;
    case "IsNot":
      unit.emit(Op.IS_OP, 1, location);
      break;
    case "In":
      unit.emit(Op.CONTAINS_OP, 0, location);
      break;
    case "NotIn":
      unit.emit(Op.CONTAINS_OP, 1, location);
      break;
    default:
      unit.emit(Op.COMPARE_OP, Comparison[op], location);
  }
}

/** Pushes the value of `and` and `or`: that of the operand that decides. */
export function visitBoolOp(generator: CodeGenerator, node: BoolOp): void {
  const { unit } = generator;
  const { values } = node;
  const isAnd = node.op === "And";
  const jump = isAnd ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
  const end = new Block();
  const lastIndex = values.length - 1;
  for (let i = 0; i < lastIndex; i++) {
    generator.visit(values[i]);
    const constant = unit.constantOf(unit.last);
    if (constant === null) {
      unit.emitJump(jump, end, node);
    } else if (truthOf(constant) === isAnd) {
      unit.dropLast(1);
    } else {
      unit.emitJump(Pseudo.JUMP_ASIDE, end, node);
    }
  }
  generator.visit(values[lastIndex]);
  unit.use(end);
}

/** Pushes the value of `not operand`. */
export function emitNot(generator: CodeGenerator, node: UnaryOp): void {
  const { unit } = generator;
  const { last } = unit;
  const constant = unit.constantOf(last);
  if (constant !== null) {
    unit.dropLast(1);
    unit.loadConstant(truthOf(constant) ? FALSE : TRUE, node);
  } else if (last !== undefined && (last.op === Op.IS_OP || last.op === Op.CONTAINS_OP)) {
    last.arg ^= 1;
    last.location = node;
  } else {
    // CPython's comparison takes over the place of the conversion to bool that follows it.
    if (last !== undefined && last.op === Op.COMPARE_OP) last.location = node;
    unit.emit(Op.UNARY_NOT, 0, node);
  }
}

/** Pushes the value of `body if test else orelse`. */
export function visitConditional(generator: CodeGenerator, node: IfExp): void {
  const { unit } = generator;
  const end = new Block();
  const orelse = new Block();
  jumpIf(generator, node.test, orelse, false);
  generator.visit(node.body);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);
  unit.use(orelse);
  generator.visit(node.orelse);
  unit.use(end);
}
