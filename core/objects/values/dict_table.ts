/**
 * The hash table of dicts: looking up, storing, deleting, walking. Layout and probe sequence: heap/layouts/dict.ts.
 *
 * Two families. The general functions take any key: hashing and comparing may run guest code and collect; they root
 * their own arguments, so the caller roots only what it needs afterwards. The namespace functions (…Str) take exact
 * flat str keys, never run guest code and never collect.
 *
 * A guest `__eq__` may change the dict while it is being probed. As in CPython's _Py_dict_lookup, after each guest
 * comparison the table must be the same one and the entry must still hold the key, else the search starts again.
 *
 * Long probe sequences (equal hashes, be it an attack) are charged to the program's fuel.
 */
import { allocate, ensureRoom } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH, RAW_DATA, TEXT_HASH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import {
  DICT_BYTES,
  DICT_ENTRIES,
  DICT_FLAG_WATCHED,
  DICT_FLAGS,
  DICT_INDEX,
  DICT_USABLE,
  DICT_USED,
  DICT_VERSION,
  ENTRY_WORDS,
} from "../../heap/layouts/dict.ts";
import { EXCEPTION_ARGS } from "../../heap/layouts/exception.ts";
import { TYPE_DICT, TYPE_QUALNAME } from "../../heap/layouts/type.ts";
import { TS_EXCEPTION, TS_NEXT_VERSION, TS_RESULT, TS_SECOND } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { nameOfType, raiseKeyError, raiseRuntimeError, raiseTypeError, typeOf } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { N } from "../names.ts";
import { equals } from "../protocols/compare.ts";
import { hashWord } from "../protocols/hash.ts";
import { Slot, slotOf } from "../slots.ts";
import {
  DICT_SHAPE,
  FLOAT_SHAPE,
  ROPE_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  TUPLE_SHAPE,
  TYPE_ERROR,
} from "../well_known.ts";
import { chargeWork } from "../work.ts";
import {
  appendEntry,
  chargeSilently,
  cloneTable,
  type DictRef,
  fillFrom,
  grownPlaces,
  initDict,
  LEAST_PLACES,
  leaveIndex,
  placesFor,
  rebuild,
  roomOf,
  roundedPlaces,
  setTable,
  tableBytes,
  tellWatcher,
  usableOf,
} from "./dict_storage.ts";
import { floatValue } from "./numbers.ts";
import { flat, jsString, strEquals, strHash, type StrRef } from "./text.ts";
import { tupleHashWord } from "./tuple_hash.ts";

export { chargeSilently, type DictRef, initDict, setWatchedDictHook } from "./dict_storage.ts";

/** dictFind: no entry has this key. */
export const ABSENT = -1;
/** dictFind: an exception is pending. */
export const FAILED = -2;
const UNDECIDED = -3;
const RESTART = -4;

/** A table of so many bytes is worth a collection before it is allocated. */
const LARGE_TABLE_BYTES = 65536;

// --- making

/** A new dict with room for `capacityHint` entries. Never collects. @throws OutOfMemory */
export function newDict(capacityHint = 0): DictRef {
  const dict = allocate(DICT_BYTES);
  H32[dict >> 2] = DICT_SHAPE;
  initDict(dict);
  if (capacityHint > 0) setTable(dict, placesFor(capacityHint));
  return dict;
}

// --- finding

/** 1 equal, 0 different, -1: only the general comparison can tell. For keys with equal hashes. Never runs guest code. */
export function quickEquals(left: Value, right: Value): number {
  if ((left & right & 1) !== 0) return 0;
  if (((left | right) & 1) !== 0) return -1;
  const shape = H32[left >> 2];
  const other = H32[right >> 2];
  if (
    (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) &&
    (other === STR1_SHAPE || other === STR2_SHAPE || other === STR4_SHAPE)
  ) return strEquals(left, right) ? 1 : 0;
  if (shape === FLOAT_SHAPE && other === FLOAT_SHAPE) {
    return floatValue(left) === floatValue(right) ? 1 : 0;
  }
  return shape === TUPLE_SHAPE && other === TUPLE_SHAPE ? quickTupleEquals(left, right) : -1;
}

/** Most items of tuples that quickEquals compares. */
const QUICK_ITEMS = 8;

function quickTupleEquals(left: Value, right: Value): number {
  const length = H32[(left + LENGTH) >> 2];
  if (length !== H32[(right + LENGTH) >> 2]) return 0;
  if (length > small(QUICK_ITEMS)) return -1;
  const first = (left + TUPLE_ITEMS) >> 2;
  const second = (right + TUPLE_ITEMS) >> 2;
  for (let i = 0; i < length >> 1; i++) {
    const a = H32[first + i];
    const b = H32[second + i];
    if (a === b) continue;
    // Tuples in tuples are left to the general comparison, which looks at the depth.
    if (((a | b) & 1) === 0 && H32[a >> 2] === TUPLE_SHAPE) return -1;
    const same = quickEquals(a, b);
    if (same !== 1) return same;
  }
  return 1;
}

/**
 * Looks for a key.
 *
 * @param fully compare by guest code where needed; the arguments are then rooted by the caller
 * @returns entry, ABSENT, FAILED; UNDECIDED when not `fully`; RESTART when the guest changed the table
 */
function find(dict: DictRef, key: Value, hash: Value, fully: boolean): number {
  const first = (H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  const index = H32[(dict + DICT_INDEX) >> 2];
  if (index === 0) {
    const used = H32[(dict + DICT_USED) >> 2] >> 1;
    for (let entry = 0, at = first; entry < used; entry++, at += ENTRY_WORDS) {
      if (H32[at] !== hash) continue;
      const other = H32[at + 1];
      if (other === key) return entry;
      let same = quickEquals(other, key);
      if (same === 0) continue;
      if (same === 1) return entry;
      if (!fully) return UNDECIDED;
      same = compareWithEntry(dict, entry, other, key);
      if (same === 1) return entry;
      if (same !== 0) return same;
    }
    return ABSENT;
  }
  const places = (index + RAW_DATA) >> 2;
  const mask = (H32[(index + LENGTH) >> 2] >> 3) - 1;
  let place = (hash >> 1) & mask;
  let perturb = hash >>> 1;
  let steps = 0;
  for (;;) {
    const n = H32[places + place];
    if (n === 0) return ABSENT;
    if (n > 0) {
      const at = first + ENTRY_WORDS * (n - 1);
      if (H32[at] === hash) {
        const other = H32[at + 1];
        if (other === key) return n - 1;
        let same = quickEquals(other, key);
        if (same === 1) return n - 1;
        if (same < 0) {
          if (!fully) return UNDECIDED;
          same = compareWithEntry(dict, n - 1, other, key);
          if (same === 1) return n - 1;
          if (same !== 0) return same;
        }
      }
    }
    perturb >>>= 5;
    place = (place * 5 + perturb + 1) & mask;
    if ((++steps & 63) === 0 && !chargeWork(8)) return FAILED;
  }
}

/** 1 equal, 0 different, FAILED, or RESTART when the comparison changed the table. */
function compareWithEntry(dict: DictRef, entry: number, other: Value, key: Value): number {
  const entries = H32[(dict + DICT_ENTRIES) >> 2];
  const mark = rootMark();
  pushRoot(other);
  // Kept alive so that no other table can get its address meanwhile.
  pushRoot(entries);
  const same = equals(other, key);
  releaseRoots(mark);
  if (same < 0) return FAILED;
  if (
    H32[(dict + DICT_ENTRIES) >> 2] !== entries ||
    entry >= H32[(dict + DICT_USED) >> 2] >> 1 ||
    H32[((entries + ARRAY_ITEMS) >> 2) + ENTRY_WORDS * entry + 1] !== other
  ) return RESTART;
  return same;
}

/** find with guest comparisons; roots its arguments meanwhile (`value` is one more thing to root, or 0). */
function findFully(dict: DictRef, key: Value, hash: Value, value: Value): number {
  const mark = rootMark();
  pushRoot(dict);
  pushRoot(key);
  pushRoot(value);
  let entry = find(dict, key, hash, true);
  while (entry === RESTART) {
    entry = chargeWork(1) ? find(dict, key, hash, true) : FAILED;
  }
  releaseRoots(mark);
  return entry;
}

/**
 * The entry of a key whose hash word is known: its index, ABSENT, or FAILED with the exception pending. The key is not
 * a rope. May run guest code and collect.
 */
export function dictFindHashed(dict: DictRef, key: Value, hash: Value): number {
  const entry = find(dict, key, hash, false);
  return entry === UNDECIDED ? findFully(dict, key, hash, 0) : entry;
}

/** The entry of a key: its index, ABSENT, or FAILED with the exception pending. May run guest code and collect. */
export function dictFind(dict: DictRef, key: Value): number {
  if ((key & 1) !== 0) return dictFindHashed(dict, key, key === -1 ? -3 : key);
  const shape = H32[key >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) {
    const hash = H32[(key + TEXT_HASH) >> 2];
    return dictFindHashed(dict, key, hash !== 0 ? hash : strHash(key));
  }
  if (shape === ROPE_SHAPE) return dictFind(dict, flat(key));
  const hash = hashRooted(dict, key, 0);
  return hash === 0 ? FAILED : dictFindHashed(dict, key, hash);
}

/** The hash word of a key that is not a rope; 0 with the exception pending. Roots its arguments meanwhile. */
function hashOfKey(dict: DictRef, key: Value, value: Value): Value {
  if ((key & 1) !== 0) return key === -1 ? -3 : key;
  const shape = H32[key >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) return strHash(key);
  return hashRooted(dict, key, value);
}

/** hashWord of a key of any type, while it, the dict and a value are rooted. */
function hashRooted(dict: DictRef, key: Value, value: Value): Value {
  const mark = rootMark();
  pushRoot(dict);
  pushRoot(key);
  pushRoot(value);
  // The shortcut makes no int of a tuple's 64-bit hash.
  const hash = H32[key >> 2] === TUPLE_SHAPE ? tupleHashWord(key) : hashWord(key);
  if (hash === 0) explainUnhashable(key, "a dict key");
  releaseRoots(mark);
  return hash;
}

/**
 * Says in a pending TypeError (exactly that type) what the unhashable object was to be used as. The key is rooted by
 * the caller.
 *
 * @param role "a dict key" or "a set element"
 */
export function explainUnhashable(key: Value, role: string): void {
  const exception = H32[TS_EXCEPTION >> 2];
  if (exception === 0 || typeOf(exception) !== TYPE_ERROR) return;
  H32[TS_EXCEPTION >> 2] = 0;
  const args = H32[(exception + EXCEPTION_ARGS) >> 2];
  let text = args === 0 ? 0 : H32[(args + TUPLE_ITEMS) >> 2];
  if (H32[(args + LENGTH) >> 2] !== small(1) || !isStr(text)) {
    const mark = rootMark();
    pushRoot(exception);
    text = slotOf(TYPE_ERROR, Slot.str)!(exception);
    releaseRoots(mark);
    if (text === 0) return;
  }
  raiseTypeError(`cannot use '${fullTypeName(typeOf(key))}' as ${role} (${jsString(text)})`);
}

/** A type's qualified name, with its module in front unless that is builtins or __main__. */
export function fullTypeName(type: number): string {
  const qualname = H32[(type + TYPE_QUALNAME) >> 2];
  const name = qualname === 0 ? nameOfType(type) : jsString(qualname);
  const module = dictGetStr(H32[(type + TYPE_DICT) >> 2], N.__module__);
  if (module === 0 || !isStr(module)) return name;
  const moduleName = jsString(module);
  return moduleName === "builtins" || moduleName === "__main__" ? name : `${moduleName}.${name}`;
}

/** The value of a key; 0: absent, or the exception is pending. May run guest code and collect. */
export function dictGet(dict: DictRef, key: Value): Value {
  const entry = dictFind(dict, key);
  return entry < 0 ? 0 : dictValueAt(dict, entry);
}

/** dictGet with a known hash word; the key is not a rope. */
export function dictGetHashed(dict: DictRef, key: Value, hash: Value): Value {
  const entry = dictFindHashed(dict, key, hash);
  return entry < 0 ? 0 : dictValueAt(dict, entry);
}

/** Whether a key is present: 1, 0, or -1 with the exception pending. May run guest code and collect. */
export function dictContains(dict: DictRef, key: Value): number {
  const entry = dictFind(dict, key);
  return entry >= 0 ? 1 : entry === ABSENT ? 0 : -1;
}

/** dictContains with a known hash word; the key is not a rope. */
export function dictContainsHashed(dict: DictRef, key: Value, hash: Value): number {
  const entry = dictFindHashed(dict, key, hash);
  return entry >= 0 ? 1 : entry === ABSENT ? 0 : -1;
}

// --- storing

/** Stores a value; false with the exception pending. May run guest code and collect. @throws OutOfMemory */
export function dictSet(dict: DictRef, key: Value, value: Value): boolean {
  if ((key & 1) !== 0) return dictSetHashed(dict, key, value, key === -1 ? -3 : key);
  const shape = H32[key >> 2];
  if (shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE) {
    const hash = H32[(key + TEXT_HASH) >> 2];
    return dictSetHashed(dict, key, value, hash !== 0 ? hash : strHash(key));
  }
  if (shape === ROPE_SHAPE) return dictSet(dict, flat(key), value);
  const hash = hashRooted(dict, key, value);
  return hash !== 0 && dictSetHashed(dict, key, value, hash);
}

/** dictSet with a known hash word; the key is not a rope. */
export function dictSetHashed(dict: DictRef, key: Value, value: Value, hash: Value): boolean {
  let entry = find(dict, key, hash, false);
  if (entry === UNDECIDED) entry = findFully(dict, key, hash, value);
  if (entry >= 0) {
    dictSetValueAt(dict, entry, value);
    return true;
  }
  if (entry === FAILED) return false;
  if (H32[(dict + DICT_USABLE) >> 2] <= small(0)) growBeforeInsertion(dict, key, value);
  appendEntry(dict, key, value, hash);
  return true;
}

/**
 * The value of a key, after storing `value` there if it is absent (dict.setdefault); 0 with the exception pending.
 * Hashes once. May run guest code and collect. @throws OutOfMemory
 */
export function dictSetDefault(dict: DictRef, key: Value, value: Value): Value {
  if ((key & 1) === 0 && H32[key >> 2] === ROPE_SHAPE) key = flat(key);
  const hash = hashOfKey(dict, key, value);
  if (hash === 0) return 0;
  let entry = find(dict, key, hash, false);
  if (entry === UNDECIDED) entry = findFully(dict, key, hash, value);
  if (entry >= 0) return dictValueAt(dict, entry);
  if (entry === FAILED) return 0;
  if (H32[(dict + DICT_USABLE) >> 2] <= small(0)) growBeforeInsertion(dict, key, value);
  appendEntry(dict, key, value, hash);
  return value;
}

/** Makes room for a new entry; a large table is announced to the collector first. */
function growBeforeInsertion(dict: DictRef, key: Value, value: Value): void {
  const places = grownPlaces(dict);
  const bytes = tableBytes(places);
  if (bytes >= LARGE_TABLE_BYTES) {
    const mark = rootMark();
    pushRoot(dict);
    pushRoot(key);
    pushRoot(value);
    ensureRoom(bytes);
    releaseRoots(mark);
  }
  rebuild(dict, places);
}

/**
 * Makes the table large enough at once when it could not hold `more` entries, as CPython does before a merge; the dict
 * is rooted by the caller. May collect. @throws OutOfMemory
 */
export function dictReserve(dict: DictRef, more: number): void {
  if (roomOf(H32[(dict + DICT_ENTRIES) >> 2]) >= more) return;
  const places = placesFor((H32[(dict + LENGTH) >> 2] >> 1) + more);
  const bytes = tableBytes(places);
  if (bytes >= LARGE_TABLE_BYTES) ensureRoom(bytes);
  rebuild(dict, places);
}

// --- deleting

/** Deletes a key: 1 deleted, 0 absent, -1 with the exception pending. May run guest code and collect. */
export function dictDelete(dict: DictRef, key: Value): number {
  const entry = dictFind(dict, key);
  if (entry < 0) return entry === ABSENT ? 0 : -1;
  dictDeleteAt(dict, entry);
  return 1;
}

/** dictDelete with a known hash word; the key is not a rope. */
export function dictDeleteHashed(dict: DictRef, key: Value, hash: Value): number {
  const entry = dictFindHashed(dict, key, hash);
  if (entry < 0) return entry === ABSENT ? 0 : -1;
  dictDeleteAt(dict, entry);
  return 1;
}

/** Deletes a live entry. The table keeps its form, so walks by index go on. Never collects. */
export function dictDeleteAt(dict: DictRef, entry: number): void {
  const at = ((H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2) + ENTRY_WORDS * entry;
  const index = H32[(dict + DICT_INDEX) >> 2];
  if (index !== 0) leaveIndex(index, H32[at], entry);
  const key = H32[at + 1];
  H32[at] = 0;
  H32[at + 1] = 0;
  H32[at + 2] = 0;
  H32[(dict + LENGTH) >> 2] -= 2;
  H32[(dict + DICT_VERSION) >> 2] = small(0);
  if ((H32[(dict + DICT_FLAGS) >> 2] >> 1 & DICT_FLAG_WATCHED) !== 0) tellWatcher(dict, key);
}

/**
 * Deletes the last live entry, so that the next one takes its place among the entries (dict.popitem): returns the key,
 * the value is in TS_SECOND; 0 when the dict is empty. Never collects.
 */
export function dictPopLast(dict: DictRef): Value {
  if (H32[(dict + LENGTH) >> 2] <= small(0)) return 0;
  const first = (H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  const used = H32[(dict + DICT_USED) >> 2] >> 1;
  let entry = used - 1;
  while (H32[first + ENTRY_WORDS * entry + 1] === 0) entry--;
  const at = first + ENTRY_WORDS * entry;
  const key = H32[at + 1];
  H32[TS_SECOND >> 2] = H32[at + 2];
  dictDeleteAt(dict, entry);
  H32[(dict + DICT_USED) >> 2] = small(entry);
  // DICT_USABLE stays: the index places of the dead are taken until the table is rebuilt.
  return key;
}

/** Deletes all entries. Never collects. */
export function dictClear(dict: DictRef): void {
  H32[(dict + LENGTH) >> 2] = small(0);
  H32[(dict + DICT_ENTRIES) >> 2] = 0;
  H32[(dict + DICT_INDEX) >> 2] = 0;
  H32[(dict + DICT_USED) >> 2] = small(0);
  H32[(dict + DICT_USABLE) >> 2] = small(0);
  H32[(dict + DICT_VERSION) >> 2] = small(0);
  if ((H32[(dict + DICT_FLAGS) >> 2] >> 1 & DICT_FLAG_WATCHED) !== 0) tellWatcher(dict, 0);
}

// --- namespaces: exact flat str keys

/**
 * The entry of a name, or -1. The name is an exact flat str; entries with keys that are no exact str are passed over.
 * Never runs guest code, never collects. An inline cache keeps the index and checks that the key there is still the
 * name (`index < DICT_USED` and the entries' array too, as both may have changed).
 */
export function dictFindStr(dict: DictRef, name: StrRef): number {
  const first = (H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  const index = H32[(dict + DICT_INDEX) >> 2];
  let hash = H32[(name + TEXT_HASH) >> 2];
  if (index === 0) {
    const end = first + ENTRY_WORDS * (H32[(dict + DICT_USED) >> 2] >> 1);
    for (let entry = 0, at = first; at < end; entry++, at += ENTRY_WORDS) {
      if (H32[at + 1] === name) return entry;
    }
    if (hash === 0) hash = strHash(name);
    for (let entry = 0, at = first; at < end; entry++, at += ENTRY_WORDS) {
      if (H32[at] === hash && quickEquals(H32[at + 1], name) === 1) return entry;
    }
    return -1;
  }
  if (hash === 0) hash = strHash(name);
  const places = (index + RAW_DATA) >> 2;
  const mask = (H32[(index + LENGTH) >> 2] >> 3) - 1;
  let place = (hash >> 1) & mask;
  let perturb = hash >>> 1;
  let steps = 0;
  for (;;) {
    const n = H32[places + place];
    if (n === 0) return -1;
    if (n > 0) {
      const at = first + ENTRY_WORDS * (n - 1);
      const other = H32[at + 1];
      if (other === name || (H32[at] === hash && quickEquals(other, name) === 1)) return n - 1;
    }
    perturb >>>= 5;
    place = (place * 5 + perturb + 1) & mask;
    if ((++steps & 63) === 0) chargeSilently(8);
  }
}

/** The value of a name, or 0. The name is an exact flat str. Never runs guest code, never collects. */
export function dictGetStr(dict: DictRef, name: StrRef): Value {
  const entry = dictFindStr(dict, name);
  return entry < 0 ? 0 : dictValueAt(dict, entry);
}

/** Stores a value under a name, an exact flat str. Never runs guest code, never collects. @throws OutOfMemory */
export function dictSetStr(dict: DictRef, name: StrRef, value: Value): void {
  const entry = dictFindStr(dict, name);
  if (entry >= 0) {
    dictSetValueAt(dict, entry, value);
    return;
  }
  if (H32[(dict + DICT_USABLE) >> 2] <= small(0)) rebuild(dict, grownPlaces(dict));
  appendEntry(dict, name, value, strHash(name));
}

/** Deletes a name, an exact flat str; false when absent. Never runs guest code, never collects. */
export function dictDeleteStr(dict: DictRef, name: StrRef): boolean {
  const entry = dictFindStr(dict, name);
  if (entry < 0) return false;
  dictDeleteAt(dict, entry);
  return true;
}

// --- walking

/** Live entries. */
export function dictLength(dict: DictRef): number {
  return H32[(dict + LENGTH) >> 2] >> 1;
}

/** The next live entry from index `position` on, or -1. Never collects. */
export function dictNext(dict: DictRef, position: number): number {
  const used = H32[(dict + DICT_USED) >> 2] >> 1;
  const first = (H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  for (let entry = position; entry < used; entry++) {
    if (H32[first + ENTRY_WORDS * entry + 1] !== 0) {
      if (entry - position >= 64) chargeSilently((entry - position) >> 4);
      return entry;
    }
  }
  return -1;
}

/** The last live entry at index `position` or before, or -1. Never collects. */
export function dictPrevious(dict: DictRef, position: number): number {
  const used = H32[(dict + DICT_USED) >> 2] >> 1;
  const first = (H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2;
  const start = position < used ? position : used - 1;
  for (let entry = start; entry >= 0; entry--) {
    if (H32[first + ENTRY_WORDS * entry + 1] !== 0) {
      if (start - entry >= 64) chargeSilently((start - entry) >> 4);
      return entry;
    }
  }
  return -1;
}

/** Entries ever appended to the present table, dead ones included: the end of a walk by index. */
export function dictUsed(dict: DictRef): number {
  return H32[(dict + DICT_USED) >> 2] >> 1;
}

/** Key of entry `index`; 0 when it is dead. */
export function dictKeyAt(dict: DictRef, index: number): Value {
  return H32[((H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2) + ENTRY_WORDS * index + 1];
}

/** Value of entry `index`; 0 when it is dead. */
export function dictValueAt(dict: DictRef, index: number): Value {
  return H32[((H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2) + ENTRY_WORDS * index + 2];
}

/** Hash word of entry `index`. */
export function dictHashAt(dict: DictRef, index: number): Value {
  return H32[((H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2) + ENTRY_WORDS * index];
}

/** Stores a value into a live entry. Never collects. */
export function dictSetValueAt(dict: DictRef, index: number, value: Value): void {
  const at = ((H32[(dict + DICT_ENTRIES) >> 2] + ARRAY_ITEMS) >> 2) + ENTRY_WORDS * index;
  H32[at + 2] = value;
  if ((H32[(dict + DICT_FLAGS) >> 2] >> 1 & DICT_FLAG_WATCHED) !== 0) {
    tellWatcher(dict, H32[at + 1]);
  }
}

/**
 * A number for the dict's present set of keys, as a small int and never small(0): while the dict's DICT_VERSION word
 * equals it, no key was inserted or deleted. Never used twice in a runtime.
 */
export function dictVersion(dict: DictRef): Value {
  const known = H32[(dict + DICT_VERSION) >> 2];
  if (known > small(0)) return known;
  const next = Math.max(H32[TS_NEXT_VERSION >> 2], 1);
  H32[TS_NEXT_VERSION >> 2] = next + 1;
  const version = small(next);
  H32[(dict + DICT_VERSION) >> 2] = version;
  return version;
}

// --- whole dicts

/** A new exact dict with the entries of `source`, which is rooted meanwhile. May collect. @throws OutOfMemory */
export function dictCopy(source: DictRef): DictRef {
  const live = H32[(source + LENGTH) >> 2] >> 1;
  if (live === 0) return newDict();
  const used = H32[(source + DICT_USED) >> 2] >> 1;
  const room = roomOf(H32[(source + DICT_ENTRIES) >> 2]);
  // As CPython: the table as it is, unless more than a third of its entries are dead.
  const clone = live >= Math.floor((used * 2) / 3);
  const places = clone ? roundedPlaces(Math.ceil(room * 1.5)) : placesFor(live);
  makeRoomForCopy(source, tableBytes(places));
  const copy = newDict();
  if (clone) cloneTable(copy, source);
  else fillFrom(copy, source, places);
  chargeSilently(used >> 4);
  return copy;
}

function makeRoomForCopy(source: DictRef, bytes: number): void {
  if (bytes < LARGE_TABLE_BYTES) return;
  const mark = rootMark();
  pushRoot(source);
  ensureRoom(bytes);
  releaseRoots(mark);
}

/** dictMerge: a present key keeps its value. */
export const MERGE_KEEP = 0;
/** dictMerge: a present key gets the new value. */
export const MERGE_OVERRIDE = 1;
/** dictMerge: a present key raises KeyError(key). */
export const MERGE_REFUSE = 2;

/**
 * Puts the entries of `source` into `target`; false with the exception pending. May run guest code and collect.
 *
 * @param mode MERGE_*; true is MERGE_OVERRIDE, false MERGE_KEEP
 * @throws OutOfMemory
 */
export function dictMerge(target: DictRef, source: DictRef, mode: number | boolean): boolean {
  const count = H32[(source + LENGTH) >> 2] >> 1;
  if (source === target || count === 0) return true;
  const mark = rootMark();
  pushRoot(target);
  pushRoot(source);
  const done = mergeRooted(target, source, count, Number(mode));
  releaseRoots(mark);
  return done;
}

/** Loops of the dispatch module over keys that need no guest code. They stop before the first entry that they leave. */
export interface DictKernels {
  /** Puts the entries at..stop of a dict into another by MERGE_*; gives the first that is left. */
  readonly merge: (
    target: DictRef,
    source: DictRef,
    at: number,
    stop: number,
    mode: number,
  ) => number;
  /** Stores at most so many pairs of an iterator; gives how many. In TS_RESULT one that was taken and not stored, or 0. */
  readonly storePairs: (dict: DictRef, iterator: Value, most: number) => number;
  /** The same for keys of one value. */
  readonly storeKeys: (dict: DictRef, iterator: Value, value: Value, most: number) => number;
}

function storeNothing(): number {
  H32[TS_RESULT >> 2] = 0;
  return 0;
}

/** The kernels. */
export let dictKernels: DictKernels = {
  merge: (_target, _source, at) => at,
  storePairs: storeNothing,
  storeKeys: storeNothing,
};

/** Sets the kernels (they stand above this file). */
export function setDictKernels(given: DictKernels): void {
  dictKernels = given;
}

/** Items that are done one by one after a kernel could do none. */
export const KERNEL_PAUSE = 8;

function mergeRooted(target: DictRef, source: DictRef, count: number, mode: number): boolean {
  if (H32[(target + LENGTH) >> 2] >> 1 === 0) {
    mergeIntoEmpty(target, source, count);
    return true;
  }
  dictReserve(target, count);
  const used = H32[(source + DICT_USED) >> 2] >> 1;
  let wait = 0;
  for (let at = dictNext(source, 0); at >= 0; at = dictNext(source, at + 1)) {
    if (--wait < 0) {
      // The entries before which work is charged are left.
      const left = dictKernels.merge(target, source, at, Math.min(used, at | 4095), mode);
      if (left === at) wait = KERNEL_PAUSE;
      at = dictNext(source, left);
      if (at < 0) return true;
    }
    const key = dictKeyAt(source, at);
    const value = dictValueAt(source, at);
    const hash = dictHashAt(source, at);
    let entry = find(target, key, hash, false);
    if (entry === UNDECIDED) entry = findFully(target, key, hash, value);
    if (entry === FAILED) return false;
    if (entry >= 0) {
      if (mode === MERGE_OVERRIDE) dictSetValueAt(target, entry, value);
      else if (mode === MERGE_REFUSE) {
        raiseKeyError(key);
        return false;
      }
    } else {
      if (H32[(target + DICT_USABLE) >> 2] <= small(0)) growBeforeInsertion(target, key, value);
      appendEntry(target, key, value, hash);
    }
    if (H32[(source + DICT_USED) >> 2] >> 1 !== used) {
      raiseRuntimeError("dict mutated during update");
      return false;
    }
    if (at % 4096 === 4095 && !chargeWork(1024)) return false;
  }
  return true;
}

/** As dict_merge: a table that is well filled and has no dead entries is taken as it is. */
function mergeIntoEmpty(target: DictRef, source: DictRef, count: number): void {
  const used = H32[(source + DICT_USED) >> 2] >> 1;
  const sourcePlaces = roundedPlaces(Math.ceil(roomOf(H32[(source + DICT_ENTRIES) >> 2]) * 1.5));
  const clone = used === count &&
    (sourcePlaces === LEAST_PLACES || usableOf(sourcePlaces / 2) < count);
  const places = clone ? sourcePlaces : Math.max(
    placesFor(count),
    roundedPlaces(Math.ceil(roomOf(H32[(target + DICT_ENTRIES) >> 2]) * 1.5)),
  );
  const bytes = tableBytes(places);
  if (bytes >= LARGE_TABLE_BYTES) ensureRoom(bytes);
  if (clone) cloneTable(target, source);
  else fillFrom(target, source, places);
  chargeSilently(used >> 4);
  if ((H32[(target + DICT_FLAGS) >> 2] >> 1 & DICT_FLAG_WATCHED) !== 0) tellWatcher(target, 0);
}
