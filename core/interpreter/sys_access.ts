/** Reading `sys` without importing it: what print and error reports need. */
import { TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { staticName } from "../objects/static_area.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { internText } from "../objects/values/text.ts";

const SYS = staticName("sys");

/**
 * The attribute of the sys module; 0 without an exception when sys was never imported (its streams are then the
 * runtime's own) or has no such attribute.
 */
export function sysAttribute(name: string): Value {
  const module = dictGetStr(H32[TS_MODULES >> 2], SYS);
  return module === 0 ? 0 : lookupAttribute(module, internText(name));
}
