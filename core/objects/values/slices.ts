/**
 * Slices: making them and the arithmetic of their indices (Objects/sliceobject.c). Results stand in module variables so
 * that a subscript allocates nothing in JavaScript; they hold until the next call here, so guest code must not run
 * before they are read.
 */
import { allocate } from "../../heap/allocator.ts";
import { SLICE_BYTES, SLICE_START, SLICE_STEP, SLICE_STOP } from "../../heap/layouts/basic.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { raiseIndexError, raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { clampedIndex, hasIndex, INDEX_MAX, indexNumber } from "../protocols/index_number.ts";
import { SLICE_SHAPE } from "../well_known.ts";

/** First index; within the container after adjustSlice (length when empty and going up). */
export let sliceStart = 0;
/** Index that is not reached any more: -1 to length after adjustSlice. */
export let sliceStop = 0;
/** Step, never 0. */
export let sliceStep = 1;
/** How many items the slice has, after adjustSlice. */
export let sliceCount = 0;

/** slice(start, stop, step); absent parts are NONE. @throws OutOfMemory */
export function newSlice(start: Value, stop: Value, step: Value): Value {
  const slice = allocate(SLICE_BYTES);
  H32[slice >> 2] = SLICE_SHAPE;
  H32[(slice + SLICE_START) >> 2] = start;
  H32[(slice + SLICE_STOP) >> 2] = stop;
  H32[(slice + SLICE_STEP) >> 2] = step;
  return slice;
}

/** Whether the value is a slice (the type cannot be subclassed). */
export function isSlice(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === SLICE_SHAPE;
}

/** A part of a slice that is not None as a number; NaN with the exception pending. May run guest code. */
export function slicePart(part: Value): number {
  if ((part & 1) !== 0) return part >> 1;
  if (!hasIndex(part)) {
    raiseTypeError("slice indices must be integers or None or have an __index__ method");
    return NaN;
  }
  return clampedIndex(part);
}

/**
 * Reads the parts of a slice into sliceStart, sliceStop and sliceStep without knowing the container's length, which
 * guest code may still change: read the length after this, then call adjustSlice. The slice is rooted by the caller.
 *
 * @returns false with the exception pending. May run guest code.
 */
export function unpackSlice(slice: Value): boolean {
  const stepPart = H32[(slice + SLICE_STEP) >> 2];
  let step = 1;
  if (stepPart !== NONE) {
    step = slicePart(stepPart);
    if (step !== step) return false;
    if (step === 0) {
      raiseValueError("slice step cannot be zero");
      return false;
    }
  }
  return unpackParts(H32[(slice + SLICE_START) >> 2], H32[(slice + SLICE_STOP) >> 2], step);
}

/** As unpackSlice for `[start:stop]`, both rooted by the caller. */
export function unpackBounds(start: Value, stop: Value): boolean {
  return unpackParts(start, stop, 1);
}

function unpackParts(startPart: Value, stopPart: Value, step: number): boolean {
  let start = step < 0 ? INDEX_MAX : 0;
  if (startPart !== NONE) {
    start = slicePart(startPart);
    if (start !== start) return false;
  }
  let stop = step < 0 ? -INDEX_MAX : INDEX_MAX;
  if (stopPart !== NONE) {
    stop = slicePart(stopPart);
    if (stop !== stop) return false;
  }
  sliceStart = start;
  sliceStop = stop;
  sliceStep = step;
  return true;
}

/** Fits what unpackSlice found to a container of `length` items and counts the items into sliceCount. */
export function adjustSlice(length: number): void {
  const step = sliceStep;
  let start = sliceStart;
  let stop = sliceStop;
  if (start < 0) {
    start += length;
    if (start < 0) start = step < 0 ? -1 : 0;
  } else if (start >= length) start = step < 0 ? length - 1 : length;
  if (stop < 0) {
    stop += length;
    if (stop < 0) stop = step < 0 ? -1 : 0;
  } else if (stop >= length) stop = step < 0 ? length - 1 : length;
  sliceStart = start;
  sliceStop = stop;
  if (step === 1) sliceCount = stop > start ? stop - start : 0;
  else if (step > 0) sliceCount = stop > start ? Math.floor((stop - start - 1) / step) + 1 : 0;
  else sliceCount = start > stop ? Math.floor((start - stop - 1) / -step) + 1 : 0;
}

/** adjustSlice of parts that the caller kept from an unpackSlice while guest code ran. */
export function fitSlice(start: number, stop: number, step: number, length: number): void {
  sliceStart = start;
  sliceStop = stop;
  sliceStep = step;
  adjustSlice(length);
}

/**
 * The indices of a slice of a container whose length cannot change meanwhile (str, bytes, tuple).
 *
 * @returns false with the exception pending. May run guest code; the slice is rooted by the caller.
 */
export function sliceIndices(slice: Value, length: number): boolean {
  if (!unpackSlice(slice)) return false;
  adjustSlice(length);
  return true;
}

/**
 * A subscript that is not a slice, as an index: NaN with IndexError (too large), TypeError or what `__index__` raised
 * pending. Negative indices come back as they are. May run guest code.
 *
 * @param what begins the message, e.g. "list" for "list indices must be integers or slices, not str"
 */
export function indexOfKey(key: Value, what: string): number {
  if ((key & 1) !== 0) return key >> 1;
  if (!hasIndex(key)) {
    raiseTypeError(`${what} indices must be integers or slices, not ${typeName(key)}`);
    return NaN;
  }
  return indexNumber(key);
}

/**
 * A start or stop argument of an `index` method: any int-like, no None; NaN with the exception pending. Not yet fitted
 * to a length. May run guest code.
 */
export function boundArgument(part: Value): number {
  if ((part & 1) !== 0) return part >> 1;
  if (!hasIndex(part)) {
    raiseTypeError("slice indices must be integers or have an __index__ method");
    return NaN;
  }
  return clampedIndex(part);
}

/** IndexError with the message that the container's subscripts give, e.g. "list index out of range". @returns 0 */
export function raiseOutOfRange(what: string): 0 {
  return raiseIndexError(`${what} index out of range`);
}
