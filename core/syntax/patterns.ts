/** The parser of the patterns of a `case` (PEP 634). */

import type { Expr, MatchAs, MatchSingleton, MatchStar, Pattern } from "./ast.ts";
import { ExpressionParser } from "./expressions.ts";
import { PARSE_FAILED } from "./parser_state.ts";
import * as T from "./token_kinds.ts";

/** The parser of patterns. */
export class PatternParser extends ExpressionParser {
  /** patterns: one pattern, or a sequence without brackets. */
  protected parsePatterns(): Pattern {
    const start = this.pos;
    const first = this.#parseMaybeStarPattern();
    if (this.kinds[this.pos] !== T.COMMA) {
      if (first.kind === "MatchStar") throw PARSE_FAILED;
      return first;
    }
    const patterns = [first];
    while (this.accept(T.COMMA) && this.#startsPattern(this.kinds[this.pos])) {
      patterns.push(this.#parseMaybeStarPattern());
    }
    return this.#sequencePattern(start, patterns);
  }

  #startsPattern(kind: number): boolean {
    switch (kind) {
      case T.NAME:
      case T.NUMBER:
      case T.MINUS:
      case T.STRING:
      case T.FSTRING_START:
      case T.TSTRING_START:
      case T.NONE:
      case T.TRUE:
      case T.FALSE:
      case T.LPAR:
      case T.LSQB:
      case T.LBRACE:
      case T.STAR:
        return true;
      default:
        return false;
    }
  }

  #sequencePattern(start: number, patterns: Pattern[]): Pattern {
    const last = this.pos - 1;
    return {
      kind: "MatchSequence",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      patterns,
    };
  }

  #parseMaybeStarPattern(): Pattern {
    return this.kinds[this.pos] === T.STAR ? this.#parseStarPattern() : this.#parsePattern();
  }

  #parseStarPattern(): MatchStar {
    const start = this.pos++;
    const name = this.isSoftKeyword(this.pos, "_") ? (this.pos++, null) : this.#parseCaptureName();
    const last = this.pos - 1;
    return {
      kind: "MatchStar",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      name,
    };
  }

  /**
   * A name that captures: not `_`, and not the start of a dotted name, a class pattern or a
   * keyword.
   */
  #parseCaptureName(): string {
    if (this.isSoftKeyword(this.pos, "_")) throw PARSE_FAILED;
    const name = this.expectName();
    const kind = this.kinds[this.pos];
    if (kind === T.DOT || kind === T.LPAR || kind === T.EQUAL) throw PARSE_FAILED;
    return name;
  }

  /** pattern: alternatives, perhaps with `as name`. */
  #parsePattern(): Pattern {
    this.enter(2);
    const start = this.pos;
    let pattern = this.#parseClosedPattern();
    if (this.kinds[this.pos] === T.VBAR) {
      const patterns = [pattern];
      while (this.accept(T.VBAR)) patterns.push(this.#parseClosedPattern());
      const last = this.pos - 1;
      pattern = {
        kind: "MatchOr",
        line: this.lines[start],
        col: this.cols[start],
        endLine: this.endLines[last],
        endCol: this.endCols[last],
        patterns,
      };
    }
    if (this.accept(T.AS)) pattern = this.#matchAs(start, pattern, this.#parseCaptureName());
    this.depth -= 2;
    return pattern;
  }

  #matchAs(start: number, pattern: Pattern | null, name: string | null): MatchAs {
    const last = this.pos - 1;
    return {
      kind: "MatchAs",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      pattern,
      name,
    };
  }

  #matchValue(start: number, value: Expr): Pattern {
    const last = this.pos - 1;
    return {
      kind: "MatchValue",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      value,
    };
  }

  #parseClosedPattern(): Pattern {
    const start = this.pos;
    switch (this.kinds[start]) {
      case T.NUMBER:
      case T.MINUS:
        return this.#matchValue(start, this.#parsePatternNumber());
      case T.STRING:
      case T.FSTRING_START:
      case T.TSTRING_START:
        return this.#matchValue(start, this.parseStrings());
      case T.NONE:
        return this.#matchSingleton("none");
      case T.TRUE:
        return this.#matchSingleton("true");
      case T.FALSE:
        return this.#matchSingleton("false");
      case T.NAME:
        return this.#parseNamePattern();
      case T.LPAR:
        return this.#parseParenthesizedPattern();
      case T.LSQB: {
        this.pos++;
        const patterns = this.#parsePatternList(T.RSQB);
        this.pos++;
        return this.#sequencePattern(start, patterns);
      }
      case T.LBRACE:
        return this.#parseMappingPattern();
      default:
        throw PARSE_FAILED;
    }
  }

  #matchSingleton(type: "none" | "true" | "false"): MatchSingleton {
    const token = this.pos++;
    return {
      kind: "MatchSingleton",
      line: this.lines[token],
      col: this.cols[token],
      endLine: this.endLines[token],
      endCol: this.endCols[token],
      value: { type },
    };
  }

  #parseParenthesizedPattern(): Pattern {
    const start = this.pos++;
    const patterns = this.#parsePatternList(T.RPAR);
    const isGroup = patterns.length === 1 && this.kinds[this.pos - 1] !== T.COMMA &&
      patterns[0].kind !== "MatchStar";
    if (patterns.length === 1 && this.kinds[this.pos - 1] !== T.COMMA && !isGroup) {
      throw PARSE_FAILED;
    }
    this.pos++;
    return isGroup ? patterns[0] : this.#sequencePattern(start, patterns);
  }

  /** Patterns up to the closing bracket, which is left. */
  #parsePatternList(closing: number): Pattern[] {
    const patterns: Pattern[] = [];
    while (this.kinds[this.pos] !== closing) {
      patterns.push(this.#parseMaybeStarPattern());
      if (!this.accept(T.COMMA)) break;
    }
    if (this.kinds[this.pos] !== closing) throw PARSE_FAILED;
    return patterns;
  }

  /** A number, perhaps negative, perhaps a complex one such as `-1 + 2j`. */
  #parsePatternNumber(): Expr {
    const start = this.pos;
    const isNegative = this.accept(T.MINUS);
    if (this.kinds[this.pos] !== T.NUMBER) throw PARSE_FAILED;
    const number = this.parseNumber();
    const isReal = number.value.type !== "complex";
    let value: Expr = number;
    if (isNegative) {
      value = {
        kind: "UnaryOp",
        line: this.lines[start],
        col: this.cols[start],
        endLine: number.endLine,
        endCol: number.endCol,
        op: "USub",
        operand: number,
      };
    }
    const sign = this.kinds[this.pos];
    if (sign !== T.PLUS && sign !== T.MINUS) return value;
    this.pos++;
    if (!isReal || this.kinds[this.pos] !== T.NUMBER) throw PARSE_FAILED;
    const imaginary = this.parseNumber();
    if (imaginary.value.type !== "complex") throw PARSE_FAILED;
    return {
      kind: "BinOp",
      line: this.lines[start],
      col: this.cols[start],
      endLine: imaginary.endLine,
      endCol: imaginary.endCol,
      left: value,
      op: sign === T.PLUS ? "Add" : "Sub",
      right: imaginary,
    };
  }

  /** A name, or names with dots between them, as an expression. */
  #parseDottedName(): Expr {
    const start = this.pos;
    let value: Expr = this.parseName("Load");
    while (this.accept(T.DOT)) {
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
    }
    return value;
  }

  /** What starts with a name: a capture, the wildcard, a dotted value or a class pattern. */
  #parseNamePattern(): Pattern {
    const start = this.pos;
    const next = this.kinds[start + 1];
    if (next !== T.DOT && next !== T.LPAR) {
      if (this.isSoftKeyword(start, "_")) {
        this.pos++;
        return this.#matchAs(start, null, null);
      }
      return this.#matchAs(start, null, this.#parseCaptureName());
    }
    const value = this.#parseDottedName();
    if (this.kinds[this.pos] === T.LPAR) return this.#parseClassPattern(start, value);
    if (this.kinds[this.pos] === T.EQUAL) throw PARSE_FAILED;
    return this.#matchValue(start, value);
  }

  #parseClassPattern(start: number, cls: Expr): Pattern {
    this.pos++;
    const patterns: Pattern[] = [];
    const kwd_attrs: string[] = [];
    const kwd_patterns: Pattern[] = [];
    while (this.kinds[this.pos] !== T.RPAR) {
      if (this.kinds[this.pos] === T.NAME && this.kinds[this.pos + 1] === T.EQUAL) {
        kwd_attrs.push(this.expectName());
        this.pos++;
        kwd_patterns.push(this.#parsePattern());
      } else {
        if (kwd_attrs.length > 0) throw PARSE_FAILED;
        patterns.push(this.#parsePattern());
      }
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RPAR);
    const last = this.pos - 1;
    return {
      kind: "MatchClass",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      cls,
      patterns,
      kwd_attrs,
      kwd_patterns,
    };
  }

  #parseMappingPattern(): Pattern {
    const start = this.pos++;
    const keys: Expr[] = [];
    const patterns: Pattern[] = [];
    let rest: string | null = null;
    while (this.kinds[this.pos] !== T.RBRACE) {
      if (this.accept(T.DOUBLESTAR)) {
        rest = this.#parseCaptureName();
        this.accept(T.COMMA);
        break;
      }
      keys.push(this.#parseMappingKey());
      this.expect(T.COLON);
      patterns.push(this.#parsePattern());
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RBRACE);
    const last = this.pos - 1;
    return {
      kind: "MatchMapping",
      line: this.lines[start],
      col: this.cols[start],
      endLine: this.endLines[last],
      endCol: this.endCols[last],
      keys,
      patterns,
      rest,
    };
  }

  #parseMappingKey(): Expr {
    const token = this.pos;
    switch (this.kinds[token]) {
      case T.NUMBER:
      case T.MINUS:
        return this.#parsePatternNumber();
      case T.STRING:
      case T.FSTRING_START:
      case T.TSTRING_START:
        return this.parseStrings();
      case T.NONE:
        this.pos++;
        return this.constant(token, { type: "none" });
      case T.TRUE:
        this.pos++;
        return this.constant(token, { type: "true" });
      case T.FALSE:
        this.pos++;
        return this.constant(token, { type: "false" });
      case T.NAME:
        if (this.kinds[token + 1] !== T.DOT) throw PARSE_FAILED;
        return this.#parseDottedName();
      default:
        throw PARSE_FAILED;
    }
  }
}
