/** The registry: executors and their shim in one runtime. */

import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { ExecutorTable } from "../../core/backend/executor_table.ts";
import type { Executor } from "../../core/backend/executor.ts";
import { NOT_ENTERED, Registry } from "../../core/backend/registry.ts";
import { FakeMachine } from "./fake_machine.ts";
import { fakeBackend, fakeRegion } from "./fake_backend.ts";
import { assertEmpty, backendTest, make } from "./support.ts";

backendTest("registry: the shim is compiled at the first region, once for 1,000 executors", () => {
  const { machine, registry } = make();
  assertEquals(machine.shimCompiles, 0);
  assertEquals(registry.statistics().shimBytes, 0);
  const ids: number[] = [];
  for (let i = 0; i < 1000; i++) ids.push(registry.install(fakeRegion(i))!.id);
  assertEquals(machine.shimCompiles, 1);
  assertEquals(new Set(ids).size, 1000);
  assert(!ids.includes(0));
  ids.forEach((id, i) => assertEquals(registry.enter(id, 8), i));
  const statistics = registry.statistics();
  assertEquals({ ...statistics, compileSeconds: 0 }, {
    executors: 1000,
    executorsTotal: 1000,
    entries: 1000,
    shimCompiles: 1,
    shimBytes: 64,
    codeBytes: 100_000,
    evictions: 0,
    invalidations: 0,
    regionFailures: 0,
    compileSeconds: 0,
  });
  registry.finalize();
  assertEquals(machine.shimFrees, 1);
  assertEquals(registry.statistics().executors, 0);
  assertEquals(registry.statistics().entries, 1000);
  assertEmpty(machine);
});

backendTest("registry: a runtime that installs nothing has no shim", () => {
  const { machine, registry } = make();
  registry.finalize();
  assertEquals(machine.maps, 0);
});

backendTest("registry: 1,000 cycles leave nothing", () => {
  for (const scope of ["runtime", "process"] as const) {
    const machine = make().machine;
    for (let cycle = 0; cycle < 1000; cycle++) {
      const { registry } = make({ scope }, {}, machine);
      for (let i = 0; i < 3; i++) registry.enter(registry.install(fakeRegion(i))!.id, 0);
      registry.finalize();
      if (machine.mapped !== 0) break;
    }
    assertEquals(machine.shimCompiles, 1000);
    assertEmpty(machine);
  }
});

backendTest("registry: executors count entries and exits, exceptions too", () => {
  const { registry } = make();
  let inside: Executor | null = null;
  const seen: number[] = [];
  inside = registry.install(fakeRegion(1, (frame) => {
    seen.push(inside!.entries, inside!.exits);
    if (frame === 0) throw new Error("helper");
    return frame;
  }));
  assertEquals(registry.enter(inside!.id, 7), 7);
  assertThrows(() => registry.enter(inside!.id, 0), Error, "helper");
  assertEquals(seen, [1, 0, 2, 1]);
  assertEquals([inside!.entries, inside!.exits, inside!.activations], [2, 2, 0]);
  registry.finalize();
});

backendTest("registry: what is freed cannot be entered, and ids are not reused", () => {
  const { machine, registry } = make();
  const first = registry.install(fakeRegion(1))!;
  registry.free(first);
  assertEquals(first.state, "freed");
  assertEquals(registry.enter(first.id, 0), NOT_ENTERED);
  const second = registry.install(fakeRegion(2))!;
  assert(second.id !== first.id);
  assertEquals(registry.enter(first.id, 0), NOT_ENTERED);
  assertEquals(registry.enter(second.id, 0), 2);
  assertStrictEquals(registry.at(second.id), second);
  assertEquals(registry.at(first.id), undefined);
  registry.free(first);
  assertEquals(registry.statistics().invalidations, 1);
  for (const id of [0, -1, 5, 1 << 30, 0x7fffffff, second.id + 1]) {
    assertEquals(registry.enter(id, 0), NOT_ENTERED);
  }
  registry.finalize();
  assertEmpty(machine);
});

backendTest("table: a slot with used up generations is not used again", () => {
  const table = new ExecutorTable(2, 3);
  const { registry, machine, reports } = make({}, { table });
  const ids = new Set<number>();
  for (let i = 0; i < 6; i++) {
    const executor = registry.install(fakeRegion(i))!;
    ids.add(executor.id);
    registry.free(executor);
  }
  assertEquals(ids.size, 6);
  for (const id of ids) assertEquals(registry.enter(id, 0), NOT_ENTERED);
  assertEquals(registry.install(fakeRegion(7)), null);
  assertEquals(reports.map((report) => report.kind), ["region-failed"]);
  assert(reports[0].message.includes("the table is full"), reports[0].message);
  registry.finalize();
  assertEmpty(machine);
});

backendTest(
  "registry: an executor that is freed while it runs goes when its last activation leaves",
  () => {
    const { machine, registry } = make();
    const states: string[] = [];
    const executor: Executor = registry.install(fakeRegion(1, (depth) => {
      if (depth > 0) {
        const exit = registry.enter(executor.id, depth - 1);
        states.push(executor.state);
        return exit;
      }
      const unlinked: number[] = [];
      registry.onUnlink = (gone) => unlinked.push(gone.id);
      registry.free(executor);
      assertEquals(unlinked, [executor.id]);
      assertEquals(registry.enter(executor.id, 0), NOT_ENTERED);
      assert(machine.isMapped(executor.entry));
      return 5;
    }))!;
    assertEquals(registry.enter(executor.id, 2), 5);
    assertEquals(states, ["condemned", "condemned"]);
    assertEquals(executor.state, "freed");
    assert(!machine.isMapped(executor.entry));
    registry.finalize();
    assertEmpty(machine);
  },
);

backendTest("registry: code that others may run into goes when nothing runs", () => {
  const { machine, registry } = make({ links: true });
  const target = registry.install(fakeRegion(1))!;
  const outer = registry.install(fakeRegion(2, () => {
    registry.free(target);
    assert(machine.isMapped(target.entry));
    return 0;
  }))!;
  registry.enter(outer.id, 0);
  assertEquals([target.state, outer.state], ["freed", "installed"]);
  assert(!machine.isMapped(target.entry));
  registry.finalize();
  assertEmpty(machine);
});

backendTest("registry: a pin keeps code and registry until it is taken out", () => {
  const { machine, registry } = make();
  const executor = registry.install(fakeRegion(1))!;
  registry.pin(executor);
  registry.free(executor);
  assertEquals([executor.state, executor.exits], ["condemned", 0]);
  assert(machine.isMapped(executor.entry));
  registry.unpin(executor);
  assertEquals(executor.state, "freed");
  assertThrows(
    () => registry.pin(executor),
    Error,
    `Cannot pin executor ${executor.id}: current state is freed`,
  );
  assertThrows(() => registry.unpin(executor), Error, "it is not pinned");
  const other = registry.install(fakeRegion(2))!;
  registry.pin(other);
  registry.finalize();
  assertEquals(registry.state, "finalizing");
  registry.unpin(other);
  assertEquals(registry.state, "finalized");
  assertEmpty(machine);
});

backendTest("registry: finalize from inside of compiled code is done at the outermost exit", () => {
  const { machine, registry } = make();
  const other = registry.install(fakeRegion(1))!;
  const executor: Executor = registry.install(fakeRegion(2, (depth) => {
    if (depth > 0) {
      const exit = registry.enter(executor.id, depth - 1);
      assertEquals(registry.state, "finalizing");
      assert(machine.isMapped(executor.entry));
      return exit;
    }
    registry.finalize();
    registry.finalize();
    assertEquals(registry.state, "finalizing");
    assertEquals(registry.accepting, false);
    assertThrows(
      () => registry.install(fakeRegion(9)),
      Error,
      "Cannot install an executor for region 9: current state of the registry is finalizing",
    );
    assertEquals(registry.enter(other.id, 0), NOT_ENTERED);
    registry.free(other);
    assertEquals(registry.statistics().executors, 2);
    return 4;
  }))!;
  assertEquals(registry.enter(executor.id, 3), 4);
  assertEquals(registry.state, "finalized");
  assertEquals([executor.state, other.state], ["freed", "freed"]);
  assertEmpty(machine);
});

backendTest("registry: finalize from compiled code that then throws", () => {
  const { machine, registry } = make();
  const executor = registry.install(fakeRegion(1, () => {
    registry.finalize();
    throw new RangeError("stack");
  }))!;
  assertThrows(() => registry.enter(executor.id, 0), RangeError, "stack");
  assertEquals(registry.state, "finalized");
  assertEmpty(machine);
});

backendTest("registry: after finalization everything says so, and finalize is harmless", () => {
  const { registry, machine } = make();
  const executor = registry.install(fakeRegion(1))!;
  registry.finalize();
  registry.finalize();
  const state = "current state of the registry is finalized";
  assertThrows(
    () => registry.enter(executor.id, 0),
    Error,
    `Cannot enter executor ${executor.id}: ${state}`,
  );
  assertThrows(
    () => registry.install(fakeRegion(2)),
    Error,
    `Cannot install an executor for region 2: ${state}`,
  );
  assertThrows(
    () => registry.free(executor),
    Error,
    `Cannot free executor ${executor.id}: ${state}`,
  );
  assertThrows(() => registry.pin(executor), Error, "current state is freed");
  assertEquals(registry.at(executor.id), undefined);
  assertEquals(machine.shimFrees, 1);
  assertEmpty(machine);
});

backendTest("registry: a shim that cannot be compiled is reported once and not tried again", () => {
  let tries = 0;
  const { machine, registry, reports } = make({
    onCompileShim: () => {
      tries++;
      throw new Error("no executable memory");
    },
  });
  for (let i = 0; i < 10; i++) assertEquals(registry.install(fakeRegion(i)), null);
  assertEquals(registry.accepting, false);
  assertEquals(tries, 1);
  assertEquals(reports.map(({ kind, message }) => ({ kind, message })), [{
    kind: "shim-failed",
    message: "fake cannot compile its shim, the program runs without it: no executable memory",
  }]);
  assertEmpty(machine);
  registry.finalize();
  assertEmpty(machine);
});

backendTest("registry: a shim that fails when it is compiled already is freed at once", () => {
  const machine = new FakeMachine();
  const backend = fakeBackend(machine);
  backend.step = (name) => {
    if (name === "shim.compiled") throw new Error(name);
  };
  const registry = new Registry({ backend });
  assertEquals(registry.install(fakeRegion(1)), null);
  assertEquals(machine.shimCompiles, 1);
  assertEmpty(machine);
  registry.finalize();
  assertEmpty(machine);
});

backendTest(
  "registry: a region that cannot be compiled is reported once; eight in a row end it",
  () => {
    let fails = true;
    let tries = 0;
    const { machine, registry, reports } = make({
      onCompileRegion: () => {
        tries++;
        if (fails) throw new Error("no register left");
      },
    });
    for (let i = 0; i < 7; i++) assertEquals(registry.install(fakeRegion(i)), null);
    fails = false;
    assert(registry.install(fakeRegion(7)) !== null);
    fails = true;
    assertEquals(reports.map((report) => report.kind), ["region-failed"]);
    for (let i = 0; i < 20; i++) assertEquals(registry.install(fakeRegion(i)), null);
    assertEquals([tries, registry.statistics().regionFailures], [16, 15]);
    assertEquals(reports.map((report) => report.message), [
      "fake cannot compile region 0: no register left",
      "fake cannot compile region 7, and compiles no more after 8 failures: no register left",
    ]);
    registry.finalize();
    assertEmpty(machine);
  },
);

backendTest(
  "registry: what throws while it is freed stops nothing and is released in another way",
  () => {
    const { machine, registry, reports } = make({
      onFree: () => {
        throw new Error("munmap");
      },
      onFreeShim: () => {
        throw new Error("dlclose");
      },
    });
    for (let i = 0; i < 3; i++) registry.install(fakeRegion(i));
    registry.finalize();
    // The fake's dispose complains too, of the regions whose free failed.
    assertEquals(reports.map(({ kind, message }) => ({ kind, message })), [{
      kind: "release-failed",
      message: "fake: 5 of the steps to free code failed, the first: munmap",
    }]);
    assertEmpty(machine);
  },
);

backendTest("registry: finalize from a backend's compilation is done when that is over", () => {
  for (const where of ["onCompileShim", "onCompileRegion"] as const) {
    const { machine, registry } = make({ [where]: () => registry.finalize() });
    assertEquals(registry.install(fakeRegion(1)), null);
    assertEquals(registry.state, "finalized");
    assertEmpty(machine);
  }
});
