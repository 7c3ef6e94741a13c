/**
 * bytes: case, the questions about kinds of bytes, translation (Objects/bytes_methods.c, Objects/bytesobject.c). Only
 * ASCII letters and digits count.
 */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { HU8 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseValueError } from "../errors.ts";
import { allocateBytes, viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { isAsciiRange } from "../values/text_units.ts";
import { clearSet, fillSet, inSet } from "../values/unit_classes.ts";
import { raiseNotBytesLike } from "./argument_errors.ts";
import { admitBytes, type ByteFamily, sliceWithRoom } from "./byte_family.ts";

const UPPER = 1;
const LOWER = 2;
const DIGIT = 4;
const SPACE = 8;

function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function isLower(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** What kind of ASCII character a byte is: UPPER, LOWER, DIGIT, SPACE or 0. */
function kindOfByte(byte: number): number {
  if (isLower(byte)) return LOWER;
  if (isUpper(byte)) return UPPER;
  if (byte >= 0x30 && byte <= 0x39) return DIGIT;
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) ? SPACE : 0;
}

/** How a byte becomes another, given whether it continues a word. */
type ByteChange = (byte: number, first: boolean, inWord: boolean) => number;

const upper: ByteChange = (byte) => isLower(byte) ? byte - 32 : byte;
const lower: ByteChange = (byte) => isUpper(byte) ? byte + 32 : byte;
const swapcase: ByteChange = (byte) => isLower(byte) ? byte - 32 : isUpper(byte) ? byte + 32 : byte;
const capitalize: ByteChange = (byte, first) =>
  first ? upper(byte, first, false) : lower(byte, first, false);
const title: ByteChange = (byte, first, inWord) =>
  inWord ? lower(byte, first, inWord) : upper(byte, first, inWord);

function change(family: ByteFamily, self: Value, by: ByteChange): Value {
  const owner = family.owner(self);
  const length = family.length(owner);
  if (!admitBytes(length)) return 0;
  const from = family.address(owner);
  const result = family.allocate(length);
  const to = family.address(result);
  let inWord = false;
  for (let i = 0; i < length; i++) {
    const byte = HU8[from + i];
    HU8[to + i] = by(byte, i === 0, inWord);
    inWord = isLower(byte) || isUpper(byte);
  }
  return result;
}

/** Whether there are bytes, all of the given kinds. */
function every(family: ByteFamily, self: Value, kinds: number): Value {
  const owner = family.owner(self);
  const length = family.length(owner);
  if (!admitBytes(length)) return 0;
  const at = family.address(owner);
  for (let i = 0; i < length; i++) if ((kindOfByte(HU8[at + i]) & kinds) === 0) return FALSE;
  return length > 0 ? TRUE : FALSE;
}

/** Whether there is a letter of the wanted case, and none of the other. */
function hasOnlyCase(family: ByteFamily, self: Value, wanted: number): Value {
  const owner = family.owner(self);
  const length = family.length(owner);
  if (!admitBytes(length)) return 0;
  const at = family.address(owner);
  let found = false;
  for (let i = 0; i < length; i++) {
    const kind = kindOfByte(HU8[at + i]) & (UPPER | LOWER);
    if (kind === wanted) found = true;
    else if (kind !== 0) return FALSE;
  }
  return found ? TRUE : FALSE;
}

function istitle(family: ByteFamily, self: Value): Value {
  const owner = family.owner(self);
  const length = family.length(owner);
  if (!admitBytes(length)) return 0;
  const at = family.address(owner);
  let found = false;
  let inWord = false;
  for (let i = 0; i < length; i++) {
    const kind = kindOfByte(HU8[at + i]) & (UPPER | LOWER);
    if (kind !== 0) {
      if ((kind === UPPER) === inWord) return FALSE;
      inWord = found = true;
    } else inWord = false;
  }
  return found ? TRUE : FALSE;
}

function isascii(family: ByteFamily, self: Value): Value {
  const owner = family.owner(self);
  const length = family.length(owner);
  if (!admitBytes(length)) return 0;
  return isAsciiRange(family.address(owner), length) ? TRUE : FALSE;
}

function translate(family: ByteFamily, self: Value, table: Value, deleted: Value): Value {
  let tableAddress = 0;
  if (table !== NONE) {
    if (!viewBytes(table)) return raiseNotBytesLike(table);
    if (viewLength !== 256) {
      return raiseValueError("translation table must be 256 characters long");
    }
    tableAddress = viewAddress;
  }
  if (deleted !== 0 && !viewBytes(deleted)) return raiseNotBytesLike(deleted);
  const deletedLength = deleted === 0 ? 0 : viewLength;
  const owner = family.owner(self);
  const length = family.length(owner);
  if (!admitBytes(length)) return 0;
  if (tableAddress === 0 && deletedLength === 0) return sliceWithRoom(family, owner, 0, length);
  const from = family.address(owner);
  const deletedAddress = viewAddress;
  if (deletedLength > 0) fillSet(HU8, deletedAddress, deletedLength);
  let kept = length;
  if (deletedLength > 0) {
    for (let i = 0; i < length; i++) if (inSet(HU8[from + i])) kept--;
    clearSet(HU8, deletedAddress, deletedLength);
  }
  const result = family.allocate(kept);
  let to = family.address(result);
  if (deletedLength > 0) fillSet(HU8, deletedAddress, deletedLength);
  for (let i = 0; i < length; i++) {
    const byte = HU8[from + i];
    if (deletedLength > 0 && inSet(byte)) continue;
    HU8[to++] = tableAddress === 0 ? byte : HU8[tableAddress + byte];
  }
  if (deletedLength > 0) clearSet(HU8, deletedAddress, deletedLength);
  return result;
}

/** bytes.maketrans(from, to): a table for translate. */
export function bytesMaketrans(from: Value, to: Value): Value {
  if (!viewBytes(from)) return raiseNotBytesLike(from);
  const fromAddress = viewAddress;
  const length = viewLength;
  if (!viewBytes(to)) return raiseNotBytesLike(to);
  if (viewLength !== length) return raiseValueError("maketrans arguments must have same length");
  const toAddress = viewAddress;
  const table = allocateBytes(256);
  const at = table + TEXT_UNITS;
  for (let byte = 0; byte < 256; byte++) HU8[at + byte] = byte;
  for (let i = 0; i < length; i++) HU8[at + HU8[fromAddress + i]] = HU8[toAddress + i];
  return table;
}

/** The methods about single bytes. */
export function bytesCaseMethods(family: ByteFamily): Record<string, NativeEntry> {
  const changer = (by: ByteChange) => (self: Value) => change(family, self, by);
  const question = (kinds: number) => (self: Value) => every(family, self, kinds);
  return {
    upper: ["", changer(upper)],
    lower: ["", changer(lower)],
    swapcase: ["", changer(swapcase)],
    capitalize: ["", changer(capitalize)],
    title: ["", changer(title)],
    isalpha: ["", question(UPPER | LOWER)],
    isalnum: ["", question(UPPER | LOWER | DIGIT)],
    isdigit: ["", question(DIGIT)],
    isspace: ["", question(SPACE)],
    isupper: ["", (self: Value) => hasOnlyCase(family, self, UPPER)],
    islower: ["", (self: Value) => hasOnlyCase(family, self, LOWER)],
    istitle: ["", (self: Value) => istitle(family, self)],
    isascii: ["", (self: Value) => isascii(family, self)],
    translate: [
      "table, /, delete=b''",
      (self: Value, table: Value, deleted: Value) => translate(family, self, table, deleted),
    ],
  };
}
