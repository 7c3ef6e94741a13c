/**
 * What a runtime costs in a process that is warm: for embedders that make one for each request. The start of a process is
 * measured by the tasks `bench:start` and `bench:machinery`.
 */
import { Runtime } from "../mod.ts";
import { benchBackends } from "./bench_backends.ts";

const LOOP = "s = 0\nfor i in range(200):\n    s += i\ns";

function check(value: unknown, expected: number): void {
  if (value !== expected) {
    throw new Error(`Cannot use the measurement: the answer is ${value}, not ${expected}`);
  }
}

for (const { name, plugin } of await benchBackends()) {
  const plugins = plugin === null ? [] : [plugin];
  const baseline = plugin === null;
  Deno.bench({
    group: "new Runtime, run 1+1, dispose",
    name: `new Runtime, run 1+1, dispose: ${name}`,
    baseline,
    warmup: 2000,
    fn: () => {
      using runtime = new Runtime({ plugins });
      check(runtime.run("1+1"), 2);
    },
  });
  Deno.bench({
    group: "the same with a loop that gets hot",
    name: `the same with a loop that gets hot: ${name}`,
    baseline,
    warmup: 1000,
    fn: () => {
      using runtime = new Runtime({ plugins });
      check(runtime.run(LOOP), 19900);
    },
  });
  const kept = new Runtime({ plugins });
  Deno.bench({
    group: "run 1+1 in a runtime that is there",
    name: `run 1+1 in a runtime that is there: ${name}`,
    baseline,
    warmup: 2000,
    fn: () => check(kept.run("1+1"), 2),
  });
}
