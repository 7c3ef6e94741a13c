/**
 * Warnings that natives issue (Python/_warnings.c: PyErr_WarnEx). It is the guest's module `warnings` that shows, counts,
 * ignores them or makes exceptions of them, once it is imported; until then nobody has changed the default filters.
 */
import { TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { typeName } from "../errors.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { tupleOf } from "../values/sequences.ts";
import { internText, newStr } from "../values/text.ts";
import { DEPRECATION_WARNING } from "../well_known.ts";
import { callModuleFunction } from "./import.ts";

/** What shows a warning by the default filters: the interpreter's. */
type DefaultWarnings = (category: number, text: string) => boolean;

let byDefault: DefaultWarnings = () => true;

/** Sets what is asked where the module warnings is not imported. */
export function bindDefaultWarnings(to: DefaultWarnings): void {
  byDefault = to;
}

/**
 * warnings.warn(text, category), at the line of the guest's frame that runs.
 *
 * @param category a warning type of well_known.ts
 * @param kept a value that is still needed, or 0: it is rooted meanwhile
 * @returns false with the exception pending: of a filter that makes exceptions of warnings. May run guest code.
 */
export function warn(category: number, text: string, kept: Value = 0): boolean {
  const mark = rootMark();
  pushRoot(kept);
  if (dictGetStr(H32[TS_MODULES >> 2], internText("warnings")) === 0) {
    const shown = byDefault(category, text);
    releaseRoots(mark);
    return shown;
  }
  const message = newStr(text);
  pushRoot(message);
  const done = callModuleFunction("warnings", "warn", tupleOf(message, category)) !== 0;
  releaseRoots(mark);
  return done;
}

/** warn with DeprecationWarning. */
export function warnDeprecated(text: string, kept: Value = 0): boolean {
  return warn(DEPRECATION_WARNING, text, kept);
}

/**
 * The warning of a conversion method that returned an instance of a subclass.
 *
 * @param method how its name is written in the message
 * @param kind the name of the builtin type that it should return
 * @param result what it returned, rooted meanwhile
 * @returns as warnDeprecated
 */
export function warnOfSubclass(method: string, kind: string, result: Value): boolean {
  return warnDeprecated(
    `${method} returned non-${kind} (type ${
      typeName(result)
    }).  The ability to return an instance of a strict subclass of ${kind} is deprecated, and may be removed in a future version of Python.`,
    result,
  );
}
