/** The WebAssembly backend: each region is a module of its own, reached through the runtime's one table. */
import type {
  Backend,
  BackendCapabilities,
  CompileContext,
  CompiledRegion,
  Shim,
} from "../../core/backend/backend.ts";
import { functionOf } from "../../core/trace/helpers.ts";
import type { Region } from "../../core/trace/region.ts";
import { encodeRegion, EXPORT } from "./encode.ts";
import { WasmShim } from "./shim.ts";

/** Compiles regions to WebAssembly over one runtime's memory. */
export class WasmBackend implements Backend {
  readonly name = "wasm";
  readonly scope = "runtime";
  readonly capabilities: BackendCapabilities = {
    trees: true,
    links: true,
    bridges: true,
    sharesLinks: true,
  };
  readonly #memory: WebAssembly.Memory;
  readonly #table = new WebAssembly.Table({ element: "anyfunc", initial: 16 });
  readonly #entryBase: number;
  /** Slots of the table that were freed. */
  readonly #free: number[] = [];
  #used = 0;

  /** @param entryBase PluginEnvironment.entryBase */
  constructor(memory: WebAssembly.Memory, entryBase = 0) {
    this.#memory = memory;
    this.#entryBase = entryBase;
  }

  compileShim(context: CompileContext): Shim {
    context.step("shim");
    return new WasmShim(this.#table, this.#entryBase);
  }

  compileRegion(region: Region, _shim: Shim, context: CompileContext): CompiledRegion {
    context.step("encode");
    const { bytes, helpers } = encodeRegion(region);
    context.step("compile");
    const module = new WebAssembly.Module(bytes);
    context.step("instantiate");
    const instance = new WebAssembly.Instance(module, {
      m: { memory: this.#memory },
      h: Object.fromEntries(helpers.map((helper) => [helper.name, functionOf(helper)])),
    });
    const slot = this.#takeSlot();
    this.#table.set(slot, instance.exports[EXPORT] as (frame: number) => number);
    return {
      entry: slot + this.#entryBase,
      bytes: bytes.length,
      free: () => {
        this.#table.set(slot, null);
        this.#free.push(slot);
      },
    };
  }

  #takeSlot(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#used === this.#table.length) this.#table.grow(this.#table.length);
    return this.#used++;
  }
}
