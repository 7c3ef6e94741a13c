/** The stencil backend: regions become native code by copying and patching. */
import type { BackendCapabilities } from "../../core/backend/backend.ts";
import type { Region as OpaqueRegion } from "../../core/backend/region.ts";
import type { Region } from "../../core/trace/region.ts";
import type { PublishedCode } from "./arena.ts";
import { type Compiled, RegionCompiler } from "./compile.ts";
import { LinkedCode } from "./links.ts";
import { NativeCode } from "./native_code.ts";
import type { CodeEnvironment, GenerateCode, GeneratedCode } from "./shim_backend.ts";
import { sitesOf } from "./sites.ts";
import type { StencilTable } from "./table.ts";

/** What the optimizer may give it. */
export const STENCIL_CAPABILITIES: BackendCapabilities = {
  trees: true,
  links: true,
  bridges: true,
  sharesLinks: true,
};

const NO_POSITIONS: readonly number[] = [];
const NO_SITES = { numbers: NO_POSITIONS, places: [] };

/** The code of a region. */
class RegionCode implements GeneratedCode {
  readonly native: NativeCode;
  readonly bytes: number;
  readonly published: PublishedCode;
  readonly #linked: LinkedCode;
  /** By site: see Compiled. */
  readonly #stubs: readonly number[];
  /** What `link` makes jump here, and where this code jumps to. */
  #parent: RegionCode | null = null;
  #sites: readonly number[] = NO_POSITIONS;
  #starts: readonly number[] = NO_POSITIONS;
  #home: RegionCode | null = null;
  #homeward: readonly number[] = NO_POSITIONS;

  constructor(
    table: StencilTable,
    region: Region,
    compiled: Compiled,
    published: PublishedCode,
    base: number,
    askHot?: () => void,
  ) {
    this.native = new NativeCode(region.id, compiled, published.address, base, askHot);
    this.bytes = compiled.length;
    this.published = published;
    this.#linked = new LinkedCode(table, published);
    this.#stubs = compiled.stubs;
  }

  /** The parent's sites that were given to the compiler will jump to where a bridge starts. */
  comeFrom(parent: RegionCode, sites: readonly number[], starts: readonly number[]): void {
    this.#parent = parent;
    this.#sites = sites;
    this.#starts = starts;
  }

  /** A bridge will jump to the head of the region from which it leads. */
  goHome(home: RegionCode, positions: readonly number[]): void {
    this.#home = home;
    this.#homeward = positions;
  }

  link(): void {
    const parent = this.#parent;
    if (parent !== null) {
      for (let i = 0; i < this.#sites.length; i++) {
        const at = parent.#stubs[this.#sites[i]];
        if (at >= 0) parent.#linked.jump(at, this.#linked, this.#starts[i]);
      }
      this.#parent = null;
    }
    const home = this.#home;
    if (home !== null) {
      for (const at of this.#homeward) this.#linked.jump(at, home.#linked, 0);
      this.#home = null;
    }
  }

  unlink(): void {
    this.#linked.unlink();
  }
}

/** How code of regions is made. */
export interface CodeOptions {
  /** See RegionCompiler. */
  readonly callsRoutines: boolean;
  /** Whether exits jump to their bridges; else the shim is left for each. */
  readonly jumps: boolean;
}

/** Makes code of regions, with the stencils of a table. Its buffers are the thread's, not a runtime's. */
export function codeGenerator(table: StencilTable, options: CodeOptions): GenerateCode {
  const compiler = new RegionCompiler(table, options.callsRoutines);
  return (opaque: OpaqueRegion, environment: CodeEnvironment): GeneratedCode => {
    const { base, arena, context, place, codeOf } = environment;
    const region = opaque as Region;
    const { from, parent } = region;
    context.step("compile");
    const before = parent === null || !options.jumps
      ? undefined
      : codeOf(parent.id) as RegionCode | undefined;
    const given = before === undefined ? NO_SITES : sitesOf(before.native.sites, from!.number);
    const compiled = compiler.compile(region, place, given.places);
    const published = arena.publish(compiled.bytes, compiled.length);
    try {
      const code = new RegionCode(table, region, compiled, published, base, context.askHot);
      if (before !== undefined) code.comeFrom(before, given.numbers, compiled.starts);
      if (compiled.homeward.length > 0) {
        const home = codeOf(region.home.id) as RegionCode | undefined;
        if (home !== undefined) code.goHome(home, compiled.homeward);
      }
      return code;
    } catch (error) {
      published.free();
      throw error;
    }
  };
}
