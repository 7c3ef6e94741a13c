/**
 * The percent operator of bytes (Objects/bytesobject.c: _PyBytes_FormatEx). Bytes are carried as Latin-1 text on the
 * way.
 */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { EMPTY_STR } from "../../heap/map.ts";
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { clearIf, pending, raiseTypeError, takePending, typeName } from "../errors.ts";
import { raiseFormatError } from "../format_failure.ts";
import { isBytes, isFloat, isStr } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { call0 } from "../protocols/call.ts";
import { asIndex, hasIndex } from "../protocols/index_number.ts";
import { floatArgument } from "../protocols/number_input.ts";
import { asciiOf } from "../protocols/represent.ts";
import {
  argumentsLeftOver,
  byteRequired,
  bytesRequired,
  percentCodePoint,
  PercentFormatReader,
  PercentStep,
} from "../text/percent_format.ts";
import {
  bytesOfRange,
  copyBytes,
  newBytes,
  viewAddress,
  viewBytes,
  viewLength,
} from "../values/bytes_object.ts";
import { integerOf } from "../values/int_operands.ts";
import { jsSlice, latinCharacter, newStr } from "../values/text.ts";
import { addPiece, beginPieces, endPieces } from "../values/text_pieces.ts";
import { allocateText, CHARGE_MINIMUM, flatLength, readable } from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import { TYPE_ERROR } from "../well_known.ts";
import {
  fittedRooted,
  giveStar,
  hasSubscripts,
  PercentArguments,
  percentFloatText,
  percentIntText,
  stepPercent,
} from "./str_percent.ts";

/** The Latin-1 str of a range of bytes, whose owner is rooted by the caller. @throws OutOfMemory */
function latinText(address: number, length: number): Value {
  if (length === 0) return EMPTY_STR;
  if (length === 1) return latinCharacter(HU8[address]);
  const text = allocateText(length, 1);
  copyBytes(address, text + TEXT_UNITS, length);
  return text;
}

/** The bytes of %b and %s as Latin-1 text; 0 with the exception pending. May run guest code. */
function bytesText(value: Value): Value {
  if (viewBytes(value)) return latinText(viewAddress, viewLength);
  const method = lookupSpecial(value, N.__bytes__);
  if (method === 0) return pending() ? 0 : raiseFormatError(bytesRequired(typeName(value)));
  const mark = rootMark();
  pushRoot(method);
  const bytes = call0(method);
  let text: Value = 0;
  if (bytes !== 0) {
    if (isBytes(bytes) && viewBytes(bytes)) {
      pushRoot(bytes);
      text = latinText(viewAddress, viewLength);
    } else raiseTypeError(`__bytes__ returned non-bytes (type ${typeName(bytes)})`);
  }
  releaseRoots(mark);
  return text;
}

/** The byte of %c; 0 with the exception pending. May run guest code. */
function byteText(value: Value): Value {
  if (viewBytes(value)) {
    if (viewLength === 1) return latinCharacter(HU8[viewAddress]);
    return raiseFormatError(byteRequired(typeName(value), viewLength));
  }
  const wrong = () => raiseFormatError(byteRequired(typeName(value), -1));
  if (isFloat(value) || !hasIndex(value)) return wrong();
  const int = asIndex(value);
  if (int === 0) return clearIf(TYPE_ERROR) ? wrong() : 0;
  try {
    return latinCharacter(percentCodePoint(integerOf(int), true));
  } catch (error) {
    return raiseFormatError(error);
  }
}

/** The Latin-1 text of one conversion; 0 with the exception pending. May run guest code. */
function convert(value: Value, reader: PercentFormatReader): Value {
  let text: Value;
  switch (reader.conversion) {
    case "b":
    case "s":
      text = bytesText(value);
      break;
    case "a":
    case "r":
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
      if (number !== number && pending()) {
        takePending();
        return raiseTypeError(`float argument required, not ${typeName(value)}`);
      }
      const digits = percentFloatText(number, reader);
      return digits === null ? 0 : newStr(digits);
    }
    case "c":
      text = byteText(value);
      return text === 0 ? 0 : fittedRooted(text, reader, -1);
    default:
      return raiseFormatError(reader.unsupportedConversion());
  }
  return text === 0 ? 0 : fittedRooted(text, reader, reader.precision);
}

/** A literal or a key of the format, whose characters are bytes. */
function bytesOfLatin(text: string): Value {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return newBytes(bytes);
}

/**
 * `format % operand` for the bytes that are `format` (rooted by the caller), as Latin-1 text; 0 with the exception
 * pending. May run guest code.
 */
export function percentBytesText(format: Value, operand: Value): Value {
  viewBytes(format);
  if (viewLength >= CHARGE_MINIMUM && !chargeWork(viewLength >> 3)) return 0;
  const mark = rootMark();
  const pattern = latinText(viewAddress, viewLength);
  const text = jsSlice(pattern, 0, flatLength(pattern));
  const isText = isStr(operand) || viewBytes(operand);
  const args = new PercentArguments(operand, !isText && hasSubscripts(operand));
  const reader = new PercentFormatReader(text, args.isMapping, true);
  const pieces = beginPieces();
  for (;;) {
    const step = stepPercent(reader);
    let done = true;
    switch (step) {
      case PercentStep.End: {
        const left = args.hasLeftOver;
        const result = left ? raiseFormatError(argumentsLeftOver(true)) : endPieces(pieces);
        releaseRoots(mark);
        return result;
      }
      case PercentStep.Literal:
        addPiece(pieces, newStr(reader.literal));
        break;
      case PercentStep.Key:
        done = args.lookUp(bytesOfLatin(reader.key));
        break;
      case PercentStep.StarWidth:
      case PercentStep.StarPrecision:
        done = giveStar(reader, args, step === PercentStep.StarWidth);
        break;
      case PercentStep.Conversion: {
        const value = args.take();
        const piece = value === 0 ? 0 : convert(value, reader);
        done = piece !== 0;
        if (done) addPiece(pieces, piece);
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

/** `format % operand` as bytes. */
export function percentBytes(format: Value, operand: Value): Value {
  const text = percentBytesText(format, operand);
  if (text === 0) return 0;
  const mark = rootMark();
  pushRoot(text);
  const flat = readable(text);
  const result = bytesOfRange(flat + TEXT_UNITS, flatLength(flat));
  releaseRoots(mark);
  return result;
}
