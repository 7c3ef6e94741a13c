/** Kernels that step itertools' combinations, permutations and product (library/itertools/combinatorics.ts). */
import { ARRAY_ITEMS, LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import { TUPLE_SHAPE } from "../../objects/well_known.ts";
import { allocate, copyWords, rounded } from "./allocation.ts";
import type { Ends } from "./step_ends.ts";

// ORDER: library/itertools/combinatorics.ts.
const POOL = 4;
const INDICES = 8;
const COMBINATIONS_BEGUN = 12;
const CYCLES = 12;
const PERMUTATIONS_BEGUN = 16;
const PRODUCT_LAST = 12;

/** Longer results are made the slow way, which charges for them. */
const LONG = small(64);

/** Four times the number of a small int. */
const fourTimes = (value: I32): I32 => value.sub(1).shl(1);

/** A tuple of `length` (small int, above 0) items, all 0 yet. */
function newResult(k: Builder, length: I32, fail: Label): Variable<I32> {
  k.gotoIf(length.le(small(0)).or(length.gt(LONG)), fail);
  const tuple = allocate(k, rounded(fourTimes(length).add(TUPLE_ITEMS)), fail);
  k.word(tuple, 0, TUPLE_SHAPE);
  k.word(tuple, LENGTH, length);
  return tuple;
}

/** Gives the items of the pool that the first `bytes / 4` indices name, in `tuple`. */
function select(
  k: Builder,
  tuple: Variable<I32>,
  pool: I32,
  indices: I32,
  bytes: I32,
  { value, given }: Ends,
): void {
  const at = k.let(int(0));
  k.loop((again) => {
    const index = k.let(word(indices.add(at), ARRAY_ITEMS));
    k.word(tuple.add(at), TUPLE_ITEMS, word(pool.add(fourTimes(index)), TUPLE_ITEMS));
    k.set(at, at.add(4));
    k.gotoIf(at.lt(bytes), again);
  });
  k.set(value, tuple);
  k.goto(given);
}

/** combinations, and those with replacement. */
export function stepCombinations(
  k: Builder,
  iterator: I32,
  ends: Ends,
  replaces: boolean,
): void {
  const pool = k.let(word(iterator, POOL));
  k.gotoIf(pool.not(), ends.exhausted);
  k.guard(word(iterator, COMBINATIONS_BEGUN), ends.fail);
  const indices = k.let(word(iterator, INDICES));
  const length = k.let(word(indices, LENGTH));
  const tuple = newResult(k, length, ends.fail);
  const bytes = k.let(fourTimes(length));
  const first = k.let(indices.add(ARRAY_ITEMS));
  const last = k.let(first.add(bytes).sub(4));
  const at = k.let(last);
  // The greatest index that the place may have; without replacement those behind it need room too.
  const limit = k.let(word(pool, LENGTH).sub(2));
  k.block((found) => {
    k.loop((again) => {
      k.gotoIf(word(at).ne(limit), found);
      k.set(at, at.sub(4));
      if (!replaces) k.set(limit, limit.sub(2));
      k.gotoIf(at.geU(first), again);
    });
    k.word(iterator, POOL, 0);
    k.goto(ends.exhausted);
  });
  const index = k.let(word(at).add(2));
  k.loop((again) => {
    k.word(at, 0, index);
    if (!replaces) k.set(index, index.add(2));
    k.set(at, at.add(4));
    k.gotoIf(at.leU(last), again);
  });
  select(k, tuple, pool, indices, bytes, ends);
}

export function stepPermutations(k: Builder, iterator: I32, ends: Ends): void {
  const pool = k.let(word(iterator, POOL));
  k.gotoIf(pool.not(), ends.exhausted);
  k.guard(word(iterator, PERMUTATIONS_BEGUN), ends.fail);
  const indices = k.let(word(iterator, INDICES));
  const cycles = k.let(word(iterator, CYCLES));
  const length = k.let(word(cycles, LENGTH));
  const total = k.let(word(pool, LENGTH));
  k.gotoIf(total.gt(LONG), ends.fail);
  const tuple = newResult(k, length, ends.fail);
  const bytes = k.let(fourTimes(length));
  const end = k.let(indices.add(fourTimes(total)));
  const at = k.let(bytes);
  k.loop((again) => {
    k.set(at, at.sub(4));
    const cycle = k.let(word(cycles.add(at), ARRAY_ITEMS).sub(2));
    k.word(cycles.add(at), ARRAY_ITEMS, cycle);
    const place = k.let(indices.add(at));
    const moved = k.let(word(place, ARRAY_ITEMS));
    k.if(cycle.ne(small(0)), () => {
      const other = k.let(end.sub(fourTimes(cycle)));
      k.word(place, ARRAY_ITEMS, word(other, ARRAY_ITEMS));
      k.word(other, ARRAY_ITEMS, moved);
      select(k, tuple, pool, indices, bytes, ends);
    });
    // This place has seen all: its index goes to the end, the others move up.
    k.block((shifted) => {
      k.loop((shift) => {
        k.set(place, place.add(4));
        k.gotoIf(place.geU(end), shifted);
        k.word(place.sub(4), ARRAY_ITEMS, word(place, ARRAY_ITEMS));
        k.goto(shift);
      });
    });
    k.word(end.sub(4), ARRAY_ITEMS, moved);
    k.word(cycles.add(at), ARRAY_ITEMS, total.sub(at.shr(1)));
    k.gotoIf(at, again);
  });
  k.word(iterator, POOL, 0);
  k.goto(ends.exhausted);
}

export function stepProduct(k: Builder, iterator: I32, ends: Ends): void {
  const pools = k.let(word(iterator, POOL));
  k.gotoIf(pools.not(), ends.exhausted);
  const last = k.let(word(iterator, PRODUCT_LAST));
  k.guard(last, ends.fail);
  const indices = k.let(word(iterator, INDICES));
  const length = k.let(word(pools, LENGTH));
  const tuple = newResult(k, length, ends.fail);
  const at = k.let(fourTimes(length));
  copyWords(k, last.add(TUPLE_ITEMS), tuple.add(TUPLE_ITEMS), at);
  // The rightmost index that is not at its pool's end moves on, those behind it go back to the start.
  k.loop((again) => {
    k.set(at, at.sub(4));
    const pool = k.let(word(pools.add(at), TUPLE_ITEMS));
    const index = k.let(word(indices.add(at), ARRAY_ITEMS).add(2));
    k.if(index.lt(word(pool, LENGTH)), () => {
      k.word(indices.add(at), ARRAY_ITEMS, index);
      k.word(tuple.add(at), TUPLE_ITEMS, word(pool.add(fourTimes(index)), TUPLE_ITEMS));
      k.word(iterator, PRODUCT_LAST, tuple);
      k.set(ends.value, tuple);
      k.goto(ends.given);
    });
    k.word(indices.add(at), ARRAY_ITEMS, small(0));
    k.word(tuple.add(at), TUPLE_ITEMS, word(pool, TUPLE_ITEMS));
    k.gotoIf(at, again);
  });
  k.word(iterator, POOL, 0);
  k.goto(ends.exhausted);
}
