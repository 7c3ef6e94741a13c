/** Random sequences of operations against a simple model of what must be alive. */

import { assert, assertEquals } from "@std/assert";
import type { Executor } from "../../core/backend/executor.ts";
import { NOT_ENTERED } from "../../core/backend/registry.ts";
import { fakeRegion } from "./fake_backend.ts";
import { assertEmpty, backendTest, make } from "./support.ts";

/** Numbers from a seed (mulberry32). */
function random(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** What the model knows of an executor. */
interface Known {
  readonly executor: Executor;
  /** Whether it was freed by name. */
  condemned: boolean;
  /** Whether its code must be gone. */
  dead: boolean;
  activations: number;
  pins: number;
  entries: number;
}

function play(seed: number, links: boolean): void {
  const pick = random(seed);
  const { machine, registry } = make({ links });
  const known: Known[] = [];
  let asked = false;
  let running = 0;
  const over = () => asked && running === 0;
  /** After each event: who is gone now. Once finalization is asked for, all wait for the outermost exit. */
  const settle = () => {
    for (const it of known) {
      const waits = it.activations > 0 || it.pins > 0 || (links && running > 0);
      if (over() || (it.condemned && !asked && !waits)) it.dead = true;
    }
  };

  function act(depth: number): void {
    const some = known.length === 0 ? undefined : known[pick(known.length)];
    switch (pick(12)) {
      case 0:
      case 1:
      case 2: {
        if (asked) return;
        const it: Partial<Known> & { entries: number } = {
          condemned: false,
          dead: false,
          activations: 0,
          pins: 0,
          entries: 0,
        };
        const executor = registry.install(fakeRegion(known.length, (exit) => {
          it.activations!++;
          running++;
          for (let n = pick(4); n > 0; n--) act(depth + 1);
          check();
          it.activations!--;
          running--;
          settle();
          if (exit === 3) throw new Error("exit 3");
          return exit;
        }))!;
        known.push(Object.assign(it, { executor }) as Known);
        return;
      }
      case 3:
      case 4:
      case 5:
      case 6:
      case 7: {
        if (some === undefined || depth > 6 || over()) return;
        const exit = pick(4);
        const stale = some.condemned || asked;
        if (!stale) some.entries++;
        try {
          assertEquals(registry.enter(some.executor.id, exit), stale ? NOT_ENTERED : exit);
        } catch (error) {
          if ((error as Error).message !== "exit 3") throw error;
        }
        return;
      }
      case 8:
      case 9:
        if (some === undefined || over()) return;
        registry.free(some.executor);
        if (!asked) some.condemned = true;
        settle();
        return;
      case 10:
        if (some === undefined || some.executor.state === "freed") return;
        if (some.pins > 0) {
          // The last thing to be left may be this pin.
          some.pins--;
          running--;
          registry.unpin(some.executor);
          settle();
        } else {
          registry.pin(some.executor);
          some.pins++;
          running++;
        }
        return;
      default:
        if (pick(12) !== 0) return;
        registry.finalize();
        asked = true;
        settle();
    }
  }

  function check(): void {
    let alive = 0;
    for (const it of known) {
      const { executor } = it;
      const lives = !it.dead;
      if (lives) alive++;
      const agrees = (executor.state !== "freed") === lives &&
        machine.isMapped(executor.entry) === lives &&
        executor.entries === it.entries && executor.activations === it.activations;
      assert(agrees, `seed ${seed}, executor ${executor.id}`);
    }
    assertEquals(registry.statistics().executors, alive, `seed ${seed}`);
    assertEquals(machine.wrong, 0);
  }

  for (let step = 0; step < 60; step++) {
    act(0);
    check();
  }
  for (const it of known) {
    while (it.pins > 0) {
      it.pins--;
      running--;
      registry.unpin(it.executor);
      settle();
    }
  }
  registry.finalize();
  asked = true;
  settle();
  check();
  assertEquals(registry.state, "finalized");
  assertEquals(machine.shimCompiles, machine.shimFrees);
  assertEquals(registry.statistics().codeBytes, 0);
  assertEmpty(machine, `seed ${seed}`);
}

backendTest("registry: behaves as its model in 1,000 random games", () => {
  for (let seed = 1; seed <= 500; seed++) {
    play(seed, false);
    play(-seed, true);
  }
});
