/** Compiling guest source, with its SyntaxWarnings. */
import type { CodeUnit } from "../compiler/code_unit.ts";
import {
  CompileFailure,
  type CompileMode,
  compileModule,
  type CompileOptions,
  compileSource,
  type Mod,
  type WarningPlace,
} from "../compiler/compile.ts";
import { SourceFile } from "../compiler/errors.ts";
import { heapStatistics } from "../heap/heap.ts";
import { TS_LIMIT, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { releaseRoots, rootMark } from "../heap/roots.ts";
import { clearIf } from "../objects/errors.ts";
import { writeOutput } from "../objects/output.ts";
import { callModuleFunction } from "../objects/protocols/import.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { newInt } from "../objects/values/numbers.ts";
import { tupleOf } from "../objects/values/sequences.ts";
import { internText, newStr } from "../objects/values/text.ts";
import { SYNTAX_WARNING } from "../objects/well_known.ts";

/** The front end keeps up to this many bytes outside of the guest's memory for a character of source. */
const SOURCE_BYTES = 256;
/** Sources up to this length are compiled whatever the memory limit. */
const SOURCE_FREE = 1 << 18;

/** A warning of the compiler, and where it is. */
interface SyntaxWarning {
  readonly message: string;
  readonly at: WarningPlace;
}

/** Thrown with an exception of guest code pending: what a filter or hook of the module warnings raised. */
export class PendingFailure extends Error {
  override readonly name = "PendingFailure";
}

/**
 * Parses and compiles; tells of what warnings there are once the source has proved to be right: to the module warnings
 * if the guest has it, else on stderr. May run guest code.
 *
 * The front end's tokens and trees are no guest objects: the memory limit is put on the source's length instead.
 *
 * @throws SyntaxFailure, CompileFailure, PendingFailure
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
  return withWarnings(
    source,
    filename,
    options,
    (all) => compileSource(source, filename, mode, all),
  );
}

/** Compiles a tree that guest code made. Throws, and warns, as {@link compileGuest}. */
export function compileGuestTree(tree: Mod, filename: string, options: CompileOptions): CodeUnit {
  return withWarnings("", filename, options, (all) => compileModule(tree, filename, all));
}

function withWarnings(
  source: string,
  filename: string,
  options: CompileOptions,
  compile: (options: CompileOptions) => CodeUnit,
): CodeUnit {
  const warnings: SyntaxWarning[] = [];
  const unit = compile({
    ...options,
    onWarning: (message, at) => warnings.push({ message, at }),
  });
  if (warnings.length > 0) {
    const hasFilters = dictGetStr(H32[TS_MODULES >> 2], internText("warnings")) !== 0;
    const lines = source.split(/\r\n|\r|\n/);
    for (const warning of warnings) {
      const text = (lines[warning.at.line - 1] ?? "").trim();
      const shown = filename.startsWith("<") ? "" : text;
      const file = new SourceFile(filename, source, options.quotesSource);
      if (hasFilters) warnThroughFilters(warning, file, shown);
      else if (!writeWarning(warning, filename, shown)) break;
    }
  }
  return unit;
}

/** Writes a warning as CPython's default filter shows it; false when the output is full. */
function writeWarning({ message, at }: SyntaxWarning, filename: string, text: string): boolean {
  const quoted = text === "" ? "" : `  ${text}\n`;
  return writeOutput(2, `${filename}:${at.line}: SyntaxWarning: ${message}\n${quoted}`);
}

/** Gives a warning to the guest's filters. Where they make an error of it, that is a SyntaxError. */
function warnThroughFilters({ message, at }: SyntaxWarning, file: SourceFile, text: string): void {
  const mark = rootMark();
  const args = tupleOf(
    newStr(message),
    SYNTAX_WARNING,
    newStr(file.filename),
    newInt(at.line),
    newStr(text),
  );
  const done = callModuleFunction("warnings", "_warn_of_source", args);
  releaseRoots(mark);
  if (done !== 0) return;
  if (H32[TS_LIMIT >> 2] !== 0 || !clearIf(SYNTAX_WARNING)) {
    throw new PendingFailure("the filters of warnings raised");
  }
  throw file.failure(message.replace(" Such sequences will not work in the future.", ""), at);
}
