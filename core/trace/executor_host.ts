/** What tier 2 asks of the backend (core/backend's registry): to install regions and to enter executors. */
import type { Region } from "./region.ts";

/** Whether a region has proved hot, and how a backend asks for it to be compiled as one (core/backend's CompileContext). */
export interface RegionHeat {
  readonly hot: boolean;
  readonly askHot: () => void;
}

/** What installs and enters compiled regions (core/backend's registry). */
export interface ExecutorHost {
  /** Compiles a region. @returns null when it cannot be */
  install(region: Region, heat: RegionHeat): { readonly id: number; readonly entry: number } | null;
  /** Enters an executor. @returns the exit's number */
  enter(id: number, frame: number): number;
  /** Whether the id names an executor that can be entered. */
  isInstalled(id: number): boolean;
  /** Frees an executor that another one has replaced, or that is not wanted any more. */
  free(id: number): void;
  /** Whether the shim goes on in another region when it is told to (micro_ops.ts: LINK). */
  readonly links: boolean;
  /** Whether side traces are compiled by themselves at first. */
  readonly bridges: boolean;
  /** Where the shim looks for the bridges at exits (hop_cells.ts); null: it does not. */
  readonly hopCells: Int32Array | null;
  /** Whether more regions may be made. */
  readonly accepting: boolean;
  /** How much a region must have run until it is compiled once more, as a hot one. */
  readonly hotAfter: number;
  /** Whether that is worth while, for a region that has run so much. */
  gainsHot(region: Region): boolean;
}
