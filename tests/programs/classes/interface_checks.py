"""abc, collections.abc and virtual subclasses: what must be defined, what comes for free, what isinstance says."""
import abc
import collections
import collections.abc as c
import numbers


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @classmethod
    @abc.abstractmethod
    def parse(cls, text): ...

    @staticmethod
    @abc.abstractmethod
    def unit(): ...

    @abc.abstractmethod
    def draw(self):
        return "base drawing"


class Half(Shape):
    area = 3

    def draw(self):
        return super().draw() + "+"


class Square(Half):
    parse = classmethod(lambda cls, text: cls())
    unit = staticmethod(lambda: "cm")


attempt("abstract", Shape)
attempt("half", Half)
print(Square().draw(), Square.parse("").area, sorted(Shape.__abstractmethods__), Half.__abstractmethods__ == {"parse", "unit"}, Square.__abstractmethods__, abc.get_cache_token() >= 0)
Shape.register(int)
print(isinstance(5, Shape), issubclass(bool, Shape), int in Shape.__mro__, Shape.__subclasses__())
attempt("register cycle", lambda: Square.register(Shape))
attempt("register value", lambda: Shape.register(5))
attempt("issubclass value", lambda: issubclass(5, Shape))


class Duck(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Duck and any("quack" in vars(b) for b in other.__mro__):
            return True
        return NotImplemented


class Mallard:
    def quack(self): ...


print(issubclass(Mallard, Duck), isinstance(Mallard(), Duck), issubclass(int, Duck), isinstance(type("L", (Duck,), {})(), Duck))
late = type("Late", (abc.ABC,), {})
late.f = abc.abstractmethod(lambda self: 1)
print(type(late()).__name__, type(abc.update_abstractmethods(late)).__name__)
attempt("after update", late)
kinds = [c.Hashable, c.Iterable, c.Iterator, c.Reversible, c.Sized, c.Container, c.Callable, c.Collection, c.Sequence, c.MutableSequence, c.Set, c.MutableSet, c.Mapping, c.MutableMapping, c.Generator, c.Awaitable, c.Buffer]
for value in ([], (), "a", b"a", bytearray(), range(3), {}, {1}, frozenset(), {}.keys(), {}.values(), {}.items(), iter([]), (x for x in ()), len, 5, None, memoryview(b""), collections.deque(), collections.OrderedDict(), collections.ChainMap(), collections.UserList(), map(len, []), zip(), enumerate([]), int, lambda: 0, type(None), slice(1), object()):
    print(f"{type(value).__name__:<20}", "".join("x" if isinstance(value, k) else "." for k in kinds))


class Nothing:
    __hash__ = None
    __iter__ = None


print([isinstance(Nothing(), k) for k in (c.Hashable, c.Iterable, c.Sized)])


class Deck(c.MutableSequence):
    def __init__(self, *cards):
        self.cards = list(cards)

    def __getitem__(self, i):
        return type(self)(*self.cards[i]) if isinstance(i, slice) else self.cards[i]

    def __setitem__(self, i, v):
        self.cards[i] = v

    def __delitem__(self, i):
        del self.cards[i]

    def __len__(self):
        return len(self.cards)

    def insert(self, i, v):
        self.cards.insert(i, v)


d = Deck(3, 1, 2)
d.append(1)
d.extend([7, 8])
d += (9,)
d.remove(1)
print(d.cards, d.pop(), d.pop(0), d.index(8), d.count(1), 7 in d, list(reversed(d)), d[1:].cards, d.reverse(), d.cards, d.clear(), len(d), bool(d))
for label, function in {"pop": lambda: d.pop(), "remove": lambda: d.remove(1), "index": lambda: d.index(5)}.items():
    attempt(label, function)


class Bits(c.MutableSet):
    def __init__(self, items=()):
        self.mask = 0
        for i in items:
            self.add(i)

    def __contains__(self, i):
        return isinstance(i, int) and i >= 0 and self.mask >> i & 1 == 1

    def __iter__(self):
        return (i for i in range(self.mask.bit_length()) if self.mask >> i & 1)

    def __len__(self):
        return self.mask.bit_count()

    def add(self, i):
        self.mask |= 1 << i

    def discard(self, i):
        self.mask &= ~(1 << i)

    def __repr__(self):
        return f"Bits({list(self)})"


a, b = Bits([1, 2, 3, 40]), Bits([2, 3, 5])
print(a & b, a | b, a - b, a ^ b, a & {1, 2}, {1, 2, 9} - a if False else "", a <= a | b, a < a, a == {1, 2, 3, 40}, a.isdisjoint([7]), a >= {1}, a.pop(), a._hash() == Bits([2, 3, 40])._hash())
a |= {8}
a -= b
a ^= [8, 9]
print(a, a.remove(9), a)
attempt("remove", lambda: a.remove(9))
attempt("hash", lambda: hash(a))


class Lower(c.MutableMapping):
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
m.update([("C", 3)], a=10)
print(dict(m), m["b"], m.get("Z", 0), "C" in m, m.pop("c"), m.pop("c", None), m.setdefault("D", 4), m.setdefault("a", 5), m == {"a": 10, "b": 2, "d": 4}, list(m.items()), m.keys() & {"a", "q"}, 10 in m.values(), ("a", 10) in m.items(), m.popitem(), sorted(m.keys() - {"a"}), m.clear(), len(m))
for label, function in {"key": lambda: m["x"], "pop": lambda: m.pop("x"), "popitem": lambda: m.popitem(), "update": lambda: m.update(5), "missing": lambda: type("Less", (c.Mapping,), {"__len__": len})(), "int key": lambda: 5 in m}.items():
    attempt(label, function)
total = 0
for i in range(150):
    a.add(i % 50)
    m[f"K{i % 20}"] = m.get(f"k{i % 20}", 0) + len(a)
    total += len(a & {i, i + 1}) + len(m)
print(total, m["k3"], isinstance(a, c.Set), issubclass(Lower, c.Mapping), isinstance(3, numbers.Integral))
