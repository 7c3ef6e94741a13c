/** The stencil plugin. */
import {
  codeGenerator,
  type CodeOptions,
  STENCIL_CAPABILITIES,
} from "../backends/stencil/backend.ts";
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

/** Unpacked at the first region of a thread; and the generators, by their options. */
let table: StencilTable | null = null;
const generators = new Map<string, GenerateCode>();

function generatorFor(options: CodeOptions): GenerateCode {
  const key = `${options.callsRoutines} ${options.jumps}`;
  let generate = generators.get(key);
  return (region, environment) => {
    generate ??= generators.get(key);
    if (generate === undefined) {
      table ??= new StencilTable(TABLE, ROUTINES);
      generate = codeGenerator(table, options);
      generators.set(key, generate);
    }
    return generate(region, environment);
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
  /**
   * How native code goes from an exit to the side trace that was compiled for it: by a jump, or through JavaScript, as it does
   * where a jump does not reach so far. Default "jump".
   */
  readonly bridges?: "jump" | "hop";
}

/**
 * Compiles hot code to native machine code, on Linux, on x86-64 and aarch64 (which has run under emulation only). Needs the
 * permission `--allow-ffi` and no other; without it, or where executable memory is refused, the next plugin is tried and the
 * reason is reported.
 *
 * @param options observers of the backend's life, a limit, and how some things are done
 */
export function stencil(options: StencilOptions = {}): Plugin {
  const { arenaLimit, routines: kind = "native", bridges = "jump", ...hooks } = options;
  const generate = generatorFor({ callsRoutines: kind === "native", jumps: bridges === "jump" });
  return {
    name: NAME,
    create: ({ memory, entryBase = 0 }) =>
      new NativeBackend({
        name: NAME,
        memory,
        platform: findPlatform(),
        capabilities: STENCIL_CAPABILITIES,
        generate,
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
