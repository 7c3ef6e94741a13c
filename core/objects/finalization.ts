/** Registers objects with the collector that are told of their end, or of that of others (heap/finalization.ts). */
import { allocate } from "../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH } from "../heap/layouts/basic.ts";
import { TS_DYING, TS_FINALIZABLE, TS_WEAK_REFERENCES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { ARRAY_SHAPE, WEAK_ARRAY_SHAPE } from "./well_known.ts";

const FIRST_ENTRIES = 15;

/** Registers a new object whose type has `__del__`. The object is kept by the caller. Never collects. @throws OutOfMemory */
export function registerFinalizable(object: Value): void {
  register(TS_FINALIZABLE, object);
}

/** Registers a new weak reference object. Never collects. @throws OutOfMemory */
export function registerReference(reference: Value): void {
  register(TS_WEAK_REFERENCES, reference);
}

const capacityOf = (array: Value): number =>
  array === 0 ? 0 : (H32[(array + LENGTH) >> 2] >> 1) - 1;

function register(root: number, value: Value): void {
  let array = H32[root >> 2];
  let count = array === 0 ? 0 : H32[(array + ARRAY_ITEMS) >> 2] >> 1;
  if (count === capacityOf(array)) {
    array = withRoom(array, WEAK_ARRAY_SHAPE, 0);
    H32[root >> 2] = array;
    count = H32[(array + ARRAY_ITEMS) >> 2] >> 1;
    const watched = capacityOf(H32[TS_WEAK_REFERENCES >> 2]) +
      capacityOf(H32[TS_FINALIZABLE >> 2]);
    const dying = H32[TS_DYING >> 2];
    const waiting = dying === 0 ? 0 : H32[(dying + ARRAY_ITEMS) >> 2] >> 1;
    H32[TS_DYING >> 2] = withRoom(dying, ARRAY_SHAPE, 2 * watched + waiting);
  }
  count++;
  const first = (array + ARRAY_ITEMS) >> 2;
  H32[first + count] = value;
  H32[first] = small(count);
}

/** A copy of the array without the entries that died, with room for as many again and at least `least` entries. */
function withRoom(array: Value, shape: number, least: number): Value {
  const count = array === 0 ? 0 : H32[(array + ARRAY_ITEMS) >> 2] >> 1;
  const first = (array + ARRAY_ITEMS) >> 2;
  let live = 0;
  for (let i = 1; i <= count; i++) if (H32[first + i] !== 0) live++;
  const entries = Math.max(FIRST_ENTRIES, 2 * live + 1, least);
  const grown = allocate(ARRAY_ITEMS + 4 * (entries + 1));
  H32[grown >> 2] = shape;
  H32[(grown + LENGTH) >> 2] = small(entries + 1);
  let to = (grown + ARRAY_ITEMS) >> 2;
  H32[to] = small(live);
  for (let i = 1; i <= count; i++) if (H32[first + i] !== 0) H32[++to] = H32[first + i];
  return grown;
}
