/**
 * The collector: marks what the roots reach, then goes once through all chunks, where lines and pages that nothing
 * marked become free. Nothing moves. What is reached is decided in marker.ts; how free lines are used again is in
 * allocator.ts.
 *
 * The next collection comes when as much was handed out as is alive now, and leastBudget more. So a program that keeps
 * little pays for marking little once in a few megabytes, and one that keeps much has its heap about double.
 */

import { requestAttention, withdrawAttention } from "./attention.ts";
import {
  BLOCK_BYTES,
  BLOCK_FREE_LINES,
  BLOCK_LINES,
  BLOCK_ROOM,
  CHUNK_PAGES,
  FIRST_LINE,
  FOUR_BLOCK_PAGES,
  LINE_BYTES,
  LINE_FREE,
  LINES,
  PAGE_FREE,
  PAGE_LARGE,
  PAGE_LARGE_REST,
  PAGE_MARKED,
  PAGE_SHIFT,
  resetBlock,
  SPACE_PAGE_BYTES,
} from "./block.ts";
import { POISON } from "./hard_mode.ts";
import { settleDying } from "./finalization.ts";
import { currentHeap, type Heap, leastBudget, RESERVE, roomToGrow } from "./heap.ts";
import { FRAME_PREVIOUS } from "./layouts/frame.ts";
import {
  ATTRIBUTE_CACHE,
  ATTRIBUTE_CACHE_ENTRIES,
  HEAP_BLOCKS,
  METHOD_CACHE,
  METHOD_CACHE_ENTRIES,
  REASON_COLLECT,
  REASON_FINALIZE,
  ROOT_STACK,
  TS_EXCEPTION,
  TS_FRAME,
  TS_HANDLED,
  TS_ROOT_END,
  TS_ROOT_FIRST,
  TS_ROOTS_TOP,
} from "./map.ts";
import {
  beginMarking,
  drain,
  forEachMarkedInBlock,
  mark,
  markedBytes,
  scan,
  scanFrame,
  scanWords,
} from "./marker.ts";
import { H32, HU8 } from "./memory.ts";
import { requireStackRoom } from "./stack_room.ts";
import { objectBytes } from "./object_size.ts";
import type { Value } from "./value.ts";
import { clearWeakReferences } from "./weak_references.ts";

/** Why a collection happens: at a safepoint that was asked for, to make room for much, or because somebody says so. */
export type CollectReason = "safepoint" | "room" | "explicit";

/**
 * Collects garbage. Only at a safepoint: every live value is in a root, a frame or the root stack. Takes back the
 * request for a collection, if there is one.
 */
export function collect(reason: CollectReason = "safepoint"): void {
  const heap = currentHeap();
  const { hard } = heap;
  if (hard.collectAtEverySafepoint && reason === "safepoint" && !isDue(heap)) {
    if (++hard.passed < hard.interval) {
      requestAttention(REASON_COLLECT);
      return;
    }
  }
  requireStackRoom();
  hard.passed = 0;
  hard.interval *= hard.growth;
  const start = performance.now();
  dropRuns(heap);
  clearMarks(heap);
  beginMarking(heap);
  markRoots(heap);
  drain();
  for (const hook of heap.markHooks) {
    hook();
    drain();
  }
  const dying = settleDying();
  const died = clearWeakReferences(heap);
  HU8.fill(0, METHOD_CACHE, METHOD_CACHE + 16 * METHOD_CACHE_ENTRIES);
  HU8.fill(0, ATTRIBUTE_CACHE, ATTRIBUTE_CACHE + 32 * ATTRIBUTE_CACHE_ENTRIES);
  sweep(heap);
  heap.live = markedBytes();
  heap.budget = leastBudget(heap.limit) + heap.live;
  heap.collections++;
  withdrawAttention(REASON_COLLECT);
  if (dying) requestAttention(REASON_FINALIZE);
  if (hard.collectAtEverySafepoint) requestAttention(REASON_COLLECT);
  heap.lastPause = performance.now() - start;
  heap.seconds += heap.lastPause / 1000;
  if (died && heap.onShapesDied !== null) heap.onShapesDied();
}

/** For mark hooks (heap.ts): keeps the value, and all that it reaches, alive. */
export function keepReached(value: Value): void {
  mark(value);
  drain();
}

export { isReached } from "./marker.ts";

function isDue(heap: Heap): boolean {
  return heap.allocated >= heap.budget || heap.available < RESERVE || heap.emergency;
}

/** Nothing is allocated any more from the runs in use. */
function dropRuns(heap: Heap): void {
  heap.hard.dropRun();
  heap.block = heap.line = 0;
  heap.nextBlock = HEAP_BLOCKS;
  heap.overflow = heap.overflowEnd = heap.returned = 0;
  heap.allocatedBefore += heap.allocated;
  heap.allocated = 0;
  heap.emergency = false;
}

function clearMarks(heap: Heap): void {
  for (let block = HEAP_BLOCKS; block < heap.size; block += BLOCK_BYTES) {
    if (heap.pages.isBlock(block)) resetBlock(block, LINE_FREE);
  }
}

function markRoots(heap: Heap): void {
  mark(H32[TS_EXCEPTION >> 2]);
  mark(H32[TS_HANDLED >> 2]);
  scanWords(TS_ROOT_FIRST >> 2, TS_ROOT_END >> 2);
  scanWords(ROOT_STACK >> 2, H32[TS_ROOTS_TOP >> 2] >> 2);
  for (const object of heap.staticObjects) scan(object);
  for (
    let frame = H32[TS_FRAME >> 2];
    frame !== 0;
    frame = H32[(frame + FRAME_PREVIOUS) >> 2]
  ) {
    scanFrame(frame, heap.size >> 2);
  }
  for (const provider of heap.rootProviders) provider(mark);
}

/** Makes free what was not marked, and counts the room that there is now. */
function sweep(heap: Heap): void {
  const { pages } = heap;
  const { words } = pages;
  const { poison } = heap.hard;
  let available = roomToGrow(heap.limit, heap.size);
  let freeing = false;
  for (let block = HEAP_BLOCKS; block < heap.size; block += BLOCK_BYTES) {
    const page = block >> PAGE_SHIFT;
    const word = page >> 2;
    if (words[word] === FOUR_BLOCK_PAGES) {
      freeing = false;
      const lines = freeLines(block);
      if (poison) poisonBlock(block);
      if (lines === LINES - FIRST_LINE) {
        words[word] = words[word + 1] = PAGE_FREE;
        if (poison) poisonRange(block, block + BLOCK_BYTES);
        available += BLOCK_ROOM;
      } else {
        H32[(block + BLOCK_FREE_LINES) >> 2] = lines;
        available += lines * LINE_BYTES;
      }
    } else {
      if ((words[word] | words[word + 1]) !== 0) {
        freeing = sweepPages(heap, page, freeing);
      }
      if ((words[word] | words[word + 1]) === 0) available += BLOCK_ROOM;
    }
  }
  heap.available = available;
  pages.resetCursors();
  if (poison && !heap.poisoned) poisonFreePages(heap);
  heap.poisoned = poison;
}

/** Free lines of a block whose line states are LINE_FREE and LINE_LIVE (0 and 1). */
function freeLines(block: number): number {
  let live = 0;
  const first = (block + BLOCK_LINES) >> 2;
  const end = first + LINES / 4;
  for (let index = first; index < end; index++) {
    // The sum of the word's bytes.
    live += Math.imul(H32[index], 0x01010101) >>> 24;
  }
  return LINES - live;
}

/**
 * Frees the pages of dead large objects in a chunk.
 *
 * @param freeing the last page before is of a large object that died
 * @returns the same for the chunk's last page
 */
function sweepPages(heap: Heap, first: number, freeing: boolean): boolean {
  const { bytes } = heap.pages;
  for (let page = first; page < first + CHUNK_PAGES; page++) {
    const state = bytes[page];
    if (state === PAGE_LARGE_REST) {
      if (freeing) freePage(heap, page);
    } else {
      freeing = state === PAGE_LARGE;
      if (freeing) freePage(heap, page);
      else if ((state & PAGE_MARKED) !== 0) bytes[page] = PAGE_LARGE;
    }
  }
  return freeing;
}

function freePage(heap: Heap, page: number): void {
  heap.pages.bytes[page] = PAGE_FREE;
  if (heap.hard.poison) {
    poisonRange(page << PAGE_SHIFT, (page << PAGE_SHIFT) + SPACE_PAGE_BYTES);
  }
}

/** The first collection with poison: what was freed before, and what an earlier heap left in the memory. */
function poisonFreePages(heap: Heap): void {
  const { bytes } = heap.pages;
  const end = heap.peak >> PAGE_SHIFT;
  for (let page = HEAP_BLOCKS >> PAGE_SHIFT; page < end; page++) {
    if (bytes[page] === PAGE_FREE) freePage(heap, page);
  }
  HU8.fill(0, heap.peak, heap.virgin);
}

/** Poisons everything in the block that is not a marked object or metadata. */
function poisonBlock(block: number): void {
  let free = block + FIRST_LINE * LINE_BYTES;
  forEachMarkedInBlock(block, (object) => {
    poisonRange(free, object);
    free = (object + objectBytes(object) + 7) & -8;
  });
  poisonRange(free, block + BLOCK_BYTES);
}

function poisonRange(start: number, end: number): void {
  H32.fill(POISON, start >> 2, end >> 2);
}
