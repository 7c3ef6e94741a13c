import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  allocate,
  collect,
  ensureRoom,
  heapStatistics,
  OutOfMemory,
  requestAttention,
  restoreCountdown,
  safepointNeeded,
  stepsLeft,
} from "../../core/heap/allocator.ts";
import { withdrawAttention } from "../../core/heap/attention.ts";
import { bindHeap, createHeap, RESERVE } from "../../core/heap/heap.ts";
import {
  HEAP_BLOCKS,
  REASON_COLLECT,
  REASON_INTERRUPT,
  TS_COUNTDOWN,
  TS_REASONS,
} from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import {
  buildWorld,
  createWorld,
  field,
  item,
  newArray,
  newBytes,
  newFields,
  setField,
  setItem,
} from "./world.ts";

const MB = 1 << 20;

function isOutOfMemory(action: () => void): boolean {
  try {
    action();
    return false;
  } catch (error) {
    assert(error instanceof OutOfMemory);
    return true;
  }
}

/** What the interpreter does at a safepoint. */
function safepoint(): void {
  if (safepointNeeded()) {
    restoreCountdown();
    collect();
  }
}

/** How many objects that `make` returns can be kept until memory runs out; they hang on the root on top. */
function fill(root: number, make: (next: Value) => Value): number {
  let count = 0;
  for (;;) {
    safepoint();
    const full = isOutOfMemory(() => {
      H32[root >> 2] = make(H32[root >> 2]);
      count++;
    });
    if (full) return count;
  }
}

Deno.test("memory is handed out aligned and zeroed, again and again", () => {
  createWorld(8 * MB);
  const sizes = [1, 8, 12, 16, 100, 128, 129, 1000, 4000, 8192, 8193, 20000, 70000];
  const mark = rootMark();
  for (let round = 0; round < 60; round++) {
    for (let i = 0; i < 40; i++) {
      const bytes = sizes[(i * 7 + round) % sizes.length];
      const address = allocate(bytes);
      assertEquals(address & 7, 0);
      for (let at = address; at < address + ((bytes + 7) & -8); at += 4) {
        if (H32[at >> 2] !== 0) throw new Error(`${at} holds ${H32[at >> 2]}`);
      }
      // What it is used for, so that the next round finds something to clear; one in ten lives on.
      const fields = Math.min(64, (bytes >> 2) - 1);
      if (bytes < 8 || bytes > 260) H32.fill(-1, address >> 2, (address + bytes) >> 2);
      else H32[address >> 2] = H32[newFields(...Array(fields).fill(small(9))) >> 2];
      if (bytes >= 8 && bytes <= 260 && i % 10 === 0 && rootMark() < mark + 4000) pushRoot(address);
    }
    assertEquals(checkHeap(), []);
    collect();
  }
  releaseRoots(mark);
});

Deno.test("absurd sizes are refused at once", () => {
  createWorld(8 * MB);
  for (const bytes of [8 * MB, 2 ** 31, 2 ** 32 + 16, 4e10, 2 ** 53, Infinity]) {
    assert(isOutOfMemory(() => allocate(bytes)));
    assert(isOutOfMemory(() => ensureRoom(bytes)));
  }
  assertEquals(heapStatistics().collections, 0);
  assert(!safepointNeeded());
  allocate(16);
});

Deno.test("the limit is exact for small, medium and large objects", () => {
  const limit = 6 * MB;
  const makers: [string, number, (next: Value) => Value][] = [
    ["small", 16, (next) => newFields(next, 1)],
    ["medium", 4000, (next) => withItem(newArray(998), next)],
    ["medium that do not share a block well", 8000, (next) => withItem(newArray(1998), next)],
    ["large", 12000, (next) => withItem(newArray(2998), next)],
    ["huge", 500000, (next) => withItem(newArray(124998), next)],
  ];
  for (const [name, bytes, make] of makers) {
    const heap = createWorld(limit + 5000);
    assertEquals(heap.memory.buffer.byteLength, limit);
    const root = pushRoot(0);
    const first = fill(root, make);
    assertEquals(heap.memory.buffer.byteLength, limit);
    const room = limit - HEAP_BLOCKS - RESERVE;
    // 8000 bytes are three a block; half of a 500000 byte object may be left over.
    const least = name === "huge" ? 0.85 : bytes === 8000 ? 0.72 : 0.93;
    assert(first * bytes <= room, `${name}: ${first}`);
    assert(first * bytes > room * least, `${name}: ${first} of ${Math.floor(room / bytes)}`);
    assertEquals(checkHeap(), []);
    // Once the garbage is gone as many fit as before.
    for (let again = 0; again < 3; again++) {
      H32[root >> 2] = 0;
      collect();
      assertEquals(fill(root, make), first, name);
    }
    assertEquals(checkHeap(), []);
  }
});

function withItem(array: Value, value: Value): Value {
  setItem(array, 0, value);
  return array;
}

Deno.test("garbage is never in the way, however near the limit", () => {
  const heap = createWorld(5 * MB);
  const root = pushRoot(0);
  // Live objects take up all but a little of the memory.
  while (heap.available > RESERVE + 600 * 1024) {
    H32[root >> 2] = newFields(H32[root >> 2], 1, 3, 5, 7);
    safepoint();
  }
  const before = heapStatistics().allocated;
  for (let i = 0; heapStatistics().allocated - before < 60 * MB; i++) {
    if (i % 50 === 0) {
      ensureRoom(100000);
      newBytes(100000, 1);
    } else if (i % 10 === 0) newArray(500);
    else newFields(1, 3, 5);
    safepoint();
  }
  assertEquals(checkHeap(), []);
});

Deno.test("a helper that collects nothing has the reserve, then is refused", () => {
  const heap = createWorld(5 * MB);
  collect();
  while (!safepointNeeded()) newFields(1, 3, 5);
  restoreCountdown();
  heap.budget = Infinity;
  while (!safepointNeeded()) newFields(1, 3, 5);
  // The collection is urgent now; a short helper does not notice.
  let bytes = 0;
  while (!isOutOfMemory(() => newFields(1, 3, 5))) bytes += 16;
  assert(bytes > RESERVE * 0.7, String(bytes));
  collect();
  assert(!safepointNeeded());
  newFields(1, 3, 5);
});

Deno.test("what is refused leaves room to raise the error", () => {
  const heap = createWorld(5 * MB);
  const root = pushRoot(0);
  for (let again = 0; again < 5; again++) {
    fill(root, (next) => newFields(next, 1, 3, 5));
    assert(heap.emergency && safepointNeeded());
    for (let bytes = 0; bytes < 64 * 1024; bytes += 48) newFields(...Array(10).fill(1));
    // A handler that drops something goes on.
    for (let i = 0; i < 20000; i++) H32[root >> 2] = field(H32[root >> 2], 0);
    safepoint();
    assert(!heap.emergency);
    for (let i = 0; i < 1000; i++) newFields(1, 3, 5);
  }
});

Deno.test("ensureRoom collects when there is garbage to collect, and refuses when there is none", () => {
  createWorld(8 * MB);
  const root = pushRoot(0);
  for (let i = 0; i < 20; i++) {
    ensureRoom(4 * MB);
    newBytes(4 * MB - 16, i);
  }
  ensureRoom(4 * MB);
  H32[root >> 2] = newBytes(4 * MB - 16, 7);
  assert(isOutOfMemory(() => ensureRoom(2 * MB)));
  ensureRoom(MB);
  newBytes(MB - 16, 1);
  // Many small ones.
  H32[root >> 2] = 0;
  for (let i = 0; i < 5; i++) {
    ensureRoom(5 * MB);
    for (let bytes = 0; bytes < 5 * MB; bytes += 32) newFields(1, 3, 5, 7, 9, 11, 13);
  }
});

Deno.test("a large object finds room where small ones died between live ones", () => {
  createWorld(12 * MB);
  const root = pushRoot(0);
  const keep = newArray(2000);
  H32[root >> 2] = keep;
  // One live object in each 32 KB, until memory is full of blocks with free lines.
  for (let i = 0, bytes = 0; bytes < 8 * MB; i++, bytes += 64) {
    const object = newFields(...Array(15).fill(1));
    if (i % 512 === 0) setItem(keep, i / 512, object);
    if (safepointNeeded()) restoreCountdown();
  }
  collect();
  // Nearly everything is free, but in blocks: medium and small objects must find it all.
  const before = heapStatistics().live;
  let bytes = 0;
  const list = pushRoot(0);
  const full = () =>
    isOutOfMemory(() => {
      H32[list >> 2] = withItem(newArray(1000), H32[list >> 2]);
      bytes += 4008;
    });
  while (!full()) safepoint();
  assert(bytes + before > 7.5 * MB, String(bytes));
  assertEquals(checkHeap(), []);
});

Deno.test("pages of large objects are found again, whatever their sizes", () => {
  createWorld(16 * MB);
  const slots = newArray(200);
  pushRoot(slots);
  let seed = 12345;
  const random = (bound: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % bound;
  };
  const lengths = new Map<number, number>();
  for (let i = 0; i < 20000; i++) {
    const slot = random(200);
    const length = random(100) === 0 ? 100000 + random(200000) : 8200 + random(60000);
    ensureRoom(length);
    const bytes = newBytes(length, slot);
    setItem(slots, slot, bytes);
    lengths.set(slot, length);
    const other = random(200);
    setItem(slots, other, 0);
    lengths.delete(other);
    safepoint();
    if (i % 4000 === 0) {
      assertEquals(checkHeap(), []);
      for (const [at, expected] of lengths) {
        assertEquals(H32[(item(slots, at) + 4) >> 2], small(expected));
      }
    }
  }
});

Deno.test("heaps interleave", () => {
  const one = createHeap(8 * MB);
  buildWorld();
  const other = createHeap(9 * MB);
  buildWorld();
  const roots = [one, other].map((heap) => {
    bindHeap(heap);
    return pushRoot(0);
  });
  for (let i = 0; i < 3000; i++) {
    for (const [n, heap] of [one, other].entries()) {
      bindHeap(heap);
      for (let j = 0; j < 20; j++) newFields(small(i), small(n));
      H32[roots[n] >> 2] = newFields(H32[roots[n] >> 2], small(i * 2 + n));
      if (i % 500 === 499) collect();
    }
  }
  for (const [n, heap] of [one, other].entries()) {
    bindHeap(heap);
    assertEquals(checkHeap(), []);
    let node = H32[roots[n] >> 2];
    for (let i = 2999; i >= 0; i--, node = field(node, 0)) {
      assertEquals(field(node, 1), small(i * 2 + n));
    }
    assertEquals(node, 0);
  }
});

Deno.test("a limit that leaves no room is refused", () => {
  assertThrows(() => createHeap(2 * MB), RangeError, "Cannot create a heap: the memory limit is");
  assertThrows(() => createHeap(NaN), RangeError);
  createHeap(2 * MB + 300 * 1024);
});

Deno.test("asking for attention keeps the countdown exact", () => {
  createWorld();
  H32[TS_COUNTDOWN >> 2] = 1000;
  requestAttention(REASON_COLLECT);
  assertEquals([H32[TS_COUNTDOWN >> 2], stepsLeft()], [-1, 1000]);
  // Two steps are made before the interpreter looks.
  H32[TS_COUNTDOWN >> 2] -= 2;
  requestAttention(REASON_INTERRUPT);
  assertEquals(stepsLeft(), 998);
  assertEquals(restoreCountdown(), REASON_COLLECT | REASON_INTERRUPT);
  assertEquals([H32[TS_COUNTDOWN >> 2], stepsLeft(), H32[TS_REASONS >> 2]], [998, 998, 0]);
  assertEquals(restoreCountdown(), 0);
  requestAttention(REASON_COLLECT);
  requestAttention(REASON_INTERRUPT);
  withdrawAttention(REASON_COLLECT);
  assertEquals([stepsLeft(), H32[TS_REASONS >> 2]], [998, REASON_INTERRUPT]);
  withdrawAttention(REASON_INTERRUPT);
  assertEquals(H32[TS_COUNTDOWN >> 2], 998);
  // The budget asks once, and a collection takes it back.
  while (!safepointNeeded()) newFields(1, 3, 5);
  for (let i = 0; i < 10000; i++) newFields(1, 3, 5);
  assertEquals(stepsLeft(), 998);
  collect();
  assertEquals([H32[TS_COUNTDOWN >> 2], H32[TS_REASONS >> 2]], [998, 0]);
});

Deno.test("statistics add up", () => {
  createWorld();
  collect();
  const before = heapStatistics();
  const root = pushRoot(0);
  for (let i = 0; i < 100000; i++) {
    const object = newFields(1, 3, 5, 7, 9, 11, 13);
    if (i % 100 === 0) {
      setField(object, 0, H32[root >> 2]);
      H32[root >> 2] = object;
    }
  }
  collect();
  const after = heapStatistics();
  assertEquals(after.live - before.live, 32000);
  assertEquals(after.collections - before.collections, 1);
  const allocated = after.allocated - before.allocated;
  assert(allocated >= 3_200_000 && allocated < 3_300_000, String(allocated));
  assert(after.peak > HEAP_BLOCKS + 3_200_000 && after.peak < HEAP_BLOCKS + 3_400_000);
  assert(after.collectionSeconds > before.collectionSeconds);
});
