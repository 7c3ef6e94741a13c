"""enum: members and aliases, flags and their boundaries, functional API, mixed-in types, hooks and complaints."""
import enum
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, verify, member, nonmember, property as enum_property, EnumType, CONTINUOUS, NAMED_FLAGS, UNIQUE, STRICT, CONFORM, EJECT, KEEP, global_enum


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Colour(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name}:{self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN

    @property
    def bright(self):
        return self is not Colour.BLUE


print(list(Colour), Colour.__members__, len(Colour), Colour.CRIMSON, Colour.CRIMSON is Colour.RED, Colour(1), Colour["CRIMSON"], Colour.RED in Colour, 1 in Colour, 9 in Colour)
print(repr(Colour.RED), str(Colour.RED), f"{Colour.RED:>12}|", Colour.RED.describe(), Colour.default(), Colour.BLUE.bright, Colour, repr(Colour), [*reversed(Colour)])
for action in (lambda: Colour(7), lambda: Colour["PINK"], lambda: Colour.PINK, lambda: Colour.RED < Colour.BLUE, lambda: setattr(Colour, "RED", 5), lambda: delattr(Colour, "RED"), lambda: Colour.RED.RED, lambda: setattr(Colour.RED, "value", 3), lambda: Colour(), lambda: Colour(1, 2),
               lambda: type("Sub", (Colour,), {}), lambda: hash(Colour.RED) == hash(Colour.CRIMSON), lambda: Colour.RED == 1, lambda: {Colour.RED: 1}[Colour.CRIMSON], lambda: bool(Colour.RED), lambda: setattr(Colour, "NEW", 5) or Colour.NEW, lambda: Colour.RED.name.lower(), lambda: iter(Colour.RED)):
    attempt("colour", action)


def define(body, bases="Enum", **extra):
    namespace = {**globals(), **extra}
    exec(f"class E({bases}):\n" + "\n".join("    " + line for line in body.split("\n")), namespace)
    return namespace["E"]


def members(cls):
    return [(m.name, m.value) for m in cls], sorted(cls.__members__)


for body, bases in [("A = 1\nA = 2", "Enum"), ("A = auto()\nB = auto()\nC = 10\nD = auto()", "Enum"), ("A = 'x'\nB = auto()", "Enum"), ("A = auto(), 'x'\nB = auto(), 'y'", "Enum"), ("mro = 1", "Enum"), ("_a_ = 1", "Enum"), ("_order_ = 'A B'\nA = 1\nB = 2", "Enum"), ("_order_ = 'B A'\nA = 1\nB = 2", "Enum"),
                    ("_ignore_ = ['i']\nfor i in range(3): vars()[f'M{i}'] = i", "Enum"), ("A = 1\ndef A(self): pass", "Enum"), ("A = lambda self: 1\nB = 2", "Enum"), ("A = member(len)\nB = nonmember(5)", "Enum"), ("class Inner: pass\nA = 1", "Enum"), ("A = {1: 2}\nB = [1]\nC = [1]", "Enum"), ("A: int\nB: int = 2", "Enum"),
                    ("A = 1\nB = 'x'", "IntEnum"), ("A = auto()\nB = 7\nC = auto()", "IntEnum"), ("A = auto()\nB_C = auto()\nD = 'own'", "StrEnum"), ("A = 1", "StrEnum"), ("A = 'a', 'b'", "StrEnum"), ("A = b'x', 'ascii'", "StrEnum"), ("A = 1.5\nB = 2", "float, Enum"), ("A = 1, 2\nB = 3, 4", "tuple, Enum"), ("A = '5'\nB = '1f', 16", "int, Enum"),
                    ("A = auto()\nB = auto()\nC = A | B\nD = 8", "Flag"), ("A = 1\nB = 5", "Flag"), ("A = 0\nB = auto()\nC = auto()", "IntFlag"), ("A = -1", "Flag"), ("__x = 1\n_y = 2\nA = 3", "Enum"), ("A = 1\n_missing_ = classmethod(lambda cls, v: cls.A if v == 'first' else None)", "Enum"), ("A = None\nB = False\nC = 0\nD = 0.0", "Enum")]:
    attempt(f"{body!r} {bases}", lambda: members(define(body, bases)))
attempt("unique", lambda: unique(define("A = 1\nB = 1\nC = 2\nD = 2")))
attempt("continuous", lambda: verify(CONTINUOUS)(define("A = 1\nB = 4", "IntEnum")))
attempt("named flags", lambda: verify(NAMED_FLAGS)(define("A = 1\nB = 6", "Flag")))
attempt("verify unique", lambda: verify(UNIQUE)(define("A = 1\nB = 1")))
attempt("missing", lambda: define("A = 1\n_missing_ = classmethod(lambda cls, v: 5)")("x"))
attempt("missing raises", lambda: define("A = 1\n@classmethod\ndef _missing_(cls, v): raise KeyError(v)")("x"))
attempt("generate", lambda: members(define("def _generate_next_value_(name, start, count, last): return (name.lower(), start, count, list(last))\nA = auto()\nB = auto()")))
attempt("generate late", lambda: members(define("A = auto()\ndef _generate_next_value_(name, start, count, last): return name")))


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)
    TWIN = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.67430e-11 * self.mass / self.radius ** 2, 3)


print([(p.name, p.gravity, p.value) for p in Planet], Planet.TWIN is Planet.EARTH)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = bytes([value, 1])
        obj.label, obj.unit = label, unit
        obj._add_alias_(label)
        return obj

    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "m")


print(Coordinate.PY, repr(Coordinate.PY), Coordinate(b"\1\1").unit, bytes(Coordinate.PY), Coordinate["P.X"])


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W
    ALL = 7


p = Perm.R | Perm.X
print(p, repr(p), p.value, p.name, Perm.R in p, Perm.W in p, list(p), len(p), bool(Perm(0)), repr(Perm(0)), ~p, ~Perm.RW, p ^ Perm.RW, p & Perm.R, Perm(3), Perm.RW, list(Perm), Perm["RW"], [*Perm.ALL], Perm.ALL.name)
for action in (lambda: Perm(8), lambda: Perm(-1), lambda: Perm("x"), lambda: Perm.R | 1, lambda: Perm.R < Perm.W, lambda: Perm.R in 5, lambda: 4 in Perm.R, lambda: Perm.R == 4, lambda: Perm.R | Perm.R is Perm.R, lambda: int(Perm.R), lambda: Perm(Perm.R), lambda: Perm.R(3), lambda: Perm(-5)):
    attempt("perm", action)


class IP(IntFlag):
    A = 1
    B = 2
    C = 4


print(IP.A | 8, repr(IP.A | 8), IP(16), repr(IP(17)), ~IP.A, repr(~IP.A), IP.A + 1, IP.A | IP.B, 3 & IP.A, repr(IP(-1)), IP(7) == 7, list(IP(6)), IP.A.__class__, f"{IP.B:03d}", str(IP.B | IP.C), IP(0), [IP.A] == [1], isinstance(IP.A, int))
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    cls = Flag("F", "A B C", boundary=boundary)
    attempt(boundary.name, lambda: (repr(cls(8 + 1)), repr(~cls.A), repr(cls(0))))
Functional = Enum("Functional", "ONE TWO, THREE", start=5, module="here", qualname="Outer.Functional")
print(list(Functional), Functional.__module__, Functional.__qualname__, list(Enum("P", [("a", 1), ("b", "x")])), list(IntEnum("D", {"x": 10, "y": 20})), list(StrEnum("S", ["Aa", "Bb"])), list(Enum("T", ["q"], type=str)))


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 9


print(Level.MID + 1, Level.LOW < Level.HIGH, sorted([Level.HIGH, Level.LOW]), Level.MID == 5, str(Level.MID), repr(Level.MID), f"{Level.MID}", "%d %s" % (Level.MID, Level.MID), [10, 20, 30, 40, 50, 60][Level.MID], {5: "five"}[Level.MID], max(Level), Level(5).name, Level.MID.real, round(Level.MID), range(Level.LOW, Level.MID))


class Name(StrEnum):
    FIRST = auto()
    SECOND = "2nd"


print(Name.FIRST, repr(Name.FIRST), Name.FIRST == "first", Name.SECOND.upper(), f"{Name.FIRST!r:>20}", "-".join(Name), Name("2nd"), Name.FIRST + "!", sorted(Name), type(Name.FIRST.title()).__name__)


class Own(Enum):
    A = 1

    def __str__(self):
        return "own " + self.name

    def __repr__(self):
        return "<own>"

    def __format__(self, spec):
        return f"[{spec}]"

    def __eq__(self, other):
        return other == "A" or self is other

    def __hash__(self):
        return 5


print(Own.A, repr(Own.A), f"{Own.A:x}", Own.A == "A", hash(Own.A), [Own.A], {Own.A: 1})


class Base(Enum):
    def shared(self):
        return self.value * 2

    @classmethod
    def parse(cls, text):
        return next((m for m in cls if m.name.lower() == text.lower()), None)


class Derived(Base):
    X = 4
    Y = 5


print(Derived.X.shared(), Derived.parse("y"), Derived.parse("z"), Derived.__mro__, type(Derived))


class State(Enum):
    IDLE, RUNNING, DONE = range(3)
    _transitions = nonmember({})

    def next(self):
        return State((self.value + 1) % len(State))


def cycle(n):
    state = State.IDLE
    seen = dict.fromkeys(State, 0)
    flags = Perm(0)
    for i in range(n):
        seen[state] += i
        state = state.next()
        if state is State.DONE:
            flags ^= Perm.RW
        elif state == State.RUNNING and Level.MID <= i % 10:
            flags |= Perm.X
    return {k.name: v for k, v in seen.items()}, flags


print(cycle(300))
match Colour(2):
    case Colour.RED:
        print("red")
    case Colour.GREEN | Colour.BLUE as c:
        print("other", c.name)
print(sorted(n for n in dir(Colour) if not n.startswith("__")), sorted(n for n in dir(Colour.RED) if not n.startswith("_")))
