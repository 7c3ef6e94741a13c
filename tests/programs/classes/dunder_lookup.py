# Implicit special method lookup goes to the type; explicit access goes to the instance.
class C:
    pass


def attempt(label, action):
    try:
        print(label, action())
    except (TypeError, AttributeError, KeyError, IndexError) as e:
        print(label, type(e).__name__, e)


c = C()
names = {
    "len": ("__len__", lambda self=None: 5, lambda: len(c)), "getitem": ("__getitem__", lambda *a: "item", lambda: c[0]), "call": ("__call__", lambda *a: "called", lambda: c()), "iter": ("__iter__", lambda *a: iter("it"), lambda: list(c)),
    "add": ("__add__", lambda *a: "sum", lambda: c + 1), "radd": ("__radd__", lambda *a: "rsum", lambda: 1 + c), "neg": ("__neg__", lambda *a: "neg", lambda: -c), "int": ("__int__", lambda *a: 3, lambda: int(c)), "float": ("__float__", lambda *a: 3.5, lambda: float(c)),
    "index": ("__index__", lambda *a: 1, lambda: [10, 20][c]), "lt": ("__lt__", lambda *a: "lt", lambda: c < 1), "contains": ("__contains__", lambda *a: True, lambda: 1 in c), "round": ("__round__", lambda *a: "round", lambda: round(c)), "abs": ("__abs__", lambda *a: "abs", lambda: abs(c)),
    "enter": ("__enter__", lambda *a: "enter", lambda: c.__enter__()), "next": ("__next__", lambda *a: "next", lambda: next(c)), "reversed": ("__reversed__", lambda *a: "rev", lambda: reversed(c)), "setitem": ("__setitem__", lambda *a: None, lambda: c.__class__.__setitem__(c, 1, 2)), "delitem": ("__delitem__", lambda *a: None, lambda: C.__delitem__(c, 1)),
}
for label, (dunder, function, use) in names.items():
    setattr(c, dunder, function)
    attempt(f"{label} on instance", use)
    delattr(c, dunder)
    setattr(C, dunder, function)
    attempt(f"{label} on class", use)
    setattr(C, dunder, None)
    attempt(f"{label} None", use)
    delattr(C, dunder)
    attempt(f"{label} gone", use)
c.__str__ = lambda: "instance str"
c.__bool__ = lambda: False
c.__hash__ = lambda: 5
c.__eq__ = lambda other: True
print(str(c).startswith("<__main__.C object"), bool(c), hash(c) == 5, c == 1, c.__eq__(1), c.__str__(), c.__hash__())
C.__str__ = lambda self: "class str"
C.__bool__ = lambda self: False
C.__hash__ = lambda self: 5
C.__eq__ = lambda self, other: "eq"
print(str(c), bool(c), hash(c), c == 1, c != 1, f"{c}", [x for x in [c] if x], c in [0], {c: 1}.get(c))
C.__repr__ = lambda self: "class repr"
print(repr(c), [c], str(c))
del C.__str__
print(str(c))


# Descriptors as special methods; static and class methods; callables that are no functions.
class Callable:
    def __call__(self, *args):
        return len(args)


class Odd:
    __len__ = Callable()
    __call__ = staticmethod(lambda *args: ("static", args))
    __getitem__ = classmethod(lambda cls, key: (cls.__name__, key))
    __neg__ = property(lambda self: lambda: "from property")
    __abs__ = lambda *args: len(args)


o = Odd()
attempt("len", lambda: len(o))
attempt("call", lambda: o(1, 2))
attempt("getitem", lambda: o["k"])
attempt("neg", lambda: -o)
attempt("abs", lambda: abs(o))


class Meta(type):
    def __len__(cls):
        return 77

    def __add__(cls, other):
        return f"{cls.__name__}+{other}"

    def __iter__(cls):
        return iter([cls.__name__])

    def __contains__(cls, x):
        return x == "magic"

    def __bool__(cls):
        return False

    def __getitem__(cls, k):
        return ("meta", k)

    def __eq__(cls, other):
        return other == "Klass"

    __hash__ = type.__hash__

    def __lt__(cls, other):
        return "meta lt"


class Klass(metaclass=Meta):
    def __len__(self):
        return 1

    def __class_getitem__(cls, k):
        return ("class", k)


print(len(Klass), len(Klass()), Klass + 1, list(Klass), "magic" in Klass, bool(Klass), Klass[0], Klass == "Klass", Klass != "Klass", Klass < 1, Klass is Klass, {Klass: 1}[Klass])


# Changes to a class are seen at once, also by instances in flight.
class Changing:
    def __iter__(self):
        yield 1
        Changing.__iter__ = lambda self: iter("new")
        yield 2


ch = Changing()
print(list(ch), list(ch))


class Base:
    def __repr__(self):
        return "base"


class Sub(Base):
    pass


s = Sub()
print(s, end=" ")
Sub.__repr__ = lambda self: "sub"
print(s, end=" ")
del Sub.__repr__
print(s, end=" ")
Base.__repr__ = lambda self: "new base"
print(s, end=" ")
del Base.__repr__
print(repr(s).startswith("<__main__.Sub object"))
for cls, name in ((int, "__add__"), (str, "__len__"), (list, "append")):
    attempt(f"setattr {cls.__name__}", lambda: setattr(cls, name, None))
    attempt(f"delattr {cls.__name__}", lambda: delattr(cls, name))
