/**
 * Allocation of guest objects.
 */

import { growMemory, H32, PAGE_BYTES } from "./memory.ts";
import { TS_BUMP, TS_BUMP_END, TS_COUNTDOWN, TS_COUNTDOWN_KEPT, TS_REASONS } from "./map.ts";
import { currentHeap } from "./heap.ts";

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
 * @param bytes size of the object; need not be a multiple of 8, may be absurdly large
 * @returns its address
 * @throws OutOfMemory
 */
export function allocate(bytes: number): number {
  const address = H32[TS_BUMP >> 2];
  const end = address + bytes;
  if (end <= H32[TS_BUMP_END >> 2]) {
    H32[TS_BUMP >> 2] = (end + 7) & -8;
    return address;
  }
  return allocateSlowly(bytes);
}

function allocateSlowly(bytes: number): number {
  const heap = currentHeap();
  const size = heap.memory.buffer.byteLength;
  const pages = Math.ceil((bytes + 262144) / PAGE_BYTES);
  if (size + pages * PAGE_BYTES > heap.limit || !growMemory(pages)) throw outOfMemory;
  H32[TS_BUMP_END >> 2] = heap.memory.buffer.byteLength;
  return allocate(bytes);
}

/**
 * For helpers that are about to allocate in proportion to their input, while all their values are rooted: may collect.
 *
 * @param bytes how much is going to be allocated in all
 * @throws OutOfMemory when so much cannot be had
 */
export function ensureRoom(bytes: number): void {
  if (bytes > currentHeap().limit) throw outOfMemory;
}

/** Collects garbage. Only at a safepoint: every live value is in a root, a frame or the root stack. */
export function collect(_reason?: string): void {}

/** Asks the interpreter to look at TS_REASONS at its next safepoint, by cutting the countdown short. */
export function requestAttention(reason: number): void {
  const reasons = H32[TS_REASONS >> 2];
  if (reasons === 0) {
    H32[TS_COUNTDOWN_KEPT >> 2] = H32[TS_COUNTDOWN >> 2];
    H32[TS_COUNTDOWN >> 2] = -1;
  }
  H32[TS_REASONS >> 2] = reasons | reason;
}

/**
 * Gives the countdown back what requestAttention took, less the steps made since.
 *
 * @returns the reasons (REASON_* bits) that there were, 0 when the countdown ran out by itself
 */
export function restoreCountdown(): number {
  const reasons = H32[TS_REASONS >> 2];
  if (reasons !== 0) {
    H32[TS_REASONS >> 2] = 0;
    H32[TS_COUNTDOWN >> 2] += H32[TS_COUNTDOWN_KEPT >> 2] + 1;
    H32[TS_COUNTDOWN_KEPT >> 2] = 0;
  }
  return reasons;
}
