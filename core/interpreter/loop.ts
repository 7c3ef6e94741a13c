/**
 * Tier 1: the dispatch loop over bytecode.
 *
 * The frames are in the linear memory: a guest call is a push of a frame, never a call of this function. `run`, a
 * WebAssembly function (dispatch/), holds the fast paths: what an instruction does nearly always, without a call.
 * Whatever is not settled there goes through `step` (step.ts), which carries out one instruction the whole way with the
 * state in memory.
 */
import { Op } from "../compiler/opcodes.ts";
import { OutOfMemory, recoverFromRefusal } from "../heap/allocator.ts";
import { TS_FRAME, TS_NATIVE_DEPTH, TS_RESULT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { setIterationKernels } from "../objects/protocols/iterate.ts";
import { setFormatKernel } from "../objects/protocols/represent.ts";
import { setTupleKernel } from "../objects/protocols/sequence_compare.ts";
import { setFloatKernel } from "../objects/types/float.ts";
import { setJoinKernels } from "../objects/types/str_split.ts";
import { setSplitKernels } from "../objects/values/unit_split.ts";
import { setIndexKernel } from "../objects/values/dict_storage.ts";
import { setDictKernels } from "../objects/values/dict_table.ts";
import { setRunFrames } from "./calls.ts";
import { HOST_RESULT } from "./dispatch/frames.ts";
import { callDirectly } from "./direct_call.ts";
import { boundLoop, type DispatchLoop } from "./dispatch/instance.ts";
import { raiseHostFailure } from "./host_failure.ts";
import { leaveNative } from "../objects/work.ts";
import { abandonFrames, enterLoop } from "./slow_calls.ts";
import { AGAIN, step, STEPPED } from "./step.ts";
import { unwind } from "./unwind.ts";

const { CALL } = Op;

/** Frame words (index from the frame's word index). ORDER: heap/layouts/frame.ts. */
const enum Word {
  PC = 5,
  SP = 6,
}

/**
 * Runs the running frame until the frame that host code pushed (TO_HOST) is done.
 *
 * @returns its result, not rooted; 0 with the exception pending
 */
export function runFrames(): Value {
  return drive(false);
}

/** As runFrames, but begins by raising the pending exception in the running frame. */
export function runRaising(): Value {
  return drive(true);
}

// The loop leaves now and then (AGAIN) and is entered again: code that V8 optimized while the loop ran (on-stack
// replacement) is half as fast as the code that a fresh call uses.
function drive(raising: boolean): Value {
  if (!enterLoop()) {
    // Too deep: the frame that was to run ends, and nothing in it handles the error (a generator's could).
    return abandonFrames();
  }
  const { run } = boundLoop();
  const mark = rootMark();
  const depth = H32[TS_NATIVE_DEPTH >> 2];
  let raises = raising;
  for (;;) {
    let result: Value;
    try {
      result = raises && !unwind(true, true, true) ? 0 : loop(run);
      raises = false;
    } catch (failure) {
      // No memory, or too deep: an exception of the instruction that the running frame's saved pc is behind.
      releaseRoots(mark);
      H32[TS_NATIVE_DEPTH >> 2] = depth;
      // What the helpers held only in JavaScript is given up: all that lives is rooted, and the exception needs room.
      if (failure instanceof OutOfMemory) recoverFromRefusal();
      if (!raiseHostFailure(failure)) throw failure;
      raises = true;
      continue;
    }
    if (result === AGAIN) continue;
    leaveNative();
    return result;
  }
}

setRunFrames(runFrames);
setTupleKernel((operator, left, right) => boundLoop().compareTuples(operator, left, right));
setDictKernels({
  merge: (target, source, at, stop, mode) =>
    boundLoop().mergeEntries(target, source, at, stop, mode),
  storePairs: (dict, iterator, most) => boundLoop().storePairs(dict, iterator, most),
  storeKeys: (dict, iterator, value, most) => boundLoop().storeKeys(dict, iterator, value, most),
});
setIndexKernel((index, entries, count) => boundLoop().enterEntries(index, entries, count));
setSplitKernels(
  (list, text, start, separator, most, room, needle) =>
    boundLoop().splitPieces(list, text, start, separator, most, room, needle),
  (list, text, start, separator, most, room) =>
    boundLoop().splitPieces2(list, text, start, separator, most, room),
);
setJoinKernels({
  measure: (items, count) => boundLoop().measureTexts(items, count),
  copy: (items, count, separator, to, behind) =>
    boundLoop().joinTexts(items, count, separator, to, behind),
});
setFloatKernel((value) => boundLoop().shortestFloat(value));
setFormatKernel((value, spec) => boundLoop().format(value, spec));
setIterationKernels({
  next: (iterator, shape) => boundLoop().nextValue(iterator, shape),
  fill: (list, iterator, most) => boundLoop().fillList(list, iterator, most),
  best: (iterator, operator, best, most) => boundLoop().bestOf(iterator, operator, best, most),
});

/** Runs instructions until the loop must be left: see `drive`. */
function loop(run: DispatchLoop["run"]): Value {
  for (;;) {
    const word = run();
    if (word === HOST_RESULT) return H32[TS_RESULT >> 2];
    const frame = H32[TS_FRAME >> 2] >> 2;
    const pc = H32[frame + Word.PC];
    if ((word & 0xff) === CALL && callDirectly(frame, pc, word >> 8)) continue;
    const result = step(word, frame, pc, H32[frame + Word.SP]);
    if (result !== STEPPED) return result;
  }
}
