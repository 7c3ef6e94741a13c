/** A fault at each step in turn: nothing is left, whichever step fails, and the program goes on. */

import { assert, assertEquals, assertThrows } from "@std/assert";
import { chooseBackend } from "../../core/backend/choose.ts";
import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { InjectedFaults } from "../../core/backend/faults.ts";
import { NOT_ENTERED, Registry } from "../../core/backend/registry.ts";
import type { Report } from "../../core/backend/report.ts";
import { SharedLedger } from "../../core/backend/shared_ledger.ts";
import { type FakeOptions, fakePlugin, fakeRegion } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";
import { assertEmpty, backendTest } from "./support.ts";

/** One life of two runtimes that share what their scope lets them share. @returns the steps it took */
function live(
  failing: number,
  options: FakeOptions,
  machine: FakeMachine,
  ledgers: readonly (SharedLedger | undefined)[],
): InjectedFaults {
  const faults = new InjectedFaults(failing);
  const reports: Report[] = [];
  const registries: Registry[] = [];
  for (const ledger of ledgers) {
    const environment = {
      memory: new WebAssembly.Memory({ initial: 1 }),
      report: (report: Report) => reports.push(report),
      ...(ledger === undefined ? {} : { ledger }),
    };
    const plugin = faults.plugin(fakePlugin(machine, options));
    const { backend, hooks } = chooseBackend([plugin], environment);
    if (backend === null) continue;
    registries.push(
      new Registry({ backend, hooks, codeLimit: 250, ...environment }),
    );
  }
  let answer = 0;
  for (const registry of registries) {
    for (let i = 1; i <= 4; i++) {
      const executor = registry.install(fakeRegion(i));
      const exit = executor === null ? NOT_ENTERED : registry.enter(executor.id, 0);
      // Tier 1 does what compiled code did not.
      answer += exit === NOT_ENTERED ? i : exit;
      if (i === 2 && executor !== null) registry.free(executor);
    }
  }
  assertEquals(answer, registries.length * 10);
  for (const registry of registries) registry.finalize();
  if (failing > 0 && faults.struck) {
    assertEquals(reports.length >= 1, true, `${faults.steps[failing - 1]} was not reported`);
    // A process-wide shim that failed is told to each runtime, everything else once.
    assert(reports.length <= 2, JSON.stringify(reports.map((report) => report.message)));
    assert(reports[0].message.includes("fails"), reports[0].message);
  }
  return faults;
}

const CASES: readonly [
  name: string,
  options: FakeOptions,
  ledgers: () => (SharedLedger | undefined)[],
  steps: readonly string[],
][] = [
  ["one runtime", {}, () => [undefined], ["shim.compile", "fake.shim.emit", "executor.free"]],
  ["two runtimes", {}, () => [undefined, undefined], ["shim.free", "backend.dispose"]],
  ["a thread", { scope: "process" }, () => [undefined, undefined], ["shim.free"]],
  [
    "two threads of a ledger",
    { scope: "process" },
    () => {
      const ledger = SharedLedger.create();
      return [ledger, SharedLedger.from(ledger.buffer)];
    },
    ["shim.compile", "shim.publish", "shim.attach", "fake.shim.attach", "shim.detach", "shim.free"],
  ],
  [
    "two threads of a ledger that cannot attach",
    { scope: "process", attachable: false },
    () => {
      const ledger = SharedLedger.create();
      return [ledger, SharedLedger.from(ledger.buffer)];
    },
    ["shim.compiled"],
  ],
  [
    "a runtime's own shim, recorded in a ledger",
    { scope: "runtime" },
    () => [SharedLedger.create()],
    ["shim.compile", "shim.free"],
  ],
];

for (const [name, options, ledgers, steps] of CASES) {
  backendTest(`faults: at each step of ${name}`, () => {
    const before = [liveExecutors(), liveShims()];
    const all = live(0, options, new FakeMachine(), ledgers()).steps;
    for (const step of steps) assert(all.includes(step), `no step ${step} in ${all}`);
    let failing = 0;
    for (;;) {
      failing++;
      const machine = new FakeMachine();
      const shared = ledgers();
      const faults = live(failing, options, machine, shared);
      if (!faults.struck) break;
      const what = `step ${failing}, ${faults.steps[failing - 1]}`;
      assertEmpty(machine, what);
      assertEquals(machine.shims, 0, what);
      assertEquals([liveExecutors(), liveShims()], before, what);
      for (const ledger of shared) {
        for (const worker of ledger?.workers() ?? []) {
          assertEquals([worker.executors, worker.shims, worker.resources], [0, 0, []], what);
        }
        for (const shim of ledger?.shims() ?? []) {
          assertEquals([shim.state, shim.holders], ["none", 0], what);
          assertEquals(shim.compiles, shim.frees, what);
        }
        // The creator keeps its place, the others gave theirs back.
        assertEquals(ledger?.workers().length ?? 1, 1, what);
      }
    }
    assert(failing > all.length, `${failing} of ${all.length}`);
  });
}

Deno.test("faults: the first fault is that of the step asked for", () => {
  const faults = new InjectedFaults(2);
  faults.step("one");
  assertEquals(faults.struck, false);
  assertThrows(() => faults.step("two"), Error, "step 2, two, fails");
  faults.step("three");
  assertEquals(faults.steps, ["one", "two", "three"]);
  assertEquals(faults.struck, true);
});
