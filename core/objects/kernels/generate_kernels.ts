/** Writes kernels/code.ts, the kernels of natives as a WebAssembly module (`deno task generate`). */
import { moduleText, writeGenerated } from "../../kernel/generated_file.ts";
import { buildLongs } from "./longs.ts";
import { buildMarking } from "./marking.ts";
import { buildSets } from "./sets.ts";
import { buildTexts } from "./texts.ts";

const kernels = [...buildLongs(), ...buildSets(), ...buildTexts(), ...buildMarking()];

writeGenerated(
  new URL("code.ts", import.meta.url),
  "core/objects/kernels/code.ts",
  moduleText("KERNEL_CODE", "The kernels of natives", {
    helpers: [],
    kernels,
    exports: kernels.map(({ name }) => name),
  }),
  "the kernels or the layouts have changed",
);
