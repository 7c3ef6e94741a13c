# isinstance, issubclass, callable, getattr family, vars, dir, id, type, repr, ascii, format, globals, locals.
def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError, NameError, RuntimeError) as e:
        print(type(e).__name__, e)


class A:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        return "m"


class B(A):
    pass


a, b = A(), B()
print(isinstance(b, A), isinstance(a, B), isinstance(5, (str, int)), isinstance(True, int), isinstance([], (tuple, (dict, list))), isinstance(int, type), isinstance(None, object), isinstance(5, int | None), isinstance("", ()), issubclass(B, A), issubclass(B, (int, A)), issubclass(bool, int), issubclass(A, object), issubclass(int, float | int))
print(callable(len), callable(A), callable(a), callable(a.m), callable(lambda: 0), callable(5), callable(None), callable("f"), callable(type), callable(super))
print(getattr(a, "x"), getattr(a, "y"), getattr(a, "zz", None), getattr(a, "m")(), hasattr(a, "x"), hasattr(a, "zz"), setattr(a, "new", 3), a.new, delattr(a, "new"), hasattr(a, "new"), getattr(5, "real"), getattr("abc", "upper")(), getattr(A, "x"), getattr([], "append").__name__)
print(vars(a), vars(B)["__module__"], [n for n in dir(a) if not n.startswith("_")], [n for n in dir(B) if not n.startswith("_")], "append" in dir([]), "__len__" in dir(""), dir()[:1] is not None, sorted(dir(a)) == dir(a))
print(id(a) == id(a), id(a) != id(b), type(id(a)).__name__, type(a) is A, type(b).__name__, type(type(a)).__name__, type(5), type(None), type(len), type(A.m), type(a.m), type(A.__dict__), type(print), type(...), type(range), type(x for x in ""), type(lambda: 0), type([].append), type(str.upper), type(object().__str__), type(A.__init__), type(object.__init__))
print(repr("a'b"), repr([1, "x"]), ascii("é"), ascii(["é", "😀"]), repr(5.0), repr(None), str("x"), format(5, "03d"), format("x", ">3"), format(3.14159, ".2f"), format(None), format([1, 2]), format(5), format(True), format("é", "^5"))
attempt(lambda: isinstance(5, "int"))
attempt(lambda: isinstance(5, [int]))
attempt(lambda: isinstance(5, (int, "x")))
attempt(lambda: isinstance("a", (int, "x")))
attempt(lambda: isinstance(5))
attempt(lambda: issubclass(5, int))
attempt(lambda: issubclass(int, 5))
attempt(lambda: callable())
attempt(lambda: getattr(a))
attempt(lambda: getattr(a, "zz"))
attempt(lambda: getattr(a, 5))
attempt(lambda: getattr(a, 5, 1))
attempt(lambda: hasattr(a, 5))
attempt(lambda: hasattr(a))
attempt(lambda: setattr(a, "x"))
attempt(lambda: setattr(a, 5, 1))
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: delattr(a, "zz"))
attempt(lambda: delattr(5, "real"))
attempt(lambda: vars(5))
attempt(lambda: vars([]))
attempt(lambda: id())
attempt(lambda: type())
attempt(lambda: type(1, 2))
attempt(lambda: repr())
attempt(lambda: format())
attempt(lambda: format(5, 5))
attempt(lambda: format([], "x"))
attempt(lambda: len(5))
attempt(lambda: print(1, sep=5))
attempt(lambda: print(1, end=5))
attempt(lambda: print(1, file=5))
attempt(lambda: print(1, sep=" ", foo=2))
attempt(lambda: input(1, 2))
attempt(lambda: locals(1))
attempt(lambda: object(1))
attempt(lambda: __import__())
attempt(lambda: super().x)
attempt(lambda: undefined_global)
attempt(lambda: dir(1, 2))


def scope(p, q=2, *args, **kw):
    local = p
    before = sorted(locals())
    inner = [v for v in locals()]
    del local
    return before, inner, sorted(locals())


print(scope(1), scope(1, 2, 3, k=4))


def snapshot():
    x = 1
    names = locals()
    x = 2
    names["y"] = 3
    return names["x"], x, locals()["x"], "y" in locals()


print(snapshot())
x_global = 10
globals()["made"] = x_global + 1
print(made, "A" in globals(), globals()["x_global"], locals() is globals(), "scope" in locals(), globals()["__name__"], sorted(k for k in globals() if k in ("A", "B", "a", "b", "attempt")))


class Body:
    v = 1
    seen = sorted(k for k in locals() if not k.startswith("__"))


print(Body.seen)
print(len("abc"), len([]), len({1: 2}), len((1, 2)), len({1}), len(range(5)), len(b"ab"), len("😀"), print, len, print("printed", end="!\n"), print(), print(1, 2, sep=""), print("a", "b", sep="\n"), print(*[1, 2], sep=", ", end="."), print(sep=""), print("x", flush=True), sep="|")
print([f.__name__ for f in (abs, all, any, ascii, bin, callable, chr, dir, divmod, format, getattr, globals, hasattr, hash, hex, id, isinstance, issubclass, iter, len, locals, max, min, next, oct, ord, pow, print, repr, round, setattr, sorted, sum, vars)])
print([t.__name__ for t in (bool, bytes, classmethod, dict, enumerate, filter, float, frozenset, int, list, map, object, property, range, reversed, set, slice, staticmethod, str, super, tuple, type, zip)])
