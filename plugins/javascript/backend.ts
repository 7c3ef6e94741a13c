/** A backend that has V8 compile regions: each becomes a JavaScript function over typed arrays. */
import {
  type Backend,
  type BackendCapabilities,
  type CompileContext,
  type CompiledRegion,
  helpersOf,
  LINK,
  lowerRegion,
  type Region,
  type Shim,
} from "@whipsnake/whipsnake/backend";
import { SUPPORT } from "./primitives.ts";
import { SourceWriter, type Templates } from "./source.ts";

/**
 * A region's code: it is given the frame's address and returns the exit, or LINK and what is entered next, or a number below 0,
 * with which it is left.
 */
type RegionFunction = (frame: number) => number;
/** Stores what a region has left behind. @returns the exit */
type LeaveFunction = (way: number) => number;

/** The way in: finds a region's function by its entry, and follows links. */
export class JavaScriptShim implements Shim {
  /** There is no machine code of its own. */
  readonly bytes = 0;
  /** By entry. */
  #functions: RegionFunction[] = [];
  /** By entry. */
  #leaves: LeaveFunction[] = [];
  /** Entries that were freed. */
  readonly #vacant: number[] = [];

  /** See Shim. */
  enter(entry: number, frame: number): number {
    for (let at = entry;;) {
      const exit = this.#functions[at](frame);
      if (exit < 0) return this.#leaves[at](exit);
      if ((exit & LINK) === 0) return exit;
      at = exit & ~LINK;
    }
  }

  /** Gives a function an entry. */
  add(code: RegionFunction, leave: LeaveFunction): number {
    const entry = this.#vacant.pop() ?? this.#functions.length;
    this.#functions[entry] = code;
    this.#leaves[entry] = leave;
    return entry;
  }

  /** Takes a function's entry away. */
  remove(entry: number): void {
    this.#functions[entry] = refuse;
    this.#leaves[entry] = refuse;
    this.#vacant.push(entry);
  }

  /** See Shim. */
  free(): void {
    this.#functions = [];
    this.#leaves = [];
  }
}

function refuse(): never {
  throw new Error("Cannot enter a region: it is freed");
}

/** Compiles the regions of one runtime. */
export class JavaScriptBackend implements Backend {
  /** `"javascript"` */
  readonly name: string = "javascript";
  /** The functions hold views of one runtime's memory. */
  readonly scope = "runtime";
  /** The kernel of a region has its side traces in it, and the shim follows links. */
  readonly capabilities: BackendCapabilities = { trees: true, links: true, bridges: true };
  readonly #scope: Readonly<Record<string, unknown>>;
  readonly #writer: SourceWriter;

  /** For the runtime of this memory. `templates`: for tests, what primitives are written as. */
  constructor(memory: WebAssembly.Memory, templates?: Templates) {
    const { buffer } = memory;
    this.#scope = {
      ...SUPPORT,
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
    return new JavaScriptShim();
  }

  /** See Backend. */
  compileRegion(region: Region, shim: Shim, context: CompileContext): CompiledRegion {
    if (!(shim instanceof JavaScriptShim)) throw new TypeError("Cannot compile: no shim of mine");
    context.step("lower");
    const kernel = lowerRegion(region);
    const source = this.#writer.write(kernel);
    context.step("compile");
    const scope: Record<string, unknown> = { ...this.#scope };
    for (const { name, call } of helpersOf(kernel)) scope[name] = call;
    const make = new Function(...Object.keys(scope), source);
    const [code, leave] = make(...Object.values(scope));
    const entry = shim.add(code, leave);
    return { entry, bytes: source.length, free: () => shim.remove(entry) };
  }
}
