/**
 * Attribute access (Objects/object.c: PyObject_GenericGetAttr and kin). Names are interned str.
 */
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { TS_EXCEPTION } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import {
  clearIf,
  nameOfType,
  noteAttribute,
  raiseAttributeError,
  raiseNoAttribute,
  raiseTypeError,
  typeName,
  typeOf,
} from "../errors.ts";
import { hasInstanceDict, instanceDelete, instanceGet, instanceSet } from "../instances.ts";
import { isStr } from "../kinds.ts";
import { typeLookup } from "../lookup.ts";
import { Slot, type SlotFunction, slotOf, slotWord } from "../slots.ts";
import { intern, jsString } from "../values/text.ts";
import { ATTRIBUTE_ERROR } from "../well_known.ts";

/** object.name; 0 with the exception pending. May run guest code. */
export function getAttribute(object: Value, name: Value): Value {
  const get = slotOf(typeOf(object), Slot.getattr);
  if (get === null) return genericGetAttribute(object, name);
  const value = get(object, name);
  if (value === 0) noteMissing(object, name);
  return value;
}

/**
 * Of which object an attribute was asked for, for an AttributeError pending that does not say so (Objects/object.c:
 * _PyObject_SetAttributeErrorContext).
 */
function noteMissing(object: Value, name: Value): void {
  const exception = H32[TS_EXCEPTION >> 2];
  if (exception !== 0) noteAttribute(exception, object, name);
}

/** getattr with a name of any kind: it must be a str, and is interned. */
export function getAttributeOf(object: Value, name: Value): Value {
  const interned = attributeName(name);
  return interned === 0 ? 0 : getAttribute(object, interned);
}

/** The interned form of an attribute name, or 0 with TypeError pending. */
export function attributeName(name: Value): Value {
  if (!isStr(name)) return raiseTypeError(`attribute name must be string, not '${typeName(name)}'`);
  return intern(name);
}

/** object.name, or 0 without an exception when there is no such attribute (AttributeError swallowed). */
export function lookupAttribute(object: Value, name: Value): Value {
  const get = slotOf(typeOf(object), Slot.getattr);
  if (get === null || get === genericGetAttribute) return genericLookup(object, name, true);
  const value = get(object, name);
  if (value === 0) clearIf(ATTRIBUTE_ERROR);
  return value;
}

/** The default `__getattribute__`. */
export function genericGetAttribute(object: Value, name: Value): Value {
  return genericLookup(object, name, false);
}

/** As genericGetAttribute; quiet: 0 without an exception when there is no such attribute. */
export function genericLookup(object: Value, name: Value, quiet: boolean): Value {
  const type = typeOf(object);
  const attribute = typeLookup(type, name);
  if (attribute !== 0) {
    const attributeType = typeOf(attribute);
    const get = slotOf(attributeType, Slot.get);
    if (get !== null && slotWord(attributeType, Slot.set) !== 0) {
      return guarded(get, attribute, object, type, quiet);
    }
    const own = instanceGet(object, type, name);
    if (own !== 0) return own;
    return get === null ? attribute : guarded(get, attribute, object, type, quiet);
  }
  const own = instanceGet(object, type, name);
  if (own !== 0) return own;
  return quiet ? 0 : raiseNoAttribute(object, name);
}

function guarded(
  get: SlotFunction,
  attribute: Value,
  object: Value,
  type: number,
  quiet: boolean,
): Value {
  const mark = rootMark();
  pushRoot(attribute);
  pushRoot(object);
  const value = get(attribute, object, type);
  releaseRoots(mark);
  if (value === 0 && quiet) clearIf(ATTRIBUTE_ERROR);
  return value;
}

/** object.name = value, or del object.name (value 0). 1, or 0 with the exception pending. May run guest code. */
export function setAttribute(object: Value, name: Value, value: Value): number {
  const set = slotOf(typeOf(object), Slot.setattr);
  return set === null ? genericSetAttribute(object, name, value) : set(object, name, value);
}

/** The default `__setattr__` and `__delattr__` (value 0). */
export function genericSetAttribute(object: Value, name: Value, value: Value): number {
  const type = typeOf(object);
  const attribute = typeLookup(type, name);
  if (attribute !== 0) {
    const set = slotOf(typeOf(attribute), Slot.set);
    if (set !== null) return set(attribute, object, value);
  }
  if ((object & 1) !== 0 || !hasInstanceDict(type)) return cannotSet(object, type, name, attribute);
  if (value !== 0) {
    instanceSet(object, type, name, value);
    return 1;
  }
  if (instanceDelete(object, type, name)) return 1;
  return raiseNoAttribute(object, name);
}

function cannotSet(object: Value, type: number, name: Value, attribute: Value): 0 {
  const text = jsString(name);
  if (attribute !== 0) {
    return raiseAttributeError(
      object,
      name,
      `'${nameOfType(type)}' object attribute '${text}' is read-only`,
    );
  }
  const set = slotOf(type, Slot.setattr);
  const why = set === null || set === genericSetAttribute
    ? " and no __dict__ for setting new attributes"
    : "";
  return raiseAttributeError(
    object,
    name,
    `'${nameOfType(type)}' object has no attribute '${text}'${why}`,
  );
}
