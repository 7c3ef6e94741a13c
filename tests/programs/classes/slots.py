# __slots__: layout, inheritance, errors.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), Point.__slots__)
p.x = 10
print(p.x)
for action in (
    lambda: setattr(p, "z", 3),
    lambda: p.z,
    lambda: vars(p),
    lambda: p.__dict__,
):
    try:
        action()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
try:
    del p.x
except AttributeError as e:
    print(e)
p.x = "back"
print(p.x, type(Point.x).__name__, Point.x.__name__, Point.x.__get__(p), Point.y.__set__(p, 5), p.y)
try:
    Point.x.__get__(5)
except TypeError as e:
    print(e)


# Subclasses with and without __slots__.
class Point3(Point):
    __slots__ = ["z"]


class Open(Point):
    pass


q = Point3(1, 2)
q.z = 3
print(q.x, q.y, q.z, hasattr(q, "__dict__"))
o = Open(1, 2)
o.extra = "fine"
print(o.x, o.extra, vars(o))


class One:
    __slots__ = "single"


one = One()
one.single = 1
print(one.single)
try:
    one.s = 1
except AttributeError as e:
    print(e)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.a, w.b, vars(w))


class Empty:
    __slots__ = ()


try:
    Empty().x = 1
except AttributeError as e:
    print(e)


class Mixed(Empty, Open):
    __slots__ = ("m",)


m = Mixed(1, 2)
m.m, m.free = 5, 6
print(m.x, m.m, m.free, vars(m))

# What is refused.
def make(**namespace):
    try:
        type("Bad", (), namespace)
        print("made")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


make(__slots__=("a", "a"))
make(__slots__=("a b",))
make(__slots__=(1,))
make(__slots__=5)
make(__slots__=("a",), a=1)
make(__slots__=("__dict__", "__dict__"))
make(__slots__="")
make(__slots__={"a": "doc of a"})


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("b",)


try:
    type("Both", (S1, S2), {})
except TypeError as e:
    print(e)
print(type("Fine", (S1, Empty), {"__slots__": ()}).__mro__[1].__name__)

# Mangled names, defaults through the class of a parent, hash and equality as ever.
class Private:
    __slots__ = ("__secret",)

    def __init__(self):
        self.__secret = 42

    def get(self):
        return self.__secret


print(Private().get(), Private()._Private__secret, hasattr(Private, "_Private__secret"))


class Default:
    value = "from class"


class Slotted(Default):
    __slots__ = ("other",)


s = Slotted()
print(s.value, hasattr(s, "other"), hasattr(s, "__dict__"))
s.value = "instance"
print(s.value)


class Vector(Point):
    __slots__ = ()

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"{type(self).__name__}{tuple(getattr(self, n) for n in Point.__slots__)}"


print(Vector(1, 2) == Vector(1, 2), Vector(1, 2) != Vector(2, 1), len({Vector(1, 2), Vector(1, 2)}), Vector(0, 5))
class Tup(tuple):
    __slots__ = ()
try:
    class BadInt(int):
        __slots__ = ("a",)
except TypeError as e:
    print(e)
print(hasattr(Tup(), "__dict__"), Tup([1]))
