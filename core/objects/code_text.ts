/**
 * The source text of code. What was compiled from a module's text keeps that; of other code (compile() of a text or tree with
 * the name of a file) the lines are those that the module linecache has by its file's name, or of the file itself.
 */
import { CODE_FILENAME, CODE_SOURCE } from "../heap/layouts/callable.ts";
import { TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { isDict, isList, isStr, isTuple } from "./kinds.ts";
import { dictGetStr } from "./values/dict_table.ts";
import { listItem, listLength, tupleItem, tupleLength } from "./values/sequences.ts";
import { intern, internText, jsString } from "./values/text.ts";
import { MODULE_SHAPE } from "./well_known.ts";

let readFile: (filename: string) => string | null = () => null;

/** Sets what reads a file of those that the embedder granted; null where it is not there, or no text (library/os). */
export function setTextReader(read: (filename: string) => string | null): void {
  readFile = read;
}

/** The text that a code object was compiled from, as far as it is known. Runs no guest code, and raises nothing. */
export function textOfCode(code: Value): string | null {
  const own = H32[(code + CODE_SOURCE) >> 2];
  if (own !== 0) return jsString(own);
  const filename = H32[(code + CODE_FILENAME) >> 2];
  const name = jsString(filename);
  return textInLineCache(filename) ?? (name.startsWith("<") ? null : readFile(name));
}

/** The lines of linecache.cache, whose entries are (size, time, lines, name). */
function textInLineCache(filename: Value): string | null {
  const modules = H32[TS_MODULES >> 2];
  const module = modules === 0 ? 0 : dictGetStr(modules, internText("linecache"));
  if (module === 0 || (module & 1) !== 0 || H32[module >> 2] !== MODULE_SHAPE) return null;
  const cache = dictGetStr(H32[(module + 4) >> 2], internText("cache"));
  const entry = cache === 0 || !isDict(cache) ? 0 : dictGetStr(cache, intern(filename));
  if (entry === 0 || !isTuple(entry) || tupleLength(entry) !== 4) return null;
  const lines = tupleItem(entry, 2);
  if (!isList(lines)) return null;
  const texts: string[] = [];
  for (let i = 0; i < listLength(lines); i++) {
    const line = listItem(lines, i);
    if (isStr(line)) texts.push(jsString(line));
  }
  return texts.join("");
}
