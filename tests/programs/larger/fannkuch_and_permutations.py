# fannkuch, permutations by several algorithms, and their ranks.
def fannkuch(n):
    perm1, count, max_flips, checksum, r, permutations = list(range(n)), [0] * n, 0, 0, n, 0
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        perm = perm1[:]
        flips = 0
        while (k := perm[0]) != 0:
            perm[:k + 1] = perm[k::-1]
            flips += 1
        max_flips = max(max_flips, flips)
        checksum += flips if permutations % 2 == 0 else -flips
        while True:
            if r == n:
                return checksum, max_flips
            perm1.insert(r, perm1.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        permutations += 1


for n in range(2, 8):
    print(n, fannkuch(n))


def heap(items):
    items = list(items)
    n = len(items)
    c = [0] * n
    yield tuple(items)
    i = 0
    while i < n:
        if c[i] < i:
            j = 0 if i % 2 == 0 else c[i]
            items[j], items[i] = items[i], items[j]
            yield tuple(items)
            c[i] += 1
            i = 0
        else:
            c[i] = 0
            i += 1


def lexicographic(items):
    items = sorted(items)
    while True:
        yield tuple(items)
        i = len(items) - 2
        while i >= 0 and items[i] >= items[i + 1]:
            i -= 1
        if i < 0:
            return
        j = len(items) - 1
        while items[j] <= items[i]:
            j -= 1
        items[i], items[j] = items[j], items[i]
        items[i + 1:] = reversed(items[i + 1:])


def johnson_trotter(n):
    perm, direction = list(range(n)), [-1] * n
    yield tuple(perm)
    while True:
        best = None
        for i, x in enumerate(perm):
            j = i + direction[x]
            if 0 <= j < n and perm[j] < x and (best is None or x > perm[best]):
                best = i
        if best is None:
            return
        x = perm[best]
        j = best + direction[x]
        perm[best], perm[j] = perm[j], perm[best]
        for y in range(x + 1, n):
            direction[y] = -direction[y]
        yield tuple(perm)


def rank(perm):
    result, rest = 0, sorted(perm)
    for i, x in enumerate(perm):
        k = rest.index(x)
        rest.pop(k)
        f = 1
        for m in range(2, len(rest) + 1):
            f *= m
        result += k * f
    return result


def unrank(items, r):
    items, result = sorted(items), []
    factorials = [1]
    for i in range(1, len(items)):
        factorials.append(factorials[-1] * i)
    for f in reversed(factorials):
        k, r = divmod(r, f)
        result.append(items.pop(k))
    return tuple(result)


def parity(perm):
    seen, swaps = set(), 0
    for i in range(len(perm)):
        j, length = i, 0
        while j not in seen:
            seen.add(j)
            j = perm[j]
            length += 1
        swaps += max(0, length - 1)
    return swaps % 2


def cycles(perm):
    seen, result = set(), []
    for i in range(len(perm)):
        cycle = []
        while i not in seen:
            seen.add(i)
            cycle.append(i)
            i = perm[i]
        if len(cycle) > 1:
            result.append(tuple(cycle))
    return result


print(list(heap("abc")), list(lexicographic("aab")), list(johnson_trotter(3)))
for generate in (lambda: heap(range(5)), lambda: lexicographic(range(5)), lambda: johnson_trotter(5)):
    perms = list(generate())
    print(len(perms), len(set(perms)), sum(parity(p) for p in perms), perms[57], rank(perms[57]))
print([unrank("abcd", r) for r in (0, 1, 12, 23)], all(rank(unrank(range(5), r)) == r for r in range(120)))
print(cycles((2, 0, 1, 3, 5, 4)), parity((2, 0, 1, 3, 5, 4)), all(abs(sum(x != y for x, y in zip(a, b))) == 2 for a, b in zip(list(johnson_trotter(4)), list(johnson_trotter(4))[1:])))


def derangements(n):
    return sum(1 for p in lexicographic(range(n)) if all(i != x for i, x in enumerate(p)))


def order(perm):
    identity, current, k = tuple(range(len(perm))), perm, 1
    while current != identity:
        current = tuple(perm[i] for i in current)
        k += 1
    return k


print([derangements(n) for n in range(1, 7)], order((1, 2, 0, 4, 3)), max(order(p) for p in heap(range(5))), sorted(map(order, heap(range(4)))))
