/**
 * Recording of generators and coroutines: a loop over one, next(), send(), `yield from` and `await` follow it into its frame and back. The frame stays
 * in the generator, whose locals are read where they are needed and stored where it yields; what is yielded is handed on as it
 * is, unboxed.
 */
import { CODE_FLAGS, CODE_FRAME_BYTES } from "../heap/layouts/callable.ts";
import { CodeFlag, OPCODE_TABLE } from "../compiler/opcodes.ts";
import {
  FRAME_CODE,
  FRAME_HANDLED,
  FRAME_PC,
  GENERATOR_CREATED,
  GENERATOR_FRAME,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../heap/layouts/frame.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { RETURN_FOR_ITER, RETURN_NEXT, RETURN_PUSH, RETURN_SEND } from "../interpreter/frames.ts";
import { canResume } from "../interpreter/slow_generators.ts";
import { COROUTINE_SHAPE, GENERATOR_SHAPE, STOP_ITERATION } from "../objects/well_known.ts";
import { holdsSlot, slotOfGenerator } from "./generator_slots.ts";
import { field, MemoryClass, U, WORD } from "./micro_ops.ts";
import { stopIterationOf } from "./record_exception_objects.ts";
import { raiseTo } from "./record_raising.ts";
import { type Call, guardKind, notInlined, shapeOf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** Bytes of the largest generator that is made in a trace. */
const BYTES_MOST = 1024;

/** RETURN_GENERATOR: the inlined frame of a call that has just begun becomes a generator. */
export function recordCreate(r: Recorder): void {
  const { code, fn, returns, height, slots } = r.frame;
  const bytes = GENERATOR_FRAME + (H32[(code + CODE_FRAME_BYTES) >> 2] >> 1);
  if (fn === 0 || r.frames.length === 1 || returns !== RETURN_PUSH || bytes > BYTES_MOST) {
    unsupported("a generator that is made elsewhere");
  }
  const words = Array.from({ length: height }, (_, i) => slots[i] ? r.word(slots[i]) : 0);
  const [count, size] = [r.emitter.int(height), r.emitter.int((bytes + 7) & ~7)];
  const generator = r.emit(U.CREATE_GENERATOR, fn, count, size, r.pc + 1);
  if ((H32[(code + CODE_FLAGS) >> 2] & (CodeFlag.COROUTINE << 1)) !== 0) {
    r.emit(U.SET_FIELD, generator, r.emitter.word(COROUTINE_SHAPE), 0, field(0, MemoryClass.SHAPE));
  }
  words.forEach((word, i) => {
    if (word !== 0 && word !== r.emitter.word(0)) {
      r.emit(U.SET_FIELD, generator, word, 0, slotOfGenerator(i));
    }
  });
  r.leave();
  r.replace(0, generator);
}

/** RETURN_VALUE of a generator. */
export function recordFinish(r: Recorder): void {
  const { returns, generator, aux } = r.frame;
  const value = r.peek(0);
  if (returns === RETURN_NEXT && aux === 0) {
    const ref = r.word(value);
    // The exception is raised in the caller, at its call.
    const actual = r.actual(0);
    if (actual === NONE) r.emit(U.GUARD_IS, ref, 0, 0, NONE);
    else if (r.typeOf(value) === WORD) {
      r.emit(U.GUARD_FALSE, r.emit(U.SAME, ref, r.emitter.word(NONE)));
    }
    const made = stopIterationOf(r, actual === NONE ? 0 : ref);
    const raised = { ref: made.ref, type: STOP_ITERATION, actual: 0, fresh: true };
    raiseTo(r, raised, made.fill, r.frames.length - 2);
    return;
  }
  r.emit(U.FINISH_GENERATOR, generator);
  r.leave();
  if (returns === RETURN_FOR_ITER) r.replace(1);
  else if (returns === RETURN_SEND) r.replace(1, value);
  else r.replace(0, aux);
}

/** How an instruction resumes a generator. */
interface Resumed {
  /** Ref of the generator, and what it is. */
  readonly ref: number;
  readonly actual: number;
  /** Ref of what is sent. */
  readonly sent: number;
  readonly returns: number;
  /** Ref of what next() gives when it returns; 0: there is none. */
  readonly aux: number;
  /** Words that the instruction takes from the stack. */
  readonly words: number;
  /** Words of the instruction and its caches. */
  readonly length: number;
}

/** A generator begins, or goes on behind its yield. */
function resume(r: Recorder, { ref, actual, sent, returns, aux, words, length }: Resumed): void {
  const address = actual + GENERATOR_FRAME;
  const state = H32[(actual + GENERATOR_STATE) >> 2] >> 1;
  if (state !== GENERATOR_SUSPENDED && state !== GENERATOR_CREATED) {
    notInlined("a generator that is done");
  }
  if (H32[(address + FRAME_HANDLED) >> 2] !== 0) {
    notInlined("a generator that handles an exception");
  }
  const code = H32[(address + FRAME_CODE) >> 2];
  r.requireRoom();
  if (r.frames.some((frame) => frame.code === code)) notInlined("a recursive generator");
  const generator = guardKind(r, ref, actual);
  const word = r.word(sent);
  const otherwise = aux === 0 ? 0 : r.word(aux);
  r.checkFrames(0);
  const operation = state === GENERATOR_CREATED ? U.START_GENERATOR : U.RESUME_GENERATOR;
  r.emit(operation, generator, 0, 0, H32[(address + FRAME_PC) >> 2]);
  r.replace(words);
  r.goOnAt(r.pc + length);
  r.enterGenerator(generator, address, word, returns, otherwise);
}

/** FOR_ITER over a generator. */
export function recordResume(r: Recorder, ref: number, actual: number): void {
  const sent = r.emitter.word(NONE);
  resume(r, { ref, actual, sent, returns: RETURN_FOR_ITER, aux: 0, words: 0, length: 2 });
}

/** A call of next() or send(), which resumes a generator (interpreter/resuming_calls.ts). */
export function recordResumingCall(
  r: Recorder,
  call: Call,
  parts: Omit<Resumed, "words" | "length" | "returns">,
): void {
  const { words, caches } = call;
  resume(r, { ...parts, returns: RETURN_NEXT, words, length: 1 + caches });
}

/** SEND: a step of `yield from` a generator, or of `await` of a coroutine. */
export function recordSend(r: Recorder): void {
  const actual = r.actual(1);
  if (!canResume(actual)) unsupported("what is no generator is delegated to");
  if (H32[(actual + GENERATOR_STATE) >> 2] >> 1 === GENERATOR_CREATED && r.actual(0) !== NONE) {
    unsupported("a value is sent to a generator that has not begun");
  }
  const [ref, sent] = [r.word(r.peek(1)), r.peek(0)];
  resume(r, { ref, actual, sent, returns: RETURN_SEND, aux: 0, words: 0, length: 1 });
}

/** GET_YIELD_FROM_ITER of a generator: it is delegated to as it is. */
export function recordYieldFromIterator(r: Recorder): void {
  const actual = r.actual(0);
  if (shapeOf(actual) !== GENERATOR_SHAPE) unsupported("what is no generator is delegated to");
  guardKind(r, r.peek(0), actual);
}

/** GET_AWAITABLE of a coroutine that the trace has made and not begun. */
export function recordAwaitable(r: Recorder): void {
  const coroutine = r.peek(0);
  const { op, a, length } = r.trace;
  if (op[coroutine] !== U.CREATE_GENERATOR || shapeOf(r.actual(0)) !== COROUTINE_SHAPE) {
    unsupported("what is awaited was not made here");
  }
  for (let ref = coroutine + 1; ref < length; ref++) {
    if (op[ref] === U.CALL_OUT || op[ref] === U.START_GENERATOR && a[ref] === coroutine) {
      unsupported("what is awaited may have begun");
    }
  }
}

/** YIELD_VALUE. */
export function recordYield(r: Recorder): void {
  const { generator, height, slots, returns } = r.frame;
  if (generator === 0) unsupported("a yield out of the trace");
  if (r.handled !== r.frame.inherited) unsupported("a yield of what handles an exception");
  const value = r.peek(0);
  const stores: [slot: number, word: number][] = [];
  for (let slot = 0; slot < height - 1; slot++) {
    const ref = slots[slot];
    if (ref && !holdsSlot(r.trace, generator, slot, ref)) stores.push([slot, r.word(ref)]);
  }
  for (const [slot, word] of stores) r.emit(U.SET_FIELD, generator, word, 0, slotOfGenerator(slot));
  const next = r.pc + 1 + OPCODE_TABLE[H32[r.pc] & 0xff][1];
  r.emit(U.SUSPEND_GENERATOR, generator, r.emitter.int(height - 1), 0, next);
  r.leave();
  r.replace(returns === RETURN_SEND ? 1 : 0, value);
}
