/** Making and reading int and float objects. Layouts: heap/layouts/basic.ts. */
import { allocate } from "../../heap/allocator.ts";
import { FLOAT_BYTES, FLOAT_VALUE, INT_COUNT, INT_DIGITS } from "../../heap/layouts/basic.ts";
import { BOXED_VALUE, KIND_BOXED_INT, KIND_INT, SHAPE_KIND } from "../../heap/layouts/shape.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import { H32, HF64, HU8 } from "../../heap/memory.ts";
import { SMALL_MAX, SMALL_MIN, type Value } from "../../heap/value.ts";
import { BOOL_SHAPE, FLOAT_SHAPE, INT_SHAPE } from "../well_known.ts";

/** A new float. @throws OutOfMemory */
export function newFloat(value: number): Value {
  const address = allocate(FLOAT_BYTES);
  H32[address >> 2] = FLOAT_SHAPE;
  HF64[(address + FLOAT_VALUE) >> 3] = value;
  return address;
}

/** The double of an exact float object. */
export function floatValue(value: Value): number {
  return HF64[(value + FLOAT_VALUE) >> 3];
}

/** True or False. */
export function bool(condition: boolean): Value {
  return condition ? TRUE : FALSE;
}

/** The int of an integral JavaScript number (any magnitude, exact). @throws OutOfMemory */
export function newInt(integer: number): Value {
  if (integer >= SMALL_MIN && integer <= SMALL_MAX) return (integer << 1) | 1;
  const magnitude = Math.abs(integer);
  if (magnitude <= 0xffffffff) {
    const address = allocate(16);
    H32[address >> 2] = INT_SHAPE;
    H32[(address + INT_COUNT) >> 2] = integer < 0 ? -1 : 3;
    H32[(address + INT_DIGITS) >> 2] = magnitude | 0;
    return address;
  }
  if (magnitude <= Number.MAX_SAFE_INTEGER) {
    const address = allocate(16);
    H32[address >> 2] = INT_SHAPE;
    H32[(address + INT_COUNT) >> 2] = integer < 0 ? -3 : 5;
    H32[(address + INT_DIGITS) >> 2] = magnitude | 0;
    H32[(address + INT_DIGITS + 4) >> 2] = Math.floor(magnitude / 4294967296);
    return address;
  }
  return newBigInt(BigInt(integer));
}

/** One 64-bit word of a bigint, and its two digits. */
const wideWord = new BigUint64Array(1);
const wideDigits = new Int32Array(wideWord.buffer);
/** Numbers of more digits are converted through hexadecimal text, which alone takes linear time. */
const TEXT_DIGITS = 64;
const TEXT_LEAST = 1n << 2048n;

/** The int of a bigint. @throws OutOfMemory */
export function newBigInt(integer: bigint): Value {
  if (integer >= -0x40000000n && integer <= 0x3fffffffn) return (Number(integer) << 1) | 1;
  const negative = integer < 0n;
  let rest = negative ? -integer : integer;
  if (rest >= TEXT_LEAST) return newIntOfHex(rest.toString(16), negative);
  let count = 0;
  do {
    wideWord[0] = rest;
    rest >>= 64n;
    buffer[count++] = wideDigits[0];
    buffer[count++] = wideDigits[1];
  } while (rest !== 0n);
  if (buffer[count - 1] === 0) count--;
  const address = allocate(INT_DIGITS + 4 * count);
  H32[address >> 2] = INT_SHAPE;
  H32[(address + INT_COUNT) >> 2] = ((negative ? -count : count) << 1) | 1;
  const first = (address + INT_DIGITS) >> 2;
  for (let i = 0; i < count; i++) H32[first + i] = buffer[i];
  return address;
}

const buffer = new Int32Array(TEXT_DIGITS);

function newIntOfHex(hex: string, negative: boolean): Value {
  const count = (hex.length + 7) >> 3;
  const address = allocate(INT_DIGITS + 4 * count);
  H32[address >> 2] = INT_SHAPE;
  H32[(address + INT_COUNT) >> 2] = ((negative ? -count : count) << 1) | 1;
  const bytes = Uint8Array.fromHex((hex.length & 1) !== 0 ? "0" + hex : hex).reverse();
  HU8.set(bytes, address + INT_DIGITS);
  return address;
}

/** The plain int of any int: bool becomes 0 or 1, an instance of a subclass its value. The argument is an int. */
export function exactInt(value: Value): Value {
  if ((value & 1) !== 0) return value;
  const shape = H32[value >> 2];
  if (shape === INT_SHAPE) return value;
  if (shape === BOOL_SHAPE) return value === TRUE ? 3 : 1;
  return H32[(value + BOXED_VALUE) >> 2];
}

/** Whether the value is an int: small, heap, bool, or an instance of a subclass. */
export function isInt(value: Value): boolean {
  if ((value & 1) !== 0) return true;
  const kind = H32[(H32[value >> 2] + SHAPE_KIND) >> 2] >> 1;
  return kind === KIND_INT || kind === KIND_BOXED_INT;
}

/** The bigint of any int object. */
export function bigIntOf(any: Value): bigint {
  const value = exactInt(any);
  if ((value & 1) !== 0) return BigInt(value >> 1);
  const count = H32[(value + INT_COUNT) >> 2] >> 1;
  const digits = Math.abs(count);
  const first = (value + INT_DIGITS) >> 2;
  let result = 0n;
  if (digits <= TEXT_DIGITS) {
    let i = digits - 1;
    if ((digits & 1) !== 0) result = BigInt(H32[first + i--] >>> 0);
    for (; i > 0; i -= 2) {
      wideDigits[1] = H32[first + i];
      wideDigits[0] = H32[first + i - 1];
      result = result === 0n ? wideWord[0] : (result << 64n) | wideWord[0];
    }
  } else {
    const bytes = HU8.slice(value + INT_DIGITS, value + INT_DIGITS + 4 * digits);
    result = BigInt("0x" + bytes.reverse().toHex());
  }
  return count < 0 ? -result : result;
}

/** The number of an int object if it is a safe integer, else NaN. */
export function safeIntegerOf(any: Value): number {
  const value = exactInt(any);
  if ((value & 1) !== 0) return value >> 1;
  const count = H32[(value + INT_COUNT) >> 2] >> 1;
  const low = H32[(value + INT_DIGITS) >> 2] >>> 0;
  if (count === 1) return low;
  if (count === -1) return -low;
  if (count !== 2 && count !== -2) return NaN;
  const high = H32[(value + INT_DIGITS + 4) >> 2] >>> 0;
  if (high > 0x1fffff) return NaN;
  const magnitude = high * 4294967296 + low;
  return count < 0 ? -magnitude : magnitude;
}

/** -1, 0 or 1. The argument is an int. */
export function intSign(any: Value): number {
  const value = exactInt(any);
  if ((value & 1) !== 0) return Math.sign(value >> 1);
  return H32[(value + INT_COUNT) >> 2] < 0 ? -1 : 1;
}
