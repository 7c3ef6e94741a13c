/** The contents of string tokens: escape sequences to characters and bytes. */

import type { StrValue } from "./ast.ts";
import type { SyntaxWarningRecord } from "./token_stream.ts";

/**
 * Thrown when an escape sequence cannot be decoded; the message is that of CPython's SyntaxError.
 */
export class LiteralProblem {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** Finds the code point of a character name of `\N{...}`, or -1. */
export type CharacterNameLookup = (name: string) => number;

let lookUpCharacterName: CharacterNameLookup | null = null;

/**
 * Installs the table of Unicode character names. The table is large, so it is not part of this
 * room; without one every `\N{...}` is an unknown name.
 */
export function setCharacterNameLookup(lookup: CharacterNameLookup): void {
  lookUpCharacterName = lookup;
}

/**
 * Decodes the content of a str literal that is not raw (`text` from `start` to `end`, without the
 * quotes). The first invalid escape goes to `warnings`; `line` is that of the token, to which the
 * lines before the escape are added. In the text of an f-string the tokenizer has already warned of
 * `\\{` and `\\}`. Throws {@link LiteralProblem}.
 */
export function decodeStr(
  text: string,
  start: number,
  end: number,
  line: number,
  warnings: SyntaxWarningRecord[],
  inFString = false,
): StrValue {
  let result = "";
  let splits: number[] | null = null;
  let copied = start;
  let position = text.indexOf("\\", start);
  let warned = false;
  while (position >= 0 && position < end) {
    result += text.slice(copied, position);
    if (position + 1 >= end) {
      copied = position;
      break;
    }
    const unit = text.charCodeAt(position + 1);
    let next = position + 2;
    switch (unit) {
      case 10:
        break;
      case 92:
      case 39:
      case 34:
        result += text[position + 1];
        break;
      case 97:
        result += "\x07";
        break;
      case 98:
        result += "\b";
        break;
      case 102:
        result += "\f";
        break;
      case 110:
        result += "\n";
        break;
      case 114:
        result += "\r";
        break;
      case 116:
        result += "\t";
        break;
      case 118:
        result += "\v";
        break;
      case 120:
        result += String.fromCharCode(readHex(text, start, position, end, 2, "\\xXX"));
        next += 2;
        break;
      case 117: {
        const codePoint = readHex(text, start, position, end, 4, "\\uXXXX");
        next += 4;
        if (joinsSurrogates(result, codePoint)) (splits ??= []).push(result.length);
        result += String.fromCharCode(codePoint);
        break;
      }
      case 85: {
        const codePoint = readHex(text, start, position, end, 8, "\\UXXXXXXXX");
        next += 8;
        if (codePoint > 0x10ffff) {
          throw undecodable(text, start, position, next, "illegal Unicode character");
        }
        if (joinsSurrogates(result, codePoint)) (splits ??= []).push(result.length);
        result += String.fromCodePoint(codePoint);
        break;
      }
      case 78:
        next = nameEnd(text, start, position, end);
        result += String.fromCodePoint(readName(text, start, position, next));
        break;
      default:
        if (unit >= 48 && unit <= 55) {
          next = octalEnd(text, position + 1, end);
          const code = parseInt(text.slice(position + 1, next), 8);
          if (code > 0o377 && !warned) {
            warned = true;
            const message = octalWarning(text.slice(position + 1, next));
            warnings.push({ message, line: line + countNewlines(text, start, position) });
          }
          result += String.fromCharCode(code);
        } else {
          if (unit < 128 && !warned) {
            warned = true;
            if (!inFString || (unit !== 123 && unit !== 125)) {
              const message = escapeWarning(text[position + 1]);
              warnings.push({ message, line: line + countNewlines(text, start, position) });
            }
          }
          result += "\\";
          next = position + 1;
        }
    }
    copied = next;
    // A backslash that stays one may be followed by an escape of its own.
    position = text.indexOf("\\", next);
  }
  const value = result + text.slice(copied, end);
  return { type: "str", value, codePoints: splits === null ? null : splitAt(value, splits) };
}

/** Whether `text` ends with a high surrogate and `next` is a low one. */
function joinsSurrogates(text: string, next: number): boolean {
  if (next < 0xdc00 || next > 0xdfff || text === "") return false;
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}

/**
 * The code points of `text`, where the low surrogates at the indexes `splits` stand for themselves.
 */
function splitAt(text: string, splits: number[]): Uint32Array {
  const codePoints: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const codePoint = splits.includes(index + 1)
      ? text.charCodeAt(index)
      : text.codePointAt(index)!;
    codePoints.push(codePoint);
    if (codePoint > 0xffff) index++;
  }
  return Uint32Array.from(codePoints);
}

/** The concatenation of two str values. */
export function joinStr(first: StrValue, second: StrValue): StrValue {
  const value = first.value + second.value;
  const isPlain = first.codePoints === null && second.codePoints === null &&
    !joinsSurrogates(first.value, second.value.charCodeAt(0));
  if (isPlain) return { type: "str", value, codePoints: null };
  const codePoints = Uint32Array.from([...codePointsOf(first), ...codePointsOf(second)]);
  return { type: "str", value, codePoints };
}

function codePointsOf(value: StrValue): Iterable<number> {
  return value.codePoints ?? Array.from(value.value, (character) => character.codePointAt(0)!);
}

/** Decodes the content of a bytes literal, like {@link decodeStr}; all its characters are ASCII. */
export function decodeBytes(
  text: string,
  start: number,
  end: number,
  raw: boolean,
  line: number,
  warnings: SyntaxWarningRecord[],
): Uint8Array {
  const bytes = new Uint8Array(end - start);
  let count = 0;
  let warned = false;
  let position = start;
  while (position < end) {
    const unit = text.charCodeAt(position++);
    if (unit !== 92 || raw) {
      bytes[count++] = unit;
      continue;
    }
    const escaped = text.charCodeAt(position++);
    const simple = "abfnrtv\\'\"".indexOf(String.fromCharCode(escaped));
    if (escaped === 10) continue;
    if (simple >= 0) {
      bytes[count++] = "\x07\b\f\n\r\t\v\\'\"".charCodeAt(simple);
    } else if (escaped === 120) {
      const code = position + 2 <= end ? parseHexDigits(text, position, position + 2) : -1;
      if (code < 0) {
        throw new LiteralProblem(
          `(value error) invalid \\x escape at position ${position - 2 - start}`,
        );
      }
      bytes[count++] = code;
      position += 2;
    } else if (escaped >= 48 && escaped <= 55) {
      const next = octalEnd(text, position - 1, end);
      const digits = text.slice(position - 1, next);
      const code = parseInt(digits, 8);
      if (code > 0o377 && !warned) {
        warned = true;
        const message = octalWarning(digits);
        warnings.push({ message, line: line + countNewlines(text, start, position) });
      }
      bytes[count++] = code;
      position = next;
    } else {
      if (!warned) {
        warned = true;
        const message = escapeWarning(String.fromCharCode(escaped));
        warnings.push({ message, line: line + countNewlines(text, start, position) });
      }
      bytes[count++] = 92;
      position--;
    }
  }
  return bytes.slice(0, count);
}

function countNewlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let index = text.indexOf("\n", start); index >= 0 && index < end;) {
    count++;
    index = text.indexOf("\n", index + 1);
  }
  return count;
}

function escapeWarning(character: string): string {
  return `"\\${character}" is an invalid escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${character}"? A raw string is also an option.`;
}

function octalWarning(digits: string): string {
  return `"\\${digits}" is an invalid octal escape sequence. Such sequences will not work in the ` +
    `future. Did you mean "\\\\${digits}"? A raw string is also an option.`;
}

function octalEnd(text: string, start: number, end: number): number {
  let next = start;
  while (next < end && next < start + 3) {
    const unit = text.charCodeAt(next);
    if (unit < 48 || unit > 55) break;
    next++;
  }
  return next;
}

function hexDigit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function parseHexDigits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = hexDigit(text.charCodeAt(index));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** The digits of the escape at `position`, which must be `count` many. */
function readHex(
  text: string,
  start: number,
  position: number,
  end: number,
  count: number,
  form: string,
): number {
  const first = position + 2;
  let last = first;
  while (last < end && last < first + count && hexDigit(text.charCodeAt(last)) >= 0) last++;
  if (last < first + count) {
    throw undecodable(text, start, position, last, `truncated ${form} escape`);
  }
  return parseHexDigits(text, first, last);
}

function nameEnd(text: string, start: number, position: number, end: number): number {
  let next = position + 2;
  if (next < end && text.charCodeAt(next) === 123) {
    next++;
    while (next < end && text.charCodeAt(next) !== 125) next++;
    if (next < end && next > position + 3) return next + 1;
  }
  throw undecodable(text, start, position, next, "malformed \\N character escape");
}

function readName(text: string, start: number, position: number, next: number): number {
  const name = text.slice(position + 3, next - 1);
  const codePoint = lookUpCharacterName === null ? -1 : lookUpCharacterName(name);
  if (codePoint < 0) {
    throw undecodable(text, start, position, next, "unknown Unicode character name");
  }
  return codePoint;
}

/**
 * The problem of the escape from `position` to `next`. CPython tells positions in a copy of the
 * literal in which each character beyond ASCII has become an escape of ten bytes.
 */
function undecodable(
  text: string,
  start: number,
  position: number,
  next: number,
  reason: string,
): LiteralProblem {
  const first = escapedLength(text, start, position);
  const last = first + escapedLength(text, position, next) - 1;
  const where = first === last ? `byte in position ${first}` : `bytes in position ${first}-${last}`;
  return new LiteralProblem(
    `(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`,
  );
}

function escapedLength(text: string, start: number, end: number): number {
  let length = 0;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 128) {
      length++;
      if (unit === 92) {
        const following = text.charCodeAt(index + 1);
        if (following >= 128) length += 5;
        else if (following === 92 && index + 1 < end) length++, index++;
      }
    } else if (unit < 0xdc00 || unit > 0xdfff) {
      length += 10;
    }
  }
  return length;
}
