/**
 * Images: a heap saved once, from which many are made. The boot builds the builtin objects in a heap of its own; each
 * new runtime starts with a copy of the parts of it that are not zero.
 *
 * Touching fresh memory of the operating system costs much more than copying (a page fault for each 4 KB), so a few
 * memories of disposed heaps that touched little are kept for new heaps of the same size. What an earlier runtime left
 * in one is out of reach of guest code: the places of the image are cleared, everything else is cleared when it is
 * allocated, and frame stack and root stack are never read above their tops.
 */

import { BLOCK_BYTES, BLOCK_OBJECTS, PAGE_FREE, PAGE_SHIFT } from "./block.ts";
import { collect } from "./collector.ts";
import { bindHeap, checkedLimit, currentHeap, Heap, newMemory, roomToGrow } from "./heap.ts";
import {
  ATTRIBUTE_CACHE,
  HEAP_BLOCKS,
  METHOD_CACHE,
  ROOT_STACK,
  TS_FRAME,
  TS_ROOTS_TOP,
} from "./map.ts";
import { forEachMarkedInBlock } from "./marker.ts";
import { boundMemory, H32, HU8 } from "./memory.ts";
import { objectBytes } from "./object_size.ts";

/** A saved heap. */
export interface Image {
  /** Addresses of the parts that are not all zero, ascending. */
  readonly starts: readonly number[];
  /** The parts. */
  readonly parts: readonly Uint8Array[];
  /** The heap's size, and the address behind the last byte in use. */
  readonly size: number;
  readonly end: number;
  /** Bytes of live objects. */
  readonly live: number;
  /** Room for small objects within the size. */
  readonly room: number;
  readonly pageTable: Uint8Array;
  readonly staticObjects: readonly number[];
}

/** Zeros between two parts of an image, at least, in words. */
const GAP_WORDS = 256;
/** What all memories that are kept for reuse may cost the process, in bytes; what one costs below HEAP_BLOCKS. */
const KEPT_BYTES = 16 << 20;
const LOW_BYTES = 512 * 1024;

/** A memory of a disposed heap, and the address from which on it was never used. */
interface KeptMemory {
  readonly memory: WebAssembly.Memory;
  readonly virgin: number;
}
const kept: KeptMemory[] = [];

/**
 * Saves the bound heap, after collecting its garbage. Nothing may be running in it. What JavaScript registered with
 * it (root providers, hooks, switches of hard mode) is not saved; static objects are.
 */
export function captureImage(): Image {
  const heap = currentHeap();
  if (H32[TS_FRAME >> 2] !== 0 || H32[TS_ROOTS_TOP >> 2] !== ROOT_STACK) {
    throw new Error("Cannot capture an image: the heap is in use");
  }
  collect("explicit");
  clearFree(heap);
  const starts: number[] = [];
  const parts: Uint8Array[] = [];
  saveParts(starts, parts, 0, METHOD_CACHE);
  saveParts(starts, parts, HEAP_BLOCKS, heap.peak);
  return {
    starts,
    parts,
    size: heap.size,
    end: heap.peak,
    live: heap.live,
    room: heap.available - roomToGrow(heap.limit, heap.size),
    pageTable: heap.pages.bytes.slice(0, heap.size >> PAGE_SHIFT),
    staticObjects: heap.staticObjects.slice(),
  };
}

/** Clears what lies between live objects and all free pages, right after a collection. */
function clearFree(heap: Heap): void {
  for (let block = HEAP_BLOCKS; block < heap.peak; block += BLOCK_BYTES) {
    if (heap.pages.isBlock(block)) {
      let free = block + BLOCK_OBJECTS;
      forEachMarkedInBlock(block, (object) => {
        HU8.fill(0, free, object);
        free = object + objectBytes(object);
      });
      HU8.fill(0, free, block + BLOCK_BYTES);
      continue;
    }
    for (let address = block; address < block + BLOCK_BYTES; address += 1 << PAGE_SHIFT) {
      if (heap.pages.bytes[address >> PAGE_SHIFT] === PAGE_FREE) {
        HU8.fill(0, address, address + (1 << PAGE_SHIFT));
      }
    }
  }
}

/** Saves what is not zero from address `from` to `to`. */
function saveParts(starts: number[], parts: Uint8Array[], from: number, to: number): void {
  const end = to >> 2;
  let index = from >> 2;
  for (;;) {
    while (index < end && H32[index] === 0) index++;
    if (index >= end) return;
    const first = index;
    let last = index;
    while (++index < end && index - last <= GAP_WORDS) if (H32[index] !== 0) last = index;
    starts.push(4 * first);
    parts.push(HU8.slice(4 * first, 4 * last + 4));
  }
}

/**
 * A heap that is a copy of the saved one, with a limit of its own. It is bound when this returns.
 *
 * @param limitBytes size of the linear memory, rounded down to whole pages
 * @throws RangeError when the limit is too small, or more than the host can give
 */
export function createHeapFromImage(image: Image, limitBytes: number): Heap {
  const limit = checkedLimit(limitBytes, image.size);
  const reused = takeKept(limit);
  const memory = reused !== null ? reused.memory : newMemory(limit);
  const virgin = reused === null ? image.end : Math.max(image.end, reused.virgin);
  const heap = new Heap(memory, image.size, virgin, image.pageTable);
  heap.peak = image.end;
  heap.live = image.live;
  heap.available = image.room + roomToGrow(limit, image.size);
  heap.staticObjects = image.staticObjects.slice();
  bindHeap(heap);
  if (reused !== null) {
    HU8.fill(0, 0, ROOT_STACK);
    HU8.fill(0, ATTRIBUTE_CACHE, HEAP_BLOCKS);
    HU8.fill(0, HEAP_BLOCKS, image.end);
  }
  const { starts, parts } = image;
  for (let i = 0; i < starts.length; i++) HU8.set(parts[i], starts[i]);
  return heap;
}

function takeKept(limit: number): KeptMemory | null {
  for (let i = kept.length - 1; i >= 0; i--) {
    if (kept[i].memory.buffer.byteLength === limit) return kept.splice(i, 1)[0];
  }
  return null;
}

/** Ends a heap: nobody may use it, or anything that still views its memory, any more. */
export function disposeHeap(heap: Heap): void {
  if (heap.disposed) return;
  if (boundMemory() === heap.memory) bindHeap(null);
  heap.disposed = true;
  const touched = heap.virgin - HEAP_BLOCKS;
  if (touched > KEPT_BYTES) return;
  kept.push({ memory: heap.memory, virgin: heap.virgin });
  let total = 0;
  for (let i = kept.length - 1; i >= 0; i--) {
    total += LOW_BYTES + kept[i].virgin - HEAP_BLOCKS;
    if (total > KEPT_BYTES) {
      kept.splice(0, i + 1);
      break;
    }
  }
}
