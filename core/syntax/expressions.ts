/**
 * The parser of expressions: recursive descent for what nests, one loop by precedence for all binary operators.
 *
 * It reads valid programs only. Where nothing fits it throws and tells nothing; what CPython says of the error is found by
 * reading the text once more (diagnosis.ts), so nothing here has to be remembered for messages.
 */

import type {
  Arg,
  Arguments,
  Call,
  CompareOperator,
  Comprehension,
  Constant,
  ConstantValue,
  Expr,
  JoinedStr,
  Keyword,
  Lambda,
  Name,
  Operator,
  SingletonValue,
  StrValue,
  UnaryOperator,
} from "./ast.ts";
import { parseNumber } from "./number_literals.ts";
import { PARSE_FAILED, ParserState } from "./parser_state.ts";
import { decodeBytes, decodeStr, joinStr } from "./string_literals.ts";
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

/** Takes the comments out of the source text of a replacement field. */
function withoutComments(source: string): string {
  if (!source.includes("#")) return source;
  let result = "";
  let quote = "";
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === "\\" && quote !== "") {
      result += character + (source[index + 1] ?? "");
      index++;
      continue;
    }
    if (quote === "" && character === "#") {
      while (index + 1 < source.length && source[index + 1] !== "\n") index++;
      continue;
    }
    if (character === quote) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
    result += character;
  }
  return result;
}

/** The parser of expressions. */
export class ExpressionParser extends ParserState {
  /** Whether `from __future__ import barry_as_FLUFL` was met: `<>` is then the operator and `!=` is not. */
  protected usesDiamond = false;

  // ---------------------------------------------------------------------------------------------- lists of expressions

  /** star_expressions: one expression, or a tuple without parentheses; `*x` is allowed. */
  protected parseStarExpressions(): Expr {
    const start = this.pos;
    const first = this.parseStarExpression();
    return this.kinds[this.pos] === T.COMMA ? this.parseRestOfTuple(start, first, true) : first;
  }

  /** expressions: like {@link parseStarExpressions}, without `*x`. */
  protected parseExpressions(): Expr {
    const start = this.pos;
    const first = this.parseExpression();
    return this.kinds[this.pos] === T.COMMA ? this.parseRestOfTuple(start, first, false) : first;
  }

  private parseRestOfTuple(start: number, first: Expr, withStars: boolean): Expr {
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (!this.startsExpression(this.kinds[this.pos], withStars)) break;
      elts.push(withStars ? this.parseStarExpression() : this.parseExpression());
    }
    return this.tuple(start, elts);
  }

  protected tuple(start: number, elts: Expr[]): Expr {
    const last = this.pos - 1;
    return {
      kind: "Tuple",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      elts,
      ctx: "Load",
    };
  }

  /** Whether a token of this kind can be the first of an expression. */
  protected startsExpression(kind: number, withStars: boolean): boolean {
    switch (kind) {
      case T.NAME:
      case T.NUMBER:
      case T.STRING:
      case T.FSTRING_START:
      case T.TSTRING_START:
      case T.LPAR:
      case T.LSQB:
      case T.LBRACE:
      case T.ELLIPSIS:
      case T.PLUS:
      case T.MINUS:
      case T.TILDE:
      case T.FALSE:
      case T.NONE:
      case T.TRUE:
      case T.AWAIT:
      case T.LAMBDA:
      case T.NOT:
        return true;
      case T.STAR:
        return withStars;
      default:
        return false;
    }
  }

  private parseStarExpression(): Expr {
    return this.kinds[this.pos] === T.STAR ? this.parseStarred(BIT_OR) : this.parseExpression();
  }

  /** `*x`, where `x` is an operand that binds at least as `precedence`, or any expression for 0. */
  private parseStarred(precedence: number): Expr {
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

  // ---------------------------------------------------------------------------------------------------- expressions

  /** expression: `a if b else c`, a lambda, or operators. */
  protected parseExpression(): Expr {
    this.enter(2);
    const start = this.pos;
    let result: Expr;
    if (this.kinds[start] === T.LAMBDA) {
      result = this.parseLambda();
    } else {
      result = this.parseOperators(LOWEST);
      if (this.kinds[this.pos] === T.IF) result = this.parseConditional(start, result);
    }
    this.depth -= 2;
    return result;
  }

  private parseConditional(start: number, body: Expr): Expr {
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

  /** Operators that bind at least as tight as `minimum`: disjunction, comparison, bitwise_or, sum and so on. */
  protected parseOperators(minimum: number): Expr {
    const start = this.pos;
    let left = this.kinds[start] === T.NOT && minimum <= NOT
      ? this.parseNots()
      : this.parseFactor();
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
        left = this.parseComparison(start, left);
      } else {
        left = this.parseBoolean(start, left, kind, precedence);
      }
    }
  }

  private parseBoolean(start: number, first: Expr, kind: number, precedence: number): Expr {
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

  private parseComparison(start: number, left: Expr): Expr {
    const ops: CompareOperator[] = [];
    const comparators: Expr[] = [];
    this.enter(1);
    for (;;) {
      const operator = this.acceptComparison();
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

  private acceptComparison(): CompareOperator | null {
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
  private parseNots(): Expr {
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
  private parseFactor(): Expr {
    const start = this.pos;
    let kind = this.kinds[start];
    if (kind !== T.MINUS && kind !== T.PLUS && kind !== T.TILDE) return this.parsePower();
    let count = 0;
    while (kind === T.MINUS || kind === T.PLUS || kind === T.TILDE) {
      count++;
      kind = this.kinds[++this.pos];
    }
    this.enter(2 * count);
    let operand = this.parsePower();
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

  private parsePower(): Expr {
    const start = this.pos;
    const left = this.kinds[start] === T.AWAIT ? this.parseAwait() : this.parsePrimary();
    if (this.kinds[this.pos] !== T.DOUBLESTAR) return left;
    this.pos++;
    this.enter(2);
    const right = this.parseFactor();
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

  private parseAwait(): Expr {
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
    let value = this.parseAtom();
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

  // ----------------------------------------------------------------------------------------------------------- atoms

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

  protected constant(start: number, value: ConstantValue): Constant {
    const last = this.pos - 1;
    return {
      kind: "Constant",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      value,
    };
  }

  private parseAtom(): Expr {
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
        return this.parseParentheses();
      case T.LSQB:
        return this.parseBrackets();
      case T.LBRACE:
        return this.parseBraces();
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
  private parseParentheses(): Expr {
    const start = this.pos++;
    if (this.accept(T.RPAR)) return this.tuple(start, []);
    if (this.kinds[this.pos] === T.YIELD) {
      const value = this.parseYield();
      this.expect(T.RPAR);
      return value;
    }
    const first = this.parseElement();
    if (this.kinds[this.pos] === T.COMMA) {
      const elts = this.parseElements(first, T.RPAR);
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
  private parseElements(first: Expr, closing: number): Expr[] {
    const elts = [first];
    while (this.accept(T.COMMA) && this.kinds[this.pos] !== closing) {
      elts.push(this.parseElement());
    }
    if (this.kinds[this.pos] !== closing) throw PARSE_FAILED;
    return elts;
  }

  private parseBrackets(): Expr {
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
      elts = this.parseElements(first, T.RSQB);
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
  private parseBraces(): Expr {
    const start = this.pos++;
    const kind = this.kinds[this.pos];
    if (kind === T.RBRACE || kind === T.DOUBLESTAR) return this.parseDict(start, null);
    const first = this.parseElement();
    if (this.kinds[this.pos] === T.COLON) {
      const isBareNamed = first.kind === "NamedExpr" && this.kinds[start + 1] !== T.LPAR;
      if (isBareNamed || first.kind === "Starred") throw PARSE_FAILED;
      return this.parseDict(start, first);
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
    const elts = this.parseElements(first, T.RBRACE);
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
  private parseDict(start: number, firstKey: Expr | null): Expr {
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
          return this.parseDictComprehension(start, key, value);
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

  private parseDictComprehension(start: number, key: Expr, value: Expr): Expr {
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
  private parseComprehension(): Comprehension[] {
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

  // ------------------------------------------------------------------------------------------ calls and subscripts

  private parseCall(start: number, func: Expr): Call {
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
        keywords.push(this.finishKeyword(start, null));
      } else if (kind === T.NAME && this.kinds[start + 1] === T.EQUAL) {
        this.pos += 2;
        keywords.push(this.finishKeyword(start, this.nameAt(start)));
      } else {
        if (keywords.length > 0) throw PARSE_FAILED;
        const value = this.parseNamedExpression();
        const next = this.kinds[this.pos];
        if (next === T.EQUAL) throw PARSE_FAILED;
        if (next === T.FOR || next === T.ASYNC) {
          if (args.length > 0 || !allowGenerator) throw PARSE_FAILED;
          args.push(this.parseSoleGenerator(open, value));
          return;
        }
        args.push(value);
      }
      if (!this.accept(T.COMMA)) break;
      // `f(,)` and two commas in a row end here as well: no argument starts with a comma.
    }
    this.expect(T.RPAR);
  }

  private finishKeyword(start: number, arg: string | null): Keyword {
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
  private parseSoleGenerator(open: number, elt: Expr): Expr {
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

  private parseSlices(): Expr {
    const start = this.pos;
    if (this.kinds[start] !== T.STAR) {
      const first = this.parseSlice();
      if (this.kinds[this.pos] !== T.COMMA) return first;
      return this.parseRestOfSlices(start, first);
    }
    return this.parseRestOfSlices(start, this.parseStarred(0));
  }

  private parseRestOfSlices(start: number, first: Expr): Expr {
    const elts = [first];
    while (this.accept(T.COMMA) && this.kinds[this.pos] !== T.RSQB) {
      elts.push(this.kinds[this.pos] === T.STAR ? this.parseStarred(0) : this.parseSlice());
    }
    return this.tuple(start, elts);
  }

  private parseSlice(): Expr {
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

  // ------------------------------------------------------------------------------------------------------ parameters

  private parseLambda(): Lambda {
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
        const parameter = this.parseParameter(annotated, false);
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
          result.vararg = this.parseParameter(annotated, true);
        } else if (this.kinds[this.pos] !== T.COMMA || this.kinds[this.pos + 1] !== T.NAME) {
          throw PARSE_FAILED;
        }
      } else if (kind === T.DOUBLESTAR) {
        this.pos++;
        result.kwarg = this.parseParameter(annotated, false);
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

  private parseParameter(annotated: boolean, starred: boolean): Arg {
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

  // --------------------------------------------------------------------------------------------------------- strings

  /** One or more string literals in a row. */
  protected parseStrings(): Expr {
    const start = this.pos;
    if (this.kinds[start] === T.STRING) {
      const next = this.kinds[start + 1];
      if (next !== T.STRING && next !== T.FSTRING_START && next !== T.TSTRING_START) {
        const value = this.stringValue(start);
        this.pos++;
        return this.constant(start, value);
      }
    }
    const parts: Expr[] = [];
    let formatted = 0, templates = 0, bytes = 0, plain = 0;
    for (;;) {
      const token = this.pos;
      const kind = this.kinds[token];
      if (kind === T.STRING) {
        const value = this.stringValue(token);
        if (value.type === "bytes") bytes++;
        else plain++;
        this.pos++;
        parts.push(this.constant(token, value));
      } else if (kind === T.FSTRING_START) {
        formatted++;
        this.parseFString(T.FSTRING_MIDDLE, T.FSTRING_END, parts);
      } else if (kind === T.TSTRING_START) {
        templates++;
        this.parseFString(T.TSTRING_MIDDLE, T.TSTRING_END, parts);
      } else {
        break;
      }
    }
    if (bytes > 0 && plain + formatted + templates > 0) throw PARSE_FAILED;
    if (templates > 0 && plain + formatted > 0) throw PARSE_FAILED;
    if (bytes > 0) return this.constant(start, { type: "bytes", value: joinBytes(parts) });
    if (formatted + templates === 0) {
      let value = strOf(parts[0]);
      for (let index = 1; index < parts.length; index++) {
        value = joinStr(value, strOf(parts[index]));
      }
      return this.constant(start, value);
    }
    const values = foldConstants(parts);
    const last = this.pos - 1;
    return {
      kind: templates > 0 ? "TemplateStr" : "JoinedStr",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      values,
    };
  }

  private stringValue(token: number): ConstantValue {
    const flags = this.flags[token];
    const quoteSize = (flags & T.TRIPLE_FLAG) !== 0 ? 3 : 1;
    const start = this.starts[token] + (flags >> T.PREFIX_SHIFT) + quoteSize;
    const end = this.ends[token] - quoteSize;
    const raw = (flags & T.RAW_FLAG) !== 0 || (flags & T.BACKSLASH_FLAG) === 0;
    const warnings = this.tokens.warnings;
    if ((flags & T.BYTES_FLAG) !== 0) {
      if ((flags & T.NON_ASCII_FLAG) !== 0) throw PARSE_FAILED;
      const value = decodeBytes(this.text, start, end, raw, this.lines[token], warnings);
      return { type: "bytes", value };
    }
    if (!raw) return decodeStr(this.text, start, end, this.lines[token], warnings);
    return { type: "str", value: this.text.slice(start, end), codePoints: null };
  }

  /** The parts of one f-string or t-string, from its start to its end token, added to `parts`. */
  private parseFString(middle: number, end: number, parts: Expr[]): void {
    this.enter(4);
    this.pos++;
    for (;;) {
      const kind = this.kinds[this.pos];
      if (kind === middle) this.addText(parts);
      else if (kind === T.LBRACE) this.parseField(middle, parts, middle === T.TSTRING_MIDDLE);
      else break;
    }
    this.expect(end);
    this.depth -= 4;
  }

  /** Adds the literal text that comes next, unless it is empty. */
  private addText(parts: Expr[]): void {
    const token = this.pos++;
    const start = this.starts[token];
    const end = this.ends[token];
    const flags = this.flags[token];
    const value = flags === T.BACKSLASH_FLAG
      ? decodeStr(this.text, start, end, this.lines[token], this.tokens.warnings)
      : { type: "str" as const, value: this.text.slice(start, end), codePoints: null };
    if (value.value !== "") parts.push(this.constant(token, value));
  }

  /** A replacement field: its expression, and the text before it if it has a `=`. */
  private parseField(middle: number, parts: Expr[], isTemplate: boolean): void {
    const start = this.pos++;
    const value = this.parseRightSide();
    const isDebug = this.accept(T.EQUAL);
    const textEnd = this.pos;
    let conversion = -1;
    if (this.accept(T.EXCLAMATION)) {
      const token = this.pos;
      const code = this.text.charCodeAt(this.starts[token]);
      const isKnown = code === 115 || code === 114 || code === 97;
      if (this.kinds[token] !== T.NAME || this.ends[token] - this.starts[token] !== 1 || !isKnown) {
        throw PARSE_FAILED;
      }
      if (this.starts[token] !== this.ends[token - 1]) throw PARSE_FAILED;
      conversion = code;
      this.pos++;
    }
    const spec = this.kinds[this.pos] === T.COLON ? this.parseFormatSpec(middle) : null;
    this.expect(T.RBRACE);
    const last = this.pos - 1;
    let source = "";
    if (isDebug || isTemplate) {
      source = withoutComments(this.text.slice(this.ends[start], this.starts[textEnd]));
    }
    if (isDebug) {
      if (conversion === -1 && spec === null) conversion = 114;
      parts.push({
        kind: "Constant",
        line: this.lines[start],
        col: this.cols[start] + 1,
        endLine: this.lines[textEnd],
        endCol: this.cols[textEnd],
        value: { type: "str", value: source, codePoints: null },
      });
    }
    const line = this.lines[start];
    const col = this.cols[start];
    const endLine = this.endLines[last];
    const endCol = this.endCols[last];
    if (isTemplate) {
      parts.push({
        kind: "Interpolation",
        line,
        col,
        endLine,
        endCol,
        value,
        str: source.replace(/[\s=]+$/u, ""),
        conversion,
        format_spec: spec,
      });
    } else {
      parts.push({
        kind: "FormattedValue",
        line,
        col,
        endLine,
        endCol,
        value,
        conversion,
        format_spec: spec,
      });
    }
  }

  private parseFormatSpec(middle: number): JoinedStr {
    const start = this.pos++;
    const parts: Expr[] = [];
    for (;;) {
      const kind = this.kinds[this.pos];
      if (kind === middle) this.addText(parts);
      else if (kind === T.LBRACE) this.parseField(middle, parts, false);
      else break;
    }
    const values = foldConstants(parts);
    const last = this.pos - 1;
    return {
      kind: "JoinedStr",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      values,
    };
  }
}

function strOf(part: Expr): StrValue {
  if (part.kind !== "Constant" || part.value.type !== "str") throw PARSE_FAILED;
  return part.value;
}

function joinBytes(parts: Expr[]): Uint8Array {
  let length = 0;
  for (const part of parts) {
    if (part.kind === "Constant" && part.value.type === "bytes") length += part.value.value.length;
  }
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    if (part.kind === "Constant" && part.value.type === "bytes") {
      joined.set(part.value.value, offset);
      offset += part.value.value.length;
    }
  }
  return joined;
}

/** Joins neighbouring str constants and drops empty ones. */
function foldConstants(parts: Expr[]): Expr[] {
  const values: Expr[] = [];
  for (let index = 0; index < parts.length; index++) {
    const first = parts[index];
    if (first.kind !== "Constant") {
      values.push(first);
      continue;
    }
    let value = strOf(first);
    let last: Constant = first;
    for (; index + 1 < parts.length; index++) {
      const next = parts[index + 1];
      if (next.kind !== "Constant") break;
      value = joinStr(value, strOf(next));
      last = next;
    }
    if (value.value === "") continue;
    if (last === first) {
      values.push(first);
      continue;
    }
    values.push({
      kind: "Constant",
      line: first.line,
      col: first.col,
      endLine: last.endLine,
      endCol: last.endCol,
      value,
    });
  }
  return values;
}
