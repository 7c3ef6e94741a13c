/** What the module struct does with bytes: fields are unpacked, and packed where their values are what is usual. */
import { ensureRoom } from "../../heap/allocator.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseTypeError } from "../../objects/errors.ts";
import { isFloat, isList, isStr, isTuple } from "../../objects/kinds.ts";
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
import { jsString } from "../../objects/values/text.ts";
import { BYTES_SHAPE, FLOAT_SHAPE, INT_SHAPE } from "../../objects/well_known.ts";
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

/** The fields of a format, one after the other, as `_compile` made them: `at` is the first byte's offset. */
interface Field {
  code: string;
  at: number;
  width: number;
  signed: boolean;
  isBig: boolean;
}

/** Widths of fields of one width only, by code; texts may have any, and integers those of a machine. */
const WIDTHS: Readonly<Record<string, number>> = { "?": 1, c: 1, D: 16, d: 8, e: 2, F: 8, f: 4 };

function isWidth(code: string, width: number): boolean {
  if (code === "s" || code === "p") return true;
  const known = WIDTHS[code];
  if (known !== undefined) return width === known;
  return width === 1 || width === 2 || width === 4 || width === 8;
}

/** Whether it is what `_compile` makes, for `length` bytes: guest code can call natives, too. */
function isFormat(compiled: Value, count: number, length: number): boolean {
  if (!isTuple(compiled) || tupleLength(compiled) !== 4) return false;
  const items = tupleItem(compiled, 0);
  if (!isList(items) || !isStr(tupleItem(compiled, 3))) return false;
  if (tupleItem(compiled, 2) !== small(count)) return false;
  let values = 0;
  for (let i = 0; i < listLength(items); i++) {
    const item = listItem(items, i);
    if (!isTuple(item) || tupleLength(item) !== 5 || !isStr(tupleItem(item, 0))) return false;
    const numbers = [1, 2, 3].map((place) => tupleItem(item, place));
    if (!numbers.every((word) => (word & 1) !== 0 && word >= 0)) return false;
    const [repeat, offset, width] = numbers.map((word) => word >> 1);
    if (!isWidth(jsString(tupleItem(item, 0)), width)) return false;
    if (offset + repeat * width > length) return false;
    values += repeat;
  }
  return values === count;
}

/** Calls `visit` for each value of the format until it says false. @returns whether it never did */
function forEachField(compiled: Value, visit: (field: Field) => boolean): boolean {
  const items = tupleItem(compiled, 0);
  const field: Field = {
    code: "",
    at: 0,
    width: 0,
    signed: false,
    isBig: jsString(tupleItem(compiled, 3)) === "big",
  };
  for (let i = 0; i < listLength(items); i++) {
    const item = listItem(items, i);
    field.code = jsString(tupleItem(item, 0));
    field.at = tupleItem(item, 2) >> 1;
    field.width = tupleItem(item, 3) >> 1;
    field.signed = tupleItem(item, 4) === TRUE;
    for (let left = tupleItem(item, 1) >> 1; left > 0; left--) {
      if (!visit(field)) return false;
      field.at += field.width;
    }
  }
  return true;
}

const isFloatCode = (code: string): boolean => code === "d" || code === "f" || code === "e";

function copyToScratch(address: number, { width, isBig }: Field): void {
  for (let i = 0; i < width; i++) {
    scratch.setUint8(isBig ? i : width - 1 - i, HU8[address + i]);
  }
}

function copyFromScratch(address: number, { width, isBig }: Field): void {
  for (let i = 0; i < width; i++) {
    HU8[address + i] = scratch.getUint8(isBig ? i : width - 1 - i);
  }
}

function unpackedField(address: number, field: Field): Value {
  const { code, width, signed } = field;
  if (isFloatCode(code)) {
    copyToScratch(address, field);
    if (width === 8) return newFloat(scratch.getFloat64(0));
    return newFloat(width === 4 ? scratch.getFloat32(0) : halfValue(scratch.getUint16(0)));
  }
  if (code === "F" || code === "D") {
    const half = { ...field, code: code === "F" ? "f" : "d", width: width >> 1 };
    const real = floatValue(unpackedField(address, half));
    return newComplex(real, floatValue(unpackedField(address + half.width, half)));
  }
  switch (code) {
    case "?":
      return bool(HU8[address] !== 0);
    case "c":
    case "s":
      return bytesOfRange(address, width);
    case "p":
      return bytesOfRange(address + 1, width === 0 ? 0 : Math.min(HU8[address], width - 1));
  }
  copyToScratch(address, field);
  switch (width) {
    case 1:
      return newInt(signed ? scratch.getInt8(0) : scratch.getUint8(0));
    case 2:
      return newInt(signed ? scratch.getInt16(0) : scratch.getUint16(0));
    case 4:
      return newInt(signed ? scratch.getInt32(0) : scratch.getUint32(0));
    default:
      return newBigInt(signed ? scratch.getBigInt64(0) : scratch.getBigUint64(0));
  }
}

/** The tuple of the values that stand in `data`, an object of bytes that is long enough, from byte `base` on. */
export function unpackFields(compiled: Value, data: Value, base: Value): Value {
  if (!viewBytes(data)) return raiseTypeError("bytes are wanted");
  const length = viewLength - ((base & 1) !== 0 && base >= 0 ? base >> 1 : Infinity);
  const count = isTuple(compiled) && tupleLength(compiled) === 4 ? tupleItem(compiled, 2) >> 1 : -1;
  if (count < 0 || !isFormat(compiled, count, length)) return raiseTypeError("a format is wanted");
  const size = length;
  if (!chargeWork(1 + Math.floor(count / 4))) return 0;
  const mark = rootMark();
  pushRoot(compiled);
  pushRoot(data);
  ensureRoom(64 + 32 * count + size);
  releaseRoots(mark);
  const from = viewAddress + (base >> 1);
  const values = allocateTuple(count);
  let n = 0;
  forEachField(compiled, (field) => {
    setTupleItem(values, n++, unpackedField(from + field.at, field));
    return true;
  });
  return values;
}

/** Whether a value could be stored: false for what Python source has to convert or to refuse. */
function packField(address: number, field: Field, value: Value): boolean {
  const { code, width, signed } = field;
  const isInt = (value & 1) !== 0 || H32[value >> 2] === INT_SHAPE;
  switch (code) {
    case "d":
    case "f":
      if ((value & 1) === 0 && H32[value >> 2] === FLOAT_SHAPE) {
        const number = floatValue(value);
        if (code === "d") scratch.setFloat64(0, number);
        else {
          if (!Number.isFinite(Math.fround(number))) return false;
          scratch.setFloat32(0, number);
        }
      } else if ((value & 1) !== 0) {
        if (code === "d") scratch.setFloat64(0, value >> 1);
        else scratch.setFloat32(0, value >> 1);
      } else return false;
      break;
    case "?":
      if (value !== TRUE && value !== FALSE) return false;
      HU8[address] = value === TRUE ? 1 : 0;
      return true;
    case "c":
    case "s":
      if ((value & 1) !== 0 || H32[value >> 2] !== BYTES_SHAPE) return false;
      viewBytes(value);
      if (code === "c" && viewLength !== 1) return false;
      HU8.copyWithin(address, viewAddress, viewAddress + Math.min(width, viewLength));
      return true;
    case "D":
    case "e":
    case "F":
    case "p":
      return false;
    default: {
      if (!isInt) return false;
      if (width === 8) {
        const big = bigIntOf(value);
        if (signed) {
          if (BigInt.asIntN(64, big) !== big) return false;
          scratch.setBigInt64(0, big);
        } else {
          if (BigInt.asUintN(64, big) !== big) return false;
          scratch.setBigUint64(0, big);
        }
        break;
      }
      const number = safeIntegerOf(value);
      const range = 2 ** (8 * width);
      const least = signed ? -range / 2 : 0;
      if (!(number >= least && number < least + range)) return false;
      if (width === 1) scratch.setInt8(0, number);
      else if (width === 2) scratch.setInt16(0, number);
      else scratch.setInt32(0, number);
    }
  }
  copyFromScratch(address, field);
  return true;
}

/** The bytes of as many values as the format has; None where a value is none that its field takes as it is. */
export function packFields(compiled: Value, values: Value): Value {
  if (!isTuple(compiled) || tupleLength(compiled) !== 4 || !isTuple(values)) return NONE;
  const size = isInt(tupleItem(compiled, 1)) ? safeIntegerOf(tupleItem(compiled, 1)) : NaN;
  if (!(size >= 0) || !isFormat(compiled, tupleLength(values), size)) return NONE;
  if (!chargeWork(1 + Math.floor(tupleLength(values) / 4 + size / 64))) return 0;
  const mark = rootMark();
  pushRoot(compiled);
  pushRoot(values);
  ensureRoom(size + 64);
  releaseRoots(mark);
  const packed = allocateBytes(size);
  const start = bytesAddress(packed);
  let n = 0;
  const isUsual = forEachField(
    compiled,
    (field) => packField(start + field.at, field, tupleItem(values, n++)),
  );
  return isUsual ? packed : NONE;
}
