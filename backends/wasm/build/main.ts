/** Writes stencil_table.ts from the table of micro-ops (`deno task generate`); `--check` exits with 1 when it is stale. */
import { writeGenerated } from "../../../core/kernel/generated_file.ts";
import { HELPERS } from "../../../core/trace/helpers.ts";
import { MICRO_OP_NAMES, MICRO_OPS, type MicroOpName } from "../../../core/trace/micro_ops.ts";
import { PARTS, PROBES } from "../../reference/derive.ts";
import { KIND_NAMES, partOf } from "../stencil_format.ts";
import { deriveStencil } from "./derive.ts";

/** Micro-ops that are no code of their own, or whose code depends on more than operands and immediate. */
const SPECIAL: ReadonlySet<MicroOpName> = new Set<MicroOpName>([
  "CONST_INT",
  "CONST_WORD",
  "CONST_BOOL",
  "CONST_FLOAT",
  "INPUT_WORD",
  "INPUT_INT",
  "INPUT_FLOAT",
  "INPUT_BOOL",
  "CALL_OUT",
]);

for (const [part, [text, parted]] of PARTS.entries()) {
  if (PROBES.every((probe) => partOf(part, probe) === parted(probe))) continue;
  throw new Error(`Cannot derive stencils: part ${part} is not ${text}`);
}

const helpers: string[] = [];
function calleeOf(helper: string): number {
  if (!(helper in HELPERS)) throw new Error(`Cannot derive: there is no helper '${helper}'`);
  const place = helpers.indexOf(helper);
  return place >= 0 ? place : helpers.push(helper) - 1;
}

const lines = MICRO_OP_NAMES.filter((name) => !SPECIAL.has(name)).map((name) => {
  const { code, temporaries, ...row } = deriveStencil(name, MICRO_OPS[name], calleeOf);
  const kinds = `[${temporaries.map((kind) => KIND_NAMES.indexOf(kind)).join(", ")}]`;
  return `  ${name}: [${row.result}, ${kinds}, ${row.does}, ${row.first}, [${code.join(", ")}]],`;
});

writeGenerated(
  new URL("../stencil_table.ts", import.meta.url),
  "backends/wasm/stencil_table.ts",
  `// deno-fmt-ignore-file
/** The micro-ops as pieces of WebAssembly, each derived from its kernel (core/trace/micro_ops.ts). */
import type { HELPERS } from "../../core/trace/helpers.ts";
import type { MicroOpName } from "../../core/trace/micro_ops.ts";

/** Helpers by the numbers that stencils call them by. */
export const CALLEES: readonly (keyof typeof HELPERS)[] = [
${helpers.map((name) => `  ${JSON.stringify(name)},`).join("\n")}
];

/** Where the result is, the kinds of the temporaries, what it does, its first operand, the code (stencil_format.ts). */
export type StencilRow = readonly [
  result: number, temporaries: readonly number[], does: number, first: number, code: readonly number[],
];

/** By name. */
export const STENCILS: Readonly<Partial<Record<MicroOpName, StencilRow>>> = {
${lines.join("\n")}
};
`,
  "the micro-ops have changed",
);
