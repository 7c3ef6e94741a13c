/** The embedding API: Runtime and GuestObject. */

import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { GuestObject, LimitError, PythonError, Runtime, type RuntimeOptions } from "../../mod.ts";
import { accessOf, liveRuntimes } from "../../core/host/access.ts";
import { assertHeapInOrder, runtimeTest } from "../support/leaks.ts";

runtimeTest("run: returns the value of a last expression, else null", () => {
  using runtime = new Runtime();
  assertEquals(runtime.run("1 + 1"), 2);
  assertEquals(runtime.run("x = 5\nx * 2"), 10);
  assertEquals(runtime.run("x = 5\nx * 2\n# the end\n\n"), 10);
  assertEquals(runtime.run("x; y = 3; y + x"), 8);
  assertEquals(runtime.run("x = 5"), null);
  assertEquals(runtime.run("'docstring'"), "docstring");
  assertEquals(runtime.run(""), null);
  assertEquals(runtime.run("   \n# only a comment"), null);
  assertEquals(runtime.run("if True:\n    7"), null);
  assertEquals(runtime.run("for i in range(3): i"), null);
  assertEquals(runtime.run("(yes := 4)"), 4);
  assertEquals(runtime.run("def f(): return 1"), null);
  assertEquals(runtime.run("None"), null);
  assertEquals(runtime.run("[i for i in range(3)]"), [0, 1, 2]);
}, { hard: true });

runtimeTest("run: globals stay from one run to the next", () => {
  using runtime = new Runtime();
  runtime.run("x = 1\ndef f(): return x");
  assertEquals(runtime.run("f()"), 1);
  runtime.run("x = 2");
  assertEquals(runtime.run("f()"), 2);
  assertEquals(runtime.run("__name__"), "__main__");
});

runtimeTest("run: inputs are globals and filename is shown", () => {
  using runtime = new Runtime();
  assertEquals(runtime.run("a + b['c']", { inputs: { a: 1, b: { c: 2 } } }), 3);
  assertEquals(runtime.run("a"), 1);
  const error = assertThrows(() => runtime.run("1/0", { filename: "rules.py" }), PythonError);
  assertEquals(error.frames[0].filename, "rules.py");
  assert(error.traceback.includes('File "rules.py", line 1, in <module>'));
});

runtimeTest("run: a source that is no string is refused", () => {
  using runtime = new Runtime();
  for (const source of [undefined, null, 5, new Uint8Array(1), {}]) {
    assertThrows(() => runtime.run(source as string), TypeError, "must be a string");
  }
  assertEquals(runtime.run("1"), 1);
});

runtimeTest("runFile: decodes the bytes of a file", () => {
  let output = "";
  using runtime = new Runtime({ stdout: (text) => output += text });
  runtime.runFile(new TextEncoder().encode("print('é')\n5"), "file.py");
  runtime.runFile(
    Uint8Array.from("# -*- coding: latin-1 -*-\nprint('\xe9')", (c) => c.charCodeAt(0)),
    "file.py",
  );
  assertEquals(output, "é\né\n");
  const error = assertThrows(
    () => runtime.runFile(new Uint8Array([0x27, 0xff, 0x27]), "bad.py"),
    PythonError,
  );
  assertEquals(error.type, "SyntaxError");
});

runtimeTest("call: functions, classes, builtins; names that are not there", () => {
  using runtime = new Runtime();
  runtime.run(`
def add(a, b=10, *rest): return a + b + sum(rest)
class C:
    def __init__(self, x): self.x = x
    def __call__(self, y): return self.x + y
c = C(1)
n = 5
def fail(): raise ValueError("no")
`);
  assertEquals(runtime.call("add", 1), 11);
  assertEquals(runtime.call("add", 1, 2, 3, 4), 10);
  assertEquals(runtime.call("c", 2), 3);
  assertEquals(runtime.call("len", [1, 2, 3]), 3);
  assertEquals(runtime.call("sorted", [3, 1, 2]), [1, 2, 3]);
  using object = runtime.call("C", 7) as GuestObject;
  assertEquals(object.call(1), 8);
  const missing = assertThrows(() => runtime.call("nothing"), PythonError);
  assertEquals([missing.type, missing.message], ["NameError", "name 'nothing' is not defined"]);
  const uncallable = assertThrows(() => runtime.call("n"), PythonError);
  assertEquals(
    [uncallable.type, uncallable.message],
    ["TypeError", "'int' object is not callable"],
  );
  const wrong = assertThrows(() => runtime.call("add"), PythonError);
  assertEquals(wrong.message, "add() missing 1 required positional argument: 'a'");
  const failed = assertThrows(() => runtime.call("fail"), PythonError);
  assertEquals([failed.type, failed.message, failed.frames.length], ["ValueError", "no", 1]);
}, { hard: true });

runtimeTest("get and set: globals of __main__", () => {
  using runtime = new Runtime();
  assertEquals(runtime.get("x"), undefined);
  runtime.set("x", [1, 2]);
  assertEquals(runtime.get("x"), [1, 2]);
  assertEquals(runtime.run("x.append(3); x"), [1, 2, 3]);
  runtime.set("x", null);
  assertEquals(runtime.get("x"), null);
  assertEquals(runtime.get("len"), undefined);
  runtime.set("len", 5);
  assertEquals(runtime.run("len"), 5);
  runtime.run("del x");
  assertEquals(runtime.get("x"), undefined);
  runtime.set("not an identifier", 1);
  assertEquals(runtime.run("globals()['not an identifier']"), 1);
});

runtimeTest("GuestObject: call, repr, dispose", () => {
  using runtime = new Runtime();
  const object = runtime.run(`
class C:
    def __repr__(self): return 'C here'
    def __call__(self, *args): return args
C()`) as GuestObject;
  assertEquals(object.repr(), "C here");
  assertEquals(object.call(1, "x"), [1, "x"]);
  object.dispose();
  object.dispose();
  assertThrows(() => object.call(), Error, "Cannot use the guest object: it is disposed");
  assertThrows(() => object.repr(), Error, "Cannot use the guest object: it is disposed");
  assertThrows(() => runtime.set("x", object), TypeError, "disposed");
  assertThrows(() => runtime.call("len", [object]), TypeError, "disposed");
  {
    using scoped = runtime.run("C()") as GuestObject;
    assertEquals(scoped.repr(), "C here");
  }
  const broken = runtime.run("class B:\n    def __repr__(self): return 5\nB()") as GuestObject;
  assertEquals(assertThrows(() => broken.repr(), PythonError).type, "TypeError");
  broken.dispose();
}, { hard: true });

runtimeTest("GuestObject: keeps its object alive, and lets it go", () => {
  using runtime = new Runtime({ memoryLimit: 16 << 20 });
  runtime.run("class Big:\n    def __init__(self): self.data = [0] * 500_000");
  const object = runtime.run(
    "b = Big(); b.data[0] = 7; b.f = lambda: b.data[0]; b.f",
  ) as GuestObject;
  runtime.run("def g(f): return f()\nb = None");
  runtime.run("for i in range(200_000): [i]");
  assertThrows(() => object.call(), PythonError, "'NoneType' object has no attribute 'data'");
  object.dispose();
  for (let i = 0; i < 40; i++) (runtime.run("Big()") as GuestObject).dispose();
  const held: GuestObject[] = [];
  const error = assertThrows(() => {
    for (let i = 0; i < 40; i++) held.push(runtime.run("Big()") as GuestObject);
  }, PythonError);
  assertEquals(error.type, "MemoryError");
  for (const one of held) one.dispose();
  for (let i = 0; i < 40; i++) (runtime.run("Big()") as GuestObject).dispose();
  assertHeapInOrder(runtime);
});

runtimeTest("GuestObject: of another runtime is refused", () => {
  using one = new Runtime();
  using other = new Runtime({ functions: { take: (value: unknown) => value } });
  const object = one.run("object()") as GuestObject;
  assertThrows(() => other.set("x", object), TypeError, "of another runtime");
  assertThrows(() => other.call("len", [object]), TypeError, "of another runtime");
  assertThrows(() => other.run("x", { inputs: { x: { deep: object } } }), TypeError);
  using leaking = new Runtime({ functions: { leak: () => object } });
  const error = assertThrows(() => leaking.run("leak()"), PythonError);
  assertEquals(error.type, "TypeError");
  assertEquals(other.run("1"), 1);
});

runtimeTest("GuestObject: outlives its runtime harmlessly", () => {
  const runtime = new Runtime();
  const object = runtime.run("object()") as GuestObject;
  runtime.dispose();
  assertThrows(() => object.call(), Error, "Cannot use the runtime: it is disposed");
  assertThrows(() => object.repr(), Error, "Cannot use the runtime: it is disposed");
  object.dispose();
  assertThrows(() => object.call(), Error, "it is disposed");
});

runtimeTest("dispose: twice, and every method after it", () => {
  const runtime = new Runtime();
  assertEquals(runtime.disposed, false);
  runtime.dispose();
  runtime.dispose();
  runtime[Symbol.dispose]();
  assertEquals(runtime.disposed, true);
  const uses = [
    () => runtime.run("1"),
    () => runtime.runFile(new Uint8Array(), "f.py"),
    () => runtime.call("len", []),
    () => runtime.get("x"),
    () => runtime.set("x", 1),
    () => runtime.disassemble("1"),
    () => runtime.statistics(),
    () => accessOf(runtime).bound(() => 1),
  ];
  for (const use of uses) {
    assertThrows(use, Error, "Cannot use the runtime: it is disposed");
  }
});

runtimeTest("using: disposes at the end of the block, after errors too", () => {
  const before = liveRuntimes();
  {
    using runtime = new Runtime();
    assertEquals(runtime.run("1"), 1);
    assertEquals(liveRuntimes(), before + 1);
  }
  assertThrows(() => {
    using runtime = new Runtime();
    runtime.run("1/0");
  }, PythonError);
  assertEquals(liveRuntimes(), before);
});

runtimeTest("two runtimes interleaved know nothing of each other", () => {
  let one = "";
  let two = "";
  using first = new Runtime({ stdout: (text) => one += text });
  using second = new Runtime({ stdout: (text) => two += text });
  for (let i = 0; i < 5; i++) {
    first.run(`x = ${i}; print('first', x)`);
    second.run(`x = ${-i}; print('second', x)`);
    assertEquals(first.get("x"), i);
    assertEquals(second.get("x"), -i);
  }
  assertEquals(one, "first 0\nfirst 1\nfirst 2\nfirst 3\nfirst 4\n");
  assertEquals(two, "second 0\nsecond -1\nsecond -2\nsecond -3\nsecond -4\n");
  first.run("class A: pass\na = A(); a.x = 1; str.upper");
  assertEquals(second.run("'A' in globals()"), false);
  const fuel = second.statistics().fuelUsed;
  first.run("for i in range(1000): pass");
  assertEquals(second.statistics().fuelUsed, fuel);
  assertHeapInOrder(first);
  assertHeapInOrder(second);
}, { hard: true });

runtimeTest("a runtime is usable after an exception, a limit and MemoryError", () => {
  using runtime = new Runtime({ fuel: 200_000, memoryLimit: 8 << 20, outputLimit: 1000 });
  const works = () => {
    assertEquals(runtime.run("sum(x for x in range(10))"), 45);
    assertEquals(runtime.run("def f(n): return n and f(n - 1)\nf(100)"), 0);
    assertHeapInOrder(runtime);
  };
  assertThrows(() => runtime.run("def g(): return 1/0\ng()"), PythonError);
  works();
  assertThrows(() => runtime.run("while True: pass"), LimitError);
  works();
  assertThrows(() => runtime.run("def r(): r()\nr()"), PythonError);
  works();
  assertThrows(() => runtime.run("def r(n):\n    for i in range(n): r(n)\nr(3)"), PythonError);
  works();
  assertEquals(
    assertThrows(() => runtime.run("x = [0]\nwhile True: x = x + x"), PythonError).type,
    "MemoryError",
  );
  runtime.run("x = None");
  works();
  assertThrows(() => runtime.run("while True: print('output')"), LimitError);
  works();
  assertThrows(() => runtime.run("def ("), PythonError);
  works();
  assertThrows(() => runtime.run("(i for i in [1, 2] if 1/0).__next__()"), PythonError);
  works();
}, { hard: true });

runtimeTest("a generator that a limit stopped is finished", () => {
  using runtime = new Runtime({ fuel: 10_000 });
  runtime.run(
    "def g():\n    try:\n        yield 1\n        while True: pass\n    finally: print('no')",
  );
  runtime.run("it = g(); next(it)");
  assertThrows(() => runtime.run("next(it)"), LimitError);
  assertEquals(runtime.run("list(it)"), []);
  assertHeapInOrder(runtime);
});

runtimeTest("options: limits out of range are refused and named", () => {
  const wrong: [RuntimeOptions, string][] = [
    [{ memoryLimit: 0 }, "memoryLimit"],
    [{ memoryLimit: 1 << 20 }, "memoryLimit"],
    [{ memoryLimit: 2 ** 40 }, "memoryLimit"],
    [{ memoryLimit: NaN }, "memoryLimit"],
    [{ memoryLimit: "64M" as unknown as number }, "memoryLimit"],
    [{ fuel: -1 }, "fuel"],
    [{ fuel: NaN }, "fuel"],
    [{ timeout: -1 }, "timeout"],
    [{ timeout: NaN }, "timeout"],
    [{ outputLimit: -1 }, "outputLimit"],
    [{ recursionLimit: 0 }, "recursionLimit"],
    [{ recursionLimit: 1e9 }, "recursionLimit"],
  ];
  const before = liveRuntimes();
  for (const [options, name] of wrong) {
    assertThrows(() => new Runtime(options), RangeError, name);
  }
  assertEquals(liveRuntimes(), before);
});

runtimeTest("options: what is no function is refused and named", () => {
  const before = liveRuntimes();
  const none = 5 as unknown as () => void;
  assertThrows(() => new Runtime({ stdout: none }), TypeError, "stdout must be a function");
  assertThrows(() => new Runtime({ stderr: none }), TypeError, "stderr must be a function");
  assertThrows(
    () => new Runtime({ functions: { f: none } }),
    TypeError,
    "functions.f must be a function",
  );
  assertEquals(liveRuntimes(), before);
});

runtimeTest("options: fractions are rounded down, infinities are no limit", () => {
  using runtime = new Runtime({
    memoryLimit: 8_000_000.5,
    fuel: 100.5,
    recursionLimit: 50.5,
    timeout: Infinity,
    outputLimit: Infinity,
  });
  assertEquals(runtime.run("for i in range(90): pass\n1"), 1);
  assertThrows(() => runtime.run("for i in range(101): pass"), LimitError);
  assertEquals(runtime.statistics().fuelUsed, 91 + 100);
});

runtimeTest("options: argv is what sys.argv holds", () => {
  using plain = new Runtime();
  using given = new Runtime({ argv: ["rules.py", "-x"] });
  assertEquals(plain.run("import sys; sys.argv"), [""]);
  assertEquals(given.run("import sys; sys.argv"), ["rules.py", "-x"]);
});

runtimeTest("disassemble: text, or a PythonError", () => {
  using runtime = new Runtime();
  assert(runtime.disassemble("x = 1").includes("STORE_NAME"));
  const error = assertThrows(() => runtime.disassemble("x ="), PythonError);
  assertEquals(error.type, "SyntaxError");
});

runtimeTest("statistics: counts what all runs used", () => {
  using runtime = new Runtime();
  assertEquals(runtime.statistics().fuelUsed, 0);
  runtime.run("for i in range(10): pass");
  const once = runtime.statistics().fuelUsed;
  assertEquals(once, 11);
  runtime.run("for i in range(10): pass");
  assertEquals(runtime.statistics().fuelUsed, 2 * once);
  runtime.run("for i in range(300_000): last = [[]]");
  const { collections, collectSeconds, heapPeakBytes } = runtime.statistics();
  assert(collections > 0 && collectSeconds > 0);
  assert(heapPeakBytes > 2 << 20 && heapPeakBytes < 64 << 20);
});

runtimeTest("statistics: may be asked for while the program runs", () => {
  const used: number[] = [];
  using runtime = new Runtime({
    functions: { look: () => used.push(runtime.statistics().fuelUsed) },
  });
  runtime.run("look()\nfor i in range(10): pass\nlook()");
  assertEquals(used[1] - used[0], 10);
  using other = new Runtime({ functions: { look: () => runtime.statistics().fuelUsed } });
  const fuel = runtime.statistics().fuelUsed;
  assertEquals(other.run("for i in range(100): pass\nlook()"), fuel);
  assertStrictEquals(other.statistics().fuelUsed, 101);
});
