/** Lifecycle hooks: their order, and what they may do. */

import { assertEquals } from "@std/assert";
import type { Executor } from "../../core/backend/executor.ts";
import type { ExecutorEvent, LifecycleHooks } from "../../core/backend/plugin.ts";
import { Registry } from "../../core/backend/registry.ts";
import { fakeRegion } from "./fake_backend.ts";
import { assertEmpty, backendTest, type Made, make } from "./support.ts";

const NAMES = [
  "registered",
  "shimCompiled",
  "executorInstalled",
  "executorFreed",
  "finalizing",
  "finalized",
] as const;

/** Hooks that call `act` with their name and event. */
function hooks(act: (name: (typeof NAMES)[number], event: unknown) => void): LifecycleHooks {
  return Object.fromEntries(NAMES.map((name) => [name, (event: unknown) => act(name, event)]));
}

backendTest("hooks: are called in the order of the life they observe", () => {
  const seen: unknown[] = [];
  const { registry, machine } = make({}, {
    hooks: hooks((name, event) => seen.push([name, event])),
  });
  assertEquals(seen, [["registered", { backend: "fake" }]]);
  const first = registry.install(fakeRegion(1, () => 0, 100))!;
  const second = registry.install(fakeRegion(2, () => 0, 200))!;
  registry.enter(second.id, 0);
  registry.free(first);
  registry.finalize();
  registry.finalize();
  assertEquals(seen.slice(1), [
    ["shimCompiled", { backend: "fake", bytes: 64, compiled: true }],
    ["executorInstalled", { id: first.id, region: 1, bytes: 100, entries: 0 }],
    ["executorInstalled", { id: second.id, region: 2, bytes: 200, entries: 0 }],
    ["executorFreed", { id: first.id, region: 1, bytes: 100, entries: 0 }],
    ["finalizing", { backend: "fake", executors: 1 }],
    ["executorFreed", { id: second.id, region: 2, bytes: 200, entries: 1 }],
    ["finalized", { backend: "fake", executors: 0 }],
  ]);
  assertEmpty(machine);
});

backendTest("hooks: one that throws breaks nothing and is reported once", () => {
  for (const throwing of NAMES) {
    const { registry, machine, reports } = make({}, {
      hooks: hooks((name) => {
        if (name === throwing) throw new Error("observer");
      }),
    });
    const first = registry.install(fakeRegion(1))!;
    const second = registry.install(fakeRegion(2))!;
    registry.free(first);
    assertEquals(registry.enter(second.id, 0), 2);
    registry.finalize();
    assertEquals(
      reports.map(({ kind, message }) => [kind, message]),
      [["hook-failed", `${throwing} threw: observer`]],
    );
    assertEmpty(machine, throwing);
  }
});

backendTest("hooks: a report callback that throws breaks nothing", () => {
  const { registry, machine } = make({
    onFree: () => {
      throw new Error("munmap");
    },
  }, {
    hooks: hooks(() => {
      throw new Error("observer");
    }),
    report: () => {
      throw new Error("reporter");
    },
  });
  registry.install(fakeRegion(1));
  registry.finalize();
  assertEmpty(machine);
});

/** What a hook may do to the registry that calls it; `id` is the executor that the event names, if it names one. */
const ACTS: Record<string, (registry: Registry, id: number) => void> = {
  finalize: (registry) => registry.finalize(),
  install: (registry) => void (registry.accepting && registry.install(fakeRegion(50))),
  enter: (registry, id) => void registry.enter(id, 0),
  free: (registry, id) => {
    const executor = registry.at(id);
    if (executor !== undefined) registry.free(executor);
  },
  freeAnother: (registry, id) => {
    // Ids count up from here in a new table.
    for (let other = 1 << 14; other < (1 << 14) + 8; other++) {
      const executor = registry.at(other);
      if (executor !== undefined && other !== id) return registry.free(executor);
    }
  },
};

backendTest("hooks: may call the registry in every way", () => {
  for (const name of NAMES) {
    for (const [what, act] of Object.entries(ACTS)) {
      let depth = 0;
      let made: Made | null = null;
      const observers = hooks((hook, event) => {
        if (hook !== name || depth > 0 || made === null) return;
        depth++;
        try {
          act(made.registry, (event as ExecutorEvent).id ?? 0);
        } catch (error) {
          // Refused after finalization, which is right.
          if (!String(error).includes("current state of the registry")) throw error;
        }
        depth--;
      });
      made = make({}, { hooks: observers, codeLimit: 1000 });
      const { registry, machine, reports } = made;
      for (let i = 0; i < 12 && registry.state === "open"; i++) {
        let executor: Executor | null = null;
        executor = registry.install(fakeRegion(i, () => {
          if (i === 5 && executor !== null) registry.free(executor);
          return 0;
        }));
        if (executor !== null && registry.state === "open") registry.enter(executor.id, 0);
      }
      registry.finalize();
      assertEquals(registry.state, "finalized");
      assertEquals(reports, [], `${name} ${what}`);
      assertEmpty(machine, `${name} ${what}`);
      assertEquals(machine.shimCompiles, machine.shimFrees);
    }
  }
});
