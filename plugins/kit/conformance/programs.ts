/** Checks with whole guest programs: whatever is compiled when, a program's result, output, errors and fuel are the same. */
import type { Plugin } from "../../../core/backend/plugin.ts";
import { LimitError, PythonError, Runtime } from "../../../mod.ts";
import { fail, same } from "./bench.ts";
import type { Check } from "./check.ts";
import { PROGRAMS } from "./program_sources.ts";

/** Turns until a loop, entries until a function, and times until an exit is compiled. */
const HOTNESS = [
  { loop: 1, call: 1, exit: 1, retries: 1000 },
  { loop: 3, call: 4, exit: 3, retries: 1000 },
  { loop: 20, call: 40, exit: 7 },
];

/** The checks. */
export function programChecks(plugin: () => Plugin): Check[] {
  return [
    ...Object.entries(PROGRAMS).map(([name, source]) => ({
      name: `program: ${name}`,
      run: () => checkProgram(plugin, name, source),
    })),
    { name: "programs: fuel ends them at the same step", run: () => checkFuel(plugin) },
    { name: "programs: a limit on memory is an exception", run: () => checkMemory(plugin) },
    { name: "programs: host functions in hot loops", run: () => checkHostFunctions(plugin) },
  ];
}

/** What can be seen of a run. */
interface Seen {
  readonly value: string;
  readonly end: string;
  readonly stdout: string;
  readonly fuel: number;
}

function run(
  source: string,
  plugins: readonly Plugin[],
  hotness: (typeof HOTNESS)[number],
  fuel?: number,
): Seen & { readonly entries: number } {
  let stdout = "";
  let value = "";
  let end = "";
  using runtime = new Runtime({
    plugins,
    hotness,
    // Nothing may depend on the clock.
    timeout: Infinity,
    stdout: (text) => stdout += text,
    onReport: ({ message }) => fail(message),
    ...(fuel === undefined ? {} : { fuel }),
  });
  try {
    value = JSON.stringify(
      runtime.run(source),
      (_, each) => typeof each === "bigint" || each instanceof Map ? inspect(each) : each,
    );
  } catch (error) {
    if (error instanceof PythonError) end = error.traceback;
    else if (error instanceof LimitError) end = error.message;
    else throw error;
  }
  const { fuelUsed, tier } = runtime.statistics();
  return { value, end, stdout, fuel: fuelUsed, entries: tier?.entries ?? 0 };
}

function inspect(value: bigint | Map<unknown, unknown>): string {
  return typeof value === "bigint" ? `${value}n` : JSON.stringify([...value]);
}

function compare(actual: Seen, expected: Seen, what: string): void {
  for (const part of ["stdout", "end", "value", "fuel"] as const) {
    same(actual[part], expected[part], `${what}: ${part}`);
  }
}

function checkProgram(plugin: () => Plugin, name: string, source: string): void {
  const expected = run(source, [], HOTNESS[0]);
  let entries = 0;
  for (const hotness of HOTNESS) {
    const actual = run(source, [plugin()], hotness);
    compare(actual, expected, `${name}, at ${hotness.loop}/${hotness.exit}`);
    entries += actual.entries;
  }
  if (entries === 0) fail(`${name}: no compiled code was entered`);
}

function checkFuel(plugin: () => Plugin): void {
  const source = PROGRAMS["attributes and methods"];
  const { fuel } = run(source, [], HOTNESS[0]);
  for (let place = 0; place < 24; place++) {
    const limit = place < 12 ? Math.floor(fuel * place / 12) + 1 : fuel - 18 + place;
    const expected = run(source, [], HOTNESS[0], limit);
    for (const hotness of HOTNESS) {
      compare(run(source, [plugin()], hotness, limit), expected, `${limit} steps of fuel`);
    }
  }
}

function checkMemory(plugin: () => Plugin): void {
  const source = `
class Node:
    def __init__(self, below): self.below = below
def f():
    top, count = None, 0
    try:
        while True:
            top = Node(top)
            count += 1
    except MemoryError:
        top = None
        return count > 1000
[f(), f()]`;
  for (const hotness of HOTNESS) {
    using runtime = new Runtime({ plugins: [plugin()], hotness, memoryLimit: 6 << 20 });
    same(runtime.run(source), [true, true], "memory ran out and was caught, twice");
  }
}

function checkHostFunctions(plugin: () => Plugin): void {
  const source = `
def f(n):
    total = 0
    failures = 0
    for i in range(n):
        try:
            total += ask(i)
        except Exception:
            failures += 1
    return total, failures
f(100)`;
  for (const hotness of HOTNESS) {
    const runtime: Runtime = new Runtime({
      plugins: [plugin()],
      hotness,
      functions: {
        ask(i: number): number {
          if (i % 10 === 9) throw new RangeError("not this one");
          // The same runtime and another one, while compiled code waits.
          using other = new Runtime({ plugins: [plugin()], hotness });
          const added = other.run("s = 0\nfor i in range(30): s += i\ns") as number;
          return added + i;
        },
      },
    });
    try {
      same(runtime.run(source), [435 * 90 + 4950 - 540, 10], "what host functions gave");
    } finally {
      runtime.dispose();
    }
  }
}
