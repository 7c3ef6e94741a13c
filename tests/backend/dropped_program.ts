/**
 * A program that drops runtimes without disposing them, for dropped_test.ts: run with `--v8-flags=--expose-gc`. It prints
 * what it saw as JSON.
 */

import { type Report, Runtime, SharedLedger } from "../../mod.ts";
import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { accessOf } from "../../core/host/access.ts";
import { fakePlugin, fakeRegion } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";

const collectGarbage = (globalThis as unknown as { gc: () => void }).gc;
const machine = new FakeMachine();
const ledger = SharedLedger.create();
const reports: Report[] = [];
const hooks: string[] = [];

/** Callbacks that outlive the runtimes and know nothing of them. */
const onReport = (report: Report) => reports.push(report);
const observed = (scope: "runtime" | "process") => ({
  ...fakePlugin(machine, { scope }),
  hooks: {
    executorFreed: () => hooks.push("executorFreed"),
    finalizing: () => hooks.push("finalizing"),
    finalized: () => hooks.push("finalized"),
  },
});
const plugins = { runtime: observed("runtime"), process: observed("process") };

/** Uses a runtime and drops it. `selfish`: its callbacks and its plugin's hooks reference it. */
function drop(scope: "runtime" | "process", selfish: boolean): void {
  const runtime: Runtime = new Runtime({
    plugins: [
      selfish
        ? { ...fakePlugin(machine, { scope }), hooks: { finalized: () => runtime.dispose() } }
        : plugins[scope],
    ],
    onReport: selfish ? () => runtime.dispose() : onReport,
    functions: { self: () => runtime.disposed },
    ledger,
    memoryLimit: 4 << 20,
  });
  const registry = accessOf(runtime).registry()!;
  for (let i = 0; i < 3; i++) registry.enter(registry.install(fakeRegion(i))!.id, 0);
  runtime.run("self()");
}

for (let i = 0; i < 5; i++) {
  for (const scope of ["runtime", "process"] as const) {
    drop(scope, false);
    drop(scope, true);
  }
}
const before = { mapped: machine.mapped, executors: liveExecutors(), shims: liveShims() };
for (let i = 0; i < 200 && machine.mapped > 0; i++) {
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
console.log(JSON.stringify({
  before,
  after: { mapped: machine.mapped, executors: liveExecutors(), shims: liveShims() },
  wrong: machine.wrong,
  kinds: [...new Set(reports.map((report) => report.kind))],
  reports: reports.length,
  hooks: hooks.toSorted().join(" "),
  shims: ledger.shims().map((shim) => shim.state),
}));
