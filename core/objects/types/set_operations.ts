/**
 * What sets do with sets and other iterables (Objects/setobject.c), in CPython's order of steps, which decides the order
 * of the results. Functions that make a set return 0, those that change one false, and tests -1, with the exception
 * pending. They may run guest code; the arguments are rooted by the caller, the result is not.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH } from "../../heap/layouts/basic.ts";
import { SET_FILL, SET_HASH, SET_MASK } from "../../heap/layouts/dict.ts";
import { KIND_SET } from "../../heap/layouts/shape.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { clearIf, pending } from "../errors.ts";
import { isAnySet, kindOf } from "../kinds.ts";
import { hashOf } from "../protocols/hash.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { fastFirst } from "../protocols/sequence_input.ts";
import {
  dictContainsHashed,
  dictHashAt,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
} from "../values/dict_table.ts";
import { isExactDict } from "../values/dict_update.ts";
import { bigIntOf, newBigInt } from "../values/numbers.ts";
import {
  hashesPurely,
  newSet,
  setAdd,
  setAddDictKey,
  setAddHashed,
  setAddPlainly,
  setClear,
  setContains,
  setContainsHashed,
  setCopy,
  setDiscard,
  setDiscardDictKey,
  setDiscardHashed,
  setDropDeleted,
  setHashAt,
  setHashOf,
  setHigh,
  setHighAt,
  setIsWithin,
  setKeyAt,
  setLength,
  setMerge,
  setMergeDict,
  setNext,
  type SetRef,
  setSelect,
  splitHash,
  unrope,
} from "../values/set_table.ts";
import { chargeWork } from "../work.ts";
import {
  DICT_SHAPE,
  FROZENSET_SHAPE,
  LIST_SHAPE,
  SET_SHAPE,
  TUPLE_SHAPE,
  TYPE_ERROR,
} from "../well_known.ts";

/** The shape of what operators and methods make from a set: set or frozenset, not the subclass. */
export function plainShape(set: SetRef): number {
  return kindOf(set) === KIND_SET ? SET_SHAPE : FROZENSET_SHAPE;
}

function isExactList(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === LIST_SHAPE;
}

function isExactTuple(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === TUPLE_SHAPE;
}

/** After the `count`-th item of a long loop: work is charged, garbage may be collected. */
function goOn(count: number): boolean {
  if ((count & 4095) !== 0) return true;
  if (!chargeWork(256)) return false;
  ensureRoom(65536);
  return true;
}

/** Calls `visit` with each item of an iterable, rooted, until it answers false or an exception is pending. */
function forEachItem(iterable: Value, visit: (item: Value) => boolean): boolean {
  const mark = rootMark();
  const iterator = getIter(iterable);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  let done = false;
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) {
      done = !pending();
      break;
    }
    pushRoot(item);
    if (!visit(item) || !goOn(count)) break;
    releaseRoots(inner);
  }
  releaseRoots(mark);
  return done;
}

/** Calls `visit` with each key of a set, rooted, and its slot, until it answers false. */
function forEachKey(
  set: SetRef,
  visit: (key: Value, hash: Value, high: Value) => boolean,
): boolean {
  const mark = rootMark();
  let count = 0;
  for (let slot = setNext(set, 0); slot >= 0; slot = setNext(set, slot + 1)) {
    const key = setKeyAt(set, slot);
    pushRoot(key);
    const more = visit(key, setHashAt(set, slot), setHighAt(set, slot)) && goOn(++count);
    releaseRoots(mark);
    if (!more) return false;
  }
  return true;
}

/** Adds what an iterable gives (set.update). */
export function setUpdate(set: SetRef, other: Value): boolean {
  if ((other & 1) === 0) {
    if (isAnySet(other)) return setMerge(set, other);
    if (H32[other >> 2] === DICT_SHAPE) return setMergeDict(set, other);
  }
  return isExactList(other) || isExactTuple(other) ? addWords(set, other) : addItems(set, other);
}

/** Adds the items of a list or tuple. */
function addWords(set: SetRef, sequence: Value): boolean {
  const mark = rootMark();
  for (let place = 0;; place++) {
    const left = (H32[(sequence + LENGTH) >> 2] >> 1) - place;
    if (left <= 0) return true;
    const most = left < CHARGE_ITEMS ? left : CHARGE_ITEMS;
    const added = setAddPlainly(set, fastFirst(sequence) + place, most);
    place += added;
    if (added === most) {
      place--;
      if (most === CHARGE_ITEMS && !goOn(CHARGE_ITEMS)) return false;
      continue;
    }
    const item = H32[fastFirst(sequence) + place];
    pushRoot(item);
    const done = setAdd(set, item) >= 0;
    releaseRoots(mark);
    if (!done || !goOn(place + 1)) return false;
  }
}

/** Items that are added between two charges of work. */
const CHARGE_ITEMS = 4096;

/** Adds what an iterator gives. */
function addItems(set: SetRef, iterable: Value): boolean {
  const mark = rootMark();
  const iterator = getIter(iterable);
  if (iterator === 0) return false;
  pushRoot(iterator);
  let done = true;
  for (let count = 1; done; count++) {
    const item = iterNext(iterator);
    if (item === 0) {
      done = !pending();
      break;
    }
    done = setAdd(set, item) >= 0 && goOn(count);
  }
  releaseRoots(mark);
  return done;
}

/** A new set of the keys that a set and an iterable have in common. */
export function setIntersection(set: SetRef, other: Value): SetRef {
  const shape = plainShape(set);
  if (set === other) return setCopy(set, shape);
  const mark = rootMark();
  const result = newSet(shape);
  pushRoot(result);
  const done = isAnySet(other)
    ? addCommonKeys(result, set, other)
    : addCommonItems(result, set, other);
  releaseRoots(mark);
  return done ? result : 0;
}

function addCommonKeys(result: SetRef, set: SetRef, other: SetRef): boolean {
  const swap = setLength(other) > setLength(set);
  return setSelect(result, swap ? set : other, swap ? other : set, true);
}

function addCommonItems(result: SetRef, set: SetRef, other: Value): boolean {
  let full = false;
  const done = forEachItem(other, (item) => {
    const key = unrope(item);
    if (key !== item) pushRoot(key);
    const hash = setHashOf(key);
    if (hash === 0) return false;
    const high = setHigh;
    const found = setContainsHashed(set, key, hash, high);
    if (found <= 0) return found === 0;
    if (setAddHashed(result, key, hash, high) < 0) return false;
    // Nothing more can be in common: the iterator is left where it is.
    full = setLength(result) >= setLength(set);
    return !full;
  });
  return done || full;
}

/** set.intersection(*others) into a new set. `others` is a tuple. */
export function setIntersectionOf(set: SetRef, others: readonly Value[]): SetRef {
  if (others.length === 0) return setCopy(set, plainShape(set));
  const mark = rootMark();
  let result: SetRef = set;
  for (const other of others) {
    result = setIntersection(result, other);
    releaseRoots(mark);
    if (result === 0) return 0;
    pushRoot(result);
  }
  releaseRoots(mark);
  return result;
}

/** Removes what an iterable gives (set.difference_update). */
export function setDifferenceUpdate(set: SetRef, other: Value): boolean {
  if (set === other) {
    setClear(set);
    return true;
  }
  const mark = rootMark();
  const done = isAnySet(other)
    ? removeKeys(set, other)
    : forEachItem(other, (item) => setDiscard(set, item) >= 0);
  releaseRoots(mark);
  if (done) setDropDeleted(set);
  return done;
}

/** Removes the keys of another set; may leave a root. */
function removeKeys(set: SetRef, other: SetRef): boolean {
  let keys = other;
  // A much larger set is first cut down to what both have.
  if (setLength(other) >> 3 > setLength(set)) {
    keys = setIntersection(set, other);
    if (keys === 0) return false;
    pushRoot(keys);
  }
  return forEachKey(keys, (key, hash, high) => setDiscardHashed(set, key, hash, high) >= 0);
}

function copyAndRemove(set: SetRef, other: Value): SetRef {
  const mark = rootMark();
  const result = setCopy(set, plainShape(set));
  pushRoot(result);
  const done = setDifferenceUpdate(result, other);
  releaseRoots(mark);
  return done ? result : 0;
}

/** A new set of the keys that are not in an iterable. */
export function setDifference(set: SetRef, other: Value): SetRef {
  const dict = isExactDict(other);
  if (!dict && !isAnySet(other)) return copyAndRemove(set, other);
  const length = dict ? dictLength(other) : setLength(other);
  if (setLength(set) >> 2 > length) return copyAndRemove(set, other);
  const mark = rootMark();
  const result = newSet(plainShape(set));
  pushRoot(result);
  const done = dict
    ? forEachKey(set, (key, hash, high) => {
      const found = dictContainsHashed(other as DictRef, key, hash);
      return found > 0 || (found === 0 && setAddHashed(result, key, hash, high) >= 0);
    })
    : setSelect(result, set, other, false);
  releaseRoots(mark);
  return done ? result : 0;
}

/** set.difference(*others) into a new set. */
export function setDifferenceOf(set: SetRef, others: readonly Value[]): SetRef {
  if (others.length === 0) return setCopy(set, plainShape(set));
  const result = setDifference(set, others[0]);
  if (result === 0) return 0;
  const mark = rootMark();
  pushRoot(result);
  let done = true;
  for (let i = 1; i < others.length && done; i++) done = setDifferenceUpdate(result, others[i]);
  releaseRoots(mark);
  return done ? result : 0;
}

/** Takes out what is in both, adds what only `other` has (set.symmetric_difference_update). */
export function setSymmetricDifferenceUpdate(set: SetRef, other: Value): boolean {
  if (set === other) {
    setClear(set);
    return true;
  }
  if (isExactDict(other)) return toggleDictKeys(set, other);
  if (isAnySet(other)) return toggleKeys(set, other);
  const mark = rootMark();
  const keys = newSet(plainShape(set));
  pushRoot(keys);
  const done = setUpdate(keys, other) && toggleKeys(set, keys);
  releaseRoots(mark);
  return done;
}

function toggleKeys(set: SetRef, other: SetRef): boolean {
  return forEachKey(other, (key, hash, high) => {
    const removed = setDiscardHashed(set, key, hash, high);
    return removed > 0 || (removed === 0 && setAddHashed(set, key, hash, high) >= 0);
  });
}

function toggleDictKeys(set: SetRef, dict: DictRef): boolean {
  const mark = rootMark();
  let count = 0;
  for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) {
    const key = dictKeyAt(dict, at);
    const hash = dictHashAt(dict, at);
    pushRoot(key);
    const removed = setDiscardDictKey(set, key, hash);
    const done = removed > 0 || (removed === 0 && setAddDictKey(set, key, hash) >= 0);
    releaseRoots(mark);
    if (!done || !goOn(++count)) return false;
  }
  return true;
}

/** A new set of the keys that only one of the two has. */
export function setSymmetricDifference(set: SetRef, other: Value): SetRef {
  const mark = rootMark();
  const result = newSet(plainShape(set));
  pushRoot(result);
  const done = setUpdate(result, other) && setSymmetricDifferenceUpdate(result, set);
  releaseRoots(mark);
  return done ? result : 0;
}

/** A new set of the keys of a set and of iterables. */
export function setUnionOf(set: SetRef, others: readonly Value[]): SetRef {
  const result = setCopy(set, plainShape(set));
  const mark = rootMark();
  pushRoot(result);
  let done = true;
  for (const other of others) {
    if (done && other !== set) done = setUpdate(result, other);
  }
  releaseRoots(mark);
  return done ? result : 0;
}

/** Whether all keys of a set are in an iterable: 1, 0 or -1. */
export function setIsSubset(set: SetRef, other: Value): number {
  if (!isAnySet(other)) {
    const common = setIntersection(set, other);
    if (common === 0) return -1;
    return setLength(common) === setLength(set) ? 1 : 0;
  }
  if (setLength(set) > setLength(other)) return 0;
  return setIsWithin(set, other);
}

/** Whether all that an iterable gives is in a set: 1, 0 or -1. */
export function setIsSuperset(set: SetRef, other: Value): number {
  if (isAnySet(other)) return setIsSubset(other, set);
  let answer = 1;
  const done = forEachItem(other, (item) => {
    answer = setContains(set, item);
    return answer === 1;
  });
  return done || answer !== 1 ? answer : -1;
}

/** Whether a set and an iterable have no key in common: 1, 0 or -1. */
export function setIsDisjoint(set: SetRef, other: Value): number {
  if (set === other) return setLength(set) === 0 ? 1 : 0;
  let found = 0;
  let done: boolean;
  if (isAnySet(other)) {
    const swap = setLength(other) > setLength(set);
    const large = swap ? other : set;
    done = forEachKey(swap ? set : other, (key, hash, high) => {
      found = setContainsHashed(large, key, hash, high);
      return found === 0;
    });
  } else {
    done = forEachItem(other, (item) => {
      found = setContains(set, item);
      return found === 0;
    });
  }
  if (done) return 1;
  return found > 0 ? 0 : -1;
}

// --- hashing

/** The low and high words of what hashKeys computes. */
let hashLow = 0;
let hashUpper = 0;

/** Adds (by exclusive or) the shuffled bits of a 64-bit word: (h ^ 89869747 ^ (h << 16)) * 3644798167. */
function mixIn(low: number, high: number): void {
  const a = low ^ 89869747 ^ (low << 16);
  const b = high ^ ((high << 16) | (low >>> 16));
  multiply(a, b, 3644798167 | 0);
  hashLow ^= productLow;
  hashUpper ^= productHigh;
}

let productLow = 0;
let productHigh = 0;

/** The low 64 bits of (high, low) * factor, the factor a 32-bit number. */
function multiply(low: number, high: number, factor: number): void {
  const a0 = low & 0xffff;
  const a1 = low >>> 16;
  const b0 = factor & 0xffff;
  const b1 = factor >>> 16;
  const low0 = a0 * b0;
  const middle = a1 * b0 + (low0 >>> 16);
  const cross = (middle & 0xffff) + a0 * b1;
  productLow = Math.imul(low, factor);
  productHigh = (a1 * b1 + Math.floor(middle / 65536) + Math.floor(cross / 65536) +
    Math.imul(high, factor)) | 0;
}

/**
 * The hash that a frozenset with these keys has (frozenset_hash), as a guest-visible int. Runs no guest code. The table
 * does not keep the two top bits of hashes; only tuples and frozensets have hashes that need them, and where they hold
 * nothing but values of plain builtin types their hashes are computed anew.
 */
export function setHashOfKeys(set: SetRef): Value {
  hashLow = hashUpper = 0;
  const length = setLength(set);
  for (let slot = setNext(set, 0); slot >= 0; slot = setNext(set, slot + 1)) {
    const low = setHashAt(set, slot);
    const high = setHighAt(set, slot);
    const top = topBits(setKeyAt(set, slot), high);
    mixIn((low >>> 1) | ((high >> 1) << 31), ((high >> 2) & 0x3fffffff) | (top << 30));
  }
  // CPython mixes in empty and deleted slots too, and then takes their effect out again: none remains.
  multiply((length + 1) | 0, 0, 1927868237);
  hashLow ^= productLow;
  hashUpper ^= productHigh;
  disperse();
  return newBigInt((BigInt(hashUpper) << 32n) | BigInt(hashLow >>> 0));
}

/** Bits 62 and 63 of a key's hash. */
function topBits(key: Value, high: Value): number {
  if ((key & 1) === 0 && hashesPurely(key, 4)) {
    const shape = H32[key >> 2];
    if (shape === TUPLE_SHAPE || shape === FROZENSET_SHAPE) {
      const [low, upper] = [hashLow, hashUpper];
      const hash = shape === TUPLE_SHAPE ? hashOf(key) : frozensetHash(key);
      hashLow = low;
      hashUpper = upper;
      if ((hash & 1) === 0) return Number((bigIntOf(hash) >> 62n) & 3n);
    }
  }
  return high < 0 ? 3 : 0;
}

/** hash ^= (hash >> 11) ^ (hash >> 25); hash = hash * 69069 + 907133923; -1 is left to errors. */
function disperse(): void {
  const low = hashLow;
  const high = hashUpper;
  hashLow ^= ((low >>> 11) | (high << 21)) ^ ((low >>> 25) | (high << 7));
  hashUpper ^= (high >>> 11) ^ (high >>> 25);
  multiply(hashLow, hashUpper, 69069);
  const sum = (productLow >>> 0) + 907133923;
  hashLow = sum | 0;
  hashUpper = (productHigh + (sum > 0xffffffff ? 1 : 0)) | 0;
  if (hashLow === -1 && hashUpper === -1) {
    hashLow = 590923713;
    hashUpper = 0;
  }
}

/** hash(frozenset), kept in the object. */
export function frozensetHash(set: SetRef): Value {
  const known = H32[(set + SET_HASH) >> 2];
  if (known !== 0) return known;
  const hash = setHashOfKeys(set);
  H32[(set + SET_HASH) >> 2] = hash;
  return hash;
}

// --- looking up keys that may themselves be sets

/**
 * What a look-up of a set in a set came to: the answer of `look` is given, or the hash is computed as if the key were a
 * frozenset when it is an unhashable set. `hashed` is then called.
 */
function asFrozen(
  answer: number,
  set: SetRef,
  key: Value,
  hashed: (set: SetRef, key: Value, hash: Value, high: Value) => number,
): number {
  if (answer >= 0 || (key & 1) !== 0 || kindOf(key) !== KIND_SET || !clearIf(TYPE_ERROR)) {
    return answer;
  }
  const hash = splitHash(setHashOfKeys(key));
  return hashed(set, key, hash, setHigh);
}

/** `key in set`; a set is looked up as a frozenset of its keys. */
export function setHas(set: SetRef, key: Value): number {
  return asFrozen(setContains(set, key), set, key, setContainsHashed);
}

/** Removes a key (1 removed, 0 absent); a set is looked up as a frozenset of its keys. */
export function setRemove(set: SetRef, key: Value): number {
  return asFrozen(setDiscard(set, key), set, key, setDiscardHashed);
}

/** Whether two sets have the same keys: 1, 0 or -1. */
export function setEquals(left: SetRef, right: SetRef): number {
  if (H32[(left + LENGTH) >> 2] !== H32[(right + LENGTH) >> 2]) return 0;
  const hash = H32[(left + SET_HASH) >> 2];
  const other = H32[(right + SET_HASH) >> 2];
  // Only small hashes can be compared by their words.
  if ((hash & other & 1) !== 0 && hash !== other) return 0;
  return setIsSubset(left, right);
}

/** The size CPython would report: what a 64-bit build allocates for such a table. */
export function setSizeOf(set: SetRef): Value {
  const mask = H32[(set + SET_MASK) >> 2] >> 1;
  return small(200 + (mask > 7 ? 16 * (mask + 1) : 0));
}

/** Whether nothing was ever added (or the set was cleared). */
export function setIsFresh(set: SetRef): boolean {
  return H32[(set + SET_FILL) >> 2] >> 1 === 0;
}
