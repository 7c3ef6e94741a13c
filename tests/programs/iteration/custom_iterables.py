# Lazy sequences, peekable and buffered iterators, tree walks, two-way iterators, views over other data.
class Peekable:
    def __init__(self, iterable):
        self.it, self.buffer = iter(iterable), []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop(0) if self.buffer else next(self.it)

    def peek(self, default=None):
        if not self.buffer:
            try:
                self.buffer.append(next(self.it))
            except StopIteration:
                return default
        return self.buffer[0]

    def push(self, x):
        self.buffer.insert(0, x)

    def __bool__(self):
        return self.peek(self) is not self


p = Peekable([1, 2, 3])
print(p.peek(), next(p), p.peek(), bool(p), list(p), bool(p), p.peek("none"), p.push(9) or list(p))


def tokens(text):
    p = Peekable(text)
    while p:
        c = next(p)
        if c.isdigit():
            while p and p.peek().isdigit():
                c += next(p)
            yield int(c)
        elif not c.isspace():
            yield c


print(list(tokens("12+ 345*(6-7)")))


class LazySequence:
    def __init__(self, source):
        self.source, self.known, self.pulled = iter(source), [], 0

    def __getitem__(self, i):
        if isinstance(i, slice):
            stop = i.stop if i.stop is not None else 10**9
            while len(self.known) < stop and self._pull():
                pass
            return self.known[i]
        while len(self.known) <= i:
            if not self._pull():
                raise IndexError(i)
        return self.known[i]

    def _pull(self):
        try:
            self.known.append(next(self.source))
            self.pulled += 1
            return True
        except StopIteration:
            return False


s = LazySequence(x * x for x in range(6))
print(s[2], s.pulled, s[0], s.pulled, s[1:4], s.pulled, list(s), s.pulled, 25 in s, [a for a, _ in zip(s, "xyz")])
try:
    s[10]
except IndexError as e:
    print("IndexError", e)


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for c in self.children:
            yield from c

    def breadth(self):
        level = [self]
        while level:
            yield [n.value for n in level]
            level = [c for n in level for c in n.children]

    def post(self):
        for c in self.children:
            yield from c.post()
        yield self.value

    def paths(self, prefix=()):
        prefix += (self.value,)
        if not self.children:
            yield prefix
        for c in self.children:
            yield from c.paths(prefix)

    def __reversed__(self):
        return reversed(list(self))

    def __len__(self):
        return sum(1 for _ in self)


t = Tree("a", Tree("b", Tree("d"), Tree("e")), Tree("c", Tree("f", Tree("g"))))
print(list(t), list(t.breadth()), list(t.post()), list(t.paths()), "".join(reversed(t)), len(t), "e" in t, max(t), sorted(t, reverse=True)[:2])


class Cursor:
    def __init__(self, items):
        self.items, self.i = items, -1

    def __iter__(self):
        return self

    def __next__(self):
        if self.i + 1 >= len(self.items):
            raise StopIteration
        self.i += 1
        return self.items[self.i]

    def back(self):
        if self.i <= 0:
            raise StopIteration
        self.i -= 1
        return self.items[self.i]


c = Cursor("abc")
print(next(c), next(c), c.back(), next(c), next(c), next(c, "end"), c.back(), list(c))


class SliceView:
    def __init__(self, base, start, stop, step=1):
        self.base, self.r = base, range(start, stop, step)

    def __len__(self):
        return len(self.r)

    def __getitem__(self, i):
        if isinstance(i, slice):
            v = SliceView.__new__(SliceView)
            v.base, v.r = self.base, self.r[i]
            return v
        return self.base[self.r[i]]

    def __setitem__(self, i, v):
        self.base[self.r[i]] = v

    def __repr__(self):
        return f"View({list(self)})"


data = list(range(10))
v = SliceView(data, 1, 9, 2)
v[0] = "changed"
v[1:][0] = "deep"
print(v, v[-1], v[::-1], data, len(v[1:3]), "deep" in v, list(reversed(v)))
try:
    v[10]
except IndexError as e:
    print(e)


class Grid:
    def __init__(self, text):
        self.rows = text.split()

    def __iter__(self):
        for y, row in enumerate(self.rows):
            for x, c in enumerate(row):
                yield (x, y), c

    def neighbours(self, x, y):
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            if 0 <= y + dy < len(self.rows) and 0 <= x + dx < len(self.rows[y + dy]):
                yield self.rows[y + dy][x + dx]

    def columns(self):
        return ("".join(col) for col in zip(*self.rows))

    def diagonals(self):
        for d in range(len(self.rows) + len(self.rows[0]) - 1):
            yield "".join(self.rows[y][d - y] for y in range(len(self.rows)) if 0 <= d - y < len(self.rows[y]))


g = Grid("abc def ghi")
print(dict(g)[1, 1], "".join(g.neighbours(1, 1)), "".join(g.neighbours(0, 0)), list(g.columns()), list(g.diagonals()), sum(1 for _ in g))


class Repeat:
    """Iterable many times; each iteration is fresh."""

    def __init__(self, make):
        self.make = make

    def __iter__(self):
        return self.make()


r = Repeat(lambda: (x * x for x in range(3)))
print(list(r), list(r), [(a, b) for a in r for b in r][:4], sum(r), max(r))


def chunked(iterable, n):
    it = iter(iterable)
    return iter(lambda: [x for _, x in zip(range(n), it)], [])


def pairwise(it):
    it = iter(it)
    previous = next(it, None)
    for x in it:
        yield previous, x
        previous = x


def interleave(*its):
    return [x for group in zip(*its) for x in group]


def unique(items, key=lambda x: x):
    seen = set()
    return [x for x in items if not (key(x) in seen or seen.add(key(x)))]


def spiral(rows):
    rows = [list(r) for r in rows]
    while rows:
        yield from rows.pop(0)
        rows = [list(r) for r in zip(*rows)][::-1]


def bresenham(x0, y0, x1, y1):
    dx, dy = abs(x1 - x0), -abs(y1 - y0)
    sx, sy = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
    error = dx + dy
    while True:
        yield x0, y0
        if (x0, y0) == (x1, y1):
            return
        e2 = 2 * error
        if e2 >= dy:
            error, x0 = error + dy, x0 + sx
        if e2 <= dx:
            error, y0 = error + dx, y0 + sy


print(list(chunked(range(7), 3)), list(pairwise("abcd")), interleave("abc", [1, 2, 3]), unique("mississippi"), unique(["a", "A", "b"], str.lower), "".join(spiral(["abcd", "efgh", "ijkl"])), list(bresenham(0, 0, 5, 2)))
