/** int: comparison with ints, truth and hash (Objects/longobject.c: long_richcompare, long_hash). */
import { allocate } from "../../heap/allocator.ts";
import { INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { compareNumbers, fromOrder } from "../protocols/compare.ts";
import { chargeSilently } from "../values/dict_storage.ts";
import { compareInts, safeOperand } from "../values/int_operands.ts";
import { bool, exactInt, isInt, newInt } from "../values/numbers.ts";
import { INT_SHAPE } from "../well_known.ts";

/** `left operator right` of two ints, else NotImplemented. */
export function intCompare(left: Value, right: Value, operator: number): Value {
  const a = safeOperand(left);
  const b = safeOperand(right);
  if (a === a && b === b) return bool(compareNumbers(a, b, operator));
  if (!isInt(left) || !isInt(right)) return NOT_IMPLEMENTED;
  return fromOrder(compareInts(left, right), operator);
}

/** bool(int): 1 or 0 */
export function intTruth(value: Value): number {
  return exactInt(value) === small(0) ? 0 : 1;
}

/** The int of a 64-bit hash that the functions of number_hash.ts wrote. @throws OutOfMemory */
export function hashFromParts(low: number, high: number): Value {
  // 53 bits and the sign are exact in a double.
  if (high >= -0x200000 && high < 0x200000) return newInt(high * 4294967296 + (low >>> 0));
  const negative = high < 0;
  const int = allocate(INT_DIGITS + 8);
  H32[int >> 2] = INT_SHAPE;
  H32[(int + INT_COUNT) >> 2] = negative ? -3 : 5;
  H32[(int + INT_DIGITS) >> 2] = negative ? -low : low;
  H32[(int + INT_DIGITS + 4) >> 2] = !negative ? high : low === 0 ? -high : ~high;
  return int;
}

/** hash(int) */
export function intHash(value: Value): Value {
  const plain = exactInt(value);
  if ((plain & 1) !== 0) return plain === small(-1) ? small(-2) : plain;
  const number = safeOperand(plain);
  if (number === number) return plain;
  return hashDigits((plain + INT_DIGITS) >> 2, H32[(plain + INT_COUNT) >> 2] >> 1);
}

/**
 * The hash of |count| digits of 32 bits from word index `first`, negative when the count is: the number modulo 2**61 - 1.
 * 29 bits `high` and 32 bits `low` are the residue so far; times 2**32 it is the same 61 bits turned round by 32.
 */
function hashDigits(first: number, count: number): Value {
  const digits = count < 0 ? -count : count;
  let high = 0;
  let low = 0;
  for (let i = digits - 1; i >= 0; i--) {
    const turned = (high << 3) | (low >>> 29);
    high = low & 0x1fffffff;
    let sum = (turned >>> 0) + (H32[first + i] >>> 0);
    if (sum >= 4294967296) {
      sum -= 4294967296;
      high++;
    }
    // What goes over the 61 bits comes in again at the other end.
    if (high > 0x1fffffff) {
      high -= 0x20000000;
      sum++;
    }
    low = sum | 0;
  }
  if (high === 0x1fffffff && low === -1) high = low = 0;
  chargeSilently(digits >> 4);
  if (count >= 0) return hashFromParts(low, high);
  if (high === 0 && low === 1) return small(-2);
  return hashFromParts(-low | 0, (low === 0 ? -high : ~high) | 0);
}
