/** callable, hash, id, isinstance, issubclass, iter, len, next (Python/bltinmodule.c). */
import { TS_EXCEPTION } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { defineBuiltins } from "../define.ts";
import {
  clearIf,
  pendingIs,
  raiseStopIteration,
  raiseTypeError,
  typeName,
  typeOf,
} from "../errors.ts";
import { isCallable } from "../protocols/call.ts";
import { hashOf } from "../protocols/hash.ts";
import { isInstanceOf, isSubclassOf } from "../protocols/instance_check.ts";
import { lengthOf } from "../protocols/items.ts";
import { getIter } from "../protocols/iterate.ts";
import { Slot, slotOf } from "../slots.ts";
import { newCallableIterator } from "../types/sequence_iterators.ts";
import { bool, newInt } from "../values/numbers.ts";
import { STOP_ITERATION } from "../well_known.ts";

function len(value: Value): Value {
  const length = lengthOf(value);
  return length < 0 ? 0 : newInt(length);
}

function answer(result: number): Value {
  return result < 0 ? 0 : bool(result === 1);
}

/** Heap objects never move; the word of a small int is odd, so it is no object's address. */
function id(value: Value): Value {
  return newInt(value >>> 0);
}

function iter(value: Value, sentinel: Value): Value {
  if (sentinel === 0) return getIter(value);
  if (!isCallable(value)) return raiseTypeError("iter(v, w): v must be callable");
  return newCallableIterator(value, sentinel);
}

function next(iterator: Value, otherwise: Value): Value {
  const step = slotOf(typeOf(iterator), Slot.next);
  if (step === null) return raiseTypeError(`'${typeName(iterator)}' object is not an iterator`);
  const value = step(iterator);
  if (value !== 0) return value;
  if (H32[TS_EXCEPTION >> 2] === 0) return otherwise === 0 ? raiseStopIteration(0) : otherwise;
  if (otherwise === 0 || !pendingIs(STOP_ITERATION)) return 0;
  clearIf(STOP_ITERATION);
  return otherwise;
}

defineBuiltins({
  callable: [
    "obj, /",
    (value: Value) => bool(isCallable(value)),
    "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.",
  ],
  hash: [
    "obj, /",
    hashOf,
    "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.",
  ],
  id: [
    "obj, /",
    id,
    "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)",
  ],
  isinstance: [
    "obj, class_or_tuple, /",
    (value: Value, classes: Value) => answer(isInstanceOf(value, classes)),
    "Return whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.",
  ],
  issubclass: [
    "cls, class_or_tuple, /",
    (cls: Value, classes: Value) => answer(isSubclassOf(cls, classes)),
    "Return whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.",
  ],
  iter: [
    "object, sentinel=None, /",
    iter,
    "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.  In the first form, the argument must\nsupply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel.",
  ],
  len: ["obj, /", len, "Return the number of items in a container."],
  next: [
    "iterator, default=None, /",
    next,
    "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis exhausted, it is returned instead of raising StopIteration.",
  ],
});
