/** What the public entry gives to authors that compile micro-ops one by one is enough to do it. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { SUPPORT } from "../../plugins/javascript/primitives.ts";
import { SourceWriter } from "../../plugins/javascript/source.ts";
import { LAYOUT, MICRO_OPS, microOpKernel, RESULT_TYPES } from "../../plugins/kit/backend.ts";

const memory = new ArrayBuffer(1 << 16);
const H32 = new Int32Array(memory);

/** A micro-op as a JavaScript function; undefined: it leaves. */
function functionOf(
  name: string,
  immediate: number,
): (...operands: number[]) => number | undefined {
  const { number } = MICRO_OPS.find((row) => row.name === name)!;
  const { text } = new SourceWriter().write(microOpKernel(number, immediate));
  const views = { H32, HF64: new Float64Array(memory), HU8: new Uint8Array(memory) };
  const scope: Record<string, unknown> = { ...SUPPORT, ...views };
  const [made] = new Function(...Object.keys(scope), text)(...Object.values(scope));
  return (...operands) => made(64, ...operands);
}

Deno.test("micro-ops of the kit are functions that an outside backend can compile", () => {
  assertEquals(functionOf("INT_ADD", 0)(5, 6), 11);
  assertEquals(functionOf("INT_ADD", 0)(2 ** 30 - 1, 1), undefined);
  assertEquals(functionOf("FLOAT_MULTIPLY", 0)(0.5, 3), 1.5);
  assertEquals(functionOf("INT_LESS", 0)(2, 3), 1);
  // A local of the frame at 64.
  H32[(64 + LAYOUT.frameLocals + 4 * 3) >> 2] = 77;
  assertEquals(functionOf("SLOT", 3)(), 77);
  assertEquals(functionOf("GUARD_TRUE", 0)(0), undefined);
  assertEquals(functionOf("GUARD_TRUE", 0)(1), 0);
});

Deno.test("every micro-op of the kit has a kernel, or is about the region itself", () => {
  assertEquals(MICRO_OPS.filter(({ control }) => control).map(({ name }) => name).sort(), [
    "CALL_OUT",
    "CONST_BOOL",
    "CONST_FLOAT",
    "CONST_INT",
    "CONST_WORD",
    "ENTER",
    "INPUT_BOOL",
    "INPUT_FLOAT",
    "INPUT_INT",
    "INPUT_WORD",
    "LINK",
    "LINK_PUSHED",
    "RETURN",
  ]);
  for (const { name, number, result, operands, control } of MICRO_OPS) {
    assert([result, ...operands].every((type) => RESULT_TYPES.includes(type)), name);
    if (control) {
      assertThrows(() => microOpKernel(number, 1), RangeError, name);
      continue;
    }
    const kernel = microOpKernel(number, 1);
    assertEquals(kernel.result, result === "float" ? "f64" : "i32", name);
    assertEquals(kernel.parameters.length, 4, name);
    // The writer refuses what it does not know.
    assert(new SourceWriter().write(kernel).text.includes(`function ${kernel.name}(`), name);
  }
});
