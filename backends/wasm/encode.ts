/** A region as the bytes of a WebAssembly module. */
import { encodeModule } from "../../core/kernel/wasm_module.ts";
import { helpersOf, lowerRegion } from "../../core/trace/lower.ts";
import type { Region } from "../../core/trace/region.ts";

/** The module that the backend makes of the region as it is now. */
export function encodeRegion(region: Region): Uint8Array<ArrayBuffer> {
  const kernel = lowerRegion(region);
  return encodeModule({
    helpers: helpersOf(region),
    kernels: [kernel],
    exports: [kernel.name],
  });
}
