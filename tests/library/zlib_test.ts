/** Inflating and deflating by themselves, and that neither harms the host. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { deflate, Z_FINISH } from "../../core/library/zlib/deflate.ts";
import { firstState, inflate, InflateError } from "../../core/library/zlib/inflate.ts";
import { PythonError, Runtime } from "../../mod.ts";

const willing = () => true;

/** Inflates in pieces of so many bytes, with so much output a step. */
function inflated(data: Uint8Array, piece: number, limit: number): Uint8Array {
  let state = firstState(new Uint8Array(0));
  const output: number[] = [];
  let at = 0;
  for (let size = piece; at <= data.length; size += piece) {
    const result = inflate(state, data.subarray(at, at + size), limit, willing)!;
    output.push(...result.output);
    if (result.done) return Uint8Array.from(output);
    state = result.state;
    at += result.consumed;
    if (result.consumed > 0 || result.output.length > 0) size = 0;
    else assert(at + size < data.length, "the end does not come");
  }
  throw new Error("the end does not come");
}

/** Numbers from 0 to 1 that are the same at each run. */
function numbers(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
}

Deno.test("what is deflated comes back, at each level and strategy, in pieces of any size", () => {
  const next = numbers(7);
  const words = Array.from({ length: 60 }, () => Math.floor(next() * 1e6).toString(36) + " ");
  const text = Array.from({ length: 3000 }, () => words[Math.floor(next() * next() * 60)]).join("");
  const data = new TextEncoder().encode(text + "\0".repeat(700) + text.slice(100, 900));
  for (let level = 0; level <= 9; level++) {
    for (const strategy of level === 6 ? [0, 1, 2, 3, 4] : [0]) {
      for (const [windowBits, memoryLevel] of [[15, 8], [9, 1]]) {
        const settings = { level, windowBits, memoryLevel, strategy };
        const { output } = deflate(data, 0, settings, Z_FINISH, 1, willing)!;
        assertEquals(inflated(output, 7, 300), data);
        assertEquals(inflated(output, 5000, 1 << 18), data);
      }
    }
  }
});

Deno.test("states and data that are made up end in an InflateError or in output", () => {
  const next = numbers(11);
  const data = new TextEncoder().encode("abracadabra, ".repeat(40));
  const settings = { level: 6, windowBits: 15, memoryLevel: 8, strategy: 0 };
  const { output } = deflate(data, 0, settings, Z_FINISH, 1, willing)!;
  const { state } = inflate(firstState(data), output.subarray(0, 20), 100, willing)!;
  let wrong = 0;
  for (let i = 0; i < 2000; i++) {
    const [first, second] = [state.slice(0, Math.floor(next() * state.length)), output.slice()];
    for (let change = 0; change < 3; change++) {
      first[Math.floor(next() * 14)] = next() * 256;
      second[Math.floor(next() * second.length)] = next() * 256;
    }
    try {
      assert(inflate(first, second, 500, willing)!.output.length <= 500);
    } catch (error) {
      if (!(error instanceof InflateError)) throw error;
      wrong++;
    }
  }
  assert(wrong > 100 && wrong < 2000);
});

Deno.test("zlib keeps to the limits of fuel and memory", () => {
  using runtime = new Runtime({ memoryLimit: 16 << 20, fuel: 20_000_000 });
  runtime.run("import zlib");
  const error = assertThrows(
    () => runtime.run("x = [zlib.decompress(zlib.compress(bytes(1 << 22))) for i in range(9)]"),
    PythonError,
  );
  assert(error.traceback.includes("MemoryError"));
  using thrifty = new Runtime({ fuel: 50_000 });
  assertThrows(
    () => thrifty.run("import zlib\nfor level in (1, 9): zlib.compress(bytes(1 << 20), level)"),
    Error,
    "fuel",
  );
});

Deno.test("natives that modules keep for themselves refuse what is not theirs", () => {
  using runtime = new Runtime();
  assertEquals(
    runtime.run(`
import binascii, datetime, decimal, zlib
refused = []
for call in (lambda: datetime._seal(len), lambda: decimal._seal(int, 5), lambda: zlib._inflate(b"", b"", 1 << 60, int),
             lambda: zlib._inflate(bytes(12), b"\\6", 9, str), lambda: zlib._deflate(b"", 1, 1, 9, 1, 0, 0, 1),
             lambda: binascii._from_base64(b"=", True, str)):
    try:
        call()
    except (TypeError, ValueError) as error:
        refused.append(str(error))
datetime._seal(int)
refused.append(int.__name__)
refused
`),
    [
      "classes are wanted",
      "classes are wanted",
      "Invalid initialization option",
      "exceptions must derive from BaseException",
      "Invalid initialization option",
      "exceptions must derive from BaseException",
      "int",
    ],
  );
});
