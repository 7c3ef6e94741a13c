/** The replay of string literals; see replay.ts. */

import { LiteralProblem } from "../string_literals.ts";
import { decodeBytes, decodeStr } from "../string_literals.ts";
import * as T from "../token_kinds.ts";
import { Memo, type Piece, Replay } from "./replay.ts";

/** The rules `strings`, `fstring` and `tstring` and what is inside them. */
export abstract class StringReplay extends Replay {
  /** annotated_rhs: a yield expression or star_expressions. */
  protected abstract annotatedRhs(): Piece | null;

  /** strings: one or more literals in a row. */
  protected strings(): Piece | null {
    const known = this.recall(Memo.Strings);
    if (known !== undefined) return known;
    const start = this.mark;
    if (this.invalid) {
      this.#invalidConcatenation();
      this.mark = start;
    }
    let what = "";
    let hasBytes = false;
    let hasText = false;
    for (;;) {
      const before = this.mark;
      const kind = this.peek();
      if (kind === T.STRING) {
        if ((this.tokens.flags[before] & T.BYTES_FLAG) !== 0) hasBytes = true;
        else hasText = true;
        this.mark++;
        this.#decodeToken(before);
        if (what === "") what = "literal";
      } else if (kind === T.FSTRING_START) {
        if (this.#formatted(T.FSTRING_MIDDLE, T.FSTRING_END) === null) {
          this.mark = before;
          break;
        }
        what = "f-string expression";
        hasText = true;
      } else {
        break;
      }
    }
    if (what === "") {
      for (;;) {
        const before = this.mark;
        if (this.peek() !== T.TSTRING_START) break;
        if (this.#formatted(T.TSTRING_MIDDLE, T.TSTRING_END) === null) {
          this.mark = before;
          break;
        }
        what = "t-string expression";
      }
    }
    if (hasBytes && hasText) this.raiseAtLast("cannot mix bytes and nonbytes literals");
    if (what === "") return this.remember(Memo.Strings, start, null);
    return this.remember(Memo.Strings, start, this.make(what, start));
  }

  /** invalid_string_tstring_concat: t-strings next to other literals. */
  #invalidConcatenation(): void {
    const start = this.mark;
    const first = this.#oneString(this.peek() === T.TSTRING_START);
    if (first === null) return;
    const startsAsTemplate = this.kinds[start] === T.TSTRING_START;
    while (this.#oneString(startsAsTemplate) !== null);
    const other = this.#oneString(!startsAsTemplate);
    if (other === null) return;
    this.raiseRange(
      first,
      other,
      "cannot mix t-string literals with string or bytes literals",
    );
  }

  /** A literal that is a t-string, or one that is not. */
  #oneString(isTemplate: boolean): Piece | null {
    const start = this.mark;
    const kind = this.peek();
    if (isTemplate) {
      if (kind !== T.TSTRING_START) return null;
      const found = this.#formatted(T.TSTRING_MIDDLE, T.TSTRING_END);
      if (found === null) this.mark = start;
      return found;
    }
    if (kind === T.STRING) {
      this.mark++;
      this.#decodeToken(start);
      return this.make("literal", start);
    }
    if (kind !== T.FSTRING_START) return null;
    const found = this.#formatted(T.FSTRING_MIDDLE, T.FSTRING_END);
    if (found === null) this.mark = start;
    return found;
  }

  /** Decodes a STRING token for the errors in it. */
  #decodeToken(index: number): void {
    const tokens = this.tokens;
    const flags = tokens.flags[index];
    const quoteSize = (flags & T.TRIPLE_FLAG) !== 0 ? 3 : 1;
    const start = tokens.starts[index] + (flags >> T.PREFIX_SHIFT) + quoteSize;
    const end = tokens.ends[index] - quoteSize;
    if ((flags & T.BYTES_FLAG) !== 0 && (flags & T.NON_ASCII_FLAG) !== 0) {
      const message = "bytes can only contain ASCII literal characters";
      this.raiseAt(this.pieceOf(index), message);
    }
    if ((flags & T.BACKSLASH_FLAG) === 0 || (flags & T.RAW_FLAG) !== 0) return;
    this.#raiseProblems(() => {
      if ((flags & T.BYTES_FLAG) !== 0) decodeBytes(tokens.text, start, end, false, 0, []);
      else decodeStr(tokens.text, start, end, 0, []);
    });
  }

  #raiseProblems(decode: () => void): void {
    try {
      decode();
    } catch (problem) {
      if (problem instanceof LiteralProblem) this.raiseAtLast(problem.message);
      throw problem;
    }
  }

  /** fstring or tstring, from its start to its end token. */
  #formatted(middle: number, end: number): Piece | null {
    this.enter(4);
    const start = this.mark++;
    const texts: number[] = [];
    for (;;) {
      const before = this.mark;
      const kind = this.peek();
      if (kind === middle) {
        texts.push(this.mark++);
      } else if (!this.#replacementField(middle)) {
        this.mark = before;
        break;
      }
    }
    this.depth -= 4;
    if (!this.accept(end)) return null;
    for (const index of texts) this.#decodeText(index);
    const what = middle === T.FSTRING_MIDDLE ? "f-string expression" : "t-string expression";
    return this.make(what, start);
  }

  #decodeText(index: number): void {
    const tokens = this.tokens;
    if (tokens.flags[index] !== T.BACKSLASH_FLAG) return;
    this.#raiseProblems(() => {
      decodeStr(tokens.text, tokens.starts[index], tokens.ends[index], 0, []);
    });
  }

  #replacementField(middle: number): boolean {
    const start = this.mark;
    if (
      this.accept(T.LBRACE) && this.annotatedRhs() !== null && (this.accept(T.EQUAL), true) &&
      this.#optionalConversion(middle) && this.#optionalSpec(middle) && this.accept(T.RBRACE)
    ) {
      return true;
    }
    if (this.invalid) {
      this.mark = start;
      this.#invalidReplacementField(middle);
    }
    return false;
  }

  /** [fstring_conversion]: matches always, raises for a wrong letter. */
  #optionalConversion(middle: number): true {
    const start = this.mark;
    if (!this.accept(T.EXCLAMATION) || !this.accept(T.NAME)) {
      this.mark = start;
      return true;
    }
    const prefix = prefixOf(middle);
    const tokens = this.tokens;
    const isAdjacent = tokens.lines[start] === tokens.lines[start + 1] &&
      tokens.endCols[start] === tokens.cols[start + 1];
    if (!isAdjacent) {
      this.raiseRange(
        this.pieceOf(start),
        this.pieceOf(start + 1),
        `${prefix}-string: conversion type must come right after the exclamation mark`,
      );
    }
    const name = tokens.textOf(start + 1);
    if (name !== "s" && name !== "r" && name !== "a") {
      this.raiseAt(
        this.pieceOf(start + 1),
        `${prefix}-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`,
      );
    }
    return true;
  }

  /** [fstring_full_format_spec]: matches always. */
  #optionalSpec(middle: number): true {
    if (this.accept(T.COLON)) this.#formatSpecs(middle);
    return true;
  }

  /** fstring_format_spec*. */
  #formatSpecs(middle: number): void {
    for (;;) {
      const before = this.mark;
      if (this.peek() === middle) {
        this.mark++;
        this.#decodeText(before);
      } else if (!this.#replacementField(middle)) {
        this.mark = before;
        return;
      }
    }
  }

  /** invalid_fstring_replacement_field and its twin for t-strings. */
  #invalidReplacementField(middle: number): void {
    const prefix = prefixOf(middle);
    const start = this.mark;
    if (!this.accept(T.LBRACE)) return;
    const kind = this.peek();
    if (kind === T.EQUAL || kind === T.EXCLAMATION || kind === T.COLON || kind === T.RBRACE) {
      const piece = this.pieceOf(this.mark);
      const found = this.tokens.textOf(this.mark);
      this.raiseAt(piece, `${prefix}-string: valid expression required before '${found}'`);
    }
    if (this.annotatedRhs() === null) {
      this.mark = start + 1;
      this.raiseAtNext(`${prefix}-string: expecting a valid expression after '{'`);
    }
    const afterValue = this.mark;
    if (!this.isOneOf(T.EQUAL, T.EXCLAMATION, T.COLON, T.RBRACE)) {
      this.raiseAtNext(`${prefix}-string: expecting '=', or '!', or ':', or '}'`);
    }
    if (this.accept(T.EQUAL) && !this.isOneOf(T.EXCLAMATION, T.COLON, T.RBRACE)) {
      this.raiseAtNext(`${prefix}-string: expecting '!', or ':', or '}'`);
    }
    this.mark = afterValue;
    this.accept(T.EQUAL);
    const beforeConversion = this.mark;
    if (this.accept(T.EXCLAMATION)) {
      if (this.isOneOf(T.COLON, T.RBRACE)) {
        this.raiseAtNext(`${prefix}-string: missing conversion character`);
      }
      if (!this.isNext(T.NAME)) {
        this.raiseAtNext(`${prefix}-string: invalid conversion character`);
      }
      this.mark++;
    }
    if (this.kinds[beforeConversion] !== T.EXCLAMATION) this.mark = beforeConversion;
    if (!this.isOneOf(T.COLON, T.RBRACE)) {
      this.raiseAtNext(`${prefix}-string: expecting ':' or '}'`);
    }
    if (this.accept(T.COLON)) {
      // CPython looks for the literal text of f-strings here, even inside a t-string.
      this.#formatSpecs(T.FSTRING_MIDDLE);
      if (!this.isNext(T.RBRACE)) {
        this.raiseAtNext(`${prefix}-string: expecting '}', or format specs`);
      }
    } else if (!this.isNext(T.RBRACE)) {
      this.raiseAtNext(`${prefix}-string: expecting '}'`);
    }
  }

  protected isOneOf(first: number, second: number, third = -1, fourth = -1): boolean {
    const kind = this.peek();
    return kind === first || kind === second || kind === third || kind === fourth;
  }
}

function prefixOf(middle: number): string {
  return middle === T.FSTRING_MIDDLE ? "f" : "t";
}
