/**
 * Makes a runtime with many different hot loops, compiled or, for `cold`, not, and prints the memory in use as JSON. Arguments:
 * a backend, how many loops, `hot` or `cold`.
 */

import { Runtime } from "../../mod.ts";
import { commandBackends } from "../../plugins/backends.ts";
import { type MemoryInUse, settledMemory } from "./settle.ts";

/** What is printed. */
export interface ExecutorMemory extends MemoryInUse {
  readonly executors: number;
  readonly codeBytes: number;
}

/** A function with a loop; the statements differ, so that the regions do. */
function loop(i: number): string {
  return [
    `def f${i}(items):`,
    "    total = 0",
    "    x = 0.5",
    "    for item in items:",
    `        total = (total + item * ${i + 2}) & 65535`,
    `        x = x * 0.25 + ${i}.5`,
    "    return total",
    `check += f${i}(items) >= 0`,
    "",
  ].join("\n");
}

const [name, count, heat] = Deno.args;
const plugin = await commandBackends.plugins[name]();
using runtime = new Runtime({
  plugins: [plugin],
  hotness: heat === "hot" ? { loop: 60, exit: 1 << 29 } : { loop: 1 << 29 },
  timeout: Infinity,
});
// As much of the guest's memory is touched as either way needs: interpreted, the loops make floats.
runtime.run("items = list(range(200))\ncheck = 0\nlen(b'x' * 50_000_000)\n");
for (let i = 0; i < Number(count); i += 50) {
  runtime.run(Array.from({ length: 50 }, (_, k) => loop(i + k)).join(""));
}
if (runtime.get("check") !== Number(count)) throw new Error("a loop gave a wrong answer");
const memory = await settledMemory();
const { executors, codeBytes } = runtime.statistics().compiled!;
const result: ExecutorMemory = { ...memory, executors, codeBytes };
console.log(JSON.stringify(result));
