/**
 * What a runtime costs in a process that is warm: for embedders that make one for each request.
 *
 *     deno bench -A bench/runtime_bench.ts
 */
import { Runtime } from "../mod.ts";
import { wasm } from "../plugins/wasm.ts";

function check(value: unknown): void {
  if (value !== 2) throw new Error(`Cannot use the measurement: 1+1 is ${value}`);
}

Deno.bench({
  name: "new Runtime, run 1+1, dispose",
  warmup: 2000,
  fn: () => {
    using runtime = new Runtime();
    check(runtime.run("1+1"));
  },
});

Deno.bench({
  name: "the same with the wasm backend",
  warmup: 2000,
  fn: () => {
    using runtime = new Runtime({ plugins: [wasm()] });
    check(runtime.run("1+1"));
  },
});

const kept = new Runtime();

Deno.bench({
  name: "run 1+1 in a runtime that is there",
  warmup: 2000,
  fn: () => check(kept.run("1+1")),
});
