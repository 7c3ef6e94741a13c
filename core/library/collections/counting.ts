/** What collections.Counter counts with (Modules/_collectionsmodule.c: _count_elements). */
import { TYPE_DICT } from "../../heap/layouts/type.ts";
import { NONE, TS_RESULT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { boundLoop } from "../../interpreter/dispatch/instance.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { pending, typeOf } from "../../objects/errors.ts";
import { isDict } from "../../objects/kinds.ts";
import { typeLookup } from "../../objects/lookup.ts";
import { N } from "../../objects/names.ts";
import { getAttribute } from "../../objects/protocols/attributes.ts";
import { call2 } from "../../objects/protocols/call.ts";
import { setItem } from "../../objects/protocols/items.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { binaryOperator } from "../../objects/protocols/operators.ts";
import { hashWord } from "../../objects/protocols/hash.ts";
import { isExactStr } from "../../objects/protocols/represent.ts";
import {
  dictFindHashed,
  dictGetStr,
  dictSetHashed,
  dictValueAt,
  FAILED,
} from "../../objects/values/dict_table.ts";
import { flat, internText } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";
import { DICT_TYPE } from "../../objects/well_known.ts";

const ADD = 0;
/** Items between two charges of work, and those counted one by one after the kernel could count none. */
const CHARGE_ITEMS = 1024;
const KERNEL_PAUSE = 8;
/** Counts up to here can be raised without leaving the small ints. */
const COUNT_MAX = small(0x3ffffff0);

function count(mapping: Value, iterable: Value): Value {
  const mark = rootMark();
  const done = countAll(mapping, iterable);
  releaseRoots(mark);
  return done ? NONE : 0;
}

function countAll(mapping: Value, iterable: Value): boolean {
  const iterator = getIter(iterable);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const plain = isDict(mapping) && usesDictMethods(typeOf(mapping));
  let get: Value = 0;
  if (!plain) {
    get = getAttribute(mapping, internText("get"));
    if (get === 0) return false;
    pushRoot(get);
  }
  const inner = rootMark();
  const { countValues } = boundLoop();
  // Items to go until the kernel is asked (again).
  let wait = 0;
  for (let steps = 1;; steps++) {
    let key: Value = 0;
    if (plain && --wait < 0 && steps < CHARGE_ITEMS) {
      const count = countValues(mapping, iterator, CHARGE_ITEMS - steps);
      key = H32[TS_RESULT >> 2];
      steps += count;
      if (count === 0) wait = KERNEL_PAUSE;
    }
    if (key === 0) key = iterNext(iterator);
    if (key === 0) return !pending();
    pushRoot(key);
    if (plain ? !countPlainly(mapping, key) : !countByMethods(mapping, get, key)) return false;
    releaseRoots(inner);
    if (steps === CHARGE_ITEMS) {
      if (!chargeWork(128)) return false;
      steps = 0;
    }
  }
}

function countPlainly(mapping: Value, given: Value): boolean {
  const key = isExactStr(given) ? flat(given) : given;
  // The error for what is unhashable is hash()'s own, not that of dict keys.
  const hash = hashWord(key);
  if (hash === 0) return false;
  const entry = dictFindHashed(mapping, key, hash);
  if (entry === FAILED) return false;
  const next = oneMore(entry < 0 ? small(0) : dictValueAt(mapping, entry));
  if (next === 0) return false;
  pushRoot(next);
  return dictSetHashed(mapping, key, next, hash);
}

function countByMethods(mapping: Value, get: Value, key: Value): boolean {
  const old = call2(get, key, small(0));
  if (old === 0) return false;
  pushRoot(old);
  const next = oneMore(old);
  if (next === 0) return false;
  pushRoot(next);
  return setItem(mapping, key, next) !== 0;
}

function oneMore(count: Value): Value {
  return (count & 1) !== 0 && count < COUNT_MAX ? count + 2 : binaryOperator(ADD, count, small(1));
}

/** Whether the class reads and stores as dict itself does. */
function usesDictMethods(type: number): boolean {
  const dict = H32[(DICT_TYPE + TYPE_DICT) >> 2];
  const get = internText("get");
  return typeLookup(type, get) === dictGetStr(dict, get) &&
    typeLookup(type, N.__setitem__) === dictGetStr(dict, N.__setitem__);
}

/** collections._count_elements(mapping, iterable): counts into the mapping. */
export const countElements: NativeEntry = ["mapping, iterable, /", count];
