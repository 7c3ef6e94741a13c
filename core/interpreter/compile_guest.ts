/** Compiling guest source, with its SyntaxWarnings written to stderr as CPython's default filter does. */
import type { CodeUnit } from "../compiler/code_unit.ts";
import { type CompileMode, type CompileOptions, compileSource } from "../compiler/compile.ts";
import { writeOutput } from "../objects/output.ts";

/**
 * Parses and compiles; writes what warnings there are once the source has proved to be right.
 *
 * @throws SyntaxFailure, CompileFailure
 */
export function compileGuest(
  source: string,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = {},
): CodeUnit {
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
