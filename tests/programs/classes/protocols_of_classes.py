"""Special methods at their odd ends: what may be returned, who is asked first, what happens when they fail."""
import operator


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def returning(name, value):
    """A class whose method returns a value of the wrong sort."""
    return type("Odd", (), {name: lambda self, *args: value})()


calls = {"__bool__": bool, "__len__": len, "__hash__": hash, "__repr__": repr, "__str__": str, "__bytes__": bytes, "__int__": int, "__float__": float, "__complex__": complex, "__index__": operator.index, "__iter__": iter, "__format__": format, "__dir__": dir, "__round__": round, "__trunc__": __import__("math").trunc, "__ceil__": __import__("math").ceil, "__length_hint__": operator.length_hint, "__reversed__": reversed, "__contains__": lambda x: 1 in x, "__instancecheck__": lambda x: isinstance(1, x), "__abs__": abs, "__neg__": operator.neg, "__divmod__": lambda x: divmod(x, 1), "__fspath__": __import__("os").fspath, "__sizeof__": lambda x: x.__sizeof__(), "__getitem__": lambda x: list(x)[:2] if False else x[0], "__call__": lambda x: x(), "__enter__": lambda x: x.__enter__(), "__await__": lambda x: x.__await__(), "__set_name__": lambda x: "unused", "__missing__": lambda x: x.__missing__(1)}
for name, function in calls.items():
    for value in (None, 5, -1, "text", 1.5, True, 10 ** 30, b"b", [1], NotImplemented):
        if name in ("__sizeof__", "__call__", "__enter__", "__await__", "__getitem__", "__missing__", "__set_name__", "__abs__", "__neg__", "__divmod__", "__trunc__", "__ceil__", "__round__", "__reversed__") and value is not None:
            continue
        if name in ("__hash__", "__length_hint__") and value in (10 ** 30,):
            continue
        if name in ("__int__", "__index__") and value is True:
            continue
        attempt(f"{name} {value!r}", lambda: function(returning(name, value)))


class Subclasses(int):
    def __bool__(self):
        return True


class MyInt(int):
    pass


class MyStr(str):
    pass


print(type(int(returning("__int__", MyInt(5)))) if False else "", type(str(returning("__str__", MyStr("s")))).__name__, type(repr(returning("__repr__", MyStr("s")))).__name__, bool(Subclasses(0)), [type(x).__name__ for x in (MyInt(3) + 1, -MyInt(3), MyInt(3) * MyInt(2), abs(MyInt(-1)), MyStr("a") + "b", MyStr("a").upper(), MyInt(5) // 2, MyInt(True), int(MyInt(7)), MyInt(7).__index__())])


class Asked:
    def __init__(self, name, answers=None):
        self.name, self.answers = name, answers or {}

    def __eq__(self, other):
        print(f"    {self.name}.__eq__")
        return self.answers.get("eq", NotImplemented)

    def __lt__(self, other):
        print(f"    {self.name}.__lt__")
        return self.answers.get("lt", NotImplemented)

    def __gt__(self, other):
        print(f"    {self.name}.__gt__")
        return self.answers.get("gt", NotImplemented)

    def __add__(self, other):
        print(f"    {self.name}.__add__")
        return self.answers.get("add", NotImplemented)

    def __radd__(self, other):
        print(f"    {self.name}.__radd__")
        return self.answers.get("radd", NotImplemented)

    __hash__ = None


class Child(Asked):
    def __radd__(self, other):
        print(f"    {self.name}.__radd__ (child)")
        return "child first"

    def __gt__(self, other):
        print(f"    {self.name}.__gt__ (child)")
        return "child decides"


class Quiet(Asked):
    pass


a, b, c, q = Asked("a"), Asked("b"), Child("c"), Quiet("q")
for label, function in {"a == b": lambda: a == b, "a != b": lambda: a != b, "a < b": lambda: a < b, "a < c": lambda: a < c, "a + b": lambda: a + b, "a + c": lambda: a + c, "a + q": lambda: a + q, "a + 1": lambda: a + 1, "1 + a": lambda: 1 + a, "sum": lambda: sum([a], 5), "in": lambda: a in [b, a], "in 2": lambda: 5 in [a], "index": lambda: [b].index(a), "max": lambda: max(a, b), "eq int": lambda: a == 5, "5 == a": lambda: 5 == a, "list": lambda: [a] == [b], "tuple": lambda: (1, a) < (1, b), "answers": lambda: Asked("y", {"eq": "yes"}) == 1, "not answers": lambda: Asked("y", {"eq": ""}) != 1, "list answers": lambda: [Asked("y", {"eq": "yes"})] == [1], "sorted": lambda: [x.name for x in sorted([Asked("s", {"lt": True}), Asked("t", {"lt": []})])]}.items():
    attempt(label, function)


class NoBool:
    def __bool__(self):
        raise ZeroDivisionError("bool")


class Pretend:
    __class__ = property(lambda self: int)
    __iter__ = None
    __contains__ = None
    __len__ = None


class Getter:
    def __getattribute__(self, name):
        if name == "hidden":
            raise AttributeError("not found", name=name, obj=self)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback " + name


class Raises:
    @property
    def broken(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return f"fallback for {name}"


class Dynamic:
    def __setattr__(self, name, value):
        print(f"    set {name}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print(f"    del {name}")
        object.__delattr__(self, name)


n, p = NoBool(), Pretend()
for label, function in {"if": lambda: 1 if n else 2, "not": lambda: not n, "and": lambda: n and 1, "filter": lambda: list(filter(None, [n])), "any": lambda: any([n]), "isinstance": lambda: (isinstance(p, int), type(p).__name__, p.__class__), "iter None": lambda: iter(p), "in None": lambda: 1 in p, "len None": lambda: len(p), "for None": lambda: [x for x in p], "unpack None": lambda: [*p], "hidden": lambda: Getter().hidden, "other": lambda: Getter().other, "property": lambda: Raises().broken, "hasattr": lambda: (hasattr(Getter(), "x"), hasattr(p, "x"))}.items():
    attempt(label, function)
d = Dynamic()
d.x = 1
d.x += 1
del d.x
attempt("del again", lambda: delattr(d, "x"))
instance = type("Plain", (), {})()
instance.__len__ = lambda: 5
instance.__call__ = lambda: "called"
attempt("len on instance", lambda: len(instance))
attempt("call on instance", lambda: instance())
attempt("explicit", lambda: instance.__len__())


class Vector:
    __slots__ = ("x", "y")
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __iter__(self):
        yield self.x
        yield self.y

    def __eq__(self, other):
        return tuple(self) == tuple(other) if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(tuple(self))

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __bool__(self):
        return bool(self.x or self.y)

    def __abs__(self):
        return (self @ self) ** 0.5

    def __index__(self):
        return self.x

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __reversed__(self):
        return iter((self.y, self.x))

    def __format__(self, spec):
        return f"({self.x:{spec}}, {self.y:{spec}})"

    def __call__(self, k):
        return Vector(self.x * k, self.y * k)

    def __contains__(self, v):
        return v in (self.x, self.y)


total, seen = Vector(0, 0), set()
for i in range(300):
    v = Vector(i % 13, -i % 7)
    seen.add(v)
    total += v(2)
    if v and 3 in v:
        total = total + Vector(*reversed(v))
    match v:
        case Vector(0, y):
            total += Vector(y, 0)
print(f"{total:05.1f}", len(seen), abs(Vector(3, 4)), [10, 20, 30][Vector(1, 0)], Vector(1, 2) == Vector(1, 2), Vector(1, 2) in seen, sum(v @ v for v in seen))
