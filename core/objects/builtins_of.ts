/** The builtins of a namespace. */
import { DICT_FLAG_OWN_BUILTINS, DICT_FLAGS, DICT_VERSION } from "../heap/layouts/dict.ts";
import { TS_BUILTINS, TS_BUILTINS_DICT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { N } from "./names.ts";
import { dictGetStr } from "./values/dict_table.ts";
import { MODULE_SHAPE } from "./well_known.ts";

/**
 * Where names are looked for that are no globals: the builtins that everybody has, or what the globals' `__builtins__` is, or
 * the dict of the module that it is, if exec or eval was given them so (code that runs keeps its builtins, whatever it
 * assigns to the name).
 */
export function builtinsOf(globals: Value): Value {
  if (((H32[(globals + DICT_FLAGS) >> 2] >> 1) & DICT_FLAG_OWN_BUILTINS) === 0) {
    return H32[TS_BUILTINS_DICT >> 2];
  }
  return namedBuiltins(globals);
}

function namedBuiltins(globals: Value): Value {
  const own = dictGetStr(globals, N.__builtins__);
  if (own === 0 || own === H32[TS_BUILTINS >> 2]) return H32[TS_BUILTINS_DICT >> 2];
  return (own & 1) === 0 && H32[own >> 2] === MODULE_SHAPE ? H32[(own + 4) >> 2] : own;
}

/** Notes whether globals that code is to run with have builtins of their own; then caches that knew others hold no more. */
export function noteBuiltins(globals: Value): void {
  const place = (globals + DICT_FLAGS) >> 2;
  const has = namedBuiltins(globals) !== H32[TS_BUILTINS_DICT >> 2];
  if (has === (((H32[place] >> 1) & DICT_FLAG_OWN_BUILTINS) !== 0)) return;
  H32[place] ^= DICT_FLAG_OWN_BUILTINS << 1;
  H32[(globals + DICT_VERSION) >> 2] = small(0);
}
