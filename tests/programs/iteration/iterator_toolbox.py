"""itertools at its edges, generator recipes, and how they fail."""
import collections
import itertools as it
import operator


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def head(iterable, n=6):
    return list(it.islice(iterable, n))


print(head(it.count(5, -2)), head(it.count(0.5, 0.25)), head(it.count(2 ** 62, 2 ** 62)), repr(it.count(3)), repr(it.count(1, 2)), head(it.cycle("ab")), list(it.cycle([])), repr(it.repeat("x", 3)), list(it.repeat(1, 0)), list(it.repeat(1, -5)), operator.length_hint(it.repeat(1, 4)))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([], initial=5)), list(it.accumulate("abc")), list(it.accumulate([], operator.mul)))
print(list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["ab", [1]])), list(it.compress("abcdef", [1, 0, True, "", "x"])), list(it.dropwhile(lambda x: x < 3, [1, 4, 1])), list(it.takewhile(lambda x: x < 3, [1, 4, 1])), list(it.filterfalse(None, [0, 1, "", "a"])), list(it.starmap(pow, [(2, 3), [3, 2]])), list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.zip_longest("ab", [1], fillvalue="-")), list(it.zip_longest()))
print([(k, list(g)) for k, g in it.groupby("aabbca")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4, 5], lambda x: x % 2)], [k for k, g in it.groupby([])])
groups = it.groupby("aab")
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, list(g2), next(groups, "end"))
print(head(it.islice(it.count(), 2, None, 3), 4), list(it.islice("abcdef", None)), list(it.islice("abcdef", 1, 5, 2)), list(it.islice("ab", 5)), list(it.islice([], 0)), list(it.batched("abcdefg", 3)), list(it.batched([], 2)))
a, b, c = it.tee("abc", 3)
print(next(a), list(b), next(a), list(c), list(a), it.tee([1], 0), [list(t) for t in it.tee(it.tee("xy")[0])])
print(list(it.product("ab", repeat=2)), list(it.product()), list(it.product([1], [])), list(it.permutations("abc", 2)), list(it.permutations([1], 2)), list(it.permutations([])), list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations_with_replacement("ab", 2)), list(it.combinations([], 0)))
for label, function in {"islice negative": lambda: it.islice([1], -1), "islice float": lambda: it.islice([1], 1.5), "islice step": lambda: it.islice([1], 0, 1, 0), "islice args": lambda: it.islice([1]), "count": lambda: it.count("x"), "repeat": lambda: it.repeat(1, "x"), "batched 0": lambda: it.batched("a", 0), "batched strict": lambda: list(it.batched("abc", 2, strict=True)), "combinations": lambda: it.combinations("a", -1), "permutations": lambda: it.permutations("a", -1), "product": lambda: it.product("a", repeat=-1), "tee": lambda: it.tee("a", -1), "chain": lambda: list(it.chain(1)), "from_iterable": lambda: list(it.chain.from_iterable([1])), "starmap": lambda: list(it.starmap(pow, [1])), "accumulate": lambda: list(it.accumulate([1, "a"])), "groupby": lambda: it.groupby(1), "compress": lambda: it.compress("a", 1), "zip strict": lambda: list(zip("ab", "a", strict=True)), "zip strict 2": lambda: list(zip("a", "ab", strict=True)), "zip strict 3": lambda: list(zip("ab", "ab", "a", strict=True)), "map strict": lambda: list(map(max, [1, 2], [3], strict=True)), "zip_longest": lambda: it.zip_longest("a", nope=1), "pairwise": lambda: it.pairwise(1), "cycle": lambda: it.cycle(1), "filterfalse": lambda: list(it.filterfalse(5, [1])), "enumerate": lambda: list(enumerate("ab", "x")), "reversed": lambda: reversed({1}), "next": lambda: next([1]), "iter sentinel": lambda: iter(5, 1), "sum str": lambda: sum("ab"), "sum bytes": lambda: sum([b"a"], b""), "min": lambda: min(), "max empty": lambda: max([]), "min default": lambda: min([], default=5), "max two default": lambda: max(1, 2, default=3), "sorted": lambda: sorted([1], 2), "sorted none": lambda: sorted([3, None]), "range": lambda: range(1, 2, 0), "all": lambda: all(5), "dict": lambda: dict([(1, 2), (3,)]), "dict 2": lambda: dict([1]), "unpack": lambda: dict(zip("ab")), "set": lambda: set([[]]), "join": lambda: "".join([1]), "iter": lambda: iter(5)}.items():
    attempt(label, function)


class Tracked:
    """An iterator that tells what is asked of it."""

    def __init__(self, items, hint=None, fail_at=None):
        self.items, self.hint, self.fail_at, self.asked = iter(items), hint, fail_at, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.asked += 1
        if self.asked == self.fail_at:
            raise RuntimeError(f"failed at {self.asked}")
        return next(self.items)

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint if self.hint is not None else NotImplemented


for hint in (None, 3, -1, "x", TypeError("t"), ValueError("v")):
    attempt(f"hint {hint!r}", lambda: (list(Tracked("ab", hint)), operator.length_hint(Tracked("ab", hint), 7)))
for function in (list, tuple, set, sum, max, sorted, "".join, any, lambda t: [*t], lambda t: dict.fromkeys(t), lambda t: next(it.islice(t, 2, None)), lambda t: list(zip(t, "abc")), lambda t: list(zip("abc", t)), lambda t: 3 in t, lambda t: t.__iter__() is t, lambda t: list(it.takewhile(lambda x: x < 2, t)), lambda t: (lambda *a: a)(*t), lambda t: list(it.chain(t, t))):
    t = Tracked([1, 2, 3], fail_at=3)
    attempt("fails", lambda: function(t))
    t = Tracked([])
    attempt("empty", lambda: (function(t), t.asked))


def pairs(seq):
    return list(zip(seq[::2], seq[1::2]))


def sliding(iterable, n):
    window = collections.deque(maxlen=n)
    for x in iterable:
        window.append(x)
        if len(window) == n:
            yield tuple(window)


def roundrobin(*iterables):
    pending = collections.deque(map(iter, iterables))
    while pending:
        try:
            yield next(pending[0])
            pending.rotate(-1)
        except StopIteration:
            pending.popleft()


def unique(iterable, key=None):
    seen = set()
    for x in iterable:
        k = x if key is None else key(x)
        if k not in seen:
            seen.add(k)
            yield x


def powerset(items):
    return it.chain.from_iterable(it.combinations(items, r) for r in range(len(items) + 1))


def sieve():
    found = {}
    for n in it.count(2):
        step = found.pop(n, None)
        if step is None:
            yield n
            found[n * n] = n
        else:
            nxt = n + step
            while nxt in found:
                nxt += step
            found[nxt] = step


def partition(predicate, iterable):
    a, b = it.tee(iterable)
    return list(it.filterfalse(predicate, a)), list(filter(predicate, b))


def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x


print(pairs("abcdef"), list(sliding("abcd", 2)), "".join(roundrobin("abc", "d", "ef")), list(unique("AbBaC", str.lower)), len(list(powerset(range(5)))), head(sieve(), 12), partition(lambda x: x % 2, range(8)), list(flatten([1, [2, (3, [4])], []])))
print(sum(it.islice(sieve(), 60)), sum(a * b for a, b in it.pairwise(range(200))), sum(len(t) for t in powerset("abcdefgh")), collections.Counter(map(sum, it.product(range(1, 7), repeat=3))).most_common(2), next(n for n in it.count(1) if sum(map(int, str(2 ** n))) > 100))
