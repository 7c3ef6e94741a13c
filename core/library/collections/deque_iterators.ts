/**
 * Iterators over deques.
 *
 *     4 deque   8 the deque's state when it began   12 items yet (small int)
 */
import { H32 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { isInstance, raiseRuntimeError, raiseTypeError, typeName } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { iteratorItself } from "../../objects/types/sequence_iterators.ts";
import { DEQUE_ITERATOR_TYPE, DEQUE_REVERSE_ITERATOR_TYPE, DEQUE_TYPE } from "../static_types.ts";
import { DEQUE_STATE, dequeItem, dequeLength, type DequeRef } from "./deque_storage.ts";

const DEQUE = 4;
const STATE = 8;
const LEFT = 12;

function newIterator(type: number, deque: DequeRef): Value {
  const iterator = allocateInstance(type);
  H32[(iterator + DEQUE) >> 2] = deque;
  H32[(iterator + STATE) >> 2] = H32[(deque + DEQUE_STATE) >> 2];
  H32[(iterator + LEFT) >> 2] = small(dequeLength(deque));
  return iterator;
}

/** iter(deque). @throws OutOfMemory */
export function newDequeIterator(deque: DequeRef): Value {
  return newIterator(DEQUE_ITERATOR_TYPE, deque);
}

/** reversed(deque). @throws OutOfMemory */
export function newReverseDequeIterator(deque: DequeRef): Value {
  return newIterator(DEQUE_REVERSE_ITERATOR_TYPE, deque);
}

function isStale(iterator: Value, deque: DequeRef): boolean {
  if (H32[(iterator + STATE) >> 2] === H32[(deque + DEQUE_STATE) >> 2]) return false;
  H32[(iterator + LEFT) >> 2] = small(0);
  raiseRuntimeError("deque mutated during iteration");
  return true;
}

function next(iterator: Value): Value {
  const deque = H32[(iterator + DEQUE) >> 2];
  if (isStale(iterator, deque)) return 0;
  const left = H32[(iterator + LEFT) >> 2] >> 1;
  if (left === 0) return 0;
  H32[(iterator + LEFT) >> 2] = small(left - 1);
  return dequeItem(deque, dequeLength(deque) - left);
}

function nextBackwards(iterator: Value): Value {
  const left = H32[(iterator + LEFT) >> 2] >> 1;
  if (left === 0) return 0;
  const deque = H32[(iterator + DEQUE) >> 2];
  if (isStale(iterator, deque)) return 0;
  H32[(iterator + LEFT) >> 2] = small(left - 1);
  return dequeItem(deque, left - 1);
}

/** _deque_iterator(deque, index): what copies are made of. */
function made(type: number) {
  return (_cls: number, deque: Value, index: Value): Value => {
    if (!isInstance(deque, DEQUE_TYPE)) {
      return raiseTypeError(
        `argument 1 must be collections.deque, not ${typeName(deque)}`,
      );
    }
    const skipped = index === 0 ? 0 : sizeArgument(index);
    if (skipped !== skipped) return 0;
    const iterator = newIterator(type, deque);
    const left = H32[(iterator + LEFT) >> 2] >> 1;
    H32[(iterator + LEFT) >> 2] = small(Math.max(0, left - Math.max(0, skipped)));
    return iterator;
  };
}

function iteratorType(type: number, step: (iterator: Value) => Value): TypeDefinition {
  return {
    type,
    slots: { iter: iteratorItself, next: step },
    new: ["deque, index=0, /", made(type)],
    methods: {
      __length_hint__: [
        "",
        (iterator: Value) => H32[(iterator + LEFT) >> 2],
        "Private method returning an estimate of len(list(it)).",
      ],
    },
  };
}

/** The types of this file. */
export const dequeIteratorTypes: readonly TypeDefinition[] = [
  iteratorType(DEQUE_ITERATOR_TYPE, next),
  iteratorType(DEQUE_REVERSE_ITERATOR_TYPE, nextBackwards),
];
