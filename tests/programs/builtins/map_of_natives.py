"""map over natives and types: loops, sums, lists; items that they refuse, iterators that end, lists that change."""

import math


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


class Text(str):
    def __len__(self):
        return 100


def hot(fn, items):
    out = []
    for value in map(fn, items):
        out.append(value)
    return out


words = [str(n * 37 % 1009) for n in range(400)]
numbers = list(range(-60, 60))
print(sum(hot(len, words)), sum(hot(int, words)), sum(map(len, words)), sum(map(int, words)))
print(hot(str, numbers)[::17], hot(abs, numbers)[::23], hot(chr, range(65, 91)))
print(hot(ord, "abc"), hot(ord, list("xyz\u20ac")), hot(float, ["1.5", 2, True, " 3e2 "]))
print(hot(math.sqrt, (1, 4, 9.0, 16)), hot(math.floor, [1.5, -2.5, 7]), hot(abs, [-1.5, True, 2**70, -3j]))
print(list(map(len, [[], (), {}, "ab", b"abc", range(7), {1, 2}, Sized(9), Text("x")])))
print(tuple(map(str, [1, None, 2.5, "t", Text("u"), 10**30, [1]])))
print(max(map(len, words)), min(map(int, words)), any(map(int, ["0", "0"])), ",".join(map(str, range(12))))
print(hot(bool, [0, 1, ""]), hot(hash, [1, 2, 3]), hot(repr, [1, "a"]), hot([1, 2].count, [1, 1]))


def failing(fn, items):
    taken = []
    mapped = map(fn, items)
    while True:
        try:
            for value in mapped:
                taken.append(value)
            return taken
        except (TypeError, ValueError, OverflowError) as error:
            taken.append(f"{type(error).__name__}: {error}")


print(failing(int, ["1", "x", "3", None, "5"]))
print(failing(len, ["ab", 3, [1], Sized(-1), "c"]))
print(failing(chr, [97, -1, 98, "a", 99]))
print(failing(math.sqrt, [4, -1, "a", 9]))

items = [[1], [1, 2]]
mapped = map(len, items)
print(next(mapped))
items.append([1, 2, 3])
print(next(mapped), next(mapped), next(mapped, "end"))
items.append([])
print(next(mapped, "end"), list(mapped))

shrinking = [str(n) for n in range(10)]
seen = []
for value in map(int, shrinking):
    seen.append(value)
    if value % 3 == 0:
        shrinking.pop()
print(seen)
steps = iter(range(5))
mapped = map(str, steps)
print(next(mapped), next(steps), next(mapped), list(mapped), list(steps), list(mapped))
print(list(map(len, ["a", "bb"], strict=True)), list(map(pow, [2, 3], [3, 2])))


def switching():
    total = 0
    for fn in (len, int, str.__len__, lambda text: 1):
        for value in map(fn, words):
            total += value
    return total


print(switching(), [switching() for _ in range(3)])
