/**
 * Buffers that somebody looks into: while a memoryview of a bytearray or array lives and is not released, the exporter must
 * not change its size.
 *
 * CPython counts the views. Here a view that was let go is found dead at the next collection only; so an exporter has a weak
 * list of them, and one that must change its size looks for live ones, collects when there are some, and looks again.
 *
 *     managed buffer   an array of one small int: how many views share it (a view's slices and casts) and are not released
 *     export list      a weak array of managed buffers, or 0
 */
import { allocate, collect } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import { H32 } from "../../heap/memory.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { raise } from "../errors.ts";
import { chargeWork } from "../work.ts";
import { BUFFER_ERROR, WEAK_ARRAY_SHAPE } from "../well_known.ts";
import { allocateArray } from "./sequences.ts";

export type ManagedBuffer = Ref<"managed buffer">;

const FIRST_CAPACITY = 3;

/** Steps that a look for dead views costs: about what a collection of a small heap takes. */
const COLLECT_WORK = 512;

/** A managed buffer with one view. Never collects. @throws OutOfMemory */
export function newManagedBuffer(): ManagedBuffer {
  const managed: Value = allocateArray(1);
  H32[(managed + ARRAY_ITEMS) >> 2] = small(1);
  return managed;
}

/** Counts one view more (1) or less (-1). */
export function countViews(managed: ManagedBuffer, change: 1 | -1): void {
  H32[(managed + ARRAY_ITEMS) >> 2] += change << 1;
}

function isLive(managed: Value): boolean {
  return managed !== 0 && H32[(managed + ARRAY_ITEMS) >> 2] >> 1 > 0;
}

/**
 * Adds a managed buffer to the export list that is the word of an exporter at a byte offset. Never collects.
 *
 * @throws OutOfMemory
 */
export function addExport(exporter: Value, offset: number, managed: ManagedBuffer): void {
  const list = H32[(exporter + offset) >> 2];
  const length = list === 0 ? 0 : H32[(list + LENGTH) >> 2] >> 1;
  const first = (list + ARRAY_ITEMS) >> 2;
  // From the end: the free places are there.
  if (length > 0 && H32[first + length - 1] === 0) {
    let free = length - 1;
    while (free > 0 && H32[first + free - 1] === 0) free--;
    H32[first + free] = managed;
    return;
  }
  let live = 0;
  for (let i = 0; i < length; i++) if (isLive(H32[first + i])) live++;
  const capacity = Math.max(FIRST_CAPACITY, live * 2 + 1);
  const grown = allocate(ARRAY_ITEMS + 4 * capacity);
  H32[grown >> 2] = WEAK_ARRAY_SHAPE;
  H32[(grown + LENGTH) >> 2] = small(capacity);
  let to = (grown + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < length; i++) if (isLive(H32[first + i])) H32[to++] = H32[first + i];
  H32[to] = managed;
  H32[(exporter + offset) >> 2] = grown;
}

function anyLive(list: Value): boolean {
  const length = H32[(list + LENGTH) >> 2] >> 1;
  const first = (list + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < length; i++) if (isLive(H32[first + i])) return true;
  return false;
}

/**
 * Whether an exporter may change its size; false with BufferError or a limit pending. May collect: the exporter and
 * everything else that is needed is rooted by the caller.
 *
 * @param offset byte offset of the word that holds its export list
 * @param message what the BufferError says
 */
export function mayResize(exporter: Value, offset: number, message: string): boolean {
  const list = H32[(exporter + offset) >> 2];
  if (list === 0) return true;
  if (anyLive(list)) {
    if (!chargeWork(COLLECT_WORK)) return false;
    collect("explicit");
    if (anyLive(list)) return raise(BUFFER_ERROR, message) !== 0;
  }
  H32[(exporter + offset) >> 2] = 0;
  return true;
}
