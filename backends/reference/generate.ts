/** Writes micro_ops.ts from the table of micro-ops (`deno task generate`); `--check` exits with 1 when it is stale. */
import * as support from "../../core/kernel/javascript_support.ts";
import { writeGenerated } from "../../core/kernel/generated_file.ts";
import { HELPERS } from "../../core/trace/helpers.ts";
import { MICRO_OP_NAMES, MICRO_OPS } from "../../core/trace/micro_ops.ts";
import { CONTROL } from "../../core/trace/micro_op_kernel.ts";
import { deriveFunction } from "./derive.ts";

const names = MICRO_OP_NAMES.filter((name) => !CONTROL.has(name));
const code = names.map((name) => deriveFunction(name, MICRO_OPS[name])).join("\n");
const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(code);
const views = ["H32", "HF64", "HU16", "HU8"].filter(uses);
const supported = Object.keys(support).filter(uses);
const helpers = Object.keys(HELPERS).filter(uses);
const imports = [
  `import { ${views.join(", ")} } from "../../core/heap/memory.ts";`,
  ...(supported.length === 0
    ? []
    : [`import { ${supported.join(", ")} } from "../../core/kernel/javascript_support.ts";`]),
  ...(helpers.length === 0 ? [] : ['import { HELPERS } from "../../core/trace/helpers.ts";']),
  'import type { MicroOpName } from "../../core/trace/micro_ops.ts";',
];
const text = `// deno-fmt-ignore-file
// deno-lint-ignore-file
/** The micro-ops as functions, each derived from its kernel (core/trace/micro_ops.ts). */
${imports.join("\n")}
${helpers.map((name) => `\nconst ${name} = HELPERS.${name}.fn;`).join("")}

/** What a micro-op gives; undefined: it leaves. */
export type MicroOpFunction = (
  frame: number, a: number, b: number, c: number, immediate: number,
) => number | undefined;

${code}
/** By name; CONTROL (core/trace/micro_op_kernel.ts) is not among them. */
export const MICRO_OP_FUNCTIONS: Readonly<Partial<Record<MicroOpName, MicroOpFunction>>> = {
${names.map((name) => `  ${name},`).join("\n")}
};
`;

writeGenerated(
  new URL("micro_ops.ts", import.meta.url),
  "backends/reference/micro_ops.ts",
  text,
  "the micro-ops have changed",
);
