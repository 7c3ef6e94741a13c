/** object (Objects/typeobject.c: object_*). */
import { SHAPE_SIZE } from "../../heap/layouts/shape.ts";
import {
  TYPE_BASE,
  TYPE_BASES,
  TYPE_DICT,
  TYPE_FLAG_ABSTRACT,
  TYPE_FLAG_BASETYPE,
  TYPE_FLAG_IMMUTABLE,
  TYPE_FLAG_NO_NEW,
  TYPE_FLAGS,
  TYPE_SHAPE,
  TYPE_SLOTS,
} from "../../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { objectBytes } from "../../heap/object_size.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { isSubtype, nameOfType, pending, raiseTypeError, typeName, typeOf } from "../errors.ts";
import {
  allocateInstance,
  dictShape,
  hasInstanceDict,
  hasSlots,
  inSlots,
  instanceDict,
} from "../instances.ts";
import { isDict, isStr, isTuple, isType } from "../kinds.ts";
import { typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import {
  genericGetAttribute,
  genericSetAttribute,
  lookupAttribute,
} from "../protocols/attributes.ts";
import { EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { identityHash } from "../protocols/hash.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { strOf } from "../protocols/represent.ts";
import { truth } from "../protocols/truth.ts";
import { Slot, slotOf } from "../slots.ts";
import { staticName } from "../static_area.ts";
import {
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictMerge,
  dictNext,
  type DictRef,
  newDict,
} from "../values/dict_table.ts";
import { newInt } from "../values/numbers.ts";
import { listAppend, newList, tupleItem, tupleLength } from "../values/sequences.ts";
import { jsString, newStr, strLength } from "../values/text.ts";
import { BUILTIN_SHAPE, MODULE_TYPE, OBJECT_TYPE } from "../well_known.ts";
import { addressText, fullNameOfType, isHeapType, qualnameOfType } from "./class_names.ts";
import { kindOfType, sameLayout } from "./class_layout.ts";
import { objectGetState, objectReduce, objectReduceEx } from "./object_reduce.ts";
import { raiseBadArgument } from "./argument_errors.ts";

const ABSTRACT_METHODS = staticName("__abstractmethods__");

/** The nearest builtin type among a class's layout bases. */
function staticBase(type: number): number {
  let at = type;
  while (isHeapType(at)) at = H32[(at + TYPE_BASE) >> 2];
  return at;
}

/** The class itself, or the nearest base whose `__new__` is a builtin type's. */
function baseWithBuiltinNew(type: number): number {
  let at = type;
  for (; isHeapType(at); at = H32[(at + TYPE_BASE) >> 2]) {
    const make = typeLookup(at, N.__new__);
    if ((make & 1) === 0 && H32[make >> 2] === BUILTIN_SHAPE) break;
  }
  return at;
}

/**
 * Whether `owner.__new__(cls)` makes the objects that `cls` needs (typeobject.c: tp_new_wrapper): the builtin type that
 * gives `cls` its layout must have the same `__new__`. False with TypeError pending.
 */
export function checkSafeNew(owner: number, cls: number): boolean {
  const base = staticBase(cls);
  const slot = (type: number) => H32[(type + TYPE_SLOTS + 4 * Slot.new) >> 2];
  // A type without a `__new__` has that of its base in its slot; object's refuses such types itself.
  const makesNone = owner !== OBJECT_TYPE &&
    (H32[(base + TYPE_FLAGS) >> 2] & (TYPE_FLAG_NO_NEW << 1)) !== 0;
  if (base === owner || (slot(base) === slot(owner) && !makesNone)) return true;
  // A builtin that counts as a class of guest code makes what its own builtin base does.
  if (isHeapType(owner) && staticBase(owner) === base) return true;
  const name = nameOfType(baseWithBuiltinNew(cls));
  raiseTypeError(
    `${nameOfType(owner)}.__new__(${nameOfType(cls)}) is not safe, use ${name}.__new__()`,
  );
  return false;
}

function usesObjectNew(type: number): boolean {
  return typeLookup(type, N.__new__) === dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], N.__new__);
}

function usesObjectInit(type: number): boolean {
  return typeLookup(type, N.__init__) ===
    dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], N.__init__);
}

function hasArguments(args: Value, keywords: Value): boolean {
  return tupleLength(args) > 0 || dictLength(keywords) > 0;
}

function objectNew(cls: Value, args: Value, keywords: Value): Value {
  if (hasArguments(args, keywords)) {
    if (!usesObjectNew(cls)) {
      return raiseTypeError(
        "object.__new__() takes exactly one argument (the type to instantiate)",
      );
    }
    if (usesObjectInit(cls)) return raiseTypeError(`${nameOfType(cls)}() takes no arguments`);
  }
  if (((H32[(cls + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_ABSTRACT) !== 0) return raiseAbstract(cls);
  if (!checkSafeNew(OBJECT_TYPE, cls)) return 0;
  const base = staticBase(cls);
  if (base !== OBJECT_TYPE && usesObjectInit(base)) {
    return raiseTypeError(`cannot create '${nameOfType(cls)}' instances`);
  }
  return allocateInstance(cls);
}

/** TypeError that lists the abstract methods in alphabetical order. */
function raiseAbstract(cls: Value): 0 {
  const mark = rootMark();
  const set = dictGetStr(H32[(cls + TYPE_DICT) >> 2], ABSTRACT_METHODS);
  if (set === 0) return raiseTypeError(`Can't instantiate abstract class ${nameOfType(cls)}`);
  pushRoot(set);
  const iterator = getIter(set);
  if (iterator === 0) {
    releaseRoots(mark);
    return 0;
  }
  pushRoot(iterator);
  const names: string[] = [];
  for (;;) {
    const name = iterNext(iterator);
    if (name === 0) break;
    if (!isStr(name)) {
      releaseRoots(mark);
      return raiseTypeError(
        `sequence item ${names.length}: expected str instance, ${typeName(name)} found`,
      );
    }
    names.push(jsString(name));
  }
  releaseRoots(mark);
  if (pending()) return 0;
  names.sort();
  const list = names.map((name) => `'${name}'`).join(", ");
  return raiseTypeError(
    `Can't instantiate abstract class ${
      nameOfType(cls)
    } without an implementation for abstract method${names.length === 1 ? "" : "s"} ${list}`,
  );
}

function objectInit(self: Value, args: Value, keywords: Value): Value {
  if (hasArguments(args, keywords)) {
    const type = typeOf(self);
    if (!usesObjectInit(type)) {
      return raiseTypeError(
        "object.__init__() takes exactly one argument (the instance to initialize)",
      );
    }
    if (usesObjectNew(type)) {
      return raiseTypeError(
        `${nameOfType(type)}.__init__() takes exactly one argument (the instance to initialize)`,
      );
    }
  }
  return NONE;
}

function objectRepr(self: Value): Value {
  return newStr(`<${fullNameOfType(typeOf(self))} object at ${addressText(self)}>`);
}

function objectStr(self: Value): Value {
  const repr = slotOf(typeOf(self), Slot.repr);
  return repr === null ? objectRepr(self) : repr(self);
}

/** Identity; `!=` is the inverse of what the type's `==` says. */
export function objectCompare(self: Value, other: Value, operator: number): Value {
  if (operator === EQUAL) return self === other ? TRUE : NOT_IMPLEMENTED;
  if (operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  const compare = slotOf(typeOf(self), Slot.compare);
  if (compare === null) return NOT_IMPLEMENTED;
  const equal = compare(self, other, EQUAL);
  if (equal === 0 || equal === NOT_IMPLEMENTED) return equal;
  const answer = truth(equal);
  return answer < 0 ? 0 : answer === 0 ? TRUE : FALSE;
}

/** `self.__class__ = cls` (object_set_class). */
function setClass(self: Value, cls: Value): number {
  if (cls === 0) return raiseTypeError("can't delete __class__ attribute");
  if (!isType(cls)) {
    return raiseTypeError(`__class__ must be set to a class, not '${typeName(cls)}' object`);
  }
  const old = typeOf(self);
  const flags = H32[(old + TYPE_FLAGS) >> 2] | H32[(cls + TYPE_FLAGS) >> 2];
  if (
    ((flags >> 1) & TYPE_FLAG_IMMUTABLE) !== 0 &&
    !(isSubtype(old, MODULE_TYPE) && isSubtype(cls, MODULE_TYPE))
  ) {
    return raiseTypeError(
      "__class__ assignment only supported for mutable types or ModuleType subclasses",
    );
  }
  if (!sameLayout(old, cls)) {
    return raiseTypeError(
      `__class__ assignment: '${nameOfType(cls)}' object layout differs from '${nameOfType(old)}'`,
    );
  }
  if (hasSlots(kindOfType(cls)) && hasInstanceDict(cls)) {
    // Slots for attributes may differ in number: the attributes move to a dict, which fits any size.
    const size = H32[(H32[self >> 2] + SHAPE_SIZE) >> 2] >> 1;
    if (inSlots(self)) instanceDict(self, old);
    H32[self >> 2] = dictShape(cls, size);
  } else {
    H32[self >> 2] = H32[(cls + TYPE_SHAPE) >> 2];
  }
  return 1;
}

/** Adds the names of a class and of its bases to a dict's keys (object.__dir__). False: exception pending. */
export function mergeClassNames(names: DictRef, cls: Value): boolean {
  if (isType(cls)) {
    if (!dictMerge(names, H32[(cls + TYPE_DICT) >> 2], true)) return false;
    const bases = H32[(cls + TYPE_BASES) >> 2];
    for (let i = 0; i < tupleLength(bases); i++) {
      if (!mergeClassNames(names, tupleItem(bases, i))) return false;
    }
    return true;
  }
  const mark = rootMark();
  pushRoot(cls);
  const dict = lookupAttribute(cls, N.__dict__);
  if (dict !== 0 && isDict(dict)) {
    pushRoot(dict);
    if (!dictMerge(names, dict, true)) {
      releaseRoots(mark);
      return false;
    }
  }
  const bases = pending() ? 0 : lookupAttribute(cls, N.__bases__);
  let done = !pending();
  if (done && bases !== 0 && isTuple(bases)) {
    pushRoot(bases);
    for (let i = 0; done && i < tupleLength(bases); i++) {
      done = mergeClassNames(names, tupleItem(bases, i));
    }
  }
  releaseRoots(mark);
  return done;
}

/** The keys of a dict as a list. Never collects. */
export function keyList(dict: DictRef): Value {
  const list = newList(dictLength(dict));
  for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
    listAppend(list, dictKeyAt(dict, i));
  }
  return list;
}

function objectDir(self: Value): Value {
  const mark = rootMark();
  const names = newDict();
  pushRoot(names);
  const own = lookupAttribute(self, N.__dict__);
  let done = !pending();
  if (own !== 0 && isDict(own)) {
    pushRoot(own);
    done = dictMerge(names, own, true);
  }
  const cls = done ? lookupAttribute(self, N.__class__) : 0;
  if (done && cls !== 0) {
    pushRoot(cls);
    done = mergeClassNames(names, cls);
  }
  releaseRoots(mark);
  return done && !pending() ? keyList(names) : 0;
}

function objectFormat(self: Value, spec: Value): Value {
  if (!isStr(spec)) {
    return raiseBadArgument("__format__() argument", "str", spec);
  }
  if (strLength(spec) > 0) {
    return raiseTypeError(`unsupported format string passed to ${typeName(self)}.__format__`);
  }
  return strOf(self);
}

function initSubclass(cls: Value, args: Value, keywords: Value): Value {
  const problem = dictLength(keywords) > 0
    ? "no keyword arguments"
    : tupleLength(args) > 0
    ? `no arguments (${tupleLength(args)} given)`
    : "";
  return problem === ""
    ? NONE
    : raiseTypeError(`${qualnameOfType(cls)}.__init_subclass__() takes ${problem}`);
}

defineType({
  type: OBJECT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and " +
    "returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
  new: ["*args, **kwargs", objectNew],
  init: ["*args, **kwargs", objectInit],
  slots: {
    repr: objectRepr,
    str: objectStr,
    hash: identityHash,
    compare: objectCompare,
    getattr: genericGetAttribute,
    setattr: genericSetAttribute,
  },
  getset: { __class__: [typeOf, setClass] },
  methods: {
    __dir__: ["", objectDir],
    __format__: ["format_spec, /", objectFormat],
    __sizeof__: ["", (self: Value) => newInt((self & 1) !== 0 ? 4 : (objectBytes(self) + 7) & ~7)],
    __reduce__: ["", objectReduce],
    __reduce_ex__: ["protocol, /", objectReduceEx],
    __getstate__: ["", objectGetState],
  },
  classMethods: {
    __init_subclass__: ["*args, **kwargs", initSubclass],
    __subclasshook__: ["*args", () => NOT_IMPLEMENTED],
  },
});
