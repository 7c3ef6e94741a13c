/** Floods of output. */

import { hostileTest, rows } from "./hostile.ts";

hostileTest(
  "output",
  rows("limit output", [
    "while True: print('x' * 1000)",
    "print('x' * 10**6)",
    "import sys\nwhile True: sys.stderr.write('x')",
    "import sys\nwhile True: sys.stdout.write('x')",
    "print(*['x' * 1000] * 10**4)",
    "print('x', end='y' * 10**6)",
    "print(1, 2, sep='y' * 10**6)",
    "class C:\n    def __str__(self): return 'x' * 10**6\nwhile True: print(C())",
    "while True:\n    try: print('x' * 1000)\n    except BaseException: pass",
    "import sys\nsys.stdout.writelines('x' * 1000 for _ in iter(int, 1))",
    "while True: exec('x = 1 is 1')",
  ], { outputLimit: 100_000, fuel: 10 ** 9 }),
  rows("UnicodeEncodeError", ["print('\\ud800'.encode())"]),
  rows("ok", ["print('\\ud800')", "print('\\0' * 100)", "print(end='')"]),
);
