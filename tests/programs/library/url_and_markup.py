"""urllib.parse, html, base64, binascii, hashlib and uuid as small web tools use them."""
import base64
import binascii
import hashlib
import hmac
import html
import html.parser
import urllib.parse as up
import uuid


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for url in ("http://user:pa%20ss@Host.COM:8080/a/b;p?q=1&q=2&e=#frag", "//net/path", "mailto:x@y", "/only/path?x", "http://[::1]:80/", "http://[::1", "http://h:99999/", "http://h:x/", "HTTP://É.com/ü?é=ñ", "a:b:c", "", "?q", "#f", "file:///etc/passwd", "http://h/;a;b?#", "http:///x", "data:text/plain,hi", " http://x ", "http://a\tb\n/c"):
    def parse():
        p = up.urlsplit(url)
        return tuple(p), p.username, p.password, p.hostname, p.port, p.geturl()
    attempt(repr(url), parse)
    attempt("  urlparse", lambda: tuple(up.urlparse(url)))
base = "http://a/b/c/d;p?q"
print([up.urljoin(base, r) for r in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "", "..", "../g", "../../../g", "g;x=1/../y", "http:g", "mailto:x", ".", "g/./h", "/../g")])
for text in ("a b&c=d/é~", "100%", "", "+plus+", "a\nb", "日本", "~-._!*'()"):
    print(repr(text), up.quote(text), up.quote(text, safe=""), up.quote_plus(text), up.unquote(text), up.unquote_plus(text), up.quote(text, encoding="latin-1", errors="replace"), up.quote_from_bytes(text.encode()))
print(up.unquote("%E9%zz%4", "latin-1"), up.unquote("%ff"), up.unquote_to_bytes("%ff%41%"), up.parse_qs("a=1&b=&a=2&c&=x&d=%20+", keep_blank_values=True), up.parse_qsl("a=1;b=2&c=3"), up.parse_qs("a=1&a=1", max_num_fields=3), up.urlencode({"q": "a b", "l": [1, 2], "é": "ü"}), up.urlencode([("a", 1), ("a", 2)]), up.urlencode({"l": [1, "x y"]}, doseq=True), up.urlencode({"a": b"\xff"}, quote_via=up.quote), up.urldefrag("http://h/p#f"), up.urlunsplit(("s", "n", "p", "q", "f")), up.splitext if hasattr(up, "splitext") else "")
for label, function in {"too many fields": lambda: up.parse_qs("a=1&b=2", max_num_fields=1), "strict": lambda: up.parse_qs("a", strict_parsing=True), "mixed": lambda: up.urljoin("a", b"b"), "quote int": lambda: up.quote(5), "encode str": lambda: up.urlencode("abc"), "bytes": lambda: up.urlsplit(b"http://h/p?q"), "replace": lambda: up.urlsplit("http://h/p")._replace(path="/x").geturl()}.items():
    attempt(label, function)

print("html")
print(html.escape("<a href='x'>\"&amp;\"</a>"), html.escape("'\"", quote=False), html.unescape("&lt;&eacute;&#233;&#xe9;&notit;&amp;amp;&bogus;&#0;&#x110000;&AMP&copy2024;&#150;&"))


class Outline(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.depth = [], 0

    def handle_starttag(self, tag, attrs):
        self.seen.append(f"{'.' * self.depth}<{tag} {attrs}>" if attrs else f"{'.' * self.depth}<{tag}>")
        self.depth += tag not in ("br", "img")

    def handle_endtag(self, tag):
        self.depth -= 1
        self.seen.append(f"{'.' * self.depth}</{tag}>")

    def handle_startendtag(self, tag, attrs):
        self.seen.append(f"{'.' * self.depth}<{tag}/>")

    def handle_data(self, data):
        if data.strip():
            self.seen.append(f"{'.' * self.depth}{data.strip()!r}")

    def handle_comment(self, data):
        self.seen.append(f"!{data!r}")

    def handle_decl(self, decl):
        self.seen.append(f"!!{decl}")


o = Outline()
o.feed("<!DOCTYPE html><html><body class='a b' id=x checked><p>Hi &amp; b&eacute;e<br>there<img src=\"i.png\"/></p><!-- note --><a href=/x?a=1&b=2>L")
o.feed("ink</a></body></html>")
o.close()
print(*o.seen, o.getpos(), sep="\n")

print("base64")
for data in (b"", b"f", b"fo", b"foo", bytes(range(0, 256, 5)), b"\xfb\xff\xfe"):
    coded = [base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data), base64.b85encode(data), base64.a85encode(data)]
    print(coded, [d(c) == data for d, c in zip((base64.b64decode, base64.urlsafe_b64decode, base64.b32decode, base64.b16decode, base64.b85decode, base64.a85decode), coded)])
for label, function in {"padding": lambda: base64.b64decode("YQ"), "chars": lambda: base64.b64decode("Y*Q="), "validate": lambda: base64.b64decode("Y*Q=", validate=True), "str": lambda: base64.b64encode("x"), "b32": lambda: base64.b32decode("abc"), "b32 fold": lambda: base64.b32decode("mzxw6===", casefold=True), "b16": lambda: base64.b16decode("zz"), "b16 lower": lambda: base64.b16decode("ff"), "unicode": lambda: base64.b64decode("é"), "unhex": lambda: binascii.unhexlify("abc"), "unhex2": lambda: binascii.unhexlify("zz"), "hex sep": lambda: binascii.hexlify(b"\1\2\3", "-", 2), "crc": lambda: (binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"hi", 0)), "one": lambda: base64.b64decode("A"), "extra": lambda: base64.b64decode("YWJj====ZGVm"), "lines": lambda: base64.encodebytes(b"x" * 60)}.items():
    attempt(label, function)

print("hashes")
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s", "nope"):
    attempt(name, lambda: hashlib.new(name, b"whip").hexdigest()[:24])
h = hashlib.sha256(b"a")
copy = h.copy()
h.update(b"b")
print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), copy.hexdigest() == hashlib.sha256(b"a").hexdigest(), h.digest_size, h.block_size, h.name, hmac.new(b"k", b"m", "sha256").hexdigest()[:16], hmac.compare_digest("a", "a"), hmac.digest(b"k", b"m", "md5").hex())
attempt("text", lambda: hashlib.md5("text"))
attempt("compare", lambda: hmac.compare_digest("é", "é"))

print("uuid")
u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(u, repr(u), u.hex, u.int, u.urn, u.version, u.variant, u.fields, u.bytes[:4], uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "x"), uuid.UUID(int=1) < uuid.UUID(int=2), uuid.uuid4().version, len({uuid.uuid4() for _ in range(20)}), uuid.NIL if hasattr(uuid, "NIL") else "")
for label, function in {"short": lambda: uuid.UUID("123"), "none": lambda: uuid.UUID(), "int": lambda: uuid.UUID(int=-1), "bytes": lambda: uuid.UUID(bytes=b"x"), "immutable": lambda: setattr(u, "int", 5), "version": lambda: uuid.UUID(int=5, version=9), "order": lambda: u < 5}.items():
    attempt(label, function)


def sign(params, secret):
    body = up.urlencode(sorted(params.items()))
    return body + "&sig=" + base64.urlsafe_b64encode(hmac.new(secret, body.encode(), "sha1").digest()).decode().rstrip("=")


def verify(query, secret):
    params = dict(up.parse_qsl(query))
    return hmac.compare_digest(sign({k: v for k, v in params.items() if k != "sig"}, secret), query)


queries = [sign({"id": i, "name": f"ü {i}", "e": ""[:0] or "x"}, b"key") for i in range(25)]
print(queries[3], sum(verify(q, b"key") for q in queries), sum(verify(q, b"other") for q in queries), sum(verify(q.replace("id=1", "id=2"), b"key") for q in queries))
