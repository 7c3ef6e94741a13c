/**
 * Integers where Python wants an index or a count (Objects/abstract.c: PyNumber_Index, PyNumber_AsSsize_t). Sizes are
 * those of a 64-bit CPython: what does not fit into a signed 64-bit integer overflows. Numbers beyond 2**53 come back
 * rounded, which no caller can tell from the truth: every container here is smaller by far.
 */
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import {
  raiseIndexError,
  raiseOverflowError,
  raiseTypeError,
  typeName,
  typeOf,
} from "../errors.ts";
import { Slot, slotOf, slotWord } from "../slots.ts";
import { exactInt, isInt } from "../values/numbers.ts";
import { warnOfSubclass } from "./warn.ts";

/** Greatest index: 2**63 - 1, rounded to what a double holds. */
export const INDEX_MAX = 9223372036854775807;

/** Whether operator.index would accept the value's type. */
export function hasIndex(value: Value): boolean {
  return (value & 1) !== 0 || isInt(value) || slotWord(typeOf(value), Slot.index) !== 0;
}

/**
 * operator.index(value) as a plain int (no bool, no subclass); 0 with TypeError or what `__index__` raised pending. May
 * run guest code.
 */
export function asIndex(value: Value): Value {
  if ((value & 1) !== 0) return value;
  if (isInt(value)) return exactInt(value);
  const index = slotOf(typeOf(value), Slot.index);
  if (index === null) {
    return raiseTypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  const result = index(value);
  if (result === 0) return 0;
  if (!isInt(result)) {
    return raiseTypeError(`__index__ returned non-int (type ${typeName(result)})`);
  }
  const plain = exactInt(result);
  return plain === result || warnOfSubclass("__index__", "int", result) ? plain : 0;
}

/** The number of a plain heap int; +-Infinity when it does not fit into 64 bits. */
function wideNumber(integer: Value): number {
  const count = H32[(integer + INT_COUNT) >> 2] >> 1;
  const low = H32[(integer + INT_DIGITS) >> 2] >>> 0;
  if (count === 1) return low;
  if (count === -1) return -low;
  if (count === 2 || count === -2) {
    const high = H32[(integer + INT_DIGITS + 4) >> 2] >>> 0;
    const magnitude = high * 4294967296 + low;
    if (high < 0x80000000 || (count < 0 && high === 0x80000000 && low === 0)) {
      return count < 0 ? -magnitude : magnitude;
    }
  }
  return count < 0 ? -Infinity : Infinity;
}

/**
 * The value as an index that is cut off at +-INDEX_MAX instead of overflowing, as slices take it; NaN with the
 * exception pending. May run guest code.
 */
export function clampedIndex(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  const index = asIndex(value);
  if (index === 0) return NaN;
  if ((index & 1) !== 0) return index >> 1;
  const number = wideNumber(index);
  return number > INDEX_MAX ? INDEX_MAX : number < -INDEX_MAX ? -INDEX_MAX : number;
}

/** The value as an index into a container: NaN with IndexError, TypeError or another exception pending. May run guest code. */
export function indexNumber(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  const index = asIndex(value);
  if (index === 0) return NaN;
  if ((index & 1) !== 0) return index >> 1;
  const number = wideNumber(index);
  if (number - number === 0) return number;
  raiseIndexError(`cannot fit '${typeName(value)}' into an index-sized integer`);
  return NaN;
}

/** The value as a count of repetitions: as indexNumber, but what does not fit is an OverflowError. */
export function repeatNumber(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  const index = asIndex(value);
  if (index === 0) return NaN;
  if ((index & 1) !== 0) return index >> 1;
  const number = wideNumber(index);
  if (number - number === 0) return number;
  raiseOverflowError(`cannot fit '${typeName(value)}' into an index-sized integer`);
  return NaN;
}

/** The value as a size argument of a builtin method (list.pop, list.insert); NaN with the exception pending. */
export function sizeArgument(value: Value): number {
  if ((value & 1) !== 0) return value >> 1;
  const index = asIndex(value);
  if (index === 0) return NaN;
  if ((index & 1) !== 0) return index >> 1;
  const number = wideNumber(index);
  if (number - number === 0) return number;
  raiseOverflowError("Python int too large to convert to C ssize_t");
  return NaN;
}
