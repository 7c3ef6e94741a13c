/**
 * bytes.decode and str(bytes, ...) (Objects/unicodeobject.c; the error handlers: Python/codecs.c). ASCII, Latin-1 and
 * faultless UTF-8 are measured and copied; all else is put together character by character.
 */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR } from "../../heap/map.ts";
import { HU8 } from "../../heap/memory.ts";
import { releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { latinCharacter, newCharacter } from "../values/text.ts";
import { TextBuilder } from "../values/text_builder.ts";
import {
  allocateText,
  CHARGE_MINIMUM,
  copyRange,
  firstUnit,
  isAsciiRange,
  type Units,
  unitsOf,
  type Width,
} from "../values/text_units.ts";
import { charmapNamed, UNDEFINED } from "../text/charmaps.ts";
import { findEncoding } from "../text/encodings.ts";
import { bytesOfRange } from "../values/bytes_object.ts";
import { chargeWork } from "../work.ts";
import { type Decoding, refuse, unitAt } from "./decoding.ts";
import { decodeEscapes } from "./escape_decoding.ts";
import { callCodec, callHandler, hasHandler } from "./registered_codecs.ts";

/**
 * The str of `length` bytes from an address in the encoding of a name, which is not even looked up when there are none;
 * 0 with the exception pending. The owner of the bytes is rooted by the caller, and does not change meanwhile.
 *
 * @throws OutOfMemory
 */
export function decodeRange(
  owner: Value,
  address: number,
  length: number,
  name: string,
  errors: string,
): Value {
  if (length === 0) return EMPTY_STR;
  const encoding = findEncoding(name);
  if (encoding === null) {
    return callCodec("decode", bytesOfRange(address, length), name, errors);
  }
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 3)) return 0;
  switch (encoding.kind) {
    case "latin-1":
      return narrowText(address, length);
    case "ascii":
      if (isAsciiRange(address, length)) return narrowText(address, length);
      break;
    case "utf-8": {
      if (encoding.byteOrderMark && hasUtf8Mark(address, length)) {
        address += 3;
        length -= 3;
        if (length === 0) return EMPTY_STR;
      }
      if (isAsciiRange(address, length)) return narrowText(address, length);
      const text = decodeFaultless(address, length);
      if (text !== 0) return text;
    }
  }
  if (hasHandler(errors)) {
    return callHandler("decode", bytesOfRange(address, length), name, errors);
  }
  const mark = rootMark();
  const builder = new TextBuilder(length >> (encoding.unit >> 1));
  const decoding: Decoding = {
    owner,
    address,
    length,
    name: encoding.name,
    encoding,
    bigEndian: encoding.bigEndian,
    errors,
    builder,
  };
  let done: boolean;
  switch (encoding.kind) {
    case "ascii":
      done = decodeAscii(decoding);
      break;
    case "charmap":
      done = decodeCharmap(decoding);
      break;
    case "utf-8":
      done = decodeUtf8(decoding);
      break;
    case "utf-16":
      done = decodeUtf16(decoding);
      break;
    case "utf-32":
      done = decodeUtf32(decoding);
      break;
    default:
      done = decodeEscapes(decoding, encoding.kind === "raw-unicode-escape");
  }
  const result = done ? builder.finish() : 0;
  releaseRoots(mark);
  return result;
}

/**
 * The str of bytes that are UTF-8 without a fault; 0 when there is one, nothing pending. As decodeRange, but that nothing is
 * charged.
 *
 * @throws OutOfMemory
 */
export function decodePlainUtf8(address: number, length: number): Value {
  if (length === 0) return EMPTY_STR;
  return isAsciiRange(address, length)
    ? narrowText(address, length)
    : decodeFaultless(address, length);
}

function hasUtf8Mark(address: number, length: number): boolean {
  return length >= 3 && HU8[address] === 0xef && HU8[address + 1] === 0xbb &&
    HU8[address + 2] === 0xbf;
}

/** The str whose characters are the bytes. */
function narrowText(address: number, length: number): Value {
  if (length === 1) return latinCharacter(HU8[address]);
  const text = allocateText(length, 1);
  copyRange(HU8, address, length, HU8, text + TEXT_UNITS);
  return text;
}

// --- UTF-8

/** Why a sequence is no character: how many bytes are wrong is in faultLength. */
const INVALID_START = -1;
const INVALID_CONTINUATION = -2;
const UNEXPECTED_END = -3;
let faultLength = 0;

/** The code point that begins at `at`, or why there is none. */
function pointAt(at: number, end: number): number {
  const first = HU8[at];
  if (first < 0x80) return first;
  if (first < 0xc2 || first > 0xf4) return fault(INVALID_START, 1);
  const left = end - at;
  if (left < 2) return fault(UNEXPECTED_END, 1);
  const second = HU8[at + 1];
  if (first < 0xe0) {
    if ((second & 0xc0) !== 0x80) return fault(INVALID_CONTINUATION, 1);
    return ((first & 0x1f) << 6) | (second & 0x3f);
  }
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return fault(INVALID_CONTINUATION, 1);
  if (left < 3) return fault(UNEXPECTED_END, 2);
  const third = HU8[at + 2];
  if ((third & 0xc0) !== 0x80) return fault(INVALID_CONTINUATION, 2);
  if (first < 0xf0) return ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  if (left < 4) return fault(UNEXPECTED_END, 3);
  const fourth = HU8[at + 3];
  if ((fourth & 0xc0) !== 0x80) return fault(INVALID_CONTINUATION, 3);
  return ((first & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) |
    (fourth & 0x3f);
}

function fault(reason: number, length: number): number {
  faultLength = length;
  return reason;
}

/** Bytes of the sequence of a code point. */
function sequenceLength(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** The str of bytes that are UTF-8 without a fault; 0 when there is one. */
function decodeFaultless(address: number, length: number): Value {
  const end = address + length;
  let count = 0;
  let widest = 0;
  for (let at = address; at < end; count++) {
    if (HU8[at] < 0x80) {
      at++;
      continue;
    }
    const point = pointAt(at, end);
    if (point < 0) return 0;
    if (point > widest) widest = point;
    at += sequenceLength(point);
  }
  if (count === 1) return newCharacter(widest);
  const width: Width = widest > 0xffff ? 4 : widest > 0xff ? 2 : 1;
  const text = allocateText(count, width);
  const units: Units = unitsOf(width);
  let to = firstUnit(text, width);
  for (let at = address; at < end;) {
    const first = HU8[at++];
    if (first < 0x80) units[to++] = first;
    else if (first < 0xe0) units[to++] = ((first & 0x1f) << 6) | (HU8[at++] & 0x3f);
    else {
      let point = ((first & (first < 0xf0 ? 0x0f : 0x07)) << 6) | (HU8[at++] & 0x3f);
      point = (point << 6) | (HU8[at++] & 0x3f);
      units[to++] = first < 0xf0 ? point : (point << 6) | (HU8[at++] & 0x3f);
    }
  }
  return text;
}

function decodeUtf8(decoding: Decoding): boolean {
  const end = decoding.address + decoding.length;
  for (let at = decoding.address; at < end;) {
    const point = pointAt(at, end);
    if (point >= 0) {
      decoding.builder.appendPoint(point);
      at += sequenceLength(point);
      continue;
    }
    const reason = point === INVALID_START
      ? "invalid start byte"
      : point === INVALID_CONTINUATION
      ? "invalid continuation byte"
      : "unexpected end of data";
    at = refuse(decoding, at, at + faultLength, reason);
    if (at < 0) return false;
  }
  return true;
}

function decodeAscii(decoding: Decoding): boolean {
  const end = decoding.address + decoding.length;
  for (let at = decoding.address; at < end;) {
    if (HU8[at] < 0x80) decoding.builder.appendPoint(HU8[at++]);
    else {
      at = refuse(decoding, at, at + 1, "ordinal not in range(128)");
      if (at < 0) return false;
    }
  }
  return true;
}

function decodeCharmap(decoding: Decoding): boolean {
  const { characters } = charmapNamed(decoding.encoding.charmap);
  const end = decoding.address + decoding.length;
  for (let at = decoding.address; at < end;) {
    const character = characters[HU8[at]];
    if (character !== UNDEFINED) {
      decoding.builder.appendPoint(character);
      at++;
    } else {
      at = refuse(decoding, at, at + 1, "character maps to <undefined>");
      if (at < 0) return false;
    }
  }
  return true;
}

// --- UTF-16 and UTF-32

/** Finds the byte order and the name of the encoding, and returns where the text begins. */
function beginUnits(decoding: Decoding): number {
  const { encoding, address, length } = decoding;
  const size = encoding.unit;
  if (!encoding.byteOrderMark) return address;
  let start = address;
  if (length >= size) {
    const first = unitAt(address, size, false);
    decoding.bigEndian = first === (size === 2 ? 0xfffe : 0xfffe0000);
    if (decoding.bigEndian || first === 0xfeff) start += size;
  }
  decoding.name += decoding.bigEndian ? "-be" : "-le";
  return start;
}

function decodeUtf16(decoding: Decoding): boolean {
  const end = decoding.address + decoding.length;
  for (let at = beginUnits(decoding); at < end;) {
    let faultEnd = end;
    let reason: string;
    if (end - at < 2) reason = "truncated data";
    else {
      const unit = unitAt(at, 2, decoding.bigEndian);
      if ((unit & 0xf800) !== 0xd800) {
        decoding.builder.appendPoint(unit);
        at += 2;
        continue;
      }
      faultEnd = at + 2;
      if (unit >= 0xdc00) reason = "illegal encoding";
      else if (end - at < 4) {
        reason = "unexpected end of data";
        faultEnd = end;
      } else {
        const low = unitAt(at + 2, 2, decoding.bigEndian);
        if ((low & 0xfc00) === 0xdc00) {
          decoding.builder.appendPoint(0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff));
          at += 4;
          continue;
        }
        reason = "illegal UTF-16 surrogate";
      }
    }
    at = refuse(decoding, at, faultEnd, reason);
    if (at < 0) return false;
  }
  return true;
}

function decodeUtf32(decoding: Decoding): boolean {
  const end = decoding.address + decoding.length;
  for (let at = beginUnits(decoding); at < end;) {
    let faultEnd = end;
    let reason: string;
    if (end - at < 4) reason = "truncated data";
    else {
      const unit = unitAt(at, 4, decoding.bigEndian);
      faultEnd = at + 4;
      if (unit > 0x10ffff) reason = "code point not in range(0x110000)";
      else if ((unit & ~0x7ff) === 0xd800) {
        reason = "code point in surrogate code point range(0xd800, 0xe000)";
      } else {
        decoding.builder.appendPoint(unit);
        at += 4;
        continue;
      }
    }
    at = refuse(decoding, at, faultEnd, reason);
    if (at < 0) return false;
  }
  return true;
}
