/**
 * The hash table of set and frozenset, in CPython's own probe order, growth and merging (Objects/setobject.c), so that
 * iteration order is CPython's. Layout: heap/layouts/dict.ts.
 *
 * The probe sequence depends on all 64 bits of a hash, so a slot keeps 62 of them: the low 31 that tables use everywhere
 * (`hash`), and the next 31 (`high`). A function that is given a key computes both; `high` comes back in a module
 * variable (setHigh) since functions return one number. Only a hash word that came out of a dict has lost its high bits:
 * they are computed anew for keys whose hash takes no guest code, and else taken for the sign.
 *
 * As in dict_table.ts: hashing and comparing may run guest code and collect; functions root their own arguments; after
 * each guest comparison the table must be the same and the slot must still hold the key, else the search starts again.
 */
import { allocate, ensureRoom } from "../../heap/allocator.ts";
import {
  ARRAY_ITEMS,
  INT_COUNT,
  INT_DIGITS,
  LENGTH,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import {
  SET_BYTES,
  SET_FILL,
  SET_FINGER,
  SET_HASH,
  SET_LINEAR_PROBES,
  SET_MASK,
  SET_MINIMUM_SLOTS,
  SET_PERTURB_SHIFT,
  SET_SLOT_WORDS,
  SET_TABLE,
} from "../../heap/layouts/dict.ts";
import { DUMMY } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { kernels } from "../kernels/instance.ts";
import { equals } from "../protocols/compare.ts";
import { hashOf } from "../protocols/hash.ts";
import {
  BOOL_SHAPE,
  BYTES_SHAPE,
  COMPLEX_SHAPE,
  ELLIPSIS_SHAPE,
  FLOAT_SHAPE,
  FROZENSET_SHAPE,
  INT_SHAPE,
  NONE_SHAPE,
  ROPE_SHAPE,
  SET_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  TUPLE_SHAPE,
} from "../well_known.ts";
import { chargeWork } from "../work.ts";
import {
  chargeSilently,
  dictHashAt,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
  explainUnhashable,
  quickEquals,
} from "./dict_table.ts";
import { allocateArray } from "./sequences.ts";
import { flat, strHash } from "./text.ts";

/** The address of a set or frozenset, or of an instance of a subclass. */
export type SetRef = Ref<"set">;

/** setFindHashed: an exception is pending. */
export const SET_FAILED = -2;
const UNDECIDED = -3;
const RESTART = -4;
/** Results from here down: absent, and the key belongs into slot `ABSENT_BASE - result`. */
const ABSENT_BASE = -8;

const LARGE_TABLE_BYTES = 65536;

/** Bits 31 to 61 of the hash that hashKey computed last, as a small int. */
export let setHigh: Value = small(0);

// --- making

/** A new empty set of a fixed-size shape (SET_SHAPE or FROZENSET_SHAPE). Never collects. @throws OutOfMemory */
export function newSet(shape: number = SET_SHAPE): SetRef {
  const set = allocate(SET_BYTES);
  H32[set >> 2] = shape;
  initSet(set);
  return set;
}

/** Makes a zeroed object with a set's layout (an instance of a subclass) an empty set. */
export function initSet(set: SetRef): void {
  H32[(set + SET_FINGER) >> 2] = small(0);
  setClear(set);
}

/** Removes all keys. Never collects. */
export function setClear(set: SetRef): void {
  H32[(set + LENGTH) >> 2] = small(0);
  H32[(set + SET_TABLE) >> 2] = 0;
  H32[(set + SET_FILL) >> 2] = small(0);
  H32[(set + SET_HASH) >> 2] = 0;
  H32[(set + SET_MASK) >> 2] = small(SET_MINIMUM_SLOTS - 1);
}

// --- hashing

/**
 * The hash word of a key, its high part in setHigh; 0 with the exception pending. The key is not a rope; it is rooted
 * by the caller. May run guest code and collect.
 */
function hashKey(key: Value): Value {
  if ((key & 1) !== 0) {
    setHigh = key < 0 ? -1 : 1;
    return key === -1 ? -3 : key;
  }
  const shape = H32[key >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) {
    setHigh = 1;
    return strHash(key);
  }
  return splitHash(hashOf(key));
}

/**
 * The hash of a key of any type for the …Hashed functions, its high part in setHigh; 0 with the exception pending,
 * which says only that the key is unhashable. The key is not a rope; it is rooted by the caller. May run guest code.
 */
export function setHashOf(key: Value): Value {
  return hashKey(key);
}

/** The hash word of a guest-visible hash (an int of 64 bits at most), its high part in setHigh; 0 stays 0. */
export function splitHash(hash: Value): Value {
  if ((hash & 1) !== 0) {
    setHigh = hash < 0 ? -1 : 1;
    return hash;
  }
  if (hash === 0) return 0;
  const count = H32[(hash + INT_COUNT) >> 2] >> 1;
  let low = H32[(hash + INT_DIGITS) >> 2];
  let high = count === 1 || count === -1 ? 0 : H32[(hash + INT_DIGITS + 4) >> 2];
  if (count < 0) {
    low = -low | 0;
    high = low === 0 ? -high | 0 : ~high;
  }
  setHigh = (((low >>> 31) | (high << 1)) << 1) | 1;
  return (low << 1) | 1;
}

/** Sets setHigh for a key whose hash word came out of a dict. Never runs guest code. */
function restoreHigh(key: Value, hash: Value): void {
  if ((key & 1) === 0 && H32[key >> 2] !== STR1_SHAPE && hashesPurely(key, 2)) {
    splitHash(hashOf(key));
  } else setHigh = hash < 0 ? -1 : 1;
}

/**
 * Whether hashing the key again would run no guest code: values of plain builtin types, and tuples (nested to some
 * depth) and hashed frozensets of them.
 */
export function hashesPurely(key: Value, depth: number): boolean {
  if (isPlain(key)) return true;
  const shape = H32[key >> 2];
  if (shape === FROZENSET_SHAPE) return H32[(key + SET_HASH) >> 2] !== 0;
  if (shape !== TUPLE_SHAPE || depth === 0) return false;
  const length = H32[(key + LENGTH) >> 2] >> 1;
  if (length > 16) return false;
  for (let i = 0; i < length; i++) {
    if (!hashesPurely(H32[((key + TUPLE_ITEMS) >> 2) + i], depth - 1)) return false;
  }
  return true;
}

function isPlain(value: Value): boolean {
  if ((value & 1) !== 0) return true;
  const shape = H32[value >> 2];
  return shape === FLOAT_SHAPE || shape === INT_SHAPE || shape === BOOL_SHAPE ||
    shape === NONE_SHAPE || shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE ||
    shape === BYTES_SHAPE || shape === COMPLEX_SHAPE || shape === ELLIPSIS_SHAPE;
}

// --- finding

/**
 * Looks for a key.
 *
 * @param fully compare by guest code where needed; the arguments are then rooted by the caller
 * @returns slot; ABSENT_BASE - the slot where it belongs (the last deleted one on the way to an empty one); SET_FAILED; UNDECIDED when not `fully`; RESTART when the
 *   guest changed the table
 */
function find(set: SetRef, key: Value, hash: Value, high: Value, fully: boolean): number {
  const table = H32[(set + SET_TABLE) >> 2];
  if (table === 0) return ABSENT_BASE;
  const mask = H32[(set + SET_MASK) >> 2] >> 1;
  const first = (table + ARRAY_ITEMS) >> 2;
  let slot = (hash >> 1) & mask;
  let low = (hash >>> 1) | ((high >> 1) << 31);
  let upper = high >> 2;
  let deleted = -1;
  for (let rounds = 1;; rounds++) {
    const last = slot + SET_LINEAR_PROBES <= mask ? slot + SET_LINEAR_PROBES : slot;
    for (let probe = slot, at = first + SET_SLOT_WORDS * slot; probe <= last; probe++, at += 3) {
      const other = H32[at + 1];
      if (other === 0) return ABSENT_BASE - (deleted < 0 ? probe : deleted);
      if (other === DUMMY) deleted = probe;
      else if (H32[at] === hash) {
        if (other === key) return probe;
        let same = quickEquals(other, key);
        if (same === 1) return probe;
        if (same < 0) {
          if (!fully) return UNDECIDED;
          same = compareWithSlot(set, probe, other, key);
          if (same === 1) return probe;
          if (same !== 0) return same;
        }
      }
    }
    low = (low >>> SET_PERTURB_SHIFT) | (upper << (32 - SET_PERTURB_SHIFT));
    upper >>>= SET_PERTURB_SHIFT;
    slot = (slot * 5 + 1 + low) & mask;
    if ((rounds & 15) === 0 && !chargeWork(32)) return SET_FAILED;
  }
}

/** 1 equal, 0 different, SET_FAILED, or RESTART when the comparison changed the table. */
function compareWithSlot(set: SetRef, slot: number, other: Value, key: Value): number {
  const table = H32[(set + SET_TABLE) >> 2];
  const mark = rootMark();
  pushRoot(other);
  // Kept alive so that no other table can get its address meanwhile.
  pushRoot(table);
  const same = equals(other, key);
  releaseRoots(mark);
  if (same < 0) return SET_FAILED;
  if (
    H32[(set + SET_TABLE) >> 2] !== table ||
    H32[((table + ARRAY_ITEMS) >> 2) + SET_SLOT_WORDS * slot + 1] !== other
  ) return RESTART;
  return same;
}

/** find with guest comparisons; roots its arguments meanwhile. */
function findFully(set: SetRef, key: Value, hash: Value, high: Value): number {
  const mark = rootMark();
  pushRoot(set);
  pushRoot(key);
  let slot = find(set, key, hash, high, true);
  while (slot === RESTART) {
    slot = chargeWork(1) ? find(set, key, hash, high, true) : SET_FAILED;
  }
  releaseRoots(mark);
  return slot;
}

/**
 * The slot of a key whose hash is known in both parts; -1 absent, SET_FAILED with the exception pending. The key is
 * not a rope. May run guest code and collect.
 */
export function setFindHashed(set: SetRef, key: Value, hash: Value, high: Value): number {
  let slot = find(set, key, hash, high, false);
  if (slot === UNDECIDED) slot = findFully(set, key, hash, high);
  return slot <= ABSENT_BASE ? -1 : slot;
}

/** hashKey with the set and the key rooted; ropes are the caller's business. */
function hashRooted(set: SetRef, key: Value): Value {
  if ((key & 1) !== 0) return hashKey(key);
  const shape = H32[key >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) return hashKey(key);
  const mark = rootMark();
  pushRoot(set);
  pushRoot(key);
  const hash = hashKey(key);
  if (hash === 0) explainUnhashable(key, "a set element");
  releaseRoots(mark);
  return hash;
}

/** The key as tables keep it: a rope's flat text, everything else itself. */
export function unrope(key: Value): Value {
  return (key & 1) === 0 && H32[key >> 2] === ROPE_SHAPE ? flat(key) : key;
}

/** Whether a key is in the set: 1, 0, or -1 with the exception pending. May run guest code and collect. */
export function setContains(set: SetRef, key: Value): number {
  key = unrope(key);
  const hash = hashRooted(set, key);
  return hash === 0 ? -1 : setContainsHashed(set, key, hash, setHigh);
}

/** setContains with a known hash; the key is not a rope. */
export function setContainsHashed(set: SetRef, key: Value, hash: Value, high: Value): number {
  const slot = setFindHashed(set, key, hash, high);
  return slot >= 0 ? 1 : slot === -1 ? 0 : -1;
}

/** setContains with a hash word that a dict kept; the key is not a rope. */
export function setContainsDictKey(set: SetRef, key: Value, hash: Value): number {
  restoreHigh(key, hash);
  return setContainsHashed(set, key, hash, setHigh);
}

// --- changing

/** Adds a key: 1 added, 0 already there, -1 with the exception pending. May run guest code and collect. @throws OutOfMemory */
export function setAdd(set: SetRef, key: Value): number {
  key = unrope(key);
  const hash = hashRooted(set, key);
  return hash === 0 ? -1 : setAddHashed(set, key, hash, setHigh);
}

/** setAdd with a known hash; the key is not a rope. */
export function setAddHashed(set: SetRef, key: Value, hash: Value, high: Value): number {
  let at: number;
  let reused: boolean;
  do {
    let slot = find(set, key, hash, high, false);
    if (slot === UNDECIDED) slot = findFully(set, key, hash, high);
    if (slot >= 0) return 0;
    if (slot === SET_FAILED) return -1;
    let table = H32[(set + SET_TABLE) >> 2];
    if (table === 0) {
      table = allocateArray(SET_SLOT_WORDS * SET_MINIMUM_SLOTS);
      H32[(set + SET_TABLE) >> 2] = table;
      slot = ABSENT_BASE - ((hash >> 1) & (SET_MINIMUM_SLOTS - 1));
    }
    at = ((table + ARRAY_ITEMS) >> 2) + SET_SLOT_WORDS * (ABSENT_BASE - slot);
    reused = H32[at + 1] !== 0;
    // A guest comparison after the search had passed the deleted slot may have filled it.
  } while (reused && H32[at + 1] !== DUMMY);
  const fill = (H32[(set + SET_FILL) >> 2] >> 1) + (reused ? 0 : 1);
  const grows = !reused && fill * 5 >= (H32[(set + SET_MASK) >> 2] >> 1) * 3;
  // Before anything is changed: should the memory be exhausted, the set stays as it is.
  const larger = grows ? allocateTable(set, grownLength(setLength(set) + 1), key) : 0;
  H32[at] = hash;
  H32[at + 1] = key;
  H32[at + 2] = high;
  H32[(set + LENGTH) >> 2] += 2;
  H32[(set + SET_FILL) >> 2] = small(fill);
  if (grows) moveTo(set, larger);
  return 1;
}

/** setAdd with a hash word that a dict kept; the key is not a rope. */
export function setAddDictKey(set: SetRef, key: Value, hash: Value): number {
  restoreHigh(key, hash);
  return setAddHashed(set, key, hash, setHigh);
}

/** What a growing table of `length` keys is made for. */
function grownLength(length: number): number {
  return length > 50000 ? length * 2 : length * 4;
}

/**
 * A table of more than `length` slots for a set. The set and `key` (or 0) are rooted meanwhile; may collect when the
 * table is large. @throws OutOfMemory
 */
function allocateTable(set: SetRef, length: number, key: Value): number {
  let slots = SET_MINIMUM_SLOTS;
  while (slots <= length) slots *= 2;
  const bytes = 4 * SET_SLOT_WORDS * slots;
  if (bytes >= LARGE_TABLE_BYTES) {
    const mark = rootMark();
    pushRoot(set);
    pushRoot(key);
    ensureRoom(bytes);
    releaseRoots(mark);
  }
  return allocateArray(SET_SLOT_WORDS * slots);
}

/** Moves the set's keys to an empty table, without the deleted slots. */
function moveTo(set: SetRef, table: number): void {
  const mask = Math.floor((H32[(table + LENGTH) >> 2] >> 1) / SET_SLOT_WORDS) - 1;
  const old = H32[(set + SET_TABLE) >> 2];
  if (old !== 0) insertAllClean(table, mask, old, H32[(set + SET_MASK) >> 2] >> 1);
  H32[(set + SET_TABLE) >> 2] = table;
  H32[(set + SET_MASK) >> 2] = small(mask);
  H32[(set + SET_FILL) >> 2] = H32[(set + LENGTH) >> 2];
}

/** Gives the set a table of more than `length` slots. May collect. @throws OutOfMemory */
function resize(set: SetRef, length: number): void {
  moveTo(set, allocateTable(set, length, 0));
}

/** Puts the keys of a table into an empty one. */
function insertAllClean(table: number, mask: number, source: number, sourceMask: number): void {
  const rounds = kernels().setRefill(table, mask, source, sourceMask);
  if (rounds > 0) chargeSilently(rounds >> 1);
}

/** Removes a key: 1 removed, 0 absent, -1 with the exception pending. May run guest code and collect. */
export function setDiscard(set: SetRef, key: Value): number {
  key = unrope(key);
  const hash = hashRooted(set, key);
  return hash === 0 ? -1 : setDiscardHashed(set, key, hash, setHigh);
}

/** setDiscard with a known hash; the key is not a rope. */
export function setDiscardHashed(set: SetRef, key: Value, hash: Value, high: Value): number {
  const slot = setFindHashed(set, key, hash, high);
  if (slot < 0) return slot === -1 ? 0 : -1;
  removeAt(set, slot);
  return 1;
}

/** setDiscard with a hash word that a dict kept; the key is not a rope. */
export function setDiscardDictKey(set: SetRef, key: Value, hash: Value): number {
  restoreHigh(key, hash);
  return setDiscardHashed(set, key, hash, setHigh);
}

function removeAt(set: SetRef, slot: number): void {
  const at = ((H32[(set + SET_TABLE) >> 2] + ARRAY_ITEMS) >> 2) + SET_SLOT_WORDS * slot;
  H32[at] = 0;
  H32[at + 1] = DUMMY;
  H32[at + 2] = 0;
  H32[(set + LENGTH) >> 2] -= 2;
}

/** Removes and returns the key that CPython's pop() takes; 0 when the set is empty. Never collects. */
export function setPop(set: SetRef): Value {
  if (H32[(set + LENGTH) >> 2] >> 1 === 0) return 0;
  const mask = H32[(set + SET_MASK) >> 2] >> 1;
  const first = (H32[(set + SET_TABLE) >> 2] + ARRAY_ITEMS) >> 2;
  let slot = (H32[(set + SET_FINGER) >> 2] >> 1) & mask;
  let steps = 0;
  for (;;) {
    const key = H32[first + SET_SLOT_WORDS * slot + 1];
    if (key !== 0 && key !== DUMMY) {
      removeAt(set, slot);
      H32[(set + SET_FINGER) >> 2] = small(slot + 1);
      if (steps >= 64) chargeSilently(steps >> 4);
      return key;
    }
    slot = slot === mask ? 0 : slot + 1;
    steps++;
  }
}

/** Takes the deleted slots out of the table when they are more than a quarter of it. May collect. @throws OutOfMemory */
export function setDropDeleted(set: SetRef): void {
  const deleted = (H32[(set + SET_FILL) >> 2] - H32[(set + LENGTH) >> 2]) >> 1;
  if (deleted <= (H32[(set + SET_MASK) >> 2] >> 1) >> 2) return;
  resize(set, grownLength(setLength(set)));
}

/** Gives `set` the keys of `other`, a set that nobody else knows. Never collects. */
export function setTakeOver(set: SetRef, other: SetRef): void {
  H32[(set + LENGTH) >> 2] = H32[(other + LENGTH) >> 2];
  H32[(set + SET_TABLE) >> 2] = H32[(other + SET_TABLE) >> 2];
  H32[(set + SET_FILL) >> 2] = H32[(other + SET_FILL) >> 2];
  H32[(set + SET_MASK) >> 2] = H32[(other + SET_MASK) >> 2];
}

// --- walking

/** Keys in the set. */
export function setLength(set: SetRef): number {
  return H32[(set + LENGTH) >> 2] >> 1;
}

/** The next slot with a key from `position` on, or -1. Never collects. */
export function setNext(set: SetRef, position: number): number {
  const table = H32[(set + SET_TABLE) >> 2];
  if (table === 0) return -1;
  const mask = H32[(set + SET_MASK) >> 2] >> 1;
  const first = (table + ARRAY_ITEMS) >> 2;
  for (let slot = position; slot <= mask; slot++) {
    const key = H32[first + SET_SLOT_WORDS * slot + 1];
    if (key !== 0 && key !== DUMMY) {
      if (slot - position >= 64) chargeSilently((slot - position) >> 4);
      return slot;
    }
  }
  return -1;
}

/** Key in a slot that setNext returned. */
export function setKeyAt(set: SetRef, slot: number): Value {
  return H32[((H32[(set + SET_TABLE) >> 2] + ARRAY_ITEMS) >> 2) + SET_SLOT_WORDS * slot + 1];
}

/** Hash word in a slot. */
export function setHashAt(set: SetRef, slot: number): Value {
  return H32[((H32[(set + SET_TABLE) >> 2] + ARRAY_ITEMS) >> 2) + SET_SLOT_WORDS * slot];
}

/** High part of the hash in a slot. */
export function setHighAt(set: SetRef, slot: number): Value {
  return H32[((H32[(set + SET_TABLE) >> 2] + ARRAY_ITEMS) >> 2) + SET_SLOT_WORDS * slot + 2];
}

// --- whole sets

/** A new set with the keys of `source`, of a fixed-size shape. `source` is rooted meanwhile. May collect. @throws OutOfMemory */
export function setCopy(source: SetRef, shape: number = SET_SHAPE): SetRef {
  const copy = newSet(shape);
  const mark = rootMark();
  pushRoot(copy);
  setMerge(copy, source);
  releaseRoots(mark);
  return copy;
}

/**
 * Adds all keys of `source`; false with the exception pending (comparisons may run guest code). Both are rooted
 * meanwhile. CPython's set_merge: what the target's table looks like afterwards depends on its size and state before.
 *
 * @throws OutOfMemory
 */
export function setMerge(target: SetRef, source: SetRef): boolean {
  const count = H32[(source + LENGTH) >> 2] >> 1;
  if (target === source || count === 0) return true;
  const mark = rootMark();
  pushRoot(target);
  pushRoot(source);
  const merged = mergeRooted(target, source, count);
  releaseRoots(mark);
  return merged;
}

function mergeRooted(target: SetRef, source: SetRef, count: number): boolean {
  setReserve(target, count);
  const sourceTable = H32[(source + SET_TABLE) >> 2];
  const sourceMask = H32[(source + SET_MASK) >> 2] >> 1;
  if (H32[(target + SET_FILL) >> 2] >> 1 === 0) {
    const mask = H32[(target + SET_MASK) >> 2] >> 1;
    let table = H32[(target + SET_TABLE) >> 2];
    if (table === 0) {
      table = allocateArray(SET_SLOT_WORDS * (mask + 1));
      H32[(target + SET_TABLE) >> 2] = table;
    }
    if (mask === sourceMask && H32[(source + SET_FILL) >> 2] >> 1 === count) {
      const from = (sourceTable + ARRAY_ITEMS) >> 2;
      H32.copyWithin((table + ARRAY_ITEMS) >> 2, from, from + SET_SLOT_WORDS * (mask + 1));
    } else insertAllClean(table, mask, sourceTable, sourceMask);
    H32[(target + SET_FILL) >> 2] = small(count);
    H32[(target + LENGTH) >> 2] = small(count);
    chargeSilently(sourceMask >> 4);
    return true;
  }
  if (count >= 4096 && !chargeWork(count >> 2)) return false;
  for (let slot = 0;; slot++) {
    slot = kernels().setMerge(target, source, slot);
    if (slot > H32[(source + SET_MASK) >> 2] >> 1) return true;
    const key = setKeyAt(source, slot);
    if (setAddHashed(target, key, setHashAt(source, slot), setHighAt(source, slot)) < 0) {
      return false;
    }
  }
}

/**
 * Adds to `target` the keys of `set` that are (`wanted`) or are not in `other`; false with the exception pending. All
 * three are rooted by the caller; `target` is another set than the two. May run guest code. @throws OutOfMemory
 */
export function setSelect(target: SetRef, set: SetRef, other: SetRef, wanted: boolean): boolean {
  const count = setLength(set);
  if (count >= 4096 && !chargeWork(count >> 4)) return false;
  const mark = rootMark();
  for (let slot = 0;; slot++) {
    slot = kernels().setSelect(set, other, target, wanted ? 1 : 0, slot);
    if (slot > H32[(set + SET_MASK) >> 2] >> 1) return true;
    const key = setKeyAt(set, slot);
    const hash = setHashAt(set, slot);
    const high = setHighAt(set, slot);
    pushRoot(key);
    const found = setContainsHashed(other, key, hash, high);
    const done = found >= 0 &&
      ((found === 1) !== wanted || setAddHashed(target, key, hash, high) >= 0);
    releaseRoots(mark);
    if (!done) return false;
  }
}

/** Whether all keys of `set` are in `other`: 1, 0, or -1 with the exception pending. As setSelect. */
export function setIsWithin(set: SetRef, other: SetRef): number {
  const count = setLength(set);
  if (count >= 4096 && !chargeWork(count >> 4)) return -1;
  const mark = rootMark();
  for (let slot = 0;; slot++) {
    slot = kernels().setMissing(set, other, slot);
    if (slot > H32[(set + SET_MASK) >> 2] >> 1) return 1;
    const key = setKeyAt(set, slot);
    pushRoot(key);
    const found = setContainsHashed(other, key, setHashAt(set, slot), setHighAt(set, slot));
    releaseRoots(mark);
    if (found !== 1) return found;
  }
}

/**
 * Adds words of the memory from an index on, as far as it takes no comparison, hash or growth that a kernel cannot do.
 * Never runs guest code, never collects.
 *
 * @returns how many were added
 */
export function setAddPlainly(set: SetRef, first: number, count: number): number {
  return ((kernels().setAddWords(set, first << 2, (first + count) << 2) >>> 2) - first) | 0;
}

/** Grows the table at once when `more` keys will hardly fit, as CPython does before a merge; the set is rooted by the caller. */
function setReserve(set: SetRef, more: number): void {
  const fill = H32[(set + SET_FILL) >> 2] >> 1;
  if ((fill + more) * 5 < (H32[(set + SET_MASK) >> 2] >> 1) * 3) return;
  resize(set, ((H32[(set + LENGTH) >> 2] >> 1) + more) * 2);
}

/** Adds all keys of a dict; false with the exception pending. Both are rooted meanwhile. @throws OutOfMemory */
export function setMergeDict(target: SetRef, source: DictRef): boolean {
  const mark = rootMark();
  pushRoot(target);
  pushRoot(source);
  setReserve(target, dictLength(source));
  let merged = true;
  for (let at = dictNext(source, 0); at >= 0; at = dictNext(source, at + 1)) {
    if (setAddDictKey(target, dictKeyAt(source, at), dictHashAt(source, at)) < 0) {
      merged = false;
      break;
    }
  }
  releaseRoots(mark);
  return merged;
}
