/** Runtimes with plugins: which backend they have, and that what was compiled goes with them. */

import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  BackendUnavailableError,
  LimitError,
  type Plugin,
  PythonError,
  type Report,
  Runtime,
  SharedLedger,
} from "../../mod.ts";
import { accessOf } from "../../core/host/access.ts";
import { runtimeTest } from "../support/leaks.ts";
import { type FakeOptions, fakePlugin, fakeRegion } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";
import { assertEmpty } from "./support.ts";

const denied: Plugin = {
  name: "stencil",
  create() {
    throw new BackendUnavailableError("it needs --allow-ffi");
  },
};

/** A runtime with an executor that calls `body`, which guest code enters by `compiled(frame)`. */
function withExecutor(
  machine: FakeMachine,
  body: (runtime: Runtime, frame: number) => number,
  options: FakeOptions = {},
): Runtime {
  const runtime: Runtime = new Runtime({
    plugins: [fakePlugin(machine, options)],
    functions: { compiled: (frame: number) => registry.enter(executor.id, frame) },
    timeout: 500,
  });
  const registry = accessOf(runtime).registry()!;
  const executor = registry.install(fakeRegion(1, (frame) => body(runtime, frame)))!;
  return runtime;
}

runtimeTest("runtime: says which backend it has, and why", () => {
  const machine = new FakeMachine();
  const reports: Report[] = [];
  using usual = new Runtime();
  const needsNothing = "no plugin was given, and it needs no permission";
  assertEquals(usual.backend, { name: "wasm", why: needsNothing });
  using none = new Runtime({ plugins: [] });
  assertEquals(none.backend, { name: "none", why: "no plugin was given" });
  assertEquals(none.statistics().compiled, null);
  using second = new Runtime({
    plugins: [denied, fakePlugin(machine)],
    onReport: (report) => reports.push(report),
  });
  const why = "stencil is not available: it needs --allow-ffi";
  assertEquals(second.backend, { name: "fake", why });
  assertEquals(reports.map((report) => report.message), [why]);
  assertEquals(second.statistics().compiled?.shimCompiles, 0);
  assertEquals(second.run("6 * 7"), 42);
});

runtimeTest("runtime: refuses options that are no plugins, no ledger", () => {
  for (const plugins of [5, [5], [{ name: "x" }], [null], "wasm"]) {
    assertThrows(
      () => new Runtime({ plugins: plugins as Plugin[] }),
      TypeError,
      "Cannot create a runtime: plugins",
    );
  }
  const ledger = SharedLedger.create().buffer as unknown as SharedLedger;
  assertThrows(() => new Runtime({ ledger }), TypeError, "ledger must be a SharedLedger");
  assertThrows(() => new Runtime({ onReport: 5 as never }), TypeError, "onReport must be");
});

runtimeTest("runtime: dispose frees what was compiled, whatever happened before", () => {
  const ways: Record<string, (runtime: Runtime) => void> = {
    "a run": (runtime) => assertEquals(runtime.run("compiled(7)"), 7),
    "an exception": (runtime) => {
      assertThrows(() => runtime.run("compiled(1); 1 / 0"), PythonError);
    },
    "an exception of a host function in compiled code": (runtime) => {
      assertThrows(() => runtime.run("compiled(-1)"), PythonError, "helper failed");
    },
    "a limit": (runtime) => {
      assertThrows(() => runtime.run("compiled(1)\nwhile True: pass"), LimitError);
    },
    "a syntax error": (runtime) => {
      assertThrows(() => runtime.run("compiled("), PythonError);
    },
    "nothing": () => {},
  };
  for (const [name, way] of Object.entries(ways)) {
    for (const scope of ["runtime", "process"] as const) {
      const machine = new FakeMachine();
      {
        using runtime = withExecutor(machine, (_, frame) => {
          if (frame < 0) throw new RangeError("helper failed");
          return frame;
        }, { scope });
        way(runtime);
        assertEquals(machine.mapped, 2, name);
      }
      assertEmpty(machine, name);
      assertEquals([machine.shimCompiles, machine.shimFrees], [1, 1], name);
    }
  }
});

runtimeTest("runtime: dispose from a host function that compiled code called", () => {
  const machine = new FakeMachine();
  const seen: unknown[] = [];
  const runtime = withExecutor(machine, (runtime, frame) => {
    if (frame > 0) return accessOf(runtime).registry()!.enter(1 << 14, frame - 1);
    runtime.dispose();
    runtime[Symbol.dispose]();
    seen.push(runtime.disposed, machine.mapped);
    const error = assertThrows(() => runtime.run("1"), Error);
    seen.push(error.message);
    return 0;
  });
  const error = assertThrows(() => runtime.run("compiled(2)"), LimitError);
  assertEquals(error.limit, "interrupt");
  assertEquals(seen, [true, 2, "Cannot use the runtime: it is disposed"]);
  assertEmpty(machine);
  runtime.dispose();
  assertThrows(() => runtime.run("1"), Error, "Cannot use the runtime: it is disposed");
  assertThrows(() => runtime.statistics(), Error, "it is disposed");
});

runtimeTest("runtime: two that enter each other, the inner disposes the outer", () => {
  const machine = new FakeMachine();
  const outer = withExecutor(machine, (_, frame) => {
    using inner = withExecutor(machine, () => {
      outer.dispose();
      return frame;
    }, { scope: "process" });
    assertEquals(inner.run("compiled(0)"), frame);
    return frame;
  }, { scope: "process" });
  assertThrows(() => outer.run("compiled(5)"), LimitError);
  assertEquals([machine.shimCompiles, machine.shimFrees], [1, 1]);
  assertEmpty(machine);
});

runtimeTest("runtime: a shim that fails leaves the program on tier 1", () => {
  const machine = new FakeMachine();
  const reports: Report[] = [];
  using runtime = new Runtime({
    plugins: [fakePlugin(machine, {
      onCompileShim: () => {
        throw new Error("mprotect: permission denied");
      },
    })],
    onReport: (report) => reports.push(report),
  });
  const registry = accessOf(runtime).registry()!;
  for (let i = 0; i < 5; i++) assertEquals(registry.install(fakeRegion(i)), null);
  assertEquals(runtime.run("sum(range(10))"), 45);
  assertEquals(reports.map((report) => report.kind), ["shim-failed"]);
  assertEmpty(machine);
});

runtimeTest("runtime: 1,000 times created, run and finalized", () => {
  for (const scope of ["runtime", "process"] as const) {
    const machine = new FakeMachine();
    const ledger = SharedLedger.create();
    for (let cycle = 0; cycle < 1000; cycle++) {
      using runtime = new Runtime({
        plugins: [fakePlugin(machine, { scope })],
        memoryLimit: 4 << 20,
        ledger,
      });
      const registry = accessOf(runtime).registry()!;
      const executor = registry.install(fakeRegion(cycle & 3))!;
      assertEquals(runtime.run("1 + 1"), 2);
      assertEquals(registry.enter(executor.id, 0), cycle & 3);
    }
    assertEquals([machine.shimCompiles, machine.shimFrees], [1000, 1000]);
    assertEquals(ledger.workers().map((worker) => worker.resources), [[]]);
    assert(ledger.shims().every((shim) => shim.state === "none"));
    assertEmpty(machine);
  }
});
