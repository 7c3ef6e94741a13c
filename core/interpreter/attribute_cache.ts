/**
 * Inline caches of attribute instructions: the slow way that also fills the cache. The fast way is in loop.ts.
 *
 * Four words behind LOAD_ATTR, LOAD_METHOD and STORE_ATTR:
 *   0 shape of the object            1 small int: CACHE_* | place << 4
 *   2 value or next shape            3 version of the type
 *
 * CACHE_SLOT needs nothing but the shape to match: a class that gains a data descriptor (or __getattribute__) flushes
 * all caches, if any may rely on it (TYPE_FLAG_RELIED_ON). CACHE_VALUE and both kinds of CACHE_BIND also compare the type's version. CACHE_TYPE: the object is itself a type with
 * that version (versions are unique). CACHE_MODULE: `place` is an entry index, checked by key. CACHE_CELL and CACHE_TYPE_CELL
 * are CACHE_VALUE and CACHE_TYPE of attributes that are replaced: word 2 is the dict of the class that has it, `place` the entry.
 */
import { ARRAY_ITEMS, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { DESCRIPTOR_NATIVE, DESCRIPTOR_OFFSET } from "../heap/layouts/callable.ts";
import { DICT_ENTRIES } from "../heap/layouts/dict.ts";
import { SHAPE_PLACE, SHAPE_TYPE } from "../heap/layouts/shape.ts";
import {
  TYPE_DICT,
  TYPE_DICT_OFFSET,
  TYPE_FLAG_HOOKED_GETATTR,
  TYPE_FLAG_PLAIN_GETATTR,
  TYPE_FLAG_PLAIN_SETATTR,
  TYPE_FLAG_RELIED_ON,
  TYPE_FLAGS,
  TYPE_VERSION,
} from "../heap/layouts/type.ts";
import { ATTRIBUTE_CACHE, ATTRIBUTE_CACHE_ENTRIES, TS_METHOD_SELF } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { cellEntry, cellHolder, findCell } from "../objects/class_cells.ts";
import { typeOf } from "../objects/errors.ts";
import {
  dictOffset,
  hasInstanceDict,
  inSlots,
  instanceGet,
  shapeChild,
  shapeFind,
} from "../objects/instances.ts";
import { isTuple, isType } from "../objects/kinds.ts";
import { TUPLE_GETTER_SHAPE } from "../objects/library_shapes.ts";
import { forEachSubclass, isPlainMethod, typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { getAttribute, setAttribute } from "../objects/protocols/attributes.ts";
import { Slot, slotIndex, slotOf, slotWord } from "../objects/slots.ts";
import { getInstanceDict } from "../objects/types/class_slots.ts";
import { typeGetAttribute, typeSetAttribute } from "../objects/types/type_attributes.ts";
import { dictFindStr, dictGetStr } from "../objects/values/dict_table.ts";
import {
  CLASSMETHOD_SHAPE,
  FUNCTION_SHAPE,
  GETSET_DESCRIPTOR_SHAPE,
  MEMBER_DESCRIPTOR_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
  MODULE_SHAPE,
  OBJECT_TYPE,
  PROPERTY_SHAPE,
  STATICMETHOD_SHAPE,
  WRAPPER_DESCRIPTOR_SHAPE,
} from "../objects/well_known.ts";

export const CACHE_NONE = 0;
/** The value is in the instance's slot at byte offset `place`. */
export const CACHE_SLOT = 1;
/** The value is word 2 (class attribute that is no descriptor). */
export const CACHE_VALUE = 2;
/** Word 2 is a plain method: (method, object), or a bound method. */
export const CACHE_BIND = 3;
/** Entry `place` of the module's dict. */
export const CACHE_MODULE = 4;
/** The object is a type; word 2 is the attribute's value as reading gives it. */
export const CACHE_TYPE = 5;
/** The field at byte offset `place` (`__slots__`); 0 there: unbound, the slow way. */
export const CACHE_MEMBER = 6;
/** Word 2 is the getter (guest function) of a property. */
export const CACHE_PROPERTY = 7;
/** STORE_ATTR: append the slot at `place`; word 2 is the next shape. */
export const CACHE_ADD = 8;
/** The item at byte offset `place` of a tuple that is long enough (named tuples). */
export const CACHE_ITEM = 9;
/** As CACHE_BIND, while the object's dict, the word at byte offset `place`, is not there yet (0). */
export const CACHE_BIND_BARE = 10;
/** Entry `place` of the dict that word 2 is: a cell (objects/class_cells.ts) of the object's class. */
export const CACHE_CELL = 11;
/** The same of the object, which is a type. */
export const CACHE_TYPE_CELL = 12;
/** The object's dict, the word at byte offset `place`, has the name (STORE_ATTR: is to have it). */
export const CACHE_DICT_ITEM = 13;
/** As CACHE_BIND, while that dict has not the name. */
export const CACHE_DICT_BIND = 14;
/** As CACHE_VALUE, while that dict has not the name. */
export const CACHE_DICT_VALUE = 15;

/** Classes whose objects' attributes are found in the default way where they are there. */
const FOUND_PLAINLY = TYPE_FLAG_PLAIN_GETATTR | TYPE_FLAG_HOOKED_GETATTR;

// ORDER: library/collections/named_tuple.ts.
const TUPLE_GETTER_INDEX = 4;
/** Items behind these are read the slow way. */
const CACHED_ITEMS = 1024;

// Behind the inline caches, for sites that see several shapes: one table a runtime, keyed by shape and name. An entry is
// shape, name, then the inline cache's words 1..3; the collector clears the table, flushing the inline caches too.

/** The two uses of the table. */
export const LOADS = 1;
export const STORES = 2;

/** The top bits of a product with this spread addresses, which differ in few bits, over the table. */
export const SHARED_FACTOR = 0x9e3779b1 | 0;
/** Shifts such a product to an entry's number. */
export const SHARED_SHIFT = Math.clz32(ATTRIBUTE_CACHE_ENTRIES - 1);

/** Word index of the table's entry for a shape and a name; loads and stores of a name share the table. */
function sharedEntry(shape: number, name: Value, store: number): number {
  const hash = Math.imul(shape + 3 * name + 8 * store, SHARED_FACTOR) >>> SHARED_SHIFT;
  return (ATTRIBUTE_CACHE >> 2) + hash * 8;
}

/** Copies the shared table's entry, when it is for this shape and name, into the inline cache. */
export function fillFromShared(cache: number, shape: number, name: Value, store: number): boolean {
  const entry = sharedEntry(shape, name, store);
  if (H32[entry] !== shape || H32[entry + 1] !== name || H32[entry + 5] !== store) return false;
  H32[cache] = shape;
  H32[cache + 1] = H32[entry + 2];
  H32[cache + 2] = H32[entry + 3];
  H32[cache + 3] = H32[entry + 4];
  return true;
}

/** Kinds that are good for one object. */
const ONE_OBJECT: ReadonlySet<number> = new Set([CACHE_TYPE, CACHE_TYPE_CELL, CACHE_MODULE]);

/** Keeps what the inline cache now holds for other sites. What depends on more than the shape is not for sharing. */
function share(cache: number, shape: number, name: Value, store: number): void {
  const kind = (H32[cache + 1] >> 1) & 15;
  if (H32[cache] !== shape || ONE_OBJECT.has(kind)) return;
  const entry = sharedEntry(shape, name, store);
  H32[entry] = shape;
  H32[entry + 1] = name;
  H32[entry + 2] = H32[cache + 1];
  H32[entry + 3] = H32[cache + 2];
  H32[entry + 4] = H32[cache + 3];
  H32[entry + 5] = store;
}

function fill(
  cache: number,
  shape: number,
  kind: number,
  place: number,
  value: Value,
  version: Value,
): void {
  H32[(H32[(shape + SHAPE_TYPE) >> 2] + TYPE_FLAGS) >> 2] |= TYPE_FLAG_RELIED_ON << 1;
  H32[cache] = shape;
  H32[cache + 1] = small(kind | (place << 4));
  H32[cache + 2] = value;
  H32[cache + 3] = version;
}

/**
 * Whether an inline cache may rely on how attributes of instances of the class, or of a class under it, are found. Of a class
 * that was just made none does, whatever is set on it.
 */
export function isReliedOn(type: number): boolean {
  if ((H32[(type + TYPE_FLAGS) >> 2] & (TYPE_FLAG_RELIED_ON << 1)) !== 0) return true;
  let found = false;
  forEachSubclass(type, (subclass) => found ||= isReliedOn(subclass));
  return found;
}

/** Whether an object is a class whose attributes are got as those of classes are. (A metaclass that changes that flushes all.) */
export function isPlainClass(object: Value): boolean {
  return isType(object) && slotOf(typeOf(object), Slot.getattr) === typeGetAttribute;
}

/** object.name for LOAD_ATTR; fills the cache at word index `cache`. May run guest code. */
export function loadAttribute(cache: number, object: Value, name: Value): Value {
  if ((object & 1) === 0) {
    fillLoad(cache, object, name);
    share(cache, H32[object >> 2], name, LOADS);
  }
  return getAttribute(object, name);
}

/** Notes how `object.name` is found, when one of the cached ways applies. Never collects, calls nothing. */
export function fillLoad(cache: number, object: Value, name: Value): void {
  const shape = H32[object >> 2];
  const type = typeOf(object);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  const version = H32[(type + TYPE_VERSION) >> 2];
  if (shape === MODULE_SHAPE) {
    const entry = dictFindStr(H32[(object + 4) >> 2], name);
    if (entry >= 0 && typeLookup(type, name) === 0) {
      fill(cache, shape, CACHE_MODULE, entry, 0, version);
    }
    return;
  }
  if (isPlainClass(object)) {
    // As object's own getattr: data descriptors of the metaclass come first, then the class and its bases.
    const meta = typeLookup(type, name);
    if (meta !== 0 && slotWord(typeOf(meta), Slot.set) !== 0) return;
    const found = typeLookup(object, name);
    if (found === 0) return;
    const kind = (found & 1) !== 0 ? 0 : H32[found >> 2];
    // Methods are what they are when they are read from a class.
    const plain = kind === 0 || kind === FUNCTION_SHAPE || kind === METHOD_DESCRIPTOR_SHAPE ||
      kind === WRAPPER_DESCRIPTOR_SHAPE || slotWord(typeOf(found), Slot.get) === 0;
    const value = plain ? found : staticFunction(found);
    if (value === 0) return;
    const own = H32[(object + TYPE_VERSION) >> 2];
    if (!fillCell(cache, shape, CACHE_TYPE_CELL, object, name, own)) {
      fill(cache, shape, CACHE_TYPE, 0, value, own);
    }
    return;
  }
  if ((flags & FOUND_PLAINLY) === 0) return;
  const attribute = typeLookup(type, name);
  if (attribute === 0 || (attribute & 1) !== 0) {
    if (inSlots(object)) {
      const place = shapeFind(shape, name);
      if (place !== 0) fill(cache, shape, CACHE_SLOT, place, 0, version);
      else if (attribute !== 0) fillValue(cache, shape, type, name, attribute, version);
    } else fillFromDict(cache, object, name, attribute, version);
    return;
  }
  const attributeShape = H32[attribute >> 2];
  if (
    attributeShape === MEMBER_DESCRIPTOR_SHAPE &&
    H32[(attribute + DESCRIPTOR_NATIVE) >> 2] === small(0)
  ) {
    fill(cache, shape, CACHE_MEMBER, H32[(attribute + DESCRIPTOR_OFFSET) >> 2] >> 1, 0, version);
    return;
  }
  if (attributeShape === PROPERTY_SHAPE) {
    const getter = H32[(attribute + 4) >> 2];
    // Where the getter may raise an AttributeError that `__getattr__` answers, it is no call with a frame.
    if ((flags & TYPE_FLAG_HOOKED_GETATTR) !== 0) return;
    if (getter !== 0 && (getter & 1) === 0 && H32[getter >> 2] === FUNCTION_SHAPE) {
      fill(cache, shape, CACHE_PROPERTY, 0, getter, version);
    }
    return;
  }
  if (attributeShape === TUPLE_GETTER_SHAPE && isTuple(object)) {
    const index = H32[(attribute + TUPLE_GETTER_INDEX) >> 2] >> 1;
    if (index >= 0 && index < CACHED_ITEMS) {
      fill(cache, shape, CACHE_ITEM, TUPLE_ITEMS + 4 * index, 0, version);
    }
    return;
  }
  const attributeType = typeOf(attribute);
  if (slotWord(attributeType, Slot.set) !== 0) {
    // The class of an object is that of its shape.
    if (attribute === ownClassDescriptor()) fill(cache, shape, CACHE_VALUE, 0, type, version);
    else if (isDictDescriptor(attribute)) {
      const place = dictPlace(object, type);
      if (place !== 0) fill(cache, shape, CACHE_MEMBER, place, 0, version);
    }
    return;
  }
  if (inSlots(object)) {
    const place = shapeFind(shape, name);
    if (place !== 0) {
      fill(cache, shape, CACHE_SLOT, place, 0, version);
      return;
    }
  } else if (hasInstanceDict(type)) {
    fillFromDict(cache, object, name, attribute, version);
    return;
  }
  if (isPlainMethod(attribute)) fill(cache, shape, CACHE_BIND, 0, attribute, version);
  else {
    const value = slotWord(attributeType, Slot.get) === 0 ? attribute : staticFunction(attribute);
    if (value !== 0) fillValue(cache, shape, type, name, value, version);
  }
}

/** Byte offset of an object's dict, where all objects of its shape have theirs and it is not in slots; else 0. */
export function dictPlace(object: Value, type: Value): number {
  if (inSlots(object) || !hasInstanceDict(type)) return 0;
  const place = H32[(type + TYPE_DICT_OFFSET) >> 2] >> 1;
  return dictOffset(object, type) === place ? place : 0;
}

/**
 * How an object with a dict has an attribute, where its class has none, or one that is no data descriptor. The dict may get the
 * name, or lose it, without the shape changing.
 */
function fillFromDict(
  cache: number,
  object: Value,
  name: Value,
  attribute: Value,
  version: Value,
): void {
  const shape = H32[object >> 2];
  const type = typeOf(object);
  const place = dictPlace(object, type);
  if (place === 0) return;
  const dict = H32[(object + place) >> 2];
  if (dict !== 0 && dictFindStr(dict, name) >= 0) {
    fill(cache, shape, CACHE_DICT_ITEM, place, 0, version);
  } else if (attribute !== 0 && isPlainMethod(attribute)) {
    const kind = dict === 0 ? CACHE_BIND_BARE : CACHE_DICT_BIND;
    fill(cache, shape, kind, place, attribute, version);
  } else if (attribute !== 0 && !findCell(type, name)) {
    const plain = (attribute & 1) !== 0 || slotWord(typeOf(attribute), Slot.get) === 0;
    const value = plain ? attribute : staticFunction(attribute);
    if (value !== 0) fill(cache, shape, CACHE_DICT_VALUE, place, value, version);
  }
}

/** An instance has what its class has, which is no descriptor. */
function fillValue(
  cache: number,
  shape: number,
  type: Value,
  name: Value,
  value: Value,
  version: Value,
): void {
  if (fillCell(cache, shape, CACHE_CELL, type, name, version)) return;
  fill(cache, shape, CACHE_VALUE, 0, value, version);
}

/** Notes where a class's attribute is, when it is a cell that is plain data. */
function fillCell(
  cache: number,
  shape: number,
  kind: number,
  type: Value,
  name: Value,
  version: Value,
): boolean {
  if (!findCell(type, name)) return false;
  const dict = H32[(cellHolder + TYPE_DICT) >> 2];
  fill(cache, shape, kind, cellEntry, dict, version);
  return true;
}

// object's own `__class__`. The boot image gives it the same address in every runtime.
let classDescriptor = 0;

function ownClassDescriptor(): Value {
  if (classDescriptor === 0) {
    classDescriptor = dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], N.__class__);
  }
  return classDescriptor;
}

/** Whether an attribute of a class is the `__dict__` that guest classes give their instances. */
function isDictDescriptor(attribute: Value): boolean {
  return H32[attribute >> 2] === GETSET_DESCRIPTOR_SHAPE &&
    H32[(attribute + DESCRIPTOR_NATIVE) >> 2] === small(slotIndex(getInstanceDict));
}

/** What a static method gives wherever it is found; 0 for anything else. */
function staticFunction(attribute: Value): Value {
  return H32[attribute >> 2] === STATICMETHOD_SHAPE ? H32[(attribute + 8) >> 2] : 0;
}

/**
 * The guest function and the class that `object.name` binds, where it finds a class method and nothing else can be meant;
 * null for other attributes. Calls nothing.
 */
export function findClassMethod(object: Value, name: Value): { fn: Value; cls: Value } | null {
  const type = typeOf(object);
  const isClass = isPlainClass(object);
  if (isClass ? typeLookup(type, name) !== 0 : !mayBind(object, type, name)) return null;
  const cls = isClass ? object : type;
  const attribute = typeLookup(cls, name);
  if (attribute === 0 || (attribute & 1) !== 0 || H32[attribute >> 2] !== CLASSMETHOD_SHAPE) {
    return null;
  }
  const fn = H32[(attribute + 8) >> 2];
  return fn !== 0 && (fn & 1) === 0 && H32[fn >> 2] === FUNCTION_SHAPE ? { fn, cls } : null;
}

/** Whether what a class has as `name` is what its object has, as long as the object keeps its shape. */
export function mayBind(object: Value, type: Value, name: Value): boolean {
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & FOUND_PLAINLY) === 0) return false;
  return inSlots(object) ? shapeFind(H32[object >> 2], name) === 0 : !hasInstanceDict(type);
}

/**
 * object.name to be called: for a plain method the function, with TS_METHOD_SELF 1 (the object goes first), else the
 * attribute with TS_METHOD_SELF 0. Fills the cache. May run guest code.
 */
export function loadMethod(cache: number, object: Value, name: Value): Value {
  const type = typeOf(object);
  if ((object & 1) === 0) {
    fillLoad(cache, object, name);
    share(cache, H32[object >> 2], name, LOADS);
  }
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & FOUND_PLAINLY) !== 0) {
    const attribute = typeLookup(type, name);
    if (attribute !== 0 && isPlainMethod(attribute) && instanceGet(object, type, name) === 0) {
      H32[TS_METHOD_SELF >> 2] = 1;
      return attribute;
    }
  }
  const value = getAttribute(object, name);
  H32[TS_METHOD_SELF >> 2] = 0;
  return value;
}

/** object.name = value for STORE_ATTR; fills the cache. 1, or 0 with the exception pending. May run guest code. */
export function storeAttribute(cache: number, object: Value, name: Value, value: Value): number {
  if ((object & 1) !== 0) return setAttribute(object, name, value);
  const type = typeOf(object);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if (isPlainClass(object)) {
    if (setAttribute(object, name, value) === 0) return 0;
    fillCellStore(cache, object, name);
    return 1;
  }
  if ((flags & TYPE_FLAG_PLAIN_SETATTR) === 0) return setAttribute(object, name, value);
  const attribute = typeLookup(type, name);
  const shape = H32[object >> 2];
  const version = H32[(type + TYPE_VERSION) >> 2];
  if (attribute !== 0 && (attribute & 1) === 0 && slotWord(typeOf(attribute), Slot.set) !== 0) {
    if (
      H32[attribute >> 2] === MEMBER_DESCRIPTOR_SHAPE &&
      H32[(attribute + DESCRIPTOR_NATIVE) >> 2] === small(0)
    ) {
      fill(cache, shape, CACHE_MEMBER, H32[(attribute + DESCRIPTOR_OFFSET) >> 2] >> 1, 0, version);
    }
    return setAttribute(object, name, value);
  }
  const slots = hasInstanceDict(type) && inSlots(object);
  if (setAttribute(object, name, value) === 0) return 0;
  if (!slots) {
    fillDictStore(cache, object, version);
    return 1;
  }
  const after = H32[object >> 2];
  const place = inSlots(object) ? shapeFind(after, name) : 0;
  if (place === 0) return 1;
  if (after === shape) fill(cache, shape, CACHE_SLOT, place, 0, version);
  else fill(cache, shape, CACHE_ADD, H32[(after + SHAPE_PLACE) >> 2] >> 1, after, version);
  share(cache, shape, name, STORES);
  return 1;
}

/**
 * Notes that an attribute is stored in the object's dict, which is there; the class has no data descriptor of that name. @returns
 * whether it is so
 */
function fillDictStore(cache: number, object: Value, version: Value): boolean {
  const place = dictPlace(object, typeOf(object));
  if (place === 0 || H32[(object + place) >> 2] === 0) return false;
  fill(cache, H32[object >> 2], CACHE_DICT_ITEM, place, 0, version);
  return true;
}

/** Notes that a class's own attribute is a cell, for stores of plain data. Never collects, calls nothing. @returns whether it is */
export function fillCellStore(cache: number, type: Value, name: Value): boolean {
  const metaclass = typeOf(type);
  if (slotOf(metaclass, Slot.setattr) !== typeSetAttribute) return false;
  const meta = typeLookup(metaclass, name);
  if (meta !== 0 && slotWord(typeOf(meta), Slot.set) !== 0) return false;
  if (!findCell(type, name) || cellHolder !== type) return false;
  const version = H32[(type + TYPE_VERSION) >> 2];
  return fillCell(cache, H32[type >> 2], CACHE_TYPE_CELL, type, name, version);
}

/** The guest function that a property stores `object.name` with; 0 where it is stored in another way. Calls nothing. */
export function setterOf(object: Value, name: Value): Value {
  if ((object & 1) !== 0) return 0;
  const type = typeOf(object);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & TYPE_FLAG_PLAIN_SETATTR) === 0 || isType(object)) return 0;
  const attribute = typeLookup(type, name);
  if (attribute === 0 || (attribute & 1) !== 0 || H32[attribute >> 2] !== PROPERTY_SHAPE) return 0;
  const setter = H32[(attribute + 8) >> 2];
  return setter !== 0 && (setter & 1) === 0 && H32[setter >> 2] === FUNCTION_SHAPE ? setter : 0;
}

/** Notes that a property's guest function stores `object.name`: what setterOf gave. */
export function noteSetter(cache: number, object: Value, name: Value, setter: Value): void {
  const shape = H32[object >> 2];
  fill(cache, shape, CACHE_PROPERTY, 0, setter, H32[(typeOf(object) + TYPE_VERSION) >> 2]);
  share(cache, shape, name, STORES);
}

/**
 * Notes how `object.name = value` would be stored, when one of the cached ways applies, without storing: a slot, a member, an
 * item of the object's dict, or the next slot of a shape that has been made already. Never collects, calls nothing.
 *
 * @param byDefault object's `__setattr__` stores it, whatever the class has
 * @returns whether one applies
 */
export function fillStore(
  cache: number,
  object: Value,
  name: Value,
  byDefault = false,
): boolean {
  const shape = H32[object >> 2];
  const type = typeOf(object);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & TYPE_FLAG_PLAIN_SETATTR) === 0 && !byDefault || isType(object)) {
    return false;
  }
  const version = H32[(type + TYPE_VERSION) >> 2];
  const attribute = typeLookup(type, name);
  if (attribute !== 0 && (attribute & 1) === 0 && slotWord(typeOf(attribute), Slot.set) !== 0) {
    if (
      H32[attribute >> 2] !== MEMBER_DESCRIPTOR_SHAPE ||
      H32[(attribute + DESCRIPTOR_NATIVE) >> 2] !== small(0)
    ) return false;
    fill(cache, shape, CACHE_MEMBER, H32[(attribute + DESCRIPTOR_OFFSET) >> 2] >> 1, 0, version);
    return true;
  }
  if (!hasInstanceDict(type)) return false;
  if (!inSlots(object)) return fillDictStore(cache, object, version);
  const place = shapeFind(shape, name);
  if (place !== 0) {
    fill(cache, shape, CACHE_SLOT, place, 0, version);
    return true;
  }
  const child = shapeChild(shape, name);
  if (child === 0) return false;
  fill(cache, shape, CACHE_ADD, H32[(child + SHAPE_PLACE) >> 2] >> 1, child, version);
  return true;
}

/**
 * Whether `object.name = value` makes a new shape, behind the object's own, with a slot for the name. Calls nothing.
 *
 * @param byDefault as for fillStore
 */
export function makesShape(object: Value, name: Value, byDefault = false): boolean {
  const shape = H32[object >> 2];
  const type = typeOf(object);
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  const plain = byDefault || (flags & TYPE_FLAG_PLAIN_SETATTR) !== 0;
  if (!plain || !hasInstanceDict(type) || !inSlots(object)) return false;
  const attribute = typeLookup(type, name);
  if (attribute !== 0 && (attribute & 1) === 0 && slotWord(typeOf(attribute), Slot.set) !== 0) {
    return false;
  }
  return shapeFind(shape, name) === 0 && shapeChild(shape, name) === 0;
}

/** The word index of the value of entry `entry` of a dict. */
export function entryValueAt(dict: Value, entry: number): number {
  return ((H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2) + entry * 3 + 2;
}
