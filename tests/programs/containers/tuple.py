# Tuples: construction, operations, methods, hashing, immutability, nesting.
t = (1, "a", None, 2.5, [1])
print(t, len(t), t[0], t[-1], t[1:3], t[::-1], t == (1, "a", None, 2.5, [1]), t.index("a"), t.count(1), "a" in t, t * 2 == t + t)
print((), (1,), (1, 2), ((),), ((1,), (2, 3)), tuple(), tuple("abc"), tuple([1, 2]), tuple(range(3)), tuple({"k": 1}), tuple(x for x in (1, 2)), (1, 2, 3)[1], 1, )
a = 1, 2
b = 3,
c = (4)
print(a, b, c, type(c).__name__, *a, (*a, *b), (*"xy",))
t[4].append(2)
print(t)
for action in (
    lambda: t.__setitem__, lambda: t.append(1), lambda: t[9], lambda: t["a" if t else 0], lambda: t + [1], lambda: t * "x", lambda: t - t, lambda: t < 5, lambda: (1, 2) < (1, "a"), lambda: hash(t), lambda: {t: 1}, lambda: t.index("zz"), lambda: t.index(1, 1), lambda: tuple(5), lambda: tuple(1, 2), lambda: t.count(), lambda: tuple(x=1), lambda: t(1), lambda: setattr(t, "x", 1), lambda: t.index(),
):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1.0, True + 1), (1, 2) != [1, 2], ("a", 1) < ("b", 0), ((1, 2), 3) < ((1, 3), 0), (1, 2) <= (1, 2), (2,) > (1, 9), max((1, 2), (1, 3)), min([(2, "a"), (1, "z")]), sorted([(2, 1), (1, 2), (1, 1)]))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(tuple()), {(1, 2): "a"}[(1, 2)], {(1, 2): "a"}[(1.0, 2.0)], (1, 2) in {(1, 2)}, {((1, 2), (3,)): 1}, len({(i % 3, i % 2) for i in range(20)}), hash((1, (2, 3))) == hash((1, (2, 3))))
x, y = (5, 6)
(x, y), z = (y, x), x + y
print(x, y, z, (lambda *args: args)(1, 2), divmod(7, 2), "a-b".partition("-"), dict(a=1).popitem(), [*zip((1, 2), (3, 4))], sum((1, 2, 3)), sum(((1,), (2,)), ()))
print(t.__len__(), t.__contains__(None), t.__getitem__(0), t.__add__((1,)), t.__mul__(0), t.__eq__(5), (1, 2).__lt__((1, 3)), t.__hash__ is not None, isinstance(t, tuple), tuple.__name__, bool(()), bool((0,)), not (), t.__class__, (1,).__iter__().__next__())
swap = {"a": 1, "b": 2}
swap["a"], swap["b"] = swap["b"], swap["a"]
print(swap, [(k, v) for k, v in swap.items()], dict([(1, 2), (3, 4)]), list(enumerate(("x", "y"), 10)))


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])

    def __repr__(self):
        return f"Point{super().__repr__()}"


p = Point(1, 2)
print(p, p.x, p + (3, 4), p == (1, 2), hash(p) == hash((1, 2)), {p: 1}[(1, 2)], p[:1], type(p[:]).__name__, len(p), list(p), p * 2, type(p * 2).__name__, isinstance(p, tuple), (0, 0) + p, p.count(1))
recursive = ([],)
recursive[0].append(recursive)
print(recursive, len(recursive), recursive[0][0] is recursive)
big = tuple(range(1000))
print(len(big), sum(big), big[500], big[::250], big.index(999), big == tuple(range(1000)), len(big * 3), hash(big) == hash(tuple(range(1000))), big[5:8] + big[-2:], 999 in big, big < (1,))
print((1, 2, 3)[-2:], (1, 2, 3)[5:], (1, 2, 3)[::-2], "%s %s" % (1, 2), "{} {}".format(*(1, 2)), tuple(reversed((1, 2, 3))), tuple(sorted((3, 1, 2))), any((0, 1)), all((1, 1)), max((3, 1)), (True, 0)[0], ("if", "else")[1 > 2], f"{(1, 2)}", str((1,)), repr(("a",)), str(()))
