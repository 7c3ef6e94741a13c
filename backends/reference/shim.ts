/** The shim of the reference backend: it finds the region's code by its entry. */
import type { Shim } from "../../core/backend/backend.ts";
import { LINK } from "../../core/trace/micro_ops.ts";
import type { RegionCode } from "./region_code.ts";

/** The shim over a runtime's regions. */
export class ReferenceShim implements Shim {
  /** There is no machine code. */
  readonly bytes = 0;
  #regions: readonly (RegionCode | null)[] | null;

  constructor(regions: readonly (RegionCode | null)[]) {
    this.#regions = regions;
  }

  enter(entry: number, _frame: number): number {
    if (this.#regions === null) throw new Error("Cannot enter an executor: the shim is freed");
    for (let next = entry;;) {
      const code = this.#regions[next];
      if (!code) throw new Error(`Cannot enter an executor: entry ${next} is freed`);
      const exit = code.run();
      if ((exit & LINK) === 0) return exit;
      next = exit & ~LINK;
    }
  }

  free(): void {
    this.#regions = null;
  }
}
