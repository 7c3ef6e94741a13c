/**
 * Format specifications that were parsed before: a program formats with the same few. They are found by the hash that the
 * specification's str keeps, and compared unit by unit.
 */
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { type FormatSpec, parseFormatSpec } from "../text/format_spec.ts";
import { FormatError } from "../text/format_error.ts";
import {
  FRACTION_MAX,
  isShortInteger,
  newNumberText,
  scaledDigits,
} from "../values/number_text.ts";
import { jsString, strHash, type StrRef } from "../values/text.ts";
import { STR1_SHAPE } from "../well_known.ts";

/** A parsed specification for a number, with what newNumberText needs. */
interface NumberSpec {
  readonly text: string;
  readonly spec: FormatSpec;
  /** Whether short ints are laid out by newNumberText. */
  readonly isDecimal: boolean;
  /** Digits behind the point of floats that newNumberText lays out, or -1: other floats. */
  readonly fraction: number;
  readonly width: number;
  readonly fill: number;
  readonly align: number;
  /** The sign of numbers that are not negative, or 0. */
  readonly plus: number;
}

const LONGEST = 16;
/** A power of two. */
const REMEMBERED = 128;
const WIDTH_MAX = 1024;

const known: (NumberSpec | undefined)[] = new Array(REMEMBERED).fill(undefined);

function prepare(text: string, spec: FormatSpec): NumberSpec {
  const { type, precision, width } = spec;
  const plain = spec.grouping === "" && spec.fractionGrouping === "" && !spec.alternate &&
    !spec.noNegativeZero && width <= WIDTH_MAX && spec.fill.length === 1 &&
    spec.fill.charCodeAt(0) < 256;
  return {
    text,
    spec,
    isDecimal: plain && (type === "" || type === "d") && precision < 0,
    fraction: plain && (type === "f" || type === "F") && precision <= FRACTION_MAX
      ? precision < 0 ? 6 : precision
      : -1,
    width,
    fill: spec.fill.charCodeAt(0),
    align: spec.align.charCodeAt(0),
    plus: spec.sign === "+" || spec.sign === " " ? spec.sign.charCodeAt(0) : 0,
  };
}

function isText(known: string, text: StrRef, length: number): boolean {
  if (known.length !== length) return false;
  for (let i = 0; i < length; i++) {
    if (known.charCodeAt(i) !== HU8[text + TEXT_UNITS + i]) return false;
  }
  return true;
}

/** The parsed specification of a number; null when it is not one of the short ones, or is wrong. */
function numberSpec(text: StrRef): NumberSpec | null {
  const length = H32[(text + LENGTH) >> 2] >> 1;
  if (length > LONGEST || H32[text >> 2] !== STR1_SHAPE) return null;
  const place = (strHash(text) >> 1) & (REMEMBERED - 1);
  const found = known[place];
  if (found !== undefined && isText(found.text, text, length)) return found;
  const written = jsString(text);
  try {
    return known[place] = prepare(written, parseFormatSpec(written, "", ">"));
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

const MINUS = 0x2d;

/** format(number, specification) of an int; 0 when the long way must be gone. `specification` is flat. @throws OutOfMemory */
export function formatShortInteger(number: number, specification: StrRef): StrRef {
  if (!isShortInteger(number)) return 0;
  const spec = numberSpec(specification);
  if (spec === null || !spec.isDecimal) return 0;
  const sign = number < 0 ? MINUS : spec.plus;
  return newNumberText(sign, Math.abs(number), 0, spec.width, spec.fill, spec.align);
}

/** format(number, specification) of a float; 0 when the long way must be gone. `specification` is flat. @throws OutOfMemory */
export function formatShortFloat(number: number, specification: StrRef): StrRef {
  const spec = numberSpec(specification);
  if (spec === null || spec.fraction < 0) return 0;
  const digits = scaledDigits(Math.abs(number), spec.fraction);
  if (digits < 0) return 0;
  const sign = number < 0 || (number === 0 && 1 / number < 0) ? MINUS : spec.plus;
  return newNumberText(sign, digits, spec.fraction, spec.width, spec.fill, spec.align);
}
