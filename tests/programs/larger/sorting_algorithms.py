# Ten sorting algorithms against sorted, with counted comparisons.
import random


class Counted:
    comparisons = 0
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Counted.comparisons += 1
        return self.value < other.value

    def __repr__(self):
        return str(self.value)


def bubble(a):
    for end in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if a[i + 1] < a[i]:
                a[i], a[i + 1] = a[i + 1], a[i]
                swapped = True
        if not swapped:
            break
    return a


def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and x < a[j - 1]:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a


def selection(a):
    for i in range(len(a)):
        m = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[m] = a[m], a[i]
    return a


def merge(a):
    if len(a) < 2:
        return a
    m = len(a) // 2
    l, r, out, i, j = merge(a[:m]), merge(a[m:]), [], 0, 0
    while i < len(l) and j < len(r):
        if r[j] < l[i]:
            out.append(r[j])
            j += 1
        else:
            out.append(l[i])
            i += 1
    return out + l[i:] + r[j:]


def quick(a, low=0, high=None):
    high = len(a) - 1 if high is None else high
    while low < high:
        pivot, i, j = a[(low + high) // 2], low, high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while pivot < a[j]:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i, j = i + 1, j - 1
        if j - low < high - i:
            quick(a, low, j)
            low = i
        else:
            quick(a, i, high)
            high = j
    return a


def heap(a):
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]:
                c += 1
            if not a[i] < a[c]:
                return
            a[i], a[c] = a[c], a[i]
            i = c

    for i in range(len(a) // 2 - 1, -1, -1):
        sift(i, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and x < a[j - gap]:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap = gap // 2 if gap != 2 else 1
    return a


def comb(a):
    gap, done = len(a), False
    while not done:
        gap = max(1, gap * 10 // 13)
        done = gap == 1
        for i in range(len(a) - gap):
            if a[i + gap] < a[i]:
                a[i], a[i + gap] = a[i + gap], a[i]
                done = False
    return a


def tree(a):
    root = None
    for x in a:
        node, place = root, None
        while node is not None:
            place = node
            side = 0 if x < node[2] else 1
            node = node[side]
        new = [None, None, x]
        if place is None:
            root = new
        else:
            place[side] = new

    def walk(node):
        if node:
            yield from walk(node[0])
            yield node[2]
            yield from walk(node[1])

    return list(walk(root))


def binary_insertion(a):
    out = []
    for x in a:
        low, high = 0, len(out)
        while low < high:
            mid = (low + high) // 2
            if x < out[mid]:
                high = mid
            else:
                low = mid + 1
        out.insert(low, x)
    return out


algorithms = [bubble, insertion, selection, merge, quick, heap, shell, comb, tree, binary_insertion, sorted]
rng = random.Random(17)
samples = {"random": [rng.randrange(1000) for _ in range(80)], "sorted": list(range(60)), "reversed": list(range(60, 0, -1)), "few": [rng.randrange(4) for _ in range(60)], "one": [5], "empty": []}
for algorithm in algorithms:
    row = []
    for name, data in samples.items():
        Counted.comparisons = 0
        result = algorithm([Counted(x) for x in data])
        assert [r.value for r in result] == sorted(data), (algorithm.__name__, name)
        row.append(Counted.comparisons)
    print(f"{algorithm.__name__:>16} {row}")


def counting(a, limit):
    counts = [0] * limit
    for x in a:
        counts[x] += 1
    return [x for x, n in enumerate(counts) for _ in range(n)]


def radix(a, base=16):
    shift = 1
    while any(x >= shift for x in a):
        buckets = [[] for _ in range(base)]
        for x in a:
            buckets[x // shift % base].append(x)
        a = [x for b in buckets for x in b]
        shift *= base
    return a


def bucket(a):
    buckets = [[] for _ in range(10)]
    for x in a:
        buckets[min(9, int(x * 10))].append(x)
    return [x for b in buckets for x in insertion(b)]


data = samples["random"]
floats = [rng.random() for _ in range(30)]
print(counting(data, 1000) == sorted(data), radix(data) == sorted(data), bucket(floats) == sorted(floats), radix([2**40, 5, 2**20]))
stable = {}
for algorithm in (bubble, insertion, merge, tree, binary_insertion, sorted, selection, heap, quick):
    class Tagged(Counted):
        __slots__ = ("tag",)

    items = []
    for i, x in enumerate(samples["few"]):
        t = Tagged(x)
        t.tag = i
        items.append(t)
    result = algorithm(items)
    stable[algorithm.__name__] = all(a.value < b.value or a.tag < b.tag for a, b in zip(result, result[1:]))
print(stable)


def quick_select(a, k):
    while True:
        pivot = a[len(a) // 2]
        low, same = [x for x in a if x < pivot], [x for x in a if x == pivot]
        if k < len(low):
            a = low
        elif k < len(low) + len(same):
            return pivot
        else:
            k -= len(low) + len(same)
            a = [x for x in a if x > pivot]


def inversions(a):
    if len(a) < 2:
        return a, 0
    m = len(a) // 2
    (l, x), (r, y) = inversions(a[:m]), inversions(a[m:])
    out, count = [], x + y
    while l and r:
        if r[0] < l[0]:
            count += len(l)
            out.append(r.pop(0))
        else:
            out.append(l.pop(0))
    return out + l + r, count


print([quick_select(data, k) for k in (0, 10, 40, 79)] == [sorted(data)[k] for k in (0, 10, 40, 79)], inversions(data[:20])[1], sum(data[i] > data[j] for i in range(20) for j in range(i + 1, 20)))
