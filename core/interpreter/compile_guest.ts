/** Compiling guest source, with its SyntaxWarnings written to stderr as CPython's default filter does. */
import type { CodeUnit } from "../compiler/code_unit.ts";
import {
  CompileFailure,
  type CompileMode,
  type CompileOptions,
  compileSource,
} from "../compiler/compile.ts";
import { heapStatistics } from "../heap/heap.ts";
import { writeOutput } from "../objects/output.ts";

/** The front end keeps up to this many bytes outside of the guest's memory for a character of source. */
const SOURCE_BYTES = 256;
/** Sources up to this length are compiled whatever the memory limit. */
const SOURCE_FREE = 1 << 18;

/**
 * Parses and compiles; writes what warnings there are once the source has proved to be right.
 *
 * The front end's tokens and trees are no guest objects: the memory limit is put on the source's length instead.
 *
 * @throws SyntaxFailure, CompileFailure
 */
export function compileGuest(
  source: string,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = {},
): CodeUnit {
  if (source.length > SOURCE_FREE && source.length * SOURCE_BYTES > heapStatistics().limit) {
    throw new CompileFailure("MemoryError", "source code is too long for the memory limit");
  }
  const warnings: { message: string; line: number }[] = [];
  const unit = compileSource(source, filename, mode, {
    ...options,
    onWarning: (message, at) => warnings.push({ message, line: at.line }),
  });
  if (warnings.length > 0) {
    const lines = source.split(/\r\n|\r|\n/);
    for (const { message, line } of warnings) {
      const text = (lines[line - 1] ?? "").trim();
      const shown = filename.startsWith("<") || text === "" ? "" : `  ${text}\n`;
      if (!writeOutput(2, `${filename}:${line}: SyntaxWarning: ${message}\n${shown}`)) break;
    }
  }
  return unit;
}
