/** Guest code cannot go on after a limit: no handler, finally block, context manager, finalizer or helper swallows one. */

import { assertEquals, assertThrows } from "@std/assert";
import { LimitError, Runtime } from "../../mod.ts";
import { assertHeapInOrder, runtimeTest } from "../support/leaks.ts";

/** Bodies in which `spin()` never returns; whatever comes after it in any way calls `no()`. */
const shapes: Record<string, string> = {
  "plain": "spin(); no()",
  "except:": "try: spin()\nexcept: no()\nno()",
  "except BaseException": "try: spin()\nexcept BaseException: no()",
  "except with else": "try: spin()\nexcept Exception: no()\nelse: no()\nfinally: no()",
  "finally": "try: spin()\nfinally: no()",
  "finally with return": "def f():\n    try: spin()\n    finally: return no()\nf(); no()",
  "finally with break": "while 1:\n    try: spin()\n    finally: break\nno()",
  "finally with continue": "for i in [1, 2]:\n    try: spin()\n    finally: continue\nno()",
  "nested finally":
    "try:\n    try: spin()\n    finally:\n        try: no()\n        finally: no()\nfinally: no()",
  "in except": "try: 1/0\nexcept ZeroDivisionError: spin()\nfinally: no()",
  "in else": "try: pass\nexcept: no()\nelse: spin()\nfinally: no()",
  "in finally": "try: pass\nfinally: spin()\nno()",
  "in finally after an exception": "try: 1/0\nfinally:\n    try: spin()\n    except: no()\nno()",
  "in an except's filter":
    "def kind():\n    spin()\n    return ValueError\ntry: 1/0\nexcept kind(): no()\nexcept: no()",
  "except star": "try: spin()\nexcept* BaseException: no()\nno()",
  "while True try": "while True:\n    try: spin()\n    except BaseException: pass",
  "while True finally": "while True:\n    try: spin()\n    finally: continue",
  "recursion":
    "def f():\n    try: spin()\n    except BaseException: f()\n    finally: f()\nf(); no()",
  "with":
    "class M:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        no()\n        return True\nwith M(): spin()\nno()",
  "with, in enter":
    "class M:\n    def __enter__(self): spin()\n    def __exit__(self, *a): no()\nwith M(): no()",
  "with, in exit":
    "class M:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        spin()\n        return True\nwith M(): pass\nno()",
  "with, in exit after an exception":
    "class M:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        try: spin()\n        finally: return True\nwith M(): 1/0\nno()",
  "contextlib.suppress": "import contextlib\nwith contextlib.suppress(BaseException): spin()\nno()",
  "contextmanager":
    "import contextlib\n@contextlib.contextmanager\ndef m():\n    try: yield\n    except BaseException: no()\n    finally: no()\nwith m(): spin()\nno()",
  "ExitStack":
    "import contextlib\nwith contextlib.ExitStack() as s:\n    s.callback(no)\n    s.push(lambda *a: no())\n    spin()\nno()",
  "generator":
    "def g():\n    try: yield spin()\n    except BaseException: no()\n    finally: no()\nfor x in g(): no()\nno()",
  "generator around":
    "def g():\n    try: yield 1\n    except BaseException: no()\n    finally: no()\nfor x in g(): spin()\nno()",
  "generator left suspended":
    "def g():\n    try: yield 1\n    finally: no()\nx = g(); next(x); spin()",
  "generator close":
    "def g():\n    try: yield 1\n    finally: spin()\nx = g(); next(x)\ntry: x.close()\nexcept BaseException: no()\nno()",
  "generator throw":
    "def g():\n    try: yield 1\n    except ValueError: spin()\nx = g(); next(x)\ntry: x.throw(ValueError)\nexcept BaseException: no()\nno()",
  "generator send":
    "def g():\n    yield 1\n    spin()\nx = g(); next(x)\ntry: x.send(1)\nexcept BaseException: no()",
  "yield from":
    "def h():\n    try: yield 1\n    finally: spin()\ndef g():\n    try: yield from h()\n    except BaseException: no()\n    finally: no()\nlist(g()); no()",
  "yield from close":
    "class I:\n    def __iter__(self): return self\n    def __next__(self): return 1\n    def close(self): spin()\ndef g():\n    try: yield from I()\n    except BaseException: no()\nx = g(); next(x)\ntry: x.close()\nexcept BaseException: no()\nno()",
  "yield from throw":
    "class I:\n    def __iter__(self): return self\n    def __next__(self): return 1\n    def throw(self, *a): spin()\ndef g():\n    try: yield from I()\n    except BaseException: no()\nx = g(); next(x)\ntry: x.throw(ValueError)\nexcept BaseException: no()\nno()",
  "coroutine":
    "async def c():\n    try: spin()\n    except BaseException: no()\n    finally: no()\ntry: c().send(None)\nexcept BaseException: no()",
  "sort key": "try: sorted([1, 2], key=lambda x: spin())\nexcept BaseException: no()\nno()",
  "sort comparison":
    "class C:\n    def __lt__(self, o): spin()\ntry: [C(), C()].sort()\nexcept BaseException: no()",
  "min key": "try: min([1, 2], key=lambda x: spin())\nexcept BaseException: no()",
  "map": "try: list(map(lambda x: spin(), [1]))\nexcept BaseException: no()\nno()",
  "filter": "list(filter(lambda x: spin(), [1])); no()",
  "zip": "list(zip((spin() for _ in [1]), [1])); no()",
  "sum": "sum(spin() for _ in [1]); no()",
  "any": "any(spin() for _ in [1]); no()",
  "join": "''.join(spin() for _ in [1]); no()",
  "list": "list(spin() for _ in [1]); no()",
  "tuple": "tuple(spin() for _ in [1]); no()",
  "set": "set(spin() for _ in [1]); no()",
  "dict": "dict((spin(), 1) for _ in [1]); no()",
  "dict update": "class K:\n    def keys(self): spin()\n{}.update(K()); no()",
  "unpacking": "a, b = (spin() for _ in [1]); no()",
  "star call": "print(*(spin() for _ in [1])); no()",
  "double star call":
    "class K:\n    def keys(self): return ['a']\n    def __getitem__(self, k): spin()\ndict(**K()); no()",
  "extend": "[].extend(spin() for _ in [1]); no()",
  "slice assignment": "x = []\nx[:] = (spin() for _ in [1]); no()",
  "comprehension": "[spin() for _ in [1]]; no()",
  "iter": "class I:\n    def __iter__(self): spin()\nfor x in I(): no()\nno()",
  "next":
    "class I:\n    def __iter__(self): return self\n    def __next__(self): spin()\nfor x in I(): no()\nno()",
  "next default":
    "class I:\n    def __iter__(self): return self\n    def __next__(self): spin()\nnext(I(), 5); no()",
  "iter with sentinel": "for x in iter(spin, 1): no()\nno()",
  "sequence iteration": "class I:\n    def __getitem__(self, i): spin()\nlist(I()); no()",
  "reversed":
    "class I:\n    def __len__(self): return 2\n    def __getitem__(self, i): spin()\nlist(reversed(I())); no()",
  "length hint":
    "class I:\n    def __iter__(self): return iter([])\n    def __length_hint__(self): spin()\nlist(I()); no()",
  "eq": "class C:\n    def __eq__(self, o): spin()\nC() == 1; no()",
  "eq in list": "class C:\n    def __eq__(self, o): spin()\n[C()] == [1]; no()",
  "eq in in": "class C:\n    def __eq__(self, o): spin()\n1 in [C()]; no()",
  "eq in index":
    "class C:\n    def __eq__(self, o): spin()\ntry: [C()].index(1)\nexcept ValueError: no()",
  "eq in count": "class C:\n    def __eq__(self, o): spin()\n[C()].count(1); no()",
  "eq in remove":
    "class C:\n    def __eq__(self, o): spin()\ntry: [C()].remove(1)\nexcept ValueError: no()",
  "eq in dict":
    "class C:\n    def __eq__(self, o): spin()\n    def __hash__(self): return 1\nx = {C(): 1}\ntry: x[C()]\nexcept KeyError: no()\nno()",
  "eq in dict get":
    "class C:\n    def __eq__(self, o): spin()\n    def __hash__(self): return 1\n{C(): 1}.get(C(), 5); no()",
  "eq in set":
    "class C:\n    def __eq__(self, o): spin()\n    def __hash__(self): return 1\n{C()} | {C()}; no()",
  "hash": "class C:\n    def __hash__(self): spin()\n{C(): 1}; no()",
  "hash in in": "class C:\n    def __hash__(self): spin()\nC() in {}; C() in {1}; no()",
  "bool": "class C:\n    def __bool__(self): spin()\nif C(): no()\nno()",
  "len": "class C:\n    def __len__(self): spin()\nlen(C()); no()",
  "bool by len": "class C:\n    def __len__(self): spin()\nnot C(); no()",
  "repr": "class C:\n    def __repr__(self): spin()\nrepr(C()); no()",
  "repr in list": "class C:\n    def __repr__(self): spin()\nrepr([C()]); no()",
  "str in print": "class C:\n    def __str__(self): spin()\nprint(C()); no()",
  "format": "class C:\n    def __format__(self, s): spin()\nf'{C()}'; no()",
  "percent": "class C:\n    def __str__(self): spin()\n'%s' % C(); no()",
  "str.format": "class C:\n    def __str__(self): spin()\n'{}'.format(C()); no()",
  "index": "class C:\n    def __index__(self): spin()\n[1][C()]; no()",
  "index in slice": "class C:\n    def __index__(self): spin()\n[1][C():]; no()",
  "int": "class C:\n    def __int__(self): spin()\nint(C()); no()",
  "float": "class C:\n    def __float__(self): spin()\nimport math\nmath.sqrt(C()); no()",
  "add": "class C:\n    def __add__(self, o): spin()\nC() + 1; no()",
  "radd": "class C:\n    def __radd__(self, o): spin()\n1 + C(); no()",
  "iadd": "class C:\n    def __iadd__(self, o): spin()\nx = C()\nx += 1; no()",
  "getattr": "class C:\n    def __getattr__(self, n): spin()\nC().x; no()",
  "getattr with default":
    "class C:\n    def __getattr__(self, n): spin()\ngetattr(C(), 'x', 1); no()",
  "hasattr": "class C:\n    def __getattr__(self, n): spin()\nhasattr(C(), 'x'); no()",
  "getattribute": "class C:\n    def __getattribute__(self, n): spin()\nC().x; no()",
  "getattribute then getattr":
    "class C:\n    def __getattribute__(self, n): spin()\n    def __getattr__(self, n): no()\nC().x; no()",
  "setattr": "class C:\n    def __setattr__(self, n, v): spin()\nC().x = 1; no()",
  "delattr": "class C:\n    def __delattr__(self, n): spin()\ndel C().x; no()",
  "property": "class C:\n    @property\n    def x(self): spin()\nC().x; no()",
  "property with getattr":
    "class C:\n    @property\n    def x(self): spin()\n    def __getattr__(self, n): no()\nC().x; no()",
  "descriptor": "class D:\n    def __get__(self, i, t): spin()\nclass C:\n    x = D()\nC().x; no()",
  "set name": "class D:\n    def __set_name__(self, o, n): spin()\nclass C:\n    x = D()\nno()",
  "init": "class C:\n    def __init__(self): spin()\nC(); no()",
  "new": "class C:\n    def __new__(cls): spin()\nC(); no()",
  "call": "class C:\n    def __call__(self): spin()\nC()(); no()",
  "class body": "class C:\n    try: spin()\n    except BaseException: no()\nno()",
  "metaclass": "class M(type):\n    def __new__(m, *a): spin()\nclass C(metaclass=M): pass\nno()",
  "metaclass prepare":
    "class M(type):\n    @classmethod\n    def __prepare__(m, *a): spin()\nclass C(metaclass=M): pass\nno()",
  "init_subclass": "class C:\n    def __init_subclass__(cls): spin()\nclass D(C): no\nno()",
  "mro": "class M(type):\n    def mro(cls): spin()\nclass C(metaclass=M): pass\nno()",
  "instancecheck":
    "class M(type):\n    def __instancecheck__(c, o): spin()\nclass C(metaclass=M): pass\nisinstance(1, C); no()",
  "subclasscheck":
    "class M(type):\n    def __subclasscheck__(c, o): spin()\nclass C(metaclass=M): pass\nissubclass(int, C); no()",
  "decorator":
    "def d(f): spin()\ntry:\n    @d\n    def f(): pass\nexcept BaseException: no()\nno()",
  "default argument": "def f(x=spin()): pass\nno()",
  "annotation": "def f(x: int): pass\nf.__annotations__; spin(); no()",
  "match":
    "class C:\n    __match_args__ = ('x',)\n    @property\n    def x(self): spin()\nmatch C():\n    case C(1): no()\n    case _: no()\nno()",
  "match mapping":
    "from collections.abc import Mapping\nclass C(dict):\n    def get(self, *a): spin()\n    def __missing__(self, k): spin()\nmatch C(a=1):\n    case {'b': 1}: no()\n    case _: spin()\nno()",
  "del": "class C:\n    def __del__(self): no()\nx = C()\nspin()",
  "exec": "try: exec('spin()')\nexcept BaseException: no()\nno()",
  "eval": "try: eval('spin()')\nexcept BaseException: no()\nno()",
  "import": "try: import spinning\nexcept BaseException: no()\nno()",
  "import from": "from spinning import x\nno()",
  "import in a package": "try: import pack.inner\nexcept BaseException: no()\nno()",
  "import with hook": "__builtins__.__import__ = lambda *a: spin()\nimport x\nno()",
  "globals with missing key":
    "class D(dict):\n    def __missing__(self, k): spin()\nexec('x', {}, D()); no()",
  "reduce": "import functools\nfunctools.reduce(lambda a, b: spin(), [1, 2]); no()",
  "lru_cache":
    "import functools\n@functools.lru_cache\ndef f(): spin()\ntry: f()\nexcept BaseException: no()",
  "cached_property":
    "import functools\nclass C:\n    @functools.cached_property\n    def x(self): spin()\nC().x; no()",
  "json default": "import json\njson.dumps(object(), default=lambda o: spin()); no()",
  "json hook": "import json\njson.loads('{}', object_hook=lambda o: spin()); no()",
  "defaultdict": "from collections import defaultdict\ndefaultdict(spin)[1]; no()",
  "Counter": "from collections import Counter\nCounter(spin() for _ in [1]); no()",
  "deque": "from collections import deque\ndeque(spin() for _ in [1]); no()",
  "itertools": "import itertools\nlist(itertools.groupby([1], lambda x: spin())); no()",
  "heapq":
    "import heapq\nclass C:\n    def __lt__(self, o): spin()\nheapq.heapify([C(), C()]); no()",
  "bisect": "import bisect\nbisect.bisect([1], 1, key=lambda x: spin()); no()",
  "copy":
    "import copy\nclass C:\n    def __deepcopy__(self, m): spin()\ncopy.deepcopy([C()]); no()",
  "exception str": "class E(Exception):\n    def __str__(self): spin()\nraise E",
  "exception str in a cause":
    "class E(Exception):\n    def __str__(self): spin()\nraise ValueError from E()",
  "exception repr in notes":
    "class N:\n    def __repr__(self): spin()\n    def __str__(self): spin()\ne = ValueError()\ne.__notes__ = [N()]\nraise e",
  "sys.stdout": "import sys\nclass W:\n    def write(self, t): spin()\nsys.stdout = W()\nprint(1)",
  "sys.excepthook": "import sys\nsys.excepthook = lambda *a: no()\nspin()",
  "set operations": "class C:\n    def __hash__(self): spin()\n{1}.union([C()]); no()",
  "str subclass as a name":
    "class S(str):\n    def __hash__(self): spin()\n    def __eq__(self, o): spin()\ngetattr(1, S('real')); {S('a'): 1}; spin(); no()",
  "int subclass as an index":
    "class I(int):\n    def __index__(self): spin()\n[1][I(0)]; spin(); no()",
  "comparison chain": "class C:\n    def __gt__(self, o): spin()\n0 < 1 < C() < 2; C() < 1; no()",
  "assert": "class C:\n    def __bool__(self): spin()\nassert C(), no()\nno()",
  "abc":
    "import abc\nclass A(abc.ABC):\n    @classmethod\n    def __subclasshook__(cls, c): spin()\nissubclass(int, A); no()",
  "dataclass":
    "import dataclasses\n@dataclasses.dataclass\nclass D:\n    x: list = dataclasses.field(default_factory=lambda: spin())\nD(); no()",
  "enum":
    "import enum\nclass E(enum.Enum):\n    A = 1\n    @classmethod\n    def _missing_(cls, v): spin()\nE(5); no()",
  "namedtuple": "from collections import namedtuple\nP = namedtuple('P', 'x')\nP(x=spin()); no()",
  "super":
    "class A:\n    def f(self): spin()\nclass B(A):\n    def f(self):\n        try: super().f()\n        except BaseException: no()\nB().f(); no()",
};

const modules = {
  spinning:
    "from __main__ import spin, no\ntry: spin()\nexcept BaseException: no()\nfinally: no()\nno()",
  pack: "from __main__ import spin\nspin()",
  "pack.inner": "from __main__ import no\nno()",
};

for (const limit of ["fuel", "time", "output", "interrupt"] as const) {
  runtimeTest(`swallow: nothing runs after the limit ${limit}`, () => {
    for (const [name, shape] of Object.entries(shapes)) {
      let went = 0;
      const dispose: () => void = () => runtime.dispose();
      const runtime: Runtime = new Runtime({
        fuel: limit === "fuel" ? 20_000 : Infinity,
        timeout: limit === "time" ? 15 : 20_000,
        outputLimit: limit === "output" ? 50_000 : Infinity,
        modules,
        functions: { no: () => went++, dispose },
      });
      const spin = limit === "output"
        ? "import sys\nout = sys.stdout\ndef spin():\n    while True: out.write('output')"
        : limit === "interrupt"
        ? "def spin(): return dispose()"
        : "def spin():\n    while True: pass";
      runtime.run(spin);
      // What the shapes import is not what is tested here.
      const error = assertThrows(() => runtime.run(shape), LimitError, "", name);
      assertEquals([error.limit, went], [limit, 0], name);
      if (limit === "interrupt") continue;
      assertEquals(runtime.run("1 + 1"), 2, name);
      assertHeapInOrder(runtime, name);
      runtime.dispose();
    }
  });
}
