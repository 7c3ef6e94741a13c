/** The weak lists of direct subclasses. */
import { allocate } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import { TYPE_SUBCLASSES } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import { small } from "../../heap/value.ts";
import { WEAK_ARRAY_SHAPE } from "../well_known.ts";

const FIRST_CAPACITY = 4;

/** Notes `type` as a direct subclass of `base`. @throws OutOfMemory */
export function addSubclass(base: number, type: number): void {
  const list = H32[(base + TYPE_SUBCLASSES) >> 2];
  const length = list === 0 ? 0 : H32[(list + LENGTH) >> 2] >> 1;
  const first = (list + ARRAY_ITEMS) >> 2;
  // From the end: the free places are there until classes die.
  let free = length;
  while (free > 0 && H32[first + free - 1] === 0) free--;
  if (free < length) {
    H32[first + free] = type;
    return;
  }
  let live = 0;
  for (let i = 0; i < length; i++) if (H32[first + i] !== 0) live++;
  const capacity = Math.max(FIRST_CAPACITY, live * 2);
  const grown = allocate(ARRAY_ITEMS + 4 * capacity);
  H32[grown >> 2] = WEAK_ARRAY_SHAPE;
  H32[(grown + LENGTH) >> 2] = small(capacity);
  let to = (grown + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < length; i++) {
    const subclass = H32[((list + ARRAY_ITEMS) >> 2) + i];
    if (subclass !== 0) H32[to++] = subclass;
  }
  H32[to] = type;
  H32[(base + TYPE_SUBCLASSES) >> 2] = grown;
}

/** Forgets `type` as a direct subclass of `base`. */
export function removeSubclass(base: number, type: number): void {
  const list = H32[(base + TYPE_SUBCLASSES) >> 2];
  if (list === 0) return;
  const length = H32[(list + LENGTH) >> 2] >> 1;
  const first = (list + ARRAY_ITEMS) >> 2;
  let to = first;
  for (let i = 0; i < length; i++) {
    const subclass = H32[first + i];
    if (subclass !== 0 && subclass !== type) H32[to++] = subclass;
  }
  while (to < first + length) H32[to++] = 0;
}
