/** The stencil backend: compiles regions to native code by copying and patching. */
import type { BackendCapabilities } from "../../core/backend/backend.ts";
import type { Region } from "../../core/trace/region.ts";
import { type Compiled, RegionCompiler } from "./compile.ts";
import type { StencilTable } from "./table.ts";

/** What the optimizer may give it. */
export const STENCIL_CAPABILITIES: BackendCapabilities = { trees: true, links: true };

const compilers = new WeakMap<StencilTable, RegionCompiler>();

/** Compiles a region. The bytes are valid until the next one is compiled in this thread. */
export function compileRegion(table: StencilTable, region: Region): Compiled {
  let compiler = compilers.get(table);
  if (compiler === undefined) {
    compiler = new RegionCompiler(table);
    compilers.set(table, compiler);
  }
  return compiler.compile(region);
}
