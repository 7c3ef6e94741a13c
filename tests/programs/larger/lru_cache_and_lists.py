# A doubly linked list, an LRU cache on it, a skip-less ordered map, iterators that survive changes.
class Link:
    __slots__ = ("key", "value", "previous", "next")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.previous = self.next = self


class LinkedList:
    def __init__(self, items=()):
        self.root, self.length = Link(), 0
        for x in items:
            self.append(x)

    def _insert_before(self, place, value):
        link = Link(None, value)
        link.previous, link.next = place.previous, place
        place.previous.next = place.previous = link
        self.length += 1
        return link

    def append(self, value):
        return self._insert_before(self.root, value)

    def prepend(self, value):
        return self._insert_before(self.root.next, value)

    def remove(self, link):
        link.previous.next, link.next.previous = link.next, link.previous
        self.length -= 1
        return link.value

    def links(self):
        link = self.root.next
        while link is not self.root:
            following = link.next
            yield link
            link = following

    def __iter__(self):
        return (link.value for link in self.links())

    def __reversed__(self):
        link = self.root.previous
        while link is not self.root:
            yield link.value
            link = link.previous

    def __len__(self):
        return self.length

    def __getitem__(self, i):
        if i < 0:
            i += self.length
        if not 0 <= i < self.length:
            raise IndexError("linked list index out of range")
        for k, value in enumerate(self):
            if k == i:
                return value

    def __repr__(self):
        return f"LinkedList({list(self)!r})"

    def __eq__(self, other):
        return len(self) == len(other) and all(a == b for a, b in zip(self, other))

    def reverse(self):
        link = self.root
        while True:
            link.previous, link.next = link.next, link.previous
            link = link.previous
            if link is self.root:
                return self


l = LinkedList([1, 2, 3])
l.prepend(0)
l.append(4)
print(l, len(l), list(reversed(l)), l[0], l[-1], 3 in l, l == [0, 1, 2, 3, 4], l.reverse(), max(l), sorted(l), [*l][:2])
for link in l.links():
    if link.value % 2:
        l.remove(link)
print(l, len(l))
try:
    l[9]
except IndexError as e:
    print(e)


class LRUCache:
    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError("capacity must be positive")
        self.capacity, self.table, self.root = capacity, {}, Link()
        self.hits = self.misses = self.evicted = 0

    def _unlink(self, link):
        link.previous.next, link.next.previous = link.next, link.previous

    def _to_front(self, link):
        link.next, link.previous = self.root.next, self.root
        self.root.next.previous = self.root.next = link

    def get(self, key, default=None):
        link = self.table.get(key)
        if link is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(link)
        self._to_front(link)
        return link.value

    def put(self, key, value):
        link = self.table.get(key)
        if link is None:
            if len(self.table) >= self.capacity:
                oldest = self.root.previous
                self._unlink(oldest)
                del self.table[oldest.key]
                self.evicted += 1
            link = self.table[key] = Link(key, value)
        else:
            link.value = value
            self._unlink(link)
        self._to_front(link)

    def __contains__(self, key):
        return key in self.table

    def __iter__(self):
        link = self.root.next
        while link is not self.root:
            yield link.key, link.value
            link = link.next


cache = LRUCache(3)
for key in "abcadbeafgab":
    if cache.get(key) is None:
        cache.put(key, ord(key))
print(list(cache), cache.hits, cache.misses, cache.evicted, "a" in cache, "c" in cache)
try:
    LRUCache(0)
except ValueError as e:
    print(e)
big = LRUCache(50)
seed = 1
for _ in range(3000):
    seed = (seed * 69069 + 1) % 2**32
    key = (seed >> 16) % 80
    if big.get(key) is None:
        big.put(key, key * key)
print(big.hits, big.misses, big.evicted, len(big.table), sum(v for _, v in big), [k for k, _ in big][:5])


def memoize(capacity):
    def decorate(f):
        cache = LRUCache(capacity)

        def wrapper(*args):
            marker = object()
            result = cache.get(args, marker)
            if result is marker:
                result = f(*args)
                cache.put(args, result)
            return result

        wrapper.cache = cache
        return wrapper

    return decorate


@memoize(10)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache.hits, fib.cache.misses, len(fib.cache.table))


class Cons:
    """An immutable list."""

    def __init__(self, head, tail=None):
        self.head, self.tail = head, tail

    def __iter__(self):
        node = self
        while node is not None:
            yield node.head
            node = node.tail


def cons_list(items):
    result = None
    for x in reversed(list(items)):
        result = Cons(x, result)
    return result


def merge_sort(node):
    if node is None or node.tail is None:
        return node
    slow, fast, items = node, node.tail, []
    while fast is not None and fast.tail is not None:
        items.append(slow.head)
        slow, fast = slow.tail, fast.tail.tail
    items.append(slow.head)
    a, b = merge_sort(cons_list(items)), merge_sort(slow.tail)
    merged = []
    while a is not None and b is not None:
        if b.head < a.head:
            merged.append(b.head)
            b = b.tail
        else:
            merged.append(a.head)
            a = a.tail
    merged.extend(a or ())
    merged.extend(b or ())
    return cons_list(merged)


print(list(merge_sort(cons_list([5, 2, 9, 1, 5, 6, -3]))), list(cons_list([]) or ()), list(cons_list("abc")))


class Queue:
    def __init__(self):
        self.inbox, self.outbox = [], []

    def push(self, x):
        self.inbox.append(x)

    def pop(self):
        if not self.outbox:
            while self.inbox:
                self.outbox.append(self.inbox.pop())
        if not self.outbox:
            raise IndexError("empty queue")
        return self.outbox.pop()


q = Queue()
out = []
for i in range(10):
    q.push(i)
    if i % 3 == 2:
        out.append(q.pop())
print(out, [q.pop() for _ in range(7)])
try:
    q.pop()
except IndexError as e:
    print(e)
