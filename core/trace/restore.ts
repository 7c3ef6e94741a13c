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
import type { Exit, ExitState } from "./region.ts";
import { type FrameSnapshot, isInMemory, type Trace } from "./trace.ts";

/** A float constant's place among the words, its value, ... */
type FloatConstants = readonly number[];

/** An object to be made: its fields are byte offset, source, byte offset, source, ... */
interface ObjectPlan {
  readonly size: number;
  readonly shape: number;
  readonly fields: Int32Array;
}

/** A frame to be filled: `slots` is slot, source, slot, source, ... */
interface FramePlan {
  readonly snapshot: FrameSnapshot;
  /** Sources; all but `fn` may be absent. */
  readonly fn: number;
  readonly generator: number;
  readonly aux: number;
  readonly inherited: number;
  readonly slots: Int32Array;
}

/** Where the slots of the entered frame come from: slot, type, place of the exit value, ... and slot, guest value, ... */
interface DirectPlan {
  readonly values: Int32Array;
  readonly constants: Int32Array;
}

/**
 * How an exit's frames are made of its words. A source is a place in `words`, or -1 - place in `constants`. The words are
 * the values that were handed over, the objects, the constants that are floats.
 */
export interface RestorePlan {
  /** Where there is no other frame than the entered one, and nothing that is made once for several places. */
  readonly direct: DirectPlan | null;
  /** Types of the values. */
  readonly types: Uint8Array;
  readonly objects: readonly ObjectPlan[];
  readonly floats: FloatConstants;
  readonly constants: Int32Array;
  readonly frames: readonly FramePlan[];
  /** Whether another exception is handled than the one in memory, and its source. */
  readonly handles: boolean;
  readonly handled: number;
}

/** The exit's words. Reused from exit to exit: nothing runs in between. */
let words = new Int32Array(64);

/**
 * Makes the state of the thread what it is at the exit: the innermost frame of its snapshot is the running one.
 *
 * @throws OutOfMemory when not even the reserve has room for the floats
 */
export function restoreFrames({ state }: Exit): void {
  // Most exits are never taken.
  const plan = state.plan ??= planOf(state);
  try {
    if (plan.direct !== null) {
      fillDirectly(plan.direct, plan.frames[0].snapshot);
      return;
    }
    makeWords(plan);
  } catch (failure) {
    if (!(failure instanceof OutOfMemory)) throw failure;
    // The program itself would have made these floats one by one, with a collection where room was short.
    const mark = rootMark();
    plan.types.forEach((type, i) => {
      if (type === WORD) pushRoot(H32[(EXIT_VALUES + 8 * i) >> 2]);
    });
    recoverFromRefusal();
    releaseRoots(mark);
    makeWords(plan);
  }
  const { frames, constants } = plan;
  fillObjects(plan);
  let frame = H32[TS_FRAME >> 2];
  for (let depth = 0; depth < frames.length; depth++) {
    const each = frames[depth];
    if (depth > 0) frame = pushFrame(each, constants, frame);
    fillFrame(each, constants, frame);
  }
  if (plan.handles) H32[TS_HANDLED >> 2] = wordAt(plan.handled, constants);
}

// --- plans

function planOf({ trace, snapshot, needs: { values, objects } }: ExitState): RestorePlan {
  const constants: number[] = [];
  const floats: number[] = [];
  const places = new Map<number, number>();
  values.forEach((ref, place) => places.set(ref, place));
  objects.forEach(({ ref }, i) => places.set(ref, values.length + i));
  const sourceOf = (ref: number): number => {
    const known = places.get(ref);
    if (known !== undefined) return known;
    if (trace.sunk[ref] !== 0) return sourceOf(trace.a[ref]); // a boxed float
    let source: number;
    if (trace.op[ref] === U.CONST_FLOAT) {
      source = values.length + objects.length + floats.length / 2;
      floats.push(source, trace.floats[trace.immediate[ref]]);
    } else source = -constants.push(constantOf(trace, ref));
    places.set(ref, source);
    return source;
  };
  const frames = snapshot.frames.map((frame, depth): FramePlan => {
    const slots: number[] = [];
    for (let i = 0; i < frame.slots.length; i += 2) {
      const [slot, ref] = [frame.slots[i], frame.slots[i + 1]];
      if (depth > 0 || !isInMemory(trace, slot, ref)) slots.push(slot, sourceOf(ref));
    }
    return {
      snapshot: frame,
      fn: frame.fn === 0 ? 0 : sourceOf(frame.fn),
      generator: frame.generator === 0 ? 0 : sourceOf(frame.generator),
      aux: frame.aux === 0 ? 0 : sourceOf(frame.aux),
      inherited: frame.inherited === 0 ? 0 : sourceOf(frame.inherited),
      slots: Int32Array.from(slots),
    };
  });
  const handles = snapshot.handled !== 0;
  const handled = handles ? sourceOf(snapshot.handled) : 0;
  const types = Uint8Array.from(values, (ref) => trace.type[ref]);
  const isDirect = frames.length === 1 && objects.length === 0 && floats.length === 0 && !handles;
  const plan: RestorePlan = {
    direct: isDirect ? directPlan(frames[0].slots, types, constants) : null,
    types,
    objects: objects.map(({ size, shape, fields }) => ({
      size,
      shape,
      fields: Int32Array.from(fields, (each, i) => (i & 1) === 0 ? each : sourceOf(each)),
    })),
    floats,
    constants: Int32Array.from(constants),
    frames,
    handles,
    handled,
  };
  const count = values.length + objects.length + floats.length / 2;
  if (count > words.length) words = new Int32Array(2 * count);
  return plan;
}

/** null where a float is in several slots: they have the same object. */
function directPlan(
  slots: Int32Array,
  types: Uint8Array,
  given: readonly number[],
): DirectPlan | null {
  const values: number[] = [];
  const constants: number[] = [];
  const floats = new Set<number>();
  for (let i = 0; i < slots.length; i += 2) {
    const [slot, source] = [slots[i], slots[i + 1]];
    if (source < 0) constants.push(slot, given[-1 - source]);
    else {
      values.push(slot, types[source], source);
      if (types[source] !== FLOAT) continue;
      if (floats.has(source)) return null;
      floats.add(source);
    }
  }
  return { values: Int32Array.from(values), constants: Int32Array.from(constants) };
}

/** A constant as a guest value. */
function constantOf(trace: Trace, ref: number): number {
  const immediate = trace.immediate[ref];
  switch (trace.op[ref]) {
    case U.CONST_INT:
      return (immediate << 1) | 1;
    case U.CONST_BOOL:
      return immediate !== 0 ? TRUE : FALSE;
    case U.CONST_WORD:
      return immediate;
  }
  throw new Error("Cannot restore a frame: a value was not handed over");
}

// --- what is done at each exit

/** Fills the entered frame, which runs, with the exit values. @throws OutOfMemory */
function fillDirectly({ values, constants }: DirectPlan, snapshot: FrameSnapshot): void {
  const frame = H32[TS_FRAME >> 2];
  const first = (frame + FRAME_LOCALS) >> 2;
  for (let i = 0; i < values.length; i += 3) {
    const slot = first + values[i];
    const at = EXIT_VALUES + 8 * values[i + 2];
    switch (values[i + 1]) {
      case INT:
        H32[slot] = (H32[at >> 2] << 1) | 1;
        break;
      case FLOAT: {
        const float = newFloat(HF64[at >> 3]);
        H32[slot] = float;
        break;
      }
      case BOOL:
        H32[slot] = H32[at >> 2] !== 0 ? TRUE : FALSE;
        break;
      default:
        H32[slot] = H32[at >> 2];
    }
  }
  for (let i = 0; i < constants.length; i += 2) H32[first + constants[i]] = constants[i + 1];
  standAt(snapshot, frame);
}

/** Makes guest values of what was handed over, objects still empty, floats. @throws OutOfMemory */
function makeWords({ types, objects, floats }: RestorePlan): void {
  const count = types.length;
  for (let i = 0; i < count; i++) {
    const at = EXIT_VALUES + 8 * i;
    switch (types[i]) {
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
  for (let i = 0; i < objects.length; i++) {
    const object = allocate(objects[i].size);
    H32[object >> 2] = objects[i].shape;
    words[count + i] = object;
  }
  for (let i = 0; i < floats.length; i += 2) words[floats[i]] = newFloat(floats[i + 1]);
}

function fillObjects({ types, objects, constants }: RestorePlan): void {
  for (let i = 0; i < objects.length; i++) {
    const { fields } = objects[i];
    const object = words[types.length + i];
    for (let j = 0; j < fields.length; j += 2) {
      H32[(object + fields[j]) >> 2] = wordAt(fields[j + 1], constants);
    }
  }
}

function fillFrame({ snapshot, slots }: FramePlan, constants: Int32Array, frame: number): void {
  const first = (frame + FRAME_LOCALS) >> 2;
  for (let i = 0; i < slots.length; i += 2) {
    H32[first + slots[i]] = wordAt(slots[i + 1], constants);
  }
  standAt(snapshot, frame);
}

/** Sets a frame's next instruction and the height of its stack. */
function standAt({ code, pc, height }: FrameSnapshot, frame: number): void {
  const instructions = H32[(code + CODE_INSTRUCTIONS) >> 2];
  H32[(frame + FRAME_PC) >> 2] = ((instructions + RAW_DATA) >> 2) + pc;
  H32[(frame + FRAME_SP) >> 2] = ((frame + FRAME_LOCALS) >> 2) + height;
}

/** The frame of a generator that the trace resumed (RESUME_GENERATOR) runs. */
function resumeFrame(plan: FramePlan, constants: Int32Array, below: number): number {
  const frame = wordAt(plan.generator, constants) + GENERATOR_FRAME;
  H32[TS_DEPTH >> 2]++;
  H32[(frame + FRAME_PREVIOUS) >> 2] = below;
  H32[(frame + FRAME_RETURN) >> 2] = plan.snapshot.returns;
  H32[(frame + FRAME_AUX) >> 2] = plan.snapshot.aux === 0 ? 0 : wordAt(plan.aux, constants);
  H32[(frame + FRAME_HANDLED) >> 2] = plan.snapshot.inherited === 0
    ? H32[TS_HANDLED >> 2]
    : wordAt(plan.inherited, constants);
  H32[TS_FRAME >> 2] = frame;
  return frame;
}

function pushFrame(plan: FramePlan, constants: Int32Array, below: number): number {
  const { snapshot } = plan;
  if (snapshot.generator !== 0) return resumeFrame(plan, constants, below);
  const frame = H32[TS_STACK_TOP >> 2];
  const end = frame + (H32[(snapshot.code + CODE_FRAME_BYTES) >> 2] >> 1);
  const fn = wordAt(plan.fn, constants);
  H32[TS_STACK_TOP >> 2] = end;
  H32[TS_DEPTH >> 2]++;
  H32[(frame + FRAME_PREVIOUS) >> 2] = below;
  H32[(frame + FRAME_CODE) >> 2] = snapshot.code;
  H32[(frame + FRAME_FUNCTION) >> 2] = fn;
  H32[(frame + FRAME_GLOBALS) >> 2] = H32[(fn + FUNCTION_GLOBALS) >> 2];
  H32[(frame + FRAME_NAMES) >> 2] = 0;
  H32[(frame + FRAME_RETURN) >> 2] = snapshot.returns;
  H32[(frame + FRAME_GENERATOR) >> 2] = 0;
  H32[(frame + FRAME_AUX) >> 2] = snapshot.aux === 0 ? 0 : wordAt(plan.aux, constants);
  H32[(frame + FRAME_HANDLED) >> 2] = 0;
  H32[(frame + FRAME_LAST) >> 2] = end;
  H32[TS_FRAME >> 2] = frame;
  return frame;
}

/** The guest value of a source. */
function wordAt(source: number, constants: Int32Array): number {
  return source >= 0 ? words[source] : constants[-1 - source];
}
