import { assert, assertEquals } from "@std/assert";
import { pushRoot, releaseRoots, rootMark, RootStackOverflow } from "../../core/heap/roots.ts";
import { ROOT_STACK, ROOT_STACK_END } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { createWorld } from "./world.ts";

Deno.test("roots are pushed, replaced and released", () => {
  createWorld();
  assertEquals(rootMark(), ROOT_STACK);
  const slot = pushRoot(3);
  const mark = rootMark();
  pushRoot(5);
  H32[slot >> 2] = 7;
  assertEquals([H32[ROOT_STACK >> 2], H32[(ROOT_STACK >> 2) + 1]], [7, 5]);
  releaseRoots(mark);
  assertEquals(rootMark(), ROOT_STACK + 4);
});

Deno.test("a full root stack throws its own class, and is usable after", () => {
  createWorld();
  const mark = rootMark();
  let pushed = 0;
  try {
    for (;;) {
      pushRoot(1);
      pushed++;
    }
  } catch (error) {
    assert(error instanceof RootStackOverflow);
  }
  assertEquals(pushed, (ROOT_STACK_END - ROOT_STACK) / 4);
  releaseRoots(mark);
  pushRoot(1);
});
