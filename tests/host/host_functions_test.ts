/** Host functions: called from anywhere, failing in any way, re-entering runtimes. */

import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import {
  GuestObject,
  type HostFunction,
  LimitError,
  PythonError,
  type PythonFrame,
  PythonSyntaxError,
  Runtime,
} from "../../mod.ts";
import { assertHeapInOrder, runtimeTest } from "../support/leaks.ts";

/** Runs a source in a runtime with these functions; its heap must be in order after. */
function runWith(functions: Record<string, HostFunction>, source: string): unknown {
  using runtime = new Runtime({ functions });
  const result = runtime.run(source);
  assertHeapInOrder(runtime);
  return result;
}

/** Guest code that calls `f()` and gives back what it caught: type name and text. */
const CATCH = `
try:
    f()
except BaseException as error:
    caught = (type(error).__name__, str(error))
caught`;

runtimeTest("host functions: called like any function", () => {
  const functions = {
    add: (a: number, b: number) => a + b,
    nothing: () => {},
    count: (...values: unknown[]) => values.length,
    type: (value: unknown) => typeof value,
  };
  assertEquals(runWith(functions, "add(1, 2), nothing(), count(), count(1, [2], None)"), [
    3,
    null,
    0,
    3,
  ]);
  assertEquals(runWith(functions, "add(*[1, 2])"), 3);
  assertEquals(runWith(functions, "f = add; g = [f]; g[0](3, 4)"), 7);
  assertEquals(runWith(functions, "callable(add)"), true);
  assertEquals(runWith(functions, "type({}), type('x'), type(2**70)"), [
    "object",
    "string",
    "bigint",
  ]);
  assertEquals(runWith(functions, "repr(add)"), "<built-in function add>");
  assertEquals(runWith(functions, "add.__name__"), "add");
}, { hard: true });

runtimeTest("host functions: take no keyword arguments", () => {
  const error = assertThrows(() => runWith({ f: () => 1 }, "f(a=1)"), PythonError);
  assertEquals([error.type, error.message], ["TypeError", "f() takes no keyword arguments"]);
  assertEquals(runWith({ f: () => 1 }, "f(**{})"), 1);
  assertThrows(() => runWith({ f: () => 1 }, "f(**{'a': 1})"), PythonError);
});

runtimeTest("host functions: may have any name", () => {
  const names = ["__new__", "__init__", "print", "f g", "ü"];
  for (const name of names) {
    assertEquals(runWith({ [name]: () => 5 }, `globals()['${name}']()`), 5);
  }
});

runtimeTest("host functions: called from helpers everywhere", () => {
  const calls: unknown[] = [];
  const functions = {
    negative: (x: number) => -x,
    note: (x: unknown) => {
      calls.push(x);
      return x;
    },
    text: () => "from the host",
    same: () => true,
    number: () => 42,
    less: (a: number, b: number) => a < b,
  };
  const source = `
class C:
    def __init__(self, v=0): self.v = v
    def __repr__(self): return text()
    def __eq__(self, other): return same()
    def __hash__(self): return number()
    def __len__(self): return number()
    def __lt__(self, other): return less(self.v, other.v)
    def __iter__(self):
        for i in range(3): yield note(i)
    def __getattr__(self, name): return note(name)
    def __getitem__(self, key): return note(key)
    def __contains__(self, key): return same()
    def __enter__(self): return note('enter')
    def __exit__(self, *args): note('exit')
    def __call__(self, x): return negative(x)
    def __format__(self, spec): return text() + spec
def gen():
    while True:
        x = yield note('yielded')
        if x: return negative(x)
def delegating():
    return (yield from gen())
g = delegating()
next(g)
try: g.send(5)
except StopIteration as stop: sent = stop.value
with C() as entered: pass
results = [
    sorted([3, 1, 2], key=negative),
    list(map(negative, [1, 2])),
    list(filter(same, [])) or [x for x in [1, 2] if less(x, 2)],
    max([1, 5, 2], key=negative),
    repr(C()), str([C()]), f'{C()!r} {C():x}',
    C() == 5, [C()] == [1], C() in [1], {C(): 1}[C()], len(C()),
    [c.v for c in sorted([C(3), C(1), C(2)])],
    list(C()), sum(C()), [*C()], dict(zip(C(), C())),
    C().missing, C()[7], 5 in C(), C()(3),
    sent, entered,
    list(iter(number, 42)),
    {note(k): note(v) for k, v in [(1, 2)]},
    (lambda a=note('default'): a)(),
    any(map(note, [0, 1])),
    min(C(), key=negative),
    '-'.join(map(repr, map(negative, [1]))),
    hash(C()), bool(C()),
]
results`;
  const results = runWith(functions, source);
  assertEquals(results, [
    [3, 2, 1],
    [-1, -2],
    [1],
    1,
    "from the host",
    "[from the host]",
    "from the host from the hostx",
    true,
    true,
    true,
    1,
    42,
    [1, 2, 3],
    [0, 1, 2],
    3,
    [0, 1, 2],
    new Map([[0, 0], [1, 1], [2, 2]]),
    "missing",
    7,
    true,
    -3,
    -5,
    "enter",
    [],
    new Map([[1, 2]]),
    "default",
    true,
    2,
    "-1",
    42,
    true,
  ]);
  assertEquals(calls.filter((call) => call === "exit").length, 1);
}, { hard: true });

runtimeTest("host functions: as decorators, metaclass parts, properties, descriptors", () => {
  const functions = {
    identity: (value: unknown) => value,
    answer: () => 42,
    pick: (_name: string, _owner: unknown) => null,
  };
  assertEquals(
    runWith(
      functions,
      `
@identity
def f(): return 1
@identity
class C:
    p = property(lambda self: answer())
    q = answer
    s = staticmethod(answer)
    c = classmethod(lambda cls: answer())
f(), C().p, C().q(), C().s(), C().c(), C.q()`,
    ),
    [1, 42, 42, 42, 42, 42],
  );
});

runtimeTest("host functions: what they throw is caught by guest code", () => {
  const thrown: [unknown, [string, string]][] = [
    [new Error("plain"), ["RuntimeError", "plain"]],
    [new TypeError("bad type"), ["TypeError", "bad type"]],
    [new RangeError("bad range"), ["ValueError", "bad range"]],
    [new SyntaxError("bad syntax"), ["RuntimeError", "SyntaxError: bad syntax"]],
    [
      new (class Mine extends Error {
        override name = "Mine";
      })("own"),
      ["RuntimeError", "Mine: own"],
    ],
    [new Error(""), ["RuntimeError", ""]],
    [new DOMException("stopped", "AbortError"), ["RuntimeError", "AbortError: stopped"]],
    ["just text", ["RuntimeError", "just text"]],
    [42, ["RuntimeError", "42"]],
    [undefined, ["RuntimeError", "undefined"]],
    [null, ["RuntimeError", "null"]],
    [{ toString: () => "object" }, ["RuntimeError", "object"]],
    [
      Object.create(null),
      ["RuntimeError", "the host function threw something that has no text"],
    ],
    [Symbol("s"), ["RuntimeError", "Symbol(s)"]],
    [new PythonError("ValueError", "py", "", []), ["ValueError", "py"]],
    [new PythonError("ZeroDivisionError", "zero", "", []), ["ZeroDivisionError", "zero"]],
    [new PythonError("StopIteration", "done", "", []), ["StopIteration", "done"]],
    [new PythonError("SystemExit", "3", "", []), ["SystemExit", "3"]],
    [new PythonError("UnicodeDecodeError", "x", "", []), ["RuntimeError", "x"]],
    [new PythonError("mymodule.Oops", "own", "", []), ["RuntimeError", "own"]],
    [new PythonError("object", "no exception", "", []), ["RuntimeError", "no exception"]],
    [new PythonSyntaxError("SyntaxError", "bad", "", 1, 1), ["SyntaxError", "bad"]],
    [new LimitError("fuel", "other runtime's"), ["RuntimeError", "LimitError: other runtime's"]],
  ];
  for (const [error, expected] of thrown) {
    const functions = {
      f: () => {
        throw error;
      },
    };
    assertEquals(runWith(functions, CATCH), expected);
  }
});

runtimeTest("host functions: an error in them is an ordinary exception for guest code", () => {
  const functions = {
    f: () => {
      throw new RangeError("out");
    },
  };
  assertEquals(
    runWith(
      functions,
      `
log = []
def g():
    try:
        f()
    finally:
        log.append('finally')
class Manager:
    def __enter__(self): return self
    def __exit__(self, kind, value, traceback):
        log.append((kind.__name__, traceback is not None))
        return True
with Manager(): g()
try: sorted([1, 2], key=lambda x: f())
except ValueError as error: log.append(str(error))
try:
    try: f()
    except ValueError as error: raise KeyError('k') from error
except KeyError as error: log.append(type(error.__cause__).__name__)
log`,
    ),
    ["finally", ["ValueError", true], "out", "ValueError"],
  );
  const error = assertThrows(() => runWith(functions, "def g():\n    f()\ng()"), PythonError);
  assertEquals(error.frames.map((frame: PythonFrame) => [frame.name, frame.line]), [
    ["<module>", 3],
    ["g", 2],
  ]);
  assertEquals(error.type, "ValueError");
}, { hard: true });

runtimeTest("host functions: results that cannot be converted are a TypeError", () => {
  const results: [unknown, string][] = [
    [new Date(), "f(): Cannot convert a Date object to a Python value"],
    [Symbol("s"), "f(): Cannot convert a symbol to a Python value"],
    [[new Map([[1, /x/]])], "f(): Cannot convert a RegExp object to a Python value"],
    [
      Promise.resolve(1),
      "f() returned a promise; asynchronous host functions cannot be called",
    ],
    [
      Promise.reject(new Error("unseen")),
      "f() returned a promise; asynchronous host functions cannot be called",
    ],
  ];
  for (const [result, message] of results) {
    assertEquals(runWith({ f: () => result }, CATCH), ["TypeError", message]);
  }
  assertEquals(
    runWith({ f: async () => await 1 }, CATCH),
    ["TypeError", "f() returned a promise; asynchronous host functions cannot be called"],
  );
  const getter = {
    get a() {
      throw new RangeError("in a getter");
    },
  };
  assertEquals(runWith({ f: () => getter }, CATCH), ["ValueError", "in a getter"]);
  const cycle: unknown[] = [];
  const tuple = Object.freeze([cycle]);
  cycle.push(tuple);
  assertEquals(runWith({ f: () => tuple }, CATCH), [
    "TypeError",
    "f(): Cannot convert a frozen array that contains itself",
  ]);
  assertEquals(runWith({ f: () => new Map([[[], 1]]) }, CATCH), [
    "TypeError",
    "cannot use 'list' as a dict key (unhashable type: 'list')",
  ]);
});

runtimeTest("host functions: arguments that do not fit raise MemoryError in the guest", () => {
  using runtime = new Runtime({
    memoryLimit: 4 << 20,
    functions: {
      large: () => "x".repeat(16 << 20),
      many: () => new Array(1 << 20).fill("text"),
      take: (value: unknown) => (value as unknown[]).length,
    },
  });
  const source = (call: string) => `
try:
    ${call}
except MemoryError:
    caught = 'memory'
caught`;
  assertEquals(runtime.run(source("large()")), "memory");
  assertEquals(runtime.run(source("many()")), "memory");
  assertEquals(runtime.run(source("take([object()] * 200_000)")), "memory");
  assertEquals(runtime.run("take([1, 2])"), 2);
  assertHeapInOrder(runtime);
});

runtimeTest("host functions: may run the same runtime", () => {
  const log: unknown[] = [];
  using runtime = new Runtime({
    stdout: (text) => log.push(text),
    functions: {
      evaluate: (source: string) => runtime.run(source),
      call: (name: string, ...args: unknown[]) => runtime.call(name, ...args),
      get: (name: string) => runtime.get(name),
      set: (name: string, value: unknown) => runtime.set(name, value),
      apply: (f: GuestObject, value: unknown) => {
        try {
          return f.call(value);
        } finally {
          f.dispose();
        }
      },
      describe: (f: GuestObject) => f.repr(),
    },
  });
  assertEquals(
    runtime.run(`
x = 10
def double(n): return n * 2
print('a')
r = [
    evaluate('x + 1'),
    call('double', 4),
    get('x'),
    set('y', 5) is None and y,
    apply(double, 21),
    sorted([3, 1, 2], key=lambda n: evaluate(f'-{n}')),
    [evaluate('x') for x in range(3)],
    apply(lambda n: apply(lambda m: evaluate(f'{m} * 2'), n + 1), 1),
]
print('b')
class R:
    def __repr__(self): return evaluate('"repr of " + str(x)')
r.append(repr(R()))
r.append(describe(R()))
r`),
    [11, 8, 10, 5, 42, [3, 2, 1], [10, 10, 10], 4, "repr of 10", "repr of 10"],
  );
  assertEquals(log.join(""), "a\nb\n");
  assertHeapInOrder(runtime);
}, { hard: true });

runtimeTest("host functions: exceptions cross nested runs", () => {
  const seen: string[] = [];
  using runtime = new Runtime({
    functions: {
      evaluate: (source: string) => {
        try {
          return runtime.run(source);
        } catch (error) {
          seen.push((error as PythonError).type);
          throw error;
        }
      },
    },
  });
  assertEquals(
    runtime.run(`
log = []
try: evaluate('1/0')
except ZeroDivisionError as error: log.append(str(error))
try: evaluate('evaluate("[][1]")')
except IndexError as error: log.append(str(error))
try: evaluate('def (')
except SyntaxError as error: log.append('syntax')
try:
    1/0
except ZeroDivisionError:
    evaluate('2')
    try: raise
    except ZeroDivisionError as again: log.append('still handled: ' + str(again))
log`),
    [
      "division by zero",
      "list index out of range",
      "syntax",
      "still handled: division by zero",
    ],
  );
  assertEquals(seen, ["ZeroDivisionError", "IndexError", "IndexError", "SyntaxError"]);
}, { hard: true });

runtimeTest("host functions: a limit in a nested run stops the outer one too", () => {
  const seen: unknown[] = [];
  for (const swallow of [false, true]) {
    for (
      const use of [
        "evaluate()",
        "list(map(evaluate, [1]))",
        "sorted([1, 2], key=evaluate)",
        "[x for x in [1] if evaluate()]",
        "repr(C())",
        "{C(): 1}",
        "next(iter(evaluate, 1))",
        "C() in [1]",
        "max([1, 2], key=evaluate)",
        "''.join(x for x in g())",
        "evaluate() or 1",
        "getattr(C(), 'x', 5)",
        "hasattr(C(), 'x')",
        "list(C())",
        "bool(C())",
      ]
    ) {
      using runtime = new Runtime({
        fuel: 5000,
        stdout: (text) => seen.push(text),
        functions: {
          evaluate: () => {
            try {
              runtime.run("while True: pass");
            } catch (error) {
              assert(error instanceof LimitError);
              if (!swallow) throw error;
            }
            return 1;
          },
        },
      });
      const source = `
class C:
    def __repr__(self): return str(evaluate())
    def __hash__(self): return evaluate()
    def __eq__(self, other): return evaluate()
    def __getattr__(self, name): return evaluate()
    def __iter__(self):
        evaluate()
        yield 1
    def __len__(self): return evaluate()
def g():
    try: yield str(evaluate())
    except BaseException: print('no')
    finally: print('no')
try:
    ${use}
    print('no')
except BaseException:
    print('no')
finally:
    print('no')
print('no')`;
      const error = assertThrows(() => runtime.run(source), LimitError, "fuel");
      assertEquals(error.limit, "fuel", use);
      assertEquals(runtime.statistics().fuelUsed, 5000, use);
      assertEquals(runtime.run("1"), 1);
      assertHeapInOrder(runtime);
    }
  }
  assertEquals(seen, []);
});

runtimeTest("host functions: nested runs share the limits of the outer one", () => {
  using runtime = new Runtime({
    fuel: 1000,
    outputLimit: 100,
    functions: { evaluate: (source: string) => runtime.run(source) },
  });
  assertThrows(
    () => runtime.run("while True: evaluate('for i in range(10): pass')"),
    LimitError,
    "fuel",
  );
  assertEquals(runtime.statistics().fuelUsed, 1000);
  const error = assertThrows(
    () => runtime.run("while True: evaluate('print(12345)')"),
    LimitError,
  );
  assertEquals(error.limit, "output");
});

runtimeTest("host functions: may run another runtime", () => {
  using inner = new Runtime({ functions: { back: (x: number) => outer.run(`${x} + y`) } });
  using outer = new Runtime({
    functions: {
      other: (source: string) => inner.run(source),
      fresh: (source: string) => {
        using runtime = new Runtime();
        return runtime.run(source);
      },
    },
  });
  inner.run("x = 'inner'");
  assertEquals(
    outer.run(`
x = 'outer'
y = 100
class C:
    def __eq__(self, o): return other("1") == 1
r = [other('x'), x, fresh('1 + 1'), other('back(1)'), sorted([2, 1], key=lambda v: fresh(f'{v}')), C() == 1]
try: other('1/0')
except ZeroDivisionError: r.append('caught')
r`),
    ["inner", "outer", 2, 101, [1, 2], true, "caught"],
  );
  assertHeapInOrder(inner);
  assertHeapInOrder(outer);
}, { hard: true });

runtimeTest("host functions: recursion through the host ends in RecursionError", () => {
  using runtime = new Runtime({
    functions: { again: (n: number): unknown => runtime.run(`again(${n + 1})`) },
  });
  const error = assertThrows(() => runtime.run("again(0)"), PythonError);
  assertEquals(error.type, "RecursionError");
  assertEquals(runtime.run("1 + 1"), 2);
  using one: Runtime = new Runtime({ functions: { hop: () => two.run("hop()") } });
  using two: Runtime = new Runtime({ functions: { hop: () => one.run("hop()") } });
  assertEquals(assertThrows(() => one.run("hop()"), PythonError).type, "RecursionError");
  assertEquals(one.run("1 + 1"), 2);
  assertEquals(two.run("1 + 1"), 2);
  assertHeapInOrder(one);
  assertHeapInOrder(two);
});

runtimeTest("host functions: endless recursion in the host is a RecursionError", () => {
  const recurse = (): number => recurse() + 1;
  assertEquals((runWith({ f: recurse }, CATCH) as string[])[0], "RecursionError");
});

runtimeTest("host functions: may dispose their runtime, which stops the program", () => {
  for (const use of ["end()", "sorted([1, 2], key=lambda x: end())", "list(map(end, [1]))"]) {
    const output: string[] = [];
    const runtime: Runtime = new Runtime({
      stdout: (text) => output.push(text),
      functions: {
        end: () => {
          runtime.dispose();
          assertEquals(runtime.disposed, true);
          assertThrows(() => runtime.run("1"), Error, "it is disposed");
        },
      },
    });
    const error = assertThrows(
      () =>
        runtime.run(
          `print('before')\ntry:\n    ${use}\nexcept BaseException: print('no')\nfinally: print('no')`,
        ),
      LimitError,
    );
    assertEquals(error.limit, "interrupt");
    assertEquals(output.join(""), "before\n");
    assertThrows(() => runtime.run("1"), Error, "it is disposed");
  }
});

runtimeTest("host functions: a runtime disposed in a nested run is stopped as a whole", () => {
  const runtime: Runtime = new Runtime({
    functions: {
      evaluate: (source: string) => {
        try {
          return runtime.run(source);
        } catch {
          return "swallowed";
        }
      },
      end: () => runtime.dispose(),
    },
  });
  const error = assertThrows(() => runtime.run("evaluate('end()')\nwhile True: pass"), LimitError);
  assertEquals(error.limit, "interrupt");
});

runtimeTest("host functions: may dispose another runtime that waits for them", () => {
  const inner: Runtime = new Runtime({ functions: { back: () => outer.run("end()") } });
  using outer: Runtime = new Runtime({ functions: { end: () => inner.dispose() } });
  assertEquals(assertThrows(() => inner.run("back()"), LimitError).limit, "interrupt");
  assertEquals(outer.run("1 + 1"), 2);
});

runtimeTest("host functions: passed as arguments and let go when the guest drops them", () => {
  let calls = 0;
  using runtime = new Runtime({ memoryLimit: 8 << 20 });
  runtime.run("def use(f): return f()");
  const freed: WeakRef<object>[] = [];
  for (let i = 0; i < 2000; i++) {
    const fn = () => {
      calls++;
      return i;
    };
    freed.push(new WeakRef(fn));
    assertEquals(runtime.call("use", fn), i);
  }
  assertEquals(calls, 2000);
  const kept = () => "kept";
  runtime.set("kept", kept);
  runtime.run("for i in range(300_000): last = [[]]");
  assert(runtime.statistics().collections > 0);
  assertEquals(runtime.run("kept()"), "kept");
  assertStrictEquals(runtime.get("kept"), kept);
  const later = () => "later";
  runtime.set("later", later);
  assertEquals(runtime.run("later(), kept()"), ["later", "kept"]);
});

runtimeTest("host functions: see `this` as nothing of the runtime", () => {
  let self: unknown = "unset";
  const functions = {
    f: function (this: unknown) {
      self = this;
    },
  };
  runWith(functions, "f()");
  assertEquals(self, undefined);
});
