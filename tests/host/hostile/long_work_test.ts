/** Work without end in helpers, and hash collisions. */

import { FUEL, hostileTest, rows } from "./hostile.ts";

hostileTest(
  "long work",
  rows([FUEL, "limit time"], [
    "sum(range(10**11))",
    "sum(x for x in range(10**11))",
    "max(range(10**12))",
    "min(range(10**12), key=lambda x: -x)",
    "any(False for _ in range(10**11))",
    "all(range(1, 10**12))",
    "1.5 in range(10**12)",
    "range(10**12).index(1.5)",
    "5 in iter(int, 1)",
    "for x in iter(int, 1): pass",
    "while True: exec('pass')",
    "list(filter(None, iter(int, 1)))",
    "next(x for x in range(10**12) if x < 0)",
    "'a' < 'b' and [x for x in range(10**12) if x < 0]",
    "dict(zip(iter(int, 1), iter(int, 1)))",
    "def f(n): return f(n - 1) + f(n - 2) if n > 1 else 1\nf(60)",
    "x = list(range(10**5))\nwhile x: x.append(x.pop(0))",
    "import itertools\nfor x in itertools.permutations(range(20)): pass",
    "import itertools\nsum(1 for _ in itertools.combinations(range(60), 30))",
    "import time\ntime.sleep(10**6)",
    "while True:\n    try: pass\n    finally: continue",
    "def f():\n    try: f()\n    finally: f()\nf()",
    "class C:\n    def __getitem__(self, i): return i\nfor x in C(): pass",
    "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nset(C())",
    "x = 'a' * 10**5\nwhile True: x.replace('a', 'b')",
  ], { fuel: 300_000, timeout: 200 }),
  rows(FUEL, [
    "class C:\n    def __hash__(self): return 1\nx = {C(): i for i in range(10**5)}",
    "class C:\n    def __hash__(self): return 7\nx = {C() for i in range(10**5)}",
    "x = {i * (2**61 - 1): 1 for i in range(10**5)}",
    "class C:\n    def __hash__(self): return 1\n    def __eq__(self, o): return False\nx = [C() for _ in range(10**4)]\nset(x) & set(x)",
    "d = {}\nclass S(str):\n    def __hash__(self): return 1\nfor i in range(10**5): d[S(i)] = 1",
  ], { fuel: 300_000 }),
);
