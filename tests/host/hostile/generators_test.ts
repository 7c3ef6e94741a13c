/** Generators that reenter, close or throw into themselves. */

import { hostileTest, rows } from "./hostile.ts";

hostileTest(
  "generators",
  rows("ValueError", [
    "def g():\n    yield next(x)\nx = g()\nnext(x)",
    "def g():\n    yield x.send(None)\nx = g()\nnext(x)",
    "def g():\n    x.close()\n    yield\nx = g()\nnext(x)",
    "def g():\n    x.throw(KeyError)\n    yield\nx = g()\nnext(x)",
    "def g():\n    yield from x\nx = g()\nnext(x)",
    "def g():\n    yield list(x)\nx = g()\nlist(x)",
    "def g():\n    yield sorted([1], key=lambda v: next(x))\nx = g()\nnext(x)",
    "x = (next(x) for _ in [1])\nnext(x)",
  ]),
  rows("TypeError", [
    "def g(): yield\ng().send(1)",
    "def g(): yield\ng().throw(5)",
    "def g(): yield\ng().throw(int)",
    "def g(): yield\ng().throw(ValueError, 1, 2)",
    "def g(): yield\ng().throw(ValueError(), 1)",
    "def g(): yield from 5\nlist(g())",
    "type((x for x in []))()",
    "(x for x in 5)",
    "async def c(): pass\nfor x in c(): pass",
  ]),
  rows("RuntimeError", [
    "def g():\n    try: yield\n    finally: yield\nx = g()\nnext(x)\nx.close()",
    "def g():\n    while True:\n        try: yield\n        except GeneratorExit: pass\nx = g()\nnext(x)\nx.close()",
    "def g():\n    raise StopIteration\n    yield\nnext(g())",
    "def g():\n    next(iter([]))\n    yield\nlist(g())",
    "async def c(): pass\nx = c()\ntry: x.send(None)\nexcept StopIteration: pass\nx.send(None)",
  ]),
  rows("StopIteration", [
    "def g(): yield 1\nx = g()\nnext(x)\nnext(x)",
    "def g(): return 5\n    ".trim() + "\n" + "next(iter([]))",
    "def g():\n    return 5\n    yield\nnext(g())",
    "next(iter(()))",
    "def g(): yield\nx = g()\nx.close()\nnext(x)",
  ]),
  rows("KeyError", [
    "def g(): yield 1\ng().throw(KeyError)",
    "def g(): yield 1\nx = g()\nnext(x)\nx.throw(KeyError('x'))",
    "def g():\n    try: yield\n    except ValueError: raise KeyError\nx = g()\nnext(x)\nx.throw(ValueError)",
    "def g(): yield 1\nx = g()\nlist(x)\nx.throw(KeyError)",
  ]),
  rows("ok", [
    "def g():\n    try: yield 1\n    except GeneratorExit: return\nx = g()\nnext(x)\nx.close()\nx.close()",
    "def g():\n    x.close\n    yield 1\nx = g()\nnext(x)\nx.close()",
    "def g():\n    try:\n        yield 1\n        yield 2\n    finally: del globals()['x']\nx = g()\nnext(x)\nx.close()",
    "x = [0]\ndef g():\n    for i in range(100): yield x\nx[0] = g()\nfor v in x[0]: v.clear() if False else None",
    "def g():\n    while True: (yield)\nx = [g() for _ in range(1000)]\nfor y in x: next(y)\nfor y in x: y.send(5)\nfor y in x: y.close()",
    "def g():\n    global x\n    x = None\n    yield 1\n    yield 2\nx = g()\ny = x\nlist(x)",
    "def g(n):\n    if n: yield from g(n - 1)\n    else: yield 1\nx = g(500)\nnext(x)\nx.close()",
    "def g(n):\n    try:\n        if n: yield from g(n - 1)\n        else: yield 1\n    finally: pass\nx = g(300)\nnext(x)\ntry: x.throw(ValueError)\nexcept ValueError: pass",
  ]),
  rows(["ok", "RecursionError"], [
    "def g(n):\n    if n: yield from g(n - 1)\n    else: yield 1\nx = g(900)\nnext(x)\ntry: x.throw(ValueError)\nexcept ValueError: pass",
    "def g(n):\n    if n: yield from g(n - 1)\n    else: yield 1\nimport sys\nsys.setrecursionlimit(10**6)\nx = g(15000)\nnext(x)\nx.close()",
    "def g(n):\n    if n: yield from g(n - 1)\n    else: yield 1\nimport sys\nsys.setrecursionlimit(10**6)\nx = g(15000)\nnext(x)\ntry: x.throw(ValueError)\nexcept ValueError: pass",
  ]),
);
