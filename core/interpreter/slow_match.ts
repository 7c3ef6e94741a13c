/** Pattern matching (PEP 634; Python/ceval.c: match_keys, match_class). */
import { TYPE_FLAG_MAPPING, TYPE_FLAG_SEQUENCE, TYPE_FLAGS } from "../heap/layouts/type.ts";
import { DUMMY, FALSE, NONE, TRUE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import {
  clearIf,
  isSubtype,
  nameOfType,
  pending,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../objects/errors.ts";
import { isStr, isTuple, isType } from "../objects/kinds.ts";
import { N } from "../objects/names.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call2 } from "../objects/protocols/call.ts";
import { lengthOf } from "../objects/protocols/items.ts";
import { reprOf } from "../objects/protocols/represent.ts";
import { isInstanceOf } from "../objects/protocols/instance_check.ts";
import { newInt } from "../objects/values/numbers.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
} from "../objects/values/sequences.ts";
import { newSet, setAdd, setContains } from "../objects/values/set_table.ts";
import { intern, internText, jsString } from "../objects/values/text.ts";
import {
  ATTRIBUTE_ERROR,
  BOOL_TYPE,
  BYTEARRAY_TYPE,
  BYTES_TYPE,
  DICT_TYPE,
  FLOAT_TYPE,
  FROZENSET_TYPE,
  INT_TYPE,
  LIST_TYPE,
  SET_TYPE,
  STR_TYPE,
  TUPLE_TYPE,
} from "../objects/well_known.ts";

/** GET_LEN */
export function lengthValue(value: Value): Value {
  const length = lengthOf(value);
  return length < 0 ? 0 : newInt(length);
}

/** MATCH_SEQUENCE, MATCH_MAPPING */
export function matchesFlag(value: Value, sequence: boolean): Value {
  const flags = H32[(typeOf(value) + TYPE_FLAGS) >> 2] >> 1;
  return (flags & (sequence ? TYPE_FLAG_SEQUENCE : TYPE_FLAG_MAPPING)) !== 0 ? TRUE : FALSE;
}

/** MATCH_KEYS: the values of the keys as a tuple, None when one is absent. */
export function matchKeys(subject: Value, keys: Value): Value {
  const count = tupleLength(keys);
  const mark = rootMark();
  const values = allocateTuple(count);
  pushRoot(values);
  const seen = newSet();
  pushRoot(seen);
  const get = count === 0 ? 0 : getAttribute(subject, internText("get"));
  if (count > 0 && get === 0) {
    releaseRoots(mark);
    return 0;
  }
  if (get !== 0) pushRoot(get);
  let result: Value = values;
  for (let i = 0; i < count; i++) {
    const key = tupleItem(keys, i);
    const known = setContains(seen, key);
    if (known !== 0) {
      if (known > 0) {
        const text = reprOf(key);
        if (text !== 0) raiseValueError(`mapping pattern checks duplicate key (${jsString(text)})`);
      }
      result = 0;
      break;
    }
    if (setAdd(seen, key) < 0) {
      result = 0;
      break;
    }
    const value = call2(get, key, DUMMY);
    if (value === 0 || value === DUMMY) {
      result = value === 0 ? 0 : NONE;
      break;
    }
    setTupleItem(values, i, value);
  }
  releaseRoots(mark);
  return result;
}

/** Builtin types whose one positional pattern is the subject itself. */
const SELF_TYPES = [
  BOOL_TYPE,
  BYTEARRAY_TYPE,
  BYTES_TYPE,
  DICT_TYPE,
  FLOAT_TYPE,
  FROZENSET_TYPE,
  INT_TYPE,
  LIST_TYPE,
  SET_TYPE,
  STR_TYPE,
  TUPLE_TYPE,
];

/** MATCH_CLASS: the attributes as a tuple, or None. */
export function matchClass(subject: Value, cls: Value, positional: number, names: Value): Value {
  if (!isType(cls)) return raiseTypeError("called match pattern must be a class");
  const is = isInstanceOf(subject, cls);
  if (is <= 0) return is < 0 ? 0 : NONE;
  const mark = rootMark();
  const result = matchAttributes(subject, cls, positional, names);
  releaseRoots(mark);
  return result;
}

function matchAttributes(subject: Value, cls: Value, positional: number, names: Value): Value {
  const named = tupleLength(names);
  const values = allocateTuple(positional + named);
  pushRoot(values);
  const seen: string[] = [];
  let at = 0;
  if (positional > 0) {
    const order = lookupAttribute(cls, N.__match_args__);
    if (order === 0 && pending()) return 0;
    if (order === 0) {
      const self = SELF_TYPES.some((type) => isSubtype(cls, type));
      const allowed = self ? 1 : 0;
      if (positional > allowed) return tooMany(cls, allowed, positional);
      setTupleItem(values, at++, subject);
    } else {
      pushRoot(order);
      if (!isTuple(order)) {
        return raiseTypeError(
          `${nameOfType(cls)}.__match_args__ must be a tuple (got ${typeName(order)})`,
        );
      }
      if (positional > tupleLength(order)) return tooMany(cls, tupleLength(order), positional);
      for (let i = 0; i < positional; i++) {
        const name = tupleItem(order, i);
        if (!isStr(name)) {
          return raiseTypeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
        }
        const value = matchAttribute(subject, cls, name, seen);
        if (value === 0) return pending() ? 0 : NONE;
        setTupleItem(values, at++, value);
      }
    }
  }
  for (let i = 0; i < named; i++) {
    const value = matchAttribute(subject, cls, tupleItem(names, i), seen);
    if (value === 0) return pending() ? 0 : NONE;
    setTupleItem(values, at++, value);
  }
  return values;
}

function matchAttribute(subject: Value, cls: Value, name: Value, seen: string[]): Value {
  const text = jsString(name);
  if (seen.includes(text)) {
    return raiseTypeError(`${nameOfType(cls)}() got multiple sub-patterns for attribute '${text}'`);
  }
  seen.push(text);
  const value = getAttribute(subject, intern(name));
  if (value === 0) clearIf(ATTRIBUTE_ERROR);
  return value;
}

function tooMany(cls: Value, allowed: number, given: number): 0 {
  return raiseTypeError(
    `${nameOfType(cls)}() accepts ${allowed} positional sub-pattern${
      allowed === 1 ? "" : "s"
    } (${given} given)`,
  );
}
