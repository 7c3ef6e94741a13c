/**
 * Jumps from one region's code into another's: from an exit to the bridge there, and from the bridge to the head of the region
 * from which it leads.
 *
 * Each such place leaves native code by itself, or looks for the other code each time. Where the two pieces of code are near
 * enough for a branch, one is written over its beginning; what was there is put back before the code that it leads to is freed.
 * It is written as all code is (arena.ts): not while the pages can be executed, and while nothing runs in them.
 */
import type { PublishedCode } from "./arena.ts";
import { branchBytes } from "./instructions.ts";
import type { StencilTable } from "./table.ts";

/** A jump that was written into `from`. */
interface Jump {
  readonly from: LinkedCode;
  readonly to: LinkedCode;
  readonly at: number;
  /** What was there before. */
  readonly before: Uint8Array;
}

/** Published code, and the jumps in it and to it. */
export class LinkedCode {
  readonly published: PublishedCode;
  readonly #table: StencilTable;
  /** null: there were none. */
  #incoming: Set<Jump> | null = null;
  #outgoing: Jump[] | null = null;

  constructor(table: StencilTable, published: PublishedCode) {
    this.#table = table;
    this.published = published;
  }

  /**
   * Lets code at a position go on at a position in other code.
   *
   * @returns whether it does: not where the other is too far away
   */
  jump(at: number, to: LinkedCode, position: number): boolean {
    const distance = to.published.address + position - (this.published.address + at);
    const bytes = branchBytes(this.#table, distance);
    if (bytes === null) return false;
    const before = this.published.patch(at, bytes);
    const jump = { from: this, to, at, before };
    (this.#outgoing ??= []).push(jump);
    (to.#incoming ??= new Set()).add(jump);
    return true;
  }

  /** Nothing jumps here any more, and what jumps from here is forgotten: the code is about to be freed. */
  unlink(): void {
    if (this.#outgoing !== null) {
      for (const jump of this.#outgoing) jump.to.#incoming?.delete(jump);
      this.#outgoing = null;
    }
    if (this.#incoming === null) return;
    for (const jump of this.#incoming) {
      const { from, at, before } = jump;
      from.published.patch(at, before);
      from.#outgoing!.splice(from.#outgoing!.indexOf(jump), 1);
    }
    this.#incoming = null;
  }
}
