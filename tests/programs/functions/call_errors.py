# The messages of calls that do not fit the signature.
def attempt(callable_, *args, **kwargs):
    try:
        print("ok", callable_(*args, **kwargs))
    except TypeError as e:
        print(e)


def none():
    return "none"


def one(a):
    return a


def two(a, b):
    return a, b


def three(a, b, c):
    return a, b, c


def four(a, b, c, d):
    return a, b, c, d


def one_default(a, b=1):
    return a, b


def all_default(a=1, b=2):
    return a, b


def var(a, *rest):
    return a, rest


def kw(a, **rest):
    return a, rest


def both(a, *args, k, **rest):
    return a, args, k, rest


attempt(none, 1)
attempt(none, 1, 2)
attempt(none, x=1)
attempt(one)
attempt(one, 1, 2)
attempt(one, 1, 2, 3)
attempt(one, b=1)
attempt(one, 1, a=2)
attempt(one, 1, b=2)
attempt(two)
attempt(two, 1)
attempt(two, b=1)
attempt(two, 1, 2, 3)
attempt(three)
attempt(three, 1)
attempt(three, 1, 2)
attempt(three, c=1)
attempt(three, 1, 2, 3, 4, 5)
attempt(four)
attempt(four, 1)
attempt(four, b=2, d=1)
attempt(one_default)
attempt(one_default, b=1)
attempt(one_default, 1, 2, 3)
attempt(all_default, 1, 2, 3)
attempt(all_default, 1, 2, b=3)
attempt(all_default, c=3)
attempt(var)
attempt(var, rest=1)
attempt(var, 1, rest=1)
attempt(kw)
attempt(kw, 1, 2)
attempt(kw, 1, 2, x=1)
attempt(kw, rest=1)
attempt(kw, 1, rest=1)
attempt(both)
attempt(both, 1)
attempt(both, 1, 2, 3)
attempt(both, k=1)


class C:
    def method(self, x):
        return x

    def no_self():
        return "no self"

    def __init__(self, value=0):
        self.value = value


attempt(C().method)
attempt(C().method, 1, 2)
attempt(C().method, y=1)
attempt(C().no_self)
attempt(C.method, 1)
attempt(C.no_self)
attempt(C, 1, 2)
attempt(C, wrong=1)


class Plain:
    pass


attempt(Plain, 1)
attempt(Plain, x=1)
attempt(object, 1)


def outer():
    def inner(p):
        return p

    return inner


attempt(outer())
attempt(lambda: 0, 1)
attempt(lambda x, y: 0)

# What cannot be called.
for thing in (None, 1, "s", [], {}, 1.5, (), True, ..., NotImplemented):
    try:
        thing()
    except TypeError as e:
        print(e)
try:
    Plain()()
except TypeError as e:
    print(e)

# Suggestions for a misspelled keyword.
def paint(colour, width=1):
    return colour, width


attempt(paint, color=1)
attempt(paint, "red", widht=2)
attempt(paint, "red", zzz=2)

# Calls of builtins that do not fit.
attempt(len)
attempt(len, 1, 2)
attempt(len, 5)
attempt(abs)
attempt(chr, "a")
attempt(ord, "ab")
attempt(ord, 5)
attempt(isinstance, 1)
attempt(isinstance, 1, 2)
attempt(divmod, 1)
attempt([].append)
attempt([].append, 1, 2)
attempt("".join, 1, 2)
attempt("".join, [1])
attempt({}.get)
attempt({}.update, 1, 2)
attempt(getattr, 1)
attempt(print, 1, foo=2)
attempt(sorted, 1)
attempt(sorted, [1, "a"])
attempt(max)
attempt(max, 1)
attempt(sum, 1)
attempt(range)
attempt(range, 1, 2, 3, 4)
attempt(range, "a")
