/** The variables of a frame by name, as locals() shows them. */
import { TEXT_UNITS, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { CODE_LOCAL_COUNT, CODE_LOCAL_KINDS, CODE_LOCAL_NAMES } from "../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_LOCALS, FRAME_NAMES } from "../heap/layouts/frame.ts";
import { FRAME_OBJECT_EXTRA } from "../heap/layouts/frame_object.ts";
import { H32, HU8 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { isDict } from "../objects/kinds.ts";
import { dictMerge, dictSetStr, newDict } from "../objects/values/dict_table.ts";
import { knownFrameObject, loadLocal } from "./frame_objects.ts";

const CELL_OR_FREE = 2 | 4;
const HIDDEN = 8;

/** locals() of a frame: its mapping, or for a function a fresh dict of the variables that are bound. */
export function localsOf(frame: number): Value {
  const names = H32[(frame + FRAME_NAMES) >> 2];
  if (names !== 0) return withComprehensionVariables(frame, names);
  const dict = newDict();
  const code = H32[(frame + FRAME_CODE) >> 2];
  const count = H32[(code + CODE_LOCAL_COUNT) >> 2] >> 1;
  const kinds = H32[(code + CODE_LOCAL_KINDS) >> 2] + TEXT_UNITS;
  const first = (H32[(code + CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2;
  const locals = (frame + FRAME_LOCALS) >> 2;
  for (let i = 0; i < count; i++) {
    const kind = HU8[kinds + i];
    if ((kind & HIDDEN) !== 0) continue;
    const value = (kind & CELL_OR_FREE) !== 0 ? loadLocal(locals + i) : H32[locals + i];
    if (value !== 0) dictSetStr(dict, H32[first + i], value);
  }
  // What f_locals was given besides.
  const object = knownFrameObject(frame);
  const extra = object === 0 ? 0 : H32[(object + FRAME_OBJECT_EXTRA) >> 2];
  if (extra === 0) return dict;
  const mark = rootMark();
  pushRoot(dict);
  const merged = dictMerge(dict, extra, true);
  releaseRoots(mark);
  return merged ? dict : 0;
}

/**
 * The namespace of a module's or a class's body; while a comprehension runs in it, a dict of the comprehension's variables:
 * they are locals of the frame (PEP 709).
 */
function withComprehensionVariables(frame: number, names: Value): Value {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const count = H32[(code + CODE_LOCAL_COUNT) >> 2] >> 1;
  if (count === 0 || !isDict(names)) return names;
  const kinds = H32[(code + CODE_LOCAL_KINDS) >> 2] + TEXT_UNITS;
  const first = (H32[(code + CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2;
  const locals = (frame + FRAME_LOCALS) >> 2;
  let variables = 0;
  for (let i = 0; i < count; i++) {
    const value = (HU8[kinds + i] & HIDDEN) === 0 ? 0 : loadLocal(locals + i);
    if (value === 0) continue;
    if (variables === 0) variables = newDict();
    dictSetStr(variables, H32[first + i], value);
  }
  return variables === 0 ? names : variables;
}
