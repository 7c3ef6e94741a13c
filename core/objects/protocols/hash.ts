/**
 * hash(): the guest-visible hash is an int with CPython's value for numbers; tables keep its low 31 bits as a small
 * int (`hashWord`), so equal numbers of different types meet.
 */
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseTypeError, typeName } from "../errors.ts";
import { exactInt } from "../values/numbers.ts";
import { strHash } from "../values/text.ts";
import { STR1_SHAPE, STR2_SHAPE, STR4_SHAPE } from "../well_known.ts";
import { Slot, slotOf } from "../slots.ts";

/**
 * The hash of a value as a table wants it, a small int; 0 with the exception pending (unhashable, or __hash__
 * failed). May run guest code and collect: the value is rooted by the caller.
 */
export function hashWord(value: Value): Value {
  if ((value & 1) !== 0) return value === -1 ? -3 : value; // hash(-1) is -2
  const shape = H32[value >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) return strHash(value);
  return foldHash(hashOf(value));
}

/** The table form of a guest-visible hash; 0 stays 0. */
export function foldHash(hash: Value): Value {
  if (hash === 0 || (hash & 1) !== 0) return hash;
  const plain = exactInt(hash);
  if ((plain & 1) !== 0) return plain;
  // The tag takes the place of the bit that is shifted out: the lower 31 bits of the two's complement are left.
  const low = H32[(plain + INT_DIGITS) >> 2];
  return small(H32[(plain + INT_COUNT) >> 2] < 0 ? -low : low);
}

/** hash(value): an int; 0 with the exception pending. May run guest code and collect. */
export function hashOf(value: Value): Value {
  if ((value & 1) !== 0) return value === -1 ? -3 : value;
  const hash = slotOf(H32[(H32[value >> 2] + SHAPE_TYPE) >> 2], Slot.hash);
  if (hash === null) return unhashable(value);
  return hash(value);
}

/** TypeError: unhashable type. */
export function unhashable(value: Value): 0 {
  return raiseTypeError(`unhashable type: '${typeName(value)}'`);
}

/** The hash of an address (object.__hash__): rotated as CPython does, alignment bits to the top. */
export function identityHash(value: Value): Value {
  return small(value >>> 3);
}
