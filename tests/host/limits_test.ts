/** Fuel, time and memory: exact, deterministic, kept by builtins that work long. */

import { assert, assertEquals, assertThrows } from "@std/assert";
import { LimitError, PythonError, Runtime, type RuntimeOptions } from "../../mod.ts";
import { setHardMode } from "../../core/host/hard_mode.ts";
import { listPrograms, readSource } from "../support/guest_programs.ts";
import { assertHeapInOrder, runtimeTest } from "../support/leaks.ts";

/** What a run came to: fuel used, output, and what it ended with. */
function outcome(source: string, options: RuntimeOptions = {}, hard = false): unknown[] {
  let output = "";
  setHardMode(hard);
  try {
    using runtime = new Runtime({ ...options, stdout: (text) => output += text });
    let end: unknown;
    try {
      runtime.run(source);
      end = "ok";
    } catch (error) {
      end = error instanceof PythonError ? error.type : (error as LimitError).limit;
    }
    return [runtime.statistics().fuelUsed, output, end];
  } finally {
    setHardMode(false);
  }
}

const fuelPrograms: Record<string, string> = {
  "nothing": "",
  "loop": "for i in range(100): pass",
  "calls": "def f(n): return n and f(n - 1)\nf(50)",
  "generator": "def g():\n    for i in range(20): yield i\nsum(g())",
  "comprehension": "[i * j for i in range(10) for j in range(10)]",
  "exceptions":
    "for i in range(20):\n    try:\n        raise ValueError\n    except ValueError: pass\n    finally: pass",
  "class": "class C:\n    def __eq__(self, o): return False\nC() in [C() for _ in range(30)]",
  "sort": "sorted([5, 3, 1] * 20, key=lambda x: -x)",
  "builtins": "sum([1] * 100_000), max(range(50_000)), sorted(range(20_000, 0, -1))",
  "text": "x = 'ab' * 50_000; x.count('b'), x.replace('a', 'c'), x.split('b')[:0]",
  "ints": "x = 3 ** 20_000; x * x; str(x)[:0] if False else 0",
  "exec": "exec('for i in range(10): pass')",
  "uncaught": "def f():\n    for i in range(10): pass\n    1/0\nf()",
  "garbage": "for i in range(3000): [[i] * 500, {i: i}]",
  "recursion": "def f(): f()\ntry: f()\nexcept RecursionError: pass",
};

runtimeTest("fuel: N steps pass with fuel N and fail with N - 1", () => {
  for (const [name, source] of Object.entries(fuelPrograms)) {
    const [used, , end] = outcome(source);
    assertEquals(outcome(source, { fuel: used as number })[2], end, name);
    assertEquals(outcome(source, { fuel: used as number }, true)[2], end, name);
    const [usedLess, , endLess] = outcome(source, { fuel: (used as number) - 1 });
    assertEquals([usedLess, endLess], [(used as number) - 1, "fuel"], name);
  }
});

runtimeTest("fuel: every amount below stops the program, at exactly that amount", () => {
  const source = `
def f(n):
    try:
        return [g(i) for i in range(n)]
    finally:
        for i in range(3): pass
def g(i):
    yield from (j for j in range(i))
list(map(list, f(4)))`;
  const [used, , end] = outcome(source);
  assertEquals(end, "ok");
  for (let fuel = 0; fuel < (used as number); fuel++) {
    assertEquals(outcome(source, { fuel }), [fuel, "", "fuel"]);
  }
  assertEquals(outcome(source, { fuel: used as number }), [used, "", "ok"]);
});

runtimeTest(
  "fuel: the same count in hard mode, with little memory, with and without a clock",
  () => {
    const sources = Object.values(fuelPrograms);
    const filters = ["generators/", "larger/maze", "larger/huffman", "classes/operators"];
    for (const program of listPrograms(filters)) sources.push(readSource(program));
    for (const source of sources) {
      const expected = outcome(source);
      assertEquals(outcome(source), expected);
      assertEquals(outcome(source, {}, true), expected);
      assertEquals(outcome(source, { memoryLimit: 16 << 20 }), expected);
      assertEquals(outcome(source, { memoryLimit: 512 << 20, timeout: Infinity }), expected);
      assertEquals(outcome(source, { fuel: 10 ** 9, timeout: Infinity }), expected);
    }
  },
);

runtimeTest("fuel: each run and call has its own", () => {
  using runtime = new Runtime({ fuel: 1000 });
  runtime.run("def f():\n    for i in range(900): pass");
  for (let i = 0; i < 5; i++) runtime.call("f");
  assertThrows(() => runtime.run("f()\nf()"), LimitError);
  runtime.run("f()");
});

runtimeTest("fuel: builtins charge what they process", () => {
  const n = 200_000;
  const operations = `
sum(items)
max(items)
min(items)
sorted(items)
list(items) + items
tuple(items)
set(items)
frozenset(items)
dict.fromkeys(items)
dict(table)
table.copy()
{**table}
table == dict(table)
list(table.items())
-1 in items
items.count(5)
items.index(${n - 1})
items == list(items)
items < list(items)
hash(tuple(items))
any(zeros)
all(items[1:])
list(reversed(items))
list(map(abs, items))
list(filter(None, items))
list(zip(items, items))
list(enumerate(items))
range(${n}).count(1.5)
1.5 in range(${n})
many | {1}
many & many
many - {1}
many ^ {1}
many <= many
many.copy()
many.isdisjoint(range(-${n}, 0))
repr(items)
str(items)
text.count('b')
text.find('zz')
text.replace('a', 'bc')
text.split('a')
text.upper()
text.encode()
text == text[:-1] + 'x'
hash(text + 'x')
text.isalpha()
text.translate({97: 'xy'})
text[::-1]
text * 10
','.join(words)
list(text)
'%s' * 5000 % tuple(items[:5000])
('{}' * 5000).format(*items)
f'{text!r:>10}'
data.count(b'b')
data.decode()
data.hex()
bytes(items[:256] * 800)
next(iter(items[::2]), None), items[::2]
5 in iter(zeros)
[*items, *items]
3 ** 200_000
exec('x = 1\\n' * 2000)`.trim().split("\n");
  using runtime = new Runtime();
  runtime.run(
    `items = list(range(${n})); zeros = [0] * ${n}; table = dict.fromkeys(items); many = set(items)
text = 'ab' * ${n / 2}; data = text.encode(); words = ['x'] * ${n}`,
  );
  const free: string[] = [];
  for (const operation of operations) {
    const before = runtime.statistics().fuelUsed;
    runtime.run(operation);
    const used = runtime.statistics().fuelUsed - before;
    const least = /5000|2000|data|text/.test(operation) ? 64 : n / 512;
    if (used < least) free.push(`${operation} charged ${used}`);
  }
  assertEquals(free, []);
});

/** Programs that never end, or not soon; each must be stopped soon after its time is up. */
const endless = [
  "while True: pass",
  "def f():\n    while True: g()\ndef g(): pass\nf()",
  "def f(n): return f(n - 1) + f(n - 2) if n > 1 else n\nf(100)",
  "def f(): f()\nwhile True:\n    try: f()\n    except RecursionError: pass",
  "for x in iter(int, 1): pass",
  "sum(range(10**11))",
  "sum(x for x in range(10**11))",
  "list(x for x in range(10**9))",
  "max(range(10**11))",
  "any(False for _ in range(10**11))",
  "any(map(lambda x: False, range(10**11)))",
  "list(filter(lambda x: False, range(10**11)))",
  "5.5 in range(10**11)",
  "5 in iter(int, 1)",
  "set(iter(int, 1))",
  "''.join(iter(str, 1))",
  "a, *b = iter(int, 1)",
  "x = [i * 7919 % 1000003 for i in range(10**5)]\nwhile True: sorted(x)",
  "x = [str(i) for i in range(10**5)]\nwhile True: sorted(x)",
  "x = list(range(10**5))\nwhile True: x.sort(key=lambda v: -v)",
  "while True: 'x' * 10**7",
  "while True: [0] * 10**6",
  "x = 'x' * 10**7\nwhile True: x.count('xy')",
  "x = 'x' * 10**7\nwhile True: x.find('y')",
  "x = 'x ' * 10**6\nwhile True: x.split()",
  "x = 'x' * 10**6\nwhile True: x = x[1:] + 'x'",
  "x = list(range(10**6))\nwhile True: -1 in x",
  "x = list(range(10**6))\nwhile True: x.insert(0, 1)",
  "x = list(range(10**6))\nwhile True: tuple(x)",
  "x = list(range(10**6))\nwhile True: hash(tuple(x))",
  "x = dict.fromkeys(range(10**6))\nwhile True: x.copy()",
  "x = set(range(10**6))\nwhile True: x & x",
  "while True: 3 ** 100000",
  "while True: pow(3, 10**300, 10**300 + 7)",
  "pow(3, 10**20000, 10**20000 + 7)",
  "x = 10**100000\nwhile True: x * x",
  "x = 10**100000\ny = 7**60000\nwhile True: x // y",
  "x = 2**10**6\nwhile True: hex(x)",
  "import sys\nsys.set_int_max_str_digits(0)\nx = 10**10**5\nwhile True: str(x)",
  "while True: '%1000000d' % 5",
  "while True: f'{5:>1000000}'",
  "x = 'a{}' * 10**5\ny = list(range(10**5))\nwhile True: x.format(*y)",
  "class C:\n    def __hash__(self): return 1\nx = set()\nwhile True: x.add(C())",
  "class C:\n    def __getitem__(self, i): return 0\n5 in C()",
  "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nlist(C())",
  "class A: pass\nwhile True: A = type('A', (A,), {})",
  "while True: exec('x = 1; y = [x for x in range(3)]\\n' * 100)",
  "import itertools\nlist(itertools.product(range(100), repeat=8))",
  "import itertools\nnext(itertools.islice(itertools.count(), 10**12, None))",
  "import itertools\nsum(itertools.repeat(1))",
  "import functools\nfunctools.reduce(lambda a, b: a, iter(int, 1))",
  "from collections import deque\ndeque(iter(int, 1), maxlen=0)",
  "import json\nx = list(range(10**5))\nwhile True: json.loads(json.dumps(x))",
  "import time\ntime.sleep(100)",
  "x = []\nfor i in range(10**5): x = [x]\nwhile True:\n    try: repr(x)\n    except RecursionError: pass",
];

/**
 * Milliseconds after the deadline that no program may reach. What is aimed at is a tenth of it (and mostly much less): this
 * tells programs that do not look at the time from a machine that is busy.
 */
const SOON = 1000;

runtimeTest("time: every kind of long work is stopped soon after the deadline", () => {
  const timeout = 60;
  const late: string[] = [];
  for (const source of endless) {
    let least = Infinity;
    // The machine may be busy: the best of some tries counts.
    for (let i = 0; i < 4 && least > timeout + SOON; i++) {
      using runtime = new Runtime({ timeout, memoryLimit: 512 << 20 });
      const start = performance.now();
      const error = assertThrows(() => runtime.run(source), LimitError, "timeout", source);
      assertEquals(error.limit, "time", source);
      least = Math.min(least, performance.now() - start);
      assertEquals(runtime.run("1 + 1"), 2);
    }
    if (least > timeout + SOON) late.push(`${Math.round(least)} ms: ${source}`);
  }
  assertEquals(late, []);
});

runtimeTest("time: zero stops at the first look", () => {
  using runtime = new Runtime({ timeout: 0 });
  assertEquals(assertThrows(() => runtime.run("while True: pass"), LimitError).limit, "time");
});

runtimeTest("memory: MemoryError can be caught, and what is freed can be used again", () => {
  const fillers = [
    "x = [0]\nwhile True: x = x + x",
    "x = []\nwhile True: x.append([])",
    "x = {}\nwhile True: x[len(x)] = str(len(x))",
    "x = set()\nwhile True: x.add((len(x),))",
    "x = 'x'\nwhile True: x += x",
    "x = []\nwhile True: x = [x, x]",
    "x = 3\nwhile True: x = x << x.bit_length()",
    "x = b'x'\nwhile True: x = x * 2",
    "x = ''.join(str(i) for i in range(10**9))",
    "x = list(range(10**8))",
    "x = [i for i in range(10**9)]",
    "x = {i: i for i in range(10**9)}",
    "x = tuple(x for x in range(10**9))",
    "class N:\n        def __init__(self, n): self.n = n\n    x = None\n    while True: x = N(x)",
    "def f(x):\n        while True: yield x\n    x = list(f([]))",
    "x = sorted(str(i) for i in range(10**9))",
    "x = []\n    while True: x.append(lambda: x)",
    "x = []\n    while True: x.append(type('T', (), {}))",
    "x = ['x' * 100 for i in range(10**9)]",
    "x = 'ab' * 10**6\nx = [x.split('a') for _ in range(100)]",
  ];
  for (const filler of fillers) {
    using runtime = new Runtime({ memoryLimit: 8 << 20 });
    const body = filler.replaceAll("\n    ", "\n").replaceAll("\n", "\n    ");
    const source = `
log = []
try:
    ${body}
except MemoryError:
    log.append('caught')
finally:
    log.append('finally')
x = None
log.append(sum(len([i] * 10) for i in range(100_000)))
log`;
    assertEquals(runtime.run(source), ["caught", "finally", 1_000_000], filler);
    assertHeapInOrder(runtime);
  }
});

runtimeTest("memory: absurd sizes fail at once", () => {
  using runtime = new Runtime();
  const sizes = [
    "'a' * 10**10",
    "'a' * 10**30",
    "[0] * 10**10",
    "(0,) * 10**12",
    "b'x' * 10**11",
    "bytes(10**10)",
    "list(range(10**10))",
    "'x'.ljust(10**10)",
    "'x'.center(10**12)",
    "'x'.zfill(10**10)",
    "f'{1:>10000000000}'",
    "'%9999999999d' % 1",
    "1 << 10**10",
    "9 ** 9 ** 9",
    "[0] * (2**31)",
    "[[0]] * 2**62",
    "'\\t'.expandtabs(10**10)",
    "'ab'.join([''] * 10**9)",
    "'x'.replace('x', 'y' * 10**6) * 10**6",
    "(10**10).to_bytes(10**11, 'big')",
    "[None] * (2**29 - 1)",
    "range(10**20)[10**19:].__len__() and [*range(10**20)]",
  ];
  for (const source of sizes) {
    const start = performance.now();
    const error = assertThrows(() => runtime.run(source), PythonError, "", source);
    assert(
      ["MemoryError", "OverflowError", "ValueError"].includes(error.type),
      `${source}: ${error.type}`,
    );
    assert(performance.now() - start < 500, source);
  }
  assert(runtime.statistics().heapPeakBytes < 64 << 20);
  assertHeapInOrder(runtime);
});

runtimeTest("memory: the limit is kept whatever a program does", () => {
  for (const memoryLimit of [4 << 20, 5_000_000, 16 << 20]) {
    using runtime = new Runtime({ memoryLimit });
    const source = "x = []\nwhile True: x.append([len(x)] * 10)";
    assertEquals(assertThrows(() => runtime.run(source), PythonError).type, "MemoryError");
    assert(runtime.statistics().heapPeakBytes <= memoryLimit);
  }
});

runtimeTest("recursion: the limit is the option's, and sys.setrecursionlimit's", () => {
  for (const recursionLimit of [50, 1000, 3000]) {
    using runtime = new Runtime({ recursionLimit });
    runtime.run("import sys\ndef f(n): return n and f(n - 1)");
    assertEquals(runtime.run("sys.getrecursionlimit()"), recursionLimit);
    runtime.call("f", recursionLimit - 10);
    const error = assertThrows(() => runtime.call("f", recursionLimit), PythonError);
    assertEquals([error.type, error.message], [
      "RecursionError",
      "maximum recursion depth exceeded",
    ]);
    runtime.run("sys.setrecursionlimit(200)");
    assertThrows(() => runtime.call("f", 200), PythonError);
    runtime.call("f", 150);
  }
});

runtimeTest("frame objects of frames that a limit has ended keep what they held", () => {
  let output = "";
  using runtime = new Runtime({ fuel: 20_000, stdout: (text) => output += text });
  const first = `
import sys
frames = []
def descend(n):
    local = [n]
    frames.append(sys._getframe())
    while n == 0:
        pass
    descend(n - 1)
descend(5)`;
  assertThrows(() => runtime.run(first), LimitError);
  runtime.run(`
def over_it(n):
    other = "x" * n
    return over_it(n - 1) if n else [dict(frame.f_locals) for frame in frames]
found = over_it(9)
print(found[0], found[5], frames[2].f_lineno, frames[2].f_code.co_name)`);
  assertEquals(output, "{'n': 5, 'local': [5]} {'n': 0, 'local': [0]} 9 descend\n");
});
