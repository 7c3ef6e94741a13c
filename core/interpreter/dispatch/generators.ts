/** Kernels of generators (interpreter/generators.ts) and of the loops over them and over other iterators. */
import {
  CODE_FLAGS,
  CODE_FRAME_BYTES,
  FUNCTION_NAME,
  FUNCTION_QUALNAME,
} from "../../heap/layouts/callable.ts";
import {
  FRAME_CODE,
  FRAME_FUNCTION,
  FRAME_GENERATOR,
  FRAME_HANDLED,
  FRAME_LAST,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
  GENERATOR_CODE,
  GENERATOR_CREATED,
  GENERATOR_FINISHED,
  GENERATOR_FRAME,
  GENERATOR_FRAME_BYTES,
  GENERATOR_NAME,
  GENERATOR_QUALNAME,
  GENERATOR_RUNNING,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../../heap/layouts/frame.ts";
import {
  NONE,
  TS_DEPTH,
  TS_DEPTH_LIMIT,
  TS_FRAME,
  TS_HANDLED,
  TS_STACK_TOP,
} from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { CodeFlag } from "../../compiler/opcodes.ts";
import { type I32, int, select, word, wordAt } from "../../kernel/expressions.ts";
import type { Variable } from "../../kernel/statements.ts";
import { COROUTINE_SHAPE, GENERATOR_SHAPE } from "../../objects/well_known.ts";
import { RETURN_FOR_ITER, RETURN_NEXT, RETURN_PUSH, RETURN_SEND, TO_HOST } from "../frames.ts";
import { allocate, copyWords, rounded } from "./allocation.ts";
import { iterateInline } from "./containers.ts";
import { leaveFrame, leaveToHost } from "./frames.ts";
import { ITERATOR_OF, NEXT_VALUE, UNDECIDED } from "./iteration.ts";
import type { Dispatch } from "./state.ts";

/** Whether the object is a generator or coroutine that is created or suspended. */
function canResume(iterator: I32): I32 {
  const shape = word(iterator);
  return shape.eq(GENERATOR_SHAPE).or(shape.eq(COROUTINE_SHAPE)).and(
    word(iterator, GENERATOR_STATE).le(small(GENERATOR_SUSPENDED)),
  );
}

/** Runs the generator's frame with `sent` on its stack; the running one is saved. Slow when the stack is too deep. */
function resume(
  d: Dispatch,
  generator: Variable<I32>,
  sent: I32,
  returns: number,
  caches: number,
): void {
  const { k } = d;
  const depth = k.let(wordAt(TS_DEPTH));
  d.slowIf(depth.ge(wordAt(TS_DEPTH_LIMIT)));
  k.wordAt(TS_DEPTH, depth.add(1));
  const value = k.let(sent);
  const next = k.let(generator.add(GENERATOR_FRAME));
  k.word(generator, GENERATOR_STATE, small(GENERATOR_RUNNING));
  k.word(next, FRAME_PREVIOUS, d.frame);
  k.word(next, FRAME_RETURN, returns);
  // The exception that it was handling when it yielded is the handled one again; the resumer's waits.
  const kept = k.let(word(next, FRAME_HANDLED));
  k.word(next, FRAME_HANDLED, wordAt(TS_HANDLED));
  k.if(kept, () => k.wordAt(TS_HANDLED, kept));
  d.save(caches);
  k.wordAt(TS_FRAME, next);
  d.enterFrame(next);
  d.push(value);
  k.goto(d.next);
}

export function forIter(d: Dispatch): void {
  const { k } = d;
  const iterator = k.let(d.peek(0));
  const shape = k.let(word(iterator));
  const exhausted = () => {
    d.drop(1);
    k.set(d.pc, d.pc.add(d.argumentBytes()).add(4));
    k.goto(d.next);
  };
  iterateInline(d, iterator, shape, exhausted);
  k.if(shape.eq(GENERATOR_SHAPE), () => {
    d.need(canResume(iterator));
    resume(d, iterator, int(NONE), RETURN_FOR_ITER, 1);
  });
  const value = k.let(NEXT_VALUE.call(iterator, shape));
  d.slowIf(value.eq(UNDECIDED));
  k.if(value.not(), exhausted);
  d.push(value);
  d.done(1);
}

/** A step of `yield from` and of `await`. */
export function send(d: Dispatch): void {
  const { k } = d;
  const receiver = k.let(d.peek(1));
  const sent = k.let(d.peek(0));
  d.slowIf(receiver.and(1));
  k.if(canResume(receiver), () => resume(d, receiver, sent, RETURN_SEND, 0));
  d.need(sent.eq(NONE));
  const value = k.let(NEXT_VALUE.call(receiver, word(receiver)));
  d.slowIf(value.eq(UNDECIDED));
  k.if(value.not(), () => {
    k.set(value, int(NONE));
    k.set(d.pc, d.pc.add(d.argumentBytes()));
  });
  d.poke(0, value);
  d.done();
}

export function endSend(d: Dispatch): void {
  d.poke(1, d.peek(0));
  d.drop(1);
  d.done();
}

export function getYieldFromIterator(d: Dispatch): void {
  const { k } = d;
  const iterator = k.let(ITERATOR_OF.call(d.peek(0)));
  d.need(iterator);
  d.poke(0, iterator);
  d.done();
}

/** What `await` waits for: a coroutine that has not begun is its own iterator, and so is a generator that stands for one. */
export function getAwaitable(d: Dispatch): void {
  const { k } = d;
  const value = k.let(d.peek(0));
  d.slowIf(value.and(1));
  const shape = k.let(word(value));
  k.block((other) => {
    k.guard(shape.eq(COROUTINE_SHAPE), other);
    d.need(word(value, GENERATOR_STATE).eq(small(GENERATOR_CREATED)));
    d.done();
  });
  d.need(shape.eq(GENERATOR_SHAPE));
  const flags = word(word(value, GENERATOR_CODE), CODE_FLAGS);
  d.need(flags.and(CodeFlag.ITERABLE_COROUTINE << 1));
  d.done();
}

/** To a FOR_ITER or SEND, or a call of next() or send(). */
export function yieldValue(d: Dispatch): void {
  const { k } = d;
  const returns = k.let(word(d.frame, FRAME_RETURN));
  const toHost = k.let(returns.eq(RETURN_PUSH | TO_HOST));
  // What records a trace does such steps the slow way.
  if (d.single) d.slowIf(toHost);
  d.need(isGeneratorReturn(returns).or(toHost).or(returns.eq(RETURN_NEXT)));
  const resumers = k.let(word(d.frame, FRAME_HANDLED));
  const handled = k.let(wordAt(TS_HANDLED));
  // Whose it is that both handle is for generators.ts (yieldHandled) to find out.
  d.slowIf(handled.eq(resumers).and(handled.ne(0)));
  const value = k.let(d.peek(0));
  d.drop(1);
  d.save();
  k.word(d.frame, FRAME_HANDLED, select(handled.eq(resumers), int(0), handled));
  k.wordAt(TS_HANDLED, resumers);
  k.word(word(d.frame, FRAME_GENERATOR), GENERATOR_STATE, small(GENERATOR_SUSPENDED));
  if (!d.single) k.if(toHost, () => leaveToHost(d, value));
  leaveFrame(d);
  k.if(returns.eq(RETURN_SEND), () => {
    d.poke(0, value);
    k.goto(d.next);
  });
  d.push(value);
  k.goto(d.next);
}

/** Whether a generator's frame was resumed by FOR_ITER or SEND. */
export function isGeneratorReturn(returns: I32): I32 {
  return returns.eq(RETURN_FOR_ITER).or(returns.eq(RETURN_SEND));
}

/** RETURN_VALUE of a generator's frame that FOR_ITER or SEND resumed. */
export function finishGeneratorFrame(d: Dispatch, value: I32, returns: I32): void {
  const { k } = d;
  k.word(word(d.frame, FRAME_GENERATOR), GENERATOR_STATE, small(GENERATOR_FINISHED));
  k.wordAt(TS_HANDLED, word(d.frame, FRAME_HANDLED));
  k.word(d.frame, FRAME_HANDLED, 0);
  k.word(d.frame, FRAME_SP, d.frame.add(FRAME_LOCALS).shrU(2));
  leaveFrame(d);
  const jump = (behind: number) => k.set(d.pc, d.pc.add(word(d.pc.sub(4 * behind)).shr(6).and(-4)));
  k.if(returns.eq(RETURN_SEND), () => {
    d.poke(0, value);
    jump(1);
    k.goto(d.next);
  });
  d.drop(1);
  jump(2);
  k.goto(d.next);
}

/** The function of a generator or coroutine was called: its frame, which has just begun, moves into a generator. */
export function returnGenerator(d: Dispatch): void {
  const { k } = d;
  d.need(word(d.frame, FRAME_RETURN).eq(RETURN_PUSH));
  const code = k.let(word(d.frame, FRAME_CODE));
  const flags = k.let(word(code, CODE_FLAGS));
  d.need(flags.and((CodeFlag.GENERATOR | CodeFlag.COROUTINE) << 1));
  const fn = k.let(word(d.frame, FRAME_FUNCTION));
  d.need(fn);
  const frameBytes = k.let(word(code, CODE_FRAME_BYTES).shrU(1));
  const generator = allocate(k, rounded(frameBytes.add(GENERATOR_FRAME)), d.slow);
  const isGenerator = flags.and(CodeFlag.GENERATOR << 1);
  k.word(generator, 0, select(isGenerator, int(GENERATOR_SHAPE), int(COROUTINE_SHAPE)));
  k.word(generator, GENERATOR_STATE, small(GENERATOR_CREATED));
  k.word(generator, GENERATOR_NAME, word(fn, FUNCTION_NAME));
  k.word(generator, GENERATOR_QUALNAME, word(fn, FUNCTION_QUALNAME));
  k.word(generator, GENERATOR_CODE, code);
  k.word(generator, GENERATOR_FRAME_BYTES, frameBytes.shl(1).or(1));
  const own = k.let(generator.add(GENERATOR_FRAME));
  const bytes = k.let(d.sp.sub(d.frame));
  copyWords(k, d.frame, own, bytes);
  k.word(own, FRAME_GENERATOR, generator);
  k.word(own, FRAME_PREVIOUS, 0);
  k.word(own, FRAME_PC, d.pc.shrU(2));
  k.word(own, FRAME_SP, own.add(bytes).shrU(2));
  k.word(own, FRAME_LAST, own.add(frameBytes));
  k.wordAt(TS_STACK_TOP, d.frame);
  leaveFrame(d);
  d.push(generator);
  k.goto(d.next);
}
