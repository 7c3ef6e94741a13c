/**
 * The hint behind the message of a NameError, AttributeError or ImportError (Lib/traceback.py:
 * _compute_suggestion_error). The frames are gone when an exception is printed: of their locals only the names are
 * known, and of methods the instance.
 */
import { CODE_LOCAL_NAMES } from "../heap/layouts/callable.ts";
import { EXCEPTION_TRACEBACK, TRACEBACK_CODE, TRACEBACK_NEXT } from "../heap/layouts/exception.ts";
import { NONE, TS_BUILTINS_DICT, TS_EXCEPTION, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { isInstance, pending } from "./errors.ts";
import { isStr } from "./kinds.ts";
import { lookupSpecial } from "./lookup.ts";
import { N } from "./names.ts";
import { lookupAttribute } from "./protocols/attributes.ts";
import { call0 } from "./protocols/call.ts";
import { tupleFromIterable } from "./protocols/sequence_input.ts";
import { closestName, isStandardModule } from "./suggestions.ts";
import { ownField } from "./types/exception_fields.ts";
import { tracebackGlobals, tracebackSelf } from "./types/traceback_types.ts";
import { dictGet, dictKeyAt, dictNext, type DictRef } from "./values/dict_table.ts";
import { tupleItem, tupleLength } from "./values/sequences.ts";
import { intern, jsString, newStr } from "./values/text.ts";
import { ATTRIBUTE_ERROR, IMPORT_ERROR, NAME_ERROR } from "./well_known.ts";

const NAME = 0;
const OBJ = 1;
const NAME_FROM = 3;

/** What is added to the exception's message, "" for nothing. May run guest code; its failures are swallowed. */
export function hintFor(exception: Value): string {
  const importing = isInstance(exception, IMPORT_ERROR);
  const naming = isInstance(exception, NAME_ERROR);
  if (!importing && !naming && !isInstance(exception, ATTRIBUTE_ERROR)) return "";
  const wrong = ownField(exception, importing ? NAME_FROM : NAME);
  if (wrong === 0 || wrong === NONE || !isStr(wrong)) return "";
  const name = jsString(wrong);
  const mark = rootMark();
  pushRoot(exception);
  pushRoot(wrong);
  const suggestion = importing
    ? importSuggestion(exception, name)
    : naming
    ? nameSuggestion(exception, wrong, name)
    : attributeSuggestion(exception, name);
  releaseRoots(mark);
  if (pending()) H32[TS_EXCEPTION >> 2] = 0;
  const hint = suggestion === null ? "" : `. Did you mean: '${suggestion}'?`;
  if (!naming || !isStandardModule(name)) return hint;
  return hint === ""
    ? `. Did you forget to import '${name}'?`
    : `${hint} Or did you forget to import '${name}'?`;
}

/** The innermost traceback entry, or 0. */
function lastEntry(exception: Value): Value {
  let at = H32[(exception + EXCEPTION_TRACEBACK) >> 2];
  if (at === 0) return 0;
  for (let next = at; next !== 0; next = H32[(at + TRACEBACK_NEXT) >> 2]) at = next;
  return at;
}

function nameSuggestion(exception: Value, wrong: Value, name: string): string | null {
  const entry = lastEntry(exception);
  if (entry === 0) return null;
  const names: string[] = [];
  const locals = H32[(H32[(entry + TRACEBACK_CODE) >> 2] + CODE_LOCAL_NAMES) >> 2];
  for (let i = 0; i < tupleLength(locals); i++) names.push(jsString(tupleItem(locals, i)));
  const globals = tracebackGlobals(entry);
  if (globals !== 0) addKeys(names, globals);
  addKeys(names, H32[TS_BUILTINS_DICT >> 2]);
  const self = tracebackSelf(entry);
  if (self !== 0 && lookupAttribute(self, intern(wrong)) !== 0) return `self.${name}`;
  if (pending()) H32[TS_EXCEPTION >> 2] = 0;
  return closestName(name, names);
}

function addKeys(names: string[], dict: DictRef): void {
  for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
    const key = dictKeyAt(dict, i);
    if (isStr(key)) names.push(jsString(key));
  }
}

function attributeSuggestion(exception: Value, name: string): string | null {
  const object = ownField(exception, OBJ);
  if (object === 0) return null;
  const entry = lastEntry(exception);
  const ownMethod = entry !== 0 && tracebackSelf(entry) === object;
  const names = namesIn(object);
  if (names === null) return null;
  const hidesPrivate = !name.startsWith("_") && !ownMethod;
  return closestName(name, hidesPrivate ? names.filter((other) => !other.startsWith("_")) : names);
}

/** dir(object), sorted, without what is no str; null when it failed. */
function namesIn(object: Value): string[] | null {
  const mark = rootMark();
  pushRoot(object);
  const method = lookupSpecial(object, N.__dir__);
  let names: string[] | null = null;
  if (method !== 0) {
    pushRoot(method);
    const list = call0(method);
    pushRoot(list);
    const tuple = list === 0 ? 0 : tupleFromIterable(list);
    if (tuple !== 0) {
      names = [];
      for (let i = 0; i < tupleLength(tuple); i++) {
        if (isStr(tupleItem(tuple, i))) names.push(jsString(tupleItem(tuple, i)));
      }
      names.sort();
    }
  }
  releaseRoots(mark);
  return names;
}

function importSuggestion(exception: Value, name: string): string | null {
  const moduleName = ownField(exception, NAME);
  if (moduleName === 0 || !isStr(moduleName)) return null;
  // As __import__ gives it: of a dotted name the first part.
  const top = newStr(jsString(moduleName).split(".", 1)[0]);
  const module = dictGet(H32[TS_MODULES >> 2], top);
  const names = module === 0 ? null : namesIn(module);
  if (names === null) return null;
  return closestName(
    name,
    name.startsWith("_") ? names : names.filter((other) => !other.startsWith("_")),
  );
}
