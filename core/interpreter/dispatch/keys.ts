/**
 * Kernels on the keys of dicts and sets whose hash and equality need no guest code: small ints, flat str, and short tuples
 * of them.
 */
import { LENGTH, TEXT_HASH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TS_RESULT } from "../../heap/map.ts";
import { small } from "../../heap/value.ts";
import { type I32, int, long, select, word, wordAt } from "../../kernel/expressions.ts";
import { type Builder, type Label, routine, type Variable } from "../../kernel/statements.ts";
import { STR1_SHAPE, TUPLE_SHAPE } from "../../objects/well_known.ts";
import { EQUAL_STR, hashStr, isFlatStr } from "./texts.ts";

/** Longer tuples are hashed and compared the slow way. ORDER: objects/values/tuple_hash.ts: QUICK_ITEMS. */
const QUICK = small(8);

const PRIME_1 = long(0x9e3779b185ebca87n - (1n << 64n));
const PRIME_2 = long(0xc2b2ae3d27d4eb4fn - (1n << 64n));
const PRIME_5 = 0x27d4eb2f165667c5n;

/**
 * The hash word of a tuple of small ints and short Latin-1 str (objects/values/tuple_hash.ts), 0 when the kernel failed. In
 * TS_RESULT the next 31 bits of the hash as a small int.
 */
export const TUPLE_HASH = routine("tupleHash", ["i32"], (k, value) => {
  const tuple = value as I32;
  k.block((fail) => {
    const length = k.let(word(tuple, LENGTH));
    k.gotoIf(length.gt(QUICK), fail);
    const at = k.let(tuple);
    const end = k.let(tuple.add(length.sub(1).shl(1)));
    const hash = k.let(long(PRIME_5));
    k.block((mixed) => {
      k.loop((again) => {
        k.gotoIf(at.geU(end), mixed);
        const item = k.let(word(at, TUPLE_ITEMS));
        const itsHash = k.let(select(item.eq(-1), int(-3), item));
        k.if(item.and(1).not(), () => {
          k.guard(word(item).eq(STR1_SHAPE), fail);
          k.set(itsHash, hashStr(k, item, fail));
        });
        k.set(hash, hash.add(itsHash.shr(1).toI64().mul(PRIME_2)));
        k.set(hash, hash.shl(31).or(hash.shrU(33)).mul(PRIME_1));
        k.set(at, at.add(4));
        k.goto(again);
      });
    });
    k.set(hash, hash.add(length.shr(1).toI64().xor(long(PRIME_5 ^ 3527539n))));
    k.if(hash.eq(long(-1n)), () => k.set(hash, long(1546275796n)));
    k.wordAt(TS_RESULT, hash.shr(31).toI32().shl(1).or(1));
    k.return(hash.toI32().shl(1).or(1));
  });
  k.return(int(0));
});

/**
 * The hash word of a small int, flat str or short tuple of them (objects/protocols/hash.ts: hashWord); fails for other keys.
 * For a tuple, TS_RESULT is what tupleHash leaves there.
 */
export function hashKey(k: Builder, key: I32, fail: Label): Variable<I32> {
  const hash = k.let(key);
  k.block((known) => {
    k.if(key.and(1), () => {
      // hash(-1) is -2.
      k.gotoIf(key.ne(-1), known);
      k.set(hash, int(-3));
      k.goto(known);
    });
    k.if(isFlatStr(word(key)), () => {
      k.set(hash, word(key, TEXT_HASH));
      k.gotoIf(hash, known);
      k.set(hash, hashStr(k, key, fail));
      k.goto(known);
    });
    k.guard(isTuple(key), fail);
    k.set(hash, TUPLE_HASH.call(key));
    k.guard(hash, fail);
  });
  return hash;
}

/** Bits 31 to 61 of the hash of the key that hashKey was just called with, as a small int. */
export function highOfHash(k: Builder, key: I32): Variable<I32> {
  // Of small ints and str, only a negative number has some.
  const high = k.let(select(key.and(1).and(key.lt(0)), int(-1), int(1)));
  k.if(key.and(1).not(), () => {
    k.if(isTuple(key), () => k.set(high, wordAt(TS_RESULT)));
  });
  return high;
}

function isTuple(object: I32): I32 {
  return word(object).eq(TUPLE_SHAPE);
}

/** Whether two short tuples are equal item by item: 1, 0, or 2 when only slots can tell. */
export const EQUAL_TUPLES = routine("equalTuples", ["i32", "i32"], (k, ...values) => {
  const [left, right] = values as Variable<I32>[];
  k.block((fail) => {
    k.block((differ) => {
      const length = k.let(word(left, LENGTH));
      k.gotoIf(length.ne(word(right, LENGTH)), differ);
      k.gotoIf(length.gt(QUICK), fail);
      const end = k.let(left.add(length.sub(1).shl(1)));
      k.block((same) => {
        k.loop((again) => {
          k.gotoIf(left.geU(end), same);
          const a = k.let(word(left, TUPLE_ITEMS));
          const b = k.let(word(right, TUPLE_ITEMS));
          k.set(left, left.add(4));
          k.set(right, right.add(4));
          k.gotoIf(a.eq(b), again);
          k.gotoIf(a.and(b).and(1), differ);
          k.gotoIf(a.or(b).and(1), fail);
          k.guard(isFlatStr(word(a)).and(isFlatStr(word(b))), fail);
          const equal = k.let(EQUAL_STR.call(a, b));
          k.gotoIf(equal.eq(1), again);
          k.gotoIf(equal.eq(2), fail);
          k.goto(differ);
        });
      });
      k.return(int(1));
    });
    k.return(int(0));
  });
  k.return(int(2));
});

/**
 * Goes to `found` when the key in a table is the looked-up one, falls through when it is another; fails when only guest
 * code can tell. Both have the same hash; `key` is one that hashKey knows.
 */
export function compareKeys(k: Builder, other: I32, key: I32, found: Label, fail: Label): void {
  k.gotoIf(other.eq(key), found);
  k.block((differ) => {
    k.gotoIf(other.and(key).and(1), differ);
    k.gotoIf(other.or(key).and(1), fail);
    const same = k.variable("i32");
    k.if(isFlatStr(word(other)).and(isFlatStr(word(key))), () => {
      k.set(same, EQUAL_STR.call(other, key));
    }, () => {
      k.guard(isTuple(other).and(isTuple(key)), fail);
      k.set(same, EQUAL_TUPLES.call(other, key));
    });
    k.gotoIf(same.eq(2), fail);
    k.gotoIf(same, found);
  });
}
