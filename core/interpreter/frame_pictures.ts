/** What guest code sees of a frame: its variables by name, and the frame object. */
import { CELL_CONTENT, RAW_DATA, TEXT_UNITS, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import {
  CODE_INSTRUCTIONS,
  CODE_LOCAL_COUNT,
  CODE_LOCAL_KINDS,
  CODE_LOCAL_NAMES,
} from "../heap/layouts/callable.ts";
import {
  FRAME_CODE,
  FRAME_GLOBALS,
  FRAME_LOCALS,
  FRAME_NAMES,
  FRAME_PC,
} from "../heap/layouts/frame.ts";
import { H32, HU8 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { typeName } from "../objects/errors.ts";
import { isDict } from "../objects/kinds.ts";
import { newFramePicture } from "../objects/types/traceback_types.ts";
import { dictSetStr, newDict } from "../objects/values/dict_table.ts";

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
    let value = H32[locals + i];
    if ((kind & CELL_OR_FREE) !== 0 && value !== 0 && typeName(value) === "cell") {
      value = H32[(value + CELL_CONTENT) >> 2];
    }
    if (value !== 0) dictSetStr(dict, H32[first + i], value);
  }
  return dict;
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
    let value = H32[locals + i];
    if ((HU8[kinds + i] & HIDDEN) === 0 || value === 0) continue;
    if (typeName(value) === "cell") value = H32[(value + CELL_CONTENT) >> 2];
    if (value === 0) continue;
    if (variables === 0) variables = newDict();
    dictSetStr(variables, H32[first + i], value);
  }
  return variables === 0 ? names : variables;
}

/** The frame object of a frame as it is now, called by what `back` shows (or 0). */
export function pictureOf(frame: number, back: Value): Value {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  const position = Math.max(0, H32[(frame + FRAME_PC) >> 2] - 1 - first);
  return newFramePicture(
    code,
    H32[(frame + FRAME_GLOBALS) >> 2],
    position,
    back,
    localsOf(frame),
  );
}
