/** Recording of tuples that are made: in two steps, so that what may leave comes before what is stored. */
import { TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { small } from "../heap/value.ts";
import { TUPLE_SHAPE } from "../objects/well_known.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { CONSTANT_LENGTH } from "./record_fields.ts";
import type { Recorder } from "./recorder.ts";

/** A tuple of `count` items, which fillTuple stores. @returns its ref */
export function newTuple(r: Recorder, count: number): number {
  const bytes = (TUPLE_ITEMS + 4 * count + 7) & ~7;
  return r.emit(U.NEW, r.emitter.word(TUPLE_SHAPE), 0, 0, bytes);
}

/** Stores the length and the items, words, of a new tuple. */
export function fillTuple(r: Recorder, tuple: number, items: readonly number[]): void {
  r.emit(U.SET_FIELD, tuple, r.emitter.word(small(items.length)), 0, CONSTANT_LENGTH);
  items.forEach((item, i) => {
    r.emit(U.SET_FIELD, tuple, item, 0, field(TUPLE_ITEMS + 4 * i, MemoryClass.CONSTANT));
  });
}
