/** yield, yield from, await, and the end of a generator's body. */
import type { Located } from "../syntax/ast.ts";
import { type CodeGenerator, ResumeKind } from "./code_generator.ts";
import { Block, Pseudo } from "./instruction.ts";
import { Intrinsic1 } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";

/** Yields the value on top; the value sent takes its place. */
export function emitYield(generator: CodeGenerator, location: Located | null): void {
  const { unit } = generator;
  if (unit.scope.generator && unit.scope.coroutine) unit.emit(Op.ASYNC_GEN_WRAP, 0, location);
  unit.emit(Op.YIELD_VALUE, 0, location);
  unit.emit(Op.RESUME, ResumeKind.AFTER_YIELD, location);
}

/**
 * Yields everything that the iterator on top yields; its return value takes its place. While the iterator runs, the generator
 * is suspended in YIELD_VALUE, which therefore raises what `throw` and `close` send: CLEANUP_THROW ends the loop when that is a
 * StopIteration.
 */
export function emitYieldFrom(
  generator: CodeGenerator,
  resumeKind: number,
  location: Located | null,
): void {
  const { unit } = generator;
  const send = new Block();
  const fail = new Block();
  const exit = new Block();
  unit.loadNone(location);
  unit.use(send);
  unit.emitJump(Op.SEND, exit, location);
  unit.pushHandler(fail, 0, false);
  unit.emit(Op.YIELD_VALUE, 1, location);
  unit.popHandler();
  unit.emit(Op.RESUME, resumeKind, location);
  unit.emitJump(Pseudo.JUMP_ASIDE, send, location);
  unit.use(fail);
  unit.emit(Op.CLEANUP_THROW, 0, location);
  unit.use(exit);
  unit.emit(Op.END_SEND, 0, location);
}

/** Awaits the value on top; the result takes its place. */
export function emitAwait(
  generator: CodeGenerator,
  awaitKind: number,
  location: Located | null,
): void {
  generator.unit.emit(Op.GET_AWAITABLE, awaitKind, location);
  emitYieldFrom(generator, ResumeKind.AFTER_AWAIT, location);
}

/** Pushes the next item of the asynchronous iterator on top. */
export function emitNextAwait(generator: CodeGenerator, location: Located | null): void {
  generator.unit.emit(Op.GET_ANEXT, 0, location);
  emitYieldFrom(generator, ResumeKind.AFTER_AWAIT, location);
}

/**
 * Ends the body of a generator or coroutine: returns None, and then comes the handler that has covered the whole body and turns
 * a StopIteration that leaves it into a RuntimeError (PEP 479).
 */
export function finishGeneratorBody(generator: CodeGenerator): void {
  const { unit } = generator;
  const handler = unit.handler!;
  unit.loadNone(null);
  unit.emitExit(Op.RETURN_VALUE, 0, null);
  unit.popHandler();
  unit.use(handler);
  unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.STOPITERATION_ERROR, null);
  unit.emitExit(Op.RERAISE, 1, null);
}
