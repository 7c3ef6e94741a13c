/** The part of the tokenizer that reads numbers. */

import { continuesName, isDigit, isHexDigit } from "./characters.ts";
import * as T from "./token_kinds.ts";
import { TokenStream } from "./token_stream.ts";

/** Reads int, float and imaginary literals. */
export class NumberTokenizer extends TokenStream {
  protected readNumber(start: number, first: number): boolean {
    const text = this.text;
    if (first !== 48) {
      const end = this.skipDecimals(start);
      return end < 0 ? false : this.readAfterDigits(start, end);
    }
    const marker = text.charCodeAt(start + 1) | 32;
    if (marker === 120) return this.readBased(start, 16, "hexadecimal");
    if (marker === 111) return this.readBased(start, 8, "octal");
    if (marker === 98) return this.readBased(start, 2, "binary");
    let position = start + 1;
    for (;;) {
      if (text.charCodeAt(position) === 95) {
        position++;
        if (!isDigit(text.charCodeAt(position))) {
          return this.fail("invalid decimal literal", position);
        }
      }
      if (text.charCodeAt(position) !== 48) break;
      position++;
    }
    const zerosEnd = position;
    let nonZero = false;
    if (isDigit(text.charCodeAt(position))) {
      nonZero = true;
      position = this.skipDecimals(position);
      if (position < 0) return false;
    }
    const unit = text.charCodeAt(position);
    const lower = unit | 32;
    if (unit === 46 || lower === 101 || lower === 106) {
      return this.readAfterDigits(start, position, nonZero ? zerosEnd : -1);
    }
    if (nonZero) return this.failLeadingZeros(start, zerosEnd);
    return this.endNumber(start, position, "decimal");
  }

  protected failLeadingZeros(start: number, zerosEnd: number): false {
    return this.failRange(
      "leading zeros in decimal integer literals are not permitted; " +
        "use an 0o prefix for octal integers",
      start,
      zerosEnd + 1,
    );
  }

  /** The end of a run of digits with single underscores; -1 when the stream ended. */
  protected skipDecimals(start: number): number {
    const text = this.text;
    let position = start;
    for (;;) {
      while (isDigit(text.charCodeAt(position))) position++;
      if (text.charCodeAt(position) !== 95) return position;
      position++;
      if (!isDigit(text.charCodeAt(position))) {
        this.fail("invalid decimal literal", position);
        return -1;
      }
    }
  }

  protected readBased(start: number, base: number, name: string): boolean {
    const text = this.text;
    let position = start + 2;
    do {
      if (text.charCodeAt(position) === 95) position++;
      let unit = text.charCodeAt(position);
      if (!isDigitOf(unit, base)) {
        if (isDigit(unit)) return this.failDigit(unit, position, name);
        return this.fail(`invalid ${name} literal`, position);
      }
      do {
        unit = text.charCodeAt(++position);
      } while (isDigitOf(unit, base));
      if (isDigit(unit)) return this.failDigit(unit, position, name);
    } while (text.charCodeAt(position) === 95);
    return this.endNumber(start, position, name);
  }

  protected failDigit(unit: number, position: number, name: string): false {
    const digit = String.fromCharCode(unit);
    return this.fail(`invalid digit '${digit}' in ${name} literal`, position + 1);
  }

  protected readFraction(start: number, position: number): boolean {
    let end = position;
    if (isDigit(this.text.charCodeAt(end))) {
      end = this.skipDecimals(end);
      if (end < 0) return false;
    }
    return this.readExponent(start, end);
  }

  /** Reads the rest of a decimal number behind its first digits. */
  protected readAfterDigits(start: number, position: number, zerosEnd = -1): boolean {
    const unit = this.text.charCodeAt(position);
    if (unit === 46) return this.readFraction(start, position + 1);
    return this.readExponent(start, position, zerosEnd);
  }

  protected readExponent(start: number, position: number, zerosEnd = -1): boolean {
    const text = this.text;
    let end = position;
    if ((text.charCodeAt(end) | 32) === 101) {
      let digits = end + 1;
      const sign = text.charCodeAt(digits);
      if (sign === 43 || sign === 45) {
        digits++;
        if (!isDigit(text.charCodeAt(digits))) {
          return this.fail("invalid decimal literal", digits);
        }
      } else if (!isDigit(sign)) {
        const isKeyword = this.keywordFollows(end);
        if (zerosEnd >= 0 && isKeyword) return this.failLeadingZeros(start, zerosEnd);
        return this.endNumber(start, end, "decimal");
      }
      end = this.skipDecimals(digits);
      if (end < 0) return false;
    }
    if ((text.charCodeAt(end) | 32) === 106) return this.endNumber(start, end + 1, "imaginary");
    return this.endNumber(start, end, "decimal");
  }

  /**
   * Adds a NUMBER token unless a letter follows; a keyword that may follow a number only gets a
   * warning.
   */
  protected endNumber(start: number, end: number, name: string): boolean {
    const unit = this.text.charCodeAt(end);
    if (unit < 128 && continuesName(unit)) {
      if (this.keywordFollows(end)) {
        this.warnings.push({ message: `invalid ${name} literal`, line: this.line });
      } else {
        return this.fail(`invalid ${name} literal`, end);
      }
    }
    this.position = end;
    return this.add(T.NUMBER, start, this.line, this.lineStart, 0);
  }

  /**
   * Whether one of the keywords that may follow a number stands here. `if`, `in` and `is` may even
   * run on, as in CPython.
   */
  protected keywordFollows(position: number): boolean {
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
}

function isDigitOf(unit: number, base: number): boolean {
  return base === 16 ? isHexDigit(unit) : unit >= 48 && unit < 48 + base;
}
