/** stdout and stderr as callbacks. */

import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { LimitError, PythonError, Runtime } from "../../mod.ts";
import { assertHeapInOrder, runtimeTest } from "../support/leaks.ts";

runtimeTest("output: what print writes arrives in order and whole", () => {
  const pieces: [string, string][] = [];
  using runtime = new Runtime({
    stdout: (text) => pieces.push(["out", text]),
    stderr: (text) => pieces.push(["err", text]),
  });
  runtime.run(`
import sys
print('a', 'b', sep='-', end='!')
print()
print('é😀', file=sys.stdout)
print('error', file=sys.stderr)
print('after')
sys.stdout.write('no newline')`);
  assertEquals(pieces, [["out", "a-b!\né😀\n"], ["err", "error\n"], ["out", "after\nno newline"]]);
  pieces.length = 0;
  runtime.run("for i in range(10_000): print(i)");
  assertEquals(
    pieces.map((piece) => piece[1]).join(""),
    Array.from({ length: 10_000 }, (_, i) => `${i}\n`).join(""),
  );
  assert(pieces.length < 20);
  for (const [, text] of pieces) assert(text.endsWith("\n"));
  pieces.length = 0;
  runtime.run("print('x' * 100_000, end='')");
  assertEquals(pieces.map((piece) => piece[1]).join(""), "x".repeat(100_000));
});

runtimeTest("output: without callbacks it is dropped, and counted", () => {
  using runtime = new Runtime({ outputLimit: 1000 });
  runtime.run("import sys\nprint('x' * 400)\nprint('x' * 400, file=sys.stderr)");
  const error = assertThrows(() => runtime.run("print('x' * 1001)"), LimitError);
  assertEquals(error.limit, "output");
  runtime.run("print('x' * 999)");
  runtime.run("print('x' * 999)");
});

runtimeTest("output: what was written before an error or a limit is delivered", () => {
  let output = "";
  using runtime = new Runtime({ stdout: (text) => output += text, fuel: 1000 });
  assertThrows(() => runtime.run("print('before')\n1/0"), PythonError);
  assertEquals(output, "before\n");
  output = "";
  assertThrows(() => runtime.run("print('before')\nwhile True: pass"), LimitError);
  assertEquals(output, "before\n");
  output = "";
  runtime.run("def f(): print('called')");
  runtime.call("f");
  assertEquals(output, "called\n");
});

runtimeTest(
  "output: what is flushed is delivered at once, and before a host function is called",
  () => {
    let output = "";
    const seen: string[] = [];
    using runtime = new Runtime({
      stdout: (text) => output += text,
      functions: { look: () => void seen.push(output) },
    });
    runtime.run(`
import sys
print('a', flush=True); print('b', flush=0); look()
sys.stdout.write('c'); sys.stdout.flush(); sys.stdout.buffer.flush(); sys.stderr.flush(); look()
for i in range(200): print(i, flush=True)
look()`);
    const lines = Array.from({ length: 200 }, (_, i) => `${i}\n`).join("");
    assertEquals(seen, ["a\nb\n", "a\nb\nc", `a\nb\nc${lines}`]);
    let pieces = 0;
    using counting = new Runtime({ stdout: () => pieces++ });
    counting.run("for i in range(50): print(i, flush=True)\nfor i in range(50): print(i)");
    assertEquals(pieces, 51);
    using throwing = new Runtime({
      stdout: () => {
        throw new RangeError("full");
      },
    });
    assertThrows(() => throwing.run("print(1, flush=True)\nwhile True: pass"), RangeError, "full");
  },
);

runtimeTest("output: the limit counts both streams of one run", () => {
  let output = "";
  using runtime = new Runtime({
    outputLimit: 10,
    stdout: (text) => output += text,
    stderr: (text) => output += text,
  });
  const source = `
import sys
try:
    print('12345')
    print('123', file=sys.stderr)
    print('1')
except BaseException:
    print('no')
finally:
    print('no')`;
  assertEquals(assertThrows(() => runtime.run(source), LimitError).limit, "output");
  assertEquals(output, "12345\n123\n");
});

runtimeTest("output: an error of a callback reaches the embedder, not the guest", () => {
  const error = new TypeError("mine");
  const fail = () => {
    throw error;
  };
  for (
    const source of [
      "print('x')",
      "print('x' * 100_000)",
      "print('x', file=__import__('sys').stderr)",
      "print('x')\n1/0",
      "print('x')\nwhile True: pass",
      "try:\n    for i in range(100_000): print(i)\nexcept BaseException: ok = 1\nwhile True: pass",
    ]
  ) {
    using runtime = new Runtime({ stdout: fail, stderr: fail, fuel: 1_000_000 });
    assertStrictEquals(assertThrows(() => runtime.run(source)), error, source);
    assertEquals(runtime.run("1 + 1"), 2, source);
    assertEquals(runtime.get("ok"), undefined);
    assertHeapInOrder(runtime);
  }
});

runtimeTest("output: an error of a callback in a nested run stops the outer one", () => {
  const error = new Error("mine");
  using runtime = new Runtime({
    stderr: () => {
      throw error;
    },
    functions: {
      evaluate: (source: string) => {
        try {
          return runtime.run(source);
        } catch {
          return "swallowed";
        }
      },
    },
  });
  const source = "evaluate('import sys\\nsys.stderr.write(\"x\")')\nwhile True: pass";
  assertStrictEquals(assertThrows(() => runtime.run(source)), error);
  assertEquals(runtime.run("1 + 1"), 2);
});

runtimeTest("output: a callback may use the runtime", () => {
  const seen: unknown[] = [];
  using runtime = new Runtime({
    stderr: (text) => seen.push(text, runtime.run("x += 1\nx")),
    stdout: (text) => seen.push(text, runtime.get("x")),
  });
  runtime.run("import sys\nx = 0\nsys.stderr.write('a')\nsys.stderr.write('b')\nprint('c')");
  assertEquals(seen, ["a", 1, "b", 2, "c\n", 2]);
  assertEquals(runtime.get("x"), 2);
});

runtimeTest("output: a callback that writes output itself is bounded", () => {
  using runtime = new Runtime({
    stderr: () => {
      runtime.run("import sys\nsys.stderr.write('again')");
    },
  });
  assertThrows(() => runtime.run("import sys\nsys.stderr.write('x')"), PythonError);
  assertEquals(runtime.run("1 + 1"), 2);
});

runtimeTest("output: a callback may dispose the runtime", () => {
  const runtime: Runtime = new Runtime({ stderr: () => runtime.dispose() });
  const error = assertThrows(
    () => runtime.run("import sys\nsys.stderr.write('x')\nwhile True: pass"),
    LimitError,
  );
  assertEquals(error.limit, "interrupt");
  const late: Runtime = new Runtime({ stdout: () => late.dispose() });
  assertEquals(late.run("print('x')\n5"), 5);
  assertEquals(late.disposed, true);
});

runtimeTest("output: guest code may put something else in the place of sys.stdout", () => {
  let output = "";
  using runtime = new Runtime({ stdout: (text) => output += text });
  runtime.run(`
import sys
class Writer:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
    def flush(self): pass
w = Writer()
old = sys.stdout
sys.stdout = w
print('to the writer', flush=True)
sys.stdout = old
print(''.join(w.parts).upper(), end='')`);
  assertEquals(output, "TO THE WRITER\n");
  runtime.run("sys.stdout = None\nprint('nowhere')");
  const error = assertThrows(() => runtime.run("sys.stdout = 5\nprint('x')"), PythonError);
  assertEquals(error.message, "'int' object has no attribute 'write'");
  const gone = assertThrows(() => runtime.run("del sys.stdout\nprint('x')"), PythonError);
  assertEquals([gone.type, gone.message], ["RuntimeError", "lost sys.stdout"]);
});
