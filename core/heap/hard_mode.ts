/** Hard mode: switches of a heap that make mistakes about memory surface in tests. */

import { requestAttention, withdrawAttention } from "./attention.ts";
import { boundMemory, H32 } from "./memory.ts";
import { REASON_COLLECT, TS_BUMP, TS_BUMP_END } from "./map.ts";

/**
 * What freed memory is filled with, word by word, when `poison` is on. As a value: the address of no object (negative);
 * as a length or another small int: not one.
 */
export const POISON = 0xdeaddea8 | 0;

/** The switches of one heap. They may be set while the heap is bound. */
export class HardMode {
  /** Collections fill what they free, and what was never live between live objects, with POISON. */
  poison = false;
  /** With collectAtEverySafepoint: collect at every how manieth safepoint only. */
  interval = 1;
  /**
   * What the interval is multiplied by after each collection. Above 1, a program that runs long or keeps much is
   * slower by a factor only, not by the square of its length.
   */
  growth = 1;
  /** Safepoints passed since the last collection, when the interval is greater than 1. */
  passed = 0;
  #collectAtEverySafepoint = false;
  #failAt = 0;
  readonly #memory: WebAssembly.Memory;
  #bump = 0;
  #bumpEnd = 0;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
  }

  /** Every safepoint collects. */
  get collectAtEverySafepoint(): boolean {
    return this.#collectAtEverySafepoint;
  }
  set collectAtEverySafepoint(on: boolean) {
    this.#checkBound();
    this.#collectAtEverySafepoint = on;
    if (on) requestAttention(REASON_COLLECT);
    else withdrawAttention(REASON_COLLECT);
  }

  /** The how manieth call of allocate from now on throws OutOfMemory, once; 0: none. */
  get failAt(): number {
    return this.#failAt;
  }
  set failAt(count: number) {
    this.#checkBound();
    if (this.#failAt === 0 && count !== 0) {
      // With an empty run every allocation, that of compiled code included, comes to the slow path and is counted.
      this.#bump = H32[TS_BUMP >> 2];
      this.#bumpEnd = H32[TS_BUMP_END >> 2];
      H32[TS_BUMP >> 2] = H32[TS_BUMP_END >> 2] = 0;
    } else if (this.#failAt !== 0 && count === 0) {
      H32[TS_BUMP >> 2] = this.#bump;
      H32[TS_BUMP_END >> 2] = this.#bumpEnd;
      this.#bump = this.#bumpEnd = 0;
    }
    this.#failAt = count;
  }

  /** The run that allocations are served from: next free byte. */
  get bump(): number {
    return this.#failAt === 0 ? H32[TS_BUMP >> 2] : this.#bump;
  }
  /** The end of that run. */
  get bumpEnd(): number {
    return this.#failAt === 0 ? H32[TS_BUMP_END >> 2] : this.#bumpEnd;
  }

  /** The run is given up: a collection has begun. */
  dropRun(): void {
    H32[TS_BUMP >> 2] = H32[TS_BUMP_END >> 2] = 0;
    this.#bump = this.#bumpEnd = 0;
  }

  #checkBound(): void {
    if (boundMemory() !== this.#memory) {
      throw new Error("Cannot set a switch of hard mode: its heap is not bound");
    }
  }
}
