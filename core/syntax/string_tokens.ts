/**
 * The part of the tokenizer that reads string literals, and the literal text of f-strings and
 * t-strings (PEP 701).
 */

import { NumberTokenizer } from "./number_tokens.ts";
import * as T from "./token_kinds.ts";
import type { OpenFString } from "./token_stream.ts";

const MAX_FSTRINGS = 150;
const MAX_FIELD_NESTING = 3;

/** Reads string literals. */
export abstract class StringTokenizer extends NumberTokenizer {
  /** Adds the next token; false at the end of the stream. */
  protected abstract next(): boolean;

  protected readString(start: number, quoteAt: number, prefixFlags: number): boolean {
    const text = this.text;
    const quote = text.charCodeAt(quoteAt);
    const startLine = this.line;
    const startLineStart = this.lineStart;
    let flags = prefixFlags | ((quoteAt - start) << T.PREFIX_SHIFT);
    let position = quoteAt + 1;
    let quoteSize = 1;
    if (text.charCodeAt(position) === quote) {
      if (text.charCodeAt(position + 1) !== quote) {
        this.position = position + 1;
        return this.add(T.STRING, start, startLine, startLineStart, flags);
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
        if (unit === 10) this.newLine(position);
        else if (position >= this.length) continue;
        else if (unit >= 128) {
          seen |= unit;
          if (unit >= 0xd800 && unit <= 0xdfff) this.hasSurrogates = true;
        }
        position++;
        continue;
      }
      if (unit === 10) {
        if (quoteSize === 1) break;
        this.newLine(position);
      } else if (unit >= 128) {
        seen |= unit;
        if (unit >= 0xd800 && unit <= 0xdfff) this.hasSurrogates = true;
      } else if (unit === 0 && position >= this.length) {
        break;
      }
      position++;
    }
    if (text.charCodeAt(position) !== quote) {
      return this.failUnclosed(start, quote, quoteSize, startLine, startLineStart, escapedQuote);
    }
    if (seen >= 128) flags |= T.NON_ASCII_FLAG;
    this.position = position + quoteSize;
    return this.add(T.STRING, start, startLine, startLineStart, flags);
  }

  protected failUnclosed(
    start: number,
    quote: number,
    quoteSize: number,
    startLine: number,
    startLineStart: number,
    escapedQuote: boolean,
  ): false {
    const open = this.fstrings;
    let message: string;
    const detected = `(detected at line ${this.line})`;
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
    return this.failAtOpening(message, start, startLine, startLineStart);
  }

  protected openFString(
    start: number,
    quoteAt: number,
    raw: boolean,
    isTemplate: boolean,
  ): boolean {
    const text = this.text;
    const quote = text.charCodeAt(quoteAt);
    let quoteSize = 1;
    if (text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote) {
      quoteSize = 3;
    }
    this.position = quoteAt + quoteSize;
    if (this.fstrings.length + 1 >= MAX_FSTRINGS) {
      return this.fail("too many nested f-strings or t-strings", this.position);
    }
    this.fstrings.push({
      quote,
      quoteSize,
      raw,
      isTemplate,
      start,
      line: this.line,
      lineStart: this.lineStart,
      inText: true,
      inFormatSpec: false,
      brackets: 0,
      fieldBrackets: -1,
    });
    const flags = (raw ? T.RAW_FLAG : 0) | (quoteSize === 3 ? T.TRIPLE_FLAG : 0) |
      ((quoteAt - start) << T.PREFIX_SHIFT);
    const kind = isTemplate ? T.TSTRING_START : T.FSTRING_START;
    return this.add(kind, start, this.line, this.lineStart, flags);
  }

  /** Turns from literal text to a replacement field; false when the stream ended. */
  protected enterField(open: OpenFString): boolean {
    open.fieldBrackets++;
    if (open.fieldBrackets >= MAX_FIELD_NESTING) {
      const prefix = open.isTemplate ? "t" : "f";
      return this.fail(`${prefix}-string: expressions nested too deeply`, this.position);
    }
    open.inText = false;
    return true;
  }

  /** Adds the next token inside the literal text of an f-string. */
  protected nextInText(): boolean {
    const text = this.text;
    const open = this.fstrings[this.fstrings.length - 1];
    const quote = open.quote;
    const start = this.position;
    const startLine = this.line;
    const startLineStart = this.lineStart;
    let position = start;
    if (text.charCodeAt(position) === 123 && text.charCodeAt(position + 1) !== 123) {
      return this.enterField(open) ? this.next() : false;
    }
    if (this.closesHere(open, position)) {
      this.position = position + open.quoteSize;
      this.fstrings.pop();
      const kind = open.isTemplate ? T.TSTRING_END : T.FSTRING_END;
      return this.add(kind, start, startLine, startLineStart, 0);
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
          return this.fail(
            `${prefix}-string: newlines are not allowed in format specifiers for single quoted ${prefix}-strings`,
            position + 1,
          );
        }
        const detected = `(detected at line ${this.line})`;
        const quoted = open.quoteSize === 3 ? "triple-quoted " : "";
        return this.failAtOpening(
          `unterminated ${quoted}${prefix}-string literal ${detected}`,
          open.start,
          open.line,
          open.lineStart,
        );
      }
      if (unit === quote && this.closesHere(open, position)) break;
      if (unit === 123) {
        if (text.charCodeAt(position + 1) === 123 && !inFormatSpec) {
          return this.addWithBrace(kind, start, startLine, startLineStart, flags, position);
        }
        this.position = position;
        if (!this.enterField(open)) return false;
        return this.add(kind, start, startLine, startLineStart, flags);
      }
      if (unit === 125) {
        if (inNamedEscape) {
          this.position = position + 1;
          return this.add(kind, start, startLine, startLineStart, flags);
        }
        if (text.charCodeAt(position + 1) === 125 && !inFormatSpec && open.brackets === 0) {
          return this.addWithBrace(kind, start, startLine, startLineStart, flags, position);
        }
        this.position = position;
        open.inText = false;
        return this.add(kind, start, startLine, startLineStart, flags);
      }
      if (unit === 92) {
        flags |= T.BACKSLASH_FLAG;
        const escaped = text.charCodeAt(position + 1);
        if (escaped === 123 || escaped === 125) {
          if (!open.raw) this.warnOfEscape(escaped);
          position++;
          continue;
        }
        if (!open.raw && escaped === 78 && text.charCodeAt(position + 2) === 123) {
          inNamedEscape = true;
          position += 3;
          continue;
        }
        if (escaped === 10) this.newLine(position + 1);
        else if (escaped >= 0xd800 && escaped <= 0xdfff) this.hasSurrogates = true;
        position += position + 1 < this.length ? 2 : 1;
        continue;
      }
      if (unit === 10) this.newLine(position);
      else if (unit >= 0xd800 && unit <= 0xdfff) this.hasSurrogates = true;
      position++;
    }
    this.position = position;
    return this.add(kind, start, startLine, startLineStart, flags);
  }

  /**
   * Adds literal text that ends with the first of two braces. The second is not in its text, but in
   * its range.
   */
  protected addWithBrace(
    kind: number,
    start: number,
    startLine: number,
    startLineStart: number,
    flags: number,
    brace: number,
  ): true {
    this.position = brace + 2;
    this.add(kind, start, startLine, startLineStart, flags);
    this.ends[this.count - 1] = brace + 1;
    return true;
  }

  protected closesHere(open: OpenFString, position: number): boolean {
    const text = this.text;
    const quote = open.quote;
    if (text.charCodeAt(position) !== quote) return false;
    return open.quoteSize === 1 ||
      (text.charCodeAt(position + 1) === quote && text.charCodeAt(position + 2) === quote);
  }

  protected warnOfEscape(unit: number): void {
    const escape = `\\${String.fromCharCode(unit)}`;
    this.warnings.push({
      message: `"${escape}" is an invalid escape sequence. Such sequences will not work in the ` +
        `future. Did you mean "\\${escape}"? A raw string is also an option.`,
      line: this.line,
    });
  }
}
