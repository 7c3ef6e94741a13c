/** Kernels of attribute access through the inline caches (attribute_cache.ts). */
import { SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_VERSION } from "../../heap/layouts/type.ts";
import { type I32, int, word } from "../../kernel/expressions.ts";
import type { Variable } from "../../kernel/statements.ts";
import {
  CACHE_ADD,
  CACHE_BIND,
  CACHE_MEMBER,
  CACHE_MODULE,
  CACHE_SLOT,
  CACHE_TYPE,
  CACHE_VALUE,
} from "../attribute_cache.ts";
import { dictEntry } from "./stack.ts";
import type { Dispatch } from "./state.ts";

/** Byte offsets of the cache words from pc. */
const SHAPE = 0;
const HOW = 4;
const VALUE = 8;
const VERSION = 12;
const CACHES = 4;

/** Slow unless the object on top has the cached shape. */
function cachedObject(d: Dispatch): { object: Variable<I32>; how: Variable<I32> } {
  const { k } = d;
  const object = k.let(d.peek(0));
  d.slowIf(object.and(1));
  d.need(word(d.pc, SHAPE).eq(word(object)));
  return { object, how: k.let(word(d.pc, HOW)) };
}

/** The type of the cached shape has its version still. */
function needTypeVersion(d: Dispatch): void {
  d.need(word(word(word(d.pc, SHAPE), SHAPE_TYPE), TYPE_VERSION).eq(word(d.pc, VERSION)));
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

export function loadAttribute(d: Dispatch): void {
  const { k } = d;
  const { object, how } = cachedObject(d);
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
      needTypeVersion(d);
      give(word(d.pc, VALUE));
    }],
    [[CACHE_TYPE], () => {
      d.need(word(object, TYPE_VERSION).eq(word(d.pc, VERSION)));
      give(word(d.pc, VALUE));
    }],
    [[CACHE_MODULE], () => give(moduleValue(d, object, how))],
  ]);
  k.goto(d.slow);
}

export function loadMethod(d: Dispatch): void {
  const { k } = d;
  const { object, how } = cachedObject(d);
  const give = (value: I32, self: I32) => {
    d.poke(0, value);
    d.push(self);
    d.done(CACHES);
  };
  k.if(kind(how).eq(CACHE_BIND), () => {
    needTypeVersion(d);
    give(word(d.pc, VALUE), object);
  });
  k.switch(kind(how), [
    [[CACHE_SLOT], () => give(word(object.add(place(how))), int(0))],
    [[CACHE_TYPE], () => {
      d.need(word(object, TYPE_VERSION).eq(word(d.pc, VERSION)));
      give(word(d.pc, VALUE), int(0));
    }],
    [[CACHE_MODULE], () => give(moduleValue(d, object, how), int(0))],
  ]);
  k.goto(d.slow);
}

export function storeAttribute(d: Dispatch): void {
  const { k } = d;
  const { object, how } = cachedObject(d);
  const store = () => {
    k.word(object.add(place(how)), 0, d.peek(1));
    d.drop(2);
    d.done(CACHES);
  };
  k.if(kind(how).eq(CACHE_SLOT).or(kind(how).eq(CACHE_MEMBER)), store);
  d.need(kind(how).eq(CACHE_ADD));
  needTypeVersion(d);
  k.word(object, 0, word(d.pc, VALUE));
  store();
}
