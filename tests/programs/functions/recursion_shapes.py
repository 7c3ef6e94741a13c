"""Hot functions that call themselves: followed for some calls, pushed from there on, and left in the middle."""

import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, source, target, spare, moves):
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves.append((n, source, target))
        hanoi(n - 1, spare, target, source, moves)


print(fib(19), tak(12, 8, 3), ackermann(2, 20))
moves = []
hanoi(9, "a", "c", "b", moves)
print(len(moves), moves[:3], moves[-2:])


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print([is_even(n) for n in range(20)], sum(is_odd(n) for n in range(150)))


# Values of other types come in the middle.
def power(base, exponent):
    if exponent == 0:
        return base * 0 + 1
    half = power(base, exponent // 2)
    return half * half * base if exponent & 1 else half * half


print([power(3, n) for n in (5, 20, 40, 41)], power(1.5, 10), power(2 + 1j, 5))
print(sum(power(2, n) for n in range(60)), sum(power(0.5, n) for n in range(60)))


# Exceptions go through followed and pushed frames, and handlers stand in each.
def countdown(n, trail):
    try:
        if n == 0:
            raise ValueError("bottom")
        return countdown(n - 1, trail)
    except ValueError as error:
        trail.append(n)
        if n % 7 == 3:
            raise KeyError(n) from error
        raise
    finally:
        trail.append(-n)


for depth in [4] * 40 + [9, 17, 30]:
    trail = []
    try:
        countdown(depth, trail)
    except (KeyError, ValueError) as error:
        last = (type(error).__name__, error.args, type(error.__cause__).__name__, len(trail), trail[-3:])
print(last)


def divide(n, by):
    if n == 0:
        return 1 // by
    return divide(n - 1, by) + 1


print(sum(divide(n % 12, 1) for n in range(300)))
try:
    divide(11, 0)
except ZeroDivisionError as error:
    depth = 0
    traceback = error.__traceback__
    lines = []
    while traceback:
        lines.append(traceback.tb_lineno - divide.__code__.co_firstlineno)
        depth += 1
        traceback = traceback.tb_next
    print(depth, lines[1:])


# The function is replaced while calls of it are followed.
def descend(n):
    global descend
    if n == 17:
        descend = lambda n: -1000
    if n == 0:
        return 0
    return descend(n - 1) + 1


original = descend
for start in list(range(10)) * 30:
    assert original(start) == start
print(original(40), descend(5))
descend = original


# Methods, closures, defaults, keywords, star arguments.
class Tree:
    __slots__ = ("value", "left", "right")

    def __init__(self, depth, value=1):
        self.value = value
        self.left = Tree(depth - 1, 2 * value) if depth else None
        self.right = Tree(depth - 1, 2 * value + 1) if depth else None

    def total(self, factor=1, *, extra=0):
        if self.left is None:
            return self.value * factor + extra
        return self.left.total(factor, extra=extra) + self.right.total(factor) + self.value

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.value
        if self.right:
            yield from self.right.walk()

    def depth(self, *path):
        if self.left is None:
            return len(path)
        return max(self.left.depth(*path, 0), self.right.depth(*path, 1))


tree = Tree(7)
print([tree.total(), tree.total(3), tree.total(2, extra=5), tree.depth(), sum(tree.walk())])
print(sum(Tree(3).total(n, extra=n) for n in range(100)))


def counter():
    calls = 0

    def visit(n):
        nonlocal calls
        calls += 1
        for step in (1, 2):
            if n >= step:
                visit(n - step)
        return calls

    return visit


print(counter()(13), [counter()(n) for n in range(8)])


def memoized(n, memo={}):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else memoized(n - 1) + memoized(n - 2)
    return memo[n]


print(memoized(300))


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [
        items[i:i + 1] + rest
        for i in range(len(items))
        for rest in permutations(items[:i] + items[i + 1:])
    ]


print(len(permutations("abcdef")), permutations("abc"), len(permutations([1, 2, 3, 4, 5])))


# The limit of depth is met in followed and in pushed frames alike.
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


limit = sys.getrecursionlimit()
for n in list(range(20)) * 20:
    deep(n)
results = []
for depth in (100, limit - 50, limit + 10, limit * 2, 200):
    try:
        results.append(deep(depth))
    except RecursionError as error:
        results.append(type(error).__name__)
print(results == [100, limit - 50, "RecursionError", "RecursionError", 200])


def flatten(value):
    if isinstance(value, list):
        return [leaf for item in value for leaf in flatten(item)]
    return [value]


nested = 0
for level in range(12):
    nested = [nested, level, [level, "x"]] if level % 2 else [nested, [nested], level]
print(len(flatten(nested)), flatten([[1, [2, [3, [4, [5, [6]]]]]], 7]))
