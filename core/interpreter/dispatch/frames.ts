/** Pushing and popping frames (interpreter/frames.ts). */
import { CODE_FRAME_BYTES, FUNCTION_GLOBALS } from "../../heap/layouts/callable.ts";
import {
  FRAME_AUX,
  FRAME_CODE,
  FRAME_FUNCTION,
  FRAME_GENERATOR,
  FRAME_GLOBALS,
  FRAME_HANDLED,
  FRAME_LAST,
  FRAME_NAMES,
  FRAME_PREVIOUS,
  FRAME_RETURN,
} from "../../heap/layouts/frame.ts";
import {
  FRAME_STACK_END,
  TS_DEPTH,
  TS_DEPTH_LIMIT,
  TS_FRAME,
  TS_RESULT,
  TS_STACK_TOP,
} from "../../heap/map.ts";
import { type I32, int, word, wordAt } from "../../kernel/expressions.ts";
import type { Builder, Variable } from "../../kernel/statements.ts";
import type { Dispatch } from "./state.ts";

/** What a new frame is given. */
export interface NewFrame {
  /** The frame below. */
  readonly below: I32;
  readonly code: I32;
  readonly callee: I32;
  /** RETURN_*. */
  readonly returns: I32 | number;
  readonly aux: I32;
  /** Where it ends. */
  readonly end: I32;
}

/** Writes the words of a frame on the frame stack, but for its locals and what it stores while it does not run. */
export function writeFrame(k: Builder, frame: I32, of: NewFrame): void {
  k.word(frame, FRAME_PREVIOUS, of.below);
  k.word(frame, FRAME_CODE, of.code);
  k.word(frame, FRAME_FUNCTION, of.callee);
  k.word(frame, FRAME_GLOBALS, word(of.callee, FUNCTION_GLOBALS));
  k.word(frame, FRAME_NAMES, 0);
  k.word(frame, FRAME_RETURN, of.returns);
  k.word(frame, FRAME_GENERATOR, 0);
  k.word(frame, FRAME_AUX, of.aux);
  k.word(frame, FRAME_HANDLED, 0);
  k.word(frame, FRAME_LAST, of.end);
}

/** Slow when there is no room for a frame. @returns where it would end */
export function needFrame(d: Dispatch, code: I32): Variable<I32> {
  const { k } = d;
  const end = k.let(wordAt(TS_STACK_TOP).add(word(code, CODE_FRAME_BYTES).shrU(1)));
  d.slowIf(end.gtU(FRAME_STACK_END).or(wordAt(TS_DEPTH).ge(wordAt(TS_DEPTH_LIMIT))));
  return end;
}

/** A frame on the frame stack, its locals not filled yet; slow when it has no room. */
export function pushFrame(
  d: Dispatch,
  callee: I32,
  code: I32,
  returns: I32,
  aux: I32,
): Variable<I32> {
  const { k } = d;
  const next = k.let(wordAt(TS_STACK_TOP));
  const end = needFrame(d, code);
  k.wordAt(TS_STACK_TOP, end);
  k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).add(1));
  writeFrame(k, next, { below: d.frame, code, callee, returns, aux, end });
  return next;
}

/** What `run` returns when the frame that host code pushed is done: TS_RESULT is its result. No instruction's word. */
export const HOST_RESULT = -1;

/** As leaveFrame, when it is host code that waits for `value`. */
export function leaveToHost(d: Dispatch, value: I32): void {
  const { k } = d;
  k.wordAt(TS_RESULT, value);
  k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).sub(1));
  k.wordAt(TS_FRAME, word(d.frame, FRAME_PREVIOUS));
  k.return(int(HOST_RESULT));
}

/** Goes on with the frame below. */
export function leaveFrame(d: Dispatch): void {
  const { k } = d;
  const previous = k.let(word(d.frame, FRAME_PREVIOUS));
  k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).sub(1));
  k.wordAt(TS_FRAME, previous);
  d.enterFrame(previous);
}
