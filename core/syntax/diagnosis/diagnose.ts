/** From a text that parser.ts could not read to the error that CPython would raise. */

import { SyntaxFailure } from "../failure.ts";
import type { TokenStream } from "../token_stream.ts";
import * as T from "../token_kinds.ts";
import { lexicalError, RaisedError, REPLAY_GAVE_UP } from "./replay.ts";
import { StatementReplay } from "./replay_statements.ts";

/** How far parser.ts has come before it failed. */
export interface ParserProgress {
  readonly mode: "exec" | "eval" | "single";
  /** The first token of the statement at the outermost level that was being read. */
  readonly outerStatement: number;
  /** The token where the parser gave up, in case the replay gives up as well. */
  readonly failedAt: number;
  /** As in {@link SyntaxFailure}, as far as the parser knows. */
  readonly lastCompoundLine: number;
  /** Whether `<>` stands for `!=`. */
  readonly usesDiamond: boolean;
}

/** The two runs of CPython's parser, and what follows them. */
class Diagnosis extends StatementReplay {
  readonly #mode: "exec" | "eval" | "single";
  readonly #start: number;
  readonly #failedAt: number;
  #hasMatched = false;
  /** Whether the first run came to the end of the text. */
  isIncomplete = false;

  constructor(tokens: TokenStream, progress: ParserProgress) {
    super(tokens);
    this.#mode = progress.mode;
    this.#start = hasTrap(tokens, progress.outerStatement) ? 0 : progress.outerStatement;
    this.#failedAt = progress.failedAt;
    this.lastCompoundLine = progress.lastCompoundLine;
    this.usesDiamond = progress.usesDiamond;
  }

  /** The error. */
  find(): RaisedError {
    try {
      return this.#runTwice();
    } catch (problem) {
      // A stack overflow is not expected, but a caller may have left too little of the stack.
      if (problem !== REPLAY_GAVE_UP && !(problem instanceof RangeError)) throw problem;
      this.fill = Math.max(this.fill, this.#failedAt + 1);
      return this.#betterOf(this.#genericError(this.#failedAt));
    }
  }

  #runTwice(): RaisedError {
    const first = this.#run(false) ?? this.#checkSingle();
    this.isIncomplete = this.#hasReachedEnd();
    if (first !== null) return this.#isAtEnd() ? first : this.#betterOf(first);
    const lastLooked = this.fill - 1;
    const second = this.#run(true);
    if (second === null) return this.#betterOf(this.#genericError(lastLooked));
    return this.#isAtEnd() ? second : this.#betterOf(second);
  }

  /** One run: the error it raised, or null. Whether it matched, `#hasMatched` tells. */
  #run(invalid: boolean): RaisedError | null {
    this.restart(this.#start, invalid);
    try {
      if (this.#mode === "exec") this.#hasMatched = this.file();
      else if (this.#mode === "eval") this.#hasMatched = this.evaluated();
      else this.#hasMatched = this.interactive();
      return null;
    } catch (problem) {
      if (problem instanceof RaisedError) return problem;
      throw problem;
    }
  }

  /**
   * Whether the tokenizer has met the end of the text while it read the last token, which happens
   * only without a newline there. CPython does not look for further errors then.
   */
  #isAtEnd(): boolean {
    const { ends, length, text } = this.tokens;
    const last = this.fill - 1;
    const kind = this.kinds[last];
    if (kind === T.STRING || kind === T.FSTRING_END || kind === T.TSTRING_END) return false;
    return ends[last] === length && text.charCodeAt(length - 1) !== 10;
  }

  #hasReachedEnd(): boolean {
    const last = this.fill - 1;
    const kind = this.kinds[last];
    if (kind === T.ERROR) {
      const error = this.tokens.error!;
      return error.kind === "end-of-file" || error.message.startsWith("unterminated triple-quoted");
    }
    return this.tokens.ends[last] === this.tokens.length && kind !== T.NEWLINE;
  }

  /** In "single" mode nothing may follow the statement that was matched. */
  #checkSingle(): RaisedError | null {
    if (this.#mode !== "single" || !this.#hasMatched) return null;
    const message = "multiple statements found while compiling a single statement";
    const error = this.errorAtToken(this.fill - 1, message, "SyntaxError");
    return { ...error, isFinal: true };
  }

  #genericError(index: number): RaisedError {
    const kind = this.kinds[index];
    if (kind === T.INDENT || kind === T.DEDENT) {
      const message = kind === T.INDENT ? "unexpected indent" : "unexpected unindent";
      // After this one the rest of the text is not searched.
      return { ...this.errorAtToken(index, message, "IndentationError"), isFinal: true };
    }
    if (kind === T.ERROR) return this.endOfTextError() ?? lexicalError(this.tokens.error!);
    const { line, col, endLine, endCol } = this.pieceOf(index);
    return new RaisedError("SyntaxError", "invalid syntax", line, col + 1, endLine, endCol + 1);
  }

  /** An error of the tokenizer further on in the text is preferred to one of the parser. */
  #betterOf(found: RaisedError): RaisedError {
    const error = this.tokens.error;
    if (error === null || found.isFinal) return found;
    if (error.inFString) return found;
    if (error.kind === "syntax") return lexicalError(error);
    const open = this.tokens.openBracket();
    if (open !== null && this.tokens.lines[this.fill - 1] > open.line) {
      return this.openBracketError() ?? found;
    }
    return found;
  }

  /** The failure's `lastCompoundLine`. */
  compoundLine(): number {
    return this.lastCompoundLine;
  }

  /** The line that CPython's tokenizer is on: messages about it keep its newline. */
  currentLine(): number {
    return this.fill === 0 ? 0 : this.tokens.endLines[this.fill - 1];
  }
}

/** Finds the error in a text that could not be parsed. */
export function diagnose(
  tokens: TokenStream,
  filename: string,
  progress: ParserProgress,
): SyntaxFailure {
  const diagnosis = new Diagnosis(tokens, progress);
  const error = diagnosis.find();
  const { type, message, line, offset, endLine, endOffset } = error;
  const keepsNewline = !error.cutsNewline &&
    diagnosis.currentLine() <= line;
  const text = lineOf(tokens, line, keepsNewline);
  return new SyntaxFailure(
    type,
    message,
    filename,
    line,
    offset,
    endLine,
    endLine === line ? endOffset : endOnOtherLine(tokens, endLine, endOffset, text),
    text,
    diagnosis.compoundLine(),
    diagnosis.isIncomplete,
  );
}

/**
 * CPython turns byte columns to characters with the text of the first line, even for an end on a
 * later one, and not beyond the end of that text.
 */
function endOnOtherLine(
  tokens: TokenStream,
  endLine: number,
  endOffset: number,
  text: string,
): number {
  if (endOffset <= 0) return endOffset;
  const characters = Array.from(lineOf(tokens, endLine, false)).slice(0, endOffset - 1).join("");
  const encoder = new TextEncoder();
  const bytes = encoder.encode(characters).length + 1;
  const textBytes = encoder.encode(text + "\0").subarray(0, bytes);
  return Array.from(new TextDecoder().decode(textBytes)).length;
}

/**
 * Whether a statement before the token `end` is valid and yet may raise an error in the second run:
 * a call such as `match (x)`, which looks like a match statement without a colon; `print -x`, which
 * looks like Python 2; and `type X[T = int] = ...`, where `T = int` looks like a mistaken `==`.
 */
function hasTrap(tokens: TokenStream, end: number): boolean {
  const { kinds } = tokens;
  for (let index = 0; index < end; index++) {
    if (kinds[index] !== T.NAME) continue;
    const next = kinds[index + 1];
    if (next === T.NAME) {
      if (kinds[index + 2] === T.LSQB && tokens.textOf(index) === "type") return true;
    } else if (next === T.LSQB || next === T.PLUS || next === T.MINUS || next === T.STAR) {
      const name = tokens.textOf(index);
      if (name === "print" || name === "exec" || name === "match") return true;
    } else if ((next === T.LPAR || next === T.NOT) && tokens.textOf(index) === "match") {
      return true;
    }
  }
  return false;
}

function lineOf(tokens: TokenStream, line: number, keepsNewline: boolean): string {
  const { text, length } = tokens;
  let start = 0;
  for (let current = 1; current < line; current++) {
    const newline = text.indexOf("\n", start);
    if (newline < 0) break;
    start = newline + 1;
  }
  let end = text.indexOf("\n", start);
  if (end < 0 || end >= length) return text.slice(start, length);
  if (keepsNewline) end++;
  return text.slice(start, end);
}
