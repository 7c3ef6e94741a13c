/**
 * Kernels on dicts with keys that are small ints, flat str or short tuples: finding, storing, deleting. Layout and probe sequence:
 * heap/layouts/dict.ts; they do what objects/values/dict_table.ts does, step by step, and fail before anything is changed
 * where that would charge work, tell a watcher, or rebuild a large table or one with dead entries.
 */
import { ARRAY_ITEMS, LENGTH, RAW_DATA } from "../../heap/layouts/basic.ts";
import {
  DICT_BYTES,
  DICT_ENTRIES,
  DICT_FLAG_WATCHED,
  DICT_FLAGS,
  DICT_INDEX,
  DICT_SMALL,
  DICT_USABLE,
  DICT_USED,
  DICT_VERSION,
  ENTRY_BYTES,
  ENTRY_HASH,
  ENTRY_KEY,
  ENTRY_VALUE,
  ENTRY_WORDS,
} from "../../heap/layouts/dict.ts";
import { KIND_DICT, SHAPE_KIND, SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_SLOTS } from "../../heap/layouts/type.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { LEAST_PLACES, usableOf } from "../../objects/values/dict_storage.ts";
import { DICT_SHAPE, DICT_TYPE, RAW_SHAPE } from "../../objects/well_known.ts";
import { DEFAULT_DICT_SHAPE, ORDERED_DICT_SHAPE } from "../../objects/library_shapes.ts";
import { allocate, newArray, rounded } from "./allocation.ts";
import { compareKeys, hashKey } from "./keys.ts";

/** Longer probe sequences are walked the slow way: it charges work. */
const PROBES = 32;

/** The address of the first entry of a dict's table. */
export function firstEntry(dict: I32): I32 {
  return word(dict, DICT_ENTRIES).add(ARRAY_ITEMS);
}

/** Walks the places of the index in which a hash may be; `look` gets the address of each and leaves the walk. */
function probe(
  k: Builder,
  index: I32,
  hash: I32,
  fail: Label,
  look: (place: Variable<I32>) => void,
): void {
  const mask = k.let(word(index, LENGTH).shrU(3).sub(1));
  const place = k.let(hash.shr(1).and(mask));
  const perturb = k.let(hash.shrU(1));
  const left = k.let(int(PROBES));
  const at = k.variable("i32");
  k.loop((again) => {
    k.set(at, index.add(place.shl(2)).add(RAW_DATA));
    look(at);
    k.set(perturb, perturb.shrU(5));
    k.set(place, place.mul(5).add(perturb).add(1).and(mask));
    k.set(left, left.sub(1));
    k.gotoIf(left, again);
  });
  k.goto(fail);
}

/** The address of the entry that has the key; 0: absent. `hash` is the key's (hashKey). */
export function findEntry(
  k: Builder,
  dict: I32,
  key: I32,
  hash: I32,
  fail: Label,
): Variable<I32> {
  const first = k.let(firstEntry(dict));
  const index = k.let(word(dict, DICT_INDEX));
  const entry = k.let(first);
  k.block((found) => {
    k.block((absent) => {
      k.if(index.not(), () => {
        const end = k.let(first.add(word(dict, DICT_USED).shr(1).mul(ENTRY_BYTES)));
        k.loop((again) => {
          k.gotoIf(entry.geU(end), absent);
          k.if(
            word(entry, ENTRY_HASH).eq(hash),
            () => compareKeys(k, word(entry, ENTRY_KEY), key, found, fail),
          );
          k.set(entry, entry.add(ENTRY_BYTES));
          k.goto(again);
        });
      });
      probe(k, index, hash, fail, (place) => {
        const number = k.let(word(place));
        k.gotoIf(number.not(), absent);
        k.if(number.gt(0), () => {
          k.set(entry, first.add(number.mul(ENTRY_BYTES)).sub(ENTRY_BYTES));
          k.if(
            word(entry, ENTRY_HASH).eq(hash),
            () => compareKeys(k, word(entry, ENTRY_KEY), key, found, fail),
          );
        });
      });
    });
    k.set(entry, int(0));
  });
  return entry;
}

/** Fails when somebody is to be told of stores to the dict. */
export function needUnwatched(k: Builder, dict: I32, fail: Label): void {
  k.gotoIf(word(dict, DICT_FLAGS).and(small(DICT_FLAG_WATCHED) - 1), fail);
}

/** Tables of more places are made the slow way, which may ask the collector for their room. */
const GROWN_PLACES = 4096;

/**
 * Gives a dict whose table is full, without a dead entry, a table of the size that grownPlaces (dict_storage.ts) says: 1, or
 * 0 when it fails, and then nothing has changed.
 */
export const GROW_TABLE = routine("growTable", ["i32"], (k, value) => {
  const dict = value as I32;
  k.block((fail) => {
    const length = k.let(word(dict, LENGTH));
    k.gotoIf(length.ne(word(dict, DICT_USED)), fail);
    const live = k.let(length.shr(1));
    k.gotoIf(live.gt(GROWN_PLACES / 3), fail);
    const least = k.let(live.mul(3));
    const places = k.let(int(LEAST_PLACES));
    k.block((enough) => {
      k.loop((again) => {
        k.gotoIf(places.ge(least), enough);
        k.set(places, places.shl(1));
        k.goto(again);
      });
    });
    const room = k.let(places.shl(1).div(3));
    k.gotoIf(room.le(live), fail);
    const entries = newArray(k, room.mul(ENTRY_WORDS), fail);
    const index = k.let(int(0));
    k.if(room.gt(DICT_SMALL), () => {
      const bytes = k.let(places.shl(2));
      k.set(index, allocate(k, rounded(bytes.add(RAW_DATA)), fail));
      k.word(index, 0, RAW_SHAPE);
      k.word(index, LENGTH, bytes.shl(1).or(1));
    });
    const from = k.let(firstEntry(dict));
    const to = k.let(entries.add(ARRAY_ITEMS));
    const end = k.let(from.add(live.mul(ENTRY_BYTES)));
    const number = k.let(int(1));
    k.block((all) => {
      k.loop((again) => {
        k.gotoIf(from.geU(end), all);
        const hash = k.let(word(from));
        k.word(to, ENTRY_HASH, hash);
        k.word(to, ENTRY_KEY, word(from, ENTRY_KEY));
        k.word(to, ENTRY_VALUE, word(from, ENTRY_VALUE));
        k.if(index, () => {
          k.word(freePlace(k, index, hash, fail), 0, number);
        });
        k.set(number, number.add(1));
        k.set(from, from.add(ENTRY_BYTES));
        k.set(to, to.add(ENTRY_BYTES));
        k.goto(again);
      });
    });
    k.word(dict, DICT_ENTRIES, entries);
    k.word(dict, DICT_INDEX, index);
    k.word(dict, DICT_USABLE, room.sub(live).shl(1).or(1));
    k.return(int(1));
  });
  k.return(int(0));
});

/** The address of the place where a hash goes into an index: the first one of its sequence that is free. */
export function freePlace(k: Builder, index: I32, hash: I32, fail: Label): Variable<I32> {
  const free = k.variable("i32");
  k.block((found) => {
    probe(k, index, hash, fail, (place) => {
      k.set(free, place);
      k.gotoIf(word(place).le(0), found);
    });
  });
  return free;
}

/**
 * enterEntries(index, entries, count): enters the first entries of an array into an empty index, up to one that has a long
 * probe sequence. Gives how many it did.
 */
export const ENTER_ENTRIES = routine("enterEntries", ["i32", "i32", "i32"], (k, ...values) => {
  const [index, entries, count] = values as Variable<I32>[];
  const number = k.let(int(0));
  const at = k.let(entries.add(ARRAY_ITEMS));
  k.block((fail) => {
    k.loop((again) => {
      k.gotoIf(number.ge(count), fail);
      k.word(freePlace(k, index, word(at, ENTRY_HASH), fail), 0, number.add(1));
      k.set(number, number.add(1));
      k.set(at, at.add(ENTRY_BYTES));
      k.goto(again);
    });
  });
  k.return(number);
});

/** Appends an entry for a key that is absent (dict_storage.ts: appendEntry), making its table larger when it is full. */
export function appendEntry(
  k: Builder,
  dict: I32,
  key: I32,
  value: I32,
  hash: I32,
  fail: Label,
): void {
  needUnwatched(k, dict, fail);
  const usable = k.let(word(dict, DICT_USABLE));
  k.if(usable.le(small(0)), () => {
    k.if(word(dict, DICT_ENTRIES), () => {
      k.guard(GROW_TABLE.call(dict), fail);
      k.set(usable, word(dict, DICT_USABLE));
    }, () => {
      const room = usableOf(LEAST_PLACES);
      k.word(dict, DICT_ENTRIES, newArray(k, int(ENTRY_WORDS * room), fail));
      k.set(usable, int(small(room)));
    });
  });
  const used = k.let(word(dict, DICT_USED));
  const index = k.let(word(dict, DICT_INDEX));
  k.if(index, () => k.word(freePlace(k, index, hash, fail), 0, used.shr(1).add(1)));
  const entry = k.let(firstEntry(dict).add(used.shr(1).mul(ENTRY_BYTES)));
  k.word(entry, ENTRY_HASH, hash);
  k.word(entry, ENTRY_KEY, key);
  k.word(entry, ENTRY_VALUE, value);
  k.word(dict, DICT_USED, used.add(2));
  k.word(dict, DICT_USABLE, usable.sub(2));
  k.word(dict, LENGTH, word(dict, LENGTH).add(2));
  k.word(dict, DICT_VERSION, small(0));
}

/** dict[key] = value. */
export function storeEntry(k: Builder, dict: I32, key: I32, value: I32, fail: Label): void {
  const hash = hashKey(k, key, fail);
  const entry = findEntry(k, dict, key, hash, fail);
  k.if(entry, () => {
    needUnwatched(k, dict, fail);
    k.word(entry, ENTRY_VALUE, value);
  }, () => appendEntry(k, dict, key, value, hash, fail));
}

/** del dict[key]; fails when the key is absent. */
export function deleteEntry(k: Builder, dict: I32, key: I32, fail: Label): void {
  const hash = hashKey(k, key, fail);
  const entry = findEntry(k, dict, key, hash, fail);
  k.guard(entry, fail);
  removeEntry(k, dict, entry, hash, fail);
}

/** Makes a live entry, whose key has that hash, a dead one. */
export function removeEntry(k: Builder, dict: I32, entry: I32, hash: I32, fail: Label): void {
  needUnwatched(k, dict, fail);
  const index = k.let(word(dict, DICT_INDEX));
  k.if(index, () => {
    const number = k.let(entry.sub(firstEntry(dict)).div(int(ENTRY_BYTES)).add(1));
    k.block((left) => {
      probe(k, index, hash, fail, (place) => {
        k.if(word(place).eq(number), () => {
          k.word(place, 0, -1);
          k.goto(left);
        });
      });
    });
  });
  k.word(entry, ENTRY_HASH, 0);
  k.word(entry, ENTRY_KEY, 0);
  k.word(entry, ENTRY_VALUE, 0);
  k.word(dict, LENGTH, word(dict, LENGTH).sub(2));
  k.word(dict, DICT_VERSION, small(0));
}

/** A new empty dict. */
export function newDict(k: Builder, fail: Label): Variable<I32> {
  const dict = allocate(k, DICT_BYTES, fail);
  k.word(dict, 0, DICT_SHAPE);
  for (const field of [LENGTH, DICT_USED, DICT_VERSION, DICT_FLAGS, DICT_USABLE]) {
    k.word(dict, field, small(0));
  }
  return dict;
}

/** Whether objects of a shape are dicts, or of a class derived from dict. */
export function isDictKind(shape: I32): I32 {
  return word(shape, SHAPE_KIND).eq(small(KIND_DICT));
}

/** Whether objects of a shape are of a class derived from dict that has dict's own slot, of which this is the number. */
export const SHARES_SLOT = routine("sharesSlot", ["i32", "i32"], (k, shape, slot) => {
  k.if(isDictKind(shape as I32).not(), () => k.return(int(0)));
  const at = k.let((slot as I32).shl(2));
  k.return(
    word(word(shape as I32, SHAPE_TYPE).add(at), TYPE_SLOTS).eq(
      word(int(DICT_TYPE).add(at), TYPE_SLOTS),
    ),
  );
});

/** Whether items of objects of this shape are read and stored as those of a dict are, but for missing keys. */
export function isDictShape(shape: I32): I32 {
  return shape.eq(DICT_SHAPE).or(shape.eq(DEFAULT_DICT_SHAPE)).or(shape.eq(ORDERED_DICT_SHAPE));
}

/** FIND_ENTRY: the kernel failed. Not an address. */
export const UNDECIDED = 1;

/** The entry of dict and key: an address, 0 absent, or UNDECIDED. */
export const FIND_ENTRY = routine("findEntry", ["i32", "i32"], (k, dict, key) => {
  k.block((fail) => {
    const hash = hashKey(k, key as I32, fail);
    k.return(findEntry(k, dict as I32, key as I32, hash, fail));
  });
  k.return(int(UNDECIDED));
});

/** dict[key] = value: 1, or 0 when the kernel failed. */
export const STORE_ENTRY = routine("storeEntry", ["i32", "i32", "i32"], (k, dict, key, value) => {
  k.block((fail) => {
    storeEntry(k, dict as I32, key as I32, value as I32, fail);
    k.return(int(1));
  });
  k.return(int(0));
});

/** del dict[key]: 1, or 0 when the kernel failed. */
export const DELETE_ENTRY = routine("deleteEntry", ["i32", "i32"], (k, dict, key) => {
  k.block((fail) => {
    deleteEntry(k, dict as I32, key as I32, fail);
    k.return(int(1));
  });
  k.return(int(0));
});
