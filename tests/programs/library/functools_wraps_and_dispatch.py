# functools: wraps, update_wrapper, total_ordering, cmp_to_key, singledispatch.
import functools
from functools import wraps, total_ordering, cmp_to_key, singledispatch, singledispatchmethod


def decorate(f):
    @wraps(f)
    def wrapper(*args, **kw):
        """wrapper doc"""
        return ("wrapped", f(*args, **kw))

    return wrapper


@decorate
def example(a, b=2):
    """example doc"""
    return a + b


print(example(1), example.__name__, example.__doc__, example.__qualname__, example.__module__, example.__wrapped__(1))


def plain():
    pass


def source():
    "source doc"


source.extra = 5
result = functools.update_wrapper(plain, source, assigned=("__doc__",), updated=("__dict__",))
print(result is plain, plain.__name__, plain.__doc__, plain.extra, functools.WRAPPER_ASSIGNMENTS[:4], functools.WRAPPER_UPDATES)
print(wraps(len)(lambda x: x).__name__, wraps(functools.partial(len))(lambda: 0).__name__)


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version(1, 0), Version(1, 2), Version(1, 0)
print(a < b, a <= b, a > b, a >= b, a <= c, a >= c, a == c, a != b, sorted([b, a, Version(0, 9)]), max(a, b))
for action in (lambda: a < 1, lambda: a >= "x", lambda: a <= None):
    try:
        action()
    except TypeError as e:
        print(e)


@total_ordering
class ByGe:
    def __init__(self, n):
        self.n = n

    def __ge__(self, other):
        return self.n >= other.n

    def __eq__(self, other):
        return self.n == other.n


print(ByGe(1) < ByGe(2), ByGe(1) > ByGe(2), ByGe(1) <= ByGe(1), ByGe(2) > ByGe(1))
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as e:
    print(e)


def compare(x, y):
    return len(x) - len(y)


K = cmp_to_key(compare)
print(sorted(["ccc", "a", "bb"], key=K), K("a") < K("bb"), K("a") == K("b"), K("a").obj, max(["a", "bbb", "cc"], key=K))
try:
    K("a") < 5
except TypeError as e:
    print(e)
numbers = [3, 30, 34, 5, 9]
print("".join(sorted(map(str, numbers), key=cmp_to_key(lambda x, y: (x + y < y + x) - (x + y > y + x)))))


@singledispatch
def describe(x):
    return f"object {x!r}"


@describe.register
def _(x: int):
    return f"int {x}"


@describe.register(str)
def _(x):
    return f"str {x}"


@describe.register(list)
@describe.register(tuple)
def describe_sequence(x):
    return "sequence of " + ", ".join(map(describe, x))


class Base:
    pass


class Derived(Base):
    pass


describe.register(Base, lambda x: f"base {type(x).__name__}")
print(describe(5), describe("s"), describe([1, "a", None]), describe((1,)), describe(2.5), describe(True), describe(Derived()), describe(None))
print(describe.dispatch(int)(7), describe.dispatch(float) is describe.dispatch(object), sorted(t.__name__ for t in describe.registry), describe_sequence([1]), describe.__name__)
describe.register(bool, lambda x: "bool!")
print(describe(True), describe(1))
try:
    describe()
except TypeError as e:
    print(e)
try:
    describe.register(5)
except TypeError as e:
    print(str(e)[:60])


class Formatter:
    @singledispatchmethod
    def format(self, x):
        return f"? {x}"

    @format.register
    def _(self, x: int):
        return f"{self.prefix}{x:04d}"

    @format.register(str)
    def _(self, x):
        return x.title()

    prefix = "#"


f = Formatter()
print(f.format(5), f.format("hello"), f.format(None))


class Node:
    pass


class Num(Node):
    def __init__(self, v):
        self.v = v


class Add(Node):
    def __init__(self, l, r):
        self.l, self.r = l, r


@singledispatch
def evaluate(node):
    raise NotImplementedError(type(node).__name__)


@evaluate.register(Num)
def _(node):
    return node.v


@evaluate.register(Add)
def _(node):
    return evaluate(node.l) + evaluate(node.r)


print(evaluate(Add(Num(1), Add(Num(2), Num(3)))))
try:
    evaluate("x")
except NotImplementedError as e:
    print("NotImplementedError", e)
