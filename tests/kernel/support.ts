/** Runs kernels both ways: what the two lowerings of the kernel language have in common. */
import { compileJavaScript, type LoweredFunction } from "../../core/kernel/javascript.ts";
import { type Helper, type Kernel } from "../../core/kernel/statements.ts";
import { encodeModule } from "../../core/kernel/wasm_module.ts";

/** A seeded source of numbers (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 32 random bits, signed. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return t ^ (t >>> 14);
  }

  /** From 0 to `below` - 1. */
  below(below: number): number {
    return (this.bits() >>> 0) % below;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)];
  }
}

/** Values around which arithmetic changes its ways. */
export const EDGES = {
  // deno-fmt-ignore
  i32: [
    0, 1, -1, 2, -2, 3, 7, -8, 31, 32, 33, 63, 64, 255, 256, 65535, 65536, 0x3fffffff, 0x40000000, -0x40000000,
    -0x40000001, 0x7fffffff, -0x80000000, 0x7ffffffe, -0x7fffffff, 0x55555555, -0x55555556,
  ],
  // deno-fmt-ignore
  i64: [
    0n, 1n, -1n, 2n, -2n, 31n, 32n, 63n, 64n, 65n, 0x7fffffffn, 0x80000000n, -0x80000000n, -0x80000001n, 0xffffffffn,
    0x100000000n, 1n << 53n, (1n << 53n) + 1n, -(1n << 53n) - 1n, (1n << 62n) + 1n, (1n << 63n) - 1n, -(1n << 63n),
    -(1n << 63n) + 1n, 0x0123456789abcdefn,
  ],
  // deno-fmt-ignore
  f64: [
    0, -0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, 0.1, 1e-320, -1e-320, 5e-324, 2.2250738585072014e-308,
    1.7976931348623157e308, -1.7976931348623157e308, 2147483647, 2147483647.5, 2147483648, -2147483648, -2147483648.5,
    -2147483649, 4294967296, 2 ** 52 + 0.5, 2 ** 53, 2 ** 53 + 2, 2 ** 63, -(2 ** 63), 2 ** 64, 9223372036854774784,
    Infinity, -Infinity, NaN,
  ],
} as const;

/** A kernel's two functions, each over a memory of its own. */
export interface Both {
  readonly wasm: LoweredFunction;
  readonly javascript: LoweredFunction;
  readonly wasmMemory: Uint8Array;
  readonly javascriptMemory: Uint8Array;
}

type HelperTable = Readonly<Record<string, (...operands: never[]) => unknown>>;

/** Lowers kernels both ways, over equal memories of one page. `helpersFor` is called once for each way. */
export function lowerBoth(
  kernels: readonly Kernel[],
  helpers: readonly Helper[] = [],
  helpersFor: () => HelperTable = () => ({}),
): Record<string, Both> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const names = kernels.map(({ name }) => name);
  const bytes = encodeModule({ helpers, kernels, exports: names });
  const h = helpersFor() as unknown as WebAssembly.ModuleImports;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { memory }, h });
  const buffer = new ArrayBuffer(65536);
  const functions = compileJavaScript(kernels, {
    H32: new Int32Array(buffer),
    HU8: new Uint8Array(buffer),
    HU16: new Uint16Array(buffer),
    HF64: new Float64Array(buffer),
    helpers: helpersFor(),
  });
  return Object.fromEntries(names.map((name) => [name, {
    wasm: instance.exports[name] as LoweredFunction,
    javascript: functions[name],
    wasmMemory: new Uint8Array(memory.buffer),
    javascriptMemory: new Uint8Array(buffer),
  }]));
}
