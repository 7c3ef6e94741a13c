/**
 * The hash of a tuple as a 64-bit CPython computes it (Objects/tupleobject.c: tuple_hash, after xxHash by Yann
 * Collet), in 32-bit halves so that nothing is allocated for tuples of small ints and str.
 *
 *     acc = P5;  for each item: acc = rotate(acc + hash(item) * P2, 31) * P1;  acc += length ^ (P5 ^ 3527539)
 */
import { INT_COUNT, INT_DIGITS, LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { hashOf } from "../protocols/hash.ts";
import { STR1_SHAPE } from "../well_known.ts";
import { chargeWork, enterNative, leaveNative } from "../work.ts";
import { newLong } from "./int_operands.ts";
import { strHash } from "./text.ts";

const PRIME_1_LOW = 0x85ebca87 | 0;
const PRIME_1_HIGH = 0x9e3779b1 | 0;
const PRIME_2_LOW = 0x27d4eb4f | 0;
const PRIME_2_HIGH = 0xc2b2ae3d | 0;
const PRIME_5_LOW = 0x165667c5 | 0;
const PRIME_5_HIGH = 0x27d4eb2f | 0;
/** What stands for -1, which is no hash. */
const MINUS_ONE_LOW = 1546275796;

/** The accumulator of the hash being computed; read at once after a step, since hashing an item may hash others. */
let accLow = 0;
let accHigh = 0;

/** Upper half of the 64-bit product of two unsigned 32-bit numbers. */
function productHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + (Math.imul(a0, b0) >>> 16);
  const other = a0 * b1 + (middle % 65536);
  return (a1 * b1 + Math.floor(middle / 65536) + Math.floor(other / 65536)) | 0;
}

/** acc = rotate(acc + lane * P2, 31) * P1, with acc given and left in accLow, accHigh. */
function mix(laneLow: number, laneHigh: number): void {
  const termLow = Math.imul(laneLow, PRIME_2_LOW);
  const termHigh = (productHigh(laneLow, PRIME_2_LOW) + Math.imul(laneHigh, PRIME_2_LOW) +
    Math.imul(laneLow, PRIME_2_HIGH)) | 0;
  const sumLow = (accLow + termLow) | 0;
  const carry = (sumLow >>> 0) < (termLow >>> 0) ? 1 : 0;
  const sumHigh = (accHigh + termHigh + carry) | 0;
  const low = (sumLow << 31) | (sumHigh >>> 1);
  const high = (sumHigh << 31) | (sumLow >>> 1);
  accLow = Math.imul(low, PRIME_1_LOW);
  accHigh =
    (productHigh(low, PRIME_1_LOW) + Math.imul(high, PRIME_1_LOW) + Math.imul(low, PRIME_1_HIGH)) |
    0;
}

/** Tuples from this length on charge the work of hashing them. */
const CHARGE_ITEMS = 1024;
/** Hashing so many small ints and str is no more work than hashing one str (interpreter/dispatch/keys.ts does it too). */
const QUICK_ITEMS = 8;

/** Mixes the hash of `count` words from word index `first`; false with the exception pending. */
function mixWords(first: number, count: number): boolean {
  let low = PRIME_5_LOW;
  let high = PRIME_5_HIGH;
  for (let i = 0; i < count; i++) {
    const item = H32[first + i];
    let hash: Value;
    if ((item & 1) !== 0) hash = item === -1 ? -3 : item;
    else if (H32[item >> 2] === STR1_SHAPE) hash = strHash(item);
    else {
      hash = hashOf(item);
      if (hash === 0) return false;
    }
    accLow = low;
    accHigh = high;
    if ((hash & 1) !== 0) mix(hash >> 1, hash >> 31);
    else {
      const digits = H32[(hash + INT_COUNT) >> 2] >> 1;
      let laneLow = H32[(hash + INT_DIGITS) >> 2];
      let laneHigh = digits === 1 || digits === -1 ? 0 : H32[(hash + INT_DIGITS + 4) >> 2];
      if (digits < 0) {
        laneLow = -laneLow | 0;
        laneHigh = laneLow === 0 ? -laneHigh | 0 : ~laneHigh;
      }
      mix(laneLow, laneHigh);
    }
    low = accLow;
    high = accHigh;
  }
  accLow = low;
  accHigh = high;
  return true;
}

/** Whether the hash of a tuple follows from few small ints and Latin-1 str: no other object is asked. */
function isQuick(tuple: Value, length: number): boolean {
  if (length > QUICK_ITEMS) return false;
  const first = (tuple + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < length; i++) {
    const item = H32[first + i];
    if ((item & 1) === 0 && H32[item >> 2] !== STR1_SHAPE) return false;
  }
  return true;
}

/** mixWords of the items of a tuple that may hold others, as a helper level that is charged. */
function mixNested(tuple: Value, length: number): boolean {
  if (!enterNative()) return false;
  const done = mixWords((tuple + TUPLE_ITEMS) >> 2, length) &&
    (length < CHARGE_ITEMS || chargeWork(length >> 3));
  leaveNative();
  return done;
}

/** Computes the hash of a tuple into accLow, accHigh; false with the exception pending. */
function hashInto(tuple: Value): boolean {
  const length = H32[(tuple + LENGTH) >> 2] >> 1;
  const done = isQuick(tuple, length)
    ? mixWords((tuple + TUPLE_ITEMS) >> 2, length)
    : mixNested(tuple, length);
  if (!done) return false;
  const tailLow = length ^ PRIME_5_LOW ^ 3527539;
  const low = (accLow + tailLow) | 0;
  const high = (accHigh + PRIME_5_HIGH + ((low >>> 0) < (tailLow >>> 0) ? 1 : 0)) | 0;
  if (low === -1 && high === -1) {
    accLow = MINUS_ONE_LOW;
    accHigh = 0;
  } else {
    accLow = low;
    accHigh = high;
  }
  return true;
}

function accumulated(): Value {
  return accHigh === accLow >> 31 && accLow >= -0x40000000 && accLow <= 0x3fffffff
    ? small(accLow)
    : newLong(accLow, accHigh);
}

/** hash(tuple): an int; 0 with the exception pending. May run guest code; the tuple is rooted by the caller. */
export function tupleHash(tuple: Value): Value {
  return hashInto(tuple) ? accumulated() : 0;
}

/**
 * The hash of a tuple as tables keep it (protocols/hash.ts: hashWord), without making an int; 0 with the exception
 * pending. May run guest code; the tuple is rooted by the caller.
 */
export function tupleHashWord(tuple: Value): Value {
  return hashInto(tuple) ? (accLow << 1) | 1 : 0;
}

/**
 * The hash of `count` words of the memory from word index `first` mixed without their number, as a slice hashes its
 * three parts: an int; 0 with the exception pending. May run guest code; the words are rooted by the caller.
 */
export function hashParts(first: number, count: number): Value {
  if (!mixWords(first, count)) return 0;
  if (accLow === -1 && accHigh === -1) {
    accLow = MINUS_ONE_LOW;
    accHigh = 0;
  }
  return accumulated();
}
