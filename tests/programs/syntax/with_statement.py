# The with statement: forms, order, nesting, and what __exit__ is given.
class CM:
    def __init__(self, name, value=None, swallow=()):
        self.name, self.value, self.swallow = name, value, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.value if self.value is not None else self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        return kind is not None and issubclass(kind, tuple(self.swallow))


with CM("a"):
    print("body")
with CM("a") as a, CM("b") as b:
    print(a.name, b.name)
with (CM("paren")):
    pass
with (CM("x"), CM("y")):
    pass
with (CM("p") as p, CM("q") as q,):
    print(p.name, q.name)
with CM("t", (1, 2)) as (one, two):
    print(one, two)
with CM("s", [1, 2, 3]) as [first, *rest]:
    print(first, rest)
holder = {}
with CM("sub") as holder["key"]:
    print(list(holder))

# Evaluation order: each manager is entered before the next expression is evaluated.
def make(name):
    print("make", name)
    return CM(name)


with make("1"), make("2"):
    print("in")
try:
    with make("outer"), CM(undefined_name):
        pass
except NameError as e:
    print(e)

# Swallowing in the inner or outer manager.
with CM("outer", swallow=[ValueError]), CM("inner"):
    raise ValueError("swallowed by outer")
with CM("outer"), CM("inner", swallow=[ValueError]):
    raise ValueError("swallowed by inner")
try:
    with CM("outer", swallow=[KeyError]), CM("inner", swallow=[IndexError]):
        raise ValueError("not swallowed")
except ValueError as e:
    print("caught", e)


# As return value.
def f():
    with CM("f"):
        return "value"


def g():
    with CM("g", swallow=[ValueError]):
        raise ValueError("lost")
    return "after"


def h():
    for i in range(3):
        with CM(f"h{i}"):
            if i == 0:
                continue
            break
    return i


print(f(), g(), h())


# A class method, a dict of managers, a conditional, a walrus.
with (CM("walrus") if True else CM("never")) as w:
    print(w.name)
with (m := CM("named")):
    print(m.name)
with [CM("from list")][0] as z:
    pass


# __exit__ raising, with and without an exception under way.
class ExitRaises(CM):
    def __exit__(self, kind, value, tb):
        raise KeyError("exit") from value


for raising in (False, True):
    try:
        with ExitRaises("er"):
            if raising:
                raise ValueError("body")
    except KeyError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__))

# Looked up on the type, __exit__ before __enter__ is called.
class OnlyEnter:
    def __enter__(self):
        print("must not be entered")


try:
    with OnlyEnter():
        pass
except TypeError as e:
    print(e)


# In a generator, the exit runs when it is closed.
def gen():
    with CM("gen"):
        yield 1
        yield 2


it = gen()
next(it)
it.close()
for x in gen():
    print(x)


def nested_functions():
    with CM("nf") as c:
        def inner():
            return c.name
    return inner()


print(nested_functions())
with CM("raise none", swallow=[BaseException]):
    raise KeyboardInterrupt
with CM("sys exit", swallow=[SystemExit]):
    raise SystemExit(3)
print("end")
