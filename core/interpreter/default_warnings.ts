/**
 * Warnings of natives where no guest code has imported the module warnings: what CPython's default filters make of them
 * (Python/_warnings.c) for the categories that natives use. A DeprecationWarning is shown in __main__ alone, any other
 * everywhere; each once a line.
 */
import { CODE_FILENAME, CODE_SOURCE } from "../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_GLOBALS } from "../heap/layouts/frame.ts";
import { TRUE, TS_FRAME } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { small, type Value } from "../heap/value.ts";
import { codePosition } from "../objects/code_positions.ts";
import { isDict, isStr } from "../objects/kinds.ts";
import { N } from "../objects/names.ts";
import { bindDefaultWarnings } from "../objects/protocols/warn.ts";
import { qualnameOfType } from "../objects/types/class_names.ts";
import { dictGet, dictGetStr, dictSet, dictSetStr, newDict } from "../objects/values/dict_table.ts";
import { tupleOf } from "../objects/values/sequences.ts";
import { internText, jsString, newStr, strLength } from "../objects/values/text.ts";
import { DEPRECATION_WARNING } from "../objects/well_known.ts";
import { chargeWork } from "../objects/work.ts";
import { positionOf } from "./frame_objects.ts";
import { writeToStream } from "./sys_access.ts";

const REGISTRY = "__warningregistry__";
const FIRST_VERSION = 1;

/** The text of a line of code with what prints it below a warning, or "" where it is not known. */
function quoted(code: Value, line: number): string {
  const source = H32[(code + CODE_SOURCE) >> 2];
  if (source === 0 || jsString(H32[(code + CODE_FILENAME) >> 2]).startsWith("<")) return "";
  if (!chargeWork(strLength(source) >> 4)) return "";
  const text = (jsString(source).split(/\r\n|\r|\n/)[line - 1] ?? "").trim();
  return text === "" ? "" : `  ${text}\n`;
}

/** The dict of what a namespace's code was warned of, which the module warnings goes on with. */
function registryOf(globals: Value): Value {
  let registry = dictGetStr(globals, internText(REGISTRY));
  if (registry === 0 || !isDict(registry)) {
    registry = newDict();
    dictSetStr(globals, internText(REGISTRY), registry);
    // Of the filters that the module begins with: it forgets what was noted under others.
    dictSetStr(registry, internText("version"), small(FIRST_VERSION));
  }
  return registry;
}

/** Whether a warning was given at this line before; it is from now on. */
function isKnown(registry: Value, text: string, category: number, line: Value): boolean {
  const mark = rootMark();
  const key = tupleOf(newStr(text), category, line);
  pushRoot(key);
  const known = dictGet(registry, key) !== 0;
  if (!known) dictSet(registry, key, TRUE);
  releaseRoots(mark);
  return known;
}

/** Shows a warning or not; false with the exception of sys.stderr, or of a limit, pending. May run guest code. */
export function warnByDefault(category: number, text: string): boolean {
  const frame = H32[TS_FRAME >> 2];
  if (frame === 0) return true;
  const globals = H32[(frame + FRAME_GLOBALS) >> 2];
  const registry = registryOf(globals);
  const module = dictGetStr(globals, N.__name__);
  const isMain = module !== 0 && isStr(module) && jsString(module) === "__main__";
  if (category === DEPRECATION_WARNING && !isMain) return true;
  const code = H32[(frame + FRAME_CODE) >> 2];
  const { line } = codePosition(code, positionOf(frame));
  if (isKnown(registry, text, category, small(line))) return true;
  const place = `${jsString(H32[(code + CODE_FILENAME) >> 2])}:${line}`;
  return writeToStream(
    "stderr",
    `${place}: ${qualnameOfType(category)}: ${text}\n${quoted(code, line)}`,
  );
}

bindDefaultWarnings(warnByDefault);
