"""match: what the patterns look at, and in which order."""
import collections
import enum


def attempt(fn, *args):
    try:
        print("ok", fn(*args))
    except BaseException as error:
        print(type(error).__name__, error)


def kind(x):
    match x:
        case None: return "None"
        case True: return "True"
        case 0: return "zero"
        case 1.5: return "1.5"
        case -2: return "-2"
        case 3 + 4j: return "complex"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case []: return "empty"
        case [_]: return "one"
        case [1, *_, 9]: return "1..9"
        case (a, b) if a == b: return f"same {a}"
        case [a, [b, *c], *d]: return f"nested {a} {b} {c} {d}"
        case {"k": v, "d": {"e": [e]}}: return f"deep {v} {e}"
        case {"k": str() as v, **rest}: return f"map {v} {rest}"
        case {}: return "mapping"
        case int(n) | float(n): return f"number {n}"
        case str(s): return f"str {s}"
        case _: return "other"


class Seq(collections.UserList): pass
class Lst(list): pass
class Tup(tuple): pass


for x in (None, True, False, 0, 0.0, 1, 1.5, -2, -2.0, 3 + 4j, "ab", b"x", [], (), [5], [1, 2, 9], [1, 9], [3, 3], [1, [2, 3, 4], 5],
          {"k": 1, "d": {"e": [2]}}, {"k": "s", "z": 1}, {"q": 1}, {}, 7, 7.5, "text", b"y", {1}, range(2), range(0),
          Seq([8]), Lst([4, 4]), Tup((6,)), collections.deque([1]), iter([1]), object, collections.OrderedDict(k="o"), collections.Counter(),
          10 ** 30):
    print(repr(x) if not isinstance(x, type) else x.__name__, "->", kind(x)) if not hasattr(x, "__next__") else print("iterator ->", kind(x))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y): self.x, self.y = x, y


def where(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0): return "on y"
        case Point(x, y=0): return f"on x {x}"
        case Point(int() as x, float(y) | int(y)): return f"at {x} {y}"
        case Point(): return "some point"


for p in (Point(0, 0), Point(0, 5), Point(3, 0), Point(1, 2.5), Point("a", "b"), 3):
    print(where(p))


class NoArgs: pass
class BadArgs: __match_args__ = ["x"]
class BadItem: __match_args__ = (1,)
class Dup:
    __match_args__ = ("x", "x")
    x = 1


def positional(x, cls, n=1):
    match x:
        case cls(): return "class only"


def one(x, cls):
    match x:
        case cls(a): return a


def both(x):
    match x:
        case Point(1, x=2): return 1


def three(x):
    match x:
        case Point(1, 2, 3): return 1


def same(x):
    match x:
        case Dup(a, b): return a, b


attempt(one, NoArgs(), NoArgs)
attempt(one, BadArgs(), BadArgs)
attempt(one, BadItem(), BadItem)
attempt(both, Point(1, 2))
attempt(three, Point(1, 2))
attempt(same, Dup())
attempt(one, 3, 3)
attempt(one, 3, int)
attempt(one, [1], list)
attempt(one, True, bool)
for value, cls in ((3, int), ("s", str), (b"b", bytes), ({}, dict), ((), tuple), ([], list), (1.5, float), ({1}, set),
                   (frozenset(), frozenset)):
    print(one(value, cls) is value, end=" ")
print()


class Meta(type):
    def __instancecheck__(cls, x): return x == "anything"


class Fake(metaclass=Meta): pass


print(positional("anything", Fake), positional("else", Fake))


class Raising:
    __match_args__ = ("a", "b")
    a = 1

    @property
    def b(self): raise KeyError("from b")


def raising(x):
    match x:
        case Raising(a, b): return a, b


attempt(raising, Raising())


class Absent:
    __match_args__ = ("nothing",)


print(one(Absent(), Absent))


class Color(enum.Enum):
    RED = 1
    GREEN = 2


class Consts:
    A = "a"
    class Inner: B = "b"


def dotted(x):
    match x:
        case Color.RED: return "red"
        case Color.GREEN | Consts.A: return "green or a"
        case Consts.Inner.B: return "b"
        case other: return other


print(dotted(Color.RED), dotted(Color.GREEN), dotted("a"), dotted("b"), dotted(1))


class LogDict(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)
    def keys(self):
        print("keys")
        return super().keys()


match LogDict(a=1, b=2):
    case {"z": _}: print("z")
    case {"a": 1, "b": 3}: print("no")
    case {"a": a, **rest}: print(a, rest)


class Missing(dict):
    def __missing__(self, key): return "made"


match Missing():
    case {"k": v}: print("made", v)
    case _: print("not made")
k1 = "dup"


class Keys: A, B = "same", "same"


def dup(x):
    match x:
        case {Keys.A: 1, Keys.B: 2}: return 1


attempt(dup, {"same": 1})
# bindings stay after a failed guard, and as-patterns bind the whole
match [1, 2]:
    case [p, q] if p > q: print("no")
    case [p, *q] as whole: print(p, q, whole)
match 5:
    case (1 | 2) as small: print(small)
    case n if (m := n * 2) > 9: print(n, m)
match (1, [2, (3, {"k": [4]})]):
    case (a, [b, (c, {"k": [d]})]): print(a, b, c, d)
match 1, 2:
    case 1, x: print(x)
match *[1, 2], 3:
    case [*all]: print(all)
match {"a": [1, {"b": 2}]}:
    case {"a": [*_, {"b": b}]}: print(b)
match = {"case": 1}
case = match["case"]
print(match, case)
_ = "underscore"
match_result = []
for subject in ("x", 1, [1, 2, 3], {"t": "add", "v": [1, 2]}, {"t": "neg", "v": 3}):
    match subject:
        case {"t": "add", "v": [a, b]}: match_result.append(a + b)
        case {"t": "neg", "v": v}: match_result.append(-v)
        case [first, *rest]: match_result.append((first, rest))
        case str() | int(): match_result.append(subject)
print(match_result, _)
for source in ("match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "match x:\n case [a, a]: pass", "match x:\n case {**rest, 'a': 1}: pass",
               "match x:\n case C(a=1, a=2): pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case 1 + 1: pass",
               "match x:\n case _ as _: pass", "match x:\n case (1 | a): pass", "match x:\n case a.b | 1: pass", "match x:\n case -a: pass",
               "match x:\n case {**_}: pass", "match x:\n case f'a': pass", "match x:\n case C(1, a=2, 3): pass"):
    try:
        compile(source, "s", "exec")
        print("fine")
    except SyntaxError as error:
        print(error)
