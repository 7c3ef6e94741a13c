/** Kernels of calls and returns: frames are pushed and popped, natives and builtin types done, without leaving the loop. */
import { LENGTH, RAW_DATA, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import {
  BUILTIN_KERNEL,
  BUILTIN_SELF,
  CODE_ARG_COUNT,
  CODE_INSTRUCTIONS,
  CODE_LOCAL_COUNT,
  CODE_SIMPLE,
  DESCRIPTOR_KERNEL,
  FUNCTION_CODE,
  FUNCTION_DEFAULTS,
  METHOD_FUNCTION,
  METHOD_SELF,
} from "../../heap/layouts/callable.ts";
import {
  FRAME_AUX,
  FRAME_GENERATOR,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_RETURN,
  FRAME_SP,
} from "../../heap/layouts/frame.ts";
import { TYPE_VERSION } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED, TS_FRAME, TS_STACK_TOP } from "../../heap/map.ts";
import { KIND_TYPE, SHAPE_KIND } from "../../heap/layouts/shape.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, word, wordAt } from "../../kernel/expressions.ts";
import type { Variable } from "../../kernel/statements.ts";
import {
  BUILTIN_SHAPE,
  DICT_SHAPE,
  FUNCTION_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
  METHOD_SHAPE,
  TUPLE_SHAPE,
  TYPE_TYPE_SHAPE,
} from "../../objects/well_known.ts";
import {
  RETURN_BINARY,
  RETURN_COMPARE,
  RETURN_DISCARD,
  RETURN_INIT,
  RETURN_PUSH,
  TO_HOST,
} from "../frames.ts";
import { copyWords, newInstance } from "./allocation.ts";
import { BIND_ARGUMENTS } from "./arguments.ts";
import { CONSUMER_OF_NATIVE, CONSUMER_OF_TYPE } from "./consuming.ts";
import { leaveFrame, leaveToHost, needFrame, pushFrame } from "./frames.ts";
import { finishGeneratorFrame, isGeneratorReturn } from "./generators.ts";
import { CALL_NATIVE, NAMED_ARGUMENTS, NATIVE_ARGUMENTS } from "./natives.ts";
import { constantsOf, type Dispatch } from "./state.ts";
import { CALL_TYPE } from "./types.ts";

/**
 * Cache words of CALL; of a class: the class, its version, its `__init__` (class_cache.ts). The last one names the region in
 * which compiled code goes on when the function has returned (core/trace).
 */
const CALL_CACHES = 4;
/** Of CALL_KW: the region in which compiled code goes on. */
const KEYWORD_CALL_CACHES = 1;
const CACHED_CLASS = 0;
const CACHED_VERSION = 4;
const CACHED_INIT = 8;

export function call(d: Dispatch): void {
  const { k } = d;
  const base = k.let(d.sp.sub(d.argumentBytes()).sub(8));
  const callee = k.let(word(base));
  d.slowIf(callee.and(1));
  const shape = k.let(word(callee));
  k.if(shape.eq(FUNCTION_SHAPE), () => {
    // The self word is the first argument, or nothing.
    const first = k.let(base.add(word(base, 4).not().shl(2)).add(4));
    callFunction(d, { callee, first, base, caches: CALL_CACHES });
  });
  k.if(shape.eq(METHOD_DESCRIPTOR_SHAPE), () =>
    k.scope(() => {
      const number = k.let(word(callee, DESCRIPTOR_KERNEL).shr(1));
      d.need(number);
      const first = k.let(base.add(word(base, 4).not().shl(2)).add(4));
      callNative(d, base, number, first, null);
    }));
  k.if(shape.eq(BUILTIN_SHAPE), () =>
    k.scope(() => {
      const number = k.let(word(callee, BUILTIN_KERNEL).shr(1));
      d.need(number);
      d.slowIf(word(base, 4));
      callNative(d, base, number, base.add(8), word(callee, BUILTIN_SELF));
    }));
  k.if(
    word(shape, SHAPE_KIND).eq(small(KIND_TYPE)),
    () => k.scope(() => callClass(d, base, callee)),
  );
  d.need(shape.eq(METHOD_SHAPE));
  callMethod(d, callee, base, CALL_CACHES);
}

/** Calls the guest function of a bound method with the arguments on the stack. */
function callMethod(
  d: Dispatch,
  method: Variable<I32>,
  base: Variable<I32>,
  caches: number,
  names?: I32,
): void {
  const { k } = d;
  const callee = k.let(word(method, METHOD_FUNCTION));
  d.slowIf(callee.and(1).or(word(base, 4)));
  d.need(word(callee).eq(FUNCTION_SHAPE));
  const self = k.let(word(method, METHOD_SELF));
  callFunction(d, { callee, first: base.add(4), base, caches, self, names });
}

/** CALL_KW of a method with a kernel, whose last argument is named and stands in its place. */
function callNamed(d: Dispatch, base: I32, callee: I32, names: I32): void {
  const { k } = d;
  d.slowIf(word(names, LENGTH).ne(small(1)));
  const number = word(callee, DESCRIPTOR_KERNEL).shr(1);
  const given = k.let(NAMED_ARGUMENTS.call(number, word(names, TUPLE_ITEMS)));
  const first = k.let(base.add(4));
  d.need(word(first));
  d.need(given.shl(2).eq(d.sp.sub(first).sub(4)));
  const [self, a, b] = [0, 4, 8].map((at) => word(first, at));
  const result = k.let(CALL_NATIVE.call(number, given, self, a, b));
  d.need(result);
  k.word(base, 0, result);
  k.set(d.sp, base.add(4));
  d.done(KEYWORD_CALL_CACHES);
}

/** CALL_KW of a guest function or a method of one, or of a native method. */
export function callWithKeywords(d: Dispatch): void {
  const { k } = d;
  const base = k.let(d.sp.sub(d.argumentBytes()).sub(12));
  const callee = k.let(word(base));
  const names = d.peek(0);
  d.slowIf(callee.and(1));
  const shape = k.let(word(callee));
  k.if(shape.eq(FUNCTION_SHAPE), () => {
    const first = k.let(base.add(word(base, 4).not().shl(2)).add(4));
    callFunction(d, { callee, first, base, caches: KEYWORD_CALL_CACHES, names });
  });
  k.if(
    shape.eq(METHOD_DESCRIPTOR_SHAPE),
    () => k.scope(() => callNamed(d, base, callee, names)),
  );
  d.need(shape.eq(METHOD_SHAPE));
  callMethod(d, callee, base, KEYWORD_CALL_CACHES, names);
}

/** Arguments of a bound method that are copied above the stack, behind the object. */
const SPREAD_MOST = 7;

/** CALL_FUNCTION_EX of a guest function or a method of one, with a tuple and without keywords. */
export function callSpread(d: Dispatch): void {
  const { k } = d;
  const base = k.let(d.sp.sub(16));
  const callee = k.let(word(base));
  const args = k.let(d.peek(1));
  const keywords = k.let(d.peek(0));
  d.slowIf(callee.or(args).and(1));
  d.need(word(args).eq(TUPLE_SHAPE));
  k.if(keywords, () => {
    d.need(word(keywords).eq(DICT_SHAPE));
    d.slowIf(word(keywords, LENGTH).sub(1));
  });
  const first = k.let(args.add(TUPLE_ITEMS));
  const bytes = k.let(word(args, LENGTH).sub(1).shl(1));
  const shape = k.let(word(callee));
  k.if(shape.eq(FUNCTION_SHAPE), () => {
    callFunction(d, { callee, first, end: first.add(bytes), base, caches: 0 });
  });
  d.need(shape.eq(METHOD_SHAPE));
  const fn = k.let(word(callee, METHOD_FUNCTION));
  d.slowIf(fn.and(1).or(bytes.gt(4 * SPREAD_MOST)));
  d.need(word(fn).eq(FUNCTION_SHAPE));
  k.word(d.sp, 0, word(callee, METHOD_SELF));
  copyWords(k, first, d.sp.add(4), bytes);
  callFunction(d, { callee: fn, first: d.sp, end: d.sp.add(bytes).add(4), base, caches: 0 });
}

/** Ends a call: its result takes the place of callee and arguments. */
function giveResult(d: Dispatch, base: Variable<I32>, result: I32): void {
  d.k.word(base, 0, result);
  d.k.set(d.sp, base.add(4));
  d.done(CALL_CACHES);
}

/** Argument `index` at `first`, or None when there are not so many. */
function argument(d: Dispatch, first: I32, index: number): I32 {
  const { k } = d;
  const value = k.let(int(NONE));
  const at = first.add(4 * index);
  k.if(at.ltU(d.sp), () => k.set(value, word(at)));
  return value;
}

/** A native with a kernel; `self` stands before the arguments when it is an object. */
function callNative(
  d: Dispatch,
  base: Variable<I32>,
  number: I32,
  first: I32,
  self: I32 | null,
): void {
  const { k } = d;
  const given = k.let(d.sp.sub(first).shrU(2));
  const [a, b, c] = [0, 1, 2].map((index) => k.let(argument(d, first, index)));
  if (self !== null) {
    const bound = k.let(self);
    k.if(bound, () => {
      k.set(given, given.add(1));
      k.set(c, b);
      k.set(b, a);
      k.set(a, bound);
    });
  }
  d.slowIf(given.gt(NATIVE_ARGUMENTS));
  const result = k.let(CALL_NATIVE.call(number, given, a, b, c));
  k.if(result, () => giveResult(d, base, result));
  if (self !== null) d.slowIf(self);
  const consumer = k.let(CONSUMER_OF_NATIVE.call(number, given, a, b));
  d.need(consumer);
  callFunction(d, { callee: consumer, first, base, caches: CALL_CACHES });
}

/** A class: one whose instances are made in the usual way (class_cache.ts), or a builtin type. */
function callClass(d: Dispatch, base: Variable<I32>, type: Variable<I32>): void {
  const { k } = d;
  d.slowIf(word(base, 4));
  const first = k.let(base.add(8));
  k.if(word(d.pc, CACHED_CLASS).eq(type), () => {
    d.need(word(type, TYPE_VERSION).eq(word(d.pc, CACHED_VERSION)));
    const init = k.let(word(d.pc, CACHED_INIT));
    k.if(init.not(), () => {
      d.need(first.eq(d.sp));
      giveResult(d, base, newInstance(k, type, d.slow));
    });
    needCall(d, init, d.sp.sub(base).sub(4));
    const instance = newInstance(k, type, d.slow);
    callFunction(d, {
      callee: init,
      first: base.add(4),
      base,
      caches: CALL_CACHES,
      returns: RETURN_INIT,
      aux: instance,
      self: instance,
    });
  });
  d.need(word(type).eq(TYPE_TYPE_SHAPE));
  const given = k.let(d.sp.sub(first).shrU(2));
  d.slowIf(given.gt(3));
  const [a, b, c] = [0, 1, 2].map((index) => argument(d, first, index));
  const result = k.let(CALL_TYPE.call(type, given, a, b, c));
  k.if(result, () => giveResult(d, base, result));
  d.need(given.eq(1));
  const consumer = k.let(CONSUMER_OF_TYPE.call(type, a));
  d.need(consumer);
  callFunction(d, { callee: consumer, first, base, caches: CALL_CACHES });
}

/** A call of a guest function. */
export interface GuestCall {
  readonly callee: Variable<I32>;
  /** Address of the first argument. */
  readonly first: I32;
  /** Address behind the last argument, and `names` if there are any: the top of the stack when absent. */
  readonly end?: I32;
  /** What the caller's stack pointer is to be. */
  readonly base: I32;
  /** Cache words to skip. */
  readonly caches: number;
  /** RETURN_*, RETURN_PUSH when absent. */
  readonly returns?: number;
  readonly aux?: I32;
  /** What becomes the first argument, once nothing can fail any more. */
  readonly self?: I32;
  /** The names of the last arguments. */
  readonly names?: I32;
}

/** Slow unless a call of a simple function with so many positional arguments can be done for sure. */
export function needSureCall(d: Dispatch, callee: Variable<I32>, argumentBytes: I32): void {
  needCall(d, callee, argumentBytes);
  needFrame(d, word(callee, FUNCTION_CODE));
}

/** Slow unless a function takes so many positional arguments; gives how many bytes of defaults it needs. */
function needCall(d: Dispatch, callee: Variable<I32>, argumentBytes: I32): Variable<I32> {
  const { k } = d;
  const code = k.let(word(callee, FUNCTION_CODE));
  d.need(word(code, CODE_SIMPLE).eq(small(1)));
  const missing = k.let(word(code, CODE_ARG_COUNT).sub(1).shl(1).sub(argumentBytes));
  k.if(missing, () => {
    d.slowIf(missing.lt(0));
    const defaults = k.let(word(callee, FUNCTION_DEFAULTS));
    d.need(defaults);
    d.slowIf(missing.gt(word(defaults, LENGTH).sub(1).shl(1)));
  });
  return missing;
}

/** Ends the instruction by a call of a function; slow unless the arguments fit. */
export function callFunction(d: Dispatch, of: GuestCall): void {
  const { k } = d;
  const { call, state } = d.ends;
  k.set(state.callee, of.callee);
  k.set(state.first, of.first);
  k.set(state.end, of.end ?? d.sp);
  k.set(state.base, of.base);
  k.set(state.self, of.self ?? int(0));
  k.set(state.caches, int(4 * of.caches));
  k.set(state.returns, int(of.returns ?? RETURN_PUSH));
  k.set(state.aux, of.aux ?? int(0));
  k.set(state.names, of.names ?? int(0));
  k.goto(call);
}

/** Where callFunction goes: pushes the frame and runs it. */
export function enterCall(d: Dispatch): void {
  const { k } = d;
  const { callee, first, end, base, self, caches, returns, aux, names } = d.ends.state;
  const argumentBytes = k.let(end.sub(first));
  const simple = word(word(callee, FUNCTION_CODE), CODE_SIMPLE).eq(small(1));
  k.if(names.or(simple.not()), () => k.scope(() => enterCallOfAnyShape(d)));
  const missing = needCall(d, callee, argumentBytes);
  const code = k.let(word(callee, FUNCTION_CODE));
  const next = pushFrame(d, callee, code, returns, aux);
  k.if(self, () => k.word(first, 0, self));
  suspendCaller(d, caches, base);
  const locals = k.let(next.add(FRAME_LOCALS));
  copyWords(k, first, locals, argumentBytes);
  k.set(d.sp, locals.add(word(code, CODE_LOCAL_COUNT).sub(1).shl(1)));
  k.set(locals, locals.add(argumentBytes));
  k.if(missing, () => {
    const defaults = k.let(word(callee, FUNCTION_DEFAULTS));
    const end = defaults.add(word(defaults, LENGTH).sub(1).shl(1));
    copyWords(k, end.sub(missing).add(TUPLE_ITEMS), locals, missing);
    k.set(locals, locals.add(missing));
  });
  clearWords(d, locals);
  start(d, next, code);
}

/** The same for any function and keywords. */
function enterCallOfAnyShape(d: Dispatch): void {
  const { k } = d;
  const { callee, first, end, base, self, caches, returns, aux, names } = d.ends.state;
  const code = k.let(word(callee, FUNCTION_CODE));
  const given = k.let(end.sub(first).shrU(2));
  k.if(names, () => k.set(given, given.sub(1)));
  needFrame(d, code);
  // The word below the arguments of a bound method, which is free otherwise.
  k.if(self, () => k.word(first, 0, self));
  const locals = k.let(wordAt(TS_STACK_TOP).add(FRAME_LOCALS));
  k.if(BIND_ARGUMENTS.call(callee, locals, first, given, names).not(), () => {
    k.if(self, () => k.word(first, 0, 0));
    k.goto(d.slow);
  });
  const next = pushFrame(d, callee, code, returns, aux);
  suspendCaller(d, caches, base);
  k.set(d.sp, locals.add(word(code, CODE_LOCAL_COUNT).sub(1).shl(1)));
  start(d, next, code);
}

function suspendCaller(d: Dispatch, caches: I32, base: I32): void {
  d.k.word(d.frame, FRAME_PC, d.pc.add(caches).shrU(2));
  d.k.word(d.frame, FRAME_SP, base.shrU(2));
}

/** Goes on at the beginning of a function's code, in its frame. */
function start(d: Dispatch, frame: I32, code: I32): void {
  const { k } = d;
  k.wordAt(TS_FRAME, frame);
  k.set(d.frame, frame);
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
  const value = k.let(d.peek(0));
  const returns = k.let(word(d.frame, FRAME_RETURN));
  k.if(word(d.frame, FRAME_GENERATOR), () => {
    d.need(isGeneratorReturn(returns));
    k.scope(() => finishGeneratorFrame(d, value, returns));
  });
  k.if(returns.ne(RETURN_PUSH), () => {
    // What records a trace does such steps the slow way.
    if (!d.single) {
      k.if(returns.eq(RETURN_PUSH | TO_HOST), () => {
        k.wordAt(TS_STACK_TOP, d.frame);
        leaveToHost(d, value);
      });
    }
    k.if(returns.eq(RETURN_BINARY).or(returns.eq(RETURN_COMPARE)), () => {
      d.slowIf(value.eq(NOT_IMPLEMENTED));
      k.wordAt(TS_STACK_TOP, d.frame);
      leaveFrame(d);
      // The operands are there still.
      d.poke(1, value);
      d.drop(1);
      k.goto(d.next);
    });
    k.if(returns.eq(RETURN_DISCARD), () => {
      k.wordAt(TS_STACK_TOP, d.frame);
      leaveFrame(d);
      k.goto(d.next);
    });
    d.need(returns.eq(RETURN_INIT).and(value.eq(NONE)));
    k.set(value, word(d.frame, FRAME_AUX));
  });
  k.wordAt(TS_STACK_TOP, d.frame);
  leaveFrame(d);
  d.push(value);
  k.goto(d.next);
}
