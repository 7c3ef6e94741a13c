/** The reference backend: runs regions in plain TypeScript. It is slow and there to be compared with. */
import type {
  Backend,
  BackendCapabilities,
  CompileContext,
  CompiledRegion,
  Shim,
} from "../../core/backend/backend.ts";
import type { Region } from "../../core/trace/region.ts";
import { RegionCode } from "./region_code.ts";
import { ReferenceShim } from "./shim.ts";

/** Bytes that a micro-op counts in the size of compiled code: what its columns take. */
const MICRO_OP_BYTES = 22;

/** Runs the regions of one runtime. */
export class ReferenceBackend implements Backend {
  readonly name = "reference";
  readonly scope = "runtime";
  readonly capabilities: BackendCapabilities = { trees: true, links: true, bridges: true };
  /** By entry; null: freed. */
  readonly #regions: (RegionCode | null)[] = [];

  compileShim(context: CompileContext): Shim {
    context.step("shim");
    return new ReferenceShim(this.#regions);
  }

  compileRegion(region: Region, _shim: Shim, context: CompileContext): CompiledRegion {
    context.step("compile");
    const code = new RegionCode(region);
    const freed = this.#regions.indexOf(null);
    const entry = freed >= 0 ? freed : this.#regions.length;
    this.#regions[entry] = code;
    return {
      entry,
      bytes: code.length * MICRO_OP_BYTES,
      free: () => {
        this.#regions[entry] = null;
      },
    };
  }
}
