/**
 * Instructions and basic blocks, before they become words.
 *
 * A block is a run of instructions that is entered only at its start and left only at its end: a jump or an exit is always the
 * last instruction of its block. A block that ends otherwise continues in `next`.
 */
import type { Located } from "../syntax/ast.ts";
import { Op, OPCODE_TABLE } from "./opcodes.ts";

/** Instructions that exist only until the code is assembled. */
export const Pseudo = {
  /**
   * From here on `target` handles exceptions. `arg` is what to add to the current stack depth to have the depth that the
   * handler starts from. Makes no word.
   */
  SETUP: 240,
  /** Push the cell itself: LOAD_FAST of the cell's slot; `arg` counts cells, then free variables. */
  LOAD_CLOSURE: 241,
  /** STORE_FAST of what LOAD_FAST_AND_CLEAR saved, so that the local may be unbound afterwards. */
  RESTORE_FAST: 242,
  /** LOAD_FAST_AND_CLEAR and RESTORE_FAST of the slot of a cell; `arg` counts as LOAD_CLOSURE's. */
  LOAD_CELL_AND_CLEAR: 244,
  RESTORE_CELL: 245,
  /** Jump that is no loop's back edge: backwards it becomes JUMP_BACKWARD_NO_INTERRUPT. `Op.JUMP` may become JUMP_BACKWARD. */
  JUMP_ASIDE: 243,
} as const;

/** What the argument of an instruction means. */
export const Operand = { PLAIN: 0, CONSTANT: 1, NAME: 2, GLOBAL: 3, CELL: 4, JUMP: 5 } as const;

/** One instruction. */
export class Instruction {
  op: number;
  arg: number;
  /** Where a jump goes; the handler that a SETUP announces. */
  target: Block | null;
  /** Who handles an exception that this instruction raises. */
  handler: Block | null;
  location: Located | null;

  constructor(
    op: number,
    arg: number,
    target: Block | null,
    handler: Block | null,
    location: Located | null,
  ) {
    this.op = op;
    this.arg = arg;
    this.target = target;
    this.handler = handler;
    this.location = location;
  }
}

/** A basic block, or a label while it is empty. */
export class Block {
  readonly instructions: Instruction[] = [];
  /** The block that follows in the source's order. */
  next: Block | null = null;
  /** Place in the source's order; -1 while nobody has placed it. */
  index = -1;
  /** For a handler: who handles what is raised in the handler itself (the handler around the protected code). */
  outer: Block | null = null;
  /** For a handler: the place of the raising instruction is pushed before the exception. */
  pushesPlace = false;
  /** Stack depth at the start; -1: not known (yet): not reachable. */
  startDepth = -1;
  /** Reached from the entry. */
  reached = false;
  /** Reached without an exception. */
  warm = false;
  /** Location of the instruction before the block on one way to it. */
  entryLocation: Located | null = null;
  /** Possibly unbound locals at the start (a window of 32), while that is computed. */
  unbound = 0;
  seen = false;
  queued = false;
  /** Place in the final order. */
  position = 0;
  /** First word. */
  offset = 0;

  /** The last instruction, or undefined. */
  get last(): Instruction | undefined {
    return this.instructions[this.instructions.length - 1];
  }
}

/** Whether control never goes on to the following instruction. */
export function isExit(op: number): boolean {
  return op === Op.RETURN_VALUE || op === Op.RAISE_VARARGS || op === Op.RERAISE;
}

/** Whether it jumps always. */
export function isJump(op: number): boolean {
  return op === Op.JUMP || op === Pseudo.JUMP_ASIDE;
}

let operands: Uint8Array | null = null;
let caches: Uint8Array | null = null;

/** The {@link Operand} kind of each opcode. */
export function operandKinds(): Uint8Array {
  // Nothing half made may stay behind when the stack overflows in here.
  operands ??= makeOperandKinds();
  return operands;
}

function makeOperandKinds(): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds[Op.LOAD_CONST] = Operand.CONSTANT;
  kinds[Op.LOAD_GLOBAL] = Operand.GLOBAL;
  const names = [
    Op.LOAD_NAME,
    Op.STORE_NAME,
    Op.DELETE_NAME,
    Op.STORE_GLOBAL,
    Op.DELETE_GLOBAL,
    Op.LOAD_FROM_DICT_OR_GLOBALS,
    Op.LOAD_ATTR,
    Op.LOAD_METHOD,
    Op.LOAD_SUPER_ATTR,
    Op.LOAD_SUPER_METHOD,
    Op.STORE_ATTR,
    Op.DELETE_ATTR,
    Op.IMPORT_NAME,
    Op.IMPORT_FROM,
  ];
  for (const op of names) kinds[op] = Operand.NAME;
  const cells = [
    Op.MAKE_CELL,
    Op.LOAD_DEREF,
    Op.STORE_DEREF,
    Op.DELETE_DEREF,
    Op.LOAD_FROM_DICT_OR_DEREF,
    Pseudo.LOAD_CLOSURE,
    Pseudo.LOAD_CELL_AND_CLEAR,
    Pseudo.RESTORE_CELL,
  ];
  for (const op of cells) kinds[op] = Operand.CELL;
  const jumps = [
    Op.JUMP,
    Op.JUMP_BACKWARD,
    Op.JUMP_BACKWARD_NO_INTERRUPT,
    Op.POP_JUMP_IF_FALSE,
    Op.POP_JUMP_IF_TRUE,
    Op.POP_JUMP_IF_NONE,
    Op.POP_JUMP_IF_NOT_NONE,
    Op.JUMP_IF_FALSE_OR_POP,
    Op.JUMP_IF_TRUE_OR_POP,
    Op.FOR_ITER,
    Op.SEND,
  ];
  for (const op of jumps) kinds[op] = Operand.JUMP;
  return kinds;
}

/** How many inline cache words follow each opcode. */
export function cacheWords(): Uint8Array {
  caches ??= makeCacheWords();
  return caches;
}

function makeCacheWords(): Uint8Array {
  const words = new Uint8Array(256);
  for (let op = 0; op < OPCODE_TABLE.length; op++) words[op] = OPCODE_TABLE[op][1];
  return words;
}
