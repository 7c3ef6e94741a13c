/** Recording of what makes lists longer. */
import { LENGTH, LIST_ARRAY } from "../heap/layouts/basic.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { MemoryClass, U } from "./micro_ops.ts";
import { CONSTANT_LENGTH, LIST_LENGTH, LIST_STORAGE } from "./record_fields.ts";
import type { Recorder } from "./recorder.ts";

/** Appends to a list: by a store while it has room, by the routine that grows it where it was full. */
export function appendTo(r: Recorder, list: number, actual: number, item: number): void {
  const storage = H32[(actual + LIST_ARRAY) >> 2];
  if (storage === 0 || H32[(actual + LENGTH) >> 2] >= H32[(storage + LENGTH) >> 2]) {
    r.emit(U.LIST_PUSH, list, r.word(item));
    return;
  }
  const count = r.emit(U.FIELD, list, 0, 0, LIST_LENGTH);
  const array = r.emit(U.FIELD, list, 0, 0, LIST_STORAGE);
  r.emit(U.GUARD_BOUND, array);
  const capacity = r.emit(U.FIELD, array, 0, 0, CONSTANT_LENGTH);
  const place = r.emit(U.UNTAG, count);
  r.emit(U.GUARD_INDEX, place, capacity);
  const value = r.word(item);
  r.emit(U.SET_ITEM, array, place, value, MemoryClass.ITEMS);
  const next = r.emit(U.WORD_ADD, count, r.emitter.word(small(1)));
  r.emit(U.SET_FIELD, list, next, 0, LIST_LENGTH);
}
