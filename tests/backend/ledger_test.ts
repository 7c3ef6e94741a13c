/** SharedLedger: the lock, the records, reclaiming. Threads are played by several views of one buffer. */

import { assert, assertEquals, assertThrows } from "@std/assert";
import { SHIM_COMPILING, SHIM_FREEING, SHIM_READY } from "../../core/backend/ledger_layout.ts";
import { ownerOf, SHIM_HOLDER } from "../../core/backend/ledger_records.ts";
import type { Resource } from "../../core/backend/resource.ts";
import { SharedLedger, stateOf } from "../../core/backend/shared_ledger.ts";
import { ResourceScope } from "../../core/backend/resource_scope.ts";
import { fakeBackend, fakePlugin, fakeRegion, KIND_ARENA, KIND_SHIM } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";
import { assertEmpty, backendTest, make } from "./support.ts";

const PROCESS = { scope: "process" } as const;

/** A registry that uses a view of the ledger as another thread would. */
function thread(machine: FakeMachine, ledger: SharedLedger) {
  return make(PROCESS, { ledger }, machine);
}

backendTest("ledger: one shim for all threads, freed by the last, whoever that is", () => {
  for (const order of [[0, 1, 2], [2, 1, 0], [1, 0, 2]]) {
    const machine = new FakeMachine();
    const ledger = SharedLedger.create();
    const threads = [ledger, SharedLedger.from(ledger.buffer), SharedLedger.from(ledger.buffer)];
    const made = threads.map((view) => thread(machine, view));
    for (const { registry } of made) {
      assertEquals(registry.enter(registry.install(fakeRegion(3))!.id, 0), 3);
    }
    assertEquals(made.map((it) => it.registry.statistics().shimCompiles), [1, 0, 0]);
    assertEquals([machine.shimCompiles, machine.attaches], [1, 2]);
    assertEquals(ledger.shims(), [
      { backend: "fake", state: "ready", holders: 3, compiles: 1, frees: 0 },
    ]);
    assertEquals(ledger.workers().map((worker) => worker.executors), [1, 1, 1]);
    for (const [done, place] of order.entries()) {
      assertEquals([machine.shimFrees, machine.detaches], [0, done]);
      made[place].registry.finalize();
    }
    assertEquals([machine.shimFrees, machine.detaches], [1, 2]);
    assertEquals(ledger.shims(), [
      { backend: "fake", state: "none", holders: 0, compiles: 1, frees: 1 },
    ]);
    // The creator keeps its place; the others gave theirs back.
    assertEquals(ledger.workers().map((worker) => worker.token), [ledger.token]);
    assertEmpty(machine);
  }
});

backendTest("ledger: runtimes of one thread share its share", () => {
  const machine = new FakeMachine();
  const ledger = SharedLedger.create();
  const [first, second] = [thread(machine, ledger), thread(machine, ledger)];
  first.registry.install(fakeRegion(1));
  second.registry.install(fakeRegion(1));
  assertEquals([machine.shimCompiles, machine.attaches], [1, 0]);
  assertEquals(ledger.shims()[0].holders, 1);
  first.registry.finalize();
  assertEquals(machine.shimFrees, 0);
  second.registry.finalize();
  assertEmpty(machine);
});

backendTest("ledger: a failure is remembered while a runtime that saw it lives", () => {
  let tries = 0;
  const machine = new FakeMachine();
  const ledger = SharedLedger.create();
  const options = {
    ...PROCESS,
    onCompileShim: () => {
      tries++;
      throw new Error("denied");
    },
  };
  const first = make(options, { ledger }, machine);
  const second = make(options, { ledger }, machine);
  assertEquals(first.registry.install(fakeRegion(1)), null);
  assertEquals(second.registry.install(fakeRegion(1)), null);
  assertEquals(tries, 1);
  assertEquals(ledger.shims()[0].state, "none");
  assertEmpty(machine);
  assert(second.reports[0].message.endsWith("failed before in this thread: denied"));
  first.registry.finalize();
  second.registry.finalize();
  const third = make(PROCESS, { ledger }, machine);
  assert(third.registry.install(fakeRegion(1)) !== null);
  third.registry.finalize();
  assertEmpty(machine);
});

/** A worker that holds a shim and two executors, and then is no more: nothing of it is finalized. */
function deadWorker(machine: FakeMachine, ledger: SharedLedger): number {
  const token = ledger.reserve();
  const view = SharedLedger.from(ledger.buffer, token);
  const backend = fakeBackend(machine, PROCESS);
  const state = stateOf(view);
  state.join();
  const entry = state.shimOf("fake");
  const ticket = state.mutex.lock(state.place);
  const context = {
    record: (resource: Resource) => state.records.add(ownerOf(SHIM_HOLDER, entry), resource),
    forget: () => true,
    step: () => {},
  };
  if (ledger.shims()[0].state === "none") {
    const shim = backend.compileShim(context);
    state.publishShim(entry, shim.description!);
  }
  state.holdShim(entry, true);
  state.mutex.unlock(ticket);
  for (let i = 0; i < 2; i++) {
    const address = machine.map(100);
    state.records.add(ownerOf(state.place, entry), { kind: 2, address, size: 100 });
    state.countExecutors(1);
  }
  return token;
}

backendTest("reclaim: releases what a dead worker held, and the shim with the last holder", () => {
  const machine = new FakeMachine();
  const ledger = SharedLedger.create();
  ledger.register(fakePlugin(machine, PROCESS));
  const first = deadWorker(machine, ledger);
  const second = deadWorker(machine, ledger);
  assertEquals(machine.mapped, 5);
  assertEquals(ledger.shims()[0].holders, 2);
  assertEquals(ledger.workers()[1].executors, 2);
  const done = { complete: true, busy: false, left: [], errors: [] };
  assertEquals(ledger.reclaim(first), { ...done, released: 2 });
  assertEquals([machine.mapped, machine.shimFrees], [3, 0]);
  assertEquals(ledger.reclaim(second), { ...done, released: 3 });
  assertEquals(ledger.reclaim(second), { ...done, released: 0 });
  assertEquals(ledger.shims(), [
    { backend: "fake", state: "none", holders: 0, compiles: 1, frees: 1 },
  ]);
  assertEquals(ledger.workers().length, 1);
  assertEmpty(machine);
});

backendTest("reclaim: a shim that others hold stays", () => {
  const machine = new FakeMachine();
  const ledger = SharedLedger.create();
  const token = deadWorker(machine, ledger);
  const { registry } = thread(machine, ledger);
  const executor = registry.install(fakeRegion(4))!;
  const { released } = ledger.reclaim(token, { releasers: [fakePlugin(machine)] });
  assertEquals([released, registry.enter(executor.id, 0)], [2, 4]);
  registry.finalize();
  assertEquals([machine.shimCompiles, machine.shimFrees], [1, 1]);
  assertEmpty(machine);
});

backendTest("reclaim: without a releaser it says what is left, and can be repeated", () => {
  const machine = new FakeMachine();
  const ledger = SharedLedger.create();
  const token = deadWorker(machine, ledger);
  const before = ledger.reclaim(token);
  assertEquals([before.complete, before.released, before.left.length], [false, 0, 3]);
  assertEquals(ledger.workers()[1].state, "gone");
  const after = ledger.reclaim(token, { releasers: [fakePlugin(machine)] });
  assertEquals([after.complete, after.released, after.left], [true, 3, []]);
  assertEmpty(machine);
});

backendTest("reclaim: a releaser that throws is told and stops nothing", () => {
  const machine = new FakeMachine();
  const ledger = SharedLedger.create();
  const token = deadWorker(machine, ledger);
  const { release } = fakePlugin(machine);
  const releaser = {
    name: "fake",
    release: (resource: Resource) => {
      release!(resource);
      if (resource.kind === KIND_SHIM) throw new Error("munmap");
    },
  };
  const { complete, released, errors } = ledger.reclaim(token, { releasers: [releaser] });
  assertEquals([complete, released, (errors[0] as Error).message], [true, 3, "munmap"]);
  assertEmpty(machine);
});

backendTest("reclaim: waits for a worker that is inside native code", () => {
  const machine = new FakeMachine();
  const ledger = SharedLedger.create();
  const token = ledger.reserve();
  const view = SharedLedger.from(ledger.buffer, token);
  stateOf(view).join();
  const { words, mark, status, alive } = stateOf(view).guard();
  assertEquals(words[status], alive);
  words[mark] = 1;
  const start = performance.now();
  const busy = ledger.reclaim(token, { patience: 30 });
  assertEquals([busy.complete, busy.busy], [false, true]);
  assert(performance.now() - start >= 30);
  assert(words[status] !== alive, "it must not enter again");
  words[mark] = 0;
  assertEquals(ledger.reclaim(token).complete, true);
  assertEmpty(machine);
});

backendTest(
  "reclaim: a worker that is alive all the same is refused everything and frees nothing twice",
  () => {
    const machine = new FakeMachine();
    const ledger = SharedLedger.create();
    ledger.register(fakePlugin(machine, PROCESS));
    const token = ledger.reserve();
    let freed = 0;
    const view = SharedLedger.from(ledger.buffer, token);
    const { registry, reports } = make(
      { ...PROCESS, onFree: () => freed++ },
      { ledger: view },
      machine,
    );
    const executor = registry.install(fakeRegion(1))!;
    assertEquals(ledger.reclaim(token).complete, true);
    assertEquals(machine.mapped, 0);
    assertThrows(() => registry.enter(executor.id, 0));
    const wrong = machine.wrong;
    assertEquals(registry.install(fakeRegion(2)), null);
    registry.finalize();
    assertEquals(reports.map((report) => report.kind), ["region-failed", "release-failed"]);
    assert(reports[1].message.includes("was reclaimed"), reports[1].message);
    assertEquals([machine.mapped, machine.wrong - wrong, freed], [0, 0, 0]);
  },
);

Deno.test("records: a reclaimed worker cannot take what its successor recorded", () => {
  const ledger = SharedLedger.create();
  const resource = { kind: KIND_ARENA, address: 2 ** 47 + 8, size: 4096 };
  const scopeOf = (token: number) => {
    const state = stateOf(SharedLedger.from(ledger.buffer, token));
    state.join();
    return new ResourceScope(state, "fake");
  };
  const token = ledger.reserve();
  const old = { token, scope: scopeOf(token), record: 0 };
  old.record = old.scope.record(resource);
  const releaser = { name: "fake", release: () => {} };
  assertEquals(ledger.reclaim(token, { releasers: [releaser] }).released, 1);
  const scope = scopeOf(ledger.reserve());
  assertEquals(scope.record(resource), old.record);
  assertEquals(old.scope.forget(old.record), false);
  assertEquals(ledger.workers()[1].resources, [resource]);
  assertThrows(() => old.scope.record(resource), Error, `worker ${old.token} was reclaimed`);
  assertEquals([scope.forget(old.record), scope.forget(old.record)], [true, false]);
  assertEquals(ledger.workers()[1].resources, []);
});

Deno.test("lock: a holder that was reclaimed does not keep it", () => {
  const ledger = SharedLedger.create({ patience: 2000 });
  const start = performance.now();
  const token = ledger.reserve();
  const dead = stateOf(SharedLedger.from(ledger.buffer, token));
  dead.join();
  const ticket = dead.mutex.lock(dead.place);
  assertEquals(ledger.reclaim(token).complete, true);
  assertEquals(dead.mutex.holds(ticket), false);
  const own = stateOf(ledger);
  own.join();
  const mine = own.mutex.lock(own.place);
  assert(performance.now() - start < 1000, "it waited for a dead holder");
  dead.mutex.unlock(ticket);
  assertEquals(own.mutex.holds(mine), true);
  own.mutex.unlock(mine);
});

Deno.test("lock: a holder without progress loses it, one with progress does not", () => {
  const ledger = SharedLedger.create({ patience: 100 });
  const slow = stateOf(SharedLedger.from(ledger.buffer));
  const own = stateOf(ledger);
  slow.join();
  own.join();
  const theirs = slow.mutex.lock(slow.place);
  const start = performance.now();
  const mine = own.mutex.lock(own.place);
  assert(performance.now() - start >= 100);
  assertEquals([slow.mutex.holds(theirs), own.mutex.holds(mine)], [false, true]);
  assertThrows(() => own.mutex.lock(own.place), Error, "this worker holds it already");
  own.mutex.unlock(mine);
});

backendTest("lock: what a dead holder was compiling or freeing is cleaned up by the next", () => {
  for (const state of [SHIM_COMPILING, SHIM_FREEING]) {
    const machine = new FakeMachine();
    const ledger = SharedLedger.create({ patience: 50 });
    const dead = stateOf(SharedLedger.from(ledger.buffer));
    dead.join();
    const entry = dead.shimOf("fake");
    dead.mutex.lock(dead.place);
    if (state === SHIM_FREEING) dead.setShimState(entry, SHIM_READY);
    dead.setShimState(entry, state);
    const address = machine.map(64);
    dead.records.add(ownerOf(SHIM_HOLDER, entry), { kind: KIND_SHIM, address, size: 64 });
    const { registry } = thread(machine, ledger);
    assertEquals(registry.enter(registry.install(fakeRegion(8))!.id, 0), 8);
    assert(!machine.isMapped(address));
    registry.finalize();
    assertEmpty(machine);
  }
});

backendTest("lock: a compilation so slow that its worker counted as dead is thrown away", () => {
  const machine = new FakeMachine();
  const ledger = SharedLedger.create({ patience: 40 });
  const other = thread(machine, SharedLedger.from(ledger.buffer));
  let first = true;
  const slow = make(
    {
      ...PROCESS,
      onCompileShim: () => {
        if (!first) return;
        first = false;
        // The other thread runs out of patience meanwhile, takes the lock, cleans up and compiles.
        assertEquals(other.registry.enter(other.registry.install(fakeRegion(6))!.id, 0), 6);
      },
    },
    { ledger },
    machine,
  );
  assertEquals(slow.registry.install(fakeRegion(1)), null);
  assert(slow.reports[0].message.includes("counted as dead"), slow.reports[0].message);
  slow.registry.finalize();
  assertEquals(ledger.shims()[0], {
    backend: "fake",
    state: "ready",
    holders: 1,
    compiles: 1,
    frees: 0,
  });
  other.registry.finalize();
  // The other thread released the shim that was thrown away.
  assertEmpty(machine);
});

Deno.test("ledger: is full at its sizes, and says so", () => {
  const ledger = SharedLedger.create({ workers: 3, records: 2 });
  const token = ledger.reserve();
  ledger.reserve();
  assertThrows(() => ledger.reserve(), RangeError, "it is full, current value is 3 workers");
  const made = make(PROCESS, { ledger: SharedLedger.from(ledger.buffer) });
  assertEquals(made.registry.install(fakeRegion(1)), null);
  assert(made.reports[0].message.includes("Cannot join the ledger: it is full"));
  made.registry.finalize();
  ledger.reclaim(token);
  assert(ledger.reserve() !== token);
  // One record for the shim, one for a region.
  const { registry, machine, reports } = make(PROCESS, { ledger });
  assert(registry.install(fakeRegion(1)) !== null);
  assertEquals(registry.install(fakeRegion(2)), null);
  assert(reports[0].message.includes("the ledger is full, current value is 2 records"));
  registry.finalize();
  assertEmpty(machine);
});

Deno.test("ledger: refuses what is none", () => {
  const ledger = SharedLedger.create();
  assertThrows(() => SharedLedger.create({ workers: 0 }), RangeError, "workers must be from 1");
  assertThrows(() => SharedLedger.from(new SharedArrayBuffer(8)), TypeError, "Cannot open");
  assertThrows(() => SharedLedger.from(new SharedArrayBuffer(800)), TypeError, "current version");
  assertThrows(() => SharedLedger.from(ledger.buffer, 1000), TypeError, "must be a token");
  assertThrows(() => ledger.reclaim(ledger.token), Error, "the token is this thread's");
  assertThrows(() => ledger.reclaim(0), TypeError, "must be a token");
  const long = make({ ...PROCESS, name: "x".repeat(33) }, { ledger });
  assertEquals(long.registry.install(fakeRegion(1)), null);
  assert(long.reports[0].message.includes("must have 1 to 32 bytes"));
  long.registry.finalize();
});
