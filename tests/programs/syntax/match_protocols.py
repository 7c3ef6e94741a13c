"""What match statements ask of their subjects, and in which order."""
import collections
import collections.abc
import dataclasses
import enum
import array


class Loud:
    """Says which of its attributes is read."""

    __match_args__ = ("first", "second")

    def __init__(self, **values):
        self.__dict__["values"] = values

    def __getattr__(self, name):
        print("    read", name)
        try:
            return self.__dict__["values"][name]
        except KeyError:
            raise AttributeError(name) from None


def loud(subject):
    match subject:
        case Loud(1, second=2):
            return "positional and keyword"
        case Loud(first=int(n), third=3) if n > 10:
            return f"guarded {n}"
        case Loud(x):
            return f"captured {x}"
        case Loud():
            return "bare"
    return "nothing"


print(loud(Loud(first=1, second=2)))
print(loud(Loud(first=11, third=3)))
print(loud(Loud(first=5, third=3)))
print(loud(Loud(other=1)))


class BadArgs:
    __match_args__ = ["a"]
    a = 1


class BadItem:
    __match_args__ = ("a", 3)
    a = 1


class Few:
    __match_args__ = ("a",)
    a = 1


class NoArgs:
    pass


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


def bad_args(x):
    match x:
        case BadArgs(1):
            return 1


def bad_item(x):
    match x:
        case BadItem(1, 2):
            return 1


def too_many(x):
    match x:
        case Few(1, 2):
            return 1


def no_args(x):
    match x:
        case NoArgs(1):
            return 1


def twice(x):
    match x:
        case Few(1, a=1):
            return 1


def not_type(x):
    kind = len
    match x:
        case kind():
            return 1


def int_two(x):
    match x:
        case int(1, 2):
            return 1


for function, subject in [(bad_args, BadArgs()), (bad_item, BadItem()), (too_many, Few()), (no_args, NoArgs()),
                          (twice, Few()), (not_type, 3), (int_two, 1), (bad_args, 5)]:
    attempt(function, subject)


def sequences(x):
    match x:
        case []:
            return "empty"
        case [1]:
            return "one"
        case [1, *rest] if len(rest) > 3:
            return f"long {rest!r}"
        case [first, (2 | 3) as second, *_]:
            return f"{first!r} {second!r}"
        case [*init, last] if init:
            return f"{init!r} | {last!r}"
        case [_]:
            return "single"
        case _:
            return "no sequence"


class Seq(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        print("    len")
        return len(self.items)

    def __getitem__(self, index):
        print("    item", index)
        return self.items[index]


class Registered:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        if index > 1:
            raise IndexError(index)
        return index * 10


collections.abc.Sequence.register(Registered)


class ListSub(list):
    pass


for subject in [[], (1,), [1, 2, 3, 4, 5], (9, 3), "ab", b"ab", bytearray(b"ab"), range(4), array.array("i", [7, 8]),
                collections.deque([1, 2]), {1, 2}, {1: 2}, iter([1]), Seq(4, 2, 8), Seq(5), Registered(), ListSub([1]),
                memoryview(b"xy"), None, collections.UserList([3, 4]), collections.UserString("ab")]:
    print(type(subject).__name__, sequences(subject))


def mappings(x):
    match x:
        case {"kind": "a", **rest} if rest:
            return f"a with {rest!r}"
        case {"kind": str(k), 1: v}:
            return f"{k} {v!r}"
        case {None: n, True: t, 1.5: f, b"k": b, -1: m, 2 + 1j: c}:
            return f"{n} {t} {f} {b} {m} {c}"
        case {"nested": {"list": [_, {"deep": d}]}}:
            return f"deep {d}"
        case {}:
            return f"mapping {len(x)}"
    return "no mapping"


class Default(dict):
    def __missing__(self, key):
        print("    missing", key)
        return "a"


class Map(collections.abc.Mapping):
    def __init__(self, data):
        self.data = data

    def __getitem__(self, key):
        print("    getitem", key)
        return self.data[key]

    def get(self, key, default=None):
        print("    get", key)
        return self.data.get(key, default)

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


for subject in [{"kind": "a"}, {"kind": "a", "x": 1}, {"kind": "b", 1: 2}, collections.OrderedDict(kind="a", y=1),
                {None: 1, 1: 2, 1.5: 3, b"k": 4, -1: 5, 2 + 1j: 6}, {"nested": {"list": (0, {"deep": "end"})}},
                Default(), collections.defaultdict(str), Map({"kind": "a", "z": 0}), [], 3, collections.ChainMap({"kind": "c", 1: 1})]:
    print(mappings(subject))


class Key:
    name = "k"


def dynamic(x):
    match x:
        case {Key.name: 1, "k": 2}:
            return "same key twice"


attempt(dynamic, {"k": 1})
attempt(dynamic, {"j": 1})
attempt(dynamic, 4)


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass
class Point:
    x: float
    y: float
    label: str = dataclasses.field(default="", kw_only=True)


def values(x):
    match x:
        case Colour.RED | Colour.BLUE as c:
            return f"colour {c.name}"
        case True | False:
            return f"bool {x}"
        case -3 | 1 + 2j | "a" "b" | b"c":
            return f"literal {x!r}"
        case None:
            return "none"
        case Point(0, y=0):
            return "origin"
        case Point(x=0.0 | 1.0 as px, label="hot"):
            return f"hot {px}"
        case Point(a, b):
            return f"{a} {b}"
        case float(f) | int(f):
            return f"number {f}"
        case str(s) if s.isupper():
            return f"upper {s}"
        case bytes() | bytearray():
            return "bytes"
        case dict(d) | set(d) | frozenset(d):
            return f"container {len(d)}"
        case type():
            return f"class {x.__name__}"
        case object(__class__=c):
            return f"other {c.__name__}"


for subject in [Colour.RED, True, 1, 1.0, -3, 1 + 2j, "ab", b"c", None, Point(0, 0), Point(1, 2, label="hot"),
                Point(2, 3), 2.5, "UP", "low", b"zz", {}, {1}, int, Point, frozenset(), len]:
    print(values(subject))
print(Point.__match_args__)


def bound_after_failure(x):
    found = y = "unset"
    match x:
        case [found, 2]:
            pass
        case (found, y) if y > 5:
            pass
    return found, y


for subject in ([1, 2], [1, 3], [1, 7], [1]):
    print(bound_after_failure(subject))


def hot():
    totals = collections.Counter()
    shapes = [("circle", 2), ("rect", 2, 3), {"op": "add", "n": 4}, Point(1, 5), 7, "text", None, [1, [2, [3, []]]]]
    for i in range(400):
        match shapes[i % 8]:
            case ("circle", r):
                totals["circle"] += r * r
            case ("rect", w, h):
                totals["rect"] += w * h
            case {"op": "add" | "sub" as op, "n": n}:
                totals[op] += n
            case Point(x, y):
                totals["point"] += x * y
            case int() as n:
                totals["int"] += n
            case str():
                totals["str"] += 1
            case [a, [b, [c, []]]]:
                totals["nest"] += a + b + c
            case _:
                totals["rest"] += 1
    return sorted(totals.items())


print(hot())


class Strange(type):
    def __instancecheck__(cls, instance):
        print("    instancecheck", instance)
        return instance == "yes"


class Odd(metaclass=Strange):
    pass


for subject in ("yes", "no"):
    match subject:
        case Odd(upper=u):
            print("odd", u())
        case other:
            print("other", other)
match 1, 2:
    case a, b:
        print(a, b)
match = [match for match in range(3)]
case = {"case": match}
print(match[1:], case)
