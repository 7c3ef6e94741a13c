# *args and **kwargs: packing, unpacking, forwarding.
def f(*args, **kwargs):
    return args, kwargs


print(f())
print(f(1, 2, 3))
print(f(a=1, b=2))
print(f(1, *(2, 3), 4, *[5], x=1, **{"y": 2}, z=3))
print(type(f(1)[0]), type(f(1)[1]))
print(f(*"abc", *range(3), *{}, *{"k": 1}))
print(f(*(i * i for i in range(4))))
print(f(**{}), f(*[]), f(*(), **{}))

# args is a tuple, kwargs a fresh dict.
original = {"a": 1}


def mutate(**kw):
    kw["a"] = 2
    kw["b"] = 3
    return kw


print(mutate(**original), original)


def keep(*args):
    return args


t = (1, 2)
print(keep(*t) == t)


# Forwarding keeps everything.
def forward(function, /, *args, **kwargs):
    return function(*args, **kwargs)


def target(a, b=2, *c, d=4, **e):
    return a, b, c, d, e


print(forward(target, 1))
print(forward(target, 1, 2, 3, d=5, function=6))
print(forward(dict, a=1, b=2))
print(forward(sorted, [3, 1, 2], reverse=True))
print(forward(print, 1, 2, sep="-", end=";\n"))

# A mapping that is no dict can be unpacked with **, any iterable with *.
class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key.upper()


print(f(**Mapping()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(f(*Countdown(4)))


class Sequence:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(f(*Sequence()))

# Unpacking in displays.
print([*range(3), *"ab"], (*[], 1), {**{"a": 1}, "b": 2, **{"a": 3}})
print(sorted({*[1, 2], *[2, 3]}))
merged = {"x": 1, **{"y": 2}, **dict(z=3)}
print(merged)
try:
    {**5}
except TypeError as e:
    print(e)
try:
    [*5]
except TypeError as e:
    print(e)


# Errors in an unpacked iterable come through as they are.
def broken():
    yield 1
    raise ValueError("inside")


try:
    f(*broken())
except ValueError as e:
    print("ValueError", e)


def type_error():
    yield 1
    raise TypeError("inside too")


try:
    f(*type_error())
except TypeError as e:
    print("TypeError", e)

# Names.
def many(a, b, *c, d, **e):
    local = 1
    return local


print(many.__code__.co_varnames, many.__code__.co_argcount, many.__code__.co_nlocals)
print(sum(keep(*range(500))), len(f(**{f"k{i}": i for i in range(300)})[1]))
