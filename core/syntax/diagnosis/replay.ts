/**
 * The ground under the replay of CPython's parser that finds the message and the caret of a syntax
 * error.
 *
 * Why replay: which error CPython reports is not a property of the text but of how its parser walks
 * it. That parser is a packrat parser (PEP 617): ordered alternatives, backtracking, some rules
 * memoized. It runs twice. The first run only accepts or fails; what remains of it is the last
 * token it has looked at. The second run has more alternatives, the `invalid_*` rules of
 * Grammar/python.gram, each of which raises an error when it matches; the first match wins. When
 * none does, "invalid syntax" is reported at the last token of the first run. Errors of the
 * tokenizer appear when the parser first looks at the place, and after an error of the parser the
 * rest of the text is still searched for them, because they are more telling. Guessing all this
 * from the state of another parser is hopeless: so the classes here walk the same grammar in the
 * same order, with one method for each rule. They are slow and run only after parser.ts has failed.
 *
 * Rules return a {@link Piece}, or null where they do not match; they then leave `mark` wherever it
 * is, and callers put it back. An error is raised by throwing a {@link RaisedError}.
 */

import type { SyntaxFailureType } from "../failure.ts";
import * as T from "../token_kinds.ts";
import type { TokenStream } from "../token_stream.ts";

/**
 * What was matched: what CPython calls it in messages, its range, and what some messages need to
 * know of its inside.
 */
export interface Piece {
  /** The name of the kind of expression in messages, such as "function call". */
  readonly what: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
  /**
   * Elements of a list or tuple, the value of a starred expression, the left side of a comparison.
   */
  readonly parts: readonly Piece[];
  /** The identifier of a name, the first operator of a comparison. */
  readonly text: string;
}

/** A syntax error, found. Offsets count from 1. */
export class RaisedError {
  readonly type: SyntaxFailureType;
  readonly message: string;
  readonly line: number;
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
  /** Whether it stands even if the tokenizer finds an error further on, as its own errors do. */
  readonly isFinal: boolean;
  /**
   * Whether the text that goes with it ends before the newline, as it does in errors that the
   * tokenizer raises itself.
   */
  readonly cutsNewline: boolean;

  constructor(
    type: SyntaxFailureType,
    message: string,
    line: number,
    offset: number,
    endLine: number,
    endOffset: number,
    isFinal = false,
    cutsNewline = false,
  ) {
    this.type = type;
    this.message = message;
    this.line = line;
    this.offset = offset;
    this.endLine = endLine;
    this.endOffset = endOffset;
    this.isFinal = isFinal;
    this.cutsNewline = cutsNewline;
  }
}

/** Thrown when the replay would need more stack, memory or time than an error message is worth. */
export const REPLAY_GAVE_UP = { reason: "the replay gave up" };

/**
 * How deep rules may nest, in units of about 300 bytes of stack (measured with unoptimized code:
 * 400 KB in all). An error inside 149 brackets is still found.
 */
const MAX_REPLAY_DEPTH = 1200;
/** How many matches may be remembered at a time. */
const MAX_REMEMBERED = 500_000;
/** How many tokens may be looked at, again and again, in one run. */
const MAX_LOOKS = 100_000_000;

/** The rules that are memoized, as in Grammar/python.gram (and those that recurse to the left). */
export enum Memo {
  Expression,
  StarExpression,
  Disjunction,
  Inversion,
  BitwiseOr,
  ShiftExpr,
  Sum,
  Factor,
  Primary,
  Strings,
  Arguments,
  StarTarget,
  TargetWithStarAtom,
  TPrimary,
  DelTarget,
  InvalidNamedExpression,
  ClosedPattern,
  StarPattern,
  TypeParam,
  SimpleStmt,
  Block,
}

/** What a rule matched at a token, and the next of the rules that were tried there. */
interface Remembered {
  readonly rule: Memo;
  readonly piece: Piece | null;
  readonly end: number;
  readonly next: Remembered | undefined;
}

const NO_PARTS: readonly Piece[] = [];

/** The targets that an invalid one is looked for in. */
export type TargetKind = "star" | "del" | "for";

/** The tokens, the place in them, memory, and ways to raise errors. */
export class Replay {
  protected readonly tokens: TokenStream;
  protected readonly kinds: Uint8Array;
  /** The index of the next token. */
  protected mark = 0;
  /** How many tokens have been looked at. */
  protected fill = 0;
  /** Whether this is the second run, with the rules that raise errors. */
  protected invalid = false;
  protected depth = 0;
  /** Whether `<>` stands for `!=`, as after `from __future__ import barry_as_FLUFL`. */
  protected usesDiamond = false;
  #memory: (Remembered | undefined)[] = [];
  #rememberedCount = 0;
  #looks = 0;
  #levels: Int32Array | null = null;

  constructor(tokens: TokenStream) {
    this.tokens = tokens;
    this.kinds = tokens.kinds;
  }

  /**
   * Goes back to the token `start`, forgets what was matched, and turns the rules that raise errors
   * on or off.
   */
  protected restart(start: number, invalid: boolean): void {
    this.mark = start;
    this.invalid = invalid;
    this.depth = 0;
    this.#memory = [];
    this.#rememberedCount = 0;
    this.#looks = 0;
  }

  /** Counts units of depth; who calls this takes them off again, except when it throws. */
  protected enter(units: number): void {
    this.depth += units;
    if (this.depth > MAX_REPLAY_DEPTH) throw REPLAY_GAVE_UP;
  }

  // ---------------------------------------------------------------------------------------- memory

  /**
   * What the rule matched here before, with `mark` behind it; undefined when it was not tried yet.
   */
  protected recall(rule: Memo): Piece | null | undefined {
    let found = this.#memory[this.mark];
    while (found !== undefined && found.rule !== rule) found = found.next;
    if (found === undefined) return undefined;
    this.mark = found.end;
    return found.piece;
  }

  protected remember<P extends Piece | null>(rule: Memo, start: number, piece: P): P {
    if (++this.#rememberedCount > MAX_REMEMBERED) throw REPLAY_GAVE_UP;
    this.#memory[start] = { rule, piece, end: this.mark, next: this.#memory[start] };
    return piece;
  }

  /** Forgets what was matched from the token `start` to here, where no rule goes back to. */
  protected forget(start: number): void {
    for (let index = start; index < this.mark; index++) {
      for (let entry = this.#memory[index]; entry !== undefined; entry = entry.next) {
        this.#rememberedCount--;
      }
      this.#memory[index] = undefined;
    }
  }

  // ---------------------------------------------------------------------------------------- tokens

  /** The kind of the next token, which counts as looked at. */
  protected peek(): number {
    const index = this.mark;
    if (++this.#looks > MAX_LOOKS) throw REPLAY_GAVE_UP;
    if (index >= this.fill) {
      this.fill = index + 1;
      if (this.kinds[index] === T.ERROR) this.#raiseLexical();
    }
    return this.kinds[index];
  }

  /** Steps over a token of the given kind, if it is next. */
  protected accept(kind: number): boolean {
    if (this.peek() !== kind) return false;
    this.mark++;
    return true;
  }

  /** A token of the given kind as a piece, if it is next. */
  protected token(kind: number): Piece | null {
    return this.peek() === kind ? this.pieceOf(this.mark++) : null;
  }

  protected pieceOf(index: number): Piece {
    const tokens = this.tokens;
    return {
      what: "token",
      line: tokens.lines[index],
      col: tokens.cols[index],
      endLine: tokens.endLines[index],
      endCol: tokens.endCols[index],
      parts: NO_PARTS,
      text: "",
    };
  }

  /** Whether the next token is of the given kind; `&'x'` in the grammar. */
  protected isNext(kind: number): boolean {
    return this.peek() === kind;
  }

  protected isSoftKeyword(word: string): boolean {
    return this.peek() === T.NAME && this.tokens.textOf(this.mark) === word;
  }

  protected acceptSoftKeyword(word: string): boolean {
    if (!this.isSoftKeyword(word)) return false;
    this.mark++;
    return true;
  }

  /** NAME. */
  protected name(): Piece | null {
    if (this.peek() !== T.NAME) return null;
    return this.make("name", this.mark++, NO_PARTS, this.tokens.textOf(this.mark - 1));
  }

  /** Steps over a token that must come next, in the first run as well; `&&'x'` in the grammar. */
  protected force(kind: number, spelling: string): void {
    if (this.peek() !== kind) this.raiseAt(this.pieceOf(this.mark), `expected '${spelling}'`);
    this.mark++;
  }

  /** A piece from the token `start` to the last one matched, white space not counted. */
  protected make(
    what: string,
    start: number,
    parts: readonly Piece[] = NO_PARTS,
    text = "",
  ): Piece {
    const tokens = this.tokens;
    let last = this.mark - 1;
    while (last > 0 && this.kinds[last] <= T.DEDENT) last--;
    return {
      what,
      line: tokens.lines[start],
      col: tokens.cols[start],
      endLine: tokens.endLines[last],
      endCol: tokens.endCols[last],
      parts,
      text,
    };
  }

  /** How many brackets are open behind the last token matched. */
  protected levelBehindMark(): number {
    let levels = this.#levels;
    if (levels === null) {
      levels = new Int32Array(this.tokens.count);
      let level = 0;
      for (let index = 0; index < this.tokens.count; index++) {
        const kind = this.kinds[index];
        if (kind >= T.LPAR && kind <= T.RBRACE) level += (kind & 1) === 0 ? 1 : -1;
        levels[index] = level;
      }
      this.#levels = levels;
    }
    return levels[this.mark - 1];
  }

  // ---------------------------------------------------------------------------------------- errors

  /** An error with the range of a piece. */
  protected raiseAt(piece: Piece, message: string): never {
    return this.raiseRange(piece, piece, message);
  }

  /** An error from the start of one piece to the end of another. */
  protected raiseRange(first: Piece, last: Piece, message: string): never {
    throw new RaisedError(
      "SyntaxError",
      message,
      first.line,
      first.col + 1,
      last.endLine,
      last.endCol + 1,
    );
  }

  /** An error from the start of a piece to as far as the tokenizer has read. */
  protected raiseFrom(piece: Piece, message: string): never {
    const last = this.fill - 1;
    throw new RaisedError(
      "SyntaxError",
      message,
      piece.line,
      piece.col + 1,
      this.tokens.endLines[last],
      this.#columnBehind(last),
    );
  }

  /** An error at the last token that was looked at. */
  protected raiseAtLast(message: string, type: SyntaxFailureType = "SyntaxError"): never {
    throw this.errorAtToken(this.fill - 1, message, type);
  }

  /** An error at the next token. */
  protected raiseAtNext(message: string): never {
    this.peek();
    throw this.errorAtToken(this.mark, message, "SyntaxError");
  }

  protected errorAtToken(index: number, message: string, type: SyntaxFailureType): RaisedError {
    const tokens = this.tokens;
    const col = tokens.cols[index];
    const offset = col < 0 ? this.#columnBehind(index) : col + 1;
    const endOffset = col < 0 ? -1 : tokens.endCols[index] + 1;
    return new RaisedError(
      type,
      message,
      tokens.lines[index],
      offset,
      tokens.endLines[index],
      endOffset,
    );
  }

  /** The column where the tokenizer stands behind a token, from 0. */
  #columnBehind(index: number): number {
    const tokens = this.tokens;
    if (tokens.endCols[index] >= 0) return tokens.endCols[index];
    const end = tokens.ends[index];
    // At the end of the text the tokenizer is still on the last line.
    const lineStart = tokens.text.lastIndexOf("\n", end >= tokens.length ? end - 2 : end - 1) + 1;
    return end === 0 ? 0 : Array.from(tokens.text.slice(lineStart, end)).length;
  }

  /** An expected block that is not there. */
  protected raiseNoBlock(after: string, line: number): never {
    return this.raiseAtLast(
      `expected an indented block after ${after} on line ${line}`,
      "IndentationError",
    );
  }

  /** Raises the error that ended the tokens. */
  #raiseLexical(): never {
    const error = this.tokens.error!;
    throw this.endOfTextError() ?? lexicalError(error);
  }

  /** The error of a text that ended inside brackets; null when it ended otherwise. */
  protected endOfTextError(): RaisedError | null {
    return this.tokens.error?.kind === "end-of-file" ? this.openBracketError() : null;
  }

  /** The error about the innermost bracket that was open where the tokens ended, or null. */
  protected openBracketError(): RaisedError | null {
    const open = this.tokens.openBracket();
    if (open === null) return null;
    const { bracket, line, col } = open;
    const message = `'${bracket}' was never closed`;
    return new RaisedError("SyntaxError", message, line, col + 1, line, 0, true);
  }

  /** The part of an expression that cannot be a target of this kind, or null. */
  protected invalidTarget(piece: Piece, kind: TargetKind): Piece | null {
    switch (piece.what) {
      case "list":
      case "tuple":
        for (const element of piece.parts) {
          const found = this.invalidTarget(element, kind);
          if (found !== null) return found;
        }
        return null;
      case "starred":
        return kind === "del" ? piece : this.invalidTarget(piece.parts[0], kind);
      case "comparison":
        // `for a in b` is matched as a comparison at first.
        if (kind !== "for") return piece;
        return piece.text === "in" ? this.invalidTarget(piece.parts[0], kind) : null;
      case "name":
      case "subscript":
      case "attribute":
        return null;
      default:
        return piece;
    }
  }

  /** Raises an error if some part of an expression cannot be a target. */
  protected raiseInvalidTarget(kind: TargetKind, piece: Piece): void {
    const found = this.invalidTarget(piece, kind);
    if (found === null) return;
    this.raiseAt(found, `cannot ${kind === "del" ? "delete" : "assign to"} ${found.what}`);
  }
}

/** The error of the tokenizer, as the parser raises it. */
export function lexicalError(
  error: { kind: string; message: string; line: number; offset: number; endOffset: number },
): RaisedError {
  const type = error.kind === "mixed-tabs"
    ? "TabError"
    : error.kind === "bad-dedent" || error.kind === "too-deep"
    ? "IndentationError"
    : "SyntaxError";
  const { message, line, offset, endOffset } = error;
  const cutsNewline = error.kind === "syntax";
  return new RaisedError(type, message, line, offset, line, endOffset, true, cutsNewline);
}
