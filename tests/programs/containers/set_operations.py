# set and frozenset: operators, methods, comparison, errors. Results are sorted for printing.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(b - a), a == {4, 3, 2, 1}, a != b, {1, 2} < a, a <= a, a < a, a > {1}, a >= b, {1} in [{1}], 3 in a, 9 in a, len(a), bool(set()))
print(sorted(a.union(b, [9], (7,))), sorted(a.intersection(b, [4, 5])), sorted(a.difference(b, [1])), sorted(a.symmetric_difference([4, 9])), a.issubset(range(10)), a.issuperset([1, 2]), a.isdisjoint([9]), a.isdisjoint(b), sorted(a.union()), sorted(a.copy()), a.copy() is a)
s = set()
print(s.add(1), s.add(1), s.add("a"), len(s), s.discard("zz"), s.discard("a"), s.remove(1), s, s.update([1, 2], (3,), "4"), len(s), s.clear(), s)
s = {1, 2, 3, 4, 5, 6}
s.intersection_update([1, 2, 3, 4, 9])
s.difference_update([1])
s.symmetric_difference_update([2, 50])
s |= {7}
s &= {3, 4, 7, 8, 50}
s -= {3}
s ^= {4, 60}
print(sorted(s), s.pop() in (7, 50, 60), len(s))
print(set(), {1}, set("a"), frozenset(), frozenset([1]), repr({"a"}), str({1}), f"{ {1} }", set([1, 1, 1]), {*[], *[1]}, set(range(1)), set({"k": 1}), frozenset("a"), {frozenset([1])}, {(1, 2)})
f, g = frozenset([1, 2]), frozenset([2, 3])
print(sorted(f | g), sorted(f & g), f == {1, 2}, {1, 2} == f, hash(f) == hash(frozenset([2, 1])), {f: "x"}[frozenset([2, 1])], f in {f}, type(f | {9}).__name__, type({9} | f).__name__, type(f.union([5])).__name__, f.copy() is f, frozenset(f) is f, f < {1, 2, 3}, sorted(f.difference([1])))
h = f
h |= {3}
print(sorted(f), sorted(h))
for action in (
    lambda: {[]}, lambda: set([[]]), lambda: {1: 2, []: 3}, lambda: set(5), lambda: set(1, 2), lambda: set(x=1), lambda: set().add([]), lambda: set().add(), lambda: set().remove(1), lambda: set().remove("k"), lambda: set().pop(), lambda: {1} + {2}, lambda: {1} | [2], lambda: [2] | {1}, lambda: {1} & "a", lambda: {1} - (1,), lambda: {1} ^ 5, lambda: {1} < [1, 2], lambda: {1} < 5, lambda: hash({1}), lambda: {{1}}, lambda: {set(): 1}, lambda: set([1])["a" if a else 0], lambda: {1}.nope, lambda: set().union(5), lambda: set().update(5), lambda: set().discard([]), lambda: [] in {1}, lambda: {1} in {1}, lambda: {} in {1}, lambda: frozenset().add(1), lambda: frozenset([[]]), lambda: frozenset(1, 2), lambda: set().intersection([[]]), lambda: set().issubset(5), lambda: {1} * 2,
):
    try:
        print(action())
    except (TypeError, ValueError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
t = {1, 2}
try:
    t |= [3]
except TypeError as e:
    print(e)
t.update([3])
u = t
u.add(4)
print(sorted(t), t is u, frozenset([1, 2]) in {frozenset([1, 2])}, {1, 2} in {frozenset([1, 2])}, len({1, 1.0, True}), len({0, -0.0, False}), {1} == {1.0}, {"1"} == {1}, {frozenset()} == {frozenset()})


class Item:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.n == other.n


items = {Item(i % 5) for i in range(50)}
print(len(items), Item(3) in items, Item(9) in items, sorted(i.n for i in items - {Item(0)}), len(items | {Item(7)}), len(items & {Item(1), Item(2), Item(99)}))
big = set(range(10000))
big -= set(range(0, 10000, 3))
print(len(big), sum(big), 3 in big, 4 in big, len(big & set(range(100))), big.issuperset({1, 2, 4}), min(big), max(big), len(big ^ set(range(20000))), sum(1 for x in big if x % 2), set(range(1000)) == frozenset(range(1000)))
for i in range(5000):
    big.discard(i)
    big.add(i + 100000)
print(len(big), min(big), max(big))


def primes(n):
    candidates = set(range(2, n))
    for i in range(2, int(n ** 0.5) + 1):
        candidates -= set(range(i * i, n, i))
    return sorted(candidates)


words1, words2 = "the quick brown fox".split(), "the lazy brown dog".split()
print(primes(60), sorted(set(words1) & set(words2)), sorted(set(words1) ^ set(words2)), sorted(set("mississippi")), sorted({len(w) for w in words1 + words2}), sorted(set(map(str.upper, words1)) - {"FOX"}), [x for i, x in enumerate("abracadabra") if x not in "abracadabra"[:i]])


class MySet(set):
    def add(self, x):
        super().add(x * 2)


m = MySet([1])
m.add(5)
print(sorted(m), type(m | {1}).__name__, type(m.copy()).__name__, m == {1, 10}, isinstance(m, set), repr(MySet()), repr(MySet([3])), {1}.__contains__(1), {1}.__len__(), {1}.__eq__(5), {1}.__or__([]), {1}.__iter__().__next__(), type(iter({1})).__name__, isinstance(f, set), issubclass(frozenset, set))


class MyFrozen(frozenset):
    pass


print(MyFrozen([1]), type(MyFrozen([1]) | {2}).__name__, hash(MyFrozen([1])) == hash(frozenset([1])), MyFrozen([1]) == {1}, {MyFrozen([1]): "k"}[frozenset([1])])
