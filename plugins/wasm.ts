/** The WebAssembly plugin. */
import { WasmBackend } from "../backends/wasm/backend.ts";
import type { LifecycleHooks, Plugin } from "../mod.ts";

/**
 * Compiles hot code to WebAssembly. Needs no permission.
 *
 * @param hooks observers of the backend's life
 */
export function wasm(hooks: LifecycleHooks = {}): Plugin {
  return {
    name: "wasm",
    create: ({ memory, entryBase }) => new WasmBackend(memory, entryBase),
    hooks,
  };
}
