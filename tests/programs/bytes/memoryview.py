"""memoryview over bytes, bytearray and array: items, slices, casts, shapes, release, locks, messages."""
import array
import struct


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def describe(m):
    print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.nbytes, m.readonly, m.c_contiguous,
          m.f_contiguous, m.contiguous, m.suboffsets, len(m))


m = memoryview(b"hello")
describe(m)
print(m[0], m[-1], bytes(m[1:3]), m.tolist(), m.tobytes(), list(m), m.obj, 104 in m, list(reversed(m)))
attempt(m.__setitem__, 0, 1)
attempt(m.__getitem__, 5)
attempt(m.__getitem__, -6)
attempt(m.__getitem__, "x")
attempt(m.__getitem__, 1.5)
attempt(m.__getitem__, (1, 2))
attempt(m.__getitem__, (slice(0), slice(1)))
attempt(memoryview, "text")
attempt(memoryview, 5)
attempt(memoryview)
print(m[(1,)], m[True])
print(hash(m) == hash(b"hello"), m == b"hello", b"hello" == m, m != b"hello", m == bytearray(b"hello"), m == "hello", m == memoryview(b"hello"))
attempt(lambda: m < m)
print(m.hex(), m.hex("-"), m.hex(":", 2), m[::2].hex(), m.count(108), m.index(108), m.index(108, 3), m[::-1].tobytes())
attempt(m.index, 1)
attempt(m.index, 104, 1)

ba = bytearray(b"0123456789")
v = memoryview(ba)
describe(v)
v[0] = 65
v[-1] = 90
v[2:4] = b"xy"
v[4:8:2] = b"PQ"
v[::-1] = bytes(range(48, 58))
print(ba)
v[1:5] = v[3:7]
print(ba, v[2:6].tolist(), v[2:8][::2].tobytes(), v[2:8][1:3].tobytes())
attempt(v.__setitem__, 0, 256)
attempt(v.__setitem__, 0, -1)
attempt(v.__setitem__, 0, "x")
attempt(v.__setitem__, 0, 1.5)
attempt(v.__setitem__, 99, 1)
attempt(v.__setitem__, slice(0, 2), b"abc")
attempt(v.__setitem__, slice(0, 2), 5)
attempt(v.__setitem__, slice(0, 2), [1, 2])
attempt(v.__delitem__, 0)
attempt(hash, v)
attempt(ba.append, 1)
attempt(ba.extend, b"x")
attempt(ba.pop)
attempt(ba.clear)
attempt(ba.__delitem__, 0)
attempt(ba.__setitem__, slice(0, 1), b"longer")
ba[0:1] = b"s"
ba[0] = 83
print(ba)
w = v[2:5]
v.release()
attempt(ba.append, 1)
attempt(lambda: v[0])
attempt(lambda: v.format)
attempt(len, v)
attempt(v.tobytes)
attempt(memoryview, v)
print(v == v, v == w)
w.release()
w.release()
ba.append(33)
print(ba, repr(v).startswith("<released memory at 0x"), repr(w).split(" at ")[0])
with memoryview(ba) as inside:
    attempt(ba.append, 1)
    inside[0] = 64
ba.append(35)
print(ba)
x = memoryview(ba)[3:6]
del x
ba.append(36)


def drop():
    view = memoryview(ba)
    return sum(view[2:4])


print(drop())
ba += b"more"
print(ba)

# formats and casts
b = bytearray(struct.pack("<4i", 1, -2, 3, 70000))
i = memoryview(b).cast("i")
describe(i)
print(i.tolist(), i[1], i[-1])
i[1] = 2**31 - 1
attempt(i.__setitem__, 0, 2**31)
attempt(i.__setitem__, 0, "s")
print(b.hex(" ", 4))
for code in "bBhHiIqQfdc":
    c = memoryview(bytes(range(248, 256)) + bytes(8)).cast(code)
    print(code, c.itemsize, c.tolist())
d = memoryview(bytearray(16)).cast("d")
d[0] = 1.5
d[1] = 3
print(d.tolist(), bytes(d.cast("B"))[:8].hex())
attempt(d.__setitem__, 0, "x")
e = memoryview(bytearray(8)).cast("e")
e[0], e[1], e[2] = 1.5, -0.1, 65504
print(e.tolist())
attempt(e.__setitem__, 0, 1e6)
f = memoryview(bytearray(8)).cast("f")
f[0] = 0.1
print(f.tolist())
q = memoryview(bytearray(2)).cast("?")
q[0] = [1]
print(q.tolist())
c = memoryview(bytearray(b"ab")).cast("c")
c[0] = b"z"
print(c.tolist(), c[1], c == b"zb", c.cast("B") == b"zb")
attempt(c.__setitem__, 0, b"zz")
attempt(c.__setitem__, 0, 5)
attempt(memoryview(b"abc").cast, "h")
attempt(memoryview(b"abcd").cast, "z")
attempt(memoryview(b"abcd").cast, "<h")
attempt(memoryview(b"abcd").cast, 5)
attempt(memoryview(b"abcd")[::2].cast, "h")
attempt(memoryview(b"abcd").cast("h").cast, "i")
print(memoryview(b"abcd").cast("@h").format, memoryview(b"abcd").cast("h").cast("B").tobytes())

# shapes
g = memoryview(bytes(range(12))).cast("B", [3, 4])
describe(g)
print(g.tolist(), g[1, 2], g[-1, -1], g.tobytes(), g.tobytes("F"), g.tobytes(order="A"), g == g)
attempt(lambda: g[0])
attempt(lambda: g[0, 0, 0])
attempt(lambda: g[3, 0])
attempt(lambda: g[0:1, 0:1])
attempt(list, g)
print(g.cast("B").tolist(), g.cast("B").shape, g[1:].tolist(), g[::2].tolist())
h = memoryview(bytearray(24)).cast("h", (2, 2, 3))
h[1, 0, 2] = 777
describe(h)
print(h.tolist())
attempt(memoryview(b"abcd").cast, "B", [5])
attempt(memoryview(b"abcd").cast, "B", [0, 4])
attempt(memoryview(b"abcd").cast, "B", ["a"])
attempt(memoryview(b"abcd").cast, "B", 4)
attempt(g.cast, "B", [4, 3])
z = memoryview(b"a").cast("B", [])
print(z.ndim, z.shape, z[()], z.tolist(), z.tobytes())
attempt(len, z)
attempt(lambda: z[0])
attempt(g.tobytes, "X")

# arrays
a = array.array("i", [1, 2, 3, 4])
k = memoryview(a)
describe(k)
k[0] = 100
k[1:3] = array.array("i", [7, 8])
print(a, k[::2].tolist(), bytes(a)[:4], bytearray(a).hex())
attempt(a.append, 5)
attempt(k.__setitem__, slice(0, 1), b"abcd")
print(k == array.array("q", [100, 7, 8, 4]), k == array.array("d", [100, 7, 8, 4]), k == b"x", a == k.tolist())
k.release()
a.append(5)
print(a, memoryview(array.array("d", [1.5])).tolist(), memoryview(array.array("w", "hi")).format)
attempt(memoryview(array.array("w", "hi")).tolist)
nan = memoryview(array.array("d", [float("nan")]))
print(nan == nan)
print(memoryview(array.array("f", [1, 2])) == array.array("i", [1, 2]), memoryview(b"") == b"")
u = array.array("B", b"abc")
u.frombytes(memoryview(b"de"))
print(u, array.array("B", memoryview(b"xy")), array.array("h", bytearray(b"ab")))

# where bytes-like objects are taken
s = memoryview(b"12,34")
print(int(s[:2]), str(s, "ascii"), b",".join([s, s[:1]]), b"x" + s, bytes(s), bytearray(s[3:]), b"2" in s.tobytes(),
      b"a12,34".endswith(s), b"1".find(s[:1]), int.from_bytes(s[:2], "big"), struct.unpack("<H", s[:2]))
r = memoryview(bytearray(b"rw")).toreadonly()
print(r.readonly, r.tobytes())
attempt(r.__setitem__, 0, 1)
print(isinstance(s, memoryview), memoryview.__name__, memoryview[int])


class Exporter:
    def __buffer__(self, flags):
        return memoryview(b"from a method")


print(memoryview(Exporter())[:4].tobytes())


def spread(first, *rest):
    return first, rest


print(spread(*s[:3]))
total = 0
for item in memoryview(bytes(1000))[::3]:
    total += item + 1
print(total)
