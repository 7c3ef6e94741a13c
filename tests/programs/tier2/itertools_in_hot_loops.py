"""itertools' iterators as the iterators of hot loops: alone, inside one another, and of other kinds from turn to turn."""

from itertools import (
    accumulate, chain, combinations, combinations_with_replacement, count, cycle, islice, pairwise, permutations,
    product, repeat,
)


def consume(iterator, most=10_000):
    total = 0
    taken = 0
    for item in iterator:
        taken += 1
        total += item if isinstance(item, (int, float)) else sum(item)
        if taken == most:
            break
    return taken, total


def several():
    yield consume(combinations(range(12), 3))
    yield consume(combinations_with_replacement([1, 2, 3, 4, 5], 4))
    yield consume(permutations(range(6)))
    yield consume(product(range(9), repeat=3))
    yield consume(product((1, 2, 3), range(100)))
    yield consume(count(5), 500)
    yield consume(count(5, -3), 500)
    yield consume(count(2**30 - 200), 500)
    yield consume(repeat(7, 300))
    yield consume(repeat(7), 300)
    yield consume(cycle([1, 2, 3]), 500)
    yield consume(cycle([]))
    yield consume(islice(range(1000), 10, 900, 3))
    yield consume(islice(cycle("abc".encode()), 400))
    yield consume(chain(range(200), [1] * 150, (3,) * 120, {5: 1}, {9}))
    yield consume(chain.from_iterable([[n, n + 1] for n in range(200)]))
    yield consume(accumulate(range(300)))
    yield consume(accumulate([1.5] * 200, initial=2))
    yield consume(accumulate(range(1, 200), max))
    yield consume(pairwise(range(300)))
    yield consume(accumulate(islice(cycle([3, 1, 4]), 400)))
    yield consume(islice(chain(range(100), count(7)), 350))
    yield consume(chain(islice(count(), 90), (n * n for n in range(200)), map(abs, range(-80, 0))))


for result in several():
    print(result)


def mixed(rounds):
    """One loop, another kind of iterator each time."""
    results = []
    for number in range(rounds):
        kinds = (
            range(9), count(number), cycle((1, 2)), repeat(3, 8), combinations([1, 2, 3, 4], 1),
            islice(range(50), 3, 20, 2), chain([1, 2], (3, 4)), (n for n in range(5)),
        )
        total = 0
        for item in islice(kinds[number % len(kinds)], 7):
            total += item if isinstance(item, int) else item[0]
        results.append(total)
    return results


print(mixed(400)[-16:])


def until_it_raises():
    def broken():
        yield 1
        yield 2
        raise ValueError("the generator inside")

    caught = []
    for number in range(200):
        try:
            for item in chain([number], broken() if number % 3 == 0 else repeat(4, 3)):
                number += item
        except ValueError as error:
            caught.append(f"{number} {error}")
    return len(caught), caught[-1]


print(until_it_raises())

grown = [1, 2, 3]
for place, item in enumerate(chain(grown, [10])):
    if place < 300:
        grown.append(item + place)
print(len(grown), grown[-1])

shrinking = list(range(500))
seen = 0
for one, other in pairwise(shrinking):
    seen += one * other
    shrinking.pop()
print(seen, len(shrinking))


def resumed():
    """Iterators that a loop leaves and another goes on with."""
    numbers = count(1)
    squares = accumulate(numbers)
    pairs = combinations(range(30), 2)
    total = 0
    for _ in range(20):
        for value in squares:
            total += value
            if value % 7 == 3:
                break
        for one, other in pairs:
            total += one * other
            if (one + other) % 11 == 0:
                break
    return total, next(numbers), next(pairs, None)


print(resumed())
