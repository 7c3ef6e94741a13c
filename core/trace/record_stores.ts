/** Recording of stores of attributes in the slots of objects. */
import { KIND_INSTANCE, SHAPE_PLACE, SHAPE_TYPE } from "../heap/layouts/shape.ts";
import { TYPE_KIND } from "../heap/layouts/type.ts";
import { NONE, TRACE_SCRATCH } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import {
  CACHE_ADD,
  CACHE_DICT_ITEM,
  fillStore,
  makesShape,
} from "../interpreter/attribute_cache.ts";
import { typeOf } from "../objects/errors.ts";
import { isOwnWrapper } from "../objects/guest_slots.ts";
import { shapeChild } from "../objects/instances.ts";
import { isStr } from "../objects/kinds.ts";
import { genericSetAttribute } from "../objects/protocols/attributes.ts";
import { intern } from "../objects/values/text.ts";
import { guardClass } from "./class_changes.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { type Call, guardSelf, unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** What is stored where. */
export interface Store {
  /** Ref and word of the object. */
  readonly object: number;
  readonly actual: number;
  /** Ref of the value. */
  readonly value: number;
  /** Whether object's `__setattr__` does it, whatever the class has. */
  readonly byDefault: boolean;
  /** Words that the instruction takes from the stack, and the ref that it puts there (0: none). */
  readonly words: number;
  readonly result?: number;
}

/** A store in a slot that is there, or becomes the next of the object's shape. */
export function storeAttribute(r: Recorder, name: number, store: Store): void {
  const { actual, byDefault } = store;
  const shape = H32[actual >> 2];
  const at = TRACE_SCRATCH >> 2;
  H32.fill(0, at, at + 4);
  if (!fillStore(at, actual, name, byDefault)) {
    if (!makesShape(actual, name, byDefault)) unsupported("an attribute store with a method");
    // The first of its class to get the name: the shape is made now.
    guardStored(r, store.object, shape);
    r.afterwards = () => {
      const next = shapeChild(shape, name);
      if (next === 0) unsupported("an object that gets a dict");
      storeSlot(r, store, H32[(next + SHAPE_PLACE) >> 2] >> 1, next);
    };
    return;
  }
  const kind = (H32[at + 1] >> 1) & 15;
  if (kind === CACHE_DICT_ITEM) {
    guardStored(r, store.object, shape);
    const dict = dictOf(r, store.object, actual, H32[at + 1] >> 5);
    r.emit(U.DICT_SET, dict, r.emitter.word(name), r.word(store.value));
    return finish(r, store);
  }
  const [place, next] = [H32[at + 1] >> 5, kind === CACHE_ADD ? H32[at + 2] : 0];
  guardStored(r, store.object, shape);
  storeSlot(r, store, place, next);
}

/** A call of object's `__setattr__` written out (frozen dataclasses). @returns false for other calls */
export function recordDefaultStore(r: Recorder, call: Call): boolean {
  const { actual, actuals, args, names } = call;
  if (!isOwnWrapper(actual, genericSetAttribute) || actuals.length !== 3 || names.length > 0) {
    return false;
  }
  const [object, name] = actuals;
  if ((object & 1) !== 0 || !isStr(name) || !r.emitter.isConstant(args[1])) return false;
  if (H32[(typeOf(object) + TYPE_KIND) >> 2] !== small(KIND_INSTANCE)) return false;
  r.emit(U.GUARD_IS, call.callee, 0, 0, actual);
  guardSelf(r, call);
  storeAttribute(r, intern(name), {
    object: r.word(args[0]),
    actual: object,
    value: args[2],
    byDefault: true,
    words: call.words,
    result: r.emitter.word(NONE),
  });
  return true;
}

/** The object is of a shape whose class is as it is now. */
function guardStored(r: Recorder, object: number, shape: number): void {
  r.emit(U.CHECK_SHAPE, object, 0, 0, shape);
  guardClass(r, H32[(shape + SHAPE_TYPE) >> 2]);
}

/** The store to the slot at a byte offset, which gives the object the shape `next` when that is not 0. */
function storeSlot(r: Recorder, store: Store, place: number, next: number): void {
  const { object, value } = store;
  r.emit(U.SET_FIELD, object, r.word(value), 0, field(place, MemoryClass.SLOTS));
  if (next !== 0) {
    r.emit(U.SET_FIELD, object, r.emitter.word(next), 0, field(0, MemoryClass.SHAPE));
  }
  finish(r, store);
}

function finish(r: Recorder, { words, result }: Store): void {
  r.replace(words, ...(result === undefined ? [] : [result]));
}

/** The dict of an object, which is there, at a byte offset in it. */
export function dictOf(r: Recorder, object: number, actual: number, place: number): number {
  if (H32[(actual + place) >> 2] === 0) unsupported("an object that gets a dict");
  const dict = r.emit(U.FIELD, object, 0, 0, field(place, MemoryClass.SLOTS));
  r.emit(U.GUARD_BOUND, dict);
  return dict;
}
