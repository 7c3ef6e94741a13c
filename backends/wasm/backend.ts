/**
 * The WebAssembly backend: each region is a module of its own at first, reached through the runtime's one table.
 *
 * A module costs V8 10 KB, and 8 KB more when a small function in it is called. So functions are put together into one module
 * whose regions were not left for a while (Region.isPacked), and the oldest when there are very many. V8 compiles such a function
 * again when it is called: 60 us and 2 KB each, for the baseline. Programs of some hundred regions that all run would lose more
 * by that than they gain.
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

/** Functions at least that are put together because their regions rest, and modules after which it is looked for them. */
const RESTING_LEAST = 16;
/** Modules of one function that may be, and how many of the oldest become one then. */
const ALONE_MOST = 256;
const TOGETHER = 192;

/** A function that has a module of its own. */
interface Alone {
  readonly code: FunctionCode;
  readonly region: Region;
}

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
  readonly #alone = new Map<number, Alone>();
  /** Regions compiled since it was looked for resting ones. */
  #compiled = 0;

  /** @param entryBase PluginEnvironment.entryBase */
  constructor(memory: WebAssembly.Memory, entryBase = 0) {
    this.#memory = memory;
    this.#entryBase = entryBase;
  }

  compileShim(context: CompileContext): Shim {
    context.step("shim");
    return new WasmShim(this.#table, this.#entryBase, this.#memory);
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
    if (encoded.code !== null) this.#alone.set(slot, { code: encoded.code, region });
    if (++this.#compiled >= RESTING_LEAST) this.#gather();
    return new WasmCode(slot + this.#entryBase, encoded.bytes.length, this);
  }

  /** Frees what compileRegion returned. */
  freeCode(entry: number): void {
    const slot = entry - this.#entryBase;
    this.#alone.delete(slot);
    this.#table.set(slot, null);
    this.#free.push(slot);
  }

  /** Looks which functions are better together. */
  #gather(): void {
    this.#compiled = 0;
    const resting = [...this.#alone].filter(([, { region }]) => region.isPacked);
    if (resting.length >= RESTING_LEAST) this.#putTogether(resting);
    if (this.#alone.size >= ALONE_MOST) this.#putTogether([...this.#alone].slice(0, TOGETHER));
  }

  /**
   * Puts functions that have modules of their own into one: the modules go, and with them what V8 has compiled. What runs in one
   * at this moment goes on in it.
   */
  #putTogether(functions: readonly (readonly [slot: number, Alone])[]): void {
    for (const [slot] of functions) this.#alone.delete(slot);
    try {
      const encoded = encodeMany(functions.map(([slot, { code }]) => [slot, code]));
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

/** A region's function. */
class WasmCode implements CompiledRegion {
  readonly entry: number;
  readonly bytes: number;
  readonly #backend: WasmBackend;

  constructor(entry: number, bytes: number, backend: WasmBackend) {
    this.entry = entry;
    this.bytes = bytes;
    this.#backend = backend;
  }

  free(): void {
    this.#backend.freeCode(this.entry);
  }
}
