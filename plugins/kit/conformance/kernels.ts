/** Checks of backends that lower kernels: each primitive, access and statement, by regions that are made of a kernel. */
import type { Plugin } from "../../../core/backend/plugin.ts";
import { expression, F64, I32, I64, int, select } from "../../../core/kernel/expressions.ts";
import { compileJavaScript, lowerToJavaScript } from "../../../core/kernel/javascript.ts";
import {
  ACCESSES,
  type Kind,
  type PrimitiveName,
  PRIMITIVES,
} from "../../../core/kernel/primitives.ts";
import {
  type Builder,
  type Kernel,
  kernel,
  type Variable,
} from "../../../core/kernel/statements.ts";
import type { Expr } from "../../../core/kernel/expressions.ts";
import { regionOfKernel } from "../../../core/trace/lower.ts";
import { Bench, differenceAt, fail } from "./bench.ts";
import type { Check } from "./check.ts";
import { BYTES } from "./micro_op_inputs.ts";
import { PARAMETERS, randomRegionKernel } from "./random_kernels.ts";
import { EDGES, Random } from "./values.ts";

/** Where a kernel finds its operands, eight bytes each, and puts its results. */
const OPERANDS = 0x8100;
const RESULTS = 0x8200;

type Operand = number | bigint;

/** The checks. */
export function kernelChecks(plugin: () => Plugin): Check[] {
  return [
    ...(Object.keys(PRIMITIVES) as PrimitiveName[]).map((name) => ({
      name: `primitive ${name}`,
      run: () => checkPrimitive(plugin, name),
    })),
    ...(Object.keys(ACCESSES) as (keyof typeof ACCESSES)[]).map((access) => ({
      name: `access ${access}`,
      run: () => checkAccess(plugin, access),
    })),
    { name: "random statements", run: () => checkRandom(plugin) },
  ];
}

/** Whether the primitive does not take the operands, or gives bits that nobody may look at. */
export function isExcluded(name: PrimitiveName, [a, b]: readonly Operand[]): boolean {
  switch (name) {
    case "i32.div":
      return b === 0 || a === -0x80000000 && b === -1;
    case "i32.rem":
      return b === 0 || b === -1;
    case "i64.div":
      return b === 0n || a === -(1n << 63n) && b === -1n;
    case "i64.rem":
      return b === 0n || b === -1n;
    case "i64.fromF64Bits":
      return Number.isNaN(a);
    case "f64.copysign":
      return Number.isNaN(b);
    default:
      return false;
  }
}

/** All combinations of edge values for operands of these types. */
export function combinations(kinds: readonly Kind[]): Operand[][] {
  return kinds.reduce<Operand[][]>(
    (rows, kind) => rows.flatMap((row) => EDGES[kind].map((value) => [...row, value])),
    [[]],
  );
}

function load(kind: Kind, address: I32, offset: number): Expr {
  const access = kind === "i32" ? "word" : kind === "i64" ? "long" : "double";
  return expression(kind, { node: "load", access, address, offset });
}

function store(k: Builder, offset: number, value: Expr): void {
  if (value instanceof F64) k.double(int(0), offset, value);
  else if (value instanceof I64) k.long(int(0), offset, value);
  else k.word(int(0), offset, value);
}

/** The primitive as a value, and where it gives an i32 in all the ways in which it may be a condition. */
function primitiveKernel(name: PrimitiveName): Kernel {
  const { parameters, result } = PRIMITIVES[name];
  return kernel("region1", ["i32"], "i32", (k, frame) => {
    const operands = parameters.map((kind: Kind, i: number) =>
      k.let(load(kind, frame as I32, 8 * i))
    );
    const value = () => expression(result, { node: "primitive", name, operands });
    store(k, RESULTS, value());
    if (result === "i32") {
      const holds = () => value() as I32;
      const bits = k.let(select(holds(), int(1), int(0)).or(select(holds().not(), int(2), int(0))));
      k.block((leave) => {
        k.gotoIf(holds(), leave);
        k.set(bits, bits.or(4));
      });
      k.block((leave) => {
        k.guard(holds(), leave);
        k.set(bits, bits.or(8));
      });
      k.if(holds().not().not(), () => k.set(bits, bits.or(16)));
      k.word(int(0), RESULTS + 8, bits);
    }
    k.return(int(7));
  });
}

/** A kernel as the backend under test has it, and as the reference has it, each over its own memory. */
class Pair {
  readonly #bench: Bench;
  readonly #kernel: Kernel;
  readonly #enter: (frame: number) => number;
  readonly #expected: (frame: number) => number;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;

  constructor(bench: Bench, code: Kernel) {
    this.#bench = bench;
    this.#kernel = code;
    this.#enter = bench.compile(regionOfKernel(1, code)).enter;
    const buffer = new ArrayBuffer(BYTES);
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
    this.#bytes.set(bench.bytes);
    this.#expected = compileJavaScript([code], {
      H32: new Int32Array(buffer),
      HU8: new Uint8Array(buffer),
      HU16: new Uint16Array(buffer),
      HF64: new Float64Array(buffer),
    })[code.name];
  }

  /** Runs both. `result`: the type of what stands at RESULTS; without, all memory is compared. */
  compare(what: string, operands: readonly Operand[], kinds: readonly Kind[], result?: Kind): void {
    const views = [this.#bench.view, this.#view];
    for (const view of views) {
      operands.forEach((operand, i) => write(view, kinds[i], OPERANDS + 8 * i, operand));
    }
    const expected = this.#expected(OPERANDS);
    const actual = this.#enter(OPERANDS);
    const told = `${what} of ${operands.join(", ")}`;
    if (actual !== expected) {
      fail(`${told}: the region returns ${actual}, it should be ${expected}`);
    }
    if (result === undefined) {
      const at = differenceAt(this.#bench.bytes, this.#bytes);
      if (at >= 0) fail(`${told}: memory differs at ${at}:\n${lowerToJavaScript(this.#kernel)}`);
      return;
    }
    const [given, right] = views.map((view) => read(view, result, RESULTS));
    if (!Object.is(given, right)) fail(`${told} gives ${given}, it should be ${right}`);
    if (result !== "i32") return;
    const [flags, rightFlags] = views.map((view) => view.getInt32(RESULTS + 8, true));
    if (flags !== rightFlags) {
      fail(`${told} is wrong as a condition: ${flags.toString(2)}, not ${rightFlags.toString(2)}`);
    }
  }
}

function write(view: DataView, kind: Kind, at: number, value: Operand): void {
  if (kind === "i32") view.setInt32(at, Number(value), true);
  else if (kind === "i64") view.setBigInt64(at, BigInt(value), true);
  else view.setFloat64(at, Number(value), true);
}

function read(view: DataView, kind: Kind, at: number): Operand {
  if (kind === "i32") return view.getInt32(at, true);
  return kind === "i64" ? view.getBigInt64(at, true) : view.getFloat64(at, true);
}

function withBench(plugin: () => Plugin, use: (bench: Bench) => void): void {
  const bench = new Bench(plugin());
  try {
    use(bench);
  } finally {
    bench.close();
  }
}

function checkPrimitive(plugin: () => Plugin, name: PrimitiveName): void {
  withBench(plugin, (bench) => {
    const { parameters, result } = PRIMITIVES[name];
    const pair = new Pair(bench, primitiveKernel(name));
    for (const operands of combinations(parameters)) {
      if (!isExcluded(name, operands)) pair.compare(name, operands, parameters, result);
    }
  });
}

/** Stores below and reads back, with the address as a variable and as a constant. */
function checkAccess(plugin: () => Plugin, access: keyof typeof ACCESSES): void {
  const { kind, bytes } = ACCESSES[access];
  const kinds: readonly Kind[] = ["i32", kind];
  const code = kernel("region1", ["i32"], "i32", (k, frame) => {
    const [address, value] = kinds.map((each, i) => k.let(load(each, frame as I32, 8 * i)));
    for (const [at, offset] of [[address as I32, 16], [address as I32, 0], [int(0x4000), bytes]]) {
      if (access === "long") k.long(at as I32, offset as number, value as I64);
      else if (access === "double") k.double(at as I32, offset as number, value as F64);
      else k[access](at as I32, offset as number, value as Variable<I32>);
    }
    const node = { node: "load", access, address: address as I32, offset: 16 } as const;
    store(k, RESULTS, expression(kind, node));
    k.return(int(3));
  });
  withBench(plugin, (bench) => {
    const pair = new Pair(bench, code);
    for (const value of EDGES[kind]) {
      for (const address of [0, 8, 64, 0x7ff0]) {
        if (!Number.isNaN(value)) pair.compare(`access ${access}`, [address, value], kinds);
      }
    }
  });
}

function checkRandom(plugin: () => Plugin): void {
  withBench(plugin, (bench) => {
    const random = new Random(6);
    for (let i = 0; i < 0x8000; i++) bench.bytes[i] = random.below(256);
    for (let i = 0; i < 200; i++) {
      const pair = new Pair(bench, randomRegionKernel(`region${i}`, random));
      for (let run = 0; run < 4; run++) {
        const operands = PARAMETERS.map((kind) => random.pick<Operand>(EDGES[kind]));
        pair.compare("a random kernel", operands, PARAMETERS);
      }
    }
  });
}
