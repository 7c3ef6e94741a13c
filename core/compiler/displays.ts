/** List, tuple, set and dict displays, and positional arguments with `*`. */
import type { Dict, Expr, List, Located, SetDisplay, Tuple } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { constantsOfExpressions } from "./constant_folding.ts";
import { STACK_USE_GUIDELINE } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";

/** Displays of at least this many constants are filled from one constant tuple. */
const MIN_CONSTANT_SEQUENCE = 3;

/** Pushes a tuple. */
export function visitTupleDisplay(generator: CodeGenerator, node: Tuple): void {
  const { elts } = node;
  const items = constantsOfExpressions(elts);
  if (items !== null) generator.unit.loadConstant({ type: "tuple", items }, node);
  else loadTuple(generator, elts, null, 0, node);
}

/** Pushes a list. */
export function visitListDisplay(generator: CodeGenerator, node: List): void {
  const { unit } = generator;
  const { elts } = node;
  if (elts.length >= MIN_CONSTANT_SEQUENCE) {
    const items = constantsOfExpressions(elts);
    if (items !== null) {
      unit.emit(Op.BUILD_LIST, 0, node);
      unit.loadConstant({ type: "tuple", items }, node);
      unit.emit(Op.LIST_EXTEND, 1, node);
      return;
    }
  }
  if (!isBigOrStarred(elts, 0)) {
    generator.visitAll(elts);
    unit.emit(Op.BUILD_LIST, elts.length, node);
  } else {
    buildPiecewise(generator, elts, 0, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, node);
  }
}

/** Pushes a set. */
export function visitSetDisplay(generator: CodeGenerator, node: SetDisplay): void {
  const { unit } = generator;
  const { elts } = node;
  if (elts.length >= MIN_CONSTANT_SEQUENCE) {
    const items = constantsOfExpressions(elts);
    if (items !== null) {
      unit.emit(Op.BUILD_SET, 0, node);
      unit.loadConstant({ type: "frozenset", items }, node);
      unit.emit(Op.SET_UPDATE, 1, node);
      return;
    }
  }
  if (!isBigOrStarred(elts, 0)) {
    generator.visitAll(elts);
    unit.emit(Op.BUILD_SET, elts.length, node);
  } else {
    buildPiecewise(generator, elts, 0, Op.BUILD_SET, Op.SET_ADD, Op.SET_UPDATE, node);
  }
}

/**
 * Pushes a tuple of the top `pushed` values, these elements and, at the end, the variable `injected` (the generic base of a
 * class with type parameters).
 */
export function loadTuple(
  generator: CodeGenerator,
  elements: readonly Expr[],
  injected: string | null,
  pushed: number,
  location: Located,
): void {
  const { unit } = generator;
  if (!isBigOrStarred(elements, pushed + (injected === null ? 0 : 1))) {
    generator.visitAll(elements);
    let count = elements.length + pushed;
    if (injected !== null) {
      generator.emitVariable(injected, "Load", location);
      count++;
    }
    unit.buildTuple(count, location);
    return;
  }
  buildPiecewise(
    generator,
    elements,
    pushed,
    Op.BUILD_LIST,
    Op.LIST_APPEND,
    Op.LIST_EXTEND,
    location,
  );
  if (injected !== null) {
    generator.emitVariable(injected, "Load", location);
    unit.emit(Op.LIST_APPEND, 1, location);
  }
  unit.emit(Op.LIST_TO_TUPLE, 0, location);
}

function isBigOrStarred(elements: readonly Expr[], others: number): boolean {
  return elements.length + others > STACK_USE_GUIDELINE ||
    elements.some((element) => element.kind === "Starred");
}

/** Builds a collection and adds to it what does not fit on the stack or is starred. */
function buildPiecewise(
  generator: CodeGenerator,
  elements: readonly Expr[],
  pushed: number,
  build: number,
  add: number,
  extend: number,
  location: Located,
): void {
  const { unit } = generator;
  let built = false;
  if (elements.length + pushed > STACK_USE_GUIDELINE) {
    unit.emit(build, pushed, location);
    built = true;
  }
  elements.forEach((element, i) => {
    if (element.kind === "Starred") {
      if (!built) unit.emit(build, i + pushed, location);
      built = true;
      generator.visit(element.value);
      unit.emit(extend, 1, location);
    } else {
      generator.visit(element);
      if (built) unit.emit(add, 1, location);
    }
  });
  if (!built) unit.emit(build, elements.length + pushed, location);
}

/** Pushes a dict. Pairs between two `**` are collected on the stack, unless they are many. */
export function visitDictDisplay(generator: CodeGenerator, node: Dict): void {
  const { unit } = generator;
  const { keys, values } = node;
  let haveDict = false;
  let start = 0;
  while (start < values.length || !haveDict) {
    let end = start;
    while (end < values.length && keys[end] !== null) end++;
    if (end > start) {
      visitPairs(generator, node, start, end, haveDict);
      haveDict = true;
    }
    if (!haveDict) unit.emit(Op.BUILD_MAP, 0, node);
    haveDict = true;
    if (end < values.length) {
      generator.visit(values[end]);
      unit.emit(Op.DICT_UPDATE, 1, node);
    }
    start = end + 1;
  }
}

function visitPairs(
  generator: CodeGenerator,
  node: Dict,
  start: number,
  end: number,
  haveDict: boolean,
): void {
  const { unit } = generator;
  const { keys, values } = node;
  const many = (end - start) * 2 > STACK_USE_GUIDELINE;
  if (many && !haveDict) unit.emit(Op.BUILD_MAP, 0, node);
  for (let i = start; i < end; i++) {
    generator.visit(keys[i]!);
    generator.visit(values[i]);
    if (many) unit.emit(Op.MAP_ADD, 1, node);
  }
  if (many) return;
  unit.emit(Op.BUILD_MAP, end - start, node);
  if (haveDict) unit.emit(Op.DICT_UPDATE, 1, node);
}
