/** Eight workers, one shim. */

import { assert, assertEquals } from "@std/assert";
import type { Ending } from "./worker_program.ts";

/** Endings in which the worker gives up everything itself. */
const ORDERLY: readonly Ending[] = ["dispose", "dispose inside of compiled code", "drop"];

const EIGHT: readonly Ending[] = [
  "dispose",
  "throw",
  "terminate inside of compiled code",
  "drop",
  "close",
  "dispose inside of compiled code",
  "throw inside of compiled code",
  "terminate",
];

/** What the main thread hears last of a worker, where it is not "ended". */
const LAST: Record<string, string> = {
  "throw": "error",
  "throw inside of compiled code": "error",
  "terminate": "terminated",
};

// deno-lint-ignore no-explicit-any
async function race(endings: readonly Ending[]): Promise<any> {
  const program = new URL("./workers_program.ts", import.meta.url).pathname;
  const flags = ["--quiet", "--no-check", "--allow-read", "--v8-flags=--expose-gc"];
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", ...flags, program, ...endings],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stuck = setTimeout(() => child.kill("SIGKILL"), 30_000);
  const { stdout, stderr, success } = await child.output();
  clearTimeout(stuck);
  const text = new TextDecoder().decode(stdout);
  assert(success, `${text}\n${new TextDecoder().decode(stderr)}`);
  return JSON.parse(text);
}

for (let turn = 0; turn < EIGHT.length; turn += 4) {
  const endings = [...EIGHT.slice(turn), ...EIGHT.slice(0, turn)];
  Deno.test(`workers: race for one shim; the last one ends by ${endings.at(-1)}`, async () => {
    const seen = await race(endings);
    assertEquals(seen.ready, Array(8).fill("ready"));
    assertEquals(seen.shims, [
      { backend: "fake", state: "ready", holders: 8, compiles: 1, frees: 0 },
    ]);
    assertEquals(seen.executors, [0, ...Array(8).fill(50)]);
    for (const step of seen.steps) {
      const orderly = ORDERLY.includes(step.ending);
      const isLast = step.ending === endings.at(-1);
      const held = orderly ? 0 : 50;
      assertEquals(step, {
        ending: step.ending,
        last: LAST[step.ending] ?? "ended",
        freesBefore: 0,
        heldItself: held,
        complete: true,
        released: isLast && !orderly ? held + 1 : held,
        errors: 0,
      });
    }
    assertEquals(seen.end, [
      { backend: "fake", state: "none", holders: 0, compiles: 1, frees: 1 },
    ]);
    const { workers, mapped, wrong, compiles, frees } = seen;
    assertEquals({ workers, mapped, wrong, compiles, frees }, {
      workers: 1,
      mapped: 0,
      wrong: 0,
      compiles: 1,
      frees: 1,
    });
  });
}

Deno.test("workers: one is terminated while it compiles the shim", async () => {
  const seen = await race(["terminate while compiling the shim", "dispose", "close"]);
  assertEquals(seen.ready, ["ready", "ready"]);
  assertEquals(seen.steps[0], {
    ending: "terminate while compiling the shim",
    state: "compiling",
    complete: true,
  });
  // Its shim was released half made; the one of its successor is the only one that was ever used.
  assertEquals(seen.shims, [
    { backend: "fake", state: "ready", holders: 2, compiles: 1, frees: 0 },
  ]);
  assertEquals(seen.end[0].frees, 1);
  const { mapped, wrong, workers } = seen;
  assertEquals({ mapped, wrong, workers }, { mapped: 0, wrong: 0, workers: 1 });
});
