/** The builtins of a namespace. */
import { TS_BUILTINS, TS_BUILTINS_DICT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { N } from "./names.ts";
import { dictGetStr } from "./values/dict_table.ts";
import { MODULE_SHAPE } from "./well_known.ts";

/**
 * Where names are looked for that are no globals: what the globals' `__builtins__` is, or the dict of the module that it is.
 * Guest code may put anything there for exec and eval.
 */
export function builtinsOf(globals: Value): Value {
  const own = dictGetStr(globals, N.__builtins__);
  if (own === 0 || own === H32[TS_BUILTINS >> 2]) return H32[TS_BUILTINS_DICT >> 2];
  return (own & 1) === 0 && H32[own >> 2] === MODULE_SHAPE ? H32[(own + 4) >> 2] : own;
}
