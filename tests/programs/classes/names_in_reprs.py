"""Reprs of objects whose classes have names of any characters, or stand in other classes."""
import array
import collections
from types import SimpleNamespace

BASES = (bytearray, list, set, frozenset, int, dict, tuple, Exception, collections.deque,
         collections.OrderedDict, collections.defaultdict, collections.Counter, collections.UserDict,
         collections.UserList, collections.ChainMap)
for name in "Ü", "Ŭñıçöđë", "𝔸𝔹":
    for base in BASES:
        print(repr(type(name, (base,), {})()))
    for base in bytearray, set, frozenset, collections.deque:
        print(repr(type(name, (base,), {})([1, 2])), ascii(type(name, (base,), {})([1])))
    print(repr(type(name, (array.array,), {})("i", [1, 2])), repr(type(name, (SimpleNamespace,), {})(a=1)))


class Outer:
    class Deque(collections.deque): pass
    class Ordered(collections.OrderedDict): pass
    class Default(collections.defaultdict): pass
    class Count(collections.Counter): pass
    class Array(array.array): pass
    class Bytes(bytearray): pass
    class Set(set): pass
    class Names(SimpleNamespace): pass
    Point = collections.namedtuple("Point", "x y")
    class Sub(Point): pass


print(Outer.Deque([1], 3), Outer.Ordered(a=1), Outer.Default(int, a=1), Outer.Count("aab"), Outer.Array("b", [1]))
print(Outer.Bytes(b"x"), Outer.Set([1]), Outer.Names(a=1), Outer.Point(1, 2), Outer.Sub(1, 2))
loop = Outer.Deque([1])
loop.append(loop)
ordered = Outer.Ordered(a=1)
ordered["b"] = ordered
print(loop, ordered)
