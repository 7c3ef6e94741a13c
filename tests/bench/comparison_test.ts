import { assertAlmostEquals, assertEquals, assertStringIncludes } from "@std/assert";
import { compare, furtherCalls } from "../../bench/comparison.ts";
import { choosePrograms, meanSets, programs } from "../../bench/programs.ts";
import { best, faults, notes, speed } from "../../bench/ratios.ts";
import { geometricMean, median } from "../../bench/statistics.ts";
import { fakePeer, twoPrograms } from "./support.ts";

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

Deno.test("bench: a group is named by its name, and text is only run when it is named", () => {
  const names = (...of: string[]) => choosePrograms(of).map(({ name }) => name);
  assertEquals(names("objects", "chaos", "fib").slice(-2), ["raytrace", "fib"]);
  assertEquals(names("text").includes("json_decode"), true);
  assertEquals(names().includes("json_decode"), false);
  assertEquals(names().length + names("text").length, programs.length);
});

Deno.test("bench: the sets of the means hold thirteen, 22 and all programs", () => {
  const sizes = meanSets.map(({ name, groups }) => [
    name,
    programs.filter(({ group }) => groups.includes(group)).length,
  ]);
  assertEquals(sizes[0], ["numeric and objects", 13]);
  assertEquals(sizes[3], ["the classic 22", 22]);
  assertEquals(sizes[5], ["all", programs.length]);
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
  const comparison = await compare(peers, twoPrograms, { rounds: 3 });
  assertEquals(order.slice(0, 5), [
    "a first 0",
    "b first 0",
    "a second 0",
    "b second 0",
    "a first 1",
  ]);
  assertEquals(best(comparison.programs[0].results.a), 2);
  assertEquals(comparison.programs.map((program) => speed(comparison, program, "a", "b")), [3, 3]);
  assertEquals(faults(comparison), []);
});

Deno.test("bench: further calls are compared like first runs, by those that made them", async () => {
  const run =
    (first: number, ...calls: number[]) => (_: unknown, round: number, again: number) => ({
      stdout: "1\n".repeat(again + 1),
      seconds: first,
      againSeconds: calls.slice(0, again).map((seconds) => seconds / (round + 1)),
    });
  const peers = [
    fakePeer("a", run(4, 1, 2)),
    fakePeer("b", run(8, 8, 6)),
    fakePeer({ name: "c", version: "c 1", partial: true }, run(1)),
  ];
  const comparison = await compare(peers, twoPrograms, { rounds: 2, again: 2 });
  const [first] = comparison.programs;
  assertEquals(first.results.a.againSeconds, [1, 0.5]);
  assertEquals([first.results.b.answer, first.results.c.answer], ["1\n", "1\n"]);
  assertEquals(speed(comparison, first, "a", "b"), 2);
  const further = furtherCalls(comparison)!;
  assertEquals(further.peers.map(({ name }) => name), ["a", "b"]);
  assertEquals(speed(further, further.programs[1], "a", "b"), 6);
  assertEquals(faults(further), []);
  const once = await compare(peers, twoPrograms, { rounds: 1 });
  assertEquals(furtherCalls(once), undefined);
  const changing = fakePeer("d", () => ({ stdout: "1\n2\n", seconds: 1, againSeconds: [1] }));
  assertEquals(
    faults(await compare([changing], twoPrograms.slice(0, 1), { rounds: 1, again: 1 })),
    ["first failed on d: another answer when called again: 1\n2"],
  );
});

Deno.test("bench: different answers, changing answers and failures are faults", async () => {
  const peers = [
    fakePeer("a", () => ({ stdout: "1\n", seconds: 1 })),
    fakePeer("b", (program) => ({ stdout: program.name === "first" ? "2\n" : "1\n", seconds: 1 })),
    fakePeer("c", (program, call) => {
      if (program.name === "first") throw new Error("MemoryError");
      return { stdout: `${call + 1}\n`, seconds: 1 };
    }),
    fakePeer({ name: "d", version: "d 1", partial: true }, () => {
      throw new Error("no classes");
    }),
  ];
  const comparison = await compare(peers, twoPrograms, { rounds: 2 });
  assertEquals(faults(comparison), [
    "first printed 2 on b and 1 on a",
    "first failed on c: MemoryError",
    "second failed on c: two answers: 1 and then 2",
  ]);
  assertEquals(notes(comparison), [
    "first failed on d: no classes",
    "second failed on d: no classes",
  ]);
  const [first, second] = comparison.programs;
  assertEquals(speed(comparison, first, "b", "a"), undefined);
  assertEquals(speed(comparison, first, "c", "a"), undefined);
  assertEquals(speed(comparison, second, "b", "a"), 1);
});

Deno.test("bench: no round begins that would end too late", async () => {
  let clock = 0;
  const take = (seconds: number) => {
    clock += seconds;
    return { stdout: "1\n", seconds };
  };
  const slow = { name: "b", version: "b 1", partial: true };
  const asked: string[] = [];
  const peers = [
    fakePeer("a", () => take(1)),
    fakePeer(slow, ({ name }) => {
      asked.push(name);
      return take(10);
    }),
  ];
  const options = { rounds: 100, now: () => clock };
  const comparison = await compare(peers, twoPrograms, { ...options, seconds: 27 });
  // 22 seconds in the first round, 2 in each of the others: a partial peer is asked once for what takes it long.
  assertEquals([comparison.rounds, clock], [3, 26]);
  assertEquals(asked, ["first", "second"]);
  clock = 0;
  const short = await compare(peers, twoPrograms, { ...options, seconds: 5 });
  assertEquals([short.rounds, clock], [1, 11]);
  assertEquals(short.programs[1].results.a.error, "no time left");
  assertEquals(short.programs[1].results.b.error, "no time left");
  assertEquals(faults(short), []);
  assertEquals(notes(short), [
    "no time was left for 1 of 2 programs on a",
    "no time was left for 1 of 2 programs on b",
  ]);
  // Of the time of a round that is behind, the partial peer gets a share.
  clock = 0;
  asked.length = 0;
  const names = ["first", "second", "third", "fourth", "fifth"];
  const programs = names.map((name) => ({ ...twoPrograms[0], name }));
  const quick = fakePeer(slow, ({ name }) => {
    asked.push(name);
    return take(3);
  });
  const busy = [fakePeer("a", () => take(5)), quick];
  const both = await compare(busy, programs, { ...options, seconds: 20 });
  assertEquals([both.rounds, clock], [1, 21]);
  // When 13 seconds had passed its 3 were more than a fifth, when 18 had they were not.
  assertEquals(asked, ["first", "second"]);
  // Neighbours are far apart in the order: what is left out stands between what was run.
  const left = both.programs.filter(({ results }) => results.a.error !== undefined);
  assertEquals(left.map(({ name }) => name), ["third", "fifth"]);
});

Deno.test("bench: means and medians", () => {
  assertAlmostEquals(geometricMean([2, 8]), 4, 1e-12);
  assertEquals(geometricMean([]), NaN);
  assertEquals(median([3, 1, 2]), 2);
  assertEquals(median([4, 1, 2, 3]), 2.5);
  assertEquals(median([]), NaN);
});
