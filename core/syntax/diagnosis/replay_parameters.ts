/** The replay of the parameters of functions and lambdas; see replay.ts. */

import * as T from "../token_kinds.ts";
import type { Piece } from "./replay.ts";
import { StringReplay } from "./replay_strings.ts";

/**
 * The rules `params` and `lambda_params` with all below them. The two families differ in the token
 * that closes the list and in annotations; `isLambda` selects one.
 */
export abstract class ParameterReplay extends StringReplay {
  protected abstract expression(): Piece | null;
  protected abstract starExpression(): Piece | null;

  /** params or lambda_params. */
  protected parameters(isLambda: boolean): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidParameters(isLambda);
      this.mark = start;
    }
    if (this.#slashNoDefault(isLambda)) {
      while (this.#noDefault(isLambda));
      while (this.#withDefault(isLambda));
      this.#optionalStarEtc(isLambda);
      return true;
    }
    this.mark = start;
    if (this.#slashWithDefault(isLambda)) {
      while (this.#withDefault(isLambda));
      this.#optionalStarEtc(isLambda);
      return true;
    }
    this.mark = start;
    if (this.#noDefault(isLambda)) {
      while (this.#noDefault(isLambda));
      while (this.#withDefault(isLambda));
      this.#optionalStarEtc(isLambda);
      return true;
    }
    if (this.#withDefault(isLambda)) {
      while (this.#withDefault(isLambda));
      this.#optionalStarEtc(isLambda);
      return true;
    }
    return this.#starEtc(isLambda);
  }

  #closing(isLambda: boolean): number {
    return isLambda ? T.COLON : T.RPAR;
  }

  /** The end of a parameter: a comma, which is stepped over, or the token that closes the list. */
  #endParameter(isLambda: boolean): boolean {
    return this.accept(T.COMMA) || this.isNext(this.#closing(isLambda));
  }

  /** param or lambda_param. */
  #parameter(isLambda: boolean): Piece | null {
    const start = this.mark;
    if (!this.accept(T.NAME)) return null;
    if (!isLambda) {
      const afterName = this.mark;
      if (!this.accept(T.COLON) || this.expression() === null) this.mark = afterName;
    }
    return this.make("parameter", start);
  }

  /** default: raises for a missing one in the second run. */
  #defaultValue(): boolean {
    const start = this.mark;
    if (this.accept(T.EQUAL) && this.expression() !== null) return true;
    this.mark = start;
    if (this.invalid && this.accept(T.EQUAL)) {
      if (this.isOneOf(T.RPAR, T.COMMA)) {
        this.raiseAt(this.pieceOf(start), "expected default value expression");
      }
    }
    this.mark = start;
    return false;
  }

  #noDefault(isLambda: boolean): Piece | null {
    const start = this.mark;
    const parameter = this.#parameter(isLambda);
    if (parameter !== null && this.#endParameter(isLambda)) return parameter;
    this.mark = start;
    return null;
  }

  #withDefault(isLambda: boolean): boolean {
    const start = this.mark;
    if (
      this.#parameter(isLambda) !== null && this.#defaultValue() && this.#endParameter(isLambda)
    ) {
      return true;
    }
    this.mark = start;
    return false;
  }

  #maybeDefault(isLambda: boolean): boolean {
    const start = this.mark;
    if (
      this.#parameter(isLambda) !== null && (this.#defaultValue(), true) &&
      this.#endParameter(isLambda)
    ) {
      return true;
    }
    this.mark = start;
    return false;
  }

  #slash(isLambda: boolean): boolean {
    return this.accept(T.SLASH) && this.#endParameter(isLambda);
  }

  #slashNoDefault(isLambda: boolean): boolean {
    const start = this.mark;
    if (this.#noDefault(isLambda)) {
      while (this.#noDefault(isLambda));
      if (this.#slash(isLambda)) return true;
    }
    this.mark = start;
    return false;
  }

  #slashWithDefault(isLambda: boolean): boolean {
    const start = this.mark;
    while (this.#noDefault(isLambda));
    if (this.#withDefault(isLambda)) {
      while (this.#withDefault(isLambda));
      if (this.#slash(isLambda)) return true;
    }
    this.mark = start;
    return false;
  }

  #optionalStarEtc(isLambda: boolean): void {
    const start = this.mark;
    if (!this.#starEtc(isLambda)) this.mark = start;
  }

  #starEtc(isLambda: boolean): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidStarEtc(isLambda);
      this.mark = start;
    }
    if (this.accept(T.STAR)) {
      if (this.#noDefault(isLambda) || (!isLambda && this.#starAnnotated())) {
        while (this.#maybeDefault(isLambda));
        this.#optionalKeywords(isLambda);
        return true;
      }
      if (this.accept(T.COMMA) && this.#maybeDefault(isLambda)) {
        while (this.#maybeDefault(isLambda));
        this.#optionalKeywords(isLambda);
        return true;
      }
    }
    this.mark = start;
    return this.#keywords(isLambda);
  }

  /** param_no_default_star_annotation. */
  #starAnnotated(): boolean {
    const start = this.mark;
    if (
      this.accept(T.NAME) && this.accept(T.COLON) && this.starExpression() !== null &&
      this.#endParameter(false)
    ) {
      return true;
    }
    this.mark = start;
    return false;
  }

  #optionalKeywords(isLambda: boolean): void {
    const start = this.mark;
    if (!this.#keywords(isLambda)) this.mark = start;
  }

  /** kwds or lambda_kwds. */
  #keywords(isLambda: boolean): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidKeywords(isLambda);
      this.mark = start;
    }
    return this.accept(T.DOUBLESTAR) && this.#noDefault(isLambda) !== null;
  }

  // ---------------------------------------------------------------------------------------- errors

  #invalidParameters(isLambda: boolean): void {
    const start = this.mark;
    if (this.accept(T.SLASH) && this.accept(T.COMMA)) {
      this.raiseAt(this.pieceOf(start), "at least one argument must precede /");
    }
    this.mark = start;
    if (this.#slashNoDefault(isLambda) || this.#slashWithDefault(isLambda)) {
      while (this.#maybeDefault(isLambda));
      const slash = this.token(T.SLASH);
      if (slash !== null) this.raiseAt(slash, "/ may appear only once");
    }
    this.mark = start;
    if (!this.#slashNoDefault(isLambda)) this.mark = start;
    while (this.#noDefault(isLambda));
    if (this.#slashWithDefault(isLambda) || this.#withDefaults(isLambda)) {
      const late = this.#noDefault(isLambda);
      if (late !== null) {
        this.raiseAt(late, "parameter without a default follows parameter with a default");
      }
    }
    this.mark = start;
    this.#invalidParentheses(isLambda);
    this.mark = start;
    if (!this.#slashNoDefault(isLambda) && !this.#slashWithDefault(isLambda)) this.mark = start;
    while (this.#maybeDefault(isLambda));
    if (this.accept(T.STAR) && (this.accept(T.COMMA) || this.#noDefault(isLambda) !== null)) {
      while (this.#maybeDefault(isLambda));
      const slash = this.token(T.SLASH);
      if (slash !== null) this.raiseAt(slash, "/ must be ahead of *");
    }
    this.mark = start;
    if (this.#maybeDefault(isLambda)) {
      while (this.#maybeDefault(isLambda));
      if (this.accept(T.SLASH)) {
        const star = this.token(T.STAR);
        if (star !== null) this.raiseAt(star, "expected comma between / and *");
      }
    }
  }

  #withDefaults(isLambda: boolean): boolean {
    if (!this.#withDefault(isLambda)) return false;
    while (this.#withDefault(isLambda));
    return true;
  }

  #invalidParentheses(isLambda: boolean): void {
    while (this.#noDefault(isLambda));
    const open = this.token(T.LPAR);
    if (open === null) return;
    if (isLambda) {
      if (this.#parameter(true) === null) return;
      for (;;) {
        const before = this.mark;
        if (this.accept(T.COMMA) && this.#parameter(true) !== null) continue;
        this.mark = before;
        break;
      }
    } else {
      if (this.#noDefault(false) === null) return;
      while (this.#noDefault(false));
    }
    this.accept(T.COMMA);
    const close = this.token(T.RPAR);
    if (close === null) return;
    const owner = isLambda ? "Lambda expression" : "Function";
    this.raiseRange(open, close, `${owner} parameters cannot be parenthesized`);
  }

  #invalidStarEtc(isLambda: boolean): void {
    const start = this.mark;
    if (!this.accept(T.STAR)) return;
    const star = this.pieceOf(start);
    const closing = this.#closing(isLambda);
    const isBare = this.accept(closing) ||
      (this.accept(T.COMMA) && (this.accept(closing) || this.accept(T.DOUBLESTAR)));
    if (isBare) {
      const message = "named arguments must follow bare *";
      if (isLambda) this.raiseAtLast(message);
      this.raiseAt(star, message);
    }
    this.mark = start + 1;
    if (this.#parameter(isLambda) !== null) {
      const equal = this.token(T.EQUAL);
      if (equal !== null) {
        this.raiseAt(equal, "var-positional argument cannot have default value");
      }
    }
    this.mark = start + 1;
    if (this.#noDefault(isLambda) !== null || this.accept(T.COMMA)) {
      while (this.#maybeDefault(isLambda));
      const second = this.token(T.STAR);
      if (second !== null && (this.#noDefault(isLambda) !== null || this.accept(T.COMMA))) {
        this.raiseAt(second, "* argument may appear only once");
      }
    }
  }

  #invalidKeywords(isLambda: boolean): void {
    const start = this.mark;
    if (!this.accept(T.DOUBLESTAR) || this.#parameter(isLambda) === null) return;
    const afterParameter = this.mark;
    const equal = this.token(T.EQUAL);
    if (equal !== null) this.raiseAt(equal, "var-keyword argument cannot have default value");
    this.mark = afterParameter;
    if (!this.accept(T.COMMA)) return;
    const afterComma = this.mark;
    const late = this.#parameter(isLambda) ?? (this.mark = afterComma, this.token(T.STAR)) ??
      this.token(T.DOUBLESTAR) ?? this.token(T.SLASH);
    if (late !== null) this.raiseAt(late, "arguments cannot follow var-keyword argument");
    this.mark = start;
  }
}
