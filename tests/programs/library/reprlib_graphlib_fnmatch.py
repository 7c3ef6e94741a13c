import collections
import fnmatch
import graphlib
import reprlib
import timeit
from array import array


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print("-- reprlib")
r = reprlib.repr
for value in (list(range(20)), tuple(range(20)), set(range(20)), frozenset(range(9)), {i: i * i for i in range(9)}, "x" * 100,
              10 ** 60, collections.deque(range(9)), array("i", range(9)), (1,), (), [], {}, set(), frozenset(), array("d"),
              [[[[[[[[[1]]]]]]]]], {1: {2: {3: {4: {5: {6: {7: 8}}}}}}}, "quote'" * 10, b"y" * 60, 1.5, None):
    print(r(value))


class Long:
    def __repr__(self):
        return "Long(" + "z" * 50 + ")"


class Broken:
    def __repr__(self):
        raise RuntimeError


print(r(Long()), r(Broken()).startswith("<Broken instance at 0x"), r([Long()] * 2))
small = reprlib.Repr(maxlevel=2, maxlist=2, maxstring=10, fillvalue="~", maxdict=1)
print(small.repr([1, 2, 3]), small.repr("abcdefghijklmnop"), small.repr([[[[1]]]]), small.repr({1: 2, 3: 4}))
for indent in (2, "->", 0):
    print(reprlib.Repr(indent=indent).repr([1, {"a": [2, 3]}, (4,), "text", []]))
attempt(reprlib.Repr(indent=-1).repr, [1])


class Own(reprlib.Repr):
    def repr_Long(self, x, level):
        return f"<Long at {level}>"


print(Own().repr([Long(), [Long()]]))


class Linked:
    def __init__(self):
        self.items = [self]

    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        "Doc."
        return f"Linked({self.items!r})"


print(Linked(), Linked.__repr__.__name__, Linked.__repr__.__doc__)

print("-- graphlib")
graph = {"D": {"B": 0, "C": 0}, "C": ["A"], "B": ["A"], "E": []}
print(list(graphlib.TopologicalSorter(graph).static_order()))
ts = graphlib.TopologicalSorter()
ts.add("d", "b", "c")
ts.add("b", "a")
ts.add("c", "a")
ts.add("a")
attempt(ts.get_ready)
attempt(ts.done, "a")
attempt(ts.is_active)
ts.prepare()
attempt(ts.add, "z")
while ts:
    ready = ts.get_ready()
    print(ready, ts.is_active())
    ts.done(*ready)
print(ts.is_active(), ts.get_ready())
attempt(ts.done, "a")
attempt(ts.done, "unknown")
attempt(ts.prepare)
late = graphlib.TopologicalSorter({1: [2]})
late.prepare()
attempt(late.done, 1)
late.get_ready()
attempt(late.done, 1)
for loop in ({1: [2], 2: [3], 3: [1]}, {"a": ["a"]}, {1: [2], 2: [3], 3: [4, 2]}):
    try:
        graphlib.TopologicalSorter(loop).prepare()
    except graphlib.CycleError as error:
        print(type(error).__mro__[1].__name__, error.args)

print("-- fnmatch")
names = ["a.txt", "b.py", "A.TXT", "dir/c.txt", "[x].md", "x-1.md", "\n.txt", ""]
for pattern in ("*.txt", "*", "?.py", "[ab].*", "[!ab].*", "[a-c]*", "*[[]x]*", "a.tx?", "**.py", "[z-a]*", "[", "[]x]*", "x[-1]*", "*a*t*", "[!]*", "[^a]*"):
    print(repr(pattern), fnmatch.translate(pattern), fnmatch.filter(names, pattern))
print(fnmatch.filterfalse(names, "*.txt"), fnmatch.fnmatch("ABC", "a*"), fnmatch.fnmatchcase("abc", "A*"), fnmatch.fnmatch(b"x.py", b"*.py"))
print(fnmatch.fnmatch("a" * 3000, "*a" * 40 + "b"))

print("-- timeit")
print(timeit.timeit("x = 1", number=3) >= 0, len(timeit.repeat("pass", repeat=2, number=1)))
ran = []
print(timeit.Timer(lambda: ran.append(1), "y = 2").timeit(5) >= 0, ran, timeit.timeit("total.append(n)", "n = 3", number=2, globals={"total": ran}) >= 0, ran)
attempt(timeit.Timer, 5)
attempt(timeit.Timer, "pass", 5)
ticks = iter(range(100))
print(timeit.timeit("pass", timer=lambda: next(ticks), number=10), timeit.Timer("a = 1\nb = 2", timer=lambda: next(ticks)).timeit(2))
seen = []
print(timeit.Timer("pass", timer=lambda: next(ticks)).autorange(lambda number, taken: seen.append((number, taken))), seen)
