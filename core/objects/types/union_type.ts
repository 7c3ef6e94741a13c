/**
 * typing.Union, what `int | str` gives (Objects/unionobject.c).
 *
 *     0 shape   4 UNION_ARGS  tuple of the members, no two equal, no union among them
 */
import { allocate } from "../../heap/allocator.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { pending, raiseTypeError } from "../errors.ts";
import { isStr, isTuple, isType } from "../kinds.ts";
import { N } from "../names.ts";
import { lookupAttribute } from "../protocols/attributes.ts";
import { call1 } from "../protocols/call.ts";
import { EQUAL, equals, NOT_EQUAL } from "../protocols/compare.ts";
import { hashWord } from "../protocols/hash.ts";
import { moduleAttribute } from "../protocols/import.ts";
import { isInstanceOf, isSubclassOf } from "../protocols/instance_check.ts";
import { reprOf } from "../protocols/represent.ts";
import { tupleFromList } from "../protocols/sequence_input.ts";
import { staticName } from "../static_area.ts";
import { bool } from "../values/numbers.ts";
import {
  allocateTuple,
  listAppend,
  listItem,
  listLength,
  newList,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import { NONE_TYPE } from "../well_known.ts";
import { fullNameOfType } from "./class_names.ts";
import {
  isGenericAlias,
  isUnion,
  UNION_ARGS,
  UNION_SHAPE,
  UNION_TYPE,
  unionArguments,
} from "./generic_shapes.ts";
import { substituteParameters, typeParameters } from "./type_parameters.ts";

const ORIGIN = staticName("__origin__");
const ARGS = staticName("__args__");

function canBeMember(value: Value): boolean {
  return value === NONE || isType(value) || isGenericAlias(value);
}

/**
 * left | right for types and what stands for types, and for anything with a union; NOT_IMPLEMENTED otherwise. May run
 * guest code.
 */
export function unionOr(left: Value, right: Value): Value {
  if (!isUnion(left) && !isUnion(right) && !(canBeMember(left) && canBeMember(right))) {
    return NOT_IMPLEMENTED;
  }
  return makeUnion(tupleOf(left, right));
}

/** left | right where one of them, a type variable say, makes anything a member. May run guest code. */
export function unionWith(left: Value, right: Value): Value {
  const mark = rootMark();
  const members = withReferences(tupleOf(left, right));
  pushRoot(members);
  const union = members === 0 ? 0 : makeUnion(members);
  releaseRoots(mark);
  return union;
}

/** The union of a tuple's items: flattened, without repetitions; the only one itself. May run guest code. */
function makeUnion(members: Value): Value {
  const mark = rootMark();
  pushRoot(members);
  const list = newList(4);
  pushRoot(list);
  for (let i = 0; i < tupleLength(members); i++) {
    const member = tupleItem(members, i);
    if (isUnion(member)) {
      const inner = unionArguments(member);
      for (let j = 0; j < tupleLength(inner); j++) {
        if (!addMember(list, tupleItem(inner, j))) {
          releaseRoots(mark);
          return 0;
        }
      }
    } else if (!addMember(list, member === NONE ? NONE_TYPE : member)) {
      releaseRoots(mark);
      return 0;
    }
  }
  releaseRoots(mark);
  if (listLength(list) === 1) return listItem(list, 0);
  const union = allocate(8);
  H32[union >> 2] = UNION_SHAPE;
  H32[(union + UNION_ARGS) >> 2] = tupleFromList(list);
  return union;
}

/** `members` with typing.ForwardRef objects in place of strings. */
function withReferences(members: Value): Value {
  const count = tupleLength(members);
  let strings = 0;
  for (let i = 0; i < count; i++) if (isStr(tupleItem(members, i))) strings++;
  if (strings === 0) return members;
  const mark = rootMark();
  pushRoot(members);
  const forwardRef = moduleAttribute("typing", "ForwardRef");
  if (forwardRef === 0) return 0;
  pushRoot(forwardRef);
  let result = allocateTuple(count);
  pushRoot(result);
  for (let i = 0; i < count && result !== 0; i++) {
    const member = tupleItem(members, i);
    const kept = isStr(member) ? call1(forwardRef, member) : member;
    if (kept === 0) result = 0;
    else setTupleItem(result, i, kept);
  }
  releaseRoots(mark);
  return result;
}

function addMember(list: Value, member: Value): boolean {
  for (let i = 0; i < listLength(list); i++) {
    const same = equals(listItem(list, i), member);
    if (same !== 0) return same === 1;
  }
  listAppend(list, member);
  return true;
}

/** How a type is written in an annotation: its name, or its repr. 0 with the exception pending. */
export function typeReprText(value: Value): Value {
  if (value === NONE_TYPE) return newStr("None");
  if (isType(value)) return newStr(fullNameOfType(value));
  const mark = rootMark();
  const generic = lookupAttribute(value, ORIGIN) !== 0 && lookupAttribute(value, ARGS) !== 0;
  if (pending()) return 0;
  if (!generic) {
    const qualname = lookupAttribute(value, N.__qualname__);
    if (qualname !== 0 && isStr(qualname)) {
      pushRoot(qualname);
      const module = lookupAttribute(value, N.__module__);
      releaseRoots(mark);
      if (module !== 0 && isStr(module)) {
        const text = jsString(module);
        return newStr(text === "builtins" ? jsString(qualname) : `${text}.${jsString(qualname)}`);
      }
    }
    if (pending()) return 0;
  }
  return reprOf(value);
}

function unionRepr(self: Value): Value {
  const args = unionArguments(self);
  const parts: string[] = [];
  for (let i = 0; i < tupleLength(args); i++) {
    const text = typeReprText(tupleItem(args, i));
    if (text === 0) return 0;
    parts.push(jsString(text));
  }
  return newStr(parts.join(" | "));
}

/** The same for every order of the members. */
function unionHash(self: Value): Value {
  const args = unionArguments(self);
  let sum = 0;
  for (let i = 0; i < tupleLength(args); i++) {
    const hash = hashWord(tupleItem(args, i));
    if (hash === 0) return 0;
    sum = (sum + Math.imul(hash, 0x9e3779b1)) | 0;
  }
  return small((sum ^ (sum >>> 15)) & 0x3fffffff);
}

function unionCompare(self: Value, other: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL || !isUnion(other)) return NOT_IMPLEMENTED;
  const same = contained(self, other);
  if (same < 0) return 0;
  return (same === 1) === (operator === EQUAL) ? TRUE : FALSE;
}

function contained(self: Value, other: Value): number {
  const left = unionArguments(self);
  const right = unionArguments(other);
  if (tupleLength(left) !== tupleLength(right)) return 0;
  for (let i = 0; i < tupleLength(left); i++) {
    let found = 0;
    for (let j = 0; found === 0 && j < tupleLength(right); j++) {
      found = equals(tupleItem(left, i), tupleItem(right, j));
    }
    if (found !== 1) return found;
  }
  return 1;
}

function answer(result: number): Value {
  return result < 0 ? 0 : bool(result === 1);
}

function mroEntries(self: Value): Value {
  const text = unionRepr(self);
  return text === 0 ? 0 : raiseTypeError(`Cannot subclass ${jsString(text)}`);
}

defineType({
  type: UNION_TYPE,
  module: "typing",
  doc: "Represent a union type\n\nE.g. for int | str",
  slots: {
    repr: unionRepr,
    hash: unionHash,
    compare: unionCompare,
    or: unionOr,
    getitem: (self: Value, given: Value) => {
      const args = substituteParameters(self, unionArguments(self), given);
      return args === 0 ? 0 : makeUnion(args);
    },
  },
  getset: {
    __args__: [unionArguments],
    __parameters__: [(self: Value) => typeParameters(unionArguments(self))],
    __origin__: [() => UNION_TYPE],
    __name__: [() => newStr("Union")],
    __qualname__: [() => newStr("Union")],
  },
  methods: {
    __mro_entries__: ["bases, /", mroEntries],
    __instancecheck__: [
      "instance, /",
      (self: Value, value: Value) => answer(isInstanceOf(value, unionArguments(self))),
    ],
    __subclasscheck__: [
      "subclass, /",
      (self: Value, value: Value) => answer(isSubclassOf(value, unionArguments(self))),
    ],
  },
  classMethods: {
    __class_getitem__: [
      "params, /",
      (_cls: Value, params: Value) => {
        if (isTuple(params) && tupleLength(params) === 0) {
          return raiseTypeError("Cannot take a Union of no types.");
        }
        const members = withReferences(isTuple(params) ? params : tupleOf(params));
        return members === 0 ? 0 : makeUnion(members);
      },
    ],
  },
});
