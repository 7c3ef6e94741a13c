"""pickle: the bytes of every protocol, round trips, classes with their own ways, what is refused."""
import collections
import copyreg
import datetime
import decimal
import enum
import fractions
import functools
import io
import pickle
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    class Inner:
        class Deep:
            pass

    def method(self):
        return self.x

    @classmethod
    def make(cls):
        return cls(0, 0)


class Slots:
    __slots__ = ("a", "b")


class Both(Slots):
    pass


class State:
    def __init__(self):
        self.log = ["init"]

    def __getstate__(self):
        return ("state", self.log)

    def __setstate__(self, state):
        self.log = ["set", *state[1]]


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class NewArgsEx:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self.given = args, kwargs
        return self

    def __getnewargs_ex__(self):
        return (1, 2), {"key": "value"}


class Reduced:
    def __reduce__(self):
        return Reduced, (), {"x": 1}, iter(["a", "b"]), iter([("k", "v")])

    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def __setitem__(self, key, value):
        self.items.append((key, value))


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Flags(enum.Flag):
    A = 1
    B = 2


Named = collections.namedtuple("Named", "x y")


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class MyError(Exception):
    def __init__(self, code):
        super().__init__("failed", code)
        self.code = code

    def __reduce__(self):
        return MyError, (self.code,)


def function(x):
    return x + 1


print("-- bytes")
shared = ["s"]
plain = [
    None, True, False, 0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, -2**31, 2**31, -2**31 - 1, 2**63,
    -(2**63), 10**30, -128, -2**71, 1.5, float("inf"), -0.0, "", "abc", "é\n\\\0", "\ud800", "x" * 300,
    b"", b"ab\xff", b"y" * 300, bytearray(b"ba"), bytearray(), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4),
    [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": [2]}, set(), {3}, frozenset(), frozenset([4]),
    [shared, shared], int, Point.Inner.Deep, len, function, ..., NotImplemented, type(None), Point, Point.Inner, Color.RED,
    Point(1, 2), complex(1, -2), range(3), slice(1, 2), Named(1, 2),
]
for obj in plain:
    for protocol in (0, 1, 2, 3, 4, 5) if obj in (None, 256, "abc", b"ab\xff", (1, 2), [1, 2]) else (0, 2, 5):
        data = pickle.dumps(obj, protocol)
        print(protocol, data if len(data) < 150 else (len(data), data[:20], data[-20:]))
        back = pickle.loads(data)
        if not (back == obj and type(back) is type(obj)):
            print("!", obj, back)

print("-- round trips")
recursive = []
recursive.append(recursive)
loop = {}
loop["me"] = (loop, [loop])
slots = Slots()
slots.a = 1
both = Both()
both.a, both.c = 1, 2
for protocol in range(6):
    back = pickle.loads(pickle.dumps(recursive, protocol))
    print(protocol, back[0] is back, end=" ")
    back = pickle.loads(pickle.dumps(loop, protocol))
    print(back["me"][0] is back and back["me"][1][0] is back, end=" ")
    if protocol >= 2:
        back = pickle.loads(pickle.dumps(slots, protocol))
        print(back.a, hasattr(back, "b"), end=" ")
        back = pickle.loads(pickle.dumps(both, protocol))
        print(back.a, back.c, end=" ")
        print(pickle.loads(pickle.dumps(NewArgsEx(), protocol)).given, end=" ")
    print(pickle.loads(pickle.dumps(State(), protocol)).log, end=" ")
    print(pickle.loads(pickle.dumps(NewArgs(1, 2), protocol)), end=" ")
    back = pickle.loads(pickle.dumps(Reduced(), protocol))
    print(back.items, back.x)
    if protocol in (1, 3, 4):
        continue
    for obj in (MyList([1, 2]), MyDict(a=1), MyInt(5), Named(1, [2]), Flags.A | Flags.B,
                collections.OrderedDict(b=1, a=2), collections.Counter("aab"),
                collections.deque([1, 2], 3), collections.defaultdict(list, {"k": [1]}),
                decimal.Decimal("1.50"), fractions.Fraction(1, 3), datetime.date(2024, 2, 29),
                datetime.datetime(2024, 1, 2, 3, 4, 5, 6), datetime.timedelta(1, 2),
                functools.partial(function, 3), MyError(7), ValueError("v", 1), KeyError("k"),
                Point(1, 2).method, Point.make, {"a": {1: (2, [3.5, {4}])}}, [Color.BLUE] * 3):
        back = pickle.loads(pickle.dumps(obj, protocol))
        same = type(back) is type(obj) and repr(back) == repr(obj)
        if not same and "function" not in repr(obj) and "method" not in repr(obj):
            print("!", protocol, obj, back)
many = [None] * 1001
data = pickle.dumps(many)
print(pickle.loads(data) == many, len(data))
big = ["x" * 70000, b"z" * 70000, "y" * 40000, "w" * 40000]
print(pickle.loads(pickle.dumps(big)) == big, [len(pickle.dumps(big, p)) for p in (0, 3)])

print("-- what is refused")


def local():
    def inner():
        pass

    class Local:
        pass

    return inner, Local()


class Bad:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


inner, instance = local()
for obj in (lambda: 0, inner, instance, (n for n in ()), sys, [1, {"k": inner}], Bad(3), Bad((1,)),
            Bad((1, ())), Bad((int, 3)), Bad("nowhere"), open, io.StringIO, iter([]), object()):
    try:
        data = pickle.dumps(obj)
        print("fine", data[:1])
    except Exception as error:
        import re
        print(type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error)))
        for note in getattr(error, "__notes__", ()):
            print("   ", re.sub("0x[0-9a-f]+", "0x", note))

print("-- what cannot be read")
for data in (b"", b"\x80\x04", b"\x80\x63.", b"\x80\x04K", b"q", b".", b"e.", b"\x80\x04\xff", b"h\x05.",
             b"cnowhere\nx\n.", b"cmath\nnothing\n.", b"I12", b"S'abc\n.", b"t.", b"]a.", b"P1\n.",
             b"\x80\x04\x8c\x05ab", b"K\x01K\x02u.", b"\x82\x07."):
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__)
try:
    pickle.dumps(1, 6)
except ValueError as error:
    print(error)
try:
    pickle.loads("text")
except TypeError as error:
    print(error)

print("-- old data")
for data in (b"I01\n.", b"I7\n.", b"L5L\n.", b"S'a\\nb'\n.", b"U\x03abc.", b"T\x03\0\0\0abc.", b"V\\u00e9x\n.",
             b"F1.5\n.", b"(I1\nI2\nl.", b"(S'a'\nI1\nd.", b"c__builtin__\nxrange\n.", b"N2t.", b"K\x01K\x02\x860K\x03.",
             b"(K\x01(K\x021.", b"ccopy_reg\n_reconstructor\n.", b"(i__main__\nState\n.", b"(c__main__\nState\no."):
    try:
        result = pickle.loads(data)
        print(type(result).__name__ if hasattr(result, "__dict__") else result)
    except Exception as error:
        print(data, type(error).__name__, error)
print(pickle.loads(b"U\x02\xc3\xa9.", encoding="utf-8"), pickle.loads(b"U\x01\xff.", encoding="bytes"))

print("-- subclasses of Pickler and Unpickler")


class Persistent(pickle.Pickler):
    def persistent_id(self, obj):
        return ("point", obj.x) if isinstance(obj, Point) else None

    def reducer_override(self, obj):
        if isinstance(obj, MyInt):
            return int, (int(obj) + 100,)
        return NotImplemented


class Reader(pickle.Unpickler):
    def persistent_load(self, pid):
        return f"<{pid[0]} {pid[1]}>"

    def find_class(self, module, name):
        if module == "os":
            raise pickle.UnpicklingError(f"{module}.{name} is forbidden")
        return super().find_class(module, name)


file = io.BytesIO()
Persistent(file).dump([Point(1, 2), MyInt(5), Color.RED])
print(Reader(io.BytesIO(file.getvalue())).load())
try:
    Reader(io.BytesIO(b"cos\nsystem\n.")).load()
except pickle.UnpicklingError as error:
    print(error)
file = io.BytesIO()
pickler = pickle.Pickler(file, 2)
pickler.dispatch_table = copyreg.dispatch_table.copy()
pickler.dispatch_table[Point] = lambda point: (Point, (point.y, point.x))
pickler.dump(Point(1, 2))
pickle.dump("second", file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
try:
    pickle.load(file)
except EOFError as error:
    print(error)
copyreg.add_extension("__main__", "Point", 240)
print(pickle.dumps(Point, 2), pickle.loads(pickle.dumps(Point, 2)) is Point)
copyreg.remove_extension("__main__", "Point", 240)
print(pickle.encode_long(-256), pickle.encode_long(0), pickle.decode_long(b"\xff\x00"), pickle.HIGHEST_PROTOCOL,
      pickle.DEFAULT_PROTOCOL, issubclass(pickle.PicklingError, pickle.PickleError))
