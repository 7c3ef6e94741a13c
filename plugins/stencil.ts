/** The stencil plugin. */
import { codeGenerator, STENCIL_CAPABILITIES } from "../backends/stencil/backend.ts";
import { findPlatform } from "../backends/stencil/platform/open.ts";
import { type GenerateCode, NativeBackend } from "../backends/stencil/shim_backend.ts";
import { type Routines, routinesOf, StencilTable } from "../backends/stencil/table.ts";
import type { LifecycleHooks, Plugin } from "../mod.ts";

const NAME = "stencil";

// A table is large: only this machine's is read.
const [{ TABLE }, { ROUTINES }] = Deno.build.arch === "aarch64"
  ? await Promise.all([
    import("../backends/stencil/table_aarch64.ts"),
    import("../backends/stencil/routines_aarch64.ts"),
  ])
  : await Promise.all([
    import("../backends/stencil/table_x86_64.ts"),
    import("../backends/stencil/routines_x86_64.ts"),
  ]);

/** Unpacked at the first region of a thread; and the generators, by StencilOptions.routines. */
let table: StencilTable | null = null;
const generators = new Map<string, GenerateCode>();

function generatorFor(kind: "native" | "host"): GenerateCode {
  return (...region) => {
    let generate = generators.get(kind);
    if (generate === undefined) {
      table ??= new StencilTable(TABLE, ROUTINES);
      generate = codeGenerator(table, kind === "native");
      generators.set(kind, generate);
    }
    return generate(...region);
  };
}

/** What stencils call, unpacked at the first shim of a thread. */
let routines: Routines | null = null;

/** Options of the stencil plugin. */
export interface StencilOptions extends LifecycleHooks {
  /** Most bytes of executable memory that a runtime may map. Default 32 MiB. */
  readonly arenaLimit?: number;
  /**
   * Who does what the interpreter has routines for (dict lookups, say): native copies of them, or the interpreter's own,
   * for which native code is left each time. Default "native".
   */
  readonly routines?: "native" | "host";
}

/**
 * Compiles hot code to native machine code, on Linux, on x86-64 and aarch64 (which has run under emulation only). Needs the permission `--allow-ffi` and no other;
 * without it, or where executable memory is refused, the next plugin is tried and the reason is reported.
 *
 * @param options observers of the backend's life, a limit, and who does what
 */
export function stencil(options: StencilOptions = {}): Plugin {
  const { arenaLimit, routines: kind = "native", ...hooks } = options;
  return {
    name: NAME,
    create: ({ memory, entryBase = 0 }) =>
      new NativeBackend({
        name: NAME,
        memory,
        platform: findPlatform(),
        capabilities: STENCIL_CAPABILITIES,
        generate: generatorFor(kind),
        routines: () => routines ??= routinesOf(ROUTINES),
        entryBase,
        ...(arenaLimit === undefined ? {} : { limit: arenaLimit }),
      }),
    hooks,
    release(resource) {
      const platform = findPlatform()();
      try {
        platform.release(resource);
      } finally {
        platform.close();
      }
    },
  };
}
