/**
 * How iterators over sequences are taken apart and put together again: `__reduce__` gives iter or reversed, its argument
 * and the index; `__setstate__` takes the index (Objects/iterobject.c, listobject.c, tupleobject.c, enumobject.c).
 */
import { LENGTH } from "../../heap/layouts/basic.ts";
import { EMPTY_TUPLE, NONE, TS_BUILTINS, TS_BUILTINS_DICT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseAttributeError, raiseOverflowError, raiseTypeError } from "../errors.ts";
import { staticName } from "../static_area.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { ITERATOR_INDEX, ITERATOR_SEQUENCE } from "../values/index_iterators.ts";
import { bigIntOf, isInt, newBigInt } from "../values/numbers.ts";
import { newList, tupleOf } from "../values/sequences.ts";
import { jsString } from "../values/text.ts";

const ITER = staticName("iter");
const REVERSED = staticName("reversed");

/** A function of the builtins module as guest code left it; 0 with AttributeError pending. */
function builtinNamed(name: Value): Value {
  const found = dictGetStr(H32[TS_BUILTINS_DICT >> 2], name);
  return found !== 0 ? found : raiseAttributeError(H32[TS_BUILTINS >> 2], name, jsString(name));
}

/** The builtin `iter`; 0 with AttributeError pending. */
export function builtinIter(): Value {
  return builtinNamed(ITER);
}

/** (iter, (argument, ...)) of an iterator of another kind; 0 with the exception pending. */
export function reduceToIter(...args: readonly Value[]): Value {
  const iter = builtinIter();
  return iter === 0 ? 0 : tupleOf(iter, tupleOf(...args));
}

/** The greatest index of a sequence. */
export const INDEX_MOST = 9223372036854775807n;

/** What an exhausted iterator over a sequence is an iterator over. */
type Empty = "list" | "tuple";

function reduceBy(name: Value, iterator: Value, empty: Empty): Value {
  const make = builtinNamed(name);
  if (make === 0) return 0;
  const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  const index = H32[(iterator + ITERATOR_INDEX) >> 2];
  if (sequence === 0 || index < 0 && (index & 1) !== 0) {
    return tupleOf(make, tupleOf(empty === "list" ? newList() : EMPTY_TUPLE));
  }
  return tupleOf(make, tupleOf(sequence), index);
}

/** The int of a state, -2 ** 63 to 2 ** 63 - 1; null with the exception pending. Takes no `__index__`. */
function indexOfState(state: Value): bigint | null {
  if (!isInt(state)) {
    raiseTypeError("an integer is required");
    return null;
  }
  const number = bigIntOf(state);
  if (number <= INDEX_MOST && number >= -INDEX_MOST - 1n) return number;
  raiseOverflowError("Python int too large to convert to C ssize_t");
  return null;
}

/**
 * `__reduce__` and `__setstate__` of an iterator over a list or tuple: the index stays one that it may have.
 *
 * @param least the least index; below 0, a negative one exhausts the iterator
 * @param last the greatest index less the length
 */
function boundedMethods(
  name: Value,
  empty: Empty,
  least: number,
  last: number,
): Record<string, NativeEntry> {
  return methods(name, empty, (iterator, state) => {
    const index = indexOfState(state);
    if (index === null) return 0;
    const sequence = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
    if (sequence === 0) return NONE;
    if (index < 0n && least < 0) {
      // What steps an iterator takes its index for one of an item, or past the end.
      H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
      return NONE;
    }
    const most = (H32[(sequence + LENGTH) >> 2] >> 1) + last;
    H32[(iterator + ITERATOR_INDEX) >> 2] = small(Math.max(least, Math.min(Number(index), most)));
    return NONE;
  });
}

/** `__setstate__` of an iterator whose sequence tells its end itself: any index that is not negative. */
function setAnyIndex(iterator: Value, state: Value): Value {
  const number = indexOfState(state);
  if (number === null) return 0;
  if (H32[(iterator + ITERATOR_SEQUENCE) >> 2] !== 0) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = number < 0n ? small(0) : newBigInt(number);
  }
  return NONE;
}

function methods(
  name: Value,
  empty: Empty,
  setState: (iterator: Value, state: Value) => Value,
): Record<string, NativeEntry> {
  return {
    __reduce__: [
      "",
      (iterator: Value) => reduceBy(name, iterator, empty),
      "Return state information for pickling.",
    ],
    __setstate__: ["state, /", setState, "Set state information for unpickling."],
  };
}

/** Of list_iterator. */
export const listIteratorPickling = boundedMethods(ITER, "list", -1, 0);
/** Of list_reverseiterator. */
export const listReversePickling = boundedMethods(REVERSED, "list", -1, -1);
/** Of tuple_iterator. */
export const tupleIteratorPickling = boundedMethods(ITER, "tuple", 0, 0);
/** Of iterators over objects that only have `__getitem__`. */
export const sequenceIteratorPickling = methods(ITER, "tuple", setAnyIndex);
