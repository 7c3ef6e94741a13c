/** The backends of the command line, each loaded when it is asked for. */
import type { CommandBackends } from "../core/host/command_line.ts";

/** By the names that `--backend` takes. Not stencil.ts yet: regions that it compiles may still give wrong results. */
export const commandBackends: CommandBackends = {
  plugins: {
    javascript: async () => (await import("./javascript/plugin.ts")).javascript(),
    reference: async () => (await import("./reference.ts")).reference(),
    wasm: async () => (await import("./wasm.ts")).wasm(),
  },
  wasmText: async () => await (await import("./wasm_text.ts")).loadWasmText(),
};
