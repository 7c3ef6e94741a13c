/**
 * What the methods of bytes need to know of the type they work for, so that bytearray can have the same ones: where an
 * object's bytes are, and how results are made.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import type { Value } from "../../heap/value.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { clampedIndex, hasIndex } from "../protocols/index_number.ts";
import {
  allocateBytes,
  bytesLength,
  plainBytes,
  sliceBytes,
  viewAddress,
  viewBytes,
  viewLength,
} from "../values/bytes_object.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { latinCharacter, TEXT_LENGTH_MAX } from "../values/text.ts";
import { CHARGE_MINIMUM, ROOM_MINIMUM } from "../values/text_units.ts";
import type { Slicer } from "../values/unit_split.ts";
import { chargeWork } from "../work.ts";

/** A type of byte sequences. */
export interface ByteFamily {
  readonly name: "bytes" | "bytearray";
  /** What holds the bytes of an object of the type or of a subclass. */
  readonly owner: (self: Value) => Value;
  /** Address of an owner's first byte. */
  readonly address: (owner: Value) => number;
  readonly length: (owner: Value) => number;
  /** An object of some bytes of an owner; the owner itself when nothing could tell. Never collects. */
  readonly slice: Slicer;
  /** A fresh owner of zeros. May collect. */
  readonly allocate: (length: number) => Value;
}

/** bytes */
export const BYTES_FAMILY: ByteFamily = {
  name: "bytes",
  owner: plainBytes,
  address: (owner) => owner + TEXT_UNITS,
  length: bytesLength,
  slice: sliceBytes,
  allocate: allocateBytes,
};

/** family.slice, asking for room first. The owner is rooted by the caller. @throws OutOfMemory */
export function sliceWithRoom(
  family: ByteFamily,
  owner: Value,
  start: number,
  end: number,
): Value {
  if (end - start >= ROOM_MINIMUM) ensureRoom(end - start + 64);
  return family.slice(owner, start, end);
}

/** Charges for a result of `length` bytes; false with a limit or MemoryError pending. */
export function admitBytes(length: number): boolean {
  if (length > TEXT_LENGTH_MAX) {
    raiseMemoryError();
    return false;
  }
  return length < CHARGE_MINIMUM || chargeWork(length >> 5);
}

/** Where the bytes stand that soughtBytes found. */
export let soughtAddress = 0;
/** How many they are. */
export let soughtLength = 0;

/**
 * Finds what find() and its kin look for: bytes, or a byte given by its number. The place is in soughtAddress and
 * soughtLength until guest code runs.
 *
 * @returns false with the exception pending. May run guest code.
 */
export function soughtBytes(value: Value): boolean {
  if (viewBytes(value)) {
    soughtAddress = viewAddress;
    soughtLength = viewLength;
    return true;
  }
  if (!hasIndex(value)) {
    raiseTypeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
    return false;
  }
  return soughtByte(value);
}

/** soughtBytes for a value that has an index. */
export function soughtByte(value: Value): boolean {
  const byte = clampedIndex(value);
  if (byte !== byte) return false;
  if (byte < 0 || byte > 255) {
    raiseValueError("byte must be in range(0, 256)");
    return false;
  }
  // Each byte stands somewhere in the memory already: as the one-character str.
  soughtAddress = latinCharacter(byte) + TEXT_UNITS;
  soughtLength = 1;
  return true;
}
