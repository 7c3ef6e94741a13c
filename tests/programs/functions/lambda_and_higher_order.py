# Lambdas and functions that take and return functions.
identity = lambda x: x
print(identity(5), (lambda: 7)(), (lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1, 9, 8, d=7, z=6))
print(identity.__name__, (lambda: 0).__qualname__)
print((lambda x: (yield x))(3).__next__())
print((lambda x: lambda y: x - y)(10)(3))
print((lambda *args: args)(*range(3)), (lambda **kw: kw)(a=1))
conditional = lambda n: "neg" if n < 0 else "zero" if n == 0 else "pos"
print([conditional(n) for n in (-1, 0, 1)])
table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b}
for name, function in table.items():
    print(name, function(6, 3))


def compose(*functions):
    def composed(x):
        for function in reversed(functions):
            x = function(x)
        return x

    return composed


def curry(function, n):
    def take(args):
        if len(args) >= n:
            return function(*args)
        return lambda *more: take(args + more)

    return take(())


print(compose(str, lambda x: x + 1, abs)(-5))
add3 = curry(lambda a, b, c: a + b * c, 3)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3))


def memoize(function):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


@memoize
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80), len(fibonacci.cache))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6, 7])))
print(list(filter(lambda w: len(w) > 2, "a bb ccc dddd".split())))
print(list(filter(None, [0, 1, "", "x", None, [], [0]])))
print(sorted("banana apple Cherry".split(), key=lambda w: (w.lower(), len(w))))
print(max([(1, "b"), (3, "a"), (2, "c")], key=lambda pair: pair[1]))


def fold(function, items, start):
    for item in items:
        start = function(start, item)
    return start


print(fold(lambda a, b: a * b, range(1, 11), 1))
print(fold(lambda a, b: b + a, "hello", ""))

# Church numerals.
zero = lambda f: lambda x: x
successor = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda a: lambda b: lambda f: lambda x: a(f)(b(f)(x))
times = lambda a: lambda b: lambda f: a(b(f))
to_int = lambda n: n(lambda k: k + 1)(0)
three = successor(successor(successor(zero)))
print(to_int(three), to_int(plus(three)(three)), to_int(times(three)(three)), to_int(three(times(three))(three)))

# The Y combinator.
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(10))

# Functions are values: attributes, equality, containers.
def plain():
    "doc"


other = plain
print(plain == other, plain is other, plain == identity, len({plain, other, identity}))
print(callable(plain), callable(3), callable(int), callable([].append), callable(lambda: 0))
print(type(plain).__name__, type(len).__name__, type([].append).__name__, type(str.upper).__name__)
pipeline = [str.strip, str.upper, lambda s: s[::-1], len]
value = "  hello "
for stage in pipeline:
    value = stage(value)
    print(repr(value))
