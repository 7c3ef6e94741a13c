/** An executor: a compiled region that can be entered. */

import type { CompiledRegion } from "./backend.ts";
import type { Region } from "./region.ts";

/**
 * Life of an executor.
 * - `installed`: its id is known, it can be entered
 * - `condemned`: its id is gone, nobody can enter it any more, it may still be running
 * - `freed`: its code is gone
 *
 * CPython has the middle state as its list of executors to be deleted (Python/optimizer.c), where one that runs is skipped.
 */
export type ExecutorState = "installed" | "condemned" | "freed";

/** A compiled region. The registry makes, enters and frees it; all else only reads. */
export class Executor {
  /** The number by which it is entered; see executor_table.ts. Never 0. */
  readonly id: number;
  /** What it was compiled from. */
  readonly region: Region;
  /** Its machine code. */
  readonly code: CompiledRegion;
  /** What the shim is given: `code.entry`, here because every entry reads it. */
  readonly entry: number;
  /** Size of its code in bytes. */
  readonly bytes: number;
  /** Where it is in its life. */
  state: ExecutorState = "installed";
  /** How often it was entered. */
  entries = 0;
  /** Entries that were not left yet. */
  activations = 0;
  /** See Registry.pin. */
  pins = 0;
  /** See heat. */
  #warmth = 1;
  #entriesCooled = 0;

  /** The registry makes these. */
  constructor(id: number, region: Region, code: CompiledRegion) {
    this.id = id;
    this.region = region;
    this.code = code;
    this.entry = code.entry;
    this.bytes = code.bytes;
  }

  /** How often it was left, by whichever exit or exception. */
  get exits(): number {
    return this.entries - this.activations;
  }

  /**
   * How much it was entered lately: entries since the last cooling, and half of the heat before. Derived from `entries`,
   * so that entering counts in one place only. A new executor starts warm, or it would be the first to go.
   */
  get heat(): number {
    return this.#warmth + this.entries - this.#entriesCooled;
  }

  /** Halves the heat. */
  cool(): void {
    this.#warmth = this.heat / 2;
    this.#entriesCooled = this.entries;
  }
}
