/** The stencil backend: regions become native code by copying and patching. */
import type { BackendCapabilities, CompileContext } from "../../core/backend/backend.ts";
import type { Region as OpaqueRegion } from "../../core/backend/region.ts";
import type { Region } from "../../core/trace/region.ts";
import { RegionCompiler } from "./compile.ts";
import { NativeCode } from "./native_code.ts";
import type { CodeArena, GenerateCode, GeneratedCode } from "./shim_backend.ts";
import type { StencilTable } from "./table.ts";

/** What the optimizer may give it. */
export const STENCIL_CAPABILITIES: BackendCapabilities = {
  trees: true,
  links: true,
  sharesLinks: true,
};

/**
 * Makes code of regions, with the stencils of a table. Its buffers are the thread's, not a runtime's.
 *
 * @param callsRoutines see RegionCompiler
 */
export function codeGenerator(table: StencilTable, callsRoutines: boolean): GenerateCode {
  const compiler = new RegionCompiler(table, callsRoutines);
  return (
    region: OpaqueRegion,
    base: number,
    arena: CodeArena,
    context: CompileContext,
  ): GeneratedCode => {
    context.step("compile");
    const compiled = compiler.compile(region as Region);
    const published = arena.publish(compiled.bytes, compiled.length);
    try {
      const native = new NativeCode(region.id, compiled, published.address, base);
      return { native, bytes: compiled.length, published };
    } catch (error) {
      published.free();
      throw error;
    }
  };
}
