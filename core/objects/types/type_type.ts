/** type (Objects/typeobject.c: type_*). */
import { allocate } from "../../heap/allocator.ts";
import {
  TYPE_BASE,
  TYPE_BASES,
  TYPE_BYTES,
  TYPE_DICT,
  TYPE_DICT_OFFSET,
  TYPE_FLAG_ABSTRACT,
  TYPE_FLAG_BASETYPE,
  TYPE_FLAG_MAPPING,
  TYPE_FLAG_METATYPE,
  TYPE_FLAG_NO_NEW,
  TYPE_FLAG_SEQUENCE,
  TYPE_FLAGS,
  TYPE_MRO,
  TYPE_NAME,
  TYPE_QUALNAME,
  TYPE_SIZE,
} from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import {
  isSubtype,
  nameOfType,
  raise,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { isDict, isStr } from "../kinds.ts";
import { forEachSubclass, typeModified } from "../lookup.ts";
import { computeMro } from "../method_resolution.ts";
import { N } from "../names.ts";
import { call1, isCallable } from "../protocols/call.ts";
import { plainCheck } from "../protocols/instance_check.ts";
import { truth } from "../protocols/truth.ts";
import { Slot, slotOf } from "../slots.ts";
import { staticName } from "../static_area.ts";
import {
  dictDeleteStr,
  dictGetStr,
  dictLength,
  type DictRef,
  dictSetStr,
  newDict,
} from "../values/dict_table.ts";
import { bool, newInt } from "../values/numbers.ts";
import { listAppend, newList, tupleItem, tupleLength } from "../values/sequences.ts";
import { exactStr, flat, jsString, newStr } from "../values/text.ts";
import {
  ATTRIBUTE_ERROR,
  BASE_EXCEPTION,
  BYTES_TYPE,
  DICT_TYPE,
  INT_TYPE,
  LIST_TYPE,
  MAPPINGPROXY_SHAPE,
  STR_TYPE,
  TUPLE_TYPE,
  TYPE_TYPE,
} from "../well_known.ts";
import { setBases } from "./class_bases.ts";
import { typeNew } from "./class_creation.ts";
import { callTypeHook } from "./class_hooks.ts";
import { fullNameOfType, isHeapType, moduleOfType } from "./class_names.ts";
import { keyList, mergeClassNames } from "./object_type.ts";
import {
  isImmutable,
  ownTypeAttribute,
  raiseNoTypeAttribute,
  typeGetAttribute,
  typeSetAttribute,
} from "./type_attributes.ts";
import { unionOr } from "./union_type.ts";

const ABSTRACT_METHODS = staticName("__abstractmethods__");
const ANNOTATIONS_CACHE = staticName("__annotations_cache__");

const DOC = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";

function typeInit(_self: Value, args: Value, keywords: DictRef): Value {
  const count = tupleLength(args);
  if (count === 1 && dictLength(keywords) > 0) {
    return raiseTypeError("type.__init__() takes no keyword arguments");
  }
  if (count !== 1 && count !== 3) return raiseTypeError("type.__init__() takes 1 or 3 arguments");
  return NONE;
}

function typeRepr(self: Value): Value {
  return newStr(`<class '${fullNameOfType(self)}'>`);
}

/** The error of setting or deleting a special attribute where that cannot be; true when it can. */
function canSet(type: Value, name: string, value: Value): boolean {
  if (!isImmutable(type) && value !== 0) return true;
  raiseTypeError(
    `cannot ${isImmutable(type) ? "set" : "delete"} '${name}' attribute of immutable type '${
      nameOfType(type)
    }'`,
  );
  return false;
}

/** The names of builtin types of modules, and of classes that stand for such, may have the module before them, for messages. */
function getName(self: Value): Value {
  const name = H32[(self + TYPE_NAME) >> 2];
  return isHeapType(self) && !isImmutable(self) || !jsString(name).includes(".")
    ? name
    : H32[(self + TYPE_QUALNAME) >> 2];
}

function setName(self: Value, value: Value): number {
  if (!canSet(self, "__name__", value)) return 0;
  if (!isStr(value)) {
    return raiseTypeError(
      `can only assign string to ${nameOfType(self)}.__name__, not '${typeName(value)}'`,
    );
  }
  if (jsString(value).includes("\0")) {
    return raiseValueError("type name must not contain null characters");
  }
  H32[(self + TYPE_NAME) >> 2] = flat(exactStr(value));
  return 1;
}

function setQualname(self: Value, value: Value): number {
  if (!canSet(self, "__qualname__", value)) return 0;
  if (!isStr(value)) {
    return raiseTypeError(
      `can only assign string to ${nameOfType(self)}.__qualname__, not '${typeName(value)}'`,
    );
  }
  H32[(self + TYPE_QUALNAME) >> 2] = flat(exactStr(value));
  return 1;
}

function getModule(self: Value): Value {
  const module = moduleOfType(self);
  return module !== 0 ? module : raise(ATTRIBUTE_ERROR, "__module__");
}

/** A setter that stores into the namespace. */
const storing = (name: Value, text: string) => (self: Value, value: Value): number => {
  if (!canSet(self, text, value)) return 0;
  dictSetStr(H32[(self + TYPE_DICT) >> 2], name, value);
  typeModified(self);
  return 1;
};

function getDoc(self: Value): Value {
  if (self === TYPE_TYPE) return newStr(DOC);
  // Not inherited: every class has its own.
  const doc = ownTypeAttribute(self, N.__doc__);
  if (doc === 0) return NONE;
  const get = slotOf(typeOf(doc), Slot.get);
  return get === null ? doc : get(doc, 0, self);
}

function getDict(self: Value): Value {
  const proxy = allocate(8);
  H32[proxy >> 2] = MAPPINGPROXY_SHAPE;
  H32[(proxy + 4) >> 2] = H32[(self + TYPE_DICT) >> 2];
  return proxy;
}

function getAbstractMethods(self: Value): Value {
  const methods = self === TYPE_TYPE ? 0 : ownTypeAttribute(self, ABSTRACT_METHODS);
  return methods !== 0 ? methods : raise(ATTRIBUTE_ERROR, "__abstractmethods__");
}

function setAbstractMethods(self: Value, value: Value): number {
  const dict = H32[(self + TYPE_DICT) >> 2];
  let abstract = 0;
  if (value === 0) {
    if (!dictDeleteStr(dict, ABSTRACT_METHODS)) {
      return raise(ATTRIBUTE_ERROR, "__abstractmethods__");
    }
  } else {
    abstract = truth(value);
    if (abstract < 0) return 0;
    dictSetStr(dict, ABSTRACT_METHODS, value);
  }
  const flags = (H32[(self + TYPE_FLAGS) >> 2] >> 1) & ~TYPE_FLAG_ABSTRACT;
  H32[(self + TYPE_FLAGS) >> 2] = small(abstract === 1 ? flags | TYPE_FLAG_ABSTRACT : flags);
  typeModified(self);
  return 1;
}

function getAnnotate(self: Value): Value {
  if (!isHeapType(self)) return raiseNoTypeAttribute(self, N.__annotate__);
  const own = ownTypeAttribute(self, N.__annotate_func__) || ownTypeAttribute(self, N.__annotate__);
  if (own === 0) {
    dictSetStr(H32[(self + TYPE_DICT) >> 2], N.__annotate_func__, NONE);
    return NONE;
  }
  const get = slotOf(typeOf(own), Slot.get);
  return get === null ? own : get(own, 0, self);
}

function setAnnotate(self: Value, value: Value): number {
  if (value === 0) return raiseTypeError("cannot delete __annotate__ attribute");
  if (isImmutable(self)) {
    return raiseTypeError(
      `cannot set '__annotate__' attribute of immutable type '${nameOfType(self)}'`,
    );
  }
  if (value !== NONE && !isCallable(value)) {
    return raiseTypeError("__annotate__ must be callable or None");
  }
  const dict = H32[(self + TYPE_DICT) >> 2];
  dictSetStr(dict, N.__annotate_func__, value);
  if (value !== NONE) dictDeleteStr(dict, ANNOTATIONS_CACHE);
  typeModified(self);
  return 1;
}

/** Annotations are evaluated when they are first asked for (PEP 649). */
function getAnnotations(self: Value): Value {
  if (!isHeapType(self)) return raiseNoTypeAttribute(self, N.__annotations__);
  const dict = H32[(self + TYPE_DICT) >> 2];
  const known = dictGetStr(dict, N.__annotations__) || dictGetStr(dict, ANNOTATIONS_CACHE);
  if (known !== 0) {
    const get = slotOf(typeOf(known), Slot.get);
    return get === null ? known : get(known, 0, self);
  }
  const annotate = getAnnotate(self);
  if (annotate === 0) return 0;
  let annotations: Value;
  if (isCallable(annotate)) {
    const mark = rootMark();
    pushRoot(annotate);
    annotations = call1(annotate, small(1));
    releaseRoots(mark);
    if (annotations === 0) return 0;
    if (!isDict(annotations)) {
      return raiseTypeError(`__annotate__() must return a dict, not ${typeName(annotations)}`);
    }
  } else annotations = newDict();
  dictSetStr(H32[(self + TYPE_DICT) >> 2], ANNOTATIONS_CACHE, annotations);
  typeModified(self);
  return annotations;
}

function setAnnotations(self: Value, value: Value): number {
  if (isImmutable(self)) {
    return raiseTypeError(
      `cannot set '__annotations__' attribute of immutable type '${nameOfType(self)}'`,
    );
  }
  const dict = H32[(self + TYPE_DICT) >> 2];
  const place = dictGetStr(dict, N.__annotations__) !== 0 ? N.__annotations__ : ANNOTATIONS_CACHE;
  if (value !== 0) dictSetStr(dict, place, value);
  else if (!dictDeleteStr(dict, place)) return raise(ATTRIBUTE_ERROR, "__annotations__");
  dictDeleteStr(dict, N.__annotate_func__);
  dictDeleteStr(dict, N.__annotate__);
  typeModified(self);
  return 1;
}

function getTypeParameters(self: Value): Value {
  const own = self === TYPE_TYPE ? 0 : ownTypeAttribute(self, N.__type_params__);
  return own === 0 ? EMPTY_TUPLE : own;
}

function setTypeParameters(self: Value, value: Value): number {
  if (!canSet(self, "__type_params__", value)) return 0;
  dictSetStr(H32[(self + TYPE_DICT) >> 2], N.__type_params__, value);
  typeModified(self);
  return 1;
}

/** CPython's bits for the builtin types that C code asks for. ORDER: bits 24 to 31. */
const SUBCLASS_FLAGS: readonly number[] = [
  INT_TYPE,
  LIST_TYPE,
  TUPLE_TYPE,
  BYTES_TYPE,
  STR_TYPE,
  DICT_TYPE,
  BASE_EXCEPTION,
  TYPE_TYPE,
];

/** `__flags__` with the bits that are documented or that library code looks at (Include/object.h). */
function getFlags(self: Value): Value {
  const flags = H32[(self + TYPE_FLAGS) >> 2] >> 1;
  let result = 0x1000; // ready
  if ((flags & TYPE_FLAG_SEQUENCE) !== 0) result += 0x20;
  if ((flags & TYPE_FLAG_MAPPING) !== 0) result += 0x40;
  if ((flags & TYPE_FLAG_NO_NEW) !== 0) result += 0x80;
  if (isImmutable(self)) result += 0x100;
  if (isHeapType(self)) result += 0x200;
  if ((flags & TYPE_FLAG_BASETYPE) !== 0) result += 0x400;
  if ((flags & TYPE_FLAG_ABSTRACT) !== 0) result += 0x100000;
  SUBCLASS_FLAGS.forEach((base, bit) => {
    if (isSubtype(self, base)) result += 2 ** (24 + bit);
  });
  return newInt(result);
}

function subclasses(self: Value): Value {
  const list = newList();
  forEachSubclass(self, (subclass) => listAppend(list, subclass));
  return list;
}

/** type.mro(cls): the C3 order as a list. */
function mro(self: Value): Value {
  const order = computeMro(self, H32[(self + TYPE_BASES) >> 2]);
  if (order === 0) return 0;
  const list = newList(tupleLength(order));
  for (let i = 0; i < tupleLength(order); i++) listAppend(list, tupleItem(order, i));
  return list;
}

function typeDir(self: Value): Value {
  const mark = rootMark();
  const names = newDict();
  pushRoot(names);
  const done = mergeClassNames(names, self);
  releaseRoots(mark);
  return done ? keyList(names) : 0;
}

function answer(result: number): Value {
  return result < 0 ? 0 : bool(result === 1);
}

defineType({
  type: TYPE_TYPE,
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_METATYPE,
  new: ["*args, **kwargs", typeNew],
  init: ["*args, **kwargs", typeInit],
  call: ["*args, **kwargs", callTypeHook],
  slots: {
    repr: typeRepr,
    getattr: typeGetAttribute,
    setattr: typeSetAttribute,
    or: unionOr,
  },
  getset: {
    __name__: [getName, setName],
    __qualname__: [(self: Value) => H32[(self + TYPE_QUALNAME) >> 2], setQualname],
    __module__: [getModule, storing(N.__module__, "__module__")],
    __doc__: [getDoc, storing(N.__doc__, "__doc__")],
    __dict__: [getDict],
    __bases__: [
      (self: Value) => H32[(self + TYPE_BASES) >> 2],
      (self: Value, value: Value) => canSet(self, "__bases__", value) ? setBases(self, value) : 0,
    ],
    __base__: [(self: Value) => H32[(self + TYPE_BASE) >> 2] || NONE],
    __mro__: [(self: Value) => H32[(self + TYPE_MRO) >> 2] || NONE],
    __abstractmethods__: [getAbstractMethods, setAbstractMethods],
    __annotate__: [getAnnotate, setAnnotate],
    __annotations__: [getAnnotations, setAnnotations],
    __type_params__: [getTypeParameters, setTypeParameters],
    __flags__: [getFlags],
    __basicsize__: [(self: Value) => H32[(self + TYPE_SIZE) >> 2]],
    __itemsize__: [() => small(0)],
    __dictoffset__: [(self: Value) => H32[(self + TYPE_DICT_OFFSET) >> 2]],
    __weakrefoffset__: [() => small(0)],
    __text_signature__: [() => NONE],
  },
  methods: {
    mro: ["", mro],
    __subclasses__: ["", subclasses],
    __instancecheck__: [
      "instance, /",
      (self: Value, value: Value) => answer(plainCheck(value, self, true)),
    ],
    __subclasscheck__: [
      "subclass, /",
      (self: Value, value: Value) => answer(plainCheck(value, self, false)),
    ],
    __dir__: ["", typeDir],
    __sizeof__: ["", () => newInt(TYPE_BYTES)],
  },
  classMethods: { __prepare__: ["*args, **kwargs", () => newDict()] },
});
