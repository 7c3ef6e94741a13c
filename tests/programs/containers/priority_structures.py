# Structures over lists and dicts: heaps, ordered maps, ring buffers, disjoint sets, sparse matrices, multimaps, intervals.
class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.key, self.items = key, list(items)
        for i in reversed(range(len(self.items) // 2)):
            self._down(i)

    def _less(self, i, j):
        return self.key(self.items[i]) < self.key(self.items[j])

    def _swap(self, i, j):
        self.items[i], self.items[j] = self.items[j], self.items[i]

    def _up(self, i):
        while i and self._less(i, p := (i - 1) // 2):
            self._swap(i, p)
            i = p

    def _down(self, i):
        while (c := 2 * i + 1) < len(self.items):
            if c + 1 < len(self.items) and self._less(c + 1, c):
                c += 1
            if not self._less(c, i):
                return
            self._swap(i, c)
            i = c

    def push(self, x):
        self.items.append(x)
        self._up(len(self.items) - 1)

    def pop(self):
        if not self.items:
            raise IndexError("pop from an empty heap")
        self._swap(0, -1)
        x = self.items.pop()
        self._down(0)
        return x

    def __len__(self):
        return len(self.items)

    def drain(self):
        while self:
            yield self.pop()


data = [(i * 7919 + 13) % 101 for i in range(30)]
h = Heap(data)
print(list(h.drain()) == sorted(data), list(Heap(data, key=lambda x: -x).drain())[:5], list(Heap("the quick brown fox".split(), key=len).drain())[0])
try:
    Heap().pop()
except IndexError as e:
    print(e)
h = Heap()
out = []
for x in data:
    h.push(x)
    if len(h) > 5:
        out.append(h.pop())
print(len(out), sorted(h.items), out[:5])


def k_smallest(items, k):
    h = Heap(key=lambda x: -x)
    for x in items:
        h.push(x)
        if len(h) > k:
            h.pop()
    return sorted(h.items)


def merge(*lists):
    h = Heap([(l[0], i, 0) for i, l in enumerate(lists) if l])
    while h:
        value, i, j = h.pop()
        yield value
        if j + 1 < len(lists[i]):
            h.push((lists[i][j + 1], i, j + 1))


class MedianKeeper:
    def __init__(self):
        self.low, self.high = Heap(key=lambda x: -x), Heap()

    def add(self, x):
        (self.low if not self.low or x <= self.low.items[0] else self.high).push(x)
        if len(self.low) > len(self.high) + 1:
            self.high.push(self.low.pop())
        elif len(self.high) > len(self.low):
            self.low.push(self.high.pop())
        return self.low.items[0] if len(self.low) > len(self.high) else (self.low.items[0] + self.high.items[0]) / 2


m = MedianKeeper()
print(k_smallest(data, 4), list(merge([1, 4, 9], [2, 3], [], [0, 10])), [m.add(x) for x in (5, 2, 8, 1, 9, 3)])


class RingBuffer:
    def __init__(self, size):
        self.data, self.start, self.count = [None] * size, 0, 0

    def append(self, x):
        self.data[(self.start + self.count) % len(self.data)] = x
        if self.count < len(self.data):
            self.count += 1
        else:
            self.start = (self.start + 1) % len(self.data)

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        if not -self.count <= i < self.count:
            raise IndexError("ring index out of range")
        return self.data[(self.start + i % self.count) % len(self.data)]


r = RingBuffer(4)
for i in range(7):
    r.append(i)
print(list(r), r[0], r[-1], len(r), r.data, 5 in r)


class SortedDict:
    def __init__(self):
        self.keys_, self.values_ = [], {}

    def _place(self, k):
        low, high = 0, len(self.keys_)
        while low < high:
            mid = (low + high) // 2
            if self.keys_[mid] < k:
                low = mid + 1
            else:
                high = mid
        return low

    def __setitem__(self, k, v):
        if k not in self.values_:
            self.keys_.insert(self._place(k), k)
        self.values_[k] = v

    def __getitem__(self, k):
        return self.values_[k]

    def __delitem__(self, k):
        del self.values_[k]
        self.keys_.pop(self._place(k))

    def __iter__(self):
        return iter(self.keys_)

    def range(self, low, high):
        return [(k, self.values_[k]) for k in self.keys_[self._place(low):self._place(high)]]

    def floor(self, k):
        i = self._place(k)
        if i < len(self.keys_) and self.keys_[i] == k:
            return k
        return self.keys_[i - 1] if i else None


d = SortedDict()
for w in "pear fig apple kiwi date".split():
    d[w] = len(w)
d["fig"] = 33
del d["kiwi"]
print(list(d), d["fig"], d.range("b", "g"), d.floor("e"), d.floor("date"), d.floor("a"))


class Sparse:
    def __init__(self, shape):
        self.shape, self.cells = shape, {}

    def __getitem__(self, key):
        return self.cells.get(key, 0)

    def __setitem__(self, key, value):
        if not all(0 <= k < s for k, s in zip(key, self.shape)):
            raise IndexError(key)
        if value:
            self.cells[key] = value
        else:
            self.cells.pop(key, None)

    def __matmul__(self, other):
        result, by_row = Sparse((self.shape[0], other.shape[1])), {}
        for (i, j), v in other.cells.items():
            by_row.setdefault(i, []).append((j, v))
        for (i, k), v in self.cells.items():
            for j, w in by_row.get(k, ()):
                result[i, j] += v * w
        return result

    def dense(self):
        return [[self[i, j] for j in range(self.shape[1])] for i in range(self.shape[0])]


s = Sparse((3, 3))
s[0, 1], s[1, 2], s[2, 0] = 2, 3, 4
s[1, 1] = 5
s[1, 1] = 0
print(s.dense(), (s @ s).dense(), len(s.cells), (s @ s @ s).dense())
try:
    s[3, 0] = 1
except IndexError as e:
    print("IndexError", e)


class Intervals:
    def __init__(self):
        self.parts = []

    def add(self, low, high):
        kept = []
        for a, b in self.parts:
            if b < low or a > high:
                kept.append((a, b))
            else:
                low, high = min(low, a), max(high, b)
        self.parts = sorted(kept + [(low, high)])

    def remove(self, low, high):
        self.parts = [p for a, b in self.parts for p in ((a, min(b, low)), (max(a, high), b)) if p[0] < p[1] and not (p[0] >= low and p[1] <= high)]

    def __contains__(self, x):
        return any(a <= x <= b for a, b in self.parts)


iv = Intervals()
for a, b in ((1, 3), (6, 8), (2, 4), (10, 12), (7, 11)):
    iv.add(a, b)
print(iv.parts, 5 in iv, 9 in iv)
iv.remove(3, 7)
print(iv.parts)


class HashMap:
    def __init__(self, size=4):
        self.slots, self.used, self.resizes = [None] * size, 0, 0

    def _probe(self, key):
        i = hash(key) % len(self.slots) if isinstance(key, int) else sum(map(ord, key)) % len(self.slots)
        while self.slots[i] is not None and self.slots[i][0] != key:
            i = (i + 1) % len(self.slots)
        return i

    def __setitem__(self, key, value):
        i = self._probe(key)
        if self.slots[i] is None:
            self.used += 1
        self.slots[i] = (key, value)
        if self.used * 3 > len(self.slots) * 2:
            old, self.slots, self.used = self.slots, [None] * (2 * len(self.slots)), 0
            self.resizes += 1
            for entry in old:
                if entry is not None:
                    self[entry[0]] = entry[1]

    def __getitem__(self, key):
        entry = self.slots[self._probe(key)]
        if entry is None:
            raise KeyError(key)
        return entry[1]

    def __len__(self):
        return self.used


hm = HashMap()
for i in range(100):
    hm[f"k{i}"] = i
    hm[i] = -i
hm["k5"] = "new"
print(len(hm), hm["k99"], hm[42], hm["k5"], len(hm.slots), hm.resizes)
try:
    hm["zz"]
except KeyError as e:
    print("KeyError", e)


class Fenwick:
    def __init__(self, n):
        self.tree = [0] * (n + 1)

    def add(self, i, x):
        i += 1
        while i < len(self.tree):
            self.tree[i] += x
            i += i & -i

    def total(self, i):
        s = 0
        while i:
            s += self.tree[i]
            i -= i & -i
        return s


class SegmentTree:
    def __init__(self, items, f):
        self.n, self.f = len(items), f
        self.t = [None] * self.n + list(items)
        for i in range(self.n - 1, 0, -1):
            self.t[i] = f(self.t[2 * i], self.t[2 * i + 1])

    def update(self, i, v):
        i += self.n
        self.t[i] = v
        while i > 1:
            i //= 2
            self.t[i] = self.f(self.t[2 * i], self.t[2 * i + 1])

    def query(self, a, b):
        a, b, result = a + self.n, b + self.n, None
        combine = lambda x, y: y if x is None else self.f(x, y)
        while a < b:
            if a & 1:
                result = combine(result, self.t[a])
                a += 1
            if b & 1:
                b -= 1
                result = combine(result, self.t[b])
            a, b = a // 2, b // 2
        return result


fw = Fenwick(len(data))
for i, x in enumerate(data):
    fw.add(i, x)
st = SegmentTree(data, min)
print([fw.total(i) for i in (0, 1, 10, 30)] == [sum(data[:i]) for i in (0, 1, 10, 30)], all(st.query(a, b) == min(data[a:b]) for a in range(0, 25, 3) for b in range(a + 1, 30, 4)), st.update(3, -5), st.query(0, 30), st.query(4, 9))
