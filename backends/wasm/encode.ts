/** A region as the bytes of a WebAssembly module. */
import { encodeModule } from "../../core/kernel/wasm_module.ts";
import type { Kernel } from "../../core/kernel/statements.ts";
import { helpersOf, type RegionHelper } from "../../core/trace/helpers.ts";
import { lowerRegion } from "../../core/trace/lower.ts";
import type { Region } from "../../core/trace/region.ts";

/** The module of a lowered region, which exports the kernel under its name, and the helpers that it imports. */
export function encodeKernel(
  kernel: Kernel,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly helpers: readonly RegionHelper[] } {
  const helpers = helpersOf(kernel);
  return { bytes: encodeModule({ helpers, kernels: [kernel], exports: [kernel.name] }), helpers };
}

/** The module that the backend makes of the region as it is now. */
export function encodeRegion(region: Region): Uint8Array<ArrayBuffer> {
  return encodeKernel(lowerRegion(region)).bytes;
}
