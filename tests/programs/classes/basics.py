# Classes: attributes, instances, namespaces, lookup order.
class Point:
    """A point."""

    dimension = 2
    instances = []

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        self.instances.append((x, y))

    def norm2(self):
        return self.x ** 2 + self.y ** 2

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p, q = Point(3, 4), Point(1)
print(p, q, p.norm2(), Point.norm2(q), Point.instances is p.instances, Point.instances)
print(Point.__name__, Point.__qualname__, Point.__module__, Point.__doc__, Point.__bases__)
print(type(p) is Point, p.__class__ is Point, type(Point) is type, isinstance(p, Point), isinstance(p, object))

# Instance attributes shadow class attributes.
print(p.dimension, p.__dict__)
p.dimension = 3
print(p.dimension, q.dimension, Point.dimension, p.__dict__)
Point.dimension = 20
print(p.dimension, q.dimension)
del p.dimension
print(p.dimension)
for action in (lambda: p.missing, lambda: Point.missing, lambda: delattr(p, "missing"), lambda: delattr(Point, "zip")):
    try:
        action()
    except AttributeError as e:
        print(e)
p.z = 5
print(vars(p), getattr(p, "z"), getattr(p, "w", "default"), hasattr(p, "z"), hasattr(p, "w"))
setattr(p, "any name at all", 1)
print(getattr(p, "any name at all"), sorted(vars(p)))

# __dict__ can be replaced.
q.__dict__ = {"x": 7, "y": 8}
print(q)
try:
    q.__dict__ = 5
except TypeError as e:
    print(e)
q.__dict__["x"] = 70
print(q.x)


# Methods are added and replaced later.
def scale(self, k):
    return Point(self.x * k, self.y * k)


Point.scale = scale
print(p.scale(2))
Point.norm2 = lambda self: "replaced"
print(p.norm2(), q.norm2())
p.norm2 = lambda: "own"
print(p.norm2(), q.norm2())

# The class body runs once, top to bottom, and may contain any statement.
log = []


class Body:
    log.append("start")
    for i in range(3):
        log.append(i)
    if len(log) > 2:
        flag = "long"
    else:
        flag = "short"
    try:
        1 / 0
    except ZeroDivisionError:
        caught = True
    del i
    a = b = 1

    def f(self):
        return self.flag

    g = f
    log.append(sorted(k for k in locals() if not k.startswith("__")))


print(log)
print(Body().g(), Body.f is Body.g, hasattr(Body, "i"))


# Nested classes, classes as values, classes made in functions.
class Outer:
    class Inner:
        value = 1

        class Deep:
            pass

    def make(self):
        return self.Inner()


print(Outer().make().value, Outer.Inner.__qualname__, Outer.Inner.Deep.__qualname__)


def factory(n):
    class Made:
        number = n

        def get(self):
            return n + self.number

    return Made


A, B = factory(1), factory(10)
print(A().get(), B().get(), A is B, A.__qualname__)
table = {A: "a", B: "b"}
print(table[A], table[B])


class Empty: pass


e = Empty()
e.a = 1
print(e.a, vars(e), Empty.__dict__.get("a"))
print(Empty() == Empty(), e == e, e != e, e is e)
p.__class__ = Empty
print(type(p).__name__, p.x)
try:
    p.norm3
except AttributeError as error:
    print(error)
try:
    p.__class__ = int
except TypeError as error:
    print(error)
try:
    p.__class__ = 5
except TypeError as error:
    print(error)
