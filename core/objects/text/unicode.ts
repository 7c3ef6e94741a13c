/*
 * What CPython knows of a character: the properties behind str.isalpha() and its kin.
 *
 * The properties come from a generated table and not from the host's regular expressions, so that
 * they are those of Python's Unicode version on any host, and because a first use of \p{...} takes
 * the host longer than reading the whole table does. The table is runs of equal characters; it is
 * unpacked at the first question about a character beyond Latin-1 and then searched by halving. The
 * Latin-1 characters have a table of their own, unpacked from the first few runs.
 */
import { CHARACTER_RECORDS, CHARACTER_RUNS, RECORD_CHARACTERS } from "./unicode_tables.ts";

/** str.isalpha(): a letter of any kind. */
export const ALPHABETIC = 1 << 0;
/** str.isdecimal(): a digit of a decimal system, which int() reads. */
export const DECIMAL = 1 << 1;
/** str.isdigit(): a decimal or another digit, such as a superscript. */
export const DIGIT = 1 << 2;
/** str.isnumeric(): a digit or another character with a number for its value. */
export const NUMERIC = 1 << 3;
/** str.isspace(): what split() and strip() take for white space. */
export const SPACE = 1 << 4;
/** str.isprintable(): written as itself by repr(). */
export const PRINTABLE = 1 << 5;
/** An upper-case character. */
export const UPPER = 1 << 6;
/** A lower-case character. */
export const LOWER = 1 << 7;
/** A title-case character, such as the one that combines D and z. */
export const TITLE = 1 << 8;
/** Can begin an identifier: XID_Start or an underscore. */
export const IDENTIFIER_START = 1 << 9;
/** Can continue an identifier: XID_Continue. */
export const IDENTIFIER_CONTINUE = 1 << 10;
/** Takes two columns of a terminal: East Asian width W or F. */
export const WIDE = 1 << 11;
/** Passed over when the case of a capital sigma is sought. */
export const CASE_IGNORABLE = 1 << 12;

/** str.isalnum() */
export const ALPHANUMERIC = ALPHABETIC | DECIMAL | DIGIT | NUMERIC;
/** Has case: the characters that str.title() and str.istitle() take for parts of words. */
export const CASED = UPPER | LOWER | TITLE;

let latin1Flags: Uint16Array | undefined;
let runStarts: Int32Array | undefined;
let runFlags: Uint16Array = new Uint16Array(0);
let recentRun = 0;

/** All flags of a code point (0 to 0x10FFFF), to be tested with the constants above. */
export function characterFlags(codePoint: number): number {
  if (codePoint < 256) return (latin1Flags ?? unpackLatin1())[codePoint];
  const run = findRun(codePoint);
  return runFlags[run];
}

/** str.isalpha() of one character. */
export function isAlphabetic(codePoint: number): boolean {
  return (characterFlags(codePoint) & ALPHABETIC) !== 0;
}

/** str.isspace() of one character. */
export function isSpace(codePoint: number): boolean {
  if (codePoint < 0x80) {
    return codePoint === 0x20 || (codePoint >= 0x1c && codePoint <= 0x1f) ||
      (codePoint >= 0x09 && codePoint <= 0x0d);
  }
  return (characterFlags(codePoint) & SPACE) !== 0;
}

/** str.isprintable() of one character. */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  return (characterFlags(codePoint) & PRINTABLE) !== 0;
}

/** Whether str.splitlines() breaks a line at this character. */
export function isLineBreak(codePoint: number): boolean {
  if (codePoint < 0x80) {
    return (codePoint >= 0x0a && codePoint <= 0x0d) || (codePoint >= 0x1c && codePoint <= 0x1e);
  }
  return codePoint === 0x85 || codePoint === 0x2028 || codePoint === 0x2029;
}

/** Whether a character can begin an identifier. */
export function isIdentifierStart(codePoint: number): boolean {
  if (codePoint < 0x80) {
    const letter = codePoint | 0x20;
    return (letter >= 0x61 && letter <= 0x7a) || codePoint === 0x5f;
  }
  return (characterFlags(codePoint) & IDENTIFIER_START) !== 0;
}

/** Whether a character can continue an identifier. */
export function isIdentifierContinue(codePoint: number): boolean {
  if (codePoint < 0x80) {
    const letter = codePoint | 0x20;
    return (letter >= 0x61 && letter <= 0x7a) || (codePoint >= 0x30 && codePoint <= 0x39) ||
      codePoint === 0x5f;
  }
  return (characterFlags(codePoint) & IDENTIFIER_CONTINUE) !== 0;
}

/** The value 0 to 9 of a decimal digit of any script, or -1. */
export function decimalDigitValue(codePoint: number): number {
  if (codePoint < 0x660) return codePoint >= 0x30 && codePoint <= 0x39 ? codePoint - 0x30 : -1;
  const run = findRun(codePoint);
  if ((runFlags[run] & DECIMAL) === 0) return -1;
  // Digits stand in whole decades from 0 to 9, some decades side by side.
  return (codePoint - runStarts![run]) % 10;
}

/** Columns that a character takes in a terminal as CPython counts them for carets: 1 or 2. */
export function displayWidth(codePoint: number): number {
  return codePoint >= 0x1100 && (characterFlags(codePoint) & WIDE) !== 0 ? 2 : 1;
}

/** Columns that a text takes in a terminal, by {@linkcode displayWidth} of its characters. */
export function textDisplayWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (codePoint > 0xffff) at++;
    width += displayWidth(codePoint);
  }
  return width;
}

/** Whether all characters of a text are below 0x80. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

/** Number of code points in a text: what len() says. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      length--;
      at++;
    }
  }
  return length;
}

/** The first `count` code points of a text. */
export function firstCodePoints(text: string, count: number): string {
  if (count >= text.length) return text;
  let at = 0;
  for (; count > 0 && at < text.length; count--) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return text.slice(0, at);
}

/**
 * Whether a text is not empty and each of its characters has one of the flags of `mask`:
 * str.isalpha(), isdecimal(), isdigit(), isnumeric(), isalnum() and isspace() on a JavaScript string.
 */
export function everyCharacterIs(text: string, mask: number): boolean {
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (codePoint > 0xffff) at++;
    if ((characterFlags(codePoint) & mask) === 0) return false;
  }
  return text.length > 0;
}

/** str.isidentifier() */
export function isIdentifier(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (at === 0 ? !isIdentifierStart(codePoint) : !isIdentifierContinue(codePoint)) return false;
    if (codePoint > 0xffff) at++;
  }
  return text.length > 0;
}

/** The name that source text stands for: its compatibility form, as PEP 3131 demands. */
export function normalizeIdentifier(text: string): string {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) >= 0x80) return text.normalize("NFKC");
  }
  return text;
}

function findRun(codePoint: number): number {
  const starts = runStarts ?? unpackRuns();
  // Text stays within one script for long, so the run last found is the best guess.
  if (codePoint >= starts[recentRun] && codePoint < starts[recentRun + 1]) return recentRun;
  let low = 0;
  let high = runFlags.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle] <= codePoint) low = middle;
    else high = middle;
  }
  recentRun = low;
  return low;
}

function unpackLatin1(): Uint16Array {
  const flags = new Uint16Array(256);
  let codePoint = 0;
  const reader = new RunReader();
  while (codePoint < 256 && reader.next()) {
    flags.fill(reader.flags, codePoint, codePoint + reader.length);
    codePoint += reader.length;
  }
  latin1Flags = flags;
  return flags;
}

function unpackRuns(): Int32Array {
  const starts: number[] = [];
  const flags: number[] = [];
  let codePoint = 0;
  const reader = new RunReader();
  while (reader.next()) {
    starts.push(codePoint);
    flags.push(reader.flags);
    codePoint += reader.length;
  }
  starts.push(codePoint);
  runFlags = Uint16Array.from(flags);
  runStarts = Int32Array.from(starts);
  return runStarts;
}

/** Reads CHARACTER_RUNS one run after the other. */
class RunReader {
  flags = 0;
  length = 0;
  #at = 0;

  /** Reads a run into flags and length; false after the last. */
  next(): boolean {
    let code = CHARACTER_RUNS.charCodeAt(this.#at);
    while (code === 0x0a) code = CHARACTER_RUNS.charCodeAt(++this.#at);
    if (code !== code) return false;
    this.flags = CHARACTER_RECORDS[RECORD_CHARACTERS.indexOf(String.fromCharCode(code))];
    let length = 0;
    for (;;) {
      code = CHARACTER_RUNS.charCodeAt(++this.#at);
      if (code >= 0x30 && code <= 0x39) length = length * 36 + code - 0x30;
      else if (code >= 0x61 && code <= 0x7a) length = length * 36 + code - 0x57;
      else if (code !== 0x0a) break;
    }
    this.length = length || 1;
    return true;
  }
}
