/**
 * Text to tokens, as CPython's Parser/lexer does it, the whole text at once.
 *
 * The tokens stand in parallel arrays of a {@link TokenStream} that is used again for the next text: no object is made for a
 * token, and no text is copied. F-strings are cut by the tokenizer as PEP 701 has it: a stack of open f-strings tells whether
 * the next characters are literal text or the tokens of a replacement field.
 *
 * An error does not throw. It ends the stream with an ERROR token and is kept in `TokenStream.error`, because CPython
 * reads tokens one by one and a syntax error that the parser meets before it comes first (or does not: see diagnosis.ts).
 */

import {
  continuesName,
  countCodePoints,
  hexOf,
  invalidNameCharacter,
  isDigit,
  isHexDigit,
  isPrintable,
  startsName,
} from "./characters.ts";
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
  /** Whether it is inside an f-string or t-string, where CPython does not look for further errors. */
  inFString: boolean;
}

/** Something CPython warns of while reading a text, and goes on. */
export interface SyntaxWarningRecord {
  message: string;
  line: number;
}

const TAB_SIZE = 8;
const MAX_INDENTS = 100;
const MAX_BRACKETS = 200;
const MAX_FSTRINGS = 150;
const MAX_FIELD_NESTING = 3;
const FIRST_CAPACITY = 256;
/** Buffers that grew beyond this many tokens are dropped after use. */
const KEPT_CAPACITY = 1 << 16;

/** An f-string or t-string that is open. */
interface OpenFString {
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
  /** How many brackets are open inside it, and how many were at the innermost replacement field; -1 outside of one. */
  brackets: number;
  fieldBrackets: number;
}

let keywordTable: Int16Array | null = null;

function keywordHash(length: number, first: number, second: number, last: number): number {
  return (length * 5 + first * 7 + second * 11 + last * 3) & 255;
}

/** A table from hash to keyword kind; words that collide with an earlier one take the next free place. */
function makeKeywordTable(): Int16Array {
  const table = new Int16Array(256);
  for (let index = 0; index < T.KEYWORDS.length; index++) {
    const word = T.KEYWORDS[index];
    const length = word.length;
    let slot = keywordHash(
      length,
      word.charCodeAt(0),
      word.charCodeAt(1),
      word.charCodeAt(length - 1),
    );
    while (table[slot] !== 0) slot = (slot + 1) & 255;
    table[slot] = T.FALSE + index;
  }
  return table;
}

/** The tokens of one text; see the file's head. */
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

  #position = 0;
  #line = 1;
  #lineStart = 0;
  /** Where CPython's buffer would start: the start of the line, or of the one where a continued line or string began. */
  #bufferStart = 0;
  #hasSurrogates = false;
  #atLineStart = true;
  #pendingDedents = 0;
  #indents: Int32Array = new Int32Array(MAX_INDENTS);
  #alternateIndents: Int32Array = new Int32Array(MAX_INDENTS);
  #indentDepth = 0;
  #brackets: Int32Array = new Int32Array(MAX_BRACKETS);
  #bracketLines: Int32Array = new Int32Array(MAX_BRACKETS);
  #bracketCols: Int32Array = new Int32Array(MAX_BRACKETS);
  #bracketDepth = 0;
  #fstrings: OpenFString[] = [];
  #keywords: Int16Array = keywordTable ??= makeKeywordTable();

  /**
   * Cuts `source` into tokens. In "single" mode (a prompt) the text is taken as it is, and an extra NEWLINE stands before the
   * end, as CPython's parser wants it; in "eval" mode a missing last newline is not added either.
   */
  tokenize(source: string, mode: "exec" | "eval" | "single"): void {
    let text = source;
    if (text.includes("\r")) text = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
    if (mode === "exec" && !text.endsWith("\n")) text += "\n";
    this.length = text.length;
    this.text = text + "\0";
    this.count = 0;
    this.error = null;
    if (this.warnings.length > 0) this.warnings = [];
    this.#position = 0;
    this.#line = this.length === 0 ? 0 : 1;
    this.#lineStart = 0;
    this.#bufferStart = 0;
    this.#hasSurrogates = false;
    this.#atLineStart = true;
    this.#pendingDedents = 0;
    this.#indents[0] = 0;
    this.#alternateIndents[0] = 0;
    this.#indentDepth = 0;
    this.#bracketDepth = 0;
    this.#fstrings.length = 0;
    while (this.#next());
    if (mode === "single" && this.error === null) this.#endInteractive();
  }

  /** Lets go of the text, and of buffers that grew large. */
  release(): void {
    this.text = "";
    this.error = null;
    if (this.kinds.length > KEPT_CAPACITY) this.#allocate(FIRST_CAPACITY, 0);
  }

  /** The brackets that are still open: the line and column (from 0) of the innermost, or null. */
  openBracket(): { bracket: string; line: number; col: number } | null {
    if (this.#bracketDepth === 0) return null;
    const index = this.#bracketDepth - 1;
    return {
      bracket: String.fromCharCode(this.#brackets[index]),
      line: this.#bracketLines[index],
      col: this.#bracketCols[index],
    };
  }

  /** The text of a token. */
  textOf(index: number): string {
    return this.text.slice(this.starts[index], this.ends[index]);
  }

  #allocate(capacity: number, kept: number): void {
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

  #columnOf(lineStart: number, offset: number): number {
    return this.#hasSurrogates ? countCodePoints(this.text, lineStart, offset) : offset - lineStart;
  }

  /** Adds a token that starts on the line `startLine` and ends at the current position. */
  #add(
    kind: number,
    start: number,
    startLine: number,
    startLineStart: number,
    flags: number,
  ): true {
    const index = this.count;
    if (index === this.kinds.length) this.#allocate(index * 2, index);
    this.count = index + 1;
    const end = this.#position;
    this.kinds[index] = kind;
    this.flags[index] = flags;
    this.starts[index] = start;
    this.ends[index] = end;
    this.lines[index] = startLine;
    this.endLines[index] = this.#line;
    if (this.#hasSurrogates) {
      this.cols[index] = countCodePoints(this.text, startLineStart, start);
      this.endCols[index] = countCodePoints(this.text, this.#lineStart, end);
    } else {
      this.cols[index] = start - startLineStart;
      this.endCols[index] = end - this.#lineStart;
    }
    return true;
  }

  /** Adds a token without a place of its own: its column is -1. */
  #addPlaceless(kind: number): void {
    this.#add(kind, this.#position, this.#line, this.#lineStart, 0);
    this.cols[this.count - 1] = -1;
    this.endCols[this.count - 1] = -1;
  }

  #endInteractive(): void {
    // An ENDMARKER behind another token becomes a NEWLINE; the ones that close blocks are then followed by one more.
    if (this.count === 1) return;
    this.count--;
    this.#addPlaceless(T.NEWLINE);
    if (this.#indentDepth > 0) {
      for (; this.#indentDepth > 0; this.#indentDepth--) this.#addPlaceless(T.DEDENT);
      this.#addPlaceless(T.NEWLINE);
    }
    this.#addPlaceless(T.ENDMARKER);
  }

  // ------------------------------------------------------------------------------------------------------ errors

  /** Ends the stream with an error whose caret stands under the character before `position`. */
  #fail(message: string, position: number): false {
    const offset = this.#columnOf(this.#lineStart, position);
    return this.#failAt("syntax", message, this.#line, offset, offset);
  }

  #failAt(
    kind: LexicalErrorKind,
    message: string,
    line: number,
    offset: number,
    endOffset: number,
  ): false {
    const inFString = this.#fstrings.length > 0;
    this.error = { kind, message, line, offset, endOffset, inFString };
    this.#addPlaceless(T.ERROR);
    return false;
  }

  /** Ends the stream with an error that has a range. CPython forgets to turn its columns from bytes to characters. */
  #failRange(message: string, start: number, end: number): false {
    const encoder = new TextEncoder();
    const before = encoder.encode(this.text.slice(this.#lineStart, start)).length;
    return this.#failAt("syntax", message, this.#line, before + 1, before + end - start);
  }

  #failMixedTabs(): false {
    return this.#failAt(
      "mixed-tabs",
      "inconsistent use of tabs and spaces in indentation",
      this.#line,
      1,
      0,
    );
  }

  #failEndOfFile(): false {
    const column = this.#columnOf(this.#lineStart, this.length);
    return this.#failAt("end-of-file", "unexpected EOF while parsing", this.#line, column, -1);
  }

  /**
   * CPython counts the column of this error in bytes from where its buffer starts, which is an earlier line when lines were
   * continued or a string spans them, and then takes that many bytes of the line to count characters.
   */
  #failContinuation(afterBackslash: number): false {
    const text = this.text;
    const encoder = new TextEncoder();
    const bytes = encoder.encode(text.slice(this.#bufferStart, afterBackslash)).length +
      (afterBackslash < this.length ? 1 : 0);
    let lineEnd = text.indexOf("\n", afterBackslash);
    lineEnd = lineEnd < 0 ? this.length : lineEnd + 1;
    const line = encoder.encode(text.slice(this.#lineStart, lineEnd) + "\0").subarray(0, bytes);
    const offset = Array.from(new TextDecoder().decode(line)).length;
    const message = "unexpected character after line continuation character";
    return this.#failAt("bad-continuation", message, this.#line, offset, 0);
  }

  /** An error at the opening quote of a string that is not closed. */
  #failAtOpening(message: string, start: number, line: number, lineStart: number): false {
    this.#line = line;
    this.#lineStart = lineStart;
    return this.#fail(message, start + 1);
  }

  // ------------------------------------------------------------------------------------------------- white space

  /** Steps over a newline; past the last one the line stays what it is, as in CPython. */
  #newLine(position: number): void {
    this.#position = position + 1;
    if (position + 1 < this.length) {
      this.#line++;
      this.#lineStart = position + 1;
    }
  }

  /**
   * Reads what follows a backslash, which must be a newline and more text. Leaves the position behind the newline; false
   * when the stream ended.
   */
  #continueLine(afterBackslash: number): boolean {
    if (this.text.charCodeAt(afterBackslash) !== 10) {
      this.#position = afterBackslash;
      return this.#failContinuation(afterBackslash);
    }
    this.#newLine(afterBackslash);
    if (this.#position >= this.length) return this.#failEndOfFile();
    return true;
  }

  /**
   * Measures the indentation of a line and adds the INDENT or DEDENT tokens. Returns 0 at an error, 1 before a blank line
   * and 2 before any other.
   */
  #measureIndent(): 0 | 1 | 2 {
    const text = this.text;
    let position = this.#position;
    let column = 0;
    let alternate = 0;
    let continuedColumn = 0;
    let unit: number;
    for (;;) {
      unit = text.charCodeAt(position);
      if (unit === 32) {
        column++;
        alternate++;
      } else if (unit === 9) {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        alternate++;
      } else if (unit === 12) {
        column = 0;
        alternate = 0;
      } else if (unit === 92) {
        // A backslash in the indentation: the first line's column counts.
        continuedColumn = continuedColumn || column;
        if (!this.#continueLine(position + 1)) return 0;
        position = this.#position;
        this.#bufferStart = position;
        continue;
      } else {
        break;
      }
      position++;
    }
    this.#position = position;
    if (unit === 35 || unit === 10) return 1;
    if (this.#bracketDepth > 0) return 2;
    if (continuedColumn !== 0) {
      column = continuedColumn;
      alternate = continuedColumn;
    }
    const depth = this.#indentDepth;
    if (column === this.#indents[depth]) {
      if (alternate !== this.#alternateIndents[depth]) return this.#failMixedTabs() ? 2 : 0;
    } else if (column > this.#indents[depth]) {
      if (depth + 1 >= MAX_INDENTS) {
        const message = "too many levels of indentation";
        this.#failAt("too-deep", message, this.#line, 1, 0);
        return 0;
      }
      if (alternate <= this.#alternateIndents[depth]) return this.#failMixedTabs() ? 2 : 0;
      this.#indentDepth = depth + 1;
      this.#indents[depth + 1] = column;
      this.#alternateIndents[depth + 1] = alternate;
      this.#addPlaceless(T.INDENT);
    } else {
      let dedents = 0;
      while (this.#indentDepth > 0 && column < this.#indents[this.#indentDepth]) {
        this.#indentDepth--;
        dedents++;
      }
      if (column !== this.#indents[this.#indentDepth]) {
        let lineEnd = text.indexOf("\n", position);
        lineEnd = lineEnd < 0 ? this.length : lineEnd + 1;
        this.#failAt(
          "bad-dedent",
          "unindent does not match any outer indentation level",
          this.#line,
          this.#columnOf(this.#lineStart, lineEnd),
          -1,
        );
        return 0;
      }
      if (alternate !== this.#alternateIndents[this.#indentDepth]) {
        return this.#failMixedTabs() ? 2 : 0;
      }
      for (; dedents > 0; dedents--) this.#addPlaceless(T.DEDENT);
    }
    return 2;
  }

  // ------------------------------------------------------------------------------------------------------ tokens

  /** Adds the next token (and the indentation before it); false at the end of the stream. */
  #next(): boolean {
    const open = this.#fstrings;
    if (open.length > 0 && open[open.length - 1].inText) return this.#nextInText();
    const text = this.text;
    for (;;) {
      let blank = false;
      if (this.#atLineStart) {
        this.#atLineStart = false;
        const found = this.#measureIndent();
        if (found === 0) return false;
        blank = found === 1;
      }
      let position = this.#position;
      let unit = text.charCodeAt(position);
      for (;;) {
        while (unit === 32 || unit === 9 || unit === 12) unit = text.charCodeAt(++position);
        if (unit !== 92) break;
        if (!this.#continueLine(position + 1)) return false;
        position = this.#position;
        unit = text.charCodeAt(position);
      }
      const start = position;
      if (unit === 35) {
        while (unit !== 10 && position < this.length) {
          if (unit >= 0xd800 && unit <= 0xdfff) this.#hasSurrogates = true;
          unit = text.charCodeAt(++position);
        }
      }
      if (unit === 10) {
        this.#atLineStart = true;
        if (blank || this.#bracketDepth > 0) {
          this.#newLine(position);
          this.#bufferStart = this.#lineStart;
          continue;
        }
        this.#position = position + 1;
        this.#add(T.NEWLINE, start, this.#line, this.#lineStart, 0);
        this.#newLine(position);
        this.#bufferStart = this.#lineStart;
        return true;
      }
      this.#position = position;
      if (position >= this.length) {
        if (this.#bracketDepth > 0) return this.#failEndOfFile();
        this.#addPlaceless(T.ENDMARKER);
        return false;
      }
      if (startsName(unit)) return this.#readName(position, unit);
      if (isDigit(unit)) return this.#readNumber(position, unit);
      if (unit === 46 && isDigit(text.charCodeAt(position + 1))) {
        return this.#readFraction(position, position + 1);
      }
      if (unit === 39 || unit === 34) return this.#readString(position, position, 0);
      return this.#readOperator(position, unit);
    }
  }

  #readName(start: number, first: number): boolean {
    const text = this.text;
    let position = start;
    let unit = first;
    // No prefix is longer than two letters, but wrong ones get their own message.
    if (first < 123 && start + 1 < this.length) {
      const prefixed = this.#tryPrefixedString(start);
      if (prefixed !== 0) return prefixed === 1;
    }
    let seen = 0;
    while (continuesName(unit)) {
      seen |= unit;
      unit = text.charCodeAt(++position);
    }
    this.#position = position;
    if (seen >= 128) {
      if (!this.#checkName(start, position)) return false;
      return this.#add(T.NAME, start, this.#line, this.#lineStart, T.NON_ASCII_FLAG);
    }
    const length = position - start;
    let kind = T.NAME;
    if (length >= 2 && length <= 8) {
      let slot = keywordHash(
        length,
        first,
        text.charCodeAt(start + 1),
        text.charCodeAt(position - 1),
      );
      const keywords = this.#keywords;
      while (keywords[slot] !== 0) {
        const word = T.KEYWORDS[keywords[slot] - T.FALSE];
        if (word.length === length && text.startsWith(word, start)) {
          kind = keywords[slot];
          break;
        }
        slot = (slot + 1) & 255;
      }
    }
    return this.#add(kind, start, this.#line, this.#lineStart, 0);
  }

  /** Checks a name with characters beyond ASCII; false when the stream ended. */
  #checkName(start: number, end: number): boolean {
    const name = this.text.slice(start, end);
    for (let index = 0; index < name.length; index++) {
      const unit = name.charCodeAt(index);
      if (unit >= 0xd800 && unit <= 0xdfff) this.#hasSurrogates = true;
    }
    const wrong = invalidNameCharacter(name);
    if (wrong < 0) return true;
    const codePoint = name.codePointAt(wrong)!;
    const position = start + wrong + (codePoint > 0xffff ? 2 : 1);
    this.#position = position;
    return this.#fail(
      isPrintable(codePoint)
        ? `invalid character '${String.fromCodePoint(codePoint)}' (U+${hexOf(codePoint)})`
        : `invalid non-printable character U+${hexOf(codePoint)}`,
      position,
    );
  }

  /** 0 when no string starts here, 1 when a token was added, 2 when the stream ended. */
  #tryPrefixedString(start: number): 0 | 1 | 2 {
    const text = this.text;
    let position = start;
    let hasB = false, hasR = false, hasU = false, hasF = false, hasT = false;
    for (;;) {
      const letter = text.charCodeAt(position) | 32;
      if (letter === 98 && !hasB) hasB = true;
      else if (letter === 117 && !hasU) hasU = true;
      else if (letter === 114 && !hasR) hasR = true;
      else if (letter === 102 && !hasF) hasF = true;
      else if (letter === 116 && !hasT) hasT = true;
      else return 0;
      const unit = text.charCodeAt(++position);
      if (unit !== 39 && unit !== 34) continue;
      let clash = "";
      if (hasU && hasB) clash = "'u' and 'b'";
      else if (hasU && hasR) clash = "'u' and 'r'";
      else if (hasU && hasF) clash = "'u' and 'f'";
      else if (hasU && hasT) clash = "'u' and 't'";
      else if (hasB && hasF) clash = "'b' and 'f'";
      else if (hasB && hasT) clash = "'b' and 't'";
      else if (hasF && hasT) clash = "'f' and 't'";
      if (clash !== "") {
        this.#position = position + 1;
        this.#failRange(`${clash} prefixes are incompatible`, start, position + 1);
        return 2;
      }
      if (hasF || hasT) return this.#openFString(start, position, hasR, hasT) ? 1 : 2;
      const flags = (hasR ? T.RAW_FLAG : 0) | (hasB ? T.BYTES_FLAG : 0);
      return this.#readString(start, position, flags) ? 1 : 2;
    }
  }

  // ----------------------------------------------------------------------------------------------------- strings

  #readString(start: number, quoteAt: number, prefixFlags: number): boolean {
    const text = this.text;
    const quote = text.charCodeAt(quoteAt);
    const startLine = this.#line;
    const startLineStart = this.#lineStart;
    let flags = prefixFlags | ((quoteAt - start) << T.PREFIX_SHIFT);
    let position = quoteAt + 1;
    let quoteSize = 1;
    if (text.charCodeAt(position) === quote) {
      if (text.charCodeAt(position + 1) !== quote) {
        this.#position = position + 1;
        return this.#add(T.STRING, start, startLine, startLineStart, flags);
      }
      quoteSize = 3;
      flags |= T.TRIPLE_FLAG;
      position += 2;
    }
    let escapedQuote = false;
    let seen = 0;
    for (;;) {
      let unit = text.charCodeAt(position);
      if (unit === quote) {
        if (quoteSize === 1) break;
        if (text.charCodeAt(position + 1) === quote && text.charCodeAt(position + 2) === quote) {
          break;
        }
        position++;
        continue;
      }
      if (unit === 92) {
        flags |= T.BACKSLASH_FLAG;
        unit = text.charCodeAt(++position);
        if (unit === quote) escapedQuote = true;
        if (unit === 10) this.#newLine(position);
        else if (position >= this.length) continue;
        else if (unit >= 128) {
          seen |= unit;
          if (unit >= 0xd800 && unit <= 0xdfff) this.#hasSurrogates = true;
        }
        position++;
        continue;
      }
      if (unit === 10) {
        if (quoteSize === 1) break;
        this.#newLine(position);
      } else if (unit >= 128) {
        seen |= unit;
        if (unit >= 0xd800 && unit <= 0xdfff) this.#hasSurrogates = true;
      } else if (unit === 0 && position >= this.length) {
        break;
      }
      position++;
    }
    if (text.charCodeAt(position) !== quote) {
      return this.#failUnclosed(start, quote, quoteSize, startLine, startLineStart, escapedQuote);
    }
    if (seen >= 128) flags |= T.NON_ASCII_FLAG;
    this.#position = position + quoteSize;
    return this.#add(T.STRING, start, startLine, startLineStart, flags);
  }

  #failUnclosed(
    start: number,
    quote: number,
    quoteSize: number,
    startLine: number,
    startLineStart: number,
    escapedQuote: boolean,
  ): false {
    const open = this.#fstrings;
    let message: string;
    const detected = `(detected at line ${this.#line})`;
    const outer = open.length > 0 ? open[open.length - 1] : null;
    if (outer !== null && outer.quote === quote && outer.quoteSize === quoteSize) {
      message = `${outer.isTemplate ? "t" : "f"}-string: expecting '}'`;
    } else if (quoteSize === 3) {
      message = `unterminated triple-quoted string literal ${detected}`;
    } else if (escapedQuote) {
      message = `unterminated string literal ${detected}; perhaps you escaped the end quote?`;
    } else {
      message = `unterminated string literal ${detected}`;
    }
    return this.#failAtOpening(message, start, startLine, startLineStart);
  }

  #openFString(start: number, quoteAt: number, raw: boolean, isTemplate: boolean): boolean {
    const text = this.text;
    const quote = text.charCodeAt(quoteAt);
    let quoteSize = 1;
    if (text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote) {
      quoteSize = 3;
    }
    this.#position = quoteAt + quoteSize;
    if (this.#fstrings.length + 1 >= MAX_FSTRINGS) {
      return this.#fail("too many nested f-strings or t-strings", this.#position);
    }
    this.#fstrings.push({
      quote,
      quoteSize,
      raw,
      isTemplate,
      start,
      line: this.#line,
      lineStart: this.#lineStart,
      inText: true,
      inFormatSpec: false,
      brackets: 0,
      fieldBrackets: -1,
    });
    const flags = (raw ? T.RAW_FLAG : 0) | (quoteSize === 3 ? T.TRIPLE_FLAG : 0) |
      ((quoteAt - start) << T.PREFIX_SHIFT);
    const kind = isTemplate ? T.TSTRING_START : T.FSTRING_START;
    return this.#add(kind, start, this.#line, this.#lineStart, flags);
  }

  /** Turns from literal text to a replacement field; false when the stream ended. */
  #enterField(open: OpenFString): boolean {
    open.fieldBrackets++;
    if (open.fieldBrackets >= MAX_FIELD_NESTING) {
      const prefix = open.isTemplate ? "t" : "f";
      return this.#fail(`${prefix}-string: expressions nested too deeply`, this.#position);
    }
    open.inText = false;
    return true;
  }

  /** Adds the next token inside the literal text of an f-string. */
  #nextInText(): boolean {
    const text = this.text;
    const open = this.#fstrings[this.#fstrings.length - 1];
    const quote = open.quote;
    const start = this.#position;
    const startLine = this.#line;
    const startLineStart = this.#lineStart;
    let position = start;
    if (text.charCodeAt(position) === 123 && text.charCodeAt(position + 1) !== 123) {
      return this.#enterField(open) ? this.#next() : false;
    }
    if (this.#closesHere(open, position)) {
      this.#position = position + open.quoteSize;
      this.#fstrings.pop();
      const kind = open.isTemplate ? T.TSTRING_END : T.FSTRING_END;
      return this.#add(kind, start, startLine, startLineStart, 0);
    }
    const kind = open.isTemplate ? T.TSTRING_MIDDLE : T.FSTRING_MIDDLE;
    let flags = open.raw ? T.RAW_FLAG : 0;
    let inNamedEscape = false;
    for (;;) {
      const unit = text.charCodeAt(position);
      const inFormatSpec = open.inFormatSpec && open.fieldBrackets >= 0;
      if (position >= this.length || (unit === 10 && open.quoteSize === 1)) {
        const prefix = open.isTemplate ? "t" : "f";
        if (inFormatSpec && unit === 10) {
          return this.#fail(
            `${prefix}-string: newlines are not allowed in format specifiers for single quoted ${prefix}-strings`,
            position + 1,
          );
        }
        const detected = `(detected at line ${this.#line})`;
        const quoted = open.quoteSize === 3 ? "triple-quoted " : "";
        return this.#failAtOpening(
          `unterminated ${quoted}${prefix}-string literal ${detected}`,
          open.start,
          open.line,
          open.lineStart,
        );
      }
      if (unit === quote && this.#closesHere(open, position)) break;
      if (unit === 123) {
        if (text.charCodeAt(position + 1) === 123 && !inFormatSpec) {
          return this.#addWithBrace(kind, start, startLine, startLineStart, flags, position);
        }
        this.#position = position;
        if (!this.#enterField(open)) return false;
        return this.#add(kind, start, startLine, startLineStart, flags);
      }
      if (unit === 125) {
        if (inNamedEscape) {
          this.#position = position + 1;
          return this.#add(kind, start, startLine, startLineStart, flags);
        }
        if (text.charCodeAt(position + 1) === 125 && !inFormatSpec && open.brackets === 0) {
          return this.#addWithBrace(kind, start, startLine, startLineStart, flags, position);
        }
        this.#position = position;
        open.inText = false;
        return this.#add(kind, start, startLine, startLineStart, flags);
      }
      if (unit === 92) {
        flags |= T.BACKSLASH_FLAG;
        const escaped = text.charCodeAt(position + 1);
        if (escaped === 123 || escaped === 125) {
          if (!open.raw) this.#warnOfEscape(escaped);
          position++;
          continue;
        }
        if (!open.raw && escaped === 78 && text.charCodeAt(position + 2) === 123) {
          inNamedEscape = true;
          position += 3;
          continue;
        }
        if (escaped === 10) this.#newLine(position + 1);
        else if (escaped >= 0xd800 && escaped <= 0xdfff) this.#hasSurrogates = true;
        position += position + 1 < this.length ? 2 : 1;
        continue;
      }
      if (unit === 10) this.#newLine(position);
      else if (unit >= 0xd800 && unit <= 0xdfff) this.#hasSurrogates = true;
      position++;
    }
    this.#position = position;
    return this.#add(kind, start, startLine, startLineStart, flags);
  }

  /** Adds literal text that ends with the first of two braces. The second is not in its text, but in its range. */
  #addWithBrace(
    kind: number,
    start: number,
    startLine: number,
    startLineStart: number,
    flags: number,
    brace: number,
  ): true {
    this.#position = brace + 2;
    this.#add(kind, start, startLine, startLineStart, flags);
    this.ends[this.count - 1] = brace + 1;
    return true;
  }

  #closesHere(open: OpenFString, position: number): boolean {
    const text = this.text;
    const quote = open.quote;
    if (text.charCodeAt(position) !== quote) return false;
    return open.quoteSize === 1 ||
      (text.charCodeAt(position + 1) === quote && text.charCodeAt(position + 2) === quote);
  }

  #warnOfEscape(unit: number): void {
    const escape = `\\${String.fromCharCode(unit)}`;
    this.warnings.push({
      message: `"${escape}" is an invalid escape sequence. Such sequences will not work in the ` +
        `future. Did you mean "\\${escape}"? A raw string is also an option.`,
      line: this.#line,
    });
  }

  // ----------------------------------------------------------------------------------------------------- numbers

  #readNumber(start: number, first: number): boolean {
    const text = this.text;
    if (first !== 48) {
      const end = this.#skipDecimals(start);
      return end < 0 ? false : this.#readAfterDigits(start, end);
    }
    const marker = text.charCodeAt(start + 1) | 32;
    if (marker === 120) return this.#readBased(start, 16, "hexadecimal");
    if (marker === 111) return this.#readBased(start, 8, "octal");
    if (marker === 98) return this.#readBased(start, 2, "binary");
    let position = start + 1;
    for (;;) {
      if (text.charCodeAt(position) === 95) {
        position++;
        if (!isDigit(text.charCodeAt(position))) {
          return this.#fail("invalid decimal literal", position);
        }
      }
      if (text.charCodeAt(position) !== 48) break;
      position++;
    }
    const zerosEnd = position;
    let nonZero = false;
    if (isDigit(text.charCodeAt(position))) {
      nonZero = true;
      position = this.#skipDecimals(position);
      if (position < 0) return false;
    }
    const unit = text.charCodeAt(position);
    const lower = unit | 32;
    if (unit === 46 || lower === 101 || lower === 106) {
      return this.#readAfterDigits(start, position, nonZero ? zerosEnd : -1);
    }
    if (nonZero) return this.#failLeadingZeros(start, zerosEnd);
    return this.#endNumber(start, position, "decimal");
  }

  #failLeadingZeros(start: number, zerosEnd: number): false {
    return this.#failRange(
      "leading zeros in decimal integer literals are not permitted; " +
        "use an 0o prefix for octal integers",
      start,
      zerosEnd + 1,
    );
  }

  /** The end of a run of digits with single underscores; -1 when the stream ended. */
  #skipDecimals(start: number): number {
    const text = this.text;
    let position = start;
    for (;;) {
      while (isDigit(text.charCodeAt(position))) position++;
      if (text.charCodeAt(position) !== 95) return position;
      position++;
      if (!isDigit(text.charCodeAt(position))) {
        this.#fail("invalid decimal literal", position);
        return -1;
      }
    }
  }

  #readBased(start: number, base: number, name: string): boolean {
    const text = this.text;
    let position = start + 2;
    do {
      if (text.charCodeAt(position) === 95) position++;
      let unit = text.charCodeAt(position);
      if (!isDigitOf(unit, base)) {
        if (isDigit(unit)) return this.#failDigit(unit, position, name);
        return this.#fail(`invalid ${name} literal`, position);
      }
      do {
        unit = text.charCodeAt(++position);
      } while (isDigitOf(unit, base));
      if (isDigit(unit)) return this.#failDigit(unit, position, name);
    } while (text.charCodeAt(position) === 95);
    return this.#endNumber(start, position, name);
  }

  #failDigit(unit: number, position: number, name: string): false {
    const digit = String.fromCharCode(unit);
    return this.#fail(`invalid digit '${digit}' in ${name} literal`, position + 1);
  }

  #readFraction(start: number, position: number): boolean {
    let end = position;
    if (isDigit(this.text.charCodeAt(end))) {
      end = this.#skipDecimals(end);
      if (end < 0) return false;
    }
    return this.#readExponent(start, end);
  }

  /** Reads the rest of a decimal number behind its first digits. */
  #readAfterDigits(start: number, position: number, zerosEnd = -1): boolean {
    const unit = this.text.charCodeAt(position);
    if (unit === 46) return this.#readFraction(start, position + 1);
    return this.#readExponent(start, position, zerosEnd);
  }

  #readExponent(start: number, position: number, zerosEnd = -1): boolean {
    const text = this.text;
    let end = position;
    if ((text.charCodeAt(end) | 32) === 101) {
      let digits = end + 1;
      const sign = text.charCodeAt(digits);
      if (sign === 43 || sign === 45) {
        digits++;
        if (!isDigit(text.charCodeAt(digits))) {
          return this.#fail("invalid decimal literal", digits);
        }
      } else if (!isDigit(sign)) {
        const isKeyword = this.#keywordFollows(end);
        if (zerosEnd >= 0 && isKeyword) return this.#failLeadingZeros(start, zerosEnd);
        return this.#endNumber(start, end, "decimal");
      }
      end = this.#skipDecimals(digits);
      if (end < 0) return false;
    }
    if ((text.charCodeAt(end) | 32) === 106) return this.#endNumber(start, end + 1, "imaginary");
    return this.#endNumber(start, end, "decimal");
  }

  /** Adds a NUMBER token unless a letter follows; a keyword that may follow a number only gets a warning. */
  #endNumber(start: number, end: number, name: string): boolean {
    const unit = this.text.charCodeAt(end);
    if (unit < 128 && continuesName(unit)) {
      if (this.#keywordFollows(end)) {
        this.warnings.push({ message: `invalid ${name} literal`, line: this.#line });
      } else {
        return this.#fail(`invalid ${name} literal`, end);
      }
    }
    this.#position = end;
    return this.#add(T.NUMBER, start, this.#line, this.#lineStart, 0);
  }

  /** Whether one of the keywords that may follow a number stands here. `if`, `in` and `is` may even run on, as in CPython. */
  #keywordFollows(position: number): boolean {
    const text = this.text;
    if (text.charCodeAt(position) === 105) {
      const second = text.charCodeAt(position + 1);
      return second === 102 || second === 110 || second === 115;
    }
    for (const word of ["and", "else", "for", "or", "not"]) {
      if (text.startsWith(word, position)) {
        return !continuesName(text.charCodeAt(position + word.length));
      }
    }
    return false;
  }

  // --------------------------------------------------------------------------------------------------- operators

  #readOperator(start: number, unit: number): boolean {
    const text = this.text;
    const open = this.#fstrings.length > 0 ? this.#fstrings[this.#fstrings.length - 1] : null;
    // A colon directly inside a replacement field starts the format spec, even in `:=`.
    if (open !== null && unit === 58 && open.brackets - 1 === open.fieldBrackets) {
      open.inText = true;
      open.inFormatSpec = true;
      this.#position = start + 1;
      return this.#add(T.COLON, start, this.#line, this.#lineStart, 0);
    }
    const second = text.charCodeAt(start + 1);
    let kind = T.UNKNOWN;
    let length = 1;
    switch (unit) {
      case 40:
        kind = T.LPAR;
        break;
      case 41:
        kind = T.RPAR;
        break;
      case 91:
        kind = T.LSQB;
        break;
      case 93:
        kind = T.RSQB;
        break;
      case 123:
        kind = T.LBRACE;
        break;
      case 125:
        kind = T.RBRACE;
        break;
      case 44:
        kind = T.COMMA;
        break;
      case 59:
        kind = T.SEMI;
        break;
      case 126:
        kind = T.TILDE;
        break;
      case 58:
        kind = T.COLON;
        if (second === 61) kind = T.COLONEQUAL, length = 2;
        break;
      case 46:
        kind = T.DOT;
        if (second === 46 && text.charCodeAt(start + 2) === 46) kind = T.ELLIPSIS, length = 3;
        break;
      case 33:
        kind = T.EXCLAMATION;
        if (second === 61) kind = T.NOTEQUAL, length = 2;
        break;
      case 61:
        kind = T.EQUAL;
        if (second === 61) kind = T.EQEQUAL, length = 2;
        break;
      case 43:
        kind = T.PLUS;
        if (second === 61) kind = T.PLUSEQUAL, length = 2;
        break;
      case 45:
        kind = T.MINUS;
        if (second === 61) kind = T.MINEQUAL, length = 2;
        else if (second === 62) kind = T.RARROW, length = 2;
        break;
      case 42:
        kind = T.STAR;
        if (second === 61) kind = T.STAREQUAL, length = 2;
        else if (second === 42) {
          kind = T.DOUBLESTAR, length = 2;
          if (text.charCodeAt(start + 2) === 61) kind = T.DOUBLESTAREQUAL, length = 3;
        }
        break;
      case 47:
        kind = T.SLASH;
        if (second === 61) kind = T.SLASHEQUAL, length = 2;
        else if (second === 47) {
          kind = T.DOUBLESLASH, length = 2;
          if (text.charCodeAt(start + 2) === 61) kind = T.DOUBLESLASHEQUAL, length = 3;
        }
        break;
      case 37:
        kind = T.PERCENT;
        if (second === 61) kind = T.PERCENTEQUAL, length = 2;
        break;
      case 64:
        kind = T.AT;
        if (second === 61) kind = T.ATEQUAL, length = 2;
        break;
      case 38:
        kind = T.AMPER;
        if (second === 61) kind = T.AMPEREQUAL, length = 2;
        break;
      case 124:
        kind = T.VBAR;
        if (second === 61) kind = T.VBAREQUAL, length = 2;
        break;
      case 94:
        kind = T.CIRCUMFLEX;
        if (second === 61) kind = T.CIRCUMFLEXEQUAL, length = 2;
        break;
      case 60:
        kind = T.LESS;
        if (second === 61) kind = T.LESSEQUAL, length = 2;
        else if (second === 62) kind = T.NOTEQUAL, length = 2;
        else if (second === 60) {
          kind = T.LEFTSHIFT, length = 2;
          if (text.charCodeAt(start + 2) === 61) kind = T.LEFTSHIFTEQUAL, length = 3;
        }
        break;
      case 62:
        kind = T.GREATER;
        if (second === 61) kind = T.GREATEREQUAL, length = 2;
        else if (second === 62) {
          kind = T.RIGHTSHIFT, length = 2;
          if (text.charCodeAt(start + 2) === 61) kind = T.RIGHTSHIFTEQUAL, length = 3;
        }
        break;
      default:
        if (unit < 32 || unit === 127) {
          return this.#fail(`invalid non-printable character U+${hexOf(unit)}`, start + 1);
        }
    }
    this.#position = start + length;
    if (kind <= T.RBRACE && kind >= T.LPAR && !this.#trackBracket(open, kind, start, unit)) {
      return false;
    }
    return this.#add(kind, start, this.#line, this.#lineStart, 0);
  }

  /** Keeps count of open brackets; false when the stream ended. */
  #trackBracket(open: OpenFString | null, kind: number, start: number, unit: number): boolean {
    const depth = this.#bracketDepth;
    if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) {
      if (depth >= MAX_BRACKETS) return this.#fail("too many nested parentheses", start + 1);
      this.#brackets[depth] = unit;
      this.#bracketLines[depth] = this.#line;
      this.#bracketCols[depth] = this.#columnOf(this.#lineStart, start);
      this.#bracketDepth = depth + 1;
      if (open !== null) open.brackets++;
      return true;
    }
    const closing = String.fromCharCode(unit);
    const prefix = open !== null && open.isTemplate ? "t" : "f";
    if (open !== null && open.brackets === 0 && unit === 125) {
      return this.#fail(`${prefix}-string: single '}' is not allowed`, start + 1);
    }
    if (depth === 0) return this.#fail(`unmatched '${closing}'`, start + 1);
    this.#bracketDepth = depth - 1;
    const opening = this.#brackets[depth - 1];
    if (unit - opening !== (opening === 40 ? 1 : 2)) {
      if (open !== null && opening === 123 && open.brackets - 1 === open.fieldBrackets) {
        return this.#fail(`${prefix}-string: unmatched '${closing}'`, start + 1);
      }
      const line = this.#bracketLines[depth - 1];
      const where = line === this.#line ? "" : ` on line ${line}`;
      const wanted = String.fromCharCode(opening);
      return this.#fail(
        `closing parenthesis '${closing}' does not match opening parenthesis '${wanted}'${where}`,
        start + 1,
      );
    }
    if (open !== null) {
      open.brackets--;
      if (open.brackets < 0) {
        return this.#fail(`${prefix}-string: unmatched '${closing}'`, start + 1);
      }
      if (unit === 125 && open.brackets === open.fieldBrackets) {
        open.fieldBrackets--;
        open.inText = true;
        open.inFormatSpec = false;
      }
    }
    return true;
  }
}

function isDigitOf(unit: number, base: number): boolean {
  return base === 16 ? isHexDigit(unit) : unit >= 48 && unit < 48 + base;
}
