/** The replay of atoms with brackets, calls and comprehensions; see replay.ts. */

import * as T from "../token_kinds.ts";
import { Memo, type Piece } from "./replay.ts";
import { ExpressionReplay } from "./replay_expressions.ts";

/** The arguments of a call: the positional ones, and whether one of the keywords is `**x`. */
interface ArgumentsFound {
  positional: Piece[];
  hasUnpacking: boolean;
}

/** What `for_if_clauses` matched: the last expression in it. */
type LastItem = Piece;

/** The rules `primary`, `atom`, `arguments` and comprehensions. */
export abstract class DisplayReplay extends ExpressionReplay {
  /** star_targets. */
  protected abstract starTargets(): Piece | null;

  // --------------------------------------------------------------------------------- primary, atom

  protected primary(): Piece | null {
    const known = this.recall(Memo.Primary);
    if (known !== undefined) return known;
    this.enter(6);
    const start = this.mark;
    let found = this.atom();
    while (found !== null) {
      const before = this.mark;
      const grown = this.trailer(start, before);
      if (grown === null) {
        this.mark = before;
        break;
      }
      found = grown;
    }
    this.depth -= 6;
    return this.remember(Memo.Primary, start, found);
  }

  /** What may stand behind a primary: `.name`, a call or a subscript. */
  protected trailer(start: number, before: number): Piece | null {
    if (this.accept(T.DOT)) return this.accept(T.NAME) ? this.make("attribute", start) : null;
    // Tried before any bracket, because the errors in comprehensions are found there.
    if (this.generator() !== null) return this.make("function call", start);
    this.mark = before;
    if (this.accept(T.LPAR)) {
      if (!this.arguments()) this.mark = before + 1;
      return this.accept(T.RPAR) ? this.make("function call", start) : null;
    }
    if (this.accept(T.LSQB) && this.slices() && this.accept(T.RSQB)) {
      return this.make("subscript", start);
    }
    return null;
  }

  protected slices(): boolean {
    const start = this.mark;
    if (this.#slice() && !this.isNext(T.COMMA)) return true;
    this.mark = start;
    if (!this.#sliceOrStarred()) return false;
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.COMMA)) return true;
      if (!this.#sliceOrStarred()) {
        this.mark = before + 1;
        return true;
      }
    }
  }

  #sliceOrStarred(): boolean {
    const start = this.mark;
    if (this.#slice()) return true;
    this.mark = start;
    return this.starredExpression() !== null;
  }

  #slice(): boolean {
    const start = this.mark;
    if (this.expression() === null) this.mark = start;
    if (this.accept(T.COLON)) {
      this.#optionalExpression();
      if (this.accept(T.COLON)) this.#optionalExpression();
      return true;
    }
    this.mark = start;
    return this.namedExpression() !== null;
  }

  #optionalExpression(): void {
    const start = this.mark;
    if (this.expression() === null) this.mark = start;
  }

  protected atom(): Piece | null {
    const start = this.mark;
    switch (this.peek()) {
      case T.NAME:
        return this.name();
      case T.TRUE:
        this.mark++;
        return this.make("True", start);
      case T.FALSE:
        this.mark++;
        return this.make("False", start);
      case T.NONE:
        this.mark++;
        return this.make("None", start);
      case T.ELLIPSIS:
        this.mark++;
        return this.make("ellipsis", start);
      case T.STRING:
      case T.FSTRING_START:
      case T.TSTRING_START:
        return this.strings();
      case T.NUMBER:
        return this.number();
      case T.LPAR:
        return this.parenthesizedTuple() ?? (this.mark = start, this.#group()) ??
          (this.mark = start, this.generator());
      case T.LSQB:
        return this.list() ?? (this.mark = start, this.#listComprehension());
      case T.LBRACE:
        return this.#dict() ?? (this.mark = start, this.#set()) ??
          (this.mark = start, this.#dictComprehension()) ??
          (this.mark = start, this.#setComprehension());
      default:
        return null;
    }
  }

  /** tuple. */
  protected parenthesizedTuple(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.LPAR)) return null;
    const first = this.starNamedExpression();
    let parts: Piece[] = [];
    if (first !== null && this.accept(T.COMMA)) {
      const afterComma = this.mark;
      const rest = this.starNamedExpressions();
      if (rest === null) this.mark = afterComma;
      parts = [first, ...rest ?? []];
    } else {
      this.mark = start + 1;
    }
    return this.accept(T.RPAR) ? this.make("tuple", start, parts) : null;
  }

  #group(): Piece | null {
    const start = this.mark;
    if (this.accept(T.LPAR)) {
      const value = this.yieldExpression() ?? (this.mark = start + 1, this.namedExpression());
      if (value !== null && this.accept(T.RPAR)) return value;
    }
    if (this.invalid) {
      this.mark = start + 1;
      const starred = this.starredExpression();
      if (starred !== null && this.accept(T.RPAR)) {
        this.raiseAt(starred, "cannot use starred expression here");
      }
      this.mark = start + 1;
      const stars = this.token(T.DOUBLESTAR);
      if (stars !== null && this.expression() !== null && this.accept(T.RPAR)) {
        this.raiseAt(stars, "cannot use double starred expression here");
      }
    }
    return null;
  }

  protected list(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.LSQB)) return null;
    const parts = this.starNamedExpressions();
    if (parts === null) this.mark = start + 1;
    return this.accept(T.RSQB) ? this.make("list", start, parts ?? []) : null;
  }

  #set(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.LBRACE) || this.starNamedExpressions() === null) return null;
    return this.accept(T.RBRACE) ? this.make("set display", start) : null;
  }

  #dict(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.LBRACE)) return null;
    if (this.#keyValuePairs()) this.accept(T.COMMA);
    else this.mark = start + 1;
    if (this.accept(T.RBRACE)) return this.make("dict literal", start);
    // The one rule for errors that the first run has as well.
    this.mark = start + 1;
    this.#invalidKeyValuePairs();
    return null;
  }

  /** ','.double_starred_kvpair+. */
  #keyValuePairs(): boolean {
    if (!this.#keyValueOrUnpacking()) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#keyValueOrUnpacking()) continue;
      this.mark = before;
      return true;
    }
  }

  #keyValueOrUnpacking(): boolean {
    const start = this.mark;
    if (this.accept(T.DOUBLESTAR) && this.bitwiseOr() !== null) return true;
    this.mark = start;
    return this.#keyValuePair();
  }

  /** kvpair. */
  #keyValuePair(): boolean {
    return this.expression() !== null && this.accept(T.COLON) && this.expression() !== null;
  }

  /** invalid_double_starred_kvpairs. */
  #invalidKeyValuePairs(): void {
    const start = this.mark;
    if (this.#keyValuePairs() && this.accept(T.COMMA)) {
      const pair = this.mark;
      const key = this.expression();
      if (key !== null && !this.isNext(T.COLON)) {
        // CPython puts the caret on the last character of the key and leaves the end open.
        const caret = { ...key, col: key.endCol - 1, endCol: -1 };
        this.raiseAt(caret, "':' expected after dictionary key");
      }
      this.mark = pair;
      this.#invalidValue();
    }
    this.mark = start;
    this.#invalidValue();
  }

  #invalidValue(): void {
    if (this.expression() === null) return;
    const colon = this.token(T.COLON);
    if (colon === null) return;
    const star = this.token(T.STAR);
    if (star !== null && this.bitwiseOr() !== null) {
      this.raiseFrom(star, "cannot use a starred expression in a dictionary value");
    }
    if (star === null && this.isOneOf(T.RBRACE, T.COMMA)) {
      this.raiseAt(colon, "expression expected after dictionary key and ':'");
    }
  }

  // -------------------------------------------------------------------------------- comprehensions

  #forIfClauses(): LastItem | null {
    let last = this.#forIfClause();
    if (last === null) return null;
    for (;;) {
      const before = this.mark;
      const next = this.#forIfClause();
      if (next === null) {
        this.mark = before;
        return last;
      }
      last = next;
    }
  }

  #forIfClause(): LastItem | null {
    const start = this.mark;
    this.accept(T.ASYNC);
    if (this.accept(T.FOR) && this.starTargets() !== null && this.accept(T.IN)) {
      // Behind `in` there is no way back to another alternative.
      let last = this.disjunction();
      while (last !== null) {
        const before = this.mark;
        const condition = this.accept(T.IF) ? this.disjunction() : null;
        if (condition === null) {
          this.mark = before;
          break;
        }
        last = condition;
      }
      return last;
    }
    if (this.invalid) {
      this.mark = start;
      this.accept(T.ASYNC);
      if (this.accept(T.FOR)) {
        const afterFor = this.mark;
        this.#invalidForVariables();
        this.mark = afterFor;
        const target = this.starExpressions();
        if (target !== null) this.raiseInvalidTarget("for", target);
      }
    }
    return null;
  }

  /** bitwise_or (',' bitwise_or)* [','] !'in'. */
  #invalidForVariables(): void {
    if (this.bitwiseOr() === null) return;
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.COMMA)) break;
      if (this.bitwiseOr() === null) {
        this.mark = before + 1;
        break;
      }
    }
    if (!this.isNext(T.IN)) this.raiseAtLast("'in' expected after for-loop variables");
  }

  #listComprehension(): Piece | null {
    return this.#comprehension(T.LSQB, T.RSQB, "list comprehension");
  }

  #setComprehension(): Piece | null {
    return this.#comprehension(T.LBRACE, T.RBRACE, "set comprehension");
  }

  #comprehension(open: number, close: number, what: string): Piece | null {
    const start = this.mark;
    if (
      this.accept(open) && this.namedExpression() !== null && this.#forIfClauses() !== null &&
      this.accept(close)
    ) {
      return this.make(what, start);
    }
    if (this.invalid) {
      this.mark = start;
      this.#invalidComprehension();
    }
    return null;
  }

  /** genexp. */
  protected generator(): Piece | null {
    const start = this.mark;
    if (this.accept(T.LPAR)) {
      const element = this.assignmentExpression() ??
        (this.mark = start + 1, this.expressionNotAssigned());
      if (element !== null && this.#forIfClauses() !== null && this.accept(T.RPAR)) {
        return this.make("generator expression", start);
      }
    }
    if (this.invalid) {
      this.mark = start;
      this.#invalidComprehension();
    }
    return null;
  }

  #dictComprehension(): Piece | null {
    const start = this.mark;
    if (
      this.accept(T.LBRACE) && this.#keyValuePair() && this.#forIfClauses() !== null &&
      this.accept(T.RBRACE)
    ) {
      return this.make("dict comprehension", start);
    }
    if (this.invalid) {
      this.mark = start + 1;
      const stars = this.token(T.DOUBLESTAR);
      if (
        stars !== null && this.bitwiseOr() !== null && this.#forIfClauses() !== null &&
        this.accept(T.RBRACE)
      ) {
        this.raiseAt(stars, "dict unpacking cannot be used in dict comprehension");
      }
    }
    return null;
  }

  #invalidComprehension(): void {
    const start = this.mark;
    const kind = this.peek();
    if (kind !== T.LSQB && kind !== T.LPAR && kind !== T.LBRACE) return;
    this.mark++;
    const starred = this.starredExpression();
    if (starred !== null && this.#forIfClauses() !== null) {
      this.raiseAt(starred, "iterable unpacking cannot be used in comprehension");
    }
    if (kind === T.LPAR) return;
    this.mark = start + 1;
    const first = this.starNamedExpression();
    if (first === null || !this.accept(T.COMMA)) return;
    const comma = this.mark - 1;
    const message = "did you forget parentheses around the comprehension target?";
    const rest = this.starNamedExpressions();
    if (rest !== null && this.#forIfClauses() !== null) {
      this.raiseRange(first, rest[rest.length - 1], message);
    }
    this.mark = comma + 1;
    if (this.#forIfClauses() !== null) this.raiseRange(first, this.pieceOf(comma), message);
  }

  // ----------------------------------------------------------------------------------------- calls

  /** arguments: what stands between the parentheses of a call. */
  protected arguments(): boolean {
    const known = this.recall(Memo.Arguments);
    if (known !== undefined) return known !== null;
    const start = this.mark;
    let isMatched = false;
    if (this.#args() !== null) {
      this.accept(T.COMMA);
      isMatched = this.isNext(T.RPAR);
    }
    if (!isMatched && this.invalid) {
      this.mark = start;
      this.#invalidArguments();
    }
    const piece = isMatched ? this.pieceOf(start) : null;
    return this.remember(Memo.Arguments, start, piece) !== null;
  }

  /** args. */
  #args(): ArgumentsFound | null {
    const start = this.mark;
    const positional = this.#positionalArguments();
    if (positional !== null) {
      const found = { positional, hasUnpacking: false };
      const before = this.mark;
      if (!this.accept(T.COMMA) || !this.#keywordArguments(found)) this.mark = before;
      return found;
    }
    this.mark = start;
    const found = { positional: [], hasUnpacking: false };
    return this.#keywordArguments(found) ? found : null;
  }

  /** ','.(starred_expression | (assignment_expression | expression !':=') !'=')+. */
  #positionalArguments(): Piece[] | null {
    const first = this.#positionalArgument();
    if (first === null) return null;
    const found = [first];
    for (;;) {
      const before = this.mark;
      const next = this.accept(T.COMMA) ? this.#positionalArgument() : null;
      if (next === null) {
        this.mark = before;
        return found;
      }
      found.push(next);
    }
  }

  #positionalArgument(): Piece | null {
    const start = this.mark;
    const starred = this.starredExpression();
    if (starred !== null) return starred;
    this.mark = start;
    const value = this.assignmentExpression() ??
      (this.mark = start, this.expressionNotAssigned());
    return value === null || this.isNext(T.EQUAL) ? null : value;
  }

  /** kwargs; adds what it finds to `found`. */
  #keywordArguments(found: ArgumentsFound): boolean {
    const start = this.mark;
    const count = found.positional.length;
    if (this.#keywordsOrStarred(found)) {
      const before = this.mark;
      if (!this.accept(T.COMMA) || !this.#keywordsOrDoubleStarred(found)) this.mark = before;
      return true;
    }
    found.positional.length = count;
    this.mark = start;
    return this.#keywordsOrDoubleStarred(found);
  }

  /** ','.kwarg_or_starred+. */
  #keywordsOrStarred(found: ArgumentsFound): boolean {
    if (!this.#keywordOrStarred(found)) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#keywordOrStarred(found)) continue;
      this.mark = before;
      return true;
    }
  }

  #keywordOrStarred(found: ArgumentsFound): boolean {
    const start = this.mark;
    if (this.#keywordArgument()) return true;
    this.mark = start;
    const starred = this.starredExpression();
    if (starred === null) return false;
    found.positional.push(starred);
    return true;
  }

  /** ','.kwarg_or_double_starred+. */
  #keywordsOrDoubleStarred(found: ArgumentsFound): boolean {
    if (!this.#keywordOrDoubleStarred(found)) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#keywordOrDoubleStarred(found)) continue;
      this.mark = before;
      return true;
    }
  }

  #keywordOrDoubleStarred(found: ArgumentsFound): boolean {
    const start = this.mark;
    if (this.#keywordArgument()) return true;
    this.mark = start;
    if (!this.accept(T.DOUBLESTAR) || this.expression() === null) return false;
    found.hasUnpacking = true;
    return true;
  }

  /** NAME '=' expression, and invalid_kwarg before it. */
  #keywordArgument(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidKeywordArgument();
      this.mark = start;
    }
    return this.accept(T.NAME) && this.accept(T.EQUAL) && this.expression() !== null;
  }

  #invalidKeywordArgument(): void {
    const start = this.mark;
    const kind = this.peek();
    if (kind === T.TRUE || kind === T.FALSE || kind === T.NONE) {
      this.mark++;
      const equal = this.token(T.EQUAL);
      if (equal !== null) {
        const word = this.tokens.textOf(start);
        this.raiseRange(this.pieceOf(start), equal, `cannot assign to ${word}`);
      }
    }
    this.mark = start;
    this.#invalidKeywordGenerator();
    this.mark = start;
    const isKeyword = this.accept(T.NAME) && this.isNext(T.EQUAL);
    this.mark = start;
    if (!isKeyword) {
      const value = this.expression();
      const equal = value === null ? null : this.token(T.EQUAL);
      if (value !== null && equal !== null) {
        this.raiseRange(
          value,
          equal,
          'expression cannot contain assignment, perhaps you meant "=="?',
        );
      }
    }
    this.mark = start;
    const stars = this.token(T.DOUBLESTAR);
    if (stars !== null && this.expression() !== null && this.accept(T.EQUAL)) {
      const value = this.expression();
      if (value !== null) {
        this.raiseRange(stars, value, "cannot assign to keyword argument unpacking");
      }
    }
  }

  /** NAME '=' expression for_if_clauses. */
  #invalidKeywordGenerator(): void {
    const name = this.name();
    const equal = name === null ? null : this.token(T.EQUAL);
    if (name === null || equal === null) return;
    if (this.expression() === null || this.#forIfClauses() === null) return;
    const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    this.raiseRange(name, equal, message);
  }

  #invalidArguments(): void {
    const start = this.mark;
    this.#invalidUnpackingOrder();
    this.mark = start;
    const element = this.expression();
    const last = element === null ? null : this.#forIfClauses();
    if (element !== null && last !== null && this.accept(T.COMMA)) {
      // What may follow the comma is looked at, but need not be there.
      const afterComma = this.mark;
      if (this.#args() === null) {
        this.mark = afterComma;
        if (this.expression() !== null) this.#forIfClauses();
      }
      this.raiseRange(element, last, "Generator expression must be parenthesized");
    }
    this.mark = start;
    this.#invalidKeywordGenerator();
    this.mark = start;
    this.#invalidMissingValue();
    this.mark = start;
    const found = this.#args();
    if (found === null) return;
    const afterArgs = this.mark;
    const lastItem = this.#forIfClauses();
    if (lastItem !== null) {
      // Here the rule ends, whether it raises or not.
      const { positional } = found;
      if (positional.length <= 1) return;
      const first = positional[positional.length - 1];
      this.raiseRange(first, lastItem, "Generator expression must be parenthesized");
    }
    this.mark = afterArgs;
    if (!this.accept(T.COMMA)) return;
    const afterComma = this.mark;
    const next = this.expression();
    const nextLast = next === null ? null : this.#forIfClauses();
    if (next !== null && nextLast !== null) {
      this.raiseRange(next, nextLast, "Generator expression must be parenthesized");
    }
    this.mark = afterComma;
    if (this.#args() === null) return;
    this.raiseAtLast(
      found.hasUnpacking
        ? "positional argument follows keyword argument unpacking"
        : "positional argument follows keyword argument",
    );
  }

  /**
   * ((positional arguments ',' kwargs) | kwargs) ',' ','.(starred_expression !'=')+: `*x` behind
   * `**y`.
   */
  #invalidUnpackingOrder(): void {
    const start = this.mark;
    const found = { positional: [], hasUnpacking: false };
    const isMixed = this.#positionalArguments() !== null && this.accept(T.COMMA) &&
      this.#keywordArguments(found);
    if (!isMixed) {
      this.mark = start;
      if (!this.#keywordArguments(found)) return;
    }
    const comma = this.token(T.COMMA);
    if (comma === null || !this.#starredNotAssigned()) return;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#starredNotAssigned()) continue;
      this.mark = before;
      break;
    }
    const message = "iterable argument unpacking follows keyword argument unpacking";
    this.raiseFrom(comma, message);
  }

  #starredNotAssigned(): boolean {
    return this.starredExpression() !== null && !this.isNext(T.EQUAL);
  }

  /** (args ',')? NAME '=' &(',' | ')'). */
  #invalidMissingValue(): void {
    const start = this.mark;
    if (this.#args() === null || !this.accept(T.COMMA)) this.mark = start;
    const name = this.name();
    const equal = name === null ? null : this.token(T.EQUAL);
    if (name !== null && equal !== null && this.isOneOf(T.COMMA, T.RPAR)) {
      this.raiseRange(name, equal, "expected argument value expression");
    }
  }

  /** starred_expression: `*x` in a call. */
  protected starredExpression(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.STAR)) return null;
    const value = this.expression();
    if (this.invalid && value !== null && this.accept(T.EQUAL)) {
      const right = this.expression();
      if (right !== null) {
        const star = this.pieceOf(start);
        this.raiseRange(star, right, "cannot assign to iterable argument unpacking");
      }
    }
    if (value !== null) {
      this.mark = start + 1;
      this.expression();
      return this.make("starred", start, [value]);
    }
    if (this.invalid) this.raiseAtLast("Invalid star expression");
    return null;
  }
}
