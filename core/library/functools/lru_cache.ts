/**
 * functools.lru_cache (Modules/_functoolsmodule.c).
 *
 *     _lru_cache_wrapper   4 function   8 results by arguments: a dict, the least recently used first
 *                         12 greatest length: a small int, -1 for none   16 True when types count, else 0
 *                         20 hits: an int   24 misses: an int   28 instance dict, or 0
 *                         32 an entry of the dict before which all are dead (small int), as long as its table is 36
 *
 * A dict keeps the order of insertion, so what is used again is taken out and put in again.
 */
import { CODE_FLAGS, FUNCTION_CODE } from "../../heap/layouts/callable.ts";
import { DICT_ENTRIES, DICT_INDEX } from "../../heap/layouts/dict.ts";
import { FRAME_AUX, FRAME_RETURN } from "../../heap/layouts/frame.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { DUMMY, NONE, TRUE, TS_FRAME } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, SMALL_MAX, type Value } from "../../heap/value.ts";
import { callToEnd, dispatchCall, PUSHED } from "../../interpreter/calls.ts";
import { RETURN_KEPT } from "../../interpreter/frames.ts";
import { setKeepHook } from "../../interpreter/kept_results.ts";
import { nativeOf, newBuiltin } from "../../objects/boot.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { raiseTypeError, typeOf } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { newMethod } from "../../objects/lookup.ts";
import { N } from "../../objects/names.ts";
import { getAttribute, setAttribute } from "../../objects/protocols/attributes.ts";
import { callTuple, isCallable } from "../../objects/protocols/call.ts";
import { hashWord } from "../../objects/protocols/hash.ts";
import { isExactStr } from "../../objects/protocols/represent.ts";
import {
  dictClear,
  dictDeleteAt,
  dictFindHashed,
  dictLength,
  dictNext,
  dictPrevious,
  type DictRef,
  dictSetHashed,
  dictSetStr,
  dictUsed,
  dictValueAt,
  FAILED,
  newDict,
} from "../../objects/values/dict_table.ts";
import { safeOperand } from "../../objects/values/int_operands.ts";
import { bool, isInt, newInt } from "../../objects/values/numbers.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleFrom,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { flat, internText } from "../../objects/values/text.ts";
import { tupleHashWord } from "../../objects/values/tuple_hash.ts";
import { BOOL_SHAPE, FUNCTION_SHAPE, INT_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { makeNamedTuple } from "../collections/named_tuple.ts";
import { dictAttribute } from "../dict_attribute.ts";
import { TS_CACHE_INFO } from "../module_roots.ts";
import { pythonFunction } from "../python_signature.ts";
import { CACHE_WRAPPER_TYPE } from "../static_types.ts";
import { updateWrapper } from "./wrapping.ts";

const FUNCTION = 4;
const RESULTS = 8;
const MAXIMUM = 12;
const TYPED = 16;
const HITS = 20;
const MISSES = 24;
const DICT = 28;
const HINT = 32;
const HINT_TABLE = 36;

/** Flags of code that makes a generator or coroutine when it is called (CO_GENERATOR and kin). */
const SUSPENDING = 0x20 | 0x80 | 0x200;

const resultsOf = (self: Value): DictRef => H32[(self + RESULTS) >> 2];

function countUp(at: number): void {
  const count = H32[at >> 2];
  H32[at >> 2] = count < small(SMALL_MAX) && (count & 1) !== 0
    ? count + 2
    : newInt(safeOperand(count) + 1);
}

// --- keys

/** The key of a call with `count` arguments at word index `at`, the last of them named by `names`. */
function keyOf(self: Value, at: number, count: number, names: Value): Value {
  const typed = H32[(self + TYPED) >> 2] !== 0;
  const named = names === 0 ? 0 : tupleLength(names);
  if (!typed && named === 0) {
    if (count === 1) {
      const only = H32[at];
      if ((only & 1) !== 0 || H32[only >> 2] === INT_SHAPE) return only;
      if (isExactStr(only)) return flat(only);
    }
    return tupleFrom(at, count);
  }
  const given = count - named;
  const key = allocateTuple(given + (named > 0 ? 1 + 2 * named : 0) + (typed ? count : 0));
  let place = 0;
  for (let i = 0; i < given; i++) setTupleItem(key, place++, H32[at + i]);
  if (named > 0) {
    // A mark between positional and named arguments that no guest program can pass.
    setTupleItem(key, place++, DUMMY);
    for (let i = 0; i < named; i++) {
      setTupleItem(key, place++, tupleItem(names, i));
      setTupleItem(key, place++, H32[at + given + i]);
    }
  }
  if (typed) { for (let i = 0; i < count; i++) setTupleItem(key, place++, typeOf(H32[at + i])); }
  return key;
}

// --- calling

/** self(*args): a tail native (objects/native.ts). */
function wrapperCall(at: number, count: number, names: Value, host: number): Value {
  const self = H32[at];
  if (H32[(self + MAXIMUM) >> 2] === small(0)) {
    countUp(self + MISSES);
    const fn = H32[(self + FUNCTION) >> 2];
    return host < 0
      ? callToEnd(fn, at + 1, count - 1, names)
      : dispatchCall(fn, at + 1, count - 1, names, host);
  }
  const mark = rootMark();
  const key = keyOf(self, at + 1, count - 1, names);
  pushRoot(key);
  const hash = (key & 1) === 0 && H32[key >> 2] === TUPLE_SHAPE
    ? tupleHashWord(key)
    : hashWord(key);
  const entry = hash === 0 ? FAILED : dictFindHashed(resultsOf(self), key, hash);
  if (entry >= 0) {
    releaseRoots(mark);
    countUp(self + HITS);
    return useAgain(self, key, hash, entry);
  }
  if (entry === FAILED) {
    releaseRoots(mark);
    return 0;
  }
  countUp(self + MISSES);
  const result = compute(self, key, hash, at, count, names, host);
  releaseRoots(mark);
  return result;
}

/** A result that is there: it becomes the most recently used. */
function useAgain(self: Value, key: Value, hash: Value, entry: number): Value {
  const results = resultsOf(self);
  const value = dictValueAt(results, entry);
  if (
    H32[(self + MAXIMUM) >> 2] > 0 && dictPrevious(results, dictUsed(results) - 1) !== entry
  ) {
    const mark = rootMark();
    pushRoot(value);
    pushRoot(key);
    dictDeleteAt(results, entry);
    const done = dictSetHashed(results, key, value, hash);
    releaseRoots(mark);
    if (!done) return 0;
  }
  return value;
}

function compute(
  self: Value,
  key: Value,
  hash: Value,
  at: number,
  count: number,
  names: Value,
  host: number,
): Value {
  const fn = H32[(self + FUNCTION) >> 2];
  if (host >= 0 && isPlainFunction(fn)) {
    // The frame hands its result to `keep` when it returns: nothing waits for it here.
    const pushed = dispatchCall(fn, at + 1, count - 1, names, host);
    if (pushed !== PUSHED) return pushed;
    const frame = H32[TS_FRAME >> 2];
    H32[(frame + FRAME_RETURN) >> 2] = RETURN_KEPT | host;
    H32[(frame + FRAME_AUX) >> 2] = tupleOf(self, key, hash);
    return PUSHED;
  }
  const result = callToEnd(fn, at + 1, count - 1, names);
  return result === 0 ? 0 : store(self, key, hash, result);
}

function isPlainFunction(fn: Value): boolean {
  if ((fn & 1) !== 0 || H32[fn >> 2] !== FUNCTION_SHAPE) return false;
  return ((H32[(H32[(fn + FUNCTION_CODE) >> 2] + CODE_FLAGS) >> 2] >> 1) & SUSPENDING) === 0;
}

/** Keeps a result and returns it; 0 with the exception pending. May run guest code (`__eq__` of arguments). */
function store(self: Value, key: Value, hash: Value, result: Value): Value {
  const mark = rootMark();
  pushRoot(self);
  pushRoot(key);
  pushRoot(result);
  const done = storeRooted(self, key, hash, result);
  releaseRoots(mark);
  return done ? result : 0;
}

function storeRooted(self: Value, key: Value, hash: Value, result: Value): boolean {
  const results = resultsOf(self);
  const maximum = H32[(self + MAXIMUM) >> 2] >> 1;
  if (maximum < 0) return dictSetHashed(results, key, result, hash);
  // The function may have been called with the same arguments meanwhile.
  const entry = dictFindHashed(results, key, hash);
  if (entry >= 0 || entry === FAILED) return entry !== FAILED;
  if (dictLength(results) >= maximum) dictDeleteAt(results, leastRecent(self, results));
  return dictSetHashed(results, key, result, hash);
}

function leastRecent(self: Value, results: DictRef): number {
  if (H32[(results + DICT_INDEX) >> 2] === 0) return dictNext(results, 0);
  const table = H32[(results + DICT_ENTRIES) >> 2];
  const known = H32[(self + HINT_TABLE) >> 2] === table ? H32[(self + HINT) >> 2] >> 1 : 0;
  const entry = dictNext(results, known);
  H32[(self + HINT) >> 2] = small(entry);
  H32[(self + HINT_TABLE) >> 2] = table;
  return entry;
}

setKeepHook((aux, result) => {
  const mark = rootMark();
  pushRoot(aux);
  const value = store(tupleItem(aux, 0), tupleItem(aux, 1), tupleItem(aux, 2), result);
  releaseRoots(mark);
  return value;
});

// --- making

function newWrapper(fn: Value, maximum: Value, typed: boolean): Value {
  if (!isCallable(fn)) return raiseTypeError("the first argument must be callable");
  const mark = rootMark();
  const self = allocateInstance(CACHE_WRAPPER_TYPE);
  pushRoot(self);
  H32[(self + FUNCTION) >> 2] = fn;
  H32[(self + RESULTS) >> 2] = newDict();
  H32[(self + MAXIMUM) >> 2] = maximum;
  H32[(self + TYPED) >> 2] = typed ? TRUE : 0;
  H32[(self + HITS) >> 2] = small(0);
  H32[(self + MISSES) >> 2] = small(0);
  const done = setParameters(self, maximum, typed) && updateWrapper(self, fn, 0, 0) !== 0;
  releaseRoots(mark);
  return done ? self : 0;
}

/** `cache_parameters` is a function in the wrapper's dict, as in CPython. */
function setParameters(self: Value, maximum: Value, typed: boolean): boolean {
  const name = internText("cache_parameters");
  const data = tupleOf(maximum === small(-1) ? NONE : maximum, bool(typed));
  const native = nativeOf("cache_parameters", parametersEntry, "self", "");
  return setAttribute(self, name, newBuiltin(native, data, name, internText("functools"))) !== 0;
}

const parametersEntry: NativeEntry = ["", (data: Value): Value => {
  const dict = newDict();
  dictSetStr(dict, internText("maxsize"), tupleItem(data, 0));
  dictSetStr(dict, internText("typed"), tupleItem(data, 1));
  return dict;
}];

/** What lru_cache(maxsize, typed) returns: called with the function. */
const decoratorEntry: NativeEntry = [
  "user_function, /",
  (data: Value, fn: Value) => newWrapper(fn, tupleItem(data, 0), tupleItem(data, 1) === TRUE),
];

function newDecorator(maximum: Value, typed: boolean): Value {
  const native = nativeOf("decorating_function", decoratorEntry, "self", "");
  const name = internText("decorating_function");
  return newBuiltin(native, tupleOf(maximum, bool(typed)), name, internText("functools"));
}

const DEFAULT_MAXIMUM = small(128);

function lruCache(given: Value, typedGiven: Value): Value {
  const typed = typedGiven !== 0 && typedGiven !== NONE && typedGiven !== bool(false) &&
    typedGiven !== small(0);
  if (given === 0) return newDecorator(DEFAULT_MAXIMUM, typed);
  if (given === NONE) return newDecorator(small(-1), typed);
  if (isInt(given)) {
    const size = safeOperand(given);
    return newDecorator(small(size < 0 ? 0 : size <= SMALL_MAX ? size : -1), typed);
  }
  if (isCallable(given) && (typedGiven === 0 || isBool(typedGiven))) {
    return newWrapper(given, DEFAULT_MAXIMUM, typed);
  }
  return raiseTypeError("Expected first argument to be an integer, a callable, or None");
}

const isBool = (value: Value): boolean => (value & 1) === 0 && H32[value >> 2] === BOOL_SHAPE;

// --- what the wrapper tells

function cacheInfo(self: Value): Value {
  let cls = H32[TS_CACHE_INFO >> 2];
  if (cls === 0) {
    cls = makeNamedTuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], "functools");
    if (cls === 0) return 0;
    H32[TS_CACHE_INFO >> 2] = cls;
  }
  const maximum = H32[(self + MAXIMUM) >> 2];
  const mark = rootMark();
  const args = tupleOf(
    H32[(self + HITS) >> 2],
    H32[(self + MISSES) >> 2],
    maximum === small(-1) ? NONE : maximum,
    newInt(dictLength(resultsOf(self))),
  );
  pushRoot(args);
  const info = callTuple(cls, args);
  releaseRoots(mark);
  return info;
}

function cacheClear(self: Value): Value {
  dictClear(resultsOf(self));
  H32[(self + HITS) >> 2] = small(0);
  H32[(self + MISSES) >> 2] = small(0);
  return NONE;
}

const itself: NativeEntry = ["", (self: Value) => self];

/** The type of cached functions. */
export const cacheWrapperType: TypeDefinition = {
  type: CACHE_WRAPPER_TYPE,
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_NO_NEW,
  dictOffset: DICT,
  doc: "Create a cached callable that wraps another function.",
  call: ["... tail", wrapperCall],
  slots: {
    get: (self: Value, instance: Value) =>
      instance === 0 || instance === NONE ? self : newMethod(self, instance),
  },
  getset: {
    __dict__: dictAttribute,
  },
  methods: {
    cache_info: ["", cacheInfo, "Report cache statistics"],
    cache_clear: ["", cacheClear, "Clear the cache and cache statistics"],
    __reduce__: ["", (self: Value) => getAttribute(self, N.__qualname__)],
    __copy__: itself,
    __deepcopy__: ["memo, /", (self: Value) => self],
  },
};

/** functools.lru_cache and cache. */
export const cacheFunctions: Readonly<Record<string, NativeEntry>> = {
  lru_cache: pythonFunction("lru_cache", "maxsize=128, typed=False", lruCache),
  cache: pythonFunction(
    "cache",
    "user_function, /",
    (fn: Value) => newWrapper(fn, small(-1), false),
  ),
};
