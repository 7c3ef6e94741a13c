/**
 * Making, reading and resizing bytearrays.
 *
 *     bytearray    4 storage: a bytes object that nobody else sees, EMPTY_BYTES at first
 *                  8 how many bytes there are   12 the first one's place in the storage (both small ints)
 *                 16 export list (buffer_exports.ts), or 0
 *
 * Bytes that are deleted at the beginning only move the first one's place on, so that a bytearray can be a queue.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { KIND_BYTEARRAY } from "../../heap/layouts/shape.ts";
import { EMPTY_BYTES } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { allocateInstance } from "../instances.ts";
import { BYTEARRAY_TYPE } from "../well_known.ts";
import { mayResize } from "./buffer_exports.ts";
import { allocateBytes, bytesLength, copyBytes, setView, setViewOf } from "./bytes_object.ts";
import { ROOM_MINIMUM } from "./text_units.ts";

export type BytearrayRef = Ref<"bytearray">;

export const BYTEARRAY_STORAGE = 4;
export const BYTEARRAY_LENGTH = 8;
export const BYTEARRAY_START = 12;
export const BYTEARRAY_EXPORTS = 16;

/** Storage that is at most this long is never made smaller. */
const KEPT_CAPACITY = 64;

/** How many bytes it has. */
export function bytearrayLength(array: BytearrayRef): number {
  return H32[(array + BYTEARRAY_LENGTH) >> 2] >> 1;
}

/** Address of its first byte, which holds until it is resized. */
export function bytearrayAddress(array: BytearrayRef): number {
  return H32[(array + BYTEARRAY_STORAGE) >> 2] + TEXT_UNITS +
    (H32[(array + BYTEARRAY_START) >> 2] >> 1);
}

/** Bytes that there is room for. */
export function bytearrayCapacity(array: BytearrayRef): number {
  return bytesLength(H32[(array + BYTEARRAY_STORAGE) >> 2]) -
    (H32[(array + BYTEARRAY_START) >> 2] >> 1);
}

/** An empty bytearray of a class. Never collects. @throws OutOfMemory */
export function emptyBytearray(cls: number = BYTEARRAY_TYPE): BytearrayRef {
  const array = allocateInstance(cls);
  H32[(array + BYTEARRAY_STORAGE) >> 2] = EMPTY_BYTES;
  H32[(array + BYTEARRAY_LENGTH) >> 2] = small(0);
  H32[(array + BYTEARRAY_START) >> 2] = small(0);
  return array;
}

/** A bytearray of `length` zeros. May collect. @throws OutOfMemory */
export function allocateBytearray(length: number): BytearrayRef {
  if (length >= ROOM_MINIMUM) ensureRoom(length + 128);
  const array = emptyBytearray();
  if (length === 0) return array;
  // With one byte more in reserve, room was asked for already.
  H32[(array + BYTEARRAY_STORAGE) >> 2] = length < ROOM_MINIMUM
    ? allocateBytes(length)
    : storageWithRoot(array, length);
  H32[(array + BYTEARRAY_LENGTH) >> 2] = small(length);
  return array;
}

function storageWithRoot(array: BytearrayRef, length: number): Value {
  const mark = rootMark();
  pushRoot(array);
  const storage = allocateBytes(length);
  releaseRoots(mark);
  return storage;
}

/** A bytearray of the bytes of a range, whose owner is rooted. May collect. @throws OutOfMemory */
export function bytearrayOfRange(address: number, length: number): BytearrayRef {
  const array = allocateBytearray(length);
  if (length > 0) copyBytes(address, bytearrayAddress(array), length);
  return array;
}

/** The message where a bytearray that is looked into would change its length. */
export const EXPORTED = "Existing exports of data: object cannot be re-sized";

/** Whether its size may change; false with BufferError or a limit pending. May collect: all is rooted by the caller. */
export function canResize(array: BytearrayRef): boolean {
  return mayResize(array, BYTEARRAY_EXPORTS, EXPORTED);
}

/**
 * Makes it `length` bytes long; new ones are what stood there before. What is rooted by the caller: the bytearray, and
 * all that the caller needs.
 *
 * @returns false with BufferError pending. May collect. @throws OutOfMemory
 */
export function resizeBytearray(array: BytearrayRef, length: number): boolean {
  const current = bytearrayLength(array);
  if (length === current) return true;
  if (!canResize(array)) return false;
  const storage = H32[(array + BYTEARRAY_STORAGE) >> 2];
  const start = H32[(array + BYTEARRAY_START) >> 2] >> 1;
  const whole = bytesLength(storage);
  const shrinks = length < whole >> 1 && whole > KEPT_CAPACITY;
  if (length <= whole - start && !shrinks) {
    H32[(array + BYTEARRAY_LENGTH) >> 2] = small(length);
    return true;
  }
  const kept = Math.min(current, length);
  if (length <= whole && !shrinks && start > whole >> 2) {
    // Room for it is in front of the first byte.
    const first = storage + TEXT_UNITS;
    HU8.copyWithin(first, first + start, first + start + kept);
    H32[(array + BYTEARRAY_START) >> 2] = small(0);
    H32[(array + BYTEARRAY_LENGTH) >> 2] = small(length);
    return true;
  }
  const spare = current === 0 || length < current ? 0 : (length >> 3) + (length < 9 ? 3 : 6);
  const fresh = allocateBytes(length + spare);
  copyBytes(bytearrayAddress(array), fresh + TEXT_UNITS, kept);
  H32[(array + BYTEARRAY_STORAGE) >> 2] = fresh;
  H32[(array + BYTEARRAY_START) >> 2] = small(0);
  H32[(array + BYTEARRAY_LENGTH) >> 2] = small(length);
  return true;
}

/** Takes away its first bytes. As resizeBytearray. */
export function dropFirst(array: BytearrayRef, count: number): boolean {
  if (count === 0) return true;
  if (!canResize(array)) return false;
  const left = bytearrayLength(array) - count;
  H32[(array + BYTEARRAY_LENGTH) >> 2] = small(left);
  if (left === 0) {
    H32[(array + BYTEARRAY_STORAGE) >> 2] = EMPTY_BYTES;
    H32[(array + BYTEARRAY_START) >> 2] = small(0);
    return true;
  }
  H32[(array + BYTEARRAY_START) >> 2] += count << 1;
  // What is left of large storage moves into its own when most of it is of no use any more.
  const whole = bytesLength(H32[(array + BYTEARRAY_STORAGE) >> 2]);
  if (whole > KEPT_CAPACITY && left < whole >> 1) return moveIntoOwn(array, left);
  return true;
}

function moveIntoOwn(array: BytearrayRef, length: number): boolean {
  const fresh = allocateBytes(length + (length >> 3));
  copyBytes(bytearrayAddress(array), fresh + TEXT_UNITS, length);
  H32[(array + BYTEARRAY_STORAGE) >> 2] = fresh;
  H32[(array + BYTEARRAY_START) >> 2] = small(0);
  return true;
}

setViewOf(KIND_BYTEARRAY, (array) => setView(bytearrayAddress(array), bytearrayLength(array)));
