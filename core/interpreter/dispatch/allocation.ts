/**
 * Making objects from the run of free memory that the allocator bumps through: zeroed, without a call. When the run is used
 * up the host is asked for the next one; only where memory is short the kernel fails.
 */
import {
  ARRAY_ITEMS,
  FLOAT_BYTES,
  FLOAT_VALUE,
  LENGTH,
  LIST_ARRAY,
  LIST_BYTES,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { METHOD_BYTES, METHOD_FUNCTION, METHOD_SELF } from "../../heap/layouts/callable.ts";
import { SHAPE_SIZE } from "../../heap/layouts/shape.ts";
import { TYPE_SHAPE } from "../../heap/layouts/type.ts";
import { TS_BUMP, TS_BUMP_END } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type F64, type I32, lift, word, wordAt } from "../../kernel/expressions.ts";
import { type Builder, type Label, result, type Variable } from "../../kernel/statements.ts";
import {
  ARRAY_SHAPE,
  FLOAT_SHAPE,
  LIST_SHAPE,
  METHOD_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";
import { ALLOCATE_MORE, MAKE_ROOM } from "./helpers.ts";

/** Zeroed room for an object of `bytes`, a multiple of 8 and below 2**30. */
export function allocate(k: Builder, bytes: I32 | number, fail: Label): Variable<I32> {
  const object = k.let(wordAt(TS_BUMP));
  const end = k.let(object.add(bytes));
  k.if(end.gtU(wordAt(TS_BUMP_END)), () => {
    k.set(object, result(ALLOCATE_MORE, lift(bytes)));
    k.guard(object, fail);
  }, () => k.wordAt(TS_BUMP, end));
  return object;
}

/** Makes sure that the next allocations of `bytes` in all succeed. */
export function needRoom(k: Builder, bytes: I32 | number, fail: Label): void {
  k.if(
    wordAt(TS_BUMP).add(bytes).gtU(wordAt(TS_BUMP_END)),
    () => k.guard(k.let(result(MAKE_ROOM, lift(bytes))), fail),
  );
}

/** `bytes` rounded up to what objects are aligned to. */
export function rounded(bytes: I32): I32 {
  return bytes.add(7).and(-8);
}

/** A new float. */
export function newFloat(k: Builder, value: F64, fail: Label): Variable<I32> {
  const float = allocate(k, FLOAT_BYTES, fail);
  k.word(float, 0, FLOAT_SHAPE);
  k.double(float, FLOAT_VALUE, value);
  return float;
}

/** An array of `words` words 0, below 2**20. */
export function newArray(k: Builder, words: I32, fail: Label): Variable<I32> {
  const array = allocate(k, rounded(words.shl(2).add(ARRAY_ITEMS)), fail);
  k.word(array, 0, ARRAY_SHAPE);
  k.word(array, LENGTH, words.shl(1).or(1));
  return array;
}

/** A list over an array (or 0), its length a small int. */
export function newList(k: Builder, array: I32 | number, length: I32, fail: Label): Variable<I32> {
  const list = allocate(k, LIST_BYTES, fail);
  k.word(list, 0, LIST_SHAPE);
  k.word(list, LENGTH, length);
  k.word(list, LIST_ARRAY, array);
  return list;
}

/** A tuple of `words` words 0, above 0 and below 2**20. */
export function newTuple(k: Builder, words: I32, fail: Label): Variable<I32> {
  const tuple = allocate(k, rounded(words.shl(2).add(TUPLE_ITEMS)), fail);
  k.word(tuple, 0, TUPLE_SHAPE);
  k.word(tuple, LENGTH, words.shl(1).or(1));
  return tuple;
}

/** The tuple of two values. */
export function newPair(k: Builder, first: I32, second: I32, fail: Label): Variable<I32> {
  const tuple = allocate(k, TUPLE_ITEMS + 8, fail);
  k.word(tuple, 0, TUPLE_SHAPE);
  k.word(tuple, LENGTH, small(2));
  k.word(tuple, TUPLE_ITEMS, first);
  k.word(tuple, TUPLE_ITEMS + 4, second);
  return tuple;
}

/** A bound method. */
export function newMethod(k: Builder, fn: I32, self: I32, fail: Label): Variable<I32> {
  const method = allocate(k, METHOD_BYTES, fail);
  k.word(method, 0, METHOD_SHAPE);
  k.word(method, METHOD_FUNCTION, fn);
  k.word(method, METHOD_SELF, self);
  return method;
}

/** A fresh instance of a type whose instances have a fixed size (objects/instances.ts: allocateInstance). */
export function newInstance(k: Builder, type: I32, fail: Label): Variable<I32> {
  const shape = k.let(word(type, TYPE_SHAPE));
  const instance = allocate(k, rounded(word(shape, SHAPE_SIZE).shrU(1)), fail);
  k.word(instance, 0, shape);
  return instance;
}

/** Copies `bytes` (a multiple of 4, perhaps 0), from the end to the start. */
export function copyWords(k: Builder, from: I32, to: I32, bytes: I32): void {
  const left = k.let(bytes);
  const source = k.let(from);
  const target = k.let(to);
  k.block((end) => {
    k.gotoIf(left.not(), end);
    k.loop((again) => {
      k.set(left, left.sub(4));
      k.word(target.add(left), 0, word(source.add(left)));
      k.gotoIf(left, again);
    });
  });
}
