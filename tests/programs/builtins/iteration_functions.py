# map, filter, zip, enumerate, reversed, iter, next, sum, min, max, any, all.
def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, StopIteration, RuntimeError, ArithmeticError) as e:
        print(type(e).__name__, e)


print(list(map(abs, [-1, 2])), list(map(lambda a, b, c: a + b + c, [1, 2], [10, 20], [100])), list(map(str, [])), list(map(None.__class__, [])), list(map(dict.get, [{"a": 1}], ["a"])), list(map(int, "123")), list(map(max, [1, 5], [3, 2])))
print(list(filter(None, [0, 1, "", "a", None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")), list(filter(bool, [[], [0]])))
print(list(zip()), list(zip([1, 2])), list(zip([1, 2], "ab", (3, 4, 5))), list(zip("ab", [])), dict(zip("ab", range(2))), list(zip(*[(1, "a"), (2, "b")])), list(zip([1, 2], [3, 4], strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4], strict=True)))
attempt(lambda: list(zip([1], [1, 2], strict=True)))
attempt(lambda: list(zip([1, 2], [1], strict=True)))
attempt(lambda: list(zip([1], [1], [1, 2], strict=True)))
attempt(lambda: list(map(lambda a, b: a, [1], [1, 2], strict=True)))
attempt(lambda: list(map(lambda a, b: a, [1, 2], [1], strict=True)))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate("a", start=-1)), list(enumerate(iterable="x", start=10**20)), list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed({"a": 1, "b": 2})))
print(sum([1, 2, 3]), sum([], 5), sum([[1], [2]], []), sum((0.5, 1)), sum([1], start=10), sum({1: 0, 2: 0}), sum([True, True]), sum([10**20, 1]), sum(x for x in range(4)), sum([(1,), (2,)], ()), sum(range(10), -45))
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("b", "abc", key=len), min([], default="none"), max((), default=None), max([1, 2, 3], key=lambda x: -x), min({"b": 1, "a": 2}), max(["aa", "b", "cc"], key=len), min([(1, "b"), (1, "a")]), max(1, 2.0), max([[1, 2], [1, 3]]), min(True, 0), max(x % 5 for x in range(10)))
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in range(5)), all(x < 5 for x in range(5)), any("ab"), all({"": 1}), any({0: 1}))
print(next(iter([1])), next(iter([]), "default"), next(iter("ab")), next(x for x in range(10) if x > 4), list(iter("ab")), next(iter([None]), 1))
attempt(lambda: map(abs))
attempt(lambda: map())
attempt(lambda: list(map(5, [1])))
attempt(lambda: list(map(abs, 5)))
attempt(lambda: list(map(abs, ["a"])))
attempt(lambda: list(map(lambda: 0, [1])))
attempt(lambda: filter(None))
attempt(lambda: list(filter(None, 5)))
attempt(lambda: list(filter(5, [1])))
attempt(lambda: zip(1))
attempt(lambda: zip([1], foo=1))
attempt(lambda: enumerate())
attempt(lambda: enumerate(5))
attempt(lambda: enumerate([], "a"))
attempt(lambda: enumerate([], 1, 2))
attempt(lambda: reversed(5))
attempt(lambda: reversed(iter([])))
attempt(lambda: reversed())
attempt(lambda: sum(5))
attempt(lambda: sum())
attempt(lambda: sum(["a", "b"]))
attempt(lambda: sum(["a"], ""))
attempt(lambda: sum([b"a"], b""))
attempt(lambda: sum([1, "a"]))
attempt(lambda: sum([[1]], 5))
attempt(lambda: min())
attempt(lambda: min(5))
attempt(lambda: min([]))
attempt(lambda: max(1, "a"))
attempt(lambda: max([1, None]))
attempt(lambda: max(1, 2, default=3))
attempt(lambda: max([1], foo=2))
attempt(lambda: max([1, 2], key=5))
attempt(lambda: max(1, 2, key=None))
attempt(lambda: min([], key=len))
attempt(lambda: any(5))
attempt(lambda: all())
attempt(lambda: next())
attempt(lambda: next([]))
attempt(lambda: next(iter([])))
attempt(lambda: iter())
attempt(lambda: iter(5))
attempt(lambda: iter([], 1))
attempt(lambda: any(1 // x for x in [0]))

# Laziness and interleaving.
log = []


def note(tag, values):
    for v in values:
        log.append(f"{tag}{v}")
        yield v


pipeline = zip(map(lambda x: x * 2, note("m", [1, 2, 3])), filter(lambda x: x % 2, note("f", range(10))), enumerate(note("e", "xyz")))
print(log, next(pipeline), log)
log.clear()
print(next(pipeline), log)
log.clear()
print(any(x == 2 for x in note("a", [1, 2, 3])), log, all(x < 2 for x in note("b", [1, 2, 3])), log)
log.clear()
print(list(zip(note("l", [1, 2]), note("r", [1]))), log)
m = map(lambda x: x, [1, 2, 3])
print(next(m), list(m), list(m), iter(m) is m, type(m).__name__, type(zip()).__name__, type(enumerate([])).__name__, type(filter(None, [])).__name__, type(reversed([])).__name__)
e = enumerate("abc")
print(next(e), list(e), next(e, "end"))
i = iter([1, 2, 3, 4, 5])
print([next(i), sum(zip(i, i).__next__()), list(i)])
print(sorted(map(lambda kv: kv[::-1], {"a": 2, "b": 1}.items())), list(map(list, zip(*[[1, 2], [3, 4]]))), [*map(str.upper, "ab"), *filter(str.isalpha, "1c")], dict(enumerate("ab")), dict(map(reversed, {"x": 1}.items())), max(enumerate([3, 9, 2]), key=lambda p: p[1]), sum(map(len, ["a", "bb"])), "".join(map(chr, range(97, 100))), min(map(abs, [-5, 3])), list(map(pow, [2, 3], [5, 2])), list(filter(lambda p: p[0] < p[1], zip([1, 5], [2, 3]))))


class OnlyGetItem:
    def __getitem__(self, i):
        return [10, 20, 30][i]

    def __len__(self):
        return 3


o = OnlyGetItem()
print(list(map(str, o)), list(zip(o, o)), list(reversed(o)), sum(o), max(o), list(enumerate(o)), any(o), sorted(o, reverse=True), list(filter(None, o)), 20 in o)
