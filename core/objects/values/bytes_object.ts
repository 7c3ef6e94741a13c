/** Making and reading bytes objects. Layout: heap/layouts/basic.ts. */
import { allocate, ensureRoom } from "../../heap/allocator.ts";
import { LENGTH, TEXT_HASH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { BOXED_VALUE, KIND_BOXED_BYTES, KIND_BYTES, SHAPE_KIND } from "../../heap/layouts/shape.ts";
import { EMPTY_BYTES } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { BYTES_SHAPE } from "../well_known.ts";
import { ROOM_MINIMUM } from "./text_units.ts";

export type BytesRef = Ref<"bytes">;

/**
 * A fresh bytes object of `length` zeros, for the caller to fill, asking for room when it is long: everything the caller
 * needs is rooted.
 *
 * @throws OutOfMemory also for absurd lengths
 */
export function allocateBytes(length: number): BytesRef {
  if (length === 0) return EMPTY_BYTES;
  if (length >= ROOM_MINIMUM) ensureRoom(length + 64);
  const bytes = allocate(TEXT_UNITS + length);
  H32[bytes >> 2] = BYTES_SHAPE;
  H32[(bytes + LENGTH) >> 2] = small(length);
  return bytes;
}

/** The bytes object of `length` bytes from an address. As allocateBytes. */
export function bytesOfRange(address: number, length: number): BytesRef {
  const bytes = allocateBytes(length);
  copyBytes(address, bytes + TEXT_UNITS, length);
  return bytes;
}

/**
 * The bytes start..end of a plain bytes object, which are within its length: the same object when that is all of it.
 * Never collects.
 *
 * @throws OutOfMemory
 */
export function sliceBytes(bytes: BytesRef, start: number, end: number): BytesRef {
  const length = end - start;
  if (length <= 0) return EMPTY_BYTES;
  if (H32[(bytes + LENGTH) >> 2] === small(length)) return bytes;
  const result = allocate(TEXT_UNITS + length);
  H32[result >> 2] = BYTES_SHAPE;
  H32[(result + LENGTH) >> 2] = small(length);
  copyBytes(bytes + TEXT_UNITS + start, result + TEXT_UNITS, length);
  return result;
}

/** The bytes object of a JavaScript array. As allocateBytes. */
export function newBytes(content: Uint8Array): BytesRef {
  const bytes = allocateBytes(content.length);
  HU8.set(content, bytes + TEXT_UNITS);
  return bytes;
}

/** Copies bytes between ranges that do not overlap. */
export function copyBytes(from: number, to: number, length: number): void {
  if (length > 24) HU8.copyWithin(to, from, from + length);
  else for (let i = 0; i < length; i++) HU8[to + i] = HU8[from + i];
}

/** The plain bytes object of any bytes object: itself, or what an instance of a subclass holds. */
export function plainBytes(bytes: Value): BytesRef {
  return H32[bytes >> 2] === BYTES_SHAPE ? bytes : H32[(bytes + BOXED_VALUE) >> 2];
}

/** Length of a plain bytes object. */
export function bytesLength(bytes: BytesRef): number {
  return H32[(bytes + LENGTH) >> 2] >> 1;
}

/** Address of the first byte of a plain bytes object. */
export function bytesAddress(bytes: BytesRef): number {
  return bytes + TEXT_UNITS;
}

/** Where the bytes stand that viewBytes found last. */
export let viewAddress = 0;
/** How many they are. */
export let viewLength = 0;

/** What finds the bytes of the other bytes-like types, by kind. */
const otherViews: ((value: Value) => boolean)[] = [];

/**
 * Makes objects of a kind bytes-like.
 *
 * @param view calls setView and returns true, or returns false when this object has no bytes in one piece
 */
export function setViewOf(kind: number, view: (value: Value) => boolean): void {
  otherViews[kind] = view;
}

/** Says where the bytes are that viewBytes was asked for. */
export function setView(address: number, length: number): boolean {
  viewAddress = address;
  viewLength = length;
  return true;
}

/**
 * Finds the bytes of a bytes-like object and leaves their place in viewAddress and viewLength, which hold until guest
 * code runs or the object is released.
 *
 * @returns false when the value is not bytes-like; nothing is pending
 */
export function viewBytes(value: Value): boolean {
  if ((value & 1) !== 0) return false;
  const kind = H32[(H32[value >> 2] + SHAPE_KIND) >> 2] >> 1;
  if (kind !== KIND_BYTES && kind !== KIND_BOXED_BYTES) {
    const view = otherViews[kind];
    return view !== undefined && view(value);
  }
  const bytes = plainBytes(value);
  viewAddress = bytes + TEXT_UNITS;
  viewLength = H32[(bytes + LENGTH) >> 2] >> 1;
  return true;
}

/**
 * The hash of a bytes object as a small int, cached in the object: never 0. FNV-1a, as of str, but with another start,
 * so that b"a" and "a" seldom meet in a table.
 */
export function bytesHash(value: Value): Value {
  const bytes = plainBytes(value);
  const known = H32[(bytes + TEXT_HASH) >> 2];
  if (known !== 0) return known;
  const length = bytesLength(bytes);
  const at = bytes + TEXT_UNITS;
  let hash = 0x2f0b4c47;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ HU8[at + i], 0x01000193);
  hash ^= hash >>> 15;
  const word = ((hash & 0x3fffffff) << 1) | 1;
  H32[(bytes + TEXT_HASH) >> 2] = word;
  return word;
}

/** Negative, 0 or positive as the first of two ranges of bytes sorts before, with or after the second. */
export function compareRanges(
  left: number,
  leftLength: number,
  right: number,
  rightLength: number,
): number {
  const common = leftLength < rightLength ? leftLength : rightLength;
  for (let i = 0; i < common; i++) {
    const difference = HU8[left + i] - HU8[right + i];
    if (difference !== 0) return difference;
  }
  return leftLength - rightLength;
}
