/**
 * weakref.ReferenceType (Objects/weakrefobject.c).
 *
 *     0 shape  4 0  8 REFERENT  12 callback or 0  16 hash, small int, or 0
 *
 * The referent's address stands in it as a number, so the collector does not follow it, and clears it when the referent
 * died (heap/finalization.ts).
 */
import { NO_REFERENT, REFERENCE_CALLBACK, REFERENT } from "../../heap/finalization.ts";
import { ARRAY_ITEMS } from "../../heap/layouts/basic.ts";
import { KIND_OTHER, LAYOUT_FIELDS, SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED, TS_WEAK_REFERENCES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { isInstance, nameOfType, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { registerReference } from "../finalization.ts";
import { allocateInstance } from "../instances.ts";
import { isAnySet, isType } from "../kinds.ts";
import { typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import { compare, EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { hashWord } from "../protocols/hash.ts";
import { staticShape, staticType } from "../static_area.ts";
import { bool } from "../values/numbers.ts";
import {
  listAppend,
  listItem,
  listLength,
  newList,
  tupleItem,
  tupleLength,
} from "../values/sequences.ts";
import { setReferenceFinder } from "./class_slots.ts";
import { newStr } from "../values/text.ts";
import * as known from "../well_known.ts";
import { chargeWork } from "../work.ts";
import { addressText } from "./class_names.ts";
import { newGenericAlias } from "./generic_alias.ts";

const HASH = 16;

export const REFERENCE_TYPE = staticType("weakref.ReferenceType");
export const REFERENCE_SHAPE = staticShape(REFERENCE_TYPE, LAYOUT_FIELDS, 24, KIND_OTHER);

/** How many of the newest references are looked at for one that can be used again. */
const LOOKED_AT = 16;

/** Whether the value is a weak reference object. */
export function isWeakReference(value: Value): boolean {
  return (value & 1) === 0 && isInstance(value, REFERENCE_TYPE);
}

/** The referent, or 0 when it died. */
export function referentOf(reference: Value): Value {
  return H32[(reference + REFERENT) >> 2] & ~1;
}

const BUILTIN_SHAPES: ReadonlySet<number> = new Set([
  known.FUNCTION_SHAPE,
  known.BUILTIN_SHAPE,
  known.METHOD_SHAPE,
  known.MODULE_SHAPE,
  known.CODE_SHAPE,
  known.GENERATOR_SHAPE,
  known.COROUTINE_SHAPE,
  known.ASYNC_GENERATOR_SHAPE,
]);

/** Builtin types of the library whose objects can be referred to. */
const BUILTIN_NAMES: ReadonlySet<string> = new Set([
  "array.array",
  "collections.deque",
  "functools._lru_cache_wrapper",
  "functools.partial",
  "memoryview",
  "re.Pattern",
  "types.GenericAlias",
  "typing.ParamSpec",
  "typing.TypeVar",
  "typing.TypeVarTuple",
  "typing.Union",
]);

/** Whether weak references to the value can be made. */
function canBeReferent(value: Value): boolean {
  if ((value & 1) !== 0) return false;
  return isType(value) || isAnySet(value) || BUILTIN_SHAPES.has(H32[value >> 2]) ||
    typeLookup(typeOf(value), N.__weakref__) !== 0 ||
    BUILTIN_NAMES.has(nameOfType(typeOf(value)));
}

function referenceNew(cls: Value, args: Value): Value {
  const count = tupleLength(args);
  if (count < 1 || count > 2) {
    return raiseTypeError(
      `__new__ expected at ${count < 1 ? "least 1 argument" : "most 2 arguments"}, got ${count}`,
    );
  }
  const object = tupleItem(args, 0);
  const callbackGiven = count === 1 ? NONE : tupleItem(args, 1);
  if (!canBeReferent(object)) {
    return raiseTypeError(`cannot create weak reference to '${typeName(object)}' object`);
  }
  const callback = callbackGiven === NONE ? 0 : callbackGiven;
  if (callback === 0 && cls === REFERENCE_TYPE) {
    const same = recentReference(object);
    if (same !== 0) return same;
  }
  const mark = rootMark();
  const reference = allocateInstance(cls);
  pushRoot(reference);
  H32[(reference + REFERENT) >> 2] = object | 1;
  H32[(reference + REFERENCE_CALLBACK) >> 2] = callback;
  registerReference(reference);
  releaseRoots(mark);
  return reference;
}

/** A plain reference to the object among the newest, or 0. */
function recentReference(object: Value): Value {
  const array = H32[TS_WEAK_REFERENCES >> 2];
  if (array === 0) return 0;
  const first = (array + ARRAY_ITEMS) >> 2;
  const count = H32[first] >> 1;
  for (let i = count; i > 0 && i > count - LOOKED_AT; i--) {
    const reference = H32[first + i];
    if (reference === 0 || H32[(reference + REFERENT) >> 2] !== (object | 1)) continue;
    if (
      H32[(reference + REFERENCE_CALLBACK) >> 2] === 0 &&
      H32[(H32[reference >> 2] + SHAPE_TYPE) >> 2] === REFERENCE_TYPE
    ) return reference;
  }
  return 0;
}

/** All weak references to the object: a list; 0 with a limit pending. */
export function referencesTo(object: Value): Value {
  const found = newList();
  const array = H32[TS_WEAK_REFERENCES >> 2];
  if (array === 0) return found;
  const mark = rootMark();
  pushRoot(found);
  const first = (array + ARRAY_ITEMS) >> 2;
  const count = H32[first] >> 1;
  const affordable = chargeWork(count >> 4);
  for (let i = 1; i <= count && affordable; i++) {
    const reference = H32[first + i];
    if (reference !== 0 && H32[(reference + REFERENT) >> 2] === (object | 1)) {
      listAppend(found, reference);
    }
  }
  releaseRoots(mark);
  return affordable ? found : 0;
}

setReferenceFinder((object) => {
  const all = referencesTo(object);
  return all !== 0 && listLength(all) > 0 ? listItem(all, 0) : 0;
});

function hash(self: Value): Value {
  const kept = H32[(self + HASH) >> 2];
  if (kept !== 0) return kept;
  const referent = referentOf(self);
  if (referent === 0) return raiseTypeError("weak object has gone away");
  const word = hashWord(referent);
  if (word !== 0) H32[(self + HASH) >> 2] = word;
  return word;
}

function compareReferences(self: Value, other: Value, operator: number): Value {
  if ((operator !== EQUAL && operator !== NOT_EQUAL) || !isWeakReference(other)) {
    return NOT_IMPLEMENTED;
  }
  const left = referentOf(self);
  const right = referentOf(other);
  if (left === 0 || right === 0) return bool((self === other) === (operator === EQUAL));
  const mark = rootMark();
  pushRoot(left);
  pushRoot(right);
  const result = compare(left, right, operator);
  releaseRoots(mark);
  return result;
}

function represent(self: Value): Value {
  const referent = referentOf(self);
  const head = `<weakref at ${addressText(self)};`;
  return newStr(
    referent === 0
      ? `${head} dead>`
      : `${head} to '${nameOfType(typeOf(referent))}' at ${addressText(referent)}>`,
  );
}

defineType({
  type: REFERENCE_TYPE,
  module: "weakref",
  flags: TYPE_FLAG_BASETYPE,
  new: ["*args, **kwargs", referenceNew],
  init: ["*args, **kwargs", () => NONE],
  call: ["", (self: Value) => referentOf(self) || NONE],
  slots: { hash, compare: compareReferences, repr: represent },
  getset: {
    __callback__: [
      (self: Value) =>
        H32[(self + REFERENT) >> 2] === NO_REFERENT
          ? NONE
          : H32[(self + REFERENCE_CALLBACK) >> 2] || NONE,
    ],
  },
  classMethods: { __class_getitem__: ["item, /", newGenericAlias] },
});
