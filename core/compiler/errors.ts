/** How a compilation fails, and the source text that messages point into. */
import type { Located } from "../syntax/ast.ts";
import { SyntaxFailure } from "../syntax/failure.ts";

/**
 * A failure that is not a SyntaxError: `RecursionError` for a tree too deep to walk, `OverflowError` for a program whose code
 * has no room in the instruction format, `MemoryError` for a source too long to be compiled.
 */
export class CompileFailure extends Error {
  override readonly name = "CompileFailure";
  /** The guest exception to raise. */
  readonly type: "RecursionError" | "OverflowError" | "MemoryError";

  constructor(type: CompileFailure["type"], message: string) {
    super(message);
    this.type = type;
  }
}

/** The failure of a tree that is nested too deep. */
export function recursionFailure(): CompileFailure {
  return new CompileFailure(
    "RecursionError",
    "maximum recursion depth exceeded during compilation",
  );
}

/** A file being compiled: its name, and its text when the caller has it. */
export class SourceFile {
  readonly filename: string;
  /** The whole text; null when it is not at hand, then failures quote no line. */
  readonly text: string | null;
  readonly #quotes: boolean;

  constructor(filename: string, text: string | null, quotes = true) {
    this.filename = filename;
    this.text = text;
    this.#quotes = quotes;
  }

  /**
   * A SyntaxError with this message at this place, ready to be thrown. Its offsets count bytes of UTF-8 and not, as those of the
   * parser's failures, code points: CPython does not convert them when it is the compiler that finds an error.
   */
  failure(message: string, at: Located): SyntaxFailure {
    const line = this.#line(at.line);
    const endLine = at.endLine === at.line ? line : this.#line(at.endLine);
    return new SyntaxFailure(
      "SyntaxError",
      message,
      this.filename,
      at.line,
      byteOffset(line, at.col) + 1,
      at.endLine,
      byteOffset(endLine, at.endCol) + 1,
      this.#quotes ? line : null,
    );
  }

  #line(number: number): string | null {
    if (this.text === null) return null;
    const lineEnd = /\r\n|\r|\n/g;
    let start = 0;
    for (let line = 1; line < number; line++) {
      if (lineEnd.exec(this.text) === null) return null;
      start = lineEnd.lastIndex;
    }
    const end = lineEnd.exec(this.text);
    return end === null ? this.text.slice(start) : this.text.slice(start, end.index) + "\n";
  }
}

/** How many bytes the first `column` code points of a line take in UTF-8; `column` when the line is not known. */
function byteOffset(line: string | null, column: number): number {
  if (line === null) return column;
  let offset = 0;
  let rest = column;
  for (const character of line) {
    if (rest-- <= 0) return offset;
    const code = character.codePointAt(0)!;
    if (code < 0x80) offset += 1;
    else if (code < 0x800) offset += 2;
    else if (code < 0x10000) offset += 3;
    else offset += 4;
  }
  return offset + Math.max(rest, 0);
}
