/**
 * The part of the parser that reads the arguments of calls, subscripts, and the parameters of
 * functions.
 */

import type { Arg, Arguments, Call, Comprehension, Expr, Keyword, Lambda } from "./ast.ts";
import { PARSE_FAILED } from "./parser_state.ts";
import { StringParser } from "./string_parser.ts";
import * as T from "./token_kinds.ts";

/** The parser of arguments, subscripts and parameters. */
export abstract class CallParser extends StringParser {
  protected abstract parseExpression(): Expr;
  protected abstract parseNamedExpression(): Expr;
  protected abstract parseStarExpression(): Expr;
  protected abstract parseStarred(precedence: number): Expr;
  protected abstract parseComprehension(): Comprehension[];

  // -------------------------------------------------------------------------- calls and subscripts

  protected parseCall(start: number, func: Expr): Call {
    const open = this.pos++;
    const args: Expr[] = [];
    const keywords: Keyword[] = [];
    this.parseArguments(open, args, keywords, true);
    const last = this.pos - 1;
    return {
      kind: "Call",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      func,
      args,
      keywords,
    };
  }

  /** The arguments of a call or class behind the parenthesis at `open`, and the closing one. */
  protected parseArguments(
    open: number,
    args: Expr[],
    keywords: Keyword[],
    allowGenerator: boolean,
  ): void {
    let hasDoubleStar = false;
    while (this.kinds[this.pos] !== T.RPAR) {
      const start = this.pos;
      const kind = this.kinds[start];
      if (kind === T.STAR) {
        if (hasDoubleStar) throw PARSE_FAILED;
        args.push(this.parseStarred(0));
        if (this.kinds[this.pos] === T.EQUAL) throw PARSE_FAILED;
      } else if (kind === T.DOUBLESTAR) {
        hasDoubleStar = true;
        this.pos++;
        keywords.push(this.#finishKeyword(start, null));
      } else if (kind === T.NAME && this.kinds[start + 1] === T.EQUAL) {
        this.pos += 2;
        keywords.push(this.#finishKeyword(start, this.nameAt(start)));
      } else {
        if (keywords.length > 0) throw PARSE_FAILED;
        const value = this.parseNamedExpression();
        const next = this.kinds[this.pos];
        if (next === T.EQUAL) throw PARSE_FAILED;
        if (next === T.FOR || next === T.ASYNC) {
          if (args.length > 0 || !allowGenerator) throw PARSE_FAILED;
          args.push(this.#parseSoleGenerator(open, value));
          return;
        }
        args.push(value);
      }
      if (!this.accept(T.COMMA)) break;
      // `f(,)` and two commas in a row end here as well: no argument starts with a comma.
    }
    this.expect(T.RPAR);
  }

  #finishKeyword(start: number, arg: string | null): Keyword {
    const value = this.parseExpression();
    const last = this.pos - 1;
    return {
      kind: "keyword",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      arg,
      value,
    };
  }

  /** `f(x for x in y)`: the generator expression has the range of the call's parentheses. */
  #parseSoleGenerator(open: number, elt: Expr): Expr {
    const generators = this.parseComprehension();
    this.expect(T.RPAR);
    const last = this.pos - 1;
    return {
      kind: "GeneratorExp",
      line: this.lines[open],
      col: this.cols[open],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      elt,
      generators,
    };
  }

  protected parseSlices(): Expr {
    const start = this.pos;
    if (this.kinds[start] !== T.STAR) {
      const first = this.#parseSlice();
      if (this.kinds[this.pos] !== T.COMMA) return first;
      return this.#parseRestOfSlices(start, first);
    }
    return this.#parseRestOfSlices(start, this.parseStarred(0));
  }

  #parseRestOfSlices(start: number, first: Expr): Expr {
    const elts = [first];
    while (this.accept(T.COMMA) && this.kinds[this.pos] !== T.RSQB) {
      elts.push(this.kinds[this.pos] === T.STAR ? this.parseStarred(0) : this.#parseSlice());
    }
    return this.tuple(start, elts);
  }

  #parseSlice(): Expr {
    const start = this.pos;
    let lower: Expr | null = null;
    if (this.kinds[start] !== T.COLON) {
      lower = this.parseNamedExpression();
      if (this.kinds[this.pos] !== T.COLON) return lower;
      if (lower.kind === "NamedExpr" && this.kinds[start] !== T.LPAR) throw PARSE_FAILED;
    }
    this.pos++;
    const upper = this.startsExpression(this.kinds[this.pos], false)
      ? this.parseExpression()
      : null;
    let step: Expr | null = null;
    if (this.accept(T.COLON) && this.startsExpression(this.kinds[this.pos], false)) {
      step = this.parseExpression();
    }
    const last = this.pos - 1;
    return {
      kind: "Slice",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      lower,
      upper,
      step,
    };
  }

  // ------------------------------------------------------------------------------------ parameters

  protected parseLambda(): Lambda {
    const start = this.pos++;
    const args = this.parseParameters(T.COLON, false);
    this.expect(T.COLON);
    const body = this.parseExpression();
    const last = this.pos - 1;
    return {
      kind: "Lambda",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      args,
      body,
    };
  }

  /** The parameters of a `def` or lambda up to the token of the kind `closing`, which is left. */
  protected parseParameters(closing: number, annotated: boolean): Arguments {
    const result: Arguments = {
      kind: "arguments",
      posonlyargs: [],
      args: [],
      vararg: null,
      kwonlyargs: [],
      kw_defaults: [],
      kwarg: null,
      defaults: [],
    };
    let hasSlash = false;
    let hasStar = false;
    while (this.kinds[this.pos] !== closing) {
      const kind = this.kinds[this.pos];
      if (kind === T.NAME) {
        const parameter = this.#parseParameter(annotated, false);
        const defaultValue = this.accept(T.EQUAL) ? this.parseExpression() : null;
        if (hasStar) {
          result.kwonlyargs.push(parameter);
          result.kw_defaults.push(defaultValue);
        } else {
          result.args.push(parameter);
          if (defaultValue !== null) result.defaults.push(defaultValue);
          else if (result.defaults.length > 0) throw PARSE_FAILED;
        }
      } else if (kind === T.SLASH) {
        if (hasSlash || hasStar || result.args.length === 0) throw PARSE_FAILED;
        hasSlash = true;
        this.pos++;
        result.posonlyargs = result.args;
        result.args = [];
      } else if (kind === T.STAR) {
        if (hasStar) throw PARSE_FAILED;
        hasStar = true;
        this.pos++;
        if (this.kinds[this.pos] === T.NAME) {
          result.vararg = this.#parseParameter(annotated, true);
        } else if (this.kinds[this.pos] !== T.COMMA || this.kinds[this.pos + 1] !== T.NAME) {
          throw PARSE_FAILED;
        }
      } else if (kind === T.DOUBLESTAR) {
        this.pos++;
        result.kwarg = this.#parseParameter(annotated, false);
        this.accept(T.COMMA);
        if (this.kinds[this.pos] !== closing) throw PARSE_FAILED;
        break;
      } else {
        throw PARSE_FAILED;
      }
      if (!this.accept(T.COMMA) && this.kinds[this.pos] !== closing) throw PARSE_FAILED;
    }
    return result;
  }

  #parseParameter(annotated: boolean, starred: boolean): Arg {
    const start = this.pos;
    const arg = this.expectName();
    let annotation: Expr | null = null;
    if (annotated && this.accept(T.COLON)) {
      annotation = starred ? this.parseStarExpression() : this.parseExpression();
    }
    const last = this.pos - 1;
    return {
      kind: "arg",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      arg,
      annotation,
    };
  }
}
