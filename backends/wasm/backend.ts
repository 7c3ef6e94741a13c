/**
 * The WebAssembly backend: each region is a module of its own, reached through the runtime's one table.
 *
 * A module costs V8 10 KB, and 6 KB more when a small function in it is called. So when there are very many, the older ones are
 * put together into one, whose functions V8 compiles again as they are called: 3 us and 1 KB each. Programs of some hundred
 * regions would lose more by that than they gain.
 */
import type {
  Backend,
  BackendCapabilities,
  CompileContext,
  CompiledRegion,
  Shim,
} from "../../core/backend/backend.ts";
import type { Region } from "../../core/trace/region.ts";
import { encodeMany, encodeRegion, EXPORT, importsOf } from "./encode.ts";
import type { FunctionCode } from "./region_code.ts";
import { WasmShim } from "./shim.ts";

/** Modules of one function that may be, and how many of the oldest become one then. */
const ALONE_MOST = 256;
const TOGETHER = 192;

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
  /** The functions that have modules of their own by their slots, the oldest first. */
  readonly #alone = new Map<number, FunctionCode>();

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
    const encoded = encodeRegion(region);
    context.step("compile");
    const module = new WebAssembly.Module(encoded.bytes);
    context.step("instantiate");
    const imports = importsOf(encoded, this.#memory, this.#table);
    const instance = new WebAssembly.Instance(module, imports);
    const slot = this.#takeSlot();
    this.#table.set(slot, instance.exports[EXPORT] as (frame: number) => number);
    if (encoded.code !== null) this.#alone.set(slot, encoded.code);
    if (this.#alone.size >= ALONE_MOST) this.#putTogether();
    return {
      entry: slot + this.#entryBase,
      bytes: encoded.bytes.length,
      free: () => {
        this.#alone.delete(slot);
        this.#table.set(slot, null);
        this.#free.push(slot);
      },
    };
  }

  /**
   * Puts the oldest functions that have modules of their own into one: the modules go, and with them what V8 has compiled. What
   * runs in one at this moment goes on in it.
   */
  #putTogether(): void {
    const functions = [...this.#alone].slice(0, TOGETHER);
    for (const [slot] of functions) this.#alone.delete(slot);
    try {
      const encoded = encodeMany(functions);
      const imports = importsOf(encoded, this.#memory, this.#table);
      new WebAssembly.Instance(new WebAssembly.Module(encoded.bytes), imports);
    } catch {
      // They stay where they are: the host is short of memory.
    }
  }

  #takeSlot(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#used === this.#table.length) this.#table.grow(this.#table.length);
    return this.#used++;
  }
}
