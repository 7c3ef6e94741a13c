/**
 * Filling a dict from anything that dict() and update() take: mappings by their keys() and [], iterables of pairs
 * (Objects/dictobject.c: dict_merge, PyDict_MergeFromSeq2).
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { LENGTH } from "../../heap/layouts/basic.ts";
import { TS_EXCEPTION, TS_RESULT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import {
  clearIf,
  pending,
  pendingIs,
  raiseKeyError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { instanceDict } from "../instances.ts";
import { isDict } from "../kinds.ts";
import { N } from "../names.ts";
import { getAttribute, lookupAttribute } from "../protocols/attributes.ts";
import { call0 } from "../protocols/call.ts";
import { getItem } from "../protocols/items.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import { fastFirst, fastSequence, listFromIterable } from "../protocols/sequence_input.ts";
import { Slot, slotWord } from "../slots.ts";
import { DICT_SHAPE, DICT_TYPE, TYPE_ERROR } from "../well_known.ts";
import { chargeWork } from "../work.ts";
import {
  dictContains,
  dictCopy,
  dictGetStr,
  dictKernels,
  dictMerge,
  type DictRef,
  dictSet,
  dictSetStr,
  KERNEL_PAUSE,
  MERGE_OVERRIDE,
  MERGE_REFUSE,
  newDict,
} from "./dict_table.ts";
import { listAppend, listItem, listLength, newList } from "./sequences.ts";
import { newStr } from "./text.ts";

/** Whether the value is exactly a dict. */
export function isExactDict(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === DICT_SHAPE;
}

/** Whether a dict or an instance of a subclass iterates as dict does, so that its table stands for it. */
export function iteratesAsDict(value: Value): boolean {
  return H32[value >> 2] === DICT_SHAPE ||
    (isDict(value) && slotWord(typeOf(value), Slot.iter) === slotWord(DICT_TYPE, Slot.iter));
}

/**
 * dict.update(source) for one positional argument: a mapping (something with `keys`) or an iterable of pairs. False
 * with the exception pending. May run guest code; the arguments are rooted by the caller.
 */
export function dictUpdate(dict: DictRef, source: Value): boolean {
  if (isExactDict(source)) return dictMerge(dict, source, MERGE_OVERRIDE);
  const keys = lookupAttribute(source, N.keys);
  if (keys !== 0) return dictMergeMapping(dict, source, MERGE_OVERRIDE);
  return !pending() && mergePairs(dict, source);
}

/**
 * Puts what a mapping holds into a dict: `{**mapping}` (MERGE_OVERRIDE), `f(**mapping)` (MERGE_REFUSE). A mapping
 * without `keys` fails with AttributeError. False with the exception pending. May run guest code; the arguments are
 * rooted by the caller.
 */
export function dictMergeMapping(dict: DictRef, mapping: Value, mode: number): boolean {
  if (isDict(mapping) && iteratesAsDict(mapping)) return dictMerge(dict, mapping, mode);
  const mark = rootMark();
  const done = mergeByKeys(dict, mapping, mode);
  releaseRoots(mark);
  return done;
}

function mergeByKeys(dict: DictRef, mapping: Value, mode: number): boolean {
  const method = getAttribute(mapping, N.keys);
  if (method === 0) return false;
  pushRoot(method);
  const view = call0(method);
  if (view === 0) return false;
  pushRoot(view);
  const iterator = getIter(view);
  if (iterator === 0) {
    if (clearIf(TYPE_ERROR)) {
      raiseTypeError(
        `${typeName(mapping)}.keys() returned a non-iterable (type ${typeName(view)})`,
      );
    }
    return false;
  }
  pushRoot(iterator);
  const keys = listFromIterable(iterator);
  if (keys === 0) return false;
  pushRoot(keys);
  const inner = rootMark();
  for (let i = 0; i < listLength(keys); i++) {
    const key = listItem(keys, i);
    pushRoot(key);
    if (mode !== MERGE_OVERRIDE) {
      const present = dictContains(dict, key);
      if (present < 0) return false;
      if (present > 0) {
        if (mode === MERGE_REFUSE) {
          raiseKeyError(key);
          return false;
        }
        releaseRoots(inner);
        continue;
      }
    }
    const value = getItem(mapping, key);
    if (value === 0 || !dictSet(dict, key, value)) return false;
    releaseRoots(inner);
    if (i % 4096 === 4095 && !pause()) return false;
  }
  return true;
}

/** Between the items of a long loop: work is charged, garbage may be collected. */
function pause(): boolean {
  if (!chargeWork(256)) return false;
  ensureRoom(65536);
  return true;
}

/** Stores the pairs of an iterable; false with the exception pending. */
function mergePairs(dict: DictRef, source: Value): boolean {
  const mark = rootMark();
  const iterator = getIter(source);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  let done = true;
  const exact = isExactDict(dict);
  let wait = 0;
  for (let place = 0;; place++) {
    let pair: Value = 0;
    if (exact && --wait < 0) {
      const count = dictKernels.storePairs(dict, iterator, 4095 - place % 4096);
      if (count === 0) wait = KERNEL_PAUSE;
      place += count;
      pair = H32[TS_RESULT >> 2];
    }
    if (pair === 0) pair = iterNext(iterator);
    if (pair === 0) {
      done = !pending();
      break;
    }
    pushRoot(pair);
    done = storePair(dict, pair, place) && (place % 4096 !== 4095 || pause());
    releaseRoots(inner);
    if (!done) break;
  }
  releaseRoots(mark);
  return done;
}

function storePair(dict: DictRef, pair: Value, place: number): boolean {
  const items = fastSequence(pair, "object is not iterable");
  if (items === 0) {
    if (pendingIs(TYPE_ERROR)) {
      addNote(
        H32[TS_EXCEPTION >> 2],
        `Cannot convert dictionary update sequence element #${place} to a sequence`,
      );
    }
    return false;
  }
  const length = H32[(items + LENGTH) >> 2] >> 1;
  if (length !== 2) {
    raiseValueError(
      `dictionary update sequence element #${place} has length ${length}; 2 is required`,
    );
    return false;
  }
  const first = fastFirst(items);
  const value = H32[first + 1];
  // dictSet roots both; nothing of the pair is needed afterwards.
  return dictSet(dict, H32[first], value);
}

/** exception.add_note(text). Never collects. @throws OutOfMemory */
function addNote(exception: Value, text: string): void {
  const attributes = instanceDict(exception, typeOf(exception));
  let notes = dictGetStr(attributes, N.__notes__);
  if (notes === 0) {
    notes = newList(1);
    dictSetStr(attributes, N.__notes__, notes);
  }
  listAppend(notes, newStr(text));
}

/**
 * A new exact dict with what a dict or an instance of a subclass holds; a subclass with its own `__iter__` is asked for
 * keys() and []. 0 with the exception pending. May run guest code; the source is rooted by the caller.
 */
export function dictCopyOf(source: DictRef): DictRef {
  if (iteratesAsDict(source)) return dictCopy(source);
  const copy = newDict();
  const mark = rootMark();
  pushRoot(copy);
  const done = dictMergeMapping(copy, source, MERGE_OVERRIDE);
  releaseRoots(mark);
  return done ? copy : 0;
}
