import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  allocate,
  collect,
  ensureRoom,
  heapStatistics,
  OutOfMemory,
  restoreCountdown,
  safepointNeeded,
  stepsLeft,
} from "../../core/heap/allocator.ts";
import { POISON } from "../../core/heap/hard_mode.ts";
import { bindHeap } from "../../core/heap/heap.ts";
import { TS_COUNTDOWN } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { pushRoot } from "../../core/heap/roots.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import { createWorld, newArray, newFields, setField } from "./world.ts";

Deno.test("what is freed is poisoned, and the walker sees who still refers to it", () => {
  const heap = createWorld();
  heap.hard.poison = true;
  const live = newFields(1, 1);
  pushRoot(live);
  const dead = newFields(1, 1);
  const after = newFields(1, 1);
  pushRoot(after);
  const large = newArray(10000);
  collect();
  assertEquals(H32[dead >> 2], POISON);
  assertEquals(H32[large >> 2], POISON);
  assertEquals(H32[(large + 40000) >> 2], POISON);
  assertEquals(checkHeap(), []);
  setField(live, 0, dead);
  assertEquals(checkHeap().length, 1);
  setField(live, 0, large);
  assertEquals(checkHeap().length, 1);
  setField(live, 0, POISON);
  assertEquals(checkHeap().length, 1);
  assert(/poison/.test(checkHeap()[0]));
  setField(live, 0, 1);
  assertEquals(checkHeap(), []);
  // A write to freed memory is noticed: in a free line, in a free page.
  H32[(large + 12000) >> 2] = 5;
  assertEquals(checkHeap().length, 1);
  H32[(large + 12000) >> 2] = POISON;
  H32[(dead + 1024) >> 2] = 5;
  assertEquals(checkHeap().length, 1);
});

Deno.test("every safepoint collects, or every so many", () => {
  const heap = createWorld();
  H32[TS_COUNTDOWN >> 2] = 100;
  heap.hard.collectAtEverySafepoint = true;
  const look = () => {
    assert(H32[TS_COUNTDOWN >> 2] < 0 && safepointNeeded());
    restoreCountdown();
    collect();
  };
  for (let i = 0; i < 5; i++) {
    H32[TS_COUNTDOWN >> 2]--;
    look();
  }
  assertEquals([heapStatistics().collections, stepsLeft()], [5, 95]);
  ensureRoom(10);
  assertEquals(heapStatistics().collections, 6);
  heap.hard.interval = 3;
  for (let i = 0; i < 9; i++) look();
  assertEquals(heapStatistics().collections, 9);
  heap.hard.collectAtEverySafepoint = false;
  assertEquals([safepointNeeded(), H32[TS_COUNTDOWN >> 2]], [false, 95]);
});

Deno.test("the n-th allocation fails, once", () => {
  const heap = createWorld();
  for (const n of [1, 2, 7, 100]) {
    heap.hard.failAt = n;
    const sizes = [16, 200, 20000, 40];
    for (let i = 1; i <= 2 * n; i++) {
      let failed = false;
      try {
        allocate(sizes[i % 4]);
      } catch (error) {
        assert(error instanceof OutOfMemory);
        failed = true;
      }
      assertEquals(failed, i === n);
      assertEquals(heap.hard.failAt, Math.max(0, n - i));
      if (i % 3 === 0) collect();
      if (n === 7) assertEquals(checkHeap(), []);
    }
  }
  // Switching it off in between gives the run back.
  const first = allocate(16);
  heap.hard.failAt = 10;
  heap.hard.failAt = 0;
  assertEquals(allocate(16), first + 16);
});

Deno.test("the switches belong to a bound heap", () => {
  const heap = createWorld();
  bindHeap(null);
  assertThrows(() => heap.hard.failAt = 1, Error, "Cannot set a switch of hard mode");
  assertThrows(() => heap.hard.collectAtEverySafepoint = true, Error);
});
