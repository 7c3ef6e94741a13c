"""max and min over dicts and other iterables, zips of dicts, sorted pairs of pairs, and tables that grow large."""

import random

random.seed(3)
names = {i * 7 % 2003: str(i) for i in range(2000)}
print(max(names), min(names), max(names.values()), min(names.values()), max(names.items()), min(names.items()))
print(max({1.5, 2, 3}), min(x for x in [3, 1, 2]), max(range(10000)), min(range(10000, 3, -1)), max("hello"))
print(min(b"abc"), max(map(abs, [-3, 2])), max([True, 2, 1.5, 10**20]), min((1, 2), (1, 1)), max([(1, 2), (1, 3.5)]))


class Weight:
    def __init__(self, weight):
        self.weight = weight

    def __lt__(self, other):
        return self.weight < other.weight

    def __gt__(self, other):
        return self.weight > other.weight


print(max({Weight(3), Weight(5), Weight(1)}).weight, min([Weight(3), Weight(1)]).weight, max({1: 0, 2.5: 0, 9: 1}))
NAN = float("nan")
for function in (
    lambda: max([1, "a"]),
    lambda: max({}),
    lambda: min(iter([])),
    lambda: max(5),
    lambda: max({1: 2, "b": 3}),
    lambda: max([NAN, 1.0]) == 1.0,
    lambda: max(1.0, NAN),
    lambda: max({NAN: 1, 2.0: 1}),
    lambda: min({}, default=4),
    lambda: max([[1, 2], [1, 3]]),
    lambda: max({"a": 1, "é": 2, "z": 1}),
    lambda: min({(1, (2, 3)): 1, (1, (2, 2)): 0}),
    lambda: sorted([((1,), None), ((1,), 2)] * 40),
):
    try:
        print(function())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

pairs = [((random.randrange(50), random.randrange(50)), i) for i in range(1000)]
print(sorted(pairs)[:5], sorted(pairs, reverse=True)[-3:], sorted((("a", "b"), i % 3) for i in range(100))[-1])

first = {i * 13: i for i in range(9000)}
second = {value: key for key, value in first.items()}
both = {**first, **second}
print(len(both), len({k: v for k, v in sorted(both.items()) if v % 3}), sum(both.values()), both == dict(both))
for key in list(both):
    if key % 2:
        del both[key]
both.update((i, i) for i in range(9000))
print(len(both), sum(both), sum(x for pair in zip(first, second) for x in pair))

left = {i: i * 2 for i in range(1000)}
right = {str(i): i for i in range(1000)}
print(list(zip(left, right))[:3], dict(zip(right.values(), left.values()))[5], list(zip(left, [1, 2, 3])))
iterator = iter(left)
print(list(zip(iterator, iterator))[:2], next(iterator, None), list(zip([1, 2], left.values())))
pair = None
try:
    for pair in zip(left, right):
        if pair[0] == 10:
            right["x"] = 1
except RuntimeError as error:
    print(error, pair)
del left[5], right["7"]
print(len(list(zip(left, right))), list(zip(left, right))[4:8], list(zip(left.items(), right))[:2])


class Same:
    def __hash__(self):
        return 5


same = [Same() for _ in range(200)]
places = {each: i for i, each in enumerate(same)}
spread = {(i << 16) * 2048: i for i in range(2000)}
print(len(places), sum(places[each] for each in same), len(spread), sum(spread.values()))
