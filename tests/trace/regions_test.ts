/** What tier 2 makes of small programs: their result, and which micro-ops are in their regions and which are not. */
import { assert, assertEquals } from "@std/assert";
import { MICRO_OPS, type MicroOpName } from "../../core/trace/micro_ops.ts";
import { type Plugin, Runtime } from "../../mod.ts";
import { reference } from "../../plugins/reference.ts";
import { wasm } from "../../plugins/wasm.ts";
import { microOpsOf, watch } from "./support.ts";

/** What a loop's only root trace does once and in its loop. */
interface Root {
  readonly once: readonly MicroOpName[];
  readonly loop: readonly MicroOpName[];
}

/** Tests with both backends a program of one region; `check` is given its root trace. */
function regionTest(name: string, source: string, result: unknown, check: (root: Root) => void) {
  for (const plugin of [wasm, reference] as (() => Plugin)[]) {
    Deno.test(`${name} (${plugin().name})`, () => {
      const watched = watch(source, {}, plugin());
      assertEquals(watched.result, result);
      assertEquals(watched.aborts.map(String), []);
      assertEquals(watched.regions.length, 1, "regions");
      assert(watched.entries > 0, "the region was never entered");
      check(microOpsOf(watched.regions[0].units[0]));
    });
  }
}

const effectOf = (name: MicroOpName) => MICRO_OPS[name].effect;
/** Micro-ops that make sure of a type. */
const TYPE_GUARDS: ReadonlySet<MicroOpName> = new Set([
  "GUARD_SMALL",
  "GUARD_KIND",
  "CHECK_SHAPE",
  "GUARD_IS",
]);

function assertWithout(
  names: readonly MicroOpName[],
  what: string,
  isUnwanted: (name: MicroOpName) => boolean,
): void {
  assertEquals(names.filter(isUnwanted), [], what);
}

const noAllocation = ({ loop }: Root) =>
  assertWithout(loop, "allocations", (name) => effectOf(name) === "allocate");
const noTypeGuard = ({ loop }: Root) =>
  assertWithout(loop, "guards of types", (name) => TYPE_GUARDS.has(name));
const noMemory = ({ loop }: Root) =>
  assertWithout(loop, "memory traffic", (name) => {
    const effect = effectOf(name);
    return effect === "load" || effect === "store" || effect === "effect" && name !== "COUNT_STEP";
  });

regionTest(
  "while i < n: s += i has no allocation, type guard or memory traffic in its loop",
  `
def f(n):
    s = 0
    i = 0
    while i < n:
        s += i
        i += 1
    return s
f(1000)`,
  499500,
  (root) => {
    noAllocation(root);
    noTypeGuard(root);
    noMemory(root);
    assertEquals(root.loop, ["INT_LESS", "GUARD_TRUE", "INT_ADD", "INT_ADD", "COUNT_STEP"]);
  },
);

regionTest(
  "a float loop over locals has no box",
  `
def f(n):
    x = 0.0
    v = 1.5
    i = 0
    while i < n:
        x = x + v * 0.5
        v = v - x * 0.25
        i += 1
    return x - v
f(64)`,
  (() => {
    let [x, v] = [0, 1.5];
    for (let i = 0; i < 64; i++) {
      x = x + v * 0.5;
      v = v - x * 0.25;
    }
    return x - v;
  })(),
  (root) => {
    noAllocation(root);
    noTypeGuard(root);
    noMemory(root);
    assertWithout(root.loop, "unboxing", (name) => name === "UNBOX");
    assertEquals(root.loop.filter((name) => name === "FLOAT_MULTIPLY").length, 2);
  },
);

regionTest(
  "attributes of an object have no shape check in the loop",
  `
class P:
    def __init__(self):
        self.x = 0
        self.step = 2
def f(n):
    p = P()
    i = 0
    while i < n:
        p.x += p.step
        i += 1
    return p.x
f(100)`,
  200,
  (root) => {
    assert(root.once.includes("CHECK_SHAPE"), "the shape is checked once");
    noTypeGuard(root);
    noAllocation(root);
    assertWithout(root.loop, "loads", (name) => effectOf(name) === "load");
    assertEquals(root.loop.filter((name) => name === "SET_FIELD").length, 1);
  },
);

regionTest(
  "a method is inlined, its lookup is done once",
  `
class Counter:
    def __init__(self):
        self.count = 0
    def add(self, amount):
        self.count += amount
def f(n):
    c = Counter()
    i = 0
    while i < n:
        c.add(i)
        i += 1
    return c.count
f(100)`,
  4950,
  (root) => {
    noTypeGuard(root);
    noAllocation(root);
    assertWithout(root.loop, "checks of frames", (name) => name === "CHECK_FRAMES");
    assertWithout(root.loop, "loads", (name) => effectOf(name) === "load");
    // One step of fuel for the loop, one for the call.
    assertEquals(root.loop.filter((name) => name === "COUNT_STEP").length, 2);
  },
);

regionTest(
  "functions and globals are constants behind guards outside of the loop",
  `
scale = 3
def times(x):
    return x * scale
def f(n):
    s = 0
    i = 0
    while i < n:
        s += times(i)
        i += 1
    return s
f(100)`,
  14850,
  (root) => {
    noMemory(root);
    noAllocation(root);
    noTypeGuard(root);
  },
);

regionTest(
  "a range loop keeps its iterator's state and makes no int objects",
  `
def f(n):
    s = 0
    for i in range(n):
        s += i * 2
    return s
f(100)`,
  9900,
  (root) => {
    noAllocation(root);
    noTypeGuard(root);
    assertWithout(root.loop, "loads", (name) => effectOf(name) === "load");
  },
);

regionTest(
  "a list's length and array are loaded once where the list does not change",
  `
def f(items):
    s = 0
    i = 0
    while i < 100:
        s += items[i]
        i += 1
    return s
f(list(range(100)))`,
  4950,
  (root) => {
    assertEquals(root.loop.filter((name) => effectOf(name) === "load"), ["ITEM"]);
    noAllocation(root);
    assertEquals(root.loop.filter((name) => TYPE_GUARDS.has(name)), ["GUARD_SMALL"]);
  },
);

regionTest(
  "constant operations are folded",
  `
def f(n):
    i = 0
    k = 5
    while i < n:
        k = (k * 1 + 0 | 0) ^ 0
        i += 2 * 3 - 5
    return k + i
f(100)`,
  105,
  (root) => {
    assertEquals(root.loop, ["INT_LESS", "GUARD_TRUE", "INT_ADD", "COUNT_STEP"]);
  },
);

regionTest(
  "a load behind a store of the same field is the stored value",
  `
class Box:
    def __init__(self):
        self.value = 0
def f(n):
    box = Box()
    i = 0
    while i < n:
        box.value = i
        i = box.value + 1
    return box.value
f(100)`,
  99,
  (root) => {
    assertWithout(root.loop, "loads", (name) => effectOf(name) === "load");
    noTypeGuard(root);
  },
);

regionTest(
  "a store to what may be the same object makes a load needed again",
  `
class Box:
    def __init__(self):
        self.value = 1
def f(a, b, n):
    s = 0
    i = 0
    while i < n:
        a.value = i
        s += b.value
        i += 1
    return s
box = Box()
f(box, box, 100)`,
  4950,
  (root) => {
    assertEquals(root.loop.filter((name) => effectOf(name) === "load"), ["FIELD"]);
  },
);

regionTest(
  "the same comparison is made once",
  `
def f(n):
    count = 0
    i = 0
    while i < n:
        if i < 1000:
            count += 1
        if i < 1000:
            count += 1
        i += 1
    return count
f(100)`,
  200,
  (root) => {
    assertEquals(root.loop.filter((name) => name === "INT_LESS").length, 2);
  },
);

Deno.test("a branch that becomes hot grows a side trace, and both ways stay in the region", () => {
  const source = `
def f(n):
    a = 0
    i = 0
    while i < n:
        if i % 2 == 0:
            a += 3
        else:
            a -= 1
        i += 1
    return a
f(1000)`;
  for (const plugin of [wasm, reference]) {
    const { result, regions, entries } = watch(source, {}, plugin());
    assertEquals(result, 1000);
    assertEquals(regions.length, 1);
    assert(regions[0].units.length > 1, "no side trace");
    assert(entries < 60, `the region was entered ${entries} times`);
  }
});

const THREE_WAYS = `
def f(n):
    a = 0
    i = 0
    while i < n:
        if i % 3 == 0:
            a += 0.5
        elif i % 3 == 1:
            a -= 1
        else:
            a = a * 2 - a
        i += 1
    return a
f(900)`;

Deno.test("a side trace is a bridge until hops to it have cost as much as compiling the tree", () => {
  for (const plugin of [wasm, reference]) {
    const apart = watch(THREE_WAYS, { merge: Infinity }, plugin());
    assertEquals(apart.result, -150);
    assertEquals([apart.regions.length, apart.regions[0].units.length, apart.merges], [1, 1, 0]);
    assert(apart.hops > 500 && apart.entries < 60, `${apart.hops} hops, ${apart.entries} entries`);
    const soon = watch(THREE_WAYS, { merge: 0.1 }, plugin());
    assertEquals(soon.result, -150);
    assert(soon.merges > 0 && soon.regions[0].units.length === 1 + soon.merges);
    assert(soon.hops > 0 && soon.hops < 300, `${soon.hops} hops`);
  }
});

/** The reference backend, of whose regions only three at a time have room. */
function crowded(): Plugin {
  const plugin = reference();
  return {
    ...plugin,
    create(environment) {
      const backend = plugin.create(environment);
      const compile = backend.compileRegion.bind(backend);
      backend.compileRegion = (...args) => {
        const { entry, free } = compile(...args);
        return { entry, free, bytes: 5 << 20 };
      };
      return backend;
    },
  };
}

Deno.test("a bridge may be freed for room while others lead to it, and the program goes on", () => {
  const source = `${THREE_WAYS.replace("f(900)", "")}
def g(n):
    b = 0
    for i in range(n):
        if i & 1:
            b += i % 3
        elif i & 2:
            b -= 1.5
        else:
            b = -b
    return b
for _ in range(5):
    r = f(900) + g(900) + f(300) + g(300)
r`;
  for (const merge of [0, 0.5, Infinity]) {
    const { result, evictions } = watch(source, { merge }, crowded());
    assertEquals(result, -203);
    assert(evictions > 3, `${evictions} evictions`);
  }
});

Deno.test("an int that overflows leaves with its operands and goes on as a long int", () => {
  const source = `
def f(n):
    x = 1
    i = 0
    while i < n:
        x += x
        i += 1
    return str(x)
f(100)`;
  for (const plugin of [wasm, reference]) {
    assertEquals(watch(source, {}, plugin()).result, String(2n ** 100n));
  }
});

Deno.test("fuel is the same at every threshold, to the step at which it is used up", () => {
  const source = `
def f(n):
    s = 0
    for i in range(n):
        if i % 7 == 0: s += 1.5
        s += i
    return s
f(400)`;
  const used = (fuel: number, loop: number) => {
    try {
      return { result: watchFuel(source, fuel, loop) };
    } catch (error) {
      return { error: String(error) };
    }
  };
  for (let fuel = 390; fuel < 410; fuel++) {
    assertEquals(used(fuel, 1), used(fuel, 1 << 20), `fuel ${fuel}`);
  }
});

function watchFuel(source: string, fuel: number, loop: number): unknown {
  using runtime = new Runtime({ fuel, plugins: [wasm()], hotness: { loop, exit: 1 } });
  return runtime.run(source);
}
