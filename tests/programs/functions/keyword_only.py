# Keyword-only parameters with and without defaults.
def f(a, *, b, c=3):
    return a, b, c


print(f(1, b=2))
print(f(1, c=5, b=2))
print(f(b=1, a=0))
print(f(*[1], **{"b": 7}))


def attempt(callable_, *args, **kwargs):
    try:
        print("ok", callable_(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)


attempt(f)
attempt(f, 1)
attempt(f, 1, 2)
attempt(f, 1, 2, 3)
attempt(f, 1, 2, b=3)
attempt(f, 1, b=2, d=4)
attempt(f, b=2)
attempt(f, c=2)
attempt(f, 1, a=1, b=2)


def g(*, x, y, z):
    return x, y, z


attempt(g)
attempt(g, x=1)
attempt(g, x=1, y=2)
attempt(g, x=1, y=2, z=3)
attempt(g, 1)
attempt(g, 1, 2, x=1, y=2, z=3)


def h(*args, sep=" ", end="!"):
    return sep.join(str(a) for a in args) + end


attempt(h, 1, 2, 3)
attempt(h, 1, 2, 3, sep="-")
attempt(h, sep="-")
attempt(h, 1, end="?", sep="")
attempt(h, 1, stop=1)


def k(a, b=1, *args, c, d=4, **rest):
    return a, b, args, c, d, rest


attempt(k, 0, c=3)
attempt(k, 0, 1, 2, 3, c=4, e=5)
attempt(k, 0, 1, 2, 3)
attempt(k, c=1)
attempt(k, a=1, c=1, z=0, y=2)
attempt(k, 1, 2, b=3, c=1)
print(k.__kwdefaults__, k.__defaults__)
print(k.__code__.co_argcount, k.__code__.co_kwonlyargcount, k.__code__.co_varnames)

# A keyword-only parameter may be named as anything, and keywords stay in call order in **.
def order(**kw):
    return list(kw)


print(order(z=1, a=2, m=3))
print(order(**{"not an identifier": 1, "b": 2}))
attempt(order, **{"a": 1})
try:
    order(**{1: 2})
except TypeError as e:
    print(e)
try:
    order(a=1, **{"a": 2})
except TypeError as e:
    print(e)
try:
    order(**{"a": 1}, **{"b": 2}, **{"a": 3})
except TypeError as e:
    print(e)
try:
    order(**5)
except TypeError as e:
    print(e)
try:
    order(*5)
except TypeError as e:
    print(e)
lambda_kw = lambda *, key=1: key
print(lambda_kw(), lambda_kw(key=2))
