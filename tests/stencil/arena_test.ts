/** The arena: packing, reuse, limits, and that no page is writable and executable. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { Arena } from "../../backends/stencil/arena.ts";
import { ArenaSpace } from "../../backends/stencil/arena_space.ts";
import { LinuxPlatform } from "../../backends/stencil/platform/linux.ts";
import { LinuxSystem } from "../../backends/stencil/platform/linux_calls.ts";
import { ExecutableMemoryError } from "../../backends/stencil/platform/platform.ts";
import type { Resource } from "../../core/backend/resource.ts";
import {
  here,
  leftBehind,
  mappings,
  NO_NOTES,
  type Ranges,
  returning,
  stillMapped,
  watchedPlatform,
} from "./platform_support.ts";

/** Numbers that look random. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = Math.imul(state, 1664525) + 1013904223 | 0;
    return (state >>> 8) % below;
  };
}

Deno.test("space: against a model of single bytes", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomNumbers(seed);
    const space = new ArenaSpace(512);
    const used = new Uint8Array(512);
    const taken: [offset: number, bytes: number][] = [];
    for (let step = 0; step < 400; step++) {
      if (random(2) === 0 || taken.length === 0) {
        const bytes = 1 + random(60);
        const offset = space.take(bytes);
        const fits = new RegExp(`0{${bytes}}`).exec(used.join(""));
        assertEquals(offset, fits?.index ?? -1);
        if (offset < 0) continue;
        used.fill(1, offset, offset + bytes);
        taken.push([offset, bytes]);
      } else {
        const [[offset, bytes]] = taken.splice(random(taken.length), 1);
        used.fill(0, offset, offset + bytes);
        space.give(offset, bytes);
      }
      assertEquals(space.free, used.filter((byte) => byte === 0).length);
      // Neighbours are merged: there are as many pieces as runs of free bytes.
      assertEquals(space.pieces, used.join("").split("1").filter((run) => run !== "").length);
    }
  }
});

Deno.test("space: freeing what is not in use is refused", () => {
  const space = new ArenaSpace(64);
  const offset = space.take(16);
  assertThrows(() => space.give(8, 16), RangeError, "not all in use");
  assertThrows(() => space.give(0, 17), RangeError, "not all in use");
  assertThrows(() => space.give(60, 8), RangeError, "not all in use");
  space.give(offset, 16);
  assertThrows(() => space.give(offset, 16), RangeError, "not all in use");
  assertEquals([space.free, space.pieces], [64, 1]);
});

for (const dual of [true, false]) {
  const how = dual ? "two mappings" : "mprotect";
  const ignore = !here;

  Deno.test({
    name: `arena, ${how}: 1,000 executors are packed, run, freed and written anew`,
    ignore,
    fn() {
      const ranges: Ranges = [];
      const platform = watchedPlatform(ranges, dual)();
      const arena = new Arena(platform);
      const system = new LinuxSystem("x86_64");
      const random = randomNumbers(7);
      const publish = (answer: number) => {
        const code = new Uint8Array(200 + random(1800));
        code.set(returning(answer));
        return { answer, published: arena.publish(code, code.length, NO_NOTES) };
      };
      const all = Array.from({ length: 1000 }, (_, index) => publish(index));
      const { taken, code } = arena.statistics;
      assert((taken - code) / taken < 0.1, `padding ${taken - code} of ${taken}`);
      for (const { answer, published } of all) {
        assertEquals(system.execute(published.address), answer);
        assertEquals(published.address % 16, 0);
      }
      // No page of all of them is both.
      const ours = mappings().filter((it) => ranges.some(([s, e]) => it.start < e && it.end > s));
      assert(ours.some(({ protection }) => protection.startsWith("r-x")));
      for (const { protection } of ours) assert(!/.wx/.test(protection), protection);
      const { mapped } = arena.statistics;
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < all.length; i += 2) {
          all[i].published.free();
          all[i] = publish(10_000 * round + i);
        }
        for (const { answer, published } of all) {
          assertEquals(system.execute(published.address), answer);
        }
      }
      assert(arena.statistics.mapped <= 2 * mapped, "freed code is used again");
      for (const { published } of all) published.free();
      assertThrows(() => all[0].published.free(), Error, "it is freed");
      const end = arena.statistics;
      assertEquals([end.taken, end.code, end.blocks, end.gaps], [0, 0, 1, 1]);
      arena.dispose();
      arena.dispose();
      platform.close();
      system.close();
      assertEquals([stillMapped(ranges), leftBehind()], [[], []]);
    },
  });

  Deno.test({
    name: `arena, ${how}: memory that was released by another hand is not used any more`,
    ignore,
    fn() {
      const ranges: Ranges = [];
      const platform = watchedPlatform(ranges, dual)();
      const held: Resource[] = [];
      const notes = { ...NO_NOTES, record: (resource: Resource) => held.push(resource) };
      const arena = new Arena(platform, { block: 16 << 10 });
      const code = returning(7);
      const before = arena.publish(code, code.length, notes);
      const memory = held.find(({ size }) => size > 0)!;
      arena.forget(memory);
      platform.release(memory);
      before.free();
      assertEquals(arena.statistics, { blocks: 0, mapped: 0, taken: 0, code: 0, gaps: 0 });
      const after = arena.publish(code, code.length, NO_NOTES);
      assertEquals(new LinuxSystem("x86_64").execute(after.address), 7);
      arena.dispose();
      platform.close();
      assertEquals(stillMapped(ranges), []);
    },
  });

  Deno.test({
    name: `arena, ${how}: at its limit it fails cleanly, and goes on when something is freed`,
    ignore,
    fn() {
      const ranges: Ranges = [];
      const platform = watchedPlatform(ranges, dual)();
      const arena = new Arena(platform, { limit: 64 << 10, block: 16 << 10 });
      const code = new Uint8Array(1000);
      const published: { free(): void }[] = [];
      const fill = () => {
        for (;;) published.push(arena.publish(code, code.length, NO_NOTES));
      };
      assertThrows(fill, ExecutableMemoryError, "the limit is 65536 bytes");
      const full = arena.statistics;
      assert(full.mapped <= 64 << 10 && full.code > 50_000, JSON.stringify(full));
      assertThrows(fill, ExecutableMemoryError, "the limit is 65536 bytes");
      assertEquals(arena.statistics, full);
      published.pop()!.free();
      published.push(arena.publish(code, code.length, NO_NOTES));
      assertEquals(arena.statistics.code, full.code);
      arena.dispose();
      // Executors freed after their arena.
      for (const it of published) it.free();
      platform.close();
      assertEquals(stillMapped(ranges), []);
    },
  });

  Deno.test({
    name: `arena, ${how}: whichever step of mapping fails, nothing is left`,
    ignore,
    fn() {
      let failing = 0;
      for (;;) {
        failing++;
        let steps = 0;
        const held = new Set<number>();
        const notes = {
          record: () => {
            held.add(held.size + 1000 * failing);
            return held.size - 1 + 1000 * failing;
          },
          forget: (record: number) => held.delete(record),
          step: (name: string) => {
            if (++steps === failing) throw new Error(`step ${name} fails`);
          },
        };
        const ranges: Ranges = [];
        const platform = watchedPlatform(ranges, dual)();
        const arena = new Arena(platform);
        const publish = () => arena.publish(returning(1), 6, notes).free();
        if (failing > steps && steps > 0) break;
        try {
          publish();
        } catch (error) {
          assert((error as Error).message.endsWith("fails"), String(error));
        }
        assertEquals(arena.statistics.taken, 0);
        const struck = steps >= failing;
        arena.dispose();
        platform.close();
        assertEquals(
          [stillMapped(ranges), leftBehind(), held.size],
          [[], [], 0],
          `step ${failing}`,
        );
        if (!struck) break;
      }
      assert(failing > (dual ? 6 : 3), `${failing} steps`);
    },
  });
}

Deno.test({
  name: "arena: a ledger without room for the note leaves nothing mapped",
  ignore: !here,
  fn() {
    for (const refused of [1, 2]) {
      const ranges: Ranges = [];
      const platform = watchedPlatform(ranges)() as LinuxPlatform;
      let notes = 0;
      const full = {
        ...NO_NOTES,
        record: () => {
          if (++notes === refused) throw new RangeError("full");
          return 0;
        },
      };
      const arena = new Arena(platform);
      assertThrows(() => arena.publish(returning(1), 6, full), RangeError, "full");
      assertEquals([stillMapped(ranges), leftBehind()], [[], []]);
      arena.dispose();
      platform.close();
    }
  },
});
