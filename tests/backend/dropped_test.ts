/** Runtimes that are dropped without dispose. */

import { assertEquals } from "@std/assert";

Deno.test("dropped: what a runtime held is freed when it was collected", async () => {
  const program = new URL("./dropped_program.ts", import.meta.url).pathname;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "--allow-read", "--v8-flags=--expose-gc", program],
  }).output();
  const errors = new TextDecoder().decode(stderr);
  assertEquals([success, errors], [true, ""]);
  const seen = JSON.parse(new TextDecoder().decode(stdout));
  // 20 runtimes with 3 executors each; 10 shims of their own and one of the thread.
  assertEquals(seen.before, { mapped: 71, executors: 60, shims: 11 });
  assertEquals(seen.after, { mapped: 0, executors: 0, shims: 0 });
  assertEquals(seen.wrong, 0);
  // Those whose callbacks went with them tell nobody.
  assertEquals([seen.kinds, seen.reports], [["runtime-dropped"], 10]);
  const names = ["executorFreed", "finalized", "finalizing"];
  const hooks = names.flatMap((name, i) => Array(i === 0 ? 30 : 10).fill(name));
  assertEquals(seen.hooks, hooks.join(" "));
  assertEquals(seen.shims, ["none"]);
});
