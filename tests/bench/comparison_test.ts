import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  best,
  compare,
  faults,
  formatTable,
  geometricMean,
  ratios,
} from "../../bench/comparison.ts";
import type { Peer, Run } from "../../bench/peers/peer.ts";
import { choosePrograms, type Program, programs } from "../../bench/programs.ts";

function fakePeer(name: string, run: (program: Program, call: number) => Run): Peer {
  const calls = new Map<string, number>();
  return {
    name,
    version: `${name} 1`,
    run(program) {
      const call = calls.get(program.name) ?? 0;
      calls.set(program.name, call + 1);
      return Promise.resolve(run(program, call));
    },
    close: () => Promise.resolve(),
  };
}

const twoPrograms: Program[] = [
  { name: "first", group: "numeric", path: "first.py" },
  { name: "second", group: "data", path: "second.py" },
];

Deno.test("bench: every file of bench/programs is in the table, and no other", () => {
  const directory = new URL("../../bench/programs/", import.meta.url);
  const files = [...Deno.readDirSync(directory)].map(({ name }) => name.replace(/\.py$/, ""));
  assertEquals(programs.map(({ name }) => name).sort(), files.sort());
});

Deno.test("bench: an unknown program is refused by name", () => {
  try {
    choosePrograms(["fib", "fibb"]);
  } catch (error) {
    assertStringIncludes(String(error), "Cannot find the program 'fibb'");
    return;
  }
  throw new Error("choosePrograms accepted an unknown name");
});

Deno.test("bench: rounds are interleaved and the best one counts", async () => {
  const order: string[] = [];
  const seconds = [[4, 2, 3], [8, 8, 6]];
  const peers = ["a", "b"].map((name, index) =>
    fakePeer(name, (program, call) => {
      order.push(`${name} ${program.name} ${call}`);
      return { stdout: "1\n", seconds: seconds[index][call] };
    })
  );
  const comparison = await compare(peers, twoPrograms, 3);
  assertEquals(order.slice(0, 5), [
    "a first 0",
    "b first 0",
    "a second 0",
    "b second 0",
    "a first 1",
  ]);
  assertEquals(best(comparison.programs[0].results.a), 2);
  assertEquals(ratios(comparison, "a", "b"), [["first", 3], ["second", 3]]);
  assertEquals(faults(comparison), []);
  assertStringIncludes(formatTable(comparison), "= all, geometric mean");
});

Deno.test("bench: different answers, changing answers and failures are faults", async () => {
  const peers = [
    fakePeer("a", () => ({ stdout: "1\n", seconds: 1 })),
    fakePeer("b", (program) => ({ stdout: program.name === "first" ? "2\n" : "1\n", seconds: 1 })),
    fakePeer("c", (program, call) => {
      if (program.name === "first") throw new Error("MemoryError");
      return { stdout: `${call + 1}\n`, seconds: 1 };
    }),
  ];
  const comparison = await compare(peers, twoPrograms, 2);
  assertEquals(faults(comparison), [
    "first printed 2 on b and 1 on a",
    "first failed on c: MemoryError",
    "second failed on c: two answers: 1 and then 2",
  ]);
  assertEquals(ratios(comparison, "a", "c"), []);
  assertStringIncludes(formatTable(comparison), "failed");
});

Deno.test("bench: the geometric mean of ratios", () => {
  assertEquals(Math.abs(geometricMean([2, 8]) - 4) < 1e-12, true);
  assertEquals(geometricMean([]), NaN);
});
