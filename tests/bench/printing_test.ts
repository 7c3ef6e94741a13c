import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { formatChanges, readComparison } from "../../bench/changes.ts";
import { drawChart } from "../../bench/chart.ts";
import { columnsOf, referencePeer } from "../../bench/columns.ts";
import { formatMarkdown, replaceTable } from "../../bench/markdown.ts";
import { choosePeers } from "../../bench/peers/all.ts";
import { formatTable, times } from "../../bench/table.ts";
import { comparisonOf } from "./support.ts";

const peers = [
  { name: "none", version: "Ours 1, interpreter", own: true },
  { name: "wasm", version: "Ours 1, wasm", own: true },
  { name: "cpython", version: "CPython 3" },
  { name: "pypy", version: "PyPy 7" },
  { name: "monty", version: "Monty <0>", partial: true },
];
const seconds = {
  none: [2, 1],
  wasm: [0.5, 0.25],
  cpython: [1, 1],
  pypy: [0.25, 0.25],
  monty: [4, null],
};

Deno.test("bench: a table of speeds with means", () => {
  const comparison = comparisonOf(peers, seconds);
  assertEquals(referencePeer(comparison), "cpython");
  assertEquals(columnsOf(comparison).map(({ title }) => title), [
    "none",
    "wasm",
    "pypy",
    "monty",
    "wasm/none",
    "wasm/pypy",
  ]);
  const lines = formatTable(comparison).split("\n").map((line) => line.trim().split(/ {2,}/));
  assertEquals(lines[1], ["a", "1000", "0.50x", "2.00x", "4.00x", "0.25x", "4.00x", "0.50x"]);
  assertEquals(lines[2], ["b", "1000", "1.00x", "4.00x", "4.00x", "failed", "4.00x", "1.00x"]);
  const all = ["= all", "0.71x", "2.83x", "4.00x", "(1) 0.25x", "4.00x", "0.71x"];
  assertEquals(lines.at(-1), all);
});

Deno.test("bench: a wrong answer is no speed", () => {
  const comparison = comparisonOf(peers, seconds);
  comparison.programs[0].results.wasm.answer = "2\n";
  assertStringIncludes(formatTable(comparison), "wrong");
});

Deno.test("bench: ratios have about three digits", () => {
  assertEquals([0.0123, 0.123, 1.234, 12.34, 123.4].map(times), [
    "0.012x",
    "0.12x",
    "1.23x",
    "12.3x",
    "123x",
  ]);
});

Deno.test("bench: what changed, in speeds relative to the reference", () => {
  const before = comparisonOf(peers, { ...seconds, wasm: [1, null] });
  // The whole machine is twice as slow: no change.
  const twice = Object.fromEntries(
    Object.entries(seconds).map(([name, list]) => [name, list.map((it) => it && 2 * it)]),
  );
  const same = formatChanges(comparisonOf(peers, seconds), comparisonOf(peers, twice));
  assertEquals(same.split("\n").map((line) => line.split(/ {2,}/)), [
    ["program", "peer", "was", "is", "change"],
    ["= 2 programs", "none", "0.71x", "0.71x", "+0 %"],
    ["= 2 programs", "wasm", "2.83x", "2.83x", "+0 %"],
    ["= 2 programs", "pypy", "4.00x", "4.00x", "+0 %"],
    ["= 1 programs", "monty", "0.25x", "0.25x", "+0 %"],
    ["(speeds relative to cpython; under 5 % not shown)"],
  ]);
  const text = formatChanges(before, comparisonOf(peers, twice));
  assertStringIncludes(text, "wasm runs b now");
  assert(/^a +wasm +1\.00x +2\.00x +\+100 %$/m.test(text), text);
  const back = formatChanges(comparisonOf(peers, twice), before);
  assertStringIncludes(back, "wasm fails b now");
  const fewer = formatChanges(before, comparisonOf(peers.slice(0, 3), seconds));
  assertStringIncludes(fewer, "pypy was not measured now");
  const newer = formatChanges(comparisonOf(peers.slice(1), seconds), before);
  assertStringIncludes(newer, "none is new");
  const without = comparisonOf(peers.slice(0, 2), seconds);
  assertStringIncludes(formatChanges(without, before), "the old file has no cpython");
});

Deno.test("bench: a file that is no comparison is refused", () => {
  const comparison = comparisonOf(peers, seconds);
  assertEquals(readComparison(JSON.stringify(comparison), "old.json"), comparison);
  for (const text of ["", "{}", "null", "[1]"]) {
    assertThrows(() => readComparison(text, "old.json"), RangeError, "Cannot compare with");
  }
});

Deno.test("bench: the chart holds a bar a runtime and a mark a measurement, in its bounds", () => {
  const comparison = comparisonOf(peers, seconds);
  const svg = drawChart(comparison);
  assertEquals(svg.match(/<rect /g)?.length, 4);
  // a: four peers, b: three; and four in the legend.
  const marks = [...svg.matchAll(/<(?:circle|polygon|path) [^>]*><title>([^<]*)<\/title>/g)];
  assertEquals(marks.length, 4 + 3 + 4);
  assert(marks.some(([, title]) => title === "a: wasm 2.00x"));
  assertStringIncludes(svg, "Monty &lt;0&gt;");
  assert(!svg.includes("NaN") && !svg.includes("Infinity") && !svg.includes("undefined"));
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
  for (const [, x] of svg.matchAll(/ (?:x|cx|x1|x2)="([\d.-]+)"/g)) {
    assert(Number(x) >= 0 && Number(x) <= Number(width), x);
  }
  for (const [, y] of svg.matchAll(/ (?:y|cy|y1|y2)="([\d.-]+)"/g)) {
    assert(Number(y) >= 0 && Number(y) <= Number(height), y);
  }
  const open = [...svg.matchAll(/<([a-z]+)[^>]*[^/]>/g)].length;
  assertEquals([...svg.matchAll(/<\/([a-z]+)>/g)].length, open);
});

Deno.test("bench: faster is farther right, whatever the range", () => {
  for (const range of [1.5, 20, 1e5]) {
    const svg = drawChart(comparisonOf(peers, { ...seconds, wasm: [1 / range, range] }));
    const centre = (name: string) => {
      const pattern = new RegExp(`points="([\\d.]+),[^>]*><title>${name}`);
      return Number(pattern.exec(svg)![1]);
    };
    assert(centre("a: wasm") > centre("b: wasm"));
    assert((svg.match(/>[\d.]+x<\/text>/g)?.length ?? 0) >= 2, "an axis has numbers");
  }
});

Deno.test("bench: a chart of nothing is refused", () => {
  const comparison = comparisonOf(peers.slice(0, 1), seconds);
  assertThrows(() => drawChart(comparison), RangeError, "Cannot draw a chart");
});

Deno.test("bench: runtimes are chosen by name and by set", () => {
  const names = choosePeers("tier1,monty").map(({ name }) => name);
  assertEquals(names, ["none", "cpython", "pypy", "pyodide", "monty"]);
  assert(choosePeers("all").every(({ name }) => name !== "reference"));
  assert(choosePeers("backends").some(({ name }) => name === "wasm"));
  assertThrows(() => choosePeers("perl"), RangeError, "Cannot find the runtime 'perl'");
});

Deno.test("bench: means as a table in a document", () => {
  const table = formatMarkdown(comparisonOf(peers, seconds));
  const lines = table.split("\n");
  assertEquals(
    lines[2].replaceAll(/ +/g, " "),
    "| Ours 1, interpreter | 0.50x | 1.00x | 0.71x | 0.71x |",
  );
  assertEquals(
    lines[6].replaceAll(/ +/g, " "),
    "| Monty <0> | 0.25x | - | 0.25x (1 of 2) | 0.25x (1 of 2) |",
  );
  const again = comparisonOf(peers, seconds);
  for (const { results } of again.programs) results.wasm.againSeconds.push(0.125);
  for (const { results } of again.programs) results.cpython.againSeconds.push(1);
  const both = formatMarkdown(again).split("\n");
  assertEquals(both.slice(0, lines.length - 1), lines.slice(0, -1));
  assertEquals(
    both.slice(lines.length + 2, -1).map((line) => line.replaceAll(/ +/g, " ")).slice(0, 2),
    [
      "| Ours 1, wasm | 8.00x | 8.00x | 8.00x | 8.00x |",
      "| CPython 3 | 1.00x | 1.00x | 1.00x | 1.00x |",
    ],
  );
  const document = "a\n\n<!-- bench:peers -->\n\nold\n\n<!-- end of bench:peers -->\n\nb\n";
  const replaced = replaceTable(document, table, "a.md");
  assertEquals(replaced, document.replace("old\n", table));
  assertEquals(replaceTable(replaced, table, "a.md"), replaced);
  assertThrows(() => replaceTable("a\n", table, "a.md"), RangeError, "Cannot put the table into");
});
