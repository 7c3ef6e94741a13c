/*
 * The format specification mini-language: what stands behind the colon of f"{value:*>+10,.2f}".
 *
 *   [[fill]align][sign]["z"]["#"]["0"][width][grouping]["." [precision][grouping]][type]
 *
 * parseFormatSpec reads it; formatInt, formatFloat, formatComplex and formatStr are __format__ of the
 * builtin types. Widths and fills count code points. Errors are thrown as FormatError with the
 * wording and in the order of CPython's Python/formatter_unicode.c. An empty specification is not
 * special here: it gives what format(value, "") gives for the exact builtin type.
 */
import { integerToFloat } from "../numeric/float_arithmetic.ts";
import {
  ADD_DOT_ZERO,
  ALTERNATE_FORM,
  type FloatNotation,
  formatFloatText,
  NO_NEGATIVE_ZERO,
} from "../numeric/float_format.ts";
import {
  DEFAULT_MAX_STR_DIGITS,
  integerToCodePoint,
  integerToDecimal,
} from "../numeric/int_text.ts";
import { signBit } from "../numeric/float_bits.ts";
import { FormatError, valueError } from "./format_error.ts";
import { codePointLength, decimalDigitValue, firstCodePoints } from "./unicode.ts";

/** What bounds the size of results; the caller keeps one object for all calls. */
export interface FormatLimits {
  /** Longest text to produce, in characters; a width or precision above it is a MemoryError. */
  readonly maximumLength: number;
  /** sys.set_int_max_str_digits(); 0 for no limit. */
  readonly maximumIntDigits: number;
}

/** The limits used when the caller names none. */
export const DEFAULT_FORMAT_LIMITS: FormatLimits = {
  maximumLength: 1 << 28,
  maximumIntDigits: DEFAULT_MAX_STR_DIGITS,
};

/** A parsed format specification. */
export interface FormatSpec {
  /** One code point. */
  fill: string;
  align: "<" | ">" | "=" | "^";
  sign: "" | "+" | "-" | " ";
  /** "z": a result of zero has no minus sign. */
  noNegativeZero: boolean;
  /** "#" */
  alternate: boolean;
  /** -1 when not given. */
  width: number;
  grouping: "" | "," | "_";
  /** -1 when not given. */
  precision: number;
  fractionGrouping: "" | "," | "_";
  /** One code point, or "" when not given. */
  type: string;
}

const enum Code {
  Space = 0x20,
  Hash = 0x23,
  Plus = 0x2b,
  Comma = 0x2c,
  Minus = 0x2d,
  Point = 0x2e,
  Zero = 0x30,
  Underscore = 0x5f,
  LowerZ = 0x7a,
}

/** sys.maxsize // 10: one digit more than this is too much. */
const MAXIMUM_INTEGER_TENTH = 922337203685477580;
const MAXIMUM_C_INT = 2147483647;

/**
 * Parses a format specification. `defaultAlign` is "<" for text and ">" for numbers; a type letter
 * that is not given stays "". `typeName` is the name of the value's type for messages.
 */
export function parseFormatSpec(
  text: string,
  typeName: string,
  defaultAlign: "<" | ">",
): FormatSpec {
  const spec: FormatSpec = {
    fill: " ",
    align: defaultAlign,
    sign: "",
    noNegativeZero: false,
    alternate: false,
    width: -1,
    grouping: "",
    precision: -1,
    fractionGrouping: "",
    type: "",
  };
  let at = 0;
  let fillGiven = false;
  let alignGiven = false;
  const first = text.codePointAt(0);
  const second = first !== undefined && first > 0xffff ? 2 : 1;
  if (isAlignment(text.charCodeAt(second))) {
    spec.fill = text.slice(0, second);
    spec.align = text[second] as FormatSpec["align"];
    fillGiven = alignGiven = true;
    at = second + 1;
  } else if (isAlignment(text.charCodeAt(0))) {
    spec.align = text[0] as FormatSpec["align"];
    alignGiven = true;
    at = 1;
  }
  let code = text.charCodeAt(at);
  if (code === Code.Plus || code === Code.Minus || code === Code.Space) {
    spec.sign = text[at] as FormatSpec["sign"];
    code = text.charCodeAt(++at);
  }
  if (code === Code.LowerZ) {
    spec.noNegativeZero = true;
    code = text.charCodeAt(++at);
  }
  if (code === Code.Hash) {
    spec.alternate = true;
    code = text.charCodeAt(++at);
  }
  if (!fillGiven && code === Code.Zero) {
    spec.fill = "0";
    if (!alignGiven && defaultAlign === ">") spec.align = "=";
    code = text.charCodeAt(++at);
  }
  const width = readInteger(text, at);
  if (width !== at) {
    spec.width = integerRead;
    at = width;
    code = text.charCodeAt(at);
  }
  if (code === Code.Comma) {
    spec.grouping = ",";
    code = text.charCodeAt(++at);
  }
  if (code === Code.Underscore) {
    if (spec.grouping !== "") throw commaAndUnderscore();
    spec.grouping = "_";
    code = text.charCodeAt(++at);
  }
  if (code === Code.Comma && spec.grouping === "_") throw commaAndUnderscore();
  if (code === Code.Point) {
    const start = ++at;
    const precision = readInteger(text, at);
    if (precision !== at) {
      spec.precision = integerRead;
      at = precision;
    }
    code = text.charCodeAt(at);
    if (code === Code.Comma) {
      spec.fractionGrouping = ",";
      code = text.charCodeAt(++at);
    }
    if (code === Code.Underscore) {
      if (spec.fractionGrouping !== "") throw commaAndUnderscore();
      spec.fractionGrouping = "_";
      code = text.charCodeAt(++at);
    }
    if (code === Code.Comma && spec.fractionGrouping === "_") throw commaAndUnderscore();
    if (at === start) throw valueError("Format specifier missing precision");
  }
  if (at < text.length) {
    spec.type = String.fromCodePoint(text.codePointAt(at)!);
    if (at + spec.type.length < text.length) {
      throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
    }
  }
  checkGrouping(spec, defaultAlign === "<" ? "s" : "");
  return spec;
}

function checkGrouping(spec: FormatSpec, defaultType: string): void {
  const type = spec.type || defaultType;
  if (spec.grouping !== "" && !"defgEG%F".includes(type)) {
    if (spec.grouping !== "_" || !"boxX".includes(type)) throw cannotGroup(spec.grouping, type);
  }
  if (spec.fractionGrouping !== "" && type === "n") throw cannotGroup(spec.fractionGrouping, type);
}

/** The value of the digits that {@linkcode readInteger} passed over last. */
let integerRead = 0;

/** Reads decimal digits of any script from a position; returns where they end. */
function readInteger(text: string, at: number): number {
  integerRead = 0;
  for (;;) {
    const codePoint = text.codePointAt(at);
    if (codePoint === undefined) return at;
    const digit = decimalDigitValue(codePoint);
    if (digit < 0) return at;
    if (
      integerRead > MAXIMUM_INTEGER_TENTH || (integerRead === MAXIMUM_INTEGER_TENTH && digit > 7)
    ) {
      throw valueError("Too many decimal digits in format string");
    }
    integerRead = integerRead * 10 + digit;
    at += codePoint > 0xffff ? 2 : 1;
  }
}

function isAlignment(code: number): boolean {
  // "<" "=" ">" "^"
  return (code >= 0x3c && code <= 0x3e) || code === 0x5e;
}

function commaAndUnderscore(): FormatError {
  return valueError("Cannot specify both ',' and '_'.");
}

function cannotGroup(grouping: string, type: string): FormatError {
  return valueError(`Cannot specify '${grouping}' with '${describeType(type)}'.`);
}

function unknownType(type: string, typeName: string): FormatError {
  return valueError(
    `Unknown format code '${describeType(type)}' for object of type '${typeName}'`,
  );
}

function describeType(type: string): string {
  const code = type.codePointAt(0) ?? 0;
  return code > 32 && code < 128 ? type : "\\x" + code.toString(16);
}

function checkLength(length: number, limits: FormatLimits): void {
  if (length > limits.maximumLength) throw new FormatError("MemoryError", "");
}

/** Parses a format specification of a str, and refuses what means nothing for text. */
export function parseStrSpec(specText: string, typeName = "str"): FormatSpec {
  const spec = parseFormatSpec(specText, typeName, "<");
  if (spec.type !== "" && spec.type !== "s") throw unknownType(spec.type, typeName);
  if (spec.sign !== "") {
    throw valueError(
      `${spec.sign === " " ? "Space" : "Sign"} not allowed in string format specifier`,
    );
  }
  if (spec.noNegativeZero) {
    throw valueError("Negative zero coercion (z) not allowed in string format specifier");
  }
  if (spec.alternate) {
    throw valueError("Alternate form (#) not allowed in string format specifier");
  }
  if (spec.align === "=") {
    throw valueError("'=' alignment not allowed in string format specifier");
  }
  return spec;
}

/** str.__format__ */
export function formatStr(
  value: string,
  specText: string,
  typeName = "str",
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  if (specText === "") return value;
  const spec = parseStrSpec(specText, typeName);
  const text = spec.precision < 0 ? value : firstCodePoints(value, spec.precision);
  return padAligned(text, codePointLength(text), spec, limits);
}

/** int.__format__, for bool too. */
export function formatInt(
  value: number | bigint,
  specText: string,
  typeName = "int",
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  if (specText === "") return integerToDecimal(value, limits.maximumIntDigits);
  const spec = parseFormatSpec(specText, typeName, ">");
  switch (spec.type) {
    case "":
    case "b":
    case "c":
    case "d":
    case "o":
    case "x":
    case "X":
    case "n":
      return formatAsInteger(value, spec, limits);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "%":
      return formatAsFloat(integerToFloat(value), spec, limits);
  }
  throw unknownType(spec.type, typeName);
}

/** float.__format__ */
export function formatFloat(
  value: number,
  specText: string,
  typeName = "float",
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  const spec = parseFormatSpec(specText, typeName, ">");
  switch (spec.type) {
    case "":
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "n":
    case "%":
      return formatAsFloat(value, spec, limits);
  }
  throw unknownType(spec.type, typeName);
}

/** complex.__format__; with an empty specification str(complex). */
export function formatComplex(
  real: number,
  imaginary: number,
  specText: string,
  typeName = "complex",
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  const spec = parseFormatSpec(specText, typeName, ">");
  if (spec.type !== "" && !"eEfFgGn".includes(spec.type)) throw unknownType(spec.type, typeName);
  if (spec.precision > MAXIMUM_C_INT) throw valueError("precision too big");
  if (spec.fill === "0") {
    throw valueError("Zero padding is not allowed in complex format specifier");
  }
  if (spec.align === "=") {
    throw valueError("'=' alignment flag is not allowed in complex format specifier");
  }
  const general = spec.type === "";
  const skipReal = general && real === 0 && !signBit(real);
  const width = spec.width;
  const fill = spec.fill;
  // The parts have no padding of their own.
  spec.width = -1;
  spec.fill = " ";
  const realText = skipReal ? "" : layOutFloat(real, spec, 0, limits);
  // The imaginary part always shows a sign, unless it stands alone.
  if (!skipReal) spec.sign = "+";
  const imaginaryText = layOutFloat(imaginary, spec, 0, limits);
  spec.width = width;
  spec.fill = fill;
  const text = general && !skipReal
    ? `(${realText}${imaginaryText}j)`
    : `${realText}${imaginaryText}j`;
  return padAligned(text, text.length, spec, limits);
}

function formatAsInteger(value: number | bigint, spec: FormatSpec, limits: FormatLimits): string {
  if (spec.precision >= 0) {
    throw valueError("Precision not allowed in integer format specifier");
  }
  if (spec.noNegativeZero) {
    throw valueError("Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type === "c") return formatAsCharacter(value, spec, limits);
  let digits: string;
  let prefix = "";
  switch (spec.type) {
    case "b":
      digits = value.toString(2);
      prefix = "0b";
      break;
    case "o":
      digits = value.toString(8);
      prefix = "0o";
      break;
    case "x":
      digits = value.toString(16);
      prefix = "0x";
      break;
    case "X":
      digits = value.toString(16).toUpperCase();
      prefix = "0X";
      break;
    default:
      digits = integerToDecimal(value, limits.maximumIntDigits);
  }
  const negative = value < 0;
  if (negative) digits = digits.slice(1);
  return layOutNumber(negative, spec.alternate ? prefix : "", digits, "", "", spec, limits);
}

function formatAsCharacter(
  value: number | bigint,
  spec: FormatSpec,
  limits: FormatLimits,
): string {
  if (spec.sign !== "") throw valueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) {
    throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  }
  const character = String.fromCodePoint(integerToCodePoint(value));
  return padAligned(character, 1, spec, limits);
}

function formatAsFloat(value: number, spec: FormatSpec, limits: FormatLimits): string {
  if (spec.precision > MAXIMUM_C_INT) throw valueError("precision too big");
  return layOutFloat(value, spec, spec.type === "" ? ADD_DOT_ZERO : 0, limits);
}

function layOutFloat(
  value: number,
  spec: FormatSpec,
  flags: number,
  limits: FormatLimits,
): string {
  if (spec.precision >= 0) checkLength(spec.precision, limits);
  let notation: FloatNotation;
  let precision = spec.precision >= 0 ? spec.precision : 6;
  switch (spec.type) {
    case "":
      notation = spec.precision >= 0 ? "g" : "r";
      break;
    case "e":
    case "E":
      notation = "e";
      break;
    case "g":
    case "G":
    case "n":
      notation = "g";
      break;
    case "%":
      value *= 100;
      notation = "f";
      break;
    default:
      notation = "f";
  }
  if (notation === "r") precision = 0;
  if (spec.alternate) flags |= ALTERNATE_FORM;
  if (spec.noNegativeZero) flags |= NO_NEGATIVE_ZERO;
  let text = formatFloatText(value, notation, precision, flags);
  const negative = text.charCodeAt(0) === Code.Minus;
  if (negative) text = text.slice(1);
  if (spec.type === "E" || spec.type === "G" || spec.type === "F") text = text.toUpperCase();
  if (spec.type === "%") text += "%";
  if (spec.width < 0 && spec.grouping === "" && spec.fractionGrouping === "") {
    return negative ? "-" + text : spec.sign === "+" || spec.sign === " " ? spec.sign + text : text;
  }
  const whole = endOfDigits(text, 0);
  const point = text.charCodeAt(whole) === Code.Point;
  const fraction = point ? endOfDigits(text, whole + 1) : whole;
  return layOutNumber(
    negative,
    "",
    text.slice(0, whole),
    text.slice(whole, fraction),
    text.slice(fraction),
    spec,
    limits,
  );
}

function endOfDigits(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (!(code >= 0x30 && code <= 0x39)) return at;
    at++;
  }
}

/**
 * Puts the parts of a number together: sign, prefix, grouped digits, the fraction with its point, and
 * the rest (an exponent, a percent sign, or all of "inf"), padded to the width.
 */
function layOutNumber(
  negative: boolean,
  prefix: string,
  digits: string,
  fraction: string,
  rest: string,
  spec: FormatSpec,
  limits: FormatLimits,
): string {
  const sign = negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const width = spec.width;
  if (width >= 0) checkLength(width, limits);
  if (spec.fractionGrouping !== "" && fraction.length > 4) {
    fraction = fraction[0] + groupFromLeft(fraction.slice(1), spec.fractionGrouping);
  }
  const tail = fraction + rest;
  const fixedLength = sign.length + prefix.length + tail.length;
  if (digits !== "") {
    const minimum = spec.fill === "0" && spec.align === "=" ? width - fixedLength : 0;
    if (spec.grouping !== "") {
      const size = "boxX".includes(spec.type || "d") ? 4 : 3;
      digits = groupFromRight(digits, size, spec.grouping, minimum);
    } else if (digits.length < minimum) {
      digits = "0".repeat(minimum - digits.length) + digits;
    }
  }
  const padding = width - fixedLength - digits.length;
  if (padding <= 0) return sign + prefix + digits + tail;
  switch (spec.align) {
    case "<":
      return sign + prefix + digits + tail + spec.fill.repeat(padding);
    case "=":
      return sign + prefix + spec.fill.repeat(padding) + digits + tail;
    case "^": {
      const left = padding >> 1;
      return spec.fill.repeat(left) + sign + prefix + digits + tail +
        spec.fill.repeat(padding - left);
    }
  }
  return spec.fill.repeat(padding) + sign + prefix + digits + tail;
}

/**
 * Separates groups of digits counted from the right. Leading zeros, grouped too, fill up to a minimum
 * length; the result can be one longer so that it does not begin with a separator.
 */
function groupFromRight(digits: string, size: number, separator: string, minimum: number): string {
  // One group more has size + 1 characters; a length that would begin with the separator is skipped.
  const groups = Math.floor(minimum / (size + 1));
  const wanted = groups * size + Math.max(minimum % (size + 1), 1);
  if (minimum > 0 && wanted > digits.length) digits = digits.padStart(wanted, "0");
  let at = digits.length % size || size;
  let result = digits.slice(0, at);
  for (; at < digits.length; at += size) result += separator + digits.slice(at, at + size);
  return result;
}

function groupFromLeft(digits: string, separator: string): string {
  let result = digits.slice(0, 3);
  for (let at = 3; at < digits.length; at += 3) result += separator + digits.slice(at, at + 3);
  return result;
}

/** Pads a text of `length` code points as a whole; "=" puts the padding before it, as ">" does. */
function padAligned(
  text: string,
  length: number,
  spec: FormatSpec,
  limits: FormatLimits,
): string {
  const padding = spec.width - length;
  if (padding <= 0) return text;
  checkLength(spec.width, limits);
  switch (spec.align) {
    case "<":
      return text + spec.fill.repeat(padding);
    case "^": {
      const left = padding >> 1;
      return spec.fill.repeat(left) + text + spec.fill.repeat(padding - left);
    }
  }
  return spec.fill.repeat(padding) + text;
}
