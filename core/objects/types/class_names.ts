/** How classes are called in messages and representations. */
import { TYPE_DICT, TYPE_FLAG_HEAP, TYPE_FLAGS, TYPE_QUALNAME } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { nameOfType, typeOf } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { N } from "../names.ts";
import { staticName } from "../static_area.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { jsString } from "../values/text.ts";

const BUILTINS = staticName("builtins");

/** Whether the class was made by guest code (a class statement or type()). */
export function isHeapType(type: number): boolean {
  return ((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_HEAP) !== 0;
}

/** The class's `__module__` as stored; 0 when a guest class has none (it was deleted). */
export function moduleOfType(type: number): Value {
  const module = dictGetStr(H32[(type + TYPE_DICT) >> 2], N.__module__);
  // The namespace of `type` has the descriptor that computes this.
  if (isHeapType(type) || (module !== 0 && isStr(module))) return module;
  return BUILTINS;
}

/** The module's name as JavaScript text, or null when it is none or "builtins". */
export function shownModuleOfType(type: number): string | null {
  const module = moduleOfType(type);
  if (module === 0 || !isStr(module)) return null;
  const text = jsString(module);
  return text === "builtins" ? null : text;
}

/** The qualified name as JavaScript text. */
export function qualnameOfType(type: number): string {
  return jsString(H32[(type + TYPE_QUALNAME) >> 2]);
}

/** As fullNameOfType, without the module for classes of the main program too (CPython's %T and %N formats). */
export function fullNameInMessage(type: number): string {
  const module = shownModuleOfType(type);
  const qualname = qualnameOfType(type);
  return module === null || module === "__main__" ? qualname : `${module}.${qualname}`;
}

/** "module.qualname", or the qualified name alone for builtins, as in reprs. */
export function fullNameOfType(type: number): string {
  const module = shownModuleOfType(type);
  return module === null ? qualnameOfType(type) : `${module}.${qualnameOfType(type)}`;
}

/** "0x..." of an object's address, as %p prints it. */
export function addressText(value: Value): string {
  return "0x" + (value >>> 0).toString(16);
}

/** The name of a value's class without its module: what is behind the last dot (Objects/typeobject.c: _PyType_Name). */
export function shortTypeName(value: Value): string {
  const name = nameOfType(typeOf(value));
  return name.slice(name.lastIndexOf(".") + 1);
}
