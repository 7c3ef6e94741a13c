/** str: maketrans and translate (Objects/unicodeobject.c). */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR, NONE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { clearIf, pending, raiseTypeError, raiseValueError } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { getItem } from "../protocols/items.ts";
import {
  dictGet,
  dictKeyAt,
  type DictRef,
  dictSet,
  dictUsed,
  dictValueAt,
  newDict,
} from "../values/dict_table.ts";
import { isInt, safeIntegerOf } from "../values/numbers.ts";
import { codePointAt, type StrRef, unitWidth } from "../values/text.ts";
import { TextBuilder } from "../values/text_builder.ts";
import { allocateText, firstUnit, flatLength, readable, unitsOf } from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { DICT_SHAPE, LOOKUP_ERROR } from "../well_known.ts";
import { raiseBadArgument } from "./argument_errors.ts";

/** Characters between two charges of work. */
const CHARGE_CHARACTERS = 1024;
const CHARGE_UNITS = 1024;

function maketrans(from: Value, to: Value, deleted: Value): Value {
  const mark = rootMark();
  const table = newDict();
  pushRoot(table);
  const done = to === 0 ? fillFromDict(table, from) : fillFromTexts(table, from, to, deleted);
  releaseRoots(mark);
  return done ? table : 0;
}

function fillFromDict(table: DictRef, from: Value): boolean {
  if ((from & 1) !== 0 || H32[from >> 2] !== DICT_SHAPE) {
    raiseTypeError("if you give only one argument to maketrans it must be a dict");
    return false;
  }
  for (let entry = 0; entry < dictUsed(from); entry++) {
    let key = dictKeyAt(from, entry);
    if (key === 0) continue;
    if (isStr(key)) {
      const text = readable(key);
      if (flatLength(text) !== 1) {
        raiseValueError("string keys in translate table must be of length 1");
        return false;
      }
      key = small(codePointAt(text, 0));
    } else if (!isInt(key)) {
      raiseTypeError("keys in translate table must be strings or integers");
      return false;
    }
    if (!dictSet(table, key, dictValueAt(from, entry))) return false;
    if (entry % CHARGE_CHARACTERS === 0 && !chargeWork(CHARGE_UNITS)) return false;
  }
  return true;
}

function fillFromTexts(table: DictRef, from: Value, to: Value, deleted: Value): boolean {
  if (!isStr(to)) {
    raiseBadArgument("maketrans() argument 2", "str", to);
    return false;
  }
  if (deleted !== 0 && !isStr(deleted)) {
    raiseBadArgument("maketrans() argument 3", "str", deleted);
    return false;
  }
  if (!isStr(from)) {
    raiseTypeError("first maketrans argument must be a string if there is a second argument");
    return false;
  }
  const source = readable(from);
  const target = readable(to);
  const length = flatLength(source);
  if (flatLength(target) !== length) {
    raiseValueError("the first two maketrans arguments must have equal length");
    return false;
  }
  if (!chargeWork(length)) return false;
  for (let i = 0; i < length; i++) {
    if (!dictSet(table, small(codePointAt(source, i)), small(codePointAt(target, i)))) return false;
  }
  if (deleted === 0) return true;
  const gone = readable(deleted);
  if (!chargeWork(flatLength(gone))) return false;
  for (let i = 0; i < flatLength(gone); i++) {
    if (!dictSet(table, small(codePointAt(gone, i)), NONE)) return false;
  }
  return true;
}

// What a character becomes, beside a code point.
const DELETED = -1;
/** A str, which is in `replacement`. */
const REPLACED = -2;
const FAILED = -3;
const UNKNOWN = -4;

/** Characters below this one are looked up once. */
const REMEMBERED = 128;
/** Texts of this length are worth remembering what was looked up. */
const REMEMBER_MINIMUM = 16;

let replacement: Value = 0;

/** Asks the table about a code point. May run guest code. */
function lookUp(table: Value, point: number): number {
  const found = H32[table >> 2] === DICT_SHAPE
    ? dictGet(table, small(point))
    : getItem(table, small(point));
  if (found === 0) return pending() && !clearIf(LOOKUP_ERROR) ? FAILED : point;
  if (found === NONE) return DELETED;
  if (isInt(found)) {
    const target = safeIntegerOf(found);
    if (target >= 0 && target <= 0x10ffff) return target;
    raiseValueError("character mapping must be in range(0x110000)");
    return FAILED;
  }
  if (isStr(found)) {
    replacement = found;
    return REPLACED;
  }
  raiseTypeError("character mapping must return integer, None or str");
  return FAILED;
}

function translate(self: Value, table: Value): Value {
  const text = readable(self);
  const length = flatLength(text);
  if (length === 0) return EMPTY_STR;
  if ((table & 1) !== 0) return getItem(table, small(codePointAt(text, 0)));
  const remembered = length < REMEMBER_MINIMUM ? null : new Int32Array(REMEMBERED).fill(UNKNOWN);
  const mark = rootMark();
  const slot = pushRoot(0);
  const begun = remembered === null || unitWidth(text) > 1
    ? 0
    : translateLatin(text, length, table, remembered, slot);
  let result: Value = 0;
  if (begun === length && builtLength === length) result = H32[slot >> 2];
  else if (begun >= 0) {
    const builder = new TextBuilder(length);
    if (begun > 0) builder.appendStr(H32[slot >> 2], 0, builtLength);
    const done = translateUnits(text, begun, length, table, remembered, builder, slot);
    if (done) result = builder.finish();
  }
  releaseRoots(mark);
  return result;
}

/** Units that translateLatin wrote. */
let builtLength = 0;

/**
 * Translates a Latin-1 text as far as its characters become Latin-1 characters or nothing, into a str in the root slot.
 *
 * @returns how many characters were read, or -1 with the exception pending; builtLength says how many were written
 */
function translateLatin(
  text: StrRef,
  length: number,
  table: Value,
  remembered: Int32Array,
  slot: number,
): number {
  const result = allocateText(length, 1);
  H32[slot >> 2] = result;
  const from = text + TEXT_UNITS;
  const to = result + TEXT_UNITS;
  let written = 0;
  let read = 0;
  while (read < length) {
    const point = HU8[from + read];
    let target = point < REMEMBERED ? remembered[point] : UNKNOWN;
    if (target === UNKNOWN) {
      target = lookUp(table, point);
      if (target === FAILED) return -1;
      if (point < REMEMBERED && target !== REPLACED) remembered[point] = target;
    }
    if (target > 0xff || target === REPLACED) break;
    if (target >= 0) HU8[to + written++] = target;
    if (++read % CHARGE_CHARACTERS === 0 && !chargeWork(CHARGE_UNITS >> 4)) return -1;
  }
  builtLength = written;
  return read;
}

/** Appends what the characters become; false with the exception pending. `slot` is a root slot. */
function translateUnits(
  text: StrRef,
  start: number,
  length: number,
  table: Value,
  remembered: Int32Array | null,
  builder: TextBuilder,
  slot: number,
): boolean {
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  for (let i = start; i < length; i++) {
    if (i % CHARGE_CHARACTERS === 0 && !chargeWork(CHARGE_UNITS >> 3)) return false;
    const point = units[at + i];
    let target = remembered !== null && point < REMEMBERED ? remembered[point] : UNKNOWN;
    if (target === UNKNOWN) {
      target = lookUp(table, point);
      if (target === FAILED) return false;
      if (remembered !== null && point < REMEMBERED && target !== REPLACED) {
        remembered[point] = target;
      }
    }
    if (target >= 0) builder.appendPoint(target);
    else if (target === REPLACED) {
      H32[slot >> 2] = replacement;
      const part = readable(replacement);
      builder.appendStr(part, 0, flatLength(part));
      if (!chargeWork(flatLength(part) >> 4)) return false;
    }
  }
  return true;
}

/** translate. */
export const strTranslateMethods: Record<string, NativeEntry> = {
  translate: ["table, /", translate],
};

/** maketrans. */
export const strTranslateStatics: Record<string, NativeEntry> = {
  maketrans: ["x, y=None, z=None, /", maketrans],
};
