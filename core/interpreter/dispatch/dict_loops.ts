/**
 * Loops of natives that fill dicts: update and fromkeys (objects/values/dict_update.ts, objects/types/dict.ts). They take what
 * small ints, strs and short tuples as keys decide, and stop before the first entry that takes more, which their caller
 * does.
 */
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import {
  DICT_USED,
  ENTRY_BYTES,
  ENTRY_HASH,
  ENTRY_KEY,
  ENTRY_VALUE,
} from "../../heap/layouts/dict.ts";
import { TS_RESULT } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { MERGE_KEEP, MERGE_REFUSE } from "../../objects/values/dict_table.ts";
import { TUPLE_SHAPE } from "../../objects/well_known.ts";
import { appendEntry, findEntry, firstEntry, needUnwatched, STORE_ENTRY } from "./dicts.ts";
import { NEXT_VALUE, UNDECIDED } from "./iteration.ts";

/**
 * mergeEntries(target, source, at, stop, mode): puts the entries at..stop of a dict into another, by MERGE_*. Gives the first
 * that it left.
 */
const MERGE_ENTRIES = routine("mergeEntries", new Array(5).fill("i32"), (k, ...parameters) => {
  const [target, source, number, stop, mode] = parameters as Variable<I32>[];
  k.block((fail) => {
    k.gotoIf(number.geU(stop), fail);
    k.gotoIf(stop.gt(word(source, DICT_USED).shr(1)), fail);
    needUnwatched(k, target, fail);
    const from = k.let(firstEntry(source).add(number.mul(ENTRY_BYTES)));
    k.loop((again) => {
      const key = k.let(word(from, ENTRY_KEY));
      k.if(key, () => {
        const hash = k.let(word(from, ENTRY_HASH));
        const entry = findEntry(k, target, key, hash, fail);
        k.if(entry, () => {
          k.gotoIf(mode.eq(MERGE_REFUSE), fail);
          k.if(mode.ne(MERGE_KEEP), () => k.word(entry, ENTRY_VALUE, word(from, ENTRY_VALUE)));
        }, () => appendEntry(k, target, key, word(from, ENTRY_VALUE), hash, fail));
      });
      k.set(from, from.add(ENTRY_BYTES));
      k.set(number, number.add(1));
      k.gotoIf(number.ltU(stop), again);
    });
  });
  k.return(number);
});

/** Takes at most `most` values of an iterator while `store` does not fail: how many it stored; TS_RESULT: one that it did not, or 0. */
function storeAll(
  k: Builder,
  iterator: I32,
  most: I32,
  store: (item: I32, fail: Label) => void,
): void {
  const count = k.let(int(0));
  const item = k.let(int(0));
  k.block((end) => {
    k.loop((again) => {
      k.set(item, int(0));
      k.guard(count.lt(most), end);
      k.set(item, NEXT_VALUE.call(iterator, word(iterator)));
      k.if(item.eq(UNDECIDED), () => k.set(item, int(0)));
      k.guard(item, end);
      store(item, end);
      k.set(count, count.add(1));
      k.goto(again);
    });
  });
  k.wordAt(TS_RESULT, item);
  k.return(count);
}

/** storePairs(dict, iterator, most): the iterator's values are tuples of a key and a value. */
const STORE_PAIRS = routine("storePairs", ["i32", "i32", "i32"], (k, dict, iterator, most) => {
  storeAll(k, iterator as I32, most as I32, (pair, fail) => {
    k.gotoIf(pair.and(1), fail);
    k.guard(word(pair).eq(TUPLE_SHAPE), fail);
    k.guard(word(pair, LENGTH).eq(small(2)), fail);
    k.guard(STORE_ENTRY.call(dict, word(pair, TUPLE_ITEMS), word(pair, TUPLE_ITEMS + 4)), fail);
  });
});

/** storeKeys(dict, iterator, value, most): the iterator's values become keys of one value. */
const STORE_KEYS = routine("storeKeys", new Array(4).fill("i32"), (k, ...parameters) => {
  const [dict, iterator, value, most] = parameters as Variable<I32>[];
  storeAll(k, iterator, most, (key, fail) => k.guard(STORE_ENTRY.call(dict, key, value), fail));
});

/** The kernels of this file. */
export const DICT_LOOPS = [MERGE_ENTRIES, STORE_KEYS, STORE_PAIRS] as const;
