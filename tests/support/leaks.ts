/** Tests that leave nothing behind: every runtime disposed, every executor and shim freed, every heap in order. */

import { assertEquals, AssertionError } from "@std/assert";
import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { accessOf, liveRuntimes } from "../../core/host/access.ts";
import { setHardMode } from "../../core/host/hard_mode.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import type { Runtime } from "../../mod.ts";

/** How runtimeTest runs a test. */
export interface RuntimeTestOptions {
  /** Run it a second time in hard mode: collect at every safepoint, poison what is freed. Default false. */
  hard?: boolean;
}

/** A Deno.test that fails when a runtime made in it was not disposed, or an executor or shim not freed. */
export function runtimeTest(
  name: string,
  test: () => void | Promise<void>,
  options: RuntimeTestOptions = {},
): void {
  Deno.test(name, () => withoutLeaks(test));
  if (options.hard === true) {
    Deno.test(`${name} (hard mode)`, async () => {
      setHardMode(true, 1);
      try {
        await withoutLeaks(test);
      } finally {
        setHardMode(false);
      }
    });
  }
}

async function withoutLeaks(test: () => void | Promise<void>): Promise<void> {
  const counts = { runtimes: liveRuntimes, executors: liveExecutors, shims: liveShims };
  const before = Object.values(counts).map((count) => count());
  await test();
  for (const [place, [name, count]] of Object.entries(counts).entries()) {
    const left = count() - before[place];
    if (left !== 0) throw new AssertionError(`Cannot leave ${name} behind: ${left} are left`);
  }
}

/** Walks the runtime's heap and fails when something in it is wrong. */
export function assertHeapInOrder(runtime: Runtime, after = ""): void {
  assertEquals(accessOf(runtime).bound(checkHeap), [], after);
}
