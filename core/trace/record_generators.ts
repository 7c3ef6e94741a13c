/**
 * Recording of generators: a loop over one follows it into its frame and back. The frame stays in the generator, whose
 * locals are read where they are needed and stored where it yields; what is yielded is handed on as it is, unboxed.
 */
import { CODE_FRAME_BYTES } from "../heap/layouts/callable.ts";
import { OPCODE_TABLE } from "../compiler/opcodes.ts";
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
import { RETURN_FOR_ITER, RETURN_PUSH } from "../interpreter/frames.ts";
import { holdsSlot, slotOfGenerator } from "./generator_slots.ts";
import { guardKind, unsupported } from "./recorded_call.ts";
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
  const generator = r.emit("CREATE_GENERATOR", fn, count, size, r.pc + 1);
  words.forEach((word, i) => {
    if (word !== 0 && word !== r.emitter.word(0)) {
      r.emit("SET_FIELD", generator, word, 0, slotOfGenerator(i));
    }
  });
  r.leave();
  r.replace(0, generator);
}

/** RETURN_VALUE of a generator: the loop over it is done. */
export function recordFinish(r: Recorder): void {
  if (r.frame.returns !== RETURN_FOR_ITER) unsupported("the end of a generator");
  r.emit("FINISH_GENERATOR", r.frame.generator);
  r.leave();
  r.replace(1);
}

/** FOR_ITER over a generator: it begins, or goes on behind its yield. */
export function recordResume(r: Recorder, iterator: number, actual: number, behind: number): void {
  const address = actual + GENERATOR_FRAME;
  const state = H32[(actual + GENERATOR_STATE) >> 2] >> 1;
  if (state !== GENERATOR_SUSPENDED && state !== GENERATOR_CREATED) {
    unsupported("a generator that is done");
  }
  if (H32[(address + FRAME_HANDLED) >> 2] !== 0) {
    unsupported("a generator that handles an exception");
  }
  const code = H32[(address + FRAME_CODE) >> 2];
  r.requireRoom();
  if (r.frames.some((frame) => frame.code === code)) unsupported("a recursive generator");
  const generator = guardKind(r, iterator, actual);
  r.checkFrames(0);
  const name = state === GENERATOR_CREATED ? "START_GENERATOR" : "RESUME_GENERATOR";
  r.emit(name, generator, 0, 0, H32[(address + FRAME_PC) >> 2]);
  r.goOnAt(behind);
  r.enterGenerator(generator, address, r.emitter.word(NONE), RETURN_FOR_ITER);
}

/** YIELD_VALUE. */
export function recordYield(r: Recorder): void {
  const { generator, height, slots, returns } = r.frame;
  if (generator === 0 || returns !== RETURN_FOR_ITER) unsupported("a yield out of the trace");
  if (r.handled !== r.frame.inherited) unsupported("a yield of what handles an exception");
  const value = r.peek(0);
  const stores: [slot: number, word: number][] = [];
  for (let slot = 0; slot < height - 1; slot++) {
    const ref = slots[slot];
    if (ref && !holdsSlot(r.trace, generator, slot, ref)) stores.push([slot, r.word(ref)]);
  }
  for (const [slot, word] of stores) r.emit("SET_FIELD", generator, word, 0, slotOfGenerator(slot));
  const next = r.pc + 1 + OPCODE_TABLE[H32[r.pc] & 0xff][1];
  r.emit("SUSPEND_GENERATOR", generator, r.emitter.int(height - 1), 0, next);
  r.leave();
  r.replace(0, value);
}
