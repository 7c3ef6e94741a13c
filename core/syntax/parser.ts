/**
 * Source text to syntax tree: the door of this room.
 *
 * A text is cut into tokens, all at once, and read by a parser that knows valid programs only. When
 * it fails, the tokens are read again by diagnosis/, which follows CPython's grammar step by step
 * and finds its message and its caret.
 */

import type { Expression, Interactive, Module, Stmt } from "./ast.ts";
import { StatementParser } from "./statements.ts";
import { diagnose } from "./diagnosis/diagnose.ts";
import { SyntaxFailure } from "./failure.ts";
import { LiteralProblem } from "./string_literals.ts";
import { NESTED_TOO_DEEP, PARSE_FAILED } from "./parser_state.ts";
import type { SyntaxWarningRecord } from "./token_stream.ts";
import * as T from "./token_kinds.ts";

export { decodeSource } from "./source.ts";
export { SyntaxFailure, type SyntaxFailureType } from "./failure.ts";
export { type CharacterNameLookup, setCharacterNameLookup } from "./string_literals.ts";
export type { SyntaxWarningRecord } from "./token_stream.ts";

/** What is expected of a text: a file, an expression, or one statement typed at a prompt. */
export type ParseMode = "exec" | "eval" | "single";

class Parser extends StatementParser {
  parse(
    source: string,
    filename: string,
    mode: ParseMode,
    warnings: SyntaxWarningRecord[] | null,
  ): Module | Expression | Interactive {
    try {
      this.usesDiamond = false;
      this.outerStatement = 0;
      this.lastCompoundLine = 0;
      if (source.includes("\0")) {
        const message = "source code string cannot contain null bytes";
        throw new SyntaxFailure("SyntaxError", message, filename, 0, 0, 0, 0, null);
      }
      this.begin(source, mode);
      const tree = this.#parseMode(mode);
      if (warnings !== null) { for (const warning of this.tokens.warnings) warnings.push(warning); }
      return tree;
    } catch (problem) {
      // A stack overflow is not expected, but a caller may have left too little of the stack.
      if (problem === NESTED_TOO_DEEP || problem instanceof RangeError) {
        const message = "Parser stack overflowed - Python source too complex to parse";
        throw new SyntaxFailure("MemoryError", message, filename, 0, 0, 0, 0, null);
      }
      if (problem !== PARSE_FAILED && !(problem instanceof LiteralProblem)) throw problem;
      const { outerStatement, lastCompoundLine, usesDiamond } = this;
      const failedAt = this.pos;
      const progress = { mode, outerStatement, failedAt, lastCompoundLine, usesDiamond };
      throw diagnose(this.tokens, filename, progress);
    } finally {
      this.finish();
    }
  }

  #parseMode(mode: ParseMode): Module | Expression | Interactive {
    if (mode === "exec") return { kind: "Module", body: this.parseFile() };
    if (mode === "eval") {
      const body = this.parseExpressions();
      while (this.accept(T.NEWLINE));
      this.expect(T.ENDMARKER);
      return { kind: "Expression", body };
    }
    return { kind: "Interactive", body: this.#parseInteractive() };
  }

  /**
   * One compound statement, or one line of simple ones, and nothing but blank lines and comments
   * behind it.
   */
  #parseInteractive(): Stmt[] {
    const body: Stmt[] = [];
    this.parseStatement(body);
    // The tokenizer adds a NEWLINE at the end; only a compound statement needs it.
    if (!this.accept(T.NEWLINE) && isCompound(body[0])) this.fail();
    this.expect(T.ENDMARKER);
    return body;
  }
}

function isCompound(statement: Stmt): boolean {
  return "body" in statement || statement.kind === "Match";
}

let parser: Parser | null = null;

/**
 * Parses a text. `warnings` receives what CPython would warn of (as SyntaxWarning) while reading
 * it.
 *
 * Throws a {@link SyntaxFailure} with the message and range of CPython's exception. A text with
 * lone surrogates is not refused here, though CPython cannot compile one: who takes the text from a
 * guest must.
 */
export function parse(
  source: string,
  filename: string,
  mode: "exec",
  warnings?: SyntaxWarningRecord[],
): Module;
export function parse(
  source: string,
  filename: string,
  mode: "eval",
  warnings?: SyntaxWarningRecord[],
): Expression;
export function parse(
  source: string,
  filename: string,
  mode: "single",
  warnings?: SyntaxWarningRecord[],
): Interactive;
export function parse(
  source: string,
  filename: string,
  mode: ParseMode,
  warnings?: SyntaxWarningRecord[],
): Module | Expression | Interactive;
export function parse(
  source: string,
  filename: string,
  mode: ParseMode,
  warnings?: SyntaxWarningRecord[],
): Module | Expression | Interactive {
  parser ??= new Parser();
  return parser.parse(source, filename, mode, warnings ?? null);
}
