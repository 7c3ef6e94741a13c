/**
 * Text to tokens, as CPython's Parser/lexer does it, the whole text at once.
 *
 * The tokens stand in parallel arrays of a {@link TokenStream} that is used again for the next
 * text: no object is made for a token, and no text is copied. F-strings are cut by the tokenizer as
 * PEP 701 has it: a stack of open f-strings tells whether the next characters are literal text or
 * the tokens of a replacement field.
 *
 * An error does not throw. It ends the stream with an ERROR token and is kept in
 * `TokenStream.error`, because CPython reads tokens one by one and a syntax error that the parser
 * meets before it comes first (or does not: see diagnosis/replay.ts).
 */

import {
  continuesName,
  hexOf,
  invalidNameCharacter,
  isDigit,
  isPrintable,
  startsName,
} from "./characters.ts";
import { StringTokenizer } from "./string_tokens.ts";
import * as T from "./token_kinds.ts";
import { MAX_BRACKETS, type OpenFString } from "./token_stream.ts";

const TAB_SIZE = 8;
const MAX_INDENTS = 100;

let keywordTable: Int16Array | null = null;

function keywordHash(length: number, first: number, second: number, last: number): number {
  return (length * 5 + first * 7 + second * 11 + last * 3) & 255;
}

/**
 * A table from hash to keyword kind; words that collide with an earlier one take the next free
 * place.
 */
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

/** Cuts texts into tokens; see the file's head. */
export class Tokenizer extends StringTokenizer {
  #atLineStart = true;
  #indents: Int32Array = new Int32Array(MAX_INDENTS);
  #alternateIndents: Int32Array = new Int32Array(MAX_INDENTS);
  #indentDepth = 0;
  #keywords: Int16Array = keywordTable ??= makeKeywordTable();

  /**
   * Cuts `source` into tokens. In "single" mode (a prompt) the text is taken as it is, and an extra
   * NEWLINE stands before the end, as CPython's parser wants it; in "eval" mode a missing last
   * newline is not added either.
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
    this.position = 0;
    this.line = this.length === 0 ? 0 : 1;
    this.lineStart = 0;
    this.bufferStart = 0;
    this.hasSurrogates = false;
    this.#atLineStart = true;
    this.#indents[0] = 0;
    this.#alternateIndents[0] = 0;
    this.#indentDepth = 0;
    this.bracketDepth = 0;
    this.fstrings.length = 0;
    while (this.next());
    if (mode === "single" && this.error === null) this.#endInteractive();
  }

  #endInteractive(): void {
    // An ENDMARKER behind another token becomes a NEWLINE; the ones that close blocks are then
    // followed by one more.
    if (this.count === 1) return;
    this.count--;
    this.addPlaceless(T.NEWLINE);
    if (this.#indentDepth > 0) {
      for (; this.#indentDepth > 0; this.#indentDepth--) this.addPlaceless(T.DEDENT);
      this.addPlaceless(T.NEWLINE);
    }
    this.addPlaceless(T.ENDMARKER);
  }

  // ----------------------------------------------------------------------------------- white space

  /**
   * Reads what follows a backslash, which must be a newline and more text. Leaves the position
   * behind the newline; false when the stream ended.
   */
  #continueLine(afterBackslash: number): boolean {
    if (this.text.charCodeAt(afterBackslash) !== 10) {
      this.position = afterBackslash;
      return this.failContinuation(afterBackslash);
    }
    this.newLine(afterBackslash);
    if (this.position >= this.length) return this.failEndOfFile();
    return true;
  }

  /**
   * Measures the indentation of a line and adds the INDENT or DEDENT tokens. Returns 0 at an error,
   * 1 before a blank line and 2 before any other.
   */
  #measureIndent(): 0 | 1 | 2 {
    const text = this.text;
    let position = this.position;
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
        position = this.position;
        this.bufferStart = position;
        continue;
      } else {
        break;
      }
      position++;
    }
    this.position = position;
    if (unit === 35 || unit === 10) return 1;
    if (this.bracketDepth > 0) return 2;
    if (continuedColumn !== 0) {
      column = continuedColumn;
      alternate = continuedColumn;
    }
    const depth = this.#indentDepth;
    if (column === this.#indents[depth]) {
      if (alternate !== this.#alternateIndents[depth]) return this.failMixedTabs() ? 2 : 0;
    } else if (column > this.#indents[depth]) {
      if (depth + 1 >= MAX_INDENTS) {
        const message = "too many levels of indentation";
        this.failAt("too-deep", message, this.line, 1, 0);
        return 0;
      }
      if (alternate <= this.#alternateIndents[depth]) return this.failMixedTabs() ? 2 : 0;
      this.#indentDepth = depth + 1;
      this.#indents[depth + 1] = column;
      this.#alternateIndents[depth + 1] = alternate;
      this.addPlaceless(T.INDENT);
    } else {
      let dedents = 0;
      while (this.#indentDepth > 0 && column < this.#indents[this.#indentDepth]) {
        this.#indentDepth--;
        dedents++;
      }
      if (column !== this.#indents[this.#indentDepth]) {
        let lineEnd = text.indexOf("\n", position);
        lineEnd = lineEnd < 0 ? this.length : lineEnd + 1;
        this.failAt(
          "bad-dedent",
          "unindent does not match any outer indentation level",
          this.line,
          this.columnOf(this.lineStart, lineEnd),
          -1,
        );
        return 0;
      }
      if (alternate !== this.#alternateIndents[this.#indentDepth]) {
        return this.failMixedTabs() ? 2 : 0;
      }
      for (; dedents > 0; dedents--) this.addPlaceless(T.DEDENT);
    }
    return 2;
  }

  // ---------------------------------------------------------------------------------------- tokens

  /** Adds the next token (and the indentation before it); false at the end of the stream. */
  protected override next(): boolean {
    const open = this.fstrings;
    if (open.length > 0 && open[open.length - 1].inText) return this.nextInText();
    const text = this.text;
    for (;;) {
      let blank = false;
      if (this.#atLineStart) {
        this.#atLineStart = false;
        const found = this.#measureIndent();
        if (found === 0) return false;
        blank = found === 1;
      }
      let position = this.position;
      let unit = text.charCodeAt(position);
      for (;;) {
        while (unit === 32 || unit === 9 || unit === 12) unit = text.charCodeAt(++position);
        if (unit !== 92) break;
        if (!this.#continueLine(position + 1)) return false;
        position = this.position;
        unit = text.charCodeAt(position);
      }
      const start = position;
      if (unit === 35) {
        while (unit !== 10 && position < this.length) {
          if (unit >= 0xd800 && unit <= 0xdfff) this.hasSurrogates = true;
          unit = text.charCodeAt(++position);
        }
      }
      if (unit === 10) {
        this.#atLineStart = true;
        if (blank || this.bracketDepth > 0) {
          this.newLine(position);
          this.bufferStart = this.lineStart;
          continue;
        }
        this.position = position + 1;
        this.add(T.NEWLINE, start, this.line, this.lineStart, 0);
        this.newLine(position);
        this.bufferStart = this.lineStart;
        return true;
      }
      this.position = position;
      if (position >= this.length) {
        if (this.bracketDepth > 0) return this.failEndOfFile();
        this.addPlaceless(T.ENDMARKER);
        return false;
      }
      if (startsName(unit)) return this.#readName(position, unit);
      if (isDigit(unit)) return this.readNumber(position, unit);
      if (unit === 46 && isDigit(text.charCodeAt(position + 1))) {
        return this.readFraction(position, position + 1);
      }
      if (unit === 39 || unit === 34) return this.readString(position, position, 0);
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
    this.position = position;
    if (seen >= 128) {
      if (!this.#checkName(start, position)) return false;
      return this.add(T.NAME, start, this.line, this.lineStart, T.NON_ASCII_FLAG);
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
    return this.add(kind, start, this.line, this.lineStart, 0);
  }

  /** Checks a name with characters beyond ASCII; false when the stream ended. */
  #checkName(start: number, end: number): boolean {
    const name = this.text.slice(start, end);
    for (let index = 0; index < name.length; index++) {
      const unit = name.charCodeAt(index);
      if (unit >= 0xd800 && unit <= 0xdfff) this.hasSurrogates = true;
    }
    const wrong = invalidNameCharacter(name);
    if (wrong < 0) return true;
    const codePoint = name.codePointAt(wrong)!;
    const position = start + wrong + (codePoint > 0xffff ? 2 : 1);
    this.position = position;
    return this.fail(
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
        this.position = position + 1;
        this.failRange(`${clash} prefixes are incompatible`, start, position + 1);
        return 2;
      }
      if (hasF || hasT) return this.openFString(start, position, hasR, hasT) ? 1 : 2;
      const flags = (hasR ? T.RAW_FLAG : 0) | (hasB ? T.BYTES_FLAG : 0);
      return this.readString(start, position, flags) ? 1 : 2;
    }
  }

  // ------------------------------------------------------------------------------------- operators

  #readOperator(start: number, unit: number): boolean {
    const text = this.text;
    const open = this.fstrings.length > 0 ? this.fstrings[this.fstrings.length - 1] : null;
    // A colon directly inside a replacement field starts the format spec, even in `:=`.
    if (open !== null && unit === 58 && open.brackets - 1 === open.fieldBrackets) {
      open.inText = true;
      open.inFormatSpec = true;
      this.position = start + 1;
      return this.add(T.COLON, start, this.line, this.lineStart, 0);
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
          return this.fail(`invalid non-printable character U+${hexOf(unit)}`, start + 1);
        }
    }
    this.position = start + length;
    if (kind <= T.RBRACE && kind >= T.LPAR && !this.#trackBracket(open, kind, start, unit)) {
      return false;
    }
    return this.add(kind, start, this.line, this.lineStart, 0);
  }

  /** Keeps count of open brackets; false when the stream ended. */
  #trackBracket(
    open: OpenFString | null,
    kind: number,
    start: number,
    unit: number,
  ): boolean {
    const depth = this.bracketDepth;
    if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) {
      if (depth >= MAX_BRACKETS) return this.fail("too many nested parentheses", start + 1);
      this.brackets[depth] = unit;
      this.bracketLines[depth] = this.line;
      this.bracketCols[depth] = this.columnOf(this.lineStart, start);
      this.bracketDepth = depth + 1;
      if (open !== null) open.brackets++;
      return true;
    }
    const closing = String.fromCharCode(unit);
    const prefix = open !== null && open.isTemplate ? "t" : "f";
    if (open !== null && open.brackets === 0 && unit === 125) {
      return this.fail(`${prefix}-string: single '}' is not allowed`, start + 1);
    }
    if (depth === 0) return this.fail(`unmatched '${closing}'`, start + 1);
    this.bracketDepth = depth - 1;
    const opening = this.brackets[depth - 1];
    if (unit - opening !== (opening === 40 ? 1 : 2)) {
      if (open !== null && opening === 123 && open.brackets - 1 === open.fieldBrackets) {
        return this.fail(`${prefix}-string: unmatched '${closing}'`, start + 1);
      }
      const line = this.bracketLines[depth - 1];
      const where = line === this.line ? "" : ` on line ${line}`;
      const wanted = String.fromCharCode(opening);
      return this.fail(
        `closing parenthesis '${closing}' does not match opening parenthesis '${wanted}'${where}`,
        start + 1,
      );
    }
    if (open !== null) {
      open.brackets--;
      if (open.brackets < 0) {
        return this.fail(`${prefix}-string: unmatched '${closing}'`, start + 1);
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
