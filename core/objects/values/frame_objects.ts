/** Making frame objects (heap/layouts/frame_object.ts). */
import { allocate } from "../../heap/allocator.ts";
import { CODE_NAME } from "../../heap/layouts/callable.ts";
import * as at from "../../heap/layouts/frame_object.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { FRAME_SHAPE } from "../well_known.ts";
import { jsString } from "./text.ts";

/** Whether a value is a frame object. */
export function isFrameObject(value: Value): boolean {
  return (value & 1) === 0 && value !== 0 && H32[value >> 2] === FRAME_SHAPE;
}

/** A frame object that belongs to no frame yet. @param position word offset of the instruction @throws OutOfMemory */
export function newFrameObject(code: Value, globals: Value, position: number): Value {
  const object = allocate(at.FRAME_OBJECT_BYTES);
  H32[object >> 2] = FRAME_SHAPE;
  H32[(object + at.FRAME_OBJECT_CODE) >> 2] = code;
  H32[(object + at.FRAME_OBJECT_GLOBALS) >> 2] = globals;
  H32[(object + at.FRAME_OBJECT_POSITION) >> 2] = small(position);
  H32[(object + at.FRAME_OBJECT_TRACE_BITS) >> 2] = small(1);
  return object;
}

/**
 * A frame object for a traceback's entry of which no more is known: its locals are a module's globals, or none.
 *
 * @throws OutOfMemory
 */
export function newFramePicture(code: Value, globals: Value, position: number): Value {
  const object = newFrameObject(code, globals, position);
  if (jsString(H32[(code + CODE_NAME) >> 2]) === "<module>") {
    H32[(object + at.FRAME_OBJECT_NAMES) >> 2] = globals;
  }
  return object;
}
