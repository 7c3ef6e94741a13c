/** Drops runtimes with compiled code, for wasm_life_test.ts: run with `--v8-flags=--expose-gc`. */

import { Runtime } from "../../mod.ts";
import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { wasm } from "../../plugins/wasm.ts";

const collectGarbage = (globalThis as unknown as { gc: () => void }).gc;
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
  runtime.run("def f():\n    i = 0\n    while i < 300:\n        i = i + 1\nf()");
  runtime.run("def g():\n    x = 0.5\n    for n in range(300):\n        x = x + n\ng()\ncheck()");
}

for (let i = 0; i < 3; i++) drop();
const before = { executors: liveExecutors(), shims: liveShims() };
for (let i = 0; i < 200 && liveExecutors() > 0; i++) {
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const after = { executors: liveExecutors(), shims: liveShims() };
const alive = runtimes.filter((it) => it.deref() !== undefined).length;
console.log(JSON.stringify({ before, after, alive }));
