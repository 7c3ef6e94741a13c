"""heapq and bisect: orders, keys, stability, errors, and structures made of them."""
import bisect
import heapq
import itertools
import operator
import random


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Item:
    """Compares by weight only, and counts comparisons."""
    compared = 0

    def __init__(self, weight, name):
        self.weight, self.name = weight, name

    def __lt__(self, other):
        Item.compared += 1
        return self.weight < other.weight

    def __repr__(self):
        return f"{self.name}{self.weight}"


random.seed(3)
numbers = [random.randrange(50) for _ in range(20)]
heap = []
for n in numbers:
    heapq.heappush(heap, n)
print(heap, [heapq.heappop(heap) for _ in range(5)], heap[:3])
heap = numbers[:]
heapq.heapify(heap)
print(heap, heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 25), heapq.heapreplace(heap, 99), heapq.nsmallest(3, heap), heapq.nlargest(3, heap))
print(heapq.nsmallest(4, numbers, key=lambda n: -n), heapq.nlargest(2, "hello world", key=ord), heapq.nsmallest(0, numbers), heapq.nlargest(100, [3, 1, 2]), heapq.nsmallest(1, []), heapq.nsmallest(2, [(1, "b"), (1, "a"), (0, "c")], key=operator.itemgetter(0)), heapq.nlargest(2, [(1, "b"), (1, "a"), (0, "c")], key=lambda p: p[0]))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge("acx", "bd", key=str.upper)), list(heapq.merge([9, 3], [7, 1], reverse=True)), list(itertools.islice(heapq.merge(itertools.count(0, 3), itertools.count(1, 4)), 8)))
maximum = numbers[:]
heapq.heapify_max(maximum)
print(maximum[0], heapq.heappop_max(maximum), heapq.heappushpop_max(maximum, 1000), heapq.heapreplace_max(maximum, 7), heapq.heappush_max(maximum, 500), maximum[0])
items = [Item(w, n) for w, n in zip([3, 1, 3, 2, 1], "abcde")]
heapq.heapify(items)
print(items, [heapq.heappop(items) for _ in range(5)], Item.compared > 0)
for action in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappushpop([], 1), lambda: heapq.heappush((), 1), lambda: heapq.heapify("abc"), lambda: heapq.heapify([1, "a"]), lambda: heapq.heappush([1], None), lambda: heapq.nsmallest("x", [1]), lambda: heapq.nlargest(2, 5), lambda: heapq.nlargest(1, [1, "a", None]), lambda: heapq.nsmallest(-1, [1]), lambda: heapq.heappop([1, 2], 3), lambda: list(heapq.merge([1], ["a"]))):
    attempt("heapq", action)


class Shrinks:
    """Empties the heap while it is compared."""

    def __lt__(self, other):
        victim.clear()
        return True


victim = [Shrinks() for _ in range(4)]
attempt("mutation", lambda: heapq.heappop(victim))

ordered = [1, 2, 2, 2, 5, 8]
print([(bisect.bisect_left(ordered, x), bisect.bisect_right(ordered, x), bisect.bisect(ordered, x)) for x in (0, 1, 2, 3, 8, 9)], bisect.bisect_left(ordered, 2, 2, 4), bisect.bisect(ordered, 2, 0, 2), bisect.bisect_left([], 1), bisect.bisect_left(ordered, 5, key=lambda x: x * 2), bisect.bisect_right(ordered, -5, key=lambda x: -x) if False else "")
words = ["apple", "Banana", "cherry"]
bisect.insort(words, "blueberry", key=str.lower)
bisect.insort_left(words, "BANANA", key=str.lower)
bisect.insort_right(words, "banana", key=str.lower)
print(words, bisect.bisect_left(words, "banana", key=str.lower), bisect.bisect_left(range(0, 100, 7), 50), bisect.bisect((1.0, 2.5), 2), bisect.bisect("aeiou", "f"))
for action in (lambda: bisect.bisect_left([1], 1, -1), lambda: bisect.bisect(5, 1), lambda: bisect.bisect([1, "a"], "b"), lambda: bisect.bisect([1], 1, 0, 5), lambda: bisect.insort((1,), 1), lambda: bisect.bisect_left([1, 2], 1, 5), lambda: bisect.bisect([3, 1, 2], 2), lambda: bisect.bisect_left([1], 1, lo="x"), lambda: bisect.insort([1], 2, key=5), lambda: bisect.bisect([None], 1)):
    attempt("bisect", action)


class Noisy:
    def __len__(self):
        print("    len")
        return 5

    def __getitem__(self, i):
        print("    get", i)
        return i * 10

    def insert(self, i, x):
        print("    insert", i, x)


bisect.insort(Noisy(), 25)


class Median:
    """The running median of a stream."""

    def __init__(self):
        self.low, self.high = [], []

    def add(self, x):
        heapq.heappush(self.high, -heapq.heappushpop(self.low, -x))
        if len(self.high) > len(self.low):
            heapq.heappush(self.low, -heapq.heappop(self.high))

    @property
    def value(self):
        return -self.low[0] if len(self.low) > len(self.high) else (self.high[0] - self.low[0]) / 2


median = Median()
values = []
for i in range(200):
    median.add((i * 7919) % 101)
    if i % 40 == 39:
        values.append(median.value)
print(values)


class Scheduler:
    """Jobs by time and priority, that can be cancelled."""

    def __init__(self):
        self.queue, self.entries, self.tie = [], {}, itertools.count()

    def at(self, when, name, priority=0):
        if name in self.entries:
            self.cancel(name)
        entry = self.entries[name] = [when, -priority, next(self.tie), name]
        heapq.heappush(self.queue, entry)

    def cancel(self, name):
        self.entries.pop(name)[-1] = None

    def run(self):
        while self.queue:
            when, _, _, name = heapq.heappop(self.queue)
            if name is not None:
                del self.entries[name]
                yield when, name


s = Scheduler()
for when, name, priority in [(5, "e", 0), (1, "a", 0), (3, "c", 1), (3, "b", 2), (3, "d", 1), (1, "late", 0)]:
    s.at(when, name, priority)
s.cancel("a")
s.at(9, "late")
print(list(s.run()), s.entries)


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


def longest_increasing(seq):
    tails = []
    for x in seq:
        i = bisect.bisect_left(tails, x)
        tails[i:i + 1] = [x]
    return len(tails)


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)], longest_increasing([(i * 37) % 101 for i in range(100)]))
huffman = [(n, i, c) for i, (c, n) in enumerate(sorted({c: "abracadabra mississippi".count(c) for c in "abracadabra mississippi"}.items()))]
heapq.heapify(huffman)
count = itertools.count(100)
while len(huffman) > 1:
    a, b = heapq.heappop(huffman), heapq.heappop(huffman)
    heapq.heappush(huffman, (a[0] + b[0], next(count), (a[2], b[2])))
print(huffman[0][0], huffman[0][2])
