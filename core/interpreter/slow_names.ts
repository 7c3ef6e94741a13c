/** Names, cells, functions and classes. */
import { ARRAY_ITEMS, CELL_CONTENT, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import * as layout from "../heap/layouts/callable.ts";
import { DICT_FLAG_WATCHED, DICT_FLAGS } from "../heap/layouts/dict.ts";
import {
  FRAME_CODE,
  FRAME_FUNCTION,
  FRAME_GLOBALS,
  FRAME_LOCALS,
  FRAME_NAMES,
} from "../heap/layouts/frame.ts";
import { EMPTY_TUPLE, NONE, TS_BUILTINS_DICT } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { allocate } from "../heap/allocator.ts";
import { small, type Value } from "../heap/value.ts";
import { CodeFlag } from "../compiler/opcodes.ts";
import { pending, raiseNameError, typeOf } from "../objects/errors.ts";
import { freshVersion } from "../objects/lookup.ts";
import { builtinsOf } from "../objects/builtins_of.ts";
import { N } from "../objects/names.ts";
import { setItem } from "../objects/protocols/items.ts";
import { Slot, slotOf } from "../objects/slots.ts";
import { staticName } from "../objects/static_area.ts";
import {
  dictDeleteStr,
  dictFindStr,
  dictGetStr,
  dictSetStr,
  newDict,
} from "../objects/values/dict_table.ts";
import {
  ASSERTION_ERROR,
  FUNCTION_SHAPE,
  NAME_ERROR,
  NOT_IMPLEMENTED_ERROR,
  TUPLE_TYPE,
} from "../objects/well_known.ts";
import type { FrameRef } from "./frames.ts";
import {
  globalOrBuiltin,
  localName,
  lookupMapping,
  raiseUnbound,
  raiseUndefined,
} from "./names.ts";

/** COPY_FREE_VARS: the closure's cells become the frame's last locals. */
export function copyFreeVariables(frame: FrameRef, count: number): void {
  const code = H32[(frame + FRAME_CODE) >> 2];
  const closure = H32[(H32[(frame + FRAME_FUNCTION) >> 2] + layout.FUNCTION_CLOSURE) >> 2];
  const first = ((frame + FRAME_LOCALS) >> 2) + (H32[(code + layout.CODE_LOCAL_COUNT) >> 2] >> 1) -
    count;
  for (let i = 0; i < count; i++) H32[first + i] = H32[((closure + TUPLE_ITEMS) >> 2) + i];
}

/** mapping[name of the cell] or the cell's content. */
export function loadFromMappingOrCell(frame: FrameRef, mapping: Value, local: number): Value {
  const value = lookupMapping(mapping, localName(frame, local));
  if (value !== 0 || pending()) return value;
  const content = H32[(H32[((frame + FRAME_LOCALS) >> 2) + local] + CELL_CONTENT) >> 2];
  return content === 0 ? raiseUnbound(frame, local) : content;
}

/** mapping[name], or the global or builtin. */
export function loadFromMappingOrGlobals(globals: Value, mapping: Value, name: Value): Value {
  const value = lookupMapping(mapping, name);
  if (value !== 0 || pending()) return value;
  return globalOrBuiltin(globals, name);
}

/** Whether stores into the dict must be told to somebody. */
export function isWatched(dict: Value): boolean {
  return ((H32[(dict + DICT_FLAGS) >> 2] >> 1) & DICT_FLAG_WATCHED) !== 0;
}

/** Notes the place of a name that was just stored into an exact dict in the cache word. */
export function noteStoredName(cache: number, names: Value, name: Value): void {
  const entry = dictFindStr(names, name);
  H32[cache] = entry < 0 ? 0 : small(entry);
}

/** globals[name] = value */
export function storeGlobal(globals: Value, name: Value, value: Value): void {
  dictSetStr(globals, name, value);
}

/** del globals[name]. 1, or 0 with NameError pending. */
export function deleteGlobal(globals: Value, name: Value): number {
  return dictDeleteStr(globals, name) ? 1 : raiseUndefined(name);
}

/** `__build_class__` of the globals' builtins; 0 with NameError pending. */
export function buildClassFunction(globals: Value): Value {
  const found = lookupMapping(builtinsOf(globals), N.__build_class__);
  if (found !== 0 || pending()) return found;
  return raiseNameError(NAME_ERROR, N.__build_class__, "__build_class__ not found");
}

const ALL = staticName("all");
const ANY = staticName("any");

/** LOAD_COMMON_CONSTANT. */
export function commonConstant(index: number): Value {
  switch (index) {
    case 0:
      return ASSERTION_ERROR;
    case 1:
      return NOT_IMPLEMENTED_ERROR;
    case 2:
      return TUPLE_TYPE;
    case 3:
      return dictGetStr(H32[TS_BUILTINS_DICT >> 2], ALL);
    default:
      return dictGetStr(H32[TS_BUILTINS_DICT >> 2], ANY);
  }
}

/** A stored class attribute as access through an instance gives it. May run guest code. */
export function bindAttribute(attribute: Value, instance: Value, type: number): Value {
  const get = slotOf(typeOf(attribute), Slot.get);
  return get === null ? attribute : get(attribute, instance, type);
}

/** A function of a code object with these globals. @throws OutOfMemory */
export function newFunction(code: Value, globals: Value): Value {
  const fn = allocate(layout.FUNCTION_BYTES);
  H32[fn >> 2] = FUNCTION_SHAPE;
  H32[(fn + layout.FUNCTION_CODE) >> 2] = code;
  H32[(fn + layout.FUNCTION_GLOBALS) >> 2] = globals;
  H32[(fn + layout.FUNCTION_NAME) >> 2] = H32[(code + layout.CODE_NAME) >> 2];
  H32[(fn + layout.FUNCTION_QUALNAME) >> 2] = H32[(code + layout.CODE_QUALNAME) >> 2];
  const flags = H32[(code + layout.CODE_FLAGS) >> 2] >> 1;
  H32[(fn + layout.FUNCTION_DOC) >> 2] = (flags & CodeFlag.HAS_DOCSTRING) !== 0
    ? H32[(H32[(code + layout.CODE_CONSTANTS) >> 2] + ARRAY_ITEMS) >> 2]
    : NONE;
  const module = dictGetStr(globals, N.__name__);
  H32[(fn + layout.FUNCTION_MODULE) >> 2] = module === 0 ? NONE : module;
  H32[(fn + layout.FUNCTION_VERSION) >> 2] = freshVersion();
  return fn;
}

/**
 * MAKE_FUNCTION: takes the code and what belongs to it off the stack and pushes the function.
 *
 * @returns the new stack pointer
 */
export function makeFunction(frame: FrameRef, sp: number, flags: number): number {
  let at = sp - 1;
  const fn = newFunction(H32[at], H32[(frame + FRAME_GLOBALS) >> 2]);
  if ((flags & 16) !== 0) H32[(fn + layout.FUNCTION_ANNOTATE) >> 2] = H32[--at];
  if ((flags & 8) !== 0) H32[(fn + layout.FUNCTION_CLOSURE) >> 2] = H32[--at];
  if ((flags & 4) !== 0) H32[(fn + layout.FUNCTION_ANNOTATIONS) >> 2] = H32[--at];
  if ((flags & 2) !== 0) H32[(fn + layout.FUNCTION_KWDEFAULTS) >> 2] = H32[--at];
  if ((flags & 1) !== 0) {
    const defaults = H32[--at];
    H32[(fn + layout.FUNCTION_DEFAULTS) >> 2] = defaults === EMPTY_TUPLE ? 0 : defaults;
  }
  H32[at] = fn;
  return at + 1;
}

/** SETUP_ANNOTATIONS */
export function setupAnnotations(frame: FrameRef): boolean {
  const names = H32[(frame + FRAME_NAMES) >> 2];
  const known = lookupMapping(names, N.__annotations__);
  if (known !== 0) return true;
  if (pending()) return false;
  return setItem(names, N.__annotations__, newDict()) !== 0;
}
