import array
import copy
import itertools
import struct
from array import array as A


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


print("-- construction")
print(array.typecodes, array.ArrayType is array.array, A("i"), A("d", [1, 2.5]), A("w", "naïve\U0001f600"), A("b", b"\xff\x01"))
print(A("H", range(5)), A("q", (2**63 - 1, -2**63)), A("Q", [2**64 - 1]), A("f", [0.1]), A("d", [1e300, float("inf"), -0.0]))
print(A("i", A("i", [1, 2])), A("d", A("i", [1, 2])), A("h", iter([3, 4])), [A(c).itemsize for c in "bBhHiIqQfdw"])
for wrong in ((1,), ("x",), ("ab",), ("i", "text"), ("i", A("w", "x")), ("i", 5), ("i", [1.5]), ("i", ["a"]), ("w", [1]), ("w", ["ab"]),
              ("i", b"123"), ("f", ["x"])):
    attempt(A, *wrong)
for code, values in (("b", (-129, 128)), ("B", (-1, 256)), ("h", (-2**15 - 1, 2**15)), ("H", (-1, 2**16)),
                     ("I", (-1,)), ("q", (-2**63 - 1, 2**63)), ("Q", (-1, 2**64))):
    for value in values:
        attempt(A, code, [value])


class Index:
    def __index__(self):
        return 7


print(A("i", [Index(), True]), A("d", [Index(), 3, True]))

print("-- subscripts")
a = A("i", range(10))
print(a[0], a[-1], a[2:5], a[::-2], a[5:2], a[::3], len(a), a[Index()])
a[1] = 100
a[-1] = -5
a[2:4] = A("i", [7, 8, 9])
print(a)
a[::2] = A("i", [0] * 6)
print(a)
del a[0]
del a[1:3]
print(a)
del a[::2]
print(a)
a[1:1] = a
print(a)
a[:] = A("i")
print(a)
a = A("h", range(12))
del a[::-3]
print(a)
del a[8:2]
a[3:1] = A("h", [50, 51])
print(a)
for wrong in (lambda: a[20], lambda: a["x"], lambda: a[1.0], lambda: a.__setitem__(20, 1), lambda: a.__setitem__(0, "x"),
              lambda: a.__setitem__(slice(0, 1), [1]), lambda: a.__setitem__(slice(0, 1), A("i", [1])),
              lambda: a.__setitem__(slice(0, 6, 2), A("h", [1])), lambda: a.__delitem__(99), lambda: a[::0]):
    attempt(wrong)

print("-- methods")
a = A("i", [3, 1, 2])
a.append(5)
a.extend([6, 7])
a.extend(A("i", [8]))
a.extend(a)
a.insert(0, 10)
a.insert(-1, 20)
a.insert(100, 30)
a.insert(-100, 40)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
print(a.count(5), a.index(5), a.index(5, 5), a.index(8, -4), 5 in a, 5.0 in a, "x" in a, 99 in a)
a.remove(5)
a.reverse()
print(a, a.tolist(), a.tobytes()[:8])
b = A("H", [1, 258])
b.byteswap()
print(b, b.tobytes(), bytes(b))
b.frombytes(b"\x05\x00\x06\x00")
b.fromlist([9, 10])
print(b, b.buffer_info()[1])
w = A("w", "ab")
w.fromunicode("cd")
w.append("é")
print(w, w.tounicode(), list(w), w[1:3], w.index("c"), "b" in w, 5 in w, w.count("z"))
d = A("d", [1.5, float("nan"), 2.0])
print(d, d.index(2), d.count(float("nan")), 1.5 in d, d.tolist()[0], sum(A("d", [0.5, 0.25])))
for wrong in (lambda: A("i").pop(), lambda: A("i", [1]).pop(5), lambda: a.remove(999), lambda: a.index(999), lambda: a.index(5, 3, 2),
              lambda: a.extend(A("d", [1])), lambda: a.extend(5), lambda: a.extend("x"), lambda: a.fromlist((1,)),
              lambda: a.frombytes(b"123"), lambda: a.frombytes("text"), lambda: a.fromunicode("x"), lambda: a.tounicode(),
              lambda: a.append("x"), lambda: a.insert("x", 1), lambda: hash(a)):
    attempt(wrong)
before = A("b", [1])
attempt(before.fromlist, [2, 3, 1000])
print(before)
before.clear()
print(before, len(before), bool(before), bool(A("b", [0])))

print("-- operators")
x, y = A("i", [1, 2]), A("i", [3])
print(x + y, x * 3, 2 * x, x * 0, x * -1, x == A("d", [1, 2]), x < y, x <= A("i", [1, 2]), x != y, x > A("i", [1]), x == [1, 2])
z = x
x += y
x *= 2
print(x, z is x)
print(A("q", [2**62]) == A("Q", [2**62]), A("d", [2**62]) == A("q", [2**62]), A("w", "ab") < A("w", "b"), A("w", "a") == A("i", [97]))
for wrong in (lambda: x + [1], lambda: x + A("d"), lambda: x * "a", lambda: x < [1], lambda: x.__iadd__([1]),
              lambda: A("w", "a") < A("i", [1])):
    attempt(wrong)
print(A("d", [float("nan")]) == A("d", [float("nan")]), A("d", [float("nan")]) < A("d", [1]))

print("-- copies and subclasses")
c = copy.copy(x)
e = copy.deepcopy(x)
c.append(1)
print(x, c, e == x)


class Named(A):
    def __new__(cls, name, values):
        self = super().__new__(cls, "i", values)
        self.name = name
        return self

    def total(self):
        return sum(self)


n = Named("n", [1, 2, 3])
print(n, n.name, n.total(), type(n + n).__name__, n[1:], isinstance(n, A), copy.copy(n), array.array[int])

print("-- iteration and use")
print(list(reversed(A("b", [1, 2, 3]))), list(itertools.islice(iter(A("i", range(9))), 3)), max(A("d", [1, 3, 2])), sorted(A("h", [3, 1, 2])))
first, *rest = A("B", b"xyz")
print(first, rest, list(zip(A("i", [1, 2]), A("w", "ab"))), [*A("f", [1.5])])
grown = A("i", [1, 2, 3])
for i in grown:
    if len(grown) < 8:
        grown.append(i * 10)
print(grown)
sieve = A("B", b"\x01") * 2000
for i in range(2, 45):
    if sieve[i]:
        sieve[i * i::i] = A("B", b"\x00") * len(range(i * i, 2000, i))
print(sum(sieve) - 2)
total = 0
values = A("d", (i / 4 for i in range(3000)))
for i in range(len(values)):
    values[i] = values[i] * 2 + 1
    total += values[i]
print(total, struct.unpack("<2d", values[:2].tobytes()))
match A("i", [1, 2, 3]):
    case [head, *tail]:
        print(head, tail)

print("-- arrays that change meanwhile")
x = A("i", range(1000))


class Clears:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        x.clear()
        return self.value

    def __eq__(self, other):
        x.clear()
        return False


print(x[Clears(1):900])
for change in (lambda: x.__setitem__(slice(5, Clears(600)), A("i", [9])),
               lambda: x.index(Clears(1)), lambda: x.pop(Clears(1)),
               lambda: x * Clears(3), lambda: x.extend(i for i in (x.clear() or [4, 5]))):
    x = A("i", range(1000))
    try:
        print(change(), x[:5], len(x))
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error, len(x))
shrinking = A("i", range(10))
print([shrinking.pop() for _ in shrinking], shrinking)

# Pickles, and files.
import pickle
import warnings
from array import _array_reconstructor as reconstruct
from collections.abc import MutableSequence


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Named(A):
    pass


class File:
    def __init__(self, data):
        self.data = data

    def read(self, size):
        return self.data

    def write(self, part):
        print("write", len(part), part[:3])


print(isinstance(A("b"), MutableSequence), issubclass(Named, MutableSequence))
for code in "bBhHiIqQfdw":
    items = A(code, "ab" if code == "w" else [1, 2])
    print(items.__reduce_ex__(2)[1:], items.__reduce_ex__(3)[1][1:], items.__reduce_ex__(4)[0] is reconstruct)
    print(all(pickle.loads(pickle.dumps(items, protocol)) == items for protocol in range(6)))
named = Named("h", [7])
named.x = 1
copied = pickle.loads(pickle.dumps(named))
print(type(copied).__name__, copied.x, list(copied))
for value in ("a", 1.0, True, 2 ** 70, -5):
    print(outcome(A("b").__reduce_ex__, value))
for args in [("", "b", 0, b""), (str, "b", 0, b""), (A, "b", "", b""), (A, "b", 1.5, b""), (A, "b", 0, ""),
             (A, "?", 0, b""), (A, "bb", 0, b""), (A, 1, 0, b""), (A, "b", -1, b""), (A, "b", 22, b""),
             (A, "d", 17, b"a"), (A, "d", 16, b"a"), (A, "w", 21, b"\0\0\0a"), (A, "w", 18, b"ab"),
             (A, "w", 21, b"\0\0\0a\0\0\0b"), (A, "w", 18, b"\0\xd8\0\0"), (A, "w", 20, b"a\0\0\0"),
             (Named, "L", 13, b"\xff" * 8), (A, "b", 14, b"\0\0\0\x41"),
             (A, "f", 16, b"\0" * 6 + b"\xf0\x3f"), (A, "Q", 12, b"\xff" * 8), (A, "B", 18, b"a\0b\0"),
             (A, "w", 12, b"\0" * 8)]:
    print(outcome(reconstruct, *args))
items = A("h")
for data, size in [(b"abcd", 3), (b"abc", 2), ("abc", 2), (b"", -1), (b"abcdefgh", 4), (b"", 1.5),
                   (b"", 0), (b"abcd", 1)]:
    print(outcome(items.fromfile, File(data), size), items)
print(outcome(items.fromfile, 1, 1), outcome(items.tofile, 1), outcome(A("b").tofile, 1))
print(items.tofile(File(b"")), A("i", range(40000)).tofile(File(b"")))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(list(A("u", "ab")), [(w.category.__name__, str(w.message)) for w in caught])
    warnings.simplefilter("error")
    print(outcome(A, "u", "ab"))
