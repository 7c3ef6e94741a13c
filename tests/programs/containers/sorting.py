# sort and sorted: stability, keys, reverse, partial order, errors, mutation.
import functools
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dan", 25), ("Eve", 35)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted(sorted(people, key=lambda p: p[0], reverse=True), key=lambda p: p[1]))
print(sorted([3, 1, 2]), sorted((3, 1, 2), reverse=True), sorted("hello"), sorted({"b": 1, "a": 2}), sorted(range(5, 0, -1)), sorted([]), sorted([1]), sorted(x * x % 7 for x in range(7)))
print(sorted([True, 0, 2, False, 1.5]), sorted([0.5, -0.0, 0.0, -1]), sorted(["b", "B", "a", "A"], key=str.lower), sorted(["10", "9", "1"], key=int), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]), sorted(["aa", "b"], key=len))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words), sorted(words, key=len), sorted(words, key=lambda w: w[-1]), sorted(words, key=lambda w: (len(w), w), reverse=True), sorted(set(words)))


class Item:
    comparisons = 0

    def __init__(self, key, tag):
        self.key, self.tag = key, tag

    def __lt__(self, other):
        Item.comparisons += 1
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


items = [Item(k, t) for k, t in zip([3, 1, 2, 3, 1, 2, 3, 1, 2], "abcdefghi")]
print(sorted(items), sorted(items, reverse=True), min(items), max(items))
seed = 12345


def next_random():
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return seed


data = [next_random() % 1000 for _ in range(500)]
s = sorted(data)
print(s[:10], s[-5:], all(s[i] <= s[i + 1] for i in range(499)), sorted(data, reverse=True) == s[::-1])
pairs = [(next_random() % 10, i) for i in range(300)]
by_first = sorted(pairs, key=lambda p: p[0])
print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(by_first, by_first[1:])), by_first[:4])
reverse_first = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(a[0] > b[0] or a[1] < b[1] for a, b in zip(reverse_first, reverse_first[1:])), reverse_first[:4])
mixed = [next_random() % 2**31 * (10**12 if i % 3 else 1) for i in range(100)]
print(sorted(mixed) == sorted(mixed[::-1]), sorted(mixed)[0] == min(mixed), sorted(float(m) for m in mixed)[-1] == float(max(mixed)))
already, backwards, saw = list(range(200)), list(range(200, 0, -1)), [i % 7 for i in range(200)]
for sequence in (already, backwards, saw):
    Item.comparisons = 0
    result = sorted(Item(x, "") for x in sequence)
    print([r.key for r in result] == sorted(sequence), Item.comparisons < 2000)
Item.comparisons = 0
sorted(Item(x, "") for x in already)
print(Item.comparisons)


def compare(a, b):
    return (a > b) - (a < b)


print(sorted([3, 1, 2], key=functools.cmp_to_key(compare)), sorted("bca", key=functools.cmp_to_key(lambda a, b: -compare(a, b))))
for action in (
    lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([[1], ["a"]]), lambda: sorted(5), lambda: sorted([1], lambda x: x), lambda: sorted([2, 1], key=lambda: 0), lambda: sorted(["a", 1], key=str), lambda: sorted([1, 2], key=lambda x: None), lambda: sorted([1], key=lambda x: None), lambda: sorted([3, 1], key=lambda x: 1 / (x - 1)), lambda: sorted([{}, {}]), lambda: sorted([object()]).__len__(), lambda: sorted(),
):
    try:
        print(action())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


# A key or a comparison that raises leaves the list a permutation of what it was.
class Raises:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 5 or other.n == 5:
            raise ValueError("five")
        return self.n < other.n


raising = [Raises(n) for n in (9, 3, 5, 1, 7)]
try:
    raising.sort()
except ValueError as e:
    print(e, sorted(r.n for r in raising))
l = [5, 3, 1]
try:
    l.sort(key=lambda x: l.append(x) or x)
except ValueError as e:
    print(e, l)
l = [3, 2, 1]
seen = []
l.sort(key=lambda x: seen.append(len(l)) or x)
print(seen, l)
l = [2, 1]
alias = l
l.sort()
print(alias is l, alias, sorted(l) is l)
nans = [3.0, float("nan"), 1.0]
print(len(sorted(nans)), sorted([float("inf"), 1, float("-inf")]))


class Wrapper:
    def __init__(self, v):
        self.v = v

    def __gt__(self, other):
        return self.v > other.v


print([w.v for w in sorted([Wrapper(2), Wrapper(1), Wrapper(3)])], sorted([frozenset([1, 2]), frozenset([1])], key=len) == [frozenset([1]), frozenset([1, 2])])
