/**
 * Where tracebacks put their marks (Lib/traceback.py: _extract_caret_anchors_from_line_segment, _should_show_carets). The
 * instruction's place in the source says which expression failed; reading that expression again tells which of its
 * characters are the operator or the brackets.
 */
import type { Expr, Module, Stmt } from "./ast.ts";
import { parse } from "./parser.ts";

/**
 * The characters that get `^`, the rest of the expression `~`: from (leftLine, leftCol) to (rightLine, rightCol), the end
 * exclusive. Lines count from 0 in the segment, columns in code points.
 */
export interface Anchors {
  readonly leftLine: number;
  readonly leftCol: number;
  readonly rightLine: number;
  readonly rightCol: number;
}

function parseQuietly(source: string): Module | null {
  try {
    return parse(source, "<traceback>", "exec");
  } catch {
    return null;
  }
}

/** A place in the lines of a segment, moving forward. */
class Cursor {
  readonly #lines: readonly (readonly string[])[];
  line: number;
  col: number;

  constructor(lines: readonly (readonly string[])[], line: number, col: number) {
    this.#lines = lines;
    this.line = line;
    this.col = col;
  }

  /** Moves to the next line while the place is past the end of one; false at the end of the segment. */
  settle(): boolean {
    while (this.line < this.#lines.length && this.col >= this.#lines[this.line].length) {
      this.line++;
      this.col = 0;
    }
    return this.line < this.#lines.length;
  }

  /** Moves to the next character that `stop` accepts; comments and line continuations are passed over. */
  moveTo(stop: (character: string) => boolean): boolean {
    if (!this.settle()) return false;
    for (;;) {
      const character = this.#lines[this.line][this.col];
      if (character === "\\" || character === "#") {
        this.line++;
        this.col = 0;
      } else if (stop(character)) return true;
      else this.col++;
      if (!this.settle()) return false;
    }
  }
}

/** The anchors of a segment that is a binary operation, a subscript or a call; null for anything else. */
export function caretAnchors(segment: string): Anchors | null {
  // In parentheses, so that an expression may go over several lines.
  const tree = parseQuietly(`(\n${segment}\n)`);
  if (tree === null || tree.body.length !== 1 || tree.body[0].kind !== "Expr") return null;
  const expression = tree.body[0].value;
  const lines = segment.split("\n").map((line) => Array.from(line));
  switch (expression.kind) {
    case "BinOp":
      return operatorAnchors(expression.left, expression.right, lines);
    case "Subscript":
      return bracketAnchors(expression, expression.value, "[", lines);
    case "Call":
      return bracketAnchors(expression, expression.func, "(", lines);
  }
  return null;
}

/** Lines of the segment: without the parenthesis before it, and from 0. */
const LINE_SHIFT = 2;

function operatorAnchors(left: Expr, right: Expr, lines: readonly string[][]): Anchors | null {
  const cursor = new Cursor(lines, left.endLine - LINE_SHIFT, left.endCol);
  if (!cursor.moveTo((character) => character.trim() !== "" && character !== ")")) return null;
  const { line, col } = cursor;
  let end = col + 1;
  const rightLine = right.line - LINE_SHIFT;
  // An operator has one or two characters.
  const next = lines[line][end];
  if (
    next !== undefined && (rightLine > line || end < right.col) && next.trim() !== "" &&
    next !== "\\" && next !== "#"
  ) end++;
  return { leftLine: line, leftCol: col, rightLine: line, rightCol: end };
}

function bracketAnchors(
  whole: Expr,
  before: Expr,
  bracket: string,
  lines: readonly string[][],
): Anchors | null {
  const cursor = new Cursor(lines, before.endLine - LINE_SHIFT, before.endCol);
  if (!cursor.moveTo((character) => character === bracket)) return null;
  return {
    leftLine: cursor.line,
    leftCol: cursor.col,
    rightLine: whole.endLine - LINE_SHIFT,
    rightCol: whole.endCol,
  };
}

/**
 * Whether marks under the lines would tell nothing: they are `return f(...)` or `name = f(...)`, and the failed expression
 * is the call, from `start` in the first line to `end` in the last; or they hold no statement at all.
 */
export function isPlainCall(lines: readonly string[], start: number, end: number): boolean {
  const tree = parseQuietly(lines.join("\n"));
  if (tree === null) return false;
  if (tree.body.length === 0) return true;
  const call = plainCall(tree.body[0]);
  return call !== null && call.line === 1 && call.endLine === lines.length && call.col === start &&
    call.endCol === end;
}

function plainCall(statement: Stmt): Expr | null {
  if (statement.kind === "Return") {
    const { value } = statement;
    return value !== null && value.kind === "Call" && value.func.kind === "Name" ? value : null;
  }
  if (statement.kind === "Assign" && statement.value.kind === "Call") {
    const { targets } = statement;
    return targets.length === 1 && targets[0].kind === "Name" ? statement.value : null;
  }
  return null;
}
