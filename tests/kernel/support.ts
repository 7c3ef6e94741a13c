/** Runs kernels both ways: what the two lowerings of the kernel language have in common. */
import { compileJavaScript, type LoweredFunction } from "../../core/kernel/javascript.ts";
import { type Helper, type Kernel } from "../../core/kernel/statements.ts";
import { encodeModule } from "../../core/kernel/wasm_module.ts";

export { EDGES, Random } from "../../plugins/kit/conformance/values.ts";

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
