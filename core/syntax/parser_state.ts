/**
 * What every part of the parser shares: the tokens, the place in them, and the count of nesting.
 */

import type { Expr } from "./ast.ts";
import { MAX_NESTING } from "./ast.ts";
import { Tokenizer } from "./tokenizer.ts";
import * as T from "./token_kinds.ts";

/** Thrown where no rule fits. It carries nothing: diagnosis/ finds out what CPython would say. */
export const PARSE_FAILED = { reason: "no rule fits" };
/** Thrown when brackets, operators or blocks nest deeper than {@link MAX_NESTING}. */
export const NESTED_TOO_DEEP = { reason: "nested too deep" };

/** The place of the parser in the tokens. */
export class ParserState {
  readonly tokens: Tokenizer = new Tokenizer();
  protected text = "";
  protected kinds: Uint8Array = this.tokens.kinds;
  protected starts: Int32Array = this.tokens.starts;
  protected ends: Int32Array = this.tokens.ends;
  protected lines: Int32Array = this.tokens.lines;
  protected cols: Int32Array = this.tokens.cols;
  protected endLines: Int32Array = this.tokens.endLines;
  protected endCols: Int32Array = this.tokens.endCols;
  protected flags: Uint8Array = this.tokens.flags;
  /** The index of the next token. */
  protected pos = 0;
  /** How many levels of recursion lead here. */
  protected depth = 0;

  /** Cuts a text into tokens and goes to the first. */
  protected begin(source: string, mode: "exec" | "eval" | "single"): void {
    const tokens = this.tokens;
    tokens.tokenize(source, mode);
    this.text = tokens.text;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.lines = tokens.lines;
    this.cols = tokens.cols;
    this.endLines = tokens.endLines;
    this.endCols = tokens.endCols;
    this.flags = tokens.flags;
    this.pos = 0;
    this.depth = 0;
  }

  /** Lets go of the text. */
  protected finish(): void {
    this.tokens.release();
    this.text = "";
    this.kinds = this.tokens.kinds;
    this.starts = this.tokens.starts;
    this.ends = this.tokens.ends;
    this.lines = this.tokens.lines;
    this.cols = this.tokens.cols;
    this.endLines = this.tokens.endLines;
    this.endCols = this.tokens.endCols;
    this.flags = this.tokens.flags;
  }

  protected fail(): never {
    throw PARSE_FAILED;
  }

  /** Steps over a token of the given kind, which must come next. */
  protected expect(kind: number): void {
    if (this.kinds[this.pos] !== kind) throw PARSE_FAILED;
    this.pos++;
  }

  /** Steps over a token of the given kind if it comes next. */
  protected accept(kind: number): boolean {
    if (this.kinds[this.pos] !== kind) return false;
    this.pos++;
    return true;
  }

  /** Counts `levels` of recursion; who calls this takes them off again, except when it throws. */
  protected enter(levels: number): void {
    this.depth += levels;
    if (this.depth > MAX_NESTING) throw NESTED_TOO_DEEP;
  }

  /** The identifier of the NAME token at `index`, normalized. */
  protected nameAt(index: number): string {
    const name = this.text.slice(this.starts[index], this.ends[index]);
    return this.flags[index] === 0 ? name : name.normalize("NFKC");
  }

  /** Steps over a NAME token and returns the identifier. */
  protected expectName(): string {
    if (this.kinds[this.pos] !== T.NAME) throw PARSE_FAILED;
    return this.nameAt(this.pos++);
  }

  /** Whether the token at `index` is the soft keyword `word`. */
  protected isSoftKeyword(index: number, word: string): boolean {
    return this.kinds[index] === T.NAME &&
      this.ends[index] - this.starts[index] === word.length &&
      this.text.startsWith(word, this.starts[index]);
  }

  /**
   * Turns an expression that was read into a target of an assignment; fails if it cannot be one.
   */
  protected store(target: Expr): void {
    switch (target.kind) {
      case "Name":
      case "Attribute":
      case "Subscript":
        target.ctx = "Store";
        return;
      case "Starred":
        if (target.value.kind === "Starred") throw PARSE_FAILED;
        this.store(target.value);
        target.ctx = "Store";
        return;
      case "List":
      case "Tuple":
        for (const element of target.elts) this.store(element);
        target.ctx = "Store";
        return;
      default:
        throw PARSE_FAILED;
    }
  }

  /** Turns an expression that was read into a target of `del`; fails if it cannot be one. */
  protected erase(target: Expr): void {
    switch (target.kind) {
      case "Name":
      case "Attribute":
      case "Subscript":
        target.ctx = "Del";
        return;
      case "List":
      case "Tuple":
        for (const element of target.elts) this.erase(element);
        target.ctx = "Del";
        return;
      default:
        throw PARSE_FAILED;
    }
  }

  /** A tuple of what was read from the token `start` to here. */
  protected tuple(start: number, elts: Expr[]): Expr {
    const last = this.pos - 1;
    return {
      kind: "Tuple",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      elts,
      ctx: "Load",
    };
  }

  /** Whether a token of this kind can be the first of an expression. */
  protected startsExpression(kind: number, withStars: boolean): boolean {
    switch (kind) {
      case T.NAME:
      case T.NUMBER:
      case T.STRING:
      case T.FSTRING_START:
      case T.TSTRING_START:
      case T.LPAR:
      case T.LSQB:
      case T.LBRACE:
      case T.ELLIPSIS:
      case T.PLUS:
      case T.MINUS:
      case T.TILDE:
      case T.FALSE:
      case T.NONE:
      case T.TRUE:
      case T.AWAIT:
      case T.LAMBDA:
      case T.NOT:
        return true;
      case T.STAR:
        return withStars;
      default:
        return false;
    }
  }
}
