# Positional-only parameters (PEP 570).
def attempt(callable_, *args, **kwargs):
    try:
        print("ok", callable_(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)


def f(a, b, /, c, *, d):
    return a, b, c, d


attempt(f, 1, 2, 3, d=4)
attempt(f, 1, 2, c=3, d=4)
attempt(f, 1, b=2, c=3, d=4)
attempt(f, a=1, b=2, c=3, d=4)
attempt(f, 1, 2, 3, 4)
attempt(f, 1)
attempt(f)


def g(a, b=2, /):
    return a, b


attempt(g, 1)
attempt(g, 1, 3)
attempt(g)
attempt(g, a=1)
attempt(g, 1, b=2)
attempt(g, 1, 2, 3)
attempt(g, 1, 2, 3, 4)
attempt(g, 1, x=1)


# With ** a name of a positional-only parameter is free for keywords.
def h(a, /, **kw):
    return a, kw


attempt(h, 1, a=2)
attempt(h, 1, a=2, b=3)
attempt(h, a=2)


def update(self, other=(), /, **kw):
    return self, other, kw


attempt(update, 1, self=2, other=3)
attempt(update, 1, [4], other=3)


def k(a=1, /, b=2, *, c=3):
    return a, b, c


attempt(k)
attempt(k, 5)
attempt(k, 5, 6)
attempt(k, 5, b=6, c=7)
attempt(k, b=6)
attempt(k, a=1)
attempt(k, 1, 2, 3)

print(f.__code__.co_posonlyargcount, f.__code__.co_argcount, f.__code__.co_kwonlyargcount)
m = lambda x, y=2, /, z=3: (x, y, z)
attempt(m, 1)
attempt(m, 1, z=5)
attempt(m, 1, y=5)


class C:
    def method(self, value, /):
        return value

    @staticmethod
    def static(value, /):
        return value

    @classmethod
    def make(cls, value, /, **kw):
        return cls.__name__, value, kw


c = C()
attempt(c.method, 1)
attempt(c.method, value=1)
attempt(c.method)
attempt(c.method, 1, 2)
attempt(c.static, 1)
attempt(c.static, value=1)
attempt(c.make, 1, cls=2, value=3)

# Builtins with positional-only parameters.
attempt(len, obj=[])
attempt(abs, x=1)
attempt(int, x=1)
attempt(sorted, iterable=[1])
