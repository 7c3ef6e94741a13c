/**
 * Checks of a backend's life: hooks in order, whatever fails is reported and leaves nothing, and code that is held while
 * the runtime is finalized is not freed under it.
 */
import type { Backend, CompiledRegion, Shim } from "../../../core/backend/backend.ts";
import { liveExecutors, liveShims } from "../../../core/backend/census.ts";
import { InjectedFaults } from "../../../core/backend/faults.ts";
import type { LifecycleHooks, Plugin } from "../../../core/backend/plugin.ts";
import type { Report } from "../../../core/backend/report.ts";
import { LimitError, Runtime } from "../../../mod.ts";
import { fail, same } from "./bench.ts";
import type { Check } from "./check.ts";

/** Two hot loops, and what they compute. */
const PROGRAM = `
def ints():
    total = 0
    i = 0
    while i < 2000:
        total = total + i * 3
        i = i + 1
    return total
def floats():
    mean = 0.0
    for n in range(500):
        mean = mean + n * 0.5
    return mean
(ints(), floats())`;
const ANSWER = [5997000, 62375];

/** Calls `ask` from a loop around one that is hot at once. */
const ASKING = `
def f():
    global i
    n = 0
    while n < 200:
        n = n + 1
        i = n
        m = 0
        while m < 20:
            m = m + 1
        ask(n)
f()`;

/** What was handed out and not given back. */
export type Leftovers = () => number;

/** The checks. `leftovers`: what the backend holds outside of JavaScript; it must be the same before and after. */
export function lifeChecks(plugin: () => Plugin, leftovers: Leftovers): Check[] {
  const checks: Record<string, (plugin: () => Plugin) => void> = {
    "hooks come in order": checkHooks,
    "each step may fail": checkFaults,
    "a shim that cannot be compiled": checkNoShim,
    "regions that cannot be compiled": checkNoRegions,
    "freeing that fails": checkFailingFrees,
    "the runtime ends while compiled code is held": checkHeldCode,
    "an exception of the host goes through compiled code": checkHostException,
    "what has proved hot is compiled once more": checkHot,
    "many runtimes one after the other": checkMany,
    "runtimes side by side": checkSideBySide,
  };
  return Object.entries(checks).map(([name, check]) => ({
    name: `life: ${name}`,
    run: () => withoutLeaks(leftovers, () => check(plugin)),
  }));
}

function withoutLeaks(leftovers: Leftovers, check: () => void): void {
  const counts = () => ({
    executors: liveExecutors(),
    shims: liveShims(),
    leftovers: leftovers(),
  });
  const before = counts();
  check();
  same(counts(), before, "what is left");
}

interface Lived {
  readonly value: unknown;
  readonly reports: readonly Report[];
  readonly executors: number;
}

/** Runs PROGRAM in a runtime. */
function live(plugin: Plugin): Lived {
  const reports: Report[] = [];
  let value: unknown;
  let executors: number;
  {
    using runtime = new Runtime({
      plugins: [plugin],
      hotness: { loop: 5 },
      onReport: (report) => reports.push(report),
    });
    value = runtime.run(PROGRAM);
    executors = runtime.statistics().compiled?.executorsTotal ?? 0;
  }
  return { value, reports, executors };
}

/** The plugin with more hooks; each is called before the plugin's own. */
function observed(plugin: Plugin, hooks: LifecycleHooks): Plugin {
  return { ...plugin, create: (environment) => plugin.create(environment), hooks };
}

/** The plugin with a shim and regions that `wrap` makes of its own. */
function wrapped(
  plugin: Plugin,
  wrap: {
    readonly shim?: (compile: () => Shim) => Shim;
    readonly region?: (compile: () => CompiledRegion) => CompiledRegion;
    /** Done behind the backend's own. */
    readonly dispose?: () => void;
  },
): Plugin {
  return {
    name: plugin.name,
    ...(plugin.release === undefined ? {} : { release: plugin.release }),
    create(environment): Backend {
      const backend = plugin.create(environment);
      return new Proxy(backend, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key, target);
          const { dispose } = wrap;
          if (key === "dispose" && dispose !== undefined) {
            return () => {
              target.dispose?.();
              dispose();
            };
          }
          if (typeof value !== "function") return value;
          const bound = value.bind(target);
          if (key === "compileShim" && wrap.shim !== undefined) {
            return (...operands: unknown[]) => wrap.shim!(() => bound(...operands));
          }
          if (key === "compileRegion" && wrap.region !== undefined) {
            return (...operands: unknown[]) => wrap.region!(() => bound(...operands));
          }
          return bound;
        },
      });
    },
  };
}

function checkHooks(plugin: () => Plugin): void {
  const order: string[] = [];
  const alive = new Set<number>();
  const { value, executors } = live(observed(plugin(), {
    registered: () => order.push("registered"),
    shimCompiled: () => order.push("shimCompiled"),
    executorInstalled: ({ id, bytes }) => {
      if (alive.has(id)) fail(`executor ${id} is installed twice`);
      if (!(bytes >= 0)) fail(`executor ${id} has a size of ${bytes} bytes`);
      alive.add(id);
      if (order.at(-1) !== "installed") order.push("installed");
    },
    executorFreed: ({ id }) => {
      if (!alive.delete(id)) fail(`executor ${id} is freed, and was not there`);
    },
    finalizing: () => order.push("finalizing"),
    finalized: () => order.push("finalized"),
  }));
  same(value, ANSWER, "the answer");
  same(order, ["registered", "shimCompiled", "installed", "finalizing", "finalized"], "the hooks");
  same(alive.size, 0, "executors that were not freed");
  if (executors < 2) fail(`two hot loops gave ${executors} executors`);
}

/** Every step that the registry or the backend names fails once. */
function checkFaults(plugin: () => Plugin): void {
  const none = new InjectedFaults(0);
  live(none.plugin(plugin()));
  if (!none.steps.includes("region.compile")) fail("nothing was compiled");
  for (let failing = 1; failing <= none.steps.length; failing++) {
    const before = [liveExecutors(), liveShims()];
    const faults = new InjectedFaults(failing);
    const { value, reports } = live(faults.plugin(plugin()));
    if (!faults.struck) continue;
    const what = `when step ${failing}, ${faults.steps[failing - 1]}, fails`;
    same(value, ANSWER, `the answer ${what}`);
    same([liveExecutors(), liveShims()], before, `executors and shims ${what}`);
    same(reports.length, 1, `reports ${what}`);
    if (!reports[0].message.includes("fails")) fail(`${what}, the report is ${reports[0].message}`);
  }
}

function refuse(): never {
  throw new RangeError("refused on purpose");
}

function checkNoShim(plugin: () => Plugin): void {
  const failing = [
    wrapped(plugin(), { shim: refuse }),
    wrapped(plugin(), {
      shim: (compile) => {
        // It was made, but it is not known to anybody yet.
        compile().free();
        return refuse();
      },
    }),
  ];
  for (const each of failing) {
    const { value, reports, executors } = live(each);
    same(value, ANSWER, "the answer without a shim");
    same(reports.map(({ kind }) => kind), ["shim-failed"], "the reports");
    same(executors, 0, "executors");
  }
}

function checkNoRegions(plugin: () => Plugin): void {
  const all = live(wrapped(plugin(), { region: refuse }));
  same(all.value, ANSWER, "the answer without regions");
  same(all.reports[0]?.kind, "region-failed", "the first report");
  same(all.executors, 0, "executors");
  let count = 0;
  const some = live(wrapped(plugin(), {
    region: (compile) => count++ % 2 === 0 ? refuse() : compile(),
  }));
  same(some.value, ANSWER, "the answer with every other region");
}

function checkFailingFrees(plugin: () => Plugin): void {
  const failing = (compile: () => CompiledRegion): CompiledRegion => {
    const code = compile();
    return {
      entry: code.entry,
      bytes: code.bytes,
      free() {
        code.free();
        refuse();
      },
    };
  };
  const ways = {
    "regions cannot be freed": wrapped(plugin(), { region: failing }),
    "the shim cannot be freed": wrapped(plugin(), {
      shim(compile) {
        const shim = compile();
        const free = shim.free.bind(shim);
        shim.free = () => {
          free();
          refuse();
        };
        return shim;
      },
    }),
    "the backend cannot be disposed": wrapped(plugin(), { dispose: refuse }),
  };
  for (const [what, each] of Object.entries(ways)) {
    const { value, reports, executors } = live(each);
    same(value, ANSWER, `the answer when ${what}`);
    if (executors < 2) fail(`two hot loops gave ${executors} executors when ${what}`);
    const kinds = new Set(reports.map(({ kind }) => kind));
    same([...kinds], ["release-failed"], `the reports when ${what}`);
  }
}

function checkHeldCode(plugin: () => Plugin): void {
  for (const turn of [1, 50, 200]) {
    const order: string[] = [];
    const runtime: Runtime = new Runtime({
      plugins: [observed(plugin(), {
        executorFreed: () => order.push("freed"),
        finalized: () => order.push("finalized"),
      })],
      hotness: { loop: 5 },
      functions: {
        ask(i: number) {
          if (i !== turn) return;
          runtime.dispose();
          order.push("asked");
        },
      },
    });
    try {
      runtime.run(ASKING);
      fail("a runtime that is disposed runs on");
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
    }
    const asked = order.indexOf("asked");
    if (asked < 0) fail(`turn ${turn} was never reached: ${order}`);
    // Code that was freed before is none that runs.
    same(order.slice(asked + 1).includes("freed"), true, "code goes after the host function");
    same(order.at(-1), "finalized", "the last hook");
  }
}

function checkHostException(plugin: () => Plugin): void {
  for (const turn of [3, 150]) {
    using runtime = new Runtime({
      plugins: [plugin()],
      hotness: { loop: 5 },
      functions: {
        ask(i: number) {
          if (i === turn) throw new RangeError(`turn ${turn}`);
        },
      },
    });
    let message = "";
    try {
      runtime.run(ASKING);
    } catch (error) {
      message = String(error);
    }
    if (!message.includes(`turn ${turn}`)) fail(`the exception of the host became: ${message}`);
    same(runtime.run("i"), turn, "the turn in which it ended");
    same(runtime.run(PROGRAM), ANSWER, "the answer of what ran behind it");
  }
}

/** A loop of four ways, in which side traces grow. */
const WAYS = `
def ways(n):
    total, mean = 0, 0.5
    for i in range(n):
        if i % 3 == 0:
            total += i
        elif i % 5 == 0:
            total ^= i
            if i % 7 == 0:
                total = -total
        else:
            mean = mean * 0.75 + i
    return total, mean
[ways(900) for _ in range(5)]`;

/** How a backend is made one that compiles hot regions once more. */
interface HotRule {
  readonly hotAfter: number;
  readonly gains: boolean;
  /** Whether regions are asked for when they are compiled first. */
  readonly asks: boolean;
}

/** The plugin with a rule; `compiled` is told of each region whether it had proved hot. */
function heated(plugin: Plugin, rule: HotRule, compiled: (hot: boolean) => void): Plugin {
  return {
    ...plugin,
    create(environment) {
      const backend = plugin.create(environment);
      const { hotAfter, gains, asks } = rule;
      const compile = backend.compileRegion.bind(backend);
      return Object.defineProperties(backend, {
        hotAfter: { value: hotAfter },
        gainsHot: { value: () => gains },
        compileRegion: {
          value: (...[region, shim, context]: Parameters<Backend["compileRegion"]>) => {
            compiled(context.hot === true);
            if (asks && context.hot !== true) context.askHot!();
            return compile(region, shim, context);
          },
        },
      });
    },
  };
}

/** Code of a hot region takes the place of what it had, and of its bridges, wherever it stands at that moment. */
function checkHot(plugin: () => Plugin): void {
  using plain = new Runtime({ plugins: [] });
  const expected = plain.run(WAYS);
  const rules: readonly HotRule[] = [
    { hotAfter: 0, gains: true, asks: false },
    { hotAfter: 300, gains: true, asks: false },
    { hotAfter: 1000, gains: true, asks: false },
    { hotAfter: 300, gains: false, asks: false },
    { hotAfter: Infinity, gains: false, asks: true },
  ];
  for (const rule of rules) {
    const what = JSON.stringify(rule);
    const reports: Report[] = [];
    let hot = 0;
    using runtime = new Runtime({
      plugins: [heated(plugin(), rule, (isHot) => hot += isHot ? 1 : 0)],
      hotness: { loop: 5, exit: 3 },
      onReport: (report) => reports.push(report),
    });
    same(runtime.run(WAYS), expected, `the answer with ${what}`);
    same(runtime.statistics().fuelUsed, plain.statistics().fuelUsed, `the fuel with ${what}`);
    same(reports.map(({ message }) => message), [], `reports with ${what}`);
    same(hot > 0, rule.gains || rule.asks, `whether anything was hot with ${what}`);
  }
}

function checkMany(plugin: () => Plugin): void {
  for (let i = 0; i < 60; i++) {
    const { value, reports } = live(plugin());
    same(value, ANSWER, `runtime ${i}`);
    same(reports.map(({ message }) => message), [], `reports of runtime ${i}`);
  }
}

function checkSideBySide(plugin: () => Plugin): void {
  const runtimes = Array.from(
    { length: 5 },
    () => new Runtime({ plugins: [plugin()], hotness: { loop: 5 } }),
  );
  const [first, second, ...others] = runtimes;
  for (const runtime of runtimes) same(runtime.run(PROGRAM), ANSWER, "each for itself");
  second.dispose();
  for (const runtime of [first, ...others]) {
    same(runtime.run("(ints(), floats())"), ANSWER, "when another one is disposed");
    runtime.dispose();
  }
}
