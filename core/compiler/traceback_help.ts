/** Lends the front end to the printing of tracebacks (objects/traceback_hooks.ts). Importing this file is enough. */
import { setTracebackHooks, type SyntaxErrorText } from "../objects/traceback_hooks.ts";
import type { Module } from "../syntax/ast.ts";
import { caretAnchors, isPlainCall } from "../syntax/error_anchors.ts";
import { SyntaxFailure } from "../syntax/failure.ts";
import { hintAtKeyword } from "../syntax/keyword_typos.ts";
import { compileModule } from "./compile.ts";

function compiles(tree: Module): boolean {
  try {
    compileModule(tree, "<string>");
    return true;
  } catch {
    return false;
  }
}

function keywordHint(
  error: SyntaxErrorText,
  source: string,
  lastCompoundLine: number,
  fromFile: boolean,
): SyntaxErrorText | null {
  const failure = new SyntaxFailure(
    "SyntaxError",
    error.message,
    "<string>",
    error.line,
    error.offset,
    error.line,
    error.endOffset,
    error.text,
    lastCompoundLine,
  );
  const hinted = hintAtKeyword(failure, source, compiles, fromFile);
  if (hinted === failure) return null;
  return {
    message: hinted.message,
    line: hinted.line,
    text: hinted.text ?? error.text,
    offset: hinted.offset,
    endOffset: hinted.endOffset,
  };
}

setTracebackHooks({ anchors: caretAnchors, isPlainCall, keywordHint });
