/** with and async with. */
import type { AsyncWith, With } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { Block, Pseudo } from "./instruction.ts";
import { AwaitKind, SpecialMethod } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { emitAwait } from "./suspension.ts";
import { finishCleanup } from "./try_statements.ts";
import { FrameBlockKind } from "./unit_builder.ts";
import { callExitWithNones } from "./unwinding.ts";

/** `with` and `async with`; several managers nest. */
export function visitWith(generator: CodeGenerator, node: With | AsyncWith): void {
  visitItem(generator, node, 0);
}

function visitItem(generator: CodeGenerator, node: With | AsyncWith, index: number): void {
  const { unit } = generator;
  const { context_expr: manager, optional_vars: target } = node.items[index];
  const isAsync = node.kind === "AsyncWith";
  const handler = new Block();
  const cleanup = new Block();
  const suppress = new Block();
  const exit = new Block();
  // [exit function, its self or 0, what __enter__ returned]
  generator.visit(manager);
  unit.emit(Op.COPY, 1, manager);
  unit.emit(
    Op.LOAD_SPECIAL,
    isAsync ? SpecialMethod.ASYNC_EXIT : SpecialMethod.EXIT,
    manager,
  );
  unit.emit(Op.SWAP, 2, manager);
  unit.emit(Op.SWAP, 3, manager);
  unit.emit(
    Op.LOAD_SPECIAL,
    isAsync ? SpecialMethod.ASYNC_ENTER : SpecialMethod.ENTER,
    manager,
  );
  unit.emit(Op.CALL, 0, manager);
  if (isAsync) emitAwait(generator, AwaitKind.ASYNC_ENTER, manager);
  unit.pushHandler(handler, -1, true);
  generator.pushFrameBlock(isAsync ? FrameBlockKind.ASYNC_WITH : FrameBlockKind.WITH, manager);
  if (target !== null) generator.visit(target);
  else unit.emit(Op.POP_TOP, 0, manager);
  if (index + 1 === node.items.length) generator.visitBody(node.body);
  else visitItem(generator, node, index + 1);
  generator.popFrameBlock();
  unit.popHandler();
  callExitWithNones(generator, manager);
  if (isAsync) emitAwait(generator, AwaitKind.ASYNC_EXIT, manager);
  unit.emit(Op.POP_TOP, 0, manager);
  unit.emitJump(Pseudo.JUMP_ASIDE, exit, manager);

  // [exit function, its self or 0, place, exception]
  unit.use(handler);
  unit.pushHandler(cleanup, 0, true);
  unit.emit(Op.PUSH_EXC_INFO, 0, manager);
  unit.emit(Op.WITH_EXCEPT_START, 0, manager);
  if (isAsync) emitAwait(generator, AwaitKind.ASYNC_EXIT, manager);
  unit.emitJump(Op.POP_JUMP_IF_TRUE, suppress, manager);
  unit.emitExit(Op.RERAISE, 2, manager);
  unit.use(suppress);
  unit.emit(Op.POP_TOP, 0, null);
  unit.popHandler();
  unit.emit(Op.POP_EXCEPT, 0, null);
  unit.emit(Op.POP_TOP, 0, null);
  unit.emit(Op.POP_TOP, 0, null);
  unit.emit(Op.POP_TOP, 0, null);
  unit.emitJump(Pseudo.JUMP_ASIDE, exit, null);
  finishCleanup(generator, cleanup);
  unit.use(exit);
}
