/**
 * Looking names up in types: the MRO walk behind a global cache (Objects/typeobject.c: _PyType_Lookup), and special
 * methods, which are taken from the type and never from the instance.
 *
 * Method cache entry, four words: type, version, name, value or 0 (known to be absent). The version makes stale
 * entries miss; the collector clears the whole cache.
 */
import { LENGTH, TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { TYPE_DICT, TYPE_MRO, TYPE_SUBCLASSES, TYPE_VERSION } from "../heap/layouts/type.ts";
import {
  METHOD_CACHE,
  METHOD_CACHE_ENTRIES,
  TS_METHOD_SELF,
  TS_NEXT_VERSION,
} from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { typeOf } from "./errors.ts";
import { Slot, slotOf } from "./slots.ts";
import { dictGetStr } from "./values/dict_table.ts";
import {
  FUNCTION_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
  METHOD_SHAPE,
  NATIVE_WRAPPER_SHAPE,
  WRAPPER_DESCRIPTOR_SHAPE,
} from "./well_known.ts";
import { isCell } from "./class_cells.ts";
import { allocate } from "../heap/allocator.ts";
import { METHOD_BYTES, METHOD_FUNCTION, METHOD_SELF } from "../heap/layouts/callable.ts";

/** The attribute `name` (interned) of a type or its bases, as stored (no descriptor is called); 0 when absent. Never collects. */
export function typeLookup(type: number, name: Value): Value {
  const entry = (METHOD_CACHE >> 2) +
    (((type >> 6) ^ (name >> 3) ^ (name >> 9)) & (METHOD_CACHE_ENTRIES - 1)) * 4;
  const version = H32[(type + TYPE_VERSION) >> 2];
  if (H32[entry] === type && H32[entry + 2] === name && H32[entry + 1] === version) {
    return H32[entry + 3];
  }
  const value = walkMro(type, name);
  // What is replaced without a new version is not kept.
  if (foundCell) return value;
  H32[entry] = type;
  H32[entry + 1] = version;
  H32[entry + 2] = name;
  H32[entry + 3] = value;
  return value;
}

/** Whether what `walkMro` found is a cell. */
let foundCell = false;

function walkMro(type: number, name: Value): Value {
  foundCell = false;
  const mro = H32[(type + TYPE_MRO) >> 2];
  const length = H32[(mro + LENGTH) >> 2] >> 1;
  const first = (mro + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < length; i++) {
    const holder = H32[first + i];
    const value = dictGetStr(H32[(holder + TYPE_DICT) >> 2], name);
    if (value === 0) continue;
    foundCell = isCell(holder, name);
    return value;
  }
  return 0;
}

/** A version that no type or dict of this runtime ever had. */
export function freshVersion(): Value {
  const version = H32[TS_NEXT_VERSION >> 2];
  H32[TS_NEXT_VERSION >> 2] = (version + 1) & 0x3fffffff;
  return small(version);
}

/** Gives the type and all its subclasses new versions: what was cached about them no longer holds. */
export function typeModified(type: number): void {
  H32[(type + TYPE_VERSION) >> 2] = freshVersion();
  forEachSubclass(type, typeModified);
}

/** Calls `visit` with each direct subclass that is still alive. */
export function forEachSubclass(type: number, visit: (subclass: number) => void): void {
  const subclasses = H32[(type + TYPE_SUBCLASSES) >> 2];
  if (subclasses === 0) return;
  const length = H32[(subclasses + LENGTH) >> 2] >> 1;
  for (let i = 0; i < length; i++) {
    const subclass = H32[((subclasses + TUPLE_ITEMS) >> 2) + i];
    if (subclass !== 0) visit(subclass);
  }
}

/** Whether the stored attribute is a plain method: calling it with the instance first is the same as binding it. */
export function isPlainMethod(attribute: Value): boolean {
  if ((attribute & 1) !== 0) return false;
  const shape = H32[attribute >> 2];
  return shape === FUNCTION_SHAPE || shape === METHOD_DESCRIPTOR_SHAPE ||
    shape === WRAPPER_DESCRIPTOR_SHAPE || shape === NATIVE_WRAPPER_SHAPE;
}

/** A bound method. @throws OutOfMemory */
export function newMethod(fn: Value, self: Value): Value {
  const method = allocate(METHOD_BYTES);
  H32[method >> 2] = METHOD_SHAPE;
  H32[(method + METHOD_FUNCTION) >> 2] = fn;
  H32[(method + METHOD_SELF) >> 2] = self;
  return method;
}

/**
 * The special method `name` (interned) of the value's type, bound to the value; 0 without an exception when absent, 0
 * with one when a descriptor failed. May run guest code (descriptors).
 */
export function lookupSpecial(value: Value, name: Value): Value {
  const type = typeOf(value);
  const attribute = typeLookup(type, name);
  return attribute === 0 ? 0 : bindSpecial(attribute, value, type);
}

/** What of its type was found for a value, bound to it; 0 with the exception pending. May run guest code (descriptors). */
export function bindSpecial(attribute: Value, value: Value, type: number): Value {
  if (isPlainMethod(attribute)) return newMethod(attribute, value);
  const get = slotOf(typeOf(attribute), Slot.get);
  return get === null ? attribute : get(attribute, value, type);
}

/**
 * As lookupSpecial without making a method object: for a plain method returns the function and sets TS_METHOD_SELF to
 * 1 (call it with the value first); otherwise returns the bound thing with TS_METHOD_SELF 0.
 */
export function lookupSpecialUnbound(value: Value, name: Value): Value {
  const type = typeOf(value);
  const attribute = typeLookup(type, name);
  H32[TS_METHOD_SELF >> 2] = 0;
  if (attribute === 0) return 0;
  if (isPlainMethod(attribute)) {
    H32[TS_METHOD_SELF >> 2] = 1;
    return attribute;
  }
  const get = slotOf(typeOf(attribute), Slot.get);
  if (get === null) return attribute;
  const bound = get(attribute, value, type);
  // Guest code that ran meanwhile looked up methods of its own.
  H32[TS_METHOD_SELF >> 2] = 0;
  return bound;
}
