/**
 * The parser of expressions: recursive descent for what nests, one loop by precedence for all
 * binary operators.
 *
 * It reads valid programs only. Where nothing fits it throws and tells nothing; what CPython says
 * of the error is found by reading the text once more (diagnosis/replay.ts), so nothing here has to
 * be remembered for messages.
 */

import type {
  CompareOperator,
  Comprehension,
  Constant,
  Expr,
  Name,
  Operator,
  SingletonValue,
  UnaryOperator,
} from "./ast.ts";
import { parseNumber } from "./number_literals.ts";
import { CallParser } from "./call_parser.ts";
import { PARSE_FAILED } from "./parser_state.ts";
import * as T from "./token_kinds.ts";

// Precedences of binary operators; `not` stands between AND and COMPARE.
const LOWEST = 1;
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARE = 4;
const BIT_OR = 5;

const NONE: SingletonValue = { type: "none" };
const TRUE: SingletonValue = { type: "true" };
const FALSE: SingletonValue = { type: "false" };
const ELLIPSIS: SingletonValue = { type: "ellipsis" };

/** How binary the token is as an operator: its precedence, or 0. */
function precedenceOf(kind: number): number {
  switch (kind) {
    case T.OR:
      return OR;
    case T.AND:
      return AND;
    case T.LESS:
    case T.GREATER:
    case T.LESSEQUAL:
    case T.GREATEREQUAL:
    case T.EQEQUAL:
    case T.NOTEQUAL:
    case T.IN:
    case T.IS:
    case T.NOT:
      return COMPARE;
    case T.VBAR:
      return BIT_OR;
    case T.CIRCUMFLEX:
      return 6;
    case T.AMPER:
      return 7;
    case T.LEFTSHIFT:
    case T.RIGHTSHIFT:
      return 8;
    case T.PLUS:
    case T.MINUS:
      return 9;
    case T.STAR:
    case T.SLASH:
    case T.DOUBLESLASH:
    case T.PERCENT:
    case T.AT:
      return 10;
    default:
      return 0;
  }
}

function operatorOf(kind: number): Operator {
  switch (kind) {
    case T.PLUS:
      return "Add";
    case T.MINUS:
      return "Sub";
    case T.STAR:
      return "Mult";
    case T.SLASH:
      return "Div";
    case T.DOUBLESLASH:
      return "FloorDiv";
    case T.PERCENT:
      return "Mod";
    case T.AT:
      return "MatMult";
    case T.LEFTSHIFT:
      return "LShift";
    case T.RIGHTSHIFT:
      return "RShift";
    case T.AMPER:
      return "BitAnd";
    case T.VBAR:
      return "BitOr";
    default:
      return "BitXor";
  }
}

/** The parser of expressions. */
export class ExpressionParser extends CallParser {
  /**
   * Whether `from __future__ import barry_as_FLUFL` was met: `<>` is then the operator and `!=` is
   * not.
   */
  protected usesDiamond = false;

  // -------------------------------------------------------------------------- lists of expressions

  /** star_expressions: one expression, or a tuple without parentheses; `*x` is allowed. */
  protected parseStarExpressions(): Expr {
    const start = this.pos;
    const first = this.parseStarExpression();
    return this.kinds[this.pos] === T.COMMA ? this.#parseRestOfTuple(start, first, true) : first;
  }

  /** expressions: like {@link parseStarExpressions}, without `*x`. */
  protected parseExpressions(): Expr {
    const start = this.pos;
    const first = this.parseExpression();
    return this.kinds[this.pos] === T.COMMA ? this.#parseRestOfTuple(start, first, false) : first;
  }

  #parseRestOfTuple(start: number, first: Expr, withStars: boolean): Expr {
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (!this.startsExpression(this.kinds[this.pos], withStars)) break;
      elts.push(withStars ? this.parseStarExpression() : this.parseExpression());
    }
    return this.tuple(start, elts);
  }

  protected parseStarExpression(): Expr {
    return this.kinds[this.pos] === T.STAR ? this.parseStarred(BIT_OR) : this.parseExpression();
  }

  /** `*x`, where `x` is an operand that binds at least as `precedence`, or any expression for 0. */
  protected parseStarred(precedence: number): Expr {
    const start = this.pos++;
    const value = precedence === 0 ? this.parseExpression() : this.parseOperators(precedence);
    const last = this.pos - 1;
    return {
      kind: "Starred",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      value,
      ctx: "Load",
    };
  }

  /** star_named_expression: an element of a display. */
  protected parseElement(): Expr {
    return this.kinds[this.pos] === T.STAR
      ? this.parseStarred(BIT_OR)
      : this.parseNamedExpression();
  }

  /** named_expression: an expression or `name := expression`. */
  protected parseNamedExpression(): Expr {
    if (this.kinds[this.pos] === T.NAME && this.kinds[this.pos + 1] === T.COLONEQUAL) {
      const start = this.pos;
      const target = this.parseName("Store");
      this.pos++;
      const value = this.parseExpression();
      const last = this.pos - 1;
      return {
        kind: "NamedExpr",
        line: this.lines[start],
        col: this.cols[start],
        endLine: this.endLines[last],
        endCol: this.endCols[last],
        target,
        value,
      };
    }
    const value = this.parseExpression();
    if (this.kinds[this.pos] === T.COLONEQUAL) throw PARSE_FAILED;
    return value;
  }

  protected parseYield(): Expr {
    const start = this.pos++;
    if (this.accept(T.FROM)) {
      const value = this.parseExpression();
      const last = this.pos - 1;
      return {
        kind: "YieldFrom",
        line: this.lines[start],
        col: this.cols[start],
        endLine: this.endLines[last],
        endCol: this.endCols[last],
        value,
      };
    }
    const value = this.startsExpression(this.kinds[this.pos], true)
      ? this.parseStarExpressions()
      : null;
    const last = this.pos - 1;
    return {
      kind: "Yield",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      value,
    };
  }

  /** annotated_rhs: what may stand behind `=`. */
  protected parseRightSide(): Expr {
    return this.kinds[this.pos] === T.YIELD ? this.parseYield() : this.parseStarExpressions();
  }

  // ----------------------------------------------------------------------------------- expressions

  /** expression: `a if b else c`, a lambda, or operators. */
  protected parseExpression(): Expr {
    this.enter(2);
    const start = this.pos;
    let result: Expr;
    if (this.kinds[start] === T.LAMBDA) {
      result = this.parseLambda();
    } else {
      result = this.parseOperators(LOWEST);
      if (this.kinds[this.pos] === T.IF) result = this.#parseConditional(start, result);
    }
    this.depth -= 2;
    return result;
  }

  #parseConditional(start: number, body: Expr): Expr {
    this.pos++;
    const test = this.parseOperators(LOWEST);
    this.expect(T.ELSE);
    const orelse = this.parseExpression();
    const last = this.pos - 1;
    return {
      kind: "IfExp",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      test,
      body,
      orelse,
    };
  }

  /**
   * Operators that bind at least as tight as `minimum`: disjunction, comparison, bitwise_or, sum
   * and so on.
   */
  protected parseOperators(minimum: number): Expr {
    const start = this.pos;
    let left = this.kinds[start] === T.NOT && minimum <= NOT
      ? this.#parseNots()
      : this.#parseFactor();
    for (;;) {
      const kind = this.kinds[this.pos];
      const precedence = precedenceOf(kind);
      if (precedence < minimum || precedence === 0) return left;
      if (precedence > COMPARE) {
        this.pos++;
        this.enter(1);
        const right = this.parseOperators(precedence + 1);
        this.depth--;
        const last = this.pos - 1;
        left = {
          kind: "BinOp",
          line: this.lines[start],
          col: this.cols[start],
          endLine: this.endLines[last],
          endCol: this.endCols[last],
          left,
          op: operatorOf(kind),
          right,
        };
      } else if (precedence === COMPARE) {
        left = this.#parseComparison(start, left);
      } else {
        left = this.#parseBoolean(start, left, kind, precedence);
      }
    }
  }

  #parseBoolean(start: number, first: Expr, kind: number, precedence: number): Expr {
    const values = [first];
    this.enter(1);
    while (this.accept(kind)) values.push(this.parseOperators(precedence + 1));
    this.depth--;
    const last = this.pos - 1;
    return {
      kind: "BoolOp",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      op: kind === T.OR ? "Or" : "And",
      values,
    };
  }

  #parseComparison(start: number, left: Expr): Expr {
    const ops: CompareOperator[] = [];
    const comparators: Expr[] = [];
    this.enter(1);
    for (;;) {
      const operator = this.#acceptComparison();
      if (operator === null) break;
      ops.push(operator);
      comparators.push(this.parseOperators(BIT_OR));
    }
    this.depth--;
    const last = this.pos - 1;
    return {
      kind: "Compare",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      left,
      ops,
      comparators,
    };
  }

  #acceptComparison(): CompareOperator | null {
    switch (this.kinds[this.pos]) {
      case T.LESS:
        this.pos++;
        return "Lt";
      case T.GREATER:
        this.pos++;
        return "Gt";
      case T.LESSEQUAL:
        this.pos++;
        return "LtE";
      case T.GREATEREQUAL:
        this.pos++;
        return "GtE";
      case T.EQEQUAL:
        this.pos++;
        return "Eq";
      case T.NOTEQUAL: {
        const isDiamond = this.text.charCodeAt(this.starts[this.pos]) === 60;
        if (isDiamond !== this.usesDiamond) throw PARSE_FAILED;
        this.pos++;
        return "NotEq";
      }
      case T.IN:
        this.pos++;
        return "In";
      case T.IS:
        this.pos++;
        return this.accept(T.NOT) ? "IsNot" : "Is";
      case T.NOT:
        this.pos++;
        this.expect(T.IN);
        return "NotIn";
      default:
        return null;
    }
  }

  /** One or more `not` and their operand. */
  #parseNots(): Expr {
    const start = this.pos;
    while (this.kinds[this.pos] === T.NOT) this.pos++;
    const count = this.pos - start;
    this.enter(2 * count);
    let operand = this.parseOperators(COMPARE);
    const last = this.pos - 1;
    for (let token = start + count - 1; token >= start; token--) {
      operand = {
        kind: "UnaryOp",
        line: this.lines[token],
        col: this.cols[token],
        endLine: this.endLines[last],
        endCol: this.endCols[last],
        op: "Not",
        operand,
      };
    }
    this.depth -= 2 * count;
    return operand;
  }

  /** factor: signs, and what they stand before. */
  #parseFactor(): Expr {
    const start = this.pos;
    let kind = this.kinds[start];
    if (kind !== T.MINUS && kind !== T.PLUS && kind !== T.TILDE) return this.#parsePower();
    let count = 0;
    while (kind === T.MINUS || kind === T.PLUS || kind === T.TILDE) {
      count++;
      kind = this.kinds[++this.pos];
    }
    this.enter(2 * count);
    let operand = this.#parsePower();
    const last = this.pos - 1;
    for (let token = start + count - 1; token >= start; token--) {
      const sign = this.kinds[token];
      const op: UnaryOperator = sign === T.MINUS ? "USub" : sign === T.PLUS ? "UAdd" : "Invert";
      operand = {
        kind: "UnaryOp",
        line: this.lines[token],
        col: this.cols[token],
        endLine: this.endLines[last],
        endCol: this.endCols[last],
        op,
        operand,
      };
    }
    this.depth -= 2 * count;
    return operand;
  }

  #parsePower(): Expr {
    const start = this.pos;
    const left = this.kinds[start] === T.AWAIT ? this.#parseAwait() : this.parsePrimary();
    if (this.kinds[this.pos] !== T.DOUBLESTAR) return left;
    this.pos++;
    this.enter(2);
    const right = this.#parseFactor();
    this.depth -= 2;
    const last = this.pos - 1;
    return {
      kind: "BinOp",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      left,
      op: "Pow",
      right,
    };
  }

  #parseAwait(): Expr {
    const start = this.pos++;
    const value = this.parsePrimary();
    const last = this.pos - 1;
    return {
      kind: "Await",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      value,
    };
  }

  /** primary: an atom with attributes, calls and subscripts behind it. */
  protected parsePrimary(): Expr {
    const start = this.pos;
    this.enter(3);
    let value = this.#parseAtom();
    for (;;) {
      const kind = this.kinds[this.pos];
      if (kind === T.DOT) {
        this.pos++;
        const attr = this.expectName();
        const last = this.pos - 1;
        value = {
          kind: "Attribute",
          line: this.lines[start],
          col: this.cols[start],
          endLine: this.endLines[last],
          endCol: this.endCols[last],
          value,
          attr,
          ctx: "Load",
        };
      } else if (kind === T.LPAR) {
        value = this.parseCall(start, value);
      } else if (kind === T.LSQB) {
        this.pos++;
        const slice = this.parseSlices();
        this.expect(T.RSQB);
        const last = this.pos - 1;
        value = {
          kind: "Subscript",
          line: this.lines[start],
          col: this.cols[start],
          endLine: this.endLines[last],
          endCol: this.endCols[last],
          value,
          slice,
          ctx: "Load",
        };
      } else {
        this.depth -= 3;
        return value;
      }
    }
  }

  /** One or more targets of `for`, as the target of an assignment. */
  protected parseStarTargets(): Expr {
    const start = this.pos;
    const first = this.parseStarTarget();
    if (this.kinds[this.pos] !== T.COMMA) return first;
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (!this.startsExpression(this.kinds[this.pos], true)) break;
      elts.push(this.parseStarTarget());
    }
    const targets = this.tuple(start, elts);
    this.store(targets);
    return targets;
  }

  /** One target, perhaps with a star. */
  protected parseStarTarget(): Expr {
    let target: Expr;
    if (this.kinds[this.pos] === T.STAR) {
      const start = this.pos++;
      const value = this.parsePrimary();
      const last = this.pos - 1;
      target = {
        kind: "Starred",
        line: this.lines[start],
        col: this.cols[start],
        endLine: this.endLines[last],
        endCol: this.endCols[last],
        value,
        ctx: "Load",
      };
    } else {
      target = this.parsePrimary();
    }
    this.store(target);
    return target;
  }

  // ----------------------------------------------------------------------------------------- atoms

  protected parseName(ctx: "Load" | "Store"): Name {
    const token = this.pos++;
    return {
      kind: "Name",
      line: this.lines[token],
      col: this.cols[token],
      endLine: this.endLines[token],
      endCol: this.endCols[token],
      id: this.nameAt(token),
      ctx,
    };
  }

  #parseAtom(): Expr {
    const token = this.pos;
    switch (this.kinds[token]) {
      case T.NAME:
        return this.parseName("Load");
      case T.NUMBER:
        return this.parseNumber();
      case T.STRING:
      case T.FSTRING_START:
      case T.TSTRING_START:
        return this.parseStrings();
      case T.LPAR:
        return this.#parseParentheses();
      case T.LSQB:
        return this.#parseBrackets();
      case T.LBRACE:
        return this.#parseBraces();
      case T.NONE:
        this.pos++;
        return this.constant(token, NONE);
      case T.TRUE:
        this.pos++;
        return this.constant(token, TRUE);
      case T.FALSE:
        this.pos++;
        return this.constant(token, FALSE);
      case T.ELLIPSIS:
        this.pos++;
        return this.constant(token, ELLIPSIS);
      default:
        throw PARSE_FAILED;
    }
  }

  protected parseNumber(): Constant {
    const token = this.pos++;
    const value = parseNumber(this.text, this.starts[token], this.ends[token]);
    if (value === null) throw PARSE_FAILED;
    return this.constant(token, value);
  }

  /** What starts with `(`: a tuple, a group or a generator expression. */
  #parseParentheses(): Expr {
    const start = this.pos++;
    if (this.accept(T.RPAR)) return this.tuple(start, []);
    if (this.kinds[this.pos] === T.YIELD) {
      const value = this.parseYield();
      this.expect(T.RPAR);
      return value;
    }
    const first = this.parseElement();
    if (this.kinds[this.pos] === T.COMMA) {
      const elts = this.#parseElements(first, T.RPAR);
      this.pos++;
      return this.tuple(start, elts);
    }
    if (first.kind === "Starred") throw PARSE_FAILED;
    if (this.accept(T.RPAR)) return first;
    const generators = this.parseComprehension();
    this.expect(T.RPAR);
    const last = this.pos - 1;
    return {
      kind: "GeneratorExp",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      elt: first,
      generators,
    };
  }

  /** The elements behind the first one, up to the closing bracket, which is left. */
  #parseElements(first: Expr, closing: number): Expr[] {
    const elts = [first];
    while (this.accept(T.COMMA) && this.kinds[this.pos] !== closing) {
      elts.push(this.parseElement());
    }
    if (this.kinds[this.pos] !== closing) throw PARSE_FAILED;
    return elts;
  }

  #parseBrackets(): Expr {
    const start = this.pos++;
    let elts: Expr[] = [];
    if (this.kinds[this.pos] !== T.RSQB) {
      const first = this.parseElement();
      const kind = this.kinds[this.pos];
      if ((kind === T.FOR || kind === T.ASYNC) && first.kind !== "Starred") {
        const generators = this.parseComprehension();
        this.expect(T.RSQB);
        const last = this.pos - 1;
        return {
          kind: "ListComp",
          line: this.lines[start],
          col: this.cols[start],
          endLine: this.endLines[last],
          endCol: this.endCols[last],
          elt: first,
          generators,
        };
      }
      elts = this.#parseElements(first, T.RSQB);
    }
    const last = this.pos++;
    return {
      kind: "List",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      elts,
      ctx: "Load",
    };
  }

  /** What starts with `{`: a dict, a set, or a comprehension of one. */
  #parseBraces(): Expr {
    const start = this.pos++;
    const kind = this.kinds[this.pos];
    if (kind === T.RBRACE || kind === T.DOUBLESTAR) return this.#parseDict(start, null);
    const first = this.parseElement();
    if (this.kinds[this.pos] === T.COLON) {
      const isBareNamed = first.kind === "NamedExpr" && this.kinds[start + 1] !== T.LPAR;
      if (isBareNamed || first.kind === "Starred") throw PARSE_FAILED;
      return this.#parseDict(start, first);
    }
    if (
      (this.kinds[this.pos] === T.FOR || this.kinds[this.pos] === T.ASYNC) &&
      first.kind !== "Starred"
    ) {
      const generators = this.parseComprehension();
      this.expect(T.RBRACE);
      const last = this.pos - 1;
      return {
        kind: "SetComp",
        line: this.lines[start],
        col: this.cols[start],
        endLine: this.endLines[last],
        endCol: this.endCols[last],
        elt: first,
        generators,
      };
    }
    const elts = this.#parseElements(first, T.RBRACE);
    const last = this.pos++;
    return {
      kind: "Set",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      elts,
    };
  }

  /** The rest of a dict behind `{`, or behind its first key. */
  #parseDict(start: number, firstKey: Expr | null): Expr {
    const keys: (Expr | null)[] = [];
    const values: Expr[] = [];
    let key = firstKey;
    while (this.kinds[this.pos] !== T.RBRACE) {
      if (key === null && this.accept(T.DOUBLESTAR)) {
        keys.push(null);
        values.push(this.parseOperators(BIT_OR));
      } else {
        key ??= this.parseExpression();
        this.expect(T.COLON);
        const value = this.parseExpression();
        const kind = this.kinds[this.pos];
        if (keys.length === 0 && (kind === T.FOR || kind === T.ASYNC)) {
          return this.#parseDictComprehension(start, key, value);
        }
        keys.push(key);
        values.push(value);
      }
      key = null;
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RBRACE);
    const last = this.pos - 1;
    return {
      kind: "Dict",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      keys,
      values,
    };
  }

  #parseDictComprehension(start: number, key: Expr, value: Expr): Expr {
    const generators = this.parseComprehension();
    this.expect(T.RBRACE);
    const last = this.pos - 1;
    return {
      kind: "DictComp",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      key,
      value,
      generators,
    };
  }

  /** for_if_clauses: one or more. */
  protected parseComprehension(): Comprehension[] {
    const generators: Comprehension[] = [];
    do {
      const isAsync = this.accept(T.ASYNC);
      this.expect(T.FOR);
      const target = this.parseStarTargets();
      this.expect(T.IN);
      const iter = this.parseOperators(LOWEST);
      const ifs: Expr[] = [];
      while (this.accept(T.IF)) ifs.push(this.parseOperators(LOWEST));
      generators.push({ kind: "comprehension", target, iter, ifs, is_async: isAsync ? 1 : 0 });
    } while (this.kinds[this.pos] === T.FOR || this.kinds[this.pos] === T.ASYNC);
    return generators;
  }
}
