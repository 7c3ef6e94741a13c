/**
 * Attributes of classes that are replaced: counters, caches, settings.
 *
 * What is looked up in a class is kept under the class's version, so each change of an attribute would make all of it useless. An
 * attribute that was plain data and is replaced by plain data becomes a cell: from then on nobody keeps its value, but where it
 * is, and replacing it leaves the version as it is. That it is there, and that it is no descriptor and no method, the version
 * tells still. It is an attribute like others again when something else is stored there, or it is deleted.
 */
import {
  TYPE_CELLS,
  TYPE_DICT,
  TYPE_FLAG_RELIED_ON,
  TYPE_FLAGS,
  TYPE_MRO,
} from "../heap/layouts/type.ts";
import { LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { TRUE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { typeOf } from "./errors.ts";
import { Slot, slotWord } from "./slots.ts";
import {
  dictDeleteStr,
  dictFindStr,
  dictSetStr,
  dictSetValueAt,
  newDict,
} from "./values/dict_table.ts";
import { jsString } from "./values/text.ts";

/** Whether a class's own attribute is a cell. Never collects. */
export function isCell(type: number, name: Value): boolean {
  const cells = H32[(type + TYPE_CELLS) >> 2];
  return cells !== 0 && dictFindStr(cells, name) >= 0;
}

/** Where `holderOf` found the name: the class, and the entry of its dict. */
export let cellHolder = 0;
export let cellEntry = 0;

/** Whether what a class has as `name` is a cell, of its own or of a base: `cellHolder` and `cellEntry` are set then. Never collects. */
export function findCell(type: number, name: Value): boolean {
  const mro = H32[(type + TYPE_MRO) >> 2];
  const length = H32[(mro + LENGTH) >> 2] >> 1;
  const first = (mro + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < length; i++) {
    const holder = H32[first + i];
    const entry = dictFindStr(H32[(holder + TYPE_DICT) >> 2], name);
    if (entry < 0) continue;
    if (!isCell(holder, name)) return false;
    cellHolder = holder;
    cellEntry = entry;
    return true;
  }
  return false;
}

/**
 * Whether a value in a class is given as it is, to instances too. Notes that its class is relied on for that. (A class that gains
 * `__get__` empties all caches then.)
 */
export function isPlainData(value: Value): boolean {
  if ((value & 1) !== 0) return true;
  const type = typeOf(value);
  if (slotWord(type, Slot.get) !== 0 || slotWord(type, Slot.set) !== 0) return false;
  H32[(type + TYPE_FLAGS) >> 2] |= TYPE_FLAG_RELIED_ON << 1;
  return true;
}

/** Replaces the value of a class's own attribute if it is a cell and stays one. Never collects. */
export function storeInCell(type: number, name: Value, value: Value): boolean {
  if (!isCell(type, name) || !isPlainData(value)) {
    return false;
  }
  const dict = H32[(type + TYPE_DICT) >> 2];
  const entry = dictFindStr(dict, name);
  if (entry < 0) return false;
  dictSetValueAt(dict, entry, value);
  return true;
}

/**
 * Before a class's own attribute becomes `value` (0: is deleted) in the usual way, which changes the version: makes it a cell if it
 * is one from now on, and no cell if it is none. @throws OutOfMemory
 */
export function noteReplaced(type: number, name: Value, old: Value, value: Value): void {
  const cells = H32[(type + TYPE_CELLS) >> 2];
  if (value === 0 || old === 0 || !isPlainData(value)) {
    if (cells !== 0) dictDeleteStr(cells, name);
    return;
  }
  if (!isPlainData(old) || isSpecial(name)) return;
  if (cells === 0) H32[(type + TYPE_CELLS) >> 2] = newDict();
  dictSetStr(H32[(type + TYPE_CELLS) >> 2], name, TRUE);
}

/** Names that the interpreter looks for by itself are kept in slots and caches of their own. */
function isSpecial(name: Value): boolean {
  const text = jsString(name);
  return text.startsWith("__") && text.endsWith("__");
}
