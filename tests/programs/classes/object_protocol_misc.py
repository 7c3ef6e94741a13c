# object's own methods, dir, vars, isinstance hooks, class attributes, __del__ that is not relied on.
o = object()
print(o == o, o != o, hash(o) == hash(o), type(o), str(o).startswith("<object object at 0x"), bool(o))
print(dir(o) == dir(object), [n for n in ("__init__", "__eq__", "__hash__", "__dir__", "__add__") if n in dir(o)])


class C:
    """Docs."""

    a = 1

    def m(self):
        pass


c = C()
c.x = 1
print([n for n in dir(c) if not n.startswith("__")], [n for n in dir(C) if not n.startswith("__")])
print(sorted(k for k in vars(C) if k not in ("__static_attributes__", "__firstlineno__", "__annotations_cache__", "__weakref__")))
print(C.__doc__, C.__dict__["a"], type(C.__dict__).__name__, C.__module__)
try:
    C.__dict__["b"] = 1
except TypeError as e:
    print(e)
C.b = 2
print(C.__dict__["b"], "b" in C.__dict__, len(vars(c)))
C.__name__ = "Renamed"
C.__qualname__ = "Very.Renamed"
print(C.__name__, C, repr(c).startswith("<__main__.Very.Renamed object"))
C.__doc__ = "new docs"
print(C.__doc__)
for action in (lambda: setattr(C, "__name__", 5), lambda: delattr(C, "__name__"), lambda: setattr(C, "__dict__", {}), lambda: setattr(int, "x", 1), lambda: delattr(int, "real"), lambda: setattr(C, "__module__", 3)):
    try:
        action()
        print("fine")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

# object methods called by hand.
print(object.__repr__(5).startswith("<int object at 0x"), object.__str__("s") == repr("s"), object.__eq__(1, 1), object.__eq__(1, 2), object.__ne__(1, 2))
print(object.__format__(5, ""), object.__lt__(1, 2), object().__sizeof__() > 0)
print(c.__class__ is C, c.__getattribute__("x"), object.__getattribute__(c, "a"), c.__eq__(c), c.__eq__(1), c.__ne__(c))
object.__setattr__(c, "y", 2)
object.__delattr__(c, "x")
print(vars(c))
try:
    object.__setattr__(5, "x", 1)
except AttributeError as e:
    print(e)

# The type's own attributes.
print(int.__name__, int.__bases__, bool.__base__, int.__module__, int.__qualname__, type.__bases__, object.__bases__, object.__base__)
print(C.__mro__[1] is object, C.mro()[0] is C, C.__subclasses__(), type(C).__name__, C.__class__ is type)
print(type(c) == type(C()), type(c) is not type, type(3) in (int, str), type("")("x"))

# __class__ can lie to isinstance.
class Liar:
    @property
    def __class__(self):
        return int


liar = Liar()
print(isinstance(liar, int), isinstance(liar, Liar), type(liar) is Liar, liar.__class__)


# __instancecheck__ has no say when the type is the very class.
class Meta(type):
    def __instancecheck__(cls, x):
        print("checked", type(x).__name__)
        return True


class M(metaclass=Meta):
    pass


print(isinstance(M(), M), isinstance(5, M))


# Class attributes: mutable ones are shared.
class Shared:
    items = []
    count = 0

    def add(self, x):
        self.items.append(x)
        self.count += 1


s1, s2 = Shared(), Shared()
s1.add(1)
s2.add(2)
print(s1.items, s2.items, s1.count, s2.count, Shared.count)
Shared.count = 50
print(s1.count, Shared().count)


# Conditional and computed definitions.
class Dynamic:
    for _name in ("red", "green"):
        locals()[_name] = _name.upper()
    del _name
    if True:
        def f(self):
            return "if branch"
    else:
        def f(self):
            return "else branch"
    table = {n: len(n) for n in ("a", "bb")}
    x, y = 1, 2
    lambda_method = lambda self: self.x + self.y


print(Dynamic.red, Dynamic.green, Dynamic().f(), Dynamic.table, Dynamic().lambda_method(), hasattr(Dynamic, "_name"))
D2 = type("D2", (Dynamic,), {"x": 10, "__doc__": "made", "__call__": lambda self, k: k * self.x})
print(D2()(4), D2.__doc__, D2().lambda_method(), D2.__module__)
setattr(D2, "z", property(lambda self: "computed"))
print(D2().z, getattr(D2(), "z"), hasattr(D2, "z"))
print(isinstance(D2(), (str, Dynamic)), issubclass(D2, object), callable(D2), callable(D2()), callable(Dynamic()))
