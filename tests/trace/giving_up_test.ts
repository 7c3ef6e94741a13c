/** Code that does not pay is left alone: classes that change, loops that are left in each turn by an exception. */
import { assert, assertEquals } from "@std/assert";
import { Runtime } from "../../mod.ts";
import { wasm } from "../../plugins/wasm.ts";
import { watch } from "./support.ts";

/** A loop with a method that does something with the class besides. */
function countingBy(statement: string): string {
  return `
class Counter:
    made = 0

    def count(self, i):
        ${statement}
        return i & 7

def run(n):
    counter = Counter()
    total = 0
    for i in range(n):
        total = (total + counter.count(i)) % 1009
        total = (total * 3 + i) % 1009
        total = (total * 5 + i) % 1009
        total = (total * 7 + i) % 1009
        total = (total * 9 + i) % 1009
        total = (total * 11 + i) % 1009
        total = (total * 13 + i) % 1009
    made = Counter.made
    return (made(counter) if callable(made) else made) + total

run(2000)
`;
}

Deno.test("what is looked up in a class that changes in each turn grows no side trace for each version", () => {
  const { result, regions, callOuts } = watch(countingBy("Counter.made = lambda self: i + 1"));
  assertEquals(typeof result, "number");
  const sides = regions.reduce((sum, { units }) => sum + units.length - 1, 0);
  assert(sides <= 4, `${sides} side traces`);
  assert(callOuts > 1000, `only ${callOuts} instructions were left to the interpreter`);
});

Deno.test("a counter in a class does not change what is looked up there", () => {
  const { result, regions, callOuts } = watch(countingBy("Counter.made += 1"));
  assertEquals(typeof result, "number");
  assertEquals(regions.length > 0, true);
  assertEquals(callOuts, 0);
});

Deno.test("a loop that an exception leaves in nearly each turn is hardly entered", () => {
  using runtime = new Runtime({ timeout: Infinity, plugins: [wasm()] });
  const result = runtime.run(`
def run(n):
    table = {index: index for index in range(0, 10, 9)}
    missing = 0
    for number in range(n):
        try:
            missing -= table[number % 10]
        except KeyError:
            missing += 1
    return missing

run(60_000)
`);
  assertEquals(result, -6000);
  const { entries } = runtime.statistics().tier!;
  assert(entries < 10_000, `${entries} entries`);
});

Deno.test("a function that does little is not entered for ever", () => {
  using runtime = new Runtime({ timeout: Infinity, plugins: [wasm()] });
  const result = runtime.run(`
def small(a):
    return a + 1

def run(n):
    calls = {"f": small}
    total = 0
    for i in range(n):
        total = total % 1000 + small(*(i,)) + small(*(2,))
    return total

run(60_000)
`);
  assertEquals(typeof result, "number");
  const { entries } = runtime.statistics().tier!;
  assert(entries < 20_000, `${entries} entries`);
});
