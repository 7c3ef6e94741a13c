/**
 * From the blocks that the code generator emitted to blocks in their final order.
 *
 * The passes, each linear in the number of instructions:
 *
 * 1. Jumps to empty blocks and to jumps are aimed at where they end up, and jumps to a short exit (`return None`) become that
 *    exit.
 * 2. One walk from the entry finds what can be reached, the depth of the stack everywhere, and what can only be reached through
 *    an exception (cold).
 * 3. Loads of locals that may be unbound become checking loads.
 * 4. Two loads of locals in a row become one instruction.
 * 5. Cold blocks go to the end, so that the usual way through a `try` is straight.
 *
 * They do what CPython's flowgraph.c does, with one difference: who handles an instruction's exceptions is known when it is
 * emitted (a `try` is lexical), so no pass has to find it out.
 */
import type { Located } from "../syntax/ast.ts";
import { Block, Instruction, isExit, isJump, Pseudo } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import { stackEffect } from "./stack_effect.ts";

/** How many instructions an exit may have to be copied to the jumps that lead to it. */
const MAX_COPIED_EXIT = 4;
/** Jumps to jumps are followed this far: a loop of nothing but jumps has no end. */
const MAX_THREADING = 64;
/** Locals of a LOAD_FAST_LOAD_FAST: the second stands in the upper 12 bits of a signed argument of 24. */
const MAX_PAIRED_LOCAL = 2048;

/** What {@link arrangeBlocks} gives to the assembler. */
export interface Arrangement {
  /** Reachable blocks in their final order. */
  readonly order: readonly Block[];
  /** The most values on the stack at any place. */
  readonly stackSize: number;
}

/**
 * Optimizes and orders the blocks of a unit. `blocks` are in the source's order, the first is the entry, the last ends in an
 * exit; `locals` counts the unit's locals without cells and free variables, the first `parameters` of which are bound at entry.
 */
export function arrangeBlocks(
  blocks: readonly Block[],
  locals: number,
  parameters: number,
  deletesLocals: boolean,
): Arrangement {
  if (blocks.length > 1) aimJumps(blocks);
  const stackSize = walk(blocks[0]);
  if (locals > parameters || deletesLocals) checkLoads(blocks, locals, parameters);
  for (const block of blocks) if (block.reached) pairLoads(block);
  return { order: orderBlocks(blocks), stackSize };
}

// ------------------------------------------------------------------------------------------------------------- 1. jumps

function nonEmpty(block: Block): Block {
  while (block.instructions.length === 0 && block.next !== null) block = block.next;
  return block;
}

function aimJumps(blocks: readonly Block[]): void {
  for (const block of blocks) {
    const last = block.last;
    if (last === undefined || last.target === null || last.op === Pseudo.SETUP) continue;
    last.target = nonEmpty(last.target);
    if (last.op === Op.FOR_ITER || last.op === Op.SEND) continue;
    for (let i = 0; i < MAX_THREADING && threadJump(block, last); i++);
    if (isJump(last.op)) copyExit(block, last);
    else jumpOverJump(block, last);
  }
}

/** `if condition: break`: a conditional jump over nothing but a jump becomes the opposite jump to where that one goes. */
function jumpOverJump(block: Block, jump: Instruction): void {
  const opposite = oppositeJump(jump.op);
  const skipped = nonEmpty(block.next!);
  if (opposite < 0 || skipped.instructions.length !== 1 || !isJump(skipped.last!.op)) return;
  if (skipped.next === null || nonEmpty(skipped.next) !== jump.target) return;
  const target = nonEmpty(skipped.last!.target!);
  // Conditional jumps only go forward.
  if (target.index <= block.index) return;
  jump.op = opposite;
  block.next = jump.target;
  jump.target = target;
}

function oppositeJump(op: number): number {
  switch (op) {
    case Op.POP_JUMP_IF_FALSE:
      return Op.POP_JUMP_IF_TRUE;
    case Op.POP_JUMP_IF_TRUE:
      return Op.POP_JUMP_IF_FALSE;
    case Op.POP_JUMP_IF_NONE:
      return Op.POP_JUMP_IF_NOT_NONE;
    case Op.POP_JUMP_IF_NOT_NONE:
      return Op.POP_JUMP_IF_NONE;
    default:
      return -1;
  }
}

/** Aims a jump to a jump at the second one's target; false when there is nothing to do. */
function threadJump(block: Block, jump: Instruction): boolean {
  const middle = jump.target!;
  const second = middle.instructions[0];
  if (second === undefined || second === jump || second.target === null) return false;
  if (isJump(second.op)) {
    const target = nonEmpty(second.target);
    if (target === middle) return false;
    if (isJump(jump.op)) {
      // If one of the two notices interrupts, the result has to.
      if (second.op === Op.JUMP) jump.op = Op.JUMP;
    } else if (target.index <= block.index) {
      // Conditional jumps only go forward.
      return false;
    }
    jump.target = target;
    return true;
  }
  if (jump.op === Op.JUMP_IF_FALSE_OR_POP || jump.op === Op.JUMP_IF_TRUE_OR_POP) {
    return threadKeptValue(block, jump, second, middle);
  }
  return false;
}

/** A jump that keeps its operand, to another test of that operand, whose outcome is known. */
function threadKeptValue(
  block: Block,
  jump: Instruction,
  second: Instruction,
  middle: Block,
): boolean {
  const whenFalse = jump.op === Op.JUMP_IF_FALSE_OR_POP;
  let taken: boolean;
  switch (second.op) {
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
      if (second.op === jump.op) {
        const target = nonEmpty(second.target!);
        if (target.index <= block.index) return false;
        jump.target = target;
        return true;
      }
      taken = false;
      break;
    case Op.POP_JUMP_IF_FALSE:
      taken = whenFalse;
      break;
    case Op.POP_JUMP_IF_TRUE:
      taken = !whenFalse;
      break;
    default:
      return false;
  }
  const target = nonEmpty(taken ? second.target! : middle.next!);
  if (target.index <= block.index) return false;
  jump.op = whenFalse ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
  jump.target = target;
  return true;
}

/** Replaces a jump to a few instructions that end in an exit by these instructions. */
function copyExit(block: Block, jump: Instruction): void {
  const target = jump.target!;
  const { instructions } = target;
  if (instructions.length === 0 || instructions.length > MAX_COPIED_EXIT) return;
  if (target.index === block.index + 1 || !isExit(target.last!.op)) return;
  if (instructions.some((instruction) => instruction.op === Pseudo.SETUP)) return;
  block.instructions.pop();
  for (const { op, arg, handler, location } of instructions) {
    block.instructions.push(
      new Instruction(op, arg, null, handler, location ?? jump.location),
    );
  }
}

// -------------------------------------------------------------------------------------------------------------- 2. walk

/**
 * Walks every way from the entry: first without exceptions, which makes blocks warm, then from the handlers that could be
 * entered. Sets the blocks' depths and gives instructions without a location that of the instruction before. Returns the
 * greatest depth.
 */
function walk(entry: Block): number {
  let maximum = 0;
  let warm = true;
  let pending: Block[] = [entry];
  let handlers: Block[] = [];
  entry.startDepth = 0;
  entry.reached = true;
  for (;;) {
    const block = pending.pop();
    if (block === undefined) {
      if (handlers.length === 0) return maximum;
      pending = handlers;
      handlers = [];
      warm = false;
      continue;
    }
    block.warm = warm;
    let depth = block.startDepth;
    let location = block.entryLocation;
    if (depth > maximum) maximum = depth;
    const { instructions } = block;
    for (let i = 0; i < instructions.length; i++) {
      const instruction = instructions[i];
      const { op, arg, handler, target } = instruction;
      if (op === Pseudo.SETUP) {
        // The handler finds the place (perhaps) and the exception on top of the values that stay.
        target!.startDepth = depth + arg + (target!.pushesPlace ? 2 : 1);
        continue;
      }
      if (handler !== null && !handler.reached && op !== Pseudo.JUMP_ASIDE) {
        handler.reached = true;
        handlers.push(handler);
      }
      if (instruction.location === null) instruction.location = location;
      else location = instruction.location;
      if (target !== null) flow(target, depth + stackEffect(op, arg, true), location, pending);
      depth += stackEffect(op, arg, false);
      if (depth > maximum) maximum = depth;
    }
    const last = block.last;
    if (last === undefined || !isExit(last.op) && !isJump(last.op)) {
      flow(block.next!, depth, location, pending);
    }
  }
}

function flow(to: Block, depth: number, location: Located | null, pending: Block[]): void {
  if (to.reached) {
    if (to.startDepth !== depth) {
      throw new Error(`Cannot join stacks: current depths are ${to.startDepth} and ${depth}`);
    }
    return;
  }
  to.reached = true;
  to.startDepth = depth;
  to.entryLocation = location;
  pending.push(to);
}

// ------------------------------------------------------------------------------------------------------------- 3. loads

/** How many instructions are looked at for the sake of exact sets of unbound locals. */
const CHECKS_MOST = 1 << 20;

/**
 * Makes loads of locals that may be unbound checking ones; looks at 32 locals at a time. For locals for which that would take too
 * long only what their block does is looked at (Python/flowgraph.c: fast_scan_many_locals).
 */
function checkLoads(blocks: readonly Block[], locals: number, parameters: number): void {
  let instructions = 0;
  for (const block of blocks) instructions += block.instructions.length;
  const windows = Math.max(2, Math.floor(CHECKS_MOST / (instructions + 1)));
  const looked = Math.min(locals, 32 * windows);
  if (looked < locals) { for (const block of blocks) checkInBlock(block, looked); }
  for (let base = 0; base < looked; base += 32) {
    const count = Math.min(32, locals - base);
    let unbound = count === 32 ? -1 : (1 << count) - 1;
    if (parameters >= base + 32) unbound = 0;
    else if (parameters > base) unbound &= -1 << (parameters - base);
    for (const block of blocks) block.seen = false;
    const pending: Block[] = [];
    enqueue(blocks[0], unbound, pending);
    for (;;) {
      const block = pending.pop();
      if (block === undefined) break;
      block.queued = false;
      checkBlock(block, base, pending);
    }
  }
}

function enqueue(block: Block, unbound: number, pending: Block[]): void {
  if (block.seen && (unbound & ~block.unbound) === 0) return;
  block.unbound = block.seen ? block.unbound | unbound : unbound;
  block.seen = true;
  if (block.queued) return;
  block.queued = true;
  pending.push(block);
}

function checkBlock(block: Block, base: number, pending: Block[]): void {
  let unbound = block.unbound;
  let toldHandler: Block | null = null;
  let told = 0;
  const { instructions } = block;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    const { op, arg, handler, target } = instruction;
    if (handler !== null && (handler !== toldHandler || told !== unbound)) {
      enqueue(handler, unbound, pending);
      toldHandler = handler;
      told = unbound;
    }
    switch (op) {
      case Op.LOAD_FAST:
      case Op.LOAD_FAST_CHECK: {
        const bit = windowBit(arg, base);
        // Sets of unbound locals only grow while they are computed, so this needs no second look.
        if ((unbound & bit) !== 0) instruction.op = Op.LOAD_FAST_CHECK;
        unbound &= ~bit;
        break;
      }
      case Op.STORE_FAST:
        unbound &= ~windowBit(arg, base);
        break;
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Pseudo.RESTORE_FAST:
        unbound |= windowBit(arg, base);
        break;
    }
    if (target !== null && op !== Pseudo.SETUP) enqueue(target, unbound, pending);
  }
  const last = block.last;
  if (last === undefined || !isExit(last.op) && !isJump(last.op)) {
    enqueue(block.next!, unbound, pending);
  }
}

/** Makes loads of locals from `first` on checking ones, unless the block itself has bound the local or checked it. */
function checkInBlock(block: Block, first: number): void {
  const bound = new Set<number>();
  for (const instruction of block.instructions) {
    const { op, arg } = instruction;
    if (op === Op.LOAD_FAST || op === Op.LOAD_FAST_CHECK) {
      if (arg < first) continue;
      if (!bound.has(arg)) instruction.op = Op.LOAD_FAST_CHECK;
      bound.add(arg);
    } else if (op === Op.STORE_FAST) {
      bound.add(arg);
    } else if (
      op === Op.DELETE_FAST || op === Op.LOAD_FAST_AND_CLEAR || op === Pseudo.RESTORE_FAST
    ) {
      bound.delete(arg);
    }
  }
}

function windowBit(local: number, base: number): number {
  return local >= base && local < base + 32 ? 1 << (local - base) : 0;
}

// ------------------------------------------------------------------------------------------------------------- 4. pairs

function pairLoads(block: Block): void {
  const { instructions } = block;
  let kept = 0;
  for (let i = 0; i < instructions.length; i++) {
    const instruction = instructions[i];
    if (instruction.op === Op.LOAD_FAST && i + 1 < instructions.length) {
      const second = instructions[i + 1];
      if (
        second.op === Op.LOAD_FAST && instruction.arg < MAX_PAIRED_LOCAL &&
        second.arg < MAX_PAIRED_LOCAL
      ) {
        instruction.op = Op.LOAD_FAST_LOAD_FAST;
        instruction.arg |= second.arg << 12;
        i++;
      }
    }
    instructions[kept++] = instruction;
  }
  instructions.length = kept;
}

// ------------------------------------------------------------------------------------------------------------- 5. order

function orderBlocks(blocks: readonly Block[]): Block[] {
  const order: Block[] = [];
  let anyCold = false;
  for (const block of blocks) {
    if (!block.reached) continue;
    if (block.warm) order.push(block);
    else anyCold = true;
  }
  if (anyCold) {
    for (const block of blocks) if (block.reached && !block.warm) order.push(block);
  }
  for (let i = 0; i < order.length; i++) order[i].position = i;
  for (let i = 0; i < order.length; i++) {
    const block = order[i];
    const follower = i + 1 < order.length ? order[i + 1] : null;
    const last = block.last;
    if (last === undefined || !isExit(last.op) && !isJump(last.op)) {
      const next = block.next!;
      if (next !== follower) {
        block.instructions.push(
          new Instruction(Pseudo.JUMP_ASIDE, 0, next, null, last?.location ?? null),
        );
      }
    } else if (isJump(last.op) && leadsTo(follower, last.target!)) {
      block.instructions.pop();
    }
  }
  sendConditionalJumpsForward(order);
  return order;
}

/**
 * Only unconditional jumps go backwards. A conditional one from cold code to warm code, which lies before it now, goes to a jump
 * at the end.
 */
function sendConditionalJumpsForward(order: Block[]): void {
  const count = order.length;
  for (let i = 0; i < count; i++) {
    const block = order[i];
    if (block.warm) continue;
    // Behind a conditional jump there may be a jump to where the block goes on.
    for (const instruction of block.instructions) {
      const { target, op } = instruction;
      if (target === null || op === Pseudo.SETUP || isJump(op) || target.position > i) continue;
      const detour = new Block();
      detour.reached = true;
      detour.position = order.length;
      detour.instructions.push(
        new Instruction(Pseudo.JUMP_ASIDE, 0, target, null, instruction.location),
      );
      order.push(detour);
      instruction.target = detour;
    }
  }
}

/** Whether control that falls into `block` comes to `target` without doing anything. */
function leadsTo(block: Block | null, target: Block): boolean {
  return block !== null && (block === target || nonEmpty(block) === target);
}
