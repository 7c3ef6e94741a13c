# range: attributes, indexing, slicing, membership, comparison, hashing, huge values.
for args in ((5,), (0,), (-3,), (2, 6), (6, 2), (0, 10, 3), (10, 0, -3), (0, -5, -1), (5, 5), (1, 2, 10), (0, 1, -1), (-5, 5, 4)):
    r = range(*args)
    print(r, list(r), len(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), r[::-1], 3 in r, sum(r))
r = range(10, 50, 5)
print(r[0], r[-1], r[2:5], r[::2], r[-3:], r[5:2], r[100:], r[::-2], r.index(25), r.count(25), r.count(26), 25 in r, 26 in r, 25.0 in r, "a" in r, None in r, 10 == r[0], r[True], max(r), min(r))
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == range(0, 3, 1), range(3) != range(4), range(1, 2, 5) == range(1, 3, 7), range(3) == [0, 1, 2], hash(range(0, 3, 2)) == hash(range(0, 4, 2)), {range(3): 1}[range(0, 3)])
for action in (
    lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1.0), lambda: range("1"), lambda: range(1, 2, 0), lambda: range(None), lambda: r[100], lambda: r[-100], lambda: r["a"], lambda: r[1.0], lambda: r.index(26), lambda: r.index("a"), lambda: r + r, lambda: r * 2, lambda: r < r, lambda: range(stop=5), lambda: setattr(r, "start", 1), lambda: setattr(r, "x", 1), lambda: r(1), lambda: r.nope, lambda: r[::0], lambda: r.count(), lambda: range([]), lambda: type("R", (range,), {}), lambda: r.__setitem__,
):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    r[0] = 1
except TypeError as e:
    print(e)


class Index:
    def __index__(self):
        return 3


print(range(Index()), list(range(Index(), 10, Index())), r[Index()], range(True), range(False, True), range(10)[Index():])
big = range(10**30, 10**30 + 10, 3)
print(big, list(big), big[1], big[-1], 10**30 + 3 in big, 10**30 + 4 in big, big.index(10**30 + 6), big[1:3], list(reversed(big)), big[::-1], big == range(10**30, 10**30 + 11, 3), hash(big) == hash(range(10**30, 10**30 + 11, 3)), big.count(5), sum(big))
huge = range(0, 10**40, 10**39)
print(len(huge), list(huge)[3], huge[9], 5 * 10**39 in huge, bool(huge), huge[2:4], next(iter(huge)), type(iter(huge)).__name__, huge.stop)
try:
    len(range(10**40))
except OverflowError as e:
    print(type(e).__name__)
print(range(10**40)[10**39], 10**35 in range(10**40), range(10**40)[-1] == 10**40 - 1, bool(range(10**40)), range(-10**20, 10**20, 10**20)[1], list(range(2**31 - 2, 2**31 + 2)), list(range(2**63 - 1, 2**63 + 2)), list(range(-2**31 - 1, -2**31 + 1)), list(range(2**30, 2**30 - 3, -1)))
it = iter(range(5))
print(next(it), next(it), it.__length_hint__(), list(it), list(it), next(it, "done"), type(it).__name__, iter(it) is it)
rev = reversed(range(1, 10, 4))
print(next(rev), list(rev), list(reversed(range(0, 10, 3))), list(reversed(range(0))), list(reversed(range(5, 0, -2))))
a, b, *c = range(6)
print(a, b, c, [*range(3), *range(2)], list(zip(range(3), range(10, 13))), dict.fromkeys(range(2)), tuple(range(3)), set(range(3)) == {0, 1, 2}, list(map(lambda x: x * x, range(4))), list(filter(lambda x: x % 2, range(6))), list(enumerate(range(5, 7))), sorted(range(3, 0, -1)), any(range(1)), all(range(1, 3)), sum(range(101)), max(range(5)), min(range(5, 8)), repr(range(1)), str(range(1, 2, 3)), f"{range(3)}")
x = range(3)
for i in x:
    for j in x:
        if j > i:
            break
        print((i, j), end=" ")
print()
for i in range(5):
    i = 100
print(i, [i for i in range(0, 20, 7)], [i for i in range(20, 0, -7)], len(range(0, 100, 7)), len(range(100, 0, -7)), len(range(0, 100, -7)), range(5).__len__(), range(5).__contains__(2), range(5).__getitem__(2), range(5).__eq__(range(5)), range(5).__eq__(5), range(5).__bool__(), range(5).__iter__().__next__(), range(5).__reversed__().__next__(), range.__name__, isinstance(r, range))
total = 0
for i in range(0, 30000, 7):
    total += i
print(total, sum(range(0, 30000, 7)))
matrix = [[i * 3 + j for j in range(3)] for i in range(3)]
print(matrix, [matrix[i][i] for i in range(3)], [matrix[i][2 - i] for i in range(3)], [[matrix[j][i] for j in range(3)] for i in range(2, -1, -1)])
