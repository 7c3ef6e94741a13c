/** From ordered blocks to words, the exception table and the position table. */
import type { Located } from "../syntax/ast.ts";
import { type Constant, LocalKind, POSITION_ROW } from "./code_unit.ts";
import type { ConstantTable } from "./constant_table.ts";
import { CompileFailure } from "./errors.ts";
import {
  type Block,
  cacheWords,
  type Instruction,
  isJump,
  Operand,
  operandKinds,
  Pseudo,
} from "./instruction.ts";
import { Op } from "./opcodes.ts";

/** The names and constants that instructions refer to while code is emitted. */
export interface OperandSource {
  /** What LOAD_CONST's argument counts. */
  readonly constants: readonly Constant[];
  /** What the arguments of name instructions count. */
  readonly names: readonly string[];
}

/** The frame's locals. */
export interface LocalLayout {
  readonly localNames: string[];
  readonly localKinds: Uint8Array;
  /** Slot of each cell, then of each free variable. */
  readonly cellSlots: Int32Array;
}

/** What {@link assemble} makes. */
export interface AssembledCode {
  readonly code: Int32Array;
  readonly exceptionTable: Int32Array;
  readonly positions: Int32Array;
}

const MAX_ARGUMENT = 0x7fffff;

/**
 * The slots of a frame: `locals` (the first of them parameters), then the cells that are no locals too, then the free
 * variables. A cell that is also a local, such as a captured parameter, shares the local's slot.
 */
export function layOutLocals(
  locals: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string> | null,
  cells: ReadonlyMap<string, number>,
  free: ReadonlyMap<string, number>,
): LocalLayout {
  const localNames: string[] = [];
  for (const name of locals.keys()) localNames.push(name);
  const cellSlots = new Int32Array(cells.size + free.size);
  let cell = 0;
  for (const name of cells.keys()) {
    const slot = locals.get(name);
    cellSlots[cell++] = slot ?? localNames.push(name) - 1;
  }
  for (const name of free.keys()) cellSlots[cell++] = localNames.push(name) - 1;
  const localKinds = new Uint8Array(localNames.length);
  localKinds.fill(LocalKind.LOCAL, 0, locals.size);
  if (hidden !== null) {
    for (const name of hidden) {
      const slot = locals.get(name);
      if (slot !== undefined) localKinds[slot] |= LocalKind.HIDDEN;
    }
  }
  for (let i = 0; i < cellSlots.length; i++) {
    localKinds[cellSlots[i]] |= i < cells.size ? LocalKind.CELL : LocalKind.FREE;
  }
  return { localNames, localKinds, cellSlots };
}

/** Encodes the blocks; `table` receives the constants and names that are really used. */
export function assemble(
  order: readonly Block[],
  operands: OperandSource,
  cellSlots: Int32Array,
  table: ConstantTable,
): AssembledCode {
  const size = placeBlocks(order);
  const code = encode(order, size, operands, cellSlots, table);
  return { code, exceptionTable: exceptionTable(order), positions: positionTable(order) };
}

/** Words of an instruction as it will be encoded. */
function wordsOf(instruction: Instruction, block: Block, caches: Uint8Array): number {
  const { op, target } = instruction;
  if (op === Pseudo.SETUP) return 0;
  if (target === null) return 1 + caches[op];
  const backward = target.position <= block.position;
  if (op === Op.JUMP) return backward ? 1 + caches[Op.JUMP_BACKWARD] : 1;
  if (op === Pseudo.JUMP_ASIDE) return 1;
  return 1 + caches[op];
}

function placeBlocks(order: readonly Block[]): number {
  const caches = cacheWords();
  let offset = 0;
  for (const block of order) {
    block.offset = offset;
    for (const instruction of block.instructions) offset += wordsOf(instruction, block, caches);
  }
  return offset;
}

function word(op: number, arg: number): number {
  if (arg > MAX_ARGUMENT || arg < -MAX_ARGUMENT - 1) {
    throw new CompileFailure(
      "OverflowError",
      "code object is too large: an instruction's argument does not fit in 24 bits",
    );
  }
  return (arg << 8) | op;
}

function encode(
  order: readonly Block[],
  size: number,
  operands: OperandSource,
  cellSlots: Int32Array,
  table: ConstantTable,
): Int32Array {
  const kinds = operandKinds();
  const caches = cacheWords();
  const code = new Int32Array(size);
  let at = 0;
  for (const block of order) {
    for (const instruction of block.instructions) {
      const { op, arg, target } = instruction;
      if (target !== null) {
        if (op !== Pseudo.SETUP) at = encodeJump(code, at, instruction, block, target);
        continue;
      }
      let encoded = arg;
      let encodedOp = op;
      switch (kinds[op]) {
        case Operand.CONSTANT:
          encoded = table.add(operands.constants[arg]);
          break;
        case Operand.NAME:
          encoded = table.addName(operands.names[arg]);
          break;
        case Operand.GLOBAL:
          encoded = table.addName(operands.names[arg >> 1]) << 1 | arg & 1;
          break;
        case Operand.CELL:
          encoded = cellSlots[arg];
          if (op === Pseudo.LOAD_CLOSURE) encodedOp = Op.LOAD_FAST;
          else if (op === Pseudo.LOAD_CELL_AND_CLEAR) encodedOp = Op.LOAD_FAST_AND_CLEAR;
          else if (op === Pseudo.RESTORE_CELL) encodedOp = Op.STORE_FAST;
          break;
        default:
          if (op === Pseudo.RESTORE_FAST) encodedOp = Op.STORE_FAST;
      }
      code[at] = word(encodedOp, encoded);
      at += 1 + caches[op];
    }
  }
  return code;
}

function encodeJump(
  code: Int32Array,
  at: number,
  jump: Instruction,
  block: Block,
  target: Block,
): number {
  const caches = cacheWords();
  const backward = target.position <= block.position;
  let { op } = jump;
  if (isJump(op)) {
    if (backward) op = op === Op.JUMP ? Op.JUMP_BACKWARD : Op.JUMP_BACKWARD_NO_INTERRUPT;
    else op = Op.JUMP;
  }
  const end = at + 1 + caches[op];
  code[at] = word(op, target.offset - end);
  return end;
}

const NO_ROWS = new Int32Array(0);

function exceptionTable(order: readonly Block[]): Int32Array {
  const caches = cacheWords();
  const rows: number[] = [];
  let handler: Block | null = null;
  let start = 0;
  let at = 0;
  const close = () => {
    if (handler === null || start === at) return;
    const depth = handler.startDepth - (handler.pushesPlace ? 2 : 1);
    rows.push(start, at, handler.offset, depth, handler.pushesPlace ? 1 : 0);
  };
  for (const block of order) {
    for (const instruction of block.instructions) {
      if (instruction.op === Pseudo.SETUP) continue;
      // A handler that is not reached protects nothing that can raise.
      const handledBy = instruction.handler?.reached === true ? instruction.handler : null;
      if (handledBy !== handler) {
        close();
        handler = handledBy;
        start = at;
      }
      at += wordsOf(instruction, block, caches);
    }
  }
  close();
  return rows.length === 0 ? NO_ROWS : Int32Array.from(rows);
}

function positionTable(order: readonly Block[]): Int32Array {
  const caches = cacheWords();
  const rows: number[] = [];
  let current: Located | null | undefined = undefined;
  let at = 0;
  for (const block of order) {
    for (const instruction of block.instructions) {
      if (instruction.op === Pseudo.SETUP) continue;
      const { location } = instruction;
      if (location !== current) {
        current = location;
        pushPosition(rows, at, location);
      }
      at += wordsOf(instruction, block, caches);
    }
  }
  return Int32Array.from(rows);
}

function pushPosition(rows: number[], at: number, location: Located | null): void {
  const line = location === null ? -1 : location.line;
  const endLine = location === null ? -1 : location.endLine;
  const col = location === null ? -1 : location.col;
  const endCol = location === null ? -1 : location.endCol;
  const row = rows.length - POSITION_ROW;
  if (
    row >= 0 && rows[row + 1] === line && rows[row + 2] === endLine && rows[row + 3] === col &&
    rows[row + 4] === endCol
  ) return;
  rows.push(at, line, endLine, col, endCol);
}
