/**
 * The state of one runtime's heap that lives outside its linear memory: tables that can be derived from it, counters,
 * the memory limit. Runtimes interleave in a process: bindHeap makes one current.
 */

import { bindMemory, H32, PAGE_BYTES } from "./memory.ts";
import {
  FRAME_STACK,
  HEAP_BLOCKS,
  ROOT_STACK,
  TS_BUMP,
  TS_BUMP_END,
  TS_ROOTS_TOP,
  TS_STACK_TOP,
} from "./map.ts";

/** Switches for tests (see "hard mode" in the design). */
export interface HardMode {
  /** Every safepoint collects. */
  collectAtEverySafepoint: boolean;
  /** Freed memory is filled with POISON. */
  poison: boolean;
  /** The how manieth call of allocate from now on throws OutOfMemory, once; 0: none. */
  failAt: number;
}

/** One runtime's heap. */
export class Heap {
  readonly memory: WebAssembly.Memory;
  /** Greatest size of the memory in bytes, a multiple of PAGE_BYTES. */
  readonly limit: number;
  readonly hard: HardMode = { collectAtEverySafepoint: false, poison: false, failAt: 0 };
  /** Called at the end of a collection in which shapes or code objects died: inline caches must be flushed. */
  onShapesDied: (() => void) | null = null;

  constructor(memory: WebAssembly.Memory, limit: number) {
    this.memory = memory;
    this.limit = limit;
  }
}

let current: Heap | null = null;

/** Makes `heap` the one that all functions of core/heap work on; null: none. */
export function bindHeap(heap: Heap | null): void {
  if (heap === current) return;
  current = heap;
  bindMemory(heap === null ? null : heap.memory);
}

/** The bound heap. */
export function currentHeap(): Heap {
  return current!;
}

/**
 * A heap with nothing in it: the boot code builds the builtin objects there. It is bound when this returns.
 *
 * @param limitBytes greatest size of the linear memory, rounded down to whole pages
 */
export function createHeap(limitBytes: number): Heap {
  const limit = Math.floor(limitBytes / PAGE_BYTES) * PAGE_BYTES;
  const initial = HEAP_BLOCKS / PAGE_BYTES + 4;
  const memory = new WebAssembly.Memory({ initial, maximum: limit / PAGE_BYTES });
  const heap = new Heap(memory, limit);
  bindHeap(heap);
  H32[TS_BUMP >> 2] = HEAP_BLOCKS;
  H32[TS_BUMP_END >> 2] = memory.buffer.byteLength;
  H32[TS_ROOTS_TOP >> 2] = ROOT_STACK;
  H32[TS_STACK_TOP >> 2] = FRAME_STACK;
  return heap;
}
