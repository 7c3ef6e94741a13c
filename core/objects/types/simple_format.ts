/**
 * str.format for the formats that most programs write, filled unit by unit without a reader (text/format_string.ts). A simple
 * format has no doubled braces, no fields in specifications, and nothing wrong:
 *
 *     {name.attribute[key]!r:specification}
 *
 *     name, attribute    ASCII identifiers; the name may be a short decimal number or, in all fields or none, be left out
 *     key                an ASCII identifier or a short decimal number
 */
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { pending, raiseKeyError } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { getAttribute } from "../protocols/attributes.ts";
import { getItem } from "../protocols/items.ts";
import { asciiOf, formatOf, reprOf, strOf } from "../protocols/represent.ts";
import { replacementIndexError } from "../text/format_string.ts";
import { dictGet } from "../values/dict_table.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { intern, type StrRef, unitWidth } from "../values/text.ts";
import { addPiece, beginPieces, endPieces } from "../values/text_pieces.ts";
import {
  CHARGE_MINIMUM,
  firstUnit,
  flatLength,
  substring,
  type Units,
  unitsOf,
} from "../values/text_units.ts";
import { chargeWork } from "../work.ts";

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const POINT = 0x2e;
const EXCLAMATION = 0x21;
const UNDERSCORE = 0x5f;
const ZERO = 0x30;
/** Longer numbers are read by the reader, which may refuse them. */
const DIGITS_MOST = 6;

const isDigit = (unit: number): boolean => unit >= ZERO && unit <= 0x39;
const isLetter = (unit: number): boolean =>
  (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a && unit < 0x80 || unit === UNDERSCORE;
const isConversion = (unit: number): boolean => unit === 0x72 || unit === 0x73 || unit === 0x61;

/** Where the identifier or short number at a place ends; the place itself when there is neither. */
function endOfName(units: Units, at: number, end: number): number {
  let stop = at;
  if (stop < end && isDigit(units[stop])) {
    while (stop < end && isDigit(units[stop])) stop++;
    return stop - at > DIGITS_MOST || (stop < end && isLetter(units[stop])) ? at : stop;
  }
  while (stop < end && (isLetter(units[stop]) || isDigit(units[stop]))) stop++;
  return stop;
}

/**
 * Whether the format in `length` units from index `base` on is simple.
 *
 * @param hasPositional false for format_map, where fields must have names
 */
export function isSimpleFormat(
  units: Units,
  base: number,
  length: number,
  hasPositional: boolean,
): boolean {
  const end = base + length;
  let automatic = false;
  let manual = false;
  for (let at = base; at < end; at++) {
    if (units[at] === CLOSE_BRACE) return false;
    if (units[at] !== OPEN_BRACE) continue;
    const name = ++at;
    at = endOfName(units, name, end);
    if (at === name) automatic = true;
    else if (isDigit(units[name])) manual = true;
    for (;;) {
      if (at >= end) return false;
      const start = at + 1;
      if (units[at] === POINT) {
        at = endOfName(units, start, end);
        if (at === start || isDigit(units[start])) return false;
      } else if (units[at] === OPEN_BRACKET) {
        at = endOfName(units, start, end);
        if (at === start || at >= end || units[at] !== CLOSE_BRACKET) return false;
        at++;
      } else break;
    }
    if (units[at] === EXCLAMATION) {
      if (at + 2 >= end || !isConversion(units[at + 1])) return false;
      at += 2;
    }
    if (units[at] === COLON) {
      while (++at < end && units[at] !== CLOSE_BRACE) if (units[at] === OPEN_BRACE) return false;
    }
    if (at >= end || units[at] !== CLOSE_BRACE) return false;
  }
  return !(automatic && manual) && (hasPositional || !automatic && !manual);
}

/**
 * Fills a simple format; 0 with the exception pending. May run guest code; the arguments but the text are rooted by the caller.
 *
 * @param positional a tuple; 0: format_map
 * @param named the keywords, or the mapping of format_map
 */
export function expandSimply(text: StrRef, positional: Value, named: Value): Value {
  const mark = rootMark();
  // It may have been a rope.
  pushRoot(text);
  const result = expand(text, positional, named);
  releaseRoots(mark);
  return result;
}

function expand(text: StrRef, positional: Value, named: Value): Value {
  const length = flatLength(text);
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 3)) return 0;
  const pieces = beginPieces();
  const width = unitWidth(text);
  const base = firstUnit(text, width);
  const end = base + length;
  let next = 0;
  let start = base;
  for (let at = base; at < end; at++) {
    let units = unitsOf(width);
    if (units[at] !== OPEN_BRACE) continue;
    if (at > start) addPiece(pieces, substring(text, start - base, at - base));
    const mark = rootMark();
    const slot = pushRoot(0) >> 2;
    const name = at + 1;
    at = endOfName(units, name, end);
    let value: Value;
    if (at === name) value = positionalField(positional, next++);
    else if (isDigit(units[name])) value = positionalField(positional, numberAt(units, name, at));
    else {
      const key = substring(text, name - base, at - base);
      H32[slot] = key;
      if (positional === 0) value = getItem(named, key);
      else {
        value = dictGet(named, key);
        if (value === 0 && !pending()) raiseKeyError(key);
      }
    }
    H32[slot] = value;
    while (value !== 0) {
      units = unitsOf(width);
      const isItem = units[at] === OPEN_BRACKET;
      if (!isItem && units[at] !== POINT) break;
      const part = at + 1;
      at = endOfName(units, part, end);
      const key = isItem && isDigit(units[part])
        ? small(numberAt(units, part, at))
        : substring(text, part - base, at - base);
      if (isItem) {
        const inner = rootMark();
        pushRoot(key);
        value = getItem(value, key);
        releaseRoots(inner);
        at++;
      } else value = getAttribute(value, intern(key));
      H32[slot] = value;
    }
    if (value !== 0) {
      units = unitsOf(width);
      if (units[at] === EXCLAMATION) {
        value = converted(value, units[at + 1]);
        H32[slot] = value;
        at += 2;
      }
    }
    let piece: Value = 0;
    if (value !== 0) {
      units = unitsOf(width);
      if (units[at] === COLON) {
        const from = ++at;
        while (units[at] !== CLOSE_BRACE) at++;
        piece = formatOne(value, text, from - base, at - base);
      } else piece = formatOf(value, 0);
    }
    if (piece === 0) {
      releaseRoots(pieces);
      return 0;
    }
    releaseRoots(mark);
    addPiece(pieces, piece);
    start = at + 1;
  }
  if (start < end) addPiece(pieces, substring(text, start - base, length));
  return endPieces(pieces);
}

function positionalField(positional: Value, index: number): Value {
  return index < tupleLength(positional)
    ? tupleItem(positional, index)
    : raiseFormatError(replacementIndexError(index));
}

function numberAt(units: Units, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + units[at] - ZERO;
  return number;
}

/** A value converted by !r, !s or !a. */
export function converted(value: Value, conversion: number): Value {
  return conversion === 0x72 ? reprOf(value) : conversion === 0x73 ? strOf(value) : asciiOf(value);
}

/** format(value, text[start:end]) */
function formatOne(value: Value, text: StrRef, start: number, end: number): Value {
  if (start >= end) return formatOf(value, 0);
  const mark = rootMark();
  const spec = substring(text, start, end);
  pushRoot(spec);
  const result = formatOf(value, spec);
  releaseRoots(mark);
  return result;
}
