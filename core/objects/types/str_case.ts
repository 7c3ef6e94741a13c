/**
 * str: changes of case, and the questions about case (Objects/unicodeobject.c). Latin-1 text is changed in place of its
 * units; other text goes through the host, in stretches without surrogates: those have no case, and two of them that
 * stand side by side would become another character on the way.
 */
import { EMPTY_STR, FALSE, TRUE } from "../../heap/map.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import {
  capitalizeText,
  casefoldText,
  lowerText,
  swapcaseText,
  titleText,
  upperText,
} from "../text/casing.ts";
import { CASE_IGNORABLE, CASED, characterFlags, LOWER, TITLE, UPPER } from "../text/unicode.ts";
import { codePointAt, jsSlice, latinCharacter, type StrRef, unitWidth } from "../values/text.ts";
import { TextBuilder } from "../values/text_builder.ts";
import {
  allocateText,
  CHARGE_MINIMUM,
  firstUnit,
  flatLength,
  readable,
  unitsOf,
} from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { isAsciiText } from "./str_predicates.ts";

const MICRO = 0xb5;
const SHARP_S = 0xdf;
const Y_DIAERESIS = 0xff;

/** Whether a Latin-1 unit is an upper-case letter. */
function isLatinUpper(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7);
}

/** Whether a Latin-1 unit is a lower-case letter whose upper case is Latin-1 too. */
function isLatinLower(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0xfe && unit !== 0xf7);
}

let upperTable: Uint8Array | null = null;
let lowerTable: Uint8Array | null = null;
let swapTable: Uint8Array | null = null;

/** What each Latin-1 unit becomes. */
function tableOf(change: (unit: number) => number): Uint8Array {
  const table = new Uint8Array(256);
  for (let unit = 0; unit < 256; unit++) table[unit] = change(unit);
  return table;
}

function uppers(): Uint8Array {
  return upperTable ??= tableOf((unit) => isLatinLower(unit) ? unit - 32 : unit);
}

function lowers(): Uint8Array {
  return lowerTable ??= tableOf((unit) => isLatinUpper(unit) ? unit + 32 : unit);
}

function swaps(): Uint8Array {
  return swapTable ??= tableOf((unit) =>
    isLatinLower(unit) ? unit - 32 : isLatinUpper(unit) ? unit + 32 : unit
  );
}

/** Whether some Latin-1 unit has an upper (or title) case that is not one Latin-1 character. */
function hasSpecialUpper(at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) {
    const unit = HU8[i];
    if (unit === MICRO || unit === SHARP_S || unit === Y_DIAERESIS) return true;
  }
  return false;
}

/** Whether the units of a flat str can be changed one by one, each to one Latin-1 unit. */
function isPlainLatin(text: StrRef, toUpper: boolean): boolean {
  return unitWidth(text) === 1 &&
    !(toUpper && hasSpecialUpper(text + TEXT_UNITS, flatLength(text)));
}

/** The str in which each unit of a Latin-1 str is what the table says. May collect. @throws OutOfMemory */
function mapLatin(text: StrRef, table: Uint8Array): StrRef {
  const length = flatLength(text);
  const from = text + TEXT_UNITS;
  if (length === 1) return latinCharacter(table[HU8[from]]);
  const result = allocateText(length, 1);
  const to = result + TEXT_UNITS;
  for (let i = 0; i < length; i++) HU8[to + i] = table[HU8[from + i]];
  return result;
}

const A_UPPER = 0x41;
const A_LOWER = 0x61;

/**
 * As mapLatin for ASCII text of which the letters from `first` on change to the other case: four at a time. Adding 128
 * less the first letter to each byte of a word sets the high bits of the bytes that are not below it; those of the
 * bytes beyond the last letter are found likewise, and the difference is the letters.
 */
function mapWords(text: StrRef, first: number): StrRef {
  const length = flatLength(text);
  const result = allocateText(length, 1);
  const from = (text + TEXT_UNITS) >> 2;
  const to = (result + TEXT_UNITS) >> 2;
  const reachesFirst = (0x80 - first) * 0x01010101;
  const passesLast = (0x80 - first - 26) * 0x01010101;
  const words = (length + 3) >> 2;
  // The bytes behind the last character are zero, and stay so.
  for (let i = 0; i < words; i++) {
    const word = H32[from + i];
    const letters = (word + reachesFirst) & ~(word + passesLast) & 0x80808080;
    H32[to + i] = word ^ (letters >>> 2);
  }
  return result;
}

/** Stretches are cut after about this many characters, where the case of what follows does not look back. */
const STRETCH = 1 << 14;

/** Whether nothing behind this character depends on what stands before it. */
function parts(codePoint: number): boolean {
  return (characterFlags(codePoint) & (CASED | CASE_IGNORABLE)) === 0;
}

/**
 * Changes a text that is not plain Latin-1: `first` changes the stretch that begins the text, `rest` the others.
 */
function changeByHost(
  text: StrRef,
  first: (text: string) => string,
  rest: (text: string) => string,
): Value {
  const length = flatLength(text);
  // The host's case functions are asked for a character or a long stretch at once: they cost more than a table.
  if (!chargeWork(length << 3)) return 0;
  const mark = rootMark();
  pushRoot(text);
  const builder = new TextBuilder(length);
  for (let start = 0; start < length;) {
    let end = start;
    while (end < length && !isSurrogate(codePointAt(text, end))) {
      end++;
      if (end - start >= STRETCH && parts(codePointAt(text, end - 1))) break;
    }
    if (end > start) {
      const change = start === 0 ? first : rest;
      builder.appendText(change(jsSlice(text, start, end)));
    }
    for (; end < length && isSurrogate(codePointAt(text, end)); end++) {
      builder.appendPoint(codePointAt(text, end));
    }
    start = end;
  }
  const result = builder.finish();
  releaseRoots(mark);
  return result;
}

function isSurrogate(codePoint: number): boolean {
  return (codePoint & ~0x7ff) === 0xd800;
}

/** The flat str of `self`, charged for; 0 with a limit pending. */
function charged(self: Value): StrRef {
  const text = readable(self);
  const length = flatLength(text);
  return length < CHARGE_MINIMUM || chargeWork(length >> 4) ? text : 0;
}

/** Whether a flat str is fit for mapWords: ASCII, and no shared character. */
function isAsciiWords(text: StrRef): boolean {
  return flatLength(text) > 1 && isAsciiText(text);
}

function upper(self: Value): Value {
  const text = charged(self);
  if (text === 0 || flatLength(text) === 0) return text && EMPTY_STR;
  if (isAsciiWords(text)) return mapWords(text, A_LOWER);
  if (!isPlainLatin(text, true)) return changeByHost(text, upperText, upperText);
  return mapLatin(text, uppers());
}

function lower(self: Value): Value {
  const text = charged(self);
  if (text === 0 || flatLength(text) === 0) return text && EMPTY_STR;
  if (isAsciiWords(text)) return mapWords(text, A_UPPER);
  if (!isPlainLatin(text, false)) return changeByHost(text, lowerText, lowerText);
  return mapLatin(text, lowers());
}

function swapcase(self: Value): Value {
  const text = charged(self);
  if (text === 0 || flatLength(text) === 0) return text && EMPTY_STR;
  if (!isPlainLatin(text, true)) return changeByHost(text, swapcaseText, swapcaseText);
  return mapLatin(text, swaps());
}

function casefold(self: Value): Value {
  const text = charged(self);
  if (text === 0 || flatLength(text) === 0) return text && EMPTY_STR;
  if (isAsciiWords(text)) return mapWords(text, A_UPPER);
  if (!isPlainLatin(text, true)) return changeByHost(text, casefoldText, casefoldText);
  return mapLatin(text, lowers());
}

function capitalize(self: Value): Value {
  const text = charged(self);
  if (text === 0 || flatLength(text) === 0) return text && EMPTY_STR;
  if (!isPlainLatin(text, true)) return changeByHost(text, capitalizeText, lowerText);
  const result = mapLatin(text, lowers());
  const at = result + TEXT_UNITS;
  if (flatLength(result) === 1) return latinCharacter(uppers()[HU8[at]]);
  HU8[at] = uppers()[HU8[at]];
  return result;
}

function title(self: Value): Value {
  const text = charged(self);
  if (text === 0 || flatLength(text) === 0) return text && EMPTY_STR;
  if (!isPlainLatin(text, true)) return changeByHost(text, titleText, titleText);
  const length = flatLength(text);
  if (length === 1) return latinCharacter(uppers()[HU8[text + TEXT_UNITS]]);
  const result = allocateText(length, 1);
  const small = lowers();
  const great = uppers();
  let inWord = false;
  for (let i = 0; i < length; i++) {
    const unit = HU8[text + TEXT_UNITS + i];
    HU8[result + TEXT_UNITS + i] = inWord ? small[unit] : great[unit];
    inWord = (characterFlags(unit) & CASED) !== 0;
  }
  return result;
}

/** Whether there is a character of the wanted case, and none of another case. */
function hasOnlyCase(self: Value, wanted: number): Value {
  const text = charged(self);
  if (text === 0) return 0;
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const end = at + flatLength(text);
  let found = false;
  for (let i = at; i < end; i++) {
    const flags = characterFlags(units[i]) & CASED;
    if (flags === 0) continue;
    if ((flags & wanted) === 0) return FALSE;
    found = true;
  }
  return found ? TRUE : FALSE;
}

function isupper(self: Value): Value {
  return hasOnlyCase(self, UPPER);
}

function islower(self: Value): Value {
  return hasOnlyCase(self, LOWER);
}

function istitle(self: Value): Value {
  const text = charged(self);
  if (text === 0) return 0;
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const end = at + flatLength(text);
  let found = false;
  let inWord = false;
  for (let i = at; i < end; i++) {
    const flags = characterFlags(units[i]);
    if ((flags & (UPPER | TITLE)) !== 0) {
      if (inWord) return FALSE;
      inWord = found = true;
    } else if ((flags & LOWER) !== 0) {
      if (!inWord) return FALSE;
      found = true;
    } else inWord = false;
  }
  return found ? TRUE : FALSE;
}

/** Methods about upper and lower case. */
export const strCaseMethods: Record<string, NativeEntry> = {
  upper: ["", upper],
  lower: ["", lower],
  swapcase: ["", swapcase],
  casefold: ["", casefold],
  capitalize: ["", capitalize],
  title: ["", title],
  isupper: ["", isupper],
  islower: ["", islower],
  istitle: ["", istitle],
};
