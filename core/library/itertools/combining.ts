/**
 * itertools.accumulate, batched, chain, pairwise, starmap and zip_longest (Modules/itertoolsmodule.c).
 *
 *     accumulate    4 iterator   8 total so far, or 0   12 function, or 0   16 initial value still to give, or 0
 *                   20 item that the dispatch loop's kernel took and could not add, or 0
 *     batched       4 iterator, or 0 once exhausted   8 size (small int)   12 True when strict, else 0
 *     chain         4 iterator over the iterables, or 0 once exhausted   8 the present iterator, or 0
 *     pairwise      4 iterator, or 0 once exhausted   8 the item before, or 0
 *     starmap       4 function   8 iterator
 *     zip_longest   4 array of iterators, 0 for the exhausted   8 fill value   12 iterators yet (small int)
 */
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, SMALL_MAX, type Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { pending, raiseTypeError, raiseValueError } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isTuple } from "../../objects/kinds.ts";
import { call2, callTuple } from "../../objects/protocols/call.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { binaryOperator } from "../../objects/protocols/operators.ts";
import { tupleFromIterable, tupleFromList } from "../../objects/protocols/sequence_input.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import { iteratorItself, newTupleIterator } from "../../objects/types/sequence_iterators.ts";
import { dictGetStr, dictLength } from "../../objects/values/dict_table.ts";
import {
  allocateArray,
  allocateTuple,
  listAppend,
  listLength,
  newList,
  setTupleItem,
  tupleItem,
  tupleLength,
} from "../../objects/values/sequences.ts";
import { internText } from "../../objects/values/text.ts";
import { pauseWork } from "../../objects/work.ts";
import {
  ACCUMULATE_TYPE,
  BATCHED_TYPE,
  CHAIN_TYPE,
  PAIRWISE_TYPE,
  STARMAP_TYPE,
  ZIP_LONGEST_TYPE,
} from "../static_types.ts";

const ADD = 0;

// --- accumulate

const SUM_ITERATOR = 4;
const SUM_TOTAL = 8;
const SUM_FUNCTION = 12;
const SUM_INITIAL = 16;
const SUM_TAKEN = 20;

function accumulateNew(cls: number, iterable: Value, fn: Value, initial: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + SUM_ITERATOR) >> 2] = iterator;
  H32[(object + SUM_FUNCTION) >> 2] = fn === NONE ? 0 : fn;
  H32[(object + SUM_INITIAL) >> 2] = initial === NONE ? 0 : initial;
  return object;
}

function accumulateNext(self: Value): Value {
  const initial = H32[(self + SUM_INITIAL) >> 2];
  if (initial !== 0) {
    H32[(self + SUM_TOTAL) >> 2] = initial;
    H32[(self + SUM_INITIAL) >> 2] = 0;
    return initial;
  }
  const taken = H32[(self + SUM_TAKEN) >> 2];
  H32[(self + SUM_TAKEN) >> 2] = 0;
  const item = taken !== 0 ? taken : iterNext(H32[(self + SUM_ITERATOR) >> 2]);
  if (item === 0) return 0;
  const total = H32[(self + SUM_TOTAL) >> 2];
  if (total === 0) {
    H32[(self + SUM_TOTAL) >> 2] = item;
    return item;
  }
  const fn = H32[(self + SUM_FUNCTION) >> 2];
  const mark = rootMark();
  pushRoot(item);
  pushRoot(total);
  const next = fn === 0 ? binaryOperator(ADD, total, item) : call2(fn, total, item);
  releaseRoots(mark);
  if (next !== 0) H32[(self + SUM_TOTAL) >> 2] = next;
  return next;
}

const accumulate: TypeDefinition = {
  type: ACCUMULATE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return series of accumulated sums (or other binary function results).",
  slots: { iter: iteratorItself, next: accumulateNext },
  new: ["iterable, func=None, *, initial=None", accumulateNew],
};

// --- batched

const BATCH_ITERATOR = 4;
const BATCH_SIZE = 8;
const BATCH_STRICT = 12;

function batchedNew(cls: number, iterable: Value, n: Value, strictGiven: Value): Value {
  const size = sizeArgument(n);
  if (size !== size) return 0;
  const strict = strictGiven === 0 ? 0 : truth(strictGiven);
  if (strict < 0) return 0;
  if (size < 1) return raiseValueError("n must be at least one");
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + BATCH_ITERATOR) >> 2] = iterator;
  H32[(object + BATCH_SIZE) >> 2] = small(Math.min(size, SMALL_MAX));
  H32[(object + BATCH_STRICT) >> 2] = strict === 0 ? 0 : TRUE;
  return object;
}

function batchedNext(self: Value): Value {
  const iterator = H32[(self + BATCH_ITERATOR) >> 2];
  if (iterator === 0) return 0;
  const size = H32[(self + BATCH_SIZE) >> 2] >> 1;
  const mark = rootMark();
  const items = newList(Math.min(size, 64));
  pushRoot(items);
  let result: Value = 0;
  for (let count = 0; count < size; count++) {
    const item = iterNext(iterator);
    if (item === 0) break;
    listAppend(items, item);
    if (count % 1024 === 1023 && !pauseWork(64)) break;
  }
  if (!pending()) {
    const count = listLength(items);
    if (count === size) result = tupleFromList(items);
    else {
      const strict = H32[(self + BATCH_STRICT) >> 2] !== 0;
      if (count === 0 || strict) H32[(self + BATCH_ITERATOR) >> 2] = 0;
      if (count > 0) {
        result = strict ? raiseValueError("batched(): incomplete batch") : tupleFromList(items);
      }
    }
  }
  releaseRoots(mark);
  return result;
}

const batched: TypeDefinition = {
  type: BATCHED_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over " +
    "the input iterable and accumulates data into tuples up to size\nn.  The input is consumed " +
    "lazily, just enough to fill a batch.  The result is\nyielded as soon as a batch is full or " +
    "when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n" +
    "    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\n" +
    'If "strict" is True, raises a ValueError if the final batch is shorter\nthan n.',
  slots: { iter: iteratorItself, next: batchedNext },
  new: ["iterable, n, *, strict=False", batchedNew],
};

// --- chain

const CHAIN_SOURCE = 4;
const CHAIN_PRESENT = 8;

function chainNew(cls: number, iterables: Value): Value {
  return chainOf(cls, newTupleIterator(iterables));
}

function chainOf(cls: number, source: Value): Value {
  const object = allocateInstance(cls);
  H32[(object + CHAIN_SOURCE) >> 2] = source;
  return object;
}

function chainFromIterable(cls: number, iterable: Value): Value {
  const source = getIter(iterable);
  return source === 0 ? 0 : chainOf(cls, source);
}

function chainNext(self: Value): Value {
  for (let count = 1;; count++) {
    const source = H32[(self + CHAIN_SOURCE) >> 2];
    if (source === 0) return 0;
    let present = H32[(self + CHAIN_PRESENT) >> 2];
    if (present === 0) {
      const iterable = iterNext(source);
      if (iterable === 0) {
        H32[(self + CHAIN_SOURCE) >> 2] = 0;
        return 0;
      }
      const mark = rootMark();
      pushRoot(iterable);
      present = getIter(iterable);
      releaseRoots(mark);
      if (present === 0) {
        H32[(self + CHAIN_SOURCE) >> 2] = 0;
        return 0;
      }
      H32[(self + CHAIN_PRESENT) >> 2] = present;
    }
    const item = iterNext(present);
    if (item !== 0 || pending()) return item;
    H32[(self + CHAIN_PRESENT) >> 2] = 0;
    if (count % 256 === 0 && !pauseWork(16)) return 0;
  }
}

const chain: TypeDefinition = {
  type: CHAIN_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return a chain object whose .__next__() method returns elements from the\nfirst iterable " +
    "until it is exhausted, then elements from the next\niterable, until all of the iterables are " +
    "exhausted.",
  slots: { iter: iteratorItself, next: chainNext },
  new: ["*iterables", chainNew],
  classMethods: {
    from_iterable: [
      "iterable, /",
      chainFromIterable,
      "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
    ],
    __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"],
  },
};

// --- pairwise

const PAIR_ITERATOR = 4;
const PAIR_BEFORE = 8;

function pairwiseNew(cls: number, iterable: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + PAIR_ITERATOR) >> 2] = iterator;
  return object;
}

function pairwiseNext(self: Value): Value {
  const iterator = H32[(self + PAIR_ITERATOR) >> 2];
  if (iterator === 0) return 0;
  const mark = rootMark();
  pushRoot(iterator);
  let before = H32[(self + PAIR_BEFORE) >> 2];
  if (before === 0) {
    before = iterNext(iterator);
    H32[(self + PAIR_BEFORE) >> 2] = before;
    // The iterator may have asked for a pair itself.
    if (before === 0 || H32[(self + PAIR_ITERATOR) >> 2] === 0) return endPairs(self, mark);
  }
  pushRoot(before);
  const item = iterNext(iterator);
  if (item === 0) return endPairs(self, mark);
  releaseRoots(mark);
  const pair = allocateTuple(2);
  setTupleItem(pair, 0, before);
  setTupleItem(pair, 1, item);
  H32[(self + PAIR_BEFORE) >> 2] = item;
  return pair;
}

function endPairs(self: Value, mark: number): 0 {
  releaseRoots(mark);
  H32[(self + PAIR_ITERATOR) >> 2] = 0;
  H32[(self + PAIR_BEFORE) >> 2] = 0;
  return 0;
}

const pairwise: TypeDefinition = {
  type: PAIRWISE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> " +
    "(s0,s1), (s1,s2), (s2, s3), ...",
  slots: { iter: iteratorItself, next: pairwiseNext },
  new: ["iterable, /", pairwiseNew],
};

// --- starmap

const STAR_FUNCTION = 4;
const STAR_ITERATOR = 8;

function starmapNew(cls: number, fn: Value, iterable: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const object = allocateInstance(cls);
  H32[(object + STAR_FUNCTION) >> 2] = fn;
  H32[(object + STAR_ITERATOR) >> 2] = iterator;
  return object;
}

function starmapNext(self: Value): Value {
  const item = iterNext(H32[(self + STAR_ITERATOR) >> 2]);
  if (item === 0) return 0;
  const mark = rootMark();
  pushRoot(item);
  const args = isTuple(item) ? item : tupleFromIterable(item);
  let result: Value = 0;
  if (args !== 0) {
    pushRoot(args);
    result = callTuple(H32[(self + STAR_FUNCTION) >> 2], args);
  }
  releaseRoots(mark);
  return result;
}

const starmap: TypeDefinition = {
  type: STARMAP_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Return an iterator whose values are returned from the function evaluated with an argument " +
    "tuple taken from the given sequence.",
  slots: { iter: iteratorItself, next: starmapNext },
  new: ["function, iterable, /", starmapNew],
};

// --- zip_longest

const LONGEST_ITERATORS = 4;
const LONGEST_FILL = 8;
const LONGEST_ACTIVE = 12;

function zipLongestNew(cls: number, iterables: Value, keywords: Value): Value {
  const fill = dictGetStr(keywords, internText("fillvalue"));
  if (dictLength(keywords) !== (fill === 0 ? 0 : 1)) {
    return raiseTypeError("zip_longest() got an unexpected keyword argument");
  }
  const count = tupleLength(iterables);
  const mark = rootMark();
  const iterators = allocateArray(count);
  pushRoot(iterators);
  for (let i = 0; i < count; i++) {
    const iterator = getIter(tupleItem(iterables, i));
    if (iterator === 0) {
      releaseRoots(mark);
      return 0;
    }
    H32[((iterators + ARRAY_ITEMS) >> 2) + i] = iterator;
  }
  const object = allocateInstance(cls);
  H32[(object + LONGEST_ITERATORS) >> 2] = iterators;
  H32[(object + LONGEST_FILL) >> 2] = fill === 0 ? NONE : fill;
  H32[(object + LONGEST_ACTIVE) >> 2] = small(count);
  releaseRoots(mark);
  return object;
}

function zipLongestNext(self: Value): Value {
  if (H32[(self + LONGEST_ACTIVE) >> 2] === small(0)) return 0;
  const iterators = H32[(self + LONGEST_ITERATORS) >> 2];
  const count = H32[(iterators + LENGTH) >> 2] >> 1;
  const first = (iterators + ARRAY_ITEMS) >> 2;
  const mark = rootMark();
  const row = allocateTuple(count);
  pushRoot(row);
  for (let i = 0; i < count; i++) {
    const iterator = H32[first + i];
    let item = iterator === 0 ? 0 : iterNext(iterator);
    if (item === 0) {
      if (iterator !== 0) {
        if (pending()) H32[(self + LONGEST_ACTIVE) >> 2] = small(0);
        else {
          H32[(self + LONGEST_ACTIVE) >> 2] -= 2;
          H32[first + i] = 0;
        }
        if (H32[(self + LONGEST_ACTIVE) >> 2] === small(0)) {
          releaseRoots(mark);
          return 0;
        }
      }
      item = H32[(self + LONGEST_FILL) >> 2];
    }
    setTupleItem(row, i, item);
  }
  releaseRoots(mark);
  return row;
}

const zipLongest: TypeDefinition = {
  type: ZIP_LONGEST_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th " +
    "element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the " +
    "longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  " +
    "When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The " +
    "fillvalue\ndefaults to None or can be specified by a keyword argument.",
  slots: { iter: iteratorItself, next: zipLongestNext },
  new: ["*iterables, **keywords", zipLongestNew],
};

/** The types of this file. */
export const combiningTypes: readonly TypeDefinition[] = [
  accumulate,
  batched,
  chain,
  pairwise,
  starmap,
  zipLongest,
];
