/** A backend that has V8 compile regions: each becomes a JavaScript function over typed arrays. */
import {
  type Backend,
  type BackendCapabilities,
  type BackendThresholds,
  type CompileContext,
  type CompiledRegion,
  helpersOf,
  LINK,
  lowerRegion,
  type Region,
  type Shim,
} from "@whipsnake/whipsnake/backend";
import { SUPPORT } from "./primitives.ts";
import { SourceWriter, type Templates, type WayOut } from "./source.ts";

/** The views on memory by which regions read and write it, by name. */
type Views = Readonly<Record<string, Record<number, number | bigint>>>;

/** A region's code. */
interface RegionCode {
  /** Returns the exit, or LINK and what is entered next, or a number below 0: a way out. */
  readonly run: (frame: number) => number;
  /** The values that it has left behind on its way out. */
  readonly left: () => readonly number[];
  readonly ways: readonly WayOut[];
}

/** The way in: finds a region's function by its entry, and follows links. */
export class JavaScriptShim implements Shim {
  /** There is no machine code of its own. */
  readonly bytes = 0;
  readonly #views: Views;
  /** By entry. */
  #regions: RegionCode[] = [];
  /** Entries that were freed. */
  readonly #vacant: number[] = [];

  /** `views`: on the runtime's memory. */
  constructor(views: Views) {
    this.#views = views;
  }

  /** See Shim. */
  enter(entry: number, frame: number): number {
    for (let at = entry;;) {
      const exit = this.#regions[at].run(frame);
      if (exit < 0) return this.#leave(this.#regions[at], exit);
      if ((exit & LINK) === 0) return exit;
      at = exit & ~LINK;
    }
  }

  /** Stores what a region has left behind. @returns the exit */
  #leave({ left, ways }: RegionCode, way: number): number {
    const { exit, stores } = ways[-1 - way];
    const values = left();
    for (const { view, index, left, constant } of stores) {
      this.#views[view][index] = left < 0 ? constant : values[left];
    }
    return exit;
  }

  /** Gives a region an entry. */
  add(code: RegionCode): number {
    const entry = this.#vacant.pop() ?? this.#regions.length;
    this.#regions[entry] = code;
    return entry;
  }

  /** Takes a region's entry away. */
  remove(entry: number): void {
    this.#regions[entry] = FREED;
    this.#vacant.push(entry);
  }

  /** See Shim. */
  free(): void {
    this.#regions = [];
  }
}

const FREED: RegionCode = {
  run() {
    throw new Error("Cannot enter a region: it is freed");
  },
  left: () => [],
  ways: [],
};

/** Compiles the regions of one runtime. */
export class JavaScriptBackend implements Backend {
  /** `"javascript"` */
  readonly name: string = "javascript";
  /** The functions hold views of one runtime's memory. */
  readonly scope = "runtime";
  /** The kernel of a region has its side traces in it, and the shim follows links. */
  readonly capabilities: BackendCapabilities = { trees: true, links: true, bridges: true };
  /** A region pays when it turns some thousand times: V8 interprets it for some hundred. */
  readonly thresholds: BackendThresholds = { loop: 5000, exit: 1000 };
  readonly #views: Views;
  readonly #writer: SourceWriter;

  /** For the runtime of this memory. `templates`: for tests, what primitives are written as. */
  constructor(memory: WebAssembly.Memory, templates?: Templates) {
    const { buffer } = memory;
    this.#views = {
      H32: new Int32Array(buffer),
      HU8: new Uint8Array(buffer),
      HU16: new Uint16Array(buffer),
      HF64: new Float64Array(buffer),
      H64: new BigInt64Array(buffer),
    };
    this.#writer = new SourceWriter(templates);
  }

  /** See Backend. */
  compileShim(context: CompileContext): Shim {
    context.step("shim");
    return new JavaScriptShim(this.#views);
  }

  /** See Backend. */
  compileRegion(region: Region, shim: Shim, context: CompileContext): CompiledRegion {
    if (!(shim instanceof JavaScriptShim)) throw new TypeError("Cannot compile: no shim of mine");
    context.step("lower");
    const kernel = lowerRegion(region);
    const { text, ways } = this.#writer.write(kernel);
    context.step("compile");
    const scope: Record<string, unknown> = { ...SUPPORT, ...this.#views };
    for (const { name, call } of helpersOf(kernel)) scope[name] = call;
    const make = new Function(...Object.keys(scope), text);
    const [run, left] = make(...Object.values(scope));
    const entry = shim.add({ run, left, ways });
    return { entry, bytes: text.length, free: () => shim.remove(entry) };
  }
}
