import { assert, assertEquals } from "@std/assert";
import { OutOfMemory } from "../../core/heap/allocator.ts";
import { currentHeap } from "../../core/heap/heap.ts";
import { TS_ROOTS_TOP } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { small } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import {
  dictCopy,
  dictDelete,
  dictLength,
  dictMerge,
  dictPopLast,
  dictSet,
  newDict,
} from "../../core/objects/values/dict_table.ts";
import {
  newSet,
  setAdd,
  setCopy,
  setDiscard,
  setDropDeleted,
  setLength,
  setMerge,
} from "../../core/objects/values/set_table.ts";
import { randomSource } from "./chosen_key.ts";
import { inHeap, rooted } from "./harness.ts";

/** Runs a step that may run out of memory; whether it did. */
function refused(step: () => unknown): boolean {
  const top = H32[TS_ROOTS_TOP >> 2];
  try {
    step();
    return false;
  } catch (error) {
    assert(error instanceof OutOfMemory, String(error));
    H32[TS_ROOTS_TOP >> 2] = top;
    return true;
  }
}

Deno.test("tables stay whole when an allocation fails", () => {
  inHeap(() => {
    const random = randomSource(5);
    const dict = rooted(newDict());
    const other = rooted(newDict());
    const set = rooted(newSet());
    const more = rooted(newSet());
    let failures = 0;
    for (let step = 0; step < 4000; step++) {
      const key = small(random(300));
      const steps: (() => unknown)[] = [
        () => dictSet(dict, key, key),
        () => dictSet(other, key, key),
        () => dictDelete(dict, key),
        () => dictPopLast(dict),
        () => dictCopy(dict),
        () => dictMerge(dict, other, true),
        () => setAdd(set, key),
        () => setAdd(more, key),
        () => setDiscard(set, key),
        () => setCopy(set),
        () => setMerge(set, more),
        () => setDropDeleted(set),
      ];
      if (random(4) === 0) currentHeap().hard.failAt = 1 + random(2);
      if (refused(steps[random(steps.length)])) failures++;
      currentHeap().hard.failAt = 0;
      if (step % 100 === 0) assertEquals(checkHeap(), []);
    }
    assert(failures > 50);
    assertEquals(checkHeap(), []);
  });
});

Deno.test("a table that outgrows the memory is refused and keeps its content", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    let stored = 0;
    assert(refused(() => {
      for (;; stored++) dictSet(dict, small(stored), small(stored));
    }));
    assertEquals(dictLength(dict), stored);
    assert(stored > 50000);
    assertEquals(checkHeap(), []);
  }, { limit: 8 << 20 });
  inHeap(() => {
    const set = rooted(newSet());
    let stored = 0;
    assert(refused(() => {
      for (;; stored++) setAdd(set, small(stored));
    }));
    assertEquals(setLength(set), stored);
    for (let i = 0; i < 100; i++) refused(() => setAdd(set, small(stored + i)));
    assertEquals(checkHeap(), []);
  }, { limit: 8 << 20 });
});
