/**
 * types.SimpleNamespace (Objects/namespaceobject.c).
 *
 *     SimpleNamespace   4 dict or 0
 */
import { TYPE_FLAG_BASETYPE } from "../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import type { TypeDefinition } from "../objects/define.ts";
import { isInstance, nameOfType, raiseTypeError, typeOf } from "../objects/errors.ts";
import { allocateInstance, instanceDict } from "../objects/instances.ts";
import { isStr } from "../objects/kinds.ts";
import { call0 } from "../objects/protocols/call.ts";
import { compare } from "../objects/protocols/compare.ts";
import { enterRepr, leaveRepr, reprOf } from "../objects/protocols/represent.ts";
import {
  dictKeyAt,
  dictLength,
  dictMerge,
  dictNext,
  type DictRef,
  dictValueAt,
  MERGE_OVERRIDE,
  newDict,
} from "../objects/values/dict_table.ts";
import { dictUpdate } from "../objects/values/dict_update.ts";
import {
  listAppend,
  newList,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../objects/values/sequences.ts";
import { concatenate, newStr } from "../objects/values/text.ts";
import { joinParts } from "../objects/values/text_parts.ts";
import { enterNative, leaveNative } from "../objects/work.ts";
import { SIMPLE_NAMESPACE_TYPE } from "./static_types.ts";

const dictOf = (self: Value): DictRef => instanceDict(self, typeOf(self));

function init(self: Value, args: Value, keywords: Value): Value {
  const count = tupleLength(args);
  if (count > 1) return raiseTypeError(`SimpleNamespace expected at most 1 argument, got ${count}`);
  if (count === 1) {
    const mark = rootMark();
    const given = newDict();
    pushRoot(given);
    const done = dictUpdate(given, tupleItem(args, 0)) && hasNames(given) &&
      dictMerge(dictOf(self), given, MERGE_OVERRIDE);
    releaseRoots(mark);
    if (!done) return 0;
  }
  return dictLength(keywords) === 0 || dictMerge(dictOf(self), keywords, MERGE_OVERRIDE) ? NONE : 0;
}

function hasNames(dict: DictRef): boolean {
  for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
    if (isStr(dictKeyAt(dict, i))) continue;
    raiseTypeError("keywords must be strings");
    return false;
  }
  return true;
}

function represent(self: Value): Value {
  const type = typeOf(self);
  const name = type === SIMPLE_NAMESPACE_TYPE ? "namespace" : nameOfType(type);
  if (!enterRepr(self)) return newStr(`${name}(...)`);
  const mark = rootMark();
  const parts = newList();
  pushRoot(parts);
  const dict = dictOf(self);
  let result: Value = 0;
  if (enterNative(" while getting the repr of an object")) {
    result = addParts(dict, parts) ? joinParts(parts, `${name}(`, ", ", ")") : 0;
    leaveNative();
  }
  leaveRepr(self);
  releaseRoots(mark);
  return result;
}

function addParts(dict: DictRef, parts: Value): boolean {
  for (let i = dictNext(dict, 0); i >= 0; i = dictNext(dict, i + 1)) {
    const key = dictKeyAt(dict, i);
    if (!isStr(key)) continue;
    const mark = rootMark();
    pushRoot(key);
    const shown = reprOf(dictValueAt(dict, i));
    releaseRoots(mark);
    if (shown === 0) return false;
    listAppend(parts, concatenate(concatenate(key, newStr("=")), shown));
  }
  return true;
}

function compareNamespaces(self: Value, other: Value, operator: number): Value {
  if (
    !isInstance(self, SIMPLE_NAMESPACE_TYPE) || (other & 1) !== 0 ||
    !isInstance(other, SIMPLE_NAMESPACE_TYPE)
  ) return NOT_IMPLEMENTED;
  return compare(dictOf(self), dictOf(other), operator);
}

function replace(self: Value, args: Value, keywords: Value): Value {
  if (tupleLength(args) !== 0) {
    return raiseTypeError(
      `__replace__() takes exactly 0 positional arguments (${tupleLength(args)} given)`,
    );
  }
  const mark = rootMark();
  const result = call0(typeOf(self));
  if (result !== 0) {
    pushRoot(result);
    dictMerge(dictOf(result), dictOf(self), MERGE_OVERRIDE);
    dictMerge(dictOf(result), keywords, MERGE_OVERRIDE);
  }
  releaseRoots(mark);
  return result;
}

/** The type; its module installs it. */
export const simpleNamespace: TypeDefinition = {
  type: SIMPLE_NAMESPACE_TYPE,
  module: "types",
  flags: TYPE_FLAG_BASETYPE,
  dictOffset: 4,
  doc: "A simple attribute-based namespace.",
  new: ["*args, **kwargs", (cls: number) => allocateInstance(cls)],
  init: ["*args, **kwargs", init],
  slots: { repr: represent, compare: compareNamespaces },
  methods: {
    __reduce__: ["", (self: Value) => tupleOf(typeOf(self), tupleOf(), dictOf(self))],
    __replace__: ["*args, **kwargs", replace],
  },
  getset: { __dict__: [dictOf] },
};
