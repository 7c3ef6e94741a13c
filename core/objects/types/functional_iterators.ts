/**
 * enumerate, zip, map and filter (Objects/enumobject.c, Python/bltinmodule.c).
 *
 *     enumerate   4 iterator   8 next index, an int of any size
 *     zip         4 tuple of iterators   8 strict: small int 0 or 1
 *     map         4 function   8 tuple of iterators   12 strict: small int 0 or 1
 *     filter      4 function   8 iterator
 *
 * Each is rooted by whoever asks it for the next value, and keeps what it holds alive.
 */
import { allocate } from "../../heap/allocator.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, SMALL_MAX, type Value } from "../../heap/value.ts";
import { defineType, type NativeEntry } from "../define.ts";
import { pending, raiseTypeError, raiseValueError, typeOf } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { call1, call2, call3, callTuple } from "../protocols/call.ts";
import { asIndex } from "../protocols/index_number.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { truth } from "../protocols/truth.ts";
import { bigIntOf, newBigInt } from "../values/numbers.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
  type TupleRef,
} from "../values/sequences.ts";
import { pauseWork } from "../work.ts";
import {
  BOOL_TYPE,
  ENUMERATE_SHAPE,
  ENUMERATE_TYPE,
  FILTER_SHAPE,
  FILTER_TYPE,
  MAP_SHAPE,
  MAP_TYPE,
  ZIP_SHAPE,
  ZIP_TYPE,
} from "../well_known.ts";
import { newGenericAlias } from "./generic_alias.ts";
import { iteratorItself } from "./sequence_iterators.ts";

const ENUMERATE_ITERATOR = 4;
const ENUMERATE_INDEX = 8;
const ZIP_ITERATORS = 4;
const ZIP_STRICT = 8;
const MAP_FUNCTION = 4;
const MAP_ITERATORS = 8;
const MAP_STRICT = 12;
const FILTER_FUNCTION = 4;
const FILTER_ITERATOR = 8;
const OBJECT_BYTES = 16;

const REDUCE_DOC = "Return state information for pickling.";

/** (type, arguments), and True when the object is strict. */
function withStrict(self: Value, args: TupleRef, strict: number): Value {
  const type = typeOf(self);
  return H32[(self + strict) >> 2] === small(0) ? tupleOf(type, args) : tupleOf(type, args, TRUE);
}

/** `__setstate__` of zip and map: whether it is strict. */
function setStrict(place: number): NativeEntry {
  return [
    "state, /",
    (self: Value, state: Value) => {
      const flag = truth(state);
      if (flag < 0) return 0;
      H32[(self + place) >> 2] = small(flag);
      return NONE;
    },
    "Set state information for unpickling.",
  ];
}

/** A new object of the type or of a subclass of it. */
function newObject(cls: number, type: number, shape: number): Value {
  if (cls !== type) return allocateInstance(cls);
  const object = allocate(OBJECT_BYTES);
  H32[object >> 2] = shape;
  return object;
}

// --- enumerate

function enumerateNew(cls: number, iterable: Value, startValue: Value): Value {
  const start = startValue === 0 ? small(0) : asIndex(startValue);
  if (start === 0) return 0;
  const mark = rootMark();
  pushRoot(start);
  const iterator = getIter(iterable);
  releaseRoots(mark);
  if (iterator === 0) return 0;
  const object = newObject(cls, ENUMERATE_TYPE, ENUMERATE_SHAPE);
  H32[(object + ENUMERATE_ITERATOR) >> 2] = iterator;
  H32[(object + ENUMERATE_INDEX) >> 2] = start;
  return object;
}

/** The next pair of an enumerate; 0 when exhausted or with the exception pending. May run guest code. */
export function enumerateNext(self: Value): Value {
  const item = iterNext(H32[(self + ENUMERATE_ITERATOR) >> 2]);
  if (item === 0) return 0;
  const index = H32[(self + ENUMERATE_INDEX) >> 2];
  const pair = allocateTuple(2);
  setTupleItem(pair, 0, index);
  setTupleItem(pair, 1, item);
  H32[(self + ENUMERATE_INDEX) >> 2] = (index & 1) !== 0 && index < small(SMALL_MAX)
    ? index + 2
    : newBigInt(bigIntOf(index) + 1n);
  return pair;
}

defineType({
  type: ENUMERATE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
  slots: { iter: iteratorItself, next: enumerateNext },
  new: ["iterable, start=0", enumerateNew],
  methods: {
    __reduce__: [
      "",
      (self: Value) =>
        tupleOf(
          typeOf(self),
          tupleOf(H32[(self + ENUMERATE_ITERATOR) >> 2], H32[(self + ENUMERATE_INDEX) >> 2]),
        ),
      REDUCE_DOC,
    ],
  },
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
});

// --- zip and map

/** The tuple of iterators over the items of a tuple from `first` on, not rooted; 0 with the exception pending. */
function iteratorsOf(iterables: TupleRef, first: number): TupleRef {
  const count = tupleLength(iterables) - first;
  const iterators = allocateTuple(count);
  const mark = rootMark();
  pushRoot(iterators);
  for (let i = 0; i < count; i++) {
    const iterator = getIter(tupleItem(iterables, first + i));
    if (iterator === 0) {
      releaseRoots(mark);
      return 0;
    }
    setTupleItem(iterators, i, iterator);
  }
  releaseRoots(mark);
  return iterators;
}

/** 1 or 0 as a small int, or 0 with the exception pending. */
function strictFlag(strict: Value): Value {
  const flag = strict === 0 ? 0 : truth(strict);
  return flag < 0 ? 0 : small(flag);
}

/**
 * After iterator `ended` had no more: nothing pending when all end there, as strict zip and map demand, else the
 * ValueError (or what an iterator raised) pending. Always 0.
 */
function checkStrictEnd(what: string, iterators: TupleRef, ended: number): 0 {
  if (pending()) return 0;
  if (ended > 0) return raiseUneven(what, ended, "shorter");
  const count = tupleLength(iterators);
  for (let i = 1; i < count; i++) {
    if (iterNext(tupleItem(iterators, i)) !== 0) return raiseUneven(what, i, "longer");
    if (pending()) return 0;
  }
  return 0;
}

function raiseUneven(what: string, place: number, how: string): 0 {
  return raiseValueError(
    `${what}() argument ${place + 1} is ${how} than argument${place === 1 ? " " : "s 1-"}${place}`,
  );
}

function zipNew(cls: number, iterables: Value, strict: Value): Value {
  const flag = strictFlag(strict);
  if (flag === 0) return 0;
  const iterators = iteratorsOf(iterables, 0);
  if (iterators === 0) return 0;
  const object = newObject(cls, ZIP_TYPE, ZIP_SHAPE);
  H32[(object + ZIP_ITERATORS) >> 2] = iterators;
  H32[(object + ZIP_STRICT) >> 2] = flag;
  return object;
}

/** The next tuple of a zip; 0 when exhausted or with the exception pending. May run guest code. */
export function zipNext(self: Value): Value {
  const iterators = H32[(self + ZIP_ITERATORS) >> 2];
  const count = tupleLength(iterators);
  if (count === 0) return 0;
  const mark = rootMark();
  const row = allocateTuple(count);
  pushRoot(row);
  for (let i = 0; i < count; i++) {
    const item = iterNext(tupleItem(iterators, i));
    if (item === 0) {
      releaseRoots(mark);
      return H32[(self + ZIP_STRICT) >> 2] === small(0) ? 0 : checkStrictEnd("zip", iterators, i);
    }
    setTupleItem(row, i, item);
  }
  releaseRoots(mark);
  return row;
}

defineType({
  type: ZIP_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
  slots: { iter: iteratorItself, next: zipNext },
  new: ["*iterables, strict=False", zipNew],
  methods: {
    __reduce__: [
      "",
      (self: Value) => withStrict(self, H32[(self + ZIP_ITERATORS) >> 2], ZIP_STRICT),
      REDUCE_DOC,
    ],
    __setstate__: setStrict(ZIP_STRICT),
  },
});

function mapNew(cls: number, args: Value, strict: Value): Value {
  const flag = strictFlag(strict);
  if (flag === 0) return 0;
  if (tupleLength(args) < 2) return raiseTypeError("map() must have at least two arguments.");
  const iterators = iteratorsOf(args, 1);
  if (iterators === 0) return 0;
  const object = newObject(cls, MAP_TYPE, MAP_SHAPE);
  H32[(object + MAP_FUNCTION) >> 2] = tupleItem(args, 0);
  H32[(object + MAP_ITERATORS) >> 2] = iterators;
  H32[(object + MAP_STRICT) >> 2] = flag;
  return object;
}

/** The next result of a map; 0 when exhausted or with the exception pending. Runs guest code. */
export function mapNext(self: Value): Value {
  const iterators = H32[(self + MAP_ITERATORS) >> 2];
  const count = tupleLength(iterators);
  const mark = rootMark();
  let args: TupleRef = 0;
  if (count > 3) {
    args = allocateTuple(count);
    pushRoot(args);
  }
  let a: Value = 0;
  let b: Value = 0;
  let c: Value = 0;
  for (let i = 0; i < count; i++) {
    const item = iterNext(tupleItem(iterators, i));
    if (item === 0) {
      releaseRoots(mark);
      return H32[(self + MAP_STRICT) >> 2] === small(0) ? 0 : checkStrictEnd("map", iterators, i);
    }
    if (count > 3) {
      setTupleItem(args, i, item);
      continue;
    }
    pushRoot(item);
    if (i === 0) a = item;
    else if (i === 1) b = item;
    else c = item;
  }
  const fn = H32[(self + MAP_FUNCTION) >> 2];
  const result = count === 1
    ? call1(fn, a)
    : count === 2
    ? call2(fn, a, b)
    : count === 3
    ? call3(fn, a, b, c)
    : callTuple(fn, args);
  releaseRoots(mark);
  return result;
}

function reduceMap(self: Value): Value {
  const iterators = H32[(self + MAP_ITERATORS) >> 2];
  const count = tupleLength(iterators);
  const args = allocateTuple(count + 1);
  setTupleItem(args, 0, H32[(self + MAP_FUNCTION) >> 2]);
  for (let i = 0; i < count; i++) setTupleItem(args, i + 1, tupleItem(iterators, i));
  return withStrict(self, args, MAP_STRICT);
}

defineType({
  type: MAP_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
  slots: { iter: iteratorItself, next: mapNext },
  new: ["*args, strict=False", mapNew],
  methods: {
    __reduce__: ["", reduceMap, REDUCE_DOC],
    __setstate__: setStrict(MAP_STRICT),
  },
});

// --- filter

function filterNew(cls: number, fn: Value, iterable: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const object = newObject(cls, FILTER_TYPE, FILTER_SHAPE);
  H32[(object + FILTER_FUNCTION) >> 2] = fn;
  H32[(object + FILTER_ITERATOR) >> 2] = iterator;
  return object;
}

/** The next value that the filter lets through; 0 when exhausted or with the exception pending. May run guest code. */
export function filterNext(self: Value): Value {
  const iterator = H32[(self + FILTER_ITERATOR) >> 2];
  const fn = H32[(self + FILTER_FUNCTION) >> 2];
  const byTruth = fn === NONE || fn === BOOL_TYPE;
  const mark = rootMark();
  const slot = pushRoot(0) >> 2;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) break;
    H32[slot] = item;
    let passes: number;
    if (byTruth) passes = truth(item);
    else {
      const answer = call1(fn, item);
      if (answer === 0) break;
      const inner = rootMark();
      pushRoot(answer);
      passes = truth(answer);
      releaseRoots(inner);
    }
    if (passes !== 0) {
      releaseRoots(mark);
      return passes < 0 ? 0 : item;
    }
    // Neither the iterator nor the function need be guest code: this loop may be all that runs.
    if (count % 256 === 0 && !pauseWork(16)) break;
  }
  releaseRoots(mark);
  return 0;
}

defineType({
  type: FILTER_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
  slots: { iter: iteratorItself, next: filterNext },
  new: ["function, iterable, /", filterNew],
  methods: {
    __reduce__: [
      "",
      (self: Value) =>
        tupleOf(
          typeOf(self),
          tupleOf(H32[(self + FILTER_FUNCTION) >> 2], H32[(self + FILTER_ITERATOR) >> 2]),
        ),
      REDUCE_DOC,
    ],
  },
});
