/** Global, builtin and local names by look-up, and the errors of unbound ones. */
import { TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { CODE_FREE_COUNT, CODE_LOCAL_COUNT, CODE_LOCAL_NAMES } from "../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_GLOBALS, FRAME_NAMES } from "../heap/layouts/frame.ts";
import { TS_BUILTINS_DICT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { clearIf, pending, raise, raiseNameError } from "../objects/errors.ts";
import { builtinsOf } from "../objects/builtins_of.ts";
import { getItem, setItem } from "../objects/protocols/items.ts";
import {
  dictDeleteStr,
  dictFindStr,
  dictGetStr,
  dictSetStr,
  dictValueAt,
  dictVersion,
} from "../objects/values/dict_table.ts";
import { jsString } from "../objects/values/text.ts";
import { DICT_SHAPE, KEY_ERROR, NAME_ERROR, UNBOUND_LOCAL_ERROR } from "../objects/well_known.ts";
import type { FrameRef } from "./frames.ts";

/**
 * Global or builtin `name`; fills the two cache words at `cache`: word 0 is the entry index as a small int; word 1 is 0
 * for an entry of the globals, else the globals' version that did not have the name, for one of the builtins.
 */
export function loadGlobal(cache: number, globals: Value, name: Value): Value {
  if (H32[globals >> 2] !== DICT_SHAPE) return globalOrBuiltin(globals, name);
  const entry = dictFindStr(globals, name);
  if (entry >= 0) {
    H32[cache] = small(entry);
    H32[cache + 1] = 0;
    return dictValueAt(globals, entry);
  }
  const builtins = builtinsOf(globals);
  // Caches are for the builtins that everybody has.
  if (builtins !== H32[TS_BUILTINS_DICT >> 2]) return builtinOf(builtins, name);
  const builtin = dictFindStr(builtins, name);
  if (builtin >= 0) {
    H32[cache] = small(builtin);
    H32[cache + 1] = dictVersion(globals);
    return dictValueAt(builtins, builtin);
  }
  return raiseUndefined(name);
}

/** A builtin by look-up; 0 with NameError or what a mapping raised pending. */
function builtinOf(builtins: Value, name: Value): Value {
  const value = lookupMapping(builtins, name);
  return value !== 0 || pending() ? value : raiseUndefined(name);
}

/** NameError: name 'x' is not defined. */
export function raiseUndefined(name: Value): 0 {
  return raiseNameError(NAME_ERROR, name, `name '${jsString(name)}' is not defined`);
}

/** LOAD_NAME in a frame whose locals mapping is not its globals. May run guest code. */
export function loadName(frame: FrameRef, name: Value): Value {
  const value = lookupMapping(H32[(frame + FRAME_NAMES) >> 2], name);
  if (value !== 0 || pending()) return value;
  return globalOrBuiltin(H32[(frame + FRAME_GLOBALS) >> 2], name);
}

/** Global or builtin without a cache. Globals of a subclass of dict may make it (`__missing__`). May run guest code. */
export function globalOrBuiltin(globals: Value, name: Value): Value {
  const value = lookupMapping(globals, name);
  if (value !== 0 || pending()) return value;
  return builtinOf(builtinsOf(globals), name);
}

/** mapping[name]; 0 without an exception when absent. */
export function lookupMapping(mapping: Value, name: Value): Value {
  if ((mapping & 1) === 0 && H32[mapping >> 2] === DICT_SHAPE) return dictGetStr(mapping, name);
  const value = getItem(mapping, name);
  if (value === 0) clearIf(KEY_ERROR);
  return value;
}

/** locals mapping[name] = value. 1, or 0 with the exception pending. */
export function storeName(frame: FrameRef, name: Value, value: Value): number {
  const mapping = H32[(frame + FRAME_NAMES) >> 2];
  if (H32[mapping >> 2] === DICT_SHAPE) {
    dictSetStr(mapping, name, value);
    return 1;
  }
  return setItem(mapping, name, value);
}

/** del locals mapping[name]. 1, or 0 with NameError pending. */
export function deleteName(frame: FrameRef, name: Value): number {
  const mapping = H32[(frame + FRAME_NAMES) >> 2];
  if (H32[mapping >> 2] === DICT_SHAPE) {
    return dictDeleteStr(mapping, name) ? 1 : raiseUndefined(name);
  }
  const done = setItem(mapping, name, 0);
  if (done === 0 && clearIf(KEY_ERROR)) return raiseUndefined(name);
  return done;
}

/** The error of an unbound local, cell or free variable at place `local`. */
export function raiseUnbound(frame: FrameRef, local: number): 0 {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const name = H32[((H32[(code + CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2) + local];
  const count = H32[(code + CODE_LOCAL_COUNT) >> 2] >> 1;
  const free = H32[(code + CODE_FREE_COUNT) >> 2] >> 1;
  const text = jsString(name);
  if (local >= count - free) {
    return raiseNameError(
      NAME_ERROR,
      name,
      `cannot access free variable '${text}' where it is not associated with a value in enclosing scope`,
    );
  }
  // Without its name: no other name is suggested for one that is known.
  return raise(
    UNBOUND_LOCAL_ERROR,
    `cannot access local variable '${text}' where it is not associated with a value`,
  );
}

/** Name of local `local` of the frame's code. */
export function localName(frame: FrameRef, local: number): Value {
  const code = H32[(frame + FRAME_CODE) >> 2];
  return H32[((H32[(code + CODE_LOCAL_NAMES) >> 2] + TUPLE_ITEMS) >> 2) + local];
}
