import { assert, assertEquals, assertThrows } from "@std/assert";
import { collect, heapStatistics } from "../../core/heap/allocator.ts";
import { bindHeap } from "../../core/heap/heap.ts";
import { captureImage, createHeapFromImage, disposeHeap } from "../../core/heap/image.ts";
import { FRAME_STACK, HEAP_BLOCKS, TS_FRAME, TS_MAIN } from "../../core/heap/map.ts";
import { H32, HU8 } from "../../core/heap/memory.ts";
import { pushRoot } from "../../core/heap/roots.ts";
import { small } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import {
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

/** A world with a table of pairs and of byte strings, and garbage between them. */
function makeImage(pairs: number) {
  const heap = createWorld();
  const table = newArray(pairs + 10);
  H32[TS_MAIN >> 2] = table;
  for (let i = 0; i < pairs; i++) {
    newFields(1, 3, 5, 7, 9, 11, 13);
    setItem(table, i, newFields(small(i), table));
  }
  for (let i = 0; i < 10; i++) {
    newBytes(30000, 5);
    setItem(table, pairs + i, newBytes(i * 2000, i + 1));
  }
  const image = captureImage();
  disposeHeap(heap);
  return image;
}

function checkCopy(pairs: number): void {
  const table = H32[TS_MAIN >> 2];
  for (let i = 0; i < pairs; i++) {
    if (field(item(table, i), 0) !== small(i) || field(item(table, i), 1) !== table) {
      throw new Error(`pair ${i} is wrong`);
    }
  }
  for (let i = 0; i < 10; i++) {
    const bytes = item(table, pairs + i);
    assert(HU8.subarray(bytes + 8, bytes + 8 + i * 2000).every((byte) => byte === i + 1));
  }
}

Deno.test("heaps made from an image are copies that live their own lives", () => {
  const pairs = 5000;
  const image = makeImage(pairs);
  const heaps = [5 * MB, 64 * MB, 64 * MB].map((limit) => createHeapFromImage(image, limit));
  heaps.forEach((heap, n) => {
    bindHeap(heap);
    heap.hard.poison = n === 1;
    checkCopy(pairs);
    assertEquals(checkHeap(), []);
    setField(item(H32[TS_MAIN >> 2], 3), 0, small(1000 + n));
  });
  heaps.forEach((heap, n) => {
    bindHeap(heap);
    assertEquals(field(item(H32[TS_MAIN >> 2], 3), 0), small(1000 + n));
    setField(item(H32[TS_MAIN >> 2], 3), 0, small(3));
    const before = heapStatistics().live;
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 20000; i++) newFields(small(i), small(i));
      collect();
      assertEquals(heapStatistics().live, before);
      checkCopy(pairs);
      assertEquals(checkHeap(), []);
    }
  });
});

Deno.test("a heap in a memory that another used before is as good as new", () => {
  const pairs = 300;
  const image = makeImage(pairs);
  const addresses: number[][] = [];
  for (let round = 0; round < 6; round++) {
    const heap = createHeapFromImage(image, 16 * MB);
    heap.hard.poison = round % 2 === 1;
    checkCopy(pairs);
    assertEquals(checkHeap(), []);
    assertEquals(heapStatistics().peak, image.end);
    const here: number[] = [];
    for (let i = 0; i < 3000; i++) here.push(newFields(small(i), small(i)));
    for (let i = 0; i < 30; i++) here.push(newBytes(9000 + i, 0xff), newArray(500));
    for (const address of here.slice(3000)) assert(H32[(address + 8) >> 2] <= 0);
    assertEquals(checkHeap(), []);
    collect();
    assertEquals(checkHeap(), []);
    // The same program finds the same addresses, so that runs are reproducible.
    addresses.push(here);
    HU8.fill(0x55, FRAME_STACK, FRAME_STACK + 10000);
    disposeHeap(heap);
  }
  for (const here of addresses) assertEquals(here, addresses[0]);
});

Deno.test("a disposed heap cannot be bound; one in use cannot be captured", () => {
  const heap = createWorld();
  H32[TS_FRAME >> 2] = FRAME_STACK;
  assertThrows(() => captureImage(), Error, "Cannot capture an image");
  H32[TS_FRAME >> 2] = 0;
  pushRoot(1);
  assertThrows(() => captureImage(), Error, "Cannot capture an image");
  disposeHeap(heap);
  disposeHeap(heap);
  assertThrows(() => bindHeap(heap), Error, "Cannot use a heap: it is disposed of");
});

Deno.test("an image needs a limit with room for it", () => {
  const image = makeImage(1000);
  assertThrows(() => createHeapFromImage(image, HEAP_BLOCKS + 1000), RangeError);
  createHeapFromImage(image, HEAP_BLOCKS + 2 * MB);
  assertEquals(checkHeap(), []);
});
