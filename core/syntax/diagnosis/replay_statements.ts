/** The replay of compound statements and whole texts; see replay.ts. */

import * as T from "../token_kinds.ts";
import { Memo, type Piece } from "./replay.ts";
import { SimpleStatementReplay } from "./replay_simple_statements.ts";

/** The rules `file`, `interactive`, `eval`, and those of compound statements. */
export class StatementReplay extends SimpleStatementReplay {
  /** The last line on which a compound statement starts that was matched; as in statements.ts. */
  protected lastCompoundLine = 0;

  /** file, from any statement at its outermost level. */
  protected file(): boolean {
    this.#statements();
    return this.accept(T.ENDMARKER);
  }

  /** interactive. */
  protected interactive(): boolean {
    const start = this.mark;
    if (this.#compoundStatement() && this.accept(T.NEWLINE)) return true;
    this.mark = start;
    if (this.simpleStatements()) return true;
    this.mark = start;
    return this.accept(T.NEWLINE);
  }

  /** eval. */
  protected evaluated(): boolean {
    if (this.expressions() === null) return false;
    while (this.accept(T.NEWLINE));
    return this.accept(T.ENDMARKER);
  }

  /** statements. */
  #statements(): boolean {
    for (let count = 0;; count++) {
      const before = this.mark;
      if (this.#compoundStatement()) {
        this.#noteCompound(before);
        this.forget(before);
        continue;
      }
      this.mark = before;
      if (this.simpleStatements()) {
        this.forget(before);
        continue;
      }
      this.mark = before;
      return count > 0;
    }
  }

  #noteCompound(start: number): void {
    let index = start;
    while (this.kinds[index] === T.AT) {
      while (this.kinds[index] !== T.NEWLINE) index++;
      index++;
    }
    const kind = this.kinds[index];
    if (kind === T.DEF || (kind === T.ASYNC && this.kinds[index + 1] === T.DEF)) return;
    this.lastCompoundLine = Math.max(this.lastCompoundLine, this.tokens.lines[index]);
  }

  /** block. */
  #block(): boolean {
    const known = this.recall(Memo.Block);
    if (known !== undefined) return known !== null;
    this.enter(4);
    const start = this.mark;
    let isMatched = this.accept(T.NEWLINE) && this.accept(T.INDENT) && this.#statements() &&
      this.accept(T.DEDENT);
    if (!isMatched) {
      this.mark = start;
      isMatched = this.simpleStatements();
    }
    if (!isMatched && this.invalid) {
      this.mark = start;
      if (this.accept(T.NEWLINE) && !this.isNext(T.INDENT)) {
        this.raiseAtLast("expected an indented block", "IndentationError");
      }
    }
    this.depth -= 4;
    const found = isMatched ? this.make("block", start) : null;
    return this.remember(Memo.Block, start, found) !== null;
  }

  /** NEWLINE !INDENT: an expected block is missing. */
  #isBlockMissing(): boolean {
    return this.accept(T.NEWLINE) && !this.isNext(T.INDENT);
  }

  #compoundStatement(): boolean {
    const start = this.mark;
    switch (this.peek()) {
      case T.DEF:
        return this.#functionDef();
      case T.AT:
        return this.#functionDef() || (this.mark = start, this.#classDef());
      case T.ASYNC:
        return this.#functionDef() || (this.mark = start, this.#withStatement()) ||
          (this.mark = start, this.#forStatement());
      case T.IF:
        return this.#ifStatement();
      case T.CLASS:
        return this.#classDef();
      case T.WITH:
        return this.#withStatement();
      case T.FOR:
        return this.#forStatement();
      case T.TRY:
        return this.#tryStatement();
      case T.WHILE:
        return this.#whileStatement();
      default:
        return this.#matchStatement();
    }
  }

  // ------------------------------------------------------------------------- functions and classes

  /** decorators?: matches always. */
  #optionalDecorators(): void {
    for (;;) {
      const before = this.mark;
      if (this.accept(T.AT) && this.namedExpression() !== null && this.accept(T.NEWLINE)) continue;
      this.mark = before;
      return;
    }
  }

  #functionDef(): boolean {
    const outer = this.mark;
    this.#optionalDecorators();
    // With decorators that cannot be matched whole, the rule is tried without any.
    if (this.mark > outer && this.peek() === T.AT) this.mark = outer;
    const start = this.mark;
    if (this.invalid) {
      this.#invalidFunctionDef();
      this.mark = start;
    }
    this.accept(T.ASYNC);
    if (!this.accept(T.DEF) || !this.accept(T.NAME)) return false;
    this.optionalTypeParams();
    if (!this.accept(T.LPAR)) return false;
    this.#optionalParameters();
    if (!this.accept(T.RPAR) || !this.#optionalReturns()) return false;
    return this.accept(T.COLON) && this.#block();
  }

  #optionalParameters(): void {
    const start = this.mark;
    if (!this.parameters(false)) this.mark = start;
  }

  /** ['->' expression]: matches always. */
  #optionalReturns(): true {
    const start = this.mark;
    if (!this.accept(T.RARROW) || this.expression() === null) this.mark = start;
    return true;
  }

  #invalidFunctionDef(): void {
    const start = this.mark;
    this.accept(T.ASYNC);
    const def = this.token(T.DEF);
    if (def === null || !this.accept(T.NAME)) return;
    this.optionalTypeParams();
    if (this.accept(T.LPAR)) {
      this.#optionalParameters();
      if (
        this.accept(T.RPAR) && this.#optionalReturns() && this.accept(T.COLON) &&
        this.#isBlockMissing()
      ) {
        this.raiseNoBlock("function definition", def.line);
      }
    }
    this.mark = start;
    this.accept(T.ASYNC);
    this.mark += 2;
    this.optionalTypeParams();
    this.force(T.LPAR, "(");
    this.#optionalParameters();
    if (!this.accept(T.RPAR)) return;
    this.#optionalReturns();
    this.force(T.COLON, ":");
    this.#block();
  }

  #classDef(): boolean {
    this.#optionalDecorators();
    const start = this.mark;
    if (this.invalid) {
      this.#invalidClassDef();
      this.mark = start;
    }
    return this.#classHeader() && this.accept(T.COLON) && this.#block();
  }

  /** 'class' NAME [type_params] ['(' [arguments] ')']. */
  #classHeader(): boolean {
    if (!this.accept(T.CLASS) || !this.accept(T.NAME)) return false;
    this.optionalTypeParams();
    const before = this.mark;
    if (this.accept(T.LPAR)) {
      const inside = this.mark;
      if (!this.arguments()) this.mark = inside;
      if (!this.accept(T.RPAR)) this.mark = before;
    }
    return true;
  }

  #invalidClassDef(): void {
    const start = this.mark;
    if (!this.#classHeader()) return;
    if (this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
    if (this.accept(T.COLON) && this.#isBlockMissing()) {
      this.raiseNoBlock("class definition", this.tokens.lines[start]);
    }
  }

  // ---------------------------------------------------------------------------------- if and while

  #ifStatement(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidCondition(T.IF, "'if' statement");
      this.mark = start;
    }
    if (!this.#condition(T.IF) || !this.#block()) return false;
    // elif_stmt, which recurses in the grammar: a chain may be long.
    for (;;) {
      const before = this.mark;
      if (this.invalid) {
        this.#invalidCondition(T.ELIF, "'elif' statement");
        this.mark = before;
      }
      if (this.#condition(T.ELIF) && this.#block()) continue;
      this.mark = before;
      break;
    }
    this.#optionalElse();
    return true;
  }

  /** A keyword, named_expression and ':'. */
  #condition(keyword: number): boolean {
    return this.accept(keyword) && this.namedExpression() !== null && this.accept(T.COLON);
  }

  #invalidCondition(keyword: number, statement: string): void {
    const start = this.mark;
    if (!this.accept(keyword) || this.namedExpression() === null) return;
    if (this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
    if (this.accept(T.COLON) && this.#isBlockMissing()) {
      this.raiseNoBlock(statement, this.tokens.lines[start]);
    }
  }

  /** [else_block]: matches always. */
  #optionalElse(): void {
    const start = this.mark;
    if (this.invalid) {
      if (this.accept(T.ELSE) && this.accept(T.COLON)) {
        const afterColon = this.mark;
        if (this.#isBlockMissing()) this.raiseNoBlock("'else' statement", this.tokens.lines[start]);
        this.mark = afterColon;
        if (this.#block() && this.accept(T.ELIF)) {
          this.raiseAtLast("'elif' block follows an 'else' block");
        }
      }
      this.mark = start;
    }
    if (!this.accept(T.ELSE)) return;
    this.force(T.COLON, ":");
    if (!this.#block()) this.mark = start;
  }

  #whileStatement(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidCondition(T.WHILE, "'while' statement");
      this.mark = start;
    }
    if (!this.#condition(T.WHILE) || !this.#block()) return false;
    this.#optionalElse();
    return true;
  }

  // ---------------------------------------------------------------------------------- for and with

  #forStatement(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidFor();
      this.mark = start;
    }
    this.accept(T.ASYNC);
    if (!this.accept(T.FOR)) return false;
    const afterFor = this.mark;
    if (this.starTargets() !== null && this.accept(T.IN)) {
      // Behind `in` there is no way back to another alternative.
      if (this.starExpressions() === null || !this.accept(T.COLON) || !this.#block()) return false;
      this.#optionalElse();
      return true;
    }
    if (this.invalid) {
      this.mark = afterFor;
      const target = this.starExpressions();
      if (target !== null) this.raiseInvalidTarget("for", target);
    }
    return false;
  }

  #invalidFor(): void {
    this.accept(T.ASYNC);
    const keyword = this.token(T.FOR);
    if (keyword === null || this.starTargets() === null || !this.accept(T.IN)) return;
    if (this.starExpressions() === null) return;
    if (this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
    if (this.accept(T.COLON) && this.#isBlockMissing()) {
      this.raiseNoBlock("'for' statement", keyword.line);
    }
  }

  #withStatement(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidWithBlock();
      this.mark = start;
    }
    this.accept(T.ASYNC);
    if (!this.accept(T.WITH)) return false;
    const afterWith = this.mark;
    if (this.accept(T.LPAR) && this.#withItems()) {
      this.accept(T.COMMA);
      if (this.accept(T.RPAR) && this.accept(T.COLON) && this.#block()) return true;
    }
    this.mark = afterWith;
    if (this.#withItems() && this.accept(T.COLON) && this.#block()) return true;
    if (this.invalid) {
      this.mark = start;
      this.#invalidWith();
    }
    return false;
  }

  /** ','.with_item+. */
  #withItems(): boolean {
    if (!this.#withItem()) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#withItem()) continue;
      this.mark = before;
      return true;
    }
  }

  #withItem(): boolean {
    const start = this.mark;
    if (
      this.expression() !== null && this.accept(T.AS) && this.starTarget() !== null &&
      this.isOneOf(T.COMMA, T.RPAR, T.COLON)
    ) {
      return true;
    }
    if (this.invalid) {
      this.mark = start;
      if (this.expression() !== null && this.accept(T.AS)) {
        const target = this.expression();
        if (target !== null && this.isOneOf(T.COMMA, T.RPAR, T.COLON)) {
          // Here the invalid rule ends, whether it raises or not.
          this.raiseInvalidTarget("star", target);
        }
      }
    }
    this.mark = start;
    return this.expression() !== null;
  }

  /** ','.(expression ['as' star_target])+, or with `expressions` inside parentheses. */
  #looseItems(isParenthesized: boolean): boolean {
    if (!this.#looseItem(isParenthesized)) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#looseItem(isParenthesized)) continue;
      this.mark = before;
      return true;
    }
  }

  #looseItem(isParenthesized: boolean): boolean {
    const value = isParenthesized ? this.expressions() : this.expression();
    if (value === null) return false;
    const before = this.mark;
    if (!this.accept(T.AS) || this.starTarget() === null) this.mark = before;
    return true;
  }

  #looseParentheses(): boolean {
    if (!this.accept(T.LPAR) || !this.#looseItems(true)) return false;
    this.accept(T.COMMA);
    return this.accept(T.RPAR);
  }

  #invalidWith(): void {
    this.accept(T.ASYNC);
    if (!this.accept(T.WITH)) return;
    const afterWith = this.mark;
    if (this.#looseItems(false) && this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
    this.mark = afterWith;
    if (this.#looseParentheses() && this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
  }

  #invalidWithBlock(): void {
    this.accept(T.ASYNC);
    const keyword = this.token(T.WITH);
    if (keyword === null) return;
    const afterWith = this.mark;
    if (this.#looseItems(false) && this.accept(T.COLON) && this.#isBlockMissing()) {
      this.raiseNoBlock("'with' statement", keyword.line);
    }
    this.mark = afterWith;
    if (this.#looseParentheses() && this.accept(T.COLON) && this.#isBlockMissing()) {
      this.raiseNoBlock("'with' statement", keyword.line);
    }
  }

  // ------------------------------------------------------------------------------------------- try

  #tryStatement(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidTry();
      this.mark = start;
    }
    if (!this.accept(T.TRY)) return false;
    this.force(T.COLON, ":");
    if (!this.#block()) return false;
    const afterBlock = this.mark;
    if (this.#finallyBlock()) return true;
    this.mark = afterBlock;
    if (!this.#handlers(false)) {
      this.mark = afterBlock;
      if (!this.#handlers(true)) return false;
    }
    this.#optionalElse();
    const beforeFinally = this.mark;
    if (!this.#finallyBlock()) this.mark = beforeFinally;
    return true;
  }

  /** except_block+ or except_star_block+. */
  #handlers(isStar: boolean): boolean {
    for (let count = 0;; count++) {
      const before = this.mark;
      if (isStar ? this.#exceptStar() : this.#except()) continue;
      this.mark = before;
      return count > 0;
    }
  }

  #finallyBlock(): boolean {
    const start = this.mark;
    if (this.invalid) {
      if (this.accept(T.FINALLY) && this.accept(T.COLON) && this.#isBlockMissing()) {
        this.raiseNoBlock("'finally' statement", this.tokens.lines[start]);
      }
      this.mark = start;
    }
    if (!this.accept(T.FINALLY)) return false;
    this.force(T.COLON, ":");
    return this.#block();
  }

  #invalidTry(): void {
    const start = this.mark;
    if (!this.accept(T.TRY) || !this.accept(T.COLON)) return;
    const afterColon = this.mark;
    if (this.#isBlockMissing()) this.raiseNoBlock("'try' statement", this.tokens.lines[start]);
    this.mark = afterColon;
    if (this.#block() && !this.isOneOf(T.EXCEPT, T.FINALLY)) {
      this.raiseAtLast("expected 'except' or 'finally' block");
    }
    const message = "cannot have both 'except' and 'except*' on the same 'try'";
    this.mark = afterColon;
    this.#blocks();
    const afterBlocks = this.mark;
    if (this.#handlers(false)) {
      const except = this.token(T.EXCEPT);
      const star = except === null ? null : this.token(T.STAR);
      if (except !== null && star !== null && this.expression() !== null) {
        this.#optionalHandlerName();
        if (this.accept(T.COLON)) this.raiseRange(except, star, message);
      }
    }
    this.mark = afterBlocks;
    if (this.#handlers(true)) {
      const except = this.token(T.EXCEPT);
      if (except === null) return;
      const afterExcept = this.mark;
      if (this.expression() !== null) this.#optionalHandlerName();
      else this.mark = afterExcept;
      if (this.accept(T.COLON)) this.raiseAt(except, message);
    }
  }

  /** block*. */
  #blocks(): void {
    for (;;) {
      const before = this.mark;
      if (this.#block()) continue;
      this.mark = before;
      return;
    }
  }

  /** ['as' NAME]: matches always. */
  #optionalHandlerName(): void {
    const start = this.mark;
    if (!this.accept(T.AS) || !this.accept(T.NAME)) this.mark = start;
  }

  #except(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidExceptBlock();
      this.mark = start;
    }
    if (!this.accept(T.EXCEPT)) return false;
    if (this.#typedHandler()) return true;
    this.mark = start + 1;
    if (this.accept(T.COLON) && this.#block()) return true;
    if (this.invalid) {
      this.mark = start + 1;
      this.#invalidExcept(false);
    }
    return false;
  }

  #exceptStar(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidExceptStarBlock();
      this.mark = start;
    }
    if (!this.accept(T.EXCEPT)) return false;
    if (this.accept(T.STAR) && this.#typedHandler()) return true;
    if (this.invalid) {
      this.mark = start + 1;
      if (this.accept(T.STAR)) this.#invalidExcept(true);
    }
    return false;
  }

  /** The part of a handler behind `except` or `except *`, with a type. */
  #typedHandler(): boolean {
    const start = this.mark;
    const type = this.expression();
    if (type === null) return false;
    const afterType = this.mark;
    if (this.accept(T.COLON) && this.#block()) return true;
    this.mark = afterType;
    if (this.accept(T.AS) && this.accept(T.NAME) && this.accept(T.COLON) && this.#block()) {
      return true;
    }
    this.mark = start;
    return this.expressions() !== null && this.accept(T.COLON) && this.#block();
  }

  /** invalid_except_stmt and invalid_except_star_stmt, behind `except` or `except *`. */
  #invalidExcept(isStar: boolean): void {
    const start = this.mark;
    const type = this.expression();
    if (
      type !== null && this.accept(T.COMMA) && this.expressions() !== null && this.accept(T.AS) &&
      this.accept(T.NAME) && this.accept(T.COLON)
    ) {
      const message = "multiple exception types must be parenthesized when using 'as'";
      this.raiseFrom(type, message);
    }
    this.mark = start;
    if (this.expression() !== null) {
      const afterType = this.mark;
      this.#optionalHandlerName();
      if (this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
      this.mark = afterType;
    } else {
      this.mark = start;
      if (isStar && (this.accept(T.NEWLINE) || this.accept(T.COLON))) {
        this.raiseAtLast("expected one or more exception types");
      }
      if (!isStar && this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
    }
    if (type === null || !this.accept(T.AS)) return;
    const target = this.expression();
    if (target !== null && this.accept(T.COLON) && this.#block()) {
      const statement = isStar ? "except*" : "except";
      this.raiseAt(target, `cannot use ${statement} statement with ${target.what}`);
    }
  }

  #invalidExceptBlock(): void {
    const except = this.token(T.EXCEPT);
    if (except === null) return;
    const start = this.mark;
    if (this.expression() !== null) {
      this.#optionalHandlerName();
      if (this.accept(T.COLON) && this.#isBlockMissing()) {
        this.raiseNoBlock("'except' statement", except.line);
      }
    }
    this.mark = start;
    if (this.accept(T.COLON) && this.#isBlockMissing()) {
      this.raiseNoBlock("'except' statement", except.line);
    }
  }

  #invalidExceptStarBlock(): void {
    const except = this.token(T.EXCEPT);
    if (except === null || !this.accept(T.STAR) || this.expression() === null) return;
    this.#optionalHandlerName();
    if (this.accept(T.COLON) && this.#isBlockMissing()) {
      this.raiseNoBlock("'except*' statement", except.line);
    }
  }

  // ----------------------------------------------------------------------------------------- match

  #matchStatement(): boolean {
    const start = this.mark;
    if (
      this.acceptSoftKeyword("match") && this.#subject() !== null && this.accept(T.COLON) &&
      this.accept(T.NEWLINE) && this.accept(T.INDENT) && this.#cases() && this.accept(T.DEDENT)
    ) {
      return true;
    }
    if (this.invalid) {
      this.mark = start;
      if (this.acceptSoftKeyword("match") && this.#subject() !== null) {
        if (this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
        if (this.accept(T.COLON) && this.#isBlockMissing()) {
          this.raiseNoBlock("'match' statement", this.tokens.lines[start]);
        }
      }
    }
    return false;
  }

  /** subject_expr. */
  #subject(): Piece | null {
    const start = this.mark;
    const first = this.starNamedExpression();
    if (first !== null && this.accept(T.COMMA)) {
      const afterComma = this.mark;
      if (this.starNamedExpressions() === null) this.mark = afterComma;
      return this.make("tuple", start);
    }
    this.mark = start;
    return this.namedExpression();
  }

  /** case_block+. */
  #cases(): boolean {
    for (let count = 0;; count++) {
      const before = this.mark;
      if (this.#caseBlock()) continue;
      this.mark = before;
      return count > 0;
    }
  }

  #caseBlock(): boolean {
    const start = this.mark;
    if (this.invalid) {
      if (this.#caseHeader()) {
        if (this.accept(T.NEWLINE)) this.raiseAtLast("expected ':'");
        if (this.accept(T.COLON) && this.#isBlockMissing()) {
          this.raiseNoBlock("'case' statement", this.tokens.lines[start]);
        }
      }
      this.mark = start;
    }
    return this.#caseHeader() && this.accept(T.COLON) && this.#block();
  }

  /** "case" patterns guard?. */
  #caseHeader(): boolean {
    if (!this.acceptSoftKeyword("case") || !this.patterns()) return false;
    const start = this.mark;
    if (!this.accept(T.IF) || this.namedExpression() === null) this.mark = start;
    return true;
  }
}
