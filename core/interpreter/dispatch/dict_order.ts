/**
 * Kernels of the methods of dict and OrderedDict that look at the order of the entries (objects/values/dict_table.ts:
 * dictPopLast, library/collections/ordered_dict.ts). They fail before anything is changed.
 */
import { LENGTH } from "../../heap/layouts/basic.ts";
import {
  DICT_BYTES,
  DICT_ENTRIES,
  DICT_INDEX,
  DICT_USABLE,
  DICT_USED,
  ENTRY_BYTES,
  ENTRY_HASH,
  ENTRY_KEY,
  ENTRY_VALUE,
} from "../../heap/layouts/dict.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { ORDERED_DICT_SHAPE } from "../../objects/library_shapes.ts";
import { newPair } from "./allocation.ts";
import {
  appendEntry,
  FIND_ENTRY,
  firstEntry,
  freePlace,
  isDictKind,
  needUnwatched,
  removeEntry,
  UNDECIDED,
} from "./dicts.ts";
import { isSmall } from "./state.ts";

/** So many dead entries are passed over. */
const GAPS = 64;

/** What an OrderedDict remembers of its beginning. ORDER: library/collections/ordered_dict_table.ts. */
const HINT = DICT_BYTES + 4;
const HINT_TABLE = DICT_BYTES + 8;

/** Moves to the next live entry by steps of so many bytes; there is one. */
function passDead(k: Builder, entry: Variable<I32>, step: number, fail: Label): void {
  const left = k.let(int(GAPS));
  k.block((live) => {
    k.loop((again) => {
      k.gotoIf(word(entry, ENTRY_KEY), live);
      k.set(entry, entry.add(step));
      k.set(left, left.sub(1));
      k.gotoIf(left, again);
    });
    k.goto(fail);
  });
}

/** The last live entry of a dict that is not empty. */
function lastEntry(k: Builder, dict: I32, fail: Label): Variable<I32> {
  const behind = firstEntry(dict).add(word(dict, DICT_USED).shr(1).mul(ENTRY_BYTES));
  const entry = k.let(behind.sub(ENTRY_BYTES));
  passDead(k, entry, -ENTRY_BYTES, fail);
  return entry;
}

/** The first live entry of an OrderedDict that is not empty. */
function firstLive(k: Builder, dict: I32, fail: Label): Variable<I32> {
  const table = k.let(word(dict, DICT_ENTRIES));
  const first = k.let(firstEntry(dict));
  const entry = k.let(first as I32);
  const index = k.let(word(dict, DICT_INDEX));
  k.if(index, () => {
    k.if(word(dict, HINT_TABLE).eq(table), () => {
      k.set(entry, first.add(word(dict, HINT).shr(1).mul(ENTRY_BYTES)));
    });
  });
  passDead(k, entry, ENTRY_BYTES, fail);
  k.if(index, () => {
    k.word(dict, HINT, entry.sub(first).div(int(ENTRY_BYTES)).shl(1).or(1));
    k.word(dict, HINT_TABLE, table);
  });
  return entry;
}

/** Takes an entry out of a dict: its key and value as a tuple. */
function takeEntry(k: Builder, dict: I32, entry: I32, fail: Label): Variable<I32> {
  const pair = newPair(k, word(entry, ENTRY_KEY), word(entry, ENTRY_VALUE), fail);
  removeEntry(k, dict, entry, k.let(word(entry, ENTRY_HASH)), fail);
  return pair;
}

/** As takeEntry of the last entry, whose place is free then. */
function takeLast(k: Builder, dict: I32, fail: Label): Variable<I32> {
  const entry = lastEntry(k, dict, fail);
  const place = k.let(entry.sub(firstEntry(dict)).div(int(ENTRY_BYTES)));
  const pair = takeEntry(k, dict, entry, fail);
  k.word(dict, DICT_USED, place.shl(1).or(1));
  return pair;
}

function needEntries(k: Builder, dict: I32, fail: Label): void {
  k.gotoIf(word(dict, LENGTH).le(small(0)), fail);
}

/** dict.popitem(): 0 when it fails. */
export const POP_LAST = routine("popLast", ["i32"], (k, value) => {
  const dict = value as I32;
  k.block((fail) => {
    k.gotoIf(isSmall(dict), fail);
    k.guard(isDictKind(word(dict)), fail);
    needEntries(k, dict, fail);
    k.return(takeLast(k, dict, fail));
  });
  k.return(int(0));
});

/** OrderedDict.popitem(last): 0 when it fails. */
export const POP_ORDERED = routine("popOrdered", ["i32", "i32"], (k, value, last) => {
  const dict = value as I32;
  k.block((fail) => {
    k.gotoIf(isSmall(dict), fail);
    k.guard(word(dict).eq(ORDERED_DICT_SHAPE), fail);
    needEntries(k, dict, fail);
    k.if((last as I32).eq(TRUE), () => k.return(takeLast(k, dict, fail)));
    k.guard((last as I32).eq(FALSE), fail);
    k.return(takeEntry(k, dict, firstLive(k, dict, fail), fail));
  });
  k.return(int(0));
});

/** OrderedDict.move_to_end(key): None, or 0 when it fails. */
export const MOVE_TO_END = routine("moveToEnd", ["i32", "i32"], (k, value, key) => {
  const dict = value as I32;
  k.block((fail) => {
    k.gotoIf(isSmall(dict), fail);
    k.guard(word(dict).eq(ORDERED_DICT_SHAPE), fail);
    const entry = k.let(FIND_ENTRY.call(dict, key));
    k.guard(entry.gtU(UNDECIDED), fail);
    const none = int(NONE);
    k.if(entry.eq(lastEntry(k, dict, fail)), () => k.return(none));
    k.gotoIf(word(dict, DICT_USABLE).le(small(0)), fail);
    needUnwatched(k, dict, fail);
    const hash = k.let(word(entry, ENTRY_HASH));
    const itsKey = k.let(word(entry, ENTRY_KEY));
    const itsValue = k.let(word(entry, ENTRY_VALUE));
    // A place that is free now is free still when the entry has left its own: what follows cannot fail.
    const index = k.let(word(dict, DICT_INDEX));
    k.if(index, () => k.scope(() => freePlace(k, index, hash, fail)));
    removeEntry(k, dict, entry, hash, fail);
    appendEntry(k, dict, itsKey, itsValue, hash, fail);
    k.return(none);
  });
  k.return(int(0));
});

/** The routines. */
export const DICT_ORDER_ROUTINES = [MOVE_TO_END, POP_LAST, POP_ORDERED] as const;
