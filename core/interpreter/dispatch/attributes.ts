/** Kernels of attribute access through the inline caches (attribute_cache.ts). */
import { LENGTH, TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { DICT_FLAG_WATCHED, DICT_FLAGS, ENTRY_KEY, ENTRY_VALUE } from "../../heap/layouts/dict.ts";
import { SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import {
  TYPE_FLAG_IMMUTABLE,
  TYPE_FLAGS,
  TYPE_SLOTS,
  TYPE_VERSION,
} from "../../heap/layouts/type.ts";
import { ATTRIBUTE_CACHE } from "../../heap/map.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import type { Variable } from "../../kernel/statements.ts";
import { Slot } from "../../objects/slots.ts";
import { FUNCTION_SHAPE } from "../../objects/well_known.ts";
import {
  CACHE_ADD,
  CACHE_BIND,
  CACHE_BIND_BARE,
  CACHE_CELL,
  CACHE_DICT_BIND,
  CACHE_DICT_ITEM,
  CACHE_DICT_VALUE,
  CACHE_ITEM,
  CACHE_MEMBER,
  CACHE_MODULE,
  CACHE_PROPERTY,
  CACHE_SLOT,
  CACHE_TYPE,
  CACHE_TYPE_CELL,
  CACHE_VALUE,
  LOADS,
  SHARED_FACTOR,
  SHARED_SHIFT,
  STORES,
} from "../attribute_cache.ts";
import { newMethod } from "./allocation.ts";
import { RETURN_DISCARD } from "../frames.ts";
import { callFunction, needSureCall } from "./calls.ts";
import { FIND_ENTRY, STORE_ENTRY, UNDECIDED } from "./dicts.ts";
import { dictEntry } from "./stack.ts";
import type { Dispatch } from "./state.ts";

/** Byte offsets of the cache words from pc, and from the second one, where an entry of the shared table is the same. */
const SHAPE = 0;
const HOW = 4;
const VALUE = 4;
const VERSION = 8;
const CACHES = 4;

/** Byte offsets in an entry of the shared table (attribute_cache.ts). */
const SHARED_BYTES = 32;
const SHARED_NAME = 4;
const SHARED_HOW = 8;
const SHARED_STORE = 20;

/** How the object on top has the attribute: the inline cache's words from HOW on, or those of the shared table. */
function cachedObject(
  d: Dispatch,
  use: number,
): { object: Variable<I32>; cache: Variable<I32>; how: Variable<I32> } {
  const { k } = d;
  const object = k.let(d.peek(0));
  d.slowIf(object.and(1));
  const shape = k.let(word(object));
  const cache = k.let(d.pc.add(HOW));
  k.if(word(d.pc, SHAPE).ne(shape), () => {
    // A site that sees several shapes.
    const name = k.let(word(d.constants.add(d.argumentBytes())));
    const hash = shape.add(name.mul(3)).add(8 * use).mul(SHARED_FACTOR).shrU(SHARED_SHIFT);
    const entry = k.let(hash.mul(SHARED_BYTES).add(ATTRIBUTE_CACHE));
    d.need(word(entry).eq(shape));
    d.need(word(entry, SHARED_NAME).eq(name));
    d.need(word(entry, SHARED_STORE).eq(use));
    k.set(cache, entry.add(SHARED_HOW));
  });
  return { object, cache, how: k.let(word(cache)) };
}

/** The object's type has the version of the cache still. */
function needTypeVersion(d: Dispatch, object: I32, cache: I32): void {
  d.need(word(word(word(object), SHAPE_TYPE), TYPE_VERSION).eq(word(cache, VERSION)));
}

const place = (how: I32): I32 => how.shr(5);
const kind = (how: I32): I32 => how.shr(1).and(15);

/** The value that the module's dict has at the cached place. */
function moduleValue(d: Dispatch, object: I32, how: I32): Variable<I32> {
  const { k } = d;
  const entry = dictEntry(d, word(object, 4), place(how).shl(1).or(1));
  d.need(word(entry, 4).eq(word(d.constants.add(d.argumentBytes()))));
  return k.let(word(entry, 8));
}

/** The address of the entry that the cached cell is. */
function cellAt(d: Dispatch, cache: I32, how: I32): Variable<I32> {
  const entry = dictEntry(d, word(cache, VALUE), place(how).shl(1).or(1));
  d.need(word(entry, ENTRY_KEY).eq(word(d.constants.add(d.argumentBytes()))));
  return entry;
}

/** The value that the object's own dict has. */
function dictItem(d: Dispatch, object: I32, how: I32): I32 {
  const dict = d.k.let(word(object.add(place(how))));
  d.need(dict);
  const entry = d.k.let(FIND_ENTRY.call(dict, word(d.constants.add(d.argumentBytes()))));
  d.need(entry.gtU(UNDECIDED));
  return word(entry, ENTRY_VALUE);
}

/** The object's own dict has not the name, and its class is as it was. */
function needAbsence(d: Dispatch, object: I32, cache: I32, how: I32): void {
  const { k } = d;
  needTypeVersion(d, object, cache);
  const dict = k.let(word(object.add(place(how))));
  k.if(dict, () => {
    d.need(FIND_ENTRY.call(dict, word(d.constants.add(d.argumentBytes()))).eq(0));
  });
}

/** The object is a type of the version of the cache still. */
function needOwnVersion(d: Dispatch, object: I32, cache: I32): void {
  d.need(word(object, TYPE_VERSION).eq(word(cache, VERSION)));
}

/** A cell's value is replaced by one that is given as it is, of a class that never changes. */
function storeCell(d: Dispatch, object: I32, cache: I32, how: I32): void {
  const { k } = d;
  needOwnVersion(d, object, cache);
  const value = k.let(d.peek(1));
  k.if(value.and(1).eq(0), () => {
    const type = k.let(word(word(value), SHAPE_TYPE));
    d.need(word(type, TYPE_FLAGS).and(TYPE_FLAG_IMMUTABLE << 1));
    const describes = word(type, TYPE_SLOTS + 4 * Slot.get).or(
      word(type, TYPE_SLOTS + 4 * Slot.set),
    );
    d.need(describes.shr(1).eq(0));
  });
  const dict = k.let(word(cache, VALUE));
  d.slowIf(word(dict, DICT_FLAGS).and(DICT_FLAG_WATCHED << 1));
  k.word(cellAt(d, cache, how), ENTRY_VALUE, value);
  d.drop(2);
  d.done(CACHES);
}

export function loadAttribute(d: Dispatch): void {
  const { k } = d;
  const { object, cache, how } = cachedObject(d, LOADS);
  const give = (value: I32) => {
    d.poke(0, value);
    d.done(CACHES);
  };
  const slot = () => give(word(object.add(place(how))));
  k.if(kind(how).eq(CACHE_SLOT), slot);
  k.switch(kind(how), [
    [[CACHE_MEMBER], () => {
      const value = k.let(word(object.add(place(how))));
      d.need(value);
      give(value);
    }],
    [[CACHE_VALUE], () => {
      needTypeVersion(d, object, cache);
      give(word(cache, VALUE));
    }],
    [[CACHE_TYPE], () => {
      needOwnVersion(d, object, cache);
      give(word(cache, VALUE));
    }],
    [[CACHE_CELL], () => {
      needTypeVersion(d, object, cache);
      give(word(cellAt(d, cache, how), ENTRY_VALUE));
    }],
    [[CACHE_TYPE_CELL], () => {
      needOwnVersion(d, object, cache);
      give(word(cellAt(d, cache, how), ENTRY_VALUE));
    }],
    [[CACHE_MODULE], () => give(moduleValue(d, object, how))],
    [[CACHE_ITEM], () => {
      needTypeVersion(d, object, cache);
      const end = word(object, LENGTH).sub(1).shl(1).add(TUPLE_ITEMS);
      d.need(place(how).lt(end));
      give(word(object.add(place(how))));
    }],
    [[CACHE_DICT_ITEM], () => give(dictItem(d, object, how))],
    [[CACHE_DICT_VALUE], () => {
      needAbsence(d, object, cache, how);
      give(word(cache, VALUE));
    }],
    [[CACHE_BIND], () => {
      needTypeVersion(d, object, cache);
      const fn = k.let(word(cache, VALUE));
      d.need(word(fn).eq(FUNCTION_SHAPE));
      give(newMethod(k, fn, object, d.slow));
    }],
    [[CACHE_BIND_BARE], () => {
      needTypeVersion(d, object, cache);
      d.need(word(object.add(place(how))).eq(0));
      const fn = k.let(word(cache, VALUE));
      d.need(word(fn).eq(FUNCTION_SHAPE));
      give(newMethod(k, fn, object, d.slow));
    }],
    [[CACHE_PROPERTY], () => {
      needTypeVersion(d, object, cache);
      callFunction(d, {
        callee: k.let(word(cache, VALUE)),
        first: d.sp.sub(4),
        base: d.sp.sub(4),
        caches: CACHES,
      });
    }],
  ]);
  k.goto(d.slow);
}

export function loadMethod(d: Dispatch): void {
  const { k } = d;
  const { object, cache, how } = cachedObject(d, LOADS);
  const give = (value: I32, self: I32) => {
    d.poke(0, value);
    d.push(self);
    d.done(CACHES);
  };
  k.if(kind(how).eq(CACHE_BIND), () => {
    needTypeVersion(d, object, cache);
    give(word(cache, VALUE), object);
  });
  k.switch(kind(how), [
    [[CACHE_SLOT], () => give(word(object.add(place(how))), int(0))],
    [[CACHE_TYPE], () => {
      needOwnVersion(d, object, cache);
      give(word(cache, VALUE), int(0));
    }],
    [[CACHE_MODULE], () => give(moduleValue(d, object, how), int(0))],
    [[CACHE_DICT_ITEM], () => give(dictItem(d, object, how), int(0))],
    [[CACHE_DICT_BIND], () => {
      needAbsence(d, object, cache, how);
      give(word(cache, VALUE), object);
    }],
    [[CACHE_BIND_BARE], () => {
      needTypeVersion(d, object, cache);
      d.need(word(object.add(place(how))).eq(0));
      give(word(cache, VALUE), object);
    }],
  ]);
  k.goto(d.slow);
}

export function storeAttribute(d: Dispatch): void {
  const { k } = d;
  const { object, cache, how } = cachedObject(d, STORES);
  const store = () => {
    k.word(object.add(place(how)), 0, d.peek(1));
    d.drop(2);
    d.done(CACHES);
  };
  k.if(kind(how).eq(CACHE_SLOT).or(kind(how).eq(CACHE_MEMBER)), store);
  k.if(kind(how).eq(CACHE_TYPE_CELL), () => storeCell(d, object, cache, how));
  needTypeVersion(d, object, cache);
  k.if(kind(how).eq(CACHE_PROPERTY), () =>
    k.scope(() => {
      const setter = k.let(word(cache, VALUE));
      needSureCall(d, setter, int(8));
      // Value and object change places: the setter takes the object first.
      const value = k.let(d.peek(1));
      d.poke(1, object);
      d.poke(0, value);
      const first = k.let(d.sp.sub(8));
      callFunction(d, {
        callee: setter,
        first,
        base: first,
        caches: CACHES,
        returns: RETURN_DISCARD,
      });
    }));
  k.if(kind(how).eq(CACHE_DICT_ITEM), () => {
    const dict = k.let(word(object.add(place(how))));
    d.need(dict);
    d.need(STORE_ENTRY.call(dict, word(d.constants.add(d.argumentBytes())), d.peek(1)));
    d.drop(2);
    d.done(CACHES);
  });
  d.need(kind(how).eq(CACHE_ADD));
  k.word(object, 0, word(cache, VALUE));
  store();
}
