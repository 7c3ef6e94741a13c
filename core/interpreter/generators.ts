/**
 * Generators, coroutines and async generators: a heap object that holds a frame. Resuming makes that frame the running
 * one where it stands (Objects/genobject.c).
 */
import { allocate } from "../heap/allocator.ts";
import {
  CODE_FLAGS,
  CODE_FRAME_BYTES,
  CODE_INSTRUCTIONS,
  CODE_LOCAL_COUNT,
  FUNCTION_CODE,
  FUNCTION_NAME,
  FUNCTION_QUALNAME,
} from "../heap/layouts/callable.ts";
import { RAW_DATA } from "../heap/layouts/basic.ts";
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
} from "../heap/layouts/frame.ts";
import { CODE_NAME, CODE_QUALNAME } from "../heap/layouts/callable.ts";
import { NONE, TS_DEPTH, TS_DEPTH_LIMIT, TS_FRAME, TS_HANDLED } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { type Ref, small, type Value } from "../heap/value.ts";
import { CodeFlag, Op } from "../compiler/opcodes.ts";
import { raise } from "../objects/errors.ts";
import {
  ASYNC_GENERATOR_SHAPE,
  COROUTINE_SHAPE,
  GENERATOR_SHAPE,
  VALUE_ERROR,
} from "../objects/well_known.ts";
import { isInHandler } from "./exception_table.ts";
import { type FrameRef, raiseTooDeep } from "./frames.ts";

export type GeneratorRef = Ref<"generator">;

/**
 * Moves the running frame, which stands on the frame stack and has just begun, into a new generator. The stack frame is
 * not popped. `pc` is where the generator goes on. Never collects. @throws OutOfMemory
 */
export function makeGenerator(frame: FrameRef, pc: number): GeneratorRef {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const frameBytes = H32[(code + CODE_FRAME_BYTES) >> 2] >> 1;
  const generator = allocate(GENERATOR_FRAME + frameBytes);
  const flags = H32[(code + CODE_FLAGS) >> 2] >> 1;
  H32[generator >> 2] = (flags & CodeFlag.GENERATOR) !== 0
    ? GENERATOR_SHAPE
    : (flags & CodeFlag.COROUTINE) !== 0
    ? COROUTINE_SHAPE
    : ASYNC_GENERATOR_SHAPE;
  const fn = H32[(frame + FRAME_FUNCTION) >> 2];
  H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_CREATED);
  H32[(generator + GENERATOR_NAME) >> 2] = fn === 0
    ? H32[(code + CODE_NAME) >> 2]
    : H32[(fn + FUNCTION_NAME) >> 2];
  H32[(generator + GENERATOR_QUALNAME) >> 2] = fn === 0
    ? H32[(code + CODE_QUALNAME) >> 2]
    : H32[(fn + FUNCTION_QUALNAME) >> 2];
  H32[(generator + GENERATOR_CODE) >> 2] = code;
  H32[(generator + GENERATOR_FRAME_BYTES) >> 2] = small(frameBytes);
  const own = generator + GENERATOR_FRAME;
  const sp = H32[(frame + FRAME_SP) >> 2];
  const words = sp - (frame >> 2);
  for (let i = 0; i < words; i++) H32[(own >> 2) + i] = H32[(frame >> 2) + i];
  H32[(own + FRAME_GENERATOR) >> 2] = generator;
  H32[(own + FRAME_PREVIOUS) >> 2] = 0;
  H32[(own + FRAME_PC) >> 2] = pc;
  H32[(own + FRAME_SP) >> 2] = (own >> 2) + words;
  H32[(own + FRAME_LAST) >> 2] = own + frameBytes;
  return generator;
}

/**
 * Makes the generator's frame the running one with `sent` on its stack. The generator is created or suspended.
 *
 * @param returns RETURN_* of this resumption
 * @returns false with RecursionError pending
 */
export function resume(generator: GeneratorRef, sent: Value, returns: number): boolean {
  const depth = H32[TS_DEPTH >> 2];
  if (depth >= H32[TS_DEPTH_LIMIT >> 2]) return raiseTooDeep() !== 0;
  H32[TS_DEPTH >> 2] = depth + 1;
  const frame = generator + GENERATOR_FRAME;
  H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_RUNNING);
  H32[(frame + FRAME_PREVIOUS) >> 2] = H32[TS_FRAME >> 2];
  H32[(frame + FRAME_RETURN) >> 2] = returns;
  H32[TS_FRAME >> 2] = frame;
  const sp = H32[(frame + FRAME_SP) >> 2];
  H32[sp] = sent;
  H32[(frame + FRAME_SP) >> 2] = sp + 1;
  // The exception that the generator was handling when it yielded is the handled one again; the resumer's waits.
  swapHandled(frame);
  return true;
}

/** Exchanges the thread's handled exception with the one that the generator's frame keeps. */
export function swapHandled(frame: FrameRef): void {
  const kept = H32[(frame + FRAME_HANDLED) >> 2];
  const handled = H32[TS_HANDLED >> 2];
  H32[(frame + FRAME_HANDLED) >> 2] = handled;
  if (kept !== 0) H32[TS_HANDLED >> 2] = kept;
}

/**
 * Restores the resumer's handled exception when the generator yields, keeping the generator's own in its frame: the two may
 * be one, where what the resumer handles was thrown in and caught.
 */
export function yieldHandled(frame: FrameRef): void {
  const resumers = H32[(frame + FRAME_HANDLED) >> 2];
  const handled = H32[TS_HANDLED >> 2];
  const isOwn = handled !== resumers || handled !== 0 && handles(frame);
  H32[(frame + FRAME_HANDLED) >> 2] = isOwn ? handled : 0;
  H32[TS_HANDLED >> 2] = resumers;
}

/** Whether a frame is in a handler. */
function handles(frame: FrameRef): boolean {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  return isInHandler(code, H32[(frame + FRAME_PC) >> 2] - 1 - first);
}

/** Ends a generator whose frame returned or raised: its values are let go. */
export function finishGenerator(generator: GeneratorRef): void {
  H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_FINISHED);
  const frame = generator + GENERATOR_FRAME;
  H32[TS_HANDLED >> 2] = H32[(frame + FRAME_HANDLED) >> 2];
  H32[(frame + FRAME_HANDLED) >> 2] = 0;
  H32[(frame + FRAME_SP) >> 2] = (frame + FRAME_LOCALS) >> 2;
}

/** ValueError: already executing. */
export function raiseAlreadyExecuting(generator: GeneratorRef): 0 {
  const what = H32[generator >> 2] === COROUTINE_SHAPE
    ? "coroutine"
    : H32[generator >> 2] === ASYNC_GENERATOR_SHAPE
    ? "async generator"
    : "generator";
  return raise(VALUE_ERROR, `${what} already executing`);
}

/** The iterator that the suspended generator delegates to (`yield from`), or 0. */
export function delegateOf(generator: GeneratorRef): Value {
  if (H32[(generator + GENERATOR_STATE) >> 2] !== small(GENERATOR_SUSPENDED)) return 0;
  const frame = generator + GENERATOR_FRAME;
  const pc = H32[(frame + FRAME_PC) >> 2];
  const word = H32[pc - 1];
  if ((word & 0xff) !== Op.YIELD_VALUE || word >> 8 !== 1) return 0;
  const sp = H32[(frame + FRAME_SP) >> 2];
  const first = ((frame + FRAME_LOCALS) >> 2) +
    (H32[(H32[(generator + GENERATOR_CODE) >> 2] + CODE_LOCAL_COUNT) >> 2] >> 1);
  return sp > first ? H32[sp - 1] : 0;
}

/** Sets the flag of generators that can be awaited in a generator function's code; other functions of that code get it too. */
export function makeIterableCoroutine(fn: Value): Value {
  H32[(H32[(fn + FUNCTION_CODE) >> 2] + CODE_FLAGS) >> 2] |= CodeFlag.ITERABLE_COROUTINE << 1;
  return NONE;
}
