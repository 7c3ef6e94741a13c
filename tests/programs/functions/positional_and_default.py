# Positional and default parameters: binding, evaluation time and sharing of defaults.
def show(a, b=2, c=3):
    return (a, b, c)


print(show(1))
print(show(1, 20))
print(show(1, 20, 30))
print(show(1, c=30))
print(show(c=1, b=2, a=3))
print(show(*[1, 2]))
print(show(*(1,), **{"c": 9}))

# Defaults are evaluated once, when the def statement runs.
log = []


def note(x):
    log.append(x)
    return x


def f(a=note(1), b=note(2), *, c=note(3)):
    return [a, b, c]


print(log)
print(f(), f(b=5), log)


def accumulate(item, bucket=[]):
    bucket.append(item)
    return bucket


print(accumulate(1))
print(accumulate(2))
print(accumulate(3, []))
print(accumulate(4))
print(accumulate.__defaults__)


def fresh(item, bucket=None):
    if bucket is None:
        bucket = []
    bucket.append(item)
    return bucket


print(fresh(1), fresh(2))

# A default sees the value at the time of the def.
x = 10


def g(a=x):
    return a


x = 20
print(g(), x)

functions = []
for i in range(3):
    def h(n=i):
        return n * n
    functions.append(h)
print([h() for h in functions])

# Defaults can be replaced.
print(show.__defaults__, f.__defaults__, f.__kwdefaults__)
show.__defaults__ = (200, 300)
print(show(1))
show.__defaults__ = (300,)
try:
    print(show(1))
except TypeError as e:
    print(e)
show.__defaults__ = None
try:
    show(1)
except TypeError as e:
    print(e)
try:
    show.__defaults__ = [1]
except TypeError as e:
    print(e)
f.__kwdefaults__ = {"c": 99}
print(f())
f.__kwdefaults__ = None
try:
    f()
except TypeError as e:
    print(e)

# The order in which arguments are evaluated.
order = []


def arg(x):
    order.append(x)
    return x


def take(*args, **kw):
    return args, kw


print(take(arg(1), *[arg(2), arg(3)], arg(4), k=arg(5), **{"m": arg(6)}, n=arg(7)))
print(order)

# A function without return gives None.
def nothing():
    pass


def early(n):
    if n > 0:
        return
    return "late"


print(nothing(), early(1), early(0))
print(show.__name__, show.__qualname__, show.__module__, show.__doc__)


def documented():
    """The doc string."""


print(documented.__doc__)
documented.tag = 7
print(documented.tag, documented.__dict__)
del documented.tag
print(hasattr(documented, "tag"))
