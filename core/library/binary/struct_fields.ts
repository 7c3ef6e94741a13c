/** What the module struct does with bytes: fields are unpacked, and packed where their values are what is usual. */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseTypeError } from "../../objects/errors.ts";
import { isFloat, isList, isTuple } from "../../objects/kinds.ts";
import {
  allocateBytes,
  bytesAddress,
  bytesOfRange,
  newBytes,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import {
  bigIntOf,
  bool,
  floatValue,
  isInt,
  newBigInt,
  newFloat,
  newInt,
  safeIntegerOf,
} from "../../objects/values/numbers.ts";
import {
  allocateTuple,
  listItem,
  listLength,
  setTupleItem,
  tupleItem,
  tupleLength,
} from "../../objects/values/sequences.ts";
import { newComplex } from "../../objects/values/complex_object.ts";
import { BYTES_SHAPE, FLOAT_SHAPE, INT_SHAPE, STR1_SHAPE } from "../../objects/well_known.ts";
import { chargeWork } from "../../objects/work.ts";

const scratch = new DataView(new ArrayBuffer(8));

/** A float as 2, 4 or 8 bytes, big end first; None when it is too great for them. */
export function packFloat(value: Value, sizeGiven: Value): Value {
  if (!isFloat(value)) return raiseTypeError("a float is wanted");
  const number = floatValue(value);
  const size = sizeGiven >> 1;
  if (size === 8) scratch.setFloat64(0, number);
  else if (size === 4) scratch.setFloat32(0, number);
  else scratch.setUint16(0, halfBits(number));
  const bytes = new Uint8Array(scratch.buffer.slice(0, size));
  return newBytes(bytes);
}

/** IEEE 754 binary16, halves to even. */
function halfBits(number: number): number {
  if (number !== number) return 0x7e00;
  const sign = number < 0 || Object.is(number, -0) ? 0x8000 : 0;
  const size = Math.abs(number);
  if (size === Infinity) return sign | 0x7c00;
  const even = (x: number): number => {
    const low = Math.floor(x);
    const rest = x - low;
    return rest > 0.5 || (rest === 0.5 && (low & 1) !== 0) ? low + 1 : low;
  };
  if (size < 2 ** -14) return sign | even(size * 2 ** 24);
  const exponent = Math.min(15, Math.floor(Math.log2(size)));
  const bits = ((exponent + 15) << 10) + even((size / 2 ** exponent - 1) * 1024);
  return sign | Math.min(bits, 0x7c00);
}

/** The float of 2, 4 or 8 bytes, big end first. */
export function unpackFloat(data: Value): Value {
  if (!viewBytes(data)) return raiseTypeError("bytes are wanted");
  const size = Math.min(8, viewLength);
  for (let i = 0; i < size; i++) scratch.setUint8(i, HU8[viewAddress + i]);
  if (size === 8) return newFloat(scratch.getFloat64(0));
  if (size === 4) return newFloat(scratch.getFloat32(0));
  return newFloat(halfValue(scratch.getUint16(0)));
}

function halfValue(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const plain = exponent === 31
    ? fraction === 0 ? Infinity : NaN
    : exponent === 0
    ? fraction * 2 ** -24
    : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return (bits & 0x8000) !== 0 ? -plain : plain;
}

/** The fields of the format under way, as `_compile` made them, by `readFields`. */
let fieldCount = 0;
let isBig = false;
let codes = new Uint8Array(16);
let repeats = new Int32Array(16);
let offsets = new Int32Array(16);
let widths = new Int32Array(16);
let signs = new Uint8Array(16);

function reserve(count: number): void {
  if (count <= codes.length) return;
  codes = new Uint8Array(2 * count);
  repeats = new Int32Array(2 * count);
  offsets = new Int32Array(2 * count);
  widths = new Int32Array(2 * count);
  signs = new Uint8Array(2 * count);
}

const codeOf = (letter: string): number => letter.charCodeAt(0);
const BOOL = codeOf("?");
const CHAR = codeOf("c");
const COMPLEX = codeOf("D");
const DOUBLE = codeOf("d");
const HALF = codeOf("e");
const COMPLEX_FLOAT = codeOf("F");
const FLOAT = codeOf("f");
const TEXT = codeOf("s");
const PASCAL = codeOf("p");

/** Widths of fields of one width only, by code; texts may have any, and integers those of a machine. */
const WIDTHS = new Uint8Array(256);
WIDTHS[BOOL] = WIDTHS[CHAR] = 1;
WIDTHS[HALF] = 2;
WIDTHS[FLOAT] = 4;
WIDTHS[COMPLEX_FLOAT] = WIDTHS[DOUBLE] = 8;
WIDTHS[COMPLEX] = 16;

function isWidth(code: number, width: number): boolean {
  if (code === TEXT || code === PASCAL) return true;
  if (WIDTHS[code] !== 0) return width === WIDTHS[code];
  return width === 1 || width === 2 || width === 4 || width === 8;
}

/** The first character of a text, if it is one of Latin-1. */
function letterOf(text: Value): number {
  return (text & 1) === 0 && H32[text >> 2] === STR1_SHAPE && H32[(text + LENGTH) >> 2] > small(0)
    ? HU8[text + TEXT_UNITS]
    : -1;
}

/** A count, an offset or a width; NaN for what is none. */
function naturalOf(word: Value): number {
  return (word & 1) !== 0 && word >= 0 ? word >> 1 : NaN;
}

/**
 * Reads the fields of a format. @returns whether it is what `_compile` makes, for `count` values in `length` bytes: guest code can
 * call natives, too
 */
function readFields(compiled: Value, count: number, length: number): boolean {
  if (!isTuple(compiled) || tupleLength(compiled) !== 4) return false;
  const items = tupleItem(compiled, 0);
  const order = letterOf(tupleItem(compiled, 3));
  if (!isList(items) || order < 0 || tupleItem(compiled, 2) !== small(count)) return false;
  isBig = order === codeOf("b");
  fieldCount = listLength(items);
  reserve(fieldCount);
  let values = 0;
  for (let i = 0; i < fieldCount; i++) {
    const item = listItem(items, i);
    if (!isTuple(item) || tupleLength(item) !== 5) return false;
    const code = letterOf(tupleItem(item, 0));
    const repeat = naturalOf(tupleItem(item, 1));
    const offset = naturalOf(tupleItem(item, 2));
    const width = naturalOf(tupleItem(item, 3));
    if (code < 0 || !(offset + repeat * width <= length) || !isWidth(code, width)) return false;
    codes[i] = code;
    repeats[i] = repeat;
    offsets[i] = offset;
    widths[i] = width;
    signs[i] = tupleItem(item, 4) === TRUE ? 1 : 0;
    values += repeat;
  }
  return values === count;
}

function copyToScratch(address: number, width: number): void {
  for (let i = 0; i < width; i++) {
    scratch.setUint8(isBig ? i : width - 1 - i, HU8[address + i]);
  }
}

function copyFromScratch(address: number, width: number): void {
  for (let i = 0; i < width; i++) {
    HU8[address + i] = scratch.getUint8(isBig ? i : width - 1 - i);
  }
}

function unpackedFloat(address: number, width: number): Value {
  copyToScratch(address, width);
  if (width === 8) return newFloat(scratch.getFloat64(0));
  return newFloat(width === 4 ? scratch.getFloat32(0) : halfValue(scratch.getUint16(0)));
}

function unpackedField(address: number, code: number, width: number, signed: boolean): Value {
  switch (code) {
    case DOUBLE:
    case FLOAT:
    case HALF:
      return unpackedFloat(address, width);
    case COMPLEX:
    case COMPLEX_FLOAT: {
      const half = width >> 1;
      const real = floatValue(unpackedFloat(address, half));
      return newComplex(real, floatValue(unpackedFloat(address + half, half)));
    }
    case BOOL:
      return bool(HU8[address] !== 0);
    case CHAR:
    case TEXT:
      return bytesOfRange(address, width);
    case PASCAL:
      return bytesOfRange(address + 1, width === 0 ? 0 : Math.min(HU8[address], width - 1));
  }
  if (width === 8) {
    copyToScratch(address, 8);
    return newBigInt(signed ? scratch.getBigInt64(0) : scratch.getBigUint64(0));
  }
  let bits = 0;
  for (let i = 0; i < width; i++) {
    bits = (bits << 8) | HU8[address + (isBig ? i : width - 1 - i)];
  }
  if (signed) return newInt((bits << (32 - 8 * width)) >> (32 - 8 * width));
  return newInt(bits >>> 0);
}

/** The tuple of the values that stand in `data`, an object of bytes that is long enough, from byte `base` on. */
export function unpackFields(compiled: Value, data: Value, base: Value): Value {
  if (!viewBytes(data)) return raiseTypeError("bytes are wanted");
  const length = viewLength - ((base & 1) !== 0 && base >= 0 ? base >> 1 : Infinity);
  const count = isTuple(compiled) && tupleLength(compiled) === 4 ? tupleItem(compiled, 2) >> 1 : -1;
  if (count < 0 || !readFields(compiled, count, length)) {
    return raiseTypeError("a format is wanted");
  }
  if (!chargeWork(1 + Math.floor(count / 4))) return 0;
  const mark = rootMark();
  pushRoot(compiled);
  pushRoot(data);
  ensureRoom(64 + 32 * count + length);
  releaseRoots(mark);
  const from = viewAddress + (base >> 1);
  const values = allocateTuple(count);
  let n = 0;
  for (let i = 0; i < fieldCount; i++) {
    const width = widths[i];
    let at = from + offsets[i];
    for (let left = repeats[i]; left > 0; left--, at += width) {
      setTupleItem(values, n++, unpackedField(at, codes[i], width, signs[i] !== 0));
    }
  }
  return values;
}

/** Whether a value could be stored: false for what Python source has to convert or to refuse. */
function packField(
  address: number,
  code: number,
  width: number,
  signed: boolean,
  value: Value,
): boolean {
  switch (code) {
    case DOUBLE:
    case FLOAT:
      if ((value & 1) === 0 && H32[value >> 2] === FLOAT_SHAPE) {
        const number = floatValue(value);
        if (code === DOUBLE) scratch.setFloat64(0, number);
        else {
          if (!Number.isFinite(Math.fround(number))) return false;
          scratch.setFloat32(0, number);
        }
      } else if ((value & 1) !== 0) {
        if (code === DOUBLE) scratch.setFloat64(0, value >> 1);
        else scratch.setFloat32(0, value >> 1);
      } else return false;
      copyFromScratch(address, width);
      return true;
    case BOOL:
      if (value !== TRUE && value !== FALSE) return false;
      HU8[address] = value === TRUE ? 1 : 0;
      return true;
    case CHAR:
    case TEXT:
      if ((value & 1) !== 0 || H32[value >> 2] !== BYTES_SHAPE) return false;
      viewBytes(value);
      if (code === CHAR && viewLength !== 1) return false;
      HU8.copyWithin(address, viewAddress, viewAddress + Math.min(width, viewLength));
      return true;
    case COMPLEX:
    case HALF:
    case COMPLEX_FLOAT:
    case PASCAL:
      return false;
  }
  if ((value & 1) === 0 && H32[value >> 2] !== INT_SHAPE) return false;
  if (width === 8) {
    const big = bigIntOf(value);
    if (signed) {
      if (BigInt.asIntN(64, big) !== big) return false;
      scratch.setBigInt64(0, big);
    } else {
      if (BigInt.asUintN(64, big) !== big) return false;
      scratch.setBigUint64(0, big);
    }
    copyFromScratch(address, width);
    return true;
  }
  const number = (value & 1) !== 0 ? value >> 1 : safeIntegerOf(value);
  const range = 2 ** (8 * width);
  const least = signed ? -range / 2 : 0;
  if (!(number >= least && number < least + range)) return false;
  for (let i = 0; i < width; i++) {
    HU8[address + (isBig ? width - 1 - i : i)] = (number | 0) >> (8 * i);
  }
  return true;
}

/** The bytes of as many values as the format has; None where a value is none that its field takes as it is. */
export function packFields(compiled: Value, values: Value): Value {
  if (!isTuple(compiled) || tupleLength(compiled) !== 4 || !isTuple(values)) return NONE;
  const size = isInt(tupleItem(compiled, 1)) ? safeIntegerOf(tupleItem(compiled, 1)) : NaN;
  if (!(size >= 0) || !readFields(compiled, tupleLength(values), size)) return NONE;
  if (!chargeWork(1 + Math.floor(tupleLength(values) / 4 + size / 64))) return 0;
  const mark = rootMark();
  pushRoot(compiled);
  pushRoot(values);
  ensureRoom(size + 64);
  releaseRoots(mark);
  const packed = allocateBytes(size);
  const start = bytesAddress(packed);
  let n = 0;
  for (let i = 0; i < fieldCount; i++) {
    const width = widths[i];
    let at = start + offsets[i];
    for (let left = repeats[i]; left > 0; left--, at += width) {
      if (!packField(at, codes[i], width, signs[i] !== 0, tupleItem(values, n++))) return NONE;
    }
  }
  return packed;
}
