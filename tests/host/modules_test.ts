/** Modules that the embedder supplies as source. */

import { assert, assertEquals, assertThrows } from "@std/assert";
import { type GuestModule, PythonError, Runtime } from "../../mod.ts";
import { assertHeapInOrder, runtimeTest } from "../support/leaks.ts";

type Modules = Record<string, string | GuestModule>;

function runWith(modules: Modules, source: string): unknown {
  using runtime = new Runtime({ modules });
  const result = runtime.run(source);
  assertHeapInOrder(runtime);
  return result;
}

function failure(modules: Modules, source: string): PythonError {
  return assertThrows(() => runWith(modules, source), PythonError);
}

runtimeTest("modules: import, from, as", () => {
  const modules = { rules: "limit = 5\ndef check(x): return x < limit\n__all__ = ['check']" };
  assertEquals(runWith(modules, "import rules\nrules.check(3), rules.limit"), [true, 5]);
  assertEquals(runWith(modules, "import rules as r\nr.limit"), 5);
  assertEquals(runWith(modules, "from rules import limit as l, check\nl, check(9)"), [5, false]);
  assertEquals(runWith(modules, "from rules import *\ncheck(1), 'limit' in globals()"), [
    true,
    false,
  ]);
  assertEquals(runWith(modules, "import rules\nrules.__name__, rules.__file__"), [
    "rules",
    "rules.py",
  ]);
}, { hard: true });

runtimeTest("modules: run once, and are in sys.modules", () => {
  const modules = { once: "log = []\nlog.append('ran')", a: "import once", b: "import once" };
  assertEquals(runWith(modules, "import a, b, once\na.once is b.once, once.log"), [true, ["ran"]]);
  assertEquals(runWith(modules, "import sys, once\nsys.modules['once'] is once"), true);
  assertEquals(
    runWith(
      modules,
      "import sys, once\nold = once\ndel sys.modules['once']\nimport once\nold is once",
    ),
    false,
  );
});

runtimeTest("modules: packages and submodules", () => {
  const modules = {
    "pack": "name = __name__\npath = __path__\nfrom . import first",
    "pack.first": "from .second import value\nfrom . import second as s\nwhere = __package__",
    "pack.second": "value = 42",
    "pack.deep": { source: "", isPackage: true },
    "pack.deep.inner": "from ..second import value as v\nfrom ... import nothing",
    "pack.deep.ok": "from ..second import value as v\nfrom .. import first",
    "alone": { source: "x = 1", isPackage: true, filename: "/src/alone/__init__.py" },
  };
  assertEquals(runWith(modules, "import pack.first\npack.first.value, pack.first.s.value"), [
    42,
    42,
  ]);
  assertEquals(runWith(modules, "import pack.first as f\nf.where, f.__name__"), [
    "pack",
    "pack.first",
  ]);
  assertEquals(runWith(modules, "from pack import second\nsecond.value"), 42);
  assertEquals(runWith(modules, "from pack.deep import ok\nok.v, ok.first.value"), [42, 42]);
  assertEquals(runWith(modules, "import pack.deep.ok\npack.deep.ok.__package__"), "pack.deep");
  assertEquals(runWith(modules, "import pack\npack.__file__"), "pack/__init__.py");
  assertEquals(runWith(modules, "import alone\nalone.__file__"), "/src/alone/__init__.py");
  const beyond = failure(modules, "import pack.deep.inner");
  assertEquals([beyond.type, beyond.message], [
    "ImportError",
    "attempted relative import beyond top-level package",
  ]);
  assertEquals(
    failure(modules, "from . import x").message,
    "attempted relative import with no known parent package",
  );
}, { hard: true });

runtimeTest("modules: what is not there", () => {
  const modules = { rules: "x = 1", "pack.sub": "y = 1", pack: "" };
  const missing = failure(modules, "import nothing");
  assertEquals([missing.type, missing.message], [
    "ModuleNotFoundError",
    "No module named 'nothing'",
  ]);
  assertEquals(
    failure(modules, "import rules.sub").message,
    "No module named 'rules.sub'; 'rules' is not a package",
  );
  assertEquals(failure(modules, "import pack.other").message, "No module named 'pack.other'");
  const name = failure(modules, "from rules import y");
  assertEquals([name.type, name.message], [
    "ImportError",
    "cannot import name 'y' from 'rules' (rules.py)",
  ]);
  assertEquals(failure(modules, "import toString").message, "No module named 'toString'");
  assertEquals(failure(modules, "import __proto__").message, "No module named '__proto__'");
});

runtimeTest("modules: supplied ones stand before those of the library", () => {
  assertEquals(runWith({ math: "pi = 3" }, "import math\nmath.pi"), 3);
});

runtimeTest("modules: circular imports", () => {
  const modules = {
    a: "x = 1\nimport b\ny = b.value",
    b: "import a\nvalue = a.x + 1\ndef later(): return a.y",
    c: "from d import thing",
    d: "from c import other",
  };
  assertEquals(runWith(modules, "import a\na.y, a.b.later()"), [2, 2]);
  const error = failure(modules, "import c");
  assertEquals(error.type, "ImportError");
  assert(error.message.startsWith("cannot import name 'other' from partially initialized module"));
  assert(error.message.includes("(most likely due to a circular import)"));
});

runtimeTest("modules: one that raises is not kept, and may be tried again", () => {
  const modules = {
    bad:
      "import counter\ncounter.tries += 1\nif counter.tries < 2: raise ValueError('first')\nok = 1",
    counter: "tries = 0",
  };
  assertEquals(
    runWith(
      modules,
      `
import sys, counter
try:
    import bad
except ValueError as error:
    first = str(error), 'bad' in sys.modules
import bad
first, bad.ok, counter.tries`,
    ),
    [["first", false], 1, 2],
  );
  const error = failure(modules, "def load():\n    import bad\nload()");
  assertEquals(error.frames.map((frame: { filename: string }) => frame.filename), [
    "<string>",
    "<string>",
    "bad.py",
  ]);
});

runtimeTest("modules: one that does not fit into memory is not kept", () => {
  using runtime = new Runtime({
    memoryLimit: 6 << 20,
    modules: { large: `x = ["${"x".repeat(8 << 20)}"]`, filling: "x = [0] * 10**7" },
  });
  for (const name of ["large", "filling"]) {
    const error = assertThrows(() => runtime.run(`import ${name}`), PythonError);
    assertEquals(error.type, "MemoryError");
    assertEquals(runtime.run(`import sys\n'${name}' in sys.modules`), false);
  }
  assertHeapInOrder(runtime);
});

runtimeTest("modules: errors of the embedder's module table reach guest code", () => {
  const throwing = new Proxy({} as Modules, {
    has: () => true,
    getOwnPropertyDescriptor: () => {
      throw new RangeError("in the table");
    },
  });
  const error = failure(throwing, "import x");
  assertEquals([error.type, error.message], ["ValueError", "in the table"]);
  const odd = { x: 5 as unknown as string, y: { source: null as unknown as string } };
  for (const name of ["x", "y"]) {
    const wrong = failure(odd, `import ${name}`);
    assertEquals(wrong.type, "TypeError");
    assertEquals(wrong.message, `the source of module '${name}' must be a string or a Uint8Array`);
  }
  assertEquals(runWith(throwing, "try:\n    import x\nexcept ValueError: r = 1\nr"), 1);
});

runtimeTest("modules: lone surrogates and odd names", () => {
  assertEquals(runWith({ größe: "x = 1" }, "import größe\ngröße.x"), 1);
  assertEquals(runWith({ "a b": "x = 2" }, "__import__('a b').x"), 2);
  assertEquals(failure({}, "__import__('')").message, "Empty module name");
  assertEquals(failure({}, "__import__('\\ud800')").type, "ModuleNotFoundError");
});

Deno.test("modules: bytes are in the encoding that they name, or in UTF-8", () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const sources: Record<string, string> = {
    named: "# -*- coding: latin-1 -*-\nx = '\xf8'\n",
    marked: "\xef\xbb\xbfx = '\xc3\xb8'\n",
    cyrillic: "# coding: cp1251\nx = '\xf8'\n",
    invalid: "y = 1\nx = '\xf8'\n",
    unknown: "# coding: nothing\nx = 1\n",
  };
  const program = `
seen = []
for name in ("named", "marked", "cyrillic", "invalid", "unknown"):
    try:
        seen.append(__import__(name).x)
    except SyntaxError as error:
        seen.append(f"{error.filename}:{error.lineno}: {error.msg[:40]}")
seen`;
  const expected = [
    "ø",
    "ø",
    "ш",
    "invalid.py:2: Non-UTF-8 code starting with '\\xf8' on l",
    "unknown.py:0: unknown encoding: nothing",
  ];
  const modules = Object.fromEntries(
    Object.entries(sources).map(([name, text]) => [name, { source: bytes(text) }]),
  );
  using supplied = new Runtime({ modules });
  assertEquals(supplied.run(program), expected);
  const files = Object.fromEntries(
    Object.entries(sources).map(([name, text]) => [`${name}.py`, bytes(text)]),
  );
  using granted = new Runtime({ files });
  const seen = granted.run(`import sys\nsys.path.insert(0, "/")\n${program}`) as string[];
  assertEquals(seen.map((text) => text.replace(/^\//, "")), expected);
});
