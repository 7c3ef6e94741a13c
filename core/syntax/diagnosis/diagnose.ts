/** From a text that parser.ts could not read to the error that CPython would raise. */

import { SyntaxFailure } from "../failure.ts";
import type { TokenStream } from "../tokenizer.ts";
import * as T from "../token_kinds.ts";
import { lexicalError, RaisedError, REPLAY_TOO_DEEP } from "./replay.ts";
import { StatementReplay } from "./replay_statements.ts";

/** What is expected of a text; as in parser.ts. */
type Mode = "exec" | "eval" | "single";

/** The two runs of CPython's parser, and what follows them. */
class Diagnosis extends StatementReplay {
  readonly #mode: Mode;
  readonly #start: number;
  #hasMatched = false;

  constructor(tokens: TokenStream, mode: Mode, start: number) {
    super(tokens);
    this.#mode = mode;
    this.#start = start;
  }

  /** The error; `failedAt` is the token where parser.ts gave up, in case the replay cannot go as deep. */
  find(failedAt: number): RaisedError {
    try {
      return this.#runTwice();
    } catch (problem) {
      if (problem !== REPLAY_TOO_DEEP) throw problem;
      this.fill = Math.max(this.fill, failedAt + 1);
      return this.#betterOf(this.#genericError(failedAt));
    }
  }

  #runTwice(): RaisedError {
    const first = this.#run(false) ?? this.#checkSingle();
    if (first !== null) return this.#betterOf(first);
    const lastLooked = this.fill - 1;
    return this.#betterOf(this.#run(true) ?? this.#genericError(lastLooked));
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
    if (error.kind === "syntax") return error.inFString ? found : lexicalError(error);
    const open = this.tokens.openBracket();
    if (open !== null && this.tokens.lines[this.fill - 1] > open.line) {
      return this.openBracketError() ?? found;
    }
    return found;
  }

  /** The line that CPython's tokenizer is on: messages about it keep its newline. */
  currentLine(): number {
    return this.fill === 0 ? 0 : this.tokens.endLines[this.fill - 1];
  }
}

/**
 * Finds the error in a text that could not be parsed. `start` is the first token of the statement at the outermost level in
 * which it is, `failedAt` the token where the parser gave up; `lastCompoundLine` goes into the failure.
 */
export function diagnose(
  tokens: TokenStream,
  filename: string,
  mode: Mode,
  start: number,
  failedAt: number,
  lastCompoundLine: number,
): SyntaxFailure {
  const diagnosis = new Diagnosis(tokens, mode, start);
  const error = diagnosis.find(failedAt);
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
    lastCompoundLine,
  );
}

/**
 * CPython turns byte columns to characters with the text of the first line, even for an end on a later one, and not beyond
 * the end of that text.
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
