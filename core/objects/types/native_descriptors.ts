/**
 * What stands in the namespaces of builtin types: method_descriptor, wrapper_descriptor, classmethod_descriptor,
 * getset_descriptor, member_descriptor (Objects/descrobject.c). How they are called is the interpreter's.
 */
import {
  DESCRIPTOR_DOC,
  DESCRIPTOR_NAME,
  DESCRIPTOR_NATIVE,
  DESCRIPTOR_OFFSET,
  DESCRIPTOR_OWNER,
  DESCRIPTOR_SETTER,
  METHOD_BYTES,
  METHOD_FUNCTION,
  METHOD_SELF,
} from "../../heap/layouts/callable.ts";
import { allocate } from "../../heap/allocator.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { NONE, TS_BUILTINS_DICT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { newBuiltin } from "../boot.ts";
import { defineType, type TypeDefinition } from "../define.ts";
import {
  isSubtype,
  nameOfType,
  raise,
  raiseNoAttribute,
  raiseTypeError,
  raiseWith,
  typeName,
  typeOf,
} from "../errors.ts";
import { isType } from "../kinds.ts";
import { N } from "../names.ts";
import { callTuple } from "../protocols/call.ts";
import { slotFunctions } from "../slots.ts";
import { staticName } from "../static_area.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { tupleFrom, tupleItem, tupleLength, tupleOf } from "../values/sequences.ts";
import { TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { newStr } from "../values/text.ts";
import {
  ATTRIBUTE_ERROR,
  CLASSMETHOD_DESCRIPTOR_TYPE,
  GETSET_DESCRIPTOR_TYPE,
  MEMBER_DESCRIPTOR_TYPE,
  METHOD_DESCRIPTOR_TYPE,
  METHOD_WRAPPER_SHAPE,
  WRAPPER_DESCRIPTOR_TYPE,
} from "../well_known.ts";
import { qualnameOfType } from "./class_names.ts";
import { appliesTo, descriptorName, descriptorOwner } from "./descriptor_errors.ts";

const nativeOf = (descriptor: Value): number => H32[(descriptor + DESCRIPTOR_NATIVE) >> 2] >> 1;

/** Calling through the interpreter, which knows the kind of callable by its shape. */
export function callSelf(self: Value, args: Value, keywords: Value): Value {
  return callTuple(self, args, keywords);
}

// --- method_descriptor

function methodGet(descriptor: Value, instance: Value, _owner: Value): Value {
  if (instance === 0) return descriptor;
  if (!appliesTo(descriptor, instance)) return 0;
  return newBuiltin(
    nativeOf(descriptor),
    instance,
    H32[(descriptor + DESCRIPTOR_NAME) >> 2],
    H32[(descriptor + DESCRIPTOR_OWNER) >> 2],
  );
}

/** `__init__` and `__call__` of builtin types have signatures, so they are methods here; CPython calls them wrappers. */
function isWrapperName(name: Value): boolean {
  return name === N.__init__ || name === N.__call__;
}

function reprAs(what: string): (descriptor: Value) => Value {
  return (descriptor) =>
    newStr(
      `<${what} '${descriptorName(descriptor)}' of '${
        nameOfType(descriptorOwner(descriptor))
      }' objects>`,
    );
}

const methodRepr = reprAs("method");
const wrapperRepr = reprAs("slot wrapper");

// --- classmethod_descriptor

function classMethodGet(descriptor: Value, instance: Value, owner: Value): Value {
  const wanted = descriptorOwner(descriptor);
  const name = descriptorName(descriptor);
  const type = owner !== 0 ? owner : typeOf(instance);
  if (!isType(type)) {
    return raiseTypeError(
      `descriptor '${name}' for type '${nameOfType(wanted)}' needs a type, not a '${
        typeName(type)
      }' as arg 2`,
    );
  }
  if (!isSubtype(type, wanted)) {
    return raiseTypeError(
      `descriptor '${name}' requires a subtype of '${nameOfType(wanted)}' but received '${
        nameOfType(type)
      }'`,
    );
  }
  return newBuiltin(nativeOf(descriptor), type, H32[(descriptor + DESCRIPTOR_NAME) >> 2], 0);
}

function classMethodCall(self: Value, args: Value, keywords: Value): Value {
  const count = tupleLength(args);
  if (count === 0) {
    return raiseTypeError(
      `descriptor '${descriptorName(self)}' of '${
        nameOfType(descriptorOwner(self))
      }' object needs an argument`,
    );
  }
  const bound = classMethodGet(self, 0, tupleItem(args, 0));
  if (bound === 0) return 0;
  const mark = rootMark();
  pushRoot(bound);
  const rest = tupleFrom(((args + TUPLE_ITEMS) >> 2) + 1, count - 1);
  pushRoot(rest);
  const result = callTuple(bound, rest, keywords);
  releaseRoots(mark);
  return result;
}

// --- wrapper_descriptor

function wrapperGet(descriptor: Value, instance: Value, _owner: Value): Value {
  if (instance === 0) return descriptor;
  if (!appliesTo(descriptor, instance)) return 0;
  const bound = allocate(METHOD_BYTES);
  H32[bound >> 2] = METHOD_WRAPPER_SHAPE;
  H32[(bound + METHOD_FUNCTION) >> 2] = descriptor;
  H32[(bound + METHOD_SELF) >> 2] = instance;
  return bound;
}

// --- getset_descriptor

function getsetGet(descriptor: Value, instance: Value, _owner: Value): Value {
  if (instance === 0) return descriptor;
  if (!appliesTo(descriptor, instance)) return 0;
  return slotFunctions[nativeOf(descriptor)](instance);
}

function getsetSet(descriptor: Value, instance: Value, value: Value): number {
  if (!appliesTo(descriptor, instance)) return 0;
  const setter = H32[(descriptor + DESCRIPTOR_SETTER) >> 2];
  if (setter === 0) {
    return raise(
      ATTRIBUTE_ERROR,
      `attribute '${descriptorName(descriptor)}' of '${
        nameOfType(descriptorOwner(descriptor))
      }' objects is not writable`,
    );
  }
  return slotFunctions[setter >> 1](instance, value);
}

// --- member_descriptor: native 0 is a name in `__slots__`, native 1 a read-only field that reads as None when absent

function memberGet(descriptor: Value, instance: Value, _owner: Value): Value {
  if (instance === 0) return descriptor;
  if (!appliesTo(descriptor, instance)) return 0;
  const value = H32[(instance + (H32[(descriptor + DESCRIPTOR_OFFSET) >> 2] >> 1)) >> 2];
  if (value !== 0) return value;
  if (nativeOf(descriptor) === 1) return NONE;
  return raiseNoAttribute(instance, H32[(descriptor + DESCRIPTOR_NAME) >> 2]);
}

function memberSet(descriptor: Value, instance: Value, value: Value): number {
  if (!appliesTo(descriptor, instance)) return 0;
  if (nativeOf(descriptor) === 1) return raise(ATTRIBUTE_ERROR, "readonly attribute");
  const at = (instance + (H32[(descriptor + DESCRIPTOR_OFFSET) >> 2] >> 1)) >> 2;
  if (value === 0 && H32[at] === 0) {
    return raiseWith(ATTRIBUTE_ERROR, H32[(descriptor + DESCRIPTOR_NAME) >> 2]);
  }
  H32[at] = value;
  return 1;
}

// --- what they share

function getQualname(self: Value): Value {
  return newStr(`${qualnameOfType(descriptorOwner(self))}.${descriptorName(self)}`);
}

const getset: TypeDefinition["getset"] = {
  __doc__: [(self: Value) => H32[(self + DESCRIPTOR_DOC) >> 2] || NONE],
  __qualname__: [getQualname],
};
const members = { __objclass__: DESCRIPTOR_OWNER, __name__: DESCRIPTOR_NAME };
const callable: TypeDefinition["getset"] = { ...getset, __text_signature__: [() => NONE] };
const call = ["*args, **kwargs", callSelf] as const;
const GETATTR = staticName("getattr");

/** getattr(owner, name) */
function reduce(self: Value): Value {
  const getattr = dictGetStr(H32[TS_BUILTINS_DICT >> 2], GETATTR);
  if (getattr === 0) return raiseTypeError("cannot pickle a descriptor without getattr");
  return tupleOf(
    getattr,
    tupleOf(descriptorOwner(self), H32[(self + DESCRIPTOR_NAME) >> 2]),
  );
}

defineType({
  type: METHOD_DESCRIPTOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: {
    get: methodGet,
    repr: (self: Value) =>
      isWrapperName(H32[(self + DESCRIPTOR_NAME) >> 2]) ? wrapperRepr(self) : methodRepr(self),
  },
  call,
  getset: callable,
  members,
  methods: { __reduce__: ["", reduce] },
});

defineType({
  type: CLASSMETHOD_DESCRIPTOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { get: classMethodGet, repr: methodRepr },
  call: ["*args, **kwargs", classMethodCall],
  getset: callable,
  members,
});

defineType({
  type: WRAPPER_DESCRIPTOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { get: wrapperGet, repr: wrapperRepr },
  call: ["*args, **kwargs", callSelf],
  getset: callable,
  members,
  methods: { __reduce__: ["", reduce] },
});

defineType({
  type: GETSET_DESCRIPTOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { get: getsetGet, set: getsetSet, repr: reprAs("attribute") },
  getset,
  members,
});

defineType({
  type: MEMBER_DESCRIPTOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { get: memberGet, set: memberSet, repr: reprAs("member") },
  getset,
  members,
});
