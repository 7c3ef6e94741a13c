# Every list method with its corner cases and errors.
def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)


l = []
print(l.append(1), l.append([2]), l, l.extend("ab"), l, l.extend(()), l.extend({"k": 1}), l.extend(x for x in (7, 8)), l)
print(l.insert(0, "first"), l.insert(100, "last"), l.insert(-1, "before last"), l.insert(-100, "very first"), l)
print(l.pop(), l.pop(0), l.pop(-2), l.pop(2), l)
print(l.remove("a"), l, l.index("b"), l.count(7), l.count("zz"), l.clear(), l)
l = [3, 1, 2, 3, 1]
print(l.index(3), l.index(3, 1), l.index(1, -2), l.index(2, 0, 3), l.count(3), l.reverse(), l, l.copy(), l.copy() is l, l.sort(), l, l.sort(reverse=True), l, l.sort(key=lambda x: -x), l)
attempt(lambda: [].pop())
attempt(lambda: [1].pop(5))
attempt(lambda: [1].pop(-2))
attempt(lambda: [1].pop("a"))
attempt(lambda: [1].pop(0, 1))
attempt(lambda: [1].remove(2))
attempt(lambda: [1].index(2))
attempt(lambda: [1, 2].index(1, 1))
attempt(lambda: [1].index("a", "b"))
attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: [].extend(5))
attempt(lambda: [].extend(None))
attempt(lambda: [].insert(0))
attempt(lambda: [].insert("a", 1))
attempt(lambda: [].insert(1.5, 1))
attempt(lambda: [1, "a"].sort())
attempt(lambda: [1, 2].sort(lambda x: x))
attempt(lambda: [1, 2].sort(key=5))
attempt(lambda: [1, 2].sort(reverse="x"))
attempt(lambda: [1, 2].sort(cmp=1))
attempt(lambda: [].clear(1))
attempt(lambda: [].nope)
attempt(lambda: list(1, 2))
attempt(lambda: list(5))
attempt(lambda: list(x=1))
attempt(lambda: [1, 2][2])
attempt(lambda: [1, 2][-3])
attempt(lambda: [1] + (2,))
attempt(lambda: (1,) + [2])
attempt(lambda: [1] + None)
attempt(lambda: [1] * [2])
attempt(lambda: [1] - [1])
attempt(lambda: [1] < (1,))
attempt(lambda: [1, "a"] < [1, 2])
attempt(lambda: hash([]))
print(list(), list("abc"), list((1, 2)), list({"a": 1}), list(range(3)), list(list([1])), list(map(str, [1])), list(b"ab"), list(enumerate("a")))
print([1, 2] + [3], [0] * 3, 3 * [1, 2], [1] * 0, [1] * -1, [[]] * 2, [1, 2] * True, [] + [], [] * 5)
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows, [[0] * 2 for _ in range(2)])
print([1, 2] == [1, 2], [1, 2] == [1, 2.0], [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9, 9], [[1], [2]] < [[1], [3]], [1, 2] <= [1, 2], ["a"] < ["b"], [None] == [None], [float("nan")] == [float("nan")])
print(2 in [1, 2], "a" in ["ab"], [1] in [[1]], 1.0 in [1], True in [1], None in [], 3 not in [1])
a = b = [1]
a += [2]
a.append(3)
c = a[:]
c.append(4)
print(a, b, c, a is b, len(a), bool(a), bool([]), max(a), min(a), sum(a), any(a), all(a), a.__len__(), a.__contains__(2), list(reversed(a)), a.__reversed__().__next__())
nested = [1, [2, [3, [4]]]]
shallow = nested.copy()
shallow[1][0] = "changed"
print(nested, nested[1][1][1][0], len(nested))
recursive = []
recursive.append(recursive)
print(recursive, recursive == recursive, [recursive], len(recursive), recursive[0][0] is recursive)
stack = []
for x in range(5):
    stack.append(x)
print([stack.pop() for _ in range(3)], stack)
queue = list("abc")
print([queue.pop(0) for _ in range(2)], queue)
big = list(range(100000))
print(len(big), sum(big), big[50000], big[-1], big.index(77777), big[::25000], len(big + big), len(big * 2), big == list(range(100000)), big.pop(500), len(big))
del big[10:99990]
print(big)


class L(list):
    def __getitem__(self, i):
        return "got"

    def append(self, x):
        super().append((x, x))


s = L([1, 2])
s.append(3)
s.extend([4])
s += [5]
print(s, s[0], list(s), s[1:], len(s), s == [1, 2, (3, 3), 4, 5], sorted([L([2]), L([1])]), isinstance(s, list), s.copy(), type(s.copy()).__name__, type(s + []).__name__)
