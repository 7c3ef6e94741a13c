/**
 * try.
 *
 * Protected code carries its handler (see unit_builder.ts); a handler is entered with the exception on the stack. While it
 * runs, the exception is the one being handled, and the one handled before waits below it:
 *
 *     [previous, exception]
 *
 * so every way out of a handler does POP_EXCEPT on `previous`, also the one by another exception: a second handler, `cleanup`,
 * covers the first, and is entered with the place of the raising instruction below the exception:
 *
 *     [previous, place, exception]    COPY 3, POP_EXCEPT, RERAISE 1
 */
import type { ExceptHandler, Try, TryStar } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { Block, Pseudo } from "./instruction.ts";
import { Intrinsic2 } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { FrameBlockKind } from "./unit_builder.ts";
import { unbindException } from "./unwinding.ts";

/** `try` in all its forms. */
export function visitTry(generator: CodeGenerator, node: Try | TryStar): void {
  if (node.finalbody.length > 0) visitTryFinally(generator, node);
  else visitTryExcept(generator, node);
}

function visitTryExcept(generator: CodeGenerator, node: Try | TryStar): void {
  if (node.kind === "Try") visitHandlers(generator, node);
  else visitGroupHandlers(generator, node);
}

/** The body of `finally` is compiled for the way without an exception, and again as a handler that ends in RERAISE. */
function visitTryFinally(generator: CodeGenerator, node: Try | TryStar): void {
  const { unit } = generator;
  const { finalbody } = node;
  const handler = new Block();
  const cleanup = new Block();
  const end = new Block();
  unit.pushHandler(handler, 0, false);
  generator.pushFrameBlock(FrameBlockKind.FINALLY_TRY, node, null, null, finalbody);
  if (node.handlers.length > 0) visitTryExcept(generator, node);
  else generator.visitBody(node.body);
  unit.popHandler();
  generator.popFrameBlock();
  generator.visitBody(finalbody);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);

  unit.use(handler);
  unit.pushHandler(cleanup, 0, true);
  unit.emit(Op.PUSH_EXC_INFO, 0, null);
  generator.pushFrameBlock(FrameBlockKind.FINALLY_END, node);
  generator.visitBodyAgain(finalbody);
  generator.popFrameBlock();
  unit.emitExit(Op.RERAISE, 0, null);
  unit.popHandler();
  finishCleanup(generator, cleanup);
  unit.use(end);
}

/** An exception leaves a handler: the one handled before is handled again. */
export function finishCleanup(generator: CodeGenerator, cleanup: Block): void {
  const { unit } = generator;
  unit.use(cleanup);
  unit.emit(Op.COPY, 3, null);
  unit.emit(Op.POP_EXCEPT, 0, null);
  unit.emitExit(Op.RERAISE, 1, null);
}

// --------------------------------------------------------------------------------------------------------------- except

function visitHandlers(generator: CodeGenerator, node: Try): void {
  const { unit } = generator;
  const { handlers } = node;
  const except = new Block();
  const cleanup = new Block();
  const end = new Block();
  unit.pushHandler(except, 0, false);
  generator.pushFrameBlock(FrameBlockKind.TRY_EXCEPT, node);
  generator.visitBody(node.body);
  generator.popFrameBlock();
  unit.popHandler();
  generator.visitBody(node.orelse);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);

  unit.use(except);
  unit.pushHandler(cleanup, 0, true);
  unit.emit(Op.PUSH_EXC_INFO, 0, null);
  generator.pushFrameBlock(FrameBlockKind.EXCEPTION_HANDLER, node);
  handlers.forEach((handler, i) => {
    if (handler.type === null && i < handlers.length - 1) {
      throw generator.failure("default 'except:' must be last", handler);
    }
    const next = new Block();
    if (handler.type !== null) {
      generator.visit(handler.type);
      unit.emit(Op.CHECK_EXC_MATCH, 0, handler);
      unit.emitJump(Op.POP_JUMP_IF_FALSE, next, handler);
    }
    if (handler.name !== null) visitNamedHandler(generator, handler, handler.name, end);
    else visitUnnamedHandler(generator, handler, end);
    unit.handler = cleanup;
    unit.use(next);
  });
  generator.popFrameBlock();
  unit.emitExit(Op.RERAISE, 0, null);
  unit.popHandler();
  finishCleanup(generator, cleanup);
  unit.use(end);
}

function visitUnnamedHandler(generator: CodeGenerator, handler: ExceptHandler, end: Block): void {
  const { unit } = generator;
  unit.emit(Op.POP_TOP, 0, handler);
  generator.pushFrameBlock(FrameBlockKind.HANDLER_CLEANUP, handler);
  generator.visitBody(handler.body);
  generator.popFrameBlock();
  unit.popHandler();
  unit.emit(Op.POP_EXCEPT, 0, null);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);
}

/** `except ... as name:` is `try: body; finally: name = None; del name` inside. */
function visitNamedHandler(
  generator: CodeGenerator,
  handler: ExceptHandler,
  name: string,
  end: Block,
): void {
  const { unit } = generator;
  const unbind = new Block();
  generator.emitVariable(name, "Store", handler);
  unit.pushHandler(unbind, 0, true);
  generator.pushFrameBlock(
    FrameBlockKind.HANDLER_CLEANUP,
    handler,
    null,
    null,
    null,
    name,
  );
  generator.visitBody(handler.body);
  generator.popFrameBlock();
  unit.popHandler();
  const cleanup = unit.handler;
  unit.popHandler();
  unit.emit(Op.POP_EXCEPT, 0, null);
  unbindException(generator, name, null);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);

  unit.handler = cleanup;
  unit.use(unbind);
  unbindException(generator, name, null);
  unit.emitExit(Op.RERAISE, 1, null);
}

// -------------------------------------------------------------------------------------------------------------- except*

/**
 * `except*`: all handlers get their part of the group in turn. What they raise is collected in a list, and at the end raised
 * together with the part that nobody handled. On the stack, above the exception handled before:
 *
 *     [original, raised, rest]         between the handlers
 *     [original, raised, rest, match]  after CHECK_EG_MATCH
 */
function visitGroupHandlers(generator: CodeGenerator, node: TryStar): void {
  const { unit } = generator;
  const { handlers } = node;
  const except = new Block();
  const orelse = new Block();
  const end = new Block();
  const cleanup = new Block();
  const reraise = new Block();
  unit.pushHandler(except, 0, false);
  generator.pushFrameBlock(FrameBlockKind.TRY_EXCEPT, node);
  generator.visitBody(node.body);
  generator.popFrameBlock();
  unit.popHandler();
  unit.emitJump(Pseudo.JUMP_ASIDE, orelse, null);

  unit.use(except);
  unit.pushHandler(cleanup, 0, true);
  unit.emit(Op.PUSH_EXC_INFO, 0, null);
  generator.pushFrameBlock(FrameBlockKind.EXCEPTION_GROUP_HANDLER, node);
  unit.emit(Op.BUILD_LIST, 0, handlers[0]);
  unit.emit(Op.COPY, 2, handlers[0]);
  for (const handler of handlers) visitGroupHandler(generator, handler);
  generator.popFrameBlock();
  unit.emit(Op.LIST_APPEND, 1, null);
  unit.emit(Op.CALL_INTRINSIC_2, Intrinsic2.PREP_RERAISE_STAR, null);
  unit.emit(Op.COPY, 1, null);
  unit.emitJump(Op.POP_JUMP_IF_NOT_NONE, reraise, null);
  unit.emit(Op.POP_TOP, 0, null);
  unit.popHandler();
  unit.emit(Op.POP_EXCEPT, 0, null);
  unit.emitJump(Pseudo.JUMP_ASIDE, end, null);

  unit.use(reraise);
  unit.emit(Op.SWAP, 2, null);
  unit.emit(Op.POP_EXCEPT, 0, null);
  unit.emitExit(Op.RERAISE, 0, null);
  finishCleanup(generator, cleanup);

  unit.use(orelse);
  generator.visitBody(node.orelse);
  unit.use(end);
}

function visitGroupHandler(generator: CodeGenerator, handler: ExceptHandler): void {
  const { unit } = generator;
  const { name } = handler;
  const noMatch = new Block();
  const raised = new Block();
  const next = new Block();
  generator.visit(handler.type!);
  unit.emit(Op.CHECK_EG_MATCH, 0, handler);
  unit.emit(Op.COPY, 1, handler);
  unit.emitJump(Op.POP_JUMP_IF_NONE, noMatch, handler);
  if (name !== null) generator.emitVariable(name, "Store", handler);
  else unit.emit(Op.POP_TOP, 0, handler);
  unit.pushHandler(raised, 0, true);
  generator.pushFrameBlock(
    FrameBlockKind.HANDLER_CLEANUP,
    handler,
    null,
    null,
    null,
    name,
  );
  generator.visitBody(handler.body);
  generator.popFrameBlock();
  unit.popHandler();
  if (name !== null) unbindException(generator, name, null);
  unit.emitJump(Pseudo.JUMP_ASIDE, next, null);

  unit.use(raised);
  if (name !== null) unbindException(generator, name, null);
  // [original, raised, rest, place, exception]
  unit.emit(Op.LIST_APPEND, 3, null);
  unit.emit(Op.POP_TOP, 0, null);
  unit.emitJump(Pseudo.JUMP_ASIDE, next, null);

  unit.use(noMatch);
  unit.emit(Op.POP_TOP, 0, handler);
  unit.use(next);
}
