/** Truth of a value (Objects/object.c: PyObject_IsTrue). */
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { small } from "../../heap/value.ts";
import { typeOf } from "../errors.ts";
import { Slot, slotOf } from "../slots.ts";

/** 1, 0, or -1 with the exception pending. May run guest code and collect. */
export function truth(value: Value): number {
  if (value === TRUE) return 1;
  if (value === FALSE || value === NONE) return 0;
  if ((value & 1) !== 0) return value === small(0) ? 0 : 1;
  const type = typeOf(value);
  const bool = slotOf(type, Slot.bool);
  if (bool !== null) return bool(value);
  const length = slotOf(type, Slot.length);
  if (length !== null) {
    const count = length(value);
    return count < 0 ? -1 : count === 0 ? 0 : 1;
  }
  return 1;
}
