/**
 * The percent operator of str (Objects/unicode_format.c). The walk over the arguments and the conversions of numbers are
 * shared with bytes.
 */
import { NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { clearIf, pending, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { formatLimits } from "../format_limits.ts";
import { isFloat, isStr, isTuple } from "../kinds.ts";
import { warnOfSubclass } from "../protocols/warn.ts";
import { asIndex, hasIndex } from "../protocols/index_number.ts";
import { getItem } from "../protocols/items.ts";
import { floatArgument } from "../protocols/number_input.ts";
import { asciiOf, reprOf, strOf } from "../protocols/represent.ts";
import { Slot, slotOf, slotWord } from "../slots.ts";
import {
  ALTERNATE,
  argumentsLeftOver,
  BLANK,
  characterRequired,
  LEFT_JUSTIFY,
  notEnoughArguments,
  numberRequired,
  percentCodePoint,
  type PercentField,
  percentFloat,
  PercentFormatReader,
  percentInteger,
  PercentStep,
  SIGN,
  starWantsInt,
  ZERO_PAD,
} from "../text/percent_format.ts";
import { intBits, integerOf } from "../values/int_operands.ts";
import { admitInteger, chargeNanoseconds } from "../values/int_size.ts";
import { exactInt, floatValue, isInt } from "../values/numbers.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import {
  codePointAt,
  exactStr,
  jsString,
  newCharacter,
  newStr,
  type StrRef,
  unitWidth,
} from "../values/text.ts";
import { addPiece, beginPieces, endPieces } from "../values/text_pieces.ts";
import {
  CHARGE_MINIMUM,
  firstUnit,
  flatLength,
  readable,
  substring,
  type Units,
  unitsOf,
} from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import {
  FRACTION_MAX,
  newDecimal,
  newNumberText,
  PAD_AFTER_SIGN,
  PAD_LEFT,
  PAD_RIGHT,
  scaledDigits,
} from "../values/number_text.ts";
import { decimalText } from "./int_text.ts";
import { padded } from "./str_replace.ts";
import { FLOAT_SHAPE, TYPE_ERROR } from "../well_known.ts";
import { decimalConversionWork } from "../numeric/int_estimates.ts";

/** The right operand of a percent operator, given out argument by argument. */
export class PercentArguments {
  /** The right operand: rooted by the caller. */
  readonly #operand: Value;
  readonly #isTuple: boolean;
  /** Root slot of what the mapping gave last. */
  readonly #slot: number;
  /** Whether the next argument is what the mapping gave. */
  #fromMapping = false;
  /** Arguments not yet given out. */
  #left: number;
  #next = 0;
  /** Whether keys may be looked up in the operand. */
  readonly isMapping: boolean;

  /** Takes a slot of the root stack. `isMapping`: whether the operand, when it is no tuple, is a mapping. */
  constructor(operand: Value, isMapping: boolean) {
    this.#operand = operand;
    this.#isTuple = isTuple(operand);
    this.isMapping = isMapping && !this.#isTuple;
    this.#left = this.#isTuple ? tupleLength(operand) : 1;
    this.#slot = pushRoot(0);
  }

  /** The next argument; 0 with TypeError pending when there is none. It stays rooted until the next key. */
  take(): Value {
    if (this.#left === 0) return raiseFormatError(notEnoughArguments());
    this.#left--;
    if (this.#fromMapping) return H32[this.#slot >> 2];
    return this.#isTuple ? tupleItem(this.#operand, this.#next++) : this.#operand;
  }

  /** Makes the mapping's item the only argument; false with the exception pending. May run guest code. */
  lookUp(key: Value): boolean {
    H32[this.#slot >> 2] = key;
    const value = getItem(this.#operand, key);
    H32[this.#slot >> 2] = value;
    this.#fromMapping = true;
    this.#left = 1;
    return value !== 0;
  }

  /** Whether arguments are left that should not be. */
  get hasLeftOver(): boolean {
    return this.#left > 0 && !this.isMapping;
  }
}

/** Whether a format takes the operand for a mapping: it has subscripts. Text and tuples are asked for by the caller. */
export function hasSubscripts(operand: Value): boolean {
  return slotWord(typeOf(operand), Slot.getitem) !== 0;
}

/** step() of a reader; -1 with the exception pending. */
export function stepPercent(reader: PercentFormatReader): number {
  try {
    return reader.step();
  } catch (error) {
    raiseFormatError(error);
    return -1;
  }
}

/** Hands the argument of a "*" to the reader; false with the exception pending. */
export function giveStar(
  reader: PercentFormatReader,
  args: PercentArguments,
  isWidth: boolean,
): boolean {
  const value = args.take();
  if (value === 0) return false;
  try {
    if (!isInt(value)) throw starWantsInt();
    if (isWidth) reader.setWidth(integerOf(value));
    else reader.setPrecision(integerOf(value));
    return true;
  } catch (error) {
    raiseFormatError(error);
    return false;
  }
}

/**
 * The int that %d and its kin write, plain; 0 with the exception pending. May run guest code; the value is rooted by the
 * caller.
 */
function percentInt(value: Value, conversion: string): Value {
  if (isInt(value)) return exactInt(value);
  let result: Value = 0;
  if (conversion === "o" || conversion === "x" || conversion === "X") {
    if (hasIndex(value)) result = asIndex(value);
    if (result !== 0) return result;
  } else {
    const convert = slotOf(typeOf(value), Slot.int);
    if (convert !== null) {
      result = convert(value);
      if (result !== 0 && isInt(result)) {
        const plain = exactInt(result);
        return plain === result || warnOfSubclass("__int__", "int", result) ? plain : 0;
      }
      if (result !== 0) {
        raiseTypeError(`__int__ returned non-int (type ${typeName(result)})`);
      }
    } else if (hasIndex(value)) {
      result = asIndex(value);
      if (result !== 0) return result;
    }
  }
  if (pending() && !clearIf(TYPE_ERROR)) return 0;
  return raiseFormatError(numberRequired(conversion, typeName(value)));
}

/** The text of a number for %d, %x and their kin; null with the exception pending. May run guest code. */
export function percentIntText(value: Value, field: PercentField): string | null {
  const { conversion } = field;
  const int = percentInt(value, conversion);
  if (int === 0) return null;
  const decimal = conversion === "d" || conversion === "i" || conversion === "u";
  if (decimal && field.width < 0 && field.precision < 0 && field.flags === 0) {
    return decimalText(int);
  }
  const bits = intBits(int);
  const work = decimal ? decimalConversionWork(bits) : bits / 4;
  if (!admitInteger(bits * 8, work)) return null;
  try {
    const text = percentInteger(integerOf(int), field, formatLimits());
    return chargeNanoseconds(text.length * 10) ? text : null;
  } catch (error) {
    raiseFormatError(error);
    return null;
  }
}

/** The text of a number for %f and its kin; null with the exception pending. */
export function percentFloatText(number: number, field: PercentField): string | null {
  try {
    const text = percentFloat(number, field, formatLimits());
    return chargeNanoseconds(text.length * 10) ? text : null;
  } catch (error) {
    raiseFormatError(error);
    return null;
  }
}

/** The character of %c; 0 with the exception pending. May run guest code. */
function percentCharacterText(value: Value): Value {
  if (isStr(value)) {
    const text = readable(value);
    if (flatLength(text) === 1) return newCharacter(codePointAt(text, 0));
    return raiseFormatError(characterRequired("str", flatLength(text)));
  }
  if (isFloat(value) || !hasIndex(value)) {
    return raiseFormatError(characterRequired(typeName(value), -1));
  }
  const int = asIndex(value);
  if (int === 0) {
    return clearIf(TYPE_ERROR) ? raiseFormatError(characterRequired(typeName(value), -1)) : 0;
  }
  try {
    return newCharacter(percentCodePoint(integerOf(int)));
  } catch (error) {
    return raiseFormatError(error);
  }
}

/** Cuts to the precision and pads to the width. `text` is rooted by the caller. */
function fitted(text: Value, field: PercentField, precision: number): Value {
  const { width } = field;
  if (width < 0 && precision < 0) return exactStr(text);
  const mark = rootMark();
  let result: Value = readable(text);
  const length = flatLength(result);
  if (precision >= 0 && precision < length) result = substring(result, 0, precision);
  pushRoot(result);
  const padding = width - flatLength(result);
  if (padding > 0) {
    const left = (field.flags & LEFT_JUSTIFY) !== 0 ? 0 : padding;
    result = padded(result, left, padding - left, 0x20);
  }
  releaseRoots(mark);
  return result;
}

/** What convert gives for a letter that is no conversion. */
const UNSUPPORTED = -1;

/**
 * The str of one conversion; 0 with the exception pending, or UNSUPPORTED. May run guest code; the value is rooted by
 * the caller.
 */
function convert(value: Value, field: PercentField): Value {
  let text: Value = 0;
  switch (field.conversion) {
    case "s":
      text = strOf(value);
      break;
    case "r":
      text = reprOf(value);
      break;
    case "a":
      text = asciiOf(value);
      break;
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X": {
      const digits = percentIntText(value, field);
      return digits === null ? 0 : newStr(digits);
    }
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G": {
      const number = floatArgument(value);
      if (number !== number && pending()) return 0;
      const digits = percentFloatText(number, field);
      return digits === null ? 0 : newStr(digits);
    }
    case "c": {
      const character = percentCharacterText(value);
      return character === 0 ? 0 : fittedRooted(character, field, -1);
    }
    default:
      return UNSUPPORTED;
  }
  return text === 0 ? 0 : fittedRooted(text, field, field.precision);
}

/** `text` cut to a precision (-1: whole) and padded to the reader's width. May collect. @throws OutOfMemory */
export function fittedRooted(text: Value, field: PercentField, precision: number): Value {
  const mark = rootMark();
  pushRoot(text);
  const result = fitted(text, field, precision);
  releaseRoots(mark);
  return result;
}

const PERCENT = 0x25;
const POINT = 0x2e;
const ZERO = 0x30;
const MINUS = 0x2d;
/** A width beyond this one is looked at before the text is made. */
const WIDTH_MAX = 1024;
/** Longest run of digits that is read here: what is longer may be an error. */
const DIGITS_MAX = 4;

/** Where the conversion ends that readConversion read, and what it says. */
let readEnd = 0;
let readFlags = 0;
let readWidth = -1;
let readPrecision = -1;
/** The unit of the conversion's letter; PERCENT for "%%". */
let readLetter = 0;

/** The flag that a unit means, or 0. */
function flagOf(unit: number): number {
  switch (unit) {
    case 0x2d:
      return LEFT_JUSTIFY;
    case 0x2b:
      return SIGN;
    case 0x20:
      return BLANK;
    case 0x23:
      return ALTERNATE;
    case ZERO:
      return ZERO_PAD;
  }
  return 0;
}

/** The value of the digits from `at` on, -1 when there are none; where they end is in readEnd. */
function readDigits(units: Units, at: number, end: number): number {
  let value = -1;
  for (; at < end; at++) {
    const digit = units[at] - ZERO;
    if (digit < 0 || digit > 9) break;
    value = Math.max(value, 0) * 10 + digit;
  }
  readEnd = at;
  return value;
}

/**
 * Reads the conversion behind the "%" at index `at` of a view.
 *
 * @returns false when it is none of the usual ones: with a key, a "*", a size letter, too many digits, or an error
 */
function readConversion(units: Units, at: number, end: number): boolean {
  at++;
  readFlags = 0;
  for (; at < end; at++) {
    const flag = flagOf(units[at]);
    if (flag === 0) break;
    readFlags |= flag;
  }
  readWidth = readDigits(units, at, end);
  if (readEnd - at > DIGITS_MAX) return false;
  at = readEnd;
  readPrecision = -1;
  if (at < end && units[at] === POINT) {
    readPrecision = Math.max(0, readDigits(units, at + 1, end));
    if (readEnd - at > DIGITS_MAX) return false;
    at = readEnd;
  }
  if (at >= end) return false;
  readLetter = units[at];
  readEnd = at + 1;
  if (readLetter === PERCENT) return readFlags === 0 && readWidth < 0 && readPrecision < 0;
  return SIMPLE_LETTERS.includes(String.fromCharCode(readLetter));
}

const SIMPLE_LETTERS = "sdrfxigcaeouXEFG";

/**
 * Whether a flat format has none but usual conversions, as most formats do: these are carried out without making a
 * JavaScript string of it and without a reader.
 */
function isSimple(text: StrRef): boolean {
  const width = unitWidth(text);
  const units = unitsOf(width);
  const start = firstUnit(text, width);
  const end = start + flatLength(text);
  for (let at = start; at < end;) {
    if (units[at] !== PERCENT) at++;
    else {
      if (!readConversion(units, at, end)) return false;
      at = readEnd;
    }
  }
  return true;
}

/** Carries out a format that isSimple; 0 with the exception pending. May run guest code; `text` is rooted. */
function formatSimply(text: StrRef, args: PercentArguments): Value {
  const pieces = beginPieces();
  const width = unitWidth(text);
  const base = firstUnit(text, width);
  const end = base + flatLength(text);
  let start = base;
  for (let at = base; at < end;) {
    const units = unitsOf(width);
    if (units[at] !== PERCENT) {
      at++;
      continue;
    }
    readConversion(units, at, end);
    const next = readEnd;
    if (readLetter === PERCENT) {
      addPiece(pieces, substring(text, start - base, next - base - 1));
    } else {
      if (at > start) addPiece(pieces, substring(text, start - base, at - base));
      const value = args.take();
      const piece = value === 0 ? 0 : convertRead(value);
      if (piece === 0) {
        releaseRoots(pieces);
        return 0;
      }
      addPiece(pieces, piece);
    }
    at = start = next;
  }
  if (args.hasLeftOver) {
    releaseRoots(pieces);
    return raiseFormatError(argumentsLeftOver());
  }
  if (start < end) addPiece(pieces, substring(text, start - base, end - base));
  return endPieces(pieces);
}

/** The number by a %d, %x or %f that was read, when it is short and asks for no more than a width and zeros; else 0. */
function convertShortNumber(value: Value): Value {
  if ((readFlags & ~(ZERO_PAD | LEFT_JUSTIFY)) !== 0 || readWidth > WIDTH_MAX) return 0;
  const fill = readFlags === ZERO_PAD ? ZERO : 0x20;
  const align = readFlags === 0 ? PAD_LEFT : readFlags === ZERO_PAD ? PAD_AFTER_SIGN : PAD_RIGHT;
  if (readLetter === 0x78) {
    if ((value & 1) === 0 || readPrecision >= 0) return 0;
    const digits = (value >> 1).toString(16);
    if (align === PAD_RIGHT) return newStr(digits.padEnd(readWidth));
    if (align === PAD_LEFT) return newStr(digits.padStart(readWidth));
    const sign = digits.startsWith("-") ? 1 : 0;
    return newStr(digits.slice(0, sign) + digits.slice(sign).padStart(readWidth - sign, "0"));
  }
  if (readLetter === 0x64) {
    if ((value & 1) === 0 || readPrecision >= 0) return 0;
    const number = value >> 1;
    return newNumberText(number < 0 ? MINUS : 0, Math.abs(number), 0, readWidth, fill, align);
  }
  const isInt = (value & 1) !== 0;
  if (readLetter !== 0x66 || !isInt && H32[value >> 2] !== FLOAT_SHAPE) return 0;
  const fraction = readPrecision < 0 ? 6 : readPrecision;
  if (fraction > FRACTION_MAX) return 0;
  const number = isInt ? value >> 1 : floatValue(value);
  const digits = scaledDigits(Math.abs(number), fraction);
  if (digits < 0) return 0;
  const negative = number < 0 || (number === 0 && 1 / number < 0);
  return newNumberText(negative ? MINUS : 0, digits, fraction, readWidth, fill, align);
}

/** The str of the conversion that was read; 0 with the exception pending. May run guest code. */
function convertRead(value: Value): Value {
  if (readWidth < 0 && readPrecision < 0 && readFlags === 0) {
    switch (readLetter) {
      case 0x73:
        return strOf(value);
      case 0x72:
        return reprOf(value);
      case 0x64:
        if ((value & 1) !== 0) return newDecimal(value >> 1);
    }
  }
  const short = convertShortNumber(value);
  if (short !== 0) return short;
  return convert(value, {
    conversion: String.fromCharCode(readLetter),
    flags: readFlags,
    width: readWidth,
    precision: readPrecision,
  });
}

/** `format % operand`; 0 with the exception pending. May run guest code; both are rooted by the caller. */
export function percentFormat(format: Value, operand: Value): Value {
  const text = readable(format);
  const length = flatLength(text);
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 3)) return 0;
  const mark = rootMark();
  const args = new PercentArguments(operand, !isStr(operand) && hasSubscripts(operand));
  if (isSimple(text)) {
    const result = formatSimply(text, args);
    releaseRoots(mark);
    return result;
  }
  const reader = new PercentFormatReader(jsString(text), args.isMapping);
  const pieces = beginPieces();
  for (;;) {
    const step = stepPercent(reader);
    let done = true;
    switch (step) {
      case PercentStep.End: {
        const left = args.hasLeftOver;
        const result = left ? raiseFormatError(argumentsLeftOver()) : endPieces(pieces);
        releaseRoots(mark);
        return result;
      }
      case PercentStep.Literal:
        addPiece(pieces, newStr(reader.literal));
        break;
      case PercentStep.Key:
        done = args.lookUp(newStr(reader.key));
        break;
      case PercentStep.StarWidth:
      case PercentStep.StarPrecision:
        done = giveStar(reader, args, step === PercentStep.StarWidth);
        break;
      case PercentStep.Conversion: {
        const value = args.take();
        let text = value === 0 ? 0 : convert(value, reader);
        if (text === UNSUPPORTED) text = raiseFormatError(reader.unsupportedConversion());
        done = text !== 0;
        if (done) addPiece(pieces, text);
        break;
      }
      default:
        done = false;
    }
    if (!done) {
      releaseRoots(mark);
      return 0;
    }
  }
}

/** The slot of `%`: str on the left. */
export function strModulo(left: Value, right: Value): Value {
  return isStr(left) ? percentFormat(left, right) : NOT_IMPLEMENTED;
}
