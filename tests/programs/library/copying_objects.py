"""copy: shallow, deep and replace; hooks, cycles, sharing, classes with slots, errors."""
import collections
import copy
import datetime
import decimal
import enum
import fractions
import functools
import re
import types
import weakref


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Plain:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None


class Slotted:
    __slots__ = ("a", "b", "__weakref__")

    def __init__(self, a):
        self.a = a


class SlottedChild(Slotted):
    __slots__ = ("c",)


class Mixed(Slotted):
    pass


class Hooks:
    def __init__(self, name):
        self.name, self.log = name, []

    def __copy__(self):
        self.log.append("copy")
        return Hooks(self.name + "'")

    def __deepcopy__(self, memo):
        self.log.append(f"deepcopy {type(memo).__name__}")
        return Hooks(self.name + '"')


class State:
    def __init__(self):
        self.open, self.handle = True, object()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["handle"]
        return state

    def __setstate__(self, state):
        print("    setstate", sorted(state))
        self.__dict__.update(state, handle=None)


class Reduced:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __reduce__(self):
        return Reduced, (self.x, [self.y]), {"extra": [1]}, iter([1, 2]), iter([("k", "v")])

    def append(self, item):
        self.__dict__.setdefault("items", []).append(item)

    def __setitem__(self, key, value):
        self.__dict__.setdefault("pairs", {})[key] = value


class NewArgs(tuple):
    def __new__(cls, a, b):
        self = super().__new__(cls, (a, b))
        self.made = True
        return self

    def __getnewargs__(self):
        return tuple(self)


class KeywordArgs:
    def __new__(cls, *, size):
        self = super().__new__(cls)
        self.size = size
        return self

    def __getnewargs_ex__(self):
        return (), {"size": self.size}


class Colour(enum.Enum):
    RED = [1]


shared = [1, 2]
original = {"list": [shared, shared], "tuple": (1, (2, 3)), "deep": ((shared,),), "set": {1, 2}, "plain": Plain(x=shared, y=[shared])}
original["self"] = original
shallow, deep = copy.copy(original), copy.deepcopy(original)
print(shallow is not original, shallow["list"] is original["list"], shallow["self"] is original, deep["self"] is deep, deep["list"][0] is deep["list"][1], deep["list"][0] is not shared, deep["tuple"] is original["tuple"], deep["deep"] is not original["deep"], deep["plain"].x is deep["list"][0], deep["plain"].y[0] is deep["plain"].x)
loop = []
loop.append((loop, {"k": loop}))
twin = copy.deepcopy(loop)
print(twin[0][0] is twin, twin[0][1]["k"] is twin, twin is not loop)
atomic = [None, 1, 10 ** 30, 1.5, 1j, "text", b"bytes", True, ..., NotImplemented, int, len, lambda: 0, range(3), re.compile("a"), Colour.RED, slice(1, [2]), frozenset([1]), datetime.date(2024, 1, 1), decimal.Decimal("1.5"), fractions.Fraction(1, 2), property(), type, object, weakref.ref(Slotted), Plain.__eq__, Plain().__eq__]
print([(copy.copy(v) is v, copy.deepcopy(v) is v) for v in atomic[:-1]])
for value in (bytearray(b"ab"), collections.deque([shared], 3), collections.OrderedDict(a=shared), collections.defaultdict(list, a=shared), collections.Counter("aab"), collections.ChainMap({"a": shared}, {}), types.SimpleNamespace(a=shared), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), ValueError("x", shared), functools.partial(max, shared), {1: {2: {3}}}, (shared, 1), [range(2), {4}]):
    a, b = copy.copy(value), copy.deepcopy(value)
    print(type(value).__name__, type(a) is type(value), type(b) is type(value), a is value, b is value, a == value, b == value)
s = SlottedChild([1])
s.c = {"k": s}
a, b = copy.copy(s), copy.deepcopy(s)
print(a.a is s.a, a.c is s.c, b.a == s.a, b.a is s.a, b.c["k"] is b, hasattr(b, "b"))
m = Mixed(1)
m.free = [m]
b = copy.deepcopy(m)
print(b.free[0] is b, b.a, copy.copy(m).free is m.free, m.__reduce_ex__(4)[2][1])
h = Hooks("h")
print(copy.copy(h).name, copy.deepcopy([h, h])[1].name, h.log)
c = copy.copy(State())
print(c.handle, c.open, copy.deepcopy([State()])[0].handle)
r = copy.copy(Reduced(1, 2))
print(r.x, r.y, r.extra, r.items, r.pairs, copy.deepcopy(Reduced([1], 2)).__dict__)
n = NewArgs([1], 2)
d = copy.deepcopy(n)
print(d, d.made, d[0] is n[0], copy.copy(n)[0] is n[0], copy.copy(KeywordArgs(size=3)).size, copy.deepcopy(KeywordArgs(size=[3])).size)
memo = {}
x = [shared]
y = copy.deepcopy(x, memo)
print(copy.deepcopy(x, memo) is y, id(x) in memo, copy.deepcopy(shared, memo) is y[0])
memo = {id(shared): "replaced"}
print(copy.deepcopy({"k": shared}, memo))


class Uncopyable:
    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot copy at {protocol}")


class BadReduce:
    def __reduce__(self):
        return 5


class Global:
    def __reduce__(self):
        return "GLOBAL"


def generator():
    yield 1


for label, value in (("uncopyable", Uncopyable()), ("bad reduce", BadReduce()), ("global", Global()), ("generator", generator()), ("iterator", iter([1, 2])), ("map", map(len, [])), ("frame", None), ("method", Plain(a=1).__eq__), ("dict view", {}.keys()), ("module copy", types.ModuleType("m"))):
    for function in (copy.copy, copy.deepcopy):
        attempt(f"{label} {function.__name__}", lambda: type(function(value)).__name__)
print(copy.Error is copy.error, issubclass(copy.Error, Exception))


class Replaceable:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __replace__(self, /, **changes):
        return Replaceable(**{**self.__dict__, **changes})


P = collections.namedtuple("P", "x y")
print(copy.replace(Replaceable(1, 2), b=5).b, copy.replace(P(1, 2), y=9), copy.replace(datetime.date(2024, 5, 6), day=1), copy.replace(types.SimpleNamespace(a=1), b=2), copy.replace(datetime.time(1, 2), hour=5))
for action in (lambda: copy.replace(5), lambda: copy.replace(P(1, 2), z=1), lambda: copy.replace(Replaceable(1, 2), c=3), lambda: copy.replace(datetime.date(2024, 5, 6), foo=1) if False else "skipped"):
    attempt("replace", action)


class Tree:
    def __init__(self, depth, parent=None):
        self.parent, self.depth = parent, depth
        self.children = [Tree(depth - 1, self) for _ in range(2)] if depth else []

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child


tree = Tree(5)
twin = copy.deepcopy(tree)
print(sum(1 for _ in twin), all(child.parent is node for node in twin for child in node.children), not {id(n) for n in tree} & {id(n) for n in twin}, sum(n.depth for n in twin))
deep = []
for _ in range(200):
    deep = [deep]
level, copied = 0, copy.deepcopy(deep)
while copied:
    copied, level = copied[0], level + 1
print(level)
