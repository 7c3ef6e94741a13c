/**
 * return, break and continue: on the way out of each statement, its loose ends are tied. A `finally` is compiled once more for
 * every way out of its `try`.
 */
import type { Break, Continue, Located, Return } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { constantOfLiteral } from "./constant_folding.ts";
import { AwaitKind } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { emitAwait } from "./suspension.ts";
import { type FrameBlock, FrameBlockKind } from "./unit_builder.ts";

/** `return value` */
export function visitReturn(generator: CodeGenerator, node: Return): void {
  const { unit } = generator;
  const { scope } = unit;
  const { value } = node;
  if (!scope.isFunctionLike) throw generator.failure("'return' outside function", node);
  if (value !== null && scope.coroutine && scope.generator) {
    throw generator.failure("'return' with value in async generator", node);
  }
  // A constant is pushed when everything is unwound, anything else is carried along.
  const carries = value !== null && value.kind !== "Constant";
  if (carries) generator.visit(value);
  const { handler } = unit;
  const at = value !== null && !carries && value.line === node.line ? value : node;
  unwind(generator, at, carries, false);
  if (value === null) unit.loadNone(node);
  else if (value.kind === "Constant") unit.loadConstant(constantOfLiteral(value.value), value);
  unit.emitExit(Op.RETURN_VALUE, 0, node);
  unit.handler = handler;
}

/** `break` */
export function visitBreak(generator: CodeGenerator, node: Break): void {
  const { unit } = generator;
  const { handler } = unit;
  const loop = unwind(generator, node, false, true);
  if (loop === null) throw generator.failure("'break' outside loop", node);
  unwindBlock(generator, loop, node, false);
  unit.emitJump(Op.JUMP, loop.exit!, node);
  unit.handler = handler;
}

/** `continue` */
export function visitContinue(generator: CodeGenerator, node: Continue): void {
  const { unit } = generator;
  const { handler } = unit;
  const loop = unwind(generator, node, false, true);
  if (loop === null) throw generator.failure("'continue' not properly in loop", node);
  unit.emitJump(Op.JUMP, loop.start!, node);
  unit.handler = handler;
}

/**
 * Unwinds all statements, or those inside the innermost loop, which is the result. While an outer statement is unwound, the
 * inner ones do not count: a `return` in a `finally` must not come back to it.
 */
function unwind(
  generator: CodeGenerator,
  at: Located,
  carriesValue: boolean,
  toLoop: boolean,
): FrameBlock | null {
  const { frameBlocks } = generator.unit;
  const unwound: FrameBlock[] = [];
  let loop: FrameBlock | null = null;
  for (;;) {
    const block = frameBlocks[frameBlocks.length - 1];
    if (block === undefined) break;
    if (block.kind === FrameBlockKind.EXCEPTION_GROUP_HANDLER) {
      throw generator.failure(
        "'break', 'continue' and 'return' cannot appear in an except* block",
        at,
      );
    }
    if (
      toLoop &&
      (block.kind === FrameBlockKind.WHILE_LOOP || block.kind === FrameBlockKind.FOR_LOOP)
    ) {
      loop = block;
      break;
    }
    frameBlocks.pop();
    unwound.push(block);
    unwindBlock(generator, block, at, carriesValue);
  }
  while (unwound.length > 0) generator.restoreFrameBlock(unwound.pop()!);
  return loop;
}

/** Emits what leaving one statement needs; a value on top stays on top. */
function unwindBlock(
  generator: CodeGenerator,
  block: FrameBlock,
  at: Located,
  carriesValue: boolean,
): void {
  const { unit } = generator;
  switch (block.kind) {
    case FrameBlockKind.FOR_LOOP:
    case FrameBlockKind.POP_VALUE:
      if (carriesValue) unit.emit(Op.SWAP, 2, at);
      unit.emit(Op.POP_TOP, 0, at);
      break;
    case FrameBlockKind.TRY_EXCEPT:
      unit.popHandler();
      break;
    case FrameBlockKind.FINALLY_TRY:
      unit.popHandler();
      if (carriesValue) generator.pushFrameBlock(FrameBlockKind.POP_VALUE, at);
      generator.visitBody(block.body!);
      if (carriesValue) generator.popFrameBlock();
      break;
    case FrameBlockKind.FINALLY_END:
      if (carriesValue) unit.emit(Op.SWAP, 2, at);
      unit.emit(Op.POP_TOP, 0, at);
      if (carriesValue) unit.emit(Op.SWAP, 2, at);
      unit.popHandler();
      unit.emit(Op.POP_EXCEPT, 0, at);
      break;
    case FrameBlockKind.WITH:
    case FrameBlockKind.ASYNC_WITH:
      unit.popHandler();
      if (carriesValue) {
        unit.emit(Op.SWAP, 3, block.location);
        unit.emit(Op.SWAP, 2, block.location);
      }
      callExitWithNones(generator, block.location);
      if (block.kind === FrameBlockKind.ASYNC_WITH) {
        emitAwait(generator, AwaitKind.ASYNC_EXIT, block.location);
      }
      unit.emit(Op.POP_TOP, 0, block.location);
      break;
    case FrameBlockKind.HANDLER_CLEANUP:
      if (block.name !== null) unit.popHandler();
      if (carriesValue) unit.emit(Op.SWAP, 2, at);
      unit.popHandler();
      unit.emit(Op.POP_EXCEPT, 0, at);
      if (block.name !== null) unbindException(generator, block.name, at);
      break;
  }
}

/** Calls the `__exit__` on the stack for a way out without an exception. */
export function callExitWithNones(generator: CodeGenerator, location: Located | null): void {
  const { unit } = generator;
  unit.loadNone(location);
  unit.loadNone(location);
  unit.loadNone(location);
  unit.emit(Op.CALL, 3, location);
}

/** `name = None; del name` at the end of `except ... as name`. */
export function unbindException(
  generator: CodeGenerator,
  name: string,
  location: Located | null,
): void {
  generator.unit.loadNone(location);
  generator.emitVariable(name, "Store", location);
  generator.emitVariable(name, "Del", location);
}
