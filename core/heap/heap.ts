/**
 * The state of one runtime's heap that lives outside its linear memory: the page table, cursors, counters, the memory
 * limit. Runtimes interleave in a process: bindHeap makes one current.
 */

import { bindMemory, H32, HF64, HU8, PAGE_BYTES } from "./memory.ts";
import {
  FRAME_STACK,
  HEAP_BLOCKS,
  ROOT_STACK,
  TS_BUMP,
  TS_BUMP_END,
  TS_HOT_CALL,
  TS_HOT_LOOP,
  TS_ROOTS_TOP,
  TS_STACK_TOP,
} from "./map.ts";
import { BLOCK_BYTES, BLOCK_ROOM } from "./block.ts";
import { HardMode } from "./hard_mode.ts";
import { PageTable } from "./page_table.ts";
import type { Value } from "./value.ts";

/** Small objects can still have this many bytes when a collection becomes urgent. */
export const RESERVE = 128 * 1024;
/** Room for objects that a heap must offer beyond what it starts with. */
const LEAST_ROOM = 2 * RESERVE;
/** Greatest limit: addresses are non-negative 32-bit integers, and so is the end of the memory. */
export const GREATEST_LIMIT = 0x80000000 - PAGE_BYTES;
const GROWTH_LEAST = 4 * PAGE_BYTES;
const GROWTH_MOST = 256 * PAGE_BYTES;

/** Calls its argument with each value that it keeps alive. */
export type RootProvider = (visit: (value: Value) => void) => void;

/** What heapStatistics tells; sizes in bytes. */
export interface HeapStatistics {
  /** Size of the linear memory. */
  readonly limit: number;
  /** How much of the linear memory has ever been used: what the runtime has cost its embedder at most. */
  readonly peak: number;
  /** Live objects at the last collection, and what was handed out since. */
  readonly used: number;
  /** Live objects at the last collection. */
  readonly live: number;
  /** Handed out since the heap was created. */
  readonly allocated: number;
  readonly collections: number;
  readonly collectionSeconds: number;
}

/** One runtime's heap. */
export class Heap {
  readonly memory: WebAssembly.Memory;
  /** Size of the memory in bytes, a multiple of PAGE_BYTES. */
  readonly limit: number;
  /** Switches for tests. */
  readonly hard: HardMode;
  /**
   * Called at the end of a collection in which shapes, types or code objects died: what was cached by the address of
   * one must go. The hook must not allocate.
   */
  onShapesDied: (() => void) | null = null;

  // What follows belongs to the files of core/heap.

  readonly pages: PageTable;
  /** How much of the memory is divided into chunks; the rest has not been needed. */
  size: number;
  /** From here on the memory has never been used, by this heap or another, and holds zeros. */
  virgin: number;
  /** As `virgin`, of this heap alone. */
  peak: number;
  /** Block in which free lines are being looked for, and the next line to look at; 0 none. */
  block = 0;
  line = 0;
  /** Where the search for the next block with free lines goes on. */
  nextBlock = HEAP_BLOCKS;
  /** Run of free lines for objects larger than a line. */
  overflow = 0;
  overflowEnd = 0;
  /** First of the blocks whose last lines the overflow run left unused (BLOCK_NEXT), or 0. */
  returned = 0;
  /** Handed out since the last collection, and when that much is handed out it is time for the next. */
  allocated = 0;
  budget: number;
  /** Room for small objects: free lines, free chunks and the memory beyond the size. */
  available = 0;
  /** An allocation was refused since the last collection: the reserve is open. */
  emergency = false;
  /** All that is free, below the peak, was poisoned by the last collection. */
  poisoned = false;
  live = 0;
  allocatedBefore = 0;
  collections = 0;
  seconds = 0;
  /** Milliseconds that the last collection took. */
  lastPause = 0;
  disposed = false;
  staticObjects: number[] = [];
  rootProviders: RootProvider[] = [];
  markHooks: (() => void)[] = [];

  constructor(memory: WebAssembly.Memory, size: number, virgin: number, table?: Uint8Array) {
    this.memory = memory;
    this.hard = new HardMode(memory);
    this.limit = memory.buffer.byteLength;
    this.size = size;
    this.virgin = virgin;
    this.peak = HEAP_BLOCKS;
    this.pages = new PageTable(size, table);
    this.budget = leastBudget(this.limit);
  }
}

/** Bytes between two collections of a nearly empty heap: an eighth of its limit, 1 to 8 MB. */
export function leastBudget(limit: number): number {
  return Math.min(8 << 20, Math.max(1 << 20, limit / 8));
}

let current: Heap | null = null;

/** Makes `heap` the one that all functions of core/heap work on; null: none. */
export function bindHeap(heap: Heap | null): void {
  if (heap === current) return;
  if (heap !== null && heap.disposed) throw new Error("Cannot use a heap: it is disposed of");
  current = heap;
  bindMemory(heap === null ? null : heap.memory);
}

/** The bound heap. */
export function currentHeap(): Heap {
  return current!;
}

/** A limit in whole pages, or a RangeError. `used` is what the heap starts with. */
export function checkedLimit(limitBytes: number, used: number): number {
  const limit = Math.min(GREATEST_LIMIT, Math.floor(limitBytes / PAGE_BYTES) * PAGE_BYTES);
  const least = Math.ceil((used + LEAST_ROOM) / PAGE_BYTES) * PAGE_BYTES;
  if (!(limit >= least)) {
    throw new RangeError(
      `Cannot create a heap: the memory limit is ${limitBytes} bytes, at least ${least} are needed`,
    );
  }
  return limit;
}

/**
 * A heap with nothing in it: the boot code builds the builtin objects there. It is bound when this returns.
 *
 * @param limitBytes size of the linear memory, rounded down to whole pages
 * @throws RangeError when the limit is too small, or more than the host can give
 */
export function createHeap(limitBytes: number): Heap {
  const limit = checkedLimit(limitBytes, HEAP_BLOCKS);
  const heap = new Heap(newMemory(limit), HEAP_BLOCKS, HEAP_BLOCKS);
  heap.available = roomToGrow(limit, HEAP_BLOCKS);
  bindHeap(heap);
  H32[TS_BUMP >> 2] = 0;
  H32[TS_BUMP_END >> 2] = 0;
  H32[TS_HOT_CALL >> 2] = -1;
  H32[TS_HOT_LOOP >> 2] = -1;
  H32[TS_ROOTS_TOP >> 2] = ROOT_STACK;
  H32[TS_STACK_TOP >> 2] = FRAME_STACK;
  return heap;
}

/** A memory of its greatest size. @throws RangeError when the host cannot give so much */
export function newMemory(bytes: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: bytes / PAGE_BYTES, maximum: bytes / PAGE_BYTES });
}

/** Room for small objects in the part of the memory from `size` on. */
export function roomToGrow(limit: number, size: number): number {
  return ((limit - size) / BLOCK_BYTES) * BLOCK_ROOM;
}

/**
 * Makes the heap use `bytes` more of its memory at least.
 *
 * @returns false when the limit forbids it.
 */
export function growHeap(heap: Heap, bytes: number): boolean {
  const room = heap.limit - heap.size;
  if (bytes > room) return false;
  const wanted = Math.max(bytes, GROWTH_LEAST, Math.min(GROWTH_MOST, heap.size / 8));
  heap.size += Math.min(room, Math.ceil(wanted / PAGE_BYTES) * PAGE_BYTES);
  heap.pages.extend(heap.size);
  return true;
}

/** Below so many bytes a loop is faster than a call of the host. */
const SHORT_RUN = 512;

/** Makes memory zero; both addresses are multiples of eight. */
function clear(start: number, end: number): void {
  if (end - start > SHORT_RUN) HU8.fill(0, start, end);
  else for (let at = start >> 3; at < end >> 3; at++) HF64[at] = 0;
}

/** The memory from `start` to `end` is going to be used: makes it zero. */
export function clearForUse(heap: Heap, start: number, end: number): void {
  const { virgin } = heap;
  if (start < virgin) clear(start, Math.min(end, virgin));
  if (end > virgin) heap.virgin = end;
  if (end > heap.peak) heap.peak = end;
}

/**
 * A static object (below HEAP_BLOCKS) that refers to others: its words are roots. The object must have its shape when
 * the next collection comes.
 */
export function registerStaticObject(address: number): void {
  currentHeap().staticObjects.push(address);
}

/**
 * Adds something that keeps values alive, asked in every collection of the bound heap.
 *
 * @returns what removes it again
 */
export function addRootProvider(provider: RootProvider): () => void {
  const heap = currentHeap();
  heap.rootProviders.push(provider);
  return () => {
    heap.rootProviders = heap.rootProviders.filter((other) => other !== provider);
  };
}

/**
 * Adds what is called in every collection of the bound heap after everything reachable was marked and before weak
 * references to the rest are cleared. It may ask isReached and call keepReached (collector.ts); it must not allocate.
 */
export function addMarkHook(hook: () => void): void {
  currentHeap().markHooks.push(hook);
}

/** Numbers about the bound heap. */
export function heapStatistics(): HeapStatistics {
  const heap = currentHeap();
  return {
    limit: heap.limit,
    peak: heap.peak,
    used: heap.live + heap.allocated,
    live: heap.live,
    allocated: heap.allocatedBefore + heap.allocated,
    collections: heap.collections,
    collectionSeconds: heap.seconds,
  };
}
