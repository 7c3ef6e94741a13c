/** The shim of the reference backend: it finds the region's code by its entry. */
import type { Shim } from "../../core/backend/backend.ts";
import type { RegionCode } from "./region_code.ts";

/** The shim over a runtime's regions. */
export class ReferenceShim implements Shim {
  /** There is no machine code. */
  readonly bytes = 0;
  #regions: readonly (RegionCode | null)[] | null;

  constructor(regions: readonly (RegionCode | null)[]) {
    this.#regions = regions;
  }

  enter(entry: number, frame: number): number {
    if (this.#regions === null) throw new Error("Cannot enter an executor: the shim is freed");
    const code = this.#regions[entry];
    if (!code) throw new Error(`Cannot enter an executor: entry ${entry} is freed`);
    return code.run(frame);
  }

  free(): void {
    this.#regions = null;
  }
}
