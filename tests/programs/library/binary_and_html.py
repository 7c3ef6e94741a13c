# base64, binascii, struct, html.
import base64
import binascii
import html
import html.entities
import struct


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


print("-- base64")
samples = [b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(256)), b"\xff\xfe\xfd", b"\0\0\0\0", b"    "]
for s in samples:
    for name in ("b64", "b32", "b32hex", "b16", "b85", "a85", "urlsafe_b64", "standard_b64"):
        enc = getattr(base64, name + "encode")(s)
        print(name, enc[:80], getattr(base64, name + "decode")(enc) == s)
    print(base64.encodebytes(s)[:90], base64.decodebytes(base64.encodebytes(s)) == s)
print(base64.b64encode(b"\xfb\xff", b"-_"), base64.b64decode("Zm9v\nYmFy"), base64.b64decode(b"-_8=", altchars="-_"), base64.a85encode(b"hello world", adobe=True, wrapcol=8), base64.a85decode(b"<~87cURD]i,\"Ebo80~>", adobe=True), base64.b85encode(b"ab", pad=True), base64.b32decode("mzxw6===", casefold=True), base64.b32decode("M1023456", map01=b"L"), base64.a85encode(b"    ", foldspaces=True))
for bad in ("Zg", "Zg=", "Z", "Zm9v!", "====", "é", "Zm9vYg"):
    attempt(base64.b64decode, bad)
    attempt(base64.b64decode, bad, validate=True)
attempt(base64.b64encode, "text")
attempt(base64.b32decode, "A")
attempt(base64.b16decode, "zz")
attempt(base64.b85decode, "  ")
attempt(base64.b64decode, 5)
print(binascii.hexlify(b"\x01\xab"), binascii.hexlify(b"abcd", "-", 2), binascii.unhexlify("01aB"), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.b2a_base64(b"x"), binascii.a2b_hex(b"ff"))
attempt(binascii.unhexlify, "abc")
attempt(binascii.unhexlify, "zz")
print(binascii.Error.__mro__[1])

print("-- struct")
for fmt, args in [("<bBhHiIqQ", (-1, 255, -2, 65535, -3, 4294967295, -4, 2**64 - 1)), (">hil", (1, 2, 3)), ("=lL", (-1, 1)), ("!4sI", (b"abcdef", 7)), ("<3s", (b"a",)), ("10p", (b"hello",)), ("?c", (True, b"x")), ("2x3B2x", (1, 2, 3)), ("<efd", (1.5, 3.14, -2.25)), (">e", (65504.0,)), ("<f", (float("inf"),)), ("bi", (1, 2)), ("ib", (1, 2)), ("bhq", (1, 2, 3)), ("<bhq", (1, 2, 3)), ("3i0q", (1, 2, 3)), ("", ()), (" < ", ())]:
    try:
        data = struct.pack(fmt, *args)
        print(fmt, struct.calcsize(fmt), data, struct.unpack(fmt, data))
    except struct.error as e:
        print(fmt, e)
for fmt, args in [("b", (128,)), ("B", (-1,)), ("h", (40000,)), ("<i", (2**31,)), ("<I", (-1,)), ("<q", (2**63,)), ("i", ("x",)), ("i", (1.5,)), ("f", ("x",)), ("<f", (1e300,)), ("c", (b"xy",)), ("s", ("x",)), ("i", ()), ("i", (1, 2)), ("z", (1,)), ("5", ()), ("<n", (1,))]:
    attempt(struct.pack, fmt, *args)
attempt(struct.unpack, "<i", b"123")
attempt(struct.unpack_from, "<i", b"12345", 3)
s = struct.Struct("<HB")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2"), s.unpack_from(b"xx\1\0\2", 2), list(s.iter_unpack(b"\1\0\2\3\0\4")), list(struct.iter_unpack("<H", b"\1\0\2\0")), s)
attempt(lambda: list(s.iter_unpack(b"1234")))
print(struct.unpack("<d", struct.pack("<d", 0.1)), struct.unpack(">f", b"\x7f\xc0\0\0"), struct.unpack("<e", b"\x01\x00"), struct.pack("<e", 1e-8), struct.pack(">d", -0.0))

print("-- html")
print(html.escape("<a href=\"x\">'&'</a>"), html.escape("<\"'>", quote=False))
for s in ("&lt;&gt;&amp;&quot;&#39;&#x27;", "&eacute;&nbsp;&copy;&euro;", "&notit; &notin; &not", "&ampamp; &amp &am", "&#0; &#128; &#x110000; &#55296; &#1; &#10;", "a & b &; &# &#x; &bogus;", "&NotEqualTilde; &AMP;", "&lt&gt", "&CounterClockwiseContourIntegral;", "no entities", "&#8364;&#X20AC"):
    print(ascii(html.unescape(s)))
print(len(html.entities.html5), len(html.entities.name2codepoint), html.entities.codepoint2name[233], html.entities.name2codepoint["lang"], html.entities.entitydefs["amp"])

print("-- html.parser")
from html.parser import HTMLParser


class Events(HTMLParser):
    def __init__(self, **options):
        self.events = []
        super().__init__(**options)

    def handle_starttag(self, tag, attrs): self.events.append(("<", tag, attrs))
    def handle_endtag(self, tag): self.events.append((">", tag))
    def handle_data(self, data):
        if self.events and self.events[-1][0] == "data": self.events[-1] = "data", self.events[-1][1] + data
        else: self.events.append(("data", data))
    def handle_comment(self, data): self.events.append(("comment", data))


for text in ("<a href='http://www.example.org/\">;'>spam</a>", "<p title=\"a > b\" x='1 > 0'>t</p>", "<a b=1 c d = 'e'/>x",
             "<a x=\"&cent\" x=\"&centz\" x=\"&cent=z\" x=\"&amp;&lt\">", "<script>if (a < b && c > d) {}</script>after",
             "a < b <", "<br/><img src=x>", "<b>This</b attr=\">\"> rest"):
    whole, pieces = Events(), Events()
    whole.feed(text); whole.close()
    for character in text: pieces.feed(character)
    pieces.close()
    print(whole.events, whole.events == pieces.events)
