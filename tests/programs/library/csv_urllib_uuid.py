# csv, urllib.parse, uuid, secrets.
import csv
import io
import secrets
import uuid
from urllib.parse import *


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


print("-- csv")
for text in ["a,b,c\n1,2,3\n", 'x,"y, z",w\r\n', '"a ""quoted"" b",c', "a,,\n,,\n\n", '"multi\nline",2\n', "a,b", "", "\n", '"unclosed,x', 'a"b,c', '"a"b,c', " a, b", "a\tb;c"]:
    print(repr(text), list(csv.reader(io.StringIO(text, newline=""))))
print(list(csv.reader(["a;b", "'c;d';e"], delimiter=";", quotechar="'")), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(['1,"a",2.5'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a, b"], skipinitialspace=True)), list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)), list(csv.reader(["a\tb"], "excel-tab")))
r = csv.reader(["a,b", '"x', 'y",z'])
print(next(r), r.line_num, next(r), r.line_num)
for kw in [{}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"delimiter": "\t"}, {"lineterminator": "\n"}, {"quotechar": "'"}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}, {"dialect": "unix"}]:
    out = io.StringIO(newline="")
    dialect = kw.pop("dialect", "excel")
    w = csv.writer(out, dialect, **kw)
    w.writerow(["a", 1, 2.5, None, "x,y", 'q"t', "line\nbreak", ""])
    w.writerows([[1, 2], ("it's", True)])
    print(kw, repr(out.getvalue()))
d = csv.DictReader(io.StringIO("name,age\nAnn,30\nBob\nCy,5,extra\n"), restval="?", restkey="rest")
print(d.fieldnames, list(d))
out = io.StringIO()
w = csv.DictWriter(out, ["b", "a"], restval="-", extrasaction="ignore")
w.writeheader()
w.writerows([{"a": 1, "b": 2}, {"a": 3, "zz": 4}])
print(repr(out.getvalue()))
attempt(csv.DictWriter(io.StringIO(), ["a"]).writerow, {"b": 1})
attempt(csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow, ["a,b"])
attempt(csv.writer(io.StringIO()).writerow, 5)
attempt(lambda: list(csv.reader(["a"], delimiter=";;")))
attempt(lambda: list(csv.reader(["a"], "nope")))
attempt(lambda: list(csv.reader([b"a"])))
attempt(lambda: list(csv.reader(['"a"b'], strict=True)))
attempt(csv.writer, 5)
out = io.StringIO()
csv.writer(out).writerow([""])
print(repr(out.getvalue()), csv.list_dialects(), csv.field_size_limit())
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_ALL)
print(list(csv.reader(["a|b"], "pipes")), csv.get_dialect("pipes").delimiter)

print("-- urllib.parse")
for url in ["http://user:pw@Host.COM:8080/p/a;x?q=1&r=2#frag", "https://example.com", "mailto:a@b.c", "//net/path", "/just/path?q", "file:///etc/x", "http://[::1]:80/x", "rel/path", "", "HTTP://X/?a#b?c", "a:b:c", "http://h/a b"]:
    p = urlparse(url)
    s = urlsplit(url)
    print(p, s.geturl(), p.hostname, p.username, p.password, p.port, urlunparse(p), urldefrag(url))
base = "http://a/b/c/d;p?q"
for rel in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "g/./h", "g/../h", "http:g", "ftp://x/y", "g;x=1/../y"]:
    print(rel, urljoin(base, rel))
print(quote("a b/c?d=é&~_.-"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%A9%zz%2"), unquote_plus("a+b%2B"), quote(b"\xff\x00"), unquote_to_bytes("a%ff"), unquote("%E9", "latin-1"), unquote("%ff"), unquote("é%20ü"), quote("", "x"))
print(urlencode({"a": 1, "b": "x y", "c": "é&"}), urlencode([("a", [1, 2]), ("b", "z")], doseq=True), urlencode({"k": [1, 2]}), urlencode({"a": "b/c"}, quote_via=quote), urlencode({}))
print(parse_qs("a=1&a=2&b=&c=x%20y+z&d"), parse_qsl("a=1&b=2;c=3"), parse_qs("a=&b", keep_blank_values=True), parse_qsl(""), parse_qsl("a=1;b=2", separator=";"))
attempt(parse_qsl, "a", strict_parsing=True)
attempt(lambda: urlparse("http://h:99999/").port)
attempt(lambda: urlparse("http://h:x/").port)
attempt(lambda: urlparse("http://[::1/"))
attempt(urlencode, "abc")
attempt(urljoin, "a", b"b")
attempt(quote, 5)
print(urlparse(b"http://h/p?q"), urlparse(b"http://h/p").hostname, urlsplit("http://a/b")._replace(path="/c").geturl())

print("-- uuid and secrets")
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.urn, u.version, u.variant, u.time_low, u.node, u.clock_seq, uuid.UUID("{12345678123456781234567812345678}") == u, uuid.UUID(bytes=u.bytes) == u, uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(fields=u.fields) == u, uuid.UUID(int=5), hash(u) == hash(uuid.UUID(str(u))), u < uuid.MAX, int(uuid.NIL))
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://python.org/"), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid7().version, uuid.uuid4() != uuid.uuid4(), uuid.uuid6().variant, uuid.uuid8(1, 2, 3), uuid.UUID(int=0, version=4))
for bad in ({"hex": "xyz"}, {}, {"int": -1}, {"bytes": b"1"}, {"hex": "0" * 32, "version": 9}):
    attempt(uuid.UUID, **bad)
attempt(setattr, u, "x", 1)
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(16)), 0 <= secrets.randbelow(10) < 10, secrets.choice("a"), secrets.compare_digest("a", "a"), secrets.randbits(4) < 16)
attempt(secrets.randbelow, 0)

# fuel varies: it depends on the clock
safe = uuid.UUID(int=7, is_safe=uuid.SafeUUID.safe)
print(safe.__getstate__(), uuid.UUID(int=7).__getstate__(), uuid._parse_mac(b"52:54:00:9d:0e:67"), uuid._parse_mac(b"5:4"))
print(uuid._random_getnode() >> 40 & 1, 0 < uuid.getnode() < 1 << 48, uuid.getnode() == uuid.getnode())
made = [uuid.uuid7() for _ in range(20)]
print(made == sorted(made), {one.version for one in made}, uuid._last_timestamp_v7 == made[-1].time)
for fields in (1, 2, 3, 256, 5, 6), (1, 2, 3, 4, 5, 1 << 48):
    try:
        uuid.UUID(fields=fields)
    except ValueError as error:
        print(error)
