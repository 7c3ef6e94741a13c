# collections.namedtuple: fields, defaults, methods, errors, subclasses.
from collections import namedtuple


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError, IndexError) as e:
        print(type(e).__name__, e)


Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p.y, p[0], p[-1], len(p), list(p), tuple(p), p == (1, 2), p == Point(1, 2), hash(p) == hash((1, 2)), p + (3,), p * 2, 1 in p, p.index(2), p.count(1), isinstance(p, tuple), {p: "k"}[(1, 2)])
x, y = p
print(x, y, *p, p._fields, p._asdict(), p._replace(x=5), p._replace(), Point._make([7, 8]), Point._fields, Point._field_defaults, Point.__name__, Point.__doc__, Point.x.__doc__, p.__class__.__name__)
print(f"{p} {p!r} {p.x:03d}", "%s" % (p,), "%d-%d" % p, "{0.x} {0[1]}".format(p), sorted([Point(2, 1), Point(1, 9)]), max(Point(1, 2), Point(1, 3)), Point(1, 2) < (1, 3), p[::-1], p[:1])
Rgb = namedtuple("Rgb", ["r", "g", "b"], defaults=[0, 255])
print(Rgb(1), Rgb(1, 2), Rgb(1, b=3), Rgb._field_defaults, Rgb(*range(3)), Rgb(**{"r": 9}))
print(namedtuple("A", "a, b,c")(1, 2, 3), namedtuple("E", [])(), namedtuple("One", "only")(1), namedtuple("R", ["a", "class", "a", "_x", "1a"], rename=True)._fields, namedtuple("T", ("p", "q"), defaults=(None,) * 2)(), namedtuple("M", "a b", module="mod").__module__)
attempt(lambda: Point(1))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=2))
attempt(lambda: Point(1, 2, x=1))
attempt(lambda: p.z)
attempt(lambda: setattr(p, "x", 5))
attempt(lambda: setattr(p, "z", 5))
attempt(lambda: delattr(p, "x"))
attempt(lambda: p.__setitem__)
attempt(lambda: p._replace(z=1))
attempt(lambda: Point._make([1]))
attempt(lambda: Point._make([1, 2, 3]))
attempt(lambda: Point._make(5))
attempt(lambda: namedtuple("P", "a a"))
attempt(lambda: namedtuple("P", "_a"))
attempt(lambda: namedtuple("P", "class"))
attempt(lambda: namedtuple("P", "1a"))
attempt(lambda: namedtuple("1P", "a"))
attempt(lambda: namedtuple("for", "a"))
attempt(lambda: namedtuple("P", "a b", defaults=[1, 2, 3]))
attempt(lambda: namedtuple("P", 5))
attempt(lambda: namedtuple("P"))
attempt(lambda: namedtuple("P", "a", "b"))
attempt(lambda: p[5])
attempt(lambda: Rgb())
attempt(lambda: p < 5)


class Vector(namedtuple("VectorBase", "x y")):
    __slots__ = ()

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __str__(self):
        return f"<{self.x}, {self.y}>"


v = Vector(3, 4)
print(v, repr(v), v.length, v + Vector(1, 1), v._replace(x=0), type(v._replace(x=0)).__name__, v == (3, 4), Vector._make([1, 2]), hasattr(v, "__dict__"), v._asdict())


class Account(namedtuple("Account", "owner balance")):
    def __new__(cls, owner, balance=0):
        if balance < 0:
            raise ValueError("negative")
        return super().__new__(cls, owner, balance)

    def deposit(self, n):
        return self._replace(balance=self.balance + n)


print(Account("Ann"), Account("Bob", 5).deposit(10), Account("C").deposit(1).deposit(2).balance)
attempt(lambda: Account("D", -1))
Person = namedtuple("Person", "name age city")
people = [Person("Ann", 30, "Rome"), Person("Bob", 25, "Oslo"), Person("Cid", 35, "Rome")]
by_city = {}
for person in people:
    by_city.setdefault(person.city, []).append(person.name)
print(by_city, sorted(people, key=lambda q: q.age)[0], [q.name for q in people if q.age > 28], max(people, key=lambda q: q.age).name, sum(q.age for q in people), [q._asdict()["city"] for q in people], dict(zip(Person._fields, people[0])))
nested = namedtuple("Outer", "inner n")(Point(1, 2), 5)
print(nested, nested.inner.x, nested._replace(inner=nested.inner._replace(y=9)))
rows = "a,1\nb,2".splitlines()
Row = namedtuple("Row", "key value")
print([Row(*line.split(",")) for line in rows], list(map(Row._make, zip("xy", [1, 2]))), Row("k", [1])._replace(key="z").value)
