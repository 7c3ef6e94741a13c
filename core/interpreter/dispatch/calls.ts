/** Kernels of calls, returns and generators: frames are pushed and popped without leaving the loop. */
import { RAW_DATA } from "../../heap/layouts/basic.ts";
import {
  CODE_ARG_COUNT,
  CODE_FRAME_BYTES,
  CODE_INSTRUCTIONS,
  CODE_LOCAL_COUNT,
  CODE_SIMPLE,
  FUNCTION_CODE,
  FUNCTION_GLOBALS,
} from "../../heap/layouts/callable.ts";
import {
  FRAME_AUX,
  FRAME_CODE,
  FRAME_FUNCTION,
  FRAME_GENERATOR,
  FRAME_GLOBALS,
  FRAME_HANDLED,
  FRAME_LAST,
  FRAME_LOCALS,
  FRAME_NAMES,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
  GENERATOR_FRAME,
  GENERATOR_RUNNING,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../../heap/layouts/frame.ts";
import {
  FRAME_STACK_END,
  NONE,
  TS_DEPTH,
  TS_DEPTH_LIMIT,
  TS_FRAME,
  TS_HANDLED,
  TS_STACK_TOP,
} from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, word, wordAt } from "../../kernel/expressions.ts";
import type { Variable } from "../../kernel/statements.ts";
import { FUNCTION_SHAPE, GENERATOR_SHAPE } from "../../objects/well_known.ts";
import { RETURN_FOR_ITER, RETURN_INIT, RETURN_PUSH } from "../frames.ts";
import { copyWords, iterateBuiltin } from "./containers.ts";
import { constantsOf, type Dispatch } from "./state.ts";

/** Cache words of CALL. */
const CALL_CACHES = 3;

export function call(d: Dispatch): void {
  const { k } = d;
  const base = k.let(d.sp.sub(d.argumentBytes()).sub(8));
  const callee = k.let(word(base));
  d.slowIf(callee.and(1));
  const shape = k.let(word(callee));
  d.need(shape.eq(FUNCTION_SHAPE));
  // The self word is the first argument, or nothing.
  const first = k.let(base.add(word(base, 4).not().shl(2)).add(4));
  const argumentBytes = k.let(d.sp.sub(first));
  const code = k.let(word(callee, FUNCTION_CODE));
  d.need(word(code, CODE_SIMPLE).eq(small(1)));
  d.need(word(code, CODE_ARG_COUNT).eq(argumentBytes.shrU(1).or(1)));
  const next = pushFrame(d, callee, code, RETURN_PUSH);
  k.word(d.frame, FRAME_PC, d.pc.add(4 * CALL_CACHES).shrU(2));
  k.word(d.frame, FRAME_SP, base.shrU(2));
  beginFrame(d, next, code, first, argumentBytes);
}

/** A frame on the frame stack, its locals not filled yet; slow when it has no room. */
function pushFrame(d: Dispatch, callee: I32, code: I32, returns: number): Variable<I32> {
  const { k } = d;
  const next = k.let(wordAt(TS_STACK_TOP));
  const end = k.let(next.add(word(code, CODE_FRAME_BYTES).shrU(1)));
  const depth = k.let(wordAt(TS_DEPTH));
  d.slowIf(end.gtU(FRAME_STACK_END).or(depth.ge(wordAt(TS_DEPTH_LIMIT))));
  k.wordAt(TS_STACK_TOP, end);
  k.wordAt(TS_DEPTH, depth.add(1));
  k.word(next, FRAME_PREVIOUS, d.frame);
  k.word(next, FRAME_CODE, code);
  k.word(next, FRAME_FUNCTION, callee);
  k.word(next, FRAME_GLOBALS, word(callee, FUNCTION_GLOBALS));
  k.word(next, FRAME_NAMES, 0);
  k.word(next, FRAME_RETURN, returns);
  k.word(next, FRAME_GENERATOR, 0);
  k.word(next, FRAME_AUX, 0);
  k.word(next, FRAME_HANDLED, 0);
  k.word(next, FRAME_LAST, end);
  return next;
}

/** Binds the arguments and runs the frame from its first instruction. */
function beginFrame(
  d: Dispatch,
  next: Variable<I32>,
  code: Variable<I32>,
  args: I32,
  argumentBytes: Variable<I32>,
): void {
  const { k } = d;
  const locals = k.let(next.add(FRAME_LOCALS));
  copyWords(k, args, locals, argumentBytes);
  k.set(d.sp, locals.add(word(code, CODE_LOCAL_COUNT).sub(1).shl(1)));
  clearWords(d, locals.add(argumentBytes));
  k.wordAt(TS_FRAME, next);
  k.set(d.frame, next);
  k.set(d.pc, word(code, CODE_INSTRUCTIONS).add(RAW_DATA));
  k.set(d.constants, constantsOf(code));
  k.goto(d.next);
}

/** Clears the words from `from` to sp. */
function clearWords(d: Dispatch, from: I32): void {
  const { k } = d;
  const at = k.let(from);
  k.block((end) => {
    k.loop((again) => {
      k.gotoIf(at.geU(d.sp), end);
      k.word(at, 0, 0);
      k.set(at, at.add(4));
      k.goto(again);
    });
  });
}

export function returnValue(d: Dispatch): void {
  const { k } = d;
  d.slowIf(word(d.frame, FRAME_GENERATOR));
  const value = k.let(d.peek(0));
  const returns = k.let(word(d.frame, FRAME_RETURN));
  k.if(returns.ne(RETURN_PUSH), () => {
    d.need(returns.eq(RETURN_INIT).and(value.eq(NONE)));
    k.set(value, word(d.frame, FRAME_AUX));
  });
  k.wordAt(TS_STACK_TOP, d.frame);
  leaveFrame(d);
  d.push(value);
  k.goto(d.next);
}

/** Goes on with the frame below. */
function leaveFrame(d: Dispatch): void {
  const { k } = d;
  const previous = k.let(word(d.frame, FRAME_PREVIOUS));
  k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).sub(1));
  k.wordAt(TS_FRAME, previous);
  d.enterFrame(previous);
}

export function forIter(d: Dispatch): void {
  const { k } = d;
  const iterator = k.let(d.peek(0));
  const shape = k.let(word(iterator));
  iterateBuiltin(d, iterator, shape);
  // A generator that waits at a yield outside of any handler (generators.ts: resume).
  d.need(shape.eq(GENERATOR_SHAPE));
  d.need(word(iterator, GENERATOR_STATE).eq(small(GENERATOR_SUSPENDED)));
  const next = k.let(iterator.add(GENERATOR_FRAME));
  d.slowIf(word(next, FRAME_HANDLED));
  const depth = k.let(wordAt(TS_DEPTH));
  d.slowIf(depth.ge(wordAt(TS_DEPTH_LIMIT)));
  k.wordAt(TS_DEPTH, depth.add(1));
  k.word(iterator, GENERATOR_STATE, small(GENERATOR_RUNNING));
  k.word(next, FRAME_PREVIOUS, d.frame);
  k.word(next, FRAME_RETURN, RETURN_FOR_ITER);
  k.word(next, FRAME_HANDLED, wordAt(TS_HANDLED));
  d.save(1);
  k.wordAt(TS_FRAME, next);
  d.enterFrame(next);
  d.push(NONE);
  k.goto(d.next);
}

/** To a FOR_ITER, outside of any handler (generators.ts: yieldHandled). */
export function yieldValue(d: Dispatch): void {
  const { k } = d;
  d.need(word(d.frame, FRAME_RETURN).eq(RETURN_FOR_ITER));
  d.need(word(d.frame, FRAME_HANDLED).eq(wordAt(TS_HANDLED)));
  const value = k.let(d.peek(0));
  d.drop(1);
  d.save();
  k.word(d.frame, FRAME_HANDLED, 0);
  k.word(word(d.frame, FRAME_GENERATOR), GENERATOR_STATE, small(GENERATOR_SUSPENDED));
  leaveFrame(d);
  d.push(value);
  k.goto(d.next);
}
