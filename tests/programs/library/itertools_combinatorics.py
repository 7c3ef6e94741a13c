# itertools: product, permutations, combinations, groupby; recipes.
from itertools import *
import operator


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


print(list(product()), list(product([])), list(product("ab")), list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(product([1], [], [2])), list(product("a", [1, 2], repeat=2)), list(product([0, 1], repeat=0)), len(list(product(range(3), repeat=4))))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("ab", 3)), list(permutations([])), list(permutations("ab", 0)), list(permutations([1, 1])), len(list(permutations(range(6)))), list(permutations(range(5), 3))[-3:])
print(list(combinations("abcd", 2)), list(combinations("abc", 0)), list(combinations("ab", 3)), list(combinations([1, 1], 2)), len(list(combinations(range(10), 4))), list(combinations(range(5), 5)), list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("ab", 3)), list(combinations_with_replacement([], 2)), list(combinations_with_replacement("ab", 0)))
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, len(list(g))) for k, g in groupby([1, 1.0, True, 2])], [(k, list(g)) for k, g in groupby(range(8), key=lambda x: x // 3)], list(groupby([])), [k for k, g in groupby("aabb")], [(k, "".join(g)) for k, g in groupby("Hello WORLD", str.isupper)])
groups = groupby("aabbb")
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, next(g2), list(g2), next(groups, "end"))
words = sorted("apple bat bar atom book cat".split(), key=operator.itemgetter(0))
print({k: list(g) for k, g in groupby(words, key=operator.itemgetter(0))})
attempt(lambda: product(5))
attempt(lambda: product([1], repeat=-1))
attempt(lambda: product([1], repeat="a"))
attempt(lambda: product([1], foo=1))
attempt(lambda: permutations(5))
attempt(lambda: permutations([1], -1))
attempt(lambda: permutations([1], "a"))
attempt(lambda: combinations([1]))
attempt(lambda: combinations([1], -1))
attempt(lambda: combinations(5, 2))
attempt(lambda: groupby())
attempt(lambda: groupby(5))
attempt(lambda: [k for k, g in groupby([1, "a"], key=lambda x: x + 1)])


# Recipes.
def take(n, iterable):
    return list(islice(iterable, n))


def sliding_window(iterable, n):
    iterators = tee(iterable, n)
    for i, it in enumerate(iterators):
        for _ in range(i):
            next(it, None)
    return zip(*iterators)


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for num_active in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, num_active))
        yield from map(next, iterators)


def unique(iterable):
    seen = set()
    for element in filterfalse(seen.__contains__, iterable):
        seen.add(element)
        yield element


def partition(predicate, iterable):
    t1, t2 = tee(iterable)
    return list(filterfalse(predicate, t1)), list(filter(predicate, t2))


def sieve(n):
    data = [0, 0] + [1] * (n - 2)
    for p in range(2, int(n ** 0.5) + 1):
        if data[p]:
            data[p * p::p] = [0] * len(range(p * p, n, p))
    return list(compress(count(), data))


def run_length(s):
    return "".join(f"{len(list(g))}{k}" for k, g in groupby(s))


def transpose(rows):
    return list(zip_longest(*rows, fillvalue=None))


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip(chain([0], row), chain(row, [0]))]


print(take(4, cycle("ab")), list(map("".join, sliding_window("abcdef", 3))), list(powerset([1, 2, 3])), "".join(roundrobin("ABC", "D", "EF")), "".join(unique("abracadabra")), partition(lambda x: x % 2, range(8)), sieve(50), run_length("aaabccdddd"), transpose(["abc", "de"]), list(pascal(6)))
print(sum(1 for _ in combinations(range(12), 6)), sum(starmap(operator.mul, zip(range(5), count(1)))), list(islice((x for x in count(1) if all(x % d for d in range(2, x))), 2, 10)), list(accumulate(repeat(2, 8), operator.mul)), [sum(g) for _, g in groupby(range(12), lambda x: x // 4)])
print(max(permutations([3, 1, 2])), min(product([2, 1], [4, 3])), [p for p in permutations(range(1, 4)) if p[0] < p[1]], [c for c in combinations(range(1, 10), 3) if sum(c) == 15], sum(1 for p in permutations(range(6)) if all(p[i] != i for i in range(6))))
solutions = [p for p in permutations(range(6)) if len({p[i] + i for i in range(6)}) == len({p[i] - i for i in range(6)}) == 6]
print(solutions)
cards = list(product("23", "SH"))
print(cards, ["".join(c) for c in cards], list(chain.from_iterable(cards)), dict(zip(count(), cards)), [list(g) for k, g in groupby(sorted(cards, key=operator.itemgetter(1)), operator.itemgetter(1))])
