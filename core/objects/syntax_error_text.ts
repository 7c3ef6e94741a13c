/** How a SyntaxError is printed: its line and a caret (Lib/traceback.py: _format_syntax_error). */
import { NONE, TS_EXCEPTION } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { isIntKind, isStr, isTuple } from "./kinds.ts";
import { strOf } from "./protocols/represent.ts";
import { type SyntaxErrorText, tracebackHooks } from "./traceback_hooks.ts";
import { isSpace } from "./text/unicode.ts";
import {
  ownField,
  SYNTAX_END_LINE,
  SYNTAX_END_OFFSET,
  SYNTAX_FILENAME,
  SYNTAX_LINE,
  SYNTAX_METADATA,
  SYNTAX_OFFSET,
  SYNTAX_TEXT,
  syntaxDetail,
} from "./types/exception_fields.ts";
import { safeIntegerOf } from "./values/numbers.ts";
import { tupleItem, tupleLength } from "./values/sequences.ts";
import { jsString } from "./values/text.ts";

/** str() of a value; null for None and what failed. */
function textOf(value: Value): string | null {
  if (value === 0 || value === NONE) return null;
  const text = strOf(value);
  if (text !== 0) return jsString(text);
  H32[TS_EXCEPTION >> 2] = 0;
  return null;
}

const numberOf = (value: Value): number | null =>
  value !== 0 && isIntKind(value) ? safeIntegerOf(value) : null;

/** The lines of a SyntaxError: file, source line, carets, message. May run guest code. */
export function syntaxErrorLines(exception: Value, typeName: string): string {
  const parts: string[] = [];
  const line = textOf(syntaxDetail(exception, SYNTAX_LINE));
  const filename = textOf(syntaxDetail(exception, SYNTAX_FILENAME));
  let suffix = "";
  if (line !== null) parts.push(`  File "${filename || "<string>"}", line ${line}\n`);
  else if (filename !== null) suffix = ` (${filename})`;
  let message = textOf(ownField(exception, 0));
  const source = syntaxDetail(exception, SYNTAX_TEXT);
  if (source !== 0 && isStr(source)) {
    const hint = keywordHint(exception, message ?? "", jsString(source), filename);
    if (hint !== null) {
      message = hint.message;
      addCarets(parts, hint.text, hint.offset, hint.endOffset);
    } else {
      const endLine = textOf(syntaxDetail(exception, SYNTAX_END_LINE));
      const text = jsString(source);
      addCarets(
        parts,
        text,
        numberOf(syntaxDetail(exception, SYNTAX_OFFSET)),
        line === endLine ? numberOf(syntaxDetail(exception, SYNTAX_END_OFFSET)) : Infinity,
        syntaxDetail(exception, SYNTAX_OFFSET) !== 0 &&
          syntaxDetail(exception, SYNTAX_OFFSET) !== NONE,
      );
    }
  }
  parts.push(`${typeName}: ${message || "<no detail available>"}${suffix}\n`);
  return parts.join("");
}

/**
 * The source line and the carets below it.
 *
 * @param offset first column, from 1, or null
 * @param end column behind the last, null when not known, Infinity: to the end of the line
 * @param hasOffset false: the offset is None, and the line is shown alone
 */
function addCarets(
  parts: string[],
  text: string,
  offset: number | null,
  end: number | null,
  hasOffset = true,
): void {
  const all = Array.from(text);
  const stripped = Array.from(text.replace(/\n+$/, ""));
  let spaces = 0;
  while (spaces < stripped.length && " \n\f".includes(stripped[spaces])) spaces++;
  const shown = stripped.slice(spaces);
  if (offset === null) {
    if (!hasOffset) parts.push(`    ${shown.join("")}\n`);
    return;
  }
  let first = offset;
  let last = end === null || end === 0 ? offset : Math.min(end, stripped.length + 1 + all.length);
  if (end === Infinity) last = stripped.length + 1;
  if (all.length > 0 && first > all.length) first = stripped.length + 1;
  if (all.length > 0 && last > all.length) last = stripped.length + 1;
  if (first >= last || last < 0) last = first + 1;
  const start = first - 1 - spaces;
  parts.push(`    ${shown.join("")}\n`);
  if (start < 0) return;
  // Tabs and other spaces stay, so that the carets stand below what they mean.
  let indent = "";
  for (const character of shown.slice(0, start)) {
    indent += isSpace(character.codePointAt(0)!) ? character : " ";
  }
  parts.push(`    ${indent}${"^".repeat(last - 1 - spaces - start)}\n`);
}

/** The misspelled keyword that the front end finds, when the exception still knows the source it was raised for. */
function keywordHint(
  exception: Value,
  message: string,
  text: string,
  filename: string | null,
): SyntaxErrorText | null {
  const hooks = tracebackHooks();
  const metadata = syntaxDetail(exception, SYNTAX_METADATA);
  if (hooks === null || metadata === 0 || !isTuple(metadata) || tupleLength(metadata) !== 3) {
    return null;
  }
  const source = tupleItem(metadata, 2);
  const line = numberOf(syntaxDetail(exception, SYNTAX_LINE));
  if (!isStr(source) || line === null) return null;
  const error = {
    message,
    line,
    text,
    offset: numberOf(syntaxDetail(exception, SYNTAX_OFFSET)) ?? 0,
    endOffset: numberOf(syntaxDetail(exception, SYNTAX_END_OFFSET)) ?? 0,
  };
  const fromFile = filename !== null && !filename.startsWith("<");
  return hooks.keywordHint(
    error,
    jsString(source),
    numberOf(tupleItem(metadata, 0)) ?? 0,
    fromFile,
  );
}
