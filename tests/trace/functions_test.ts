/** Functions that are compiled from their beginning, recursion, and returns into compiled callers. */
import { assert, assertEquals } from "@std/assert";
import { type Plugin, Runtime } from "../../mod.ts";
import { reference } from "../../plugins/reference.ts";
import { wasm } from "../../plugins/wasm.ts";
import { runtimeTest } from "../support/leaks.ts";
import { microOpsOf, watch } from "./support.ts";

const HOT = { loop: 3, call: 4, exit: 3 };

const FIB = `
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
fib(17)`;

runtimeTest(
  "a recursive function begins its own region anew, and returns inside compiled code",
  () => {
    const { result, regions, entries } = watch(FIB, HOT);
    assertEquals(result, 1597);
    const ops = regions.flatMap((region) => region.units.flatMap((unit) => microOpsOf(unit).once));
    for (const name of ["PUSH_FRAME", "ENTER", "LINK_PUSHED", "RETURN"] as const) {
      assert(ops.includes(name), `no ${name}`);
    }
    // 5,167 calls: nearly all of them stay inside.
    assert(entries < 200, `${entries} entries`);
  },
);

const PROGRAMS: Readonly<Record<string, readonly [source: string, result: unknown]>> = {
  "mutual recursion": [
    `
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
sum(1 for i in range(60) if even(i))`,
    30,
  ],
  "an __init__ that recurses": [
    `
class Tree:
    def __init__(self, depth):
        self.left = Tree(depth - 1) if depth > 0 else None
        self.right = Tree(depth - 1) if depth > 0 else None
    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()
Tree(8).count()`,
    511,
  ],
  "a loop around a recursive call": [
    `
def place(row, columns, n):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        good = True
        for other, taken in enumerate(columns):
            if taken == column or abs(taken - column) == row - other:
                good = False
                break
        if good:
            found += place(row + 1, columns + [column], n)
    return found
place(0, [], 6)`,
    4,
  ],
  "an exception through compiled frames": [
    `
def down(n):
    if n == 0:
        raise ValueError("bottom")
    return 1 + down(n - 1)
def tries(n):
    caught = 0
    for i in range(n):
        try:
            down(i % 7)
        except ValueError as error:
            caught += len(error.args[0])
    return caught
tries(60)`,
    360,
  ],
  "a function redefined while it runs": [
    `
def f(n):
    global f
    if n == 0:
        def f(n):
            return 1000
        return 0
    return 1 + f(n - 1)
[f(30), f(3)]`,
    [30, 1000],
  ],
  "too deep": [
    `
def f(n):
    return 1 + f(n + 1)
caught = 0
for i in range(5):
    try:
        f(0)
    except RecursionError:
        caught += 1
caught`,
    5,
  ],
  "results of all types": [
    `
def pick(n):
    if n <= 0:
        return n
    kind = n % 5
    rest = pick(n - 1)
    if kind == 0:
        return n
    if kind == 1:
        return n + 0.5
    if kind == 2:
        return n > 2
    if kind == 3:
        return None
    return rest
[pick(n) for n in range(40)][-5:]`,
    [35, 36.5, true, null, null],
  ],
};

for (const [name, [source, expected]] of Object.entries(PROGRAMS)) {
  runtimeTest(`functions: ${name}`, () => {
    const run = (plugins: Plugin[]) => {
      using runtime = new Runtime({ plugins, hotness: { ...HOT, retries: 1000 } });
      const value = runtime.run(source);
      return { value, fuel: runtime.statistics().fuelUsed };
    };
    const plain = run([]);
    assertEquals(plain.value, expected);
    assertEquals(run([wasm()]), plain);
    assertEquals(run([reference()]), plain);
  });
}
