"""struct, array and memoryview together: sizes, alignment, byte orders, errors, records."""
import array
import struct


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


FORMATS = ["", "b", "B", "?", "h", "H", "i", "I", "q", "Q", "f", "d", "e", "c", "s", "5s", "p", "5p", "x", "3x", "bhi", "<bhi", ">bhi", "=bhi", "!bhi", "@bhi", "ih", "ihb0i", "2h3b", "b3xi", " i h ", "0s", "<n", "<P", "z", "i5", "5", "<@i", "-1i", "99999999999999999999i", "ii\n"]
for form in FORMATS:
    attempt(f"calcsize {form!r}", lambda: struct.calcsize(form))
for form, values in [("<bBhHiIqQ", (-1, 255, -2, 65535, -3, 4294967295, -4, 2 ** 64 - 1)), (">bBhHiIqQ", (1, 2, 3, 4, 5, 6, 7, 8)), ("<f", (1.1,)), ("<d", (1.1,)), ("<e", (1.1,)), ("<e", (65504.0,)), ("<fde", (float("inf"), float("-inf"), float("nan"))), ("5s", (b"abc",)), ("2s", (b"abcdef",)), ("s", (b"",)), ("5p", (b"abcdefgh",)), ("3p", (b"",)), ("c", (b"x",)), ("???", (True, 0, "x")), ("<bxh", (1, 2)), ("@bi", (1, 2)), ("<4sI2x?", (b"RIFF", 7, True)), ("<3h", (1, 2, 3)), ("0i", ()), ("<q", (-2 ** 63,)), ("!d", (-0.0,))]:
    def both():
        data = struct.pack(form, *values)
        return data.hex(" "), struct.unpack(form, data)
    attempt(f"{form!r} {values}", both)
for form, values in [("b", (128,)), ("B", (-1,)), ("B", (256,)), ("h", (40000,)), ("i", (2 ** 31,)), ("I", (-1,)), ("q", (2 ** 63,)), ("Q", (-1,)), ("<I", (2 ** 32,)), ("i", (1.5,)), ("i", ("x",)), ("i", (None,)), ("f", ("x",)), ("<f", (1e39,)), ("<e", (70000.0,)), ("c", (b"xy",)), ("c", ("x",)), ("s", ("x",)), ("s", (5,)), ("ii", (1,)), ("i", (1, 2)), ("i", ()), ("?", ()), ("p", (5,)), ("x", (1,)), (5, (1,)), (b"i", (1,)), ("b", (True,)), ("i", (2 ** 100,))]:
    attempt(f"pack {form!r} {values}", lambda: struct.pack(form, *values))


class Index:
    def __index__(self):
        return 65


class Float:
    def __float__(self):
        return 2.5


attempt("index", lambda: struct.pack("<bd", Index(), Float()))
for form, data in [("i", b"abc"), ("<h", b"abc"), ("b", "x"), ("b", 5), ("<h", bytearray(b"\1\2")), ("<h", memoryview(b"\1\2")), ("<h", array.array("b", [1, 2]))]:
    attempt(f"unpack {form!r} {type(data).__name__}", lambda: struct.unpack(form, data))
buffer = bytearray(12)
attempt("pack_into", lambda: struct.pack_into("<hI", buffer, 3, -2, 77))
print(buffer.hex(" "), struct.unpack_from("<hI", buffer, 3), struct.unpack_from("<h", buffer, -9), [x for x, in struct.iter_unpack("<H", buffer)])
for label, function in [("offset past", lambda: struct.pack_into("<I", buffer, 10, 1)), ("negative past", lambda: struct.pack_into("<I", buffer, -13, 1)), ("negative short", lambda: struct.pack_into("<I", buffer, -2, 1)), ("readonly", lambda: struct.pack_into("<I", bytes(8), 0, 1)), ("unpack past", lambda: struct.unpack_from("<I", buffer, 10)), ("unpack far", lambda: struct.unpack_from("<I", buffer, -20)), ("iter size", lambda: struct.iter_unpack("<I", b"abcde")), ("iter zero", lambda: struct.iter_unpack("", b"abc"))]:
    attempt(label, function)
s = struct.Struct("<hh2s")
print(s.format, s.size, s.pack(1, 2, b"ab"), s.unpack(b"\1\0\2\0xy"), list(s.iter_unpack(b"\1\0\2\0xy" * 2)), s.unpack_from(b"__\1\0\2\0xy", offset=2), repr(s), struct.Struct(b"i").format)
print([struct.unpack("<e", struct.pack("<e", v))[0] for v in (0.1, 1 / 3, 6e-8, 3e-8, 2.9e-8, 65519.0, -2.5)], [struct.unpack(">f", struct.pack(">f", v))[0] for v in (0.1, 16777217.0, 1e-45, 7e-46, 3.4028235e38)])

print("arrays")
for code in "bBhHiIqQfdwz":
    try:
        a = array.array(code, [1, 2] if code not in "wu" else "ab")
        print(code, a, a.itemsize >= 1, a.tobytes()[:2], len(a))
    except (ValueError, TypeError) as error:
        print(code, error)
a = array.array("h", range(6))
m = memoryview(a)
print(m.format, m.itemsize, m.shape, m.strides, m[1], m[::-2].tolist(), m.cast("B")[:4].tobytes(), m.nbytes, m.contiguous, m[2:4].tobytes(), bytes(m.cast("B").cast("i", [3])) == a.tobytes())
m[0] = -7
m[1:3] = array.array("h", [8, 9])
print(a, a.buffer_info()[1], a.index(9), a.count(3), a * 2 == a + a, a.tolist())
for label, function in [("grow exported", lambda: a.append(1)), ("wrong format", lambda: m.__setitem__(slice(0, 2), b"abcd")), ("wrong length", lambda: m.__setitem__(slice(0, 2), array.array("h", [1]))), ("too big", lambda: m.__setitem__(0, 40000)), ("cast odd", lambda: memoryview(b"abc").cast("h")), ("cast shape", lambda: memoryview(b"abcdef").cast("B", [2, 3]).tolist()), ("bad type", lambda: array.array("z")), ("value", lambda: array.array("b", [200])), ("kind", lambda: array.array("i", [1.5])), ("frombytes", lambda: array.array("i").frombytes(b"abc")), ("text", lambda: array.array("i", "abc")), ("compare", lambda: array.array("i", [1]) == array.array("d", [1.0])), ("extend", lambda: array.array("i", [1]).extend(array.array("d", [1.0]))), ("pop", lambda: array.array("i").pop()), ("reverse", lambda: a.reverse()), ("byteswap", lambda: a.byteswap() or a[0])]:
    attempt(label, function)
m.release()
a.append(1)


class Header:
    FORMAT = struct.Struct(">4sBBHIq8s")
    FIELDS = "magic version flags count length stamp name".split()

    def __init__(self, **values):
        self.__dict__.update(values)

    def pack(self):
        return self.FORMAT.pack(*(getattr(self, f) for f in self.FIELDS))

    @classmethod
    def unpack(cls, data):
        values = dict(zip(cls.FIELDS, cls.FORMAT.unpack(data)))
        if values["magic"] != b"WHIP":
            raise ValueError(f"bad magic {values['magic']!r}")
        values["name"] = values["name"].rstrip(b"\0").decode()
        return cls(**values)


def checksum(data):
    total = 0
    for word, in struct.iter_unpack(">H", data + b"\0" * (len(data) % 2)):
        total += word
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def log(n):
    out = bytearray()
    for i in range(n):
        h = Header(magic=b"WHIP", version=1, flags=i % 256, count=i, length=i * 3, stamp=-i, name=f"rec{i}".encode())
        body = h.pack()
        out += struct.pack(">H", checksum(body)) + body
    return out


data = log(60)
size = Header.FORMAT.size + 2
seen = [Header.unpack(data[i + 2:i + size]) for i in range(0, len(data), size)]
good = sum(checksum(data[i + 2:i + size]) == struct.unpack_from(">H", data, i)[0] for i in range(0, len(data), size))
print(len(data), good, seen[7].name, sum(h.length for h in seen), sum(h.stamp for h in seen), checksum(bytes(data)))
attempt("bad magic", lambda: Header.unpack(b"X" * Header.FORMAT.size))

# Pairs of floats, long Pascal strings, buffers of other items, and values that are converted.
print(struct.pack("<FD", 1.5 - 2j, 3), struct.unpack("<FD", struct.pack("<FD", 1.5 - 2j, 3)), struct.calcsize("cDF"))
print(struct.pack("300p", b"p" * 400)[:4], len(struct.unpack("300p", struct.pack("300p", b"p" * 400))[0]))
import array
words = array.array("I", [1, 2, 3])
struct.pack_into("<HH", words, 2, 7, 9)
struct.pack_into("<d", memoryview(bytearray(9)), 1, 0.5)
print(words)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(struct.pack(">bHq?f", Index(-3), True, Index(1 << 40), [], 3), struct.pack("<2d", 1, 10**20))
for format, values in [("b", (128,)), ("H", (-1,)), ("<q", (1 << 63,)), ("Q", (-1,)), ("i", (1.5,)),
                       ("d", ("1",)), ("c", (b"ab",)), ("s", ("a",)), ("i", (Index("x"),)), ("\0i", (1,)), ("D", ("x",))]:
    attempt(format, lambda: struct.pack(format, *values))
attempt("far back", lambda: struct.unpack_from("<I", b"abcd", -2))
attempt("fixed", lambda: struct.pack_into("<H", b"abcd", 0, 1))
