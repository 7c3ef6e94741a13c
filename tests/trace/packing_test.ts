/** Regions that are packed: the same again when they are unpacked, and while the program goes on. */
import { assert, assertEquals } from "@std/assert";
import { ByteWriter } from "../../core/kernel/bytes.ts";
import { ByteReader } from "../../core/trace/packed_trace.ts";
import type { Exit, Region, Unit } from "../../core/trace/region.ts";
import { type Hotness, type Plugin, Runtime } from "../../mod.ts";
import { reference } from "../../plugins/reference.ts";
import { wasm } from "../../plugins/wasm.ts";

/** Floats, objects that exits make, inlined calls, generators, side traces, calls of the interpreter. */
const PROGRAM = `
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)

def points(n):
    p = Point(0, 0.5)
    step = Point(3, -1.25)
    for i in range(n):
        q = p.plus(step)
        if i % 7 == 0:
            p = q
        elif i % 3 == 0:
            p = q.plus(step)
        else:
            p = Point(q.x % 1000, q.y * 0.5)
    return p.x, p.y

def squares(n):
    for i in range(n):
        yield i * i if i % 5 else -i

def words(n):
    seen = {}
    for i in range(n):
        key = str(i % 11)
        if key in seen:
            seen[key] += i
        else:
            seen[key] = 1
    return seen

def total(n):
    s = 0
    for value in squares(n):
        s = (s + value) & 0xfffffff
        if s % 13 == 0:
            s += len(str(s))
    return s

def work(n):
    return points(n), total(n), sorted(words(n).items()), sum(squares(n))
`;

function regionsOf(runs: number, hotness: Hotness, plugin: Plugin) {
  const regions = new Map<number, Region>();
  const runtime = new Runtime({
    plugins: [plugin],
    timeout: Infinity,
    hotness: {
      ...hotness,
      observer: { region: (region) => void regions.set(region.id, region) },
    },
  });
  runtime.run(PROGRAM);
  const results: unknown[] = [];
  for (let run = 0; run < runs; run++) results.push(runtime.call("work", 400 + run));
  return { runtime, results, regions: [...regions.values()] };
}

/** All that is known of a unit. */
function unitText({ trace, live, exitOf, parent, firstExit }: Unit, units: readonly Unit[]) {
  const { op, a, b, c, immediate, type, snapshot, sunk, length } = trace;
  const columns = [op, a, b, c, immediate, type, snapshot, sunk, live, exitOf];
  return {
    columns: columns.map((column) => [...column.subarray(1, length)]),
    length,
    snapshots: trace.snapshots,
    floats: trace.floats,
    rest: [trace.loop, trace.dirty, trace.goesOn, ...trace.phis],
    place: [parent === null ? -1 : units.indexOf(parent), firstExit],
  };
}

function exitText(exit: Exit, units: readonly Unit[]) {
  const { number, values, objects, snapshot, grows, ends, count, failures, chain, bridge } = exit;
  const places = [exit.side, units.find((unit) => unit.trace === exit.trace)]
    .map((unit) => unit == null ? -1 : units.indexOf(unit));
  const heat = [count, failures, chain];
  return { number, values, objects, snapshot, grows, ends, heat, places, bridge: bridge?.id };
}

function textOf(region: Region) {
  const { units, exits } = region;
  const constants = new Set<number>();
  region.forEachConstant((value) => constants.add(value));
  return {
    units: units.map((unit) => unitText(unit, units)),
    exits: exits.map((exit) => exitText(exit, units)),
    constants,
    length: region.length,
    traces: region.traces,
  };
}

for (const [name, plugin] of [["wasm", wasm], ["reference", reference]] as const) {
  Deno.test(`a region is the same when it has been packed (${name})`, () => {
    const { runtime, regions } = regionsOf(3, { loop: 10, exit: 3, merge: 1 }, plugin());
    assert(regions.some(({ traces }) => traces > 1), "no side trace grew");
    assert(
      name !== "wasm" || regions.some(({ exits }) => exits.some(({ bridge }) => bridge !== null)),
      "no bridge",
    );
    for (const region of regions) {
      const before = textOf(region);
      const bridged = region.exits.filter(({ bridge }) => bridge !== null);
      const to = new ByteWriter(16);
      to.unsigned(12345);
      const done = region.pack(to);
      assert(!region.isPacked);
      done(to.view().slice());
      assert(region.isPacked);
      const constants = new Set<number>();
      region.forEachConstant((value) => constants.add(value));
      assertEquals(constants, before.constants);
      assertEquals([region.length, region.traces], [before.length, before.traces]);
      assertEquals(region.bridged, bridged);
      assert(region.isPacked, "looking at its constants or bridges unpacks it");
      for (const exit of bridged) assert(exit.values.length >= 0);
      assertEquals(region.isPacked, bridged.length === 0);
      assertEquals(textOf(region), before);
      for (const exit of bridged) assertEquals(region.exits[exit.number] === exit, true);
    }
    runtime.dispose();
  });

  Deno.test(`what is not left any more is packed, and unpacked when it is left (${name})`, () => {
    const usual = regionsOf(6, { loop: 10, exit: 3 }, plugin());
    const packing = regionsOf(6, { loop: 10, exit: 3, pack: 1 }, plugin());
    assertEquals(packing.results, usual.results);
    assertEquals(packing.runtime.statistics().tier!.sideTraces > 0, true);
    assert(usual.regions.length < 32 || usual.regions.some(({ isPacked }) => !isPacked));
    const packed = packing.regions.filter(({ isPacked }) => isPacked);
    assert(packed.length > 0, "nothing was packed");
    const other = [
      "def other(n):",
      "    s = 0",
      "    for i in range(n):",
      "        s += i",
      "    return s",
      "other(100)",
    ].join("\n");
    for (let i = 0; i < 3; i++) packing.runtime.run(other);
    assertEquals(packing.runtime.call("work", 777), usual.runtime.call("work", 777));
    assert(packed.some(({ isPacked }) => !isPacked), "nothing was left again");
    usual.runtime.dispose();
    packing.runtime.dispose();
  });
}

Deno.test("a reader reads what a writer has written", () => {
  const numbers = [0, 1, 63, 64, 127, 128, 16383, 16384, 2 ** 21, 2 ** 28 - 1, 2 ** 31 - 1];
  const signed = [...numbers, ...numbers.map((each) => -each), -(2 ** 31)];
  const unsigned = [...numbers, 2 ** 32 - 1];
  const doubles = [0, -0, 1.5, Infinity, NaN, 5e-324];
  const to = new ByteWriter(1);
  to.byte(255);
  for (const each of signed) to.signed(each);
  for (const each of unsigned) to.unsigned(each);
  for (const each of doubles) to.double(each);
  const from = new ByteReader(to.view().slice(), 1);
  assertEquals(signed.map(() => from.signed()), signed.map((each) => each | 0));
  assertEquals(unsigned.map(() => from.unsigned()), unsigned);
  assertEquals(doubles.map(() => from.double()), doubles);
});
