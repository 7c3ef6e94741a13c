/** The parser of statements. */

import type {
  Alias,
  Arguments,
  ExceptHandler,
  Expr,
  Keyword,
  MatchCase,
  Operator,
  Stmt,
  TypeParam,
  WithItem,
} from "./ast.ts";
import { PARSE_FAILED } from "./parser_state.ts";
import { PatternParser } from "./patterns.ts";
import * as T from "./token_kinds.ts";

/** The operator of an augmented assignment, or null for any other token. */
function augmentedOperator(kind: number): Operator | null {
  switch (kind) {
    case T.PLUSEQUAL:
      return "Add";
    case T.MINEQUAL:
      return "Sub";
    case T.STAREQUAL:
      return "Mult";
    case T.SLASHEQUAL:
      return "Div";
    case T.DOUBLESLASHEQUAL:
      return "FloorDiv";
    case T.PERCENTEQUAL:
      return "Mod";
    case T.ATEQUAL:
      return "MatMult";
    case T.DOUBLESTAREQUAL:
      return "Pow";
    case T.LEFTSHIFTEQUAL:
      return "LShift";
    case T.RIGHTSHIFTEQUAL:
      return "RShift";
    case T.AMPEREQUAL:
      return "BitAnd";
    case T.VBAREQUAL:
      return "BitOr";
    case T.CIRCUMFLEXEQUAL:
      return "BitXor";
    default:
      return null;
  }
}

/** The parser of statements. */
export class StatementParser extends PatternParser {
  /** The first token of the statement at the outermost level that is being read; errors are looked for from there. */
  protected outerStatement = 0;
  /**
   * The last line on which a compound statement starts that was read to its end. Functions do not count, as they do not for
   * CPython's hints about misspelled keywords, which this is for.
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

  private parseSimpleStatements(body: Stmt[]): void {
    for (;;) {
      body.push(this.parseSimpleStatement());
      if (this.accept(T.NEWLINE)) return;
      this.expect(T.SEMI);
      if (this.accept(T.NEWLINE)) return;
    }
  }

  /** A compound statement, or null when none starts here. */
  protected parseCompoundStatement(): Stmt | null {
    const start = this.pos;
    switch (this.kinds[start]) {
      case T.IF:
        return this.parseIf();
      case T.FOR:
        return this.parseFor(start, false);
      case T.WHILE:
        return this.parseWhile();
      case T.DEF:
        return this.parseFunction(start, false, []);
      case T.CLASS:
        return this.parseClass([]);
      case T.AT:
        return this.parseDecorated();
      case T.WITH:
        return this.parseWith(start, false);
      case T.TRY:
        return this.parseTry();
      case T.ASYNC: {
        this.pos++;
        const kind = this.kinds[this.pos];
        if (kind === T.DEF) return this.parseFunction(start, true, []);
        if (kind === T.FOR) return this.parseFor(start, true);
        if (kind === T.WITH) return this.parseWith(start, true);
        throw PARSE_FAILED;
      }
      case T.NAME:
        return this.isSoftKeyword(start, "match") && this.startsMatch(start)
          ? this.parseMatch()
          : null;
      default:
        return null;
    }
  }

  /** A block: indented lines, or simple statements on the same line. */
  private parseBlock(): Stmt[] {
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
  private lastToken(): number {
    let last = this.pos - 1;
    while (this.kinds[last] <= T.DEDENT) last--;
    return last;
  }

  // ----------------------------------------------------------------------------------------------- simple statements

  private parseSimpleStatement(): Stmt {
    const start = this.pos;
    const kind = this.kinds[start];
    switch (kind) {
      case T.RETURN:
        return this.parseReturn();
      case T.IMPORT:
        return this.parseImport();
      case T.FROM:
        return this.parseImportFrom();
      case T.RAISE:
        return this.parseRaise();
      case T.PASS:
      case T.BREAK:
      case T.CONTINUE: {
        this.pos++;
        const line = this.lines[start];
        const col = this.cols[start];
        const endLine = this.endLines[start];
        const endCol = this.endCols[start];
        if (kind === T.PASS) return { kind: "Pass", line, col, endLine, endCol };
        if (kind === T.BREAK) return { kind: "Break", line, col, endLine, endCol };
        return { kind: "Continue", line, col, endLine, endCol };
      }
      case T.DEL:
        return this.parseDelete();
      case T.ASSERT:
        return this.parseAssert();
      case T.GLOBAL:
      case T.NONLOCAL:
        return this.parseNameDeclaration(kind === T.GLOBAL);
      case T.YIELD: {
        const value = this.parseYield();
        if (this.kinds[this.pos] === T.EQUAL) throw PARSE_FAILED;
        return this.expressionStatement(start, value);
      }
      case T.NAME:
        if (this.kinds[start + 1] === T.NAME && this.isSoftKeyword(start, "type")) {
          return this.parseTypeAlias();
        }
        return this.parseExpressionOrAssignment();
      default:
        return this.parseExpressionOrAssignment();
    }
  }

  private expressionStatement(start: number, value: Expr): Stmt {
    const last = this.pos - 1;
    return {
      kind: "Expr",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      value,
    };
  }

  private parseExpressionOrAssignment(): Stmt {
    const start = this.pos;
    const first = this.parseStarExpressions();
    const kind = this.kinds[this.pos];
    if (kind === T.EQUAL) return this.parseAssignment(start, first);
    if (kind === T.COLON) return this.parseAnnotated(start, first);
    if (kind >= T.PLUSEQUAL && kind <= T.CIRCUMFLEXEQUAL) return this.parseAugmented(start, first);
    return this.expressionStatement(start, first);
  }

  private parseAssignment(start: number, first: Expr): Stmt {
    const targets: Expr[] = [];
    let value = first;
    while (this.accept(T.EQUAL)) {
      this.store(value);
      targets.push(value);
      value = this.parseRightSide();
    }
    const last = this.pos - 1;
    return {
      kind: "Assign",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      targets,
      value,
    };
  }

  private parseAnnotated(start: number, target: Expr): Stmt {
    if (target.kind !== "Name" && target.kind !== "Attribute" && target.kind !== "Subscript") {
      throw PARSE_FAILED;
    }
    target.ctx = "Store";
    this.pos++;
    const annotation = this.parseExpression();
    const value = this.accept(T.EQUAL) ? this.parseRightSide() : null;
    const last = this.pos - 1;
    return {
      kind: "AnnAssign",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      target,
      annotation,
      value,
      simple: target.kind === "Name" && this.kinds[start] === T.NAME ? 1 : 0,
    };
  }

  private parseAugmented(start: number, target: Expr): Stmt {
    const op = augmentedOperator(this.kinds[this.pos]);
    if (
      op === null ||
      (target.kind !== "Name" && target.kind !== "Attribute" && target.kind !== "Subscript")
    ) {
      throw PARSE_FAILED;
    }
    target.ctx = "Store";
    this.pos++;
    const value = this.parseRightSide();
    const last = this.pos - 1;
    return {
      kind: "AugAssign",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      target,
      op,
      value,
    };
  }

  private parseReturn(): Stmt {
    const start = this.pos++;
    const value = this.startsExpression(this.kinds[this.pos], true)
      ? this.parseStarExpressions()
      : null;
    const last = this.pos - 1;
    return {
      kind: "Return",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      value,
    };
  }

  private parseRaise(): Stmt {
    const start = this.pos++;
    let exc: Expr | null = null;
    let cause: Expr | null = null;
    if (this.startsExpression(this.kinds[this.pos], false)) {
      exc = this.parseExpression();
      if (this.accept(T.FROM)) cause = this.parseExpression();
    }
    const last = this.pos - 1;
    return {
      kind: "Raise",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      exc,
      cause,
    };
  }

  private parseDelete(): Stmt {
    const start = this.pos++;
    const targets: Expr[] = [];
    do {
      const target = this.parsePrimary();
      this.erase(target);
      targets.push(target);
    } while (this.accept(T.COMMA) && this.startsExpression(this.kinds[this.pos], false));
    const last = this.pos - 1;
    return {
      kind: "Delete",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      targets,
    };
  }

  private parseAssert(): Stmt {
    const start = this.pos++;
    const test = this.parseExpression();
    const msg = this.accept(T.COMMA) ? this.parseExpression() : null;
    const last = this.pos - 1;
    return {
      kind: "Assert",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      test,
      msg,
    };
  }

  private parseNameDeclaration(isGlobal: boolean): Stmt {
    const start = this.pos++;
    const names = [this.expectName()];
    while (this.accept(T.COMMA)) names.push(this.expectName());
    const last = this.pos - 1;
    const line = this.lines[start];
    const col = this.cols[start];
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    if (isGlobal) return { kind: "Global", line, col, endLine, endCol, names };
    return { kind: "Nonlocal", line, col, endLine, endCol, names };
  }

  private parseTypeAlias(): Stmt {
    const start = this.pos++;
    const name = this.parseName("Store");
    const type_params = this.parseTypeParams();
    this.expect(T.EQUAL);
    const value = this.parseExpression();
    const last = this.pos - 1;
    return {
      kind: "TypeAlias",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      name,
      type_params,
      value,
    };
  }

  // --------------------------------------------------------------------------------------------------------- imports

  private parseDottedModule(): string {
    let name = this.expectName();
    while (this.accept(T.DOT)) name += "." + this.expectName();
    return name;
  }

  private finishAlias(start: number, name: string): Alias {
    const asname = this.accept(T.AS) ? this.expectName() : null;
    const last = this.pos - 1;
    return {
      kind: "alias",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      name,
      asname,
    };
  }

  private parseImport(): Stmt {
    const start = this.pos++;
    const names: Alias[] = [];
    do {
      const nameStart = this.pos;
      names.push(this.finishAlias(nameStart, this.parseDottedModule()));
    } while (this.accept(T.COMMA));
    const last = this.pos - 1;
    return {
      kind: "Import",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      names,
    };
  }

  private parseImportFrom(): Stmt {
    const start = this.pos++;
    let level = 0;
    for (;; this.pos++) {
      if (this.kinds[this.pos] === T.DOT) level++;
      else if (this.kinds[this.pos] === T.ELLIPSIS) level += 3;
      else break;
    }
    const module = this.kinds[this.pos] === T.NAME ? this.parseDottedModule() : null;
    if (module === null && level === 0) throw PARSE_FAILED;
    this.expect(T.IMPORT);
    const names = this.parseImportTargets();
    if (module === "__future__" && level === 0) {
      for (const alias of names) if (alias.name === "barry_as_FLUFL") this.usesDiamond = true;
    }
    const last = this.pos - 1;
    return {
      kind: "ImportFrom",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      module,
      names,
      level,
    };
  }

  private parseImportTargets(): Alias[] {
    const start = this.pos;
    if (this.accept(T.STAR)) {
      return [{
        kind: "alias",
        line: this.lines[start],
        col: this.cols[start],
        endLine: this.endLines[start],
        endCol: this.endCols[start],
        name: "*",
        asname: null,
      }];
    }
    const parenthesized = this.accept(T.LPAR);
    const names: Alias[] = [];
    do {
      const nameStart = this.pos;
      if (parenthesized && names.length > 0 && this.kinds[nameStart] === T.RPAR) break;
      names.push(this.finishAlias(nameStart, this.expectName()));
    } while (this.accept(T.COMMA));
    if (parenthesized) this.expect(T.RPAR);
    return names;
  }

  // --------------------------------------------------------------------------------------------- if, while, for, with

  private parseIf(): Stmt {
    // Collected in a loop and linked afterwards: an elif chain may be longer than the stack is deep.
    const starts: number[] = [];
    const tests: Expr[] = [];
    const bodies: Stmt[][] = [];
    do {
      starts.push(this.pos++);
      tests.push(this.parseNamedExpression());
      this.expect(T.COLON);
      bodies.push(this.parseBlock());
    } while (this.kinds[this.pos] === T.ELIF);
    let orelse = this.parseElse();
    const last = this.lastToken();
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

  private parseElse(): Stmt[] {
    if (!this.accept(T.ELSE)) return [];
    this.expect(T.COLON);
    return this.parseBlock();
  }

  private parseWhile(): Stmt {
    const start = this.pos++;
    const test = this.parseNamedExpression();
    this.expect(T.COLON);
    const body = this.parseBlock();
    const orelse = this.parseElse();
    const last = this.lastToken();
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

  private parseFor(start: number, isAsync: boolean): Stmt {
    this.pos++;
    const target = this.parseStarTargets();
    this.expect(T.IN);
    const iter = this.parseStarExpressions();
    this.expect(T.COLON);
    const body = this.parseBlock();
    const orelse = this.parseElse();
    const last = this.lastToken();
    const line = this.lines[start];
    const col = this.cols[start];
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    if (isAsync) {
      return { kind: "AsyncFor", line, col, endLine, endCol, target, iter, body, orelse };
    }
    return { kind: "For", line, col, endLine, endCol, target, iter, body, orelse };
  }

  private parseWith(start: number, isAsync: boolean): Stmt {
    this.pos++;
    let items = this.kinds[this.pos] === T.LPAR ? this.tryParenthesizedItems() : null;
    if (items === null) {
      items = [];
      do {
        items.push(this.parseWithItem());
      } while (this.accept(T.COMMA));
    }
    this.expect(T.COLON);
    const body = this.parseBlock();
    const last = this.lastToken();
    const line = this.lines[start];
    const col = this.cols[start];
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    if (isAsync) return { kind: "AsyncWith", line, col, endLine, endCol, items, body };
    return { kind: "With", line, col, endLine, endCol, items, body };
  }

  private parseWithItem(): WithItem {
    const context_expr = this.parseExpression();
    const optional_vars = this.accept(T.AS) ? this.parseStarTarget() : null;
    return { kind: "withitem", context_expr, optional_vars };
  }

  /**
   * The items of `with (a as b, c):`, or null with the place unchanged when the parenthesis belongs to an expression. Only the
   * token behind the closing parenthesis tells whether it can be the former.
   */
  private tryParenthesizedItems(): WithItem[] | null {
    const start = this.pos;
    if (this.kinds[this.matchingBracket(start) + 1] !== T.COLON) return null;
    const items: WithItem[] = [];
    this.pos++;
    do {
      const kind = this.kinds[this.pos];
      if (kind === T.RPAR && items.length > 0) break;
      if (!this.startsExpression(kind, false)) {
        this.pos = start;
        return null;
      }
      items.push(this.parseWithItem());
    } while (this.accept(T.COMMA));
    if (this.accept(T.RPAR)) return items;
    this.pos = start;
    return null;
  }

  /** The index of the bracket that closes the one at `open`, or of the last token. */
  private matchingBracket(open: number): number {
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

  // ------------------------------------------------------------------------------------------------------------- try

  private parseTry(): Stmt {
    const start = this.pos++;
    this.expect(T.COLON);
    const body = this.parseBlock();
    const handlers: ExceptHandler[] = [];
    const isStar = this.kinds[this.pos] === T.EXCEPT && this.kinds[this.pos + 1] === T.STAR;
    while (this.kinds[this.pos] === T.EXCEPT) handlers.push(this.parseHandler(isStar));
    const orelse = handlers.length > 0 ? this.parseElse() : [];
    let finalbody: Stmt[] = [];
    if (this.accept(T.FINALLY)) {
      this.expect(T.COLON);
      finalbody = this.parseBlock();
    } else if (handlers.length === 0) {
      throw PARSE_FAILED;
    }
    const last = this.lastToken();
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

  private parseHandler(isStar: boolean): ExceptHandler {
    const start = this.pos++;
    if (this.accept(T.STAR) !== isStar) throw PARSE_FAILED;
    let type: Expr | null = null;
    let name: string | null = null;
    if (isStar || this.kinds[this.pos] !== T.COLON) {
      const typeStart = this.pos;
      type = this.parseExpressions();
      const isBareTuple = type.kind === "Tuple" && type.elts.length > 0 &&
        this.endsBareTuple(typeStart);
      if (this.kinds[this.pos] === T.AS) {
        if (isBareTuple) throw PARSE_FAILED;
        this.pos++;
        name = this.expectName();
      }
    }
    this.expect(T.COLON);
    const body = this.parseBlock();
    const last = this.lastToken();
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
  private endsBareTuple(start: number): boolean {
    return this.kinds[start] !== T.LPAR || this.matchingBracket(start) !== this.pos - 1;
  }

  // ----------------------------------------------------------------------------------------- functions and classes

  private parseDecorated(): Stmt {
    const decorators: Expr[] = [];
    while (this.accept(T.AT)) {
      decorators.push(this.parseNamedExpression());
      this.expect(T.NEWLINE);
    }
    const start = this.pos;
    if (this.kinds[start] === T.DEF) return this.parseFunction(start, false, decorators);
    if (this.kinds[start] === T.CLASS) return this.parseClass(decorators);
    if (this.accept(T.ASYNC) && this.kinds[this.pos] === T.DEF) {
      return this.parseFunction(start, true, decorators);
    }
    throw PARSE_FAILED;
  }

  private parseFunction(start: number, isAsync: boolean, decorator_list: Expr[]): Stmt {
    this.pos++;
    const name = this.expectName();
    const type_params = this.parseTypeParams();
    this.expect(T.LPAR);
    const args: Arguments = this.parseParameters(T.RPAR, true);
    this.pos++;
    const returns = this.accept(T.RARROW) ? this.parseExpression() : null;
    this.expect(T.COLON);
    const body = this.parseBlock();
    const last = this.lastToken();
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

  private parseClass(decorator_list: Expr[]): Stmt {
    const start = this.pos++;
    const name = this.expectName();
    const type_params = this.parseTypeParams();
    const bases: Expr[] = [];
    const keywords: Keyword[] = [];
    const open = this.pos;
    if (this.accept(T.LPAR)) this.parseArguments(open, bases, keywords, false);
    this.expect(T.COLON);
    const body = this.parseBlock();
    const last = this.lastToken();
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

  private parseTypeParams(): TypeParam[] {
    const params: TypeParam[] = [];
    if (!this.accept(T.LSQB)) return params;
    do {
      if (params.length > 0 && this.kinds[this.pos] === T.RSQB) break;
      params.push(this.parseTypeParam());
    } while (this.accept(T.COMMA));
    this.expect(T.RSQB);
    return params;
  }

  private parseTypeParam(): TypeParam {
    const start = this.pos;
    const first = this.kinds[start];
    if (first === T.STAR || first === T.DOUBLESTAR) this.pos++;
    const name = this.expectName();
    let bound: Expr | null = null;
    if (first === T.NAME && this.accept(T.COLON)) bound = this.parseExpression();
    let default_value: Expr | null = null;
    if (this.accept(T.EQUAL)) {
      const valueStart = this.pos;
      default_value = first === T.STAR && this.kinds[valueStart] === T.STAR
        ? this.parseElement()
        : this.parseExpression();
    }
    const last = this.pos - 1;
    const line = this.lines[start];
    const col = this.cols[start];
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    if (first === T.STAR) {
      return { kind: "TypeVarTuple", line, col, endLine, endCol, name, default_value };
    }
    if (first === T.DOUBLESTAR) {
      return { kind: "ParamSpec", line, col, endLine, endCol, name, default_value };
    }
    return { kind: "TypeVar", line, col, endLine, endCol, name, bound, default_value };
  }

  // ----------------------------------------------------------------------------------------------------------- match

  /**
   * Whether the `match` at `start` begins a match statement and is not just a name. Nothing else has a colon as the last token
   * of a line and an indented `case` on the next.
   */
  private startsMatch(start: number): boolean {
    if (!this.startsExpression(this.kinds[start + 1], true)) return false;
    let index = start + 1;
    while (this.kinds[index] !== T.NEWLINE && index < this.tokens.count) index++;
    return this.kinds[index - 1] === T.COLON && this.kinds[index + 1] === T.INDENT &&
      this.isSoftKeyword(index + 2, "case");
  }

  private parseMatch(): Stmt {
    const start = this.pos++;
    const subject = this.parseSubject();
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
      const body = this.parseBlock();
      cases.push({ kind: "match_case", pattern, guard, body });
    } while (this.kinds[this.pos] !== T.DEDENT);
    this.pos++;
    this.depth -= 2;
    const last = this.lastToken();
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

  private parseSubject(): Expr {
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
