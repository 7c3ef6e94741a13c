/**
 * Making frames: the frame stack's discipline and the binding of arguments to parameters (Python/ceval.c:
 * initialize_locals). Frame layout: heap/layouts/frame.ts.
 */
import { LENGTH, RAW_DATA, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import * as at from "../heap/layouts/callable.ts";
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
} from "../heap/layouts/frame.ts";
import { FRAME_STACK_END, TS_DEPTH, TS_DEPTH_LIMIT, TS_FRAME, TS_STACK_TOP } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { type Ref, small, type Value } from "../heap/value.ts";
import { CodeFlag } from "../compiler/opcodes.ts";
import { raise, raiseTypeError } from "../objects/errors.ts";
import { isStr, isTuple } from "../objects/kinds.ts";
import { closestName } from "../objects/suggestions.ts";
import {
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
  dictSetStr,
  dictValueAt,
  newDict,
} from "../objects/values/dict_table.ts";
import { tupleFrom, tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { flat, jsString, strEquals } from "../objects/values/text.ts";
import { RECURSION_ERROR } from "../objects/well_known.ts";

export type FrameRef = Ref<"frame">;

// What becomes of a frame's result. ORDER RETURNS.
/** Pushed on the caller's stack. */
export const RETURN_PUSH = 0;
/** The result of `run`: the caller is host code. */
export const RETURN_HOST = 1;
/** Must be None; FRAME_AUX, the new instance, is pushed instead. */
export const RETURN_INIT = 2;
/** Dropped (property setters and the like). */
export const RETURN_DISCARD = 3;
/** Generator resumed by FOR_ITER. */
export const RETURN_FOR_ITER = 4;
/** Generator resumed by SEND. */
export const RETURN_SEND = 5;
/** A dunder operator method: the operands are still on the caller's stack; NotImplemented means the slow way. */
export const RETURN_BINARY = 6;
/** As RETURN_BINARY for comparisons. */
export const RETURN_COMPARE = 7;
/** Pushed, after a callable object has seen it (kept_results.ts); FRAME_AUX is what that needs. */
export const RETURN_KEPT = 8;
/**
 * Generator resumed by next() or send(): what it yields is pushed; when it returns, FRAME_AUX is, or, where that is 0,
 * StopIteration is raised in the caller.
 */
export const RETURN_NEXT = 9;
/** A `__contains__`: the truth of the result is pushed, turned round where FRAME_AUX is 1. */
export const RETURN_CONTAINS = 10;
/** A `__bool__`, which must give a bool: as RETURN_CONTAINS. */
export const RETURN_TRUTH = 11;
/** A `__len__`, which must give an int that is not negative. */
export const RETURN_LENGTH = 12;

/** Bit of a frame's FRAME_RETURN: the loop that runs it returns to host code when the frame is done. */
export const TO_HOST = 16;
/**
 * Bit of a frame's FRAME_RETURN: guest code has its frame object, which takes what the locals hold when the frame goes
 * (frame_objects.ts). Whoever looks for a kind of return without the bit leaves such frames to the slow way.
 */
export const WATCHED = 32;

/**
 * A frame for `code` on the frame stack, locals and stack not yet filled, made the running one.
 *
 * @returns 0 with RecursionError pending
 */
export function pushFrame(code: Value, fn: Value, globals: Value, returns: number): FrameRef {
  const frame = H32[TS_STACK_TOP >> 2];
  const end = frame + (H32[(code + at.CODE_FRAME_BYTES) >> 2] >> 1);
  const depth = H32[TS_DEPTH >> 2];
  if (end > FRAME_STACK_END || depth >= H32[TS_DEPTH_LIMIT >> 2]) return raiseTooDeep();
  H32[TS_STACK_TOP >> 2] = end;
  H32[TS_DEPTH >> 2] = depth + 1;
  H32[(frame + FRAME_PREVIOUS) >> 2] = H32[TS_FRAME >> 2];
  H32[(frame + FRAME_CODE) >> 2] = code;
  H32[(frame + FRAME_FUNCTION) >> 2] = fn;
  H32[(frame + FRAME_GLOBALS) >> 2] = globals;
  H32[(frame + FRAME_NAMES) >> 2] = 0;
  H32[(frame + FRAME_RETURN) >> 2] = returns;
  H32[(frame + FRAME_GENERATOR) >> 2] = 0;
  H32[(frame + FRAME_AUX) >> 2] = 0;
  H32[(frame + FRAME_HANDLED) >> 2] = 0;
  H32[(frame + FRAME_LAST) >> 2] = end;
  const first = (frame + FRAME_LOCALS) >> 2;
  const localCount = H32[(code + at.CODE_LOCAL_COUNT) >> 2] >> 1;
  for (let i = 0; i < localCount; i++) H32[first + i] = 0;
  H32[(frame + FRAME_PC) >> 2] = (H32[(code + at.CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  H32[(frame + FRAME_SP) >> 2] = first + localCount;
  H32[TS_FRAME >> 2] = frame;
  return frame;
}

/** RecursionError. */
export function raiseTooDeep(): 0 {
  return raise(RECURSION_ERROR, "maximum recursion depth exceeded");
}

/** Takes the running frame (not a generator's) off the stack. */
export function popFrame(frame: FrameRef): void {
  H32[TS_FRAME >> 2] = H32[(frame + FRAME_PREVIOUS) >> 2];
  H32[TS_STACK_TOP >> 2] = frame;
  H32[TS_DEPTH >> 2]--;
}

/**
 * A frame for a call of a guest function with `count` arguments at word index `args`, the last of them named by the
 * tuple `keywords` (0: none). Binds defaults, *args and **kwargs. The frame runs next.
 *
 * @returns 0 with the exception pending (wrong arguments, too deep)
 */
export function pushCall(
  fn: Value,
  args: number,
  count: number,
  keywords: Value,
  returns: number,
): FrameRef {
  const code = H32[(fn + at.FUNCTION_CODE) >> 2];
  const frame = pushFrame(code, fn, H32[(fn + at.FUNCTION_GLOBALS) >> 2], returns);
  if (frame === 0) return 0;
  const locals = (frame + FRAME_LOCALS) >> 2;
  if (
    keywords === 0 && H32[(code + at.CODE_SIMPLE) >> 2] === small(1) &&
    H32[(code + at.CODE_ARG_COUNT) >> 2] === small(count)
  ) {
    for (let i = 0; i < count; i++) H32[locals + i] = H32[args + i];
    return frame;
  }
  const positional = keywords === 0 ? count : count - tupleLength(keywords);
  const flags = H32[(code + at.CODE_FLAGS) >> 2] >> 1;
  const argCount = H32[(code + at.CODE_ARG_COUNT) >> 2] >> 1;
  const kwOnly = H32[(code + at.CODE_KWONLY_COUNT) >> 2] >> 1;
  const bound = positional < argCount ? positional : argCount;
  for (let i = 0; i < bound; i++) H32[locals + i] = H32[args + i];
  let extra = argCount + kwOnly;
  if ((flags & CodeFlag.VARARGS) !== 0) {
    H32[locals + extra++] = tupleFrom(args + bound, positional - bound);
  } else if (positional > argCount && keywords === 0) {
    return tooManyPositional(frame, fn, code, positional);
  }
  let rest: DictRef = 0;
  if ((flags & CodeFlag.VARKEYWORDS) !== 0) {
    rest = newDict();
    H32[locals + extra] = rest;
  }
  if (keywords !== 0) {
    const named = tupleLength(keywords);
    for (let i = 0; i < named; i++) {
      if (
        !bindKeyword(
          frame,
          fn,
          code,
          tupleItem(keywords, i),
          H32[args + positional + i],
          rest,
          keywords,
        )
      ) {
        popFrame(frame);
        return 0;
      }
    }
    if ((flags & CodeFlag.VARARGS) === 0 && positional > argCount) {
      return tooManyPositional(frame, fn, code, positional);
    }
  }
  return fillDefaults(frame, fn, code, bound, argCount, kwOnly) ? frame : 0;
}

/** As pushCall with the positional arguments in a tuple and the keywords in a dict (0: none). */
export function pushCallTuple(
  fn: Value,
  args: Value,
  keywords: DictRef,
  returns: number,
): FrameRef {
  const code = H32[(fn + at.FUNCTION_CODE) >> 2];
  const count = H32[(args + LENGTH) >> 2] >> 1;
  const first = (args + TUPLE_ITEMS) >> 2;
  if (keywords === 0 || dictLength(keywords) === 0) return pushCall(fn, first, count, 0, returns);
  const frame = pushFrame(code, fn, H32[(fn + at.FUNCTION_GLOBALS) >> 2], returns);
  if (frame === 0) return 0;
  const locals = (frame + FRAME_LOCALS) >> 2;
  const flags = H32[(code + at.CODE_FLAGS) >> 2] >> 1;
  const argCount = H32[(code + at.CODE_ARG_COUNT) >> 2] >> 1;
  const kwOnly = H32[(code + at.CODE_KWONLY_COUNT) >> 2] >> 1;
  const bound = count < argCount ? count : argCount;
  for (let i = 0; i < bound; i++) H32[locals + i] = H32[first + i];
  let extra = argCount + kwOnly;
  if ((flags & CodeFlag.VARARGS) !== 0) {
    H32[locals + extra++] = tupleFrom(first + bound, count - bound);
  }
  let rest: DictRef = 0;
  if ((flags & CodeFlag.VARKEYWORDS) !== 0) {
    rest = newDict();
    H32[locals + extra] = rest;
  }
  for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
    if (
      !bindKeyword(
        frame,
        fn,
        code,
        dictKeyAt(keywords, i),
        dictValueAt(keywords, i),
        rest,
        keywords,
      )
    ) {
      popFrame(frame);
      return 0;
    }
  }
  if ((flags & CodeFlag.VARARGS) === 0 && count > argCount) {
    return tooManyPositional(frame, fn, code, count);
  }
  return fillDefaults(frame, fn, code, bound, argCount, kwOnly) ? frame : 0;
}

function bindKeyword(
  frame: FrameRef,
  fn: Value,
  code: Value,
  name: Value,
  value: Value,
  rest: DictRef,
  all: Value,
): boolean {
  if (!isStr(name)) {
    raiseTypeError("keywords must be strings");
    return false;
  }
  const locals = (frame + FRAME_LOCALS) >> 2;
  const names = (H32[(code + at.CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2;
  const posOnly = H32[(code + at.CODE_POSONLY_COUNT) >> 2] >> 1;
  const total = (H32[(code + at.CODE_ARG_COUNT) >> 2] >> 1) +
    (H32[(code + at.CODE_KWONLY_COUNT) >> 2] >> 1);
  let place = -1;
  for (let i = posOnly; i < total; i++) {
    if (H32[names + i] === name) {
      place = i;
      break;
    }
  }
  for (let i = posOnly; place < 0 && i < total; i++) if (strEquals(H32[names + i], name)) place = i;
  if (place >= 0) {
    if (H32[locals + place] !== 0) {
      raiseTypeError(`${qualifiedName(fn)}() got multiple values for argument '${jsString(name)}'`);
      return false;
    }
    H32[locals + place] = value;
    return true;
  }
  if (rest !== 0) {
    dictSetStr(rest, flat(name), value);
    return true;
  }
  const wrong = wrongNames(names, posOnly, all);
  if (wrong.length > 0) {
    raiseTypeError(
      `${qualifiedName(fn)}() got some positional-only arguments passed as keyword arguments: '${
        wrong.join(", ")
      }'`,
    );
  } else {
    const hint = closestName(jsString(name), namesFrom(names, posOnly, total));
    raiseTypeError(
      `${qualifiedName(fn)}() got an unexpected keyword argument '${jsString(name)}'${
        hint === null ? "" : `. Did you mean '${hint}'?`
      }`,
    );
  }
  return false;
}

/** Positional-only parameters that were given by name in `all`, a tuple of names or a dict. */
function wrongNames(names: number, posOnly: number, all: Value): string[] {
  const given: Value[] = [];
  if (isTuple(all)) { for (let i = 0; i < tupleLength(all); i++) given.push(tupleItem(all, i)); }
  else {for (let i = dictNext(all, 0); i >= 0; i = dictNext(all, i + 1)) {
      given.push(dictKeyAt(all, i));
    }}
  const wrong: string[] = [];
  for (let i = 0; i < posOnly; i++) {
    if (given.some((name) => isStr(name) && strEquals(H32[names + i], name))) {
      wrong.push(jsString(H32[names + i]));
    }
  }
  return wrong;
}

function namesFrom(names: number, start: number, end: number): string[] {
  const result: string[] = [];
  for (let i = start; i < end; i++) result.push(jsString(H32[names + i]));
  return result;
}

/** "f" or "C.f": what argument errors call a function. */
export function qualifiedName(fn: Value): string {
  return jsString(H32[(fn + at.FUNCTION_QUALNAME) >> 2]);
}

/** Fills what is still unbound from the defaults; pops the frame and raises when something is missing. */
function fillDefaults(
  frame: FrameRef,
  fn: Value,
  code: Value,
  bound: number,
  argCount: number,
  kwOnly: number,
): boolean {
  const locals = (frame + FRAME_LOCALS) >> 2;
  if (bound < argCount) {
    const defaults = H32[(fn + at.FUNCTION_DEFAULTS) >> 2];
    const defaultCount = defaults === 0 ? 0 : tupleLength(defaults);
    const required = argCount - defaultCount;
    for (let i = bound; i < required; i++) {
      if (H32[locals + i] === 0) return missing(frame, fn, code, "positional", 0, required);
    }
    for (let i = bound > required ? bound : required; i < argCount; i++) {
      if (H32[locals + i] === 0) H32[locals + i] = tupleItem(defaults, i - required);
    }
  }
  if (kwOnly > 0) {
    const defaults = H32[(fn + at.FUNCTION_KWDEFAULTS) >> 2];
    const names = (H32[(code + at.CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2;
    let absent = false;
    for (let i = argCount; i < argCount + kwOnly; i++) {
      if (H32[locals + i] !== 0) continue;
      const value = defaults === 0 ? 0 : dictGetStr(defaults, H32[names + i]);
      if (value === 0) absent = true;
      else H32[locals + i] = value;
    }
    if (absent) return missing(frame, fn, code, "keyword-only", argCount, argCount + kwOnly);
  }
  return true;
}

function missing(
  frame: FrameRef,
  fn: Value,
  code: Value,
  kind: string,
  start: number,
  end: number,
): boolean {
  const locals = (frame + FRAME_LOCALS) >> 2;
  const names = (H32[(code + at.CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2;
  const absent: string[] = [];
  for (let i = start; i < end; i++) {
    if (H32[locals + i] === 0) absent.push(`'${jsString(H32[names + i])}'`);
  }
  popFrame(frame);
  const list = absent.length === 1
    ? absent[0]
    : absent.length === 2
    ? `${absent[0]} and ${absent[1]}`
    : `${absent.slice(0, -1).join(", ")}, and ${absent[absent.length - 1]}`;
  raiseTypeError(
    `${qualifiedName(fn)}() missing ${absent.length} required ${kind} argument${
      absent.length === 1 ? "" : "s"
    }: ${list}`,
  );
  return false;
}

function tooManyPositional(frame: FrameRef, fn: Value, code: Value, given: number): 0 {
  const locals = (frame + FRAME_LOCALS) >> 2;
  const argCount = H32[(code + at.CODE_ARG_COUNT) >> 2] >> 1;
  const kwOnly = H32[(code + at.CODE_KWONLY_COUNT) >> 2] >> 1;
  const defaults = H32[(fn + at.FUNCTION_DEFAULTS) >> 2];
  const defaultCount = defaults === 0 ? 0 : tupleLength(defaults);
  let kwGiven = 0;
  for (let i = argCount; i < argCount + kwOnly; i++) if (H32[locals + i] !== 0) kwGiven++;
  popFrame(frame);
  const plural = defaultCount > 0 ? true : argCount !== 1;
  const takes = defaultCount > 0 ? `from ${argCount - defaultCount} to ${argCount}` : `${argCount}`;
  const but = kwGiven > 0
    ? `${given} positional argument${given === 1 ? "" : "s"} (and ${kwGiven} keyword-only argument${
      kwGiven === 1 ? "" : "s"
    }) were`
    : `${given} ${given === 1 ? "was" : "were"}`;
  return raiseTypeError(
    `${qualifiedName(fn)}() takes ${takes} positional argument${
      plural ? "s" : ""
    } but ${but} given`,
  );
}
