"""Builtins that use up a generator, called again and again: what they give, what they raise, and where."""

import traceback


def numbers(count):
    for i in range(count):
        yield i


class Undecided:
    def __bool__(self):
        raise ValueError("no truth")


FAILURES = [
    lambda: any([0, Undecided()]),
    lambda: all([Undecided()]),
    lambda: any([1, Undecided()]),
    lambda: "".join(i for i in numbers(2)),
    lambda: sum(numbers(2), "a"),
    lambda: min(numbers(0)),
    lambda: sum(str(i) for i in numbers(2)),
    lambda: list(1 / 0 for i in numbers(2)),
    lambda: b"".join(numbers(2)),
    lambda: str.join("-", (str(i) for i in numbers(3))),
    lambda: list.extend(1, numbers(3)),
    lambda: any(),
    lambda: sum(numbers(3), start=2),
    lambda: max((i for i in numbers(4)), default=3),
    lambda: max((i for i in numbers(0)), default=3),
]


def run():
    print("".join(str(i) for i in numbers(5)), sum(numbers(4)), sum(numbers(4), 2), sum(numbers(3), 1.5))
    print(sum((x / 2 for x in numbers(3)), 0), any(i > 2 for i in numbers(5)), all(i > 2 for i in numbers(5)))
    print(min(x * x - 4 * x for x in numbers(9)), max(x for x in numbers(3)))
    items = [1]
    items.extend(i for i in numbers(3))
    print(items, list(numbers(3)), tuple(numbers(2)), sorted(set(numbers(4))), frozenset(x for x in numbers(3)))
    join, extend = ",".join, items.extend
    print(join(str(x) for x in numbers(3)), extend(numbers(2)), items)
    print(any([]), all([]), any([0, "", None, ()]), all((1, "a", [1])), any([0.0, -1.0]), all([2**40, 0]))
    for function in FAILURES:
        try:
            print(function())
        except Exception as error:
            names = [entry.name for entry in traceback.extract_tb(error.__traceback__)]
            print(type(error).__name__, error, names)


for _ in range(3):
    run()
total = 0
for i in range(700):
    total += sum(x for x in numbers(i % 7)) + len("".join("a" for x in numbers(i % 5)))
    total += any(x == 3 for x in numbers(i % 6)) + len(tuple(x for x in numbers(3)))
print(total)


class Items(list):
    pass


class Text(str):
    pass


items = Items()
items.extend(numbers(3))
print(items, Text("-").join(str(x) for x in numbers(3)))


def deep(n):
    return 0 if n == 0 else sum(deep(n - 1) + 1 for _ in range(1))


print(deep(50))
