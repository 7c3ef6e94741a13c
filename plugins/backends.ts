/** The backends of the command line, each loaded when it is asked for. */
import type { CommandBackends } from "../core/host/command_line.ts";

/** By the names that `--backend` takes. */
export const commandBackends: CommandBackends = {
  usual: "wasm",
  plugins: {
    javascript: async () => (await import("./javascript/plugin.ts")).javascript(),
    reference: async () => (await import("./reference.ts")).reference(),
    stencil: async () => (await import("./stencil.ts")).stencil(),
    tiered: async () => (await import("./tiered.ts")).tiered(),
    wasm: async () => (await import("./wasm.ts")).wasm(),
  },
  wasmText: async () => await (await import("./wasm_text.ts")).loadWasmText(),
};
