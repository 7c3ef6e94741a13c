/**
 * functools.partial and Placeholder (Modules/_functoolsmodule.c).
 *
 *     partial   4 function   8 args: a tuple   12 keywords: a dict   16 instance dict, or 0   20 how many placeholders are
 *              among the args (small int)
 *     _PlaceholderType   no fields; one object a runtime, in TS_PLACEHOLDER
 */
import { enterLink, leaveLink } from "../../objects/work.ts";
import { TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { callToEnd, dispatchCall, keywordNames } from "../../interpreter/calls.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { isSubtype, pending, raiseTypeError, typeOf } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isDict, isTuple } from "../../objects/kinds.ts";
import { newMethod, typeLookup } from "../../objects/lookup.ts";
import { N } from "../../objects/names.ts";
import { lookupAttribute } from "../../objects/protocols/attributes.ts";
import { isCallable } from "../../objects/protocols/call.ts";
import { enterRepr, leaveRepr, reprOf, strOf } from "../../objects/protocols/represent.ts";
import { fullNameOfType } from "../../objects/types/class_names.ts";
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import {
  dictCopy,
  dictKeyAt,
  dictLength,
  dictMerge,
  dictNext,
  type DictRef,
  dictSetStr,
  dictValueAt,
  MERGE_OVERRIDE,
  newDict,
} from "../../objects/values/dict_table.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleFrom,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { tupleFirst } from "../../objects/values/list_storage.ts";
import { flat, jsString, newStr } from "../../objects/values/text.ts";
import { dictAttribute } from "../dict_attribute.ts";
import { DICT_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { TS_PLACEHOLDER } from "../module_roots.ts";
import {
  PARTIAL_SHAPE,
  PARTIAL_TYPE,
  PLACEHOLDER_SHAPE,
  PLACEHOLDER_TYPE,
} from "../static_types.ts";

const FUNCTION = 4;
const ARGS = 8;
const KEYWORDS = 12;
const DICT = 16;
const HOLES = 20;

const functionOf = (self: Value): Value => H32[(self + FUNCTION) >> 2];
const argsOf = (self: Value): Value => H32[(self + ARGS) >> 2];
const keywordsOf = (self: Value): DictRef => H32[(self + KEYWORDS) >> 2];
const holesOf = (self: Value): number => H32[(self + HOLES) >> 2] >> 1;

// --- Placeholder

/** functools.Placeholder of the bound runtime. @throws OutOfMemory */
export function placeholder(): Value {
  let object = H32[TS_PLACEHOLDER >> 2];
  if (object === 0) {
    object = allocateInstance(PLACEHOLDER_TYPE);
    H32[TS_PLACEHOLDER >> 2] = object;
  }
  return object;
}

const isPlaceholder = (value: Value): boolean =>
  (value & 1) === 0 && H32[value >> 2] === PLACEHOLDER_SHAPE;

const placeholderType: TypeDefinition = {
  type: PLACEHOLDER_TYPE,
  doc: "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
  slots: { repr: () => newStr("Placeholder") },
  new: [
    "*args, **kwargs",
    (_cls: number, args: Value, keywords: Value) =>
      tupleLength(args) > 0 || dictLength(keywords) > 0
        ? raiseTypeError("PlaceholderType takes no arguments")
        : placeholder(),
  ],
  methods: { __reduce__: ["", () => newStr("Placeholder")] },
};

// --- making

function partialNew(cls: number, given: Value, keywords: DictRef): Value {
  const count = tupleLength(given);
  if (count === 0) return raiseTypeError("type 'partial' takes at least one argument");
  const fn = tupleItem(given, 0);
  if (!isCallable(fn)) return raiseTypeError("the first argument must be callable");
  if (count > 1 && isPlaceholder(tupleItem(given, count - 1))) {
    return raiseTypeError("trailing Placeholders are not allowed");
  }
  for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
    if (isPlaceholder(dictValueAt(keywords, i))) {
      return raiseTypeError("Placeholder cannot be passed as a keyword argument");
    }
  }
  const own = tupleFrom(((given + TUPLE_ITEMS) >> 2) + 1, count - 1);
  // A partial of a partial is one partial, unless the inner one is a subclass's or has attributes.
  const inner = isPlainPartial(fn) ? fn : 0;
  const mark = rootMark();
  pushRoot(own);
  const args = inner === 0 ? own : mergedArgs(argsOf(inner), holesOf(inner), own);
  pushRoot(args);
  let all = keywords;
  if (inner !== 0 && dictLength(keywordsOf(inner)) > 0) {
    all = dictCopy(keywordsOf(inner));
    pushRoot(all);
    if (!dictMerge(all, keywords, MERGE_OVERRIDE)) {
      releaseRoots(mark);
      return 0;
    }
  }
  const partial = allocateInstance(cls);
  releaseRoots(mark);
  H32[(partial + FUNCTION) >> 2] = inner === 0 ? fn : functionOf(inner);
  H32[(partial + ARGS) >> 2] = args;
  H32[(partial + KEYWORDS) >> 2] = all;
  H32[(partial + HOLES) >> 2] = small(countHoles(args));
  return partial;
}

function isPlainPartial(value: Value): boolean {
  if ((value & 1) !== 0) return false;
  if (H32[value >> 2] !== PARTIAL_SHAPE) {
    const type = typeOf(value);
    if (!isSubtype(type, PARTIAL_TYPE)) return false;
    if (typeLookup(type, N.__call__) !== typeLookup(PARTIAL_TYPE, N.__call__)) return false;
  }
  return H32[(value + DICT) >> 2] === 0;
}

function countHoles(args: Value): number {
  let holes = 0;
  for (let i = 0; i < tupleLength(args); i++) if (isPlaceholder(tupleItem(args, i))) holes++;
  return holes;
}

/** The args of an inner partial with their placeholders filled from `own`, and what is left of that behind. */
function mergedArgs(inner: Value, holes: number, own: Value): Value {
  const filled = Math.min(holes, tupleLength(own));
  const merged = allocateTuple(tupleLength(inner) + tupleLength(own) - filled);
  let next = 0;
  let place = 0;
  for (; place < tupleLength(inner); place++) {
    const item = tupleItem(inner, place);
    const fill = isPlaceholder(item) && next < filled;
    setTupleItem(merged, place, fill ? tupleItem(own, next++) : item);
  }
  while (next < tupleLength(own)) setTupleItem(merged, place++, tupleItem(own, next++));
  return merged;
}

// --- calling

/** self(*given, **named): a tail native (objects/native.ts). */
function partialCall(at: number, count: number, names: Value, host: number): Value {
  const self = H32[at];
  const named = names === 0 ? 0 : tupleLength(names);
  const given = count - 1 - named;
  const holes = holesOf(self);
  if (given < holes) {
    return raiseTypeError(
      `missing positional arguments in 'partial' call; expected at least ${holes}, got ${given}`,
    );
  }
  const mark = rootMark();
  let allNames = names;
  let allKeywords: DictRef = 0;
  if (dictLength(keywordsOf(self)) > 0) {
    if (named === 0) allKeywords = keywordsOf(self);
    else {
      allKeywords = dictCopy(keywordsOf(self));
      pushRoot(allKeywords);
      for (let i = 0; i < named; i++) {
        dictSetStr(allKeywords, flat(tupleItem(names, i)), H32[at + 1 + given + i]);
      }
    }
    allNames = keywordNames(allKeywords);
    if (allNames === 0) {
      releaseRoots(mark);
      return 0;
    }
    pushRoot(allNames);
  }
  const args = argsOf(self);
  const positional = tupleLength(args) + given - holes;
  const total = positional + (allNames === 0 ? 0 : tupleLength(allNames));
  const first = total <= ROOTED_MOST ? roomOnRoots(total) : roomInTuple(total);
  let place = first;
  let next = at + 1;
  for (let i = 0; i < tupleLength(args); i++) {
    const item = tupleItem(args, i);
    H32[place++] = holes > 0 && isPlaceholder(item) ? H32[next++] : item;
  }
  while (place < first + positional) H32[place++] = H32[next++];
  if (allKeywords !== 0) {
    for (let i = dictNext(allKeywords, 0); i >= 0; i = dictNext(allKeywords, i + 1)) {
      H32[place++] = dictValueAt(allKeywords, i);
    }
  } else for (let i = 0; i < named; i++) H32[place++] = H32[next++];
  const fn = functionOf(self);
  let result = 0;
  if (enterLink()) {
    result = host < 0
      ? callToEnd(fn, first, total, allNames)
      : dispatchCall(fn, first, total, allNames, host);
    leaveLink();
  }
  releaseRoots(mark);
  return result;
}

/** So many arguments at most stand on the root stack, whose size is fixed. */
const ROOTED_MOST = 256;

/** Word index of room for arguments and, below it, two words that calls may overwrite. */
function roomOnRoots(count: number): number {
  pushRoot(0);
  pushRoot(0);
  const first = rootMark() >> 2;
  for (let i = 0; i < count; i++) pushRoot(0);
  return first;
}

function roomInTuple(count: number): number {
  const holder = allocateTuple(count + 2);
  pushRoot(holder);
  return tupleFirst(holder) + 2;
}

// --- the rest

function partialRepr(self: Value): Value {
  const name = fullNameOfType(typeOf(self));
  if (!enterRepr(self)) return newStr("...");
  try {
    const parts: string[] = [];
    const add = (value: Value, prefix: string): boolean => {
      const text = reprOf(value);
      if (text !== 0) parts.push(prefix + jsString(text));
      return text !== 0;
    };
    if (!add(functionOf(self), "")) return 0;
    const args = argsOf(self);
    for (let i = 0; i < tupleLength(args); i++) if (!add(tupleItem(args, i), "")) return 0;
    const keywords = keywordsOf(self);
    for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
      // Guest code may have put anything there.
      const key = strOf(dictKeyAt(keywords, i));
      if (key === 0 || !add(dictValueAt(keywords, i), `${jsString(key)}=`)) return 0;
    }
    return newStr(`${name}(${parts.join(", ")})`);
  } finally {
    leaveRepr(self);
  }
}

function reduce(self: Value): Value {
  const mark = rootMark();
  const attributes = H32[(self + DICT) >> 2] === 0 ? NONE : lookupAttribute(self, N.__dict__);
  pushRoot(attributes);
  const state = tupleOf(functionOf(self), argsOf(self), keywordsOf(self), attributes);
  pushRoot(state);
  const result = pending() ? 0 : tupleOf(typeOf(self), tupleOf(functionOf(self)), state);
  releaseRoots(mark);
  return result;
}

function setState(self: Value, state: Value): Value {
  if (!isTuple(state) || tupleLength(state) !== 4) return raiseTypeError("invalid partial state");
  const fn = tupleItem(state, 0);
  const args = tupleItem(state, 1);
  const keywords = tupleItem(state, 2);
  const attributes = tupleItem(state, 3);
  if (
    !isCallable(fn) || !isTuple(args) || (keywords !== NONE && !isDict(keywords)) ||
    (attributes !== NONE && !isDict(attributes))
  ) return raiseTypeError("invalid partial state");
  const count = tupleLength(args);
  if (count > 0 && isPlaceholder(tupleItem(args, count - 1))) {
    return raiseTypeError("trailing Placeholders are not allowed");
  }
  H32[(self + FUNCTION) >> 2] = fn;
  H32[(self + ARGS) >> 2] = H32[args >> 2] === TUPLE_SHAPE
    ? args
    : tupleFrom((args + TUPLE_ITEMS) >> 2, count);
  H32[(self + KEYWORDS) >> 2] = keywords === NONE
    ? newDict()
    : H32[keywords >> 2] === DICT_SHAPE
    ? keywords
    : dictCopy(keywords);
  H32[(self + DICT) >> 2] = attributes === NONE ? 0 : attributes;
  H32[(self + HOLES) >> 2] = small(countHoles(argsOf(self)));
  return NONE;
}

const partial: TypeDefinition = {
  type: PARTIAL_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  dictOffset: DICT,
  doc: "Create a new function with partial application of the given arguments and keywords.",
  new: ["*args, **keywords", partialNew],
  call: ["... tail", partialCall],
  slots: {
    repr: partialRepr,
    get: (self: Value, instance: Value) =>
      instance === 0 || instance === NONE ? self : newMethod(self, instance),
  },
  members: { func: FUNCTION, args: ARGS, keywords: KEYWORDS },
  getset: {
    __dict__: dictAttribute,
  },
  methods: {
    __reduce__: ["", reduce],
    __setstate__: ["state, /", setState],
  },
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
};

/** A partial of `fn` with keyword arguments only. @throws OutOfMemory */
export function newKeywordPartial(fn: Value, keywords: DictRef): Value {
  const object = allocateInstance(PARTIAL_TYPE);
  H32[(object + FUNCTION) >> 2] = fn;
  H32[(object + ARGS) >> 2] = EMPTY_TUPLE;
  H32[(object + KEYWORDS) >> 2] = keywords;
  H32[(object + HOLES) >> 2] = small(0);
  return object;
}

/** The types of this file. */
export const partialTypes: readonly TypeDefinition[] = [placeholderType, partial];
