/** The parser of compound statements. */

import type { Arguments, ExceptHandler, Expr, Keyword, MatchCase, Stmt, WithItem } from "./ast.ts";
import { PARSE_FAILED } from "./parser_state.ts";
import { SimpleStatementParser } from "./simple_statements.ts";
import * as T from "./token_kinds.ts";

/** The parser of statements. */
export class StatementParser extends SimpleStatementParser {
  /**
   * The first token of the statement at the outermost level that is being read; errors are looked
   * for from there.
   */
  protected outerStatement = 0;
  /**
   * The last line on which a compound statement starts that was read to its end. Functions do not
   * count, as they do not for CPython's hints about misspelled keywords, which this is for.
   */
  protected lastCompoundLine = 0;

  /** All statements of a file, up to its end. */
  protected parseFile(): Stmt[] {
    const body: Stmt[] = [];
    while (this.kinds[this.pos] !== T.ENDMARKER) {
      this.outerStatement = this.pos;
      this.parseStatement(body);
    }
    return body;
  }

  /** Reads one compound statement, or a line of simple ones, and adds them to `body`. */
  protected parseStatement(body: Stmt[]): void {
    const compound = this.parseCompoundStatement();
    if (compound === null) {
      this.parseSimpleStatements(body);
      return;
    }
    body.push(compound);
    const { kind, line } = compound;
    if (line > this.lastCompoundLine && kind !== "FunctionDef" && kind !== "AsyncFunctionDef") {
      this.lastCompoundLine = line;
    }
  }

  /** A compound statement, or null when none starts here. */
  protected parseCompoundStatement(): Stmt | null {
    const start = this.pos;
    switch (this.kinds[start]) {
      case T.IF:
        return this.#parseIf();
      case T.FOR:
        return this.#parseFor(start, false);
      case T.WHILE:
        return this.#parseWhile();
      case T.DEF:
        return this.#parseFunction(start, false, []);
      case T.CLASS:
        return this.#parseClass([]);
      case T.AT:
        return this.#parseDecorated();
      case T.WITH:
        return this.#parseWith(start, false);
      case T.TRY:
        return this.#parseTry();
      case T.ASYNC: {
        this.pos++;
        const kind = this.kinds[this.pos];
        if (kind === T.DEF) return this.#parseFunction(start, true, []);
        if (kind === T.FOR) return this.#parseFor(start, true);
        if (kind === T.WITH) return this.#parseWith(start, true);
        throw PARSE_FAILED;
      }
      case T.NAME:
        return this.isSoftKeyword(start, "match") && this.#startsMatch(start)
          ? this.#parseMatch()
          : null;
      default:
        return null;
    }
  }

  /** A block: indented lines, or simple statements on the same line. */
  #parseBlock(): Stmt[] {
    const body: Stmt[] = [];
    if (!this.accept(T.NEWLINE)) {
      this.parseSimpleStatements(body);
      return body;
    }
    this.expect(T.INDENT);
    this.enter(2);
    do {
      this.parseStatement(body);
    } while (this.kinds[this.pos] !== T.DEDENT && this.kinds[this.pos] !== T.ENDMARKER);
    this.depth -= 2;
    this.expect(T.DEDENT);
    return body;
  }

  /** The last token behind which a compound statement ends: white space does not count. */
  #lastToken(): number {
    let last = this.pos - 1;
    while (this.kinds[last] <= T.DEDENT) last--;
    return last;
  }

  // -------------------------------------------------------------------------- if, while, for, with

  #parseIf(): Stmt {
    // Collected in a loop and linked afterwards: an elif chain may be longer than the stack is
    // deep.
    const starts: number[] = [];
    const tests: Expr[] = [];
    const bodies: Stmt[][] = [];
    do {
      starts.push(this.pos++);
      tests.push(this.parseNamedExpression());
      this.expect(T.COLON);
      bodies.push(this.#parseBlock());
    } while (this.kinds[this.pos] === T.ELIF);
    let orelse = this.#parseElse();
    const last = this.#lastToken();
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    for (let index = starts.length - 1;; index--) {
      const start = starts[index];
      const statement: Stmt = {
        kind: "If",
        line: this.lines[start],
        col: this.cols[start],
        endLine,
        endCol,
        test: tests[index],
        body: bodies[index],
        orelse,
      };
      if (index === 0) return statement;
      orelse = [statement];
    }
  }

  #parseElse(): Stmt[] {
    if (!this.accept(T.ELSE)) return [];
    this.expect(T.COLON);
    return this.#parseBlock();
  }

  #parseWhile(): Stmt {
    const start = this.pos++;
    const test = this.parseNamedExpression();
    this.expect(T.COLON);
    const body = this.#parseBlock();
    const orelse = this.#parseElse();
    const last = this.#lastToken();
    return {
      kind: "While",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      test,
      body,
      orelse,
    };
  }

  #parseFor(start: number, isAsync: boolean): Stmt {
    this.pos++;
    const target = this.parseStarTargets();
    this.expect(T.IN);
    const iter = this.parseStarExpressions();
    this.expect(T.COLON);
    const body = this.#parseBlock();
    const orelse = this.#parseElse();
    const last = this.#lastToken();
    const line = this.lines[start];
    const col = this.cols[start];
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    if (isAsync) {
      return { kind: "AsyncFor", line, col, endLine, endCol, target, iter, body, orelse };
    }
    return { kind: "For", line, col, endLine, endCol, target, iter, body, orelse };
  }

  #parseWith(start: number, isAsync: boolean): Stmt {
    this.pos++;
    let items = this.kinds[this.pos] === T.LPAR ? this.#tryParenthesizedItems() : null;
    if (items === null) {
      items = [];
      do {
        items.push(this.#parseWithItem());
      } while (this.accept(T.COMMA));
    }
    this.expect(T.COLON);
    const body = this.#parseBlock();
    const last = this.#lastToken();
    const line = this.lines[start];
    const col = this.cols[start];
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    if (isAsync) return { kind: "AsyncWith", line, col, endLine, endCol, items, body };
    return { kind: "With", line, col, endLine, endCol, items, body };
  }

  #parseWithItem(): WithItem {
    const context_expr = this.parseExpression();
    const optional_vars = this.accept(T.AS) ? this.parseStarTarget() : null;
    return { kind: "withitem", context_expr, optional_vars };
  }

  /**
   * The items of `with (a as b, c):`, or null with the place unchanged when the parenthesis belongs
   * to an expression. Only the token behind the closing parenthesis tells whether it can be the
   * former.
   */
  #tryParenthesizedItems(): WithItem[] | null {
    const start = this.pos;
    if (this.kinds[this.#matchingBracket(start) + 1] !== T.COLON) return null;
    const items: WithItem[] = [];
    this.pos++;
    do {
      const kind = this.kinds[this.pos];
      if (kind === T.RPAR && items.length > 0) break;
      if (!this.startsExpression(kind, false)) {
        this.pos = start;
        return null;
      }
      items.push(this.#parseWithItem());
    } while (this.accept(T.COMMA));
    if (this.accept(T.RPAR)) return items;
    this.pos = start;
    return null;
  }

  /** The index of the bracket that closes the one at `open`, or of the last token. */
  #matchingBracket(open: number): number {
    let level = 0;
    for (let index = open; index < this.tokens.count; index++) {
      const kind = this.kinds[index];
      if (kind < T.LPAR || kind > T.RBRACE) continue;
      // Opening brackets have even kinds.
      level += (kind & 1) === 0 ? 1 : -1;
      if (level === 0) return index;
    }
    return this.tokens.count - 1;
  }

  // ------------------------------------------------------------------------------------------- try

  #parseTry(): Stmt {
    const start = this.pos++;
    this.expect(T.COLON);
    const body = this.#parseBlock();
    const handlers: ExceptHandler[] = [];
    const isStar = this.kinds[this.pos] === T.EXCEPT && this.kinds[this.pos + 1] === T.STAR;
    while (this.kinds[this.pos] === T.EXCEPT) handlers.push(this.#parseHandler(isStar));
    const orelse = handlers.length > 0 ? this.#parseElse() : [];
    let finalbody: Stmt[] = [];
    if (this.accept(T.FINALLY)) {
      this.expect(T.COLON);
      finalbody = this.#parseBlock();
    } else if (handlers.length === 0) {
      throw PARSE_FAILED;
    }
    const last = this.#lastToken();
    return {
      kind: isStar ? "TryStar" : "Try",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      body,
      handlers,
      orelse,
      finalbody,
    };
  }

  #parseHandler(isStar: boolean): ExceptHandler {
    const start = this.pos++;
    if (this.accept(T.STAR) !== isStar) throw PARSE_FAILED;
    let type: Expr | null = null;
    let name: string | null = null;
    if (isStar || this.kinds[this.pos] !== T.COLON) {
      const typeStart = this.pos;
      type = this.parseExpressions();
      const isBareTuple = type.kind === "Tuple" && type.elts.length > 0 &&
        this.#endsBareTuple(typeStart);
      if (this.kinds[this.pos] === T.AS) {
        if (isBareTuple) throw PARSE_FAILED;
        this.pos++;
        name = this.expectName();
      }
    }
    this.expect(T.COLON);
    const body = this.#parseBlock();
    const last = this.#lastToken();
    return {
      kind: "ExceptHandler",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      type,
      name,
      body,
    };
  }

  /** Whether the tuple from `start` to here stands without parentheses. */
  #endsBareTuple(start: number): boolean {
    return this.kinds[start] !== T.LPAR || this.#matchingBracket(start) !== this.pos - 1;
  }

  // ------------------------------------------------------------------------- functions and classes

  #parseDecorated(): Stmt {
    const decorators: Expr[] = [];
    while (this.accept(T.AT)) {
      decorators.push(this.parseNamedExpression());
      this.expect(T.NEWLINE);
    }
    const start = this.pos;
    if (this.kinds[start] === T.DEF) return this.#parseFunction(start, false, decorators);
    if (this.kinds[start] === T.CLASS) return this.#parseClass(decorators);
    if (this.accept(T.ASYNC) && this.kinds[this.pos] === T.DEF) {
      return this.#parseFunction(start, true, decorators);
    }
    throw PARSE_FAILED;
  }

  #parseFunction(start: number, isAsync: boolean, decorator_list: Expr[]): Stmt {
    this.pos++;
    const name = this.expectName();
    const type_params = this.parseTypeParams();
    this.expect(T.LPAR);
    const args: Arguments = this.parseParameters(T.RPAR, true);
    this.pos++;
    const returns = this.accept(T.RARROW) ? this.parseExpression() : null;
    this.expect(T.COLON);
    const body = this.#parseBlock();
    const last = this.#lastToken();
    return {
      kind: isAsync ? "AsyncFunctionDef" : "FunctionDef",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      name,
      args,
      body,
      decorator_list,
      returns,
      type_params,
    };
  }

  #parseClass(decorator_list: Expr[]): Stmt {
    const start = this.pos++;
    const name = this.expectName();
    const type_params = this.parseTypeParams();
    const bases: Expr[] = [];
    const keywords: Keyword[] = [];
    const open = this.pos;
    if (this.accept(T.LPAR)) this.parseArguments(open, bases, keywords, false);
    this.expect(T.COLON);
    const body = this.#parseBlock();
    const last = this.#lastToken();
    return {
      kind: "ClassDef",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      name,
      bases,
      keywords,
      body,
      decorator_list,
      type_params,
    };
  }

  // ----------------------------------------------------------------------------------------- match

  /**
   * Whether the `match` at `start` begins a match statement and is not just a name. Nothing else
   * has a colon as the last token of a line and an indented `case` on the next.
   */
  #startsMatch(start: number): boolean {
    if (!this.startsExpression(this.kinds[start + 1], true)) return false;
    let index = start + 1;
    while (this.kinds[index] !== T.NEWLINE && index < this.tokens.count) index++;
    return this.kinds[index - 1] === T.COLON && this.kinds[index + 1] === T.INDENT &&
      this.isSoftKeyword(index + 2, "case");
  }

  #parseMatch(): Stmt {
    const start = this.pos++;
    const subject = this.#parseSubject();
    this.expect(T.COLON);
    this.expect(T.NEWLINE);
    this.expect(T.INDENT);
    this.enter(2);
    const cases: MatchCase[] = [];
    do {
      if (!this.isSoftKeyword(this.pos, "case")) throw PARSE_FAILED;
      this.pos++;
      const pattern = this.parsePatterns();
      const guard = this.accept(T.IF) ? this.parseNamedExpression() : null;
      this.expect(T.COLON);
      const body = this.#parseBlock();
      cases.push({ kind: "match_case", pattern, guard, body });
    } while (this.kinds[this.pos] !== T.DEDENT);
    this.pos++;
    this.depth -= 2;
    const last = this.#lastToken();
    return {
      kind: "Match",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      subject,
      cases,
    };
  }

  #parseSubject(): Expr {
    const start = this.pos;
    const first = this.parseElement();
    if (this.kinds[this.pos] !== T.COMMA) {
      if (first.kind === "Starred") throw PARSE_FAILED;
      return first;
    }
    const elts = [first];
    while (this.accept(T.COMMA) && this.startsExpression(this.kinds[this.pos], true)) {
      elts.push(this.parseElement());
    }
    return this.tuple(start, elts);
  }
}
