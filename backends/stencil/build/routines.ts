/**
 * The C of what stencils call: a function for each micro-op that is too large to be copied, and the routines of the dispatch
 * loop that these call. They are compiled and laid out once, and are in the process once.
 *
 *     uint64_t op(a, b, c, immediate, base)     the result; bit 32 where the micro-op leaves, bit 33 too where only the
 *                                               host can tell whether it does
 *
 * A function keeps all registers but two (clang's `preserve_most`), so calling one costs a stencil little; float registers it
 * does not keep.
 */
import { explainNumbers, PROBES } from "../../reference/derive.ts";
import { TS_HOST_WANTED } from "../../../core/heap/map.ts";
import { HOST_HELPERS, ROUTINES } from "../../../core/trace/native_routines.ts";
import type { Kernel } from "../../../core/kernel/statements.ts";
import { MICRO_OPS, type MicroOp, type MicroOpName } from "../../../core/trace/micro_ops.ts";
import { type Architecture, kernelOf, prelude } from "./c_source.ts";
import { CALLED } from "./families.ts";
import { KernelC } from "./kernel_c.ts";
import type { ObjectFile } from "./object_file.ts";

/** C of the parts of an immediate (PARTS of derive.ts), in their order. */
const PARTS_IN_C = [
  "immediate",
  "(immediate & 0xffff)",
  "((int32_t)immediate >> 16)",
  "(immediate >> 8)",
  "(immediate & 0xff)",
];

const C_TYPES = { i32: "int32_t", i64: "int64_t", f64: "double" } as const;

/** Alignment of all that is laid out. */
const ALIGNMENT = 16;

/** The C source. Functions of micro-ops are named by them. */
export function routinesSource(architecture: Architecture): string {
  const parts = [
    prelude(architecture),
    `static inline int64_t bits_of(double x) { return __builtin_bit_cast(int64_t, x); }
static inline int64_t saturate64(double x) {
  if (x != x) return 0;
  if (x >= 0x1p63) return INT64_MAX;
  return x <= -0x1p63 ? INT64_MIN : (int64_t)x;
}
`,
    // The host's, which native code never calls: what they give makes the kernel fail, and then the host is asked.
    `#define HOST_WANTED (*(word_t *)(base + ${TS_HOST_WANTED}))
static uint64_t failed(uint64_t base) {
  uint64_t wanted = HOST_WANTED != 0;
  HOST_WANTED = 0;
  return (1 + 2 * wanted) << 32;
}
`,
    ...HOST_HELPERS.map(({ name, parameters, result }) =>
      `#define host_${name}(base, ${parameters.map((_, i) => `x${i}`)}) ` +
      `(HOST_WANTED = 1, ${result === "f64" ? '__builtin_nan("")' : "0"})`
    ),
    ...ROUTINES.map((routine) => `static ${signatureOf(routine)};`),
    ...ROUTINES.map(routineSource),
    ...CALLED.map((name) => microOpSource(name, MICRO_OPS[name])),
  ];
  return parts.join("\n") + "\n";
}

const call = (helper: string, operands: readonly string[]): string =>
  `${HOST_HELPERS.some(({ name }) => name === helper) ? "host" : "routine"}_${helper}(${
    ["base", ...operands].join(", ")
  })`;

function signatureOf({ name, parameters, result }: Kernel): string {
  const list = ["uint64_t base", ...parameters.map((kind, i) => `${C_TYPES[kind]} v${i}`)];
  return `${C_TYPES[result!]} routine_${name}(${list.join(", ")})`;
}

function routineSource(kernel: Kernel): string {
  const lower = new KernelC({
    variables: kernel.variables,
    given: (variable) => variable < kernel.parameters.length ? `v${variable}` : undefined,
    address: () => undefined,
    hole: () => undefined,
    goto: () => undefined,
    call,
  }, "v");
  const lines = lower.statements(kernel.body);
  return bodyOf(`static ${signatureOf(kernel)}`, [...lower.declarations, ...lines]);
}

function microOpSource(name: MicroOpName, op: MicroOp): string {
  const of = (immediate: number) => kernelOf(name, op, null, immediate);
  const explained = explainNumbers(name, PROBES.map((immediate) => of(immediate).kernel));
  const { kernel, fail } = of(PROBES[0]);
  const operand = (variable: number) => "abc"[variable - 1];
  const isOperand = (variable: number) => variable > 0 && variable <= 3;
  const lower = new KernelC({
    variables: kernel.variables,
    given: (variable) => isOperand(variable) ? `((int32_t)${operand(variable)})` : undefined,
    address: (variable) => isOperand(variable) ? `(uint64_t)${operand(variable)}` : undefined,
    hole: (value) => {
      const number = explained.get(value);
      if (number === undefined) return undefined;
      const { part, scale, base } = number;
      return `((uintptr_t)(uint32_t)(${scale} * ${PARTS_IN_C[part]} + ${base}))`;
    },
    goto: (label) => label === fail ? "return failed(base);" : undefined,
    call,
  }, "v");
  const statements = lower.statements(kernel.body.slice(0, -1));
  const last = kernel.body.at(-1)!;
  if (last.do !== "return" || last.value === null) throw new Error("Cannot write: no result");
  const value = lower.expression(last.value);
  return bodyOf(
    `__attribute__((preserve_most)) uint64_t op_${name}` +
      "(uint32_t a, uint32_t b, uint32_t c, uint32_t immediate, uint64_t base)",
    [...lower.declarations, ...statements, `return (uint32_t)(${value});`],
  );
}

/** A function of lines, the last of which returns. */
function bodyOf(signature: string, lines: readonly string[]): string {
  return `${signature} {\n  ${lines.join("\n  ")}\n}`;
}

/** Code that runs wherever it begins at a multiple of a page, and where each micro-op's function is in it. */
export interface LaidOut {
  readonly bytes: Uint8Array;
  readonly functions: readonly { readonly name: MicroOpName; readonly offset: number }[];
}

/** Puts the text and the constants of an object file behind one another. @throws Error for a relocation that is unknown */
export function layOut({ functions, sections, relocations }: ObjectFile): LaidOut {
  const places = new Map<string, number>();
  let size = 0;
  const names = [".text", ...[...sections.keys()].filter((name) => name.startsWith(".rodata"))];
  for (const name of names) {
    places.set(name, size);
    size = Math.ceil((size + sections.get(name)!.length) / ALIGNMENT) * ALIGNMENT;
  }
  const bytes = new Uint8Array(size);
  for (const name of names) bytes.set(sections.get(name)!, places.get(name));
  const view = new DataView(bytes.buffer);
  const addressOf = (symbol: string): number => {
    const place = places.get(symbol);
    if (place !== undefined) return place;
    const target = functions.get(symbol);
    if (target === undefined) throw new Error(`Cannot lay routines out: ${symbol} is not there`);
    return places.get(target.section)! + target.offset;
  };
  for (const name of names) {
    for (const { offset, type, symbol, addend } of relocations.get(name) ?? []) {
      relocate(view, places.get(name)! + offset, type, addressOf(symbol) + addend);
    }
  }
  return {
    bytes,
    functions: CALLED.map((name) => ({ name, offset: addressOf(`op_${name}`) })),
  };
}

/** Fills in a place whose target is in the same code. The code begins at a multiple of a page. */
function relocate(view: DataView, at: number, type: number, target: number): void {
  const old = view.getUint32(at, true);
  const set = (value: number) => view.setUint32(at, value, true);
  const scaled = (bits: number) => set(old | ((target & 0xfff) >> bits) << 10);
  switch (type) {
    case 2: // R_X86_64_PC32
    case 4: // R_X86_64_PLT32
      set(target - at);
      return;
    case 275: { // R_AARCH64_ADR_PREL_PG_HI21
      const pages = (target >> 12) - (at >> 12);
      set(old | (pages & 3) << 29 | (pages >> 2 & 0x7ffff) << 5);
      return;
    }
    case 277: // R_AARCH64_ADD_ABS_LO12_NC
    case 278: // R_AARCH64_LDST8_ABS_LO12_NC
      return scaled(0);
    case 284: // R_AARCH64_LDST16_ABS_LO12_NC
      return scaled(1);
    case 285: // R_AARCH64_LDST32_ABS_LO12_NC
      return scaled(2);
    case 286: // R_AARCH64_LDST64_ABS_LO12_NC
      return scaled(3);
    case 299: // R_AARCH64_LDST128_ABS_LO12_NC
      return scaled(4);
    case 282: // R_AARCH64_JUMP26
    case 283: // R_AARCH64_CALL26
      set(old | (target - at) >> 2 & 0x3ffffff);
      return;
  }
  throw new Error(`Cannot lay routines out: relocation ${type} at ${at}`);
}
