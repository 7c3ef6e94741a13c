# Unary operators and the conversion dunders: __int__, __float__, __index__, __bool__, __round__ and so on.
class Number:
    def __init__(self, v):
        self.v = v

    def __neg__(self):
        return f"neg {self.v}"

    def __pos__(self):
        return f"pos {self.v}"

    def __invert__(self):
        return f"invert {self.v}"

    def __abs__(self):
        return f"abs {self.v}"

    def __int__(self):
        return int(self.v)

    def __float__(self):
        return float(self.v)

    def __round__(self, n="absent"):
        return ("round", n)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


import math

n = Number(3.7)
print(-n, +n, ~n, abs(n), int(n), float(n), round(n), round(n, 2), round(n, None), math.trunc(n), math.floor(n), math.ceil(n))


class Index:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


i = Index(3)
items = list("abcdefgh")
print(items[i], items[Index(-1)], items[Index(1):Index(5):Index(2)], "xyz"[Index(1)], range(10)[i], (1, 2, 3, 4)[i])
print(list(range(i)), [0] * i, "ab" * i, hex(Index(255)), bin(i), oct(Index(8)), chr(Index(65)), int(i), float(i), round(1.23456, i))
print(b"abc"[Index(0)], bytes([Index(65)]), "a".center(Index(5), "."), divmod(7, 2), pow(2, 5, 7), 2 ** 3)
items[Index(0)] = "A"
del items[Index(1)]
print(items, items.pop(Index(0)), items.insert(Index(1), "new"), items)
for action in (lambda: 1 + i, lambda: [1][Number(0)], lambda: range(Number(1)), lambda: "%d" % i, lambda: f"{i:d}", lambda: hex(1.5)):
    try:
        print(action())
    except TypeError as e:
        print(e)


# Wrong results from the hooks.
class Bad:
    def __init__(self, result):
        self.result = result

    def _give(self, *args):
        return self.result

    __int__ = __float__ = __index__ = __bool__ = __len__ = __str__ = __repr__ = __hash__ = _give
    __iter__ = __format__ = __length_hint__ = __contains__ = __bytes__ = _give


b = Bad(None)
for f in (int, float, hex, bool, len, str, repr, hash, iter, format, bytes):
    try:
        print(f.__name__, f(b))
    except TypeError as e:
        print(f.__name__, e)
print(5 in b)
for value in (-1, 2.5, "x", 10**30):
    for f in (len, bool, int, float):
        try:
            print(f.__name__, repr(value), f(Bad(value)))
        except (TypeError, ValueError, OverflowError) as e:
            print(f.__name__, repr(value), type(e).__name__, str(e).replace("index-sized", "C-sized"))


# Truth.
class Truth:
    def __init__(self, t):
        self.t = t

    def __bool__(self):
        return self.t


class Length:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class BoolBeatsLen(Length):
    def __bool__(self):
        return True


print(bool(Truth(True)), bool(Truth(False)), bool(Length(0)), bool(Length(5)), bool(BoolBeatsLen(0)), bool(object()))
print(not Truth(False), Truth(False) or "or", Truth(True) and "and", "if" if Length(0) else "else")
print([x for x in (Length(0), Length(1)) if x][0].n, all([Truth(True), Length(1)]), any([Truth(False), Length(0)]))
for thing in (object(), [], "s", None, {}):
    for symbol, f in (("-", lambda x: -x), ("+", lambda x: +x), ("~", lambda x: ~x), ("abs", abs), ("round", round)):
        try:
            f(thing)
        except TypeError as e:
            print(symbol, e)
print(~5, ~-1, -True, +True, ~0, -0.0, +0.0, abs(-2.5), abs(True), - -3, -2 ** 2, (-2) ** 2, not not 3)
print(int(Index(7)), float(Index(7)))


class IntOnly:
    def __int__(self):
        return 9


class TruncOnly:
    def __trunc__(self):
        return 8


print(int(IntOnly()))
for f in (lambda: float(IntOnly()), lambda: int(TruncOnly()), lambda: math.trunc(5.5), lambda: math.trunc("x"), lambda: int(object()), lambda: int([]), lambda: float(None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
