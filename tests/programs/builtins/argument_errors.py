"""What builtin functions and methods say of wrong arguments: counts, names, keywords, in the order of CPython's checks."""
import collections
import functools
import itertools
import math
import re


def tell(call):
    try:
        print("fine", call())
    except TypeError as error:
        print(error)


print("-- no keywords")
for call in (
    lambda: "abc".capitalize(1, bogus=2), lambda: "abc".join(bogus=2), lambda: "abc".join([], [], bogus=2),
    lambda: "abc".strip(1, 2, bogus=3), lambda: [].append(x=1), lambda: [].append(1, 2, x=1), lambda: {}.clear(1, x=2),
    lambda: {1}.union([2], other=[3]), lambda: abs(-1, x=2), lambda: len(x=3), lambda: ord("a", x=1),
    lambda: "abc".__add__(x=1), lambda: (5).__add__(1, x=1), lambda: [1].__len__(x=1), lambda: (1).__eq__(1, x=2),
    lambda: "a".replace(**{1: "x"}), lambda: "a".upper(**{1: "x"}), lambda: frozenset([1], x=2),
    lambda: math.sin(x=1), lambda: math.sin(1, x=1),
):
    tell(call)

print("-- too many in all")
for call in (
    lambda: "abc".encode("utf-8", "strict", bogus=1), lambda: "a b".split(" ", 1, bogus=2),
    lambda: "a\tb".expandtabs(4, tabsize=8), lambda: "a".splitlines(True, keepends=False),
    lambda: "a".expandtabs(x=1, y=2), lambda: re.match("(?P<x>.)", "a").groupdict("N", default="M"),
    lambda: re.match(".", "a").expand("a", "b"), lambda: itertools.combinations([1], 2, 3),
    lambda: memoryview(b"a", 2), lambda: functools.cmp_to_key(len, len), lambda: itertools.compress([], [], []),
    lambda: b"a".decode("ascii", "strict", errors="strict"), lambda: (255).to_bytes(2, "big", 3, signed=True),
):
    tell(call)

print("-- too few")
for call in (
    lambda: "abc".replace("a"), lambda: "abc".replace(), lambda: "abc".replace(bogus=1), lambda: b"a".translate(bogus=1),
    lambda: int.from_bytes(bogus=1), lambda: int.from_bytes(), lambda: sorted(), lambda: sorted(iterable=[1]),
    lambda: sorted([1], bogus=1), lambda: sorted([2, 1], None), lambda: [].sort(bogus=1), lambda: map(), lambda: map(int),
    lambda: sum(), lambda: pow(2), lambda: round(), lambda: math.prod(), lambda: compile("1"), lambda: setattr(1, "a"),
    lambda: object().__setattr__("a"), lambda: object().__setattr__(), lambda: object().__delattr__(),
):
    tell(call)

print("-- twice")
for call in (
    lambda: sum([1], 2, start=3), lambda: int("1", 10, base=3), lambda: str(1, object=2), lambda: bytes(3, source=3),
    lambda: print("a", sep=",", **{"sep": "."}), lambda: "a".split(" ", sep=","), lambda: round(1.5, number=2),
    lambda: pow(2, 3, base=4), lambda: enumerate([1], iterable=[2]), lambda: max([1], key=len, **{"key": len}),
):
    tell(call)

print("-- nearly")
for call in (
    lambda: sorted([1], kesy=1), lambda: [].sort(revers=1), lambda: "a".split(sepp=1), lambda: "a".encode(encodin="x"),
    lambda: int("1", bas=2), lambda: print(1, en=""), lambda: sum([1], strt=1), lambda: max([1], keyy=1),
    lambda: enumerate([1], strt=2), lambda: zip([1], stric=1), lambda: round(1, ndigit=2), lambda: pow(2, 3, modd=4),
    lambda: (1).to_bytes(lengt=1), lambda: bytes("a", encodng="x"), lambda: str(b"a", encodng="x"),
    lambda: compile("1", "f", "eval", flagz=1), lambda: __import__("os", lvel=1), lambda: b"a".decode(eror=1),
    lambda: property(fgett=1), lambda: complex(rel=1), lambda: "a".split(bogus=1), lambda: open("x", mod=1),
):
    tell(call)

print("-- what they are")
for call in (
    lambda: format(1, None), lambda: (1).__format__(None), lambda: 1.5.__format__(2), lambda: [].__format__(None),
    lambda: 1j.__format__(None), lambda: ValueError().add_note(None), lambda: ValueError().add_note(3),
    lambda: collections.deque([1])["a"], lambda: collections.deque([1])[None], lambda: range(3)[None],
):
    tell(call)

print("-- whose arguments they are")


class Thing:
    def method(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        pass

    def __repr__(self):
        return "<a thing>"


for callee in (len, Thing, Thing().method, Thing(), [].sort, "".join, int, functools.partial, math.sin, lambda: 0,
               functools.partial(len), str.upper, collections.OrderedDict, dict.fromkeys):
    tell(lambda: callee(*3))
    tell(lambda: callee(**3))
    tell(lambda: callee(**{"a": 1}, **{"a": 2}))
    tell(lambda: callee(**{1: 1}, **{1: 2}))
