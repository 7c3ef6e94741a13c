/** int.to_bytes and int.from_bytes (Objects/longobject.c: _PyLong_AsByteArray, _PyLong_FromByteArray). */
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  clearIf,
  pending,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../errors.ts";
import { isStr } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { call0, call1 } from "../protocols/call.ts";
import { asIndex, sizeArgument } from "../protocols/index_number.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { truth } from "../protocols/truth.ts";
import {
  allocateBytes,
  bytesAddress,
  viewAddress,
  viewBytes,
  viewLength,
} from "../values/bytes_object.ts";
import {
  digitAt,
  intBits,
  isNegativeInt,
  newIntOfDigits,
  safeOperand,
} from "../values/int_operands.ts";
import { admitInteger, chargeNanoseconds } from "../values/int_size.ts";
import { exactInt } from "../values/numbers.ts";
import { jsString } from "../values/text.ts";
import { INT_TYPE, TYPE_ERROR } from "../well_known.ts";

/** Whether the byte order is big: 1, 0, or -1 with the exception pending. */
function isBigEndian(order: Value, method: string): number {
  if (order === 0) return 1;
  if (!isStr(order)) {
    raiseTypeError(`${method}() argument 'byteorder' must be str, not ${typeName(order)}`);
    return -1;
  }
  const text = jsString(order);
  if (text === "big") return 1;
  if (text === "little") return 0;
  raiseValueError("byteorder must be either 'little' or 'big'");
  return -1;
}

/** int.to_bytes(length=1, byteorder='big', *, signed=False) */
export function toBytes(self: Value, lengthValue: Value, order: Value, signedValue: Value): Value {
  const length = lengthValue === 0 ? 1 : sizeArgument(lengthValue);
  if (length !== length) return 0;
  const big = isBigEndian(order, "to_bytes");
  if (big < 0) return 0;
  const signed = signedValue === 0 ? 0 : truth(signedValue);
  if (signed < 0) return 0;
  if (length < 0) return raiseValueError("length argument must be non-negative");
  const plain = exactInt(self);
  const negative = isNegativeInt(plain);
  if (negative && signed === 0) return raiseOverflowError("can't convert negative int to unsigned");
  let bits = intBits(plain);
  // The least number of n bits in two's complement has the magnitude 2 ** (n - 1).
  if (signed === 1 && !(negative && isPowerOfTwo(plain, bits))) bits++;
  if (bits > 8 * length && plain !== small(0)) return raiseOverflowError("int too big to convert");
  if (!chargeNanoseconds(length)) return 0;
  const bytes = allocateBytes(length);
  const address = bytesAddress(bytes);
  let carry = negative ? 1 : 0;
  for (let i = 0; i < length; i++) {
    let byte = (digitAt(plain, i >> 2) >>> (8 * (i & 3))) & 0xff;
    if (negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
    }
    HU8[address + (big === 1 ? length - 1 - i : i)] = byte;
  }
  return bytes;
}

function isPowerOfTwo(plain: Value, bits: number): boolean {
  const top = (bits - 1) >> 5;
  if (digitAt(plain, top) !== 2 ** ((bits - 1) & 31)) return false;
  for (let i = 0; i < top; i++) if (digitAt(plain, i) !== 0) return false;
  return true;
}

/** int.from_bytes(bytes, byteorder='big', *, signed=False) */
export function fromBytes(cls: number, source: Value, order: Value, signedValue: Value): Value {
  const big = isBigEndian(order, "from_bytes");
  if (big < 0) return 0;
  const signed = signedValue === 0 ? 0 : truth(signedValue);
  if (signed < 0) return 0;
  const mark = rootMark();
  let int: Value = 0;
  const bytes = bytesOf(source);
  if (bytes !== 0) {
    pushRoot(bytes);
    viewBytes(bytes);
    if (admitInteger(8 * viewLength, viewLength) && viewBytes(bytes)) {
      int = newIntOfBytes(viewAddress, viewLength, big === 1, signed === 1);
    }
  }
  if (int !== 0 && cls !== INT_TYPE) {
    pushRoot(int);
    int = call1(cls, int);
  }
  releaseRoots(mark);
  return int;
}

/** The int of a range of bytes. @throws OutOfMemory */
export function newIntOfBytes(
  address: number,
  length: number,
  bigEndian: boolean,
  signed: boolean,
): Value {
  const negative = signed && length > 0 &&
    HU8[address + (bigEndian ? 0 : length - 1)] >= 0x80;
  const count = (length + 3) >> 2;
  const digits = new Int32Array(count);
  let carry = negative ? 1 : 0;
  for (let i = 0; i < length; i++) {
    let byte = HU8[address + (bigEndian ? length - 1 - i : i)];
    if (negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
      byte &= 0xff;
    }
    digits[i >> 2] |= byte << (8 * (i & 3));
  }
  return newIntOfDigits(digits, count, negative);
}

/**
 * A bytes-like object of what int.from_bytes takes: itself, what `__bytes__` gives, or the bytes that an iterable of
 * ints gives; 0 with the exception pending. May run guest code.
 */
function bytesOf(source: Value): Value {
  if (viewBytes(source)) return source;
  const mark = rootMark();
  const method = lookupSpecial(source, N.__bytes__);
  if (method === 0 && pending()) return 0;
  if (method !== 0) {
    pushRoot(method);
    const bytes = call0(method);
    releaseRoots(mark);
    if (bytes !== 0 && !viewBytes(bytes)) {
      return raiseTypeError(`__bytes__ returned non-bytes (type ${typeName(bytes)})`);
    }
    return bytes;
  }
  const iterator = isStr(source) ? 0 : getIter(source);
  if (iterator === 0) {
    if (pending() && !clearIf(TYPE_ERROR)) return 0;
    return raiseTypeError(`cannot convert '${typeName(source)}' object to bytes`);
  }
  pushRoot(iterator);
  const items: number[] = [];
  let done = false;
  for (;;) {
    const item = iterNext(iterator);
    if (item === 0) {
      done = !pending();
      break;
    }
    const index = asIndex(item);
    if (index === 0) break;
    const byte = safeOperand(index);
    if (!(byte >= 0 && byte < 256)) {
      raiseValueError("bytes must be in range(0, 256)");
      break;
    }
    items.push(byte);
    if (items.length % 4096 === 0 && !chargeNanoseconds(65536)) break;
  }
  releaseRoots(mark);
  if (!done) return 0;
  const bytes = allocateBytes(items.length);
  for (let i = 0; i < items.length; i++) HU8[bytesAddress(bytes) + i] = items[i];
  return bytes;
}
