/**
 * Allocation of guest objects.
 *
 * The fast path bumps through a run of free lines; compiled code does the same inline. Behind it stand three ways to
 * more memory: the next run of free lines (of a block that the last collection left with some, then of a free chunk,
 * then of a chunk that the memory grew by); for objects larger than a line that do not fit the present run, a run of
 * their own, so that they do not waste the rest of the present one; for large objects, whole pages.
 *
 * Nothing here collects but ensureRoom. A collection is asked for when the budget is used up, and also when what is
 * left falls under the RESERVE. Helpers that are under way then go on with the reserve, the next safepoint collects.
 * When a collection has just been and the reserve is touched all the same, the memory is short: the allocation is
 * refused, and the reserve is open for what happens on the way to the handler, until the next collection.
 */

import { requestAttention, safepointNeeded } from "./attention.ts";
import {
  BLOCK_BYTES,
  BLOCK_FREE_LINES,
  BLOCK_LINES,
  BLOCK_NEXT,
  BLOCK_OBJECTS,
  BLOCK_ROOM,
  FIRST_LINE,
  LARGE_BYTES,
  LINE_BYTES,
  LINE_FREE,
  LINE_SHIFT,
  LINE_TAKEN,
  LINES,
  PAGE_SHIFT,
  resetBlock,
  SPACE_PAGE_BYTES,
} from "./block.ts";
import { collect } from "./collector.ts";
import { clearForUse, currentHeap, growHeap, type Heap, RESERVE } from "./heap.ts";
import { HEAP_BLOCKS, REASON_COLLECT, TS_BUMP, TS_BUMP_END, TS_REASONS } from "./map.ts";
import { H32, HU8 } from "./memory.ts";
import { SMALL_MAX } from "./value.ts";

export {
  requestAttention,
  restoreCountdown,
  safepointNeeded,
  stepsLeft,
  withdrawAttention,
} from "./attention.ts";
export { collect } from "./collector.ts";
export {
  addMarkHook,
  addRootProvider,
  type HeapStatistics,
  heapStatistics,
  registerStaticObject,
} from "./heap.ts";

/**
 * Thrown by allocate and ensureRoom when the memory limit is reached; one instance, no stack. The interpreter turns it
 * into the guest's MemoryError.
 */
export class OutOfMemory {
  readonly message = "Cannot allocate: the memory limit is reached";
}

const outOfMemory = new OutOfMemory();

/**
 * Memory for an object: zeroed, 8-aligned. Never collects; when it is time to, the next safepoint is told.
 *
 * @param bytes size of the object; need not be a multiple of 8, may be absurdly large (so a caller must not round it up
 *   with `& -8`, which would make a small number of a huge one); more than SMALL_MAX is refused whatever the limit
 * @returns its address
 * @throws OutOfMemory
 */
export function allocate(bytes: number): number {
  const address = H32[TS_BUMP >> 2];
  // An absurd size makes a sum beyond 32 bits here, not a small one.
  const end = address + bytes;
  if (end <= H32[TS_BUMP_END >> 2]) {
    H32[TS_BUMP >> 2] = (end + 7) & -8;
    return address;
  }
  return allocateSlowly(bytes);
}

/**
 * For helpers that are about to allocate in proportion to their input, while all their values are rooted: may collect.
 *
 * @param bytes how much is going to be allocated in all
 * @throws OutOfMemory when so much cannot be had
 */
export function ensureRoom(bytes: number): void {
  const heap = currentHeap();
  if (bytes > heap.limit - HEAP_BLOCKS) refuseAbsurd(heap);
  const fits = bytes <= LARGE_BYTES ? hasRoom(heap, bytes) : hasRoomForLarge(heap, bytes);
  const due = heap.allocated + bytes > heap.budget && heap.allocated > 0;
  if (fits && !due) {
    if (heap.hard.collectAtEverySafepoint) collect();
    return;
  }
  collect("room");
  if (!hasRoom(heap, bytes)) refuse(heap);
}

function hasRoom(heap: Heap, bytes: number): boolean {
  return heap.available - bytes >= RESERVE;
}

/** Whether there is room in all, and for one object of that size too. */
function hasRoomForLarge(heap: Heap, bytes: number): boolean {
  if (!hasRoom(heap, bytes + BLOCK_BYTES)) return false;
  const pages = Math.ceil(bytes / SPACE_PAGE_BYTES);
  if (heap.pages.findRun(pages) !== 0) return true;
  return (pages - heap.pages.trailingFree()) * SPACE_PAGE_BYTES <= heap.limit - heap.size;
}

function allocateSlowly(bytes: number): number {
  const heap = currentHeap();
  if (heap.hard.failAt > 0) return allocateCounted(heap, bytes);
  if (bytes > LARGE_BYTES) return allocateLarge(heap, bytes);
  if (bytes > LINE_BYTES) return allocateInOverflow(heap, bytes);
  takeLines(heap);
  return allocate(bytes);
}

/** Objects of more bytes are made the slow way. */
const KERNEL_MOST = 1 << 17;

/** What must be left for kernels to be served: what is handed out at once, twice. */
const KERNEL_RESERVE = RESERVE + 2 * BLOCK_BYTES + KERNEL_MOST;

/** Whether a kernel may be given memory: in plenty, and where nobody counts allocations. */
function servesKernels(heap: Heap): boolean {
  return heap.hard.failAt === 0 && heap.available >= KERNEL_RESERVE;
}

/**
 * As allocate, for kernels whose run is used up. Never throws.
 *
 * @returns 0 where the memory is short: the slow way decides
 */
export function allocateForKernel(bytes: number): number {
  const heap = currentHeap();
  if (bytes > KERNEL_MOST || !servesKernels(heap)) return 0;
  try {
    return allocateSlowly(bytes);
  } catch (error) {
    if (error !== outOfMemory) throw error;
    return 0;
  }
}

/** Makes the run that kernels bump through hold `bytes`, when that is a line at most: 1, or 0 as allocateForKernel. */
export function makeRoomForKernel(bytes: number): number {
  const heap = currentHeap();
  if (bytes > LINE_BYTES || !servesKernels(heap)) return 0;
  try {
    takeLines(heap);
    return 1;
  } catch (error) {
    if (error !== outOfMemory) throw error;
    return 0;
  }
}

/** Hard mode: one step nearer to the allocation that must fail. */
function allocateCounted(heap: Heap, bytes: number): number {
  const left = heap.hard.failAt - 1;
  heap.hard.failAt = 0;
  if (left === 0) refuse(heap);
  try {
    return allocate(bytes);
  } finally {
    heap.hard.failAt = left;
  }
}

function refuse(heap: Heap): never {
  heap.emergency = true;
  askToCollect();
  throw outOfMemory;
}

/**
 * After OutOfMemory was caught where everything that lives is rooted: collects, and opens the reserve for what happens on
 * the way to the handler.
 */
export function recoverFromRefusal(): void {
  collect("room");
  currentHeap().emergency = true;
  askToCollect();
}

/**
 * Between two programs: collects when that was asked for, or when little is left, so that what was let go meanwhile is
 * room again.
 */
export function collectBetweenRuns(): void {
  const heap = currentHeap();
  if (heap.available < 2 * RESERVE) collect("explicit");
  else if (safepointNeeded()) collect();
}

/** More was asked for than a collection could ever make room for. */
function refuseAbsurd(heap: Heap): never {
  heap.emergency = true;
  throw outOfMemory;
}

/** Before `bytes` of what is available are handed out: asks for a collection, or refuses. */
function admit(heap: Heap, bytes: number): void {
  if (heap.available - bytes < RESERVE) {
    if (heap.allocated < leastProgress(heap) && !heap.emergency) refuse(heap);
    askToCollect();
  }
}

/** A program that cannot allocate this much between two collections is out of memory. */
function leastProgress(heap: Heap): number {
  return Math.min(1 << 20, Math.max(RESERVE / 2, heap.limit / 256));
}

/** `bytes` were handed out; `room` is what small objects have less. */
function account(heap: Heap, bytes: number, room: number): void {
  heap.available -= room;
  heap.allocated += bytes;
  if (heap.allocated >= heap.budget) askToCollect();
}

function askToCollect(): void {
  if ((H32[TS_REASONS >> 2] & REASON_COLLECT) === 0) requestAttention(REASON_COLLECT);
}

/** Makes the next run of free lines the one that allocate bumps through. */
function takeLines(heap: Heap): void {
  for (;;) {
    const { block } = heap;
    if (block !== 0) {
      const states = block + BLOCK_LINES;
      let line = heap.line;
      while (line < LINES && HU8[states + line] !== LINE_FREE) line++;
      if (line < LINES) {
        let end = line + 1;
        while (end < LINES && HU8[states + end] === LINE_FREE) end++;
        const start = takeRun(heap, block, line, end);
        heap.line = end;
        H32[TS_BUMP >> 2] = start;
        H32[TS_BUMP_END >> 2] = start + (end - line) * LINE_BYTES;
        return;
      }
      heap.block = 0;
    }
    const next = nextBlockWithFreeLines(heap) || nextReturned(heap);
    if (next === 0) {
      const start = takeFreeBlock(heap);
      if (start === 0) refuse(heap);
      H32[TS_BUMP >> 2] = start;
      H32[TS_BUMP_END >> 2] = start + BLOCK_ROOM;
      return;
    }
    heap.block = next;
    heap.line = FIRST_LINE;
  }
}

/** Takes the free lines from `line` to `end` of a block and returns the address of the first. */
function takeRun(heap: Heap, block: number, line: number, end: number): number {
  admit(heap, (end - line) * LINE_BYTES);
  const start = block + (line << LINE_SHIFT);
  const stop = block + (end << LINE_SHIFT);
  HU8.fill(LINE_TAKEN, block + BLOCK_LINES + line, block + BLOCK_LINES + end);
  clearForUse(heap, start, stop);
  account(heap, stop - start, stop - start);
  return start;
}

function nextBlockWithFreeLines(heap: Heap): number {
  for (let block = heap.nextBlock; block < heap.size; block += BLOCK_BYTES) {
    if (heap.pages.isBlock(block) && H32[(block + BLOCK_FREE_LINES) >> 2] !== 0) {
      heap.nextBlock = block + BLOCK_BYTES;
      return block;
    }
  }
  heap.nextBlock = heap.size;
  return 0;
}

/** Makes a block of a free chunk, all of it taken, and returns the address of its first object; 0 there is none. */
function takeFreeBlock(heap: Heap): number {
  let block = heap.pages.findChunk();
  if (block === 0) {
    if (!growHeap(heap, BLOCK_BYTES)) return 0;
    block = heap.pages.findChunk();
  }
  admit(heap, BLOCK_ROOM);
  // Taken last, here and for large objects: when the JavaScript stack ends on the way, what is free stays free.
  clearForUse(heap, block, block + BLOCK_BYTES);
  resetBlock(block, LINE_TAKEN);
  heap.pages.takeChunk(block);
  account(heap, BLOCK_ROOM, BLOCK_ROOM);
  return block + BLOCK_OBJECTS;
}

/** An object larger than a line, not large. */
function allocateInOverflow(heap: Heap, bytes: number): number {
  const size = (bytes + 7) & -8;
  if (heap.overflow + size > heap.overflowEnd) {
    const start = takeFreeBlock(heap);
    if (start === 0) return allocateInGap(heap, size);
    returnOverflow(heap);
    heap.overflow = start;
    heap.overflowEnd = start + BLOCK_ROOM;
  }
  const address = heap.overflow;
  heap.overflow = address + size;
  return address;
}

/** Makes the unused lines at the end of the overflow run free again; the block waits in a list for small objects. */
function returnOverflow(heap: Heap): void {
  const start = (heap.overflow + LINE_BYTES - 1) & -LINE_BYTES;
  const bytes = heap.overflowEnd - start;
  if (bytes <= 0) return;
  const block = start & -BLOCK_BYTES;
  const line = (start - block) >> LINE_SHIFT;
  const lines = bytes >> LINE_SHIFT;
  HU8.fill(LINE_FREE, block + BLOCK_LINES + line, block + BLOCK_LINES + line + lines);
  H32[(block + BLOCK_NEXT) >> 2] = heap.returned;
  heap.returned = block;
  heap.available += bytes;
  heap.allocated -= bytes;
}

function nextReturned(heap: Heap): number {
  const block = heap.returned;
  if (block !== 0) heap.returned = H32[(block + BLOCK_NEXT) >> 2];
  return block;
}

/** No chunk is free: looks for a run of free lines that is long enough in all blocks. */
function allocateInGap(heap: Heap, size: number): number {
  const lines = Math.ceil(size / LINE_BYTES);
  for (let block = heap.nextBlock; block < heap.size; block += BLOCK_BYTES) {
    if (!heap.pages.isBlock(block) || H32[(block + BLOCK_FREE_LINES) >> 2] < lines) continue;
    const line = findGap(block, FIRST_LINE, lines);
    if (line !== 0) return takeRun(heap, block, line, line + lines);
  }
  for (let block = heap.returned; block !== 0; block = H32[(block + BLOCK_NEXT) >> 2]) {
    const line = findGap(block, FIRST_LINE, lines);
    if (line !== 0) return takeRun(heap, block, line, line + lines);
  }
  if (heap.block !== 0) {
    const line = findGap(heap.block, heap.line, lines);
    if (line !== 0) return takeRun(heap, heap.block, line, line + lines);
  }
  refuse(heap);
}

function findGap(block: number, from: number, lines: number): number {
  const states = block + BLOCK_LINES;
  let length = 0;
  for (let line = from; line < LINES; line++) {
    length = HU8[states + line] === LINE_FREE ? length + 1 : 0;
    if (length === lines) return line + 1 - lines;
  }
  return 0;
}

function allocateLarge(heap: Heap, bytes: number): number {
  if (bytes > heap.limit - HEAP_BLOCKS || bytes > SMALL_MAX) refuseAbsurd(heap);
  const { pages } = heap;
  const count = Math.ceil(bytes / SPACE_PAGE_BYTES);
  let start = pages.findRun(count);
  if (start === 0) {
    const trailing = pages.trailingFree();
    start = pages.end - trailing;
    if (!growHeap(heap, (count - trailing) * SPACE_PAGE_BYTES)) refuse(heap);
  }
  const room = pages.freeChunksIn(start, count) * BLOCK_ROOM;
  if (room > 0) admit(heap, room);
  const address = start << PAGE_SHIFT;
  clearForUse(heap, address, address + count * SPACE_PAGE_BYTES);
  pages.takeRun(start, count);
  account(heap, count * SPACE_PAGE_BYTES, room);
  return address;
}
