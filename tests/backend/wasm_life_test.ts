/** The life of compiled code with the real WebAssembly plugin and real hot loops. */

import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  type Hotness,
  InjectedFaults,
  LimitError,
  type Plugin,
  type Report,
  Runtime,
} from "../../mod.ts";
import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { wasm } from "../../plugins/wasm.ts";
import { runtimeTest } from "../support/leaks.ts";

/** Loops over ints and floats; what they compute. */
const PROGRAM = `
def ints():
    total = 0
    i = 0
    while i < 2000:
        total = total + i * 3
        i = i + 1
    return total
def floats():
    mean = 0.0
    for n in range(500):
        mean = mean + n * 0.5
    return mean
(ints(), floats())
`;
const ANSWER = [5997000, 62375];

/** Calls `check` 200 times, from a loop around one that is hot at once. */
const CALLING = `
def f():
    global i
    n = 0
    while n < 200:
        n = n + 1
        i = n
        m = 0
        while m < 20:
            m = m + 1
        check(n)
f()
i
`;

function run(plugin: Plugin, reports: Report[]): void {
  using runtime = new Runtime({
    plugins: [plugin],
    hotness: { loop: 5 },
    onReport: (report) => reports.push(report),
  });
  assertEquals(runtime.run(PROGRAM), ANSWER);
}

runtimeTest("wasm: a fault at each step leaves nothing, and the answer is right", () => {
  const steps = new InjectedFaults(0);
  run(steps.plugin(wasm()), []);
  assert(steps.steps.includes("region.compile"), `nothing was compiled: ${steps.steps}`);
  let failing = 0;
  for (;;) {
    failing++;
    const faults = new InjectedFaults(failing);
    const reports: Report[] = [];
    run(faults.plugin(wasm()), reports);
    const what = `step ${failing}, ${faults.steps[failing - 1]}`;
    assertEquals([liveExecutors(), liveShims()], [0, 0], what);
    if (!faults.struck) break;
    assertEquals(reports.length, 1, what);
    assert(reports[0].message.includes("fails"), reports[0].message);
  }
  assert(failing > steps.steps.length);
});

runtimeTest("wasm: dispose from a host function that a hot loop calls", () => {
  for (const turn of [1, 50, 200]) {
    const order: string[] = [];
    const runtime: Runtime = new Runtime({
      plugins: [wasm({
        executorFreed: () => order.push("executor"),
        finalized: () => order.push("finalized"),
      })],
      hotness: { loop: 5 },
      functions: {
        check: (i: number) => {
          if (i !== turn) return;
          // One may have been replaced before.
          order.length = 0;
          runtime.dispose();
          order.push("asked");
          assertThrows(() => runtime.run("1"), Error, "Cannot use the runtime: it is disposed");
        },
      },
    });
    assertThrows(() => runtime.run(CALLING), LimitError, "interrupted");
    assertEquals(order[0], "asked");
    assertEquals(order[1], "executor");
    assertEquals(order.at(-1), "finalized");
    assertEquals([liveExecutors(), liveShims()], [0, 0]);
  }
});

runtimeTest("wasm: an exception of a host function that a hot loop calls", () => {
  for (const turn of [3, 150]) {
    using runtime = new Runtime({
      plugins: [wasm()],
      hotness: { loop: 5 },
      functions: {
        check: (i: number) => {
          if (i === turn) throw new RangeError(`turn ${i}`);
        },
      },
    });
    assertThrows(() => runtime.run(CALLING), Error, `turn ${turn}`);
    assertEquals(runtime.run("i"), turn);
    assertEquals(runtime.run(PROGRAM), ANSWER);
  }
});

Deno.test("wasm: dropped runtimes are collected, 1,000 disposed ones leave no memory", async () => {
  const program = new URL("./wasm_life_program.ts", import.meta.url).pathname;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "--allow-read", "--v8-flags=--expose-gc", program],
  }).output();
  assertEquals([success, new TextDecoder().decode(stderr)], [true, ""]);
  const { before, after, alive, compiled, grown, end } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  assert(before.executors >= 6 && before.shims === 3, JSON.stringify(before));
  const none = { executors: 0, shims: 0 };
  assertEquals([after, alive, end], [none, 0, none]);
  assert(compiled >= 2000, `${compiled}`);
  // A registry takes more than a kilobyte, a compiled module more than four.
  assert(grown / 1000 < 200, `${grown} bytes in 1,000 cycles`);
});

/** So many functions with hot loops that call different helpers, and what all of them give together. */
function manyLoops(count: number): string {
  const parts = Array.from({ length: count }, (_, i) => {
    const steps = ["x = x ** 0.5 + 1.25", "d[m & 7] = m", "s = s + str(m & 3)"];
    return [
      `def f${i}():`,
      "    x, d, s, m = 2.0, {}, '', 0",
      "    while m < 30:",
      `        ${steps[i % 3]}`,
      `        m = m + 1`,
      `    return (round(x * ${i}), len(d), len(s), m)`,
    ].join("\n");
  });
  const names = Array.from({ length: count }, (_, i) => `f${i}`);
  return `${parts.join("\n")}\nall_of = [${names.join(", ")}]\n[f() for f in all_of]\n`;
}

/** Runs very many regions. @returns the sizes of the modules, and that of most */
function runManyLoops(hotness: Hotness): { sizes: number[]; median: number } {
  const source = manyLoops(600);
  using plain = new Runtime();
  const answer = plain.run(source);
  // WebAssembly has no other way to tell how many modules there are.
  const { Module } = WebAssembly;
  const sizes: number[] = [];
  WebAssembly.Module = new Proxy(Module, {
    construct: (target, [bytes]) => {
      sizes.push(bytes.length);
      return new target(bytes);
    },
  });
  try {
    using runtime = new Runtime({ plugins: [wasm()], hotness });
    assertEquals(runtime.run(source), answer);
    assert(runtime.statistics().compiled!.executors >= 600);
    // The regions work as before where they are now.
    for (let i = 0; i < 3; i++) assertEquals(runtime.run("[f() for f in all_of]"), answer);
    return { sizes, median: sizes.toSorted((a, b) => a - b)[sizes.length >> 1] };
  } finally {
    WebAssembly.Module = Module;
  }
}

runtimeTest("wasm: very many regions, whose modules are put together", () => {
  const { sizes, median } = runManyLoops({ loop: 5, pack: 1 << 20 });
  assert(sizes.filter((size) => size > 50 * median).length >= 2, "none was put together");
});

runtimeTest("wasm: the modules of regions that rest are put together", () => {
  const { sizes, median } = runManyLoops({ loop: 5 });
  const together = sizes.filter((size) => size > 10 * median);
  assert(together.length >= 10, `${together.length} were put together`);
  assert(Math.max(...sizes) < 100 * median, "all the oldest were put together");
});
