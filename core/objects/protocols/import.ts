/** Imports of guest modules by code of the core: what the C implementation does with PyImport_Import. */
import { TS_BUILTINS_DICT, TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raise } from "../errors.ts";
import { N } from "../names.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { internText } from "../values/text.ts";
import { IMPORT_ERROR } from "../well_known.ts";
import { getAttribute } from "./attributes.ts";
import { call1, callTuple } from "./call.ts";

/** The module of this name without dots, imported when it is not yet. 0 with the exception pending. May run guest code. */
export function importModule(name: string): Value {
  const key = internText(name);
  const known = dictGetStr(H32[TS_MODULES >> 2], key);
  if (known !== 0) return known;
  const importer = dictGetStr(H32[TS_BUILTINS_DICT >> 2], N.__import__);
  return importer === 0 ? raise(IMPORT_ERROR, "__import__ not found") : call1(importer, key);
}

/** An attribute of a module, imported first. 0 with the exception pending. May run guest code. */
export function moduleAttribute(module: string, name: string): Value {
  const found = importModule(module);
  if (found === 0) return 0;
  const mark = rootMark();
  pushRoot(found);
  const value = getAttribute(found, internText(name));
  releaseRoots(mark);
  return value;
}

/** module.name(*args); `args` is a tuple, rooted by the caller. 0 with the exception pending. */
export function callModuleFunction(module: string, name: string, args: Value): Value {
  const mark = rootMark();
  pushRoot(args);
  const fn = moduleAttribute(module, name);
  pushRoot(fn);
  const result = fn === 0 ? 0 : callTuple(fn, args);
  releaseRoots(mark);
  return result;
}
