"""Exceptions in odd places: in comparisons of sort and dict, in iterators, descriptors, hashing, formatting, imports, finalizers."""
import functools
import io
import operator
import sys
import traceback


class Boom(Exception):
    pass


class Fragile:
    """Fails in the method that is named, after a number of calls."""

    def __init__(self, *fails, after=0):
        self.fails, self.after = set(fails), after

    def _maybe(self, name):
        if name in self.fails:
            if self.after == 0:
                raise Boom(name)
            self.after -= 1

    def __eq__(self, other):
        self._maybe("eq")
        return self is other

    def __lt__(self, other):
        self._maybe("lt")
        return id(self) < id(other)

    def __hash__(self):
        self._maybe("hash")
        return 7

    def __iter__(self):
        self._maybe("iter")
        return self

    def __next__(self):
        self._maybe("next")
        raise StopIteration

    def __repr__(self):
        self._maybe("repr")
        return "Fragile"

    def __format__(self, spec):
        self._maybe("format")
        return "formatted"

    def __len__(self):
        self._maybe("len")
        return 2

    def __bool__(self):
        self._maybe("bool")
        return True

    def __getitem__(self, i):
        self._maybe("getitem")
        return [1, 2][i]

    def __index__(self):
        self._maybe("index")
        return 1

    def __call__(self, *args):
        self._maybe("call")
        return 0

    def __enter__(self):
        self._maybe("enter")
        return self

    def __exit__(self, *error):
        self._maybe("exit")
        return False

    def __contains__(self, x):
        self._maybe("contains")
        return False

    def __add__(self, other):
        self._maybe("add")
        return self


def use_with(f):
    with f:
        pass


def use_with_body(f):
    with f:
        raise KeyError("body")


for names, action in [("eq", lambda f: [f].index(5)), ("eq", lambda f: 5 in (f,)), ("eq", lambda f: {f: 1}[Fragile()]), ("hash", lambda f: {f}), ("hash", lambda f: {1: 2}.get(f)), ("lt", lambda f: sorted([Fragile(), f])), ("lt", lambda f: sorted([f, f, f])), ("lt", lambda f: max(f, f)), ("lt", lambda f: [3, 1].sort(key=lambda x: f)), ("iter", lambda f: list(f)), ("iter", lambda f: [*f]), ("next", lambda f: sum(f)), ("next", lambda f: "".join(f)), ("next", lambda f: dict.fromkeys(f)), ("next", lambda f: print(*f)), ("next", lambda f: next(f, 5)), ("next", lambda f: [x for x in f]), ("next", lambda f: (lambda a, *b: a)(*f)), ("repr", lambda f: repr([f])), ("repr", lambda f: f"{f!r}"), ("repr", lambda f: str({1: f})), ("repr", lambda f: "%r" % (f,)), ("format", lambda f: f"{f:x}"), ("format", lambda f: "{}".format(f)), ("len", lambda f: len(f)), ("len", lambda f: reversed(f)), ("bool", lambda f: not f), ("bool", lambda f: all([f])), ("bool", lambda f: list(filter(None, [f]))), ("bool", lambda f: 1 if f else 2), ("getitem", lambda f: f[0]), ("getitem", lambda f: list(reversed(f))), ("index", lambda f: [1, 2][f]), ("index", lambda f: range(f)), ("index", lambda f: "ab"[f:]), ("index", lambda f: "a" * f), ("call", lambda f: list(map(f, [1]))), ("call", lambda f: sorted([2, 1], key=f)), ("call", lambda f: min([1, 2], key=f)), ("call", lambda f: functools.reduce(f, [1, 2])), ("enter", use_with), ("exit", use_with), ("exit", use_with_body), ("none", use_with_body), ("contains", lambda f: 1 in f), ("add", lambda f: sum([1], f)), ("add", lambda f: f + 1), ("iter", lambda f: bytes(f)), ("next", lambda f: set(f) | {1}), ("eq", lambda f: (1, f) == (1, 2)), ("eq", lambda f: [Fragile()].remove(f)), ("eq", lambda f: operator.countOf([f], 1)), ("hash", lambda f: functools.lru_cache(len)(f)), ("repr", lambda f: print(f, file=io.StringIO()))]:
    try:
        print(names, "->", action(Fragile(names)))
    except (Boom, KeyError, ValueError) as error:
        print(names, "->", repr(error), "| context", repr(error.__context__))
data = [Fragile("lt", after=3), 5, 3, 1]
try:
    data.sort(key=lambda x: x if isinstance(x, int) else 0, reverse=True)
    [Fragile("lt", after=0), Fragile()].sort()
except Boom:
    print([x if isinstance(x, int) else "F" for x in data])
for n in range(5):
    try:
        d = {}
        for i in range(5):
            d[Fragile("eq", after=n)] = i
        print(n, len(d))
    except Boom:
        print(n, "failed with", len(d))


class Meta(type):
    def __instancecheck__(cls, obj):
        raise Boom("instancecheck")


class Weird(Exception, metaclass=Meta):
    pass


try:
    try:
        raise Weird("w")
    except Weird as error:
        print("caught without asking", error)
    isinstance(1, Weird)
except Boom as error:
    print(error)


def handlers(error, *kinds):
    try:
        try:
            raise error
        except kinds as e:
            return "handled", type(e).__name__
    except BaseException as e:
        return "out", type(e).__name__, str(e), repr(e.__context__)


for kinds in ((ValueError, KeyError), (5,), ("x",), (int,), (ValueError, 5), ()):
    print(kinds, handlers(KeyError("k"), *kinds), handlers(ValueError("v"), *kinds))
for thing in (5, "text", None, int, ValueError, ValueError("v"), [ValueError], type("NotError", (), {})):
    try:
        raise thing
    except BaseException as e:
        print(type(e).__name__, e)
    try:
        raise ValueError from thing
    except BaseException as e:
        print("   from", type(e).__name__, e, repr(e.__cause__))


class NeedsArgs(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


class ReturnsOther(Exception):
    def __new__(cls, *args):
        return 5


class BadStr(Exception):
    def __str__(self):
        raise Boom("str")


for kind in (NeedsArgs, ReturnsOther, BadStr):
    try:
        raise kind
    except BaseException as e:
        print(type(e).__name__, e.args, traceback.format_exception_only(e))


def nested(depth):
    try:
        if depth == 0:
            raise KeyError(0)
        nested(depth - 1)
    except KeyError as error:
        raise ValueError(depth) from (error if depth % 2 else None)
    except ValueError as error:
        if depth == 2:
            raise
        raise KeyError(depth)
    finally:
        if depth == 3:
            sys.exception()


try:
    nested(4)
except Exception as error:
    seen = []
    while error is not None:
        seen.append((repr(error), error.__suppress_context__, repr(error.__cause__)))
        error = error.__context__
    print(*seen, sep="\n")


def returns(n):
    for i in range(n):
        try:
            if i == 3:
                continue
            if i == 5:
                return "return", i
            if i % 2:
                raise Boom(i)
        except Boom as e:
            last = e.args[0]
        else:
            last = -i
        finally:
            n += last if i < 3 else 0
    return n


print(returns(3), returns(10))
error = Boom("reused")
for i in range(3):
    try:
        raise error
    except Boom as e:
        depth = len(traceback.extract_tb(e.__traceback__))
print(depth, error.with_traceback(None) is error, error.__traceback__)
counts = {}
for i in range(300):
    try:
        [Boom, KeyError, None][i % 3] and operator.truediv(i, i % 2)
        raise (Boom, KeyError, IndexError)[i % 3](i)
    except (Boom, LookupError) as e:
        counts[type(e).__name__] = counts.get(type(e).__name__, 0) + e.args[0]
    except ZeroDivisionError as e:
        counts[str(e)] = counts.get(str(e), 0) + 1
print(counts)
