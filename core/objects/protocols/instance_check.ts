/** isinstance and issubclass (Objects/abstract.c: object_isinstance, object_recursive_isinstance). */
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { isSubtype, pending, raiseTypeError, typeOf } from "../errors.ts";
import { isTuple, isType } from "../kinds.ts";
import { typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { enterNative, leaveNative } from "../work.ts";
import { TYPE_TYPE } from "../well_known.ts";
import { lookupAttribute } from "./attributes.ts";
import { callSpecial } from "./call.ts";
import { truth } from "./truth.ts";

/** isinstance(value, classes): 1, 0, or -1 with the exception pending. May run guest code. */
export function isInstanceOf(value: Value, classes: Value): number {
  const type = typeOf(value);
  if (type === classes) return 1;
  return check(value, classes, true);
}

/** issubclass(cls, classes): 1, 0, or -1 with the exception pending. May run guest code. */
export function isSubclassOf(cls: Value, classes: Value): number {
  return check(cls, classes, false);
}

function check(value: Value, classes: Value, instance: boolean): number {
  if (isType(classes) && typeOf(classes) === TYPE_TYPE) return plainCheck(value, classes, instance);
  if (isTuple(classes)) {
    if (!enterNative(instance ? " in __instancecheck__" : " in __subclasscheck__")) return -1;
    let result = 0;
    for (let i = 0; i < tupleLength(classes) && result === 0; i++) {
      result = check(value, tupleItem(classes, i), instance);
    }
    leaveNative();
    return result;
  }
  const name = instance ? N.__instancecheck__ : N.__subclasscheck__;
  const custom = typeLookup(typeOf(classes), name);
  if (custom !== 0 && custom !== typeLookup(TYPE_TYPE, name)) {
    if (!enterNative(instance ? " in __instancecheck__" : " in __subclasscheck__")) return -1;
    const result = callSpecial(classes, name, value);
    leaveNative();
    if (result === TRUE) return 1;
    if (result === FALSE) return 0;
    return result === 0 ? -1 : truth(result);
  }
  return plainCheck(value, classes, instance);
}

/** What type.__instancecheck__ and type.__subclasscheck__ do. 1, 0, or -1 with the exception pending. */
export function plainCheck(value: Value, cls: Value, instance: boolean): number {
  if (!instance && !isType(value) && bases(value) === 0) {
    if (!pending()) raiseTypeError("issubclass() arg 1 must be a class");
    return -1;
  }
  if (!isType(cls)) {
    if (bases(cls) !== 0) return abstractCheck(instance ? classOf(value) : value, cls);
    if (pending()) return -1;
    raiseTypeError(
      instance
        ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
        : "issubclass() arg 2 must be a class, a tuple of classes, or a union",
    );
    return -1;
  }
  if (instance) {
    const type = typeOf(value);
    if (isSubtype(type, cls)) return 1;
    // A proxy may say that it is of another class.
    const claimed = lookupAttribute(value, N.__class__);
    if (claimed === 0) return pending() ? -1 : 0;
    return claimed !== type && isType(claimed) && isSubtype(claimed, cls) ? 1 : 0;
  }
  return isType(value) ? (isSubtype(value, cls) ? 1 : 0) : abstractCheck(value, cls);
}

function classOf(value: Value): Value {
  const claimed = lookupAttribute(value, N.__class__);
  return claimed === 0 ? NONE : claimed;
}

/** The `__bases__` tuple of something class-like, or 0. */
function bases(cls: Value): Value {
  const tuple = lookupAttribute(cls, N.__bases__);
  return tuple !== 0 && isTuple(tuple) ? tuple : 0;
}

function abstractCheck(derived: Value, cls: Value): number {
  if (derived === cls) return 1;
  const tuple = bases(derived);
  if (tuple === 0) return pending() ? -1 : 0;
  if (!enterNative()) return -1;
  const mark = rootMark();
  pushRoot(tuple);
  let result = 0;
  for (let i = 0; i < tupleLength(tuple) && result === 0; i++) {
    result = abstractCheck(tupleItem(tuple, i), cls);
  }
  releaseRoots(mark);
  leaveNative();
  return result;
}
