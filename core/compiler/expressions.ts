/**
 * Expressions.
 *
 * `a.b(c)[d] + e` is a chain of nodes that lean to the left, and programs made by programs have chains of 100,000 nodes. So
 * attributes, calls, subscripts and binary operators are not compiled by recursion into their left part: the chain is walked
 * down to its left end first, then back up.
 */
import type {
  Attribute,
  BinOp,
  Call,
  Expr,
  Located,
  Name,
  Slice,
  Subscript,
} from "../syntax/ast.ts";
import {
  checkKeywords,
  finishCall,
  finishMethodCall,
  fromAttributeName,
  isMethodCall,
  isSuperAttribute,
  loadSuperOperands,
} from "./calls.ts";
import { type ChainNode, type CodeGenerator, ResumeKind } from "./code_generator.ts";
import { visitComprehension } from "./comprehensions.ts";
import { emitNot, visitBoolOp, visitCompare, visitConditional } from "./conditions.ts";
import {
  constantOfLiteral,
  FALSE,
  foldInvert,
  foldNegative,
  foldPositive,
  NONE,
  TRUE,
} from "./constant_folding.ts";
import {
  visitDictDisplay,
  visitListDisplay,
  visitSetDisplay,
  visitTupleDisplay,
} from "./displays.ts";
import { visitLambda } from "./functions.ts";
import { AwaitKind } from "./intrinsics.ts";
import { checkCalled, checkSubscript } from "./literal_warnings.ts";
import { Op } from "./opcodes.ts";
import {
  visitFormattedValue,
  visitInterpolation,
  visitJoinedString,
  visitTemplateString,
} from "./strings.ts";
import { emitAwait, emitYield, emitYieldFrom } from "./suspension.ts";
import { UnitKind } from "./unit_builder.ts";
import { storeUnpacked } from "./unpacking.ts";

/** Emits an expression: see `CodeGenerator.visit`. */
export function visitExpression(generator: CodeGenerator, node: Expr): void {
  const { unit } = generator;
  switch (node.kind) {
    case "Name":
      visitName(generator, node);
      break;
    case "Constant":
      unit.loadConstant(constantOfLiteral(node.value), node);
      break;
    case "Attribute":
    case "Call":
    case "Subscript":
    case "BinOp":
      visitChain(generator, node);
      break;
    case "Compare":
      visitCompare(generator, node);
      break;
    case "BoolOp":
      visitBoolOp(generator, node);
      break;
    case "UnaryOp":
      generator.visit(node.operand);
      if (node.op === "Not") emitNot(generator, node);
      else emitUnary(generator, node.op, node);
      break;
    case "Tuple":
      if (node.ctx === "Load") visitTupleDisplay(generator, node);
      else if (node.ctx === "Store") storeUnpacked(generator, node);
      else generator.visitAll(node.elts);
      break;
    case "List":
      if (node.ctx === "Load") visitListDisplay(generator, node);
      else if (node.ctx === "Store") storeUnpacked(generator, node);
      else generator.visitAll(node.elts);
      break;
    case "Dict":
      visitDictDisplay(generator, node);
      break;
    case "Set":
      visitSetDisplay(generator, node);
      break;
    case "IfExp":
      visitConditional(generator, node);
      break;
    case "JoinedStr":
      visitJoinedString(generator, node);
      break;
    case "FormattedValue":
      visitFormattedValue(generator, node);
      break;
    case "TemplateStr":
      visitTemplateString(generator, node);
      break;
    case "Interpolation":
      visitInterpolation(generator, node);
      break;
    case "Lambda":
      visitLambda(generator, node);
      break;
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      visitComprehension(generator, node);
      break;
    case "NamedExpr":
      generator.visit(node.value);
      unit.emit(Op.COPY, 1, node);
      generator.visit(node.target);
      break;
    case "Yield":
      if (!unit.scope.isFunctionLike) throw generator.failure("'yield' outside function", node);
      if (node.value !== null) generator.visit(node.value);
      else unit.loadConstant(NONE, node);
      emitYield(generator, node);
      break;
    case "YieldFrom":
      if (!unit.scope.isFunctionLike) {
        throw generator.failure("'yield from' outside function", node);
      }
      if (unit.kind === UnitKind.ASYNC_FUNCTION) {
        throw generator.failure("'yield from' inside async function", node);
      }
      generator.visit(node.value);
      unit.emit(Op.GET_YIELD_FROM_ITER, 0, node);
      emitYieldFrom(generator, ResumeKind.AFTER_YIELD_FROM, node);
      break;
    case "Await":
      generator.visit(node.value);
      emitAwait(generator, AwaitKind.EXPRESSION, node);
      break;
    case "Starred":
      throw generator.failure(
        node.ctx === "Store"
          ? "starred assignment target must be in a list or tuple"
          : "can't use starred expression here",
        node,
      );
    case "Slice":
      loadSlice(generator, node);
      break;
  }
}

function visitName(generator: CodeGenerator, node: Name): void {
  if (node.id === "__debug__" && node.ctx === "Load") {
    generator.unit.loadConstant(generator.optimize === 0 ? TRUE : FALSE, node);
  } else {
    generator.emitVariable(node.id, node.ctx, node);
  }
}

function emitUnary(
  generator: CodeGenerator,
  op: "Invert" | "UAdd" | "USub",
  location: Located,
): void {
  const { unit } = generator;
  const operand = unit.constantOf(unit.last);
  if (operand !== null) {
    let result;
    if (op === "USub") result = foldNegative(operand);
    else if (op === "UAdd") result = foldPositive(operand);
    else result = foldInvert(operand);
    if (result !== null) {
      unit.dropLast(1);
      unit.loadConstant(result, location);
      return;
    }
  }
  let opcode: number = Op.UNARY_INVERT;
  if (op === "USub") opcode = Op.UNARY_NEGATIVE;
  else if (op === "UAdd") opcode = Op.UNARY_POSITIVE;
  unit.emit(opcode, 0, location);
}

// --------------------------------------------------------------------------------------------------------------- chains

/** What is left to do for a node of a chain once its left part is on the stack. */
const Pending = { BINARY: 0, ATTRIBUTE: 1, SUBSCRIPT: 2, CALL: 3, METHOD: 4, METHOD_LOADED: 5 };

function visitChain(generator: CodeGenerator, node: ChainNode): void {
  const { chainNodes, chainSteps } = generator;
  const base = chainNodes.length;
  descend(generator, node);
  while (chainNodes.length > base) {
    const step = chainSteps.pop()!;
    finishLink(generator, chainNodes.pop()!, step);
  }
}

/** Goes down the left side of a chain and emits its left end. */
function descend(generator: CodeGenerator, node: Expr): void {
  for (;;) {
    switch (node.kind) {
      case "BinOp":
        defer(generator, node, Pending.BINARY);
        node = node.left;
        break;
      case "Attribute":
        if (node.ctx === "Load") {
          if (isSuperAttribute(generator, node)) {
            loadSuperOperands(generator, node.value as Call);
            generator.emitName(Op.LOAD_SUPER_ATTR, node.attr, node);
            return;
          }
        } else if (node.ctx === "Store") {
          noteStaticAttribute(generator, node);
        }
        defer(generator, node, Pending.ATTRIBUTE);
        node = node.value;
        break;
      case "Subscript":
        if (node.ctx === "Load") checkSubscript(generator, node);
        defer(generator, node, Pending.SUBSCRIPT);
        node = node.value;
        break;
      case "Call": {
        checkKeywords(generator, node.keywords);
        const { func }: Call = node;
        if (func.kind === "Attribute" && isMethodCall(node)) {
          if (isSuperAttribute(generator, func)) {
            loadSuperOperands(generator, func.value as Call);
            generator.emitName(Op.LOAD_SUPER_METHOD, func.attr, func);
            defer(generator, node, Pending.METHOD_LOADED);
            return;
          }
          defer(generator, node, Pending.METHOD);
          node = func.value;
        } else {
          checkCalled(generator, node);
          defer(generator, node, Pending.CALL);
          node = func;
        }
        break;
      }
      case "Name":
        visitName(generator, node);
        return;
      default:
        generator.visit(node);
        return;
    }
  }
}

function defer(generator: CodeGenerator, node: ChainNode, step: number): void {
  generator.chainNodes.push(node);
  generator.chainSteps.push(step);
}

function finishLink(generator: CodeGenerator, node: ChainNode, step: number): void {
  switch (step) {
    case Pending.BINARY: {
      const binary = node as BinOp;
      generator.visit(binary.right);
      generator.unit.emitBinary(binary.op, binary);
      break;
    }
    case Pending.ATTRIBUTE: {
      const attribute = node as Attribute;
      const location = fromAttributeName(attribute, attribute);
      let op: number = Op.LOAD_ATTR;
      if (attribute.ctx === "Store") op = Op.STORE_ATTR;
      else if (attribute.ctx === "Del") op = Op.DELETE_ATTR;
      generator.emitName(op, attribute.attr, location);
      break;
    }
    case Pending.SUBSCRIPT:
      finishSubscript(generator, node as Subscript);
      break;
    case Pending.CALL:
      finishCall(generator, node as Call);
      break;
    case Pending.METHOD: {
      const call = node as Call;
      const method = call.func as Attribute;
      generator.emitName(Op.LOAD_METHOD, method.attr, fromAttributeName(method, method));
      finishMethodCall(generator, call);
      break;
    }
    case Pending.METHOD_LOADED:
      finishMethodCall(generator, node as Call);
      break;
  }
}

/** `self.name = ...` in a method: the class notes the name in its `__static_attributes__`. */
function noteStaticAttribute(generator: CodeGenerator, node: Attribute): void {
  if (node.value.kind !== "Name" || node.value.id !== "self") return;
  const { outerUnits } = generator;
  for (let i = outerUnits.length - 1; i >= 0; i--) {
    if (outerUnits[i].kind === UnitKind.CLASS) {
      outerUnits[i].staticAttributes.add(node.attr);
      return;
    }
  }
}

// ----------------------------------------------------------------------------------------------------------- subscripts

function finishSubscript(generator: CodeGenerator, node: Subscript): void {
  const { unit } = generator;
  const { slice, ctx } = node;
  if (slice.kind === "Slice" && slice.step === null && ctx !== "Del") {
    loadSliceBounds(generator, slice);
    unit.emit(ctx === "Load" ? Op.BINARY_SLICE : Op.STORE_SLICE, 0, node);
    return;
  }
  generator.visit(slice);
  let op: number = Op.BINARY_SUBSCR;
  if (ctx === "Store") op = Op.STORE_SUBSCR;
  else if (ctx === "Del") op = Op.DELETE_SUBSCR;
  unit.emit(op, 0, node);
}

/** Pushes the two bounds of a slice, None for one that is missing. */
export function loadSliceBounds(generator: CodeGenerator, node: Slice): void {
  const { unit } = generator;
  if (node.lower !== null) generator.visit(node.lower);
  else unit.loadConstant(NONE, node);
  if (node.upper !== null) generator.visit(node.upper);
  else unit.loadConstant(NONE, node);
}

function loadSlice(generator: CodeGenerator, node: Slice): void {
  loadSliceBounds(generator, node);
  if (node.step !== null) generator.visit(node.step);
  generator.unit.emit(Op.BUILD_SLICE, node.step === null ? 2 : 3, node);
}
