/** The classes of guest exception that reading a source text can end in. */
export type SyntaxFailureType =
  | "SyntaxError"
  | "IndentationError"
  | "TabError"
  | "MemoryError"
  | "ValueError";

/**
 * Why a source text is not a program, with what CPython puts into the exception.
 *
 * `line` and `offset` count from 1 and in code points; `endLine` and `endOffset` likewise, the end
 * exclusive, or 0 or -1 where CPython leaves them unset. `text` is the source line with its
 * newline, or null when the failure is not about one. For the type "MemoryError" (nesting too deep
 * for the parser) only the message matters.
 */
export class SyntaxFailure extends Error {
  override readonly name = "SyntaxFailure";
  readonly type: SyntaxFailureType;
  readonly filename: string;
  readonly line: number;
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
  readonly text: string | null;
  /**
   * The line on which the last compound statement starts that was read before the error, or 0:
   * keyword_typos.ts looks for misspelled keywords from there.
   */
  readonly lastCompoundLine: number;
  /** Whether the text ended where more was expected, so that further lines might mend it. */
  readonly isIncomplete: boolean;

  constructor(
    type: SyntaxFailureType,
    message: string,
    filename: string,
    line: number,
    offset: number,
    endLine: number,
    endOffset: number,
    text: string | null,
    lastCompoundLine = 0,
    isIncomplete = false,
  ) {
    super(message);
    this.type = type;
    this.filename = filename;
    this.line = line;
    this.offset = offset;
    this.endLine = endLine;
    this.endOffset = endOffset;
    this.text = text;
    this.lastCompoundLine = lastCompoundLine;
    this.isIncomplete = isIncomplete;
  }
}
