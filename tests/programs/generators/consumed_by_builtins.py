"""Builtins that use up generators and maps: what they give, what they raise, and what a traceback shows."""

import random
import sys
import traceback


class Iterator:
    """Steps that are no generator's: the builtins take another way."""

    def __init__(self, items):
        self.items = iter(items)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.items)


class Odd(int):
    def __add__(self, other):
        return 1000

    __radd__ = __add__


def numbers(kind, count):
    for _ in range(count):
        if kind == 0:
            yield random.randrange(-100, 100)
        elif kind == 1:
            yield random.uniform(-1, 1) * 10.0 ** random.randrange(-20, 20)
        elif kind == 2:
            yield random.choice([1, 2.5, True, -7, 1e16, -1e16, 0.1])
        elif kind == 3:
            yield random.choice([1 << 62, -(1 << 62), 5, 12345678901234567890])
        elif kind == 4:
            yield random.choice([1.0, float("inf"), 2, 0.1, -float("inf")])
        else:
            yield random.choice([1, 2.0, 3j, Odd(4)])


random.seed(5)
for case in range(120):
    items = list(numbers(case % 6, case % 37))
    for start in ((), (1.5,), (3,), (1 << 70,)):
        by_generator = repr(sum((item for item in items), *start))
        assert by_generator == repr(sum(Iterator(items), *start)), (by_generator, items)
        assert by_generator == repr(sum(map(lambda item: item, items), *start)), items
print(sum(0.1 for _ in range(10)), sum((i for i in range(5)), 2.5), sum(1 for _ in "abc"))
print(sum(x for x in [1e100, 1.0, -1e100]), sum((b for b in (True, False, True)), start=4))

print(max(x for x in [1, 5, 2]), min(x for x in "bca"), max(map(len, ["a", "bcd"])))
print(list(x for x in "abc"), tuple(x for x in range(3)), set(x for x in [1, 1]))
print(frozenset(x for x in [2]), "-".join(c for c in "xyz"), b"".join(c for c in [b"a"]))
print(sorted((x for x in [3, 1, 2]), reverse=True), sorted((w for w in "Ba"), key=str.lower))
print(any(x for x in [0, 2]), all(x for x in []), any(map(lambda x: x > 2, [1])))
grown = [0]
grown.extend(x for x in range(3))
grown.extend(len(grown) for _ in range(3))
print(grown)
used = (x for x in range(6))
print(3 in used, list(used), list(used), any(y > 1 for y in used))
half = (x for x in range(6))
print(any(x == 2 for x in half), list(half))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: max(x for x in []))
attempt(lambda: min(map(lambda x: x, [])))
attempt(lambda: max((x for x in []), default=7))
attempt(lambda: ",".join(x for x in ["a", 1]))
attempt(lambda: sum(x for x in ["a"]))
attempt(lambda: sum((x for x in ["a"]), ""))
attempt(lambda: max(x for x in [1, "a"]))
attempt(lambda: set(x for x in [[]]))
attempt(lambda: sorted((x for x in [1, "a"])))
attempt(lambda: list((x for x in []), 1))
attempt(lambda: sum())
attempt(lambda: any((x for x in []), 1))


def failing():
    yield 1
    raise KeyError("boo")


for consume in (sum, list, max, sorted, any and all):
    try:
        consume(failing())
    except KeyError:
        print(traceback.format_exc())


def caller_name():
    yield sys._getframe(1).f_code.co_name


def who_calls():
    return list(caller_name())


print(who_calls())


# --- maps of guest functions


def double(x):
    return x * 2 + 1


def stop_at_three(x):
    if x == 3:
        raise StopIteration
    return x


def refuse_two(x):
    if x == 2:
        raise ValueError("two")
    return x


print(list(map(double, range(5))), [y for y in map(double, {1: 2, 3: 4})])
print(list(map(stop_at_three, range(6))), [y for y in map(stop_at_three, range(6))])
stopped = map(stop_at_three, range(6))
for y in stopped:
    print(y, end=" ")
print(list(stopped))
print(list(map(lambda a, b=2, *c: (a, b, c), "xy")), list(map(lambda *args: args, [1])))
attempt(lambda: list(map(lambda: 1, [1])))
try:
    for y in map(refuse_two, [1, 2, 3]):
        print(y)
except ValueError:
    print(traceback.format_exc())


def generator(n):
    yield n


print([list(g) for g in map(generator, [1, 2])])
items = [1, 2, 3]


def grow(x):
    if len(items) < 10:
        items.append(x + 1)
    return x


print(list(map(grow, items)))


def deep(n):
    return sum(map(deep, [n - 1])) if n else 1


print(deep(100))


def stop_inside(n):
    for y in map(double, range(n)):
        if y > 3:
            next(iter([]))
    return n


attempt(lambda: stop_inside(5))


def hot(n):
    total = 0
    for r in range(n):
        for v in map(double, range(20)):
            total += v
        total += sum(map(double, [r, r + 1])) + sum(x * x for x in range(r % 7))
        total += max(y - r for y in range(5)) + len(list(x for x in "ab")) + sum([0.5] * 3)
        if any(x == r for x in range(3)):
            total += 1000
    return total


print(hot(400))


def hot_stop(n):
    found = []
    for r in range(n):
        found.append(sum(map(stop_at_three, range(r % 6))))
    return sum(found), len(found)


print(hot_stop(300))
