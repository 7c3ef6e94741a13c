"""Builtins that call a guest function for each item: sort keys, min and max, reduce; hot and cold."""

import functools
import random
import traceback


class Item:
    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def __repr__(self):
        return f"{self.name}{self.rank}"


random.seed(3)
items = [Item(random.randrange(20), "abc"[i % 3]) for i in range(40)]
print(sorted(items, key=lambda item: item.rank))
print(sorted(items, key=lambda item: (item.name, -item.rank), reverse=True)[:9])
by_name = items[:]
by_name.sort(key=lambda item: item.name)
print(by_name[:6], by_name[-3:])
by_name.sort(key=lambda item: item.rank, reverse=True)
print(by_name[:6], by_name[-3:])
print(sorted("bAc", key=lambda c: c.lower()), sorted({3: 1, 1: 2}, key=lambda k: -k))
print(sorted((x % 7 for x in range(20)), key=lambda x: -x), sorted([], key=lambda x: 1 / 0))
print(sorted(range(9), key=lambda x: x % 3), sorted([3, 1, 2], key=None, reverse=True))
print(min(items, key=lambda item: item.rank), max(items, key=lambda item: (item.rank, item.name)))
print(min([3, -4, 2], key=abs), max((w for w in ["aa", "b", "cc"]), key=len))
print(max([1], key=lambda x: None), min({5: 1, 2: 2}, key=lambda k: k), max("abc", key=lambda c: 0))
print(functools.reduce(lambda a, b: a * b, range(1, 8)), functools.reduce(lambda a, b: a + b, "xyz", ">"))
print(functools.reduce(lambda a, b: b - a, (x for x in range(5))), functools.reduce(lambda a, b: 0, [], 9))


def attempt(action):
    try:
        print(action())
    except Exception:
        print(traceback.format_exc().split("\n", 1)[1])


def refuse(value):
    if value == 3:
        raise KeyError(value)
    return value


def sort_in_place(values, **options):
    try:
        values.sort(**options)
    except Exception as error:
        print(type(error).__name__, error, end=" ")
    print(values)


attempt(lambda: sorted([1, 3, 2], key=refuse))
attempt(lambda: min([1, 3, 2], key=refuse))
attempt(lambda: max([], key=lambda x: x))
attempt(lambda: max([], key=lambda x: x, default="none"))
attempt(lambda: min([], key=lambda x: x, default=None))
attempt(lambda: sorted([1, 2], key=lambda: 0))
attempt(lambda: sorted([1, "a"], key=lambda x: x))
attempt(lambda: sorted(5, key=lambda x: x))
attempt(lambda: functools.reduce(lambda a, b: a, []))
attempt(lambda: functools.reduce(lambda a: a, [1, 2]))
attempt(lambda: functools.reduce(lambda a, b: a, 7))
attempt(lambda: sorted([2, 1], key=lambda x: x, reverse="yes"))
sort_in_place([2, 3, 1], key=refuse)
sort_in_place([3, "x", 1], key=lambda x: x)
values = [3, 1, 2]
sort_in_place(values, key=lambda x: values.append(x) or x)
sort_in_place(values, key=lambda x: len(values))
sort_in_place(values, key=lambda x: -x, reverse=False)


class Sortable(list):
    def append(self, value):
        print("append", value)

    def __iter__(self):
        print("iter")
        return super().__iter__()


own = Sortable([2, 3, 1])
own.sort(key=lambda x: -x)
print(own[:], sorted(own, key=lambda x: x), max(own, key=lambda x: x))


class Ranked:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"R{self.rank}"


print(sorted([3, 1, 2], key=lambda x: Ranked(-x)), min([3, 1, 2], key=Ranked))


def hot(turns):
    total = 0
    for turn in range(turns):
        row = [(turn * k) % 11 for k in range(8)]
        row.sort(key=lambda x: -x)
        total += row[0] - row[-1]
        total += sorted(row, key=lambda x: (x - 5) ** 2)[0]
        total += min(row, key=lambda x: abs(x - turn % 11))
        total += max(row, key=lambda x: x % 4, default=0)
        total += functools.reduce(lambda a, b: (a * 3 + b) % 1009, row)
        total += functools.reduce(lambda a, b: a + b, row, turn)
    return total


print(hot(400))
