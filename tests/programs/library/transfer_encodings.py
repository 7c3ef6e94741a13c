"""Transfer encodings, names of the network, codecs that programs register."""
import binascii, base64, quopri
samples = [b"", b"a", b"hello world", bytes(range(40)), b"x" * 45, b"tab\tend \nnext \r\nlast.", b".\n..\n.", b"a=b_c d" * 6, "Ünï\n".encode(), b"=3D=\nfoo=xy=", b"trail \t", b"l" * 80 + b"\n" + b"m" * 75]
for s in samples:
    if len(s) <= 45:
        u = binascii.b2a_uu(s); print(u, binascii.a2b_uu(u) == s, binascii.b2a_uu(s, backtick=True))
    for kw in {}, {"quotetabs": True}, {"istext": False}, {"header": True}:
        q = binascii.b2a_qp(s, **kw); print(q, binascii.a2b_qp(q, header=kw.get("header", False)) == s)
    print(binascii.a2b_qp(s), quopri.decodestring(quopri.encodestring(s)) == s)
    z = base64.z85encode(s); print(z, base64.z85decode(z) == s)
for f, a in ((binascii.a2b_uu, b"!!"), (binascii.a2b_uu, b"#\x7f\x00"), (binascii.a2b_uu, b"#86)C!!!"), (binascii.b2a_uu, b"x" * 46), (binascii.b2a_uu, "x"), (binascii.a2b_qp, "é"), (base64.z85decode, b";;;;;"), (base64.z85decode, b"~~~~~")):
    try: print(f(a))
    except Exception as e: print(type(e).__name__, e)
import codecs
for t in ["bücher.example", "www.python.org.", "中国.cn", "ΑΘΉΝΑ", "faß.de", "a" * 63, ""]:
    e = t.encode("idna"); print(e, e.decode("idna"), t.encode("punycode"), t.encode("punycode").decode("punycode") == t)
for bad in ["a" * 64, "a..b", "b" + "ü" * 70]:
    try: bad.encode("idna")
    except UnicodeError as e: print(type(e).__name__)
print(b"xn--bcher-kva.example".decode("idna"), codecs.lookup("idna").name, codecs.encode("ü", "punycode"))
try: b"a-\xff".decode("punycode")
except UnicodeError as e: print(type(e).__name__)
def search(name):
    if name == "shout":
        return codecs.CodecInfo(lambda s, errors="strict": (s.upper().encode(), len(s)), lambda b, errors="strict": (bytes(b).decode().lower(), len(b)), name="shout")
    if name == "odd":
        return codecs.CodecInfo(lambda s, errors="strict": (3, 1), lambda b, errors="strict": (4, 1), name="odd")
codecs.register(search)
print("abc".encode("shout"), b"ABC".decode("shout"), str(b"XY", "Shout"), bytes("q", "shout"))
for f in (lambda: "a".encode("odd"), lambda: b"a".decode("odd"), lambda: "a".encode("nix"), lambda: b"a".decode("nix"), lambda: "a".encode("rot13"), lambda: b"61".decode("hex")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
