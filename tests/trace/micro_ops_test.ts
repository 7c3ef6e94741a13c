/** Each micro-op, as the reference backend's function and as WebAssembly, against a direct model, over edge values. */
import { assertEquals, AssertionError } from "@std/assert";
import { bindMemory } from "../../core/heap/memory.ts";
import type { Expr, I32 } from "../../core/kernel/expressions.ts";
import { expression, int } from "../../core/kernel/expressions.ts";
import type { Kind } from "../../core/kernel/primitives.ts";
import { type Kernel, kernel } from "../../core/kernel/statements.ts";
import { encodeModule } from "../../core/kernel/wasm_module.ts";
import { HELPERS, type RegionHelper } from "../../core/trace/helpers.ts";
import {
  MICRO_OP_NAMES,
  MICRO_OPS,
  type MicroOp,
  type MicroOpName,
  type ResultType,
} from "../../core/trace/micro_ops.ts";
import { CONTROL } from "../../core/trace/micro_op_kernel.ts";
import type { MicroOpFunction } from "../../backends/reference/micro_ops.ts";
import {
  BYTES,
  machineOver,
  OPERANDS,
  prepared,
} from "../../plugins/kit/conformance/micro_op_inputs.ts";
import {
  FRAME,
  type Model,
  MODELS,
  ROUTINE_RESULTS,
} from "../../plugins/kit/conformance/micro_op_models.ts";

/** Tells what a helper gives, and what it was called with. */
class Helpers {
  readonly calls: string[] = [];
  result = 0;

  call(name: string, operands: readonly number[]): number {
    this.calls.push(`${name}(${operands.join(", ")})`);
    return this.result;
  }
}

const callOf = (helpers: Helpers) => (name: string, operands: readonly number[]) =>
  helpers.call(name, operands);

const helpers = new Helpers();
/** What the calls of the code under test go to, the model's calls to another. */
let log = helpers;
// The reference backend takes the helpers when it is loaded, so they are replaced before that.
for (const [name, helper] of Object.entries(HELPERS)) {
  Object.assign(helper, { fn: (...operands: number[]) => log.call(name, operands) });
}
const { MICRO_OP_FUNCTIONS } = await import("../../backends/reference/micro_ops.ts");

/** The last word of memory: where WebAssembly tells that it left. */
const LEFT = BYTES - 8;
const KINDS: Readonly<Record<ResultType, Kind>> = {
  none: "i32",
  word: "i32",
  int: "i32",
  bool: "i32",
  float: "f64",
};

/** The kernel of a micro-op for one immediate; it leaves a mark where it leaves. */
function kernelOf(name: string, op: MicroOp, immediate: number): Kernel {
  const kinds = op.operands.map((type) => KINDS[type]);
  const result = KINDS[op.result];
  return kernel(name, ["i32", ...kinds], result, (k, frame, a = frame, b = frame, c = frame) => {
    const none: Expr = expression(result, { node: "constant", value: 0 });
    k.block((fail) => {
      const entry = fail;
      const given = op.kernel({ k, frame: frame as I32, a, b, c, immediate, fail, entry });
      k.return(op.result === "none" || !given ? none : given);
    });
    k.word(int(0), LEFT, 1);
    k.return(none);
  });
}

const tested = MICRO_OP_NAMES.filter((name) => !CONTROL.has(name));

Deno.test("every micro-op has a model, and a function of the reference backend", () => {
  assertEquals(tested.filter((name) => MODELS[name] === undefined), []);
  assertEquals(tested.filter((name) => MICRO_OP_FUNCTIONS[name] === undefined), []);
});

for (const name of tested) {
  Deno.test(`micro-op ${name}`, () => {
    const model = MODELS[name];
    if (model === undefined) throw new AssertionError(`${name} has no model in micro_op_models.ts`);
    compareAll(name, MICRO_OPS[name], model);
  });
}

function compareAll(name: MicroOpName, op: MicroOp, model: Model): void {
  const immediates = model.immediates ?? [0];
  const kernels = immediates.map((immediate, i) => kernelOf(`k${i}`, op, immediate));
  const memory = new WebAssembly.Memory({ initial: 1 });
  const bytes = encodeModule({
    helpers: Object.values<RegionHelper>(HELPERS),
    kernels,
    exports: kernels.map((each) => each.name),
  });
  const h = Object.fromEntries(
    Object.keys(HELPERS).map((
      helper,
    ) => [helper, (...operands: number[]) => log.call(helper, operands)]),
  );
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { memory }, h });
  const referenceMemory = new WebAssembly.Memory({ initial: 1 });
  bindMemory(referenceMemory);
  try {
    const comparison = new Comparison(name, op, model, memory, referenceMemory);
    immediates.forEach((immediate, i) => {
      const wasm = instance.exports[`k${i}`] as (...operands: number[]) => number;
      comparison.run(wasm, MICRO_OP_FUNCTIONS[name]!, immediate);
    });
  } finally {
    bindMemory(null);
  }
}

/** Compares one micro-op's three forms. */
class Comparison {
  readonly #name: MicroOpName;
  readonly #op: MicroOp;
  readonly #model: Model;
  readonly #wasmBytes: Uint8Array<ArrayBuffer>;
  readonly #referenceBytes: Uint8Array<ArrayBuffer>;
  readonly #modelBytes = new Uint8Array(BYTES);
  readonly #writes: boolean;

  constructor(
    name: MicroOpName,
    op: MicroOp,
    model: Model,
    wasm: WebAssembly.Memory,
    reference: WebAssembly.Memory,
  ) {
    this.#name = name;
    this.#op = op;
    this.#model = model;
    this.#wasmBytes = new Uint8Array(wasm.buffer as ArrayBuffer);
    this.#referenceBytes = new Uint8Array(reference.buffer as ArrayBuffer);
    this.#writes = op.effect === "store" || op.effect === "allocate" || op.effect === "effect";
  }

  run(wasm: (...operands: number[]) => number, fn: MicroOpFunction, immediate: number): void {
    const { a, b, c, states = [() => {}] } = this.#model;
    const [typeA = "none", typeB = "none", typeC = "none"] = this.#op.operands;
    const results = callsHelper(this.#op, immediate)
      ? this.#model.results ?? resultsOf(this.#op)
      : [0];
    const memory = prepared();
    for (const state of states) {
      state(machineOver(memory, callOf(helpers)));
      this.#restore(memory);
      for (const x of typeA === "none" ? [0] : a ?? OPERANDS[typeA]) {
        for (const y of typeB === "none" ? [0] : b ?? OPERANDS[typeB]) {
          for (const z of typeC === "none" ? [0] : c ?? OPERANDS[typeC]) {
            for (const result of results) {
              this.#compare(wasm, fn, [x, y, z], immediate, result);
              if (this.#writes) this.#restore(memory);
            }
          }
        }
      }
    }
  }

  #restore(memory: Uint8Array): void {
    for (const bytes of [this.#wasmBytes, this.#referenceBytes, this.#modelBytes]) {
      bytes.set(memory);
    }
  }

  #compare(
    wasm: (...operands: number[]) => number,
    fn: MicroOpFunction,
    operands: readonly number[],
    immediate: number,
    helperResult: number,
  ): void {
    const [a, b, c] = operands;
    const logs = [new Helpers(), new Helpers(), new Helpers()];
    for (const each of logs) each.result = helperResult;
    const i = immediate;
    const m = machineOver(this.#modelBytes, callOf(logs[0]));
    const expected = this.#model.model({ m, a, b, c, i });
    log = logs[1];
    const reference = fn(FRAME, a, b, c, immediate);
    log = logs[2];
    const value = wasm(FRAME, ...operands.slice(0, this.#op.operands.length));
    const compiled = this.#wasmBytes[LEFT] === 0 ? value : undefined;
    this.#wasmBytes[LEFT] = 0;
    const fault = (which: string, got: unknown) =>
      new AssertionError(
        `${this.#name} ${operands.join(", ")}, immediate ${immediate}, helper ${helperResult}: ` +
          `${which} gives ${got}, the model ${expected}`,
      );
    if (!Object.is(reference, expected)) throw fault("the reference backend", reference);
    if (!Object.is(compiled, expected)) throw fault("WebAssembly", compiled);
    for (const each of logs) assertEquals(each.calls, logs[0].calls, this.#name);
    if (!this.#writes) return;
    if (!sameBytes(this.#referenceBytes, this.#modelBytes)) throw fault("memory of reference", "");
    if (!sameBytes(this.#wasmBytes, this.#modelBytes)) throw fault("memory of WebAssembly", "");
  }
}

function sameBytes(one: Uint8Array<ArrayBuffer>, other: Uint8Array<ArrayBuffer>): boolean {
  const [a, b] = [new Int32Array(one.buffer), new Int32Array(other.buffer)];
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function callsHelper(op: MicroOp, immediate: number): boolean {
  return JSON.stringify(
    kernelOf("k", op, immediate).body,
    (_, value) => typeof value === "bigint" ? `${value}` : value,
  ).includes('"node":"call"');
}

function resultsOf(op: MicroOp): readonly number[] {
  return op.result === "float" ? [0, -0, 2.5, Infinity, -Infinity, NaN] : ROUTINE_RESULTS;
}
