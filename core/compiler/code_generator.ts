/**
 * The state of one compilation, and what all parts of the code generator share: units, names, closures, frame blocks.
 *
 * The parts (expressions.ts, statements.ts and what they use) are functions that take a generator and a node. They reach each
 * other through the generator's `visit` and `visitStatement`, which compile.ts connects: the modules import one another in one
 * direction only.
 */
import type {
  Attribute,
  BinOp,
  Call,
  Expr,
  ExprContext,
  Located,
  Stmt,
  Subscript,
} from "../syntax/ast.ts";
import type { CodeUnit } from "./code_unit.ts";
import { recursionFailure, type SourceFile } from "./errors.ts";
import type { FutureFeatures } from "./future_features.ts";
import { Block, Pseudo } from "./instruction.ts";
import { mangle, mangleInScope } from "./name_mangling.ts";
import { Op } from "./opcodes.ts";
import { Place, type Scope, ScopeKind } from "./scope.ts";
import { MAX_DEPTH, type WarningSink } from "./scope_builder.ts";
import type { SymbolTable } from "./symbol_table.ts";
import {
  codeFlags,
  type FrameBlock,
  NO_PARAMETERS,
  type ParameterCounts,
  UnitBuilder,
  UnitKind,
} from "./unit_builder.ts";

/** RESUME's argument. */
export const ResumeKind = {
  ENTRY: 0,
  AFTER_YIELD: 1,
  AFTER_YIELD_FROM: 2,
  AFTER_AWAIT: 3,
} as const;

/** How many statements may nest in a function (CPython's CO_MAXBLOCKS). */
const MAX_FRAME_BLOCKS = 21;

/** A node with a left part that can itself be such a node, without end. */
export type ChainNode = Attribute | Call | Subscript | BinOp;

/** The parts that the generator calls back. */
export interface Visitors {
  expression(generator: CodeGenerator, node: Expr): void;
  statement(generator: CodeGenerator, node: Stmt): void;
}

/** What a generator needs to know. */
export interface GeneratorInput {
  readonly source: SourceFile;
  readonly symbols: SymbolTable;
  readonly future: FutureFeatures;
  /** As CPython's -O: 1 leaves out assert statements, 2 docstrings as well. */
  readonly optimize: number;
  /** Expression statements of the module print their value. */
  readonly interactive: boolean;
  readonly warn: WarningSink | null;
}

/** One compilation. */
export class CodeGenerator {
  readonly source: SourceFile;
  readonly symbols: SymbolTable;
  readonly future: FutureFeatures;
  readonly optimize: number;
  readonly interactive: boolean;
  unit!: UnitBuilder;
  /** The units around the current one, outermost first. */
  readonly outerUnits: UnitBuilder[] = [];
  /** The chains being walked and what is to be done for each of their nodes, see expressions.ts. */
  readonly chainNodes: ChainNode[] = [];
  readonly chainSteps: number[] = [];
  readonly #units = new Map<object, CodeUnit>();
  readonly #visitors: Visitors;
  readonly #warn: WarningSink | null;
  #depth = 0;
  #quiet = 0;

  constructor(input: GeneratorInput, visitors: Visitors) {
    this.source = input.source;
    this.symbols = input.symbols;
    this.future = input.future;
    this.optimize = input.optimize;
    this.interactive = input.interactive;
    this.#warn = input.warn;
    this.#visitors = visitors;
  }

  // ------------------------------------------------------------------------------------------------------- visits

  /** Emits an expression: pushes its value, or stores into or deletes what it names, as its context says. */
  visit(node: Expr): void {
    this.deepen();
    this.#visitors.expression(this, node);
    this.#depth--;
  }

  /** Emits a statement. */
  visitStatement(node: Stmt): void {
    this.deepen();
    this.#visitors.statement(this, node);
    this.#depth--;
  }

  /** Emits expressions in order. */
  visitAll(nodes: readonly Expr[]): void {
    for (let i = 0; i < nodes.length; i++) this.visit(nodes[i]);
  }

  /** Emits statements in order. */
  visitBody(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.visitStatement(body[i]);
  }

  /** To be called where the generator calls itself; {@link surface} where it comes back. */
  deepen(): void {
    if (++this.#depth > MAX_DEPTH) throw recursionFailure();
  }

  /** Ends what {@link deepen} began. */
  surface(): void {
    this.#depth--;
  }

  /** A SyntaxError at this place. */
  failure(message: string, at: Located): Error {
    return this.source.failure(message, at);
  }

  /** Tells the embedder of a SyntaxWarning. */
  warn(message: string, at: Located): void {
    if (this.#quiet === 0) this.#warn?.(message, at);
  }

  /** Emits statements once more, without the warnings that they have caused before. */
  visitBodyAgain(body: readonly Stmt[]): void {
    this.#quiet++;
    this.visitBody(body);
    this.#quiet--;
  }

  // -------------------------------------------------------------------------------------------------------- units

  /** The scope that the symbol table has for a node. */
  scopeOf(key: object): Scope {
    const scope = this.symbols.scopes.get(key);
    if (scope === undefined) throw new Error("Cannot find the scope of a node");
    return scope;
  }

  /** Starts a code unit. `className`: the class whose body (or type parameter scope) it is; else that of the unit around. */
  enterUnit(
    kind: number,
    name: string,
    scope: Scope,
    firstLine: number,
    className: string | null = null,
    parameters: ParameterCounts = NO_PARAMETERS,
  ): void {
    const outer: UnitBuilder | undefined = this.unit;
    const unit = new UnitBuilder(
      scope,
      kind,
      name,
      firstLine,
      className ?? (outer === undefined ? null : outer.className),
      parameters,
    );
    if (outer !== undefined) this.outerUnits.push(outer);
    this.unit = unit;
    if (kind !== UnitKind.MODULE) this.#setQualname(unit);
    this.#emitPrologue(unit);
  }

  /** Ends the current code unit, which must not be able to run off its end. */
  leaveUnit(): CodeUnit {
    const { unit } = this;
    const flags = codeFlags(unit.scope, this.future.annotations);
    const code = unit.finish(this.source.filename, flags);
    // The outermost unit has nothing around it: then the generator is done.
    this.unit = this.outerUnits.pop()!;
    return code;
  }

  /**
   * The unit of a function, class or comprehension, which `compile` makes when it is asked for the first time. The body of a
   * `finally` is compiled for each way out of its `try`, and what is defined in it must not be compiled again each time: where
   * such definitions nest, that would take for ever.
   */
  unitOf(node: object, compile: () => CodeUnit): CodeUnit {
    let unit = this.#units.get(node);
    if (unit === undefined) {
      unit = compile();
      this.#units.set(node, unit);
    }
    return unit;
  }

  #emitPrologue(unit: UnitBuilder): void {
    const { scope, kind, firstLine } = unit;
    if (unit.free.size > 0) unit.emit(Op.COPY_FREE_VARS, unit.free.size, null);
    for (const index of unit.cells.values()) unit.emit(Op.MAKE_CELL, index, null);
    const line = kind === UnitKind.MODULE ? 0 : firstLine;
    const at: Located = { line, col: 0, endLine: line, endCol: 0 };
    if (scope.isFunctionLike && (scope.generator || scope.coroutine)) {
      unit.emit(Op.RETURN_GENERATOR, 0, at);
      unit.emit(Op.POP_TOP, 0, at);
      // A StopIteration that leaves a generator becomes a RuntimeError (PEP 479).
      if (kind === UnitKind.FUNCTION || kind === UnitKind.ASYNC_FUNCTION || isGenerator(unit)) {
        unit.pushHandler(new Block(), 0, true);
      }
    }
    unit.emit(Op.RESUME, ResumeKind.ENTRY, at);
    unit.markPrologue();
  }

  #setQualname(unit: UnitBuilder): void {
    const { outerUnits } = this;
    let index = outerUnits.length - 1;
    if (index < 0) return;
    if (outerUnits[index].kind === UnitKind.ANNOTATIONS) {
      if (--index < 0) return;
    }
    const parent = outerUnits[index];
    if (parent.kind === UnitKind.MODULE) return;
    if (
      unit.kind === UnitKind.FUNCTION || unit.kind === UnitKind.ASYNC_FUNCTION ||
      unit.kind === UnitKind.CLASS
    ) {
      const place = parent.scope.placeOf(mangle(parent.className, unit.name));
      if (place === Place.GLOBAL_EXPLICIT) return;
    }
    const isFunction = parent.kind === UnitKind.FUNCTION ||
      parent.kind === UnitKind.ASYNC_FUNCTION || parent.kind === UnitKind.LAMBDA;
    unit.qualname = isFunction
      ? `${parent.qualname}.<locals>.${unit.name}`
      : `${parent.qualname}.${unit.name}`;
  }

  // -------------------------------------------------------------------------------------------------------- names

  /** The name as this place sees it: private names carry the class's name. */
  mangled(name: string): string {
    const { unit } = this;
    return mangleInScope(unit.className, unit.scope.mangledNames, name);
  }

  /** Emits an instruction whose operand is a name (attribute, import). */
  emitName(op: number, name: string, location: Located | null): void {
    this.unit.emit(op, this.unit.nameIndex(this.mangled(name)), location);
  }

  /** Loads, stores or deletes a variable. */
  emitVariable(name: string, context: ExprContext, location: Located | null): void {
    const { unit } = this;
    const { scope } = unit;
    const mangled = this.mangled(name);
    const place = scope.placeOf(mangled);
    switch (place) {
      case Place.FREE:
      case Place.CELL:
        this.#emitCellVariable(mangled, place, context, location);
        return;
      case Place.LOCAL:
        if (scope.isFunctionLike || unit.fastNames !== null && unit.fastNames.has(mangled)) {
          this.#emitLocal(unit.localSlot(mangled), context, location);
          return;
        }
        break;
      case Place.GLOBAL_EXPLICIT:
        this.#emitGlobal(mangled, place, context, location);
        return;
      case Place.GLOBAL_IMPLICIT:
        if (scope.isFunctionLike) {
          this.#emitGlobal(mangled, place, context, location);
          return;
        }
        break;
    }
    const index = unit.nameIndex(mangled);
    if (context === "Store") unit.emit(Op.STORE_NAME, index, location);
    else if (context === "Del") unit.emit(Op.DELETE_NAME, index, location);
    else if (scope.kind === ScopeKind.CLASS && unit.inlinedComprehensions > 0) {
      // A comprehension does not see the names of the class body around it.
      unit.emit(Op.LOAD_GLOBAL, index << 1, location);
    } else unit.emit(Op.LOAD_NAME, index, location);
  }

  #emitLocal(slot: number, context: ExprContext, location: Located | null): void {
    const { unit } = this;
    if (context === "Load") unit.emit(Op.LOAD_FAST, slot, location);
    else if (context === "Store") unit.emit(Op.STORE_FAST, slot, location);
    else unit.deleteFast(slot, location);
  }

  #emitCellVariable(
    mangled: string,
    place: number,
    context: ExprContext,
    location: Located | null,
  ): void {
    const { unit } = this;
    const { scope } = unit;
    // A class body can both read an outer `__class__` and make the cell of its own.
    const index = place === Place.FREE ? unit.freeIndex(mangled) : unit.cellIndex(mangled);
    if (context === "Store") {
      unit.emit(Op.STORE_DEREF, index, location);
    } else if (context === "Del") {
      unit.emit(Op.DELETE_DEREF, index, location);
    } else if (scope.kind === ScopeKind.CLASS && unit.inlinedComprehensions === 0) {
      unit.emit(Op.LOAD_LOCALS, 0, location);
      unit.emit(Op.LOAD_FROM_DICT_OR_DEREF, index, location);
    } else if (scope.canSeeClassScope) {
      unit.emit(Op.LOAD_DEREF, unit.freeIndex("__classdict__"), location);
      unit.emit(Op.LOAD_FROM_DICT_OR_DEREF, index, location);
    } else {
      unit.emit(Op.LOAD_DEREF, index, location);
    }
  }

  #emitGlobal(
    mangled: string,
    place: number,
    context: ExprContext,
    location: Located | null,
  ): void {
    const { unit } = this;
    const index = unit.nameIndex(mangled);
    if (context === "Store") {
      unit.emit(Op.STORE_GLOBAL, index, location);
    } else if (context === "Del") {
      unit.emit(Op.DELETE_GLOBAL, index, location);
    } else if (unit.scope.canSeeClassScope && place === Place.GLOBAL_IMPLICIT) {
      unit.emit(Op.LOAD_DEREF, unit.freeIndex("__classdict__"), location);
      unit.emit(Op.LOAD_FROM_DICT_OR_GLOBALS, index, location);
    } else {
      unit.emit(Op.LOAD_GLOBAL, index << 1, location);
    }
  }

  // ---------------------------------------------------------------------------------------------------- functions

  /**
   * Pushes the tuple of cells that a function with this scope needs, if it needs any, and returns MAKE_FUNCTION's flag for it.
   * It goes below the `__annotate__` function and the code.
   */
  loadClosure(scope: Scope, location: Located | null): number {
    const names = scope.freeNames();
    if (names.length === 0) return 0;
    const { unit } = this;
    for (const name of names) {
      unit.emit(Pseudo.LOAD_CLOSURE, this.#closureIndex(name), location);
    }
    unit.emit(Op.BUILD_TUPLE, names.length, location);
    return MakeFunction.CLOSURE;
  }

  /**
   * A class can have a variable of its own and pass on an outer one of the same name to its methods; for the closure the outer
   * one counts.
   */
  #closureIndex(name: string): number {
    const { unit } = this;
    const isCell = unit.kind === UnitKind.CLASS &&
        (name === "__class__" || name === "__classdict__" ||
          name === "__conditional_annotations__") ||
      unit.scope.placeOf(name) === Place.CELL;
    return isCell ? unit.cellIndex(name) : unit.freeIndex(name);
  }

  /** Pushes a function made of `code`, of what was pushed for `flags` before it. */
  makeFunction(code: CodeUnit, flags: number, location: Located | null): void {
    this.unit.loadConstant({ type: "code", unit: code }, location);
    this.unit.emit(Op.MAKE_FUNCTION, flags, location);
  }

  // ------------------------------------------------------------------------------------------------- frame blocks

  /** Notes that a statement is entered that control may leave early. */
  pushFrameBlock(
    kind: number,
    location: Located | null,
    start: Block | null = null,
    exit: Block | null = null,
    body: readonly Stmt[] | null = null,
    name: string | null = null,
  ): void {
    this.restoreFrameBlock({ kind, location, start, exit, body, name });
  }

  /** Puts back a frame block that was taken off while it was unwound. */
  restoreFrameBlock(block: FrameBlock): void {
    const { frameBlocks } = this.unit;
    if (frameBlocks.length >= MAX_FRAME_BLOCKS) {
      const at = block.location ?? { line: 0, col: 0, endLine: 0, endCol: 0 };
      throw this.failure("too many statically nested blocks", at);
    }
    frameBlocks.push(block);
  }

  /** Ends the innermost frame block. */
  popFrameBlock(): void {
    this.unit.frameBlocks.pop();
  }
}

/** What stands on the stack for MAKE_FUNCTION. */
export const MakeFunction = {
  DEFAULTS: 1,
  KEYWORD_DEFAULTS: 2,
  ANNOTATIONS: 4,
  CLOSURE: 8,
  ANNOTATE: 16,
} as const;

function isGenerator(unit: UnitBuilder): boolean {
  return unit.scope.generator && unit.kind === UnitKind.COMPREHENSION;
}
