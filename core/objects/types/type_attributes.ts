/**
 * Attribute access of classes themselves (Objects/typeobject.c: type_getattro, type_setattro), and what follows from a
 * change.
 */
import { H32 } from "../../heap/memory.ts";
import { TYPE_DICT, TYPE_FLAG_IMMUTABLE, TYPE_FLAGS } from "../../heap/layouts/type.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { nameOfType, raiseAttributeError, raiseTypeError, typeOf } from "../errors.ts";
import { dundersOf, isNativeSlot, updateSlotsForName } from "../guest_slots.ts";
import { noteReplaced, storeInCell } from "../class_cells.ts";
import { typeLookup, typeModified } from "../lookup.ts";
import { N } from "../names.ts";
import { Slot, SLOT_TABLE, slotOf, slotWord } from "../slots.ts";
import { dictDeleteStr, dictGetStr, dictSetStr } from "../values/dict_table.ts";
import { jsString } from "../values/text.ts";
import { FUNCTION_SHAPE } from "../well_known.ts";
import { tellAttributeKindChanged } from "./class_hooks.ts";

/** type.__getattribute__ */
export function typeGetAttribute(type: Value, name: Value): Value {
  const metatype = typeOf(type);
  const fromMeta = typeLookup(metatype, name);
  let metaGet = null;
  if (fromMeta !== 0) {
    const kind = typeOf(fromMeta);
    metaGet = slotOf(kind, Slot.get);
    if (metaGet !== null && slotWord(kind, Slot.set) !== 0) {
      return rooted(metaGet, fromMeta, type, metatype);
    }
  }
  const found = typeLookup(type, name);
  if (found !== 0) {
    if ((found & 1) !== 0 || H32[found >> 2] === FUNCTION_SHAPE) return found;
    const get = slotOf(typeOf(found), Slot.get);
    return get === null ? found : rooted(get, found, 0, type);
  }
  if (metaGet !== null) return rooted(metaGet, fromMeta, type, metatype);
  if (fromMeta !== 0) return fromMeta;
  return raiseNoTypeAttribute(type, name);
}

// deno-lint-ignore ban-types
function rooted(get: Function, attribute: Value, instance: Value, owner: Value): Value {
  const mark = rootMark();
  pushRoot(attribute);
  pushRoot(owner);
  const value = get(attribute, instance, owner);
  releaseRoots(mark);
  return value;
}

/** "type object 'C' has no attribute 'x'" */
export function raiseNoTypeAttribute(type: Value, name: Value): 0 {
  return raiseAttributeError(
    type,
    name,
    `type object '${nameOfType(type)}' has no attribute '${jsString(name)}'`,
  );
}

/** type.__setattr__ and, with value 0, type.__delattr__ */
export function typeSetAttribute(type: Value, name: Value, value: Value): number {
  if (isImmutable(type)) {
    return raiseTypeError(
      `cannot set '${jsString(name)}' attribute of immutable type '${nameOfType(type)}'`,
    );
  }
  const fromMeta = typeLookup(typeOf(type), name);
  if (fromMeta !== 0) {
    const set = slotOf(typeOf(fromMeta), Slot.set);
    if (set !== null) return set(fromMeta, type, value);
  }
  if (value !== 0 && storeInCell(type, name, value)) return 1;
  const old = typeLookup(type, name);
  const dict = H32[(type + TYPE_DICT) >> 2];
  noteReplaced(type, name, dictGetStr(dict, name), value);
  if (value !== 0) dictSetStr(dict, name, value);
  else if (!dictDeleteStr(dict, name)) return raiseNoTypeAttribute(type, name);
  typeChanged(type, name, old);
  return 1;
}

/** Whether the class's attributes cannot be set. */
export function isImmutable(type: Value): boolean {
  return ((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_IMMUTABLE) !== 0;
}

/** After the attribute `name`, that was `old` (0 absent), of a guest class changed. */
export function typeChanged(type: Value, name: Value, old: Value): void {
  typeModified(type);
  const decides = decidesSlots(name);
  if (decides) updateSlotsForName(type, name);
  if (decides || isDataDescriptor(old) || isDataDescriptor(typeLookup(type, name))) {
    tellAttributeKindChanged(type, name);
  }
}

function isDataDescriptor(attribute: Value): boolean {
  return attribute !== 0 && slotWord(typeOf(attribute), Slot.set) !== 0;
}

let deciding: Set<Value> | null = null;

/** Whether a method of this name gives a slot. */
function decidesSlots(name: Value): boolean {
  if (deciding === null) {
    deciding = new Set([N.__call__, N.__del__, N.__init__, N.__new__]);
    for (let slot = 0; slot < SLOT_TABLE.length; slot++) {
      if (!isNativeSlot(slot)) { for (const dunder of dundersOf(slot)) deciding.add(dunder); }
    }
  }
  return deciding.has(name);
}

/** The class's own attribute, without its bases; 0 when absent. */
export function ownTypeAttribute(type: Value, name: Value): Value {
  return dictGetStr(H32[(type + TYPE_DICT) >> 2], name);
}
