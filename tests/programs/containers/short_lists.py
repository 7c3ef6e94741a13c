"""Comparisons of tuples, heaps of ints, floats, str and tuples, and list methods that move items."""

from heapq import heapify, heappop, heappush

NAN = float("nan")


class Ranked:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return "R%d" % self.rank


def attempt(of, *args):
    try:
        return of(*args)
    except Exception as error:
        return "%s(%s)" % (type(error).__name__[:5], str(error)[-9:])


VALUES = [(), (1,), (2,), (1, 2), (1, 2.0), (1, 2.5), (1.0, 2), ("a",), ("a", 1), ("b", 0), ("a", "b"), (NAN,), (1, NAN), (None,),
          (None, 1), (1, None), ((1, 2), 3), ((1, 2), 4), ((1,), 3), ("é",), ("Ω",), (True,), (1 << 40,), (1, 1 << 40), ("a" * 80, 1),
          ("a" * 80, 2), tuple(range(16)), tuple(range(17)), tuple(range(16)) + (5,), (-0.0,), (0.0,), (0,), ([1],), ([2],)]


def comparing():
    for left in VALUES:
        answers = []
        for right in VALUES:
            for of in (lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a > b,
                       lambda a, b: a >= b):
                answer = attempt(of, left, right)
                answers.append(str(int(answer)) if isinstance(answer, bool) else "?" + answer[-12:])
        print(str(left)[:20], "".join(answers))
    same = (NAN, 1)
    print(same == same, (NAN,) == (NAN,), same < same, same <= same)


def drain(items):
    heap = []
    for item in items:
        heappush(heap, item)
    out = [heappop(heap) for _ in range(len(heap) // 2)]
    for item in items[:5]:
        heappush(heap, item)
    while heap:
        out.append(heappop(heap))
    return out


def heaps():
    state = 3
    numbers = []
    for _ in range(120):
        state = (state * 1103515245 + 12345) % 2147483648
        numbers.append(state >> 12 & 63)
    print(drain(numbers))
    print(drain([n / 4 for n in numbers]))
    print(drain([(n / 4, n % 5) for n in numbers])[::7])
    print(drain([(n, "abc"[n % 3]) for n in numbers])[::7])
    print(drain(["w%d" % n for n in numbers])[::9])
    print(drain([(n % 7, i) for i, n in enumerate(numbers)])[::9])
    print(drain([Ranked(n) for n in numbers[:20]]))
    print(drain([(n % 3, Ranked(n)) for n in range(12)]))
    print(drain([1 << 40, 5, -(1 << 50), 1.5, True, 2]))
    print(drain([]), drain([1]), drain([2, 1]))
    print(attempt(heappop, []), attempt(heappush, (), 1), attempt(heappush, [1], "a"), attempt(drain, [(1, None), (1, None)]))
    broken = [5, 1, "a", 3]
    print(attempt(heappop, broken), broken)
    heap = [5, 3, 8, 1]
    heapify(heap)
    print(heappush(heap, 2), heap, heappop(heap), heap)


def moving():
    for length in (0, 1, 2, 5, 7, 260):
        for index in (0, 1, 2, 5, 6, 255, 300, -1, -2, -5, -300):
            items = list(range(length))
            items.insert(index, "x")
            popped = attempt(items.pop, index)
            print(length, index, items[:4], items[-3:], len(items), popped, end=";")
        print()
    items = []
    for i in range(40):
        items.insert(i // 2, i)
    print(items)
    for i in range(30):
        items.pop(i % 3)
    print(items)
    for length in (0, 1, 2, 3, 8, 300):
        items = list(range(length))
        items.reverse()
        print(items[:4], items[-3:], end=" ")
    print(attempt(items.pop, "a"), attempt(items.insert, None, 1), attempt(items.pop, 1000), attempt([].pop, 0))
    items = [1, 2.0, "c", None, True, (1,), float("nan")]
    for value in (1, 2, "c", None, True, False, 0, (1,), 3, 1.0, items[6], NAN, "d"):
        print(attempt(items.index, value), items.count(value), value in items, value == None, None != value, end=" ")
    copy = items.copy()
    items.clear()
    items.append(5)
    print(len(copy), items, [].copy(), attempt([].index, 1))
    counts = {}
    for word in "a b a c b a".split():
        counts.setdefault(word, []).append(len(counts))
        counts.setdefault(len(word))
        counts.setdefault((word, 1), 5)
    print(counts, attempt(counts.setdefault, [], 1))


def extremes():
    values = [3, 1, 2.5, -7, 2.0, 2, True, NAN, 1 << 40, "a"]
    for a in values:
        print(a, *["%s,%s" % (attempt(min, a, b, c), attempt(max, a, b, c)) for b in values for c in values[::3]])
    print(min(2, 2.0, 1 + 1), max(2.0, 2, 3 - 1), min(1, 2, 3, 0), max("b", "c", "a"))


def making():
    print(list(range(5)), list(range(0)), list(range(10, 0, -3)), list(range(1 << 40, (1 << 40) + 2)), list((1, 2)), list([3]))
    print(list(enumerate("ab", 1)), list(enumerate([5], -3)), list(enumerate("a", 1 << 40)), attempt(enumerate, "a", "b"))
    items = [1, 2]
    copy = list(items)
    copy.append(3)
    print(items, copy, list(copy) is copy, list("abc"), list({1: 2}), list(range(1073741820, 1073741826)))
    print(7 / 2, (1 << 40) / 3, -(1 << 52) / 7, (1 << 53) / 3, ((1 << 53) + 1) / 1, 10 ** 30 / 7, True / 2, attempt(lambda: (1 << 40) / 0))


comparing()
heaps()
moving()
extremes()
making()
