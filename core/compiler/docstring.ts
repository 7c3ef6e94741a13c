/** Docstrings: where they stand, and their clean form. */
import type { ExprStmt, Stmt, StrValue } from "../syntax/ast.ts";

/** The docstring of a body: its first statement when that is a str literal, else null. */
export function docstringOf(body: readonly Stmt[]): string | null {
  if (body.length === 0) return null;
  const first = body[0];
  if (first.kind !== "Expr") return null;
  const { value } = first as ExprStmt;
  if (value.kind !== "Constant" || value.value.type !== "str") return null;
  return (value.value as StrValue).value;
}

/**
 * The docstring as `__doc__` holds it since CPython 3.13: tabs expanded, the first line's leading spaces dropped, and the
 * margin that all other lines share dropped from them. Blank lines stay (inspect.cleandoc would drop those at the ends).
 */
export function cleanDocstring(doc: string): string {
  const expanded = expandTabs(doc);
  const lines = expanded.split("\n");
  let margin = Infinity;
  for (let i = 1; i < lines.length; i++) {
    const indent = leadingSpaces(lines[i]);
    // The last "line" after a final newline is empty and does not count, as no blank line does.
    if (indent < lines[i].length) margin = Math.min(margin, indent);
  }
  if (margin === Infinity) margin = 0;
  lines[0] = lines[0].slice(leadingSpaces(lines[0]));
  for (let i = 1; i < lines.length; i++) {
    lines[i] = lines[i].slice(Math.min(margin, leadingSpaces(lines[i])));
  }
  return lines.join("\n");
}

function leadingSpaces(line: string): number {
  let count = 0;
  while (line.charCodeAt(count) === 0x20) count++;
  return count;
}

/** str.expandtabs() with its default of 8 columns; columns are code points. */
function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  let column = 0;
  let result = "";
  for (const character of text) {
    if (character === "\t") {
      const spaces = 8 - column % 8;
      result += " ".repeat(spaces);
      column += spaces;
    } else {
      result += character;
      column = character === "\n" || character === "\r" ? 0 : column + 1;
    }
  }
  return result;
}
