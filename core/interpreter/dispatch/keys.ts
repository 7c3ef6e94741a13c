/** Kernels on the keys of dicts and sets whose hash and equality need no guest code: small ints and flat str. */
import { TEXT_HASH } from "../../heap/layouts/basic.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import type { Builder, Label, Variable } from "../../kernel/statements.ts";
import { EQUAL_STR, hashStr, isFlatStr } from "./texts.ts";

/** The hash word of a small int or flat str (objects/protocols/hash.ts: hashWord); fails for other keys. */
export function hashKey(k: Builder, key: I32, fail: Label): Variable<I32> {
  const hash = k.let(key);
  k.block((known) => {
    k.if(key.and(1), () => {
      // hash(-1) is -2.
      k.gotoIf(key.ne(-1), known);
      k.set(hash, int(-3));
      k.goto(known);
    });
    k.guard(isFlatStr(word(key)), fail);
    k.set(hash, word(key, TEXT_HASH));
    k.gotoIf(hash, known);
    k.set(hash, hashStr(k, key, fail));
  });
  return hash;
}

/**
 * Goes to `found` when the key in a table is the looked-up one, falls through when it is another; fails when only guest
 * code can tell. Both have the same hash; `key` is a small int or flat str.
 */
export function compareKeys(k: Builder, other: I32, key: I32, found: Label, fail: Label): void {
  k.gotoIf(other.eq(key), found);
  k.block((differ) => {
    k.gotoIf(other.and(key).and(1), differ);
    k.gotoIf(other.or(key).and(1), fail);
    k.guard(isFlatStr(word(other)), fail);
    const same = k.let(EQUAL_STR.call(other, key));
    k.gotoIf(same.eq(2), fail);
    k.gotoIf(same, found);
  });
}
