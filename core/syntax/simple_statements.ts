/** The parser of simple statements, and of type parameters. */

import type { Alias, Expr, Operator, Stmt, TypeParam } from "./ast.ts";
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

/** The parser of simple statements. */
export class SimpleStatementParser extends PatternParser {
  /** A line of statements. */
  protected parseSimpleStatements(body: Stmt[]): void {
    for (;;) {
      body.push(this.#parseSimpleStatement());
      if (this.accept(T.NEWLINE)) return;
      this.expect(T.SEMI);
      if (this.accept(T.NEWLINE)) return;
    }
  }

  #parseSimpleStatement(): Stmt {
    const start = this.pos;
    const kind = this.kinds[start];
    switch (kind) {
      case T.RETURN:
        return this.#parseReturn();
      case T.IMPORT:
        return this.#parseImport();
      case T.FROM:
        return this.#parseImportFrom();
      case T.RAISE:
        return this.#parseRaise();
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
        return this.#parseDelete();
      case T.ASSERT:
        return this.#parseAssert();
      case T.GLOBAL:
      case T.NONLOCAL:
        return this.#parseNameDeclaration(kind === T.GLOBAL);
      case T.YIELD: {
        const value = this.parseYield();
        if (this.kinds[this.pos] === T.EQUAL) throw PARSE_FAILED;
        return this.#expressionStatement(start, value);
      }
      case T.NAME:
        if (this.kinds[start + 1] === T.NAME && this.isSoftKeyword(start, "type")) {
          return this.#parseTypeAlias();
        }
        return this.#parseExpressionOrAssignment();
      default:
        return this.#parseExpressionOrAssignment();
    }
  }

  #expressionStatement(start: number, value: Expr): Stmt {
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

  #parseExpressionOrAssignment(): Stmt {
    const start = this.pos;
    const first = this.parseStarExpressions();
    const kind = this.kinds[this.pos];
    if (kind === T.EQUAL) return this.#parseAssignment(start, first);
    if (kind === T.COLON) return this.#parseAnnotated(start, first);
    if (kind >= T.PLUSEQUAL && kind <= T.CIRCUMFLEXEQUAL) return this.#parseAugmented(start, first);
    return this.#expressionStatement(start, first);
  }

  #parseAssignment(start: number, first: Expr): Stmt {
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

  #parseAnnotated(start: number, target: Expr): Stmt {
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

  #parseAugmented(start: number, target: Expr): Stmt {
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

  #parseReturn(): Stmt {
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

  #parseRaise(): Stmt {
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

  #parseDelete(): Stmt {
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

  #parseAssert(): Stmt {
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

  #parseNameDeclaration(isGlobal: boolean): Stmt {
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

  #parseTypeAlias(): Stmt {
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

  // --------------------------------------------------------------------------------------- imports

  #parseDottedModule(): string {
    let name = this.expectName();
    while (this.accept(T.DOT)) name += "." + this.expectName();
    return name;
  }

  #finishAlias(start: number, name: string): Alias {
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

  #parseImport(): Stmt {
    const start = this.pos++;
    const names: Alias[] = [];
    do {
      const nameStart = this.pos;
      names.push(this.#finishAlias(nameStart, this.#parseDottedModule()));
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

  #parseImportFrom(): Stmt {
    const start = this.pos++;
    let level = 0;
    for (;; this.pos++) {
      if (this.kinds[this.pos] === T.DOT) level++;
      else if (this.kinds[this.pos] === T.ELLIPSIS) level += 3;
      else break;
    }
    const module = this.kinds[this.pos] === T.NAME ? this.#parseDottedModule() : null;
    if (module === null && level === 0) throw PARSE_FAILED;
    this.expect(T.IMPORT);
    const names = this.#parseImportTargets();
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

  #parseImportTargets(): Alias[] {
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
      names.push(this.#finishAlias(nameStart, this.expectName()));
    } while (this.accept(T.COMMA));
    if (parenthesized) this.expect(T.RPAR);
    return names;
  }

  // ------------------------------------------------------------------------------- type parameters

  protected parseTypeParams(): TypeParam[] {
    const params: TypeParam[] = [];
    if (!this.accept(T.LSQB)) return params;
    do {
      if (params.length > 0 && this.kinds[this.pos] === T.RSQB) break;
      params.push(this.#parseTypeParam());
    } while (this.accept(T.COMMA));
    this.expect(T.RSQB);
    return params;
  }

  #parseTypeParam(): TypeParam {
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
}
