/** The part of the parser that reads string literals, f-strings and t-strings. */

import type { Constant, ConstantValue, Expr, JoinedStr, StrValue } from "./ast.ts";
import { PARSE_FAILED, ParserState } from "./parser_state.ts";
import { decodeBytes, decodeStr, joinStr } from "./string_literals.ts";
import * as T from "./token_kinds.ts";

/**
 * Stands for a line not known yet: CPython counts the lines of warnings about an f-string's text
 * from its last token, as if the text began there.
 */
const LINE_OF_END = -0x40000000;

/** The parser of string literals. */
export abstract class StringParser extends ParserState {
  /** The expression of a replacement field. */
  protected abstract parseRightSide(): Expr;

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

  /** One or more string literals in a row. */
  protected parseStrings(): Expr {
    const start = this.pos;
    if (this.kinds[start] === T.STRING) {
      const next = this.kinds[start + 1];
      if (next !== T.STRING && next !== T.FSTRING_START && next !== T.TSTRING_START) {
        const value = this.#stringValue(start);
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
        const value = this.#stringValue(token);
        if (value.type === "bytes") bytes++;
        else plain++;
        this.pos++;
        parts.push(this.constant(token, value));
      } else if (kind === T.FSTRING_START) {
        formatted++;
        this.#parseFString(T.FSTRING_MIDDLE, T.FSTRING_END, parts);
      } else if (kind === T.TSTRING_START) {
        templates++;
        this.#parseFString(T.TSTRING_MIDDLE, T.TSTRING_END, parts);
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

  #stringValue(token: number): ConstantValue {
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
  #parseFString(middle: number, end: number, parts: Expr[]): void {
    this.enter(4);
    this.pos++;
    const warnings = this.tokens.warnings;
    const firstWarning = warnings.length;
    for (;;) {
      const kind = this.kinds[this.pos];
      if (kind === middle) this.#addText(parts, LINE_OF_END);
      else if (kind === T.LBRACE) this.#parseField(middle, parts, middle === T.TSTRING_MIDDLE);
      else break;
    }
    for (let index = firstWarning; index < warnings.length; index++) {
      if (warnings[index].line < 0) warnings[index].line += this.lines[this.pos] - LINE_OF_END;
    }
    this.expect(end);
    this.depth -= 4;
  }

  /**
   * Adds the literal text that comes next, unless it is empty. `line` is the one that warnings
   * count from.
   */
  #addText(parts: Expr[], line: number): void {
    const token = this.pos++;
    const start = this.starts[token];
    const end = this.ends[token];
    const flags = this.flags[token];
    const value = flags === T.BACKSLASH_FLAG
      ? decodeStr(this.text, start, end, line, this.tokens.warnings, true)
      : { type: "str" as const, value: this.text.slice(start, end), codePoints: null };
    if (value.value !== "") parts.push(this.constant(token, value));
  }

  /** A replacement field: its expression, and the text before it if it has a `=`. */
  #parseField(middle: number, parts: Expr[], isTemplate: boolean): void {
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
    const spec = this.kinds[this.pos] === T.COLON ? this.#parseFormatSpec(middle) : null;
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

  #parseFormatSpec(middle: number): JoinedStr {
    const start = this.pos++;
    const parts: Expr[] = [];
    for (;;) {
      const kind = this.kinds[this.pos];
      if (kind === middle) this.#addText(parts, this.lines[this.pos]);
      else if (kind === T.LBRACE) this.#parseField(middle, parts, false);
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
