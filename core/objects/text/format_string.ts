/*
 * The parser of str.format: "{0.name[key]!r:{width}}".
 *
 * FormatStringReader yields literal text and the replacement field behind it, one pair a step;
 * FieldNameReader takes a field name apart; AutoNumbering is shared by all fields of one call, nested
 * ones included. The object layer looks values up and formats them; a format specification that holds
 * braces is itself a format string, which it expands with a reader of its own, one level deep.
 * Each step reads no further than CPython does, so that errors come in the same order as there.
 * Source: CPython's Objects/stringlib/unicode_format.h.
 */
import { FormatError, valueError } from "./format_error.ts";
import { decimalDigitValue } from "./unicode.ts";

/** How deep replacement fields nest: a field and the fields in its specification. */
export const MAXIMUM_FORMAT_DEPTH = 2;

const enum Code {
  Exclamation = 0x21,
  Point = 0x2e,
  Colon = 0x3a,
  OpenBracket = 0x5b,
  CloseBracket = 0x5d,
  OpenBrace = 0x7b,
  CloseBrace = 0x7d,
}

/** Walks over a format string, one replacement field at a time. */
export class FormatStringReader {
  /** The text before the field; doubled braces are already single ones. */
  literal = "";
  /** Whether a field follows the literal text. */
  hasField = false;
  /** All before the conversion and the colon, such as "0.name[key]". */
  fieldName = "";
  /** One code point: "r", "s", "a", or one that {@linkcode unknownConversion} reports; "" for none. */
  conversion = "";
  formatSpec = "";
  /** Whether the specification holds fields of its own. */
  specNeedsExpanding = false;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Reads the next piece of literal text and the field behind it; false at the end. Throws ValueError
   * where the format is wrong.
   */
  step(): boolean {
    const text = this.#text;
    const start = this.#at;
    if (start >= text.length) return false;
    this.hasField = false;
    const brace = findBrace(text, start);
    if (brace < 0) {
      this.literal = text.slice(start);
      this.#at = text.length;
      return true;
    }
    const code = text.charCodeAt(brace);
    const next = text.charCodeAt(brace + 1);
    if (next === code) {
      this.literal = text.slice(start, brace + 1);
      this.#at = brace + 2;
      return true;
    }
    if (code === Code.CloseBrace) throw valueError("Single '}' encountered in format string");
    if (brace + 1 >= text.length) throw valueError("Single '{' encountered in format string");
    this.literal = text.slice(start, brace);
    this.hasField = true;
    this.#readField(brace + 1);
    return true;
  }

  #readField(start: number): void {
    const text = this.#text;
    this.conversion = "";
    this.formatSpec = "";
    this.specNeedsExpanding = false;
    let at = start;
    let code = 0;
    for (;; at++) {
      if (at >= text.length) throw valueError("expected '}' before end of string");
      code = text.charCodeAt(at);
      if (code === Code.CloseBrace || code === Code.Colon || code === Code.Exclamation) break;
      if (code === Code.OpenBrace) throw valueError("unexpected '{' in field name");
      if (code === Code.OpenBracket) {
        // A key may hold anything but its closing bracket.
        const close = text.indexOf("]", at + 1);
        at = close < 0 ? text.length : close - 1;
      }
    }
    this.fieldName = text.slice(start, at);
    at++;
    if (code === Code.Exclamation) {
      if (at >= text.length) {
        throw valueError("end of string while looking for conversion specifier");
      }
      this.conversion = String.fromCodePoint(text.codePointAt(at)!);
      at += this.conversion.length;
      if (at < text.length) {
        code = text.charCodeAt(at++);
        if (code !== Code.CloseBrace && code !== Code.Colon) {
          throw valueError("expected ':' after conversion specifier");
        }
      }
    }
    if (code !== Code.CloseBrace) at = this.#readSpec(at);
    this.#at = at;
  }

  #readSpec(start: number): number {
    const text = this.#text;
    let depth = 1;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === Code.OpenBrace) {
        this.specNeedsExpanding = true;
        depth++;
      } else if (code === Code.CloseBrace && --depth === 0) {
        this.formatSpec = text.slice(start, at);
        return at + 1;
      }
    }
    throw valueError("unmatched '{' in format spec");
  }
}

function findBrace(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === Code.OpenBrace || code === Code.CloseBrace) return at;
  }
  return -1;
}

/** Numbers the fields of one str.format call that have no name, and refuses a mixture. */
export class AutoNumbering {
  #next = 0;
  #mode: "unknown" | "automatic" | "manual" = "unknown";

  /** The index of a field without a name. */
  take(): number {
    if (this.#mode === "manual") {
      throw valueError(
        "cannot switch from manual field specification to automatic field numbering",
      );
    }
    this.#mode = "automatic";
    return this.#next++;
  }

  /** Notes a field that is a number. */
  noteManual(): void {
    if (this.#mode === "automatic") {
      throw valueError(
        "cannot switch from automatic field numbering to manual field specification",
      );
    }
    this.#mode = "manual";
  }
}

/** What follows the first part of a field name. */
export const enum FieldNamePart {
  End,
  /** `name` is an attribute. */
  Attribute,
  /** `index` is a subscript, or if it is -1 the text `name`. */
  Item,
}

/** Takes a field name such as "0.name[key]" apart. */
export class FieldNameReader {
  /** The part before the first "." or "[". */
  readonly first: string;
  /** The index of the positional argument, or -1 where `first` is the name of a keyword argument. */
  readonly firstIndex: number;
  name = "";
  index = -1;
  readonly #text: string;
  #at: number;

  /**
   * @param numbering gives a number to an empty first part; without it that part has index -1
   */
  constructor(text: string, numbering?: AutoNumbering) {
    this.#text = text;
    let end = 0;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === Code.Point || code === Code.OpenBracket) break;
    }
    this.#at = end;
    this.first = text.slice(0, end);
    let index = readIndex(this.first);
    if (numbering !== undefined) {
      if (end === 0) index = numbering.take();
      else if (index >= 0) numbering.noteManual();
    }
    this.firstIndex = index;
  }

  /** Reads the next attribute or subscript into name and index. */
  step(): FieldNamePart {
    const text = this.#text;
    if (this.#at >= text.length) return FieldNamePart.End;
    const start = this.#at + 1;
    const code = text.charCodeAt(this.#at);
    if (code === Code.Point) {
      let end = start;
      for (; end < text.length; end++) {
        const next = text.charCodeAt(end);
        if (next === Code.Point || next === Code.OpenBracket) break;
      }
      this.name = text.slice(start, end);
      this.index = -1;
      this.#at = end;
    } else if (code === Code.OpenBracket) {
      const close = text.indexOf("]", start);
      if (close < 0) throw valueError("Missing ']' in format string");
      this.name = text.slice(start, close);
      this.index = readIndex(this.name);
      this.#at = close + 1;
    } else {
      throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    }
    if (this.name === "") throw valueError("Empty attribute in format string");
    return code === Code.Point ? FieldNamePart.Attribute : FieldNamePart.Item;
  }
}

/** sys.maxsize // 10 */
const MAXIMUM_INDEX_TENTH = 922337203685477580;

/** A text of nothing but decimal digits as a number, or -1. */
function readIndex(text: string): number {
  if (text === "") return -1;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    const digit = decimalDigitValue(codePoint);
    if (digit < 0) return -1;
    if (value > MAXIMUM_INDEX_TENTH || (value === MAXIMUM_INDEX_TENTH && digit > 7)) {
      throw valueError("Too many decimal digits in format string");
    }
    value = value * 10 + digit;
    if (codePoint > 0xffff) at++;
  }
  return value;
}

/** The error for a conversion other than r, s and a, thrown once the value has been found. */
export function unknownConversion(conversion: string): FormatError {
  const code = conversion.codePointAt(0)!;
  const shown = code > 32 && code < 127 ? conversion : "\\x" + code.toString(16);
  return valueError(`Unknown conversion specifier ${shown}`);
}

/** A specification nested deeper than {@linkcode MAXIMUM_FORMAT_DEPTH}. */
export function formatTooDeep(): FormatError {
  return valueError("Max string recursion exceeded");
}

/** A positional field that has no argument. */
export function replacementIndexError(index: number): FormatError {
  return new FormatError(
    "IndexError",
    `Replacement index ${index} out of range for positional args tuple`,
  );
}

/** A positional field in str.format_map. */
export function positionalFieldInMap(): FormatError {
  return valueError("Format string contains positional fields");
}
