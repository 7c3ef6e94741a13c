/** bytes: hex and fromhex (Python/pystrhex.c, Objects/bytesobject.c). */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR } from "../../heap/map.ts";
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseOverflowError, raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isBytes, isStr } from "../kinds.ts";
import { sizeArgument } from "../protocols/index_number.ts";
import { lengthOf } from "../protocols/items.ts";
import { call1 } from "../protocols/call.ts";
import { allocateBytes, viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { codePointAt, unitWidth } from "../values/text.ts";
import {
  allocateText,
  firstUnit,
  flatLength,
  readable,
  type Units,
  unitsOf,
} from "../values/text_units.ts";
import { BYTES_TYPE } from "../well_known.ts";
import { admitBytes, type ByteFamily } from "./byte_family.ts";
import { hexDigit } from "./escape_decoding.ts";

const HEX_DIGITS = "0123456789abcdef";

/** The separator's byte; -1 with the exception pending. May run guest code. */
function separatorByte(separator: Value): number {
  const length = lengthOf(separator);
  if (length < 0) return -1;
  if (length !== 1) {
    raiseValueError("sep must be length 1.");
    return -1;
  }
  let byte: number;
  if (isStr(separator)) byte = codePointAt(readable(separator), 0);
  else if (isBytes(separator) && viewBytes(separator)) byte = HU8[viewAddress];
  else {
    raiseTypeError("sep must be str or bytes.");
    return -1;
  }
  if (byte < 0x80) return byte;
  raiseValueError("sep must be ASCII.");
  return -1;
}

/** How many bytes stand between separators; NaN with the exception pending. */
function groupArgument(value: Value): number {
  if (value === 0) return 1;
  const size = sizeArgument(value);
  if (size > 0x7fffffff || size < -0x80000000) {
    raiseOverflowError("Python int too large to convert to C int");
    return NaN;
  }
  return size;
}

function hex(family: ByteFamily, self: Value, separator: Value, groupValue: Value): Value {
  let group = groupArgument(groupValue);
  if (group !== group) return 0;
  let byte = 0;
  if (separator !== 0) {
    byte = separatorByte(separator);
    if (byte < 0) return 0;
  } else group = 0;
  const owner = family.owner(self);
  const length = family.length(owner);
  if (length === 0) return EMPTY_STR;
  const size = Math.abs(group);
  const separators = size === 0 ? 0 : Math.ceil(length / size) - 1;
  const total = 2 * length + separators;
  if (!admitBytes(total)) return 0;
  const from = family.address(owner);
  const result = allocateText(total, 1);
  let to = result + TEXT_UNITS;
  // Groups are counted from the end, from the beginning when their size is negative.
  const shift = group > 0 ? (size - (length % size)) % size : 0;
  for (let i = 0; i < length; i++) {
    if (separators > 0 && i > 0 && (i + shift) % size === 0) HU8[to++] = byte;
    HU8[to++] = HEX_DIGITS.charCodeAt(HU8[from + i] >> 4);
    HU8[to++] = HEX_DIGITS.charCodeAt(HU8[from + i] & 15);
  }
  return result;
}

function isHexSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

function raiseNotHex(place: number): -1 {
  raiseValueError(`non-hexadecimal number found in fromhex() arg at position ${place}`);
  return -1;
}

/** Reads pairs of digits; writes them unless `to` is 0. Returns how many, or -1 with ValueError pending. */
function readPairs(units: Units, at: number, length: number, to: number): number {
  let count = 0;
  for (let i = 0; i < length;) {
    if (isHexSpace(units[at + i])) {
      i++;
      continue;
    }
    const high = hexDigit(units[at + i]);
    if (high < 0) return raiseNotHex(i);
    if (i + 1 >= length) {
      raiseValueError("fromhex() arg must contain an even number of hexadecimal digits");
      return -1;
    }
    const low = hexDigit(units[at + i + 1]);
    if (low < 0) return raiseNotHex(i + 1);
    if (to !== 0) HU8[to + count] = (high << 4) | low;
    count++;
    i += 2;
  }
  return count;
}

/** The bytes that hexadecimal digits in a str or bytes-like object mean, as bytes; 0 with the exception pending. */
export function bytesFromHex(text: Value): Value {
  let units: Units = HU8;
  let at: number;
  let length: number;
  if (isStr(text)) {
    const digits = readable(text);
    const width = unitWidth(digits);
    units = unitsOf(width);
    at = firstUnit(digits, width);
    length = flatLength(digits);
    for (let i = 0; i < length; i++) if (units[at + i] >= 0x80) return raiseNotHex(i) & 0;
  } else if (viewBytes(text)) {
    at = viewAddress;
    length = viewLength;
  } else {
    return raiseTypeError(
      `fromhex() argument must be str or bytes-like, not ${typeName(text)}`,
    );
  }
  if (!admitBytes(length)) return 0;
  const count = readPairs(units, at, length, 0);
  if (count < 0) return 0;
  const bytes = allocateBytes(count);
  readPairs(units, at, length, bytes + TEXT_UNITS);
  return bytes;
}

/** bytes.fromhex of bytes or a subclass. */
export function bytesFromHexMethod(cls: number, text: Value): Value {
  const bytes = bytesFromHex(text);
  if (bytes === 0 || cls === BYTES_TYPE) return bytes;
  const mark = rootMark();
  pushRoot(bytes);
  const result = call1(cls, bytes);
  releaseRoots(mark);
  return result;
}

/** hex. */
export function bytesHexMethods(family: ByteFamily): Record<string, NativeEntry> {
  return {
    hex: [
      "sep=b'', bytes_per_sep=1",
      (self: Value, separator: Value, group: Value) => hex(family, self, separator, group),
    ],
  };
}
