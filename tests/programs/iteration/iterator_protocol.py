# Iteration by __iter__, by __getitem__, by both; iterators of builtin types and their messages.
class Squares:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter([i * i for i in range(self.n)])


class OldStyle:
    def __getitem__(self, i):
        if i == 4:
            raise IndexError("end")
        return i * 100


class Both:
    def __iter__(self):
        yield "iter"

    def __getitem__(self, i):
        return "getitem"


class NoIter:
    __iter__ = None

    def __getitem__(self, i):
        return i


print(list(Squares(4)), list(OldStyle()), list(Both()), 300 in OldStyle(), 5 in OldStyle())
print(iter(OldStyle()).__class__.__name__)
for thing in (NoIter(), object(), 5, None, 1.5):
    try:
        iter(thing)
    except TypeError as e:
        print(e)
try:
    1 in NoIter()
except TypeError as e:
    print(e)
try:
    1 in 5
except TypeError as e:
    print(e)


class Reverse:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return "abc"[i]


class OwnReverse:
    def __reversed__(self):
        return "own"


print(list(reversed(Reverse())), reversed(OwnReverse()))
try:
    reversed(Squares(3))
except TypeError as e:
    print(e)
try:
    reversed({1, 2})
except TypeError as e:
    print(e)

# The types of builtin iterators.
for it in (
    [], (), "", "é", b"", {}, {}.keys(), {}.values(), {}.items(), set(), range(0), range(2**70),
    reversed([]), reversed({}), reversed("a"), reversed(range(2)), enumerate([]), zip(), map(abs, []), filter(None, []),
):
    print(type(iter(it)).__name__, end=" ")
print()

# Iterators are iterable once; __length_hint__.
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it), it.__length_hint__())
r = iter(range(10))
next(r)
print(r.__length_hint__(), iter(r) is r)

# A list iterator sees the list's changes; once ended it stays ended.
items = [1, 2]
it = iter(items)
print(next(it), next(it))
items.append(3)
print(next(it))
print(next(it, "end"))
items.append(4)
print(next(it, "still ended"))

# Two iterators over one object.
s = "abc"
i, j = iter(s), iter(s)
print(next(i), next(i), next(j))
e = enumerate("xyz", start=5)
print(next(e), list(e))
z = zip([1, 2, 3], "ab")
print(next(z), list(z))
n = iter([1, 2, 3, 4, 5, 6])
print(list(zip(n, n, n)))
m = map(lambda *a: a, "abc", [1, 2])
print(list(m), list(m))


# __contains__ falls back to iteration, and == is tried after identity.
class Equal:
    def __eq__(self, other):
        return True


print("anything" in [Equal()], Equal() in ["anything"], float("nan") in [float("nan")])
nan = float("nan")
print(nan in [nan], nan in (nan,), [nan] == [nan], nan in {nan: 1})


class Contains:
    def __contains__(self, x):
        return "truthy" if x else ""


print(5 in Contains(), 0 in Contains(), 0 not in Contains())
print(*(x for x in Squares(3)), sep="|")
a, b, *c = OldStyle()
print(a, b, c)
print(max(Squares(4)), sorted(OldStyle(), reverse=True), sum(OldStyle()), all(OldStyle()), any(Squares(1)))
