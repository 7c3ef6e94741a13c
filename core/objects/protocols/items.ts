/** Length, subscripts and containment (Objects/abstract.c). */
import { TYPE_FLAG_HEAP, TYPE_FLAGS } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { clearIf, nameOfType, pending, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { isIntKind, isType } from "../kinds.ts";
import { newGenericAlias } from "../types/generic_alias.ts";
import { TYPE_ERROR, TYPE_TYPE } from "../well_known.ts";
import { N } from "../names.ts";
import { pauseWork } from "../work.ts";
import { Slot, slotOf } from "../slots.ts";
import { lookupAttribute } from "./attributes.ts";
import { call1 } from "./call.ts";
import { equals } from "./compare.ts";
import { getIter, iterNext } from "./iterate.ts";

/** len(value) as a plain number; -1 with the exception pending. May run guest code. */
export function lengthOf(value: Value): number {
  const length = slotOf(typeOf(value), Slot.length);
  if (length === null) {
    raiseTypeError(`object of type '${typeName(value)}' has no len()`);
    return -1;
  }
  return length(value);
}

/** As lengthOf, but -1 without an exception when the type has no length. */
export function lengthOrNone(value: Value): number {
  const length = slotOf(typeOf(value), Slot.length);
  return length === null ? -1 : length(value);
}

/** value[key]; 0 with the exception pending. May run guest code. */
export function getItem(value: Value, key: Value): Value {
  const get = slotOf(typeOf(value), Slot.getitem);
  if (get !== null) return get(value, key);
  if (value === TYPE_TYPE) return newGenericAlias(value, key);
  if (isType(value)) {
    const mark = rootMark();
    pushRoot(value);
    pushRoot(key);
    const method = lookupAttribute(value, N.__class_getitem__);
    if (method !== 0 && method !== NONE) {
      pushRoot(method);
      const result = call1(method, key);
      releaseRoots(mark);
      return result;
    }
    releaseRoots(mark);
    if (pending()) return 0;
    return raiseTypeError(`type '${nameOfType(value)}' is not subscriptable`);
  }
  return raiseTypeError(`'${typeName(value)}' object is not subscriptable`);
}

/** value[key] = item, or del value[key] (item 0). 1, or 0 with the exception pending. May run guest code. */
export function setItem(value: Value, key: Value, item: Value): number {
  const set = slotOf(typeOf(value), Slot.setitem);
  if (set !== null) return set(value, key, item);
  return raiseTypeError(
    item === 0
      ? `'${typeName(value)}' object ${
        isIntKind(key) && isSequenceLike(typeOf(value)) ? "doesn't" : "does not"
      } support item deletion`
      : `'${typeName(value)}' object does not support item assignment`,
  );
}

/** Sequences refuse the deletion by index in other words (Objects/abstract.c: PySequence_DelItem). */
function isSequenceLike(type: number): boolean {
  return ((H32[(type + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_HEAP) !== 0 ||
    slotOf(type, Slot.length) !== null;
}

/** `item in value`: 1, 0, or -1 with the exception pending. May run guest code. */
export function contains(value: Value, item: Value): number {
  const type = typeOf(value);
  const has = slotOf(type, Slot.contains);
  if (has !== null) return has(value, item);
  if (slotOf(type, Slot.iter) === null && slotOf(type, Slot.getitem) === null) {
    raiseTypeError(`argument of type '${typeName(value)}' is not a container or iterable`);
    return -1;
  }
  const mark = rootMark();
  pushRoot(item);
  const iterator = getIter(value);
  if (iterator === 0) {
    releaseRoots(mark);
    if (clearIf(TYPE_ERROR)) {
      raiseTypeError(`argument of type '${typeName(value)}' is not a container or iterable`);
    }
    return -1;
  }
  pushRoot(iterator);
  const inner = rootMark();
  for (let count = 1;; count++) {
    const candidate = count % 1024 === 0 && !pauseWork(256) ? 0 : iterNext(iterator);
    if (candidate === 0) {
      releaseRoots(mark);
      return pending() ? -1 : 0;
    }
    pushRoot(candidate);
    const equal = equals(candidate, item);
    releaseRoots(inner);
    if (equal !== 0) {
      releaseRoots(mark);
      return equal;
    }
  }
}
