/** Reading `sys` without importing it: what print and error reports need. */
import { TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { pending, raiseRuntimeError } from "../objects/errors.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { staticName } from "../objects/static_area.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { internText } from "../objects/values/text.ts";

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
