"""Caches: LRU by hand and by OrderedDict, LFU, TTL with a made clock, memoizing decorators, a write-back cache."""
import functools
from collections import OrderedDict, defaultdict


class Node:
    __slots__ = "key", "value", "before", "after"

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LinkedLru:
    """A dict and a ring of nodes."""

    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError("capacity must be positive")
        self.capacity, self.nodes, self.ring = capacity, {}, Node()
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _front(self, node):
        node.before, node.after = self.ring, self.ring.after
        node.before.after = node.after.before = node

    def get(self, key, default=None):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._front(node)
        return node.value

    def put(self, key, value):
        node = self.nodes.get(key)
        if node is not None:
            node.value = value
            self._unlink(node)
        else:
            if len(self.nodes) >= self.capacity:
                oldest = self.ring.before
                self._unlink(oldest)
                del self.nodes[oldest.key]
            node = self.nodes[key] = Node(key, value)
        self._front(node)

    def __iter__(self):
        node = self.ring.after
        while node is not self.ring:
            yield node.key
            node = node.after

    def __len__(self):
        return len(self.nodes)

    def __contains__(self, key):
        return key in self.nodes


class OrderedLru(OrderedDict):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.capacity:
            self.popitem(last=False)


class Lfu:
    def __init__(self, capacity):
        self.capacity, self.values, self.counts = capacity, {}, {}
        self.buckets = defaultdict(OrderedDict)
        self.least = 0

    def _touch(self, key):
        n = self.counts[key]
        del self.buckets[n][key]
        if not self.buckets[n]:
            del self.buckets[n]
            if self.least == n:
                self.least += 1
        self.counts[key] = n + 1
        self.buckets[n + 1][key] = None

    def get(self, key):
        if key not in self.values:
            return -1
        self._touch(key)
        return self.values[key]

    def put(self, key, value):
        if not self.capacity:
            return
        if key in self.values:
            self.values[key] = value
            self._touch(key)
            return
        if len(self.values) >= self.capacity:
            victim, _ = self.buckets[self.least].popitem(last=False)
            del self.values[victim], self.counts[victim]
        self.values[key], self.counts[key], self.least = value, 1, 1
        self.buckets[1][key] = None


class Ttl:
    def __init__(self, seconds, clock):
        self.seconds, self.clock, self.data = seconds, clock, {}

    def __setitem__(self, key, value):
        self.data[key] = value, self.clock() + self.seconds

    def __getitem__(self, key):
        value, until = self.data[key]
        if until <= self.clock():
            del self.data[key]
            raise KeyError(key)
        return value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default


for make in (LinkedLru, OrderedLru):
    cache = make(3)
    put = cache.put if hasattr(cache, "put") else cache.__setitem__
    for i, key in enumerate("abcadbea"):
        if key in cache:
            cache[key] if isinstance(cache, dict) else cache.get(key)
        else:
            put(key, i)
    print(make.__name__, list(cache), len(cache), "a" in cache, "b" in cache)
try:
    LinkedLru(0)
except ValueError as error:
    print(error)
lfu = Lfu(2)
lfu.put(1, 1)
lfu.put(2, 2)
print(lfu.get(1), lfu.put(3, 3), lfu.get(2), lfu.get(3), lfu.put(4, 4), lfu.get(1), lfu.get(3), lfu.get(4), {n: list(b) for n, b in lfu.buckets.items()})
now = 0
ttl = Ttl(5, lambda: now)
ttl["a"] = 1
now = 3
ttl["b"] = 2
now = 6
print(ttl.get("a"), ttl.get("b"), list(ttl.data))


def memoize(function=None, *, size=None, key=lambda *a, **k: (a, tuple(sorted(k.items())))):
    if function is None:
        return functools.partial(memoize, size=size, key=key)
    store = OrderedLru(size or 10 ** 9)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        k = key(*args, **kwargs)
        wrapper.calls += 1
        if k in store:
            return store[k]
        result = function(*args, **kwargs)
        store[k] = result
        wrapper.computed += 1
        return result

    wrapper.calls = wrapper.computed = 0
    wrapper.store = store
    return wrapper


@memoize
def fib(n):
    """Fibonacci."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@memoize(size=4, key=str.lower)
def shout(word):
    return word.upper() + "!"


print(fib(80), fib.calls, fib.computed, fib.__name__, fib.__doc__, len(fib.store))
print([shout(w) for w in "a B A c d e b".split()], shout.calls, shout.computed, list(shout.store))


@functools.lru_cache(maxsize=3)
def square(n, *, offset=0):
    return n * n + offset


print([square(n) for n in (1, 2, 3, 1, 4, 2, 1)], square.cache_info(), square(2, offset=1), square(2.0), square(True), square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5))
try:
    square([1])
except TypeError as error:
    print(error)


@functools.lru_cache(maxsize=None, typed=True)
def kind(value):
    return type(value).__name__


print(kind(1), kind(1.0), kind(True), kind(value=1), kind.cache_info())


class Store:
    def __init__(self):
        self.rows, self.log = {}, []

    def read(self, key):
        self.log.append(f"r{key}")
        return self.rows.get(key, 0)

    def write(self, key, value):
        self.log.append(f"w{key}")
        self.rows[key] = value


class WriteBack:
    def __init__(self, store, capacity):
        self.store, self.capacity, self.lines, self.dirty = store, capacity, OrderedDict(), set()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        while self.lines:
            self.evict()

    def evict(self):
        key, value = self.lines.popitem(last=False)
        if key in self.dirty:
            self.dirty.discard(key)
            self.store.write(key, value)

    def load(self, key):
        if key not in self.lines:
            if len(self.lines) >= self.capacity:
                self.evict()
            self.lines[key] = self.store.read(key)
        self.lines.move_to_end(key)
        return self.lines[key]

    def save(self, key, value):
        self.load(key)
        self.lines[key] = value
        self.dirty.add(key)


store = Store()
with WriteBack(store, 2) as cache:
    for key in (1, 2, 1, 3, 1, 2):
        cache.save(key, cache.load(key) + key)
print(store.rows, store.log)


class Cached:
    def __init__(self, n):
        self.n, self.computed = n, 0

    @functools.cached_property
    def total(self):
        self.computed += 1
        return sum(range(self.n))


c = Cached(100)
print(c.total, c.total, c.computed, "total" in c.__dict__)
del c.total
print(c.total, c.computed)


def simulate(cache, n):
    seed = 1
    for _ in range(n):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        key = seed % 97 if seed % 5 else seed % 11
        if cache.get(key) is None:
            cache.put(key, key)
    return cache.hits, cache.misses


for size in (5, 20, 60):
    print(size, simulate(LinkedLru(size), 600))
