/** PythonError, PythonSyntaxError and LimitError as the embedder sees them. */

import { assert, assertEquals, assertInstanceOf, assertThrows } from "@std/assert";
import { LimitError, PythonError, PythonSyntaxError, Runtime } from "../../mod.ts";
import { runtimeTest } from "../support/leaks.ts";

/** The PythonError that a source ends in. */
function failure(source: string, filename = "program.py"): PythonError {
  using runtime = new Runtime();
  try {
    runtime.run(source, { filename });
  } catch (error) {
    assertInstanceOf(error, PythonError);
    return error as PythonError;
  }
  throw new Error("Cannot get the error: the program ran to its end");
}

runtimeTest("PythonError: type, message, traceback", () => {
  const error = failure("x = 1\nx / 0");
  assertEquals(error.name, "PythonError");
  assertEquals(error.type, "ZeroDivisionError");
  assertEquals(error.message, "division by zero");
  assertEquals(
    error.traceback,
    `Traceback (most recent call last):
  File "program.py", line 2, in <module>
    x / 0
    ~~^~~
ZeroDivisionError: division by zero
`,
  );
  assertEquals(error.exitCode, undefined);
  assert(error instanceof Error);
});

runtimeTest("PythonError: frames with line and column ranges", () => {
  const error = failure(`
def inner(values):
    return values["é" +
                  "missing"]
class C:
    def method(self):
        return inner({})
C().method()
`);
  assertEquals(error.frames, [
    { filename: "program.py", name: "<module>", line: 8, endLine: 8, column: 0, endColumn: 12 },
    { filename: "program.py", name: "method", line: 7, endLine: 7, column: 15, endColumn: 24 },
    { filename: "program.py", name: "inner", line: 3, endLine: 4, column: 11, endColumn: 28 },
  ]);
  assertEquals(error.type, "KeyError");
  assertEquals(error.message, "'émissing'");
});

runtimeTest("PythonError: columns count code points", () => {
  const error = failure("'😀é', 1/0");
  assertEquals([error.frames[0].column, error.frames[0].endColumn], [6, 9]);
});

runtimeTest("PythonError: class names as Python shows them", () => {
  assertEquals(failure("class Oops(Exception): pass\nraise Oops('x')").type, "Oops");
  assertEquals(
    failure("class Outer:\n    class Oops(Exception): pass\nraise Outer.Oops").type,
    "Outer.Oops",
  );
  const error = failure(
    "class Oops(Exception): pass\nOops.__module__ = 'mine'\nraise Oops('x', 1)",
  );
  assertEquals(error.type, "mine.Oops");
  assertEquals(error.message, "('x', 1)");
  assert(error.traceback.endsWith("mine.Oops: ('x', 1)\n"));
});

runtimeTest("PythonError: causes and contexts are in the traceback", () => {
  const error = failure(`
try:
    1/0
except ZeroDivisionError as error:
    raise ValueError("second") from error`);
  assertEquals(error.type, "ValueError");
  assert(error.traceback.includes("ZeroDivisionError: division by zero"));
  assert(error.traceback.includes("The above exception was the direct cause"));
  assertEquals(error.frames.length, 1);
});

runtimeTest("PythonError: exit codes of SystemExit", () => {
  const codes: [string, unknown][] = [
    ["raise SystemExit", null],
    ["raise SystemExit()", null],
    ["raise SystemExit(None)", null],
    ["raise SystemExit(0)", 0],
    ["raise SystemExit(3)", 3],
    ["raise SystemExit(-1)", -1],
    ["raise SystemExit(True)", 1],
    ["raise SystemExit('message')", "message"],
    ["raise SystemExit([1, 'x'])", "[1, 'x']"],
    ["raise SystemExit(1, 2)", "(1, 2)"],
    ["class E(SystemExit): pass\nraise E(4)", 4],
    ["import sys\nsys.exit(7)", 7],
  ];
  for (const [source, code] of codes) assertEquals(failure(source).exitCode, code, source);
  assertEquals(failure("raise SystemExit(3)").type, "SystemExit");
});

runtimeTest("PythonError: exceptions whose text fails", () => {
  const error = failure("class E(Exception):\n    def __str__(self): return 1/0\nraise E");
  assertEquals([error.type, error.message], ["E", "<exception str() failed>"]);
  assert(error.traceback.endsWith("E: <exception str() failed>\n"));
  const wrong = failure("class E(Exception):\n    def __str__(self): return 5\nraise E");
  assertEquals(wrong.message, "<exception str() failed>");
  const deep = failure("class E(Exception):\n    def __str__(self): return str(self)\nraise E");
  assertEquals(deep.message, "<exception str() failed>");
});

runtimeTest("PythonError: a limit hit while the text is made is a LimitError", () => {
  using runtime = new Runtime({ fuel: 10_000 });
  const source = "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E";
  assertEquals(assertThrows(() => runtime.run(source), LimitError).limit, "fuel");
  assertEquals(runtime.run("1 + 1"), 2);
});

runtimeTest("PythonError: exceptions thrown without a frame", () => {
  using runtime = new Runtime();
  const error = assertThrows(() => runtime.call("int", "x"), PythonError);
  assertEquals(error.frames, []);
  assertEquals(error.traceback, "ValueError: invalid literal for int() with base 10: 'x'\n");
});

runtimeTest("PythonSyntaxError: line and column", () => {
  const wrong: [string, string, string, number, number][] = [
    ["x = 1\ny = = 2", "SyntaxError", "invalid syntax", 2, 5],
    ["def f(:\n  pass", "SyntaxError", "invalid syntax", 1, 7],
    ["if True:\nx = 1", "IndentationError", "expected an indented block", 2, 1],
    ["'abc", "SyntaxError", "unterminated string literal", 1, 1],
    ["(1,\n2", "SyntaxError", "'(' was never closed", 1, 1],
    ["é = 1 +", "SyntaxError", "invalid syntax", 1, 8],
    ["return 1", "SyntaxError", "'return' outside function", 1, 1],
    ["x = 1\n  y = 2", "IndentationError", "unexpected indent", 2, 2],
  ];
  for (const [source, type, message, line, column] of wrong) {
    const error = failure(source) as PythonSyntaxError;
    assertInstanceOf(error, PythonSyntaxError, source);
    assertEquals([error.type, error.line, error.column], [type, line, column], source);
    assert(error.message.includes(message), error.message);
    assertEquals(error.name, "PythonSyntaxError");
    assertEquals(error.frames, []);
    assert(error.traceback.startsWith('  File "program.py", line '));
  }
});

runtimeTest(
  "PythonSyntaxError: of exec, eval and imported modules they are ordinary errors",
  () => {
    const error = failure("exec('x = = 1')");
    assertEquals(error.type, "SyntaxError");
    assertEquals(error.frames.length, 1);
    using runtime = new Runtime({ modules: { bad: "def (" } });
    const imported = assertThrows(() => runtime.run("import bad"), PythonError);
    assertEquals(imported.type, "SyntaxError");
    assert(imported.traceback.includes('File "bad.py", line 1'));
  },
);

runtimeTest("LimitError: which limit it was", () => {
  const limits: [ConstructorParameters<typeof Runtime>[0], string, string][] = [
    [{ fuel: 1000 }, "while True: pass", "fuel"],
    [{ timeout: 20 }, "while True: pass", "time"],
    [{ outputLimit: 100 }, "while True: print('x')", "output"],
  ];
  for (const [options, source, limit] of limits) {
    using runtime = new Runtime(options);
    const error = assertThrows(() => runtime.run(source), LimitError);
    assertEquals(error.limit, limit);
    assertEquals(error.name, "LimitError");
    assert(!(error instanceof PythonError));
  }
});

runtimeTest("MemoryError and RecursionError are exceptions of the guest", () => {
  using runtime = new Runtime({ memoryLimit: 8 << 20 });
  assertEquals(
    assertThrows(() => runtime.run("x = [0] * 10**8"), PythonError).type,
    "MemoryError",
  );
  assertEquals(
    assertThrows(() => runtime.run("def f(): f()\nf()"), PythonError).type,
    "RecursionError",
  );
  assertEquals(
    runtime.run(`
caught = []
try: [0] * 10**8
except MemoryError: caught.append(1)
def f(): f()
try: f()
except RecursionError as error: caught.append(str(error))
caught`),
    [1, "maximum recursion depth exceeded"],
  );
});
