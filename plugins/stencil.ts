/** The stencil plugin. */
import { codeGenerator, STENCIL_CAPABILITIES } from "../backends/stencil/backend.ts";
import { findPlatform } from "../backends/stencil/platform/open.ts";
import { type GenerateCode, NativeBackend } from "../backends/stencil/shim_backend.ts";
import { ROUTINES } from "../backends/stencil/routines_x86_64.ts";
import { type Routines, routinesOf, StencilTable } from "../backends/stencil/table.ts";
import { TABLE } from "../backends/stencil/table_x86_64.ts";
import type { LifecycleHooks, Plugin } from "../mod.ts";

const NAME = "stencil";

/** Unpacked at the first region of a thread. */
let generator: GenerateCode | null = null;

function generate(...region: Parameters<GenerateCode>): ReturnType<GenerateCode> {
  generator ??= codeGenerator(new StencilTable(TABLE, ROUTINES));
  return generator(...region);
}

/** What stencils call, unpacked at the first shim of a thread. */
let routines: Routines | null = null;

/** Options of the stencil plugin. */
export interface StencilOptions extends LifecycleHooks {
  /** Most bytes of executable memory that a runtime may map. Default 32 MiB. */
  readonly arenaLimit?: number;
}

/**
 * Compiles hot code to native machine code, on Linux and x86-64. Needs the permission `--allow-ffi` and no other;
 * without it, or where executable memory is refused, the next plugin is tried and the reason is reported.
 *
 * @param options observers of the backend's life, and a limit
 */
export function stencil(options: StencilOptions = {}): Plugin {
  const { arenaLimit, ...hooks } = options;
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
