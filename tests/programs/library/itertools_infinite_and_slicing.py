# itertools: count, cycle, repeat, islice, takewhile, dropwhile, chain, compress, filterfalse, starmap, pairwise, batched, tee.
from itertools import *


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, StopIteration) as e:
        print(type(e).__name__, e)


print(list(islice(count(), 3)), list(islice(count(5), 3)), list(islice(count(1, 3), 4)), list(islice(count(0.5, 0.25), 3)), list(islice(count(10, -2), 3)), list(islice(count(2**62, 2**62), 3)), list(islice(count(step=2), 2)), list(islice(count(True), 2)))
c = count(3)
print(c, next(c), c, count(1, 2), count(1.5), count(0, 0.5), count(-3))
print(list(islice(cycle("abc"), 7)), list(islice(cycle([1]), 3)), list(cycle([])), list(repeat("x", 3)), list(repeat(1, 0)), list(repeat(1, -5)), list(islice(repeat(None), 2)), repeat("a"), repeat("a", 2), list(map(pow, range(4), repeat(2))), repeat(5, times=2).__length_hint__())
for args in ((5,), (2, 5), (2, None), (0, None, 3), (1, 8, 3), (None,), (None, None, 2), (5, 2), (0,), (3, 3), (20,), (None, 3)):
    print(args, list(islice("abcdefghij", *args)), end=" ")
print()
it = iter(range(10))
print(list(islice(it, 2, 4)), list(it), list(islice(iter([1, 2, 3]), 0)))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])), list(takewhile(bool, [])), list(dropwhile(bool, [1, 1])))
print(list(chain()), list(chain([1], "ab", (2,))), list(chain.from_iterable(["ab", [1]])), list(chain.from_iterable([])), list(chain(*[[i] * i for i in range(4)])), next(chain([], [5])), "".join(chain.from_iterable(["x", "yz"])))
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress("abc", [1])), list(compress([], [1])), list(compress("ab", [True, "x", 5])), list(starmap(pow, [(2, 5), (3, 2)])), list(starmap(max, [[1, 2], "ab"])), list(starmap(lambda *a: sum(a), [(), (1,), (1, 2)])))
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise([])), list(batched("abcdefg", 3)), list(batched([], 2)), list(batched(range(4), 2)), list(batched("ab", 5)), list(batched(range(4), 2, strict=True)))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), tee([1], 0), len(tee("ab", 3)), [list(t) for t in tee("ab", 3)])
x, y = tee(x for x in range(5))
print(next(x), next(x), next(y), list(x), list(y))
print(list(zip_longest("abc", [1])), list(zip_longest("a", [1, 2], fillvalue="-")), list(zip_longest()), list(zip_longest([], [])), list(zip_longest("ab", "cd", "e", fillvalue=0)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate("abc")), list(accumulate([])), list(accumulate([1, 2, 3], func=lambda a, b: b - a)))
attempt(lambda: islice([1], -1))
attempt(lambda: islice([1], 1, 2, 0))
attempt(lambda: islice([1], "a"))
attempt(lambda: islice([1], 0, -1))
attempt(lambda: islice(5, 1))
attempt(lambda: islice([1]))
attempt(lambda: count("a"))
attempt(lambda: count(1, "a"))
attempt(lambda: count(1, 2, 3))
attempt(lambda: cycle(5))
attempt(lambda: cycle())
attempt(lambda: repeat())
attempt(lambda: repeat(1, "a"))
attempt(lambda: chain(5).__next__())
attempt(lambda: list(chain.from_iterable([1])))
attempt(lambda: chain.from_iterable(5))
attempt(lambda: list(takewhile(5, [1])))
attempt(lambda: takewhile(bool))
attempt(lambda: list(starmap(pow, [2])))
attempt(lambda: list(starmap(pow, [(1,)])))
attempt(lambda: batched("ab", 0))
attempt(lambda: batched("ab"))
attempt(lambda: list(batched("abc", 2, strict=True)))
attempt(lambda: tee(5))
attempt(lambda: tee([1], -1))
attempt(lambda: list(accumulate([1, "a"])))
attempt(lambda: accumulate())
attempt(lambda: list(accumulate([1, 2], 5)))
attempt(lambda: zip_longest(5))
attempt(lambda: zip_longest([1], fill=2))
attempt(lambda: pairwise(5))
attempt(lambda: compress([1]))
attempt(lambda: list(compress([1], 5)))
attempt(lambda: next(islice([], 0)))
print([type(f).__name__ for f in (count(), cycle([]), repeat(1), islice([], 1), chain(), takewhile(bool, []), compress([], []), starmap(pow, []), pairwise([]), accumulate([]), zip_longest(), batched([], 1), tee([])[0], filterfalse(None, []))])


# Laziness.
log = []


def source():
    for i in range(5):
        log.append(i)
        yield i


s = islice(source(), 2)
print(log, list(s), log)
log.clear()
p = pairwise(source())
print(next(p), log, next(p), log)
log.clear()
b = batched(source(), 2)
print(next(b), log)
log.clear()
t1, t2 = tee(source())
print(next(t1), next(t2), log, next(t2), log)
t = takewhile(lambda x: x < 1, source())
print(list(t), next(t, "ended"))
