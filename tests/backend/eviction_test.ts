/** What goes when code takes too much room. */

import { assert, assertEquals } from "@std/assert";
import { chooseVictims } from "../../core/backend/eviction.ts";
import { Executor } from "../../core/backend/executor.ts";
import { NOT_ENTERED } from "../../core/backend/registry.ts";
import { fakeRegion } from "./fake_backend.ts";
import { assertEmpty, backendTest, make } from "./support.ts";

function executor(id: number, entries: number, bytes = 100): Executor {
  const made = new Executor(id, { id }, { entry: id, bytes, free: () => {} });
  made.entries = entries;
  return made;
}

Deno.test("eviction: the coldest go, down to seven eighths of the limit", () => {
  // Made anew each time, because those that stay cool.
  const ids = (incoming: number, limit: number) =>
    chooseVictims([5, 1, 9, 0, 7].map((n, i) => executor(i + 1, n)), 500, incoming, limit)
      .map((victim) => victim.id);
  assertEquals(ids(100, 600), []);
  assertEquals(ids(101, 600), [4]);
  assertEquals(ids(200, 600), [4, 2]);
  assertEquals(ids(300, 400), [4, 2, 1, 5, 3]);
});

Deno.test("eviction: heat fades, so that what was hot once does not stay for ever", () => {
  const once = executor(1, 1000);
  const now = executor(2, 0);
  for (let round = 0; round < 12; round++) {
    now.entries += 10;
    once.cool();
    now.cool();
  }
  assert(once.heat < now.heat, `${once.heat} < ${now.heat}`);
  assertEquals(once.entries, 1000);
});

backendTest("eviction: the limit holds whatever is installed, and hot code stays", () => {
  const { machine, registry } = make({}, { codeLimit: 10_000 });
  const hot = registry.install(fakeRegion(0))!;
  const unlinked: number[] = [];
  registry.onUnlink = (gone) => unlinked.push(gone.id);
  for (let i = 1; i <= 500; i++) {
    for (let n = 0; n < 20; n++) assertEquals(registry.enter(hot.id, 0), 0);
    const executor = registry.install(fakeRegion(i, () => i, 50 + (i * 37) % 300))!;
    assertEquals(registry.enter(executor.id, 0), i);
    assert(registry.statistics().codeBytes <= 10_000);
  }
  const statistics = registry.statistics();
  assertEquals(unlinked.length, statistics.evictions);
  assertEquals(statistics.executors + statistics.evictions, 501);
  assertEquals(machine.mapped, statistics.executors + 1);
  for (const id of unlinked) assertEquals(registry.enter(id, 0), NOT_ENTERED);
  registry.finalize();
  assertEmpty(machine);
});

backendTest("eviction: code that is too large is refused, code that runs is waited for", () => {
  const { machine, registry, reports } = make({}, { codeLimit: 1000 });
  assertEquals(registry.install(fakeRegion(1, () => 0, 1001)), null);
  assertEquals(
    reports.map((report) => report.message),
    ["fake cannot compile region 1: its code of 1001 bytes is over the limit of 1000"],
  );
  const running = registry.install(fakeRegion(2, () => {
    for (let i = 0; i < 20; i++) assertEquals(registry.install(fakeRegion(3, () => 0, 500)), null);
    return 0;
  }, 600))!;
  registry.enter(running.id, 0);
  // It was condemned to make room; now that it has left there is room.
  assertEquals(running.state, "freed");
  assertEquals(registry.accepting, true);
  assert(registry.install(fakeRegion(4, () => 0, 500)) !== null);
  registry.finalize();
  assertEmpty(machine);
});
