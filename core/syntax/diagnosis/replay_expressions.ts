/** The replay of expressions; see replay.ts. */

import * as T from "../token_kinds.ts";
import { countDigits, isDecimalInt, MAX_DECIMAL_DIGITS } from "../number_literals.ts";
import { Memo, type Piece } from "./replay.ts";
import { ParameterReplay } from "./replay_parameters.ts";

/** Names that were statements in Python 2. */
function isLegacyStatement(piece: Piece): boolean {
  return piece.what === "name" && (piece.text === "print" || piece.text === "exec");
}

/** The rules from `star_expressions` down to `atom`, without calls, comprehensions and targets. */
export abstract class ExpressionReplay extends ParameterReplay {
  /** simple_stmt. */
  protected abstract simpleStatement(): boolean;
  /**
   * The part of `primary` or `t_primary` that follows what was matched already; see
   * replay_displays.ts.
   */
  protected abstract primary(): Piece | null;
  protected abstract list(): Piece | null;
  protected abstract parenthesizedTuple(): Piece | null;
  protected abstract generator(): Piece | null;

  protected annotatedRhs(): Piece | null {
    const start = this.mark;
    const found = this.yieldExpression();
    if (found !== null) return found;
    this.mark = start;
    return this.starExpressions();
  }

  /** yield_expr. */
  protected yieldExpression(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.YIELD)) return null;
    if (this.accept(T.FROM) && this.expression() !== null) {
      return this.make("yield expression", start);
    }
    this.mark = start + 1;
    if (this.starExpressions() === null) this.mark = start + 1;
    return this.make("yield expression", start);
  }

  /** star_expressions: one, or a tuple without parentheses. */
  protected starExpressions(): Piece | null {
    return this.#tupleOf(true);
  }

  /** expressions. */
  protected expressions(): Piece | null {
    return this.#tupleOf(false);
  }

  #tupleOf(withStars: boolean): Piece | null {
    const start = this.mark;
    const first = withStars ? this.starExpression() : this.expression();
    if (first === null) return null;
    if (!this.isNext(T.COMMA)) return first;
    const parts = [first];
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.COMMA)) break;
      const next = withStars ? this.starExpression() : this.expression();
      if (next === null) {
        this.mark = before + 1;
        break;
      }
      parts.push(next);
    }
    return this.make("tuple", start, parts);
  }

  protected starExpression(): Piece | null {
    const known = this.recall(Memo.StarExpression);
    if (known !== undefined) return known;
    const start = this.mark;
    let found = this.#starredOperand();
    if (found === null) {
      this.mark = start;
      found = this.expression();
    }
    return this.remember(Memo.StarExpression, start, found);
  }

  /** '*' bitwise_or. */
  #starredOperand(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.STAR)) return null;
    const value = this.bitwiseOr();
    return value === null ? null : this.make("starred", start, [value]);
  }

  /** star_named_expressions: one or more, perhaps with a comma at the end. */
  protected starNamedExpressions(): Piece[] | null {
    const first = this.starNamedExpression();
    if (first === null) return null;
    const found = [first];
    for (;;) {
      const before = this.mark;
      if (!this.accept(T.COMMA)) return found;
      const next = this.starNamedExpression();
      if (next === null) {
        this.mark = before + 1;
        return found;
      }
      found.push(next);
    }
  }

  protected starNamedExpression(): Piece | null {
    const start = this.mark;
    const found = this.#starredOperand();
    if (found !== null) return found;
    this.mark = start;
    return this.namedExpression();
  }

  protected namedExpression(): Piece | null {
    const start = this.mark;
    const assigned = this.assignmentExpression();
    if (assigned !== null) return assigned;
    this.mark = start;
    if (this.invalid) {
      this.#invalidNamedExpression();
      this.mark = start;
    }
    return this.expressionNotAssigned();
  }

  /** expression !':='. */
  protected expressionNotAssigned(): Piece | null {
    const found = this.expression();
    return found === null || this.isNext(T.COLONEQUAL) ? null : found;
  }

  /** assignment_expression. */
  protected assignmentExpression(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.NAME) || !this.accept(T.COLONEQUAL) || this.expression() === null) {
      return null;
    }
    return this.make("named expression", start);
  }

  #invalidNamedExpression(): void {
    if (this.recall(Memo.InvalidNamedExpression) !== undefined) return;
    const start = this.mark;
    const value = this.expression();
    if (value !== null && this.accept(T.COLONEQUAL) && this.expression() !== null) {
      this.raiseAt(value, `cannot use assignment expressions with ${value.what}`);
    }
    this.mark = start;
    const name = this.name();
    if (name !== null && this.accept(T.EQUAL)) {
      const right = this.bitwiseOr();
      if (right !== null && !this.isOneOf(T.EQUAL, T.COLONEQUAL)) {
        const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        this.raiseRange(name, right, message);
      }
    }
    this.mark = start;
    if (!this.#startsTarget()) {
      this.mark = start;
      const left = this.bitwiseOr();
      if (
        left !== null && this.accept(T.EQUAL) && this.bitwiseOr() !== null &&
        !this.isOneOf(T.EQUAL, T.COLONEQUAL)
      ) {
        const what = left.what;
        this.raiseAt(
          left,
          `cannot assign to ${what} here. Maybe you meant '==' instead of '='?`,
        );
      }
    }
    this.mark = start;
    this.remember(Memo.InvalidNamedExpression, start, null);
  }

  /** list|tuple|genexp|'True'|'None'|'False'. */
  #startsTarget(): boolean {
    const start = this.mark;
    const kind = this.peek();
    if (kind === T.TRUE || kind === T.NONE || kind === T.FALSE) return true;
    return this.list() !== null || (this.mark = start, this.parenthesizedTuple()) !== null ||
      (this.mark = start, this.generator()) !== null;
  }

  // ------------------------------------------------------------------------------------ expression

  protected expression(): Piece | null {
    const known = this.recall(Memo.Expression);
    if (known !== undefined) return known;
    this.enter(2);
    const start = this.mark;
    if (this.invalid) {
      this.#invalidExpression();
      this.mark = start;
      this.#invalidLegacyExpression();
      this.mark = start;
    }
    const found = this.#plainExpression();
    this.depth -= 2;
    return this.remember(Memo.Expression, start, found);
  }

  /** The alternatives of `expression` that are not errors. */
  #plainExpression(): Piece | null {
    const start = this.mark;
    const body = this.disjunction();
    if (body === null) {
      this.mark = start;
      return this.#lambda();
    }
    const afterBody = this.mark;
    if (
      this.accept(T.IF) && this.disjunction() !== null && this.accept(T.ELSE) &&
      this.expression() !== null
    ) {
      return this.make("conditional expression", start);
    }
    this.mark = afterBody;
    return body;
  }

  /** expression_without_invalid. */
  #expressionWithoutInvalid(): Piece | null {
    const invalid = this.invalid;
    this.invalid = false;
    const found = this.#plainExpression();
    this.invalid = invalid;
    return found;
  }

  #invalidExpression(): void {
    const start = this.mark;
    if (this.peek() === T.STRING) this.#invalidQuotes();
    this.mark = start;
    if (!this.#startsLikeKeyword()) {
      this.mark = start;
      const first = this.disjunction();
      const second = first === null ? null : this.#expressionWithoutInvalid();
      if (first !== null && second !== null) {
        // Here the rule ends, whether it raises or not.
        if (isLegacyStatement(first) || this.levelBehindMark() === 0) return;
        this.raiseRange(first, second, "invalid syntax. Perhaps you forgot a comma?");
      }
    }
    this.mark = start;
    const body = this.disjunction();
    const test = body !== null && this.accept(T.IF) ? this.disjunction() : null;
    if (body !== null && test !== null) {
      if (!this.isOneOf(T.ELSE, T.COLON)) {
        this.raiseRange(body, test, "expected 'else' after 'if' expression");
      }
      if (this.accept(T.ELSE)) {
        const afterElse = this.mark;
        const orelse = this.expression();
        this.mark = afterElse;
        if (orelse === null) {
          this.raiseAtNext("expected expression after 'else', but statement is given");
        }
      }
    }
    this.mark = start;
    this.#invalidStatementBeforeIf();
    this.mark = start;
    if (this.accept(T.LAMBDA)) {
      if (!this.parameters(true)) this.mark = start + 1;
      const colon = this.token(T.COLON);
      if (colon !== null && this.isOneOf(T.FSTRING_MIDDLE, T.TSTRING_MIDDLE)) {
        const prefix = this.isNext(T.FSTRING_MIDDLE) ? "f" : "t";
        this.raiseRange(
          this.pieceOf(start),
          colon,
          `${prefix}-string: lambda expressions are not allowed without parentheses`,
        );
      }
    }
  }

  /** STRING (!STRING expression_without_invalid)+ STRING. */
  #invalidQuotes(): void {
    this.mark++;
    let first: Piece | null = null;
    let last: Piece | null = null;
    for (;;) {
      const before = this.mark;
      if (this.isNext(T.STRING)) break;
      const found = this.#expressionWithoutInvalid();
      if (found === null) {
        this.mark = before;
        break;
      }
      first ??= found;
      last = found;
    }
    if (first === null || last === null || !this.isNext(T.STRING)) return;
    this.raiseRange(
      first,
      last,
      "invalid syntax. Is this intended to be part of the string?",
    );
  }

  /** NAME STRING | SOFT_KEYWORD. */
  #startsLikeKeyword(): boolean {
    if (this.peek() !== T.NAME) return false;
    const start = this.mark;
    this.mark++;
    if (this.isNext(T.STRING)) return true;
    const word = this.tokens.textOf(start);
    return word === "_" || word === "case" || word === "match" || word === "type";
  }

  /** (pass_stmt|break_stmt|continue_stmt) 'if' disjunction 'else' simple_stmt. */
  #invalidStatementBeforeIf(): void {
    const start = this.mark;
    if (!this.accept(T.PASS) && !this.accept(T.BREAK) && !this.accept(T.CONTINUE)) return;
    if (
      this.accept(T.IF) && this.disjunction() !== null && this.accept(T.ELSE) &&
      this.simpleStatement()
    ) {
      const message = "expected expression before 'if', but statement is given";
      this.raiseAt(this.pieceOf(start), message);
    }
  }

  #invalidLegacyExpression(): void {
    const name = this.name();
    if (name === null || this.isNext(T.LPAR)) return;
    const rest = this.starExpressions();
    if (rest === null || !isLegacyStatement(name)) return;
    const word = name.text;
    this.raiseRange(
      name,
      rest,
      `Missing parentheses in call to '${word}'. Did you mean ${word}(...)?`,
    );
  }

  /** lambdef. */
  #lambda(): Piece | null {
    const start = this.mark;
    if (!this.accept(T.LAMBDA)) return null;
    this.enter(1);
    if (!this.parameters(true)) this.mark = start + 1;
    const isMatched = this.accept(T.COLON) && this.expression() !== null;
    this.depth--;
    return isMatched ? this.make("lambda", start) : null;
  }

  // ------------------------------------------------------------------------------------- operators

  /** disjunction, and conjunction inside it. */
  protected disjunction(): Piece | null {
    const known = this.recall(Memo.Disjunction);
    if (known !== undefined) return known;
    const start = this.mark;
    let found = this.inversion();
    if (found !== null) {
      for (;;) {
        const before = this.mark;
        if ((this.accept(T.AND) || this.accept(T.OR)) && this.inversion() !== null) {
          found = this.make("expression", start);
          continue;
        }
        this.mark = before;
        break;
      }
    }
    return this.remember(Memo.Disjunction, start, found);
  }

  /** inversion, and comparison inside it. */
  protected inversion(): Piece | null {
    const known = this.recall(Memo.Inversion);
    if (known !== undefined) return known;
    const start = this.mark;
    let found: Piece | null = null;
    if (this.accept(T.NOT)) {
      this.enter(2);
      if (this.inversion() !== null) found = this.make("expression", start);
      this.depth -= 2;
    } else {
      found = this.#comparison();
    }
    return this.remember(Memo.Inversion, start, found);
  }

  #comparison(): Piece | null {
    const start = this.mark;
    const left = this.bitwiseOr();
    if (left === null) return null;
    let found = left;
    let firstOperator = "";
    for (;;) {
      const before = this.mark;
      const operator = this.#comparisonOperator();
      if (operator === "" || this.bitwiseOr() === null) {
        this.mark = before;
        return found;
      }
      if (firstOperator === "") firstOperator = operator;
      found = this.make("comparison", start, [left], firstOperator);
    }
  }

  #comparisonOperator(): string {
    switch (this.peek()) {
      case T.LESS:
      case T.GREATER:
      case T.LESSEQUAL:
      case T.GREATEREQUAL:
      case T.EQEQUAL:
        this.mark++;
        return "other";
      case T.NOTEQUAL:
        if ((this.tokens.textOf(this.mark++) === "<>") === this.usesDiamond) return "other";
        if (this.usesDiamond) {
          this.raiseAtLast("with Barry as BDFL, use '<>' instead of '!='");
        }
        return "";
      case T.IN:
        this.mark++;
        return "in";
      case T.IS:
        this.mark++;
        this.accept(T.NOT);
        return "other";
      case T.NOT:
        this.mark++;
        return this.accept(T.IN) ? "other" : "";
      default:
        return "";
    }
  }

  /** bitwise_or, bitwise_xor and bitwise_and: a chain, whose inner order does not matter here. */
  protected bitwiseOr(): Piece | null {
    const known = this.recall(Memo.BitwiseOr);
    if (known !== undefined) return known;
    const start = this.mark;
    let found = this.#shiftExpression();
    while (found !== null) {
      const before = this.mark;
      const isOperator = this.accept(T.VBAR) || this.accept(T.CIRCUMFLEX) || this.accept(T.AMPER);
      if (!isOperator || this.#shiftExpression() === null) {
        this.mark = before;
        break;
      }
      found = this.make("expression", start);
    }
    return this.remember(Memo.BitwiseOr, start, found);
  }

  #shiftExpression(): Piece | null {
    const known = this.recall(Memo.ShiftExpr);
    if (known !== undefined) return known;
    const start = this.mark;
    let found = this.#sum();
    if (this.invalid && found !== null) {
      const afterSum = this.mark;
      if (this.#acceptArithmetic()) {
        const not = this.token(T.NOT);
        const operand = not === null ? null : this.inversion();
        if (not !== null && operand !== null) this.#raiseNot(not, operand);
      }
      this.mark = afterSum;
    }
    while (found !== null) {
      const before = this.mark;
      const isOperator = this.accept(T.LEFTSHIFT) || this.accept(T.RIGHTSHIFT);
      if (!isOperator || this.#sum() === null) {
        this.mark = before;
        break;
      }
      found = this.make("expression", start);
    }
    return this.remember(Memo.ShiftExpr, start, found);
  }

  #acceptArithmetic(): boolean {
    return this.accept(T.PLUS) || this.accept(T.MINUS) || this.#acceptMultiplying();
  }

  #acceptMultiplying(): boolean {
    return this.accept(T.STAR) || this.accept(T.SLASH) || this.accept(T.PERCENT) ||
      this.accept(T.DOUBLESLASH) || this.accept(T.AT);
  }

  #raiseNot(not: Piece, operand: Piece): never {
    return this.raiseRange(not, operand, "'not' after an operator must be parenthesized");
  }

  /** sum, and term inside it. */
  #sum(): Piece | null {
    const known = this.recall(Memo.Sum);
    if (known !== undefined) return known;
    const start = this.mark;
    if (this.invalid) this.#invalidFactor();
    let found = this.#factor();
    while (found !== null) {
      const before = this.mark;
      const isTerm = this.accept(T.PLUS) || this.accept(T.MINUS);
      if (!isTerm && !this.#acceptMultiplying()) break;
      if (isTerm && this.invalid) this.#invalidFactor();
      if (this.#factor() === null) {
        this.mark = before;
        break;
      }
      found = this.make("expression", start);
    }
    return this.remember(Memo.Sum, start, found);
  }

  #invalidFactor(): void {
    const start = this.mark;
    if (this.accept(T.PLUS) || this.accept(T.MINUS) || this.accept(T.TILDE)) {
      const not = this.token(T.NOT);
      const operand = not === null ? null : this.#factor();
      if (not !== null && operand !== null) this.#raiseNot(not, operand);
    }
    this.mark = start;
  }

  /** factor, power and await_primary. */
  #factor(): Piece | null {
    const known = this.recall(Memo.Factor);
    if (known !== undefined) return known;
    const start = this.mark;
    let found: Piece | null = null;
    if (this.accept(T.PLUS) || this.accept(T.MINUS) || this.accept(T.TILDE)) {
      this.enter(2);
      if (this.#factor() !== null) found = this.make("expression", start);
      this.depth -= 2;
      return this.remember(Memo.Factor, start, found);
    }
    const isAwait = this.accept(T.AWAIT);
    found = this.primary();
    if (found !== null && isAwait) found = this.make("await expression", start);
    if (found !== null) {
      const afterBase = this.mark;
      if (this.accept(T.DOUBLESTAR)) {
        this.enter(2);
        if (this.#factor() !== null) found = this.make("expression", start);
        else this.mark = afterBase;
        this.depth -= 2;
      }
    }
    return this.remember(Memo.Factor, start, found);
  }

  /** NUMBER. */
  protected number(): Piece | null {
    if (this.peek() !== T.NUMBER) return null;
    const index = this.mark++;
    const literal = this.tokens.textOf(index);
    if (literal.length > MAX_DECIMAL_DIGITS && isDecimalInt(literal)) {
      const digits = countDigits(literal);
      if (digits > MAX_DECIMAL_DIGITS) this.#raiseTooLong(index, digits);
    }
    return this.make("literal", index);
  }

  #raiseTooLong(index: number, digits: number): never {
    const message =
      `Exceeds the limit (${MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has ` +
      `${digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider ` +
      "hexadecimal for huge integer literals to avoid decimal conversion limits.";
    const piece = this.pieceOf(index);
    return this.raiseAt({ ...piece, col: -1, endCol: -1 }, message);
  }
}
