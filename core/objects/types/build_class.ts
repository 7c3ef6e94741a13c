/** `__build_class__`: what a class statement calls (Python/bltinmodule.c: builtin___build_class__). */
import { CELL_CONTENT } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineBuiltins } from "../define.ts";
import {
  nameOfType,
  pending,
  raise,
  raiseRuntimeError,
  raiseTypeError,
  typeName,
  typeOf,
} from "../errors.ts";
import { isStr, isTuple, isType } from "../kinds.ts";
import { typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import { lookupAttribute } from "../protocols/attributes.ts";
import { call1, callTuple } from "../protocols/call.ts";
import { setItem } from "../protocols/items.ts";
import { reprOf } from "../protocols/represent.ts";
import { Slot, slotWord } from "../slots.ts";
import { dictDeleteStr, dictGetStr, type DictRef, newDict } from "../values/dict_table.ts";
import { listAppend, newList, tupleItem, tupleLength, tupleOf } from "../values/sequences.ts";
import { tupleFromList } from "../protocols/sequence_input.ts";
import { jsString } from "../values/text.ts";
import { CELL_SHAPE, FUNCTION_SHAPE, TYPE_ERROR, TYPE_TYPE } from "../well_known.ts";
import { mostDerivedMetatype } from "./class_creation.ts";
import { runClassBodyHook } from "./class_hooks.ts";

/** `keywords` is a fresh dict of this call. */
function buildClass(fn: Value, name: Value, bases: Value, keywords: DictRef): Value {
  if ((fn & 1) !== 0 || H32[fn >> 2] !== FUNCTION_SHAPE) {
    return raiseTypeError("__build_class__: func must be a function");
  }
  if (!isStr(name)) return raiseTypeError("__build_class__: name is not a string");
  const mark = rootMark();
  const result = buildRooted(fn, name, bases, keywords);
  releaseRoots(mark);
  return result;
}

function buildRooted(fn: Value, name: Value, givenBases: Value, keywords: DictRef): Value {
  const bases = resolveBases(givenBases);
  if (bases === 0) return 0;
  pushRoot(bases);
  let meta = dictGetStr(keywords, N.metaclass);
  if (meta !== 0) {
    pushRoot(meta);
    dictDeleteStr(keywords, N.metaclass);
  } else meta = tupleLength(bases) === 0 ? TYPE_TYPE : typeOf(tupleItem(bases, 0));
  const isClass = isType(meta);
  if (isClass) {
    meta = mostDerivedMetatype(meta, bases);
    if (meta === 0) return 0;
  }
  const namespace = prepare(meta, name, bases, keywords);
  if (namespace === 0) return 0;
  pushRoot(namespace);
  if (slotWord(typeOf(namespace), Slot.getitem) === 0) {
    return raiseTypeError(
      `${isClass ? nameOfType(meta) : "<metaclass>"}.__prepare__() must return a mapping, not ${
        typeName(namespace)
      }`,
    );
  }
  const cell = runClassBodyHook(fn, namespace);
  if (cell === 0) return 0;
  pushRoot(cell);
  if (bases !== givenBases && setItem(namespace, N.__orig_bases__, givenBases) === 0) return 0;
  const args = tupleOf(name, bases, namespace);
  pushRoot(args);
  const made = callTuple(meta, args, keywords);
  if (made === 0) return 0;
  pushRoot(made);
  return checkCell(cell, name, made) ? made : 0;
}

/** The cell of `__class__` must have got the class by now. */
function checkCell(cell: Value, name: Value, made: Value): boolean {
  if ((cell & 1) !== 0 || H32[cell >> 2] !== CELL_SHAPE || !isType(made)) return true;
  const content = H32[(cell + CELL_CONTENT) >> 2];
  if (content === made) return true;
  const madeText = reprOf(made);
  if (madeText === 0) return false;
  pushRoot(madeText);
  const nameText = reprOf(name);
  if (nameText === 0) return false;
  if (content === 0) {
    raiseRuntimeError(
      `__class__ not set defining ${jsString(nameText)} as ${
        jsString(madeText)
      }. Was __classcell__ propagated to type.__new__?`,
    );
    return false;
  }
  pushRoot(nameText);
  const contentText = reprOf(content);
  if (contentText !== 0) {
    raise(
      TYPE_ERROR,
      `__class__ set to ${jsString(contentText)} defining ${jsString(nameText)} as ${
        jsString(madeText)
      }`,
    );
  }
  return false;
}

/** meta.__prepare__(name, bases, **keywords), or an empty dict. */
function prepare(meta: Value, name: Value, bases: Value, keywords: DictRef): Value {
  if (meta === TYPE_TYPE) return newDict();
  if (
    isType(meta) && typeOf(meta) === TYPE_TYPE &&
    typeLookup(meta, N.__prepare__) === typeLookup(TYPE_TYPE, N.__prepare__)
  ) return newDict();
  const method = lookupAttribute(meta, N.__prepare__);
  if (method === 0) return pending() ? 0 : newDict();
  pushRoot(method);
  const args = tupleOf(name, bases);
  pushRoot(args);
  return callTuple(method, args, keywords);
}

/** The bases with `__mro_entries__` carried out (PEP 560): the same tuple when there are none. */
export function resolveBases(bases: Value): Value {
  const count = tupleLength(bases);
  let list = 0;
  for (let i = 0; i < count; i++) {
    const base = tupleItem(bases, i);
    const method = isType(base) ? 0 : lookupAttribute(base, N.__mro_entries__);
    if (method === 0) {
      if (pending()) return 0;
      if (list !== 0) listAppend(list, base);
      continue;
    }
    pushRoot(method);
    const entries = call1(method, bases);
    if (entries === 0) return 0;
    if (!isTuple(entries)) return raiseTypeError("__mro_entries__ must return a tuple");
    if (list === 0) {
      list = newList(count + tupleLength(entries));
      pushRoot(list);
      for (let j = 0; j < i; j++) listAppend(list, tupleItem(bases, j));
    }
    for (let j = 0; j < tupleLength(entries); j++) listAppend(list, tupleItem(entries, j));
  }
  return list === 0 ? bases : tupleFromList(list);
}

defineBuiltins({ __build_class__: ["func, name, /, *bases, **kwds", buildClass] });
