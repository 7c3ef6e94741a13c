# Generator expressions: laziness, scopes, one pass only.
g = (x * x for x in range(5))
print(type(g).__name__, g.__name__, next(g), next(g), list(g), list(g))
print(sum(x for x in range(10)), max(len(w) for w in "a bb ccc".split()))
print(tuple(c for c in "abc"), set(c for c in "aaa"), dict((i, i * i) for i in range(3)))
print("".join(c.upper() for c in "abc"), sorted((-x for x in range(4))))

log = []


def trace(x):
    log.append(x)
    return x


lazy = (trace(x) for x in [1, 2, 3])
print(log)
print(next(lazy), log)
print(any(trace(x) > 1 for x in [10, 20]), log)

# The outermost iterable is evaluated at once, and its iterator is made at once too.
def boom():
    raise ValueError("at once")


try:
    (x for x in boom())
except ValueError as e:
    print(e)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
late = (y for x in [1] for y in boom())
try:
    next(late)
except ValueError as e:
    print("later:", e)
try:
    next(late)
except StopIteration:
    print("finished after the error")

# Names inside are looked up when it runs.
factor = 1
scaled = (factor * n for n in range(3))
factor = 10
print(list(scaled))
values = [1, 2, 3]
selected = (v for v in values if v in allowed)
allowed = {2, 3}
values = [9]
print(list(selected))

# Chains.
numbers = range(20)
evens = (n for n in numbers if n % 2 == 0)
squares = (n * n for n in evens)
big = (n for n in squares if n > 50)
print(list(big))
print(list((x, y) for x in (a for a in range(2)) for y in (b for b in "ab")))

# An infinite source.
def naturals():
    n = 0
    while True:
        yield n
        n += 1


primes = (n for n in naturals() if n > 1 and all(n % d for d in range(2, n)))
print([next(primes) for _ in range(8)])

# As the only argument no parentheses are needed; otherwise they are.
print(list(zip((a for a in "ab"), (b for b in [1, 2]))))

# send, throw and close work as with every generator.
g = (x for x in range(3))
try:
    g.send(1)
except TypeError as e:
    print(e)
print(g.send(None), g.send("ignored"))
g.close()
print(next(g, "closed"))
g = (x for x in range(3))
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print("KeyError", e)

# StopIteration raised inside becomes RuntimeError.
def stop():
    raise StopIteration("early")


try:
    list(stop() for _ in range(3))
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))

# Class scope and nested use.
class C:
    n = 3
    g = list(i for i in range(n))


print(C.g)
outer = ((i, j) for i in range(3) for j in range(i))
print(list(outer))
it = iter([1, 2, 3, 4])
print(list((a, b) for a, b in zip(it, it)))
print(sum(1 for _ in (x for x in "count me")))
