# functools: partial, partialmethod, reduce, lru_cache, cache, cached_property.
import functools
from functools import partial, reduce, lru_cache, cache, cached_property, partialmethod


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError, KeyError) as e:
        print(type(e).__name__, e)


def show(*args, **kw):
    return args, kw


p = partial(show, 1, 2, x=3)
print(p(), p(4, y=5), p(x=9), p.args, p.keywords, p.func is show)
q = partial(p, 5, z=6)
print(q(), q.args, q.keywords, q.func is show)
basetwo = partial(int, base=2)
print(basetwo("101"), partial(print, "a", sep="-")("b", "c"), list(map(partial(pow, 2), range(5))), partial(str.upper, "x")(), partial(dict, a=1)(b=2), sorted("bca", key=partial(lambda a, b: -ord(b), None)))
print(repr(partial(int, "5", base=10)), partial(partial(len), [1])(), callable(p), type(p).__name__)
p.attribute = "set"
print(p.attribute, p.__dict__)
attempt(lambda: partial())
attempt(lambda: partial(5))
attempt(lambda: partial(show, **{"a": 1})(**{"a": 2}))
attempt(lambda: p.nope)
attempt(lambda: partial(len)(1))
_ = functools.Placeholder
print(partial(show, _, 2)(1), partial(show, _, "b", _, "d")("a", "c", "e"), partial(partial(show, _, 2), 1)(), repr(_))
attempt(lambda: partial(show, _, 2)())
attempt(lambda: partial(show, 1, _))


class Cell:
    def __init__(self):
        self.state = "none"

    def set_state(self, state, loud=False):
        self.state = state.upper() if loud else state
        return self.state

    alive = partialmethod(set_state, "alive")
    dead = partialmethod(set_state, "dead", loud=True)


c = Cell()
print(c.alive(), c.dead(), c.alive(loud=True), c.state)

print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6), 10), reduce(max, [3, 9, 2]), reduce(lambda a, b: b + a, "abc", ""), reduce(show, [], "initial"), reduce(show, [5]), reduce(lambda d, k: {**d, k: len(d)}, "xy", {}))
attempt(lambda: reduce(show, []))
attempt(lambda: reduce(show))
attempt(lambda: reduce(show, 5))
attempt(lambda: reduce(5, [1, 2]))

calls = []


@lru_cache(maxsize=2)
def square(n):
    """Squares."""
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)], calls, square.cache_info(), square.__name__, square.__doc__, square.__wrapped__(5))
square.cache_clear()
print(square.cache_info(), square.cache_parameters())


@lru_cache
def default_size(a, b=2, *args, **kw):
    calls.append((a, b))
    return a + b


calls.clear()
print(default_size(1), default_size(1, 2), default_size(1, b=2), default_size(b=2, a=1), default_size(1.0), calls, default_size.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(x):
    calls.append(x)
    return x


calls.clear()
print(typed(1), typed(1.0), typed(True), typed(1), calls, typed.cache_info())


@lru_cache(maxsize=0)
def uncached(x):
    calls.append(x)
    return x


calls.clear()
print(uncached(1), uncached(1), calls, uncached.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


@cache
def failing(x):
    calls.append(x)
    raise ValueError("not cached")


calls.clear()
for _ in range(2):
    attempt(lambda: failing(1))
print(calls, failing.cache_info())
attempt(lambda: square([1]))
attempt(lambda: lru_cache(maxsize="a"))
attempt(lambda: lru_cache(5)(5))


class WithMethods:
    made = 0

    def __init__(self, n):
        self.n = n

    @lru_cache
    def method(self, k):
        calls.append((self.n, k))
        return self.n * k

    @cached_property
    def heavy(self):
        """Doc."""
        WithMethods.made += 1
        return self.n ** 2


calls.clear()
a, b = WithMethods(2), WithMethods(3)
print(a.method(5), a.method(5), b.method(5), calls, a.heavy, a.heavy, b.heavy, WithMethods.made, vars(a), WithMethods.heavy.__doc__)
del a.heavy
a.n = 10
print(a.heavy, WithMethods.made)
a.heavy = "assigned"
print(a.heavy)
