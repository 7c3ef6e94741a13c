/**
 * What object offers to copying and pickling: `__reduce__`, `__reduce_ex__` and `__getstate__`
 * (Objects/typeobject.c: reduce_newobj, object_getstate_default; Lib/copyreg.py).
 */
import {
  BOXED_VALUE,
  KIND_BOXED_COMPLEX,
  KIND_BOXED_INT,
  KIND_INSTANCE,
} from "../../heap/layouts/shape.ts";
import { TYPE_BASE, TYPE_DICT } from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE, TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { nativeOf, newBuiltin } from "../boot.ts";
import type { NativeEntry } from "../define.ts";
import { pending, raiseTypeError, raiseValueError, typeName, typeOf } from "../errors.ts";
import { hasInstanceDict, instanceDict } from "../instances.ts";
import { isDict, isList, isTuple, kindOf } from "../kinds.ts";
import { lookupSpecial, typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import { getAttribute, lookupAttribute } from "../protocols/attributes.ts";
import { call0, call1, call2, callTuple } from "../protocols/call.ts";
import { indexNumber } from "../protocols/index_number.ts";
import { getIter } from "../protocols/iterate.ts";
import { truth } from "../protocols/truth.ts";
import { staticName } from "../static_area.ts";
import { dictGetStr, dictLength, dictSetStr, newDict } from "../values/dict_table.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { MODULE_SHAPE, OBJECT_TYPE } from "../well_known.ts";
import { slotNamesOf } from "./class_layout.ts";
import { isHeapType } from "./class_names.ts";

const GETSTATE = staticName("__getstate__");
const REDUCE = staticName("__reduce__");
const GETNEWARGS = staticName("__getnewargs__");
const GETNEWARGS_EX = staticName("__getnewargs_ex__");
const COPYREG = staticName("copyreg");
const NEWOBJ = staticName("__newobj__");
const NEWOBJ_EX = staticName("__newobj_ex__");
const RECONSTRUCTOR = staticName("_reconstructor");

function callNew(cls: Value, args: Value, keywords: Value): Value {
  const mark = rootMark();
  const make = getAttribute(cls, N.__new__);
  if (make === 0) return 0;
  pushRoot(make);
  const count = tupleLength(args);
  const all = allocateTuple(count + 1);
  setTupleItem(all, 0, cls);
  for (let i = 0; i < count; i++) setTupleItem(all, i + 1, tupleItem(args, i));
  pushRoot(all);
  const instance = callTuple(make, all, keywords);
  releaseRoots(mark);
  return instance;
}

const newobj: NativeEntry = ["cls, /, *args", (cls: Value, args: Value) => callNew(cls, args, 0)];
const newobjEx: NativeEntry = ["cls, args, kwargs, /", callNew];
const reconstructor: NativeEntry = ["cls, base, state, /", reconstruct];

/** copyreg._reconstructor */
function reconstruct(cls: Value, base: Value, state: Value): Value {
  const mark = rootMark();
  const make = getAttribute(base, N.__new__);
  if (make === 0) return 0;
  pushRoot(make);
  if (base === OBJECT_TYPE) {
    const instance = call1(make, cls);
    releaseRoots(mark);
    return instance;
  }
  const instance = call2(make, cls, state);
  if (instance !== 0) {
    pushRoot(instance);
    const init = lookupAttribute(base, N.__init__);
    if (pending() || (init !== 0 && call2(init, instance, state) === 0)) {
      releaseRoots(mark);
      return 0;
    }
  }
  releaseRoots(mark);
  return instance;
}

/** copyreg's function of that name; where nobody has imported copyreg, one that does the same. */
function helper(name: Value, text: string, entry: NativeEntry): Value {
  const module = dictGetStr(H32[TS_MODULES >> 2], COPYREG);
  if (module !== 0 && (module & 1) === 0 && H32[module >> 2] === MODULE_SHAPE) {
    const found = dictGetStr(H32[(module + 4) >> 2], name);
    if (found !== 0) return found;
  }
  return newBuiltin(nativeOf(text, entry, "none", ""), 0, name, COPYREG);
}

/** object.__getstate__() */
export function objectGetState(self: Value): Value {
  return defaultState(self, false);
}

/** @param required the object must hold nothing but attributes (else it cannot be rebuilt from them) */
function defaultState(self: Value, required: boolean): Value {
  const type = typeOf(self);
  if (required && kindOf(self) !== KIND_INSTANCE) {
    return raiseTypeError(`cannot pickle '${typeName(self)}' object`);
  }
  let state: Value = NONE;
  if ((self & 1) === 0 && hasInstanceDict(type)) {
    const dict = instanceDict(self, type);
    if (dictLength(dict) > 0) state = dict;
  }
  const names = slotNamesOf(type);
  if (names.length === 0) return state;
  const mark = rootMark();
  pushRoot(state);
  const slots = newDict();
  pushRoot(slots);
  for (const name of names) {
    const value = lookupAttribute(self, name);
    if (value !== 0) dictSetStr(slots, name, value);
    else if (pending()) {
      releaseRoots(mark);
      return 0;
    }
  }
  releaseRoots(mark);
  return dictLength(slots) === 0 ? state : tupleOf(state, slots);
}

/** obj.__getstate__(), where object's own one may refuse. */
function stateOf(self: Value, required: boolean): Value {
  const own = dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], GETSTATE);
  if (typeLookup(typeOf(self), GETSTATE) === own) return defaultState(self, required);
  const method = getAttribute(self, GETSTATE);
  if (method === 0) return 0;
  const mark = rootMark();
  pushRoot(method);
  const state = call0(method);
  releaseRoots(mark);
  return state;
}

/** object.__reduce__() */
export function objectReduce(self: Value): Value {
  return reduceOld(self);
}

/** object.__reduce_ex__(protocol) */
export function objectReduceEx(self: Value, protocol: Value): Value {
  const version = indexNumber(protocol);
  if (version !== version) return 0;
  const own = dictGetStr(H32[(OBJECT_TYPE + TYPE_DICT) >> 2], REDUCE);
  if (typeLookup(typeOf(self), REDUCE) !== own) {
    const method = getAttribute(self, REDUCE);
    if (method === 0) return 0;
    const mark = rootMark();
    pushRoot(method);
    const result = call0(method);
    releaseRoots(mark);
    return result;
  }
  return version >= 2 ? reduceNew(self) : reduceOld(self);
}

/** copyreg._reduce_ex: protocols 0 and 1. */
function reduceOld(self: Value): Value {
  const type = typeOf(self);
  let base = type;
  while (isHeapType(base)) base = H32[(base + TYPE_BASE) >> 2];
  const mark = rootMark();
  let plain: Value = NONE;
  if (base !== OBJECT_TYPE) {
    if (base === type) return raiseTypeError(`cannot pickle '${typeName(self)}' object`);
    plain = kindOf(self) >= KIND_BOXED_INT && kindOf(self) <= KIND_BOXED_COMPLEX
      ? H32[(self + BOXED_VALUE) >> 2]
      : call1(base, self);
    if (plain === 0) return 0;
    pushRoot(plain);
  }
  const state = stateOf(self, false);
  if (state === 0) {
    releaseRoots(mark);
    return 0;
  }
  pushRoot(state);
  const keep = truth(state);
  releaseRoots(mark);
  if (keep < 0) return 0;
  const make = helper(RECONSTRUCTOR, "_reconstructor", reconstructor);
  const args = tupleOf(type, base, plain);
  return keep === 1 ? tupleOf(make, args, state) : tupleOf(make, args);
}

/** Protocol 2 and later: (copyreg.__newobj__, (cls, *args), state, list items, dict items). */
function reduceNew(self: Value): Value {
  const type = typeOf(self);
  const mark = rootMark();
  const result = reduceNewRooted(self, type);
  releaseRoots(mark);
  return result;
}

function reduceNewRooted(self: Value, type: number): Value {
  let args: Value = 0;
  let keywords: Value = 0;
  const extended = lookupSpecial(self, GETNEWARGS_EX);
  if (extended !== 0) {
    pushRoot(extended);
    const pair = call0(extended);
    if (pair === 0) return 0;
    if (!isTuple(pair)) {
      return raiseTypeError(`__getnewargs_ex__ should return a tuple, not '${typeName(pair)}'`);
    }
    if (tupleLength(pair) !== 2) {
      return raiseValueError(
        `__getnewargs_ex__ should return a tuple of length 2, not ${tupleLength(pair)}`,
      );
    }
    args = tupleItem(pair, 0);
    keywords = tupleItem(pair, 1);
    if (!isTuple(args)) {
      return raiseTypeError(
        `first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${
          typeName(args)
        }'`,
      );
    }
    if (!isDict(keywords)) {
      return raiseTypeError(
        `second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${
          typeName(keywords)
        }'`,
      );
    }
  } else {
    if (pending()) return 0;
    const plain = lookupSpecial(self, GETNEWARGS);
    if (plain === 0 && pending()) return 0;
    if (plain !== 0) {
      pushRoot(plain);
      args = call0(plain);
      if (args === 0) return 0;
      if (!isTuple(args)) {
        return raiseTypeError(`__getnewargs__ should return a tuple, not '${typeName(args)}'`);
      }
    }
  }
  pushRoot(args);
  pushRoot(keywords);
  const state = stateOf(self, args === 0 && !isList(self) && !isDict(self));
  if (state === 0) return 0;
  pushRoot(state);
  let items: Value = NONE;
  if (isList(self)) {
    items = getIter(self);
    if (items === 0) return 0;
  }
  pushRoot(items);
  let pairs: Value = NONE;
  if (isDict(self)) {
    const method = getAttribute(self, N.items);
    if (method === 0) return 0;
    pushRoot(method);
    const view = call0(method);
    if (view === 0) return 0;
    pushRoot(view);
    pairs = getIter(view);
    if (pairs === 0) return 0;
    pushRoot(pairs);
  }
  if (args === 0) args = EMPTY_TUPLE;
  if (keywords !== 0 && dictLength(keywords) > 0) {
    const make = helper(NEWOBJ_EX, "__newobj_ex__", newobjEx);
    return tupleOf(make, tupleOf(type, args, keywords), state, items, pairs);
  }
  const count = tupleLength(args);
  const all = allocateTuple(count + 1);
  setTupleItem(all, 0, type);
  for (let i = 0; i < count; i++) setTupleItem(all, i + 1, tupleItem(args, i));
  return tupleOf(helper(NEWOBJ, "__newobj__", newobj), all, state, items, pairs);
}
