/** Code that puts the frames of a snapshot into memory before compiled code calls the interpreter: what restore.ts does. */
import { RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_FRAME_BYTES, CODE_INSTRUCTIONS, CODE_LOCAL_COUNT } from "../heap/layouts/callable.ts";
import {
  FRAME_AUX,
  FRAME_HANDLED,
  FRAME_LOCALS,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
  GENERATOR_FRAME,
} from "../heap/layouts/frame.ts";
import { TS_DEPTH, TS_FRAME, TS_HANDLED, TS_STACK_TOP } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { type I32, int, word, wordAt } from "../kernel/expressions.ts";
import type { Builder } from "../kernel/statements.ts";
import { writeFrame } from "../interpreter/dispatch/frames.ts";
import type { FrameSnapshot, Snapshot } from "./trace.ts";

/**
 * Stores the frames; the innermost one is the running one then. There is room for them: CHECK_FRAMES was done.
 *
 * @param entered the frame with which the region was entered, the running one
 * @param wordOf gives a ref as a guest value; it may leave, so it is asked before anything is stored
 * @param known what the entered frame's locals hold, by slot; brought up to date
 */
export function storeFrames(
  k: Builder,
  snapshot: Snapshot,
  entered: I32,
  wordOf: (ref: number) => I32,
  known: Map<number, number>,
): void {
  const { frames } = snapshot;
  const locals = H32[(frames[0].code + CODE_LOCAL_COUNT) >> 2] >> 1;
  const words = frames.map(({ slots }, depth) => {
    const stores: [slot: number, word: I32][] = [];
    for (let i = 0; i < slots.length; i += 2) {
      const [slot, ref] = [slots[i], slots[i + 1]];
      if (depth > 0 || known.get(slot) !== ref) stores.push([slot, wordOf(ref)]);
      // The interpreter changes the words of the stack.
      if (depth === 0 && slot < locals) known.set(slot, ref);
    }
    return stores;
  });
  const generators = frames.map(({ generator }) => generator === 0 ? null : wordOf(generator));
  const inherited = frames.map((image) =>
    image.inherited === 0 ? wordAt(TS_HANDLED) : wordOf(image.inherited)
  );
  const pushed = frames.map(({ fn, aux }) => ({
    callee: fn === 0 ? int(0) : wordOf(fn),
    aux: aux === 0 ? int(0) : wordOf(aux),
  }));
  let frame = entered;
  frames.forEach((image, depth) => {
    const generator = generators[depth];
    if (generator !== null) {
      const below = frame;
      frame = k.let(generator.add(GENERATOR_FRAME));
      k.word(frame, FRAME_PREVIOUS, below);
      k.word(frame, FRAME_RETURN, image.returns);
      k.word(frame, FRAME_AUX, pushed[depth].aux);
      k.word(frame, FRAME_HANDLED, inherited[depth]);
    } else if (depth > 0) {
      const below = frame;
      frame = k.let(wordAt(TS_STACK_TOP));
      const code = int(image.code);
      const end = k.let(frame.add(word(code, CODE_FRAME_BYTES).shrU(1)));
      k.wordAt(TS_STACK_TOP, end);
      writeFrame(k, frame, { ...pushed[depth], below, code, returns: image.returns, end });
    }
    for (const [slot, value] of words[depth]) k.word(frame, FRAME_LOCALS + 4 * slot, value);
    k.word(frame, FRAME_PC, placeOf(image));
    k.word(frame, FRAME_SP, frame.add(FRAME_LOCALS).shrU(2).add(image.height));
  });
  if (frames.length === 1) return;
  k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).add(frames.length - 1));
  k.wordAt(TS_FRAME, frame);
}

/** Takes down the frames that storeFrames has pushed and that are there still, the first of them at `first`. */
export function dropFrames(
  k: Builder,
  frames: readonly FrameSnapshot[],
  entered: I32,
  first: I32,
): void {
  const outermost = frames.findIndex(({ generator }) => generator !== 0);
  if (outermost >= 0) {
    const frame = k.let(wordAt(TS_FRAME));
    for (let depth = frames.length - 1; depth >= outermost; depth--) {
      if (frames[depth].generator !== 0) k.word(frame, FRAME_HANDLED, 0);
      k.set(frame, word(frame, FRAME_PREVIOUS));
    }
  }
  k.wordAt(TS_DEPTH, wordAt(TS_DEPTH).sub(frames.length - 1));
  k.wordAt(TS_FRAME, entered);
  k.wordAt(TS_STACK_TOP, first);
}

/** Word index of the instruction at which a frame stands. */
function placeOf({ code, pc }: FrameSnapshot): I32 {
  return word(int(code), CODE_INSTRUCTIONS).add(RAW_DATA).shrU(2).add(pc);
}
