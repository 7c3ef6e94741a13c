# List comprehensions: nesting, conditions, scopes, order of evaluation.
print([x for x in range(5)])
print([x * y for x in range(3) for y in range(3)])
print([(x, y) for x in range(4) if x % 2 for y in range(4) if y > x])
print([[x * y for y in range(3)] for x in range(3)])
print([x for x in "hello" if x not in "aeiou"])
print([x if x > 2 else -x for x in range(5)])
print([n for n in range(60) if n % 2 == 0 if n % 3 == 0 if n % 5 == 0])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in ["abc", "de"]])
print([head + str(tail) for head, *tail in ["abc", "d"]])
print([y for x in [[1, 2], [3], []] for y in x])
print([(i, j, k) for i in range(2) for j in range(2) for k in range(2) if i ^ j ^ k])

# The first iterable is evaluated outside, the others inside.
log = []


def source(name, values):
    log.append(name)
    return values


print([x + y for x in source("outer", [1, 2]) for y in source("inner", [10, 20])], log)

# The variable does not leak, and a comprehension sees the enclosing scope.
x = "kept"
[x for x in range(3)]
print(x)


def scaled(factor):
    return [n * factor for n in range(4)]


print(scaled(3))


def nested_scope():
    base = 10
    return [[base + i + j for j in range(2)] for i in range(2)]


print(nested_scope())


class Body:
    size = 3
    items = [i for i in range(size)]
    table = [[0] * 2 for _ in range(size)]


print(Body.items, Body.table)

# Closures made in one share the variable.
print([f() for f in [lambda: i for i in range(3)]])
print([f(10) for f in [lambda a, i=i: a + i for i in range(3)]])

# An exception inside.
def inverse(values):
    return [1 / v for v in values]


try:
    inverse([1, 0])
except ZeroDivisionError as e:
    print(e)
try:
    [x for x in 5]
except TypeError as e:
    print(e)
try:
    [a for a, b in [(1, 2, 3)]]
except ValueError as e:
    print(e)
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)

# Mutating the list that is iterated.
items = [1, 2, 3]
print([items.append(x) or x for x in items if x < 3 and len(items) < 6], items)
removing = list(range(8))
print([removing.pop(0) for _ in removing], removing)

# Walrus.
print([y for n in range(6) if (y := n * n) > 5], y)
total = 0
print([total := total + n for n in range(5)], total)

# In a comprehension's condition, a comprehension.
primes = [n for n in range(2, 40) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [list(column) for column in zip(*matrix)])
print([*[x for x in range(2)], *[y for y in range(2)]])
print([lambda: 0 for _ in range(0)], [None for _ in range(3)], [[] for _ in range(2)])
print(len([x for x in range(10000) if x & 1]))


# locals() while a comprehension runs.
print([locals()["x"] for x in [1, 2]], "x" in locals())
class Body:
    y = 5
    names = [sorted(k for k in locals() if not k.startswith("_")) for z in [1]]
    print(names, [eval("z") for z in [4]], "z" in locals())
def function(): return [locals()["x"] for x in [1]], [sorted(locals()) for q in [1]]
print(function())
print([exec("written = 1") for _ in [1]], "written" in globals())
print([[locals().get("a"), locals().get("b")] for a in [1] for b in [2]])
import sys
print([sys._getframe().f_locals["v"] for v in [9]])
print([sorted(locals()) for x in [1]])
