/** What the printing of tracebacks needs of the front end, which this room does not know. */

/** See core/syntax/error_anchors.ts. */
export interface CaretAnchors {
  readonly leftLine: number;
  readonly leftCol: number;
  readonly rightLine: number;
  readonly rightCol: number;
}

/** What is printed of a SyntaxError besides its file. Columns from 1, in code points. */
export interface SyntaxErrorText {
  readonly message: string;
  readonly line: number;
  readonly text: string;
  readonly offset: number;
  readonly endOffset: number;
}

export interface TracebackHooks {
  /** core/syntax/error_anchors.ts: caretAnchors. */
  anchors(segment: string): CaretAnchors | null;
  /** core/syntax/error_anchors.ts: isPlainCall. */
  isPlainCall(lines: readonly string[], start: number, end: number): boolean;
  /**
   * The error with a hint about a misspelled keyword, or null.
   *
   * @param source the text that could not be compiled
   * @param lastCompoundLine line of the last compound statement before the error, or 0
   * @param fromFile whether the text is that of a file, and not of a string that was compiled
   */
  keywordHint(
    error: SyntaxErrorText,
    source: string,
    lastCompoundLine: number,
    fromFile: boolean,
  ): SyntaxErrorText | null;
}

let hooks: TracebackHooks | null = null;

/** Sets what the front end offers; without it tracebacks have fewer marks. */
export function setTracebackHooks(to: TracebackHooks): void {
  hooks = to;
}

/** What the front end offers, or null. */
export function tracebackHooks(): TracebackHooks | null {
  return hooks;
}
