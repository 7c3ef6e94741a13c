/** bytearray: assigning to and deleting indices and slices (Objects/bytearrayobject.c: bytearray_ass_subscript). */
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raiseIndexError, raiseTypeError, raiseValueError } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { call1 } from "../protocols/call.ts";
import { clampedIndex, hasIndex } from "../protocols/index_number.ts";
import {
  bytearrayAddress,
  bytearrayLength,
  type BytearrayRef,
  canResize,
  dropFirst,
  resizeBytearray,
} from "../values/bytearray_object.ts";
import { bytesOfRange, viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import {
  adjustSlice,
  fitSlice,
  indexOfKey,
  isSlice,
  sliceCount,
  sliceStart,
  sliceStep,
  sliceStop,
  unpackSlice,
} from "../values/slices.ts";
import { TEXT_LENGTH_MAX } from "../values/text.ts";
import { CHARGE_MINIMUM } from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { BYTEARRAY_TYPE } from "../well_known.ts";

/** A number as a byte of a bytearray; -1 with the exception pending. May run guest code. */
export function byteValue(item: Value): number {
  const mark = rootMark();
  pushRoot(item);
  const byte = clampedIndex(item);
  releaseRoots(mark);
  if (byte >= 0 && byte <= 255) return byte;
  if (byte === byte) raiseValueError("byte must be in range(0, 256)");
  return -1;
}

/** array[key] = value, or del array[key] (value 0): 1, or 0 with the exception pending. May run guest code. */
export function setBytearrayItem(array: BytearrayRef, key: Value, value: Value): number {
  if ((key & 1) === 0 && isSlice(key)) return setSlice(array, key, value);
  const number = indexOfKey(key, "bytearray");
  if (number !== number) return 0;
  let place = number < 0 ? number + bytearrayLength(array) : number;
  if (place < 0 || place >= bytearrayLength(array)) return raiseOutOfRange();
  if (value === 0) return replaceRange(array, place, place + 1, 0, 0) ? 1 : 0;
  const byte = byteValue(value);
  if (byte < 0) return 0;
  // Asking for the number may have run guest code.
  place = number < 0 ? number + bytearrayLength(array) : number;
  if (place < 0 || place >= bytearrayLength(array)) return raiseOutOfRange();
  HU8[bytearrayAddress(array) + place] = byte;
  return 1;
}

function raiseOutOfRange(): 0 {
  return raiseIndexError("bytearray index out of range");
}

function setSlice(array: BytearrayRef, slice: Value, value: Value): number {
  if (!unpackSlice(slice)) return 0;
  const [start, stop, step] = [sliceStart, sliceStop, sliceStep];
  if (value === 0) {
    adjustSlice(bytearrayLength(array));
    return deleteSlice(array) ? 1 : 0;
  }
  const mark = rootMark();
  const bytes = value === array
    ? bytesOfRange(bytearrayAddress(array), bytearrayLength(array))
    : bytesToAssign(value);
  pushRoot(bytes);
  let done = bytes !== 0 && viewBytes(bytes);
  if (done) {
    fitSlice(start, stop, step, bytearrayLength(array));
    done = step === 1
      ? replaceRange(array, sliceStart, Math.max(sliceStart, sliceStop), bytes, viewLength)
      : storeSteps(array);
  }
  releaseRoots(mark);
  return done ? 1 : 0;
}

/** A bytes-like object of what is assigned to a slice; 0 with the exception pending. May run guest code. */
function bytesToAssign(value: Value): Value {
  if (viewBytes(value)) return value;
  if (isStr(value) || hasIndex(value)) {
    return raiseTypeError(
      "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
    );
  }
  return call1(BYTEARRAY_TYPE, value);
}

/**
 * Puts the `count` bytes that `bytes` (0 none, rooted) has in the place of low..high; false with the exception pending.
 * May collect.
 */
export function replaceRange(
  array: BytearrayRef,
  low: number,
  high: number,
  bytes: Value,
  count: number,
): boolean {
  const length = bytearrayLength(array);
  const growth = count - (high - low);
  if (length + growth > TEXT_LENGTH_MAX) return raiseMemoryError() !== 0;
  const moved = count + (low === 0 ? 0 : length - high);
  if (moved >= CHARGE_MINIMUM && !chargeWork(moved >> 8)) return false;
  if (growth < 0 && low === 0) {
    // The bytes that stay do not move.
    if (!dropFirst(array, -growth)) return false;
  } else if (growth < 0) {
    // Before anything moves.
    if (!canResize(array)) return false;
    const at = bytearrayAddress(array);
    HU8.copyWithin(at + high + growth, at + high, at + length);
    resizeBytearray(array, length + growth);
  } else if (growth > 0) {
    if (!resizeBytearray(array, length + growth)) return false;
    const at = bytearrayAddress(array);
    HU8.copyWithin(at + high + growth, at + high, at + length);
  }
  if (count > 0 && viewBytes(bytes)) {
    HU8.copyWithin(bytearrayAddress(array) + low, viewAddress, viewAddress + count);
  }
  return true;
}

/** Stores the bytes that viewBytes found at the places of the fitted slice. */
function storeSteps(array: BytearrayRef): boolean {
  const [start, step, count] = [sliceStart, sliceStep, sliceCount];
  if (viewLength === 0) return deleteSlice(array);
  if (viewLength !== count) {
    return raiseValueError(
      `attempt to assign bytes of size ${viewLength} to extended slice of size ${count}`,
    ) !== 0;
  }
  if (count >= CHARGE_MINIMUM && !chargeWork(count >> 4)) return false;
  const to = bytearrayAddress(array) + start;
  for (let i = 0; i < count; i++) HU8[to + i * step] = HU8[viewAddress + i];
  return true;
}

/** Deletes the places of the fitted slice. */
function deleteSlice(array: BytearrayRef): boolean {
  const count = sliceCount;
  if (count === 0) return true;
  // A falling slice names the same places as this rising one.
  const step = Math.abs(sliceStep);
  const start = sliceStep < 0 ? sliceStart + sliceStep * (count - 1) : sliceStart;
  if (step === 1) return replaceRange(array, start, start + count, 0, 0);
  const length = bytearrayLength(array);
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 6)) return false;
  if (!canResize(array)) return false;
  const at = bytearrayAddress(array);
  let to = at + start;
  for (let i = 0; i < count; i++) {
    const from = at + start + i * step + 1;
    const next = i === count - 1 ? at + length : from + step - 1;
    HU8.copyWithin(to, from, next);
    to += next - from;
  }
  return resizeBytearray(array, length - count);
}
