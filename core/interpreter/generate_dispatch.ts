/** Writes dispatch/code.ts, the dispatch loop as a WebAssembly module (`deno task generate`). */
import { moduleText, writeGenerated } from "../kernel/generated_file.ts";
import { EXPORTED_ROUTINES, LIBRARY_ROUTINES } from "./dispatch/exported_routines.ts";
import { HELPERS } from "./dispatch/helpers.ts";
import { LIBRARY_KERNELS, ROUTINES } from "./dispatch/routines.ts";
import { buildRun, buildRunOne } from "./dispatch/run.ts";

writeGenerated(
  new URL("dispatch/code.ts", import.meta.url),
  "core/interpreter/dispatch/code.ts",
  moduleText("DISPATCH_CODE", "The dispatch loop (dispatch/run.ts)", {
    helpers: HELPERS,
    kernels: [buildRun(), buildRunOne(), ...ROUTINES, ...LIBRARY_KERNELS],
    exports: ["run", "runOne", ...EXPORTED_ROUTINES, ...LIBRARY_ROUTINES],
  }),
  "the layouts or the dispatch kernels have changed",
);
