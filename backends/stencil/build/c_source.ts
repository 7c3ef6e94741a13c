/**
 * Writes the C of all stencils. A stencil is a function that has all registers as its parameters and hands them on to the
 * stencil behind it (`CONT`), or to where a guard leaves (`FAIL`):
 *
 *     STENCIL s12_3(PARAMETERS) { ...body...; NEXT(CONT) }
 *
 * A body is written once for a family, as a macro over the registers. What is not known yet is the address of a symbol (a hole).
 */
import { explainNumbers, PROBES } from "../../reference/derive.ts";
import { type Expr, expression, type I32, int } from "../../../core/kernel/expressions.ts";
import { EXIT_VALUES, TS_FRAME } from "../../../core/heap/map.ts";
import type { Kind } from "../../../core/kernel/primitives.ts";
import { type Kernel, kernel, type Label } from "../../../core/kernel/statements.ts";
import {
  ALLOCATE_MORE,
  LINK,
  type MicroOp,
  type ResultType,
} from "../../../core/trace/micro_ops.ts";
import {
  ARGUMENT_SLOTS,
  FLOAT_REGISTERS,
  INT_REGISTERS,
  PLACE_BYTES,
  RECORD_ENTRY_BASE,
  RECORD_FLOATS,
  RECORD_FRAME,
  RECORD_INTS,
  RECORD_PLACES,
  RECORD_PLACES_COUNT,
  RECORD_RESUME,
  RECORD_RUNNING,
  RECORD_SLOTS,
} from "../machine.ts";
import { type Family, OPERAND_NAMES, registersOf, stencilCount } from "./families.ts";
import { KernelC } from "./kernel_c.ts";

/** The architectures. */
export type Architecture = "x86_64" | "aarch64";

const KINDS: Readonly<Record<ResultType, Kind>> = {
  none: "i32",
  word: "i32",
  int: "i32",
  bool: "i32",
  float: "f64",
};

const ints = Array.from({ length: INT_REGISTERS }, (_, i) => `i${i}`);
const floats = Array.from({ length: FLOAT_REGISTERS }, (_, i) => `f${i}`);
const PARAMETERS = [
  "uint64_t record",
  "uint64_t base",
  "uint64_t frame",
  ...ints.map((each) => `uint64_t ${each}`),
  "uint64_t number",
  ...floats.map((each) => `double ${each}`),
].join(", ");
const ARGUMENTS = ["record", "base", "frame", ...ints, "number", ...floats].join(", ");

/** 32-bit holes: immediates of an instruction or displacements of an address, whatever the compiler makes of them. */
const HOLES: Readonly<Record<Architecture, string>> = {
  x86_64: `
#define HOLE(symbol, base) ((uintptr_t)(symbol) + (base))
#define HOLE_DOUBLE(symbol) (*(const double *)(symbol))
`,
  // Not an address, which would be relative to a page: two halves of a number.
  aarch64: `
#define HOLE(symbol, base) ({ uint32_t hole; \\
  __asm__("movz %w0, #:abs_g0_nc:" #symbol "+" #base "\\n\\tmovk %w0, #:abs_g1_nc:"  #symbol "+" #base \\
    : "=r"(hole)); (uintptr_t)hole; })
#define HOLE_DOUBLE(symbol) ({ double hole; __asm__("ldr %d0, " #symbol : "=w"(hole)); hole; })
`,
};

/** Types and functions that all C needs. */
export function prelude(architecture: Architecture): string {
  return `#include <stdint.h>
typedef int32_t word_t __attribute__((may_alias));
typedef uint8_t byte_t __attribute__((may_alias));
typedef uint16_t half_t __attribute__((may_alias));
typedef int64_t long_t __attribute__((may_alias));
typedef double double_t __attribute__((may_alias));
#define STENCIL __attribute__((preserve_none)) int32_t
#define PARAMETERS ${PARAMETERS}
#define NEXT(where) __attribute__((musttail)) return where(${ARGUMENTS});
typedef STENCIL stencil_t(PARAMETERS);
extern stencil_t CONT, EXIT, HOST, ENTRY, LEAVE, GO;
/* See routines.ts. */
typedef uint64_t __attribute__((preserve_most)) op_t(uint32_t, uint32_t, uint32_t, uint32_t, uint64_t);
extern char CA[], CB[], CC[], SLOT[], NUMBER[], POOL[], POOLA[], POOLB[], POOLC[];
${HOLES[architecture]}
static inline double abs_of(double x) { return __builtin_fabs(x); }
static inline double sqrt_of(double x) { return __builtin_elementwise_sqrt(x); }
static inline double copysign_of(double x, double y) { return __builtin_copysign(x, y); }
/* Without an instruction of later processors, and without a call. */
static inline double trunc_of(double x) {
  if (!(__builtin_fabs(x) < 0x1p52)) return x;
  return __builtin_copysign((double)(int64_t)x, x);
}
static inline double floor_of(double x) {
  if (!(__builtin_fabs(x) < 0x1p52)) return x;
  double whole = (double)(int64_t)x;
  return __builtin_copysign(whole > x ? whole - 1.0 : whole, x);
}
static inline double ceil_of(double x) { return -floor_of(-x); }
static inline int32_t count_leading_zeros(int32_t x) {
  return x == 0 ? 32 : __builtin_clz((uint32_t)x);
}
static inline int32_t saturate32(double x) {
  if (x != x) return 0;
  if (x >= 0x1p31) return INT32_MAX;
  return x <= -0x1p31 ? INT32_MIN : (int32_t)x;
}
`;
}

/** A body over macro parameters, one for each digit, in upper case. */
interface Body {
  /** Names of holes of the immediate. */
  readonly holes: readonly string[];
  readonly text: string;
}

/** The C of families, in an order in which each function's name tells its family and place: `s<family>_<place>`. */
export function cSource(architecture: Architecture, families: readonly Family[]): string {
  const parts = [prelude(architecture)];
  const holes = new Set<string>();
  const functions: string[] = [];
  families.forEach((family, number) => {
    const body = family.op === null ? ownBody(family) : microOpBody(family, family.op);
    for (const hole of body.holes) holes.add(hole);
    const parameters = ["NAME", ...[...family.digits].map((digit) => digit.toUpperCase())];
    const lines = body.text.split("\n").join(" \\\n  ");
    functions.push(
      `/* ${family.name} ${family.constants} */\n#define F${number}(${
        parameters.join(", ")
      }) \\\n` +
        `STENCIL NAME(PARAMETERS) { \\\n  ${lines} \\\n}\n`,
    );
    for (let place = 0; place < stencilCount(family); place++) {
      const registers = registersOf(family, place).map((each, i) =>
        `${family.floats[i] ? "f" : "i"}${each}`
      );
      functions.push(`F${number}(${[`s${number}_${place}`, ...registers].join(", ")})\n`);
    }
  });
  if (holes.size > 0) {
    parts.push(`extern char ${[...holes].map((each) => `${each}[]`).join(", ")};`);
  }
  return parts.join("\n") + functions.join("");
}

/** What a leave puts into the record, and what it does besides where there may be values in float registers. */
const leave = [
  `*(uint32_t *)(record + ${RECORD_RUNNING}) = HOLE(NUMBER, 0);`,
  `*(uint64_t *)(record + ${RECORD_FRAME}) = frame;`,
  ...ints.map((each, i) => `*(uint64_t *)(record + ${RECORD_INTS + 8 * i}) = ${each};`),
];
const leaveFloats = floats.map((each, i) =>
  `*(double_t *)(record + ${RECORD_FLOATS + 8 * i}) = ${each};`
);

/** The body of a piece of the compiler's own. */
function ownBody({ name }: Family): Body {
  const body = (text: string): Body => ({ holes: [], text });
  const slot = "HOLE(SLOT, " + RECORD_SLOTS + ")";
  switch (name) {
    case "$CONST":
      return body("R = HOLE(CA, 0);\nNEXT(CONT)");
    case "$FCONST":
      return body("R = HOLE_DOUBLE(POOLA);\nNEXT(CONT)");
    case "$MOVE":
    case "$FMOVE":
      return body("R = A;\nNEXT(CONT)");
    case "$SPILL":
      return body(`*(uint64_t *)(record + ${slot}) = A;\nNEXT(CONT)`);
    case "$FSPILL":
      return body(`*(double_t *)(record + ${slot}) = A;\nNEXT(CONT)`);
    case "$RELOAD":
      return body(`R = *(uint32_t *)(record + ${slot});\nNEXT(CONT)`);
    case "$FRELOAD":
      return body(`R = *(double_t *)(record + ${slot});\nNEXT(CONT)`);
    // What an exit has handed over to a bridge.
    case "$INPUT":
      return body(`R = *(uint32_t *)(base + HOLE(SLOT, ${EXIT_VALUES}));\nNEXT(CONT)`);
    case "$FINPUT":
      return body(`R = *(double_t *)(base + HOLE(SLOT, ${EXIT_VALUES}));\nNEXT(CONT)`);
    case "$PASS":
      return body(`*(uint32_t *)(record + ${slot}) = HOLE(CA, 0);\nNEXT(CONT)`);
    case "$CALL":
      return body([...callOf(), "R = (uint32_t)given;", "NEXT(CONT)"].join("\n"));
    case "$CALL_FOR_EFFECT":
      return body([...callOf(), "NEXT(CONT)"].join("\n"));
    case "$JUMP":
      return body("NEXT(EXIT)");
    case "$ENTER":
      return body(`frame = *(uint32_t *)(base + ${TS_FRAME});\nNEXT(CONT)`);
    case "$STUB":
      return body("number = HOLE(NUMBER, 0);\nNEXT(LEAVE)");
    // A link: what is not the shim's own it follows itself.
    case "$GO":
      return body([
        `if (!(number & ${LINK}u)) { return (int32_t)number; }`,
        `uint32_t place = ((uint32_t)number ^ ${LINK}u) - *(uint32_t *)(record + ${RECORD_ENTRY_BASE});`,
        `if (place >= *(uint32_t *)(record + ${RECORD_PLACES_COUNT})) { return (int32_t)number; }`,
        `uint64_t places = *(uint64_t *)(record + ${RECORD_PLACES});`,
        `stencil_t *code = *(stencil_t **)(places + (uint64_t)place * ${PLACE_BYTES} + 8);`,
        "if (code == 0) { return (int32_t)number; }",
        "{ uint64_t lost; number = lost; }",
        "NEXT(code)",
      ].join("\n"));
    case "$LEAVE":
      return body([...leave, ...leaveFloats, "return (int32_t)number;"].join("\n"));
    case "$LEAVE_INTS":
      return body([...leave, "return (int32_t)number;"].join("\n"));
    case "$RESUME":
      return body([
        "uint64_t lost;",
        "number = lost;",
        `stencil_t *code = *(stencil_t **)(record + ${RECORD_RESUME});`,
        // Not the frame that the shim enters with: code that began anew runs in another one.
        `frame = *(uint32_t *)(record + ${RECORD_FRAME});`,
        // Whatever is in the record, an int register has zeros above.
        ...ints.map((each, i) => `${each} = *(uint32_t *)(record + ${RECORD_INTS + 8 * i});`),
        ...floats.map((each, i) => `${each} = *(double_t *)(record + ${RECORD_FLOATS + 8 * i});`),
        "NEXT(code)",
      ].join("\n"));
  }
  throw new Error(`Cannot write ${name}: it has no body`);
}

/** Calls a micro-op's function (routines.ts): its operands are in the first slots, its immediate is a constant operand. */
function callOf(): string[] {
  const operands = Array.from(
    { length: ARGUMENT_SLOTS },
    (_, i) => `*(uint32_t *)(record + ${RECORD_SLOTS + 8 * i})`,
  );
  return [
    "op_t *called = *(op_t **)(record + HOLE(NUMBER, 0));",
    `uint64_t given = called(${operands.join(", ")}, HOLE(CA, 0), base);`,
    // The compiler has put what it still needs of them elsewhere.
    "double lost_float; (void)lost_float;",
    ...floats.map((each) => `${each} = lost_float;`),
    "{ uint64_t lost; number = lost; }",
    "if (given >> 32) { if (given >> 33) { NEXT(HOST) } NEXT(EXIT) }",
  ];
}

/** A constant operand in C. */
function constantOperand(place: number, type: ResultType): string {
  const name = OPERAND_NAMES[place].toUpperCase();
  return type === "float" ? `HOLE_DOUBLE(POOL${name})` : `(int32_t)HOLE(C${name}, 0)`;
}

/** The body of a micro-op, or of a comparison and its guard. */
function microOpBody(family: Family, op: MicroOp): Body {
  const of = (immediate: number) => kernelOf(family.name, op, family.guard, immediate);
  const explained = explainNumbers(family.name, PROBES.map((immediate) => of(immediate).kernel));
  const { kernel: first, fail, entry } = of(PROBES[0]);
  const holes = new Set<string>();
  const hole = (value: number | bigint): string | undefined => {
    const number = explained.get(value);
    if (number === undefined) return undefined;
    const symbol = `IMM_${number.part}_${number.scale}`;
    holes.add(symbol);
    return `HOLE(${symbol}, ${number.base})`;
  };
  const given = (variable: number): string | undefined => {
    if (variable === 0) return "(int32_t)frame";
    const place = variable - 1;
    if (place >= op.operands.length) return undefined;
    const name = OPERAND_NAMES[place].toUpperCase();
    const type = op.operands[place];
    if ((family.constants & (1 << place)) !== 0) return constantOperand(place, type);
    return type === "float" ? name : `((int32_t)${name})`;
  };
  const address = (variable: number): string | undefined => {
    if (variable === 0) return "frame";
    const place = variable - 1;
    if (place >= op.operands.length || op.operands[place] === "float") return undefined;
    const name = OPERAND_NAMES[place].toUpperCase();
    if ((family.constants & (1 << place)) !== 0) return `HOLE(C${name}, 0)`;
    return name;
  };
  const result = family.guard === null ? op.result : "none";
  const target = result === "none" ? "" : family.tied === "" ? "R" : family.tied.toUpperCase();
  // Where it leaves, the result's register may hold anything, and so the compiler may use it from the start. Not so where the
  // result takes an operand's register: an operand that its own exit needs keeps it (compile.ts sees to that).
  const kept = result === "none" ? "" : `${target} = lost${result === "float" ? "_float" : ""}; `;
  const leave = (where: string) =>
    `{ uint64_t lost; double lost_float; (void)lost; (void)lost_float; number = lost; ${kept}NEXT(${where}) }`;
  const lower = new KernelC({
    variables: first.variables,
    given,
    address,
    hole,
    leave: (value) => `{ number = (uint32_t)(${value}); NEXT(GO) }`,
    // The only helper of what is copied. It is the host's: with nothing changed yet, the whole micro-op is asked of it.
    call: (helper) => {
      if (helper !== ALLOCATE_MORE) throw new Error(`Cannot copy what calls '${helper}'`);
      return "({ uint64_t lost; number = lost; NEXT(HOST) 0; })";
    },
    goto: (label) => label === fail ? leave("EXIT") : label === entry ? leave("ENTRY") : undefined,
  }, "v");
  const statements = lower.statements(first.body.slice(0, -1));
  const last = first.body.at(-1)!;
  if (last.do !== "return" || last.value === null) throw new Error("Cannot write: no result");
  const value = lower.expression(last.value);
  const lines = [...lower.declarations, ...statements];
  if (result === "float") lines.push(`${target} = ${value};`);
  else if (result !== "none") lines.push(`${target} = (uint64_t)(uint32_t)(${value});`);
  lines.push("{ uint64_t lost; number = lost; }");
  lines.push("NEXT(CONT)");
  return { holes: [...holes], text: lines.join("\n") };
}

/** A micro-op's kernel with frame and operands as parameters; its last statement returns the result. */
export function kernelOf(
  name: string,
  op: MicroOp,
  guard: MicroOp | null,
  immediate: number,
): { readonly kernel: Kernel; readonly fail: Label; readonly entry: Label } {
  const fail: Label = { loop: false, id: -1 };
  const entry: Label = { loop: true, id: -2 };
  const kinds = [0, 1, 2].map((place) => KINDS[op.operands[place] ?? "none"]);
  const made = kernel(name, ["i32", ...kinds], KINDS[op.result], (k, frame, a, b, c) => {
    const input = { k, frame: frame as I32, a, b, c, immediate, fail, entry };
    const value = op.kernel(input) as Expr | undefined;
    if (guard !== null) {
      guard.kernel({ ...input, a: value! });
      k.return(int(0));
    } else {
      const nothing = expression(KINDS[op.result], { node: "constant", value: 0 });
      k.return(op.result === "none" ? nothing : value ?? nothing);
    }
  });
  return { kernel: made, fail, entry };
}
