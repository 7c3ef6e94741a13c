/**
 * str.encode (Objects/unicodeobject.c; the error handlers: Python/codecs.c). Each encoding is one pass over the text,
 * made twice: first to count the bytes, then to write them, so that nothing has to grow.
 */
import { HU8 } from "../../heap/memory.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { raise, raiseInstance, raiseValueError } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { callTuple } from "../protocols/call.ts";
import { nameOfCharacter } from "../text/character_name_hook.ts";
import { charmapNamed } from "../text/charmaps.ts";
import { type Encoding, findEncoding } from "../text/encodings.ts";
import { allocateBytes } from "../values/bytes_object.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { tupleOf } from "../values/sequences.ts";
import {
  codePointAt,
  jsString,
  newStr,
  type StrRef,
  TEXT_LENGTH_MAX,
  unitWidth,
} from "../values/text.ts";
import {
  CHARGE_MINIMUM,
  copyRange,
  firstUnit,
  flatLength,
  readable,
  type Units,
  unitsOf,
} from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { LOOKUP_ERROR, UNICODE_ENCODE_ERROR } from "../well_known.ts";
import { raiseBadArgument } from "./argument_errors.ts";
import { isAsciiText } from "./str_predicates.ts";
import { writeEscape, writeHexEscape } from "./text_repr.ts";
import { callCodec, callHandler, hasHandler } from "./registered_codecs.ts";

/**
 * The text of an encoding or errors argument, `otherwise` when it is absent; null with the exception pending.
 *
 * @param where begins the message about an argument that is no str, such as "encode() argument 'encoding'"
 */
export function nameArgument(value: Value, otherwise: string, where: string): string | null {
  if (value === 0) return otherwise;
  if (!isStr(value)) {
    raiseBadArgument(where, "str", value);
    return null;
  }
  const name = jsString(value);
  if (!name.includes("\0")) return name;
  raiseValueError("embedded null character");
  return null;
}

/** LookupError for the name of an error handler. @returns 0 */
export function raiseUnknownHandler(name: string): 0 {
  return raise(LOOKUP_ERROR, `unknown error handler name '${name}'`);
}

/**
 * Raises one of the Unicode errors by calling its type with (encoding, object, start, end, reason). The object is rooted
 * by the caller.
 *
 * @returns 0
 */
export function raiseUnicodeError(
  type: number,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): 0 {
  const mark = rootMark();
  const name = newStr(encoding);
  pushRoot(name);
  const args = tupleOf(name, object, small(start), small(end), newStr(reason));
  pushRoot(args);
  const exception = callTuple(type, args);
  releaseRoots(mark);
  return exception === 0 ? 0 : raiseInstance(exception);
}

// One pass: where it stands, and what it is about.
/** Whether bytes are written, or counted only. */
let writing = false;
/** Address of the next byte, counted from 0 while counting. */
let out = 0;
let unitBytes: 1 | 2 | 4 = 1;
let bigEndian = false;

/** Appends a unit of the encoding. */
function putUnit(unit: number): void {
  if (writing) {
    if (unitBytes === 1) HU8[out] = unit;
    else {
      for (let i = 0; i < unitBytes; i++) {
        HU8[out + i] = unit >> (8 * (bigEndian ? unitBytes - 1 - i : i));
      }
    }
  }
  out += unitBytes;
}

function putUtf8(point: number): void {
  if (!writing) {
    out += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  } else if (point < 0x80) HU8[out++] = point;
  else if (point < 0x800) {
    HU8[out] = 0xc0 | (point >> 6);
    HU8[out + 1] = 0x80 | (point & 0x3f);
    out += 2;
  } else if (point < 0x10000) {
    HU8[out] = 0xe0 | (point >> 12);
    HU8[out + 1] = 0x80 | ((point >> 6) & 0x3f);
    HU8[out + 2] = 0x80 | (point & 0x3f);
    out += 3;
  } else {
    HU8[out] = 0xf0 | (point >> 18);
    HU8[out + 1] = 0x80 | ((point >> 12) & 0x3f);
    HU8[out + 2] = 0x80 | ((point >> 6) & 0x3f);
    HU8[out + 3] = 0x80 | (point & 0x3f);
    out += 4;
  }
}

/** Appends ASCII text, each character a unit. */
function putText(text: string): void {
  for (let i = 0; i < text.length; i++) putUnit(text.charCodeAt(i));
}

function isSurrogate(point: number): boolean {
  return (point & ~0x7ff) === 0xd800;
}

/** A pass for encodings of one byte a character; false with the exception pending. */
function passNarrow(self: Value, text: StrRef, encoding: Encoding, errors: string): boolean {
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  const limit = encoding.kind === "ascii" ? 0x80 : 0x100;
  for (let i = 0; i < length;) {
    const unit = units[at + i];
    if (unit < limit) {
      putUnit(unit);
      i++;
      continue;
    }
    const start = i++;
    while (i < length && units[at + i] >= limit) i++;
    const reason = `ordinal not in range(${limit})`;
    if (!handle(self, text, encoding, errors, start, i, reason)) return false;
  }
  return true;
}

/** A pass for encodings by table. */
function passCharmap(self: Value, text: StrRef, encoding: Encoding, errors: string): boolean {
  const { bytes } = charmapNamed(encoding.charmap);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  for (let i = 0; i < length;) {
    const byte = bytes.get(units[at + i]);
    if (byte !== undefined) {
      putUnit(byte);
      i++;
      continue;
    }
    const start = i++;
    while (i < length && !bytes.has(units[at + i])) i++;
    const reason = "character maps to <undefined>";
    if (!handle(self, text, encoding, errors, start, i, reason)) return false;
  }
  return true;
}

function passUtf8(self: Value, text: StrRef, encoding: Encoding, errors: string): boolean {
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  for (let i = 0; i < length;) {
    const point = units[at + i];
    if (!isSurrogate(point)) {
      putUtf8(point);
      i++;
      continue;
    }
    const start = i++;
    while (i < length && isSurrogate(units[at + i])) i++;
    if (!handle(self, text, encoding, errors, start, i, "surrogates not allowed")) return false;
  }
  return true;
}

function passWide(self: Value, text: StrRef, encoding: Encoding, errors: string): boolean {
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  const is16 = unitBytes === 2;
  for (let i = 0; i < length; i++) {
    const point = units[at + i];
    if (isSurrogate(point)) {
      if (!handle(self, text, encoding, errors, i, i + 1, "surrogates not allowed")) return false;
    } else if (is16 && point > 0xffff) {
      putUnit(0xd800 | ((point - 0x10000) >> 10));
      putUnit(0xdc00 | (point & 0x3ff));
    } else putUnit(point);
  }
  return true;
}

/** unicode_escape and raw_unicode_escape, which can write every character. */
function passEscape(text: StrRef, raw: boolean): void {
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  for (let i = 0; i < length; i++) {
    const point = units[at + i];
    if (raw ? point < 0x100 : point >= 0x20 && point < 0x7f && point !== BACKSLASH) putUnit(point);
    else {
      const end = raw ? writeHexEscape(point, scratch, 0) : writeEscape(point, scratch, 0);
      for (let k = 0; k < end; k++) putUnit(scratch[k]);
    }
  }
}

const BACKSLASH = 0x5c;
const scratch: Units = new Uint8Array(16);

/** Puts a character as `\N{...}`, as an escape of its number if it has no name. */
function putNameEscape(point: number): void {
  const name = nameOfCharacter(point);
  if (name === null) {
    const length = writeHexEscape(point, scratch, 0);
    for (let k = 0; k < length; k++) putUnit(scratch[k]);
  } else putText(`\\N{${name}}`);
}

/** What the error handler writes for the characters start..end, which cannot be encoded; false: exception pending. */
function handle(
  self: Value,
  text: StrRef,
  encoding: Encoding,
  errors: string,
  start: number,
  end: number,
  reason: string,
): boolean {
  let refused = start;
  switch (errors) {
    case "strict":
      break;
    case "ignore":
      return true;
    case "replace":
      for (let i = start; i < end; i++) putUnit(0x3f);
      return true;
    case "backslashreplace":
      for (let i = start; i < end; i++) {
        const length = writeHexEscape(codePointAt(text, i), scratch, 0);
        for (let k = 0; k < length; k++) putUnit(scratch[k]);
      }
      return true;
    case "xmlcharrefreplace":
      for (let i = start; i < end; i++) putText(`&#${codePointAt(text, i)};`);
      return true;
    case "namereplace":
      for (let i = start; i < end; i++) putNameEscape(codePointAt(text, i));
      return true;
    case "surrogateescape":
      if (unitBytes > 1) break;
      for (; refused < end; refused++) {
        const point = codePointAt(text, refused);
        if (point < 0xdc80 || point > 0xdcff) break;
        putUnit(point & 0xff);
      }
      if (refused === end) return true;
      break;
    case "surrogatepass":
      if (!encoding.kind.startsWith("utf")) break;
      for (let i = start; i < end; i++) {
        if (unitBytes === 1) putUtf8(codePointAt(text, i));
        else putUnit(codePointAt(text, i));
      }
      return true;
    default:
      raiseUnknownHandler(errors);
      return false;
  }
  raiseUnicodeError(UNICODE_ENCODE_ERROR, encoding.name, self, refused, end, reason);
  return false;
}

function pass(self: Value, text: StrRef, encoding: Encoding, errors: string): boolean {
  unitBytes = encoding.unit;
  bigEndian = encoding.bigEndian;
  if (encoding.byteOrderMark) {
    if (unitBytes === 1) putUtf8(0xfeff);
    else putUnit(0xfeff);
  }
  switch (encoding.kind) {
    case "ascii":
    case "latin-1":
      return passNarrow(self, text, encoding, errors);
    case "charmap":
      return passCharmap(self, text, encoding, errors);
    case "utf-8":
      return passUtf8(self, text, encoding, errors);
    case "utf-16":
    case "utf-32":
      return passWide(self, text, encoding, errors);
    default:
      passEscape(text, encoding.kind === "raw-unicode-escape");
      return true;
  }
}

/**
 * The bytes of a str in the encoding of a name; 0 with the exception pending. The str is rooted by the caller.
 *
 * @throws OutOfMemory
 */
export function encodeText(self: Value, name: string, errors: string): Value {
  const encoding = findEncoding(name);
  if (encoding === null) return callCodec("encode", self, name, errors);
  const text = readable(self);
  const length = flatLength(text);
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 3)) return 0;
  if (encoding.unit === 1 && !encoding.byteOrderMark && isPlain(text, encoding)) {
    const bytes = allocateBytes(length);
    copyRange(HU8, text + TEXT_UNITS, length, HU8, bytes + TEXT_UNITS);
    return bytes;
  }
  if (encoding.kind === "utf-8" && !encoding.byteOrderMark) {
    const bytes = encodeUtf8(text);
    if (bytes !== 0) return bytes;
  }
  if (hasHandler(errors)) return callHandler("encode", self, name, errors);
  writing = false;
  out = 0;
  if (!pass(self, text, encoding, errors)) return 0;
  if (out > TEXT_LENGTH_MAX) return raiseMemoryError();
  const bytes = allocateBytes(out);
  writing = true;
  out = bytes + TEXT_UNITS;
  pass(self, text, encoding, errors);
  return bytes;
}

/** The UTF-8 of a flat str without surrogates; 0 when it has one. May collect. @throws OutOfMemory */
function encodeUtf8(text: StrRef): Value {
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const end = at + flatLength(text);
  let total = end - at;
  for (let i = at; i < end; i++) {
    const point = units[i];
    if (point >= 0x80) {
      total += point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
      if (isSurrogate(point)) return 0;
    }
  }
  if (total > TEXT_LENGTH_MAX) return raiseMemoryError();
  const bytes = allocateBytes(total);
  writeUtf8(units, at, end, bytes + TEXT_UNITS);
  return bytes;
}

/** Writes the UTF-8 of code points, surrogates as any other, from the address `to` on. @returns the address behind it */
export function writeUtf8(units: Units, at: number, end: number, to: number): number {
  for (let i = at; i < end; i++) {
    const point = units[i];
    if (point < 0x80) {
      HU8[to++] = point;
      continue;
    }
    if (point < 0x800) HU8[to++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) HU8[to++] = 0xe0 | (point >> 12);
      else {
        HU8[to++] = 0xf0 | (point >> 18);
        HU8[to++] = 0x80 | ((point >> 12) & 0x3f);
      }
      HU8[to++] = 0x80 | ((point >> 6) & 0x3f);
    }
    HU8[to++] = 0x80 | (point & 0x3f);
  }
  return to;
}

/** Whether the text's own units are its bytes in the encoding. */
function isPlain(text: StrRef, encoding: Encoding): boolean {
  switch (encoding.kind) {
    case "ascii":
    case "utf-8":
      return isAsciiText(text);
    case "latin-1":
    case "raw-unicode-escape":
      return unitWidth(text) === 1;
    default:
      return false;
  }
}

/** str.encode(encoding, errors) */
export function strEncode(self: Value, encodingName: Value, errorsName: Value): Value {
  const name = nameArgument(encodingName, "utf-8", "encode() argument 'encoding'");
  if (name === null) return 0;
  const errors = nameArgument(errorsName, "strict", "encode() argument 'errors'");
  return errors === null ? 0 : encodeText(self, name, errors);
}
