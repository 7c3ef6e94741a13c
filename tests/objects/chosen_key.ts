/**
 * A type for tests of tables: keys that are equal when their identities are, with hashes chosen by the test, and a hook
 * that runs whenever two of them are compared or one is hashed, as guest code in `__eq__` and `__hash__` would.
 */
import { allocate } from "../../core/heap/allocator.ts";
import { LAYOUT_FIELDS } from "../../core/heap/layouts/shape.ts";
import { KIND_OTHER } from "../../core/heap/layouts/shape.ts";
import { FALSE, NOT_IMPLEMENTED, TRUE } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { defineType } from "../../core/objects/define.ts";
import { EQUAL } from "../../core/objects/protocols/compare.ts";
import { staticShape, staticType } from "../../core/objects/static_area.ts";

const KEY_TYPE = staticType("chosen_key");
const KEY_SHAPE = staticShape(KEY_TYPE, LAYOUT_FIELDS, 16, KIND_OTHER);
const IDENTITY = 4;
const HASH = 8;

/** Runs at each comparison and each hashing; false: it fails, with an exception pending. */
export const hooks: { compare: () => boolean; hash: () => boolean } = {
  compare: () => true,
  hash: () => true,
};

/** A key; keys of the same identity are equal and must be given equal hashes. */
export function chosenKey(identity: number, hash: number): Value {
  const key = allocate(16);
  H32[key >> 2] = KEY_SHAPE;
  H32[(key + IDENTITY) >> 2] = small(identity);
  H32[(key + HASH) >> 2] = small(hash);
  return key;
}

/** What chosenKey was given. */
export function identityOf(key: Value): number {
  return H32[(key + IDENTITY) >> 2] >> 1;
}

function keyHash(key: Value): Value {
  return hooks.hash() ? H32[(key + HASH) >> 2] : 0;
}

function keyCompare(left: Value, right: Value, operator: number): Value {
  if (operator !== EQUAL || (right & 1) !== 0 || H32[right >> 2] !== KEY_SHAPE) {
    return NOT_IMPLEMENTED;
  }
  // Operands are rooted by the caller of a comparison.
  if (!hooks.compare()) return 0;
  return identityOf(left) === identityOf(right) ? TRUE : FALSE;
}

defineType({ type: KEY_TYPE, slots: { hash: keyHash, compare: keyCompare } });

/** A pseudo-random generator (xorshift) so that failures repeat. */
export function randomSource(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
