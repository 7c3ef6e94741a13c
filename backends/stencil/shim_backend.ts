/**
 * What a backend of native code does besides making it: the shim, executable memory, and giving both up.
 *
 * Who owns what: the shim has a platform of its own, because it is the process's and outlives runtimes; the runtime's arena
 * has another. Nothing is opened before there is a region to compile.
 */
import type {
  Backend,
  BackendCapabilities,
  CompileContext,
  CompiledRegion,
  Shim,
} from "../../core/backend/backend.ts";
import type { Region } from "../../core/backend/region.ts";
import type { Resource } from "../../core/backend/resource.ts";
import { Arena, type ArenaOptions, type ArenaStatistics, type PublishedCode } from "./arena.ts";
import { addressOf } from "./platform/linux_calls.ts";
import type { FlushCode, Platform } from "./platform/platform.ts";
import { type NativeCode, StencilShim } from "./shim.ts";
import type { Routines } from "./table.ts";

/** Puts finished bytes where they can be executed: the first `length` bytes of `code`. */
export interface CodeArena {
  publish(code: Uint8Array, length: number): PublishedCode;
}

/** What a region became. */
export interface GeneratedCode {
  readonly native: NativeCode;
  /** Size of its code in bytes. */
  readonly bytes: number;
  /** What was published. */
  readonly published: PublishedCode;
  /** Lets other code jump to it, and it to other code: it can be entered. */
  link?(): void;
  /** Lets nothing jump to it any more: it is about to be freed. */
  unlink?(): void;
}

/** What code is made with. */
export interface CodeEnvironment {
  /** Native address of the linear memory, which never moves. */
  readonly base: number;
  readonly arena: CodeArena;
  readonly context: CompileContext;
  /** The shim's place of the code: where it leaves, it writes that into its record. */
  readonly place: number;
  /** What was made last of the runtime's region of a number, if it is not freed. */
  readonly codeOf: (region: number) => GeneratedCode | undefined;
}

/**
 * Makes a region's code.
 *
 * @throws anything; what it published it has freed then
 */
export type GenerateCode = (region: Region, environment: CodeEnvironment) => GeneratedCode;

/** Options of a native backend. */
export interface NativeBackendOptions extends ArenaOptions {
  readonly name: string;
  readonly memory: WebAssembly.Memory;
  /** Makes a platform, for the shim or an arena. */
  readonly platform: () => Platform;
  readonly capabilities: BackendCapabilities;
  readonly generate: GenerateCode;
  /** What native code calls. */
  readonly routines: () => Routines;
  /** See PluginEnvironment. */
  readonly entryBase?: number;
}

/** The arena, for one region. */
class LentArena implements CodeArena {
  readonly #arena: Arena;
  readonly #context: CompileContext;
  readonly #flush: FlushCode | undefined;

  constructor(arena: Arena, context: CompileContext, flush: FlushCode | undefined) {
    this.#arena = arena;
    this.#context = context;
    this.#flush = flush;
  }

  publish(code: Uint8Array, length: number): PublishedCode {
    return this.#arena.publish(code, length, this.#context, this.#flush);
  }
}

type FreeCode = (region: number, code: GeneratedCode, shim: StencilShim, place: number) => void;

/** A region's code at its place in the shim. */
class InstalledCode implements CompiledRegion {
  readonly entry: number;
  readonly bytes: number;
  readonly #free: FreeCode;
  readonly #region: number;
  readonly #code: GeneratedCode;
  readonly #shim: StencilShim;
  readonly #place: number;

  constructor(
    free: FreeCode,
    region: number,
    code: GeneratedCode,
    entry: number,
    shim: StencilShim,
    place: number,
  ) {
    this.entry = entry;
    this.bytes = code.bytes;
    this.#free = free;
    this.#region = region;
    this.#code = code;
    this.#shim = shim;
    this.#place = place;
  }

  free(): void {
    this.#free(this.#region, this.#code, this.#shim, this.#place);
  }
}

/** A backend of native code for one runtime. */
export class NativeBackend implements Backend {
  readonly name: string;
  readonly scope = "process";
  readonly capabilities: BackendCapabilities;
  readonly #openPlatform: () => Platform;
  readonly #platform: Platform;
  readonly #arena: Arena;
  readonly #generate: GenerateCode;
  readonly #routines: () => Routines;
  readonly #base: number;
  readonly #entryBase: number;
  /** What regions became, by their numbers. */
  readonly #codes = new Map<number, GeneratedCode>();
  readonly #codeOf = (region: number): GeneratedCode | undefined => this.#codes.get(region);
  #disposed = false;

  constructor(options: NativeBackendOptions) {
    this.name = options.name;
    this.capabilities = options.capabilities;
    this.#openPlatform = options.platform;
    this.#platform = options.platform();
    this.#arena = new Arena(this.#platform, options);
    this.#generate = options.generate;
    this.#routines = options.routines;
    this.#entryBase = options.entryBase ?? 0;
    this.#base = addressOf(new Uint8Array(options.memory.buffer));
  }

  /** How full the arena is. */
  get arenaStatistics(): ArenaStatistics {
    return this.#arena.statistics;
  }

  compileShim(context: CompileContext): Shim {
    return this.#makeShim(context, (platform, bytes) => platform.makeEntry(context, bytes));
  }

  attachShim(description: readonly number[], context: CompileContext): Shim {
    return this.#makeShim(
      context,
      (platform, bytes) => platform.attachEntry(description, context, bytes),
    );
  }

  #makeShim(
    context: CompileContext,
    make: (platform: Platform, routines: Uint8Array) => ReturnType<Platform["makeEntry"]>,
  ): Shim {
    const platform = this.#openPlatform();
    try {
      const { bytes, offsets } = this.#routines();
      const entry = make(platform, bytes);
      try {
        context.step("shim.wrap");
        return new StencilShim(platform, entry, offsets, context.guard, this.#entryBase);
      } catch (error) {
        // What belongs to the process is noted, and released by who gets the error.
        entry.close();
        throw error;
      }
    } catch (error) {
      platform.close();
      throw error;
    }
  }

  compileRegion(region: Region, shim: Shim, context: CompileContext): CompiledRegion {
    if (!(shim instanceof StencilShim)) {
      throw new TypeError("Cannot compile: the shim is another's");
    }
    const place = shim.reserve();
    let code: GeneratedCode;
    try {
      code = this.#generate(region, {
        base: this.#base,
        arena: new LentArena(this.#arena, context, shim.flush),
        context,
        place,
        codeOf: this.#codeOf,
      });
    } catch (error) {
      shim.giveBack(place);
      throw error;
    }
    const entry = shim.install(place, code.native);
    try {
      context.step("link");
      code.link?.();
    } catch (error) {
      this.#free(region.id, code, shim, place);
      throw error;
    }
    this.#codes.set(region.id, code);
    return new InstalledCode(this.#free, region.id, code, entry, shim, place);
  }

  /** A function by itself, for codes to keep. */
  readonly #free: FreeCode = (id, code, shim, place) => {
    if (this.#codes.get(id) === code) this.#codes.delete(id);
    code.unlink?.();
    shim.remove(place);
    code.published.free();
  };

  release(resource: Resource): void {
    this.#arena.forget(resource);
    try {
      this.#platform.release(resource);
    } finally {
      // What nobody had released comes here after the end.
      if (this.#disposed) this.#platform.close();
    }
  }

  dispose(): void {
    this.#disposed = true;
    try {
      this.#arena.dispose();
    } finally {
      this.#platform.close();
    }
  }
}
