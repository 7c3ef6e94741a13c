/**
 * The kernels of the dispatch loop against the slow way, on values at both sides of what they test: each snippet runs with
 * kernels and without them, and must print the same and use the same fuel.
 */
import { assertEquals } from "@std/assert";
import { LimitError, Runtime } from "../../mod.ts";
import { withKernels } from "../support/slow_loop.ts";

interface Outcome {
  readonly output: string;
  readonly error: string;
  readonly fuel: number;
}

function run(source: string, fuel?: number): Outcome {
  let output = "";
  let error = "";
  using runtime = new Runtime({ stdout: (text) => output += text, fuel, plugins: [] });
  try {
    runtime.run(source);
  } catch (thrown) {
    error = thrown instanceof LimitError ? "limit" : String(thrown);
  }
  return { output, error, fuel: runtime.statistics().fuelUsed };
}

function check(name: string, source: string): void {
  Deno.test(`kernels: ${name}`, async () => {
    const slow = await withKernels(false, () => run(source));
    const fast = await withKernels(true, () => run(source));
    assertEquals(fast, slow);
    assertEquals(slow.error, "");
    // A limit strikes at the same step.
    const half = Math.floor(slow.fuel / 2);
    const stopped = await withKernels(false, () => run(source, half));
    assertEquals(await withKernels(true, () => run(source, half)), stopped);
  });
}

/** Guest code that tries `body`, an expression of a and b, on all pairs of the values. */
function pairs(values: string, expressions: readonly string[], others = values): string {
  return `
def show(value):
    return type(value).__name__ + " " + repr(value)
left = [${values}]
right = [${others}]
${
    expressions.map((expression, i) => `
def f${i}(a, b):
    return ${expression}
for a in left:
    for b in right:
        for turn in (0, 1):
            try:
                result = show(f${i}(a, b))
            except Exception as error:
                result = type(error).__name__ + ": " + str(error)
        print(${i}, show(a), show(b), result)
`).join("")
  }
`;
}

const NUMBERS =
  `0, 1, -1, 2, 3, -7, 63, 64, 2**30 - 1, 2**30, -2**30, -2**30 - 1, 2**31, 2**32 - 1, 2**32,
  -2**32, 2**53, 2**61, 2**62 - 1, 2**62, -2**62, 2**62 + 1, 2**63, 2**64, -2**64, True, False, 0.0, -0.0, 1.5, -2.5,
  1e300, 2.0**62, float("inf"), float("nan"), None, "a"`;

check(
  "numbers: sums, products, quotients, bits",
  pairs(NUMBERS, ["a + b", "a - b", "a * b", "a // b", "a % b", "a & b", "a | b", "a ^ b"]),
);
check("numbers: true division", pairs(NUMBERS, ["a / b"]));
check(
  "numbers: comparisons",
  pairs(NUMBERS, ["a < b", "a <= b", "a == b", "a != b", "a > b", "a >= b", "(1 if a < b else 2)"]),
);
check(
  "numbers: shifts",
  pairs(NUMBERS, ["a << b", "a >> b"], "0, 1, 30, 31, 32, 61, 62, 63, 64, -1, True"),
);
check(
  "numbers: powers",
  pairs(
    "0, 1, -1, 2, 3, -3, 10, 2**31, 0.0, 0.5, 2.0, -1.5, 1e200, float('inf'), float('nan'), True",
    ["a ** b"],
    "0, 1, 2, 3, 19, 61, 62, 63, 100, -1, -2, 0.5, 2.0, -0.5, float('inf'), True",
  ),
);
check(
  "numbers: in place, unary, truth, conversions",
  pairs(NUMBERS, ["-a", "~a", "not a", "abs(a)", "int(a)", "float(a)", "bool(a)", "str(a)"], "0"),
);
check("numbers: min and max", pairs(NUMBERS, ["min(a, b)", "max(a, b)"]));
check(
  "math",
  `import math\n` +
    pairs(
      NUMBERS,
      [
        "math.sqrt(a)",
        "math.sin(a)",
        "math.cos(a)",
        "math.exp(a)",
        "math.atan(a)",
        "math.fabs(a)",
        "math.floor(a)",
      ],
      "0",
    ),
);
check(
  "str: operators and predicates",
  pairs(
    `"", "a", "b", "ab", "abc", "a" * 63, "a" * 64, "a" * 65, "a" * 64 + "b", "a" * 255, "a" * 256, "\\xe9", "\\xe9a",
    "\\u20ac", "\\U0001f600", "12", "7", " ", "\\t\\n", "a1"`,
    [
      "a + b",
      "a < b",
      "a <= b",
      "a == b",
      "a != b",
      "a > b",
      "a >= b",
      "a in b",
      "a.startswith(b)",
      "a.endswith(b)",
    ],
  ),
);
check(
  "str: alone",
  pairs(
    `"", "a", "ab", "a" * 64, "a" * 65, "\\xe9", "\\xe9a", "\\u20ac", "12", "007", "1" * 9, "1" * 10, " 7", "-7", " \\t", "\\x1c"`,
    [
      "len(a)",
      "ord(a)",
      "not a",
      "a.isdigit()",
      "a.isalpha()",
      "a.isspace()",
      "int(a)",
      "[c for c in a]",
      "list(enumerate(a))",
      "str(a) is a",
      "hash(a) == hash(a[:])",
      "{a: 1}",
    ],
    "0",
  ),
);
check("chr", pairs("-1, 0, 65, 255, 256, 0x10ffff, 0x110000, True, 'a'", ["chr(a)"], "0"));
check(
  "slices",
  pairs(
    "None, 0, 1, 3, 5, 6, -1, -5, -6, -7, 2**40, True, 'x'",
    [
      "'abcde'[a:b]",
      "[1, 2, 3, 4, 5][a:b]",
      "(1, 2, 3, 4, 5)[a:b]",
      "'abcde'[a:b:-1]",
      "[1, 2, 3, 4, 5][a:b:-1]",
      "(1, 2, 3, 4, 5)[a:b:-1]",
      "[1, 2, 3, 4, 5][a:b:2]",
      "''[a:b]",
      "[][a:b:-1]",
    ],
  ),
);
check(
  "slices: long ones, identity, assignment",
  `
for n in (0, 1, 126, 127, 128, 129, 255, 256, 300):
    l = list(range(n)); t = tuple(l); s = "x" * n
    print(n, len(l[:]), l[:] is l, t[:] is t, s[:] is s, l[::-1] == l[::-1], len(s[1:]), len(t[1:]), l[1:] == l[1:])
    m = l[:]
    m[:] = t
    print(m == l, m is l)
    m[1:] = m[1:]
    m[::] = m
    print(m == l)
    try:
        m[:1] = (7,)
        m[0:0] = []
        m[-1:] = [8, 9]
        print(m[:3], m[-3:], len(m))
    except Exception as error:
        print(type(error).__name__, error)
`,
);
check(
  "range",
  pairs(
    "0, 1, 5, -3, 2**30 - 1, -2**30, 2**30, True, 1.5",
    [
      "range(a)",
      "range(a, b)",
      "list(range(a, a + 3)) if isinstance(a, int) else range(a)",
      "[i for i in range(b, b + 4, 2)]",
      "[i for i in range(a + 3, a, -2)]",
      "range(0, a, b)",
      "len(range(a, b))",
    ],
  ) + `
for r in (range(2**30 - 3, 2**30 + 1), range(2**30 - 2, 2**30 - 1), range(-2**30, -2**30 + 5, 4), range(0, 2**31, 2**30), range(0)):
    seen = []
    for x in r:
        seen.append(x)
    print(seen)
`,
);

const KEYS =
  `0, 1, -1, -2, 2**30 - 1, 2**30, 2**61 - 1, 0.0, 1.0, True, False, None, "a", "b", "a" * 64, "a" * 65, "\\xe9",
  "\\u20ac", "ab", (1, 2), (), b"a", 2.5, frozenset([1])`;
check(
  "dict: one key at a time",
  pairs(
    KEYS,
    [
      "{a: 1}[b]",
      "{a: 1}.get(b)",
      "{a: 1}.get(b, 'no')",
      "b in {a: 1}",
      "b not in {a: 1}",
      "{a: 1, b: 2}",
      "{k: v for k, v in ((a, 1), (b, 2))}",
    ],
  ),
);
check(
  "set: one key at a time",
  pairs(KEYS, ["b in {a}", "b in frozenset([a])", "len({x for x in (a, b)})"]),
);
check(
  "dict: growing, deleting, iterating",
  `
import sys
for make in (lambda i: i, lambda i: str(i), lambda i: i * 1024, lambda i: "k" * (i % 70) + str(i), lambda i: -i):
    d = {}
    for i in range(400):
        d[make(i)] = i
        if i % 3 == 0:
            d[make(i // 2)] = -i
        if i % 5 == 0 and make(i - 1) in d:
            del d[make(i - 1)]
    print(len(d), sum(d.values()), list(d)[:5], list(d.items())[-3:])
    for k in list(d):
        del d[k]
    print(d, make(3) in d)
    d[make(3)] = 1
    print(d)
class E(dict):
    def __missing__(self, key):
        return key
    def __contains__(self, key):
        return "yes"
    def __setitem__(self, key, value):
        dict.__setitem__(self, key, [value])
e = E()
e[1] = 2
print(e[1], e[5], 7 in e, e.get(9), e)
d = {}
try:
    for i in range(3):
        d[i] = 1
    for k in d:
        d[k + 100] = 1
except RuntimeError as error:
    print(error)
try:
    for k in d:
        del d[k]
        d[k + 50] = 1
except RuntimeError as error:
    print(error)
s = {1, 2}
try:
    for k in s:
        s.add(k + 10)
except RuntimeError as error:
    print(error)
try:
    {}[[]] = 1
except TypeError as error:
    print(error)
try:
    print([] in {})
except TypeError as error:
    print(error)
it = iter({1: 2})
print(list(it), list(it))
v = {1: 2, "a": 3}
for k, x in v.items(): print(k, x)
for x in v.values(): print(x)
for k in v.keys(): print(k)
`,
);
check(
  "dict: sparse tables are walked",
  `
d = {i: i for i in range(300)}
for i in range(290):
    del d[i]
for k in d: print(k)
for k, v in d.items(): print(k, v)
s = set(range(2000))
for i in range(1990): s.discard(i)
for k in s: print(k)
`,
);
check(
  "hash collisions",
  `
d = {}
base = 1 << 20
for i in range(300):
    d[i * base] = i
print(len(d), all(d[i * base] == i for i in range(300)), 301 * base in d)
s = set()
for i in range(300):
    s.add(i * base)
print(len(s), sum(1 for i in range(400) if i * base in s))
`,
);
check(
  "lists",
  `
l = []
for i in range(6000):
    l.append(i)
out = 0
for i in range(5990):
    out += l.pop()
print(len(l), out, l)
while l:
    l.pop()
try:
    l.pop()
except IndexError as error:
    print(error)
a = l.append
for i in range(10): a(i)
print(l, [x for x in l if x % 2], list.append(l, 5), l[-1], l + [1], [] + l, l + l == l * 2)
print(3 in l, "3" in l, 3.0 in l, None in l, None in [None], "b" in ["a", "b"], 1 in (1.0, 2), 1.5 in (1, 1.5), True in [1], [] in [[]])
nan = float("nan")
print(nan in [nan], float("nan") in [nan])
for n in (127, 128, 129, 300):
    print(len([0] * n + [1] * n))
class L(list):
    def append(self, x):
        list.append(self, -x)
    def __len__(self):
        return 77
    def __iter__(self):
        return iter("own")
    def __contains__(self, x):
        return True
m = L([1])
m.append(5)
print(m[0], m[1], len(m), [x for x in m], 99 in m, bool(m), isinstance(m, list), isinstance(m, (int, list)))
it = iter([1, 2, 3])
for x in it:
    print(x)
    break
print(list(it), [x for x in reversed([1, 2, 3])])
l = [1, 2, 3]
for x in l:
    if len(l) < 8: l.append(x * 2)
print(l)
`,
);
check(
  "enumerate and zip",
  `
print([p for p in enumerate({"a": 1, "b": 2}.items())], [p for p in enumerate("ab", 5)], [p for p in enumerate([])])
print([p for p in enumerate(x * x for x in range(3))])
print([p for p in enumerate(range(2), 2**30 - 2)])
print([p for p in zip([1, 2, 3], (4, 5))], [p for p in zip(range(3), "abc", [7, 8, 9])], [p for p in zip()])
print([p for p in zip([1], [2], [3], [4], [5])], [p for p in zip({1: 2}, [3])])
a = iter([1, 2, 3, 4])
print([p for p in zip(a, a)], [p for p in zip([1, 2, 3], a)])
b = iter([1, 2, 3])
print([p for p in zip(b, [1])], list(b))
try:
    for p in zip([1, 2], [3], strict=True): print(p)
except ValueError as error:
    print(error)
try:
    enumerate(5)
except TypeError as error:
    print(error)
`,
);
check(
  "instances",
  `
class Plain: pass
class One:
    def __init__(self, x, y=3, *, z=4): self.x, self.y = x, y
class Two:
    def __init__(self, x, y=3): self.x, self.y = x, y
class New:
    def __new__(cls, *args): return 5
class Slots:
    __slots__ = ("a",)
    def __init__(self, a): self.a = a
class Bad:
    def __init__(self): return 1
class Gen:
    def __init__(self): yield 1
class Meta(type):
    def __call__(cls, *args): return ("meta", len(args))
class WithMeta(metaclass=Meta): pass
class Sub(Two): pass
class Error(Exception):
    def __init__(self, code): self.code = code
def attempt(f):
    for turn in range(3):
        try:
            result = f()
            result = getattr(result, "__dict__", result)
        except Exception as error:
            result = type(error).__name__ + ": " + str(error)
        print(turn, result)
for f in (lambda: type(Plain()).__name__, lambda: Plain(1), lambda: One(1).y, lambda: One(1, z=2).x, lambda: Two(1), lambda: Two(1, 2),
          lambda: Two(), lambda: Two(1, 2, 3), lambda: New(1, 2), lambda: Slots(5).a, Bad, lambda: Sub(9), WithMeta,
          lambda: WithMeta(1, 2), lambda: Error(5).code, lambda: type(5), lambda: type("a"), lambda: object() is None, lambda: Two(y=1, x=2), Gen):
    attempt(f)
def make(): return Two(1, 2).y
for i in range(4):
    if i == 2: Two.__init__ = lambda self, x, y: setattr(self, "y", 100 + y)
    print(make())
for i in range(4):
    if i == 2: Two.__new__ = lambda cls, *args: "replaced"
    try: print(make())
    except AttributeError as error: print(error)
import abc
class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
attempt(Abstract)
def deep(n):
    class Node:
        def __init__(self, n): self.next = Node(n - 1) if n else None
    return Node(n)
node = deep(50)
try:
    deep(5000)
except RecursionError as error:
    print(error)
`,
);
check(
  "calls: defaults, bound methods, closures",
  `
def f(a, b=2, c=3): return a, b, c
def g(*args, **kw): return args, kw
class C:
    def m(self, x, y=5): return x, y
    @classmethod
    def k(cls, x=1): return x
    @staticmethod
    def s(x=2): return x
    @property
    def p(self): return "p"
    @property
    def broken(self): return self.missing
c = C()
m = c.m
def attempt(h):
    for turn in (0, 1, 2):
        try: result = h()
        except Exception as error: result = type(error).__name__ + ": " + str(error)
    print(result)
for h in (lambda: f(1), lambda: f(1, 5), lambda: f(1, 5, 6), lambda: f(), lambda: f(1, 2, 3, 4), lambda: f(c=1, a=2), lambda: g(1, x=2),
          lambda: m(1), lambda: m(1, 2), lambda: m(), lambda: m(1, 2, 3), lambda: c.m(7), lambda: C.m(c, 1), lambda: C.m(), lambda: c.k(),
          lambda: C.k(4), lambda: c.s(), lambda: C.s(9), lambda: c.p, lambda: c.broken, lambda: len([1]), lambda: len(), lambda: len(1, 2),
          lambda: [].append(), lambda: list.append([1]), lambda: list.append({}, 1), lambda: {}.get(), lambda: [1].pop(0), lambda: isinstance(1)):
    attempt(h)
class D:
    def __call__(self, x): return x
    def __getattr__(self, name): return name
class F:
    def m(self): return "F"
class H(F):
    def m(self): return "H" + F.m(self)
for o in [F(), H(), F(), H(), F()]: print(o.m(), o.m)
def poly(o): return o.value
class A1: value = 1
class A2:
    def __init__(self): self.value = 2
class A3:
    __slots__ = "value",
    def __init__(self): self.value = 3
class A4:
    @property
    def value(self): return 4
class A5:
    def __getattr__(self, name): return 5
things = [A1(), A2(), A3(), A4(), A5(), A1, A2()]
for turn in range(4):
    print([poly(o) for o in things if o is not None])
    if turn == 1: A1.value = 11
    if turn == 2: A4.value = 44
def setter(o, v): o.value = v
for turn in range(3):
    for o in (A1(), A2(), A3(), A5()):
        setter(o, turn)
        print(o.value)
`,
);
check(
  "guest operators",
  `
class V:
    def __init__(self, x): self.x = x
    def __add__(self, other): return NotImplemented if isinstance(other, str) else ("add", self.x)
    def __radd__(self, other): return ("radd", self.x)
    def __lt__(self, other): return ("lt", self.x)
    def __eq__(self, other): return NotImplemented if other == 3 else ("eq", self.x)
    def __sub__(self, other): raise ValueError("sub")
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): self.x = value
    def __contains__(self, key): return key == 1
    def __bool__(self): return self.x > 0
class W(V):
    def __radd__(self, other): return ("W.radd", self.x)
    def __gt__(self, other): return ("W.gt", self.x)
class I:
    def __iadd__(self, other): return "iadd"
    def __len__(self): return 0
def attempt(h, *args):
    for turn in (0, 1, 2):
        try: result = h(*args)
        except Exception as error: result = type(error).__name__ + ": " + str(error)
    print(result)
def plus(a, b): return a + b
def less(a, b): return a < b
def same(a, b): return a == b
def minus(a, b): return a - b
def inplace(a, b):
    a += b
    return a
values = [V(1), W(2), I(), 1, 2.5, "s", None, 2**40]
for h in (plus, less, same, minus, inplace):
    for a in values:
        for b in values:
            attempt(h, a, b)
v = V(1)
for i in range(3):
    v[i] = i
    print(v[i], v.x, 1 in v, 2 in v, not v, "yes" if v else "no", "yes" if I() else "no")
for i in range(4):
    if i == 2: V.__add__ = lambda a, b: "new"
    print(plus(v, v))
`,
);
check(
  "isinstance",
  `
class A: pass
class B(A): pass
class M(type):
    def __instancecheck__(cls, o): return "meta"
class C(metaclass=M): pass
class Liar:
    @property
    def __class__(self): return A
for v in (1, True, 1.5, "a", None, [], (), {}, A(), B(), A, C, Liar()):
    for c in (int, bool, float, str, list, tuple, dict, object, type, A, B, C, (int, str), (A, B), (C, int), (), ((int, A), str), 5, (5,), int | str):
        try: print(isinstance(v, c), end=" ")
        except TypeError as error: print(error, end=" ")
    print()
`,
);
check(
  "exceptions",
  `
class E(Exception): pass
class F(E): pass
def thrower(e): raise e
def attempt(e, *kinds):
    try:
        try:
            thrower(e)
        except kinds[0] as caught:
            return "first " + repr(caught)
        except kinds[1:] as caught:
            return "rest " + repr(caught)
    except BaseException as escaped:
        return "escaped " + repr(escaped) + " " + repr(escaped.__context__)
for e in (E(1), F(2), ValueError("x"), KeyboardInterrupt(), StopIteration(5), ExceptionGroup("g", [E(3)])):
    for kinds in ((E, ValueError), (F, E), (Exception,), ((F, ValueError), KeyboardInterrupt), (5,), ((E, 5), E), (BaseException,), ((),)):
        print(attempt(e, *kinds))
def gen():
    try:
        yield 1
        raise E("in gen")
    except E as error:
        yield repr(error)
        try: raise
        except E: yield "again"
    finally:
        yield "finally"
try:
    raise F("outer")
except F:
    for x in gen():
        print(x)
    import sys
    print(repr(sys.exception()))
print(repr(sys.exception()))
`,
);
check(
  "generators",
  `
def count(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
    return "end"
def delegate(*its):
    for it in its:
        r = yield from it
        print("returned", r)
print(list(delegate(count(2), [7, 8], "ab", range(2), {1: 2}, count(0), enumerate("x"))))
g = delegate(count(3))
print(next(g), g.send("hello"), g.send(None))
try: next(g)
except StopIteration as error: print("stop", error.value)
def failing():
    yield 1
    raise KeyError("k")
def wrap():
    try:
        yield from failing()
    except KeyError as error:
        yield "caught " + repr(error)
    yield from ()
print([x for x in wrap()])
def recursive(n):
    if n:
        yield n
        yield from recursive(n - 1)
print([x for x in recursive(40)])
try:
    for x in recursive(3000): pass
except RecursionError as error:
    print(error)
g = count(2)
for x in g:
    try:
        for y in g: print("inner", y)
    except ValueError as error: print(error)
print(list(g))
def self_running():
    try: yield next(me)
    except ValueError as error: yield str(error)
me = self_running()
print([x for x in me])
def many(a, b=2, *args, **kw):
    c = lambda: (a, b, args, kw)
    yield c()
print([x for x in many(1)], [x for x in many(1, 3, 4, k=5)])
g = count(5)
next(g)
g.close()
print([x for x in g])
`,
);
check(
  "super, f-strings, ropes",
  `
class A:
    def f(self, x=1): return ("A", x)
    @property
    def p(self): return "A.p"
    n = len
    k = 5
class B(A):
    def f(self, x=2): return ("B", super().f(x))
    def g(self): return super().missing()
    def h(self): return super().n([1, 2])
    def i(self): return super().k()
    @classmethod
    def c(cls): return super().__new__(cls)
class C(A):
    def f(self, x=3): return ("C", super().f(x))
class D(B, C):
    def f(self, x=4): return ("D", super().f(x))
for turn in range(3):
    for o in (B(), C(), D()):
        print(o.f(), o.f(9))
    for call in (lambda: B().g(), lambda: B().h(), lambda: B().i(), lambda: type(B.c()).__name__):
        try: print(call())
        except Exception as error: print(type(error).__name__, error)
    if turn == 1: A.f = lambda self, x: "patched"
class Odd:
    def __format__(self, spec): return "<" + spec + ">"
class S(str): pass
for v in (0, 7, 10, -1, -10, 99999, 2**30 - 1, -2**30, 2**30, True, "", "a", "b" * 300, "\xe9", "\u20ac", 1.5, None, Odd(), S("s")):
    print(f"{v}", f"{v}{v}", f"x{v}y", f"{v!r}:{v!s}", f"{''}{v}")
for n in (0, 1, 127, 128, 254, 255, 256, 300):
    for t in ("", "x", "\u20ac", "y" * 200):
        s = "a" * n + t
        s += t
        print(len(s), s[-3:], s == "a" * n + t + t, hash(s) == hash("a" * n + t + t), {s: 1}["a" * n + t + t])
s = ""
for i in range(2000):
    s += str(i % 10)
print(len(s), s[1990:], s.count("7"))
`,
);
