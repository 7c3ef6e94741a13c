# Decorators of functions and classes: order, arguments, what they may return.
import functools

events = []


def trace(label):
    events.append(f"make {label}")

    def decorate(function):
        events.append(f"apply {label} to {function.__name__}")

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            events.append(f"enter {label}")
            try:
                return function(*args, **kwargs)
            finally:
                events.append(f"leave {label}")

        return wrapper

    return decorate


@trace("a")
@trace("b")
def add(x, y=1):
    """Adds."""
    return x + y


print(events)
events.clear()
print(add(1), add(1, y=5))
print(events)
print(add.__name__, add.__doc__, add.__wrapped__.__name__, add.__qualname__)


# A decorator may return anything.
@lambda f: f(10)
def value(n):
    return n * n


print(value)


@list
@sorted
@str.split
@lambda f: f()
def words():
    return "the quick brown fox"


print(words)


# Any expression can be a decorator.
class Registry:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        def register(function):
            self.handlers.setdefault(name, []).append(function)
            return function

        return register

    def fire(self, name, *args):
        return [handler(*args) for handler in self.handlers.get(name, [])]


registry = Registry()
registries = {"main": registry}


@registries["main"].on("start")
def first(x):
    return ("first", x)


@registry.on("start")
@registry.on("stop")
def second(x):
    return ("second", x)


print(registry.fire("start", 1), registry.fire("stop", 2), registry.fire("none"))


# Class decorators.
def add_repr(cls):
    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({fields})"

    cls.__repr__ = __repr__
    return cls


def singleton(cls):
    instances = {}

    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]

    return get


@add_repr
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


print(Point(1, "two"))


@singleton
class Config:
    def __init__(self, value):
        self.value = value


a, b = Config(1), Config(2)
print(a is b, a.value, b.value, Config.__name__)


# A class as a decorator, on functions and methods.
class CountCalls:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return functools.partial(self, instance)


@CountCalls
def double(x):
    return 2 * x


class Uses:
    @CountCalls
    def method(self, x):
        return (type(self).__name__, x)


print(double(4), double(5), double.calls)
u = Uses()
print(u.method(1), u.method(2), Uses.method.calls)


def retry(times):
    def decorate(function):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return attempt, function(*args)
                except ValueError as e:
                    last = e
            raise RuntimeError(f"gave up after {times}") from last

        return wrapper

    return decorate


state = {"n": 0}


@retry(3)
def flaky(limit):
    state["n"] += 1
    if state["n"] < limit:
        raise ValueError(f"attempt {state['n']}")
    return "done"


print(flaky(3))
state["n"] = -10
try:
    flaky(3)
except RuntimeError as e:
    print(e, "|", e.__cause__)
try:
    @5
    def nope():
        pass
except TypeError as e:
    print(e)
