/**
 * The module unicodedata (Modules/unicodedata.c).
 *
 * Left out: the database of Unicode 3.2 (ucd_3_2_0 and its type UCD). Normal forms are the host's, whose Unicode may be
 * newer: they differ for characters only that Python's version does not know.
 */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import { raise, raiseTypeError, raiseValueError, typeName } from "../../objects/errors.ts";
import { isBytes, isStr } from "../../objects/kinds.ts";
import { charactersNamed, nameOfCharacter } from "../../objects/text/character_name_hook.ts";
import { decimalDigitValue } from "../../objects/text/unicode.ts";
import { bool, newFloat } from "../../objects/values/numbers.ts";
import { codePointAt, jsString, newStr } from "../../objects/values/text.ts";
import { flatLength, readable } from "../../objects/values/text_units.ts";
import { chargeWork } from "../../objects/work.ts";
import { KEY_ERROR } from "../../objects/well_known.ts";
import { defineModule } from "../index.ts";
import { decompositionOf, digitValue, kindOf, numericValue } from "./database.ts";
import { UNICODE_VERSION } from "./tables.ts";

/** CPython numbers aliases and named sequences from here on; they are no characters. */
const FIRST_ALIAS = 0xf0000;
const LONGEST_NAME = 256;

/** The code point of a one-character argument; -1 with TypeError pending. */
function characterOf(value: Value, name: string, argument: string): number {
  if (!isStr(value)) {
    raiseTypeError(`${name}() ${argument} must be a unicode character, not ${typeName(value)}`);
    return -1;
  }
  const text = readable(value);
  const length = flatLength(text);
  if (length === 1) return codePointAt(text, 0);
  raiseTypeError(
    `${name}(): ${argument} must be a unicode character, not a string of length ${length}`,
  );
  return -1;
}

/** A function of one character. */
function property(name: string, tell: (codePoint: number) => Value) {
  return ["character, /", (character: Value) => {
    const codePoint = characterOf(character, name, "argument");
    return codePoint < 0 ? 0 : tell(codePoint);
  }] as const;
}

/** A function of one character and of what it returns when there is no answer (0). */
function answer(name: string, tell: (codePoint: number) => Value, none: string) {
  return ["chr, default=None, /", (character: Value, otherwise: Value) => {
    const codePoint = characterOf(character, name, "argument 1");
    if (codePoint < 0) return 0;
    return tell(codePoint) || otherwise || raiseValueError(none);
  }] as const;
}

const integer = (value: number): Value => value < 0 || Number.isNaN(value) ? 0 : small(value);

function nameOf(codePoint: number): Value {
  const name = codePoint >= FIRST_ALIAS ? null : nameOfCharacter(codePoint);
  return name === null ? 0 : newStr(name);
}

function numberOf(codePoint: number): Value {
  const value = numericValue(codePoint);
  return Number.isNaN(value) ? 0 : newFloat(value);
}

function lookup(name: Value): Value {
  let text: string;
  if (isStr(name)) text = jsString(name);
  else if (isBytes(name)) {
    text = new TextDecoder().decode(
      HU8.slice(name + TEXT_UNITS, name + TEXT_UNITS + (H32[(name + LENGTH) >> 2] >> 1)),
    );
  } else return raiseTypeError(`a bytes-like object is required, not '${typeName(name)}'`);
  if (text.length > LONGEST_NAME) return raise(KEY_ERROR, "name too long");
  const found = charactersNamed(text);
  return found === null ? raise(KEY_ERROR, `undefined character name '${text}'`) : newStr(found);
}

/**
 * Charges for a normal form. Marks in a row are sorted by their combining classes, which takes time by the square of
 * how many there are.
 */
function chargeNormalForm(text: string): boolean {
  let work = text.length >> 2;
  let marks = 0;
  for (const character of text) {
    if (character >= "\u0300" && kindOf(character.codePointAt(0)!).combining !== 0) marks++;
    else {
      work += Math.floor(marks * marks / 16);
      marks = 0;
    }
  }
  return chargeWork(Math.min(work + Math.floor(marks * marks / 16), 0x3fffffff));
}

const ALL_ASCII = /^[\0-\x7f]*$/;

/** The text in a normal form; null with the exception pending. */
function normalForm(name: string, form: Value, text: Value): { from: string; to: string } | null {
  for (const [number, value] of [form, text].entries()) {
    if (isStr(value)) continue;
    raiseTypeError(`${name}() argument ${number + 1} must be str, not ${typeName(value)}`);
    return null;
  }
  const form_ = jsString(form);
  if (!/^NFK?[CD]$/.test(form_)) {
    raiseValueError("invalid normalization form");
    return null;
  }
  if (!chargeWork(flatLength(readable(text)) >> 3)) return null;
  const from = jsString(text);
  if (ALL_ASCII.test(from)) return { from, to: from };
  return chargeNormalForm(from) ? { from, to: from.normalize(form_) } : null;
}

function normalize(form: Value, text: Value): Value {
  const result = normalForm("normalize", form, text);
  if (result === null) return 0;
  return result.to === result.from ? text : newStr(result.to);
}

function isNormalized(form: Value, text: Value): Value {
  const result = normalForm("is_normalized", form, text);
  return result === null ? 0 : bool(result.to === result.from);
}

defineModule({
  name: "unicodedata",
  doc: "This module provides access to the Unicode Character Database.",
  functions: {
    bidirectional: property("bidirectional", (c) => newStr(kindOf(c).bidirectional)),
    category: property("category", (c) => newStr(kindOf(c).category)),
    combining: property("combining", (c) => small(kindOf(c).combining)),
    decimal: answer("decimal", (c) => integer(decimalDigitValue(c)), "not a decimal"),
    decomposition: property("decomposition", (c) => newStr(decompositionOf(c))),
    digit: answer("digit", (c) => integer(digitValue(c)), "not a digit"),
    east_asian_width: property("east_asian_width", (c) => newStr(kindOf(c).width)),
    is_normalized: ["form, unistr, /", isNormalized],
    lookup: ["name, /", lookup],
    mirrored: property("mirrored", (c) => small(kindOf(c).mirrored)),
    name: answer("name", nameOf, "no such name"),
    normalize: ["form, unistr, /", normalize],
    numeric: answer("numeric", numberOf, "not a numeric character"),
  },
  attributes: () => ({ unidata_version: newStr(UNICODE_VERSION) }),
});
