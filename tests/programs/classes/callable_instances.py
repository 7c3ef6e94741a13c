# __call__ and objects that act as functions; calls through odd attributes.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args, **kw):
        return self.n + sum(args) + sum(kw.values())


add = Adder(10)
print(add(), add(1, 2), add(1, x=5), callable(add), list(map(add, [1, 2])), sorted([3, 1, 2], key=Adder(0)))


class Polynomial:
    def __init__(self, *coefficients):
        self.c = coefficients

    def __call__(self, x):
        result = 0
        for c in reversed(self.c):
            result = result * x + c
        return result

    def __add__(self, other):
        n = max(len(self.c), len(other.c))
        pad = lambda c: c + (0,) * (n - len(c))
        return Polynomial(*(a + b for a, b in zip(pad(self.c), pad(other.c))))

    def __mul__(self, other):
        result = [0] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                result[i + j] += a * b
        return Polynomial(*result)

    def __str__(self):
        terms = []
        for power, c in reversed(list(enumerate(self.c))):
            if c:
                terms.append(f"{c}" if power == 0 else f"{c}x" if power == 1 else f"{c}x^{power}")
        return " + ".join(terms) or "0"


p, q = Polynomial(1, 2), Polynomial(0, 0, 3)
print(p(5), q(2), (p + q)(1), (p * q)(2), p, q, p * q, Polynomial())

# __call__ on the instance does not count; on the class it can be replaced.
class C:
    pass


c = C()
c.__call__ = lambda: "instance"
try:
    c()
except TypeError as e:
    print(e)
print(callable(c), c.__call__())
C.__call__ = lambda self: "class"
print(c(), callable(c))
C.__call__ = Adder(5)
print(c(), c(3))
del C.__call__
print(callable(c))

# A class is called through its metaclass; instances in call chains.
class Chain:
    def __init__(self, parts=()):
        self.parts = parts

    def __call__(self, x):
        return Chain(self.parts + (x,))

    def __getitem__(self, x):
        return Chain(self.parts + ([x],))

    def __getattr__(self, name):
        return Chain(self.parts + (name,))


print(Chain()(1)[2].three(4)["five"].parts)


# State kept between calls.
class Limited:
    def __init__(self, function, times):
        self.function, self.left = function, times

    def __call__(self, *args):
        if self.left == 0:
            raise RuntimeError(f"{self.function.__name__} called too often")
        self.left -= 1
        return self.function(*args)


limited = Limited(abs, 2)
print(limited(-1), limited(-2))
try:
    limited(-3)
except RuntimeError as e:
    print(e)


class BadCall:
    __call__ = 5


class NoneCall:
    __call__ = None


for x in (BadCall(), NoneCall()):
    try:
        x()
    except TypeError as e:
        print(callable(x), e)
try:
    add(1, "a")
except TypeError as e:
    print(e)
try:
    Adder.__call__()
except TypeError as e:
    print(e)


class Self:
    def __call__(self, n=0):
        if n == 5:
            return "deep"
        return self(n + 1)


print(Self()(), Self().__call__(4), Self.__call__(Self(), 3), type(Self())()(5))
calls = []


class Recorder:
    def __getattr__(self, name):
        def method(*args, **kw):
            calls.append((name, args, kw))
            return self

        return method


Recorder().move(1, 2).draw(color="red").stop()
print(calls)
print([f(4) for f in (str, float, [5, 6, 7, 8, 9].__getitem__, lambda x: -x, add, range, hex, "{}!".format)])
