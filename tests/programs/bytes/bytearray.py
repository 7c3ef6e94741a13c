"""bytearray: construction, changing it in place, slices, messages of errors."""
import copy


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(bytearray(), bytearray(3), bytearray(b"abc"), bytearray("hé", "utf-8"), bytearray([1, 2, 255]))
print(bytearray(x for x in range(5)), bytearray(source=b"x"), bytearray(bytearray(b"q")))
print(bytearray("é", encoding="latin-1", errors="strict"))
attempt(bytearray, -1)
attempt(bytearray, "abc")
attempt(bytearray, 1.5)
attempt(bytearray, [256])
attempt(bytearray, ["a"])
attempt(bytearray, b"a", "utf-8")
attempt(bytearray, b"a", errors="strict")
attempt(bytearray, None)
attempt(bytearray, encoding="utf-8")
attempt(bytearray, 2**70)
attempt(bytearray, "a", 3)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(bytearray(Index(2)), bytearray([Index(65), Index(66)]))

a = bytearray(b"hello world")
print(len(a), a[0], a[-1], a[1:4], a[::-1], a[::3], a[20:], a[-3:])
a[0] = 72
a[-1] = Index(68)
print(a)
attempt(a.__getitem__, 11)
attempt(a.__getitem__, "x")
attempt(a.__setitem__, 11, 0)
attempt(a.__setitem__, 0, 256)
attempt(a.__setitem__, 0, -1)
attempt(a.__setitem__, 0, "x")
attempt(a.__setitem__, "x", 1)
attempt(a.__setitem__, slice(0, 1), 5)
attempt(a.__setitem__, slice(0, 1), "text")
attempt(a.__setitem__, slice(0, 1), [1, 300])
attempt(a.__setitem__, slice(0, 1), None)
attempt(a.__setitem__, slice(0, 4, 2), b"abc")
attempt(a.__delitem__, 50)

a = bytearray(b"0123456789")
a[2:4] = b"ABCDE"
print(a)
a[2:7] = b""
print(a)
a[1:1] = [33, 34]
print(a)
a[::2] = b"....."
print(a)
a[::-3] = bytearray(b"abcd")
print(a)
a[5:2] = b"XX"
print(a)
del a[0], a[-1]
print(a)
del a[1:3]
print(a)
del a[::2]
print(a)
a[:] = a
print(a)
a[1:1] = a
print(a)
del a[:]
print(a, len(a))
a = bytearray(range(20))
del a[15:3:-4]
print(a.hex(" "))
a[3:] = (x for x in (7, 8))
print(a.hex(" "))

# methods that change it
a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a.extend([103, 104])
a.extend(a)
a.insert(0, 95)
a.insert(-1, 45)
a.insert(100, 33)
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(99)
print(a)
a.reverse()
print(a)
b = a.copy()
a.clear()
print(a, b, a is b)
attempt(a.pop)
attempt(b.pop, 99)
attempt(b.remove, 1)
attempt(b.remove, 1000)
attempt(b.append, 256)
attempt(b.append, "x")
attempt(b.extend, "xy")
attempt(b.extend, 5)
attempt(b.extend, [1, 2, 999])
attempt(b.insert, 0, 999)
attempt(b.insert, "0", 9)
print(b)
b.resize(3)
print(b)
b.resize(6)
print(b)
attempt(b.resize, -1)

# operators
a = bytearray(b"ab")
same = a
a += b"cd"
a += bytearray(b"ef")
a *= 2
print(a, same is a)
a *= 0
print(a, a + b"x", b"x" + bytearray(b"y"), bytearray(b"y") + b"z", bytearray(b"ab") * 3, 2 * bytearray(b"c"))
print(type(b"x" + bytearray(b"y")).__name__, type(bytearray(b"y") + b"z").__name__)
attempt(lambda: bytearray(b"a") + "x")
attempt(lambda: bytearray(b"a") + 5)
attempt(lambda: bytearray(b"a") * 1.5)


def add_text():
    x = bytearray(b"a")
    x += "text"


attempt(add_text)
print(bytearray(b"%d-%s") % (5, b"q"), bytearray(b"%x") % 255)
print(97 in bytearray(b"abc"), b"bc" in bytearray(b"abc"), bytearray(b"x") in bytearray(b"abc"), b"a" in bytearray())
attempt(lambda: "a" in bytearray(b"a"))
attempt(lambda: 300 in bytearray(b"a"))
print(bytearray(b"a") == b"a", b"a" == bytearray(b"a"), bytearray(b"a") != b"b", bytearray(b"a") < b"b", b"b" >= bytearray(b"a"))
print(bytearray(b"a") == "a", bytearray(b"abc") > bytearray(b"abb"))
attempt(lambda: bytearray(b"a") < "a")
attempt(hash, bytearray())
print(sorted([bytearray(b"b"), b"a", bytearray(b"c")]))
print(bool(bytearray()), bool(bytearray(1)))

# what it shares with bytes
t = bytearray(b"  Hello, World  ")
print(t.strip(), t.lower(), t.upper(), t.swapcase(), t.title(), t.find(b"o"), t.rfind(b"o"), t.index(44), t.count(b"l"))
print(t.split(), t.split(b","), t.rsplit(b"o", 1), t.partition(b","), t.rpartition(b"?"), t.splitlines())
print(t.replace(b"l", b"LL"), t.startswith(b"  H"), t.endswith((b"x", b" ")), t.center(20, b"*"), t.zfill(20))
print(bytearray(b", ").join([b"a", bytearray(b"b"), memoryview(b"c")]), b"-".join([bytearray(b"1"), b"2"]))
print(t.translate(None, b"lo"), t.translate(bytearray.maketrans(b"lo", b"01")), t.removeprefix(b"  "), t.removesuffix(b"  "))
print(t.isalpha(), bytearray(b"ab1").isalnum(), bytearray(b"12").isdigit(), t.isascii(), bytearray(b" \n").isspace(), bytearray(b"Ab").istitle())
print(t.decode(), bytearray(b"\xff").decode("latin-1"), bytearray(b"\xff").decode(errors="replace"), t.hex(), bytearray(b"\x01\x02").hex(":"))
print(bytearray.fromhex("00 ff 7f"), t.expandtabs(), bytearray(b"a\tb").expandtabs(4), t.ljust(18, b"."), t.rjust(18), t.capitalize())
attempt(bytearray(b"\xff").decode)
attempt(t.index, b"zz")
attempt(t.split, b"")
s = bytearray(b"abc")
print(s.strip() is s, s.replace(b"x", b"y") is s, s[:] is s, s.partition(b"x"), s.ljust(1) is s)
print(str(bytearray(b"x'y")), repr(bytearray(b"x'y\"")), str(bytearray(b"text"), "ascii"))
print(bytes(s), list(s), tuple(s), set(s), int(bytearray(b"12")), float(bytearray(b"1.5")), int.from_bytes(bytearray(b"\x01\x00"), "big"))

# iteration
it = iter(s)
print(next(it), it.__length_hint__(), list(it), list(it), type(it).__name__)
r = []
for byte in s:
    r.append(byte)
    if len(s) < 6:
        s.append(byte)
print(r, list(reversed(s)))

# subclasses and copies
class Sub(bytearray):
    extra = 1

    def total(self):
        return sum(self)


x = Sub(b"\x01\x02")
x.tag = "t"
x += b"\x03"
print(x, x.total(), type(x[:1]).__name__, type(x + b"").__name__, x.tag, x == b"\x01\x02\x03", isinstance(x, bytearray))
y = copy.copy(x)
print(type(y).__name__, y, y.tag, y is x, copy.deepcopy(bytearray(b"deep")))
print(Sub.fromhex("0a"), bytearray(b"r").__reduce_ex__(4)[1:], bytearray(b"r").__reduce__()[1], bytearray().__reduce_ex__(2)[1])
x.__init__(b"again")
print(x)

# as a queue, a sieve and a buffer
queue = bytearray()
taken = 0
for i in range(500):
    queue += bytes([i % 256]) * 7
    taken += sum(queue[:5])
    del queue[:5]
print(len(queue), taken, queue[:4], queue[-1])
sieve = bytearray([1]) * 100
sieve[0:2] = b"\x00\x00"
for i in range(2, 10):
    if sieve[i]:
        sieve[i * i::i] = bytes(len(range(i * i, 100, i)))
print([i for i in range(100) if sieve[i]])


class Sneaky:
    """Changes the bytearray while it is asked for a number."""

    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 1


v = bytearray(b"victim")
attempt(v.__setitem__, 3, Sneaky(v))
v = bytearray(b"victim")
attempt(v.__getitem__, Sneaky(v))
v = bytearray(b"victim")
attempt(v.insert, 2, Sneaky(v))
v = bytearray(b"victim")
attempt(v.__getitem__, slice(Sneaky(v), 4))
match bytearray(b"ab"):
    case [a, b]:
        print("sequence")
    case bytearray(x):
        print("matched", x)
