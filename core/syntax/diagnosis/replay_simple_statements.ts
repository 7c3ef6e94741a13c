/** The replay of simple statements; see replay.ts. */

import * as T from "../token_kinds.ts";
import { Memo, type Piece } from "./replay.ts";
import { PatternReplay } from "./replay_patterns.ts";

/** The rules `simple_stmts`, `simple_stmt` and below. */
export abstract class SimpleStatementReplay extends PatternReplay {
  /** simple_stmts: a line of statements. */
  protected simpleStatements(): boolean {
    const start = this.mark;
    if (this.simpleStatement() && !this.isNext(T.SEMI) && this.accept(T.NEWLINE)) return true;
    this.mark = start;
    if (!this.simpleStatement()) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.SEMI) && this.simpleStatement()) continue;
      this.mark = before;
      break;
    }
    this.accept(T.SEMI);
    return this.accept(T.NEWLINE);
  }

  protected simpleStatement(): boolean {
    const known = this.recall(Memo.SimpleStmt);
    if (known !== undefined) return known !== null;
    const start = this.mark;
    const isMatched = this.#assignment() || (this.mark = start, this.#typeAlias()) ||
      (this.mark = start, this.starExpressions() !== null) ||
      (this.mark = start, this.#keywordStatement());
    const found = isMatched ? this.make("statement", start) : null;
    return this.remember(Memo.SimpleStmt, start, found) !== null;
  }

  /** The statements that start with a keyword. */
  #keywordStatement(): boolean {
    const start = this.mark;
    switch (this.peek()) {
      case T.RETURN:
        this.mark++;
        if (this.starExpressions() === null) this.mark = start + 1;
        return true;
      case T.IMPORT:
      case T.FROM:
        return this.#importStatement();
      case T.RAISE:
        return this.#raiseStatement();
      case T.PASS:
      case T.BREAK:
      case T.CONTINUE:
        this.mark++;
        return true;
      case T.DEL:
        return this.#deleteStatement();
      case T.YIELD:
        return this.yieldExpression() !== null;
      case T.ASSERT:
        return this.#assertStatement();
      case T.GLOBAL:
      case T.NONLOCAL:
        this.mark++;
        return this.#names();
      default:
        return false;
    }
  }

  /** ','.NAME+. */
  #names(): boolean {
    if (!this.accept(T.NAME)) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.accept(T.NAME)) continue;
      this.mark = before;
      return true;
    }
  }

  #raiseStatement(): boolean {
    const start = this.mark++;
    if (this.expression() === null) {
      this.mark = start + 1;
      return true;
    }
    const afterException = this.mark;
    if (!this.accept(T.FROM) || this.expression() === null) this.mark = afterException;
    return true;
  }

  #assertStatement(): boolean {
    this.mark++;
    if (this.expression() === null) return false;
    const afterTest = this.mark;
    if (!this.accept(T.COMMA) || this.expression() === null) this.mark = afterTest;
    return true;
  }

  #deleteStatement(): boolean {
    const start = this.mark++;
    if (this.delTargets() && this.isOneOf(T.SEMI, T.NEWLINE)) return true;
    if (this.invalid) {
      this.mark = start + 1;
      const targets = this.starExpressions();
      if (targets !== null) this.raiseInvalidTarget("del", targets);
    }
    return false;
  }

  #typeAlias(): boolean {
    if (!this.acceptSoftKeyword("type") || !this.accept(T.NAME)) return false;
    this.optionalTypeParams();
    return this.accept(T.EQUAL) && this.expression() !== null;
  }

  // ----------------------------------------------------------------------------------- assignments

  #assignment(): boolean {
    const start = this.mark;
    if (this.accept(T.NAME) && this.accept(T.COLON) && this.expression() !== null) {
      this.#optionalValue();
      return true;
    }
    this.mark = start;
    if (this.#annotatedTarget() && this.accept(T.COLON) && this.expression() !== null) {
      this.#optionalValue();
      return true;
    }
    this.mark = start;
    if (this.#targetsWithEquals() > 0 && this.annotatedRhs() !== null && !this.isNext(T.EQUAL)) {
      return true;
    }
    this.mark = start;
    if (this.singleTarget() !== null && this.#acceptAugmented()) {
      // Behind the operator there is no way back to another alternative.
      return this.annotatedRhs() !== null;
    }
    if (this.invalid) {
      this.mark = start;
      this.#invalidAssignment();
    }
    return false;
  }

  /** ['=' annotated_rhs]. */
  #optionalValue(): void {
    const start = this.mark;
    if (!this.accept(T.EQUAL) || this.annotatedRhs() === null) this.mark = start;
  }

  /** '(' single_target ')' | single_subscript_attribute_target. */
  #annotatedTarget(): boolean {
    const start = this.mark;
    if (this.accept(T.LPAR) && this.singleTarget() !== null && this.accept(T.RPAR)) return true;
    this.mark = start;
    return this.attributeOrSubscript() !== null;
  }

  /** (star_targets '=')*: how many there are. */
  #targetsWithEquals(): number {
    for (let count = 0;; count++) {
      const before = this.mark;
      if (this.starTargets() === null || !this.accept(T.EQUAL)) {
        this.mark = before;
        return count;
      }
    }
  }

  #acceptAugmented(): boolean {
    const kind = this.peek();
    if (kind < T.PLUSEQUAL || kind > T.CIRCUMFLEXEQUAL) return false;
    this.mark++;
    return true;
  }

  #invalidAssignment(): void {
    const start = this.mark;
    const display = this.#invalidAnnotated();
    if (display !== null && this.accept(T.COLON) && this.expression() !== null) {
      this.raiseAt(display, `only single target (not ${display.what}) can be annotated`);
    }
    this.mark = start;
    const first = this.starNamedExpression();
    if (first !== null && this.accept(T.COMMA)) {
      while (this.#moreNamedExpressions());
      if (this.accept(T.COLON) && this.expression() !== null) {
        this.raiseAt(first, "only single target (not tuple) can be annotated");
      }
    }
    this.mark = start;
    const target = this.expression();
    if (target !== null && this.accept(T.COLON) && this.expression() !== null) {
      this.raiseAt(target, "illegal target for annotation");
    }
    this.mark = start;
    this.#targetsWithEquals();
    const afterTargets = this.mark;
    const wrong = this.starExpressions();
    if (wrong !== null && this.accept(T.EQUAL)) {
      // Here the rule ends, whether it raises or not.
      this.raiseInvalidTarget("star", wrong);
      return;
    }
    this.mark = afterTargets;
    const yielded = this.yieldExpression();
    if (yielded !== null && this.accept(T.EQUAL)) {
      this.raiseAt(yielded, "assignment to yield expression not possible");
    }
    this.mark = start;
    const augmented = this.starExpressions();
    if (augmented !== null && this.#acceptAugmented() && this.annotatedRhs() !== null) {
      const what = augmented.what;
      this.raiseAt(augmented, `'${what}' is an illegal expression for augmented assignment`);
    }
  }

  #moreNamedExpressions(): boolean {
    const start = this.mark;
    if (this.starNamedExpressions() !== null) return true;
    this.mark = start;
    return false;
  }

  /** invalid_ann_assign_target: a list or tuple, perhaps in parentheses. */
  #invalidAnnotated(): Piece | null {
    const start = this.mark;
    const display = this.list() ?? (this.mark = start, this.parenthesizedTuple());
    if (display !== null) return display;
    this.mark = start;
    if (!this.accept(T.LPAR)) return null;
    this.enter(1);
    const inner = this.#invalidAnnotated();
    this.depth--;
    return inner !== null && this.accept(T.RPAR) ? inner : null;
  }

  // --------------------------------------------------------------------------------------- imports

  #importStatement(): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidImport();
      this.mark = start;
    }
    if (this.accept(T.IMPORT)) return this.#importedModules();
    return this.#importFrom();
  }

  #invalidImport(): void {
    const start = this.mark;
    if (!this.accept(T.IMPORT)) return;
    if (this.#dottedName()) {
      for (;;) {
        const before = this.mark;
        if (this.accept(T.COMMA) && this.#dottedName()) continue;
        this.mark = before;
        break;
      }
      if (this.accept(T.FROM) && this.#dottedName()) {
        this.raiseFrom(
          this.pieceOf(start),
          "Did you mean to use 'from ... import ...' instead?",
        );
      }
    }
    this.mark = start + 1;
    const end = this.token(T.NEWLINE);
    if (end !== null) this.raiseFrom(end, "Expected one or more names after 'import'");
  }

  #dottedName(): boolean {
    if (!this.accept(T.NAME)) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.DOT) && this.accept(T.NAME)) continue;
      this.mark = before;
      return true;
    }
  }

  /** dotted_as_names. */
  #importedModules(): boolean {
    if (!this.#importedName(true)) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#importedName(true)) continue;
      this.mark = before;
      return true;
    }
  }

  /** dotted_as_name, or import_from_as_name when dots are not allowed. */
  #importedName(isDotted: boolean): boolean {
    const start = this.mark;
    if (this.invalid) {
      this.#invalidImportedName(isDotted);
      this.mark = start;
    }
    if (!(isDotted ? this.#dottedName() : this.accept(T.NAME))) return false;
    const afterName = this.mark;
    if (!this.accept(T.AS) || !this.accept(T.NAME)) this.mark = afterName;
    return true;
  }

  #invalidImportedName(isDotted: boolean): void {
    if (!(isDotted ? this.#dottedName() : this.accept(T.NAME)) || !this.accept(T.AS)) return;
    const afterAs = this.mark;
    const isPlain = this.accept(T.NAME) &&
      (this.isOneOf(T.COMMA, T.RPAR, T.SEMI, T.NEWLINE));
    this.mark = afterAs;
    if (isPlain) return;
    const target = this.expression();
    if (target !== null) this.raiseAt(target, `cannot use ${target.what} as import target`);
  }

  #importFrom(): boolean {
    if (!this.accept(T.FROM)) return false;
    const start = this.mark;
    while (this.accept(T.DOT) || this.accept(T.ELLIPSIS));
    const afterDots = this.mark;
    if (this.#dottedName() && this.accept(T.IMPORT) && this.#importTargets()) return true;
    this.mark = afterDots;
    return afterDots > start && this.accept(T.IMPORT) && this.#importTargets();
  }

  #importTargets(): boolean {
    const start = this.mark;
    if (this.accept(T.LPAR) && this.#importedNames()) {
      this.accept(T.COMMA);
      if (this.accept(T.RPAR)) return true;
    }
    this.mark = start;
    if (this.#importedNames() && !this.isNext(T.COMMA)) return true;
    this.mark = start;
    if (this.accept(T.STAR)) return true;
    if (this.invalid) {
      this.mark = start;
      if (this.#importedNames() && this.accept(T.COMMA) && this.accept(T.NEWLINE)) {
        this.raiseAtLast("trailing comma not allowed without surrounding parentheses");
      }
      this.mark = start;
      const end = this.token(T.NEWLINE);
      if (end !== null) this.raiseFrom(end, "Expected one or more names after 'import'");
    }
    return false;
  }

  /** import_from_as_names. */
  #importedNames(): boolean {
    if (!this.#importedName(false)) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#importedName(false)) continue;
      this.mark = before;
      return true;
    }
  }

  // ------------------------------------------------------------------------------- type parameters

  /** [type_params]: matches always. */
  protected optionalTypeParams(): void {
    const start = this.mark;
    if (!this.#typeParams()) this.mark = start;
  }

  #typeParams(): boolean {
    const start = this.mark;
    if (!this.accept(T.LSQB)) return false;
    if (this.invalid) {
      const close = this.token(T.RSQB);
      if (close !== null) this.raiseFrom(close, "Type parameter list cannot be empty");
      this.mark = start + 1;
    }
    if (!this.#typeParam()) return false;
    for (;;) {
      const before = this.mark;
      if (this.accept(T.COMMA) && this.#typeParam()) continue;
      this.mark = before;
      break;
    }
    this.accept(T.COMMA);
    return this.accept(T.RSQB);
  }

  #typeParam(): boolean {
    const known = this.recall(Memo.TypeParam);
    if (known !== undefined) return known !== null;
    const start = this.mark;
    let isMatched = false;
    if (this.accept(T.NAME)) {
      const afterName = this.mark;
      if (!this.accept(T.COLON) || this.expression() === null) this.mark = afterName;
      this.#optionalTypeDefault(false);
      isMatched = true;
    } else {
      if (this.invalid) {
        this.#invalidTypeParam();
        this.mark = start;
      }
      const isStar = this.accept(T.STAR);
      if ((isStar || this.accept(T.DOUBLESTAR)) && this.accept(T.NAME)) {
        this.#optionalTypeDefault(isStar);
        isMatched = true;
      }
    }
    const found = isMatched ? this.make("type parameter", start) : null;
    return this.remember(Memo.TypeParam, start, found) !== null;
  }

  #optionalTypeDefault(withStar: boolean): void {
    const start = this.mark;
    if (!this.accept(T.EQUAL)) return;
    const value = withStar ? this.starExpression() : this.expression();
    if (value === null) this.mark = start;
  }

  #invalidTypeParam(): void {
    const isStar = this.accept(T.STAR);
    if ((!isStar && !this.accept(T.DOUBLESTAR)) || !this.accept(T.NAME)) return;
    const colon = this.token(T.COLON);
    const bound = colon === null ? null : this.expression();
    if (colon === null || bound === null) return;
    const restriction = bound.what === "tuple" ? "constraints" : "bound";
    this.raiseFrom(
      colon,
      `cannot use ${restriction} with ${isStar ? "TypeVarTuple" : "ParamSpec"}`,
    );
  }
}
