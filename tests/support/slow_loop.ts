/**
 * The dispatch loop without its kernels: only what step.ts does not carry out stays in WebAssembly. With it, a program shows
 * what it does when every kernel fails.
 */
import { encodeModule } from "../../core/kernel/wasm_module.ts";
import { HELPERS } from "../../core/interpreter/dispatch/helpers.ts";
import { replaceLoop } from "../../core/interpreter/dispatch/instance.ts";
import { buildRun, buildRunOne, FAST_OPCODES } from "../../core/interpreter/dispatch/run.ts";
import { ROUTINES } from "../../core/interpreter/dispatch/routines.ts";

const stepSource = Deno.readTextFileSync(
  new URL("../../core/interpreter/step.ts", import.meta.url),
);
const inStep = new Set(
  [...stepSource.matchAll(/case Opcode\.(\w+):/g)].map(([, name]) => name),
);

let module: WebAssembly.Module | null = null;

/** Does `body` with kernels or without them. */
export async function withKernels<T>(on: boolean, body: () => T | Promise<T>): Promise<T> {
  if (on) return await body();
  const only = FAST_OPCODES.filter((name) => !inStep.has(name));
  module ??= new WebAssembly.Module(encodeModule({
    helpers: HELPERS,
    kernels: [buildRun(only), buildRunOne(only), ...ROUTINES],
    exports: ["run", "runOne"],
  }));
  replaceLoop(module);
  try {
    return await body();
  } finally {
    replaceLoop(null);
  }
}
