/** tuple (Objects/tupleobject.c). */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH } from "../../heap/layouts/basic.ts";
import { KIND_TUPLE } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_SEQUENCE } from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseIndexError, raiseTypeError, typeName } from "../errors.ts";
import { allocateTupleInstance } from "../instances.ts";
import { kindOf } from "../kinds.ts";
import { repeatNumber } from "../protocols/index_number.ts";
import { enterRepr, leaveRepr, reprOf } from "../protocols/represent.ts";
import { compareSequences, countItems, findItem } from "../protocols/sequence_compare.ts";
import { tupleFromIterable } from "../protocols/sequence_input.ts";
import { copyToTuple, ensureWords, moveWords, tupleFirst } from "../values/list_storage.ts";
import { newInt } from "../values/numbers.ts";
import {
  allocateTuple,
  listAppend,
  newList,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import {
  adjustSlice,
  indexOfKey,
  isSlice,
  sliceCount,
  sliceStart,
  sliceStep,
  unpackBounds,
  unpackSlice,
} from "../values/slices.ts";
import { newStr } from "../values/text.ts";
import { joinParts } from "../values/text_parts.ts";
import { tupleHash } from "../values/tuple_hash.ts";
import { chargeSilently } from "../values/dict_storage.ts";
import { chargeWork } from "../work.ts";
import { TUPLE_SHAPE, TUPLE_TYPE } from "../well_known.ts";
import { newGenericAlias } from "./generic_alias.ts";
import { repeatedLength, repeatWords } from "./list.ts";
import { indexOfItem } from "./list_methods.ts";
import { newTupleIterator } from "./sequence_iterators.ts";

/** tuple[index] for any index value; 0 with the exception pending. May run guest code when the index is not a small int. */
export function tupleGetItem(tuple: Value, index: Value): Value {
  if ((index & 1) === 0 && isSlice(index)) return unpackSlice(index) ? unpackedSlice(tuple) : 0;
  const number = indexOfKey(index, "tuple");
  if (number !== number) return 0;
  const length = tupleLength(tuple);
  const place = number < 0 ? number + length : number;
  if (place >= 0 && place < length) return tupleItem(tuple, place);
  return raiseIndexError("tuple index out of range");
}

/** tuple[start:stop], the bounds any values (NONE when absent); 0 with the exception pending. May run guest code. */
export function tupleSliceBetween(tuple: Value, start: Value, stop: Value): Value {
  return unpackBounds(start, stop) ? unpackedSlice(tuple) : 0;
}

function unpackedSlice(tuple: Value): Value {
  const length = tupleLength(tuple);
  adjustSlice(length);
  const count = sliceCount;
  const step = sliceStep;
  if (count === length && step === 1 && H32[tuple >> 2] === TUPLE_SHAPE) return tuple;
  const from = tupleFirst(tuple) + sliceStart;
  if (step === 1) return copyToTuple(from, count);
  if (count === 0) return EMPTY_TUPLE;
  ensureWords(count);
  const result = allocateTuple(count);
  const to = tupleFirst(result);
  for (let i = 0; i < count; i++) H32[to + i] = H32[from + i * step];
  if (count >= 256) chargeSilently(count >> 4);
  return result;
}

function tupleConcat(left: Value, right: Value): Value {
  if (kindOf(right) !== KIND_TUPLE) {
    return raiseTypeError(`can only concatenate tuple (not "${typeName(right)}") to tuple`);
  }
  const lengthLeft = tupleLength(left);
  const lengthRight = tupleLength(right);
  if (lengthLeft === 0 && H32[right >> 2] === TUPLE_SHAPE) return right;
  if (lengthRight === 0 && H32[left >> 2] === TUPLE_SHAPE) return left;
  const length = lengthLeft + lengthRight;
  if (length === 0) return EMPTY_TUPLE;
  ensureWords(length);
  const result = allocateTuple(length);
  moveWords(tupleFirst(left), tupleFirst(result), lengthLeft);
  moveWords(tupleFirst(right), tupleFirst(result) + lengthLeft, lengthRight);
  return result;
}

function tupleRepeat(tuple: Value, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const length = tupleLength(tuple);
  if ((count === 1 || length === 0) && H32[tuple >> 2] === TUPLE_SHAPE) return tuple;
  if (length === 0 || count <= 0) return EMPTY_TUPLE;
  const total = repeatedLength(length, count);
  if (total < 0) return 0;
  const result = allocateTuple(total);
  const to = tupleFirst(result);
  moveWords(tupleFirst(tuple), to, length);
  repeatWords(to, length, total);
  return result;
}

function tupleCompare(left: Value, right: Value, operator: number): Value {
  if (kindOf(left) !== KIND_TUPLE || kindOf(right) !== KIND_TUPLE) return NOT_IMPLEMENTED;
  return compareSequences(left, right, operator);
}

function tupleContains(tuple: Value, item: Value): number {
  const found = findItem(tuple, item, 0, Infinity);
  return found === -2 ? -1 : found === -1 ? 0 : 1;
}

function tupleRepr(tuple: Value): Value {
  const length = tupleLength(tuple);
  if (length === 0) return newStr("()");
  if (!enterRepr(tuple)) return newStr("(...)");
  const mark = rootMark();
  try {
    const parts = newList(length);
    pushRoot(parts);
    for (let i = 0; i < length; i++) {
      const text = reprOf(tupleItem(tuple, i));
      if (text === 0) return 0;
      listAppend(parts, text);
      if (i % 4096 === 4095) {
        if (!chargeWork(4096)) return 0;
        ensureRoom(65536);
      }
    }
    return joinParts(parts, "(", ", ", length === 1 ? ",)" : ")");
  } finally {
    releaseRoots(mark);
    leaveRepr(tuple);
  }
}

function tupleNew(cls: number, iterable: Value): Value {
  const tuple = iterable === 0 ? EMPTY_TUPLE : tupleFromIterable(iterable);
  if (tuple === 0 || cls === TUPLE_TYPE) return tuple;
  const mark = rootMark();
  pushRoot(tuple);
  const length = tupleLength(tuple);
  ensureWords(length);
  const instance = allocateTupleInstance(cls, length);
  moveWords(tupleFirst(tuple), tupleFirst(instance), length);
  releaseRoots(mark);
  return instance;
}

function count(tuple: Value, value: Value): Value {
  const found = countItems(tuple, value);
  return found < 0 ? 0 : small(found);
}

function index(tuple: Value, value: Value, start: Value, stop: Value): Value {
  return indexOfItem(tuple, value, start, stop, "tuple.index(x): x not in tuple");
}

/** The arguments of `__new__` that make an equal object: a plain tuple of the items, in a tuple. */
function getNewArguments(tuple: Value): Value {
  if (H32[tuple >> 2] === TUPLE_SHAPE) return tupleOf(tuple);
  return tupleOf(copyToTuple(tupleFirst(tuple), tupleLength(tuple)));
}

/** Bytes as a 64-bit CPython would count them. */
function sizeOf(tuple: Value): Value {
  return newInt(32 + 8 * (H32[(tuple + LENGTH) >> 2] >> 1));
}

defineType({
  type: TUPLE_TYPE,
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_SEQUENCE,
  doc:
    "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
  slots: {
    repr: tupleRepr,
    hash: tupleHash,
    compare: tupleCompare,
    iter: newTupleIterator,
    length: tupleLength,
    getitem: tupleGetItem,
    contains: tupleContains,
    concat: tupleConcat,
    repeat: tupleRepeat,
  },
  new: ["iterable=(), /", tupleNew],
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
  methods: {
    count: ["value, /", count, "Return number of occurrences of value."],
    index: [
      "value, start=0, stop=sys.maxsize, /",
      index,
      "Return first index of value.\n\nRaises ValueError if the value is not present.",
    ],
    __getnewargs__: ["", getNewArguments],
    __sizeof__: ["", sizeOf, "Return the size of the tuple in memory, in bytes."],
  },
});
