/**
 * Frame objects of frames that run (Objects/frameobject.c). As long as its frame is there an object reads and writes what
 * the frame holds. A frame on the frame stack that has an object is marked in its FRAME_RETURN (WATCHED), by which all that
 * would end it leaves that to the slow way, where the object takes the locals over. So a program pays for the frames that
 * it asks for, and nothing when it asks for none. The object of a generator's frame belongs to the generator.
 *
 * Frames that an exception has left are gone when a program looks at its traceback. Their objects are made when the
 * exception leaves them, but only once some code was loaded that names what can be asked of them alone (ASKS): other
 * programs have tracebacks that know no more than code, place and globals.
 */
import { ARRAY_ITEMS, CELL_CONTENT, LENGTH, RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_INSTRUCTIONS, CODE_LOCAL_COUNT } from "../heap/layouts/callable.ts";
import {
  EXCEPTION_TRACEBACK,
  TRACEBACK_GLOBALS,
  TRACEBACK_POSITION,
} from "../heap/layouts/exception.ts";
import {
  FRAME_CODE,
  FRAME_GENERATOR,
  FRAME_GLOBALS,
  FRAME_LOCALS,
  FRAME_NAMES,
  FRAME_OBJECT,
  FRAME_PC,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  GENERATOR_CREATED,
  GENERATOR_FINISHED,
  GENERATOR_FRAME,
  GENERATOR_OBJECT,
  GENERATOR_RUNNING,
  GENERATOR_STATE,
} from "../heap/layouts/frame.ts";
import {
  FRAME_OBJECT_BACK,
  FRAME_OBJECT_CODE,
  FRAME_OBJECT_GENERATOR,
  FRAME_OBJECT_NAMES,
  FRAME_OBJECT_OWNER,
  FRAME_OBJECT_POSITION,
  FRAME_OBJECT_SAVED,
} from "../heap/layouts/frame_object.ts";
import { TS_FRAME, TS_KEEPS_FRAMES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { newFrameObject } from "../objects/values/frame_objects.ts";
import { allocateArray } from "../objects/values/sequences.ts";
import { CELL_SHAPE } from "../objects/well_known.ts";
import { WATCHED } from "./frames.ts";
import { isHidden } from "./hidden_frames.ts";

/** Names in guest code that say that it may look into the frames of a traceback. */
export const ASKS: ReadonlySet<string> = new Set([
  "f_locals",
  "f_back",
  "capture_locals",
  "tb_locals",
  "getargvalues",
  "getframeinfo",
  "getinnerframes",
]);

/** From now on tracebacks keep frame objects. */
export function keepFrames(): void {
  H32[TS_KEEPS_FRAMES >> 2] = 1;
}

let watched = 0;
let stores = 0;

/**
 * A number that is another one after frames were marked that are on the stack still, or after their variables were stored
 * to from outside: compiled code that let the interpreter do something sees by it that it must not go on.
 */
export function frameObjectUses(): number {
  return watched + stores;
}

/** Word offset of the instruction that a frame is at. */
export function positionOf(frame: number): number {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  return Math.max(0, H32[(frame + FRAME_PC) >> 2] - 1 - first);
}

function newObject(frame: number): Value {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const saved = allocateArray(H32[(code + CODE_LOCAL_COUNT) >> 2] >> 1);
  const object = newFrameObject(code, H32[(frame + FRAME_GLOBALS) >> 2], positionOf(frame));
  H32[(object + FRAME_OBJECT_NAMES) >> 2] = H32[(frame + FRAME_NAMES) >> 2];
  H32[(object + FRAME_OBJECT_SAVED) >> 2] = saved;
  H32[(object + FRAME_OBJECT_OWNER) >> 2] = small(frame >> 2);
  return object;
}

/** The object of a generator's frame; the generator is not finished. Never collects. @throws OutOfMemory */
export function generatorFrameObject(generator: Value): Value {
  let object = H32[(generator + GENERATOR_OBJECT) >> 2];
  if (object === 0) {
    object = newObject(generator + GENERATOR_FRAME);
    H32[(object + FRAME_OBJECT_GENERATOR) >> 2] = generator;
    H32[(generator + GENERATOR_OBJECT) >> 2] = object;
  }
  return object;
}

/** The object of a frame that has one; else 0. */
export function knownFrameObject(frame: number): Value {
  const generator = H32[(frame + FRAME_GENERATOR) >> 2];
  if (generator !== 0) return H32[(generator + GENERATOR_OBJECT) >> 2];
  return (H32[(frame + FRAME_RETURN) >> 2] & WATCHED) !== 0 ? H32[(frame + FRAME_OBJECT) >> 2] : 0;
}

/** The object of a frame that runs or waits for what it called. Never collects. @throws OutOfMemory */
export function frameObjectOf(frame: number): Value {
  const generator = H32[(frame + FRAME_GENERATOR) >> 2];
  if (generator !== 0) return generatorFrameObject(generator);
  const returns = H32[(frame + FRAME_RETURN) >> 2];
  if ((returns & WATCHED) !== 0) return H32[(frame + FRAME_OBJECT) >> 2];
  const object = newObject(frame);
  H32[(frame + FRAME_OBJECT) >> 2] = object;
  H32[(frame + FRAME_RETURN) >> 2] = returns | WATCHED;
  watched++;
  return object;
}

/** The frame below, without those that CPython has not; 0: there is none. */
export function callerOf(frame: number): number {
  let caller = H32[(frame + FRAME_PREVIOUS) >> 2];
  while (caller !== 0 && isHidden(H32[(caller + FRAME_CODE) >> 2])) {
    caller = H32[(caller + FRAME_PREVIOUS) >> 2];
  }
  return caller;
}

/** The frame of a frame object; 0 when it is gone. */
export function frameOfObject(object: Value): number {
  const frame = (H32[(object + FRAME_OBJECT_OWNER) >> 2] >> 1) << 2;
  if (frame === 0) return 0;
  const generator = H32[(object + FRAME_OBJECT_GENERATOR) >> 2];
  return generator !== 0 && H32[(generator + GENERATOR_STATE) >> 2] === small(GENERATOR_FINISHED)
    ? 0
    : frame;
}

/** Whether the frame of a frame object runs, or waits for what it called; a suspended generator's does not. */
export function isExecuting(object: Value): boolean {
  const generator = H32[(object + FRAME_OBJECT_GENERATOR) >> 2];
  if (generator === 0) return frameOfObject(object) !== 0;
  return H32[(generator + GENERATOR_STATE) >> 2] === small(GENERATOR_RUNNING);
}

/** Word offset of the instruction that the frame of a frame object is at, or was at last. */
export function positionOfObject(object: Value): number {
  const frame = frameOfObject(object);
  return frame !== 0 ? positionOf(frame) : H32[(object + FRAME_OBJECT_POSITION) >> 2] >> 1;
}

/** The object of the frame that called a frame object's; 0: there is none. Never collects. @throws OutOfMemory */
export function backOf(object: Value): Value {
  const frame = frameOfObject(object);
  if (frame === 0) return H32[(object + FRAME_OBJECT_BACK) >> 2];
  if (!isExecuting(object)) return 0;
  const caller = callerOf(frame);
  return caller === 0 ? 0 : frameObjectOf(caller);
}

/** Word index of what a frame object's locals hold; 0: nothing is known of them. */
export function localsOfObject(object: Value): number {
  const frame = frameOfObject(object);
  if (frame !== 0) return (frame + FRAME_LOCALS) >> 2;
  const saved = H32[(object + FRAME_OBJECT_SAVED) >> 2];
  return saved === 0 ? 0 : (saved + ARRAY_ITEMS) >> 2;
}

/** Local variables that a frame object has. */
export function localCountOfObject(object: Value): number {
  return H32[(H32[(object + FRAME_OBJECT_CODE) >> 2] + CODE_LOCAL_COUNT) >> 2] >> 1;
}

/** What a local variable of a frame object holds, or 0. @param place its word index */
export function loadLocal(place: number): Value {
  const held = H32[place];
  return held !== 0 && (held & 1) === 0 && H32[held >> 2] === CELL_SHAPE
    ? H32[(held + CELL_CONTENT) >> 2]
    : held;
}

/** Stores to a local variable of a frame object, or to its cell. @param place its word index */
export function storeLocal(place: number, value: Value): void {
  stores++;
  const before = H32[place];
  if (before !== 0 && (before & 1) === 0 && H32[before >> 2] === CELL_SHAPE) {
    H32[(before + CELL_CONTENT) >> 2] = value;
  } else H32[place] = value;
}

/** A generator that has not begun ends, when its frame is cleared. @returns false: it has begun, or it is none */
export function endUnbegun(object: Value): boolean {
  const generator = H32[(object + FRAME_OBJECT_GENERATOR) >> 2];
  if (generator === 0 || H32[(generator + GENERATOR_STATE) >> 2] !== small(GENERATOR_CREATED)) {
    return false;
  }
  H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_FINISHED);
  return true;
}

/** Lets go of what the frame held that is gone. */
export function clearSaved(object: Value): void {
  const saved = H32[(object + FRAME_OBJECT_SAVED) >> 2];
  if (saved === 0) return;
  const first = (saved + ARRAY_ITEMS) >> 2;
  H32.fill(0, first, first + (H32[(saved + LENGTH) >> 2] >> 1));
}

/** Where an exception was raised in the frame of an object, which it leaves: not where its handlers raised it again. */
function positionRaised(frame: number, object: Value, exception: Value): number {
  const entry = exception === 0 ? 0 : H32[(exception + EXCEPTION_TRACEBACK) >> 2];
  return entry !== 0 && (entry & 1) === 0 && H32[(entry + TRACEBACK_GLOBALS) >> 2] === object
    ? H32[(entry + TRACEBACK_POSITION) >> 2] >> 1
    : positionOf(frame);
}

function takeLocals(frame: number, object: Value, back: Value, exception: Value): void {
  const position = positionRaised(frame, object, exception);
  const saved = H32[(object + FRAME_OBJECT_SAVED) >> 2];
  const first = (frame + FRAME_LOCALS) >> 2;
  H32.copyWithin((saved + ARRAY_ITEMS) >> 2, first, first + localCountOfObject(object));
  H32[(object + FRAME_OBJECT_POSITION) >> 2] = small(position);
  H32[(object + FRAME_OBJECT_BACK) >> 2] = back;
  H32[(object + FRAME_OBJECT_OWNER) >> 2] = small(0);
}

/**
 * A marked frame ends: its object keeps what it holds. Its caller's object is kept with it, which is made for that where
 * `keepsBack` is given. Never collects. @throws OutOfMemory, with nothing changed
 *
 * @param exception what ends it, or 0
 */
export function takeOver(frame: number, keepsBack: boolean, exception: Value = 0): void {
  const object = H32[(frame + FRAME_OBJECT) >> 2];
  const caller = callerOf(frame);
  takeLocals(frame, object, keepsBack && caller !== 0 ? frameObjectOf(caller) : 0, exception);
  H32[(frame + FRAME_OBJECT) >> 2] = 0;
  H32[(frame + FRAME_RETURN) >> 2] &= ~WATCHED;
  watched--;
}

/** As takeOver, for a generator that an exception ends: nobody has called it any more. */
export function takeOverGenerator(generator: Value, exception: Value): void {
  const object = H32[(generator + GENERATOR_OBJECT) >> 2];
  if (object === 0) return;
  takeLocals(generator + GENERATOR_FRAME, object, 0, exception);
  H32[(object + FRAME_OBJECT_GENERATOR) >> 2] = 0;
  H32[(generator + GENERATOR_OBJECT) >> 2] = 0;
}

/** The frames from address `from` on are dropped without having ended: their objects know nothing more of them. */
export function abandonFrames(from: number): void {
  let frame = H32[TS_FRAME >> 2];
  while (frame !== 0) {
    const isStack = H32[(frame + FRAME_GENERATOR) >> 2] === 0;
    if (isStack && frame < from) return;
    if (isStack && (H32[(frame + FRAME_RETURN) >> 2] & WATCHED) !== 0) takeOver(frame, false);
    frame = H32[(frame + FRAME_PREVIOUS) >> 2];
  }
}
