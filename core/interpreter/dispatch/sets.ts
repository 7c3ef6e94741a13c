/**
 * Kernels on set and frozenset with keys that are small ints, flat str or short tuples: finding and adding. Layout and probe sequence:
 * heap/layouts/dict.ts; they do what objects/values/set_table.ts does and fail before anything is changed where that would
 * charge work or grow the table.
 */
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import {
  SET_BYTES,
  SET_FILL,
  SET_FINGER,
  SET_LINEAR_PROBES,
  SET_MASK,
  SET_MINIMUM_SLOTS,
  SET_PERTURB_SHIFT,
  SET_SLOT_WORDS,
  SET_TABLE,
} from "../../heap/layouts/dict.ts";
import { DUMMY } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, select, word } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { SET_SHAPE } from "../../objects/well_known.ts";
import { allocate, newArray } from "./allocation.ts";
import { compareKeys, hashKey, highOfHash } from "./keys.ts";

const SLOT_BYTES = 4 * SET_SLOT_WORDS;
const SLOT_HASH = 0;
const SLOT_KEY = 4;
const SLOT_HIGH = 8;
/** Longer probe sequences are walked the slow way: it charges work. */
const ROUNDS = 8;

/**
 * Looks for a key in a set that has a table. Goes to `found` with `slot` at the key, else falls through with `slot` where the
 * key belongs (the last deleted slot on the way to an empty one).
 */
function findSlot(
  k: Builder,
  set: I32,
  key: I32,
  hash: I32,
  highWord: I32,
  slot: Variable<I32>,
  found: Label,
  fail: Label,
): void {
  const first = k.let(word(set, SET_TABLE).add(ARRAY_ITEMS));
  const mask = k.let(word(set, SET_MASK).shr(1));
  const high = k.let(highWord.shr(1));
  const low = k.let(hash.shrU(1).or(high.shl(31)));
  // Beyond the sign there is nothing.
  const upper = k.let(high.shr(1));
  const number = k.let(hash.shr(1).and(mask));
  const deleted = k.let(int(0));
  const rounds = k.let(int(ROUNDS));
  const left = k.variable("i32");
  k.block((absent) => {
    k.loop((again) => {
      k.set(
        left,
        select(number.add(SET_LINEAR_PROBES).le(mask), int(SET_LINEAR_PROBES), int(0)),
      );
      k.set(slot, first.add(number.mul(SLOT_BYTES)));
      k.loop((next) => {
        const other = k.let(word(slot, SLOT_KEY));
        k.gotoIf(other.not(), absent);
        k.if(other.eq(DUMMY), () => k.set(deleted, slot), () => {
          k.if(
            word(slot, SLOT_HASH).eq(hash),
            () => compareKeys(k, other, key, found, fail),
          );
        });
        k.set(slot, slot.add(SLOT_BYTES));
        k.set(left, left.sub(1));
        k.gotoIf(left.ge(0), next);
      });
      k.set(low, low.shrU(SET_PERTURB_SHIFT).or(upper.shl(32 - SET_PERTURB_SHIFT)));
      k.set(upper, upper.shrU(SET_PERTURB_SHIFT));
      k.set(number, number.mul(5).add(1).add(low).and(mask));
      k.set(rounds, rounds.sub(1));
      k.gotoIf(rounds, again);
    });
    k.goto(fail);
  });
  k.set(slot, select(deleted.ne(0), deleted, slot));
}

/** Whether a key is in a set. */
export function setContains(k: Builder, set: I32, key: I32, fail: Label): Variable<I32> {
  const contained = k.let(int(0));
  const hash = hashKey(k, key, fail);
  const high = highOfHash(k, key);
  k.block((known) => {
    k.gotoIf(word(set, SET_TABLE).not(), known);
    k.block((found) => {
      findSlot(k, set, key, hash, high, k.variable("i32"), found, fail);
      k.goto(known);
    });
    k.set(contained, int(1));
  });
  return contained;
}

/** Adds a key to a set. */
export function setAdd(k: Builder, set: I32, key: I32, fail: Label): void {
  const hash = hashKey(k, key, fail);
  const high = highOfHash(k, key);
  const slot = k.variable("i32");
  k.block((present) => {
    k.if(word(set, SET_TABLE).not(), () => {
      const table = newArray(k, int(SET_SLOT_WORDS * SET_MINIMUM_SLOTS), fail);
      k.word(set, SET_TABLE, table);
      k.set(
        slot,
        table.add(hash.shr(1).and(SET_MINIMUM_SLOTS - 1).mul(SLOT_BYTES)).add(ARRAY_ITEMS),
      );
    }, () => findSlot(k, set, key, hash, high, slot, present, fail));
    // A deleted slot that is used again was counted before.
    const fill = k.let(word(set, SET_FILL));
    k.if(word(slot, SLOT_KEY).not(), () => {
      k.set(fill, fill.add(2));
      k.gotoIf(fill.shr(1).mul(5).ge(word(set, SET_MASK).shr(1).mul(3)), fail);
    });
    k.word(slot, SLOT_HASH, hash);
    k.word(slot, SLOT_KEY, key);
    k.word(slot, SLOT_HIGH, high);
    k.word(set, LENGTH, word(set, LENGTH).add(2));
    k.word(set, SET_FILL, fill);
  });
}

/** A new empty set. */
export function newSet(k: Builder, fail: Label): Variable<I32> {
  const set = allocate(k, SET_BYTES, fail);
  k.word(set, 0, SET_SHAPE);
  for (const field of [LENGTH, SET_FILL, SET_FINGER]) k.word(set, field, small(0));
  k.word(set, SET_MASK, small(SET_MINIMUM_SLOTS - 1));
  return set;
}

/** Whether set has key: 1, 0, or 2 when the kernel failed. */
export const SET_CONTAINS = routine("setContains", ["i32", "i32"], (k, set, key) => {
  k.block((fail) => k.return(setContains(k, set as I32, key as I32, fail)));
  k.return(int(2));
});

/** Adds key to set: 1, or 0 when the kernel failed. */
export const SET_ADD = routine("setAdd", ["i32", "i32"], (k, set, key) => {
  k.block((fail) => {
    setAdd(k, set as I32, key as I32, fail);
    k.return(int(1));
  });
  k.return(int(0));
});
