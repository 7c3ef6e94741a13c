/** if, while, for and async for. */
import type { AsyncFor, For, If, While } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { jumpIf, visitSearched } from "./conditions.ts";
import { Block, Pseudo } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import { emitNextAwait } from "./suspension.ts";
import { FrameBlockKind } from "./unit_builder.ts";

/** `if` with all its `elif`s, which are a chain in the tree and a loop here. */
export function visitIf(generator: CodeGenerator, node: If): void {
  const { unit } = generator;
  const end = new Block();
  let current = node;
  for (;;) {
    const { test, body, orelse } = current;
    const next = orelse.length === 0 ? end : new Block();
    jumpIf(generator, test, next, false);
    generator.visitBody(body);
    if (orelse.length === 0) break;
    unit.emitJump(Pseudo.JUMP_ASIDE, end, null);
    unit.use(next);
    if (orelse.length === 1 && orelse[0].kind === "If") {
      current = orelse[0];
    } else {
      generator.visitBody(orelse);
      break;
    }
  }
  unit.use(end);
}

/** `while` */
export function visitWhile(generator: CodeGenerator, node: While): void {
  const { unit } = generator;
  const start = new Block();
  const orelse = new Block();
  const end = new Block();
  unit.use(start);
  generator.pushFrameBlock(FrameBlockKind.WHILE_LOOP, node, start, end);
  jumpIf(generator, node.test, orelse, false);
  generator.visitBody(node.body);
  unit.emitJump(Op.JUMP, start, null);
  generator.popFrameBlock();
  unit.use(orelse);
  generator.visitBody(node.orelse);
  unit.use(end);
}

/** `for` */
export function visitFor(generator: CodeGenerator, node: For): void {
  const { unit } = generator;
  const start = new Block();
  const orelse = new Block();
  const end = new Block();
  generator.pushFrameBlock(FrameBlockKind.FOR_LOOP, node, start, end);
  visitSearched(generator, node.iter);
  unit.emit(Op.GET_ITER, 0, node.iter);
  unit.use(start);
  unit.emitJump(Op.FOR_ITER, orelse, node.iter);
  generator.visit(node.target);
  generator.visitBody(node.body);
  unit.emitJump(Op.JUMP, start, null);
  generator.popFrameBlock();
  unit.use(orelse);
  generator.visitBody(node.orelse);
  unit.use(end);
}

/** `async for`: the loop ends when awaiting the next item raises StopAsyncIteration. */
export function visitAsyncFor(generator: CodeGenerator, node: AsyncFor): void {
  const { unit } = generator;
  const start = new Block();
  const exhausted = new Block();
  const end = new Block();
  generator.visit(node.iter);
  unit.emit(Op.GET_AITER, 0, node.iter);
  unit.use(start);
  generator.pushFrameBlock(FrameBlockKind.FOR_LOOP, node, start, end);
  unit.pushHandler(exhausted, 0, false);
  emitNextAwait(generator, node);
  unit.popHandler();
  generator.visit(node.target);
  generator.visitBody(node.body);
  unit.emitJump(Op.JUMP, start, null);
  generator.popFrameBlock();
  unit.use(exhausted);
  unit.emit(Op.END_ASYNC_FOR, 0, node.iter);
  generator.visitBody(node.orelse);
  unit.use(end);
}
