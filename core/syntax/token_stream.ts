/**
 * The tokens of a text in parallel arrays, and what all parts of the tokenizer share: its place in
 * the text and its errors.
 */

import { countCodePoints } from "./characters.ts";
import * as T from "./token_kinds.ts";

/** Which way the text could not be cut into tokens. */
export type LexicalErrorKind =
  | "syntax"
  | "end-of-file"
  | "bad-dedent"
  | "mixed-tabs"
  | "too-deep"
  | "bad-continuation";

/** An error met while cutting the text into tokens. Columns count from 1 in code points. */
export interface LexicalError {
  kind: LexicalErrorKind;
  message: string;
  line: number;
  offset: number;
  endOffset: number;
  /**
   * Whether it is inside an f-string or t-string, where CPython does not look for further errors.
   */
  inFString: boolean;
}

/** Something CPython warns of while reading a text, and goes on. */
export interface SyntaxWarningRecord {
  message: string;
  line: number;
}

/** How deep brackets may nest. */
export const MAX_BRACKETS = 200;
const FIRST_CAPACITY = 256;
/** Buffers that grew beyond this many tokens are dropped after use. */
const KEPT_CAPACITY = 1 << 16;

/** An f-string or t-string that is open. */
export interface OpenFString {
  quote: number;
  quoteSize: number;
  raw: boolean;
  isTemplate: boolean;
  /** Where its prefix starts, and the line and line start there. */
  start: number;
  line: number;
  lineStart: number;
  /** Whether the next characters are literal text. */
  inText: boolean;
  inFormatSpec: boolean;
  /**
   * How many brackets are open inside it, and how many were at the innermost replacement field; -1
   * outside of one.
   */
  brackets: number;
  fieldBrackets: number;
}

/** The tokens of one text. */
export class TokenStream {
  /** The text with line ends made `\n` and one at the end, as CPython's parser sees it. */
  text = "";
  /** Where the text ends: after it stands a `\0` that no index below tells of. */
  length = 0;
  count = 0;
  kinds: Uint8Array = new Uint8Array(FIRST_CAPACITY);
  starts: Int32Array = new Int32Array(FIRST_CAPACITY);
  ends: Int32Array = new Int32Array(FIRST_CAPACITY);
  lines: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** Columns in code points; -1 for INDENT, DEDENT and ENDMARKER, which have none in CPython. */
  cols: Int32Array = new Int32Array(FIRST_CAPACITY);
  endLines: Int32Array = new Int32Array(FIRST_CAPACITY);
  endCols: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** The `*_FLAG`s of names and strings. */
  flags: Uint8Array = new Uint8Array(FIRST_CAPACITY);
  error: LexicalError | null = null;
  warnings: SyntaxWarningRecord[] = [];

  protected position = 0;
  protected line = 1;
  protected lineStart = 0;
  /**
   * Where CPython's buffer would start: the start of the line, or of the one where a continued line
   * or string began.
   */
  protected bufferStart = 0;
  protected hasSurrogates = false;
  protected brackets: Int32Array = new Int32Array(MAX_BRACKETS);
  protected bracketLines: Int32Array = new Int32Array(MAX_BRACKETS);
  protected bracketCols: Int32Array = new Int32Array(MAX_BRACKETS);
  protected bracketDepth = 0;
  protected fstrings: OpenFString[] = [];

  /** Lets go of the text, and of buffers that grew large. */
  release(): void {
    this.text = "";
    this.error = null;
    if (this.kinds.length > KEPT_CAPACITY) this.allocate(FIRST_CAPACITY, 0);
  }

  /** The brackets that are still open: the line and column (from 0) of the innermost, or null. */
  openBracket(): { bracket: string; line: number; col: number } | null {
    if (this.bracketDepth === 0) return null;
    const index = this.bracketDepth - 1;
    return {
      bracket: String.fromCharCode(this.brackets[index]),
      line: this.bracketLines[index],
      col: this.bracketCols[index],
    };
  }

  /** The text of a token. */
  textOf(index: number): string {
    return this.text.slice(this.starts[index], this.ends[index]);
  }

  protected allocate(capacity: number, kept: number): void {
    const grow = (old: Int32Array) => {
      const grown = new Int32Array(capacity);
      if (kept > 0) grown.set(old.subarray(0, kept));
      return grown;
    };
    const kinds = new Uint8Array(capacity);
    const flags = new Uint8Array(capacity);
    if (kept > 0) {
      kinds.set(this.kinds.subarray(0, kept));
      flags.set(this.flags.subarray(0, kept));
    }
    this.kinds = kinds;
    this.flags = flags;
    this.starts = grow(this.starts);
    this.ends = grow(this.ends);
    this.lines = grow(this.lines);
    this.cols = grow(this.cols);
    this.endLines = grow(this.endLines);
    this.endCols = grow(this.endCols);
  }

  protected columnOf(lineStart: number, offset: number): number {
    return this.hasSurrogates ? countCodePoints(this.text, lineStart, offset) : offset - lineStart;
  }

  /** Adds a token that starts on the line `startLine` and ends at the current position. */
  protected add(
    kind: number,
    start: number,
    startLine: number,
    startLineStart: number,
    flags: number,
  ): true {
    const index = this.count;
    if (index === this.kinds.length) this.allocate(index * 2, index);
    this.count = index + 1;
    const end = this.position;
    this.kinds[index] = kind;
    this.flags[index] = flags;
    this.starts[index] = start;
    this.ends[index] = end;
    this.lines[index] = startLine;
    this.endLines[index] = this.line;
    if (this.hasSurrogates) {
      this.cols[index] = countCodePoints(this.text, startLineStart, start);
      this.endCols[index] = countCodePoints(this.text, this.lineStart, end);
    } else {
      this.cols[index] = start - startLineStart;
      this.endCols[index] = end - this.lineStart;
    }
    return true;
  }

  /** Adds a token without a place of its own: its column is -1. */
  protected addPlaceless(kind: number): void {
    this.add(kind, this.position, this.line, this.lineStart, 0);
    this.cols[this.count - 1] = -1;
    this.endCols[this.count - 1] = -1;
  }

  // ---------------------------------------------------------------------------------------- errors

  /** Ends the stream with an error whose caret stands under the character before `position`. */
  protected fail(message: string, position: number): false {
    const offset = this.columnOf(this.lineStart, position);
    return this.failAt("syntax", message, this.line, offset, offset);
  }

  protected failAt(
    kind: LexicalErrorKind,
    message: string,
    line: number,
    offset: number,
    endOffset: number,
  ): false {
    const inFString = this.fstrings.length > 0;
    this.error = { kind, message, line, offset, endOffset, inFString };
    this.addPlaceless(T.ERROR);
    return false;
  }

  /**
   * Ends the stream with an error that has a range. CPython forgets to turn its columns from bytes
   * to characters.
   */
  protected failRange(message: string, start: number, end: number): false {
    const encoder = new TextEncoder();
    const before = encoder.encode(this.text.slice(this.lineStart, start)).length;
    return this.failAt("syntax", message, this.line, before + 1, before + end - start);
  }

  protected failMixedTabs(): false {
    return this.failAt(
      "mixed-tabs",
      "inconsistent use of tabs and spaces in indentation",
      this.line,
      1,
      0,
    );
  }

  protected failEndOfFile(): false {
    const column = this.columnOf(this.lineStart, this.length);
    return this.failAt("end-of-file", "unexpected EOF while parsing", this.line, column, -1);
  }

  /**
   * CPython counts the column of this error in bytes from where its buffer starts, which is an
   * earlier line when lines were continued or a string spans them, and then takes that many bytes
   * of the line to count characters.
   */
  protected failContinuation(afterBackslash: number): false {
    const text = this.text;
    const encoder = new TextEncoder();
    const bytes = encoder.encode(text.slice(this.bufferStart, afterBackslash)).length +
      (afterBackslash < this.length ? 1 : 0);
    let lineEnd = text.indexOf("\n", afterBackslash);
    lineEnd = lineEnd < 0 ? this.length : lineEnd + 1;
    const line = encoder.encode(text.slice(this.lineStart, lineEnd) + "\0").subarray(0, bytes);
    const offset = Array.from(new TextDecoder().decode(line)).length;
    const message = "unexpected character after line continuation character";
    return this.failAt("bad-continuation", message, this.line, offset, 0);
  }

  /** An error at the opening quote of a string that is not closed. */
  protected failAtOpening(message: string, start: number, line: number, lineStart: number): false {
    this.line = line;
    this.lineStart = lineStart;
    return this.fail(message, start + 1);
  }

  /** Steps over a newline; past the last one the line stays what it is, as in CPython. */
  protected newLine(position: number): void {
    this.position = position + 1;
    if (position + 1 < this.length) {
      this.line++;
      this.lineStart = position + 1;
    }
  }
}
