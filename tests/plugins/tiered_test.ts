/** Two backends behind one another: which one compiles what, and what happens when one of them cannot. */
import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import {
  type Backend,
  BackendUnavailableError,
  type CompileContext,
  type Plugin,
  type Report,
  type Resource,
  Runtime,
} from "../../mod.ts";
import { javascript } from "../../plugins/javascript/plugin.ts";
import { reference } from "../../plugins/reference.ts";
import { stencil } from "../../plugins/stencil.ts";
import { tiered } from "../../plugins/tiered.ts";
import { wasm } from "../../plugins/wasm.ts";
import { nativeMissing } from "../support/native.ts";
import { runtimeTest } from "../support/leaks.ts";

/** Loops in one another, a recursion, side traces that grow late. */
const PROGRAM = `
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def walk(n):
    total = 0
    for i in range(n):
        for j in range(3):
            if i > 900 and j == 2:
                total -= i
            else:
                total += j
        if i % 7 == 0:
            total ^= i
    return total

(fib(15), walk(1500), [fib(10) for _ in range(30)][-1], walk(1000))`;

interface Ran {
  readonly value: unknown;
  readonly fuel: number;
  readonly backend: string;
  readonly why: string;
  readonly hot: number;
  readonly reports: readonly Report[];
}

function run(plugins: readonly Plugin[], hotness = { loop: 5, exit: 3 }): Ran {
  const reports: Report[] = [];
  using runtime = new Runtime({ plugins, hotness, onReport: (report) => reports.push(report) });
  const value = runtime.run(PROGRAM);
  const { fuelUsed, tier } = runtime.statistics();
  const { name, why } = runtime.backend;
  return { value, fuel: fuelUsed, backend: name, why, hot: tier?.hotRegions ?? 0, reports };
}

/** A plugin whose backend is changed after it was made. */
function changed(plugin: Plugin, change: (backend: Backend) => void): Plugin {
  return {
    ...plugin,
    create(environment) {
      const backend = plugin.create(environment);
      change(backend);
      return backend;
    },
  };
}

const without: Plugin = {
  name: "absent",
  create() {
    throw new BackendUnavailableError("it needs another machine");
  },
};

for (
  const [pair, first, second] of [
    ["wasm and wasm", wasm, wasm],
    ["javascript and wasm", javascript, wasm],
    ["reference and javascript", reference, javascript],
  ] as const
) {
  runtimeTest(`tiered: ${pair} do what the interpreter does, wherever it changes over`, () => {
    const expected = run([]);
    for (const hotAfter of [0, 1, 30, 500]) {
      const ran = run([tiered({ first: first(), second: second(), hotAfter })]);
      assertEquals([ran.value, ran.fuel], [expected.value, expected.fuel], `${hotAfter}`);
      assertEquals([ran.backend, ran.reports], ["tiered", []]);
      assert(ran.hot > 0, `${hotAfter}: nothing was hot`);
    }
    assertEquals(run([tiered({ first: first(), second: second(), hotAfter: 1e9 })]).hot, 0);
  });
}

runtimeTest("tiered: what is new is compiled by the first, what is hot by the second", () => {
  const compiled = { first: new Set<boolean>(), second: new Set<boolean>() };
  const noting = (name: "first" | "second") =>
    changed(wasm(), (backend) => {
      const compile = backend.compileRegion.bind(backend);
      backend.compileRegion = (region, shim, context: CompileContext) => {
        compiled[name].add(context.hot!);
        return compile(region, shim, context);
      };
    });
  run([tiered({ first: noting("first"), second: noting("second"), hotAfter: 100 })]);
  assertEquals([[...compiled.first], [...compiled.second]], [[false], [true]]);
});

runtimeTest("tiered: what hot code goes on in all the time is compiled with it", () => {
  // Each function's region is left for the other's by links; what runs in one is counted where it was entered.
  const source = `
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
[even(n % 90) for n in range(20000)].count(True)`;
  const compiled: string[] = [];
  const noting = (name: string) =>
    changed(wasm(), (backend) => {
      const compile = backend.compileRegion.bind(backend);
      backend.compileRegion = (region, shim, context) => {
        compiled.push(`${name} ${region.id}`);
        return compile(region, shim, context);
      };
    });
  using runtime = new Runtime({
    plugins: [tiered({
      first: noting("first"),
      second: noting("second"),
      hotAfter: 20_000,
      // One of them only.
      gains: () => !compiled.some((each) => each.startsWith("second")),
    })],
    hotness: { loop: 5, exit: 3 },
  });
  assertEquals(runtime.run(source), 10_000);
  const regions = new Set(compiled.map((each) => each.split(" ")[1]));
  const hot = new Set(compiled.filter((each) => each.startsWith("second")));
  assert(hot.size > 1, `${regions.size} regions: ${compiled}`);
});

/** A loop of some ways that keeps to itself; with a longer `n` it runs for long. */
const LOOP = `
def loop(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            total += i
        elif i % 5 == 0:
            total ^= i
            if i % 7 == 0:
                total -= 1
        else:
            total += 1
    return total
`;

runtimeTest(
  "tiered: side traces are bridges, which the second compiles as parts of their region",
  () => {
    const compiled: { part: number; bridge: boolean; traces: number }[] = [];
    const noting = (part: number) =>
      changed(wasm(), (backend) => {
        const compile = backend.compileRegion.bind(backend);
        backend.compileRegion = (region, shim, context) => {
          const { from, traces } = region as unknown as { from: unknown; traces: number };
          compiled.push({ part, bridge: from !== null, traces });
          return compile(region, shim, context);
        };
      });
    using runtime = new Runtime({
      plugins: [tiered({ first: noting(1), second: noting(2), hotAfter: 500 })],
      hotness: { loop: 5, exit: 3, merge: 1e9 },
    });
    using plain = new Runtime({ plugins: [] });
    assertEquals(runtime.run(LOOP + "loop(9000)"), plain.run(LOOP + "loop(9000)"));
    const bridges = compiled.filter(({ part, bridge }) => part === 1 && bridge);
    const whole = compiled.find(({ part }) => part === 2)!;
    assert(bridges.length >= 2, JSON.stringify(compiled));
    assertEquals([whole.bridge, whole.traces], [false, 1 + bridges.length]);
    const { compiled: registry, tier } = runtime.statistics();
    assertEquals([tier!.hotRegions, tier!.merges], [1, bridges.length]);
    // The first's code of all of them is freed.
    assertEquals(registry!.executors, registry!.executorsTotal - 1 - bridges.length);
  },
);

runtimeTest("tiered: what has run for long changes over when it keeps to itself", () => {
  const hotOf = (source: string) => {
    using runtime = new Runtime({
      plugins: [tiered({ first: wasm(), second: wasm(), hotAfter: 2000 })],
      hotness: { loop: 5, exit: 3 },
    });
    runtime.run(source);
    return runtime.statistics().tier!.hotRegions;
  };
  assertEquals(hotOf(LOOP + "loop(9000)"), 1);
  assertEquals(hotOf(LOOP + "for k in range(900): loop(10)"), 0);
  const fib = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(18)";
  assertEquals(hotOf(fib), 0);
});

runtimeTest("tiered: what leaves native code for help all the time asks for the second", () => {
  if (nativeMissing !== "") return;
  const source = `
def f(n):
    total = 0.0
    for i in range(n):
        total += (i % 9 + 0.5) ** 0.3 + len(str([i]))
    return total
f(24_000)`;
  const hotOf = (plugin: Plugin) => {
    using runtime = new Runtime({ plugins: [plugin] });
    const value = runtime.run(source);
    const { tier, fuelUsed } = runtime.statistics();
    return { value, fuelUsed, hot: tier?.hotRegions ?? 0 };
  };
  const alone = hotOf(stencil());
  assertEquals(hotOf(tiered({ hotAfter: 1e9 })), { ...alone, hot: 1 });
  assertEquals(alone.hot, 0);
});

runtimeTest("a backend may ask for a region to be compiled as a hot one", () => {
  const seen: string[] = [];
  const asking = changed(wasm(), (backend) => {
    const compile = backend.compileRegion.bind(backend);
    backend.compileRegion = (region, shim, context) => {
      seen.push(`${region.id} ${context.hot}`);
      if (region.id === 1 && seen.length === 1) context.askHot!();
      return compile(region, shim, context);
    };
    Object.defineProperty(backend, "hotAfter", { value: Infinity });
  });
  const { value, hot } = run([asking], { loop: 5, exit: 1 << 20 });
  assertEquals(value, run([]).value);
  assertEquals([hot, seen.filter((each) => each.endsWith("true"))], [1, ["1 true"]]);
});

runtimeTest("a backend that has no better code is not offered to ask for it", () => {
  let offered = 0;
  const noting = changed(wasm(), (backend) => {
    const compile = backend.compileRegion.bind(backend);
    backend.compileRegion = (region, shim, context) => {
      if (context.askHot !== undefined) offered++;
      return compile(region, shim, context);
    };
  });
  run([noting]);
  assertEquals(offered, 0);
  // Nor is the second: it has the better code.
  const { hot } = run([tiered({ first: wasm(), second: noting, hotAfter: 1, gains: () => true })]);
  assert(hot > 0);
  assertEquals(offered, 0);
});

runtimeTest("tiered: without one part the other works alone, and says so", () => {
  for (
    const options of [{ first: without, second: wasm() }, { first: wasm(), second: without }]
  ) {
    const ran = run([tiered(options)]);
    const message = "absent is not available: it needs another machine";
    assertEquals([ran.backend, ran.why, ran.hot], ["wasm", message, 0]);
    assertEquals(ran.reports.map(({ kind, message }) => [kind, message]), [
      ["backend-unavailable", message],
    ]);
  }
});

runtimeTest("tiered: without both parts the next plugin is tried", () => {
  const ran = run([tiered({ first: without, second: without }), wasm()]);
  assertEquals(ran.backend, "wasm");
  assertStringIncludes(ran.why, "tiered is not available: absent is not available: it needs");
});

runtimeTest("tiered: a first part without a shim leaves all to the second", () => {
  const expected = run([]);
  const first = changed(wasm(), (backend) => {
    backend.compileShim = (context) => {
      context.record({ kind: 3, address: 4096, size: 8 });
      throw new Error("no executable memory");
    };
  });
  const released: Resource[] = [];
  const noting = changed(first, (backend) => {
    backend.release = (resource) => released.push(resource);
  });
  const ran = run([tiered({ first: noting, second: wasm(), hotAfter: 10 })]);
  assertEquals([ran.value, ran.fuel, ran.hot], [expected.value, expected.fuel, 0]);
  assertEquals(ran.reports.map(({ kind }) => kind), ["shim-failed"]);
  assertEquals(
    ran.reports[0].message,
    "wasm cannot compile its shim, wasm works alone: no executable memory",
  );
  assertEquals(released, [{ kind: 3, address: 4096, size: 8 }]);
});

runtimeTest("tiered: resources come back to the part that noted them", () => {
  const released: Record<string, Resource[]> = { first: [], second: [] };
  const holding = (name: string, kind: number) =>
    changed(wasm(), (backend) => {
      const compile = backend.compileRegion.bind(backend);
      backend.compileRegion = (region, shim, context) => {
        context.record({ kind, address: region.id, size: 1 });
        return compile(region, shim, context);
      };
      backend.release = (resource) => released[name].push(resource);
    });
  run([tiered({ first: holding("first", 5), second: holding("second", -7), hotAfter: 50 })]);
  assert(released.first.length > 0 && released.second.length > 0);
  assertEquals([...new Set(released.first.map(({ kind }) => kind))], [5]);
  assertEquals([...new Set(released.second.map(({ kind }) => kind))], [-7]);
});

runtimeTest("tiered: a hot region that the second cannot compile stays as it was", () => {
  const expected = run([]);
  const second = changed(wasm(), (backend) => {
    backend.compileRegion = () => {
      throw new Error("not today");
    };
  });
  const ran = run([tiered({ first: wasm(), second, hotAfter: 50 })]);
  assertEquals([ran.value, ran.fuel, ran.hot], [expected.value, expected.fuel, 0]);
  assertEquals(ran.reports[0].kind, "region-failed");
  assertStringIncludes(ran.reports[0].message, "not today");
});

Deno.test("tiered: options out of range are refused", () => {
  for (const hotAfter of [-1, NaN]) {
    assertThrows(() => tiered({ hotAfter }), RangeError, "hotAfter");
  }
});

runtimeTest("tiered: native code first, or WebAssembly alone where there is none", () => {
  const expected = run([]);
  const ran = run([tiered({ hotAfter: 200 })]);
  assertEquals([ran.value, ran.fuel], [expected.value, expected.fuel]);
  assertEquals(ran.backend, nativeMissing === "" ? "tiered" : "wasm");
});
