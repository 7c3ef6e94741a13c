/** super (Objects/typeobject.c: super_*): [shape, class, object or 0, the object's class or 0]. */
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TYPE_DICT, TYPE_FLAG_BASETYPE, TYPE_MRO } from "../../heap/layouts/type.ts";
import { NONE, TS_METHOD_SELF, TS_SECOND } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { isSubtype, nameOfType, pending, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { isType } from "../kinds.ts";
import { isPlainMethod } from "../lookup.ts";
import { N } from "../names.ts";
import { genericGetAttribute, lookupAttribute } from "../protocols/attributes.ts";
import { call2 } from "../protocols/call.ts";
import { Slot, slotOf } from "../slots.ts";
import { dictGetStr, dictLength, type DictRef } from "../values/dict_table.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { newStr } from "../values/text.ts";
import { SUPER_SHAPE, SUPER_TYPE } from "../well_known.ts";
import { currentSuperArgumentsHook } from "./class_hooks.ts";

const CLASS = 4;
const OBJECT = 8;
const OBJECT_CLASS = 12;

/**
 * The class whose MRO `super(cls, object)` searches: that of the object, or the object itself when it is a class that
 * derives from `cls`; 0 with TypeError pending. May run guest code (a `__class__` property).
 */
function classForSuper(cls: Value, object: Value): Value {
  if (isType(object) && isSubtype(object, cls)) return object;
  const type = typeOf(object);
  if (isSubtype(type, cls)) return type;
  const claimed = lookupAttribute(object, N.__class__);
  if (claimed !== 0 && claimed !== type && isType(claimed) && isSubtype(claimed, cls)) {
    return claimed;
  }
  if (pending()) return 0;
  return raiseTypeError(
    `super(type, obj): obj (${isType(object) ? "type" : "instance of"} ${
      isType(object) ? nameOfType(object) : typeName(object)
    }) is not an instance or subtype of type (${nameOfType(cls)}).`,
  );
}

/** The attribute as stored in the first class after `cls` in the MRO of `start`; 0 when absent. Never collects. */
function lookupAfter(cls: Value, start: Value, name: Value): Value {
  const mro = H32[(start + TYPE_MRO) >> 2];
  if (mro === 0) return 0;
  const length = H32[(mro + LENGTH) >> 2] >> 1;
  const first = (mro + TUPLE_ITEMS) >> 2;
  let i = 0;
  while (i < length && H32[first + i] !== cls) i++;
  for (i++; i < length; i++) {
    const value = dictGetStr(H32[(H32[first + i] + TYPE_DICT) >> 2], name);
    if (value !== 0) return value;
  }
  return 0;
}

function bind(attribute: Value, object: Value, start: Value): Value {
  const get = slotOf(typeOf(attribute), Slot.get);
  if (get === null) return attribute;
  const mark = rootMark();
  pushRoot(attribute);
  const value = get(attribute, object === start ? 0 : object, start);
  releaseRoots(mark);
  return value;
}

function raiseAbsent(cls: Value, object: Value, start: Value, name: Value): Value {
  // What super itself has: `__init__` of object is found above, so this is `__thisclass__` and kin.
  const mark = rootMark();
  const self = newSuper(cls, object, start);
  pushRoot(self);
  const value = genericGetAttribute(self, name);
  releaseRoots(mark);
  return value;
}

function newSuper(cls: Value, object: Value, start: Value): Value {
  const self = allocateInstance(SUPER_TYPE);
  H32[(self + CLASS) >> 2] = cls;
  H32[(self + OBJECT) >> 2] = object;
  H32[(self + OBJECT_CLASS) >> 2] = start;
  return self;
}

/**
 * super(cls, object).name without making the super object (LOAD_SUPER_ATTR); 0 with the exception pending. The
 * arguments are rooted by the caller. May run guest code.
 */
export function superLookup(cls: Value, object: Value, name: Value): Value {
  if (!isType(cls)) {
    return raiseTypeError(`super() argument 1 must be a type, not ${typeName(cls)}`);
  }
  const start = classForSuper(cls, object);
  if (start === 0) return 0;
  const found = name === N.__class__ ? 0 : lookupAfter(cls, start, name);
  return found === 0 ? raiseAbsent(cls, object, start, name) : bind(found, object, start);
}

/**
 * As superLookup, to be called: for a plain method of an instance the function, with TS_METHOD_SELF 1 (the object goes
 * first), else the attribute with TS_METHOD_SELF 0.
 */
export function superLookupMethod(cls: Value, object: Value, name: Value): Value {
  H32[TS_METHOD_SELF >> 2] = 0;
  if (isType(cls) && isSubtype(typeOf(object), cls) && !isType(object)) {
    const found = lookupAfter(cls, typeOf(object), name);
    if (found !== 0 && isPlainMethod(found)) {
      H32[TS_METHOD_SELF >> 2] = 1;
      return found;
    }
  }
  const value = superLookup(cls, object, name);
  H32[TS_METHOD_SELF >> 2] = 0;
  return value;
}

/** super.__init__: with no arguments those of the running method. */
function superInit(self: Value, args: Value, keywords: DictRef): Value {
  if (dictLength(keywords) > 0) return raiseTypeError("super() takes no keyword arguments");
  const count = tupleLength(args);
  let cls: Value;
  let object: Value = 0;
  if (count === 0) {
    cls = currentSuperArgumentsHook();
    if (cls === 0) return 0;
    object = H32[TS_SECOND >> 2];
  } else {
    if (count > 2) return raiseTypeError(`super() expected at most 2 arguments, got ${count}`);
    cls = tupleItem(args, 0);
    if (!isType(cls)) {
      return raiseTypeError(`super() argument 1 must be a type, not ${typeName(cls)}`);
    }
    if (count === 2) object = tupleItem(args, 1);
    if (object === NONE) object = 0;
  }
  let start: Value = 0;
  if (object !== 0) {
    start = classForSuper(cls, object);
    if (start === 0) return 0;
  }
  H32[(self + CLASS) >> 2] = cls;
  H32[(self + OBJECT) >> 2] = object;
  H32[(self + OBJECT_CLASS) >> 2] = start;
  return NONE;
}

function superGetAttribute(self: Value, name: Value): Value {
  const start = H32[(self + OBJECT_CLASS) >> 2];
  if (start === 0 || name === N.__class__) return genericGetAttribute(self, name);
  const found = lookupAfter(H32[(self + CLASS) >> 2], start, name);
  if (found === 0) return genericGetAttribute(self, name);
  return bind(found, H32[(self + OBJECT) >> 2], start);
}

/** An unbound super in a class is bound to the instance. */
function superGet(self: Value, instance: Value): Value {
  if (instance === 0 || instance === NONE || H32[(self + OBJECT) >> 2] !== 0) return self;
  const cls = H32[(self + CLASS) >> 2];
  if (cls === 0) return self;
  if (H32[self >> 2] !== SUPER_SHAPE) return call2(typeOf(self), cls, instance);
  const start = classForSuper(cls, instance);
  return start === 0 ? 0 : newSuper(cls, instance, start);
}

function superRepr(self: Value): Value {
  const cls = H32[(self + CLASS) >> 2];
  const start = H32[(self + OBJECT_CLASS) >> 2];
  const name = cls === 0 ? "NULL" : nameOfType(cls);
  return newStr(
    start === 0
      ? `<super: <class '${name}'>, NULL>`
      : `<super: <class '${name}'>, <${nameOfType(start)} object>>`,
  );
}

defineType({
  type: SUPER_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  new: ["*args, **kwargs", allocateInstance],
  init: ["*args, **kwargs", superInit],
  slots: { repr: superRepr, getattr: superGetAttribute, get: superGet },
  members: { __thisclass__: CLASS, __self__: OBJECT, __self_class__: OBJECT_CLASS },
});
