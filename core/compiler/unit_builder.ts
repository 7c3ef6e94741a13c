/** The code unit being compiled: its variables, its constants, and the instructions emitted so far. */
import type { AnnAssign, Located, Operator, Stmt } from "../syntax/ast.ts";
import { assemble, layOutLocals } from "./assembler.ts";
import type { CodeUnit, Constant } from "./code_unit.ts";
import { foldBinary, NONE } from "./constant_folding.ts";
import { ConstantTable } from "./constant_table.ts";
import { CompileFailure } from "./errors.ts";
import { arrangeBlocks } from "./flow_graph.ts";
import { Block, Instruction, Pseudo } from "./instruction.ts";
import { BINARY_OPERATORS, CodeFlag, Op } from "./opcodes.ts";
import { Place, PLACE_SHIFT, type Scope, SymbolFlag } from "./scope.ts";

/** What a unit is compiled from. */
export const UnitKind = {
  MODULE: 0,
  CLASS: 1,
  FUNCTION: 2,
  ASYNC_FUNCTION: 3,
  LAMBDA: 4,
  COMPREHENSION: 5,
  /** Hidden functions: annotations, type parameters, aliases. */
  ANNOTATIONS: 6,
} as const;

/** What has to be undone when control leaves a statement early. */
export const FrameBlockKind = {
  WHILE_LOOP: 0,
  FOR_LOOP: 1,
  TRY_EXCEPT: 2,
  FINALLY_TRY: 3,
  FINALLY_END: 4,
  WITH: 5,
  ASYNC_WITH: 6,
  HANDLER_CLEANUP: 7,
  POP_VALUE: 8,
  EXCEPTION_HANDLER: 9,
  EXCEPTION_GROUP_HANDLER: 10,
  ASYNC_COMPREHENSION: 11,
  STOP_ITERATION: 12,
} as const;

/** A statement that is being compiled and that `return`, `break` and `continue` have to leave. */
export interface FrameBlock {
  readonly kind: number;
  readonly location: Located | null;
  /** Where a loop starts. */
  readonly start: Block | null;
  /** Where a loop ends. */
  readonly exit: Block | null;
  /** For FINALLY_TRY the statements of `finally`. */
  readonly body: readonly Stmt[] | null;
  /** For HANDLER_CLEANUP the name that `except ... as name` bound. */
  readonly name: string | null;
}

/** An annotation of a module or class variable, to be compiled into `__annotate__`. */
export interface DeferredAnnotation {
  readonly statement: AnnAssign;
  /** Its number in `__conditional_annotations__`; -1 when it is reached for certain. */
  readonly condition: number;
}

/** How many parameters of each sort a unit has. */
export interface ParameterCounts {
  /** Positional ones, the positional-only ones included. */
  readonly positional: number;
  readonly positionalOnly: number;
  readonly keywordOnly: number;
}

export const NO_PARAMETERS: ParameterCounts = {
  positional: 0,
  positionalOnly: 0,
  keywordOnly: 0,
};

/** Ints that LOAD_SMALL_INT can hold: signed, 24 bits. */
const MAX_SMALL_INT = 0x7fffff;
/**
 * A bound on what one unit can take while it is compiled: instructions and blocks. `finally` in `finally` is compiled twice as
 * often for every level.
 */
const MAX_INSTRUCTIONS = 4_000_000;

/** BINARY_OP's argument for each operator of the tree; in-place forms are IN_PLACE more. */
const OPERATOR_TEXTS: Readonly<Record<Operator, string>> = {
  Add: "+",
  BitAnd: "&",
  FloorDiv: "//",
  LShift: "<<",
  MatMult: "@",
  Mult: "*",
  Mod: "%",
  BitOr: "|",
  Pow: "**",
  RShift: ">>",
  Sub: "-",
  Div: "/",
  BitXor: "^",
};
const IN_PLACE = 13;

/** A unit under construction. */
export class UnitBuilder {
  readonly scope: Scope;
  readonly kind: number;
  readonly name: string;
  qualname: string;
  readonly firstLine: number;
  /** The class whose private names are mangled here. */
  readonly className: string | null;
  readonly parameters: ParameterCounts;
  /** Slots of the plain locals, parameters first. */
  readonly locals = new Map<string, number>();
  /** Indexes of the cells, then of the free variables. */
  readonly cells = new Map<string, number>();
  readonly free = new Map<string, number>();
  /** In a module or class: the names that an inlined comprehension being compiled keeps in locals. */
  fastNames: Set<string> | null = null;
  /** In a module or class: all names that were ever in `fastNames`. */
  hiddenNames: Set<string> | null = null;
  /** How many inlined comprehensions surround the current place. */
  inlinedComprehensions = 0;
  /** How many statements surround the current place that may not run in full. */
  conditionalBlocks = 0;
  deferredAnnotations: DeferredAnnotation[] | null = null;
  nextCondition = 0;
  /** In a class: attributes that its methods assign through `self`. */
  readonly staticAttributes = new Set<string>();
  readonly frameBlocks: FrameBlock[] = [];
  /** Handles exceptions of what is emitted now. */
  handler: Block | null = null;
  docstring: string | null = null;
  readonly #constants: Constant[] = [];
  readonly #names: string[] = [];
  readonly #nameIndexes = new Map<string, number>();
  #blocks: Block[] = [];
  #block: Block;
  /** Nothing can come here: what is emitted is dropped. */
  #unreachable = false;
  #deletesLocals = false;
  /** Length of the prologue in the first block. */
  #prologue = 0;
  #instructionCount = 0;

  constructor(
    scope: Scope,
    kind: number,
    name: string,
    firstLine: number,
    className: string | null,
    parameters: ParameterCounts,
  ) {
    this.scope = scope;
    this.kind = kind;
    this.name = name;
    this.qualname = name;
    this.firstLine = firstLine;
    this.className = className;
    this.parameters = parameters;
    for (const parameter of scope.parameters) this.locals.set(parameter, this.locals.size);
    this.#addCells();
    const free = scope.freeNames();
    for (let i = 0; i < free.length; i++) this.free.set(free[i], this.cells.size + i);
    this.#block = new Block();
    this.#place(this.#block);
  }

  #addCells(): void {
    const { scope, cells } = this;
    let names: string[] | null = null;
    for (const [name, symbol] of scope.symbols) {
      const place = symbol >> PLACE_SHIFT;
      const isInlinedCell = (symbol & SymbolFlag.COMPREHENSION_CELL) !== 0;
      // A comprehension that captures its variable uses the outer function's cell of that name, if there is one.
      if (place === Place.CELL || isInlinedCell && place !== Place.FREE) {
        (names ??= []).push(name);
      }
    }
    if (names !== null) { for (const name of names.sort()) cells.set(name, cells.size); }
    if (this.kind !== UnitKind.CLASS) return;
    if (scope.needsClassClosure) cells.set("__class__", cells.size);
    if (scope.needsClassDict) cells.set("__classdict__", cells.size);
    if (scope.hasConditionalAnnotations) cells.set("__conditional_annotations__", cells.size);
  }

  // ------------------------------------------------------------------------------------------------------- blocks

  #place(block: Block): void {
    if (block.index >= 0) throw new Error("Cannot place a label twice");
    this.#instructionCount += this.#block.instructions.length + 1;
    if (this.#instructionCount > MAX_INSTRUCTIONS) {
      throw new CompileFailure("OverflowError", "code object is too large");
    }
    block.index = this.#blocks.length;
    this.#blocks.push(block);
  }

  /** What follows is where jumps to `label` arrive. */
  use(label: Block): void {
    this.#block.next = label;
    this.#place(label);
    this.#block = label;
    this.#unreachable = false;
  }

  /** Whether control cannot come to the current place. */
  get unreachable(): boolean {
    return this.#unreachable;
  }

  // ------------------------------------------------------------------------------------------------- instructions

  /** Appends an instruction that is neither jump nor exit. */
  emit(op: number, arg: number, location: Located | null): void {
    if (this.#unreachable) return;
    this.#block.instructions.push(new Instruction(op, arg, null, this.handler, location));
  }

  /** Appends a jump. */
  emitJump(op: number, target: Block, location: Located | null): void {
    if (this.#unreachable) return;
    this.#block.instructions.push(new Instruction(op, 0, target, this.handler, location));
    if (op === Op.JUMP || op === Pseudo.JUMP_ASIDE) {
      this.#unreachable = true;
    } else {
      const follower = new Block();
      this.#block.next = follower;
      this.#place(follower);
      this.#block = follower;
    }
  }

  /** Appends an instruction after which control does not go on. */
  emitExit(op: number, arg: number, location: Located | null): void {
    this.emit(op, arg, location);
    this.#unreachable = true;
  }

  /**
   * From here on `handler` handles exceptions. It will find the stack as deep as it is now plus `depthChange`, and on it, if
   * `pushesPlace`, the place of the raising instruction, then the exception.
   */
  pushHandler(handler: Block, depthChange: number, pushesPlace: boolean): void {
    handler.outer = this.handler;
    handler.pushesPlace = pushesPlace;
    if (!this.#unreachable) {
      this.#block.instructions.push(
        new Instruction(Pseudo.SETUP, depthChange, handler, this.handler, null),
      );
    }
    this.handler = handler;
  }

  /** The innermost handler handles no more. */
  popHandler(): void {
    this.handler = this.handler!.outer;
  }

  /** Notes the current place, the end of the prologue, for {@link emitAfterPrologue}. */
  markPrologue(): void {
    this.#prologue = this.#block.instructions.length;
  }

  /** Runs `emission`, and puts the instructions that it emits (no jumps) behind the unit's prologue. */
  emitAfterPrologue(emission: () => void): void {
    const block = this.#block;
    const unreachable = this.#unreachable;
    const aside = new Block();
    this.#block = aside;
    this.#unreachable = false;
    emission();
    this.#block = block;
    this.#unreachable = unreachable;
    this.#blocks[0].instructions.splice(this.#prologue, 0, ...aside.instructions);
  }

  /** The last instruction of the current block, when it has any. */
  get last(): Instruction | undefined {
    return this.#unreachable ? undefined : this.#block.last;
  }

  /** Takes back the last `count` instructions of the current block. */
  dropLast(count: number): void {
    this.#block.instructions.length -= count;
  }

  // ---------------------------------------------------------------------------------------------------- constants

  /** Pushes a constant. */
  loadConstant(constant: Constant, location: Located | null): void {
    if (this.#unreachable) return;
    if (constant.type === "int") {
      const { value } = constant;
      if (typeof value === "number" && value <= MAX_SMALL_INT && value >= -MAX_SMALL_INT - 1) {
        this.emit(Op.LOAD_SMALL_INT, value, location);
        return;
      }
    }
    this.emit(Op.LOAD_CONST, this.#constants.push(constant) - 1, location);
  }

  /** Pushes None. */
  loadNone(location: Located | null): void {
    this.loadConstant(NONE, location);
  }

  /** Pushes a str. */
  loadString(value: string, location: Located | null): void {
    this.loadConstant({ type: "str", value }, location);
  }

  /** Pushes an int. */
  loadInt(value: number, location: Located | null): void {
    this.loadConstant({ type: "int", value }, location);
  }

  /** The constant that an instruction pushes, if it does nothing else; code objects do not count. */
  constantOf(instruction: Instruction | undefined): Constant | null {
    if (instruction === undefined) return null;
    if (instruction.op === Op.LOAD_SMALL_INT) return { type: "int", value: instruction.arg };
    if (instruction.op !== Op.LOAD_CONST) return null;
    const constant = this.#constants[instruction.arg];
    return constant.type === "code" ? null : constant;
  }

  /** The constants that the last `count` instructions push, when they all do. */
  lastConstants(count: number): Constant[] | null {
    const { instructions } = this.#block;
    if (this.#unreachable || count > instructions.length) return null;
    if (count > 0 && this.constantOf(instructions[instructions.length - 1]) === null) return null;
    const constants: Constant[] = [];
    for (let i = instructions.length - count; i < instructions.length; i++) {
      const constant = this.constantOf(instructions[i]);
      if (constant === null) return null;
      constants.push(constant);
    }
    return constants;
  }

  /** Applies a binary operator to the two values on top. */
  emitBinary(operator: Operator, location: Located | null): void {
    const { instructions } = this.#block;
    const right = this.constantOf(this.last);
    if (right !== null && instructions.length > 1) {
      const left = this.constantOf(instructions[instructions.length - 2]);
      const result = left === null ? null : foldBinary(operator, left, right);
      if (result !== null) {
        this.dropLast(2);
        this.loadConstant(result, location);
        return;
      }
    }
    this.emit(Op.BINARY_OP, binaryArgument(operator), location);
  }

  /** Applies an augmented assignment's operator. */
  emitInPlace(operator: Operator, location: Located | null): void {
    this.emit(Op.BINARY_OP, binaryArgument(operator) + IN_PLACE, location);
  }

  /** Makes a tuple of the top `count` values, at compile time when they are constant. */
  buildTuple(count: number, location: Located | null): void {
    const items = this.lastConstants(count);
    if (items === null) {
      this.emit(Op.BUILD_TUPLE, count, location);
    } else {
      this.dropLast(count);
      this.loadConstant({ type: "tuple", items }, location);
    }
  }

  /** Drops the value on top; what only pushed it is not emitted at all. */
  popTop(location: Located | null): void {
    const { last } = this;
    if (
      last !== undefined &&
      (last.op === Op.LOAD_CONST || last.op === Op.LOAD_SMALL_INT || last.op === Op.COPY)
    ) {
      this.dropLast(1);
    } else {
      this.emit(Op.POP_TOP, 0, location);
    }
  }

  /** Pushes the empty self slot below a call's arguments. */
  pushNull(location: Located | null): void {
    const { last } = this;
    if (last !== undefined && last.op === Op.LOAD_GLOBAL && (last.arg & 1) === 0) last.arg |= 1;
    else this.emit(Op.PUSH_NULL, 0, location);
  }

  // -------------------------------------------------------------------------------------------------------- names

  /** The number of a (mangled) name among this unit's names. */
  nameIndex(name: string): number {
    let index = this.#nameIndexes.get(name);
    if (index === undefined) {
      index = this.#names.push(name) - 1;
      this.#nameIndexes.set(name, index);
    }
    return index;
  }

  /** The slot of a plain local, made when it is new. */
  localSlot(name: string): number {
    let slot = this.locals.get(name);
    if (slot === undefined) {
      slot = this.locals.size;
      this.locals.set(name, slot);
    }
    return slot;
  }

  /** Number of a cell that this unit makes. */
  cellIndex(name: string): number {
    return definedIndex(this.cells.get(name), name);
  }

  /** Number of a variable of the unit's closure. */
  freeIndex(name: string): number {
    return definedIndex(this.free.get(name), name);
  }

  /** Deletes a local: from then on parameters may be unbound, too. */
  deleteFast(slot: number, location: Located | null): void {
    this.#deletesLocals = true;
    this.emit(Op.DELETE_FAST, slot, location);
  }

  // ------------------------------------------------------------------------------------------------------- finish

  /** Optimizes and encodes what was emitted; it must end in an exit. */
  finish(filename: string, flags: number): CodeUnit {
    const { scope, parameters } = this;
    const { order, stackSize } = arrangeBlocks(
      this.#blocks,
      this.locals.size,
      scope.parameters.length,
      this.#deletesLocals,
    );
    const { localNames, localKinds, cellSlots } = layOutLocals(
      this.locals,
      this.hiddenNames,
      this.cells,
      this.free,
    );
    const table = new ConstantTable();
    if (this.docstring !== null) table.add({ type: "str", value: this.docstring });
    const operands = { constants: this.#constants, names: this.#names };
    const { code, exceptionTable, positions } = assemble(order, operands, cellSlots, table);
    return {
      name: this.name,
      qualname: this.qualname,
      filename,
      firstLine: this.firstLine,
      flags,
      argCount: parameters.positional,
      posOnlyCount: parameters.positionalOnly,
      kwOnlyCount: parameters.keywordOnly,
      localNames,
      localKinds,
      freeCount: this.free.size,
      consts: table.entries,
      code,
      stackSize,
      exceptionTable,
      positions,
    };
  }
}

function definedIndex(index: number | undefined, name: string): number {
  if (index === undefined) throw new Error(`Cannot find a cell: current name is ${name}`);
  return index;
}

/** The flags of a unit with this scope. */
export function codeFlags(scope: Scope, futureAnnotations: boolean): number {
  let flags = futureAnnotations ? CodeFlag.FUTURE_ANNOTATIONS : 0;
  if (scope.isFunctionLike) {
    flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
    if (scope.nested) flags |= CodeFlag.NESTED;
    if (scope.generator) flags |= scope.coroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
    if (scope.hasVarArgs) flags |= CodeFlag.VARARGS;
    if (scope.hasVarKeywords) flags |= CodeFlag.VARKEYWORDS;
    if (scope.hasDocstring) flags |= CodeFlag.HAS_DOCSTRING;
    if (scope.isMethod) flags |= CodeFlag.METHOD;
  }
  if (scope.coroutine && !scope.generator) flags |= CodeFlag.COROUTINE;
  return flags;
}

const operatorArguments = new Map<Operator, number>();

function binaryArgument(operator: Operator): number {
  let argument = operatorArguments.get(operator);
  if (argument === undefined) {
    argument = BINARY_OPERATORS.indexOf(OPERATOR_TEXTS[operator]);
    operatorArguments.set(operator, argument);
  }
  return argument;
}
