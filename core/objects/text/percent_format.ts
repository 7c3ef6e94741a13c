/*
 * The % operator of str and bytes: "%-10s %05.2f" % (...).
 *
 * PercentFormatReader walks over a format and stops wherever the object layer has to act: to fetch a
 * value from a mapping, to take the argument for a "*", to convert and format an argument. It parses
 * no further than it was asked to, because CPython finds an error in the format only after it has
 * converted all that stands before. The percent... functions then write one converted value.
 *
 *   "%" ["(" key ")"] [flags] [width | "*"] ["." [precision | "*"]] ["h" | "l" | "L"] conversion
 *
 * Source of grammar, order and messages: PyUnicode_Format and _PyBytes_FormatEx of CPython 3.14.
 */
import { ALTERNATE_FORM, type FloatNotation, formatFloatText } from "../numeric/float_format.ts";
import { integerToDecimal } from "../numeric/int_text.ts";
import { FormatError, overflowError, typeError, valueError } from "./format_error.ts";
import { DEFAULT_FORMAT_LIMITS, type FormatLimits } from "./format_spec.ts";
import { codePointLength, firstCodePoints } from "./unicode.ts";

/** Flag "-": pad on the right. */
export const LEFT_JUSTIFY = 1;
/** Flag "+": always a sign. */
export const SIGN = 2;
/** Flag " ": a space where a plus sign would stand. */
export const BLANK = 4;
/** Flag "#": the alternate form. */
export const ALTERNATE = 8;
/** Flag "0": pad numbers with zeros after the sign. */
export const ZERO_PAD = 16;

/** Why {@linkcode PercentFormatReader.step} stopped. */
export const enum PercentStep {
  /** The format is at its end. */
  End,
  /** `literal` holds text that stands for itself. */
  Literal,
  /** `key` names an item of the mapping, which now becomes the only argument. */
  Key,
  /** The next argument is a width: hand it to setWidth. */
  StarWidth,
  /** The next argument is a precision: hand it to setPrecision. */
  StarPrecision,
  /** The next argument is to be written by `conversion`, `flags`, `width` and `precision`. */
  Conversion,
}

const enum Phase {
  Text,
  Flags,
  AfterWidth,
  AfterPrecision,
}

const enum Code {
  Space = 0x20,
  Hash = 0x23,
  Percent = 0x25,
  Open = 0x28,
  Close = 0x29,
  Star = 0x2a,
  Plus = 0x2b,
  Minus = 0x2d,
  Point = 0x2e,
  Zero = 0x30,
  Nine = 0x39,
  UpperL = 0x4c,
  LowerH = 0x68,
  LowerL = 0x6c,
}

const MAXIMUM_C_INT = 2147483647;
const MAXIMUM_SSIZE = 9223372036854775807n;
const MAXIMUM_SSIZE_TENTH = 922337203685477580;

/** Walks over a percent format, one stop at a time. */
export class PercentFormatReader {
  literal = "";
  key = "";
  /** One code point. An unknown one is reported by {@linkcode unsupportedConversion}. */
  conversion = "";
  flags = 0;
  /** -1 when not given. */
  width = -1;
  /** -1 when not given. */
  precision = -1;
  readonly #text: string;
  readonly #hasMapping: boolean;
  readonly #isBytes: boolean;
  #at = 0;
  #phase = Phase.Text;

  /**
   * @param text the format; bytes are given as characters 0 to 255
   * @param hasMapping whether the right operand is a mapping, and neither a tuple nor text
   * @param isBytes whether the format is bytes, which word some errors differently
   */
  constructor(text: string, hasMapping: boolean, isBytes = false) {
    this.#text = text;
    this.#hasMapping = hasMapping;
    this.#isBytes = isBytes;
  }

  /** Goes on to the next stop. Throws FormatError where the format is wrong. */
  step(): PercentStep {
    switch (this.#phase) {
      case Phase.Text:
        return this.#readText();
      case Phase.Flags:
        return this.#readFlags();
      case Phase.AfterWidth:
        return this.#readPrecision();
      case Phase.AfterPrecision:
        return this.#readConversion();
    }
  }

  /** Takes the argument of a "*" width: negative pads on the right. */
  setWidth(value: number | bigint): void {
    if (typeof value === "bigint" && (value > MAXIMUM_SSIZE || value < -MAXIMUM_SSIZE - 1n)) {
      throw overflowError("Python int too large to convert to C ssize_t");
    }
    const width = Number(value);
    if (width < 0) this.flags |= LEFT_JUSTIFY;
    this.width = Math.abs(width);
  }

  /** Takes the argument of a "*" precision: negative counts as zero. */
  setPrecision(value: number | bigint): void {
    if (value > MAXIMUM_C_INT || value < -MAXIMUM_C_INT - 1) {
      throw overflowError("Python int too large to convert to C int");
    }
    this.precision = Math.max(0, Number(value));
  }

  /** The error for a conversion that does not exist, thrown once its argument has been taken. */
  unsupportedConversion(): FormatError {
    const code = this.conversion.codePointAt(0)!;
    if (this.#isBytes && code >= 0x80) {
      return overflowError("character argument not in range(0x110000)");
    }
    const shown = code >= 31 && code <= 126 ? this.conversion : "?";
    const index = codePointLength(this.#text.slice(0, this.#at)) - 1;
    return valueError(
      `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`,
    );
  }

  #readText(): PercentStep {
    const text = this.#text;
    const start = this.#at;
    if (start >= text.length) return PercentStep.End;
    const percent = text.indexOf("%", start);
    if (percent !== start) {
      this.#at = percent < 0 ? text.length : percent;
      this.literal = text.slice(start, this.#at);
      return PercentStep.Literal;
    }
    this.#at = start + 1;
    const code = text.charCodeAt(this.#at);
    if (code === Code.Percent) {
      this.#at++;
      this.literal = "%";
      return PercentStep.Literal;
    }
    this.flags = 0;
    this.width = -1;
    this.precision = -1;
    if (code === Code.Open) {
      this.#readKey();
      this.#phase = Phase.Flags;
      return PercentStep.Key;
    }
    return this.#readFlags();
  }

  #readKey(): void {
    if (!this.#hasMapping) throw typeError("format requires a mapping");
    const text = this.#text;
    const start = ++this.#at;
    let depth = 1;
    let at = start;
    for (; depth > 0; at++) {
      if (at >= text.length) throw valueError("incomplete format key");
      const code = text.charCodeAt(at);
      if (code === Code.Close) depth--;
      else if (code === Code.Open) depth++;
    }
    this.key = text.slice(start, at - 1);
    this.#at = at;
  }

  #readFlags(): PercentStep {
    const text = this.#text;
    let at = this.#at;
    for (;; at++) {
      const flag = flagOf(text.charCodeAt(at));
      if (flag === 0) break;
      this.flags |= flag;
    }
    if (text.charCodeAt(at) === Code.Star) {
      this.#at = at + 1;
      this.#phase = Phase.AfterWidth;
      return PercentStep.StarWidth;
    }
    let width = -1;
    for (;; at++) {
      const code = text.charCodeAt(at);
      if (!(code >= Code.Zero && code <= Code.Nine)) break;
      const digit = code - Code.Zero;
      if (width > MAXIMUM_SSIZE_TENTH || (width === MAXIMUM_SSIZE_TENTH && digit > 7)) {
        throw valueError("width too big");
      }
      width = Math.max(width, 0) * 10 + digit;
    }
    this.width = width;
    this.#at = at;
    return this.#readPrecision();
  }

  #readPrecision(): PercentStep {
    const text = this.#text;
    let at = this.#at;
    if (text.charCodeAt(at) === Code.Point) {
      at++;
      if (text.charCodeAt(at) === Code.Star) {
        this.#at = at + 1;
        this.#phase = Phase.AfterPrecision;
        return PercentStep.StarPrecision;
      }
      let precision = 0;
      for (;; at++) {
        const code = text.charCodeAt(at);
        if (!(code >= Code.Zero && code <= Code.Nine)) break;
        const digit = code - Code.Zero;
        precision = precision * 10 + digit;
        if (precision > MAXIMUM_C_INT) {
          throw valueError(this.#isBytes ? "prec too big" : "precision too big");
        }
      }
      this.precision = precision;
      this.#at = at;
    }
    return this.#readConversion();
  }

  #readConversion(): PercentStep {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (code === Code.LowerH || code === Code.LowerL || code === Code.UpperL) this.#at++;
    if (this.#at >= text.length) throw valueError("incomplete format");
    this.conversion = String.fromCodePoint(text.codePointAt(this.#at)!);
    this.#at += this.conversion.length;
    this.#phase = Phase.Text;
    return PercentStep.Conversion;
  }
}

function flagOf(code: number): number {
  switch (code) {
    case Code.Minus:
      return LEFT_JUSTIFY;
    case Code.Plus:
      return SIGN;
    case Code.Space:
      return BLANK;
    case Code.Hash:
      return ALTERNATE;
    case Code.Zero:
      return ZERO_PAD;
  }
  return 0;
}

/** How a value is to be written: a reader at a {@linkcode PercentStep.Conversion} is one. */
export interface PercentField {
  readonly conversion: string;
  readonly flags: number;
  readonly width: number;
  readonly precision: number;
}

/** Writes an int for %d, %i, %u, %o, %x and %X. */
export function percentInteger(
  value: number | bigint,
  field: PercentField,
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  const { conversion, precision } = field;
  if (precision > MAXIMUM_C_INT - 3) throw overflowError("precision too large");
  if (precision > limits.maximumLength) throw new FormatError("MemoryError", "");
  let digits: string;
  let prefix = "";
  switch (conversion) {
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
  if (digits.length < precision) digits = digits.padStart(precision, "0");
  if ((field.flags & ALTERNATE) === 0) prefix = "";
  return padNumber(negative, prefix, digits, field, limits);
}

/** Writes a float for %e, %E, %f, %F, %g and %G. */
export function percentFloat(
  value: number,
  field: PercentField,
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  const { conversion } = field;
  const precision = field.precision < 0 ? 6 : field.precision;
  if (precision > limits.maximumLength) throw new FormatError("MemoryError", "");
  const notation = conversion.toLowerCase();
  let text = formatFloatText(
    value,
    notation as FloatNotation,
    precision,
    (field.flags & ALTERNATE) !== 0 ? ALTERNATE_FORM : 0,
  );
  if (notation !== conversion) text = text.toUpperCase();
  const negative = text.charCodeAt(0) === Code.Minus;
  return padNumber(negative, "", negative ? text.slice(1) : text, field, limits);
}

/** Writes the text of a value for %s, %r, %a and %b: cut to the precision, padded with spaces. */
export function percentText(
  text: string,
  field: PercentField,
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  if (field.precision >= 0) text = firstCodePoints(text, field.precision);
  return padText(text, field, limits);
}

/** Writes one character for %c; a precision means nothing. */
export function percentCharacter(
  character: string,
  field: PercentField,
  limits: FormatLimits = DEFAULT_FORMAT_LIMITS,
): string {
  return padText(character, field, limits);
}

function padText(text: string, field: PercentField, limits: FormatLimits): string {
  if (field.width <= 0) return text;
  const padding = field.width - codePointLength(text);
  if (padding <= 0) return text;
  if (field.width > limits.maximumLength) throw new FormatError("MemoryError", "");
  const spaces = " ".repeat(padding);
  return (field.flags & LEFT_JUSTIFY) !== 0 ? text + spaces : spaces + text;
}

function padNumber(
  negative: boolean,
  prefix: string,
  digits: string,
  field: PercentField,
  limits: FormatLimits,
): string {
  const { flags, width } = field;
  const sign = negative ? "-" : (flags & SIGN) !== 0 ? "+" : (flags & BLANK) !== 0 ? " " : "";
  const padding = width - sign.length - prefix.length - digits.length;
  if (padding <= 0) return sign + prefix + digits;
  if (width > limits.maximumLength) throw new FormatError("MemoryError", "");
  if ((flags & LEFT_JUSTIFY) !== 0) return sign + prefix + digits + " ".repeat(padding);
  if ((flags & ZERO_PAD) !== 0) return sign + prefix + "0".repeat(padding) + digits;
  return " ".repeat(padding) + sign + prefix + digits;
}

/** The character code that an int means in %c. Throws OverflowError when it is none. */
export function percentCodePoint(value: number | bigint, isBytes = false): number {
  if (value < 0 || value > (isBytes ? 0xff : 0x10ffff)) {
    throw overflowError(`%c arg not in range(${isBytes ? "256" : "0x110000"})`);
  }
  return Number(value);
}

/** Fewer arguments than conversions. */
export function notEnoughArguments(): FormatError {
  return typeError("not enough arguments for format string");
}

/** More arguments than conversions, where the right operand is no mapping. */
export function argumentsLeftOver(isBytes = false): FormatError {
  return typeError(`not all arguments converted during ${isBytes ? "bytes" : "string"} formatting`);
}

/** The argument of a "*" is no int. */
export function starWantsInt(): FormatError {
  return typeError("* wants int");
}

/** The argument of %d and its like is no number, or that of %x and %o no int. */
export function numberRequired(conversion: string, typeName: string): FormatError {
  const wanted = "oxX".includes(conversion) ? "an integer" : "a real number";
  return typeError(`%${conversion} format: ${wanted} is required, not ${typeName}`);
}

/**
 * The argument of a %c of str: neither an int nor one character. `length` is that of a str, or -1 for
 * another type.
 */
export function characterRequired(typeName: string, length: number): FormatError {
  return typeError(
    "%c requires an int or a unicode character, not " +
      (length < 0 ? typeName : `a string of length ${length}`),
  );
}

/**
 * The argument of a %c of bytes: neither an int nor one byte. `length` is that of bytes or a
 * bytearray, or -1 for another type.
 */
export function byteRequired(typeName: string, length: number): FormatError {
  return typeError(
    "%c requires an integer in range(256) or a single byte, not " +
      (length < 0 ? typeName : `a ${typeName} object of length ${length}`),
  );
}

/** The argument of %b, or of %s in bytes, is not bytes-like. */
export function bytesRequired(typeName: string): FormatError {
  return typeError(
    "%b requires a bytes-like object, or an object that implements __bytes__, " +
      `not '${typeName}'`,
  );
}
