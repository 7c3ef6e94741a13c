/** Limits, host functions and several runtimes meet compiled code: the same outcome with every backend. */
import { assertEquals } from "@std/assert";
import { Runtime, type RuntimeOptions } from "../../mod.ts";
import { runtimeTest } from "../support/leaks.ts";
import { BACKENDS } from "./support.ts";

type Make = (options?: RuntimeOptions) => Runtime;

/** Tests that `use` gives the same with each backend at two thresholds. */
function sameEverywhere(name: string, use: (make: Make) => unknown): void {
  runtimeTest(`${name}: the same with every backend`, () => {
    let expected: unknown;
    for (const [backend, plugin] of Object.entries(BACKENDS)) {
      for (const heat of [1, 3]) {
        const actual = use((options = {}) =>
          new Runtime({
            plugins: plugin === null ? [] : [plugin()],
            hotness: { loop: heat, exit: heat },
            ...options,
          })
        );
        expected ??= actual;
        assertEquals(actual, expected, `${backend} ${heat}`);
      }
    }
  });
}

/** What a function gives, or the error it throws as a text. */
function outcome(use: () => unknown): unknown {
  try {
    return use();
  } catch (error) {
    return String(error);
  }
}

const COUNTS = `
class P:
    def __init__(self):
        self.x = 0
    def move(self, i):
        self.x += i
p = P()
def f():
    global k
    i = 0
    while True:
        p.move(i)
        i += 1
        k = i
f()`;

for (const fuel of [100, 137, 138, 139, 1000, 1001]) {
  sameEverywhere(`${fuel} steps of fuel`, (make) => {
    using runtime = make({ fuel });
    const end = outcome(() => runtime.run(COUNTS));
    return [end, runtime.statistics().fuelUsed, runtime.get("k")];
  });
}

sameEverywhere("a timeout stops an endless loop", (make) => {
  using runtime = make({ timeout: 30 });
  const locals = "def f():\n  i = 0\n  while True:\n    i = (i + 1) & 1023\nf()";
  return [outcome(() => runtime.run(locals)), outcome(() => runtime.run("while True: pass"))];
});

sameEverywhere("a program goes on after a limit stopped it in a loop", (make) => {
  using runtime = make({ fuel: 5000 });
  const ends = Array.from(
    { length: 5 },
    () =>
      outcome(() =>
        runtime.run("try:\n  n += 1\nexcept NameError:\n  n = 0\ni = 0\nwhile True:\n  i += 1")
      ),
  );
  return [ends, runtime.get("i"), runtime.get("n"), runtime.statistics().fuelUsed];
});

sameEverywhere("memory runs out in a loop", (make) => {
  using runtime = make({ memoryLimit: 6 << 20 });
  return runtime.run(`
class Node:
    def __init__(self, below):
        self.below = below
def nodes():
    top = None
    try:
        while True:
            top = Node(top)
    except MemoryError:
        top = None
        return "nodes"
def tuples():
    kept = []
    i = 0
    try:
        while True:
            kept.append((i, i * 0.5))
            i += 1
    except MemoryError:
        kept = None
        return "tuples"
nodes() + tuples() + nodes()`);
});

sameEverywhere("output runs out in a loop", (make) => {
  let text = "";
  using runtime = make({ outputLimit: 50, stdout: (part) => text += part });
  return [outcome(() => runtime.run("for i in range(1000): print(i)")), text];
});

sameEverywhere("calls nest until the recursion limit", (make) => {
  using runtime = make({ recursionLimit: 50 });
  return runtime.run(`
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
def f():
    s = 0
    for i in range(100):
        s += down(i % 45)
    try:
        for i in range(100):
            s += down(i)
    except RecursionError as error:
        return s, str(error)
f()`);
});

sameEverywhere("a host function calls back into the loop's runtime", (make) => {
  let own: Runtime | null = null;
  using runtime = make({ functions: { host: (i: number) => own!.call("g", i) } });
  own = runtime;
  return runtime.run(`
def g(n):
    s = 0
    for j in range(n):
        s += j
    return s
def f(n):
    s = 0
    for i in range(n):
        s += host(i) + g(3)
    return s
f(60)`);
});

sameEverywhere("a host function calls another runtime's loop", (make) => {
  using one = make();
  using other = make({ functions: { host: (i: number) => one.call("g", i) } });
  one.run("def g(n):\n  s = 0.5\n  for j in range(n): s += j\n  return s");
  return other.run("def f(n):\n  s = 0\n  for i in range(n): s += host(i)\n  return s\nf(60)");
});

sameEverywhere("a host function throws in a loop", (make) => {
  const host = (i: number) => {
    if (i % 10 === 9) throw new Error(`no ${i}`);
    return i;
  };
  using runtime = make({ functions: { host } });
  return runtime.run(`
def f(n):
    s = 0
    for i in range(n):
        try:
            s += host(i)
        except Exception as error:
            s += len(str(error))
    return s
f(60)`);
});

sameEverywhere("a host function disposes the runtime whose loop called it", (make) => {
  let own: Runtime | null = null;
  const host = (i: number) => {
    if (i === 40) own!.dispose();
    return i;
  };
  const runtime = make({ functions: { host } });
  own = runtime;
  const source = "def f(n):\n  s = 0\n  for i in range(n): s += host(i)\n  return s\nf(60)";
  return [outcome(() => runtime.run(source)), runtime.disposed, outcome(() => runtime.run("1"))];
});

sameEverywhere("a function that was compiled in one run is called in later ones", (make) => {
  using runtime = make();
  runtime.run("def g(n):\n  s = 0.5\n  for j in range(n): s += j\n  return s");
  const sums = Array.from({ length: 50 }, (_, i) => runtime.call("g", i));
  runtime.run("def g(n):\n  s = 'x'\n  for j in range(n): s += str(j)\n  return s");
  return [sums, runtime.call("g", 30)];
});
