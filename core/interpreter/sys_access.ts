/** `sys` without importing it: what print, the hooks and error reports need. */
import { NONE, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { pending, raiseRuntimeError } from "../objects/errors.ts";
import { N } from "../objects/names.ts";
import { ownStream, writeOutput } from "../objects/output.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call1 } from "../objects/protocols/call.ts";
import { staticName } from "../objects/static_area.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { internText, newStr } from "../objects/values/text.ts";

const SYS = staticName("sys");

/**
 * The attribute of the sys module; 0 without an exception when sys was never imported (its streams are then the
 * runtime's own), with RuntimeError "lost sys.NAME" pending when guest code deleted it.
 */
export function sysAttribute(name: string): Value {
  const module = dictGetStr(H32[TS_MODULES >> 2], SYS);
  if (module === 0) return 0;
  const value = lookupAttribute(module, internText(name));
  return value !== 0 || pending() ? value : raiseRuntimeError(`lost sys.${name}`);
}

/**
 * Writes to sys.stdout or sys.stderr, whatever guest code made of it; to None, or where sys never was imported to the
 * runtime's own. May run guest code. False with the exception pending.
 */
export function writeToStream(name: "stdout" | "stderr", text: string): boolean {
  const target = sysAttribute(name);
  if (target === NONE) return true;
  if (target === 0 && pending()) return false;
  const own = target === 0 ? (name === "stdout" ? 1 : 2) : ownStream(target);
  if (own !== 0) return writeOutput(own, text);
  const mark = rootMark();
  const value = newStr(text);
  pushRoot(value);
  const method = getAttribute(target, N.write);
  if (method !== 0) pushRoot(method);
  const result = method === 0 ? 0 : call1(method, value);
  releaseRoots(mark);
  return result !== 0;
}
