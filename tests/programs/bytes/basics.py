# bytes: literals, construction, indexing, operators, repr, iteration.
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b), b[5:], b == b"hello\x00\xff", b != b"x", type(b[0]).__name__, type(b[0:1]).__name__)
print(bytes(), bytes(3), bytes([65, 66]), bytes((1, 2)), bytes(range(5)), bytes(b"copy"), bytes("é", "utf-8"), bytes("a", "ascii", "strict"), bytes({1: 2}), bytes(i * 2 for i in range(3)), bytes.fromhex("00 ff 1A"), bytes.fromhex(""), bytes(True), bytes(source="x", encoding="ascii"))
for action in (
    lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(1.5), lambda: bytes(None), lambda: bytes(["a"]), lambda: bytes(1, "ascii"), lambda: bytes([1], "ascii"), lambda: bytes("a", 5), lambda: bytes("é", "ascii"), lambda: bytes.fromhex("0"), lambda: bytes.fromhex("xx"), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex(5), lambda: bytes(object()),
    lambda: b[10], lambda: list(b)["a"], lambda: b[0:"x"], lambda: b + "a", lambda: "a" + b, lambda: b + 5, lambda: b * b, lambda: b * 1.5, lambda: b - b, lambda: b < "a", lambda: b"a" % 5, lambda: 300 in b, lambda: "h" in b, lambda: None in b, lambda: hash(b) == hash(bytes(b)), lambda: ord(b"ab"), lambda: b.__setitem__,
):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
print(b"ab" + b"cd", b"ab" * 3, 2 * b"x", b"ab" * 0, b"a" < b"b", b"a" < b"ab", b"\xff" > b"a", b"" < b"\x00", 104 in b, b"ell" in b, b"" in b, b"x" in b, 0 in b, b"a" == "a", b"a" == 97, b"" == b"", not b"", bool(b"\x00"), ord(b"a"), max(b), min(b), sum(b"abc"), sorted(b"cab"), bytes(sorted(b"cab")))
for x in (b"", b"plain", b"it's", b'say "x"', b"both ' \"", b"\t\n\r\\", b"\x00\x07\x1b\x7f\x80\xff", bytes(range(32, 127)), b"'", b'"'):
    print(repr(x), str(x) == repr(x), f"{x} {x!r}")
a, *rest = b"xyz"
print(a, rest, [*b"ab"], tuple(b"ab"), {*b"aab"} == {97, 98}, dict(zip(b"ab", "AB")), list(enumerate(b"ab")), list(reversed(b"abc")), list(map(chr, b"hi")), [hex(x) for x in b"\x0f\xf0"], iter(b"ab").__next__())
print(b.hex(), b.hex(":"), b.hex(" ", 2), b.hex("-", -2), b"".hex(), b"\x01\x02\x03\x04\x05".hex("_", 2), b"\x01\x02\x03\x04\x05".hex("_", -2), {b"k": 1}[b"k"], {b"k": 1}.get("k"), hash(b"x") == hash(b"x"), b"abc".__len__(), b"abc".__getitem__(1), b"a".__add__(b"b"), b"%d-%s-%x" % (5, b"x", 255), b"%c%c" % (65, b"B"), b"%b|%5s|%-5s|" % (b"a", b"b", b"c"), b"%a %r" % ("é", [1]), b"%.2f %05d" % (1.5, 42), b"%(k)s" % {b"k": b"v"})
for template, args in ((b"%s", ("a",)), (b"%d", (b"x",)), (b"%b", (5,)), (b"%c", (256,)), (b"%s", ()), (b"%s", (b"a", b"b")), (b"%z", (1,))):
    try:
        print(template % args)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


class MyBytes(bytes):
    def __repr__(self):
        return "My" + super().__repr__()


m = MyBytes(b"abc")
print(m, m + b"d", m[0], m[:2], type(m[:2]).__name__, m == b"abc", {m: 1}[b"abc"], MyBytes.fromhex("41"), isinstance(m, bytes), len(m), bytes(m), type(bytes(m)).__name__)


class HasBytes:
    def __bytes__(self):
        return b"from __bytes__"


print(bytes(HasBytes()), b"".join([b"a", b"b"]), b"-".join([]), b", ".join((b"x", b"y")))
data = bytes(i * 7 % 256 for i in range(1000))
print(len(data), data[500:505], data.count(0), data.find(b"\xff"), sum(data), data[-3:], data[::250], hash(data) == hash(bytes(data)), data == data[:500] + data[500:])
