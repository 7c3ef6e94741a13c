/** The mistakes that a person makes first in embedding: each is told in one sentence, and an uncaught one without our own frames. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { type Plugin, PythonError, Runtime, type RuntimeOptions } from "../../mod.ts";
import { wasm } from "../../plugins/wasm.ts";
import { runtimeTest } from "../support/leaks.ts";

/** What JavaScript, where nothing checks types, may pass. */
// deno-lint-ignore no-explicit-any
type Anything = any;

const WRONG_OPTIONS: readonly [options: Anything, message: string][] = [
  [null, "options must be an object, not null"],
  ["64M", "options must be an object, not string"],
  [{ memory: 5 }, "there is no options.memory, there are memoryLimit, "],
  [{ memoryLimit: "64M" }, "memoryLimit must be a number of bytes from 4194304 to 2147483648"],
  [{ memoryLimit: "64M" }, "current value is the string 64M"],
  [{ memoryLimit: -1 }, "current value is -1"],
  [{ memoryLimit: NaN }, "current value is NaN"],
  [{ timeout: -1 }, "timeout must be a number of milliseconds from 0 to Infinity"],
  [{ fuel: 10n }, "current value is the bigint 10"],
  [{ recursionLimit: 0 }, "recursionLimit must be a number of calls from 10 to 1000000"],
  [{ outputLimit: [] }, "outputLimit must be a number of characters"],
  [{ stdout: true }, "stdout must be a function, not boolean"],
  [{ onReport: 5 }, "onReport must be a function, not number"],
  [{ functions: [] }, "functions must be an object with a property for each, not an array"],
  [{ functions: () => 1 }, "functions must be an object with a property for each, not function"],
  [{ functions: { f: 5 } }, "functions.f must be a function, not number"],
  [{ modules: "m" }, "modules must be an object with a property for each, not string"],
  [{ argv: "x" }, "argv must be an array of strings"],
  [{ argv: [1] }, "argv must be an array of strings"],
  [{ plugins: wasm() }, "plugins must be an array such as [wasm()], not object"],
  [{ plugins: [wasm] }, "plugins[0] is a function, call it: plugins: [wasm()]"],
  [{ plugins: ["wasm"] }, "plugins[0] must be a plugin such as wasm(), not 'wasm'"],
  [{ plugins: [null] }, "plugins[0] must be a plugin such as wasm(), not null"],
  [{ hotness: 5 }, "hotness must be an object, not number"],
  [{ hotness: { loops: 5 } }, "there is no hotness.loops, there are loop, call, exit, retries"],
  [{ hotness: { loop: 0 } }, "hotness.loop must be an integer from 1"],
  [{ ledger: {} }, "ledger must be a SharedLedger"],
];

for (const [options, message] of WRONG_OPTIONS) {
  runtimeTest(`first errors: new Runtime: ${message}`, () => {
    const error = assertThrows(() => new Runtime(options), Error, message);
    assert(error.message.startsWith("Cannot create a runtime: "), error.message);
    assert(!error.message.includes("\n"), error.message);
  });
}

const WRONG_USES: readonly [use: (runtime: Anything) => unknown, message: string][] = [
  [(runtime) => runtime.run(5), "Cannot run the source: it must be a string, not number"],
  [(runtime) => runtime.run("1", "f.py"), "Cannot run the source: options must be an object"],
  [(runtime) => runtime.run("1", { file: "f.py" }), "there is no options.file, there are filename"],
  [(runtime) => runtime.run("1", { filename: 5 }), "filename must be a string, not number"],
  [(runtime) => runtime.run("1", { inputs: [1] }), "inputs must be an object such as { x: 1 }"],
  [(runtime) => runtime.run("1", { inputs: { d: new Date(0) } }), "Cannot convert a Date object"],
  [(runtime) => runtime.call(5), "Cannot call a function: its name must be a string, not number"],
  [(runtime) => runtime.get(5), "Cannot get a global: its name must be a string, not number"],
  [(runtime) => runtime.set(undefined, 1), "Cannot set a global: its name must be a string"],
];

runtimeTest("first errors: wrong arguments", () => {
  using runtime = new Runtime();
  for (const [use, message] of WRONG_USES) assertThrows(() => use(runtime), TypeError, message);
  assertEquals(runtime.run("1 + 1"), 2);
});

runtimeTest("first errors: a runtime that is disposed", () => {
  const runtime = new Runtime();
  const guest = runtime.run("lambda: 1") as Anything;
  runtime.dispose();
  runtime.dispose();
  const uses = [
    () => runtime.run("1"),
    () => runtime.call("f"),
    () => runtime.get("x"),
    () => runtime.set("x", 1),
    () => runtime.statistics(),
    () => guest.call(),
    () => guest.repr(),
  ];
  for (const use of uses) assertThrows(use, Error, "Cannot use the runtime: it is disposed");
});

runtimeTest("first errors: limits tell what they were", () => {
  const limited = (options: RuntimeOptions, source: string, message: string) => {
    using runtime = new Runtime(options);
    assertThrows(() => runtime.run(source), Error, message);
  };
  limited({ fuel: 100 }, "while True: pass", "used up its fuel of 100 steps");
  limited({ timeout: 20 }, "while True: pass", "longer than its timeout of 20 ms");
  limited({ outputLimit: 3 }, "print(12345)", "more than its output limit of 3 characters");
});

/** A plugin that gives something, or throws. */
function odd(create: () => unknown): Plugin {
  return { name: "odd", create: create as Plugin["create"] };
}

runtimeTest("first errors: a plugin that makes no backend", () => {
  for (
    const [plugin, message] of [
      [odd(() => undefined), "odd failed: its create() gave no backend, with name, "],
      [odd(() => ({})), "odd failed: its create() gave no backend, with name, "],
      [odd(() => Promise.resolve({})), "odd failed: its create() gave no backend, with name, "],
      [
        odd(() => {
          throw new Error("oops");
        }),
        "odd failed: oops",
      ],
    ] as const
  ) {
    const reports: string[] = [];
    using runtime = new Runtime({
      plugins: [plugin, wasm()],
      onReport: (report) => reports.push(report.message),
    });
    assertEquals(reports.length, 1);
    assert(reports[0].startsWith(message), reports[0]);
    assertEquals(runtime.backend.name, "wasm");
    assertEquals(runtime.backend.why, reports[0]);
    assertEquals(runtime.run("1 + 1"), 2);
  }
});

runtimeTest("first errors: a plugin whose hooks all throw", () => {
  const fail = (name: string) => () => {
    throw new Error(`no ${name}`);
  };
  const hooks = ["registered", "shimCompiled", "executorInstalled", "executorFreed", "finalizing"];
  const reports: string[] = [];
  {
    using runtime = new Runtime({
      plugins: [wasm(Object.fromEntries(hooks.map((name) => [name, fail(name)])))],
      hotness: { loop: 2 },
      onReport: (report) => reports.push(report.message),
    });
    assertEquals(runtime.run("s = 0\nfor i in range(99): s += i\ns"), 4851);
  }
  assertEquals(
    reports,
    ["registered", "shimCompiled", "executorInstalled", "finalizing", "executorFreed"]
      .map((name) => `${name} threw: no ${name}`),
  );
});

runtimeTest(
  "first errors: an uncaught exception shows the guest's traceback, and no frame of ours",
  () => {
    using runtime = new Runtime({
      functions: {
        price() {
          throw new Error("no such price");
        },
      },
    });
    for (
      const [source, last] of [["{}['pear']", "KeyError: 'pear'"], ["price()", "no such price"]]
    ) {
      const error = assertThrows(() => runtime.run(source), PythonError);
      const stack = error.stack!;
      assert(
        stack.startsWith(`PythonError: ${error.message}\nTraceback (most recent call last):\n`),
      );
      assert(stack.includes(last), stack);
      assert(stack.includes("first_errors_test.ts"), stack);
      assert(!stack.includes("/core/"), stack);
      const printed = Deno.inspect(error, { colors: false });
      assertEquals(printed.split("Traceback").length, 2, printed);
    }
  },
);
