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
import { asIndex, hasIndex } from "../protocols/index_number.ts";
import { getItem } from "../protocols/items.ts";
import { floatArgument } from "../protocols/number_input.ts";
import { asciiOf, reprOf, strOf } from "../protocols/represent.ts";
import { Slot, slotOf, slotWord } from "../slots.ts";
import {
  argumentsLeftOver,
  characterRequired,
  LEFT_JUSTIFY,
  notEnoughArguments,
  numberRequired,
  percentCodePoint,
  percentFloat,
  PercentFormatReader,
  percentInteger,
  PercentStep,
  starWantsInt,
} from "../text/percent_format.ts";
import { intBits, integerOf } from "../values/int_operands.ts";
import { admitInteger, chargeNanoseconds } from "../values/int_size.ts";
import { exactInt, isInt } from "../values/numbers.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { codePointAt, exactStr, jsString, newCharacter, newStr } from "../values/text.ts";
import { addPiece, beginPieces, endPieces } from "../values/text_pieces.ts";
import { CHARGE_MINIMUM, flatLength, readable, substring } from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { decimalText } from "./int_text.ts";
import { padded } from "./str_replace.ts";
import { TYPE_ERROR } from "../well_known.ts";
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
      if (result !== 0 && isInt(result)) return exactInt(result);
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
export function percentIntText(value: Value, reader: PercentFormatReader): string | null {
  const { conversion } = reader;
  const int = percentInt(value, conversion);
  if (int === 0) return null;
  const decimal = conversion === "d" || conversion === "i" || conversion === "u";
  if (decimal && reader.width < 0 && reader.precision < 0 && reader.flags === 0) {
    return decimalText(int);
  }
  const bits = intBits(int);
  const work = decimal ? decimalConversionWork(bits) : bits / 4;
  if (!admitInteger(bits * 8, work)) return null;
  try {
    const text = percentInteger(integerOf(int), reader, formatLimits());
    return chargeNanoseconds(text.length * 4) ? text : null;
  } catch (error) {
    raiseFormatError(error);
    return null;
  }
}

/** The text of a number for %f and its kin; null with the exception pending. */
export function percentFloatText(number: number, reader: PercentFormatReader): string | null {
  try {
    const text = percentFloat(number, reader, formatLimits());
    return chargeNanoseconds(text.length * 4) ? text : null;
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
function fitted(text: Value, reader: PercentFormatReader, precision: number): Value {
  const { width } = reader;
  if (width < 0 && precision < 0) return exactStr(text);
  const mark = rootMark();
  let result: Value = readable(text);
  const length = flatLength(result);
  if (precision >= 0 && precision < length) result = substring(result, 0, precision);
  pushRoot(result);
  const padding = width - flatLength(result);
  if (padding > 0) {
    const left = (reader.flags & LEFT_JUSTIFY) !== 0 ? 0 : padding;
    result = padded(result, left, padding - left, 0x20);
  }
  releaseRoots(mark);
  return result;
}

/** The str of one conversion; 0 with the exception pending. May run guest code; the value is rooted by the caller. */
function convert(value: Value, reader: PercentFormatReader): Value {
  let text: Value = 0;
  switch (reader.conversion) {
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
      const digits = percentIntText(value, reader);
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
      const digits = percentFloatText(number, reader);
      return digits === null ? 0 : newStr(digits);
    }
    case "c": {
      const character = percentCharacterText(value);
      return character === 0 ? 0 : fittedRooted(character, reader, -1);
    }
    default:
      return raiseFormatError(reader.unsupportedConversion());
  }
  return text === 0 ? 0 : fittedRooted(text, reader, reader.precision);
}

/** `text` cut to a precision (-1: whole) and padded to the reader's width. May collect. @throws OutOfMemory */
export function fittedRooted(text: Value, reader: PercentFormatReader, precision: number): Value {
  const mark = rootMark();
  pushRoot(text);
  const result = fitted(text, reader, precision);
  releaseRoots(mark);
  return result;
}

/** `format % operand`; 0 with the exception pending. May run guest code; both are rooted by the caller. */
export function percentFormat(format: Value, operand: Value): Value {
  const length = flatLength(readable(format));
  if (length >= CHARGE_MINIMUM && !chargeWork(length >> 3)) return 0;
  const mark = rootMark();
  const args = new PercentArguments(operand, !isStr(operand) && hasSubscripts(operand));
  const reader = new PercentFormatReader(jsString(format), args.isMapping);
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
        const text = value === 0 ? 0 : convert(value, reader);
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
