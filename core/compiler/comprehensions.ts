/**
 * Comprehensions. A generator expression is a function that is called with the iterator of its first `for`. The others are
 * loops right where they stand (PEP 709): their variables get locals of the function around them, and where such a local has a
 * value already, it waits on the stack until the comprehension is done.
 */
import type {
  Comprehension,
  DictComp,
  Expr,
  GeneratorExp,
  ListComp,
  Located,
  SetComp,
} from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import type { CodeUnit } from "./code_unit.ts";
import { jumpIf, visitSearched } from "./conditions.ts";
import { Block, Pseudo } from "./instruction.ts";
import { AwaitKind } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { Place, PLACE_SHIFT, type Scope, ScopeKind, SymbolFlag } from "./scope.ts";
import { emitAwait, emitNextAwait, emitYield, finishGeneratorBody } from "./suspension.ts";
import { FrameBlockKind, UnitKind } from "./unit_builder.ts";

type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

/** Pushes the collection or generator. */
export function visitComprehension(generator: CodeGenerator, node: ComprehensionNode): void {
  const scope = generator.scopeOf(node);
  if (scope.inlined) loadInlined(generator, node, scope);
  else loadByCall(generator, node, scope);
}

const UNIT_NAMES = {
  ListComp: "<listcomp>",
  SetComp: "<setcomp>",
  DictComp: "<dictcomp>",
  GeneratorExp: "<genexpr>",
} as const;

function loadByCall(generator: CodeGenerator, node: ComprehensionNode, scope: Scope): void {
  const closure = generator.loadClosure(scope, node);
  const code = generator.unitOf(node, () => compileUnit(generator, node, scope));
  generator.makeFunction(code, closure, node);
  loadIterator(generator, node.generators[0]);
  // The iterator stands in the self slot.
  generator.unit.emit(Op.CALL, 0, node);
  if (scope.coroutine && node.kind !== "GeneratorExp") {
    emitAwait(generator, AwaitKind.EXPRESSION, node);
  }
}

function compileUnit(
  generator: CodeGenerator,
  node: ComprehensionNode,
  scope: Scope,
): CodeUnit {
  const name = UNIT_NAMES[node.kind];
  generator.enterUnit(UnitKind.COMPREHENSION, name, scope, node.line, null, {
    positional: 1,
    positionalOnly: 0,
    keywordOnly: 0,
  });
  emitCollection(generator, node);
  emitLoops(generator, node, 0, 0, false);
  if (node.kind === "GeneratorExp") finishGeneratorBody(generator);
  else generator.unit.emitExit(Op.RETURN_VALUE, 0, node);
  return generator.leaveUnit();
}

function loadInlined(generator: CodeGenerator, node: ComprehensionNode, scope: Scope): void {
  const { unit } = generator;
  loadIterator(generator, node.generators[0]);
  const isolation = isolate(generator, scope, node);
  emitCollection(generator, node);
  unit.emit(Op.SWAP, 2, node);
  emitLoops(generator, node, 0, 0, true);
  endIsolation(generator, isolation, node);
}

/** The iterator of the first `for`, which is evaluated outside the comprehension. */
function loadIterator(generator: CodeGenerator, clause: Comprehension): void {
  if (clause.is_async === 1) {
    generator.visit(clause.iter);
    generator.unit.emit(Op.GET_AITER, 0, clause.iter);
  } else {
    visitSearched(generator, clause.iter);
    generator.unit.emit(Op.GET_ITER, 0, clause.iter);
  }
}

function emitCollection(generator: CodeGenerator, node: ComprehensionNode): void {
  const { unit } = generator;
  if (node.kind === "ListComp") unit.emit(Op.BUILD_LIST, 0, node);
  else if (node.kind === "SetComp") unit.emit(Op.BUILD_SET, 0, node);
  else if (node.kind === "DictComp") unit.emit(Op.BUILD_MAP, 0, node);
}

// ---------------------------------------------------------------------------------------------------------------- loops

/**
 * The `for` clauses from number `index` on, and in the innermost one the element. `depth` counts the iterators on the stack
 * above the collection.
 */
function emitLoops(
  generator: CodeGenerator,
  node: ComprehensionNode,
  index: number,
  depth: number,
  iteratorOnStack: boolean,
): void {
  generator.deepen();
  if (node.generators[index].is_async === 1) {
    emitAsyncLoop(generator, node, index, depth, iteratorOnStack);
  } else {
    emitLoop(generator, node, index, depth, iteratorOnStack);
  }
  generator.surface();
}

function emitLoop(
  generator: CodeGenerator,
  node: ComprehensionNode,
  index: number,
  depth: number,
  iteratorOnStack: boolean,
): void {
  const { unit } = generator;
  const clause = node.generators[index];
  const start = new Block();
  const next = new Block();
  const end = new Block();
  let isLoop = true;
  if (!iteratorOnStack) {
    const single = index === 0 ? null : onlyItem(clause.iter);
    if (index === 0) {
      unit.emit(Op.LOAD_FAST, 0, node);
    } else if (single !== null) {
      // for y in [f(x)]: an assignment, no loop.
      generator.visit(single);
      isLoop = false;
    } else {
      visitSearched(generator, clause.iter);
      unit.emit(Op.GET_ITER, 0, clause.iter);
    }
  }
  if (isLoop) {
    depth++;
    unit.use(start);
    unit.emitJump(Op.FOR_ITER, end, clause.iter);
  }
  generator.visit(clause.target);
  const location = emitLoopBody(generator, node, index, depth, next);
  unit.use(next);
  if (isLoop) {
    unit.emitJump(Op.JUMP, start, location);
    unit.use(end);
  }
}

/** The item of a display of one. */
function onlyItem(node: Expr): Expr | null {
  if (node.kind !== "List" && node.kind !== "Tuple" || node.elts.length !== 1) return null;
  return node.elts[0].kind === "Starred" ? null : node.elts[0];
}

function emitAsyncLoop(
  generator: CodeGenerator,
  node: ComprehensionNode,
  index: number,
  depth: number,
  iteratorOnStack: boolean,
): void {
  const { unit } = generator;
  const clause = node.generators[index];
  const start = new Block();
  const next = new Block();
  const exhausted = new Block();
  if (!iteratorOnStack) {
    if (index === 0) {
      unit.emit(Op.LOAD_FAST, 0, node);
    } else {
      generator.visit(clause.iter);
      unit.emit(Op.GET_AITER, 0, clause.iter);
    }
  }
  unit.use(start);
  generator.pushFrameBlock(FrameBlockKind.ASYNC_COMPREHENSION, node, start);
  unit.pushHandler(exhausted, 0, false);
  emitNextAwait(generator, node);
  unit.popHandler();
  generator.visit(clause.target);
  const location = emitLoopBody(generator, node, index, depth + 1, next);
  unit.use(next);
  unit.emitJump(Op.JUMP, start, location);
  generator.popFrameBlock();
  unit.use(exhausted);
  unit.emit(Op.END_ASYNC_FOR, 0, node);
}

/** Conditions and what is inside a loop; gives the location of the jump back. */
function emitLoopBody(
  generator: CodeGenerator,
  node: ComprehensionNode,
  index: number,
  depth: number,
  next: Block,
): Located {
  const clause = node.generators[index];
  for (const condition of clause.ifs) jumpIf(generator, condition, next, false);
  if (index + 1 < node.generators.length) {
    emitLoops(generator, node, index + 1, depth, false);
    return node.kind === "DictComp" ? node.key : node.elt;
  }
  return emitElement(generator, node, depth);
}

function emitElement(generator: CodeGenerator, node: ComprehensionNode, depth: number): Located {
  const { unit } = generator;
  if (node.kind === "DictComp") {
    const { key, value } = node;
    generator.visit(key);
    generator.visit(value);
    const location: Located = {
      line: key.line,
      col: key.col,
      endLine: value.endLine,
      endCol: value.endCol,
    };
    unit.emit(Op.MAP_ADD, depth + 1, location);
    return location;
  }
  const { elt } = node;
  generator.visit(elt);
  if (node.kind === "GeneratorExp") {
    emitYield(generator, elt);
    unit.emit(Op.POP_TOP, 0, elt);
  } else {
    unit.emit(node.kind === "ListComp" ? Op.LIST_APPEND : Op.SET_ADD, depth + 1, elt);
  }
  return elt;
}

// ------------------------------------------------------------------------------------------------------------ isolation

/** How an inlined comprehension is kept apart from the function around it. */
interface Isolation {
  /** What the enclosing scope's symbols are to become again. */
  readonly symbols: readonly (readonly [name: string, symbol: number])[];
  /** Names that the comprehension added to the unit's `fastNames`. */
  readonly fastNames: readonly string[];
  /** Variables whose outer values are on the stack. */
  readonly saved: readonly SavedVariable[];
  readonly cleanup: Block;
}

interface SavedVariable {
  readonly isCell: boolean;
  /** Slot of a local, or index of a cell. */
  readonly index: number;
}

/** Gives the comprehension's names their meaning, and puts the values of variables that it will use on the stack. */
function isolate(generator: CodeGenerator, scope: Scope, location: Located): Isolation {
  const { unit } = generator;
  const outer = unit.scope;
  const inClass = outer.kind === ScopeKind.CLASS && unit.inlinedComprehensions === 0;
  unit.inlinedComprehensions++;
  const symbols: [string, number][] = [];
  const fastNames: string[] = [];
  const bound: string[] = [];
  for (const [name, symbol] of scope.symbols) {
    // What comprehensions inside this one bind is isolated there.
    if ((symbol & SymbolFlag.INLINED) !== 0) continue;
    const place = symbol >> PLACE_SHIFT;
    const outerSymbol = outer.symbols.get(name) ?? 0;
    const outerPlace = outerSymbol >> PLACE_SHIFT;
    // A name that is free outside and a cell here is treated as free: both are cells.
    if (!(place === Place.CELL && outerPlace === Place.FREE)) {
      // What is free here is what it is outside.
      if (inClass || place !== outerPlace && place !== Place.FREE) {
        outer.symbols.set(name, symbol);
        symbols.push([name, outerSymbol]);
      }
    }
    if ((symbol & SymbolFlag.PARAMETER) !== 0) continue;
    if (place !== Place.LOCAL && place !== Place.CELL) continue;
    bound.push(name);
    if (outer.isFunctionLike) continue;
    const unitNames = unit.fastNames ??= new Set();
    if (!unitNames.has(name)) {
      unitNames.add(name);
      fastNames.push(name);
      (unit.hiddenNames ??= new Set()).add(name);
    }
  }
  const saved = bound.map((name) => saveVariable(generator, scope, name, location));
  const cleanup = new Block();
  if (saved.length > 0) {
    // Back on top with the iterator, whose place takes the last of the saved values.
    unit.emit(Op.SWAP, saved.length + 1, location);
    unit.pushHandler(cleanup, 0, false);
  }
  return { symbols, fastNames, saved, cleanup };
}

function saveVariable(
  generator: CodeGenerator,
  scope: Scope,
  name: string,
  location: Located,
): SavedVariable {
  const { unit } = generator;
  if (scope.placeOf(name) === Place.CELL) {
    const isFree = unit.scope.placeOf(name) === Place.FREE;
    const index = isFree ? unit.freeIndex(name) : unit.cellIndex(name);
    unit.emit(Pseudo.LOAD_CELL_AND_CLEAR, index, location);
    unit.emit(Op.MAKE_CELL, index, location);
    return { isCell: true, index };
  }
  const index = unit.localSlot(name);
  unit.emit(Op.LOAD_FAST_AND_CLEAR, index, location);
  return { isCell: false, index };
}

/** Undoes {@link isolate}; the comprehension's result is on top of the saved values. */
function endIsolation(generator: CodeGenerator, isolation: Isolation, location: Located): void {
  const { unit } = generator;
  if (isolation.saved.length > 0) {
    const end = new Block();
    unit.popHandler();
    unit.emitJump(Pseudo.JUMP_ASIDE, end, null);
    unit.use(isolation.cleanup);
    // Drop the unfinished collection below the exception.
    unit.emit(Op.SWAP, 2, null);
    unit.emit(Op.POP_TOP, 0, null);
    restoreVariables(generator, isolation, location);
    unit.emitExit(Op.RERAISE, 0, null);
    unit.use(end);
    restoreVariables(generator, isolation, location);
  }
  unit.inlinedComprehensions--;
  for (const [name, symbol] of isolation.symbols) unit.scope.symbols.set(name, symbol);
  for (const name of isolation.fastNames) unit.fastNames!.delete(name);
}

function restoreVariables(
  generator: CodeGenerator,
  isolation: Isolation,
  location: Located,
): void {
  const { unit } = generator;
  const { saved } = isolation;
  unit.emit(Op.SWAP, saved.length + 1, location);
  for (let i = saved.length - 1; i >= 0; i--) {
    const { isCell, index } = saved[i];
    unit.emit(isCell ? Pseudo.RESTORE_CELL : Pseudo.RESTORE_FAST, index, location);
  }
}
