# collections.abc checks and mixins; UserDict, UserList, UserString.
from collections import UserDict, UserList, UserString, deque, Counter
from collections.abc import (
    Callable, Collection, Container, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, MutableMapping,
    MutableSequence, MutableSet, Reversible, Sequence, Set, Sized, ValuesView,
)

checks = [Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized, Generator]
for value in (5, "s", b"b", [], (), {}, set(), frozenset(), range(3), iter([]), (x for x in ()), len, {}.keys(), {}.items(), {}.values(), None, int, deque(), Counter(), zip(), enumerate([])):
    print(type(value).__name__, [c.__name__ for c in checks if isinstance(value, c)])
print(issubclass(list, Sequence), issubclass(dict, Mapping), issubclass(str, Sequence), issubclass(set, Set), issubclass(int, Hashable), issubclass(list, Hashable), isinstance({}.keys(), KeysView), isinstance({}.items(), ItemsView), isinstance({}.values(), ValuesView))


class HasIter:
    def __iter__(self):
        return iter([])


class HasLen:
    def __len__(self):
        return 0


class HasAll(HasIter, HasLen):
    def __contains__(self, x):
        return False


class NoHash:
    __hash__ = None


print(isinstance(HasIter(), Iterable), isinstance(HasLen(), Sized), isinstance(HasAll(), Collection), isinstance(HasIter(), Collection), isinstance(NoHash(), Hashable), isinstance(HasAll(), Sequence), issubclass(HasIter, Iterable))


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return self.n - i % self.n


c = Countdown(4)
print(list(c), list(reversed(c)), 3 in c, 9 in c, c.index(2), c.count(1), len(c), isinstance(c, Sequence))
try:
    c.index(99)
except ValueError as e:
    print("ValueError", e)


class Lower(MutableMapping):
    def __init__(self, *args, **kw):
        self.data = {}
        self.update(*args, **kw)

    def __getitem__(self, k):
        return self.data[k.lower()]

    def __setitem__(self, k, v):
        self.data[k.lower()] = v

    def __delitem__(self, k):
        del self.data[k.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


m = Lower({"A": 1}, B=2)
print(m["a"], "B" in m, m.get("zz"), list(m.items()), m.pop("A"), m.setdefault("C", 3), dict(m), len(m), m == {"b": 2, "c": 3}, list(m.keys()), m.popitem(), m.clear(), len(m))


class BitSet(MutableSet):
    def __init__(self, items=()):
        self.bits = 0
        for i in items:
            self.add(i)

    def __contains__(self, i):
        return bool(self.bits >> i & 1)

    def __iter__(self):
        i, bits = 0, self.bits
        while bits:
            if bits & 1:
                yield i
            i, bits = i + 1, bits >> 1

    def __len__(self):
        return self.bits.bit_count()

    def add(self, i):
        self.bits |= 1 << i

    def discard(self, i):
        self.bits &= ~(1 << i)


s, t = BitSet([1, 2, 3]), BitSet([3, 4])
print(list(s | t), list(s & t), list(s - t), list(s ^ t), s <= BitSet(range(5)), s == BitSet([3, 2, 1]), s.isdisjoint(t), s.pop(), list(s), s.remove(2), list(s))
s |= {7}
s &= {3, 7, 8}
print(list(s), 7 in s, s == {3, 7})


class Stack(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


k = Stack("ab")
k.append("c")
k.extend("de")
k += ["f"]
print(list(k), k.pop(), k.pop(0), k.remove("c"), list(k), k.reverse(), list(k), "b" in k, k.index("b"), k.count("z"), k.clear(), len(k))
for cls in (Sequence, Mapping, MutableSet, Iterator):
    try:
        cls()
    except TypeError as e:
        print(e)


class Partial(Mapping):
    def __len__(self):
        return 0


try:
    Partial()
except TypeError as e:
    print(e)


class Doubling(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)


d = Doubling(a=1)
d["b"] = 5
d.update(c=7)
print(d, d.data, len(d), "a" in d, d | {"z": 1}, d.copy(), d == {"a": 2, "b": 10, "c": 14})
l = UserList([3, 1, 2])
l.sort()
l.append(9)
print(l, l.data, l[1:], l + [5], l * 2, l == [1, 2, 3, 9], len(l), type(l[1:]).__name__)
u = UserString("Hello")
print(u, u.upper(), u + " world", u[1], len(u), u == "Hello", type(u.upper()).__name__, "ell" in u, u.replace("l", "L"), u.data, f"{u}", [c for c in u][:2])
