/**
 * What happens to objects that die and are watched: weak references to them are cleared, and objects with a finalizer
 * live once more for it to be called.
 *
 * Three arrays of the runtime have the number of their entries as a small int in item 0 and the entries behind it:
 *
 *     TS_WEAK_REFERENCES   weak array of all weak reference objects; entries that died are 0
 *     TS_FINALIZABLE       weak array of the objects whose finalizer was not called yet; the same
 *     TS_DYING             objects whose finalizer, and weak references whose callback, is to be called
 *
 * A weak reference holds the address of its referent as a number that the marker does not follow (REFERENT).
 *
 * Called in the middle of a collection, after marking: nothing may be allocated, so TS_DYING has room for all entries of
 * the other two (objects/finalization.ts sees to that). Of several objects that die at once those are finalized first
 * that no other of them refers to, as counting references would do it; what they refer to lives until a later
 * collection finds it alone. Only when all of them are in cycles does the order of their making decide.
 */
import { ARRAY_ITEMS } from "./layouts/basic.ts";
import { TS_DYING, TS_FINALIZABLE, TS_WEAK_REFERENCES } from "./map.ts";
import { drain, isReached, mark, scan } from "./marker.ts";
import { H32 } from "./memory.ts";
import { small, type Value } from "./value.ts";

/** weak reference: 8 the referent's address + 1 or 1 when it died, 12 callback or 0. */
export const REFERENT = 8;
export const REFERENCE_CALLBACK = 12;
/** What REFERENT holds when the referent died. */
export const NO_REFERENT = 1;

let ordered = true;

/** Whether finalizers wait for those of the objects that refer to theirs (the default). */
export function orderFinalizers(on: boolean): void {
  ordered = on;
}

/** Word index of an array's count, or 0 without array. */
function countIndex(root: number): number {
  const array = H32[root >> 2];
  return array === 0 ? 0 : (array + ARRAY_ITEMS) >> 2;
}

/**
 * Clears weak references to what marking did not reach and keeps alive what has a finalizer.
 *
 * @returns whether something is to be called
 */
export function settleDying(): boolean {
  clearReferences();
  if (keepFinalizable()) clearReferences();
  const dying = countIndex(TS_DYING);
  return dying !== 0 && H32[dying] > small(0);
}

function clearReferences(): void {
  const at = countIndex(TS_WEAK_REFERENCES);
  if (at === 0) return;
  const end = at + (H32[at] >> 1);
  for (let index = at + 1; index <= end; index++) {
    const reference = H32[index];
    if (reference === 0 || !isReached(reference)) continue;
    const referent = H32[(reference + REFERENT) >> 2] & ~1;
    if (referent === 0 || isReached(referent)) continue;
    H32[(reference + REFERENT) >> 2] = NO_REFERENT;
    if (H32[(reference + REFERENCE_CALLBACK) >> 2] !== 0) addDying(reference);
  }
}

function addDying(value: Value): void {
  // The array is a root: what is put in it now must be marked too.
  const at = countIndex(TS_DYING);
  const count = (H32[at] >> 1) + 1;
  H32[at + count] = value;
  H32[at] = small(count);
  mark(value);
}

/** Returns whether objects are alive now that marking did not reach. */
function keepFinalizable(): boolean {
  const at = countIndex(TS_FINALIZABLE);
  if (at === 0) return false;
  const end = at + (H32[at] >> 1);
  const dead: number[] = [];
  for (let index = at + 1; index <= end; index++) {
    if (H32[index] !== 0 && !isReached(H32[index])) dead.push(index);
  }
  if (dead.length === 0) return false;
  if (ordered) {
    for (const index of dead) {
      scan(H32[index]);
      drain();
    }
  }
  const apart = dead.filter((index) => !isReached(H32[index]));
  for (const index of apart.length === 0 ? dead : apart) {
    addDying(H32[index]);
    H32[index] = 0;
  }
  drain();
  return true;
}
