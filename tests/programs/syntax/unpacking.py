# Tuple, list and starred targets; evaluation order; errors.
a, b = 1, 2
print(a, b)
a, b = b, a
print(a, b)
(a, b), c = (3, 4), 5
[d, [e, f]] = [6, (7, 8)]
print(a, b, c, d, e, f)
first, *middle, last = range(6)
print(first, middle, last)
*init, tail = "abc"
head, *rest = {"k": 1, "l": 2}
print(init, tail, head, rest)
*everything, = (1, 2)
[*also] = "xy"
print(everything, also)
a, (b, *c), *d = 1, "hello", 2, 3
print(a, b, c, d)
x, *y, z = 1, 2
print(x, y, z)
(p,) = [1]
q, = "q"
print(p, q)
() = []
[] = ()
a = b = c = []
a.append(1)
print(b, c is a)
i = j = 5
print(i, j)
x, y = y, x = [1], 2
print(x, y)

# Generators, strings, dicts, sets of one, files of numbers: any iterable.
a, b, c = (n * n for n in range(3))
print(a, b, c)
k1, k2 = {"one": 1, "two": 2}
(k, v), = {"only": 1}.items()
print(k1, k2, k, v)
m, n = map(int, "3 4".split())
print(m + n)

# Attributes and subscripts as targets, evaluated from left to right.
class Obj:
    pass


o, items, table = Obj(), [0, 0, 0], {}
o.x, items[1], table["k"] = 1, 2, 3
print(o.x, items, table)
o.list = [1, 2, 3]
o.list[0], *o.rest = 9, 8, 7
print(o.list, o.rest)
i = 0
i, items[i] = 1, "at one"
print(i, items)
items[0], i = "zero", 5
print(items, i)
log = []


class Log:
    def __setitem__(self, key, value):
        log.append((key, value))


def key(name):
    log.append(name)
    return name


t = Log()
t[key("a")], t[key("b")] = key("v1"), key("v2")
print(log)
items = [1, 2, 3]
items[0], items[2] = items[2], items[0]
items[1:2], items[0] = [10, 20], "first"
print(items)

# Errors.
def attempt(action):
    try:
        action()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def two(x):
    a, b = x


def star(x):
    a, b, *c, d = x


def nested(x):
    a, (b, c) = x


for value in ((), (1,), (1, 2, 3), [1], "abc", {1: 1}, range(5), iter([1, 2, 3]), 5, None, True):
    attempt(lambda: two(value))
for value in ((), (1, 2), [1], "ab", 3.5):
    attempt(lambda: star(value))
for value in ((1, 2), (1, (2,)), (1, "abc"), 1):
    attempt(lambda: nested(value))


def failing():
    yield 1
    raise KeyError("inside")


try:
    a, b = failing()
except KeyError as e:
    print("KeyError", e)

# In for, with starred and nested targets; in return and yield; in subscripts and calls.
for a, *b in [(1, 2, 3), "xy", [5]]:
    print(a, b, end="; ")
print()
for i, (a, b) in enumerate({"x": 1, "y": 2}.items()):
    print(i, a, b, end="; ")
print()


def returning(*args):
    return *args, "end"


def yielding():
    yield *[1, 2], 3
    yield *"",


print(returning(1, 2), list(yielding()))
tup = 1, *range(2), *[]
print(tup, [*tup, *tup], {*tup} == {0, 1}, (*tup,))
print(*[1], *[2, 3], sep="-")
big = list(range(300))
u0, u1, *us, u299 = big
print(u0, u1, len(us), u299)
del a, (b, c), [d, x]
print([name for name in ("a", "b", "c", "d", "x") if name in globals()])
