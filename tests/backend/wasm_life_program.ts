/**
 * Drops runtimes with compiled code, and makes and disposes many, for wasm_life_test.ts: run with
 * `--v8-flags=--expose-gc`. It prints what was left as JSON.
 */

import { Runtime } from "../../mod.ts";
import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { wasm } from "../../plugins/wasm.ts";

const collectGarbage = (globalThis as unknown as { gc: () => void }).gc;
const INTS = "def f():\n    i = 0\n    while i < 300:\n        i = i + 1\n    return i\nf()";
const FLOATS =
  "def g():\n    x = 0.5\n    for n in range(300):\n        x = x + n\n    return x\ng()";
const runtimes: WeakRef<Runtime>[] = [];

function drop(): void {
  const runtime: Runtime = new Runtime({
    plugins: [wasm({ finalized: () => runtime.dispose() })],
    hotness: { loop: 5 },
    onReport: () => runtime.dispose(),
    functions: { check: () => runtime.disposed },
    memoryLimit: 4 << 20,
  });
  runtimes.push(new WeakRef(runtime));
  runtime.run(INTS);
  runtime.run(FLOATS);
  runtime.run("check()");
}

const counts = () => ({ executors: liveExecutors(), shims: liveShims() });

for (let i = 0; i < 3; i++) drop();
const before = counts();
for (let i = 0; i < 200 && liveExecutors() > 0; i++) {
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const after = counts();
const alive = runtimes.filter((it) => it.deref() !== undefined).length;

let compiled = 0;
function cycles(count: number): void {
  for (let i = 0; i < count; i++) {
    using runtime = new Runtime({ plugins: [wasm()], hotness: { loop: 5 } });
    runtime.run(INTS);
    compiled += runtime.statistics().compiled!.executorsTotal;
  }
}

/** Bytes of the JavaScript heap that are in use. */
async function used(): Promise<number> {
  for (let i = 0; i < 5; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Deno.memoryUsage().heapUsed;
}

// V8 goes on optimizing for the first hundreds.
cycles(1000);
const start = await used();
cycles(1000);
const grown = await used() - start;
console.log(JSON.stringify({ before, after, alive, compiled, grown, end: counts() }));
