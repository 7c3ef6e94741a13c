"""itertools, functools, collections and operator used together as ordinary programs do."""

from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import lru_cache, partial, reduce
from itertools import (
    accumulate, chain, combinations, count, cycle, groupby, islice, permutations, product, takewhile,
)
from operator import add, attrgetter, itemgetter, mul

Edge = namedtuple("Edge", ["start", "end", "cost"])


@lru_cache(maxsize=None)
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


def breadth_first(edges, start):
    neighbours = defaultdict(list)
    for edge in edges:
        neighbours[edge.start].append(edge)
    seen = OrderedDict({start: 0})
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for edge in neighbours[node]:
            if edge.end not in seen:
                seen[edge.end] = seen[node] + edge.cost
                queue.append(edge.end)
    return seen


def mix(shift):
    checksum = shift
    for a, b, c in combinations(range(70), 3):
        checksum += a ^ b ^ c
    checksum += sum(p[0] * 10 + p[-1] for p in permutations(range(8)))
    checksum += sum(x * y + z for x, y, z in product(range(40), repeat=3))
    running = list(accumulate(islice(cycle([3, 1, 4, 1, 5, 9, 2, 6]), 100_000)))
    checksum += running[-1]
    for key, group in groupby(sorted(range(60_000), key=lambda n: n % 37), key=lambda n: n % 37):
        checksum += key * sum(group) % 1001
    checksum += reduce(add, map(mul, range(50_000), count(3)))
    checksum += sum(takewhile(lambda n: n < 100_000, map(partial(mul, 3), count())))
    counts = Counter(chain.from_iterable(str(n) for n in range(40_000)))
    checksum += sum(map(itemgetter(1), counts.most_common(5)))
    edges = [Edge(n, n * k % 9973, n % 7 + k) for n in range(9973) for k in (2, 3, 5)]
    reached = breadth_first(edges, 1)
    checksum += len(reached) + sum(reached.values())
    edges.sort(key=attrgetter("cost", "end"))
    checksum += edges[0].end + edges[-1].start
    checksum += ways(900 + shift, (50, 20, 10, 5, 2, 1))
    return checksum


def main():
    print("itertools_mix", sum(mix(shift) for shift in range(5)))


main()
