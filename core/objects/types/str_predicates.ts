/** str: the questions about kinds of characters (Objects/unicodeobject.c). */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import {
  ALPHABETIC,
  ALPHANUMERIC,
  characterFlags,
  DECIMAL,
  DIGIT,
  isIdentifierContinue,
  isIdentifierStart,
  isPrintable,
  NUMERIC,
  SPACE,
} from "../text/unicode.ts";
import { type StrRef, unitWidth } from "../values/text.ts";
import {
  CHARGE_MINIMUM,
  firstUnit,
  flatLength,
  isAsciiRange,
  readable,
  unitsOf,
} from "../values/text_units.ts";
import { chargeWork } from "../work.ts";

/** Whether the text is not empty and each of its characters has one of the flags. */
function every(self: Value, flags: number): Value {
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  let i = 0;
  while (i < length && (characterFlags(units[at + i]) & flags) !== 0) i++;
  if (i >= CHARGE_MINIMUM && !chargeWork(i >> 3)) return 0;
  return i === length && length > 0 ? TRUE : FALSE;
}

function isalpha(self: Value): Value {
  return every(self, ALPHABETIC);
}
function isalnum(self: Value): Value {
  return every(self, ALPHANUMERIC);
}
function isdecimal(self: Value): Value {
  return every(self, DECIMAL);
}
function isdigit(self: Value): Value {
  return every(self, DECIMAL | DIGIT);
}
function isnumeric(self: Value): Value {
  return every(self, DECIMAL | DIGIT | NUMERIC);
}
function isspace(self: Value): Value {
  return every(self, SPACE);
}

/** Whether all characters of a flat str are below 0x80. Never collects. */
export function isAsciiText(text: StrRef): boolean {
  return unitWidth(text) === 1 && isAsciiRange(text + TEXT_UNITS, flatLength(text));
}

function isascii(self: Value): Value {
  const text = readable(self);
  if (flatLength(text) >= CHARGE_MINIMUM && !chargeWork(flatLength(text) >> 5)) return 0;
  return isAsciiText(text) ? TRUE : FALSE;
}

function isprintable(self: Value): Value {
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  let i = 0;
  while (i < length && isPrintable(units[at + i])) i++;
  if (i >= CHARGE_MINIMUM && !chargeWork(i >> 3)) return 0;
  return i === length ? TRUE : FALSE;
}

function isidentifier(self: Value): Value {
  const text = readable(self);
  const width = unitWidth(text);
  const units = unitsOf(width);
  const at = firstUnit(text, width);
  const length = flatLength(text);
  if (length === 0 || !isIdentifierStart(units[at])) return FALSE;
  let i = 1;
  while (i < length && isIdentifierContinue(units[at + i])) i++;
  if (i >= CHARGE_MINIMUM && !chargeWork(i >> 3)) return 0;
  return i === length ? TRUE : FALSE;
}

/** Methods that ask what kind of characters a str holds. */
export const strPredicateMethods: Record<string, NativeEntry> = {
  isalpha: ["", isalpha],
  isalnum: ["", isalnum],
  isdecimal: ["", isdecimal],
  isdigit: ["", isdigit],
  isnumeric: ["", isnumeric],
  isspace: ["", isspace],
  isascii: ["", isascii],
  isprintable: ["", isprintable],
  isidentifier: ["", isidentifier],
};
