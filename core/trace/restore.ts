/** Rebuilds the interpreter's frames at an exit, from its snapshot and the values that compiled code handed over. */
import { allocate, OutOfMemory, recoverFromRefusal } from "../heap/allocator.ts";
import { RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_FRAME_BYTES, CODE_INSTRUCTIONS, FUNCTION_GLOBALS } from "../heap/layouts/callable.ts";
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
} from "../heap/layouts/frame.ts";
import {
  EXIT_VALUES,
  FALSE,
  TRUE,
  TS_DEPTH,
  TS_FRAME,
  TS_HANDLED,
  TS_STACK_TOP,
} from "../heap/map.ts";
import { H32, HF64 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { newFloat } from "../objects/values/numbers.ts";
import { BOOL, FLOAT, INT, U, WORD } from "./micro_ops.ts";
import type { Exit } from "./region.ts";
import { type FrameSnapshot, isInMemory } from "./trace.ts";

/** Words of the exit's values, by their place. Reused from exit to exit: nothing runs in between. */
const words: number[] = [];
/** Addresses of the exit's sunk objects, by ref. */
const made = new Map<number, number>();

/**
 * Makes the state of the thread what it is at the exit: the innermost frame of its snapshot is the running one.
 *
 * @throws OutOfMemory when not even the reserve has room for the floats
 */
export function restoreFrames(exit: Exit): void {
  try {
    takeValues(exit);
  } catch (failure) {
    if (!(failure instanceof OutOfMemory)) throw failure;
    // The program itself would have made these floats one by one, with a collection where room was short.
    const mark = rootMark();
    exit.values.forEach((ref, i) => {
      if (exit.trace.type[ref] === WORD) pushRoot(H32[(EXIT_VALUES + 8 * i) >> 2]);
    });
    recoverFromRefusal();
    releaseRoots(mark);
    takeValues(exit);
  }
  fillObjects(exit);
  const { frames } = exit.snapshot;
  let frame = H32[TS_FRAME >> 2];
  for (let depth = 0; depth < frames.length; depth++) {
    if (depth > 0) frame = pushFrame(exit, frames[depth], frame);
    fillFrame(exit, frames[depth], frame, depth === 0);
  }
}

/** Makes guest values of what was handed over. @throws OutOfMemory */
function takeValues(exit: Exit): void {
  const { trace, values } = exit;
  for (let i = 0; i < values.length; i++) {
    const at = EXIT_VALUES + 8 * i;
    switch (trace.type[values[i]]) {
      case INT:
        words[i] = (H32[at >> 2] << 1) | 1;
        break;
      case FLOAT:
        words[i] = newFloat(HF64[at >> 3]);
        break;
      case BOOL:
        words[i] = H32[at >> 2] !== 0 ? TRUE : FALSE;
        break;
      default:
        words[i] = H32[at >> 2];
    }
  }
  made.clear();
  for (const { ref, size, shape } of exit.objects) {
    const object = allocate(size);
    H32[object >> 2] = shape;
    made.set(ref, object);
  }
}

/** Fills the objects that takeValues made. */
function fillObjects(exit: Exit): void {
  for (const { ref, fields } of exit.objects) {
    const object = made.get(ref)!;
    for (let i = 0; i < fields.length; i += 2) {
      H32[(object + fields[i]) >> 2] = wordOf(exit, fields[i + 1]);
    }
  }
}

function fillFrame(exit: Exit, snapshot: FrameSnapshot, frame: number, entered: boolean): void {
  const { trace } = exit;
  const first = (frame + FRAME_LOCALS) >> 2;
  const { slots } = snapshot;
  for (let i = 0; i < slots.length; i += 2) {
    if (entered && isInMemory(trace, slots[i], slots[i + 1])) continue;
    H32[first + slots[i]] = wordOf(exit, slots[i + 1]);
  }
  const instructions = H32[(snapshot.code + CODE_INSTRUCTIONS) >> 2];
  H32[(frame + FRAME_PC) >> 2] = ((instructions + RAW_DATA) >> 2) + snapshot.pc;
  H32[(frame + FRAME_SP) >> 2] = first + snapshot.height;
}

/** The frame of a generator that the trace resumed (RESUME_GENERATOR) runs. */
function resumeFrame(exit: Exit, snapshot: FrameSnapshot, below: number): number {
  const frame = wordOf(exit, snapshot.generator) + GENERATOR_FRAME;
  H32[TS_DEPTH >> 2]++;
  H32[(frame + FRAME_PREVIOUS) >> 2] = below;
  H32[(frame + FRAME_RETURN) >> 2] = snapshot.returns;
  H32[(frame + FRAME_HANDLED) >> 2] = H32[TS_HANDLED >> 2];
  H32[TS_FRAME >> 2] = frame;
  return frame;
}

function pushFrame(exit: Exit, snapshot: FrameSnapshot, below: number): number {
  if (snapshot.generator !== 0) return resumeFrame(exit, snapshot, below);
  const frame = H32[TS_STACK_TOP >> 2];
  const end = frame + (H32[(snapshot.code + CODE_FRAME_BYTES) >> 2] >> 1);
  const fn = wordOf(exit, snapshot.fn);
  H32[TS_STACK_TOP >> 2] = end;
  H32[TS_DEPTH >> 2]++;
  H32[(frame + FRAME_PREVIOUS) >> 2] = below;
  H32[(frame + FRAME_CODE) >> 2] = snapshot.code;
  H32[(frame + FRAME_FUNCTION) >> 2] = fn;
  H32[(frame + FRAME_GLOBALS) >> 2] = H32[(fn + FUNCTION_GLOBALS) >> 2];
  H32[(frame + FRAME_NAMES) >> 2] = 0;
  H32[(frame + FRAME_RETURN) >> 2] = snapshot.returns;
  H32[(frame + FRAME_GENERATOR) >> 2] = 0;
  H32[(frame + FRAME_AUX) >> 2] = snapshot.aux === 0 ? 0 : wordOf(exit, snapshot.aux);
  H32[(frame + FRAME_HANDLED) >> 2] = 0;
  H32[(frame + FRAME_LAST) >> 2] = end;
  H32[TS_FRAME >> 2] = frame;
  return frame;
}

/** A ref as a guest value. */
function wordOf(exit: Exit, ref: number): number {
  const { trace } = exit;
  const object = made.get(ref);
  if (object !== undefined) return object;
  if (trace.sunk[ref] !== 0) return wordOf(exit, trace.a[ref]); // a boxed float
  const place = exit.values.indexOf(ref);
  if (place >= 0) return words[place];
  const immediate = trace.immediate[ref];
  switch (trace.op[ref]) {
    case U.CONST_INT:
      return (immediate << 1) | 1;
    case U.CONST_BOOL:
      return immediate !== 0 ? TRUE : FALSE;
    case U.CONST_FLOAT:
      return newFloat(trace.floats[immediate]);
    case U.CONST_WORD:
      return immediate;
  }
  throw new Error("Cannot restore a frame: a value was not handed over");
}
